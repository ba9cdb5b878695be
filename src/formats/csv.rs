//! Separated text to rows of cells, and back.
//!
//! Reading finds separators, line ends and quotes 64 bytes at a time and gives slices of the text: nothing is allocated
//! per row or cell, but for cells with doubled quotes, which go through one buffer. It accepts what people's programs
//! write: stray quotes, quotes never closed, `="0012"`, lone carriage returns, rows too long or too short.
//!
//! Written by hand rather than with `csv-core`: that one copies every cell, and stops neither at a stray quote nor at
//! one that is never closed, which swallows the rest of the file.

use super::limits;

/// How a table is laid out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Dialect {
    /// Between cells: `;`, `,`, tab, `|`, or [`UNIT`].
    pub separator: u8,
    /// Ends a row: line feed (a carriage return before it belongs to it), a lone carriage return, or [`RECORD`].
    pub line_end: u8,
    /// Cells may be quoted.
    pub quotes: bool,
}

/// Between cells of a table that comes from a spreadsheet: ASCII unit separator.
pub const UNIT: u8 = 0x1f;
/// Between rows of a table that comes from a spreadsheet: ASCII record separator.
pub const RECORD: u8 = 0x1e;

impl Dialect {
    /// What a table from a spreadsheet is laid out as, see [`join`].
    pub const SHEET: Dialect = Dialect { separator: UNIT, line_end: RECORD, quotes: false };

    /// Separated text with this separator; line ends as the text has them.
    pub fn of(text: &str, separator: u8) -> Dialect {
        let line_end = if memchr::memchr(b'\n', text.as_bytes()).is_none()
            && memchr::memchr(b'\r', text.as_bytes()).is_some()
        {
            b'\r'
        } else {
            b'\n'
        };
        Dialect { separator, line_end, quotes: true }
    }

    /// The separator that splits the first rows most evenly.
    ///
    /// ```
    /// use encours::formats::csv::Dialect;
    /// assert_eq!(Dialect::detect("a;b;c\n1,5;2,5;3,5\n").separator, b';');
    /// assert_eq!(Dialect::detect("a,b\n\"1,5\",2\n").separator, b',');
    /// ```
    pub fn detect(text: &str) -> Dialect {
        // The first line of a file may say it: a convention of one well-known spreadsheet.
        if let [b's' | b'S', b'e' | b'E', b'p' | b'P', b'=', separator, b'\r' | b'\n', ..] =
            text.as_bytes()
            && separator.is_ascii()
            && *separator != b'"'
        {
            return Dialect::of(text, *separator);
        }
        let mut best = (0, b';');
        for separator in [b';', b'\t', b'|', b','] {
            let score = evenness(text, Dialect::of(text, separator));
            // A decimal comma also splits evenly: the comma must do clearly better than any other.
            let score = if separator == b',' { score / 2 } else { score };
            if score > best.0 {
                best = (score, separator);
            }
        }
        Dialect::of(text, best.1)
    }
}

/// How well a dialect splits the first rows: the share of rows with the most usual number of cells, and that number.
fn evenness(text: &str, dialect: Dialect) -> u64 {
    let mut widths = [0_u64; 66];
    let mut rows = 0;
    let mut reader = Reader::new(text, dialect);
    let mut row = Row::default();
    while rows < 200 && reader.read(&mut row) {
        if (0..row.len()).any(|cell| !row.text(cell).is_empty()) {
            // A comma before one or two digits may be a decimal mark: it proves nothing.
            let decimal = |cell: &usize| {
                let (before, after) = (row.raw(*cell), row.raw(cell + 1));
                let digits = after.bytes().take_while(u8::is_ascii_digit).count();
                before.ends_with(|last: char| last.is_ascii_digit())
                    && !before.contains('.')
                    && (1..=2).contains(&digits)
            };
            let decimals = match dialect.separator {
                b',' => (0..row.len() - 1).filter(decimal).count(),
                _ => 0,
            };
            widths[(row.len() - decimals).min(65)] += 1;
            rows += 1;
        }
    }
    let usual = (2..widths.len()).max_by_key(|width| widths[*width] * (*width as u64 + 4));
    usual.map_or(0, |width| {
        let share = widths[width] * 1000 / rows.max(1);
        share * share * (width.min(8) as u64 + 8)
    })
}

