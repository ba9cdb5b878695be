//! The invoices list, and what other pages show of invoices; one invoice has a file of its own.

mod invoice;

use leptos::prelude::*;

pub use self::invoice::InvoicePage;
use super::Kind;
use super::queries::{InvoiceRow, InvoiceSort, InvoicesQuery, Origin};
use crate::engine::protocol::{ExportRequest, TableFormat};
use crate::rooms::customers::page::late_tone;
use crate::ui::app::{App, use_app};
use crate::ui::components::{
    Empty, Icon, PageHead, SearchBox, Tone, amount, badge, day, icon, problem_note, sums,
};
use crate::ui::route::Route;
use crate::ui::table::{Column, SLICE, VirtualTable, Window};

/// The invoices list.
#[component]
pub fn InvoicesPage(
    /// What is searched at first.
    search: String,
) -> impl IntoView {
    let app = use_app();
    let t = app.t();
    let search = RwSignal::new(search);
    let closed = RwSignal::new(false);
    let order = RwSignal::new((InvoiceSort::Due, false));
    let window = Window::new();
    let query = move || {
        let (sort, descending) = order.get();
        InvoicesQuery {
            search: search.get(),
            sort,
            descending,
            offset: window.offset.get(),
            limit: SLICE,
            closed: closed.get(),
            as_of: None,
            ..Default::default()
        }
    };
    let live = app.live_slice(move || (window.offset.get(), query()));
    Effect::new(move |_| app.note_address(&Route::Invoices { search: search.get() }));
    let about = Signal::derive(move || {
        live.view
            .with(|view| {
                view.as_ref().map(|(_, view)| {
                    app.t().invoices_about(
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
        |heading: String, class: &'static str, by: InvoiceSort, first_descending: bool| Column {
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
        column(t.invoices_number(), "code-cell", InvoiceSort::Number, false),
        column(t.invoices_customer(), "grow mid-only", InvoiceSort::Customer, false),
        column(t.invoices_issued(), "date wide-only", InvoiceSort::Issued, true),
        column(t.invoices_due(), "date", InvoiceSort::Due, false),
        Column {
            heading: t.invoices_state(),
            class: "state mid-only",
            sort: None,
            sorted: Signal::stored("none"),
        },
        column(t.invoices_gross(), "number money wide-only", InvoiceSort::Gross, true),
        column(t.invoices_open(), "number money", InvoiceSort::Open, true),
    ];
    let rows = Signal::derive(move || {
        live.view
            .with(|view| view.as_ref().map(|(offset, view)| (*offset, view.rows.clone())))
            .unwrap_or_default()
    });
    let misunderstood = Signal::derive(move || {
        live.view.with(|view| view.as_ref().and_then(|(_, view)| view.misunderstood.clone()))
    });
    let help = vec![
        ("> 5000".to_owned(), t.invoices_search_amount()),
        (t.invoices_word_late(), t.invoices_search_late()),
        (t.invoices_word_due(), t.invoices_search_due()),
        (t.invoices_word_customer(), t.invoices_search_customer()),
        (t.invoices_word_disputed(), t.invoices_search_disputed()),
        (t.invoices_word_credit_note(), t.invoices_search_credit_note()),
        (t.invoices_word_not(), t.invoices_search_not()),
        (t.invoices_word_paid(), t.invoices_search_paid()),
    ];
    let export = move |format| {
        app.export(ExportRequest::Invoices {
            format,
            query: InvoicesQuery { offset: 0, limit: 0, ..untrack(query) },
            columns: Vec::new(),
        });
    };
    view! {
        <PageHead title=Signal::stored(t.ui_nav_invoices()) about=about>
            <button type="button" on:click=move |_| export(TableFormat::Csv)>{icon(Icon::Download)}"CSV"</button>
            <button type="button" on:click=move |_| export(TableFormat::Xlsx)>{icon(Icon::Download)}"XLSX"</button>
        </PageHead>
        <div class="list-tools">
            <SearchBox
                value=search
                label=t.invoices_search()
                hint=t.invoices_search_hint()
                help=help
                misunderstood=misunderstood
            />
            <label class="check">
                <input
                    type="checkbox"
                    prop:checked=move || closed.get()
                    on:change=move |event| closed.set(event_target_checked(&event))
                />
                <span>{t.invoices_closed_too()}</span>
            </label>
        </div>
        {move || live.problem.get().map(|problem| problem_note(app, &problem))}
        <div class="list-page" class:loading=move || live.loading.get()>
            <VirtualTable
                label=t.ui_nav_invoices()
                columns=columns
                total=Signal::derive(move || live.view.with(|view| view.as_ref().map_or(0, |(_, view)| view.total)))
                rows=rows
                key=row_key
                cells=row_cells
                window=window
                epoch=Signal::derive(move || format!("{}{:?}{}", search.get(), order.get(), closed.get()))
            />
            {move || live.view.with(|view| view.as_ref().is_some_and(|(_, view)| view.total == 0)).then(|| view! {
                <Empty title=app.t().ui_nothing_found() about=app.t().ui_nothing_found_about() />
            })}
        </div>
    }
}

fn row_key(row: &InvoiceRow) -> String {
    format!(
        "{}|{}|{}|{}|{}",
        row.id,
        row.open.amount.get(),
        row.gross.amount.get(),
        row.days_late,
        row.disputed
    )
}

fn row_cells(row: &InvoiceRow) -> AnyView {
    let app = use_app();
    let route = Route::Invoice { id: row.id.clone() };
    let customer = Route::Customer { account: row.account.clone() };
    view! {
        <td class="code-cell">
            <a data-row="" class="row-link" href=route.href()>{row.number.clone()}</a>
            <span class="sub small-only">{row.customer.clone()}</span>
        </td>
        <td class="grow mid-only"><a class="quiet-link" href=customer.href()>{row.customer.clone()}</a></td>
        <td class="date wide-only">{day(app, row.issued)}</td>
        <td class="date">{day(app, row.due)}</td>
        <td class="state mid-only">{states(app, row)}</td>
        <td class="number money wide-only">{amount(app, row.gross)}</td>
        <td class="number money"><b>{amount(app, row.open)}</b></td>
    }
    .into_any()
}

/// The state of an item in words.
pub fn states(app: App, row: &InvoiceRow) -> impl IntoView + use<> {
    let t = app.t();
    let kind = match row.kind {
        Kind::Invoice => None,
        Kind::CreditNote => Some(t.invoices_kind_credit_note()),
        Kind::Deposit => Some(t.invoices_kind_deposit()),
        Kind::Opening => Some(t.invoices_kind_opening()),
        Kind::Credit => Some(t.invoices_kind_credit()),
    };
    let open = row.open.amount.get() != 0;
    let days = app.count(row.days_late.unsigned_abs());
    let due = match row.days_late {
        _ if !open => Some(badge(Tone::Good, t.invoices_settled())),
        _ if row.gross.amount.get() < 0 => None,
        late @ 1.. => Some(badge(late_tone(late), t.invoices_late(&days))),
        0 => Some(badge(Tone::Quiet, t.invoices_due_today())),
        _ => Some(badge(Tone::Quiet, t.invoices_due_in(&days))),
    };
    view! {
        <span class="badges">
            {kind.map(|kind| badge(Tone::Accent, kind))}
            {row.contested.then(|| badge(Tone::Bad, t.invoices_contested()))}
            {row.disputed.then(|| badge(Tone::Watch, t.invoices_disputed()))}
            {due}
        </span>
    }
}

/// A plain table of items, for pages that show few of them: what is open, or the gross of what is settled.
pub fn invoice_table(app: App, rows: &[InvoiceRow]) -> impl IntoView + use<> {
    let t = app.t();
    let lines = rows
        .iter()
        .map(|row| {
            let route = Route::Invoice { id: row.id.clone() };
            let settled = row.open.amount.get() == 0;
            let shown = if settled { row.gross } else { row.open };
            let part = !settled && row.open != row.gross;
            view! {
                <tr>
                    <th scope="row" class="no-wrap">
                        <a data-row="" class="row-link" href=route.href()>{row.number.clone()}</a>
                        <span class="sub">{t.invoices_issued_on(app.day(row.issued))}</span>
                    </th>
                    <td>{day(app, row.due)}</td>
                    <td>{states(app, row)}</td>
                    <td class="number">
                        <b>{amount(app, shown)}</b>
                        {part.then(|| view! { <span class="sub">{t.invoices_of(app.money(row.gross))}</span> })}
                    </td>
                </tr>
            }
        })
        .collect_view();
    let settled = rows.first().is_some_and(|row| row.open.amount.get() == 0);
    view! {
        <div class="scroll-x">
            <table class="plain-table rows">
                <thead><tr>
                    <th scope="col">{t.invoices_number()}</th>
                    <th scope="col">{t.invoices_due()}</th>
                    <th scope="col">{t.invoices_state()}</th>
                    <th scope="col" class="number">{if settled { t.invoices_gross() } else { t.invoices_open() }}</th>
                </tr></thead>
                <tbody>{lines}</tbody>
            </table>
        </div>
    }
}

/// A file and a line, in words.
pub fn origin_words(app: App, origin: &Origin) -> String {
    match origin.line {
        0 => origin.file.clone(),
        line => format!("{}, {}", origin.file, app.t().ui_line(app.count(line))),
    }
}
