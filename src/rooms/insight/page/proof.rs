//! The proof of a figure: formula, inputs, steps, published example, and the items behind it with their file and line.

use leptos::prelude::*;

use super::super::queries::{
    Caution, DaysAhead, DsoMethods, FigureKind, ProofQuery, ProofView, Value,
};
use super::month_name;
use crate::base::Money;
use crate::rooms::invoices::page::{origin_words, states};
use crate::texts::format;
use crate::ui::app::{App, use_app};
use crate::ui::clipboard::CopyTable;
use crate::ui::components::{Await, Icon, Panel, amount, day, icon};
use crate::ui::figures;
use crate::ui::route::Route;

/// The proof of the figure that was opened.
#[component]
pub fn ProofDrawer() -> impl IntoView {
    let app = use_app();
    let title = Signal::derive(move || {
        app.proof.with(|proof| proof.as_ref().map(|proof| title(app, proof))).unwrap_or_default()
    });
    let close = Callback::new(move |()| app.proof.set(None));
    view! {
        <Panel open=Signal::derive(move || app.proof.with(Option::is_some)) on_close=close title=title kind="drawer">
            {move || app.proof.get().map(|query| view! { <Proof query /> })}
        </Panel>
    }
}

/// An amount that opens its proof.
pub fn proved(app: App, money: Money, query: ProofQuery) -> impl IntoView {
    let below = money.amount.get() < 0;
    proved_text(
        app,
        app.money(money),
        query,
        if below { "proved amount below" } else { "proved amount" },
    )
}

/// Any figure that opens its proof.
pub fn proved_text(
    app: App,
    text: String,
    query: ProofQuery,
    class: &'static str,
) -> impl IntoView {
    view! {
        <button
            type="button"
            class=class
            aria-haspopup="dialog"
            on:click=move |_| app.prove_query(query.clone())
        >
            {text}
        </button>
    }
}

/// The figure, and whose.
fn title(app: App, proof: &ProofQuery) -> String {
    let t = app.t();
    let day = |days: u32| app.day(proof.as_of.unwrap_or_else(App::today).plus(days as i32));
    let name = match (proof.column, proof.ahead, proof.largest) {
        (Some(column), ..) => figures::span(app, column.from, column.to),
        (_, Some(DaysAhead { from: None, .. }), _) => t.insight_proof_expected_already(),
        (_, Some(DaysAhead { from: Some(from), to: Some(to) }), _) => {
            t.insight_proof_expected_between(day(from), day(to))
        }
        (_, Some(DaysAhead { from: Some(from), to: None }), _) => {
            t.insight_proof_expected_later(day(from))
        }
        (.., Some(largest)) => t.insight_proof_largest(largest, app.count(largest)),
        _ => figures::name(app, proof.figure),
    };
    let whose =
        [&proof.account, &proof.segment].into_iter().flatten().find(|whose| !whose.is_empty());
    match whose {
        Some(whose) => app.t().insight_proof_of(name, whose.clone()),
        None => name,
    }
}

