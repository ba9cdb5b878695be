//! Says in the metadata of a PDF file that an attachment is an electronic invoice.
//!
//! The library that writes our files cannot add properties of others to their metadata; the stream is plain text, so that
//! they are put in afterwards, and what the file says of places behind it is moved along. The schema goes into the list
//! of schemas that is there already, for there must be only one. Source: Factur-X 1.09, 6.2; PDF/A-3 (ISO 19005-3), 6.6.2.

use super::model::FacturX;

const NAMESPACE: &str = "urn:factur-x:pdfa:CrossIndustryDocument:invoice:1p0#";

/// The same file with the declaration; `None` where it is not as our printer writes it.
pub fn declare(file: Vec<u8>, said: &FacturX) -> Option<Vec<u8>> {
    let packet = find(&file, b"<?xpacket begin", 0)?;
    let end = find(&file, b"<?xpacket end", packet)?;
    let text = std::str::from_utf8(&file[packet..end]).ok()?;
    let bag =
        packet + text.find("</rdf:Bag>\n</pdfaExtension:schemas>").or_else(|| in_bag(text))?;
    let last = packet + text.rfind("</rdf:RDF>")?;
    let (schema, values) = (schema(), values(said));
    let mut patches = [(bag, schema.as_str()), (last, values.as_str())];
    patches.sort_by_key(|patch| patch.0);
    let grown = schema.len() + values.len();
    // The stream's length is written before it.
    let object = rfind(&file, b" obj", packet)?;
    let key = find(&file, b"/Length ", object).filter(|at| *at < packet)? + b"/Length ".len();
    let digits = file[key..].iter().take_while(|byte| byte.is_ascii_digit()).count();
    let length: usize = std::str::from_utf8(&file[key..key + digits]).ok()?.parse().ok()?;
    let longer = (length + grown).to_string();
    moved(
        &file,
        &[(key, digits, &longer), (patches[0].0, 0, patches[0].1), (patches[1].0, 0, patches[1].1)],
    )
}

/// The end of the list of schemas, however it is written.
fn in_bag(text: &str) -> Option<usize> {
    let start = text.find("<pdfaExtension:schemas>")?;
    let end = start + text[start..].find("</pdfaExtension:schemas>")?;
    text[start..end].rfind("</rdf:Bag>").map(|at| start + at)
}

/// Replaces stretches of a file, in their order, and corrects its table of objects.
fn moved(file: &[u8], patches: &[(usize, usize, &str)]) -> Option<Vec<u8>> {
    let table = rfind(file, b"\nxref", file.len())? + 1;
    let place = |at: usize| -> usize {
        let before = patches.iter().filter(|(from, length, _)| from + length <= at);
        before.fold(at, |at, (_, length, text)| at + text.len() - length)
    };
    let mut out = Vec::with_capacity(file.len() + 4096);
    let mut from = 0;
    for (at, length, text) in patches {
        out.extend_from_slice(file.get(from..*at)?);
        out.extend_from_slice(text.as_bytes());
        from = at + length;
    }
    out.extend_from_slice(file.get(from..table)?);
    let tail = std::str::from_utf8(&file[table..]).ok();
    // The trailer may hold an identity in bytes: only the lines of the table are text for certain.
    debug_assert!(tail.is_none_or(|tail| tail.starts_with("xref")));
    let trailer = find(file, b"trailer", table)?;
    for line in file[table..trailer].split_inclusive(|byte| *byte == b'\n') {
        let entry =
            line.len() == 20 && line[17] == b'n' && line[..10].iter().all(u8::is_ascii_digit);
        if entry {
            let at: usize = std::str::from_utf8(&line[..10]).ok()?.parse().ok()?;
            out.extend_from_slice(format!("{:010}", place(at)).as_bytes());
            out.extend_from_slice(&line[10..]);
        } else {
            out.extend_from_slice(line);
        }
    }
    let start = rfind(file, b"startxref", file.len())?;
    out.extend_from_slice(&file[trailer..start]);
    out.extend_from_slice(format!("startxref\n{}\n%%EOF", place(table)).as_bytes());
    Some(out)
}

fn find(bytes: &[u8], what: &[u8], from: usize) -> Option<usize> {
    bytes.get(from..)?.windows(what.len()).position(|window| window == what).map(|at| from + at)
}

fn rfind(bytes: &[u8], what: &[u8], before: usize) -> Option<usize> {
    bytes.get(..before)?.windows(what.len()).rposition(|window| window == what)
}

/// What the four properties are.
fn schema() -> String {
    let property = |name: &str, about: &str| {
        format!(
            "<rdf:li rdf:parseType=\"Resource\"><pdfaProperty:name>{name}</pdfaProperty:name>\
             <pdfaProperty:valueType>Text</pdfaProperty:valueType><pdfaProperty:category>external</pdfaProperty:category>\
             <pdfaProperty:description>{about}</pdfaProperty:description></rdf:li>"
        )
    };
    format!(
        "<rdf:li rdf:parseType=\"Resource\"><pdfaSchema:schema>Factur-X PDFA Extension Schema</pdfaSchema:schema>\
         <pdfaSchema:namespaceURI>{NAMESPACE}</pdfaSchema:namespaceURI><pdfaSchema:prefix>fx</pdfaSchema:prefix>\
         <pdfaSchema:property><rdf:Seq>{}{}{}{}</rdf:Seq></pdfaSchema:property></rdf:li>",
        property("DocumentFileName", "The name of the embedded XML document"),
        property(
            "DocumentType",
            "The type of the hybrid document in capital letters, e.g. INVOICE or ORDER"
        ),
        property(
            "Version",
            "The actual version of the standard applying to the embedded XML document"
        ),
        property("ConformanceLevel", "The conformance level of the embedded XML document"),
    )
}

fn values(said: &FacturX) -> String {
    let text = |text: &str| text.replace('&', "&amp;").replace('<', "&lt;");
    format!(
        "<rdf:Description rdf:about=\"\" xmlns:fx=\"{NAMESPACE}\"><fx:DocumentType>{}</fx:DocumentType>\
         <fx:DocumentFileName>{}</fx:DocumentFileName><fx:Version>{}</fx:Version>\
         <fx:ConformanceLevel>{}</fx:ConformanceLevel></rdf:Description>",
        text(&said.document_type),
        text(&said.file_name),
        text(&said.version),
        said.profile.name(),
    )
}
