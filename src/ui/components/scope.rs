//! What the figures are about: their day and their currency.

use leptos::prelude::*;

use super::date::DateField;
use crate::base::Day;
use crate::ui::app::{App, use_app};

/// The day of the figures: a field, and a slider over every day known.
#[component]
pub fn DayPicker() -> impl IntoView {
    let app = use_app();
    let t = app.t();
    let today = move || app.settings.with(|settings| settings.today).unwrap_or_else(App::today);
    let first = move || app.settings.with(|settings| settings.first_day).unwrap_or_else(today);
    let shown = move || app.as_of.get().unwrap_or_else(today);
    let choose = move |day: Day| {
        app.as_of.set((day != today()).then(|| day.clamp(first(), today())));
    };
    view! {
        <div class="day-picker" role="group" aria-label=t.ui_as_of()>
            <DateField
                label=t.ui_as_of()
                value=Signal::derive(move || Some(shown()))
                on_change=Callback::new(choose)
                first=Signal::derive(first)
                last=Signal::derive(today)
            />
            <input
                type="range"
                aria-label=t.ui_as_of_slider()
                aria-valuetext=move || app.day(shown())
                min=move || first().get().to_string()
                max=move || today().get().to_string()
                prop:value=move || shown().get().to_string()
                on:input=move |event| {
                    if let Ok(day) = event_target_value(&event).parse() {
                        choose(Day::new(day));
                    }
                }
            />
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

/// One currency at a time: amounts of two are never added.
#[component]
pub fn CurrencySwitch() -> impl IntoView {
    let app = use_app();
    move || {
        let currencies = app.settings.with(|settings| settings.currencies.clone());
        if currencies.len() < 2 {
            return ().into_any();
        }
        let main = currencies[0];
        let buttons = currencies
            .into_iter()
            .map(|currency| {
                let chosen = move || app.currency.get().unwrap_or(main) == currency;
                view! {
                    <button
                        type="button"
                        aria-pressed=move || chosen().to_string()
                        on:click=move |_| app.currency.set(Some(currency))
                    >
                        {currency.code().to_owned()}
                    </button>
                }
            })
            .collect_view();
        view! { <div class="segmented" role="group" aria-label=app.t().ui_currency()>{buttons}</div> }
            .into_any()
    }
}
