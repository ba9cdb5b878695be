//! What a link leads to is asked for as soon as the link is pressed: the engine answers while the page before is taken away
//! and the next one made.

use wasm_bindgen::JsCast;
use web_sys::{Event, PointerEvent};

use super::app::App;
use super::route::Route;
use crate::rooms::{customers, invoices};

/// Listens to links for as long as the owner that calls it lives.
pub fn listen(app: App) {
    // A finger that comes down may be about to scroll.
    app.host.listen("pointerdown", move |event| {
        let pointer = event.dyn_ref::<PointerEvent>();
        if pointer.is_some_and(|it| it.button() == 0 && it.pointer_type() == "mouse") {
            pressed(app, event);
        }
    });
    app.host.listen("click", move |event| pressed(app, event));
}

fn pressed(app: App, event: &Event) {
    let link = app.host.target(event).and_then(|element| element.closest("a[href^='#/']").ok()?);
    if let Some(href) = link.and_then(|link| link.get_attribute("href")) {
        ask(app, &Route::parse(&href));
    }
}

/// Asks what the page of a route is about to ask.
pub fn ask(app: App, route: &Route) {
    let asked = match route {
        Route::Customer { account } => customers::page::asked(account),
        Route::Invoice { id } => invoices::page::asked(id),
        _ => return,
    };
    app.client.ask_ahead(&asked);
}
