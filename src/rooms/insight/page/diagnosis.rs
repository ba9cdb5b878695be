//! The «dix erreurs» diagnosis: what is found, what it costs, what to do; printable as it stands.

use leptos::prelude::*;

use super::super::diagnosis::{
    Concerned, DiagnosisQuery, DiagnosisView, Finding, FindingKind, Missing, Unmeasured,
};
use super::super::queries::Value;
use super::proof::input_name;
use crate::rooms::invoices::page::{origin_words, states};
use crate::ui::app::{App, use_app};
use crate::ui::clipboard::CopyTable;
use crate::ui::components::{
    Await, CurrencySwitch, Empty, Icon, PageHead, Tone, amount, badge, day, icon,
};
use crate::ui::figures;
use crate::ui::route::Route;

/// Customers of a finding in sight at once; the others stand behind a line.
const FIRST: usize = 12;

/// The diagnosis.
#[component]
pub fn DiagnosisPage() -> impl IntoView {
    let app = use_app();
    let t = app.t();
    let live =
        app.live(move || DiagnosisQuery { as_of: app.as_of.get(), currency: app.currency.get() });
    let about = Signal::derive(move || {
        live.view
            .with(|view| {
                view.as_ref().map(|view| {
                    let code = view.currency.code().to_owned();
                    app.t().insight_diagnosis_about(app.day(view.as_of), code)
                })
            })
            .unwrap_or_default()
    });
    view! {
        <PageHead title=Signal::stored(t.insight_diagnosis_title()) about=about back=Route::Insight>
            <CurrencySwitch />
        </PageHead>
        <Await live show=move |view: DiagnosisView| diagnosis(app, view) />
    }
}

fn diagnosis(app: App, view: DiagnosisView) -> AnyView {
    let t = app.t();
    if view.found.is_empty() && view.sound.is_empty() {
        return view! {
            <Empty title=t.insight_nothing() about=t.insight_nothing_about()>
                <a class="button main" href=Route::Import.href()>{t.ui_import()}</a>
            </Empty>
        }
        .into_any();
    }
    let count = view.found.len() as u32;
    let basis = match view.one_day {
        Some(day) => t.insight_diagnosis_one_day(
            app.money(day),
            app.money(view.sales),
            app.count(view.sales_days),
        ),
        None => t.insight_diagnosis_no_days(),
    };
    let found = view.found.iter().map(|finding| card(app, finding)).collect_view();
    let sound = view.sound.iter().map(|finding| line(app, finding)).collect_view();
    let unmeasured = view.unmeasured.iter().map(|of| needs(app, *of)).collect_view();
    view! {
        <div class="diagnosis">
            <div class="diagnosis-summary">
                <p class="big">{t.insight_diagnosis_summary(count, app.count(count))}</p>
                <p class="about">{basis} " " {(count > 1).then(|| t.insight_diagnosis_overlap())}</p>
            </div>
            <ol class="findings">{found}</ol>
            {(!view.sound.is_empty()).then(|| view! {
                <section class="card">
                    <h2>{t.insight_diagnosis_sound()}</h2>
                    <p class="about">{t.insight_diagnosis_sound_about()}</p>
                    <ul class="sound">{sound}</ul>
                </section>
            })}
            {(!view.unmeasured.is_empty()).then(|| view! {
                <section class="unmeasured">
                    <h2>{t.insight_diagnosis_unmeasured()}</h2>
                    <ul>{unmeasured}</ul>
                </section>
            })}
        </div>
    }
    .into_any()
}

