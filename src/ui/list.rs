//! What every list page shares: search, saved views, choice of columns, order, ticks, and what is done with the rows
//! found or ticked.
//!
//! A list is described by a [`Kind`]: plain functions and columns, so that all of this exists once. What was found stays
//! in the engine; here are the rows on screen, and the identifiers of what was ticked.

mod columns;
mod out;
mod selection;
mod views;

use std::collections::BTreeSet;
use std::future::Future;
use std::pin::Pin;

use leptos::prelude::*;
use serde::{Deserialize, Serialize};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::spawn_local;

use super::app::{App, use_app};
use super::clipboard::takes_text;
use super::components::{Empty, PageHead, SearchBox, problem_note};
use super::keys::map::act_of;
use super::route::Route;
use super::table::{Column, Row, SLICE, Shown, Step, VirtualTable, Window, place_of};
use crate::base::{Money, json};
use crate::engine::protocol::{ExportRequest, Problem, TableFormat};
use crate::rooms::views::{List, SavedView};
use crate::search::Chosen;
use columns::ColumnsMenu;
use out::{Acts, PrintSheet};
use selection::Selection;
use views::Views;
pub use views::{Narrow, Narrowed};

pub use views::comes_as;

/// What a list is asked for.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Asked {
    /// The search.
    pub search: String,
    /// The engine's name of the order.
    pub sort: String,
    /// Largest or last first.
    pub descending: bool,
    /// Closed items too.
    pub closed: bool,
    /// Of those found, only these.
    pub chosen: Option<Chosen>,
    /// First row wanted.
    pub offset: u32,
    /// How many rows.
    pub limit: u32,
    /// The columns that the list shows by itself are enough.
    pub few: bool,
}

/// What a list answers.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Slice {
    /// How many rows the search finds.
    pub total: u32,
    /// What they leave open, one sum per currency.
    pub open: Vec<Money>,
    /// The overdue part of it.
    pub overdue: Vec<Money>,
    /// Those asked for.
    pub rows: Vec<Row>,
    /// What was not understood.
    pub misunderstood: Option<String>,
}

/// A slice that is on its way.
pub type Answer = Pin<Box<dyn Future<Output = Result<Slice, Problem>>>>;

/// A list of the product.
#[derive(Clone, Copy)]
pub struct Kind {
    /// In the book's words.
    pub list: List,
    /// Its name in preferences.
    pub name: &'static str,
    /// Its page.
    pub route: fn(String) -> Route,
    /// Its name on screen.
    pub title: fn(App) -> String,
    /// Its columns, all of them.
    pub columns: fn(App) -> Vec<Column>,
    /// Its order where nobody chose: the engine's name, and whether it descends.
    pub order: (&'static str, bool),
    /// It has closed rows, shown on demand.
    pub closed: Option<fn(App) -> String>,
    /// Asks the engine.
    pub ask: fn(App, Asked) -> Answer,
    /// Has the rows written into a file, in these columns.
    pub export: fn(TableFormat, Asked, Vec<String>) -> ExportRequest,
    /// What was found, in one line.
    pub about: fn(App, &Slice) -> String,
    /// Records the payments of what is asked for, then tells; none: its rows are not paid one by one.
    pub settle: Option<fn(App, Asked, Callback<()>)>,
    /// The name of the search box, an example, and the words of the language with their meaning.
    pub search: fn(App) -> SearchWords,
    /// The views that it brings by itself: name and search.
    pub ready: fn(App) -> Vec<(String, String)>,
    /// A menu of one condition, of which one holds at a time: its name, and each choice by name and search, given what is
    /// searched for now.
    pub narrow: Option<Narrow>,
    /// What the page is for, in its head.
    pub main: Option<fn(App) -> AnyView>,
    /// The way to its neighbours, above the views.
    pub above: Option<fn(App) -> AnyView>,
}

/// The name of a search box, an example, and the words of its language with their meaning.
pub type SearchWords = (String, String, Vec<(String, String)>);

/// How a list is looked at on this device.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Layout {
    /// The engine's name of the order.
    pub sort: String,
    /// Largest or last first.
    pub descending: bool,
    /// Closed rows too.
    pub closed: bool,
    /// The keys of the columns shown, in order; empty: as the list does by itself.
    pub columns: Vec<String>,
}

/// Where one was in a list, so that one comes back to it.
#[derive(Clone, Debug, Default)]
pub struct Kept {
    search: String,
    offset: u32,
    top: i32,
    at: Option<u32>,
    picked: Picked,
}

/// What is ticked: these rows, or all but these.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Picked {
    ids: BTreeSet<String>,
    except: bool,
}

