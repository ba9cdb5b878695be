//! Every sum that the figures are made of, as of one day: from nothing in one pass, or kept in step position by position.
//!
//! Both ways go through [`DayFigures::count`], which adds or takes away what one receivable contributes, so a sum kept in
//! step is the sum computed from nothing. Definitions, in each currency apart:
//!
//! - *open at day d*: receivables issued by d, less what is settled by d; credits below zero
//! - *overdue*: what is open above zero, due before d; credits stand apart
//! - *settled*: by allocations on the day of their payment, never before the issue; where the accounting program stated
//!   more, that
//! - *sales*: gross by month of issue, of invoices, credit notes and deposits
//! - *cash*: payments by month of payment, allocated or not; what is given up (discounts, charges) is none
//! - *days late*: Σ amount × (payment − due) over allocations of money to items above zero; one that came back is taken out
//! - *habit*: a customer's own days late over all payments until d, whole days half away from zero
//! - *expected*: what is open above zero and not disputed, on its due date plus the habit
//!
//! Sums wrap: `Book::check` refuses a book whose amounts could reach that.

use std::collections::HashMap;
use std::sync::OnceLock;

use crate::base::{Currency, Day, in_runs};
use crate::book::Book;
use crate::rooms::invoices::{IN_DISPUTE, Kind, ODD, STATED};

use super::open::changes;

pub use super::open::open_at;

/// Expected receipts: what should have come already, thirteen weeks, later.
pub const WEEKS: usize = 15;
/// Payments of so many days make the average days late.
pub const LOOK_BACK: i32 = 365;
/// Money due for longer is at risk.
pub const AT_RISK_DAYS: i32 = 90;
/// Above this, amount × days is computed in more than 64 bits.
pub(super) const LARGE: i64 = 1 << 45;

/// One month of one currency.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct MonthSums {
    /// Gross issued in it, whatever the kind.
    pub issued: i64,
    /// Gross sold in it.
    pub sales: i64,
    /// Settled in it.
    pub settled: i64,
    /// What payments brought in it, beyond `settled`.
    pub cash_beyond: i64,
    /// What became overdue in it, less what of it was settled.
    pub overdue: i64,
}

/// The sums of one currency.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CurrencySums {
    /// From the first month known.
    pub months: Vec<MonthSums>,
    /// Open, net of credits.
    pub open: i64,
    /// Open above zero.
    pub owed: i64,
    /// Open above zero and past due.
    pub overdue: i64,
    /// Likewise since more than [`AT_RISK_DAYS`].
    pub at_risk: i64,
    /// Open above zero and disputed.
    pub disputed: i64,
    /// Open items, credits included.
    pub items: u32,
    /// Σ open × terms, of what is open above zero.
    pub terms: i128,
    /// Expected by week, [`WEEKS`] of them.
    pub weeks: [i64; WEEKS],
    /// Expected in the 30 days after the day.
    pub expected_30: i64,
    /// Σ amount × days late of the last [`LOOK_BACK`] days, and Σ amount.
    pub late: (i128, i64),
}

/// What one customer owes in one currency.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct PositionSums {
    /// Open, net of credits.
    pub open: i64,
    /// Open above zero.
    pub owed: i64,
    /// Open above zero and past due.
    pub overdue: i64,
    /// Payments not allocated, of receivables not yet issued included.
    pub unallocated: i64,
    /// Open items, credits included.
    pub items: u32,
    /// Σ amount × days late over all payments, and Σ amount.
    pub late: (i128, i64),
    /// Whole days that the customer takes beyond the due date.
    pub habit: i32,
}

/// Amount and items of one ageing column.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Cell {
    /// Open.
    pub amount: i64,
    /// Open items.
    pub items: u32,
}

