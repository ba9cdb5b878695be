//! Rows that are no good items: totals, headings, customers above their items, faults.

use crate::formats::csv::Row;
use crate::formats::date;
use crate::formats::number::NotANumber;
use crate::rooms::exchange::headings::folded;
use crate::rooms::exchange::sums::{CREDIT, DEBIT, GROSS, OPEN};
use crate::rooms::exchange::table::{Line, line};

use super::columns::NONE;
use super::{Pass, joined};

impl Pass<'_> {
    /// A row that is no good item: a total, a heading, a customer above its items, or faults.
    pub(super) fn odd_item(&mut self, row: &Row<'_>) {
        if self.titles.contains(&joined(row)) {
            return;
        }
        match line(row, &self.headings) {
            Line::Blank => {}
            Line::Heading => {}
            Line::Total => {
                self.reading.read += 1;
                self.reading.set_aside += 1;
                self.check_total(row);
            }
            Line::Group(account, name) if self.context.grouped => {
                self.above = Some((account, name))
            }
            // A line of words below the items: «Édité le …», a page number, a note.
            Line::Group(..) | Line::Other if self.is_note(row) => {
                self.reading.read += 1;
                self.reading.set_aside += 1;
            }
            Line::Group(..) | Line::Other => self.faulty_item(row),
        }
    }

    /// Words alone, none of them in the place of a number, a day or an amount.
    fn is_note(&self, row: &Row<'_>) -> bool {
        let columns = self.columns;
        let filled = (0..row.len()).filter(|cell| !row.text(*cell).is_empty()).count();
        let items = [
            columns.number,
            columns.issued,
            columns.due,
            columns.gross,
            columns.debit,
            columns.credit,
            columns.open,
        ];
        filled <= 3 && items.iter().all(|column| row.text(*column).is_empty())
    }

    /// Says everything that is wrong with a row of a list of invoices.
    fn faulty_item(&mut self, row: &Row<'_>) {
        let columns = self.columns;
        self.reading.read += 1;
        self.reading.faulty += 1;
        let before = self.reading.faults.total;
        for column in [columns.issued, columns.due] {
            if date::read(row.text(column), self.order).is_err() {
                self.reading.faults.push(self.fault("not-a-date", row, column));
            }
        }
        let digits = match self.currency(row) {
            Some((_, digits)) => digits,
            None => {
                self.reading.faults.push(self.fault("unknown-currency", row, columns.currency));
                2
            }
        };
        self.faulty_amounts(row, digits);
        if self.reading.faults.total > before {
            return;
        }
        let is_date =
            |column: usize| matches!(date::read(row.text(column), self.order), Ok(Some(_)));
        if !is_date(columns.issued) && !is_date(columns.due) {
            let column = if columns.issued == NONE { columns.due } else { columns.issued };
            self.reading.faults.push(self.fault("missing-date", row, column));
        }
        if self.amounts(row, digits).is_ok_and(|amounts| amounts.gross.is_none()) {
            let amount = [columns.gross, columns.debit, columns.open, columns.credit];
            let column = amount.into_iter().find(|column| *column != NONE).unwrap_or(NONE);
            self.reading.faults.push(self.fault("missing-amount", row, column));
        }
        if row.text(columns.number).is_empty() && row.text(columns.reference).is_empty() {
            self.reading.faults.push(self.fault("missing-number", row, columns.number));
        }
        if self.reading.faults.total == before {
            let column = if columns.account == NONE { columns.name } else { columns.account };
            self.reading.faults.push(self.fault("no-customer", row, column));
        }
    }

    pub(super) fn faulty_amounts(&mut self, row: &Row<'_>, digits: u32) {
        let columns = self.columns;
        for column in [
            columns.gross,
            columns.debit,
            columns.credit,
            columns.open,
            columns.paid[0],
            columns.paid[1],
            columns.paid[2],
            columns.vat,
            columns.net,
        ] {
            if let Err((column, error)) = self.amount(row, column, digits) {
                let code = match error {
                    NotANumber::Other => "not-a-number",
                    NotANumber::TooLarge => "number-too-large",
                };
                self.reading.faults.push(self.fault(code, row, column));
            }
        }
    }

    /// Compares a line of totals with what was read.
    fn check_total(&mut self, row: &Row<'_>) {
        let columns = self.columns;
        let digits = self.mapping.currency.digits();
        let mut shown = [None; 4];
        for (place, column) in [
            (GROSS, columns.gross),
            (OPEN, columns.open),
            (DEBIT, columns.debit),
            (CREDIT, columns.credit),
        ] {
            shown[place] =
                self.amount(row, column, digits).ok().flatten().map(|reading| reading.amount);
        }
        let mut is_general = false;
        let mut is_report = false;
        for cell in (0..row.len()).map(|cell| row.text(cell)).filter(|cell| !cell.is_empty()) {
            let folded = folded(cell);
            is_general |= folded.contains("general") || folded.contains("grand total");
            is_report |= folded.starts_with("report") || folded.contains("reporter");
        }
        if is_report {
            return;
        }
        self.sums.total(row.line(), shown, is_general);
    }
}
