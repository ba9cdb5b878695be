//! The aged balance of any day, by customer, document or segment; each cell opens its items.

use leptos::prelude::*;

use super::super::queries::{
    AgedColumn, AgeingBasis, AgeingColumn, AgeingPer, AgeingQuery, AgeingRow, AgeingView,
    FigureKind, ProofQuery,
};
use super::day::DayRail;
use super::proof::proved;
use crate::base::{Currency, Day, Money};
use crate::engine::protocol::{ExportRequest, TableFormat};
use crate::ui::app::{App, use_app};
use crate::ui::clipboard::CopyTable;
use crate::ui::components::{Await, CurrencySwitch, Icon, PageHead, Tone, badge, day, icon};
use crate::ui::figures;
use crate::ui::list::CustomerSearch;
use crate::ui::route::Route;

/// The aged balance.
#[component]
pub fn AgeingPage() -> impl IntoView {
    let app = use_app();
    let t = app.t();
    let by = RwSignal::new(AgeingBasis::Due);
    let per = RwSignal::new(AgeingPer::Customer);
    let shown = RwSignal::new(100_u32);
    let query = move || AgeingQuery {
        as_of: app.as_of.get(),
        currency: app.currency.get(),
        by: by.get(),
        bounds: None,
        per: per.get(),
        credits_apart: true,
        offset: 0,
        limit: shown.get(),
        search: app.search.get(),
    };
    let live = app.live(query);
    let misunderstood = Signal::derive(move || {
        live.view.with(|view| view.as_ref().and_then(|view| view.misunderstood.clone()))
    });
    let about = Signal::derive(move || {
        live.view
            .with(|view| {
                view.as_ref().map(|view| {
                    app.t().insight_ageing_head(app.money(view.total), app.day(view.as_of))
                })
            })
            .unwrap_or_default()
    });
    let export = move |format| {
        app.export(ExportRequest::Ageing {
            format,
            query: AgeingQuery { limit: 0, ..untrack(query) },
        })
    };
    view! {
        <PageHead title=Signal::stored(t.insight_ageing()) about=about back=Route::Insight>
            <CurrencySwitch />
        </PageHead>
        <DayRail />
        <CustomerSearch misunderstood=misunderstood />
        <div class="list-tools">
            <div class="segmented" role="group" aria-label=t.insight_per()>
                {choice(per, AgeingPer::Customer, t.insight_per_customer())}
                {choice(per, AgeingPer::Document, t.insight_per_document())}
                {choice(per, AgeingPer::Segment, t.insight_per_segment())}
            </div>
            <div class="segmented" role="group" aria-label=t.insight_by()>
                {choice(by, AgeingBasis::Due, t.insight_by_due())}
                {choice(by, AgeingBasis::Issued, t.insight_by_issued())}
            </div>
            <span class="spring"></span>
            <CopyTable named=true />
            <button type="button" on:click=move |_| export(TableFormat::Csv)>{icon(Icon::Download)}"CSV"</button>
            <button type="button" on:click=move |_| export(TableFormat::Xlsx)>{icon(Icon::Download)}"XLSX"</button>
        </div>
        <Await live show=move |view: AgeingView| {
            let t = app.t();
            let more = view.rows_total as usize > view.rows.len();
            let lines = Lines {
                per: per.get_untracked(),
                by: by.get_untracked(),
                as_of: Some(view.as_of),
                currency: view.currency,
                total: Some((view.credits, view.total)),
                apart: true,
            };
            let unallocated = lines.query(FigureKind::Unallocated);
            let waiting = (view.unallocated.amount.get() != 0)
                .then(|| view! { <p class="about">{t.insight_ageing_beside()} " " {proved(app, view.unallocated, unallocated)}</p> });
            view! {
                <section class="card flush">
                    {ageing_table(app, &view.columns, &view.rows, lines)}
                    {more.then(|| view! {
                        <div class="inset">
                            <button type="button" on:click=move |_| shown.update(|shown| *shown += 500)>
                                {app.t().ui_more(app.count(view.rows_total))}
                            </button>
                        </div>
                    })}
                </section>
                {waiting}
            }
        } />
    }
}

fn choice<T: Copy + PartialEq + Send + Sync + 'static>(
    chosen: RwSignal<T>,
    one: T,
    name: String,
) -> impl IntoView {
    view! {
        <button
            type="button"
            aria-pressed=move || (chosen.get() == one).to_string()
            on:click=move |_| chosen.set(one)
        >
            {name}
        </button>
    }
}

/// What the lines of an aged balance are, and of which day: what a proof of one of its cells is asked with.
#[derive(Clone, Copy)]
pub(super) struct Lines {
    per: AgeingPer,
    by: AgeingBasis,
    as_of: Option<Day>,
    currency: Currency,
    /// Credits and everything: the last line, where there is one.
    total: Option<(Money, Money)>,
    /// Credits have a column of their own.
    apart: bool,
}

impl Lines {
    /// Of segments, without a last line, as the dashboard has them.
    pub(super) fn segments(as_of: Day, currency: Currency) -> Lines {
        Lines {
            per: AgeingPer::Segment,
            by: AgeingBasis::Due,
            as_of: Some(as_of),
            currency,
            total: None,
            apart: true,
        }
    }

