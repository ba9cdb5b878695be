//! The drafts: which can be issued now, which still lack something.

use leptos::prelude::*;

use super::draft::{kind_name, start};
use super::neighbours;
use crate::base::Money;
use crate::engine::protocol::Command;
use crate::rooms::invoices::issuing::commands::Start;
use crate::rooms::invoices::issuing::queries::{DraftRow, DraftsQuery, DraftsView};
use crate::ui::app::{App, use_app};
use crate::ui::components::{
    Await, Empty, Icon, Menu, MenuItem, PageHead, Panel, Tone, amount, badge, icon, sums,
};
use crate::ui::route::Route;

/// The drafts.
#[component]
pub fn DraftsPage() -> impl IntoView {
    let app = use_app();
    let live = app.live(DraftsQuery::default);
    let about = Signal::derive(move || {
        live.view.with(|view| match view {
            Some(view) if !view.rows.is_empty() => {
                let count = view.rows.len() as u32;
                app.t().invoices_drafts_about(count, app.count(count), sums(app, &view.gross))
            }
            _ => String::new(),
        })
    });
    view! {
        <PageHead title=app.t().invoices_tab_drafts() about=about>{neighbours::new_invoice(app)}</PageHead>
        {neighbours::tabs(app)}
        <Await live show=move |view| whole(app, view) />
    }
}

fn whole(app: App, view: DraftsView) -> AnyView {
    let t = app.t();
    if view.rows.is_empty() {
        return view! {
            <Empty title=t.invoices_drafts_none() about=t.invoices_drafts_none_about()>
                {neighbours::new_invoice(app)}
            </Empty>
        }
        .into_any();
    }
    let (ready, waiting): (Vec<DraftRow>, Vec<DraftRow>) =
        view.rows.into_iter().partition(|row| row.blocks == 0);
    let all = (1 < ready.len()).then(|| {
        let (open, rows, total) = (RwSignal::new(false), ready.clone(), view.ready);
        let count = app.count(rows.len() as u32);
        let title = t.invoices_drafts_issue_all(&count);
        view! {
            <button type="button" on:click=move |_| open.set(true)>{title.clone()}</button>
            <Panel open=open on_close=Callback::new(move |()| open.set(false)) title=Signal::stored(title)>
                {last_look(app, &rows, &total, open)}
            </Panel>
        }
    });
    view! {
        {group(app, t.invoices_drafts_ready(), ready, all.into_any())}
        {group(app, t.invoices_drafts_waiting(), waiting, ().into_any())}
    }
    .into_any()
}

/// What is about to be issued together, and what it comes to: none of it can be taken back.
fn last_look(app: App, rows: &[DraftRow], total: &[Money], open: RwSignal<bool>) -> AnyView {
    let t = app.t();
    let lines = rows.iter().map(|row| {
        view! {
            <div>
                <dt><b>{row.customer.clone()}</b> " · " {row.label.clone()}</dt>
                <dd>{amount(app, row.gross)}</dd>
            </div>
        }
    });
    let count = rows.len() as u32;
    let drafts: Vec<String> = rows.iter().map(|row| row.id.clone()).collect();
    let wrong = RwSignal::new(String::new());
    let issue = move |_| {
        let drafts = drafts.clone();
        wrong.set(String::new());
        app.run(async move {
            match app.long("recording", app.client.tell(&Command::Issue { drafts })).await {
                Ok(_) => {
                    open.set(false);
                    app.toast(app.t().invoices_drafts_issued(count, app.count(count)), None);
                    app.go(&Route::Sending);
                }
                // What is wrong is said where it was asked for.
                Err(problem) => wrong.set(problem.message),
            }
            Ok(())
        });
    };
    view! {
        <p>{t.invoices_issue_about()}</p>
        <dl class="facts">
            {lines.collect_view()}
            <div><dt>{t.invoices_edit_sum_gross()}</dt><dd><b>{sums(app, total)}</b></dd></div>
        </dl>
        <p class="hint">{icon(Icon::Shield)}<span>{t.invoices_drafts_issue_frozen()}</span></p>
        <p class="wrong" role="alert">{move || wrong.get()}</p>
        <div class="row end">
            <button type="button" on:click=move |_| open.set(false)>{t.ui_cancel()}</button>
            <button type="button" class="main" autofocus=true on:click=issue>{t.invoices_issue_go()}</button>
        </div>
    }
    .into_any()
}

fn group(app: App, name: String, rows: Vec<DraftRow>, tool: AnyView) -> AnyView {
    if rows.is_empty() {
        return ().into_any();
    }
    let t = app.t();
    let lines = rows.iter().map(|row| line(app, row)).collect_view();
    view! {
        <section class="card flush listed">
            <header class="card-head"><h2>{name}</h2>{tool}</header>
            <div class="scroll-x">
                <table class="plain-table rows">
                    <thead><tr>
                        <th scope="col">{t.invoices_customer()}</th>
                        <th scope="col" class="grow mid-only">{t.invoices_label()}</th>
                        <th scope="col">{t.invoices_state()}</th>
                        <th scope="col" class="wide-only">{t.invoices_drafts_changed()}</th>
                        <th scope="col" class="number">{t.invoices_gross()}</th>
                        <th scope="col"><span class="unseen">{t.invoices_edit_acts()}</span></th>
                    </tr></thead>
                    <tbody>{lines}</tbody>
                </table>
            </div>
        </section>
    }
    .into_any()
}

fn line(app: App, row: &DraftRow) -> impl IntoView + use<> {
    let t = app.t();
    let name =
        if row.customer.is_empty() { t.invoices_drafts_nobody() } else { row.customer.clone() };
    let kind =
        (row.type_code != "380").then(|| badge(Tone::Accent, kind_name(app, &row.type_code)));
    let state = match (row.contested, row.blocks) {
        (true, _) => badge(Tone::Bad, t.invoices_contested()).into_any(),
        (_, 0) => badge(Tone::Good, t.invoices_edit_ready()).into_any(),
        (_, count) => {
            badge(Tone::Watch, t.invoices_edit_blocked(count, app.count(count))).into_any()
        }
    };
    let (id, again) = (row.id.clone(), row.id.clone());
    let items = Signal::derive(move || {
        let t = app.t();
        let (id, again) = (id.clone(), again.clone());
        let double = Callback::new(move |()| start(app, Start::Duplicate { of: again.clone() }));
        let drop = Callback::new(move |()| {
            app.order(Command::DropDraft { id: id.clone() }, app.t().invoices_edit_dropped(), None);
        });
        vec![
            MenuItem::new(t.invoices_edit_duplicate(), Icon::Copy, double),
            MenuItem { danger: true, ..MenuItem::new(t.invoices_edit_drop(), Icon::Close, drop) },
        ]
    });
    view! {
        <tr>
            <th scope="row">
                <a data-row="" class="row-link" href=Route::Draft { id: row.id.clone() }.href()>{name.clone()}</a>
                <span class="sub small-only">{row.label.clone()}</span>
            </th>
            <td class="grow mid-only">{row.label.clone()}</td>
            <td><span class="badges">{kind}{state}</span></td>
            <td class="wide-only no-wrap">{app.day(row.changed)}</td>
            <td class="number"><b>{amount(app, row.gross)}</b></td>
            <td class="actions"><Menu label=t.invoices_drafts_acts(name) icon=Icon::More square=true items=items /></td>
        </tr>
    }
}
