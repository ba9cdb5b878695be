//! The search box of a list.

use leptos::prelude::*;

use super::icons::{Icon, icon};
use super::unique;
use crate::ui::app::use_app;

/// One search box with its language explained beside it.
#[component]
pub fn SearchBox(
    /// What is searched.
    value: RwSignal<String>,
    /// What it searches, for those who do not see it.
    label: String,
    /// An example, shown while empty.
    hint: String,
    /// Word and meaning of each thing it understands.
    help: Vec<(String, String)>,
    /// The word that was not understood.
    #[prop(into)]
    misunderstood: Signal<Option<String>>,
) -> impl IntoView {
    let app = use_app();
    let shown = RwSignal::new(false);
    let help_id = StoredValue::new(unique());
    let words = help
        .into_iter()
        .map(|(word, meaning)| {
            let filled = word.clone();
            let fill = move |_| {
                value.update(|value| {
                    if !value.is_empty() && !value.ends_with(' ') {
                        value.push(' ');
                    }
                    value.push_str(&filled);
                });
            };
            view! {
                <li><button type="button" class="code" on:click=fill>{word}</button><span>{meaning}</span></li>
            }
        })
        .collect_view();
    view! {
        <div class="search">
            <div class="search-field">
                {icon(Icon::Search)}
                <input
                    type="search"
                    aria-label=label
                    placeholder=hint
                    autocomplete="off"
                    spellcheck="false"
                    data-search=""
                    prop:value=move || value.get()
                    on:input=move |event| value.set(event_target_value(&event))
                />
                <button
                    type="button"
                    class="plain square"
                    aria-expanded=move || shown.get().to_string()
                    aria-controls=help_id.get_value()
                    aria-label=app.t().ui_search_help()
                    on:click=move |_| shown.update(|shown| *shown = !*shown)
                >
                    {icon(Icon::Help)}
                </button>
            </div>
            <div class="popover" id=help_id.get_value() hidden=move || !shown.get()>
                <p>{app.t().ui_search_language()}</p>
                <ul class="words">{words}</ul>
            </div>
            <p class="search-said" role="status">
                {move || misunderstood.get().map(|word| app.t().ui_search_misunderstood(&word))}
            </p>
        </div>
    }
}
