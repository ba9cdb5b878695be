//! What is typed, and what is found first.

use crate::base::{Amount, Currency, Day, Hash, Texts};
use crate::book::{Book, Event};
use crate::journal::{DeviceId, EntryId, Stamp};
use crate::rooms::customers::{self, CustomerBatch};
use crate::rooms::invoices::{self, InvoiceBatch, Kind};

use super::words::Piece;
use super::*;

fn today() -> Day {
    "2026-11-21".parse().unwrap()
}

/// Account, number, gross, days since it was due, reference, settled.
type Row<'a> = (u32, &'a str, i64, i32, &'a str, bool);

fn texts<'a>(all: impl IntoIterator<Item = &'a str>) -> Texts {
    let mut texts = Texts::default();
    all.into_iter().for_each(|text| texts.push(text));
    texts
}

fn book() -> Book {
    let accounts = ["411MARTI", "411BATI", "411LEFEV", "411MARTO"];
    let names = ["Martin & Fils", "Bâti Ouest Martinique", "Œuvres Lefèvre", "Garage Marton"];
    let mut customers = CustomerBatch {
        account: texts(accounts),
        name: texts(names),
        registration: texts(["404 833 048", "", "", ""]),
        vat_number: texts(["", "FR83404833048", "", ""]),
        ..CustomerBatch::default()
    };
    customers.segment = texts(["", "", "", ""]);
    let rows: [Row; 8] = [
        (0, "FA-2026-0412", 128_431, 34, "BC 7781", false),
        (0, "FA-2026-0413", 120_000, -5, "", false),
        (1, "FA-2026-0414", 1_284_310, 3, "", false),
        (1, "FA-2025-0412", 60_000, 300, "", true),
        (2, "FA-2026-0500", 128_499, 1, "Chantier Émeraude", false),
        (2, "AV-2026-0001", -12_843, 1, "", false),
        (3, "1284", 5_000, 1, "", false),
        (3, "FA-2026-0600", 41_200, 1, "", false),
    ];
    let mut batch = InvoiceBatch {
        source: Hash::of(b"rows"),
        accounts: texts(accounts),
        stated_on: today(),
        ..InvoiceBatch::default()
    };
    for (account, number, gross, late, reference, settled) in rows {
        batch.account.push(account);
        batch.number.push(number);
        batch.rank.push(0);
        batch.kind.push(if gross < 0 { Kind::CreditNote } else { Kind::Invoice });
        batch.issued.push(today().plus(-late - 30));
        batch.due.push(today().plus(-late));
        batch.currency.push(Currency::EUR);
        batch.gross.push(Amount::new(gross));
        batch.vat.push(Amount::ZERO);
        batch.disputed.push(false);
        batch.reference.push(reference);
        batch.label.push("Pose de carrelage");
        batch.stated_open.push(settled.then_some(Amount::ZERO));
        batch.line.push(2);
    }
    let mut book = Book::default();
    let device = DeviceId::from_bits(1);
    let events = [
        Event::Customers(customers::Event::CustomersRecorded(customers)),
        Event::Invoices(invoices::Event::InvoicesRecorded(batch)),
    ];
    for (event, number) in events.iter().zip(1..) {
        book.apply(EntryId { device, number }, Stamp { millis: number, counter: 0, device }, event);
    }
    book
}

fn plain(pieces: &[Piece]) -> String {
    pieces.iter().map(|piece| piece.text.as_str()).collect()
}

fn marked(pieces: &[Piece]) -> String {
    let mark = |piece: &Piece| match piece.found {
        true => format!("[{}]", piece.text),
        false => piece.text.clone(),
    };
    pieces.iter().map(mark).collect()
}

/// What is found, in order: customers' accounts, then invoices' numbers.
fn found(text: &str) -> (Vec<String>, Vec<String>) {
    let view = FindQuery { text: text.to_owned(), limit: 0 }.run(&book(), today());
    (
        view.customers.iter().map(|hit| hit.account.clone()).collect(),
        view.invoices.iter().map(|hit| plain(&hit.number)).collect(),
    )
}

