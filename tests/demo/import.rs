//! The demo's own files, read as anybody's files are: the importer finds what the demo recorded.

use encours::base::{Day, Hash, Texts};
use encours::rooms::exchange::demo::{Demo, demo_company};
use encours::rooms::exchange::known::NothingKnown;
use encours::rooms::exchange::queries::Content;
use encours::rooms::exchange::read::{Context, Reading, read};
use encours::rooms::exchange::{detect::detect, table::Table};

use crate::shape::{TODAYS, day, facts};

fn reading(demo: &Demo, name: &str, content: Content, today: Day) -> Reading {
    let (_, bytes) = demo.files.iter().find(|(found, _)| *found == name).expect("a file");
    let table = Table::separated(bytes, None);
    let detected = detect(&table, name);
    assert_eq!(detected.mapping.content, content, "{name}");
    let context =
        Context { source: Hash::of(bytes), today, grouped: detected.grouped, known: &NothingKnown };
    let reading = read(&table, &detected.mapping, context);
    assert_eq!(reading.faults.kept, [], "{name}");
    assert_eq!(reading.read as usize + 1, String::from_utf8_lossy(bytes).lines().count());
    reading
}

fn accounts<'a>(accounts: &'a Texts, rows: &[u32]) -> Vec<&'a str> {
    rows.iter().map(|&row| accounts.get(row as usize)).collect()
}

#[test]
fn the_demo_s_files_are_read_without_a_question_and_say_what_the_demo_recorded() {
    for today in TODAYS.map(day) {
        let demo = demo_company(today);
        let ours = facts(&demo);

        let theirs = reading(&demo, "clients.csv", Content::Customers, today).customers;
        assert_eq!(theirs.account, ours.customers.account);
        assert_eq!(theirs.name, ours.customers.name);
        assert_eq!(theirs.registration, ours.customers.registration);
        assert_eq!(theirs.vat_number, ours.customers.vat_number);
        assert_eq!(theirs.segment, ours.customers.segment);
        assert_eq!(theirs.terms, ours.customers.terms);
        assert_eq!(theirs.assignee, ours.customers.assignee);
        assert_eq!(theirs.city, ours.customers.city);
        assert_eq!(theirs.country, ours.customers.country);
        assert_eq!(theirs.line, ours.customers.line);

        let theirs = reading(&demo, "factures.csv", Content::Invoices, today).invoices;
        assert_eq!(
            accounts(&theirs.accounts, &theirs.account),
            accounts(&ours.invoices.accounts, &ours.invoices.account)
        );
        assert_eq!(theirs.source, ours.invoices.source);
        assert_eq!(theirs.number, ours.invoices.number);
        assert_eq!(theirs.rank, ours.invoices.rank);
        assert_eq!(theirs.kind, ours.invoices.kind);
        assert_eq!(theirs.issued, ours.invoices.issued);
        assert_eq!(theirs.due, ours.invoices.due);
        assert_eq!(theirs.currency, ours.invoices.currency);
        assert_eq!(theirs.gross, ours.invoices.gross);
        assert_eq!(theirs.vat, ours.invoices.vat);
        assert_eq!(theirs.disputed, ours.invoices.disputed);
        assert_eq!(theirs.reference, ours.invoices.reference);
        assert_eq!(theirs.label, ours.invoices.label);
        assert_eq!(theirs.stated_open, ours.invoices.stated_open);
        assert_eq!(theirs.line, ours.invoices.line);

        let theirs = reading(&demo, "reglements.csv", Content::Payments, today).payments;
        assert_eq!(
            accounts(&theirs.accounts, &theirs.account),
            accounts(&ours.payments.accounts, &ours.payments.account)
        );
        assert_eq!(theirs.reference, ours.payments.reference);
        assert_eq!(theirs.invoice, ours.payments.invoice);
        assert_eq!(theirs.paid, ours.payments.paid);
        assert_eq!(theirs.currency, ours.payments.currency);
        assert_eq!(theirs.amount, ours.payments.amount);
        assert_eq!(theirs.means, ours.payments.means);
        assert_eq!(theirs.label, ours.payments.label);
        assert_eq!(theirs.rank, ours.payments.rank);
        assert_eq!(theirs.line, ours.payments.line);
    }
}
