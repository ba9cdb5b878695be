//! Reminders: what is to be said today on the left, the chosen message with its reasons on the right; what is held back
//! and why; what was written and waits to be sent.
//!
//! Made for the keyboard: arrows choose a line, Enter prepares it, `X` takes its tick away, `P` records a promise, `S`
//! holds the account, `N` keeps a note. Computes nothing: levels, sums, reasons and sentences come from the engine.

mod ask;
pub mod beside;
mod chase;
mod customer;
mod held;
mod late;
mod line;
mod neighbours;
mod parts;
mod performance;
mod prepare;
mod rules;
mod scenarios;
mod templates;
mod terms;
mod treat;
mod words;
mod written;

pub use self::chase::{Chase, ChaseDialogs, prepared_words};
pub use self::customer::{CustomerReminders, ReminderDialogs, Reminding, reminded};
pub use self::line::{notice, set_apart};
pub use self::performance::PerformancePage;
pub use self::scenarios::ScenariosPage;
pub use self::templates::TemplatesPage;
pub use self::terms::TermsPage;

use std::collections::{BTreeMap, BTreeSet};

use leptos::prelude::*;
use web_sys::KeyboardEvent;

use self::ask::{Ask, AskDialog};
use self::prepare::PrepareDialog;
use super::commands::Act;
use super::queries::{DunningRunQuery, DunningRunView, HeldLine, RunLine, action_name};
use super::scenario::Action;
use crate::engine::protocol::{Command, ExportRequest};
use crate::rooms::dunning::queries::RemindersCalendarQuery;
use crate::ui::app::{App, use_app};
use crate::ui::components::{
    Await, Choice, Empty, Icon, PageHead, SearchBox, Tone, amount, icon, sums,
};
use crate::ui::keys::map;
use crate::ui::route::Route;

/// Lines asked for at once.
const SLICE: u32 = 200;

/// What the parts of the page share. Cheap to copy.
#[derive(Clone, Copy)]
struct Desk {
    /// Of this customer alone; empty: of all.
    account: StoredValue<String>,
    /// To be said, held back, written.
    tab: RwSignal<usize>,
    search: RwSignal<String>,
    offset: RwSignal<u32>,
    /// The line on the right; empty: the first.
    chosen: RwSignal<String>,
    /// The focus goes to the chosen line once it is on screen.
    follow: StoredValue<bool>,
    /// Lines that somebody does not want to prepare: all others are ticked.
    unticked: RwSignal<BTreeSet<String>>,
    /// The lines on screen, in order, each with its key.
    shown: RwSignal<Vec<(String, RunLine)>>,
    /// What is asked about a line.
    ask: RwSignal<Option<Ask>>,
    /// The lines that are rehearsed, by key.
    prepare: RwSignal<Option<Vec<String>>>,
    /// What was not written the last time, and why.
    refused: RwSignal<Vec<HeldLine>>,
}

impl Desk {
    fn new(account: String) -> Desk {
        Desk {
            account: StoredValue::new(account),
            tab: RwSignal::new(0),
            search: RwSignal::new(String::new()),
            offset: RwSignal::new(0),
            chosen: RwSignal::new(String::new()),
            follow: StoredValue::new(false),
            unticked: RwSignal::new(BTreeSet::new()),
            shown: RwSignal::new(Vec::new()),
            ask: RwSignal::new(None),
            prepare: RwSignal::new(None),
            refused: RwSignal::new(Vec::new()),
        }
    }

    /// The keys of the lines on screen that are ticked.
    fn ticked(self) -> Vec<String> {
        let shown = self
            .shown
            .with(|shown| shown.iter().map(|(key, _)| key.clone()).collect::<Vec<String>>());
        self.unticked
            .with(|unticked| shown.into_iter().filter(|key| !unticked.contains(key)).collect())
    }

    fn tick(self, key: &str) {
        self.unticked.update(|unticked| {
            if !unticked.remove(key) {
                unticked.insert(key.to_owned());
            }
        });
    }

