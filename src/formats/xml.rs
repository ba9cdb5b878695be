//! XML, bounded: bytes → text → tree, and the few questions that the readers of invoices ask of a tree.
//!
//! May use `base` and `roxmltree`. No DTD (so no entity of the file's own), at most [`limits::XML_DEPTH`] levels and
//! [`limits::XML_NODES`] nodes, counted before the tree is built. Elements are found by local name: the root alone has
//! its namespace checked, because old writers were careless with the others.

use std::borrow::Cow;

use memchr::{memchr, memmem};
use roxmltree::{Document, ParsingOptions};

use super::limits;
use crate::base::Fault;

/// An element of a tree.
pub(super) type Node<'a> = roxmltree::Node<'a, 'a>;

/// Attributes of one element: none of our formats has a dozen.
const ATTRIBUTES: u64 = 256;
/// Namespaces in force at one place: each element that declares one more copies the list.
const NAMESPACES: u64 = 64;
/// How far back we look for sisters of the same name when we number an element.
const SISTERS: usize = 10_000;

/// Windows-1252 from 0x80 to 0x9F (WHATWG Encoding Standard, index windows-1252).
const WINDOWS_1252: [char; 32] = [
    '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž', '\u{8f}',
    '\u{90}', '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9d}', 'ž', 'Ÿ',
];

/// The text of an XML file: a byte order mark first, then the declaration, then UTF-8. A file that is not in the
/// encoding it names is read as Windows-1252, with a warning: amounts and numbers are ASCII and stay right.
///
/// Blank lines before the declaration, which templates leave there, are no fault: it says nothing any more.
pub(super) fn decode(bytes: &[u8]) -> (Cow<'_, str>, Option<Fault>) {
    let (text, fault) = encoded(bytes);
    let begins = |text: &str| text.starts_with("<?xml");
    let blank = |letter: char| letter.is_whitespace() || matches!(letter, '\u{feff}' | '\u{200b}');
    let early = !begins(&text) && begins(text.trim_start_matches(blank));
    match text.find("?>").filter(|_| early) {
        // As many lines as before: faults name theirs.
        Some(end) => {
            let lines = "\n".repeat(text[..end].matches('\n').count());
            (Cow::Owned(lines + &text[end + 2..]), fault)
        }
        None => (text, fault),
    }
}

fn encoded(bytes: &[u8]) -> (Cow<'_, str>, Option<Fault>) {
    match bytes {
        [0xEF, 0xBB, 0xBF, rest @ ..] => utf8(rest),
        [0xFF, 0xFE, rest @ ..] => utf16(rest, u16::from_le_bytes),
        [0xFE, 0xFF, rest @ ..] => utf16(rest, u16::from_be_bytes),
        [b'<', 0, _, 0, ..] => utf16(bytes, u16::from_le_bytes),
        [0, b'<', 0, _, ..] => utf16(bytes, u16::from_be_bytes),
        _ => match declared_encoding(bytes).to_ascii_lowercase().as_str() {
            "iso-8859-1" | "latin1" | "windows-1252" | "cp1252" => (windows_1252(bytes), None),
            "iso-8859-15" | "latin9" => (iso_8859_15(bytes), None),
            _ => utf8(bytes),
        },
    }
}

/// What the XML declaration names, if there is one.
fn declared_encoding(bytes: &[u8]) -> &str {
    let head = &bytes[..bytes.len().min(256)];
    let head = head.trim_ascii_start();
    let declaration = head
        .starts_with(b"<?xml")
        .then(|| memmem::find(head, b"?>").map(|end| &head[..end]))
        .flatten()
        .unwrap_or_default();
    let Some(start) = memmem::find(declaration, b"encoding") else { return "" };
    let mut parts = declaration[start..].split(|byte| matches!(byte, b'"' | b'\''));
    parts.nth(1).and_then(|name| std::str::from_utf8(name).ok()).unwrap_or("")
}

