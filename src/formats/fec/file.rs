//! The customers' accounts of a FEC as records for those who compare them with the book.

use std::collections::HashMap;

use rust_decimal::Decimal;

use super::receivables::{EntryKey, entry_key, is_customer};
use super::{Fec, ItemKind};
use crate::base::Fault;
use crate::formats::limits;
use crate::formats::{LedgerCustomer, LedgerFile, LedgerGroup, LedgerItem, LedgerKind};

/// VAT of an entry, and how many lines on customers' accounts it has.
type OfEntry<'f> = HashMap<EntryKey<'f>, (Decimal, u32)>;

impl Fec {
    /// What stands on the customers' accounts. The items' amounts add up to the accounts' balance.
    pub fn ledger(&self) -> LedgerFile {
        let found = self.receivables();
        let constant = self.has_constant_number();
        let mut of_entry: OfEntry<'_> = HashMap::new();
        for line in &self.lines {
            let entry = of_entry.entry(entry_key(line, constant)).or_default();
            if line.account.starts_with("4457") {
                entry.0 = entry.0.checked_sub(line.amount()).unwrap_or(entry.0);
            }
            entry.1 += u32::from(is_customer(&line.account));
        }
        let lines = self.lines.iter().filter(|line| is_customer(&line.account));
        let items = found.items.iter().zip(lines).map(|(item, line)| {
            let of = of_entry.get(&entry_key(line, constant)).copied().unwrap_or_default();
            let sale = matches!(item.kind, ItemKind::Invoice | ItemKind::CreditNote);
            let (journal, number) = &item.entry;
            LedgerItem {
                customer: item.customer as u32,
                kind: match item.kind {
                    ItemKind::Invoice => LedgerKind::Invoice,
                    ItemKind::CreditNote => LedgerKind::CreditNote,
                    ItemKind::Receipt => LedgerKind::Receipt,
                    ItemKind::Return => LedgerKind::Return,
                    ItemKind::Opening => LedgerKind::Opening,
                    ItemKind::WriteOff => LedgerKind::WriteOff,
                    ItemKind::Transfer | ItemKind::Other => LedgerKind::Other,
                },
                piece: item.piece.clone(),
                entry: if constant { journal.clone() } else { format!("{journal}-{number}") },
                date: item.date,
                booked: item.booked,
                label: item.label.clone(),
                amount: item.amount,
                vat: if sale && of.1 == 1 { of.0 } else { Decimal::ZERO },
                group: item.group.map(|group| group as u32),
                place: item.place,
            }
        });
        let items = items.collect();
        // Each entry that does not balance is told at its own line.
        let mut faults = self.faults.clone();
        faults.retain(|fault| fault.code != "fec-entry-unbalanced");
        for ((journal, number, date), (place, balance)) in self.entries() {
            if !balance.is_zero() {
                let day = date.map_or(String::new(), |day| format!(" {day}"));
                let value = format!("{journal} {number}{day} ({balance})");
                let fault = Fault::new("fec-entry-unbalanced").at_line(place);
                faults.push(fault.with_value(&value).as_warning());
            }
        }
        faults.extend(found.faults);
        faults.truncate(limits::FAULTS);
        LedgerFile {
            customers: found
                .customers
                .into_iter()
                .map(|customer| LedgerCustomer { account: customer.account, name: customer.name })
                .collect(),
            items,
            groups: found
                .groups
                .into_iter()
                .map(|group| LedgerGroup { code: group.code, balance: group.balance })
                .collect(),
            lines: self.lines.len() as u32,
            until: self.lines.iter().filter_map(|line| line.date).max(),
            faults,
        }
    }
}
