//! The collector's day: one line for each customer that something is to be done about.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::facts::{Facts, Of};
use super::growth::looked;
use super::model::Matter;
use super::policy::{Account, Held, Line, Reason};
use super::promises;
use super::queries::{
    DunningRunQuery, PromiseState, WorkLine, WorkPromise, WorkWhy, WorklistQuery, WorklistView,
    money,
};
use super::sentences;
use crate::base::{Arrange, Currency, Day};
use crate::book::Book;
use crate::rooms::customers::list::{self, Owed};
use crate::rooms::payments::answers::Asking;
use crate::search::Search;
use crate::texts::format;

/// Lines given when the query asks for none in particular.
const LIMIT: usize = 50;

/// A line of the day, before it is shown.
struct Work<'a> {
    /// Which account of the facts.
    account: usize,
    why: WorkWhy,
    overdue: i64,
    days_late: i32,
    items: u32,
    score: f64,
    line: Option<&'a Line>,
    /// What is held back of it for this reason.
    waits: Option<&'a Held>,
    snoozed: Option<Day>,
}

impl WorklistQuery {
    /// Answers it: broken promises first, then what is to be done or said by its rank, then what waits for the bank or
    /// for a promise. Who owes nothing past due, and was promised nothing, is not seen.
    pub fn run(&self, of: Asking<'_>) -> WorklistView {
        let facts = Facts::new(of, Of::All);
        let run = facts.run();
        let today = of.today;
        let mut lines: BTreeMap<(&str, Currency), &Line> = BTreeMap::new();
        for line in &run.lines {
            // The first of an account is the one that matters most.
            lines.entry((&line.account, line.currency)).or_insert(line);
        }
        let mut waits: BTreeMap<(&str, Currency), (WorkWhy, &Held)> = BTreeMap::new();
        for held in &run.held {
            let why = match held.reason {
                Reason::LikelyReceipt { .. } => WorkWhy::ToMatch,
                Reason::BankStale { .. } => WorkWhy::BankStale,
                _ => continue,
            };
            let known = waits.entry((&held.account, held.currency)).or_insert((why, held));
            if why < known.0 {
                *known = (why, held);
            }
        }
        // All of an account: one that is named alone would hide the others.
        let mut promised: BTreeMap<(&str, Currency), Vec<(WorkWhy, &str)>> = BTreeMap::new();
        for (id, standing) in &facts.promises {
            let Some(promise) = of.book.dunning.promise(id) else { continue };
            let due = promise.parts.iter().zip(&standing.parts);
            let mut due = due.filter(|(_, state)| **state == PromiseState::Open);
            let why = match standing.state {
                PromiseState::Broken => WorkWhy::BrokenPromise,
                PromiseState::Open if due.any(|(part, _)| part.due == today) => WorkWhy::PromiseDue,
                _ => continue,
            };
            promised.entry((&promise.account, promise.currency)).or_default().push((why, id));
        }
        let search = Search::parse(&self.search);
        let mut buffer = String::new();
        let mut view = WorklistView {
            bank_known_until: facts.bank.known_until,
            fresh: facts.is_fresh(),
            to_send: DunningRunQuery::default().written(of).len() as u32,
            misunderstood: search.misunderstood_on(list::applies),
            ..WorklistView::default()
        };
        let mut work: Vec<Work> = Vec::new();
        for (place, account) in facts.accounts.iter().enumerate() {
            let key = (&*account.account, account.currency);
            let line = lines.get(&key).copied();
            let of_line = line.map(|line| {
                if line.action.is_contact() && line.action != super::scenario::Action::Call {
                    WorkWhy::ToRemind
                } else {
                    WorkWhy::ToDo
                }
            });
            if let Some(promised) = promised.get_mut(&key) {
                for (why, id) in promised {
                    // What was promised seems to have come: nobody is called for what the bank has.
                    if *why == WorkWhy::BrokenPromise && seems_to_have_come(of.book, account, id) {
                        *why = WorkWhy::ToMatch;
                    }
                }
            }
            let all = promised.get(&key).map_or(&[][..], Vec::as_slice);
            let broken = all.iter().map(|(why, _)| *why).min();
            let waits = waits.get(&key);
            let reasons = [broken, of_line, waits.map(|(why, _)| *why)];
            let Some(why) = reasons.into_iter().flatten().min() else { continue };
            let sum = past_due(account, today);
            // What waits for the bank is not worth a look before it is late.
            if sum.overdue == 0 && line.is_none() && !promised.contains_key(&key) {
                continue;
            }
            let customer = of.book.customers.customer_of(facts.positions[place]);
            if !search.is_empty()
                && !list::holds(of.book, customer, &sum, account.currency, &search, &mut buffer)
            {
                continue;
            }
            let snoozed = of.book.dunning.pause(Matter::Snooze, &account.account);
            let snoozed = snoozed.map(|pause| pause.until).filter(|until| today <= *until);
            if snoozed.is_some() && !self.snoozed {
                view.snoozed += 1;
                continue;
            }
            work.push(Work {
                account: place,
                why,
                overdue: sum.overdue,
                days_late: sum.days_late,
                items: sum.items,
                score: line.map_or(0.0, |line| line.rank.score),
                line,
                waits: waits.filter(|(of, _)| *of == why).map(|(_, held)| *held),
                snoozed,
            });
        }
        work.arrange_by(|one, other| {
            looked(1);
            let class = |work: &Work| match work.why {
                WorkWhy::BrokenPromise => 0,
                WorkWhy::ToDo | WorkWhy::ToRemind => 1,
                WorkWhy::ToMatch => 2,
                WorkWhy::PromiseDue => 3,
                WorkWhy::BankStale => 4,
            };
            let by_class = class(one).cmp(&class(other));
            let by_score = by_class.then_with(|| other.score.total_cmp(&one.score));
            by_score.then_with(|| {
                let key = |work: &Work| {
                    let weight = i128::from(work.overdue) * i128::from(work.days_late);
                    (Reverse(weight), work.account)
                };
                key(one).cmp(&key(other))
            })
        });
        let mut sums: BTreeMap<Currency, i64> = BTreeMap::new();
        for of in &work {
            let sum = sums.entry(facts.accounts[of.account].currency).or_default();
            *sum = sum.saturating_add(of.overdue);
        }
        view.total = work.len() as u32;
        view.overdue = sums.into_iter().map(|(currency, sum)| money(sum, currency)).collect();
        let limit = if self.limit == 0 { LIMIT } else { self.limit as usize };
        let shown = work.iter().skip(self.offset as usize).take(limit);
        let ours = |work: &Work| {
            let account = &facts.accounts[work.account];
            let all = promised.get(&(&*account.account, account.currency));
            all.map_or(&[][..], Vec::as_slice)
        };
        view.lines = shown.map(|of| facts.work(of, ours(of))).collect();
        view
    }
}

