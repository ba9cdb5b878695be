//! Delivered and not invoiced, recurring invoices that are due, and how long invoicing takes.

use std::collections::BTreeMap;

use leptos::prelude::*;

use super::draft::start;
use super::neighbours;
use crate::base::Day;
use crate::engine::protocol::Command;
use crate::rooms::invoices::issuing::commands::Start;
use crate::rooms::invoices::issuing::queries::{
    DeliveryRow, DueRow, ToInvoiceQuery, ToInvoiceView,
};
use crate::ui::app::{App, use_app};
use crate::ui::components::{
    Await, DateField, Empty, Icon, PageHead, Panel, amount, icon, part, sums, text_of,
};
use crate::ui::route::Route;

/// What is to be invoiced.
#[component]
pub fn ToInvoicePage() -> impl IntoView {
    let app = use_app();
    let live = app.live(|| ToInvoiceQuery {});
    let open = RwSignal::new(false);
    let about = Signal::derive(move || {
        live.view
            .with(|view| {
                let view = view.as_ref()?;
                let days = app.decimal(view.mean_days.as_ref()?);
                Some(app.t().invoices_to_invoice_mean(
                    days,
                    view.measured,
                    app.count(view.measured),
                ))
            })
            .unwrap_or_default()
    });
    let t = app.t();
    view! {
        <PageHead title=t.invoices_tab_to_invoice() about=about>
            <button type="button" class="main" on:click=move |_| open.set(true)>{icon(Icon::Plus)}{t.invoices_delivery_new()}</button>
        </PageHead>
        {neighbours::tabs(app)}
        <Await live show=move |view| whole(app, view, open) />
        <Panel open=open on_close=Callback::new(move |()| open.set(false)) title=Signal::derive(move || app.t().invoices_delivery_new())>
            <DeliveryForm open />
        </Panel>
    }
}

fn whole(app: App, view: ToInvoiceView, open: RwSignal<bool>) -> AnyView {
    let t = app.t();
    if view.deliveries.is_empty() && view.due.is_empty() {
        return view! {
            <Empty title=t.invoices_to_invoice_none() about=t.invoices_to_invoice_none_about()>
                <button type="button" on:click=move |_| open.set(true)>{t.invoices_delivery_new()}</button>
                <a class="button" href=Route::Recurring.href()>{t.invoices_tab_recurring()}</a>
            </Empty>
        }
        .into_any();
    }
    let about = sums(app, &view.amount);
    let mut groups: BTreeMap<(String, String), Vec<DeliveryRow>> = BTreeMap::new();
    for row in view.deliveries {
        groups.entry((row.customer.clone(), row.account.clone())).or_default().push(row);
    }
    let groups = groups.into_iter().map(|((name, _), rows)| group(app, name, rows)).collect_view();
    view! {
        {due(app, view.due)}
        {(!groups.is_empty()).then(|| view! { <h2 class="listed-title">{t.invoices_to_invoice_delivered(about)}</h2> })}
        {groups}
    }
    .into_any()
}

/// The turns that are due, each one step from its draft.
pub fn due(app: App, rows: Vec<DueRow>) -> AnyView {
    if rows.is_empty() {
        return ().into_any();
    }
    let t = app.t();
    let today = app.settings.with_untracked(|settings| settings.today).unwrap_or_default();
    let lines = rows.into_iter().map(|row| {
        let occurrence = row.occurrence.clone();
        let comes = today < row.occurrence.day;
        let prepare = move |_| start(app, Start::Turn { occurrence: occurrence.clone() });
        view! {
            <tr>
                <td class="no-wrap">{app.day(row.occurrence.day)}</td>
                <th scope="row" class="grow">
                    {row.name.clone()}<span class="sub">{row.customer}</span>
                    <span class="sub small-only">{amount(app, row.gross)}</span>
                </th>
                <td class="number mid-only">{amount(app, row.gross)}</td>
                <td class="actions">
                    <button type="button" class:main=!comes aria-label=format!("{} {}", t.invoices_turn_prepare(), row.name) on:click=prepare>
                        {t.invoices_turn_prepare()}
                    </button>
                </td>
            </tr>
        }
    });
    view! {
        <section class="card flush listed">
            <header class="card-head"><h2>{t.invoices_turns()}</h2></header>
            <div class="scroll-x"><table class="plain-table rows">
                <thead><tr>
                    <th scope="col">{t.invoices_turn_day()}</th>
                    <th scope="col" class="grow">{t.invoices_recurring_name()}</th>
                    <th scope="col" class="number mid-only">{t.invoices_gross()}</th>
                    <th scope="col"><span class="unseen">{t.invoices_edit_acts()}</span></th>
                </tr></thead>
                <tbody>{lines.collect_view()}</tbody>
            </table></div>
        </section>
    }
    .into_any()
}

