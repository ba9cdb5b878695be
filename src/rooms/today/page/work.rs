//! Whom to see today: the list on the left, the chosen customer with what is ready on the right.

use leptos::prelude::*;
use web_sys::KeyboardEvent;

use crate::base::Money;
use crate::engine::protocol::Command;
use crate::rooms::dunning::commands::Act;
use crate::rooms::dunning::page::{Chase, beside, notice, prepared_words, set_apart};
use crate::rooms::dunning::queries::{
    RunItem, RunLine, WorkLine, WorkPromise, WorkWhy, action_name,
};
use crate::ui::app::App;
use crate::ui::clipboard::CopyTable;
use crate::ui::components::{Empty, Icon, Tone, amount, badge, day as day_words, icon};
use crate::ui::keys::{acts, map};
use crate::ui::route::Route;

/// What the parts of the page share. Cheap to copy.
#[derive(Clone, Copy)]
pub(super) struct Day {
    /// To do, late, coming, put off.
    pub tab: RwSignal<usize>,
    /// Whom to see, in order.
    pub lines: RwSignal<Vec<WorkLine>>,
    pub chase: Chase,
    /// The chosen line, by customer and currency.
    chosen: RwSignal<String>,
    /// Its place: where it is gone, the next one stands there.
    place: StoredValue<usize>,
    /// The focus goes to the chosen line once it is on screen.
    pub follow: StoredValue<bool>,
}

/// What names a line.
fn key(line: &WorkLine) -> String {
    format!("{} {}", line.overdue.currency.code(), line.account)
}

impl Day {
    /// Keys go to the chosen customer as long as the page is there.
    pub fn new(app: App) -> Day {
        let follow = StoredValue::new(false);
        let day = Day {
            tab: RwSignal::new(0),
            lines: RwSignal::new(Vec::new()),
            chase: Chase::new(Callback::new(move |()| follow.set_value(true))),
            chosen: RwSignal::new(String::new()),
            place: StoredValue::new(0),
            follow,
        };
        app.hand.hears(Callback::new(move |act| day.act(app, act)));
        beside::enter(app, move || day.act(app, "do"));
        day
    }

    /// Shows a new list. What was chosen stays so; where it is done, what stands in its place now is chosen.
    pub fn show(self, lines: Vec<WorkLine>) {
        let chosen = self.chosen.get_untracked();
        if !lines.iter().any(|line| key(line) == chosen) {
            let place = self.place.get_value().min(lines.len().saturating_sub(1));
            self.chosen.set(lines.get(place).map(key).unwrap_or_default());
        }
        self.lines.set(lines);
    }

    /// The chosen line, and whether it is the first.
    fn line(self) -> Option<(WorkLine, bool)> {
        let chosen = self.chosen.get();
        self.lines.with(|lines| {
            let at = lines.iter().position(|line| key(line) == chosen)?;
            Some((lines[at].clone(), at == 0))
        })
    }

    /// Does something about the chosen customer.
    pub fn act(self, app: App, act: &'static str) {
        let line = untrack(|| self.line());
        if let Some((line, _)) = line.filter(|_| self.tab.get_untracked() == 0) {
            self.follow.set_value(true);
            self.chase.act(app, act, line);
        }
    }
}

/// What is late; before that, what the message is about; of a formal notice, what it claims.
fn at_stake(line: &WorkLine) -> Money {
    match &line.prepared {
        Some(RunLine { notice: Some(sum), .. }) => *sum,
        Some(ready) if line.overdue.amount.get() == 0 => ready.asked,
        _ => line.overdue,
    }
}

/// Why now, in a word.
fn why(app: App, line: &WorkLine) -> (Tone, String) {
    let t = app.t();
    match line.why {
        WorkWhy::BrokenPromise => (Tone::Bad, t.today_why_broken()),
        WorkWhy::ToDo => (Tone::Accent, t.today_why_to_do()),
        WorkWhy::ToRemind => (Tone::Accent, t.today_why_ready()),
        WorkWhy::ToMatch => (Tone::Good, t.today_why_to_match()),
        WorkWhy::PromiseDue => (Tone::Watch, t.today_why_due()),
        WorkWhy::BankStale => (Tone::Watch, t.dunning_reason_stale()),
    }
}

