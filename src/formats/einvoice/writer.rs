//! XML as text: elements one after the other, always closed, always escaped; an element without content is left out.
//!
//! What is written is UTF-8, the same bytes for the same invoice. Characters that XML 1.0 cannot hold (control
//! characters, U+FFFE, U+FFFF) are left out: no file could carry them.

use std::fmt::Write as _;

use chrono::Datelike as _;
use rust_decimal::Decimal;

use super::Unwritable;
use crate::base::Day;

/// A file being written.
pub(super) struct Writer {
    out: String,
    /// The first thing that could not be written.
    wrong: Option<Unwritable>,
}

impl Writer {
    /// Begins with the declaration.
    pub fn new(capacity: usize) -> Writer {
        let mut out = String::with_capacity(capacity);
        out.push_str("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
        Writer { out, wrong: None }
    }

    /// The bytes, or the first thing that could not be written.
    pub fn finish(self) -> Result<Vec<u8>, Unwritable> {
        match self.wrong {
            None => Ok(self.out.into_bytes()),
            Some(wrong) => Err(wrong),
        }
    }

    /// Something cannot be written: the first such thing is kept.
    pub fn refuse(&mut self, wrong: Unwritable) {
        self.wrong.get_or_insert(wrong);
    }

    /// An element with others inside; left out where nothing is written inside.
    pub fn group(&mut self, name: &str, inside: impl FnOnce(&mut Writer)) {
        self.group_with(name, "", inside);
    }

    /// The same with attributes, as they stand in the file.
    pub fn group_with(&mut self, name: &str, attributes: &str, inside: impl FnOnce(&mut Writer)) {
        let start = self.out.len();
        self.out.push('<');
        self.out.push_str(name);
        self.out.push_str(attributes);
        self.out.push('>');
        let content = self.out.len();
        inside(self);
        if self.out.len() == content {
            self.out.truncate(start);
        } else {
            self.close(name);
        }
    }

    /// An element that must be there, empty or not.
    pub fn always(&mut self, name: &str, inside: impl FnOnce(&mut Writer)) {
        self.out.push('<');
        self.out.push_str(name);
        self.out.push('>');
        inside(self);
        self.close(name);
    }

    fn close(&mut self, name: &str) {
        self.out.push_str("</");
        self.out.push_str(name);
        self.out.push('>');
    }

    /// An element with a text; left out where the text is empty.
    pub fn text(&mut self, name: &str, text: &str) {
        self.text_with(name, &[], text);
    }

    /// The same with attributes; those without a value are left out.
    pub fn text_with(&mut self, name: &str, attributes: &[(&str, &str)], text: &str) {
        if text.is_empty() {
            return;
        }
        self.out.push('<');
        self.out.push_str(name);
        for (key, value) in attributes {
            if !value.is_empty() {
                self.out.push(' ');
                self.out.push_str(key);
                self.out.push_str("=\"");
                self.escaped(value, true);
                self.out.push('"');
            }
        }
        self.out.push('>');
        self.escaped(text, false);
        self.close(name);
    }

    fn escaped(&mut self, text: &str, attribute: bool) {
        let special = |byte: u8| byte < 0x20 || matches!(byte, b'&' | b'<' | b'>' | b'"' | 0xEF);
        if !text.bytes().any(special) {
            self.out.push_str(text);
            return;
        }
        for character in text.chars() {
            match character {
                '&' => self.out.push_str("&amp;"),
                '<' => self.out.push_str("&lt;"),
                '>' => self.out.push_str("&gt;"),
                '"' if attribute => self.out.push_str("&quot;"),
                // A reader would turn them into something else.
                '\r' => self.out.push_str("&#13;"),
                '\n' if attribute => self.out.push_str("&#10;"),
                '\t' if attribute => self.out.push_str("&#9;"),
                '\n' | '\t' => self.out.push(character),
                '\0'..='\u{1f}' | '\u{fffe}' | '\u{ffff}' => (),
                _ => self.out.push(character),
            }
        }
    }

    /// An amount: two decimals, no more (BR-DEC-…). `term` says in the error which one it is.
    pub fn amount(&mut self, name: &str, value: Decimal, term: &'static str) {
        self.amount_with(name, "", value, term);
    }

    /// The same in a currency, which is an attribute.
    pub fn amount_with(&mut self, name: &str, currency: &str, value: Decimal, term: &'static str) {
        let mut two = value;
        two.rescale(2);
        if two != value {
            self.refuse(Unwritable::TooManyDecimals(term));
        }
        self.number(name, "currencyID", currency, two);
    }

    /// A price, which has the digits that it needs, and at least two.
    pub fn price(&mut self, name: &str, currency: &str, value: Decimal) {
        self.number(name, "currencyID", currency, at_least_two(value));
    }

    /// A percentage.
    pub fn percent(&mut self, name: &str, value: Decimal) {
        self.number(name, "", "", at_least_two(value));
    }

    /// A quantity of a unit.
    pub fn quantity(&mut self, name: &str, unit: &str, value: Decimal) {
        self.number(name, "unitCode", unit, value.normalize());
    }

    fn number(&mut self, name: &str, key: &str, attribute: &str, mut value: Decimal) {
        if value.is_zero() {
            value.set_sign_positive(true);
        }
        self.out.push('<');
        self.out.push_str(name);
        if !attribute.is_empty() {
            self.out.push(' ');
            self.out.push_str(key);
            self.out.push_str("=\"");
            self.escaped(attribute, true);
            self.out.push('"');
        }
        self.out.push('>');
        decimal(&mut self.out, value);
        self.close(name);
    }

    /// `20261121`.
    pub fn compact_day(&mut self, name: &str, day: Day) {
        let date = day.to_date();
        // Writing into a String cannot fail.
        let _ = write!(
            self.out,
            "<{name} format=\"102\">{:04}{:02}{:02}</{name}>",
            date.year(),
            date.month(),
            date.day()
        );
    }

    /// `2026-11-21`.
    pub fn day(&mut self, name: &str, day: Option<Day>) {
        let Some(day) = day else { return };
        let date = day.to_date();
        let _ = write!(
            self.out,
            "<{name}>{:04}-{:02}-{:02}</{name}>",
            date.year(),
            date.month(),
            date.day()
        );
    }
}

/// With two decimals at least, and no zero at the end beyond them.
fn at_least_two(value: Decimal) -> Decimal {
    let mut short = value.normalize();
    if short.scale() < 2 {
        short.rescale(2);
    }
    short
}

/// The digits of a decimal. What the library does, for numbers that fit 64 bits, without its detours.
fn decimal(out: &mut String, value: Decimal) {
    let Ok(mantissa) = u64::try_from(value.mantissa().unsigned_abs()) else {
        let _ = write!(out, "{value}");
        return;
    };
    if value.is_sign_negative() {
        out.push('-');
    }
    let scale = value.scale() as usize;
    let mut digits = [b'0'; 32];
    let (mut at, mut rest) = (digits.len(), mantissa);
    while rest > 0 {
        at -= 1;
        digits[at] = b'0' + (rest % 10) as u8;
        rest /= 10;
    }
    // At least one digit before the point.
    let at = at.min(digits.len() - scale - 1);
    let (whole, fraction) = digits[at..].split_at(digits.len() - at - scale);
    whole.iter().for_each(|digit| out.push(char::from(*digit)));
    if scale > 0 {
        out.push('.');
        fraction.iter().for_each(|digit| out.push(char::from(*digit)));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn decimals_are_written_as_the_library_writes_them() {
        let numbers =
            ["0", "0.00", "-0.5", "12", "120.00", "-3.10", "0.000001", "18446744073709551616.01"];
        for text in numbers {
            let value: Decimal = text.parse().unwrap();
            let mut out = String::new();
            decimal(&mut out, value);
            assert_eq!(out, value.to_string());
        }
        let smallest = Decimal::from_parts(1, 0, 0, false, 28);
        let mut out = String::new();
        decimal(&mut out, smallest);
        assert_eq!(out, smallest.to_string());
    }

    #[test]
    fn nothing_that_somebody_typed_becomes_markup() {
        let mut writer = Writer::new(0);
        let nasty = "]]><a b=\"c\">&amp;'\u{0}\u{b}\r\n\u{ffff}é</a>";
        writer.text_with("x", &[("y", nasty), ("z", "")], nasty);
        let out = String::from_utf8(writer.finish().unwrap()).unwrap();
        let tree = roxmltree::Document::parse(&out).unwrap();
        let kept: String = nasty.chars().filter(|c| !"\u{0}\u{b}\u{ffff}".contains(*c)).collect();
        assert_eq!(tree.root_element().text(), Some(kept.as_str()));
        assert_eq!(tree.root_element().attribute("y"), Some(kept.as_str()));
        assert_eq!(tree.root_element().attributes().len(), 1);
    }

    #[test]
    fn an_empty_element_is_left_out() {
        let mut writer = Writer::new(0);
        writer.group("a", |a| {
            a.group("b", |b| b.text("c", ""));
            a.amount("d", Decimal::new(-1, 3) + Decimal::new(1, 3), "BT-1");
        });
        let out = String::from_utf8(writer.finish().unwrap()).unwrap();
        assert!(out.ends_with("<a><d>0.00</d></a>"), "{out}");
    }

    #[test]
    fn a_third_decimal_of_an_amount_is_refused_and_not_rounded() {
        let mut writer = Writer::new(0);
        writer.amount("a", Decimal::new(12_345, 3), "BT-131");
        assert_eq!(writer.finish(), Err(Unwritable::TooManyDecimals("BT-131")));
    }
}
