//! Whom a draft is for: found by the first letters of a name, or made in place.

use leptos::html;
use leptos::prelude::*;
use web_sys::KeyboardEvent;

use super::desk::Desk;
use crate::rooms::customers::page::FilePanel;
use crate::rooms::customers::queries::{CustomerRow, CustomerSort, CustomersQuery};
use crate::ui::client::live;
use crate::ui::components::{Icon, icon, sums, unique};
use crate::ui::route::Route;

/// How many customers are offered.
const OFFERED: u32 = 7;

/// The customer of a draft, or the box in which one is found.
#[component]
pub fn Buyer(desk: Desk) -> impl IntoView {
    let app = desk.app;
    // The customer's file while it is open: the account, or nothing yet and a name.
    let file: RwSignal<Option<(String, String)>> = RwSignal::new(None);
    let changing = RwSignal::new(false);
    let account = Memo::new(move |_| desk.draft.with(|draft| draft.account.clone()));
    let chosen = Memo::new(move |_| !account.with(String::is_empty) && !changing.get());
    let choose = Callback::new(move |account: String| {
        desk.edit("", |draft| draft.account = account);
        changing.set(false);
        desk.focus("lines[0].name".to_owned());
    });
    let open = move || {
        let account = account.get_untracked();
        file.set(Some((account, String::new())));
    };
    let card = move || {
        let t = app.t();
        let customer = desk.view(|view| view.customer.clone());
        let known = customer.unwrap_or_default();
        let name = if known.name.is_empty() { account.get() } else { known.name };
        let owes = (!known.open.is_empty()).then(|| t.invoices_edit_owes(sums(app, &known.open)));
        let terms = (!known.terms.is_empty()).then_some(known.terms);
        let about: Vec<String> = [Some(account.get()), terms, owes].into_iter().flatten().collect();
        view! {
            <div class="buyer">
                <div>
                    <b><a class="quiet-link" href=Route::Customer { account: account.get() }.href()>{name}</a></b>
                    <span class="sub">{about.join(" · ")}</span>
                </div>
                <button type="button" class="plain" data-field="customer" on:click=move |_| open()>
                    {t.invoices_edit_customer_file()}
                </button>
                <button type="button" class="plain" on:click=move |_| {
                    changing.set(true);
                    desk.focus("account".to_owned());
                }>{t.invoices_edit_customer_other()}</button>
            </div>
        }
    };
    view! {
        <div class="field wide">
            <span>{app.t().invoices_customer()}</span>
            {move || match chosen.get() {
                true => card().into_any(),
                false => view! { <Finder desk choose file changing /> }.into_any(),
            }}
        </div>
        <FilePanel file on_saved=choose />
    }
}