impl Picked {
    /// Nothing is ticked.
    pub fn is_empty(&self) -> bool {
        !self.except && self.ids.is_empty()
    }

    fn chosen(&self) -> Option<Chosen> {
        let ids = self.ids.iter().cloned().collect();
        (!self.is_empty()).then_some(Chosen { ids, except: self.except })
    }
}

/// What is ticked in a list. Cheap to copy.
#[derive(Clone, Copy)]
pub struct Ticks {
    picked: RwSignal<Picked>,
    /// The row ticked last: a range begins there.
    anchor: StoredValue<Option<u32>>,
    /// Ticks the rows between two places.
    range: Callback<(u32, u32)>,
}

impl Ticks {
    /// Whether a row is ticked.
    pub fn has(self, id: &str) -> bool {
        self.picked.with(|picked| picked.ids.contains(id) != picked.except)
    }

    /// All rows are ticked, none is, or (`None`) some are.
    pub fn state(self, total: u32) -> Option<bool> {
        self.picked.with(|picked| match (picked.ids.len(), picked.except) {
            (0, true) => Some(total > 0),
            (0, false) => Some(false),
            (some, false) if some == total as usize => Some(true),
            _ => None,
        })
    }

    /// A person clicked on a row's box: with Shift, everything from the row before it.
    pub fn click(self, place: u32, id: String, shift: bool) {
        match self.anchor.get_value().filter(|_| shift) {
            Some(anchor) => self.range.run((anchor.min(place), anchor.max(place))),
            None => {
                self.anchor.set_value(Some(place));
                self.turn(id);
            }
        }
    }

    /// Ticks a row, or takes its tick away.
    pub fn turn(self, id: String) {
        self.picked.update(|picked| {
            if !picked.ids.remove(&id) {
                picked.ids.insert(id);
            }
        });
    }

    fn tick(self, ids: impl IntoIterator<Item = String>) {
        self.picked.update(|picked| {
            for id in ids {
                if picked.except {
                    picked.ids.remove(&id);
                } else {
                    picked.ids.insert(id);
                }
            }
        });
    }

    /// Ticks everything that the search finds; nothing, where everything is ticked.
    pub fn turn_all(self, total: u32) {
        let all = untrack(|| self.state(total)) == Some(true);
        self.picked.set(Picked { except: !all, ids: BTreeSet::new() });
    }

    /// Takes every tick away.
    pub fn clear(self) {
        self.anchor.set_value(None);
        if !self.picked.with_untracked(Picked::is_empty) {
            self.picked.set(Picked::default());
        }
    }
}

/// A list while it is on screen. Cheap to copy.
#[derive(Clone, Copy)]
pub struct Open {
    app: App,
    kind: StoredValue<Kind>,
    /// All columns.
    columns: StoredValue<Vec<Column>>,
    layout: RwSignal<Layout>,
    ticks: Ticks,
    /// What the search finds.
    slice: RwSignal<Option<Slice>>,
    /// What is printed.
    sheet: RwSignal<Option<Slice>>,
}

impl Open {
    fn kind(self) -> Kind {
        self.kind.get_value()
    }

    /// The columns shown: places among all of them.
    fn shown(self) -> Vec<usize> {
        self.columns.with_value(|columns| {
            let chosen: Vec<usize> = self.layout.with(|layout| {
                let place = |key: &String| columns.iter().position(|column| column.key == key);
                layout.columns.iter().filter_map(place).collect()
            });
            if !chosen.is_empty() {
                return chosen;
            }
            (0..columns.len()).filter(|&place| columns[place].shown).collect()
        })
    }

    fn keys(self) -> Vec<String> {
        let shown = untrack(move || self.shown());
        self.columns.with_value(|columns| {
            shown.into_iter().map(|place| columns[place].key.to_owned()).collect()
        })
    }

    /// What is asked for: everything that the search finds, ticked or not.
    fn asked(self) -> Asked {
        let Layout { sort, descending, closed, .. } = self.layout.get();
        Asked { search: self.app.search.get(), sort, descending, closed, ..Asked::default() }
    }

    /// What an act is done with: what is ticked, or everything where nothing is.
    fn meant(self) -> Asked {
        untrack(move || Asked { chosen: self.ticks.picked.with(Picked::chosen), ..self.asked() })
    }

    fn ask(self, asked: Asked) -> Answer {
        (self.kind().ask)(self.app, asked)
    }

    fn search_for(self, search: String) {
        let route = (self.kind().route)(search);
        self.app.go(&route);
    }
}

