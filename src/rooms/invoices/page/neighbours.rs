//! What the pages of invoicing share: the way from one to the other, and to a new invoice.

use leptos::prelude::*;

use crate::ui::app::App;
use crate::ui::components::{Icon, icon};
use crate::ui::keys;
use crate::ui::route::{NEW, Route};

/// The way from one page of invoicing to the other.
pub fn tabs(app: App) -> AnyView {
    let t = app.t();
    let pages = [
        (Route::Invoices { search: String::new() }, t.invoices_tab_all()),
        (Route::Drafts, t.invoices_tab_drafts()),
        (Route::Sending, t.invoices_tab_sending()),
        (Route::ToInvoice, t.invoices_tab_to_invoice()),
        (Route::Recurring, t.invoices_tab_recurring()),
    ];
    let links = pages.into_iter().map(|(route, name)| {
        let href = route.href();
        let here = move || (app.route.with(Route::place) == route).then_some("page");
        view! { <a href=href aria-current=here>{name}</a> }
    });
    view! { <nav class="tab-row neighbours" aria-label=t.ui_nav_invoices()>{links.collect_view()}</nav> }.into_any()
}

/// The way to a new invoice.
pub fn new_invoice(app: App) -> AnyView {
    let caps = keys::acts::find("new-invoice").map(|act| keys::caps(app, act));
    view! {
        <a class="button main" href=Route::Draft { id: NEW.to_owned() }.href()>
            {icon(Icon::Plus)}{app.t().invoices_new()}{caps}
        </a>
    }
    .into_any()
}
