//! Our bank accounts as known here: their statements, the lines of them, and what was decided on each line.
//!
//! Lines are columns, in the order in which they were first said. Depends on facts and decisions in stamp order alone.

use std::cell::OnceCell;
use std::collections::BTreeMap;
use std::ops::Range;
use std::rc::Rc;

use hashbrown::HashTable;

use crate::base::{Amount, Arrange, Currency, Day, Hash, Money, Texts};
use crate::journal::{Decision, EntryId, Stamp};
use crate::rooms::invoices;
use crate::rooms::lookup::{NONE, Words, mix};

use super::decided::{Intent, LineSet, fingerprint};
use super::rules::Rules;
use super::statement::{Statement, StatementBatch};

/// One of our accounts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Account {
    /// An IBAN, or what the bank's files name it by.
    pub number: String,
    /// What the bank's files call it; may be empty.
    pub name: String,
    /// Its currency: an account in two currencies is two here.
    pub currency: Currency,
}

/// A statement as it was said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Said {
    /// Index into [`State::accounts`].
    pub account: u32,
    /// Index into the sources.
    pub source: u32,
    /// What it says.
    pub statement: Statement,
}

/// What the statements of one account cover.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Covered {
    /// The first balance, and its day.
    pub opening: Option<(Day, Amount)>,
    /// The last one.
    pub closing: Option<(Day, Amount)>,
    /// What all lines between them moved.
    pub moved: i64,
    /// Between which days the balance moved and no statement says how.
    pub gaps: Vec<(Day, Day)>,
}

/// Decisions of one event.
#[derive(Clone, Debug, PartialEq)]
pub struct Decided {
    /// In which entry.
    pub entry: EntryId,
    /// At which place in the order.
    pub stamp: Stamp,
    /// On which lines, what.
    pub sets: Vec<LineSet>,
}

/// What is known of our accounts.
#[derive(Clone, Debug, Default)]
pub struct State {
    pub(crate) accounts: Vec<Account>,
    pub(crate) statements: Vec<Said>,
    pub(crate) sources: Vec<Hash>,
    /// Index into `accounts`, of each line.
    pub(crate) account: Vec<u32>,
    /// Days since 1970.
    pub(crate) booked: Vec<i32>,
    pub(crate) value: Vec<i32>,
    /// Minor units.
    pub(crate) amount: Vec<i64>,
    /// The fingerprint of the bank's reference, or of the label where there is none.
    pub(crate) print: Vec<u64>,
    pub(crate) rank: Vec<u16>,
    pub(crate) reference: Texts,
    pub(crate) label: Texts,
    pub(crate) payer: Texts,
    pub(crate) payer_account: Texts,
    pub(crate) remittance: Texts,
    pub(crate) end_to_end: Texts,
    pub(crate) creditor_reference: Texts,
    pub(crate) mandate: Texts,
    pub(crate) return_reason: Texts,
    pub(crate) batched: Texts,
    pub(crate) kind: Words,
    /// Index into `sources`.
    pub(crate) source: Vec<u32>,
    pub(crate) line: Vec<u32>,
    /// The first payment that each line became; shorter than the columns, or [`NONE`], where it became none.
    pub(crate) first_payment: Vec<u32>,
    /// Of lines by identifier, the decisions on them.
    pub(crate) decisions: BTreeMap<String, Decision<Rc<Intent>>>,
    /// Every decision, in stamp order.
    pub(crate) decided: Vec<Decided>,
    pub(crate) rules: Decision<Rules>,
    pub(crate) rules_said: Vec<(EntryId, Stamp, Rules, Vec<EntryId>)>,
    pub(crate) keys: OnceCell<HashTable<u32>>,
}

/// The natural key of a line.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Key {
    account: u32,
    booked: i32,
    amount: i64,
    print: u64,
    rank: u16,
}

impl Key {
    fn hash(self) -> u64 {
        let words = [
            u64::from(self.account) << 16 | u64::from(self.rank),
            self.booked as u64,
            self.amount as u64,
            self.print,
        ];
        words.into_iter().fold(0, |hash, word| mix(hash ^ word, &[]))
    }
}

/// The fingerprint of a line: of its reference, or of its label where it has none. White space counts once.
pub fn print(reference: &str, label: &str) -> u64 {
    let (mark, text) = if reference.is_empty() { ('l', label) } else { ('r', reference) };
    let mut known = String::with_capacity(text.len() + 1);
    known.push(mark);
    for word in text.split_whitespace() {
        known.push_str(word);
        known.push(' ');
    }
    fingerprint(&known)
}

impl State {
    /// How many lines.
    pub fn len(&self) -> usize {
        self.booked.len()
    }

    /// No line yet.
    pub fn is_empty(&self) -> bool {
        self.booked.is_empty()
    }

