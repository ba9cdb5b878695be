//! The field of an amount.

use leptos::prelude::*;

use super::field::{Field, FieldIds};
use crate::base::Currency;
use crate::texts::{format, typed};
use crate::ui::app::use_app;

/// An amount, typed as people write it (`1 234,56`, `1234.56`), shown formatted, given out as an exact decimal string.
#[component]
pub fn MoneyField(
    /// What is asked for.
    #[prop(into)]
    label: String,
    /// The exact decimal string (`1234.56`), or none.
    value: RwSignal<Option<String>>,
    /// The currency of the amount.
    #[prop(optional)]
    currency: Currency,
    /// How to answer.
    #[prop(optional, into)]
    help: String,
    /// What is wrong with the answer, beyond its form.
    #[prop(optional, into)]
    error: Signal<Option<String>>,
    /// The label is for those who do not see the page.
    #[prop(optional)]
    unseen: bool,
) -> impl IntoView {
    let app = use_app();
    let digits = currency.digits() as usize;
    let shown = move || {
        let value = value.get();
        value
            .map(|value| format::number(app.locale.get_untracked(), &value, digits))
            .unwrap_or_default()
    };
    let text = RwSignal::new(shown());
    let misread = RwSignal::new(false);
    Effect::new(move |_| {
        if value.with(Option::is_some) || !misread.get_untracked() {
            text.set(shown());
        }
    });
    let wrong = Signal::derive(move || match misread.get() {
        true => Some(app.t().ui_money_wrong()),
        false => error.get(),
    });
    let read = move |_| {
        let written = text.get_untracked();
        let read = typed::money(&written, currency);
        misread.set(read.is_none() && !written.trim().is_empty());
        value.set(read);
    };
    let control = move |ids: FieldIds| {
        let described = ids.note.clone();
        view! {
            <span class="affixed">
                <input
                    id=ids.control.clone()
                    type="text"
                    class="number"
                    inputmode="decimal"
                    autocomplete="off"
                    aria-describedby=described
                    aria-invalid=move || ids.invalid()
                    prop:value=move || text.get()
                    on:input=move |event| text.set(event_target_value(&event))
                    on:change=read
                />
                <span class="affix">{currency.code().to_owned()}</span>
            </span>
        }
        .into_any()
    };
    view! { <Field label help error=wrong unseen control=Box::new(control) /> }
}
