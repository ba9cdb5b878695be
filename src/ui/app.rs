//! What every page of one mounted interface shares: the engine, the language, where one is, what is under way.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::future::Future;
use std::time::Duration;

use leptos::prelude::*;
use rust_decimal::Decimal;
use wasm_bindgen_futures::spawn_local;

use super::client::{Client, Live, live};
use super::host::Host;
use super::import::Doubt;
use super::keys::Hand;
use super::route::Route;
use crate::base::{Currency, Day, Hash, Money};
use crate::engine::NAMELESS;
use crate::engine::protocol::{
    Command, ExportRequest, Problem, Question, SaveStateQuery, SettingsQuery, SettingsView,
};
use crate::rooms::exchange::queries::{Counts, Mapping, PreviewView};
use crate::rooms::insight::queries::ProofQuery;
use crate::rooms::sharing::queries::SaveState;
use crate::texts::{Locale, Texts, format};

/// What a page can reach. Cheap to copy.
#[derive(Clone, Copy)]
pub struct App {
    /// The engine.
    pub client: Client,
    /// Where this interface lives.
    pub host: Host,
    /// The language of the screens.
    pub locale: RwSignal<Locale>,
    /// Light, dark or as the system has it.
    pub theme: RwSignal<Theme>,
    /// More on one screen: dense, not comfortable.
    pub dense: RwSignal<bool>,
    /// Where one is.
    pub route: RwSignal<Route>,
    /// What is searched there: a part of the address.
    pub search: RwSignal<String>,
    /// Where one was in each list.
    pub kept: StoredValue<BTreeMap<&'static str, super::list::Kept>>,
    /// Copies the list on screen, where there is one.
    pub copy: StoredValue<Option<Callback<()>>>,
    /// How far the application is.
    pub stage: RwSignal<Stage>,
    /// Goes up with each change of the book: views are asked again.
    pub revision: RwSignal<u32>,
    /// The firm and what it decided once.
    pub settings: RwSignal<SettingsView>,
    /// What is kept, where, how safely.
    pub save: RwSignal<Option<SaveState>>,
    /// Long work under way.
    pub work: RwSignal<Option<Work>>,
    /// How much long work there was.
    pub turns: StoredValue<u32>,
    /// Short results, the latest last.
    pub toasts: RwSignal<Vec<Toast>>,
    /// A problem to be read.
    pub problem: RwSignal<Option<Problem>>,
    /// One chose to begin with nothing: an empty workspace has its pages.
    pub begun: RwSignal<bool>,
    /// The figure whose proof is open.
    pub proof: RwSignal<Option<ProofQuery>>,
    /// The help beside the page is open.
    pub guide: RwSignal<bool>,
    /// The stop of the guided tour.
    pub tour: RwSignal<Option<usize>>,
    /// The list of keys is open.
    pub help: RwSignal<bool>,
    /// What is under the fingers: palette, keys, payment.
    pub hand: Hand,
    /// The day of the figures; today when none.
    pub as_of: RwSignal<Option<Day>>,
    /// The currency of the figures; the main one when none.
    pub currency: RwSignal<Option<Currency>>,
    /// Takes the new version that lies ready, where one does.
    pub update: RwSignal<Option<js_sys::Function>, LocalStorage>,
    /// The files being brought in.
    pub import: ImportFlow,
}

/// How far the application is.
#[derive(Clone, Debug, PartialEq)]
pub enum Stage {
    /// The engine opens the workspace.
    Opening,
    /// At work.
    Ready,
    /// Another tab holds the workspace.
    Locked,
    /// Another tab took it over: this one is frozen.
    TakenOver,
    /// It could not be opened.
    Failed(Problem),
    /// The engine stopped for good.
    Stopped,
}

/// Light, dark or as the system has it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Theme {
    /// As the system has it.
    System,
    /// Light.
    Light,
    /// Dark.
    Dark,
}

/// Long work under way.
#[derive(Clone, Debug, PartialEq)]
pub struct Work {
    /// `reading`, `recording`, `saving` …
    pub stage: String,
    /// Done so far.
    pub done: f64,
    /// In all; 0 when not known.
    pub total: f64,
    /// It takes longer than 300 ms: worth a bar.
    pub shown: bool,
    /// Which work, so that a late timer does not show the next one early.
    turn: u32,
}

/// A short result.
#[derive(Clone, Debug, PartialEq)]
pub struct Toast {
    /// Which.
    pub id: u32,
    /// The sentence.
    pub text: String,
    /// What takes it back.
    pub undo: Option<Command>,
    /// That does something again, rather than taking it back.
    pub again: bool,
}

