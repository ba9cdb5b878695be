//! What files have in common: both typefaces as they are embedded, the colours that are meant, the logo. Made once by the
//! library that knows typefaces and pictures, then put into file after file as it is: to make smaller typefaces for each
//! file takes ten times as long as the rest of it.
//!
//! A stock holds the letters that most papers need; a paper that needs others gets a stock with these besides. Which stock
//! it is follows from the paper alone, so that the same paper gives the same bytes whatever was printed before.

use std::cell::RefCell;
use std::collections::BTreeSet;
use std::rc::Rc;

use hashbrown::HashMap;
use krilla::color::rgb;
use krilla::configure::{Archival, ConfigurationBuilder};
use krilla::error::KrillaError;
use krilla::geom::{Point, Size};
use krilla::image::Image;
use krilla::metadata::{DateTime, Metadata};
use krilla::num::NormalizedF32;
use krilla::page::PageSettings;
use krilla::paint::{Fill, FillRule};
use krilla::text::{GlyphId, KrillaGlyph};
use krilla::{Document, SerializeSettings};

use super::face::{Faces, Weight};
use crate::base::Hash;

/// Letters that most papers need, beside those of ASCII.
const USUAL: &str = "ÀÂÇÈÉÊËÎÏÔÙÛÜŒàâäçèéêëîïôöùûüÿœæ°«»’–—·•×§№²€…\u{A0}\u{202F}□";

/// Stocks kept: a firm has one logo, and few customers' names have rare letters.
const KEPT: usize = 6;

/// Objects that begin a file, numbered from 1.
pub struct Stock {
    /// From `%PDF` to the end of the last of them.
    pub bytes: Vec<u8>,
    /// Where each begins.
    pub offsets: Vec<usize>,
    /// The typefaces: regular, strong.
    pub fonts: [usize; 2],
    /// The logo.
    pub logo: Option<usize>,
    /// What colours mean.
    pub intent: usize,
    /// Tells it from any other.
    pub identity: Hash,
    /// For each weight: of a glyph, its number in the file and the letter that it stands for.
    pub letters: [HashMap<u32, (u16, char)>; 2],
}

/// Why there is none.
pub enum Trouble {
    /// The picture is damaged.
    Logo,
    /// The library says why.
    Other(String),
}

/// What a stock is made for: the logo, and rare letters of each weight.
type Key = (Vec<u8>, [BTreeSet<char>; 2]);

thread_local! {
    static STOCKS: RefCell<Vec<(Key, Rc<Stock>)>> = const { RefCell::new(Vec::new()) };
}

impl Stock {
    /// The stock for these letters, those that are drawn in each weight, and this logo.
    pub fn of(
        faces: &Faces,
        needed: [BTreeSet<char>; 2],
        logo: &[u8],
    ) -> Result<Rc<Stock>, Trouble> {
        let rare = needed.map(|letters| {
            let is_rare = |letter: &char| !letter.is_ascii() && !USUAL.contains(*letter);
            letters.into_iter().filter(is_rare).collect::<BTreeSet<char>>()
        });
        let kept = STOCKS.with_borrow(|stocks| {
            let same = |(key, _): &&(Key, Rc<Stock>)| key.0 == logo && key.1 == rare;
            stocks.iter().find(same).map(|(_, stock)| Rc::clone(stock))
        });
        if let Some(stock) = kept {
            return Ok(stock);
        }
        let stock = Rc::new(made(faces, &rare, logo)?);
        STOCKS.with_borrow_mut(|stocks| {
            if stocks.len() >= KEPT {
                stocks.remove(0);
            }
            stocks.push(((logo.to_vec(), rare), Rc::clone(&stock)));
        });
        Ok(stock)
    }
}

