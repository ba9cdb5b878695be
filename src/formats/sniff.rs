//! What a file is, from its first bytes; its name only decides where the bytes do not.

use memchr::memmem;

/// `pdf`, `xlsx`, `ods`, `xls`, `zip`, `age`, `xml` or `text`, from the head of a file (4 KiB are enough) and its name;
/// `binary` for what nobody reads; of XML also `camt` and `pain` (ISO 20022), of text `mt940`, `cfonb`, `qif` and `fec`, of either `ofx`.
///
/// ```
/// use encours::formats::sniff;
/// assert_eq!(sniff("facture.txt", b"%PDF-1.7"), "pdf");
/// assert_eq!(sniff("export", b"\xEF\xBB\xBF<?xml version='1.0'?>"), "xml");
/// assert_eq!(sniff("export.csv", b"Compte;Nom"), "text");
/// ```
pub fn sniff(name: &str, head: &[u8]) -> &'static str {
    let name = name.to_ascii_lowercase();
    // First, for an archive that holds a PDF as it is has that in its head too.
    if head.starts_with(b"PK\x03\x04") || head.starts_with(b"PK\x05\x06") {
        return zip(&name, head);
    }
    // A PDF may have up to 1 024 bytes of something else before it (ISO 32000-1, annex H, note 13).
    if memmem::find(&head[..head.len().min(1028)], b"%PDF-").is_some() && !is_markup(head) {
        return "pdf";
    }
    if head.starts_with(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1") {
        return "xls";
    }
    if head.starts_with(b"age-encryption.org/") {
        return "age";
    }
    if let Some(known) = written(head) {
        return known;
    }
    match () {
        () if is_markup(head) => "xml",
        () if is_binary(head) => "binary",
        () => "text",
    }
}

/// UTF-16 shows every other byte; white space before `<` is not allowed, and is seen.
fn is_markup(head: &[u8]) -> bool {
    let visible = |byte: &&u8| {
        !matches!(byte, 0 | 0xEF | 0xBB | 0xBF | 0xFE | 0xFF) && !byte.is_ascii_whitespace()
    };
    head.iter().find(visible) == Some(&b'<')
}

/// Zeros that are not every other byte of UTF-16, or the first bytes of a picture or of what is packed.
fn is_binary(head: &[u8]) -> bool {
    let packed: [&[u8]; 4] = [b"\x1F\x8B", b"\x89PNG", b"\xFF\xD8\xFF", b"7z\xBC\xAF"];
    let zero_at = |odd: usize| head.iter().skip(odd).step_by(2).any(|byte| *byte == 0);
    // An old program may leave one in a text here and there.
    let zeros = head.iter().filter(|byte| **byte == 0).count();
    packed.iter().any(|magic| head.starts_with(magic))
        || zero_at(0) && zero_at(1) && head.len() < 50 * zeros
}

/// What says itself what it is: messages and files of banks and of accounting.
fn written(head: &[u8]) -> Option<&'static str> {
    // Every second byte of UTF-16 is no part of these words, which are ASCII.
    let head: Vec<u8> = head
        .iter()
        .copied()
        .filter(|byte| !matches!(byte, 0 | 0xEF | 0xBB | 0xBF | 0xFE | 0xFF))
        .collect();
    let start = head.iter().position(|byte| byte.is_ascii_graphic())?;
    let head = &head[start..];
    let holds =
        |words: &[&str]| words.iter().any(|word| memmem::find(head, word.as_bytes()).is_some());
    let begins = head[..head.len().min(1024)].to_ascii_uppercase();
    let says = |word: &[u8]| memmem::find(&begins, word).is_some();
    if says(b"<OFX>") || says(b"<?OFX") || begins.starts_with(b"OFXHEADER") {
        return Some("ofx");
    }
    if head[0] == b'<' {
        if holds(&["BkToCstmrStmt", "BkToCstmrAcctRpt", "BkToCstmrDbtCdtNtfctn", "xsd:camt.05"]) {
            return Some("camt");
        }
        let pain = ["CstmrDrctDbtInitn", "CstmrCdtTrfInitn", "CstmrPmtStsRpt", "xsd:pain.00"];
        if holds(&pain) {
            return Some("pain");
        }
        return (holds(&["<comptabilite"]) && holds(&["<journal", "<exercice"])).then_some("fec");
    }
    let mut lines =
        head.split(|byte| matches!(byte, b'\n' | b'\r')).filter(|line| !line.is_empty());
    let first = lines.clone().next()?;
    if is_cfonb(first) {
        return Some("cfonb");
    }
    let columns = first.to_ascii_lowercase();
    if columns.starts_with(b"journalcode")
        || memmem::find(&columns, b"ecriturenum").is_some()
            && memmem::find(&columns, b"comptenum").is_some()
    {
        return Some("fec");
    }
    let is_section = |line: &[u8]| {
        let line = line.to_ascii_lowercase();
        ["!type:", "!account", "!option:"].iter().any(|word| line.starts_with(word.as_bytes()))
    };
    if lines.clone().take(20).any(is_section) {
        return Some("qif");
    }
    // `:20:` opens a message, with or without its envelope; what only a statement has comes soon after.
    let field = |line: &[u8], tags: &[&str]| {
        let line = memmem::rfind(line, b"{4:").map_or(line, |at| &line[at + 3..]);
        tags.iter().any(|tag| line.starts_with(tag.as_bytes()))
    };
    let opens = lines.by_ref().take(8).any(|line| field(line, &[":20:"]));
    let follows = [":25:", ":25P:", ":28:", ":28C:", ":60F:", ":60M:", ":61:", ":34F:"];
    (opens && lines.take(12).any(|line| field(line, &follows))).then_some("mt940")
}

