//! The customers list; one customer whole has a file of its own.

mod customer;

use leptos::prelude::*;

pub use self::customer::CustomerPage;
use super::queries::{CustomerRow, CustomerSort, CustomersQuery};
use crate::engine::protocol::{ExportRequest, TableFormat};
use crate::ui::app::use_app;
use crate::ui::components::{
    Empty, Icon, PageHead, SearchBox, Tone, amount, amount_or_dash, badge, icon, problem_note, sums,
};
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
            ..Default::default()
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
            columns: Vec::new(),
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
