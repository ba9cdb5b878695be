//! What went wrong, as the page and JavaScript see it: each error is turned into a sentence exactly once, here.

use crate::journal::Broken;
use crate::rooms::sharing::sentences;
use crate::store::{Failure, Store};

use super::documents::Documents;
use super::protocol::{Problem, ProblemKind};
use super::{Engine, World};

impl<S: Store, D: Documents, W: World> Engine<S, D, W> {
    /// The machine let us down.
    pub(super) fn failure(&self, failure: &Failure) -> Problem {
        Problem {
            kind: ProblemKind::Failure,
            code: failure.code().to_owned(),
            message: sentences::failure(self.options.locale, failure),
            place: None,
        }
    }

    /// Bytes that are not what they should be.
    pub(super) fn broken(&self, broken: &Broken) -> Problem {
        Problem {
            kind: ProblemKind::Failure,
            code: broken.code().to_owned(),
            message: sentences::broken(self.options.locale, broken),
            place: None,
        }
    }

    /// The command makes no sense now.
    pub(super) fn refused(&self, code: &str, detail: &str) -> Problem {
        let texts = self.options.locale.texts();
        let message = match code {
            "read-only" => texts.engine_read_only(detail),
            "unknown-preview" => texts.engine_unknown_preview(),
            "backup-incomplete" => texts.engine_backup_incomplete(detail),
            "backup-not-proven" => texts.engine_backup_not_proven(),
            "unknown-source" => texts.engine_unknown_source(),
            "not-empty" => texts.engine_not_empty(),
            "not-ready" => texts.engine_not_ready(),
            "cancelled" => texts.engine_cancelled(),
            "unknown-profile" => texts.invoices_refused_unknown_profile(detail),
            "nothing-to-send" => texts.invoices_refused_nothing_to_send(),
            _ => texts.engine_refused(code),
        };
        Problem { kind: ProblemKind::Refusal, code: code.to_owned(), message, place: None }
    }
}