fn made(faces: &Faces, rare: &[BTreeSet<char>; 2], logo: &[u8]) -> Result<Stock, Trouble> {
    let other = |error: KrillaError| match error {
        KrillaError::Image(..) => Trouble::Logo,
        error => Trouble::Other(format!("{error:?}")),
    };
    let configuration = ConfigurationBuilder::new()
        .with_archival_validator(Archival::A3_B)
        .finish()
        .map_err(|error| Trouble::Other(format!("{error:?}")))?;
    let settings = SerializeSettings { configuration, ..SerializeSettings::default() };
    let mut document = Document::new_with(settings);
    let unlike = || Trouble::Other("another file than expected".to_owned());
    let size = PageSettings::from_wh(1_000.0, 1_000.0).ok_or_else(unlike)?;
    let mut page = document.start_page_with(size);
    let mut surface = page.surface();
    let paint = rgb::Color::new(0, 0, 0).into();
    let (opacity, rule) = (NormalizedF32::ONE, FillRule::NonZero);
    surface.set_fill(Some(Fill { paint, opacity, rule }));
    let mut letters = [HashMap::new(), HashMap::new()];
    for (at, weight) in [Weight::Regular, Weight::Strong].into_iter().enumerate() {
        let usual = (' '..='~').chain(USUAL.chars());
        let (mut text, mut glyphs) = (String::new(), Vec::new());
        for letter in usual.chain(rare[at].iter().copied()) {
            let Some(glyph) = faces.glyph(letter, weight) else { continue };
            let number = glyphs.len() as u16 + 1;
            // One glyph stands for several letters, spaces above all: the first of them is what it says.
            if letters[at].try_insert(glyph, (number, letter)).is_ok() {
                let start = text.len();
                text.push(letter);
                let (id, range) = (GlyphId::new(glyph), start..text.len());
                glyphs.push(KrillaGlyph::new(id, 0.5, 0.0, 0.0, 0.0, range, None));
            }
        }
        let start = Point::from_xy(10.0, 10.0 + 20.0 * at as f32);
        surface.draw_glyphs(start, &glyphs, faces.font(weight), &text, 10.0, false);
    }
    if !logo.is_empty() {
        let image = picture(logo).ok_or(Trouble::Logo)?;
        let size = Size::from_wh(10.0, 10.0).ok_or_else(unlike)?;
        surface.draw_image(image, size);
    }
    surface.finish();
    page.finish();
    let created = DateTime::new(2026).month(1).day(1).hour(0).minute(0).second(0);
    let created = created.utc_offset_hour(0).utc_offset_minute(0);
    let metadata = Metadata::new().title("Encours".to_owned()).language("fr".to_owned());
    document.set_metadata(metadata.creation_date(created));
    let file = document.finish().map_err(other)?;
    taken(&file, !logo.is_empty(), letters).ok_or_else(unlike)
}

/// How many dots a picture has, across and down; `None` where it cannot be printed. The last one asked for is known.
pub fn size(logo: &[u8]) -> Option<(u32, u32)> {
    thread_local! {
        static LAST: RefCell<(Vec<u8>, Option<(u32, u32)>)> = const { RefCell::new((Vec::new(), None)) };
    }
    LAST.with_borrow_mut(|(last, size)| {
        if last != logo {
            *size = picture(logo).map(|image| image.size());
            *last = logo.to_vec();
        }
        *size
    })
}

/// A picture that can be printed.
fn picture(bytes: &[u8]) -> Option<Image> {
    let data = bytes.to_vec();
    let image = if bytes.starts_with(b"\x89PNG") {
        Image::from_png(data.into(), false)
    } else if bytes.starts_with(b"\xFF\xD8") {
        Image::from_jpeg(data.into(), false)
    } else {
        return None;
    };
    image.ok().filter(|image| image.size().0 != 0 && image.size().1 != 0)
}