    /// Nothing was ever said of a bank.
    pub fn is_silent(&self) -> bool {
        self.is_empty()
            && self.statements.is_empty()
            && self.decided.is_empty()
            && self.rules_said.is_empty()
    }

    fn key(&self, line: u32) -> Key {
        let at = line as usize;
        Key {
            account: self.account[at],
            booked: self.booked[at],
            amount: self.amount[at],
            print: self.print[at],
            rank: self.rank[at],
        }
    }

    fn keys(&self) -> &HashTable<u32> {
        self.keys.get_or_init(|| {
            let mut keys = HashTable::with_capacity(self.len());
            for line in 0..self.len() as u32 {
                keys.insert_unique(self.key(line).hash(), line, |&line| self.key(line).hash());
            }
            keys
        })
    }

    fn find(&self, key: Key) -> Option<u32> {
        self.keys().find(key.hash(), |&line| self.key(line) == key).copied()
    }

    /// Our account of a number and currency.
    pub fn find_account(&self, number: &str, currency: Currency) -> Option<u32> {
        let same = |known: &Account| known.number == number && known.currency == currency;
        self.accounts.iter().position(same).map(|at| at as u32)
    }

    /// All statements said.
    pub fn statements(&self) -> impl Iterator<Item = &Statement> {
        self.statements.iter().map(|said| &said.statement)
    }

    /// Shows each line's account, day and amount.
    pub fn each_line(&self, mut show: impl FnMut(&Account, i32, i64)) {
        for line in 0..self.len() {
            show(self.account_of(line as u32), self.booked[line], self.amount[line]);
        }
    }

    /// Whether a line of a batch is known.
    pub fn knows(&self, batch: &StatementBatch, row: usize) -> bool {
        let Some(of) = batch.statements.get(batch.statement[row] as usize) else { return false };
        let Some(account) = self.find_account(&of.account, of.currency) else { return false };
        let key = Key {
            account,
            booked: invoices::day(batch.booked[row]),
            amount: batch.amount[row].get(),
            print: print(batch.reference.get(row), batch.label.get(row)),
            rank: batch.rank[row],
        };
        self.find(key).is_some()
    }

    /// The identifier outside: the natural key as text, stable on every device.
    pub fn id(&self, line: u32) -> String {
        let at = line as usize;
        let account = &self.accounts[self.account[at] as usize];
        format!(
            "{}.{}.{}.{}.{:016x}.{}",
            Day::new(self.booked[at]),
            account.currency,
            self.amount[at],
            self.rank[at],
            self.print[at],
            account.number,
        )
    }

    /// The line of an identifier.
    pub fn find_id(&self, id: &str) -> Option<u32> {
        let mut parts = id.splitn(6, '.');
        let booked: Day = parts.next()?.parse().ok()?;
        let currency: Currency = parts.next()?.parse().ok()?;
        let amount: i64 = parts.next()?.parse().ok()?;
        let rank: u16 = parts.next()?.parse().ok()?;
        let print = u64::from_str_radix(parts.next()?, 16).ok()?;
        let account = self.find_account(parts.next()?, currency)?;
        self.find(Key { account, booked: booked.get(), amount, print, rank })
    }

    /// The account of a line.
    pub fn account_of(&self, line: u32) -> &Account {
        &self.accounts[self.account[line as usize] as usize]
    }

    /// How much a line is.
    pub fn money(&self, line: u32) -> Money {
        let amount = Amount::new(self.amount[line as usize]);
        Money::new(amount, self.account_of(line).currency)
    }

    /// The file and place of a line.
    pub fn origin(&self, line: u32) -> Option<(Hash, u32)> {
        let at = line as usize;
        Some((*self.sources.get(*self.source.get(at)? as usize)?, self.line[at]))
    }

    fn source(&mut self, source: Hash) -> u32 {
        let known = self.sources.iter().rposition(|known| *known == source);
        known.unwrap_or_else(|| {
            self.sources.push(source);
            self.sources.len() - 1
        }) as u32
    }

