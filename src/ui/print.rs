//! Paper: any page prints as A4 pages with a running head and page numbers, by the browser's own print or by [`print`].
//!
//! The look is `www/styles/print.css`. Here is only what a style sheet cannot know: the firm, the title and the day at
//! the edges of the sheet, put there just before the browser lays the pages out.

use leptos::prelude::*;
use wasm_bindgen::prelude::*;
use web_sys::CssStyleSheet;

use super::app::{App, use_app};

/// Opens the browser's print dialog on the page as it stands.
pub fn print() {
    if let Some(window) = web_sys::window() {
        // Refused only by a page that may not open dialogs: nothing is lost.
        let _ = window.print();
    }
}

/// The firm, and the day of the figures or of today: what the head of a printed page says.
fn words(app: App) -> (String, String) {
    let settings = app.settings.get();
    let firm =
        if settings.issuer.name.is_empty() { app.t().app_name() } else { settings.issuer.name };
    let day = app.as_of.get().or(settings.today).unwrap_or_else(App::today);
    (firm, app.t().ui_print_as_of(app.day(day)))
}

/// The head of the first sheet; on screen it is not there.
#[component]
pub fn PrintHead() -> impl IntoView {
    let app = use_app();
    view! {
        <div class="print-head" aria-hidden="true">
            <b>{move || words(app).0}</b>
            <span>{move || words(app).1}</span>
        </div>
    }
}

/// Keeps the edges of printed sheets: firm and title at the foot, beside the page number. Only for a page of our own:
/// an embedded interface leaves the sheets of the page around as they are.
pub fn follow(app: App, title: Signal<String>) {
    if app.host.embedded() {
        return;
    }
    let Some(document) = web_sys::window().and_then(|window| window.document()) else { return };
    let Ok(sheet) = CssStyleSheet::new() else { return };
    let adopted = js_sys::Reflect::get(&document, &"adoptedStyleSheets".into());
    let Some(adopted) = adopted.ok().and_then(|adopted| adopted.dyn_into::<js_sys::Array>().ok())
    else {
        return;
    };
    adopted.push(&sheet);
    let held = StoredValue::new_local(Some((adopted, sheet)));
    Effect::new(move |_| {
        let text = format!("{} · {}", words(app).0, title.get());
        let rule = format!("@page {{ @bottom-left {{ content: {}; }} }}", quoted(&text));
        held.with_value(|held| {
            if let Some((_, sheet)) = held {
                // A sheet of our own making takes a rule of our own making.
                let _ = sheet.replace_sync(&rule);
            }
        });
    });
    on_cleanup(move || {
        let Some((adopted, sheet)) = held.try_update_value(Option::take).flatten() else { return };
        let at = adopted.index_of(&sheet, 0);
        if at >= 0 {
            // Takes away the one sheet that was added.
            let _ = adopted.splice_many(at as u32, 1, &[]);
        }
    });
}

/// A text as a string of CSS: nothing in it ends the string.
fn quoted(text: &str) -> String {
    let safe: String = text
        .chars()
        .map(|c| match c {
            '"' | '\\' => format!("\\{c}"),
            c if c.is_control() => " ".to_owned(),
            c => c.to_string(),
        })
        .collect();
    format!("\"{safe}\"")
}
