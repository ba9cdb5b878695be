//! Numbers as people type them.

use rust_decimal::Decimal;

/// A number as French or English people type it: spaces between thousands, comma or point before decimals. Where both stand,
/// the last one begins the decimals.
///
/// ```
/// use encours::rooms::invoices::issuing::number;
/// let read = |typed| number(typed).map(|number| number.to_string());
/// assert_eq!(read("1 234,50"), Some("1234.50".to_owned()));
/// assert_eq!(read("1,234.50"), Some("1234.50".to_owned()));
/// assert_eq!(read("-3"), Some("-3".to_owned()));
/// assert_eq!(read("1,2,3"), None);
/// assert_eq!(read(""), None);
/// ```
pub fn number(typed: &str) -> Option<Decimal> {
    let blank = |letter: char| matches!(letter, ' ' | '\u{a0}' | '\u{202f}' | '\u{2009}');
    let mut text: String = typed.trim().chars().filter(|&letter| !blank(letter)).collect();
    text = text.replace('\u{2212}', "-");
    let (comma, point) = (text.rfind(','), text.rfind('.'));
    let thousands = match (comma, point) {
        (Some(comma), Some(point)) => Some(if comma < point { ',' } else { '.' }),
        _ => None,
    };
    if let Some(thousands) = thousands {
        let decimals = text.len() - 1 - comma.max(point)?;
        let whole = text.split([',', '.']).skip(1);
        let groups: Vec<usize> = whole.map(str::len).collect();
        let (_, between) = groups.split_last()?;
        if decimals == 0 || between.iter().any(|length| *length != 3) {
            return None;
        }
        text.retain(|letter| letter != thousands);
    }
    let text = text.replace(',', ".");
    let digits = text.strip_prefix('-').unwrap_or(&text);
    let plain = digits.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.')
        && digits.bytes().any(|byte| byte.is_ascii_digit());
    if plain { text.parse().ok() } else { None }
}

/// A percentage: `30 %` or `30%`; `None` without the sign.
pub fn percent(typed: &str) -> Option<Decimal> {
    number(typed.trim().strip_suffix('%')?)
}