    /// Statements were said. Gives the lines that are new: what is known already adds nothing.
    pub fn record(&mut self, batch: &StatementBatch) -> Range<u32> {
        let first = self.len() as u32;
        let source = self.source(batch.source);
        let mut accounts = Vec::with_capacity(batch.statements.len());
        for statement in &batch.statements {
            let known = self.find_account(&statement.account, statement.currency);
            let account = known.unwrap_or_else(|| {
                self.accounts.push(Account {
                    number: statement.account.clone(),
                    name: statement.name.clone(),
                    currency: statement.currency,
                });
                self.accounts.len() as u32 - 1
            });
            let named = &mut self.accounts[account as usize].name;
            if named.is_empty() {
                named.clone_from(&statement.name);
            }
            accounts.push(account);
            self.statements.push(Said { account, source, statement: statement.clone() });
        }
        self.keys();
        for row in 0..batch.booked.len() {
            let Some(&account) = accounts.get(batch.statement[row] as usize) else { continue };
            let (reference, label) = (batch.reference.get(row), batch.label.get(row));
            let key = Key {
                account,
                booked: invoices::day(batch.booked[row]),
                amount: batch.amount[row].get(),
                print: print(reference, label),
                rank: batch.rank[row],
            };
            if self.find(key).is_some() {
                continue;
            }
            let new = self.len() as u32;
            self.account.push(account);
            self.booked.push(key.booked);
            self.value.push(invoices::day(batch.value[row]));
            self.amount.push(key.amount);
            self.print.push(key.print);
            self.rank.push(key.rank);
            self.reference.push(reference);
            self.label.push(label);
            self.payer.push(batch.payer.get(row));
            self.payer_account.push(batch.payer_account.get(row));
            self.remittance.push(batch.remittance.get(row));
            self.end_to_end.push(batch.end_to_end.get(row));
            self.creditor_reference.push(batch.creditor_reference.get(row));
            self.mandate.push(batch.mandate.get(row));
            self.return_reason.push(batch.return_reason.get(row));
            self.batched.push(batch.batched.get(row));
            self.kind.push(batch.kinds.get(batch.kind[row] as usize));
            self.source.push(source);
            self.line.push(batch.line[row]);
            if let Some(mut keys) = self.keys.take() {
                keys.insert_unique(key.hash(), new, |&line| self.key(line).hash());
                self.keys = OnceCell::from(keys);
            }
        }
        first..self.len() as u32
    }

    /// The columns of texts, in one order.
    pub(crate) fn texts(&self) -> [&Texts; 10] {
        [
            &self.reference,
            &self.label,
            &self.payer,
            &self.payer_account,
            &self.remittance,
            &self.end_to_end,
            &self.creditor_reference,
            &self.mandate,
            &self.return_reason,
            &self.batched,
        ]
    }

    /// Likewise, to be filled.
    pub(crate) fn texts_mut(&mut self) -> [&mut Texts; 10] {
        [
            &mut self.reference,
            &mut self.label,
            &mut self.payer,
            &mut self.payer_account,
            &mut self.remittance,
            &mut self.end_to_end,
            &mut self.creditor_reference,
            &mut self.mandate,
            &mut self.return_reason,
            &mut self.batched,
        ]
    }

    /// What was read back fits together.
    pub(crate) fn fits(&self) -> bool {
        let rows = self.len();
        let lengths = [
            self.account.len(),
            self.value.len(),
            self.amount.len(),
            self.print.len(),
            self.rank.len(),
            self.kind.len(),
            self.source.len(),
            self.line.len(),
        ];
        let within = |of: &[u32], end: usize| of.iter().all(|&number| (number as usize) < end);
        let statements = self.statements.iter().all(|said| {
            (said.account as usize) < self.accounts.len()
                && (said.source as usize) < self.sources.len()
        });
        let days = Day::FIRST.get()..=Day::LAST.get();
        lengths == [rows; 8]
            && self.texts().iter().all(|texts| texts.len() == rows)
            && within(&self.account, self.accounts.len())
            && within(&self.source, self.sources.len())
            && self.booked.iter().chain(&self.value).all(|day| days.contains(day))
            && statements
    }

    /// The payments that a line became.
    pub fn payments_of(&self, line: u32) -> Range<u32> {
        match self.first_payment.get(line as usize) {
            Some(&first) if first != NONE => {
                let intent = self.intent(line);
                first..first + intent.map_or(0, |intent| intent.payments().count()) as u32
            }
            _ => 0..0,
        }
    }

    pub(super) fn set_first_payment(&mut self, line: u32, first: u32) {
        let at = line as usize;
        if self.first_payment.len() <= at {
            self.first_payment.resize(at + 1, NONE);
        }
        self.first_payment[at] = first;
    }

    /// The decision that counts on a line: of several that stand, the first; `None` where it is to be decided.
    pub fn intent(&self, line: u32) -> Option<&Rc<Intent>> {
        self.counted(&self.id(line))
    }

    /// Likewise by identifier.
    pub fn counted(&self, id: &str) -> Option<&Rc<Intent>> {
        self.decisions.get(id)?.earliest().filter(|intent| !intent.is_open())
    }

    /// The decision on a line with its heads; `None` when nobody decided.
    pub fn decision(&self, id: &str) -> Option<&Decision<Rc<Intent>>> {
        self.decisions.get(id)
    }

    /// The entries whose decision on a line the next one replaces.
    pub fn heads(&self, id: &str) -> Vec<EntryId> {
        self.decisions.get(id).map(|known| known.heads().collect()).unwrap_or_default()
    }

