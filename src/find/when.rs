//! Days in plain words: «au 30/09», «fin octobre», «hier», «31 décembre 2025», “end of last month”.
//!
//! A day without a year is the last one that is not after today. What cannot be told for sure is no day.

use crate::base::Day;
use crate::rooms::lookup::fold;

/// What was typed, with the day in it told apart.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct When {
    /// The day, where there is one.
    pub day: Option<Day>,
    /// What was typed besides.
    pub rest: String,
    /// The day was said to be one («au 30/09»): it cannot be a number of something.
    pub sure: bool,
    /// What was said to be a day and is none («au 32/13»).
    pub misunderstood: Option<String>,
}

/// Tells the day in what was typed from the rest of it.
///
/// ```
/// use encours::find::when::when;
/// let today = "2026-11-21".parse().unwrap();
/// let of = |typed| when(typed, today);
/// assert_eq!(of("DSO au 30/09").day, "2026-09-30".parse().ok());
/// assert_eq!(of("DSO au 30/09").rest, "DSO");
/// assert_eq!(of("balance au 31/12").day, "2025-12-31".parse().ok());
/// assert_eq!(of("fin octobre").day, "2026-10-31".parse().ok());
/// assert_eq!(of("au 32/13").misunderstood.as_deref(), Some("32/13"));
/// ```
pub fn when(typed: &str, today: Day) -> When {
    let words: Vec<&str> = typed.split_whitespace().collect();
    let folded: Vec<String> = words.iter().map(|word| fold(word.trim_matches(','))).collect();
    let folded: Vec<&str> = folded.iter().map(String::as_str).collect();
    for start in 0..folded.len() {
        let introduced = introduction(&folded[start..]);
        let after = &folded[start + introduced..];
        let without = |taken: usize| [&words[..start], &words[start + taken..]].concat().join(" ");
        if let Some((day, taken)) = spelled(after, today) {
            let sure =
                0 < introduced || 1 < taken || !after[0].contains(|c: char| c.is_ascii_digit());
            let rest = without(introduced + taken);
            return When { day: Some(day), rest, sure, misunderstood: None };
        }
        if let (1.., Some(next)) = (introduced, after.first())
            && next.starts_with(|letter: char| letter.is_ascii_digit())
            && next.contains('/')
        {
            let said = words[start + introduced].to_owned();
            let rest = without(introduced + 1);
            return When { day: None, rest, sure: true, misunderstood: Some(said) };
        }
    }
    When { rest: words.join(" "), ..When::default() }
}

/// How many words say that a day follows.
fn introduction(words: &[&str]) -> usize {
    match words {
        ["as", "of" | "at", ..] | ["a", "la", ..] => 2,
        ["au" | "le" | "du" | "en" | "on" | "at", ..] => 1,
        _ => 0,
    }
}

/// A day at the beginning, and how many words it took.
fn spelled(words: &[&str], today: Day) -> Option<(Day, usize)> {
    let ago =
        |days: &str| Some(today.plus(-days.parse::<i32>().ok().filter(|days| *days < 40_000)?));
    let last_month = || today.start_of_month().plus(-1);
    match words {
        ["aujourd'hui" | "today", ..] => Some((today, 1)),
        ["hier" | "yesterday", ..] => Some((today.plus(-1), 1)),
        ["avant-hier", ..] => Some((today.plus(-2), 1)),
        ["avant", "hier", ..] => Some((today.plus(-2), 2)),
        ["il", "y", "a", days, "jour" | "jours", ..] => Some((ago(days)?, 5)),
        [days, "day" | "days", "ago", ..] => Some((ago(days)?, 3)),
        ["fin", "du", "mois", "dernier", ..] => Some((last_month(), 4)),
        ["fin", "de" | "du", "mois", ..] => Some((today.end_of_month(), 3)),
        ["fin", "mois", "dernier", ..] => Some((last_month(), 3)),
        ["end", "of", "last", "month", ..] => Some((last_month(), 4)),
        ["last", "month", "end", ..] => Some((last_month(), 3)),
        ["end", "of", "month", ..] => Some((today.end_of_month(), 3)),
        ["end", "of", "the", "month", ..] => Some((today.end_of_month(), 4)),
        ["fin" | "debut", rest @ ..] => {
            edge(rest, words[0] == "fin", today).map(|(d, n)| (d, n + 1))
        }
        ["end" | "start", "of", rest @ ..] => {
            edge(rest, words[0] == "end", today).map(|(day, taken)| (day, taken + 2))
        }
        [name, number, rest @ ..] if month(name).is_some() && day_of_month(number).is_some() => {
            in_month(day_of_month(number)?, month(name)?, rest, today).map(|(d, n)| (d, n + 2))
        }
        [number, name, rest @ ..] if month(name).is_some() => {
            in_month(day_of_month(number)?, month(name)?, rest, today).map(|(d, n)| (d, n + 2))
        }
        [number, ..] => Some((numeric(number, today)?, 1)),
        [] => None,
    }
}

