//! A receivable as lists show it, as of a day.

use crate::base::{Amount, Day, Hash, Money};
use crate::book::Book;

use super::queries::{InvoiceMore, InvoiceRow, Origin};
use super::{CONTESTED, IN_DISPUTE};

/// What a receivable leaves open at the end of a day, in minor units; zero before its issue.
pub fn open_at(book: &Book, receivable: u32, day: Day) -> i64 {
    let at = receivable as usize;
    if day.get() < book.invoices.issued[at] {
        return 0;
    }
    let settled = book.payments.settled(&book.invoices, receivable, day.get(), |_| true);
    book.invoices.gross[at].saturating_sub(settled)
}

/// The day that closed a receivable; `None` while it is open.
pub fn settled_on(book: &Book, receivable: u32, day: Day) -> Option<i32> {
    if open_at(book, receivable, day) != 0 {
        return None;
    }
    let until = |settled: &i32| *settled <= day.get();
    let paid = book.payments.rows.of(receivable).map(|row| row.day).filter(until).max();
    paid.or_else(|| book.invoices.statement_at(receivable, day.get()).map(|said| said.day))
}

/// A receivable as lists show it.
pub fn row(book: &Book, receivable: u32, day: Day) -> InvoiceRow {
    let (invoices, at) = (&book.invoices, receivable as usize);
    let (customer, currency) =
        (invoices.customer[at], book.customers.currency_of(invoices.position[at]));
    let money = |amount: i64| Money::new(Amount::new(amount), currency);
    let until = settled_on(book, receivable, day).unwrap_or(day.get());
    InvoiceRow {
        id: invoices.id(&book.customers, receivable),
        number: invoices.number.get(at).to_owned(),
        kind: invoices.kind[at],
        account: book.customers.account(customer).to_owned(),
        customer: book.customers.name(customer).to_owned(),
        issued: Day::new(invoices.issued[at]),
        due: Day::new(invoices.due[at]),
        gross: money(invoices.gross[at]),
        open: money(open_at(book, receivable, day)),
        days_late: until - invoices.due[at],
        disputed: invoices.flags[at] & IN_DISPUTE != 0,
        contested: invoices.flags[at] & CONTESTED != 0,
        stage: super::issuing::views::stage(book, receivable, day),
        more: None,
    }
}

/// What is known of a receivable beside what every list shows.
pub fn beside(book: &Book, receivable: u32, day: Day) -> InvoiceMore {
    let (invoices, customers, at) = (&book.invoices, &book.customers, receivable as usize);
    let customer = invoices.customer[at];
    let currency = customers.currency_of(invoices.position[at]);
    let money = |amount: i64| Money::new(Amount::new(amount), currency);
    let paid = book.payments.rows.of(receivable).filter(|row| row.day <= day.get());
    let last = paid.max_by_key(|row| (row.day, row.payment));
    InvoiceMore {
        reference: invoices.reference.get(at).to_owned(),
        label: invoices.label.get(at).to_owned(),
        vat: money(invoices.vat[at]),
        settled: money(invoices.gross[at].saturating_sub(open_at(book, receivable, day))),
        last_payment: last.map(|row| Day::new(row.day)),
        means: last.map_or_else(String::new, |row| book.payments.means.get(row.payment).to_owned()),
        segment: customers.segment(customer).to_owned(),
        terms: customers.terms.get(customer).to_owned(),
        assignee: customers.assignee.get(customer).to_owned(),
        city: customers.city.get(customer).to_owned(),
        registration: customers.registration.get(customer).to_owned(),
        file: origin(book, receivable).map_or_else(String::new, |origin| origin.file),
    }
}

/// The file and line of a receivable; `None` when it was typed.
pub fn origin(book: &Book, receivable: u32) -> Option<Origin> {
    place(book, book.invoices.origin(receivable))
}

/// A file and line with the file's name.
pub fn place(book: &Book, origin: Option<(Hash, u32)>) -> Option<Origin> {
    let (source, line) = origin?;
    Some(Origin { source, file: book.file(source).to_owned(), line })
}
