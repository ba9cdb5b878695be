//! One month of the calendar, weeks from Monday. Arrows go by day and week, page keys by month, Enter chooses.

use leptos::html;
use leptos::prelude::*;
use wasm_bindgen::prelude::*;

use super::icons::{Icon, icon};
use crate::base::Day;
use crate::ui::app::use_app;

/// Monday is 0. The first of January 1970 was a Thursday.
fn weekday(day: Day) -> i32 {
    (day.get() + 3).rem_euclid(7)
}

/// The same day of another month, or its last.
fn months_later(day: Day, months: i32) -> Day {
    let mut start = day.start_of_month();
    let step = if months < 0 { -1 } else { 1 };
    for _ in 0..months.abs() {
        start =
            if step > 0 { start.end_of_month().plus(1) } else { start.plus(-1).start_of_month() };
    }
    start.plus(day.since(day.start_of_month())).min(start.end_of_month())
}

/// A calendar of one month.
#[component]
pub fn Calendar(
    /// The day chosen before.
    chosen: Option<Day>,
    /// Today.
    today: Day,
    /// The first day that may be chosen.
    first: Day,
    /// The last day that may be chosen.
    last: Day,
    /// Hears of the day chosen.
    on_choose: Callback<Day>,
) -> impl IntoView {
    let app = use_app();
    let t = app.t();
    let at = RwSignal::new(chosen.unwrap_or(today).clamp(first, last));
    let grid = NodeRef::<html::Table>::new();
    let go = move |to: Day| at.set(to.clamp(first, last));
    let walk = move |event: web_sys::KeyboardEvent| {
        let now = at.get_untracked();
        let to = match event.key().as_str() {
            "ArrowLeft" => now.plus(-1),
            "ArrowRight" => now.plus(1),
            "ArrowUp" => now.plus(-7),
            "ArrowDown" => now.plus(7),
            "Home" => now.plus(-weekday(now)),
            "End" => now.plus(6 - weekday(now)),
            "PageUp" => months_later(now, if event.shift_key() { -12 } else { -1 }),
            "PageDown" => months_later(now, if event.shift_key() { 12 } else { 1 }),
            _ => return,
        };
        event.prevent_default();
        event.stop_propagation();
        go(to);
        // The day takes the focus once it is drawn.
        request_animation_frame(move || {
            let day = grid
                .get_untracked()
                .and_then(|grid| grid.query_selector("[tabindex='0']").ok().flatten());
            if let Some(day) = day.and_then(|day| day.dyn_into::<web_sys::HtmlElement>().ok()) {
                // Fails only for an element that cannot take the focus.
                let _ = day.focus();
            }
        });
    };
    let months = t.ui_calendar_months();
    let name = move |day: Day| {
        let month = months.split(' ').nth(day.month().rem_euclid(12) as usize).unwrap_or_default();
        format!("{month} {}", 1970 + day.month().div_euclid(12))
    };
    let named = name.clone();
    let heads = t.ui_calendar_days();
    let heads =
        heads.split(' ').map(|day| view! { <th scope="col">{day.to_owned()}</th> }).collect_view();
    let month = Memo::new(move |_| at.get().start_of_month());
    let weeks = move || {
        let start = month.get();
        let (from, end) = (start.plus(-weekday(start)), start.end_of_month());
        let mut weeks = Vec::new();
        for week in 0..6 {
            let monday = from.plus(week * 7);
            if monday > end {
                break;
            }
            let days = (0..7)
                .map(|place| {
                    let day = monday.plus(place);
                    let inside = day.month() == start.month();
                    let number = day.since(day.start_of_month()) + 1;
                    let said = format!("{number} {}", name(day));
                    inside.then(|| {
                        view! {
                            <button
                                type="button"
                                class="plain"
                                tabindex=move || if at.get() == day { "0" } else { "-1" }
                                aria-label=said
                                aria-pressed=(chosen == Some(day)).to_string()
                                aria-current=(day == today).then_some("date")
                                disabled=!(first..=last).contains(&day)
                                on:click=move |_| on_choose.run(day)
                            >
                                {number}
                            </button>
                        }
                    })
                })
                .map(|day| view! { <td>{day}</td> })
                .collect_view();
            weeks.push(view! { <tr>{days}</tr> });
        }
        weeks
    };
    let step = move |months: i32, drawing: Icon, words: String| {
        view! {
            <button
                type="button"
                class="plain square"
                aria-label=words.clone()
                title=words
                on:click=move |_| go(months_later(at.get_untracked(), months))
            >
                {icon(drawing)}
            </button>
        }
    };
    view! {
        <div class="calendar">
            <div class="calendar-head">
                {step(-1, Icon::Left, t.ui_calendar_previous())}
                <b aria-live="polite">{move || named(month.get())}</b>
                {step(1, Icon::Chevron, t.ui_calendar_next())}
            </div>
            <table node_ref=grid on:keydown=walk>
                <thead><tr>{heads}</tr></thead>
                <tbody>{weeks}</tbody>
            </table>
            <button type="button" class="plain" disabled=!(first..=last).contains(&today) on:click=move |_| on_choose.run(today)>
                {t.ui_as_of_today()}
            </button>
        </div>
    }
}
