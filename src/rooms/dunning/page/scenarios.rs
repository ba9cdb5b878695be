//! Scenarios: each as its steps around the due date, changed in a dialog that says what it would do today; beneath, the
//! rules that hold whatever a scenario says.

use std::collections::BTreeSet;

use leptos::prelude::*;

use super::super::commands::Act;
use super::super::model::Rules;
use super::super::queries::{
    RunChange, ScenarioLimits, ScenarioView, ScenariosQuery, ScenariosView, scenario_name,
};
use super::super::scenario::{self, Debtor, Filter, Profile, Scenario, Step};
use super::rules::rules_card;
use super::words::{self, ACTIONS, DEBTORS, GROUPINGS, MODES, PROFILES};
use super::{action, neighbours};
use crate::base::{Amount, Arrange, Currency};
use crate::engine::protocol::Command;
use crate::ui::app::{App, use_app};
use crate::ui::components::{
    Await, Field, FieldIds, Form, FormEnd, Icon, MoneyField, PageHead, Panel, Select, Tone, badge,
    checked_text_of, icon, part, problem_words, unique,
};

/// The scenarios and the rules.
#[component]
pub fn ScenariosPage() -> impl IntoView {
    let app = use_app();
    let t = app.t();
    let live = app.live(ScenariosQuery::default);
    let open: RwSignal<Option<Scenario>> = RwSignal::new(None);
    let segments = StoredValue::new(Vec::new());
    // What is typed is not overtaken by what is kept meanwhile.
    let known = Memo::new(move |_| {
        live.view.with(|view| {
            let named = |of: &ScenarioView| (of.scenario.id.clone(), name(app, &of.scenario));
            view.as_ref().map(|view| {
                let names: Vec<_> = view.scenarios.iter().map(named).collect();
                (view.rules.clone(), names, view.contested)
            })
        })
    });
    let new = move |_| open.set(Some(Scenario::begun()));
    view! {
        <PageHead title=t.dunning_page_scenarios() about=t.dunning_scenarios_about()>
            <button type="button" class="main" on:click=new>{icon(Icon::Plus)}{t.dunning_scenario_new()}</button>
        </PageHead>
        {neighbours::tabs(app)}
        <Await live show=move |view: ScenariosView| {
            segments.set_value(view.segments.clone());
            let usual = view.rules.scenario.clone();
            let rules = view.rules;
            let cards = view.scenarios.into_iter().map(|of| card(app, open, of, &usual, &rules)).collect_view();
            view! { <div class="column">{cards}</div> }
        } />
        {move || known.get().map(|(rules, names, contested)| rules_card(app, rules, names, contested))}
        <Panel
            open=Signal::derive(move || open.with(Option::is_some))
            on_close=Callback::new(move |()| open.set(None))
            title=Signal::derive(move || open.with(|open| open.as_ref().map_or_else(String::new, |open| match &*open.id {
                "" => app.t().dunning_scenario_new(),
                _ => name(app, open),
            })))
            kind="dialog wide"
        >
            <ScenarioForm open segments=segments.get_value() />
        </Panel>
    }
}

/// What a scenario is called.
fn name(app: App, scenario: &Scenario) -> String {
    scenario_name(app.t(), scenario)
}

/// Gives orders, and a way back.
fn decide(app: App, act: Act, done: String) {
    app.order(Command::Dunning { acts: vec![act] }, done, None);
}

