//! Direct debits and deposits on screen: what may be collected, batches and their days, mandates, slips of cheques.
//! Computes nothing: days, sums and what became of each collection come from the engine.

use std::collections::BTreeSet;

use leptos::prelude::*;

use super::commands::TypedCheque;
use super::queries::{
    BatchLine, Candidate, DebitLine, MandateLine, RemittancesQuery, RemittancesView, SlipLine,
    Stage,
};
use super::{Creditor, Mandate};
use crate::base::Day;
use crate::engine::protocol::{Command, ExportRequest, TableFormat};
use crate::ui::app::{App, use_app};
use crate::ui::components::{
    Await, DateField, Empty, Form, FormEnd, Icon, PageHead, Panel, TextField, Tone, amount, badge,
    check_of, day, icon, part, text_of,
};
use crate::ui::route::Route;

/// A mandate being written: its RUM, what it says, whether it is known already.
type Written = (String, Mandate, bool);

/// Direct debits and deposits.
#[component]
pub fn RemittancesPage() -> impl IntoView {
    let app = use_app();
    let t = app.t();
    let live = app.live(|| RemittancesQuery {});
    let mandate: RwSignal<Option<Written>> = RwSignal::new(None);
    let slip = RwSignal::new(false);
    view! {
        <PageHead title=Signal::stored(t.remittances_title()) about=Signal::stored(t.remittances_about()) back=Route::Cash>
            <button type="button" on:click=move |_| slip.set(true)>{icon(Icon::Plus)}{t.remittances_slip_add()}</button>
            <button type="button" class="main" on:click=move |_| mandate.set(Some(blank(app)))>
                {icon(Icon::Plus)}{t.remittances_mandate_add()}
            </button>
        </PageHead>
        <Await live show=move |view: RemittancesView| whole(app, view, mandate) />
        <Panel
            open=Signal::derive(move || mandate.with(Option::is_some))
            on_close=Callback::new(move |()| mandate.set(None))
            title=Signal::stored(t.remittances_mandates())
        >
            {move || mandate.get().map(|written| mandate_form(app, written, mandate))}
        </Panel>
        <Panel
            open=slip
            on_close=Callback::new(move |()| slip.set(false))
            title=Signal::stored(t.remittances_slip_add())
        >
            {move || slip.get().then(|| slip_form(app, slip))}
        </Panel>
    }
}

fn blank(app: App) -> Written {
    let signed = app.settings.with_untracked(|settings| settings.today).unwrap_or_default();
    (String::new(), Mandate { signed, ..Mandate::default() }, false)
}

fn whole(app: App, view: RemittancesView, mandate: RwSignal<Option<Written>>) -> AnyView {
    let t = app.t();
    let ready = view.ready;
    let creditor = creditor_card(app, &view);
    let batches = view.batches.into_iter().map(|of| batch(app, of)).collect::<Vec<_>>();
    let none = batches.is_empty();
    view! {
        {(!ready).then(|| creditor_of(app, view.creditor.clone(), view.iban.clone(), true))}
        {collect(app, view.candidates, view.earliest)}
        <section>
            <h2>{t.remittances_batches()}</h2>
            {none.then(|| view! { <Empty title=t.remittances_batches_none() about=t.remittances_batches_none_about() /> })}
            {batches}
        </section>
        {mandates(app, view.mandates, mandate)}
        {slips(app, view.slips)}
        {ready.then_some(creditor)}
    }
    .into_any()
}

fn creditor_card(app: App, view: &RemittancesView) -> AnyView {
    creditor_of(app, view.creditor.clone(), view.iban.clone(), false)
}

fn creditor_of(app: App, known: Creditor, iban: String, first: bool) -> AnyView {
    let t = app.t();
    let days = RwSignal::new(known.notice_days.map(|days| days.to_string()).unwrap_or_default());
    let own = known.iban.is_empty();
    let creditor = RwSignal::new(known);
    let save = Callback::new(move |()| {
        let notice_days = days.with_untracked(|days| days.trim().parse().ok());
        let creditor = Creditor { notice_days, ..creditor.get_untracked() };
        app.order(Command::SetCreditor { creditor }, app.t().remittances_saved(), None);
    });
    let help = if own && !iban.is_empty() { t.remittances_iban_help(&iban) } else { String::new() };
    let none = Signal::stored(None);
    view! {
        <section class="card">
            <h2>{t.remittances_creditor()}</h2>
            {first.then(|| view! { <p class="hint watch">{icon(Icon::Info)}{t.remittances_no_creditor()}</p> })}
            <Form on_submit=save>
                {text_of(creditor, t.remittances_identifier(), part!(identifier))}
                {crate::ui::components::checked_text_of(creditor, t.remittances_iban(), part!(iban), help, none)}
                {text_of(creditor, t.remittances_bic(), part!(bic))}
                <TextField label=t.remittances_notice_days() value=days keys="numeric" help=t.remittances_notice_days_help() />
                <div class="row wide"><button type="submit" class="main">{t.remittances_save()}</button></div>
            </Form>
        </section>
    }
    .into_any()
}

