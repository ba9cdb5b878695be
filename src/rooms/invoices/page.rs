//! The invoices list, and what other pages show of items; one invoice whole has a file of its own.

pub(crate) mod draft;
mod drafts;
mod firm;
mod invoice;
mod issued;
mod neighbours;
mod recurring;
mod sending;
mod sheets;
mod to_invoice;

use leptos::prelude::*;

pub use self::draft::DraftPage;
pub use self::drafts::DraftsPage;
pub use self::firm::FirmPage;
pub use self::invoice::{InvoicePage, asked};
use self::issued::stage_word_of;
pub use self::recurring::RecurringPage;
pub use self::sending::SendingPage;
pub use self::to_invoice::ToInvoicePage;
use super::Kind;
use super::issuing::queries::Stage;
use super::queries::{InvoiceRow, InvoiceSort, InvoicesQuery, Origin};
use crate::engine::protocol::ExportRequest;
use crate::rooms::customers::page::{late_tone, terms_words};
use crate::rooms::views::List;
use crate::ui::app::App;
use crate::ui::components::{Tone, amount, badge, day, gradually, sums};
use crate::ui::list::{self, Answer, Asked, ListPage, Slice};
use crate::ui::payment::Paying;
use crate::ui::route::Route;
use crate::ui::table::{Cell, Column, Row};

/// The invoices list.
#[component]
pub fn InvoicesPage() -> impl IntoView {
    view! { <ListPage kind=INVOICES /> }
}

/// The list of invoices.
pub const INVOICES: list::Kind = list::Kind {
    list: List::Invoices,
    name: "invoices",
    route: |search| Route::Invoices { search },
    title: |app| app.t().ui_nav_invoices(),
    columns,
    order: ("due", false),
    closed: Some(|app| app.t().invoices_closed_too()),
    ask,
    export: |format, asked, columns| ExportRequest::Invoices {
        format,
        query: query(asked),
        columns,
    },
    about: |app, slice| {
        let (open, overdue) = (sums(app, &slice.open), sums(app, &slice.overdue));
        app.t().invoices_about(slice.total, app.count(slice.total), open, overdue)
    },
    settle: Some(|app, asked, recorded| {
        let query = InvoicesQuery { sort: InvoiceSort::Due, descending: false, ..query(asked) };
        app.hand.payment.set(Some(Paying::Several(Box::new(query), recorded)));
    }),
    search: |app| {
        let t = app.t();
        let help = vec![
            ("> 5000".to_owned(), t.invoices_search_amount()),
            (t.invoices_word_late(), t.invoices_search_late()),
            (t.invoices_word_due(), t.invoices_search_due()),
            (t.invoices_word_customer(), t.invoices_search_customer()),
            (t.invoices_word_disputed(), t.invoices_search_disputed()),
            (t.invoices_word_credit_note(), t.invoices_search_credit_note()),
            (t.invoices_word_not(), t.invoices_search_not()),
            (t.invoices_word_paid(), t.invoices_search_paid()),
            (neighbours::at(app, &t.invoices_stage_sent()), t.invoices_search_stage()),
        ];
        (t.invoices_search(), t.invoices_search_hint(), help)
    },
    ready: |app| {
        let t = app.t();
        vec![
            (t.ui_view_late(), t.ui_view_late_search()),
            (t.ui_view_old(), t.ui_view_old_search()),
            (t.ui_view_disputed(), t.ui_view_disputed_search()),
            (t.ui_view_large(), "> 5000".to_owned()),
        ]
    },
    narrow: Some(neighbours::stages),
    main: Some(neighbours::new_invoice),
    above: Some(neighbours::tabs),
};

fn columns(app: App) -> Vec<Column> {
    let t = app.t();
    vec![
        Column::new("number", t.invoices_number(), "code-cell", Some("number")).shown(),
        Column::new("customer", t.invoices_customer(), "grow mid-only", Some("customer")).shown(),
        Column::new("issued", t.invoices_issued(), "date wide-only", Some("issued"))
            .descending()
            .shown(),
        Column::new("due", t.invoices_due(), "date", Some("due")).shown(),
        Column::new("state", t.invoices_state(), "state mid-only", Some("stage")).shown(),
        Column::new("gross", t.invoices_gross(), "number money wide-only", Some("gross"))
            .descending()
            .shown(),
        Column::new("open", t.invoices_open(), "number money", Some("open")).descending().shown(),
        Column::new("late", t.export_days_late(), "number", Some("daysLate")).descending(),
        Column::new("kind", t.export_kind(), "text", None),
        Column::new("account", t.export_account(), "text", None),
        Column::new("currency", t.export_currency(), "text", None),
        Column::new("reference", t.invoices_reference(), "text", None),
        Column::new("label", t.invoices_label(), "text", None),
        Column::new("vat", t.invoices_vat(), "number money", None),
        Column::new("settled", t.invoices_column_settled(), "number money", None),
        Column::new("payment", t.invoices_column_payment(), "date", None),
        Column::new("means", t.export_means(), "text", None),
        Column::new("segment", t.customers_segment(), "text", None),
        Column::new("terms", t.customers_terms(), "text", None),
        Column::new("assignee", t.customers_assignee(), "text", None),
        Column::new("city", t.customers_city(), "text", None),
        Column::new("registration", t.customers_registration(), "text", None),
        Column::new("file", t.ui_source(), "text", None),
    ]
}

