//! The first records of a file that is no table: nothing to correct, only to look at.

use leptos::prelude::*;

use super::super::queries::FilePreview;
use super::{lines, statements};
use crate::base::Currency;
use crate::ui::app::App;

/// A cell of the engine (`2026-11-21`, `1234.56 EUR`) as people write it; anything else as it is.
fn cell_words(app: App, cell: &str) -> String {
    if let Ok(day) = cell.parse() {
        return app.day(day);
    }
    match cell.split_once(' ') {
        Some((number, code))
            if code.parse::<Currency>().is_ok() && number.parse::<f64>().is_ok() =>
        {
            format!("{}\u{a0}{code}", app.decimal(number))
        }
        _ => cell.to_owned(),
    }
}

/// The first structured invoices, entries or messages.
pub(super) fn records(app: App, file: &FilePreview) -> AnyView {
    if file.rows.is_empty() {
        return ().into_any();
    }
    let t = app.t();
    let written = |row: &Vec<String>| row.iter().map(|cell| cell_words(app, cell)).collect();
    let rows: Vec<Vec<String>> = file.rows.iter().map(written).collect();
    let heads = match file.format.as_str() {
        "fec" => statements::entry_heads(app).to_vec(),
        "cdar" => vec![
            t.invoices_number(),
            t.exchange_status(),
            t.exchange_status_day(),
            t.exchange_status_reason(),
        ],
        "pain" => vec![
            t.invoices_number(),
            t.invoices_customer(),
            t.exchange_status(),
            t.exchange_status_reason(),
        ],
        _ => vec![
            t.invoices_number(),
            t.invoices_customer(),
            t.invoices_issued(),
            t.invoices_due(),
            t.invoices_gross(),
        ],
    };
    let heads = heads.into_iter().map(|head| view! { <th scope="col">{head}</th> }).collect_view();
    view! {
        <div class="scroll-x">
            <table class="plain-table"><thead><tr>{heads}</tr></thead><tbody>{lines(&rows, &[])}</tbody></table>
        </div>
    }
    .into_any()
}
