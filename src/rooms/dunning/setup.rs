//! The scenarios as a firm has them, each with whom it is for today.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use super::facts::{Facts, Of};
use super::model::Matter;
use super::policy;
use super::queries::{ScenarioView, ScenariosQuery, ScenariosView};
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
                scenario,
            }
        };
        let all = of.book.customers.len() as u32;
        let segments: BTreeSet<&str> =
            (0..all).map(|customer| of.book.customers.segment(customer)).collect();
        let rules = dunning.decision(Matter::Rules, "");
        ScenariosView {
            scenarios: dunning.scenarios().into_iter().map(view).collect(),
            contested: rules.is_some_and(|known| known.is_contested()),
            segments: segments
                .into_iter()
                .filter(|segment| !segment.is_empty())
                .map(str::to_owned)
                .collect(),
            rules: facts.rules,
        }
    }
}
