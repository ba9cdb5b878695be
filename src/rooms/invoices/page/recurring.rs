//! Recurring invoices and the calendar of invoicing: what is due today, what comes.

use leptos::prelude::*;

use super::neighbours;
use super::to_invoice::due;
use crate::base::Day;
use crate::engine::protocol::Command;
use crate::rooms::invoices::issuing::draft::Recurring;
use crate::rooms::invoices::issuing::queries::{
    DraftRow, DraftsQuery, RecurringQuery, RecurringRow, RecurringView,
};
use crate::ui::app::{App, use_app};
use crate::ui::components::{
    Await, DateField, Empty, Icon, Menu, MenuItem, PageHead, Panel, Select, Tone, amount, badge,
    check_of, icon, part, text_of,
};
use crate::ui::route::{NEW, Route};

/// Recurring invoices and their calendar.
#[component]
pub fn RecurringPage() -> impl IntoView {
    let app = use_app();
    let t = app.t();
    let live = app.live(RecurringQuery::default);
    // The one being decided: its identifier (empty: a new one), and what it says.
    let open: RwSignal<Option<(String, Recurring)>> = RwSignal::new(None);
    let new = move || {
        let from = app.settings.with_untracked(|settings| settings.today).unwrap_or_default();
        open.set(Some((
            String::new(),
            Recurring { months: 1, on: 25, from, ..Recurring::default() },
        )));
    };
    view! {
        <PageHead title=t.invoices_tab_recurring() about=t.invoices_recurring_about()>
            <button type="button" class="main" on:click=move |_| new()>{icon(Icon::Plus)}{t.invoices_recurring_new()}</button>
        </PageHead>
        {neighbours::tabs(app)}
        <Await live show=move |view: RecurringView| match view.rows.is_empty() {
            true => {
                let t = app.t();
                view! {
                    <Empty title=t.invoices_recurring_none() about=t.invoices_recurring_none_about()>
                        <button type="button" on:click=move |_| new()>{t.invoices_recurring_new()}</button>
                    </Empty>
                }.into_any()
            }
            false => whole(app, view, open),
        } />
        <Panel
            open=Signal::derive(move || open.with(Option::is_some))
            on_close=Callback::new(move |()| open.set(None))
            title=Signal::derive(move || app.t().invoices_recurring_new())
        >
            <RecurringForm open />
        </Panel>
    }
}

/// «mensuelle, le 25».
fn rhythm(app: App, recurring: &Recurring) -> String {
    let t = app.t();
    let every = match recurring.months {
        1 => t.invoices_every_month(),
        2 => t.invoices_every_two_months(),
        3 => t.invoices_every_quarter(),
        6 => t.invoices_every_half_year(),
        12 => t.invoices_every_year(),
        months => t.invoices_every_months(app.count(months)),
    };
    t.invoices_rhythm(every, app.count(recurring.on))
}

fn whole(app: App, view: RecurringView, open: RwSignal<Option<(String, Recurring)>>) -> AnyView {
    let t = app.t();
    let lines = view.rows.iter().map(|row| line(app, row, open)).collect_view();
    view! {
        <section class="card flush listed">
            <header class="card-head"><h2>{t.invoices_recurring_list()}</h2></header>
            <div class="scroll-x"><table class="plain-table rows">
                <thead><tr>
                    <th scope="col" class="grow">{t.invoices_recurring_name()}</th>
                    <th scope="col">{t.invoices_recurring_rhythm()}</th>
                    <th scope="col" class="mid-only">{t.invoices_recurring_next()}</th>
                    <th scope="col" class="number">{t.invoices_gross()}</th>
                    <th scope="col"><span class="unseen">{t.invoices_edit_acts()}</span></th>
                </tr></thead>
                <tbody>{lines}</tbody>
            </table></div>
        </section>
        {due(app, view.calendar)}
    }
    .into_any()
}

fn line(
    app: App,
    row: &RecurringRow,
    open: RwSignal<Option<(String, Recurring)>>,
) -> impl IntoView + use<> {
    let t = app.t();
    let state = match (row.contested, row.recurring.paused) {
        (true, _) => Some(badge(Tone::Bad, t.invoices_contested())),
        (_, true) => Some(badge(Tone::Quiet, t.invoices_recurring_paused())),
        _ => None,
    };
    let (id, recurring) = (row.id.clone(), row.recurring.clone());
    let items = Signal::derive(move || {
        let t = app.t();
        let tell = |recurring: Option<Recurring>, done: String| {
            let id = id.clone();
            Callback::new(move |()| {
                let recurring = recurring.clone().map(Box::new);
                app.order(
                    Command::SetRecurring { id: id.clone(), recurring, in_place_of: String::new() },
                    done.clone(),
                    None,
                );
            })
        };
        let (own, whole) = (id.clone(), recurring.clone());
        let change = Callback::new(move |()| open.set(Some((own.clone(), whole.clone()))));
        let turned = Recurring { paused: !recurring.paused, ..recurring.clone() };
        let pause = if recurring.paused {
            t.invoices_recurring_resume()
        } else {
            t.invoices_recurring_pause()
        };
        vec![
            MenuItem::new(t.invoices_recurring_change(), Icon::File, change),
            MenuItem::new(pause, Icon::Today, tell(Some(turned), t.invoices_recurring_kept())),
            MenuItem {
                danger: true,
                ..MenuItem::new(
                    t.invoices_recurring_remove(),
                    Icon::Close,
                    tell(None, t.invoices_recurring_removed()),
                )
            },
        ]
    });
    view! {
        <tr>
            <th scope="row" class="grow">{row.recurring.name.clone()} " " {state}<span class="sub">{row.customer.clone()}</span></th>
            <td class="no-wrap">{rhythm(app, &row.recurring)}</td>
            <td class="mid-only no-wrap">{row.next.map(|day| app.day(day))}</td>
            <td class="number"><b>{amount(app, row.gross)}</b></td>
            <td class="actions"><Menu label=t.invoices_drafts_acts(&row.recurring.name) icon=Icon::More square=true items=items /></td>
        </tr>
    }
}

