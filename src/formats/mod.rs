//! Bytes to records and records to bytes. Every parser gives records *and* faults: it does not stop at the first bad
//! row, never panics, and puts a bound on everything ([`limits`]).
//!
//! May use `base`. Knows nothing of the book or the journal, and holds no text for people: a fault is a code and a place.

pub mod csv;
pub mod date;
pub mod encoding;
pub mod limits;
pub mod number;
mod record;

pub use record::{InvoiceRecord, Parsed, Party, Record};
