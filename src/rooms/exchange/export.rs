//! Lists as tables of typed cells, for CSV and for workbooks: what leaves can come back in by the same headings.

use crate::base::{Day, Money};
use crate::book::Book;
use crate::formats::Cell;
use crate::formats::csv::Writer;
use crate::rooms::customers::queries::{CustomerView, CustomersView, StoryLine};
use crate::rooms::dunning::queries::{TermsCheckerView, TermsCustomer, TermsInvoice};
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

/// A column of a list: its name in the interface, its heading, its cell.
type Column<'a, R> = (&'a str, String, Box<dyn Fn(&R) -> Cell + 'a>);

/// Of all columns those asked for, in that order; or the first `usual` where nothing known was asked for.
fn table<R>(
    name: String,
    mut all: Vec<Column<'_, R>>,
    usual: usize,
    asked: &[String],
    rows: &[R],
) -> Table {
    let known = |key: &String| all.iter().position(|(known, ..)| known == key);
    let mut order: Vec<usize> = asked.iter().filter_map(known).collect();
    if order.is_empty() {
        order = (0..usual).collect();
    }
    let row = |row| order.iter().map(|&at| (all[at].2)(row)).collect();
    let rows = rows.iter().map(row).collect();
    let headings = order.iter().map(|&at| std::mem::take(&mut all[at].1)).collect();
    Table { name, headings, rows }
}

/// The invoices of a view; `columns` as the interface names them, or what can be read back in.
pub fn invoices(locale: Locale, view: &InvoicesView, columns: &[String]) -> Table {
    use crate::rooms::invoices::queries::{InvoiceMore, InvoiceRow};
    let texts = &locale.texts();
    let kind = |kind: Kind| match kind {
        Kind::Invoice => texts.export_invoice(),
        Kind::CreditNote => texts.export_credit_note(),
        Kind::Deposit => texts.export_deposit(),
        Kind::Opening => texts.export_opening(),
        Kind::Credit => texts.export_credit(),
    };
    fn more(row: &InvoiceRow, cell: impl Fn(&InvoiceMore) -> Cell) -> Cell {
        row.more.as_deref().map_or(Cell::Empty, cell)
    }
    let all: Vec<Column<InvoiceRow>> = vec![
        ("account", texts.export_account(), Box::new(|row| text(&row.account))),
        ("customer", texts.export_customer(), Box::new(|row| text(&row.customer))),
        ("kind", texts.export_kind(), Box::new(move |row| text(&kind(row.kind)))),
        ("number", texts.export_number(), Box::new(|row| text(&row.number))),
        ("issued", texts.export_issued(), Box::new(|row| day(row.issued))),
        ("due", texts.export_due(), Box::new(|row| day(row.due))),
        ("currency", texts.export_currency(), Box::new(|row| text(row.gross.currency.code()))),
        ("gross", texts.export_gross(), Box::new(|row| money(row.gross))),
        ("open", texts.export_open(), Box::new(|row| money(row.open))),
        (
            "late",
            texts.export_days_late(),
            Box::new(|row| Cell::Number(row.days_late.to_string(), 0)),
        ),
        (
            "state",
            texts.export_disputed(),
            Box::new(|row| text(if row.disputed { "O" } else { "N" })),
        ),
        (
            "reference",
            texts.export_reference(),
            Box::new(|row| more(row, |more| text(&more.reference))),
        ),
        ("label", texts.export_label(), Box::new(|row| more(row, |more| text(&more.label)))),
        ("vat", texts.invoices_vat(), Box::new(|row| more(row, |more| money(more.vat)))),
        (
            "settled",
            texts.invoices_column_settled(),
            Box::new(|row| more(row, |more| money(more.settled))),
        ),
        (
            "payment",
            texts.invoices_column_payment(),
            Box::new(|row| more(row, |more| more.last_payment.map_or(Cell::Empty, day))),
        ),
        ("means", texts.export_means(), Box::new(|row| more(row, |more| text(&more.means)))),
        ("segment", texts.export_segment(), Box::new(|row| more(row, |more| text(&more.segment)))),
        ("terms", texts.export_terms(), Box::new(|row| more(row, |more| text(&more.terms)))),
        (
            "assignee",
            texts.export_assignee(),
            Box::new(|row| more(row, |more| text(&more.assignee))),
        ),
        ("city", texts.export_city(), Box::new(|row| more(row, |more| text(&more.city)))),
        (
            "registration",
            texts.export_registration(),
            Box::new(|row| more(row, |more| text(&more.registration))),
        ),
        ("file", texts.ui_source(), Box::new(|row| more(row, |more| text(&more.file)))),
    ];
    table(texts.export_invoices(), all, 11, columns, &view.rows)
}

