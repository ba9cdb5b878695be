//! Sums of several payments: our own direct debits, our deposit slips; and payments that come back.

use super::ideas::Idea;
use super::ledger::Ledger;
use super::names::Names;
use super::types::{Cheque, Collected, Fact, LineKind};
use super::who::Prepared;
use crate::base::{Arrange, Day};
use hashbrown::HashMap;

/// Our own direct debits and deposit slips.
#[derive(Debug, Default)]
pub(super) struct Batches {
    collected: Vec<Collected>,
    /// By the batch's reference: positions.
    by_batch: HashMap<String, Vec<usize>>,
    /// Batches by their sum, in the order of their references.
    by_sum: HashMap<i64, Vec<String>>,
    by_end_to_end: HashMap<String, Vec<usize>>,
    by_mandate: HashMap<String, Vec<usize>>,
    cheques: Vec<Cheque>,
    by_slip: HashMap<String, Vec<usize>>,
    by_cheque: HashMap<String, Vec<usize>>,
    items: HashMap<String, Vec<u32>>,
}

/// Certain: the sum, the number and the parts agree.
const SURE: i32 = 60;

/// What it takes off that other payments of this amount came later, or that this one came long ago: most of what comes
/// back does so within weeks, and the latest first.
fn later(ledger: &Ledger, item: u32, amount: i64, day: Day) -> i32 {
    let settled = &ledger.settled[ledger.items[item as usize].customer as usize];
    let Some(place) = settled.iter().rposition(|of| of.items.contains(&(item, amount))) else {
        return 20;
    };
    let after =
        settled[place + 1..].iter().filter(|of| of.items.iter().any(|taken| taken.1 == amount));
    let days: i32 = after.map(|of| 3 + (of.day.since(settled[place].day) / 3).min(8)).sum();
    days + day.since(settled[place].day) / 30
}

fn key(text: &str) -> String {
    super::text::squashed(&super::text::fold(text))
}

impl Batches {
    pub fn new(mut collected: Vec<Collected>, mut cheques: Vec<Cheque>) -> Batches {
        collected.arrange_by(|a, b| {
            (&a.batch, &a.end_to_end, &a.number, a.amount).cmp(&(
                &b.batch,
                &b.end_to_end,
                &b.number,
                b.amount,
            ))
        });
        cheques.arrange_by(|a, b| {
            (&a.slip, &a.number, a.amount, &a.drawer)
                .cmp(&(&b.slip, &b.number, b.amount, &b.drawer))
        });
        let mut batches = Batches::default();
        let put = |to: &mut HashMap<String, Vec<usize>>, text: &str, at: usize| {
            let key = key(text);
            if !key.is_empty() {
                to.entry(key).or_default().push(at);
            }
        };
        for (at, of) in collected.iter().enumerate() {
            put(&mut batches.by_batch, &of.batch, at);
            put(&mut batches.by_end_to_end, &of.end_to_end, at);
            put(&mut batches.by_mandate, &of.mandate, at);
        }
        for (at, of) in cheques.iter().enumerate() {
            put(&mut batches.by_slip, &of.slip, at);
            put(&mut batches.by_cheque, &of.number, at);
        }
        for (batch, rows) in &batches.by_batch {
            let sum = |taken: &dyn Fn(&Collected) -> bool| -> i64 {
                let of = rows.iter().map(|&row| &collected[row]).filter(|of| taken(of));
                of.map(|of| of.amount.get()).sum()
            };
            let (whole, taken) = (sum(&|_| true), sum(&|of| !of.refused));
            batches.by_sum.entry(whole).or_default().push(batch.clone());
            if taken != whole {
                batches.by_sum.entry(taken).or_default().push(batch.clone());
            }
        }
        for of in batches.by_sum.values_mut() {
            of.sort_unstable();
        }
        (batches.collected, batches.cheques) = (collected, cheques);
        batches
    }

    /// One more item, in their order: what was collected may be its.
    pub fn add(&mut self, at: u32, number: &str) {
        if !self.collected.is_empty() {
            self.items.entry(key(number)).or_default().push(at);
        }
    }

