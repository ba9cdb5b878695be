//! One invoice: what is left of it, what settled it, its life, and the row of the file it came from.

use crate::base::Arrange;
use crate::base::{Day, Money};
use leptos::prelude::*;
use rust_decimal::Decimal;
use wasm_bindgen_futures::spawn_local;

use super::super::queries::{InvoiceQuery, InvoiceSettlement, InvoiceView};
use super::sheets::IssuedSheets;
use super::{issued, origin_words, states};
use crate::en16931::Invoice;
use crate::engine::protocol::{ExportRequest, Query};
use crate::rooms::customers::page::terms_words;
use crate::rooms::dunning::queries::action_name;
use crate::rooms::exchange::source_row::SourceRow;
use crate::rooms::exchange::terms::{MonthEnd, Terms};
use crate::rooms::insight::page::proved;
use crate::rooms::insight::queries::{FigureKind, ProofQuery};
use crate::rooms::invoices::queries::Origin;
use crate::rooms::pieces::page::{Beside, Pieces};
use crate::ui::app::{App, use_app};
use crate::ui::clipboard::CopyTable;
use crate::ui::components::{Await, Empty, Icon, PageHead, Step, amount, day, icon, timeline};
use crate::ui::files;
use crate::ui::route::Route;

fn whole_of(id: &str) -> InvoiceQuery {
    InvoiceQuery { id: id.to_owned(), as_of: None }
}

/// What the page of an invoice asks as it is made.
pub fn asked(id: &str) -> Vec<Query> {
    vec![whole_of(id).into()]
}

/// One invoice.
#[component]
pub fn InvoicePage(
    /// Its identifier.
    id: String,
) -> impl IntoView {
    let app = use_app();
    let live = app.live(move || whole_of(&id));
    let read = move |part: fn(&InvoiceView) -> String| {
        live.view.with(|view| view.as_ref().and_then(Option::as_ref).map(part)).unwrap_or_default()
    };
    let show = move |view: Option<InvoiceView>| match view {
        Some(view) => whole(app, view),
        None => {
            let t = app.t();
            view! { <Empty title=t.invoices_unknown() about=t.invoices_unknown_about() /> }
                .into_any()
        }
    };
    view! {
        <PageHead
            title=Signal::derive(move || read(|view| view.row.number.clone()))
            about=Signal::derive(move || read(|view| view.label.clone()))
            back=Route::Invoices { search: String::new() }
        >
            {move || live.view.with(|view| view.as_ref()?.as_ref().map(|view| issued::acts(app, view)))}
        </PageHead>
        <Await live show=show />
    }
}

fn whole(app: App, view: InvoiceView) -> AnyView {
    let t = app.t();
    let row = &view.row;
    let contested = row.contested.then(|| {
        let versions = view
            .versions
            .iter()
            .map(|&(gross, due)| view! { <li>{amount(app, gross)} " · " {day(app, due)}</li> })
            .collect_view();
        view! {
            <div class="note bad">
                {icon(Icon::Warning)}
                <div>
                    <strong>{t.invoices_contested()}</strong>
                    <p>{t.invoices_contested_about()}</p>
                    <ul>{versions}</ul>
                </div>
            </div>
        }
    });
    let settlements =
        view.settlements.iter().map(|settlement| settlement_line(app, settlement)).collect_view();
    let nothing_yet = view.settlements.is_empty();
    let origin = match view.origin.clone() {
        Some(origin) => view! { <OriginCard origin /> }.into_any(),
        None => view! { <p class="about">{t.invoices_typed()}</p> }.into_any(),
    };
    // Of what was issued here the page itself says where it comes from.
    let sheets = issued_here(&view).map(|_| {
        let id = row.id.clone();
        view! { <IssuedSheets id /> }
    });
    let origin = sheets.is_none().then(|| {
        view! {
            <section class="card">
                <h2>{t.invoices_where_from()}</h2>
                {origin}
            </section>
        }
    });
    // Of what was only told of, its life stands beneath its figures; else where room is.
    let steps = life(app, &view);
    let life = view! {
        <section class="card">
            <h2>{t.invoices_life()}</h2>
            {timeline(app, steps.len(), move |place| steps[place].clone())}
        </section>
    };
    let (left, right) = match view.document.is_some() && sheets.is_none() {
        true => (Some(life), None),
        false => (None, Some(life)),
    };
    let with_sheets = sheets.is_some();
    let beside = Beside { account: row.account.clone(), item: row.id.clone() };
    view! {
        {contested}
        {issued::progress(app, &view)}
        <div class="invoice" class:with-sheets=with_sheets>
            <div class="column">
                {position(app, &view)}
                {left}
            </div>
            <div class="column">
                <section class="card flush">
                    <header class="card-head"><h2>{t.invoices_settlements()}</h2>{(!nothing_yet).then(|| view! { <CopyTable /> })}</header>
                    {match nothing_yet {
                        true => view! { <p class="about inset">{t.invoices_no_settlement()}</p> }.into_any(),
                        false => view! {
                            <div class="scroll-x">
                                <table class="plain-table">
                                    <thead><tr>
                                        <th scope="col">{t.payments_day()}</th>
                                        <th scope="col" class="grow">{t.invoices_settled_by()}</th>
                                        <th scope="col">{t.invoices_origin()}</th>
                                        <th scope="col" class="number">{t.payments_amount()}</th>
                                    </tr></thead>
                                    <tbody>{settlements}</tbody>
                                </table>
                            </div>
                        }
                        .into_any(),
                    }}
                </section>
                {origin}
                <Pieces of=beside lines=view.pieces.clone() />
                {right}
            </div>
            {sheets}
        </div>
    }
    .into_any()
}

