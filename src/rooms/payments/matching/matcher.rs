//! The engine: what is known, indexed once; lines worked in the order of their days, twice.
//!
//! The first pass learns payers and what is quoted; the second, with that knowledge, gives the answers.

use std::mem::take;
use std::ops::Range;

use hashbrown::HashMap;

use super::batches::Batches;
use super::decide;
use super::habits::{Habits, name_key};
use super::ideas::{Case, Idea};
use super::kinds;
use super::ledger::{Ledger, Settled};
use super::names::Names;
use super::references::{Form, Numbers};
use super::text::{fold, squashed, words};
use super::types::*;
use super::who::{Prepared, Who, who};
use crate::base::{Amount, Arrange};

/// Matches lines with items. See the module for how to use it.
#[derive(Debug, Default)]
pub struct Matcher {
    /// What is known and not indexed yet.
    unread: Known,
    stage: Stage,
    ledger: Ledger,
    numbers: Numbers,
    names: Names,
    batches: Batches,
    /// Learned before the first line.
    past: Habits,
    habits: Habits,
    /// Customers by account, SIREN, mandate.
    recorded: HashMap<String, Vec<u32>>,
    places: HashMap<u32, u32>,
    items: HashMap<u32, u32>,
    lines: Vec<BankLine>,
    prepared: Vec<Prepared>,
    texts: Vec<String>,
    outcomes: Vec<Outcome>,
    decisions: HashMap<u32, (Option<u32>, Vec<Allocation>)>,
    /// Items that a line quotes and pays exactly: by which line.
    claims: HashMap<u32, u32>,
    /// What each line taught in the first pass.
    taught: Vec<Vec<(String, u32)>>,
    pass: u8,
    next: usize,
}

/// What is indexed next.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Stage {
    /// The order of customers and items.
    #[default]
    Order,
    /// Customers, from this one on.
    Customers(u32),
    /// The order of their names.
    Names,
    /// The letters of names, from this one on.
    Letters(u32),
    /// Which of their letters are rare, when all are known.
    Rarest(u32),
    /// Items, from this one on.
    Items(u32),
    /// What was confirmed before.
    Past,
    /// Nothing: lines are worked.
    Indexed,
}

/// Customers, names or items indexed at a time: about as long as a line is worked.
const PIECE: u32 = 4;

/// A line about which nothing is decided yet.
fn nothing(line: u32) -> Outcome {
    Outcome { line, level: Level::Nothing, proposals: Vec::new(), doubts: Vec::new() }
}

impl Matcher {
    /// Of what is known. It is indexed piece by piece, as the first of the work.
    pub fn new(known: Known) -> Matcher {
        Matcher { unread: known, ..Matcher::default() }
    }

    /// Indexes the next piece of what is known: of a large firm all of it takes a second.
    fn index(&mut self) {
        let piece = |from: u32, all: usize| from..(from + PIECE).min(all as u32);
        let next = |range: &Range<u32>, all: usize, this: fn(u32) -> Stage, then: Stage| {
            if range.end as usize == all { then } else { this(range.end) }
        };
        match self.stage {
            Stage::Order => {
                let Known { customers, items, collected, cheques, .. } = &mut self.unread;
                self.ledger = Ledger::new(take(customers), take(items));
                self.batches = Batches::new(take(collected), take(cheques));
                self.stage = Stage::Customers(0);
            }
            Stage::Customers(from) => {
                let all = self.ledger.customers.len();
                let range = piece(from, all);
                for at in range.clone() {
                    let customer = &self.ledger.customers[at as usize];
                    self.places.insert(customer.id, at);
                    self.names.add(at, customer);
                    for text in [&customer.iban, &customer.siren, &customer.mandate] {
                        let key = squashed(&fold(text));
                        if key.len() >= 8 {
                            self.recorded.entry(key).or_default().push(at);
                        }
                    }
                }
                self.stage = next(&range, all, Stage::Customers, Stage::Names);
            }
            Stage::Names => {
                self.names.arrange();
                self.stage = Stage::Letters(0);
            }
            Stage::Letters(from) => {
                let all = self.names.len();
                let range = piece(from, all);
                range.clone().for_each(|name| self.names.spell(name));
                self.stage = next(&range, all, Stage::Letters, Stage::Rarest(0));
            }
            Stage::Rarest(from) => {
                let all = self.names.len();
                let range = piece(from, all);
                range.clone().for_each(|name| self.names.weigh(name));
                self.stage = next(&range, all, Stage::Rarest, Stage::Items(0));
            }
            Stage::Items(from) => {
                let all = self.ledger.items.len();
                let range = piece(from, all);
                for at in range.clone() {
                    let item = &self.ledger.items[at as usize];
                    self.items.insert(item.id, at);
                    self.numbers.add(at, item);
                    self.batches.add(at, &item.number);
                }
                self.stage = next(&range, all, Stage::Items, Stage::Past);
            }
            Stage::Past => match self.unread.past.pop() {
                Some(past) => self.remember(&past),
                None => {
                    self.stage = Stage::Indexed;
                    self.restart();
                }
            },
            Stage::Indexed => (),
        }
    }

