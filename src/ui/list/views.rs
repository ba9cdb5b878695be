//! The views of a list: those it brings by itself, those that people saved, each with how many rows it finds.

use leptos::prelude::*;

use super::super::app::App;
use super::super::components::{Icon, Menu, MenuItem, Panel};
use super::super::route::Route;
use super::{Kind, Layout, Open, by_itself, preference};
use crate::engine::protocol::Command;
use crate::rooms::views::{SavedView, ViewLine, ViewsQuery, ViewsView};

/// One choice of a menu that narrows a list: its words, whether it holds now, and where it leads.
pub type Narrowed = (String, bool, Route);

/// A menu that narrows a list: its name and its choices, given what is searched for.
pub type Narrow = fn(App, &str) -> (String, Vec<Narrowed>);

/// What is asked about a view's name.
#[derive(Clone, Debug, PartialEq)]
enum Naming {
    New,
    Again(ViewLine),
}

/// The list comes as a view has it when it is opened next: its order, its columns, its closed rows. The search is the
/// address's.
pub fn comes_as(app: App, kind: Kind, view: &SavedView) {
    if let Ok(text) = serde_json::to_string(&Layout::of(view, kind)) {
        app.host.set_preference(&preference(kind), &text);
    }
}

/// The row of views above a list.
#[component]
pub fn Views(open: Open) -> impl IntoView {
    let (app, kind) = (open.app, open.kind());
    let t = app.t();
    let ready = StoredValue::new((kind.ready)(app));
    let live = app.live(move || ViewsQuery {
        list: kind.list,
        searches: ready
            .with_value(|ready| ready.iter().map(|(_, search)| search.clone()).collect()),
    });
    let naming = RwSignal::new(None::<Naming>);
    let saved = Memo::new(move |_| {
        live.view.with(|view: &Option<ViewsView>| {
            view.as_ref().map(|view| view.views.clone()).unwrap_or_default()
        })
    });
    // The view chosen last: it stays marked while its search or order is changed, so that it can be saved again.
    let chosen = RwSignal::new(None::<String>);
    let now = move || {
        let Layout { sort, descending, closed, columns } = open.layout.get();
        SavedView {
            name: String::new(),
            search: app.search.get(),
            sort,
            descending,
            closed,
            columns,
        }
    };
    let looks_like = move |view: &SavedView| {
        let looked = Layout::of(view, open.kind());
        view.search == app.search.get() && looked == open.layout.get()
    };
    let current = Memo::new(move |_| {
        let saved = saved.get();
        let same = saved.iter().find(|line| looks_like(&line.view)).cloned();
        let last = chosen.get();
        same.or_else(|| saved.into_iter().find(|line| Some(&line.id) == last.as_ref()))
    });
    let changed = move || current.get().filter(|line| !looks_like(&line.view));
    let go = move |search: String, layout: Option<Layout>| {
        if let Some(layout) = layout {
            open.layout.set(layout);
        }
        open.search_for(search);
    };
    let ready_chip = move |(number, (name, search)): (usize, (String, String))| {
        let asked = search.clone();
        let is_now = move || current.with(Option::is_none) && app.search.with(|now| *now == asked);
        let count = move || {
            let found = live.view.with(|view| view.as_ref()?.counts.get(number).copied());
            found.map(|found| app.count(found))
        };
        view! {
            <button
                type="button"
                class="chip"
                aria-current=move || is_now().then_some("true")
                on:click=move |_| {
                    chosen.set(None);
                    go(search.clone(), None);
                }
            >
                {name}" "<span class="count">{count}</span>
            </button>
        }
    };
    let saved_chip = move |line: ViewLine| {
        let (id, view) = (line.id.clone(), line.view.clone());
        let is_now = move || current.with(|now| now.as_ref().is_some_and(|now| now.id == id));
        view! {
            <button
                type="button"
                class="chip own"
                aria-current=move || is_now().then_some("true")
                on:click=move |_| {
                    chosen.set(Some(line.id.clone()));
                    go(view.search.clone(), Some(Layout::of(&view, open.kind())));
                }
            >
                {line.view.name.clone()}" "<span class="count">{app.count(line.count)}</span>
            </button>
        }
    };
    let tell = move |id: &str, view: Option<SavedView>, before: Option<SavedView>, said: String| {
        let command = Command::SetView { list: kind.list, id: id.to_owned(), view };
        let back = Command::SetView { list: kind.list, id: id.to_owned(), view: before };
        app.order(command, said, Some(back));
    };
    let items = Signal::derive(move || {
        let new = Callback::new(move |()| naming.set(Some(Naming::New)));
        let mut items = vec![MenuItem::new(t.ui_view_save(), Icon::Plus, new)];
        if let Some(line) = current.get() {
            let (renamed, removed) = (line.clone(), line.clone());
            if let Some(line) = changed() {
                let again = Callback::new(move |()| {
                    let view = SavedView { name: line.view.name.clone(), ..untrack(now) };
                    let said = t.ui_view_saved(&line.view.name);
                    tell(&line.id, Some(view), Some(line.view.clone()), said);
                });
                items.push(MenuItem::new(t.ui_view_save_again(), Icon::Check, again));
            }
            let rename = Callback::new(move |()| naming.set(Some(Naming::Again(renamed.clone()))));
            let remove = Callback::new(move |()| {
                chosen.set(None);
                let said = t.ui_view_removed(&removed.view.name);
                tell(&removed.id, None, Some(removed.view.clone()), said);
            });
            items.push(MenuItem::new(t.ui_view_rename(), Icon::File, rename));
            items.push(MenuItem::new(t.ui_view_remove(), Icon::Close, remove));
        }
        items
    });
    let save = Callback::new(move |name: String| {
        let Some(asked) = naming.get_untracked() else { return };
        naming.set(None);
        let said = t.ui_view_saved(&name);
        match asked {
            Naming::New => {
                let id = saved.with_untracked(|saved| free_id(saved, &name));
                chosen.set(Some(id.clone()));
                tell(&id, Some(SavedView { name, ..untrack(now) }), None, said);
            }
            Naming::Again(line) => {
                let view = SavedView { name, ..line.view.clone() };
                tell(&line.id, Some(view), Some(line.view), said);
            }
        }
    });
    let narrow = kind.narrow.map(|narrow| {
        let (label, _) = narrow(app, "");
        let items = Signal::derive(move || {
            let (_, choices) = app.search.with(|search| narrow(app, search));
            let item = |(label, holds, route): (String, bool, Route)| MenuItem {
                label,
                icon: Some(if holds { Icon::Check } else { Icon::Blank }),
                danger: false,
                act: Some(Callback::new(move |()| app.go(&route))),
            };
            choices.into_iter().map(item).collect::<Vec<_>>()
        });
        view! { <Menu label=label items=items /> }
    });
    let all_search = move || app.search.with(String::is_empty) && current.with(Option::is_none);
    view! {
        <nav class="views" aria-label=t.ui_views()>
            <button
                type="button"
                class="chip"
                aria-current=move || all_search().then_some("true")
                on:click=move |_| {
                    chosen.set(None);
                    go(String::new(), Some(by_itself(open.kind())));
                }
            >{t.ui_view_all()}</button>
            {ready.get_value().into_iter().enumerate().map(ready_chip).collect_view()}
            <For
                each=move || saved.get()
                key=|line| format!("{line:?}")
                children=saved_chip
            />
            {narrow}
            <Menu label=t.ui_view_menu() icon=Icon::More square=true items=items />
        </nav>
        <NameDialog naming save />
    }
}

