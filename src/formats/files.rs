//! What goes through the documents module: files, sheets, cells.

use serde::{Deserialize, Serialize};

/// A file by name and content.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct NamedBytes {
    /// Its name, or its path inside the archive, with `/`.
    pub name: String,
    /// Its content.
    pub bytes: Vec<u8>,
}

/// Cells of one sheet as text: numbers with a point and no grouping, dates as `2026-11-21`, booleans `1`/`0`, empty as
/// empty.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sheet {
    /// The sheet's name.
    pub name: String,
    /// Rows from the first line of the sheet on, so that a row's place is its line.
    pub rows: Vec<Vec<String>>,
}

/// A typed cell to write.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Cell {
    /// Text, written as text whatever it looks like.
    Text(String),
    /// A number in decimal notation, and how many decimals to show.
    Number(String, u32),
    /// A day, `2026-11-21`.
    Day(String),
    /// Nothing.
    Empty,
}