#[test]
fn what_fits_best_comes_first() {
    let mut wrong = Vec::new();
    for (typed, customers, invoices) in [
        // A name that begins so, before one of which a later word does; then the most open.
        ("mart", "411MARTI 411BATI 411MARTO", ""),
        ("MARTIN", "411MARTI 411BATI", ""),
        ("lefevre", "411LEFEV", ""),
        ("oeuv", "411LEFEV", ""),
        ("bati ouest", "411BATI", ""),
        ("411marti", "411MARTI", ""),
        // The SIREN, with spaces or without, also from within a VAT number.
        ("404833048", "411BATI 411MARTI", ""),
        ("404 833 048", "411BATI 411MARTI", ""),
        // A whole number before a part of one; open before settled.
        ("fa-2026-0412", "", "FA-2026-0412"),
        ("0412", "", "FA-2026-0412 FA-2025-0412"),
        ("412", "", "FA-2026-0600 FA-2026-0412 FA-2025-0412"),
        // An amount, as far as it is typed; the number 1284 is that number.
        ("1284,31", "", "FA-2026-0412"),
        ("1 284,31 €", "", "FA-2026-0412"),
        ("1284.3", "", "FA-2026-0412"),
        ("1284", "", "1284 FA-2026-0500 FA-2026-0412 FA-2026-0414"),
        ("128,43", "", "AV-2026-0001"),
        ("1200,00", "", "FA-2026-0413"),
        // The purchase order, by any word of it.
        ("7781", "", "FA-2026-0412"),
        ("bc 7781", "", "FA-2026-0412"),
        ("emeraude", "", "FA-2026-0500"),
        // Words of both: this customer's invoice.
        ("martin 1284", "", "FA-2026-0412 FA-2026-0414"),
        ("marton 600", "", "FA-2026-0600"),
        ("nothing", "", ""),
        ("", "", ""),
    ] {
        let (of_customers, of_invoices) = found(typed);
        let (of_customers, of_invoices) = (of_customers.join(" "), of_invoices.join(" "));
        if (of_customers.as_str(), of_invoices.as_str()) != (customers, invoices) {
            wrong.push(format!("{typed}: {of_customers} | {of_invoices}"));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn a_day_is_taken_from_what_is_looked_for() {
    let view = |text: &str| FindQuery { text: text.to_owned(), limit: 3 }.run(&book(), today());
    let dso = view("DSO au 30/09");
    assert_eq!((dso.day, dso.rest.as_str()), ("2026-09-30".parse().ok(), "DSO"));
    let martin = view("martin au 30/09");
    assert_eq!(martin.customers[0].account, "411MARTI");
    assert_eq!(view("martin au 31/02").misunderstood.as_deref(), Some("31/02"));
    assert_eq!(view("hier").customers, []);
}

#[test]
fn a_row_says_what_is_owed_and_where_it_fits() {
    let view = FindQuery { text: "lefe".to_owned(), limit: 3 }.run(&book(), today());
    let hit = &view.customers[0];
    assert_eq!(marked(&hit.name), "Œuvres [Lefè]vre");
    assert_eq!(hit.overdue.amount, Amount::new(128_499));
    assert_eq!(hit.open.amount, Amount::new(128_499 - 12_843));
    let view = FindQuery { text: "bc".to_owned(), limit: 3 }.run(&book(), today());
    assert_eq!(view.invoices.len(), 1);
    assert_eq!(marked(&view.invoices[0].about), "Martin & Fils · [BC] 7781");
    assert_eq!((view.invoices[0].days_late, view.invoices[0].by_amount), (34, false));
    let view = FindQuery { text: "2026".to_owned(), limit: 2 }.run(&book(), today());
    assert_eq!((view.invoices.len(), view.invoices_total), (2, 6));
}