#[component]
fn Proof(query: ProofQuery) -> impl IntoView {
    let app = use_app();
    let shown = RwSignal::new(50_u32);
    let kind = query.figure;
    let formula = match (query.ahead, query.largest) {
        (Some(_), _) => app.t().insight_formula_expected_between(),
        (_, Some(_)) => app.t().insight_formula_largest(),
        _ => figures::formula(app, kind),
    };
    let live = app.live(move || ProofQuery { limit: shown.get(), ..query.clone() });
    view! {
        <Await live show=move |view: ProofView| {
            let (t, locale) = (app.t(), app.locale.get_untracked());
            let inputs = view.inputs.iter().map(|input| view! {
                <div><dt>{input_name(app, &input.key)}</dt><dd>{figures::value(app, &input.value)}</dd></div>
            }).collect_view();
            let more = view.invoices_total as usize > view.invoices.len();
            view! {
                <p class="big">{figures::value(app, &view.value)}</p>
                <section>
                    <h3>{t.insight_proof_formula()}</h3>
                    <p>{formula.clone()}</p>
                </section>
                {(!view.inputs.is_empty()).then(|| view! {
                    <section><h3>{t.insight_proof_inputs()}</h3><dl class="facts">{inputs}</dl></section>
                })}
                {view.caution.map(|caution| cautioned(app, caution))}
                {view.methods.as_ref().map(|methods| methods_table(app, methods, kind))}
                {(!view.steps.is_empty()).then(|| steps(app, &view))}
                {view.example.as_ref().map(|example| view! {
                    <section class="example">
                        <h3>{t.insight_proof_example()}</h3>
                        <p>{t.insight_proof_example_about()}</p>
                        <dl class="facts">
                            <div>
                                <dt>{t.insight_proof_source()}</dt>
                                <dd>{example.source.clone()} " (" {example.id.clone()} ")"</dd>
                            </div>
                            <div><dt>{t.insight_proof_inputs()}</dt><dd>{format::figures(locale, &example.inputs)}</dd></div>
                            <div><dt>{t.insight_proof_computed()}</dt><dd><b>{format::figures(locale, &example.result)}</b></dd></div>
                        </dl>
                    </section>
                })}
                {(!view.payments.is_empty()).then(|| payments(app, &view))}
                <section hidden=view.invoices.is_empty()>
                    <div class="head-row"><h3>{t.insight_proof_invoices(app.count(view.invoices_total))}</h3><CopyTable /></div>
                    <div class="scroll-x">
                        <table class="plain-table rows">
                            <thead><tr>
                                <th scope="col">{t.insight_proof_invoice()}</th>
                                <th scope="col">{t.insight_proof_due()}</th>
                                <th scope="col">{t.insight_proof_origin()}</th>
                                <th scope="col" class="number">{t.insight_open()}</th>
                            </tr></thead>
                            <tbody>
                                {view.invoices.iter().map(|(row, origin)| view! {
                                    <tr>
                                        <th scope="row">
                                            <a class="row-link" href=Route::Invoice { id: row.id.clone() }.href()>
                                                {row.number.clone()}
                                            </a>
                                            <span class="sub">{row.customer.clone()}</span>
                                        </th>
                                        <td>{day(app, row.due)}<div class="sub">{states(app, row)}</div></td>
                                        <td class="sub-cell">
                                            {origin.as_ref().map(|origin| origin_words(app, origin))}
                                        </td>
                                        <td class="number">{amount(app, row.open)}</td>
                                    </tr>
                                }).collect_view()}
                            </tbody>
                        </table>
                    </div>
                    {more.then(|| view! {
                        <button type="button" on:click=move |_| shown.update(|shown| *shown += 200)>
                            {t.ui_more(app.count(view.invoices_total))}
                        </button>
                    })}
                </section>
            }
        } />
    }
}

fn cautioned(app: App, caution: Caution) -> impl IntoView {
    let t = app.t();
    let text = match caution {
        Caution::ShortHistory => t.insight_caution_short_history(),
        Caution::OpenItemsOnly => t.insight_caution_open_items_only(),
    };
    view! { <div class="note watch">{icon(Icon::Info)}<div><p>{text}</p></div></div> }
}

/// The three methods, each line adding to the one before; the one that was opened stands out.
fn methods_table(app: App, methods: &DsoMethods, opened: FigureKind) -> impl IntoView + use<> {
    let t = app.t();
    let said = |days: &Option<String>| {
        days.as_ref().map_or_else(|| "—".to_owned(), |days| t.ui_days(app.decimal(days)))
    };
    let part = |days: &Option<String>| {
        let value = days.clone().map_or(Value::None, |value| Value::Days { value });
        figures::change(app, &value)
    };
    let method = |kind: FigureKind, days: &Option<String>| {
        let current = (kind == opened).then_some("true");
        view! {
            <tr aria-current=current>
                <th scope="row">{figures::name(app, kind)}</th>
                <td class="number"><b>{said(days)}</b></td>
            </tr>
        }
    };
    let added = |about: String, days: &Option<String>| {
        view! {
            <tr class="added">
                <td class="sub-cell">{about}</td>
                <td class="number">{part(days)}</td>
            </tr>
        }
    };
    view! {
        <section>
            <div class="head-row"><h3>{t.insight_methods()}</h3><CopyTable /></div>
            <table class="plain-table methods">
                <tbody>
                    {method(FigureKind::DsoBestPossible, &methods.best_possible)}
                    {added(t.insight_methods_late(), &methods.late)}
                    {method(FigureKind::DsoSimple, &methods.simple)}
                    {added(t.insight_methods_rhythm(), &methods.rhythm)}
                    {method(FigureKind::DsoCountBack, &methods.count_back)}
                </tbody>
            </table>
            <p class="about">{t.insight_methods_about()}</p>
        </section>
    }
}

