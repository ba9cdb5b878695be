//! Marks, strips and pages: what is drawn where, and where a page ends.
//!
//! Blocks become strips that are never cut; strips are stacked until a page is full. A table that goes on takes its
//! heading with it, and carries its sum. Lengths are points, from the top left.

use super::face::Run;
use super::ink::Ink;

/// Points in a millimetre.
pub const MM: f32 = 72.0 / 25.4;
/// A4.
pub const WIDTH: f32 = 210.0 * MM;
/// A4.
pub const HEIGHT: f32 = 297.0 * MM;
/// On the left and on the right.
pub const SIDE: f32 = 20.0 * MM;
/// Above the first page's head.
pub const TOP: f32 = 13.0 * MM;
/// Above what is said on other pages, beneath their running head.
pub const TOP_NEXT: f32 = 24.0 * MM;
/// Beneath the foot.
pub const BOTTOM: f32 = 10.0 * MM;
/// Between the sides.
pub const MEASURE: f32 = WIDTH - 2.0 * SIDE;

/// Something drawn.
#[derive(Clone, Debug)]
pub enum Mark {
    /// Letters; `y` is their baseline.
    Text { x: f32, y: f32, run: Run, size: f32, ink: Ink, leaf: Option<usize> },
    /// A ground.
    Box { x: f32, y: f32, width: f32, height: f32, radius: f32, ink: Ink },
    /// A line.
    Line { x: f32, y: f32, width: f32, thickness: f32, ink: Ink },
    /// A QR code: rows of modules, with its quiet zone.
    Code { x: f32, y: f32, side: f32, rows: Vec<Vec<bool>>, leaf: Option<usize> },
    /// The logo.
    Logo { x: f32, y: f32, width: f32, height: f32, leaf: Option<usize> },
    /// A place that leads to an address.
    Link { x: f32, y: f32, width: f32, height: f32, address: String, words: String, leaf: usize },
    /// Large letters across the page.
    Stamp { run: Run, size: f32, ink: Ink },
}

impl Mark {
    /// Elsewhere.
    pub fn shifted(mut self, right: f32, down: f32) -> Mark {
        match &mut self {
            Mark::Text { x, y, .. }
            | Mark::Box { x, y, .. }
            | Mark::Line { x, y, .. }
            | Mark::Code { x, y, .. }
            | Mark::Logo { x, y, .. }
            | Mark::Link { x, y, .. } => {
                *x += right;
                *y += down;
            }
            Mark::Stamp { .. } => (),
        }
        self
    }

    /// Said already: drawn again without being read again.
    pub fn repeated(mut self) -> Option<Mark> {
        match &mut self {
            Mark::Text { leaf, .. } | Mark::Code { leaf, .. } | Mark::Logo { leaf, .. } => {
                *leaf = None
            }
            Mark::Link { .. } => return None,
            Mark::Box { .. } | Mark::Line { .. } | Mark::Stamp { .. } => (),
        }
        Some(self)
    }
}

/// What the document is made of, for those who hear it.
#[derive(Debug, Default)]
pub struct Tree {
    /// Nodes; the children of each in the order of reading.
    pub nodes: Vec<Node>,
    /// The nodes at the top.
    pub top: Vec<usize>,
    /// How many leaves there are.
    pub leaves: usize,
}

/// What a part of the document is, by the names of the standard (ISO 32000-1, 14.8.4).
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Tag {
    Div,
    P,
    /// A heading: its level and its words.
    Hn(u16, String),
    L(Numbering),
    LI,
    Lbl,
    LBody,
    /// What it is about; nothing where that is not said.
    Table(String),
    Caption,
    THead,
    TBody,
    TR,
    /// What it heads, and over how many columns it goes.
    TH(Scope, Option<usize>),
    TD,
    /// What it shows.
    Figure(String),
    Link,
}

/// How the items of a list are numbered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Numbering {
    None,
    Disc,
    Decimal,
}

/// What a heading of a table heads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scope {
    Row,
    Column,
}

/// A part of the document.
#[derive(Debug)]
pub struct Node {
    /// What it is.
    pub tag: Tag,
    /// In the order of reading.
    pub children: Vec<Child>,
}

/// Part of a part.
#[derive(Clone, Copy, Debug)]
pub enum Child {
    /// A node.
    Node(usize),
    /// Marks with this leaf.
    Leaf(usize),
}