/// The list and the chosen customer; `nothing`: nobody owes anything late.
pub(super) fn list(app: App, day: Day, nothing: bool) -> AnyView {
    let t = app.t();
    let lines = day.lines.get_untracked();
    if lines.is_empty() {
        if nothing {
            return view! {
                <Empty title=t.today_nothing() about=t.today_nothing_about()>
                    <a class="button main" href=Route::Import.href()>{t.ui_import()}</a>
                    <a class="button" href=Route::Insight.href()>{t.ui_nav_insight()}</a>
                </Empty>
                <figure class="example sample">
                    <figcaption class="eyebrow">{t.ui_example()}</figcaption>
                    <p><b>{t.today_example_name()}</b> {badge(Tone::Bad, t.today_reason_old())}</p>
                    <p class="about">{t.today_example()}</p>
                </figure>
            }
            .into_any();
        }
        return view! {
            <Empty title=t.today_done() about=t.today_done_about()>
                <button type="button" class="main" on:click=move |_| day.tab.set(1)>{t.today_done_late()}</button>
                <a class="button" href=Route::Reminders.href()>{t.dunning_title()}</a>
            </Empty>
        }
        .into_any();
    }
    let rows = lines.iter().enumerate().map(|(at, line)| one(app, day, at, line)).collect_view();
    let keys =
        ["email", "call", "promise", "dispute", "snooze", "note", "undo"].into_iter().map(|id| {
            let name = acts::find(id).map(|act| (act.name)(t)).unwrap_or_default();
            view! { <span><kbd>{map::shown(app, id)}</kbd>" "{name}</span> }
        });
    view! {
        <div class="cash dunning-day">
            <section class="card flush cash-list" aria-label=t.today_tab_work(app.count(lines.len() as u32))>
                <ul class="cash-lines">{rows}</ul>
                <p class="cash-keys hint">
                    <span><kbd>{map::name(t, "enter")}</kbd>" "{t.today_next()}</span>
                    {keys.collect_view()}
                </p>
            </section>
            <section class="card cash-detail dunning-detail" aria-label=t.today_customer()>
                {move || day.line().map(|(line, first)| pane(app, day, line, first))}
            </section>
        </div>
    }
    .into_any()
}

/// One line. Choosing it shows it on the right; Enter does what is ready.
fn one(app: App, day: Day, at: usize, line: &WorkLine) -> AnyView {
    let t = app.t();
    let own = StoredValue::new(key(line));
    let ours = move || day.chosen.with(|chosen| own.with_value(|own| own == chosen));
    let button = NodeRef::<leptos::html::Button>::new();
    Effect::new(move |_| {
        if let Some(button) = button.get().filter(|_| ours() && day.follow.get_value()) {
            day.follow.set_value(false);
            // Fails only for an element that cannot take the focus.
            let _ = button.focus();
        }
    });
    let choose = move || {
        day.place.set_value(at);
        if !untrack(ours) {
            day.chosen.set(own.get_value());
        }
    };
    let keys = move |event: KeyboardEvent| {
        if event.key() == "Enter" && !event.repeat() {
            event.prevent_default();
            choose();
            day.act(app, "do");
        }
    };
    let (tone, word) = why(app, line);
    let ready = match &line.prepared {
        Some(ready) => format!("{} · {}", action_name(t, ready.action), line.sentence),
        None => line.sentence.clone(),
    };
    view! {
        <li>
            <button
                type="button"
                class="cash-line"
                node_ref=button
                data-row=""
                tabindex=move || if ours() { "0" } else { "-1" }
                aria-current=move || ours().then_some("true")
                on:focus=move |_| choose()
                on:click=move |_| { choose(); beside::see(app); }
                on:keydown=keys
            >
                <span class="cash-when">{t.ui_days_short(app.count(line.days_late.unsigned_abs()))}</span>
                <span class="cash-what"><b>{line.name.clone()}</b><span class="cash-summary">{ready}</span></span>
                <span class="cash-much"><b>{amount(app, at_stake(line))}</b>{badge(tone, word)}</span>
            </button>
        </li>
    }
    .into_any()
}

/// The chosen customer: why now, what is ready, and what else may be done.
fn pane(app: App, day: Day, line: WorkLine, first: bool) -> AnyView {
    let t = app.t();
    let customer = Route::Customer { account: line.account.clone() };
    let (tone, word) = why(app, &line);
    let days = line.days_late.unsigned_abs();
    let lead = (0 < line.overdue.amount.get())
        .then(|| t.today_first(app.money(line.overdue), days, app.count(days)));
    let act = move |act: &'static str| move |_| day.act(app, act);
    let others = [
        ("email", t.dunning_action_email()),
        ("call", t.dunning_menu_call()),
        ("promise", t.dunning_promise()),
        ("dispute", t.dunning_menu_dispute()),
        ("snooze", t.dunning_menu_snooze()),
        ("note", t.dunning_menu_note()),
    ];
    let others = others.into_iter().map(|(id, words)| {
        view! { <button type="button" on:click=act(id)>{words}" "<kbd>{map::shown(app, id)}</kbd></button> }
    });
    let items = line.prepared.as_ref().map(|ready| items(app, ready));
    view! {
        <header class="cash-head">
            <div>
                {beside::back(app)}
                <p class="eyebrow">{if first { t.today_start_with() } else { t.today_then() }}</p>
                <h2 tabindex="-1">{line.name.clone()}</h2>
            </div>
            <div class="cash-much"><b>{amount(app, at_stake(&line))}</b>{badge(tone, word)}</div>
        </header>
        {lead.map(|lead| view! { <p class="lead">{lead}</p> })}
        <p>{line.sentence.clone()}</p>
        {line.prepared.as_ref().map(|ready| notice(app, ready))}
        {(1 < line.promises.len()).then(|| promises(app, &line))}
        <div class="row">
            <button type="button" class="main" on:click=act("do")>
                {prepared_words(app, &line)}" "<kbd>{map::name(t, "enter")}</kbd>
            </button>
            <a class="button" href=customer.href()>{t.today_open()}</a>
        </div>
        <div class="row">{others.collect_view()}</div>
        {items}
    }
    .into_any()
}

