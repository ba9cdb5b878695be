//! Files embedded in a PDF, and nothing else of it: no page is ever looked at.
//!
//! Sound files are read the short way (`pdf_direct`), all others whole. May use `base` and `lopdf`. Every stream is bounded before it is expanded, and all of them together: see [`limits`].

use std::collections::BTreeSet;

use lopdf::{Dictionary, Document, LoadOptions, Object, ObjectId, Stream};

use super::{NamedBytes, Parsed, limits};
use crate::base::Fault;

/// Bytes that all object streams together may expand to.
const OBJECT_STREAMS_BYTES: u64 = 4 * limits::PDF_STREAM_BYTES;
/// Files that we take out of one PDF.
const FILES: usize = 1_000;

/// The embedded files, and what prevented the others: `not-a-pdf`, `damaged-pdf`, `encrypted-pdf`, `too-large`,
/// `too-deep`.
pub fn pdf_attachments(bytes: &[u8]) -> (Vec<NamedBytes>, Vec<Fault>) {
    let head = &bytes[..bytes.len().min(1028)];
    if memchr::memmem::find(head, b"%PDF-").is_none() {
        return (Vec::new(), vec![Fault::new("not-a-pdf")]);
    }
    match super::pdf_direct::attachments(bytes) {
        Some(files) => (files, Vec::new()),
        None => all_attachments(bytes),
    }
}

/// The same by reading the whole file, with all that can be recovered where its table of objects is wrong.
fn all_attachments(bytes: &[u8]) -> (Vec<NamedBytes>, Vec<Fault>) {
    // Object streams are expanded while the file is loaded: their number is known before.
    let streams = object_streams(bytes).max(1) as u64;
    let bound = limits::PDF_STREAM_BYTES.min((OBJECT_STREAMS_BYTES / streams).max(64 << 10));
    if streams * bound > OBJECT_STREAMS_BYTES {
        let fault = Fault::new("too-large").with_limit(OBJECT_STREAMS_BYTES);
        return (Vec::new(), vec![fault]);
    }
    let options = LoadOptions::with_max_decompressed_size(bound as usize);
    let document = match Document::load_mem_with_options(bytes, options) {
        Ok(document) => document,
        Err(error) => return (Vec::new(), vec![refusal(&error, bound)]),
    };
    if document.is_encrypted() {
        // The empty password was tried: a file that merely forbids printing has been opened by now.
        return (Vec::new(), vec![Fault::new("encrypted-pdf")]);
    }
    let mut reader = Attachments {
        document: &document,
        files: Vec::new(),
        faults: Vec::new(),
        seen: BTreeSet::new(),
    };
    reader.collect();
    (reader.files, reader.faults)
}

/// The invoice in a PDF. See [`invoice_attachment`](super::invoice_attachment).
pub fn invoice_pdf(name: &str, bytes: &[u8]) -> Parsed {
    let (files, faults) = pdf_attachments(bytes);
    if files.is_empty() && !faults.is_empty() {
        let faults = faults.into_iter().map(|fault| fault.in_file(name)).collect();
        return Parsed { format: "pdf".to_owned(), faults, ..Parsed::default() };
    }
    let mut parsed = super::invoice_attachment(name, &files);
    parsed.faults.extend(faults.into_iter().map(|fault| fault.in_file(name)));
    parsed
}

fn refusal(error: &lopdf::Error, bound: u64) -> Fault {
    use lopdf::{DecompressError, Error};
    match error {
        Error::Decompress(DecompressError::MemoryLimitExceeded { .. }) => {
            Fault::new("too-large").with_limit(bound)
        }
        Error::Decryption(_) | Error::InvalidPassword | Error::UnsupportedSecurityHandler(_) => {
            Fault::new("encrypted-pdf")
        }
        _ => Fault::new("damaged-pdf"),
    }
}

/// How often the name `ObjStm` stands in the file, written plainly or with `#` escapes.
fn object_streams(bytes: &[u8]) -> usize {
    memchr::memchr_iter(b'/', bytes).filter(|&at| is_object_stream(&bytes[at + 1..])).count()
}

fn is_object_stream(name: &[u8]) -> bool {
    let mut rest = name;
    for &expected in b"ObjStm" {
        let (byte, after) = match rest {
            [b'#', high, low, after @ ..] => {
                let digit = |byte: &u8| (*byte as char).to_digit(16).map(|digit| digit as u8);
                match (digit(high), digit(low)) {
                    (Some(high), Some(low)) => (high << 4 | low, after),
                    _ => return false,
                }
            }
            [byte, after @ ..] => (*byte, after),
            [] => return false,
        };
        if byte != expected {
            return false;
        }
        rest = after;
    }
    true
}

