//! The chosen message: about what, why it is here, why it stands where it stands, and what may be decided about it.

use leptos::prelude::*;

use super::super::queries::{RunItem, RunLine};
use super::ask::Ask;
use super::{Desk, action, beside, late, level};
use crate::ui::app::App;
use crate::ui::clipboard::CopyTable;
use crate::ui::components::{Icon, amount, day, icon};
use crate::ui::keys::map;
use crate::ui::route::Route;

/// The right pane.
pub(super) fn pane(app: App, desk: Desk, line: RunLine) -> AnyView {
    let t = app.t();
    let contact = match line.contact.is_empty() {
        true => view! { <p class="hint watch">{icon(Icon::Warning)}{t.dunning_contact_missing()}</p> }.into_any(),
        false => view! { <p class="about">{format!("{} · {}", action(app, line.action), line.contact)}</p> }.into_any(),
    };
    let last = line.last_contact.map(|day| {
        view! { <p class="about">{t.dunning_last_contact(app.day(day))}</p> }
    });
    let rows = line.items.iter().map(|item| row(app, desk, &line, item)).collect_view();
    let (promise, hold) = (Ask::promise(&line), Ask::account(&line));
    let customer = Route::Customer { account: line.account.clone() };
    let one = move |_| desk.prepare.set(Some(vec![desk.chosen.get_untracked()]));
    view! {
        <header class="cash-head">
            <div>
                {beside::back(app)}
                <h2 tabindex="-1"><a class="row-link" href=customer.href()>{line.name.clone()}</a></h2>
                {contact}
                {last}
            </div>
            <div class="cash-much"><b>{amount(app, line.notice.unwrap_or(line.asked))}</b>{level(app, line.level, line.levels)}</div>
        </header>
        <p class="lead">{line.why.clone()}</p>
        {notice(app, &line)}
        <div class="row">
            <button type="button" class="main" on:click=one>{t.dunning_prepare_one()}" "<kbd>{map::name(t, "enter")}</kbd></button>
            <button type="button" on:click=move |_| desk.ask.set(Some(promise.clone()))>{t.dunning_promise()}" "<kbd>{map::shown(app, "promise")}</kbd></button>
            <button type="button" on:click=move |_| desk.ask.set(Some(hold.clone()))>{t.dunning_hold_account()}" "<kbd>{map::shown(app, "snooze")}</kbd></button>
        </div>
        <section>
        <header class="card-head"><h3>{t.dunning_items()}</h3><CopyTable /></header>
        <div class="scroll-x"><table class="plain-table">
            <thead><tr>
                <th scope="col" class="grow">{t.dunning_item()}</th>
                <th scope="col" class="number">{t.dunning_late()}</th>
                <th scope="col" class="number">{t.dunning_amount()}</th>
                <th scope="col"><span class="unseen">{t.invoices_edit_acts()}</span></th>
            </tr></thead>
            <tbody>{rows}</tbody>
        </table></div>
        </section>
        {rank(app, &line)}
    }
    .into_any()
}

fn row(app: App, desk: Desk, line: &RunLine, item: &RunItem) -> AnyView {
    let t = app.t();
    let said = match (item.reaches, item.level, item.level_on) {
        (Some(reaches), 0, _) if 0 < reaches => t.dunning_item_first(),
        (_, level, Some(on)) => t.dunning_item_said(level.to_string(), app.day(on)),
        (None, ..) => t.dunning_item_listed(),
        _ => String::new(),
    };
    let apart = set_apart(app, item);
    let (out, hold) = (Ask::leave_out(line, item), Ask::item(line, item));
    view! {
        <tr>
            <th scope="row" class="grow">
                <a href=Route::Invoice { id: item.item.clone() }.href()>{item.number.clone()}</a>
                <span class="sub">{t.dunning_item_due()}" "{day(app, item.due)}{(!said.is_empty()).then(|| format!(" · {said}"))}</span>
                {apart}
            </th>
            <td class="number">{late(app, item.days_late)}</td>
            <td class="number"><b>{amount(app, item.asked)}</b></td>
            <td class="actions">
                <button type="button" class="plain" aria-label=t.dunning_leave_out_of(&item.number) on:click=move |_| desk.ask.set(Some(out.clone()))>{t.dunning_leave_out()}</button>
                <button type="button" class="plain" aria-label=t.dunning_hold_of(&item.number) on:click=move |_| desk.ask.set(Some(hold.clone()))>{t.dunning_hold()}</button>
            </td>
        </tr>
    }
    .into_any()
}

/// A formal notice asks for more than its invoices: for what lateness costs too.
pub fn notice(app: App, line: &RunLine) -> AnyView {
    let more = line.notice.filter(|sum| *sum != line.asked);
    more.map(|sum| {
        let words = app.t().dunning_notice_sum(app.money(sum), app.money(line.asked));
        view! { <p class="about">{words}</p> }
    })
    .into_any()
}

/// What of an item is owed and not asked for, with the reason; nothing where all of it is.
pub fn set_apart(app: App, item: &RunItem) -> AnyView {
    let t = app.t();
    let disputed = item.disputed.map(|sum| t.dunning_item_disputed(app.money(sum)));
    let promised = item.promised.map(|sum| match item.promised_for {
        Some(day) => t.dunning_item_promised(app.money(sum), app.day(day)),
        None => t.dunning_item_planned(app.money(sum)),
    });
    let said: Vec<String> = [disputed, promised].into_iter().flatten().collect();
    (!said.is_empty())
        .then(|| view! { <span class="sub watch">{said.join(" · ")}</span> })
        .into_any()
}

/// What the order is made of.
fn rank(app: App, line: &RunLine) -> AnyView {
    let t = app.t();
    let rank = line.rank;
    let facts = [
        (t.dunning_rank_amount(), app.money(line.asked)),
        (t.dunning_rank_days(), app.count(rank.days as u64)),
        (t.dunning_rank_risk(), app.percent(&format!("{:.0}", rank.risk * 100.0))),
        (t.dunning_rank_gain(), format!("× {}", app.decimal(&format!("{:.2}", rank.gain)))),
    ];
    let facts =
        facts.into_iter().map(|(name, fact)| view! { <div><dt>{name}</dt><dd>{fact}</dd></div> });
    view! {
        <section class="cash-hand">
            <h3>{t.dunning_rank()}</h3>
            <dl class="facts">{facts.collect_view()}</dl>
            <p class="about">{t.dunning_rank_about(app.count(rank.score as u64))}</p>
        </section>
    }
    .into_any()
}
