//! What the demo company holds.

use std::collections::{BTreeMap, BTreeSet};
use std::time::Instant;

use encours::base::{Day, Hash, Iban, Siren, VatNumber};
use encours::book::Event;
use encours::rooms::customers::{self, CustomerBatch};
use encours::rooms::exchange;
use encours::rooms::exchange::demo::{Demo, demo, demo_company};
use encours::rooms::invoices::{self, InvoiceBatch, Issuer, Kind};
use encours::rooms::payments::{self, PaymentBatch};

/// The days whose answers are published: a Saturday, the first of a month, a leap day.
pub const TODAYS: [&str; 3] = ["2026-11-21", "2026-03-01", "2028-02-29"];

pub fn day(text: &str) -> Day {
    text.parse().expect("a day")
}

/// The batches of a demo.
pub struct Facts<'a> {
    pub issuer: &'a Issuer,
    pub customers: &'a CustomerBatch,
    pub invoices: &'a InvoiceBatch,
    pub payments: &'a PaymentBatch,
}

pub fn facts(demo: &Demo) -> Facts<'_> {
    let (mut issuer, mut customers, mut invoices, mut payments) = (None, None, None, None);
    for event in &demo.events {
        match event {
            Event::Invoices(invoices::Event::IssuerSet { issuer: found, .. }) => {
                issuer = Some(found);
            }
            Event::Customers(customers::Event::CustomersRecorded(batch)) => customers = Some(batch),
            Event::Invoices(invoices::Event::InvoicesRecorded(batch)) => invoices = Some(batch),
            Event::Payments(payments::Event::PaymentsRecorded(batch)) => payments = Some(batch),
            _ => {}
        }
    }
    Facts {
        issuer: issuer.expect("an issuer"),
        customers: customers.expect("customers"),
        invoices: invoices.expect("invoices"),
        payments: payments.expect("payments"),
    }
}

/// Open cents of each invoice on the last day, from the payments that name it: the plain sum, in file order.
fn open(facts: &Facts) -> Vec<i64> {
    let mut places = BTreeMap::new();
    for place in 0..facts.invoices.number.len() {
        assert_eq!(places.insert(facts.invoices.number.get(place), place), None, "a number twice");
    }
    let mut open: Vec<i64> = facts.invoices.gross.iter().map(|gross| gross.get()).collect();
    for row in 0..facts.payments.amount.len() {
        if let Some(&place) = places.get(facts.payments.invoice.get(row)) {
            let paid = facts.payments.amount[row].get();
            let taken = if open[place] < 0 { paid.max(open[place]) } else { paid.min(open[place]) };
            open[place] -= taken;
        }
    }
    open
}

#[test]
fn the_demo_company_is_what_its_description_says() {
    for today in TODAYS.map(day) {
        let demo = demo_company(today);
        let facts = facts(&demo);
        let invoices = facts.invoices;
        let rows = invoices.number.len();
        assert_eq!(facts.customers.account.len(), 64);
        assert!((600..=640).contains(&rows), "about 620 invoices, not {rows}");
        assert_eq!(invoices.disputed.iter().filter(|disputed| **disputed).count(), 9);
        let count = |kind: Kind| invoices.kind.iter().filter(|found| **found == kind).count();
        assert_eq!((count(Kind::CreditNote), count(Kind::Deposit)), (8, 7));
        let first = invoices.issued.iter().min().expect("invoices");
        assert!((530..=552).contains(&today.since(*first)), "eighteen months");
        assert!(invoices.issued.iter().all(|issued| *issued <= today));
        assert!(facts.payments.paid.iter().all(|paid| *paid <= today));
        assert!(facts.payments.amount.iter().all(|amount| amount.get() != 0));
        let terms: BTreeSet<&str> = facts.customers.terms.iter().collect();
        assert_eq!(terms.len(), 6);
        let segments: BTreeSet<&str> = facts.customers.segment.iter().collect();
        assert_eq!(segments, BTreeSet::from(["ETI", "PME", "PUBLIC", "TPE"]));

        let open = open(&facts);
        let disputed_open = (0..rows).filter(|row| invoices.disputed[*row] && open[*row] > 0);
        assert_eq!(disputed_open.count(), 9, "every disputed invoice is open");
        let partly = (0..rows).filter(|row| {
            open[*row] != 0
                && open[*row] != invoices.gross[*row].get()
                && invoices.gross[*row].get() > 0
        });
        assert!(partly.count() >= 4, "part payments");
        let dollars = (0..rows).filter(|row| invoices.currency[*row].code() == "USD");
        assert!(dollars.count() >= 6, "a customer in dollars");
        let named = |row: &usize| !facts.payments.invoice.get(*row).is_empty();
        let payments = facts.payments.amount.len();
        assert_eq!((0..payments).filter(|row| !named(row)).count(), 6, "on account");
        let unknown = (0..payments).filter(|row| {
            let account = facts.payments.account[*row] as usize;
            facts.payments.accounts.get(account).is_empty()
        });
        assert_eq!(unknown.count(), 1, "one payer is not known");
    }
}

