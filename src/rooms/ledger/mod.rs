//! The accounts: what the book says in the words of accounting. Lettrage, entries of the sales and bank journals, the
//! account numbers they are written with, and the comparison with what another program says.
//!
//! Everything but the account numbers follows from the book: entries are never kept. Must hold: each entry balances; the
//! entries on a customer's account add up to what the book says is owed. Knows nothing of file formats.

pub mod chart;
pub mod journals;
pub mod lettrage;
#[cfg(all(target_arch = "wasm32", feature = "app"))]
pub mod page;
pub mod queries;
pub mod reconcile;

pub use chart::{Event, State};
