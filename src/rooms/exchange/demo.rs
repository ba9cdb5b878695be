//! The demo company «Ateliers Borel SAS»: eighteen months of a metal workshop's invoices and payments, made by seed.
//!
//! Everything is invented: names, towns, amounts. Identifiers have right check digits and cannot be mistaken for real
//! ones: every SIREN begins with 000, the bank code is 99999. A likeness with a real firm would be chance.
//!
//! The same day gives the same bytes on every machine: own generator, integers only, no clock. Another day shifts the
//! dates; what depends on the calendar (due dates at the end of a month, weekends, August and December) follows.
//!
//! It holds what the product can show now: 64 customers of five habits (punctual, forgetful, seasonal, disputing,
//! failing), four segments, six kinds of terms (two above the legal ceiling of art. L441-10 of the Code de commerce),
//! about 620 invoices, credit notes and deposits, nine disputed invoices, part payments, a payment made twice, money
//! that nobody could match, a customer in dollars, and «Bâti Ouest» who owes 48 200,00 € since 34 days. Promises,
//! plans, holds and the reminders of five months are in `demo/chasing.rs`; credit limits come with the room that knows them. The bank statement of the last two weeks waits for
//! somebody to decide it: see `demo/bank.rs`.
//!
//! The facts come as four files, which the events name as their sources: so each figure opens down to a line. The
//! answers to its figures are published in `tests/demo`, computed from these files by a program that shares nothing
//! with this one.

mod bank;
mod chasing;
mod customers;
mod receipts;
mod sales;
mod written;

use crate::base::{Day, Hash};
use crate::book::Event;
use crate::rooms::invoices::firm::Firm;
use crate::rooms::invoices::issuing::draft::Operation;
use crate::rooms::invoices::{self, Issuer};
use crate::rooms::payments;

use self::customers::{CUSTOMERS, siren, vat_number};
use self::receipts::receipts;
use self::sales::sales;
use self::written::{
    customer_batch, customers_file, invoice_batch, invoices_file, payment_batch, payments_file,
};
use super::queries::{Content, Counts};

/// The demo company as of a day: what happened, and the files it comes from.
#[derive(Clone, Debug)]
pub struct Demo {
    /// Issuer, customers, invoices, payments, each preceded by the import of its file.
    pub events: Vec<Event>,
    /// `clients.csv`, `factures.csv`, `reglements.csv`, `releve.csv`: name and bytes (UTF-8, semicolons, decimal commas).
    pub files: Vec<(&'static str, Vec<u8>)>,
    /// The people of the customers, as blobs beside the journal.
    pub people: Vec<Vec<u8>>,
}

/// What happened at the demo company up to `today`. See [`demo_company`] for its files.
pub fn demo(today: Day) -> Vec<Event> {
    demo_company(today).events
}

/// The files that the demo's events name as their sources and the people they name, by their hash: to be kept beside the
/// entry.
pub fn sources(today: Day) -> Vec<(Hash, Vec<u8>)> {
    let Demo { files, people, .. } = demo_company(today);
    let files = files.into_iter().map(|(_, bytes)| bytes);
    files.chain(people).map(|bytes| (Hash::of(&bytes), bytes)).collect()
}

/// The demo company as of `today`, with the files that its events name as their sources.
pub fn demo_company(today: Day) -> Demo {
    let sales = sales(today);
    let receipts = receipts(today, &sales);
    let (bank_file, statement) = bank::statement(today, &sales);
    let files = [
        ("clients.csv", Content::Customers, customers_file(), CUSTOMERS.len()),
        ("factures.csv", Content::Invoices, invoices_file(&sales), sales.len()),
        ("reglements.csv", Content::Payments, payments_file(&receipts), receipts.len()),
        ("releve.csv", Content::Statements, bank_file, bank::LINES),
    ];
    let [customers_source, invoices_source, payments_source, bank_source] =
        files.each_ref().map(|(_, _, bytes, _)| Hash::of(bytes));
    let facts = [
        (
            customers_source,
            Event::Customers(crate::rooms::customers::Event::CustomersRecorded(customer_batch())),
        ),
        (
            invoices_source,
            Event::Invoices(invoices::Event::InvoicesRecorded(invoice_batch(
                invoices_source,
                &sales,
                today,
            ))),
        ),
        (
            payments_source,
            Event::Payments(payments::Event::PaymentsRecorded(payment_batch(
                payments_source,
                &receipts,
            ))),
        ),
        (bank_source, Event::Payments(payments::Event::StatementRecorded(Box::new(statement)))),
    ];
    let mut events = vec![Event::Invoices(invoices::Event::IssuerSet {
        issuer: issuer(),
        replaces: Vec::new(),
    })];
    for ((name, content, bytes, rows), (source, fact)) in files.iter().zip(facts) {
        let rows = *rows as u32;
        events.push(Event::Exchange(super::Event::FileImported {
            source,
            name: (*name).to_owned(),
            size: bytes.len() as u64,
            // No parser's name: by it the demo company is known again.
            format: "demo".to_owned(),
            content: *content,
            as_of: today,
            mapping: None,
            counts: Counts { read: rows, new: rows, ..Counts::default() },
        }));
        events.push(fact);
    }
    let (chasing, people) = chasing::chasing(today, &sales);
    events.extend(chasing);
    let files = files.into_iter().map(|(name, _, bytes, _)| (name, bytes)).collect();
    Demo { events, files, people }
}

/// The firm itself.
fn issuer() -> Issuer {
    let siren = siren(0);
    Issuer {
        name: "Ateliers Borel SAS".to_owned(),
        vat_number: vat_number(&siren),
        registration: siren,
        iban: "FR7699999999990000000000153".to_owned(),
        address: vec!["12 quai des Forges".to_owned(), "00120 Montrivel".to_owned()],
        firm: Box::new(firm()),
        ..Issuer::default()
    }
}

/// What it needs to issue invoices; nothing of it exists.
fn firm() -> Firm {
    Firm {
        legal_form: "SAS".to_owned(),
        capital: "40 000 €".to_owned(),
        rcs_city: "Montrivel".to_owned(),
        bic: "DEMOFRPPXXX".to_owned(),
        contact_name: "Comptabilité clients".to_owned(),
        phone: "01 99 00 00 00".to_owned(),
        email: "facturation@ateliers-borel.example".to_owned(),
        website: "ateliers-borel.example".to_owned(),
        colour: "#1f5673".to_owned(),
        terms: "30 jours".to_owned(),
        operation: Operation::Both,
        ..Firm::default()
    }
}
