//! The payments known, as columns, and what they settle.

use std::borrow::Cow;
use std::cell::OnceCell;
use std::collections::{BTreeMap, HashMap, HashSet};
use std::ops::Range;

use hashbrown::HashTable;

use crate::base::{Amount, Currency, Day, Hash, Texts, in_runs};
use crate::journal::{Decision, EntryId, Stamp};
use crate::rooms::customers::{self, Known, Whose};
use crate::rooms::invoices;
use crate::rooms::lookup::{Groups, NONE, Words, mix};

use super::bank;
use super::decided::Role;

/// The complete allocation of one payment: receivable's identifier, and how much of it.
pub type Lines = BTreeMap<String, Amount>;

/// What is known of every payment: a struct of arrays, one row per payment, in stamp order.
#[derive(Clone, Debug, Default)]
pub struct State {
    /// The account the file names, as a customer's number: the account may be empty.
    pub(crate) payer: Vec<u32>,
    /// Whose money it is, in which currency: the payer's, or where the file names none, the named invoice's customer's.
    pub(crate) position: Vec<u32>,
    /// Days since 1970.
    pub(crate) paid: Vec<i32>,
    /// Minor units.
    pub(crate) amount: Vec<i64>,
    /// What of it is not allocated; the sign of the amount, or zero.
    pub(crate) rest: Vec<i64>,
    /// The receivable it names, where that is known and not in doubt.
    pub(crate) target: Vec<u32>,
    pub(crate) rank: Vec<u16>,
    pub(crate) reference: Texts,
    pub(crate) invoice: Texts,
    pub(crate) label: Texts,
    pub(crate) means: Words,
    /// Index into `sources`.
    pub(crate) source: Vec<u32>,
    pub(crate) line: Vec<u32>,
    pub(crate) sources: Vec<Hash>,
    /// What is allocated to each receivable, whatever the day; the sign of its gross, or zero.
    pub(crate) allocated: Vec<i64>,
    /// Each allocation, by receivable.
    pub(crate) rows: Rows,
    /// Every allocation that somebody decided, in stamp order.
    pub(crate) said: Vec<Said>,
    /// Of payments by identifier, the decisions on them.
    pub(crate) decisions: BTreeMap<String, Decision<Lines>>,
    /// Hashes of invoice numbers of which a new receivable could change an allocation.
    pub(crate) awaited: HashSet<u64>,
    /// The first and last day of payment.
    pub(crate) days: Option<(i32, i32)>,
    pub(crate) keys: OnceCell<HashTable<u32>>,
    pub(crate) by_position: OnceCell<Groups>,
    /// What our banks said, and what was decided on it.
    pub(crate) bank: bank::State,
    /// The line that each payment came from; shorter than the columns, or [`NONE`], where none.
    pub(crate) from: Vec<u32>,
    /// What each payment is; shorter than the columns where it is plain money.
    pub(crate) role: Vec<Role>,
    /// Of payments that came back, the payments that say so. Kept by settling.
    pub(crate) returned: HashMap<u32, Vec<u32>>,
    /// Some return names a payment that is not known. Kept by settling.
    pub(crate) awaits_returned: bool,
}

/// An allocation that somebody decided.
#[derive(Clone, Debug, PartialEq)]
pub struct Said {
    /// In which entry.
    pub entry: EntryId,
    /// At which place in the order.
    pub stamp: Stamp,
    /// The payment's identifier.
    pub payment: String,
    /// The whole of it.
    pub lines: Lines,
    /// The entries whose allocation of this payment it replaces.
    pub replaces: Vec<EntryId>,
    /// How many payments were recorded before it: its place in the order of settling.
    pub after: u32,
}

/// One allocation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Row {
    /// The day of the payment.
    pub day: i32,
    /// How much; the sign of the receivable's gross.
    pub amount: i64,
    /// By which payment.
    pub payment: u32,
}

/// Allocations by receivable, so that a past day is one pass: sorted arrays, and what came since beside them.
#[derive(Clone, Debug, Default)]
pub struct Rows {
    /// Where each receivable's rows begin; one more than receivables.
    pub(crate) start: Vec<u32>,
    pub(crate) day: Vec<i32>,
    pub(crate) amount: Vec<i64>,
    pub(crate) payment: Vec<u32>,
    since: HashMap<u32, Vec<Row>>,
    since_count: usize,
}