/// A list page.
#[component]
pub fn ListPage(
    /// Which.
    kind: Kind,
) -> impl IntoView {
    let app = use_app();
    let kept = app.kept.try_update_value(|kept| kept.get(kind.name).cloned()).flatten();
    let search = app.search.get_untracked();
    let kept = kept.filter(|kept| kept.search == search).unwrap_or_default();
    // When one leaves, the address is already another's.
    let here = StoredValue::new(search);
    let layout = app
        .host
        .preference(&preference(kind))
        .and_then(|text| json::read(text.as_bytes()).ok())
        .unwrap_or_else(|| by_itself(kind));
    let picked = RwSignal::new(kept.picked);
    let (slice, shown) = (RwSignal::new(None), RwSignal::new(Shown::default()));
    let layout = RwSignal::new(layout);
    let range = StoredValue::new(None::<Callback<(u32, u32)>>);
    let ticks = Ticks {
        picked,
        anchor: StoredValue::new(None),
        range: Callback::new(move |ends| {
            if let Some(range) = range.get_value() {
                range.run(ends);
            }
        }),
    };
    let open = Open {
        app,
        kind: StoredValue::new(kind),
        columns: StoredValue::new((kind.columns)(app)),
        layout,
        ticks,
        slice,
        sheet: RwSignal::new(None),
    };
    let offset = RwSignal::new(kept.offset);
    let total = Signal::derive(move || {
        slice.with(|slice: &Option<Slice>| slice.as_ref().map_or(0, |slice| slice.total))
    });
    let window = Window::new(app.host, offset, total, shown, kept.top, kept.at);
    // What is not on screen is not asked for: a row travels from the engine in half the time.
    let few = Memo::new(move |_| {
        let shown = open.shown();
        open.columns.with_value(|columns| shown.iter().all(|&place| columns[place].shown))
    });
    let (problem, loading) = follow(
        app,
        move || {
            let asked =
                Asked { offset: offset.get(), limit: SLICE, few: few.get(), ..open.asked() };
            Some((open.kind(), asked))
        },
        {
            let turn = StoredValue::new((0_u32, None::<(Asked, u32)>));
            move |asked: &Asked, mut answer: Slice| {
                // Rows are drawn anew when anything but the place has changed.
                let without = Asked { offset: 0, ..asked.clone() };
                let now = (without, app.revision.get_untracked());
                let turn = turn.try_update_value(|(turn, before)| {
                    *turn += u32::from(before.as_ref() != Some(&now));
                    *before = Some(now);
                    *turn
                });
                let rows = std::mem::take(&mut answer.rows);
                // The length first: the frame must be tall enough for the place of the rows.
                slice.set(Some(answer));
                let turn = turn.unwrap_or_default();
                window.show(Shown { offset: asked.offset, turn, rows });
            }
        },
    );
    range.set_value(Some(Callback::new(move |(first, last): (u32, u32)| {
        let ids = shown.with_untracked(|shown| {
            let end = shown.offset + shown.rows.len() as u32;
            (shown.offset <= first && last < end).then(|| {
                let rows = (first - shown.offset) as usize..=(last - shown.offset) as usize;
                shown.rows[rows].iter().map(|row| row.id.clone()).collect::<Vec<_>>()
            })
        });
        match ids {
            Some(ids) => ticks.tick(ids),
            None => app.run(async move {
                let asked = untrack(move || open.asked());
                let asked = Asked { offset: first, limit: last - first + 1, ..asked };
                let found = open.ask(asked).await?;
                ticks.tick(found.rows.into_iter().map(|row| row.id));
                Ok(())
            }),
        }
    })));
    // Another search: from the top, and nothing is ticked. Another order: from the top.
    Effect::new(move |before: Option<(String, bool, String, bool)>| {
        let search = app.search.get();
        let Layout { sort, descending, closed, .. } = layout.get();
        here.set_value(search.clone());
        let now = (search, closed, sort, descending);
        if let Some(before) = before.filter(|before| *before != now) {
            window.to_top();
            if (&before.0, before.1) != (&now.0, now.1) {
                ticks.clear();
            }
        }
        now
    });
    Effect::new(move |before: Option<()>| {
        let layout = layout.get();
        if before.is_some()
            && let Ok(text) = serde_json::to_string(&layout)
        {
            app.host.set_preference(&preference(kind), &text);
        }
    });
    // Where one is, for when one comes back.
    let keep = move || {
        let now = Kept {
            search: here.try_get_value().unwrap_or_default(),
            offset: offset.try_get_untracked().unwrap_or_default(),
            top: window.top.try_get_value().unwrap_or_default(),
            at: window.at.try_get_untracked().flatten(),
            picked: picked.try_get_untracked().unwrap_or_default(),
        };
        app.kept.update_value(|kept| drop(kept.insert(kind.name, now)));
    };
    on_cleanup(keep);
    app.copy.set_value(Some(Callback::new(move |()| open.copy())));
    on_cleanup(move || app.copy.set_value(None));

    let about = Signal::derive(move || {
        slice.with(|slice| slice.as_ref().map(|slice| (kind.about)(app, slice))).unwrap_or_default()
    });
    let misunderstood = Signal::derive(move || {
        slice.with(|slice| slice.as_ref().and_then(|slice| slice.misunderstood.clone()))
    });
    let nothing = move || slice.with(|slice| slice.as_ref().is_some_and(|slice| slice.total == 0));
    let (label, hint, help) = (kind.search)(app);
    let on_sort = Callback::new(move |number: usize| {
        let column = open.columns.with_value(|columns| columns[number].clone());
        let Some(by) = column.sort else { return };
        layout.update(|layout| {
            layout.descending =
                if layout.sort == by { !layout.descending } else { column.descending };
            by.clone_into(&mut layout.sort);
        });
    });
    let keys = move |event: web_sys::KeyboardEvent| press(open, window, &event, false);
    // From anywhere on the page: everything, and nothing. A list has no page above it that Escape would lead to.
    app.host.listen("keydown", move |event| {
        if let Some(event) = event.dyn_ref::<web_sys::KeyboardEvent>()
            && matches!(event.key().as_str(), "a" | "A" | "Escape")
            && app.host.query("dialog[open], [popover]:popover-open").is_none()
        {
            press(open, window, event, true);
        }
    });
    let closed = kind.closed.map(|words| {
        view! {
            <label class="check">
                <input
                    type="checkbox"
                    prop:checked=move || layout.with(|layout| layout.closed)
                    on:change=move |event| {
                        let closed = event_target_checked(&event);
                        layout.update(|layout| layout.closed = closed);
                    }
                />
                <span>{words(app)}</span>
            </label>
        }
    });
    view! {
        <PageHead title=Signal::stored((kind.title)(app)) about=about prints_itself=true>
            {kind.main.map(|main| main(app))}
            <Acts open />
        </PageHead>
        {kind.above.map(|above| above(app))}
        <Views open />
        <div class="list-tools">
            <PageSearch label=label hint=hint help=help misunderstood=misunderstood />
            {closed}
            <ColumnsMenu open />
        </div>
        {move || problem.get().map(|problem| problem_note(app, &problem))}
        <div
            class="list-page"
            class:loading=move || loading.get()
            aria-busy=move || loading.get().to_string()
            on:keydown=keys
        >
            <VirtualTable
                label=(kind.title)(app)
                columns=open.columns
                order=Memo::new(move |_| open.shown())
                sort=Signal::derive(move || layout.with(|layout| (layout.sort.clone(), layout.descending)))
                on_sort=on_sort
                chosen=Signal::derive(move || layout.with(|layout| !layout.columns.is_empty()))
                window=window
                ticks=ticks
            />
            {move || nothing().then(|| {
                let searched = app.search.with(|search| !search.trim().is_empty());
                if !searched {
                    return super::start::nothing_yet(app);
                }
                view! { <Empty title=app.t().ui_nothing_found() about=app.t().ui_nothing_found_about() /> }.into_any()
            })}
            <Selection open />
        </div>
        <PrintSheet open />
    }
}