    fn item(&self, of: &Collected, ledger: &Ledger) -> Option<u32> {
        let items = self.items.get(&key(&of.number))?;
        let theirs = items.iter().copied().find(|&item| {
            let customer = ledger.items[item as usize].customer;
            ledger.customers[customer as usize].id == of.customer
        });
        theirs.or(items.first().copied())
    }

    /// Ideas for a line that is a batch or a return; `None` when it is neither.
    pub fn ideas(
        &self,
        line: &Prepared,
        amount: i64,
        day: Day,
        ledger: &Ledger,
        names: &Names,
        claimed: &dyn Fn(u32) -> bool,
    ) -> Option<Vec<Idea>> {
        match line.reading.kind {
            LineKind::Collection if amount > 0 => Some(self.collection(line, amount, ledger)),
            LineKind::ChequeDeposit if amount > 0 => {
                Some(self.deposit(line, amount, ledger, names))
            }
            LineKind::CollectionReturn | LineKind::ChequeReturn if amount < 0 => {
                Some(self.returned(line, -amount, day, ledger, names, claimed))
            }
            _ => None,
        }
    }

    fn tokens(line: &Prepared) -> Vec<String> {
        let text = format!("{} {}", line.reading.payer, line.reading.rest);
        super::text::words(&text)
            .iter()
            .filter(|word| word.digits)
            .map(|word| word.text.to_owned())
            .collect()
    }

    /// Our own direct debits, credited as one sum.
    fn collection(&self, line: &Prepared, amount: i64, ledger: &Ledger) -> Vec<Idea> {
        let mut ideas = Vec::new();
        let quoted: Vec<&String> = Self::tokens(line)
            .iter()
            .filter_map(|token| self.by_batch.get_key_value(token))
            .map(|(k, _)| k)
            .collect();
        let mut batches: Vec<(&String, bool)> = quoted.iter().map(|&batch| (batch, true)).collect();
        if batches.is_empty() {
            let of_sum = self.by_sum.get(&amount).into_iter().flatten();
            batches = of_sum.map(|batch| (batch, false)).collect();
        }
        for (batch, said) in batches {
            // With what the bank refused, or without.
            let of_batch = &self.by_batch[batch];
            let sum = |rows: &[usize]| -> i64 {
                rows.iter().map(|&row| self.collected[row].amount.get()).sum()
            };
            let taken = |row: &usize| !self.collected[*row].refused;
            let rows: Vec<usize> = of_batch.iter().copied().filter(taken).collect();
            let rows = if sum(&rows) == amount { &rows } else { of_batch };
            if sum(rows) != amount || rows.is_empty() {
                continue;
            }
            let mut takes: Vec<(u32, i64)> = Vec::new();
            for &row in rows {
                let of = &self.collected[row];
                if let Some(item) = self.item(of, ledger) {
                    match takes.iter_mut().find(|take| take.0 == item) {
                        Some(take) => take.1 += of.amount.get(),
                        None => takes.push((item, of.amount.get())),
                    }
                }
            }
            takes.sort_unstable();
            let taken: i64 = takes.iter().map(|take| take.1).sum();
            // A debit whose invoice was settled by another line by then stays on the account.
            let all = takes
                .iter()
                .all(|&(item, amount)| ledger.is_live(item) && ledger.may_take(item, amount));
            takes.retain(|&(item, amount)| ledger.is_live(item) && ledger.may_take(item, amount));
            let left = amount - takes.iter().map(|take| take.1).sum::<i64>();
            let mut customers: Vec<u32> =
                takes.iter().map(|take| ledger.items[take.0 as usize].customer).collect();
            customers.sort_unstable();
            customers.dedup();
            if customers.is_empty() {
                continue;
            }
            let items = u16::try_from(rows.len()).unwrap_or(u16::MAX);
            ideas.push(Idea {
                customers,
                takes,
                on_account: left,
                difference: None,
                facts: vec![
                    Fact::OwnBatch { batch: self.collected[rows[0]].batch.clone(), items },
                    Fact::ExactAmount,
                ],
                score: SURE
                    - if said { 0 } else { 20 }
                    - if all && taken == amount { 0 } else { 35 },
                rival: false,
                alone: false,
            });
        }
        ideas
    }

