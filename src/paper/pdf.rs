//! Pages to a PDF/A-3B file that is also PDF/UA-1: typefaces embedded, every mark either read or an ornament, headings in
//! the outline, files attached.
//!
//! What all files have in common comes from the [`Stock`](super::stock); what is of this paper alone is written here, in
//! one pass. Nothing is judged here: that files are what they say is the affair of the tests, which ask others.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::io::Write as _;

use chrono::Datelike;
use flate2::Compression;
use flate2::write::ZlibEncoder;

use super::face::{Faces, Weight};
use super::layout::{Child, Entry, HEIGHT, Mark, Page, Tag, Tree, WIDTH};
use super::model::{Paper, Relationship};
use super::pen::{Pen, Said, What};
use super::stock::{Stock, Trouble};
use super::syntax::{ascii, literal, number, text};
use super::xmp;
use crate::base::{Fault, Hash};

/// The only picture is the logo.
pub const UNREADABLE_LOGO: &str = "unreadable-logo";

/// What the pages are made from.
pub struct Print<'a> {
    pub paper: &'a Paper,
    pub pages: Vec<Page>,
    pub tree: Tree,
    pub faces: &'a Faces,
    /// The logo; empty where there is none that can be printed.
    pub logo: &'a [u8],
    /// Level, words, page, y.
    pub outline: Vec<Entry>,
}

/// Writes the file.
pub fn write(print: Print<'_>) -> Result<Vec<u8>, Box<Fault>> {
    let Print { paper, pages, tree, faces, logo, outline } = print;
    if let Some(said) = &paper.factur_x
        && !paper.attachments.iter().any(|file| file.name == said.file_name)
    {
        return Err(Box::new(Fault::new("no-such-attachment").with_value(&said.file_name)));
    }
    let mut names = BTreeSet::new();
    if let Some(twice) = paper.attachments.iter().find(|file| !names.insert(&file.name)) {
        return Err(Box::new(Fault::new("two-files-of-one-name").with_value(&twice.name)));
    }
    let stock = Stock::of(faces, letters(&pages), logo).map_err(|trouble| match trouble {
        Trouble::Logo => Box::new(Fault::new(UNREADABLE_LOGO)),
        Trouble::Other(words) => Box::new(Fault::new("paper-not-printed").with_value(&words)),
    })?;
    let mut file = File { bytes: stock.bytes.clone(), offsets: stock.offsets.clone() };
    let mut said: Vec<Vec<Said>> = vec![Vec::new(); tree.leaves];
    let sheets: Vec<usize> = pages.iter().map(|_| file.next()).collect();
    let tops = file.next();
    let resources = file.next();
    let mut links: Vec<usize> = Vec::new();
    let mut readings: Vec<Vec<usize>> = Vec::new();
    for (at, page) in pages.iter().enumerate() {
        let mut pen = Pen {
            stock: &stock,
            out: String::with_capacity(16 << 10),
            said: &mut said,
            page: at,
            read: Vec::new(),
            open: None,
            ink: None,
        };
        pen.marks(&page.marks);
        let Pen { out, read, .. } = pen;
        readings.push(read);
        let content = file.packed("", out.as_bytes());
        let mut annotations = String::new();
        for mark in &page.marks {
            let Mark::Link { x, y, width, height, address, words, leaf } = mark else { continue };
            let link = file.next();
            let words = if words.trim().is_empty() { address } else { words };
            let mut out = String::from("<</Type/Annot/Subtype/Link/Rect[");
            for value in [*x, HEIGHT - y - height, x + width, HEIGHT - y] {
                number(&mut out, value);
                out.push(' ');
            }
            let parent = pages.len() + links.len();
            let _ = write!(out, "]/Border[0 0 0]/F 4/StructParent {parent}/Contents");
            text(&mut out, words);
            out.push_str("/A<</S/URI/URI");
            literal(&mut out, &ascii(address));
            out.push_str(">>>>");
            file.object(link, &out);
            said[*leaf].push(Said { page: at, what: What::Link(link) });
            let _ = write!(annotations, "{link} 0 R ");
            links.push(*leaf);
        }
        let mut out = format!(
            "<</Type/Page/Parent {tops} 0 R/Resources {resources} 0 R/MediaBox[0 0 {WIDTH:.3} {HEIGHT:.3}]\
             /Contents {content} 0 R/StructParents {at}/Tabs/S"
        );
        if !annotations.is_empty() {
            let _ = write!(out, "/Annots[{annotations}]");
        }
        out.push_str(">>");
        file.object(sheets[at], &out);
    }
    let kids: String = sheets.iter().map(|sheet| format!("{sheet} 0 R ")).collect();
    file.object(tops, &format!("<</Type/Pages/Count {}/Kids[{kids}]>>", sheets.len()));
    let [regular, strong] = stock.fonts;
    let logo = stock.logo.map(|logo| format!("/XObject<</l {logo} 0 R>>")).unwrap_or_default();
    let fonts = format!("/Font<</r {regular} 0 R/s {strong} 0 R>>");
    file.object(resources, &format!("<<{fonts}{logo}>>"));
    let parts = Parts { tree: &tree, said: &said, sheets: &sheets, readings, links };
    let root = parts.write(&mut file, &paper.language);
    let outlines = outlined(&mut file, paper, &outline, &sheets);
    let created = Instant::of(paper.created);
    let attached = attached(&mut file, paper, &created);
    let title = titled(paper);
    let mut out = String::from("<</Title");
    text(&mut out, &title);
    for (name, words) in [("Subject", subject(paper)), ("Author", author(paper))] {
        if !words.is_empty() {
            let _ = write!(out, "/{name}");
            text(&mut out, &words);
        }
    }
    let day = created.plain();
    let _ = write!(out, "/Creator(Encours)/Producer(Encours)/ModDate({day})/CreationDate({day})>>");
    let about = file.next();
    file.object(about, &out);
    // The same for the same paper, another for any other: of everything above, the stock by its name.
    let mut hashed = stock.identity.to_string().into_bytes();
    hashed.extend_from_slice(&file.bytes[stock.bytes.len()..]);
    let identity = Hash::of(&hashed).to_string();
    let identity = &identity[..32];
    let packet = xmp::packet(&xmp::Said {
        title: &title,
        subject: &subject(paper),
        author: &author(paper),
        language: spoken(&paper.language),
        created: &created.iso(),
        identity,
        factur_x: paper.factur_x.as_ref(),
    });
    let metadata = file.stream("/Type/Metadata/Subtype/XML", packet.as_bytes());
    let mut out = format!(
        "<</Type/Catalog/Pages {tops} 0 R/Metadata {metadata} 0 R/OutputIntents[{} 0 R]\
         /StructTreeRoot {root} 0 R/MarkInfo<</Marked true/Suspects false>>\
         /ViewerPreferences<</DisplayDocTitle true>>/Outlines {outlines} 0 R{attached}/Lang",
        stock.intent
    );
    text(&mut out, spoken(&paper.language));
    out.push_str(">>");
    let catalog = file.next();
    file.object(catalog, &out);
    Ok(file.finish(catalog, about, identity))
}

