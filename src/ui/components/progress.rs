//! Long work, with a way to stop it.

use leptos::prelude::*;

use super::button::{Button, Kind};
use crate::ui::app::use_app;

/// How far some work is, in words and as a bar, with a button that stops it where it can be stopped.
#[component]
pub fn ProgressBar(
    /// What is being done.
    #[prop(into)]
    words: Signal<String>,
    /// Done so far, and in all; 0 in all when not known.
    #[prop(into)]
    done: Signal<(f64, f64)>,
    /// Stops it.
    #[prop(optional)]
    on_cancel: Option<Callback<()>>,
) -> impl IntoView {
    let app = use_app();
    // A share of work, not of money.
    let share = move || match done.get() {
        (done, all) if all > 0.0 => Some((done / all).clamp(0.0, 1.0)),
        _ => None,
    };
    let percent = move || share().map(|share| app.percent(&(share * 100.0).floor().to_string()));
    view! {
        <p role="status">{move || words.get()}</p>
        <progress
            aria-label=move || words.get()
            max="1"
            value=move || share().map(|share| format!("{share:.3}"))
        ></progress>
        <span class="amount">{percent}</span>
        {on_cancel.map(|cancel| view! {
            <Button kind=Kind::Plain label=Signal::stored(app.t().ui_cancel()) on_press=cancel />
        })}
    }
}
