//! A device: a journal over a store, as the engine keeps them, with statements simple enough to model.

use std::collections::BTreeMap;

use encours::journal::{
    Decision, DeviceId, Entry, EntryId, Journal, Part, Received, Stamp, StoredEntry, Written,
};
use encours::store::{Addition, Failure, Health, MemoryStore, Store};
use futures_executor::block_on;
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;

/// A decision about one subject.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Said {
    /// What about.
    pub subject: u64,
    /// What was decided.
    pub value: u64,
    /// What its author had seen.
    pub replaces: Vec<EntryId>,
}

/// Everybody's decisions, by subject.
pub type Decisions = BTreeMap<u64, Decision<u64>>;

/// One person's machine.
pub struct Device<S> {
    pub id: DeviceId,
    pub store: S,
    pub journal: Journal,
}

impl<S: Store> Device<S> {
    /// Opens what the store holds; it must verify, and the witness must agree.
    pub fn open(id: DeviceId, mut store: S) -> Result<Device<S>, (S, Failure)> {
        let opened = match block_on(store.open()) {
            Ok(opened) => opened,
            Err(failure) => return Err((store, failure)),
        };
        let (journal, broken) = Journal::load(opened.streams);
        let health = Health::of(opened.witness, &journal, &broken, |_| true);
        assert!(health.is_well(), "{health:?} after a crash");
        Ok(Device { id, store, journal })
    }

    /// Writes one entry that says so, with a part of rows and a source file when there are bytes for them.
    pub fn say(
        &mut self,
        said: &Said,
        now: u64,
        rows: Option<&[u8]>,
        source: Option<&[u8]>,
    ) -> Result<EntryId, Failure> {
        let part = rows.map(|rows| Part::new(rows.to_vec(), 1));
        let source = source.map(|source| (encours::base::Hash::of(source), source.to_vec()));
        let (number, previous) = self.journal.next(self.id);
        let body = serde_json::to_string(said).expect("texts and numbers serialise");
        let stored = StoredEntry::seal(Entry {
            id: EntryId { device: self.id, number },
            stamp: Stamp::next(self.journal.latest_stamp(), now, self.id),
            written_at: now,
            author: "A".to_owned(),
            previous,
            events: vec![Written {
                kind: "sim.said".to_owned(),
                version: 1,
                body: RawValue::from_string(body).expect("it was just written as JSON"),
                parts: part.iter().map(Part::reference).collect(),
            }],
            sources: source.iter().map(|(hash, _)| *hash).collect(),
        });
        let addition = Addition {
            entries: vec![stored.clone()],
            parts: part.into_iter().collect(),
            sources: source.into_iter().collect(),
        };
        match block_on(self.store.append(addition)) {
            Ok(()) => {
                let id = stored.entry.id;
                self.journal.push(stored).expect("it was made to be the next one");
                Ok(id)
            }
            Err(failure) => Err(failure),
        }
    }

    /// Takes in a colleague's lines: the disk first, then the journal.
    pub fn receive(&mut self, lines: Vec<Vec<u8>>) -> Result<Received, Failure> {
        let (fresh, set_aside) = self.journal.fresh(lines);
        let added = fresh.len();
        if added > 0 {
            let addition = Addition { entries: fresh.clone(), ..Addition::default() };
            block_on(self.store.append(addition))?;
        }
        for stored in fresh {
            self.journal.push(stored).expect("what is fresh can be pushed");
        }
        Ok(Received { added, set_aside })
    }

    /// What the entries say, folded in stamp order.
    pub fn decisions(&self) -> Decisions {
        decisions(self.journal.ordered())
    }
}

impl Device<MemoryStore> {
    /// The power goes; what the disk holds is opened again.
    pub fn crash(&mut self) {
        let store = self.store.clone();
        let Ok(reopened) = Device::open(self.id, store) else { panic!("a memory store opens") };
        *self = reopened;
    }
}

/// What an entry says.
pub fn said(stored: &StoredEntry) -> Said {
    serde_json::from_str(stored.entry.events[0].body.get()).expect("what we wrote reads back")
}

/// What entries say, folded in the order given.
pub fn decisions<'a>(entries: impl IntoIterator<Item = &'a StoredEntry>) -> Decisions {
    let mut decisions = Decisions::new();
    for stored in entries {
        let Said { subject, value, replaces } = said(stored);
        let decision = decisions.entry(subject).or_default();
        decision.apply(stored.entry.id, stored.entry.stamp, value, replaces);
    }
    decisions
}