    /// With the decisions of an entry left out (or in again, where they are `undone`), another one would stand beside
    /// what stands that nobody opposed to it, or nothing would change. A decision that replaced nothing can be left out
    /// with its entry: what replaced it stays.
    pub fn is_replaced(&self, sets: &[LineSet], entry: EntryId, undone: bool) -> bool {
        if undone {
            let stays = |set: &LineSet| {
                self.heads(&set.line).iter().all(|head| set.replaces.contains(head))
            };
            return !sets.iter().all(stays);
        }
        let stands = |set: &LineSet| self.heads(&set.line).contains(&entry);
        !sets.iter().any(stands) || sets.iter().any(|set| !set.replaces.is_empty() && !stands(set))
    }

    /// The entries whose rules the next ones replace.
    pub fn rules_heads(&self) -> Vec<EntryId> {
        self.rules.heads().collect()
    }

    /// Takes in decisions; makes no payments of them.
    pub(crate) fn decide(&mut self, entry: EntryId, stamp: Stamp, sets: &[LineSet]) {
        for set in sets {
            let decision = self.decisions.entry(set.line.clone()).or_default();
            decision.apply(entry, stamp, Rc::clone(&set.intent), set.replaces.iter().copied());
        }
        self.decided.push(Decided { entry, stamp, sets: sets.to_vec() });
    }

    /// Takes in rules.
    pub(crate) fn set_rules(
        &mut self,
        entry: EntryId,
        stamp: Stamp,
        rules: Rules,
        replaces: &[EntryId],
    ) {
        self.rules.apply(entry, stamp, rules, replaces.iter().copied());
        self.rules_said.push((entry, stamp, rules, replaces.to_vec()));
    }

    /// Nobody has said how lines are decided.
    pub(crate) fn forget_rules(&mut self) {
        self.rules = Decision::default();
        self.rules_said.clear();
    }

    /// How lines are decided: of several rules that stand, those that apply and give up the least.
    pub fn rules(&self) -> Rules {
        let Some(&first) = self.rules.earliest() else { return Rules::default() };
        self.rules.values().fold(first, |least, rules| Rules {
            apply: least.apply.min(rules.apply),
            discount_bp: least.discount_bp.min(rules.discount_bp),
            bank_fee: least.bank_fee.min(rules.bank_fee),
            rounding: least.rounding.min(rules.rounding),
            factor_fee_bp: least.factor_fee_bp.min(rules.factor_fee_bp),
        })
    }

    /// What the statements of an account cover together.
    pub fn covered(&self, account: u32) -> Covered {
        let mut balanced: Vec<_> = self
            .statements
            .iter()
            .filter(|said| said.account == account)
            .filter_map(|said| said.statement.opening.as_ref().zip(said.statement.closing.as_ref()))
            .collect();
        balanced.arrange_by_key(|(opening, closing)| (opening.0, closing.0));
        let mut covered = Covered::default();
        let mut last: Option<(Day, Amount)> = None;
        for (opening, closing) in balanced {
            covered.opening = covered.opening.or(Some(*opening));
            if let Some((day, amount)) = last {
                let overlaps = opening.0 < day;
                if !overlaps && amount != opening.1 {
                    covered.gaps.push((day, opening.0));
                }
            }
            if last.is_none_or(|(day, _)| day <= closing.0) {
                last = Some(*closing);
            }
        }
        covered.closing = last;
        let from = covered.opening.map_or(Day::FIRST, |(day, _)| day).get();
        let to = covered.closing.map_or(Day::LAST, |(day, _)| day).get();
        let lines = (0..self.len()).filter(|at| self.account[*at] == account);
        let within = lines.filter(|at| (from..=to).contains(&self.booked[*at]));
        covered.moved = within.map(|at| self.amount[at]).sum();
        covered
    }

    /// Until when the bank is known: the earliest last day of the accounts that are in use, those with a line in the 60
    /// days before the latest day known.
    pub fn fresh_until(&self) -> Option<Day> {
        let accounts = 0..self.accounts.len() as u32;
        let known: Vec<(u32, Day)> =
            accounts.filter_map(|of| Some((of, self.known_until(of)?))).collect();
        let latest = known.iter().map(|(_, day)| *day).max()?;
        let in_use = known.iter().filter(|(_, day)| latest.since(*day) <= 60);
        in_use.map(|(_, day)| *day).min()
    }

    /// The last day known of an account: of its statements and lines.
    pub fn known_until(&self, account: u32) -> Option<Day> {
        let closings = self.statements.iter().filter(|said| said.account == account);
        let closings = closings.filter_map(|said| said.statement.closing).map(|(day, _)| day);
        let lines = self.account.iter().zip(&self.booked).filter(|(of, _)| **of == account);
        closings.chain(lines.map(|(_, day)| Day::new(*day))).max()
    }
}
