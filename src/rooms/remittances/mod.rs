//! What we bring to our bank: mandates and the direct debits made under them, and slips of cheques.
//!
//! A direct debit settles nothing by itself: money that the bank tells does, and the matching knows our batches and slips.
//! Must hold: an invoice is never in two batches that are on their way; nothing is collected without a mandate that
//! stands, nor before the debtor was told in time. Knows nothing of file formats.

pub mod commands;
mod events;
#[cfg(all(target_arch = "wasm32", feature = "app"))]
pub mod page;
pub mod queries;
mod state;

pub use events::{Batch, Cheque, Creditor, Debit, Event, Mandate, RefusedDebit, Slip};
pub use state::State;
