//! Where the keyboard is: on a new page at its heading, and never nowhere. What has the focus may go away (an entry that
//! is withdrawn, a message, a door of the first visit); the focus then goes to the heading of what is on screen.

use leptos::prelude::*;
use wasm_bindgen::prelude::*;
use web_sys::{Element, FocusEvent, HtmlElement, MutationObserver, MutationObserverInit};

use super::host::Host;

/// Keeps the focus somewhere sensible as long as the interface is mounted.
pub fn keep(host: Host) {
    let last: StoredValue<Option<Element>, LocalStorage> = StoredValue::new_local(None);
    host.listen("focusin", move |event| last.set_value(host.target(event)));
    // To something else on the page around us, perhaps: what goes away then takes nobody's focus with it.
    host.listen("focusout", move |event| {
        if event.dyn_ref::<FocusEvent>().and_then(FocusEvent::related_target).is_some() {
            last.set_value(None);
        }
    });
    let lost = move || {
        let lost = last.try_with_value(|last| last.as_ref().is_some_and(|last| astray(host, last)));
        lost.unwrap_or(false)
    };
    let look = Closure::<dyn FnMut()>::new(move || {
        if lost() {
            // After whatever else is drawn or focused in this turn.
            request_animation_frame(move || {
                if lost() {
                    last.set_value(None);
                    to_the_heading(host);
                }
            });
        }
    });
    let observer = MutationObserver::new(look.as_ref().unchecked_ref()).ok();
    let options = MutationObserverInit::new();
    options.set_child_list(true);
    options.set_subtree(true);
    if let (Some(observer), Some(element)) = (&observer, host.element()) {
        // Fails only for options that contradict one another.
        let _ = observer.observe_with_options(&element, &options);
    }
    let watch = StoredValue::new_local((observer, look));
    on_cleanup(move || {
        watch.with_value(|(observer, _)| observer.as_ref().map(MutationObserver::disconnect));
    });
}

/// A new page starts at its top, and with the focus where one reads first.
pub fn to_the_top(host: Host) {
    host.scroll_to_top();
    // What has the focus may go away with the page that is left: the browser would then style all of that page first.
    if let Some(active) = host.active().and_then(|active| active.dyn_into::<HtmlElement>().ok()) {
        // It was asked for its focus by the browser itself: it has one to give up.
        let _ = active.blur();
    }
    // With the frame that shows the new page, and unless something in it took the focus on purpose.
    request_animation_frame(move || {
        if host.active().is_none() {
            to_the_heading(host);
        }
    });
}

/// Gone, or on the page as a whole while it has a heading to read first.
fn astray(host: Host, last: &Element) -> bool {
    !last.is_connected() || (last.tag_name() == "MAIN" && host.query("main h1").is_some())
}

fn to_the_heading(host: Host) {
    let _ = focus(host, "dialog[open] button") || focus(host, "main h1") || focus(host, "main");
}

fn focus(host: Host, selector: &str) -> bool {
    let element = host.query(selector).and_then(|element| element.dyn_into::<HtmlElement>().ok());
    element.is_some_and(|element| {
        let options = web_sys::FocusOptions::new();
        options.set_prevent_scroll(true);
        element.focus_with_options(&options).is_ok()
    })
}
