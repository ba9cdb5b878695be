//! A tile: one figure that opens its proof.

use leptos::prelude::*;

/// A figure, its name, and one line about it. Pressing it shows where it comes from.
#[component]
pub fn Tile(
    /// The name of the figure.
    #[prop(into)]
    name: String,
    /// Its value, as people write it.
    #[prop(into)]
    value: String,
    /// One line below.
    note: AnyView,
    /// Opens where it comes from.
    #[prop(into)]
    on_press: Callback<()>,
) -> impl IntoView {
    view! {
        <button type="button" class="tile" aria-haspopup="dialog" on:click=move |_| on_press.run(())>
            <span class="tile-name">{name}</span>
            <span class="tile-value">{value}</span>
            {note}
        </button>
    }
}