    /// Learns from what was confirmed before.
    fn remember(&mut self, of: &Past) {
        let Some(&customer) = self.places.get(&of.customer) else { return };
        let line = BankLine {
            label: of.label.clone(),
            payer: of.payer.clone(),
            payer_iban: of.payer_iban.clone(),
            ..BankLine::default()
        };
        let reading = kinds::read(&line);
        for key in keys(&reading.payer, &of.payer_iban) {
            self.past.count(&key, customer, true);
        }
    }

    /// Adds lines to be worked. They are put in order of their days; the order given does not matter.
    pub fn add(&mut self, mut lines: Vec<BankLine>) {
        self.lines.append(&mut lines);
        self.lines.arrange_by(|a, b| {
            // On one day what comes back does so before new money: nothing is returned on the day it came.
            (a.booked, a.amount >= Amount::ZERO, &a.label, a.amount, a.id).cmp(&(
                b.booked,
                b.amount >= Amount::ZERO,
                &b.label,
                b.amount,
                b.id,
            ))
        });
        self.prepared.clear();
        self.texts.clear();
        self.restart();
    }

    /// A person's decision on a line: it stands, whatever the engine would say, and is learned from. `customer` is `None`
    /// for money that is not a customer's.
    pub fn decided(&mut self, line: u32, customer: Option<u32>, allocations: Vec<Allocation>) {
        self.decisions.insert(line, (customer, allocations));
        self.restart();
    }

    /// Takes a person's decision back.
    pub fn undecided(&mut self, line: u32) {
        self.decisions.remove(&line);
        self.restart();
    }

    /// Works on, some `budget` lines at a time, so that a caller may breathe in between. True when done.
    pub fn work(&mut self, budget: usize) -> bool {
        for _ in 0..budget {
            if self.stage != Stage::Indexed {
                self.index();
                continue;
            }
            if self.prepared.len() < self.lines.len() {
                let prepared = self.prepare(&self.lines[self.prepared.len()]);
                self.texts.push(text_key(&prepared));
                self.prepared.push(prepared);
                if self.prepared.len() == self.lines.len() {
                    self.claim();
                }
                continue;
            }
            if self.next == self.lines.len() {
                if self.pass == 2 {
                    return true;
                }
                self.second();
                continue;
            }
            self.step();
            self.next += 1;
        }
        self.stage == Stage::Indexed && self.pass == 2 && self.next == self.lines.len()
    }

    /// The answers so far, in the order of the lines' days.
    pub fn outcomes(&self) -> &[Outcome] {
        &self.outcomes
    }

    /// How much was compared so far: names laid beside a line's text, open items looked at for a line. With as many more
    /// lines, customers and items this grows about as they do, not as their product.
    pub fn compared(&self) -> u64 {
        self.names.compared() + self.ledger.looked()
    }

