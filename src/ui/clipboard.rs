//! From a table to a spreadsheet and back: copying any table, and taking pasted rows in as a file.

use std::future::Future;

use js_sys::{Array, Object, Promise, Reflect};
use leptos::prelude::*;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{JsFuture, future_to_promise};
use web_sys::{Blob, BlobPropertyBag, ClipboardEvent, Element, File, KeyboardEvent};

use super::app::{App, Stage};
use super::client::failure;
use super::components::{Icon, icon};
use super::{files, import};
use crate::engine::protocol::Problem;
use crate::texts::spreadsheet::{Table, Value};

const PLAIN: &str = "text/plain";
const MARKUP: &str = "text/html";

/// Listens for copying without a selection, and for pasting outside of a field, as long as the interface is mounted.
pub fn listen(app: App) {
    app.host.listen("keydown", move |event| {
        let Some(key) = event.dyn_ref::<KeyboardEvent>() else { return };
        let asked = (key.ctrl_key() || key.meta_key())
            && !key.shift_key()
            && !key.alt_key()
            && key.key().eq_ignore_ascii_case("c");
        let Some(inside) = app.host.target(event).filter(|_| asked) else { return };
        if event.default_prevented() || takes_text(&inside) || has_selection() {
            return;
        }
        let table = closest(&inside, "table.plain-table");
        match (table, app.copy.get_value()) {
            (Some(table), _) => copy_shown(app, &table),
            (None, Some(copy)) if closest(&inside, "dialog").is_none() => copy.run(()),
            _ => return,
        }
        event.prevent_default();
    });
    app.host.listen("paste", move |event| {
        let Some(data) = event.dyn_ref().and_then(ClipboardEvent::clipboard_data) else { return };
        let typing = app.host.target(event).is_some_and(|element| takes_text(&element));
        if event.default_prevented() || typing || app.stage.get_untracked() != Stage::Ready {
            return;
        }
        let dropped = files::listed(data.files());
        let rows = data.get_data(PLAIN).unwrap_or_default();
        let files = match dropped.is_empty() {
            false => dropped,
            true if is_table(&rows) => as_file(&rows).into_iter().collect(),
            true => return,
        };
        event.prevent_default();
        import::look_at(app, files);
    });
}

/// Whether an element takes letters itself.
pub fn takes_text(element: &Element) -> bool {
    let kinds = "textarea, select, [contenteditable], input:not([type=checkbox], [type=radio])";
    // The selector is our own, and valid.
    element.matches(kinds).unwrap_or(false)
}

/// Several lines, or several cells in one: what a spreadsheet copies.
fn is_table(text: &str) -> bool {
    let text = text.trim_matches(['\r', '\n']);
    text.contains('\t') || (text.contains('\n') && text.contains(';'))
}

/// Pasted rows as the file that they would be.
fn as_file(rows: &str) -> Option<File> {
    File::new_with_str_sequence(&Array::of1(&rows.into()), "collage.tsv").ok()
}

fn has_selection() -> bool {
    let selection = web_sys::window().and_then(|window| window.get_selection().ok().flatten());
    selection.is_some_and(|selection| !selection.is_collapsed())
}

fn closest(element: &Element, selector: &str) -> Option<Element> {
    element.closest(selector).ok().flatten()
}

/// Copies a table as it is read on the screen: amounts as numbers, everything else as text.
pub fn copy_shown(app: App, table: &Element) {
    let table = read(table);
    copy(app, async move { Ok(table) });
}

/// The cells of a table on the screen, without the columns that only hold what is pressed: those have no heading to see.
fn read(table: &Element) -> Table {
    let cells = |row: &Element| -> Vec<Element> {
        let Ok(cells) = row.query_selector_all("th, td") else { return Vec::new() };
        (0..cells.length()).filter_map(|at| cells.get(at)?.dyn_into().ok()).collect()
    };
    let Ok(rows) = table.query_selector_all("tr") else { return Table::default() };
    let rows = (0..rows.length()).filter_map(|at| rows.get(at)?.dyn_into::<Element>().ok());
    let mut rows = rows.map(|row| cells(&row));
    let headings = rows.next().unwrap_or_default();
    let unnamed =
        |cell: &Element| matches!(cell.query_selector(":scope > .unseen:only-child"), Ok(Some(_)));
    let named: Vec<bool> = headings.iter().map(|cell| !unnamed(cell)).collect();
    let texts = |cells: Vec<Element>| -> Vec<String> {
        let whole = cells.len() == named.len();
        let kept = |at: usize| !whole || named.get(at).copied().unwrap_or(true);
        let cells = cells.iter().enumerate().filter(|(at, _)| kept(*at));
        cells.map(|(_, cell)| shown_text(cell)).collect()
    };
    let headings = texts(headings);
    let rows = rows.map(|row| texts(row).iter().map(|cell| Value::read(cell)).collect());
    Table { headings, rows: rows.collect() }
}