/// A box with the customers that fit what is typed.
#[component]
fn Finder(
    desk: Desk,
    choose: Callback<String>,
    file: RwSignal<Option<(String, String)>>,
    changing: RwSignal<bool>,
) -> impl IntoView {
    let app = desk.app;
    let t = app.t();
    let typed = RwSignal::new(String::new());
    let open = RwSignal::new(false);
    let at = RwSignal::new(0_usize);
    let question = move || {
        let search = typed.get();
        let query = CustomersQuery {
            search: search.clone(),
            sort: CustomerSort::Name,
            limit: OFFERED,
            more: true,
            ..CustomersQuery::default()
        };
        (search, query)
    };
    let live = live(app.client, app.revision, question, |search, answer| (search, answer.rows));
    // Rows of an older search are shown until the new ones come, and are not to be chosen from.
    let current = move || {
        live.view.with(|view| {
            view.as_ref().is_some_and(|(search, _)| typed.with(|typed| typed == search))
        })
    };
    let rows = move || {
        live.view.with(|view| view.as_ref().map(|(_, rows)| rows.clone()).unwrap_or_default())
    };
    let makes = move || !typed.with(|typed| typed.trim().is_empty());
    let count = move || rows().len() + usize::from(makes());
    let list = StoredValue::new(unique());
    let take = move |at: usize| match rows().get(at) {
        Some(row) => choose.run(row.account.clone()),
        None if makes() => {
            open.set(false);
            file.set(Some((String::new(), typed.get_untracked().trim().to_owned())));
        }
        None => (),
    };
    // Enter came before the rows that it means.
    let wanted = RwSignal::new(false);
    Effect::new(move |_| {
        if wanted.get() && current() {
            wanted.set(false);
            untrack(|| take(at.get()));
        }
    });
    let keys = move |event: KeyboardEvent| {
        let last = untrack(count).saturating_sub(1);
        match event.key().as_str() {
            "ArrowDown" if open.get_untracked() => {
                at.update(|at| *at = if *at < last { *at + 1 } else { 0 })
            }
            "ArrowDown" => open.set(true),
            "ArrowUp" => at.update(|at| *at = if 0 < *at { *at - 1 } else { last }),
            "Enter" if !event.ctrl_key() && !event.meta_key() => wanted.set(true),
            "Escape" if open.get_untracked() => open.set(false),
            "Escape" if changing.get_untracked() => changing.set(false),
            _ => return,
        }
        event.prevent_default();
        event.stop_propagation();
    };
    let input = NodeRef::<html::Input>::new();
    // A new draft begins with whom it is for.
    Effect::new(move |_| {
        if let Some(input) = input.get() {
            // Fails only for an element that cannot take the focus.
            let _ = input.focus();
        }
    });
    let option = move |place: usize, row: &CustomerRow| {
        let more = row.more.as_deref();
        let about: Vec<String> = [
            row.account.clone(),
            more.map(|more| more.city.clone()).unwrap_or_default(),
            more.map(|more| more.registration.clone()).unwrap_or_default(),
        ]
        .into_iter()
        .filter(|part| !part.is_empty())
        .collect();
        view! {
            <li
                role="option"
                class="found"
                id=format!("{}-{place}", list.get_value())
                aria-selected=move || (at.get() == place).to_string()
                on:mousedown=move |event| event.prevent_default()
                on:click=move |_| take(place)
            >
                <span class="found-words">
                    <span class="found-name">{row.name.clone()}</span>
                    <span class="found-about">{about.join(" · ")}</span>
                </span>
            </li>
        }
    };
    let options = move || {
        let rows = rows();
        let places = rows.len();
        let found = rows.iter().enumerate().map(|(place, row)| option(place, row)).collect_view();
        let new = makes().then(|| {
            view! {
                <li
                    role="option"
                    class="found"
                    id=format!("{}-{places}", list.get_value())
                    aria-selected=move || (at.get() == places).to_string()
                    on:mousedown=move |event| event.prevent_default()
                    on:click=move |_| take(places)
                >
                    {icon(Icon::Plus)}
                    <span class="found-name">{app.t().invoices_edit_customer_new(typed.get().trim())}</span>
                </li>
            }
        });
        view! { {found}{new} }
    };
    let wrong = desk.wrong("account".to_owned());
    view! {
        <div class="finder">
            <input
                type="text"
                role="combobox"
                node_ref=input
                data-field="account"
                autocomplete="off"
                spellcheck="false"
                placeholder=t.invoices_edit_customer_hint()
                aria-label=t.invoices_customer()
                aria-expanded=move || open.get().to_string()
                aria-controls=list.get_value()
                aria-autocomplete="list"
                aria-activedescendant=move || open.get().then(|| format!("{}-{}", list.get_value(), at.get()))
                aria-invalid=move || wrong.with(Option::is_some).then_some("true")
                prop:value=move || typed.get()
                on:input=move |event| {
                    typed.set(event_target_value(&event));
                    at.set(0);
                    wanted.set(false);
                    open.set(true);
                }
                on:focus=move |_| open.set(true)
                on:blur=move |_| open.set(false)
                on:keydown=keys
            />
            <ul role="listbox" class="popover" id=list.get_value() aria-label=t.invoices_customer() hidden=move || !(open.get() && 0 < count())>
                {options}
            </ul>
        </div>
    }
}
