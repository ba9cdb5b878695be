//! Ways to settle a line for one customer: by amount, by words, as a duplicate. What is quoted and what adds up to the
//! balance stand in files of their own; all are weighed in decibans, each with its evidence.

use super::ledger::Ledger;
use super::odds::{amount_db, db};
use super::references::{Form, Mention, Numbers, near};
use super::types::{Difference, Fact, Reason, Saying};
use super::who::{Prepared, Who};
use crate::base::{Amount, Arrange, Currency, Day};

/// A way to settle a line.
#[derive(Clone, Debug)]
pub(super) struct Idea {
    pub customers: Vec<u32>,
    /// Items and what leaves their open amounts, in the order of the items.
    pub takes: Vec<(u32, i64)>,
    pub on_account: i64,
    pub difference: Option<Difference>,
    pub facts: Vec<Fact>,
    /// Against money of which nothing is known, in decibans.
    pub score: i32,
    /// It can no longer be taken (settled on the same day), but might have been: only a reason to doubt others.
    pub rival: bool,
    /// Nothing but the amount speaks for it.
    pub alone: bool,
}

/// What an idea is about: the sum, the day and the texts.
pub(super) struct Case<'a> {
    pub ledger: &'a Ledger,
    pub numbers: &'a Numbers,
    pub line: &'a Prepared,
    pub amount: i64,
    pub day: Day,
    pub currency: Currency,
    /// Items that other lines quote and pay exactly.
    pub claimed: &'a dyn Fn(u32) -> bool,
    /// Lines of this customer that were settled already, by position.
    pub same_text: &'a dyn Fn(u32) -> bool,
    pub line_id: &'a dyn Fn(u32) -> u32,
}