/// What was issued here, as it was.
fn issued_here(view: &InvoiceView) -> Option<&Invoice> {
    let invoice = &view.document.as_ref()?.invoice;
    (!invoice.number.is_empty()).then_some(invoice)
}

/// What is left, the amounts and the days.
fn position(app: App, view: &InvoiceView) -> impl IntoView + use<> {
    let t = app.t();
    let row = &view.row;
    let customer = Route::Customer { account: row.account.clone() };
    let open = ProofQuery {
        invoice: Some(row.id.clone()),
        currency: Some(row.open.currency),
        ..ProofQuery::of(FigureKind::Item)
    };
    let text = |name: String, text: &str| {
        let text = (!text.is_empty()).then(|| text.to_owned());
        text.map(|text| view! { <div><dt>{name}</dt><dd>{text}</dd></div> })
    };
    // Of a final invoice what the whole came to, and what deposits had paid of it.
    let whole = issued_here(view).filter(|invoice| {
        let deducted = invoice.preceding.iter().any(|named| named.type_code == "386");
        deducted && !invoice.totals.prepaid.is_zero()
    });
    let gross_name =
        if whole.is_some() { t.invoices_paper_total_due() } else { t.invoices_gross() };
    let whole = whole.map(|invoice| {
        let sign = if row.gross.amount.get() < 0 { Decimal::NEGATIVE_ONE } else { Decimal::ONE };
        let (total, deposits) = (invoice.totals.gross * sign, -invoice.totals.prepaid * sign);
        view! {
            <div><dt>{t.invoices_paper_gross()}</dt><dd class="amount">{app.sum(total, invoice.currency)}</dd></div>
            <div><dt>{t.invoices_paper_deposits_deducted()}</dt><dd class="amount">{app.sum(deposits, invoice.currency)}</dd></div>
        }
    });
    let open_name =
        if row.open.amount.get() < 0 { t.invoices_open_credit() } else { t.invoices_open() };
    let terms = u32::try_from(view.terms).ok().filter(|days| 0 < *days);
    view! {
        <section class="card">
            <p class="eyebrow">{open_name}</p>
            <p class="big">{proved(app, row.open, open)}</p>
            {states(app, row)}
            <dl class="facts">
                <div>
                    <dt>{t.invoices_customer()}</dt>
                    <dd><a href=customer.href()>{row.customer.clone()}</a></dd>
                </div>
                {whole}
                <div><dt>{gross_name}</dt><dd>{amount(app, row.gross)}</dd></div>
                {(view.vat.amount.get() != 0).then(|| view! {
                    <div><dt>{t.invoices_vat()}</dt><dd>{amount(app, view.vat)}</dd></div>
                })}
                <div><dt>{t.invoices_issued()}</dt><dd>{day(app, row.issued)}</dd></div>
                <div><dt>{t.invoices_due()}</dt><dd>{day(app, row.due)}</dd></div>
                {terms.map(|days| view! {
                    <div><dt>{t.invoices_terms()}</dt><dd>{t.ui_days_short(app.count(days))}{agreed_words(app, view)}</dd></div>
                })}
                {text(t.invoices_reference(), &view.reference)}
                {text(t.invoices_label(), &view.label)}
            </dl>
        </section>
    }
}

