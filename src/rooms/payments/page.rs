//! Cash application: lines of bank statements on the left, what the chosen one settles on the right.
//!
//! Made for the keyboard: arrows choose a line, Enter takes its best proposal and goes to the line below, `F` looks for
//! another customer, `M` adds one. The list keeps its place. Computes nothing: sums, differences and sentences come from
//! the engine.

mod certain;
mod line;

use leptos::prelude::*;
use web_sys::KeyboardEvent;

use self::certain::CertainDialog;
use self::line::LinePane;
use super::cash::{BankAccountView, CashFilter, CashLinesQuery, CashLinesView, CashRow, CashState};
use crate::engine::protocol::Command;
use crate::ui::app::{App, use_app};
use crate::ui::components::{
    Await, Button, Choice, Empty, Icon, Kind, PageHead, SearchBox, Tone, amount, badge, icon,
};
use crate::ui::keys::{acts, map};
use crate::ui::route::Route;

/// Lines asked for at once.
const SLICE: u32 = 60;

const FILTERS: [CashFilter; 5] = [
    CashFilter::ToDo,
    CashFilter::Certain,
    CashFilter::Ambiguous,
    CashFilter::Decided,
    CashFilter::All,
];

/// What both panes share. Cheap to copy.
#[derive(Clone, Copy)]
struct Desk {
    filter: RwSignal<usize>,
    search: RwSignal<String>,
    offset: RwSignal<u32>,
    /// The line on the right; empty: none.
    chosen: RwSignal<String>,
    /// The focus goes to the chosen line once it is on screen.
    follow: StoredValue<bool>,
    /// The lines on screen, in order.
    shown: StoredValue<Vec<CashRow>>,
    /// The list of what is certain is open.
    certain: RwSignal<bool>,
    /// Looking for a customer: whether it is one more.
    finding: RwSignal<Option<bool>>,
    /// The line that the right pane shows, and the proposals on it that can be taken.
    proposed: StoredValue<(String, Vec<u32>)>,
}

impl Desk {
    /// The line below a line on screen, else the one above.
    fn beside(self, id: &str) -> Option<String> {
        self.shown.with_value(|shown| {
            let at = shown.iter().position(|row| row.id == id)?;
            let next = shown.get(at + 1).or_else(|| shown[..at].last())?;
            Some(next.id.clone())
        })
    }

    /// Gives an order about a line, then goes to the line below.
    fn decide(self, app: App, line: &str, command: Command, done: String) {
        let next = self.beside(line).unwrap_or_default();
        app.run(async move {
            let told = app.long("recording", app.client.tell(&command)).await?;
            let _ = self.follow.try_set_value(true);
            let _ = self.chosen.try_set(next);
            app.toast(done, told.entry.map(|entry| Command::Undo { entry }));
            Ok(())
        });
    }
}

/// The cash-application page.
#[component]
pub fn CashPage() -> impl IntoView {
    let app = use_app();
    let t = app.t();
    let desk = Desk {
        filter: RwSignal::new(0),
        search: RwSignal::new(String::new()),
        offset: RwSignal::new(0),
        chosen: RwSignal::new(String::new()),
        follow: StoredValue::new(false),
        shown: StoredValue::new(Vec::new()),
        certain: RwSignal::new(false),
        finding: RwSignal::new(None),
        proposed: StoredValue::new((String::new(), Vec::new())),
    };
    let live = app.live(move || {
        let chosen = desk.chosen.get();
        CashLinesQuery {
            filter: FILTERS.get(desk.filter.get()).copied().unwrap_or_default(),
            search: desk.search.get(),
            offset: desk.offset.get(),
            limit: SLICE,
            around: (!chosen.is_empty()).then_some(chosen),
            ..CashLinesQuery::default()
        }
    });
    let misunderstood = Signal::derive(move || {
        live.view.with(|view| view.as_ref().and_then(|view| view.misunderstood.clone()))
    });
    let about = Signal::derive(move || {
        let known = live.view.with(|view| {
            let days = view.iter().flat_map(|view| &view.accounts);
            days.filter_map(|account| account.known_until).max()
        });
        known.map(|day| t.payments_cash_known(app.day(day))).unwrap_or_default()
    });
    let anything = Memo::new(move |_| {
        live.view.with(|view| view.as_ref().is_none_or(|view| !view.accounts.is_empty()))
    });
    let keys = move |event: KeyboardEvent| letters(app, desk, &event);
    view! {
        <PageHead title=Signal::stored(t.ui_nav_cash()) about=about>
            <a class="button" href=Route::Remittances.href()>{t.remittances_title()}</a>
            <a class="button" href=Route::Import.href()>{icon(Icon::Import)}{t.payments_cash_drop()}</a>
        </PageHead>
        {move || {
            if !anything.get() {
                return view! {
                    <Empty title=t.payments_cash_nothing() about=t.payments_cash_nothing_about()>
                        <a class="button main" href=Route::Import.href()>{t.payments_cash_drop()}</a>
                    </Empty>
                }.into_any();
            }
            view! {
                <Await live show=move |view: CashLinesView| heads(app, desk, &view) />
                <SearchBox
                    value=desk.search
                    label=t.payments_cash_search()
                    hint=t.payments_cash_search_hint()
                    help=vec![("> 5000".to_owned(), t.invoices_search_amount())]
                    misunderstood=misunderstood
                />
                <div class="cash" on:keydown=keys>
                    <section class="card flush cash-list" aria-label=t.payments_cash_lines()>
                        <Await live show=move |view: CashLinesView| lines(app, desk, view) />
                    </section>
                    <LinePane desk />
                </div>
                <CertainDialog desk />
            }.into_any()
        }}
    }
}