fn utf8(bytes: &[u8]) -> (Cow<'_, str>, Option<Fault>) {
    match std::str::from_utf8(bytes) {
        Ok(text) => (Cow::Borrowed(text), None),
        Err(error) => {
            let line = memchr::memchr_iter(b'\n', &bytes[..error.valid_up_to()]).count() + 1;
            let fault = Fault::new("wrong-encoding").at_line(line as u32).with_value("utf-8");
            (windows_1252(bytes), Some(fault.as_warning()))
        }
    }
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> (Cow<'_, str>, Option<Fault>) {
    let units = bytes.as_chunks().0.iter().map(|pair| unit(*pair));
    let mut wrong = !bytes.len().is_multiple_of(2);
    let text = char::decode_utf16(units)
        .map(|character| {
            character.unwrap_or_else(|_| {
                wrong = true;
                char::REPLACEMENT_CHARACTER
            })
        })
        .filter(|character| *character != '\u{feff}')
        .collect();
    let fault = Fault::new("wrong-encoding").with_value("utf-16").as_warning();
    (Cow::Owned(text), wrong.then_some(fault))
}

fn windows_1252(bytes: &[u8]) -> Cow<'static, str> {
    let character = |byte: &u8| match byte {
        0x80..=0x9F => WINDOWS_1252[usize::from(byte - 0x80)],
        _ => char::from(*byte),
    };
    Cow::Owned(bytes.iter().map(character).collect())
}

/// ISO 8859-15 differs from ISO 8859-1 in eight places.
fn iso_8859_15(bytes: &[u8]) -> Cow<'static, str> {
    let character = |byte: &u8| match byte {
        0xA4 => '€',
        0xA6 => 'Š',
        0xA8 => 'š',
        0xB4 => 'Ž',
        0xB8 => 'ž',
        0xBC => 'Œ',
        0xBD => 'œ',
        0xBE => 'Ÿ',
        _ => char::from(*byte),
    };
    Cow::Owned(bytes.iter().map(character).collect())
}

/// The tree of a text, or the one fault that prevents it: `dtd-refused`, `too-deep`, `too-many-nodes`,
/// `too-many-attributes`, `xml-syntax`.
pub(super) fn parse(text: &str) -> Result<Document<'_>, Box<Fault>> {
    measure(text)?;
    let options = ParsingOptions {
        allow_dtd: false,
        nodes_limit: limits::XML_NODES as u32,
        ..ParsingOptions::default()
    };
    Document::parse_with_options(text, options).map_err(|error| {
        use roxmltree::Error;
        Box::new(match error {
            Error::DtdDetected => Fault::new("dtd-refused"),
            Error::NodesLimitReached => Fault::new("too-many-nodes").with_limit(limits::XML_NODES),
            // These two say "line 1" of an error at the end of the file.
            Error::UnclosedRootNode | Error::NoRootNode => {
                Fault::new("xml-syntax").at_line(text.lines().count().max(1) as u32)
            }
            _ => {
                let line = error.pos().row;
                let content = text.lines().nth(line.saturating_sub(1) as usize).unwrap_or("");
                Fault::new("xml-syntax").at_line(line).with_value(content.trim())
            }
        })
    })
}

/// Counts levels, nodes, attributes and namespaces without building anything. Stops without a word where the text is
/// not XML: the parser says it better.
fn measure(text: &str) -> Result<(), Box<Fault>> {
    let bytes = text.as_bytes();
    let mut namespaces: Vec<u64> = vec![1];
    let (mut nodes, mut at) = (0_u64, 0);
    let fault = |code: &str, limit: u64, at: usize| {
        let line = memchr::memchr_iter(b'\n', &bytes[..at]).count() + 1;
        Err(Box::new(Fault::new(code).at_line(line as u32).with_limit(limit)))
    };
    while let Some(start) = memchr(b'<', &bytes[at..]).map(|found| at + found) {
        // The element, and the text before it.
        nodes += 1 + u64::from(start > at);
        if nodes > limits::XML_NODES {
            return fault("too-many-nodes", limits::XML_NODES, start);
        }
        let rest = &bytes[start..];
        let skip = |end: &[u8]| memmem::find(rest, end).map(|found| start + found + end.len());
        let end = if rest.starts_with(b"<!--") {
            skip(b"-->")
        } else if rest.starts_with(b"<![CDATA[") {
            skip(b"]]>")
        } else if rest.starts_with(b"<?") {
            skip(b"?>")
        } else if rest.starts_with(b"<!") {
            let line = memchr::memchr_iter(b'\n', &bytes[..start]).count() + 1;
            return Err(Box::new(Fault::new("dtd-refused").at_line(line as u32)));
        } else if rest.starts_with(b"</") {
            namespaces.pop();
            skip(b">")
        } else {
            let Some(tag) = tag(rest) else { break };
            let inherited = namespaces.last().copied().unwrap_or(1) + tag.namespaces;
            if tag.attributes > ATTRIBUTES {
                return fault("too-many-attributes", ATTRIBUTES, start);
            }
            if inherited > NAMESPACES {
                return fault("too-many-attributes", NAMESPACES, start);
            }
            if !tag.closed {
                namespaces.push(inherited);
                if namespaces.len() as u64 > limits::XML_DEPTH + 1 {
                    return fault("too-deep", limits::XML_DEPTH, start);
                }
            }
            Some(start + tag.len)
        };
        let Some(end) = end else { break };
        at = end;
    }
    Ok(())
}

