//! One receivable whole: what it says, what settled it, where each of these comes from.

use crate::base::{Amount, Arrange, Day, Money};
use crate::book::Book;
use crate::rooms::dunning::scenario::Action;
use crate::rooms::pieces;
use crate::texts::Locale;

use super::issuing;
use super::queries::{InvoiceQuery, InvoiceSettlement, InvoiceView};
use super::rows;

impl InvoiceQuery {
    /// The receivable; `None` where no such identifier is known.
    pub fn run(&self, book: &Book, today: Day, locale: Locale) -> Option<InvoiceView> {
        let day = self.as_of.unwrap_or(today);
        let invoices = &book.invoices;
        let receivable = invoices.find_id(&book.customers, &self.id)?;
        let at = receivable as usize;
        let currency = book.customers.currency_of(invoices.position[at]);
        let money = |amount: i64| Money::new(Amount::new(amount), currency);
        let versions = invoices.versions.get(&receivable);
        Some(InvoiceView {
            bank_known_until: book.payments.known_until(),
            row: rows::row(book, receivable, day),
            vat: money(invoices.vat[at]),
            reference: invoices.reference.get(at).to_owned(),
            label: invoices.label.get(at).to_owned(),
            settlements: settlements(book, receivable, day),
            reminders: reminders(book, receivable, day),
            pieces: pieces::lines(book, book.customers.account(invoices.customer[at]), &self.id),
            terms: invoices.due[at] - invoices.issued[at],
            agreed: book.customers.terms.get(invoices.customer[at]).to_owned(),
            settled_on: rows::settled_on(book, receivable, day).map(Day::new),
            imported: imported(book, receivable),
            origin: rows::origin(book, receivable),
            document: issuing::views::issued(book, receivable, day, locale).map(Box::new),
            versions: versions
                .into_iter()
                .flatten()
                .map(|version| (money(version.gross), Day::new(version.due)))
                .collect(),
        })
    }
}

/// The day on which the file of a receivable was brought in.
fn imported(book: &Book, receivable: u32) -> Option<Day> {
    let (source, _) = book.invoices.origin(receivable)?;
    let import = book.exchange.all().iter().find(|import| import.source == source)?;
    Some(Day::new((import.stamp.millis / 86_400_000) as i32))
}

/// What was said about it to its customer until a day.
fn reminders(book: &Book, receivable: u32, day: Day) -> Vec<(Day, Action)> {
    let account = book.customers.account(book.invoices.customer[receivable as usize]);
    let id = book.invoices.id(&book.customers, receivable);
    let said = book.dunning.reminders_of(account).filter(|reminder| {
        reminder.on <= day
            && reminder.items.iter().any(|said| said.item == id)
            && book.dunning.outcome(&reminder.id).state.counts()
    });
    let mut said: Vec<(Day, Action)> =
        said.map(|reminder| (reminder.on, reminder.action)).collect();
    said.arrange_by_key(|(on, _)| *on);
    said
}

/// Each change of the open amount until a day: payments as allocated, and what the accounting program said beyond them.
pub fn settlements(book: &Book, receivable: u32, day: Day) -> Vec<InvoiceSettlement> {
    let (invoices, payments, at) = (&book.invoices, &book.payments, receivable as usize);
    let currency = book.customers.currency_of(invoices.position[at]);
    let money = |amount: i64| Money::new(Amount::new(amount), currency);
    let mut settled: Vec<InvoiceSettlement> = payments
        .rows
        .of(receivable)
        .filter(|row| row.day <= day.get())
        .map(|row| InvoiceSettlement {
            day: Day::new(row.day),
            amount: money(row.amount),
            payment: Some(payments.id(&book.customers, row.payment)),
            reference: payments.reference.get(row.payment as usize).to_owned(),
            origin: rows::place(book, payments.origin(row.payment)),
        })
        .collect();
    settled.arrange_by_key(|settlement| settlement.day);
    // A statement shows for what it settles beyond the payments known by its day and the statements before it.
    let mut said: Vec<_> =
        invoices.statements_on(receivable).filter(|said| said.day <= day.get()).collect();
    said.reverse();
    said.arrange_by_key(|said| said.day);
    // What all payments settled until a day, and what was stated until another.
    let settled_by = |until: i32| payments.settled(invoices, receivable, until, |_| true);
    let paid_by = |from: i32, until: i32| -> i64 {
        let rows = payments.rows.of(receivable);
        rows.filter(|row| from < row.day && row.day <= until).map(|row| row.amount).sum()
    };
    let mut before = (i32::MIN, 0);
    for (place, statement) in said.iter().enumerate() {
        if said.get(place + 1).is_some_and(|next| next.day == statement.day) {
            continue;
        }
        let now = settled_by(statement.day);
        let beyond = now - before.1 - paid_by(before.0, statement.day);
        before = (statement.day, now);
        if beyond == 0 {
            continue;
        }
        let source = invoices.sources.get(statement.source as usize).copied();
        settled.push(InvoiceSettlement {
            day: Day::new(statement.day),
            amount: money(beyond),
            payment: None,
            reference: String::new(),
            origin: rows::place(book, source.map(|source| (source, statement.line))),
        });
    }
    settled.arrange_by_key(|settlement| settlement.day);
    settled
}
