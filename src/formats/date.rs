//! Dates as people and programs write them, to days.

use crate::base::Day;

/// The order of day, month and year where digits alone do not tell.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Order {
    /// `21/11/2026`.
    #[default]
    DayFirst,
    /// `11/21/2026`.
    MonthFirst,
    /// `26-11-21`; `2026-11-21` is recognised in every order.
    YearFirst,
}

/// Something else stands there, or a day that the calendar does not have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotADate;

/// Reads a date; `None` when the cell is empty or a blank form (`00/00/0000`, `  /  /  `).
///
/// ```
/// use encours::formats::date::{Order, read};
/// let iso = |text| read(text, Order::DayFirst).map(|day| day.map(|day| day.to_string()));
/// for text in ["21/11/2026", "21.11.26", "2026-11-21", "20261121", "21 nov. 2026", "46347", "21/11/2026 00:00:00"] {
///     assert_eq!(iso(text), Ok(Some("2026-11-21".to_owned())), "{text}");
/// }
/// assert!(iso("31/02/2026").is_err());
/// ```
#[inline]
pub fn read(text: &str, order: Order) -> Result<Option<Day>, NotADate> {
    if let Some(day) = plain(text.as_bytes(), order) {
        return Ok(Some(day));
    }
    general(text, order)
}

/// Ten bytes, `21/11/2026` or `2026-11-21`: the forms that nearly all cells have.
#[inline]
fn plain(bytes: &[u8], order: Order) -> Option<Day> {
    let bytes: &[u8; 10] = bytes.try_into().ok()?;
    let number = |places: &[usize]| {
        places.iter().try_fold(0_i32, |number, place| {
            let digit = bytes[*place].wrapping_sub(b'0');
            (digit <= 9).then(|| number * 10 + i32::from(digit))
        })
    };
    let is_mark = |byte: u8| matches!(byte, b'/' | b'-' | b'.');
    if is_mark(bytes[2]) && bytes[5] == bytes[2] {
        let (first, second) = (number(&[0, 1])?, number(&[3, 4])?);
        let year = number(&[6, 7, 8, 9])?;
        match order {
            Order::MonthFirst => calendar(year, first, second),
            Order::DayFirst | Order::YearFirst => calendar(year, second, first),
        }
    } else if is_mark(bytes[4]) && bytes[7] == bytes[4] {
        calendar(number(&[0, 1, 2, 3])?, number(&[5, 6])?, number(&[8, 9])?)
    } else {
        None
    }
}

