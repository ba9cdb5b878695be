//! Calendar days.

use std::fmt;
use std::str::FromStr;

use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A calendar day, as days since 1970-01-01: what columns hold. `NaiveDate` is for the edges.
///
/// Crosses every border as `2026-11-21`.
///
/// ```
/// use encours::base::Day;
/// let day: Day = "2026-11-21".parse().unwrap();
/// assert_eq!(day.get(), 20_778);
/// assert_eq!(day.plus(10).to_string(), "2026-12-01");
/// assert_eq!(day.end_of_month().to_string(), "2026-11-30");
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(type = "string"))]
pub struct Day(i32);

impl Day {
    /// The first and the last day that a file may name: 1900-01-01 and 2199-12-31.
    pub const FIRST: Day = Day(-25_567);
    /// See [`Day::FIRST`].
    pub const LAST: Day = Day(84_005);

    /// From days since 1970-01-01.
    pub const fn new(days: i32) -> Day {
        Day(days)
    }

    /// Days since 1970-01-01.
    pub const fn get(self) -> i32 {
        self.0
    }

    /// A day of the calendar, or `None` for a 30th of February or a year outside 1900–2199.
    pub fn from_calendar(year: i32, month: u32, day: u32) -> Option<Day> {
        if !(1900..2200).contains(&year) {
            return None;
        }
        NaiveDate::from_ymd_opt(year, month, day).map(Day::from)
    }

    /// So many days later (earlier below zero).
    pub const fn plus(self, days: i32) -> Day {
        Day(self.0.saturating_add(days))
    }

    /// Days from `earlier` to here.
    pub const fn since(self, earlier: Day) -> i32 {
        self.0.saturating_sub(earlier.0)
    }

    /// As a `chrono` date.
    pub fn to_date(self) -> NaiveDate {
        NaiveDate::from_epoch_days(self.0).unwrap_or(NaiveDate::MAX)
    }

    /// The first day of this day's month.
    pub fn start_of_month(self) -> Day {
        let date = self.to_date();
        self.plus(1 - date.day() as i32)
    }

    /// The last day of this day's month.
    pub fn end_of_month(self) -> Day {
        let start = self.start_of_month().to_date();
        let next = start.checked_add_months(chrono::Months::new(1)).unwrap_or(NaiveDate::MAX);
        Day::from(next).plus(-1)
    }

    /// Months since January 1970: one number per calendar month.
    pub fn month(self) -> i32 {
        let date = self.to_date();
        (date.year() - 1970) * 12 + date.month0() as i32
    }
}

impl From<NaiveDate> for Day {
    fn from(date: NaiveDate) -> Day {
        Day(date.to_epoch_days())
    }
}

impl fmt::Display for Day {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let date = self.to_date();
        write!(formatter, "{:04}-{:02}-{:02}", date.year(), date.month(), date.day())
    }
}

/// Not a day of the form `2026-11-21`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotADay;

impl fmt::Display for NotADay {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("not a date of the form 2026-11-21")
    }
}

impl FromStr for Day {
    type Err = NotADay;

    fn from_str(text: &str) -> Result<Day, NotADay> {
        let mut parts = text.splitn(3, '-');
        let mut number = |digits: usize| {
            let part = parts
                .next()
                .filter(|part| part.len() == digits && part.bytes().all(|b| b.is_ascii_digit()));
            part.and_then(|part| part.parse::<u32>().ok()).ok_or(NotADay)
        };
        let (year, month, day) = (number(4)?, number(2)?, number(2)?);
        Day::from_calendar(year as i32, month, day).ok_or(NotADay)
    }
}

impl Serialize for Day {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let date = self.to_date();
        let Some(year) = u32::try_from(date.year()).ok().filter(|year| *year < 10_000) else {
            return serializer.collect_str(self);
        };
        // By hand: a page writes a thousand of them.
        let digit = |number: u32| b'0' + (number % 10) as u8;
        let (month, day) = (date.month(), date.day());
        let [thousands, hundreds] = [digit(year / 1000), digit(year / 100)];
        let text = [
            thousands,
            hundreds,
            digit(year / 10),
            digit(year),
            b'-',
            digit(month / 10),
            digit(month),
            b'-',
            digit(day / 10),
            digit(day),
        ];
        serializer.serialize_str(std::str::from_utf8(&text).unwrap_or_default())
    }
}

impl<'de> Deserialize<'de> for Day {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Day, D::Error> {
        let text = std::borrow::Cow::<'de, str>::deserialize(deserializer)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_day_is_written_as_it_is_shown() {
        let far = [i32::MIN, -800_000, 3_000_000, i32::MAX];
        for day in (Day::FIRST.get()..=Day::LAST.get()).chain(far).map(Day::new) {
            assert_eq!(serde_json::to_string(&day).unwrap(), format!("\"{day}\""));
        }
    }
}