/// Takes what is needed out of a file of the library, numbered anew; `None` where the file is not as it writes them.
fn taken(file: &[u8], with_logo: bool, letters: [HashMap<u32, (u16, char)>; 2]) -> Option<Stock> {
    let objects = objects(file)?;
    let holding = |what: &[u8]| {
        let holds = |object: &&[u8]| memchr::memmem::find(dictionary(object), what).is_some();
        objects.iter().position(|object| object.as_ref().is_some_and(|object| holds(&object)))
    };
    let resources = dictionary(objects[holding(b"/Font<</f0 ")?]?);
    let named = |name: &[u8]| {
        let at = memchr::memmem::find(resources, name)? + name.len();
        number(&resources[at..])
    };
    let fonts = [named(b"/f0 ")?, named(b"/f1 ")?];
    let intent = holding(b"/Type/OutputIntent")?;
    let logo = if with_logo { Some(named(b"/XObject<</x0 ")?) } else { None };
    // What they need, and what that needs.
    let mut wanted: Vec<usize> = Vec::new();
    let mut open: Vec<usize> = fonts.into_iter().chain([intent]).chain(logo).collect();
    while let Some(next) = open.pop() {
        if !wanted.contains(&next) {
            wanted.push(next);
            open.extend(references(dictionary((*objects.get(next)?)?)).map(|(_, of)| of));
        }
    }
    wanted.sort_unstable();
    let renamed = |old: usize| wanted.iter().position(|of| *of == old).map(|at| at + 1);
    let start = memchr::memmem::find(file, b"1 0 obj")?;
    let mut bytes = file[..start].to_vec();
    let mut offsets = Vec::new();
    for (at, of) in wanted.iter().enumerate() {
        offsets.push(bytes.len());
        bytes.extend_from_slice(format!("{} 0 obj", at + 1).as_bytes());
        let object = (*objects.get(*of)?)?;
        let head = dictionary(object);
        let mut from = 0;
        for (place, of) in references(head) {
            bytes.extend_from_slice(&head[from..place]);
            bytes.extend_from_slice(renamed(of)?.to_string().as_bytes());
            from = place + of.to_string().len();
        }
        bytes.extend_from_slice(&object[from..]);
    }
    let (first, second) = (renamed(fonts[0])?, renamed(fonts[1])?);
    let logo = match logo {
        Some(logo) => Some(renamed(logo)?),
        None => None,
    };
    let (intent, identity) = (renamed(intent)?, Hash::of(&bytes));
    Some(Stock { bytes, offsets, fonts: [first, second], logo, intent, identity, letters })
}

/// The objects of a file, by their numbers, each from behind `obj`.
fn objects(file: &[u8]) -> Option<Vec<Option<&[u8]>>> {
    let table = memchr::memmem::rfind(file, b"\nxref\n")? + 1;
    let trailer = table + memchr::memmem::find(&file[table..], b"trailer")?;
    let mut starts = Vec::new();
    for line in file[table..trailer].split(|byte| *byte == b'\n').skip(2) {
        starts.push(match line.get(17) {
            Some(b'n') => Some(number(line)?),
            _ => None,
        });
    }
    let mut ends: Vec<usize> = starts.iter().copied().flatten().chain([table]).collect();
    ends.sort_unstable();
    let object = |start: usize| {
        let end = *ends.get(ends.partition_point(|end| *end <= start))?;
        let bytes = file.get(start..end)?;
        let head = memchr::memmem::find(bytes, b" obj")? + b" obj".len();
        Some(&bytes[head..])
    };
    Some(starts.into_iter().map(|start| start.and_then(object)).collect())
}

/// What stands before the stream of an object, or all of it.
fn dictionary(object: &[u8]) -> &[u8] {
    let end = memchr::memmem::find(object, b"\nstream\n");
    &object[..end.unwrap_or(object.len())]
}

/// The number that text begins with.
fn number(text: &[u8]) -> Option<usize> {
    let digits = text.iter().take_while(|byte| byte.is_ascii_digit()).count();
    std::str::from_utf8(&text[..digits]).ok()?.parse().ok()
}

/// References in a dictionary: where each stands, and to what. There is no text in these that looks like one.
fn references(dictionary: &[u8]) -> impl Iterator<Item = (usize, usize)> {
    memchr::memmem::find_iter(dictionary, b" 0 R").filter_map(|end| {
        let digits = dictionary[..end].iter().rev().take_while(|byte| byte.is_ascii_digit());
        let start = end - digits.count();
        Some((start, number(&dictionary[start..])?))
    })
}