fn collect(app: App, candidates: Vec<Candidate>, earliest: Day) -> AnyView {
    let t = app.t();
    if candidates.is_empty() {
        return view! {
            <section>
                <h2>{t.remittances_collect()}</h2>
                <Empty title=t.remittances_collect_none() about=t.remittances_collect_none_about() />
            </section>
        }
        .into_any();
    }
    let chosen: RwSignal<BTreeSet<String>> = RwSignal::new(BTreeSet::new());
    let on = RwSignal::new(earliest);
    let all: BTreeSet<String> = candidates.iter().map(|of| of.id.clone()).collect();
    let whole = all.len();
    let every = move |event: web_sys::Event| {
        let ticked = event_target_checked(&event);
        chosen.set(if ticked { all.clone() } else { BTreeSet::new() });
    };
    let rows = candidates.into_iter().map(|of| candidate(app, of, chosen)).collect_view();
    let go = move |_| {
        let invoices = chosen.get_untracked().into_iter().collect();
        let command = Command::RecordBatch { invoices, day: on.get_untracked() };
        app.order(command, app.t().remittances_collect_done(), None);
    };
    let count = move || chosen.with(|chosen| chosen.len() as u32);
    view! {
        <section class="card flush">
            <header class="card-head">
                <div>
                    <h2>{t.remittances_collect()}</h2>
                    <p class="about">{t.remittances_collect_about(app.day(earliest))}</p>
                </div>
            </header>
            <div class="scroll-x">
                <table class="plain-table rows">
                    <thead><tr>
                        <th scope="col">
                            <input
                                type="checkbox"
                                aria-label=t.remittances_collect_all()
                                prop:checked=move || chosen.with(|chosen| chosen.len() == whole)
                                on:change=every
                            />
                        </th>
                        <th scope="col" class="grow">{t.remittances_column_invoice()}</th>
                        <th scope="col" class="mid-only">{t.remittances_mandate_id()}</th>
                        <th scope="col">{t.remittances_column_due()}</th>
                        <th scope="col" class="number">{t.remittances_column_open()}</th>
                    </tr></thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
            <div class="row inset remittance-go">
                <DateField
                    label=t.remittances_collect_day()
                    value=Signal::derive(move || Some(on.get()))
                    first=Signal::stored(earliest)
                    on_change=Callback::new(move |day| on.set(day))
                />
                <button type="button" class="main" disabled=move || count() == 0 on:click=go>
                    {move || app.t().remittances_collect_go(count(), app.count(count()))}
                </button>
            </div>
        </section>
    }
    .into_any()
}

fn candidate(app: App, of: Candidate, chosen: RwSignal<BTreeSet<String>>) -> AnyView {
    let t = app.t();
    let (id, own) = (of.id.clone(), of.id.clone());
    let tick = move |event: web_sys::Event| {
        let ticked = event_target_checked(&event);
        chosen.update(|chosen| {
            if ticked {
                chosen.insert(id.clone());
            } else {
                chosen.remove(&id);
            }
        });
    };
    view! {
        <tr>
            <td>
                <input
                    type="checkbox"
                    aria-label=of.number.clone()
                    prop:checked=move || chosen.with(|chosen| chosen.contains(&own))
                    on:change=tick
                />
            </td>
            <th scope="row" class="grow">
                <a class="row-link" href=Route::Invoice { id: of.id.clone() }.href()>{of.number.clone()}</a>
                <span class="sub">{of.customer.clone()}</span>
                {of.returned.then(|| badge(Tone::Bad, t.remittances_came_back()))}
            </th>
            <td class="mid-only"><code>{of.mandate.clone()}</code></td>
            <td>{day(app, of.due)}</td>
            <td class="number">{amount(app, of.open)}</td>
        </tr>
    }
    .into_any()
}

