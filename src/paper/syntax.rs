//! Numbers and texts as PDF writes them (ISO 32000-1, 7.3).

use std::fmt::Write as _;

/// A number as PDF writes it, in thousandths.
pub fn number(out: &mut String, value: f32) {
    decimal(out, (value * 1_000.0).round() as i64, 3);
}

/// A number given in its smallest parts, of so many decimals.
pub fn decimal(out: &mut String, value: i64, decimals: usize) {
    let mut digits = [b'0'; 24];
    let (mut rest, mut at) = (value.unsigned_abs(), digits.len());
    while 0 < rest || digits.len() - at <= decimals {
        at -= 1;
        digits[at] = b'0' + (rest % 10) as u8;
        rest /= 10;
    }
    if value < 0 {
        out.push('-');
    }
    let (whole, parts) = digits[at..].split_at(digits.len() - at - decimals);
    out.extend(whole.iter().copied().map(char::from));
    let end = parts.iter().rposition(|digit| *digit != b'0').map_or(0, |last| last + 1);
    if 0 < end {
        out.push('.');
        out.extend(parts[..end].iter().copied().map(char::from));
    }
}

/// The digits of numbers of sixteen.
pub const HEXADECIMAL: &[u8; 16] = b"0123456789abcdef";

/// A text: in ASCII, else in UTF-16 with its mark.
pub fn text(out: &mut String, text: &str) {
    if text.bytes().all(|byte| (b' '..=b'~').contains(&byte)) {
        return literal(out, text);
    }
    out.push_str("<FEFF");
    for unit in text.encode_utf16() {
        let _ = write!(out, "{unit:04X}");
    }
    out.push('>');
}

/// A text of ASCII in brackets.
pub fn literal(out: &mut String, text: &str) {
    out.push('(');
    for letter in text.chars() {
        if matches!(letter, '(' | ')' | '\\') {
            out.push('\\');
        }
        out.push(letter);
    }
    out.push(')');
}

/// An address without letters that addresses do not have.
pub fn ascii(address: &str) -> String {
    let mut out = String::with_capacity(address.len());
    for byte in address.bytes() {
        if (b'!'..=b'~').contains(&byte) {
            out.push(char::from(byte));
        } else {
            let _ = write!(out, "%{byte:02X}");
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_short() {
        let written = |value| {
            let mut out = String::new();
            number(&mut out, value);
            out
        };
        for (value, text) in [
            (0.0, "0"),
            (1.0, "1"),
            (-1.5, "-1.5"),
            (0.05, "0.05"),
            (12.3456, "12.346"),
            (841.89, "841.89"),
            (-0.0001, "0"),
        ] {
            assert_eq!(written(value), text);
        }
    }

    #[test]
    fn texts_are_ascii_or_say_that_they_are_not() {
        let written = |words| {
            let mut out = String::new();
            text(&mut out, words);
            out
        };
        assert_eq!(written("a (b) \\"), "(a \\(b\\) \\\\)");
        assert_eq!(written("é€"), "<FEFF00E920AC>");
        assert_eq!(ascii("https://a.example/é?a=b c"), "https://a.example/%C3%A9?a=b%20c");
    }
}
