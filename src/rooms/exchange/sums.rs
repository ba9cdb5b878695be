//! What is gathered over the rows of a table: its sums, to be compared with its own totals, and the ranks of equal rows.

use std::collections::HashMap;
use std::hash::BuildHasher;

use hashbrown::{DefaultHashBuilder, HashTable};

use crate::base::{Amount, Currency, Day, Fault};
use crate::rooms::invoices::InvoiceBatch;
use crate::rooms::payments::PaymentBatch;

pub(super) const GROSS: usize = 0;
pub(super) const OPEN: usize = 1;
pub(super) const DEBIT: usize = 2;
pub(super) const CREDIT: usize = 3;

/// Sums as the file shows them, for its own totals to be compared with.
#[derive(Clone, Debug, Default)]
pub(super) struct Sums {
    all: [i64; 4],
    since: [i64; 4],
    currency: Option<Currency>,
    several: bool,
    last: Option<(u32, i64, i64)>,
    general: Option<(u32, i64, i64)>,
    checked: bool,
}

impl Sums {
    #[inline]
    pub fn add(&mut self, currency: Currency, shown: &[Option<Amount>; 4]) {
        self.several |= self.currency.is_some_and(|other| other != currency);
        self.currency = Some(currency);
        for (place, amount) in shown.iter().enumerate() {
            let units = amount.map_or(0, Amount::get);
            self.all[place] = self.all[place].saturating_add(units);
            self.since[place] = self.since[place].saturating_add(units);
        }
    }

    /// A line of totals: it must be the sum of everything, or of what came since the last one, in some column.
    pub fn total(&mut self, line: u32, shown: [Option<Amount>; 4], general: bool) {
        let mut wrong = None;
        for (place, amount) in shown.iter().enumerate() {
            let Some(units) = amount.map(Amount::get) else { continue };
            let agrees = [self.all, self.since].iter().any(|sums| {
                let net = sums[DEBIT].saturating_sub(sums[CREDIT]);
                let is_side = place == DEBIT || place == CREDIT;
                units == sums[place] || is_side && (units == net || units == net.saturating_neg())
            });
            if !agrees && wrong.is_none() {
                wrong = Some((line, units, self.all[place]));
            }
        }
        self.last = wrong;
        if general {
            self.general = wrong;
        }
        self.checked = true;
        self.since = [0; 4];
    }

    /// A grand total, or the last total of the file, that disagrees.
    pub fn faults(&self, currency: Currency) -> Option<Fault> {
        let (line, said, found) =
            self.general.or(self.last).filter(|_| self.checked && !self.several)?;
        let written = |units: i64| Amount::new(units).to_decimal(currency).to_string();
        Some(
            Fault::new("total-differs")
                .at_line(line)
                .with_value(&format!("{} / {}", written(said), written(found)))
                .as_warning(),
        )
    }
}

/// Ranks of rows that are equal in their key.
#[derive(Clone, Debug, Default)]
pub(super) struct Ranks {
    table: HashTable<u32>,
    hasher: DefaultHashBuilder,
    /// The rank last given, of rows that come more than once, by their first row.
    last: HashMap<u32, u16>,
}

impl Ranks {
    /// Room for so many rows, before the first.
    pub fn reserve(&mut self, rows: usize) {
        self.table.reserve(rows, |_| 0);
    }

    #[inline]
    pub fn next(&mut self, account: u32, number: &str, batch: &InvoiceBatch) -> u16 {
        let row = batch.account.len() as u32;
        let hasher = &self.hasher;
        let hash = hasher.hash_one((account, number));
        let same = |other: &u32| {
            batch.account[*other as usize] == account && batch.number.get(*other as usize) == number
        };
        if let Some(&first) = self.table.find(hash, same) {
            let rank = self.last.entry(first).or_insert(0);
            *rank = rank.saturating_add(1);
            return *rank;
        }
        self.table.insert_unique(hash, row, |&other| {
            hasher.hash_one((batch.account[other as usize], batch.number.get(other as usize)))
        });
        0
    }

    pub fn next_payment(
        &mut self,
        account: u32,
        reference: &str,
        invoice: &str,
        paid: Day,
        amount: Amount,
        batch: &PaymentBatch,
    ) -> u16 {
        let row = batch.account.len() as u32;
        let hasher = &self.hasher;
        let hash = hasher.hash_one((account, reference, invoice, paid, amount));
        let same = |other: &u32| {
            let other = *other as usize;
            batch.account[other] == account
                && batch.paid[other] == paid
                && batch.amount[other] == amount
                && batch.reference.get(other) == reference
                && batch.invoice.get(other) == invoice
        };
        if let Some(&first) = self.table.find(hash, same) {
            let rank = self.last.entry(first).or_insert(0);
            *rank = rank.saturating_add(1);
            return *rank;
        }
        self.table.insert_unique(hash, row, |&other| {
            let other = other as usize;
            let key = (
                batch.account[other],
                batch.reference.get(other),
                batch.invoice.get(other),
                batch.paid[other],
                batch.amount[other],
            );
            hasher.hash_one(key)
        });
        0
    }
}
