//! Small parts that every page is built from: icon, drawer, dialog, search, badge, empty state, problem.

use leptos::html;
use leptos::prelude::*;
use wasm_bindgen::prelude::*;

use super::app::{App, use_app};
use super::client::Live;
use crate::base::{Day, Money};
use crate::engine::protocol::{Problem, ProblemKind};

/// The drawings used as icons, 20 × 20, one stroke.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "each is what it says")]
pub enum Icon {
    Today,
    Customers,
    Invoices,
    Insight,
    Data,
    Import,
    Search,
    Close,
    Back,
    Help,
    Sun,
    Moon,
    Auto,
    Warning,
    Check,
    Info,
    Download,
    Shield,
    Chevron,
    Table,
    Chart,
    Sparkle,
    Plus,
    File,
}

impl Icon {
    fn path(self) -> &'static str {
        match self {
            Icon::Today => "M3.5 4.5h13v12h-13zM3.5 8h13M7 2.5v3.5M13 2.5v3.5M7.2 12.2l2 2 3.6-3.8",
            Icon::Customers => {
                "M7.5 9.5a3 3 0 1 0 0-6 3 3 0 0 0 0 6zM2.5 16.5c.3-3 2.3-4.5 5-4.5s4.7 1.5 5 4.5 \
                 M13 4a2.8 2.8 0 0 1 0 5.4M14.8 12.3c1.6.6 2.6 2 2.8 4.2"
            }
            Icon::Invoices => "M4.5 2.5h8l3 3v12h-11zM12 2.7V6h3.3M7.5 9.5h5M7.5 12h5M7.5 14.5h3",
            Icon::Insight => "M3 17h14M5 14v-4M9 14V6M13 14v-5.5M16.5 14V3.5",
            Icon::Data => {
                "M3.5 5c0-1.4 2.9-2.5 6.5-2.5s6.5 1.1 6.5 2.5-2.9 2.5-6.5 2.5S3.5 6.4 3.5 5z \
                 M3.5 5v10c0 1.4 2.9 2.5 6.5 2.5s6.5-1.1 6.5-2.5V5M3.5 10c0 1.4 2.9 2.5 6.5 2.5s6.5-1.1 6.5-2.5"
            }
            Icon::Import => "M10 2.5v9.5M6.5 8.5 10 12l3.5-3.5M3 12.5v4h14v-4",
            Icon::Search => "M9 15A6 6 0 1 0 9 3a6 6 0 0 0 0 12zM13.4 13.4l3.6 3.6",
            Icon::Close => "M5 5l10 10M15 5 5 15",
            Icon::Back => "M8.5 4.5 3 10l5.5 5.5M3.5 10H17",
            Icon::Help => {
                "M10 17.5a7.5 7.5 0 1 0 0-15 7.5 7.5 0 0 0 0 15z \
                 M7.8 7.8c.2-1.3 1.1-2 2.3-2 1.3 0 2.2.8 2.2 1.9 0 1.7-2.2 1.9-2.2 3.6M10 14.1v.1"
            }
            Icon::Sun => {
                "M10 13.5a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7zM10 1.5v2M10 16.5v2M1.5 10h2M16.5 10h2M4 4l1.4 1.4 \
                 M14.6 14.6 16 16M16 4l-1.4 1.4M5.4 14.6 4 16"
            }
            Icon::Moon => "M16.5 11.8A6.8 6.8 0 0 1 8.2 3.5a6.8 6.8 0 1 0 8.3 8.3z",
            Icon::Auto => {
                "M10 17a7 7 0 1 0 0-14 7 7 0 0 0 0 14zM10 3v14M10 6.5l5-1M10 10h7M10 13.5l5 1"
            }
            Icon::Warning => "M10 3 2.2 16.5h15.6zM10 8v4M10 14.2v.1",
            Icon::Check => "M4 10.5l4 4 8-9",
            Icon::Info => "M10 17.5a7.5 7.5 0 1 0 0-15 7.5 7.5 0 0 0 0 15zM10 9v5M10 6.3v.1",
            Icon::Download => "M10 3v9.5M6.5 9 10 12.5 13.5 9M4 16.5h12",
            Icon::Shield => {
                "M10 2.5 4 4.8v4.7c0 3.7 2.5 6.6 6 8 3.5-1.4 6-4.3 6-8V4.8zM7.3 9.8l2 2 3.6-3.7"
            }
            Icon::Chevron => "M7.5 4.5 13 10l-5.5 5.5",
            Icon::Table => "M3 4.5h14v11H3zM3 8.2h14M3 11.8h14M8 4.5v11",
            Icon::Chart => "M3 16.5h14M5.5 13.5V9M10 13.5V5M14.5 13.5v-3",
            Icon::Sparkle => "M10 2.5l1.8 5.2 5.2 1.8-5.2 1.8L10 16.5l-1.8-5.2L3 9.5l5.2-1.8z",
            Icon::Plus => "M10 4v12M4 10h12",
            Icon::File => "M5 2.5h7l3.5 3.5v11.5H5zM11.8 2.7V6.3h3.5",
        }
    }
}

