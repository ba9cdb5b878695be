//! Words into lines.

use super::face::{Faces, Run, Weight};

/// A stretch of text in one style.
#[derive(Clone, Debug)]
pub struct Piece {
    /// What it says; `\n` ends a line.
    pub text: String,
    /// How heavy.
    pub weight: Weight,
}

/// Letters at a place of their line.
#[derive(Clone, Debug)]
pub struct Part {
    /// Them.
    pub run: Run,
    /// From the left end of the line, in points.
    pub x: f32,
    /// Which piece they are of.
    pub piece: usize,
}

/// A line.
#[derive(Clone, Debug, Default)]
pub struct Line {
    /// From left to right.
    pub parts: Vec<Part>,
    /// In points, without the space that ends it.
    pub width: f32,
}

/// What is never divided, unless it is wider than a line.
struct Atom<'a> {
    piece: usize,
    text: &'a str,
    /// A space follows.
    space: bool,
    /// The line may end here.
    breaks: bool,
    /// The line ends here.
    hard: bool,
    width: f32,
}

/// Sets pieces into lines of at most `width` points, one word after the other.
pub fn lines(faces: &mut Faces, pieces: &[Piece], size: f32, width: f32) -> Vec<Line> {
    let mut atoms = atoms(faces, pieces, size);
    if let Some(last) = atoms.last_mut() {
        last.breaks = true;
    }
    let space = faces.run(" ", Weight::Regular).width * size;
    let mut lines = Vec::new();
    let mut line: Vec<Atom<'_>> = Vec::new();
    let mut used = 0.0;
    let mut rest = atoms.into_iter().peekable();
    while rest.peek().is_some() {
        // Atoms between which a line must not end.
        let mut unit = Vec::new();
        for atom in rest.by_ref() {
            let ends = atom.breaks || atom.hard;
            unit.push(atom);
            if ends {
                break;
            }
        }
        let wide: f32 = unit.iter().map(|atom| atom.width).sum();
        // Rounding must not break a line that was measured to be just as wide.
        if !line.is_empty() && width + 0.01 < used + wide {
            lines.push(finish(faces, pieces, &line, size, true));
            line.clear();
            used = 0.0;
        }
        if width + 0.01 < used + wide {
            for atom in unit {
                for (atom, full) in pieces_of(faces, atom, pieces, size, width) {
                    used += atom.width + if atom.space { space } else { 0.0 };
                    let hard = atom.hard;
                    line.push(atom);
                    if full || hard {
                        lines.push(finish(faces, pieces, &line, size, !hard));
                        line.clear();
                        used = 0.0;
                    }
                }
            }
            continue;
        }
        let hard = unit.last().is_some_and(|atom| atom.hard);
        for atom in unit {
            used += atom.width + if atom.space { space } else { 0.0 };
            line.push(atom);
        }
        if hard {
            lines.push(finish(faces, pieces, &line, size, false));
            line.clear();
            used = 0.0;
        }
    }
    if !line.is_empty() {
        lines.push(finish(faces, pieces, &line, size, false));
    }
    lines
}

fn atoms<'a>(faces: &mut Faces, pieces: &'a [Piece], size: f32) -> Vec<Atom<'a>> {
    let mut atoms = Vec::new();
    for (piece, Piece { text, weight }) in pieces.iter().enumerate() {
        let mut start = 0;
        let mut add = |from: usize, to: usize, space: bool, breaks: bool, hard: bool| {
            let text = &text[from..to];
            let width = faces.run(text, *weight).width * size;
            atoms.push(Atom { piece, text, space, breaks, hard, width });
        };
        let mut before = ' ';
        for (at, letter) in text.char_indices() {
            let next = at + letter.len_utf8();
            match letter {
                '\n' => add(start, at, false, true, true),
                ' ' | '\t' => add(start, at, true, true, false),
                '-' | '/' | '–' | '—' | '@' | '\u{AD}' | '\u{200B}' if before.is_alphabetic() =>
                {
                    add(start, next, false, true, false);
                }
                _ => {
                    before = letter;
                    continue;
                }
            }
            before = letter;
            start = next;
        }
        if start < text.len() {
            add(start, text.len(), false, false, false);
        }
    }
    atoms
}

