//! What is known of reminders: what was decided, and what was said.

use std::collections::BTreeMap;

use hashbrown::{HashMap, HashSet};

use super::debit_notes::Notes;
use super::events::{Event, Set};
use super::messages::Template;
use super::model::{
    Claim, Dispute, Matter, Note, Outcome, Pause, Promise, Reminded, Reminder, Rules, Slot,
    Treatment, Value, wording,
};
use super::scenario::{Scenario, ready};
use crate::base::{Arrange, Day};
use crate::journal::{Decision, DeviceId, EntryId, Stamp};

/// One decision: a value, or nothing any more.
pub type Kept = Decision<Option<Value>>;

/// What was said of one item so far.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Level {
    /// The last level said about it; 0: none yet.
    pub level: u8,
    /// When that was said.
    pub on: Option<Day>,
    /// When it was reminded before its due date.
    pub before: bool,
}

/// Words that were decided once.
#[derive(Clone, Debug)]
pub struct Worded {
    /// The whole of them.
    pub words: Template,
    /// The day they were first decided.
    pub day: Day,
    /// From 1, among all that were ever said in the same place.
    pub version: u32,
}

/// What is known.
#[derive(Clone, Debug, Default)]
pub struct State {
    decisions: BTreeMap<Matter, BTreeMap<String, Kept>>,
    reminders: Vec<Reminder>,
    by_id: HashMap<String, u32>,
    /// Of each item, the reminders that name it, each with the item's first place in it.
    by_item: HashMap<String, Vec<(u32, u32)>>,
    by_account: HashMap<String, Vec<u32>>,
    /// Every wording there ever was, by the name that reminders have it under.
    wordings: HashMap<String, Worded>,
    debit_notes: Notes,
    /// Of each promise, those that ever said to take its place.
    successors: HashMap<String, Vec<String>>,
    /// Reminders that count as never said, as things stand: not sent, come back.
    unsaid: HashSet<String>,
    /// Everything said, for the snapshot.
    pub(crate) said: Vec<(EntryId, Stamp, Event)>,
}

impl State {
    /// What happened is so.
    pub fn apply(&mut self, by: EntryId, at: Stamp, event: &Event) {
        self.said.push((by, at, event.clone()));
        match event {
            Event::Set(Set { matter, id, value, replaces }) => {
                if let Some(Value::Template(words)) = value {
                    let day = Day::new((at.millis / 86_400_000) as i32);
                    let of = |name: &&String| name.rsplit_once('-').is_some_and(|(of, _)| of == id);
                    let version = self.wordings.keys().filter(of).count() as u32 + 1;
                    let known = self.wordings.entry(wording(id, words));
                    known.or_insert_with(|| Worded { words: (**words).clone(), day, version });
                }
                let known =
                    self.decisions.entry(*matter).or_default().entry(id.clone()).or_default();
                known.apply(by, at, value.clone(), replaces.iter().copied());
                let latest = known.latest().and_then(Option::as_ref);
                if *matter == Matter::Outcome {
                    match latest {
                        Some(Value::Outcome(of)) if !of.state.counts() => {
                            self.unsaid.insert(id.clone());
                        }
                        _ => {
                            self.unsaid.remove(id);
                        }
                    }
                }
                if let Some(Value::Promise(promise)) = value {
                    for before in &promise.replaces {
                        let of = self.successors.entry(before.clone()).or_default();
                        if !of.contains(id) {
                            of.push(id.clone());
                        }
                    }
                }
            }
            Event::DebitNoteIssued(note) => self.debit_notes.apply(by, note),
            Event::RemindersWritten(reminders) => {
                for reminder in reminders {
                    let place = self.reminders.len() as u32;
                    self.by_id.insert(reminder.id.clone(), place);
                    self.by_account.entry(reminder.account.clone()).or_default().push(place);
                    for (within, reminded) in (0..).zip(&reminder.items) {
                        let of = self.by_item.entry(reminded.item.clone()).or_default();
                        if of.last().is_none_or(|(last, _)| *last != place) {
                            of.push((place, within));
                        }
                    }
                    self.reminders.push(reminder.clone());
                }
            }
        }
    }

    /// Nothing was ever said.
    pub fn is_silent(&self) -> bool {
        self.said.is_empty()
    }

    /// What is decided on a matter, contested or not.
    pub fn decision(&self, matter: Matter, id: &str) -> Option<&Kept> {
        self.decisions.get(&matter)?.get(id)
    }

    /// The entries whose decision the next one replaces.
    pub fn heads(&self, matter: Matter, id: &str) -> Vec<EntryId> {
        self.decision(matter, id).map(|known| known.heads().collect()).unwrap_or_default()
    }

    fn latest(&self, matter: Matter, id: &str) -> Option<&Value> {
        self.decision(matter, id)?.latest()?.as_ref()
    }