/// A record of CFONB 120 begins with `01`, `04`, `05` or `07`, the bank, nothing or a code, and the desk.
pub(super) fn is_cfonb(line: &[u8]) -> bool {
    let [b'0', b'1' | b'4' | b'5' | b'7', rest @ ..] = line else { return false };
    line.len() >= 90
        && rest[..5].iter().all(u8::is_ascii_alphanumeric)
        && rest[9..14].iter().all(u8::is_ascii_alphanumeric)
        && (rest[17].is_ascii_digit() || rest[17] == b' ')
}

/// A ZIP holds a workbook when its first members are those of one; where the head does not reach them, the name
/// decides.
fn zip(name: &str, head: &[u8]) -> &'static str {
    let holds = |part: &[u8]| memmem::find(head, part).is_some();
    // A document that is packed whole, as it is, shows its inside: its own name says that this is an archive of it.
    let length =
        head.get(26..28).map_or(0, |two| usize::from(u16::from_le_bytes([two[0], two[1]])));
    let first = head.get(30..30 + length).unwrap_or_default().to_ascii_lowercase();
    if [".pdf", ".xlsx", ".xlsm", ".ods", ".xls"].iter().any(|end| first.ends_with(end.as_bytes()))
    {
        return "zip";
    }
    if holds(b"mimetypeapplication/vnd.oasis.opendocument.spreadsheet") {
        return "ods";
    }
    if holds(b"xl/workbook.") || holds(b"xl/_rels/") || holds(b"xl/worksheets/") {
        return "xlsx";
    }
    let office = holds(b"[Content_Types].xml") || holds(b"_rels/.rels") || holds(b"docProps/");
    match name.rsplit('.').next() {
        Some("xlsx" | "xlsm" | "xlsb") => "xlsx",
        Some("ods") => "ods",
        _ if office && !name.ends_with(".zip") && !name.ends_with(".docx") => "xlsx",
        _ => "zip",
    }
}

#[cfg(test)]
mod tests {
    use super::sniff;

    #[test]
    fn content_decides_before_the_name() {
        let cases: [(&str, &[u8], &str); 27] = [
            ("a.csv", b"junk%PDF-1.4", "pdf"),
            ("a.pdf", b"PK\x03\x04....facture.xml", "zip"),
            ("a.zip", b"PK\x03\x04....[Content_Types].xml.xl/workbook.xml", "xlsx"),
            ("a.xlsx", b"PK\x03\x04....[Content_Types].xml", "xlsx"),
            (
                "a",
                b"PK\x03\x04\x14\0mimetypeapplication/vnd.oasis.opendocument.spreadsheetPK",
                "ods",
            ),
            ("vide.zip", b"PK\x05\x06\0\0", "zip"),
            ("a.csv", b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1\0", "xls"),
            ("a.zip", b"age-encryption.org/v1\n-> scrypt", "age"),
            ("a", b"\xFF\xFE<\0?\0", "xml"),
            ("a.txt", b"\n <Invoice", "xml"),
            ("a.xml", b"a;b;c", "text"),
            ("a.zip", b"PK\x03\x04....FA-1.pdf%PDF-1.7", "zip"),
            ("a.zip", b"PK\x03\x04\x14\0\0\0\0\0--------========\x06\0\0\0b.xlsxPK\x03\x04[Content_Types].xml.xl/workbook.xml", "zip"),
            ("a.xml", b"<!-- made from %PDF-1.4 --><Invoice>", "xml"),
            ("scan.jpg", b"\xFF\xD8\xFF\xE0\0\x10JFIF\0\x01", "binary"),
            ("logo.png", b"\x89PNG\r\n\x1A\n\0\0\0\rIHDR", "binary"),
            ("a.bin", b"Compte;Nom\0\0;1", "binary"),
            ("a.csv", b"C\0o\0m\0p\0t\0e\0;\0", "text"),
            ("a.pdf", b"", "text"),
            ("a.txt", b"\x01\n:20:A\n:25:1\n:60F:C", "mt940"),
            ("a", b"{1:F01X}{2:O940}{4:\r\n:20:A\r\n:25:1\r\n", "mt940"),
            ("a.csv", b"!Type:Bank\nD1\n", "qif"),
            ("a", b"OFXHEADER:100\n", "ofx"),
            ("a", b"<?xml version='1.0'?><?OFX a?><OFX>", "ofx"),
            ("a", b"<D xmlns='urn:iso:std:iso:20022:tech:xsd:camt.053.001.08'>", "camt"),
            ("a", b"<Document><CstmrDrctDbtInitn>", "pain"),
            ("a", b"JournalCode\tJournalLib\tEcritureNum\n", "fec"),
        ];
        for (name, head, expected) in cases {
            assert_eq!(sniff(name, head), expected, "{name}");
        }
    }
}
