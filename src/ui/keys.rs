//! The keyboard: letters and arrows only (digits and brackets need Shift or AltGr on French keyboards), off while one
//! types or a panel is open.

use leptos::prelude::*;
use wasm_bindgen::prelude::*;
use web_sys::KeyboardEvent;

use super::app::{App, Stage};
use super::route::{Entry, Route};
use super::table::move_focus;

/// Listens to the keys as long as the interface is mounted.
pub fn listen(app: App) {
    // `G` was pressed: the next letter is an entry of the menu.
    let going = StoredValue::new(false);
    app.host.listen("keydown", move |event| {
        let Some(event) = event.dyn_ref::<KeyboardEvent>() else { return };
        let plain = !(event.ctrl_key() || event.meta_key() || event.alt_key());
        if event.default_prevented() || !plain || app.stage.get_untracked() != Stage::Ready {
            return;
        }
        if typing(app, event) {
            if event.key() == "Escape" {
                leave_field(app, event);
            }
            return;
        }
        if app.host.query("dialog[open]").is_some() {
            return;
        }
        let key = event.key().to_lowercase();
        let was_going = going.get_value();
        going.set_value(key == "g" && !was_going);
        if was_going {
            let entry = Entry::ALL.into_iter().find(|entry| key == entry.letter().to_string());
            if let Some(entry) = entry {
                event.prevent_default();
                app.go(&entry.route());
            }
            return;
        }
        let on_row = app.host.active().is_some_and(|element| element.has_attribute("data-row"));
        match key.as_str() {
            "j" => move_focus(app, 1),
            "k" => move_focus(app, -1),
            "arrowdown" if on_row => move_focus(app, 1),
            "arrowup" if on_row => move_focus(app, -1),
            "h" => app.help.set(true),
            "i" => app.go(&Route::Import),
            "r" => {
                if !focus_search(app) {
                    return;
                }
            }
            "escape" => {
                let Some(parent) = app.route.get_untracked().parent() else { return };
                if !app.host.back() {
                    app.go(&parent);
                }
            }
            _ => return,
        }
        event.prevent_default();
    });
}

/// The target takes letters itself.
fn typing(app: App, event: &KeyboardEvent) -> bool {
    app.host.target(event).is_some_and(|element| {
        let name = element.tag_name().to_ascii_lowercase();
        let kind = element.get_attribute("type").unwrap_or_default();
        let button = matches!(kind.as_str(), "checkbox" | "radio" | "button" | "submit" | "file");
        matches!(name.as_str(), "textarea" | "select") || (name == "input" && !button)
    })
}

fn leave_field(app: App, event: &KeyboardEvent) {
    let target = app.host.target(event);
    if let Some(element) = target.and_then(|target| target.dyn_into::<web_sys::HtmlElement>().ok())
    {
        // Fails only for an element that cannot lose the focus.
        let _ = element.blur();
    }
}

/// Puts the cursor into the search box of the page, where there is one.
fn focus_search(app: App) -> bool {
    match app
        .host
        .query("main [data-search]")
        .and_then(|element| element.dyn_into::<web_sys::HtmlElement>().ok())
    {
        Some(element) => element.focus().is_ok(),
        None => false,
    }
}
