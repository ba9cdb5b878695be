//! A FEC in one record: what `inspect` prints.

use std::collections::BTreeSet;

use rust_decimal::Decimal;

use super::Fec;
use crate::formats::record::JournalRecord;

impl Fec {
    /// Totals, the receivables' accounts and their lettrage.
    pub fn record(&self) -> JournalRecord {
        let balance = |prefix: &str| -> String {
            let lines = self.lines.iter().filter(|line| line.account.starts_with(prefix));
            lines.map(super::Line::amount).sum::<Decimal>().normalize().to_string()
        };
        let customers = || self.lines.iter().filter(|line| line.account.starts_with("411"));
        let lettered = || customers().filter(|line| !line.lettrage.is_empty());
        let open = || customers().filter(|line| line.lettrage.is_empty());
        let mut groups: std::collections::BTreeMap<(&str, &str), Decimal> = Default::default();
        for line in lettered() {
            *groups.entry((line.third_party(), &line.lettrage)).or_default() += line.amount();
        }
        let count = |values: BTreeSet<&str>| values.len() as u32;
        let constant = self.has_constant_number();
        JournalRecord {
            separator: self.separator.to_owned(),
            line_end: self.line_end.to_owned(),
            encoding: self.encoding.to_owned(),
            columns: self.columns as u32,
            lines: self.lines.len() as u32,
            entries: (!constant).then(|| self.entries().len() as u32),
            total_debit: self.lines.iter().map(|line| line.debit).sum::<Decimal>().to_string(),
            total_credit: self.lines.iter().map(|line| line.credit).sum::<Decimal>().to_string(),
            accounts: count(self.lines.iter().map(|line| &*line.account).collect()),
            journals: count(self.lines.iter().map(|line| &*line.journal).collect()),
            first_date: self.lines.iter().filter_map(|line| line.date).min(),
            last_date: self.lines.iter().filter_map(|line| line.date).max(),
            customer_lines: customers().count() as u32,
            customers: count(customers().map(|line| &**line.third_party()).collect()),
            balance411: balance("411"),
            lettered_lines: lettered().count() as u32,
            lettered_with_date: lettered().filter(|line| line.lettrage_date.is_some()).count()
                as u32,
            lettrage_groups: groups.len() as u32,
            balanced_groups: groups.values().filter(|balance| balance.is_zero()).count() as u32,
            open_lines: open().count() as u32,
            open_balance: open().map(super::Line::amount).sum::<Decimal>().normalize().to_string(),
            balance413: balance("413"),
            balance416: balance("416"),
            balance418: balance("418"),
            balance419: balance("419"),
            balance491: balance("491"),
            balance512: balance("512"),
            balance4457: balance("4457"),
            sales70: balance("70"),
        }
    }
}
