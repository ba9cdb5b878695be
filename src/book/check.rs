//! What must hold in every state, whatever was applied.

use std::collections::BTreeMap;
use std::fmt;

use crate::base::Currency;

use super::Book;

/// An invariant that does not hold: the book must not be written to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Broken {
    /// More is allocated from a payment than it holds (invariant 1), by its row.
    Payment(u32),
    /// More is settled of a receivable than its gross, or its open amount is not gross less settled (invariant 2).
    Receivable(u32),
    /// An allocation joins two currencies (invariant 3), by the receivable's row.
    Currencies(u32),
    /// Open less unallocated is not the sum of the ageing columns (invariant 5).
    Balance(Currency),
    /// The figures kept up to date are not those computed from nothing.
    Figures,
    /// The sum of all amounts is beyond what a balance holds.
    TooLarge,
    /// A series of numbers has a gap, or a day that goes back (invariant 7).
    Series(String),
}

impl fmt::Display for Broken {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Broken::Payment(row) => {
                write!(formatter, "payment {row} is allocated beyond its amount")
            }
            Broken::Receivable(row) => {
                write!(formatter, "receivable {row} is settled beyond its gross")
            }
            Broken::Currencies(row) => {
                write!(formatter, "receivable {row} is paid in another currency")
            }
            Broken::Balance(currency) => {
                write!(formatter, "the ageing in {currency} is not the balance")
            }
            Broken::Figures => formatter.write_str("the figures kept are not the figures computed"),
            Broken::Series(series) => write!(formatter, "the numbers of {series} have a gap"),
            Broken::TooLarge => formatter.write_str("the amounts are beyond what a balance holds"),
        }
    }
}

/// Whether `part` has the sign of `whole` and is no larger, zero included.
fn is_part(part: i64, whole: i64) -> bool {
    if whole < 0 { (whole..=0).contains(&part) } else { (0..=whole).contains(&part) }
}

impl Book {
    /// The invariants, in a few passes over the columns.
    pub fn check(&self) -> Result<(), Broken> {
        let (invoices, payments) = (&self.invoices, &self.payments);
        let sizes = invoices.gross.iter().chain(&payments.amount);
        let whole: u128 = sizes.map(|amount| u128::from(amount.unsigned_abs())).sum();
        if i64::MAX as u128 <= whole {
            return Err(Broken::TooLarge);
        }
        let mut allocated_of = vec![0_i64; payments.len()];
        for receivable in 0..invoices.len() as u32 {
            let at = receivable as usize;
            let mut allocated = 0_i64;
            for row in payments.rows.of(receivable) {
                allocated += row.amount;
                allocated_of[row.payment as usize] += row.amount;
                let paying = payments.position[row.payment as usize];
                let owing = invoices.position[at];
                if self.customers.currency_of(paying) != self.customers.currency_of(owing) {
                    return Err(Broken::Currencies(receivable));
                }
            }
            let gross = invoices.gross[at];
            let known = payments.allocated.get(at).copied().unwrap_or(0);
            let settled = payments.settled(invoices, receivable, i32::MAX, |_| true);
            if allocated != known
                || !is_part(allocated, gross)
                || !is_part(settled, gross)
                || invoices.open[at] != gross - settled
            {
                return Err(Broken::Receivable(receivable));
            }
        }
        for (payment, allocated) in allocated_of.into_iter().enumerate() {
            let (amount, rest) = (payments.amount[payment], payments.rest[payment]);
            let beyond = if amount < 0 { 0 < rest } else { rest < 0 };
            if amount - allocated != rest || beyond {
                return Err(Broken::Payment(payment as u32));
            }
        }
        if let Some(series) = invoices.issuing.gap() {
            return Err(Broken::Series(series.to_owned()));
        }
        if let Some(series) = self.dunning.debit_notes().gap() {
            return Err(Broken::Series(series.to_owned()));
        }
        self.check_figures()
    }

    /// Open less unallocated per currency, from the columns alone.
    pub fn balances(&self) -> BTreeMap<Currency, i64> {
        let mut balances = BTreeMap::new();
        for (position, open) in self.invoices.position.iter().zip(&self.invoices.open) {
            *balances.entry(self.customers.currency_of(*position)).or_default() += open;
        }
        for (position, rest) in self.payments.position.iter().zip(&self.payments.rest) {
            *balances.entry(self.customers.currency_of(*position)).or_default() -= rest;
        }
        balances
    }
}
