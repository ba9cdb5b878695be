//! A device: a journal over a store and the book folded from it, as the engine keeps them.

use std::collections::BTreeMap;

use encours::base::Hash;
use encours::book::{Book, Event};
use encours::journal::{
    Decision, DeviceId, Entry, EntryId, Journal, Part, Received, Stamp, StoredEntry, Written,
};
use encours::rooms::payments::settle;
use encours::store::{Addition, Failure, Health, MemoryStore, Store};
use futures_executor::block_on;
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;

/// A decision about one subject, simple enough to model: the journal does not know what an event means.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Said {
    /// What about.
    pub subject: u64,
    /// What was decided.
    pub value: u64,
    /// What its author had seen.
    pub replaces: Vec<EntryId>,
}

/// The kind under which it is written.
const SAID: &str = "sim.said";

/// Everybody's decisions, by subject.
pub type Decisions = BTreeMap<u64, Decision<u64>>;

/// One person's machine.
pub struct Device<S> {
    pub id: DeviceId,
    pub store: S,
    pub journal: Journal,
    pub book: Book,
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
        Ok(Device { id, store, journal, book: Book::default() })
    }

    /// Writes one entry; the disk first, then the journal.
    pub fn write(
        &mut self,
        events: Vec<Written>,
        parts: Vec<Part>,
        sources: Vec<(Hash, Vec<u8>)>,
        now: u64,
    ) -> Result<EntryId, Failure> {
        let (number, previous) = self.journal.next(self.id);
        let stored = StoredEntry::seal(Entry {
            id: EntryId { device: self.id, number },
            stamp: Stamp::next(self.journal.latest_stamp(), now, self.id),
            written_at: now,
            author: "A".to_owned(),
            previous,
            events,
            sources: sources.iter().map(|(hash, _)| *hash).collect(),
        });
        let id = stored.entry.id;
        let addition = Addition { entries: vec![stored.clone()], parts, sources };
        block_on(self.store.append(addition))?;
        self.journal.push(stored).expect("it was made to be the next one");
        Ok(id)
    }

    /// Writes one entry that says so, with a part of rows and a source file when there are bytes for them.
    pub fn say(
        &mut self,
        said: &Said,
        now: u64,
        rows: Option<&[u8]>,
        source: Option<&[u8]>,
    ) -> Result<EntryId, Failure> {
        let parts: Vec<Part> = rows.into_iter().map(|rows| Part::new(rows.to_vec(), 1)).collect();
        let sources = source.into_iter().map(|source| (Hash::of(source), source.to_vec()));
        let body = serde_json::to_string(said).expect("texts and numbers serialise");
        let event = Written {
            kind: SAID.to_owned(),
            version: 1,
            body: RawValue::from_string(body).expect("it was just written as JSON"),
            parts: parts.iter().map(Part::reference).collect(),
        };
        self.write(vec![event], parts, sources.collect(), now)
    }

    /// Writes what happened and takes it into the book, as the engine does after the disk has acknowledged.
    pub fn tell(&mut self, event: Event, now: u64) -> Result<EntryId, Failure> {
        let (written, parts) = event.write();
        let id = self.write(vec![written], parts, vec![], now)?;
        let stamp = self.journal.get(id).expect("it was just written").entry.stamp;
        if matches!(event, Event::Exchange(_)) {
            self.refold();
        } else {
            self.book.apply(id, stamp, &event);
        }
        Ok(id)
    }

    /// Takes in a colleague's lines and what they rest on: the disk first, then the journal, then the book.
    pub fn receive(
        &mut self,
        lines: Vec<Vec<u8>>,
        blobs: impl Fn(Hash) -> Vec<u8>,
    ) -> Result<Received, Failure> {
        let (fresh, set_aside) = self.journal.fresh(lines);
        let added = fresh.len();
        if added > 0 {
            let named = fresh.iter().flat_map(StoredEntry::blobs);
            let parts = named.map(|hash| Part { sha256: hash, bytes: blobs(hash), rows: 0 });
            let parts = parts.collect();
            let addition = Addition { entries: fresh.clone(), parts, ..Addition::default() };
            block_on(self.store.append(addition))?;
        }
        for stored in fresh {
            self.journal.push(stored).expect("what is fresh can be pushed");
        }
        if added > 0 {
            self.refold();
        }
        Ok(Received { added, set_aside })
    }

    /// What is kept under a hash.
    pub fn blob(&self, hash: Hash) -> Vec<u8> {
        let read = block_on(self.store.blob(hash)).expect("a memory store reads");
        read.expect("what an entry names is kept")
    }

    /// The book from nothing.
    pub fn refold(&mut self) {
        let entries: Vec<_> = self
            .journal
            .ordered()
            .into_iter()
            .map(|stored| {
                let business = stored.entry.events.iter().filter(|written| written.kind != SAID);
                let events = business.map(|written| {
                    let parts: Vec<_> =
                        written.parts.iter().map(|part| self.blob(part.sha256)).collect();
                    let parts: Vec<&[u8]> = parts.iter().map(Vec::as_slice).collect();
                    Event::read(written, &parts).expect("what we wrote reads back")
                });
                (stored.entry.id, stored.entry.stamp, events.collect::<Vec<_>>())
            })
            .collect();
        let withdrawn = Book::withdrawn(entries.iter().flat_map(|(.., events)| events));
        self.book = Book::fold(entries, &withdrawn);
    }

    /// What the entries say, folded in stamp order.
    pub fn decisions(&self) -> Decisions {
        decisions(self.journal.ordered())
    }
}

impl Device<MemoryStore> {
    /// The power goes; what the disk holds is opened again, and is what was in memory.
    pub fn crash(&mut self) {
        let store = self.store.clone();
        let Ok(mut reopened) = Device::open(self.id, store) else { panic!("a memory store opens") };
        reopened.refold();
        assert_eq!(reopened.journal.digest(), self.journal.digest());
        assert_eq!(reopened.book.hash(), self.book.hash(), "step by step gives what folding gives");
        let mut again = self.book.clone();
        settle::all(&mut settle::Ledger {
            customers: &mut again.customers,
            invoices: &mut again.invoices,
            payments: &mut again.payments,
        });
        assert_eq!(again.hash(), self.book.hash(), "and what settling everything again gives");
        *self = reopened;
    }
}

/// What an entry says, if it is a decision of the simulation.
pub fn said(stored: &StoredEntry) -> Option<Said> {
    let written = stored.entry.events.iter().find(|written| written.kind == SAID)?;
    Some(serde_json::from_str(written.body.get()).expect("what we wrote reads back"))
}

/// What entries say, folded in the order given.
pub fn decisions<'a>(entries: impl IntoIterator<Item = &'a StoredEntry>) -> Decisions {
    let mut decisions = Decisions::new();
    for stored in entries {
        let Some(Said { subject, value, replaces }) = said(stored) else { continue };
        let decision = decisions.entry(subject).or_default();
        decision.apply(stored.entry.id, stored.entry.stamp, value, replaces);
    }
    decisions
}
