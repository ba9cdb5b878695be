//! What happens in this room, and how it is written.

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use super::debit_notes::IssuedNote;
use super::model::{Matter, Reminder, Value};
use crate::base::json;
use crate::journal::{EntryId, Part, Written};
use crate::rooms::written::{self, Unread};

/// What happened.
#[derive(Clone, Debug, PartialEq)]
pub enum Event {
    /// Something was decided, or is decided no more.
    Set(Set),
    /// Reminders were written, all at once.
    RemindersWritten(Vec<Reminder>),
    /// A debit note was issued under a number.
    DebitNoteIssued(Box<IssuedNote>),
}

/// A decision on one matter.
#[derive(Clone, Debug, PartialEq)]
pub struct Set {
    /// About what.
    pub matter: Matter,
    /// Which of it.
    pub id: String,
    /// What holds from now on; `None`: nothing any more.
    pub value: Option<Value>,
    /// The entries whose decision this one replaces.
    pub replaces: Vec<EntryId>,
}

/// Version 1 of every `dunning.…-set`.
#[derive(Serialize, Deserialize)]
struct SetV1 {
    id: String,
    value: serde_json::Value,
    #[serde(default)]
    replaces: Vec<EntryId>,
}

/// Version 1 of `dunning.reminders-written`.
#[derive(Serialize, Deserialize)]
struct RemindersWrittenV1 {
    reminders: Vec<Reminder>,
}

/// Each matter, and what its event is called.
const KINDS: [(Matter, &str); 13] = [
    (Matter::Scenario, "dunning.scenario-set"),
    (Matter::Treatment, "dunning.treatment-set"),
    (Matter::AccountHold, "dunning.account-hold-set"),
    (Matter::ItemHold, "dunning.item-hold-set"),
    (Matter::Snooze, "dunning.snooze-set"),
    (Matter::LeftOut, "dunning.left-out-set"),
    (Matter::Promise, "dunning.promise-set"),
    (Matter::Dispute, "dunning.dispute-set"),
    (Matter::Claim, "dunning.claim-set"),
    (Matter::Outcome, "dunning.outcome-set"),
    (Matter::Rules, "dunning.rules-set"),
    (Matter::Template, "dunning.template-set"),
    (Matter::Note, "dunning.note-set"),
];

const WRITTEN: &str = "dunning.reminders-written";
const NOTE: &str = "dunning.debit-note-issued";

impl Matter {
    /// What its event is called in the journal.
    pub fn kind(self) -> &'static str {
        KINDS.iter().find(|(matter, _)| *matter == self).map_or("", |(_, kind)| kind)
    }
}

impl Event {
    /// As it is kept.
    pub fn write(&self) -> (Written, Vec<Part>) {
        match self {
            Event::Set(set) => {
                let value = match &set.value {
                    None => serde_json::Value::Null,
                    Some(value) => value.write(),
                };
                let body = SetV1 { id: set.id.clone(), value, replaces: set.replaces.clone() };
                written::write(set.matter.kind(), &body)
            }
            Event::RemindersWritten(reminders) => {
                written::write(WRITTEN, &RemindersWrittenV1 { reminders: reminders.clone() })
            }
            Event::DebitNoteIssued(note) => written::write(NOTE, &**note),
        }
    }

    /// Back from what is kept.
    pub fn read(kept: &Written) -> Result<Event, Unread> {
        if kept.version != 1 {
            return Err(written::from_the_future(kept));
        }
        if kept.kind == WRITTEN {
            let RemindersWrittenV1 { reminders } = written::read(kept)?;
            return Ok(Event::RemindersWritten(reminders));
        }
        if kept.kind == NOTE {
            return Ok(Event::DebitNoteIssued(Box::new(written::read(kept)?)));
        }
        let matter = KINDS.iter().find(|(_, kind)| *kind == kept.kind);
        let Some((matter, _)) = matter else { return Err(written::from_the_future(kept)) };
        let SetV1 { id, value, replaces } = written::read(kept)?;
        let value = match value {
            serde_json::Value::Null => None,
            value => Some(
                Value::read(*matter, value).ok_or_else(|| written::unreadable(&kept.kind, 0))?,
            ),
        };
        Ok(Event::Set(Set { matter: *matter, id, value, replaces }))
    }
}

impl Event {
    /// The debit note that it issued.
    pub fn note(&self) -> Option<&IssuedNote> {
        match self {
            Event::DebitNoteIssued(note) => Some(note),
            _ => None,
        }
    }

    /// The identifiers of what it made: a promise's, a scenario's, reminders', a debit note's number.
    pub fn made(&self) -> Vec<String> {
        match self {
            Event::Set(set) => match set.matter {
                Matter::Promise | Matter::Scenario | Matter::Note if set.value.is_some() => {
                    vec![set.id.clone()]
                }
                _ => Vec::new(),
            },
            Event::RemindersWritten(written) => {
                written.iter().map(|reminder| reminder.id.clone()).collect()
            }
            Event::DebitNoteIssued(note) => vec![note.number.clone()],
        }
    }
}

impl Value {
    fn write(&self) -> serde_json::Value {
        let written = match self {
            Value::Scenario(value) => serde_json::to_value(value),
            Value::Treatment(value) => serde_json::to_value(value),
            Value::Pause(value) => serde_json::to_value(value),
            Value::Promise(value) => serde_json::to_value(value),
            Value::Dispute(value) => serde_json::to_value(value),
            Value::Claim(value) => serde_json::to_value(value),
            Value::Outcome(value) => serde_json::to_value(value),
            Value::Rules(value) => serde_json::to_value(value),
            Value::Template(value) => serde_json::to_value(value),
            Value::Note(value) => serde_json::to_value(value),
        };
        // Texts, numbers and days can always be written.
        written.unwrap_or_default()
    }

    fn read(matter: Matter, value: serde_json::Value) -> Option<Value> {
        fn of<T: DeserializeOwned>(value: serde_json::Value) -> Option<Box<T>> {
            json::read_value(value).ok().map(Box::new)
        }
        match matter {
            Matter::Scenario => of(value).map(Value::Scenario),
            Matter::Treatment => of(value).map(Value::Treatment),
            Matter::AccountHold | Matter::ItemHold | Matter::Snooze | Matter::LeftOut => {
                of(value).map(Value::Pause)
            }
            Matter::Promise => of(value).map(Value::Promise),
            Matter::Dispute => of(value).map(Value::Dispute),
            Matter::Claim => of(value).map(Value::Claim),
            Matter::Outcome => of(value).map(Value::Outcome),
            Matter::Rules => of(value).map(Value::Rules),
            Matter::Template => of(value).map(Value::Template),
            Matter::Note => of(value).map(Value::Note),
        }
    }
}