fn batch(app: App, of: BatchLine) -> AnyView {
    let t = app.t();
    let fact = |name: String, value: String| view! { <div><dt>{name}</dt><dd>{value}</dd></div> };
    let rows = of.debits.iter().map(|debit| collection(app, debit)).collect_view();
    let file = |older: bool| {
        let id = of.id.clone();
        move |_| app.export(ExportRequest::Debits { batch: id.clone(), older })
    };
    let (notices, told) = (of.id.clone(), of.id.clone());
    let leave = move |_| {
        app.export(ExportRequest::Notices { format: TableFormat::Xlsx, batch: notices.clone() });
    };
    let tell = move |_| {
        let command = Command::RecordNotice { batch: told.clone() };
        app.order(command, app.t().remittances_batch_noticed_done(), None);
    };
    let noticed = of.noticed;
    view! {
        <section class="card flush">
            <header class="card-head">
                <div>
                    <h3><code>{of.id.clone()}</code> <span class="sub">{of.scheme.clone()}</span></h3>
                    <p class="about">{t.remittances_total()} " " <b>{amount(app, of.total)}</b></p>
                </div>
                <div class="row">
                    <button type="button" class="main" on:click=file(false)>{icon(Icon::Download)}{t.remittances_batch_file()}</button>
                    <button type="button" on:click=leave>{icon(Icon::Download)}{t.remittances_batch_notices()}</button>
                    {noticed.is_none().then(|| view! {
                        <button type="button" on:click=tell>{icon(Icon::Check)}{t.remittances_batch_notice_done()}</button>
                    })}
                    <button type="button" class="plain" on:click=file(true)>{t.remittances_batch_older()}</button>
                </div>
            </header>
            <dl class="facts across inset">
                {fact(t.remittances_batch_day(), app.day(of.day))}
                {match noticed {
                    Some(on) => view! { <div><dt>{t.remittances_notice_given()}</dt><dd>{t.remittances_batch_noticed(app.day(on))}</dd></div> }.into_any(),
                    None => fact(t.remittances_batch_notice(), app.day(of.notice)).into_any(),
                }}
                {fact(t.remittances_batch_submission(), app.day(of.submission))}
                {fact(t.remittances_batch_returns(), app.day(of.returns_until))}
                {of.refund_until.map(|until| fact(t.remittances_batch_refund(), app.day(until)))}
            </dl>
            <div class="scroll-x">
                <table class="plain-table rows">
                    <thead><tr>
                        <th scope="col" class="grow">{t.remittances_column_invoice()}</th>
                        <th scope="col" class="mid-only">{t.remittances_mandate_id()}</th>
                        <th scope="col">{t.remittances_column_stage()}</th>
                        <th scope="col" class="number">{t.remittances_column_amount()}</th>
                    </tr></thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
        </section>
    }
    .into_any()
}

fn collection(app: App, of: &DebitLine) -> AnyView {
    let t = app.t();
    let why = (of.stage == Stage::Refused && !of.reason.is_empty())
        .then(|| view! { <span class="sub">{t.remittances_refused_why(&of.reason)}</span> });
    let (tone, words) = match of.stage {
        Stage::OnItsWay => (Tone::Accent, t.remittances_stage_on_its_way()),
        Stage::Settled => (Tone::Good, t.remittances_stage_settled()),
        Stage::Returned => (Tone::Bad, t.remittances_stage_returned()),
        Stage::Refused => (Tone::Bad, t.remittances_stage_refused()),
        Stage::Lost => (Tone::Watch, t.remittances_stage_lost()),
    };
    view! {
        <tr>
            <th scope="row" class="grow">
                <a class="row-link" href=Route::Invoice { id: of.receivable.clone() }.href()>{of.number.clone()}</a>
                <span class="sub">{of.customer.clone()}</span>
            </th>
            <td class="mid-only"><code>{of.mandate.clone()}</code></td>
            <td>{badge(tone, words)}{why}</td>
            <td class="number">{amount(app, of.amount)}</td>
        </tr>
    }
    .into_any()
}

