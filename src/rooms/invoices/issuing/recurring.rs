//! Recurring invoices: when they come back, and what each one says.

use chrono::{Datelike, Months, NaiveDate};

use super::draft::{Draft, Occurrence, Recurring};
use crate::base::Day;
use crate::en16931::Period;

/// No calendar goes further than this many turns.
const MOST: u32 = 2_400;

/// The day of the month in a month, the last one where it is shorter.
fn on(month: NaiveDate, day: u32) -> Day {
    let end = Day::from(month).end_of_month();
    let wanted = Day::from(month).plus(day as i32 - 1);
    wanted.min(end)
}

/// The turns of a recurring invoice up to a day, in order.
///
/// ```
/// use encours::rooms::invoices::issuing::{draft::Recurring, recurring::turns};
/// let day = |text: &str| text.parse().unwrap();
/// let monthly = Recurring { months: 1, on: 31, from: day("2027-01-01"), ..Recurring::default() };
/// let days: Vec<String> = turns(&monthly, day("2027-04-30")).map(|day| day.to_string()).collect();
/// assert_eq!(days, ["2027-01-31", "2027-02-28", "2027-03-31", "2027-04-30"]);
/// ```
pub fn turns(recurring: &Recurring, until: Day) -> impl Iterator<Item = Day> {
    let Recurring { months, on: day, from, until: end, .. } = *recurring;
    let last = end.map_or(until, |end| end.min(until));
    let first = from.start_of_month().to_date();
    let turns = (0..MOST).map_while(move |turn| {
        let month = first.checked_add_months(Months::new(turn.checked_mul(months.max(1))?))?;
        (month.year() < 2200).then(|| on(month, day.max(1)))
    });
    turns.take_while(move |day| *day <= last).filter(move |day| from <= *day)
}

/// The draft of one turn: it bears the day, and the span it is for where the invoice says one.
pub fn draft_of(recurring: &Recurring, occurrence: &Occurrence) -> Draft {
    let day = occurrence.day;
    let months = Months::new(recurring.months.max(1));
    let start = day.start_of_month().to_date();
    let period = match recurring.in_advance {
        None => Period::default(),
        Some(true) => {
            let next = start.checked_add_months(months).unwrap_or(start);
            Period { from: Some(Day::from(start)), to: Some(Day::from(next).plus(-1)) }
        }
        Some(false) => {
            let next = start.checked_add_months(Months::new(1)).unwrap_or(start);
            let first = next.checked_sub_months(months).unwrap_or(start);
            Period { from: Some(Day::from(first)), to: Some(Day::from(next).plus(-1)) }
        }
    };
    Draft {
        issued: None,
        due: None,
        paid: None,
        period,
        recurring: Some(occurrence.clone()),
        ..recurring.draft.clone()
    }
}
