//! Entries, their order, the hash chain, union and verification.
//!
//! An entry is one JSON line. Rows of large events live beside it in *parts*: JSON lines of their own, named by their
//! SHA-256, which the entry holds. So the chain covers every byte, a person can read all of it, and nothing that is
//! stored is ever encoded again. Does not know what an event means.

mod decision;
mod entry;
mod union;

pub use decision::Decision;
pub use entry::{Broken, DeviceId, Entry, EntryId, Part, PartRef, Stamp, StoredEntry, Written};
pub use union::{Heads, Journal, Received};
