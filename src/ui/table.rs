//! A list of any length: rows of one height, of which only those on screen exist, served by the engine slice by slice.
//!
//! Here is how it is drawn, scrolled and walked through by keys; what it lists, and what is done with it, is
//! [`super::list`]'s. Nothing here is proportional to the number of rows.

use leptos::html;
use leptos::prelude::*;
use wasm_bindgen::prelude::*;

use super::app::{App, use_app};
use super::components::{Icon, Tone, amount, amount_or_dash, badge, day, icon, once_painted, sums};
use super::host::Host;
use super::list::Ticks;
use crate::base::{Day, Money};

/// How many rows a slice holds: three screens, so that a scroll rarely waits.
pub const SLICE: u32 = 120;

/// Beyond about 17 million pixels browsers lose count; longer lists scroll in proportion instead.
const TALLEST: f64 = 16_000_000.0;

/// A column of a list: header, choice of columns, order, copy, print and export all follow from it.
#[derive(Clone, Debug, PartialEq)]
pub struct Column {
    /// Its name in preferences, saved views and exports.
    pub key: &'static str,
    /// Its heading.
    pub heading: String,
    /// Class of its cells, which says how wide it is and on which screens it stays: `grow`, `number`, `wide-only` …
    pub class: &'static str,
    /// The engine's name of the order by this column; none: it cannot be ordered.
    pub sort: Option<&'static str>,
    /// The first click orders it from the largest or last.
    pub descending: bool,
    /// Shown where nobody chose.
    pub shown: bool,
}

impl Column {
    /// A column of this key and heading, whose cells are of a class; in order by `sort`, where it has one.
    pub const fn new(
        key: &'static str,
        heading: String,
        class: &'static str,
        sort: Option<&'static str>,
    ) -> Column {
        Column { key, heading, class, sort, descending: false, shown: false }
    }

    /// The first click orders it from the largest or last.
    pub fn descending(self) -> Column {
        Column { descending: true, ..self }
    }

    /// Shown where nobody chose.
    pub fn shown(self) -> Column {
        Column { shown: true, ..self }
    }
}

/// What a row says in a column: enough to draw it, to copy it and to print it.
#[derive(Clone, Debug, PartialEq)]
pub enum Cell {
    /// Nothing.
    Empty,
    /// A text.
    Text(String),
    /// The row's own page.
    Open {
        /// What is read.
        text: String,
        /// Where it leads.
        href: String,
        /// Said below or beside it, smaller.
        sub: String,
        /// It is said on small screens alone.
        small_only: bool,
    },
    /// Another page.
    Link {
        /// What is read.
        text: String,
        /// Where it leads.
        href: String,
    },
    /// An amount.
    Money {
        /// How much.
        money: Money,
        /// The amount of the row.
        strong: bool,
        /// Past due.
        late: bool,
        /// Amounts in other currencies.
        others: Vec<Money>,
    },
    /// A whole number.
    Count(u32),
    /// So many days, in words and with their tone; none: a dash.
    Days(i32, Option<(Tone, String)>),
    /// A day.
    Day(Option<Day>),
    /// States.
    Badges(Vec<(Tone, String)>),
    /// A cell with words below it on small screens, where the columns that say them have no room.
    Over(Box<Cell>, Vec<(Tone, String)>),
}

/// A row.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// Its identifier, as the engine takes it.
    pub id: String,
    /// What it is called.
    pub name: String,
    /// One cell per column of the list, shown or not.
    pub cells: Vec<Cell>,
}

impl Cell {
    /// A text, or nothing.
    pub fn text(text: String) -> Cell {
        if text.is_empty() { Cell::Empty } else { Cell::Text(text) }
    }

    /// An amount; `strong`: the amount of the row.
    pub fn money(money: Money, strong: bool) -> Cell {
        Cell::Money { money, strong, late: false, others: Vec::new() }
    }

    /// With these words below it on small screens.
    pub fn over(self, words: Vec<(Tone, String)>) -> Cell {
        if words.is_empty() { self } else { Cell::Over(Box::new(self), words) }
    }

    /// Without what small screens add.
    pub fn plain(&self) -> &Cell {
        match self {
            Cell::Over(cell, _) => cell,
            cell => cell,
        }
    }

