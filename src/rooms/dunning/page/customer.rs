//! Reminders on the page of a customer: what is said next or why nothing is, what waits, what was promised, how the customer
//! is treated, and everything that may be decided about it.

use leptos::prelude::*;

use super::super::commands::{Act, Subject};
use super::super::queries::{
    CustomerDunningQuery, CustomerDunningView, PauseKind, PauseView, PromiseState, PromiseView,
    RunLine, WorkLine, WorkWhy,
};
use super::super::scenario::{Debtor, Grouping, Mode, Profile};
use super::chase::{Chase, ChaseDialogs};
use super::prepare::PrepareDialog;
use super::{Desk, held, keyed, late, level, treat};
use crate::base::{Amount, Currency, Money};
use crate::engine::protocol::{Command, ExportRequest};
use crate::rooms::dunning::messages::StatementFormat;
use crate::ui::app::{App, use_app};
use crate::ui::client::Live;
use crate::ui::components::{Await, Icon, Menu, MenuItem, Tone, amount, badge, day, icon};

/// What the head of the page and its part about reminders share. Cheap to copy.
#[derive(Clone, Copy)]
pub struct Reminding {
    desk: Desk,
    chase: Chase,
    /// What is known of the customer.
    work: RwSignal<Option<WorkLine>>,
    treat: RwSignal<bool>,
    live: Live<Option<CustomerDunningView>>,
}

/// What the part asks of one customer.
pub fn reminded(account: &str) -> CustomerDunningQuery {
    CustomerDunningQuery { account: account.to_owned(), ..CustomerDunningQuery::default() }
}

impl Reminding {
    /// Of one customer, from its page: keys go to it as long as the page is there.
    pub fn new(app: App, account: String) -> Reminding {
        let desk = Desk::new(account);
        // Asked with the page itself: its part is drawn after the rest, and finds its answer there.
        let live = app.live(move || reminded(&desk.account.get_value()));
        let of = Reminding {
            desk,
            live,
            chase: Chase::new(Callback::new(|()| ())),
            work: RwSignal::new(None),
            treat: RwSignal::new(false),
        };
        app.hand.hears(Callback::new(move |act| of.act(app, act)));
        of
    }

    fn act(self, app: App, act: &'static str) {
        if let Some(work) = self.work.get_untracked() {
            self.chase.act(app, act, work);
        }
    }

    /// The main button of the page: what is ready is rehearsed; where nothing is, it says why.
    pub fn button(self, app: App) -> AnyView {
        let press = move |_| {
            let keys = self.desk.ticked();
            match self.work.get_untracked() {
                _ if !keys.is_empty() => self.desk.prepare.set(Some(keys)),
                Some(work) => {
                    app.toast(app.t().dunning_not_ready(&work.name, &work.sentence), None);
                }
                None => (),
            }
        };
        view! {
            <button type="button" class="main" on:click=press>{icon(Icon::Reminders)}{app.t().dunning_remind()}</button>
        }
        .into_any()
    }
}

/// The part of the page.
#[component]
pub fn CustomerReminders(
    /// What it shares with the head of the page.
    of: Reminding,
) -> impl IntoView {
    let app = use_app();
    let live = of.live;
    let show = move |view: Option<CustomerDunningView>| match view {
        Some(view) => whole(app, of, view),
        None => ().into_any(),
    };
    view! {
        <div class="dunning-part-of"><Await live show=show /></div>
    }
}

/// What its acts ask. It stands beside the page, which is drawn anew as the book changes: what is typed here stays.
#[component]
pub fn ReminderDialogs(
    /// What it shares with the page.
    of: Reminding,
) -> impl IntoView {
    view! {
        <ChaseDialogs chase=of.chase />
        <PrepareDialog desk=of.desk />
        <treat::TreatPanel account=of.desk.account.get_value() open=of.treat />
    }
}

