//! What the pages of invoicing share: the way from one to the other, and to a new invoice.

use leptos::prelude::*;

use super::issued::stage_word;
use crate::rooms::invoices::issuing::queries::Stage;
use crate::search::{Condition, Search, at_stage};
use crate::ui::app::App;
use crate::ui::components::{Icon, icon};
use crate::ui::keys;
use crate::ui::list::Narrowed;
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

/// How the search asks for a stage, by its word on screen: `état:envoyée`.
pub fn at(app: App, stage: &str) -> String {
    let quote = if stage.contains(' ') { "\"" } else { "" };
    format!("{}:{quote}{stage}{quote}", app.t().invoices_word_stage())
}

/// The list narrowed to one stage, from draft to paid.
pub fn stages(app: App, search: &str) -> (String, Vec<Narrowed>) {
    let t = app.t();
    let now = Search::parse(search);
    let asked = |stage| now.conditions.contains(&(Condition::Stage(stage), true));
    let mut choices: Vec<Narrowed> = Stage::ALL
        .into_iter()
        .map(|stage| {
            let word =
                stage_word(app, stage).map_or_else(|| t.invoices_stage_recorded(), |it| it.1);
            let search = at_stage(search, &at(app, &word));
            (word, asked(stage), Route::Invoices { search })
        })
        .collect();
    let all = choices.iter().all(|(_, holds, _)| !holds);
    let whole = Route::Invoices { search: at_stage(search, "") };
    choices.insert(0, (t.invoices_stage_any(), all, whole));
    choices.insert(1, (t.invoices_stage_draft(), asked(Stage::Draft), Route::Drafts));
    (t.invoices_state(), choices)
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
