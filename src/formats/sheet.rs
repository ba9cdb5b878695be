//! Workbooks: XLSX, XLSB, XLS and ODS to text cells, and a table to an XLSX.
//!
//! May use `base`, `calamine` and `rust_xlsxwriter`. The archive is measured before it is opened and cells are counted
//! before room is made for them: a workbook may say that its only two cells are in opposite corners.

use std::io::Cursor;
use std::panic::{AssertUnwindSafe, catch_unwind};

use calamine::{
    Data, DataType, ExcelDateTime, Ods, Reader, SheetType, SheetVisible, Xls, Xlsb, Xlsx,
};
use memchr::memmem;
use rust_xlsxwriter::{Format, FormatAlign, Workbook};

use super::{Cell, Sheet, limits};
use crate::base::{Day, Fault};

/// Expanded bytes of one workbook member for which the ratio is not asked: rows of equal cells compress well.
const MEMBER_FREE_BYTES: u64 = 64 << 20;

/// The visible sheets, in the workbook's order, and what was left out. Faults: `not-a-workbook`, `damaged-workbook`,
/// `encrypted-workbook`, `empty-table`, `too-large`, `zip-ratio`, `too-many-cells`, `too-many-columns`, `too-many-rows`,
/// `cell-too-long`; their place is the sheet (as file), the line and the column's letters.
pub fn sheets(bytes: &[u8]) -> (Vec<Sheet>, Vec<Fault>) {
    let refused = |fault: Fault| (Vec::new(), vec![fault]);
    let sniffed = super::sniff("a.xlsx", &bytes[..bytes.len().min(4096)]);
    // The names of an archive's members stand once more at its end, where nothing is compressed.
    let holds = |name: &[u8]| memmem::rfind(bytes, name).is_some();
    let kind = match sniffed {
        "xlsx" if holds(b"xl/workbook.bin") => "xlsb",
        "xlsx" if holds(b"content.xml") && !holds(b"xl/workbook.xml") => "ods",
        other => other,
    };
    if matches!(kind, "xlsx" | "xlsb" | "ods") {
        if let Err(fault) = measure_archive(bytes) {
            return refused(*fault);
        }
    } else if kind != "xls" {
        return refused(Fault::new("not-a-workbook"));
    }
    // The reader of old workbooks was not written for hostile ones: a panic there ends in a fault where panics can be
    // caught, and in the browser in the loss of this WASM instance, which holds nothing.
    let read = catch_unwind(AssertUnwindSafe(|| {
        let mut out = Out::default();
        let done = match kind {
            "xls" => read_xls(bytes, &mut out),
            "ods" => read_ods(bytes, &mut out),
            "xlsb" => read_xlsb(bytes, &mut out),
            _ => read_xlsx(bytes, &mut out),
        };
        match done {
            Err(fault) => out.fault(*fault),
            Ok(()) if out.sheets.is_empty() => out.fault(Fault::new("empty-table")),
            Ok(()) => (),
        }
        (out.sheets, out.faults)
    }));
    read.unwrap_or_else(|_| refused(Fault::new("damaged-workbook")))
}

fn damaged<E>(_: E) -> Box<Fault> {
    Box::new(Fault::new("damaged-workbook"))
}

/// Counts what the members expand to, without keeping any of it.
fn measure_archive(bytes: &[u8]) -> Result<(), Box<Fault>> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).map_err(damaged)?;
    if archive.len() as u64 > limits::ZIP_MEMBERS {
        return Err(Box::new(Fault::new("too-many-files").with_limit(limits::ZIP_MEMBERS)));
    }
    let mut total = 0;
    for index in 0..archive.len() {
        let Ok(member) = archive.by_index(index) else { continue };
        let ratio =
            member.compressed_size().saturating_mul(limits::ZIP_RATIO).max(MEMBER_FREE_BYTES);
        let left = limits::ZIP_BYTES - total;
        let bound = ratio.min(left);
        let mut sink = std::io::sink();
        let read = std::io::copy(&mut std::io::Read::take(member, bound + 1), &mut sink)
            .map_err(damaged)?;
        if read > bound {
            let (code, limit) = if left <= ratio {
                ("too-large", limits::ZIP_BYTES)
            } else {
                ("zip-ratio", limits::ZIP_RATIO)
            };
            return Err(Box::new(Fault::new(code).with_limit(limit)));
        }
        total += read;
    }
    Ok(())
}

