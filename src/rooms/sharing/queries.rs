//! What the Données page shows of copies and of the journal.

use serde::{Deserialize, Serialize};

use crate::base::Hash;

/// The state of what is kept: answered by the engine, which owns the store.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct SaveState {
    /// Where: `indexeddb` or `memory`.
    pub store: String,
    /// The browser promised not to delete it; absent when not asked yet.
    pub persistent: Option<bool>,
    /// Entries in the journal.
    pub entries: u32,
    /// Bytes used on this device, where the browser says so.
    pub bytes: Option<u64>,
    /// When the last backup was made here, in milliseconds since 1970.
    pub last_backup: Option<f64>,
    /// Entries written since.
    pub entries_since_backup: u32,
    /// The state's hash: equal on two machines that hold the same.
    pub book: Hash,
    /// This device's name in the journal.
    pub device: String,
    /// Why nothing can be written, when so: `broken-chain`, `from-the-future`, `lost`, `taken-over`.
    pub read_only: Option<String>,
}

/// The journal, latest first.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(optional_fields))]
pub struct EntriesQuery {
    /// First wanted, from 0.
    pub offset: u32,
    /// How many; 50 when 0.
    pub limit: u32,
    /// Search language: words of what was done, of the file or of the author; `date > 01/11/2026`.
    pub search: String,
}

/// The journal, latest first.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct EntriesView {
    /// How many in all.
    pub total: u32,
    /// The slice.
    pub entries: Vec<EntryLine>,
    /// Where the search could not be understood.
    #[serde(default)]
    pub misunderstood: Option<String>,
}

/// One entry.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct EntryLine {
    /// Device and number: `k3f9…/12`.
    pub id: String,
    /// When, by the wall clock of the device that wrote it, in milliseconds since 1970.
    pub written_at: f64,
    /// Who.
    pub author: String,
    /// Kinds of its events: `invoices.recorded` …
    pub events: Vec<String>,
    /// Rows in it.
    pub rows: u32,
    /// The file it imported.
    pub file: Option<String>,
    /// It is an import that can be withdrawn.
    pub can_withdraw: bool,
    /// It is an import that was withdrawn.
    pub withdrawn: bool,
    /// Of its bytes.
    pub hash: Hash,
}