/// The customers of a view that was asked for with what is known beside; `columns` as the interface names them, or what
/// can be read back in.
pub fn customers(locale: Locale, view: &CustomersView, columns: &[String]) -> Table {
    use crate::rooms::customers::queries::{CustomerMore, CustomerRow};
    let texts = &locale.texts();
    fn more(row: &CustomerRow, cell: impl Fn(&CustomerMore) -> Cell) -> Cell {
        row.more.as_deref().map_or(Cell::Empty, cell)
    }
    let all: Vec<Column<CustomerRow>> = vec![
        ("account", texts.export_account(), Box::new(|row| text(&row.account))),
        ("name", texts.export_customer(), Box::new(|row| text(&row.name))),
        (
            "registration",
            texts.export_registration(),
            Box::new(|row| more(row, |more| text(&more.registration))),
        ),
        (
            "vat",
            texts.export_vat_number(),
            Box::new(|row| more(row, |more| text(&more.vat_number))),
        ),
        ("segment", texts.export_segment(), Box::new(|row| text(&row.segment))),
        ("terms", texts.export_terms(), Box::new(|row| more(row, |more| text(&more.terms)))),
        (
            "assignee",
            texts.export_assignee(),
            Box::new(|row| more(row, |more| text(&more.assignee))),
        ),
        ("city", texts.export_city(), Box::new(|row| more(row, |more| text(&more.city)))),
        ("country", texts.export_country(), Box::new(|row| more(row, |more| text(&more.country)))),
        ("currency", texts.export_currency(), Box::new(|row| text(row.open.currency.code()))),
        ("open", texts.export_balance(), Box::new(|row| money(row.open))),
        ("overdue", texts.export_overdue(), Box::new(|row| money(row.overdue))),
        ("items", texts.export_items(), Box::new(|row| Cell::Number(row.items.to_string(), 0))),
        (
            "late",
            texts.export_days_late(),
            Box::new(|row| Cell::Number(row.days_late.to_string(), 0)),
        ),
        (
            "payment",
            texts.invoices_column_payment(),
            Box::new(|row| more(row, |more| more.last_payment.map_or(Cell::Empty, day))),
        ),
        ("means", texts.export_means(), Box::new(|row| more(row, |more| text(&more.means)))),
    ];
    table(texts.export_customers(), all, 14, columns, &view.rows)
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

/// What happened with one customer, the latest first.
pub fn story(locale: Locale, view: &CustomerView) -> Table {
    let texts = locale.texts();
    let row = |line: &StoryLine| {
        let amount = line.amount.map_or(Cell::Empty, money);
        let currency =
            line.amount.map_or(String::new(), |amount| amount.currency.code().to_owned());
        vec![
            text(&view.account),
            text(&view.name),
            day(line.day),
            text(&line.sentence(locale)),
            text(&currency),
            amount,
        ]
    };
    Table {
        name: texts.export_story(),
        headings: vec![
            texts.export_account(),
            texts.export_customer(),
            texts.export_day(),
            texts.export_event(),
            texts.export_currency(),
            texts.export_amount(),
        ],
        rows: view.story.iter().map(row).collect(),
    }
}

/// Invoices due later than the law allows; or the customers who have such invoices.
pub fn terms(locale: Locale, view: &TermsCheckerView, customers: bool) -> Table {
    let texts = locale.texts();
    let days = |days: i32| Cell::Number(days.to_string(), 0);
    if customers {
        let row = |of: &TermsCustomer| {
            let count = Cell::Number(of.invoices.to_string(), 0);
            vec![text(&of.account), text(&of.name), text(&of.terms), count, days(of.days_beyond)]
        };
        return Table {
            name: texts.export_terms_customers(),
            headings: vec![
                texts.export_account(),
                texts.export_customer(),
                texts.export_terms(),
                texts.dunning_terms_invoices(),
                texts.dunning_terms_beyond(),
            ],
            rows: view.customers.iter().map(row).collect(),
        };
    }
    let row = |of: &TermsInvoice| {
        vec![
            text(&of.number),
            text(&of.name),
            day(of.issued),
            day(of.due),
            day(of.latest),
            days(of.days_beyond),
            text(&of.source),
        ]
    };
    Table {
        name: texts.export_terms_invoices(),
        headings: vec![
            texts.export_number(),
            texts.export_customer(),
            texts.export_issued(),
            texts.export_due(),
            texts.dunning_terms_latest(),
            texts.dunning_terms_beyond(),
            texts.dunning_terms_article(),
        ],
        rows: view.invoices.iter().map(row).collect(),
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
    let of_items = view.rows.first().is_some_and(|row| row.of.is_some());
    if of_items {
        headings.insert(2, texts.export_number());
    }
    headings.extend(view.columns.iter().map(column));
    // Where credits stand apart, the columns alone are more than the total.
    let columns: i64 = view.columns.iter().map(|column| column.amount.amount.get()).sum();
    let apart = columns != view.total.amount.get();
    if apart {
        headings.push(texts.export_credits());
    }
    headings.push(texts.export_total());
    let line = |names: &[&str], amounts: &mut dyn Iterator<Item = Money>, credits, total| {
        let mut cells: Vec<Cell> = names.iter().map(|name| text(name)).collect();
        cells.push(text(view.currency.code()));
        cells.extend(amounts.map(money));
        cells.extend(apart.then_some(credits).map(money));
        cells.push(money(total));
        cells
    };
    let mut rows: Vec<Vec<Cell>> = view
        .rows
        .iter()
        .map(|row| {
            let names = match &row.of {
                Some((account, customer, _)) => vec![account.as_str(), customer, &row.name],
                None => vec![row.key.as_str(), &row.name],
            };
            let credits = row.credits;
            line(&names, &mut row.amounts.iter().copied(), credits, row.total)
        })
        .collect();
    let mut totals = view.columns.iter().map(|column| column.amount);
    let total = texts.export_total();
    let names: &[&str] = if of_items { &["", &total, ""] } else { &["", &total] };
    rows.push(line(names, &mut totals, view.credits, view.total));
    Table { name: texts.export_ageing(), headings, rows }
}

pub(super) fn text(text: &str) -> Cell {
    if text.is_empty() { Cell::Empty } else { Cell::Text(text.to_owned()) }
}

pub(super) fn day(day: Day) -> Cell {
    Cell::Day(day.to_string())
}

pub(super) fn money(money: Money) -> Cell {
    Cell::Number(money.amount.to_decimal(money.currency).to_string(), money.currency.digits())
}
