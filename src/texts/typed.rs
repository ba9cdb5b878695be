//! What people type, read back: days and amounts, in French habits first. The counterpart of [`super::format`].
//!
//! Must hold: nothing is guessed in silence. What is not understood is `None`, and a field shows at once what it took.

use chrono::Datelike;

use crate::base::{Currency, Day};

/// A day as people type it, or `None`.
///
/// `21/11/2026`, `21/11/26`, `21.11` and `21 11` (this year), `21` (this month), `211126`, `21112026`, `2026-11-21`,
/// `+7` and `-3` (days from today), `auj`, `hier`, `demain`, `fin` (of the month); the English words too.
///
/// ```
/// use encours::base::Day;
/// use encours::texts::typed;
/// let today = Day::from_calendar(2026, 11, 21).unwrap();
/// assert_eq!(typed::day("12/3", today), Day::from_calendar(2026, 3, 12));
/// assert_eq!(typed::day("+7", today), Day::from_calendar(2026, 11, 28));
/// assert_eq!(typed::day("auj", today), Some(today));
/// assert_eq!(typed::day("31/2", today), None);
/// ```
pub fn day(typed: &str, today: Day) -> Option<Day> {
    let typed = typed.trim().to_lowercase().replace('−', "-").replace('’', "'");
    match typed.as_str() {
        "" => return None,
        "auj" | "aujourd'hui" | "aujourdhui" | "today" => return Some(today),
        "hier" | "yesterday" => return Some(today.plus(-1)),
        "demain" | "tomorrow" => return Some(today.plus(1)),
        "fin" | "end" => return Some(today.end_of_month()),
        _ => (),
    }
    if typed.starts_with(['+', '-']) {
        let digits = &typed[1..];
        let days: i32 = digits.trim().parse().ok().filter(|_| whole(digits.trim()))?;
        let days = if typed.starts_with('-') { -days } else { days };
        return Some(today.plus(days)).filter(|day| (Day::FIRST..=Day::LAST).contains(day));
    }
    let date = today.to_date();
    let parts: Vec<&str> =
        typed.split(['/', '.', '-', ' ']).filter(|part| !part.is_empty()).collect();
    if !parts.iter().all(|part| whole(part)) {
        return None;
    }
    let number = |text: &str| text.parse::<u32>().ok();
    match parts.as_slice() {
        [year, month, day] if year.len() == 4 => {
            Day::from_calendar(i32::try_from(number(year)?).ok()?, number(month)?, number(day)?)
        }
        [day, month, year] => Day::from_calendar(full_year(year)?, number(month)?, number(day)?),
        [day, month] => Day::from_calendar(date.year(), number(month)?, number(day)?),
        [run] if matches!(run.len(), 6 | 8) => {
            Day::from_calendar(full_year(&run[4..])?, number(&run[2..4])?, number(&run[..2])?)
        }
        [day] if day.len() <= 2 => Day::from_calendar(date.year(), date.month(), number(day)?),
        _ => None,
    }
}

/// `26` is 2026 and `98` is 1998: nobody is owed money since before 1970, nor until after 2069.
fn full_year(year: &str) -> Option<i32> {
    let number: i32 = year.parse().ok()?;
    match (year.len(), number) {
        (4, year) => Some(year),
        (2, year @ 70..) => Some(1900 + year),
        (2, year) => Some(2000 + year),
        _ => None,
    }
}