/// Days since 1970-01-01, or `None` for a day that is not in the calendar or not in 1900–2199.
///
/// Howard Hinnant, «chrono-compatible low-level date algorithms», `days_from_civil`.
#[inline]
fn calendar(year: i32, month: i32, day: i32) -> Option<Day> {
    const LENGTHS: [i32; 13] = [0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let length = LENGTHS.get(usize::try_from(month).ok()?)? + i32::from(leap && month == 2);
    if !(1900..2200).contains(&year) || day < 1 || day > length {
        return None;
    }
    let year = if month <= 2 { year - 1 } else { year };
    let era = year / 400;
    let year_of_era = year - era * 400;
    let day_of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    let day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    Some(Day::new(era * 146_097 + day_of_era - 719_468))
}

/// French and English names of months, by their folded beginnings; the longer first where one begins another.
const MONTHS: [(&str, i32); 25] = [
    ("jan", 1),
    ("janv", 1),
    ("fev", 2),
    ("feb", 2),
    ("fevr", 2),
    ("mar", 3),
    ("mars", 3),
    ("avr", 4),
    ("apr", 4),
    ("mai", 5),
    ("may", 5),
    ("juin", 6),
    ("jun", 6),
    ("juil", 7),
    ("jul", 7),
    ("jui", 7),
    ("aou", 8),
    ("aug", 8),
    ("sep", 9),
    ("sept", 9),
    ("oct", 10),
    ("nov", 11),
    ("dec", 12),
    ("decem", 12),
    ("fevrier", 2),
];

/// The month of a word in French or English, abbreviated or not.
fn month(word: &str) -> Option<i32> {
    let folded: String = word
        .chars()
        .map(|character| match character {
            'é' | 'É' | 'è' => 'e',
            'û' | 'Û' => 'u',
            other => other.to_ascii_lowercase(),
        })
        .collect();
    const FULL: [&str; 24] = [
        "janvier",
        "fevrier",
        "mars",
        "avril",
        "mai",
        "juin",
        "juillet",
        "aout",
        "septembre",
        "octobre",
        "novembre",
        "decembre",
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ];
    if let Some(place) = FULL.iter().position(|full| *full == folded) {
        return Some(place as i32 % 12 + 1);
    }
    // An abbreviation is the beginning of a full name, of three letters or more.
    MONTHS.iter().find(|(name, _)| *name == folded).map(|(_, month)| *month).or_else(|| {
        let place = (folded.len() >= 3)
            .then(|| FULL.iter().position(|full| full.starts_with(&folded)))??;
        Some(place as i32 % 12 + 1)
    })
}

/// A piece of a date.
#[derive(Clone, Copy)]
enum Piece<'a> {
    Number(i32, usize),
    Word(&'a str),
}

fn general(text: &str, order: Order) -> Result<Option<Day>, NotADate> {
    let text = text.trim();
    if text.is_empty()
        || text.bytes().all(|byte| matches!(byte, b'0' | b'/' | b'-' | b'.' | b' ' | b':'))
    {
        return Ok(None);
    }
    if text.len() > 40 {
        return Err(NotADate);
    }
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let rest = &text[digits..];
    if rest.is_empty() || is_time(rest) && matches!(digits, 6 | 8) {
        return packed(&text[..digits], order).ok_or(NotADate).map(Some);
    }
    // A spreadsheet's day number with a time of day behind.
    if digits == 5
        && rest.starts_with(['.', ','])
        && rest[1..].bytes().all(|byte| byte.is_ascii_digit())
    {
        return packed(&text[..5], order).ok_or(NotADate).map(Some);
    }
    let mut pieces = [Piece::Word(""); 3];
    let mut count = 0;
    let mut rest = text;
    while count < 3 && !rest.is_empty() {
        let first = rest.chars().next().unwrap_or(' ');
        if first.is_ascii_digit() {
            let length = rest.bytes().take_while(u8::is_ascii_digit).count();
            if length > 4 {
                return Err(NotADate);
            }
            let number = rest[..length].parse().map_err(|_| NotADate)?;
            pieces[count] = Piece::Number(number, length);
            count += 1;
            rest = &rest[length..];
        } else if first.is_alphabetic() {
            let length = rest.find(|c: char| !c.is_alphabetic()).unwrap_or(rest.len());
            let word = &rest[..length];
            rest = &rest[length..];
            if month(word).is_some() && !is_weekday(word) {
                pieces[count] = Piece::Word(word);
                count += 1;
            } else if !is_filler(word) {
                return Err(NotADate);
            }
        } else if matches!(
            first,
            '/' | '-' | '.' | ' ' | ',' | '\u{a0}' | '\u{202f}' | '_' | '’' | '\''
        ) {
            rest = &rest[first.len_utf8()..];
        } else {
            return Err(NotADate);
        }
    }
    if count < 3 || !(rest.is_empty() || is_time(rest)) {
        return Err(NotADate);
    }
    let year = |(number, length): (i32, usize)| match length {
        4 => number,
        1 | 2 => two_digits(number),
        _ => 0,
    };
    let day = match pieces {
        [Piece::Number(a, 4), Piece::Number(b, _), Piece::Number(c, _)] => calendar(a, b, c),
        [Piece::Number(a, la), Piece::Number(b, _), Piece::Number(c, lc)] => match order {
            Order::DayFirst => calendar(year((c, lc)), b, a),
            Order::MonthFirst => calendar(year((c, lc)), a, b),
            Order::YearFirst if lc == 4 => calendar(c, b, a),
            Order::YearFirst => calendar(year((a, la)), b, c),
        },
        [Piece::Number(a, 4), Piece::Word(word), Piece::Number(c, _)] => {
            month(word).and_then(|month| calendar(a, month, c))
        }
        [Piece::Number(a, _), Piece::Word(word), Piece::Number(c, lc)] => {
            month(word).and_then(|month| calendar(year((c, lc)), month, a))
        }
        [Piece::Word(word), Piece::Number(b, _), Piece::Number(c, lc)] => {
            month(word).and_then(|month| calendar(year((c, lc)), month, b))
        }
        _ => None,
    };
    day.map(Some).ok_or(NotADate)
}

/// Digits without marks: `20261121`, `21112026`, `211126`, or a spreadsheet's day number (1900 system).
fn packed(digits: &str, order: Order) -> Option<Day> {
    let number = |from: usize, to: usize| digits.get(from..to)?.parse::<i32>().ok();
    match digits.len() {
        8 => calendar(number(0, 4)?, number(4, 6)?, number(6, 8)?).or_else(|| match order {
            Order::MonthFirst => calendar(number(4, 8)?, number(0, 2)?, number(2, 4)?),
            _ => calendar(number(4, 8)?, number(2, 4)?, number(0, 2)?),
        }),
        6 => match order {
            Order::DayFirst => calendar(two_digits(number(4, 6)?), number(2, 4)?, number(0, 2)?),
            Order::MonthFirst => calendar(two_digits(number(4, 6)?), number(0, 2)?, number(2, 4)?),
            Order::YearFirst => calendar(two_digits(number(0, 2)?), number(2, 4)?, number(4, 6)?),
        },
        5 => {
            // Day 25 569 of a spreadsheet is 1970-01-01; 30 000 is in 1982, 80 000 in 2119.
            let serial = number(0, 5)?;
            (30_000..=80_000).contains(&serial).then(|| Day::new(serial - 25_569))
        }
        _ => None,
    }
}

/// 00–79 are of this century, the others of the last.
fn two_digits(year: i32) -> i32 {
    if year < 80 { 2000 + year } else { 1900 + year }
}

/// A time of day, or what may stand behind a date.
fn is_time(text: &str) -> bool {
    let text = text.trim_start_matches(['T', ' ', 't', '.', ',', '\u{a0}', '-']);
    text.is_empty()
        || text.starts_with(|first: char| first.is_ascii_digit())
            && text.bytes().all(|byte| {
                byte.is_ascii_digit()
                    || matches!(byte, b':' | b'.' | b'h' | b'H' | b'Z' | b'+' | b'-' | b' ')
                    || matches!(byte, b'A' | b'P' | b'M' | b'a' | b'p' | b'm')
            })
            && (text.contains([':', 'h', 'H'])
                || text.bytes().all(|byte| byte.is_ascii_digit()) && text.len() == 6)
}

/// Days of the week, which may stand before a date.
fn is_weekday(word: &str) -> bool {
    const DAYS: [&str; 14] = [
        "lundi",
        "mardi",
        "mercredi",
        "jeudi",
        "vendredi",
        "samedi",
        "dimanche",
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
    ];
    let word = word.to_ascii_lowercase();
    // «mar» is March before it is Tuesday.
    word != "mar" && word.len() >= 3 && DAYS.iter().any(|day| day.starts_with(&word))
}

/// Words that may stand in a date and say nothing.
fn is_filler(word: &str) -> bool {
    is_weekday(word)
        || ["le", "er", "st", "nd", "rd", "th", "de", "of", "the"]
            .iter()
            .any(|filler| word.eq_ignore_ascii_case(filler))
}

/// What one cell tells about its column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Evidence {
    /// Empty or a blank form.
    Nothing,
    /// A date in any order, or one whose order is plain from it alone (year first, a month's name).
    Plain,
    /// Only the order day, month, year makes a date of it.
    DayFirst,
    /// Only the order month, day, year makes a date of it.
    MonthFirst,
    /// Only the order year, month, day makes a date of it.
    YearFirst,
    /// A date in several orders, a different one in each.
    Ambiguous,
    /// Not a date in any order.
    Other,
}

