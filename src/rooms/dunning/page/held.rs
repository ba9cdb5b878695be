//! What is held back, each with its reason, the receipt that may pay it, and the way out.

use leptos::prelude::*;

use super::super::commands::{Act, Subject};
use super::super::queries::{DunningRunView, HeldLine, HeldReason};
use super::Desk;
use crate::engine::protocol::Command;
use crate::ui::app::App;
use crate::ui::clipboard::CopyTable;
use crate::ui::components::{Empty, Tone, amount, badge};
use crate::ui::route::Route;

/// The list.
pub(super) fn list(app: App, _: Desk, view: &DunningRunView) -> AnyView {
    let t = app.t();
    if view.held.is_empty() {
        return view! { <Empty title=t.dunning_held_none() about=t.dunning_held_none_about() /> }
            .into_any();
    }
    let reasons = view.reasons.iter().map(|of| {
        let (tone, name) = words(app, of.reason);
        badge(tone, format!("{name} · {}", app.count(of.count)))
    });
    view! {
        <section class="card flush listed">
            <header class="card-head">
                <div><h2>{t.dunning_held_title()}</h2><p class="row">{reasons.collect_view()}</p></div>
                <CopyTable />
            </header>
            {rows(app, &view.held)}
        </section>
    }
    .into_any()
}

/// The rows of what is held, or was refused.
pub(super) fn rows(app: App, held: &[HeldLine]) -> AnyView {
    let t = app.t();
    view! {
        <div class="scroll-x"><table class="plain-table rows">
            <thead><tr>
                <th scope="col">{t.dunning_customer()}</th>
                <th scope="col" class="grow">{t.dunning_held_why()}</th>
                <th scope="col" class="number">{t.dunning_amount()}</th>
                <th scope="col"><span class="unseen">{t.invoices_edit_acts()}</span></th>
            </tr></thead>
            <tbody>{held.iter().map(|line| row(app, line)).collect_view()}</tbody>
        </table></div>
    }
    .into_any()
}

fn row(app: App, line: &HeldLine) -> AnyView {
    let t = app.t();
    let (tone, name) = words(app, line.reason);
    let receipt = line.receipt.as_ref().map(|receipt| {
        let who = if receipt.payer.is_empty() { &receipt.label } else { &receipt.payer };
        view! {
            <span class="sub">{format!("{} · {} · {who}", app.day(receipt.booked), app.money(receipt.amount))}</span>
        }
    });
    let customer = Route::Customer { account: line.account.clone() }.href();
    let number = if line.number.is_empty() { t.dunning_held_whole() } else { line.number.clone() };
    view! {
        <tr>
            <th scope="row">
                <a data-row="" class="row-link" href=customer>{line.name.clone()}</a>
                <span class="sub">{number}</span>
            </th>
            <td class="grow">{badge(tone, name)}" "{line.sentence.clone()}{receipt}</td>
            <td class="number">{amount(app, line.open)}</td>
            <td class="actions">{way_out(app, line)}</td>
        </tr>
    }
    .into_any()
}

/// What can be done about it here.
pub(super) fn way_out(app: App, line: &HeldLine) -> AnyView {
    let t = app.t();
    let act = match line.reason {
        HeldReason::AccountHeld => Some(Act::Lift { on: Subject::Account(line.account.clone()) }),
        HeldReason::Held => Some(Act::Lift { on: Subject::Item(line.item.clone()) }),
        HeldReason::LeftOut => Some(Act::TakeIn { item: line.item.clone() }),
        HeldReason::LikelyReceipt => {
            return view! { <a class="button plain" href=Route::Cash.href()>{t.dunning_held_match()}</a> }.into_any();
        }
        _ => None,
    };
    let what = if line.number.is_empty() { &line.name } else { &line.number };
    let label = t.dunning_lift_of(what);
    act.map(|act| {
        let lift = move |_| {
            let command = Command::Dunning { acts: vec![act.clone()] };
            app.order(command, app.t().dunning_done_lifted(), None);
        };
        view! { <button type="button" class="plain" aria-label=label on:click=lift>{t.dunning_lift()}</button> }
    })
    .into_any()
}

/// A reason in a word.
pub(super) fn words(app: App, reason: HeldReason) -> (Tone, String) {
    let t = app.t();
    match reason {
        HeldReason::BankStale => (Tone::Watch, t.dunning_reason_stale()),
        HeldReason::Insolvent => (Tone::Bad, t.dunning_reason_insolvent()),
        HeldReason::AccountHeld => (Tone::Accent, t.dunning_reason_account()),
        HeldReason::Held => (Tone::Accent, t.dunning_reason_held()),
        HeldReason::NothingNet => (Tone::Quiet, t.dunning_reason_nothing()),
        HeldReason::Tolerated => (Tone::Quiet, t.dunning_reason_tolerated()),
        HeldReason::TooSoon | HeldReason::Capped => (Tone::Quiet, t.dunning_reason_soon()),
        HeldReason::Contested => (Tone::Bad, t.dunning_reason_contested()),
        HeldReason::Disputed => (Tone::Watch, t.dunning_reason_disputed()),
        HeldReason::Promised => (Tone::Good, t.dunning_reason_promised()),
        HeldReason::Planned => (Tone::Good, t.dunning_kind_plan()),
        HeldReason::LikelyReceipt => (Tone::Good, t.dunning_reason_receipt()),
        HeldReason::Unreachable => (Tone::Watch, t.dunning_reason_unreachable()),
        HeldReason::LeftOut => (Tone::Accent, t.dunning_reason_left_out()),
        HeldReason::Paid => (Tone::Good, t.dunning_reason_paid()),
        HeldReason::NotDue | HeldReason::Unknown | HeldReason::OtherStep => {
            (Tone::Quiet, t.dunning_reason_not_due())
        }
    }
}
