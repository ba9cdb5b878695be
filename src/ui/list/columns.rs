//! Which columns a list shows, and in which order: boxes, arrows by keyboard, dragging by mouse. Kept on this device.

use leptos::prelude::*;
use wasm_bindgen::prelude::*;

use super::super::components::{Floating, Icon, icon, unique};
use super::Open;

/// The button and what opens from it.
#[component]
pub fn ColumnsMenu(open: Open) -> impl IntoView {
    let t = open.app.t();
    let (id, shown) = (unique(), RwSignal::new(false));
    view! {
        <button type="button" popovertarget=id.clone() aria-expanded=move || shown.get().to_string()>
            {icon(Icon::Table)}<span>{t.ui_columns()}</span>{icon(Icon::Down)}
        </button>
        <Floating id open=shown role="dialog" label=t.ui_columns() first="input">
            <Choosing open />
        </Floating>
    }
}

/// Every column in its order: those shown, then the others.
fn all(open: Open) -> Vec<(usize, bool)> {
    let shown = open.shown();
    let count = open.columns.with_value(Vec::len);
    let others = (0..count).filter(|place| !shown.contains(place)).map(|place| (place, false));
    shown.iter().map(|&place| (place, true)).chain(others).collect()
}

fn choose(open: Open, shown: &[usize]) {
    let keys = open.columns.with_value(|columns| {
        let key = |&place: &usize| columns[place].key.to_owned();
        shown.iter().map(key).collect::<Vec<_>>()
    });
    open.layout.update(|layout| layout.columns = keys);
}

/// Shows or hides a column; the last one stays.
fn turn(open: Open, column: usize) {
    let mut shown = untrack(move || open.shown());
    match shown.iter().position(|&place| place == column) {
        Some(at) if shown.len() > 1 => drop(shown.remove(at)),
        Some(_) => return,
        None => shown.push(column),
    }
    choose(open, &shown);
}

fn up(at: usize) -> Option<usize> {
    (at > 0).then(|| at - 1)
}

fn down(at: usize) -> Option<usize> {
    Some(at + 1)
}

/// Moves a shown column to the place of another, or one step.
fn shift(open: Open, column: usize, to: impl Fn(usize) -> Option<usize>) {
    let mut shown = untrack(move || open.shown());
    let Some(at) = shown.iter().position(|&place| place == column) else { return };
    if let Some(to) = to(at).filter(|&to| to < shown.len() && to != at) {
        let column = shown.remove(at);
        shown.insert(to, column);
        choose(open, &shown);
    }
}

#[component]
fn Choosing(open: Open) -> impl IntoView {
    let t = open.app.t();
    let order = Memo::new(move |_| all(open));
    // The column that is being dragged.
    let dragged = StoredValue::new(None::<usize>);
    let line = move |column: usize| {
        let heading = open.columns.with_value(|columns| columns[column].heading.clone());
        let is_shown = move || order.with(|order| order.contains(&(column, true)));
        let over = move |event: web_sys::DragEvent| {
            let Some(moved) = dragged.get_value() else { return };
            event.prevent_default();
            if moved != column && untrack(is_shown) {
                let to = untrack(move || open.shown()).iter().position(|&place| place == column);
                shift(open, moved, |_| to);
            }
        };
        let arrows = move |event: web_sys::KeyboardEvent| {
            let to: fn(usize) -> Option<usize> = match (event.alt_key(), event.key().as_str()) {
                (true, "ArrowUp") => up,
                (true, "ArrowDown") => down,
                _ => return,
            };
            event.prevent_default();
            event.stop_propagation();
            shift(open, column, to);
            // The line was moved in the page: its box keeps the focus.
            let target = event.target().and_then(|target| target.dyn_into().ok());
            if let Some(target) = target {
                request_animation_frame(move || {
                    let target: web_sys::HtmlElement = target;
                    // Fails only for an element that cannot take the focus.
                    let _ = target.focus();
                });
            }
        };
        view! {
            <li
                draggable=move || is_shown().to_string()
                on:dragstart=move |_| dragged.set_value(Some(column))
                on:dragend=move |_| dragged.set_value(None)
                on:dragover=over
                on:drop=move |event: web_sys::DragEvent| {
                    if dragged.get_value().is_some() {
                        event.prevent_default();
                    }
                }
                on:keydown=arrows
            >
                <label class="check">
                    <input type="checkbox" prop:checked=is_shown on:change=move |_| turn(open, column) />
                    <span>{heading.clone()}</span>
                </label>
                <button
                    type="button"
                    class="plain square up"
                    aria-label=t.ui_column_up(&heading)
                    disabled=move || !is_shown()
                    on:click=move |_| shift(open, column, up)
                >{icon(Icon::Chevron)}</button>
                <button
                    type="button"
                    class="plain square down"
                    aria-label=t.ui_column_down(&heading)
                    disabled=move || !is_shown()
                    on:click=move |_| shift(open, column, down)
                >{icon(Icon::Chevron)}</button>
            </li>
        }
    };
    view! {
        <div class="column-choice">
            <p class="about">{t.ui_columns_about()}</p>
            <ul>
                <For each=move || order.get() key=|(column, _)| *column children=move |(column, _)| line(column) />
            </ul>
            <button
                type="button"
                class="plain"
                on:click=move |_| open.layout.update(|layout| layout.columns.clear())
            >{t.ui_columns_reset()}</button>
        </div>
    }
}
