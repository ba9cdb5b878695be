//! Ways to settle a line by what it quotes, and what explains the difference between that and the cash.

use super::ideas::{Case, Idea, difference};
use super::odds::{amount_db, choose_db, db};
use super::references::{Form, Mention, near};
use super::subsets;
use super::types::{Fact, Reason, Saying};
use super::who::Who;
use crate::base::{Arrange, Currency};

/// Largest bank fee that is believed without a word, in minor units.
const FEE: i64 = 3_000;
/// Largest difference that is rounding: below one unit.
const ROUNDING: i64 = 99;
/// Discounts that are taken without being agreed, when the payer says so, in basis points.
const RATES: [i64; 8] = [50, 100, 150, 200, 250, 300, 400, 500];

/// What is right nearly always, and yet a person should look: below what is certain.
pub(super) const LOOK: i32 = 25;
/// How much likelier than chance, in decibans, a choice that nobody quotes must be by its amount alone.
const NOT_CHANCE: i32 = 13;

/// Makes an idea of what is quoted and further items, with what that is worth and a fact.
type With<'a> = dyn Fn(&[u32], i32, Option<Fact>) -> Idea + 'a;

impl Case<'_> {
    /// What is quoted, alone or with what explains the rest.
    pub fn by_reference(&self, who: &Who, live: &[u32], ideas: &mut Vec<Idea>) {
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
                    let mut idea = self.whole(who, &items, score, facts);
                    if self.contradicted(&items, who.customer) {
                        idea.score = idea.score.min(LOOK);
                    }
                    ideas.push(idea);
                }
            }
        }
    }

    /// Whether a number is quoted that is another item's of the customer, and none of those chosen beside what is quoted
    /// could be meant by it: then the choice says something else than the payer.
    pub fn contradicted(&self, items: &[u32], customer: u32) -> bool {
        let quoted =
            |item: u32| self.line.mentions.iter().any(|of| of.hits.iter().any(|hit| hit.0 == item));
        let beside: Vec<u32> = items.iter().copied().filter(|&item| !quoted(item)).collect();
        !beside.is_empty()
            && self.line.mentions.iter().any(|of| {
                let mut theirs = of.hits.iter().filter(|hit| {
                    hit.1 <= Form::Serial
                        && self.ledger.items[hit.0 as usize].customer == customer
                        && self.ledger.is_issued(hit.0)
                });
                theirs.next().is_some()
                    && !of.hits.iter().any(|hit| items.contains(&hit.0))
                    && !beside.iter().any(|&item| self.is_near(of, item))
            })
    }

    /// Whether a mention may be an item's number, typed wrongly.
    fn is_near(&self, mention: &Mention, item: u32) -> bool {
        mention.digits.len() >= 3
            && near(
                &mention.digits,
                &self.numbers.serials[item as usize],
                &self.numbers.all_digits[item as usize],
            )
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
            self.short_paid(who, items, live, over, quoted, &facts, &short, ideas);
        } else if over % 100 == 0 && -over <= sum / 4 && -over <= 20_000 {
            // Too much by a round sum.
            let mut idea = short(-16 - db(((-over) / 100) as u64), Reason::Overpayment);
            idea.on_account = -over;
            ideas.push(idea);
        } else if -over < sum / 2 {
            let mut idea = short(-telling - 12, Reason::Overpayment);
            idea.on_account = -over;
            // The rest is for an item that is quoted and was settled: paid twice, or settled by mistake.
            let settled = self.line.mentions.iter().flat_map(|of| &of.hits).any(|hit| {
                let of = &self.ledger.items[hit.0 as usize];
                !self.ledger.is_live(hit.0)
                    && self.ledger.is_issued(hit.0)
                    && of.customer == who.customer
                    && of.original.get() == -over
            });
            if settled {
                idea.score = idea.score.min(LOOK);
            }
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
        with: &With<'_>,
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
        others.arrange_by_key(|&item| {
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
                let meant = self.line.mentions.iter().any(|of| {
                    !of.hits.iter().any(|hit| all.contains(&hit.0)) && self.is_near(of, item)
                });
                let guess = alike > 1 && !(within(item) && inside == 1) && !meant;
                let price = 10 + other + if guess { 12 } else { 0 };
                let price = price + if meant { 0 } else { db(1 + place as u64) };
                let mut idea = with(&[item], -price, None);
                if guess || self.contradicted(&all, who.customer) {
                    idea.score = idea.score.min(LOOK);
                }
                ideas.push(idea);
            }
        }
        let values: Vec<i64> = others.iter().map(|&item| self.open(item)).collect();
        for choice in subsets::choices(&values, rest).into_iter().take(6) {
            let extra: Vec<u32> =
                choice.places.iter().map(|&place| others[usize::from(place)]).collect();
            let last = u64::from(choice.places.last().copied().unwrap_or(0));
            let price = db(n) + choose_db(last, extra.len() as u64 - 1);
            let mut idea = with(&extra, -10 - price, None);
            let all: Vec<u32> = items.iter().copied().chain(extra).collect();
            let by_chance = amount_db(rest) - choice.price.min(price) < NOT_CHANCE;
            if by_chance || self.contradicted(&all, who.customer) {
                idea.score = idea.score.min(LOOK);
            }
            ideas.push(idea);
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
        live: &[u32],
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
                // Another item of just this amount may be meant, and its number written wrongly.
                let other = live.iter().any(|&other| self.open(other) == self.amount);
                let most = LOOK - who.score - quoted;
                part(if other { -25 } else { -5 }.min(most), Reason::Instalment);
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

    /// Items in another currency that are quoted: what came was exchanged on the way, so that no amount speaks for it. Never
    /// more than a suggestion.
    pub fn by_other_currency(&self, known: &[Who], ideas: &mut Vec<Idea>) {
        /// Below what is likely: nothing takes it, not even for the time being.
        const MOST: i32 = 19;
        let mut found: Vec<(u32, Currency, u32)> = Vec::new();
        for mention in &self.line.mentions {
            let telling = |form: Form| form <= Form::Serial || form == Form::Short && mention.said;
            found.extend(mention.hits.iter().filter(|hit| telling(hit.1)).filter_map(|hit| {
                let of = &self.ledger.items[hit.0 as usize];
                let other = of.currency != self.currency && 0 < self.open(hit.0);
                (other && self.ledger.is_live(hit.0)).then_some((of.customer, of.currency, hit.0))
            }));
        }
        found.sort_unstable();
        found.dedup();
        for group in found.chunk_by(|a, b| (a.0, a.1) == (b.0, b.1)) {
            let nobody = Who { customer: group[0].0, score: -8, facts: Vec::new() };
            let who = known.iter().find(|who| who.customer == group[0].0).unwrap_or(&nobody);
            let items: Vec<u32> = group.iter().map(|of| of.2).collect();
            let (quoted, mut facts) = self.quoted(&items, who.customer);
            facts.push(Fact::OtherCurrency { item: self.id(items[0]) });
            let mut idea = self.whole(who, &items, quoted, facts);
            idea.score = idea.score.min(MOST);
            ideas.push(idea);
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
