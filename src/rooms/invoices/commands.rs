//! Decisions about our own firm.

use crate::book::Book;

use super::{Event, Issuer};

/// Decides who we are; `None` when that is what stands already. Changes nothing.
pub fn set_issuer(book: &Book, issuer: &Issuer) -> Option<Event> {
    let decision = book.invoices.issuer_decision();
    if decision.settled() == Some(issuer) {
        return None;
    }
    Some(Event::IssuerSet { issuer: issuer.clone(), replaces: decision.heads().collect() })
}