fn card(app: App, finding: &Finding) -> impl IntoView + use<> {
    let t = app.t();
    let kind = finding.kind;
    let measured = held_against(app, kind, &finding.measured);
    let measured = match finding.figure {
        Some(figure) => view! {
            <button type="button" class="proved" aria-haspopup="dialog" on:click=move |_| app.prove(figure)>
                {measured}
            </button>
        }
        .into_any(),
        None => measured.into_any(),
    };
    let error =
        t.insight_diagnosis_error(finding.error.to_string(), error_name(app, finding.error));
    let days = finding.effect.days.as_ref();
    let days = days.map_or_else(|| "—".to_owned(), |days| t.ui_days(app.decimal(days)));
    view! {
        <li class="card finding">
            <header>
                <p class="eyebrow">{error}</p>
                <h2>{title(app, kind)}</h2>
            </header>
            <dl class="finding-figures">
                <div class="main">
                    <dt>{t.insight_diagnosis_effect()}</dt>
                    <dd>{amount(app, finding.effect.money)}</dd>
                </div>
                <div><dt>{t.insight_diagnosis_days()}</dt><dd>{days}</dd></div>
                <div><dt>{t.insight_diagnosis_measured()}</dt><dd>{measured}</dd></div>
                <div>
                    <dt>{t.insight_diagnosis_threshold()}</dt>
                    <dd>{held_against(app, kind, &finding.threshold)}</dd>
                </div>
            </dl>
            <p class="advice"><b>{t.insight_diagnosis_do()}</b> " " {advice(app, kind)}</p>
            {customers(app, finding)}
            <details>
                <summary>{t.insight_diagnosis_why()}</summary>
                {reasons(app, finding)}
                {invoices(app, finding)}
            </details>
        </li>
    }
}

/// A value or its threshold; what is counted is named, since a bare number says nothing.
fn held_against(app: App, kind: FindingKind, value: &Value) -> String {
    let t = app.t();
    let Some(count) = count_of(value) else { return figures::value(app, value) };
    match kind {
        FindingKind::Worsening => t.insight_diagnosis_of_customers(count, app.count(count)),
        _ => t.insight_diagnosis_of_items(count, app.count(count)),
    }
}

/// What stands beside a customer; of items, how many.
fn beside(app: App, value: &Value) -> String {
    match count_of(value) {
        Some(count) => app.t().insight_diagnosis_of_items(count, app.count(count)),
        None => figures::value(app, value),
    }
}

fn count_of(value: &Value) -> Option<u32> {
    match value {
        Value::Number { value } => value.parse().ok(),
        _ => None,
    }
}

fn reasons(app: App, finding: &Finding) -> impl IntoView + use<> {
    let t = app.t();
    let kind = finding.kind;
    let inputs = finding
        .inputs
        .iter()
        .map(|input| view! {
            <div><dt>{input_name(app, &input.key)}</dt><dd>{figures::value(app, &input.value)}</dd></div>
        })
        .collect_view();
    let (from, to) = (|day| app.day(day), |day| app.day(day));
    view! {
        <dl class="reasons">
            <div><dt>{t.insight_diagnosis_why_threshold()}</dt><dd>{reason(app, kind)}</dd></div>
            {finding.law.clone().map(|law| view! {
                <div><dt>{t.insight_diagnosis_law()}</dt><dd lang="fr">{law}</dd></div>
            })}
            <div>
                <dt>{t.insight_diagnosis_formula()}</dt>
                <dd>
                    {formula(app, kind)} " "
                    {finding.between.map(|(a, b)| t.insight_diagnosis_between(from(a), to(b)))}
                </dd>
            </div>
        </dl>
        <dl class="facts">{inputs}</dl>
    }
}

fn customers(app: App, finding: &Finding) -> AnyView {
    if finding.customers.is_empty() {
        return ().into_any();
    }
    let t = app.t();
    let line = |customer: &Concerned| {
        let route = Route::Customer { account: customer.account.clone() };
        view! {
            <li>
                <a href=route.href()>{customer.name.clone()}</a>
                <span class="more">{beside(app, &customer.more)}</span>
                {amount(app, customer.amount)}
            </li>
        }
        .into_any()
    };
    let (first, others) = finding.customers.split_at(finding.customers.len().min(FIRST));
    let others = (!others.is_empty()).then(|| {
        view! {
            <details>
                <summary>{t.insight_diagnosis_others(app.count(others.len() as u32))}</summary>
                <ul>{others.iter().map(line).collect_view()}</ul>
            </details>
        }
    });
    view! {
        <div class="concerned">
            <h3>{t.insight_diagnosis_customers(app.count(finding.customers_total))}</h3>
            <ul>{first.iter().map(line).collect_view()}</ul>
            {others}
        </div>
    }
    .into_any()
}