fn mandates(app: App, all: Vec<MandateLine>, open: RwSignal<Option<Written>>) -> AnyView {
    let t = app.t();
    if all.is_empty() {
        return view! {
            <section>
                <h2>{t.remittances_mandates()}</h2>
                <Empty title=t.remittances_mandates_none() about=t.remittances_mandates_none_about() />
            </section>
        }
        .into_any();
    }
    let rows = all.into_iter().map(|of| mandate_row(app, of, open)).collect_view();
    view! {
        <section class="card flush">
            <header class="card-head"><h2>{t.remittances_mandates()}</h2></header>
            <div class="scroll-x">
                <table class="plain-table rows">
                    <thead><tr>
                        <th scope="col" class="grow">{t.remittances_mandate_id()}</th>
                        <th scope="col" class="mid-only">{t.remittances_mandate_debtor_iban()}</th>
                        <th scope="col" class="mid-only">{t.remittances_mandate_signed()}</th>
                        <th scope="col" class="mid-only">{t.remittances_mandate_used()}</th>
                        <th scope="col">{t.remittances_mandate_until()}</th>
                        <th scope="col"><span class="unseen">{t.ui_actions()}</span></th>
                    </tr></thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
        </section>
    }
    .into_any()
}

fn mandate_row(app: App, of: MandateLine, open: RwSignal<Option<Written>>) -> AnyView {
    let t = app.t();
    let (id, mandate) = (of.id.clone(), of.mandate.clone());
    let edit = move |_| open.set(Some((id.clone(), mandate.clone(), true)));
    let (id, mandate) = (of.id.clone(), of.mandate.clone());
    let revoke = move |_| {
        let revoked = app.settings.with_untracked(|settings| settings.today);
        let mandate = Mandate { revoked, ..mandate.clone() };
        let said = app.t().remittances_mandate_was_revoked(&id);
        app.order(Command::SetMandate { id: id.clone(), mandate }, said, None);
    };
    let state = match (of.mandate.revoked, of.stands) {
        (Some(on), _) => badge(Tone::Bad, t.remittances_revoked(app.day(on))).into_any(),
        (None, true) => badge(Tone::Good, t.remittances_stands()).into_any(),
        (None, false) => badge(Tone::Watch, t.remittances_stands_not()).into_any(),
    };
    let scheme = if of.mandate.between_firms { "B2B" } else { "CORE" };
    view! {
        <tr>
            <th scope="row" class="grow">
                <code>{of.id.clone()}</code> " " {badge(Tone::Quiet, scheme.to_owned())} " " {state}
                <span class="sub">
                    <a href=Route::Customer { account: of.mandate.account.clone() }.href()>{of.customer.clone()}</a>
                </span>
            </th>
            <td class="mid-only"><code>{of.mandate.iban.clone()}</code></td>
            <td class="mid-only">{day(app, of.mandate.signed)}</td>
            <td class="mid-only">{of.used.map(|used| day(app, used))}</td>
            <td>{day(app, of.until)}</td>
            <td class="actions">
                <button type="button" class="plain" on:click=edit>{t.remittances_mandate_edit()}</button>
                {of.mandate.revoked.is_none().then(|| view! {
                    <button type="button" class="plain" on:click=revoke>{t.remittances_mandate_revoke()}</button>
                })}
            </td>
        </tr>
    }
    .into_any()
}

/// Gives an order from a panel: what is refused is said there, what is done closes it.
fn order_in(
    app: App,
    command: Command,
    done: String,
    wrong: RwSignal<String>,
    close: impl Fn() + 'static,
) {
    app.run(async move {
        match app.long("recording", app.client.tell(&command)).await {
            Ok(told) => {
                close();
                app.toast(done, told.entry.map(|entry| Command::Undo { entry }));
            }
            Err(problem) => {
                let _ = wrong.try_set(problem.message);
            }
        }
        Ok(())
    });
}

