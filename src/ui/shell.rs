//! The frame around every page: menu, save state, progress, short results, problems, drop of files, keys.

use std::collections::BTreeMap;

use js_sys::Array;
use leptos::prelude::*;
use wasm_bindgen::prelude::*;
use web_sys::{DragEvent, Worker};

use super::app::{App, ImportFlow, Stage, Theme, use_app};
use super::client::{Client, object};
use super::components::{Icon, Menu, MenuItem, Panel, ProgressBar, Toasts, icon, problem_words};
use super::gallery::Gallery;
use super::help::Help;
use super::host::Host;
use super::keys::map;
use super::route::{Entry, Route, searched};
use super::tour::Tour;
use super::{clipboard, files, focus, import, keys, outside, start};
use crate::engine::protocol::{Problem, ProblemKind, Push, SettingsView};
use crate::rooms::customers::page::{CustomerPage, CustomersPage};
use crate::rooms::dunning::page::{
    PerformancePage, RemindersPage, ScenariosPage, TemplatesPage, TermsPage,
};
use crate::rooms::exchange::page::ImportPage;
use crate::rooms::insight::page::{AgeingPage, DiagnosisPage, InsightPage, ProofDrawer};
use crate::rooms::invoices::page::{
    DraftPage, DraftsPage, FirmPage, InvoicePage, InvoicesPage, RecurringPage, SendingPage,
    ToInvoicePage,
};
use crate::rooms::ledger::page::{BooksPage, ReconciliationPage};
use crate::rooms::payments::page::CashPage;
use crate::rooms::remittances::page::RemittancesPage;
use crate::rooms::sharing::page::{DataPage, EntriesPage};
use crate::rooms::today::page::TodayPage;
use crate::texts::Locale;

/// The application on a worker that said it is ready, below the owner that calls it.
pub fn begin(worker: Worker, host: Host) -> App {
    // What the page around asks for goes before what was chosen here before.
    let chosen = move |option, key| host.option(option).or_else(|| host.preference(key));
    let locale = chosen("lang", "locale").unwrap_or_else(browser_language);
    let stage = RwSignal::new(Stage::Opening);
    let revision = RwSignal::new(0);
    let work: RwSignal<Option<super::app::Work>> = RwSignal::new(None);
    let hear = move |push| match push {
        Push::Changed { revision: now } => revision.set(now),
        Push::Progress { stage, done, total } => work.update(|work| {
            if let Some(work) = work {
                (work.stage, work.done, work.total) = (stage, done, total);
            }
        }),
        Push::TakenOver => stage.set(Stage::TakenOver),
    };
    App {
        client: Client::new(worker, hear, move || stage.set(Stage::Stopped)),
        locale: RwSignal::new(Locale::from_code(&locale)),
        host,
        theme: RwSignal::new(outside::theme(&chosen("theme", "theme").unwrap_or_default())),
        dense: RwSignal::new(chosen("density", "density").as_deref() == Some("dense")),
        route: RwSignal::new(Route::parse(&host.address())),
        search: RwSignal::new(searched(&host.address())),
        kept: StoredValue::new(BTreeMap::new()),
        copy: StoredValue::new(None),
        stage,
        revision,
        settings: RwSignal::new(SettingsView { empty: true, ..SettingsView::default() }),
        save: RwSignal::new(None),
        work,
        turns: StoredValue::new(0),
        toasts: RwSignal::new(Vec::new()),
        problem: RwSignal::new(None),
        begun: RwSignal::new(false),
        proof: RwSignal::new(None),
        guide: RwSignal::new(false),
        tour: RwSignal::new(None),
        help: RwSignal::new(false),
        hand: keys::Hand::new(host),
        as_of: RwSignal::new(None),
        currency: RwSignal::new(None),
        import: ImportFlow {
            preview: RwSignal::new(None),
            mappings: RwSignal::new(BTreeMap::new()),
            files: StoredValue::new_local(Vec::new()),
            busy: RwSignal::new(false),
            asked: RwSignal::new(Vec::new()),
            done: RwSignal::new(None),
        },
        update: RwSignal::new_local(None),
    }
}

