//! Writing reminders: what somebody saw in the run is looked at once more, and only what still stands is recorded.

use std::collections::BTreeMap;

use super::events::Event;
use super::facts::{Facts, Of};
use super::messages::gather;
use super::model::{Matter, Outcome, OutcomeState, Pause, Reminded, Reminder, Value};
use super::policy::{Held, Line};
use super::queries::{HeldLine, HeldReason, ReminderToWrite, action_name, money};
use super::scenario::Action;
use super::{Set, run};
use crate::base::Money;
use crate::journal::DeviceId;
use crate::rooms::insight::figures::open_at;
use crate::rooms::payments::answers::Asking;

/// What is recorded, and what was not.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Written {
    /// The events of one entry; none where nothing stood.
    pub events: Vec<Event>,
    /// Items that were left out, each with its reason.
    pub refused: Vec<HeldLine>,
}

/// Looks at every reminder once more, and keeps what today's run still says: each item in a message of the same customer
/// with the same level as it was seen. What was paid, held, disputed, promised … meanwhile is left out, with its reason;
/// so is what stands twice. Changes nothing.
pub fn write(of: Asking<'_>, device: DeviceId, asked: &[ReminderToWrite]) -> Written {
    let accounts = asked.iter().map(|reminder| reminder.account.trim()).collect();
    let facts = Facts::new(of, Of::Accounts(&accounts));
    let today = facts.run();
    let mut taken = std::collections::BTreeSet::new();
    let mut written = Written::default();
    let mut reminders = Vec::new();
    for reminder in asked {
        let account = reminder.account.trim();
        // Whoever was called was called, whether or not anything is due to be said: a fact, about no item.
        if reminder.items.is_empty() && (reminder.sent || reminder.unanswered) {
            if reminder.action == Some(Action::Call) && of.book.customers.find(account).is_some() {
                reminders.push((facts.call(reminder, device, reminders.len()), reminder));
            }
            continue;
        }
        // Never in a harsher tone than it was seen in: where the oldest item was paid, the others are asked for as
        // they would be without it.
        let mut lines = today.lines.iter().filter(|line| {
            line.account == account
                && line.currency == reminder.currency
                && line.level <= reminder.level
        });
        let said = |line: &Line, item: &str| {
            let said = line.items.iter().find(|said| said.item == item);
            said.filter(|_| !taken.contains(item)).map(|said| (said.level, said.asked))
        };
        let line = lines.find(|line| {
            reminder.items.iter().any(|item| {
                let reaches = said(line, item).map(|(level, _)| level.unwrap_or(0));
                reaches.is_some_and(|level| 0 < level || line.level == 0)
            })
        });
        if let Some((line, action)) = line.zip(reminder.action)
            && reminder.level <= line.level
            && !action.stands_for(line.action)
        {
            // Whoever was called was called, but the step is still to be done.
            if action == Action::Call && (reminder.sent || reminder.unanswered) {
                reminders.push((facts.call(reminder, device, reminders.len()), reminder));
            } else {
                let other = |item: &String| facts.other_step(reminder, item, line.action);
                written.refused.extend(reminder.items.iter().map(other));
            }
            continue;
        }
        let mut kept: Vec<Reminded> = Vec::new();
        for item in &reminder.items {
            let twice = kept.iter().any(|known| known.item == *item);
            match line.and_then(|line| said(line, item)).filter(|_| !twice) {
                Some((level, asked)) => {
                    let asked = Money::new(asked, reminder.currency);
                    kept.push(Reminded { item: item.clone(), level, asked });
                }
                None => {
                    let of = |held: &&Held| {
                        held.account == account && held.currency == reminder.currency
                    };
                    let own = today.held.iter().filter(of).find(|held| held.item == *item);
                    let whole = || today.held.iter().filter(of).find(|held| held.item.is_empty());
                    written.refused.push(match own.or_else(whole) {
                        Some(held) => facts.refused(facts.held(held), item),
                        None => facts.gone(reminder, item),
                    });
                }
            }
        }
        let Some(line) = line else { continue };
        taken.extend(kept.iter().map(|said| said.item.clone()));
        let level = kept.iter().filter_map(|said| said.level).max().unwrap_or(0);
        let scenario = facts.scenarios.iter().find(|scenario| scenario.id == line.scenario);
        let step = scenario.and_then(|scenario| scenario.step(level));
        let action = step.map_or(line.action, |step| step.action);
        let id = of.book.dunning.free_name(device, 'r', reminders.len() as u64);
        let mut written = Reminder {
            id,
            account: account.to_owned(),
            currency: reminder.currency,
            on: of.today,
            scenario: line.scenario.clone(),
            level,
            // In a gentler tone than it was seen in, the step itself says how.
            action: reminder.action.filter(|asked| asked.stands_for(action)).unwrap_or(action),
            template: reminder.template.clone(),
            contact: reminder.contact.clone(),
            bank_known_until: facts.bank.known_until,
            items: kept,
        };
        if written.template.is_empty() {
            written.template = gather::template_name(of.book, &written);
        }
        reminders.push((written, reminder));
    }
    if reminders.is_empty() {
        return written;
    }
    let done = reminders
        .iter()
        .filter(|(_, asked)| asked.sent || asked.unanswered || !asked.note.trim().is_empty());
    let outcomes: Vec<Event> = done
        .map(|(reminder, asked)| {
            let state = match (asked.unanswered, asked.sent) {
                (true, _) => OutcomeState::NotSent,
                (false, true) => OutcomeState::Sent,
                (false, false) => OutcomeState::Written,
            };
            let note = asked.note.trim().to_owned();
            let outcome = Outcome { state, on: of.today, note };
            Event::Set(Set {
                matter: Matter::Outcome,
                id: reminder.id.clone(),
                value: Some(Value::Outcome(Box::new(outcome))),
                replaces: Vec::new(),
            })
        })
        .collect();
    // Whoever was not reached is called again tomorrow: until then the day's list is without it.
    let again: BTreeMap<&str, &str> = reminders
        .iter()
        .filter(|(_, asked)| asked.unanswered)
        .map(|(reminder, asked)| (&*reminder.account, asked.note.trim()))
        .collect();
    let snoozes: Vec<Event> = again
        .into_iter()
        .filter(|(account, _)| {
            let known = of.book.dunning.pause(Matter::Snooze, account);
            known.is_none_or(|known| known.until < of.today)
        })
        .map(|(account, reason)| {
            let pause = Pause { until: of.today, reason: reason.to_owned() };
            Event::Set(Set {
                matter: Matter::Snooze,
                id: account.to_owned(),
                value: Some(Value::Pause(Box::new(pause))),
                replaces: of.book.dunning.heads(Matter::Snooze, account),
            })
        })
        .collect();
    let reminders = reminders.into_iter().map(|(reminder, _)| reminder).collect();
    written.events.push(Event::RemindersWritten(reminders));
    written.events.extend(outcomes);
    written.events.extend(snoozes);
    written
}

