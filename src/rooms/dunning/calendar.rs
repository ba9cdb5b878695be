//! What is coming: the steps of the scenarios, promises, instalments, and the ends of holds.

use std::collections::HashMap;

use super::facts::{Facts, Of};
use super::model::Matter;
use super::policy::{self, Account};
use super::promises::{self, number};
use super::queries::{
    ComingKind, ComingLine, PromiseState, RemindersCalendarQuery, RemindersCalendarView, money,
};
use super::scenario::Action;
use super::sentences;
use crate::base::{Amount, Arrange, Day};
use crate::rooms::payments::answers::Asking;

/// Days ahead when the query asks for none in particular.
const DAYS: u32 = 30;
/// Lines at most.
const LINES: usize = 2_000;

impl RemindersCalendarQuery {
    /// Answers it. Reminders stand on the day on which their step comes if nothing changes, those of today's run today;
    /// what that run holds back stands on the day on which it may be said, and nowhere where nobody knows that day.
    pub fn run(&self, of: Asking<'_>) -> RemindersCalendarView {
        let facts = Facts::new(of, Of::All);
        let days = if self.days == 0 { DAYS } else { self.days.min(366) };
        let last = of.today.plus(i32::try_from(days).unwrap_or(366));
        let mut lines = Vec::new();
        let run = facts.run();
        let said: HashMap<&str, (Action, Amount)> = run
            .lines
            .iter()
            .flat_map(|line| line.items.iter().map(move |said| (line, said)))
            // What is listed beside has a step of its own, on a later day.
            .filter(|(line, said)| line.level == 0 || said.level.is_some())
            .map(|(line, said)| (&*said.item, (line.action, said.asked)))
            .collect();
        for (account, position) in facts.accounts.iter().zip(&facts.positions) {
            facts.coming(account, *position, last, &said, &mut lines);
        }
        let within = |day: Day| of.today <= day && day <= last;
        let (book, locale) = (of.book, of.locale);
        let texts = locale.texts();
        let name = |account: &str| {
            let customer = book.customers.find(account);
            customer.map_or(account, |of| book.customers.name(of)).to_owned()
        };
        for (id, standing) in &facts.promises {
            let Some(promise) = book.dunning.promise(id) else { continue };
            let parts = promise.parts.iter().zip(&standing.parts).enumerate();
            for (place, (part, state)) in parts {
                if *state != PromiseState::Open || !within(part.due) {
                    continue;
                }
                let (kind, sentence) = if promise.is_plan() {
                    let (place, count) = ((place + 1).to_string(), promise.parts.len().to_string());
                    (ComingKind::Instalment, texts.dunning_coming_instalment(place, count))
                } else {
                    let numbers: Vec<String> =
                        promise.items.iter().map(|item| number(book, item)).collect();
                    (ComingKind::Promise, texts.dunning_coming_promise(numbers.join(", ")))
                };
                lines.push(ComingLine {
                    day: part.due,
                    kind,
                    action: None,
                    account: promise.account.clone(),
                    name: name(&promise.account),
                    amount: Some(promises::lacking(standing, promise, place)),
                    sentence,
                    uid: format!("{id}-{place}"),
                });
            }
        }
        let mut ends = |matter, kind, account: &str, id: &str, until: Day, sentence: String| {
            if within(until) {
                lines.push(ComingLine {
                    day: until,
                    kind,
                    action: None,
                    account: account.to_owned(),
                    name: name(account),
                    amount: None,
                    sentence,
                    uid: format!("{matter}-{id}-{until}"),
                });
            }
        };
        for (account, pause) in book.dunning.pauses(Matter::AccountHold) {
            let sentence = texts.dunning_coming_hold_ends(name(account));
            ends("hold", ComingKind::HoldEnds, account, account, pause.until, sentence);
        }
        for (item, pause) in book.dunning.pauses(Matter::ItemHold) {
            let Some(row) = book.invoices.find_id(&book.customers, item) else { continue };
            let account = book.customers.account(book.invoices.customer[row as usize]);
            let sentence = texts.dunning_coming_hold_ends(number(book, item));
            ends("hold", ComingKind::HoldEnds, account, item, pause.until, sentence);
        }
        for (account, pause) in book.dunning.pauses(Matter::Snooze) {
            let sentence = texts.dunning_coming_snooze_ends();
            ends("snooze", ComingKind::SnoozeEnds, account, account, pause.until, sentence);
        }
        lines.arrange_by(|one, other| {
            (one.day, one.kind, &one.account, &one.uid).cmp(&(
                other.day,
                other.kind,
                &other.account,
                &other.uid,
            ))
        });
        lines.truncate(LINES);
        RemindersCalendarView { lines }
    }
}

impl Facts<'_> {
    /// The next step of each item of an account, those of one day and means together. What the run of today says stands
    /// today, and what it holds back does not.
    fn coming(
        &self,
        account: &Account,
        position: u32,
        last: Day,
        said: &HashMap<&str, (Action, Amount)>,
        lines: &mut Vec<ComingLine>,
    ) {
        let (book, today) = (self.of.book, self.of.today);
        let first = lines.len();
        let mut numbers: Vec<Vec<String>> = Vec::new();
        for coming in policy::coming(&self.terms(), account) {
            let item = coming.item;
            let now = said.get(&*item.id).copied();
            let day = match now {
                Some(_) => today,
                None if coming.day <= today => continue,
                None => coming.day,
            };
            if last < day {
                continue;
            }
            let (action, asked) = now.unwrap_or((coming.action, coming.asked));
            let known = lines[first..]
                .iter()
                .position(|line| line.day == day && line.action == Some(action));
            let place = known.unwrap_or_else(|| {
                lines.push(ComingLine {
                    day,
                    kind: ComingKind::Reminder,
                    action: Some(action),
                    account: account.account.clone(),
                    name: book.customers.name(book.customers.customer_of(position)).to_owned(),
                    amount: Some(money(0, account.currency)),
                    sentence: String::new(),
                    uid: format!("{}-{}-{}", account.account, account.currency.code(), item.id),
                });
                numbers.push(Vec::new());
                lines.len() - first - 1
            });
            if let Some(amount) = &mut lines[first + place].amount {
                amount.amount = Amount::new(amount.amount.get().saturating_add(asked.get()));
            }
            numbers[place].push(number(book, &item.id));
        }
        for (line, numbers) in lines[first..].iter_mut().zip(numbers) {
            line.sentence = sentences::coming(self.of.locale, &numbers);
        }
    }
}
