//! Importing and exporting: detection, mapping, preview, what was done.
//!
//! An import is all or nothing and harmless to repeat: the same file adds nothing, the next day's file says what is
//! new, changed and closed.

pub mod bank;
pub mod commands;
pub mod compare;
mod content;
pub mod demo;
pub mod detect;
pub mod entries;
mod events;
pub mod export;
mod faults;
pub mod headings;
pub mod inspect;
mod kinds;
pub mod known;
pub mod ledger;
#[cfg(all(target_arch = "wasm32", feature = "app"))]
pub mod page;
pub mod plan;
pub mod preview;
mod profile;
pub mod queries;
pub mod read;
pub mod refused;
mod sample;
pub mod source_row;
mod standing;
mod state;
pub mod statuses;
pub mod structured;
mod sums;
pub mod table;
pub mod terms;
#[cfg(test)]
mod tests;
mod weigh;
mod written;

pub use events::Event;
pub use faults::{line, sentence};
pub use state::{Import, State, file_name, is_demo};
