//! Dates and amounts of a whole file or column: what one cell leaves open, the others decide.

use rust_decimal::Decimal;

use crate::base::Day;
use crate::formats::date::{self, Order};
use crate::formats::number;

/// Cells that are looked at to decide.
const SAMPLE: usize = 2_000;

/// The order of the dates of a file.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Dates {
    order: Order,
    /// Nothing decided between day first and month first.
    pub(super) ambiguous: bool,
}

impl Dates {
    /// From the cells of a column.
    pub(super) fn of(cells: impl Iterator<Item = impl AsRef<str>>) -> Dates {
        let (mut day_first, mut month_first, mut year_first, mut ambiguous) = (0, 0, 0, 0);
        for cell in cells.take(SAMPLE) {
            match date::evidence(cell.as_ref()) {
                date::Evidence::DayFirst => day_first += 1,
                date::Evidence::MonthFirst => month_first += 1,
                date::Evidence::YearFirst => year_first += 1,
                date::Evidence::Ambiguous => ambiguous += 1,
                _ => (),
            }
        }
        let order = if month_first > day_first {
            Order::MonthFirst
        } else if year_first > day_first {
            Order::YearFirst
        } else {
            Order::DayFirst
        };
        let decided = day_first + month_first + year_first > 0;
        Dates { order, ambiguous: ambiguous > 0 && !decided }
    }

    /// The day of a cell; `None` where there is none or it is not in the calendar.
    pub(super) fn read(&self, cell: &str) -> Option<Day> {
        date::read(cell, self.order).ok().flatten()
    }
}

/// The decimal mark of the amounts of a file.
#[derive(Clone, Copy, Debug)]
pub(super) struct Numbers {
    decimal: u8,
}

impl Numbers {
    /// From the cells of the columns of amounts.
    pub(super) fn of(cells: impl Iterator<Item = impl AsRef<str>>) -> Numbers {
        let (mut comma, mut point) = (0, 0);
        for cell in cells.take(SAMPLE) {
            match number::evidence(side(cell.as_ref()).0) {
                number::Evidence::Comma => comma += 1,
                number::Evidence::Point => point += 1,
                _ => (),
            }
        }
        Numbers { decimal: if point > comma { b'.' } else { b',' } }
    }

    /// The amount of a cell, with the two decimals of money or as many as it has; `None` where there is none.
    pub(super) fn read(&self, cell: &str) -> Option<Decimal> {
        // A no-break space that an export lost between thousands.
        let mended;
        let cell = if cell.contains('\u{fffd}') {
            mended = cell.replace('\u{fffd}', " ");
            &mended
        } else {
            cell
        };
        let (cell, debit) = side(cell);
        let mut reading = number::read(cell, 2, self.decimal).ok().flatten()?;
        let mut digits = 2;
        if reading.rounded {
            digits = 6;
            reading = number::read(cell, digits, self.decimal).ok().flatten()?;
        }
        let value = Decimal::new(reading.amount.get(), digits);
        let value = if digits == 6 { value.normalize() } else { value };
        Some(if debit { -value } else { value })
    }
}

/// `120,00 D`, `120,00 CR`: in a bank's words a credit is ours.
fn side(cell: &str) -> (&str, bool) {
    let cell = cell.trim();
    for (letters, debit) in [("DB", true), ("DR", true), ("CR", false), ("D", true), ("C", false)] {
        if let Some(rest) = cell.strip_suffix(letters)
            && rest.trim_end().ends_with(|last: char| last.is_ascii_digit())
        {
            return (rest.trim_end(), debit);
        }
    }
    (cell, false)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_column_decides_what_a_cell_leaves_open() {
        let numbers = Numbers::of(["1.234", "12.50"].iter());
        assert_eq!(numbers.read("1.234").unwrap().to_string(), "1.234");
        let numbers = Numbers::of(["1.234", "12,50"].iter());
        assert_eq!(numbers.read("1.234").unwrap().to_string(), "1234.00");
        assert_eq!(numbers.read("1\u{a0}234,56 D").unwrap().to_string(), "-1234.56");
        assert_eq!(numbers.read("7,00 CR").unwrap().to_string(), "7.00");
        assert_eq!(numbers.read("18,15125").unwrap().to_string(), "18.15125");
        assert_eq!(numbers.read("1\u{fffd}620,00").unwrap().to_string(), "1620.00");
        assert_eq!(numbers.read("12 rue"), None);
        let dates = Dates::of(["05/06/2026", "13/06/2026"].iter());
        assert_eq!(dates.read("05/06/2026").unwrap().to_string(), "2026-06-05");
        assert!(Dates::of(["05/06/2026"].iter()).ambiguous);
    }
}
