//! `Ctrl/⌘ K`: a customer, an invoice, a page or an act, from anywhere, by what one remembers of it.
//!
//! What the engine finds and what there is to do stand in groups, the best first; nothing is asked twice, and an answer
//! to letters that are no longer there is dropped. Remembers the last five commands on this device; of customers and
//! invoices nothing is kept outside the book.

use leptos::html;
use leptos::prelude::*;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::spawn_local;
use web_sys::KeyboardEvent;

use super::app::{App, use_app};
use super::components::{Icon, Tone, badge, icon, modal};
use super::keys::acts::{self, ACTS, Act, Group, Hold};
use super::keys::{caps, map};
use super::route::Route;
use crate::base::{Arrange, Day};
use crate::find::words::{Grade, Piece, grade, pieces, words};
use crate::find::{CustomerHit, FindQuery, FindView, InvoiceHit};
use crate::rooms::invoices::issuing::commands::Start;
use crate::rooms::invoices::page::draft::start;
use crate::rooms::lookup::fold;

/// How many acts are shown for what was typed.
const ACTS_SHOWN: usize = 7;
/// How many commands are remembered.
const RECENT: usize = 5;
const PREFERENCE: &str = "recent";

/// Words that say nothing of what is meant.
const FILLERS: [&str; 16] = [
    "a", "au", "aux", "d'", "de", "des", "du", "en", "l'", "la", "le", "les", "un", "une", "the",
    "of",
];

/// Where a choice leads.
#[derive(Clone)]
enum Goal {
    Act(&'static Act, Option<Day>),
    To(Route),
    /// A new invoice for a customer.
    Invoice(String),
}

/// What can be done with a customer who is named after it.
#[derive(Clone, Copy, PartialEq)]
enum Verb {
    Remind,
    Invoice,
    Collect,
}

impl Verb {
    const ALL: [Verb; 3] = [Verb::Remind, Verb::Invoice, Verb::Collect];

    /// The verb that begins what was typed, and the rest of it; none where nobody is named.
    fn split(app: App, typed: &str) -> Option<(Verb, &str)> {
        let (first, rest) = typed.trim().split_once(char::is_whitespace)?;
        let (first, rest) = (fold(first), rest.trim());
        let said = |verb: &Verb| verb.words(app).split(' ').any(|word| fold(word) == first);
        let verb = Verb::ALL.into_iter().find(said)?;
        (!rest.is_empty()).then_some((verb, rest))
    }

    /// The verbs that mean it, in the language of the screens.
    fn words(self, app: App) -> String {
        let t = app.t();
        match self {
            Verb::Remind => t.ui_find_remind_words(),
            Verb::Invoice => t.ui_find_invoice_words(),
            Verb::Collect => t.ui_find_collect_words(),
        }
    }

