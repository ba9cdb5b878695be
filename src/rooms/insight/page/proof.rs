//! The proof of a figure: formula, inputs, steps, published example, and the items behind it with their file and line.

use leptos::prelude::*;

use super::super::queries::{ProofQuery, ProofView};
use super::month_name;
use crate::rooms::invoices::page::{origin_words, states};
use crate::ui::app::{App, use_app};
use crate::ui::components::{Await, Panel, amount, day};
use crate::ui::figures;
use crate::ui::route::Route;

/// The proof of the figure that was opened.
#[component]
pub fn ProofDrawer() -> impl IntoView {
    let app = use_app();
    let title = Signal::derive(move || {
        app.proof
            .with(|proof| proof.as_ref().map(|proof| figures::name(app, proof.figure)))
            .unwrap_or_default()
    });
    let close = Callback::new(move |()| app.proof.set(None));
    view! {
        <Panel open=Signal::derive(move || app.proof.with(Option::is_some)) on_close=close title=title kind="drawer">
            {move || app.proof.get().map(|query| view! { <Proof query /> })}
        </Panel>
    }
}

#[component]
fn Proof(query: ProofQuery) -> impl IntoView {
    let app = use_app();
    let shown = RwSignal::new(50_u32);
    let kind = query.figure;
    let live = app.live(move || ProofQuery { limit: shown.get(), ..query.clone() });
    view! {
        <Await live show=move |view: ProofView| {
            let t = app.t();
            let inputs = view.inputs.iter().map(|input| view! {
                <div><dt>{input_name(app, &input.key)}</dt><dd>{figures::value(app, &input.value)}</dd></div>
            }).collect_view();
            let more = view.invoices_total as usize > view.invoices.len();
            view! {
                <p class="big">{figures::value(app, &view.value)}</p>
                <section>
                    <h3>{t.insight_proof_formula()}</h3>
                    <p>{figures::formula(app, kind)}</p>
                </section>
                {(!view.inputs.is_empty()).then(|| view! {
                    <section><h3>{t.insight_proof_inputs()}</h3><dl class="facts">{inputs}</dl></section>
                })}
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
                            <div><dt>{t.insight_proof_inputs()}</dt><dd>{example.inputs.clone()}</dd></div>
                            <div><dt>{t.insight_proof_result()}</dt><dd><b>{example.result.clone()}</b></dd></div>
                        </dl>
                    </section>
                })}
                <section>
                    <h3>{t.insight_proof_invoices(app.count(view.invoices_total))}</h3>
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
                </tr>
            }
        })
        .collect_view();
    view! {
        <section>
            <h3>{t.insight_proof_steps()}</h3>
            <div class="scroll-x">
                <table class="plain-table">
                    <thead><tr>
                        <th scope="col">{t.insight_month()}</th>
                        <th scope="col" class="number">{t.insight_proof_left()}</th>
                        <th scope="col" class="number">{t.insight_sales()}</th>
                        <th scope="col" class="number">{t.insight_proof_days()}</th>
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
        other => other.to_owned(),
    }
}
