//! The short way to the files embedded in a PDF: from its end to its table of objects, to the catalogue, to the file
//! specifications, to their streams, and nothing else of it. A page of invoice has hundreds of objects; an invoice among
//! them takes eight.
//!
//! It knows sound files alone: whatever is not exactly as it should be (a table that was mended by hand, a length that is
//! wrong, encryption, a filter of another kind) gives `None`, and then the file is read whole, with all that can be
//! recovered of it: see [`pdf_attachments`](super::pdf_attachments). May use `base` and `flate2`. Every loop and every
//! stream is bounded.

use std::cell::{Cell, OnceCell};
use std::collections::BTreeSet;
use std::io::Read;

use flate2::read::ZlibDecoder;

use super::pdf::text;
use super::pdf_values::{Dictionary, Parser, Value};
use super::{NamedBytes, limits};

/// Objects looked up, at most.
const OBJECTS: u32 = 10_000;
/// Tables of objects in one file: one for each time that it was saved.
const TABLES: usize = 64;
/// References that lead to references.
const REFERENCES: u32 = 16;
/// Files taken out.
const FILES: usize = 1_000;

/// All embedded files, each with its name; `None` where the file is not sound, or has none.
pub(super) fn attachments(bytes: &[u8]) -> Option<Vec<NamedBytes>> {
    let file = File::open(bytes)?;
    let mut found = Found { file: &file, files: Vec::new(), seen: BTreeSet::new() };
    let Value::Dictionary(catalog) = file.inner(&file.root)? else { return None };
    if let Some(names) = catalog.get(&b"Names"[..]) {
        let Value::Dictionary(names) = file.inner(names)? else { return None };
        if let Some(tree) = names.get(&b"EmbeddedFiles"[..]) {
            found.tree(tree, 0)?;
        }
    }
    if let Some(associated) = catalog.get(&b"AF"[..]) {
        let Value::Array(associated) = file.inner(associated)? else { return None };
        for one in &associated {
            found.specification(one, b"")?;
        }
    }
    (!found.files.is_empty()).then_some(found.files)
}

/// What was found, in the order in which the whole reader finds it.
struct Found<'a> {
    file: &'a File<'a>,
    files: Vec<NamedBytes>,
    seen: BTreeSet<(u32, u32)>,
}

impl Found<'_> {
    /// What a value refers to; `Some(None)` where that was visited before.
    fn unseen(&mut self, value: &Value) -> Option<Option<Value>> {
        let (id, value) = self.file.followed(value)?;
        Some(id.is_none_or(|id| self.seen.insert(id)).then_some(value))
    }

    fn tree(&mut self, node: &Value, depth: u64) -> Option<()> {
        if depth > limits::PDF_DEPTH {
            return None;
        }
        let Some(node) = self.unseen(node)? else { return Some(()) };
        let Value::Dictionary(node) = node else { return None };
        if let Some(names) = node.get(&b"Names"[..]) {
            let Value::Array(names) = self.file.inner(names)? else { return None };
            for pair in names.as_chunks::<2>().0 {
                let Value::Text(key) = &pair[0] else { return None };
                self.specification(&pair[1], key)?;
            }
        }
        if let Some(kids) = node.get(&b"Kids"[..]) {
            let Value::Array(kids) = self.file.inner(kids)? else { return None };
            for kid in &kids {
                self.tree(kid, depth + 1)?;
            }
        }
        Some(())
    }

    fn specification(&mut self, value: &Value, key: &[u8]) -> Option<()> {
        let Some(found) = self.unseen(value)? else { return Some(()) };
        let Value::Dictionary(specification) = found else { return None };
        let Value::Dictionary(embedded) = self.file.inner(specification.get(&b"EF"[..])?)? else {
            return None;
        };
        let stream = embedded.get(&b"UF"[..]).or_else(|| embedded.get(&b"F"[..]))?;
        let Some(stream) = self.unseen(stream)? else { return Some(()) };
        let before: usize = self.files.iter().map(|file| file.bytes.len()).sum();
        let left = (limits::FILE_BYTES as usize).saturating_sub(before);
        let bytes = self.file.content(&stream, left)?;
        let name = |key: &[u8]| match specification.get(key) {
            None => Some(None),
            Some(value) => match self.file.inner(value)? {
                Value::Text(name) if !name.is_empty() => Some(Some(text(&name))),
                _ => None,
            },
        };
        let name = match name(b"UF")? {
            Some(name) => name,
            None => name(b"F")?.unwrap_or_else(|| text(key)),
        };
        let name = name.rsplit(['/', '\\']).next().unwrap_or("").to_owned();
        if self.files.len() >= FILES {
            return None;
        }
        self.files.push(NamedBytes { name, bytes });
        Some(())
    }
}