    /// As it is drawn.
    pub fn show(&self, app: App) -> AnyView {
        match self {
            Cell::Empty => ().into_any(),
            Cell::Text(text) => text.clone().into_any(),
            Cell::Open { text, href, sub, small_only } => {
                let class = if *small_only { "sub small-only" } else { "sub" };
                let sub = (!sub.is_empty()).then(|| {
                    view! { <span class=class>{sub.clone()}</span> }
                });
                view! { <a data-row="" class="row-link" href=href.clone()>{text.clone()}</a>{sub} }
                    .into_any()
            }
            Cell::Link { text, href } => {
                view! { <a class="quiet-link" tabindex="-1" href=href.clone()>{text.clone()}</a> }
                    .into_any()
            }
            Cell::Money { money, strong: true, others, .. } => {
                let others = (!others.is_empty())
                    .then(|| view! { <span class="sub">{sums(app, others)}</span> });
                view! { <b>{amount(app, *money)}</b>{others} }.into_any()
            }
            Cell::Money { money, late, .. } => {
                view! { <span class:late=*late>{amount_or_dash(app, *money)}</span> }.into_any()
            }
            Cell::Count(count) => app.count(*count).into_any(),
            Cell::Days(_, None) => view! { <span class="faint">"—"</span> }.into_any(),
            Cell::Days(_, Some((tone, words))) => badge(*tone, words.clone()).into_any(),
            Cell::Day(None) => view! { <span class="faint">"—"</span> }.into_any(),
            Cell::Day(Some(date)) => day(app, *date).into_any(),
            Cell::Over(cell, words) => {
                let words = words.iter().map(|(tone, word)| {
                    view! { <span class=tone.class()>{word.clone()}</span> }
                });
                view! { {cell.show(app)}<span class="sub small-only below">{words.collect_view()}</span> }
                    .into_any()
            }
            Cell::Badges(badges) => {
                let badges = badges.iter().map(|(tone, word)| badge(*tone, word.clone()));
                view! { <span class="badges">{badges.collect_view()}</span> }.into_any()
            }
        }
    }
}

/// A slice on screen.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Shown {
    /// The place of its first row.
    pub offset: u32,
    /// Changes with everything but the place: rows of another turn are drawn anew.
    pub turn: u32,
    /// Its rows.
    pub rows: Vec<Row>,
}

/// What the table and the list around it share. Cheap to copy.
#[derive(Clone, Copy)]
pub struct Window {
    /// First row wanted.
    pub offset: RwSignal<u32>,
    /// How many rows there are in all.
    pub total: Signal<u32>,
    /// What is on screen.
    pub shown: RwSignal<Shown>,
    /// The place of the row that has, or had, the focus.
    pub at: RwSignal<Option<u32>>,
    /// Where the frame is scrolled to, in pixels.
    pub top: StoredValue<i32>,
    frame: NodeRef<html::Div>,
    row_height: RwSignal<f64>,
    /// The focus waits for this row to come.
    wanted: StoredValue<Option<u32>>,
    /// The focus is on a row.
    focused: StoredValue<bool>,
    /// The whole slice, as long as only a part of it is drawn.
    rest: StoredValue<Option<Shown>>,
}

impl Window {
    /// At a place, scrolled so far.
    pub fn new(
        host: Host,
        offset: RwSignal<u32>,
        total: Signal<u32>,
        shown: RwSignal<Shown>,
        top: i32,
        at: Option<u32>,
    ) -> Window {
        Window {
            offset,
            total,
            shown,
            at: RwSignal::new(at),
            top: StoredValue::new(top),
            frame: NodeRef::new(),
            row_height: RwSignal::new(row_height(host)),
            wanted: StoredValue::new(at),
            focused: StoredValue::new(false),
            rest: StoredValue::new(None),
        }
    }

    fn height(self) -> f64 {
        f64::from(self.total.get()) * self.row_height.get()
    }

    /// How many pixels of rows one pixel of the scroll bar stands for.
    fn scale(self) -> f64 {
        (self.height() / TALLEST).max(1.0)
    }

    /// Rows that fit on screen at once.
    fn page(self) -> u32 {
        let height = self.frame.get_untracked().map_or(0, |frame| frame.client_height());
        ((f64::from(height) / self.row_height.get_untracked()) as u32).saturating_sub(2).max(1)
    }

