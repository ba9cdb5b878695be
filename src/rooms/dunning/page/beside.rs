//! A list, and what is chosen in it: beside it, or below it where the window is narrow.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::KeyboardEvent;

use crate::ui::app::App;
use crate::ui::components::{Icon, icon};
use crate::ui::keys::acts::focus;

/// Takes whoever chose a line to what it opens, where that stands below the list: it would open out of sight.
pub fn see(app: App) {
    let edges = |selector: &str| app.host.query(selector).map(|of| of.get_bounding_client_rect());
    let (list, pane) = (edges(".cash-list"), edges(".cash-detail"));
    if list.zip(pane).is_some_and(|(list, pane)| list.bottom() <= pane.top()) {
        // Once what was chosen is there.
        request_animation_frame(move || {
            focus(app, ".cash-detail h2");
            if let Some(pane) = app.host.query(".cash-detail") {
                pane.scroll_into_view();
            }
        });
    }
}

/// The way back up to the list, shown where one was taken down.
pub fn back(app: App) -> AnyView {
    let press = move |_| focus(app, ".cash-line[aria-current]");
    view! {
        <button type="button" class="plain cash-back" on:click=press>{icon(Icon::Back)}{app.t().dunning_back_to_list()}</button>
    }
    .into_any()
}

/// Enter does what is ready also before anything has the focus but the page itself.
pub fn enter(app: App, act: impl Fn() + 'static) {
    app.host.listen("keydown", move |event| {
        let Some(key) = event.dyn_ref::<KeyboardEvent>() else { return };
        let bare = !(key.repeat() || key.ctrl_key() || key.meta_key() || key.alt_key());
        let idle = app
            .host
            .target(event)
            .is_some_and(|target| matches!(&*target.tag_name(), "H1" | "MAIN" | "BODY"));
        if key.key() == "Enter" && bare && idle && app.host.query("dialog[open]").is_none() {
            event.prevent_default();
            act();
        }
    });
}
