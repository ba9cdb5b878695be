//! XML read as it comes: one element with all that is in it at a time, so that a statement of a hundred thousand
//! entries never stands in memory as a tree.
//!
//! May use `base` and `quick-xml` (which reads the spreadsheets too). The bounds are those of [`super::xml`]: no DTD, a
//! depth, a number of elements; what comes before a fault stays read. Elements are known by their local names.

use std::borrow::Cow;

use memchr::memchr_iter;
use quick_xml::events::{BytesStart, Event};
use quick_xml::reader::Reader;

use super::limits;
use crate::base::Fault;

/// Elements of one subtree.
const ELEMENTS: usize = limits::XML_NODES as usize;

/// What comes next, between the elements that are taken whole.
pub(super) enum Step<'a> {
    /// An element opens: go on inside, take it whole ([`Stream::whole`]) or skip it ([`Stream::skip`]).
    Open(Tag<'a>),
    /// The innermost open element closes.
    Close,
    /// The end of the file, with all elements closed.
    End,
}

/// An opening tag.
#[derive(Clone, Copy)]
pub(super) struct Tag<'a> {
    /// Its local name.
    pub(super) name: &'a str,
    /// What stands between `<` and `>`.
    pub(super) raw: &'a str,
    /// Where in the file it begins.
    at: usize,
    empty: bool,
}

impl<'a> Tag<'a> {
    fn new(raw: &'a str, at: usize, empty: bool) -> Tag<'a> {
        let full = raw.split([' ', '\t', '\r', '\n']).next().unwrap_or(raw);
        let name = full.rsplit(':').next().unwrap_or(full);
        Tag { name, raw, at, empty }
    }
}

/// An element with all that is in it: in the order of the file, each before what it holds.
pub(super) struct Whole<'a> {
    elements: Vec<Element<'a>>,
    path: String,
}

struct Element<'a> {
    name: &'a str,
    raw: &'a str,
    text: Cow<'a, str>,
    /// The first element that is no longer inside.
    end: u32,
    line: u32,
}

/// One element of a [`Whole`].
#[derive(Clone, Copy)]
pub(super) struct Node<'a, 'w> {
    whole: &'w Whole<'a>,
    at: u32,
}

impl<'a, 'w> Node<'a, 'w> {
    fn element(&self) -> &'w Element<'a> {
        &self.whole.elements[self.at as usize]
    }

    /// Its local name.
    pub(super) fn name(&self) -> &'a str {
        self.element().name
    }

    /// Its line in the file, from 1.
    pub(super) fn line(&self) -> u32 {
        self.element().line
    }

    /// The text directly inside, trimmed.
    pub(super) fn text(&self) -> &'w str {
        self.element().text.trim()
    }

    /// An attribute's value.
    pub(super) fn attribute(&self, name: &str) -> Option<String> {
        let raw = self.element().raw;
        let length = raw.find([' ', '\t', '\r', '\n'])?;
        let start = BytesStart::from_content(raw, length);
        let attribute = start.attributes().with_checks(false).flatten().find(|attribute| {
            let key: &str = attribute.key.as_ref();
            key.rsplit(':').next() == Some(name)
        })?;
        Some(attribute.value.trim().to_owned())
    }

    /// The elements directly inside.
    pub(super) fn children(self) -> impl Iterator<Item = Node<'a, 'w>> {
        let end = self.element().end;
        let mut next = self.at + 1;
        std::iter::from_fn(move || {
            (next < end).then(|| {
                let node = Node { whole: self.whole, at: next };
                next = node.element().end;
                node
            })
        })
    }

    /// The first child of this name.
    pub(super) fn child(self, name: &str) -> Option<Node<'a, 'w>> {
        self.children().find(|child| child.name() == name)
    }

    /// All children of this name.
    pub(super) fn all(self, name: &'static str) -> impl Iterator<Item = Node<'a, 'w>> {
        self.children().filter(move |child| child.name() == name)
    }

    /// The first element at the end of a way such as `Acct/Id/IBAN`; the first branch that leads there.
    pub(super) fn find(self, way: &str) -> Option<Node<'a, 'w>> {
        match way.split_once('/') {
            None => self.child(way),
            Some((name, rest)) => self
                .children()
                .filter(|child| child.name() == name)
                .find_map(|child| child.find(rest)),
        }
    }

    /// The text at the end of a way; empty if there is none.
    pub(super) fn text_at(self, way: &str) -> &'w str {
        self.find(way).map_or("", |node| node.text())
    }

    /// The first of several ways that has a text; empty if none has.
    pub(super) fn text_of(self, ways: &[&str]) -> &'w str {
        ways.iter().map(|way| self.text_at(way)).find(|text| !text.is_empty()).unwrap_or("")
    }

    /// Its path in the file: local names, with a number from 1 where sisters of the same name stand before or after.
    pub(super) fn path(self) -> String {
        let mut path = self.whole.path.clone();
        let mut at = Node { whole: self.whole, at: 0 };
        while at.at != self.at {
            let inside =
                |child: &Node<'a, 'w>| child.at <= self.at && self.at < child.element().end;
            let Some(next) = at.children().find(inside) else { break };
            let same = at.children().filter(|child| child.name() == next.name()).count();
            let before = at
                .children()
                .take_while(|child| child.at < next.at)
                .filter(|child| child.name() == next.name())
                .count();
            path.push('/');
            path.push_str(next.name());
            if same > 1 {
                path.push_str(&format!("[{}]", before + 1));
            }
            at = next;
        }
        path
    }
}

