//! Any past day under the finger: a slider over every day known, with the ends of months marked.
//!
//! Dragging asks as it goes; the newest question waits for the answer under way, so nothing queues up. Arrows go a day,
//! Page up and Page down a month, Home and End to the first and the last day.

use leptos::prelude::*;
use web_sys::KeyboardEvent;

use super::month_name;
use crate::base::Day;
use crate::ui::app::{App, use_app};
use crate::ui::components::{DateField, Icon, icon};

/// The day of the figures, and the way to any other.
#[component]
pub fn DayRail() -> impl IntoView {
    let app = use_app();
    let t = app.t();
    let today = move || app.settings.with(|settings| settings.today).unwrap_or_else(App::today);
    let first = move || {
        let first = app.settings.with(|settings| settings.first_day);
        first.unwrap_or_else(today).min(today())
    };
    let shown = move || app.as_of.get().unwrap_or_else(today);
    let choose = move |day: Day| {
        let day = day.clamp(first(), today());
        app.as_of.set((day != today()).then_some(day));
    };
    let keys = move |event: KeyboardEvent| {
        let months = match event.key().as_str() {
            "PageUp" => 1,
            "PageDown" => -1,
            _ => return,
        };
        event.prevent_default();
        choose(shift(shown(), months));
    };
    let earlier = move |_| choose(shown().start_of_month().plus(-1));
    let later = move |_| {
        let end = shown().end_of_month();
        choose(if shown() == end { end.plus(1).end_of_month() } else { end });
    };
    let marks = move || {
        let (first, today) = (first(), today());
        let span = f64::from(today.since(first).max(1));
        let mut ends: Vec<Day> = Vec::new();
        let mut end = first.end_of_month();
        while end < today {
            ends.push(end);
            end = end.plus(1).end_of_month();
        }
        // As many names as stand apart from each other, counted back from the last month.
        let every = ends.len() / 8 + 1;
        let count = ends.len();
        ends.into_iter()
            .enumerate()
            .map(|(at, end)| {
                let place = format!("{:.3}%", f64::from(end.since(first)) / span * 100.0);
                let named = (count - 1 - at).is_multiple_of(every);
                view! {
                    <g class="rail-mark" class:named=named on:click=move |_| choose(end)>
                        <line x1=place.clone() x2=place.clone() y1="0" y2=if named { "7" } else { "4" }></line>
                        {named.then(|| view! {
                            <text x=place y="19" text-anchor="middle">{month_name(app, end)}</text>
                        })}
                    </g>
                }
            })
            .collect_view()
    };
    view! {
        <div class="rail" role="group" aria-label=t.ui_as_of()>
            <DateField
                label=t.ui_as_of()
                value=Signal::derive(move || Some(shown()))
                on_change=Callback::new(choose)
                first=Signal::derive(first)
                last=Signal::derive(today)
            />
            <button
                type="button"
                class="plain square turned"
                aria-label=t.insight_month_end_earlier()
                title=t.insight_month_end_earlier()
                disabled=move || shown() <= first()
                on:click=earlier
            >
                {icon(Icon::Chevron)}
            </button>
            <div class="rail-track">
                <input
                    type="range"
                    aria-label=t.ui_as_of_slider()
                    aria-valuetext=move || app.day(shown())
                    min=move || first().get().to_string()
                    max=move || today().get().to_string()
                    prop:value=move || shown().get().to_string()
                    on:keydown=keys
                    on:input=move |event| {
                        if let Ok(day) = event_target_value(&event).parse() {
                            choose(Day::new(day));
                        }
                    }
                />
                <svg class="rail-marks" width="100%" height="22" aria-hidden="true">{marks}</svg>
            </div>
            <button
                type="button"
                class="plain square"
                aria-label=t.insight_month_end_later()
                title=t.insight_month_end_later()
                disabled=move || app.as_of.with(Option::is_none)
                on:click=later
            >
                {icon(Icon::Chevron)}
            </button>
            <button
                type="button"
                class="plain"
                disabled=move || app.as_of.with(Option::is_none)
                on:click=move |_| app.as_of.set(None)
            >
                {t.ui_as_of_today()}
            </button>
        </div>
    }
}

/// The same day of the month before or after; its last day where there is no such day.
fn shift(day: Day, months: i32) -> Day {
    let start = day.start_of_month();
    let there = if months < 0 { start.plus(-1) } else { day.end_of_month().plus(1) };
    there.start_of_month().plus(day.since(start)).min(there.end_of_month())
}