/// Which letters are drawn in each weight; those of ASCII are in every file.
fn letters(pages: &[Page]) -> [BTreeSet<char>; 2] {
    let mut letters = [BTreeSet::new(), BTreeSet::new()];
    for mark in pages.iter().flat_map(|page| &page.marks) {
        if let Mark::Text { run, .. } | Mark::Stamp { run, .. } = mark {
            letters[usize::from(run.weight == Weight::Strong)].extend(
                run.glyphs.iter().map(|glyph| glyph.shown).filter(|shown| !shown.is_ascii()),
            );
        }
    }
    letters
}

/// A file being written.
struct File {
    bytes: Vec<u8>,
    /// Where each object begins; 0 where it is not written yet.
    offsets: Vec<usize>,
}

impl File {
    /// The number of an object to be written.
    fn next(&mut self) -> usize {
        self.offsets.push(0);
        self.offsets.len()
    }

    fn begin(&mut self, number: usize) {
        self.offsets[number - 1] = self.bytes.len();
        // Writing to memory cannot fail: here and below.
        let _ = write!(self.bytes, "{number} 0 obj\n");
    }

    fn object(&mut self, number: usize, content: &str) {
        self.begin(number);
        self.bytes.extend_from_slice(content.as_bytes());
        self.bytes.extend_from_slice(b"\nendobj\n");
    }

    fn stream(&mut self, entries: &str, content: &[u8]) -> usize {
        let number = self.next();
        self.begin(number);
        let _ = write!(self.bytes, "<</Length {}{entries}>>\nstream\n", content.len());
        self.bytes.extend_from_slice(content);
        self.bytes.extend_from_slice(b"\nendstream\nendobj\n");
        number
    }