/// The first or last day of a month or year.
fn edge(words: &[&str], end: bool, today: Day) -> Option<(Day, usize)> {
    let last = |first: Day| if end { first.end_of_month() } else { first };
    match words {
        ["de" | "d'annee", rest @ ..] if !rest.is_empty() => {
            edge(rest, end, today).map(|(day, taken)| (day, taken + 1))
        }
        [name, rest @ ..] if month(name).is_some() => {
            let month = month(name)?;
            if let Some(year) = rest.first().and_then(|year| full_year(year)) {
                return Some((last(Day::from_calendar(year, month, 1)?), 2));
            }
            Some((latest(today, |year| Some(last(Day::from_calendar(year, month, 1)?)))?, 1))
        }
        [year, ..] => {
            let year = full_year(year)?;
            let (month, day) = if end { (12, 31) } else { (1, 1) };
            Some((Day::from_calendar(year, month, day)?, 1))
        }
        [] => None,
    }
}

/// A day of a month, with the year when it follows.
fn in_month(day: u32, month: u32, after: &[&str], today: Day) -> Option<(Day, usize)> {
    if let Some(year) = after.first().and_then(|year| full_year(year)) {
        return Some((Day::from_calendar(year, month, day)?, 1));
    }
    Some((latest(today, |year| Day::from_calendar(year, month, day))?, 0))
}

/// `30/09`, `30.09.25`, `2025-09-30`.
fn numeric(word: &str, today: Day) -> Option<Day> {
    let mark = word.chars().find(|letter| !letter.is_ascii_digit())?;
    if !matches!(mark, '/' | '.' | '-') {
        return None;
    }
    let parts: Vec<&str> = word.split(mark).collect();
    let number = |text: &str| text.parse::<u32>().ok();
    let short = |text: &str| number(text).filter(|_| (1..=2).contains(&text.len()));
    match parts[..] {
        // `12.50` is an amount and `12-05` may be a number: only a slash makes two numbers a day.
        [day, month] if mark == '/' => {
            let (day, month) = (short(day)?, short(month)?);
            latest(today, |year| Day::from_calendar(year, month, day))
        }
        [year, month, day] if year.len() == 4 => {
            Day::from_calendar(number(year)? as i32, short(month)?, short(day)?)
        }
        [day, month, year] => {
            let year = match year.len() {
                2 => 2000 + number(year)? as i32,
                _ => full_year(year)?,
            };
            Day::from_calendar(year, short(month)?, short(day)?)
        }
        _ => None,
    }
}

/// The last such day that is not after today: of this year or one before, for there is not a 29 February in each.
fn latest(today: Day, of_year: impl Fn(i32) -> Option<Day>) -> Option<Day> {
    use chrono::Datelike;
    let year = today.to_date().year();
    (0..8).filter_map(|back| of_year(year - back)).find(|day| *day <= today)
}

