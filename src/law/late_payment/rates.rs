//! The half-yearly rates that late payment is counted by.

use crate::base::Day;
use crate::law::Evidence::{self, Confirmed, Secondary, Unconfirmed};

/// One half-year's rates, in basis points (1 bp = 0.01 %) a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct HalfYear {
    /// Calendar year.
    pub year: i32,
    /// 1: January to June; 2: July to December.
    pub half: u8,
    /// The European Central Bank's rate of main refinancing operations in force on the first day of the half-year.
    pub refinancing_bp: u32,
    /// The legal interest rate where the creditor is a professional.
    pub legal_bp: u32,
    /// The legal interest rate where the creditor is an individual outside any trade.
    pub individuals_bp: u32,
    /// How well the legal rates are known.
    pub evidence: Evidence,
    /// How well the refinancing rate is known.
    pub refinancing_evidence: Evidence,
    /// Of the legal rates; the refinancing rate is the central bank's own table.
    pub source: &'static str,
}

/// The rates, oldest first, without a gap. Refinancing rate: European Central Bank, key interest rates, as in force on 1
/// January and 1 July (not as announced). Legal rate: the half-yearly arrêté under art. L313-2 of the Code monétaire et
/// financier. The next half-year is never guessed: see [`Rates::of`].
pub const RATES: &[HalfYear] = &[
    row(2015, 1, 5, 93, 406, Unconfirmed),
    row(2015, 2, 5, 99, 429, Secondary),
    row(2016, 1, 5, 101, 454, Secondary),
    row(2016, 2, 0, 93, 435, Secondary),
    row(2017, 1, 0, 90, 416, Secondary),
    row(2017, 2, 0, 90, 394, Secondary),
    row(2018, 1, 0, 89, 373, Unconfirmed),
    row(2018, 2, 0, 88, 360, Unconfirmed),
    row(2019, 1, 0, 86, 340, Secondary),
    row(2019, 2, 0, 87, 326, Unconfirmed),
    row(2020, 1, 0, 87, 315, Secondary),
    row(2020, 2, 0, 84, 311, Secondary),
    row(2021, 1, 0, 79, 314, Secondary),
    row(2021, 2, 0, 76, 312, Secondary),
    row(2022, 1, 0, 76, 313, Secondary),
    row(2022, 2, 0, 77, 315, Secondary),
    row(2023, 1, 250, 206, 447, Secondary),
    row(2023, 2, 400, 422, 682, Secondary),
    row(2024, 1, 450, 507, 801, Secondary),
    row(2024, 2, 425, 492, 816, Secondary),
    row(2025, 1, 315, 371, 721, Secondary),
    row(2025, 2, 215, 276, 665, Secondary),
    HalfYear {
        source: "Arrêté du 15 décembre 2025, JORF du 26 décembre 2025",
        ..row(2026, 1, 215, 262, 667, Confirmed)
    },
    HalfYear {
        source: "Arrêté du 26 juin 2026, JORF du 30 juin 2026",
        refinancing_evidence: Secondary,
        ..row(2026, 2, 240, 275, 684, Secondary)
    },
];

const fn row(
    year: i32,
    half: u8,
    refinancing_bp: u32,
    legal_bp: u32,
    individuals_bp: u32,
    evidence: Evidence,
) -> HalfYear {
    HalfYear {
        year,
        half,
        refinancing_bp,
        legal_bp,
        individuals_bp,
        evidence,
        refinancing_evidence: Confirmed,
        source: "Arrêté semestriel (CMF, art. L313-2), JORF",
    }
}

impl HalfYear {
    /// What applies between professionals where no rate was agreed: refinancing rate and ten points.
    ///
    /// Source: Code de commerce, art. L441-10, II.
    pub const fn default_bp(&self) -> u32 {
        self.refinancing_bp + 1_000
    }

    /// What a public buyer owes: refinancing rate and eight points.
    ///
    /// Source: Code de la commande publique, art. R2192-31.
    pub const fn public_bp(&self) -> u32 {
        self.refinancing_bp + 800
    }

    /// The lowest rate that professionals may agree: three times the legal rate. It can lie above
    /// [`HalfYear::default_bp`] (2024) and does not raise it.
    ///
    /// Source: Code de commerce, art. L441-10, II.
    pub const fn floor_bp(&self) -> u32 {
        self.legal_bp * 3
    }

    /// Its first day.
    pub fn first(&self) -> Day {
        Day::from_calendar(self.year, if self.half == 1 { 1 } else { 7 }, 1).unwrap_or(Day::FIRST)
    }

    /// The year and the half of a day.
    fn holding(day: Day) -> (i32, u8) {
        use chrono::Datelike;
        let date = day.to_date();
        (date.year(), if date.month() <= 6 { 1 } else { 2 })
    }
}

/// A table of half-years, oldest first: [`RATES`], or what the firm made of it.
#[derive(Clone, Copy, Debug)]
pub struct Rates<'a>(pub &'a [HalfYear]);

impl Default for Rates<'_> {
    fn default() -> Self {
        Rates(RATES)
    }
}

impl Rates<'_> {
    /// The rates of a day's half-year, and whether they are certain: a half-year that is not in the table has those of
    /// the last known one before it (of the first one, before all of them), provisionally.
    ///
    /// ```
    /// use encours::law::late_payment::Rates;
    /// let of = |day: &str| Rates::default().of(day.parse().unwrap());
    /// let (today, certain) = of("2026-11-21");
    /// assert_eq!((today.default_bp(), today.public_bp(), today.floor_bp(), certain), (1_240, 1_040, 825, true));
    /// // The rate in force on 1 July 2022 counts, although it rose on the 27th.
    /// assert_eq!(of("2022-12-31").0.default_bp(), 1_000);
    /// assert!(!of("2027-01-01").1);
    /// ```
    pub fn of(&self, day: Day) -> (HalfYear, bool) {
        let (year, half) = HalfYear::holding(day);
        let known = self.0.iter().take_while(|row| (row.year, row.half) <= (year, half)).last();
        match known.or(self.0.first()) {
            Some(row) => (*row, (row.year, row.half) == (year, half)),
            None => (row(year, half, 0, 0, 0, Unconfirmed), false),
        }
    }
}

/// The last day of the half-year that a day lies in.
pub(super) fn end_of_half(day: Day) -> Day {
    let (year, half) = HalfYear::holding(day);
    let (month, last) = if half == 1 { (6, 30) } else { (12, 31) };
    Day::from_calendar(year, month, last).unwrap_or(Day::LAST)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_has_every_half_year_once_in_order() {
        for pair in RATES.windows(2) {
            let after = if pair[0].half == 1 { (pair[0].year, 2) } else { (pair[0].year + 1, 1) };
            assert_eq!((pair[1].year, pair[1].half), after);
        }
    }

    #[test]
    fn in_2024_the_floor_of_an_agreed_rate_lies_above_the_default() {
        let rates: Vec<(u32, u32)> = RATES
            .iter()
            .filter(|row| row.year == 2024)
            .map(|row| (row.floor_bp(), row.default_bp()))
            .collect();
        assert_eq!(rates, [(1_521, 1_450), (1_476, 1_425)]);
    }
}