fn card(
    app: App,
    open: RwSignal<Option<Scenario>>,
    view: ScenarioView,
    usual: &str,
    rules: &Rules,
) -> AnyView {
    let t = app.t();
    let scenario = view.scenario;
    let title = name(app, &scenario);
    let is_usual = scenario.id == usual;
    let mut badges = Vec::new();
    if view.contested {
        badges.push(badge(Tone::Bad, t.invoices_contested()).into_any());
    }
    if is_usual {
        badges.push(badge(Tone::Accent, t.dunning_scenario_usual()).into_any());
    }
    let own = match (view.ready, view.changed) {
        (false, _) => Some(t.dunning_scenario_own()),
        (true, true) => Some(t.dunning_scenario_changed()),
        _ => None,
    };
    badges.extend(own.map(|own| badge(Tone::Quiet, own).into_any()));
    let whom = words::filter(app, &scenario.applies);
    let whom = if whom.is_empty() { t.dunning_filter_all() } else { whom };
    let about = format!(
        "{whom} · {}",
        t.dunning_scenario_customers(view.customers, app.count(view.customers))
    );
    let limits = limits(app, ScenarioLimits::of(&scenario), view.limits);
    let (change, copy) = (scenario.clone(), scenario.clone());
    let duplicate = move |_| {
        let name = app.t().dunning_scenario_copy(name(app, &copy));
        open.set(Some(Scenario { id: String::new(), name, ..copy.clone() }));
    };
    let (ready, id) = (view.ready, scenario.id.clone());
    let droppable = !view.ready || view.changed;
    let drop = droppable.then(|| {
        let (words, done) = match ready {
            true => (t.dunning_scenario_back(), t.dunning_scenario_back_done()),
            false => (t.dunning_scenario_drop(), t.dunning_scenario_dropped()),
        };
        let label = format!("{words} : {title}");
        let id = id.clone();
        view! {
            <button type="button" class="plain" aria-label=label on:click=move |_| {
                decide(app, Act::DropScenario { id: id.clone() }, done.clone());
            }>{words}</button>
        }
    });
    let rules = rules.clone();
    let general = &scenario.applies.debtors;
    let general = general.is_empty() || general.contains(&Debtor::Professional);
    let usual = (!is_usual && general).then(|| {
        view! {
            <button type="button" class="plain" aria-label=t.dunning_scenario_make_usual_of(&title) on:click=move |_| {
                let rules = Box::new(Rules { scenario: id.clone(), ..rules.clone() });
                decide(app, Act::SetRules { rules }, app.t().dunning_rules_kept());
            }>{t.dunning_scenario_make_usual()}</button>
        }
    });
    view! {
        <section class="card dunning-scenario">
            <header class="cash-head">
                <div><h2>{title.clone()}" "{badges}</h2><p class="about">{about}</p></div>
                <div class="row">
                    <button type="button" aria-label=t.dunning_scenario_change_of(&title) on:click=move |_| open.set(Some(change.clone()))>{t.dunning_scenario_change()}</button>
                    <button type="button" class="plain" aria-label=t.dunning_scenario_duplicate_of(&title) on:click=duplicate>{t.dunning_scenario_duplicate()}</button>
                    {usual}
                    {drop}
                </div>
            </header>
            {calendar(app, &scenario.steps, &view.waiting)}
            <ul class="evidence">{limits.map(|(limit, why)| view! {
                <li>{limit}{(!why.is_empty()).then(|| view! { " "<span class="sub">{why}</span> })}</li>
            }).collect_view()}</ul>
        </section>
    }
    .into_any()
}

/// What holds, each with why where the rules of the firm say otherwise than the scenario.
fn limits(app: App, own: ScenarioLimits, held: ScenarioLimits) -> [(String, String); 5] {
    let t = app.t();
    let why = |same: bool, own: String| match same {
        true => String::new(),
        false => t.dunning_scenario_by_rules(own),
    };
    let mode = words::mode(app, held.mode);
    let grouping = words::grouping(app, held.grouping);
    let between = |of: ScenarioLimits| of.days_between_contacts.to_string();
    let cap = |of: ScenarioLimits| of.contacts_in_thirty_days.to_string();
    [
        (mode, why(own.mode == held.mode, words::mode(app, own.mode))),
        (grouping, why(own.grouping == held.grouping, words::grouping(app, own.grouping))),
        (
            t.dunning_scenario_between(between(held)),
            why(between(own) == between(held), between(own)),
        ),
        (t.dunning_scenario_cap(cap(held)), why(cap(own) == cap(held), cap(own))),
        (
            t.dunning_scenario_tolerance(app.money(held.tolerance)),
            why(own.tolerance == held.tolerance, app.money(own.tolerance)),
        ),
    ]
}