fn full_year(word: &str) -> Option<i32> {
    word.parse().ok().filter(|year| word.len() == 4 && (1990..2100).contains(year))
}

fn day_of_month(word: &str) -> Option<u32> {
    let digits = word.strip_suffix("er").unwrap_or(word);
    digits.parse().ok().filter(|day| (1..=31).contains(day))
}

/// A month by its name, or by three letters of it and more.
fn month(word: &str) -> Option<u32> {
    const NAMES: [[&str; 2]; 12] = [
        ["janvier", "january"],
        ["fevrier", "february"],
        ["mars", "march"],
        ["avril", "april"],
        ["mai", "may"],
        ["juin", "june"],
        ["juillet", "july"],
        ["aout", "august"],
        ["septembre", "september"],
        ["octobre", "october"],
        ["novembre", "november"],
        ["decembre", "december"],
    ];
    let word = word.trim_end_matches('.');
    let named = |names: &[&str; 2]| {
        names.iter().any(|name| *name == word || 3 <= word.len() && name.starts_with(word))
    };
    let mut found = (1..).zip(&NAMES).filter(|(_, names)| named(names)).map(|(number, _)| number);
    let month = found.next()?;
    // «jui» is two months.
    found.next().is_none().then_some(month)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    #[test]
    fn a_day_is_read_as_people_say_it() {
        let today = day("2026-11-21");
        for (typed, expected, rest) in [
            ("dso au 30/09", "2026-09-30", "dso"),
            ("DSO au 30/09/25", "2025-09-30", "DSO"),
            ("dso au 21/11", "2026-11-21", "dso"),
            ("dso au 22/11", "2025-11-22", "dso"),
            ("balance âgée au 31/12/2025", "2025-12-31", "balance âgée"),
            ("balance 2025-12-31", "2025-12-31", "balance"),
            ("au 1er mars dso", "2026-03-01", "dso"),
            ("30 septembre 2024", "2024-09-30", ""),
            ("encours 30 sept", "2026-09-30", "encours"),
            ("dso on September 30, 2025", "2025-09-30", "dso"),
            ("fin octobre", "2026-10-31", ""),
            ("fin novembre", "2025-11-30", ""),
            ("dso fin de fév. 2024", "2024-02-29", "dso"),
            ("29 février", "2024-02-29", ""),
            ("début mars balance", "2026-03-01", "balance"),
            ("end of october", "2026-10-31", ""),
            ("fin 2025", "2025-12-31", ""),
            ("fin du mois dernier", "2026-10-31", ""),
            ("ageing as of yesterday", "2026-11-20", "ageing"),
            ("hier", "2026-11-20", ""),
            ("avant-hier", "2026-11-19", ""),
            ("dso il y a 30 jours", "2026-10-22", "dso"),
            ("30 days ago", "2026-10-22", ""),
            ("aujourd’hui", "2026-11-21", ""),
        ] {
            let found = when(typed, today);
            assert_eq!(found.day, Some(day(expected)), "{typed}");
            assert_eq!((found.rest.as_str(), found.misunderstood), (rest, None), "{typed}");
        }
    }

    #[test]
    fn what_is_not_surely_a_day_is_none() {
        let today = day("2026-11-21");
        for typed in [
            "",
            "mai",
            "mars",
            "12.50",
            "12-05",
            "31 jui",
            "30 février",
            "fa 12",
            "dso",
            "fin",
            "le",
            "au bon pain",
        ] {
            let found = when(typed, today);
            assert_eq!((found.day, found.misunderstood), (None, None), "{typed}");
            assert_eq!(found.rest, typed);
        }
        assert_eq!(when("dso au 31/02", today).misunderstood.as_deref(), Some("31/02"));
        // Without a word that says so, it may be the number of something.
        assert!(!when("12/05", today).sure);
        assert!(when("au 12/05", today).sure);
    }
}
