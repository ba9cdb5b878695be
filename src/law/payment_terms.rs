//! Legal ceilings of agreed payment terms between professionals.
//!
//! A ceiling counts in calendar days from the day of issue, which is day 0; no text moves a due date that falls on a
//! Sunday. Shorter ceilings of single trades (road freight, perishable food, alcohol: art. L441-11) and those of public
//! buyers are not here: nothing recorded says which customer they concern.

use crate::base::Day;

/// How the latest lawful due date follows from the day of issue.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ceiling {
    /// Sixty days after the issue.
    SixtyDays,
    /// Forty-five days after the end of the month of issue: agreed in so many words.
    MonthEndThenFortyFive,
    /// The end of the month that forty-five days after the issue fall in: agreed in so many words.
    FortyFiveThenMonthEnd,
}

/// One row of the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Row {
    /// The rule.
    pub ceiling: Ceiling,
    /// Invoices issued from this day on …
    pub from: (i32, u32, u32),
    /// … and before this one; open when absent.
    pub before: Option<(i32, u32, u32)>,
    /// Where it is written, in French as everywhere it is cited.
    pub source: &'static str,
    /// The text was read. What was not is here so that it can be checked, and holds nobody to anything.
    pub read: bool,
}

/// The ceilings. The article in force, L441-10, was read in a mirror of Légifrance; that it is so numbered since the
/// ordonnance 2019-359 of 24 April 2019 (JO of the 25th, in force the day after) is professional knowledge.
///
/// **Not confirmed**: that the same ceilings stood in L441-6 before, from 1 January 2009 (loi 2008-776, LME) on, and that
/// until the loi 2015-990 of 6 August 2015 either could be agreed without further words. No text of that time was read:
/// those rows say so (`read: false`), and [`latest_due`] judges no invoice by them.
pub const CEILINGS: [Row; 6] = [
    Row {
        ceiling: Ceiling::SixtyDays,
        from: (2009, 1, 1),
        before: Some((2019, 4, 26)),
        source: "Code de commerce, art. L441-6, I (LME)",
        read: false,
    },
    Row {
        ceiling: Ceiling::SixtyDays,
        from: (2019, 4, 26),
        before: None,
        source: "Code de commerce, art. L441-10, I, al. 2",
        read: true,
    },
    Row {
        ceiling: Ceiling::MonthEndThenFortyFive,
        from: (2009, 1, 1),
        before: Some((2019, 4, 26)),
        source: "Code de commerce, art. L441-6, I (LME)",
        read: false,
    },
    Row {
        ceiling: Ceiling::MonthEndThenFortyFive,
        from: (2019, 4, 26),
        before: None,
        source: "Code de commerce, art. L441-10, I, al. 3",
        read: true,
    },
    Row {
        ceiling: Ceiling::FortyFiveThenMonthEnd,
        from: (2009, 1, 1),
        before: Some((2019, 4, 26)),
        source: "Code de commerce, art. L441-6, I (LME)",
        read: false,
    },
    Row {
        ceiling: Ceiling::FortyFiveThenMonthEnd,
        from: (2019, 4, 26),
        before: None,
        source: "Code de commerce, art. L441-10, I, al. 3",
        read: true,
    },
];

/// The clause of forty-five days end of month that a contract names, where it names one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum MonthEndClause {
    /// None: sixty days from the issue are the ceiling.
    #[default]
    None,
    /// «Fin de mois, 45 jours».
    MonthEndFirst,
    /// «45 jours, fin de mois».
    DaysFirst,
}

impl Ceiling {
    /// The latest lawful due date of an invoice issued on a day.
    pub fn latest(self, issued: Day) -> Day {
        match self {
            Ceiling::SixtyDays => issued.plus(60),
            Ceiling::MonthEndThenFortyFive => issued.end_of_month().plus(45),
            Ceiling::FortyFiveThenMonthEnd => issued.plus(45).end_of_month(),
        }
    }
}

