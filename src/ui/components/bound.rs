//! Fields of something larger that is changed as a whole: a customer's file, the firm.

use leptos::prelude::*;

use super::field::{Field, FieldIds, Select};
use super::icons::{Icon, icon};

/// A text within a `T`: how it is read, and where it is written.
pub type Part<T> = (fn(&T) -> &str, fn(&mut T) -> &mut String);

/// Names a text within something: `part!(details.billing.city)`.
macro_rules! part {
    ($($field:ident).+) => {
        (|whole| whole.$($field).+.as_str(), |whole| &mut whole.$($field).+)
    };
}
pub(crate) use part;

/// A line of text of something larger.
pub fn text_of<T: Send + Sync + 'static>(of: RwSignal<T>, label: String, part: Part<T>) -> AnyView {
    checked_text_of(of, label, part, String::new(), Signal::stored(None))
}

/// The same with help, and what is wrong with it.
pub fn checked_text_of<T: Send + Sync + 'static>(
    of: RwSignal<T>,
    label: String,
    (read, write): Part<T>,
    help: String,
    error: Signal<Option<String>>,
) -> AnyView {
    let value = Signal::derive(move || of.with(|whole| read(whole).to_owned()));
    let hear = Callback::new(move |typed: String| of.update(|whole| *write(whole) = typed));
    typed(label, help, error, value, hear)
}

/// The field itself, the same for everything that it is a part of.
fn typed(
    label: String,
    help: String,
    error: Signal<Option<String>>,
    value: Signal<String>,
    hear: Callback<String>,
) -> AnyView {
    let control = Box::new(move |ids: FieldIds| {
        let described = ids.note.clone();
        view! {
            <input
                type="text"
                id=ids.control.clone()
                autocomplete="off"
                aria-describedby=described
                aria-invalid=move || ids.invalid()
                prop:value=move || value.get()
                on:input=move |event| hear.run(event_target_value(&event))
            />
        }
        .into_any()
    });
    view! { <Field label help error control=control /> }.into_any()
}

/// One of several values of something larger: `options` are the value's word and what is read.
pub fn choice_of<T: Send + Sync + 'static>(
    of: RwSignal<T>,
    label: String,
    options: Vec<(&str, String)>,
    read: fn(&T) -> String,
    write: fn(&mut T, String),
) -> AnyView {
    let options = options.into_iter().map(|(word, words)| (word.to_owned(), words)).collect();
    let value = Signal::derive(move || of.with(read));
    let choose = Callback::new(move |word| of.update(|whole| write(whole, word)));
    view! { <Select label options value on_choose=choose /> }.into_any()
}

/// Several lines of text of something larger.
pub fn lines_of<T: Send + Sync + 'static>(
    of: RwSignal<T>,
    label: String,
    read: fn(&T) -> &Vec<String>,
    write: fn(&mut T) -> &mut Vec<String>,
) -> AnyView {
    let value = Signal::derive(move || of.with(|whole| read(whole).join("\n")));
    let hear = move |event| {
        let typed = event_target_value(&event);
        of.update(|whole| *write(whole) = typed.lines().map(str::to_owned).collect());
    };
    let control = Box::new(move |ids: FieldIds| {
        view! { <textarea rows="2" id=ids.control.clone() prop:value=move || value.get() on:change=hear></textarea> }.into_any()
    });
    view! { <Field label control=control /> }.into_any()
}

/// Yes or no, of something larger.
pub fn check_of<T: Send + Sync + 'static>(
    of: RwSignal<T>,
    label: String,
    read: fn(&T) -> bool,
    write: fn(&mut T, bool),
) -> AnyView {
    view! {
        <label class="check">
            <input
                type="checkbox"
                prop:checked=move || of.with(read)
                on:change=move |event| {
                    let on = event_target_checked(&event);
                    of.update(|whole| write(whole, on));
                }
            />
            {label}
        </label>
    }
    .into_any()
}

/// A hint beneath fields.
pub fn hint(words: String) -> AnyView {
    view! { <p class="hint wide">{icon(Icon::Info)}<span>{words}</span></p> }.into_any()
}
