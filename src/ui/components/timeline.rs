//! What happened, the latest first.

use leptos::prelude::*;

use super::gradual::gradually;
use super::words::{amount, day};
use crate::base::{Day, Money};
use crate::ui::app::App;
use crate::ui::route::Route;

/// One thing that happened, or will.
#[derive(Clone)]
pub struct Step {
    /// `issued`, `due`, `paid`, `credited`: the shape of its mark; the words say it too.
    pub kind: &'static str,
    /// When.
    pub day: Day,
    /// What.
    pub what: String,
    /// Its page, where it has one.
    pub page: Option<Route>,
    /// How much, where it is about money.
    pub amount: Option<Money>,
}

/// A line of time of so many steps, each made by its place as it is drawn.
pub fn timeline(app: App, count: usize, step: impl Fn(usize) -> Step + 'static) -> AnyView {
    let draw = move |place: usize| {
        let Step { kind, day: on, what, page, amount: money } = step(place);
        let what = match page {
            Some(page) => view! { <a href=page.href()>{what}</a> }.into_any(),
            None => view! { <span>{what}</span> }.into_any(),
        };
        view! {
            <li class=kind>
                {day(app, on)}
                {money.map(|money| amount(app, money))}
                <span class="what">{what}</span>
            </li>
        }
        .into_any()
    };
    view! { <ol class="timeline">{gradually(count, draw)}</ol> }.into_any()
}
