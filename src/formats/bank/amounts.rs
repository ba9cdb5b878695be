//! Which columns of a bank's table move the balance: one of amounts, two of debits and credits, with fees or without.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use super::columns::{Role, folded};
use super::record::Statement;
use super::table::Layout;
use super::values::Numbers;

/// Is it money out (true) or in (false)?
pub(super) fn direction(cell: &str) -> Option<bool> {
    match folded(cell).as_str() {
        "debit" | "deb" | "dbit" | "soll" | "af" | "out" | "sortie" | "s" => Some(true),
        "credit" | "cred" | "crdt" | "haben" | "bij" | "entree" | "h" | "c" => Some(false),
        "" => match cell.trim() {
            "D" | "d" | "-" => Some(true),
            "+" => Some(false),
            _ => None,
        },
        _ => None,
    }
}

/// Which of the columns of amounts moves the balance.
pub(super) struct Amounts {
    debit: Option<usize>,
    credit: Option<usize>,
    amount: Option<usize>,
    fee: Option<usize>,
    direction: Option<usize>,
    pub(super) balance: Option<usize>,
}

impl Amounts {
    /// From the columns and the first rows.
    pub(super) fn of(layout: &Layout, data: &[Vec<String>], numbers: &Numbers) -> Amounts {
        let mut amounts = Amounts {
            debit: layout.first(Role::Debit),
            credit: layout.first(Role::Credit),
            amount: layout.first(Role::Amount),
            fee: None,
            direction: layout.first(Role::Direction),
            balance: layout.first(Role::Balance),
        };
        // Both ways of saying it: the single column, unless it is empty where the two are not.
        let filled = |column: Option<usize>| {
            column.map_or(0, |column| {
                data.iter()
                    .filter(|row| row.get(column).is_some_and(|cell| numbers.read(cell).is_some()))
                    .count()
            })
        };
        if amounts.amount.is_some() && (amounts.debit.is_some() || amounts.credit.is_some()) {
            if filled(amounts.amount) >= filled(amounts.debit) + filled(amounts.credit) {
                (amounts.debit, amounts.credit) = (None, None);
            } else {
                amounts.amount = None;
            }
        }
        if layout.provider.is_some() {
            // The whole amount; the commission is a line of its own.
            return Amounts { debit: None, credit: None, ..amounts };
        }
        let candidates: Vec<usize> = layout.all(Role::Amount).collect();
        let fees = [None, layout.first(Role::Fee)];
        if amounts.amount.is_some()
            && amounts.balance.is_some()
            && (candidates.len() > 1 || fees[1].is_some())
        {
            // Where nothing tells them apart, the one that the fee is in already.
            let whole = |column: &usize| {
                let heading = layout.headings.get(*column).map(|heading| folded(heading));
                matches!(heading.as_deref(), Some("total amount" | "montant total"))
            };
            amounts.amount = candidates.iter().copied().find(whole).or(amounts.amount);
            let of = [Role::Account, Role::Currency].map(|role| layout.first(role));
            let mut best = amounts.explained(data, numbers, of);
            for fee in fees {
                for column in &candidates {
                    let tried = Amounts { amount: Some(*column), fee, ..amounts };
                    let explained = tried.explained(data, numbers, of);
                    if explained > best {
                        best = explained;
                        amounts = tried;
                    }
                }
            }
        }
        amounts
    }

    /// How many differences of running balances the amounts explain, in the better of the two orders. Each account and
    /// currency, which the columns `of` say, has its own balance.
    fn explained(&self, data: &[Vec<String>], numbers: &Numbers, of: [Option<usize>; 2]) -> usize {
        let mut accounts: BTreeMap<[&str; 2], Vec<(Decimal, Decimal)>> = BTreeMap::new();
        for row in data {
            let cell = |column: usize| row.get(column).map_or("", String::as_str);
            let amount = self.read(&cell, numbers).ok().flatten();
            let balance = self.balance.and_then(|column| numbers.read(cell(column)));
            if let (Some(amount), Some(balance)) = (amount, balance) {
                accounts
                    .entry(of.map(|column| column.map_or("", cell)))
                    .or_default()
                    .push((amount, balance));
            }
        }
        let counts = accounts.into_values().map(|rows| orders(rows.into_iter()));
        let (down, up) = counts.fold((0, 0), |sum, one| (sum.0 + one.0, sum.1 + one.1));
        down.max(up)
    }

    /// The column that should say whether a row is a debit, where it does not and no sign does either.
    pub(super) fn says_no_direction<'r>(
        &self,
        cell: &impl Fn(usize) -> &'r str,
        amount: Decimal,
    ) -> Option<usize> {
        let column = self.direction?;
        (direction(cell(column)).is_none() && amount.is_sign_positive()).then_some(column)
    }

    /// The movement of a row, signed; `Err` with the column of what is not an amount.
    pub(super) fn read<'r>(
        &self,
        cell: &impl Fn(usize) -> &'r str,
        numbers: &Numbers,
    ) -> Result<Option<Decimal>, usize> {
        let value = |column: Option<usize>| -> Result<Option<Decimal>, usize> {
            let Some(column) = column else { return Ok(None) };
            let text = cell(column);
            if text.is_empty() || text.chars().all(|c| matches!(c, '-' | '—' | ' ')) {
                return Ok(None);
            }
            numbers.read(text).map(Some).ok_or(column)
        };
        let mut amount = match (value(self.debit)?, value(self.credit)?, value(self.amount)?) {
            (None, None, None) => return Ok(None),
            (None, None, Some(amount)) => amount,
            // Debits come with or without their sign.
            (Some(debit), credit, _) => credit.unwrap_or_default().abs() - debit.abs(),
            (None, Some(credit), _) => credit,
        };
        if let Some(out) = self.direction.and_then(|column| direction(cell(column))) {
            amount = if out { -amount.abs() } else { amount.abs() };
        }
        if let Some(fee) = self.fee.and_then(|column| numbers.read(cell(column))) {
            amount -= fee.abs();
        }
        Ok(Some(amount))
    }
}

/// How many running balances follow from their amounts: oldest first, newest first.
pub(super) fn orders(rows: impl Iterator<Item = (Decimal, Decimal)>) -> (usize, usize) {
    let mut counts = (0, 0);
    let mut before: Option<(Decimal, Decimal)> = None;
    for (amount, balance) in rows {
        if let Some((last_amount, last_balance)) = before {
            counts.0 += usize::from(last_balance + amount == balance);
            counts.1 += usize::from(balance + last_amount == last_balance);
        }
        before = Some((amount, balance));
    }
    counts
}

/// Whether the newest line stands first.
pub(super) fn newest_first(statement: &Statement) -> bool {
    let lines = &statement.lines;
    let ends = lines.first().zip(lines.last());
    match ends.and_then(|(first, last)| first.booked.zip(last.booked)) {
        Some((first, last)) if first != last => first > last,
        _ => {
            let balances = lines.iter().filter_map(|line| Some((line.amount, line.balance?)));
            let (down, up) = orders(balances);
            up > down
        }
    }
}