    fn ask_for(self, top: f64) {
        let height = self.frame.get_untracked().map_or(0, |frame| frame.client_height());
        self.draw_to(top + f64::from(height));
        let first = (top / self.row_height.get_untracked()) as u32;
        // A slice begins well above the first row on screen, at a multiple of a third of a slice.
        let step = SLICE / 3;
        let offset = (first / step).saturating_sub(1) * step;
        if self.offset.get_untracked() != offset {
            self.offset.set(offset);
        }
    }

    /// Scrolls to the first row, which the focus then begins from.
    pub fn to_top(self) {
        if let Some(frame) = self.frame.get_untracked() {
            frame.set_scroll_top(0);
        }
        self.top.set_value(0);
        self.at.set(None);
        self.wanted.set_value(None);
        if self.offset.get_untracked() != 0 {
            self.offset.set(0);
        }
    }

    /// Shows a slice. Of rows drawn anew those in sight come first: the others are drawn once these have been painted, or
    /// as soon as somebody goes to them.
    pub fn show(self, whole: Shown) {
        let before = self.shown.with_untracked(|shown| shown.turn);
        let seen = self.in_sight(whole.offset);
        if before == whole.turn || whole.rows.len() <= seen {
            self.rest.set_value(None);
            return self.shown.set(whole);
        }
        self.shown.set(Shown { rows: whole.rows[..seen].to_vec(), ..whole });
        let now = (whole.turn, whole.offset);
        self.rest.set_value(Some(whole));
        self.go_on(now);
    }

    /// Draws the next screen in a quiet moment, and so on to the end of the slice; another answer ends it.
    fn go_on(self, now: (u32, u32)) {
        once_painted(move || {
            // Another answer may have come, or the page may have been left.
            let same = |rest: &Option<Shown>| {
                rest.as_ref().is_some_and(|rest| (rest.turn, rest.offset) == now)
            };
            if self.rest.try_with_value(same) != Some(true) {
                return;
            }
            let screen = self.page() as usize + 2;
            let drawn = self.shown.with_untracked(|shown| shown.rows.len()) + screen;
            let rest = self.rest.with_value(|rest| rest.as_ref().map_or(0, |rest| rest.rows.len()));
            if rest <= drawn {
                return self.draw_rest();
            }
            let part = self.rest.with_value(|rest| {
                let rest = rest.as_ref()?;
                Some(Shown { rows: rest.rows[..drawn].to_vec(), ..*rest })
            });
            if let Some(part) = part {
                self.shown.set(part);
            }
            self.go_on(now);
        });
    }

    /// Draws all of the slice at once.
    fn draw_rest(self) {
        if let Some(whole) = self.rest.try_update_value(Option::take).flatten() {
            self.shown.set(whole);
        }
    }

    /// Draws all of the slice where rows would be missing down to so many pixels from the top of the list.
    fn draw_to(self, bottom: f64) {
        let drawn =
            self.shown.with_untracked(|shown| f64::from(shown.offset) + shown.rows.len() as f64);
        if drawn * self.row_height.get_untracked() < bottom {
            self.draw_rest();
        }
    }

    /// How many rows of a slice from a place on reach to a little below the last one in sight.
    fn in_sight(self, offset: u32) -> usize {
        // The frame may have no rows yet that make it as high as it will be.
        let screen = window().inner_height().ok().and_then(|height| height.as_f64());
        let height = screen.unwrap_or(1_200.0);
        let top = f64::from(self.top.get_value()) * untrack(move || self.scale());
        let last = ((top + height) / self.row_height.get_untracked()) as u32 + 4;
        last.saturating_sub(offset) as usize
    }

    /// Moves the focus by so many rows from where it is, or to an end; rows that are not loaded are loaded first.
    pub fn walk(self, step: Step) {
        let total = self.total.get_untracked();
        if total == 0 {
            return;
        }
        let at = self.at.get_untracked();
        let by = |rows: i64| {
            let from = at.map_or(-1, i64::from);
            // Within the list, so within `u32`.
            (from + rows).clamp(0, i64::from(total) - 1) as u32
        };
        self.go_to(match step {
            Step::Rows(rows) => by(i64::from(rows)),
            Step::Pages(pages) => by(i64::from(pages) * i64::from(self.page())),
            Step::First => 0,
            Step::Last => total - 1,
        });
    }

