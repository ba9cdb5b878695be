//! Ways to settle a line for one customer: by what is quoted, by the amount, by the balance. Each with its evidence.

use super::ledger::Ledger;
use super::odds::{amount_db, choose_db, db};
use super::references::{Form, Mention, Numbers, near};
use super::subsets;
use super::types::{Difference, Fact, Reason, Saying};
use super::who::{Prepared, Who};
use crate::base::{Amount, Currency, Day};

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

/// Largest bank fee that is believed without a word, in minor units.
const FEE: i64 = 3_000;
/// Largest difference that is rounding: below one unit.
const ROUNDING: i64 = 99;
/// Discounts that are taken without being agreed, when the payer says so, in basis points.
const RATES: [i64; 8] = [50, 100, 150, 200, 250, 300, 400, 500];

impl Case<'_> {
    pub fn says(&self, saying: Saying) -> bool {
        self.line.reading.sayings.contains(&saying)
    }

    fn id(&self, item: u32) -> u32 {
        self.ledger.items[item as usize].id
    }

    fn open(&self, item: u32) -> i64 {
        self.ledger.open[item as usize]
    }

    /// An idea that takes items whole.
    fn whole(&self, who: &Who, items: &[u32], score: i32, facts: Vec<Fact>) -> Idea {
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
    fn quoted(&self, items: &[u32], customer: u32) -> (i32, Vec<Fact>) {
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
    fn by_amount(&self, who: &Who, live: &[u32], ideas: &mut Vec<Idea>) {
        let mut same: Vec<u32> =
            live.iter().copied().filter(|&item| self.open(item) == self.amount).collect();
        if !same.is_empty() {
            let alike = same.len();
            same.sort_by_key(|&item| {
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
            let unread =
                self.unread() || !self.line.reading.months.is_empty() && !self.month_named(item);
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
    fn unread(&self) -> bool {
        self.line
            .mentions
            .iter()
            .any(|of| of.said && of.hits.is_empty() && (3..=8).contains(&of.digits.len()))
    }

    /// How many numbers are quoted that name other items of the customer, or none at all.
    fn elsewhere(&self, items: &[u32], customer: u32) -> i32 {
        let names_other = |of: &&Mention| {
            !of.hits.iter().any(|hit| items.contains(&hit.0))
                && of.hits.iter().any(|hit| {
                    hit.1 <= Form::Serial && self.ledger.items[hit.0 as usize].customer == customer
                })
        };
        self.line.mentions.iter().filter(names_other).count() as i32
    }

    /// What an agreed discount takes off what is open, in minor units.
    fn discount(&self, item: u32) -> Option<i64> {
        let rate = self.ledger.items[item as usize].discount?.rate_bp;
        Some((self.open(item) * i64::from(rate) + 5_000) / 10_000)
    }

    fn month_named(&self, item: u32) -> bool {
        let months = &self.line.reading.months;
        let issued = self.ledger.items[item as usize].issued.month();
        months.iter().any(|&(month, year)| {
            issued.rem_euclid(12) + 1 == month as i32
                && year.is_none_or(|year| issued.div_euclid(12) + 1970 == year)
        })
    }

    /// Everything open, everything of a month, everything due, or some choice.
    fn by_balance(&self, who: &Who, live: &[u32], ideas: &mut Vec<Idea>) {
        if live.len() < 2 {
            return;
        }
        let telling = amount_db(self.amount) - 10;
        let mut found = Vec::new();
        let mut push = |items: &[u32], price: i32, fact: Fact| {
            let (quoted, mut facts) = self.quoted(items, who.customer);
            facts.insert(0, Fact::ExactAmount);
            facts.push(fact);
            ideas.push(self.whole(who, items, telling - price + quoted.min(20), facts));
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
        let gone =
            self.ledger.maybe_open(Some(who.customer)).filter(|of| of.1 > 0 && of.1 < self.amount);
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

    /// Deposits on orders, and instalments on the one thing open.
    fn by_words(&self, who: &Who, live: &[u32], ideas: &mut Vec<Idea>) {
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
    fn by_duplicate(&self, who: &Who, known: bool, ideas: &mut Vec<Idea>) {
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

    /// What is quoted, alone or with what explains the rest.
    fn by_reference(&self, who: &Who, live: &[u32], ideas: &mut Vec<Idea>) {
        let options =
            self.options(|item| self.ledger.items[item as usize].customer == who.customer);
        if options.is_empty() {
            return;
        }
        for items in combinations(&options) {
            self.explain(who, &items, live, ideas);
        }
        // A range quoted by its ends.
        if self.line.mentions.iter().any(|mention| mention.range) {
            let filled = self.range(who.customer, live);
            if filled.len() > 2 {
                self.explain(who, &filled, live, ideas);
            }
        }
        // One of a list hits an item that is not meant.
        let first = combinations(&options).into_iter().next().unwrap_or_default();
        if first.len() >= 2 && first.iter().map(|&item| self.open(item)).sum::<i64>() != self.amount
        {
            for drop in 0..first.len() {
                let mut items = first.clone();
                items.remove(drop);
                let rest = self.amount - items.iter().map(|&item| self.open(item)).sum::<i64>();
                for &item in
                    live.iter().filter(|&&item| self.open(item) == rest && !first.contains(&item))
                {
                    let mut items = items.clone();
                    items.push(item);
                    let (quoted, mut facts) = self.quoted(&items, who.customer);
                    facts.insert(0, Fact::ExactAmount);
                    let other = 4 * self.elsewhere(&items, who.customer);
                    let score =
                        amount_db(self.amount) - 14 - other - db(live.len() as u64) + quoted;
                    ideas.push(self.whole(who, &items, score, facts));
                }
            }
        }
    }

    /// Open items that each mention may mean.
    pub fn options(&self, wanted: impl Fn(u32) -> bool) -> Vec<Vec<u32>> {
        let mut options: Vec<Vec<u32>> = Vec::new();
        for mention in &self.line.mentions {
            let mut hits: Vec<(Form, u32)> = mention
                .hits
                .iter()
                .filter(|hit| {
                    self.ledger.is_live(hit.0)
                        && wanted(hit.0)
                        && self.ledger.items[hit.0 as usize].currency == self.currency
                })
                .map(|&(item, form)| (form, item))
                .collect();
            hits.sort_unstable();
            // The whole number leaves no room for its serial in another year.
            if let Some(&(Form::Creditor | Form::EndToEnd | Form::Whole, _)) = hits.first() {
                hits.retain(|hit| hit.0 <= Form::Whole);
            }
            hits.truncate(4);
            let hits: Vec<u32> = hits.into_iter().map(|hit| hit.1).collect();
            if !hits.is_empty() && !options.contains(&hits) {
                options.push(hits);
            }
        }
        options
    }

    /// The customer's open items between the ends of quoted ranges, with what is quoted beside.
    fn range(&self, customer: u32, live: &[u32]) -> Vec<u32> {
        let mut items: Vec<u32> = Vec::new();
        for pair in self.line.mentions.windows(2) {
            let hit = |at: usize| {
                pair[at]
                    .hits
                    .iter()
                    .find(|hit| self.ledger.items[hit.0 as usize].customer == customer)
                    .map(|hit| hit.0)
            };
            if let (true, Some(from), Some(to)) = (pair[0].range, hit(0), hit(1)) {
                let serial =
                    |item: u32| self.numbers.serials[item as usize].parse::<u64>().unwrap_or(0);
                let year = |item: u32| {
                    self.numbers.all_digits[item as usize].len()
                        - self.numbers.serials[item as usize].len()
                };
                items.extend(live.iter().copied().filter(|&item| {
                    (serial(from)..=serial(to)).contains(&serial(item))
                        && year(item) == year(from)
                        && !self.ledger.is_credit(item)
                }));
            } else if let Some(item) = hit(0).filter(|&item| self.ledger.is_live(item)) {
                items.push(item);
            }
        }
        items.sort_unstable();
        items.dedup();
        items
    }

    /// Items that are quoted, and what explains the difference from the cash.
    fn explain(&self, who: &Who, items: &[u32], live: &[u32], ideas: &mut Vec<Idea>) {
        let sum: i64 = items.iter().map(|&item| self.open(item)).sum();
        let over = sum - self.amount;
        let (quoted, facts) = self.quoted(items, who.customer);
        let telling = amount_db(self.amount);
        let with = |extra: &[u32], score: i32, fact: Option<Fact>| {
            let all: Vec<u32> = items.iter().chain(extra).copied().collect();
            let (quoted, mut facts) = self.quoted(&all, who.customer);
            facts.insert(0, Fact::ExactAmount);
            facts.extend(fact);
            self.whole(who, &all, telling + score + quoted, facts)
        };
        let short = |score: i32, reason: Reason| {
            let mut idea = self.whole(who, items, telling + score + quoted, facts.clone());
            idea.difference = difference(over, reason);
            idea
        };
        if over == 0 {
            ideas.push(with(&[], -1, None));
            return;
        }
        // Credit notes deducted, one or two.
        let credits: Vec<u32> = live
            .iter()
            .copied()
            .filter(|item| self.ledger.is_credit(*item) && !items.contains(item))
            .collect();
        let deducted = match (self.says(Saying::CreditDeducted), self.says(Saying::Instalment)) {
            (true, _) => 0,
            (false, true) => -24,
            (false, false) => -9,
        };
        for (at, &credit) in credits.iter().enumerate() {
            let fact = Fact::CreditDeducted { item: self.id(credit) };
            if over + self.open(credit) == 0 {
                ideas.push(with(&[credit], deducted - db(credits.len() as u64), Some(fact)));
            } else {
                for &second in &credits[at + 1..] {
                    if over + self.open(credit) + self.open(second) == 0 {
                        let price = choose_db(credits.len() as u64, 2);
                        ideas.push(with(
                            &[credit, second],
                            deducted - 6 - price,
                            Some(fact.clone()),
                        ));
                    }
                }
            }
        }
        if over < 0 {
            self.missing(who, items, live, -over, &with, ideas);
        }
        if over.abs() <= ROUNDING
            && items.iter().all(|&item| self.open(item).abs() > 4 * over.abs())
        {
            // Any of two hundred sums would have passed.
            ideas.push(short(-12 - db(2 * over.unsigned_abs()).max(6), Reason::Rounding));
            return;
        }
        if over > 0 {
            self.short_paid(who, items, over, quoted, &facts, &short, ideas);
        } else if over % 100 == 0 && -over <= sum / 4 && -over <= 20_000 {
            // Too much by a round sum.
            let mut idea = short(-16 - db(((-over) / 100) as u64), Reason::Overpayment);
            idea.on_account = -over;
            ideas.push(idea);
        } else if -over < sum / 2 {
            let mut idea = short(-telling - 12, Reason::Overpayment);
            idea.on_account = -over;
            ideas.push(idea);
        }
    }

    /// Some that were paid are not quoted, or not legibly.
    fn missing(
        &self,
        who: &Who,
        items: &[u32],
        live: &[u32],
        rest: i64,
        with: &dyn Fn(&[u32], i32, Option<Fact>) -> Idea,
        ideas: &mut Vec<Idea>,
    ) {
        // Near in the order of issue to what is quoted, first.
        let (first, last) =
            (items.iter().min().copied().unwrap_or(0), items.iter().max().copied().unwrap_or(0));
        let mut others: Vec<u32> = live
            .iter()
            .copied()
            .filter(|item| {
                !items.contains(item) && !self.ledger.is_credit(*item) && self.open(*item) <= rest
            })
            .collect();
        others.sort_by_key(|&item| {
            let place = |item: u32| live.partition_point(|&other| other < item);
            let away = if item < first {
                place(first) - place(item)
            } else if item > last {
                place(item) - place(last)
            } else {
                0
            };
            (away, item)
        });
        let n = others.len() as u64;
        for (place, &item) in others.iter().enumerate() {
            if self.open(item) == rest {
                // Of several of this amount one is as good as the other, unless a number says which.
                let all: Vec<u32> = items.iter().copied().chain([item]).collect();
                let other = 10 * self.elsewhere(&all, who.customer);
                let alike = others.iter().filter(|&&other| self.open(other) == rest).count();
                let within = |item: u32| first < item && item < last;
                let inside = others
                    .iter()
                    .filter(|&&other| self.open(other) == rest && within(other))
                    .count();
                let guess = if alike > 1 && !(within(item) && inside == 1) { 12 } else { 0 };
                ideas.push(with(&[item], -10 - other - guess - db(1 + place as u64), None));
            }
        }
        let values: Vec<i64> = others.iter().map(|&item| self.open(item)).collect();
        for choice in subsets::choices(&values, rest).into_iter().take(6) {
            let extra: Vec<u32> =
                choice.places.iter().map(|&place| others[usize::from(place)]).collect();
            let last = u64::from(choice.places.last().copied().unwrap_or(0));
            let price = db(n) + choose_db(last, extra.len() as u64 - 1);
            ideas.push(with(&extra, -10 - price, None));
        }
    }

    /// Too little came: discount, fee, a factor's charge, a retention, an instalment.
    #[expect(
        clippy::too_many_arguments,
        reason = "what was computed for the sum is not computed again"
    )]
    fn short_paid(
        &self,
        who: &Who,
        items: &[u32],
        over: i64,
        quoted: i32,
        facts: &[Fact],
        short: &dyn Fn(i32, Reason) -> Idea,
        ideas: &mut Vec<Idea>,
    ) {
        let sum = self.amount + over;
        let agreed: i64 = items.iter().map(|&item| self.discount(item).unwrap_or(0)).sum();
        if agreed > 0 && (agreed - over).abs() <= items.len() as i64 {
            ideas.push(short(-8, Reason::Discount));
            return;
        }
        if self.says(Saying::Factor) {
            // Factors keep up to two per cent.
            if over * 50 <= sum {
                ideas.push(short(-5 - db((sum / 50) as u64), Reason::FactorFee));
            }
            return;
        }
        let at_rate = |rate: i64| (over - (sum * rate + 5_000) / 10_000).abs() <= 1;
        if self.says(Saying::Discount) && RATES.iter().any(|&rate| at_rate(rate)) {
            ideas.push(short(-10, Reason::Discount));
            return;
        }
        if let [item] = *items {
            let mut part = |score: i32, reason: Reason| {
                let mut facts = facts.to_vec();
                if self.says(Saying::Instalment) {
                    facts.push(Fact::Says(Saying::Instalment));
                }
                facts.extend(who.facts.iter().cloned());
                ideas.push(Idea {
                    customers: vec![who.customer],
                    takes: vec![(item, self.amount)],
                    on_account: 0,
                    difference: difference(over, reason),
                    facts,
                    score: who.score + score + quoted,
                    rival: false,
                    alone: false,
                });
            };
            if at_rate(500) {
                part(if self.says(Saying::Retention) { 35 } else { 20 }, Reason::Retention);
                return;
            }
            let fraction = [2, 3, 4, 5, 10].iter().any(|&n| {
                (self.amount - sum / n).abs() <= 1 || (self.amount - sum * (n - 1) / n).abs() <= 1
            }) || (self.amount * 10 - sum * 3).abs() <= 10;
            if self.says(Saying::Instalment) {
                part(10, Reason::Instalment);
            } else if fraction {
                part(5, Reason::Instalment);
            } else if self.amount % 1_000 == 0 && over > FEE {
                part(-5, Reason::Instalment);
            } else if over > FEE {
                part(-20, Reason::Unexplained);
            }
        }
        if over <= FEE && over * 10 <= sum {
            // Banks keep round sums.
            let round = over % 50 == 0;
            let choices = if round { over / 50 } else { over };
            ideas.push(short(-14 - db(choices as u64), Reason::BankFee));
        }
    }

    /// Items of several customers, all quoted: a group pays for its firms.
    pub fn by_group(&self, ideas: &mut Vec<Idea>) {
        let options = self.options(|_| true);
        if options.len() < 2 {
            return;
        }
        for items in combinations(&options) {
            let mut customers: Vec<u32> =
                items.iter().map(|&item| self.ledger.items[item as usize].customer).collect();
            customers.sort_unstable();
            customers.dedup();
            let sum: i64 = items.iter().map(|&item| self.open(item)).sum();
            if customers.len() < 2 || sum != self.amount {
                continue;
            }
            let group = customers.iter().all(|customer| self.line.group.contains(customer));
            let (quoted, mut facts) = self.quoted(&items, customers[0]);
            facts.insert(0, Fact::ExactAmount);
            if group {
                let ids =
                    customers.iter().map(|&at| self.ledger.customers[at as usize].id).collect();
                facts.push(Fact::Group { customers: ids });
            }
            let mut takes: Vec<(u32, i64)> =
                items.iter().map(|&item| (item, self.open(item))).collect();
            takes.sort_unstable();
            ideas.push(Idea {
                customers,
                takes,
                on_account: 0,
                difference: None,
                facts,
                score: amount_db(self.amount) + quoted - if group { 2 } else { 18 },
                rival: false,
                alone: false,
            });
        }
    }

    /// Whether the text names the customer's town.
    fn in_town(&self, customer: u32) -> bool {
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
            if seen.contains(&customer) || seen.len() >= 12 {
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
        for (item, open) in self.ledger.maybe_open(None) {
            let customer = self.ledger.items[item as usize].customer;
            if open == self.amount && !seen.contains(&customer) {
                seen.push(customer);
                ideas.push(Idea {
                    customers: vec![customer],
                    takes: vec![(item, open)],
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

fn count(of: usize) -> u16 {
    u16::try_from(of).unwrap_or(u16::MAX)
}

fn difference(amount: i64, reason: Reason) -> Option<Difference> {
    (amount != 0).then_some(Difference { amount: Amount::new(amount), reason })
}

fn month_start(month: i32) -> Day {
    Day::from_calendar(1970 + month.div_euclid(12), month.rem_euclid(12) as u32 + 1, 1)
        .unwrap_or_default()
}

/// One item for each mention, all ways, at most 64.
pub(super) fn combinations(options: &[Vec<u32>]) -> Vec<Vec<u32>> {
    let mut all: Vec<Vec<u32>> = vec![Vec::new()];
    for option in options {
        let many = option.len() > 1 && all.len() * option.len() <= 64;
        let mut next = Vec::with_capacity(all.len());
        for chosen in &all {
            for &item in if many { &option[..] } else { &option[..1] } {
                let mut chosen = chosen.clone();
                if !chosen.contains(&item) {
                    chosen.push(item);
                }
                next.push(chosen);
            }
        }
        all = next;
    }
    all
}
