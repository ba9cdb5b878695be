//! Writing: events become one entry, the entry is stored, and only then is the book changed.

use std::cell::{OnceCell, RefCell};

use futures_util::{StreamExt, stream};

use crate::base::Hash;
use crate::book::Event;
use crate::journal::{Entry, EntryId, Journal, Stamp, StoredEntry};
use crate::rooms::exchange;
use crate::rooms::invoices::issuing::commands;
use crate::store::{Addition, Snapshot, Store};

use super::documents::Documents;
use super::open::checksum;
use super::protocol::{Done, Problem, Push};
use super::{Engine, World};

/// Rows applied between two snapshots: below, folding the tail is faster than writing a snapshot.
const ROWS_BETWEEN_SNAPSHOTS: u64 = 5_000;

/// Rounds of matching while nobody waits, before whoever came meanwhile is served.
const ROUNDS_AT_REST: usize = 40;

/// Parts whose bytes are with another thread at the same time.
const HASHED_AT_ONCE: usize = 4;

impl<S: Store, D: Documents, W: World> Engine<S, D, W> {
    /// Writes events as one entry with the source files they rest on. When it returns, they are on the disk and in the
    /// book; when it fails, neither.
    pub(super) async fn record(
        &mut self,
        events: Vec<Event>,
        sources: Vec<(Hash, Vec<u8>)>,
    ) -> Result<Done, Problem> {
        if events.is_empty() {
            return Ok(Done { revision: self.revision, ..Done::default() });
        }
        self.may_write()?;
        let now = self.world.now();
        let (number, previous) = self.journal.next(self.device);
        let id = EntryId { device: self.device, number };
        let stamp = Stamp::next(self.journal.latest_stamp(), now, self.device);
        let mut written = Vec::with_capacity(events.len());
        let mut parts = Vec::new();
        for event in &events {
            let (mut form, mut rows) = event.write_unnamed();
            // Some at once: where another thread hashes, nobody waits for one after the other. All at once would be a
            // second copy of all of them.
            let names = rows.iter().map(|part| self.world.digest(&part.bytes));
            let names: Vec<Hash> = stream::iter(names).buffered(HASHED_AT_ONCE).collect().await;
            for ((part, reference), name) in rows.iter_mut().zip(&mut form.parts).zip(names) {
                (part.sha256, reference.sha256) = (name, name);
            }
            // A single payment is not worth a pause of some milliseconds.
            if !rows.is_empty() {
                self.world.pause().await;
            }
            written.push(form);
            parts.extend(rows);
        }
        let entry = Entry {
            id,
            stamp,
            written_at: now,
            author: self.options.author.clone(),
            previous,
            events: written,
            sources: sources.iter().map(|(hash, _)| *hash).collect(),
        };
        let stored = StoredEntry::seal(entry);
        let rows: u64 = parts.iter().map(|part| u64::from(part.rows)).sum();
        self.progress("saving", 0, 0);
        let addition = Addition { entries: vec![stored.clone()], parts, sources };
        if let Err(failure) = self.store.append(addition).await
            && !self.was_kept(&stored).await
        {
            return Err(self.failure(&failure));
        }
        self.journal.push(stored).map_err(|broken| self.broken(&broken))?;
        self.apply_new(id, stamp, &events).await?;
        self.unsaved_rows += rows.max(1);
        self.unchecked = true;
        self.changed();
        let mut made = commands::made(&events);
        for event in &events {
            if let Event::Dunning(event) = event {
                made.extend(event.made());
            }
        }
        let entry = Some(id.to_string());
        Ok(Done { entry, made, revision: self.revision, ..Done::default() })
    }

    /// After a write that was not acknowledged: is it on the disk all the same? What cannot be told stops all writing,
    /// so that one number is never given twice.
    async fn was_kept(&mut self, stored: &StoredEntry) -> bool {
        let id = stored.entry.id;
        match self.store.open().await {
            Ok(opened) => {
                let (found, broken) = Journal::load(opened.streams);
                let as_before = broken.is_empty() && found.heads() == self.journal.heads();
                let kept = found.get(id).is_some_and(|found| found.hash == stored.hash);
                if !as_before && !kept {
                    self.read_only = Some("unacknowledged");
                }
                kept
            }
            Err(_) => {
                self.read_only = Some("unacknowledged");
                false
            }
        }
    }

    /// Applies the newest entry, or folds again where the past itself has changed.
    async fn apply_new(
        &mut self,
        id: EntryId,
        stamp: Stamp,
        events: &[Event],
    ) -> Result<(), Problem> {
        let withdrawal = |event: &Event| {
            matches!(event, Event::Exchange(exchange::Event::ImportWithdrawn { .. }))
        };
        if events.iter().any(withdrawal) {
            return self.take_back(id, stamp, events).await;
        }
        for event in events {
            self.book.apply(id, stamp, event);
        }
        self.follow_lines(events);
        Ok(())
    }

    /// What is better done when nobody waits: the invariants after an import or a quick start, what the first payment
    /// will look up, and a snapshot when enough was written since the last one.
    pub async fn rest(&mut self) -> Result<(), Problem> {
        if std::mem::take(&mut self.unchecked) && self.book.check().is_err() {
            self.read_only = Some("wrong-book");
            self.changed();
        }
        self.book.prepare();
        self.match_lines(ROUNDS_AT_REST).await?;
        if self.unsaved_rows < ROWS_BETWEEN_SNAPSHOTS || self.read_only.is_some() {
            return Ok(());
        }
        self.unsaved_rows = 0;
        let header = self.snapshot_header();
        // Whatever becomes of the write, the one before is no longer to be counted on.
        self.snapshot = None;
        let (sums, kept) = (RefCell::new(Vec::new()), OnceCell::new());
        let sections = self.book.freeze().inspect(|(name, bytes)| {
            sums.borrow_mut().push((name.clone(), checksum(bytes)));
        });
        let header = || kept.get_or_init(|| header.with_sections(sums.take())).clone();
        let snapshot = Snapshot { sections: Box::new(sections), header: Box::new(header) };
        let written = self.store.put_snapshot(snapshot).await;
        written.map_err(|failure| self.failure(&failure))?;
        self.snapshot = kept.into_inner();
        Ok(())
    }

    /// Keeps a note of this device, outside the journal.
    pub async fn set_note(&mut self, key: &str, value: &str) -> Result<(), Problem> {
        self.store.put_note(key, value).await.map_err(|failure| self.failure(&failure))?;
        self.notes.insert(key.to_owned(), value.to_owned());
        Ok(())
    }

    pub(super) fn changed(&mut self) {
        self.revision += 1;
        self.world.push(Push::Changed { revision: self.revision });
    }

    pub(super) fn progress(&self, stage: &str, done: u64, total: u64) {
        self.world.push(Push::Progress {
            stage: stage.to_owned(),
            done: done as f64,
            total: total as f64,
        });
    }

    fn may_write(&self) -> Result<(), Problem> {
        match self.read_only {
            None => Ok(()),
            Some(reason) => Err(self.refused("read-only", reason)),
        }
    }
}
