//! Identifiers of firms and of accounts, with their check digits.

use std::fmt;

/// The rest of a division by 97 of letters and digits read as one number, `A` being 10 (ISO 7064, mod 97-10).
fn mod_97(bytes: impl Iterator<Item = u8>) -> u32 {
    bytes.fold(0_u32, |rest, byte| match byte {
        b'0'..=b'9' => (rest * 10 + u32::from(byte - b'0')) % 97,
        _ => (rest * 100 + u32::from(byte.wrapping_sub(b'A')) + 10) % 97,
    })
}

/// `(89 × bank + 15 × desk + 3 × number) mod 97`; A and J are 1, B, K and S are 2 …
fn rib_rest(bank: &str, desk: &str, number: &str) -> u32 {
    let rest = |text: &str| {
        text.bytes().fold(0_u32, |rest, byte| {
            let digit = match byte {
                b'0'..=b'9' => byte - b'0',
                b'A'..=b'I' => byte - b'A' + 1,
                b'J'..=b'R' => byte - b'J' + 1,
                b'S'..=b'Z' => byte - b'S' + 2,
                _ => 0,
            };
            (rest * 10 + u32::from(digit)) % 97
        })
    };
    (89 * rest(bank) + 15 * rest(desk) + 3 * rest(number)) % 97
}

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
        let rest = mod_97(text.bytes().skip(4).chain(text.bytes().take(4)));
        (rest == 1).then_some(Iban(text))
    }

    /// The IBAN of a French account: bank (five digits), desk (five digits), number (eleven letters or digits). The RIB
    /// key is `97 − (89 × bank + 15 × desk + 3 × number) mod 97`, letters counting as digits (CFONB, «RIB»).
    ///
    /// ```
    /// use encours::base::Iban;
    /// let iban = Iban::french("30006", "00001", "12345678901").unwrap();
    /// assert_eq!(iban.as_str(), "FR7630006000011234567890189");
    /// assert_eq!(Iban::french("30006", "", "12345678901"), None);
    /// ```
    pub fn french(bank: &str, desk: &str, number: &str) -> Option<Iban> {
        let (bank, desk, number) = (compact(bank), compact(desk), compact(number));
        let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
        if (bank.len(), desk.len(), number.len()) != (5, 5, 11) || !digits(&bank) || !digits(&desk)
        {
            return None;
        }
        let key = 97 - rib_rest(&bank, &desk, &number);
        let account = format!("{bank}{desk}{number}{key:02}");
        let check = 98 - mod_97(account.bytes().chain(*b"FR00"));
        Some(Iban(format!("FR{check:02}{account}")))
    }

    /// A French IBAN's own key (the RIB's) is right too; other countries' have none.
    ///
    /// ```
    /// use encours::base::Iban;
    /// assert!(Iban::parse("FR7630006000011234567890189").unwrap().has_right_rib_key());
    /// ```
    pub fn has_right_rib_key(&self) -> bool {
        let text = &self.0;
        if !text.starts_with("FR") || text.len() != 27 {
            return true;
        }
        text[25..].parse() == Ok(97 - rib_rest(&text[4..9], &text[9..14], &text[14..25]))
    }

    /// The compact form.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// A structured creditor reference: `RF`, two check digits, 1 to 21 letters or digits (ISO 11649, mod 97-10).
///
/// ```
/// use encours::base::CreditorReference;
/// let reference = CreditorReference::parse("RF18 5390 0754 7034").unwrap();
/// assert_eq!(reference.as_str(), "RF18539007547034");
/// assert_eq!(reference.body(), "539007547034");
/// assert_eq!(CreditorReference::parse("RF19 5390 0754 7034"), None);
/// assert_eq!(CreditorReference::of("F26/01843").unwrap().as_str(), "RF37F2601843");
/// ```
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CreditorReference(String);

impl CreditorReference {
    /// Reads one, whatever the spacing.
    pub fn parse(text: &str) -> Option<CreditorReference> {
        let text = compact(text);
        let form = text.starts_with("RF")
            && (5..=25).contains(&text.len())
            && text.bytes().skip(2).take(2).all(|byte| byte.is_ascii_digit());
        let right = form && mod_97(text.bytes().skip(4).chain(text.bytes().take(4))) == 1;
        right.then_some(CreditorReference(text))
    }

    /// The reference of a number of ours, letters and digits of it only; `None` beyond 21 of them, or without any.
    pub fn of(number: &str) -> Option<CreditorReference> {
        let body = compact(number);
        if !(1..=21).contains(&body.len()) {
            return None;
        }
        let check = 98 - mod_97(body.bytes().chain(*b"RF00"));
        Some(CreditorReference(format!("RF{check:02}{body}")))
    }

    /// The compact form.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// What was numbered, without `RF` and the check digits.
    pub fn body(&self) -> &str {
        &self.0[4..]
    }
}

/// A SEPA creditor identifier («ICS»): country, two check digits, three business letters, the national part (EPC262-08;
/// the check leaves the business letters out; French: `FR`, check, business code, six characters).
///
/// ```
/// use encours::base::CreditorIdentifier;
/// assert!(CreditorIdentifier::parse("FR72 ZZZ 123456").is_some());
/// assert_eq!(CreditorIdentifier::parse("FR73ZZZ123456"), None);
/// assert_eq!(CreditorIdentifier::parse("DE98ZZZ09999999999").unwrap().as_str(), "DE98ZZZ09999999999");
/// ```
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CreditorIdentifier(String);

impl CreditorIdentifier {
    /// Reads one, whatever the spacing.
    pub fn parse(text: &str) -> Option<CreditorIdentifier> {
        let text = compact(text);
        let bytes = text.as_bytes();
        let form = (8..=35).contains(&bytes.len())
            && bytes[..2].iter().all(u8::is_ascii_uppercase)
            && bytes[2..4].iter().all(u8::is_ascii_digit)
            && (!text.starts_with("FR") || bytes.len() == 13);
        let right = form && mod_97(text.bytes().skip(7).chain(text.bytes().take(4))) == 1;
        right.then_some(CreditorIdentifier(text))
    }

    /// The compact form.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}
