//! Starting: verify, then snapshot and tail, or the whole journal.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::pin::pin;

use futures_util::{StreamExt, stream};
use serde::{Deserialize, Serialize};

use crate::base::{Hash, json};
use crate::book::{Book, Event};
use crate::journal::{DeviceId, Entry, EntryId, Journal, Stamp, Written};
use crate::rooms::written::Unread;
use crate::store::{Failure, Health, Store};

use super::documents::Documents;
use super::protocol::Problem;
use super::{Engine, Options, World};

/// The form of a snapshot: raised with every change of what a section holds, so that older ones are folded anew.
const SNAPSHOT_FORM: &str = concat!(env!("CARGO_PKG_VERSION"), "-4");

/// Rows unsaved where the snapshot in the store is of another past: the next quiet moment writes a new one.
pub(super) const FOLDED_ANEW: u64 = u64::MAX / 2;

/// Sections on their way at once: while one is unpacked the browser reads the next ones.
const READS: usize = 6;

/// What a snapshot is of.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Header {
    form: String,
    heads: Vec<(EntryId, Hash)>,
    withdrawn: Vec<EntryId>,
    latest: Option<Stamp>,
    sections: Vec<(String, u64)>,
}

impl<S: Store, D: Documents, W: World> Engine<S, D, W> {
    /// Opens what the store holds.
    pub async fn open(
        mut store: S,
        documents: D,
        world: W,
        options: Options,
    ) -> Result<Engine<S, D, W>, Failure> {
        let opened = store.open().await?;
        let notes: BTreeMap<String, String> = opened.notes.into_iter().collect();
        let (journal, broken) = Journal::load(opened.streams);
        let known: Option<DeviceId> = notes.get("device").and_then(|name| name.parse().ok());
        let device = known.unwrap_or_else(|| DeviceId::from_bits(world.random()));
        let mut engine = Engine {
            store,
            documents,
            world,
            options,
            device,
            journal,
            book: Book::default(),
            withdrawn: BTreeSet::new(),
            notes,
            pending: BTreeMap::new(),
            previews: 0,
            revision: 0,
            unsaved_rows: 0,
            read_only: None,
            health: Health::FirstVisit,
            unchecked: false,
            snapshot: None,
            desk: RefCell::default(),
        };
        if known.is_none() {
            engine.store.put_note("device", device.as_str()).await?;
            engine.notes.insert("device".to_owned(), device.to_string());
        }
        engine.health = Health::of(opened.witness, &engine.journal, &broken, is_known);
        engine.read_only = engine.health.code();
        engine.start(opened.snapshot.as_deref()).await?;
        engine.read_people().await;
        Ok(engine)
    }

    /// Builds the book from the snapshot and what came after it, or from the whole journal.
    async fn start(&mut self, header: Option<&[u8]>) -> Result<(), Failure> {
        self.withdrawn = self.withdrawals();
        self.snapshot = header.map(<[u8]>::to_vec);
        if self.fold_from_snapshot().await? {
            return Ok(());
        }
        self.book = Book::default();
        self.fold_entries(|_| true).await?;
        self.check();
        Ok(())
    }

    /// Folds what came after the snapshot onto it; false where it does not fit the journal as it is now.
    async fn fold_from_snapshot(&mut self) -> Result<bool, Failure> {
        if let Some(header) = self.fitting_snapshot()
            && let Some(book) = self.thaw(&header).await?
        {
            // It was sound when it was kept, and its bytes are those: checked again when nobody waits.
            self.book = book;
            self.unchecked = true;
            self.fold_entries(|id| header.is_before(id)).await?;
            return Ok(true);
        }
        Ok(false)
    }

    /// The snapshot in the store is of a beginning of the journal as it is now.
    pub(super) fn snapshot_fits(&self) -> bool {
        self.fitting_snapshot().is_some()
    }

    fn fitting_snapshot(&self) -> Option<Header> {
        let header = json::read::<Header>(self.snapshot.as_deref()?).ok()?;
        self.fits(&header).then_some(header)
    }