/// What the customer's terms have to do with the days granted: they explain them, or the due date departs from them.
fn agreed_words(app: App, view: &InvoiceView) -> Option<impl IntoView + use<>> {
    let t = app.t();
    let row = &view.row;
    let terms = Terms::parse(&view.agreed)?;
    let by_terms = terms.due(row.issued);
    if by_terms == row.due && terms.month_end == MonthEnd::Never {
        // The days granted say it all.
        return None;
    }
    let words = terms_words(app, &view.agreed);
    let said = if by_terms == row.due {
        t.invoices_terms_agreed(words)
    } else {
        t.invoices_terms_other(words, app.day(by_terms))
    };
    Some(view! { <span class="sub">{said}</span> })
}

/// What happened to it, the latest first.
fn life(app: App, view: &InvoiceView) -> Vec<Step> {
    let t = app.t();
    let row = &view.row;
    let step = |kind: &'static str, day: Day, what: String, amount: Option<Money>| Step {
        kind,
        day,
        what,
        page: None,
        amount,
    };
    let mut steps = vec![step("issued", row.issued, t.invoices_life_issued(), Some(row.gross))];
    if row.issued < row.due {
        steps.push(step("due", row.due, t.invoices_life_due(), None));
    }
    for settlement in &view.settlements {
        let what = settlement_words(app, settlement);
        steps.push(step("paid", settlement.day, what, Some(settlement.amount)));
    }
    for (on, action) in &view.reminders {
        let what = t.invoices_life_reminded(action_name(t, *action));
        steps.push(step("said", *on, what, None));
    }
    if let Some(closed) = view.settled_on {
        steps.push(step("paid", closed, t.invoices_settled(), None));
    }
    if let (Some(imported), Some(origin)) = (view.imported, &view.origin) {
        steps.push(step("recorded", imported, t.invoices_life_imported(&origin.file), None));
    }
    // Of one day the order above: issued, due, paid, closed.
    steps.arrange_by_key(|step| step.day);
    steps.reverse();
    steps
}

fn settlement_words(app: App, settlement: &InvoiceSettlement) -> String {
    let t = app.t();
    match (&settlement.payment, settlement.reference.as_str()) {
        (None, _) => t.invoices_settled_stated(),
        (Some(_), "") => t.invoices_settled_payment(),
        (Some(_), reference) => t.invoices_settled_reference(reference),
    }
}

fn settlement_line(app: App, settlement: &InvoiceSettlement) -> impl IntoView + use<> {
    view! {
        <tr>
            <td>{day(app, settlement.day)}</td>
            <td class="grow">{settlement_words(app, settlement)}</td>
            <td>{settlement.origin.as_ref().map(|origin| origin_words(app, origin))}</td>
            <td class="number">{amount(app, settlement.amount)}</td>
        </tr>
    }
}

/// The file and line it came from, the row itself, and the file to take away.
#[component]
fn OriginCard(origin: Origin) -> impl IntoView {
    let app = use_app();
    let t = app.t();
    let source = origin.source;
    let line = origin.line;
    let hash: String = origin.source.to_string().chars().take(12).collect();
    let row: RwSignal<Option<SourceRow>> = RwSignal::new(None);
    let missing = RwSignal::new(false);
    // The whole file is unpacked for it: only for who wants to see it.
    let look = move |_| {
        if row.with_untracked(Option::is_some) {
            return;
        }
        spawn_local(async move {
            let asked = ExportRequest::SourceRow { hash: source, line };
            match files::fetched(app.client, &asked).await {
                Ok(found) => drop(row.try_set(Some(found))),
                // A file without rows of text has none to show: its name and the download stay.
                Err(_) => drop(missing.try_set(true)),
            }
        });
    };
    let cells = move || {
        row.get().map(|row| {
            let pairs = row
                .cells
                .iter()
                .enumerate()
                .filter(|(_, cell)| !cell.is_empty())
                .map(|(at, cell)| {
                    let heading = row.headings.get(at).filter(|heading| !heading.is_empty());
                    let heading = heading.cloned().unwrap_or_else(|| app.count(at as u32 + 1));
                    view! { <div><dt>{heading}</dt><dd>{cell.clone()}</dd></div> }
                })
                .collect_view();
            view! { <dl class="facts source-row">{pairs}</dl> }
        })
    };
    let has_row = move || 0 < line && !missing.get();
    view! {
        <div class="origin">
            {icon(Icon::File)}
            <div>
                <b>{origin_words(app, &origin)}</b>
                <span class="sub">{t.invoices_fingerprint(&hash)}</span>
            </div>
            <button type="button" on:click=move |_| app.export(ExportRequest::Source { hash: source })>
                {icon(Icon::Download)}{t.invoices_source()}
            </button>
        </div>
        <details hidden=move || !has_row() on:toggle=look>
            <summary>{t.invoices_source_row(app.count(line))}</summary>
            {cells}
        </details>
    }
}