/// Where objects are.
enum Table {
    /// Runs of lines of twenty bytes: the number of the first object, how many, where the first line is.
    Lines(Vec<(u32, u32, usize)>),
    /// Runs of entries of the stream's own width: the number of the first object, how many, which entry is the first.
    Entries { runs: Vec<(u32, u32, usize)>, widths: [usize; 3], bytes: Vec<u8> },
}

/// Where one object is.
enum Place {
    /// From the beginning of the file; its generation.
    At(usize, u32),
    /// In a stream of objects, at this rank.
    Within(u32, usize),
    Free,
}

/// A stream of objects, expanded: its bytes, and for each object its number and where it begins.
struct Bundle {
    bytes: Vec<u8>,
    objects: Vec<(u32, usize)>,
}

struct File<'a> {
    bytes: &'a [u8],
    /// The newest first.
    tables: Vec<Table>,
    root: Value,
    bundles: OnceBundles,
    looked_up: Cell<u32>,
    /// A stream of objects is being expanded: nothing that this needs may be in such a stream.
    expanding: Cell<bool>,
}

/// Streams of objects met so far; few files need more than one.
type OnceBundles = [(Cell<u32>, OnceCell<Bundle>); 4];

impl<'a> File<'a> {
    fn open(bytes: &'a [u8]) -> Option<File<'a>> {
        if !bytes.starts_with(b"%PDF-") {
            return None;
        }
        let tail = bytes.len().saturating_sub(1_024);
        let start = tail + memchr::memmem::rfind(&bytes[tail..], b"startxref")?;
        let mut next = Some(Parser::at(bytes, start + b"startxref".len())?.whole()?);
        let mut file = File {
            bytes,
            tables: Vec::new(),
            root: Value::Other,
            bundles: OnceBundles::default(),
            looked_up: Cell::new(0),
            expanding: Cell::new(false),
        };
        let mut root = None;
        while let Some(at) = next {
            if file.tables.len() >= TABLES {
                return None;
            }
            let (table, trailer) = file.table(usize::try_from(at).ok()?)?;
            file.tables.push(table);
            if trailer.contains_key(&b"Encrypt"[..]) || trailer.contains_key(&b"XRefStm"[..]) {
                return None;
            }
            root = root.or_else(|| trailer.get(&b"Root"[..]).cloned());
            next = match trailer.get(&b"Prev"[..]) {
                None => None,
                Some(Value::Whole(at)) => Some(*at),
                Some(_) => return None,
            };
        }
        file.root = root?;
        Some(file)
    }

    /// The table of objects at a place, and what follows it.
    fn table(&self, at: usize) -> Option<(Table, Dictionary)> {
        let mut parser = Parser::at(self.bytes, at)?;
        parser.space();
        if !parser.word(b"xref") {
            return self.table_in_stream(at);
        }
        let mut runs = Vec::new();
        loop {
            parser.space();
            if parser.word(b"trailer") {
                break;
            }
            let (first, count) = (parser.whole()?, parser.whole()?);
            let (first, count) = (u32::try_from(first).ok()?, u32::try_from(count).ok()?);
            parser.space();
            runs.push((first, count, parser.at));
            parser.at = parser.at.checked_add((count as usize).checked_mul(20)?)?;
            if runs.len() > 10_000 || parser.at > self.bytes.len() {
                return None;
            }
        }
        match parser.value(0)? {
            Value::Dictionary(trailer) => Some((Table::Lines(runs), trailer)),
            _ => None,
        }
    }

    fn table_in_stream(&self, at: usize) -> Option<(Table, Dictionary)> {
        let (_, stream) = self.object_at(at)?;
        let Value::Stream(dictionary, _) = &stream else { return None };
        if !matches!(dictionary.get(&b"Type"[..]), Some(Value::Name(name)) if name == b"XRef") {
            return None;
        }
        let bytes = self.content(&stream, limits::PDF_STREAM_BYTES as usize)?;
        let numbers = |key: &[u8]| -> Option<Vec<usize>> {
            let Value::Array(values) = dictionary.get(key)? else { return None };
            values.iter().map(Value::size).collect()
        };
        let widths: [usize; 3] = numbers(b"W")?.try_into().ok()?;
        let width: usize = widths.iter().try_fold(0_usize, |sum, width| sum.checked_add(*width))?;
        if width == 0 || widths.iter().any(|width| *width > 8) {
            return None;
        }
        let index = match dictionary.contains_key(&b"Index"[..]) {
            true => numbers(b"Index")?,
            false => vec![0, dictionary.get(&b"Size"[..])?.size()?],
        };
        let (mut runs, mut entry) = (Vec::new(), 0_usize);
        for [first, count] in index.as_chunks::<2>().0 {
            runs.push((u32::try_from(*first).ok()?, u32::try_from(*count).ok()?, entry));
            entry = entry.checked_add(*count)?;
        }
        if entry.checked_mul(width)? > bytes.len() {
            return None;
        }
        Some((Table::Entries { runs, widths, bytes }, dictionary.clone()))
    }

    /// Where the newest table that knows of it says that an object is.
    fn place(&self, number: u32) -> Option<Place> {
        for table in &self.tables {
            let (runs, entries) = match table {
                Table::Lines(runs) => (runs, None),
                Table::Entries { runs, widths, bytes } => (runs, Some((widths, bytes))),
            };
            let within = |run: &&(u32, u32, usize)| run.0 <= number && number - run.0 < run.1;
            let Some((first, _, start)) = runs.iter().find(within) else { continue };
            let rank = (number - first) as usize;
            let Some((widths, bytes)) = entries else {
                return line(self.bytes.get(start + 20 * rank..)?.first_chunk()?);
            };
            let mut at = (start + rank) * widths.iter().sum::<usize>();
            let fields = widths.map(|width| {
                let field = &bytes[at..at + width];
                at += width;
                field.iter().fold(0_u64, |value, byte| value << 8 | u64::from(*byte))
            });
            let kind = if widths[0] == 0 { 1 } else { fields[0] };
            return match kind {
                0 => Some(Place::Free),
                1 => Some(Place::At(
                    usize::try_from(fields[1]).ok()?,
                    u32::try_from(fields[2]).ok()?,
                )),
                2 => Some(Place::Within(
                    u32::try_from(fields[1]).ok()?,
                    usize::try_from(fields[2]).ok()?,
                )),
                _ => None,
            };
        }
        None
    }

    /// An object by its number.
    fn object(&self, number: u32, generation: u32) -> Option<Value> {
        self.looked_up.set(self.looked_up.get() + 1);
        if self.looked_up.get() > OBJECTS {
            return None;
        }
        match self.place(number)? {
            Place::At(at, of) if of == generation => {
                let (id, value) = self.object_at(at)?;
                (id == (number, generation)).then_some(value)
            }
            Place::Within(bundle, rank) if generation == 0 => {
                let bundle = self.bundle(bundle)?;
                let (_, at) = bundle.objects.get(rank).filter(|(of, _)| *of == number)?;
                Parser::at(&bundle.bytes, *at)?.value(0)
            }
            _ => None,
        }
    }

    /// The object that begins at a place, with its number and generation.
    fn object_at(&self, at: usize) -> Option<((u32, u32), Value)> {
        let mut parser = Parser::at(self.bytes, at)?;
        let id = (parser.whole()?.try_into().ok()?, parser.whole()?.try_into().ok()?);
        parser.space();
        if !parser.word(b"obj") {
            return None;
        }
        let value = parser.value(0)?;
        parser.space();
        if let Value::Dictionary(dictionary) = value {
            if !parser.word(b"stream") {
                return Some((id, Value::Dictionary(dictionary)));
            }
            let start = match self.bytes.get(parser.at..)? {
                [b'\r', b'\n', ..] => parser.at + 2,
                [b'\n', ..] => parser.at + 1,
                _ => return None,
            };
            return Some((id, Value::Stream(dictionary, start)));
        }
        Some((id, value))
    }

    fn bundle(&self, number: u32) -> Option<&Bundle> {
        let kept = |(of, cell): &&(Cell<u32>, OnceCell<Bundle>)| {
            of.get() == number || cell.get().is_none()
        };
        let (of, cell) = self.bundles.iter().find(kept)?;
        if cell.get().is_none() {
            // Who gives up in the middle reads nothing more by this way.
            if self.expanding.replace(true) {
                return None;
            }
            let Place::At(at, generation) = self.place(number)? else { return None };
            let (id, stream) = self.object_at(at)?;
            let Value::Stream(dictionary, _) = &stream else { return None };
            let is_bundle = matches!(dictionary.get(&b"Type"[..]), Some(Value::Name(name)) if name == b"ObjStm");
            if id != (number, generation) || !is_bundle {
                return None;
            }
            let first = dictionary.get(&b"First"[..])?.size()?;
            let count = dictionary.get(&b"N"[..])?.size()?;
            let bytes = self.content(&stream, limits::PDF_STREAM_BYTES as usize)?;
            let mut parser = Parser::at(&bytes, 0)?;
            let mut objects = Vec::new();
            for _ in 0..count.min(bytes.len()) {
                let (number, at) = (parser.whole()?.try_into().ok()?, parser.whole()?);
                objects.push((number, first.checked_add(usize::try_from(at).ok()?)?));
            }
            of.set(number);
            self.expanding.set(false);
            // Nobody else has filled it meanwhile.
            let _ = cell.set(Bundle { bytes, objects });
        }
        cell.get().filter(|_| of.get() == number)
    }

    /// What a value refers to in the end, and the number of that.
    fn followed(&self, value: &Value) -> Option<(Option<(u32, u32)>, Value)> {
        let (mut id, mut value) = (None, value.clone());
        for _ in 0..REFERENCES {
            let Value::Reference(number, generation) = value else { return Some((id, value)) };
            id = Some((number, generation));
            value = self.object(number, generation)?;
        }
        None
    }

    fn inner(&self, value: &Value) -> Option<Value> {
        self.followed(value).map(|(_, value)| value)
    }

    /// What a stream holds, where it holds no more than that, as it is or packed in the usual way.
    fn content(&self, stream: &Value, most: usize) -> Option<Vec<u8>> {
        let Value::Stream(dictionary, start) = stream else { return None };
        let most = most.min(limits::PDF_STREAM_BYTES as usize);
        let length = self.inner(dictionary.get(&b"Length"[..])?)?.size()?;
        let end = start.checked_add(length)?;
        let packed = self.bytes.get(*start..end)?;
        let mut after = Parser::at(self.bytes, end)?;
        after.space();
        if !after.word(b"endstream") {
            return None;
        }
        let one = |key: &[u8]| -> Option<Value> {
            match dictionary.get(key) {
                None => Some(Value::Other),
                Some(value) => match self.inner(value)? {
                    Value::Array(values) => match <[Value; 1]>::try_from(values) {
                        Ok([value]) => self.inner(&value),
                        Err(values) => values.is_empty().then_some(Value::Other),
                    },
                    value => Some(value),
                },
            }
        };
        let parameters = one(b"DecodeParms")?;
        match one(b"Filter")? {
            Value::Other => (packed.len() <= most).then(|| packed.to_vec()),
            Value::Name(name) if name == b"FlateDecode" => {
                let mut bytes = Vec::with_capacity(packed.len().saturating_mul(4).min(most));
                ZlibDecoder::new(packed).take(most as u64 + 1).read_to_end(&mut bytes).ok()?;
                if bytes.len() > most {
                    return None;
                }
                match parameters {
                    Value::Other => Some(bytes),
                    Value::Dictionary(parameters) => predicted(bytes, &parameters),
                    _ => None,
                }
            }
            _ => None,
        }
    }
}

/// A line of a table: `0000000015 00000 n` and the end of a line.
fn line(line: &[u8; 20]) -> Option<Place> {
    let number = |digits: &[u8]| {
        digits.iter().try_fold(0_usize, |value, byte| match byte {
            b'0'..=b'9' => Some(value * 10 + usize::from(byte - b'0')),
            _ => None,
        })
    };
    if line[10] != b' ' || line[16] != b' ' {
        return None;
    }
    match line[17] {
        b'n' => Some(Place::At(number(&line[..10])?, number(&line[11..16])? as u32)),
        b'f' => Some(Place::Free),
        _ => None,
    }
}

/// Undoes the predictors of PNG (ISO 32000-1, 7.4.4.4) on rows of bytes: what tables of objects are packed with.
fn predicted(bytes: Vec<u8>, parameters: &Dictionary) -> Option<Vec<u8>> {
    let said = |key: &[u8], otherwise: usize| match parameters.get(key) {
        None => Some(otherwise),
        Some(value) => value.size(),
    };
    match said(b"Predictor", 1)? {
        1 => return Some(bytes),
        10..=15 => (),
        _ => return None,
    }
    let columns = said(b"Columns", 1)?;
    if said(b"Colors", 1)? != 1 || said(b"BitsPerComponent", 8)? != 8 || columns == 0 {
        return None;
    }
    let width = columns.checked_add(1)?;
    if !bytes.len().is_multiple_of(width) {
        return None;
    }
    let mut out = Vec::with_capacity(bytes.len());
    for row in bytes.chunks_exact(width) {
        let start = out.len();
        for (at, byte) in row[1..].iter().enumerate() {
            let left = if at == 0 { 0 } else { out[start + at - 1] };
            let above = if start == 0 { 0 } else { out[start + at - columns] };
            let corner = if start == 0 || at == 0 { 0 } else { out[start + at - columns - 1] };
            out.push(byte.wrapping_add(match row[0] {
                0 => 0,
                1 => left,
                2 => above,
                3 => u8::midpoint(left, above),
                4 => paeth(left, above, corner),
                _ => return None,
            }));
        }
    }
    Some(out)
}

fn paeth(left: u8, above: u8, corner: u8) -> u8 {
    let [left_, above_, corner_] = [left, above, corner].map(i16::from);
    let guess = left_ + above_ - corner_;
    let [to_left, to_above, to_corner] =
        [left_, above_, corner_].map(|value| (guess - value).abs());
    if to_left <= to_above && to_left <= to_corner {
        left
    } else if to_above <= to_corner {
        above
    } else {
        corner
    }
}
