//! What happens to files.

use crate::base::{Day, Hash};
use crate::journal::EntryId;

use super::queries::{Content, Counts, Mapping};

/// What happened.
#[derive(Clone, Debug, PartialEq)]
pub enum Event {
    /// A file was imported; its facts are the other events of the same entry.
    FileImported {
        /// SHA-256 of its bytes, under which they are kept.
        source: Hash,
        /// Its name, without folders.
        name: String,
        /// Its bytes.
        size: u64,
        /// `csv`, `xlsx`, `factur-x` …
        format: String,
        /// What it holds.
        content: Content,
        /// The day its open amounts are true for.
        as_of: Day,
        /// The mapping accepted, for a table.
        mapping: Option<Mapping>,
        /// What was found.
        counts: Counts,
    },
    /// An act is taken back (an import, a payment, a decision): what its entry says counts no longer. Undone by
    /// `restored`. Of several, the last in stamp order holds, on every device.
    ImportWithdrawn {
        /// The entry of the act.
        entry: EntryId,
        /// True when the withdrawal itself is taken back.
        restored: bool,
    },
    /// A mapping kept under a name, proposed again for files with the same headings.
    ProfileSet {
        /// Its name.
        name: String,
        /// The mapping; `None` forgets it.
        mapping: Option<Mapping>,
        /// The entries whose decision this one replaces.
        replaces: Vec<EntryId>,
    },
    /// A file left the house.
    FileExported {
        /// Its name.
        name: String,
        /// SHA-256 of its bytes.
        hash: Hash,
        /// What it was: `invoices.csv`, `customers.xlsx` …
        kind: String,
    },
}

impl Event {
    /// A file was imported: the other events of the entry are its facts.
    pub fn is_import(&self) -> bool {
        matches!(self, Event::FileImported { .. })
    }

    /// It holds even where its entry is taken back: what happened to a file itself stays, as does an undo.
    pub fn stays(&self) -> bool {
        !matches!(self, Event::ProfileSet { .. })
    }
}