/// The sums as of one day.
#[derive(Clone, Debug, Default)]
pub struct DayFigures {
    /// The day they are of.
    pub day: i32,
    /// Upper bounds of the ageing columns.
    pub bounds: Vec<u32>,
    /// By currency's number.
    pub currencies: Vec<CurrencySums>,
    /// By position.
    pub positions: Vec<PositionSums>,
    /// Of each of them, what is open: apart too, since the dashboard goes over all of them several times.
    pub open_of: Vec<i64>,
    /// Segment (its number among the words) and currency of each ageing row.
    pub rows: Vec<(u32, u16)>,
    /// The row of each position.
    row_of: Vec<u32>,
    /// [`DayFigures::width`] cells a row: the columns, then what is open below zero, whatever its age.
    pub cells: Vec<Cell>,
    row_numbers: HashMap<(u32, u16), u32>,
    /// The ageing column of each number of days late, from 0.
    column_of: Vec<u8>,
    /// The first month known, since 1900, and how many until the day's.
    pub(super) first_month: usize,
    months: usize,
    /// Positions taken out, to be counted again.
    forgotten: Vec<u32>,
}

/// Months since January 1900 of each day from [`Day::FIRST`], and a little beyond [`Day::LAST`].
pub(super) fn calendar() -> &'static [u16] {
    static CALENDAR: OnceLock<Vec<u16>> = OnceLock::new();
    CALENDAR.get_or_init(|| {
        let mut months = Vec::with_capacity(110_000);
        for month in 0..300 * 12 + 1 {
            let year = 1900 + month / 12;
            let length = match month % 12 {
                3 | 5 | 8 | 10 => 30,
                1 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
                1 => 28,
                _ => 31,
            };
            months.extend(std::iter::repeat_n(month as u16, length));
        }
        months
    })
}

/// Months since January 1900.
#[inline(always)]
pub(super) fn month_of(calendar: &[u16], day: i32) -> usize {
    usize::from(calendar[day.wrapping_sub(Day::FIRST.get()) as usize])
}

/// The last day of a month since January 1900.
pub fn end_of_month(month: usize) -> Day {
    let first = Day::from_calendar(1900 + month as i32 / 12, month as u32 % 12 + 1, 1);
    first.unwrap_or(Day::LAST).end_of_month()
}

/// The ageing column of each number of days late, from 0 to the last bound and one more.
pub fn columns_of(bounds: &[u32]) -> Vec<u8> {
    // No item is later than from the first to the last day there is.
    let last = bounds.last().copied().unwrap_or(0).min(120_000);
    let column = |late: u32| match late {
        0 => 0,
        late => 1 + bounds.iter().filter(|bound| **bound < late).count() as u8,
    };
    (0..=last + 1).map(column).collect()
}

/// The column of so many days late; below zero: not due.
#[inline(always)]
pub fn column(columns: &[u8], late: i32) -> usize {
    usize::from(columns[(late.max(0) as usize).min(columns.len() - 1)])
}

/// The week of a day: 0 what should have come by `today`, then weeks, the last for later.
#[inline(always)]
fn week(expected: i32, today: i32) -> usize {
    let ahead = expected - today;
    if ahead <= 0 { 0 } else { (((ahead - 1) as usize / 7) + 1).min(WEEKS - 1) }
}

impl DayFigures {
    /// Nothing counted yet.
    pub(super) fn empty(book: &Book, day: i32, bounds: &[u32]) -> DayFigures {
        let day = day.clamp(Day::FIRST.get(), Day::LAST.get());
        let calendar = calendar();
        let first =
            [book.invoices.days, book.payments.days].into_iter().flatten().map(|days| days.0).min();
        let last_month = month_of(calendar, day);
        let first_month = month_of(calendar, first.unwrap_or(day)).min(last_month);
        let mut figures = DayFigures {
            day,
            bounds: bounds.to_vec(),
            column_of: columns_of(bounds),
            first_month,
            months: last_month - first_month + 1,
            ..DayFigures::default()
        };
        figures.widen(book);
        figures
    }

    /// Everything as of a day, from nothing.
    pub fn new(book: &Book, day: i32, bounds: &[u32]) -> DayFigures {
        let mut figures = DayFigures::empty(book, day, bounds);
        let open = figures.count_all(book);
        for position in 0..figures.positions.len() {
            figures.set_habit(position);
        }
        for (receivable, open) in open {
            figures.count_open::<1>(book, receivable, open);
        }
        for payment in 0..book.payments.len() {
            if book.payments.rest[payment] != 0 {
                figures.count_rest::<1>(book, payment);
            }
        }
        figures
    }