    /// Who quotes an item and pays it exactly, before anything is decided: the first line that does.
    fn claim(&mut self) {
        for (at, (line, prepared)) in (0..).zip(self.lines.iter().zip(&self.prepared)) {
            let mut items: Vec<u32> = Vec::new();
            for mention in &prepared.mentions {
                let same = |item: u32| self.ledger.items[item as usize].currency == line.currency;
                let first = mention.hits.first();
                if let Some(hit) = first.filter(|hit| hit.1 <= Form::Short && same(hit.0)) {
                    items.push(hit.0);
                }
            }
            items.sort_unstable();
            items.dedup();
            let sum: i64 =
                items.iter().map(|&item| self.ledger.items[item as usize].open.get()).sum();
            if sum == line.amount.get() {
                for item in items {
                    self.claims.entry(item).or_insert(at);
                }
            }
        }
    }

    fn restart(&mut self) {
        if self.stage != Stage::Indexed {
            return;
        }
        (self.pass, self.next) = (1, 0);
        self.outcomes.clear();
        self.taught.clear();
        self.claims.clear();
        self.habits = self.past.clone();
        self.ledger.restart();
        if self.prepared.len() == self.lines.len() {
            self.claim();
        }
    }

    /// From the first pass to the second: what was learned is kept, the rest begins again.
    fn second(&mut self) {
        (self.pass, self.next) = (2, 0);
        self.outcomes.clear();
        self.ledger.restart();
    }

    fn prepare(&self, line: &BankLine) -> Prepared {
        let reading = kinds::read(line);
        let mut mentions = self.numbers.read(&reading.rest);
        if !reading.apart
            && mentions.is_empty()
            && reading.payer.bytes().any(|b| b.is_ascii_digit())
        {
            mentions = self.numbers.read(&reading.payer);
        }
        let mut recorded = Vec::new();
        let mut on_record = |text: &str, fact: &dyn Fn(u32) -> Fact| {
            let key = squashed(&fold(text));
            for &customer in self.recorded.get(&key).map_or(&[][..], Vec::as_slice) {
                recorded.push((customer, fact(self.ledger.customers[customer as usize].id)));
            }
        };
        on_record(&line.payer_iban, &|customer| Fact::Account { customer });
        on_record(&line.mandate, &|customer| Fact::Mandate { customer });
        for word in words(&reading.rest) {
            if word.digits && word.text.len() >= 9 {
                on_record(word.text, &|customer| Fact::Siren { customer });
            }
        }
        let mut prepared = Prepared {
            reading,
            mentions,
            iban: line.payer_iban.to_uppercase(),
            recorded,
            ..Prepared::default()
        };
        prepared.name(&self.names);
        prepared
    }

    /// Works one line.
    fn step(&mut self) {
        let at = self.next;
        self.ledger.advance(self.lines[at].booked);
        let line = &self.lines[at];
        if let Some((customer, allocations)) = self.decisions.get(&line.id).cloned() {
            return self.follow(at, customer, &allocations);
        }
        // What the line itself taught is no evidence for it.
        let taught = if self.pass == 2 { take(&mut self.taught[at]) } else { Vec::new() };
        for (key, customer) in &taught {
            self.habits.count(key, *customer, false);
        }
        let ideas = decide::rank(self.ideas(at), &self.ledger);
        let prepared = &self.prepared[at];
        let (mut level, doubts) = decide::level(&ideas, &self.ledger, prepared.anonymous);
        if level == Level::Nothing
            && (prepared.reading.foreign
                || matches!(
                    prepared.reading.kind,
                    LineKind::Cards | LineKind::Charge | LineKind::Internal
                )
                || self.lines[at].amount < Amount::ZERO)
        {
            level = Level::NotACustomers;
        }
        let outcome = decide::outcome(self.lines[at].id, &ideas, level, doubts, &self.ledger);
        for (key, customer) in &taught {
            self.habits.count(key, *customer, true);
        }
        self.outcomes.push(outcome);
        let mut lesson = taught;
        if let Some(best) = ideas.first() {
            if self.pass == 1 && matches!(level, Level::Certain | Level::Likely) {
                lesson = self.learn(at, best, level == Level::Certain);
            }
            // What is merely likely is taken for the time being, unless another line quotes it.
            let clear = ideas.get(1).is_none_or(|next| best.score - next.score >= decide::APART);
            let free = best
                .takes
                .iter()
                .all(|take| self.claims.get(&take.0).is_none_or(|&by| by == at as u32));
            let likely = level == Level::Likely && self.pass == 2 && clear && free && !best.alone;
            if level == Level::Certain || likely {
                self.apply(at, best);
            }
            if likely && level != Level::Certain {
                self.ledger.tentatively(&best.takes);
            }
        }
        if self.pass == 1 {
            self.taught.push(lesson);
        } else {
            self.taught[at] = lesson;
        }
    }

