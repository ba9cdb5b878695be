//! The scenarios as a firm has them, each with whom it is for today.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use super::facts::{self, Facts, Of};
use super::model::Matter;
use super::policy::{self, Line};
use super::queries::{RunChange, ScenarioLimits, ScenarioView, ScenariosQuery, ScenariosView};
use super::scenario::{Scenario, ready};
use crate::rooms::payments::answers::Asking;

impl ScenariosQuery {
    /// Answers it.
    pub fn run(&self, of: Asking<'_>) -> ScenariosView {
        let facts = Facts::new(of, Of::All);
        let dunning = &of.book.dunning;
        let mut customers: BTreeMap<&str, HashSet<&str>> = BTreeMap::new();
        let mut waiting: BTreeMap<&str, Vec<u32>> = BTreeMap::new();
        for account in &facts.accounts {
            let Some(scenario) = policy::scenario_of(&facts.scenarios, account) else { continue };
            customers.entry(&scenario.id).or_default().insert(&account.account);
            let levels = waiting.entry(&scenario.id).or_default();
            for item in account.items.iter().filter(|item| 0 < item.open.get()) {
                let level = usize::from(item.level.min(scenario.levels()));
                if levels.len() <= level {
                    levels.resize(level + 1, 0);
                }
                levels[level] += 1;
            }
        }
        let first = ready();
        // As the firm has them: the rules are shown beside.
        let rules = dunning.rules();
        let limits = |scenario: &Scenario| {
            let mut held = scenario.clone();
            facts::rule(&mut held, &rules);
            ScenarioLimits::of(&held)
        };
        let view = |scenario: Scenario| {
            let id = &*scenario.id;
            let ready = first.iter().find(|first| first.id == id);
            let decided = dunning.decision(Matter::Scenario, id);
            let levels = usize::from(scenario.levels()) + 1;
            let mut waiting = waiting.get(id).cloned().unwrap_or_default();
            waiting.resize(levels, 0);
            ScenarioView {
                ready: ready.is_some(),
                changed: ready.is_some_and(|ready| *ready != scenario),
                contested: decided.is_some_and(|known| known.is_contested()),
                customers: customers.get(id).map_or(0, |of| of.len() as u32),
                waiting,
                limits: limits(&scenario),
                scenario,
            }
        };
        let all = of.book.customers.len() as u32;
        let segments: BTreeSet<&str> =
            (0..all).map(|customer| of.book.customers.segment(customer)).collect();
        let decided = dunning.decision(Matter::Rules, "");
        let change = (self.scenario.is_some() || self.rules.is_some()).then(|| {
            let then = facts.run_as(self.rules.as_deref(), self.scenario.as_deref());
            change(of, &facts.run().lines, &then.lines)
        });
        ScenariosView {
            change,
            scenarios: dunning.scenarios().into_iter().map(view).collect(),
            contested: decided.is_some_and(|known| known.is_contested()),
            segments: segments
                .into_iter()
                .filter(|segment| !segment.is_empty())
                .map(str::to_owned)
                .collect(),
            rules: dunning.rules(),
        }
    }
}

/// Customers named in each part of a change.
const NAMED: usize = 20;

/// What differs between two runs of one day.
fn change(of: Asking<'_>, now: &[Line], then: &[Line]) -> RunChange {
    // What a customer is told: levels, means, items.
    let said = |lines: &[Line]| -> BTreeMap<String, Vec<String>> {
        let mut said: BTreeMap<String, Vec<String>> = BTreeMap::new();
        for line in lines {
            let items: Vec<&str> = line.items.iter().map(|item| &*item.item).collect();
            let told = format!("{} {:?} {}", line.level, line.action, items.join(" "));
            said.entry(line.account.clone()).or_default().push(told);
        }
        said.values_mut().for_each(|told| told.sort_unstable());
        said
    };
    let (now_said, then_said) = (said(now), said(then));
    let customers = &of.book.customers;
    let name = |account: &String| {
        customers.find(account).map_or(&**account, |customer| customers.name(customer)).to_owned()
    };
    let apart = |these: &BTreeMap<String, Vec<String>>, those: &BTreeMap<String, Vec<String>>| {
        let only = these.keys().filter(|account| !those.contains_key(*account));
        only.take(NAMED).map(name).collect::<Vec<String>>()
    };
    let other = then_said
        .iter()
        .filter(|(account, told)| now_said.get(*account).is_some_and(|before| before != *told));
    RunChange {
        messages: [now.len() as u32, then.len() as u32],
        more: apart(&then_said, &now_said),
        fewer: apart(&now_said, &then_said),
        other: other.take(NAMED).map(|(account, _)| name(account)).collect(),
    }
}
