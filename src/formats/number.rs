//! Amounts as people and programs write them, to exact minor units. No float anywhere.

use crate::base::{Amount, Currency};

/// The largest size of an amount that is read: 10 000 billion, so that a million of them still add up.
const LIMIT: u64 = 1_000_000_000_000_000;

/// An amount read from a cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reading {
    /// In minor units, rounded half away from zero where the cell has more decimals.
    pub amount: Amount,
    /// The cell had decimals beyond the currency's, and they were not zero.
    pub rounded: bool,
    /// `1.234` or `1,234`: only the column's other cells can tell.
    pub ambiguous: bool,
    /// A currency stood beside the number.
    pub currency: Option<Currency>,
}

/// Not a number, or beyond what an amount holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotANumber {
    /// Something else stands there.
    Other,
    /// A number too large.
    TooLarge,
}

/// Reads an amount with `digits` decimals in its minor unit; `decimal` (`,` or `.`) settles `1.234` and `1,234`.
/// `None`: the cell is empty or a dash.
///
/// ```
/// use encours::formats::number::read;
/// let cents = |text: &str| read(text, 2, b',').map(|read| read.map(|read| read.amount.get()));
/// assert_eq!(cents("1\u{202f}234,56 €"), Ok(Some(123_456)));
/// assert_eq!(cents("(1.234,56)"), Ok(Some(-123_456)));
/// assert_eq!(cents("1,234.56-"), Ok(Some(-123_456)));
/// assert_eq!(cents("1.234"), Ok(Some(123_400)));
/// assert_eq!(cents("-"), Ok(None));
/// assert!(cents("12 rue").is_err());
/// ```
#[inline]
pub fn read(text: &str, digits: u32, decimal: u8) -> Result<Option<Reading>, NotANumber> {
    if digits == 2
        && let Some(units) = plain(text.as_bytes(), decimal)
    {
        let amount = Amount::new(units);
        return Ok(Some(Reading { amount, rounded: false, ambiguous: false, currency: None }));
    }
    general(text, digits, decimal)
}

/// `-1234,56`, the form nearly all cells have.
#[inline]
fn plain(bytes: &[u8], decimal: u8) -> Option<i64> {
    let (negative, bytes) = match bytes {
        [b'-', rest @ ..] => (true, rest),
        _ => (false, bytes),
    };
    let [whole @ .., mark, tens, ones] = bytes else { return None };
    if *mark != decimal || whole.is_empty() || whole.len() > 12 {
        return None;
    }
    let mut units = 0_i64;
    for byte in whole.iter().chain([tens, ones]) {
        let digit = byte.wrapping_sub(b'0');
        if digit > 9 {
            return None;
        }
        units = units * 10 + i64::from(digit);
    }
    Some(if negative { -units } else { units })
}

/// The currencies whose sign or code may stand beside a number.
const SIGNS: [(&str, &str); 12] = [
    ("€", "EUR"),
    ("$", "USD"),
    ("£", "GBP"),
    ("EUROS", "EUR"),
    ("EURO", "EUR"),
    ("EUR", "EUR"),
    ("USD", "USD"),
    ("GBP", "GBP"),
    ("CHF", "CHF"),
    ("CAD", "CAD"),
    ("XPF", "XPF"),
    ("XOF", "XOF"),
];

/// The currency in front of or behind a number, and the rest.
fn currency(text: &str) -> (&str, Option<Currency>) {
    for (sign, code) in SIGNS {
        let at_end = text.len().checked_sub(sign.len()).and_then(|place| text.get(place..));
        let rest = match (text.get(..sign.len()), at_end) {
            (Some(start), _) if start.eq_ignore_ascii_case(sign) => &text[sign.len()..],
            (_, Some(end)) if end.eq_ignore_ascii_case(sign) => &text[..text.len() - sign.len()],
            _ => continue,
        };
        return (rest.trim(), code.parse().ok());
    }
    (text, None)
}

fn general(text: &str, digits: u32, decimal: u8) -> Result<Option<Reading>, NotANumber> {
    let mut text = text.trim();
    let mut negative = false;
    let mut found = None;
    // Signs, parentheses and currencies may wrap each other: `(1 234,56 €)`, `-€5`, `5,00- EUR`.
    for _ in 0..4 {
        let (rest, currency) = currency(text);
        found = found.or(currency);
        text = rest;
        if let Some(inner) = text.strip_prefix('(').and_then(|rest| rest.strip_suffix(')')) {
            negative = !negative;
            text = inner.trim();
        } else if let Some(rest) = text.strip_prefix(['-', '−', '–']) {
            negative = !negative;
            text = rest.trim();
        } else if let Some(rest) = text.strip_suffix(['-', '−']) {
            negative = !negative;
            text = rest.trim();
        } else if let Some(rest) = text.strip_prefix('+').or_else(|| text.strip_suffix('+')) {
            text = rest.trim();
        } else if let Some(rest) = side(text, "C").or_else(|| side(text, "CR")) {
            negative = !negative;
            text = rest;
        } else if let Some(rest) = side(text, "D").or_else(|| side(text, "DB")) {
            text = rest;
        } else {
            break;
        }
    }
    if text.is_empty() || text == "—" {
        return Ok(None);
    }
    let written = written(text, decimal)?;
    let mut units = 0_u64;
    let mut rounded = false;
    let mut places = 0;
    for (place, byte) in written.bytes(text) {
        let digit = u64::from(byte - b'0');
        if place && places >= digits {
            // The first dropped digit rounds, half away from zero; the others only tell that there were some.
            if places == digits && digit >= 5 {
                units += 1;
            }
            rounded |= digit != 0;
            places += 1;
            continue;
        }
        places += u32::from(place);
        units = units * 10 + digit;
        if units > LIMIT {
            return Err(NotANumber::TooLarge);
        }
    }
    for _ in places..digits {
        units *= 10;
        if units > LIMIT {
            return Err(NotANumber::TooLarge);
        }
    }
    let units = units as i64;
    let amount = Amount::new(if negative { -units } else { units });
    Ok(Some(Reading { amount, rounded, ambiguous: written.ambiguous, currency: found }))
}