/// What was odd about a row.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Oddities {
    /// A quote stood where none belongs, and was kept as a character.
    pub stray_quote: bool,
    /// A quote was opened and never closed; it was taken for a character.
    pub unclosed_quote: bool,
    /// More columns than [`limits::COLUMNS`]: the rest of the row was dropped.
    pub too_many_columns: bool,
    /// A cell longer than [`limits::CELL_BYTES`]: it is cut.
    pub cell_too_long: bool,
}

#[derive(Clone, Copy, Debug, Default)]
struct Cell {
    start: u32,
    end: u32,
    /// In `scratch` rather than in the text.
    copied: bool,
}

/// One row, to be used again for the next.
#[derive(Clone, Debug, Default)]
pub struct Row<'a> {
    text: &'a str,
    line: u32,
    cells: Vec<Cell>,
    scratch: String,
    oddities: Oddities,
}

impl<'a> Row<'a> {
    /// The line it begins on, from 1.
    pub fn line(&self) -> u32 {
        self.line
    }

    /// How many cells.
    pub fn len(&self) -> usize {
        self.cells.len()
    }

    /// No cell: never so for a row that was read.
    pub fn is_empty(&self) -> bool {
        self.cells.is_empty()
    }

    /// What was odd.
    pub fn oddities(&self) -> Oddities {
        self.oddities
    }

    /// The cell as the file has it, without its quotes; empty beyond the last.
    #[inline(always)]
    pub fn raw(&self, cell: usize) -> &str {
        let Some(cell) = self.cells.get(cell) else { return "" };
        let whole: &str = if cell.copied { &self.scratch } else { self.text };
        whole.get(cell.start as usize..cell.end as usize).unwrap_or("")
    }

    /// The cell without surrounding white space, without the `="…"` that keeps leading zeros in spreadsheets, and
    /// without the apostrophe that keeps a text from being taken for a formula.
    #[inline]
    pub fn text(&self, cell: usize) -> &str {
        let raw = self.raw(cell);
        match raw.as_bytes() {
            [] => raw,
            [first, .., last] if plain(*first) && plain(*last) => raw,
            _ => unwrapped(raw),
        }
    }
}

/// Neither white space nor the beginning of a wrapping.
#[inline(always)]
fn plain(byte: u8) -> bool {
    byte > b' ' && byte < 0x7f && byte != b'\'' && byte != b'='
}

fn unwrapped(raw: &str) -> &str {
    let text = raw.trim();
    if let Some(inner) = text.strip_prefix("=\"").and_then(|rest| rest.strip_suffix('"')) {
        return inner.trim();
    }
    match text.strip_prefix('\'') {
        Some(rest) if rest.starts_with(['=', '+', '-', '@', '\'']) => rest,
        Some(rest) if rest.starts_with(['\t', '\r']) => rest.trim_start(),
        Some("") if raw.contains(['\t', '\r']) => "",
        _ => text,
    }
}

/// Reads rows.
#[derive(Clone, Debug)]
pub struct Reader<'a> {
    text: &'a str,
    dialect: Dialect,
    at: usize,
    line: u32,
    /// Start of the 64 bytes looked at, and a bit for each byte of interest not yet passed.
    block: usize,
    marks: u64,
}

