//! What the figures are about: their currency.

use leptos::prelude::*;

use crate::ui::app::use_app;

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
