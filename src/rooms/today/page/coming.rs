//! What comes in the next weeks: reminders, promises, instalments, the ends of holds. The same as the calendar file.

use leptos::prelude::*;

use crate::rooms::dunning::queries::{
    ComingKind, ComingLine, RemindersCalendarQuery, RemindersCalendarView, action_name,
};
use crate::ui::app::{App, use_app};
use crate::ui::clipboard::CopyTable;
use crate::ui::components::{Await, Empty, Tone, amount, badge, day};
use crate::ui::route::Route;

/// Lines shown: the file has all of them.
const SHOWN: usize = 200;

/// The next thirty days.
#[component]
pub(super) fn Coming() -> impl IntoView {
    let app = use_app();
    let live = app.live(RemindersCalendarQuery::default);
    view! { <Await live show=move |view: RemindersCalendarView| list(app, &view) /> }
}

fn list(app: App, view: &RemindersCalendarView) -> AnyView {
    let t = app.t();
    if view.lines.is_empty() {
        return view! { <Empty title=t.today_coming_none() about=t.today_coming_none_about() /> }
            .into_any();
    }
    let count = view.lines.len() as u32;
    view! {
        <section class="card flush listed">
            <header class="card-head">
                <h2>{t.today_coming(count, app.count(count))}</h2>
                <CopyTable />
            </header>
            <div class="scroll-x"><table class="plain-table rows">
                <thead><tr>
                    <th scope="col">{t.today_when()}</th>
                    <th scope="col">{t.today_customer()}</th>
                    <th scope="col" class="grow mid-only">{t.today_what()}</th>
                    <th scope="col" class="number">{t.dunning_amount()}</th>
                </tr></thead>
                <tbody>{view.lines.iter().take(SHOWN).map(|line| row(app, line)).collect_view()}</tbody>
            </table></div>
        </section>
    }
    .into_any()
}

fn row(app: App, line: &ComingLine) -> AnyView {
    let t = app.t();
    let (tone, word) = match line.kind {
        ComingKind::Reminder => {
            (Tone::Accent, line.action.map(|action| action_name(t, action)).unwrap_or_default())
        }
        ComingKind::Promise => (Tone::Good, t.dunning_reason_promised()),
        ComingKind::Instalment => (Tone::Good, t.dunning_kind_plan()),
        _ => (Tone::Quiet, t.today_comes_back()),
    };
    let href = Route::Customer { account: line.account.clone() }.href();
    view! {
        <tr>
            <td>{day(app, line.day)}</td>
            <th scope="row">
                <a data-row="" class="row-link" href=href>{line.name.clone()}</a>
                <span class="sub small-only">{badge(tone, word.clone())}</span>
            </th>
            <td class="grow mid-only">{badge(tone, word)}" "{line.sentence.clone()}</td>
            <td class="number">{line.amount.map(|sum| amount(app, sum))}</td>
        </tr>
    }
    .into_any()
}
