//! How well reminders work: what was paid within a week after each step, against invoices that were as late and had not
//! been reminded.

use std::collections::{BTreeMap, HashMap};

use super::late::is_claim;
use super::model::slot_of;
use super::promises;
use super::queries::{
    Certainty, DunningPerformanceQuery, DunningPerformanceView, PerformanceRow, PromiseState,
    Wording,
};
use super::scenario::Action;
use crate::base::Day;
use crate::book::Book;

/// Experience of so many days counts.
const YEAR: i32 = 365;
/// So many items of a step, and so many comparable ones, are experience: below it nothing is said of a difference.
const ENOUGH: u32 = 20;
/// A payment within so many days is put down to a reminder.
pub const WEEK: i32 = 7;
/// Days before and after the due date between which invoices are compared.
const SPAN: std::ops::RangeInclusive<i32> = -30..=400;

/// How many invoices were open and not reminded at so many days late, and how many of them were paid in the week after.
pub(super) struct Peers {
    open: Vec<i64>,
    paid: Vec<i64>,
}

/// The day on which a receivable was settled whole; `None` while it is open.
fn settled(book: &Book, row: u32) -> Option<i32> {
    if book.invoices.open[row as usize] != 0 {
        return None;
    }
    let paid = book.payments.rows.of(row).map(|row| row.day);
    paid.chain(book.invoices.statements_on(row).map(|said| said.day)).max()
}

impl Peers {
    /// One pass over the receivables. An invoice counts at each number of days late at which it was open, from its issue
    /// on, if the week after is past and no reminder was said up to its end.
    pub fn new(book: &Book, today: Day) -> Peers {
        let (first, last) = (*SPAN.start(), *SPAN.end());
        let size = (last - first + 2) as usize;
        let (mut open, mut paid) = (vec![0_i64; size], vec![0_i64; size]);
        let invoices = &book.invoices;
        // The first day on which each was reminded.
        let mut said: HashMap<u32, i32> = HashMap::new();
        for reminder in book.dunning.reminders().iter().filter(|of| book.dunning.counts(of)) {
            for item in &reminder.items {
                let row = invoices.find_id(&book.customers, &item.item);
                let Some(row) = row else { continue };
                let first = said.entry(row).or_insert(reminder.on.get());
                *first = reminder.on.get().min(*first);
            }
        }
        for row in 0..invoices.len() as u32 {
            if !is_claim(book, row) {
                continue;
            }
            let due = invoices.due[row as usize];
            let settled = settled(book, row).map(|day| day - due);
            let mut end = last.min(today.get() - due - WEEK);
            if let Some(said) = said.get(&row) {
                end = end.min(said - due - WEEK - 1);
            }
            let from = first.max(invoices.issued[row as usize] - due);
            let until = end.min(settled.map_or(last, |day| day - 1));
            let add = |to: &mut [i64], from: i32, until: i32| {
                if from <= until {
                    to[(from - first) as usize] += 1;
                    to[(until - first) as usize + 1] -= 1;
                }
            };
            add(&mut open, from, until);
            if let Some(day) = settled {
                add(&mut paid, from.max(day - WEEK), until);
            }
        }
        for column in [&mut open, &mut paid] {
            let mut sum = 0;
            column.iter_mut().for_each(|count| {
                sum += *count;
                *count = sum;
            });
        }
        Peers { open, paid }
    }

    /// At so many days late: how many, and how many of them paid in the week after.
    fn at(&self, days_late: i32) -> (i64, i64) {
        if !SPAN.contains(&days_late) {
            return (0, 0);
        }
        let place = (days_late - SPAN.start()) as usize;
        (self.open[place], self.paid[place])
    }
}

/// What a step did.
#[derive(Default)]
struct Step {
    items: u32,
    paid: u32,
    /// How many items were said at so many days late.
    at: BTreeMap<i32, i64>,
}