    /// A person's decision.
    fn follow(&mut self, at: usize, customer: Option<u32>, allocations: &[Allocation]) {
        let line = self.lines[at].id;
        let place = customer.and_then(|id| self.places.get(&id)).copied();
        let mut outcome = nothing(line);
        let mut lesson = Vec::new();
        if let Some(place) = place {
            let takes: Vec<(u32, i64)> = allocations
                .iter()
                .filter_map(|of| Some((*self.items.get(&of.item)?, of.amount.get())))
                .collect();
            let taken: i64 = takes.iter().map(|take| take.1).sum();
            let on_account = (self.lines[at].amount.get() - taken).max(0);
            let idea = Idea {
                customers: vec![place],
                takes,
                on_account,
                difference: None,
                facts: Vec::new(),
                score: 99,
                rival: false,
                alone: false,
            };
            outcome = decide::outcome(
                line,
                std::slice::from_ref(&idea),
                Level::Certain,
                Vec::new(),
                &self.ledger,
            );
            self.apply(at, &idea);
            if self.pass == 1 {
                let keys = keys(&self.prepared[at].reading.payer, &self.lines[at].payer_iban);
                lesson = keys.into_iter().map(|key| (key, place)).collect();
                for (key, customer) in &lesson {
                    self.habits.count(key, *customer, true);
                }
            }
        } else {
            outcome.level = Level::NotACustomers;
        }
        self.outcomes.push(outcome);
        if self.pass == 1 {
            self.taught.push(lesson);
        }
    }

    fn ideas(&self, at: usize) -> Vec<Idea> {
        let (line, prepared) = (&self.lines[at], &self.prepared[at]);
        let amount = line.amount.get();
        let mut ideas = Vec::new();
        let this = at as u32;
        let claimed = |item| self.claims.get(&item).is_some_and(|&by| by != this);
        let paid_again = |item| self.claims.get(&item).is_some_and(|&by| by > this);
        let own = self.batches.ideas(
            prepared,
            amount,
            line.booked,
            &self.ledger,
            &self.names,
            &paid_again,
        );
        if let Some(ideas) = own {
            return ideas;
        }
        if amount <= 0
            || matches!(
                prepared.reading.kind,
                LineKind::Cards | LineKind::Charge | LineKind::Internal
            )
        {
            return ideas;
        }
        let case = Case {
            ledger: &self.ledger,
            numbers: &self.numbers,
            line: prepared,
            amount,
            day: line.booked,
            currency: line.currency,
            claimed: &claimed,
            same_text: &|other| self.texts[other as usize] == self.texts[at],
            line_id: &|other| self.lines[other as usize].id,
        };
        let known = who(prepared, &self.ledger, &self.habits);
        for who in known.iter().take(12) {
            case.for_customer(who, true, &mut ideas);
        }
        // Owners of what is quoted, though the payer's name says nothing of them.
        let mut owners: Vec<u32> = prepared
            .mentions
            .iter()
            .flat_map(|mention| mention.hits.iter().map(move |hit| (mention.said, *hit)))
            .filter(|(said, hit)| {
                (hit.1 <= Form::Serial || hit.1 == Form::Order || *said)
                    && self.ledger.is_issued(hit.0)
            })
            .map(|(_, hit)| self.ledger.items[hit.0 as usize].customer)
            .filter(|customer| !known.iter().any(|who| who.customer == *customer))
            .collect();
        owners.sort_unstable();
        owners.dedup();
        // That one customer pays another's invoice happens, but rarely.
        let score = if known.first().is_some_and(|who| who.score >= 12) { -18 } else { -8 };
        for &customer in owners.iter().take(12) {
            let who = Who { customer, score, facts: Vec::new() };
            case.for_customer(&who, false, &mut ideas);
        }
        case.by_group(&mut ideas);
        case.by_other_currency(&known, &mut ideas);
        if known.first().is_none_or(|who| who.score < 12)
            && ideas.iter().all(|idea| idea.score < 30)
        {
            case.by_amount_alone(&mut ideas);
        }
        ideas
    }