/// Steps before and after the due date, as far apart as they are in days.
fn calendar(app: App, steps: &[Step], waiting: &[u32]) -> AnyView {
    let t = app.t();
    let mut marks: Vec<(i32, AnyView)> = Vec::new();
    let due = view! { <b>{t.dunning_step_due()}</b> }.into_any();
    let mut due = Some(due);
    let mut level = 0;
    for step in steps {
        let days = step.after_due_days;
        if 0 < days
            && let Some(due) = due.take()
        {
            marks.push((0, due));
        }
        level += usize::from(0 <= days);
        let whom = words::filter(app, &step.only);
        let here = waiting.get(level).copied().filter(|count| 0 < *count && 0 <= days);
        let here = here.map(|count| {
            view! { <span class="sub">{t.dunning_step_waiting(count, app.count(count))}</span> }
        });
        let mark = view! {
            <b>{words::step_day(app, days)}</b>
            <span>{action(app, step.action)}</span>
            {(!whom.is_empty()).then(|| view! { <span class="sub">{t.dunning_step_only(whom)}</span> })}
            {here}
        };
        marks.push((days, mark.into_any()));
    }
    marks.extend(due.map(|due| (0, due)));
    let mut before: Option<i32> = None;
    let marks = marks.into_iter().map(|(days, mark)| {
        let gap = before.map_or(0, |before| days - before);
        before = Some(days);
        let class = if days == 0 { "due" } else { "" };
        view! { <li class=class style:flex-grow=gap.to_string()>{mark}</li> }
    });
    view! { <ol class="dunning-steps" aria-label=t.dunning_steps()>{marks.collect_view()}</ol> }
        .into_any()
}

/// What a change would do today, in sentences.
pub(super) fn change_words(app: App, change: &RunChange) -> Vec<String> {
    let t = app.t();
    let [now, then] = change.messages;
    let named = |names: &[String]| names.join(", ");
    let mut said = Vec::new();
    if (now, then) == (0, 0) {
        said.push(t.dunning_change_none_today());
    } else if now == then
        && change.more.is_empty()
        && change.fewer.is_empty()
        && change.other.is_empty()
    {
        said.push(t.dunning_change_same(now, app.count(now)));
    } else {
        said.push(t.dunning_change_count(then, app.count(then), app.count(now)));
    }
    if !change.more.is_empty() {
        said.push(t.dunning_change_more(named(&change.more)));
    }
    if !change.fewer.is_empty() {
        said.push(t.dunning_change_fewer(named(&change.fewer)));
    }
    if !change.other.is_empty() {
        said.push(t.dunning_change_other(named(&change.other)));
    }
    said
}

/// What would change in today's run, asked anew as one types.
pub(super) fn rehearsed(app: App, asked: Memo<ScenariosQuery>) -> AnyView {
    let live = app.live(move || asked.get());
    view! {
        <div class="dunning-change wide" role="status">
            {icon(Icon::Info)}
            <div>
                <b>{app.t().dunning_change()}</b>
                {move || live.view.with(|view| {
                    let change = view.as_ref().and_then(|view| view.change.as_ref());
                    change.map(|change| change_words(app, change).into_iter().map(|said| view! { <p>{said}</p> }).collect_view())
                })}
            </div>
        </div>
    }
    .into_any()
}

/// A whole number from nought on.
pub(super) fn number(
    label: String,
    help: String,
    value: Signal<i32>,
    hear: Callback<i32>,
) -> AnyView {
    let control = Box::new(move |ids: FieldIds| {
        view! {
            <input
                type="number"
                min="0"
                max="1096"
                id=ids.control.clone()
                aria-describedby=ids.note.clone()
                prop:value=move || value.get().to_string()
                on:change=move |event| {
                    if let Ok(typed) = event_target_value(&event).trim().parse::<u16>() {
                        hear.run(typed.into());
                    }
                }
            />
        }
        .into_any()
    });
    view! { <Field label help control=control /> }.into_any()
}

/// An amount in euros, kept in cents.
pub(super) fn euros(label: String, help: String, now: Amount, hear: Callback<Amount>) -> AnyView {
    let text = RwSignal::new(Some(now.to_decimal(Currency::EUR).to_string()));
    Effect::new(move |before: Option<Option<String>>| {
        let typed = text.get();
        if before.is_some_and(|before| before != typed) {
            hear.run(scenario::euros(typed.as_deref().unwrap_or_default()));
        }
        typed
    });
    view! { <MoneyField label value=text help /> }.into_any()
}

