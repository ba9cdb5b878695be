//! Everybody who is late, the most urgent first, whether or not something is to be done today.

use leptos::prelude::*;

use super::super::queries::{TodayLine, TodayView, WhyToday};
use crate::base::Money;
use crate::rooms::insight::page::proved;
use crate::rooms::insight::queries::{FigureKind, ProofQuery};
use crate::ui::app::App;
use crate::ui::clipboard::CopyTable;
use crate::ui::components::{Empty, Tone, badge, sums};
use crate::ui::route::Route;

/// What is late in all, what comes due, and the last payment known.
pub(super) fn figures(app: App, view: &TodayView) -> AnyView {
    let t = app.t();
    view! {
        <div class="stats">
            <div class="stat"><span>{t.today_overdue()}</span><b>{proved_sums(app, &view.overdue, FigureKind::Overdue)}</b></div>
            <div class="stat"><span>{t.today_due_soon()}</span><b>{proved_sums(app, &view.due_soon, FigureKind::DueSoon)}</b></div>
            <div class="stat">
                <span>{t.today_last_payment()}</span>
                <b>{view.last_payment.map_or_else(|| t.today_no_payment(), |day| app.day(day))}</b>
            </div>
        </div>
    }
    .into_any()
}

/// The list.
pub(super) fn list(app: App, view: &TodayView) -> AnyView {
    let t = app.t();
    if view.lines.is_empty() {
        return view! { <Empty title=t.today_nothing() about=t.today_nothing_about() /> }
            .into_any();
    }
    view! {
        <section class="card flush">
            <header class="card-head">
                <h2>{t.today_list(view.total, app.count(view.total))}</h2>
                <CopyTable />
            </header>
            <div class="scroll-x">
            <table class="plain-table rows">
                <thead><tr>
                    <th scope="col">{t.today_customer()}</th>
                    <th scope="col" class="mid-only">{t.today_why()}</th>
                    <th scope="col" class="number">{t.today_late()}</th>
                    <th scope="col" class="number wide-only">{t.today_items()}</th>
                    <th scope="col" class="number">{t.today_amount()}</th>
                </tr></thead>
                <tbody>{view.lines.iter().map(|line| row(app, line)).collect_view()}</tbody>
            </table>
            </div>
        </section>
    }
    .into_any()
}

fn row(app: App, line: &TodayLine) -> impl IntoView + use<> {
    let t = app.t();
    let (tone, why) = match line.reason {
        WhyToday::Largest => (Tone::Accent, t.today_reason_largest()),
        WhyToday::Old => (Tone::Bad, t.today_reason_old()),
        WhyToday::Unusual => (Tone::Watch, t.today_reason_unusual()),
        WhyToday::Overdue => (Tone::Quiet, t.today_reason_overdue()),
    };
    let route = Route::Customer { account: line.account.clone() };
    let overdue = ProofQuery {
        account: Some(line.account.clone()),
        currency: Some(line.overdue.currency),
        ..ProofQuery::of(FigureKind::Overdue)
    };
    view! {
        <tr>
            <th scope="row" class="grow">
                <a data-row="" class="row-link" href=route.href()>{line.name.clone()}</a>
                <span class="sub mid-only">{line.account.clone()}</span>
                <span class="sub small-only">{badge(tone, why.clone())}</span>
            </th>
            <td class="mid-only">{badge(tone, why)}</td>
            <td class="number">{t.ui_days_short(app.count(line.days_late))}</td>
            <td class="number wide-only">{app.count(line.items)}</td>
            <td class="number"><b>{proved(app, line.overdue, overdue)}</b></td>
        </tr>
    }
}

/// Sums of several currencies, each of which opens its proof.
fn proved_sums(app: App, found: &[Money], figure: FigureKind) -> AnyView {
    // What a search leaves is the sum of the lines below: its proof is there.
    if found.is_empty() || app.search.with_untracked(|search| !search.is_empty()) {
        return sums(app, found).into_any();
    }
    let sum = |(at, money): (usize, &Money)| {
        let query = ProofQuery { currency: Some(money.currency), ..ProofQuery::of(figure) };
        view! { {(0 < at).then_some(" · ")}{proved(app, *money, query)} }
    };
    found.iter().enumerate().map(sum).collect_view().into_any()
}