/// A word that is wider than a line, letter by letter; `true` where a line is full.
fn pieces_of<'a>(
    faces: &mut Faces,
    atom: Atom<'a>,
    pieces: &[Piece],
    size: f32,
    width: f32,
) -> Vec<(Atom<'a>, bool)> {
    let mut parts = Vec::new();
    let (mut start, mut used) = (0, 0.0);
    let part = |from: usize, to: usize, width: f32| Atom {
        text: &atom.text[from..to],
        width,
        space: atom.space && to == atom.text.len(),
        breaks: true,
        hard: atom.hard && to == atom.text.len(),
        ..atom
    };
    for (at, letter) in atom.text.char_indices() {
        let wide =
            faces.run(letter.encode_utf8(&mut [0; 4]), pieces[atom.piece].weight).width * size;
        if start < at && width < used + wide {
            parts.push((part(start, at, used), true));
            (start, used) = (at, 0.0);
        }
        used += wide;
    }
    parts.push((part(start, atom.text.len(), used), false));
    parts
}

/// Draws a line: neighbours of one piece in one run. Where the text goes on, the space at the end is kept, for those who
/// copy or hear it.
fn finish(
    faces: &mut Faces,
    pieces: &[Piece],
    atoms: &[Atom<'_>],
    size: f32,
    goes_on: bool,
) -> Line {
    let mut parts: Vec<(usize, String)> = Vec::new();
    for (index, atom) in atoms.iter().enumerate() {
        let last = index + 1 == atoms.len();
        match parts.last_mut() {
            Some((piece, text)) if *piece == atom.piece => text.push_str(atom.text),
            _ => parts.push((atom.piece, atom.text.to_owned())),
        }
        if let Some((_, text)) = parts.last_mut()
            && atom.space
            && (!last || goes_on)
        {
            text.push(' ');
        }
    }
    let mut line = Line::default();
    let mut x = 0.0;
    for (piece, text) in parts {
        let run = faces.run(&text, pieces[piece].weight);
        let start = x;
        x += run.width * size;
        let trailing = run.text.len() - run.text.trim_end_matches(' ').len();
        let ends: f32 = run.glyphs.iter().rev().take(trailing).map(|glyph| glyph.x_advance).sum();
        line.width = x - ends * size;
        line.parts.push(Part { run, x: start, piece });
    }
    line
}

/// Spaces as a French typographer sets them: none that could begin a line with `;`, `:`, `»` or `€`.
pub fn french(text: &str) -> String {
    let letters: Vec<char> = text.chars().collect();
    let set = |(at, letter): (usize, &char)| {
        let (before, after) =
            (at.checked_sub(1).map(|at| letters[at]), letters.get(at + 1).copied());
        match (letter, before, after) {
            (' ', _, Some(';' | '!' | '?' | '%')) => '\u{202F}',
            (' ', _, Some(':' | '»' | '€')) | (' ', Some('«'), _) => '\u{A0}',
            _ => *letter,
        }
    };
    letters.iter().enumerate().map(set).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn set(text: &str, width: f32) -> Vec<String> {
        let pieces = [Piece { text: text.to_owned(), weight: Weight::Regular }];
        let lines = lines(&mut Faces::new().unwrap(), &pieces, 10.0, width);
        assert!(lines.iter().all(|line| line.width <= width + 0.01));
        let text = |line: &Line| line.parts.iter().map(|part| part.run.text.as_str()).collect();
        lines.iter().map(text).collect()
    }

    #[test]
    fn lines_end_between_words_and_where_they_are_told_to() {
        assert_eq!(
            set("Pose d’un portail\ncoulissant", 400.0),
            ["Pose d’un portail", "coulissant"]
        );
        assert_eq!(set("Pose d’un portail coulissant", 80.0), ["Pose d’un portail ", "coulissant"]);
        assert_eq!(set("1\u{202F}234,56\u{A0}€ TTC", 45.0), ["1\u{202F}234,56\u{A0}€ ", "TTC"]);
        assert_eq!(set("Saint-Étienne", 40.0), ["Saint-", "Étienne"]);
        assert_eq!(set("a\n\nb", 40.0), ["a", "", "b"]);
        assert_eq!(set("", 40.0), [""; 0]);
    }

    #[test]
    fn a_word_wider_than_a_line_is_divided_and_nothing_is_lost() {
        let word = "Donaudampfschifffahrtsgesellschaft".repeat(3);
        let lines = set(&word, 60.0);
        assert!(3 < lines.len());
        assert_eq!(lines.concat(), word);
    }

    #[test]
    fn french_signs_keep_their_word() {
        assert_eq!(french("Objet : « Relance » !"), "Objet\u{A0}: «\u{A0}Relance\u{A0}»\u{202F}!");
        assert_eq!(french("20 % de 5 €"), "20\u{202F}% de 5\u{A0}€");
    }
}
