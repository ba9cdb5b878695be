//! The dashboard: from the sums of a day to what the page shows.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use chrono::Months;
use rust_decimal::Decimal;

use crate::base::{Amount, Arrange, Currency, Day, Money};
use crate::book::Book;

use super::figures::{Cell, DayFigures, Month, WEEKS};
use super::kpi::{self, one_decimal};
use super::queries::{
    AgeingColumn, AgeingRow, DashboardQuery, DashboardView, Debtor, Figure, FigureKind, Held,
    MonthPoint, Value, WeekPoint,
};

/// Month ends shown.
const MONTHS: usize = 24;
/// Largest balances shown.
const TOP: usize = 20;
/// So many of the largest are added up to show concentration; at most [`TOP`].
const STEPS: [usize; 5] = [1, 3, 5, 10, 20];

/// Every figure, in the order shown; the first six are the tiles.
pub const FIGURES: [FigureKind; 15] = [
    FigureKind::Open,
    FigureKind::Overdue,
    FigureKind::DsoCountBack,
    FigureKind::OverdueRatio,
    FigureKind::Expected30,
    FigureKind::DisputeRate,
    FigureKind::DsoSimple,
    FigureKind::DsoBestPossible,
    FigureKind::AverageDaysDelinquent,
    FigureKind::Cei,
    FigureKind::AtRisk,
    FigureKind::DaysLate,
    FigureKind::WeightedTerms,
    FigureKind::TopTen,
    FigureKind::Hhi,
];

/// A share in percent, one decimal; `0.0` of nothing and of less: a share of what is below zero says nothing.
pub fn share(part: i64, whole: i64) -> String {
    let share =
        if 0 < whole { kpi::ratio(100 * i128::from(part), i128::from(whole)) } else { None };
    one_decimal(share.unwrap_or(Decimal::ZERO))
}

/// The currency with the most open items on a day; of equals, the first by its code.
pub fn main_currency(book: &Book, figures: &DayFigures) -> Currency {
    let sums = book.customers.currencies.iter().zip(&figures.currencies);
    let most = sums.max_by_key(|(currency, sums)| (sums.items, Reverse(**currency)));
    most.map_or(Currency::EUR, |(currency, _)| *currency)
}

/// The columns' bounds and totals.
pub fn columns(bounds: &[u32], totals: &[Cell], currency: Currency) -> Vec<AgeingColumn> {
    let column = |(place, cell): (usize, &Cell)| AgeingColumn {
        from: match place {
            0 => None,
            1 => Some(1),
            place => Some(bounds[place - 2] + 1),
        },
        to: if place == 0 { None } else { bounds.get(place - 1).copied() },
        amount: Money::new(Amount::new(cell.amount), currency),
        items: cell.items,
    };
    totals.iter().enumerate().map(column).collect()
}

/// One line of the aged balance; `credits` are open below zero, in no column.
pub fn ageing_row(
    (key, name): (&str, &str),
    cells: &[Cell],
    credits: i64,
    currency: Currency,
) -> AgeingRow {
    let money = |amount: i64| Money::new(Amount::new(amount), currency);
    AgeingRow {
        key: key.to_owned(),
        name: name.to_owned(),
        of: None,
        flags: None,
        amounts: cells.iter().map(|cell| money(cell.amount)).collect(),
        items: cells.iter().map(|cell| cell.items).collect(),
        credits: money(credits),
        total: money(cells.iter().fold(credits, |sum, cell| sum.wrapping_add(cell.amount))),
    }
}

/// The same day of the month before; its last day where there is no such day.
pub fn month_before(day: Day) -> Day {
    day.to_date().checked_sub_months(Months::new(1)).map_or(Day::FIRST, Day::from).max(Day::FIRST)
}

/// The months of one currency with what is computed from them.
pub struct History {
    months: Vec<Month>,
    /// Sales and days, the latest month first.
    latest_first: Vec<(i64, i64)>,
    /// Months put before the first one known, so that there are always enough.
    before: usize,
    /// The first month in which anything was sold or owed.
    began: usize,
}

