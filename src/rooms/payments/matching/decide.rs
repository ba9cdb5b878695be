//! From ideas to an answer: how sure the best one is, and what makes it doubtful.

use super::ideas::Idea;
use super::ledger::Ledger;
use super::types::{Allocation, Doubt, Fact, Level, Outcome, Proposal, Reason};
use crate::base::{Amount, Arrange};

/// From here on an idea may be taken without asking: a thousand times likelier than money of which nothing is known.
const CERTAIN: i32 = 30;
/// And sixty times likelier than the next idea: below, the data does not decide.
pub(super) const APART: i32 = 18;
/// Where a line names nobody, the amount alone decides: fifty times likelier than chance, and nobody else has it open.
const ALONE: i32 = 17;
/// From here on one look is enough.
const LIKELY: i32 = 20;
/// Less apart than this, both are as good.
const ALIKE: i32 = 10;
/// Ideas below are not worth showing.
const WORTHLESS: i32 = 2;

/// What tells two ideas apart: customers and amounts, not which of several equal invoices.
fn meaning(idea: &Idea, ledger: &Ledger) -> Vec<(u32, i64)> {
    let mut meaning: Vec<(u32, i64)> = idea
        .takes
        .iter()
        .map(|&(item, amount)| {
            // What is opened again is one item and no other.
            let again = amount < 0 && !ledger.is_credit(item);
            (if again { item } else { ledger.items[item as usize].customer }, amount)
        })
        .collect();
    if meaning.is_empty() {
        meaning.push((idea.customers[0], 0));
    }
    meaning.sort_unstable();
    meaning
}

/// Best first; one of each meaning.
pub(super) fn rank(mut ideas: Vec<Idea>, ledger: &Ledger) -> Vec<Idea> {
    ideas.retain(|idea| {
        idea.rival
            || idea.takes.iter().all(|&(item, amount)| amount != 0 && ledger.may_take(item, amount))
    });
    ideas.arrange_by(|a, b| {
        (b.score, &a.customers, &a.takes).cmp(&(a.score, &b.customers, &b.takes))
    });
    let mut seen: Vec<Vec<(u32, i64)>> = Vec::new();
    ideas.retain(|idea| {
        let meaning = meaning(idea, ledger);
        let new = !seen.contains(&meaning);
        if new {
            seen.push(meaning);
        }
        new
    });
    ideas
}

/// Level and doubts of ranked ideas.
pub(super) fn level(ideas: &[Idea], ledger: &Ledger, anonymous: bool) -> (Level, Vec<Doubt>) {
    let mut doubts = Vec::new();
    let Some(best) = ideas.first() else { return (Level::Nothing, doubts) };
    let apart = ideas.get(1).map_or(99, |next| best.score - next.score);
    if apart < APART {
        let rivals: Vec<&Idea> =
            ideas.iter().take_while(|idea| best.score - idea.score < APART).collect();
        let mut customers: Vec<u32> = rivals
            .iter()
            .flat_map(|idea| &idea.customers)
            .map(|&at| ledger.customers[at as usize].id)
            .collect();
        customers.sort_unstable();
        customers.dedup();
        if customers.len() > 1 {
            doubts.push(Doubt::SeveralCustomers(customers));
        } else {
            doubts.push(Doubt::SeveralChoices(u8::try_from(rivals.len()).unwrap_or(u8::MAX)));
        }
    }
    if anonymous
        && best.facts.iter().all(|fact| matches!(fact, Fact::ExactAmount | Fact::OnlyAmount { .. }))
    {
        doubts.push(Doubt::NoName);
    }
    if best.facts.iter().any(|fact| matches!(fact, Fact::NearName { .. })) {
        doubts.push(Doubt::RoughName);
    }
    if best.facts.iter().any(|fact| matches!(fact, Fact::NearNumber { .. })) {
        doubts.push(Doubt::CorrectedReference);
    }
    match best.difference {
        Some(of) if of.reason == Reason::Duplicate => doubts.push(Doubt::PaidAlready),
        Some(of) => doubts.push(Doubt::AmountDiffers(of.amount)),
        None => (),
    }
    let enough = if anonymous && best.alone { ALONE } else { CERTAIN };
    let level = if best.rival {
        Level::Ambiguous
    } else if best.score >= enough && apart >= APART {
        Level::Certain
    } else if best.score >= LIKELY && apart >= ALIKE {
        Level::Likely
    } else if apart < ALIKE && best.score >= WORTHLESS {
        Level::Ambiguous
    } else if best.score >= WORTHLESS {
        Level::Doubtful
    } else {
        Level::Nothing
    };
    (level, doubts)
}

/// The answer for ranked ideas.
pub(super) fn outcome(
    line: u32,
    ideas: &[Idea],
    level: Level,
    doubts: Vec<Doubt>,
    ledger: &Ledger,
) -> Outcome {
    let proposals = ideas
        .iter()
        .filter(|idea| idea.score >= WORTHLESS && !idea.rival)
        .take(5)
        .enumerate()
        .map(|(rank, idea)| proposal(idea, if rank == 0 { level } else { Level::Doubtful }, ledger))
        .collect();
    Outcome {
        line,
        level,
        proposals,
        doubts: if level == Level::Certain { Vec::new() } else { doubts },
    }
}

fn proposal(idea: &Idea, level: Level, ledger: &Ledger) -> Proposal {
    Proposal {
        customers: idea.customers.iter().map(|&at| ledger.customers[at as usize].id).collect(),
        allocations: idea
            .takes
            .iter()
            .map(|&(item, amount)| Allocation {
                item: ledger.items[item as usize].id,
                amount: Amount::new(amount),
            })
            .collect(),
        on_account: Amount::new(idea.on_account),
        difference: idea.difference,
        evidence: idea.facts.clone(),
        level,
    }
}