    /// Gives the focus to the row at a place, and brings it into sight.
    pub fn go_to(self, place: u32) {
        self.at.set(Some(place));
        self.wanted.set_value(Some(place));
        if let Some(frame) = self.frame.get_untracked() {
            let (height, scale) = (self.row_height.get_untracked(), untrack(move || self.scale()));
            let head = 48.0;
            let (above, below) = (f64::from(place) * height, f64::from(place + 1) * height);
            let seen = f64::from(frame.client_height()) - head;
            let top = f64::from(frame.scroll_top()) * scale;
            let goal = if above < top {
                above
            } else if top + seen < below {
                below - seen
            } else {
                top
            };
            frame.set_scroll_top((goal / scale).round() as i32);
            self.ask_for(goal);
        }
        self.focus_wanted();
    }

    /// Gives the focus to the row that waits for it, if it is there.
    fn focus_wanted(self) {
        let Some(place) = self.wanted.try_get_value().flatten() else { return };
        let Some(frame) = self.frame.get_untracked() else { return };
        let selector = format!("tr[data-place='{place}'] [data-row]");
        let Ok(Some(row)) = frame.query_selector(&selector) else { return };
        if let Ok(row) = row.dyn_into::<web_sys::HtmlElement>() {
            self.wanted.set_value(None);
            let still = web_sys::FocusOptions::new();
            still.set_prevent_scroll(true);
            // Fails only for an element that cannot take the focus; rows are links.
            let _ = row.focus_with_options(&still);
        }
    }
}

/// How far the focus goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// By rows.
    Rows(i32),
    /// By screens.
    Pages(i32),
    /// To the first row.
    First,
    /// To the last row.
    Last,
}

impl Step {
    /// The step that a key means on a list.
    pub fn of_key(key: &str) -> Option<Step> {
        Some(match key {
            "ArrowDown" => Step::Rows(1),
            "ArrowUp" => Step::Rows(-1),
            "PageDown" => Step::Pages(1),
            "PageUp" => Step::Pages(-1),
            "Home" => Step::First,
            "End" => Step::Last,
            _ => return None,
        })
    }
}

/// The place of the row that an element stands in.
pub fn place_of(element: &web_sys::Element) -> Option<u32> {
    element.closest("tr[data-place]").ok()??.get_attribute("data-place")?.parse().ok()
}