    /// It, done with a customer.
    fn choice(self, app: App, hit: &CustomerHit) -> Choice {
        let t = app.t();
        let to = Goal::To(Route::Customer { account: hit.account.clone() });
        let (icon, verb, goal) = match self {
            Verb::Remind => (Icon::Reminders, t.ui_find_remind(), to),
            Verb::Invoice => (Icon::Plus, t.ui_find_invoice(), Goal::Invoice(hit.account.clone())),
            Verb::Collect => (Icon::Cash, t.ui_find_collect(), to),
        };
        let verb = Piece { text: format!("{verb} "), found: true };
        let name = [verb].into_iter().chain(hit.name.clone()).collect();
        Choice { icon, name, goal, ..customer(hit) }
    }
}

/// A line of the list.
#[derive(Clone)]
struct Choice {
    icon: Icon,
    name: Vec<Piece>,
    about: Vec<Piece>,
    goal: Goal,
    end: End,
    rank: u32,
}

/// What stands at the end of a line.
#[derive(Clone)]
enum End {
    Nothing,
    Key(&'static Act),
    Customer(CustomerHit),
    Invoice(InvoiceHit),
}

/// Lines under a heading.
#[derive(Clone)]
struct Section {
    heading: String,
    choices: Vec<Choice>,
}

/// The palette: a native dialog, a text field and a list.
#[component]
pub fn Palette() -> impl IntoView {
    let app = use_app();
    let dialog = NodeRef::<html::Dialog>::new();
    let shut = Callback::new(move |()| app.hand.palette.set(false));
    let closed = modal(dialog, app.hand.palette.into(), shut);
    let outside = move |event: web_sys::MouseEvent| {
        let target = event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok());
        if target.is_some_and(|target| target.tag_name().eq_ignore_ascii_case("dialog")) {
            app.hand.palette.set(false);
        }
    };
    view! {
        <dialog
            node_ref=dialog
            class="palette"
            aria-label=move || app.t().ui_find()
            on:close=move |_| closed()
            on:cancel=move |event: web_sys::Event| {
                event.prevent_default();
                shut.run(());
            }
            on:click=outside
        >
            {move || app.hand.palette.get().then(|| view! { <Finder /> })}
        </dialog>
    }
}

#[component]
fn Finder() -> impl IntoView {
    let app = use_app();
    let t = app.t();
    let typed = RwSignal::new(String::new());
    let answer: RwSignal<FindView> = RwSignal::new(FindView::default());
    // What the answer is to: until it comes, the acts alone follow what is typed.
    let answered = RwSignal::new(String::new());
    let at = RwSignal::new(0_usize);
    let list = StoredValue::new(app.host.unique_id("found"));
    let input = NodeRef::<html::Input>::new();
    Effect::new(move |_| {
        if let Some(input) = input.get() {
            // Fails only for an element that cannot take the focus.
            let _ = input.focus();
        }
    });
    let sections = Memo::new_with_compare(
        move |_| {
            let typed = typed.get();
            answered.track();
            answer.with(|view| sections(app, &typed, view))
        },
        |_, _| true,
    );
    let choices = move || {
        sections.with(|sections| {
            sections.iter().flat_map(|one| one.choices.clone()).collect::<Vec<_>>()
        })
    };
    let count =
        move || sections.with(|sections| sections.iter().map(|one| one.choices.len()).sum());
    let type_text = move |text: String| {
        typed.set(text.clone());
        at.set(0);
        if text.trim().is_empty() {
            answer.set(FindView::default());
            answered.set(text);
            return;
        }
        spawn_local(async move {
            let named = Verb::split(app, &text).map_or(text.as_str(), |(_, rest)| rest);
            let asked = FindQuery { text: named.to_owned(), limit: 6 };
            // A palette closed meanwhile has nothing to show any more; a problem is an answer with nothing in it.
            let found = app.client.ask(asked).await.unwrap_or_default();
            if typed.try_get_untracked().as_deref() == Some(text.as_str()) {
                answer.set(found);
                answered.set(text);
            }
        });
    };
    let go = move |choice: &Choice| {
        app.hand.palette.set(false);
        let goal = choice.goal.clone();
        // After the dialog has given the focus back.
        set_timeout(move || reach(app, &goal), std::time::Duration::ZERO);
    };
    let press = move |event: KeyboardEvent| {
        let count: usize = untrack(count);
        let plain = !(event.ctrl_key() || event.meta_key() || event.alt_key() || event.shift_key());
        let now = at.get_untracked().min(count.saturating_sub(1));
        match event.key().as_str() {
            "ArrowDown" if count > 0 => at.set((now + 1) % count),
            "ArrowUp" if count > 0 => at.set((now + count - 1) % count),
            "PageDown" if count > 0 => at.set((now + 6).min(count - 1)),
            "PageUp" => at.set(now.saturating_sub(6)),
            "Enter" if plain && !event.is_composing() => {
                if let Some(choice) = untrack(choices).get(now) {
                    go(choice);
                }
            }
            "Enter" => (),
            "Tab" => (),
            _ => return,
        }
        event.prevent_default();
    };
    let option = move |place: usize| format!("{}-{place}", list.get_value());
    let active = move || (0 < count()).then(|| option(at.get()));
    Effect::new(move |_| {
        let at = at.get();
        if let Some(row) = app.host.query(&format!("[id='{}']", option(at))) {
            let options = web_sys::ScrollIntoViewOptions::new();
            options.set_block(web_sys::ScrollLogicalPosition::Nearest);
            row.scroll_into_view_with_scroll_into_view_options(&options);
        }
    });
    let line = move |place: usize, choice: &Choice| {
        let chosen = choice.clone();
        view! {
            <li
                id=option(place)
                role="option"
                class="found"
                aria-selected=move || (at.get() == place).to_string()
                on:pointermove=move |_| if at.get_untracked() != place { at.set(place) }
                on:click=move |_| go(&chosen)
            >
                {icon(choice.icon)}
                <span class="found-words">
                    <span class="found-name">{marked(&choice.name)}</span>
                    {(!choice.about.is_empty()).then(|| view! { <span class="found-about">{marked(&choice.about)}</span> })}
                </span>
                {end(app, &choice.end)}
            </li>
        }
    };
    let groups = move || {
        let mut place = 0;
        sections.with(|sections| {
            let each = sections.iter().enumerate().map(|(number, section)| {
                let heading = format!("{}-heading-{number}", list.get_value());
                let lines: Vec<_> = section
                    .choices
                    .iter()
                    .map(|choice| {
                        place += 1;
                        line(place - 1, choice)
                    })
                    .collect();
                view! {
                    <li role="presentation">
                        <p class="found-heading" id=heading.clone() aria-hidden="true">{section.heading.clone()}</p>
                        <ul role="group" aria-labelledby=heading>{lines}</ul>
                    </li>
                }
            });
            each.collect::<Vec<_>>()
        })
    };
    let nothing = move || {
        let text = typed.get();
        let settled = answered.with(|answered| *answered == text) && !text.trim().is_empty();
        let view = answer.get();
        let wrong = view.misunderstood.filter(|_| settled).map(|day| t.ui_find_no_day(&day));
        wrong.or_else(|| {
            let only_lists = sections
                .with(|sections| sections.iter().all(|one| one.heading == t.ui_find_lists()));
            (settled && only_lists).then(|| t.ui_find_nothing(text.trim()))
        })
    };
    let said = move || match count() {
        0 => String::new(),
        count => t.ui_find_count(count as u32, app.count(count as u64)),
    };
    view! {
        <div class="palette-head">
            {icon(Icon::Search)}
            <input
                node_ref=input
                type="text"
                role="combobox"
                class="palette-text"
                autocomplete="off"
                autocapitalize="off"
                spellcheck="false"
                aria-label=t.ui_find()
                aria-expanded="true"
                aria-autocomplete="list"
                aria-controls=list.get_value()
                aria-activedescendant=active
                placeholder=t.ui_find_hint()
                prop:value=move || typed.get()
                on:input=move |event| type_text(event_target_value(&event))
                on:keydown=press
            />
            <kbd>{map::name(t, "escape")}</kbd>
        </div>
        <p class="unseen" role="status">{said}</p>
        <div class="found-note" role="status">{move || nothing().map(|words| view! { <p>{words}</p> })}</div>
        <ul class="found-list" role="listbox" id=list.get_value() aria-label=t.ui_find_results()>{groups}</ul>
        <footer class="palette-foot" aria-hidden="true">
            <span><kbd>"↑"</kbd> <kbd>"↓"</kbd> {t.ui_find_choose()}</span>
            <span><kbd>{map::name(t, "enter")}</kbd> {t.ui_find_go()}</span>
            <span class="spring"></span>
            <span>{t.ui_find_examples()}</span>
        </footer>
    }
}

/// Does what was chosen, and remembers it where it is a command.
fn reach(app: App, goal: &Goal) {
    match goal {
        Goal::Act(act, day) => {
            remember(app, act.id);
            (act.run)(app, *day);
        }
        Goal::To(route) => app.go(route),
        Goal::Invoice(account) => start(app, Start::Blank { account: account.clone() }),
    }
}

/// The names of the acts done last from here.
fn recent(app: App) -> Vec<&'static Act> {
    let kept = app.host.preference(PREFERENCE).unwrap_or_default();
    kept.split(' ').filter_map(acts::find).filter(|act| act.is_found()).take(RECENT).collect()
}

