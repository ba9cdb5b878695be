//! What was typed, word by word, and the amounts that a word may begin.

use crate::rooms::lookup::fold;
use crate::search::with_point;

/// A word that was typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Typed {
    /// Folded; the spaces within an amount left out.
    pub(super) word: String,
    /// It can be read as an amount: whole units, and the decimals as far as typed.
    amount: Option<(u64, String)>,
}

/// Amounts that a word may begin, in minor units, by currency: the closer, the fewer points.
pub(super) struct Ranges(Vec<Vec<(u64, u64, u32)>>);

impl Ranges {
    /// How well an amount fits.
    pub(super) fn points(&self, currency: usize, amount: u64) -> Option<u32> {
        let ranges = self.0.get(currency)?;
        ranges
            .iter()
            .find(|(from, to, _)| (*from..*to).contains(&amount))
            .map(|(.., points)| *points)
    }
}

/// The words of a text. Groups of three digits are one number: `1 284,31`, `404 833 048`.
pub(super) fn typed(text: &str) -> Vec<Typed> {
    let mut words: Vec<String> = Vec::new();
    for word in fold(text).split_whitespace() {
        let word = word.trim_end_matches(['€', '$', '£']).trim_matches(',');
        if word.is_empty() {
            continue;
        }
        let head = word.split([',', '.']).next().unwrap_or(word);
        let figures = |letter: char| letter.is_ascii_digit() || matches!(letter, ',' | '.');
        let group = head.len() == 3 && word.chars().all(figures);
        match words.last_mut() {
            Some(before) if group && is_group(before) => before.push_str(word),
            _ => words.push(word.to_owned()),
        }
    }
    let understood = |word: String| {
        let amount = word.starts_with(|first: char| first.is_ascii_digit())
            && word.chars().all(|letter| letter.is_ascii_digit() || matches!(letter, ',' | '.'));
        let word = if amount && word.ends_with(|last: char| last.is_ascii_digit()) {
            with_point(&word)
        } else {
            word
        };
        Typed { amount: read(&word), word }
    };
    words.into_iter().map(understood).collect()
}

/// Digits that further digits may follow as a group: one to three, or whole groups after them.
fn is_group(word: &str) -> bool {
    let digits = word.bytes().all(|byte| byte.is_ascii_digit());
    digits && !word.starts_with('0') && (word.len() < 9 || word.len().is_multiple_of(3))
}

/// Digits, then perhaps a mark and up to three more. Nobody writes an amount with zeros before it.
fn read(word: &str) -> Option<(u64, String)> {
    let (whole, decimals) = word.split_once([',', '.']).unwrap_or((word, ""));
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let padded = 1 < whole.len() && whole.starts_with('0');
    if whole.is_empty()
        || padded
        || 12 < whole.len()
        || 3 < decimals.len()
        || !digits(whole)
        || !digits(decimals)
    {
        return None;
    }
    Some((whole.parse().ok()?, decimals.to_owned()))
}

impl Typed {
    /// The amounts it may begin, per currency by the digits that one has; `None` where it is no amount, or too short to
    /// mean one.
    pub(super) fn ranges(&self, digits: &[u32]) -> Option<Ranges> {
        let (whole, decimals) = self.amount.as_ref()?;
        if self.word.len() < 3 {
            return None;
        }
        let of_currency = |digits: &u32| {
            let unit = 10_u64.pow(*digits);
            let typed = decimals.len() as u32;
            if *digits < typed {
                return Vec::new();
            }
            let step = 10_u64.pow(*digits - typed);
            let from = whole * unit + decimals.parse::<u64>().unwrap_or(0) * step;
            let mut ranges =
                vec![(from, from + 1, 1), (from, from + step, if typed == 0 { 2 } else { 4 })];
            // Digits not typed yet may follow the whole units.
            if decimals.is_empty() && !self.word.contains([',', '.']) && 0 < *whole {
                let longer = (1..=4).map(|more| {
                    let factor = 10_u64.pow(more);
                    (from * factor, (from + unit) * factor, 6)
                });
                ranges.extend(longer);
            }
            ranges
        };
        Some(Ranges(digits.iter().map(of_currency).collect()))
    }
}
