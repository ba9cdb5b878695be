//! Which key does what: the table's own keys, and those that a person chose instead, remembered on this device.

use std::collections::BTreeMap;

use leptos::prelude::*;

use super::acts::{ACTS, Act, Hold};
use crate::texts::Texts;
use crate::ui::app::App;
use crate::ui::host::Host;

/// Keys chosen by a person: act → key; empty: none.
pub type Chosen = BTreeMap<String, String>;

/// What would be wrong with a key.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Wrong {
    /// Another act has it, or one that it begins or that begins with it.
    Taken(&'static str),
    /// It is no letter, nor two of them one after the other.
    NoLetter,
}

const PREFERENCE: &str = "keys";

/// The keys that were chosen on this device.
pub fn load(host: Host) -> Chosen {
    let kept = host.preference(PREFERENCE).unwrap_or_default();
    let pairs = kept.split(';').filter_map(|pair| pair.split_once('='));
    pairs.map(|(id, key)| (id.to_owned(), key.to_owned())).collect()
}

fn keep(app: App, chosen: Chosen) {
    let pairs: Vec<String> = chosen.iter().map(|(id, key)| format!("{id}={key}")).collect();
    app.host.set_preference(PREFERENCE, &pairs.join(";"));
    app.hand.chosen.set(chosen);
}

/// The key of an act now: as letters, `g a`. Followed by whoever shows it.
pub fn key_of(app: App, act: &Act) -> String {
    app.hand.chosen.with(|chosen| chosen.get(act.id).cloned().unwrap_or_else(|| act.key.to_owned()))
}

/// The act of a key.
pub fn act_of(app: App, key: &str) -> Option<&'static Act> {
    untrack(|| ACTS.iter().find(|act| !key.is_empty() && key_of(app, act) == key))
}

/// The acts whose key begins with this one and goes on: letter that follows, and act.
pub fn that_follow(app: App, key: &str) -> Vec<(String, &'static Act)> {
    let follows = |act: &'static Act| {
        let keys = key_of(app, act);
        let rest = keys.strip_prefix(key)?.strip_prefix(' ')?.to_owned();
        Some((rest, act))
    };
    ACTS.iter().filter_map(follows).collect()
}

/// Whether a key could be this act's.
pub fn judge(app: App, act: &Act, key: &str) -> Option<Wrong> {
    let letters: Vec<&str> = key.split(' ').collect();
    let is_letter =
        |letter: &&str| letter.chars().count() == 1 && letter.chars().all(char::is_alphanumeric);
    if 2 < letters.len() || !letters.iter().all(is_letter) {
        return Some(Wrong::NoLetter);
    }
    let begins = |one: &str, other: &str| one == other || one.starts_with(&format!("{other} "));
    let taken = ACTS.iter().filter(|other| other.id != act.id).find(|other| {
        let has = untrack(|| key_of(app, other));
        !has.is_empty() && (begins(&has, key) || begins(key, &has))
    });
    taken.map(|other| Wrong::Taken(other.id))
}

/// Gives an act a key, and takes it from whoever had it.
pub fn give(app: App, act: &Act, key: &str) {
    let mut chosen = app.hand.chosen.get_untracked();
    while let Some(Wrong::Taken(other)) = judge(app, act, key) {
        let Some(other) = super::acts::find(other).filter(|other| other.hold != Hold::Fixed) else {
            return;
        };
        set(&mut chosen, other, "");
        app.hand.chosen.set(chosen.clone());
    }
    set(&mut chosen, act, key);
    keep(app, chosen);
}

fn set(chosen: &mut Chosen, act: &Act, key: &str) {
    if act.key == key {
        chosen.remove(act.id);
    } else {
        chosen.insert(act.id.to_owned(), key.to_owned());
    }
}

/// Every act has its own key again.
pub fn reset(app: App) {
    keep(app, Chosen::new());
}

/// The names of the keys of an act, as they stand on a keyboard.
pub fn names(app: App, act: &Act) -> Vec<String> {
    key_of(app, act)
        .split([' ', '+'])
        .filter(|key| !key.is_empty())
        .map(|key| name(app.t(), key))
        .collect()
}

/// The same in one text, for a tooltip; empty where there is none.
pub fn shown(app: App, id: &str) -> String {
    super::acts::find(id).map(|act| names(app, act).join(" ")).unwrap_or_default()
}

/// The name of a key.
pub fn name(t: &Texts, key: &str) -> String {
    match key {
        "escape" => t.ui_key_escape_name(),
        "enter" => t.ui_key_enter_name(),
        "ctrl" if is_apple() => "⌘".to_owned(),
        "ctrl" => "Ctrl".to_owned(),
        other => other.to_uppercase(),
    }
}

fn is_apple() -> bool {
    let platform = web_sys::window().and_then(|window| window.navigator().platform().ok());
    platform.is_some_and(|platform| platform.starts_with("Mac") || platform.starts_with("iP"))
}
