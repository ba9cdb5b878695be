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
    view! {
        <div class="toasts" role="status" aria-live="polite">
            <For each=move || app.toasts.get() key=|toast| toast.id children=move |toast| toast_view(toast) />
        </div>
    }
}

fn toast_view(toast: Toast) -> impl IntoView {
    let app = use_app();
    let (id, undo, again) = (toast.id, toast.undo, toast.again);
    let lasts = if undo.is_some() { WITH_UNDO } else { PLAIN };
    let timer = StoredValue::new(None::<TimeoutHandle>);
    let hold = move || {
        if let Some(timer) = timer.try_get_value().flatten() {
            timer.clear();
        }
    };
    let count = move || {
        hold();
        timer.set_value(set_timeout_with_handle(move || app.dismiss(id), lasts).ok());
    };
    count();
    on_cleanup(hold);
    view! {
        <div
            class="toast"
            on:pointerenter=move |_| hold()
            on:pointerleave=move |_| count()
            on:focusin=move |_| hold()
            on:focusout=move |_| count()
        >
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
