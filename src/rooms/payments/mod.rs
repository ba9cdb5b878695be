//! What customers paid, and what it settles.
//!
//! Must always hold, in every state, merged or not: Σ allocated ≤ payment, Σ settled ≤ receivable. Knows nothing of
//! bank formats.

pub mod commands;
mod events;
pub mod matching;
pub mod queries;
pub mod rows;
pub mod settle;
mod state;

pub use events::{Event, PaymentBatch};
pub use state::{Lines, Row, Rows, Said, State};
