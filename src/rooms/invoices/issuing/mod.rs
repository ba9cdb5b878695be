//! From a draft to a paid invoice: drafts, numbers, what is checked before the issue, sending, statuses, recurring invoices.
//!
//! A draft is a decision and has no number. Issuing gives it one and freezes an [`crate::en16931::Invoice`]: from then on
//! nothing of it changes, and nothing takes it back but another document. Its receivables are the ones that every other
//! room sees. Must always hold: numbers 1, 2, 3 … in a series on a device, days that never go back.

pub mod check;
pub mod commands;
pub mod compose;
pub mod draft;
mod events;
pub mod life_cycle;
pub mod mail;
mod numbering;
mod parties;
pub mod queries;
pub mod receipts;
pub mod recurring;
pub mod start;
mod state;
#[cfg(test)]
mod tests;
mod typed;
pub mod views;
mod words;

pub use events::{Delivery, Due, Event, Issued, Sent, Status};
pub use numbering::{Here, Next, code_among, is_allowed, next, prefix};
pub use parties::seat;
pub use state::{Document, Kept, Marks, State};
pub use typed::{number, percent};