/// One of several, by its place.
pub(super) fn one_of(
    label: String,
    options: Vec<String>,
    help: String,
    value: Signal<usize>,
    hear: Callback<usize>,
) -> AnyView {
    let options =
        (0..).zip(options).map(|(at, words): (usize, String)| (at.to_string(), words)).collect();
    let value = Signal::derive(move || value.get().to_string());
    let choose = Callback::new(move |at: String| hear.run(at.parse().unwrap_or(0)));
    view! { <Select label options value on_choose=choose help /> }.into_any()
}

/// Something that a filter may ask for.
#[derive(Clone)]
enum Tick {
    Debtor(Debtor),
    Profile(Profile),
    Language(&'static str),
    Currency(Currency),
    Segment(String),
}

impl Tick {
    fn on(&self, of: &Filter) -> bool {
        match self {
            Tick::Debtor(debtor) => of.debtors.contains(debtor),
            Tick::Profile(profile) => of.profiles.contains(profile),
            Tick::Language(code) => of.languages.contains(*code),
            Tick::Currency(currency) => of.currencies.contains(currency),
            Tick::Segment(segment) => of.segments.contains(segment),
        }
    }

    fn turn(&self, of: &mut Filter, on: bool) {
        fn put<T: Ord>(set: &mut BTreeSet<T>, value: T, on: bool) {
            if on {
                set.insert(value)
            } else {
                set.remove(&value)
            };
        }
        match self {
            Tick::Debtor(debtor) => put(&mut of.debtors, *debtor, on),
            Tick::Profile(profile) => put(&mut of.profiles, *profile, on),
            Tick::Language(code) => put(&mut of.languages, (*code).to_owned(), on),
            Tick::Currency(currency) => put(&mut of.currencies, *currency, on),
            Tick::Segment(segment) => put(&mut of.segments, segment.clone(), on),
        }
    }
}

/// The filter of a step, or of the whole.
fn filter_of(of: &Scenario, at: Option<usize>) -> Filter {
    let step = |at: usize| of.steps.get(at).map(|step| step.only.clone());
    at.map_or_else(|| Some(of.applies.clone()), step).unwrap_or_default()
}

fn change_filter(of: RwSignal<Scenario>, at: Option<usize>, change: impl FnOnce(&mut Filter)) {
    of.update(|of| {
        let filter = match at {
            None => Some(&mut of.applies),
            Some(at) => of.steps.get_mut(at).map(|step| &mut step.only),
        };
        if let Some(filter) = filter {
            change(filter);
        }
    });
}

/// For whom, folded away: who looks at a scenario sees it in words.
fn filter(app: App, of: RwSignal<Scenario>, at: Option<usize>, segments: &[String]) -> AnyView {
    let t = app.t();
    let now = of.with_untracked(|of| filter_of(of, at));
    let mut all: Vec<String> = segments.to_vec();
    all.extend(now.segments.iter().filter(|own| !segments.contains(own)).cloned());
    // Where all is owed in one currency there is nothing to choose.
    let mut currencies = app.settings.with_untracked(|settings| settings.currencies.clone());
    currencies.extend(
        now.currencies.iter().filter(|own| !currencies.contains(own)).copied().collect::<Vec<_>>(),
    );
    if currencies.len() < 2 && now.currencies.is_empty() {
        currencies.clear();
    }
    let groups: [(String, Vec<(Tick, String)>); 5] = [
        (
            t.dunning_filter_debtors(),
            DEBTORS.map(|of| (Tick::Debtor(of), words::debtor(app, of))).to_vec(),
        ),
        (
            t.dunning_filter_profiles(),
            PROFILES.map(|of| (Tick::Profile(of), words::profile(app, of))).to_vec(),
        ),
        (
            t.dunning_filter_languages(),
            ["fr", "en"].map(|of| (Tick::Language(of), words::language(app, of))).to_vec(),
        ),
        (
            t.dunning_filter_currencies(),
            currencies.into_iter().map(|of| (Tick::Currency(of), of.to_string())).collect(),
        ),
        (
            t.dunning_filter_segments(),
            all.into_iter().map(|of| (Tick::Segment(of.clone()), of)).collect(),
        ),
    ];
    let groups = groups.into_iter().filter(|(_, ticks)| !ticks.is_empty()).map(|(name, ticks)| {
        let ticks = ticks.into_iter().map(|(tick, words)| {
            let on = tick.clone();
            view! {
                <label class="check">
                    <input
                        type="checkbox"
                        prop:checked=move || of.with(|of| on.on(&filter_of(of, at)))
                        on:change=move |event| {
                            let on = event_target_checked(&event);
                            change_filter(of, at, |filter| tick.turn(filter, on));
                        }
                    />
                    {words}
                </label>
            }
        });
        view! { <fieldset class="dunning-ticks"><legend>{name}</legend>{ticks.collect_view()}</fieldset> }
    });
    let least =
        Callback::new(move |amount| change_filter(of, at, |filter| filter.minimum = amount));
    let whom = move || {
        let words = words::filter(app, &of.with(|of| filter_of(of, at)));
        if words.is_empty() { app.t().dunning_filter_all() } else { words }
    };
    view! {
        <details class="dunning-filter wide">
            <summary>{t.dunning_filter()}" "<b>{whom}</b></summary>
            <p class="about">{t.dunning_filter_about()}</p>
            {groups.collect_view()}
            <div class="form">{euros(t.dunning_filter_minimum(), String::new(), now.minimum, least)}</div>
        </details>
    }
    .into_any()
}

/// A scenario as a whole.
#[component]
fn ScenarioForm(open: RwSignal<Option<Scenario>>, segments: Vec<String>) -> impl IntoView {
    let app = use_app();
    let t = app.t();
    let mut scenario = open.get_untracked().unwrap_or_default();
    // A ready one has a name in each language until somebody gives it one.
    let named = scenario.name.clone();
    scenario.name = name(app, &scenario);
    let shown = scenario.name.clone();
    let (limits, tolerance) = (scenario.clone(), scenario.tolerance);
    let of = RwSignal::new(scenario);
    // Goes up where a step comes or goes: what is typed in the others stays.
    let shape = RwSignal::new(0_u32);
    let wrong = RwSignal::new(String::new());
    let kept = move || {
        let mut kept = of.get();
        if kept.name == shown {
            kept.name.clone_from(&named);
        }
        kept.steps.arrange_by_key(|step| step.after_due_days);
        kept
    };
    let asked = Memo::new(move |_| {
        let mut scenario = of.get();
        scenario.name.clear();
        scenario.steps.arrange_by_key(|step| step.after_due_days);
        ScenariosQuery { scenario: Some(Box::new(scenario)), rules: None }
    });
    let submit = Callback::new(move |()| {
        let kept = kept.clone();
        app.run(async move {
            // After what the field that Enter was pressed in has to say.
            let scenario = Box::new(untrack(kept));
            let command = Command::Dunning { acts: vec![Act::SetScenario { scenario }] };
            match app.client.tell(&command).await {
                Ok(told) => {
                    let _ = open.try_set(None);
                    let undo = told.entry.map(|entry| Command::Undo { entry });
                    app.toast(app.t().dunning_scenario_kept(), undo);
                }
                Err(problem) => {
                    let _ = wrong.try_set(problem_words(app, &problem).1);
                }
            }
            Ok(())
        });
    });
    let own = segments.clone();
    let rows = move || {
        shape.get();
        let count = of.with_untracked(|of| of.steps.len());
        (0..count).map(|at| step(app, of, shape, at, &own)).collect_view()
    };
    let add = move |_| {
        of.update(|of| {
            let last = of.steps.iter().map(|step| step.after_due_days).max().unwrap_or(0);
            of.steps.push(Step { after_due_days: last.max(0) + 15, ..Step::default() });
        });
        shape.update(|shape| *shape += 1);
    };
    let place = |found: Option<usize>| Signal::stored(found.unwrap_or(0));
    let modes = MODES.map(|of| words::mode(app, of)).to_vec();
    let mode = place(MODES.iter().position(|of| *of == limits.mode));
    let groupings = GROUPINGS.map(|of| words::grouping(app, of)).to_vec();
    let grouping = place(GROUPINGS.iter().position(|of| *of == limits.grouping));
    view! {
        <Form on_submit=submit>
            {checked_text_of(of, t.dunning_scenario_name(), part!(name), String::new(), Signal::stored(None))}
            {filter(app, of, None, &segments)}
            <fieldset class="dunning-edit wide">
                <legend>{t.dunning_steps()}</legend>
                {rows}
                <button type="button" on:click=add>{icon(Icon::Plus)}{t.dunning_step_add()}</button>
            </fieldset>
            {one_of(t.dunning_mode(), modes, t.dunning_mode_about(), mode, Callback::new(move |at: usize| of.update(|of| of.mode = MODES[at.min(2)])))}
            {one_of(t.dunning_grouping(), groupings, t.dunning_grouping_about(), grouping, Callback::new(move |at: usize| of.update(|of| of.grouping = GROUPINGS[at.min(2)])))}
            {number(t.dunning_rule_between(), t.dunning_rule_between_about(), Signal::stored(limits.days_between_contacts), Callback::new(move |days| of.update(|of| of.days_between_contacts = days)))}
            {number(t.dunning_rule_cap(), t.dunning_rule_cap_about(), Signal::stored(limits.contacts_in_thirty_days as i32), Callback::new(move |count: i32| of.update(|of| of.contacts_in_thirty_days = count.unsigned_abs())))}
            {euros(t.dunning_rule_tolerance(), t.dunning_rule_tolerance_about(), tolerance, Callback::new(move |amount| of.update(|of| of.tolerance = amount)))}
            {rehearsed(app, asked)}
            <FormEnd wrong=wrong on_cancel=Callback::new(move |()| open.set(None)) go=t.ui_save() />
        </Form>
    }
}

/// One step: when, what, for whom.
fn step(
    app: App,
    of: RwSignal<Scenario>,
    shape: RwSignal<u32>,
    at: usize,
    segments: &[String],
) -> AnyView {
    let t = app.t();
    let now = of.with_untracked(|of| of.steps.get(at).cloned()).unwrap_or_default();
    let place = (at + 1).to_string();
    let (days, side) =
        (RwSignal::new(now.after_due_days.unsigned_abs()), RwSignal::new(now.after_due_days < 0));
    let take = move || {
        let days = days.get_untracked() as i32;
        let signed = if side.get_untracked() { -days } else { days };
        of.update(|of| {
            if let Some(step) = of.steps.get_mut(at) {
                step.after_due_days = signed;
            }
        });
    };
    let actions = ACTIONS.iter().enumerate().map(|(at, known)| {
        view! { <option value=at.to_string() selected=*known == now.action>{action(app, *known)}</option> }
    });
    let remove = move |_| {
        of.update(|of| {
            if at < of.steps.len() {
                of.steps.remove(at);
            }
        });
        shape.update(|shape| *shape += 1);
    };
    let unit = unique();
    view! {
        <div class="dunning-step">
            <span class="affixed">
                <input
                    type="number"
                    min="1"
                    max="1096"
                    aria-label=t.dunning_step_days(&place)
                    aria-describedby=unit.clone()
                    prop:value=now.after_due_days.unsigned_abs().to_string()
                    on:input=move |event| {
                        if let Ok(typed) = event_target_value(&event).parse::<u16>() {
                            days.set(typed.into());
                            take();
                        }
                    }
                />
                <span class="affix" id=unit>{t.dunning_step_unit()}</span>
            </span>
            <select aria-label=t.dunning_step_side(&place) on:change=move |event| {
                side.set(event_target_value(&event) == "1");
                take();
            }>
                <option value="1" selected=side.get_untracked()>{t.dunning_step_before()}</option>
                <option value="0" selected=!side.get_untracked()>{t.dunning_step_after()}</option>
            </select>
            <select aria-label=t.dunning_step_action(&place) on:change=move |event| {
                let chosen = event_target_value(&event).parse::<usize>().ok().and_then(|at| ACTIONS.get(at));
                of.update(|of| if let (Some(step), Some(chosen)) = (of.steps.get_mut(at), chosen) {
                    step.action = *chosen;
                });
            }>{actions.collect_view()}</select>
            <button type="button" class="plain square" aria-label=t.dunning_step_remove(&place) title=t.dunning_step_remove(&place) on:click=remove>{icon(Icon::Close)}</button>
            {filter(app, of, Some(at), segments)}
        </div>
    }
    .into_any()
}
