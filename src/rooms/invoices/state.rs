//! The receivables known, as columns.

use std::cell::{OnceCell, RefCell};
use std::collections::{BTreeMap, HashMap, HashSet};

use hashbrown::HashTable;
use serde::{Deserialize, Serialize};

use crate::base::{Amount, Arrange, Day, Hash, Texts, in_runs};
use crate::journal::{Decision, EntryId, Stamp};
use crate::rooms::customers::{self, Whose};
use crate::rooms::lookup::{Groups, NONE, mix, replaced};

use super::entering::Entering;
use super::keys::{Key, Keys, identifier};
use super::{InvoiceBatch, Issuer, Kind, OpenBatch};

/// Said to be disputed.
pub const DISPUTED: u8 = 1;
/// Two versions of it disagree.
pub const CONTESTED: u8 = 2;
/// The accounting program said how much of it was open.
pub const STATED: u8 = 4;
/// A payment asked for more of it than was open.
pub const SHORT: u8 = 8;
/// Further instalments share its number.
pub const SERIES: u8 = 16;
/// Part of it was settled without money, or opened again: its allocations are looked at one by one.
pub const ODD: u8 = 32;
/// A customer paid less of it because it is in dispute.
pub const CLAIMED: u8 = 64;
/// Disputed, whoever says so.
pub const IN_DISPUTE: u8 = DISPUTED | CLAIMED;

/// What is known of every receivable: a struct of arrays, one row per receivable, in order of first appearance.
///
/// A receivable is its row number here. Its identifier outside is [`State::id`].
#[derive(Clone, Debug, Default)]
pub struct State {
    /// The customer's account in the receivable's currency: see [`customers::State`].
    pub(crate) position: Vec<u32>,
    pub(crate) customer: Vec<u32>,
    /// Days since 1970, within [`Day::FIRST`]..=[`Day::LAST`].
    pub(crate) issued: Vec<i32>,
    pub(crate) due: Vec<i32>,
    /// Minor units.
    pub(crate) gross: Vec<i64>,
    pub(crate) vat: Vec<i64>,
    /// What everything known leaves open, whatever its day; the sign of the gross, or zero.
    pub(crate) open: Vec<i64>,
    pub(crate) kind: Vec<Kind>,
    pub(crate) flags: Vec<u8>,
    pub(crate) rank: Vec<u16>,
    pub(crate) number: Texts,
    pub(crate) reference: Texts,
    pub(crate) label: Texts,
    /// Index into `sources`.
    pub(crate) source: Vec<u32>,
    pub(crate) line: Vec<u32>,
    pub(crate) sources: Vec<Hash>,
    /// What the accounting program said of open amounts, in the order it was said.
    pub(crate) statements: Vec<Statement>,
    /// The last statement on each receivable, in `statements`; shorter than the columns, or [`NONE`], without one.
    pub(crate) last_statement: Vec<u32>,
    /// Of contested receivables, every version, the one that counts last.
    pub(crate) versions: BTreeMap<u32, Vec<Facts>>,
    /// Who we are, with every statement of it, for the snapshot.
    pub(crate) issuer: Decision<Issuer>,
    pub(crate) issuer_said: Vec<(EntryId, Stamp, Issuer, Vec<EntryId>)>,
    /// Drafts, and what became of them.
    pub issuing: super::issuing::State,
    /// Some number has further instalments.
    pub(crate) has_series: bool,
    /// The first and last day that anything here happened on: issue and statements.
    pub(crate) days: Option<(i32, i32)>,
    pub(crate) keys: OnceCell<Keys>,
    pub(crate) numbers: OnceCell<Numbers>,
    pub(crate) by_position: OnceCell<Groups>,
    /// Number, reference and label, folded.
    pub(crate) folded: OnceCell<Texts>,
    pub(crate) number_ranks: OnceCell<Vec<u32>>,
    /// The list asked for last, in order.
    pub(crate) listed: RefCell<super::list::Kept>,
}

/// One thing the accounting program said of one receivable's open amount.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Statement {
    /// Which.
    pub receivable: u32,
    /// The day on which it was so.
    pub day: i32,
    /// Still open, signed.
    pub open: i64,
    /// The file, in `sources`, and its line.
    pub source: u32,
    /// 0 for an item that the file no longer lists.
    pub line: u32,
    /// The statement before it on the same receivable, or [`NONE`].
    before: u32,
}

