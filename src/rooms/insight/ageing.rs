//! The aged balance of any day, by due date or by day of issue, with any columns.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use crate::base::{Amount, Arrange, Day, Money};
use crate::book::Book;

use super::dashboard::{ageing_row, columns, main_currency};
use super::figures::{Cell, column, columns_of};
use super::is_rising;
use super::open::open_on;
use super::queries::{AgeingBasis, AgeingPer, AgeingQuery, AgeingView};

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
        let mut cells = vec![Cell::default(); customers.positions() * width];
        let mut totals = vec![Cell::default(); width];
        let from = match self.by {
            AgeingBasis::Due => &invoices.due,
            AgeingBasis::Issued => &invoices.issued,
        };
        for (receivable, open) in open_on(book, as_of) {
            let position = invoices.position[receivable as usize] as usize;
            if Some(usize::from(customers.position_currency[position])) != number {
                continue;
            }
            let place = column(&column_of, as_of.get() - from[receivable as usize]);
            for cell in [&mut cells[position * width + place], &mut totals[place]] {
                cell.amount = cell.amount.wrapping_add(open);
                cell.items += 1;
            }
        }
        let used = |cells: &[Cell]| cells.iter().any(|cell| cell.items != 0);
        let sum =
            |cells: &[Cell]| cells.iter().fold(0_i64, |sum, cell| sum.wrapping_add(cell.amount));
        let limit = if self.limit == 0 { usize::MAX } else { self.limit as usize };
        let (rows_total, rows) = match self.per {
            AgeingPer::Customer => {
                let lines = cells.chunks_exact(width).enumerate().filter(|(_, cells)| used(cells));
                let mut order: Vec<(Reverse<i64>, u32)> =
                    lines.map(|(position, cells)| (Reverse(sum(cells)), position as u32)).collect();
                order.sort_unstable();
                let row = |&(_, position): &(Reverse<i64>, u32)| {
                    let customer = customers.customer_of(position);
                    let cells = &cells[position as usize * width..][..width];
                    ageing_row(
                        customers.account(customer),
                        customers.name(customer),
                        cells,
                        currency,
                    )
                };
                (
                    order.len(),
                    order.iter().skip(self.offset as usize).take(limit).map(row).collect(),
                )
            }
            AgeingPer::Segment => {
                let mut segments: BTreeMap<&str, Vec<Cell>> = BTreeMap::new();
                for (position, cells) in
                    cells.chunks_exact(width).enumerate().filter(|(_, cells)| used(cells))
                {
                    let segment = customers.segment(customers.customer_of(position as u32));
                    let sums =
                        segments.entry(segment).or_insert_with(|| vec![Cell::default(); width]);
                    for (sum, cell) in sums.iter_mut().zip(cells) {
                        sum.amount = sum.amount.wrapping_add(cell.amount);
                        sum.items += cell.items;
                    }
                }
                let mut rows: Vec<_> = segments
                    .iter()
                    .map(|(segment, cells)| ageing_row(segment, segment, cells, currency))
                    .collect();
                rows.arrange_by_key(|row| Reverse(row.total.amount));
                (rows.len(), rows.into_iter().skip(self.offset as usize).take(limit).collect())
            }
        };
        AgeingView {
            as_of,
            currency,
            columns: columns(&bounds, &totals, currency),
            total: Money::new(Amount::new(sum(&totals)), currency),
            rows_total: rows_total as u32,
            rows,
        }
    }
}
