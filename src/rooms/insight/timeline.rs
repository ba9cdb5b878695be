//! What happened on each day, so that a past day is a look-up and not a pass over everything.
//!
//! Sums by day and currency give the months; sums by customer in the order of days give the habits; receivables by the
//! month in which they were closed give what was open. Derived from the book, good until it changes, and held to be
//! right by a comparison with [`DayFigures::new`], which goes another way. What is unusual (stated amounts, money paid
//! ahead, very large amounts) is listed, and counted as in a full pass.

use crate::base::{Arrange, Day, in_runs};
use crate::book::Book;
use crate::rooms::invoices::{ODD, STATED};

use super::figures::{DayFigures, LARGE, LOOK_BACK, calendar, is_sale, month_of};

/// Days times currencies beyond which sums by day would fill the memory: dates two centuries apart, in many currencies.
const CELLS: usize = 1 << 20;

/// One day of one currency.
#[derive(Clone, Copy, Debug, Default)]
struct DaySums {
    issued: i64,
    sales: i64,
    settled: i64,
    overdue: i64,
    late_weight: i64,
    late_amount: i64,
}

/// What happened on each day.
#[derive(Clone, Debug)]
pub struct Timeline {
    first: i32,
    /// By currency, then by day from `first`.
    days: Vec<Vec<DaySums>>,
    /// Where each position's payments begin.
    start: Vec<u32>,
    /// Of each position's payments of what was owed to us, in the order of days: the day, and the sums until then.
    paid: Vec<i32>,
    weight: Vec<i64>,
    amount: Vec<i64>,
    /// Where each month of `closed` begins, from the month of `first`; the last month is *never*.
    closing: Vec<u32>,
    /// Receivables by the month of their last allocation, each month in the order of issue.
    closed: Vec<u32>,
    /// Receivables that are counted one by one.
    odd: Vec<u32>,
    /// Payments with something left.
    rests: Vec<u32>,
}

