//! The French life cycle of an electronic invoice: its codes, what may follow what, which need a reason.
//!
//! Source: AIFE/DGFiP external specifications v3.2 (30 April 2026), national schematrons 1.4.0 (30 June 2026). An unknown code
//! is kept and shown, and moves nothing.

use super::events::Status;
use super::queries::Stage;
use crate::journal::Stamp;
use crate::texts::Locale;

/// One status of the closed list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Known {
    /// `200` …
    pub code: &'static str,
    /// In French, as the specification has it.
    pub fr: &'static str,
    /// In English.
    pub en: &'static str,
    /// Where a document then stands; `None` where it stays where it was.
    pub stage: Option<Stage>,
    /// A reason has to be given (MDT-113).
    pub reason: bool,
}

const fn known(
    code: &'static str,
    fr: &'static str,
    en: &'static str,
    stage: Option<Stage>,
    reason: bool,
) -> Known {
    Known { code, fr, en, stage, reason }
}

/// The statuses of an invoice. 250 and above are between platforms and the State, and say nothing of the invoice.
pub const STATUSES: [Known; 21] = [
    known("200", "Déposée", "Deposited", Some(Stage::Deposited), false),
    known("201", "Émise par la plateforme", "Sent by the platform", Some(Stage::Deposited), false),
    known(
        "202",
        "Reçue par la plateforme",
        "Received by the platform",
        Some(Stage::Delivered),
        false,
    ),
    known("203", "Mise à disposition", "Made available", Some(Stage::Delivered), false),
    known("204", "Prise en charge", "Taken in charge", Some(Stage::Delivered), false),
    known("205", "Approuvée", "Approved", Some(Stage::Approved), false),
    known("206", "Approuvée partiellement", "Approved in part", Some(Stage::Approved), true),
    known("207", "En litige", "In dispute", Some(Stage::Held), true),
    known("208", "Suspendue", "Suspended", Some(Stage::Held), true),
    known("209", "Complétée", "Completed", Some(Stage::Delivered), false),
    known("210", "Refusée", "Refused", Some(Stage::Refused), true),
    known("211", "Paiement transmis", "Payment sent", Some(Stage::PaymentSent), false),
    known("212", "Encaissée", "Cashed", None, false),
    known("213", "Rejetée", "Rejected", Some(Stage::Rejected), true),
    known("214", "Visée", "Countersigned", None, false),
    known("220", "Annulée", "Cancelled", Some(Stage::Cancelled), false),
    known("221", "Erreur de routage", "Routing error", None, false),
    known("224", "Demande de paiement direct", "Direct payment asked", None, false),
    known("225", "Affacturée", "Factored", None, false),
    known("227", "Changement de compte à payer", "Change of account to pay", None, false),
    known("228", "Non affacturée", "Not factored", None, false),
];

/// A status of the list.
pub fn of(code: &str) -> Option<&'static Known> {
    STATUSES.iter().find(|known| known.code == code)
}

/// In the person's language; an unknown code is its own label.
pub fn label(code: &str, locale: Locale) -> String {
    match (of(code), locale) {
        (Some(known), Locale::Fr) => known.fr.to_owned(),
        (Some(known), Locale::En) => known.en.to_owned(),
        (None, _) => code.to_owned(),
    }
}

/// A reason is asked for.
pub fn needs_reason(code: &str) -> bool {
    of(code).is_some_and(|known| known.reason)
}

/// A document that is refused, rejected or cancelled goes no further; 212 may come again (receipts in parts, corrections); what
/// comes late of an earlier step is taken, for messages arrive in any order.
///
/// ```
/// use encours::rooms::invoices::issuing::life_cycle::may_follow;
/// assert!(may_follow(Some("207"), "205"));
/// assert!(may_follow(Some("212"), "212"));
/// assert!(!may_follow(Some("210"), "205"));
/// assert!(!may_follow(Some("212"), "210"));
/// assert!(may_follow(Some("210"), "999"));
/// ```
pub fn may_follow(reached: Option<&str>, code: &str) -> bool {
    let (Some(reached), Some(next)) = (reached, of(code)) else { return true };
    match reached {
        "210" | "213" | "220" => false,
        // What was paid can no longer be refused, rejected or cancelled.
        "212" => !matches!(next.code, "210" | "213" | "220"),
        // What was not completed cannot be: 209 answers 208.
        _ => next.code != "209" || matches!(reached, "208" | "221"),
    }
}

/// The codes that count, in order: each that may follow the one before.
fn counting<'a>(
    statuses: impl Iterator<Item = &'a Status>,
) -> impl Iterator<Item = (usize, &'a Status)> {
    let mut reached: Option<&str> = None;
    statuses.enumerate().filter_map(move |(place, status)| {
        if !may_follow(reached, &status.code) {
            return None;
        }
        if of(&status.code).is_some() {
            reached = Some(&status.code);
        }
        Some((place, status))
    })
}

fn told(statuses: &[(Stamp, Status)]) -> impl Iterator<Item = &Status> {
    statuses.iter().map(|(_, status)| status)
}

/// The places of the statuses that came out of turn.
pub fn ignored(statuses: &[(Stamp, Status)]) -> Vec<usize> {
    let counted: Vec<usize> = counting(told(statuses)).map(|(place, _)| place).collect();
    (0..statuses.len()).filter(|place| !counted.contains(place)).collect()
}

/// Whether a status counts beside the known ones, which are in order of their own time: for messages arrive in any order.
pub fn takes(known: &[&Status], new: &Status) -> bool {
    let later = |status: &&&Status| (status.on, &status.time) > (new.on, &new.time);
    let place = known.len() - known.iter().rev().take_while(later).count();
    let (before, after) = known.split_at(place);
    let all = before.iter().copied().chain([new]).chain(after.iter().copied());
    counting(all).any(|(at, _)| at == place)
}

/// The last known code that counts.
pub fn reached(statuses: &[(Stamp, Status)]) -> Option<String> {
    let known = counting(told(statuses)).filter(|(_, status)| of(&status.code).is_some());
    known.last().map(|(_, status)| status.code.clone())
}

/// Where the statuses alone put a document.
pub fn stage(statuses: &[(Stamp, Status)]) -> Option<Stage> {
    let stages = counting(told(statuses)).filter_map(|(_, status)| of(&status.code)?.stage);
    stages.last()
}