/// Each promise of several, with the invoices that it was for.
fn promises(app: App, line: &WorkLine) -> AnyView {
    let t = app.t();
    let row = |of: &WorkPromise| {
        let links = of.items.iter().enumerate().map(|(at, (id, number))| {
            let href = Route::Invoice { id: id.clone() }.href();
            view! { {(0 < at).then_some(", ")}<a href=href>{number.clone()}</a> }
        });
        view! {
            <tr>
                <th scope="row" class="grow">{links.collect_view()}</th>
                <td>{day_words(app, of.due)}</td>
                <td class="number">{amount(app, of.lacking)}</td>
            </tr>
        }
    };
    view! {
        <section>
            <header class="card-head"><h3>{t.today_promises()}</h3><CopyTable /></header>
            <div class="scroll-x"><table class="plain-table">
                <thead><tr>
                    <th scope="col" class="grow">{t.dunning_item()}</th>
                    <th scope="col">{t.today_promised_for()}</th>
                    <th scope="col" class="number">{t.today_lacking()}</th>
                </tr></thead>
                <tbody>{line.promises.iter().map(row).collect_view()}</tbody>
            </table></div>
        </section>
    }
    .into_any()
}

/// About what the message is that is ready.
fn items(app: App, ready: &RunLine) -> AnyView {
    let t = app.t();
    let row = |item: &RunItem| {
        view! {
            <tr>
                <th scope="row" class="grow"><a href=Route::Invoice { id: item.item.clone() }.href()>{item.number.clone()}</a>{set_apart(app, item)}</th>
                <td>{day_words(app, item.due)}</td>
                <td class="number">{amount(app, item.asked)}</td>
            </tr>
        }
    };
    let to = match ready.contact.is_empty() {
        true => view! { <p class="hint watch">{icon(Icon::Warning)}{t.dunning_contact_missing()}</p> }.into_any(),
        false => view! { <p class="about">{format!("{} · {}", action_name(t, ready.action), ready.contact)}</p> }.into_any(),
    };
    view! {
        <section>
            <header class="card-head"><h3>{t.today_ready()}</h3><CopyTable /></header>
            {to}
            <div class="scroll-x"><table class="plain-table">
                <thead><tr>
                    <th scope="col" class="grow">{t.dunning_item()}</th>
                    <th scope="col">{t.today_due()}</th>
                    <th scope="col" class="number">{t.dunning_amount()}</th>
                </tr></thead>
                <tbody>{ready.items.iter().map(row).collect_view()}</tbody>
            </table></div>
        </section>
    }
    .into_any()
}

/// What was put off, each with the day on which it comes back.
pub(super) fn put_off(app: App, lines: &[WorkLine]) -> AnyView {
    let t = app.t();
    if lines.is_empty() {
        return view! { <Empty title=t.today_put_off_none() about=t.today_put_off_none_about() /> }
            .into_any();
    }
    let row = |line: &WorkLine| {
        let account = line.account.clone();
        let href = Route::Customer { account: account.clone() }.href();
        let wake = move |_| {
            let command = Command::Dunning { acts: vec![Act::Wake { account: account.clone() }] };
            app.order(command, app.t().today_woken(), None);
        };
        let back = line.snoozed_until.map(|until| day_words(app, until.plus(1)));
        view! {
            <tr>
                <th scope="row" class="grow"><a data-row="" class="row-link" href=href>{line.name.clone()}</a></th>
                <td>{back}</td>
                <td class="number">{amount(app, line.overdue)}</td>
                <td class="actions"><button type="button" class="plain" aria-label=t.today_wake_of(&line.name) on:click=wake>{t.today_wake()}</button></td>
            </tr>
        }
    };
    view! {
        <section class="card flush listed">
            <header class="card-head"><h2>{t.today_put_off()}</h2><CopyTable /></header>
            <div class="scroll-x"><table class="plain-table rows">
                <thead><tr>
                    <th scope="col" class="grow">{t.today_customer()}</th>
                    <th scope="col">{t.today_back()}</th>
                    <th scope="col" class="number">{t.today_amount()}</th>
                    <th scope="col"><span class="unseen">{t.invoices_edit_acts()}</span></th>
                </tr></thead>
                <tbody>{lines.iter().map(row).collect_view()}</tbody>
            </table></div>
        </section>
    }
    .into_any()
}