impl Timeline {
    /// Of everything known. `None` where the sums could not be kept in 64 bits, or would be too many.
    pub fn new(book: &Book) -> Option<Timeline> {
        let (invoices, payments) = (&book.invoices, &book.payments);
        let (rows, count) = (&payments.rows, book.invoices.len());
        let spans = [invoices.days, payments.days];
        let first = spans.iter().flatten().map(|span| span.0).min()?;
        let last_due = invoices.due.iter().max().map_or(first, |due| due + 1);
        let last = spans.iter().flatten().map(|span| span.1).max()?.max(last_due);
        let length = (last - first) as usize + 1;
        let currencies = book.customers.currencies.len();
        if CELLS < length.checked_mul(currencies)? {
            return None;
        }
        let calendar = calendar();
        let month = |day: i32| month_of(calendar, day.min(Day::LAST.get()));
        let first_month = month(first);
        let never = month(last) - first_month + 1;
        let mut timeline = Timeline {
            first,
            days: vec![vec![DaySums::default(); length]; currencies],
            start: vec![0; book.customers.positions() + 1],
            paid: Vec::new(),
            weight: Vec::new(),
            amount: Vec::new(),
            closing: vec![0; never + 2],
            closed: Vec::new(),
            odd: Vec::new(),
            rests: Vec::new(),
        };
        let mut beside = vec![false; count];
        rows.since().for_each(|receivable| beside[receivable as usize] = true);
        // Of each row the receivable, and how many rows each day has.
        let mut owed = vec![u32::MAX; rows.day.len()];
        let mut by_day = vec![0_u32; length + 1];
        let mut months = vec![0_u16; count];
        const APART: u16 = u16::MAX;
        let mut weighed = 0_u128;
        in_runs(count, |run| {
            for at in run {
                let (amount, issue, due) =
                    (invoices.gross[at], invoices.issued[at], invoices.due[at]);
                let range = rows.base(at as u32);
                let is_odd = beside[at]
                    || invoices.flags[at] & (STATED | ODD) != 0
                    || LARGE <= amount
                    || amount <= -LARGE
                    || rows.day[range.clone()].iter().any(|&paid| paid < issue);
                if is_odd {
                    timeline.odd.push(at as u32);
                    months[at] = APART;
                    continue;
                }
                let owner = invoices.position[at] as usize;
                let days = &mut timeline.days[usize::from(book.customers.position_currency[owner])];
                let add = |place: &mut i64, amount: i64| *place = place.wrapping_add(amount);
                add(&mut days[(issue - first) as usize].issued, amount);
                if is_sale(invoices.kind[at]) {
                    add(&mut days[(issue - first) as usize].sales, amount);
                }
                // The first day on which it is overdue.
                let overdue = issue.max(due + 1);
                if 0 < amount {
                    add(&mut days[(overdue - first) as usize].overdue, amount);
                }
                let (mut left, mut closed) = (amount, issue);
                for row in range {
                    let (day, paid) = (rows.day[row], rows.amount[row]);
                    left = left.wrapping_sub(paid);
                    closed = closed.max(day);
                    let sums = &mut days[(day - first) as usize];
                    add(&mut sums.settled, paid);
                    if 0 < amount {
                        let late = paid * i64::from(day - due);
                        weighed +=
                            u128::from(late.unsigned_abs()) + u128::from(paid.unsigned_abs());
                        add(&mut sums.late_weight, late);
                        add(&mut sums.late_amount, paid);
                        add(&mut days[(overdue.max(day) - first) as usize].overdue, -paid);
                        owed[row] = at as u32;
                        by_day[(day - first) as usize + 1] += 1;
                        timeline.start[owner + 1] += 1;
                    }
                }
                let place = if left == 0 { month(closed) - first_month } else { never };
                months[at] = place as u16;
                timeline.closing[place + 1] += 1;
            }
        });
        // Days times amounts of everything fit: so does every part of them.
        i64::try_from(weighed).ok()?;
        sum_up(&mut timeline.closing);
        timeline.closed = distributed(&timeline.closing, count, |at| {
            (months[at] != APART).then(|| usize::from(months[at]))
        });
        for ends in timeline.closing.windows(2) {
            let month = &mut timeline.closed[ends[0] as usize..ends[1] as usize];
            // Files are written in the order of issue, mostly.
            if !month.is_sorted_by_key(|at| invoices.issued[*at as usize]) {
                month.arrange_by_key(|at| invoices.issued[*at as usize]);
            }
        }
        sum_up(&mut by_day);
        let in_order = distributed(&by_day, owed.len(), |row| {
            (owed[row] != u32::MAX).then(|| (rows.day[row] - first) as usize)
        });
        timeline.sum_by_position(book, &owed, &in_order);
        let left = (0..payments.len() as u32).filter(|&of| payments.rest[of as usize] != 0);
        timeline.rests = left.collect();
        Some(timeline)
    }

    /// The sums of each position, its rows in the order of days.
    fn sum_by_position(&mut self, book: &Book, owed: &[u32], in_order: &[u32]) {
        let (invoices, rows) = (&book.invoices, &book.payments.rows);
        sum_up(&mut self.start);
        let mut next = self.start.clone();
        self.paid = vec![0; in_order.len()];
        self.weight = vec![0; in_order.len()];
        self.amount = vec![0; in_order.len()];
        in_runs(in_order.len(), |run| {
            for &row in &in_order[run] {
                let row = row as usize;
                let of = owed[row] as usize;
                let owner = invoices.position[of] as usize;
                let at = next[owner] as usize;
                next[owner] += 1;
                let (day, paid) = (rows.day[row], rows.amount[row]);
                let before = (self.start[owner] as usize) < at;
                let (weight, amount) =
                    if before { (self.weight[at - 1], self.amount[at - 1]) } else { (0, 0) };
                self.paid[at] = day;
                self.weight[at] = weight + paid * i64::from(day - invoices.due[of]);
                self.amount[at] = amount + paid;
            }
        });
    }

