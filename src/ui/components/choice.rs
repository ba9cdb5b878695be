//! A choice between few things, all in sight.

use leptos::prelude::*;

use super::unique;

/// Two to five things of which one is chosen; arrows change it, as between any radio buttons.
#[component]
pub fn Choice(
    /// What is chosen.
    #[prop(into)]
    label: String,
    /// The words of each.
    options: Vec<String>,
    /// The place of the chosen one.
    #[prop(into)]
    chosen: Signal<usize>,
    /// Hears of the new one.
    #[prop(into)]
    on_choose: Callback<usize>,
) -> impl IntoView {
    let group = unique();
    let options = options
        .into_iter()
        .enumerate()
        .map(|(at, words)| {
            view! {
                <label>
                    <input
                        type="radio"
                        class="veiled"
                        name=group.clone()
                        prop:checked=move || chosen.get() == at
                        on:change=move |_| on_choose.run(at)
                    />
                    <span>{words}</span>
                </label>
            }
        })
        .collect_view();
    view! { <div class="segmented" role="radiogroup" aria-label=label>{options}</div> }
}
