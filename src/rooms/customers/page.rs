//! The customers list; one customer whole has a file of its own.

mod contacts;
mod customer;
mod file;

use leptos::prelude::*;

pub use self::customer::{CustomerPage, asked, terms_words};
pub use self::file::{FilePanel, channel_name};
use super::queries::{CustomerRow, CustomerSort, CustomersQuery};
use crate::engine::protocol::ExportRequest;
use crate::rooms::views::List;
use crate::ui::app::{App, use_app};
use crate::ui::components::{Icon, Tone, bank_known, icon, sums};
use crate::ui::list::{Answer, Asked, Kind, ListPage, Slice, customer_words};
use crate::ui::route::Route;
use crate::ui::table::{Cell, Column, Row};

/// The customers list.
#[component]
pub fn CustomersPage() -> impl IntoView {
    view! { <ListPage kind=CUSTOMERS /> {bank_known(use_app())} }
}

/// The way to a new customer.
fn new_customer(app: App) -> AnyView {
    let file = RwSignal::new(None);
    let saved = Callback::new(move |account| app.go(&Route::Customer { account }));
    view! {
        <button type="button" class="main" on:click=move |_| file.set(Some(Default::default()))>
            {icon(Icon::Plus)}{app.t().customers_file_new()}
        </button>
        <FilePanel file on_saved=saved />
    }
    .into_any()
}

/// The list of customers.
pub const CUSTOMERS: Kind = Kind {
    list: List::Customers,
    name: "customers",
    route: |search| Route::Customers { search },
    title: |app| app.t().ui_nav_customers(),
    columns,
    order: ("open", true),
    closed: None,
    ask,
    export: |format, asked, columns| ExportRequest::Customers {
        format,
        query: query(asked),
        columns,
    },
    about: |app, slice| {
        let (open, overdue) = (sums(app, &slice.open), sums(app, &slice.overdue));
        app.t().customers_about(slice.total, app.count(slice.total), open, overdue)
    },
    settle: None,
    search: customer_words,
    ready: |app| {
        let t = app.t();
        vec![
            (t.ui_view_late(), t.ui_view_late_search()),
            (t.ui_view_old(), t.ui_view_old_search()),
            (t.ui_view_disputed(), t.ui_view_disputed_search()),
            (t.ui_view_large(), "> 5000".to_owned()),
        ]
    },
    narrow: None,
    main: Some(new_customer),
    above: None,
};

fn columns(app: App) -> Vec<Column> {
    let t = app.t();
    vec![
        Column::new("name", t.customers_name(), "grow", Some("name")).shown(),
        Column::new("segment", t.customers_segment(), "text wide-only", Some("segment")).shown(),
        Column::new("items", t.customers_items(), "number wide-only", Some("items"))
            .descending()
            .shown(),
        Column::new("late", t.customers_days_late(), "number mid-only", Some("daysLate"))
            .descending()
            .shown(),
        Column::new("overdue", t.customers_overdue(), "number money", Some("overdue"))
            .descending()
            .shown(),
        Column::new("open", t.customers_open(), "number money", Some("open")).descending().shown(),
        Column::new("account", t.customers_account(), "code-cell", Some("account")),
        Column::new("currency", t.export_currency(), "text", None),
        Column::new("registration", t.customers_registration(), "text", None),
        Column::new("vat", t.customers_vat_number(), "text", None),
        Column::new("terms", t.customers_terms(), "text", None),
        Column::new("assignee", t.customers_assignee(), "text", None),
        Column::new("city", t.customers_city(), "text", None),
        Column::new("country", t.customers_country(), "text", None),
        Column::new("payment", t.invoices_column_payment(), "date", None),
        Column::new("means", t.export_means(), "text", None),
    ]
}

fn query(asked: Asked) -> CustomersQuery {
    CustomersQuery {
        search: asked.search,
        sort: match asked.sort.as_str() {
            "name" => CustomerSort::Name,
            "account" => CustomerSort::Account,
            "segment" => CustomerSort::Segment,
            "items" => CustomerSort::Items,
            "daysLate" => CustomerSort::DaysLate,
            "overdue" => CustomerSort::Overdue,
            _ => CustomerSort::Open,
        },
        descending: asked.descending,
        offset: asked.offset,
        limit: asked.limit,
        as_of: None,
        chosen: asked.chosen,
        more: !asked.few,
    }
}

fn ask(app: App, asked: Asked) -> Answer {
    Box::pin(async move {
        let view = app.client.ask(query(asked)).await?;
        Ok(Slice {
            total: view.total,
            open: view.open,
            overdue: view.overdue,
            rows: view.rows.into_iter().map(|one| row(app, one)).collect(),
            misunderstood: view.misunderstood,
        })
    })
}

/// One cell per column, in their order.
fn row(app: App, row: CustomerRow) -> Row {
    let t = app.t();
    let href = Route::Customer { account: row.account.clone() }.href();
    let days = row.days_late as i32;
    let late = (days > 0).then(|| (late_tone(days), t.ui_days_short(app.count(row.days_late))));
    let money = |money, strong, late, others| Cell::Money { money, strong, late, others };
    let mut cells = vec![
        Cell::Open { text: row.name.clone(), href, sub: row.account.clone(), small_only: false },
        Cell::text(row.segment),
        Cell::Count(row.items),
        Cell::Days(days, late.clone()),
        money(row.overdue, false, days > 0, Vec::new()).over(Vec::from_iter(late)),
        money(row.open, true, false, row.others),
        Cell::text(row.account.clone()),
        Cell::text(row.open.currency.code().to_owned()),
    ];
    if let Some(more) = row.more {
        cells.extend([
            Cell::text(more.registration),
            Cell::text(more.vat_number),
            Cell::text(terms_words(app, &more.terms)),
            Cell::text(more.assignee),
            Cell::text(more.city),
            Cell::text(more.country),
            Cell::Day(more.last_payment),
            Cell::text(more.means),
        ]);
    }
    Row { id: row.account, name: row.name, cells }
}

/// How worrying so many days late are: the word beside it says how many.
pub fn late_tone(days_late: i32) -> Tone {
    match days_late {
        ..=0 => Tone::Quiet,
        1..=30 => Tone::Watch,
        _ => Tone::Bad,
    }
}
