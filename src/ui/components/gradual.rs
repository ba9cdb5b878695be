//! Many rows of which all are wanted, drawn screen by screen: the first are seen at once, however many follow.

use std::time::Duration;

use js_sys::Function;
use leptos::prelude::*;
use wasm_bindgen::prelude::*;

use crate::ui::client::{field, object};

/// Rows drawn at each step after the first: more than a high screen shows.
const SCREEN: usize = 40;

/// The least height of such a row, in pixels: two lines of text, dense.
const ROW: f64 = 42.0;

/// What stands above the first of them at least: the head of the page and of what they are in.
const HEAD: f64 = 220.0;

/// How long what follows waits: until what is in sight has surely been painted.
const PAUSE: Duration = Duration::from_millis(60);

/// However busy the page is, what follows does not wait longer than this, in milliseconds.
const PATIENCE: u32 = 200;

/// Does something once what is on screen has been painted and the page has a quiet moment.
///
/// A frame alone is not enough: what is done right after it keeps the browser from painting that very frame.
pub fn once_painted(what: impl FnOnce() + 'static) {
    let wait = move || match field(&window(), "requestIdleCallback") {
        Some(request) => {
            let options = object(&[("timeout", PATIENCE.into())]);
            let request: &Function = request.unchecked_ref();
            // It is a function of the browser's own, which takes both: it cannot fail.
            let _ = request.call2(&window(), &Closure::once_into_js(what), &options);
        }
        None => set_timeout(what, Duration::ZERO),
    };
    request_animation_frame(move || set_timeout(wait, PAUSE));
}

/// So many rows, each drawn by its place: those in sight now, the others after these have been painted.
pub fn gradually(count: usize, draw: impl Fn(usize) -> AnyView + 'static) -> AnyView {
    by_screens(count, Box::new(draw))
}

fn by_screens(count: usize, draw: Box<dyn Fn(usize) -> AnyView>) -> AnyView {
    let draw = StoredValue::new_local(draw);
    let height = window().inner_height().ok().and_then(|height| height.as_f64());
    // At least one row more than fits: what stands below does not come into sight to leave it at once.
    let first = height.map_or(SCREEN, |height| ((height - HEAD) / ROW).max(1.0) as usize + 1);
    let first = first.min(SCREEN);
    let start = move |screen: usize| match screen {
        0 => 0,
        screen => count.min(first + (screen - 1) * SCREEN),
    };
    let screens = match count {
        0 => 0,
        _ => 1 + count.saturating_sub(first).div_ceil(SCREEN),
    };
    let drawn = RwSignal::new(screens.min(1));
    go_on(drawn, screens);
    let screen = move |at: usize| {
        let rows = start(at)..start(at + 1);
        draw.with_value(|draw| rows.map(draw).collect_view())
    };
    view! { <For each=move || 0..drawn.get() key=|at| *at children=screen /> }.into_any()
}

fn go_on(drawn: RwSignal<usize>, screens: usize) {
    // None once the page has been left.
    if drawn.try_get_untracked().is_none_or(|drawn| screens <= drawn) {
        return;
    }
    once_painted(move || {
        drawn.try_update(|drawn| *drawn += 1);
        go_on(drawn, screens);
    });
}
