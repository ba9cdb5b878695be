//! The store that JavaScript asked for by name.

use crate::base::Hash;

use super::{Addition, Failure, IndexedDbStore, MemoryStore, Opened, Snapshot, Store};

/// Memory or IndexedDB, chosen when a workspace is opened.
pub enum AnyStore {
    /// Forgotten when closed.
    Memory(Box<MemoryStore>),
    /// Kept in the browser.
    Indexed(Box<IndexedDbStore>),
}

/// Calls the same function of whichever store it is.
macro_rules! either {
    ($any:expr, $store:ident => $call:expr) => {
        match $any {
            AnyStore::Memory($store) => $call,
            AnyStore::Indexed($store) => $call,
        }
    };
}

impl Store for AnyStore {
    async fn open(&mut self) -> Result<Opened, Failure> {
        either!(self, store => store.open().await)
    }

    async fn append(&mut self, addition: Addition) -> Result<(), Failure> {
        either!(self, store => store.append(addition).await)
    }

    async fn blob(&self, hash: Hash) -> Result<Option<Vec<u8>>, Failure> {
        either!(self, store => store.blob(hash).await)
    }

    async fn erase(&mut self, sources: &[Hash]) -> Result<(), Failure> {
        either!(self, store => store.erase(sources).await)
    }

    async fn put_snapshot(&mut self, snapshot: Snapshot<'_>) -> Result<(), Failure> {
        either!(self, store => store.put_snapshot(snapshot).await)
    }

    async fn snapshot_section(&self, name: &str) -> Result<Option<Vec<u8>>, Failure> {
        either!(self, store => store.snapshot_section(name).await)
    }

    async fn put_note(&mut self, key: &str, value: &str) -> Result<(), Failure> {
        either!(self, store => store.put_note(key, value).await)
    }

    async fn wipe(&mut self) -> Result<(), Failure> {
        either!(self, store => store.wipe().await)
    }

    fn kind(&self) -> &'static str {
        either!(self, store => store.kind())
    }
}
