//! The aged balance of any day, by due date or by day of issue, with any columns: by customer, segment or document.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use crate::base::{Amount, Arrange, Currency, Day, Money};
use crate::book::Book;
use crate::rooms::customers::list;
use crate::rooms::invoices::IN_DISPUTE;
use crate::search::Search;

use super::dashboard::{ageing_row, columns, main_currency};
use super::figures::{Cell, column, columns_of};
use super::is_rising;
use super::open::open_on;
use super::queries::{AgeingBasis, AgeingFlags, AgeingPer, AgeingQuery, AgeingRow, AgeingView};

/// The sums of one line, in minor units.
#[derive(Clone, Default)]
struct Sums {
    cells: Vec<Cell>,
    credits: i64,
    disputed: i64,
    unallocated: i64,
}

impl Sums {
    fn new(width: usize) -> Sums {
        Sums { cells: vec![Cell::default(); width], ..Sums::default() }
    }

    fn add(&mut self, item: Item, credits_apart: bool) {
        if item.open < 0 {
            self.credits = self.credits.wrapping_add(item.open);
            if credits_apart {
                return;
            }
        }
        let cell = &mut self.cells[item.column];
        cell.amount = cell.amount.wrapping_add(item.open);
        cell.items += 1;
        if item.disputed && 0 < item.open {
            self.disputed = self.disputed.wrapping_add(item.open);
        }
    }

    fn add_all(&mut self, other: &Sums) {
        for (sum, cell) in self.cells.iter_mut().zip(&other.cells) {
            sum.amount = sum.amount.wrapping_add(cell.amount);
            sum.items += cell.items;
        }
        self.credits = self.credits.wrapping_add(other.credits);
        self.disputed = self.disputed.wrapping_add(other.disputed);
        self.unallocated = self.unallocated.wrapping_add(other.unallocated);
    }

    fn is_used(&self) -> bool {
        self.credits != 0 || self.cells.iter().any(|cell| cell.items != 0)
    }

    fn total(&self, credits_apart: bool) -> i64 {
        let cells = self.cells.iter().fold(0_i64, |sum, cell| sum.wrapping_add(cell.amount));
        if credits_apart { cells.wrapping_add(self.credits) } else { cells }
    }

    fn row(&self, key: &str, name: &str, currency: Currency, credits_apart: bool) -> AgeingRow {
        let money = |amount: i64| Money::new(Amount::new(amount), currency);
        AgeingRow {
            total: money(self.total(credits_apart)),
            flags: Some(AgeingFlags {
                disputed: money(self.disputed),
                unallocated: money(self.unallocated),
            }),
            ..ageing_row((key, name), &self.cells, self.credits, currency)
        }
    }
}

/// One open item.
#[derive(Clone, Copy)]
struct Item {
    receivable: u32,
    open: i64,
    column: usize,
    disputed: bool,
}