impl<'a> Whole<'a> {
    /// The element itself.
    pub(super) fn root<'w>(&'w self) -> Node<'a, 'w> {
        Node { whole: self, at: 0 }
    }
}

/// An element that is open.
struct Open<'a> {
    name: &'a str,
    /// Which of its sisters of that name.
    number: u32,
    /// How many of each name are inside so far.
    inside: Vec<(&'a str, u32)>,
}

/// A file being read.
pub(super) struct Stream<'a> {
    text: &'a str,
    reader: Reader<&'a [u8]>,
    open: Vec<Open<'a>>,
    /// The tag just opened was `<a/>`: its end is still to be told.
    closing: bool,
    /// Line counting goes forward only.
    counted: (usize, u32),
}

/// Names that are many: numbered even when they are the first.
const MANY: [&str; 8] =
    ["Stmt", "Rpt", "Ntfctn", "Ntry", "PmtInf", "DrctDbtTxInf", "CdtTrfTxInf", "OrgnlPmtInfAndSts"];

impl<'a> Stream<'a> {
    /// From the first element on.
    pub(super) fn new(text: &'a str) -> Stream<'a> {
        Stream {
            text,
            reader: Reader::from_str(text),
            open: Vec::new(),
            closing: false,
            counted: (0, 1),
        }
    }

    /// The line of a place in the text, from 1.
    fn line_at(&mut self, at: usize) -> u32 {
        let (from, line) = if at < self.counted.0 { (0, 1) } else { self.counted };
        let between = self.text.as_bytes().get(from..at).unwrap_or_default();
        let line = line + memchr_iter(b'\n', between).count() as u32;
        self.counted = (at, line);
        line
    }

    /// The line that the stream has come to.
    pub(super) fn line(&mut self) -> u32 {
        self.line_at(self.reader.buffer_position() as usize)
    }

    /// `/Document/BkToCstmrStmt/Stmt[1]`: the open elements.
    pub(super) fn path(&self) -> String {
        let mut path = String::new();
        for open in &self.open {
            path.push('/');
            path.push_str(open.name);
            if open.number > 1 || MANY.contains(&open.name) {
                path.push_str(&format!("[{}]", open.number));
            }
        }
        path
    }

    fn fault(&mut self, code: &str, at: usize) -> Box<Fault> {
        let line = self.line_at(at.min(self.text.len()));
        let path = self.path();
        let fault = Fault::new(code).at_line(line);
        Box::new(if path.is_empty() { fault } else { fault.at_path(&path) })
    }

    /// The next tag, passing over text.
    pub(super) fn next(&mut self) -> Result<Step<'a>, Box<Fault>> {
        if std::mem::take(&mut self.closing) {
            self.open.pop();
            return Ok(Step::Close);
        }
        loop {
            match self.event()? {
                Event::Start(start) => return self.opened(start.len(), false),
                Event::Empty(start) => return self.opened(start.len(), true),
                Event::End(_) => {
                    self.open.pop();
                    return Ok(Step::Close);
                }
                Event::Eof if self.open.is_empty() => return Ok(Step::End),
                Event::Eof => return Err(self.fault("xml-syntax", self.text.len())),
                _ => (),
            }
        }
    }

