//! Where bytes are kept: memory and faulty (tests), IndexedDB with its witness and its lock.
//!
//! May use `base` and `journal` (bytes), and browser APIs in files of their own. Never sees the book.

#[cfg(target_arch = "wasm32")]
mod any;
#[cfg(any(target_arch = "wasm32", test))]
mod chunk;
mod failure;
mod faulty;
mod health;
#[cfg(target_arch = "wasm32")]
mod indexeddb;
#[cfg(target_arch = "wasm32")]
mod lock;
mod memory;
#[cfg(target_arch = "wasm32")]
mod persist;
#[cfg(target_arch = "wasm32")]
mod transaction;
#[cfg(any(target_arch = "wasm32", test))]
mod witness;

#[cfg(target_arch = "wasm32")]
pub use any::AnyStore;
pub use failure::Failure;
pub use faulty::{FaultyStore, Mishap, Plan};
pub use health::{Health, Lost};
#[cfg(target_arch = "wasm32")]
pub use indexeddb::IndexedDbStore;
#[cfg(target_arch = "wasm32")]
pub use lock::Lock;
pub use memory::MemoryStore;
#[cfg(target_arch = "wasm32")]
pub use persist::{bytes_used, persist, persisted};

use crate::base::Hash;
use crate::journal::{DeviceId, EntryId, Part, StoredEntry};

/// Everything that one acknowledgement covers: stored whole, or not at all.
#[derive(Clone, Debug, Default)]
pub struct Addition {
    /// In order, each the next of its device's stream.
    pub entries: Vec<StoredEntry>,
    /// The parts that they name.
    pub parts: Vec<Part>,
    /// The source files that they name.
    pub sources: Vec<(Hash, Vec<u8>)>,
}

/// What a store holds when it is opened.
#[derive(Clone, Debug, Default)]
pub struct Opened {
    /// Entries' lines, per device in order of number; not yet verified.
    pub streams: Vec<(DeviceId, Vec<Vec<u8>>)>,
    /// The last entry that was acknowledged, of whichever device, as the witness outside the database says.
    pub witness: Option<(EntryId, Hash)>,
    /// The snapshot's header, where there is one.
    pub snapshot: Option<Vec<u8>>,
    /// Small notes of this device (settings of the page, date of the last backup): not part of the journal.
    pub notes: Vec<(String, String)>,
}

/// A state kept to start faster. Disposable: any mismatch, and the journal is folded from its start.
pub struct Snapshot<'a> {
    /// Named sections, read when needed. Each is made when it is about to be written: all at once would need as much
    /// memory as the state itself.
    pub sections: Box<dyn Iterator<Item = (String, Vec<u8>)> + 'a>,
    /// What it is of: read first, checked against the journal. Asked for once, when all sections were made.
    pub header: Box<dyn FnOnce() -> Vec<u8> + 'a>,
}

/// Where bytes are kept. A future that resolves to `Ok` is an acknowledgement: what it covers is on the disk.
#[allow(async_fn_in_trait, reason = "one thread: no caller needs these futures to be Send")]
pub trait Store {
    /// Opens and reads what is needed to start.
    async fn open(&mut self) -> Result<Opened, Failure>;
    /// Adds, all or nothing, then advances the witness.
    async fn append(&mut self, addition: Addition) -> Result<(), Failure>;
    /// A part or a source file by its hash; `None` when it is not here.
    async fn blob(&self, hash: Hash) -> Result<Option<Vec<u8>>, Failure>;
    /// Deletes sources for good, those that are here: personal data that its owner wants erased.
    async fn erase(&mut self, sources: &[Hash]) -> Result<(), Failure>;
    /// Replaces the snapshot.
    async fn put_snapshot(&mut self, snapshot: Snapshot<'_>) -> Result<(), Failure>;
    /// A section of the current snapshot.
    async fn snapshot_section(&self, name: &str) -> Result<Option<Vec<u8>>, Failure>;
    /// Keeps a note of this device.
    async fn put_note(&mut self, key: &str, value: &str) -> Result<(), Failure>;
    /// Deletes everything of this workspace, witness included.
    async fn wipe(&mut self) -> Result<(), Failure>;
    /// `indexeddb`, `memory` …
    fn kind(&self) -> &'static str;
}