impl History {
    /// Of a currency as of a day.
    pub fn new(figures: &DayFigures, currency: Currency, book: &Book) -> History {
        let known = figures.months(currency, book);
        let latest_first = known.iter().rev().map(|month| (month.sales, month.days)).collect();
        let wanted = MONTHS + 2;
        let before = wanted.saturating_sub(known.len());
        let mut months = Vec::with_capacity(known.len() + before);
        let mut end = known
            .first()
            .map_or(Day::new(figures.day), |month| month.end)
            .start_of_month()
            .plus(-1);
        for _ in 0..before {
            let days = i64::from(end.since(end.start_of_month())) + 1;
            months.push(Month { end, days, open: 0, current: 0, sales: 0, cash: 0 });
            end = end.start_of_month().plus(-1);
        }
        months.reverse();
        months.extend(known);
        let began = months.iter().position(|month| month.sales != 0 || month.open != 0);
        let began = began.unwrap_or(months.len());
        History { months, latest_first, before, began }
    }

    /// A month's last day, or the day asked for.
    pub fn end(&self, at: usize) -> Day {
        self.months[at].end
    }

    /// The three months of the ratios are known: before that they divide by what was sold since the file begins, and
    /// their rise says how old the file is.
    pub fn ratios_are_sure(&self, at: usize) -> bool {
        self.began + 2 <= at
    }

    /// The count-back ends before the first month known: one that reaches it might go further if more were known.
    pub fn count_back_is_sure(&self, at: usize) -> bool {
        let known = self.months.len() - self.before;
        let months = self.latest_first.get((self.last() - at).min(known)..).unwrap_or(&[]);
        let steps = kpi::count_back(self.months[at].open, months).steps.len();
        self.began + steps <= at
    }

    /// The last month, up to the day asked for.
    pub fn last(&self) -> usize {
        self.months.len() - 1
    }

    fn three(&self, at: usize) -> (i64, i64) {
        let three = &self.months[at.saturating_sub(2)..=at];
        let sales = three.iter().fold(0_i64, |sum, month| sum.wrapping_add(month.sales));
        (sales, three.iter().map(|month| month.days).sum())
    }

    /// DSO by count-back at a month's end.
    pub fn count_back(&self, at: usize) -> Option<Decimal> {
        let later = self.last() - at;
        let known = self.months.len() - self.before;
        let months = self.latest_first.get(later.min(known)..).unwrap_or(&[]);
        kpi::count_back(self.months[at].open, months).said()
    }

    fn simple(&self, at: usize) -> Option<Decimal> {
        let (sales, days) = self.three(at);
        kpi::dso_simple(self.months[at].open, sales, days)
    }

    fn best_possible(&self, at: usize) -> Option<Decimal> {
        let (sales, days) = self.three(at);
        kpi::best_possible_dso(self.months[at].current, sales, days)
    }

    fn delinquent(&self, at: usize) -> Option<Decimal> {
        let (sales, days) = self.three(at);
        kpi::average_days_delinquent(self.months[at].open, self.months[at].current, sales, days)
    }

    fn cei(&self, at: usize) -> Option<Decimal> {
        let month = &self.months[at];
        let opening = at.checked_sub(1).map_or(0, |before| self.months[before].open);
        kpi::cei(opening, month.sales, month.open, month.current)
    }

    fn point(&self, at: usize, currency: Currency) -> MonthPoint {
        let month = &self.months[at];
        let money = |amount: i64| Money::new(Amount::new(amount), currency);
        MonthPoint {
            end: month.end,
            open: money(month.open),
            current: money(month.current),
            sales: money(month.sales),
            cash: money(month.cash),
            dso_count_back: self.count_back(at).map(one_decimal),
            dso_simple: self.simple(at).map(one_decimal),
            dso_best_possible: self.best_possible(at).map(one_decimal),
            cei: self.cei(at).map(one_decimal),
            count_back_is_sure: self.count_back_is_sure(at),
            ratios_are_sure: self.ratios_are_sure(at),
        }
    }
}