fn payments(app: App, view: &ProofView) -> impl IntoView + use<> {
    let t = app.t();
    let lines = view
        .payments
        .iter()
        .map(|(row, origin)| {
            let words: Vec<&str> = [&row.reference, &row.means, &row.label]
                .into_iter()
                .map(String::as_str)
                .filter(|part| !part.is_empty())
                .collect();
            let rest = (row.unallocated.amount.get() != 0)
                .then(|| view! { <span class="sub">{t.payments_unallocated(app.money(row.unallocated))}</span> });
            view! {
                <tr>
                    <th scope="row">{day(app, row.paid)}</th>
                    <td>{words.join(" · ")}<span class="sub">{row.account.clone()}</span></td>
                    <td class="sub-cell">{origin.as_ref().map(|origin| origin_words(app, origin))}</td>
                    <td class="number">{amount(app, row.amount)}{rest}</td>
                </tr>
            }
        })
        .collect_view();
    view! {
        <section>
            <div class="head-row"><h3>{t.insight_proof_payments(app.count(view.payments_total))}</h3><CopyTable /></div>
            <div class="scroll-x">
                <table class="plain-table rows">
                    <thead><tr>
                        <th scope="col">{t.payments_day()}</th>
                        <th scope="col">{t.payments_reference()}</th>
                        <th scope="col">{t.insight_proof_origin()}</th>
                        <th scope="col" class="number">{t.payments_amount()}</th>
                    </tr></thead>
                    <tbody>{lines}</tbody>
                </table>
            </div>
        </section>
    }
}

fn steps(app: App, view: &ProofView) -> impl IntoView + use<> {
    let t = app.t();
    let lines = view
        .steps
        .iter()
        .map(|step| {
            view! {
                <tr>
                    <th scope="row">{month_name(app, step.end)}</th>
                    <td class="number">{amount(app, step.left)}</td>
                    <td class="number">{amount(app, step.sales)}</td>
                    <td class="number"><b>{app.decimal(&step.days)}</b></td>
                    <td class="number">{step.even.as_ref().map(|even| app.decimal(even))}</td>
                </tr>
            }
        })
        .collect_view();
    view! {
        <section>
            <div class="head-row"><h3>{t.insight_proof_steps()}</h3><CopyTable /></div>
            <div class="scroll-x">
                <table class="plain-table">
                    <thead><tr>
                        <th scope="col">{t.insight_month()}</th>
                        <th scope="col" class="number">{t.insight_proof_left()}</th>
                        <th scope="col" class="number">{t.insight_sales()}</th>
                        <th scope="col" class="number">{t.insight_proof_days()}</th>
                        <th scope="col" class="number">{t.insight_proof_even()}</th>
                    </tr></thead>
                    <tbody>{lines}</tbody>
                </table>
            </div>
        </section>
    }
}

/// The name of an input of a formula; one that a later engine adds shows its key.
pub(super) fn input_name(app: App, key: &str) -> String {
    let t = app.t();
    match key {
        "amountDays" => t.insight_input_amount_days(),
        "balances" => t.insight_input_balances(),
        "closing" => t.insight_input_closing(),
        "credits" => t.insight_input_credits(),
        "current" => t.insight_input_current(),
        "customers" => t.insight_input_customers(),
        "days" => t.insight_input_days(),
        "disputed" => t.insight_input_disputed(),
        "expected" => t.insight_input_expected(),
        "invoices" => t.insight_input_invoices(),
        "items" => t.insight_input_items(),
        "open" => t.insight_input_open(),
        "opening" => t.insight_input_opening(),
        "over90" => t.insight_input_over90(),
        "overdue" => t.insight_input_overdue(),
        "paid" => t.insight_input_paid(),
        "sales" => t.insight_input_sales(),
        "squares" => t.insight_input_squares(),
        "topTen" => t.insight_input_top_ten(),
        "announced" => t.insight_input_announced(),
        "beyondCeiling" => t.insight_input_beyond_ceiling(),
        "byCheque" => t.insight_input_by_cheque(),
        "cameIn" => t.insight_input_came_in(),
        "chequeLate" => t.insight_input_cheque_late(),
        "closes" => t.insight_input_closes(),
        "compared" => t.insight_input_compared(),
        "disputeAge" => t.insight_input_dispute_age(),
        "dso" => t.insight_input_dso(),
        "dsoAfter" => t.insight_input_dso_after(),
        "dsoBefore" => t.insight_input_dso_before(),
        "fresh" => t.insight_input_fresh(),
        "idleCredits" => t.insight_input_idle_credits(),
        "largest" => t.insight_input_largest(),
        "nobody" => t.insight_input_nobody(),
        "otherLate" => t.insight_input_other_late(),
        "received" => t.insight_input_received(),
        "receiptsOfYear" => t.insight_input_receipts_of_year(),
        "terms" => t.insight_input_terms(),
        "waiting" => t.insight_input_waiting(),
        "worstExcess" => t.insight_input_worst_excess(),
        "dueSoon" => t.insight_input_due_soon(),
        "unallocated" => t.insight_input_unallocated(),
        "payments" => t.insight_input_payments(),
        "openCredits" => t.insight_input_open_credits(),
        "whole" => t.insight_input_whole(),
        "gross" => t.insight_input_gross(),
        "stated" => t.insight_input_stated(),
        other => other.to_owned(),
    }
}
