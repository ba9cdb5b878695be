//! What a late payment costs: the rates of each half-year, and the lowest that a contract may set.

use rust_decimal::Decimal;

use super::Evidence;
use crate::base::Day;
use chrono::Datelike;

/// The rates of a half-year, per cent a year in hundredths.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct HalfYear {
    /// The year.
    pub year: i32,
    /// From 1 July; otherwise from 1 January.
    pub second: bool,
    /// The European Central Bank's main refinancing rate in force on its first day.
    pub refinancing: i64,
    /// The legal rate of interest between professionals.
    pub legal: i64,
    /// The legal rate where the creditor is an individual.
    pub individuals: i64,
    /// Of the refinancing rate.
    pub evidence: Evidence,
    /// Of the legal rates.
    pub legal_evidence: Evidence,
    /// Of the legal rates; the refinancing rate is the central bank's table.
    pub source: &'static str,
}

use Evidence::{Confirmed, Secondary, Unconfirmed};

const MIRROR: &str = "Arrêté semestriel (CMF, art. L313-2), JORF";

const fn row(
    (year, second): (i32, bool),
    refinancing: i64,
    legal: i64,
    individuals: i64,
    legal_evidence: Evidence,
) -> HalfYear {
    let (evidence, source) = (Confirmed, MIRROR);
    HalfYear { year, second, refinancing, legal, individuals, evidence, legal_evidence, source }
}

/// Article L441-10, II of the Code de commerce: the rate in force on 1 January for the first half-year, on 1 July for the
/// second. A half-year is added once its rates are published; of a later one no definite amount may be printed.
pub const HALF_YEARS: [HalfYear; 24] = [
    row((2015, false), 5, 93, 406, Unconfirmed),
    row((2015, true), 5, 99, 429, Secondary),
    row((2016, false), 5, 101, 454, Secondary),
    row((2016, true), 0, 93, 435, Secondary),
    row((2017, false), 0, 90, 416, Secondary),
    row((2017, true), 0, 90, 394, Secondary),
    row((2018, false), 0, 89, 373, Unconfirmed),
    row((2018, true), 0, 88, 360, Secondary),
    row((2019, false), 0, 86, 340, Secondary),
    row((2019, true), 0, 87, 326, Unconfirmed),
    row((2020, false), 0, 87, 315, Secondary),
    row((2020, true), 0, 84, 311, Secondary),
    row((2021, false), 0, 79, 314, Secondary),
    row((2021, true), 0, 76, 312, Secondary),
    row((2022, false), 0, 76, 313, Secondary),
    row((2022, true), 0, 77, 315, Secondary),
    row((2023, false), 250, 206, 447, Secondary),
    row((2023, true), 400, 422, 682, Secondary),
    row((2024, false), 450, 507, 801, Secondary),
    row((2024, true), 425, 492, 816, Secondary),
    row((2025, false), 315, 371, 721, Secondary),
    row((2025, true), 215, 276, 665, Secondary),
    HalfYear {
        source: "Arrêté du 15 décembre 2025, JORF du 26 décembre 2025",
        ..row((2026, false), 215, 262, 667, Confirmed)
    },
    HalfYear {
        source: "Arrêté du 26 juin 2026, JORF du 30 juin 2026",
        evidence: Secondary,
        ..row((2026, true), 240, 275, 684, Secondary)
    },
];

impl HalfYear {
    /// Between professionals without another agreement: ten points above the central bank (L441-10, II).
    pub fn usual(&self) -> Decimal {
        Decimal::new(self.refinancing + 1_000, 2)
    }

    /// Owed by public buyers: eight points above it (CCP, art. R2192-31).
    pub fn public(&self) -> Decimal {
        Decimal::new(self.refinancing + 800, 2)
    }

    /// The lowest that a contract may set: three times the legal rate (L441-10, II).
    pub fn floor(&self) -> Decimal {
        Decimal::new(self.legal * 3, 2)
    }
}

/// The rates of the half-year of a day; `None` before the table, and where they are not published yet.
pub fn of(day: Day) -> Option<&'static HalfYear> {
    let date = day.to_date();
    let (year, second) = (date.year(), 7 <= date.month());
    HALF_YEARS.iter().find(|row| (row.year, row.second) == (year, second))
}

/// The last half-year published: what a rate that is not known yet is judged by, and said to be provisional.
pub fn last() -> &'static HalfYear {
    let [.., last] = &HALF_YEARS;
    last
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_rates_of_a_half_year_are_its_first_days() {
        let rates = |day: &str| {
            let row = of(day.parse().unwrap()).unwrap();
            [row.usual(), row.public(), row.floor()].map(|rate| rate.to_string())
        };
        assert_eq!(rates("2026-06-30"), ["12.15", "10.15", "7.86"]);
        assert_eq!(rates("2026-07-01"), ["12.40", "10.40", "8.25"]);
        // The floor was above the usual rate: it holds for what a contract sets alone.
        assert_eq!(rates("2024-01-01"), ["14.50", "12.50", "15.21"]);
        assert_eq!(rates("2022-12-31"), ["10.00", "8.00", "2.31"]);
        assert_eq!(of("2027-01-01".parse().unwrap()), None);
    }

    #[test]
    fn no_half_year_is_missing() {
        for (place, row) in HALF_YEARS.iter().enumerate() {
            assert_eq!((row.year, row.second), (2015 + place as i32 / 2, place % 2 == 1));
        }
    }
}