/// Everything.
#[component]
pub fn Root(app: App) -> impl IntoView {
    let host = app.host;
    provide_context(app);
    host.on_move(move || {
        let address = host.address();
        let (before, now) = (app.route.get_untracked(), Route::parse(&address));
        app.proof.set(None);
        if before != now {
            let moved = before.place() != now.place();
            app.route.set(now);
            if moved {
                focus::to_the_top(app.host);
            }
            host.notify("route", &[("address", address.as_str().into())]);
        }
        // After the page: the one that is left keeps its own search to the end.
        app.search.set(searched(&address));
    });
    Effect::new(move |_| host.mark("data-theme", theme_name(app.theme.get())));
    Effect::new(move |_| host.mark("lang", app.locale.get().code()));
    Effect::new(move |_| show_density(host, app.dense.get()));
    Effect::new(move |_| outside::tell_stage(app));
    Effect::new(move |_| {
        app.revision.track();
        if app.stage.get() == Stage::Ready {
            app.refresh();
        }
    });
    // A page left open overnight starts its day when one comes back to it.
    let back = window_event_listener(leptos::ev::focus, move |_| start_the_day(app));
    on_cleanup(move || back.remove());
    open(app, host.takes_over());
    keys::listen(app);
    focus::keep(host);
    super::ahead::listen(app);
    clipboard::listen(app);
    move || {
        // The whole interface is built anew in another language: a page holds nothing that the engine does not.
        app.locale.track();
        view! { <Frame /> }
    }
}

/// Opens the workspace; `take_over` takes it from the tab that holds it.
pub fn open(app: App, take_over: bool) {
    app.stage.set(Stage::Opening);
    wasm_bindgen_futures::spawn_local(async move {
        let argument = object(&[
            ("workspace", app.host.workspace().into()),
            ("locale", app.locale.get_untracked().code().into()),
            ("today", App::today().to_string().into()),
            ("store", app.host.store().into()),
            ("takeOver", take_over.into()),
        ]);
        let opened: Result<SettingsView, Problem> =
            app.long("opening", app.client.call_with("open", argument.into(), &Array::new())).await;
        app.stage.set(match opened {
            Ok(settings) => {
                app.settings.set(settings);
                Stage::Ready
            }
            Err(problem) if problem.code == "locked" => Stage::Locked,
            Err(problem) if problem.code == "taken-over" => Stage::TakenOver,
            Err(problem) => Stage::Failed(problem),
        });
    });
}

/// Tells the engine that the day changed, when it did.
fn start_the_day(app: App) {
    let today = App::today();
    if app.stage.get_untracked() != Stage::Ready
        || app.settings.with_untracked(|settings| settings.today == Some(today))
    {
        return;
    }
    app.run(async move {
        let argument = object(&[("today", today.to_string().into())]);
        app.client.send("configure", argument.into(), &Array::new()).await?;
        app.revision.update(|revision| *revision += 1);
        Ok(())
    });
}

#[component]
fn Frame() -> impl IntoView {
    let app = use_app();
    view! {
        <a class="skip" href="#main" on:click=move |event| {
            event.prevent_default();
            focus::to_the_top(app.host);
        }>{app.t().ui_skip()}</a>
        {move || match app.stage.get() {
            Stage::Ready => view! { <Shell /> }.into_any(),
            other => view! { <start::Waiting stage=other /> }.into_any(),
        }}
        <Progress />
        <Toasts />
        <ProblemDialog />
    }
}