/// What of reminders that were written no longer stands today: each item that was paid, or that something holds now. Looked
/// at again when their files are made, or before they leave.
pub fn recheck(of: Asking<'_>, ids: &[String]) -> Vec<HeldLine> {
    let dunning = &of.book.dunning;
    let reminders: Vec<&Reminder> = ids.iter().filter_map(|id| dunning.reminder(id)).collect();
    let accounts = reminders.iter().map(|reminder| &*reminder.account).collect();
    let facts = Facts::new(of, Of::Accounts(&accounts));
    let mut gone = Vec::new();
    for reminder in reminders {
        for said in &reminder.items {
            if let Some(held) = facts.stands_in_the_way(reminder, &said.item) {
                gone.push(facts.refused(facts.held(&held), &said.item));
                continue;
            }
            let asked = ReminderToWrite {
                account: reminder.account.clone(),
                currency: reminder.currency,
                ..ReminderToWrite::default()
            };
            let row = of.book.invoices.find_id(&of.book.customers, &said.item);
            let open = row.map(|row| open_at(of.book, row, of.today.get()));
            if open.is_none_or(|open| open <= 0) {
                gone.push(facts.gone(&asked, &said.item));
            }
        }
    }
    gone
}

impl Facts<'_> {
    /// A call that was made, about no item: it is a contact, and no level.
    fn call(&self, reminder: &ReminderToWrite, device: DeviceId, place: usize) -> Reminder {
        Reminder {
            id: self.of.book.dunning.free_name(device, 'r', place as u64),
            account: reminder.account.trim().to_owned(),
            currency: reminder.currency,
            on: self.of.today,
            action: Action::Call,
            contact: reminder.contact.clone(),
            bank_known_until: self.bank.known_until,
            ..Reminder::default()
        }
    }

    /// An item whose step is another one than what was asked for.
    fn other_step(&self, reminder: &ReminderToWrite, item: &str, step: Action) -> HeldLine {
        let texts = self.of.locale.texts();
        let sentence = texts.dunning_held_other_step(action_name(&texts, step));
        let held =
            HeldLine { reason: HeldReason::OtherStep, sentence, ..self.gone(reminder, item) };
        self.refused(held, item)
    }

    /// A reason that holds for a whole account, said of one of its items.
    fn refused(&self, held: HeldLine, item: &str) -> HeldLine {
        let row = self.of.book.invoices.find_id(&self.of.book.customers, item);
        let Some(row) = row else { return HeldLine { item: item.to_owned(), ..held } };
        let shown = run::run_item(self.of.book, row, self.of.today, &run::Kept::new());
        HeldLine { item: shown.item, number: shown.number, open: shown.open, ..held }
    }

    /// An item that no message says and nothing holds: paid, not due any more, or not known.
    fn gone(&self, reminder: &ReminderToWrite, item: &str) -> HeldLine {
        let book = self.of.book;
        let texts = self.of.locale.texts();
        let row = book.invoices.find_id(&book.customers, item);
        let shown = row.map(|row| run::run_item(book, row, self.of.today, &run::Kept::new()));
        let open = shown.as_ref().map_or(money(0, reminder.currency), |shown| shown.open);
        let (reason, sentence) = match &shown {
            None => (HeldReason::Unknown, texts.dunning_held_unknown()),
            Some(_) if open.amount.get() <= 0 => (HeldReason::Paid, texts.dunning_held_paid()),
            Some(_) => (HeldReason::NotDue, texts.dunning_held_not_due()),
        };
        let customer = book.customers.find(&reminder.account);
        HeldLine {
            account: reminder.account.clone(),
            name: customer.map_or(&*reminder.account, |of| book.customers.name(of)).to_owned(),
            item: item.to_owned(),
            number: shown.map(|shown| shown.number).unwrap_or_default(),
            open,
            reason,
            until: None,
            sentence,
            receipt: None,
        }
    }
}
