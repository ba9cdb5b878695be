//! The creditor reference that a payer quotes (ISO 11649).

/// The sum of a text whose letters count from ten, modulo 97 (ISO 7064).
fn modulo(text: impl Iterator<Item = u8>) -> Option<u32> {
    text.map(|byte| byte.to_ascii_uppercase()).try_fold(0_u32, |rest, byte| match byte {
        b'0'..=b'9' => Some((rest * 10 + u32::from(byte - b'0')) % 97),
        b'A'..=b'Z' => Some((rest * 100 + u32::from(byte - b'A') + 10) % 97),
        _ => None,
    })
}

/// `RF`, two check digits and the letters and digits of a number, of which the last 21 count; `None` without any.
///
/// `check = 98 − (number followed by RF00, letters from A = 10) mod 97`.
///
/// ```
/// use encours::base::creditor_reference;
/// assert_eq!(creditor_reference("539007547034").as_deref(), Some("RF18539007547034"));
/// assert_eq!(creditor_reference("F-2026/0042").as_deref(), Some("RF69F20260042"));
/// assert_eq!(creditor_reference("--"), None);
/// ```
pub fn creditor_reference(number: &str) -> Option<String> {
    let kept = number.bytes().filter(u8::is_ascii_alphanumeric);
    let kept: Vec<u8> = kept.map(|byte| byte.to_ascii_uppercase()).collect();
    let kept = kept.get(kept.len().saturating_sub(21)..).filter(|kept| !kept.is_empty())?;
    let check = 98 - modulo(kept.iter().copied().chain(*b"RF00"))?;
    Some(format!("RF{check:02}{}", String::from_utf8_lossy(kept)))
}

/// A creditor reference with right check digits, whatever the spacing.
///
/// ```
/// use encours::base::is_creditor_reference;
/// assert!(is_creditor_reference("RF18 5390 0754 7034"));
/// assert!(!is_creditor_reference("RF19 5390 0754 7034"));
/// ```
pub fn is_creditor_reference(text: &str) -> bool {
    let kept: Vec<u8> = text.bytes().filter(|byte| *byte != b' ').collect();
    4 < kept.len()
        && kept.len() <= 25
        && kept.starts_with(b"RF")
        && modulo(kept[4..].iter().chain(&kept[..4]).copied()) == Some(1)
}