/// What a version of a receivable says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Facts {
    /// The customer's account in its currency.
    pub position: u32,
    /// What kind.
    pub kind: Kind,
    /// Day of issue.
    pub issued: i32,
    /// Due date.
    pub due: i32,
    /// With VAT.
    pub gross: i64,
    /// VAT in it.
    pub vat: i64,
    /// Said to be disputed.
    pub disputed: bool,
    /// The customer's reference.
    pub reference: String,
    /// Label.
    pub label: String,
}

/// The first receivable of each number, and those whose number several customers share.
#[derive(Clone, Debug, Default)]
pub(crate) struct Numbers {
    first: HashTable<u32>,
    shared: HashSet<u32>,
}

/// What a batch changed.
#[derive(Clone, Debug, Default)]
pub struct Recorded {
    /// The first new receivable; all after it are new too.
    pub first_new: u32,
    /// Known receivables of which a fact changed.
    pub changed: Vec<u32>,
    /// Receivables on which something was stated.
    pub stated: Vec<u32>,
    /// Instalments came to numbers known before, or an earlier one changed: allocations may fall otherwise.
    pub series: bool,
}

pub(crate) fn day(day: Day) -> i32 {
    day.get().clamp(Day::FIRST.get(), Day::LAST.get())
}

/// `open` within zero and `gross`, in size.
fn within(open: i64, gross: i64) -> i64 {
    if gross < 0 { open.clamp(gross, 0) } else { open.clamp(0, gross) }
}

/// The larger in size of two amounts of the sign of `gross`.
fn larger(one: i64, other: i64, gross: i64) -> i64 {
    if gross < 0 { one.min(other) } else { one.max(other) }
}

impl State {
    /// How many receivables.
    pub fn len(&self) -> usize {
        self.position.len()
    }

    /// No receivable yet.
    pub fn is_empty(&self) -> bool {
        self.position.is_empty()
    }

    fn build_keys(&self) -> Keys {
        let mut keys = Keys::default();
        in_runs(self.len(), |run| {
            for row in run {
                // Keys are distinct: `record` never adds one twice.
                keys.add(self.key(row as u32), row as u32, |row| self.key(row));
            }
        });
        keys
    }