impl<'a> Reader<'a> {
    /// From the first byte of a text; at most 4 GiB of it.
    pub fn new(text: &'a str, dialect: Dialect) -> Reader<'a> {
        let mut end = text.len().min(u32::MAX as usize);
        while !text.is_char_boundary(end) {
            end -= 1;
        }
        let mut reader = Reader { text: &text[..end], dialect, at: 0, line: 1, block: 0, marks: 0 };
        reader.look(0);
        reader
    }

    /// How many bytes are behind: for progress.
    pub fn position(&self) -> usize {
        self.at
    }

    /// Reads the next row into `row`; false at the end of the text. An empty line is a row of one empty cell.
    pub fn read(&mut self, row: &mut Row<'a>) -> bool {
        let bytes = self.text.as_bytes();
        if self.at >= bytes.len() {
            return false;
        }
        row.text = self.text;
        row.line = self.line;
        row.cells.clear();
        row.scratch.clear();
        row.oddities = Oddities::default();
        let mut start = self.at;
        let separator = self.dialect.separator;
        loop {
            let mut mark = self.next_mark();
            // Nearly all marks: the separator behind a plain cell.
            if bytes.get(mark) == Some(&separator) {
                push(row, start, mark, false);
                self.at = mark + 1;
                start = self.at;
                continue;
            }
            if mark < bytes.len() && bytes[mark] == b'"' {
                if only_blanks(&bytes[start..mark])
                    && let Some(end) = self.quoted(row, mark)
                {
                    if self.closes_row(end) {
                        return true;
                    }
                    start = self.at;
                    continue;
                }
                // Not a quoted cell: the quote is a character, as are all others up to the separator.
                let is_wrapping = mark == start + 1 && bytes[start] == b'=';
                row.oddities.stray_quote |= !is_wrapping;
                while mark < bytes.len() && bytes[mark] == b'"' {
                    mark = self.next_mark();
                }
            }
            let mut end = mark;
            if mark >= bytes.len() || bytes[mark] == self.dialect.line_end {
                while self.dialect.line_end == b'\n' && end > start && bytes[end - 1] == b'\r' {
                    end -= 1;
                }
            }
            push(row, start, end, false);
            if self.closes_row(mark) {
                return true;
            }
            start = self.at;
        }
    }

    /// Passes the separator or line end at `mark`; true when the row ends there.
    fn closes_row(&mut self, mark: usize) -> bool {
        let bytes = self.text.as_bytes();
        self.at = (mark + 1).min(bytes.len());
        if mark >= bytes.len() {
            self.line = self.line.saturating_add(1);
            return true;
        }
        let ends = bytes[mark] == self.dialect.line_end;
        self.line = self.line.saturating_add(u32::from(ends));
        ends
    }

    /// Reads a quoted cell that opens at `open`; gives the place of the separator or line end behind it. `None`, and
    /// nothing changed, when what follows shows that this quote does not open a cell.
    fn quoted(&mut self, row: &mut Row<'a>, open: usize) -> Option<usize> {
        let bytes = self.text.as_bytes();
        let before = (self.line, row.scratch.len());
        let mut piece = open + 1;
        let mut copied = false;
        let mut lines = 0;
        let closed = loop {
            let mark = self.next_mark();
            if mark >= bytes.len() || mark - open > limits::CELL_BYTES as usize {
                break None;
            }
            if bytes[mark] == b'"' {
                if bytes.get(mark + 1) == Some(&b'"') {
                    self.next_mark();
                    row.scratch.push_str(&self.text[piece..=mark]);
                    copied = true;
                    piece = mark + 2;
                    continue;
                }
                break Some(mark);
            }
            lines += u32::from(bytes[mark] == self.dialect.line_end);
        };
        // Behind the closing quote: blanks, then a separator, a line end or nothing.
        let behind = closed.and_then(|close| {
            let blanks = bytes[close + 1..]
                .iter()
                .take_while(|byte| {
                    matches!(byte, b' ' | b'\r' | b'\t')
                        && **byte != self.dialect.separator
                        && **byte != self.dialect.line_end
                })
                .count();
            let end = close + 1 + blanks;
            match bytes.get(end) {
                None => Some((close, end)),
                Some(byte) if *byte == self.dialect.separator || *byte == self.dialect.line_end => {
                    Some((close, end))
                }
                Some(_) => None,
            }
        });
        let Some((close, end)) = behind else {
            row.oddities.unclosed_quote |= closed.is_none();
            row.scratch.truncate(before.1);
            self.look(open + 1);
            return None;
        };
        if copied {
            row.scratch.push_str(&self.text[piece..close]);
            let end = row.scratch.len();
            push(row, before.1, end, true);
        } else {
            push(row, open + 1, close, false);
        }
        self.line = before.0.saturating_add(lines);
        let mark = self.next_mark();
        debug_assert!(mark == end, "only blanks stood between");
        Some(end)
    }

    /// Begins to look for marks at `place`.
    fn look(&mut self, place: usize) {
        self.block = place & !63;
        self.marks = self.marks_at(self.block);
        self.marks &= u64::MAX << (place - self.block);
    }

    /// The place of the next separator, line end or quote; the text's length when there is none.
    #[inline(always)]
    fn next_mark(&mut self) -> usize {
        while self.marks == 0 {
            if self.block + 64 >= self.text.len() {
                self.block = self.text.len();
                return self.text.len();
            }
            self.block += 64;
            self.marks = self.marks_at(self.block);
        }
        let place = self.block + self.marks.trailing_zeros() as usize;
        self.marks &= self.marks - 1;
        place
    }

    #[inline]
    fn marks_at(&self, start: usize) -> u64 {
        let wanted = [
            self.dialect.separator,
            self.dialect.line_end,
            if self.dialect.quotes { b'"' } else { self.dialect.line_end },
        ];
        let rest = self.text.as_bytes().get(start..).unwrap_or_default();
        match rest.first_chunk::<64>() {
            Some(block) => marks(block, wanted),
            None => {
                let mut block = [0; 64];
                block[..rest.len()].copy_from_slice(rest);
                marks(&block, wanted)
                    & (u64::MAX >> (64 - rest.len().max(1)))
                    & if rest.is_empty() { 0 } else { u64::MAX }
            }
        }
    }
}

fn only_blanks(bytes: &[u8]) -> bool {
    bytes.iter().all(|byte| *byte == b' ')
}

#[inline(always)]
fn push(row: &mut Row<'_>, start: usize, end: usize, copied: bool) {
    if row.cells.len() < limits::COLUMNS as usize && end - start <= limits::CELL_BYTES as usize {
        row.cells.push(Cell { start: start as u32, end: end as u32, copied });
    } else {
        push_odd(row, start, end, copied);
    }
}

/// A cell beyond what a row or a cell may hold.
#[cold]
fn push_odd(row: &mut Row<'_>, start: usize, mut end: usize, copied: bool) {
    if row.cells.len() as u64 >= limits::COLUMNS {
        row.oddities.too_many_columns = true;
        return;
    }
    if end - start > limits::CELL_BYTES as usize {
        row.oddities.cell_too_long = true;
        end = start + limits::CELL_BYTES as usize;
        let whole: &str = if copied { &row.scratch } else { row.text };
        while !whole.is_char_boundary(end) {
            end -= 1;
        }
    }
    row.cells.push(Cell { start: start as u32, end: end as u32, copied });
}

// Written out, without a closure: whatever the compiler is told to save, these are the loops over every byte.

/// One bit per byte that is one of the wanted three.
#[cfg(all(target_arch = "wasm32", target_feature = "simd128"))]
#[inline(always)]
fn marks(block: &[u8; 64], wanted: [u8; 3]) -> u64 {
    use std::arch::wasm32::{i8x16_bitmask, i8x16_eq, i8x16_splat, u64x2, v128_or};
    let (a, b, c) =
        (i8x16_splat(wanted[0] as i8), i8x16_splat(wanted[1] as i8), i8x16_splat(wanted[2] as i8));
    let (eights, _) = block.as_chunks::<8>();
    let mut found = 0;
    for place in 0..4 {
        let bytes =
            u64x2(u64::from_le_bytes(eights[2 * place]), u64::from_le_bytes(eights[2 * place + 1]));
        let any = v128_or(v128_or(i8x16_eq(bytes, a), i8x16_eq(bytes, b)), i8x16_eq(bytes, c));
        found |= u64::from(i8x16_bitmask(any)) << (16 * place);
    }
    found
}

/// One bit per byte that is one of the wanted three: eight bytes at a time in one register.
#[cfg(not(all(target_arch = "wasm32", target_feature = "simd128")))]
#[inline(always)]
fn marks(block: &[u8; 64], wanted: [u8; 3]) -> u64 {
    const LOW: u64 = 0x7f7f_7f7f_7f7f_7f7f;
    const ONES: u64 = 0x0101_0101_0101_0101;
    // The top bit of each byte is left clear where the byte is the one looked for.
    let differs = |bytes: u64, byte: u8| {
        let other = bytes ^ (ONES * u64::from(byte));
        ((other & LOW) + LOW) | other
    };
    let mut found = 0;
    let (eights, _) = block.as_chunks::<8>();
    for (place, eight) in eights.iter().enumerate() {
        let bytes = u64::from_le_bytes(*eight);
        let none =
            differs(bytes, wanted[0]) & differs(bytes, wanted[1]) & differs(bytes, wanted[2]);
        // Eight top bits gathered into one byte.
        let bits = ((!none & !LOW) >> 7).wrapping_mul(0x0102_0408_1020_4080) >> 56;
        found |= bits << (8 * place);
    }
    found
}

/// Rows of a spreadsheet as one text in [`Dialect::SHEET`], so that every table is read by the same code. A row's
/// place is its line.
///
/// ```
/// use encours::formats::csv::{Dialect, Reader, Row, join};
/// let text = join(&[vec!["N°".into(), "Deux\nlignes".into()]]);
/// let mut row = Row::default();
/// assert!(Reader::new(&text, Dialect::SHEET).read(&mut row));
/// assert_eq!((row.text(0), row.text(1)), ("N°", "Deux\nlignes"));
/// ```
pub fn join(rows: &[Vec<String>]) -> String {
    let bytes: usize = rows.iter().flatten().map(|cell| cell.len() + 1).sum();
    let mut text = String::with_capacity(bytes + rows.len());
    for row in rows {
        for (place, cell) in row.iter().enumerate() {
            if place > 0 {
                text.push(char::from(UNIT));
            }
            if cell.bytes().any(|byte| byte == UNIT || byte == RECORD) {
                text.extend(cell.chars().filter(|c| !matches!(c, '\u{1e}' | '\u{1f}')));
            } else {
                text.push_str(cell);
            }
        }
        text.push(char::from(RECORD));
    }
    text
}

/// Writes a table that a French spreadsheet opens by double click: UTF-8 with byte order mark, semicolons, CRLF.
///
/// ```
/// use encours::formats::csv::Writer;
/// let mut table = Writer::new();
/// table.text("=SUM(A1)").number("-12.50").day("2026-11-21").empty().text("a;b").end();
/// let written = String::from_utf8(table.finish()).unwrap();
/// assert_eq!(written, "\u{feff}'=SUM(A1);-12,50;21/11/2026;;\"a;b\"\r\n");
/// ```
#[derive(Clone, Debug)]
pub struct Writer {
    text: String,
    first: bool,
}

impl Default for Writer {
    fn default() -> Writer {
        Writer::new()
    }
}

impl Writer {
    /// An empty table.
    pub fn new() -> Writer {
        Writer { text: "\u{feff}".to_owned(), first: true }
    }

