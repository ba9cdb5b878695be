//! A list of any length: rows of one height, of which only those on screen exist, served by the engine slice by slice.

use leptos::html;
use leptos::prelude::*;
use wasm_bindgen::prelude::*;

use super::app::{App, use_app};
use super::components::{Icon, icon};
use super::host::Host;

/// How many rows a slice holds: three screens, so that a scroll rarely waits.
pub const SLICE: u32 = 120;

/// Beyond about 17 million pixels browsers lose count; longer lists scroll in proportion instead.
const TALLEST: f64 = 16_000_000.0;

/// A column of a list.
pub struct Column {
    /// Its heading.
    pub heading: String,
    /// Class of its cells: `grow`, `number`, `wide-only` …
    pub class: &'static str,
    /// Asks for the order by this column; none: it cannot be ordered.
    pub sort: Option<Callback<()>>,
    /// `ascending`, `descending` or `none`.
    pub sorted: Signal<&'static str>,
}

/// Where the list stands: which slice it needs.
#[derive(Clone, Copy)]
pub struct Window {
    /// First row wanted.
    pub offset: RwSignal<u32>,
}

impl Window {
    /// At the top.
    pub fn new() -> Window {
        Window { offset: RwSignal::new(0) }
    }
}

impl Default for Window {
    fn default() -> Self {
        Window::new()
    }
}

/// A virtual table. `rows` is the slice that starts at `window.offset`; `row` builds one `tr` from a row and its place.
#[component]
pub fn VirtualTable<R>(
    /// Names the table.
    label: String,
    /// Its columns.
    columns: Vec<Column>,
    /// How many rows there are in all.
    #[prop(into)]
    total: Signal<u32>,
    /// The slice, and the offset that it was asked with.
    #[prop(into)]
    rows: Signal<(u32, Vec<R>)>,
    /// The key of a row.
    key: fn(&R) -> String,
    /// The cells of a row.
    cells: fn(&R) -> AnyView,
    /// Which slice is wanted: set by scrolling.
    window: Window,
    /// Changes when the list starts over (another search or order): scrolls to the top.
    #[prop(into)]
    epoch: Signal<String>,
) -> impl IntoView
where
    R: Clone + Send + Sync + 'static,
{
    let frame = NodeRef::<html::Div>::new();
    let host = use_app().host;
    let row_height = RwSignal::new(row_height(host));
    let height = move || f64::from(total.get()) * row_height.get();
    let scale = move || (height() / TALLEST).max(1.0);
    let placed = move || f64::from(rows.with(|(offset, _)| *offset)) * row_height.get();
    // Where the frame is scrolled to, in pixels; followed only while the list scrolls in proportion.
    let scrolled = RwSignal::new(0.0);
    let on_wheel = move |event: web_sys::WheelEvent| {
        let scale = untrack(scale);
        if let Some(frame) = frame.get_untracked().filter(|_| scale > 1.0) {
            event.prevent_default();
            let step = (event.delta_y() / scale).round();
            let least = event.delta_y().signum();
            frame.set_scroll_top(
                frame.scroll_top() + (if step == 0.0 { least } else { step }) as i32,
            );
        }
    };
    let on_scroll = move |_| {
        let Some(frame) = frame.get_untracked() else { return };
        let scale = untrack(scale);
        if scale > 1.0 {
            scrolled.set(f64::from(frame.scroll_top()));
        }
        let top = f64::from(frame.scroll_top()) * scale;
        let first = (top / row_height.get_untracked()) as u32;
        // A slice begins well above the first row on screen, at a multiple of a third of a slice.
        let step = SLICE / 3;
        let offset = (first / step).saturating_sub(1) * step;
        if window.offset.get_untracked() != offset {
            window.offset.set(offset);
        }
    };
    Effect::new(move |before: Option<String>| {
        let epoch = epoch.get();
        if before.is_some_and(|before| before != epoch)
            && let Some(frame) = frame.get_untracked()
        {
            frame.set_scroll_top(0);
            window.offset.set(0);
        }
        epoch
    });
    let resized =
        window_event_listener(leptos::ev::resize, move |_| row_height.set(self::row_height(host)));
    on_cleanup(move || resized.remove());

    let head = columns
        .into_iter()
        .map(|column| {
            let sorted = column.sorted;
            let content = match column.sort {
                Some(sort) => view! {
                    <button type="button" class="sort" on:click=move |_| sort.run(())>
                        {column.heading}
                        <span class="arrow" aria-hidden="true">{icon(Icon::Chevron)}</span>
                    </button>
                }
                .into_any(),
                None => view! { <span>{column.heading}</span> }.into_any(),
            };
            view! { <th scope="col" class=column.class aria-sort=move || sorted.get()>{content}</th> }
        })
        .collect_view();
    let above_px = move || (placed() - scrolled.get() * (scale() - 1.0)).max(0.0);
    let spacer_above = move || format!("{}px", above_px());
    let spacer_below = move || {
        let shown = rows.with(|(_, rows)| rows.len()) as f64 * row_height.get();
        format!("{}px", (height() / scale() - above_px() - shown).max(0.0))
    };
    view! {
        <div class="table-frame" node_ref=frame on:scroll=on_scroll on:wheel=on_wheel tabindex="-1">
            <table class="list" aria-label=label aria-rowcount=move || (total.get() + 1).to_string()>
                <thead><tr aria-rowindex="1">{head}</tr></thead>
                <tbody class="spacer" aria-hidden="true">
                    <tr><td style:height=spacer_above></td></tr>
                </tbody>
                <tbody>
                    <For
                        each=move || {
                            let (offset, rows) = rows.get();
                            (offset..).zip(rows).collect::<Vec<_>>()
                        }
                        key=move |(place, row)| (*place, key(row))
                        children=move |(place, row)| view! {
                            <tr aria-rowindex=(place + 2).to_string()>{cells(&row)}</tr>
                        }
                    />
                </tbody>
                <tbody class="spacer" aria-hidden="true">
                    <tr><td style:height=spacer_below></td></tr>
                </tbody>
            </table>
        </div>
    }
}

/// The height of a row, as the style sheet has it for this screen.
fn row_height(host: Host) -> f64 {
    let read = host.token("--row-height");
    read.and_then(|value| value.trim_end_matches("px").parse().ok()).unwrap_or(40.0)
}

/// Moves the focus to the next or the previous row: an element with `data-row`.
pub fn move_focus(app: App, step: i32) {
    let Some(rows) = app.host.query_all("main [data-row]") else { return };
    let active = app.host.active();
    let at = (0..rows.length()).find(|&at| {
        rows.get(at)
            .is_some_and(|row| active.as_ref().is_some_and(|active| row.is_same_node(Some(active))))
    });
    let next = match at {
        Some(at) => i64::from(at) + i64::from(step),
        None => 0,
    };
    let next = u32::try_from(next).ok().and_then(|next| rows.get(next));
    if let Some(row) = next.and_then(|row| row.dyn_into::<web_sys::HtmlElement>().ok()) {
        // Fails only for an element that cannot take the focus; rows are links.
        let _ = row.focus();
    }
}