fn remember(app: App, id: &'static str) {
    let mut ids: Vec<&str> = vec![id];
    ids.extend(recent(app).iter().map(|act| act.id).filter(|known| *known != id));
    ids.truncate(RECENT);
    app.host.set_preference(PREFERENCE, &ids.join(" "));
}

fn sections(app: App, typed: &str, view: &FindView) -> Vec<Section> {
    let t = app.t();
    if typed.trim().is_empty() {
        let recent = recent(app);
        let known = |act: &&Act| !recent.iter().any(|known| known.id == act.id);
        let rest = |group: Group| {
            let acts = ACTS.iter().filter(|act| act.group == group && act.is_found());
            acts.filter(known).map(|act| plain_act(app, act)).collect::<Vec<_>>()
        };
        let first = Section {
            heading: t.ui_find_recent(),
            choices: recent.iter().map(|act| plain_act(app, act)).collect(),
        };
        let others = [Group::Do, Group::Go]
            .map(|group| Section { heading: group.name(t), choices: rest(group) });
        return [first].into_iter().chain(others).filter(|one| !one.choices.is_empty()).collect();
    }
    let verb = Verb::split(app, typed);
    let verbs = verb.map(|(verb, _)| view.customers.iter().map(move |hit| verb.choice(app, hit)));
    let mut sections = vec![
        Section {
            heading: t.ui_find_acts(),
            choices: verbs.into_iter().flatten().chain(acts_for(app, typed, view)).collect(),
        },
        Section {
            heading: t.ui_nav_customers(),
            choices: view.customers.iter().map(customer).collect(),
        },
        Section {
            heading: t.ui_nav_invoices(),
            choices: view.invoices.iter().map(invoice).collect(),
        },
    ];
    sections.retain(|section| !section.choices.is_empty());
    // The best of each decides which group comes first; of equals, what can be done.
    sections.arrange_by_key(|section| section.choices.iter().map(|choice| choice.rank).min());
    let search = verb.map_or(typed.trim(), |(_, rest)| rest).to_owned();
    let name = |text: String| vec![Piece { text, found: false }];
    let list = |route: Route, icon: Icon, text: String| Choice {
        icon,
        name: name(text),
        about: Vec::new(),
        goal: Goal::To(route),
        end: End::Nothing,
        rank: u32::MAX,
    };
    sections.push(Section {
        heading: t.ui_find_lists(),
        choices: vec![
            list(
                Route::Invoices { search: search.clone() },
                Icon::Search,
                t.ui_find_in_invoices(&search),
            ),
            list(
                Route::Customers { search: search.clone() },
                Icon::Search,
                t.ui_find_in_customers(&search),
            ),
        ],
    });
    sections
}