fn query(asked: Asked) -> InvoicesQuery {
    InvoicesQuery {
        search: asked.search,
        sort: match asked.sort.as_str() {
            "number" => InvoiceSort::Number,
            "customer" => InvoiceSort::Customer,
            "issued" => InvoiceSort::Issued,
            "gross" => InvoiceSort::Gross,
            "open" => InvoiceSort::Open,
            "daysLate" => InvoiceSort::DaysLate,
            "stage" => InvoiceSort::Stage,
            _ => InvoiceSort::Due,
        },
        descending: asked.descending,
        offset: asked.offset,
        limit: asked.limit,
        closed: asked.closed,
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
fn row(app: App, row: InvoiceRow) -> Row {
    let t = app.t();
    let draft = row.stage == Stage::Draft;
    let to = Route::Draft { id: row.id.clone() };
    let href = if draft { to } else { Route::Invoice { id: row.id.clone() } }.href();
    let number = if draft { t.invoices_file_draft() } else { row.number.clone() };
    let customer = Route::Customer { account: row.account.clone() }.href();
    let settled = row.open.amount.get() == 0;
    let late = row.days_late > 0 && !settled;
    let days = app.count(row.days_late.unsigned_abs());
    let tone = if late { late_tone(row.days_late) } else { Tone::Quiet };
    let states = state_words(app, &row);
    // On a phone there is no column for them: when it is due stands below the day, the rest below the amount.
    let due = due_word(app, &row, true);
    let (due, rest) = match settled {
        true => (Vec::new(), states.iter().rev().cloned().collect()),
        false => {
            let rest = states.len() - usize::from(due.is_some());
            (Vec::from_iter(due), states[..rest].to_vec())
        }
    };
    let mut cells = vec![
        Cell::Open { text: number.clone(), href, sub: row.customer.clone(), small_only: true },
        Cell::Link { text: row.customer, href: customer },
        Cell::Day(Some(row.issued)),
        Cell::Day(Some(row.due)).over(due),
        Cell::Badges(states),
        Cell::money(row.gross, false),
        Cell::money(row.open, true).over(rest),
        Cell::Days(row.days_late, late.then(|| (tone, t.ui_days_short(&days)))),
        Cell::text(kind_word(app, row.kind).unwrap_or_else(|| t.invoices_kind_invoice())),
        Cell::text(row.account),
        Cell::text(row.open.currency.code().to_owned()),
    ];
    if let Some(more) = row.more {
        cells.extend([
            Cell::text(more.reference),
            Cell::text(more.label),
            Cell::money(more.vat, false),
            Cell::money(more.settled, false),
            Cell::Day(more.last_payment),
            Cell::text(more.means),
            Cell::text(more.segment),
            Cell::text(terms_words(app, &more.terms)),
            Cell::text(more.assignee),
            Cell::text(more.city),
            Cell::text(more.registration),
            Cell::text(more.file),
        ]);
    }
    Row { id: row.id, name: number, cells }
}

fn kind_word(app: App, kind: Kind) -> Option<String> {
    let t = app.t();
    match kind {
        Kind::Invoice => None,
        Kind::CreditNote => Some(t.invoices_kind_credit_note()),
        Kind::Deposit => Some(t.invoices_kind_deposit()),
        Kind::Opening => Some(t.invoices_kind_opening()),
        Kind::Credit => Some(t.invoices_kind_credit()),
    }
}

/// Whether it is settled, late, or when it falls due; `short` where its due day stands beside it.
fn due_word(app: App, row: &InvoiceRow, short: bool) -> Option<(Tone, String)> {
    let t = app.t();
    let open = row.open.amount.get() != 0;
    let days = app.count(row.days_late.unsigned_abs());
    match row.days_late {
        _ if row.stage == Stage::Draft => None,
        _ if !open => Some((Tone::Good, t.invoices_settled())),
        _ if row.gross.amount.get() < 0 => None,
        late @ 1.. => Some((late_tone(late), t.invoices_late(&days))),
        0 if short => Some((Tone::Quiet, t.invoices_due_today_short())),
        0 => Some((Tone::Quiet, t.invoices_due_today())),
        _ => Some((Tone::Quiet, t.invoices_due_in(&days))),
    }
}

/// The states of an item, each with its tone; when it is due comes last.
fn state_words(app: App, row: &InvoiceRow) -> Vec<(Tone, String)> {
    let t = app.t();
    let due = due_word(app, row, false);
    let kind = kind_word(app, row.kind).map(|kind| (Tone::Accent, kind));
    // What is paid is said by what is left of it; what was only recorded has no way behind it.
    let stage = row.stage != Stage::Paid;
    let stage =
        stage.then(|| stage_word_of(app, row.stage, row.kind == Kind::CreditNote)).flatten();
    let contested = row.contested.then(|| (Tone::Bad, t.invoices_contested()));
    let disputed = row.disputed.then(|| (Tone::Watch, t.invoices_disputed()));
    [kind, contested, disputed, stage, due].into_iter().flatten().collect()
}

/// The state of an item in words.
pub fn states(app: App, row: &InvoiceRow) -> impl IntoView + use<> {
    let badges = state_words(app, row).into_iter().map(|(tone, word)| badge(tone, word));
    view! { <span class="badges">{badges.collect_view()}</span> }
}

/// A plain table of items, for pages that show few of them: what is open, or the gross of what is settled.
pub fn invoice_table(app: App, rows: &[InvoiceRow]) -> impl IntoView + use<> {
    let t = app.t();
    let settled = rows.first().is_some_and(|row| row.open.amount.get() == 0);
    let rows: Vec<InvoiceRow> = rows.to_vec();
    let lines = gradually(rows.len(), move |place| {
        let row = &rows[place];
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
            .into_any()
    });
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
