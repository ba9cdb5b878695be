//! Blocks to strips: how each kind of block is set.

use super::code;
use super::face::{Faces, Run, Weight};
use super::ink::{HAIR, INK, Ink, PALE, Palette, SOFT};
use super::layout::{Begin, MEASURE, MM, Mark, Numbering, Running, Strip, Tag, Tree, WIDTH};
use super::model::{Align, Block, Fact, Paper, Payment, Span, Style, Sum, SumStyle};
use super::text::{self, Piece};

/// How text is set.
#[derive(Clone, Copy, Debug)]
pub struct Type {
    /// In points.
    pub size: f32,
    /// From line to line, in points.
    pub leading: f32,
    /// Of what is not said to be strong.
    pub weight: Weight,
    /// Its colour.
    pub ink: Ink,
}

impl Type {
    const fn new(size: f32, leading: f32, ink: Ink) -> Type {
        Type { size, leading, weight: Weight::Regular, ink }
    }

    /// In bold.
    pub const fn strong(mut self) -> Type {
        self.weight = Weight::Strong;
        self
    }

    /// In another colour.
    pub const fn ink(mut self, ink: Ink) -> Type {
        self.ink = ink;
        self
    }

    /// Where letters stand in a line that begins at 0.
    pub fn baseline(self) -> f32 {
        self.leading * 0.5 + self.size * 0.33
    }
}

/// Running text.
pub const BODY: Type = Type::new(10.0, 14.0, INK);
/// Cells of tables, values of facts.
pub const CELL: Type = Type::new(9.5, 12.6, INK);
/// Names beside values, headings of columns, descriptions.
pub const NAME: Type = Type::new(8.3, 11.2, SOFT);
/// Small print.
pub const SMALL: Type = Type::new(7.8, 10.4, SOFT);
const LEAD: Type = Type::new(12.0, 16.5, INK);

/// Sets blocks.
pub struct Setter<'a> {
    /// The typeface.
    pub faces: Faces,
    /// The colours.
    pub palette: Palette,
    /// What is said, in the order of reading.
    pub tree: Tree,
    /// Tables that may go on.
    pub tables: Vec<Running>,
    pub(super) paper: &'a Paper,
    french: bool,
    /// Of the logo, in pixels.
    pub(super) logo: Option<(u32, u32)>,
    /// The level of the last heading, as those hear it who do not see how large it is: none is left out.
    level: u16,
}

