//! The way from one page of reminders to the other.

use leptos::prelude::*;

use crate::ui::app::App;
use crate::ui::components::PageHead;
use crate::ui::route::Route;

/// The head of one of them, and what it shows.
pub fn page(app: App, title: String, about: String, shown: AnyView) -> AnyView {
    view! {
        <PageHead title=title about=about />
        {tabs(app)}
        {shown}
    }
    .into_any()
}

/// Beneath the head of each.
pub fn tabs(app: App) -> AnyView {
    let t = app.t();
    let pages = [
        (Route::Reminders, t.dunning_page_run()),
        (Route::Scenarios, t.dunning_page_scenarios()),
        (Route::Templates, t.dunning_page_templates()),
        (Route::Performance, t.dunning_page_performance()),
        (Route::Terms, t.dunning_page_terms()),
    ];
    let links = pages.into_iter().map(|(route, name)| {
        let href = route.href();
        let here = move || (app.route.get() == route).then_some("page");
        view! { <a href=href aria-current=here>{name}</a> }
    });
    view! { <nav class="tab-row neighbours" aria-label=t.dunning_title()>{links.collect_view()}</nav> }.into_any()
}