/// Name, rhythm, and the draft that it repeats.
#[component]
fn RecurringForm(open: RwSignal<Option<(String, Recurring)>>) -> impl IntoView {
    let app = use_app();
    let t = app.t();
    let (id, recurring) = open.get_untracked().unwrap_or_default();
    let new = id.is_empty();
    let of = RwSignal::new(recurring);
    let wrong = RwSignal::new(String::new());
    let drafts = app.live(DraftsQuery::default);
    let chosen = RwSignal::new(String::new());
    // Else it would be issued beside its own turns.
    let stays = RwSignal::new(false);
    let months = |months: u32| (months.to_string(), rhythm_name(app, months));
    let every = Signal::derive(move || of.with(|of| of.months.to_string()));
    let set_every = Callback::new(move |months: String| {
        of.update(|of| of.months = months.parse().unwrap_or(1))
    });
    let days = (1..=31).map(|day: u32| (day.to_string(), app.count(day))).collect();
    let on = Signal::derive(move || of.with(|of| of.on.to_string()));
    let set_on = Callback::new(move |day: String| of.update(|of| of.on = day.parse().unwrap_or(1)));
    let first: Signal<Option<Day>> = Signal::derive(move || Some(of.with(|of| of.from)));
    let last: Signal<Option<Day>> = Signal::derive(move || of.with(|of| of.until));
    let submit = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        let id = id.clone();
        app.run(async move {
            let draft = chosen.get_untracked();
            if !draft.is_empty()
                && let Some(view) = app.client.ask(draft_query(draft)).await?
            {
                of.update(|of| of.draft = view.draft);
            }
            let recurring = Some(Box::new(of.get_untracked()));
            let in_place_of =
                if stays.get_untracked() { String::new() } else { chosen.get_untracked() };
            let command = Command::SetRecurring { id, recurring, in_place_of };
            match app.client.tell(&command).await {
                Ok(done) => {
                    open.set(None);
                    app.toast(
                        app.t().invoices_recurring_kept(),
                        done.entry.map(|entry| Command::Undo { entry }),
                    );
                }
                // What is wrong is said where it can be put right.
                Err(problem) => wrong.set(problem.message),
            }
            Ok(())
        });
    };
    let model = move || {
        let rows: Vec<DraftRow> = drafts
            .view
            .with(|view| view.as_ref().map(|view| view.rows.clone()).unwrap_or_default());
        let t = app.t();
        let mut options: Vec<(String, String)> = rows
            .iter()
            .map(|row| {
                (
                    row.id.clone(),
                    format!("{} · {} · {}", row.customer, row.label, app.money(row.gross)),
                )
            })
            .collect();
        options.insert(
            0,
            (
                String::new(),
                if new { t.invoices_recurring_choose() } else { t.invoices_recurring_same() },
            ),
        );
        let help = if rows.is_empty() {
            t.invoices_recurring_no_draft()
        } else {
            t.invoices_recurring_draft_help()
        };
        view! { <Select label=t.invoices_recurring_draft() options=options value=chosen on_choose=Callback::new(move |id| chosen.set(id)) help=help /> }
    };
    view! {
        <form class="form" on:submit=submit>
            {text_of(of, t.invoices_recurring_name(), part!(name))}
            {model}
            {move || (!chosen.with(String::is_empty)).then(|| check_of(stays, app.t().invoices_recurring_keep(), |stays| *stays, |stays, on| *stays = on))}
            <Select label=t.invoices_recurring_rhythm() options=[1, 2, 3, 6, 12].map(months).to_vec() value=every on_choose=set_every />
            <Select label=t.invoices_recurring_on() options=days value=on on_choose=set_on />
            <DateField label=t.invoices_recurring_from() value=first on_change=Callback::new(move |day| of.update(|of| of.from = day)) />
            <DateField label=t.invoices_recurring_until() value=last on_change=Callback::new(move |day| of.update(|of| of.until = Some(day))) />
            {check_of(of, t.invoices_recurring_period(), |of| of.in_advance.is_some(), |of, on| of.in_advance = on.then_some(true))}
            <p class="wrong wide" role="alert">{move || wrong.get()}</p>
            <div class="row end wide">
                <a class="button" href=Route::Draft { id: NEW.to_owned() }.href()>{t.invoices_new()}</a>
                <button type="submit" class="main">{t.ui_save()}</button>
            </div>
        </form>
    }
}

fn rhythm_name(app: App, months: u32) -> String {
    let recurring = Recurring { months, on: 0, ..Recurring::default() };
    let words = rhythm(app, &recurring);
    words.split(',').next().unwrap_or_default().to_owned()
}

fn draft_query(id: String) -> crate::rooms::invoices::issuing::queries::DraftQuery {
    crate::rooms::invoices::issuing::queries::DraftQuery { id, draft: None }
}
