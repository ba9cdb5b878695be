//! The rules that hold whatever a scenario says, each with what it means.

use leptos::prelude::*;

use super::super::commands::Act;
use super::super::model::{PaysFirst, Rules, basis_points};
use super::super::queries::ScenariosQuery;
use super::scenarios::{euros, number, one_of, rehearsed};
use super::words::{self, GROUPINGS, MODES};
use crate::engine::protocol::Command;
use crate::ui::app::App;
use crate::ui::components::{Form, Icon, TextField, check_of, hint, icon};

/// What a partial payment may pay first.
const PAYS: [PaysFirst; 3] =
    [PaysFirst::Principal, PaysFirst::Interest, PaysFirst::InterestAndIndemnity];

/// All of them, to be changed.
pub(super) fn rules_card(
    app: App,
    rules: Rules,
    names: Vec<(String, String)>,
    contested: bool,
) -> AnyView {
    let t = app.t();
    let of = RwSignal::new(rules.clone());
    let days = move |label: String, help: String, now: i32, write: fn(&mut Rules, i32)| {
        let hear = Callback::new(move |days| of.update(|of| write(of, days)));
        number(label, help, Signal::stored(now), hear)
    };
    let choice = move |label: String,
                       help: String,
                       options: Vec<String>,
                       now: usize,
                       write: fn(&mut Rules, usize)| {
        let hear = Callback::new(move |at| of.update(|of| write(of, at)));
        one_of(label, options, help, Signal::stored(now), hear)
    };
    // As the scenarios say, then each.
    let each =
        |words: Vec<String>| std::iter::once(t.dunning_rule_as_scenario()).chain(words).collect();
    let modes = each(MODES.map(|of| words::mode(app, of)).to_vec());
    let groupings = each(GROUPINGS.map(|of| words::grouping(app, of)).to_vec());
    let mode = rules.mode.and_then(|of| MODES.iter().position(|known| *known == of));
    let grouping = rules.grouping.and_then(|of| GROUPINGS.iter().position(|known| *known == of));
    let pays =
        vec![t.dunning_pays_principal(), t.dunning_pays_interest(), t.dunning_pays_indemnity()];
    let first = PAYS.iter().position(|of| *of == rules.pays_first).unwrap_or(0);
    let usual = names.iter().position(|(id, _)| *id == rules.scenario).unwrap_or(0);
    let (ids, names): (Vec<String>, Vec<String>) = names.into_iter().unzip();
    let usual = one_of(
        t.dunning_rule_usual(),
        names,
        t.dunning_rule_usual_about(),
        Signal::stored(usual),
        Callback::new(move |at: usize| {
            if let Some(id) = ids.get(at) {
                of.update(|of| of.scenario.clone_from(id));
            }
        }),
    );
    let tolerance = euros(
        t.dunning_rule_tolerance(),
        t.dunning_rule_tolerance_all(),
        rules.tolerance(),
        Callback::new(move |amount| of.update(|of| of.set_tolerance(amount))),
    );
    let factors = [
        t.dunning_rank_amount(),
        t.dunning_rank_days(),
        t.dunning_rank_risk(),
        t.dunning_rank_gain(),
    ];
    let shares = rules.weights;
    let weights = factors.into_iter().enumerate().map(move |(at, name)| {
        let hear = Callback::new(move |weight: i32| {
            of.update(|of| of.weights[at] = weight.unsigned_abs())
        });
        number(t.dunning_rule_weight(name), String::new(), Signal::stored(shares[at] as i32), hear)
    });
    // «10,5» per cent as people type it.
    let rate = RwSignal::new(
        rules
            .agreed_rate_bp
            .map(|rate| app.decimal(&format!("{}.{:02}", rate / 100, rate % 100)))
            .unwrap_or_default(),
    );
    let read = move || {
        let typed = rate.get();
        (typed.trim().is_empty(), basis_points(&typed))
    };
    let rate_wrong = Signal::derive(move || match read() {
        (false, None) => Some(app.t().dunning_rule_rate_wrong()),
        _ => None,
    });
    let kept = move || {
        let mut rules = of.get();
        rules.agreed_rate_bp = read().1;
        rules
    };
    let asked =
        Memo::new(move |_| ScenariosQuery { scenario: None, rules: Some(Box::new(kept())) });
    let submit = Callback::new(move |()| {
        if rate_wrong.with_untracked(Option::is_none) {
            // After what the field that Enter was pressed in has to say.
            app.run(async move {
                let act = Act::SetRules { rules: Box::new(untrack(kept)) };
                let done = app.t().dunning_rules_kept();
                app.order(Command::Dunning { acts: vec![act] }, done, None);
                Ok(())
            });
        }
    });
    view! {
        <section class="card dunning-rules">
            <h2>{t.dunning_rules()}</h2>
            <p class="about">{t.dunning_rules_about()}</p>
            {contested.then(|| view! { <p class="hint watch">{icon(Icon::Warning)}{t.dunning_rules_contested()}</p> })}
            <Form on_submit=submit>
                {usual}
                {days(t.dunning_rule_fresh(), t.dunning_rule_fresh_about(), rules.fresh_days, |of, days| of.fresh_days = days)}
                {days(t.dunning_rule_between(), t.dunning_rule_zero(), rules.days_between_contacts, |of, days| of.days_between_contacts = days)}
                {days(t.dunning_rule_cap(), t.dunning_rule_zero(), rules.contacts_in_thirty_days as i32, |of, count| of.contacts_in_thirty_days = count.unsigned_abs())}
                {tolerance}
                {days(t.dunning_rule_margin(), t.dunning_rule_margin_about(), rules.promise_margin_days, |of, days| of.promise_margin_days = days)}
                {choice(t.dunning_mode(), t.dunning_mode_about(), modes, mode.map_or(0, |at| at + 1), |of, at| of.mode = MODES.into_iter().nth(at.wrapping_sub(1)))}
                {choice(t.dunning_grouping(), t.dunning_grouping_about(), groupings, grouping.map_or(0, |at| at + 1), |of, at| of.grouping = GROUPINGS.into_iter().nth(at.wrapping_sub(1)))}
                {choice(t.dunning_pays(), t.dunning_pays_about(), pays, first, |of, at| of.pays_first = PAYS.get(at).copied().unwrap_or_default())}
                <TextField label=t.dunning_rule_rate() value=rate help=t.dunning_rule_rate_about() error=rate_wrong keys="decimal" />
                {check_of(of, t.dunning_rule_indemnity(), |of| of.indemnity, |of, on| of.indemnity = on)}
                {check_of(of, t.dunning_rule_capitalised(), |of| of.capitalised, |of, on| of.capitalised = on)}
                <fieldset class="dunning-edit wide">
                    <legend>{t.dunning_rule_weights()}</legend>
                    {hint(t.dunning_rule_weights_about())}
                    <div class="form">{weights.collect_view()}</div>
                </fieldset>
                {rehearsed(app, asked)}
                <div class="row end wide"><button type="submit" class="main">{t.dunning_rules_keep()}</button></div>
            </Form>
        </section>
    }
    .into_any()
}
