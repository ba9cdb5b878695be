//! Pages to a PDF/A-3B file that is also PDF/UA-1: typefaces embedded, every mark either read or an ornament, headings in
//! the outline, files attached.

use chrono::Datelike;
use krilla::Document;
use krilla::SerializeSettings;
use krilla::action::{Action, LinkAction};
use krilla::annotation::{Annotation, LinkAnnotation, Target};
use krilla::color::rgb;
use krilla::configure::{Accessibility, Archival, ConfigurationBuilder};
use krilla::destination::XyzDestination;
use krilla::embed::{AssociationKind, EmbeddedFile, MimeType};
use krilla::error::KrillaError;
use krilla::geom::{PathBuilder, Point, Rect, Size, Transform};
use krilla::image::Image;
use krilla::metadata::{DateTime, Metadata};
use krilla::num::NormalizedF32;
use krilla::outline::{Outline, OutlineNode};
use krilla::page::{Page as Sheet, PageSettings};
use krilla::paint::{Fill, FillRule};
use krilla::surface::Surface;
use krilla::tagging::{Artifact, ArtifactType, ContentTag, Identifier, SpanTag, TagGroup, TagTree};

use super::face::Faces;
use super::ink::{INK, Ink, WHITE};
use super::layout::{Child, HEIGHT, Mark, Node, Page, Tree, WIDTH};
use super::model::{Paper, Relationship};
use crate::base::Fault;

/// The only picture is the logo.
pub const UNREADABLE_LOGO: &str = "unreadable-logo";

/// What the pages are made from.
pub struct Print<'a> {
    pub paper: &'a Paper,
    pub pages: Vec<Page>,
    pub tree: Tree,
    pub faces: &'a Faces,
    pub logo: Option<Image>,
    /// Level, words, page, y.
    pub outline: Vec<(u8, String, usize, f32)>,
    /// Tells the file from any other.
    pub identity: String,
}

/// Writes the file.
pub fn write(print: Print<'_>) -> Result<Vec<u8>, Box<Fault>> {
    let Print { paper, pages, tree, faces, logo, outline, identity } = print;
    let configuration = ConfigurationBuilder::new()
        .with_archival_validator(Archival::A3_B)
        .with_accessibility_validator(Accessibility::UA1)
        .finish()
        .map_err(|error| fault(&format!("{error:?}")))?;
    let settings = SerializeSettings { configuration, ..SerializeSettings::default() };
    let mut document = Document::new_with(settings);
    let mut leaves: Vec<Vec<Identifier>> = vec![Vec::new(); tree.leaves];
    for page in &pages {
        // The size of A4 is no size that could be refused.
        let Some(size) = PageSettings::from_wh(WIDTH, HEIGHT) else { continue };
        let mut sheet = document.start_page_with(size);
        let mut surface = sheet.surface();
        let mut pen = Pen {
            surface: &mut surface,
            faces,
            logo: logo.as_ref(),
            leaves: &mut leaves,
            open: None,
        };
        pen.marks(&page.marks);
        surface.finish();
        links(&mut sheet, &page.marks, &mut leaves);
        sheet.finish();
    }
    document.set_tag_tree(tagged(&tree, &leaves, &paper.language));
    document.set_outline(outlined(paper, &outline));
    let created = instant(paper.created);
    document.set_metadata(metadata(paper, created, identity));
    attach(&mut document, paper, created)?;
    document.finish().map_err(|error| match error {
        KrillaError::Image(..) => Box::new(Fault::new(UNREADABLE_LOGO)),
        error => fault(&format!("{error:?}")),
    })
}

fn fault(words: &str) -> Box<Fault> {
    Box::new(Fault::new("paper-not-printed").with_value(words))
}

/// Draws marks; neighbours of one leaf are one piece of content.
struct Pen<'a, 'b> {
    surface: &'a mut Surface<'b>,
    faces: &'a Faces,
    logo: Option<&'a Image>,
    leaves: &'a mut Vec<Vec<Identifier>>,
    open: Option<Option<usize>>,
}

