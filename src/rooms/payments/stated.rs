//! What is settled of a receivable: what was allocated here, beside what the accounting program says of it.
//!
//! The program's word and ours overlap, and neither is complete: it may know payments of a time before our first bank
//! file, and we may know this morning's, which nobody has entered there. Must hold: no payment counts twice, none that came
//! after the program's word is swallowed by it, and what was allocated here always counts.

use crate::rooms::invoices;

use super::state::{Row, State};

/// What of `known` is left once the program has shown `shown` more: nothing of it twice, none of the other sign.
///
/// ```
/// use encours::rooms::payments::stated::left;
/// assert_eq!(left(400, 0), 400); // it has not entered it yet
/// assert_eq!(left(400, 400), 0); // it has
/// assert_eq!(left(0, 600), 0); // paid before we knew anything
/// assert_eq!(left(400, -600), 400); // it took something else back
/// assert_eq!(left(-400, -600), 0); // credit notes have the other sign
/// ```
pub fn left(known: i64, shown: i64) -> i64 {
    if known.signum() != shown.signum() {
        return known;
    }
    known.signum() * known.saturating_abs().saturating_sub(shown.saturating_abs()).max(0)
}

impl State {
    /// What is settled of a receivable by the end of a day, in minor units, signed as its gross: by the payments that `counts`
    /// takes, and by what the accounting program stated until then.
    ///
    /// Each statement is the program's whole knowledge of its day. What we know beyond the one before is held against what it
    /// shows anew, and only the rest is added; what comes after the last one is added whole.
    pub fn settled(
        &self,
        invoices: &invoices::State,
        receivable: u32,
        day: i32,
        counts: impl Fn(u32) -> bool,
    ) -> i64 {
        let rows = self.rows.of(receivable).filter(|row| row.day <= day && counts(row.payment));
        if !invoices.is_stated(receivable) {
            return rows.map(|row| row.amount).sum();
        }
        let rows: Vec<Row> = rows.collect();
        let allocated: i64 = rows.iter().map(|row| row.amount).sum();
        let (mut stated, mut beyond) = (0_i64, 0_i64);
        let mut before: Option<i32> = None;
        let came = |row: &&Row, before: Option<i32>| before.is_none_or(|on| self.follows(row, on));
        for (on, now) in invoices.stated_by(receivable, day) {
            let rows = rows.iter().filter(|row| came(row, before) && !self.follows(row, on));
            let known: i64 = rows.map(|row| row.amount).sum();
            beyond = left(beyond.saturating_add(known), now.saturating_sub(stated));
            (stated, before) = (now, Some(on));
        }
        let since: i64 = rows.iter().filter(|row| came(row, before)).map(|row| row.amount).sum();
        let settled = stated.saturating_add(beyond).saturating_add(since);
        invoices.settled_within(receivable, settled, allocated)
    }

    /// A payment is not yet in what was stated on a day: it came later, or on that day, from our bank or from a person's
    /// hand. A list of payments of that same day comes from the same program.
    fn follows(&self, row: &Row, on: i32) -> bool {
        let ours = || self.line_of(row.payment).is_some() || self.origin(row.payment).is_none();
        on < row.day || on == row.day && ours()
    }
}