struct Tag {
    len: usize,
    closed: bool,
    attributes: u64,
    namespaces: u64,
}

/// The opening tag that `rest` begins with.
fn tag(rest: &[u8]) -> Option<Tag> {
    let (mut attributes, mut namespaces, mut at) = (0, 0, 1);
    loop {
        match *rest.get(at)? {
            b'>' => {
                let closed = rest[at - 1] == b'/';
                return Some(Tag { len: at + 1, closed, attributes, namespaces });
            }
            quote @ (b'"' | b'\'') => at += 1 + memchr(quote, &rest[at + 1..])?,
            b'=' => attributes += 1,
            b'x' if rest[at..].starts_with(b"xmlns") => namespaces += 1,
            _ => (),
        }
        at += 1;
    }
}

/// The first child of this local name.
pub(super) fn child<'a>(node: Node<'a>, name: &str) -> Option<Node<'a>> {
    node.children().find(|child| child.is_element() && child.tag_name().name() == name)
}

/// All children of this local name.
pub(super) fn children<'a>(node: Node<'a>, name: &str) -> impl Iterator<Item = Node<'a>> {
    node.children().filter(move |child| child.is_element() && child.tag_name().name() == name)
}

/// The first element at the end of a way such as `PostalTradeAddress/CityName`; the first branch that leads there.
pub(super) fn find<'a>(node: Node<'a>, way: &str) -> Option<Node<'a>> {
    match way.split_once('/') {
        None => child(node, way),
        Some((name, rest)) => children(node, name).find_map(|child| find(child, rest)),
    }
}

/// All elements at the end of a way.
pub(super) fn find_all<'a>(node: Node<'a>, way: &str) -> Vec<Node<'a>> {
    way.split('/').fold(vec![node], |nodes, name| {
        nodes.into_iter().flat_map(|node| children(node, name)).collect()
    })
}

/// The text directly inside, trimmed; comments in the middle do not cut it.
pub(super) fn text<'a>(node: Node<'a>) -> Cow<'a, str> {
    let mut parts = node.children().filter(Node::is_text).filter_map(|child| child.text());
    let first = parts.next().unwrap_or("");
    match parts.next() {
        None => Cow::Borrowed(first.trim()),
        Some(second) => {
            let all: String = [first, second].into_iter().chain(parts).collect();
            Cow::Owned(all.trim().to_owned())
        }
    }
}

/// The text at the end of a way, if there is any.
pub(super) fn text_at(node: Node<'_>, way: &str) -> Option<String> {
    find(node, way).map(|found| text(found).into_owned()).filter(|text| !text.is_empty())
}

/// White space folded: one space between words, none around.
pub(super) fn folded(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !folded.is_empty() {
            folded.push(' ');
        }
        folded.push_str(word);
    }
    folded
}

