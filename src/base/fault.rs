//! What is wrong in a file we were given, and where.

use serde::{Deserialize, Serialize};

/// Where a fault is, in the file as the user has it. What does not apply is empty.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Place {
    /// The file, or its path inside an archive (`factures.zip/FA-12.pdf`).
    pub file: String,
    /// From 1, as a spreadsheet or an editor counts.
    pub line: Option<u32>,
    /// The column's heading, or its letters in a spreadsheet.
    pub column: Option<String>,
    /// The path of an XML element.
    pub path: Option<String>,
}

/// Something wrong in a file. The good part of the file is kept; the sentence is made from `code` in the reader's
/// language (`texts`), with `value` and `limit` in it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Fault {
    /// Stable, in kebab case: `not-a-date`, `missing-column`, `xml-syntax`, `too-large` …
    pub code: String,
    /// Where.
    pub place: Place,
    /// What stood there, shortened to 80 characters.
    pub value: String,
    /// The limit that was passed, where there is one.
    pub limit: Option<u64>,
    /// A warning leaves its record in; otherwise the record was left out.
    pub warning: bool,
}

impl Fault {
    /// A fault with a stable code, nowhere yet.
    pub fn new(code: &str) -> Fault {
        Fault { code: code.to_owned(), ..Fault::default() }
    }

    /// At a line, from 1.
    #[must_use]
    pub fn at_line(mut self, line: u32) -> Fault {
        self.place.line = Some(line);
        self
    }

    /// In a column, by its heading.
    #[must_use]
    pub fn in_column(mut self, column: &str) -> Fault {
        self.place.column = Some(column.to_owned());
        self
    }

    /// At an XML path.
    #[must_use]
    pub fn at_path(mut self, path: &str) -> Fault {
        self.place.path = Some(path.to_owned());
        self
    }

    /// In a file.
    #[must_use]
    pub fn in_file(mut self, file: &str) -> Fault {
        self.place.file = file.to_owned();
        self
    }

    /// With what stood there.
    #[must_use]
    pub fn with_value(mut self, value: &str) -> Fault {
        self.value = value.chars().take(80).collect();
        self
    }

    /// With the limit that was passed.
    #[must_use]
    pub fn with_limit(mut self, limit: u64) -> Fault {
        self.limit = Some(limit);
        self
    }

    /// Only a warning: the record stays in.
    #[must_use]
    pub fn as_warning(mut self) -> Fault {
        self.warning = true;
        self
    }
}
