//! Days on which offices and banks are closed, and periods counted in months.

use chrono::{Datelike, Months, Weekday};

use crate::base::Day;

/// Where a public holiday is looked for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Territory {
    /// Eleven days. Source: Code du travail, art. L3133-1.
    #[default]
    France,
    /// Good Friday and 26 December as well: Bas-Rhin, Haut-Rhin and Moselle.
    AlsaceMoselle,
}

/// Easter Sunday of a year of the Gregorian calendar (the method of Meeus, Jones and Butcher).
///
/// ```
/// use encours::law::calendar::easter;
/// assert_eq!([2026, 2027, 2038].map(|year| easter(year).to_string()), ["2026-04-05", "2027-03-28", "2038-04-25"]);
/// ```
pub fn easter(year: i32) -> Day {
    let (golden, century, of_century) = (year % 19, year / 100, year % 100);
    let leap = (century / 4, century % 4);
    let moon = (century - (century + 8) / 25 + 1) / 3;
    let epact = (19 * golden + century - leap.0 - moon + 15) % 30;
    let weekday = (32 + 2 * leap.1 + 2 * (of_century / 4) - epact - of_century % 4) % 7;
    let late = (golden + 11 * epact + 22 * weekday) / 451;
    let place = epact + weekday - 7 * late + 114;
    let (month, day) = ((place / 31) as u32, (place % 31 + 1) as u32);
    Day::from_calendar(year, month, day).unwrap_or(Day::LAST)
}

/// A public holiday («jour férié»).
pub fn is_public_holiday(day: Day, territory: Territory) -> bool {
    let date = day.to_date();
    let since_easter = day.since(easter(date.year()));
    // Easter Monday, Ascension, Whit Monday.
    let moves = matches!(since_easter, 1 | 39 | 50);
    let fixed = matches!(
        (date.month(), date.day()),
        (1, 1) | (5, 1) | (5, 8) | (7, 14) | (8, 15) | (11, 1) | (11, 11) | (12, 25)
    );
    let there = territory == Territory::AlsaceMoselle
        && (since_easter == -2 || (date.month(), date.day()) == (12, 26));
    moves || fixed || there
}

/// Neither a Saturday, nor a Sunday, nor a public holiday.
pub fn is_working_day(day: Day, territory: Territory) -> bool {
    !is_weekend(day) && !is_public_holiday(day, territory)
}

/// This day or the first working day after it: where a period of procedure ends. Source: Code de procédure civile, art.
/// 642, al. 2.
///
/// ```
/// use encours::law::calendar::{Territory, to_working_day};
/// let moved = |day: &str| to_working_day(day.parse().unwrap(), Territory::France).to_string();
/// // Christmas 2026 is a Friday.
/// assert_eq!([moved("2026-12-25"), moved("2026-12-24")], ["2026-12-28", "2026-12-24"]);
/// ```
pub fn to_working_day(day: Day, territory: Territory) -> Day {
    // No fortnight is without a working day.
    (0..14).map(|more| day.plus(more)).find(|at| is_working_day(*at, territory)).unwrap_or(day)
}

/// A day on which banks settle among themselves in euros: TARGET is closed on Saturdays, Sundays, 1 January, Good
/// Friday, Easter Monday, 1 May, 25 and 26 December. Source: European Central Bank, TARGET long-term calendar.
///
/// ```
/// use encours::law::calendar::is_interbank_day;
/// let open = |day: &str| is_interbank_day(day.parse().unwrap());
/// assert!(!open("2027-03-26") && !open("2027-03-29") && open("2027-05-06") && open("2026-07-14"));
/// ```
pub fn is_interbank_day(day: Day) -> bool {
    let date = day.to_date();
    let fixed = matches!((date.month(), date.day()), (1, 1) | (5, 1) | (12, 25) | (12, 26));
    !is_weekend(day) && !fixed && !matches!(day.since(easter(date.year())), -2 | 1)
}

/// The day that many interbank days before (`count` below zero) or after another; with 0, the day itself or the first
/// one after it.
///
/// ```
/// use encours::law::calendar::interbank_days_from;
/// let from = |day: &str, count| interbank_days_from(day.parse().unwrap(), count).to_string();
/// // Over the Easter of 2027: Thursday the 25th of March, then Tuesday the 30th.
/// assert_eq!([from("2027-03-25", 1), from("2027-03-30", -1), from("2027-03-27", 0)], ["2027-03-30", "2027-03-25", "2027-03-30"]);
/// ```
pub fn interbank_days_from(day: Day, count: i32) -> Day {
    let step = if count < 0 { -1 } else { 1 };
    let mut at = day;
    if count == 0 {
        while !is_interbank_day(at) {
            at = at.plus(1);
        }
    }
    for _ in 0..count.abs() {
        at = at.plus(step);
        while !is_interbank_day(at) {
            at = at.plus(step);
        }
    }
    at
}