fn plain_act(app: App, act: &'static Act) -> Choice {
    Choice {
        icon: icon_of(act),
        name: vec![Piece { text: (act.name)(app.t()), found: false }],
        about: Vec::new(),
        goal: Goal::Act(act, None),
        end: End::Key(act),
        rank: 0,
    }
}

/// The acts that what was typed means, as of the day that was said.
fn acts_for(app: App, typed: &str, view: &FindView) -> Vec<Choice> {
    let t = app.t();
    let day = view.day;
    let meant = if day.is_some() { view.rest.as_str() } else { typed };
    let mut words = words(meant);
    let telling = |word: &String| !FILLERS.contains(&word.as_str());
    if words.iter().any(telling) {
        words.retain(telling);
    }
    if words.is_empty() && day.is_none() {
        return Vec::new();
    }
    let mut buffer = String::new();
    let mut rank_of = |act: &Act| {
        let (name, further) = ((act.name)(t), (act.words)(t));
        let mut rank = 0;
        for word in &words {
            let named = grade(&name, word, &mut buffer).filter(|grade| *grade < Grade::Within);
            let points = match named {
                Some(Grade::Equal) => 0,
                Some(Grade::Start) => 1,
                Some(_) => 2,
                // A further word, or the beginning of one of two letters at least.
                None if 2 <= word.len() => {
                    grade(&further, word, &mut buffer).filter(|grade| *grade < Grade::Within)?;
                    3
                }
                None => return None,
            };
            rank += points;
        }
        Some(rank)
    };
    let mut found: Vec<Choice> = Vec::new();
    for act in ACTS.iter().filter(|act| act.is_found()) {
        // As of a day only what can be: «importer au 30/09» means nothing. A day alone means the pages of that day.
        let dated = act.hold == Hold::Dated;
        if day.is_some() && !dated || words.is_empty() && act.group != Group::Go {
            continue;
        }
        let Some(rank) = rank_of(act) else { continue };
        let mut name = pieces(&(act.name)(t), &words);
        if let Some(day) = day {
            name.push(Piece { text: format!(" {}", t.ui_find_as_of(app.day(day))), found: false });
        }
        let choice = plain_act(app, act);
        found.push(Choice { name, goal: Goal::Act(act, day), rank, ..choice });
    }
    found.arrange_by_key(|choice| choice.rank);
    found.truncate(ACTS_SHOWN);
    found
}