/// Wherever the focus is in the two panes but in a field: `F` and `M` look for a customer, a digit takes the proposal of
/// its place, `L` goes to what sets the line aside.
fn letters(app: App, desk: Desk, event: &KeyboardEvent) {
    let typing = app.host.target(event).is_some_and(|element| {
        let kind = element.get_attribute("type").unwrap_or_default();
        matches!(element.tag_name().as_str(), "SELECT" | "TEXTAREA")
            || element.tag_name() == "INPUT" && kind != "checkbox" && kind != "radio"
    });
    if typing || event.repeat() || event.ctrl_key() || event.meta_key() || event.alt_key() {
        return;
    }
    let chosen = desk.chosen.get_untracked();
    if chosen.is_empty() {
        return;
    }
    // By its place: on a French keyboard a digit alone writes `&é"…`.
    let code = event.code();
    let digit = code.strip_prefix("Digit").or_else(|| code.strip_prefix("Numpad"));
    let key = event.key().to_lowercase();
    if let Some(digit) = digit.and_then(|digit| digit.parse::<u32>().ok()) {
        let takes = desk.proposed.with_value(|(line, proposals)| {
            // Until the pane follows, a digit says nothing about the line chosen now.
            *line == chosen && proposals.iter().any(|index| index + 1 == digit)
        });
        if takes {
            event.prevent_default();
            let command = Command::AcceptProposal { line: chosen.clone(), proposal: digit - 1 };
            desk.decide(app, &chosen, command, app.t().payments_cash_accepted());
        }
    } else if key == "l" {
        event.prevent_default();
        acts::focus(app, ".cash-aside select");
    } else if key == "f" || key == "m" {
        event.prevent_default();
        desk.finding.set(Some(key == "m"));
    }
}

/// The accounts with their totals, the filters, and what may be taken at once.
fn heads(app: App, desk: Desk, view: &CashLinesView) -> AnyView {
    let t = app.t();
    let count = |number: u32| app.count(number);
    let counts = view.counts;
    let names = vec![
        t.payments_cash_to_do(count(counts.to_do)),
        t.payments_cash_certain(count(counts.certain)),
        t.payments_cash_ambiguous(count(counts.ambiguous)),
        t.payments_cash_decided(count(counts.decided)),
        t.payments_cash_all(count(counts.all)),
    ];
    let choose = move |at: usize| {
        desk.offset.set(0);
        desk.chosen.set(String::new());
        desk.filter.set(at);
    };
    let certain = counts.certain;
    view! {
        <div class="cash-accounts">{view.accounts.iter().map(|one| account(app, one)).collect_view()}</div>
        {(!view.ready).then(|| view! { <p class="hint" role="status">{icon(Icon::Info)}{t.payments_cash_working()}</p> })}
        <div class="list-tools">
            <Choice
                label=t.payments_cash_filter()
                options=names
                chosen=desk.filter
                on_choose=Callback::new(choose)
            />
            {(0 < certain).then(|| view! {
                <Button
                    kind=Kind::Main
                    icon=Icon::Check
                    label=Signal::stored(t.payments_cash_accept_certain(certain, count(certain)))
                    on_press=Callback::new(move |()| desk.certain.set(true))
                />
            })}
        </div>
    }
    .into_any()
}

