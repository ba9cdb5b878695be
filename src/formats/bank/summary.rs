//! One statement in one record: what `inspect` prints.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use super::record::{Balance, BalanceCheck, Statement};
use crate::base::Currency;
use crate::formats::record::StatementRecord;

impl Statement {
    /// The account, its sums and its balances. Sums of several currencies stand side by side: `EUR:1.00;USD:2.00`.
    pub fn record(&self) -> StatementRecord {
        let mut sums: BTreeMap<String, (Decimal, Decimal)> = BTreeMap::new();
        let code = |currency: Option<Currency>| {
            currency.map_or_else(String::new, |currency| currency.code().to_owned())
        };
        for line in &self.lines {
            let sum = sums.entry(code(line.currency.or(self.currency))).or_default();
            if line.amount.is_sign_negative() {
                sum.1 -= line.amount;
            } else {
                sum.0 += line.amount;
            }
        }
        let said = |which: fn(&(Decimal, Decimal)) -> Decimal| match sums.len() {
            0 => "0".to_owned(),
            1 => sums.values().map(which).sum::<Decimal>().to_string(),
            _ => {
                let parts: Vec<String> =
                    sums.iter().map(|(code, sum)| format!("{code}:{}", which(sum))).collect();
                parts.join(";")
            }
        };
        let balance = |balance: &Option<Balance>| {
            balance
                .as_ref()
                .filter(|balance| !balance.computed)
                .map(|balance| balance.amount.to_string())
        };
        let day = |balance: &Option<Balance>| {
            balance.as_ref().filter(|balance| !balance.computed).and_then(|balance| balance.day)
        };
        StatementRecord {
            account: self.account.clone(),
            owner: self.owner.clone(),
            currency: self.currency,
            sequence: self.sequence.clone(),
            entries: self.lines.len() as u32,
            pending: self.lines.iter().filter(|line| line.pending).count() as u32,
            credits: said(|sum| sum.0),
            debits: said(|sum| sum.1),
            opening: balance(&self.opening),
            opening_date: day(&self.opening),
            closing: balance(&self.closing),
            closing_date: day(&self.closing),
            balanced: match self.check() {
                BalanceCheck::Balanced => Some(true),
                BalanceCheck::Off(_) => Some(false),
                BalanceCheck::Unknown => None,
            },
            difference: match self.check() {
                BalanceCheck::Off(difference) => Some(difference.to_string()),
                _ => None,
            },
        }
    }
}
