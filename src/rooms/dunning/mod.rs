//! Chasing what is late: which customer, in which tone, at which moment, and never for what is paid, held or in doubt.
//!
//! [`scenario`] is what a firm decides once: steps around the due date, on which conditions, by which channel.
//! [`policy`] is the pure thinking: from the facts of a day it draws up the run, says why each line is there, and names
//! everything it holds back with the reason. [`model`] is what is decided and said of single customers and items,
//! `events` how it is written, `commands` what somebody may decide, [`queries`] what pages ask. Must always hold: no run
//! contains an item that is settled, disputed, promised, planned, on hold, contested, or that a receipt not yet matched
//! may pay; levels go up one by one; caps on contacts win over any step; leaving one item out never loses another. The
//! same facts and the same day give the same run, whenever it was last looked at.
//!
//! [`messages`] is what is said: templates, letters, statements of account. Nothing here sends anything.

mod about;
mod calendar;
pub mod commands;
mod customer;
pub mod debit_notes;
mod events;
mod facts;
mod growth;
mod late;
pub mod messages;
pub mod model;
#[cfg(all(target_arch = "wasm32", feature = "app"))]
pub mod page;
pub mod performance;
pub mod policy;
pub mod promises;
pub mod queries;
mod rehearsal;
mod run;
pub mod scenario;
mod sentences;
mod setup;
mod state;
mod terms;
#[cfg(test)]
mod tests;
mod worklist;
pub mod writing;

pub use about::{About, about};
pub use events::{Event, Set};
pub use state::State;