    fn event(&mut self) -> Result<Event<'a>, Box<Fault>> {
        match self.reader.read_event() {
            Ok(Event::DocType(_)) => {
                Err(self.fault("dtd-refused", self.reader.buffer_position() as usize))
            }
            Ok(event) => Ok(event),
            Err(_) => {
                let at = self.reader.error_position() as usize;
                let fault = self.fault("xml-syntax", at);
                let line =
                    self.text[..at.min(self.text.len())].rfind('\n').map_or(0, |end| end + 1);
                let line = self.text.get(line..).and_then(|rest| rest.lines().next()).unwrap_or("");
                Err(Box::new(fault.with_value(line.trim())))
            }
        }
    }

    /// The raw content of a tag that ends where the reader stands.
    fn tag(&self, length: usize, empty: bool) -> Tag<'a> {
        let end = self.reader.buffer_position() as usize - if empty { 2 } else { 1 };
        let start = end.saturating_sub(length);
        Tag::new(self.text.get(start..end).unwrap_or(""), start.saturating_sub(1), empty)
    }

    fn opened(&mut self, length: usize, empty: bool) -> Result<Step<'a>, Box<Fault>> {
        let tag = self.tag(length, empty);
        if self.open.len() as u64 >= limits::XML_DEPTH {
            let fault = self.fault("too-deep", tag.at);
            return Err(Box::new(fault.with_limit(limits::XML_DEPTH)));
        }
        let number = self.open.last_mut().map_or(1, |parent| {
            match parent.inside.iter_mut().find(|(name, _)| *name == tag.name) {
                Some((_, number)) => {
                    *number += 1;
                    *number
                }
                None => {
                    // Only names that vary without end would make this list long.
                    if parent.inside.len() < 64 {
                        parent.inside.push((tag.name, 1));
                    }
                    1
                }
            }
        });
        self.open.push(Open { name: tag.name, number, inside: Vec::new() });
        self.closing = empty;
        Ok(Step::Open(tag))
    }

    /// Passes over the element just opened.
    pub(super) fn skip(&mut self) -> Result<(), Box<Fault>> {
        let depth = self.open.len();
        while self.open.len() >= depth {
            self.next()?;
        }
        Ok(())
    }

    /// Takes the element just opened with all that is in it.
    pub(super) fn whole(&mut self, tag: Tag<'a>) -> Result<Whole<'a>, Box<Fault>> {
        let line = self.line_at(tag.at);
        let path = self.path();
        let root = Element { name: tag.name, raw: tag.raw, text: Cow::Borrowed(""), end: 1, line };
        let mut whole = Whole { elements: vec![root], path };
        let mut within: Vec<usize> = vec![0];
        if tag.empty {
            within.clear();
            self.closing = false;
        }
        while let Some(&innermost) = within.last() {
            match self.event()? {
                Event::Start(start) => {
                    let tag = self.tag(start.len(), false);
                    self.push(&mut whole, tag)?;
                    within.push(whole.elements.len() - 1);
                    if (self.open.len() + within.len()) as u64 > limits::XML_DEPTH {
                        let fault = self.fault("too-deep", tag.at);
                        return Err(Box::new(fault.with_limit(limits::XML_DEPTH)));
                    }
                }
                Event::Empty(start) => {
                    let tag = self.tag(start.len(), true);
                    self.push(&mut whole, tag)?;
                }
                Event::End(_) => {
                    within.pop();
                    let end = whole.elements.len() as u32;
                    whole.elements[innermost].end = end;
                }
                Event::Text(text) => add(&mut whole.elements[innermost].text, text.into_inner()),
                Event::CData(text) => add(&mut whole.elements[innermost].text, text.into_inner()),
                Event::GeneralRef(reference) => {
                    let character = match reference.resolve_char_ref() {
                        Ok(Some(character)) => Some(character),
                        Ok(None) => match &*reference {
                            "amp" => Some('&'),
                            "lt" => Some('<'),
                            "gt" => Some('>'),
                            "quot" => Some('"'),
                            "apos" => Some('\''),
                            _ => None,
                        },
                        Err(_) => None,
                    };
                    let Some(character) = character else {
                        let fault =
                            self.fault("xml-syntax", self.reader.buffer_position() as usize);
                        return Err(Box::new(fault.with_value(&reference)));
                    };
                    whole.elements[innermost].text.to_mut().push(character);
                }
                Event::Eof => return Err(self.fault("xml-syntax", self.text.len())),
                _ => (),
            }
        }
        self.open.pop();
        Ok(whole)
    }

    fn push(&mut self, whole: &mut Whole<'a>, tag: Tag<'a>) -> Result<(), Box<Fault>> {
        if whole.elements.len() >= ELEMENTS {
            let fault = self.fault("too-many-nodes", tag.at);
            return Err(Box::new(fault.with_limit(limits::XML_NODES)));
        }
        let line = self.line_at(tag.at);
        let end = whole.elements.len() as u32 + 1;
        let element = Element { name: tag.name, raw: tag.raw, text: Cow::Borrowed(""), end, line };
        whole.elements.push(element);
        Ok(())
    }
}

