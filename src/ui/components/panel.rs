//! Panels over the page: drawer and dialog.

use leptos::html;
use leptos::prelude::*;
use wasm_bindgen::prelude::*;

use super::icons::{Icon, icon};
use crate::ui::app::use_app;

/// Opens and closes a native dialog as `open` says, and gives what is to be done when the browser says it closed:
/// `on_close`, unless it was closed from here. The browser says so a little later, and somebody may have opened it again
/// meanwhile.
pub fn modal(
    dialog: NodeRef<html::Dialog>,
    open: Signal<bool>,
    on_close: Callback<()>,
) -> impl Fn() + Copy + 'static {
    let ours = StoredValue::new(0_u32);
    Effect::new(move |_| {
        let open = open.get();
        let Some(dialog) = dialog.get() else { return };
        if open && !dialog.open() {
            // Fails only for an element out of the page or already open: neither is the case.
            let _ = dialog.show_modal();
        } else if !open && dialog.open() {
            ours.update_value(|ours| *ours += 1);
            dialog.close();
        }
    });
    move || match ours.try_get_value() {
        Some(0) => on_close.run(()),
        _ => {
            let _ = ours.try_update_value(|ours| *ours -= 1);
        }
    }
}

/// A panel over the page, from the side or in the middle: a native dialog, so that focus stays inside and Esc closes.
#[component]
pub fn Panel(
    /// Open while this is true.
    #[prop(into)]
    open: Signal<bool>,
    /// Asks to be closed.
    on_close: Callback<()>,
    /// Its name.
    #[prop(into)]
    title: Signal<String>,
    /// `drawer` (from the side), `dialog` (in the middle) or `dialog wide`.
    #[prop(default = "dialog")]
    kind: &'static str,
    /// What it holds; built while open.
    children: ChildrenFn,
) -> impl IntoView {
    let app = use_app();
    let dialog = NodeRef::<html::Dialog>::new();
    let closed = modal(dialog, open, on_close);
    let outside = move |event: web_sys::MouseEvent| {
        let target = event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok());
        if target.is_some_and(|target| target.tag_name().eq_ignore_ascii_case("dialog")) {
            on_close.run(());
        }
    };
    view! {
        <dialog
            node_ref=dialog
            class=kind
            aria-label=move || title.get()
            on:close=move |_| closed()
            on:cancel=move |event: web_sys::Event| {
                event.prevent_default();
                on_close.run(());
            }
            on:click=outside
        >
            <div class="panel">
                <header class="panel-head">
                    <h2>{move || title.get()}</h2>
                    <button
                        type="button"
                        class="plain square"
                        aria-label=app.t().ui_close()
                        on:click=move |_| on_close.run(())
                    >
                        {icon(Icon::Close)}
                    </button>
                </header>
                <div class="panel-body">
                    {move || open.get().then(|| children())}
                </div>
            </div>
        </dialog>
    }
}