/// What the customer is to whoever chases.
fn work(app: App, view: &CustomerDunningView) -> WorkLine {
    let late = || view.items.iter().filter(|item| 0 < item.days_late);
    let nothing = Money::new(Amount::ZERO, Currency::EUR);
    let sentence = view.held.first().map(|held| held.sentence.clone());
    WorkLine {
        account: view.account.clone(),
        name: view.name.clone(),
        overdue: view.overdue.first().copied().unwrap_or(nothing),
        days_late: late().map(|item| item.days_late).max().unwrap_or(0),
        items: late().count() as u32,
        level: view.items.iter().map(|item| item.level).max().unwrap_or(0),
        phone: view.phone.clone(),
        why: WorkWhy::ToRemind,
        sentence: sentence.unwrap_or_else(|| app.t().dunning_held_not_due()),
        prepared: view.lines.first().cloned(),
        snoozed_until: None,
        promises: Vec::new(),
    }
}

fn whole(app: App, of: Reminding, view: CustomerDunningView) -> AnyView {
    let t = app.t();
    of.work.set(Some(work(app, &view)));
    of.desk.shown.set(keyed(view.lines.clone()));
    let said = view.lines.iter().map(|line| said(app, line)).collect_view();
    let held = (!view.held.is_empty()).then(|| {
        let shown = view.held.iter().take(5).map(|line| {
            let (tone, word) = held::words(app, line.reason);
            let number = (!line.number.is_empty()).then(|| view! { <b>{line.number.clone()}</b>" " });
            view! { <li><span>{badge(tone, word)}" "{number}{line.sentence.clone()}</span>{held::way_out(app, line)}</li> }
        });
        shown.collect_view()
    });
    let silent = (view.lines.is_empty() && view.held.is_empty())
        .then(|| view! { <li class="about">{t.dunning_customer_silent()}</li> });
    let pauses = view.pauses.iter().filter(|pause| !pause.over).map(|of| pause(app, &view, of));
    let pauses = pauses.collect_view();
    // What was kept or replaced long ago is in the story.
    let stands = |of: &&PromiseView| matches!(of.state, PromiseState::Open | PromiseState::Broken);
    let promises = view.promises.iter().filter(stands);
    let promises = promises.map(|of| promise(app, of)).collect_view();
    let contested = view.contested.then(|| {
        view! { <p class="hint watch">{icon(Icon::Warning)}{t.dunning_treat_contested()}</p> }
    });
    let act = move |name: &'static str| move |_| of.act(app, name);
    view! {
        <section class="card dunning-customer" aria-label=t.dunning_title()>
            <header class="card-head">
                <h2>{t.dunning_title()}</h2>
                <div class="row">
                    <button type="button" on:click=act("promise")>{t.dunning_promise()}</button>
                    <button type="button" on:click=act("hold")>{t.dunning_hold()}</button>
                    {more(app, of, &view)}
                </div>
            </header>
            <ul class="dunning-standing">{said}{held}{silent}{pauses}{promises}</ul>
            {contested}
            {treated(app, of, &view)}
        </section>
        {late::card(app, of.chase.ask, &view)}
    }
    .into_any()
}

/// A message that is ready.
fn said(app: App, line: &RunLine) -> AnyView {
    view! {
        <li>
            <span>{level(app, line.level, line.levels)}" "<b>{super::action(app, line.action)}</b>" · "{line.why.clone()}</span>
            {amount(app, line.notice.unwrap_or(line.asked))}
        </li>
    }
    .into_any()
}

/// What else can be done.
fn more(app: App, of: Reminding, view: &CustomerDunningView) -> AnyView {
    let t = app.t();
    let account = view.account.clone();
    let mut items: Vec<MenuItem> = [
        (t.dunning_menu_plan(), Icon::Table, "plan"),
        (t.dunning_menu_dispute(), Icon::Warning, "dispute"),
        (t.dunning_menu_snooze(), Icon::Today, "snooze"),
        (t.dunning_menu_note(), Icon::File, "note"),
        (t.dunning_menu_call(), Icon::Customers, "call"),
        (t.dunning_menu_email(), Icon::File, "email"),
        (t.dunning_menu_letter(), Icon::File, "letter"),
        (t.dunning_menu_sms(), Icon::File, "sms"),
    ]
    .into_iter()
    .map(|(label, icon, act)| MenuItem::new(label, icon, Callback::new(move |()| of.act(app, act))))
    .collect();
    let currency = view.overdue.first().map(|sum| sum.currency).unwrap_or_default();
    let exports = [
        (
            t.dunning_menu_statement(),
            ExportRequest::Statements {
                accounts: vec![account.clone()],
                from: None,
                format: StatementFormat::OnePdf,
            },
        ),
        (
            t.dunning_menu_statement_csv(),
            ExportRequest::Statements {
                accounts: vec![account.clone()],
                from: None,
                format: StatementFormat::Csv,
            },
        ),
        (t.dunning_menu_pack(), ExportRequest::LitigationPack { account, currency }),
    ];
    items.extend(exports.map(|(label, request)| {
        MenuItem::new(label, Icon::Download, Callback::new(move |()| app.export(request.clone())))
    }));
    view! { <Menu label=t.dunning_menu() items=Signal::stored(items) /> }.into_any()
}

