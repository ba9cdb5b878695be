//! The typeface: letters to glyphs with their widths and kerning, and a word about every letter that it lacks.
//!
//! One family in two weights, subsets of Source Sans 3 under a name of its own (`fonts/`, SIL Open Font Licence): Latin,
//! Greek and Cyrillic, figures all of one width. No shaping engine: these scripts need none once composed. A letter that
//! is not there is drawn as an empty square, keeps its meaning for readers that copy or speak the text, and is named.

use std::cell::RefCell;
use std::collections::BTreeSet;
use std::fmt::Write;
use std::ops::Range;
use std::rc::Rc;

use hashbrown::HashMap;
use krilla::text::Font;
use skrifa::charmap::Charmap;
use skrifa::instance::{LocationRef, Size};
use skrifa::metrics::GlyphMetrics;
use skrifa::outline::{DrawSettings, OutlinePen};
use skrifa::raw::TableProvider;
use skrifa::raw::tables::gpos::{PairPos, PositionSubtables};
use skrifa::{FontRef, MetadataProvider};
use unicode_normalization::char::{canonical_combining_class, compose, decompose_canonical};

const REGULAR: &[u8] = include_bytes!("fonts/encours-sans-regular.ttf");
const STRONG: &[u8] = include_bytes!("fonts/encours-sans-semibold.ttf");

/// Stands for a letter that the typeface lacks.
const MISSING: char = '\u{25A1}';

/// Between thousands. The typeface makes it a hair: too little to be seen between figures of one width.
const NARROW: char = '\u{202F}';
const NARROW_WIDTH: f32 = 0.155;

/// How heavy letters are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Weight {
    /// Running text.
    #[default]
    Regular,
    /// Headings and what must be found.
    Strong,
}

/// A letter that is drawn.
#[derive(Clone, Debug)]
pub struct Glyph {
    /// Its number in the typeface.
    pub id: u32,
    /// Which letter of the run it is.
    pub text_range: Range<usize>,
    /// To the next one, kerning included, in parts of the size.
    pub x_advance: f32,
    /// The same as the typeface says of the letter alone.
    pub natural: f32,
    /// The letter whose shape it is: another one where that is not there.
    pub shown: char,
}

/// Letters in a row, ready to be drawn.
#[derive(Clone, Debug, Default)]
pub struct Run {
    /// What they say.
    pub text: String,
    /// How they look; advances in parts of the size.
    pub glyphs: Vec<Glyph>,
    /// In parts of the size.
    pub width: f32,
    /// How heavy they are.
    pub weight: Weight,
}

/// One weight of the family.
struct Face {
    font: Font,
    letters: Charmap<'static>,
    widths: GlyphMetrics<'static>,
    pairs: Vec<PairPos<'static>>,
    units: f32,
    /// What the tables said of letters that were asked for.
    known: RefCell<HashMap<char, Option<(skrifa::GlyphId, f32)>>>,
    /// What the tables said of pairs that were asked for.
    kerned: RefCell<HashMap<(skrifa::GlyphId, skrifa::GlyphId), f32>>,
}

impl Face {
    fn new(bytes: &'static [u8]) -> Option<Face> {
        let font = FontRef::new(bytes).ok()?;
        let mut pairs = Vec::new();
        for lookup in
            font.gpos().and_then(|gpos| gpos.lookup_list()).ok()?.lookups().iter().flatten()
        {
            if let Ok(PositionSubtables::Pair(tables)) = lookup.subtables() {
                pairs.extend(tables.iter().flatten());
            }
        }
        Some(Face {
            font: Font::new(bytes.to_vec().into(), 0)?,
            letters: font.charmap(),
            widths: font.glyph_metrics(Size::unscaled(), LocationRef::default()),
            pairs,
            units: f32::from(font.head().ok()?.units_per_em()),
            known: RefCell::default(),
            kerned: RefCell::default(),
        })
    }

    /// The glyph of a letter and its width, in parts of the size; `None` where the typeface lacks it.
    fn glyph(&self, letter: char) -> Option<(skrifa::GlyphId, f32)> {
        *self.known.borrow_mut().entry(letter).or_insert_with(|| {
            let glyph = self.letters.map(letter).filter(|glyph| glyph.to_u32() != 0)?;
            Some((glyph, self.widths.advance_width(glyph).unwrap_or(0.0) / self.units))
        })
    }

