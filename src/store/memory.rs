//! A store in memory: for tests, for Node, and for a page that must keep nothing.

use std::collections::BTreeMap;

use crate::base::Hash;
use crate::journal::{DeviceId, EntryId};

use super::{Addition, Failure, Opened, Snapshot, Store};

/// Keeps everything until it is dropped. A clone is a copy of the disk: what a test reopens after a crash.
#[derive(Clone, Debug, Default)]
pub struct MemoryStore {
    streams: BTreeMap<DeviceId, Vec<Vec<u8>>>,
    witness: Option<(EntryId, Hash)>,
    blobs: BTreeMap<Hash, Vec<u8>>,
    snapshot: Option<Kept>,
    notes: BTreeMap<String, String>,
}

#[derive(Clone, Debug)]
struct Kept {
    header: Vec<u8>,
    sections: Vec<(String, Vec<u8>)>,
}

impl MemoryStore {
    /// The lines kept, for a test that damages them.
    pub fn streams_mut(&mut self) -> &mut BTreeMap<DeviceId, Vec<Vec<u8>>> {
        &mut self.streams
    }

    /// The blobs kept, for a test that damages them.
    pub fn blobs_mut(&mut self) -> &mut BTreeMap<Hash, Vec<u8>> {
        &mut self.blobs
    }

    /// The witness kept, for a test that crashes between the database and the witness.
    pub fn witness_mut(&mut self) -> &mut Option<(EntryId, Hash)> {
        &mut self.witness
    }
}

impl Store for MemoryStore {
    async fn open(&mut self) -> Result<Opened, Failure> {
        Ok(Opened {
            streams: self.streams.iter().map(|(device, lines)| (*device, lines.clone())).collect(),
            witness: self.witness,
            snapshot: self.snapshot.as_ref().map(|snapshot| snapshot.header.clone()),
            notes: self.notes.clone().into_iter().collect(),
        })
    }

    async fn append(&mut self, addition: Addition) -> Result<(), Failure> {
        let mut next: BTreeMap<DeviceId, u64> = BTreeMap::new();
        for stored in &addition.entries {
            let EntryId { device, number } = stored.entry.id;
            let kept = self.streams.get(&device).map_or(0, Vec::len) as u64;
            let next = next.entry(device).or_insert(kept + 1);
            if number != *next {
                return Err(Failure::Other(format!("{} is not the next entry", stored.entry.id)));
            }
            *next += 1;
        }
        for part in addition.parts {
            self.blobs.insert(part.sha256, part.bytes);
        }
        self.blobs.extend(addition.sources);
        for stored in addition.entries {
            self.witness = Some((stored.entry.id, stored.hash));
            self.streams.entry(stored.entry.id.device).or_default().push(stored.bytes);
        }
        Ok(())
    }

    async fn blob(&self, hash: Hash) -> Result<Option<Vec<u8>>, Failure> {
        Ok(self.blobs.get(&hash).cloned())
    }

    async fn erase(&mut self, sources: &[Hash]) -> Result<(), Failure> {
        sources.iter().for_each(|hash| drop(self.blobs.remove(hash)));
        Ok(())
    }

    async fn put_snapshot(&mut self, snapshot: Snapshot<'_>) -> Result<(), Failure> {
        let sections = snapshot.sections.collect();
        self.snapshot = Some(Kept { header: (snapshot.header)(), sections });
        Ok(())
    }

    async fn snapshot_section(&self, name: &str) -> Result<Option<Vec<u8>>, Failure> {
        let sections = self.snapshot.iter().flat_map(|snapshot| &snapshot.sections);
        Ok(sections.into_iter().find(|(known, _)| known == name).map(|(_, bytes)| bytes.clone()))
    }

    async fn put_note(&mut self, key: &str, value: &str) -> Result<(), Failure> {
        self.notes.insert(key.to_owned(), value.to_owned());
        Ok(())
    }

    async fn wipe(&mut self) -> Result<(), Failure> {
        *self = MemoryStore::default();
        Ok(())
    }

    fn kind(&self) -> &'static str {
        "memory"
    }
}
