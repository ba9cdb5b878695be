//! Saved views: how a person looks at a list (search, order, columns) under a name, kept in the book so that it is in
//! the backup and follows its author.
//!
//! A view is a decision: two people who change the same view apart both stand until somebody saves it again, and what
//! was said last counts meanwhile. Knows nothing of what a list holds: searches, orders and columns are words to it.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::base::Arrange;
use crate::journal::{Decision, EntryId, Part, Stamp, Written};
use crate::rooms::lookup::fold;
use crate::rooms::written::{self, Unread};
use crate::texts::Locale;

/// A list that views are saved of.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub enum List {
    /// The invoices.
    #[default]
    Invoices,
    /// The customers.
    Customers,
}

/// How a list is looked at.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(optional_fields))]
pub struct SavedView {
    /// Its name, as its author gave it.
    pub name: String,
    /// The search.
    pub search: String,
    /// The column that orders the list; empty: as the list does by itself.
    pub sort: String,
    /// Largest or last first.
    pub descending: bool,
    /// Closed items too, where the list has any.
    pub closed: bool,
    /// The columns shown, in order; empty: as the list does by itself.
    pub columns: Vec<String>,
}

/// What happened.
#[derive(Clone, Debug, PartialEq)]
pub enum Event {
    /// A view was saved, changed or removed.
    ViewSet {
        /// Of which list.
        list: List,
        /// Which view of it: the same through all its names.
        id: String,
        /// How it looks from now on; `None` removes it.
        view: Option<SavedView>,
        /// The entries whose decision this one replaces.
        replaces: Vec<EntryId>,
    },
}

/// Version 1 of `views.view-set`.
#[derive(Serialize, Deserialize)]
struct ViewSetV1 {
    list: List,
    id: String,
    view: Option<SavedViewV1>,
    #[serde(default)]
    replaces: Vec<EntryId>,
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
struct SavedViewV1 {
    name: String,
    #[serde(default)]
    search: String,
    #[serde(default)]
    sort: String,
    #[serde(default)]
    descending: bool,
    #[serde(default)]
    closed: bool,
    #[serde(default)]
    columns: Vec<String>,
}

impl From<SavedViewV1> for SavedView {
    fn from(kept: SavedViewV1) -> SavedView {
        let SavedViewV1 { name, search, sort, descending, closed, columns } = kept;
        SavedView { name, search, sort, descending, closed, columns }
    }
}

impl From<SavedView> for SavedViewV1 {
    fn from(view: SavedView) -> SavedViewV1 {
        let SavedView { name, search, sort, descending, closed, columns } = view;
        SavedViewV1 { name, search, sort, descending, closed, columns }
    }
}

impl Event {
    /// As it is kept.
    pub fn write(&self) -> (Written, Vec<Part>) {
        let Event::ViewSet { list, id, view, replaces } = self;
        let body = ViewSetV1 {
            list: *list,
            id: id.clone(),
            view: view.clone().map(SavedViewV1::from),
            replaces: replaces.clone(),
        };
        written::write("views.view-set", &body)
    }

    /// Back from what is kept.
    pub fn read(kept: &Written) -> Result<Event, Unread> {
        if (kept.kind.as_str(), kept.version) != ("views.view-set", 1) {
            return Err(written::from_the_future(kept));
        }
        let ViewSetV1 { list, id, view, replaces } = written::read(kept)?;
        Ok(Event::ViewSet { list, id, view: view.map(SavedView::from), replaces })
    }
}

/// The views saved.
#[derive(Clone, Debug, Default)]
pub struct State {
    views: BTreeMap<(List, String), Decision<Option<SavedView>>>,
    /// Every statement of them, for the snapshot.
    pub(crate) said: Vec<(EntryId, Stamp, Event)>,
}

impl State {
    /// What happened is so.
    pub fn apply(&mut self, by: EntryId, at: Stamp, event: &Event) {
        let Event::ViewSet { list, id, view, replaces } = event;
        let decision = self.views.entry((*list, id.clone())).or_default();
        decision.apply(by, at, view.clone(), replaces.iter().copied());
        self.said.push((by, at, event.clone()));
    }

    /// The views of a list by their names, accents and case aside: identifier and view.
    pub fn of(&self, list: List) -> Vec<(&str, &SavedView)> {
        let mut views: Vec<(&str, &SavedView)> = self
            .views
            .iter()
            .filter(|((of, _), _)| *of == list)
            .filter_map(|((_, id), decision)| Some((id.as_str(), decision.latest()?.as_ref()?)))
            .collect();
        views.arrange_by_key(|(id, view)| (fold(&view.name), id.to_owned()));
        views
    }

    /// The entries whose decision on a view the next one replaces.
    pub fn heads(&self, list: List, id: &str) -> Vec<EntryId> {
        self.find(list, id).map(|known| known.heads().collect()).unwrap_or_default()
    }