fn whole(text: &str) -> bool {
    !text.is_empty() && text.len() <= 8 && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// An amount as people type it, as an exact decimal string (`1234.56`), or `None`.
///
/// Comma or point for the decimals, any blank, point, comma or apostrophe between thousands, the sign before, the
/// currency's symbol or code on either side. A single mark before more digits than the currency has is between
/// thousands: `1.250` is one thousand two hundred and fifty euros.
///
/// ```
/// use encours::base::Currency;
/// use encours::texts::typed;
/// assert_eq!(typed::money("1 234,56", Currency::EUR).as_deref(), Some("1234.56"));
/// assert_eq!(typed::money("1234.5 €", Currency::EUR).as_deref(), Some("1234.5"));
/// assert_eq!(typed::money("12,345.67", Currency::EUR).as_deref(), Some("12345.67"));
/// assert_eq!(typed::money("12,3456", Currency::EUR), None);
/// ```
pub fn money(typed: &str, currency: Currency) -> Option<String> {
    let code = currency.code().to_lowercase();
    let text = typed.trim().to_lowercase().replace(['€', '$', '£'], "").replace(&code, "");
    let text: String = text.chars().filter(|c| !c.is_whitespace() && !"'’".contains(*c)).collect();
    let (sign, digits) = match text.strip_prefix(['-', '−']) {
        Some(rest) => ("-", rest),
        None => ("", text.strip_prefix('+').unwrap_or(&text)),
    };
    let marks: Vec<(usize, char)> =
        digits.char_indices().filter(|(_, c)| ",.".contains(*c)).collect();
    if !digits.chars().all(|c| c.is_ascii_digit() || ",.".contains(c)) {
        return None;
    }
    let decimals = currency.digits() as usize;
    let fits = |at: usize| digits.len() - at - 1 <= decimals;
    // The last mark is before the decimals when it stands alone of its kind and what follows can be decimals.
    let before_decimals = marks.last().filter(|(at, mark)| {
        marks.iter().filter(|(_, other)| other == mark).count() == 1
            && (fits(*at) || marks.len() > 1)
    });
    let (units, fraction) = match before_decimals {
        Some(&(at, _)) => (&digits[..at], &digits[at + 1..]),
        None => (digits, ""),
    };
    let groups: Vec<&str> = units.split([',', '.']).collect();
    let one_mark = units.contains(',') && units.contains('.');
    let grouped = groups.len() == 1 || groups[1..].iter().all(|group| group.len() == 3);
    let units = groups.concat();
    let empty = units.is_empty() && fraction.is_empty();
    if empty || one_mark || !grouped || groups.len() > 1 && groups[0].is_empty() {
        return None;
    }
    if units.len() > 15 || fraction.len() > decimals {
        return None;
    }
    let units = units.trim_start_matches('0');
    let units = if units.is_empty() { "0" } else { units };
    let point = if fraction.is_empty() { "" } else { "." };
    let nothing = units == "0" && fraction.bytes().all(|byte| byte == b'0');
    Some(format!("{}{units}{point}{fraction}", if nothing { "" } else { sign }))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(typed: &str) -> String {
        let today = Day::from_calendar(2026, 11, 21).unwrap();
        day(typed, today).map_or_else(|| "-".to_owned(), |day| day.to_string())
    }

    #[test]
    fn days_are_read_in_french_habits() {
        let cases = [
            ("21/11/2026", "2026-11-21"),
            (" 1/2/26 ", "2026-02-01"),
            ("1.2.98", "1998-02-01"),
            ("12/3", "2026-03-12"),
            ("12 3", "2026-03-12"),
            ("5", "2026-11-05"),
            ("120326", "2026-03-12"),
            ("12032026", "2026-03-12"),
            ("2026-03-12", "2026-03-12"),
            ("+7", "2026-11-28"),
            ("+ 30", "2026-12-21"),
            ("-3", "2026-11-18"),
            ("−3", "2026-11-18"),
            ("auj", "2026-11-21"),
            ("Aujourd’hui", "2026-11-21"),
            ("hier", "2026-11-20"),
            ("demain", "2026-11-22"),
            ("fin", "2026-11-30"),
        ];
        for (typed, expected) in cases {
            assert_eq!(read(typed), expected, "{typed}");
        }
    }

    #[test]
    fn what_is_no_day_is_not_guessed() {
        let cases = [
            "",
            "31/2",
            "0/1",
            "12/13",
            "29/02/2027",
            "12/3/126",
            "1/1/1800",
            "abc",
            "12/a",
            "+",
            "-",
            "+x",
            "+999999999",
            "1/2/3/4",
            "/",
            "é",
            "1234",
            "12345678901",
        ];
        for typed in cases {
            assert_eq!(read(typed), "-", "{typed}");
        }
    }

    #[test]
    fn amounts_are_read_exactly() {
        let cases = [
            ("1 234,56", "1234.56"),
            ("1\u{202f}234,56\u{a0}€", "1234.56"),
            ("1234.56", "1234.56"),
            ("1.234,56", "1234.56"),
            ("1,234.56", "1234.56"),
            ("1.234.567", "1234567"),
            ("1.250", "1250"),
            ("12,5", "12.5"),
            ("12,", "12"),
            (",5", "0.5"),
            ("0012", "12"),
            ("-3", "-3"),
            ("−3,10", "-3.10"),
            ("-0", "0"),
            ("EUR 12", "12"),
            ("12 eur", "12"),
            ("999999999999999,99", "999999999999999.99"),
        ];
        for (typed, expected) in cases {
            assert_eq!(money(typed, Currency::EUR).as_deref(), Some(expected), "{typed}");
        }
    }

    #[test]
    fn what_is_no_amount_is_not_guessed() {
        let cases = [
            "",
            "€",
            "-",
            ",",
            "a",
            "1a",
            "12,345,6",
            "1,23.456,7",
            "12,3456",
            "1234,567,8",
            "1..2",
            "--1",
            "1.2.3",
            "1234567890123456",
            "1.234,567",
            ",123.45",
        ];
        for typed in cases {
            assert_eq!(money(typed, Currency::EUR), None, "{typed}");
        }
    }
}
