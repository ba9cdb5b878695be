//! The collector's day: one list of whom to see, what is ready for each and one key to do it; beside it everybody who is
//! late, what comes in the next weeks, and what was put off.
//!
//! Computes nothing: order, sums, reasons and sentences come from the engine.

mod alerts;
mod coming;
mod late;
mod work;

use leptos::prelude::*;

use self::work::Day;
use super::queries::{TodayQuery, TodayView};
use crate::engine::protocol::ExportRequest;
use crate::rooms::dunning::page::{ChaseDialogs, receipts_known};
use crate::rooms::dunning::queries::{RemindersCalendarQuery, WorklistQuery, WorklistView};
use crate::ui::app::{App, use_app};
use crate::ui::components::{Await, Choice, Empty, Icon, PageHead, Tone, badge, icon};
use crate::ui::list::CustomerSearch;
use crate::ui::route::Route;
use crate::ui::tour::TourOffer;

/// Lines shown at most: a day has fewer.
const LINES: u32 = 200;

/// The day.
#[component]
pub fn TodayPage() -> impl IntoView {
    let app = use_app();
    let t = app.t();
    let day = Day::new(app);
    let live = app.live(move || WorklistQuery {
        search: app.search.get(),
        limit: LINES,
        snoozed: true,
        ..WorklistQuery::default()
    });
    let late = app.live(move || TodayQuery { limit: 50, search: app.search.get() });
    let misunderstood = Signal::derive(move || {
        late.view.with(|view| view.as_ref().and_then(|view| view.misunderstood.clone()))
    });
    let about = Signal::derive(move || {
        let today = app.settings.with(|settings| settings.today).unwrap_or_else(App::today);
        app.day_in_words(today, true)
    });
    let calendar = move |_| {
        app.export(ExportRequest::RemindersCalendar { query: RemindersCalendarQuery::default() });
    };
    let next = move || day.lines.with(|lines| !lines.is_empty());
    view! {
        <PageHead title=Signal::stored(t.ui_nav_today()) about=about>
            <button type="button" on:click=calendar>{icon(Icon::Today)}{t.dunning_calendar_export()}</button>
            {move || next().then(|| view! {
                <button type="button" class="main" on:click=move |_| day.act(app, "do")>{icon(Icon::Check)}{t.today_next()}</button>
            })}
        </PageHead>
        <TourOffer />
        <CustomerSearch misunderstood=misunderstood />
        <alerts::Alerts />
        <Await live=late show=move |view: TodayView| late::figures(app, &view) />
        <Await live show=move |view: WorklistView| whole(app, day, view, late.view) />
        <ChaseDialogs chase=day.chase />
    }
}

fn whole(app: App, day: Day, view: WorklistView, late: RwSignal<Option<TodayView>>) -> AnyView {
    let t = app.t();
    let (put_off, lines): (Vec<_>, Vec<_>) =
        view.lines.into_iter().partition(|line| line.snoozed_until.is_some());
    let late_total = move || late.with(|late| late.as_ref().map_or(0, |late| late.total));
    let empty = lines.is_empty() && put_off.is_empty();
    // The other answer comes when it comes.
    let nothing = Memo::new(move |_| empty && late_total() == 0);
    if nothing.get_untracked() && app.search.with_untracked(|search| !search.is_empty()) {
        return view! { <Empty title=t.ui_nothing_found() about=t.ui_nothing_found_about() /> }
            .into_any();
    }
    // A list that is drawn anew keeps the focus that it had.
    if app.host.active().is_some_and(|active| active.class_list().contains("cash-line")) {
        day.follow.set_value(true);
    }
    day.show(lines);
    let count = |known: usize| app.count(known as u32);
    let work = t.today_tab_work(day.lines.with_untracked(|lines| count(lines.len())));
    let waiting = t.today_tab_put_off(count(put_off.len()));
    // Both answers come when they come.
    let tabs = move || {
        let names = vec![
            work.clone(),
            t.today_tab_late(app.count(late_total())),
            t.today_tab_coming(),
            waiting.clone(),
        ];
        view! { <Choice label=t.dunning_tabs() options=names chosen=day.tab on_choose=Callback::new(move |at| day.tab.set(at)) /> }
    };
    let to_send = (0 < view.to_send).then(|| {
        let words = t.today_to_send(view.to_send, app.count(view.to_send));
        view! { <p class="row">{badge(Tone::Watch, words)}<a href=Route::Reminders.href()>{t.dunning_title()}</a></p> }
    });
    let stale = (!view.fresh && !empty).then(|| {
        view! {
            <p class="hint watch" role="status">{icon(Icon::Warning)}
                <span>{t.dunning_stale_about()}" "<a href=Route::Import.href()>{t.payments_cash_drop()}</a></span>
                <button type="button" class="plain" on:click=move |_| receipts_known(app)>{t.dunning_receipts_known()}</button>
            </p>
        }
    });
    view! {
        <div class="list-tools">
            {tabs}
            {to_send}
        </div>
        {stale}
        {move || match day.tab.get() {
            0 => work::list(app, day, nothing.get()),
            1 => late.get().map(|late| late::list(app, &late)).into_any(),
            2 => view! { <coming::Coming /> }.into_any(),
            _ => work::put_off(app, &put_off),
        }}
    }
    .into_any()
}