/// The identifier of a new view: its name, numbered where a view of another name has it from before.
fn free_id(saved: &[ViewLine], name: &str) -> String {
    let is_free = |id: &String| saved.iter().all(|line| line.id != *id);
    let numbered = (2_u32..).map(|number| format!("{name} {number}"));
    // There are fewer views than numbers.
    std::iter::once(name.to_owned()).chain(numbered).find(is_free).unwrap_or_default()
}

/// Asks for the name of a view.
#[component]
fn NameDialog(naming: RwSignal<Option<Naming>>, save: Callback<String>) -> impl IntoView {
    let app = super::super::app::use_app();
    let t = app.t();
    let title = move || match naming.get() {
        Some(Naming::Again(_)) => t.ui_view_rename(),
        _ => t.ui_view_save(),
    };
    view! {
        <Panel
            open=Signal::derive(move || naming.with(Option::is_some))
            on_close=Callback::new(move |()| naming.set(None))
            title=Signal::derive(title)
        >
            {
                let before = match naming.get_untracked() {
                    Some(Naming::Again(line)) => line.view.name,
                    _ => String::new(),
                };
                let name = RwSignal::new(before);
                view! {
                    <form class="name-view" on:submit=move |event: web_sys::SubmitEvent| {
                        event.prevent_default();
                        let name = name.get_untracked().trim().to_owned();
                        if !name.is_empty() {
                            save.run(name);
                        }
                    }>
                        <label class="field">
                            <span>{t.ui_view_name()}</span>
                            <input
                                type="text"
                                maxlength="60"
                                required
                                autofocus
                                autocomplete="off"
                                prop:value=move || name.get()
                                on:input=move |event| name.set(event_target_value(&event))
                            />
                        </label>
                        <p class="about">{t.ui_view_about()}</p>
                        <div class="row end">
                            <button type="submit" class="main">{t.ui_view_keep()}</button>
                        </div>
                    </form>
                }
            }
        </Panel>
    }
}