fn invoices(app: App, finding: &Finding) -> AnyView {
    let t = app.t();
    let list = finding.search.clone().map(|search| {
        view! { <a href=Route::Invoices { search }.href()>{t.insight_diagnosis_list()}</a> }
    });
    if finding.invoices.is_empty() {
        return list.into_any();
    }
    let lines = finding
        .invoices
        .iter()
        .map(|(row, origin)| {
            let route = Route::Invoice { id: row.id.clone() };
            view! {
                <tr>
                    <th scope="row">
                        <a class="row-link" href=route.href()>{row.number.clone()}</a>
                        <span class="sub">{row.customer.clone()}</span>
                    </th>
                    <td>{day(app, row.due)}<div class="sub">{states(app, row)}</div></td>
                    <td class="sub-cell">{origin.as_ref().map(|origin| origin_words(app, origin))}</td>
                    <td class="number">{amount(app, row.gross)}</td>
                    <td class="number">{amount(app, row.open)}</td>
                </tr>
            }
        })
        .collect_view();
    view! {
        <div class="head-row"><h3>{t.insight_diagnosis_invoices(app.count(finding.invoices_total))}</h3><CopyTable /></div>
        <div class="scroll-x">
            <table class="plain-table rows">
                <thead><tr>
                    <th scope="col">{t.insight_proof_invoice()}</th>
                    <th scope="col">{t.insight_proof_due()}</th>
                    <th scope="col">{t.insight_proof_origin()}</th>
                    <th scope="col" class="number">{t.insight_gross()}</th>
                    <th scope="col" class="number">{t.insight_open()}</th>
                </tr></thead>
                <tbody>{lines}</tbody>
            </table>
        </div>
        {list}
    }
    .into_any()
}

fn line(app: App, finding: &Finding) -> impl IntoView + use<> {
    let measured = held_against(app, finding.kind, &finding.measured);
    let threshold = held_against(app, finding.kind, &finding.threshold);
    view! {
        <li>
            {icon(Icon::Check)}
            <span>{title(app, finding.kind)}</span>
            <b>{app.t().insight_diagnosis_within(measured, threshold)}</b>
        </li>
    }
}

fn needs(app: App, of: Unmeasured) -> impl IntoView {
    let t = app.t();
    let file = match of.missing {
        Missing::Deliveries => t.insight_missing_deliveries(),
        Missing::Payments => t.insight_missing_payments(),
        Missing::PaidInvoices => t.insight_missing_paid_invoices(),
        Missing::Means => t.insight_missing_means(),
        Missing::Assignees => t.insight_missing_assignees(),
        Missing::History => t.insight_missing_history(),
        Missing::Open => t.insight_missing_open(),
    };
    // What no file can bring yet is said, with what one can look at oneself.
    let way = match of.missing {
        Missing::Deliveries => view! { <p>{t.insight_missing_deliveries_do()}</p> }.into_any(),
        Missing::History | Missing::Open => ().into_any(),
        _ => view! { <p><a href=Route::Import.href()>{t.insight_missing_do()}</a></p> }.into_any(),
    };
    view! {
        <li>
            <p class="unmeasured-what"><b>{title(app, of.kind)}</b>{badge(Tone::Quiet, t.insight_diagnosis_not_measured())}</p>
            <p>{t.insight_diagnosis_missing(file)}</p>
            {way}
            <p><b>{t.insight_diagnosis_do()}</b> " " {advice(app, of.kind)}</p>
        </li>
    }
}

fn error_name(app: App, error: u8) -> String {
    let t = app.t();
    match error {
        1 => t.insight_error_1(),
        2 => t.insight_error_2(),
        3 => t.insight_error_3(),
        4 => t.insight_error_4(),
        5 => t.insight_error_5(),
        6 => t.insight_error_6(),
        7 => t.insight_error_7(),
        8 => t.insight_error_8(),
        9 => t.insight_error_9(),
        _ => t.insight_error_10(),
    }
}