#[component]
fn Shell() -> impl IntoView {
    let app = use_app();
    let t = app.t();
    let first_visit = Memo::new(move |_| {
        app.settings.with(|settings| settings.empty)
            && !app.begun.get()
            && !matches!(
                app.route.get(),
                Route::Import
                    | Route::Data
                    | Route::Firm
                    | Route::Privacy
                    | Route::Entries
                    | Route::Gallery
                    | Route::Drafts
                    | Route::Draft { .. }
                    | Route::Recurring
            )
    });
    // Another search is on the same page.
    let place = Memo::new(move |_| app.route.with(Route::place));
    view! {
        <div class="shell" class:bare=move || first_visit.get() class:helped=move || app.guide.get()>
            <nav class="menu" part="menu" aria-label=t.ui_menu()>
                <a class="brand" href=Route::Today.href()>
                    <svg class="mark" viewBox="0 0 28 28" aria-hidden="true">
                        <path class="mark-rest" d="M14 3.5a10.5 10.5 0 0 1 0 21"></path>
                        <path class="mark-main" d="M14 24.5a10.5 10.5 0 0 1 0-21"></path>
                        <circle class="mark-dot" cx="14" cy="14" r="3"></circle>
                    </svg>
                    <span>{t.app_name()}</span>
                    <DemoMark />
                </a>
                <button
                    type="button"
                    class="find-open"
                    aria-haspopup="dialog"
                    on:click=move |_| app.hand.palette.set(true)
                >
                    {icon(Icon::Search)}
                    <span>{t.ui_find_open()}</span>
                    <span class="find-keys">{keys::acts::find("palette").map(|act| keys::caps(app, act))}</span>
                </button>
                <ul>
                    {Entry::ALL.into_iter().map(|entry| view! { <li><MenuLink entry /></li> }).collect_view()}
                    <More />
                </ul>
                <div class="menu-foot">
                    <SaveMark />
                    <Switches />
                </div>
            </nav>
            <div class="page">
                <Banner />
                <outside::NewVersion />
                <Tour />
                <main id="main" part="main" tabindex="-1">
                    {move || {
                        if first_visit.get() {
                            return view! { <start::Welcome /> }.into_any();
                        }
                        match place.get() {
                            Route::Today => view! { <TodayPage /> }.into_any(),
                            Route::Customers { .. } => view! { <CustomersPage /> }.into_any(),
                            Route::Customer { account } => view! { <CustomerPage account /> }.into_any(),
                            Route::Invoices { .. } => view! { <InvoicesPage /> }.into_any(),
                            Route::Invoice { id } => view! { <InvoicePage id /> }.into_any(),
                            Route::Drafts => view! { <DraftsPage /> }.into_any(),
                            Route::Draft { id } => view! { <DraftPage id /> }.into_any(),
                            Route::Sending => view! { <SendingPage /> }.into_any(),
                            Route::ToInvoice => view! { <ToInvoicePage /> }.into_any(),
                            Route::Recurring => view! { <RecurringPage /> }.into_any(),
                            Route::Reminders => view! { <RemindersPage /> }.into_any(),
                            Route::Scenarios => view! { <ScenariosPage /> }.into_any(),
                            Route::Performance => view! { <PerformancePage /> }.into_any(),
                            Route::Terms => view! { <TermsPage /> }.into_any(),
                            Route::Templates => view! { <TemplatesPage /> }.into_any(),
                            Route::Cash => view! { <CashPage /> }.into_any(),
                            Route::Remittances => view! { <RemittancesPage /> }.into_any(),
                            Route::Books => view! { <BooksPage /> }.into_any(),
                            Route::Reconciliation => view! { <ReconciliationPage /> }.into_any(),
                            Route::Insight => view! { <InsightPage /> }.into_any(),
                            Route::Ageing => view! { <AgeingPage /> }.into_any(),
                            Route::Diagnosis => view! { <DiagnosisPage /> }.into_any(),
                            Route::Import => view! { <ImportPage /> }.into_any(),
                            Route::Data => view! { <DataPage /> }.into_any(),
                            Route::Firm => view! { <FirmPage /> }.into_any(),
                            Route::Entries => view! { <EntriesPage /> }.into_any(),
                            Route::Privacy => view! { <start::Privacy /> }.into_any(),
                            Route::Gallery => view! { <Gallery /> }.into_any(),
                        }
                    }}
                </main>
            </div>
            <Help />
        </div>
        <DropAnywhere />
        <ProofDrawer />
        <keys::help::HelpDialog />
        <super::payment::PaymentDialog />
        <super::palette::Palette />
        <keys::Hint />
    }
}

/// The drawing and the name of an entry.
fn entry_words(app: App, entry: Entry) -> (Icon, String) {
    let t = app.t();
    match entry {
        Entry::Today => (Icon::Today, t.ui_nav_today()),
        Entry::Customers => (Icon::Customers, t.ui_nav_customers()),
        Entry::Invoices => (Icon::Invoices, t.ui_nav_invoices()),
        Entry::Reminders => (Icon::Reminders, t.dunning_title()),
        Entry::Cash => (Icon::Cash, t.ui_nav_cash()),
        Entry::Insight => (Icon::Insight, t.ui_nav_insight()),
        Entry::Data => (Icon::Data, t.ui_nav_data()),
    }
}

#[component]
fn MenuLink(entry: Entry) -> impl IntoView {
    let app = use_app();
    let (drawing, name) = entry_words(app, entry);
    let current = move || (app.route.with(Route::entry) == entry).then_some("page");
    view! {
        <a
            class="menu-link"
            href=entry.route().href()
            aria-current=current
            title=move || map::shown(app, entry.act())
        >
            {icon(drawing)}
            <span>{name}</span>
        </a>
    }
}

/// The demo company is marked on every page.
#[component]
fn DemoMark() -> impl IntoView {
    let app = use_app();
    move || {
        app.settings
            .with(|settings| settings.demo)
            .then(|| view! { <span class="demo" title=app.t().ui_demo_about()>{app.t().ui_demo()}</span> })
    }
}

