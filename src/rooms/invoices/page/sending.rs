//! What was issued and is not sent: by customer, with the way it goes to them and to whom; in one go or one by one.

use std::collections::{BTreeMap, BTreeSet};

use leptos::prelude::*;

use super::issued::{send, stage_word_of};
use super::neighbours;
use crate::rooms::customers::page::{FilePanel, channel_name};
use crate::rooms::invoices::issuing::queries::{SendingQuery, SendingRow, SendingView, Stage};
use crate::ui::app::{App, use_app};
use crate::ui::components::{Await, Empty, Icon, PageHead, amount, badge, icon};
use crate::ui::route::Route;

/// What is to be sent.
#[component]
pub fn SendingPage() -> impl IntoView {
    let app = use_app();
    let t = app.t();
    let all = RwSignal::new(false);
    let live = app.live(move || SendingQuery { sent: all.get() });
    let file = RwSignal::new(None);
    let touched = RwSignal::new(BTreeMap::new());
    let show = move |view: SendingView| match view.rows.is_empty() {
        true => {
            let t = app.t();
            view! {
                <Empty title=t.invoices_sending_none() about=t.invoices_sending_none_about()>
                    {neighbours::new_invoice(app)}
                </Empty>
            }
            .into_any()
        }
        false => whole(app, view, file, touched),
    };
    view! {
        <PageHead title=t.invoices_tab_sending() about=t.invoices_sending_about()>
            <label class="check">
                <input type="checkbox" prop:checked=move || all.get() on:change=move |event| all.set(event_target_checked(&event)) />
                {t.invoices_sending_all()}
            </label>
        </PageHead>
        {neighbours::tabs(app)}
        <Await live show=show />
        <FilePanel file on_saved=Callback::new(|_| ()) />
    }
}

/// The rows that a person ticked, or did not want ticked: they outlive a change of the list.
type Touched = RwSignal<BTreeMap<String, bool>>;

fn whole(
    app: App,
    view: SendingView,
    file: RwSignal<Option<(String, String)>>,
    touched: Touched,
) -> AnyView {
    let t = app.t();
    let rows = view.rows.clone();
    // What nothing stops and nobody has yet is ticked, unless a person said otherwise.
    let ticked = Memo::new(move |_| -> BTreeSet<String> {
        touched.with(|touched| {
            let ready = |row: &SendingRow| row.lacks.is_empty() && row.stage == Stage::Issued;
            let ticks =
                rows.iter().filter(|row| touched.get(&row.id).copied().unwrap_or(ready(row)));
            ticks.map(|row| row.id.clone()).collect()
        })
    });
    let mut groups: Vec<(String, String, Vec<SendingRow>)> = Vec::new();
    for row in view.rows {
        match groups.last_mut() {
            Some((account, _, rows)) if *account == row.account => rows.push(row),
            _ => groups.push((row.account.clone(), row.customer.clone(), vec![row])),
        }
    }
    let groups = groups
        .into_iter()
        .map(|(account, name, rows)| group(app, account, name, rows, ticked, touched, file))
        .collect_view();
    let count = move || ticked.with(|ticked| ticked.len() as u32);
    view! {
        {groups}
        <div class="editor-bar">
            <p>{move || app.t().invoices_sending_count(count(), app.count(count()))}</p>
            <span class="spring"></span>
            <button type="button" class="main" disabled=move || count() == 0 on:click=move |_| {
                send(app, ticked.get_untracked().into_iter().collect());
                touched.update(BTreeMap::clear);
            }>{icon(Icon::Download)}{t.invoices_sending_go()}</button>
        </div>
        <p class="about">{t.invoices_sending_how()}</p>
    }
    .into_any()
}

fn group(
    app: App,
    account: String,
    name: String,
    rows: Vec<SendingRow>,
    ticked: Memo<BTreeSet<String>>,
    touched: Touched,
    file: RwSignal<Option<(String, String)>>,
) -> impl IntoView {
    let t = app.t();
    let first = &rows[0];
    let way = channel_name(app, first.channel);
    let about = if first.to.is_empty() { way } else { format!("{way} · {}", first.to) };
    let lacks = (!first.lacks.is_empty()).then(|| {
        let account = account.clone();
        view! {
            <p class="hint watch inset">
                {icon(Icon::Warning)}<span>{first.lacks.clone()}</span>
                <button type="button" class="plain" on:click=move |_| file.set(Some((account.clone(), String::new())))>
                    {t.invoices_edit_customer_file()}
                </button>
            </p>
        }
    });
    let lines = rows.iter().map(|row| {
        let (id, same, one) = (row.id.clone(), row.id.clone(), row.id.clone());
        let stage = stage_word_of(app, row.stage, row.gross.amount.get() < 0);
        view! {
            <tr>
                <td class="pick">
                    <input type="checkbox" aria-label=row.number.clone() prop:checked=move || ticked.with(|ticked| ticked.contains(&same))
                        on:change=move |event| {
                            let on = event_target_checked(&event);
                            touched.update(|touched| { touched.insert(id.clone(), on); });
                        } />
                </td>
                <th scope="row" class="grow">
                    <a data-row="" class="row-link no-wrap" href=Route::Invoice { id: row.id.clone() }.href()>{row.number.clone()}</a>
                    <span class="sub small-only">{amount(app, row.gross)}</span>
                </th>
                <td>{stage.map(|(tone, word)| badge(tone, word))}</td>
                <td class="number mid-only"><b>{amount(app, row.gross)}</b></td>
                <td class="actions">
                    <button type="button" aria-label=format!("{} {}", t.invoices_send(), row.number) on:click=move |_| send(app, vec![one.clone()])>{t.invoices_send()}</button>
                </td>
            </tr>
        }
    });
    view! {
        <section class="card flush listed">
            <header class="card-head"><div><h2>{name}</h2><p class="about">{about}</p></div></header>
            {lacks}
            <div class="scroll-x"><table class="plain-table rows">
                <thead><tr>
                    <th scope="col"><span class="unseen">{t.invoices_sending_pick()}</span></th>
                    <th scope="col" class="grow">{t.invoices_number()}</th>
                    <th scope="col">{t.invoices_state()}</th>
                    <th scope="col" class="number mid-only">{t.invoices_gross()}</th>
                    <th scope="col"><span class="unseen">{t.invoices_edit_acts()}</span></th>
                </tr></thead>
                <tbody>{lines.collect_view()}</tbody>
            </table></div>
        </section>
    }
}
