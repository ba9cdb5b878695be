//! What was written and is not said to be sent: its files once more, and what became of each.

use leptos::prelude::*;

use super::super::commands::Act;
use super::super::model::OutcomeState;
use super::super::queries::{DunningRunView, ReminderView};
use super::ask::Ask;
use super::{Desk, action, held, prepare};
use crate::engine::protocol::Command;
use crate::ui::app::App;
use crate::ui::components::{Empty, Icon, amount, day, icon};
use crate::ui::route::Route;

/// The list.
pub(super) fn list(app: App, desk: Desk, view: &DunningRunView) -> AnyView {
    let t = app.t();
    let refused = move || {
        let refused = desk.refused.get();
        (!refused.is_empty()).then(|| {
            view! {
                <section class="card flush listed" role="status">
                    <header class="card-head"><div>
                        <h2>{t.dunning_refused_title()}</h2><p class="about">{t.dunning_refused_about()}</p>
                    </div></header>
                    {held::rows(app, &refused)}
                </section>
            }
        })
    };
    if view.written.is_empty() {
        return view! {
            {refused}
            <Empty title=t.dunning_written_none() about=t.dunning_written_none_about() />
        }
        .into_any();
    }
    let ids = StoredValue::new(
        view.written.iter().map(|written| written.reminder.id.clone()).collect::<Vec<String>>(),
    );
    let rows = view.written.iter().map(|written| row(app, desk, written)).collect_view();
    view! {
        {refused}
        <section class="card flush listed">
            <header class="card-head">
                <div><h2>{t.dunning_written_title()}</h2><p class="about">{t.dunning_written_about()}</p></div>
                <div class="row">
                    <button type="button" on:click=move |_| prepare::files(app, ids.get_value())>
                        {icon(Icon::Download)}{t.dunning_files_again()}
                    </button>
                    <button type="button" class="main" on:click=move |_| sent(app, ids.get_value())>
                        {icon(Icon::Check)}{t.dunning_all_sent()}
                    </button>
                </div>
            </header>
            <div class="scroll-x"><table class="plain-table rows">
                <thead><tr>
                    <th scope="col">{t.dunning_customer()}</th>
                    <th scope="col" class="grow">{t.dunning_message()}</th>
                    <th scope="col" class="number">{t.dunning_amount()}</th>
                    <th scope="col"><span class="unseen">{t.invoices_edit_acts()}</span></th>
                </tr></thead>
                <tbody>{rows}</tbody>
            </table></div>
        </section>
    }
    .into_any()
}

fn row(app: App, desk: Desk, written: &ReminderView) -> AnyView {
    let t = app.t();
    let reminder = &written.reminder;
    let (id, other) = (reminder.id.clone(), reminder.id.clone());
    let name = written.name.clone();
    let customer = Route::Customer { account: reminder.account.clone() }.href();
    view! {
        <tr>
            <th scope="row">
                <a data-row="" class="row-link" href=customer>{name.clone()}</a>
                <span class="sub">{day(app, reminder.on)}</span>
            </th>
            <td class="grow">{action(app, reminder.action)}<span class="sub">{written.numbers.join(", ")}</span></td>
            <td class="number">{amount(app, written.asked)}</td>
            <td class="actions">
                <button type="button" aria-label=t.dunning_sent_of(&name) on:click=move |_| sent(app, vec![id.clone()])>
                    {t.dunning_sent()}
                </button>
                <button type="button" class="plain" aria-label=t.dunning_not_sent_of(&name) on:click=move |_| {
                    desk.ask.set(Some(Ask::NotSent { reminder: other.clone(), name: name.clone() }));
                }>{t.dunning_not_sent()}</button>
            </td>
        </tr>
    }
    .into_any()
}

/// Says that reminders went.
fn sent(app: App, ids: Vec<String>) {
    let count = ids.len() as u32;
    let record = |reminder: String| Act::Record {
        reminder,
        state: OutcomeState::Sent,
        on: None,
        note: String::new(),
    };
    let acts = ids.into_iter().map(record).collect();
    let done = app.t().dunning_done_sent(count, app.count(count));
    app.order(Command::Dunning { acts }, done, None);
}
