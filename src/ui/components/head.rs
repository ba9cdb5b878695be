//! The head of a page.

use leptos::prelude::*;

use super::button::{Button, Kind};
use super::icons::{Icon, icon};
use crate::ui::app::use_app;
use crate::ui::print::{self, PrintHead};
use crate::ui::route::Route;

/// The head of a page: its name, a line below, what can be done.
#[component]
pub fn PageHead(
    /// Its name.
    #[prop(into)]
    title: Signal<String>,
    /// One line about what is shown.
    #[prop(into, optional)]
    about: Signal<String>,
    /// Where one comes from.
    #[prop(optional)]
    back: Option<Route>,
    /// The page prints in its own way, and has its own button for it.
    #[prop(optional)]
    prints_itself: bool,
    /// What can be done.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    let app = use_app();
    Effect::new(move |_| {
        let title = title.get();
        app.host.set_title(&format!("{title} · {}", app.t().app_name()));
    });
    print::follow(app, title);
    view! {
        <PrintHead />
        <header class="page-head">
            <div class="page-title">
                {back.map(|route| view! {
                    <a class="back" href=route.href()>{icon(Icon::Back)}<span>{app.t().ui_back()}</span></a>
                })}
                <h1 tabindex="-1">{move || title.get()}</h1>
                <p class="about">{move || about.get()}</p>
            </div>
            <div class="page-tools">
                {children.map(|children| children())}
                {(!prints_itself).then(|| view! {
                    <Button kind=Kind::Plain square=true icon=Icon::Print label=app.t().ui_print() on_press=print::print />
                })}
            </div>
        </header>
    }
}