/// Whether money on the bank looks like what was promised.
fn seems_to_have_come(book: &Book, account: &Account, promise: &str) -> bool {
    let Some(promise) = book.dunning.promise(promise) else { return false };
    let pays = |item: &String| account.receipts.iter().any(|receipt| receipt.items.contains(item));
    account.receipts.iter().any(|receipt| receipt.items.is_empty())
        || promise.items.iter().any(pays)
}

/// What is past due of an account.
fn past_due(account: &Account, today: Day) -> Owed {
    looked(account.items.len());
    let mut sum = Owed::default();
    for item in &account.items {
        let open = item.open.get();
        sum.open = sum.open.saturating_add(open);
        if 0 < open && item.due < today {
            sum.overdue = sum.overdue.saturating_add(open);
            sum.days_late = sum.days_late.max(today.since(item.due));
            sum.items += 1;
            sum.disputed += u32::from(0 < item.disputed.get());
        }
    }
    sum
}

impl Facts<'_> {
    /// The parts of a promise that its customer is seen for: what was not kept, or what comes due today.
    fn due_parts(&self, id: &str, why: WorkWhy) -> Vec<WorkPromise> {
        let (book, today) = (self.of.book, self.of.today);
        let known = book.dunning.promise(id).zip(self.promises.get(id));
        let Some((promise, standing)) = known else { return Vec::new() };
        let seen = |due: Day, state: PromiseState| match why {
            WorkWhy::BrokenPromise => state == PromiseState::Broken,
            _ => state == PromiseState::Open && due == today,
        };
        let named = |item: &String| (item.clone(), promises::number(book, item));
        let parts = promise.parts.iter().zip(&standing.parts).enumerate();
        let parts = parts.filter(|(_, (part, state))| seen(part.due, **state));
        parts
            .map(|(place, (part, _))| WorkPromise {
                id: id.to_owned(),
                due: part.due,
                lacking: promises::lacking(standing, promise, place),
                broken: why == WorkWhy::BrokenPromise,
                items: promise.items.iter().map(named).collect(),
            })
            .collect()
    }

    fn work(&self, work: &Work, promised: &[(WorkWhy, &str)]) -> WorkLine {
        let (book, locale) = (self.of.book, self.of.locale);
        let texts = locale.texts();
        let account = &self.accounts[work.account];
        let prepared = work.line.map(|line| self.line(line));
        let ours = promised.iter().filter(|(why, _)| {
            *why == work.why && matches!(why, WorkWhy::BrokenPromise | WorkWhy::PromiseDue)
        });
        let mut parts: Vec<WorkPromise> =
            ours.flat_map(|(why, id)| self.due_parts(id, *why)).collect();
        parts.arrange_by(|one, other| (one.due, &one.id).cmp(&(other.due, &other.id)));
        let broken = || {
            let first = parts.first()?;
            let sum = parts.iter().map(|part| part.lacking.amount.get()).sum();
            let (sum, count) = (format::money(locale, money(sum, account.currency)), parts.len());
            let due = sentences::day(locale, first.due);
            Some(match (work.why, count) {
                (WorkWhy::PromiseDue, _) => texts.dunning_work_due(sum),
                (_, 1) => texts.dunning_work_broken(sum, due),
                _ => texts.dunning_work_broken_several(count.to_string(), sum, due),
            })
        };
        let waits = || {
            let said = work.waits.map(|held| self.held(held).sentence);
            said.or_else(|| {
                if work.why != WorkWhy::ToMatch {
                    return None;
                }
                let line = account.receipts.first()?.line.clone();
                let (item, reason) = (String::new(), Reason::LikelyReceipt { line });
                let (account, currency) = (account.account.clone(), account.currency);
                Some(self.held(&Held { account, currency, item, reason }).sentence)
            })
        };
        let sentence = match work.why {
            WorkWhy::BrokenPromise | WorkWhy::PromiseDue => broken(),
            WorkWhy::ToMatch | WorkWhy::BankStale => waits(),
            WorkWhy::ToDo | WorkWhy::ToRemind => prepared.as_ref().map(|line| line.why.clone()),
        };
        let customer = book.customers.customer_of(self.positions[work.account]);
        WorkLine {
            account: account.account.clone(),
            name: book.customers.name(customer).to_owned(),
            overdue: money(work.overdue, account.currency),
            days_late: work.days_late,
            items: work.items,
            level: account.items.iter().map(|item| item.level).max().unwrap_or(0),
            phone: super::run::contact(book, &account.account, super::scenario::Action::Call),
            why: work.why,
            sentence: sentence.unwrap_or_default(),
            prepared,
            snoozed_until: work.snoozed,
            promises: parts,
        }
    }
}