impl DunningPerformanceQuery {
    /// Answers it.
    pub fn run(&self, book: &Book, today: Day) -> DunningPerformanceView {
        let from = self.from.unwrap_or(today.plus(-YEAR));
        let (rows, uncounted) = rows(book, today, from);
        let mut view = DunningPerformanceView { rows, uncounted, ..Default::default() };
        for (id, promise) in book.dunning.promises().filter(|(_, of)| from <= of.made) {
            let state = promises::standing(book, id, promise, today).state;
            let place = match state {
                PromiseState::Kept => 0,
                PromiseState::Broken => 1,
                PromiseState::Open => 2,
                // Neither kept nor broken, and it runs no more: the one that took its place counts.
                PromiseState::Replaced => continue,
            };
            let counts = if promise.is_plan() { &mut view.plans } else { &mut view.promises };
            counts[place] += 1;
        }
        view
    }
}

/// What each step did from a day on, and how many reminders say nothing of it yet.
fn rows(book: &Book, today: Day, from: Day) -> (Vec<PerformanceRow>, u32) {
    let mut uncounted = 0;
    let mut steps: BTreeMap<(u8, Action, &str), Step> = BTreeMap::new();
    for reminder in book.dunning.reminders().iter().filter(|of| from <= of.on) {
        if today.since(reminder.on) < WEEK || !book.dunning.counts(reminder) {
            uncounted += 1;
            continue;
        }
        for said in &reminder.items {
            // What was only listed was not asked for by this step.
            if said.level.is_none() && reminder.level != 0 {
                continue;
            }
            let row = book.invoices.find_id(&book.customers, &said.item);
            let Some(row) = row else { continue };
            let level = said.level.unwrap_or(0);
            let key = (level, reminder.action, &*reminder.template);
            let step = steps.entry(key).or_default();
            step.items += 1;
            let settled = settled(book, row);
            let within = |day: i32| reminder.on.get() < day && day <= reminder.on.get() + WEEK;
            step.paid += u32::from(settled.is_some_and(within));
            let late = reminder.on.get() - book.invoices.due[row as usize];
            *step.at.entry(late).or_default() += 1;
        }
    }
    if steps.is_empty() {
        return (Vec::new(), uncounted);
    }
    let peers = Peers::new(book, today);
    let rows = steps.into_iter().map(|(key, step)| row(book, key, &step, &peers));
    (rows.collect(), uncounted)
}

/// What each step brings by the experience of the last year: level and means. A step without enough of it is not here.
pub(super) fn gains(book: &Book, today: Day) -> BTreeMap<(u8, Action), f64> {
    let from = today.plus(-YEAR);
    let said = book.dunning.reminders().iter().filter(|of| from <= of.on);
    if said.map(|of| of.items.len()).sum::<usize>() < ENOUGH as usize {
        return BTreeMap::new();
    }
    let mut steps: BTreeMap<(u8, Action), Experience> = BTreeMap::new();
    for row in rows(book, today, from).0 {
        // Of several templates: what all of them did.
        let of = steps.entry((row.level, row.action)).or_default();
        of.items += row.items;
        of.paid += row.paid;
        if let Some(permille) = row.peers_permille {
            of.peers = of.peers.saturating_add(row.peers);
            of.compared += row.items;
            of.peers_paid += u64::from(permille) * u64::from(row.items);
        }
    }
    steps
        .into_iter()
        .filter_map(|(key, of)| {
            let permille = of.peers_paid.checked_div(u64::from(of.compared))?;
            let permille = u32::try_from(permille).unwrap_or(1_000);
            Some((key, gain(of.items, of.paid, of.peers, permille)))
        })
        .collect()
}

/// What is known of a step, whatever its template.
#[derive(Default)]
struct Experience {
    items: u32,
    paid: u32,
    peers: u32,
    /// Items that had others to be compared with.
    compared: u32,
    /// Σ of items × per mille of their peers.
    peers_paid: u64,
}

