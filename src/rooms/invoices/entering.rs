//! Many new receivables at once: looked up row by row, then added column by column.

use std::ops::Range;

use crate::rooms::customers::{self, Whose};

use super::InvoiceBatch;
use super::keys::{Key, Keys};
use super::state::{DISPUTED, Recorded, State, day};

/// What rows need on their way into the book.
pub(super) struct Entering<'a, 'b> {
    pub keys: &'a mut Keys,
    pub whose: &'a mut Whose<'b>,
    /// Index into [`State::sources`].
    pub source: u32,
}

impl InvoiceBatch {
    /// Every column has every row.
    pub(super) fn is_whole(&self) -> bool {
        let lengths = [
            self.account.len(),
            self.rank.len(),
            self.kind.len(),
            self.issued.len(),
            self.due.len(),
            self.currency.len(),
            self.gross.len(),
            self.vat.len(),
            self.disputed.len(),
            self.reference.len(),
            self.label.len(),
            self.stated_open.len(),
            self.line.len(),
        ];
        lengths == [self.number.len(); 13]
    }
}

impl State {
    /// Adds the rows of a whole batch up to the first that is known, or whose number has instalments; gives how many.
    pub(super) fn record_new(
        &mut self,
        customers: &mut customers::State,
        batch: &InvoiceBatch,
        rows: Range<usize>,
        entering: &mut Entering,
        recorded: &mut Recorded,
    ) -> usize {
        let first = self.len();
        let start = rows.start;
        if self.has_series {
            return 0;
        }
        self.number.append(&batch.number, rows.clone());
        let mut end = start;
        for row in rows {
            if batch.rank[row] != 0 {
                break;
            }
            let account = batch.account.get(row);
            let who = entering.whose.row(customers, account, batch.currency[row]);
            let new = self.position.len() as u32;
            self.position.push(who.position);
            self.customer.push(who.customer);
            self.rank.push(0);
            let key = Key { customer: who.customer, rank: 0, number: batch.number.get(row) };
            if entering.keys.add(key, new, |row| self.key(row)).is_some() {
                self.position.pop();
                self.customer.pop();
                self.rank.pop();
                break;
            }
            end = row + 1;
        }
        let count = end - start;
        let taken = start..end;
        self.number.truncate(first + count);
        self.reference.append(&batch.reference, taken.clone());
        self.label.append(&batch.label, taken.clone());
        self.issued.extend(batch.issued[taken.clone()].iter().map(|issued| day(*issued)));
        self.due.extend(batch.due[taken.clone()].iter().map(|due| day(*due)));
        self.gross.extend(batch.gross[taken.clone()].iter().map(|amount| amount.get()));
        self.open.extend_from_slice(&self.gross[first..]);
        self.vat.extend(batch.vat[taken.clone()].iter().map(|amount| amount.get()));
        self.kind.extend_from_slice(&batch.kind[taken.clone()]);
        let flag = |disputed: &bool| if *disputed { DISPUTED } else { 0 };
        self.flags.extend(batch.disputed[taken.clone()].iter().map(flag));
        self.source.resize(first + count, entering.source);
        self.line.extend_from_slice(&batch.line[taken.clone()]);
        let days = &self.issued[first..];
        if let (Some(&least), Some(&most)) = (days.iter().min(), days.iter().max()) {
            self.widen(least);
            self.widen(most);
        }
        let stated_on = day(batch.stated_on);
        for (place, open) in batch.stated_open[taken].iter().enumerate() {
            let receivable = (first + place) as u32;
            let line = self.line[first + place];
            if let Some(open) = open
                && self.state(receivable, stated_on, open.get(), entering.source, line)
            {
                recorded.stated.push(receivable);
            }
        }
        count
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use crate::base::{Amount, Currency, Day};
    use crate::rooms::invoices::Kind;
    use crate::rooms::lookup::NONE;

    use super::*;

    fn batch(rows: &[(u32, u16, u16, bool, i64)]) -> InvoiceBatch {
        let mut batch = InvoiceBatch::default();
        ["C1", "C2", ""].into_iter().for_each(|account| batch.accounts.push(account));
        for &(account, number, rank, disputed, gross) in rows {
            batch.account.push(account % 3);
            batch.number.push(&format!("F{number:03}"));
            batch.rank.push(rank);
            batch.kind.push(if gross < 0 { Kind::CreditNote } else { Kind::Invoice });
            batch.issued.push(Day::new(20_000 + i32::from(number)));
            batch.due.push(Day::new(20_030 + i32::from(rank)));
            batch.currency.push(if account % 2 == 0 { Currency::EUR } else { Currency::default() });
            batch.gross.push(Amount::new(gross));
            batch.vat.push(Amount::new(gross / 6));
            batch.disputed.push(disputed);
            batch.reference.push(if disputed { "litige" } else { "" });
            batch.label.push(&format!("n°{number}"));
            batch.stated_open.push((gross % 3 == 0).then(|| Amount::new(gross / 3)));
            batch.line.push(number.into());
        }
        batch
    }

    /// Everything but what is derived, and but the lines.
    fn columns(state: &State) -> String {
        let mut plain = state.clone();
        plain.keys.take();
        plain.statements.iter_mut().for_each(|statement| statement.line = 0);
        plain.line.fill(0);
        // As long as the columns, or shorter.
        plain.last_statement.resize(plain.len(), NONE);
        format!("{plain:?}")
    }

    proptest! {
        /// Column by column or row by row: the same receivables.
        #[test]
        fn many_at_once_are_what_they_are_one_by_one(
            batches in prop::collection::vec(
                prop::collection::vec((0_u32..3, 0_u16..40, 0_u16..2, any::<bool>(), -50_i64..50), 0..30),
                1..4,
            )
        ) {
            let (mut customers, mut at_once) = (customers::State::default(), State::default());
            let (mut others, mut one_by_one) = (customers::State::default(), State::default());
            for rows in &batches {
                let batch = batch(rows);
                // Without its lines it is not whole, and goes row by row.
                let parts = InvoiceBatch { line: Vec::new(), ..batch.clone() };
                let recorded = at_once.record(&mut customers, &batch);
                let again = one_by_one.record(&mut others, &parts);
                prop_assert_eq!(format!("{:?}", recorded), format!("{:?}", again));
            }
            prop_assert_eq!(columns(&at_once), columns(&one_by_one));
        }
    }
}
