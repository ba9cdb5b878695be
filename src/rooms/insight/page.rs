//! The dashboard, the aged balance, and the proof of every figure.

use std::cmp::Ordering;

use leptos::prelude::*;

use super::queries::{
    AgeingBasis, AgeingColumn, AgeingPer, AgeingQuery, AgeingRow, AgeingView, DashboardQuery,
    DashboardView, Debtor, Figure, MonthPoint, ProofQuery, ProofView, WeekPoint,
};
use crate::base::{Day, Money};
use crate::engine::protocol::{ExportRequest, TableFormat};
use crate::rooms::invoices::page::{origin_words, states};
use crate::ui::app::{App, use_app};
use crate::ui::charts::{Bar, ChartCard, Line, columns, lines};
use crate::ui::components::{
    Await, CurrencySwitch, DayPicker, Empty, Icon, PageHead, Panel, amount, day, icon,
};
use crate::ui::figures;
use crate::ui::route::Route;

/// The dashboard.
#[component]
pub fn InsightPage() -> impl IntoView {
    let app = use_app();
    let t = app.t();
    let live =
        app.live(move || DashboardQuery { as_of: app.as_of.get(), currency: app.currency.get() });
    let about = Signal::derive(move || {
        live.view
            .with(|view| {
                view.as_ref().map(|view| {
                    let t = app.t();
                    t.insight_about(
                        view.open_items,
                        app.count(view.open_items),
                        app.count(view.customers),
                        app.day(view.as_of),
                    )
                })
            })
            .unwrap_or_default()
    });
    view! {
        <PageHead title=Signal::stored(t.ui_nav_insight()) about=about>
            <CurrencySwitch />
            <DayPicker />
            <a class="button" href=Route::Ageing.href()>{icon(Icon::Table)}{t.insight_ageing()}</a>
        </PageHead>
        <Await live show=move |view: DashboardView| dashboard(app, view) />
    }
}

fn dashboard(app: App, view: DashboardView) -> AnyView {
    let t = app.t();
    if view.figures.is_empty() {
        return view! {
            <Empty title=t.insight_nothing() about=t.insight_nothing_about()>
                <a class="button main" href=Route::Import.href()>{t.ui_import()}</a>
            </Empty>
        }
        .into_any();
    }
    let (tiles, others) = view.figures.split_at(view.figures.len().min(6));
    let tiles = tiles.iter().map(|figure| tile(app, figure)).collect_view();
    let others = others.iter().map(|figure| other(app, figure)).collect_view();
    view! {
        <div class="tiles">{tiles}</div>
        <div class="charts">
            {ageing_chart(app, view.ageing.clone())}
            {dso_chart(app, view.months.clone())}
            {expected_chart(app, view.expected.clone(), view.disputed)}
            {top_card(app, &view.top)}
            <section class="card half">
                <header class="card-head">
                    <div><h2>{t.insight_others()}</h2><p class="about">{t.insight_others_about()}</p></div>
                </header>
                <div class="figure-list">{others}</div>
            </section>
            {segments_card(app, &view.ageing, &view.segments)}
        </div>
    }
    .into_any()
}

/// A figure of the first row: opens its proof.
fn tile(app: App, figure: &Figure) -> impl IntoView + use<> {
    let t = app.t();
    let kind = figure.kind;
    let movement = figures::movement(figure).map(|(order, good)| {
        let (arrow, word) = match order {
            Ordering::Greater => ("▲", t.insight_up()),
            Ordering::Less => ("▼", t.insight_down()),
            Ordering::Equal => ("=", t.insight_same()),
        };
        view! {
            <span class="movement" class:worse=!good>
                <span aria-hidden="true">{arrow}</span>
                <span class="unseen">{word}</span>
                {figures::value(app, &figure.before)}
                " "
                <span class="when">{t.insight_month_ago()}</span>
            </span>
        }
    });
    view! {
        <button type="button" class="tile" aria-haspopup="dialog" on:click=move |_| app.prove(kind)>
            <span class="tile-name">{figures::name(app, kind)}</span>
            <span class="tile-value">{figures::value(app, &figure.value)}</span>
            {movement}
        </button>
    }
}

fn other(app: App, figure: &Figure) -> impl IntoView + use<> {
    let kind = figure.kind;
    view! {
        <button type="button" class="figure" aria-haspopup="dialog" on:click=move |_| app.prove(kind)>
            <span>{figures::name(app, kind)}</span>
            <b>{figures::value(app, &figure.value)}</b>
            <span class="was">{figures::value(app, &figure.before)}</span>
        </button>
    }
}

