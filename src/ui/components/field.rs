//! Fields: a label above, the control, help or what is wrong below.

use leptos::prelude::*;

use super::icons::{Icon, icon};
use super::unique;

/// What ties a control to its label and its help.
#[derive(Clone, Debug)]
pub struct FieldIds {
    /// The id that the control must take.
    pub control: String,
    /// What describes it: the value of `aria-describedby`.
    pub note: String,
    /// What is wrong with it now.
    pub error: Signal<Option<String>>,
}

impl FieldIds {
    /// The value of `aria-invalid`.
    pub fn invalid(&self) -> Option<&'static str> {
        self.error.with(Option::is_some).then_some("true")
    }
}

/// A label, a control, help, and what is wrong.
#[component]
pub fn Field(
    /// What is asked for.
    #[prop(into)]
    label: String,
    /// How to answer; gives way to `error`.
    #[prop(optional, into)]
    help: String,
    /// What is wrong with the answer.
    #[prop(optional, into)]
    error: Signal<Option<String>>,
    /// The label is for those who do not see the page.
    #[prop(optional)]
    unseen: bool,
    /// As wide as the form.
    #[prop(optional)]
    wide: bool,
    /// The control, given its ids.
    control: Box<dyn FnOnce(FieldIds) -> AnyView>,
) -> impl IntoView {
    let ids = FieldIds { control: unique(), note: unique(), error };
    let (of, note) = (ids.control.clone(), ids.note.clone());
    view! {
        <div class="field" class:wide=wide>
            <label for=of class:unseen=unseen>{label}</label>
            {control(ids)}
            <p class="field-note" id=note aria-live="polite">
                {move || match error.get() {
                    Some(error) => view! { <span class="wrong">{icon(Icon::Warning)}{error}</span> }.into_any(),
                    None => help.clone().into_any(),
                }}
            </p>
        </div>
    }
}

/// A line of text.
#[component]
pub fn TextField(
    /// What is asked for.
    #[prop(into)]
    label: String,
    /// What is typed.
    value: RwSignal<String>,
    /// How to answer.
    #[prop(optional, into)]
    help: String,
    /// What is wrong with the answer.
    #[prop(optional, into)]
    error: Signal<Option<String>>,
    /// `text`, `password` …
    #[prop(default = "text")]
    kind: &'static str,
    /// Which keys a phone shows.
    #[prop(default = "text")]
    keys: &'static str,
    /// What the browser may fill in by itself.
    #[prop(default = "off")]
    autocomplete: &'static str,
    /// As wide as the form.
    #[prop(optional)]
    wide: bool,
    /// It is known already, and shown.
    #[prop(optional)]
    known: bool,
    /// The focus begins here.
    #[prop(optional)]
    first: bool,
) -> impl IntoView {
    let input = NodeRef::<leptos::html::Input>::new();
    Effect::new(move |_| {
        if let Some(input) = input.get().filter(|_| first) {
            // Fails only for an element that cannot take the focus.
            let _ = input.focus();
        }
    });
    let control = move |ids: FieldIds| {
        let described = ids.note.clone();
        view! {
            <input
                node_ref=input
                readonly=known
                id=ids.control.clone()
                type=kind
                inputmode=keys
                autocomplete=autocomplete
                aria-describedby=described
                aria-invalid=move || ids.invalid()
                prop:value=move || value.get()
                on:input=move |event| value.set(event_target_value(&event))
            />
        }
        .into_any()
    };
    view! { <Field label help error wide control=Box::new(control) /> }
}

/// One of several values, from a list that opens.
#[component]
pub fn Select(
    /// What is asked for.
    #[prop(into)]
    label: String,
    /// Value and words of each.
    options: Vec<(String, String)>,
    /// The value chosen.
    #[prop(into)]
    value: Signal<String>,
    /// Hears of the new one.
    #[prop(into)]
    on_choose: Callback<String>,
    /// How to answer.
    #[prop(optional, into)]
    help: String,
    /// What is wrong with the answer.
    #[prop(optional, into)]
    error: Signal<Option<String>>,
) -> impl IntoView {
    let control = move |ids: FieldIds| {
        let described = ids.note.clone();
        let options = options
            .into_iter()
            .map(|(written, words)| {
                let own = written.clone();
                view! { <option value=written selected=move || value.with(|value| *value == own)>{words}</option> }
            })
            .collect_view();
        view! {
            <select
                id=ids.control.clone()
                aria-describedby=described
                aria-invalid=move || ids.invalid()
                on:change=move |event| on_choose.run(event_target_value(&event))
            >
                {options}
            </select>
        }
        .into_any()
    };
    view! { <Field label help error control=Box::new(control) /> }
}
