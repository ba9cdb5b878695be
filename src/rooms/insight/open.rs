//! What is open as of any day: of one receivable, of all.

use std::borrow::Cow;

use crate::base::Day;
use crate::book::Book;
use crate::rooms::invoices::STATED;

/// When the settled part of a receivable changed, and by how much; the sign of its gross when more was settled.
///
/// By allocations on the day of their payment and by what the accounting program stated: see `payments::stated`.
pub fn changes(book: &Book, receivable: u32) -> Vec<(i32, i64)> {
    let mut days: Vec<i32> = book.payments.rows.of(receivable).map(|row| row.day).collect();
    days.extend(book.invoices.statements_on(receivable).map(|statement| statement.day));
    days.sort_unstable();
    days.dedup();
    let mut before = 0;
    let mut changes = Vec::new();
    for day in days {
        let after = settled_at(book, receivable, day);
        if after != before {
            changes.push((day, after - before));
            before = after;
        }
    }
    changes
}

/// What is settled of a receivable by the end of a day, issued or not.
pub fn settled_at(book: &Book, receivable: u32, day: i32) -> i64 {
    book.payments.settled(&book.invoices, receivable, day, |_| true)
}

/// What a receivable leaves open at the end of a day; nothing before its issue.
pub fn open_at(book: &Book, receivable: u32, day: i32) -> i64 {
    let at = receivable as usize;
    if day < book.invoices.issued[at] {
        return 0;
    }
    book.invoices.gross[at].wrapping_sub(settled_at(book, receivable, day))
}

/// What is open at the end of a day, by receivable; nothing before its issue.
pub fn open_column(book: &Book, day: Day) -> Cow<'_, [i64]> {
    let (invoices, rows, day) = (&book.invoices, &book.payments.rows, day.get());
    if book.last_day().is_none_or(|last| last.get() <= day) {
        return Cow::Borrowed(&invoices.open);
    }
    let mut beside = vec![false; invoices.len()];
    rows.since().for_each(|receivable| beside[receivable as usize] = true);
    let open = |at: usize| {
        if day < invoices.issued[at] {
            return 0;
        }
        if beside[at] || invoices.flags[at] & STATED != 0 {
            return open_at(book, at as u32, day);
        }
        let mut open = invoices.gross[at];
        for row in rows.base(at as u32) {
            if rows.day[row] <= day {
                open = open.wrapping_sub(rows.amount[row]);
            }
        }
        open
    };
    Cow::Owned((0..invoices.len()).map(open).collect())
}

/// The receivables open at the end of a day, and how much of each.
pub fn open_on(book: &Book, day: Day) -> Vec<(u32, i64)> {
    let column = open_column(book, day);
    let open = (0_u32..).zip(column.iter());
    open.filter(|(_, open)| **open != 0).map(|(receivable, open)| (receivable, *open)).collect()
}
