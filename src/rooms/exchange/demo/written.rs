//! The story as three files, and as the events that read them.

use crate::base::{Amount, Day, Hash, Texts};
use crate::rooms::customers::CustomerBatch;
use crate::rooms::invoices::{InvoiceBatch, Kind};
use crate::rooms::payments::PaymentBatch;

use super::customers::{CUSTOMERS, account, assignee, identifiers, town};
use super::receipts::Receipt;
use super::sales::Sale;
/// A decimal comma and two decimals, no thousands separator.
fn written_amount(cents: i64) -> String {
    let sign = if cents < 0 { "-" } else { "" };
    format!("{sign}{},{:02}", cents.abs() / 100, cents.abs() % 100)
}

/// Day first, as French programs write it.
fn written_day(day: Day) -> String {
    let text = day.to_string();
    format!("{}/{}/{}", &text[8..], &text[5..7], &text[..4])
}

/// Lines of cells, semicolons between; no cell of the demo holds a semicolon, a quote or a line break.
fn table(heading: &str, rows: impl Iterator<Item = Vec<String>>) -> Vec<u8> {
    let mut text = format!("\u{feff}{heading}\r\n");
    for row in rows {
        debug_assert!(!row.iter().any(|cell| cell.contains([';', '"', '\r', '\n'])));
        text.push_str(&row.join(";"));
        text.push_str("\r\n");
    }
    text.into_bytes()
}

/// Line of the `place`-th row in its file: the headings stand on line 1.
pub(super) fn line(place: usize) -> u32 {
    place as u32 + 2
}

pub(super) fn customers_file() -> Vec<u8> {
    let rows = CUSTOMERS.iter().enumerate().map(|(place, customer)| {
        let (post_code, city, country) = town(place);
        let (registration, vat_number) = identifiers(place);
        vec![
            account(place),
            customer.0.to_owned(),
            registration,
            vat_number,
            customer.2.to_owned(),
            customer.4.text(),
            assignee(place).to_owned(),
            post_code,
            city.to_owned(),
            country.to_owned(),
        ]
    });
    let heading = "Compte;Raison sociale;SIREN;N° TVA;Catégorie;Conditions de règlement;\
                   Commercial;Code postal;Ville;Pays";
    table(heading, rows)
}

fn kind_text(kind: Kind) -> &'static str {
    match kind {
        Kind::CreditNote => "Avoir",
        Kind::Deposit => "Acompte",
        Kind::Invoice | Kind::Opening | Kind::Credit => "Facture",
    }
}

pub(super) fn invoices_file(sales: &[Sale]) -> Vec<u8> {
    let rows = sales.iter().map(|sale| {
        vec![
            account(sale.customer),
            CUSTOMERS[sale.customer].0.to_owned(),
            sale.number.clone(),
            kind_text(sale.kind).to_owned(),
            written_day(sale.issued),
            written_day(sale.due),
            sale.currency.to_string(),
            written_amount(sale.net),
            written_amount(sale.vat),
            written_amount(sale.gross()),
            if sale.disputed { "O" } else { "N" }.to_owned(),
            sale.reference.clone(),
            sale.label.clone(),
        ]
    });
    let heading = "Compte;Client;N° facture;Type;Date;Échéance;Devise;Montant HT;TVA;\
                   Montant TTC;Litige;Référence;Libellé";
    table(heading, rows)
}

pub(super) fn payments_file(receipts: &[Receipt]) -> Vec<u8> {
    let rows = receipts.iter().map(|receipt| {
        vec![
            receipt.customer.map(account).unwrap_or_default(),
            receipt.reference.clone(),
            receipt.invoice.clone(),
            written_day(receipt.paid),
            receipt.currency.to_string(),
            written_amount(receipt.amount),
            receipt.means.to_owned(),
            receipt.label.clone(),
        ]
    });
    let heading = "Compte;N° règlement;N° facture;Date de règlement;Devise;Montant;\
                   Mode de règlement;Libellé";
    table(heading, rows)
}

pub(super) fn customer_batch() -> CustomerBatch {
    let mut batch = CustomerBatch::default();
    for (place, customer) in CUSTOMERS.iter().enumerate() {
        let (post_code, city, country) = town(place);
        let (registration, vat_number) = identifiers(place);
        batch.account.push(&account(place));
        batch.name.push(customer.0);
        batch.registration.push(&registration);
        batch.vat_number.push(&vat_number);
        batch.segment.push(customer.2);
        batch.terms.push(&customer.4.text());
        batch.assignee.push(assignee(place));
        batch.city.push(format!("{post_code} {city}").trim());
        batch.country.push(country);
        batch.line.push(line(place));
    }
    batch
}

pub(super) fn invoice_batch(source: Hash, sales: &[Sale], today: Day) -> InvoiceBatch {
    let mut batch =
        InvoiceBatch { source, accounts: accounts(), stated_on: today, ..InvoiceBatch::default() };
    for (place, sale) in sales.iter().enumerate() {
        batch.account.push(sale.customer as u32);
        batch.number.push(&sale.number);
        batch.rank.push(0);
        batch.kind.push(sale.kind);
        batch.issued.push(sale.issued);
        batch.due.push(sale.due);
        batch.currency.push(sale.currency);
        batch.gross.push(Amount::new(sale.gross()));
        batch.vat.push(Amount::new(sale.vat));
        batch.disputed.push(sale.disputed);
        batch.reference.push(&sale.reference);
        batch.label.push(&sale.label);
        batch.stated_open.push(None);
        batch.line.push(line(place));
    }
    batch
}

/// The accounts in order, and after them the empty one, of payers not known.
fn accounts() -> Texts {
    let mut texts = Texts::default();
    for place in 0..CUSTOMERS.len() {
        texts.push(&account(place));
    }
    texts
}

pub(super) fn payment_batch(source: Hash, receipts: &[Receipt]) -> PaymentBatch {
    let mut accounts = accounts();
    let unknown = accounts.len() as u32;
    accounts.push("");
    let mut batch = PaymentBatch { source, accounts, ..PaymentBatch::default() };
    for (place, receipt) in receipts.iter().enumerate() {
        batch.account.push(receipt.customer.map_or(unknown, |customer| customer as u32));
        batch.reference.push(&receipt.reference);
        batch.invoice.push(&receipt.invoice);
        batch.paid.push(receipt.paid);
        batch.currency.push(receipt.currency);
        batch.amount.push(Amount::new(receipt.amount));
        batch.means.push(receipt.means);
        batch.label.push(&receipt.label);
        // Each has its own reference, so no two rows are equal.
        batch.rank.push(0);
        batch.line.push(line(place));
    }
    batch
}
