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
    /// An import is taken back: its entry's facts count no longer. Undone by withdrawing nothing: `restored`.
    ImportWithdrawn {
        /// The entry of the import.
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