/// The search box of a page: what it holds is a part of the address.
#[component]
pub fn PageSearch(
    /// What it searches, for those who do not see it.
    label: String,
    /// An example.
    hint: String,
    /// Word and meaning of each thing it understands.
    help: Vec<(String, String)>,
    /// What was not understood.
    #[prop(into)]
    misunderstood: Signal<Option<String>>,
) -> impl IntoView {
    let app = use_app();
    let typed = RwSignal::new(app.search.get_untracked());
    Effect::new(move |_| typed.set(app.search.get()));
    Effect::new(move |before: Option<()>| {
        let typed = typed.get();
        if before.is_some() && app.search.get_untracked() != typed {
            let page = app.route.with_untracked(|route| route.searching(&typed));
            app.host.replace(&page);
            app.search.set(typed);
        }
    });
    view! { <SearchBox value=typed label=label hint=hint help=help misunderstood=misunderstood /> }
}

/// How customers are searched.
pub fn customer_words(app: App) -> SearchWords {
    let t = app.t();
    let help = vec![
        ("> 5000".to_owned(), t.customers_search_amount()),
        (t.customers_word_late(), t.customers_search_late()),
        (t.customers_word_segment(), t.customers_search_segment()),
        (t.customers_word_assignee(), t.customers_search_assignee()),
        (t.invoices_word_disputed(), t.customers_search_disputed()),
    ];
    (t.customers_search(), t.customers_search_hint(), help)
}