/// How safely things are kept, in one line, always in sight.
#[component]
fn SaveMark() -> impl IntoView {
    let app = use_app();
    let t = app.t();
    move || {
        app.save.get().map(|save| {
            let (tone, place, copy) = super::start::save_words(app, &save);
            view! {
                <a class=format!("save {}", tone.class()) href=Route::Data.href()>
                    <span class="save-dot" aria-hidden="true"></span>
                    <span class="save-words">
                        <b>{place}</b>
                        <span>{t.ui_backup_line(&copy)}</span>
                    </span>
                </a>
            }
        })
    }
}

/// Shows everything in the other language.
pub(super) fn switch_language(app: App) {
    let other = other_language(app);
    app.host.set_preference("locale", other.code());
    outside::speak(app, other);
}

/// The language that is not shown now.
fn other_language(app: App) -> Locale {
    match app.locale.get_untracked() {
        Locale::Fr => Locale::En,
        Locale::En => Locale::Fr,
    }
}

/// The system's theme, light, dark, and round again.
pub(super) fn switch_theme(app: App) {
    let next = match app.theme.get_untracked() {
        Theme::System => Theme::Light,
        Theme::Light => Theme::Dark,
        Theme::Dark => Theme::System,
    };
    app.host.set_preference("theme", theme_name(next));
    app.theme.set(next);
}

/// The theme in use: its drawing and its name.
fn theme_words(app: App) -> (Icon, String) {
    let t = app.t();
    match app.theme.get() {
        Theme::System => (Icon::Auto, t.ui_theme_system()),
        Theme::Light => (Icon::Sun, t.ui_theme_light()),
        Theme::Dark => (Icon::Moon, t.ui_theme_dark()),
    }
}

/// More on one screen, or more air.
pub(super) fn switch_density(app: App) {
    let dense = !app.dense.get_untracked();
    app.host.set_preference("density", density_name(dense));
    app.dense.set(dense);
}

/// The density in use: its drawing and its name.
fn density_words(app: App) -> (Icon, String) {
    let t = app.t();
    match app.dense.get() {
        true => (Icon::Dense, t.ui_density_dense()),
        false => (Icon::Loose, t.ui_density_comfortable()),
    }
}

#[component]
fn Switches() -> impl IntoView {
    let app = use_app();
    let t = app.t();
    let other = other_language(app);
    let switch = |words: fn(App) -> (Icon, String), switch: fn(App)| {
        view! {
            <button
                type="button"
                class="plain square"
                aria-label=move || words(app).1
                title=move || words(app).1
                on:click=move |_| switch(app)
            >
                {move || icon(words(app).0)}
            </button>
        }
    };
    view! {
        <div class="switches">
            <button type="button" class="plain" lang=other.code() on:click=move |_| switch_language(app)>
                {other.texts().language_name()}
            </button>
            {switch(density_words, switch_density)}
            {switch(theme_words, switch_theme)}
            <button
                type="button"
                class="plain square"
                aria-label=t.ui_guide()
                title=format!("{} (F1)", t.ui_guide())
                aria-expanded=move || app.guide.get().to_string()
                on:click=move |_| app.guide.update(|shown| *shown = !*shown)
            >
                {icon(Icon::Help)}
            </button>
        </div>
    }
}

/// How many entries the bar of a phone has room for, beside «Plus».
const ON_PHONE: usize = 4;

/// On a phone: the entries beyond the first four, and the switches.
#[component]
fn More() -> impl IntoView {
    let app = use_app();
    let items = move || {
        let t = app.t();
        let entries = Entry::ALL.into_iter().skip(ON_PHONE).map(|entry| {
            let (drawing, name) = entry_words(app, entry);
            MenuItem::new(name, drawing, Callback::new(move |()| app.go(&entry.route())))
        });
        let act = |(drawing, words): (Icon, String), act: fn(App)| {
            MenuItem::new(words, drawing, Callback::new(move |()| act(app)))
        };
        let language = other_language(app).texts().language_name();
        entries
            .chain([
                act((Icon::Search, t.ui_find_open()), |app| app.hand.palette.set(true)),
                act((Icon::Import, t.ui_import()), |app| app.go(&Route::Import)),
                act(theme_words(app), switch_theme),
                act(density_words(app), switch_density),
                act((Icon::Globe, language.to_string()), switch_language),
                act((Icon::Help, t.ui_guide().to_string()), |app| app.guide.set(true)),
            ])
            .collect::<Vec<_>>()
    };
    let here = move || {
        Entry::ALL.iter().skip(ON_PHONE).any(|&entry| app.route.with(Route::entry) == entry)
    };
    view! {
        <li class="menu-more" class:here=here>
            <Menu label=app.t().ui_more_entries() icon=Icon::More items=Signal::derive(items) />
        </li>
    }
}

