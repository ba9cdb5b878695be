//! What customers owe: invoices, credit notes, deposits, and their instalments, which are the receivables.
//!
//! Natural key of a receivable: account + number + rank among the lines of that number (instalments share a number).
//! Must always hold: `0 ≤ settled ≤ gross` in size, `open = gross − settled`. Knows nothing of reminders.

pub mod commands;
mod drafted;
mod entering;
mod events;
pub mod firm;
pub mod issuing;
mod keys;
pub mod list;
#[cfg(all(target_arch = "wasm32", feature = "app"))]
pub mod page;
pub mod paper;
pub mod queries;
pub mod rows;
mod state;
mod texts_of;
pub mod whole;

pub use events::{Event, InvoiceBatch, Issuer, Kind, OpenBatch};
pub(crate) use state::day;
pub use state::{
    CLAIMED, CONTESTED, DISPUTED, Facts, IN_DISPUTE, ODD, Recorded, SERIES, SHORT, STATED, State,
    Statement,
};