impl Rows {
    /// The rows of a receivable, in the order they were settled. A row that was taken back is gone.
    pub fn of(&self, receivable: u32) -> impl Iterator<Item = Row> + '_ {
        let since = if self.since_count == 0 { None } else { self.since.get(&receivable) };
        let since = since.map_or(&[][..], Vec::as_slice);
        let base = self.base(receivable).map(|at| Row {
            day: self.day[at],
            amount: self.amount[at],
            payment: self.payment[at],
        });
        base.chain(since.iter().copied()).filter(|row| row.amount != 0)
    }

    /// Where a receivable's rows are in the sorted arrays.
    #[inline]
    pub(crate) fn base(&self, receivable: u32) -> std::ops::Range<usize> {
        let at = receivable as usize;
        match self.start.get(at..at + 2) {
            Some(&[start, end]) => start as usize..end as usize,
            _ => 0..0,
        }
    }

    fn push(&mut self, receivable: u32, row: Row) {
        self.since.entry(receivable).or_default().push(row);
        self.since_count += 1;
    }

    /// Takes back what a payment had of a receivable; gives how much.
    fn release(&mut self, receivable: u32, payment: u32) -> i64 {
        let mut released = 0;
        for at in self.base(receivable) {
            if self.payment[at] == payment {
                released += std::mem::take(&mut self.amount[at]);
            }
        }
        if let Some(since) = self.since.get_mut(&receivable) {
            since.retain(|row| {
                let ours = row.payment == payment;
                if ours {
                    released += row.amount;
                    self.since_count -= 1;
                }
                !ours
            });
        }
        released
    }

    /// All rows in sorted arrays, with these after them.
    fn sorted(&mut self, receivables: usize, added: &[(u32, Row)]) {
        let mut start = vec![0_u32; receivables + 1];
        for receivable in 0..receivables.min(self.start.len().saturating_sub(1)) {
            start[receivable + 1] = self.start[receivable + 1] - self.start[receivable];
        }
        for (&receivable, rows) in &self.since {
            start[receivable as usize + 1] += rows.len() as u32;
        }
        in_runs(added.len(), |run| {
            for (receivable, _) in &added[run] {
                start[*receivable as usize + 1] += 1;
            }
        });
        for receivable in 0..receivables {
            start[receivable + 1] += start[receivable];
        }
        let count = start[receivables] as usize;
        let mut next = start.clone();
        let (mut day, mut amount, mut payment) = (vec![0; count], vec![0; count], vec![0; count]);
        let mut put = |receivable: u32, row: Row| {
            let at = next[receivable as usize] as usize;
            next[receivable as usize] += 1;
            (day[at], amount[at], payment[at]) = (row.day, row.amount, row.payment);
        };
        in_runs(self.start.len().saturating_sub(1), |run| {
            for receivable in run.start as u32..run.end as u32 {
                for at in self.base(receivable) {
                    let (day, amount) = (self.day[at], self.amount[at]);
                    put(receivable, Row { day, amount, payment: self.payment[at] });
                }
            }
        });
        for (&receivable, rows) in &self.since {
            rows.iter().for_each(|row| put(receivable, *row));
        }
        in_runs(added.len(), |run| {
            added[run].iter().for_each(|(receivable, row)| put(*receivable, *row));
        });
        *self = Rows { start, day, amount, payment, since: HashMap::new(), since_count: 0 };
    }

    /// All of them in the sorted arrays.
    pub(crate) fn sorted_whole(&self, receivables: usize) -> Cow<'_, Rows> {
        if self.since_count == 0 {
            return Cow::Borrowed(self);
        }
        let mut whole = self.clone();
        whole.sorted(receivables, &[]);
        Cow::Owned(whole)
    }

    /// The receivables that have rows outside the sorted arrays.
    pub(crate) fn since(&self) -> impl Iterator<Item = u32> + '_ {
        self.since.keys().copied()
    }

    /// Read back; `None` where the arrays do not fit together.
    pub(crate) fn from_parts(
        start: Vec<u32>,
        day: Vec<i32>,
        amount: Vec<i64>,
        payment: Vec<u32>,
    ) -> Option<Rows> {
        let count = start.last().map_or(0, |end| *end as usize);
        let fits = start.is_sorted() && [day.len(), amount.len(), payment.len()] == [count; 3];
        fits.then(|| Rows { start, day, amount, payment, ..Rows::default() })
    }
}