impl Pen<'_, '_> {
    fn marks(&mut self, marks: &[Mark]) {
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
            self.surface.end_tagged();
        }
    }

    fn begin(&mut self, leaf: Option<usize>, stamp: bool) {
        if self.open == Some(leaf) && !stamp {
            return;
        }
        if self.open.take().is_some() {
            self.surface.end_tagged();
        }
        match leaf {
            Some(leaf) => {
                let identifier = self.surface.start_tagged(ContentTag::Span(SpanTag::empty()));
                self.leaves[leaf].push(identifier);
            }
            None => {
                let kind = if stamp { ArtifactType::Watermark } else { ArtifactType::Layout };
                self.surface.start_tagged(ContentTag::Artifact(Artifact::with_kind(kind)));
            }
        }
        self.open = Some(leaf);
    }

    fn ink(&mut self, ink: Ink) {
        let paint = rgb::Color::new(ink[0], ink[1], ink[2]).into();
        let rule = FillRule::NonZero;
        self.surface.set_fill(Some(Fill { paint, opacity: NormalizedF32::ONE, rule }));
    }

    fn draw(&mut self, mark: &Mark) {
        match mark {
            Mark::Text { x, y, run, size, ink, .. } => {
                self.ink(*ink);
                let font = self.faces.font(run.weight);
                let start = Point::from_xy(*x, *y);
                self.surface.draw_glyphs(start, &run.glyphs, font, &run.text, *size, false);
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
                if let (Some(image), Some(size)) = (self.logo, Size::from_wh(*width, *height)) {
                    self.surface.push_transform(&Transform::from_translate(*x, *y));
                    self.surface.draw_image(image.clone(), size);
                    self.surface.pop();
                }
            }
            Mark::Stamp { run, size, ink } => {
                self.ink(*ink);
                let (x, y) = (WIDTH / 2.0, HEIGHT * 0.55);
                self.surface.push_transform(&Transform::from_rotate_at(-38.0, x, y));
                let font = self.faces.font(run.weight);
                let start = Point::from_xy(x - run.width * size / 2.0, y + size * 0.33);
                self.surface.draw_glyphs(start, &run.glyphs, font, &run.text, *size, false);
                self.surface.pop();
            }
            Mark::Link { .. } => (),
        }
    }

    fn rounded(&mut self, x: f32, y: f32, width: f32, height: f32, radius: f32) {
        let mut path = PathBuilder::new();
        if radius <= 0.0 {
            if let Some(rect) = Rect::from_xywh(x, y, width, height) {
                path.push_rect(rect);
            }
        } else {
            // A quarter of a circle, nearly.
            let bend = radius * 0.448;
            let (right, bottom) = (x + width, y + height);
            path.move_to(x + radius, y);
            path.line_to(right - radius, y);
            path.cubic_to(right - bend, y, right, y + bend, right, y + radius);
            path.line_to(right, bottom - radius);
            path.cubic_to(right, bottom - bend, right - bend, bottom, right - radius, bottom);
            path.line_to(x + radius, bottom);
            path.cubic_to(x + bend, bottom, x, bottom - bend, x, bottom - radius);
            path.line_to(x, y + radius);
            path.cubic_to(x, y + bend, x + bend, y, x + radius, y);
            path.close();
        }
        if let Some(path) = path.finish() {
            self.surface.draw_path(&path);
        }
    }

    /// White with its quiet zone of four modules, then the dark modules, each row's neighbours in one.
    fn code(&mut self, x: f32, y: f32, side: f32, rows: &[Vec<bool>]) {
        self.ink(WHITE);
        self.rounded(x, y, side, side, 0.0);
        self.ink(INK);
        let module = side / (rows.len() as f32 + 8.0);
        let mut path = PathBuilder::new();
        for (row, modules) in rows.iter().enumerate() {
            let mut at = 0;
            while at < modules.len() {
                let length = modules[at..].iter().take_while(|dark| **dark).count();
                if 0 < length {
                    let left = x + (at as f32 + 4.0) * module;
                    let top = y + (row as f32 + 4.0) * module;
                    // A hair over the edge, so that no light shows between rows.
                    let (width, height) = (length as f32 * module, module * 1.02);
                    if let Some(rect) = Rect::from_xywh(left, top, width, height) {
                        path.push_rect(rect);
                    }
                }
                at += length.max(1);
            }
        }
        if let Some(path) = path.finish() {
            self.surface.draw_path(&path);
        }
    }
}

fn links(sheet: &mut Sheet<'_>, marks: &[Mark], leaves: &mut [Vec<Identifier>]) {
    for mark in marks {
        let Mark::Link { x, y, width, height, address, words, leaf } = mark else { continue };
        let Some(rect) = Rect::from_xywh(*x, *y, *width, *height) else { continue };
        let target = Target::Action(Action::Link(LinkAction::new(address.clone())));
        let link = LinkAnnotation::new(rect, target);
        let words = if words.trim().is_empty() { address } else { words };
        let annotation = Annotation::new_link(link, Some(words.clone()));
        leaves[*leaf].push(sheet.add_tagged_annotation(annotation));
    }
}