/// The number before a debit or credit letter.
fn side<'a>(text: &'a str, letters: &str) -> Option<&'a str> {
    let rest = text.strip_suffix(letters)?.trim_end();
    rest.ends_with(|last: char| last.is_ascii_digit()).then_some(rest)
}

/// A number's layout: where its decimals begin.
struct Layout {
    decimals_from: usize,
    ambiguous: bool,
}

impl Layout {
    /// Each digit, and whether it is a decimal.
    fn bytes<'a>(&self, text: &'a str) -> impl Iterator<Item = (bool, u8)> + use<'a> {
        let from = self.decimals_from;
        text.bytes()
            .enumerate()
            .filter(|(_, byte)| byte.is_ascii_digit())
            .map(move |(place, byte)| (place >= from, byte))
    }
}

/// What stands between digits.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Mark {
    Comma,
    Point,
    Blank,
}

/// Checks grouping and finds the decimal mark.
fn written(text: &str, decimal: u8) -> Result<Layout, NotANumber> {
    let mut marks: [(Mark, usize, usize); 8] = [(Mark::Blank, 0, 0); 8];
    let mut count = 0;
    let mut digits = 0;
    for (place, character) in text.char_indices() {
        let mark = match character {
            '0'..='9' => {
                digits += 1;
                continue;
            }
            ',' => Mark::Comma,
            '.' => Mark::Point,
            ' ' | '\u{a0}' | '\u{202f}' | '\u{2009}' | '\'' | '’' | '\u{2007}' => Mark::Blank,
            _ => return Err(NotANumber::Other),
        };
        // Two spaces in a row are padding; two points are not a number.
        if mark == Mark::Blank && count > 0 && marks[count - 1].2 == digits {
            continue;
        }
        if count == marks.len() {
            return Err(NotANumber::Other);
        }
        marks[count] = (mark, place, digits);
        count += 1;
    }
    if digits == 0 {
        return Err(NotANumber::Other);
    }
    let marks = &marks[..count];
    let points = marks.iter().filter(|mark| mark.0 == Mark::Point).count();
    let commas = marks.iter().filter(|mark| mark.0 == Mark::Comma).count();
    let blanks = count - points - commas;
    let whole = Layout { decimals_from: text.len(), ambiguous: false };
    let Some(&(last, place, before)) = marks.last() else { return Ok(whole) };
    let after = digits - before;
    let mut ambiguous = false;
    let has_decimals = match last {
        Mark::Blank => false,
        // Several of one kind can only group.
        Mark::Point if points > 1 && commas == 0 => false,
        Mark::Comma if commas > 1 && points == 0 => false,
        Mark::Point | Mark::Comma if points + commas == 1 && blanks == 0 => {
            ambiguous = after == 3 && (1..=3).contains(&before) && !text.starts_with('0');
            let mark = if last == Mark::Point { b'.' } else { b',' };
            !ambiguous || mark == decimal
        }
        _ => true,
    };
    let groups = if has_decimals { &marks[..count - 1] } else { marks };
    let end = if has_decimals { before } else { digits };
    // Groups are of three digits, but for the first; and one kind of mark makes them.
    for (number, group) in groups.iter().enumerate() {
        let next = groups.get(number + 1).map_or(end, |next| next.2);
        let kind_fits = group.0 == groups[0].0 && !(has_decimals && group.0 == last);
        let size_fits = next - group.2 == 3 && (number > 0 || (1..=3).contains(&group.2));
        if !kind_fits || !size_fits {
            return Err(NotANumber::Other);
        }
    }
    Ok(Layout { decimals_from: if has_decimals { place } else { text.len() }, ambiguous })
}

/// What one cell tells about its column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Evidence {
    /// Empty or a dash.
    Nothing,
    /// A number without a mark: says nothing about it.
    Whole,
    /// Its decimal mark is a comma.
    Comma,
    /// Its decimal mark is a point.
    Point,
    /// `1.234` or `1,234`.
    Ambiguous,
    /// Not a number.
    Other,
}

