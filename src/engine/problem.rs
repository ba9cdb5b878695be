//! What went wrong, as the page and JavaScript see it: each error is turned into a sentence exactly once, here.

use crate::journal::Broken;
use crate::rooms::sharing::sentences;
use crate::store::{Failure, Store};
use crate::texts::Texts;

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
        let message = sentence(&self.options.locale.texts(), code, detail);
        Problem { kind: ProblemKind::Refusal, code: code.to_owned(), message, place: None }
    }
}

/// Why the engine itself refuses, in the person's language: one arm per code, checked against the sources by a test.
fn sentence(texts: &Texts, code: &str, detail: &str) -> String {
    match code {
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
        "unknown-customer" => texts.engine_unknown_customer(detail),
        "unknown-receivable" => texts.engine_unknown_invoice(detail),
        "unknown-reminder" => texts.dunning_refused_unknown_reminder(detail),
        "unknown-debit-note" => texts.engine_unknown_debit_note(detail),
        "no-such-row" => texts.engine_no_such_row(),
        "unexpected-answer" => texts.engine_unexpected_answer(),
        _ => texts.engine_refused(code),
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;
    use std::path::Path;

    use super::sentence;
    use crate::base::Fault;
    use crate::rooms::{exchange, sharing};
    use crate::texts::Locale;

    /// The codes that stand after some words in the sources beneath a folder.
    fn codes(folder: &Path, before: &str, found: &mut BTreeSet<String>) {
        for entry in std::fs::read_dir(folder).expect("a folder of sources") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                codes(&path, before, found);
            } else if path.extension().is_some_and(|of| of == "rs") {
                let text = std::fs::read_to_string(&path).expect("a source can be read");
                // What tests make up is no code of ours.
                let text = text.split("#[cfg(test)]").next().unwrap_or_default();
                let text = text.split("mod tests {").next().unwrap_or_default();
                let code = |rest: &str| rest.split('"').next().unwrap_or_default().to_owned();
                found.extend(text.split(before).skip(1).map(code));
            }
        }
    }

    fn of(folders: &[&str], before: &str) -> BTreeSet<String> {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
        let mut found = BTreeSet::new();
        folders.iter().for_each(|folder| codes(&root.join(folder), before, &mut found));
        found
    }

    #[test]
    fn no_dialog_shows_a_bare_code_for_what_the_engine_refuses() {
        let found = of(&["engine"], "refused(\"");
        assert!(10 < found.len(), "only {} codes were found: the search is broken", found.len());
        for code in found {
            for locale in [Locale::Fr, Locale::En] {
                let said = sentence(&locale.texts(), &code, "411BATI");
                assert_ne!(said, locale.texts().engine_refused(&code), "«{code}» has no sentence");
                assert!(!said.contains(&code), "{said}");
            }
        }
    }

    #[test]
    fn no_dialog_shows_a_bare_code_for_a_fault_that_the_engine_hands_on() {
        let folders = ["engine", "paper", "store", "rooms/sharing", "rooms/invoices/paper"];
        let found = of(&folders, "Fault::new(\"");
        assert!(5 < found.len(), "only {} codes were found: the search is broken", found.len());
        for code in found {
            for locale in [Locale::Fr, Locale::En] {
                let fault = Fault::new(&code);
                let said = sharing::sentences::fault(locale, &fault)
                    .unwrap_or_else(|| exchange::sentence(locale, &fault));
                let bare = locale.texts().exchange_fault_other(&code);
                assert_ne!(said, bare, "«{code}» has no sentence");
            }
        }
    }
}