fn mandate_form(app: App, written: Written, open: RwSignal<Option<Written>>) -> AnyView {
    let t = app.t();
    let (id, mandate, known) = written;
    let (id, mandate) = (RwSignal::new(id), RwSignal::new(mandate));
    let wrong = RwSignal::new(String::new());
    let close = move || open.set(None);
    let save = Callback::new(move |()| {
        let id = id.get_untracked();
        let said = app.t().remittances_mandate_saved(&id);
        let command = Command::SetMandate { id, mandate: mandate.get_untracked() };
        order_in(app, command, said, wrong, close);
    });
    let signed = Signal::derive(move || mandate.with(|of| Some(of.signed)));
    let sign = Callback::new(move |day| mandate.update(|of| of.signed = day));
    view! {
        <Form on_submit=save>
            <TextField label=t.remittances_mandate_id() value=id known=known first=!known />
            {text_of(mandate, t.remittances_mandate_account(), part!(account))}
            <DateField label=t.remittances_mandate_signed() value=signed on_change=sign />
            {text_of(mandate, t.remittances_mandate_debtor_iban(), part!(iban))}
            {text_of(mandate, t.remittances_bic(), part!(bic))}
            {text_of(mandate, t.remittances_mandate_holder(), part!(holder))}
            {check_of(mandate, t.remittances_mandate_b2b(), |of| of.between_firms, |of, on| of.between_firms = on)}
            {check_of(mandate, t.remittances_mandate_one_off(), |of| of.one_off, |of, on| of.one_off = on)}
            <FormEnd wrong=wrong on_cancel=Callback::new(move |()| close()) go=t.remittances_save() />
        </Form>
    }
    .into_any()
}

fn slip_form(app: App, open: RwSignal<bool>) -> AnyView {
    let t = app.t();
    let (number, typed) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let on = RwSignal::new(app.settings.with_untracked(|settings| settings.today));
    let wrong = RwSignal::new(String::new());
    let save = Callback::new(move |()| {
        let cheques = typed.with_untracked(|typed| typed.lines().filter_map(cheque).collect());
        let (number, day) = (number.get_untracked(), on.get_untracked());
        let said = app.t().remittances_slip_saved();
        let command = Command::RecordSlip { number, day, cheques };
        order_in(app, command, said, wrong, move || open.set(false));
    });
    let control = Box::new(move |ids: crate::ui::components::FieldIds| {
        view! {
            <textarea
                rows="6"
                id=ids.control.clone()
                prop:value=move || typed.get()
                on:input=move |event| typed.set(event_target_value(&event))
            ></textarea>
        }
        .into_any()
    });
    view! {
        <Form on_submit=save>
            <TextField label=t.remittances_slip_number() value=number first=true />
            <DateField label=t.remittances_slip_day() value=on on_change=Callback::new(move |day| on.set(Some(day))) />
            <crate::ui::components::Field label=t.remittances_slip_cheques() wide=true control=control />
            <FormEnd wrong=wrong on_cancel=Callback::new(move |()| open.set(false)) go=t.remittances_save() />
        </Form>
    }
    .into_any()
}

/// «4512211 ; Brunet ; 822,29», also from a spreadsheet; with two cells, number and amount; nothing of a blank line.
fn cheque(line: &str) -> Option<TypedCheque> {
    let cells: Vec<&str> = line.split([';', '\t']).map(str::trim).collect();
    let text = |at: usize| cells.get(at).copied().unwrap_or("").to_owned();
    match cells.as_slice() {
        [] | [""] => None,
        [_] => Some(TypedCheque { amount: text(0), ..TypedCheque::default() }),
        [_, _] => Some(TypedCheque { number: text(0), amount: text(1), ..TypedCheque::default() }),
        _ => Some(TypedCheque { number: text(0), drawer: text(1), amount: text(2) }),
    }
}

fn slips(app: App, all: Vec<SlipLine>) -> AnyView {
    let t = app.t();
    let none = all.is_empty();
    let rows = all
        .into_iter()
        .map(|of| {
            view! {
                <tr>
                    <th scope="row" class="grow"><code>{of.number}</code></th>
                    <td>{day(app, of.day)}</td>
                    <td class="number">{app.count(of.cheques)}</td>
                    <td class="number">{amount(app, of.total)}</td>
                </tr>
            }
        })
        .collect_view();
    view! {
        <section class="card flush">
            <header class="card-head">
                <div><h2>{t.remittances_slips()}</h2><p class="about">{t.remittances_slips_about()}</p></div>
            </header>
            {(!none).then(|| view! {
                <div class="scroll-x">
                    <table class="plain-table rows">
                        <thead><tr>
                            <th scope="col" class="grow">{t.remittances_slip_number()}</th>
                            <th scope="col">{t.remittances_slip_day()}</th>
                            <th scope="col" class="number">{t.remittances_slip_count()}</th>
                            <th scope="col" class="number">{t.remittances_total()}</th>
                        </tr></thead>
                        <tbody>{rows}</tbody>
                    </table>
                </div>
            })}
        </section>
    }
    .into_any()
}
