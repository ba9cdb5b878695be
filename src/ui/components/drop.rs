//! Where files are dropped or chosen.

use leptos::prelude::*;

use super::icons::{Icon, icon};
use crate::ui::files;

/// A place for files: a native field of files that also shows where to drop them. (The whole page takes drops too.)
#[component]
pub fn DropZone(
    /// What to do, in a few words.
    #[prop(into)]
    title: String,
    /// Which files.
    #[prop(optional, into)]
    about: String,
    /// Ends of names that the file dialog offers.
    #[prop(into)]
    accept: String,
    /// On one line, beside other things.
    #[prop(optional)]
    small: bool,
    /// Hears of the files.
    on_files: Callback<Vec<web_sys::File>>,
) -> impl IntoView {
    let chosen = move |event: web_sys::Event| {
        let input: web_sys::HtmlInputElement = event_target(&event);
        let given = files::listed(input.files());
        // The same file may be chosen again.
        input.set_value("");
        on_files.run(given);
    };
    view! {
        <label class="drop-zone" class:small=small>
            {icon(Icon::Import)}
            <b>{title}</b>
            {(!about.is_empty()).then(|| view! { <span>{about}</span> })}
            <input type="file" multiple class="veiled" accept=accept on:change=chosen />
        </label>
    }
}
