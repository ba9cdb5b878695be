//! The state: the rooms' states side by side, and what must always hold between them.

use crate::rooms::{customers, exchange, insight, invoices, payments};

/// What happened, in any room.
#[derive(Clone, Debug, PartialEq)]
pub enum Event {
    /// See [`customers`].
    Customers(customers::Event),
    /// See [`invoices`].
    Invoices(invoices::Event),
    /// See [`payments`].
    Payments(payments::Event),
    /// See [`exchange`].
    Exchange(exchange::Event),
    /// See [`insight`].
    Insight(insight::Event),
}

/// The state: the fold of the journal.
#[derive(Clone, Debug, Default)]
pub struct Book {}
