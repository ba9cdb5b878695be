//! How well a typed word fits a text, and where: accents and case aside, at the beginning of any word.

use serde::{Deserialize, Serialize};

use crate::rooms::lookup::{fold, fold_into};

/// How well a word fits, the best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Grade {
    /// It is the text.
    Equal,
    /// The text begins with it.
    Start,
    /// A word of the text begins with it, or a number within it, leading zeros aside.
    WordStart,
    /// It stands within a word.
    Within,
}

/// A piece of a text, to be shown as found or not.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Piece {
    /// The letters, as they are written.
    pub text: String,
    /// They are what was looked for.
    pub found: bool,
}

/// How well a folded word fits a text; `buffer` is only to be reused.
///
/// ```
/// use encours::find::words::{Grade, grade};
/// let mut buffer = String::new();
/// let mut of = |text, word| grade(text, word, &mut buffer);
/// assert_eq!(of("Œuvres Lefèvre", "lefe"), Some(Grade::WordStart));
/// assert_eq!(of("FA-2026-0412", "fa-2026"), Some(Grade::Start));
/// assert_eq!(of("FA2026-0412", "412"), Some(Grade::WordStart));
/// assert_eq!(of("FA-2026", "026"), Some(Grade::Within));
/// assert_eq!(of("FA-2026", "x"), None);
/// ```
pub fn grade(text: &str, word: &str, buffer: &mut String) -> Option<Grade> {
    if text.len() < word.len() && text.is_ascii() {
        return None;
    }
    buffer.clear();
    fold_into(text, buffer);
    let (at, grade) = place(buffer, word)?;
    debug_assert!(buffer[at..].starts_with(word));
    Some(grade)
}

/// Where a word fits a folded text best.
fn place(folded: &str, word: &str) -> Option<(usize, Grade)> {
    let mut best: Option<(usize, Grade)> = None;
    for at in memchr::memmem::find_iter(folded.as_bytes(), word.as_bytes()) {
        let grade = match at {
            0 if folded.len() == word.len() => Grade::Equal,
            0 => Grade::Start,
            at if begins_word(folded, at) => Grade::WordStart,
            _ => Grade::Within,
        };
        if best.is_none_or(|(_, known)| grade < known) {
            best = Some((at, grade));
        }
        if grade <= Grade::WordStart {
            break;
        }
    }
    best
}

/// What stands before is no letter or digit; or it is a letter before a digit; or it is the zeros that begin a number.
fn begins_word(folded: &str, at: usize) -> bool {
    let digit = folded[at..].starts_with(|letter: char| letter.is_ascii_digit());
    let before = if digit { folded[..at].trim_end_matches('0') } else { &folded[..at] };
    match before.chars().next_back() {
        None => true,
        Some(letter) if letter.is_ascii_digit() => false,
        Some(letter) => !letter.is_alphanumeric() || digit,
    }
}

/// What was typed, in folded words.
pub fn words(typed: &str) -> Vec<String> {
    fold(typed).split_whitespace().map(str::to_owned).collect()
}

/// A text in pieces: where each word fits it best is found.
///
/// ```
/// use encours::find::words::pieces;
/// let shown = |text, word: &str| -> String {
///     let piece = |piece: &encours::find::words::Piece| match piece.found {
///         true => format!("[{}]", piece.text),
///         false => piece.text.clone(),
///     };
///     pieces(text, &[word.to_owned()]).iter().map(piece).collect()
/// };
/// assert_eq!(shown("Les Œuvres", "oeuv"), "Les [Œuv]res");
/// assert_eq!(shown("Martin", "x"), "Martin");
/// ```
pub fn pieces(text: &str, words: &[String]) -> Vec<Piece> {
    let mut folded = String::new();
    // Where the image of each letter ends.
    let mut ends = Vec::new();
    for letter in text.chars() {
        fold_into(letter.encode_utf8(&mut [0; 4]), &mut folded);
        ends.push(folded.len());
    }
    let mut found = vec![false; ends.len()];
    for word in words.iter().filter(|word| !word.is_empty()) {
        if let Some((at, _)) = place(&folded, word) {
            let first = ends.partition_point(|end| *end <= at);
            let last = ends.partition_point(|end| *end < at + word.len());
            found[first..=last.min(ends.len().saturating_sub(1))].fill(true);
        }
    }
    let mut pieces: Vec<Piece> = Vec::new();
    for (letter, found) in text.chars().zip(found) {
        match pieces.last_mut() {
            Some(piece) if piece.found == found => piece.text.push(letter),
            _ => pieces.push(Piece { text: letter.to_string(), found }),
        }
    }
    pieces
}
