//! Numbers: taken at issue, without a gap in a series on one device, never used twice.
//!
//! A series is what stands before the count: prefix, year, code of the device (`FA2026-A-`). The device that began the
//! journal has the code `A`; another has four letters of its own name, so that two devices that are apart never take the same
//! number. Distinct series are lawful where the conditions of work call for them (CGI, ann. II, art. 242 nonies A, I, 7°), and
//! a yearly restart is where the year makes numbers unique (BOI-TVA-DECLA-30-20-20-10).

use chrono::Datelike;

use super::draft::DraftKind;
use super::events::Issued;
use super::state::State;
use crate::base::Day;
use crate::journal::DeviceId;
use crate::rooms::invoices::firm::Firm;

/// The device that issues.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Here {
    /// Which.
    pub device: DeviceId,
    /// It wrote the first entry of the journal as it is known here.
    pub founder: bool,
}

/// The next number of a series.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Next {
    /// What stands before the count.
    pub series: String,
    /// The count.
    pub sequence: u32,
    /// The last day that a document of this prefix bears on this device: an earlier one is refused.
    pub not_before: Option<Day>,
}

impl Next {
    /// BT-1.
    pub fn number(&self) -> String {
        format!("{}{:06}", self.series, self.sequence)
    }
}

/// What numbers of a kind begin with.
pub fn prefix(firm: &Firm, kind: DraftKind) -> &str {
    let (own, usual) = match kind {
        DraftKind::Invoice | DraftKind::Corrective => (&firm.invoice_prefix, "FA"),
        DraftKind::CreditNote => (&firm.credit_prefix, "AV"),
        DraftKind::Deposit => (&firm.deposit_prefix, "AC"),
    };
    if own.is_empty() { usual } else { own }
}

/// The letters that a number may have, beside what we put into it ourselves: BR-FR-02.
pub fn is_allowed(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"+-_/".contains(&byte))
}

/// The code of a device in its series.
pub fn code(state: &State, here: Here) -> String {
    code_among(state.code_of(here.device), &|code| state.is_taken(code), here)
}

/// The same of any series: the device's own code there, else one that no other device has taken.
pub fn code_among(own: Option<&str>, is_taken: &dyn Fn(&str) -> bool, here: Here) -> String {
    if let Some(own) = own {
        return own.to_owned();
    }
    if here.founder && !is_taken("A") {
        return "A".to_owned();
    }
    // The whole name where even four of its letters are taken: names are drawn at random, so that never both are.
    let name = here.device.as_str().to_ascii_uppercase();
    match name.get(..4) {
        Some(short) if !is_taken(short) => short.to_owned(),
        _ => name,
    }
}

/// The number that a document of a kind would take on a day.
///
/// `with` are documents that are about to be issued here before it.
pub fn next(
    state: &State,
    with: &[Issued],
    firm: &Firm,
    kind: DraftKind,
    day: Day,
    here: Here,
) -> Next {
    let code = code(state, here);
    let year = day.to_date().year();
    let prefix = prefix(firm, kind);
    let series = format!("{prefix}{year:04}-{code}-");
    let ours = state.issued().iter().filter(|document| document.by.device == here.device);
    let (mut sequence, mut not_before) = (0, None);
    for issued in ours.map(|document| &document.issued).chain(with) {
        if issued.series == series {
            sequence = sequence.max(issued.sequence);
        }
        if same_prefix(&issued.series, &series) {
            not_before = not_before.max(Some(issued.issued));
        }
    }
    Next { series, sequence: sequence + 1, not_before }
}

/// Two series of one prefix and device that differ in the year alone.
fn same_prefix(one: &str, other: &str) -> bool {
    let stem = |series: &str| -> Option<(String, String)> {
        let (head, code) = series.strip_suffix('-')?.rsplit_once('-')?;
        let prefix = head.get(..head.len().checked_sub(4)?)?;
        Some((prefix.to_owned(), code.to_owned()))
    };
    stem(one).is_some() && stem(one) == stem(other)
}