struct Attachments<'a> {
    document: &'a Document,
    files: Vec<NamedBytes>,
    faults: Vec<Fault>,
    /// Objects already visited: a file specification, a node of the name tree, a stream.
    seen: BTreeSet<ObjectId>,
}

impl<'a> Attachments<'a> {
    /// The name tree first; the files associated with the document next; at last any file specification anywhere, for
    /// files whose catalogue is damaged.
    fn collect(&mut self) {
        let document = self.document;
        if let Ok(catalog) = document.catalog() {
            let tree = catalog
                .get_deref(b"Names", document)
                .and_then(Object::as_dict)
                .and_then(|names| names.get(b"EmbeddedFiles"));
            if let Ok(tree) = tree {
                self.tree(tree, 0);
            }
            if let Ok(Object::Array(associated)) = catalog.get_deref(b"AF", document) {
                for file in associated {
                    self.specification(file, b"");
                }
            }
        }
        if self.files.is_empty() && self.faults.is_empty() {
            for object in document.objects.values() {
                if object.as_dict().is_ok_and(|dictionary| dictionary.has(b"EF")) {
                    self.specification(object, b"");
                }
            }
        }
    }

    /// A node of the name tree: `/Names [key file key file …]`, `/Kids [node …]`.
    fn tree(&mut self, node: &'a Object, depth: u64) {
        if depth > limits::PDF_DEPTH {
            self.faults.push(Fault::new("too-deep").with_limit(limits::PDF_DEPTH));
            return;
        }
        let document = self.document;
        let Some(node) = self.unseen(node).and_then(|node| node.as_dict().ok()) else { return };
        if let Ok(Object::Array(names)) = node.get_deref(b"Names", document) {
            for [key, file] in names.as_chunks().0 {
                self.specification(file, key.as_str().unwrap_or_default());
            }
        }
        if let Ok(Object::Array(kids)) = node.get_deref(b"Kids", document) {
            for kid in kids {
                self.tree(kid, depth + 1);
            }
        }
    }

    /// The object itself, or what it refers to, unless that was visited before: what comes twice comes once, and what
    /// turns in circles ends.
    fn unseen(&mut self, object: &'a Object) -> Option<&'a Object> {
        let (id, object) = self.document.dereference(object).ok()?;
        id.is_none_or(|id| self.seen.insert(id)).then_some(object)
    }

    /// A file specification (ISO 32000-1, 7.11.3) with its embedded file.
    fn specification(&mut self, file: &'a Object, key: &[u8]) {
        let document = self.document;
        let Some(file) = self.unseen(file).and_then(|file| file.as_dict().ok()) else { return };
        let embedded = file.get_deref(b"EF", document).and_then(Object::as_dict);
        let Some(stream) = embedded
            .ok()
            .and_then(|files| [&b"UF"[..], b"F"].iter().find_map(|key| files.get(key).ok()))
        else {
            return;
        };
        let Some(stream) = self.unseen(stream).and_then(|stream| stream.as_stream().ok()) else {
            return;
        };
        let name = self.name(file).unwrap_or_else(|| text(key));
        if self.files.len() >= FILES {
            self.refuse("too-many-files", FILES as u64, &name);
            return;
        }
        self.take(stream, name);
    }

    fn take(&mut self, stream: &Stream, name: String) {
        let before: u64 = self.files.iter().map(|file| file.bytes.len() as u64).sum();
        let bound = limits::PDF_STREAM_BYTES.min(limits::FILE_BYTES.saturating_sub(before));
        match stream.get_plain_content_with_limit(bound as usize) {
            Ok(bytes) => self.files.push(NamedBytes { name, bytes }),
            Err(lopdf::Error::Decompress(lopdf::DecompressError::MemoryLimitExceeded {
                ..
            })) => {
                self.refuse("too-large", bound, &name);
            }
            Err(_) => self.faults.push(Fault::new("damaged-pdf").with_value(&name)),
        }
    }

    fn refuse(&mut self, code: &str, limit: u64, name: &str) {
        if self.faults.len() < limits::FAULTS {
            self.faults.push(Fault::new(code).with_limit(limit).with_value(name));
        }
    }

    /// Its name, without folders.
    fn name(&self, file: &Dictionary) -> Option<String> {
        let read =
            |key: &[u8]| file.get_deref(key, self.document).and_then(Object::as_str).ok().map(text);
        let name = read(b"UF").or_else(|| read(b"F")).filter(|name| !name.is_empty())?;
        Some(name.rsplit(['/', '\\']).next().unwrap_or("").to_owned())
    }
}

/// A text string (ISO 32000-1, 7.9.2.2): UTF-16 or UTF-8 by its mark, else one byte a character.
pub(super) fn text(bytes: &[u8]) -> String {
    let utf16 = |rest: &[u8], unit: fn([u8; 2]) -> u16| {
        let units: Vec<u16> = rest.as_chunks().0.iter().map(|pair| unit(*pair)).collect();
        String::from_utf16_lossy(&units)
    };
    match bytes {
        [0xFE, 0xFF, rest @ ..] => utf16(rest, u16::from_be_bytes),
        [0xFF, 0xFE, rest @ ..] => utf16(rest, u16::from_le_bytes),
        [0xEF, 0xBB, 0xBF, rest @ ..] => String::from_utf8_lossy(rest).into_owned(),
        _ => match std::str::from_utf8(bytes) {
            Ok(text) => text.to_owned(),
            Err(_) => bytes.iter().map(|byte| char::from(*byte)).collect(),
        },
    }
}

#[cfg(test)]
mod tests {
    use std::path::{Path, PathBuf};
    use std::{env, fs};