/// Adds text to text, copying only where there are several pieces.
fn add<'a>(text: &mut Cow<'a, str>, more: Cow<'a, str>) {
    if text.trim().is_empty() {
        *text = more;
    } else if !more.trim().is_empty() {
        text.to_mut().push_str(&more);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn whole_of<'a>(text: &'a str, name: &str) -> Result<Whole<'a>, Box<Fault>> {
        let mut stream = Stream::new(text);
        loop {
            match stream.next()? {
                Step::Open(tag) if tag.name == name => return stream.whole(tag),
                Step::End => panic!("no {name}"),
                _ => (),
            }
        }
    }

    #[test]
    fn an_element_is_taken_with_its_texts_attributes_lines_and_paths() {
        let text = "<?xml version='1.0'?>\n<D xmlns:x='u'>\n <Stmt><x:Ntry>\n\
            <Amt Ccy='EUR'>1.<!-- a -->50</Amt>\n<R>a &amp; b</R><R><![CDATA[c & d]]>&#233;</R><E/>\n\
            </x:Ntry></Stmt></D>";
        let whole = whole_of(text, "Ntry").unwrap();
        let entry = whole.root();
        assert_eq!(entry.line(), 3);
        assert_eq!(entry.text_at("Amt"), "1.50");
        assert_eq!(entry.child("Amt").unwrap().attribute("Ccy").as_deref(), Some("EUR"));
        assert_eq!(entry.child("Amt").unwrap().line(), 4);
        let texts: Vec<_> = entry.all("R").map(|node| node.text()).collect();
        assert_eq!(texts, ["a & b", "c & dé"]);
        let second = entry.all("R").nth(1).unwrap();
        assert_eq!(second.path(), "/D/Stmt[1]/Ntry[1]/R[2]");
        assert_eq!(entry.child("E").unwrap().path(), "/D/Stmt[1]/Ntry[1]/E");
    }

    #[test]
    fn what_is_wrong_has_its_line_and_what_came_before_stays() {
        let fault = |text: &str| *whole_of(text, "a").err().unwrap();
        assert_eq!(fault("<a>\n<b>\n</a>").code, "xml-syntax");
        assert_eq!(fault("<a>\n<b>\n</a>").place.line, Some(3));
        assert_eq!(fault("<a>\n<b>").place.line, Some(2));
        assert_eq!(fault("<a>\n&nbsp;</a>").code, "xml-syntax");
        assert_eq!(fault("<!DOCTYPE a><a/>").code, "dtd-refused");
        assert_eq!(fault(&"<a>".repeat(100)).code, "too-deep");
        assert_eq!(fault(&format!("<r>{}", "<b>".repeat(100))).code, "too-deep");
    }

    #[test]
    fn skipping_and_closing_keep_count() {
        let mut stream = Stream::new("<r><a/><b><c/></b><d>x</d></r>");
        let mut said = String::new();
        loop {
            match stream.next().unwrap() {
                Step::Open(tag) if tag.name == "b" => stream.skip().unwrap(),
                Step::Open(tag) => said.push_str(tag.name),
                Step::Close => said.push('.'),
                Step::End => break,
            }
        }
        assert_eq!(said, "ra.d..");
    }
}
