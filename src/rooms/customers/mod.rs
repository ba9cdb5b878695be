//! Customer accounts: who owes.
//!
//! Natural key: the ledger account (`411DUPONT`, `C000123`). A fact arriving again replaces what it repeats; what it
//! leaves empty keeps its old value. Knows nothing of what a customer owes.

pub mod details;
mod events;
pub mod list;
#[cfg(all(target_arch = "wasm32", feature = "app"))]
pub mod page;
pub mod queries;
mod state;
pub mod whole;

pub use events::{CustomerBatch, Event};
pub use state::State;
pub(crate) use state::{Known, Whose};
