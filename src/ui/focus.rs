//! Where the keyboard is: on a new page at its heading, and never nowhere. What has the focus may go away (an entry that
//! is withdrawn, a message, a door of the first visit); the focus then goes to the heading of what is on screen.

use leptos::prelude::*;
use wasm_bindgen::prelude::*;
use web_sys::{Document, Element, FocusEvent, HtmlElement, MutationObserver, MutationObserverInit};

type Last = StoredValue<Option<Element>, LocalStorage>;

/// Keeps the focus somewhere sensible as long as the interface is mounted.
pub fn keep() {
    let last: Last = StoredValue::new_local(None);
    let moved = window_event_listener(leptos::ev::focusin, move |event: FocusEvent| {
        last.set_value(event.composed_path().get(0).dyn_into().ok());
    });
    let look = Closure::<dyn FnMut()>::new(move || {
        if last.try_with_value(|last| last.as_ref().is_some_and(astray)).unwrap_or(false) {
            // After whatever else is drawn or focused in this turn.
            request_animation_frame(move || {
                if last.try_with_value(|last| last.as_ref().is_some_and(astray)).unwrap_or(false) {
                    last.set_value(None);
                    to_the_heading();
                }
            });
        }
    });
    let observer = MutationObserver::new(look.as_ref().unchecked_ref()).ok();
    let options = MutationObserverInit::new();
    options.set_child_list(true);
    options.set_subtree(true);
    if let (Some(observer), Some(body)) = (&observer, document().and_then(|page| page.body())) {
        // Fails only for options that contradict one another.
        let _ = observer.observe_with_options(&body, &options);
    }
    let watch = StoredValue::new_local((observer, look));
    on_cleanup(move || {
        moved.remove();
        watch.with_value(|(observer, _)| observer.as_ref().map(MutationObserver::disconnect));
    });
}

/// A new page starts at its top, and with the focus where one reads first.
pub fn to_the_top() {
    if let Some(window) = web_sys::window() {
        window.scroll_to_with_x_and_y(0.0, 0.0);
    }
    // The heading takes over as soon as it is there.
    focus("main");
}

/// Gone, or on the page as a whole while it has a heading to read first.
fn astray(element: &Element) -> bool {
    !element.is_connected() || (element.tag_name() == "MAIN" && find("main h1").is_some())
}

fn to_the_heading() {
    let _ = focus("dialog[open] button") || focus("main h1") || focus("main");
}

fn focus(selector: &str) -> bool {
    find(selector).is_some_and(|element| {
        let options = web_sys::FocusOptions::new();
        options.set_prevent_scroll(true);
        element.focus_with_options(&options).is_ok()
    })
}

fn find(selector: &str) -> Option<HtmlElement> {
    document()?.query_selector(selector).ok()??.dyn_into().ok()
}

fn document() -> Option<Document> {
    web_sys::window()?.document()
}
