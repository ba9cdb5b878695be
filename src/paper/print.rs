//! From a paper to its file.

use super::blocks::{NAME, SMALL, Setter};
use super::face::Weight;
use super::ink::HAIR;
use super::layout::{BOTTOM, Entry, HEIGHT, MEASURE, MM, Mark, Page, Pages, SIDE, Strip};
use super::model::{Align, Block, Paper};
use super::pdf::{self, Print};
use super::picture::pictures;
use super::stock;
use crate::base::Fault;

/// A printed paper.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Printed {
    /// The PDF file.
    pub bytes: Vec<u8>,
    /// How many pages it has.
    pages: usize,
    /// What its reader should know: `unprintable-letters` (which ones), `unreadable-logo`, `code-too-long`. Warnings.
    pub faults: Vec<Fault>,
}

impl Printed {
    /// How many pages it has.
    pub fn pages(&self) -> usize {
        self.pages
    }
}

/// Prints a paper: PDF/A-3B, tagged as PDF/UA-1 wants it. The same paper gives the same bytes.
///
/// Refused only with what cannot be a file at all: `two-files-of-one-name` among the attachments, `no-such-attachment`
/// named as the electronic invoice.
///
/// ```
/// use encours::paper::{Block, Paper, print};
/// let paper = Paper { title: "Essai".into(), blocks: vec![Block::text("Bonjour")], ..Paper::default() };
/// let printed = print(&paper).unwrap();
/// assert!(printed.bytes.starts_with(b"%PDF-1.7"));
/// assert_eq!((printed.pages(), printed.faults.len()), (1, 0));
/// ```
pub fn print(paper: &Paper) -> Result<Printed, Box<Fault>> {
    let Laid { mut setter, pages, outline, faults } = lay(paper)?;
    let count = pages.len();
    let logo = paper.look.logo.as_ref().filter(|_| setter.logo.is_some());
    let print = Print {
        paper,
        pages,
        tree: std::mem::take(&mut setter.tree),
        faces: &setter.faces,
        logo: logo.map_or(&[], |logo| &logo.bytes),
        outline,
    };
    let bytes = match pdf::write(print) {
        Err(fault) if fault.code == pdf::UNREADABLE_LOGO => {
            // A picture whose end is damaged: seen only when it is written.
            let mut plain = paper.clone();
            plain.look.logo = None;
            let mut printed = self::print(&plain)?;
            printed.faults.insert(0, fault.as_warning());
            return Ok(printed);
        }
        written => written?,
    };
    Ok(Printed { bytes, pages: count, faults })
}

/// Draws the pages of a paper as pictures, one SVG each, as [`print`] would print them.
pub fn draw(paper: &Paper) -> Result<Vec<String>, Box<Fault>> {
    let laid = lay(paper)?;
    let logo = paper.look.logo.as_ref().filter(|_| laid.setter.logo.is_some());
    Ok(pictures(&laid.pages, logo))
}

/// A paper laid out on pages.
struct Laid<'a> {
    setter: Setter<'a>,
    pages: Vec<Page>,
    outline: Vec<Entry>,
    faults: Vec<Fault>,
}

fn lay(paper: &Paper) -> Result<Laid<'_>, Box<Fault>> {
    let damaged = || Box::new(Fault::new("paper-not-printed"));
    let mut faults = Vec::new();
    let logo = match &paper.look.logo {
        Some(logo) if !logo.bytes.is_empty() => {
            let size = stock::size(&logo.bytes);
            if size.is_none() {
                faults.push(Fault::new(pdf::UNREADABLE_LOGO).as_warning());
            }
            size
        }
        _ => None,
    };
    let mut setter = Setter::new(paper, logo).ok_or_else(damaged)?;
    let mut strips = setter.blocks(&paper.blocks, MEASURE, None);
    if let Some(note) = unprintable(&mut setter, &mut faults) {
        strips.extend(note);
    }
    let foot: f32 = paper.legal.len() as f32 * SMALL.leading + 3.0 * MM;
    let end = HEIGHT - BOTTOM - foot.max(SMALL.leading + 3.0 * MM) - 2.0 * MM;
    let tables = std::mem::take(&mut setter.tables);
    let (mut pages, outline) = Pages::fill(strips, &tables, &paper.title, end, &mut |amount| {
        setter.faces.run(amount, Weight::Strong)
    });
    furnish(&mut setter, &mut pages);
    if long_code(&paper.blocks) {
        faults.push(Fault::new("code-too-long").as_warning());
    }
    Ok(Laid { setter, pages, outline, faults })
}