/// The row in force for a rule on a day, read or not; `None` before 2009, when nothing was capped.
pub fn row(ceiling: Ceiling, issued: Day) -> Option<&'static Row> {
    let day = |(year, month, day)| Day::from_calendar(year, month, day).unwrap_or(Day::LAST);
    CEILINGS.iter().find(|row| {
        row.ceiling == ceiling
            && day(row.from) <= issued
            && row.before.is_none_or(|before| issued < day(before))
    })
}

/// The latest lawful due date of an invoice, and the row that says so: sixty days, or a clause of forty-five days end
/// of month where it leads further. `None` where the law of the day set no ceiling that we have read.
///
/// ```
/// use encours::base::Day;
/// use encours::law::payment_terms::{MonthEndClause, latest_due};
/// let latest = |issued: &str, clause| latest_due(issued.parse().unwrap(), clause).unwrap().0.to_string();
/// assert_eq!(latest("2026-11-21", MonthEndClause::None), "2027-01-20");
/// // The two lawful readings of 45 days end of month: sixty days are later than the first here.
/// assert_eq!(latest("2026-11-21", MonthEndClause::MonthEndFirst), "2027-01-20");
/// assert_eq!(latest("2026-11-21", MonthEndClause::DaysFirst), "2027-01-31");
/// ```
pub fn latest_due(issued: Day, clause: MonthEndClause) -> Option<(Day, &'static Row)> {
    let clause = match clause {
        MonthEndClause::None => None,
        MonthEndClause::MonthEndFirst => Some(Ceiling::MonthEndThenFortyFive),
        MonthEndClause::DaysFirst => Some(Ceiling::FortyFiveThenMonthEnd),
    };
    let rows = [Some(Ceiling::SixtyDays), clause].into_iter().flatten();
    let dated = rows.filter_map(|ceiling| {
        let row = row(ceiling, issued).filter(|row| row.read)?;
        Some((ceiling.latest(issued), row))
    });
    dated.reduce(|best, other| if best.0 < other.0 { other } else { best })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    #[test]
    fn the_published_due_dates_come_out_whichever_way_the_month_ends() {
        for (issued, month_end_first, days_first) in [
            ("2026-11-16", "2027-01-14", "2026-12-31"),
            ("2026-11-17", "2027-01-14", "2027-01-31"),
            ("2027-01-15", "2027-03-17", "2027-03-31"),
            ("2027-01-31", "2027-03-17", "2027-03-31"),
            ("2027-02-01", "2027-04-14", "2027-03-31"),
            ("2028-01-15", "2028-03-16", "2028-02-29"),
        ] {
            let issued = day(issued);
            assert_eq!(Ceiling::MonthEndThenFortyFive.latest(issued), day(month_end_first));
            assert_eq!(Ceiling::FortyFiveThenMonthEnd.latest(issued), day(days_first));
        }
    }

    #[test]
    fn sixty_days_end_of_month_pass_the_ceiling_on_353_days_of_2027() {
        let mut beyond = 0;
        let mut issued = day("2027-01-01");
        while issued < day("2028-01-01") {
            let due = issued.plus(60).end_of_month();
            beyond += u32::from(latest_due(issued, MonthEndClause::None).unwrap().0 < due);
            issued = issued.plus(1);
        }
        assert_eq!(beyond, 353);
    }

    #[test]
    fn only_what_was_read_is_held_against_anybody() {
        let source =
            |issued: &str| latest_due(day(issued), MonthEndClause::None).map(|of| of.1.source);
        assert_eq!(source("2019-04-26"), Some("Code de commerce, art. L441-10, I, al. 2"));
        // The rule of the day is known, and not confirmed: it judges nothing.
        let before = row(Ceiling::SixtyDays, day("2019-04-25")).unwrap();
        assert_eq!((before.source, before.read), ("Code de commerce, art. L441-6, I (LME)", false));
        assert_eq!(source("2019-04-25"), None);
        assert_eq!(row(Ceiling::SixtyDays, day("2008-12-31")), None);
    }
}