    use super::*;

    /// Every PDF of a corpus; none, and a word about it, where the corpus is not at hand.
    fn corpus() -> Vec<(String, Vec<u8>)> {
        let shared = env::var_os("ENCOURS_SHARED")
            .map_or_else(|| Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared"), PathBuf::from);
        let folder = shared.join("corpus/facturx");
        let Ok(entries) = fs::read_dir(&folder) else {
            eprintln!("{} is missing: nothing was compared.", folder.display());
            return Vec::new();
        };
        let paths = entries.flatten().map(|entry| entry.path());
        let pdfs = paths.filter(|path| path.extension().is_some_and(|end| end == "pdf"));
        pdfs.map(|path| (path.display().to_string(), fs::read(&path).unwrap())).collect()
    }

    #[test]
    fn the_short_way_gives_what_the_whole_file_gives() {
        let files = corpus();
        let mut short = 0;
        for (name, bytes) in &files {
            if let Some(found) = super::super::pdf_direct::attachments(bytes) {
                assert_eq!((found, Vec::new()), all_attachments(bytes), "{name}");
                short += 1;
            }
        }
        eprintln!("{short} of {} files are sound", files.len());
        assert!(files.len() * 9 <= short * 10, "only {short} of {} files are sound", files.len());
    }

    #[test]
    fn a_stream_of_objects_that_needs_itself_is_left_alone() {
        let mut pdf = b"%PDF-1.5\n".to_vec();
        let bundle = pdf.len() as u8;
        pdf.extend_from_slice(
            b"1 0 obj\n<</Type/ObjStm/N 2/First 8/Length 3 0 R>>\nstream\n\
              2 0 3 5 <<>> 13\nendstream\nendobj\n",
        );
        let table = pdf.len();
        pdf.extend_from_slice(
            b"4 0 obj\n<</Type/XRef/Size 5/Index[1 4]/W[1 1 1]/Root 2 0 R/Length 12>>\nstream\n",
        );
        pdf.extend_from_slice(&[1, bundle, 0, 2, 1, 0, 2, 1, 1, 1, table as u8, 0]);
        let end = format!("\nendstream\nendobj\nstartxref\n{table}\n%%EOF");
        pdf.extend_from_slice(end.as_bytes());
        assert_eq!(super::super::pdf_direct::attachments(&pdf), None);
        assert_eq!(pdf_attachments(&pdf).0, []);
    }

    #[test]
    fn a_damaged_file_never_stops_the_short_way() {
        for (name, bytes) in corpus().into_iter().step_by(9) {
            for at in 0..200 {
                let place = (at * 7_919 * 31) % bytes.len();
                let mut damaged = bytes.clone();
                damaged[place] ^= 1 << (at % 8);
                if let Some(found) = super::super::pdf_direct::attachments(&damaged) {
                    // What is found is what the whole file says, unless that is given up for something else in it.
                    let (whole, faults) = all_attachments(&damaged);
                    assert!(found == whole || !faults.is_empty(), "{name}: bit of byte {place}");
                }
                damaged.truncate(place);
                let _ = super::super::pdf_direct::attachments(&damaged);
            }
        }
    }
}
