//! The field of a day, in French habits whatever the browser's language.

use leptos::html;
use leptos::prelude::*;

use super::calendar::Calendar;
use super::field::{Field, FieldIds};
use super::floating::{Floating, show};
use super::icons::{Icon, icon};
use super::unique;
use crate::base::Day;
use crate::texts::typed;
use crate::ui::app::{App, use_app};

/// A day: typed (`21/11/2026`, `12/3`, `+7`, `auj`), or chosen in a calendar (button, or arrow down in the field).
#[component]
pub fn DateField(
    /// What is asked for.
    #[prop(into)]
    label: String,
    /// The day, or none.
    #[prop(into)]
    value: Signal<Option<Day>>,
    /// Hears of the new one.
    #[prop(into)]
    on_change: Callback<Day>,
    /// The first day that may be given.
    #[prop(default = Signal::stored(Day::FIRST), into)]
    first: Signal<Day>,
    /// The last day that may be given.
    #[prop(default = Signal::stored(Day::LAST), into)]
    last: Signal<Day>,
    /// How to answer.
    #[prop(optional, into)]
    help: String,
    /// The label is for those who do not see the page: the words are beside the field already.
    #[prop(optional)]
    unseen: bool,
) -> impl IntoView {
    let app = use_app();
    let today =
        move || app.settings.with_untracked(|settings| settings.today).unwrap_or_else(App::today);
    let shown = move || value.get().map(|day| app.day(day)).unwrap_or_default();
    let text = RwSignal::new(shown());
    let wrong: RwSignal<Option<String>> = RwSignal::new(None);
    Effect::new(move |_| {
        text.set(shown());
        wrong.set(None);
    });
    let take = move |day: Day| {
        text.set(app.day(day));
        wrong.set(None);
        if value.get_untracked() != Some(day) {
            on_change.run(day);
        }
    };
    let read = move |_| {
        let (first, last) = (first.get_untracked(), last.get_untracked());
        match typed::day(&text.get_untracked(), today()) {
            Some(day) if (first..=last).contains(&day) => take(day),
            Some(day) if day < first => wrong.set(Some(app.t().ui_date_before(app.day(first)))),
            Some(_) => wrong.set(Some(app.t().ui_date_after(app.day(last)))),
            None => wrong.set(Some(app.t().ui_date_wrong())),
        }
    };
    let open = RwSignal::new(false);
    let node = NodeRef::<html::Div>::new();
    let keys = move |event: web_sys::KeyboardEvent| {
        if event.key() == "ArrowDown" {
            event.prevent_default();
            show(node, true);
        }
    };
    let choose = Callback::new(move |day| {
        take(day);
        show(node, false);
    });
    let t = app.t();
    let control = move |ids: FieldIds| {
        let (described, id) = (ids.note.clone(), unique());
        view! {
            <span class="affixed">
                <input
                    id=ids.control.clone()
                    type="text"
                    class="date-input"
                    inputmode="numeric"
                    autocomplete="off"
                    spellcheck="false"
                    placeholder=t.ui_date_form()
                    aria-describedby=described
                    aria-invalid=move || ids.invalid()
                    prop:value=move || text.get()
                    on:input=move |event| text.set(event_target_value(&event))
                    on:change=read
                    on:keydown=keys
                />
                <button
                    type="button"
                    class="plain square"
                    aria-label=t.ui_calendar()
                    title=t.ui_calendar()
                    aria-haspopup="dialog"
                    aria-expanded=move || open.get().to_string()
                    popovertarget=id.clone()
                >
                    {icon(Icon::Today)}
                </button>
            </span>
            <Floating id open node role="dialog" label=t.ui_calendar() first="[tabindex='0']">
                <Calendar
                    chosen=value.get_untracked()
                    today=today()
                    first=first.get_untracked()
                    last=last.get_untracked()
                    on_choose=choose
                />
            </Floating>
        }
        .into_any()
    };
    view! { <Field label help unseen error=wrong control=Box::new(control) /> }
}
