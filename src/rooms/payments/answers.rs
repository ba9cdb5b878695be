//! From the book to what pages show of payments.

use crate::base::{Amount, Day, Money};
use crate::book::Book;

use super::queries::PaymentRow;

/// One payment as of a day: what of it was not allocated then.
pub fn row(book: &Book, payment: u32, as_of: Day) -> PaymentRow {
    let (customers, payments, at) = (&book.customers, &book.payments, payment as usize);
    let position = payments.position[at];
    let currency = customers.currency_of(position);
    // Money allocated to what is not yet issued is not allocated yet.
    let early = payments
        .target
        .get(at)
        .filter(|target| (**target as usize) < book.invoices.len())
        .map_or(0, |&target| {
            let ahead = as_of.get() < book.invoices.issued[target as usize];
            let rows = payments.rows.of(target).filter(|row| ahead && row.payment == payment);
            rows.map(|row| row.amount).sum::<i64>()
        });
    PaymentRow {
        id: payments.id(customers, payment),
        account: customers.account(customers.customer_of(position)).to_owned(),
        paid: Day::new(payments.paid[at]),
        amount: Money::new(Amount::new(payments.amount[at]), currency),
        unallocated: Money::new(Amount::new(payments.rest[at].wrapping_add(early)), currency),
        reference: payments.reference.get(at).to_owned(),
        means: payments.means.get(payment).to_owned(),
        label: payments.label.get(at).to_owned(),
    }
}
