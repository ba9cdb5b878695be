//! How a table writes what can be written in two ways: found in its first rows, before any is read.

use crate::formats::csv::Row;
use crate::formats::date;
use crate::rooms::exchange::kinds::Said;
use crate::rooms::exchange::profile::answer;

use super::Pass;
use super::columns::NONE;
use crate::rooms::exchange::table::Table;

/// Rows looked at.
const SAMPLE: usize = 2_000;

/// How a table writes.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Manner {
    /// Payments stand among invoices without a sign of their own.
    pub unsigned_payments: bool,
    /// Nothing in the column of what is open means that nothing is; else it means that nothing was paid.
    pub blank_is_settled: bool,
    /// The column of lettering says yes and no.
    pub answers: bool,
    /// Each row is a line of an invoice, and says the whole invoice's amount again.
    pub line_by_line: bool,
    /// A day of payment says that an item is settled: others have none, and no column says how much.
    pub paid_by_day: bool,
}

/// A heading, folded, of what only a line of an invoice has.
fn is_of_a_line(heading: &str) -> bool {
    const WORDS: [&str; 12] = [
        "quantite",
        "qte",
        "qty",
        "quantity",
        "prix unitaire",
        "pu",
        "pu ht",
        "unit price",
        "item price",
        "item name",
        "article",
        "code article",
    ];
    WORDS.contains(&heading)
}

impl Pass<'_> {
    /// Looks at the first rows.
    pub(super) fn manner(&mut self, table: &Table<'_>) -> Manner {
        let (columns, order) = (self.columns, self.order);
        let (mut invoices, mut payments, mut negative) = (false, false, false);
        let (mut wholly_open, mut blank) = (false, false);
        let (mut answers, mut codes) = (0, 0);
        let (mut again, mut differs) = (false, false);
        let mut last: Option<(String, Option<i64>)> = None;
        let (mut with_day, mut without_day) = (false, false);
        let mut reader = table.reader();
        let mut row = Row::default();
        let mut seen = 0;
        while seen < SAMPLE && reader.read(&mut row) {
            if row.line() <= self.mapping.header_line {
                continue;
            }
            let day = |column: usize| matches!(date::read(row.text(column), order), Ok(Some(_)));
            if !day(columns.issued) && !day(columns.due) && !day(columns.issued_else) {
                continue;
            }
            seen += 1;
            match self.said(row.text(columns.kind)) {
                Said::Payment => payments = true,
                Said::Invoice => invoices = true,
                _ => {}
            }
            let of = |column: usize| {
                let reading = self.amount(&row, column, 2).ok().flatten();
                reading.map(|reading| reading.amount.get())
            };
            let (gross, open) = (of(columns.gross), of(columns.open));
            negative |= gross.is_some_and(|gross| gross < 0) || open.is_some_and(|open| open < 0);
            wholly_open |= gross.is_some_and(|gross| gross != 0) && gross == open;
            blank |= columns.open != NONE && row.text(columns.open).is_empty();
            let number = row.text(columns.number);
            match &last {
                Some((before, amount)) if !number.is_empty() && before == number => {
                    *(if *amount == gross { &mut again } else { &mut differs }) = true;
                }
                _ => last = Some((number.to_owned(), gross)),
            }
            let code = row.text(columns.lettering);
            if !code.is_empty() {
                *(if answer(code).is_some() { &mut answers } else { &mut codes }) += 1;
            }
            *(if day(columns.paid_on) { &mut with_day } else { &mut without_day }) = true;
        }
        let sided = [columns.debit, columns.credit, columns.sense].iter().any(|at| *at != NONE);
        let stated = columns.open != NONE || columns.paid[0] != NONE || columns.lettering != NONE;
        Manner {
            unsigned_payments: invoices && payments && !negative && !sided,
            blank_is_settled: blank && wholly_open,
            line_by_line: again
                && !differs
                && self.headings.iter().any(|heading| is_of_a_line(heading)),
            answers: answers > 0 && codes == 0,
            paid_by_day: with_day && without_day && !stated,
        }
    }
}