    fn begin(&mut self) -> &mut String {
        if !std::mem::take(&mut self.first) {
            self.text.push(';');
        }
        &mut self.text
    }

    /// A text. One that a spreadsheet would take for a formula gets an apostrophe in front, as does one that begins
    /// with such an apostrophe, so that reading it gives the same text back.
    pub fn text(&mut self, cell: &str) -> &mut Writer {
        let text = self.begin();
        let guarded = matches!(
            cell.as_bytes(),
            [b'=' | b'+' | b'-' | b'@' | b'\t' | b'\r' | 0, ..]
                | [b'\'', b'=' | b'+' | b'-' | b'@' | b'\'', ..]
        );
        let quoted = cell.contains([';', '"', '\n', '\r', '\t'])
            || cell.starts_with(' ')
            || cell.ends_with(' ');
        if quoted {
            text.push('"');
        }
        if guarded {
            text.push('\'');
        }
        if quoted {
            for (place, piece) in cell.split('"').enumerate() {
                if place > 0 {
                    text.push_str("\"\"");
                }
                text.push_str(piece);
            }
            text.push('"');
        } else {
            text.push_str(cell);
        }
        self
    }

    /// A number in decimal notation with a point; written with a comma.
    pub fn number(&mut self, cell: &str) -> &mut Writer {
        let text = self.begin();
        text.extend(cell.chars().map(|character| if character == '.' { ',' } else { character }));
        self
    }

