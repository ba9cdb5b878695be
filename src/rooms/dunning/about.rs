//! What an act of this room was about: whose, which invoices, how much. For whoever takes it back.

use std::collections::BTreeMap;

use super::events::{Event, Set};
use super::model::{Matter, Promise, Value};
use super::promises::number;
use crate::base::{Amount, Currency, Money};
use crate::book::Book;

/// What an act was about.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct About {
    /// The customers' names, each once, in order.
    pub customers: Vec<String>,
    /// Numbers of invoices, each once, in order.
    pub items: Vec<String>,
    /// Sums, one per currency.
    pub amounts: Vec<Money>,
}

/// Of the events of one act. Empty for what is about no customer: rules, scenarios, words.
pub fn about<'a>(book: &Book, events: impl Iterator<Item = &'a Event>) -> About {
    let mut gathering = Gathering { book, about: About::default(), sums: BTreeMap::new() };
    let mut events = events.peekable();
    let written = matches!(events.peek(), Some(Event::RemindersWritten(_)));
    for event in events {
        // What became of reminders that are written in the same breath says the same twice.
        if !(written && matches!(event, Event::Set(_))) {
            gathering.event(event);
        }
    }
    let Gathering { mut about, sums, .. } = gathering;
    let sums = sums.into_iter().filter(|(_, sum)| *sum != 0);
    about.amounts = sums.map(|(currency, sum)| Money::new(Amount::new(sum), currency)).collect();
    about
}

struct Gathering<'a> {
    book: &'a Book,
    about: About,
    sums: BTreeMap<Currency, i64>,
}

impl Gathering<'_> {
    fn event(&mut self, event: &Event) {
        match event {
            Event::Set(set) => self.set(set),
            Event::RemindersWritten(reminders) => {
                for reminder in reminders {
                    self.customer(&reminder.account);
                    for said in &reminder.items {
                        self.item(&said.item);
                        self.sum(said.asked);
                    }
                }
            }
            Event::DebitNoteIssued(note) => {
                self.customer(&note.account);
                self.sum(note.total);
            }
        }
    }

    fn set(&mut self, set: &Set) {
        match set.matter {
            Matter::AccountHold | Matter::Snooze | Matter::Treatment => self.customer(&set.id),
            Matter::ItemHold | Matter::LeftOut => self.of_item(&set.id),
            Matter::Dispute | Matter::Claim => {
                self.of_item(&set.id);
                match self.value(set) {
                    Some(Value::Dispute(dispute)) => self.sum(dispute.amount),
                    Some(Value::Claim(claim)) => {
                        self.sum(claim.interest);
                        self.sum(claim.indemnity);
                    }
                    _ => (),
                }
            }
            Matter::Promise => {
                if let Some(Value::Promise(promise)) = self.value(set) {
                    self.promise(&promise);
                }
            }
            Matter::Outcome => {
                let reminder = self.book.dunning.reminder(&set.id).cloned();
                if let Some(reminder) = reminder {
                    self.event(&Event::RemindersWritten(vec![reminder]));
                }
            }
            Matter::Note => {
                if let Some(Value::Note(note)) = self.value(set) {
                    self.customer(&note.account);
                }
            }
            Matter::Scenario | Matter::Rules | Matter::Template => (),
        }
    }

    /// What is decided; of what ends a decision, what that was.
    fn value(&self, set: &Set) -> Option<Value> {
        let same = |event: &Event| match event {
            Event::Set(known) if known.matter == set.matter && known.id == set.id => {
                known.value.clone()
            }
            _ => None,
        };
        let known = || self.book.dunning.said.iter().rev().find_map(|(.., event)| same(event));
        set.value.clone().or_else(known)
    }

    fn promise(&mut self, promise: &Promise) {
        self.customer(&promise.account);
        promise.items.iter().for_each(|item| self.item(item));
        promise.parts.iter().for_each(|part| self.sum(part.amount));
    }

    fn of_item(&mut self, item: &str) {
        if let Some(row) = self.book.invoices.find_id(&self.book.customers, item) {
            let customer = self.book.invoices.customer[row as usize];
            let account = self.book.customers.account(customer).to_owned();
            self.customer(&account);
        }
        self.item(item);
    }

    fn customer(&mut self, account: &str) {
        let known = self.book.customers.find(account);
        let name = known.map_or(account, |of| self.book.customers.name(of)).to_owned();
        if !self.about.customers.contains(&name) {
            self.about.customers.push(name);
        }
    }

    fn item(&mut self, item: &str) {
        let number = number(self.book, item);
        if !self.about.items.contains(&number) {
            self.about.items.push(number);
        }
    }

    fn sum(&mut self, money: Money) {
        let sum = self.sums.entry(money.currency).or_default();
        *sum = sum.saturating_add(money.amount.get());
    }
}