/// `/CrossIndustryInvoice/…/IncludedSupplyChainTradeLineItem[2]`: local names, and a number, from 1, where there are
/// several of that name.
pub(super) fn path(node: Node<'_>) -> String {
    let mut steps: Vec<String> = node
        .ancestors()
        .filter(|step| step.is_element())
        .map(|step| {
            let name = step.tag_name().name();
            let same = |other: &Node<'_>| other.is_element() && other.tag_name().name() == name;
            let before = step.prev_siblings().skip(1).take(SISTERS).filter(same).count();
            let after = step.next_siblings().skip(1).take(SISTERS).any(|other| same(&other));
            if before > 0 || after {
                format!("/{name}[{}]", before + 1)
            } else {
                format!("/{name}")
            }
        })
        .collect();
    steps.reverse();
    steps.concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn root_text(bytes: &[u8]) -> String {
        let (decoded, _) = decode(bytes);
        let tree = parse(&decoded).unwrap();
        text(tree.root_element()).into_owned()
    }

    #[test]
    fn every_declared_encoding_gives_the_same_text() {
        let utf16 = |unit: fn(u16) -> [u8; 2], mark: bool| -> Vec<u8> {
            let text = if mark { "\u{feff}<a>été 1 €</a>" } else { "<a>été 1 €</a>" };
            text.encode_utf16().flat_map(unit).collect()
        };
        let cases: [Vec<u8>; 8] = [
            "<a>été 1 €</a>".into(),
            "\u{feff}<?xml version='1.0' encoding='UTF-8'?><a>été 1 €</a>".into(),
            utf16(u16::to_le_bytes, true),
            utf16(u16::to_be_bytes, true),
            utf16(u16::to_le_bytes, false),
            utf16(u16::to_be_bytes, false),
            b"<?xml version=\"1.0\" encoding=\"Windows-1252\"?><a>\xe9t\xe9 1 \x80</a>".to_vec(),
            b"<?xml version='1.0' encoding='ISO-8859-15'?><a>\xe9t\xe9 1 \xa4</a>".to_vec(),
        ];
        for bytes in cases {
            assert_eq!(root_text(&bytes), "été 1 €");
        }
    }

    #[test]
    fn a_file_that_lies_about_its_encoding_is_read_with_a_warning() {
        let (text, fault) = decode(b"<?xml version='1.0' encoding='utf-8'?>\n<a>\xe9t\xe9</a>");
        assert!(text.ends_with("<a>été</a>"));
        let fault = fault.unwrap();
        assert_eq!(
            (fault.code.as_str(), fault.place.line, fault.warning),
            ("wrong-encoding", Some(2), true)
        );
    }

    #[test]
    fn sixty_four_levels_are_read_and_one_more_is_refused() {
        let nested = |depth: usize| "<a>\n".repeat(depth) + &"</a>".repeat(depth);
        assert!(parse(&nested(64)).is_ok());
        let fault = parse(&nested(65)).unwrap_err();
        assert_eq!(
            (fault.code.as_str(), fault.place.line, fault.limit),
            ("too-deep", Some(65), Some(64))
        );
        assert_eq!(parse(&"<a>".repeat(3_000_000)).unwrap_err().code, "too-deep");
    }

    #[test]
    fn a_document_type_is_refused_before_anything_expands() {
        let bomb = "<!DOCTYPE a [<!ENTITY b 'bbbb'><!ENTITY c '&b;&b;&b;'>]>\n<a>&c;</a>";
        assert_eq!(parse(bomb).unwrap_err().code, "dtd-refused");
    }

    #[test]
    fn an_element_of_too_many_attributes_is_refused() {
        let many: String = (0..300).map(|number| format!(" a{number}='1'")).collect();
        assert_eq!(parse(&format!("<a{many}/>")).unwrap_err().code, "too-many-attributes");
        let many: String = (0..70).map(|number| format!(" xmlns:a{number}='u'")).collect();
        assert_eq!(parse(&format!("<a{many}/>")).unwrap_err().code, "too-many-attributes");
    }

    #[test]
    fn more_nodes_than_allowed_are_refused() {
        let many = format!("<a>{}</a>", "<b/>".repeat(limits::XML_NODES as usize));
        let fault = parse(&many).unwrap_err();
        assert_eq!((fault.code.as_str(), fault.limit), ("too-many-nodes", Some(limits::XML_NODES)));
    }

    #[test]
    fn a_syntax_error_names_its_line() {
        let fault = parse("<a>\n<b>\n</c></a>").unwrap_err();
        assert_eq!((fault.code.as_str(), fault.place.line), ("xml-syntax", Some(3)));
        assert_eq!(parse("<a>\n<b>\n").unwrap_err().place.line, Some(2));
    }

    #[test]
    fn paths_number_the_elements_that_have_sisters() {
        let tree = parse("<a><b/><c><d/></c><b/></a>").unwrap();
        let paths: Vec<_> = tree.root_element().descendants().map(path).collect();
        assert_eq!(paths, ["/a", "/a/b[1]", "/a/c", "/a/c/d", "/a/b[2]"]);
    }
}