/// The files being brought in. Kept here so that one can look at another page meanwhile.
#[derive(Clone, Copy)]
pub struct ImportFlow {
    /// What would happen.
    pub preview: RwSignal<Option<PreviewView>>,
    /// The corrections of a person, by file.
    pub mappings: RwSignal<BTreeMap<Hash, Mapping>>,
    /// The files themselves, so that more can be added: all are looked at together.
    pub files: StoredValue<Vec<web_sys::File>, LocalStorage>,
    /// Reading, or bringing in.
    pub busy: RwSignal<bool>,
    /// What was asked about them, answered or not.
    pub asked: RwSignal<Vec<(Hash, Doubt)>>,
    /// What happened.
    pub done: RwSignal<Option<Imported>>,
}

/// What an import did.
#[derive(Clone, Debug, PartialEq)]
pub struct Imported {
    /// The counts of its preview.
    pub counts: Counts,
    /// Open amounts that came in.
    pub open: Vec<Money>,
    /// The overdue part.
    pub overdue: Vec<Money>,
    /// Its entry, what takes it back.
    pub entry: Option<String>,
}

thread_local! {
    /// Each language is loaded once and kept: there are two.
    static TEXTS: RefCell<[Option<&'static Texts>; 2]> = const { RefCell::new([None, None]) };
}

/// The sentences of a language.
pub fn texts_of(locale: Locale) -> &'static Texts {
    TEXTS.with_borrow_mut(|texts| {
        *texts[locale as usize].get_or_insert_with(|| Box::leak(Box::new(locale.texts())))
    })
}

/// The application that this page belongs to.
pub fn use_app() -> App {
    // Every page is mounted below `Root`, which provides it.
    expect_context::<App>()
}

