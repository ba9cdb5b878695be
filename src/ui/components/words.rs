//! Figures of text: amounts, days, sums, badges.

use leptos::prelude::*;

use crate::base::{Day, Money};
use crate::ui::app::App;

/// An amount, aligned and marked when below zero.
pub fn amount(app: App, money: Money) -> impl IntoView {
    let below = money.amount.get() < 0;
    view! { <span class="amount" class:below=below>{app.money(money)}</span> }
}

/// An amount that is often nothing: a dash then, so that the eye finds the others.
pub fn amount_or_dash(app: App, money: Money) -> AnyView {
    match money.amount.get() {
        0 => view! { <span class="faint">"—"</span> }.into_any(),
        _ => amount(app, money).into_any(),
    }
}

/// A day, with its machine form.
pub fn day(app: App, day: Day) -> impl IntoView {
    view! { <time class="day" datetime=day.to_string()>{app.day(day)}</time> }
}

/// Until when money received is known; nothing where none was ever told.
pub fn bank_known(app: App) -> impl IntoView {
    move || {
        let until = app.settings.with(|settings| settings.bank_known_until);
        until.map(|until| {
            let said = app.t().payments_cash_known(app.day(until));
            view! { <p class="about bank-known">{said}</p> }
        })
    }
}

/// Sums of several currencies, side by side, never added.
pub fn sums(app: App, sums: &[Money]) -> String {
    let texts: Vec<String> = sums.iter().map(|&money| app.money(money)).collect();
    match texts.as_slice() {
        [] => "—".to_owned(),
        texts => texts.join(" · "),
    }
}

/// What a badge means; the word says it too.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    /// Plain.
    Quiet,
    /// As it should be.
    Good,
    /// Worth a look.
    Watch,
    /// Wrong.
    Bad,
    /// The product's own colour.
    Accent,
}

impl Tone {
    /// The class of the style sheet.
    pub fn class(self) -> &'static str {
        match self {
            Tone::Quiet => "quiet",
            Tone::Good => "good",
            Tone::Watch => "watch",
            Tone::Bad => "bad",
            Tone::Accent => "accent",
        }
    }
}

/// A word with a tone.
pub fn badge(tone: Tone, text: String) -> impl IntoView {
    view! { <span class=format!("badge {}", tone.class())>{text}</span> }
}
