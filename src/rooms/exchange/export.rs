//! Lists out: typed cells, to be written as CSV here or as a workbook by the documents module. What is exported can be
//! imported again: the headings are words that detection knows.

use std::collections::HashMap;

use crate::base::{Amount, Money};
use crate::book::Book;
use crate::formats::Cell;
use crate::formats::csv::Writer;
use crate::rooms::customers::queries::CustomerRow;
use crate::rooms::insight::queries::AgeingView;
use crate::rooms::invoices::Kind;
use crate::rooms::invoices::queries::InvoiceRow;
use crate::rooms::payments;
use crate::texts::{Locale, Texts, format};

/// A list to be written.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Export {
    /// Name of the sheet, and of the file without its ending.
    pub name: String,
    /// One per column.
    pub headings: Vec<String>,
    /// As many cells each as there are headings.
    pub rows: Vec<Vec<Cell>>,
}

impl Export {
    /// As separated text that a French spreadsheet opens by double click, in both languages: UTF-8 with byte order
    /// mark, semicolons, CRLF, decimal comma, `21/11/2026`.
    pub fn csv(&self) -> Vec<u8> {
        let mut writer = Writer::new();
        for heading in &self.headings {
            writer.text(heading);
        }
        writer.end();
        for row in &self.rows {
            for cell in row {
                match cell {
                    Cell::Text(text) => writer.text(text),
                    Cell::Number(number, _) => writer.number(number),
                    Cell::Day(day) => writer.day(day),
                    Cell::Empty => writer.empty(),
                };
            }
            writer.end();
        }
        writer.finish()
    }
}

fn text(text: &str) -> Cell {
    if text.is_empty() { Cell::Empty } else { Cell::Text(text.to_owned()) }
}

fn money(money: Money) -> Cell {
    Cell::Number(money.amount.to_decimal(money.currency).to_string(), money.currency.digits())
}

fn whole(number: i64) -> Cell {
    Cell::Number(number.to_string(), 0)
}

/// The invoices list: every row that a query found.
pub fn invoices(locale: Locale, rows: &[InvoiceRow]) -> Export {
    let texts = locale.texts();
    let headings = [
        texts.exchange_heading_account(),
        texts.exchange_heading_customer(),
        texts.exchange_heading_number(),
        texts.exchange_heading_kind(),
        texts.exchange_heading_issued(),
        texts.exchange_heading_due(),
        texts.exchange_heading_currency(),
        texts.exchange_heading_gross(),
        texts.exchange_heading_open(),
        texts.exchange_heading_days_late(),
        texts.exchange_heading_disputed(),
    ];
    let row = |row: &InvoiceRow| {
        vec![
            text(&row.account),
            text(&row.customer),
            text(&row.number),
            Cell::Text(kind(&texts, row.kind)),
            Cell::Day(row.issued.to_string()),
            Cell::Day(row.due.to_string()),
            Cell::Text(row.gross.currency.to_string()),
            money(row.gross),
            money(row.open),
            whole(i64::from(row.days_late)),
            Cell::Text(
                if row.disputed {
                    texts.exchange_heading_yes()
                } else {
                    texts.exchange_heading_no()
                }
                .to_string(),
            ),
        ]
    };
    Export {
        name: texts.exchange_heading_invoices_sheet().to_string(),
        headings: headings.map(|heading| heading.to_string()).into(),
        rows: rows.iter().map(row).collect(),
    }
}

fn kind(texts: &Texts, kind: Kind) -> String {
    match kind {
        Kind::Invoice => texts.exchange_heading_invoice(),
        Kind::CreditNote => texts.exchange_heading_credit_note(),
        Kind::Deposit => texts.exchange_heading_deposit(),
        Kind::Opening => texts.exchange_heading_opening(),
        Kind::Credit => texts.exchange_heading_credit(),
    }
    .to_string()
}

/// The customers list: every row that a query found; a customer that owes in several currencies has a line for each.
pub fn customers(locale: Locale, rows: &[CustomerRow]) -> Export {
    let texts = locale.texts();
    let headings = [
        texts.exchange_heading_account(),
        texts.exchange_heading_customer(),
        texts.exchange_heading_segment(),
        texts.exchange_heading_currency(),
        texts.exchange_heading_open(),
        texts.exchange_heading_overdue(),
        texts.exchange_heading_items(),
        texts.exchange_heading_days_late(),
    ];
    let mut export = Export {
        name: texts.exchange_heading_customers_sheet().to_string(),
        headings: headings.map(|heading| heading.to_string()).into(),
        rows: Vec::new(),
    };
    for row in rows {
        let who = || [text(&row.account), text(&row.name), text(&row.segment)];
        let mut main: Vec<Cell> = who().into();
        main.extend([
            Cell::Text(row.open.currency.to_string()),
            money(row.open),
            money(row.overdue),
            whole(i64::from(row.items)),
            whole(i64::from(row.days_late)),
        ]);
        export.rows.push(main);
        for other in &row.others {
            let mut line: Vec<Cell> = who().into();
            line.extend([
                Cell::Text(other.currency.to_string()),
                money(*other),
                Cell::Empty,
                Cell::Empty,
                Cell::Empty,
            ]);
            export.rows.push(line);
        }
    }
    export
}