impl App {
    /// The sentences in the language of the screens. The whole interface is built anew when it changes.
    pub fn t(self) -> &'static Texts {
        texts_of(self.locale.get_untracked())
    }

    /// An amount as people write it.
    pub fn money(self, money: Money) -> String {
        format::money(self.locale.get_untracked(), money)
    }

    /// An amount without its decimals, rounded: for a chart whose table has them.
    pub fn round_money(self, money: Money) -> String {
        format::round_money(self.locale.get_untracked(), money)
    }

    /// A sum of an invoice as people write it; beyond what an amount can hold, its digits.
    pub fn sum(self, sum: Decimal, currency: Currency) -> String {
        format::sum(self.locale.get_untracked(), sum, currency)
    }

    /// A day as people write it.
    pub fn day(self, day: Day) -> String {
        format::day(self.locale.get_untracked(), day)
    }

    /// A day with its month in words: `5 juin 2026`, with the day of the week when `full`.
    pub fn day_in_words(self, day: Day, full: bool) -> String {
        let options = js_sys::Object::new();
        let style = if full { "full" } else { "long" };
        // Fields of a fresh, plain object.
        let _ = js_sys::Reflect::set(&options, &"dateStyle".into(), &style.into());
        let _ = js_sys::Reflect::set(&options, &"timeZone".into(), &"UTC".into());
        let millis = f64::from(day.get()) * 86_400_000.0;
        // As all days of the interface: the day before the month.
        let code = match self.locale.get_untracked() {
            Locale::Fr => "fr",
            Locale::En => "en-GB",
        };
        let written = js_sys::Date::new(&millis.into()).to_locale_date_string(code, &options);
        written.as_string().unwrap_or_else(|| self.day(day))
    }

    /// A count as people write it.
    pub fn count(self, number: impl Into<u64>) -> String {
        format::count(self.locale.get_untracked(), number.into())
    }

    /// The size of a file as people write it.
    pub fn size(self, bytes: f64) -> String {
        let t = self.t();
        match bytes {
            bytes if bytes < 1000.0 => t.ui_bytes(self.count(bytes as u64)),
            bytes if bytes < 1e6 => t.ui_kilobytes(self.count((bytes / 1000.0).round() as u64)),
            bytes => t.ui_megabytes(self.decimal(&format!("{:.1}", bytes / 1e6))),
        }
    }

    /// A decimal string of the engine as people write it.
    pub fn decimal(self, written: &str) -> String {
        format::decimal(self.locale.get_untracked(), written)
    }

    /// Who wrote an entry. Where nobody ever gave a name, entries carry the engine's French one.
    pub fn author(self, name: &str) -> String {
        if name == NAMELESS { self.t().ui_author_nameless() } else { name.to_owned() }
    }

    /// A percentage of the engine as people write it.
    pub fn percent(self, written: &str) -> String {
        format::percent(self.locale.get_untracked(), written)
    }

    /// An instant (milliseconds since 1970) as day and time of this device.
    pub fn instant(self, millis: f64) -> String {
        let date = js_sys::Date::new(&millis.into());
        let day =
            Day::from_calendar(date.get_full_year() as i32, date.get_month() + 1, date.get_date());
        let day = day.map(|day| self.day(day)).unwrap_or_default();
        format!("{day} {:02}:{:02}", date.get_hours(), date.get_minutes())
    }

    /// Today, by the clock of this device.
    pub fn today() -> Day {
        let date = js_sys::Date::new_0();
        Day::from_calendar(date.get_full_year() as i32, date.get_month() + 1, date.get_date())
            .unwrap_or_default()
    }

    /// What the engine answers to a question, kept fresh.
    pub fn live<Q>(self, question: impl Fn() -> Q + 'static) -> Live<Q::Answer>
    where
        Q: Question + 'static,
        Q::Answer: Send + Sync + 'static,
    {
        live(self.client, self.revision, move || ((), question()), |(), answer| answer)
    }

    /// The same for a slice of a list: the answer comes with the offset that was asked.
    pub fn live_slice<Q>(self, question: impl Fn() -> (u32, Q) + 'static) -> Live<(u32, Q::Answer)>
    where
        Q: Question + 'static,
        Q::Answer: Send + Sync + 'static,
    {
        live(self.client, self.revision, question, |offset, answer| (offset, answer))
    }

    /// Goes somewhere, as a link would.
    pub fn go(self, route: &Route) {
        super::ahead::ask(self, route);
        self.host.go(&route.href());
    }

    /// Puts the address right without a step back: a search while one types.
    pub fn note_address(self, route: &Route) {
        self.host.replace(&route.href());
    }

    /// Shows a short result; it goes by itself after a while ([`super::components::Toasts`]).
    pub fn toast(self, text: String, undo: Option<Command>) {
        self.toast_with(text, undo, false);
    }

    /// The same; with `again` the way back is to do once more what was taken back.
    pub fn toast_with(self, text: String, undo: Option<Command>, again: bool) {
        let id = self.toasts.with_untracked(|toasts| toasts.last().map_or(1, |toast| toast.id + 1));
        self.toasts.update(|toasts| toasts.push(Toast { id, text, undo, again }));
    }

    /// Takes a short result away.
    pub fn dismiss(self, id: u32) {
        let _ = self.toasts.try_update(|toasts| toasts.retain(|toast| toast.id != id));
    }

    /// Shows long work: a bar appears after 300 ms.
    pub async fn long<T>(self, stage: &str, work: impl Future<Output = T>) -> T {
        let turn = self.turns.try_update_value(|turns| {
            *turns += 1;
            *turns
        });
        let turn = turn.unwrap_or_default();
        self.work.set(Some(Work {
            stage: stage.to_owned(),
            done: 0.0,
            total: 0.0,
            shown: false,
            turn,
        }));
        let show = move || {
            let _ = self.work.try_update(|work| {
                if let Some(work) = work.as_mut().filter(|work| work.turn == turn) {
                    work.shown = true;
                }
            });
        };
        set_timeout(show, Duration::from_millis(300));
        let result = work.await;
        self.work.set(None);
        result
    }

    /// Does something in the background; a problem is shown.
    pub fn run(self, work: impl Future<Output = Result<(), Problem>> + 'static) {
        spawn_local(async move {
            if let Err(problem) = work.await {
                self.problem.set(Some(problem));
            }
        });
    }

    /// Gives an order, then says `done` with a way back: `undo`, or else the undo of what it wrote.
    pub fn order(self, command: Command, done: String, undo: Option<Command>) {
        self.run(async move {
            let told = self.long("recording", self.client.tell(&command)).await?;
            let written = told.entry.map(|entry| Command::Undo { entry });
            self.toast(done, undo.or(written));
            Ok(())
        });
    }

    /// Has a file made and hands it to the browser's downloads.
    pub fn export(self, request: ExportRequest) {
        self.run(async move {
            let name = self.long("exporting", super::files::export(self.client, &request)).await?;
            self.toast(self.t().ui_exported(&name), None);
            self.refresh();
            Ok(())
        });
    }

    /// Asks again for what the shell itself shows.
    pub fn refresh(self) {
        spawn_local(async move {
            if let Ok(settings) = self.client.ask(SettingsQuery {}).await {
                let _ = self.settings.try_set(settings);
            }
            if let Ok(mut save) = self.client.ask(SaveStateQuery {}).await {
                // The browser's promise is the page's to ask for.
                if save.store != "memory" {
                    save.persistent = super::import::persisted().await;
                }
                let _ = self.save.try_set(Some(save));
            }
        });
    }

    /// Opens the proof of a figure as of the day and in the currency shown.
    pub fn prove(self, figure: crate::rooms::insight::queries::FigureKind) {
        self.prove_query(ProofQuery {
            as_of: self.as_of.get_untracked(),
            currency: self.currency.get_untracked(),
            ..ProofQuery::of(figure)
        });
    }

    /// Opens any proof.
    pub fn prove_query(self, query: ProofQuery) {
        self.proof.set(Some(query));
    }
}