    /// Σ amount × days late and Σ amount of a position until a day.
    fn late(&self, position: usize, day: i32) -> (i64, i64) {
        let (start, end) = (self.start[position] as usize, self.start[position + 1] as usize);
        match self.paid[start..end].partition_point(|paid| *paid <= day) {
            0 => (0, 0),
            known => (self.weight[start + known - 1], self.amount[start + known - 1]),
        }
    }

    /// The receivables, unusual ones aside, that something may have been open of at the end of a day: those issued by
    /// then, of the months that close later.
    fn open_after(&self, day: i32, issued: &[i32]) -> impl Iterator<Item = &[u32]> {
        let months = self.closing.len() - 2;
        let calendar = calendar();
        let ahead = month_of(calendar, day.max(self.first)) - month_of(calendar, self.first);
        self.closing[ahead.min(months)..].windows(2).map(move |ends| {
            let month = &self.closed[ends[0] as usize..ends[1] as usize];
            &month[..month.partition_point(|at| issued[*at as usize] <= day)]
        })
    }
}

/// From how many each group has to where each begins: `counts` is one longer than there are groups, and begins with 0.
fn sum_up(counts: &mut [u32]) {
    let mut sum = 0;
    for count in counts {
        sum += *count;
        *count = sum;
    }
}

/// The members in the order of their groups, within a group in their own.
fn distributed(starts: &[u32], members: usize, group: impl Fn(usize) -> Option<usize>) -> Vec<u32> {
    let mut next = starts.to_vec();
    let mut places = vec![0; starts.last().map_or(0, |end| *end as usize)];
    in_runs(members, |run| {
        for member in run {
            let Some(group) = group(member) else { continue };
            places[next[group] as usize] = member as u32;
            next[group] += 1;
        }
    });
    places
}

impl DayFigures {
    /// Everything as of a day, along a timeline of the same book.
    pub fn along(book: &Book, timeline: &Timeline, day: i32, bounds: &[u32]) -> DayFigures {
        let mut figures = DayFigures::empty(book, day, bounds);
        let (day, first) = (figures.day, figures.first_month);
        let (calendar, invoices) = (calendar(), &book.invoices);
        for (sums, days) in figures.currencies.iter_mut().zip(&timeline.days) {
            let until = (day - timeline.first + 1).clamp(0, days.len() as i32) as usize;
            for (offset, of) in days[..until].iter().enumerate() {
                let here = timeline.first + offset as i32;
                let month = &mut sums.months[month_of(calendar, here) - first];
                month.issued = month.issued.wrapping_add(of.issued);
                month.sales = month.sales.wrapping_add(of.sales);
                month.settled = month.settled.wrapping_add(of.settled);
                month.overdue = month.overdue.wrapping_add(of.overdue);
                if day - LOOK_BACK < here {
                    sums.late.0 += i128::from(of.late_weight);
                    sums.late.1 = sums.late.1.wrapping_add(of.late_amount);
                }
            }
        }
        for (position, sums) in figures.positions.iter_mut().enumerate() {
            let (weight, amount) = timeline.late(position, day);
            sums.late = (weight.into(), amount);
        }
        let odd: Vec<(u32, i64)> =
            timeline.odd.iter().map(|&at| (at, figures.count::<1>(book, at))).collect();
        for position in 0..figures.positions.len() {
            figures.set_habit(position);
        }
        for (receivable, open) in odd.into_iter().filter(|(_, open)| *open != 0) {
            figures.count_open::<1>(book, receivable, open);
        }
        let rows = &book.payments.rows;
        for near in timeline.open_after(day, &invoices.issued) {
            in_runs(near.len(), |run| {
                for &receivable in &near[run] {
                    let mut open = invoices.gross[receivable as usize];
                    for row in rows.base(receivable) {
                        if rows.day[row] <= day {
                            open = open.wrapping_sub(rows.amount[row]);
                        }
                    }
                    if open != 0 {
                        figures.count_open::<1>(book, receivable, open);
                    }
                }
            });
        }
        for &payment in &timeline.rests {
            figures.count_rest::<1>(book, payment as usize);
        }
        figures
    }
}
