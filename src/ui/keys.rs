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
    let listener = window_event_listener(leptos::ev::keydown, move |event: KeyboardEvent| {
        let plain = !(event.ctrl_key() || event.meta_key() || event.alt_key());
        if event.default_prevented() || !plain || app.stage.get_untracked() != Stage::Ready {
            return;
        }
        if typing(&event) {
            if event.key() == "Escape" {
                leave_field(&event);
            }
            return;
        }
        if panel_open() {
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
        let on_row = focused().is_some_and(|element| element.has_attribute("data-row"));
        match key.as_str() {
            "j" => move_focus(1),
            "k" => move_focus(-1),
            "arrowdown" if on_row => move_focus(1),
            "arrowup" if on_row => move_focus(-1),
            "h" => app.help.set(true),
            "i" => app.go(&Route::Import),
            "r" => {
                if !focus_search() {
                    return;
                }
            }
            "escape" => {
                let Some(parent) = app.route.get_untracked().parent() else { return };
                let history = web_sys::window().and_then(|window| window.history().ok());
                match history.filter(|history| history.length().unwrap_or(0) > 1) {
                    // Going back cannot fail: there is somewhere to go.
                    Some(history) => drop(history.back()),
                    None => app.go(&parent),
                }
            }
            _ => return,
        }
        event.prevent_default();
    });
    on_cleanup(move || listener.remove());
}

fn focused() -> Option<web_sys::Element> {
    web_sys::window()?.document()?.active_element()
}

/// The target takes letters itself.
fn typing(event: &KeyboardEvent) -> bool {
    let target = event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok());
    target.is_some_and(|element| {
        let name = element.tag_name().to_ascii_lowercase();
        let kind = element.get_attribute("type").unwrap_or_default();
        let button = matches!(kind.as_str(), "checkbox" | "radio" | "button" | "submit" | "file");
        matches!(name.as_str(), "textarea" | "select") || (name == "input" && !button)
    })
}

fn leave_field(event: &KeyboardEvent) {
    if let Some(element) =
        event.target().and_then(|target| target.dyn_into::<web_sys::HtmlElement>().ok())
    {
        // Fails only for an element that cannot lose the focus.
        let _ = element.blur();
    }
}

fn panel_open() -> bool {
    let document = web_sys::window().and_then(|window| window.document());
    document.is_some_and(|document| {
        document.query_selector("dialog[open]").is_ok_and(|found| found.is_some())
    })
}

/// Puts the cursor into the search box of the page, where there is one.
fn focus_search() -> bool {
    let document = web_sys::window().and_then(|window| window.document());
    let found =
        document.and_then(|document| document.query_selector("main [data-search]").ok().flatten());
    match found.and_then(|element| element.dyn_into::<web_sys::HtmlElement>().ok()) {
        Some(element) => element.focus().is_ok(),
        None => false,
    }
}