/// Ends what stands, with a way back.
fn ends(app: App, label: String, of: &str, act: Act, done: String) -> AnyView {
    let said = format!("{label} : {of}");
    let press = move |_| {
        app.order(Command::Dunning { acts: vec![act.clone()] }, done.clone(), None);
    };
    view! { <button type="button" class="plain" aria-label=said on:click=press>{label}</button> }
        .into_any()
}

fn pause(app: App, view: &CustomerDunningView, of: &PauseView) -> AnyView {
    let t = app.t();
    let until = of.until.map(|until| app.day(until)).unwrap_or_default();
    let what = if of.number.is_empty() { t.dunning_held_whole() } else { of.number.clone() };
    let (item, account) = (of.item.clone(), view.account.clone());
    let (tone, word, when, act) = match of.kind {
        PauseKind::Held => {
            let on = if item.is_empty() { Subject::Account(account) } else { Subject::Item(item) };
            (
                Tone::Accent,
                t.dunning_standing_held(),
                t.dunning_standing_until(until),
                Act::Lift { on },
            )
        }
        PauseKind::Snoozed => (
            Tone::Quiet,
            t.dunning_standing_snoozed(),
            of.until
                .map(|until| t.dunning_standing_back(app.day(until.plus(1))))
                .unwrap_or_default(),
            Act::Wake { account },
        ),
        PauseKind::LeftOut => (
            Tone::Quiet,
            t.dunning_reason_left_out(),
            t.dunning_standing_until(until),
            Act::TakeIn { item },
        ),
        PauseKind::Disputed => (
            Tone::Watch,
            t.dunning_reason_disputed(),
            of.amount.map(|sum| app.money(sum)).unwrap_or_default(),
            Act::EndDispute { item },
        ),
    };
    let (label, done) = match of.kind {
        PauseKind::Disputed => (t.dunning_settle(), t.dunning_done_settled()),
        _ => (t.dunning_lift(), t.dunning_done_lifted()),
    };
    let reason = (!of.reason.is_empty()).then(|| format!(" · {}", of.reason));
    view! {
        <li>
            <span>{badge(tone, word)}" "<b>{what.clone()}</b>" · "{when}{reason}</span>
            {ends(app, label, &what, act, done)}
        </li>
    }
    .into_any()
}

fn promise(app: App, of: &PromiseView) -> AnyView {
    let t = app.t();
    let plan = of.promise.is_plan();
    let (tone, state) = match of.state {
        PromiseState::Open => (Tone::Good, t.dunning_promise_open()),
        PromiseState::Kept => (Tone::Good, t.dunning_promise_kept()),
        PromiseState::Broken => (Tone::Bad, t.dunning_promise_broken()),
        PromiseState::Replaced => (Tone::Quiet, t.dunning_promise_replaced()),
    };
    let kind = if plan { t.dunning_kind_plan() } else { t.dunning_reason_promised() };
    let parts = of.promise.parts.iter().zip(&of.parts).map(|(part, state)| {
        let mark = match state {
            PromiseState::Kept => "✓ ",
            PromiseState::Broken => "✗ ",
            PromiseState::Open | PromiseState::Replaced => "",
        };
        view! { <li>{mark}{day(app, part.due)}" "{amount(app, part.amount)}</li> }
    });
    let parts = plan.then(|| view! { <ol class="dunning-parts">{parts.collect_view()}</ol> });
    let when = match of.promise.parts.first() {
        Some(part) if !plan => t.dunning_promise_for(app.money(part.amount), app.day(part.due)),
        _ => t.dunning_plan_of(app.money(of.amount), app.money(of.paid)),
    };
    let act = Act::Withdraw { id: of.id.clone() };
    let note = (!of.promise.note.is_empty()).then(|| format!(" · {}", of.promise.note));
    view! {
        <li>
            <span>
                {badge(tone, format!("{kind} · {state}"))}" "{when}" "
                <span class="about">{of.numbers.join(", ")}{note}</span>
                {parts}
            </span>
            {ends(app, t.dunning_withdraw(), &kind, act, t.dunning_done_withdrawn())}
        </li>
    }
    .into_any()
}

