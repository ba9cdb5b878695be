//! The dashboard. The aged balance and the proofs of the figures stand beside it.

mod ageing;
mod day;
mod diagnosis;
mod proof;

use std::cmp::Ordering;

use leptos::prelude::*;

pub use self::ageing::AgeingPage;
use self::ageing::{Lines, ageing_table};
use self::day::DayRail;
pub use self::diagnosis::DiagnosisPage;
pub use self::proof::{ProofDrawer, proved, proved_text};
use super::queries::{
    AgedColumn, AgeingBasis, AgeingColumn, AgeingRow, DashboardQuery, DashboardView, DaysAhead,
    Debtor, Figure, FigureKind, Held, MonthPoint, ProofQuery, WeekPoint,
};
use crate::base::{Currency, Day, Money};
use crate::texts::format;
use crate::ui::app::{App, use_app};
use crate::ui::charts::{Bar, ChartCard, Line, columns, lines};
use crate::ui::clipboard::CopyTable;
use crate::ui::components::{
    Await, CurrencySwitch, Empty, Icon, PageHead, Tile, amount, bank_known, icon,
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
                        view.customers,
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
            <a class="button" href=Route::Ageing.href()>{icon(Icon::Table)}{t.insight_ageing()}</a>
            <a class="button" href=Route::Diagnosis.href()>{icon(Icon::Check)}{t.insight_diagnosis()}</a>
        </PageHead>
        {bank_known(app)}
        <DayRail />
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
    let of = Of { as_of: view.as_of, currency: view.currency };
    view! {
        <div class="tiles">{tiles}</div>
        <div class="charts">
            {ageing_chart(app, of, view.ageing.clone(), view.credits)}
            {dso_chart(app, of, view.months.clone())}
            {expected_chart(app, of, view.expected.clone(), view.disputed)}
            {top_card(app, of, &view.top)}
            {concentration_chart(app, of, view.concentration.clone())}
            <section class="card full">
                <header class="card-head">
                    <div><h2>{t.insight_others()}</h2><p class="about">{t.insight_others_about()}</p></div>
                </header>
                <div class="figure-list">{others}</div>
            </section>
            {segments_card(app, of, &view.ageing, &view.segments)}
        </div>
    }
    .into_any()
}

/// The day and the currency that the proofs of a dashboard are asked with.
#[derive(Clone, Copy)]
struct Of {
    as_of: Day,
    currency: Currency,
}

impl Of {
    fn query(self, figure: FigureKind) -> ProofQuery {
        ProofQuery {
            as_of: Some(self.as_of),
            currency: Some(self.currency),
            ..ProofQuery::of(figure)
        }
    }

    /// Of an ageing column, credits apart.
    fn aged(self, column: &AgeingColumn) -> ProofQuery {
        let column =
            AgedColumn { by: AgeingBasis::Due, from: column.from, to: column.to, net: false };
        ProofQuery { column: Some(column), ..self.query(FigureKind::Aged) }
    }

    /// Of what is expected in a week.
    fn week(self, week: &WeekPoint) -> ProofQuery {
        let ahead = |day: Day| u32::try_from(day.since(self.as_of)).unwrap_or_default();
        let ahead = DaysAhead { from: week.from.map(ahead), to: week.to.map(ahead) };
        ProofQuery { ahead: Some(ahead), ..self.query(FigureKind::Expected30) }
    }

    /// Of so many of the largest debtors.
    fn largest(self, held: &Held) -> ProofQuery {
        ProofQuery { largest: Some(held.customers), ..self.query(FigureKind::TopTen) }
    }

    /// Of a month, at its end.
    fn month(self, figure: FigureKind, end: Day) -> ProofQuery {
        ProofQuery { as_of: Some(end), ..self.query(figure) }
    }
}

