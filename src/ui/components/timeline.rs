//! What happened, the latest first.

use std::cell::RefCell;

use leptos::prelude::*;

use super::gradual::gradually;
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
pub fn timeline(app: App, steps: Vec<Step>) -> AnyView {
    // Each is drawn once, in its turn.
    let steps: RefCell<Vec<Option<Step>>> = RefCell::new(steps.into_iter().map(Some).collect());
    let count = steps.borrow().len();
    let draw = move |place: usize| {
        let Some(step) = steps.borrow_mut()[place].take() else { return ().into_any() };
        view! {
            <li class=step.kind>
                {day(app, step.day)}
                {step.amount.map(|money| amount(app, money))}
                <span class="what">{step.what}</span>
            </li>
        }
        .into_any()
    };
    view! { <ol class="timeline">{gradually(count, draw)}</ol> }.into_any()
}
