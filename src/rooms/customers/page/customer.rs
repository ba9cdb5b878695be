//! One customer whole: position, items, story.

use leptos::prelude::*;

use super::super::queries::{CustomerQuery, CustomerView, Position, StoryKind, StoryLine};
use crate::rooms::invoices::page::invoice_table;
use crate::rooms::payments::queries::PaymentRow;
use crate::ui::app::{App, use_app};
use crate::ui::charts::strip;
use crate::ui::components::{Await, Empty, PageHead, Tone, amount, badge, day};
use crate::ui::figures;
use crate::ui::route::Route;

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
