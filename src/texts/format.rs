//! Numbers, amounts and dates as people of each language write them: the one place for it.

use rust_decimal::{Decimal, RoundingStrategy};

use super::Locale;
use crate::base::{Amount, Currency, Day, Money};

/// No-break space, before units and signs in French.
const NO_BREAK: char = '\u{a0}';
/// Narrow no-break space, between thousands in French.
const NARROW: char = '\u{202f}';

/// `1 234,56 €` with a narrow no-break space between thousands, or `€1,234.56`; a true minus sign.
///
/// ```
/// use encours::base::{Amount, Currency, Money};
/// use encours::texts::{Locale, format};
/// let money = Money::new(Amount::new(-123456), Currency::EUR);
/// assert_eq!(format::money(Locale::Fr, money), "−1\u{202f}234,56\u{a0}€");
/// assert_eq!(format::money(Locale::En, money), "−€1,234.56");
/// ```
pub fn money(locale: Locale, money: Money) -> String {
    let written = money.amount.abs().to_decimal(money.currency).to_string();
    with_symbol(locale, money, &grouped(locale, &written, money.currency.digits() as usize))
}

/// The same without decimals, rounded half away from zero: for a chart whose table has them.
///
/// ```
/// use encours::base::{Amount, Currency, Money};
/// use encours::texts::{Locale, format};
/// let money = Money::new(Amount::new(-123450), Currency::EUR);
/// assert_eq!(format::round_money(Locale::Fr, money), "−1\u{202f}235\u{a0}€");
/// ```
pub fn round_money(locale: Locale, money: Money) -> String {
    let exact = money.amount.abs().to_decimal(money.currency);
    let round = exact.round_dp_with_strategy(0, RoundingStrategy::MidpointAwayFromZero);
    with_symbol(locale, money, &grouped(locale, &round.normalize().to_string(), 0))
}

/// A number with the sign and the currency of an amount.
fn with_symbol(locale: Locale, money: Money, number: &str) -> String {
    let sign = if money.amount.get() < 0 { "−" } else { "" };
    let symbol = match money.currency.code() {
        "EUR" => "€",
        "GBP" => "£",
        "USD" => "$",
        code => code,
    };
    match locale {
        Locale::Fr => format!("{sign}{number}{NO_BREAK}{symbol}"),
        Locale::En if symbol.len() == 3 && symbol.is_ascii() => {
            format!("{sign}{symbol}{NO_BREAK}{number}")
        }
        Locale::En => format!("{sign}{symbol}{number}"),
    }
}

/// A sum of an invoice, to the minor unit of its currency; beyond what an amount can hold, its digits.
pub fn sum(locale: Locale, sum: Decimal, currency: Currency) -> String {
    let amount = Amount::from_decimal(sum, currency);
    amount
        .map(|amount| money(locale, Money::new(amount, currency)))
        .unwrap_or_else(|| sum.to_string())
}

/// A count, grouped: `12 345` or `12,345`.
pub fn count(locale: Locale, number: u64) -> String {
    grouped(locale, &number.to_string(), 0)
}

/// A decimal string of the engine (`82.4`) as people write it: `82,4`.
pub fn decimal(locale: Locale, written: &str) -> String {
    let (sign, digits) = written.strip_prefix('-').map_or(("", written), |rest| ("−", rest));
    let decimals = digits.split_once('.').map_or(0, |(_, decimals)| decimals.len());
    format!("{sign}{}", grouped(locale, digits, decimals))
}

/// A decimal string of an amount, with all the decimals of its currency: `1234.5` as `1 234,50`.
pub fn number(locale: Locale, written: &str, decimals: usize) -> String {
    let (sign, digits) = written.strip_prefix('-').map_or(("", written), |rest| ("−", rest));
    format!("{sign}{}", grouped(locale, digits, decimals))
}

/// A percentage from a decimal string: `12,3 %` with a no-break space, or `12.3%`.
pub fn percent(locale: Locale, written: &str) -> String {
    match locale {
        Locale::Fr => format!("{}{NO_BREAK}%", decimal(locale, written)),
        Locale::En => format!("{}%", decimal(locale, written)),
    }
}