    fn find(&self, list: List, id: &str) -> Option<&Decision<Option<SavedView>>> {
        self.views.get(&(list, id.to_owned()))
    }
}

/// Longest name and search, in letters.
const LONGEST: (usize, usize) = (60, 1_000);

/// Why a view is refused, in the order it is checked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// A view needs a name of 1 to 60 characters, and a search of at most 1 000.
    BadName,
    /// Another view of the list has this name.
    NameTaken(String),
    /// There is no such view to remove.
    Unknown(String),
}

impl Refusal {
    /// Stable, in kebab case.
    pub fn code(&self) -> &'static str {
        match self {
            Refusal::BadName => "bad-view-name",
            Refusal::NameTaken(_) => "view-name-taken",
            Refusal::Unknown(_) => "unknown-view",
        }
    }

    /// In the person's language.
    pub fn sentence(&self, locale: Locale) -> String {
        let texts = locale.texts();
        match self {
            Refusal::BadName => texts.views_bad_name(),
            Refusal::NameTaken(name) => texts.views_name_taken(name),
            Refusal::Unknown(id) => texts.views_unknown(id),
        }
    }
}

/// Saves a view under its identifier (its name, for a new one: empty), or removes it; `None` when it stands so already.
/// Changes nothing.
pub fn set(
    state: &State,
    list: List,
    id: &str,
    view: Option<&SavedView>,
) -> Result<Option<Event>, Refusal> {
    let view = view.map(|view| SavedView { name: view.name.trim().to_owned(), ..view.clone() });
    if let Some(view) = &view {
        let letters = view.name.chars().count();
        if letters == 0 || LONGEST.0 < letters || LONGEST.1 < view.search.chars().count() {
            return Err(Refusal::BadName);
        }
        let mut others = state.of(list).into_iter().filter(|(other, _)| *other != id);
        if others.any(|(_, other)| fold(&other.name) == fold(&view.name)) {
            return Err(Refusal::NameTaken(view.name.clone()));
        }
    }
    let id = match (id, &view) {
        ("", Some(view)) => free_id(state, list, &view.name),
        (id, _) => id.to_owned(),
    };
    let known = state.find(list, &id);
    let stands = known.and_then(Decision::settled);
    match &view {
        None if known.and_then(Decision::latest).is_none_or(Option::is_none) => {
            return Err(Refusal::Unknown(id));
        }
        _ if stands == Some(&view) => return Ok(None),
        _ => (),
    }
    let replaces = known.map(|known| known.heads().collect()).unwrap_or_default();
    Ok(Some(Event::ViewSet { list, id, view, replaces }))
}

/// The identifier of a new view: its first name, numbered where another view had that name before it was renamed.
fn free_id(state: &State, list: List, name: &str) -> String {
    let free =
        |id: &String| state.find(list, id).and_then(Decision::latest).is_none_or(Option::is_none);
    let numbered = (2_u32..).map(|number| format!("{name} {number}"));
    // There are fewer views than numbers.
    std::iter::once(name.to_owned()).chain(numbered).find(free).unwrap_or_default()
}

/// The saved views of a list, each with how many rows it finds today.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(optional_fields))]
pub struct ViewsQuery {
    /// Of which list.
    pub list: List,
    /// Further searches to be counted: the views that a list brings by itself.
    pub searches: Vec<String>,
}

/// The saved views of a list.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct ViewsView {
    /// In the order of their names.
    pub views: Vec<ViewLine>,
    /// How many rows each further search finds.
    pub counts: Vec<u32>,
}

/// One saved view.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct ViewLine {
    /// Stays the same when it is renamed.
    pub id: String,
    /// How it looks.
    pub view: SavedView,
    /// How many rows it finds.
    pub count: u32,
}

