//! What lateness costs a customer, invoice by invoice: each computation in full, so that anybody can do it again by hand, and
//! the decision on it.

use std::time::Duration;

use leptos::prelude::*;
use wasm_bindgen::JsCast;

use super::super::commands::Act;
use super::super::model::{ClaimState, PaysFirst};
use super::super::queries::{CustomerDunningView, DebitNoteView, LateInvoice, LateRun};
use super::ask::Ask;
use crate::engine::protocol::{Command, ExportRequest};
use crate::ui::app::App;
use crate::ui::clipboard::CopyTable;
use crate::ui::components::{Icon, Panel, Tone, amount, badge, day, icon, sums};
use crate::ui::route::Route;

/// Rows shown before somebody wants all of them.
const SHORT: usize = 6;

/// How a column is drawn: it takes what is left, holds figures, or only acts that name themselves.
const GROW: &str = "grow";
const NUMBER: &str = "number";
const UNSEEN: &str = "unseen";

/// A table by the heads of its columns; beneath it, perhaps, what its last column comes to.
fn table<const N: usize>(
    heads: [(&'static str, String); N],
    rows: AnyView,
    sum: Option<(String, AnyView)>,
) -> AnyView {
    let heads = heads.map(|(kind, name)| match kind {
        UNSEEN => view! { <th scope="col"><span class=UNSEEN>{name}</span></th> }.into_any(),
        _ => view! { <th scope="col" class=kind>{name}</th> }.into_any(),
    });
    let sum = sum.map(|(name, sum)| {
        view! { <tfoot><tr><th scope="row" colspan={N - 1}>{name}</th><td class=NUMBER>{sum}</td></tr></tfoot> }
    });
    view! {
        <div class="scroll-x"><table class="plain-table">
            <thead><tr>{heads.into_iter().collect_view()}</tr></thead>
            <tbody>{rows}</tbody>
            {sum}
        </table></div>
    }
    .into_any()
}

/// A table with its title and its copy.
fn titled(title: String, table: AnyView) -> AnyView {
    view! { <section><header class="card-head"><h3>{title}</h3><CopyTable /></header>{table}</section> }.into_any()
}

/// The card; nothing where nothing is late.
pub(super) fn card(app: App, ask: RwSignal<Option<Ask>>, view: &CustomerDunningView) -> AnyView {
    let t = app.t();
    let some = |late: &&LateInvoice| {
        late.claim.is_some() || late.interest.amount.get() != 0 || late.indemnity.amount.get() != 0
    };
    let late: Vec<LateInvoice> = view.late.iter().filter(some).cloned().collect();
    if late.is_empty() {
        return ().into_any();
    }
    let count = late.len();
    let open: RwSignal<Option<usize>> = RwSignal::new(None);
    let whole = RwSignal::new(count <= SHORT);
    // What is neither paid nor waived can be asked for.
    let asked = |late: &&LateInvoice| {
        late.claim.as_ref().is_none_or(|claim| claim.state == ClaimState::Claimed)
    };
    let items: Vec<String> = late.iter().filter(asked).map(|late| late.item.clone()).collect();
    let note = (!items.is_empty()).then(|| {
        let name = view.name.clone();
        let press = move |_| {
            let (name, items) = (name.clone(), items.clone());
            ask.set(Some(Ask::DebitNote { name, items }));
        };
        view! { <button type="button" on:click=press>{t.dunning_late_note()}</button> }
    });
    let all = StoredValue::new(late);
    let rows = move || {
        let shown = if whole.get() { count } else { SHORT };
        all.with_value(|all| {
            all.iter()
                .take(shown)
                .enumerate()
                .map(|(at, late)| row(app, open, at, late))
                .collect_view()
        })
    };
    let title = Signal::derive(move || {
        let number = open
            .get()
            .and_then(|at| all.with_value(|all| all.get(at).map(|late| late.number.clone())));
        number.map(|number| app.t().dunning_late_of(number)).unwrap_or_default()
    });
    view! {
        <section class="card flush listed dunning-late">
            <header class="card-head">
                <div>
                    <h2>{t.dunning_late_title()}</h2>
                    <p class="about">
                        {t.dunning_late_about(sums(app, &view.interest), sums(app, &view.indemnity), app.day(view.as_of))}
                    </p>
                </div>
                <div class="row">{note}<CopyTable /></div>
            </header>
            {table(
                [
                    (GROW, t.dunning_item()),
                    (NUMBER, t.dunning_late_interest()),
                    (NUMBER, t.dunning_late_indemnity()),
                    (UNSEEN, t.invoices_edit_acts()),
                ],
                rows.into_any(),
                None,
            )}
            {move || (!whole.get()).then(|| view! {
                <button type="button" class="plain" on:click=move |_| whole.set(true)>{t.dunning_late_all(app.count(count as u32))}</button>
            })}
            {notes(app, &view.notes)}
        </section>
        <Panel open=Signal::derive(move || open.with(Option::is_some)) on_close=Callback::new(move |()| open.set(None)) title=title kind="drawer">
            {move || open.get().and_then(|at| all.with_value(|all| all.get(at).map(|late| computed(app, ask, open, late))))}
        </Panel>
    }
    .into_any()
}

/// The debit notes issued, each again as a file.
fn notes(app: App, notes: &[DebitNoteView]) -> AnyView {
    let t = app.t();
    if notes.is_empty() {
        return ().into_any();
    }
    let row = |note: &DebitNoteView| {
        let number = note.number.clone();
        let press = move |_| {
            app.export(ExportRequest::DebitNote { items: Vec::new(), number: number.clone() });
        };
        let what = match note.replaced {
            true => badge(Tone::Quiet, t.dunning_note_replaced()).into_any(),
            false => state(app, Some(note.state)),
        };
        let invoices = t.dunning_note_invoices(i64::from(note.invoices), app.count(note.invoices));
        view! {
            <tr>
                <th scope="row" class="grow">
                    {note.number.clone()}" "{what}
                    <span class="sub">{day(app, note.on)}" · "{invoices}</span>
                </th>
                <td class="number">{amount(app, note.total)}</td>
                <td class="actions">
                    <button type="button" class="plain" data-note=note.number.clone() aria-label=t.dunning_note_file_of(&note.number) on:click=press>
                        {icon(Icon::Download)}"PDF"
                    </button>
                </td>
            </tr>
        }
        .into_any()
    };
    view! {
        <header class="card-head"><h3>{t.dunning_notes_issued()}</h3><CopyTable /></header>
        {table(
            [(GROW, t.dunning_note_number()), (NUMBER, t.dunning_amount()), (UNSEEN, t.invoices_edit_acts())],
            notes.iter().map(row).collect_view().into_any(),
            None,
        )}
    }
    .into_any()
}

/// Looked for so often, …
const LOOKS: u32 = 20;
/// … once in so long: the card is drawn anew once the note is recorded, and again once its file is.
const LOOK: Duration = Duration::from_millis(100);

/// The focus goes to a note that was just issued, unless somebody has gone elsewhere: what it was on, the dialog and the
/// card before it, is gone.
pub(super) fn follow(app: App, number: String) {
    look(app, number, LOOKS);
}

fn look(app: App, number: String, left: u32) {
    let nowhere = |element: &web_sys::Element| {
        matches!(element.tag_name().as_str(), "BODY" | "H1" | "MAIN") || !element.is_connected()
    };
    if app.host.active().as_ref().is_none_or(nowhere)
        && let Some(button) = app.host.query(&format!("[data-note=\"{number}\"]"))
        && let Some(button) = button.dyn_ref::<web_sys::HtmlElement>()
    {
        // Fails only for an element that cannot take the focus.
        let _ = button.focus();
    }
    if 0 < left {
        set_timeout(move || look(app, number, left - 1), LOOK);
    }
}

fn state(app: App, claim: Option<ClaimState>) -> AnyView {
    let t = app.t();
    let (tone, words) = match claim {
        None => return ().into_any(),
        Some(ClaimState::Claimed) => (Tone::Accent, t.dunning_claim_claimed()),
        Some(ClaimState::Paid) => (Tone::Good, t.dunning_claim_paid()),
        Some(ClaimState::Waived) => (Tone::Quiet, t.dunning_claim_waived()),
    };
    badge(tone, words).into_any()
}

fn row(app: App, open: RwSignal<Option<usize>>, at: usize, late: &LateInvoice) -> AnyView {
    let t = app.t();
    let last = late.runs.last().map(|run| run.to).unwrap_or(late.due);
    let days = last.since(late.due).max(0);
    view! {
        <tr>
            <th scope="row" class="grow">
                <a href=Route::Invoice { id: late.item.clone() }.href()>{late.number.clone()}</a>" "
                {state(app, late.claim.as_ref().map(|claim| claim.state))}
                <span class="sub">{t.dunning_item_due()}" "{day(app, late.due)}" · "{super::late(app, days)}</span>
            </th>
            <td class="number">{amount(app, late.interest)}</td>
            <td class="number">{amount(app, late.indemnity)}</td>
            <td class="actions">
                <button type="button" class="plain" aria-label=t.dunning_late_of(&late.number) on:click=move |_| open.set(Some(at))>
                    {t.dunning_late_show()}
                </button>
            </td>
        </tr>
    }
    .into_any()
}

/// The computation of one invoice, and what may be decided on it.
fn computed(
    app: App,
    ask: RwSignal<Option<Ask>>,
    open: RwSignal<Option<usize>>,
    late: &LateInvoice,
) -> AnyView {
    let t = app.t();
    let first = match late.pays_first {
        PaysFirst::Principal => t.dunning_pays_principal(),
        PaysFirst::Interest => t.dunning_pays_interest(),
        PaysFirst::InterestAndIndemnity => t.dunning_pays_indemnity(),
    };
    let facts = [
        (t.dunning_late_principal(), app.money(late.principal)),
        (t.dunning_late_open(), app.money(late.open)),
        (t.dunning_late_interest(), app.money(late.interest)),
        (t.dunning_late_indemnity(), app.money(late.indemnity)),
        (t.dunning_late_rule(), late.source.clone()),
        (t.dunning_late_pays(), first),
    ];
    let facts =
        facts.into_iter().map(|(name, fact)| view! { <div><dt>{name}</dt><dd>{fact}</dd></div> });
    let provisional = late.provisional.then(|| {
        view! { <p class="hint watch">{icon(Icon::Warning)}{t.dunning_late_provisional()}</p> }
    });
    let runs = (!late.runs.is_empty()).then(|| {
        let heads = [
            ("", t.dunning_late_from()),
            ("", t.dunning_late_to()),
            (NUMBER, t.dunning_rank_days()),
            (NUMBER, t.dunning_late_base()),
            (NUMBER, t.dunning_late_rate()),
            (NUMBER, t.dunning_late_interest()),
        ];
        let rows = late.runs.iter().map(|run| step(app, run)).collect_view().into_any();
        titled(
            t.dunning_late_days(),
            table(heads, rows, Some((t.dunning_late_sum(), amount(app, late.interest).into_any()))),
        )
    });
    let paid = (!late.paid.is_empty()).then(|| {
        let rows = late.paid.iter().map(|paid| {
            let what = if paid.credit { t.dunning_late_credit() } else { t.dunning_late_payment() };
            view! { <tr><td>{day(app, paid.day)}</td><td class="grow">{what}</td><td class="number">{amount(app, paid.amount)}</td></tr> }
        });
        let heads = [("", t.payments_day()), (GROW, t.dunning_late_what()), (NUMBER, t.dunning_amount())];
        titled(t.dunning_late_paid(), table(heads, rows.collect_view().into_any(), None))
    });
    view! {
        {state(app, late.claim.as_ref().map(|claim| claim.state))}
        <dl class="facts">{facts.collect_view()}</dl>
        {provisional}
        <p class="about">{t.dunning_late_formula()}</p>
        {runs}
        {paid}
        <div class="row">{decisions(app, ask, open, late)}</div>
    }
    .into_any()
}

fn step(app: App, run: &LateRun) -> AnyView {
    let rate = format!("{}.{:02}", run.rate_bp / 100, run.rate_bp % 100);
    view! {
        <tr>
            <td>{day(app, run.from)}</td>
            <td>{day(app, run.to)}</td>
            <td class="number">{app.count(run.days.unsigned_abs())}</td>
            <td class="number">{amount(app, run.base)}</td>
            <td class="number">{app.percent(&rate)}</td>
            <td class="number">{amount(app, run.interest)}</td>
        </tr>
    }
    .into_any()
}

/// Claim, waive, paid, or none of it any more.
fn decisions(
    app: App,
    ask: RwSignal<Option<Ask>>,
    open: RwSignal<Option<usize>>,
    late: &LateInvoice,
) -> AnyView {
    let t = app.t();
    let (item, number) = (late.item.clone(), late.number.clone());
    let state = late.claim.as_ref().map(|claim| claim.state);
    let claim = |state| Act::Claim { item: item.clone(), state, reason: String::new() };
    let mut acts = Vec::new();
    if state.is_none() {
        acts.push((t.dunning_claim(), claim(ClaimState::Claimed), t.dunning_done_claimed()));
    }
    if state == Some(ClaimState::Claimed) {
        acts.push((
            t.dunning_claim_was_paid(),
            claim(ClaimState::Paid),
            t.dunning_done_claim_paid(),
        ));
    }
    if state.is_some() {
        let back = Act::Unclaim { item: item.clone() };
        acts.push((t.dunning_unclaim(), back, t.dunning_done_unclaimed()));
    }
    let waive = (state.is_none() || state == Some(ClaimState::Claimed)).then(|| {
        let asked = Ask::Waive { item: item.clone(), number };
        let press = move |_| {
            open.set(None);
            ask.set(Some(asked.clone()));
        };
        view! { <button type="button" on:click=press>{t.dunning_waive()}</button> }
    });
    let acts = acts.into_iter().map(|(label, act, done)| {
        let press = move |_| {
            open.set(None);
            app.order(Command::Dunning { acts: vec![act.clone()] }, done.clone(), None);
        };
        view! { <button type="button" on:click=press>{label}</button> }
    });
    view! { {acts.collect_view()}{waive} }.into_any()
}