    /// Cells of a row: not due, each bound, beyond the last, and credits.
    pub fn width(&self) -> usize {
        self.bounds.len() + 3
    }

    /// Room for the positions and currencies known by now.
    fn widen(&mut self, book: &Book) {
        let customers = &book.customers;
        let months = self.months;
        self.currencies.resize_with(customers.currencies.len(), || CurrencySums {
            months: vec![MonthSums::default(); months],
            ..CurrencySums::default()
        });
        for position in self.positions.len() as u32..customers.positions() as u32 {
            let currency = customers.position_currency[position as usize];
            let segment = customers.segment.number(customers.customer_of(position));
            let next = self.rows.len() as u32;
            let row = *self.row_numbers.entry((segment, currency)).or_insert(next);
            if row == next {
                self.rows.push((segment, currency));
                self.cells.resize(self.rows.len() * self.width(), Cell::default());
            }
            self.row_of.push(row);
            self.positions.push(PositionSums::default());
            self.open_of.push(0);
        }
    }

    /// Phase one over all receivables; gives those open. The plain ones go the short way: their allocations lie in the
    /// sorted arrays, nothing was stated, and amount × days fits 64 bits.
    fn count_all(&mut self, book: &Book) -> Vec<(u32, i64)> {
        let (invoices, payments, day) = (&book.invoices, &book.payments, self.day);
        let calendar = calendar();
        let rows = &payments.rows;
        let (row_days, row_amounts) = (&rows.day[..], &rows.amount[..]);
        let count = invoices.len();
        // Receivables with rows outside the sorted arrays.
        let mut beside = vec![false; count];
        rows.since().for_each(|receivable| beside[receivable as usize] = true);
        let (position, issued) = (&invoices.position[..count], &invoices.issued[..count]);
        let (due, gross) = (&invoices.due[..count], &invoices.gross[..count]);
        let (flags, kinds) = (&invoices.flags[..count], &invoices.kind[..count]);
        let (first, since) = (self.first_month, day - LOOK_BACK);
        // Apart from the positions, so that it stays in the processor's nearest memory.
        let mut late = vec![(0_i64, 0_i64); self.positions.len()];
        let mut open = Vec::with_capacity(count / 8);
        in_runs(count, |run| {
            for at in run {
                let amount = gross[at];
                if beside[at]
                    || flags[at] & (STATED | ODD) != 0
                    || LARGE <= amount
                    || amount <= -LARGE
                {
                    let left = self.count::<1>(book, at as u32);
                    if left != 0 {
                        open.push((at as u32, left));
                    }
                    continue;
                }
                let range = rows.base(at as u32);
                let issue = issued[at];
                if day < issue {
                    if !range.is_empty() {
                        self.count::<1>(book, at as u32);
                    }
                    continue;
                }
                let (owner, due) = (position[at] as usize, due[at]);
                let currency = usize::from(book.customers.position_currency[owner]);
                let sums = &mut self.currencies[currency];
                let issue_month = month_of(calendar, issue) - first;
                let month = &mut sums.months[issue_month];
                month.issued = month.issued.wrapping_add(amount);
                if is_sale(kinds[at]) {
                    month.sales = month.sales.wrapping_add(amount);
                }
                let overdue_month = if 0 < amount && due < day {
                    let month = (month_of(calendar, due + 1).max(first) - first).max(issue_month);
                    sums.months[month].overdue = sums.months[month].overdue.wrapping_add(amount);
                    month
                } else {
                    usize::MAX
                };
                let mut left = amount;
                let (mut late_weight, mut late_amount, mut weight) = (0_i64, 0_i64, 0_i64);
                let (days, amounts) = (&row_days[range.clone()], &row_amounts[range]);
                for (&paid_day, &paid) in days.iter().zip(amounts) {
                    if day < paid_day {
                        continue;
                    }
                    left -= paid;
                    let month = month_of(calendar, paid_day.max(issue)) - first;
                    let place = &mut sums.months[month];
                    place.settled = place.settled.wrapping_add(paid);
                    if overdue_month != usize::MAX {
                        let place = &mut sums.months[month.max(overdue_month)];
                        place.overdue = place.overdue.wrapping_sub(paid);
                    }
                    if paid_day < issue {
                        let early = month_of(calendar, paid_day) - first;
                        let place = &mut sums.months[month];
                        place.cash_beyond = place.cash_beyond.wrapping_sub(paid);
                        let place = &mut sums.months[early];
                        place.cash_beyond = place.cash_beyond.wrapping_add(paid);
                    }
                    let weighed = paid * i64::from(paid_day - due);
                    weight += weighed;
                    if since < paid_day {
                        late_weight += weighed;
                        late_amount += paid;
                    }
                }
                if 0 < amount && left != amount {
                    let (sum, paid) = &mut late[owner];
                    *paid = paid.wrapping_add(amount - left);
                    *sum = sum.checked_add(weight).unwrap_or_else(|| {
                        self.positions[owner].late.0 += i128::from(*sum);
                        weight
                    });
                    sums.late.0 += i128::from(late_weight);
                    sums.late.1 = sums.late.1.wrapping_add(late_amount);
                }
                if left != 0 {
                    open.push((at as u32, left));
                }
            }
        });
        for (position, (sum, paid)) in self.positions.iter_mut().zip(late) {
            position.late.0 += i128::from(sum);
            position.late.1 = position.late.1.wrapping_add(paid);
        }
        open
    }

