//! Decimals as banks write them.

use rust_decimal::Decimal;

/// The largest size that is read: as [`crate::formats::number`], 10 000 billion.
const LIMIT: i64 = 10_000_000_000_000;

/// A plain decimal, with the digits of the file: `1234.50`, `-7`, `+.5`, `12,`. A comma is read as a point. `None` for
/// anything else, and for what is too large.
pub(in crate::formats) fn decimal(text: &str) -> Option<Decimal> {
    let text = text.trim();
    let (negative, digits) = match text.as_bytes() {
        [b'-', ..] => (true, &text[1..]),
        [b'+', ..] => (false, &text[1..]),
        _ => (false, text),
    };
    let mut mantissa = 0_i128;
    let mut scale = None;
    let mut seen = false;
    for byte in digits.bytes() {
        match byte {
            b'0'..=b'9' => {
                seen = true;
                scale = scale.map(|scale| scale + 1);
                mantissa = mantissa.checked_mul(10)?.checked_add(i128::from(byte - b'0'))?;
            }
            b'.' | b',' if scale.is_none() => scale = Some(0),
            _ => return None,
        }
    }
    let mantissa = if negative { -mantissa } else { mantissa };
    let value = Decimal::try_from_i128_with_scale(mantissa, scale.unwrap_or(0)).ok()?;
    (seen && value.abs() <= Decimal::from(LIMIT)).then_some(value)
}

#[cfg(test)]
mod tests {
    use super::decimal;

    #[test]
    fn decimals_keep_their_digits_and_nothing_else_is_one() {
        let said = |text| decimal(text).map(|value| value.to_string());
        for (text, expected) in [
            ("1234.50", "1234.50"),
            ("18.15000", "18.15000"),
            ("-7", "-7"),
            ("+.5", "0.5"),
            ("12,", "12"),
            (" 000000000010,00 ", "10.00"),
            ("0", "0"),
        ] {
            assert_eq!(said(text).as_deref(), Some(expected), "{text}");
        }
        for text in ["", ".", "-", "1.2.3", "$120", "1 000", "1e3", "99999999999999", "١"] {
            assert_eq!(said(text), None, "{text}");
        }
    }
}