/// What every figure says as of a day, in the order of [`FIGURES`].
pub fn values(book: &Book, figures: &DayFigures, currency: Currency) -> Vec<Value> {
    let history = History::new(figures, currency, book);
    let at = history.last();
    let number = book.customers.currencies.iter().position(|known| *known == currency);
    let nothing = super::figures::CurrencySums::default();
    let sums = number.map_or(&nothing, |number| &figures.currencies[number]);
    let positions = figures.open_of.iter().zip(&book.customers.position_currency);
    let owing: Vec<i64> = positions
        .filter(|(open, of)| 0 < **open && Some(usize::from(**of)) == number)
        .map(|(open, _)| *open)
        .collect();
    let money = |amount: i64| Value::Money { value: Money::new(Amount::new(amount), currency) };
    let days = |days: Option<Decimal>| {
        days.map_or(Value::None, |days| Value::Days { value: one_decimal(days) })
    };
    let percent = |share: Option<Decimal>| {
        share.map_or(Value::None, |share| Value::Percent { value: one_decimal(share) })
    };
    let value = |kind| match kind {
        FigureKind::Open => money(sums.open),
        FigureKind::Overdue => money(sums.overdue),
        FigureKind::DsoCountBack => days(history.count_back(at)),
        FigureKind::DsoSimple => days(history.simple(at)),
        FigureKind::DsoBestPossible => days(history.best_possible(at)),
        FigureKind::AverageDaysDelinquent => days(history.delinquent(at)),
        FigureKind::Cei => percent(history.cei(at)),
        FigureKind::OverdueRatio => percent(kpi::overdue_ratio(sums.overdue, sums.open)),
        FigureKind::AtRisk => percent(kpi::at_risk_rate(sums.at_risk, sums.open)),
        FigureKind::DaysLate => days(kpi::weighted_days_of_sums(sums.late.0, sums.late.1.into())),
        FigureKind::WeightedTerms => days(kpi::weighted_days_of_sums(sums.terms, sums.owed.into())),
        FigureKind::TopTen => percent(kpi::top_share(owing.iter().copied(), 10)),
        FigureKind::Hhi => kpi::hhi(owing.iter().copied())
            .map_or(Value::None, |index| Value::Number { value: kpi_whole(index) }),
        FigureKind::DisputeRate => percent(kpi::dispute_rate(sums.disputed, sums.open)),
        FigureKind::Expected30 => money(sums.expected_30),
        // The others are of one customer, one item or one column: a proof alone tells them.
        _ => Value::None,
    };
    FIGURES.into_iter().map(value).collect()
}

/// Half away from zero.
fn kpi_whole(value: Decimal) -> String {
    let rounded =
        value.round_dp_with_strategy(0, rust_decimal::RoundingStrategy::MidpointAwayFromZero);
    rounded.normalize().to_string()
}

/// One value less another of the same unit, as they are shown; nothing where one of them cannot be said.
pub fn change(now: &Value, before: &Value) -> Value {
    let less = |now: &str, before: &str| -> Option<String> {
        let change = now.parse::<Decimal>().ok()? - before.parse::<Decimal>().ok()?;
        Some(change.to_string())
    };
    let said = match (now, before) {
        (Value::Money { value: now }, Value::Money { value: before }) => {
            let change = now.amount.checked_sub(before.amount);
            change.map(|amount| Value::Money { value: Money::new(amount, now.currency) })
        }
        (Value::Days { value: now }, Value::Days { value: before }) => {
            less(now, before).map(|value| Value::Days { value })
        }
        (Value::Percent { value: now }, Value::Percent { value: before }) => {
            less(now, before).map(|value| Value::Percent { value })
        }
        (Value::Number { value: now }, Value::Number { value: before }) => {
            less(now, before).map(|value| Value::Number { value })
        }
        _ => None,
    };
    said.unwrap_or(Value::None)
}