/// The text of a cell as it is seen, parts on their own lines side by side; of a number the number alone, so that a
/// spreadsheet can count with it.
fn shown_text(cell: &Element) -> String {
    let seen = cell.dyn_ref::<web_sys::HtmlElement>().map(web_sys::HtmlElement::inner_text);
    let mut seen = seen.unwrap_or_default();
    // A name stays a name: what stands beside it as a badge is said elsewhere.
    if let Ok(Some(badges)) = cell.query_selector("th > .badges")
        && let Some(badges) = badges.dyn_ref::<web_sys::HtmlElement>()
    {
        seen = seen.replace(&badges.inner_text(), "");
    }
    let lines = || seen.split(['\n', '\t']).map(str::trim);
    match cell.class_list().contains("number") && cell.tag_name().eq_ignore_ascii_case("td") {
        true => lines().find(|line| !line.is_empty()).unwrap_or_default().to_owned(),
        false => lines().collect::<Vec<_>>().join(" "),
    }
}

/// Copies a table that may still have to be asked for, and says how many rows it has. Must be called while the browser
/// handles a key or a click.
pub fn copy(app: App, table: impl Future<Output = Result<Table, Problem>> + 'static) {
    let locale = app.locale.get_untracked();
    let made = future_to_promise(async move {
        let table = table.await.map_err(|problem| {
            let code = problem.code.clone();
            app.problem.set(Some(problem));
            JsValue::from_str(&code)
        })?;
        let rows = JsValue::from(table.rows.len() as u32);
        let (plain, markup) = (table.to_tabs(locale), table.to_markup(locale));
        Ok(Array::of3(&plain.into(), &markup.into(), &rows).into())
    });
    let written = write(&made);
    wasm_bindgen_futures::spawn_local(async move {
        let Ok(made) = JsFuture::from(made).await else { return };
        let made = Array::from(&made);
        let done = match written {
            Some(written) => JsFuture::from(written).await.is_ok(),
            None => false,
        };
        if done || write_now(&made) {
            let rows = made.get(2).as_f64().unwrap_or_default() as u32;
            app.toast(app.t().ui_copied(rows, app.count(rows)), None);
        } else {
            app.problem.set(Some(failure("clipboard-refused", &app.t().ui_copy_refused())));
        }
    });
}

/// Hands the clipboard a promise of both forms at once, which every browser allows while a key or click is handled.
fn write(made: &Promise) -> Option<Promise> {
    let window = web_sys::window().filter(web_sys::Window::is_secure_context)?;
    let forms = Object::new();
    for (place, kind) in [(0, PLAIN), (1, MARKUP)] {
        let made = made.clone();
        let blob = future_to_promise(async move {
            let parts = Array::from(&JsFuture::from(made).await?);
            let options = BlobPropertyBag::new();
            options.set_type(kind);
            let text = Array::of1(&parts.get(place));
            Blob::new_with_str_sequence_and_options(&text, &options).map(JsValue::from)
        });
        Reflect::set(&forms, &kind.into(), &blob).ok()?;
    }
    let item = web_sys::ClipboardItem::new_with_record_from_str_to_blob_promise(&forms).ok()?;
    Some(window.navigator().clipboard().write(&Array::of1(&item)))
}

/// The old way, for pages that are not served securely.
fn write_now(made: &Array) -> bool {
    let Some(document) = web_sys::window().and_then(|window| window.document()) else {
        return false;
    };
    let (plain, markup) = (made.get(0).as_string(), made.get(1).as_string());
    let (plain, markup) = (plain.unwrap_or_default(), markup.unwrap_or_default());
    let listener = Closure::<dyn FnMut(ClipboardEvent)>::new(move |event: ClipboardEvent| {
        if let Some(data) = event.clipboard_data() {
            event.prevent_default();
            event.stop_propagation();
            // Plain text of our own is always taken.
            let _ = data.set_data(PLAIN, &plain).and_then(|()| data.set_data(MARKUP, &markup));
        }
    });
    let act = listener.as_ref().unchecked_ref();
    let copied = document.add_event_listener_with_callback_and_bool("copy", act, true).is_ok()
        && document
            .dyn_ref::<web_sys::HtmlDocument>()
            .is_some_and(|document| document.exec_command("copy").unwrap_or(false));
    let _ = document.remove_event_listener_with_callback_and_bool("copy", act, true);
    copied
}

/// A button that copies the table of the section or card it stands in.
#[component]
pub fn CopyTable(
    /// With its name beside the drawing, among buttons that have theirs.
    #[prop(optional)]
    named: bool,
) -> impl IntoView {
    let app = super::app::use_app();
    let button = NodeRef::<leptos::html::Button>::new();
    let copy = move |_| {
        let around = button
            .get_untracked()
            .and_then(|button| closest(&button, ".card, figure, section, main, dialog"));
        let mut around = around;
        // The nearest frame around the button that holds a table.
        while let Some(frame) = around {
            if let Ok(Some(table)) = frame.query_selector("table.plain-table") {
                copy_shown(app, &table);
                return;
            }
            around = frame
                .parent_element()
                .and_then(|parent| closest(&parent, ".card, figure, section, main, dialog"));
        }
    };
    let name = app.t().ui_copy_table();
    view! {
        <button
            type="button"
            class=if named { "copy-table" } else { "copy-table plain square" }
            node_ref=button
            on:click=copy
            aria-label=name.clone()
            title=name
        >
            {icon(Icon::Copy)}{named.then(|| app.t().ui_copy())}
        </button>
    }
}