/// All payments in the order they became known, each with what it settled: `F1: 100,00 + F2: 20,00`.
pub fn payments(locale: Locale, book: &Book) -> Export {
    let texts = locale.texts();
    let headings = [
        texts.exchange_heading_account(),
        texts.exchange_heading_customer(),
        texts.exchange_heading_reference(),
        texts.exchange_heading_invoice(),
        texts.exchange_heading_paid(),
        texts.exchange_heading_currency(),
        texts.exchange_heading_amount(),
        texts.exchange_heading_unallocated(),
        texts.exchange_heading_means(),
        texts.exchange_heading_label(),
        texts.exchange_heading_allocations(),
    ];
    let mut settled: HashMap<u32, Vec<(u32, i64)>> = HashMap::new();
    for receivable in 0..book.invoices.len() as u32 {
        for row in book.payments.rows.of(receivable) {
            settled.entry(row.payment).or_default().push((receivable, row.amount));
        }
    }
    let mut rows = Vec::with_capacity(book.payments.len());
    for payment in 0..book.payments.len() as u32 {
        let row = payments::rows::row(book, payment);
        let lines = settled.get(&payment).map(Vec::as_slice).unwrap_or_default();
        let number = |receivable: u32| book.invoices.number.get(receivable as usize);
        let allocations: Vec<String> = lines
            .iter()
            .map(|(receivable, amount)| {
                let amount = Amount::new(*amount)
                    .to_decimal(row.amount.currency)
                    .to_string()
                    .replace('.', ",");
                format!("{}: {amount}", number(*receivable))
            })
            .collect();
        let named = book.payments.invoice.get(payment as usize);
        let invoice = match lines {
            [(receivable, _)] if named.is_empty() => number(*receivable),
            _ => named,
        };
        rows.push(vec![
            text(&row.account),
            text(customer_name(book, &row.account)),
            text(&row.reference),
            text(invoice),
            Cell::Day(row.paid.to_string()),
            Cell::Text(row.amount.currency.to_string()),
            money(row.amount),
            money(row.unallocated),
            text(&row.means),
            text(&row.label),
            text(&allocations.join(" + ")),
        ]);
    }
    Export {
        name: texts.exchange_heading_payments_sheet().to_string(),
        headings: headings.map(|heading| heading.to_string()).into(),
        rows,
    }
}

fn customer_name<'a>(book: &'a Book, account: &str) -> &'a str {
    match book.customers.find(account) {
        Some(customer) if !account.is_empty() => book.customers.name(customer),
        _ => "",
    }
}

/// The aged balance: one line per customer or segment, one column per bucket, totals last.
pub fn ageing(locale: Locale, view: &AgeingView) -> Export {
    let texts = locale.texts();
    let days = |days: u32| format::count(locale, u64::from(days));
    let mut headings = vec![
        texts.exchange_heading_account().to_string(),
        texts.exchange_heading_customer().to_string(),
        texts.exchange_heading_currency().to_string(),
    ];
    headings.extend(view.columns.iter().map(|column| match (column.from, column.to) {
        (Some(from), Some(to)) => texts.exchange_heading_days(&days(from), &days(to)),
        (Some(from), None) => texts.exchange_heading_beyond(&days(from.saturating_sub(1))),
        (None, _) => texts.exchange_heading_not_due().to_string(),
    }));
    headings.push(texts.exchange_heading_total().to_string());
    let line = |key: &str, name: &str, amounts: Vec<Money>, total: Money| {
        let mut cells = vec![text(key), text(name), Cell::Text(view.currency.to_string())];
        cells.extend(amounts.into_iter().map(money));
        cells.push(money(total));
        cells
    };
    let mut rows: Vec<Vec<Cell>> = view
        .rows
        .iter()
        .map(|row| line(&row.key, &row.name, row.amounts.clone(), row.total))
        .collect();
    let totals = view.columns.iter().map(|column| column.amount).collect();
    rows.push(line(&texts.exchange_heading_total().to_string(), "", totals, view.total));
    Export { name: texts.exchange_heading_ageing_sheet().to_string(), headings, rows }
}