/// What a cell tells about the order of dates in its column.
///
/// ```
/// use encours::formats::date::{Evidence, evidence};
/// assert_eq!(evidence("21/11/2026"), Evidence::DayFirst);
/// assert_eq!(evidence("11/21/2026"), Evidence::MonthFirst);
/// assert_eq!(evidence("05/06/2026"), Evidence::Ambiguous);
/// assert_eq!(evidence("2026-06-05"), Evidence::Plain);
/// ```
pub fn evidence(text: &str) -> Evidence {
    let in_order = |order| read(text, order).ok().flatten();
    if general(text, Order::DayFirst) == Ok(None) && in_order(Order::DayFirst).is_none() {
        return Evidence::Nothing;
    }
    let day_first = in_order(Order::DayFirst);
    let month_first = in_order(Order::MonthFirst);
    let year_first = in_order(Order::YearFirst);
    match (day_first, month_first, year_first) {
        (None, None, None) => Evidence::Other,
        (None, None, Some(_)) => Evidence::YearFirst,
        (Some(_), None, _) => Evidence::DayFirst,
        (None, Some(_), _) => Evidence::MonthFirst,
        (Some(a), Some(b), _) if a == b => Evidence::Plain,
        (Some(_), Some(_), _) => Evidence::Ambiguous,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, order: Order, expected: &str) {
        let day = read(text, order).unwrap_or_else(|_| panic!("{text} is not a date"));
        assert_eq!(day.map_or(String::new(), |day| day.to_string()), expected, "{text}");
    }

    #[test]
    fn dates_are_read_as_people_write_them() {
        for text in [
            "21/11/2026",
            "21/11/26",
            "21.11.2026",
            "21-11-2026",
            "2026-11-21",
            "2026/11/21",
            "20261121",
            "21112026",
            "211126",
            "21 nov. 2026",
            "21 novembre 2026",
            "21-nov-26",
            "samedi 21 novembre 2026",
            "sam. 21/11/2026",
            "21 Nov 2026",
            "Nov 21, 2026",
            "November 21st, 2026",
            "2026-11-21T10:20:30Z",
            "2026-11-21 10:20:30.123",
            "21/11/2026 00:00",
            "21/11/2026 0:00:00",
            "46347",
            "46347.5",
            "46347,75",
            " 21/11/2026 ",
            "20261121 101530",
            "21/11/2026 10h30",
            "2026-11-21T10:20:30+02:00",
            "le 21 novembre 2026",
        ] {
            check(text, Order::DayFirst, "2026-11-21");
        }
        check("1er décembre 2026", Order::DayFirst, "2026-12-01");
        check("3 févr. 2026", Order::DayFirst, "2026-02-03");
        check("14 août 2026", Order::DayFirst, "2026-08-14");
        check("14 juil. 2026", Order::DayFirst, "2026-07-14");
        check("14 juin 2026", Order::DayFirst, "2026-06-14");
        check("1/2/26", Order::DayFirst, "2026-02-01");
        check("1/2/26", Order::MonthFirst, "2026-01-02");
        check("26/2/1", Order::YearFirst, "2026-02-01");
        check("01/02/79", Order::DayFirst, "2079-02-01");
        check("01/02/80", Order::DayFirst, "1980-02-01");
        check("11/21/2026", Order::MonthFirst, "2026-11-21");
        check("29/02/2028", Order::DayFirst, "2028-02-29");
        for text in ["", "00/00/0000", "  /  /    ", "0000-00-00", "0"] {
            check(text, Order::DayFirst, "");
        }
    }

    #[test]
    fn impossible_days_are_no_dates() {
        for text in [
            "31/02/2026",
            "29/02/2026",
            "32/01/2026",
            "11/21/2026",
            "2026-13-01",
            "1/1",
            "12,50",
            "abc",
            "21/11",
            "12345",
            "1899-12-31",
            "21/11/2026 bis",
            "FA-2026-11",
            "21/11/20266",
            "31/04/2026",
            "21/11/2026;x",
            "99999999",
        ] {
            assert_eq!(read(text, Order::DayFirst), Err(NotADate), "{text}");
        }
    }

    #[test]
    fn every_day_of_three_centuries_agrees_with_the_calendar() {
        for number in Day::FIRST.get()..=Day::LAST.get() {
            let day = Day::new(number);
            let text = day.to_string();
            assert_eq!(read(&text, Order::DayFirst), Ok(Some(day)), "{text}");
            let french = day.to_date().format("%d/%m/%Y").to_string();
            assert_eq!(read(&french, Order::DayFirst), Ok(Some(day)), "{french}");
        }
    }
}