#[test]
fn bati_ouest_owes_48_200_euros_since_34_days() {
    for today in TODAYS.map(day) {
        let demo = demo_company(today);
        let facts = facts(&demo);
        let open = open(&facts);
        let overdue: Vec<usize> = (0..open.len())
            .filter(|row| facts.invoices.account[*row] == 0 && open[*row] > 0)
            .filter(|row| facts.invoices.due[*row] < today)
            .collect();
        assert_eq!(facts.customers.name.get(0), "Bâti Ouest SARL");
        assert_eq!(overdue.iter().map(|row| open[*row]).sum::<i64>(), 4_820_000);
        let days = overdue.iter().map(|row| today.since(facts.invoices.due[*row])).max();
        assert_eq!(days, Some(34));
    }
}

#[test]
fn identifiers_are_well_formed_and_nobody_s() {
    let demo = demo_company(day("2026-11-21"));
    let facts = facts(&demo);
    assert!(Iban::parse(&facts.issuer.iban).is_some());
    let mut seen = BTreeSet::from([facts.issuer.registration.as_str()]);
    for place in 0..64 {
        let country = facts.customers.country.get(place);
        let registration = facts.customers.registration.get(place);
        let vat_number = facts.customers.vat_number.get(place);
        if country == "FR" {
            assert!(registration.starts_with("000"));
            let siren = Siren::parse(registration).expect("a right check digit");
            assert_eq!(Siren::within(vat_number), Some(siren));
            assert!(seen.insert(registration), "{registration} twice");
        } else {
            assert!(registration.is_empty());
        }
        assert!(vat_number.is_empty() || VatNumber::parse(vat_number).is_some(), "{vat_number}");
    }
}

#[test]
fn the_same_day_gives_the_same_company_and_every_day_gives_one() {
    let today = day("2026-11-21");
    assert_eq!(demo(today), demo_company(today).events);
    // The bytes of one day, on every machine. They change when the demo does: then publish its answers again.
    let files = demo_company(today).files;
    let published: Vec<Hash> = files
        .iter()
        .map(|(name, _)| {
            Hash::of(&std::fs::read(crate::export_folder(today).join(name)).expect("published"))
        })
        .collect();
    assert_eq!(files.iter().map(|(_, bytes)| Hash::of(bytes)).collect::<Vec<_>>(), published);
    for shift in (0..800).step_by(11) {
        let demo = demo_company(today.plus(shift));
        let facts = facts(&demo);
        assert_eq!(facts.invoices.disputed.iter().filter(|disputed| **disputed).count(), 9);
        assert!(facts.payments.amount.iter().all(|amount| amount.get() != 0));
    }
}

#[test]
fn the_demo_company_is_there_at_once() {
    let start = Instant::now();
    let demo = demo_company(day("2026-11-21"));
    assert!(demo.events.len() > 4);
    // Aim 20 ms in release; a loaded machine without optimisation gets more.
    assert!(start.elapsed().as_millis() < 1_000, "{:?}", start.elapsed());
}

#[test]
fn each_fact_names_its_line_in_the_file_it_comes_from() {
    let demo = demo_company(day("2026-11-21"));
    let facts = facts(&demo);
    let file = |name: &str| {
        let (_, bytes) = demo.files.iter().find(|(found, _)| *found == name).expect("a file");
        (Hash::of(bytes), String::from_utf8(bytes.clone()).expect("UTF-8"))
    };
    let imported: BTreeMap<&str, (Hash, u64, u32)> = demo
        .events
        .iter()
        .filter_map(|event| match event {
            Event::Exchange(exchange::Event::FileImported {
                source, name, size, counts, ..
            }) => Some((name.as_str(), (*source, *size, counts.read))),
            _ => None,
        })
        .collect();
    for (name, bytes) in &demo.files {
        let lines = String::from_utf8_lossy(bytes).lines().count() as u32;
        assert_eq!(imported[name], (Hash::of(bytes), bytes.len() as u64, lines - 1));
    }

    let (hash, text) = file("factures.csv");
    assert_eq!(facts.invoices.source, hash);
    let lines: Vec<&str> = text.lines().collect();
    for row in 0..facts.invoices.number.len() {
        let cells: Vec<&str> = lines[facts.invoices.line[row] as usize - 1].split(';').collect();
        assert_eq!(cells[2], facts.invoices.number.get(row));
        let gross = cells[9].replace(',', "").parse::<i64>().expect("an amount");
        assert_eq!(gross, facts.invoices.gross[row].get());
    }
    let (hash, text) = file("reglements.csv");
    assert_eq!(facts.payments.source, hash);
    let lines: Vec<&str> = text.lines().collect();
    for row in 0..facts.payments.amount.len() {
        let cells: Vec<&str> = lines[facts.payments.line[row] as usize - 1].split(';').collect();
        assert_eq!(cells[1], facts.payments.reference.get(row));
        let amount = cells[5].replace(',', "").parse::<i64>().expect("an amount");
        assert_eq!(amount, facts.payments.amount[row].get());
    }
}