/// So many months later, on the same day of the month, or else on its last. Source: Code de procédure civile, art. 641.
///
/// ```
/// use encours::law::calendar::after_months;
/// let after = |day: &str, months| after_months(day.parse().unwrap(), months).to_string();
/// assert_eq!([after("2026-08-31", 6), after("2026-10-15", 2)], ["2027-02-28", "2026-12-15"]);
/// ```
pub fn after_months(day: Day, months: u32) -> Day {
    day.to_date().checked_add_months(Months::new(months)).map_or(Day::LAST, Day::from)
}

/// The last day of a period of procedure counted in months: [`after_months`], moved to a working day.
///
/// ```
/// use encours::law::calendar::{Territory, end_of_procedure};
/// let end = |day: &str, months| end_of_procedure(day.parse().unwrap(), months, Territory::France).to_string();
/// // An order to pay of 30 November 2026 must be served within three months: the 28th of February is a Sunday.
/// assert_eq!(end("2026-11-30", 3), "2027-03-01");
/// assert_eq!(end("2026-08-31", 6), "2027-03-01");
/// // Served on 25 November, it can be opposed for a month: Christmas is a holiday.
/// assert_eq!(end("2026-11-25", 1), "2026-12-28");
/// ```
pub fn end_of_procedure(day: Day, months: u32, territory: Territory) -> Day {
    to_working_day(after_months(day, months), territory)
}

/// What kind of debt may lapse.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Claim {
    /// Between traders: five years. Source: Code de commerce, art. L110-4; Code civil, art. 2224.
    Professional,
    /// Of a professional against a consumer: two years. Source: Code de la consommation, art. L218-2.
    Consumer,
    /// Under a contract of transport: one year. Source: Code de commerce, art. L133-6.
    Transport,
}

/// The last day on which a claim can be brought, its period running from `start` (the due date, or the delivery where
/// that is earlier) or from the last act that interrupted it. Reminders and a formal notice do not interrupt.
///
/// ```
/// use encours::law::calendar::{Claim, limitation};
/// let last = |claim| limitation("2026-11-21".parse().unwrap(), claim).to_string();
/// assert_eq!(last(Claim::Professional), "2031-11-21");
/// assert_eq!(last(Claim::Consumer), "2028-11-21");
/// assert_eq!(last(Claim::Transport), "2027-11-21");
/// ```
pub fn limitation(start: Day, claim: Claim) -> Day {
    let years = match claim {
        Claim::Professional => 5,
        Claim::Consumer => 2,
        Claim::Transport => 1,
    };
    after_months(start, 12 * years)
}

fn is_weekend(day: Day) -> bool {
    matches!(day.to_date().weekday(), Weekday::Sat | Weekday::Sun)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn holidays(year: i32, territory: Territory) -> Vec<String> {
        let first = Day::from_calendar(year, 1, 1).unwrap();
        (0..365)
            .map(|more| first.plus(more))
            .filter(|day| is_public_holiday(*day, territory))
            .map(|day| day.to_date().format("%d/%m").to_string())
            .collect()
    }

    #[test]
    fn the_public_holidays_of_2027_are_those_of_the_code() {
        let france = [
            "01/01", "29/03", "01/05", "06/05", "08/05", "17/05", "14/07", "15/08", "01/11",
            "11/11", "25/12",
        ];
        assert_eq!(holidays(2027, Territory::France), france);
        let more: Vec<String> = holidays(2027, Territory::AlsaceMoselle)
            .into_iter()
            .filter(|day| !france.contains(&day.as_str()))
            .collect();
        assert_eq!(more, ["26/03", "26/12"]);
    }

    #[test]
    fn a_claim_is_declared_within_two_months_and_four_from_abroad() {
        let published: Day = "2026-10-15".parse().unwrap();
        let end = |months| end_of_procedure(published, months, Territory::France).to_string();
        assert_eq!([end(2), end(4)], ["2026-12-15", "2027-02-15"]);
    }

    #[test]
    fn easter_is_always_a_sunday_between_22_march_and_25_april() {
        for year in 1901..2199 {
            let day = easter(year).to_date();
            assert_eq!(day.weekday(), Weekday::Sun, "{year}");
            let within = (3, 22) <= (day.month(), day.day()) && (day.month(), day.day()) <= (4, 25);
            assert!(within, "{day}");
        }
    }
}
