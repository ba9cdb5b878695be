//! Which format it is, and reading it.

use super::faults::Faults;
use super::record::BankFile;
use super::{camt, cfonb, mt940, ofx, qif, table};
use crate::base::Fault;
use crate::formats::{Sheet, limits};

/// The lines of a text, which end as the system of its maker has it: with a line feed, or with a carriage return alone.
pub(super) fn line_by_line(text: &str) -> impl Iterator<Item = &str> {
    text.split(if text.contains('\n') { '\n' } else { '\r' })
}

/// `camt`, `mt940`, `ofx`, `qif`, `cfonb` or `csv` where the bytes are a bank's file, from their beginning (64 KiB are
/// enough); `None` for anything else. Tables of accounting programs are not: a ledger has its own words.
///
/// ```
/// use encours::formats::bank::sniff;
/// assert_eq!(sniff(b":20:A\n:25:123\n:60F:C260101EUR0,00\n"), Some("mt940"));
/// assert_eq!(sniff(b"!Type:Bank\nD01/02/2026\nT-12.00\n^\n"), Some("qif"));
/// assert_eq!(sniff(b"Date;Libell\xe9;D\xe9bit euros;Cr\xe9dit euros;\n"), Some("csv"));
/// assert_eq!(sniff(b"Compte client;Facture;Date;Montant\n"), None);
/// ```
pub fn sniff(bytes: &[u8]) -> Option<&'static str> {
    let head = &bytes[..bytes.len().min(64 << 10)];
    match crate::formats::sniff("", &head[..head.len().min(4096)]) {
        known @ ("camt" | "mt940" | "ofx" | "qif" | "cfonb") => Some(known),
        "text" if !head.contains(&0) && table::is_table(head) => Some("csv"),
        _ => None,
    }
}

/// Reads a bank's file, whatever its format, workbooks included. What is none gives no statement and the fault
/// `not-a-bank-file`.
pub fn read(name: &str, bytes: &[u8]) -> BankFile {
    if bytes.len() as u64 > limits::FILE_BYTES {
        return refused(name, Fault::new("too-large").with_limit(limits::FILE_BYTES));
    }
    let sniffed = crate::formats::sniff(name, &bytes[..bytes.len().min(4096)]);
    if let format @ ("xlsx" | "xls" | "ods") = sniffed {
        let (sheets, faults) = crate::formats::sheets(bytes);
        let mut file = read_sheets(name, format, &sheets)
            .unwrap_or_else(|| refused(name, Fault::new("not-a-bank-file").at_line(1)));
        file.faults.splice(0..0, faults.into_iter().map(|fault| fault.in_file(name)));
        return file;
    }
    let (mut file, faults): (BankFile, Faults) = match sniffed {
        "camt" => camt::read(bytes),
        "mt940" => mt940::read(bytes),
        "ofx" => ofx::read(bytes),
        "qif" => qif::read(bytes),
        "cfonb" => cfonb::read(bytes),
        _ => match table::read_text(bytes) {
            Some(read) => read,
            None if bytes.is_empty() => return refused(name, Fault::new("empty-file")),
            None => return refused(name, Fault::new("not-a-bank-file").at_line(1)),
        },
    };
    file.faults = faults.finish(name);
    file
}

/// Reads the first sheet of a workbook that is a bank's table; `None` where none is.
pub fn read_sheets(name: &str, format: &str, sheets: &[Sheet]) -> Option<BankFile> {
    let (mut file, faults) = sheets.iter().find_map(|sheet| table::read_sheet(sheet, format))?;
    file.faults = faults.finish(name);
    Some(file)
}

fn refused(name: &str, fault: Fault) -> BankFile {
    BankFile { faults: vec![fault.in_file(name)], ..BankFile::default() }
}