    /// Phase one of one receivable: months and lateness. Adds (`SIGN` 1) or takes away (−1). Gives what is open.
    pub(super) fn count<const SIGN: i64>(&mut self, book: &Book, receivable: u32) -> i64 {
        let (invoices, day, calendar) = (&book.invoices, self.day, calendar());
        let at = receivable as usize;
        let (amount, issue, due) = (invoices.gross[at], invoices.issued[at], invoices.due[at]);
        let owner = invoices.position[at] as usize;
        let currency = usize::from(book.customers.position_currency[owner]);
        let first = self.first_month;
        let add =
            |place: &mut i64, amount: i64| *place = place.wrapping_add(amount.wrapping_mul(SIGN));
        let sums = &mut self.currencies[currency];
        let stated = invoices.flags[at] & STATED != 0;
        if day < issue {
            // Money paid ahead of an invoice is not allocated yet, whatever came to be decided.
            let rows = book.payments.rows.of(receivable).filter(|row| row.day <= day);
            for row in rows.filter(|row| book.payments.is_money(row.payment)) {
                let payer = book.payments.position[row.payment as usize] as usize;
                add(&mut self.positions[payer].unallocated, row.amount);
                add(&mut sums.months[month_of(calendar, row.day) - first].cash_beyond, row.amount);
            }
            return 0;
        }
        let issue_month = month_of(calendar, issue) - first;
        add(&mut sums.months[issue_month].issued, amount);
        if is_sale(invoices.kind[at]) {
            add(&mut sums.months[issue_month].sales, amount);
        }
        let overdue_month = (0 < amount && due < day)
            .then(|| (month_of(calendar, due + 1).max(first) - first).max(issue_month));
        if let Some(month) = overdue_month {
            add(&mut sums.months[month].overdue, amount);
        }
        let mut left = amount;
        let mut settle = |sums: &mut CurrencySums, day: i32, settled: i64| {
            left = left.wrapping_sub(settled);
            let month = month_of(calendar, day.max(issue)) - first;
            add(&mut sums.months[month].settled, settled);
            add(&mut sums.months[month].cash_beyond, settled.wrapping_neg());
            if let Some(overdue) = overdue_month {
                add(&mut sums.months[month.max(overdue)].overdue, settled.wrapping_neg());
            }
        };
        if stated {
            for (changed, by) in changes(book, receivable) {
                if changed <= day {
                    settle(sums, changed, by);
                }
            }
        }
        for row in book.payments.rows.of(receivable).filter(|row| row.day <= day) {
            if !stated {
                settle(sums, row.day, row.amount);
            }
            // What is given up settles without money, and says nothing of when a customer pays.
            let Some(paid_on) = book.payments.late_day(row) else { continue };
            add(&mut sums.months[month_of(calendar, row.day) - first].cash_beyond, row.amount);
            if 0 < amount {
                let weighed = i128::from(row.amount) * i128::from(paid_on - due) * i128::from(SIGN);
                let late = &mut self.positions[owner].late;
                late.0 += weighed;
                add(&mut late.1, row.amount);
                if day - LOOK_BACK < paid_on {
                    sums.late.0 += weighed;
                    add(&mut sums.late.1, row.amount);
                }
            }
        }
        left
    }

