//! How a customer is treated: its scenario, how messages are put together, who presses the button, what kind of debtor it is.
//! What stays empty follows from the firm's rules and from what is known.

use leptos::prelude::*;
use rust_decimal::Decimal;

use super::super::commands::Act;
use super::super::model::Treatment;
use super::super::queries::{
    CustomerDunningQuery, CustomerDunningView, ScenariosQuery, ScenariosView, scenario_name,
};
use super::super::scenario::{Debtor, Grouping, Mode, Profile};
use super::ask::one_of;
use super::customer::{debtor, grouping, mode, profile};
use crate::base::Day;
use crate::engine::protocol::Command;
use crate::ui::app::{App, use_app};
use crate::ui::components::{Await, DateField, Form, FormEnd, Panel, TextField, problem_words};

/// The panel.
#[component]
pub(super) fn TreatPanel(
    /// Whose.
    account: String,
    /// It is open.
    open: RwSignal<bool>,
) -> impl IntoView {
    let app = use_app();
    let account = StoredValue::new(account);
    let close = Callback::new(move |()| open.set(false));
    view! {
        <Panel open=open on_close=close title=Signal::stored(app.t().dunning_treat_title())>
            <Asked account=account.get_value() close />
        </Panel>
    }
}

/// Asks for what is decided and for the scenarios there are.
#[component]
fn Asked(account: String, close: Callback<()>) -> impl IntoView {
    let app = use_app();
    let live = app.live(move || CustomerDunningQuery {
        account: account.clone(),
        ..CustomerDunningQuery::default()
    });
    let show = move |view: Option<CustomerDunningView>| {
        let Some(view) = view else { return ().into_any() };
        let scenarios = app.live(ScenariosQuery::default);
        let show = move |known: ScenariosView| fields(app, close, &view, &known);
        view! { <Await live=scenarios show=show /> }.into_any()
    };
    view! { <Await live show=show /> }
}

/// Words of values that can be told apart by their place; the first one is «as usual».
fn places<T: Copy + PartialEq>(
    app: App,
    all: &[T],
    decided: Option<T>,
    words: impl Fn(App, T) -> String,
) -> (Vec<(String, String)>, RwSignal<String>) {
    let mut options = vec![(String::new(), app.t().dunning_treat_usual())];
    let value = |at: usize| at.to_string();
    options.extend(all.iter().enumerate().map(|(at, of)| (value(at), words(app, *of))));
    let chosen = decided.and_then(|decided| all.iter().position(|of| *of == decided));
    (options, RwSignal::new(chosen.map(value).unwrap_or_default()))
}

fn chosen<T: Copy>(all: &[T], value: RwSignal<String>) -> Option<T> {
    let at: Option<usize> = value.with_untracked(|value| value.parse().ok());
    at.and_then(|at| all.get(at).copied())
}

const GROUPINGS: [Grouping; 3] = [Grouping::Item, Grouping::Level, Grouping::Account];
const MODES: [Mode; 3] = [Mode::Automatic, Mode::ToConfirm, Mode::Manual];
const DEBTORS: [Debtor; 3] = [Debtor::Professional, Debtor::PublicBody, Debtor::Consumer];
const PROFILES: [Profile; 5] = [
    Profile::Punctual,
    Profile::Forgetful,
    Profile::Seasonal,
    Profile::Disputing,
    Profile::Failing,
];

fn fields(
    app: App,
    close: Callback<()>,
    view: &CustomerDunningView,
    known: &ScenariosView,
) -> AnyView {
    let t = app.t();
    let now = view.treatment.clone();
    let mut scenarios = vec![(String::new(), t.dunning_treat_usual())];
    scenarios.extend(
        known.scenarios.iter().map(|of| (of.scenario.id.clone(), scenario_name(t, &of.scenario))),
    );
    let scenario = RwSignal::new(now.scenario.clone());
    let (groupings, by) = places(app, &GROUPINGS, now.grouping, grouping);
    let (modes, who) = places(app, &MODES, now.mode, mode);
    let (debtors, kind) = places(app, &DEBTORS, now.debtor, debtor);
    let (profiles, pays) = places(app, &PROFILES, now.profile, profile);
    let rate =
        now.agreed_rate_bp.map(|rate| app.decimal(&format!("{}.{:02}", rate / 100, rate % 100)));
    let rate = RwSignal::new(rate.unwrap_or_default());
    let insolvent = RwSignal::new(now.insolvent.is_some());
    let since: RwSignal<Option<Day>> = RwSignal::new(now.insolvent);
    let wrong = RwSignal::new(String::new());
    let account = view.account.clone();
    let submit = Callback::new(move |()| {
        let typed = rate.get_untracked().replace(',', ".").replace(['%', ' '], "");
        let percent = typed.parse::<Decimal>().ok();
        let points = percent.and_then(|percent| u32::try_from(percent * Decimal::ONE_HUNDRED).ok());
        if !typed.is_empty() && points.is_none_or(|points| 10_000 < points) {
            return wrong.set(t.dunning_treat_rate_wrong());
        }
        let treatment = Treatment {
            scenario: scenario.get_untracked(),
            debtor: chosen(&DEBTORS, kind),
            profile: chosen(&PROFILES, pays),
            insolvent: since.get_untracked().filter(|_| insolvent.get_untracked()),
            agreed_rate_bp: points,
            grouping: chosen(&GROUPINGS, by),
            mode: chosen(&MODES, who),
            ..now.clone()
        };
        let act = Act::Treat { account: account.clone(), treatment: Box::new(treatment) };
        app.run(async move {
            match app.client.tell(&Command::Dunning { acts: vec![act] }).await {
                Ok(told) => {
                    close.run(());
                    app.toast(
                        t.dunning_done_treated(),
                        told.entry.map(|entry| Command::Undo { entry }),
                    );
                }
                Err(problem) => {
                    let _ = wrong.try_set(problem_words(app, &problem).1);
                }
            }
            Ok(())
        });
    });
    let day = move || {
        insolvent.get().then(|| {
            view! {
                <DateField
                    label=t.dunning_treat_judgment()
                    value=since
                    on_change=Callback::new(move |day| since.set(Some(day)))
                />
            }
        })
    };
    view! {
        <p class="about">{t.dunning_treat_about()}</p>
        <Form on_submit=submit>
            {one_of(t.dunning_treat_scenario(), scenarios, scenario)}
            {one_of(t.dunning_treat_grouping(), groupings, by)}
            {one_of(t.dunning_treat_mode(), modes, who)}
            {one_of(t.dunning_treat_debtor(), debtors, kind)}
            {one_of(t.dunning_treat_profile(), profiles, pays)}
            <TextField label=t.dunning_treat_rate() value=rate keys="decimal" help=t.dunning_treat_rate_help() />
            <label class="check">
                <input
                    type="checkbox"
                    prop:checked=move || insolvent.get()
                    on:change=move |event| insolvent.set(event_target_checked(&event))
                />
                {t.dunning_treat_insolvent()}
            </label>
            {day}
            <FormEnd wrong=wrong on_cancel=close go=t.ui_save() />
        </Form>
    }
    .into_any()
}
