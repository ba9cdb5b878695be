//! Whom to see first, and why now.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use rust_decimal::Decimal;

use crate::base::{Amount, Arrange, Currency, Day, Money};
use crate::book::Book;
use crate::rooms::customers::list;
use crate::rooms::insight::{figures, kpi};
use crate::rooms::invoices::IN_DISPUTE;
use crate::search::Search;

use super::queries::{TodayLine, TodayQuery, TodayView, WhyToday};

/// Lines given when the query asks for none in particular.
const LIMIT: u32 = 50;
/// What comes due within so many days is due soon.
const SOON_DAYS: i32 = 7;
/// An item is old beyond so many days late.
const OLD_DAYS: i32 = 90;
/// So many of the largest overdue amounts of a currency are named for it.
const LARGEST: usize = 3;
/// A delay is unusual when it passes the customer's habit by more than so many days …
const UNUSUAL_DAYS: i64 = 10;
/// … and the habit rests on so many settlements at least.
const HABIT_COUNT: u32 = 3;

/// What one customer has overdue in one currency.
#[derive(Clone, Copy, Default)]
struct Overdue {
    amount: i64,
    /// Σ amount × days late: the order of the list.
    weight: i128,
    days_late: i32,
    items: u32,
    disputed: u32,
}

impl TodayQuery {
    /// The day's list: one line per customer and currency with something past due, the most amount × days first.
    ///
    /// Overdue counts what is open above zero, credit notes and unallocated money apart, disputed items included.
    /// The currency with the most overdue items stands first, then the others, each apart: without an exchange rate
    /// amounts of two currencies have no order.
    pub fn run(&self, book: &Book, today: Day) -> TodayView {
        let (overdue, due_soon) = gather(book, today);
        let search = Search::parse(&self.search);
        let mut buffer = String::new();
        let mut is_found = |position: u32, overdue: &Overdue| {
            let of = list::Owed {
                open: overdue.amount,
                overdue: overdue.amount,
                items: overdue.items,
                days_late: overdue.days_late,
                disputed: overdue.disputed,
            };
            let customer = book.customers.customer_of(position);
            let currency = book.customers.currency_of(position);
            list::holds(book, customer, &of, currency, &search, &mut buffer)
        };
        let mut order: Vec<(u32, Overdue)> = (0..)
            .zip(overdue)
            .filter(|(position, overdue)| 0 < overdue.items && is_found(*position, overdue))
            .collect();
        let currency = |position: u32| book.customers.currency_of(position);
        let mut items: BTreeMap<Currency, u32> = BTreeMap::new();
        for (position, overdue) in &order {
            *items.entry(currency(*position)).or_default() += overdue.items;
        }
        order.arrange_by_key(|&(position, overdue)| {
            let currency = currency(position);
            (Reverse(items[&currency]), currency, Reverse(overdue.weight), position)
        });

        let mut sums: BTreeMap<Currency, Vec<i64>> = BTreeMap::new();
        for (position, overdue) in &order {
            sums.entry(currency(*position)).or_default().push(overdue.amount);
        }
        for amounts in sums.values_mut() {
            amounts.arrange_by_key(|amount| Reverse(*amount));
        }
        let limit = if self.limit == 0 { LIMIT } else { self.limit } as usize;
        let lines = order.iter().take(limit).map(|&(position, overdue)| {
            let customer = book.customers.customer_of(position);
            let largest = &sums[&currency(position)];
            let reason = if largest.iter().take(LARGEST).any(|amount| *amount == overdue.amount) {
                WhyToday::Largest
            } else if OLD_DAYS < overdue.days_late {
                WhyToday::Old
            } else if is_unusual(book, position, today, overdue.days_late) {
                WhyToday::Unusual
            } else {
                WhyToday::Overdue
            };
            TodayLine {
                account: book.customers.account(customer).to_owned(),
                name: book.customers.name(customer).to_owned(),
                overdue: Money::new(Amount::new(overdue.amount), currency(position)),
                days_late: overdue.days_late.unsigned_abs(),
                items: overdue.items,
                reason,
            }
        });
        let mut customers: Vec<u32> =
            order.iter().map(|(position, _)| book.customers.customer_of(*position)).collect();
        customers.sort_unstable();
        customers.dedup();
        TodayView {
            total: customers.len() as u32,
            overdue: monies(sums.iter().map(|(currency, sum)| (*currency, sum.iter().sum()))),
            due_soon: monies(due_soon),
            last_payment: book.payments.days().map(|(_, last)| last),
            bank_known_until: book.payments.known_until(),
            lines: lines.collect(),
            misunderstood: search.misunderstood_on(list::applies),
        }
    }
}

/// The largest sum first.
fn monies(sums: impl IntoIterator<Item = (Currency, i64)>) -> Vec<Money> {
    let mut monies: Vec<Money> =
        sums.into_iter().map(|(currency, sum)| Money::new(Amount::new(sum), currency)).collect();
    monies.arrange_by_key(|money| (Reverse(money.amount), money.currency));
    monies
}

/// What is overdue by position, and what comes due soon by currency: one pass.
fn gather(book: &Book, today: Day) -> (Vec<Overdue>, BTreeMap<Currency, i64>) {
    let mut overdue = vec![Overdue::default(); book.customers.positions()];
    let mut due_soon: BTreeMap<Currency, i64> = BTreeMap::new();
    let invoices = &book.invoices;
    // From the last day of anything known on, what is open is what everything known leaves open.
    let is_past = book.last_day().is_some_and(|last| today < last);
    for at in 0..invoices.len() {
        let open = if is_past {
            figures::open_at(book, at as u32, today.get())
        } else {
            invoices.open[at]
        };
        if open <= 0 {
            continue;
        }
        let (position, days_late) = (invoices.position[at], today.get() - invoices.due[at]);
        if 0 < days_late {
            let line = &mut overdue[position as usize];
            line.amount = line.amount.saturating_add(open);
            line.weight += i128::from(open) * i128::from(days_late);
            line.days_late = line.days_late.max(days_late);
            line.items += 1;
            line.disputed += u32::from(invoices.flags[at] & IN_DISPUTE != 0);
        } else if -SOON_DAYS <= days_late {
            let sum = due_soon.entry(book.customers.currency_of(position)).or_default();
            *sum = sum.saturating_add(open);
        }
    }
    (overdue, due_soon)
}

/// Later than this customer, who has paid before, usually is: the habit is the amount-weighted days late of all that
/// payments settled, taken as no earlier than the due date.
fn is_unusual(book: &Book, position: u32, today: Day, days_late: i32) -> bool {
    let (mut amount_days, mut amounts, mut count) = (0_i128, 0_i128, 0);
    for receivable in book.invoices.of_position(position) {
        let at = receivable as usize;
        if book.invoices.gross[at] <= 0 {
            continue;
        }
        for row in book.payments.rows.of(receivable).filter(|row| row.day <= today.get()) {
            amounts += i128::from(row.amount);
            amount_days += i128::from(row.amount) * i128::from(row.day - book.invoices.due[at]);
            count += 1;
        }
    }
    let habit = kpi::weighted_days_of_sums(amount_days, amounts);
    HABIT_COUNT <= count
        && habit.is_some_and(|habit| {
            habit.max(Decimal::ZERO) + Decimal::from(UNUSUAL_DAYS) < Decimal::from(days_late)
        })
}
