//! The XML form of a FEC: `comptabilite/exercice/journal/ecriture/ligne`, elements named as the columns.

use super::Fec;
use super::read::{Cells, Field, Names, field};
use super::strict::Odd;
use crate::base::Fault;
use crate::formats::bank::Faults;
use crate::formats::limits;
use crate::formats::xml_stream::{Node, Step, Stream};

/// Reads entry by entry; fills the lines of the file.
pub(super) fn read(text: &str, fec: &mut Fec, odd: &mut Odd, faults: &mut Faults) {
    let mut stream = Stream::new(text);
    let mut journal = (String::new(), String::new());
    let mut names = Names::default();
    let end = loop {
        let tag = match stream.next() {
            Ok(Step::Open(tag)) => tag,
            Ok(Step::Close) => continue,
            Ok(Step::End) => break None,
            Err(fault) => break Some(fault),
        };
        let whole = match tag.name.to_ascii_lowercase().as_str() {
            "journalcode" | "journallib" | "ecriture" => stream.whole(tag),
            _ => continue,
        };
        let whole = match whole {
            Ok(whole) => whole,
            Err(fault) => break Some(fault),
        };
        let node = whole.root();
        match field(node.name()) {
            Field::Known(0) => node.text().clone_into(&mut journal.0),
            Field::Known(1) => node.text().clone_into(&mut journal.1),
            _ => {
                let mut reading = (&mut *odd, &mut *faults, &mut names);
                entry(node, &journal, fec, &mut reading);
            }
        }
        if fec.lines.len() as u64 > limits::ROWS {
            let fault = Fault::new("too-many-rows").at_line(node.line());
            break Some(Box::new(fault.with_limit(limits::ROWS)));
        }
    };
    if let Some(fault) = end {
        faults.push(*fault);
    } else if fec.lines.is_empty() {
        faults.push(Fault::new("not-a-fec").at_line(1));
    }
}

/// What an entry says once counts for each of its lines.
fn entry(
    node: Node<'_, '_>,
    journal: &(String, String),
    fec: &mut Fec,
    (odd, faults, names): &mut (&mut Odd, &mut Faults, &mut Names),
) {
    let text = |from: Node<'_, '_>, wanted: Field| -> Option<String> {
        let found = from.children().find(|child| field(child.name()) == wanted)?;
        Some(found.text().to_owned())
    };
    for line in node.children().filter(|child| child.name().eq_ignore_ascii_case("ligne")) {
        let values: Vec<String> = (0..18)
            .map(|place| {
                let wanted = Field::Known(place);
                text(line, wanted).or_else(|| text(node, wanted)).unwrap_or_else(|| match place {
                    0 => journal.0.clone(),
                    1 => journal.1.clone(),
                    _ => String::new(),
                })
            })
            .collect();
        let amount = text(line, Field::Amount).unwrap_or_default();
        let side = text(line, Field::Side).unwrap_or_default();
        let mut cells = Cells { odd, faults, names, line: line.line() };
        let other = |wanted: Field| if wanted == Field::Amount { &*amount } else { &*side };
        fec.lines.extend(cells.read(|place| values[place].as_str(), other));
    }
}
