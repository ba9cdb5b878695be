//! What happened, the latest first.

use leptos::prelude::*;

use super::words::{amount, day};
use crate::base::{Day, Money};
use crate::ui::app::App;

/// One thing that happened, or will.
pub struct Step {
    /// `issued`, `due`, `paid`, `credited`: the shape of its mark; the words say it too.
    pub kind: &'static str,
    /// When.
    pub day: Day,
    /// What.
    pub what: AnyView,
    /// How much, where it is about money.
    pub amount: Option<Money>,
}

/// A line of time.
pub fn timeline(app: App, steps: Vec<Step>) -> impl IntoView {
    let steps = steps
        .into_iter()
        .map(|step| {
            view! {
                <li class=step.kind>
                    {day(app, step.day)}
                    {step.amount.map(|money| amount(app, money))}
                    <span class="what">{step.what}</span>
                </li>
            }
        })
        .collect_view();
    view! { <ol class="timeline">{steps}</ol> }
}
