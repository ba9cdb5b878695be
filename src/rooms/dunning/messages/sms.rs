//! Short messages: how many letters they have as networks count them, and the link that opens a telephone's own program.

use serde::{Deserialize, Serialize};

/// Letters that take one place of the standard alphabet (3GPP TS 23.038, 6.2.1).
const BASIC: &str = "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";
/// Letters that take two (6.2.1.1).
const EXTENDED: &str = "\u{c}^{}\\[~]|€";

/// How a short message is counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(rename = "SmsLength"))]
pub struct Length {
    /// Places taken: of seven bits, or of sixteen where `unicode`.
    pub units: u32,
    /// Messages that the network makes of it: what is paid.
    pub segments: u32,
    /// Places left in the last of them.
    pub left: u32,
    /// Some letter is not in the standard alphabet: the whole takes more than twice the room.
    pub unicode: bool,
}

/// How long a text is. 160 places of seven bits, or 153 in each of several messages; 70 of sixteen bits, or 67. What takes
/// two places is never divided between two messages.
///
/// ```
/// use encours::rooms::dunning::messages::sms::length;
/// let short = length("Bonjour, votre facture est échue.");
/// assert_eq!((short.segments, short.units, short.left, short.unicode), (1, 33, 127, false));
/// // «ê» is not in the alphabet; «€» takes two places of it.
/// assert!(length("peut-être").unicode);
/// assert_eq!(length("40 €").units, 5);
/// assert_eq!(length(&"a".repeat(161)).segments, 2);
/// ```
pub fn length(text: &str) -> Length {
    let unicode = text.chars().any(|letter| !BASIC.contains(letter) && !EXTENDED.contains(letter));
    let places = |letter: char| match unicode {
        true => letter.len_utf16() as u32,
        false => 1 + u32::from(EXTENDED.contains(letter)),
    };
    let (alone, each) = if unicode { (70, 67) } else { (160, 153) };
    let units: u32 = text.chars().map(places).sum();
    if units <= alone {
        let segments = u32::from(units > 0);
        return Length { units, segments, left: alone - units, unicode };
    }
    let (mut segments, mut used) = (1, 0);
    for letter in text.chars() {
        let places = places(letter);
        if each < used + places {
            segments += 1;
            used = 0;
        }
        used += places;
    }
    Length { units, segments, left: each - used, unicode }
}

/// The same text with typographic letters as the standard alphabet has them, so that a message does not cost twice for
/// one apostrophe: spaces that do not break, quotation marks, dashes, and accents that the alphabet lacks (`ê` → `e`, `ç` → `c`).
/// Names of other scripts stay as they are.
///
/// ```
/// use encours::rooms::dunning::messages::sms::{length, plain};
/// let text = plain("L’échéance du 1er août : 1\u{202f}200,00\u{a0}€ — merci");
/// assert_eq!(text, "L'échéance du 1er aout : 1 200,00 € - merci");
/// assert!(!length(&text).unicode);
/// ```
pub fn plain(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    for letter in text.chars() {
        let known = match letter {
            _ if BASIC.contains(letter) || EXTENDED.contains(letter) => {
                plain.push(letter);
                continue;
            }
            '\u{a0}' | '\u{202f}' | '\u{2009}' | '\t' => " ",
            '’' | '‘' | 'ʼ' => "'",
            '“' | '”' | '«' | '»' => "\"",
            '–' | '—' | '−' | '\u{2011}' => "-",
            '…' => "...",
            '·' | '•' => "-",
            'œ' => "oe",
            'Œ' => "OE",
            'á' | 'â' | 'ã' => "a",
            'À' | 'Á' | 'Â' | 'Ã' => "A",
            'ç' => "c",
            'ê' | 'ë' => "e",
            'È' | 'Ê' | 'Ë' => "E",
            'í' | 'î' | 'ï' => "i",
            'Ì' | 'Í' | 'Î' | 'Ï' => "I",
            'ó' | 'ô' | 'õ' => "o",
            'Ò' | 'Ó' | 'Ô' | 'Õ' => "O",
            'ú' | 'û' => "u",
            'Ù' | 'Ú' | 'Û' => "U",
            'ý' | 'ÿ' => "y",
            'Ý' | 'Ÿ' => "Y",
            _ => {
                plain.push(letter);
                continue;
            }
        };
        plain.push_str(known);
    }
    plain
}

/// The link that opens a short message in the telephone's own program; `None` without a number.
///
/// Source: RFC 5724; the body is understood by both large systems since 2014.
///
/// ```
/// use encours::rooms::dunning::messages::sms::link;
/// assert_eq!(link("06 12 34 56 78", "Échéance & co").unwrap(), "sms:0612345678?body=%C3%89ch%C3%A9ance%20%26%20co");
/// assert_eq!(link("", "a"), None);
/// ```
pub fn link(number: &str, text: &str) -> Option<String> {
    let number = digits(number);
    if number.is_empty() {
        return None;
    }
    let mut link = format!("sms:{number}?body=");
    for byte in text.bytes() {
        match byte {
            b'-' | b'_' | b'.' | b'~' => link.push(char::from(byte)),
            _ if byte.is_ascii_alphanumeric() => link.push(char::from(byte)),
            _ => {
                link.push('%');
                for digit in [byte >> 4, byte & 15] {
                    link.push(char::from(b"0123456789ABCDEF"[usize::from(digit)]));
                }
            }
        }
    }
    Some(link)
}

/// A number as gateways want it: digits, with the country (`33` where it begins with a single 0).
///
/// ```
/// use encours::rooms::dunning::messages::sms::international;
/// assert_eq!(international("06 12 34 56 78"), "+33612345678");
/// assert_eq!(international("+44 (0)20 7946 0000"), "+442079460000");
/// assert_eq!(international("0032 2 555 12 12"), "+3225551212");
/// ```
pub fn international(number: &str) -> String {
    let number = digits(&number.replace("(0)", ""));
    match number.strip_prefix("00") {
        Some(rest) => format!("+{rest}"),
        None => match number.strip_prefix('0') {
            Some(rest) => format!("+33{rest}"),
            None => number,
        },
    }
}

fn digits(number: &str) -> String {
    let mut digits = String::new();
    for letter in number.trim().chars() {
        if letter.is_ascii_digit() || letter == '+' && digits.is_empty() {
            digits.push(letter);
        }
    }
    digits
}
