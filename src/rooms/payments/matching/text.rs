//! Bank texts as comparable words: capitals without accents, letters and digits apart from what separates them.

use crate::rooms::lookup;

/// A run of letters and digits in a folded text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Word<'t> {
    /// The run itself.
    pub text: &'t str,
    /// Whether it holds a digit.
    pub digits: bool,
    /// What stands between the word before and this one, without blanks: `'/'`, `'-'`, `'\0'` for blanks alone.
    pub before: char,
    /// At least one blank stands before.
    pub spaced: bool,
}

/// Capitals, without accents; whatever is not ASCII becomes a blank.
pub(super) fn fold(text: &str) -> String {
    let mut folded = lookup::fold(text);
    if !folded.is_ascii() {
        folded =
            folded.chars().map(|letter| if letter.is_ascii() { letter } else { ' ' }).collect();
    }
    folded.make_ascii_uppercase();
    folded
}

/// The words of a folded text.
pub(super) fn words(folded: &str) -> Vec<Word<'_>> {
    let mut words = Vec::new();
    let bytes = folded.as_bytes();
    let (mut at, mut before, mut spaced) = (0, '\0', true);
    while at < bytes.len() {
        if !bytes[at].is_ascii_alphanumeric() {
            if bytes[at].is_ascii_whitespace() {
                spaced = true;
            } else {
                before = char::from(bytes[at]);
            }
            at += 1;
            continue;
        }
        let start = at;
        while at < bytes.len() && bytes[at].is_ascii_alphanumeric() {
            at += 1;
        }
        let text = &folded[start..at];
        words.push(Word { text, digits: text.bytes().any(|b| b.is_ascii_digit()), before, spaced });
        (before, spaced) = ('\0', false);
    }
    words
}

/// Letters and digits only.
pub(super) fn squashed(folded: &str) -> String {
    folded.chars().filter(char::is_ascii_alphanumeric).collect()
}

/// Errors of typing between two texts: letters wrong, missing, too many, or two swapped; `limit + 1` when there are more.
///
/// With `open_end`, what the longer one has beyond the shorter costs nothing: names are cut by banks.
pub(super) fn errors(a: &[u8], b: &[u8], limit: usize, open_end: bool) -> usize {
    if !open_end && a.len().abs_diff(b.len()) > limit {
        return limit + 1;
    }
    // A name is far shorter than this; longer ones are compared by their beginnings.
    const LONGEST: usize = 64;
    let (a, b) = (&a[..a.len().min(LONGEST)], &b[..b.len().min(LONGEST)]);
    let mut rows = [[0_usize; LONGEST + 1]; 3];
    for (column, cell) in rows[0].iter_mut().enumerate() {
        *cell = column;
    }
    let mut best_open = usize::MAX;
    for row in 1..=a.len() {
        let (now, last, before) = (row % 3, (row - 1) % 3, (row + 1) % 3);
        rows[now][0] = row;
        let mut least = row;
        for column in 1..=b.len() {
            let wrong = usize::from(a[row - 1] != b[column - 1]);
            let mut cost = (rows[last][column - 1] + wrong)
                .min(rows[last][column] + 1)
                .min(rows[now][column - 1] + 1);
            if row > 1 && column > 1 && a[row - 1] == b[column - 2] && a[row - 2] == b[column - 1] {
                cost = cost.min(rows[before][column - 2] + 1);
            }
            rows[now][column] = cost;
            least = least.min(cost);
        }
        if least > limit {
            return best_open.min(limit + 1);
        }
        best_open = best_open.min(rows[now][b.len()]);
    }
    let last = &rows[a.len() % 3];
    let closed = last[b.len()];
    if open_end {
        last[..=b.len()].iter().copied().min().unwrap_or(closed).min(best_open).min(limit + 1)
    } else {
        closed.min(limit + 1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn accents_and_case_are_folded() {
        assert_eq!(fold("Société d'Épargne Œuvre"), "SOCIETE D'EPARGNE OEUVRE");
    }

    #[test]
    fn words_know_what_stands_before_them() {
        let words = words("FACT F26/04397 - 12");
        assert_eq!(
            words.iter().map(|w| (w.text, w.before, w.spaced)).collect::<Vec<_>>(),
            [("FACT", '\0', true), ("F26", '\0', true), ("04397", '/', false), ("12", '-', true)]
        );
    }

    #[test]
    fn errors_of_typing_are_counted() {
        for (a, b, count) in [
            ("MEYER", "MEYER", 0),
            ("MEYRE", "MEYER", 1),
            ("MEER", "MEYER", 1),
            ("DUPOND", "DURANT", 3),
        ] {
            assert_eq!(errors(a.as_bytes(), b.as_bytes(), 5, false), count, "{a} {b}");
        }
        assert_eq!(errors(b"CHAUFFAGECHARPENITER", b"CHAUFFAGECHARPENTIEREURL", 3, true), 1);
        assert_eq!(errors(b"ABCDEFG", b"XYZ", 1, false), 2);
    }
}
