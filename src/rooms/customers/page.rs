//! The customers list, and one customer whole: position, items, story.

use leptos::prelude::*;

use super::queries::{
    CustomerQuery, CustomerRow, CustomerSort, CustomerView, CustomersQuery, Position, StoryKind,
    StoryLine,
};
use crate::engine::protocol::{ExportRequest, TableFormat};
use crate::rooms::invoices::page::invoice_table;
use crate::rooms::payments::queries::PaymentRow;
use crate::ui::app::{App, use_app};
use crate::ui::charts::strip;
use crate::ui::components::{
    Await, Empty, Icon, PageHead, SearchBox, Tone, amount, amount_or_dash, badge, day, icon,
    problem_note, sums,
};
use crate::ui::figures;
use crate::ui::route::Route;
use crate::ui::table::{Column, SLICE, VirtualTable, Window};

/// The customers list.
#[component]
pub fn CustomersPage(
    /// What is searched at first.
    search: String,
) -> impl IntoView {
    let app = use_app();
    let t = app.t();
    let search = RwSignal::new(search);
    let order = RwSignal::new((CustomerSort::Open, true));
    let window = Window::new();
    let query = move || {
        let (sort, descending) = order.get();
        CustomersQuery {
            search: search.get(),
            sort,
            descending,
            offset: window.offset.get(),
            limit: SLICE,
            as_of: None,
        }
    };
    let live = app.live_slice(move || (window.offset.get(), query()));
    Effect::new(move |_| app.note_address(&Route::Customers { search: search.get() }));
    let about = Signal::derive(move || {
        live.view
            .with(|view| {
                view.as_ref().map(|(_, view)| {
                    app.t().customers_about(
                        view.total,
                        app.count(view.total),
                        sums(app, &view.open),
                        sums(app, &view.overdue),
                    )
                })
            })
            .unwrap_or_default()
    });
    let column =
        |heading: String, class: &'static str, by: CustomerSort, first_descending: bool| Column {
            heading,
            class,
            sort: Some(Callback::new(move |()| {
                order.update(|(sort, descending)| {
                    *descending = if *sort == by { !*descending } else { first_descending };
                    *sort = by;
                });
            })),
            sorted: Signal::derive(move || match order.get() {
                (sort, true) if sort == by => "descending",
                (sort, false) if sort == by => "ascending",
                _ => "none",
            }),
        };
    let columns = vec![
        column(t.customers_name(), "grow", CustomerSort::Name, false),
        Column {
            heading: t.customers_segment(),
            class: "wide-only",
            sort: None,
            sorted: Signal::stored("none"),
        },
        Column {
            heading: t.customers_items(),
            class: "number wide-only",
            sort: None,
            sorted: Signal::stored("none"),
        },
        column(t.customers_days_late(), "number mid-only", CustomerSort::DaysLate, true),
        column(t.customers_overdue(), "number money", CustomerSort::Overdue, true),
        column(t.customers_open(), "number money", CustomerSort::Open, true),
    ];
    let rows = Signal::derive(move || {
        live.view
            .with(|view| view.as_ref().map(|(offset, view)| (*offset, view.rows.clone())))
            .unwrap_or_default()
    });
    let total = Signal::derive(move || {
        live.view.with(|view| view.as_ref().map_or(0, |(_, view)| view.total))
    });
    let misunderstood = Signal::derive(move || {
        live.view.with(|view| view.as_ref().and_then(|(_, view)| view.misunderstood.clone()))
    });
    let help = vec![
        ("> 5000".to_owned(), t.customers_search_amount()),
        (t.customers_word_late(), t.customers_search_late()),
        (t.customers_word_segment(), t.customers_search_segment()),
    ];
    let export = move |format| {
        app.export(ExportRequest::Customers {
            format,
            query: CustomersQuery { offset: 0, limit: 0, ..untrack(query) },
        });
    };
    view! {
        <PageHead title=Signal::stored(t.ui_nav_customers()) about=about>
            <button type="button" on:click=move |_| export(TableFormat::Csv)>{icon(Icon::Download)}"CSV"</button>
            <button type="button" on:click=move |_| export(TableFormat::Xlsx)>{icon(Icon::Download)}"XLSX"</button>
        </PageHead>
        <SearchBox
            value=search
            label=t.customers_search()
            hint=t.customers_search_hint()
            help=help
            misunderstood=misunderstood
        />
        {move || live.problem.get().map(|problem| problem_note(app, &problem))}
        <div class="list-page" class:loading=move || live.loading.get()>
            <VirtualTable
                label=t.ui_nav_customers()
                columns=columns
                total=total
                rows=rows
                key=row_key
                cells=row_cells
                window=window
                epoch=Signal::derive(move || format!("{}{:?}", search.get(), order.get()))
            />
            {move || (live.view.with(|view| view.as_ref().is_some_and(|(_, view)| view.total == 0))).then(|| view! {
                <Empty title=app.t().ui_nothing_found() about=app.t().ui_nothing_found_about() />
            })}
        </div>
    }
}

