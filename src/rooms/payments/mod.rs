//! What customers paid, and what it settles.
//!
//! Money is known in two ways: payments that a file or a person names ([`PaymentBatch`]), and lines of bank statements
//! ([`statement`]) that somebody decides ([`decided`]). A decided line becomes payments like all others, so that settling,
//! figures and lists know one kind of money only.
//!
//! Must always hold, in every state, merged or not: Σ allocated ≤ payment, Σ settled ≤ receivable. Knows nothing of
//! bank formats.

pub mod answers;
pub mod back;
pub mod bank;
pub mod cash;
pub mod commands;
pub mod decided;
pub mod desk;
mod events;
pub mod evidence;
mod lines;
pub mod matching;
#[cfg(all(target_arch = "wasm32", feature = "app"))]
pub mod page;
pub mod queries;
pub mod rows;
pub mod rules;
pub mod sentences;
pub mod settle;
pub mod settling;
pub mod several;
mod state;
pub mod stated;
pub mod statement;

/// The means of a payment that gives up what a file of entries says is lost: no money.
pub const WRITTEN_OFF: &str = "Passage en perte";
/// The means of a payment that moves between accounts: no money.
pub const TRANSFERRED: &str = "Opération diverse";
/// The means of a payment of nothing that sets credit notes off against invoices.
pub const SET_OFF: &str = "Compensation";

pub use events::{Event, PaymentBatch};
pub use state::{Lines, Row, Rows, Said, State};
