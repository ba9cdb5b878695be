//! Alerts: the views that somebody saved of the lists, as long as they find something.

use leptos::prelude::*;

use crate::rooms::customers::page::CUSTOMERS;
use crate::rooms::invoices::page::INVOICES;
use crate::rooms::views::{List, ViewsQuery, ViewsView};
use crate::ui::app::{App, use_app};
use crate::ui::components::{Tone, badge};
use crate::ui::list;

/// One link for each saved view that finds something; nothing where none does.
#[component]
pub(super) fn Alerts() -> impl IntoView {
    let app = use_app();
    let of = |list| app.live(move || ViewsQuery { list, ..ViewsQuery::default() }).view;
    let (customers, invoices) = (of(List::Customers), of(List::Invoices));
    move || {
        let mut links = found(app, customers.get(), CUSTOMERS);
        links.extend(found(app, invoices.get(), INVOICES));
        (!links.is_empty()).then(|| {
            view! { <nav class="row alerts" aria-label=app.t().today_alerts()>{links}</nav> }
        })
    }
}

fn found(app: App, views: Option<ViewsView>, kind: list::Kind) -> Vec<AnyView> {
    let views = views.map(|views| views.views).unwrap_or_default();
    let some = views.into_iter().filter(|line| 0 < line.count && !line.view.search.is_empty());
    let link = |line: crate::rooms::views::ViewLine| {
        let href = (kind.route)(line.view.search.clone()).href();
        let (name, view) = (line.view.name.clone(), line.view);
        // Its order, columns and closed rows too: the list then finds as many as are counted here.
        let press = move |_| list::comes_as(app, kind, &view);
        view! {
            <a class="button" href=href on:click=press>
                {name}" "{badge(Tone::Watch, app.count(line.count))}
            </a>
        }
        .into_any()
    };
    some.map(link).collect()
}
