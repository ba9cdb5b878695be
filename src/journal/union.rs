//! All entries known here: one stream per device.

use std::collections::BTreeMap;

use super::{Broken, DeviceId, StoredEntry};

/// The journal: entries by device, each stream gap-free from 1.
#[derive(Clone, Debug, Default)]
pub struct Journal {
    streams: BTreeMap<DeviceId, Vec<StoredEntry>>,
}

/// What a union brought.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Received {
    /// Entries new here.
    pub added: usize,
    /// What does not verify, set aside.
    pub set_aside: Vec<Broken>,
}

impl Journal {
    /// How many entries.
    pub fn len(&self) -> usize {
        self.streams.values().map(Vec::len).sum()
    }

    /// No entry yet.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}