/// What a cell tells about the decimal mark of its column.
pub fn evidence(text: &str) -> Evidence {
    match (general(text, 6, b','), general(text, 6, b'.')) {
        (Err(_), _) | (_, Err(_)) => Evidence::Other,
        (Ok(None), _) | (_, Ok(None)) => Evidence::Nothing,
        (Ok(Some(comma)), Ok(Some(point))) => match () {
            () if comma.ambiguous || point.ambiguous => Evidence::Ambiguous,
            () => match (text.rfind(','), text.rfind('.')) {
                (None, None) => Evidence::Whole,
                (comma, point) if comma > point => {
                    if text.matches(',').count() > 1 {
                        Evidence::Point
                    } else {
                        Evidence::Comma
                    }
                }
                _ if text.matches('.').count() > 1 => Evidence::Comma,
                _ => Evidence::Point,
            },
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: Option<i64>) {
        let read = read(text, 2, b',').unwrap_or_else(|error| panic!("{text}: {error:?}"));
        assert_eq!(read.map(|read| read.amount.get()), expected, "{text}");
    }

    #[test]
    fn amounts_are_read_as_people_write_them() {
        for (text, cents) in [
            ("1234,56", 123_456),
            ("1234.56", 123_456),
            ("-0,05", -5),
            ("0", 0),
            ("12", 1_200),
            ("12,5", 1_250),
            (",50", 50),
            ("12,", 1_200),
            ("1 234,56", 123_456),
            ("1\u{a0}234,56", 123_456),
            ("1\u{202f}234\u{202f}567,89", 123_456_789),
            ("1\u{2009}234,56", 123_456),
            ("1'234.56", 123_456),
            ("1.234,56", 123_456),
            ("1,234.56", 123_456),
            ("1.234.567", 123_456_700),
            ("1,234,567", 123_456_700),
            ("1.234.567,8", 123_456_780),
            ("(1 234,56)", -123_456),
            ("(1 234,56 €)", -123_456),
            ("1 234,56-", -123_456),
            ("−12,30", -1_230),
            ("- 12,30", -1_230),
            ("+12,30", 1_230),
            ("12,30 €", 1_230),
            ("€12.30", 1_230),
            ("-€12.30", -1_230),
            ("12,30 EUR", 1_230),
            ("12,30 euros", 1_230),
            ("12,30 C", -1_230),
            ("12,30 D", 1_230),
            ("000000000007760,45", 776_045),
            ("   12,30", 1_230),
            ("1234567.8900", 123_456_789),
        ] {
            check(text, Some(cents));
        }
        for text in ["", "-", " - ", "—", "- €", "\u{a0}"] {
            check(text, None);
        }
    }

    #[test]
    fn what_is_no_number_is_said_to_be_none() {
        for text in [
            "abc",
            "12 rue",
            "1,2,3",
            "1.2,3.4",
            "12-34",
            "#REF!",
            "1 23,45",
            "12 34",
            "1,2E+05",
            "21/11/2026",
            "1.23.456",
            "(12",
            "..",
            "1,234.567,89",
        ] {
            assert_eq!(read(text, 2, b','), Err(NotANumber::Other), "{text}");
        }
        assert_eq!(read("99999999999999999999", 2, b','), Err(NotANumber::TooLarge));
        assert_eq!(read("100000000000000", 2, b','), Err(NotANumber::TooLarge));
    }

    #[test]
    fn too_many_decimals_round_half_away_from_zero_and_are_said() {
        let read = |text, digits| read(text, digits, b',').unwrap().unwrap();
        assert_eq!(read("10,005", 2).amount.get(), 1_001);
        assert_eq!(read("-0,005", 2).amount.get(), -1);
        assert_eq!(read("10,0049", 2).amount.get(), 1_000);
        assert!(read("10,0049", 2).rounded && !read("10,0000", 2).rounded);
        assert_eq!(read("1234,5", 0).amount.get(), 1_235);
        assert_eq!(read("0,1235", 3).amount.get(), 124);
    }

    #[test]
    fn a_lone_mark_before_three_digits_is_settled_by_the_column() {
        let units = |text, decimal| read(text, 3, decimal).unwrap().unwrap().amount.get();
        assert_eq!((units("1.234", b','), units("1.234", b'.')), (1_234_000, 1_234));
        assert_eq!((units("1,234", b','), units("1,234", b'.')), (1_234, 1_234_000));
        assert_eq!(units("0.234", b','), 234);
        assert_eq!(evidence("1.234"), Evidence::Ambiguous);
        assert_eq!(evidence("1.234,5"), Evidence::Comma);
        assert_eq!(evidence("1,234,567"), Evidence::Point);
        assert_eq!(evidence("12.5"), Evidence::Point);
        assert_eq!(evidence("x"), Evidence::Other);
    }

    #[test]
    fn a_currency_beside_the_number_is_kept() {
        let read = |text| read(text, 2, b',').unwrap().unwrap().currency.map(|c| c.to_string());
        assert_eq!(read("$12.30"), Some("USD".to_owned()));
        assert_eq!(read("12,30 eur"), Some("EUR".to_owned()));
        assert_eq!(read("12,30"), None);
    }
}