impl State {
    /// How many payments.
    pub fn len(&self) -> usize {
        self.paid.len()
    }

    /// No payment yet.
    pub fn is_empty(&self) -> bool {
        self.paid.is_empty()
    }

    fn key_hash(payer: u32, day: i32, amount: i64, rank: u16, texts: [&str; 2]) -> u64 {
        let seed = mix(u64::from(payer) << 32 | u64::from(day as u32), texts[0].as_bytes());
        mix(seed ^ (amount as u64).rotate_left(17) ^ u64::from(rank), texts[1].as_bytes())
    }

    pub(super) fn hash_of(&self, row: u32) -> u64 {
        let at = row as usize;
        let texts = [self.reference.get(at), self.invoice.get(at)];
        State::key_hash(self.payer[at], self.paid[at], self.amount[at], self.rank[at], texts)
    }

    fn keys(&self) -> &HashTable<u32> {
        self.keys.get_or_init(|| {
            let mut keys = HashTable::with_capacity(self.len());
            // What came from a line of the bank is known by that line.
            for row in (0..self.len() as u32).filter(|row| self.line_of(*row).is_none()) {
                keys.insert_unique(self.hash_of(row), row, |&row| self.hash_of(row));
            }
            keys
        })
    }

    /// Builds what the next payment will look up.
    pub fn prepare(&self) {
        self.keys();
        let _ = self.of_position(0);
    }

