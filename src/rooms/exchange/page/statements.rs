//! A bank's file before it comes in: of each account, opening and movements and closing, what is known of it already, and
//! what lies between it and the statement before.

use leptos::prelude::*;

use super::super::queries::StatementPreview;
use crate::ui::app::App;
use crate::ui::components::{Icon, amount, icon};

/// The heads of the first lines of a file of entries.
pub(super) fn entry_heads(app: App) -> [String; 5] {
    let t = app.t();
    [
        t.invoices_customer(),
        t.invoices_number(),
        t.invoices_issued(),
        t.export_label(),
        t.invoices_gross(),
    ]
}

/// One card per statement.
pub(super) fn cards(app: App, statements: &[StatementPreview]) -> AnyView {
    let cards = statements.iter().map(|of| card(app, of)).collect_view();
    view! { <div class="cash-accounts">{cards}</div> }.into_any()
}

fn card(app: App, of: &StatementPreview) -> AnyView {
    let t = app.t();
    let part = |name: String, money| {
        view! { <div class="stat"><span>{name}</span><b>{amount(app, money)}</b></div> }
    };
    let wrong = of.difference.filter(|difference| difference.amount.get() != 0);
    let note = |tone: &'static str, mark: Icon, words: String| {
        view! { <p class=format!("hint {tone}")>{icon(mark)}{words}</p> }
    };
    let title = if of.name.is_empty() { of.account.clone() } else { of.name.clone() };
    let days = match (of.from, of.to) {
        (Some(from), Some(to)) => t.exchange_statement_days(app.day(from), app.day(to)),
        (None, Some(day)) | (Some(day), None) => app.day(day),
        (None, None) => String::new(),
    };
    view! {
        <section class="cash-account" class:bad=wrong.is_some()>
            <h3>{title}{(!of.name.is_empty()).then(|| view! { <span class="sub">{of.account.clone()}</span> })}</h3>
            <p class="about">{days} " · " {t.exchange_statement_lines(of.lines, app.count(of.lines))}</p>
            <div class="stats">
                {of.opening.map(|money| part(t.payments_cash_opening(), money))}
                {part(t.payments_cash_credits(), of.credits)}
                {part(t.payments_cash_debits(), of.debits)}
                {of.closing.map(|money| part(t.payments_cash_closing(), money))}
            </div>
            {match (wrong, of.difference) {
                (Some(wrong), _) => Some(note("bad", Icon::Warning, t.payments_cash_off(app.money(wrong)))),
                (None, Some(_)) => Some(note("", Icon::Check, t.payments_cash_balanced())),
                _ => None,
            }}
            {(0 < of.known).then(|| note("", Icon::Info, t.exchange_statement_known(of.known, app.count(of.known))))}
            {(0 < of.alike).then(|| note("watch", Icon::Warning, t.exchange_statement_alike(of.alike, app.count(of.alike))))}
            {of.gap.map(|(before, after)| {
                note("watch", Icon::Warning, t.payments_cash_gap(app.day(before), app.day(after)))
            })}
        </section>
    }
    .into_any()
}