fn icon_of(act: &Act) -> Icon {
    match act.id {
        "today" => Icon::Today,
        "customers" => Icon::Customers,
        "invoices" => Icon::Invoices,
        "insight" | "ageing" | "dso" => Icon::Insight,
        "data" | "entries" => Icon::Data,
        "import" => Icon::Import,
        "payment" => Icon::Plus,
        "undo" | "redo" => Icon::Back,
        "backup" | "restore" | "privacy" => Icon::Shield,
        "help" => Icon::Help,
        _ => match act.group {
            Group::Export => Icon::Download,
            Group::Look => Icon::Auto,
            _ => Icon::Chevron,
        },
    }
}

fn customer(hit: &CustomerHit) -> Choice {
    Choice {
        icon: Icon::Customers,
        name: hit.name.clone(),
        about: hit.about.clone(),
        goal: Goal::To(Route::Customer { account: hit.account.clone() }),
        rank: hit.rank,
        end: End::Customer(hit.clone()),
    }
}

fn invoice(hit: &InvoiceHit) -> Choice {
    Choice {
        icon: Icon::Invoices,
        name: hit.number.clone(),
        about: hit.about.clone(),
        goal: Goal::To(Route::Invoice { id: hit.id.clone() }),
        rank: hit.rank,
        end: End::Invoice(hit.clone()),
    }
}

fn marked(pieces: &[Piece]) -> AnyView {
    let piece = |piece: &Piece| match piece.found {
        true => view! { <mark>{piece.text.clone()}</mark> }.into_any(),
        false => piece.text.clone().into_any(),
    };
    pieces.iter().map(piece).collect_view().into_any()
}

fn end(app: App, end: &End) -> AnyView {
    let t = app.t();
    match end {
        End::Nothing => ().into_any(),
        End::Key(act) => view! { <span class="found-key">{caps(app, act)}</span> }.into_any(),
        End::Customer(hit) => {
            let late = 0 < hit.overdue.amount.get();
            view! {
                {late.then(|| badge(Tone::Bad, t.ui_find_overdue(app.money(hit.overdue))))}
                <span class="amount">{app.money(hit.open)}</span>
            }
            .into_any()
        }
        End::Invoice(hit) => {
            let open = hit.open.amount.get();
            let state = match hit.days_late {
                _ if open == 0 => Some(badge(Tone::Good, t.invoices_settled())),
                _ if open < 0 => None,
                late @ 1.. => {
                    Some(badge(Tone::Bad, t.invoices_late(app.count(late.unsigned_abs()))))
                }
                _ => None,
            };
            let shown = if open == 0 || hit.by_amount { hit.gross } else { hit.open };
            view! {
                {hit.disputed.then(|| badge(Tone::Watch, t.invoices_disputed()))}
                {state}
                <span class="amount" class:meant=hit.by_amount>{app.money(shown)}</span>
            }
            .into_any()
        }
    }
}
