//! Pages as drawings (SVG), one each: what the person who writes a document sees of it while typing. The same layout as the
//! file's, letters as outlines, so that it looks alike on every device and needs no reader of PDF.

use std::collections::BTreeMap;
use std::fmt::Write;

use super::face::{Weight, outline};
use super::ink::{INK, Ink, WHITE};
use super::layout::{HEIGHT, Mark, Page, WIDTH};
use super::model::Logo;

/// The drawings of these pages.
pub fn pictures(pages: &[Page], logo: Option<&Logo>) -> Vec<String> {
    pages.iter().map(|page| picture(page, logo)).collect()
}

fn picture(page: &Page, logo: Option<&Logo>) -> String {
    let mut drawing = Drawing { body: String::new(), shapes: BTreeMap::new() };
    for mark in &page.marks {
        drawing.mark(mark, logo);
    }
    let mut text = String::new();
    // Writing to a text cannot fail: here and below.
    let _ = write!(
        text,
        r#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH:.2} {HEIGHT:.2}">"#
    );
    let _ = write!(
        text,
        r##"<rect width="{WIDTH:.2}" height="{HEIGHT:.2}" fill="{}"/><defs>"##,
        colour(WHITE)
    );
    for ((strong, glyph), shape) in &drawing.shapes {
        let _ =
            write!(text, r#"<path id="{}{glyph}" d="{shape}"/>"#, if *strong { 's' } else { 'r' });
    }
    text.push_str("</defs>");
    text.push_str(&drawing.body);
    text.push_str("</svg>");
    text
}

fn colour(ink: Ink) -> String {
    format!("#{:02x}{:02x}{:02x}", ink[0], ink[1], ink[2])
}

/// A page being drawn: its marks, and each letter's shape once.
struct Drawing {
    body: String,
    shapes: BTreeMap<(bool, u32), String>,
}

impl Drawing {
    fn mark(&mut self, mark: &Mark, logo: Option<&Logo>) {
        match mark {
            Mark::Text { x, y, run, size, ink, .. } => {
                self.letters(&format!("translate({x:.2} {y:.2})"), run, *size, *ink);
            }
            Mark::Stamp { run, size, ink } => {
                let (x, y) = (WIDTH / 2.0, HEIGHT * 0.55);
                let (left, base) = (x - run.width * size / 2.0, y + size * 0.33);
                self.letters(
                    &format!("rotate(-38 {x:.2} {y:.2}) translate({left:.2} {base:.2})"),
                    run,
                    *size,
                    *ink,
                );
            }
            Mark::Box { x, y, width, height, radius, ink } => {
                self.rect(*x, *y, *width, *height, *radius, *ink)
            }
            Mark::Line { x, y, width, thickness, ink } => {
                self.rect(*x, y - thickness / 2.0, *width, *thickness, 0.0, *ink);
            }
            Mark::Code { x, y, side, rows, .. } => {
                self.rect(*x, *y, *side, *side, 0.0, WHITE);
                let module = side / (rows.len() as f32 + 8.0);
                for (row, modules) in rows.iter().enumerate() {
                    for (column, _) in modules.iter().enumerate().filter(|(_, dark)| **dark) {
                        let (left, top) =
                            (x + (column as f32 + 4.0) * module, y + (row as f32 + 4.0) * module);
                        self.rect(left, top, module * 1.02, module * 1.02, 0.0, INK);
                    }
                }
            }
            Mark::Logo { x, y, width, height, .. } => {
                if let Some(logo) = logo {
                    let kind = if logo.bytes.starts_with(b"\x89PNG") { "png" } else { "jpeg" };
                    let _ = write!(
                        self.body,
                        r#"<image x="{x:.2}" y="{y:.2}" width="{width:.2}" height="{height:.2}" href="data:image/{kind};base64,{}"/>"#,
                        base64(&logo.bytes)
                    );
                }
            }
            Mark::Link { .. } => (),
        }
    }

    fn rect(&mut self, x: f32, y: f32, width: f32, height: f32, radius: f32, ink: Ink) {
        let _ = write!(
            self.body,
            r#"<rect x="{x:.2}" y="{y:.2}" width="{width:.2}" height="{height:.2}" rx="{radius:.2}" fill="{}"/>"#,
            colour(ink)
        );
    }

    fn letters(&mut self, place: &str, run: &super::face::Run, size: f32, ink: Ink) {
        let strong = run.weight == Weight::Strong;
        let prefix = if strong { 's' } else { 'r' };
        let _ =
            write!(self.body, r#"<g transform="{place} scale({size:.3})" fill="{}">"#, colour(ink));
        let mut x = 0.0;
        for glyph in &run.glyphs {
            let id = glyph.id;
            let shape = self.shapes.entry((strong, id)).or_insert_with(|| outline(run.weight, id));
            if !shape.is_empty() {
                let _ = write!(self.body, r##"<use href="#{prefix}{id}" x="{:.4}"/>"##, x);
            }
            x += glyph.x_advance;
        }
        self.body.push_str("</g>");
    }
}

fn base64(bytes: &[u8]) -> String {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut text = String::with_capacity(bytes.len() / 3 * 4 + 4);
    for three in bytes.chunks(3) {
        let word = three.iter().fold(0_u32, |word, byte| word << 8 | u32::from(*byte))
            << (8 * (3 - three.len()));
        for place in 0..4 {
            let letter = LETTERS[(word >> (18 - 6 * place)) as usize & 63];
            text.push(if place <= three.len() { char::from(letter) } else { '=' });
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::paper::{Block, Look, Paper, draw, print};

    #[test]
    fn each_page_of_the_file_has_its_drawing() {
        let long =
            (0..120).map(|place| Block::text(format!("Paragraphe {place} : ça coûte 12 €.")));
        let paper = Paper {
            title: "Essai".into(),
            stamp: "Brouillon".into(),
            blocks: long.collect(),
            ..Paper::default()
        };
        let drawings = draw(&paper).unwrap();
        assert_eq!(drawings.len(), print(&paper).unwrap().pages());
        assert!(1 < drawings.len());
        for drawing in &drawings {
            let read = roxmltree::Document::parse(drawing).unwrap();
            let uses = read.descendants().filter(|node| node.has_tag_name("use")).count();
            let shapes = read.descendants().filter(|node| node.has_tag_name("path")).count();
            assert!(shapes < uses && 10 < shapes, "{shapes} shapes for {uses} letters");
        }
    }

    #[test]
    fn a_logo_is_in_the_drawing_as_it_is_in_the_file() {
        // One pixel.
        let logo = "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";
        let head = Block::Letterhead {
            name: "Atelier".into(),
            lines: Vec::new(),
            title: String::new(),
            subtitle: String::new(),
            running: String::new(),
        };
        let look = Look { logo: Logo::from_data_url(logo), ..Look::default() };
        let paper = Paper { title: "Essai".into(), look, blocks: vec![head], ..Paper::default() };
        assert!(draw(&paper).unwrap()[0].contains(logo));
    }
}