impl Tree {
    /// A new part of a part; of the document where `parent` is `None`.
    pub fn node(&mut self, parent: Option<usize>, tag: Tag) -> usize {
        let node = self.nodes.len();
        self.nodes.push(Node { tag, children: Vec::new() });
        match parent {
            Some(parent) => self.nodes[parent].children.push(Child::Node(node)),
            None => self.top.push(node),
        }
        node
    }

    /// A new leaf of a part.
    pub fn leaf(&mut self, parent: usize) -> usize {
        let leaf = self.leaves;
        self.leaves += 1;
        self.nodes[parent].children.push(Child::Leaf(leaf));
        leaf
    }
}

/// How a strip begins.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Begin {
    /// Beneath what came before.
    #[default]
    Flow,
    /// On a new page.
    Page,
    /// On the first page of a letter or invoice: pages are counted anew, and headed with this.
    Section(String),
}

/// What is never cut.
#[derive(Clone, Debug, Default)]
pub struct Strip {
    /// How it begins.
    pub begin: Begin,
    /// Of the whole.
    pub height: f32,
    /// From its own left and top.
    pub marks: Vec<Mark>,
    /// Room above, unless it begins a page.
    pub above: f32,
    /// On the same page as the next one.
    pub stays: bool,
    /// From the left side.
    pub x: f32,
    /// The table that it is a row of, and what that has come to.
    pub table: Option<(usize, String)>,
    /// Marks at a place of the page rather than of the strip, what follows being beneath `down_to`; the strip itself is not
    /// above `not_above`.
    pub pinned: Option<Pinned>,
    /// A heading: its level and words, for the outline.
    pub heading: Option<(u8, String)>,
}

/// See [`Strip::pinned`].
#[derive(Clone, Debug)]
pub struct Pinned {
    pub marks: Vec<Mark>,
    pub not_above: f32,
    pub down_to: f32,
}

/// What a table that goes on shows on each page.
#[derive(Clone, Debug, Default)]
pub struct Running {
    /// Its heading.
    pub heading: Strip,
    /// The rows that carry its sum: words and room for the amount; `None` where nothing is carried.
    pub carried: Option<[Strip; 2]>,
    /// Where the amount ends, how large it is.
    pub amount: (f32, f32, f32),
}

/// A finished page.
#[derive(Clone, Debug, Default)]
pub struct Page {
    /// At their places.
    pub marks: Vec<Mark>,
    /// Of which section.
    pub section: usize,
    /// What heads it.
    pub running: String,
    /// The first page of its section.
    pub first: bool,
}

/// A heading for the outline: its level and words, its page from 0, and where it is.
pub type Entry = (u8, String, usize, f32);

/// Pages being filled.
pub struct Pages<'a> {
    pages: Vec<Page>,
    y: f32,
    /// Nothing but repeated headings stand on the page.
    fresh: bool,
    end: f32,
    tables: &'a [Running],
    /// Sets an amount: the run of a carried sum.
    set: &'a mut dyn FnMut(&str) -> Run,
    running: String,
    /// The table that the last strip was of.
    within: Option<(usize, String, f32)>,
    /// Headings: level, words, page, y.
    pub outline: Vec<Entry>,
}

impl<'a> Pages<'a> {
    /// Stacks strips on pages whose text ends at `end`.
    pub fn fill(
        strips: Vec<Strip>,
        tables: &'a [Running],
        running: &str,
        end: f32,
        set: &'a mut dyn FnMut(&str) -> Run,
    ) -> (Vec<Page>, Vec<Entry>) {
        let first = Page { first: true, running: running.to_owned(), ..Page::default() };
        let mut pages = Pages {
            pages: vec![first],
            y: TOP,
            fresh: true,
            end,
            tables,
            set,
            running: running.to_owned(),
            within: None,
            outline: Vec::new(),
        };
        let mut at = 0;
        while at < strips.len() {
            let mut last = at;
            while strips[last].stays && last + 1 < strips.len() {
                last += 1;
            }
            pages.group(&strips, at, last);
            at = last + 1;
        }
        (pages.pages, pages.outline)
    }