/// An icon beside words; never instead of them for those who do not see it.
pub fn icon(icon: Icon) -> impl IntoView {
    view! {
        <svg class="icon" viewBox="0 0 20 20" aria-hidden="true" focusable="false">
            <path d=icon.path()></path>
        </svg>
    }
}

/// An amount, aligned and marked when below zero.
pub fn amount(app: App, money: Money) -> impl IntoView {
    let below = money.amount.get() < 0;
    view! { <span class="amount" class:below=below>{app.money(money)}</span> }
}

/// An amount that is often nothing: a dash then, so that the eye finds the others.
pub fn amount_or_dash(app: App, money: Money) -> AnyView {
    match money.amount.get() {
        0 => view! { <span class="faint">"—"</span> }.into_any(),
        _ => amount(app, money).into_any(),
    }
}

/// A day, with its machine form.
pub fn day(app: App, day: Day) -> impl IntoView {
    view! { <time class="day" datetime=day.to_string()>{app.day(day)}</time> }
}

/// Sums of several currencies, side by side, never added.
pub fn sums(app: App, sums: &[Money]) -> String {
    let texts: Vec<String> = sums.iter().map(|&money| app.money(money)).collect();
    match texts.as_slice() {
        [] => "—".to_owned(),
        texts => texts.join(" · "),
    }
}

/// What a badge means; the word says it too.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    /// Plain.
    Quiet,
    /// As it should be.
    Good,
    /// Worth a look.
    Watch,
    /// Wrong.
    Bad,
    /// The product's own colour.
    Accent,
}

impl Tone {
    /// The class of the style sheet.
    pub fn class(self) -> &'static str {
        match self {
            Tone::Quiet => "quiet",
            Tone::Good => "good",
            Tone::Watch => "watch",
            Tone::Bad => "bad",
            Tone::Accent => "accent",
        }
    }
}

/// A word with a tone.
pub fn badge(tone: Tone, text: String) -> impl IntoView {
    view! { <span class=format!("badge {}", tone.class())>{text}</span> }
}

/// The head of a page: its name, a line below, what can be done.
#[component]
pub fn PageHead(
    /// Its name.
    #[prop(into)]
    title: Signal<String>,
    /// One line about what is shown.
    #[prop(into, optional)]
    about: Signal<String>,
    /// Where one comes from.
    #[prop(optional)]
    back: Option<super::route::Route>,
    /// What can be done.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    let app = use_app();
    Effect::new(move |_| {
        let title = title.get();
        app.host.set_title(&format!("{title} · {}", app.t().app_name()));
    });
    view! {
        <header class="page-head">
            <div class="page-title">
                {back.map(|route| view! {
                    <a class="back" href=route.href()>{icon(Icon::Back)}<span>{app.t().ui_back()}</span></a>
                })}
                <h1 tabindex="-1">{move || title.get()}</h1>
                <p class="about">{move || about.get()}</p>
            </div>
            <div class="page-tools">{children.map(|children| children())}</div>
        </header>
    }
}

