//! The list of keys on `H`: every act by group, searched, each with its key, which can be changed here.

use leptos::prelude::*;
use web_sys::KeyboardEvent;

use super::acts::{ACTS, Act, Group, Hold, find, name_here};
use super::map::{self, Wrong, give, judge, key_of};
use crate::find::words::{Grade, grade, words};
use crate::ui::app::{App, use_app};
use crate::ui::components::Panel;

/// An act that is about to get another key.
#[derive(Clone, PartialEq)]
pub struct Learning {
    /// Which.
    pub act: &'static str,
    /// The letters pressed so far.
    pub keys: String,
    /// What is wrong with them.
    pub wrong: Option<Wrong>,
}

/// A key pressed for an act. True: it was meant for this.
pub fn learn(app: App, event: &KeyboardEvent, key: &str) -> bool {
    let Some(learning) = app.hand.learning.get_untracked() else { return false };
    let Some(act) = find(learning.act) else { return false };
    if learning.wrong.is_some() && matches!(key, "tab" | "enter" | " " | "shift") {
        // Choosing what becomes of the conflict.
        return false;
    }
    match key {
        "escape" => app.hand.learning.set(None),
        "tab" => {
            app.hand.learning.set(None);
            return false;
        }
        "delete" | "backspace" => {
            give(app, act, "");
            app.hand.learning.set(None);
        }
        "shift" | "control" | "alt" | "altgraph" | "meta" | "dead" => return false,
        _ if event.ctrl_key() || event.meta_key() || event.alt_key() => return false,
        key => {
            let begun = if learning.wrong.is_some() { "" } else { &learning.keys };
            let keys = if begun.is_empty() { key.to_owned() } else { format!("{begun} {key}") };
            let begins = begun.is_empty() && !map::that_follow(app, key).is_empty();
            let wrong = if begins { None } else { judge(app, act, &keys) };
            if begins || wrong.is_some() {
                app.hand.learning.set(Some(Learning { act: act.id, keys, wrong }));
            } else {
                give(app, act, &keys);
                app.hand.learning.set(None);
            }
        }
    }
    true
}

/// The list of keys.
#[component]
pub fn HelpDialog() -> impl IntoView {
    let app = use_app();
    let close = Callback::new(move |()| {
        app.hand.learning.set(None);
        app.help.set(false);
    });
    view! {
        <Panel open=app.help on_close=close title=Signal::derive(move || app.t().ui_keys()) kind="dialog wide">
            <KeyList />
        </Panel>
    }
}

/// Every act with its key, searched and changed: what the panel and Données show.
#[component]
pub fn KeyList() -> impl IntoView {
    let app = use_app();
    let t = app.t();
    let typed = RwSignal::new(String::new());
    let fits = move |act: &Act| {
        let (mut buffer, t) = (String::new(), app.t());
        let keys = map::names(app, act).join(" ");
        words(&typed.get()).iter().all(|word| {
            [name_here(app, act), (act.words)(t), keys.clone()].iter().any(|text| {
                grade(text, word, &mut buffer).is_some_and(|grade| grade < Grade::Within)
            })
        })
    };
    let group = move |group: Group| {
        let rows: Vec<&'static Act> =
            ACTS.iter().filter(|act| act.group == group && fits(act)).collect();
        (!rows.is_empty()).then(|| {
            view! {
                <section>
                    <h3>{group.name(app.t())}</h3>
                    <ul class="key-list">
                        {rows.into_iter().map(|act| row(app, act)).collect_view()}
                    </ul>
                </section>
            }
        })
    };
    let nothing = move || !ACTS.iter().any(fits);
    let search = NodeRef::<leptos::html::Input>::new();
    Effect::new(move |_| {
        if let Some(search) = search.get() {
            // Fails only for an element that cannot take the focus.
            let _ = search.focus();
        }
    });
    view! {
        <div class="keys-head">
            <p class="about">{t.ui_keys_about()}</p>
            <label class="search">
                <span class="unseen">{t.ui_keys_search()}</span>
                <input
                    node_ref=search
                    type="search"
                    placeholder=t.ui_keys_search()
                    prop:value=move || typed.get()
                    on:input=move |event| typed.set(event_target_value(&event))
                />
            </label>
        </div>
        <div class="key-groups">{move || Group::ALL.into_iter().map(group).collect_view()}</div>
        {move || nothing().then(|| view! { <p class="about" role="status">{app.t().ui_keys_none()}</p> })}
        <div class="row end">
            <button
                type="button"
                disabled=move || app.hand.chosen.with(|chosen| chosen.is_empty())
                on:click=move |_| {
                    app.hand.learning.set(None);
                    map::reset(app);
                }
            >
                {t.ui_keys_reset()}
            </button>
        </div>
    }
}

fn row(app: App, act: &'static Act) -> impl IntoView {
    let name = name_here(app, act);
    let caps = move || match key_of(app, act).as_str() {
        "" => view! { <span class="faint">{app.t().ui_keys_no_key()}</span> }.into_any(),
        _ => super::caps(app, act),
    };
    let learning = move || {
        app.hand
            .learning
            .with(|learning| learning.clone().filter(|learning| learning.act == act.id))
    };
    let key = match act.hold {
        Hold::Fixed => view! { <span class="key-fixed">{caps}</span> }.into_any(),
        _ => view! {
            <button
                type="button"
                class="plain key-change"
                aria-label={
                    let name = name.clone();
                    move || match map::names(app, act).join(" ") {
                        none if none.is_empty() => app.t().ui_keys_change(&name, app.t().ui_keys_no_key()),
                        keys => app.t().ui_keys_change(&name, keys),
                    }
                }
                aria-pressed=move || learning().is_some().to_string()
                on:click=move |_| app.hand.learning.set(match learning() {
                    Some(_) => None,
                    None => Some(Learning { act: act.id, keys: String::new(), wrong: None }),
                })
            >
                {caps}
            </button>
        }
        .into_any(),
    };
    view! {
        <li>
            <span class="key-name">{name}</span>
            {key}
            <div class="key-learn" role="status">{move || learning().map(|learning| learner(app, act, learning))}</div>
        </li>
    }
}

/// What is pressed for an act, and what is wrong with it.
fn learner(app: App, act: &'static Act, learning: Learning) -> AnyView {
    let t = app.t();
    let pressed = || {
        let names: Vec<String> = learning.keys.split(' ').map(|key| map::name(t, key)).collect();
        names.join(" ")
    };
    match learning.wrong {
        None if learning.keys.is_empty() => view! { <p>{t.ui_keys_press()}</p> }.into_any(),
        None => view! { <p>{t.ui_keys_press_next(pressed())}</p> }.into_any(),
        Some(Wrong::NoLetter) => view! { <p class="wrong">{t.ui_keys_no_letter()}</p> }.into_any(),
        Some(Wrong::Taken(other)) => {
            let other = find(other);
            let fixed = other.is_some_and(|other| other.hold == Hold::Fixed);
            let whose = other.map(|other| (other.name)(t)).unwrap_or_default();
            let keys = learning.keys.clone();
            let take = move |_| {
                give(app, act, &keys);
                app.hand.learning.set(None);
            };
            view! {
                <p class="wrong">{t.ui_keys_taken(pressed(), whose)}</p>
                <div class="row">
                    {(!fixed).then(|| view! {
                        <button type="button" on:click=take>{t.ui_keys_take()}</button>
                    })}
                    <button type="button" class="plain" on:click=move |_| app.hand.learning.set(None)>
                        {t.ui_cancel()}
                    </button>
                </div>
            }
            .into_any()
        }
    }
}