    /// Folds the journal again, from the snapshot where that is older than the change: the past has changed (an undo, a
    /// merge).
    pub(super) async fn refold(&mut self) -> Result<(), Problem> {
        self.desk.get_mut().forget();
        self.withdrawn = self.withdrawals();
        if self.fold_from_snapshot().await.map_err(|failure| self.failure(&failure))? {
            self.read_people().await;
            return Ok(());
        }
        self.book = Book::default();
        self.unsaved_rows = FOLDED_ANEW;
        self.fold_entries(|_| true).await.map_err(|failure| self.failure(&failure))?;
        self.read_people().await;
        self.check();
        Ok(())
    }

    async fn fold_entries(&mut self, wanted: impl Fn(EntryId) -> bool) -> Result<(), Failure> {
        let entries: Vec<Entry> = self
            .journal
            .ordered()
            .into_iter()
            .filter(|stored| wanted(stored.entry.id))
            .map(|stored| stored.entry.clone())
            .collect();
        let total = entries.len() as u64;
        for (done, entry) in entries.iter().enumerate() {
            if done.is_multiple_of(64) {
                self.progress("reading", done as u64, total);
                self.world.pause().await;
            }
            if let Err(reason) = self.fold_entry(entry).await? {
                self.read_only = Some(reason);
            }
        }
        Ok(())
    }

    /// A book that breaks an invariant is shown, and never added to.
    fn check(&mut self) {
        if self.read_only.is_none() && self.book.check().is_err() {
            self.read_only = Some("wrong-book");
        }
    }

    /// Applies one entry of the journal; a reason to stop writing where it cannot be read.
    async fn fold_entry(&mut self, entry: &Entry) -> Result<Result<(), &'static str>, Failure> {
        for written in &entry.events {
            if !self.counts(entry, written) {
                continue;
            }
            let mut parts = Vec::with_capacity(written.parts.len());
            for part in &written.parts {
                match self.store.blob(part.sha256).await? {
                    Some(bytes) if self.world.digest(&bytes).await == part.sha256 => {
                        parts.push(bytes)
                    }
                    _ => return Ok(Err("broken-chain")),
                }
            }
            let parts: Vec<&[u8]> = parts.iter().map(Vec::as_slice).collect();
            match Event::read(written, &parts) {
                Ok(event) => self.book.apply(entry.id, entry.stamp, &event),
                Err(Unread::FromTheFuture { .. }) => return Ok(Err("from-the-future")),
                Err(Unread::Unreadable { .. }) => return Ok(Err("broken-chain")),
            }
        }
        Ok(Ok(()))
    }

    /// What is written counts: its entry is not taken back, or it stays nevertheless.
    pub(super) fn counts(&self, entry: &Entry, written: &Written) -> bool {
        stays(written) || !self.withdrawn.contains(&entry.id)
    }

    /// The imports that count no longer.
    pub(super) fn withdrawals(&self) -> BTreeSet<EntryId> {
        let ordered = self.journal.ordered();
        let written = ordered
            .iter()
            .flat_map(|stored| &stored.entry.events)
            .filter(|written| is_exchange(written));
        let events: Vec<Event> =
            written.filter_map(|written| Event::read(written, &[]).ok()).collect();
        Book::withdrawn(&events)
    }

    /// What a snapshot made now is of; its sections are still missing.
    pub(super) fn snapshot_header(&self) -> Header {
        let heads = self.journal.heads().into_iter();
        Header {
            form: SNAPSHOT_FORM.to_owned(),
            heads: heads
                .map(|(device, (number, hash))| (EntryId { device, number }, hash))
                .collect(),
            withdrawn: self.withdrawn.iter().copied().collect(),
            latest: self.journal.latest_stamp(),
            sections: Vec::new(),
        }
    }

    /// The snapshot is of a beginning of this very journal, and everything after it comes later in the order.
    fn fits(&self, header: &Header) -> bool {
        let after = |id: EntryId| header.is_before(id);
        header.form == SNAPSHOT_FORM
            && header
                .withdrawn
                .iter()
                .eq(self.withdrawn.iter().filter(|withdrawn| !after(**withdrawn)))
            && header
                .heads
                .iter()
                .all(|(id, hash)| self.journal.get(*id).is_some_and(|stored| stored.hash == *hash))
            && self
                .journal
                .ordered()
                .iter()
                .filter(|stored| after(stored.entry.id))
                .all(|stored| header.latest.is_none_or(|latest| latest < stored.entry.stamp))
    }

    async fn thaw(&self, header: &Header) -> Result<Option<Book>, Failure> {
        let read = header.sections.iter().map(|(name, sum)| async move {
            let bytes = self.store.snapshot_section(name).await?;
            let bytes = bytes.filter(|bytes| checksum(bytes) == *sum);
            Ok::<_, Failure>(bytes.map(|bytes| (name.clone(), bytes)))
        });
        let mut read = pin!(stream::iter(read).buffered(READS));
        let mut sections = Vec::with_capacity(header.sections.len());
        while let Some(section) = read.next().await {
            match section {
                Ok(Some(section)) => sections.push(section),
                // A snapshot that cannot be read costs time, never data: the journal has everything.
                Ok(None) | Err(Failure::Damaged(_)) => return Ok(None),
                Err(failure) => return Err(failure),
            }
        }
        Ok(Book::thaw(sections))
    }
}