    /// Phase two of one open receivable, once its customer's habit is known.
    pub(super) fn count_open<const SIGN: i64>(&mut self, book: &Book, receivable: u32, open: i64) {
        let invoices = &book.invoices;
        let at = receivable as usize;
        let owner = invoices.position[at] as usize;
        let due = invoices.due[at];
        let late = self.day - due;
        let width = self.width();
        let sums = &mut self.currencies[usize::from(book.customers.position_currency[owner])];
        let position = &mut self.positions[owner];
        let add =
            |place: &mut i64, amount: i64| *place = place.wrapping_add(amount.wrapping_mul(SIGN));
        let step = |place: &mut u32| *place = place.wrapping_add(SIGN as u32);
        // A credit is no debt of any age.
        let place = if open < 0 { width - 1 } else { column(&self.column_of, late) };
        let cell = &mut self.cells[self.row_of[owner] as usize * width + place];
        add(&mut cell.amount, open);
        step(&mut cell.items);
        add(&mut position.open, open);
        add(&mut self.open_of[owner], open);
        step(&mut position.items);
        add(&mut sums.open, open);
        step(&mut sums.items);
        if open <= 0 {
            return;
        }
        add(&mut position.owed, open);
        add(&mut sums.owed, open);
        sums.terms += i128::from(open) * i128::from(due - invoices.issued[at]) * i128::from(SIGN);
        if 0 < late {
            add(&mut position.overdue, open);
            add(&mut sums.overdue, open);
            if AT_RISK_DAYS < late {
                add(&mut sums.at_risk, open);
            }
        }
        if invoices.flags[at] & IN_DISPUTE != 0 {
            add(&mut sums.disputed, open);
            return;
        }
        let expected = due.saturating_add(position.habit);
        add(&mut sums.weeks[week(expected, self.day)], open);
        if (1..=30).contains(&(expected - self.day)) {
            add(&mut sums.expected_30, open);
        }
    }

    /// What a payment leaves unallocated.
    pub(super) fn count_rest<const SIGN: i64>(&mut self, book: &Book, payment: usize) {
        let paid = book.payments.paid[payment];
        if self.day < paid {
            return;
        }
        let owner = book.payments.position[payment] as usize;
        let rest = book.payments.rest[payment].wrapping_mul(SIGN);
        let month = month_of(calendar(), paid) - self.first_month;
        let currency = usize::from(book.customers.position_currency[owner]);
        let beyond = &mut self.currencies[currency].months[month].cash_beyond;
        *beyond = beyond.wrapping_add(rest);
        let unallocated = &mut self.positions[owner].unallocated;
        *unallocated = unallocated.wrapping_add(rest);
    }

    pub(super) fn set_habit(&mut self, position: usize) {
        let sums = &mut self.positions[position];
        sums.habit = match sums.late {
            (_, 0) => 0,
            (weight, amount) => habit(weight, amount),
        };
    }

    /// Takes out all that a position contributes, before its receivables or payments change.
    pub fn forget(&mut self, book: &Book, position: u32) {
        if self.forgotten.contains(&position) || self.positions.len() <= position as usize {
            return;
        }
        for receivable in book.invoices.of_position(position) {
            let open = self.count::<-1>(book, receivable);
            if open != 0 {
                self.count_open::<-1>(book, receivable, open);
            }
        }
        for payment in book.payments.of_position(position) {
            self.count_rest::<-1>(book, payment as usize);
        }
        self.forgotten.push(position);
    }

    /// Counts the positions taken out, and the new ones, as they are now.
    pub fn remember(&mut self, book: &Book) {
        let known = self.positions.len() as u32;
        self.widen(book);
        let mut positions = std::mem::take(&mut self.forgotten);
        positions.extend(known..self.positions.len() as u32);
        for position in positions {
            let receivables = book.invoices.of_position(position);
            let open: Vec<_> = receivables
                .map(|receivable| (receivable, self.count::<1>(book, receivable)))
                .collect();
            self.set_habit(position as usize);
            for (receivable, open) in open {
                if open != 0 {
                    self.count_open::<1>(book, receivable, open);
                }
            }
            for payment in book.payments.of_position(position) {
                self.count_rest::<1>(book, payment as usize);
            }
        }
    }

