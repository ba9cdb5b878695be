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
///
/// Accounting programs number upwards: as long as they do, no two rows can be equal and nothing is looked up. The
/// first number that does not rise brings all rows so far into the table.
#[derive(Clone, Debug, Default)]
pub(super) struct Ranks {
    rising: Rising,
    /// Every row so far is in the table.
    looked_up: bool,
    table: HashTable<u32>,
    hasher: DefaultHashBuilder,
    /// The rank last given, of rows that come more than once, by their first row.
    last: HashMap<u32, u16>,
}

/// Numbers that rise, each after those that begin with the same letters.
#[derive(Clone, Debug, Default)]
struct Rising {
    /// How many letters it begins with, and the last number, of each beginning.
    last: Vec<(usize, String)>,
}

impl Rising {
    /// Beginnings that are followed: `FA`, `AV`, `AC` … More of them is no order at all.
    const BEGINNINGS: usize = 8;

    /// Whether this number is new for sure: it comes after all of its beginning. Longer comes after shorter.
    #[inline]
    fn takes(&mut self, number: &str) -> bool {
        let letters = number.bytes().take_while(u8::is_ascii_alphabetic).count();
        let alike = |(length, last): &(usize, String)| {
            *length == letters && last[..letters] == number[..letters]
        };
        match self.last.iter().position(alike) {
            Some(place) => {
                let last = &mut self.last[place].1;
                if (number.len(), number) <= (last.len(), last.as_str()) {
                    return false;
                }
                last.clear();
                last.push_str(number);
                true
            }
            None if self.last.len() < Rising::BEGINNINGS && !number.is_empty() => {
                self.last.push((letters, number.to_owned()));
                true
            }
            None => false,
        }
    }
}

impl Ranks {
    #[inline]
    pub fn next(&mut self, account: u32, number: &str, batch: &InvoiceBatch) -> u16 {
        if !self.looked_up {
            if self.rising.takes(number) {
                return 0;
            }
            self.looked_up = true;
            self.table.reserve(batch.account.capacity(), |_| 0);
            for row in 0..batch.account.len() {
                self.rank(row as u32, batch.account[row], batch.number.get(row), batch);
            }
        }
        self.rank(batch.account.len() as u32, account, number, batch)
    }

    fn rank(&mut self, row: u32, account: u32, number: &str, batch: &InvoiceBatch) -> u16 {
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

    #[inline]
    pub fn next_payment(
        &mut self,
        account: u32,
        reference: &str,
        invoice: &str,
        paid: Day,
        amount: Amount,
        batch: &PaymentBatch,
    ) -> u16 {
        if !self.looked_up {
            if self.rising.takes(reference) {
                return 0;
            }
            self.looked_up = true;
            self.table.reserve(batch.account.capacity(), |_| 0);
            for row in 0..batch.account.len() {
                let (reference, invoice) = (batch.reference.get(row), batch.invoice.get(row));
                let (paid, amount) = (batch.paid[row], batch.amount[row]);
                let key = (batch.account[row], reference, invoice, paid, amount);
                self.payment_rank(row as u32, key, batch);
            }
        }
        let key = (account, reference, invoice, paid, amount);
        self.payment_rank(batch.account.len() as u32, key, batch)
    }

    fn payment_rank(
        &mut self,
        row: u32,
        key: (u32, &str, &str, Day, Amount),
        batch: &PaymentBatch,
    ) -> u16 {
        let (account, reference, invoice, paid, amount) = key;
        let hasher = &self.hasher;
        let hash = hasher.hash_one(key);
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

#[cfg(test)]
mod tests {
    use std::collections::HashMap;

    use proptest::prelude::*;

    use super::*;

    fn numbers() -> impl Strategy<Value = Vec<(u32, String)>> {
        let mixed = prop::collection::vec((0u32..2, "(FA|AV|[A-K])?[0-9]{0,2}"), 0..30);
        let rising = (0usize..40).prop_map(|count| {
            (0..count).map(|place| (place as u32 % 2, format!("FA{place}"))).collect::<Vec<_>>()
        });
        (rising, mixed).prop_map(|(rising, mixed)| [rising, mixed].concat())
    }

    proptest! {
        /// Rising numbers are not looked up; whatever follows them must still find the equal ones among them.
        #[test]
        fn equal_rows_are_ranked_in_order_of_appearance(rows in numbers()) {
            let (mut invoices, mut payments) = (InvoiceBatch::default(), PaymentBatch::default());
            let (mut of_invoices, mut of_payments) = (Ranks::default(), Ranks::default());
            let mut seen: HashMap<(u32, String), u16> = HashMap::new();
            for (account, number) in rows {
                let rank = of_invoices.next(account, &number, &invoices);
                invoices.account.push(account);
                invoices.number.push(&number);
                let (paid, amount) = (Day::default(), Amount::ZERO);
                let again = of_payments.next_payment(account, &number, "F1", paid, amount, &payments);
                payments.account.push(account);
                payments.reference.push(&number);
                payments.invoice.push("F1");
                payments.paid.push(paid);
                payments.amount.push(amount);
                let before = seen.entry((account, number)).or_insert(0);
                prop_assert_eq!((rank, again), (*before, *before));
                *before += 1;
            }
        }
    }
}