impl DashboardQuery {
    /// The dashboard as of a day.
    pub fn run(&self, book: &Book, today: Day) -> DashboardView {
        let figures = book.figures(self.as_of.unwrap_or(today));
        let as_of = Day::new(figures.day);
        let currency = self.currency.unwrap_or_else(|| main_currency(book, &figures));
        let earlier = book.figures(month_before(as_of));
        let known = book.customers.currencies.iter().position(|known| *known == currency);
        let nothing = super::figures::CurrencySums::default();
        let sums = known.map_or(&nothing, |number| &figures.currencies[number]);
        let money = |amount: i64| Money::new(Amount::new(amount), currency);

        let now = values(book, &figures, currency);
        let before = values(book, &earlier, currency);
        let kinds = FIGURES.into_iter().zip(now).zip(before);
        let figures_shown = kinds
            .map(|((kind, value), before)| Figure {
                kind,
                change: change(&value, &before),
                value,
                before,
            })
            .collect();

        let width = figures.width();
        let mut totals = vec![Cell::default(); width];
        let mut by_segment: BTreeMap<&str, Vec<Cell>> = BTreeMap::new();
        for ((segment, of), cells) in figures.rows.iter().zip(figures.cells.chunks_exact(width)) {
            if Some(usize::from(*of)) != known {
                continue;
            }
            let segment = book.customers.segment.pool().get(*segment);
            let sums = by_segment.entry(segment).or_insert_with(|| vec![Cell::default(); width]);
            for ((sum, total), cell) in sums.iter_mut().zip(&mut totals).zip(cells) {
                for place in [sum, total] {
                    place.amount = place.amount.wrapping_add(cell.amount);
                    place.items += cell.items;
                }
            }
        }
        let mut segments: Vec<AgeingRow> = by_segment
            .iter()
            .filter(|(_, cells)| cells.iter().any(|cell| cell.items != 0))
            .map(|(segment, cells)| {
                let (cells, credits) = cells.split_at(width - 1);
                ageing_row((segment, segment), cells, credits[0].amount, currency)
            })
            .collect();
        segments.arrange_by_key(|row| Reverse(row.total.amount));

        let mut currencies: Vec<(Currency, i64, u32)> = book
            .customers
            .currencies
            .iter()
            .zip(&figures.currencies)
            .filter(|(of, sums)| sums.items != 0 || **of == currency)
            .map(|(of, sums)| (*of, sums.open, sums.items))
            .collect();
        currencies.arrange_by_key(|(of, _, items)| (*of != currency, Reverse(*items), *of));
        let mut currencies: Vec<Money> =
            currencies.into_iter().map(|(of, open, _)| Money::new(Amount::new(open), of)).collect();
        if currencies.is_empty() {
            currencies.push(money(0));
        }

        let history = History::new(&figures, currency, book);
        let months = (history.last() + 1 - MONTHS..=history.last())
            .map(|at| history.point(at, currency))
            .collect();

        let week = |number: usize| WeekPoint {
            from: (number != 0).then(|| as_of.plus(7 * number as i32 - 6)),
            to: (number != WEEKS - 1).then(|| as_of.plus(7 * number as i32)),
            amount: money(sums.weeks[number]),
        };

        let positions = figures.open_of.iter().zip(&book.customers.position_currency);
        let ours = || {
            let ours = (0_u32..).zip(positions.clone());
            ours.filter(|(_, (open, of))| **open != 0 && Some(usize::from(**of)) == known)
                .map(|(position, (open, _))| (position, *open))
        };
        let account = |position: u32| book.customers.account(book.customers.customer_of(position));
        // Most customers are smaller than the smallest shown: of those, neither the account nor the place is looked up.
        let order = |one: &(u32, i64), other: &(u32, i64)| {
            let larger = other.1.cmp(&one.1);
            larger.then_with(|| account(one.0).cmp(account(other.0)))
        };
        let mut top: Vec<(u32, i64)> = Vec::with_capacity(TOP + 1);
        let (mut debtors, mut owing) = (0, 0_i64);
        for of in ours().filter(|(_, open)| 0 < *open) {
            debtors += 1;
            owing = owing.wrapping_add(of.1);
            if top.len() < TOP || top.last().is_some_and(|last| order(&of, last).is_lt()) {
                let place = top.partition_point(|larger| order(larger, &of).is_lt());
                top.insert(place, of);
                top.truncate(TOP);
            }
        }
        let held = |customers: usize| {
            let largest = top.iter().take(customers);
            let sum = largest.fold(0_i64, |sum, (_, open)| sum.wrapping_add(*open));
            (customers, sum)
        };
        let steps = STEPS.into_iter().filter(|customers| *customers < debtors).map(held);
        let concentration = steps
            .chain((0 < debtors).then_some((debtors, owing)))
            .map(|(customers, amount)| Held {
                customers: customers as u32,
                amount: money(amount),
                share: share(amount, owing),
            })
            .collect();
        let debtor = |(position, open): (u32, i64)| Debtor {
            account: account(position).to_owned(),
            name: book.customers.name(book.customers.customer_of(position)).to_owned(),
            open: money(open),
            overdue: money(figures.positions[position as usize].overdue),
            share: share(open, sums.open),
        };

        DashboardView {
            as_of,
            currency,
            currencies,
            open_items: sums.items,
            customers: ours().count() as u32,
            figures: figures_shown,
            ageing: columns(&figures.bounds, &totals[..width - 1], currency),
            credits: money(totals[width - 1].amount),
            segments,
            months,
            expected: (0..WEEKS).map(week).collect(),
            disputed: money(sums.disputed),
            concentration,
            top: top.into_iter().map(debtor).collect(),
            last_payment: book.payments.days().map(|(_, last)| last),
            bank_known_until: book.payments.known_until(),
        }
    }
}