    /// Every subject of a matter with its decision, in the order of identifiers.
    pub fn all(&self, matter: Matter) -> impl Iterator<Item = (&str, &Kept)> {
        let of = self.decisions.get(&matter).into_iter().flatten();
        of.map(|(id, kept)| (id.as_str(), kept))
    }

    /// What waits until a day. Of two devices that disagree, the one that holds longer counts.
    pub fn pause(&self, matter: Matter, id: &str) -> Option<&Pause> {
        self.decision(matter, id).and_then(pause_of)
    }

    /// Everything that waits of one kind, over or not.
    pub fn pauses(&self, matter: Matter) -> impl Iterator<Item = (&str, &Pause)> {
        self.all(matter).filter_map(|(id, kept)| Some((id, pause_of(kept)?)))
    }

    /// How a customer is treated.
    pub fn treatment(&self, account: &str) -> Option<&Treatment> {
        match self.latest(Matter::Treatment, account)? {
            Value::Treatment(treatment) => Some(treatment),
            _ => None,
        }
    }

    /// What of an item is disputed. Of two devices that disagree, the larger amount counts.
    pub fn dispute(&self, item: &str) -> Option<&Dispute> {
        dispute_of(self.decision(Matter::Dispute, item)?)
    }

    /// Every item of which a part is disputed.
    pub fn disputes(&self) -> impl Iterator<Item = (&str, &Dispute)> {
        self.all(Matter::Dispute).filter_map(|(id, kept)| Some((id, dispute_of(kept)?)))
    }

    /// What was decided of the cost of lateness on an invoice.
    pub fn claim(&self, item: &str) -> Option<&Claim> {
        match self.latest(Matter::Claim, item)? {
            Value::Claim(claim) => Some(claim),
            _ => None,
        }
    }

    /// One promise that was not withdrawn.
    pub fn promise(&self, id: &str) -> Option<&Promise> {
        match self.latest(Matter::Promise, id)? {
            Value::Promise(promise) => Some(promise),
            _ => None,
        }
    }

    /// All promises and plans that were not withdrawn.
    pub fn promises(&self) -> impl Iterator<Item = (&str, &Promise)> {
        let all = self.all(Matter::Promise);
        all.filter_map(|(id, kept)| match kept.latest()?.as_ref()? {
            Value::Promise(promise) => Some((id, &**promise)),
            _ => None,
        })
    }

    /// The day on which a later promise or plan took the place of one.
    pub fn replaced_on(&self, id: &str) -> Option<Day> {
        let successors = self.successors.get(id).into_iter().flatten();
        let later = successors.filter_map(|of| match self.latest(Matter::Promise, of) {
            // As it stands now: it may have been changed since, or withdrawn.
            Some(Value::Promise(later)) if later.replaces.iter().any(|known| known == id) => {
                Some(later.made)
            }
            _ => None,
        });
        later.min()
    }

    /// What somebody noted of a customer, in the order of identifiers.
    pub fn notes_of(&self, account: &str) -> impl Iterator<Item = &Note> {
        let all = self.all(Matter::Note).filter_map(|(_, kept)| match kept.latest()?.as_ref()? {
            Value::Note(note) => Some(&**note),
            _ => None,
        });
        all.filter(move |note| note.account == account)
    }

    /// The rules of the firm.
    pub fn rules(&self) -> Rules {
        match self.latest(Matter::Rules, "") {
            Some(Value::Rules(rules)) => (**rules).clone(),
            _ => Rules::default(),
        }
    }

    /// The scenario of an identifier, as the firm has it.
    pub fn scenario(&self, id: &str) -> Option<Scenario> {
        match self.latest(Matter::Scenario, id) {
            Some(Value::Scenario(scenario)) => Some((**scenario).clone()),
            _ => ready().into_iter().find(|scenario| scenario.id == id),
        }
    }

    /// The scenarios in the order in which they are tried: those for certain segments, ways of paying, languages or
    /// amounts; then the one of the rules; then the others. Each as the firm has it, before the rules are applied.
    pub fn scenarios(&self) -> Vec<Scenario> {
        self.scenarios_as(&self.rules().scenario, None)
    }

    /// The same with another usual one, and with one as it would be; without an identifier it is a further one.
    pub fn scenarios_as(&self, usual: &str, trial: Option<&Scenario>) -> Vec<Scenario> {
        let ready: Vec<Scenario> = ready();
        let own = self.all(Matter::Scenario).filter_map(|(_, kept)| match kept.latest()? {
            Some(Value::Scenario(scenario)) => Some((**scenario).clone()),
            _ => None,
        });
        let own = own.filter(|own| trial.is_none_or(|trial| trial.id != own.id));
        let own: Vec<Scenario> = own.chain(trial.cloned()).collect();
        let mut all: Vec<Scenario> = ready
            .iter()
            .map(|first| own.iter().find(|own| own.id == first.id).unwrap_or(first).clone())
            .collect();
        all.extend(own.into_iter().filter(|own| ready.iter().all(|first| first.id != own.id)));
        let general = |scenario: &Scenario| {
            let only = &scenario.applies;
            only.segments.is_empty()
                && only.profiles.is_empty()
                && only.languages.is_empty()
                && only.minimum <= crate::base::Amount::ZERO
        };
        all.arrange_by_key(|scenario| match general(scenario) {
            false => 0,
            true if scenario.id == usual => 1,
            true => 2,
        });
        all
    }