fn group(app: App, name: String, rows: Vec<DeliveryRow>) -> impl IntoView {
    let t = app.t();
    let free: Vec<String> =
        rows.iter().filter(|row| row.draft.is_empty()).map(|row| row.id.clone()).collect();
    let invoice = (!free.is_empty()).then(|| {
        let label = t.invoices_to_invoice_go();
        let said = format!("{label} : {name}");
        view! {
            <button type="button" aria-label=said on:click=move |_| start(app, Start::Deliveries { deliveries: free.clone() })>{label}</button>
        }
    });
    let lines = rows.into_iter().map(|row| {
        let draft = (!row.draft.is_empty()).then(|| {
            view! { <a href=Route::Draft { id: row.draft.clone() }.href()>{t.invoices_to_invoice_drafted()}</a> }
        });
        view! {
            <tr>
                <td class="no-wrap">{app.day(row.on)}</td>
                <th scope="row" class="grow">{row.label}<span class="sub">{draft}</span></th>
                <td class="number">{t.ui_days_short(app.count(row.days.unsigned_abs()))}</td>
                <td class="number">{amount(app, row.amount)}</td>
            </tr>
        }
    });
    view! {
        <section class="card flush listed">
            <header class="card-head"><h2>{name}</h2>{invoice}</header>
            <div class="scroll-x"><table class="plain-table rows">
                <thead><tr>
                    <th scope="col">{t.invoices_edit_delivered()}</th>
                    <th scope="col" class="grow">{t.invoices_label()}</th>
                    <th scope="col" class="number">{t.invoices_to_invoice_since()}</th>
                    <th scope="col" class="number">{t.invoices_edit_sum_net()}</th>
                </tr></thead>
                <tbody>{lines.collect_view()}</tbody>
            </table></div>
        </section>
    }
}

/// A delivery as it is typed.
#[derive(Clone, Default)]
struct Typed {
    account: String,
    label: String,
    amount: String,
}

/// One delivery by hand, or many pasted: account, day, label, amount.
#[component]
fn DeliveryForm(open: RwSignal<bool>) -> impl IntoView {
    let app = use_app();
    let t = app.t();
    let of = RwSignal::new(Typed::default());
    let on = RwSignal::new(Some(App::today()));
    let rows = RwSignal::new(String::new());
    let wrong = RwSignal::new(String::new());
    let submit = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        let commands = match rows.with_untracked(|rows| rows.trim().is_empty()) {
            true => {
                let Typed { account, label, amount } = of.get_untracked();
                let currency = Default::default();
                Ok(vec![Command::RecordDelivery {
                    account,
                    on: on.get_untracked(),
                    label,
                    amount,
                    currency,
                }])
            }
            false => rows.with_untracked(|rows| pasted(rows)),
        };
        app.run(async move {
            let commands = match commands {
                Ok(commands) => commands,
                Err(line) => {
                    wrong.set(app.t().invoices_delivery_wrong(app.count(line)));
                    return Ok(());
                }
            };
            for command in &commands {
                // What is wrong is said where it can be put right; what came before it is kept.
                if let Err(problem) = app.client.tell(command).await {
                    wrong.set(problem.message);
                    return Ok(());
                }
            }
            open.set(false);
            let count = commands.len() as u32;
            app.toast(app.t().invoices_delivery_kept(count, app.count(count)), None);
            Ok(())
        });
    };
    view! {
        <form class="form" on:submit=submit>
            {text_of(of, t.invoices_delivery_account(), part!(account))}
            <DateField label=t.invoices_edit_delivered() value=on on_change=Callback::new(move |day| on.set(Some(day))) />
            {text_of(of, t.invoices_label(), part!(label))}
            {text_of(of, t.invoices_delivery_amount(), part!(amount))}
            <label class="field wide">
                <span>{t.invoices_delivery_paste()}</span>
                <textarea rows="4" placeholder=t.invoices_delivery_paste_hint() prop:value=move || rows.get()
                    on:input=move |event| rows.set(event_target_value(&event))></textarea>
            </label>
            <p class="wrong wide" role="alert">{move || wrong.get()}</p>
            <div class="row end wide"><button type="submit" class="main">{t.ui_save()}</button></div>
        </form>
    }
}

/// Rows of account, day, label, amount; or the number of the one that is not.
fn pasted(rows: &str) -> Result<Vec<Command>, u32> {
    let today = App::today();
    let rows = rows.lines().enumerate().filter(|(_, row)| !row.trim().is_empty());
    let read = |(at, row): (usize, &str)| {
        let separator = if row.contains('\t') { '\t' } else { ';' };
        let cells: Vec<&str> = row.split(separator).map(str::trim).collect();
        let [account, day, label, amount, ..] = cells[..] else { return Err(at as u32 + 1) };
        let on: Option<Day> = crate::texts::typed::day(day, today);
        if on.is_none() {
            return Err(at as u32 + 1);
        }
        let (account, label, amount) = (account.to_owned(), label.to_owned(), amount.to_owned());
        Ok(Command::RecordDelivery { account, on, label, amount, currency: Default::default() })
    };
    rows.map(read).collect()
}