/// The states of a view that is asked for: skeleton, problem, or the view itself, dimmed while a newer one comes.
#[component]
pub fn Await<T>(
    /// The question.
    live: Live<T>,
    /// What shows its answer.
    #[prop(into)]
    show: ViewFnOnce1<T>,
) -> impl IntoView
where
    T: Clone + Send + Sync + 'static,
{
    let app = use_app();
    view! {
        <div class="await" class:loading=move || live.loading.get() aria-busy=move || live.loading.get().to_string()>
            {move || live.problem.get().map(|problem| problem_note(app, &problem))}
            {move || match live.view.get() {
                Some(view) => (show.0)(view),
                None if live.problem.with(Option::is_none) => skeleton().into_any(),
                None => ().into_any(),
            }}
        </div>
    }
}

/// What shows an answer.
#[derive(Clone)]
pub struct ViewFnOnce1<T>(std::sync::Arc<dyn Fn(T) -> AnyView + Send + Sync>);

impl<T, F, V> From<F> for ViewFnOnce1<T>
where
    F: Fn(T) -> V + Send + Sync + 'static,
    V: IntoAny,
{
    fn from(show: F) -> Self {
        ViewFnOnce1(std::sync::Arc::new(move |view| show(view).into_any()))
    }
}

fn skeleton() -> impl IntoView {
    view! {
        <div class="skeleton" aria-hidden="true">
            <span></span><span></span><span></span><span></span>
        </div>
    }
}

/// A problem in place.
pub fn problem_note(app: App, problem: &Problem) -> impl IntoView + use<> {
    let (title, message) = problem_words(app, problem);
    view! {
        <div class="note bad" role="alert">
            {icon(Icon::Warning)}
            <div><strong>{title}</strong><p>{message}</p></div>
        </div>
    }
}

/// The title and the sentence of a problem. The engine's own sentences come in the person's language; for what fails
/// on the page itself the page has them.
pub fn problem_words(app: App, problem: &Problem) -> (String, String) {
    let t = app.t();
    let title = match problem.kind {
        ProblemKind::Refusal => t.ui_problem_refusal(),
        ProblemKind::Fault => t.ui_problem_fault(),
        ProblemKind::Failure => t.ui_problem_failure(),
    };
    let message = match problem.code.as_str() {
        "engine-stopped" | "closed" => t.ui_engine_stopped(),
        "unreadable-file" => t.ui_unreadable_file(&problem.message),
        "download-refused" => t.ui_download_refused(&problem.message),
        "unreadable-answer" | "unwritable-question" => t.ui_unreadable_answer(&problem.message),
        _ if problem.message.is_empty() => problem.code.clone(),
        _ => problem.message.clone(),
    };
    (title, message)
}