    /// The firm's own words, in place of those that come with the program.
    pub fn template(&self, slot: &Slot) -> Option<&Template> {
        match self.latest(Matter::Template, &slot.id())? {
            Value::Template(words) => Some(words),
            _ => None,
        }
    }

    /// The words that a reminder was written with, whatever was decided since.
    pub fn wording(&self, name: &str) -> Option<&Template> {
        self.wordings.get(name).map(|known| &known.words)
    }

    /// The words of a name, as they were first decided.
    pub fn worded(&self, name: &str) -> Option<&Worded> {
        self.wordings.get(name)
    }

    /// Reminders, in the order they were told.
    pub fn reminders(&self) -> &[Reminder] {
        &self.reminders
    }

    /// One reminder.
    pub fn reminder(&self, id: &str) -> Option<&Reminder> {
        self.reminders.get(*self.by_id.get(id)? as usize)
    }

    /// The reminders of a customer, in the order they were told.
    pub fn reminders_of(&self, account: &str) -> impl DoubleEndedIterator<Item = &Reminder> {
        let of = self.by_account.get(account).map_or(&[][..], Vec::as_slice);
        of.iter().filter_map(|place| self.reminders.get(*place as usize))
    }

    /// The reminders that name an item, in the order they were told.
    pub fn reminders_about(&self, item: &str) -> impl DoubleEndedIterator<Item = &Reminder> {
        self.said_about(item).map(|(reminder, _)| reminder)
    }

    /// The same, each with what it says of the item.
    fn said_about(&self, item: &str) -> impl DoubleEndedIterator<Item = (&Reminder, &Reminded)> {
        let of = self.by_item.get(item).map_or(&[][..], Vec::as_slice);
        of.iter().filter_map(|(place, within)| {
            let reminder = self.reminders.get(*place as usize)?;
            Some((reminder, reminder.items.get(*within as usize)?))
        })
    }

    /// The debit notes that were issued.
    pub fn debit_notes(&self) -> &Notes {
        &self.debit_notes
    }

    /// What became of a reminder.
    pub fn outcome(&self, id: &str) -> Outcome {
        match self.latest(Matter::Outcome, id) {
            Some(Value::Outcome(outcome)) => (**outcome).clone(),
            _ => Outcome::default(),
        }
    }

    /// A reminder counts as said.
    pub fn counts(&self, reminder: &Reminder) -> bool {
        !self.unsaid.contains(&reminder.id)
    }

    /// What was said of an item, by the reminders that count.
    pub fn level(&self, item: &str) -> Level {
        let mut level = Level::default();
        for (reminder, said) in self.said_about(item) {
            if !self.counts(reminder) {
                continue;
            }
            level.before |= reminder.level == 0;
            let reached = said.level.unwrap_or(0);
            let later = level.level == reached && level.on < Some(reminder.on);
            if 0 < reached && (level.level < reached || later) {
                level.level = reached;
                level.on = Some(reminder.on);
            }
        }
        level
    }

    /// The days on which a customer was contacted, in order.
    pub fn contacted(&self, account: &str) -> Vec<Day> {
        let of = self.reminders_of(account);
        let contacts = of.filter(|reminder| reminder.action.is_contact() && self.counts(reminder));
        let mut days: Vec<Day> = contacts.map(|reminder| reminder.on).collect();
        days.sort_unstable();
        days
    }

    /// A name for something new on a device: device and a count, as no other device makes it. `more` are given already.
    pub fn free_name(&self, device: DeviceId, letter: char, more: u64) -> String {
        let names =
            (self.said.len() as u64 + 1 + more..).map(|count| format!("{letter}-{device}-{count}"));
        let taken = |name: &String| {
            self.by_id.contains_key(name)
                || [Matter::Promise, Matter::Note]
                    .iter()
                    .any(|of| self.decision(*of, name).is_some())
        };
        // There are fewer names than numbers.
        names.into_iter().find(|name| !taken(name)).unwrap_or_default()
    }
}

fn pause_of(kept: &Kept) -> Option<&Pause> {
    let standing = kept.values().filter_map(|value| match value {
        Some(Value::Pause(pause)) => Some(&**pause),
        _ => None,
    });
    standing.max_by_key(|pause| pause.until)
}

fn dispute_of(kept: &Kept) -> Option<&Dispute> {
    let standing = kept.values().filter_map(|value| match value {
        Some(Value::Dispute(dispute)) => Some(&**dispute),
        _ => None,
    });
    standing.max_by_key(|dispute| dispute.amount.amount)
}
