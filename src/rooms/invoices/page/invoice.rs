//! One invoice: what settled it, and where it comes from.

use leptos::prelude::*;

use super::super::queries::{InvoiceQuery, InvoiceView, Settlement};
use super::{origin_words, states};
use crate::engine::protocol::ExportRequest;
use crate::rooms::invoices::queries::Origin;
use crate::ui::app::{App, use_app};
use crate::ui::components::{Await, Empty, Icon, PageHead, amount, day, icon};
use crate::ui::route::Route;

/// One invoice.
#[component]
pub fn InvoicePage(
    /// Its identifier.
    id: String,
) -> impl IntoView {
    let app = use_app();
    let live = app.live(move || InvoiceQuery { id: id.clone(), as_of: None });
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
        />
        <Await live show=show />
    }
}

fn whole(app: App, view: InvoiceView) -> AnyView {
    let t = app.t();
    let row = &view.row;
    let customer = Route::Customer { account: row.account.clone() };
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
    view! {
        {contested}
        <div class="invoice">
            <section class="card">
                <p class="eyebrow">{t.invoices_open()}</p>
                <p class="big">{amount(app, row.open)}</p>
                {states(app, row)}
                <dl class="facts">
                    <div>
                        <dt>{t.invoices_customer()}</dt>
                        <dd><a href=customer.href()>{row.customer.clone()}</a></dd>
                    </div>
                    <div><dt>{t.invoices_gross()}</dt><dd>{amount(app, row.gross)}</dd></div>
                    {(view.vat.amount.get() != 0).then(|| view! {
                        <div><dt>{t.invoices_vat()}</dt><dd>{amount(app, view.vat)}</dd></div>
                    })}
                    <div><dt>{t.invoices_issued()}</dt><dd>{day(app, row.issued)}</dd></div>
                    <div><dt>{t.invoices_due()}</dt><dd>{day(app, row.due)}</dd></div>
                    {(!view.reference.is_empty()).then(|| view! {
                        <div><dt>{t.invoices_reference()}</dt><dd>{view.reference.clone()}</dd></div>
                    })}
                    {(!view.label.is_empty()).then(|| view! {
                        <div><dt>{t.invoices_label()}</dt><dd>{view.label.clone()}</dd></div>
                    })}
                </dl>
            </section>
            <div class="column">
                <section class="card flush">
                    <header class="card-head"><h2>{t.invoices_settlements()}</h2></header>
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
                    {nothing_yet.then(|| view! { <p class="about inset">{t.invoices_no_settlement()}</p> })}
                </section>
                <section class="card">
                    <h2>{t.invoices_where_from()}</h2>
                    {match view.origin.clone() {
                        Some(origin) => origin_card(app, origin).into_any(),
                        None => view! { <p class="about">{t.invoices_typed()}</p> }.into_any(),
                    }}
                </section>
            </div>
        </div>
    }
    .into_any()
}

fn settlement_line(app: App, settlement: &Settlement) -> impl IntoView + use<> {
    let t = app.t();
    let what = match (&settlement.payment, settlement.reference.as_str()) {
        (None, _) => t.invoices_settled_stated(),
        (Some(_), "") => t.invoices_settled_payment(),
        (Some(_), reference) => t.invoices_settled_reference(reference),
    };
    view! {
        <tr>
            <td>{day(app, settlement.day)}</td>
            <td class="grow">{what}</td>
            <td>{settlement.origin.as_ref().map(|origin| origin_words(app, origin))}</td>
            <td class="number">{amount(app, settlement.amount)}</td>
        </tr>
    }
}

fn origin_card(app: App, origin: Origin) -> impl IntoView {
    let t = app.t();
    let source = origin.source;
    let hash: String = origin.source.to_string().chars().take(12).collect();
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
    }
}