/// The parts of the document, with what was drawn of each.
fn tagged(tree: &Tree, leaves: &[Vec<Identifier>], language: &str) -> TagTree {
    let mut tags = TagTree::new().with_lang(Some(spoken(language)));
    for node in &tree.top {
        if let Some(group) = group(tree, &tree.nodes[*node], leaves) {
            tags.push(group);
        }
    }
    tags
}

/// `None` where nothing of it was drawn; cells are kept all the same, for a row must have as many as the others.
fn group(tree: &Tree, node: &Node, leaves: &[Vec<Identifier>]) -> Option<TagGroup> {
    let mut group = TagGroup::new(node.tag.clone());
    for child in &node.children {
        match child {
            Child::Node(child) => {
                if let Some(child) = self::group(tree, &tree.nodes[*child], leaves) {
                    group.push(child);
                }
            }
            Child::Leaf(leaf) => {
                leaves[*leaf].iter().for_each(|identifier| group.push(*identifier))
            }
        }
    }
    use krilla::tagging::TagKind::{TD, TH};
    (!group.children.is_empty() || matches!(node.tag, TD(_) | TH(_))).then_some(group)
}

/// A language that readers know; French where none is said.
fn spoken(language: &str) -> String {
    if language.is_empty() { "fr".to_owned() } else { language.to_owned() }
}

fn outlined(paper: &Paper, headings: &[(u8, String, usize, f32)]) -> Outline {
    let mut outline = Outline::new();
    let node = |words: &str, page: usize, y: f32| {
        let place = XyzDestination::new(page, Point::from_xy(0.0, (y - 12.0).max(0.0)));
        OutlineNode::new(words.to_owned(), place)
    };
    let mut nodes: Vec<OutlineNode> = Vec::new();
    for (level, words, page, y) in headings {
        match nodes.last_mut() {
            Some(last) if *level != 1 => last.push_child(node(words, *page, *y)),
            _ => nodes.push(node(words, *page, *y)),
        }
    }
    if nodes.is_empty() {
        nodes.push(node(&titled(paper), 0, 0.0));
    }
    nodes.into_iter().for_each(|node| outline.push_child(node));
    outline
}

/// A file has a title.
fn titled(paper: &Paper) -> String {
    let title = if paper.title.trim().is_empty() { "PDF" } else { paper.title.as_str() };
    title.chars().take(500).collect()
}

fn metadata(paper: &Paper, created: DateTime, identity: String) -> Metadata {
    let mut metadata = Metadata::new()
        .title(titled(paper))
        .language(spoken(&paper.language))
        .creator("Encours".to_owned())
        .producer("Encours".to_owned())
        .creation_date(created)
        .document_id(identity);
    if !paper.author.is_empty() {
        metadata = metadata.authors(vec![paper.author.chars().take(500).collect()]);
    }
    if !paper.subject.is_empty() {
        metadata = metadata.description(paper.subject.chars().take(2_000).collect());
    }
    metadata
}

/// From milliseconds since 1970; before that, and after 9999, the nearest day that can be written.
fn instant(milliseconds: i64) -> DateTime {
    let seconds = milliseconds.div_euclid(1_000).clamp(0, 253_402_300_799);
    let day = chrono::DateTime::from_timestamp(seconds, 0).unwrap_or_default().date_naive();
    let second = seconds % 86_400;
    DateTime::new(day.year() as u16)
        .month(day.month() as u8)
        .day(day.day() as u8)
        .hour((second / 3_600) as u8)
        .minute((second / 60 % 60) as u8)
        .second((second % 60) as u8)
        .utc_offset_hour(0)
        .utc_offset_minute(0)
}

fn attach(document: &mut Document, paper: &Paper, created: DateTime) -> Result<(), Box<Fault>> {
    for file in &paper.attachments {
        let mime = MimeType::new(&file.mime).or_else(|| MimeType::new("application/octet-stream"));
        let described = if file.description.is_empty() { &file.name } else { &file.description };
        let embedded = EmbeddedFile {
            path: file.name.clone(),
            mime_type: mime,
            description: Some(described.clone()),
            association_kind: match file.relationship {
                Relationship::Alternative => AssociationKind::Alternative,
                Relationship::Source => AssociationKind::Source,
                Relationship::Data => AssociationKind::Data,
                Relationship::Supplement => AssociationKind::Supplement,
                Relationship::Unspecified => AssociationKind::Unspecified,
            },
            data: file.bytes.clone().into(),
            modification_date: Some(created),
            compress: None,
            location: None,
        };
        if document.embed_file(embedded).is_none() {
            return Err(Box::new(Fault::new("two-files-of-one-name").with_value(&file.name)));
        }
    }
    Ok(())
}
