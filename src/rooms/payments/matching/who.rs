//! Whose money a line may be: by account, by name, by habit.

use super::habits::{Habits, name_key};
use super::kinds::Reading;
use super::ledger::Ledger;
use super::names::{Likeness, Named, Names, anonymous};
use super::odds::db;
use super::references::Mention;
use super::text::squashed;
use super::types::Fact;
use crate::base::Arrange;

/// A customer that a line may come from.
#[derive(Clone, Debug)]
pub(super) struct Who {
    pub customer: u32,
    /// How well the payer is known to be this customer, in decibans against a payer of whom nothing is known.
    pub score: i32,
    pub facts: Vec<Fact>,
}

/// A line, taken apart once; nothing here depends on what is open.
#[derive(Clone, Debug, Default)]
pub(super) struct Prepared {
    pub reading: Reading,
    pub mentions: Vec<Mention>,
    /// By name, in the order of likeness.
    pub named: Vec<Named>,
    /// Firms of the group that the payer's first word names.
    pub group: Vec<u32>,
    pub iban: String,
    /// By account or SIREN on record, or mandate.
    pub recorded: Vec<(u32, Fact)>,
    /// The text names nobody.
    pub anonymous: bool,
}

/// Names of payers that hold nothing else: holdings and treasuries pay for their firms.
const HOLDERS: [&str; 7] =
    ["HOLDING", "GROUPE", "FINANCE", "FINANCES", "TRESORERIE", "FINANCIERE", "INVEST"];

impl Prepared {
    pub fn name(&mut self, names: &Names) {
        let reading = &self.reading;
        self.anonymous = anonymous(&reading.payer);
        if !self.anonymous {
            self.named = names.find(&reading.payer, reading.apart);
            if HOLDERS.iter().any(|word| reading.payer.contains(word)) {
                self.group = names.group(&reading.payer);
            }
        }
        if !reading.behalf.is_empty() {
            // Who pays for another says so: it is the other's debt.
            let behalf = names.find(&reading.behalf, false);
            if !behalf.is_empty() {
                self.named = behalf;
            }
        }
        self.iban = squashed(&self.iban);
    }
}

/// Customers a line may come from, the likeliest first.
pub(super) fn who(line: &Prepared, ledger: &Ledger, habits: &Habits) -> Vec<Who> {
    let mut found: Vec<Who> = Vec::new();
    let mut add = |customer: u32, score: i32, fact: Fact| {
        match found.iter_mut().find(|who| who.customer == customer) {
            Some(who) => {
                // Two signs that agree are a little more than the better one.
                who.score = who.score.max(score) + 3;
                who.facts.push(fact);
            }
            None => found.push(Who { customer, score, facts: vec![fact] }),
        }
    };
    for (customer, fact) in &line.recorded {
        add(*customer, 20, fact.clone());
    }
    // What a payer did before: all of its payments for one customer say more than some of them.
    let mut habit = |of: &[(u32, u16)], top: i32, fact: &dyn Fn(u32, u16) -> Fact| {
        let total: u64 = of.iter().map(|entry| u64::from(entry.1)).sum();
        for &(customer, times) in of {
            let score = top + db(u64::from(times.min(8)))
                - db(total * total / u64::from(times).pow(2).max(1));
            add(customer, score.max(-8), fact(ledger.customers[customer as usize].id, times));
        }
    };
    if !line.iban.is_empty() {
        habit(habits.of(&line.iban), 16, &|customer, times| Fact::AccountSeen { customer, times });
    }
    let mut by_habit = false;
    if !line.anonymous
        && let Some(key) = name_key(&line.reading.payer)
    {
        let of = if line.reading.apart {
            Some((key.as_str(), habits.of(&key)))
        } else {
            habits.beginning(&key)
        };
        if let Some((known, of)) = of
            && !of.is_empty()
        {
            let _ = known;
            by_habit = true;
            habit(of, 13, &|customer, times| Fact::NameSeen { customer, times });
        }
    }
    for named in &line.named {
        let customer = ledger.customers[named.customer as usize].id;
        let (score, fact) = match named.likeness {
            Likeness::Whole if named.trade => (15, Fact::TradeName { customer }),
            Likeness::Whole => (15, Fact::Name { customer }),
            // A name cut after its first word is shared by more than our customers.
            Likeness::Short => {
                (if named.letters >= 8 { 12 } else { 8 }, Fact::ShortName { customer })
            }
            Likeness::Near => (if named.letters >= 8 { 8 } else { 4 }, Fact::NearName { customer }),
            Likeness::Initials => (2, Fact::NearName { customer }),
        };
        // Where this very text has paid before for others, the likeness alone counts for less.
        let score = if named.other_form { score - 10 } else { score };
        let known = by_habit && !matches!(named.likeness, Likeness::Whole);
        add(named.customer, if known { score - 8 } else { score }, fact);
    }
    for who in &mut found {
        who.score = who.score.min(20);
    }
    found.arrange_by_key(|who| (std::cmp::Reverse(who.score), who.customer));
    found
}
