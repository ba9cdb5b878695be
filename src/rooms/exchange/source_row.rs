//! One row of a source file as the person has it: its headings and its cells, for the page of what came from it.

use serde::{Deserialize, Serialize};

use crate::formats::csv::{Dialect, Reader, Row};
use crate::formats::encoding::{Encoding, decode};
use crate::formats::sniff;

use super::queries::Mapping;

/// One row of a source file.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct SourceRow {
    /// The line it begins on, from 1.
    pub line: u32,
    /// The headings of the file; empty where it has none.
    pub headings: Vec<String>,
    /// The cells, as the file has them.
    pub cells: Vec<String>,
}

/// The row that begins on a line of a file of separated text; `None` for any other file, or where no row begins there.
pub fn source_row(
    name: &str,
    bytes: &[u8],
    line: u32,
    mapping: Option<&Mapping>,
) -> Option<SourceRow> {
    if !matches!(sniff(name, bytes.get(..4096).unwrap_or(bytes)), "text" | "fec") {
        return None;
    }
    let known = mapping.and_then(|mapping| Encoding::from_name(&mapping.encoding));
    let decoded = decode(bytes, known);
    let separator = mapping.and_then(|mapping| mapping.separator.bytes().next());
    let dialect = match separator {
        Some(separator) => Dialect::of(&decoded.text, separator),
        None => Dialect::detect(&decoded.text),
    };
    let header_line = mapping.map(|mapping| mapping.header_line);
    let mut reader = Reader::new(&decoded.text, dialect);
    let mut row = Row::default();
    let mut heading: Option<Vec<String>> = None;
    while reader.read(&mut row) {
        let cells = || (0..row.len()).map(|cell| row.text(cell).to_owned()).collect::<Vec<_>>();
        if row.line() == line {
            let cells = cells();
            let headings = heading.filter(|heading| heading.len() == cells.len());
            return Some(SourceRow { line, headings: headings.unwrap_or_default(), cells });
        }
        if line < row.line() {
            return None;
        }
        // Where nobody said which row they are, the headings are the first of the widest rows above.
        let is_heading = match header_line {
            Some(header) => row.line() == header,
            None => heading.as_ref().is_none_or(|heading| heading.len() < row.len()),
        };
        if is_heading {
            heading = Some(cells());
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_comes_with_its_headings_whatever_stands_above_them_or_breaks_its_lines() {
        let file =
            "Export du 21/11/2026\nCompte;Pièce;Libellé\nC1;F1;\"sur\ndeux lignes\"\nC2;F2;été\n";
        let row = |line| source_row("x.csv", file.as_bytes(), line, None);
        let first = row(3).unwrap();
        assert_eq!(first.headings, ["Compte", "Pièce", "Libellé"]);
        assert_eq!(first.cells, ["C1", "F1", "sur\ndeux lignes"]);
        assert_eq!(row(4), None, "the second half of a row is not a row");
        assert_eq!(row(5).unwrap().cells, ["C2", "F2", "été"]);
        assert_eq!(row(9), None);
        assert_eq!(source_row("x.pdf", b"%PDF-1.7\nC1;F1", 2, None), None);
    }
}
