//! The last look before the issue: what is taken, what is frozen, what it comes to.

use leptos::prelude::*;

use super::desk::{Desk, Keeping};
use super::{document_name, due_name};
use crate::engine::protocol::Command;
use crate::rooms::invoices::issuing::queries::{DraftView, Severity};
use crate::ui::app::App;
use crate::ui::components::{Icon, Panel, icon};
use crate::ui::route::Route;

/// The dialog.
#[component]
pub fn IssueDialog(desk: Desk, open: RwSignal<bool>) -> impl IntoView {
    let app = desk.app;
    let close = Callback::new(move |()| open.set(false));
    let wrong = RwSignal::new(String::new());
    let title = Signal::derive(move || {
        app.t().invoices_issue_title(desk.view(|view| view.next_number.clone()))
    });
    view! {
        <Panel open=open on_close=close title=title>
            {move || desk.view(|view| Some(body(desk, view, open, wrong)))}
        </Panel>
    }
}

fn body(desk: Desk, view: &DraftView, open: RwSignal<bool>, wrong: RwSignal<String>) -> AnyView {
    let app = desk.app;
    let t = app.t();
    let blocking: Vec<_> =
        view.findings.iter().filter(|found| found.severity == Severity::Blocks).cloned().collect();
    if !blocking.is_empty() {
        let count = blocking.len() as u32;
        let first = blocking[0].field.clone();
        let words =
            blocking.into_iter().map(|found| view! { <li>{found.message}</li> }).collect_view();
        let go = move |_| {
            open.set(false);
            let first = first.clone();
            // Once the dialog has given the focus back.
            let then = move || {
                desk.put_right(&first);
            };
            set_timeout(then, std::time::Duration::from_millis(50));
        };
        return view! {
            <p>{t.invoices_edit_blocked(count, app.count(count))}</p>
            <ul class="ticks">{words}</ul>
            <div class="row end">
                <button type="button" class="main" autofocus=true on:click=go>{t.invoices_issue_first()}</button>
            </div>
        }
        .into_any();
    }
    let invoice = &view.invoice;
    let fact = |name: String, value: String| view! { <div><dt>{name}</dt><dd>{value}</dd></div> };
    let customer = view.customer.as_ref().map(|customer| customer.name.clone()).unwrap_or_default();
    let day = |day: Option<crate::base::Day>| day.map(|day| app.day(day)).unwrap_or_default();
    let issue = move |_| issue(desk, open, wrong);
    view! {
        <p>{t.invoices_issue_about()}</p>
        <dl class="facts">
            {fact(t.invoices_edit_kind(), document_name(app, invoice))}
            {fact(t.invoices_number(), view.next_number.clone())}
            {fact(t.invoices_customer(), customer)}
            {fact(t.invoices_issued(), day(invoice.issued))}
            {fact(t.invoices_due(), day(invoice.due))}
            {fact(t.invoices_edit_sum_net(), app.sum(invoice.totals.net, invoice.currency))}
            {fact(t.invoices_edit_sum_gross(), app.sum(invoice.totals.gross, invoice.currency))}
            {fact(due_name(app, &invoice.type_code), app.sum(invoice.totals.due, invoice.currency))}
        </dl>
        <p class="hint">{icon(Icon::Shield)}<span>{t.invoices_issue_frozen()}</span></p>
        <p class="wrong" role="alert">{move || wrong.get()}</p>
        <div class="row end">
            <button type="button" on:click=move |_| open.set(false)>{t.ui_cancel()}</button>
            <button type="button" class="main" autofocus=true on:click=issue>{t.invoices_issue_go()}</button>
        </div>
    }
    .into_any()
}

/// Keeps, issues, and goes to what was issued.
fn issue(desk: Desk, open: RwSignal<bool>, wrong: RwSignal<String>) {
    let app: App = desk.app;
    wrong.set(String::new());
    app.run(async move {
        desk.kept().await?;
        let drafts = vec![desk.id.get_untracked()];
        match app.long("recording", app.client.tell(&Command::Issue { drafts })).await {
            Ok(done) => {
                desk.keeping.set(Keeping::Untouched);
                open.set(false);
                app.toast(app.t().invoices_issue_done(), None);
                let id = done.made.into_iter().next().unwrap_or_default();
                app.go(&Route::Invoice { id });
            }
            // What is wrong is said where it was asked for.
            Err(problem) => wrong.set(problem.message),
        }
        Ok(())
    });
}
