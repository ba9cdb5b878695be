//! Ways to settle a line without any reference: everything open, everything of a month or due, or some choice.

use super::ideas::{Case, Idea, count};
use super::odds::{amount_db, db};
use super::quoted::LOOK;
use super::subsets;
use super::types::{Fact, Saying};
use super::who::Who;
use crate::base::Day;

impl Case<'_> {
    /// Everything open, everything of a month, everything due, or some choice.
    pub fn by_balance(&self, who: &Who, live: &[u32], ideas: &mut Vec<Idea>) {
        if live.len() < 2 {
            return;
        }
        let telling = amount_db(self.amount) - 10;
        let mut found = Vec::new();
        let mut push = |items: &[u32], price: i32, fact: Fact| {
            let (quoted, mut facts) = self.quoted(items, who.customer);
            facts.insert(0, Fact::ExactAmount);
            facts.push(fact);
            let mut idea = self.whole(who, items, telling - price + quoted.min(20), facts);
            if self.contradicted(items, who.customer) {
                idea.score = idea.score.min(LOOK);
            }
            ideas.push(idea);
        };
        let sum = |items: &[u32]| items.iter().map(|&item| self.open(item)).sum::<i64>();
        let invoices: Vec<u32> =
            live.iter().copied().filter(|&item| !self.ledger.is_credit(item)).collect();
        let credits: Vec<u32> =
            live.iter().copied().filter(|&item| self.ledger.is_credit(item)).collect();
        let balance = if self.says(Saying::Balance) { 0 } else { 3 };
        let mut groups: Vec<(Vec<u32>, i32, Fact)> = Vec::new();
        for (set, price) in [(live, 0), (&invoices[..], if credits.is_empty() { 0 } else { 6 })] {
            groups.push((
                set.to_vec(),
                balance + price,
                Fact::WholeBalance { items: count(set.len()) },
            ));
            let due: Vec<u32> = set
                .iter()
                .copied()
                .filter(|&item| self.ledger.items[item as usize].due <= self.day)
                .collect();
            let items = count(due.len());
            groups.push((due, 4 + price, Fact::DueUpTo { day: self.day, items }));
            for by_due in [false, true] {
                let month_of = |item: u32| {
                    let of = &self.ledger.items[item as usize];
                    if by_due { of.due.month() } else { of.issued.month() }
                };
                let mut months: Vec<i32> = set.iter().map(|&item| month_of(item)).collect();
                months.sort_unstable();
                months.dedup();
                for (rank, &month) in months.iter().enumerate() {
                    let of: Vec<u32> =
                        set.iter().copied().filter(|&item| month_of(item) == month).collect();
                    let named = self.line.reading.months.iter().any(|&(named, year)| {
                        month.rem_euclid(12) + 1 == named as i32
                            && year.is_none_or(|year| month.div_euclid(12) + 1970 == year)
                    });
                    // The oldest month is the one that is paid; a named one needs no guess.
                    let price = price
                        + if named { 0 } else { 5 + db(1 + rank as u64) }
                        + if by_due { 6 } else { 0 };
                    let fact = Fact::Month { month: month_start(month), items: count(of.len()) };
                    groups.push((of, price, fact));
                }
            }
        }
        for (items, price, fact) in groups {
            if items.len() >= 2 && sum(&items) == self.amount {
                push(&items, price, fact);
            }
        }
        let values: Vec<i64> = invoices.iter().map(|&item| self.open(item)).collect();
        for choice in subsets::choices(&values, self.amount) {
            let items: Vec<u32> =
                choice.places.iter().map(|&place| invoices[usize::from(place)]).collect();
            let fact = Fact::OnlyChoice { items: count(items.len()), among: count(invoices.len()) };
            push(&items, choice.price, fact);
        }
        self.rivals(who, &invoices, telling, &mut found);
        if credits.len() <= 6 {
            for &credit in &credits {
                let target = self.amount - self.open(credit);
                let price = 10 + db(credits.len() as u64);
                let single = invoices
                    .iter()
                    .copied()
                    .filter(|&item| self.open(item) == target)
                    .map(|item| vec![item]);
                let several = subsets::choices(&values, target).into_iter().take(4).map(|choice| {
                    choice
                        .places
                        .iter()
                        .map(|&place| invoices[usize::from(place)])
                        .collect::<Vec<u32>>()
                });
                for mut items in single.chain(several) {
                    let places: Vec<u16> = items
                        .iter()
                        .filter_map(|item| {
                            invoices.binary_search(item).ok().map(|place| place as u16)
                        })
                        .collect();
                    let price = price + subsets::price(&places, invoices.len());
                    items.push(credit);
                    push(&items, price, Fact::CreditDeducted { item: self.id(credit) });
                }
            }
        }
        level_simple(&mut found);
        ideas.append(&mut found);
    }

    /// Choices with what was settled on the same day: had the bank given the lines in another order, they would be as good.
    fn rivals(&self, who: &Who, invoices: &[u32], telling: i32, ideas: &mut Vec<Idea>) {
        let mut all: Vec<(u32, i64, bool)> =
            invoices.iter().map(|&item| (item, self.open(item), false)).collect();
        let gone = self.ledger.maybe_open(who.customer).filter(|of| of.1 > 0 && of.1 < self.amount);
        all.extend(gone.map(|(item, open)| (item, open, true)));
        if all.len() == invoices.len() {
            return;
        }
        all.sort_unstable();
        let values: Vec<i64> = all.iter().map(|of| of.1).collect();
        for choice in subsets::choices(&values, self.amount) {
            if choice.places.iter().any(|&place| all[usize::from(place)].2) {
                let takes = choice
                    .places
                    .iter()
                    .map(|&place| (all[usize::from(place)].0, all[usize::from(place)].1));
                ideas.push(Idea {
                    customers: vec![who.customer],
                    takes: takes.collect(),
                    on_account: 0,
                    difference: None,
                    facts: Vec::new(),
                    score: who.score + telling - choice.price,
                    rival: true,
                    alone: false,
                });
            }
        }
    }
}

/// Among choices of up to three items none is so much simpler than another that it decides.
fn level_simple(ideas: &mut [Idea]) {
    /// Less than what sets an idea apart.
    const MOST: i32 = 15;
    let simple = |idea: &Idea| idea.takes.len() <= 3;
    let best = ideas.iter().filter(|idea| simple(idea)).map(|idea| idea.score).max().unwrap_or(0);
    for idea in ideas.iter_mut().filter(|idea| simple(idea)) {
        idea.score = idea.score.max(best - MOST);
    }
}

fn month_start(month: i32) -> Day {
    Day::from_calendar(1970 + month.div_euclid(12), month.rem_euclid(12) as u32 + 1, 1)
        .unwrap_or_default()
}
