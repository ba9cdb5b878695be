//! Which columns of a bank's table move the balance: one of amounts, two of debits and credits, with fees or without.

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
            let mut best = 0;
            for fee in fees {
                for column in &candidates {
                    let tried = Amounts { amount: Some(*column), fee, ..amounts };
                    let explained = tried.explained(data, numbers);
                    if explained > best {
                        best = explained;
                        amounts = tried;
                    }
                }
            }
        }
        amounts
    }

    /// How many differences of running balances the amounts explain, in the better of the two orders.
    fn explained(&self, data: &[Vec<String>], numbers: &Numbers) -> usize {
        let rows: Vec<(Decimal, Decimal)> = data
            .iter()
            .filter_map(|row| {
                let cell = |column: usize| row.get(column).map_or("", String::as_str);
                let amount = self.read(&cell, numbers).ok().flatten()?;
                Some((amount, numbers.read(cell(self.balance?))?))
            })
            .collect();
        let (down, up) = orders(rows.iter().copied());
        down.max(up)
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
