//! The payments of several invoices at once: those ticked in a list, each with what is open, together one entry.

use leptos::prelude::*;

use super::{Common, Paying};
use crate::base::{Currency, Money};
use crate::engine::protocol::Command;
use crate::rooms::invoices::queries::{InvoiceRow, InvoicesQuery, InvoicesView};
use crate::rooms::payments::several::{PaidInvoice, sums as sums_of};
use crate::ui::app::{App, use_app};
use crate::ui::components::{Form, FormEnd, Icon, MoneyField, amount, day, icon, skeleton, sums};

/// Invoices that are paid at once, at most: what one still reads through before it is recorded.
const AT_ONCE: u32 = 200;

/// An invoice, and what it is paid.
#[derive(Clone)]
struct Line {
    row: InvoiceRow,
    paid: RwSignal<Option<String>>,
}

/// The total of what is typed: `None` while an amount is missing or none.
fn total(lines: &[Line]) -> Option<Vec<Money>> {
    let typed: Vec<(Currency, String)> = lines
        .iter()
        .map(|line| Some((line.row.open.currency, line.paid.get()?)))
        .collect::<Option<_>>()?;
    sums_of(typed.iter().map(|(currency, amount)| (*currency, amount.as_str())))
}

/// The form.
#[component]
pub fn SeveralForm(on_done: Callback<()>) -> impl IntoView {
    let app = use_app();
    let found: RwSignal<Option<(Vec<Line>, u32, u32)>> = RwSignal::new(None);
    let Some(Paying::Several(query, recorded)) = app.hand.payment.get_untracked() else {
        return ().into_any();
    };
    let query = InvoicesQuery { offset: 0, limit: AT_ONCE, more: false, ..*query };
    app.run(async move {
        let InvoicesView { total, rows, .. } = app.client.ask(query).await?;
        let count = rows.len() as u32;
        let open = rows.into_iter().filter(|row| row.open.amount > crate::base::Amount::ZERO);
        let line = |row: InvoiceRow| {
            let whole = row.open.amount.to_decimal(row.open.currency).to_string();
            Line { row, paid: RwSignal::new(Some(whole)) }
        };
        let lines: Vec<Line> = open.map(line).collect();
        let left = count - lines.len() as u32;
        let _ = found.try_set(Some((lines, left, total)));
        Ok(())
    });
    let on_recorded = Callback::new(move |()| {
        on_done.run(());
        recorded.run(());
    });
    (move || match found.get() {
        None => skeleton().into_any(),
        Some((lines, left, total)) => {
            let t = app.t();
            let most = (total > AT_ONCE).then(|| {
                let words = t.ui_payments_most(app.count(total), app.count(AT_ONCE));
                view! { <p class="about">{words}</p> }
            });
            let left = (left > 0).then(|| {
                view! { <p class="about">{t.ui_payments_left(left, app.count(left))}</p> }
            });
            view! { {most} {left} {form(app, lines, on_done, on_recorded)} }.into_any()
        }
    })
    .into_any()
}

fn form(
    app: App,
    lines: Vec<Line>,
    on_cancel: Callback<()>,
    on_recorded: Callback<()>,
) -> impl IntoView {
    let t = app.t();
    let lines = RwSignal::new(lines);
    let common = Common::new(app);
    let wrong = RwSignal::new(String::new());
    let sum = Memo::new(move |_| lines.with(|lines| total(lines)));
    let words = move || sum.get().map_or_else(|| "—".to_owned(), |sum| sums(app, &sum));
    let submit = Callback::new(move |()| {
        let Some(sum) = sum.get_untracked() else {
            wrong.set(app.t().ui_payments_wrong());
            return;
        };
        let paid = |line: &Line| {
            Some(PaidInvoice { invoice: line.row.id.clone(), amount: line.paid.get_untracked()? })
        };
        let payments: Vec<PaidInvoice> =
            lines.with_untracked(|lines| lines.iter().filter_map(paid).collect());
        let count = payments.len() as u32;
        let command = Command::RecordPayments {
            payments,
            paid: common.paid.get_untracked(),
            reference: common.reference(),
            means: common.means.get_untracked(),
        };
        app.run(async move {
            match app.long("recording", app.client.tell(&command)).await {
                Ok(done) => {
                    on_recorded.run(());
                    let words = app.t().ui_payments_done(count, app.count(count), sums(app, &sum));
                    app.toast(words, done.entry.map(|entry| Command::Undo { entry }));
                }
                // What is wrong is said where it can be put right.
                Err(problem) => wrong.set(problem.message),
            }
            Ok(())
        });
    });
    let line = move |line: Line| {
        let Line { row, paid } = line;
        let (id, number) = (row.id, row.number);
        let name = t.ui_payments_amount_of(&number);
        let aside = t.ui_payments_aside(&number);
        view! {
            <tr>
                <th scope="row">{number}<span class="sub">{row.customer}</span></th>
                <td class="mid-only">{day(app, row.due)}</td>
                <td class="number mid-only">{amount(app, row.open)}</td>
                <td class="paid"><MoneyField label=name value=paid currency=row.open.currency unseen=true /></td>
                <td class="actions">
                    <button
                        type="button"
                        class="plain square"
                        aria-label=aside.clone()
                        title=aside
                        on:click=move |_| lines.update(|lines| lines.retain(|line| line.row.id != id))
                    >
                        {icon(Icon::Close)}
                    </button>
                </td>
            </tr>
        }
    };
    view! {
        <Form on_submit=submit>
            {common.fields(app)}
            <div class="wide scroll-x paid-frame" tabindex="0" role="region" aria-label=t.ui_payments_items()>
                <table class="plain-table paid-table">
                    <thead><tr>
                        <th scope="col">{t.invoices_number()}</th>
                        <th scope="col" class="mid-only">{t.invoices_due()}</th>
                        <th scope="col" class="number mid-only">{t.invoices_open()}</th>
                        <th scope="col" class="number paid">{t.ui_payment_amount()}</th>
                        <th scope="col"><span class="unseen">{t.ui_actions()}</span></th>
                    </tr></thead>
                    <tbody><For each=move || lines.get() key=|line| line.row.id.clone() children=line /></tbody>
                </table>
            </div>
            <p class="wide paid-total" role="status">
                <span>{move || lines.with(|lines| t.ui_payments_total(lines.len() as u32, app.count(lines.len() as u32)))}</span>
                <b class="amount">{words}</b>
            </p>
            <FormEnd
                wrong=wrong
                on_cancel=on_cancel
                go=t.ui_payments_go()
                ready=true
                disabled=Signal::derive(move || lines.with(Vec::is_empty))
            />
        </Form>
    }
}
