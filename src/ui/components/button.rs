//! Buttons.

use leptos::prelude::*;

use super::icons::{Icon, icon};

/// What a button is for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Kind {
    /// One of several.
    #[default]
    Usual,
    /// What the page is for: one a page.
    Main,
    /// Beside something else, without a frame.
    Plain,
    /// What cannot be taken back.
    Danger,
}

impl Kind {
    /// The class of the style sheet.
    pub fn class(self) -> &'static str {
        match self {
            Kind::Usual => "",
            Kind::Main => "main",
            Kind::Plain => "plain",
            Kind::Danger => "danger",
        }
    }
}

/// A button. While busy it keeps the focus and does nothing.
#[component]
pub fn Button(
    /// Its words; only said, not shown, when `square`.
    #[prop(into)]
    label: Signal<String>,
    /// What it does.
    #[prop(into)]
    on_press: Callback<()>,
    /// What it is for.
    #[prop(optional)]
    kind: Kind,
    /// A drawing before the words.
    #[prop(optional)]
    icon: Option<Icon>,
    /// The drawing alone; its words come as a hint.
    #[prop(optional)]
    square: bool,
    /// Its work is under way.
    #[prop(optional, into)]
    busy: Signal<bool>,
    /// It can do nothing now.
    #[prop(optional, into)]
    disabled: Signal<bool>,
) -> impl IntoView {
    let press = move |_| {
        if !busy.get_untracked() {
            on_press.run(());
        }
    };
    view! {
        <button
            type="button"
            class=kind.class()
            class:square=square
            aria-label=move || square.then(|| label.get())
            title=move || square.then(|| label.get())
            aria-busy=move || busy.get().then_some("true")
            disabled=disabled
            on:click=press
        >
            {move || busy.get().then(|| view! { <span class="pulse small" aria-hidden="true"></span> })}
            {icon.map(self::icon)}
            {(!square).then(|| view! { <span>{move || label.get()}</span> })}
        </button>
    }
}
