//! What the book knows of customers and items, as far as reminders go.

use super::scenario::Debtor;
use crate::book::Book;
use crate::rooms::customers::details::Nature;

/// What kind of debtor a customer counts as: as decided, else as its file says.
pub(super) fn debtor(book: &Book, customer: u32) -> Debtor {
    let account = book.customers.account(customer);
    let decided = book.dunning.treatment(account).and_then(|treatment| treatment.debtor);
    decided.unwrap_or_else(|| match book.customers.details(account).map(|of| of.nature) {
        Some(Nature::Public) => Debtor::PublicBody,
        Some(Nature::Consumer) => Debtor::Consumer,
        Some(Nature::Business) | None => Debtor::Professional,
    })
}