    fn packed(&mut self, entries: &str, content: &[u8]) -> usize {
        let room = Vec::with_capacity(content.len() / 3 + 64);
        let mut packer = ZlibEncoder::new(room, Compression::new(6));
        let _ = packer.write_all(content);
        let packed = packer.finish().unwrap_or_default();
        self.stream(&format!("/Filter/FlateDecode{entries}"), &packed)
    }

    fn finish(mut self, catalog: usize, about: usize, identity: &str) -> Vec<u8> {
        let table = self.bytes.len();
        let size = self.offsets.len() + 1;
        let _ = write!(self.bytes, "xref\n0 {size}\n0000000000 65535 f \n");
        for offset in &self.offsets {
            let _ = write!(self.bytes, "{offset:010} 00000 n \n");
        }
        let _ = write!(
            self.bytes,
            "trailer\n<</Size {size}/Root {catalog} 0 R/Info {about} 0 R/ID[<{identity}><{identity}>]>>\n\
             startxref\n{table}\n%%EOF"
        );
        self.bytes
    }
}

/// The parts of the document, with what was drawn of each.
struct Parts<'a> {
    tree: &'a Tree,
    said: &'a [Vec<Said>],
    sheets: &'a [usize],
    /// Of each page, its marks' leaves.
    readings: Vec<Vec<usize>>,
    /// Of each link, its leaf.
    links: Vec<usize>,
}

impl Parts<'_> {
    /// Writes them; gives the root.
    fn write(&self, file: &mut File, language: &str) -> usize {
        let (root, document) = (file.next(), file.next());
        // Numbers first: parts name those around them. Nothing is written of what was not drawn; cells are, for a row
        // must have as many as the others.
        let mut numbers = vec![0; self.tree.nodes.len()];
        for node in &self.tree.top {
            self.number(*node, file, &mut numbers);
        }
        let mut owners = vec![0; self.tree.leaves];
        let mut kids = String::new();
        for node in &self.tree.top {
            if numbers[*node] != 0 {
                let _ = write!(kids, "{} 0 R ", numbers[*node]);
                self.part(*node, document, file, &numbers, &mut owners);
            }
        }
        let mut out = format!("<</Type/StructElem/S/Document/P {root} 0 R/Lang");
        text(&mut out, spoken(language));
        let _ = write!(out, "/K[{kids}]>>");
        file.object(document, &out);
        let mut out = String::from("<</Nums[");
        for (page, leaves) in self.readings.iter().enumerate() {
            let _ = write!(out, "{page}[");
            for leaf in leaves {
                let _ = write!(out, "{} 0 R ", owners[*leaf]);
            }
            out.push(']');
        }
        for (at, leaf) in self.links.iter().enumerate() {
            let _ = write!(out, "{} {} 0 R ", self.readings.len() + at, owners[*leaf]);
        }
        out.push_str("]>>");
        let parents = file.next();
        file.object(parents, &out);
        let next = self.readings.len() + self.links.len();
        file.object(
            root,
            &format!(
                "<</Type/StructTreeRoot/K[{document} 0 R]/ParentTree {parents} 0 R/ParentTreeNextKey {next}>>"
            ),
        );
        root
    }

    /// Gives a part its number, and says whether there is anything of it.
    fn number(&self, node: usize, file: &mut File, numbers: &mut [usize]) -> bool {
        let mut any = matches!(self.tree.nodes[node].tag, Tag::TD | Tag::TH(..));
        for child in &self.tree.nodes[node].children {
            any |= match child {
                Child::Node(child) => self.number(*child, file, numbers),
                Child::Leaf(leaf) => !self.said[*leaf].is_empty(),
            };
        }
        if any {
            numbers[node] = file.next();
        }
        any
    }

    fn part(
        &self,
        at: usize,
        parent: usize,
        file: &mut File,
        numbers: &[usize],
        owners: &mut [usize],
    ) {
        let node = &self.tree.nodes[at];
        let mut out = String::with_capacity(128);
        out.push_str("<</Type/StructElem/S/");
        described(&mut out, &node.tag);
        let _ = write!(out, "/P {parent} 0 R/K[");
        let mut page = None;
        for child in &node.children {
            let leaf = match child {
                Child::Node(child) if numbers[*child] != 0 => {
                    let _ = write!(out, "{} 0 R ", numbers[*child]);
                    continue;
                }
                Child::Node(_) => continue,
                Child::Leaf(leaf) => *leaf,
            };
            owners[leaf] = numbers[at];
            for said in &self.said[leaf] {
                let on = *page.get_or_insert(said.page);
                let sheet = self.sheets[said.page];
                let _ = match said.what {
                    What::Marked(number) if on == said.page => write!(out, "{number} "),
                    What::Marked(number) => {
                        write!(out, "<</Type/MCR/Pg {sheet} 0 R/MCID {number}>>")
                    }
                    What::Link(link) => write!(out, "<</Type/OBJR/Pg {sheet} 0 R/Obj {link} 0 R>>"),
                };
            }
        }
        out.push(']');
        if let Some(page) = page {
            let _ = write!(out, "/Pg {} 0 R", self.sheets[page]);
        }
        out.push_str(">>");
        file.object(numbers[at], &out);
        for child in &node.children {
            if let Child::Node(child) = child
                && numbers[*child] != 0
            {
                self.part(*child, numbers[at], file, numbers, owners);
            }
        }
    }
}