/// `21/11/2026`, in both languages (British order).
pub fn day(_: Locale, day: Day) -> String {
    day.to_date().format("%d/%m/%Y").to_string()
}

/// A month, short and never to be taken for a day: `nov. 2026` or `Nov 2026`, the year without its century.
///
/// ```
/// use encours::base::Day;
/// use encours::texts::{Locale, format};
/// let day: Day = "2026-11-23".parse().unwrap();
/// assert_eq!(format::month(Locale::Fr, day), "nov.\u{a0}26");
/// assert_eq!(format::month(Locale::En, day), "Nov\u{a0}26");
/// ```
pub fn month(locale: Locale, day: Day) -> String {
    format!("{}{NO_BREAK}{}", month_name(locale, day), day.to_date().format("%y"))
}

/// A day of a chart's axis: `23 nov.` or `23 Nov`.
///
/// ```
/// use encours::base::Day;
/// use encours::texts::{Locale, format};
/// let day: Day = "2026-11-03".parse().unwrap();
/// assert_eq!(format::day_short(Locale::Fr, day), "3\u{a0}nov.");
/// assert_eq!(format::day_short(Locale::En, day), "3\u{a0}Nov");
/// ```
pub fn day_short(locale: Locale, day: Day) -> String {
    format!("{}{NO_BREAK}{}", day.to_date().format("%-d"), month_name(locale, day))
}

/// The name of a day's month as it is shortened.
fn month_name(locale: Locale, day: Day) -> &'static str {
    const FRENCH: [&str; 12] = [
        "janv.", "févr.", "mars", "avr.", "mai", "juin", "juil.", "août", "sept.", "oct.", "nov.",
        "déc.",
    ];
    const ENGLISH: [&str; 12] =
        ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
    let names = match locale {
        Locale::Fr => FRENCH,
        Locale::En => ENGLISH,
    };
    let month: usize = day.to_date().format("%m").to_string().parse().unwrap_or(1);
    names[month.clamp(1, 12) - 1]
}

/// A line of figures (`2500; 1200 / 30, 20%`) with each number as people write it.
///
/// ```
/// use encours::texts::{Locale, format};
/// assert_eq!(format::figures(Locale::En, "2500; 82.4, 20%"), "2,500; 82.4, 20%");
/// assert_eq!(format::figures(Locale::Fr, "2500; 82.4"), "2\u{202f}500\u{202f}; 82,4");
/// assert_eq!(format::figures(Locale::Fr, "20%"), "20\u{a0}%");
/// ```
pub fn figures(locale: Locale, written: &str) -> String {
    let mut text = String::with_capacity(written.len() + 8);
    let mut rest = written;
    while let Some(first) = rest.chars().next() {
        if first.is_ascii_digit() {
            let end = rest.find(|c: char| !c.is_ascii_digit() && c != '.').unwrap_or(rest.len());
            text.push_str(&decimal(locale, &rest[..end]));
            rest = &rest[end..];
            continue;
        }
        match (locale, first) {
            (Locale::Fr, ';') => text.push(NARROW),
            (Locale::Fr, '%') => text.push(NO_BREAK),
            _ => (),
        }
        text.push(first);
        rest = &rest[first.len_utf8()..];
    }
    text
}

fn grouped(locale: Locale, written: &str, decimals: usize) -> String {
    let (whole, fraction) = written.split_once('.').unwrap_or((written, ""));
    let (thousands, mark) = match locale {
        Locale::Fr => (NARROW, ','),
        Locale::En => (',', '.'),
    };
    let mut text = String::with_capacity(written.len() + 8);
    for (place, digit) in whole.chars().enumerate() {
        if place > 0 && (whole.len() - place).is_multiple_of(3) {
            text.push(thousands);
        }
        text.push(digit);
    }
    if decimals > 0 {
        text.push(mark);
        text.push_str(fraction);
        (fraction.len()..decimals).for_each(|_| text.push('0'));
    }
    text
}