/// A virtual table.
#[component]
pub fn VirtualTable(
    /// Names the table.
    label: String,
    /// All columns of the list.
    columns: StoredValue<Vec<Column>>,
    /// Which of them are shown, in order: places in `columns`.
    #[prop(into)]
    order: Signal<Vec<usize>>,
    /// A person chose them: they stay on every screen, and the table is as wide as they need.
    #[prop(into)]
    chosen: Signal<bool>,
    /// The name of the order, and whether it descends.
    #[prop(into)]
    sort: Signal<(String, bool)>,
    /// Asks for the order by a column.
    on_sort: Callback<usize>,
    /// What it shows of how many.
    window: Window,
    /// What is ticked.
    ticks: Ticks,
) -> impl IntoView {
    let app = use_app();
    let Window { offset: _, total, shown, at, top, frame, row_height, wanted: _, focused, rest: _ } =
        window;
    let placed = move || f64::from(shown.with(|shown| shown.offset)) * row_height.get();
    // Where the frame is scrolled to, in pixels; followed only while the list scrolls in proportion.
    let scrolled = RwSignal::new(0.0);
    let on_wheel = move |event: web_sys::WheelEvent| {
        let scale = untrack(move || window.scale());
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
        let scale = untrack(move || window.scale());
        top.set_value(frame.scroll_top());
        if scale > 1.0 {
            scrolled.set(f64::from(frame.scroll_top()));
        }
        window.ask_for(f64::from(frame.scroll_top()) * scale);
    };
    let resized = window_event_listener(leptos::ev::resize, move |_| {
        row_height.set(self::row_height(app.host))
    });
    on_cleanup(move || resized.remove());
    // Coming back: the frame is scrolled to where it was as soon as it is tall enough.
    let back_to = StoredValue::new(top.get_value());
    Effect::new(move |_| {
        if shown.with(|shown| shown.rows.is_empty()) {
            return;
        }
        request_animation_frame(move || {
            let goal = back_to.try_update_value(std::mem::take).unwrap_or_default();
            if let Some(frame) = frame.try_get_untracked().flatten().filter(|_| goal > 0) {
                frame.set_scroll_top(goal);
            }
            if focused.try_get_value() == Some(true)
                && app.host.active().is_none_or(|active| place_of(&active).is_none())
            {
                // The row that had the focus was drawn anew.
                window.wanted.set_value(at.get_untracked());
            }
            window.focus_wanted();
        });
    });
    let on_focus = move |event: web_sys::FocusEvent| {
        let element = event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok());
        if let Some(place) = element.as_ref().and_then(place_of) {
            focused.set_value(true);
            at.set(Some(place));
        }
    };

    let head = move || {
        let order = order.get();
        let cells = order.into_iter().map(|number| {
            let column = columns.with_value(|columns| columns[number].clone());
            let (name, class) = (column.sort, column.class);
            let sorted = move || match sort.get() {
                (by, true) if Some(by.as_str()) == name => "descending",
                (by, false) if Some(by.as_str()) == name => "ascending",
                _ => "none",
            };
            let content = match name {
                Some(_) => view! {
                    <button type="button" class="sort" on:click=move |_| on_sort.run(number)>
                        {column.heading}
                        <span class="arrow" aria-hidden="true">{icon(Icon::Chevron)}</span>
                    </button>
                }
                .into_any(),
                None => view! { <span>{column.heading}</span> }.into_any(),
            };
            view! { <th scope="col" class=class aria-sort=sorted>{content}</th> }
        });
        cells.collect_view()
    };
    let all = move || ticks.state(total.get());
    // How wide the table is follows from how many columns it has.
    let table = NodeRef::<html::Table>::new();
    Effect::new(move |_| {
        let columns = order.with(Vec::len).to_string();
        if let Some(table) = table.get() {
            let element: &web_sys::HtmlElement = &table;
            // A number is a valid value of a property of our own.
            let _ = element.style().set_property("--columns", &columns);
        }
    });
    let above_px = move || (placed() - scrolled.get() * (window.scale() - 1.0)).max(0.0);
    let spacer_above = move || format!("{}px", above_px());
    let spacer_below = move || {
        let rows = shown.with(|shown| shown.rows.len()) as f64 * row_height.get();
        format!("{}px", (window.height() / window.scale() - above_px() - rows).max(0.0))
    };
    let row_view = move |(place, row): (u32, Row)| {
        let id = StoredValue::new(row.id.clone());
        let ticked = move || id.with_value(|id| ticks.has(id));
        let cells = order.with_untracked(|order| {
            let cells = order.iter().map(|&number| {
                let class = columns.with_value(|columns| columns[number].class);
                let cell = row.cells.get(number).unwrap_or(&Cell::Empty);
                view! { <td class=class>{cell.show(app)}</td> }
            });
            cells.collect_view()
        });
        view! {
            <tr data-place=place.to_string() aria-rowindex=(place + 2).to_string() class:ticked=ticked>
                <td class="pick">
                    <input
                        type="checkbox"
                        tabindex="-1"
                        aria-label=app.t().ui_list_pick(&row.name)
                        prop:checked=ticked
                        on:click=move |event: web_sys::MouseEvent| ticks.click(place, id.get_value(), event.shift_key())
                    />
                </td>
                {cells}
            </tr>
        }
    };
    view! {
        <div
            class="table-frame"
            node_ref=frame
            on:scroll=on_scroll
            on:wheel=on_wheel
            on:focusin=on_focus
            on:focusout=move |_| focused.set_value(false)
            tabindex="-1"
        >
            <table
                class="list"
                class:chosen=chosen
                aria-label=label
                aria-rowcount=move || (total.get() + 1).to_string()
                node_ref=table
            >
                <thead><tr aria-rowindex="1">
                    <th scope="col" class="pick">
                        <input
                            type="checkbox"
                            aria-label=app.t().ui_list_pick_all()
                            prop:checked=move || all() == Some(true)
                            prop:indeterminate=move || all().is_none()
                            on:click=move |_| ticks.turn_all(total.get_untracked())
                        />
                    </th>
                    {head}
                </tr></thead>
                <tbody class="spacer" aria-hidden="true">
                    <tr><td style:height=spacer_above></td></tr>
                </tbody>
                <tbody>
                    <For
                        each=move || {
                            let Shown { offset, turn, rows } = shown.get();
                            (offset..).zip(rows).map(|row| (turn, row)).collect::<Vec<_>>()
                        }
                        key=|(turn, (place, row))| (*turn, *place, row.id.clone())
                        children=move |(_, row)| row_view(row)
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

/// Moves the focus to the next or the previous row: an element with `data-row`. Inside a list of any length the list
/// itself does, see [`Window::walk`].
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
