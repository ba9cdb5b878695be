//! Rows of lists of payments and of customers.

use crate::base::{Amount, Currency, Siren};
use crate::formats::csv::Row;
use crate::formats::date;
use crate::formats::number::{self, NotANumber};
use crate::rooms::exchange::table::{Line, line};

use super::Pass;
use super::columns::NONE;

impl Pass<'_> {
    /// One row of a list of payments.
    pub(super) fn payment(&mut self, row: &Row<'_>) {
        let columns = self.columns;
        let day_column = if columns.paid_on == NONE { columns.issued } else { columns.paid_on };
        let Ok(Some(paid)) = date::read(row.text(day_column), self.order) else {
            return self.odd_payment(row, day_column);
        };
        let Some((mut currency, digits)) = self.currency(row) else {
            return self.odd_payment(row, day_column);
        };
        let Ok(read) = self.payment_amount(row, digits) else {
            return self.odd_payment(row, day_column);
        };
        let Some((amount, found, rounded)) = read else { return self.odd_payment(row, day_column) };
        if columns.currency == NONE {
            currency = found.unwrap_or(currency);
        }
        self.reading.read += 1;
        if amount.get() == 0 {
            self.reading.set_aside += 1;
            return;
        }
        if rounded {
            let column = if columns.gross == NONE { columns.credit } else { columns.gross };
            self.reading.faults.push(self.fault("rounded", row, column).as_warning());
        }
        let account = match self.customer(row) {
            Some(account) => account,
            None => {
                let number = self.accounts.intern("");
                if number as usize == self.reading.customers.account.len() {
                    self.new_customer(row, "", String::new());
                }
                number
            }
        };
        let reference = match row.text(columns.payment_reference) {
            "" => row.text(columns.reference),
            reference => reference,
        };
        let invoice = row.text(columns.number);
        let amount = if self.mapping.inverted { amount.negated() } else { amount };
        let batch = &mut self.reading.payments;
        let rank = self.ranks.next_payment(account, reference, invoice, paid, amount, batch);
        batch.account.push(account);
        batch.reference.push(reference);
        batch.invoice.push(invoice);
        batch.paid.push(paid);
        batch.currency.push(currency);
        batch.amount.push(amount);
        batch.means.push(row.text(columns.means));
        batch.label.push(row.text(columns.label));
        batch.rank.push(rank);
        batch.line.push(row.line());
    }

    /// Received above zero; a debit of the customer's account is money given back.
    #[allow(clippy::type_complexity, reason = "said once, taken apart at once")]
    fn payment_amount(
        &self,
        row: &Row<'_>,
        digits: u32,
    ) -> Result<Option<(Amount, Option<Currency>, bool)>, (usize, NotANumber)> {
        let columns = &self.columns;
        for column in [columns.gross, columns.paid[0]] {
            if let Some(reading) = self.amount(row, column, digits)? {
                let negative = matches!(row.text(columns.sense), "D" | "d");
                let amount = if negative { reading.amount.negated() } else { reading.amount };
                return Ok(Some((amount, reading.currency, reading.rounded)));
            }
        }
        let credit = self.amount(row, columns.credit, digits)?;
        let debit = self.amount(row, columns.debit, digits)?;
        if credit.is_none() && debit.is_none() {
            return Ok(None);
        }
        let units = |reading: Option<number::Reading>| {
            reading.map_or(Amount::ZERO, |reading| reading.amount)
        };
        let rounded = credit.is_some_and(|reading| reading.rounded)
            || debit.is_some_and(|reading| reading.rounded);
        let amount = units(credit).checked_sub(units(debit)).unwrap_or_default();
        Ok(Some((amount, None, rounded)))
    }

    fn odd_payment(&mut self, row: &Row<'_>, day_column: usize) {
        match line(row, &self.headings) {
            Line::Blank | Line::Heading => return,
            Line::Total => {
                self.reading.read += 1;
                self.reading.set_aside += 1;
                return;
            }
            Line::Group(account, name) if self.context.grouped => {
                self.above = Some((account, name));
                return;
            }
            Line::Group(..) | Line::Other => {}
        }
        self.reading.read += 1;
        self.reading.faulty += 1;
        let before = self.reading.faults.total;
        match date::read(row.text(day_column), self.order) {
            Err(_) => self.reading.faults.push(self.fault("not-a-date", row, day_column)),
            Ok(None) => self.reading.faults.push(self.fault("missing-date", row, day_column)),
            Ok(Some(_)) => {}
        }
        if self.currency(row).is_none() {
            self.reading.faults.push(self.fault("unknown-currency", row, self.columns.currency));
        }
        self.faulty_amounts(row, 2);
        if self.reading.faults.total == before {
            let column =
                if self.columns.gross == NONE { self.columns.credit } else { self.columns.gross };
            self.reading.faults.push(self.fault("missing-amount", row, column));
        }
    }

    /// One row of a list of customers.
    pub(super) fn customer_row(&mut self, row: &Row<'_>) {
        if (0..row.len()).all(|cell| row.text(cell).is_empty())
            || line(row, &self.headings) == Line::Heading
        {
            return;
        }
        self.reading.read += 1;
        let before = self.reading.customers.account.len();
        let registration = row.text(self.columns.registration);
        let column = self.columns.registration;
        if !registration.is_empty()
            && registration.bytes().filter(u8::is_ascii_digit).count() == 9
            && Siren::within(registration).is_none()
        {
            self.reading.faults.push(self.fault("bad-siren", row, column).as_warning());
        }
        if line(row, &self.headings) == Line::Total {
            self.reading.set_aside += 1;
        } else if self.customer(row).is_none() {
            self.reading.faulty += 1;
            let column =
                if self.columns.account == NONE { self.columns.name } else { self.columns.account };
            self.reading.faults.push(self.fault("no-customer", row, column));
        } else if self.reading.customers.account.len() == before {
            self.reading.set_aside += 1;
            self.reading
                .faults
                .push(self.fault("customer-twice", row, self.columns.account).as_warning());
        }
    }
}