/// One of our accounts: opening + movements = closing, or by how much it is not.
fn account(app: App, account: &BankAccountView) -> AnyView {
    let t = app.t();
    let wrong = account.difference.filter(|difference| difference.amount.get() != 0);
    let part = |name: String, money| {
        view! { <div class="stat"><span>{name}</span><b>{amount(app, money)}</b></div> }
    };
    let gaps = account.gaps.iter().map(|(before, after)| {
        let said = t.payments_cash_gap(app.day(*before), app.day(*after));
        view! { <p class="hint watch">{icon(Icon::Warning)}{said}</p> }
    });
    let title = if account.name.is_empty() { account.number.clone() } else { account.name.clone() };
    let number = (!account.name.is_empty()).then(|| account.number.clone());
    view! {
        <section class="card cash-account" class:bad=wrong.is_some()>
            <h2>{title}{number.map(|number| view! { <span class="sub">{number}</span> })}</h2>
            <div class="stats">
                {account.opening.map(|money| part(t.payments_cash_opening(), money))}
                {part(t.payments_cash_credits(), account.credits)}
                {part(t.payments_cash_debits(), account.debits)}
                {account.closing.map(|money| part(t.payments_cash_closing(), money))}
            </div>
            {match (wrong, account.difference) {
                (Some(wrong), _) => Some(view! {
                    <p class="hint bad">{icon(Icon::Warning)}{t.payments_cash_off(app.money(wrong))}</p>
                }.into_any()),
                (None, Some(_)) => Some(view! {
                    <p class="hint">{icon(Icon::Check)}{t.payments_cash_balanced()}</p>
                }.into_any()),
                _ => None,
            }}
            {gaps.collect_view()}
        </section>
    }
    .into_any()
}

/// The lines on screen.
fn lines(app: App, desk: Desk, view: CashLinesView) -> AnyView {
    let t = app.t();
    desk.shown.set_value(view.lines.clone());
    if view.lines.is_empty() {
        let searched = desk.search.with_untracked(|search| !search.is_empty());
        let (title, about) = if searched {
            (t.ui_nothing_found().to_string(), t.ui_nothing_found_about().to_string())
        } else {
            (t.payments_cash_done().to_string(), t.payments_cash_done_about().to_string())
        };
        return view! { <Empty title about /> }.into_any();
    }
    // What is chosen may have gone from the list.
    let here = desk.chosen.with_untracked(|id| view.lines.iter().any(|line| line.id == *id));
    // The line decided last may still be among those to do: the list follows in a moment.
    let is_open = |line: &&CashRow| {
        use CashState::{Aside, OnAccount, Returned, Settled};
        desk.filter.get_untracked() != 0
            || !matches!(line.state, Settled | OnAccount | Aside | Returned)
    };
    if let Some(first) = view.lines.iter().find(is_open).filter(|_| !here) {
        desk.chosen.set(first.id.clone());
    }
    let (offset, total) = (view.offset, view.total);
    let end = offset + view.lines.len() as u32;
    let go = move |to: u32| {
        desk.chosen.set(String::new());
        desk.offset.set(to);
    };
    // Each line keeps its own place on screen, and with it the focus; one that changed is drawn anew, and takes it again.
    if app.host.active().is_some_and(|active| active.class_list().contains("cash-line")) {
        desk.follow.set_value(true);
    }
    let rows = view.lines;
    let rows = view! {
        <For each=move || rows.clone() key=|row| format!("{row:?}") children=move |row| one(app, desk, row) />
    };
    let turn = (SLICE < total).then(|| {
        view! {
            <div class="row cash-turn">
                <Button
                    label=Signal::stored(t.payments_cash_before())
                    on_press=Callback::new(move |()| go(offset.saturating_sub(SLICE)))
                    disabled=Signal::stored(offset == 0)
                />
                <span class="about">{t.payments_cash_place(app.count(offset + 1), app.count(end), app.count(total))}</span>
                <Button
                    label=Signal::stored(t.payments_cash_after())
                    on_press=Callback::new(move |()| go(end))
                    disabled=Signal::stored(total <= end)
                />
            </div>
        }
    });
    view! { <ul class="cash-lines">{rows}</ul>{turn}{hints(app)} }.into_any()
}

