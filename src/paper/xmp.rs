//! What a PDF file says of itself in XML (XMP): what it is about, which standards it keeps, and that an attachment is an
//! electronic invoice. The properties that the standard does not know are declared, all in one list of schemas. Source:
//! PDF/A-3 (ISO 19005-3), 6.6.2; PDF/UA-1 (ISO 14289-1), 5; Factur-X 1.09, 6.2.

use super::model::FacturX;

const NAMESPACE: &str = "urn:factur-x:pdfa:CrossIndustryDocument:invoice:1p0#";

/// The same for every file: what tells that a file is PDF/UA is itself a property to be declared.
const UA_SCHEMA: &str = "<rdf:li rdf:parseType=\"Resource\"><pdfaSchema:schema>PDF/UA Identification schema</pdfaSchema:schema>\
     <pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>\
     <pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix><pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType=\"Resource\">\
     <pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType>\
     <pdfaProperty:category>internal</pdfaProperty:category>\
     <pdfaProperty:description>Part Number of ISO 14289 (PDF/UA)</pdfaProperty:description></rdf:li></rdf:Seq>\
     </pdfaSchema:property></rdf:li>";

/// What a file says of itself.
pub struct Said<'a> {
    pub title: &'a str,
    /// Nothing where it is empty, as the author.
    pub subject: &'a str,
    pub author: &'a str,
    pub language: &'a str,
    /// `2026-11-21T09:30:00+00:00`.
    pub created: &'a str,
    /// Tells the file from any other: 32 digits.
    pub identity: &'a str,
    pub factur_x: Option<&'a FacturX>,
}

/// The packet.
pub fn packet(said: &Said<'_>) -> String {
    let Said { created, identity, language, .. } = said;
    let title = escaped(said.title);
    let maybe = |text: &str, before: &str, after: &str| match text {
        "" => String::new(),
        text => format!("{before}{}{after}", escaped(text)),
    };
    let subject = maybe(
        said.subject,
        "<dc:description><rdf:Alt><rdf:li xml:lang=\"x-default\">",
        "</rdf:li></rdf:Alt></dc:description>",
    );
    let author =
        maybe(said.author, "<dc:creator><rdf:Seq><rdf:li>", "</rdf:li></rdf:Seq></dc:creator>");
    let language = escaped(language);
    let (fx_schema, fx_values) =
        said.factur_x.map(|said| (schema(), values(said))).unwrap_or_default();
    format!(
        "<?xpacket begin=\"\u{feff}\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?><x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\
         <rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\"><rdf:Description rdf:about=\"\" \
         xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\" \
         xmlns:xmpMM=\"http://ns.adobe.com/xap/1.0/mm/\" xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\" \
         xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\" xmlns:pdfuaid=\"http://www.aiim.org/pdfua/ns/id/\" \
         xmlns:pdfaExtension=\"http://www.aiim.org/pdfa/ns/extension/\" \
         xmlns:pdfaSchema=\"http://www.aiim.org/pdfa/ns/schema#\" \
         xmlns:pdfaProperty=\"http://www.aiim.org/pdfa/ns/property#\">\
         <dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">{title}</rdf:li></rdf:Alt></dc:title>{subject}{author}\
         <dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language><dc:format>application/pdf</dc:format>\
         <xmp:CreatorTool>Encours</xmp:CreatorTool><xmp:CreateDate>{created}</xmp:CreateDate>\
         <xmp:ModifyDate>{created}</xmp:ModifyDate><pdf:Producer>Encours</pdf:Producer>\
         <xmpMM:DocumentID>{identity}</xmpMM:DocumentID><pdfaid:part>3</pdfaid:part>\
         <pdfaid:conformance>B</pdfaid:conformance><pdfuaid:part>1</pdfuaid:part><pdfaExtension:schemas><rdf:Bag>\
         {UA_SCHEMA}{fx_schema}</rdf:Bag></pdfaExtension:schemas></rdf:Description>{fx_values}</rdf:RDF></x:xmpmeta>\
         <?xpacket end=\"r\"?>"
    )
}

/// As text of an element; letters that XML does not know are left out.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '\t' | '\n' | '\r' => out.push(' '),
            '\u{0}'..='\u{1F}' | '\u{FFFE}' | '\u{FFFF}' => (),
            letter => out.push(letter),
        }
    }
    out
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
    format!(
        "<rdf:Description rdf:about=\"\" xmlns:fx=\"{NAMESPACE}\"><fx:DocumentType>{}</fx:DocumentType>\
         <fx:DocumentFileName>{}</fx:DocumentFileName><fx:Version>{}</fx:Version>\
         <fx:ConformanceLevel>{}</fx:ConformanceLevel></rdf:Description>",
        escaped(&said.document_type),
        escaped(&said.file_name),
        escaped(&said.version),
        said.profile.name(),
    )
}