    /// The natural key of a receivable.
    #[inline]
    pub(super) fn key(&self, row: u32) -> Key<'_> {
        let row = row as usize;
        Key { customer: self.customer[row], rank: self.rank[row], number: self.number.get(row) }
    }

    /// The receivable of a natural key.
    #[inline]
    pub fn find(&self, customer: u32, number: &str, rank: u16) -> Option<u32> {
        let keys = self.keys.get_or_init(|| self.build_keys());
        keys.find(Key { customer, rank, number }, |row| self.key(row))
    }

    /// The first instalment with this number, when a single customer has that number.
    pub fn find_number(&self, number: &str) -> Option<u32> {
        let keys = self.keys.get_or_init(|| self.build_keys());
        if let Some(only) = keys.of_number(number) {
            return only;
        }
        let numbers = self.numbers.get_or_init(|| {
            let mut numbers = Numbers::default();
            numbers.first.reserve(self.len(), |_| 0);
            for row in 0..self.len() as u32 {
                self.add_number(&mut numbers, row);
            }
            numbers
        });
        let hash = mix(0, number.as_bytes());
        let first = numbers.first.find(hash, |&row| self.number.get(row as usize) == number)?;
        (!numbers.shared.contains(first)).then_some(*first)
    }

    fn add_number(&self, numbers: &mut Numbers, row: u32) {
        let number = self.number.get(row as usize);
        let hash = mix(0, number.as_bytes());
        match numbers.first.find(hash, |&first| self.number.get(first as usize) == number) {
            Some(&first) => {
                if self.customer[first as usize] != self.customer[row as usize] {
                    numbers.shared.insert(first);
                }
            }
            None => {
                numbers.first.insert_unique(hash, row, |&row| {
                    mix(0, self.number.get(row as usize).as_bytes())
                });
            }
        }
    }

    /// The receivables of a position.
    pub fn of_position(&self, position: u32) -> impl Iterator<Item = u32> + '_ {
        let groups = self.by_position.get_or_init(|| {
            let positions = self.position.iter().max().map_or(0, |last| *last as usize + 1);
            Groups::new(positions, &self.position)
        });
        groups.of(position)
    }

    /// The identifier outside: the natural key as text, stable on every device. `rank.length of account.account+number`.
    pub fn id(&self, customers: &customers::State, row: u32) -> String {
        let account = customers.account(self.customer[row as usize]);
        let (rank, number) = (self.rank[row as usize], self.number.get(row as usize));
        identifier(rank, account, number)
    }

    /// The receivable of an identifier.
    pub fn find_id(&self, customers: &customers::State, id: &str) -> Option<u32> {
        let (rank, rest) = id.split_once('.')?;
        let (length, rest) = rest.split_once('.')?;
        let length = length.parse().ok().filter(|length| rest.is_char_boundary(*length))?;
        let (account, number) = rest.split_at_checked(length)?;
        self.find(customers.accounts.find(account)?, number, rank.parse().ok()?)
    }

    /// The index of a source, known from now on.
    fn source(&mut self, source: Hash) -> u32 {
        let known = self.sources.iter().rposition(|known| *known == source);
        known.unwrap_or_else(|| {
            self.sources.push(source);
            self.sources.len() - 1
        }) as u32
    }

    /// The file and line of a receivable; `None` when it was typed.
    pub fn origin(&self, row: u32) -> Option<(Hash, u32)> {
        let source = *self.sources.get(*self.source.get(row as usize)? as usize)?;
        (source != Hash::NONE).then(|| (source, self.line[row as usize]))
    }

    pub(super) fn widen(&mut self, day: i32) {
        let (first, last) = self.days.unwrap_or((day, day));
        self.days = Some((first.min(day), last.max(day)));
    }

    /// Invoices were recorded. Their allocations are the caller's to settle.
    pub fn record(&mut self, customers: &mut customers::State, batch: &InvoiceBatch) -> Recorded {
        let rows = batch.number.len();
        let mut recorded = Recorded { first_new: self.len() as u32, ..Recorded::default() };
        let mut whose = Whose::new(&batch.accounts);
        let source = self.source(batch.source);
        let stated_on = day(batch.stated_on);
        let mut revises = vec![false; rows];
        for &row in &batch.revises {
            if let Some(place) = revises.get_mut(row as usize) {
                *place = true;
            }
        }
        let mut keys = self.keys.take().unwrap_or_else(|| self.build_keys());
        self.reserve(rows, batch);
        let whole = batch.is_whole();
        let mut references = HashMap::new();
        let mut labels = HashMap::new();
        in_runs(rows, |run| {
            let mut rest = run.clone();
            if whole {
                // What is new is added together, up to the first row that is known.
                let mut entering = Entering { keys: &mut keys, whose: &mut whose, source };
                rest.start += self.record_new(customers, batch, run, &mut entering, &mut recorded);
            }
            for row in rest {
                let revises = revises[row];
                let currency = batch.currency.get(row).copied().unwrap_or_default();
                let who = whose.row(customers, batch.account.get(row), currency);
                let (customer, position) = (who.customer, who.position);
                let number = batch.number.get(row);
                let rank = batch.rank.get(row).copied().unwrap_or(0);
                let gross = batch.gross.get(row).copied().unwrap_or_default().get();
                let issued = day(batch.issued.get(row).copied().unwrap_or(batch.stated_on));
                let due = batch.due.get(row).copied().map_or(issued, day);
                self.widen(issued);
                let new = self.len() as u32;
                let known = keys.add(Key { customer, rank, number }, new, |row| self.key(row));
                let receivable = match known {
                    Some(known) => {
                        let facts = Facts {
                            position,
                            kind: batch.kind.get(row).copied().unwrap_or_default(),
                            issued,
                            due,
                            gross,
                            vat: batch.vat.get(row).copied().unwrap_or_default().get(),
                            disputed: batch.disputed.get(row).copied().unwrap_or_default(),
                            reference: batch.reference.get(row).to_owned(),
                            label: batch.label.get(row).to_owned(),
                        };
                        let line = batch.line.get(row).copied().unwrap_or(0);
                        let before = self.facts(known, &references, &labels);
                        if self.revise(known, before, &facts, revises) {
                            self.source[known as usize] = source;
                            self.line[known as usize] = line;
                            references.insert(known, facts.reference);
                            labels.insert(known, facts.label);
                            recorded.changed.push(known);
                            recorded.series |= self.flags[known as usize] & SERIES != 0 || 0 < rank;
                        }
                        known
                    }
                    None => {
                        self.position.push(position);
                        self.customer.push(customer);
                        self.issued.push(issued);
                        self.due.push(due);
                        self.gross.push(gross);
                        self.vat.push(batch.vat.get(row).copied().unwrap_or_default().get());
                        self.open.push(gross);
                        self.kind.push(batch.kind.get(row).copied().unwrap_or_default());
                        let disputed = batch.disputed.get(row).copied().unwrap_or_default();
                        self.flags.push(if disputed { DISPUTED } else { 0 });
                        self.rank.push(rank);
                        self.number.push(number);
                        self.reference.push(batch.reference.get(row));
                        self.label.push(batch.label.get(row));
                        self.source.push(source);
                        self.line.push(batch.line.get(row).copied().unwrap_or(0));
                        if 0 < rank {
                            let first = Key { customer, rank: 0, number };
                            if let Some(first) = keys.find(first, |row| self.key(row)) {
                                self.flags[first as usize] |= SERIES;
                            }
                            recorded.series = true;
                        } else if self.has_series {
                            // An earlier file may have begun with a later instalment.
                            let further = Key { customer, rank: 1, number };
                            if keys.find(further, |row| self.key(row)).is_some() {
                                self.flags[new as usize] |= SERIES;
                                recorded.series = true;
                            }
                        }
                        self.has_series |= 0 < rank;
                        new
                    }
                };
                if let Some(open) = batch.stated_open.get(row).copied().flatten()
                    && self.state(
                        receivable,
                        stated_on,
                        open.get(),
                        source,
                        self.line[receivable as usize],
                    )
                {
                    recorded.stated.push(receivable);
                }
            }
        });
        self.keys = OnceCell::from(keys);
        if !references.is_empty() {
            self.reference = replaced(&self.reference, &references);
            self.label = replaced(&self.label, &labels);
        }
        self.follow(&recorded);
        recorded
    }

    fn reserve(&mut self, rows: usize, batch: &InvoiceBatch) {
        if rows < 1_000 {
            return;
        }
        self.position.reserve(rows);
        self.customer.reserve(rows);
        self.issued.reserve(rows);
        self.due.reserve(rows);
        self.gross.reserve(rows);
        self.vat.reserve(rows);
        self.open.reserve(rows);
        self.kind.reserve(rows);
        self.flags.reserve(rows);
        self.rank.reserve(rows);
        self.source.reserve(rows);
        self.line.reserve(rows);
        self.number.reserve(rows, batch.number.as_parts().0.len());
        self.reference.reserve(rows, batch.reference.as_parts().0.len());
        self.label.reserve(rows, batch.label.as_parts().0.len());
    }

    /// Keeps what is looked up by number and by position in step with what was recorded.
    fn follow(&mut self, recorded: &Recorded) {
        let new = recorded.first_new..self.len() as u32;
        if !new.is_empty() {
            self.number_ranks.take();
        }
        if let Some(mut folded) = self.folded.take()
            && recorded.changed.is_empty()
        {
            self.fold_rows(&mut folded, new.clone());
            self.folded = OnceCell::from(folded);
        }
        if let Some(mut numbers) = self.numbers.take() {
            for row in new.clone() {
                self.add_number(&mut numbers, row);
            }
            self.numbers = OnceCell::from(numbers);
        }
        if let Some(mut groups) = self.by_position.take()
            && recorded.changed.is_empty()
            && groups.since() + new.len() <= 4_096
        {
            for row in new {
                groups.push(self.position[row as usize], row);
            }
            self.by_position = OnceCell::from(groups);
        }
    }

    fn facts(
        &self,
        row: u32,
        references: &HashMap<u32, String>,
        labels: &HashMap<u32, String>,
    ) -> Facts {
        let at = row as usize;
        let reference = references.get(&row).map_or(self.reference.get(at), String::as_str);
        let label = labels.get(&row).map_or(self.label.get(at), String::as_str);
        Facts {
            position: self.position[at],
            kind: self.kind[at],
            issued: self.issued[at],
            due: self.due[at],
            gross: self.gross[at],
            vat: self.vat[at],
            disputed: self.flags[at] & DISPUTED != 0,
            reference: reference.to_owned(),
            label: label.to_owned(),
        }
    }

    /// A version of a known receivable arrived. True when what counts changed.
    fn revise(&mut self, row: u32, before: Facts, facts: &Facts, revises: bool) -> bool {
        let at = row as usize;
        if revises {
            self.versions.remove(&row);
            self.flags[at] &= !CONTESTED;
        }
        if before == *facts {
            return false;
        }
        if !revises {
            let versions = self.versions.entry(row).or_insert_with(|| vec![before]);
            versions.retain(|version| version != facts);
            versions.push(facts.clone());
            self.flags[at] |= CONTESTED;
        }
        self.position[at] = facts.position;
        self.kind[at] = facts.kind;
        self.issued[at] = facts.issued;
        self.due[at] = facts.due;
        self.gross[at] = facts.gross;
        self.vat[at] = facts.vat;
        self.flags[at] = self.flags[at] & !DISPUTED | if facts.disputed { DISPUTED } else { 0 };
        true
    }

    /// The accounting program said what is open. Gives the receivables on which something new was said.
    pub fn state_open(&mut self, customers: &customers::State, batch: &OpenBatch) -> Vec<u32> {
        let source = self.source(batch.source);
        let on = day(batch.on);
        let accounts = batch.accounts.iter().map(|account| customers.find(account));
        let of_account: Vec<Option<u32>> = accounts.collect();
        let mut stated = Vec::new();
        for row in 0..batch.number.len() {
            let account = batch.account.get(row).copied().unwrap_or(NONE) as usize;
            let Some(customer) = of_account.get(account).copied().flatten() else { continue };
            let rank = batch.rank.get(row).copied().unwrap_or(0);
            let Some(receivable) = self.find(customer, batch.number.get(row), rank) else {
                continue;
            };
            let open = batch.open.get(row).copied().unwrap_or(Amount::ZERO).get();
            let line = batch.line.get(row).copied().unwrap_or(0);
            if self.state(receivable, on, open, source, line) {
                stated.push(receivable);
            }
        }
        stated
    }

    /// A document is no claim any more from a day on. Gives its receivables.
    pub(crate) fn close(
        &mut self,
        customers: &customers::State,
        account: &str,
        number: &str,
        on: Day,
    ) -> Vec<u32> {
        let Some(customer) = customers.find(account) else { return Vec::new() };
        let ranks = 0..=u16::MAX;
        let rows = ranks.map_while(|rank| self.find(customer, number, rank));
        let rows: Vec<u32> = rows.collect();
        let source = self.source(Hash::NONE);
        rows.into_iter().filter(|&row| self.state(row, day(on), 0, source, 0)).collect()
    }

    /// One statement. False when it says nothing that did not hold on that day already.
    pub(super) fn state(
        &mut self,
        receivable: u32,
        day: i32,
        open: i64,
        source: u32,
        line: u32,
    ) -> bool {
        let at = receivable as usize;
        let stands = self.statement_at(receivable, day).map_or(self.gross[at], |known| known.open);
        if stands == open {
            return false;
        }
        self.push_statement(Statement { receivable, day, open, source, line, before: NONE });
        true
    }

    fn push_statement(&mut self, mut statement: Statement) {
        let at = statement.receivable as usize;
        if self.last_statement.len() <= at {
            self.last_statement.resize(self.len().max(at + 1), NONE);
        }
        statement.before = self.last_statement[at];
        self.last_statement[at] = self.statements.len() as u32;
        self.flags[at] |= STATED;
        self.widen(statement.day);
        self.statements.push(statement);
    }

    /// What was stated on a receivable, the latest said first.
    pub fn statements_on(&self, receivable: u32) -> impl Iterator<Item = &Statement> + '_ {
        let last = self.last_statement.get(receivable as usize).copied().unwrap_or(NONE);
        let last = self.statements.get(last as usize);
        std::iter::successors(last, |statement| self.statements.get(statement.before as usize))
    }

    /// The statement that holds on a day: of the last day until then; of that day's, the last said.
    pub fn statement_at(&self, receivable: u32, day: i32) -> Option<&Statement> {
        let mut best: Option<&Statement> = None;
        for statement in self.statements_on(receivable).filter(|said| said.day <= day) {
            if best.is_none_or(|best| best.day < statement.day) {
                best = Some(statement);
            }
        }
        best
    }

    /// The accounting program stated something on it.
    pub fn is_stated(&self, receivable: u32) -> bool {
        self.flags[receivable as usize] & STATED != 0
    }

    /// What the accounting program stated as settled until a day, in order of days: of one day, what was said last.
    pub fn stated_by(&self, receivable: u32, day: i32) -> Vec<(i32, i64)> {
        let gross = self.gross[receivable as usize];
        let said = self.statements_on(receivable).filter(|said| said.day <= day);
        let mut said: Vec<(i32, i64)> =
            said.map(|said| (said.day, gross - within(said.open, gross))).collect();
        // Said last stands first among its day's.
        said.arrange_by_key(|(day, _)| *day);
        said.dedup_by_key(|(day, _)| *day);
        said
    }

    /// A settled amount as far as the receivable goes, and no less in size than what is `allocated`.
    pub fn settled_within(&self, receivable: u32, settled: i64, allocated: i64) -> i64 {
        let gross = self.gross[receivable as usize];
        larger(allocated, within(settled, gross), gross)
    }

    /// Who we are.
    pub fn set_issuer(&mut self, by: EntryId, at: Stamp, issuer: &Issuer, replaces: &[EntryId]) {
        self.issuer.apply(by, at, issuer.clone(), replaces.iter().copied());
        self.issuer_said.push((by, at, issuer.clone(), replaces.to_vec()));
    }

    /// Nobody has said who we are.
    pub(crate) fn forget_issuer(&mut self) {
        self.issuer = Decision::default();
        self.issuer_said.clear();
    }

    /// Who we are: what was said last.
    pub fn issuer(&self) -> Option<&Issuer> {
        self.issuer.latest()
    }

    /// The decision on who we are, with its heads.
    pub fn issuer_decision(&self) -> &Decision<Issuer> {
        &self.issuer
    }

    /// The first and last day of issue or statement.
    pub fn days(&self) -> Option<(Day, Day)> {
        self.days.map(|(first, last)| (Day::new(first), Day::new(last)))
    }

    /// Rebuilds what follows from the columns after they were read back; `None` where they do not fit together.
    pub(crate) fn thawed(mut self, customers: &customers::State) -> Option<State> {
        let rows = self.len();
        let fits = [
            self.issued.len(),
            self.due.len(),
            self.gross.len(),
            self.vat.len(),
            self.open.len(),
            self.kind.len(),
            self.flags.len(),
            self.rank.len(),
            self.number.len(),
            self.reference.len(),
            self.label.len(),
            self.source.len(),
            self.line.len(),
        ];
        let positions = customers.positions() as u32;
        if fits.iter().any(|&length| length != rows)
            || self.position.iter().any(|&position| positions <= position)
            || self.source.iter().any(|&source| self.sources.len() <= source as usize)
        {
            return None;
        }
        let days = Day::FIRST.get()..=Day::LAST.get();
        if self.issued.iter().chain(&self.due).any(|day| !days.contains(day)) {
            return None;
        }
        self.has_series = self.rank.iter().any(|rank| 0 < *rank);
        self.customer =
            self.position.iter().map(|&position| customers.customer_of(position)).collect();
        for statement in std::mem::take(&mut self.statements) {
            if rows <= statement.receivable as usize
                || self.sources.len() <= statement.source as usize
                || !days.contains(&statement.day)
            {
                return None;
            }
            self.push_statement(statement);
        }
        // A version that was replaced may have gone further: what was known is kept.
        let known = self.issued.iter().copied().min().zip(self.issued.iter().copied().max());
        for day in known.into_iter().flat_map(|(first, last)| [first, last]) {
            self.widen(day);
        }
        if self.days.is_some_and(|(first, last)| !days.contains(&first) || !days.contains(&last)) {
            return None;
        }
        Some(self)
    }
}

impl Statement {
    /// Read back: what it followed is found again.
    pub(crate) fn thawed(
        receivable: u32,
        day: i32,
        open: i64,
        source: u32,
        line: u32,
    ) -> Statement {
        Statement { receivable, day, open, source, line, before: NONE }
    }
}
