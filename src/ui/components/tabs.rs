//! Tabs: one of several panels in the same place.

use leptos::prelude::*;

use super::menu::walk;
use super::unique;

/// A row of tabs and the panel of the chosen one. Arrows go from one to the next.
#[component]
pub fn Tabs(
    /// What they are about.
    #[prop(into)]
    label: String,
    /// Their names.
    names: Vec<String>,
    /// The chosen one.
    chosen: RwSignal<usize>,
    /// The panel of the n-th.
    show: ViewOf,
) -> impl IntoView {
    let (panel, of) = (unique(), StoredValue::new(unique()));
    let held = panel.clone();
    let tabs = names
        .into_iter()
        .enumerate()
        .map(|(at, name)| {
            view! {
                <button
                    type="button"
                    role="tab"
                    id=format!("{}-{at}", of.get_value())
                    aria-controls=panel.clone()
                    aria-selected=move || (chosen.get() == at).to_string()
                    tabindex=move || if chosen.get() == at { "0" } else { "-1" }
                    on:click=move |_| chosen.set(at)
                >
                    {name}
                </button>
            }
        })
        .collect_view();
    let keys = move |event: web_sys::KeyboardEvent| {
        if let Some(at) = walk(&event, "[role=tab]") {
            chosen.set(at);
        }
    };
    view! {
        <div class="tabs">
            <div class="tab-row" role="tablist" aria-label=label on:keydown=keys>{tabs}</div>
            <div
                role="tabpanel"
                id=held
                tabindex="0"
                aria-labelledby=move || format!("{}-{}", of.get_value(), chosen.get())
            >
                {move || (show.0)(chosen.get())}
            </div>
        </div>
    }
}

/// A view that depends on a number.
#[derive(Clone)]
pub struct ViewOf(std::sync::Arc<dyn Fn(usize) -> AnyView + Send + Sync>);

impl<F: Fn(usize) -> AnyView + Send + Sync + 'static> From<F> for ViewOf {
    fn from(show: F) -> ViewOf {
        ViewOf(std::sync::Arc::new(show))
    }
}
