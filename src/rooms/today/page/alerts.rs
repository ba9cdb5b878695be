//! Alerts: the views that somebody saved of the lists, as long as they find something.

use leptos::prelude::*;

use crate::rooms::views::{List, ViewsQuery, ViewsView};
use crate::ui::app::{App, use_app};
use crate::ui::components::{Tone, badge};
use crate::ui::route::Route;

/// One link for each saved view that finds something; nothing where none does.
#[component]
pub(super) fn Alerts() -> impl IntoView {
    let app = use_app();
    let of = |list| app.live(move || ViewsQuery { list, ..ViewsQuery::default() }).view;
    let (customers, invoices) = (of(List::Customers), of(List::Invoices));
    move || {
        let mut links = found(app, customers.get(), |search| Route::Customers { search });
        links.extend(found(app, invoices.get(), |search| Route::Invoices { search }));
        (!links.is_empty()).then(|| {
            view! { <nav class="row alerts" aria-label=app.t().today_alerts()>{links}</nav> }
        })
    }
}

fn found(app: App, views: Option<ViewsView>, route: fn(String) -> Route) -> Vec<AnyView> {
    let views = views.map(|views| views.views).unwrap_or_default();
    let some = views.into_iter().filter(|line| 0 < line.count && !line.view.search.is_empty());
    let link = |line: crate::rooms::views::ViewLine| {
        view! {
            <a class="button" href=route(line.view.search).href()>
                {line.view.name}" "{badge(Tone::Watch, app.count(line.count))}
            </a>
        }
        .into_any()
    };
    some.map(link).collect()
}