impl ViewsQuery {
    /// The views and their counts; `count` says how many rows of the list a search finds, with the closed ones or not.
    pub fn run(&self, state: &State, count: impl Fn(&str, bool) -> u32) -> ViewsView {
        let views = state.of(self.list).into_iter();
        let line = |(id, view): (&str, &SavedView)| ViewLine {
            id: id.to_owned(),
            count: count(&view.search, view.closed),
            view: view.clone(),
        };
        ViewsView {
            views: views.map(line).collect(),
            counts: self.searches.iter().map(|search| count(search, false)).collect(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::journal::DeviceId;

    fn at(device: u64, number: u64) -> (EntryId, Stamp) {
        let device = DeviceId::from_bits(device);
        (EntryId { device, number }, Stamp { millis: number, counter: 0, device })
    }

    fn view(name: &str, search: &str) -> SavedView {
        SavedView { name: name.to_owned(), search: search.to_owned(), ..SavedView::default() }
    }

    fn names(state: &State) -> Vec<(String, String)> {
        let named = |(_, view): (&str, &SavedView)| (view.name.clone(), view.search.clone());
        state.of(List::Invoices).into_iter().map(named).collect()
    }

    fn tell(state: &mut State, number: u64, id: &str, view: Option<&SavedView>) -> Event {
        let event = set(state, List::Invoices, id, view).unwrap().unwrap();
        let (by, stamp) = at(1, number);
        state.apply(by, stamp, &event);
        event
    }

    #[test]
    fn a_view_is_saved_renamed_removed_and_brought_back() {
        let mut state = State::default();
        tell(&mut state, 1, "", Some(&view(" Gros retards ", "retard > 60")));
        assert_eq!(names(&state), [("Gros retards".to_owned(), "retard > 60".to_owned())]);
        let renamed = view("Anciens", "retard > 60");
        tell(&mut state, 2, "Gros retards", Some(&renamed));
        assert_eq!(names(&state), [("Anciens".to_owned(), "retard > 60".to_owned())]);
        assert_eq!(set(&state, List::Invoices, "Gros retards", Some(&renamed)), Ok(None));
        tell(&mut state, 3, "Gros retards", None);
        assert_eq!(names(&state), []);
        tell(&mut state, 4, "Gros retards", Some(&renamed));
        assert_eq!(names(&state), [("Anciens".to_owned(), "retard > 60".to_owned())]);
    }

    #[test]
    fn what_makes_no_sense_is_refused() {
        let mut state = State::default();
        tell(&mut state, 1, "", Some(&view("Élevés", "> 5000")));
        let refused = |id: &str, view: Option<SavedView>| {
            set(&state, List::Invoices, id, view.as_ref()).unwrap_err()
        };
        assert_eq!(refused("", Some(view("  ", ""))), Refusal::BadName);
        assert_eq!(refused("", Some(view(&"n".repeat(61), ""))), Refusal::BadName);
        assert_eq!(refused("", Some(view("n", &"s".repeat(1_001)))), Refusal::BadName);
        assert_eq!(refused("", Some(view("eleves", ""))), Refusal::NameTaken("eleves".to_owned()));
        assert_eq!(refused("autre", None), Refusal::Unknown("autre".to_owned()));
        // The other list has its own views.
        assert!(set(&state, List::Customers, "", Some(&view("Élevés", ""))).is_ok());
    }

    #[test]
    fn a_name_that_was_given_up_is_free_again() {
        let mut state = State::default();
        tell(&mut state, 1, "", Some(&view("A", "one")));
        tell(&mut state, 2, "A", Some(&view("B", "one")));
        let Event::ViewSet { id, .. } = tell(&mut state, 3, "", Some(&view("A", "two")));
        assert_eq!(id, "A 2");
        let both = [("A", "two"), ("B", "one")];
        assert_eq!(names(&state), both.map(|(name, search)| (name.to_owned(), search.to_owned())));
    }

    #[test]
    fn two_people_who_change_a_view_apart_see_the_later_one_until_somebody_saves_it_again() {
        let mut state = State::default();
        tell(&mut state, 1, "", Some(&view("A", "first")));
        let ours = set(&state, List::Invoices, "A", Some(&view("A", "ours"))).unwrap().unwrap();
        let theirs = set(&state, List::Invoices, "A", Some(&view("A", "theirs"))).unwrap().unwrap();
        for (device, number, event) in [(2, 3, &theirs), (1, 2, &ours)] {
            let (by, stamp) = at(device, number);
            state.apply(by, stamp, event);
        }
        assert_eq!(names(&state)[0].1, "theirs");
        assert!(state.find(List::Invoices, "A").unwrap().is_contested());
        tell(&mut state, 4, "A", Some(&view("A", "ours")));
        assert!(!state.find(List::Invoices, "A").unwrap().is_contested());
        assert_eq!(names(&state)[0].1, "ours");
    }

    #[test]
    fn a_view_is_read_as_it_was_written_and_a_newer_form_is_not_guessed() {
        let mut state = State::default();
        let whole = SavedView {
            name: "Tout".to_owned(),
            search: "client:\"bâti\" > 5".to_owned(),
            sort: "open".to_owned(),
            descending: true,
            closed: true,
            columns: vec!["number".to_owned(), "open".to_owned()],
        };
        let event = tell(&mut state, 1, "", Some(&whole));
        let (mut kept, parts) = event.write();
        assert_eq!((parts.len(), Event::read(&kept)), (0, Ok(event)));
        assert_eq!(
            kept.body.get(),
            "{\"list\":\"invoices\",\"id\":\"Tout\",\"view\":{\"name\":\"Tout\",\"search\":\"client:\\\"bâti\\\" > 5\",\
             \"sort\":\"open\",\"descending\":true,\"closed\":true,\"columns\":[\"number\",\"open\"]},\"replaces\":[]}"
        );
        kept.version = 2;
        assert!(matches!(Event::read(&kept), Err(Unread::FromTheFuture { version: 2, .. })));
    }
}
