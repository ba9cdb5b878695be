//! The aged balance of any day, by customer or segment.

use leptos::prelude::*;

use super::super::queries::{
    AgeingBasis, AgeingColumn, AgeingPer, AgeingQuery, AgeingRow, AgeingView,
};
use crate::base::Money;
use crate::engine::protocol::{ExportRequest, TableFormat};
use crate::ui::app::{App, use_app};
use crate::ui::clipboard::CopyTable;
use crate::ui::components::{Await, CurrencySwitch, DayPicker, Icon, PageHead, amount, icon};

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
    let shown = RwSignal::new(200_u32);
    let query = move || AgeingQuery {
        as_of: app.as_of.get(),
        currency: app.currency.get(),
        by: by.get(),
        bounds: None,
        per: per.get(),
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
            <DayPicker />
        </PageHead>
        <CustomerSearch misunderstood=misunderstood />
        <div class="list-tools">
            <div class="segmented" role="group" aria-label=t.insight_by()>
                <button
                    type="button"
                    aria-pressed=move || (by.get() == AgeingBasis::Due).to_string()
                    on:click=move |_| by.set(AgeingBasis::Due)
                >
                    {t.insight_by_due()}
                </button>
                <button
                    type="button"
                    aria-pressed=move || (by.get() == AgeingBasis::Issued).to_string()
                    on:click=move |_| by.set(AgeingBasis::Issued)
                >
                    {t.insight_by_issued()}
                </button>
            </div>
            <div class="segmented" role="group" aria-label=t.insight_per()>
                <button
                    type="button"
                    aria-pressed=move || (per.get() == AgeingPer::Customer).to_string()
                    on:click=move |_| per.set(AgeingPer::Customer)
                >
                    {t.insight_per_customer()}
                </button>
                <button
                    type="button"
                    aria-pressed=move || (per.get() == AgeingPer::Segment).to_string()
                    on:click=move |_| per.set(AgeingPer::Segment)
                >
                    {t.insight_per_segment()}
                </button>
            </div>
            <span class="spring"></span>
            <CopyTable />
            <button type="button" on:click=move |_| export(TableFormat::Csv)>{icon(Icon::Download)}"CSV"</button>
            <button type="button" on:click=move |_| export(TableFormat::Xlsx)>{icon(Icon::Download)}"XLSX"</button>
        </div>
        <Await live show=move |view: AgeingView| {
            let linked = per.get_untracked() == AgeingPer::Customer;
            let more = view.rows_total as usize > view.rows.len();
            view! {
                <section class="card flush">
                    {ageing_table(app, &view.columns, &view.rows, Some(view.total), linked)}
                    {more.then(|| view! {
                        <div class="inset">
                            <button type="button" on:click=move |_| shown.update(|shown| *shown += 500)>
                                {app.t().ui_more(app.count(view.rows_total))}
                            </button>
                        </div>
                    })}
                </section>
            }
        } />
    }
}

/// Rows by ageing columns.
pub(super) fn ageing_table(
    app: App,
    columns: &[AgeingColumn],
    rows: &[AgeingRow],
    total: Option<Money>,
    linked: bool,
) -> impl IntoView + use<> {
    let t = app.t();
    let heads = columns
        .iter()
        .map(|column| view! { <th scope="col" class="number">{figures::column(app, column)}</th> })
        .collect_view();
    let lines = rows
        .iter()
        .map(|row| {
            let name = match row.name.is_empty() {
                true => t.insight_no_segment(),
                false => row.name.clone(),
            };
            let name = match linked {
                true => {
                    let route = Route::Customer { account: row.key.clone() };
                    view! { <a data-row="" class="row-link" href=route.href()>{name}</a> }.into_any()
                }
                false => name.into_any(),
            };
            let cells = row
                .amounts
                .iter()
                .enumerate()
                .map(|(at, &money)| {
                    let nothing = money.amount.get() == 0;
                    view! {
                        <td class="number" class:faint=nothing class:late=(at > 0 && !nothing)>
                            {if nothing { "—".to_owned() } else { app.money(money) }}
                        </td>
                    }
                })
                .collect_view();
            view! { <tr><th scope="row">{name}</th>{cells}<td class="number"><b>{amount(app, row.total)}</b></td></tr> }
        })
        .collect_view();
    let foot = total.map(|total| {
        let cells = columns
            .iter()
            .map(|column| {
                view! {
                    <td class="number">{amount(app, column.amount)}</td>
                }
            })
            .collect_view();
        view! {
            <tfoot>
                <tr>
                    <th scope="row">{t.insight_total()}</th>
                    {cells}
                    <td class="number"><b>{amount(app, total)}</b></td>
                </tr>
            </tfoot>
        }
    });
    view! {
        <div class="scroll-x">
            <table class="plain-table rows ageing">
                <thead>
                    <tr>
                        <th scope="col">{t.insight_customer()}</th>
                        {heads}
                        <th scope="col" class="number">{t.insight_total()}</th>
                    </tr>
                </thead>
                <tbody>{lines}</tbody>
                {foot}
            </table>
        </div>
    }
}
