//! What leaves a list: copied, printed, written into a file. Of what is ticked, or of all that the search finds.

use leptos::prelude::*;

use super::super::clipboard;
use super::super::components::{Icon, Menu, MenuItem, icon};
use super::super::table::{Cell, Row};
use super::{Asked, Open, Picked, Slice};
use crate::engine::protocol::TableFormat;
use crate::texts::spreadsheet::{Table, Value};

/// Rows that are copied at once, at most.
const COPIED: u32 = 50_000;
/// Rows that are printed, at most: some sixty pages.
const PRINTED: u32 = 2_000;

impl Cell {
    /// As a spreadsheet takes it.
    fn value(&self, open: Open) -> Value {
        let number = |number: String| Value::Number(number);
        match self.plain() {
            Cell::Empty | Cell::Day(None) | Cell::Days(_, None) => Value::Text(String::new()),
            Cell::Text(text) | Cell::Open { text, .. } | Cell::Link { text, .. } => {
                Value::Text(text.clone())
            }
            Cell::Money { money, .. } => {
                number(money.amount.to_decimal(money.currency).to_string())
            }
            Cell::Count(count) => number(count.to_string()),
            Cell::Days(days, Some(_)) => number(days.to_string()),
            Cell::Day(Some(day)) => Value::Text(open.app.day(*day)),
            Cell::Badges(badges) => {
                let words: Vec<&str> = badges.iter().map(|(_, word)| word.as_str()).collect();
                Value::Text(words.join(", "))
            }
            Cell::Over(cell, _) => cell.value(open),
        }
    }

    fn currency(&self) -> Option<&str> {
        match self.plain() {
            Cell::Money { money, .. } => Some(money.currency.code()),
            _ => None,
        }
    }
}

/// Rows as a table, in the columns shown; where they speak of several currencies, each row names its own.
fn table(open: Open, rows: &[Row]) -> Table {
    let shown = untrack(move || open.shown());
    let currency = |row: &Row| -> String {
        let codes = row.cells.iter().filter_map(Cell::currency).next();
        codes.unwrap_or_default().to_owned()
    };
    let first = rows.first().map(currency);
    let several = rows.iter().any(|row| Some(currency(row)) != first);
    let mut headings: Vec<String> = open
        .columns
        .with_value(|columns| shown.iter().map(|&place| columns[place].heading.clone()).collect());
    let named = open
        .columns
        .with_value(|columns| shown.iter().any(|&place| columns[place].key == "currency"));
    let several = several && !named;
    if several {
        headings.push(open.app.t().export_currency());
    }
    let row = |row: &Row| {
        let cell = |&place: &usize| {
            row.cells.get(place).map_or(Value::Text(String::new()), |cell| cell.value(open))
        };
        let mut cells: Vec<Value> = shown.iter().map(cell).collect();
        if several {
            cells.push(Value::Text(currency(row)));
        }
        cells
    };
    Table { headings, rows: rows.iter().map(row).collect() }
}

impl Open {
    /// Copies what is meant.
    pub(super) fn copy(self) {
        let asked = Asked { limit: COPIED, ..self.meant() };
        clipboard::copy(self.app, async move {
            let found = self.app.long("exporting", self.ask(asked)).await?;
            if found.total > COPIED {
                let app = self.app;
                app.toast(app.t().ui_copied_part(app.count(COPIED), app.count(found.total)), None);
            }
            Ok(table(self, &found.rows))
        });
    }

    fn export(self, format: TableFormat, shown: bool) {
        let columns = if shown { self.keys() } else { Vec::new() };
        self.app.export((self.kind().export)(format, self.meant(), columns));
    }

    fn print(self) {
        let asked = Asked { limit: PRINTED, ..self.meant() };
        self.app.run(async move {
            let found = self.app.long("exporting", self.ask(asked)).await?;
            self.sheet.set(Some(found));
            // The sheet is drawn by then; the browser's own dialog stops everything until it is closed.
            request_animation_frame(move || {
                if let Some(window) = web_sys::window() {
                    // A browser that cannot print has said so.
                    let _ = window.print();
                }
                let _ = self.sheet.try_set(None);
            });
            Ok(())
        });
    }
}

/// What can be done with a list, at its head.
#[component]
pub fn Acts(open: Open) -> impl IntoView {
    let t = open.app.t();
    let item = move |label: String, drawing: Icon, act: fn(Open)| {
        MenuItem::new(label, drawing, Callback::new(move |()| act(open)))
    };
    let items = Signal::derive(move || {
        vec![
            item("CSV".to_owned(), Icon::Download, |open| open.export(TableFormat::Csv, false)),
            item("XLSX".to_owned(), Icon::Download, |open| open.export(TableFormat::Xlsx, false)),
            item(t.ui_export_shown("CSV"), Icon::Table, |open| open.export(TableFormat::Csv, true)),
            item(t.ui_export_shown("XLSX"), Icon::Table, |open| {
                open.export(TableFormat::Xlsx, true);
            }),
        ]
    });
    let any = move || !open.ticks.picked.with(Picked::is_empty);
    view! {
        <span class="acts-meant about" role="status">
            {move || any().then(|| t.ui_list_acts_ticked())}
        </span>
        <button type="button" title=t.ui_copy_about() on:click=move |_| open.copy()>
            {icon(Icon::Copy)}<span>{t.ui_copy()}</span>
        </button>
        <button type="button" on:click=move |_| open.print()>
            {icon(Icon::Print)}<span>{t.ui_print()}</span>
        </button>
        <Menu label=t.ui_export() icon=Icon::Download items=items />
    }
}

/// The list as it is printed: on paper alone.
#[component]
pub fn PrintSheet(open: Open) -> impl IntoView {
    move || open.sheet.get().map(|slice| sheet(open, &slice))
}

fn sheet(open: Open, slice: &Slice) -> impl IntoView + use<> {
    let (app, kind) = (open.app, open.kind());
    let t = app.t();
    let shown = untrack(move || open.shown());
    let columns = open.columns.get_value();
    let heads = shown
        .iter()
        .map(|&place| {
            let column = &columns[place];
            view! { <th scope="col" class=column.class>{column.heading.clone()}</th> }
        })
        .collect_view();
    let rows = slice
        .rows
        .iter()
        .map(|row| {
            let cells = shown.iter().map(|&place| {
                let cell = row.cells.get(place).unwrap_or(&Cell::Empty);
                view! { <td class=columns[place].class>{cell.plain().show(app)}</td> }
            });
            view! { <tr>{cells.collect_view()}</tr> }
        })
        .collect_view();
    let search = app.search.get_untracked();
    let part = (slice.total as usize > slice.rows.len())
        .then(|| t.ui_print_part(app.count(PRINTED), app.count(slice.total)));
    let firm = app.settings.with_untracked(|settings| settings.issuer.name.clone());
    view! {
        <section class="print-list" aria-hidden="true">
            <header>
                <p class="print-firm">{firm}</p>
                <h1>{(kind.title)(app)}</h1>
                <p>{(kind.about)(app, slice)}</p>
                {(!search.is_empty()).then(|| view! { <p>{t.ui_print_search(&search)}</p> })}
                <p>{t.ui_print_day(app.day(super::super::app::App::today()))}</p>
                {part.map(|part| view! { <p><strong>{part}</strong></p> })}
            </header>
            <table><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>
        </section>
    }
}