    /// The payments of a position.
    pub fn of_position(&self, position: u32) -> impl Iterator<Item = u32> + '_ {
        let groups = self.by_position.get_or_init(|| {
            let positions = self.position.iter().max().map_or(0, |last| *last as usize + 1);
            Groups::new(positions, &self.position)
        });
        groups.of(position).filter(|row| self.role(*row) != Role::Void)
    }

    /// The identifier outside: the natural key as text, stable on every device.
    pub fn id(&self, customers: &customers::State, row: u32) -> String {
        let at = row as usize;
        if let Some(line) = self.line_of(row) {
            return self.id_from_line(line, row);
        }
        let account = customers.account(self.payer[at]);
        let (reference, invoice) = (self.reference.get(at), self.invoice.get(at));
        format!(
            "{}.{}.{}.{}.{}.{}.{account}{reference}{invoice}",
            Day::new(self.paid[at]),
            customers.currency_of(self.position[at]),
            self.amount[at],
            self.rank[at],
            account.len(),
            reference.len(),
        )
    }

    /// The payment of an identifier.
    pub fn find_id(&self, customers: &customers::State, id: &str) -> Option<u32> {
        if let Some(rest) = id.strip_prefix(super::lines::FROM_LINE) {
            return self.find_from_line(rest);
        }
        let mut parts = id.splitn(7, '.');
        let day: Day = parts.next()?.parse().ok()?;
        let currency = parts.next()?;
        let amount: i64 = parts.next()?.parse().ok()?;
        let rank: u16 = parts.next()?.parse().ok()?;
        let account: usize = parts.next()?.parse().ok()?;
        let reference: usize = parts.next()?.parse().ok()?;
        let (account, rest) = parts.next()?.split_at_checked(account)?;
        let (reference, invoice) = rest.split_at_checked(reference)?;
        let payer = customers.accounts.find(account)?;
        let hash = State::key_hash(payer, day.get(), amount, rank, [reference, invoice]);
        let same = |&row: &u32| {
            let at = row as usize;
            (self.payer[at], self.paid[at], self.amount[at], self.rank[at])
                == (payer, day.get(), amount, rank)
                && self.reference.get(at) == reference
                && self.invoice.get(at) == invoice
                && customers.currency_of(self.position[at]).code() == currency
        };
        self.keys().find(hash, same).copied()
    }

    /// The rank, `least` or above, that tells a typed payment from equal ones already known.
    pub fn next_rank(
        &self,
        customers: &customers::State,
        batch: &super::PaymentBatch,
        least: u16,
    ) -> u16 {
        let (account, reference) = (batch.accounts.get(0), batch.reference.get(0));
        let invoice = batch.invoice.get(0);
        let (Some(paid), Some(currency), Some(amount)) =
            (batch.paid.first(), batch.currency.first(), batch.amount.first())
        else {
            return 0;
        };
        let known = |rank: &u16| {
            let lengths = format!("{}.{}", account.len(), reference.len());
            let id = format!(
                "{paid}.{currency}.{}.{rank}.{lengths}.{account}{reference}{invoice}",
                amount.get()
            );
            self.find_id(customers, &id).is_none()
        };
        (least..u16::MAX).find(known).unwrap_or(u16::MAX)
    }

    /// The file and line of a payment; `None` when it was typed.
    pub fn origin(&self, row: u32) -> Option<(Hash, u32)> {
        let source = *self.sources.get(*self.source.get(row as usize)? as usize)?;
        (source != Hash::NONE).then(|| (source, self.line[row as usize]))
    }

    /// The first and last day of payment.
    pub fn days(&self) -> Option<(Day, Day)> {
        self.days.map(|(first, last)| (Day::new(first), Day::new(last)))
    }

    /// The decision on a payment's allocation, with its heads; `None` when nobody decided.
    pub fn decision(&self, id: &str) -> Option<&Decision<Lines>> {
        self.decisions.get(id)
    }

    /// Payments were recorded. Gives the first new one: what is known already adds nothing. What they settle is the
    /// caller's to say.
    pub fn record(
        &mut self,
        customers: &mut customers::State,
        invoices: &invoices::State,
        batch: &super::PaymentBatch,
    ) -> u32 {
        let first_new = self.len() as u32;
        let rows = batch.paid.len();
        let mut payers = Whose::new(&batch.accounts);
        let known = self.sources.iter().rposition(|known| *known == batch.source);
        let source = known.unwrap_or_else(|| {
            self.sources.push(batch.source);
            self.sources.len() - 1
        }) as u32;
        self.reserve(rows, batch);
        let check = !self.is_empty();
        if check {
            self.keys();
        }
        let whole = !check && batch.is_whole();
        in_runs(rows, |run| {
            if whole {
                return self.record_new(customers, invoices, batch, run, &mut payers, source);
            }
            for row in run {
                let paid = invoices::day(batch.paid[row]);
                let amount = batch.amount.get(row).copied().unwrap_or_default().get();
                let rank = batch.rank.get(row).copied().unwrap_or(0);
                let currency = batch.currency.get(row).copied().unwrap_or_default();
                let who = payers.row(customers, batch.account.get(row), currency);
                let payer = who.customer;
                let (reference, invoice) = (batch.reference.get(row), batch.invoice.get(row));
                let hash = if check {
                    State::key_hash(payer, paid, amount, rank, [reference, invoice])
                } else {
                    0
                };
                // Rows of one file are distinct by their rank: only what was there before is looked up.
                if check && let Some(keys) = self.keys.get() {
                    let same = |&known: &u32| {
                        let at = known as usize;
                        known < first_new
                            && (self.payer[at], self.paid[at], self.amount[at], self.rank[at])
                                == (payer, paid, amount, rank)
                            && self.reference.get(at) == reference
                            && self.invoice.get(at) == invoice
                            && customers.currency_of(self.position[at]) == currency
                    };
                    if keys.find(hash, same).is_some() {
                        continue;
                    }
                }
                let new = self.paid.len() as u32;
                self.resolve_new(customers, invoices, who, currency, invoice);
                self.paid.push(paid);
                self.amount.push(amount);
                self.rest.push(amount);
                self.rank.push(rank);
                self.reference.push(reference);
                self.invoice.push(invoice);
                self.label.push(batch.label.get(row));
                self.means.push(batch.means.get(row));
                self.source.push(source);
                self.line.push(batch.line.get(row).copied().unwrap_or(0));
                self.widen(paid);
                if check && let Some(mut keys) = self.keys.take() {
                    keys.insert_unique(hash, new, |&row| self.hash_of(row));
                    self.keys = OnceCell::from(keys);
                }
            }
        });
        if !check {
            self.keys.take();
        }
        if let Some(mut groups) = self.by_position.take()
            && groups.since() + self.len() - first_new as usize <= 4_096
        {
            for row in first_new..self.len() as u32 {
                groups.push(self.position[row as usize], row);
            }
            self.by_position = OnceCell::from(groups);
        }
        first_new
    }

    pub(super) fn widen(&mut self, day: i32) {
        let (first, last) = self.days.unwrap_or((day, day));
        self.days = Some((first.min(day), last.max(day)));
    }

    /// Whose the next payment is, and what it names.
    #[inline]
    fn resolve_new(
        &mut self,
        customers: &mut customers::State,
        invoices: &invoices::State,
        who: Known,
        currency: Currency,
        invoice: &str,
    ) {
        let target = State::resolve(invoices, who.customer, who.unnamed, invoice);
        let position = match (who.unnamed, target) {
            (true, Some(target)) => {
                customers.position(invoices.customer[target as usize], currency)
            }
            _ => who.position,
        };
        self.payer.push(who.customer);
        self.position.push(position);
        self.target.push(target.unwrap_or(NONE));
        if !invoice.is_empty() && (who.unnamed || target.is_none()) {
            self.awaited.insert(mix(0, invoice.as_bytes()));
        }
    }

    /// Adds rows of a whole batch, all of them new: looked up row by row, then added column by column.
    fn record_new(
        &mut self,
        customers: &mut customers::State,
        invoices: &invoices::State,
        batch: &super::PaymentBatch,
        rows: Range<usize>,
        payers: &mut Whose,
        source: u32,
    ) {
        let first = self.len();
        for row in rows.clone() {
            let currency = batch.currency[row];
            let who = payers.row(customers, batch.account.get(row), currency);
            self.resolve_new(customers, invoices, who, currency, batch.invoice.get(row));
            self.means.push(batch.means.get(row));
        }
        self.paid.extend(batch.paid[rows.clone()].iter().map(|day| invoices::day(*day)));
        self.amount.extend(batch.amount[rows.clone()].iter().map(|amount| amount.get()));
        self.rest.extend_from_slice(&self.amount[first..]);
        self.rank.extend_from_slice(&batch.rank[rows.clone()]);
        self.reference.append(&batch.reference, rows.clone());
        self.invoice.append(&batch.invoice, rows.clone());
        self.label.append(&batch.label, rows.clone());
        self.source.resize(self.paid.len(), source);
        self.line.extend_from_slice(&batch.line[rows]);
        let days = &self.paid[first..];
        if let (Some(&least), Some(&most)) = (days.iter().min(), days.iter().max()) {
            self.widen(least);
            self.widen(most);
        }
    }

    fn reserve(&mut self, rows: usize, batch: &super::PaymentBatch) {
        if rows < 1_000 {
            return;
        }
        self.payer.reserve(rows);
        self.position.reserve(rows);
        self.paid.reserve(rows);
        self.amount.reserve(rows);
        self.rest.reserve(rows);
        self.target.reserve(rows);
        self.rank.reserve(rows);
        self.source.reserve(rows);
        self.line.reserve(rows);
        self.reference.reserve(rows, batch.reference.as_parts().0.len());
        self.invoice.reserve(rows, batch.invoice.as_parts().0.len());
        self.label.reserve(rows, batch.label.as_parts().0.len());
    }

    /// The receivable that a payment names: of its payer; without a payer, of the one customer who has that number.
    fn resolve(
        invoices: &invoices::State,
        payer: u32,
        unnamed: bool,
        invoice: &str,
    ) -> Option<u32> {
        if invoice.is_empty() {
            return None;
        }
        if unnamed { invoices.find_number(invoice) } else { invoices.find(payer, invoice, 0) }
    }

    /// A payment's position when it is the next that is recorded: for those who keep figures in step.
    pub fn would_touch(
        customers: &customers::State,
        invoices: &invoices::State,
        batch: &super::PaymentBatch,
        row: usize,
    ) -> Option<u32> {
        let account = batch.accounts.get(*batch.account.get(row)? as usize).trim();
        let whose = if account.is_empty() {
            let target = State::resolve(invoices, NONE, true, batch.invoice.get(row));
            target
                .map(|target| invoices.customer[target as usize])
                .or_else(|| customers.find(""))?
        } else {
            customers.find(account)?
        };
        customers.find_position(whose, *batch.currency.get(row)?)
    }

    /// Rebuilds what follows from the columns after they were read back; `None` where they do not fit together.
    pub(crate) fn thawed(
        mut self,
        customers: &customers::State,
        invoices: &invoices::State,
    ) -> Option<State> {
        let rows = self.len();
        let fits = [
            self.payer.len(),
            self.position.len(),
            self.amount.len(),
            self.rest.len(),
            self.target.len(),
            self.rank.len(),
            self.reference.len(),
            self.invoice.len(),
            self.label.len(),
            self.means.len(),
            self.source.len(),
            self.line.len(),
        ];
        let receivables = invoices.len();
        let known = |of: &[u32], end: usize| of.iter().all(|&number| (number as usize) < end);
        let targets =
            self.target.iter().all(|&target| target == NONE || (target as usize) < receivables);
        if fits.iter().any(|&length| length != rows)
            || self.allocated.len() != receivables
            || self.rows.start.len() > receivables + 1
            || !known(&self.rows.payment, rows)
            || !known(&self.position, customers.positions())
            || !known(&self.payer, customers.len())
            || !known(&self.source, self.sources.len())
            || !targets
        {
            return None;
        }
        self.days = self.paid.iter().copied().min().zip(self.paid.iter().copied().max());
        let days = Day::FIRST.get()..=Day::LAST.get();
        if self.days.is_some_and(|(first, last)| !days.contains(&first) || !days.contains(&last)) {
            return None;
        }
        for said in std::mem::take(&mut self.said) {
            self.decide(said);
        }
        self.thaw_lines(customers)?;
        Some(self)
    }

    /// Takes in a decision; settles nothing.
    pub(crate) fn decide(&mut self, said: Said) {
        self.decisions.entry(said.payment.clone()).or_default().apply(
            said.entry,
            said.stamp,
            said.lines.clone(),
            said.replaces.iter().copied(),
        );
        self.said.push(said);
    }

    pub(super) fn take_rows(&mut self) -> &mut Rows {
        &mut self.rows
    }

    pub(super) fn push_row(&mut self, receivable: u32, row: Row) {
        self.rows.push(receivable, row);
    }

    pub(super) fn release_row(&mut self, receivable: u32, payment: u32) -> i64 {
        self.rows.release(receivable, payment)
    }

    pub(super) fn sort_rows(&mut self, receivables: usize, added: &[(u32, Row)]) {
        self.rows.sorted(receivables, added);
    }

    pub(super) fn since_count(&self) -> usize {
        self.rows.since_count
    }

    pub(super) fn resolve_again(
        &mut self,
        customers: &mut customers::State,
        invoices: &invoices::State,
    ) {
        self.awaited.clear();
        let mut moved = false;
        for at in 0..self.len() {
            let invoice = self.invoice.get(at);
            if invoice.is_empty() {
                continue;
            }
            let payer = self.payer[at];
            let unnamed = customers.account(payer).is_empty();
            if !unnamed && self.target[at] != NONE {
                continue;
            }
            let target = State::resolve(invoices, payer, unnamed, invoice);
            if unnamed || target.is_none() {
                self.awaited.insert(mix(0, invoice.as_bytes()));
            }
            self.target[at] = target.unwrap_or(NONE);
            if unnamed {
                let whose = target.map_or(payer, |target| invoices.customer[target as usize]);
                let currency = customers.currency_of(self.position[at]);
                let position = customers.position(whose, currency);
                moved |= self.position[at] != position;
                self.position[at] = position;
            }
        }
        if moved {
            self.by_position.take();
        }
    }
}