/// Says at the end which letters could not be drawn.
fn unprintable(setter: &mut Setter<'_>, faults: &mut Vec<Fault>) -> Option<Vec<Strip>> {
    if setter.faces.missing.is_empty() {
        return None;
    }
    let letters: Vec<String> = setter.faces.missing.iter().map(char::to_string).collect();
    let letters = letters.join(" ");
    faults.push(Fault::new("unprintable-letters").with_value(&letters).as_warning());
    let words = &setter.paper.words.unprintable;
    // The squares say nothing to those who see them: the letters are named by their numbers too.
    let named: Vec<String> = setter
        .faces
        .missing
        .iter()
        .take(24)
        .map(|letter| format!("U+{:04X}", u32::from(*letter)))
        .collect();
    let words = words.replace("{letters}", &named.join(", "));
    (!words.is_empty()).then(|| setter.blocks(&[Block::small(words)], MEASURE, None))
}

/// Running heads, feet, numbers of pages, what lies across.
fn furnish(setter: &mut Setter<'_>, pages: &mut [Page]) {
    let stamp = setter.stamp();
    let legal = setter.paper.legal.clone();
    let words = setter.paper.words.page.clone();
    let sections: Vec<usize> = pages.iter().map(|page| page.section).collect();
    for (at, page) in pages.iter_mut().enumerate() {
        let of: Vec<usize> =
            (0..sections.len()).filter(|other| sections[*other] == page.section).collect();
        let number = of.iter().position(|other| *other == at).unwrap_or(0) + 1;
        let words = words.replace("{page}", &number.to_string());
        let words = words.replace("{pages}", &of.len().to_string());
        let top = HEIGHT - BOTTOM - legal.len().max(1) as f32 * SMALL.leading;
        let wide = setter.wide(&words, SMALL) + 4.0 * MM;
        let mut aside = Vec::new();
        for (line, text) in legal.iter().enumerate() {
            let y = top + line as f32 * SMALL.leading;
            aside.push(setter.aside(text, SMALL, Align::Left, SIDE, y, MEASURE - wide));
        }
        let last = top + legal.len().saturating_sub(1) as f32 * SMALL.leading;
        aside.push(setter.aside(&words, SMALL, Align::Right, SIDE, last, MEASURE));
        let y = top - 2.0 * MM;
        aside.push(Mark::Line { x: SIDE, y, width: MEASURE, thickness: 0.4, ink: HAIR });
        if !page.first {
            let y = 11.0 * MM;
            aside.push(setter.aside(&page.running, NAME, Align::Left, SIDE, y, MEASURE * 0.72));
            let author = setter.paper.author.clone();
            aside.push(setter.aside(
                &author,
                NAME,
                Align::Right,
                SIDE + MEASURE * 0.74,
                y,
                MEASURE * 0.26,
            ));
            let y = y + NAME.leading + 3.0;
            aside.push(Mark::Line { x: SIDE, y, width: MEASURE, thickness: 0.4, ink: HAIR });
        }
        // Over grounds, under words.
        page.marks.sort_by_key(|mark| !matches!(mark, Mark::Box { .. }));
        let grounds = page.marks.iter().take_while(|mark| matches!(mark, Mark::Box { .. })).count();
        page.marks.splice(grounds..grounds, stamp.clone());
        page.marks.append(&mut aside);
    }
}

/// Some code of a payment does not fit into any QR code.
fn long_code(blocks: &[Block]) -> bool {
    blocks.iter().any(|block| match block {
        Block::Payment(payment) => !super::code::fits(payment.code.as_bytes()),
        Block::Beside { left, right, .. } => long_code(left) || long_code(right),
        Block::Together(blocks) => long_code(blocks),
        _ => false,
    })
}