/// What a part is (ISO 32000-1, 14.8.4), with what it says of itself.
fn described(out: &mut String, tag: &Tag) {
    let plain = match tag {
        Tag::Div => "Div",
        Tag::P => "P",
        Tag::LI => "LI",
        Tag::Lbl => "Lbl",
        Tag::LBody => "LBody",
        Tag::Caption => "Caption",
        Tag::THead => "THead",
        Tag::TBody => "TBody",
        Tag::TR => "TR",
        Tag::TD => "TD",
        Tag::Link => "Link",
        Tag::L(numbering) => {
            let _ = write!(out, "L/A<</O/List/ListNumbering/{numbering:?}>>");
            return;
        }
        Tag::TH(scope, span) => {
            let _ = write!(out, "TH/A<</O/Table/Scope/{scope:?}");
            if let Some(span) = span {
                let _ = write!(out, "/ColSpan {span}");
            }
            out.push_str(">>");
            return;
        }
        Tag::Hn(level, words) => {
            let _ = write!(out, "H{level}/T");
            return text(out, words);
        }
        Tag::Table(summary) if summary.is_empty() => "Table",
        Tag::Table(summary) => {
            out.push_str("Table/A<</O/Table/Summary");
            text(out, summary);
            return out.push_str(">>");
        }
        Tag::Figure(words) => {
            out.push_str("Figure/Alt");
            return text(out, words);
        }
    };
    out.push_str(plain);
}

/// A language that readers know; French where none is said.
fn spoken(language: &str) -> &str {
    if language.is_empty() { "fr" } else { language }
}

/// Headings that lead to their places: those of the first level, and under each the others.
fn outlined(file: &mut File, paper: &Paper, headings: &[Entry], sheets: &[usize]) -> usize {
    let title = [(1, titled(paper), 0, 0.0)];
    let headings = if headings.is_empty() { &title } else { headings };
    let root = file.next();
    // The first heading stands at the top, whatever its level.
    let mut tops: Vec<(usize, Vec<usize>)> = Vec::new();
    for (at, (level, ..)) in headings.iter().enumerate() {
        match tops.last_mut() {
            Some((_, beneath)) if *level != 1 => beneath.push(at),
            _ => tops.push((at, Vec::new())),
        }
    }
    let numbers: Vec<usize> = headings.iter().map(|_| file.next()).collect();
    let row = |file: &mut File, row: &[usize], parent: usize, beneath: &[&[usize]]| {
        for (place, at) in row.iter().enumerate() {
            let (_, words, page, y) = &headings[*at];
            let mut out = String::from("<</Title");
            text(&mut out, words);
            let _ = write!(out, "/Parent {parent} 0 R/Dest[{} 0 R/XYZ 0 ", sheets[*page]);
            number(&mut out, HEIGHT - (y - 12.0).max(0.0));
            out.push_str(" 0]");
            if let Some(before) = place.checked_sub(1) {
                let _ = write!(out, "/Prev {} 0 R", numbers[row[before]]);
            }
            if let Some(next) = row.get(place + 1) {
                let _ = write!(out, "/Next {} 0 R", numbers[*next]);
            }
            if let Some([first, .., last] | [first @ last]) = beneath.get(place) {
                let (first, last, count) = (numbers[*first], numbers[*last], beneath[place].len());
                let _ = write!(out, "/First {first} 0 R/Last {last} 0 R/Count -{count}");
            }
            out.push_str(">>");
            file.object(numbers[*at], &out);
        }
    };
    let first: Vec<usize> = tops.iter().map(|(at, _)| *at).collect();
    let beneath: Vec<&[usize]> = tops.iter().map(|(_, beneath)| beneath.as_slice()).collect();
    row(file, &first, root, &beneath);
    for (at, beneath) in &tops {
        row(file, beneath, numbers[*at], &[]);
    }
    let ends = [first.first(), first.last()].map(|at| at.map_or(root, |at| numbers[*at]));
    let [one, other] = ends;
    file.object(
        root,
        &format!("<</Type/Outlines/First {one} 0 R/Last {other} 0 R/Count {}>>", first.len()),
    );
    root
}