impl<'a> Setter<'a> {
    /// For one paper; `None` where the typefaces in the program are damaged.
    pub fn new(paper: &'a Paper, logo: Option<(u32, u32)>) -> Option<Setter<'a>> {
        Some(Setter {
            faces: Faces::new()?,
            palette: Palette::new(&paper.look.accent),
            tree: Tree::default(),
            tables: Vec::new(),
            paper,
            french: paper.language.starts_with("fr"),
            logo,
            level: 0,
        })
    }

    /// Blocks one under the other. `parent` is the node they are part of.
    pub fn blocks(&mut self, blocks: &[Block], width: f32, parent: Option<usize>) -> Vec<Strip> {
        let mut strips: Vec<Strip> = Vec::new();
        for (at, block) in blocks.iter().enumerate() {
            let mut new = self.block(block, width, parent);
            // A sum never stands alone on a page, nor does a signature.
            let after_a_table =
                at.checked_sub(1).is_some_and(|before| matches!(blocks[before], Block::Table(_)));
            let belongs = match block {
                Block::Sums(_) | Block::Beside { .. } | Block::Together(_) => after_a_table,
                Block::Signature { .. } => true,
                _ => false,
            };
            if belongs && let (Some(last), false) = (strips.last_mut(), new.is_empty()) {
                last.stays = true;
            }
            strips.append(&mut new);
        }
        strips
    }

    fn block(&mut self, block: &Block, width: f32, parent: Option<usize>) -> Vec<Strip> {
        match block {
            Block::Letterhead { name, lines, title, subtitle, running } => {
                vec![self.letterhead(name, lines, [title, subtitle], running, parent)]
            }
            Block::Address { lines, facts, place } => {
                vec![self.address(lines, facts, *place, parent)]
            }
            Block::Facts { title, facts } => self.facts(title, facts, width, parent),
            Block::Heading { level, text } => self.heading(*level, text, width, parent),
            Block::Paragraph { spans, style } => self.paragraph(spans, *style, width, parent),
            Block::List { ordered, items } => self.list(*ordered, items, width, parent),
            Block::Table(table) => self.table(table, width, parent),
            Block::Sums(sums) => self.sums(sums, width, parent),
            Block::Payment(payment) => vec![self.payment(payment, width, parent)],
            Block::Beside { left, right, share } => {
                let gap = 8.0 * MM;
                let share = f32::from((*share).clamp(10, 90)) / 100.0;
                let first = (width - gap) * share;
                let left = self.blocks(left, first, parent);
                let mut right = self.blocks(right, width - gap - first, parent);
                for strip in &mut right {
                    strip.x += first + gap;
                }
                beside(left, right)
            }
            Block::Together(blocks) => {
                let mut strips = self.blocks(blocks, width, parent);
                let last = strips.len().saturating_sub(1);
                strips.iter_mut().take(last).for_each(|strip| strip.stays = true);
                strips
            }
            Block::Signature { lines } => self.signature(lines, width, parent),
            Block::Space(millimetres) => {
                vec![Strip { above: f32::from(*millimetres) * MM, ..Strip::default() }]
            }
            Block::Rule => {
                let line = Mark::Line { x: 0.0, y: 0.0, width, thickness: 0.5, ink: HAIR };
                vec![Strip { above: 6.0, height: 6.0, marks: vec![line], ..Strip::default() }]
            }
            Block::PageBreak => vec![Strip { begin: Begin::Page, ..Strip::default() }],
        }
    }

    /// Nothing would be seen of it.
    pub(super) fn is_blank(&mut self, text: &str) -> bool {
        let seen: String = text.chars().filter(|letter| !letter.is_whitespace()).collect();
        self.faces.run(&seen, Weight::Strong).glyphs.is_empty()
    }

    /// A heading of this level, or of the one beneath the last.
    pub(super) fn heading_tag(&mut self, level: u16, words: &str) -> Tag {
        self.level = level.min(self.level + 1);
        Tag::Hn(self.level.max(1), words.to_owned())
    }

    fn words(&self, text: &str) -> String {
        if self.french { text::french(text) } else { text.to_owned() }
    }

    /// Lines of spans, each from its own top. Links are parts of `node` by themselves.
    pub fn spans(
        &mut self,
        spans: &[Span],
        set: Type,
        align: Align,
        width: f32,
        node: usize,
    ) -> Vec<Vec<Mark>> {
        let weight = |strong: bool| if strong { Weight::Strong } else { set.weight };
        let pieces: Vec<Piece> = spans
            .iter()
            .map(|span| Piece { text: self.words(&span.text), weight: weight(span.strong) })
            .collect();
        let leaves: Vec<(usize, Option<usize>)> = spans
            .iter()
            .map(|span| {
                if span.link.is_empty() {
                    return (self.tree.leaf(node), None);
                }
                let link = self.tree.node(Some(node), Tag::Link);
                (self.tree.leaf(link), Some(self.tree.leaf(link)))
            })
            .collect();
        let lines = text::lines(&mut self.faces, &pieces, set.size, width);
        lines
            .into_iter()
            .map(|line| {
                let left = match align {
                    Align::Left => 0.0,
                    Align::Right => width - line.width,
                    Align::Centre => (width - line.width) / 2.0,
                };
                let mut marks = Vec::new();
                for part in line.parts {
                    let (span, x) = (&spans[part.piece], left + part.x);
                    let (leaf, link) = leaves[part.piece];
                    let wide = part.run.width * set.size;
                    let ink = if link.is_some() { self.palette.accent } else { set.ink };
                    let y = set.baseline();
                    marks.push(Mark::Text {
                        x,
                        y,
                        run: part.run,
                        size: set.size,
                        ink,
                        leaf: Some(leaf),
                    });
                    if let Some(leaf) = link {
                        let (address, words) = (span.link.clone(), span.text.clone());
                        let line = Mark::Line { x, y: y + 1.6, width: wide, thickness: 0.4, ink };
                        marks.push(line);
                        let height = set.leading;
                        marks.push(Mark::Link {
                            x,
                            y: 0.0,
                            width: wide,
                            height,
                            address,
                            words,
                            leaf,
                        });
                    }
                }
                marks
            })
            .collect()
    }

    /// The same for a plain text, one under the other; and how high it is.
    pub fn text(
        &mut self,
        text: &str,
        set: Type,
        align: Align,
        width: f32,
        node: usize,
    ) -> (Vec<Mark>, f32) {
        if text.is_empty() {
            return (Vec::new(), 0.0);
        }
        let lines = self.spans(&[Span::new(text)], set, align, width, node);
        let height = lines.len() as f32 * set.leading;
        let down = |(at, marks): (usize, Vec<Mark>)| {
            marks.into_iter().map(move |mark| mark.shifted(0.0, at as f32 * set.leading))
        };
        (lines.into_iter().enumerate().flat_map(down).collect(), height)
    }

    /// How wide a text is on one line.
    pub fn wide(&mut self, text: &str, set: Type) -> f32 {
        let text = self.words(text);
        let lines = text.lines();
        lines.map(|line| self.faces.run(line, set.weight).width * set.size).fold(0.0, f32::max)
    }

    /// The largest of these sizes at which a text takes one line; the last one otherwise.
    pub(super) fn fitting(&mut self, text: &str, sets: &[Type], width: f32) -> Type {
        let fits = sets.iter().find(|set| self.wide(text, **set) <= width);
        *fits.or(sets.last()).unwrap_or(&BODY)
    }

    /// Names on the left, values on the right of them.
    pub(super) fn names_and_values(
        &mut self,
        facts: &[Fact],
        width: f32,
        share: f32,
        parent: Option<usize>,
    ) -> (Vec<Mark>, f32) {
        let facts: Vec<&Fact> = facts.iter().filter(|fact| !fact.value.is_empty()).collect();
        if facts.is_empty() {
            return (Vec::new(), 0.0);
        }
        let widest = facts.iter().map(|fact| self.wide(&fact.name, NAME)).fold(0.0, f32::max);
        let names = (widest + 4.5 * MM).min(width * share.max(0.3));
        let list = self.tree.node(parent, Tag::L(Numbering::None));
        let (mut marks, mut y) = (Vec::new(), 0.0);
        for fact in facts {
            let item = self.tree.node(Some(list), Tag::LI);
            let label = self.tree.node(Some(item), Tag::Lbl);
            let value = self.tree.node(Some(item), Tag::LBody);
            let set = if fact.strong { CELL.strong() } else { CELL };
            let (name, high) = self.text(&fact.name, NAME, Align::Left, names - 1.5 * MM, label);
            let (said, higher) = self.text(&fact.value, set, Align::Left, width - names, value);
            // On one line with the value's letters.
            let down = if name.is_empty() { 0.0 } else { CELL.baseline() - NAME.baseline() };
            marks.extend(name.into_iter().map(|mark| mark.shifted(0.0, y + down)));
            marks.extend(said.into_iter().map(|mark| mark.shifted(names, y)));
            y += higher.max(high + down) + 1.6;
        }
        (marks, y - 1.6)
    }

    /// Names above values, in columns.
    fn facts(
        &mut self,
        title: &str,
        facts: &[Fact],
        width: f32,
        parent: Option<usize>,
    ) -> Vec<Strip> {
        let facts: Vec<&Fact> = facts.iter().filter(|fact| !fact.value.is_empty()).collect();
        let mut strips = Vec::new();
        if facts.is_empty() {
            return strips;
        }
        if !title.is_empty() {
            strips.extend(self.heading(3, title, width, parent));
        }
        let gap = 6.0 * MM;
        let columns = ((width + gap) / (36.0 * MM + gap)).floor().clamp(1.0, facts.len() as f32);
        let column = (width + gap) / columns - gap;
        let list = self.tree.node(parent, Tag::L(Numbering::None));
        for row in facts.chunks(columns as usize) {
            let mut strip = Strip { above: 7.0, ..Strip::default() };
            for (at, fact) in row.iter().enumerate() {
                let item = self.tree.node(Some(list), Tag::LI);
                let label = self.tree.node(Some(item), Tag::Lbl);
                let value = self.tree.node(Some(item), Tag::LBody);
                let x = at as f32 * (column + gap);
                let set = if fact.strong { CELL.strong() } else { CELL };
                let (name, high) = self.text(&fact.name, NAME, Align::Left, column, label);
                let (said, higher) = self.text(&fact.value, set, Align::Left, column, value);
                strip.marks.extend(name.into_iter().map(|mark| mark.shifted(x, 0.0)));
                strip.marks.extend(said.into_iter().map(|mark| mark.shifted(x, high)));
                strip.height = strip.height.max(high + higher);
            }
            strips.push(strip);
        }
        strips
    }

    fn heading(&mut self, level: u8, text: &str, width: f32, parent: Option<usize>) -> Vec<Strip> {
        if self.is_blank(text) {
            return Vec::new();
        }
        let level = level.clamp(1, 3);
        let tag = self.heading_tag(level.into(), text);
        let node = self.tree.node(parent, tag);
        let accent = self.palette.accent;
        let (set, above, below) = match level {
            1 => (Type::new(19.0, 23.0, accent), 9.0 * MM, 3.0 * MM),
            2 => (Type::new(12.5, 16.0, INK), 7.0 * MM, 1.2 * MM),
            _ => (Type::new(9.5, 13.0, accent), 4.5 * MM, 0.4 * MM),
        };
        let (marks, height) = self.text(text, set.strong(), Align::Left, width, node);
        let heading = Some((level, text.to_owned()));
        vec![Strip {
            height: height + below,
            marks,
            above,
            stays: true,
            heading,
            ..Strip::default()
        }]
    }

    fn paragraph(
        &mut self,
        spans: &[Span],
        style: Style,
        width: f32,
        parent: Option<usize>,
    ) -> Vec<Strip> {
        if spans.iter().all(|span| span.text.is_empty()) {
            return Vec::new();
        }
        let (set, above) = match style {
            Style::Body | Style::Right => (BODY, 6.6),
            Style::Lead => (LEAD, 8.0),
            Style::Small => (SMALL, 3.2),
        };
        // As in a French letter, a little right of the middle.
        let x = if style == Style::Right { width * 0.53 } else { 0.0 };
        let node = self.tree.node(parent, Tag::P);
        let lines = self.spans(spans, set, Align::Left, width - x, node);
        flowing(lines, set.leading, above, x)
    }

    fn list(
        &mut self,
        ordered: bool,
        items: &[Vec<Span>],
        width: f32,
        parent: Option<usize>,
    ) -> Vec<Strip> {
        let numbering = if ordered { Numbering::Decimal } else { Numbering::Disc };
        let indent = if ordered { 7.0 * MM } else { 5.0 * MM };
        let mut strips = Vec::new();
        let mut list = None;
        for (at, spans) in items.iter().enumerate() {
            let list = *list.get_or_insert_with(|| self.tree.node(parent, Tag::L(numbering)));
            let item = self.tree.node(Some(list), Tag::LI);
            let label = self.tree.node(Some(item), Tag::Lbl);
            let body = self.tree.node(Some(item), Tag::LBody);
            let sign = if ordered { format!("{}.", at + 1) } else { "•".to_owned() };
            let accent = BODY.ink(self.palette.accent);
            let (sign, _) = self.text(&sign, accent, Align::Left, indent, label);
            let lines = self.spans(spans, BODY, Align::Left, width - indent, body);
            let mut new = flowing(lines, BODY.leading, if at == 0 { 5.0 } else { 2.2 }, indent);
            if let Some(first) = new.first_mut() {
                first.marks.extend(sign.into_iter().map(|mark| mark.shifted(-indent, 0.0)));
            }
            strips.extend(new);
        }
        strips
    }

    fn sums(&mut self, sums: &[Sum], width: f32, parent: Option<usize>) -> Vec<Strip> {
        // Beneath a whole page's width they stand at the right.
        let left = if width < 0.7 * MEASURE { 0.0 } else { width * 0.52 };
        let width = width - left;
        let list = self.tree.node(parent, Tag::L(Numbering::None));
        let mut strips = Vec::new();
        for (at, sum) in sums.iter().enumerate() {
            let item = self.tree.node(Some(list), Tag::LI);
            let label = self.tree.node(Some(item), Tag::Lbl);
            let value = self.tree.node(Some(item), Tag::LBody);
            let accent = self.palette.accent;
            let (name, amount, pad) = match sum.style {
                SumStyle::Plain => (CELL.ink(SOFT), CELL, 1.8),
                SumStyle::Strong => (CELL.strong(), CELL.strong(), 2.6),
                SumStyle::Due => {
                    let large = Type::new(10.5, 18.0, accent).strong();
                    (large, Type { size: 15.0, ..large }, 3.4)
                }
            };
            let wide = self.wide(&sum.amount, amount) + 2.0;
            let (said, _) = self.text(&sum.amount, amount, Align::Right, width, value);
            let room = width - wide - 2.0 * MM;
            let (named, high) = self.text(&sum.name, name, Align::Left, room, label);
            let high = high.max(amount.leading);
            let mut marks = Vec::new();
            if sum.style == SumStyle::Due {
                let ink = self.palette.brand;
                marks.push(Mark::Line { x: 0.0, y: 0.0, width, thickness: 1.2, ink });
            } else if sum.style == SumStyle::Strong && at != 0 {
                marks.push(Mark::Line { x: 0.0, y: 0.4, width, thickness: 0.5, ink: HAIR });
            }
            let down = name.baseline() - amount.baseline();
            marks.extend(named.into_iter().map(|mark| mark.shifted(0.0, pad)));
            marks.extend(said.into_iter().map(|mark| mark.shifted(0.0, pad + down)));
            let above = match sum.style {
                _ if at == 0 => 8.0,
                SumStyle::Due => 3.0,
                _ => 0.0,
            };
            let stays = at + 1 < sums.len();
            strips.push(Strip {
                height: high + 2.0 * pad,
                marks,
                above,
                stays,
                x: left,
                ..Strip::default()
            });
        }
        strips
    }

    fn payment(&mut self, payment: &Payment, width: f32, parent: Option<usize>) -> Strip {
        let node = self.tree.node(parent, Tag::Div);
        let inset = 4.5 * MM;
        // A payment in a letter is one part of it, beneath an invoice the last.
        let side = if payment.title.is_empty() { 23.0 * MM } else { 27.0 * MM };
        let code = if payment.code.is_empty() { None } else { code::rows(payment.code.as_bytes()) };
        let room = width - 2.0 * inset - if code.is_some() { side + 6.0 * MM } else { 0.0 };
        let mut y = inset * 0.8;
        let mut marks = Vec::new();
        if !self.is_blank(&payment.title) {
            let tag = self.heading_tag(3, &payment.title);
            let heading = self.tree.node(Some(node), tag);
            let set = Type::new(10.5, 14.0, self.palette.accent).strong();
            let (title, high) = self.text(&payment.title, set, Align::Left, room, heading);
            marks.extend(title.into_iter().map(|mark| mark.shifted(inset, y)));
            y += high + 3.0;
        }
        let quoted = payment.reference.iter().map(|fact| (fact, true));
        let accounts = payment.accounts.iter().map(|fact| (fact, fact.strong));
        let facts: Vec<Fact> = payment
            .facts
            .iter()
            .cloned()
            .chain(accounts.chain(quoted).map(|(fact, strong)| Fact {
                name: fact.name.clone(),
                value: super::model::grouped(&fact.value),
                strong,
            }))
            .collect();
        let (said, high) = self.names_and_values(&facts, room, 0.42, Some(node));
        marks.extend(said.into_iter().map(|mark| mark.shifted(inset, y)));
        y += high;
        if let Some(link) = &payment.link {
            let p = self.tree.node(Some(node), Tag::P);
            let lines =
                self.spans(&[Span { strong: true, ..link.clone() }], CELL, Align::Left, room, p);
            y += 4.0;
            for line in lines {
                marks.extend(line.into_iter().map(|mark| mark.shifted(inset, y)));
                y += CELL.leading;
            }
        }
        if let Some(rows) = code {
            let words = format!("{} ({})", payment.code_caption, "QR");
            let figure = self.tree.node(Some(node), Tag::Figure(words.trim().to_owned()));
            let leaf = Some(self.tree.leaf(figure));
            let (x, top) = (width - inset - side, inset * 0.8);
            let caption = Type::new(7.4, 9.0, SOFT);
            let p = self.tree.node(Some(node), Tag::P);
            let (said, high) = self.text(&payment.code_caption, caption, Align::Centre, side, p);
            let under = top + side + 1.0 * MM;
            let end = under + high;
            if payment.title.is_empty() && y < end {
                // Few words beside a code stand in the middle of its height.
                let down = (end - y) / 2.0;
                marks = marks.into_iter().map(|mark| mark.shifted(0.0, down)).collect();
            }
            marks.push(Mark::Code { x, y: top, side, rows, leaf });
            marks.extend(said.into_iter().map(|mark| mark.shifted(x, under)));
            y = y.max(end);
        }
        let height = y + inset * 0.8;
        let ink = self.palette.tint;
        marks.insert(0, Mark::Box { x: 0.0, y: 0.0, width, height, radius: 2.2, ink });
        Strip { height, marks, above: 5.5 * MM, ..Strip::default() }
    }

    fn signature(&mut self, lines: &[String], width: f32, parent: Option<usize>) -> Vec<Strip> {
        let x = width * 0.53;
        let mut strips = Vec::new();
        for (at, line) in lines.iter().filter(|line| !line.is_empty()).enumerate() {
            let node = self.tree.node(parent, Tag::P);
            let set = if at == 0 { BODY.strong() } else { BODY };
            let (marks, height) = self.text(line, set, Align::Left, width - x, node);
            let above = if at == 0 { 9.0 } else { 0.0 };
            strips.push(Strip { height, marks, above, stays: true, x, ..Strip::default() });
        }
        // Room for a hand.
        strips.push(Strip { height: 12.0 * MM, ..Strip::default() });
        strips
    }

    /// What lies across every page, where anything does.
    pub fn stamp(&mut self) -> Option<Mark> {
        let text = self.words(&self.paper.stamp);
        let run = self.faces.run(&text, Weight::Strong);
        let size = (WIDTH * 0.82 / run.width.max(0.1)).min(130.0);
        (!run.glyphs.is_empty()).then_some(Mark::Stamp { run, size, ink: PALE })
    }

    /// A line that is no part of what is read: running heads, feet.
    pub fn aside(
        &mut self,
        text: &str,
        set: Type,
        align: Align,
        x: f32,
        y: f32,
        width: f32,
    ) -> Mark {
        let text = self.words(text);
        let mut run = self.faces.run(&text, set.weight);
        if width < run.width * set.size {
            run = self.shortened(&text, set, width);
        }
        let wide = run.width * set.size;
        let x = match align {
            Align::Left => x,
            Align::Right => x + width - wide,
            Align::Centre => x + (width - wide) / 2.0,
        };
        Mark::Text { x, y: y + set.baseline(), run, size: set.size, ink: set.ink, leaf: None }
    }

    /// As many letters as there is room for, and three dots.
    fn shortened(&mut self, text: &str, set: Type, width: f32) -> Run {
        let whole = self.faces.run(text, set.weight);
        let dots = self.faces.run("…", set.weight).width;
        let (mut used, mut end) = (dots, 0);
        for glyph in &whole.glyphs {
            used += glyph.x_advance;
            if width < used * set.size {
                break;
            }
            end = glyph.text_range.end;
        }
        let shorter = format!("{}…", whole.text.get(..end).unwrap_or("").trim_end());
        self.faces.run(&shorter, set.weight)
    }
}

/// Lines as strips: the first two and the last two of a paragraph stay together.
fn flowing(lines: Vec<Vec<Mark>>, leading: f32, above: f32, x: f32) -> Vec<Strip> {
    let count = lines.len();
    let strip = |(at, marks): (usize, Vec<Mark>)| Strip {
        height: leading,
        marks,
        above: if at == 0 { above } else { 0.0 },
        stays: at + 1 < count && (at == 0 || at + 2 == count),
        x,
        ..Strip::default()
    };
    lines.into_iter().enumerate().map(strip).collect()
}

/// Two stacks beside each other: one strip where it is no higher than a page, the one under the other otherwise.
fn beside(left: Vec<Strip>, right: Vec<Strip>) -> Vec<Strip> {
    let high =
        |strips: &[Strip]| -> f32 { strips.iter().map(|strip| strip.height + strip.above).sum() };
    let height = high(&left).max(high(&right));
    if 220.0 * MM < height || left.iter().chain(&right).any(|strip| strip.pinned.is_some()) {
        return left.into_iter().chain(right).collect();
    }
    let mut whole = Strip { height, ..Strip::default() };
    for strips in [left, right] {
        let mut y = 0.0;
        for strip in strips {
            y += strip.above;
            whole.marks.extend(strip.marks.into_iter().map(|mark| mark.shifted(strip.x, y)));
            y += strip.height;
            whole.heading = whole.heading.or(strip.heading);
        }
    }
    vec![whole]
}
