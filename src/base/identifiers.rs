//! Identifiers of firms and of accounts, with their check digits.

use std::fmt;

/// Keeps letters and digits, upper case: how identifiers are compared whatever the spacing.
fn compact(text: &str) -> String {
    text.chars().filter(|c| c.is_ascii_alphanumeric()).map(|c| c.to_ascii_uppercase()).collect()
}

/// A SIREN: nine digits whose Luhn sum is a multiple of ten (Code de commerce, art. R123-221; ISO/IEC 7812).
///
/// ```
/// use encours::base::Siren;
/// assert_eq!(Siren::parse("732 829 320").unwrap().to_string(), "732829320");
/// // A SIRET or a French VAT number holds a SIREN.
/// assert_eq!(Siren::within("FR44 732829320"), Siren::parse("732829320"));
/// assert_eq!(Siren::within("732 829 320 00074"), Siren::parse("732829320"));
/// assert_eq!(Siren::parse("732829321"), None);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Siren(u32);

impl Siren {
    /// Nine digits, spaces and dots allowed, with a right check digit.
    pub fn parse(text: &str) -> Option<Siren> {
        let digits = compact(text);
        if digits.len() != 9 || !digits.bytes().all(|b| b.is_ascii_digit()) {
            return None;
        }
        let luhn: u32 = digits
            .bytes()
            .rev()
            .enumerate()
            .map(|(place, digit)| {
                let value = u32::from(digit - b'0') << (place % 2);
                if value > 9 { value - 9 } else { value }
            })
            .sum();
        (luhn.is_multiple_of(10)).then(|| digits.parse().ok().map(Siren)).flatten()
    }

    /// The SIREN inside a SIREN, a SIRET or a French VAT number.
    pub fn within(text: &str) -> Option<Siren> {
        let text = compact(text);
        match text.len() {
            9 => Siren::parse(&text),
            14 => Siren::parse(&text[..9]),
            13 if text.starts_with("FR") => Siren::parse(&text[4..]),
            _ => None,
        }
    }
}

impl fmt::Display for Siren {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{:09}", self.0)
    }
}

/// A VAT number, compacted: two letters and 2 to 13 letters or digits. The French key is checked
/// (`(12 + 3 × (SIREN mod 97)) mod 97`, BOFiP TVA-DECLA-20-10-20); other countries' are not.
///
/// ```
/// use encours::base::VatNumber;
/// assert_eq!(VatNumber::parse("fr 44 732 829 320").unwrap().as_str(), "FR44732829320");
/// assert_eq!(VatNumber::parse("FR45732829320"), None);
/// assert_eq!(VatNumber::parse("DE123456789").unwrap().country(), "DE");
/// ```
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct VatNumber(String);

impl VatNumber {
    /// Reads one, whatever the spacing.
    pub fn parse(text: &str) -> Option<VatNumber> {
        let text = compact(text);
        let letters = text.len() >= 4
            && text.len() <= 15
            && text.bytes().take(2).all(|b| b.is_ascii_uppercase());
        if !letters {
            return None;
        }
        if let Some(rest) = text.strip_prefix("FR")
            && let (Some(key), Some(siren)) = (rest.get(..2), rest.get(2..).and_then(Siren::parse))
            && let Ok(key) = key.parse::<u32>()
            && key != (12 + 3 * (siren.0 % 97)) % 97
        {
            return None;
        }
        Some(VatNumber(text))
    }

    /// The French VAT number of a SIREN, by its key.
    ///
    /// ```
    /// use encours::base::{Siren, VatNumber};
    /// let number = VatNumber::of_siren(Siren::parse("732 829 320").unwrap());
    /// assert_eq!(number.as_str(), "FR44732829320");
    /// ```
    pub fn of_siren(siren: Siren) -> VatNumber {
        VatNumber(format!("FR{:02}{siren}", (12 + 3 * (siren.0 % 97)) % 97))
    }

    /// The compact form.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The two letters of the country.
    pub fn country(&self) -> &str {
        &self.0[..2]
    }
}

/// An IBAN, compacted and checked by its key (ISO 13616, mod 97).
///
/// ```
/// use encours::base::Iban;
/// assert!(Iban::parse("FR76 3000 6000 0112 3456 7890 189").is_some());
/// assert!(Iban::parse("FR76 3000 6000 0112 3456 7890 188").is_none());
/// ```
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Iban(String);

impl Iban {
    /// Reads one, whatever the spacing.
    pub fn parse(text: &str) -> Option<Iban> {
        let text = compact(text);
        if !(15..=34).contains(&text.len()) || !text.bytes().take(2).all(|b| b.is_ascii_uppercase())
        {
            return None;
        }
        let rest =
            text.bytes().skip(4).chain(text.bytes().take(4)).fold(0_u32, |rest, byte| match byte {
                b'0'..=b'9' => (rest * 10 + u32::from(byte - b'0')) % 97,
                _ => (rest * 100 + u32::from(byte - b'A') + 10) % 97,
            });
        (rest == 1).then_some(Iban(text))
    }

    /// The compact form.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}
