//! Short results, with a way back.

use std::time::Duration;

use leptos::prelude::*;

use super::icons::{Icon, icon};
use crate::ui::app::{Toast, use_app};

/// How long a result stays.
const PLAIN: Duration = Duration::from_secs(6);
/// How long one with a way back stays.
const WITH_UNDO: Duration = Duration::from_secs(12);

/// The short results of the application. One that is pointed at or holds the focus stays until it is left.
#[component]
pub fn Toasts() -> impl IntoView {
    let app = use_app();
    let (pointed, focused) = (RwSignal::new(false), RwSignal::new(false));
    // One that comes or goes moves the others from under the pointer: all stay while any is pointed at.
    let held = Memo::new(move |_| pointed.get() || focused.get());
    // What goes away under the pointer, or with the focus, says no farewell.
    Effect::new(move |_| {
        let none = app.toasts.with(Vec::is_empty);
        let inside =
            |active: web_sys::Element| active.closest(".toasts").is_ok_and(|it| it.is_some());
        focused.set(app.host.active().is_some_and(inside));
        if none {
            pointed.set(false);
        }
    });
    view! {
        <div
            class="toasts"
            role="status"
            aria-live="polite"
            // A finger leaves nothing behind that would say it has left.
            on:pointerenter=move |event| pointed.set(event.pointer_type() != "touch")
            on:pointerleave=move |_| pointed.set(false)
            on:focusin=move |_| focused.set(true)
            on:focusout=move |_| focused.set(false)
        >
            <For each=move || app.toasts.get() key=|toast| toast.id children=move |toast| toast_view(toast, held) />
        </div>
    }
}

fn toast_view(toast: Toast, held: Memo<bool>) -> impl IntoView {
    let app = use_app();
    let (id, undo, again) = (toast.id, toast.undo, toast.again);
    let lasts = if undo.is_some() { WITH_UNDO } else { PLAIN };
    let timer = StoredValue::new(None::<TimeoutHandle>);
    let stop = move || {
        if let Some(timer) = timer.try_get_value().flatten() {
            timer.clear();
        }
    };
    Effect::new(move |_| {
        stop();
        let counts = !held.get();
        let count = || set_timeout_with_handle(move || app.dismiss(id), lasts).ok();
        timer.set_value(counts.then(count).flatten());
    });
    on_cleanup(stop);
    view! {
        <div class="toast">
            <span>{toast.text}</span>
            {undo.map(|command| view! {
                <button type="button" class="plain" on:click=move |_| {
                    app.dismiss(id);
                    crate::ui::undo::take_back(app, command.clone(), None, !again);
                }>{if again { app.t().ui_redo() } else { app.t().ui_undo() }}</button>
            })}
            <button
                type="button"
                class="plain square"
                aria-label=app.t().ui_close()
                on:click=move |_| app.dismiss(id)
            >
                {icon(Icon::Close)}
            </button>
        </div>
    }
}