/// Sheets as they are read.
#[derive(Default)]
struct Out {
    sheets: Vec<Sheet>,
    faults: Vec<Fault>,
    cells: u64,
}

impl Out {
    fn fault(&mut self, fault: Fault) {
        if self.faults.len() < limits::FAULTS {
            self.faults.push(fault);
        }
    }

    fn sheet(&mut self, name: &str) {
        self.sheets.push(Sheet { name: name.to_owned(), rows: Vec::new() });
    }

    /// Puts a text at a place of the last sheet. False: no more can be taken.
    fn put(&mut self, row: u32, column: u32, text: String) -> bool {
        if text.is_empty() {
            return true;
        }
        let Some(sheet) = self.sheets.last_mut() else { return false };
        let at = |code: &str, limit: u64| {
            let place = Fault::new(code).at_line(row.saturating_add(1)).in_column(&letters(column));
            place.in_file(&sheet.name).with_limit(limit)
        };
        if u64::from(row) >= limits::ROWS {
            let fault = at("too-many-rows", limits::ROWS);
            self.fault(fault);
            return false;
        }
        if u64::from(column) >= limits::COLUMNS {
            let fault = at("too-many-columns", limits::COLUMNS).as_warning();
            self.fault(fault);
            return true;
        }
        let (row, column) = (row as usize, column as usize);
        let new_rows = (row + 1).saturating_sub(sheet.rows.len());
        let width = sheet.rows.get(row).map_or(0, Vec::len);
        let new_cells = (column + 1).saturating_sub(width);
        // A row that is empty costs about as much as a cell.
        self.cells += (new_rows + new_cells) as u64;
        if self.cells > limits::CELLS {
            let fault = at("too-many-cells", limits::CELLS);
            self.fault(fault);
            return false;
        }
        let mut long = None;
        let text = if text.len() as u64 > limits::CELL_BYTES {
            long = Some(at("cell-too-long", limits::CELL_BYTES).as_warning());
            let end = text.floor_char_boundary(limits::CELL_BYTES as usize);
            text[..end].to_owned()
        } else {
            text
        };
        if new_rows > 0 {
            sheet.rows.resize_with(row + 1, Vec::new);
        }
        let cells = &mut sheet.rows[row];
        if new_cells > 0 {
            cells.resize_with(column + 1, String::new);
        }
        cells[column] = text;
        if let Some(fault) = long {
            self.fault(fault);
        }
        true
    }

    fn put_range(&mut self, range: &calamine::Range<Data>) -> bool {
        let (first_row, first_column) = range.start().unwrap_or((0, 0));
        range.used_cells().all(|(row, column, value)| {
            self.put(first_row + row as u32, first_column + column as u32, text(value))
        })
    }
}

/// The names of the worksheets that a person sees; all of them when all are hidden.
fn visible<R: Reader<Cursor<Vec<u8>>>>(workbook: &R) -> Vec<String> {
    let worksheets =
        || workbook.sheets_metadata().iter().filter(|sheet| sheet.typ == SheetType::WorkSheet);
    let seen: Vec<_> =
        worksheets().filter(|sheet| sheet.visible == SheetVisible::Visible).collect();
    let sheets = if seen.is_empty() { worksheets().collect() } else { seen };
    sheets.into_iter().map(|sheet| sheet.name.clone()).collect()
}

fn read_xlsx(bytes: &[u8], out: &mut Out) -> Result<(), Box<Fault>> {
    let mut workbook = Xlsx::new(Cursor::new(bytes.to_vec())).map_err(damaged)?;
    for name in visible(&workbook) {
        out.sheet(&name);
        let mut cells = workbook.worksheet_cells_reader(&name).map_err(damaged)?;
        while let Some(cell) = cells.next_cell().map_err(damaged)? {
            let (row, column) = cell.get_position();
            if !out.put(row, column, text(cell.get_value())) {
                return Ok(());
            }
        }
    }
    Ok(())
}

fn read_xlsb(bytes: &[u8], out: &mut Out) -> Result<(), Box<Fault>> {
    let mut workbook = Xlsb::new(Cursor::new(bytes.to_vec())).map_err(damaged)?;
    for name in visible(&workbook) {
        out.sheet(&name);
        let mut cells = workbook.worksheet_cells_reader(&name).map_err(damaged)?;
        while let Some(cell) = cells.next_cell().map_err(damaged)? {
            let (row, column) = cell.get_position();
            if !out.put(row, column, text(cell.get_value())) {
                return Ok(());
            }
        }
    }
    Ok(())
}