impl AgeingQuery {
    /// The aged balance as of a day.
    pub fn run(&self, book: &Book, today: Day) -> AgeingView {
        let as_of = self.as_of.unwrap_or(today).clamp(Day::FIRST, Day::LAST);
        let currency = self.currency.unwrap_or_else(|| main_currency(book, &book.figures(as_of)));
        let bounds = match &self.bounds {
            Some(bounds) if is_rising(bounds) => bounds.clone(),
            _ => book.insight.bounds(),
        };
        let (invoices, customers) = (&book.invoices, &book.customers);
        let width = bounds.len() + 2;
        let column_of = columns_of(&bounds);
        let number = customers.currencies.iter().position(|known| *known == currency);
        let ours = |position: u32| {
            Some(usize::from(customers.position_currency[position as usize])) == number
        };
        let from = match self.by {
            AgeingBasis::Due => &invoices.due,
            AgeingBasis::Issued => &invoices.issued,
        };
        let search = Search::parse(&self.search);
        let found = (!search.is_empty()).then(|| found(book, as_of, currency, &search));
        let ours = |position: u32| {
            ours(position) && found.as_ref().is_none_or(|found| found[position as usize])
        };
        let item = |(receivable, open): (u32, i64)| {
            let at = receivable as usize;
            ours(invoices.position[at]).then(|| Item {
                receivable,
                open,
                column: column(&column_of, as_of.get() - from[at]),
                disputed: invoices.flags[at] & IN_DISPUTE != 0,
            })
        };
        let items: Vec<Item> = open_on(book, as_of).into_iter().filter_map(item).collect();
        let apart = self.credits_apart;
        let mut positions = vec![Sums::new(width); customers.positions()];
        for item in &items {
            let position = invoices.position[item.receivable as usize] as usize;
            positions[position].add(*item, apart);
        }
        let payments = &book.payments;
        for ((position, paid), rest) in
            payments.position.iter().zip(&payments.paid).zip(&payments.rest)
        {
            if *rest != 0 && *paid <= as_of.get() && ours(*position) {
                let sum = &mut positions[*position as usize].unallocated;
                *sum = sum.wrapping_add(*rest);
            }
        }
        let mut totals = Sums::new(width);
        positions.iter().for_each(|sums| totals.add_all(sums));

        let limit = if self.limit == 0 { usize::MAX } else { self.limit as usize };
        let slice = |count: usize| {
            let start = count.min(self.offset as usize);
            start..count.min(start.saturating_add(limit))
        };
        let (rows_total, rows) = match self.per {
            AgeingPer::Customer => {
                let used = (0_u32..).zip(&positions).filter(|(_, sums)| sums.is_used());
                let mut order: Vec<(Reverse<i64>, u32)> =
                    used.map(|(position, sums)| (Reverse(sums.total(apart)), position)).collect();
                order.sort_unstable();
                let row = |&(_, position): &(Reverse<i64>, u32)| {
                    let customer = customers.customer_of(position);
                    let (account, name) = (customers.account(customer), customers.name(customer));
                    positions[position as usize].row(account, name, currency, apart)
                };
                (order.len(), order[slice(order.len())].iter().map(row).collect())
            }
            AgeingPer::Segment => {
                let mut segments: BTreeMap<&str, Sums> = BTreeMap::new();
                for (position, sums) in (0_u32..).zip(&positions).filter(|(_, sums)| sums.is_used())
                {
                    let segment = customers.segment(customers.customer_of(position));
                    let of = segments.entry(segment).or_insert_with(|| Sums::new(width));
                    of.add_all(sums);
                }
                let mut rows: Vec<_> = segments
                    .iter()
                    .map(|(segment, sums)| sums.row(segment, segment, currency, apart))
                    .collect();
                rows.arrange_by_key(|row| Reverse(row.total.amount));
                let slice = slice(rows.len());
                (rows.len(), rows.drain(slice).collect())
            }
            AgeingPer::Document => {
                let mut order = items;
                order.arrange_by_key(|item| {
                    (from[item.receivable as usize], Reverse(item.open), item.receivable)
                });
                let row = |item: &Item| {
                    let at = item.receivable as usize;
                    let mut sums = Sums::new(width);
                    sums.add(*item, apart);
                    let customer = invoices.customer[at];
                    let id = invoices.id(customers, item.receivable);
                    let mut row = sums.row(&id, invoices.number.get(at), currency, apart);
                    row.of = Some((
                        customers.account(customer).to_owned(),
                        customers.name(customer).to_owned(),
                        Day::new(invoices.due[at]),
                    ));
                    row
                };
                (order.len(), order[slice(order.len())].iter().map(row).collect())
            }
        };
        let money = |amount: i64| Money::new(Amount::new(amount), currency);
        AgeingView {
            as_of,
            currency,
            columns: columns(&bounds, &totals.cells, currency),
            credits: money(totals.credits),
            total: money(totals.total(apart)),
            unallocated: money(totals.unallocated),
            rows_total: rows_total as u32,
            rows,
            misunderstood: search.misunderstood_on(list::applies),
        }
    }
}

/// The positions of a currency that a search asks for, by what each owes in it.
fn found(book: &Book, as_of: Day, currency: Currency, search: &Search) -> Vec<bool> {
    let mut buffer = String::new();
    let owed = list::owed(book, as_of);
    let of = |(position, owed): (u32, &list::Owed)| {
        let customer = book.customers.customer_of(position);
        list::holds(book, customer, owed, currency, search, &mut buffer)
    };
    (0..).zip(&owed).map(of).collect()
}