    /// A day, `2026-11-21`; written `21/11/2026`.
    pub fn day(&mut self, cell: &str) -> &mut Writer {
        let text = self.begin();
        match (cell.get(8..10), cell.get(5..7), cell.get(..4)) {
            (Some(day), Some(month), Some(year)) => {
                for part in [day, "/", month, "/", year] {
                    text.push_str(part);
                }
            }
            _ => text.push_str(cell),
        }
        self
    }

    /// Nothing.
    pub fn empty(&mut self) -> &mut Writer {
        self.begin();
        self
    }

    /// Ends the row.
    pub fn end(&mut self) -> &mut Writer {
        self.text.push_str("\r\n");
        self.first = true;
        self
    }

    /// The file.
    pub fn finish(self) -> Vec<u8> {
        self.text.into_bytes()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Rows as `line: cell|cell`, one a line, oddities behind.
    fn rows(text: &str, dialect: Dialect) -> String {
        let mut reader = Reader::new(text, dialect);
        let mut row = Row::default();
        let mut said = String::new();
        while reader.read(&mut row) {
            let cells: Vec<&str> = (0..row.len()).map(|cell| row.text(cell)).collect();
            said += &format!("{}: {}", row.line(), cells.join("|"));
            let odd = row.oddities();
            said += if odd.stray_quote { " stray" } else { "" };
            said += if odd.unclosed_quote { " unclosed" } else { "" };
            said += "\n";
        }
        said
    }

    #[track_caller]
    fn check(text: &str, expected: &str) {
        assert_eq!(rows(text, Dialect::of(text, b';')), expected);
    }

    #[test]
    fn plain_rows_end_with_any_line_end() {
        check("a;b\r\nc;d\r\n", "1: a|b\n2: c|d\n");
        check("a;b\nc;d", "1: a|b\n2: c|d\n");
        check("a;b\rc;d\r", "1: a|b\n2: c|d\n");
        check("a;b\r\r\nc;d\r\r\n", "1: a|b\n2: c|d\n");
        check("", "");
        check("\n\na\n", "1: \n2: \n3: a\n");
    }

    #[test]
    fn quoted_cells_keep_separators_quotes_and_lines() {
        check("\"a;b\";c\n", "1: a;b|c\n");
        check("\"dit \"\"le Grand\"\"\";c\n", "1: dit \"le Grand\"|c\n");
        check("\"deux\nlignes\";c\nd;e\n", "1: deux\nlignes|c\n3: d|e\n");
        check("\"\";\"\"\"\"\n", "1: |\"\n");
        check("a;\"b\" ;  \"c\"\r\n", "1: a|b|c\n");
    }

    #[test]
    fn a_stray_quote_is_a_character() {
        check("Menuiserie \"Le Grand\" SARL;1\n", "1: Menuiserie \"Le Grand\" SARL|1 stray\n");
        check("\"Le Grand\" SARL;1\nb;2\n", "1: \"Le Grand\" SARL|1 stray\n2: b|2\n");
        check("tuyau 12\";1\nb;2\n", "1: tuyau 12\"|1 stray\n2: b|2\n");
    }

    #[test]
    fn a_quote_never_closed_does_not_swallow_the_file() {
        check("\"12 pouces;1\nb;2\n", "1: \"12 pouces|1 stray unclosed\n2: b|2\n");
        check("\"12 pouces;1\n\"b\";2\n", "1: \"12 pouces|1 stray\n2: b|2\n");
    }

    #[test]
    fn leading_zeros_wrapped_as_formulas_are_unwrapped() {
        check("=\"0012\";'-5;'abc\n", "1: 0012|-5|'abc\n");
    }

    #[test]
    fn separators_are_told_apart() {
        for (text, separator) in [
            ("a;b;c\n1;2;3\n", b';'),
            ("a\tb\tc\n1,5\t2,5\t3,5\n", b'\t'),
            ("a|b\n1|2\n", b'|'),
            ("a,b,c\n1.5,2.5,x;y\n", b','),
            ("Code;Nom;HT;TVA;TTC;Solde\nC1;X;1,00;2,00;3,00;4,00\n", b';'),
            ("sep=,\r\na;b,c\r\n", b','),
        ] {
            assert_eq!(Dialect::detect(text).separator, separator, "{text}");
        }
    }

    proptest! {
        /// What is written is read again, whatever the cells hold.
        #[test]
        fn what_is_written_is_read_again(
            table in prop::collection::vec(prop::collection::vec("[ -~éà;\"\n\r\t=+@'€-]{0,12}", 1..5), 1..6)
        ) {
            let mut writer = Writer::new();
            for row in &table {
                row.iter().for_each(|cell| { writer.text(cell); });
                writer.end();
            }
            let written = String::from_utf8(writer.finish()).unwrap();
            let text = &written[3..];
            let dialect = Dialect { separator: b';', line_end: b'\n', quotes: true };
            let mut reader = Reader::new(text, dialect);
            let mut read = Row::default();
            for row in &table {
                prop_assert!(reader.read(&mut read));
                prop_assert_eq!(read.len(), row.len());
                for (place, cell) in row.iter().enumerate() {
                    prop_assert_eq!(read.text(place), unwrapped_once(cell));
                }
            }
            prop_assert!(!reader.read(&mut read));
        }

        /// Any text is read to its end, by any dialect, each byte once.
        #[test]
        fn any_text_is_read_to_its_end(text in "[a-c;\"\n\r, é]{0,300}", separator in prop::sample::select(vec![b';', b',', b' '])) {
            let mut reader = Reader::new(&text, Dialect::of(&text, separator));
            let mut row = Row::default();
            let mut before = 0;
            while reader.read(&mut row) {
                prop_assert!(reader.position() > before);
                before = reader.position();
                (0..row.len()).for_each(|cell| { row.text(cell); });
            }
            prop_assert_eq!(before, text.len());
        }
    }

    /// Reading takes white space around a text away, and the wrapping of leading zeros.
    fn unwrapped_once(cell: &str) -> &str {
        let guarded = cell.starts_with(['=', '+', '-', '@'])
            || (cell.starts_with('\'') && cell[1..].starts_with(['=', '+', '-', '@', '\'']));
        match () {
            () if guarded => cell.trim_end(),
            () if cell.starts_with(['\t', '\r']) => cell.trim(),
            () => unwrapped(cell),
        }
    }
}
