//! Help beside the page: what the page on screen is for, the others, and the words of the trade; searchable, off line,
//! never over what one works on where there is room beside it.

use leptos::html;
use leptos::prelude::*;
use wasm_bindgen::prelude::*;
use web_sys::{HtmlElement, KeyboardEvent};

use super::app::{App, use_app};
use super::components::{Icon, icon};
use super::route::Route;
use super::tour;
use crate::rooms::lookup::fold;

/// The help, while it is open. `F1` opens and closes it.
#[component]
pub fn Help() -> impl IntoView {
    let app = use_app();
    // What had the focus when it opened gets it back.
    let before: StoredValue<Option<HtmlElement>, LocalStorage> = StoredValue::new_local(None);
    app.host.listen("keydown", move |event| {
        if event.dyn_ref::<KeyboardEvent>().is_some_and(|event| event.key() == "F1") {
            event.prevent_default();
            app.guide.update(|shown| *shown = !*shown);
        }
    });
    Effect::new(move |was: Option<bool>| {
        let shown = app.guide.get();
        if shown && was != Some(true) {
            before.set_value(app.host.active().and_then(|element| element.dyn_into().ok()));
        } else if !shown && was == Some(true) {
            // Fails only for an element that cannot take the focus: it had it.
            before.with_value(|before| before.as_ref().map(HtmlElement::focus));
        }
        shown
    });
    move || app.guide.get().then(|| aside(app))
}

fn aside(app: App) -> impl IntoView {
    let t = app.t();
    let searched = RwSignal::new(String::new());
    let heading = NodeRef::<html::H2>::new();
    Effect::new(move |_| heading.get().map(|heading| heading.focus()));
    let close = move || app.guide.set(false);
    let on_key = move |event: KeyboardEvent| {
        if event.key() == "Escape" {
            event.prevent_default();
            close();
        }
    };
    view! {
        <aside class="help" aria-label=t.ui_guide() on:keydown=on_key>
            <header class="panel-head">
                <h2 tabindex="-1" node_ref=heading>{t.ui_guide()}</h2>
                <button type="button" class="plain square" aria-label=t.ui_close() on:click=move |_| close()>
                    {icon(Icon::Close)}
                </button>
            </header>
            <div class="help-body">
                <input
                    type="search"
                    aria-label=t.ui_guide_search()
                    placeholder=t.ui_guide_search()
                    autocomplete="off"
                    on:input=move |event| searched.set(event_target_value(&event))
                />
                {move || found(app, &fold(searched.get().trim()))}
            </div>
        </aside>
    }
}

/// The page on screen, tour and keys, and the words of the trade; or all that a search finds.
fn found(app: App, searched: &str) -> AnyView {
    let t = app.t();
    let here = app.route.with(topic);
    let fits = |text: &str| fold(text).contains(searched);
    let pages: Vec<AnyView> = topics(app)
        .into_iter()
        .filter(|(at, name, text)| match searched {
            "" => *at == here,
            _ => fits(name) || fits(text),
        })
        .map(|(_, name, text)| section(&name, &text))
        .collect();
    let words: Vec<AnyView> = t
        .ui_guide_words()
        .lines()
        .filter(|line| fits(line))
        .filter_map(|line| line.split_once(" = "))
        .map(|(word, meaning)| {
            view! { <div><dt>{word.to_owned()}</dt><dd>{meaning.to_owned()}</dd></div> }.into_any()
        })
        .collect();
    if pages.is_empty() && words.is_empty() {
        return view! { <p class="about" role="status">{t.ui_guide_nothing()}</p> }.into_any();
    }
    let others = searched.is_empty().then(|| {
        view! {
            <div class="row">
                {tour::door(app)}
                <button type="button" on:click=move |_| app.help.set(true)>{t.ui_keys()}</button>
            </div>
        }
    });
    let words = (!words.is_empty()).then(|| {
        view! { <section><h3>{t.ui_guide_glossary()}</h3><dl class="glossary">{words}</dl></section> }
    });
    view! { {pages} {others} {words} }.into_any()
}

fn section(name: &str, text: &str) -> AnyView {
    let lines = text.lines().filter(|line| !line.is_empty());
    let lines = lines.map(|line| view! { <p>{line.to_owned()}</p> }).collect_view();
    view! { <section><h3>{name.to_owned()}</h3>{lines}</section> }.into_any()
}

/// Which page of the help belongs to a place.
fn topic(route: &Route) -> usize {
    match route {
        Route::Customers { .. } | Route::Customer { .. } => 1,
        Route::Invoices { .. } | Route::Invoice { .. } => 2,
        Route::Insight => 3,
        Route::Ageing => 4,
        Route::Import => 5,
        Route::Data | Route::Books | Route::Reconciliation | Route::Firm | Route::Entries => 6,
        Route::Privacy => 7,
        Route::Diagnosis => 8,
        Route::Drafts | Route::Draft { .. } => 9,
        Route::Sending | Route::ToInvoice | Route::Recurring => 10,
        Route::Cash | Route::Remittances => 11,
        Route::Reminders
        | Route::Scenarios
        | Route::Templates
        | Route::Performance
        | Route::Terms => 12,
        _ => 0,
    }
}

fn topics(app: App) -> Vec<(usize, String, String)> {
    let t = app.t();
    let all = [
        (t.ui_nav_today(), t.ui_guide_today()),
        (t.ui_nav_customers(), t.ui_guide_customers()),
        (t.ui_nav_invoices(), t.ui_guide_invoices()),
        (t.ui_nav_insight(), t.ui_guide_insight()),
        (t.insight_ageing(), t.ui_guide_ageing()),
        (t.ui_import(), t.ui_guide_import()),
        (t.ui_nav_data(), t.ui_guide_data()),
        (t.ui_nothing_leaves(), t.ui_guide_privacy()),
        (t.insight_diagnosis(), t.ui_guide_diagnosis()),
        (t.invoices_new(), t.ui_guide_draft()),
        (t.invoices_tab_sending(), t.ui_guide_sending()),
        (t.ui_nav_cash(), t.ui_guide_cash()),
        (t.dunning_title(), t.ui_guide_reminders()),
    ];
    let all = all.into_iter().enumerate();
    all.map(|(at, (name, text))| (at, name.to_string(), text.to_string())).collect()
}
