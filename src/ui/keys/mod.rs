//! The keyboard. Letters and arrows only (digits and brackets need Shift or AltGr on French keyboards), off while one
//! types, in a native control and while a panel is open; `Ctrl/⌘ K` finds from anywhere.
//!
//! What there is to do stands in [`acts`]; which key does it in [`map`]. A letter is the one printed on the key: on a
//! keyboard without Latin letters, the one that stands in its place on others.

pub mod acts;
pub mod help;
pub mod map;

use std::time::Duration;

use leptos::prelude::*;
use wasm_bindgen::prelude::*;
use web_sys::KeyboardEvent;

use super::app::{App, Stage, use_app};
use super::host::Host;
use super::payment::Paying;
use super::table::move_focus;
use acts::Hold;

/// How long the second letter of a key is waited for.
const PATIENCE: Duration = Duration::from_secs(4);

/// What is under the fingers. Cheap to copy.
#[derive(Clone, Copy)]
pub struct Hand {
    /// The palette is open.
    pub palette: RwSignal<bool>,
    /// Payments are being recorded, of this.
    pub payment: RwSignal<Option<Paying>>,
    /// Records the payments of what is ticked in the list on screen, where something is.
    pub ticked: StoredValue<Option<Callback<()>>>,
    /// Hears what is to be done about the customer on screen, by the name of its act, where one is.
    pub subject: StoredValue<Option<Callback<&'static str>>>,
    /// Keys chosen by the person.
    pub chosen: RwSignal<map::Chosen>,
    /// The first letter of a key, while the second is waited for.
    pub begun: RwSignal<String>,
    /// The act that gets the next key pressed, and what was pressed so far.
    pub learning: RwSignal<Option<help::Learning>>,
}

impl Hand {
    /// With the keys that were chosen on this device.
    pub fn new(host: Host) -> Hand {
        Hand {
            palette: RwSignal::new(false),
            payment: RwSignal::new(None),
            ticked: StoredValue::new(None),
            subject: StoredValue::new(None),
            chosen: RwSignal::new(map::load(host)),
            begun: RwSignal::new(String::new()),
            learning: RwSignal::new(None),
        }
    }
}

impl Hand {
    /// The page on screen hears what is to be done about its customer, until it goes.
    pub fn hears(self, hear: Callback<&'static str>) {
        self.subject.set_value(Some(hear));
        on_cleanup(move || {
            // The next page may have come before this one went.
            let _ = self.subject.try_update_value(|known| {
                if known.as_ref().is_some_and(|known| known.matches(&hear)) {
                    *known = None;
                }
            });
        });
    }

    /// Has something done about the customer on screen.
    pub fn about(self, act: &'static str) {
        if let Some(hear) = self.subject.get_value() {
            hear.run(act);
        }
    }
}

/// Listens to the keys as long as the interface is mounted.
pub fn listen(app: App) {
    let turn = StoredValue::new(0_u32);
    app.host.listen("keydown", move |event| {
        let Some(event) = event.dyn_ref::<KeyboardEvent>() else { return };
        if event.default_prevented() || event.is_composing() {
            return;
        }
        if pressed(app, event, turn) {
            event.prevent_default();
        }
    });
}