    /// The line on the right.
    fn line(self) -> Option<RunLine> {
        let chosen = self.chosen.get();
        self.shown.with(|shown| {
            let found = shown.iter().find(|(key, _)| *key == chosen).or_else(|| shown.first());
            found.map(|(_, line)| line.clone())
        })
    }
}

/// Lines with what names each: customer, currency, level and, where that is not one line, its place among them.
fn keyed(lines: Vec<RunLine>) -> Vec<(String, RunLine)> {
    let mut seen: BTreeMap<String, u32> = BTreeMap::new();
    let name = |line: RunLine| {
        let key = format!("{} {} {}", line.account, line.asked.currency.code(), line.level);
        let count = seen.entry(key.clone()).or_default();
        *count += 1;
        (format!("{key} {count}"), line)
    };
    lines.into_iter().map(name).collect()
}

/// The page of reminders.
#[component]
pub fn RemindersPage() -> impl IntoView {
    let app = use_app();
    let t = app.t();
    let desk = Desk::new(String::new());
    // The keys of the day, of the chosen line: what puts off elsewhere holds the account here.
    app.hand.hears(Callback::new(move |act| {
        let line = untrack(|| desk.line()).filter(|_| desk.tab.get_untracked() == 0);
        let Some(line) = line else { return };
        let RunLine { account, name, .. } = line.clone();
        desk.ask.set(match act {
            "promise" => Some(Ask::promise(&line)),
            "snooze" => Some(Ask::account(&line)),
            "note" => Some(Ask::Note { account, name }),
            _ => return,
        });
    }));
    let live = app.live(move || DunningRunQuery {
        search: desk.search.get(),
        offset: desk.offset.get(),
        limit: SLICE,
        ..DunningRunQuery::default()
    });
    let misunderstood = Signal::derive(move || {
        live.view.with(|view| view.as_ref().and_then(|view| view.misunderstood.clone()))
    });
    let about = Signal::derive(move || {
        let known = live.view.with(|view| view.as_ref().and_then(|view| view.bank_known_until));
        known.map(|day| app.t().payments_cash_known(app.day(day))).unwrap_or_default()
    });
    let count = move || desk.ticked().len() as u32;
    beside::enter(app, move || {
        if desk.tab.get_untracked() == 0 && desk.shown.with_untracked(|shown| !shown.is_empty()) {
            desk.prepare.set(Some(vec![desk.chosen.get_untracked()]));
        }
    });
    let calendar = move |_| {
        app.export(ExportRequest::RemindersCalendar { query: RemindersCalendarQuery::default() });
    };
    view! {
        <PageHead title=Signal::stored(t.dunning_title()) about=about>
            <button type="button" on:click=calendar>{icon(Icon::Today)}{t.dunning_calendar_export()}</button>
            <button type="button" class="main" disabled=move || count() == 0 on:click=move |_| {
                desk.tab.set(0);
                desk.prepare.set(Some(desk.ticked()));
            }>
                {icon(Icon::Check)}{move || app.t().dunning_prepare(count(), app.count(count()))}
            </button>
        </PageHead>
        {neighbours::tabs(app)}
        <SearchBox
            value=desk.search
            label=t.dunning_search()
            hint=t.dunning_search_hint()
            help=vec![("> 5000".to_owned(), t.invoices_search_amount())]
            misunderstood=misunderstood
        />
        <Await live show=move |view: DunningRunView| whole(app, desk, view) />
        <AskDialog desk />
        <PrepareDialog desk />
    }
}

