//! What is certain, listed before it is accepted all at once.

use leptos::prelude::*;

use super::Desk;
use crate::engine::protocol::Command;
use crate::rooms::payments::cash::{CashRow, CertainQuery, CertainView};
use crate::ui::app::{App, use_app};
use crate::ui::clipboard::CopyTable;
use crate::ui::components::{Await, Button, Kind, Panel, amount, day, sums};

/// The list, and the one button that takes it whole.
#[component]
pub fn CertainDialog(desk: Desk) -> impl IntoView {
    let app = use_app();
    let t = app.t();
    let close = Callback::new(move |()| desk.certain.set(false));
    let title = Signal::stored(t.payments_cash_certain_title().to_string());
    view! {
        <Panel open=desk.certain on_close=close title=title kind="dialog wide"><List desk close /></Panel>
    }
}

#[component]
fn List(desk: Desk, close: Callback<()>) -> impl IntoView {
    let app = use_app();
    let t = app.t();
    let live = app.live(|| CertainQuery { limit: 500, ..CertainQuery::default() });
    let accept = Callback::new(move |()| {
        let command = Command::AcceptCertain { lines: Vec::new(), likely: false };
        close.run(());
        desk.chosen.set(String::new());
        app.order(command, app.t().payments_cash_certain_done(), None);
    });
    view! {
        <Await live show=move |view: CertainView| view! {
            <p class="lead">
                {t.payments_cash_certain_about(view.total, app.count(view.total), sums(app, &view.amounts), app.count(view.items))}
            </p>
            <div class="row form-end">
                <Button kind=Kind::Main label=Signal::stored(t.payments_cash_certain_take()) on_press=accept />
                <Button label=Signal::stored(t.ui_cancel()) on_press=close />
                <CopyTable />
            </div>
            <div class="scroll-x">
                <table class="plain-table rows">
                    <thead><tr>
                        <th scope="col">{t.payments_day()}</th>
                        <th scope="col">{t.payments_cash_label()}</th>
                        <th scope="col">{t.payments_cash_settles()}</th>
                        <th scope="col" class="number">{t.payments_amount()}</th>
                    </tr></thead>
                    <tbody>{view.lines.iter().map(|row| line(app, row)).collect_view()}</tbody>
                </table>
            </div>
        } />
    }
}

fn line(app: App, row: &CashRow) -> impl IntoView + use<> {
    view! {
        <tr>
            <td class="no-wrap">{day(app, row.booked)}</td>
            <td>{row.label.clone()}</td>
            <td>{row.summary.clone()}<span class="sub">{row.evidence.clone()}</span></td>
            <td class="number">{amount(app, row.amount)}</td>
        </tr>
    }
}