fn read_xls(bytes: &[u8], out: &mut Out) -> Result<(), Box<Fault>> {
    super::cfb::check(bytes)?;
    let mut workbook = Xls::new(Cursor::new(bytes.to_vec())).map_err(|error| match error {
        calamine::XlsError::Password => Box::new(Fault::new("encrypted-workbook")),
        other => damaged(other),
    })?;
    for name in visible(&workbook) {
        out.sheet(&name);
        let range = workbook.worksheet_range(&name).map_err(damaged)?;
        if !out.put_range(&range) {
            break;
        }
    }
    Ok(())
}

fn read_ods(bytes: &[u8], out: &mut Out) -> Result<(), Box<Fault>> {
    measure_ods(bytes)?;
    let mut workbook = Ods::new(Cursor::new(bytes.to_vec())).map_err(damaged)?;
    for name in visible(&workbook) {
        out.sheet(&name);
        let range = workbook.worksheet_range(&name).map_err(damaged)?;
        if !out.put_range(&range) {
            break;
        }
    }
    Ok(())
}

/// An ODS says "this cell, 16 384 times": counts the rectangle of each table before anybody makes room for it.
fn measure_ods(bytes: &[u8]) -> Result<(), Box<Fault>> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).map_err(damaged)?;
    let mut content = Vec::new();
    let member = archive.by_name("content.xml").map_err(damaged)?;
    std::io::Read::read_to_end(&mut std::io::Read::take(member, limits::ZIP_BYTES), &mut content)
        .map_err(damaged)?;
    let mut cells = 0_u64;
    for table in split_at_each(&content, b"<table:table ") {
        let (mut rows, mut last_row, mut last_column) = (0_u64, 0_u64, 0_u64);
        for row in split_at_each(table, b"<table:table-row").skip(1) {
            let repeated = attribute(row, b"number-rows-repeated");
            let (mut column, mut last) = (0_u64, 0_u64);
            for cell in split_at_each(row, b"-cell").skip(1) {
                column = column.saturating_add(attribute(cell, b"number-columns-repeated"));
                let tag = memchr::memchr(b'>', cell).map_or(cell, |end| &cell[..end]);
                if !tag.ends_with(b"/") || memmem::find(tag, b"office:").is_some() {
                    last = column;
                }
            }
            rows = rows.saturating_add(repeated);
            if last > 0 {
                last_row = rows;
                last_column = last_column.max(last);
            }
        }
        cells = cells.saturating_add(last_row.saturating_mul(last_column));
    }
    if cells > limits::CELLS {
        return Err(Box::new(Fault::new("too-many-cells").with_limit(limits::CELLS)));
    }
    Ok(())
}

/// The text before the first mark, then what follows each mark.
fn split_at_each<'a>(text: &'a [u8], mark: &'a [u8]) -> impl Iterator<Item = &'a [u8]> {
    let mut rest = Some(text);
    std::iter::from_fn(move || {
        let text = rest?;
        match memmem::find(text, mark) {
            Some(at) => {
                rest = Some(&text[at + mark.len()..]);
                Some(&text[..at])
            }
            None => {
                rest = None;
                Some(text)
            }
        }
    })
}

/// A number in the tag that the text begins in; 1 where it is not said.
fn attribute(text: &[u8], name: &[u8]) -> u64 {
    let tag = memchr::memchr(b'>', text).map_or(text, |end| &text[..end]);
    let value = memmem::find(tag, name).map(|at| &tag[at + name.len()..]).unwrap_or_default();
    let digits = value.iter().skip_while(|byte| matches!(byte, b'=' | b'"' | b'\'' | b' '));
    let digits = digits.take_while(|byte| byte.is_ascii_digit()).take(12);
    digits
        .fold(None, |number: Option<u64>, digit| {
            Some(number.unwrap_or(0) * 10 + u64::from(digit - b'0'))
        })
        .unwrap_or(1)
}