/// How much oftener invoices are paid within a week for having been reminded: what the order of a run takes for the
/// expected gain of a step. A weight, not money.
///
/// `((paid + 1) ÷ (items + 2)) ÷ ((peers paid + 1) ÷ (peers + 2))`, between one half and three: each share as if one paid
/// and one unpaid invoice more had been seen (the rule of succession), so that few cases stay near 1. With fewer than
/// twenty items or twenty peers it is 1: nothing is known.
///
/// - `items`: reminded by the step; `paid`: of them, paid within a week
/// - `peers`: as late, and not reminded; `peers_permille`: of them, paid within a week, in thousandths
///
/// ```
/// use encours::rooms::dunning::performance::gain;
/// // 18 of 24 paid, where 6 of 24 paid without a word: (19 ÷ 26) ÷ (7 ÷ 26).
/// assert!((gain(24, 18, 24, 250) - 19.0 / 7.0).abs() < 1e-9);
/// // A step after which nobody pays counts half at least; too few cases say nothing.
/// assert_eq!((gain(400, 0, 400, 500), gain(19, 19, 400, 0)), (0.5, 1.0));
/// ```
pub fn gain(items: u32, paid: u32, peers: u32, peers_permille: u32) -> f64 {
    if items < ENOUGH || peers < ENOUGH {
        return 1.0;
    }
    let share = |paid: f64, all: u32| (paid + 1.0) / (f64::from(all) + 2.0);
    let alone = f64::from(peers) * f64::from(peers_permille) / 1_000.0;
    (share(f64::from(paid), items) / share(alone, peers)).clamp(0.5, 3.0)
}

/// Letters of words without a subject that tell them apart.
const BEGINNING: usize = 40;

/// The firm's own words of a template, where they are known here.
fn own_words(book: &Book, template: &str) -> Option<Wording> {
    let (slot, known) = (slot_of(template)?, book.dunning.worded(template)?);
    let words = &known.words;
    let said = if words.subject.trim().is_empty() { &words.body } else { &words.subject };
    let line = said.trim().lines().next().unwrap_or_default();
    let mut title: String = line.chars().take(BEGINNING).collect();
    if title.len() < line.len() {
        title.push('…');
    }
    Some(Wording { slot, title, version: known.version, since: known.day })
}

fn row(
    book: &Book,
    (level, action, template): (u8, Action, &str),
    step: &Step,
    peers: &Peers,
) -> PerformanceRow {
    let (mut count, mut weight, mut paid) = (0_i64, 0_i64, 0_i64);
    for (late, items) in &step.at {
        let (open, within) = peers.at(*late);
        if 0 < open {
            count += open;
            weight += items;
            // Per million, so that the mean of many days is right to the mille.
            paid += items * (within * 1_000_000 / open);
        }
    }
    let peers = u32::try_from(count).unwrap_or(u32::MAX);
    let peers_permille = paid
        .checked_div(weight)
        .map(|millionths| u32::try_from((millionths + 500) / 1_000).unwrap_or(0));
    PerformanceRow {
        certainty: certainty((step.items, step.paid), (peers, peers_permille.unwrap_or(0))),
        level,
        action,
        template: template.to_owned(),
        wording: own_words(book, template),
        items: step.items,
        paid: step.paid,
        // To the nearest.
        paid_permille: (2_000 * step.paid + step.items) / (2 * step.items.max(1)),
        peers,
        peers_permille,
    }
}

/// What can be said of a share of `paid` among `items` beside a share of so many per mille among `peers`: a difference of
/// more than two standard errors of it is beyond chance. An invoice is a peer at each number of days late that was
/// compared: so the peers are fewer than they are counted, and what is called sure is a little less so.
fn certainty((items, paid): (u32, u32), (peers, permille): (u32, u32)) -> Certainty {
    if items.min(peers) < ENOUGH {
        return Certainty::TooFew;
    }
    let (items, peers) = (f64::from(items), f64::from(peers));
    let (share, usual) = (f64::from(paid) / items, f64::from(permille) / 1_000.0);
    let error = (share * (1.0 - share) / items + usual * (1.0 - usual) / peers).sqrt();
    match share - usual {
        more if 2.0 * error < more => Certainty::Sooner,
        less if less < -2.0 * error => Certainty::Later,
        _ => Certainty::Unclear,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_difference_is_called_sure_only_beyond_chance() {
        assert_eq!(certainty((19, 19), (500, 100)), Certainty::TooFew);
        assert_eq!(certainty((40, 40), (19, 0)), Certainty::TooFew);
        // Half of forty against a tenth of five hundred; against forty-five per cent.
        assert_eq!(certainty((40, 20), (500, 100)), Certainty::Sooner);
        assert_eq!(certainty((40, 20), (500, 450)), Certainty::Unclear);
        assert_eq!(certainty((400, 20), (500, 450)), Certainty::Later);
        // All and none: no error at all, and no doubt.
        assert_eq!(certainty((20, 20), (20, 0)), Certainty::Sooner);
        assert_eq!(certainty((20, 0), (20, 0)), Certainty::Unclear);
    }
}