    /// Whether everything known falls in the months counted: an earlier day needs a new start.
    pub fn reaches(&self, book: &Book) -> bool {
        let firsts = [book.invoices.days, book.payments.days].into_iter().flatten();
        firsts
            .map(|days| days.0)
            .all(|first| self.first_month <= month_of(calendar(), first) || self.day < first)
    }

    /// Whether two hold the same sums, whatever order they were counted in.
    pub fn same(&self, other: &DayFigures) -> bool {
        let rows = |of: &DayFigures| -> HashMap<(u32, u16), Vec<Cell>> {
            let pairs = of.rows.iter().zip(of.cells.chunks_exact(of.width()));
            let used = pairs.filter(|(_, cells)| cells.iter().any(|cell| *cell != Cell::default()));
            used.map(|(row, cells)| (*row, cells.to_vec())).collect()
        };
        let months = |of: &DayFigures| -> Vec<CurrencySums> {
            let mut currencies = of.currencies.clone();
            for sums in &mut currencies {
                // Months before anything happened.
                let empty =
                    sums.months.iter().take_while(|sums| **sums == MonthSums::default()).count();
                sums.months.drain(..empty);
            }
            currencies
        };
        let is_told_twice = |of: &DayFigures| {
            of.open_of.iter().copied().eq(of.positions.iter().map(|sums| sums.open))
        };
        self.day == other.day
            && self.positions == other.positions
            && is_told_twice(self)
            && is_told_twice(other)
            && months(self) == months(other)
            && rows(self) == rows(other)
    }

    /// The months of a currency, oldest first: last day (the day asked for in the last), and what they hold.
    pub fn months(&self, currency: Currency, book: &Book) -> Vec<Month> {
        let number = book.customers.currencies.iter().position(|known| *known == currency);
        let mut months = Vec::with_capacity(self.months);
        let (mut open, mut overdue) = (0_i64, 0_i64);
        let mut start = end_of_month(self.first_month).start_of_month();
        for month in 0..self.months {
            let sums =
                number.map_or(MonthSums::default(), |number| self.currencies[number].months[month]);
            open = open.wrapping_add(sums.issued).wrapping_sub(sums.settled);
            overdue = overdue.wrapping_add(sums.overdue);
            let last = start.end_of_month();
            let end = last.min(Day::new(self.day));
            months.push(Month {
                end,
                days: i64::from(end.since(start)) + 1,
                open,
                current: open.wrapping_sub(overdue),
                sales: sums.sales,
                cash: sums.settled.wrapping_add(sums.cash_beyond),
            });
            start = last.plus(1);
        }
        months
    }
}

/// One month of one currency.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Month {
    /// Its last day, or the day asked for.
    pub end: Day,
    /// Real days from its first to `end`.
    pub days: i64,
    /// Open at its end.
    pub open: i64,
    /// Open less overdue at its end.
    pub current: i64,
    /// Sold in it.
    pub sales: i64,
    /// Received in it.
    pub cash: i64,
}

#[inline(always)]
pub(super) fn is_sale(kind: Kind) -> bool {
    matches!(kind, Kind::Invoice | Kind::CreditNote | Kind::Deposit)
}

/// Whole days, half away from zero; within ±200 years.
fn habit(weight: i128, amount: i64) -> i32 {
    if amount == 0 {
        return 0;
    }
    let negative = (weight < 0) != (amount < 0);
    let (weight, amount) = (weight.unsigned_abs(), amount.unsigned_abs());
    // In 64 bits where that is enough: a browser has no division of more.
    let days = match u64::try_from(weight) {
        Ok(weight) if weight < 1 << 62 && amount < 1 << 62 => {
            u128::from((2 * weight + amount) / (2 * amount))
        }
        _ => (2 * weight + u128::from(amount)) / (2 * u128::from(amount)),
    };
    let days = i32::try_from(days).unwrap_or(i32::MAX).min(73_000);
    if negative { -days } else { days }
}