/// A value as the contract of [`Sheet`] has it.
fn text(value: &impl DataType) -> String {
    if let Some(text) = value.get_string() {
        return text.to_owned();
    }
    if let Some(number) = value.get_int() {
        return number.to_string();
    }
    if let Some(number) = value.get_float() {
        return number_text(number);
    }
    if let Some(value) = value.get_bool() {
        return if value { "1" } else { "0" }.to_owned();
    }
    if let Some(moment) = value.get_datetime() {
        return moment_text(&moment);
    }
    if let Some(text) = value.get_datetime_iso() {
        // `2026-11-21` or `2026-11-21T00:00:00`.
        return match text.get(..10).map(str::parse::<Day>) {
            Some(Ok(day)) => day.to_string(),
            _ => text.to_owned(),
        };
    }
    // `#N/A` and its like stay as they are shown: whoever reads the column will say that this is no amount.
    let duration = value.get_duration_iso().map(str::to_owned);
    duration.or(value.get_error().map(ToString::to_string)).unwrap_or_default()
}

/// A day; a time of day where there is no day; a plain number for a duration and for what no calendar has.
fn moment_text(moment: &ExcelDateTime) -> String {
    let (year, month, day, hour, minute, second, _) = moment.to_ymd_hms_milli();
    let day = Day::from_calendar(i32::from(year), u32::from(month), u32::from(day));
    match day {
        _ if moment.is_duration() => number_text(moment.as_f64()),
        _ if moment.as_f64() < 1.0 => format!("{hour:02}:{minute:02}:{second:02}"),
        Some(day) => day.to_string(),
        None => number_text(moment.as_f64()),
    }
}

/// A number as a spreadsheet shows it at its most precise: 15 significant digits, no exponent.
fn number_text(number: f64) -> String {
    if !number.is_finite() {
        return String::new();
    }
    let rounded: f64 = format!("{number:.14e}").parse().unwrap_or(number);
    // Adding zero takes the sign off a negative zero.
    let text = (rounded + 0.0).to_string();
    // `1.234` could be read as a thousand and more by whoever does not know that it was a number.
    match text.split_once('.') {
        Some((whole, decimals))
            if decimals.len() == 3 && whole.trim_start_matches('-').len() <= 3 =>
        {
            format!("{text}0")
        }
        _ => text,
    }
}

/// `A`, `Z`, `AA` …, from 0.
fn letters(column: u32) -> String {
    let mut rest = column;
    let mut letters = Vec::new();
    loop {
        letters.push(char::from(b'A' + (rest % 26) as u8));
        if rest < 26 {
            break;
        }
        rest = rest / 26 - 1;
    }
    letters.iter().rev().collect()
}

/// An XLSX of one sheet: headings bold and frozen, cells typed, columns as wide as their content. A text is written as
/// text, so that nothing in it is ever calculated. Faults: `not-a-number`, `not-a-date`, `workbook-failed`.
pub fn write_sheet(
    name: &str,
    headings: &[String],
    rows: &[Vec<Cell>],
) -> Result<Vec<u8>, Box<Fault>> {
    let failed = |_| Box::new(Fault::new("workbook-failed").with_value(name));
    let mut workbook = Workbook::new();
    // The same table gives the same bytes: no clock is read.
    let created = rust_xlsxwriter::ExcelDateTime::from_ymd(2000, 1, 1).map_err(failed)?;
    workbook.set_properties(&rust_xlsxwriter::DocProperties::new().set_creation_datetime(&created));
    let worksheet = workbook.add_worksheet();
    worksheet.set_name(sheet_name(name)).map_err(failed)?;
    let bold = Format::new().set_bold();
    let date = Format::new().set_num_format("dd/mm/yyyy").set_align(FormatAlign::Left);
    let mut widths: Vec<usize> =
        headings.iter().map(|heading| heading.chars().count() + 2).collect();
    for (column, heading) in headings.iter().enumerate() {
        worksheet.write_string_with_format(0, column as u16, heading, &bold).map_err(failed)?;
    }
    for (index, row) in rows.iter().enumerate() {
        let line = index as u32 + 1;
        let wrong = |code: &str, column: usize, value: &str| {
            let heading = headings.get(column).map_or("", String::as_str);
            Box::new(Fault::new(code).at_line(line + 1).in_column(heading).with_value(value))
        };
        for (column, cell) in row.iter().enumerate() {
            let place = column as u16;
            let width = match cell {
                Cell::Empty => 0,
                Cell::Text(text) => {
                    let end = text.floor_char_boundary(limits::CELL_BYTES as usize - 1);
                    worksheet.write_string(line, place, &text[..end]).map_err(failed)?;
                    text.chars().count()
                }
                Cell::Number(text, decimals) => {
                    let number: f64 = match text.parse() {
                        Ok(number) if f64::is_finite(number) => number,
                        _ => return Err(wrong("not-a-number", column, text)),
                    };
                    let format = match decimals {
                        0 => "#,##0".to_owned(),
                        _ => format!("#,##0.{}", "0".repeat((*decimals).min(10) as usize)),
                    };
                    let format = Format::new().set_num_format(format);
                    worksheet
                        .write_number_with_format(line, place, number, &format)
                        .map_err(failed)?;
                    // Grouping makes a number a third longer.
                    text.len() + text.len() / 3
                }
                Cell::Day(text) => {
                    let day: Day = text.parse().map_err(|_| wrong("not-a-date", column, text))?;
                    // Day 25 569 of a spreadsheet is 1970-01-01; before March 1900 it counts a day that never was.
                    let serial = f64::from(day.get() + 25_569);
                    worksheet
                        .write_number_with_format(line, place, serial, &date)
                        .map_err(failed)?;
                    10
                }
            };
            if column >= widths.len() {
                widths.resize(column + 1, 0);
            }
            widths[column] = widths[column].max(width + 1);
        }
    }
    for (column, width) in widths.iter().enumerate() {
        worksheet.set_column_width(column as u16, (*width).clamp(6, 60) as f64).map_err(failed)?;
    }
    worksheet.set_freeze_panes(1, 0).map_err(failed)?;
    workbook.save_to_buffer().map_err(failed)
}

