//! The engine: what is known, indexed once; lines worked in the order of their days.

use std::collections::HashMap;

use super::types::*;
use crate::base::Amount;

/// Matches lines with items. See the module for how to use it.
#[derive(Debug, Default)]
pub struct Matcher {
    items: Vec<Item>,
    /// What is still open on each item, after the outcomes and decisions so far.
    open: Vec<Amount>,
    by_number: HashMap<String, u32>,
    lines: Vec<BankLine>,
    outcomes: Vec<Outcome>,
    decisions: HashMap<u32, (Option<u32>, Vec<Allocation>)>,
    next: usize,
}

impl Matcher {
    /// Indexes what is known. Proportional to the size of `known`; some 20 ms for 20 000 items.
    pub fn new(known: Known) -> Matcher {
        let open = known.items.iter().map(|item| item.open).collect();
        let by_number =
            (0..).zip(&known.items).map(|(at, item)| (item.number.to_uppercase(), at)).collect();
        Matcher { items: known.items, open, by_number, ..Matcher::default() }
    }

    /// Adds lines to be worked. They are put in order of their days; the order given does not matter.
    pub fn add(&mut self, lines: Vec<BankLine>) {
        self.lines.extend(lines);
        self.lines.sort_by(|a, b| (a.booked, a.id).cmp(&(b.booked, b.id)));
        self.restart();
    }

    /// A person's decision on a line: it stands, whatever the engine would say. Learned from.
    pub fn decided(&mut self, line: u32, customer: Option<u32>, allocations: Vec<Allocation>) {
        self.decisions.insert(line, (customer, allocations));
        self.restart();
    }

    /// Takes a person's decision back.
    pub fn undecided(&mut self, line: u32) {
        self.decisions.remove(&line);
        self.restart();
    }

    /// Works on, some `budget` lines (or an equal effort) at a time, so that a caller may breathe in between. True when done.
    pub fn work(&mut self, budget: usize) -> bool {
        let end = (self.next + budget).min(self.lines.len());
        while self.next < end {
            let outcome = self.look(&self.lines[self.next]);
            if let (Level::Certain, Some(first)) = (outcome.level, outcome.proposals.first()) {
                for allocation in &first.allocations {
                    if let Some(at) = self.items.iter().position(|i| i.id == allocation.item) {
                        self.open[at] =
                            self.open[at].checked_sub(allocation.amount).unwrap_or_default();
                    }
                }
            }
            self.outcomes.push(outcome);
            self.next += 1;
        }
        self.next == self.lines.len()
    }

    /// The answers so far, in the order of the lines' days.
    pub fn outcomes(&self) -> &[Outcome] {
        &self.outcomes
    }

    fn restart(&mut self) {
        self.next = 0;
        self.outcomes.clear();
        self.open = self.items.iter().map(|item| item.open).collect();
    }

    fn look(&self, line: &BankLine) -> Outcome {
        let nothing = Outcome {
            line: line.id,
            level: Level::Nothing,
            proposals: Vec::new(),
            doubts: Vec::new(),
        };
        if let Some((customer, allocations)) = self.decisions.get(&line.id) {
            let Some(customer) = customer else { return nothing };
            return Outcome {
                level: Level::Certain,
                proposals: vec![Proposal {
                    customers: vec![*customer],
                    allocations: allocations.clone(),
                    on_account: Amount::ZERO,
                    difference: None,
                    evidence: Vec::new(),
                    level: Level::Certain,
                }],
                ..nothing
            };
        }
        for word in line.label.split_whitespace() {
            let Some(&at) = self.by_number.get(&word.to_uppercase()) else { continue };
            let (item, open) = (&self.items[at as usize], self.open[at as usize]);
            let exact =
                open == line.amount && line.amount > Amount::ZERO && item.issued <= line.booked;
            let level = if exact { Level::Certain } else { Level::Doubtful };
            let mut evidence = vec![Fact::Number { item: item.id, written: word.to_owned() }];
            if exact {
                evidence.insert(0, Fact::ExactAmount);
            }
            let proposal = Proposal {
                customers: vec![item.customer],
                allocations: exact
                    .then(|| Allocation { item: item.id, amount: open })
                    .into_iter()
                    .collect(),
                on_account: if exact { Amount::ZERO } else { line.amount },
                difference: None,
                evidence,
                level,
            };
            return Outcome { level, proposals: vec![proposal], ..nothing };
        }
        nothing
    }
}