/// What the keys do here.
fn hints(app: App) -> impl IntoView {
    let t = app.t();
    view! {
        <p class="cash-keys hint">
            <span><kbd>{map::name(t, "enter")}</kbd>" "{t.payments_cash_key_accept()}</span>
            <span><kbd>"1"</kbd>"–"<kbd>"9"</kbd>" "{t.payments_cash_key_proposal()}</span>
            <span><kbd>"F"</kbd>" "{t.payments_cash_key_find()}</span>
            <span><kbd>"M"</kbd>" "{t.payments_cash_key_add()}</span>
            <span><kbd>"L"</kbd>" "{t.payments_cash_key_aside()}</span>
        </p>
    }
}

/// A word and a tone for where a line stands.
fn state(app: App, state: CashState) -> (Tone, String) {
    let t = app.t();
    match state {
        CashState::Certain => (Tone::Good, t.payments_state_certain()),
        CashState::Likely => (Tone::Accent, t.payments_state_likely()),
        CashState::Doubtful => (Tone::Watch, t.payments_state_doubtful()),
        CashState::Ambiguous => (Tone::Watch, t.payments_state_ambiguous()),
        CashState::Nothing => (Tone::Quiet, t.payments_state_nothing()),
        CashState::NotACustomers => (Tone::Quiet, t.payments_state_not_customers()),
        CashState::Settled => (Tone::Good, t.payments_state_settled()),
        CashState::OnAccount => (Tone::Watch, t.payments_state_on_account()),
        CashState::Aside => (Tone::Quiet, t.payments_state_aside()),
        CashState::Returned => (Tone::Bad, t.payments_state_returned()),
        CashState::Contested => (Tone::Bad, t.payments_state_contested()),
    }
}

/// One line of the list. Choosing it shows it on the right; Enter takes what is proposed first.
fn one(app: App, desk: Desk, row: CashRow) -> AnyView {
    let (tone, word) = state(app, row.state);
    let id = StoredValue::new(row.id.clone());
    let button = NodeRef::<leptos::html::Button>::new();
    // The list may be there before the line is chosen, or after.
    Effect::new(move |_| {
        let Some(button) = button.get() else { return };
        let ours = desk.chosen.with(|chosen| id.with_value(|id| id == chosen));
        if ours && desk.follow.get_value() {
            desk.follow.set_value(false);
            // Fails only for an element that cannot take the focus.
            let _ = button.focus();
        }
    });
    let choose = move || {
        if desk.chosen.with_untracked(|chosen| id.with_value(|id| id != chosen)) {
            desk.chosen.set(id.get_value());
        }
    };
    let takes = matches!(row.state, CashState::Certain | CashState::Likely | CashState::Doubtful);
    let keys = move |event: KeyboardEvent| {
        if event.key() != "Enter" || event.repeat() || !takes {
            return;
        }
        event.prevent_default();
        let line = id.get_value();
        let command = Command::AcceptProposal { line: line.clone(), proposal: 0 };
        desk.decide(app, &line, command, app.t().payments_cash_accepted());
    };
    let current =
        move || desk.chosen.with(|chosen| id.with_value(|id| id == chosen)).then_some("true");
    view! {
        <li>
            <button
                type="button"
                class="cash-line"
                node_ref=button
                data-row=""
                aria-current=current
                on:focus=move |_| choose()
                on:click=move |_| choose()
                on:keydown=keys
            >
                <span class="cash-when">{app.day(row.booked)}</span>
                <span class="cash-what">
                    <b>{if row.payer.is_empty() { row.label.clone() } else { row.payer.clone() }}</b>
                    {(!row.payer.is_empty()).then(|| view! { <span class="sub">{row.label.clone()}</span> })}
                    <span class="cash-summary" class:suggested=takes>{row.summary.clone()}</span>
                </span>
                <span class="cash-much">
                    <b>{amount(app, row.amount)}</b>
                    {badge(tone, word)}
                </span>
            </button>
        </li>
    }
    .into_any()
}