fn whole(app: App, desk: Desk, view: DunningRunView) -> AnyView {
    let t = app.t();
    desk.shown.set(keyed(view.lines.clone()));
    let searched = desk.search.with_untracked(|search| !search.is_empty());
    if view.total == 0 && view.held_total == 0 && view.written.is_empty() && !searched {
        return view! {
            <Empty title=t.dunning_nothing() about=t.dunning_nothing_about()>
                <a class="button main" href=Route::Import.href()>{t.ui_import()}</a>
            </Empty>
        }
        .into_any();
    }
    let names = vec![
        t.dunning_tab_run(app.count(view.total)),
        t.dunning_tab_held(app.count(view.held_total)),
        t.dunning_tab_written(app.count(view.written.len() as u32)),
    ];
    let stale = !view.fresh;
    let notes = view! {
        {stale.then(|| view! {
            <div class="note watch" role="status">
                {icon(Icon::Warning)}
                <div>
                    <strong>{t.dunning_stale()}</strong>
                    <p>{t.dunning_stale_about()}" "<a href=Route::Import.href()>{t.payments_cash_drop()}</a></p>
                    <button type="button" on:click=move |_| receipts_known(app)>{t.dunning_receipts_known()}</button>
                </div>
            </div>
        })}
        {(!view.ready).then(|| view! { <p class="hint" role="status">{icon(Icon::Info)}{t.payments_cash_working()}</p> })}
    }
    .into_any();
    let asked = sums(app, &view.asked);
    let (offset, all) = (view.offset_end(), view.total.max(view.held_total));
    view! {
        {notes}
        <div class="list-tools">
            <Choice label=t.dunning_tabs() options=names chosen=desk.tab on_choose=Callback::new(move |at| desk.tab.set(at)) />
            <p class="about">{t.dunning_asked(asked)}</p>
        </div>
        {move || match desk.tab.get() {
            0 => run(app, desk, searched),
            1 => held::list(app, desk, &view),
            _ => written::list(app, desk, &view),
        }}
        {(SLICE < all).then(|| turn(app, desk, offset, all))}
    }
    .into_any()
}

impl DunningRunView {
    /// The place after the last line or held one that is here, as far as a page knows.
    fn offset_end(&self) -> u32 {
        self.lines.len().max(self.held.len()) as u32
    }
}

/// The lines before and after.
fn turn(app: App, desk: Desk, here: u32, all: u32) -> AnyView {
    let t = app.t();
    let offset = desk.offset.get_untracked();
    let end = offset + here;
    view! {
        <div class="row cash-turn">
            <button type="button" disabled=offset == 0 on:click=move |_| desk.offset.set(offset.saturating_sub(SLICE))>
                {t.payments_cash_before()}
            </button>
            <span class="about">{t.payments_cash_place(app.count(offset + 1), app.count(end), app.count(all))}</span>
            <button type="button" disabled=all <= end on:click=move |_| desk.offset.set(end)>{t.payments_cash_after()}</button>
        </div>
    }
    .into_any()
}

/// What is to be said, and the chosen message.
fn run(app: App, desk: Desk, searched: bool) -> AnyView {
    let t = app.t();
    let lines = desk.shown.get_untracked();
    if lines.is_empty() {
        let (title, about) = match searched {
            true => (t.ui_nothing_found(), t.ui_nothing_found_about()),
            false => (t.dunning_run_done(), t.dunning_run_done_about()),
        };
        return view! { <Empty title about /> }.into_any();
    }
    let here = desk.chosen.with_untracked(|chosen| lines.iter().any(|(key, _)| key == chosen));
    if !here && let Some((first, _)) = lines.first() {
        desk.chosen.set(first.clone());
    }
    let rows = lines.into_iter().map(|(key, line)| one(app, desk, key, &line)).collect_view();
    let keys = move |event: KeyboardEvent| letters(app, desk, &event);
    view! {
        <div class="cash" on:keydown=keys>
            <section class="card flush cash-list" aria-label=t.dunning_lines()>
                <ul class="cash-lines">{rows}</ul>
                <p class="cash-keys hint">
                    <span><kbd>{map::name(t, "enter")}</kbd>" "{t.dunning_key_prepare()}</span>
                    <span><kbd>"X"</kbd>" "{t.dunning_key_tick()}</span>
                    <span><kbd>{map::shown(app, "promise")}</kbd>" "{t.dunning_key_promise()}</span>
                    <span><kbd>{map::shown(app, "snooze")}</kbd>" "{t.dunning_key_hold()}</span>
                    <span><kbd>{map::shown(app, "note")}</kbd>" "{t.dunning_key_note()}</span>
                </p>
            </section>
            <section class="card cash-detail dunning-detail" aria-label=t.dunning_message()>
                {move || desk.line().map(|line| line::pane(app, desk, line))}
            </section>
        </div>
    }
    .into_any()
}