/// How the customer is treated, and where messages go.
fn treated(app: App, of: Reminding, view: &CustomerDunningView) -> AnyView {
    let t = app.t();
    let treatment = &view.treatment;
    let own = |decided: bool, words: String| match decided {
        true => format!("{words} · {}", t.dunning_treat_own()),
        false => words,
    };
    let or_none = |known: &String| match known.is_empty() {
        true => t.dunning_treat_unknown(),
        false => known.clone(),
    };
    let facts = [
        (
            t.dunning_treat_scenario(),
            own(!treatment.scenario.is_empty(), view.scenario_name.clone()),
        ),
        (
            t.dunning_treat_grouping(),
            own(treatment.grouping.is_some(), grouping(app, view.grouping)),
        ),
        (t.dunning_treat_mode(), own(treatment.mode.is_some(), mode(app, view.mode))),
        (t.dunning_treat_debtor(), own(treatment.debtor.is_some(), debtor(app, view.debtor))),
        (t.dunning_treat_profile(), own(treatment.profile.is_some(), profile(app, view.profile))),
        (t.dunning_action_email(), or_none(&view.email)),
        (t.dunning_treat_phone(), or_none(&view.phone)),
        (t.dunning_action_letter(), or_none(&view.town)),
    ];
    let insolvent = treatment.insolvent.map(|since| {
        view! { <p class="hint watch">{icon(Icon::Warning)}{t.dunning_treat_insolvent_since(app.day(since))}</p> }
    });
    let facts =
        facts.into_iter().map(|(name, fact)| view! { <div><dt>{name}</dt><dd>{fact}</dd></div> });
    view! {
        {insolvent}
        <dl class="facts across">{facts.collect_view()}</dl>
        <div class="row"><button type="button" on:click=move |_| of.treat.set(true)>{t.dunning_treat()}</button></div>
    }
    .into_any()
}

pub(super) fn grouping(app: App, of: Grouping) -> String {
    let t = app.t();
    match of {
        Grouping::Item => t.dunning_grouping_item(),
        Grouping::Level => t.dunning_grouping_level(),
        Grouping::Account => t.dunning_grouping_account(),
    }
}

pub(super) fn mode(app: App, of: Mode) -> String {
    let t = app.t();
    match of {
        Mode::Automatic => t.dunning_mode_automatic(),
        Mode::ToConfirm => t.dunning_mode_confirm(),
        Mode::Manual => t.dunning_mode_manual(),
    }
}

pub(super) fn debtor(app: App, of: Debtor) -> String {
    let t = app.t();
    match of {
        Debtor::Professional => t.dunning_debtor_professional(),
        Debtor::PublicBody => t.dunning_debtor_public(),
        Debtor::Consumer => t.dunning_debtor_consumer(),
    }
}

pub(super) fn profile(app: App, of: Profile) -> String {
    let t = app.t();
    match of {
        Profile::Unknown => t.dunning_profile_unknown(),
        Profile::Punctual => t.dunning_profile_punctual(),
        Profile::Forgetful => t.dunning_profile_forgetful(),
        Profile::Seasonal => t.dunning_profile_seasonal(),
        Profile::Disputing => t.dunning_profile_disputing(),
        Profile::Failing => t.dunning_profile_failing(),
    }
}
