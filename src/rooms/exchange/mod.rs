//! Importing and exporting: detection, mapping, preview, what was done.
//!
//! An import is all or nothing and harmless to repeat: the same file adds nothing, the next day's file says what is
//! new, changed and closed.

pub mod demo;
mod events;
pub mod queries;

pub use events::Event;
