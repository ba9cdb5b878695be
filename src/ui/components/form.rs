//! A form: fields, what is wrong with them together, and the button that sends them. Enter in a field sends too.

use leptos::html;
use leptos::prelude::*;

use crate::ui::app::use_app;

/// Fields that are sent together.
#[component]
pub fn Form(
    /// Hears that they are sent.
    on_submit: Callback<()>,
    /// `form`, and what else the place asks for.
    #[prop(default = "form")]
    class: &'static str,
    /// The fields, and the button that sends them.
    children: Children,
) -> impl IntoView {
    let submit = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        on_submit.run(());
    };
    view! { <form class=class on:submit=submit>{children()}</form> }
}

/// The end of a form in a dialog: what is wrong, the way out, and the button that sends.
#[component]
pub fn FormEnd(
    /// What is wrong; empty: nothing.
    #[prop(into)]
    wrong: Signal<String>,
    /// Leaves the form.
    on_cancel: Callback<()>,
    /// What the button does.
    #[prop(into)]
    go: String,
    /// It does something that cannot be taken back.
    #[prop(optional)]
    danger: bool,
    /// The focus begins here: everything is filled in already, Enter sends.
    #[prop(optional)]
    ready: bool,
    /// It cannot be sent yet.
    #[prop(optional, into)]
    disabled: Signal<bool>,
) -> impl IntoView {
    let button = NodeRef::<html::Button>::new();
    Effect::new(move |_| {
        if let Some(button) = button.get().filter(|_| ready) {
            // Fails only for an element that cannot take the focus.
            let _ = button.focus();
        }
    });
    view! {
        <p class="wrong wide" role="alert">{move || wrong.get()}</p>
        <div class="row end wide">
            <button type="button" on:click=move |_| on_cancel.run(())>{use_app().t().ui_cancel()}</button>
            <button
                type="submit"
                class=if danger { "danger" } else { "main" }
                node_ref=button
                disabled=move || disabled.get()
            >
                {go}
            </button>
        </div>
    }
}