impl Case<'_> {
    pub fn says(&self, saying: Saying) -> bool {
        self.line.reading.sayings.contains(&saying)
    }

    pub fn id(&self, item: u32) -> u32 {
        self.ledger.items[item as usize].id
    }

    pub fn open(&self, item: u32) -> i64 {
        self.ledger.open[item as usize]
    }

    /// An idea that takes items whole.
    pub fn whole(&self, who: &Who, items: &[u32], score: i32, facts: Vec<Fact>) -> Idea {
        let mut takes: Vec<(u32, i64)> =
            items.iter().map(|&item| (item, self.open(item))).collect();
        takes.sort_unstable();
        takes.dedup();
        let mut facts = facts;
        facts.extend(who.facts.iter().cloned());
        Idea {
            customers: vec![who.customer],
            takes,
            on_account: 0,
            difference: None,
            facts,
            score: who.score + score,
            rival: false,
            alone: false,
        }
    }

    /// What the quoted numbers say of items: their worth for the idea, and the facts.
    pub fn quoted(&self, items: &[u32], customer: u32) -> (i32, Vec<Fact>) {
        let (mut score, mut facts) = (0, Vec::new());
        for mention in &self.line.mentions {
            let hit = mention.hits.iter().find(|hit| items.contains(&hit.0));
            if let Some(&(item, form)) = hit {
                let (worth, fact) = match form {
                    Form::Creditor => (35, Fact::CreditorReference { item: self.id(item) }),
                    Form::EndToEnd => (35, Fact::EndToEnd { item: self.id(item) }),
                    Form::Whole => {
                        (35, Fact::Number { item: self.id(item), written: mention.written.clone() })
                    }
                    Form::Serial => {
                        (25, Fact::Number { item: self.id(item), written: mention.written.clone() })
                    }
                    Form::Short => (
                        if mention.said { 15 } else { 10 },
                        Fact::Number { item: self.id(item), written: mention.written.clone() },
                    ),
                    Form::Order => {
                        (22, Fact::Order { item: self.id(item), written: mention.written.clone() })
                    }
                };
                score += worth;
                facts.push(fact);
                continue;
            }
            // Near one of them: typed wrongly.
            if mention.digits.len() >= 3
                && let Some(&item) = items.iter().find(|&&item| {
                    near(
                        &mention.digits,
                        &self.numbers.serials[item as usize],
                        &self.numbers.all_digits[item as usize],
                    )
                })
            {
                score += 8;
                facts.push(Fact::NearNumber {
                    item: self.id(item),
                    written: mention.written.clone(),
                });
                continue;
            }
            // It names something else of the same customer.
            let theirs = mention.hits.iter().find(|hit| {
                self.ledger.items[hit.0 as usize].customer == customer
                    && self.ledger.is_issued(hit.0)
            });
            score -= match theirs {
                Some((_, Form::Creditor | Form::EndToEnd | Form::Whole)) => 6,
                Some((_, Form::Serial)) => 5,
                Some((_, Form::Order)) => 3,
                Some((_, Form::Short)) if mention.said => 4,
                Some(_) => 2,
                None => 0,
            };
        }
        (score.min(70), facts)
    }

    /// All ideas for one customer. `known`: the payer points to the customer; else only what is quoted counts.
    pub fn for_customer(&self, who: &Who, known: bool, ideas: &mut Vec<Idea>) {
        let live: Vec<u32> = self.ledger.live(who.customer, self.currency).collect();
        let before = ideas.len();
        self.by_reference(who, &live, ideas);
        self.by_duplicate(who, known, ideas);
        if !known {
            return;
        }
        self.by_amount(who, &live, ideas);
        // Choices without any reference are looked for only where nothing simpler explains the sum.
        let best = ideas[before..].iter().map(|idea| idea.score - who.score).max().unwrap_or(0);
        if best < 35 {
            self.by_balance(who, &live, ideas);
        }
        self.by_words(who, &live, ideas);
    }

    /// One open item of exactly this amount, or with an agreed discount.
    pub fn by_amount(&self, who: &Who, live: &[u32], ideas: &mut Vec<Idea>) {
        let mut same: Vec<u32> =
            live.iter().copied().filter(|&item| self.open(item) == self.amount).collect();
        if !same.is_empty() {
            let alike = same.len();
            same.arrange_by_key(|&item| {
                let quoted =
                    self.line.mentions.iter().any(|m| m.hits.iter().any(|hit| hit.0 == item));
                (
                    !quoted,
                    (self.claimed)(item),
                    !self.month_named(item),
                    self.ledger.items[item as usize].due,
                    item,
                )
            });
            let item = same[0];
            let (quoted, mut facts) = self.quoted(&[item], who.customer);
            facts.insert(0, Fact::ExactAmount);
            if alike > 1 {
                facts.push(Fact::OldestOfAlike { alike: count(alike) });
            } else {
                facts.push(Fact::OnlyAmount { among: live.len() as u32 });
            }
            if self.open(item) != self.ledger.items[item as usize].original.get() {
                facts.push(Fact::Remainder { item: self.id(item) });
            }
            // A number that is said but cannot be read names one of those alike; which, is a guess.
            let in_month = same.iter().filter(|&&item| self.month_named(item)).count();
            let unread = self.unread() || !self.line.reading.months.is_empty() && in_month != 1;
            let guess = if alike > 1 && quoted <= 0 && unread { 12 + db(alike as u64) } else { 0 };
            let score =
                amount_db(self.amount) - 2 - db((live.len() / alike) as u64) + quoted - guess;
            ideas.push(self.whole(who, &[item], score, facts));
        }
        for &item in live {
            if let Some(discount) = self.discount(item)
                && discount > 0
                && (self.open(item) - discount - self.amount).abs() <= 1
            {
                let (quoted, mut facts) = self.quoted(&[item], who.customer);
                facts.push(Fact::Says(Saying::Discount));
                let score = amount_db(self.amount) - 13 - db(live.len() as u64) + quoted;
                let mut idea = self.whole(who, &[item], score, facts);
                idea.difference = difference(self.open(item) - self.amount, Reason::Discount);
                ideas.push(idea);
            }
        }
    }

    /// Whether a number is quoted as an invoice's that is none we know.
    pub fn unread(&self) -> bool {
        self.line
            .mentions
            .iter()
            .any(|of| of.said && of.hits.is_empty() && (3..=8).contains(&of.digits.len()))
    }

    /// How many numbers are quoted that name other items of the customer, or none at all.
    pub fn elsewhere(&self, items: &[u32], customer: u32) -> i32 {
        let names_other = |of: &&Mention| {
            !of.hits.iter().any(|hit| items.contains(&hit.0))
                && of.hits.iter().any(|hit| {
                    hit.1 <= Form::Serial && self.ledger.items[hit.0 as usize].customer == customer
                })
        };
        self.line.mentions.iter().filter(names_other).count() as i32
    }

    /// What an agreed discount takes off what is open, in minor units.
    pub fn discount(&self, item: u32) -> Option<i64> {
        let rate = self.ledger.items[item as usize].discount?.rate_bp;
        Some((self.open(item) * i64::from(rate) + 5_000) / 10_000)
    }

    pub fn month_named(&self, item: u32) -> bool {
        let months = &self.line.reading.months;
        let issued = self.ledger.items[item as usize].issued.month();
        months.iter().any(|&(month, year)| {
            issued.rem_euclid(12) + 1 == month as i32
                && year.is_none_or(|year| issued.div_euclid(12) + 1970 == year)
        })
    }

    /// Deposits on orders, and instalments on the one thing open.
    pub fn by_words(&self, who: &Who, live: &[u32], ideas: &mut Vec<Idea>) {
        if self.says(Saying::Deposit) {
            let mut facts = vec![Fact::Says(Saying::Deposit)];
            facts.extend(who.facts.iter().cloned());
            ideas.push(Idea {
                customers: vec![who.customer],
                takes: Vec::new(),
                on_account: self.amount,
                difference: difference(-self.amount, Reason::Deposit),
                facts,
                score: who.score + 28,
                rival: false,
                alone: false,
            });
        }
        let invoices: Vec<u32> =
            live.iter().copied().filter(|&item| !self.ledger.is_credit(item)).collect();
        let part = self.says(Saying::Instalment) && !self.says(Saying::Deposit);
        let round = self.amount % 5_000 == 0;
        let Some(&item) = invoices.iter().find(|&&item| self.open(item) > self.amount) else {
            return;
        };
        if part || round && invoices.len() == 1 {
            let score = if part { 14 } else { 0 } + if round { 5 } else { 0 }
                - if invoices.len() > 1 { 15 + db(invoices.len() as u64) } else { 0 };
            let mut facts = vec![Fact::Says(Saying::Instalment)];
            facts.extend(who.facts.iter().cloned());
            ideas.push(Idea {
                customers: vec![who.customer],
                takes: vec![(item, self.amount)],
                on_account: 0,
                difference: difference(self.open(item) - self.amount, Reason::Instalment),
                facts,
                score: who.score + score,
                rival: false,
                alone: false,
            });
        }
    }

    /// The same paid once more.
    pub fn by_duplicate(&self, who: &Who, known: bool, ideas: &mut Vec<Idea>) {
        let settled = &self.ledger.settled[who.customer as usize];
        // A second payment comes within weeks; half a year is generous.
        let recent = settled.iter().rev().take_while(|of| self.day.since(of.day) <= 183);
        let (mut total, mut best): (u64, Option<(i32, Fact)>) = (0, None);
        for of in recent {
            total += 1;
            if of.amount != self.amount {
                continue;
            }
            let quoted = self.line.mentions.iter().any(|mention| {
                mention.hits.iter().any(|hit| {
                    hit.1 <= Form::Serial
                        && of
                            .items
                            .iter()
                            .any(|taken| taken.0 == hit.0 && !self.ledger.is_live(hit.0))
                })
            });
            let same = (self.same_text)(of.line);
            // The same words mean something where they name something.
            let named = self.line.mentions.iter().any(|mention| !mention.hits.is_empty());
            let score = if quoted { 30 } else { 0 } + if same && named { 10 } else { 0 };
            if best.as_ref().is_none_or(|(known, _)| score > *known) {
                best = Some((score, Fact::SameAs { line: (self.line_id)(of.line) }));
            }
        }
        // Settled before the first line, as the book says.
        for mention in &self.line.mentions {
            for &(item, form) in &mention.hits {
                let of = &self.ledger.items[item as usize];
                if best.is_none()
                    && form <= Form::Whole
                    && of.customer == who.customer
                    && of.original.get() == self.amount
                    && self.open(item) == 0
                    && self.ledger.is_issued(item)
                {
                    total += 1;
                    best =
                        Some((30, Fact::Number { item: of.id, written: mention.written.clone() }));
                }
            }
        }
        if let Some((score, fact)) = best
            && (known || score >= 30)
        {
            let mut facts = vec![fact];
            facts.extend(who.facts.iter().cloned());
            ideas.push(Idea {
                customers: vec![who.customer],
                takes: Vec::new(),
                on_account: self.amount,
                difference: difference(-self.amount, Reason::Duplicate),
                facts,
                score: who.score + amount_db(self.amount) - 22 - db(total) + score,
                rival: false,
                alone: false,
            });
        }
    }

    /// Whether the text names the customer's town.
    pub fn in_town(&self, customer: u32) -> bool {
        let city = super::text::fold(&self.ledger.customers[customer as usize].city);
        let city = city.trim();
        city.len() >= 3
            && (self.line.reading.payer.contains(city) || self.line.reading.rest.contains(city))
    }

    /// Any open item of exactly this amount, when nothing says who paid.
    pub fn by_amount_alone(&self, ideas: &mut Vec<Idea>) {
        let same: Vec<u32> = self
            .ledger
            .of_amount(self.amount)
            .iter()
            .copied()
            .filter(|&item| self.ledger.items[item as usize].currency == self.currency)
            .collect();
        let mut seen: Vec<u32> = Vec::new();
        for &item in &same {
            let customer = self.ledger.items[item as usize].customer;
            if seen.len() >= 12 {
                break;
            }
            if seen.contains(&customer) {
                continue;
            }
            seen.push(customer);
            let (quoted, mut facts) = self.quoted(&[item], customer);
            facts.insert(0, Fact::ExactAmount);
            facts.push(Fact::OnlyAmount { among: self.ledger.live_count as u32 });
            // A payer that nobody knows is rarely a customer; a line that names nobody may well be one.
            let unknown = if self.line.anonymous { 2 } else { 10 };
            // Rebates, refunds and the like come from others.
            let foreign = if self.line.reading.foreign { 15 } else { 0 };
            let town = if self.in_town(customer) { 8 } else { 0 };
            let chance = unknown + foreign + db(self.ledger.live_count as u64) - town;
            let who = Who { customer, score: 0, facts: Vec::new() };
            let score = amount_db(self.amount) - chance + quoted;
            let mut idea = self.whole(&who, &[item], score, facts);
            idea.alone = true;
            ideas.push(idea);
        }
        for item in self.ledger.maybe_open_of(self.amount) {
            let customer = self.ledger.items[item as usize].customer;
            if !seen.contains(&customer) && seen.len() < 24 {
                seen.push(customer);
                ideas.push(Idea {
                    customers: vec![customer],
                    takes: vec![(item, self.amount)],
                    on_account: 0,
                    difference: None,
                    facts: Vec::new(),
                    score: amount_db(self.amount) - db(self.ledger.live_count as u64) - 2,
                    rival: true,
                    alone: true,
                });
            }
        }
    }
}

pub(super) fn count(of: usize) -> u16 {
    u16::try_from(of).unwrap_or(u16::MAX)
}

pub(super) fn difference(amount: i64, reason: Reason) -> Option<Difference> {
    (amount != 0).then_some(Difference { amount: Amount::new(amount), reason })
}
