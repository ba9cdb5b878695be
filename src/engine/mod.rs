//! One queue: command → entry → store → apply. Queries. The JavaScript interface.
//!
//! Commands run one at a time, to completion: decide, append, wait for the disk, apply, tell. No optimistic state.
//! Knows neither Leptos nor IndexedDB by name.

pub mod documents;
pub mod protocol;