fn title(app: App, kind: FindingKind) -> String {
    let t = app.t();
    match kind {
        FindingKind::Terms => t.insight_finding_terms(),
        FindingKind::Concentration => t.insight_finding_concentration(),
        FindingKind::LateInvoicing => t.insight_finding_late_invoicing(),
        FindingKind::Unallocated => t.insight_finding_unallocated(),
        FindingKind::StaleReceipts => t.insight_finding_stale_receipts(),
        FindingKind::IdleCredits => t.insight_finding_idle_credits(),
        FindingKind::OldOverdue => t.insight_finding_old_overdue(),
        FindingKind::Forecast => t.insight_finding_forecast(),
        FindingKind::Disputes => t.insight_finding_disputes(),
        FindingKind::BeyondTerms => t.insight_finding_beyond_terms(),
        FindingKind::Drift => t.insight_finding_drift(),
        FindingKind::Nobody => t.insight_finding_nobody(),
        FindingKind::Cheques => t.insight_finding_cheques(),
        FindingKind::Worsening => t.insight_finding_worsening(),
    }
}

fn reason(app: App, kind: FindingKind) -> String {
    let t = app.t();
    match kind {
        FindingKind::Terms => t.insight_finding_terms_reason(),
        FindingKind::Concentration => t.insight_finding_concentration_reason(),
        FindingKind::LateInvoicing => t.insight_finding_late_invoicing_reason(),
        FindingKind::Unallocated => t.insight_finding_unallocated_reason(),
        FindingKind::StaleReceipts => t.insight_finding_stale_receipts_reason(),
        FindingKind::IdleCredits => t.insight_finding_idle_credits_reason(),
        FindingKind::OldOverdue => t.insight_finding_old_overdue_reason(),
        FindingKind::Forecast => t.insight_finding_forecast_reason(),
        FindingKind::Disputes => t.insight_finding_disputes_reason(),
        FindingKind::BeyondTerms => t.insight_finding_beyond_terms_reason(),
        FindingKind::Drift => t.insight_finding_drift_reason(),
        FindingKind::Nobody => t.insight_finding_nobody_reason(),
        FindingKind::Cheques => t.insight_finding_cheques_reason(),
        FindingKind::Worsening => t.insight_finding_worsening_reason(),
    }
}

fn formula(app: App, kind: FindingKind) -> String {
    let t = app.t();
    match kind {
        FindingKind::Terms => t.insight_finding_terms_formula(),
        FindingKind::Concentration => t.insight_finding_concentration_formula(),
        FindingKind::LateInvoicing => t.insight_finding_late_invoicing_formula(),
        FindingKind::Unallocated => t.insight_finding_unallocated_formula(),
        FindingKind::StaleReceipts => t.insight_finding_stale_receipts_formula(),
        FindingKind::IdleCredits => t.insight_finding_idle_credits_formula(),
        FindingKind::OldOverdue => t.insight_finding_old_overdue_formula(),
        FindingKind::Forecast => t.insight_finding_forecast_formula(),
        FindingKind::Disputes => t.insight_finding_disputes_formula(),
        FindingKind::BeyondTerms => t.insight_finding_beyond_terms_formula(),
        FindingKind::Drift => t.insight_finding_drift_formula(),
        FindingKind::Nobody => t.insight_finding_nobody_formula(),
        FindingKind::Cheques => t.insight_finding_cheques_formula(),
        FindingKind::Worsening => t.insight_finding_worsening_formula(),
    }
}

fn advice(app: App, kind: FindingKind) -> String {
    let t = app.t();
    match kind {
        FindingKind::Terms => t.insight_finding_terms_advice(),
        FindingKind::Concentration => t.insight_finding_concentration_advice(),
        FindingKind::LateInvoicing => t.insight_finding_late_invoicing_advice(),
        FindingKind::Unallocated => t.insight_finding_unallocated_advice(),
        FindingKind::StaleReceipts => t.insight_finding_stale_receipts_advice(),
        FindingKind::IdleCredits => t.insight_finding_idle_credits_advice(),
        FindingKind::OldOverdue => t.insight_finding_old_overdue_advice(),
        FindingKind::Forecast => t.insight_finding_forecast_advice(),
        FindingKind::Disputes => t.insight_finding_disputes_advice(),
        FindingKind::BeyondTerms => t.insight_finding_beyond_terms_advice(),
        FindingKind::Drift => t.insight_finding_drift_advice(),
        FindingKind::Nobody => t.insight_finding_nobody_advice(),
        FindingKind::Cheques => t.insight_finding_cheques_advice(),
        FindingKind::Worsening => t.insight_finding_worsening_advice(),
    }
}