    fn query(self, figure: FigureKind) -> ProofQuery {
        ProofQuery { as_of: self.as_of, currency: Some(self.currency), ..ProofQuery::of(figure) }
    }

    /// Of the whole (no row) or of one line.
    fn asked(
        self,
        figure: FigureKind,
        row: Option<&AgeingRow>,
        column: Option<&AgeingColumn>,
    ) -> ProofQuery {
        let mut query = self.query(figure);
        query.column = column.map(|column| AgedColumn {
            by: self.by,
            from: column.from,
            to: column.to,
            net: !self.apart,
        });
        if let Some(row) = row {
            let key = Some(row.key.clone());
            match self.per {
                AgeingPer::Customer => query.account = key,
                AgeingPer::Segment => query.segment = key,
                AgeingPer::Document => query.invoice = key,
            }
        }
        query
    }
}

/// Rows by ageing columns.
pub(super) fn ageing_table(
    app: App,
    columns: &[AgeingColumn],
    rows: &[AgeingRow],
    lines: Lines,
) -> impl IntoView + use<> {
    let t = app.t();
    let heads = columns
        .iter()
        .map(|column| view! { <th scope="col" class="number">{figures::column(app, column)}</th> })
        .collect_view();
    let opened = |money: Money, query: ProofQuery| match money.amount.get() {
        0 => view! { <span class="faint">"—"</span> }.into_any(),
        _ => proved(app, money, query).into_any(),
    };
    let body = rows
        .iter()
        .map(|row| {
            let cells = row
                .amounts
                .iter()
                .zip(columns)
                .enumerate()
                .map(|(at, (&money, column))| {
                    // What is below zero is a credit, whatever its age: never a debt that is late.
                    let late = at > 0 && 0 < money.amount.get();
                    let query = lines.asked(FigureKind::Aged, Some(row), Some(column));
                    view! { <td class="number" class:late=late>{opened(money, query)}</td> }
                })
                .collect_view();
            let credits = lines.apart.then(|| {
                let query = lines.asked(FigureKind::Credits, Some(row), None);
                view! { <td class="number credit">{opened(row.credits, query)}</td> }
            });
            let total = lines.asked(FigureKind::Open, Some(row), None);
            view! {
                <tr>
                    <th scope="row">{name(app, row, lines.per)}{flags(app, row)}</th>
                    {cells}
                    {credits}
                    <td class="number"><b>{opened(row.total, total)}</b></td>
                </tr>
            }
        })
        .collect_view();
    let foot = lines.total.map(|(credits, total)| {
        let cells = columns
            .iter()
            .map(|column| {
                let query = lines.asked(FigureKind::Aged, None, Some(column));
                view! { <td class="number">{opened(column.amount, query)}</td> }
            })
            .collect_view();
        let credits = lines.apart.then(|| {
            let query = lines.query(FigureKind::Credits);
            view! { <td class="number credit">{opened(credits, query)}</td> }
        });
        view! {
            <tfoot>
                <tr>
                    <th scope="row">{t.insight_total()}</th>
                    {cells}
                    {credits}
                    <td class="number"><b>{opened(total, lines.query(FigureKind::Open))}</b></td>
                </tr>
            </tfoot>
        }
    });
    let first = match lines.per {
        AgeingPer::Customer => t.insight_customer(),
        AgeingPer::Segment => t.insight_per_segment(),
        AgeingPer::Document => t.insight_per_document(),
    };
    view! {
        <div class="scroll-x">
            <table class="plain-table rows ageing">
                <thead>
                    <tr>
                        <th scope="col">{first}</th>
                        {heads}
                        {lines.apart.then(|| view! { <th scope="col" class="number">{t.insight_credits()}</th> })}
                        <th scope="col" class="number">{t.insight_total()}</th>
                    </tr>
                </thead>
                <tbody>{body}</tbody>
                {foot}
            </table>
        </div>
    }
}

/// Who or what a line is about, as a way there.
fn name(app: App, row: &AgeingRow, per: AgeingPer) -> AnyView {
    let t = app.t();
    let of = row.of.as_ref().map(|(_, customer, due)| {
        view! { <span class="sub">{customer.clone()} " · " {day(app, *due)}</span> }
    });
    let route = match per {
        AgeingPer::Customer => Route::Customer { account: row.key.clone() },
        AgeingPer::Document => Route::Invoice { id: row.key.clone() },
        AgeingPer::Segment if row.name.is_empty() => return t.insight_no_segment().into_any(),
        AgeingPer::Segment => return row.name.clone().into_any(),
    };
    view! { <a data-row="" class="row-link" href=route.href()>{row.name.clone()}</a>{of} }
        .into_any()
}

/// Disputed, and money that waits: what the columns do not say.
fn flags(app: App, row: &AgeingRow) -> AnyView {
    let Some(flags) = row.flags else { return ().into_any() };
    let t = app.t();
    let disputed = (flags.disputed.amount.get() != 0)
        .then(|| badge(Tone::Watch, t.insight_flag_disputed(app.money(flags.disputed))));
    let waiting = (flags.unallocated.amount.get() != 0)
        .then(|| badge(Tone::Accent, t.insight_flag_unallocated(app.money(flags.unallocated))));
    if disputed.is_none() && waiting.is_none() {
        return ().into_any();
    }
    view! { <span class="badges">{disputed}{waiting}</span> }.into_any()
}
