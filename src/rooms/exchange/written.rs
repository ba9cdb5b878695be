//! The written forms of what happens to files.

use serde::{Deserialize, Serialize};

use crate::base::{Day, Hash};
use crate::journal::{EntryId, Part, Written};
use crate::rooms::written::{self, Unread};

use super::Event;
use super::queries::{Content, Counts, Mapping};

/// Version 1 of `exchange.file-imported`.
#[derive(Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
struct FileImportedV1 {
    source: Hash,
    name: String,
    size: u64,
    format: String,
    content: Content,
    as_of: Day,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    mapping: Option<Mapping>,
    #[serde(default)]
    counts: Counts,
}

/// Version 1 of `exchange.import-withdrawn`.
#[derive(Serialize, Deserialize)]
struct ImportWithdrawnV1 {
    entry: EntryId,
    #[serde(default)]
    restored: bool,
}

/// Version 1 of `exchange.profile-set`.
#[derive(Serialize, Deserialize)]
struct ProfileSetV1 {
    name: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    mapping: Option<Mapping>,
    #[serde(default)]
    replaces: Vec<EntryId>,
}

/// Version 1 of `exchange.file-exported`.
#[derive(Serialize, Deserialize)]
struct FileExportedV1 {
    name: String,
    hash: Hash,
    kind: String,
}

impl Event {
    /// As it is kept.
    pub fn write(&self) -> (Written, Vec<Part>) {
        match self.clone() {
            Event::FileImported { source, name, size, format, content, as_of, mapping, counts } => {
                let body =
                    FileImportedV1 { source, name, size, format, content, as_of, mapping, counts };
                written::write("exchange.file-imported", &body)
            }
            Event::ImportWithdrawn { entry, restored } => {
                written::write("exchange.import-withdrawn", &ImportWithdrawnV1 { entry, restored })
            }
            Event::ProfileSet { name, mapping, replaces } => {
                written::write("exchange.profile-set", &ProfileSetV1 { name, mapping, replaces })
            }
            Event::FileExported { name, hash, kind } => {
                written::write("exchange.file-exported", &FileExportedV1 { name, hash, kind })
            }
        }
    }

    /// Back from what is kept.
    pub fn read(kept: &Written) -> Result<Event, Unread> {
        match (kept.kind.as_str(), kept.version) {
            ("exchange.file-imported", 1) => {
                let FileImportedV1 { source, name, size, format, content, as_of, mapping, counts } =
                    written::read(kept)?;
                Ok(Event::FileImported {
                    source,
                    name,
                    size,
                    format,
                    content,
                    as_of,
                    mapping,
                    counts,
                })
            }
            ("exchange.import-withdrawn", 1) => {
                let ImportWithdrawnV1 { entry, restored } = written::read(kept)?;
                Ok(Event::ImportWithdrawn { entry, restored })
            }
            ("exchange.profile-set", 1) => {
                let ProfileSetV1 { name, mapping, replaces } = written::read(kept)?;
                Ok(Event::ProfileSet { name, mapping, replaces })
            }
            ("exchange.file-exported", 1) => {
                let FileExportedV1 { name, hash, kind } = written::read(kept)?;
                Ok(Event::FileExported { name, hash, kind })
            }
            _ => Err(written::from_the_future(kept)),
        }
    }
}