impl Header {
    /// With the checksums of all sections, to be kept.
    pub(super) fn with_sections(self, sections: Vec<(String, u64)>) -> Vec<u8> {
        // A map of plain values can always be written.
        serde_json::to_vec(&Header { sections, ..self }).unwrap_or_default()
    }

    /// An entry that the snapshot does not hold yet.
    fn is_before(&self, id: EntryId) -> bool {
        let covered = self.heads.iter().find(|(head, _)| head.device == id.device);
        covered.is_none_or(|(head, _)| head.number < id.number)
    }
}

/// It may take entries back.
fn is_exchange(written: &Written) -> bool {
    written.kind.starts_with("exchange.")
}

/// As [`Event::stays`], before anything is read: what happened to a file itself stays, whether or not its facts count.
fn stays(written: &Written) -> bool {
    is_exchange(written) && written.kind != "exchange.profile-set"
        || written.kind == "invoices.issued"
}

/// Of kinds and versions of events, those that this build understands.
fn is_known(written: &Written) -> bool {
    !matches!(
        Event::read(&Written { parts: Vec::new(), ..written.clone() }, &[]),
        Err(Unread::FromTheFuture { .. })
    )
}

/// Tells a damaged section from a sound one, in a fraction of the time that a cryptographic hash takes: a snapshot is
/// disposable, and guarded against accidents alone.
pub(super) fn checksum(bytes: &[u8]) -> u64 {
    // In pieces, so that a browser takes up the optimised code: see `in_runs`.
    bytes.chunks(64 << 10).fold(bytes.len() as u64, add_piece)
}

/// Four sums side by side, which a processor adds to at once.
#[inline(never)]
fn add_piece(sum: u64, piece: &[u8]) -> u64 {
    const PRIME: u64 = 0x9E37_79B9_7F4A_7C15;
    let add = |sum: u64, word: u64| (sum ^ word).wrapping_mul(PRIME).rotate_left(29);
    let (blocks, rest) = piece.as_chunks::<32>();
    let mut sums = [sum, 1, 2, 3];
    for block in blocks {
        for (sum, word) in sums.iter_mut().zip(block.as_chunks::<8>().0) {
            *sum = add(*sum, u64::from_le_bytes(*word));
        }
    }
    let sum = sums.into_iter().fold(0, add);
    rest.iter().fold(sum, |sum, &byte| add(sum, u64::from(byte)))
}
