//! Receivables by natural key: customer, number, rank. Derived from the columns, and built again from them.

use hashbrown::HashTable;

use crate::base::Numbered;
use crate::rooms::lookup::mix;

/// Series followed at once: each type of document in each year or month.
const SERIES: usize = 48;

/// What tells a receivable from all others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Key<'a> {
    pub customer: u32,
    pub rank: u16,
    pub number: &'a str,
}

impl Key<'_> {
    fn hash(&self) -> u64 {
        mix(u64::from(self.customer) << 16 | u64::from(self.rank), self.number.as_bytes())
    }
}

/// Receivables by natural key. The caller holds the columns: it says the key of a row.
#[derive(Clone, Debug)]
pub(crate) struct Keys {
    /// The first receivable of a number, where numbers are counted.
    first: Numbered,
    /// All others.
    others: HashTable<u32>,
}

impl Default for Keys {
    fn default() -> Keys {
        Keys { first: Numbered::new(SERIES), others: HashTable::new() }
    }
}

impl Keys {
    /// The row of a key. `key_of` gives the key of a row.
    #[inline]
    pub fn find<'a>(&self, key: Key<'_>, key_of: impl Fn(u32) -> Key<'a>) -> Option<u32> {
        if let Some(row) = self.first.get(key.number) {
            // Its number is this one: whose is it?
            let of = key_of(row);
            if (of.customer, of.rank) == (key.customer, key.rank) {
                return Some(row);
            }
        }
        if self.others.is_empty() {
            return None;
        }
        self.others.find(key.hash(), |&row| key_of(row) == key).copied()
    }

    /// The one row of a number, whoever's it is, and if there is one; `None` where this cannot tell: some number may have
    /// several.
    pub fn of_number(&self, number: &str) -> Option<Option<u32>> {
        self.others.is_empty().then(|| self.first.get(number))
    }

    /// The row of a key that is known; otherwise `None`, and it is `row`'s from now on.
    #[inline]
    pub fn add<'a>(
        &mut self,
        key: Key<'_>,
        row: u32,
        key_of: impl Fn(u32) -> Key<'a>,
    ) -> Option<u32> {
        let known = self.find(key, &key_of);
        if known.is_none() && !self.first.take(key.number, row) {
            self.others.insert_unique(key.hash(), row, |&row| key_of(row).hash());
        }
        known
    }
}

/// The natural key as text: `rank.length of account.account+number`. Written for every open item of a run of reminders: by
/// hand in a third of the time that formatting takes.
pub(super) fn identifier(rank: u16, account: &str, number: &str) -> String {
    let mut id = String::with_capacity(account.len() + number.len() + 8);
    push_number(&mut id, rank.into());
    id.push('.');
    push_number(&mut id, account.len());
    id.push('.');
    id.push_str(account);
    id.push_str(number);
    id
}

/// Adds a number's digits.
fn push_number(text: &mut String, number: usize) {
    if 9 < number {
        push_number(text, number / 10);
    }
    text.push(char::from(b'0' + (number % 10) as u8));
}

#[cfg(test)]
mod tests {
    use std::collections::HashMap;

    use proptest::prelude::*;

    use super::*;

    fn keys() -> impl Strategy<Value = Vec<(u32, String, u16)>> {
        let number = "(FA|AV|F-|)[0-9]{0,3}|FA20[0-9]{9}|[a-c0-2]{1,3}|é[0-9]";
        let mixed = (0_u32..3, number, 0_u16..2);
        let rising = (0_u32..2_000, 1_u32..40, 1_u32..4).prop_map(|(from, count, step)| {
            (0..count).map(|place| (0, format!("R{:05}", from + place * step), 0)).collect()
        });
        let one = mixed.prop_map(|key| vec![key]);
        let runs = prop::collection::vec(prop_oneof![3 => one, 1 => rising], 0..80);
        runs.prop_map(|runs: Vec<Vec<_>>| runs.concat())
    }

    proptest! {
        /// Whatever is numbered in whatever order: a key is found where it was added, and nowhere else.
        #[test]
        fn keys_are_those_of_a_plain_map(added in keys(), asked in keys()) {
            let key_of = |row: u32| {
                let (customer, number, rank) = &added[row as usize];
                Key { customer: *customer, number, rank: *rank }
            };
            let (mut ours, mut plain) = (Keys::default(), HashMap::new());
            for (row, key) in added.iter().enumerate() {
                let row = row as u32;
                let known = ours.add(key_of(row), row, key_of);
                prop_assert_eq!(known, plain.get(key).copied());
                plain.entry(key.clone()).or_insert(row);
            }
            for key in added.iter().chain(&asked) {
                let (customer, number, rank) = key;
                let rows: Vec<u32> = (0..added.len() as u32)
                    .filter(|&row| key_of(row).number == number && plain[&added[row as usize]] == row)
                    .collect();
                if let Some(only) = ours.of_number(number) {
                    prop_assert_eq!(only.into_iter().collect::<Vec<_>>(), rows);
                }
                let found = ours.find(Key { customer: *customer, number, rank: *rank }, key_of);
                prop_assert_eq!(found, plain.get(key).copied());
            }
        }
    }
}