    /// By how much the second glyph comes nearer, in parts of the size.
    fn kerning(&self, first: skrifa::GlyphId, second: skrifa::GlyphId) -> f32 {
        *self.kerned.borrow_mut().entry((first, second)).or_insert_with(|| {
            let (Ok(first), Ok(second)) = (first.try_into(), second.try_into()) else { return 0.0 };
            let found = self.pairs.iter().find_map(|pair| pair_value(pair, first, second));
            f32::from(found.unwrap_or(0)) / self.units
        })
    }
}

/// What one table of pairs says of these two; `None` where it says nothing.
fn pair_value(
    pair: &PairPos<'_>,
    first: skrifa::raw::types::GlyphId16,
    second: skrifa::raw::types::GlyphId16,
) -> Option<i16> {
    match pair {
        PairPos::Format1(pairs) => {
            let index = pairs.coverage().ok()?.get(first)?;
            let set = pairs.pair_sets().get(index.into()).ok()?;
            let records = set.pair_value_records();
            let record = records.iter().flatten().find(|record| record.second_glyph() == second)?;
            record.value_record1().x_advance()
        }
        PairPos::Format2(classes) => {
            classes.coverage().ok()?.get(first)?;
            let (one, two) = (classes.class_def1().ok()?, classes.class_def2().ok()?);
            let records = classes.class1_records().get(one.get(first).into()).ok()?;
            let record = records.class2_records().get(two.get(second).into()).ok()?;
            record.value_record1().x_advance()
        }
    }
}

thread_local! {
    /// Read once: what is known of a letter then serves for every paper.
    static FAMILY: Option<Rc<[Face; 2]>> =
        Face::new(REGULAR).zip(Face::new(STRONG)).map(|(regular, strong)| Rc::new([regular, strong]));
}

/// The family, and the letters that it was found to lack.
pub struct Faces {
    family: Rc<[Face; 2]>,
    /// Letters that were asked for and are not there.
    pub missing: BTreeSet<char>,
}

impl Faces {
    /// `None` where the files in the program are damaged.
    pub fn new() -> Option<Faces> {
        let family = FAMILY.with(Clone::clone)?;
        Some(Faces { family, missing: BTreeSet::new() })
    }

    fn face(&self, weight: Weight) -> &Face {
        &self.family[usize::from(weight == Weight::Strong)]
    }

    /// For embedding.
    pub fn font(&self, weight: Weight) -> Font {
        self.face(weight).font.clone()
    }

    /// The number of a letter's shape; `None` where the typeface lacks it.
    pub fn glyph(&self, letter: char, weight: Weight) -> Option<u32> {
        self.face(weight).glyph(letter).map(|(glyph, _)| glyph.to_u32())
    }

    /// Letters to glyphs. Marks are composed with their letters; what has no shape at all (controls, joiners) is left
    /// out.
    pub fn run(&mut self, text: &str, weight: Weight) -> Run {
        let text = composed(text);
        let family = Rc::clone(&self.family);
        let face = &family[usize::from(weight == Weight::Strong)];
        let mut glyphs: Vec<Glyph> = Vec::with_capacity(text.len());
        let mut width = 0.0;
        let mut before: Option<(skrifa::GlyphId, char)> = None;
        for (start, letter) in text.char_indices() {
            let mut shown = letter;
            let found = face.glyph(letter).or_else(|| {
                // A letter with a mark that we lack is drawn without it rather than not at all.
                let mut base = None;
                decompose_canonical(letter, |part| base = base.or(Some(part)));
                shown = base.filter(|base| *base != letter)?;
                face.glyph(shown)
            });
            let glyph = found.or_else(|| {
                self.missing.insert(letter);
                shown = MISSING;
                face.glyph(MISSING)
            });
            // The square is in the typeface: see the test.
            let Some((glyph, natural)) = glyph else { continue };
            if let (Some((last, other)), Some(drawn)) = (before, glyphs.last_mut())
                && !(other.is_ascii_digit() || letter.is_ascii_digit())
            {
                let nearer = face.kerning(last, glyph);
                drawn.x_advance += nearer;
                width += nearer;
            }
            let x_advance = if letter == NARROW { NARROW_WIDTH } else { natural };
            width += x_advance;
            let text_range = start..start + letter.len_utf8();
            glyphs.push(Glyph { id: glyph.to_u32(), text_range, x_advance, natural, shown });
            before = Some((glyph, letter));
        }
        Run { text, glyphs, width, weight }
    }
}