/// The search box of pages that list customers.
#[component]
pub fn CustomerSearch(
    /// What was not understood.
    #[prop(into)]
    misunderstood: Signal<Option<String>>,
) -> impl IntoView {
    let (label, hint, help) = customer_words(use_app());
    view! { <PageSearch label=label hint=hint help=help misunderstood=misunderstood /> }
}

fn preference(kind: Kind) -> String {
    format!("list.{}", kind.name)
}

fn by_itself(kind: Kind) -> Layout {
    let (sort, descending) = kind.order;
    Layout { sort: sort.to_owned(), descending, ..Layout::default() }
}

impl Layout {
    fn of(view: &SavedView, kind: Kind) -> Layout {
        let own = by_itself(kind);
        let (sort, descending) = match view.sort.is_empty() {
            true => (own.sort, own.descending),
            false => (view.sort.clone(), view.descending),
        };
        Layout { sort, descending, closed: view.closed, columns: view.columns.clone() }
    }
}

/// What a key does on a list; the letters are those that a person chose. `anywhere`: it was pressed on the page around.
fn press(open: Open, window: Window, event: &web_sys::KeyboardEvent, anywhere: bool) {
    let app = open.app;
    let Some(target) = app.host.target(event) else { return };
    if (event.default_prevented() && !anywhere) || takes_text(&target) {
        return;
    }
    let (key, place) = (event.key(), place_of(&target));
    let control = event.ctrl_key() || event.meta_key();
    let on_row = !control && !event.alt_key() && place.is_some() && !anywhere;
    // The second letter of two is somebody else's.
    let letter = on_row && app.hand.begun.with_untracked(String::is_empty);
    let act = if letter { act_of(app, &key.to_lowercase()).map(|act| act.id) } else { None };
    match (key.as_str(), act) {
        ("a" | "A", _) if control => {
            open.ticks.picked.set(Picked { except: true, ids: BTreeSet::new() });
        }
        ("Escape", _) if !open.ticks.picked.with_untracked(Picked::is_empty) => open.ticks.clear(),
        (_, Some("select")) => {
            let at = place.unwrap_or_default();
            let row = window.shown.with_untracked(|shown| {
                let mut rows = (shown.offset..).zip(&shown.rows);
                rows.find(|(place, _)| *place == at).map(|(_, row)| row.id.clone())
            });
            if let Some(id) = row {
                open.ticks.click(at, id, event.shift_key());
            }
        }
        (_, Some("next")) => window.walk(Step::Rows(1)),
        (_, Some("previous")) => window.walk(Step::Rows(-1)),
        (key, _) => match Step::of_key(key).filter(|_| on_row) {
            Some(step) => window.walk(step),
            None => return,
        },
    }
    event.prevent_default();
    event.stop_propagation();
}

/// Asks whenever what `question` reads, or the book, changes; at most one question at a time, and of those that wait the
/// newest. Gives the problem and whether an answer is on its way.
fn follow(
    app: App,
    question: impl Fn() -> Option<(Kind, Asked)> + 'static,
    answered: impl Fn(&Asked, Slice) + Copy + 'static,
) -> (RwSignal<Option<Problem>>, RwSignal<bool>) {
    let (problem, loading) = (RwSignal::new(None), RwSignal::new(false));
    let next: StoredValue<Option<(Kind, Asked)>> = StoredValue::new(None);
    Effect::new(move |_| {
        app.revision.track();
        next.set_value(question());
        if loading.get_untracked() || next.with_value(Option::is_none) {
            return;
        }
        loading.set(true);
        spawn_local(async move {
            while let Some((kind, asked)) = next.try_update_value(Option::take).flatten() {
                let answer = (kind.ask)(app, asked.clone()).await;
                // Once the page is left its signals are gone, and nothing is to be set.
                if loading.try_get_untracked().is_none() {
                    return;
                }
                // Drawing rows that nobody waits for any more would make wait who does.
                let elsewhere = |(_, next): &(Kind, Asked)| {
                    Asked { offset: asked.offset, ..next.clone() } != asked
                };
                if next.with_value(|next| next.as_ref().is_some_and(elsewhere)) {
                    continue;
                }
                match answer {
                    Ok(slice) => {
                        problem.set(None);
                        answered(&asked, slice);
                    }
                    Err(why) => problem.set(Some(why)),
                }
            }
            if loading.try_get_untracked().is_some() {
                loading.set(false);
            }
        });
    });
    (problem, loading)
}
