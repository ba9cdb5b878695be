//! An act is taken back, or done again: where the book can without it, the journal is not folded again.
//!
//! A decision stands in a part of the book that follows from its own events alone: that part is folded again. What moves
//! receivables and payments is taken off the end, or added there, if it is the newest that does. Anything else folds the
//! journal again, which gives the same book.

use crate::book::{Apart, Event};
use crate::journal::{EntryId, Stamp, StoredEntry, Written};
use crate::store::Store;

use super::documents::Documents;
use super::open::FOLDED_ANEW;
use super::protocol::Problem;
use super::{Engine, World};

impl<S: Store, D: Documents, W: World> Engine<S, D, W> {
    /// Follows an entry, applied to nothing yet, that takes others back or does them again.
    pub(super) async fn take_back(
        &mut self,
        id: EntryId,
        stamp: Stamp,
        events: &[Event],
    ) -> Result<(), Problem> {
        let before = std::mem::take(&mut self.withdrawn);
        self.withdrawn = self.withdrawals();
        let changed: Vec<EntryId> = before.symmetric_difference(&self.withdrawn).copied().collect();
        let mut said = Vec::new();
        for entry in changed {
            match self.leave_out(entry) {
                Some(events) => said.extend(events),
                None => return self.refold().await,
            }
        }
        events.iter().for_each(|event| self.book.apply(id, stamp, event));
        self.follow_lines(&said);
        if said.iter().any(|event| matches!(event, Event::Customers(_))) {
            self.read_people().await;
        }
        if !self.snapshot_fits() {
            self.unsaved_rows = FOLDED_ANEW;
        }
        Ok(())
    }

    /// Leaves an entry out of the book, or takes it in again, as it now counts or not; gives what it says. `None` where
    /// that cannot be done without folding the journal: the book is then of no use any more.
    fn leave_out(&mut self, entry: EntryId) -> Option<Vec<Event>> {
        let stored = self.journal.get(entry)?.clone();
        let events = events_of(&stored)?;
        let moves: Vec<Event> = events.iter().filter(|event| !event.is_apart()).cloned().collect();
        if !moves.is_empty() {
            if !self.is_newest(&stored) {
                return None;
            }
            if !self.withdrawn.contains(&entry) {
                let stamp = stored.entry.stamp;
                moves.iter().for_each(|event| self.book.apply(entry, stamp, event));
            } else if !self.book.take_back(entry, &moves) {
                return None;
            }
        }
        let mut parts: Vec<Apart> = Vec::new();
        for part in stored.entry.events.iter().filter(|of| is_apart(of)).filter_map(Apart::of) {
            if !parts.contains(&part) {
                self.fold_apart(part)?;
                parts.push(part);
            }
        }
        Some(events)
    }

    /// Nothing that counts and moves receivables or payments came after it.
    fn is_newest(&self, stored: &StoredEntry) -> bool {
        let ordered = self.journal.ordered();
        let later = ordered.iter().rev().take_while(|other| other.entry.id != stored.entry.id);
        later.flat_map(|other| other.entry.events.iter().map(move |written| (other, written))).all(
            |(other, written)| {
                written.kind.starts_with("exchange.")
                    || is_apart(written)
                    || !self.counts(&other.entry, written)
            },
        )
    }

    /// Folds a part of the book again; `None` where some of it cannot be read alone.
    fn fold_apart(&mut self, part: Apart) -> Option<()> {
        let mut read = Vec::new();
        for stored in self.journal.ordered() {
            let entry = &stored.entry;
            for written in &entry.events {
                if Apart::of(written) != Some(part) || !self.counts(entry, written) {
                    continue;
                }
                read.push((entry.id, entry.stamp, event_of(written)?));
            }
        }
        self.book.fold_apart(part, read);
        Some(())
    }
}

/// An event without rows beside it; what has such rows came from a file.
fn event_of(written: &Written) -> Option<Event> {
    if written.parts.is_empty() { Event::read(written, &[]).ok() } else { None }
}

/// What an entry says of the book; `None` where a file was imported, or not all can be read alone.
fn events_of(stored: &StoredEntry) -> Option<Vec<Event>> {
    let events: Option<Vec<Event>> = stored.entry.events.iter().map(event_of).collect();
    events.filter(|events| !events.iter().any(|event| matches!(event, Event::Exchange(_))))
}

fn is_apart(written: &Written) -> bool {
    Apart::of(written).is_some() && event_of(written).is_some_and(|event| event.is_apart())
}