/// Does what a key is for; false where it is nobody's.
fn pressed(app: App, event: &KeyboardEvent, turn: StoredValue<u32>) -> bool {
    if app.stage.get_untracked() != Stage::Ready {
        return false;
    }
    let key = letter(event);
    if app.hand.learning.with_untracked(Option::is_some) {
        return help::learn(app, event, &key);
    }
    let command = (event.ctrl_key() || event.meta_key()) && !event.alt_key();
    if command && !event.shift_key() && key == "k" {
        app.hand.palette.update(|open| *open = !*open);
        return true;
    }
    if typing(app, event) {
        if key == "escape" && !within(app, event, "dialog") {
            leave_field(app, event);
            // A browser would empty a search box, and tell nobody: what was searched stays.
            return within(app, event, "[type=search]");
        }
        return false;
    }
    if app.host.query("dialog[open]").is_some() || within(app, event, "[role=menu], [popover]") {
        return false;
    }
    if command {
        // What undoes in every other program does so here.
        let redo = key == "y" || key == "z" && event.shift_key();
        if redo || key == "z" {
            super::undo::last(app, redo);
            return true;
        }
        return false;
    }
    if event.alt_key() || event.shift_key() {
        return false;
    }
    let begun = app.hand.begun.get_untracked();
    if !begun.is_empty() {
        app.hand.begun.set(String::new());
        if let Some(act) = map::act_of(app, &format!("{begun} {key}")) {
            (act.run)(app, None);
            return true;
        }
        return key == "escape";
    }
    let on_row = app.host.active().is_some_and(|element| element.has_attribute("data-row"));
    match key.as_str() {
        "arrowdown" if on_row => move_focus(app, 1),
        "arrowup" if on_row => move_focus(app, -1),
        // On the heading that a page begins with, it does what the page has ready.
        "enter" if app.host.active().is_some_and(|at| at.tag_name() == "H1") => {
            app.hand.about("do");
        }
        "enter" => return false,
        key if !map::that_follow(app, key).is_empty() => {
            app.hand.begun.set(key.to_owned());
            let now = turn.get_value().wrapping_add(1);
            turn.set_value(now);
            let forget = move || {
                if turn.try_get_value() == Some(now) {
                    let _ = app.hand.begun.try_set(String::new());
                }
            };
            set_timeout(forget, PATIENCE);
        }
        key => {
            let Some(act) = map::act_of(app, key) else { return false };
            // A key held down moves on and on, and does nothing else twice.
            if !event.repeat() || matches!(act.id, "next" | "previous") {
                (act.run)(app, None);
            }
        }
    }
    true
}

/// The letter of a key: the one printed on it, or where that is not Latin, the one in its place elsewhere.
fn letter(event: &KeyboardEvent) -> String {
    let key = event.key().to_lowercase();
    let latin = key.is_ascii() || 1 < key.chars().count();
    match event.code().strip_prefix("Key") {
        Some(place) if !latin && !key.chars().all(is_latin) => place.to_lowercase(),
        _ => key,
    }
}

/// With an accent or not: `é` is a key of its own on French keyboards.
fn is_latin(letter: char) -> bool {
    letter < '\u{250}'
}

fn within(app: App, event: &KeyboardEvent, selector: &str) -> bool {
    let target = app.host.target(event);
    target.is_some_and(|target| target.closest(selector).is_ok_and(|found| found.is_some()))
}

/// The target takes letters itself.
fn typing(app: App, event: &KeyboardEvent) -> bool {
    app.host.target(event).is_some_and(|element| {
        let name = element.tag_name().to_ascii_lowercase();
        let kind = element.get_attribute("type").unwrap_or_default();
        let button = matches!(kind.as_str(), "checkbox" | "radio" | "button" | "submit" | "file");
        let editable = element.get_attribute("contenteditable").is_some_and(|said| said != "false");
        matches!(name.as_str(), "textarea" | "select") || (name == "input" && !button) || editable
    })
}

fn leave_field(app: App, event: &KeyboardEvent) {
    let target = app.host.target(event);
    if let Some(element) = target.and_then(|target| target.dyn_into::<web_sys::HtmlElement>().ok())
    {
        // Fails only for an element that cannot lose the focus.
        let _ = element.blur();
    }
}

/// The keys of an act, as they stand on a keyboard.
pub fn caps(app: App, act: &acts::Act) -> AnyView {
    let caps = map::names(app, act).into_iter().map(|name| view! { <kbd>{name}</kbd> });
    caps.collect_view().into_any()
}

/// After the first letter of a key: what the next one may be.
#[component]
pub fn Hint() -> impl IntoView {
    let app = use_app();
    let lines = move |begun: String| {
        let t = app.t();
        map::that_follow(app, &begun)
            .into_iter()
            .filter(|(_, act)| act.hold != Hold::Fixed)
            .map(|(rest, act)| view! { <li><kbd>{map::name(t, &rest)}</kbd> {(act.name)(t)}</li> })
            .collect_view()
    };
    view! {
        <div class="key-hint-place" role="status">
            {move || {
                let begun = app.hand.begun.get();
                (!begun.is_empty()).then(|| view! {
                    <div class="key-hint">
                        <p><kbd>{map::name(app.t(), &begun)}</kbd> {app.t().ui_keys_then()}</p>
                        <ul>{lines(begun)}</ul>
                    </div>
                })
            }}
        </div>
    }
}