/// What a bar or a point does when it is pressed.
fn opening(app: App, query: ProofQuery) -> Option<Callback<()>> {
    Some(Callback::new(move |()| app.prove_query(query.clone())))
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
                {figures::change(app, &figure.change)}
                " "
                <span class="when">{t.insight_change_month()}</span>
            </span>
            <span class="was">{t.insight_change_was(figures::value(app, &figure.before))}</span>
        }
    });
    let note = movement.into_any();
    view! {
        <Tile
            name=figures::name(app, kind)
            value=figures::value(app, &figure.value)
            note=note
            on_press=Callback::new(move |()| app.prove(kind))
        />
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

fn ageing_chart(app: App, of: Of, parts: Vec<AgeingColumn>, credits: Money) -> impl IntoView {
    let t = app.t();
    let about = match credits.amount.get() {
        0 => t.insight_ageing_about(),
        _ => t.insight_ageing_credits(app.money(credits)),
    };
    let bars: Vec<Bar> = parts
        .iter()
        .enumerate()
        .map(|(at, column)| Bar {
            length: figures::length(column.amount),
            label: figures::column(app, column),
            value: app.money(column.amount),
            note: app.t().insight_items(column.items, app.count(column.items)),
            class: age_class(at, parts.len()),
            on_open: opening(app, of.aged(column)),
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
                        <td class="number">{proved(app, column.amount, of.aged(column))}</td>
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
            about=Signal::stored(about)
            chart=(move |width: f64| columns(&bars, width, 250.0)).into()
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

fn dso_chart(app: App, of: Of, months: Vec<MonthPoint>) -> impl IntoView {
    let t = app.t();
    let names: Vec<String> = months.iter().map(|month| month_name(app, month.end)).collect();
    let said =
        move |days: Option<&String>| days.map_or_else(|| "—".to_owned(), |days| app.decimal(days));
    let line = |name: String, class: &'static str, read: fn(&MonthPoint) -> Option<&String>| Line {
        name,
        class,
        points: months.iter().map(|month| read(month).and_then(|days| days.parse().ok())).collect(),
        said: months.iter().map(|month| said(read(month))).collect(),
    };
    let drawn = vec![
        line(t.insight_line_count_back(), "line-1", count_back),
        line(t.insight_line_simple(), "line-2", simple),
        line(t.insight_line_best(), "line-3", best_possible),
    ];
    let ends: Vec<Day> = months.iter().map(|month| month.end).collect();
    let open = Callback::new(move |at: usize| {
        if let Some(&end) = ends.get(at) {
            app.prove_query(of.month(FigureKind::DsoCountBack, end));
        }
    });
    let table = move || {
        let t = app.t();
        let rows = months
            .iter()
            .rev()
            .map(|month| {
                let figure = |text: Option<String>, figure| match text {
                    Some(text) => {
                        proved_text(app, text, of.month(figure, month.end), "proved").into_any()
                    }
                    None => "—".into_any(),
                };
                let days = |days: Option<&String>, kind| figure(days.map(|days| app.decimal(days)), kind);
                view! {
                    <tr>
                        <th scope="row">{month_name(app, month.end)}</th>
                        <td class="number">{days(count_back(month), FigureKind::DsoCountBack)}</td>
                        <td class="number">{days(simple(month), FigureKind::DsoSimple)}</td>
                        <td class="number">{days(best_possible(month), FigureKind::DsoBestPossible)}</td>
                        <td class="number">
                            {figure(month.cei.as_ref().map(|cei| app.percent(cei)), FigureKind::Cei)}
                        </td>
                        <td class="number">{amount(app, month.sales)}</td>
                        <td class="number">{amount(app, month.cash)}</td>
                        <td class="number">{proved(app, month.open, of.month(FigureKind::Open, month.end))}</td>
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
            chart=(move |width: f64| lines(drawn.clone(), names.clone(), width, 224.0, Some(open))).into()
            table=ViewFn::from(table)
        />
    }
}

/// A method is drawn from the month on whose history it needs is known: before, the line would tell how old the file is.
fn count_back(month: &MonthPoint) -> Option<&String> {
    month.dso_count_back.as_ref().filter(|_| month.count_back_is_sure)
}

fn simple(month: &MonthPoint) -> Option<&String> {
    month.dso_simple.as_ref().filter(|_| month.ratios_are_sure)
}

fn best_possible(month: &MonthPoint) -> Option<&String> {
    month.dso_best_possible.as_ref().filter(|_| month.ratios_are_sure)
}

fn concentration_chart(app: App, of: Of, held: Vec<Held>) -> impl IntoView {
    let t = app.t();
    let all = held.len().saturating_sub(1);
    let bars: Vec<Bar> = held
        .iter()
        .enumerate()
        .map(|(at, held)| Bar {
            length: held.share.parse().unwrap_or(0.0),
            label: match held.customers {
                _ if at == all => t.insight_concentration_all(),
                customers => t.insight_concentration_first(customers, app.count(customers)),
            },
            value: app.percent(&held.share),
            note: String::new(),
            class: if at == all { "later".to_owned() } else { "week".to_owned() },
            on_open: opening(app, of.largest(held)),
        })
        .collect();
    let table = move || {
        let t = app.t();
        let rows = held
            .iter()
            .map(|held| {
                view! {
                    <tr>
                        <th scope="row">{app.count(held.customers)}</th>
                        <td class="number">{amount(app, held.amount)}</td>
                        <td class="number">
                            {proved_text(app, app.percent(&held.share), of.largest(held), "proved")}
                        </td>
                    </tr>
                }
            })
            .collect_view();
        view! {
            <table class="plain-table">
                <thead><tr>
                    <th scope="col">{t.insight_customers()}</th>
                    <th scope="col" class="number">{t.insight_open()}</th>
                    <th scope="col" class="number">{t.insight_share()}</th>
                </tr></thead>
                <tbody>{rows}</tbody>
            </table>
        }
    };
    view! {
        <ChartCard
            title=t.insight_concentration()
            about=Signal::stored(t.insight_concentration_about())
            chart=(move |width: f64| columns(&bars, width, 230.0)).into()
            table=ViewFn::from(table)
        />
    }
}

/// `nov. 26` for the month of a day.
fn month_name(app: App, day: Day) -> String {
    format::month(app.locale.get_untracked(), day)
}

fn week_name(app: App, week: &WeekPoint) -> String {
    let t = app.t();
    match (week.from, week.to) {
        (None, _) => t.insight_overdue_already(),
        (Some(_), None) => t.insight_later(),
        (Some(from), Some(_)) => format::day_short(app.locale.get_untracked(), from),
    }
}

fn expected_chart(app: App, of: Of, weeks: Vec<WeekPoint>, disputed: Money) -> impl IntoView {
    let t = app.t();
    let listed = weeks.clone();
    let bars = move |values: bool| -> Vec<Bar> { weeks_bars(app, of, &weeks, values) };
    let table = move || {
        let t = app.t();
        let rows = listed
            .iter()
            .map(|week| {
                view! {
                    <tr>
                        <th scope="row">{week_name(app, week)}</th>
                        <td class="number">{proved(app, week.amount, of.week(week))}</td>
                    </tr>
                }
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
    // On a narrow chart the cents would make columns into rows; the table has them.
    let chart = move |width: f64| columns(&bars(!(620.0..1100.0).contains(&width)), width, 230.0);
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

fn weeks_bars(app: App, of: Of, weeks: &[WeekPoint], exact: bool) -> Vec<Bar> {
    weeks
        .iter()
        .map(|week| {
            let class = match (week.from, week.to) {
                (None, _) => "hatched",
                (_, None) => "later",
                _ => "week",
            };
            // On a narrow chart the cents would make the numbers collide; the table has them.
            let value = if exact { app.money(week.amount) } else { app.round_money(week.amount) };
            Bar {
                length: figures::length(week.amount),
                label: week_name(app, week),
                value,
                note: String::new(),
                class: class.to_owned(),
                on_open: opening(app, of.week(week)),
            }
        })
        .collect()
}

fn top_card(app: App, of: Of, top: &[Debtor]) -> impl IntoView + use<> {
    let t = app.t();
    let longest = top.iter().map(|debtor| figures::length(debtor.open)).fold(1.0, f64::max);
    let rows = top
        .iter()
        .take(10)
        .map(|debtor| {
            let wide = figures::length(debtor.open).max(0.0) / longest * 100.0;
            let owed = figures::length(debtor.open).max(0.0);
            let late_wide = figures::length(debtor.overdue).clamp(0.0, owed) / longest * 100.0;
            let late_now = debtor.overdue.amount.get() > 0;
            let route = Route::Customer { account: debtor.account.clone() };
            let query = |figure| ProofQuery {
                account: Some(debtor.account.clone()),
                ..of.query(figure)
            };
            let late = match late_now {
                true => proved(app, debtor.overdue, query(FigureKind::Overdue)).into_any(),
                false => "—".into_any(),
            };
            let share = app.percent(&debtor.share);
            view! {
                <tr>
                    <th scope="row">
                        <a data-row="" class="row-link" href=route.href()>{debtor.name.clone()}</a>
                    </th>
                    <td class="spark mid-only">
                        <svg width="100%" height="12" aria-hidden="true">
                            <rect class="fill bar-open" width=format!("{wide:.2}%") height="12" rx="2"></rect>
                            <rect class="fill bar-late" width=format!("{late_wide:.2}%") height="12" rx="2"></rect>
                        </svg>
                    </td>
                    <td class="number wide-only" class:late=late_now>
                        {late}
                    </td>
                    <td class="number"><b>{proved(app, debtor.open, query(FigureKind::Open))}</b></td>
                    <td class="number">{proved_text(app, share, query(FigureKind::Share), "proved")}</td>
                </tr>
            }
        })
        .collect_view();
    view! {
        <section class="card half flush">
            <header class="card-head">
                <div><h2>{t.insight_top()}</h2><p class="about">{t.insight_top_about()}</p></div>
                <CopyTable />
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

fn segments_card(
    app: App,
    of: Of,
    columns: &[AgeingColumn],
    rows: &[AgeingRow],
) -> impl IntoView + use<> {
    (rows.len() > 1).then(|| {
        let t = app.t();
        view! {
            <section class="card full flush">
                <header class="card-head">
                    <div><h2>{t.insight_segments()}</h2><p class="about">{t.insight_segments_about()}</p></div>
                    <CopyTable />
                </header>
                {ageing_table(app, columns, rows, Lines::segments(of.as_of, of.currency))}
            </section>
        }
    })
}