/// The shape of a glyph, as the `d` of an SVG path in parts of the size, y downwards; empty where it has none.
pub fn outline(weight: Weight, glyph: u32) -> String {
    let bytes = match weight {
        Weight::Regular => REGULAR,
        Weight::Strong => STRONG,
    };
    let mut shape = Shape(String::new());
    if let Ok(font) = FontRef::new(bytes)
        && let Some(drawn) = font.outline_glyphs().get(skrifa::GlyphId::new(glyph))
    {
        let settings = DrawSettings::unhinted(Size::new(1.0), LocationRef::default());
        // A shape that cannot be drawn is left out, as in the file.
        let _ = drawn.draw(settings, &mut shape);
    }
    shape.0
}

/// A path being written.
struct Shape(String);

impl Shape {
    fn step(&mut self, letter: char, points: &[(f32, f32)]) {
        self.0.push(letter);
        for (x, y) in points {
            // Writing to a text cannot fail.
            let _ = write!(self.0, "{x:.4} {:.4} ", -y);
        }
    }
}

impl OutlinePen for Shape {
    fn move_to(&mut self, x: f32, y: f32) {
        self.step('M', &[(x, y)]);
    }

    fn line_to(&mut self, x: f32, y: f32) {
        self.step('L', &[(x, y)]);
    }

    fn quad_to(&mut self, bend_x: f32, bend_y: f32, x: f32, y: f32) {
        self.step('Q', &[(bend_x, bend_y), (x, y)]);
    }

    fn curve_to(
        &mut self,
        first_x: f32,
        first_y: f32,
        second_x: f32,
        second_y: f32,
        x: f32,
        y: f32,
    ) {
        self.step('C', &[(first_x, first_y), (second_x, second_y), (x, y)]);
    }

    fn close(&mut self) {
        self.0.push('Z');
    }
}

/// Without what has no shape, marks joined to their letters, every kind of space that breaks one space.
fn composed(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '\t' | '\n' | '\r' | '\u{2028}' | '\u{2029}' => out.push(' '),
            _ if shapeless(letter) => (),
            _ if canonical_combining_class(letter) != 0 => {
                let joined = out.chars().next_back().and_then(|base| compose(base, letter));
                if let Some(joined) = joined {
                    out.pop();
                    out.push(joined);
                } else {
                    out.push(letter);
                }
            }
            _ => out.push(letter),
        }
    }
    out
}

/// Controls, joiners, marks of direction, byte order marks, what is no character at all.
fn shapeless(letter: char) -> bool {
    letter.is_control()
        || matches!(letter, '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}')
        || matches!(letter, '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}' | '\u{FFF0}'..='\u{FFFB}' | '\u{E0000}'..='\u{E0FFF}')
        || u32::from(letter) & 0xFFFE == 0xFFFE
}

#[cfg(test)]
mod tests {
    use super::*;

    fn width(text: &str, weight: Weight) -> f32 {
        Faces::new().unwrap().run(text, weight).width
    }

    #[test]
    fn figures_are_all_of_one_width_and_letters_are_kerned() {
        for weight in [Weight::Regular, Weight::Strong] {
            assert!((width("1111111", weight) - width("0987654", weight)).abs() < 1e-6);
            assert!(width("AV", weight) < width("A", weight) + width("V", weight));
            let narrow = width("\u{202F}", weight);
            assert!(0.05 < narrow && narrow < width("\u{A0}", weight) + 0.06);
        }
    }

    #[test]
    fn marks_are_composed_and_what_has_no_shape_is_left_out() {
        let mut faces = Faces::new().unwrap();
        assert_eq!(faces.run("E\u{301}cole\u{200B}\u{FEFF}\u{0}", Weight::Regular).text, "École");
        assert_eq!(
            faces.run("Łódź Ștefănescu Ђорђе Ωμέγα Nguyễn ẞ №", Weight::Strong).glyphs.len(),
            41 - 3
        );
        assert!(faces.missing.is_empty(), "{:?}", faces.missing);
    }

    #[test]
    fn a_letter_that_is_not_there_is_a_square_keeps_its_meaning_and_is_named() {
        let mut faces = Faces::new().unwrap();
        let run = faces.run("王 Wang", Weight::Regular);
        assert_eq!(run.text, "王 Wang");
        assert_eq!(run.glyphs.len(), 6);
        assert_ne!(run.glyphs[0].id, 0);
        assert_eq!(faces.missing.iter().collect::<String>(), "王");
    }
}
