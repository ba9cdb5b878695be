//! A payment as lists show it.

use crate::base::{Amount, Day, Money};
use crate::book::Book;

use super::queries::PaymentRow;

/// A payment as lists show it.
pub fn row(book: &Book, payment: u32) -> PaymentRow {
    let (payments, at) = (&book.payments, payment as usize);
    let position = payments.position[at];
    let currency = book.customers.currency_of(position);
    let money = |amount: i64| Money::new(Amount::new(amount), currency);
    PaymentRow {
        id: payments.id(&book.customers, payment),
        account: book.customers.account(book.customers.customer_of(position)).to_owned(),
        paid: Day::new(payments.paid[at]),
        amount: money(payments.amount[at]),
        unallocated: money(payments.rest[at]),
        reference: payments.reference.get(at).to_owned(),
        means: payments.means.get(payment).to_owned(),
        label: payments.label.get(at).to_owned(),
    }
}