    /// Remembers who paid, when what was quoted says it without the help of habits.
    fn learn(&mut self, at: usize, idea: &Idea, certain: bool) -> Vec<(String, u32)> {
        let quoted = idea.facts.iter().any(|fact| {
            matches!(
                fact,
                Fact::Number { .. }
                    | Fact::CreditorReference { .. }
                    | Fact::Order { .. }
                    | Fact::Account { .. }
                    | Fact::Siren { .. }
            )
        });
        let whole = idea.facts.iter().any(|fact| {
            matches!(fact, Fact::Name { .. } | Fact::ShortName { .. } | Fact::TradeName { .. })
        });
        let own = idea
            .facts
            .iter()
            .any(|fact| matches!(fact, Fact::OwnBatch { .. } | Fact::OwnSlip { .. }));
        if certain && (quoted || own) {
            for &(item, _) in &idea.takes {
                self.claims.entry(item).or_insert(at as u32);
            }
        }
        let prepared = &self.prepared[at];
        if idea.customers.len() != 1
            || idea.takes.is_empty()
            || !(quoted || whole || idea.alone && !prepared.anonymous)
            || !prepared.reading.behalf.is_empty()
        {
            return Vec::new();
        }
        let customer = idea.customers[0];
        let lesson: Vec<(String, u32)> = keys(&prepared.reading.payer, &self.lines[at].payer_iban)
            .into_iter()
            .map(|key| (key, customer))
            .collect();
        for (key, customer) in &lesson {
            self.habits.count(key, *customer, true);
        }
        lesson
    }

    /// Takes from the items what an idea says.
    fn apply(&mut self, at: usize, idea: &Idea) {
        for &(item, amount) in &idea.takes {
            self.ledger.take(item, amount);
            if amount < 0 && !self.ledger.is_credit(item) {
                self.ledger.forget(item, -amount);
            }
        }
        let line = &self.lines[at];
        for &customer in &idea.customers {
            let items: Vec<(u32, i64)> = idea
                .takes
                .iter()
                .copied()
                .filter(|take| self.ledger.items[take.0 as usize].customer == customer)
                .collect();
            let amount = if idea.customers.len() == 1 {
                line.amount.get()
            } else {
                items.iter().map(|t| t.1).sum()
            };
            if amount > 0 {
                self.ledger.settled[customer as usize].push(Settled {
                    line: at as u32,
                    day: line.booked,
                    amount,
                    items,
                });
            }
        }
    }
}

/// What a payer is remembered by: name and account.
fn keys(payer: &str, iban: &str) -> Vec<String> {
    let mut keys = Vec::new();
    if !super::names::anonymous(payer) {
        keys.extend(name_key(payer));
    }
    let iban = squashed(&fold(iban));
    if iban.len() >= 8 {
        keys.push(iban);
    }
    keys
}

/// A line's text without what changes at every payment: to recognise one that came twice.
fn text_key(prepared: &Prepared) -> String {
    let mut key = prepared.reading.payer.clone();
    for word in words(&prepared.reading.rest) {
        if !word.digits {
            key.push(' ');
            key.push_str(word.text);
        }
    }
    for mention in prepared.mentions.iter().filter(|mention| !mention.hits.is_empty()) {
        key.push(' ');
        key.push_str(&mention.written);
    }
    key
}