    /// Cheques of one slip: each by its drawer and amount.
    fn deposit(&self, line: &Prepared, amount: i64, ledger: &Ledger, names: &Names) -> Vec<Idea> {
        let tokens = Self::tokens(line);
        let Some(rows) = tokens.iter().find_map(|token| self.by_slip.get(token)) else {
            return self.single_cheque(line, amount, ledger);
        };
        let sum: i64 = rows.iter().map(|&row| self.cheques[row].amount.get()).sum();
        let mut takes: Vec<(u32, i64)> = Vec::new();
        let mut worst = SURE;
        let mut left = amount - sum;
        for &row in rows {
            let of = &self.cheques[row];
            let value = of.amount.get();
            let drawer = super::text::fold(&of.drawer);
            let named =
                if drawer.trim().is_empty() { Vec::new() } else { names.find(&drawer, true) };
            let free: Vec<u32> = ledger
                .of_amount(value)
                .iter()
                .copied()
                .filter(|&item| !takes.iter().any(|take| take.0 == item))
                .collect();
            let theirs: Vec<u32> = free
                .iter()
                .copied()
                .filter(|&item| {
                    named.iter().any(|n| n.customer == ledger.items[item as usize].customer)
                })
                .collect();
            let fits = if named.is_empty() { &free } else { &theirs };
            let mut customers: Vec<u32> =
                fits.iter().map(|&item| ledger.items[item as usize].customer).collect();
            customers.sort_unstable();
            customers.dedup();
            match (fits.first(), customers.len()) {
                (Some(&item), 1) => {
                    takes.push((item, value));
                    // Without a drawer the amount alone speaks, and a round one says little.
                    if named.is_empty() {
                        worst = worst.min(
                            super::odds::amount_db(value)
                                - super::odds::db(ledger.live_count as u64)
                                + 8,
                        );
                    }
                }
                (Some(&item), _) => {
                    takes.push((item, value));
                    worst = worst.min(10);
                }
                (None, _) => {
                    left += value;
                    worst = worst.min(12);
                }
            }
        }
        if sum != amount {
            worst = worst.min(5);
        }
        if takes.is_empty() {
            return Vec::new();
        }
        takes.sort_unstable();
        let mut customers: Vec<u32> =
            takes.iter().map(|take| ledger.items[take.0 as usize].customer).collect();
        customers.sort_unstable();
        customers.dedup();
        let cheques = u16::try_from(rows.len()).unwrap_or(u16::MAX);
        vec![Idea {
            customers,
            takes,
            on_account: left.max(0),
            difference: None,
            facts: vec![Fact::OwnSlip { slip: self.cheques[rows[0]].slip.clone(), cheques }],
            score: worst,
            rival: false,
            alone: false,
        }]
    }

    /// A deposit of one cheque without a slip: only the amount speaks.
    fn single_cheque(&self, line: &Prepared, amount: i64, ledger: &Ledger) -> Vec<Idea> {
        let one = line.reading.rest.contains("1 CHEQUE")
            && !line.reading.rest.contains("1 CHEQUES")
            || line.reading.payer.contains("1 CHEQUE");
        let free = ledger.of_amount(amount);
        if !one {
            return Vec::new();
        }
        let mut ideas: Vec<Idea> = Vec::new();
        for &item in free.iter().take(8) {
            let customer = ledger.items[item as usize].customer;
            if ideas.iter().any(|idea| idea.customers[0] == customer) {
                continue;
            }
            ideas.push(Idea {
                customers: vec![customer],
                takes: vec![(item, amount)],
                on_account: 0,
                difference: None,
                facts: vec![
                    Fact::ExactAmount,
                    Fact::OnlyAmount { among: ledger.live_count as u32 },
                ],
                score: super::odds::amount_db(amount) + 2
                    - super::odds::db(ledger.live_count as u64)
                    - 2,
                rival: false,
                alone: true,
            });
        }
        ideas
    }

