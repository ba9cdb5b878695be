//! One queue: command → entry → store → apply. Queries. The JavaScript interface.
//!
//! Commands run one at a time, to completion: decide, append, wait for the disk, apply, tell. No optimistic state.
//! Knows neither Leptos nor IndexedDB by name; clock and chance come from a [`World`].

#[cfg(all(target_arch = "wasm32", feature = "app"))]
pub mod api;
mod cash;
mod copies;
mod decide;
pub mod documents;
mod exports;
mod files;
mod issue_files;
mod ledger;
mod open;
mod pieces;
mod problem;
pub mod protocol;
mod queries;
mod record;
mod reminder_files;
mod reminder_words;
mod take_back;
mod undo;
mod world;

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};

use crate::base::Day;
use crate::book::Book;
use crate::journal::{DeviceId, EntryId, Journal};
use crate::rooms::payments::desk::Desk;
use crate::store::{Health, Store};
use crate::texts::Locale;

use documents::Documents;
use files::Pending;

/// The author of entries where no name was ever given: it is in journals, so it stays as it is.
pub const NAMELESS: &str = "moi";

pub use queries::View;
pub use world::World;

/// How an engine is opened.
#[derive(Clone, Debug)]
pub struct Options {
    /// Today, as the person's calendar has it.
    pub today: Day,
    /// The language of messages.
    pub locale: Locale,
    /// Who writes; shown in the journal.
    pub author: String,
}

/// The engine: owner of the book, the journal and the store.
pub struct Engine<S, D, W> {
    store: S,
    documents: D,
    world: W,
    options: Options,
    device: DeviceId,
    journal: Journal,
    book: Book,
    withdrawn: BTreeSet<EntryId>,
    notes: BTreeMap<String, String>,
    pending: BTreeMap<String, Pending>,
    previews: u32,
    revision: u32,
    /// Rows applied since the last snapshot.
    unsaved_rows: u64,
    /// Why nothing may be written, when so.
    read_only: Option<&'static str>,
    health: Health,
    /// The invariants were not checked since the last import or the start.
    unchecked: bool,
    /// The header of the snapshot that the store holds.
    snapshot: Option<Vec<u8>>,
    /// What the matching of payments says of the book.
    desk: RefCell<Desk>,
}

impl<S: Store, D: Documents, W: World> Engine<S, D, W> {
    /// The state, to look at.
    pub fn book(&self) -> &Book {
        &self.book
    }

    /// The journal, to look at.
    pub fn journal(&self) -> &Journal {
        &self.journal
    }

    /// Goes up with each change.
    pub fn revision(&self) -> u32 {
        self.revision
    }

    /// Another day has begun, or another language was chosen.
    pub fn set_options(&mut self, options: Options) {
        self.options = options;
    }

    /// How it was opened.
    pub fn options(&self) -> &Options {
        &self.options
    }

    /// Small notes of this device, outside the journal: the page's own settings.
    pub fn notes(&self) -> &BTreeMap<String, String> {
        &self.notes
    }

    /// What the start found.
    pub fn health(&self) -> &Health {
        &self.health
    }

    /// Gives the store back: a test closes and opens again.
    pub fn into_store(self) -> S {
        self.store
    }
}
