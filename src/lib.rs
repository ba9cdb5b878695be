//! **Encours**: receivables management («gestion du poste client») that runs entirely in the browser.
//!
//! The map. Data goes one way: bytes → records ([`formats`]) → command ([`engine`]) → events ([`rooms`]) → entry
//! ([`journal`], kept by [`store`]) → state ([`book`]) → view ([`rooms`]' queries) → page (`rooms/*/page.rs`, `ui`).
//!
//! | Folder | What it is |
//! | --- | --- |
//! | [`base`] | values shared by all: amounts, days, identifiers, faults |
//! | [`law`] | French rules as tables, each row with its source and dates |
//! | [`en16931`] | what an invoice says: the European semantic model, its totals and rules |
//! | [`formats`] | bytes ⇄ records: CSV, spreadsheets, Factur-X, CII, UBL, banks' files, SEPA, FEC, PDF, ZIP |
//! | [`journal`] | entries, hash chain, order, union |
//! | [`rooms`] | one folder per capability: types, events, queries, texts, page |
//! | [`book`] | the state: the fold of the journal; invariants |
//! | [`engine`] | one queue: command → entry → store → apply; queries; the JavaScript interface |
//! | [`paper`] | pages that we print: typefaces, layout, tables, codes |
//! | [`search`], [`find`] | what people type: the search of lists, and finding from anywhere |
//! | [`store`] | where bytes are kept |
//! | [`texts`] | every sentence, in French and English |
//! | `ui` | shell, routes, components, charts (feature `app`, in the browser) |

pub mod base;
pub mod book;
pub mod en16931;
pub mod engine;
pub mod find;
pub mod formats;
pub mod journal;
pub mod law;
pub mod paper;
pub mod rooms;
pub mod search;
pub mod store;
pub mod texts;
#[cfg(all(target_arch = "wasm32", feature = "app"))]
pub mod ui;