/// A file has a title.
fn titled(paper: &Paper) -> String {
    let title = if paper.title.trim().is_empty() { "PDF" } else { paper.title.as_str() };
    title.chars().take(500).collect()
}

fn subject(paper: &Paper) -> String {
    paper.subject.chars().take(2_000).collect()
}

fn author(paper: &Paper) -> String {
    paper.author.chars().take(500).collect()
}

/// When a file was made.
struct Instant(chrono::NaiveDateTime);

impl Instant {
    /// From milliseconds since 1970; before that, and after 9999, the nearest day that can be written.
    fn of(milliseconds: i64) -> Instant {
        let seconds = milliseconds.div_euclid(1_000).clamp(0, 253_402_300_799);
        Instant(chrono::DateTime::from_timestamp(seconds, 0).unwrap_or_default().naive_utc())
    }

    fn parts(&self) -> [u32; 6] {
        let Instant(time) = self;
        let (day, second) = (time.date(), time.and_utc().timestamp().rem_euclid(86_400) as u32);
        let year = day.year().unsigned_abs();
        [year, day.month(), day.day(), second / 3_600, second / 60 % 60, second % 60]
    }

    /// `D:20261121093000Z`.
    fn plain(&self) -> String {
        let [year, month, day, hour, minute, second] = self.parts();
        format!("D:{year:04}{month:02}{day:02}{hour:02}{minute:02}{second:02}Z")
    }

    /// `2026-11-21T09:30:00+00:00`.
    fn iso(&self) -> String {
        let [year, month, day, hour, minute, second] = self.parts();
        format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}+00:00")
    }
}

/// Embeds the files; gives what the catalogue says of them.
fn attached(file: &mut File, paper: &Paper, created: &Instant) -> String {
    // Names are looked up in the order of their bytes.
    let mut named: BTreeMap<&[u8], String> = BTreeMap::new();
    let mut associated = String::new();
    for attachment in &paper.attachments {
        let is_part = |part: &str| {
            !part.is_empty()
                && part.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-+.".contains(&byte))
        };
        let mime = match attachment.mime.split_once('/') {
            Some((kind, of)) if is_part(kind) && is_part(of) => format!("{kind}#2F{of}"),
            _ => "application#2Foctet-stream".to_owned(),
        };
        let entries = format!(
            "/Type/EmbeddedFile/Subtype/{mime}/Params<</Size {}/ModDate({})>>",
            attachment.bytes.len(),
            created.plain()
        );
        let stream = file.packed(&entries, &attachment.bytes);
        let described = match attachment.description.as_str() {
            "" => &attachment.name,
            described => described,
        };
        let relationship = match attachment.relationship {
            Relationship::Alternative => "Alternative",
            Relationship::Source => "Source",
            Relationship::Data => "Data",
            Relationship::Supplement => "Supplement",
            Relationship::Unspecified => "Unspecified",
        };
        let mut out = String::from("<</Type/Filespec/F");
        text(&mut out, &attachment.name);
        out.push_str("/UF");
        text(&mut out, &attachment.name);
        let _ = write!(
            out,
            "/EF<</F {stream} 0 R/UF {stream} 0 R>>/AFRelationship/{relationship}/Desc"
        );
        text(&mut out, described);
        out.push_str(">>");
        let specification = file.next();
        file.object(specification, &out);
        let mut entry = String::new();
        text(&mut entry, &attachment.name);
        let _ = write!(entry, " {specification} 0 R ");
        named.insert(attachment.name.as_bytes(), entry);
        let _ = write!(associated, "{specification} 0 R ");
    }
    if named.is_empty() {
        return associated;
    }
    let names: String = named.into_values().collect();
    format!("/Names<</EmbeddedFiles<</Names[{names}]>>>>/AF[{associated}]")
}