fn ageing_chart(app: App, parts: Vec<AgeingColumn>) -> impl IntoView {
    let t = app.t();
    let bars: Vec<Bar> = parts
        .iter()
        .enumerate()
        .map(|(at, column)| Bar {
            length: figures::length(column.amount),
            label: figures::column(app, column),
            value: app.money(column.amount),
            note: app.t().insight_items(column.items, app.count(column.items)),
            class: age_class(at, parts.len()),
            href: Some(Route::Invoices { search: figures::column_search(column) }.href()),
        })
        .collect();
    let table = move || {
        let t = app.t();
        let rows = parts
            .iter()
            .map(|column| {
                view! {
                    <tr>
                        <th scope="row">{figures::column(app, column)}</th>
                        <td class="number">{app.count(column.items)}</td>
                        <td class="number">{amount(app, column.amount)}</td>
                    </tr>
                }
            })
            .collect_view();
        view! {
            <table class="plain-table">
                <thead><tr>
                    <th scope="col">{t.insight_age()}</th>
                    <th scope="col" class="number">{t.insight_items_heading()}</th>
                    <th scope="col" class="number">{t.insight_open()}</th>
                </tr></thead>
                <tbody>{rows}</tbody>
            </table>
        }
    };
    view! {
        <ChartCard
            title=t.insight_ageing()
            about=Signal::stored(t.insight_ageing_about())
            chart=(move |width: f64| columns(&bars, width, 250.0, 1)).into()
            table=ViewFn::from(table)
        />
    }
}

/// The class of the colour of the `at`-th ageing column of so many: the last is always the darkest.
fn age_class(at: usize, of: usize) -> String {
    let shade = match at {
        0 => 0,
        at if at + 1 == of => 5,
        at => at.min(4),
    };
    format!("age-{shade}")
}

fn dso_chart(app: App, months: Vec<MonthPoint>) -> impl IntoView {
    let t = app.t();
    let names: Vec<String> = months.iter().map(|month| month_name(app, month.end)).collect();
    let line = |name: String, class: &'static str, read: fn(&MonthPoint) -> &Option<String>| Line {
        name,
        class,
        points: months
            .iter()
            // Before the first invoice there is nothing to say, and a line at zero would say something.
            .map(|month| {
                let began = month.open.amount.get() != 0 || month.sales.amount.get() != 0;
                read(month).as_ref().filter(|_| began).and_then(|days| days.parse().ok())
            })
            .collect(),
        said: months
            .iter()
            .map(|month| {
                read(month).as_ref().map_or_else(|| "—".to_owned(), |days| app.decimal(days))
            })
            .collect(),
    };
    let drawn = vec![
        line(t.insight_line_count_back(), "line-1", |month| &month.dso_count_back),
        line(t.insight_line_simple(), "line-2", |month| &month.dso_simple),
        line(t.insight_line_best(), "line-3", |month| &month.dso_best_possible),
    ];
    let table = move || {
        let t = app.t();
        let said = |days: &Option<String>| {
            days.as_ref().map_or_else(|| "—".to_owned(), |days| app.decimal(days))
        };
        let rows = months
            .iter()
            .rev()
            .map(|month| {
                view! {
                    <tr>
                        <th scope="row">{month_name(app, month.end)}</th>
                        <td class="number">{said(&month.dso_count_back)}</td>
                        <td class="number">{said(&month.dso_simple)}</td>
                        <td class="number">{said(&month.dso_best_possible)}</td>
                        <td class="number">
                            {month.cei.as_ref().map_or_else(|| "—".to_owned(), |cei| app.percent(cei))}
                        </td>
                        <td class="number">{amount(app, month.sales)}</td>
                        <td class="number">{amount(app, month.cash)}</td>
                        <td class="number">{amount(app, month.open)}</td>
                    </tr>
                }
            })
            .collect_view();
        view! {
            <table class="plain-table">
                <thead><tr>
                    <th scope="col">{t.insight_month()}</th>
                    <th scope="col" class="number">{t.insight_line_count_back()}</th>
                    <th scope="col" class="number">{t.insight_line_simple()}</th>
                    <th scope="col" class="number">{t.insight_line_best()}</th>
                    <th scope="col" class="number">{t.insight_cei_short()}</th>
                    <th scope="col" class="number">{t.insight_sales()}</th>
                    <th scope="col" class="number">{t.insight_cash()}</th>
                    <th scope="col" class="number">{t.insight_open()}</th>
                </tr></thead>
                <tbody>{rows}</tbody>
            </table>
        }
    };
    view! {
        <ChartCard
            title=t.insight_dso()
            about=Signal::stored(t.insight_dso_about())
            chart=(move |width: f64| lines(drawn.clone(), names.clone(), width, 224.0)).into()
            table=ViewFn::from(table)
        />
    }
}

/// `11/26` for the month of a day.
fn month_name(app: App, day: Day) -> String {
    app.day(day).get(3..).map_or_else(String::new, |month| month.replacen("/20", "/", 1))
}

fn week_name(app: App, week: &WeekPoint) -> (String, String) {
    let t = app.t();
    let short = |day: Day| app.day(day).get(..5).unwrap_or_default().to_owned();
    match (week.from, week.to) {
        (None, _) => (t.insight_overdue_already(), String::new()),
        (Some(_), None) => (t.insight_later(), String::new()),
        (Some(from), Some(_)) => (short(from), String::new()),
    }
}

