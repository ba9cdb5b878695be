//! What a file is, from its first bytes; its name only decides where the bytes do not.

use memchr::memmem;

/// `pdf`, `xlsx`, `ods`, `xls`, `zip`, `age`, `xml` or `text`, from the head of a file (4 KiB are enough) and its name.
///
/// ```
/// use encours::formats::sniff;
/// assert_eq!(sniff("facture.txt", b"%PDF-1.7"), "pdf");
/// assert_eq!(sniff("export", b"\xEF\xBB\xBF<?xml version='1.0'?>"), "xml");
/// assert_eq!(sniff("export.csv", b"Compte;Nom"), "text");
/// ```
pub fn sniff(name: &str, head: &[u8]) -> &'static str {
    let name = name.to_ascii_lowercase();
    // A PDF may have up to 1 024 bytes of something else before it (ISO 32000-1, annex H, note 13).
    if memmem::find(&head[..head.len().min(1028)], b"%PDF-").is_some() {
        return "pdf";
    }
    if head.starts_with(b"PK\x03\x04") || head.starts_with(b"PK\x05\x06") {
        return zip(&name, head);
    }
    if head.starts_with(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1") {
        return "xls";
    }
    if head.starts_with(b"age-encryption.org/") {
        return "age";
    }
    // UTF-16 shows every other byte; white space before `<` is not allowed, and is seen.
    let visible = |byte: &&u8| {
        !matches!(byte, 0 | 0xEF | 0xBB | 0xBF | 0xFE | 0xFF) && !byte.is_ascii_whitespace()
    };
    if head.iter().find(visible) == Some(&b'<') { "xml" } else { "text" }
}

/// A ZIP holds a workbook when its first members are those of one; where the head does not reach them, the name
/// decides.
fn zip(name: &str, head: &[u8]) -> &'static str {
    let holds = |part: &[u8]| memmem::find(head, part).is_some();
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
        let cases: [(&str, &[u8], &str); 12] = [
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
            ("a.pdf", b"", "text"),
        ];
        for (name, head, expected) in cases {
            assert_eq!(sniff(name, head), expected, "{name}");
        }
    }
}
