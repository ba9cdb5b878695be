//! What is drawn on a page, in the language of pages (ISO 32000-1, 8 and 9).

use std::fmt::Write as _;

use super::face::{Run, Weight};
use super::ink::{INK, Ink, WHITE};
use super::layout::{HEIGHT, Mark, WIDTH};
use super::stock::Stock;
use super::syntax::{HEXADECIMAL, decimal, number, text};

/// Something drawn of a leaf.
#[derive(Clone, Copy)]
pub struct Said {
    /// On which page.
    pub page: usize,
    /// How it is known there.
    pub what: What,
}

/// See [`Said`].
#[derive(Clone, Copy)]
pub enum What {
    /// Marked with this number on its page.
    Marked(usize),
    /// A place that leads elsewhere: its object.
    Link(usize),
}

/// Draws the marks of a page; neighbours of one leaf are one piece of content.
pub struct Pen<'a> {
    pub stock: &'a Stock,
    /// What was drawn so far.
    pub out: String,
    /// Of each leaf, what was drawn of it.
    pub said: &'a mut [Vec<Said>],
    pub page: usize,
    /// Of each mark that is read, its leaf.
    pub read: Vec<usize>,
    pub open: Option<Option<usize>>,
    pub ink: Option<Ink>,
}

impl Pen<'_> {
    /// All marks of a page.
    pub fn marks(&mut self, marks: &[Mark]) {
        for mark in marks {
            let leaf = match mark {
                Mark::Text { leaf, .. } | Mark::Code { leaf, .. } | Mark::Logo { leaf, .. } => {
                    *leaf
                }
                Mark::Box { .. } | Mark::Line { .. } | Mark::Stamp { .. } => None,
                Mark::Link { .. } => continue,
            };
            if matches!(mark, Mark::Text { run, .. } if run.glyphs.is_empty()) {
                continue;
            }
            self.begin(leaf, matches!(mark, Mark::Stamp { .. }));
            self.draw(mark);
        }
        if self.open.take().is_some() {
            self.out.push_str("EMC\n");
        }
    }

    fn begin(&mut self, leaf: Option<usize>, stamp: bool) {
        if self.open == Some(leaf) && !stamp {
            return;
        }
        if self.open.take().is_some() {
            self.out.push_str("EMC\n");
        }
        match leaf {
            Some(leaf) => {
                let number = self.read.len();
                self.read.push(leaf);
                self.said[leaf].push(Said { page: self.page, what: What::Marked(number) });
                let _ = write!(self.out, "/Span<</MCID {number}>>BDC\n");
            }
            None if stamp => {
                self.out.push_str("/Artifact<</Type/Pagination/Subtype/Watermark>>BDC\n");
            }
            None => self.out.push_str("/Artifact<</Type/Layout>>BDC\n"),
        }
        self.open = Some(leaf);
    }

    fn numbers(&mut self, values: &[f32], operator: &str) {
        for value in values {
            number(&mut self.out, *value);
            self.out.push(' ');
        }
        self.out.push_str(operator);
        self.out.push('\n');
    }

    fn ink(&mut self, ink: Ink) {
        if self.ink.replace(ink) != Some(ink) {
            for value in ink {
                decimal(&mut self.out, (i64::from(value) * 1_000 + 127) / 255, 3);
                self.out.push(' ');
            }
            self.out.push_str("rg\n");
        }
    }

    fn draw(&mut self, mark: &Mark) {
        match mark {
            Mark::Text { x, y, run, size, ink, .. } => {
                self.ink(*ink);
                self.letters(run, *size, [1.0, 0.0, 0.0, 1.0, *x, HEIGHT - y]);
            }
            Mark::Box { x, y, width, height, radius, ink } => {
                self.ink(*ink);
                self.rounded(*x, *y, *width, *height, *radius);
            }
            Mark::Line { x, y, width, thickness, ink } => {
                self.ink(*ink);
                self.rounded(*x, *y - thickness / 2.0, *width, *thickness, 0.0);
            }
            Mark::Code { x, y, side, rows, .. } => self.code(*x, *y, *side, rows),
            Mark::Logo { x, y, width, height, .. } => {
                if self.stock.logo.is_some() {
                    self.out.push_str("q ");
                    self.numbers(
                        &[*width, 0.0, 0.0, *height, *x, HEIGHT - y - height],
                        "cm /l Do Q",
                    );
                }
            }
            Mark::Stamp { run, size, ink } => {
                self.ink(*ink);
                let (sine, cosine) = 38.0_f32.to_radians().sin_cos();
                let (right, up) = (-run.width * size / 2.0, -size * 0.33);
                let x = WIDTH / 2.0 + cosine * right - sine * up;
                let y = HEIGHT * 0.45 + sine * right + cosine * up;
                self.letters(run, *size, [cosine, sine, -sine, cosine, x, y]);
            }
            Mark::Link { .. } => (),
        }
    }

    /// Letters from a place on. One that is drawn as another letter's shape says which one it is.
    fn letters(&mut self, run: &Run, size: f32, place: [f32; 6]) {
        let weight = usize::from(run.weight == Weight::Strong);
        self.out.push_str(["BT /r ", "BT /s "][weight]);
        self.numbers(&[size], "Tf");
        for value in &place[..4] {
            let _ = write!(self.out, "{value:.4} ");
        }
        self.numbers(&place[4..], "Tm");
        let mut open = false;
        for (at, glyph) in run.glyphs.iter().enumerate() {
            let Some((number, letter)) = self.stock.letters[weight].get(&glyph.id) else {
                continue;
            };
            let said = &run.text[glyph.text_range.clone()];
            let same = said.chars().eq([*letter]) || (*letter == ' ' && said == "\u{A0}");
            if !same {
                if open {
                    self.out.push_str(">]TJ\n");
                    open = false;
                }
                self.out.push_str("/Span<</ActualText");
                text(&mut self.out, said);
                self.out.push_str(">>BDC\n");
            }
            if !open {
                self.out.push_str("[<");
                open = true;
            }
            for shift in [12, 8, 4, 0] {
                self.out.push(char::from(HEXADECIMAL[usize::from(number >> shift & 15)]));
            }
            // What the typeface does not say of the way to the next letter; nothing follows the last one.
            let further = ((glyph.natural - glyph.x_advance) * 1_000.0).round() as i32;
            if further != 0 && at + 1 != run.glyphs.len() {
                let _ = write!(self.out, ">{further}<");
            }
            if !same {
                self.out.push_str(">]TJ EMC\n");
                open = false;
            }
        }
        self.out.push_str(if open { ">]TJ ET\n" } else { "ET\n" });
    }

    fn rounded(&mut self, x: f32, y: f32, width: f32, height: f32, radius: f32) {
        if width <= 0.0 || height <= 0.0 {
            return;
        }
        let (right, bottom, top) = (x + width, HEIGHT - y - height, HEIGHT - y);
        if radius <= 0.0 {
            self.numbers(&[x, bottom, width, height], "re f");
            return;
        }
        // A quarter of a circle, nearly.
        let bend = radius * 0.448;
        self.numbers(&[x + radius, top], "m");
        self.numbers(&[right - radius, top], "l");
        self.numbers(&[right - bend, top, right, top - bend, right, top - radius], "c");
        self.numbers(&[right, bottom + radius], "l");
        self.numbers(&[right, bottom + bend, right - bend, bottom, right - radius, bottom], "c");
        self.numbers(&[x + radius, bottom], "l");
        self.numbers(&[x + bend, bottom, x, bottom + bend, x, bottom + radius], "c");
        self.numbers(&[x, top - radius], "l");
        self.numbers(&[x, top - bend, x + bend, top, x + radius, top], "c h f");
    }

    /// White with its quiet zone of four modules, then the dark modules, each row's neighbours in one.
    fn code(&mut self, x: f32, y: f32, side: f32, rows: &[Vec<bool>]) {
        self.ink(WHITE);
        self.rounded(x, y, side, side, 0.0);
        self.ink(INK);
        let module = side / (rows.len() as f32 + 8.0);
        for (row, modules) in rows.iter().enumerate() {
            let mut at = 0;
            while at < modules.len() {
                let length = modules[at..].iter().take_while(|dark| **dark).count();
                if 0 < length {
                    let left = x + (at as f32 + 4.0) * module;
                    // A hair over the edge, so that no light shows between rows.
                    let (width, height) = (length as f32 * module, module * 1.02);
                    let bottom = HEIGHT - y - (row as f32 + 4.0) * module - height;
                    self.numbers(&[left, bottom, width, height], "re");
                }
                at += length.max(1);
            }
        }
        self.out.push_str("f\n");
    }
}
