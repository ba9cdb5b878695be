//! French rules as tables: each row with its source and the days between which it is true.
//!
//! Uses `base` alone. Knows nothing of the book: a rule is asked with the facts of one case.

pub mod calendar;
pub mod direct_debit;
pub mod documents;
pub mod late_payment;
pub mod mentions;
pub mod payment_terms;
pub mod vat;

use crate::base::Day;

/// How well a row is proven.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Evidence {
    /// The official text was read.
    Confirmed,
    /// Several secondary sources agree; the official text was not seen.
    Secondary,
    /// Known to practitioners; one weak source at most.
    Unconfirmed,
}

/// Year, month, day.
pub type Calendar = (i32, u32, u32);

/// A day of a table. Every table's days exist: a test reads them all.
fn day((year, month, day): Calendar) -> Day {
    Day::from_calendar(year, month, day).unwrap_or(Day::LAST)
}

/// Whether a day is within `from` and, where there is one, before `before`.
fn holds(from: Calendar, before: Option<Calendar>, on: Day) -> bool {
    day(from) <= on && before.is_none_or(|before| on < day(before))
}
