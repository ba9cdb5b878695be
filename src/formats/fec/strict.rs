//! What a strict reader of FEC would refuse: seen while reading, each kind told once with how often.
//!
//! The rules are those of article A47 A-1 and of the administration's tool (Test-Compta-Demat): separator, headings,
//! mandatory fields, forms of dates and amounts, entries that balance, chronology.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use super::Fec;
use crate::base::{Arrange, Day, Fault, Siren};
use crate::formats::bank::Faults;

/// Kinds of oddities, the place of the first of each, and how many.
pub(super) struct Odd {
    seen: BTreeMap<(String, String), (u32, u64, String)>,
    /// The end of the year that the name of the file says.
    closing: Option<Day>,
}

impl Odd {
    /// For a file of this name.
    pub(super) fn new(name: &str) -> Odd {
        let mut odd = Odd { seen: BTreeMap::new(), closing: None };
        let base = name.rsplit(['/', '\\']).next().unwrap_or(name);
        let upper = base.to_ascii_uppercase();
        let Some(at) = upper.find("FEC") else {
            odd.seen("fec-file-name", 1, base);
            return odd;
        };
        let (siren, rest) = (&upper[..at], &upper[at + 3..]);
        let digits: String = rest.chars().take_while(char::is_ascii_digit).collect();
        let number = |from: usize, to: usize| digits.get(from..to)?.parse::<u32>().ok();
        odd.closing = (|| Day::from_calendar(number(0, 4)? as i32, number(4, 6)?, number(6, 8)?))();
        let right = siren.len() == 9 && siren.bytes().all(|byte| byte.is_ascii_digit());
        if !right || digits.len() != 8 || odd.closing.is_none() {
            odd.seen("fec-file-name", 1, base);
        } else if Siren::parse(siren).is_none() {
            odd.seen("not-a-siren", 1, siren);
        }
        odd
    }

    /// One more of a kind.
    pub(super) fn seen(&mut self, code: &str, line: u32, value: &str) {
        // A missing field counts by its name, everything else by its kind.
        let what = if code == "fec-missing-field" { value } else { "" };
        let entry = self
            .seen
            .entry((code.to_owned(), what.to_owned()))
            .or_insert_with(|| (line, 0, value.to_owned()));
        entry.1 += 1;
    }

    /// What only the whole file shows.
    pub(super) fn whole(&mut self, fec: &Fec) {
        let mut debit = Decimal::ZERO;
        let mut credit = Decimal::ZERO;
        let mut last: Option<Day> = None;
        for line in &fec.lines {
            debit = debit.checked_add(line.debit).unwrap_or(debit);
            credit = credit.checked_add(line.credit).unwrap_or(credit);
            // By day of validation; some programs leave it out.
            let day = line.validated.or(line.date);
            if let (Some(last), Some(day)) = (last, day)
                && day < last
            {
                self.seen("fec-order", line.place, &day.to_string());
            }
            last = last.max(day);
            if let (Some(closing), Some(date)) = (self.closing, line.date) {
                let age = closing.since(date);
                // A year may have up to 24 months.
                if !(0..=731).contains(&age) {
                    self.seen("fec-date-outside", line.place, &date.to_string());
                }
            }
        }
        if debit != credit {
            self.seen("fec-unbalanced", 1, &(debit - credit).to_string());
        }
        if fec.has_constant_number() {
            self.seen("fec-constant-number", 1, &fec.lines[0].number);
        }
        for ((journal, number, date), (place, balance)) in fec.entries() {
            if !balance.is_zero() {
                let day = date.map_or(String::new(), |day| format!(" {day}"));
                let entry = format!("{journal} {number}{day} ({balance})");
                self.seen("fec-entry-unbalanced", place, &entry);
            }
        }
    }

    /// Gives them as warnings, in the order of their first lines.
    pub(super) fn finish(self, faults: &mut Faults) {
        let mut all: Vec<_> = self.seen.into_iter().collect();
        all.arrange_by_key(|(_, (line, ..))| *line);
        for ((code, _), (line, count, value)) in all {
            let value = if count > 1 { format!("{value} × {count}") } else { value };
            faults.push(Fault::new(&code).at_line(line).with_value(value.trim()).as_warning());
        }
    }
}

/// Of an entry: journal, number, day.
pub(super) type EntryKey<'f> = (&'f str, &'f str, Option<Day>);

impl Fec {
    /// Every line has the same number, which then says nothing.
    pub fn has_constant_number(&self) -> bool {
        match self.lines.split_first() {
            Some((first, rest)) => {
                !rest.is_empty()
                    && rest.iter().all(|line| line.number == first.number)
                    && rest
                        .iter()
                        .any(|line| line.date != first.date || line.journal != first.journal)
            }
            None => false,
        }
    }

    /// Entries in order of their keys, each with its first line and its balance. None where numbers say nothing.
    pub(super) fn entries(&self) -> BTreeMap<EntryKey<'_>, (u32, Decimal)> {
        let mut entries = BTreeMap::new();
        if self.has_constant_number() {
            return entries;
        }
        for line in &self.lines {
            let key = (&*line.journal, line.number.as_str(), line.date);
            let entry = entries.entry(key).or_insert((line.place, Decimal::ZERO));
            entry.1 = entry.1.checked_add(line.amount()).unwrap_or(entry.1);
        }
        entries
    }
}