    /// Places strips that belong together, on one page where they fit on one.
    fn group(&mut self, strips: &[Strip], first: usize, last: usize) {
        match &strips[first].begin {
            Begin::Flow => (),
            Begin::Page if self.fresh => (),
            Begin::Page => self.turn(&strips[first]),
            Begin::Section(running) => {
                self.running.clone_from(running);
                if self.fresh && self.pages.len() == 1 {
                    self.pages[0].running.clone_from(running);
                } else {
                    self.turn(&strips[first]);
                }
            }
        }
        let need: f32 = (first..=last).map(|at| strips[at].height + strips[at].above).sum();
        let need = need - if self.fresh { strips[first].above } else { 0.0 };
        if self.end + 0.01 < self.y + need + self.room_to_carry(strips, last) && !self.fresh {
            self.turn(&strips[first]);
        }
        for at in first..=last {
            let strip = &strips[at];
            let above = if self.fresh { 0.0 } else { strip.above };
            let tall = above + strip.height + self.room_to_carry(strips, at);
            if self.end + 0.01 < self.y + tall && !self.fresh {
                self.turn(strip);
            }
            self.place(strip);
        }
    }

    /// What must be left free beneath a row after which its table goes on.
    fn room_to_carry(&self, strips: &[Strip], at: usize) -> f32 {
        let table = |strip: &Strip| strip.table.as_ref().map(|(table, _)| *table);
        let Some(this) = strips.get(at).and_then(table) else { return 0.0 };
        let goes_on = strips.get(at + 1).and_then(table) == Some(this);
        let carried = self.tables[this].carried.as_ref();
        carried.filter(|_| goes_on).map_or(0.0, |[carried, _]| carried.height)
    }

    fn place(&mut self, strip: &Strip) {
        if !self.fresh {
            self.y += strip.above;
        }
        if let Some(pinned) = &strip.pinned {
            self.y = self.y.max(pinned.not_above);
            let page = self.pages.last_mut().expect("there is always a page");
            page.marks.extend(pinned.marks.iter().cloned());
        }
        let (x, y) = (SIDE + strip.x, self.y);
        let number = self.pages.len() - 1;
        if let Some((level, words)) = &strip.heading {
            self.outline.push((*level, words.clone(), number, y));
        }
        self.pages[number].marks.extend(strip.marks.iter().cloned().map(|mark| mark.shifted(x, y)));
        self.y += strip.height;
        if let Some(pinned) = &strip.pinned {
            self.y = self.y.max(pinned.down_to);
        }
        self.fresh = false;
        self.within = strip.table.clone().map(|(table, running)| (table, running, strip.x));
    }

    /// Begins a page with this strip; its table goes on with its heading and what it has come to.
    fn turn(&mut self, next: &Strip) {
        let table = next.table.as_ref().map(|(table, _)| *table);
        let within = self.within.take().filter(|(within, ..)| table == Some(*within));
        let section = matches!(next.begin, Begin::Section(_));
        if let Some((table, running, x)) = &within {
            self.carry(*table, 0, running, *x);
        }
        let section_number =
            self.pages.last().map_or(0, |page| page.section) + usize::from(section);
        self.pages.push(Page {
            marks: Vec::new(),
            section: section_number,
            running: self.running.clone(),
            first: section,
        });
        self.y = if section { TOP } else { TOP_NEXT };
        if let Some((table, running, x)) = within {
            let heading = self.tables[table].heading.clone();
            let page = self.pages.last_mut().expect("just added");
            let marks = heading.marks.into_iter().filter_map(Mark::repeated);
            let (right, down) = (SIDE + x, self.y);
            page.marks.extend(marks.map(|mark| mark.shifted(right, down)));
            self.y += heading.height;
            self.carry(table, 1, &running, x);
            self.within = Some((table, running, x));
        }
        self.fresh = true;
    }

    fn carry(&mut self, table: usize, which: usize, running: &str, x: f32) {
        let Running { carried: Some(rows), amount: (right, baseline, size), .. } =
            &self.tables[table]
        else {
            return;
        };
        if running.is_empty() {
            return;
        }
        let run = (self.set)(running);
        let page = self.pages.last_mut().expect("there is always a page");
        let (left, down) = (SIDE + x, self.y);
        page.marks.extend(rows[which].marks.iter().cloned().map(|mark| mark.shifted(left, down)));
        let text = Mark::Text {
            x: right - run.width * size,
            y: *baseline,
            size: *size,
            ink: super::ink::INK,
            leaf: None,
            run,
        };
        page.marks.push(text.shifted(left, down));
        self.y += rows[which].height;
    }
}
