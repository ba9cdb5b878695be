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
/// With `open_end`, what the longer one has beyond the shorter costs nothing: names are cut by banks. Beginnings whose
/// lengths differ by more than the limit are never within it, so only a band around the diagonal is looked at.
pub(super) fn errors(a: &[u8], b: &[u8], limit: usize, open_end: bool) -> usize {
    let beyond = limit + 1;
    if !open_end && a.len().abs_diff(b.len()) > limit {
        return beyond;
    }
    // A name is far shorter than this; longer ones are compared by their beginnings.
    const LONGEST: usize = 64;
    let (a, b) = (&a[..a.len().min(LONGEST)], &b[..b.len().min(LONGEST)]);
    let mut rows = [[0_usize; LONGEST + 2]; 3];
    for (column, cell) in rows[0].iter_mut().enumerate().take(beyond.min(b.len()) + 1) {
        *cell = column;
    }
    let mut best_open = beyond;
    let mut end = limit.min(b.len());
    for row in 1..=a.len() {
        let (now, last, before) = (row % 3, (row - 1) % 3, (row + 1) % 3);
        let start = row.saturating_sub(limit).max(1);
        end = (row + limit).min(b.len());
        if b.len() < start {
            return best_open;
        }
        rows[now][start - 1] = if start == 1 { row } else { beyond };
        let mut least = row;
        for column in start..=end {
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
        // What the next row sees to the right of this one's band.
        rows[now][end + 1] = beyond;
        if least > limit {
            return best_open;
        }
        if open_end && end == b.len() {
            best_open = best_open.min(rows[now][end]);
        }
    }
    let last = &rows[a.len() % 3];
    if !open_end {
        return last[b.len()].min(beyond);
    }
    let start = a.len().saturating_sub(limit).max(1);
    last[start - 1..=end].iter().copied().min().unwrap_or(beyond).min(best_open)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

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

    /// The same, of every pair of beginnings.
    fn in_full(a: &[u8], b: &[u8], open_end: bool) -> usize {
        let mut all = vec![vec![0_usize; b.len() + 1]; a.len() + 1];
        for row in 0..=a.len() {
            for column in 0..=b.len() {
                let mut cost = row.max(column);
                if row > 0 && column > 0 {
                    let wrong = usize::from(a[row - 1] != b[column - 1]);
                    cost = (all[row - 1][column - 1] + wrong)
                        .min(all[row - 1][column] + 1)
                        .min(all[row][column - 1] + 1);
                    let swapped = row > 1
                        && column > 1
                        && a[row - 1] == b[column - 2]
                        && a[row - 2] == b[column - 1];
                    if swapped {
                        cost = cost.min(all[row - 2][column - 2] + 1);
                    }
                }
                all[row][column] = cost;
            }
        }
        let ends = (1..=a.len()).map(|row| all[row][b.len()]).chain(all[a.len()].iter().copied());
        let closed = all[a.len()][b.len()];
        if open_end { ends.min().unwrap_or(closed) } else { closed }
    }

    proptest! {
        #[test]
        fn a_band_finds_what_the_whole_finds(
            a in "[A-C]{1,14}", b in "[A-C]{1,14}", limit in 0_usize..5, open_end: bool,
        ) {
            let (a, b) = (a.as_bytes(), b.as_bytes());
            let expected = in_full(a, b, open_end).min(limit + 1);
            prop_assert_eq!(errors(a, b, limit, open_end), expected);
        }
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