/// What is wrong with the workspace as a whole.
#[component]
fn Banner() -> impl IntoView {
    let app = use_app();
    move || {
        let t = app.t();
        let save = app.save.get()?;
        if let Some(why) = &save.read_only {
            return Some(start::recovery(app, why).into_any());
        }
        (app.settings.with(|settings| settings.issuer_contested)).then(|| {
            view! {
                <div class="note watch">
                    {icon(Icon::Warning)}
                    <div><strong>{t.ui_issuer_contested()}</strong></div>
                    <a class="button" href=Route::Data.href()>{t.ui_nav_data()}</a>
                </div>
            }
            .into_any()
        })
    }
}

/// The bar of long work, with its stage in words.
#[component]
fn Progress() -> impl IntoView {
    let app = use_app();
    let shown = move || app.work.get().filter(|work| work.shown);
    let words =
        move || shown().map(|work| start::stage_words(app, &work.stage)).unwrap_or_default();
    let done = Signal::derive(move || shown().map_or((0.0, 0.0), |work| (work.done, work.total)));
    let cancel = Callback::new(move |()| import::cancel(app));
    view! {
        <div class="progress" class:shown=move || shown().is_some()>
            {move || shown().is_some().then(|| view! {
                <ProgressBar words=Signal::derive(words) done=done on_cancel=cancel />
            })}
        </div>
    }
}

#[component]
fn ProblemDialog() -> impl IntoView {
    let app = use_app();
    let t = app.t();
    let title =
        move || app.problem.get().map(|problem| problem_words(app, &problem).0).unwrap_or_default();
    let close = Callback::new(move |()| app.problem.set(None));
    view! {
        <Panel
            open=Signal::derive(move || app.problem.with(Option::is_some))
            on_close=close
            title=Signal::derive(title)
        >
            {move || app.problem.get().map(|problem| {
                let (_, message) = problem_words(app, &problem);
                let place = problem.place.clone().map(|place| {
                    let line = place.line.map(|line| t.ui_line(app.count(line)));
                    [Some(place.file), line, place.column, place.path].into_iter().flatten()
                        .filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
                });
                view! {
                    <p class="lead">{message}</p>
                    {place.filter(|place| !place.is_empty()).map(|place| view! { <p class="about">{place}</p> })}
                    <p class="about">{t.ui_problem_safe()}</p>
                    <div class="row end">
                        // Of a refusal the sentence says all; of what failed, somebody who helps asks for the code.
                        {(problem.kind != ProblemKind::Refusal).then(|| view! { <code class="about">{problem.code.clone()}</code> })}
                        <button type="button" class="main" on:click=move |_| close.run(())>{t.ui_understood()}</button>
                    </div>
                }
            })}
        </Panel>
    }
}

/// Files may be dropped on any page.
#[component]
fn DropAnywhere() -> impl IntoView {
    let app = use_app();
    let over = RwSignal::new(0_i32);
    for name in ["dragenter", "dragleave", "dragover", "drop"] {
        app.host.listen(name, move |event| {
            let data = event.dyn_ref::<DragEvent>().and_then(DragEvent::data_transfer);
            let Some(data) = data.filter(|data| data.types().includes(&"Files".into(), 0)) else {
                return;
            };
            if name == "dragleave" {
                over.update(|over| *over = (*over - 1).max(0));
                return;
            }
            if name == "drop" && event.default_prevented() {
                // A place of the page took them.
                over.set(0);
                return;
            }
            event.prevent_default();
            if name == "dragenter" {
                over.update(|over| *over += 1);
            } else if name == "drop" {
                over.set(0);
                import::look_at(app, files::listed(data.files()));
            }
        });
    }
    view! {
        <div class="drop-veil" hidden=move || over.get() == 0 aria-hidden="true">
            <div>{icon(Icon::Import)}<b>{app.t().ui_drop_here()}</b><span>{app.t().ui_nothing_leaves()}</span></div>
        </div>
    }
}

fn browser_language() -> String {
    web_sys::window().and_then(|window| window.navigator().language()).unwrap_or_default()
}

pub(super) fn theme_name(theme: Theme) -> &'static str {
    match theme {
        Theme::System => "system",
        Theme::Light => "light",
        Theme::Dark => "dark",
    }
}

fn density_name(dense: bool) -> &'static str {
    if dense { "dense" } else { "comfortable" }
}

/// Lists measure their rows anew, as after a change of the window's size.
fn show_density(host: Host, dense: bool) {
    host.mark("data-density", density_name(dense));
    if let (Some(window), Ok(resize)) = (web_sys::window(), web_sys::Event::new("resize")) {
        // An event of our own making is always taken.
        let _ = window.dispatch_event(&resize);
    }
}
