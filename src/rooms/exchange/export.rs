//! Lists as tables of typed cells, for CSV and for workbooks: what leaves can come back in by the same headings.

use crate::base::{Day, Money};
use crate::book::Book;
use crate::formats::Cell;
use crate::formats::csv::Writer;
use crate::rooms::customers::queries::CustomersView;
use crate::rooms::insight::queries::{AgeingColumn, AgeingView};
use crate::rooms::invoices::Kind;
use crate::rooms::invoices::queries::InvoicesView;
use crate::rooms::payments;
use crate::texts::Locale;

/// A table to write.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Table {
    /// Names the sheet and the file.
    pub name: String,
    /// One per column.
    pub headings: Vec<String>,
    /// As many cells as headings, each.
    pub rows: Vec<Vec<Cell>>,
}

impl Table {
    /// Semicolons, decimal commas, dates as dd/mm/yyyy, UTF-8 with BOM: what a French spreadsheet opens by double click.
    /// Texts that a spreadsheet would take for a formula are guarded; numbers never are.
    pub fn to_csv(&self) -> Vec<u8> {
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

/// The invoices of a view.
pub fn invoices(locale: Locale, view: &InvoicesView) -> Table {
    let texts = locale.texts();
    let kind = |kind: Kind| match kind {
        Kind::Invoice => texts.export_invoice(),
        Kind::CreditNote => texts.export_credit_note(),
        Kind::Deposit => texts.export_deposit(),
        Kind::Opening => texts.export_opening(),
        Kind::Credit => texts.export_credit(),
    };
    let row = |row: &crate::rooms::invoices::queries::InvoiceRow| {
        vec![
            text(&row.account),
            text(&row.customer),
            text(&kind(row.kind)),
            text(&row.number),
            day(row.issued),
            day(row.due),
            text(row.gross.currency.code()),
            money(row.gross),
            money(row.open),
            Cell::Number(row.days_late.to_string(), 0),
            text(if row.disputed { "O" } else { "N" }),
        ]
    };
    Table {
        name: texts.export_invoices(),
        headings: vec![
            texts.export_account(),
            texts.export_customer(),
            texts.export_kind(),
            texts.export_number(),
            texts.export_issued(),
            texts.export_due(),
            texts.export_currency(),
            texts.export_gross(),
            texts.export_open(),
            texts.export_days_late(),
            texts.export_disputed(),
        ],
        rows: view.rows.iter().map(row).collect(),
    }
}

/// The customers of a view, with what the book knows of each.
pub fn customers(locale: Locale, book: &Book, view: &CustomersView) -> Table {
    let texts = locale.texts();
    let rows = view.rows.iter().map(|row| {
        let known = book.customers.find(&row.account);
        let of = |column: &crate::rooms::lookup::Words| {
            text(known.map_or("", |customer| column.get(customer)))
        };
        vec![
            text(&row.account),
            text(&row.name),
            of(&book.customers.registration),
            of(&book.customers.vat_number),
            text(&row.segment),
            of(&book.customers.terms),
            of(&book.customers.assignee),
            of(&book.customers.city),
            of(&book.customers.country),
            text(row.open.currency.code()),
            money(row.open),
            money(row.overdue),
            Cell::Number(row.items.to_string(), 0),
            Cell::Number(row.days_late.to_string(), 0),
        ]
    });
    Table {
        name: texts.export_customers(),
        headings: vec![
            texts.export_account(),
            texts.export_customer(),
            texts.export_registration(),
            texts.export_vat_number(),
            texts.export_segment(),
            texts.export_terms(),
            texts.export_assignee(),
            texts.export_city(),
            texts.export_country(),
            texts.export_currency(),
            texts.export_balance(),
            texts.export_overdue(),
            texts.export_items(),
            texts.export_days_late(),
        ],
        rows: rows.collect(),
    }
}

/// Every payment: one line for each invoice it settles, and one for what is left of it.
pub fn payments(locale: Locale, book: &Book) -> Table {
    let texts = locale.texts();
    let (invoices, known) = (&book.invoices, &book.payments);
    let mut settled: Vec<Vec<(u32, i64)>> = vec![Vec::new(); known.len()];
    for receivable in 0..invoices.len() as u32 {
        for row in known.rows.of(receivable) {
            if let Some(lines) = settled.get_mut(row.payment as usize) {
                lines.push((receivable, row.amount));
            }
        }
    }
    let mut rows = Vec::new();
    for (payment, lines) in (0..).zip(settled) {
        let row = payments::rows::row(book, payment);
        let amount =
            |amount: i64| money(Money::new(crate::base::Amount::new(amount), row.amount.currency));
        let name =
            book.customers.find(&row.account).map_or("", |customer| book.customers.name(customer));
        let mut add = |number: &str, part: Cell| {
            rows.push(vec![
                text(&row.account),
                text(name),
                text(&row.reference),
                day(row.paid),
                text(number),
                text(row.amount.currency.code()),
                part,
                text(&row.means),
                text(&row.label),
            ]);
        };
        for (receivable, part) in lines {
            add(invoices.number.get(receivable as usize), amount(part));
        }
        if row.unallocated.amount.get() != 0 {
            add("", money(row.unallocated));
        }
    }
    Table {
        name: texts.export_payments(),
        headings: vec![
            texts.export_account(),
            texts.export_customer(),
            texts.export_reference(),
            texts.export_paid(),
            texts.export_number(),
            texts.export_currency(),
            texts.export_amount(),
            texts.export_means(),
            texts.export_label(),
        ],
        rows,
    }
}

/// The aged balance, its total last.
pub fn ageing(locale: Locale, view: &AgeingView) -> Table {
    let texts = locale.texts();
    let column = |column: &AgeingColumn| match (column.from, column.to) {
        (None, _) => texts.export_not_due(),
        (Some(from), Some(to)) => texts.export_between(i64::from(from), i64::from(to)),
        (Some(from), None) => texts.export_over(i64::from(from.saturating_sub(1))),
    };
    let mut headings =
        vec![texts.export_account(), texts.export_customer(), texts.export_currency()];
    headings.extend(view.columns.iter().map(column));
    headings.push(texts.export_total());
    let line = |key: &str, name: &str, amounts: &mut dyn Iterator<Item = Money>, total: Money| {
        let mut cells = vec![text(key), text(name), text(view.currency.code())];
        cells.extend(amounts.map(money));
        cells.push(money(total));
        cells
    };
    let mut rows: Vec<Vec<Cell>> = view
        .rows
        .iter()
        .map(|row| line(&row.key, &row.name, &mut row.amounts.iter().copied(), row.total))
        .collect();
    let mut totals = view.columns.iter().map(|column| column.amount);
    rows.push(line("", &texts.export_total(), &mut totals, view.total));
    Table { name: texts.export_ageing(), headings, rows }
}

fn text(text: &str) -> Cell {
    if text.is_empty() { Cell::Empty } else { Cell::Text(text.to_owned()) }
}

fn day(day: Day) -> Cell {
    Cell::Day(day.to_string())
}

fn money(money: Money) -> Cell {
    Cell::Number(money.amount.to_decimal(money.currency).to_string(), money.currency.digits())
}