fn row_key(row: &CustomerRow) -> String {
    format!(
        "{}|{}|{}|{}|{}",
        row.account,
        row.name,
        row.open.amount.get(),
        row.overdue.amount.get(),
        row.days_late
    )
}

fn row_cells(row: &CustomerRow) -> AnyView {
    let app = use_app();
    let t = app.t();
    let route = Route::Customer { account: row.account.clone() };
    let others = (!row.others.is_empty())
        .then(|| view! { <span class="sub">{sums(app, &row.others)}</span> });
    let late = row.days_late > 0;
    view! {
        <td class="grow">
            <a data-row="" class="row-link" href=route.href()>{row.name.clone()}</a>
            <span class="sub">{row.account.clone()}</span>
        </td>
        <td class="wide-only">{row.segment.clone()}</td>
        <td class="number wide-only">{app.count(row.items)}</td>
        <td class="number mid-only">
            {late.then(|| badge(late_tone(row.days_late as i32), t.ui_days_short(app.count(row.days_late))))}
        </td>
        <td class="number money" class:late=late>{amount_or_dash(app, row.overdue)}</td>
        <td class="number money"><b>{amount(app, row.open)}</b>{others}</td>
    }
    .into_any()
}

/// How worrying so many days late are: the word beside it says how many.
pub fn late_tone(days_late: i32) -> Tone {
    match days_late {
        ..=0 => Tone::Quiet,
        1..=30 => Tone::Watch,
        _ => Tone::Bad,
    }
}

/// One customer whole.
#[component]
pub fn CustomerPage(
    /// The ledger account.
    account: String,
) -> impl IntoView {
    let app = use_app();
    let asked = account.clone();
    let live = app.live(move || CustomerQuery { account: asked.clone(), as_of: None });
    let title = Signal::derive(move || {
        live.view
            .with(|view| view.as_ref().and_then(|view| view.as_ref().map(|view| view.name.clone())))
            .unwrap_or_else(|| account.clone())
    });
    let about = Signal::derive(move || {
        live.view
            .with(|view| {
                let view = view.as_ref()?.as_ref()?;
                let parts =
                    [&view.account, &view.segment, &view.city, &view.registration, &view.terms];
                Some(
                    parts
                        .into_iter()
                        .filter(|part| !part.is_empty())
                        .cloned()
                        .collect::<Vec<_>>()
                        .join(" · "),
                )
            })
            .unwrap_or_default()
    });
    let back = Route::Customers { search: String::new() };
    let show = move |view: Option<CustomerView>| match view {
        Some(view) => whole(app, view),
        None => {
            let t = app.t();
            view! { <Empty title=t.customers_unknown() about=t.customers_unknown_about() /> }
                .into_any()
        }
    };
    view! {
        <PageHead title=title about=about back=back />
        <Await live show=show />
    }
}

fn whole(app: App, view: CustomerView) -> AnyView {
    let t = app.t();
    let positions =
        view.positions.iter().map(|position| position_card(app, position)).collect_view();
    let habits = view.average_days_late.as_ref().map(|late| {
        view! {
            <section class="card">
                <h2>{t.customers_habits()}</h2>
                <dl class="facts">
                    <div><dt>{t.customers_average_late()}</dt><dd>{t.ui_days(app.decimal(late))}</dd></div>
                    {view.average_days_to_pay.as_ref().map(|days| view! {
                        <div><dt>{t.customers_average_to_pay()}</dt><dd>{t.ui_days(app.decimal(days))}</dd></div>
                    })}
                </dl>
                <p class="about">{t.customers_habits_about(app.count(view.paid_count))}</p>
            </section>
        }
    });
    let facts = [
        (t.customers_account(), &view.account),
        (t.customers_registration(), &view.registration),
        (t.customers_vat_number(), &view.vat_number),
        (t.customers_terms(), &view.terms),
        (t.customers_assignee(), &view.assignee),
        (t.customers_city(), &view.city),
        (t.customers_country(), &view.country),
    ];
    let facts = facts
        .into_iter()
        .filter(|(_, fact)| !fact.is_empty())
        .map(|(name, fact)| view! { <div><dt>{name}</dt><dd>{fact.clone()}</dd></div> })
        .collect_view();
    view! {
        <div class="customer">
            <div class="column">
                {positions}
                {habits}
                <section class="card"><h2>{t.customers_identity()}</h2><dl class="facts">{facts}</dl></section>
            </div>
            <div class="column">
                <section class="card flush">
                    <header class="card-head">
                        <h2>{t.customers_open_items(app.count(view.open_items.len() as u64))}</h2>
                    </header>
                    {invoice_table(app, &view.open_items)}
                </section>
                {(!view.payments.is_empty()).then(|| view! {
                    <section class="card flush">
                        <header class="card-head"><h2>{t.customers_payments()}</h2></header>
                        {payments(app, &view.payments)}
                    </section>
                })}
                {(!view.closed_items.is_empty()).then(|| view! {
                    <section class="card flush">
                        <header class="card-head"><h2>{t.customers_closed_items()}</h2></header>
                        {invoice_table(app, &view.closed_items)}
                    </section>
                })}
            </div>
            <section class="card story">
                <h2>{t.customers_story()}</h2>
                <ol class="timeline">{view.story.iter().map(|line| story_line(app, line)).collect_view()}</ol>
            </section>
        </div>
    }
    .into_any()
}