/// Nothing to show: what the page will do, and the doors to it.
#[component]
pub fn Empty(
    /// What is missing.
    title: String,
    /// What the page will show, and from what.
    about: String,
    /// Doors.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    view! {
        <div class="empty">
            <h2>{title}</h2>
            <p>{about}</p>
            <div class="row">{children.map(|children| children())}</div>
        </div>
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
    Effect::new(move |_| {
        let open = open.get();
        let Some(dialog) = dialog.get() else { return };
        if open && !dialog.open() {
            // Fails only for an element out of the page or already open: neither is the case.
            let _ = dialog.show_modal();
        } else if !open && dialog.open() {
            dialog.close();
        }
    });
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
            on:close=move |_| on_close.run(())
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

/// One search box with its language explained beside it.
#[component]
pub fn SearchBox(
    /// What is searched.
    value: RwSignal<String>,
    /// What it searches, for those who do not see it.
    label: String,
    /// An example, shown while empty.
    hint: String,
    /// Word and meaning of each thing it understands.
    help: Vec<(String, String)>,
    /// The word that was not understood.
    #[prop(into)]
    misunderstood: Signal<Option<String>>,
) -> impl IntoView {
    let app = use_app();
    let shown = RwSignal::new(false);
    let help_id = "search-help";
    let words = help
        .into_iter()
        .map(|(word, meaning)| {
            let filled = word.clone();
            let fill = move |_| {
                value.update(|value| {
                    if !value.is_empty() && !value.ends_with(' ') {
                        value.push(' ');
                    }
                    value.push_str(&filled);
                });
            };
            view! {
                <li><button type="button" class="code" on:click=fill>{word}</button><span>{meaning}</span></li>
            }
        })
        .collect_view();
    view! {
        <div class="search">
            <div class="search-field">
                {icon(Icon::Search)}
                <input
                    type="search"
                    aria-label=label
                    placeholder=hint
                    autocomplete="off"
                    spellcheck="false"
                    data-search=""
                    prop:value=move || value.get()
                    on:input=move |event| value.set(event_target_value(&event))
                />
                <button
                    type="button"
                    class="plain square"
                    aria-expanded=move || shown.get().to_string()
                    aria-controls=help_id
                    aria-label=app.t().ui_search_help()
                    on:click=move |_| shown.update(|shown| *shown = !*shown)
                >
                    {icon(Icon::Help)}
                </button>
            </div>
            <div class="popover" id=help_id hidden=move || !shown.get()>
                <p>{app.t().ui_search_language()}</p>
                <ul class="words">{words}</ul>
            </div>
            <p class="search-said" role="status">
                {move || misunderstood.get().map(|word| app.t().ui_search_misunderstood(&word))}
            </p>
        </div>
    }
}

/// The day of the figures: a field, and a slider over every day known.
#[component]
pub fn DayPicker() -> impl IntoView {
    let app = use_app();
    let t = app.t();
    let today = move || app.settings.with(|settings| settings.today).unwrap_or_else(App::today);
    let first = move || app.settings.with(|settings| settings.first_day).unwrap_or_else(today);
    let shown = move || app.as_of.get().unwrap_or_else(today);
    let choose = move |day: Day| {
        app.as_of.set((day != today()).then(|| day.clamp(first(), today())));
    };
    view! {
        <div class="day-picker" role="group" aria-label=t.ui_as_of()>
            <label class="inline">
                <span>{t.ui_as_of()}</span>
                <input
                    type="date"
                    min=move || first().to_string()
                    max=move || today().to_string()
                    prop:value=move || shown().to_string()
                    on:change=move |event| {
                        if let Ok(day) = event_target_value(&event).parse() {
                            choose(day);
                        }
                    }
                />
            </label>
            <input
                type="range"
                aria-label=t.ui_as_of_slider()
                aria-valuetext=move || app.day(shown())
                min=move || first().get().to_string()
                max=move || today().get().to_string()
                prop:value=move || shown().get().to_string()
                on:input=move |event| {
                    if let Ok(day) = event_target_value(&event).parse() {
                        choose(Day::new(day));
                    }
                }
            />
            <button
                type="button"
                class="plain"
                disabled=move || app.as_of.with(Option::is_none)
                on:click=move |_| app.as_of.set(None)
            >
                {t.ui_as_of_today()}
            </button>
        </div>
    }
}

/// One currency at a time: amounts of two are never added.
#[component]
pub fn CurrencySwitch() -> impl IntoView {
    let app = use_app();
    move || {
        let currencies = app.settings.with(|settings| settings.currencies.clone());
        if currencies.len() < 2 {
            return ().into_any();
        }
        let main = currencies[0];
        let buttons = currencies
            .into_iter()
            .map(|currency| {
                let chosen = move || app.currency.get().unwrap_or(main) == currency;
                view! {
                    <button
                        type="button"
                        aria-pressed=move || chosen().to_string()
                        on:click=move |_| app.currency.set(Some(currency))
                    >
                        {currency.code().to_owned()}
                    </button>
                }
            })
            .collect_view();
        view! { <div class="segmented" role="group" aria-label=app.t().ui_currency()>{buttons}</div> }
            .into_any()
    }
}
