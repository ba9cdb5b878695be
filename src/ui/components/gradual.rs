//! Many rows of which all are wanted, drawn screen by screen: the first are seen at once, however many follow.

use std::time::Duration;

use leptos::prelude::*;

/// Rows drawn before anything is painted, and at each step after that: more than a high screen shows.
const SCREEN: usize = 40;

/// So many rows, each drawn by its place: the first screen now, the others after it has been painted.
pub fn gradually(count: usize, draw: impl Fn(usize) -> AnyView + 'static) -> AnyView {
    by_screens(count, Box::new(draw))
}

fn by_screens(count: usize, draw: Box<dyn Fn(usize) -> AnyView>) -> AnyView {
    let draw = StoredValue::new_local(draw);
    let screens = count.div_ceil(SCREEN);
    let drawn = RwSignal::new(screens.min(1));
    go_on(drawn, screens);
    let screen = move |at: usize| {
        let rows = at * SCREEN..count.min((at + 1) * SCREEN);
        draw.with_value(|draw| rows.map(draw).collect_view())
    };
    view! { <For each=move || 0..drawn.get() key=|at| *at children=screen /> }.into_any()
}

fn go_on(drawn: RwSignal<usize>, screens: usize) {
    // None once the page has been left.
    if drawn.try_get_untracked().is_none_or(|drawn| screens <= drawn) {
        return;
    }
    request_animation_frame(move || {
        let further = move || {
            drawn.try_update(|drawn| *drawn += 1);
            go_on(drawn, screens);
        };
        set_timeout(further, Duration::ZERO);
    });
}