fn position_card(app: App, position: &Position) -> impl IntoView + use<> {
    let t = app.t();
    let parts: Vec<(f64, String, String)> = position
        .ageing
        .iter()
        .enumerate()
        .map(|(at, &part)| (figures::length(part), format!("age-{}", at.min(5)), app.money(part)))
        .collect();
    let lines = [
        (t.customers_invoices(), position.invoices, true),
        (t.customers_overdue(), position.overdue, true),
        (t.customers_credits(), position.credits, position.credits.amount.get() != 0),
        (t.customers_unallocated(), position.unallocated, position.unallocated.amount.get() != 0),
    ];
    let late = position.overdue.amount.get() > 0;
    view! {
        <section class="card position">
            <p class="eyebrow">{t.customers_balance()}</p>
            <p class="big">{amount(app, position.balance)}</p>
            {strip(&parts)}
            <dl class="facts">
                {lines.into_iter().filter(|(.., shown)| *shown).enumerate().map(|(at, (name, money, _))| view! {
                    <div class:late=late && at == 1><dt>{name}</dt><dd>{amount(app, money)}</dd></div>
                }).collect_view()}
                <div><dt>{t.customers_share()}</dt><dd>{app.percent(&position.share)}</dd></div>
            </dl>
        </section>
    }
}

fn payments(app: App, rows: &[PaymentRow]) -> impl IntoView + use<> {
    let t = app.t();
    let rows = rows
        .iter()
        .map(|row| {
            let words: Vec<&str> = [&row.reference, &row.means, &row.label]
                .into_iter()
                .map(String::as_str)
                .filter(|part| !part.is_empty())
                .collect();
            let rest = (row.unallocated.amount.get() != 0)
                .then(|| badge(Tone::Watch, t.payments_unallocated(app.money(row.unallocated))));
            view! {
                <tr>
                    <td>{day(app, row.paid)}</td>
                    <td class="grow">{words.join(" · ")} " " {rest}</td>
                    <td class="number">{amount(app, row.amount)}</td>
                </tr>
            }
        })
        .collect_view();
    view! {
        <div class="scroll-x">
            <table class="plain-table">
                <thead><tr>
                    <th scope="col">{t.payments_day()}</th>
                    <th scope="col" class="grow">{t.payments_reference()}</th>
                    <th scope="col" class="number">{t.payments_amount()}</th>
                </tr></thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
}

fn story_line(app: App, line: &StoryLine) -> impl IntoView + use<> {
    let t = app.t();
    let (class, what) = match line.kind {
        StoryKind::Issued => ("issued", t.customers_story_issued(&line.subject)),
        StoryKind::Credited => ("credited", t.customers_story_credited(&line.subject)),
        StoryKind::Due => ("due", t.customers_story_due(&line.subject)),
        StoryKind::Paid => ("paid", t.customers_story_paid(&line.subject)),
        StoryKind::Stated => ("stated", t.customers_story_stated(&line.subject)),
    };
    let what = match &line.invoice {
        Some(id) => {
            view! { <a href=Route::Invoice { id: id.clone() }.href()>{what}</a> }.into_any()
        }
        None => view! { <span>{what}</span> }.into_any(),
    };
    view! {
        <li class=class>
            {day(app, line.day)}
            <span class="what">{what}</span>
            {line.amount.map(|money| amount(app, money))}
        </li>
    }
}