/// Wherever the focus is in the two panes but in a field.
fn letters(app: App, desk: Desk, event: &KeyboardEvent) {
    let typing = app.host.target(event).is_some_and(|element| {
        matches!(element.tag_name().as_str(), "SELECT" | "TEXTAREA")
            || element.tag_name() == "INPUT"
                && element.get_attribute("type").is_none_or(|kind| kind != "checkbox")
    });
    if typing || event.repeat() || event.ctrl_key() || event.meta_key() || event.alt_key() {
        return;
    }
    if event.key().to_lowercase() != "x" {
        return;
    }
    let chosen = desk.chosen.get_untracked();
    desk.tick(&chosen);
    event.prevent_default();
    event.stop_propagation();
}

/// One line of the list. Choosing it shows it on the right; Enter prepares it alone.
fn one(app: App, desk: Desk, key: String, line: &RunLine) -> AnyView {
    let t = app.t();
    let key = StoredValue::new(key);
    let button = NodeRef::<leptos::html::Button>::new();
    Effect::new(move |_| {
        let Some(button) = button.get() else { return };
        let ours = desk.chosen.with(|chosen| key.with_value(|key| key == chosen));
        if ours && desk.follow.get_value() {
            desk.follow.set_value(false);
            // Fails only for an element that cannot take the focus.
            let _ = button.focus();
        }
    });
    let ours = move || desk.chosen.with(|chosen| key.with_value(|key| key == chosen));
    let choose = move || {
        if !untrack(ours) {
            desk.chosen.set(key.get_value());
        }
    };
    let keys = move |event: KeyboardEvent| {
        if event.key() == "Enter" && !event.repeat() {
            event.prevent_default();
            desk.prepare.set(Some(vec![key.get_value()]));
        }
    };
    let ticked =
        move || desk.unticked.with(|unticked| key.with_value(|key| !unticked.contains(key)));
    view! {
        <li class="dunning-row" class:off=move || !ticked()>
            <input
                type="checkbox"
                aria-label=t.dunning_tick(&line.name)
                prop:checked=ticked
                on:change=move |_| key.with_value(|key| desk.tick(key))
            />
            <button
                type="button"
                class="cash-line"
                node_ref=button
                data-row=""
                aria-current=move || ours().then_some("true")
                on:focus=move |_| choose()
                on:click=move |_| { choose(); beside::see(app); }
                on:keydown=keys
            >
                <span class="cash-when">{late(app, line.days_late)}</span>
                <span class="cash-what">
                    <b>{line.name.clone()}</b>
                    <span class="cash-summary">{format!("{} · {}", action(app, line.action), line.why)}</span>
                </span>
                <span class="cash-much">
                    <b>{amount(app, line.notice.unwrap_or(line.asked))}</b>
                    {level(app, line.level, line.levels)}
                </span>
            </button>
        </li>
    }
    .into_any()
}

/// Days late, short; before the due date with their sign.
fn late(app: App, days: i32) -> String {
    let sign = if days < 0 { "−" } else { "" };
    app.t().ui_days_short(format!("{sign}{}", app.count(days.unsigned_abs())))
}

/// A level as a badge.
fn level(app: App, level: u8, levels: u8) -> AnyView {
    use crate::ui::components::badge;
    let t = app.t();
    if level == 0 {
        return badge(Tone::Quiet, t.dunning_level_before()).into_any();
    }
    let tone = match level {
        _ if levels <= level => Tone::Bad,
        1 => Tone::Accent,
        _ => Tone::Watch,
    };
    badge(tone, t.dunning_level(level.to_string(), levels.to_string())).into_any()
}

/// Notes that every receipt up to today is recorded: for who has no bank file.
pub fn receipts_known(app: App) {
    let until = app.settings.with_untracked(|settings| settings.today).unwrap_or_else(App::today);
    let command = Command::Dunning { acts: vec![Act::ReceiptsKnown { until }] };
    app.order(command, app.t().dunning_receipts_known_done(), None);
}

/// What is done, in words.
pub(super) fn action(app: App, action: Action) -> String {
    action_name(app.t(), action)
}