    /// A direct debit or cheque that came back: what it settled is open again.
    fn returned(
        &self,
        line: &Prepared,
        amount: i64,
        day: Day,
        ledger: &Ledger,
        names: &Names,
        claimed: &dyn Fn(u32) -> bool,
    ) -> Vec<Idea> {
        let mut ideas: Vec<Idea> = Vec::new();
        let mut push = |item: u32, score: i32, facts: Vec<Fact>| {
            // Only what was settled can be opened again.
            let room = ledger.items[item as usize].original.get() - ledger.open[item as usize];
            if room < amount || !ledger.is_issued(item) {
                return;
            }
            // What comes back is paid again, perhaps by a line that quotes it.
            let score = if claimed(item) { score + 12 } else { score };
            ideas.push(Idea {
                customers: vec![ledger.items[item as usize].customer],
                takes: vec![(item, -amount)],
                on_account: 0,
                difference: None,
                facts,
                score,
                rival: false,
                alone: false,
            });
        };
        let tokens = Self::tokens(line);
        for token in &tokens {
            for &row in self.by_end_to_end.get(token).map_or(&[][..], Vec::as_slice) {
                let of = &self.collected[row];
                if let Some(item) = self.item(of, ledger) {
                    let score = SURE - if of.amount.get() == amount { 0 } else { 35 };
                    push(
                        item,
                        score,
                        vec![Fact::EndToEnd { item: ledger.items[item as usize].id }],
                    );
                }
            }
            for &row in self.by_mandate.get(token).map_or(&[][..], Vec::as_slice) {
                let of = &self.collected[row];
                if of.amount.get() == amount
                    && let Some(item) = self.item(of, ledger)
                {
                    push(
                        item,
                        40 - later(ledger, item, amount, day),
                        vec![Fact::Mandate { customer: of.customer }, Fact::ExactAmount],
                    );
                }
            }
            for &row in
                self.by_cheque.get(token).into_iter().chain(self.by_slip.get(token)).flatten()
            {
                let cheque = &self.cheques[row];
                if cheque.amount.get() == amount {
                    for named in names.find(&super::text::fold(&cheque.drawer), true) {
                        for of in ledger.settled[named.customer as usize].iter().rev() {
                            for &(item, taken) in &of.items {
                                if taken == amount {
                                    push(
                                        item,
                                        42,
                                        vec![Fact::ReturnOf { line: of.line }, Fact::ExactAmount],
                                    );
                                }
                            }
                        }
                    }
                }
            }
        }
        for mention in &line.mentions {
            for &(item, form) in &mention.hits {
                if form <= super::references::Form::Whole {
                    push(
                        item,
                        45,
                        vec![Fact::Number {
                            item: ledger.items[item as usize].id,
                            written: mention.written.clone(),
                        }],
                    );
                }
            }
        }
        // By name: the latest payment of this amount.
        let mut named = line.named.clone();
        if named.is_empty() {
            // The name stands behind the bank's words: « CHEQUE IMPAYE 7196832 SANS PROVISION name ».
            let text = format!("{} {}", line.reading.payer, line.reading.rest);
            let list: Vec<&str> = text.split_whitespace().collect();
            for start in 1..list.len() {
                named = names.find(&list[start..].join(" "), false);
                named.retain(|n| n.letters >= 6 && n.likeness <= super::names::Likeness::Short);
                if !named.is_empty() {
                    break;
                }
            }
        }
        for named in named {
            for of in ledger.settled[named.customer as usize].iter().rev() {
                // A return comes within thirteen months; most within weeks.
                if day.since(of.day) > 400 {
                    break;
                }
                for &(item, taken) in &of.items {
                    if taken == amount {
                        push(
                            item,
                            36 - later(ledger, item, amount, day),
                            vec![
                                Fact::Name {
                                    customer: ledger.customers[named.customer as usize].id,
                                },
                                Fact::ExactAmount,
                            ],
                        );
                    }
                }
            }
        }
        ideas
    }
}