fn expected_chart(app: App, weeks: Vec<WeekPoint>, disputed: Money) -> impl IntoView {
    let t = app.t();
    let bars = move |values: bool| -> Vec<Bar> { weeks_bars(app, &weeks, values) };
    let rows = bars.clone();
    let table = move || {
        let t = app.t();
        let rows = rows(true)
            .into_iter()
            .map(|bar| view! {
                <tr><th scope="row">{bar.label} " " {bar.note}</th><td class="number">{bar.value}</td></tr>
            })
            .collect_view();
        view! {
            <table class="plain-table">
                <thead>
                    <tr>
                        <th scope="col">{t.insight_week()}</th>
                        <th scope="col" class="number">{t.insight_expected()}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        }
    };
    let chart = move |width: f64| {
        let values_every = if width < 620.0 { 3 } else { 1 };
        columns(&bars(width > 900.0), width, 230.0, values_every)
    };
    let about = match disputed.amount.get() {
        0 => t.insight_expected_about(),
        _ => t.insight_expected_about_disputed(app.money(disputed)),
    };
    view! {
        <ChartCard
            title=t.insight_expected()
            about=Signal::stored(about)
            class="full"
            chart=chart.into()
            table=ViewFn::from(table)
        />
    }
}

fn weeks_bars(app: App, weeks: &[WeekPoint], exact: bool) -> Vec<Bar> {
    weeks
        .iter()
        .map(|week| {
            let (label, note) = week_name(app, week);
            let class = match (week.from, week.to) {
                (None, _) => "hatched",
                (_, None) => "later",
                _ => "week",
            };
            let value = app.money(week.amount);
            // On a narrow chart the cents would make the numbers collide; the table has them.
            let value = if exact { value } else { without_cents(&value) };
            Bar {
                length: figures::length(week.amount),
                label,
                value,
                note,
                class: class.to_owned(),
                href: None,
            }
        })
        .collect()
}

/// An amount as written, its decimals left out: for a chart whose table shows them.
fn without_cents(written: &str) -> String {
    match written.rfind([',', '.']) {
        Some(mark) => {
            let rest = written[mark + 1..].trim_start_matches(|c: char| c.is_ascii_digit());
            format!("{}{}", &written[..mark], rest)
        }
        None => written.to_owned(),
    }
}

fn top_card(app: App, top: &[Debtor]) -> impl IntoView + use<> {
    let t = app.t();
    let longest = top.iter().map(|debtor| figures::length(debtor.open)).fold(1.0, f64::max);
    let rows = top
        .iter()
        .take(10)
        .map(|debtor| {
            let wide = figures::length(debtor.open).max(0.0) / longest * 100.0;
            let owed = figures::length(debtor.open).max(0.0);
            let late = figures::length(debtor.overdue).clamp(0.0, owed) / longest * 100.0;
            let late_now = debtor.overdue.amount.get() > 0;
            let route = Route::Customer { account: debtor.account.clone() };
            view! {
                <tr>
                    <th scope="row" class="clip">
                        <a data-row="" class="row-link" href=route.href()>{debtor.name.clone()}</a>
                    </th>
                    <td class="spark mid-only">
                        <svg width="100%" height="12" aria-hidden="true">
                            <rect class="fill bar-open" width=format!("{wide:.2}%") height="12" rx="2"></rect>
                            <rect class="fill bar-late" width=format!("{late:.2}%") height="12" rx="2"></rect>
                        </svg>
                    </td>
                    <td class="number wide-only" class:late=late_now>
                        {if late_now { app.money(debtor.overdue) } else { "—".to_owned() }}
                    </td>
                    <td class="number"><b>{amount(app, debtor.open)}</b></td>
                    <td class="number">{app.percent(&debtor.share)}</td>
                </tr>
            }
        })
        .collect_view();
    view! {
        <section class="card half flush">
            <header class="card-head">
                <div><h2>{t.insight_top()}</h2><p class="about">{t.insight_top_about()}</p></div>
            </header>
            <div class="scroll-x">
                <table class="plain-table rows">
                    <thead><tr>
                        <th scope="col">{t.insight_customer()}</th>
                        <th scope="col" class="mid-only"><span class="unseen">{t.insight_share()}</span></th>
                        <th scope="col" class="number wide-only">{t.insight_late()}</th>
                        <th scope="col" class="number">{t.insight_open()}</th>
                        <th scope="col" class="number">{t.insight_share()}</th>
                    </tr></thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
        </section>
    }
}

fn segments_card(app: App, columns: &[AgeingColumn], rows: &[AgeingRow]) -> impl IntoView + use<> {
    (rows.len() > 1).then(|| {
        let t = app.t();
        view! {
            <section class="card full flush">
                <header class="card-head">
                    <div><h2>{t.insight_segments()}</h2><p class="about">{t.insight_segments_about()}</p></div>
                </header>
                {ageing_table(app, columns, rows, None, false)}
            </section>
        }
    })
}

/// Rows by ageing columns.
fn ageing_table(
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
    };
    let live = app.live(query);
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
fn input_name(app: App, key: &str) -> String {
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
        other => other.to_owned(),
    }
}