/// A name that a spreadsheet accepts: at most 31 characters, none of `[]:*?/\`, no apostrophe at an end.
fn sheet_name(name: &str) -> String {
    let allowed = |character: &char| !"[]:*?/\\".contains(*character) && !character.is_control();
    let name: String = name.chars().filter(allowed).take(31).collect();
    let name = name.trim_matches('\'').trim();
    if name.is_empty() { "1".to_owned() } else { name.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fixture(name: &str) -> Vec<u8> {
        let folder =
            std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/workbooks");
        std::fs::read(folder.join(name)).unwrap()
    }

    fn codes(faults: &[Fault]) -> Vec<&str> {
        faults.iter().map(|fault| fault.code.as_str()).collect()
    }

    /// The same table was written by openpyxl, xlwt and odfpy. A row's place is its line; a hidden sheet is left.
    #[test]
    fn the_same_table_is_read_from_every_kind_of_workbook() {
        for name in ["echeancier.xlsx", "echeancier.xls", "echeancier.ods"] {
            let (sheets, faults) = sheets(&fixture(name));
            assert_eq!(faults, [], "{name}");
            assert_eq!(sheets[0].name, "Échéancier", "{name}");
            assert!(sheets.iter().all(|sheet| sheet.name != "Cachée"), "{name}");
            let rows: Vec<Vec<&str>> =
                sheets[0].rows.iter().map(|row| row.iter().map(String::as_str).collect()).collect();
            let expected: [&[&str]; 4] = [
                &[],
                &["Compte", "Échéance", "Solde", "Litige"],
                &["411DUPONT", "2026-11-21", "1234.56", "1"],
                &["00123", "2026-12-01", "-0.1"],
            ];
            assert_eq!(rows, expected, "{name}");
        }
    }

    #[test]
    fn what_is_written_is_read_back_and_nothing_is_a_formula() {
        let texts = ["=1+1", "+33 1", "@SUM(A1)", "00123", "", "é\n€"];
        let headings = ["Texte", "Montant", "Échéance"].map(str::to_owned);
        let rows: Vec<Vec<Cell>> = texts
            .iter()
            .map(|text| {
                let amount = Cell::Number("-1234567.89".to_owned(), 2);
                vec![Cell::Text((*text).to_owned()), amount, Cell::Day("2026-11-21".to_owned())]
            })
            .collect();
        let bytes = write_sheet("Factures [2026]: «tout»", &headings, &rows).unwrap();
        assert_eq!(
            bytes,
            write_sheet("Factures [2026]: «tout»", &headings, &rows).unwrap(),
            "no clock in it"
        );
        let (read, faults) = sheets(&bytes);
        assert_eq!(faults, []);
        assert_eq!(read[0].name, "Factures 2026 «tout»");
        assert_eq!(read[0].rows[0], headings);
        for (row, text) in read[0].rows[1..].iter().zip(texts) {
            assert_eq!(row, &[text, "-1234567.89", "2026-11-21"]);
        }
        let members = crate::formats::unzip_members(&bytes).0;
        let sheet = members.iter().find(|member| member.name.ends_with("sheet1.xml")).unwrap();
        let xml = String::from_utf8_lossy(&sheet.bytes);
        assert!(!xml.contains("<f>") && xml.contains("frozen"), "{xml}");
    }

    #[test]
    fn wrong_cells_are_named_with_their_place() {
        let heading = ["Montant".to_owned()];
        let fault =
            write_sheet("a", &heading, &[vec![Cell::Number("12,5".to_owned(), 2)]]).unwrap_err();
        assert_eq!(
            (fault.code.as_str(), fault.place.line, fault.place.column.as_deref()),
            ("not-a-number", Some(2), Some("Montant"))
        );
        assert_eq!(
            write_sheet("a", &heading, &[vec![Cell::Day("21/11/2026".to_owned())]])
                .unwrap_err()
                .code,
            "not-a-date"
        );
    }

    #[test]
    fn numbers_are_plain() {
        for (number, text) in [
            (0.1 + 0.2, "0.3"),
            (1e21, "1000000000000000000000"),
            (-0.0, "0"),
            (1234.5, "1234.5"),
            (1234.567, "1234.567"),
            (12.345, "12.3450"),
            (-123.456, "-123.4560"),
            (411_000_000_000.0, "411000000000"),
            (f64::NAN, ""),
        ] {
            assert_eq!(number_text(number), text);
        }
        assert_eq!(
            [0, 25, 26, 701, 702, 16_383].map(letters),
            ["A", "Z", "AA", "ZZ", "AAA", "XFD"]
        );
    }

    #[test]
    fn two_cells_in_opposite_corners_take_no_memory() {
        let mut workbook = Workbook::new();
        let sheet = workbook.add_worksheet();
        sheet.write_string(0, 0, "a").unwrap();
        sheet.write_string(1_048_575, 16_383, "b").unwrap();
        sheet.write_string(1_048_575, 1, "c").unwrap();
        let (sheets, faults) = sheets(&workbook.save_to_buffer().unwrap());
        assert_eq!((sheets[0].rows.len(), sheets[0].rows[1_048_575].len()), (1_048_576, 2));
        assert_eq!(codes(&faults), ["too-many-columns"]);
        assert_eq!(faults[0].place.column.as_deref(), Some("XFD"));
    }

    fn ods(table: &str) -> Vec<u8> {
        let content = format!(
            "<office:document-content xmlns:office=\"o\" xmlns:table=\"t\" xmlns:text=\"x\"><office:body>\
             <office:spreadsheet><table:table table:name=\"a\">{table}</table:table></office:spreadsheet></office:body>\
             </office:document-content>"
        );
        let member = |name: &str, bytes: &[u8]| super::super::NamedBytes {
            name: name.to_owned(),
            bytes: bytes.to_vec(),
        };
        crate::formats::zip(&[
            member("mimetype", b"application/vnd.oasis.opendocument.spreadsheet"),
            member("META-INF/manifest.xml", b"<manifest/>"),
            member("content.xml", content.as_bytes()),
        ])
        .unwrap()
    }

    #[test]
    fn a_cell_that_says_it_stands_a_billion_times_is_refused() {
        let value = "office:value-type='float' office:value='1'";
        let cell = format!("<table:table-cell {value} table:number-columns-repeated='16384'/>");
        let (sheets, faults) = sheets(&ods(&format!(
            "<table:table-row table:number-rows-repeated=\"1048576\">{cell}</table:table-row>"
        )));
        assert_eq!((sheets.len(), codes(&faults)), (0, vec!["too-many-cells"]));
    }

    #[test]
    fn a_workbook_that_expands_too_much_is_refused() {
        let bomb = super::super::NamedBytes {
            name: "xl/workbook.xml".to_owned(),
            bytes: vec![b' '; 80 << 20],
        };
        assert_eq!(codes(&sheets(&crate::formats::zip(&[bomb]).unwrap()).1), ["zip-ratio"]);
    }

    #[test]
    fn what_is_no_workbook_is_refused() {
        assert_eq!(codes(&sheets(b"Compte;Nom").1), ["not-a-workbook"]);
        assert_eq!(codes(&sheets(b"PK\x03\x04xl/workbook.xml").1), ["damaged-workbook"]);
        assert_eq!(
            codes(&sheets(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 and no more").1),
            ["damaged-workbook"]
        );
    }
}
