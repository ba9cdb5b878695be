//! What is heavy and rarely needed — PDF, XML, spreadsheets, ZIP, `age`, and pages to print — behind one small door,
//! because in the browser it is a WASM file of its own, loaded on first use. Pages to print are in one more: who reads
//! files does not need it. `www/encours.js` knows which request goes where.

use serde::{Deserialize, Serialize};

use crate::base::{Fault, json};
use crate::en16931::Invoice;
use crate::formats::Parsed;
use crate::formats::bank::BankFile;
pub use crate::formats::{Cell, LedgerFile, NamedBytes, Sheet};
use crate::paper::Paper;
use crate::rooms::dunning::messages::{Batch, Bundle, Template, Variable};
use crate::rooms::dunning::model::Slot;
use crate::store::Failure;
use crate::texts::Locale;

/// What can be asked of the documents module.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum DocumentRequest {
    /// The files in a ZIP archive, those of archives inside it too: for what a person drops.
    Unzip(Vec<u8>),
    /// The members of a ZIP archive as they are: for a backup.
    Members(Vec<u8>),
    /// A ZIP archive of these members.
    Zip(Vec<NamedBytes>),
    /// The invoice embedded in a PDF.
    PdfInvoice(NamedBytes),
    /// The invoice that an XML file is; the message about invoices; the payment file, or what a bank answers to one.
    XmlInvoice(NamedBytes),
    /// An electronic invoice: its syntax, and its profile as Factur-X names it.
    WriteInvoice(Box<Invoice>, Syntax, String),
    /// The statements of a bank's file: CAMT, MT940, OFX, QIF, CFONB 120, a table of a bank (CSV or workbook).
    BankFile(NamedBytes),
    /// What a file of accounting entries (FEC) says of customers.
    LedgerFile(NamedBytes),
    /// A FEC of these rows, its columns in their order, in order of validation.
    WriteLedger(Vec<Vec<Cell>>),
    /// Direct debits as pain.008.001.08, or .02.
    WriteDebits(Box<crate::formats::DebitFile>),
    /// The sheets of a workbook (XLSX, XLSB, XLS, ODS).
    Sheets(Vec<u8>),
    /// A workbook of one sheet: its name, its headings, its rows.
    WriteSheet(String, Vec<String>, Vec<Vec<Cell>>),
    /// Encrypts with a passphrase in the `age` format.
    Encrypt(String, Vec<u8>),
    /// Decrypts an `age` file.
    Decrypt(String, Vec<u8>),
    /// A PDF/A-3 file of this paper, with what it attaches: an invoice, a letter, a statement.
    RenderPaper(Box<Paper>),
    /// The pages of this paper as drawings: JSON, an array of SVG.
    RenderPictures(Box<Paper>),
    /// Texts and papers of these reminders, statements and debit notes.
    RenderMessages(Box<Batch>),
    /// The text that comes with the program; what templates may name, in the language of whoever reads that.
    RenderTemplate(Slot, Locale),
    /// What is wrong with a template that a firm writes, in the language of whoever reads that.
    RenderCheck(Box<Template>, Slot, Locale),
}

/// How an electronic invoice is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Syntax {
    /// UN/CEFACT Cross Industry Invoice.
    Cii,
    /// Universal Business Language 2.1.
    Ubl,
}

/// What it answers.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum DocumentAnswer {
    /// Of `Unzip` and `Members`; of `PdfInvoice`, without any file, where its PDF cannot be read.
    Files(Vec<NamedBytes>, Vec<Fault>),
    /// Of `PdfInvoice` and `XmlInvoice`.
    Invoice(Box<Parsed>),
    /// Of `BankFile`; without any statement and with the fault `not-a-bank-file` where it is none.
    Statements(Box<BankFile>),
    /// Of `LedgerFile`; without any line and with the fault `not-a-fec` where it is none.
    Ledger(Box<LedgerFile>),
    /// Of `Sheets`.
    Sheets(Vec<Sheet>, Vec<Fault>),
    /// Of `Zip`, `WriteSheet`, `WriteLedger`, `WriteDebits`, `Encrypt`, `Decrypt`, `RenderPictures`.
    Bytes(Vec<u8>),
    /// Of `RenderPaper`: the PDF, and what the reader of the page should know: `unprintable-letters` …
    Paper(Vec<u8>, Vec<Fault>),
    /// Of `RenderMessages`.
    Messages(Box<Bundle>),
    /// Of `RenderTemplate`; of `RenderCheck`, without variables. Each fault with its sentence.
    Template(Box<Template>, Vec<Variable>, Vec<(Fault, String)>),
    /// It could not be done at all: `wrong-passphrase`, `not-a-zip` …
    Refused(Fault),
}

/// A request or an answer on its way to the other WASM file.
#[derive(Clone, Debug, Default)]
pub struct Wire {
    /// JSON of everything but the contents of files, which are empty there.
    pub words: String,
    /// The contents, in order.
    pub contents: Vec<Vec<u8>>,
}

impl Wire {
    fn pack(value: &impl Serialize, contents: Vec<Vec<u8>>) -> Wire {
        // Texts and numbers can always be written.
        Wire { words: serde_json::to_string(value).unwrap_or_default(), contents }
    }
}

impl DocumentRequest {
    fn contents(&mut self) -> Vec<&mut Vec<u8>> {
        match self {
            DocumentRequest::PdfInvoice(file)
            | DocumentRequest::XmlInvoice(file)
            | DocumentRequest::LedgerFile(file)
            | DocumentRequest::BankFile(file) => vec![&mut file.bytes],
            DocumentRequest::Unzip(bytes)
            | DocumentRequest::Members(bytes)
            | DocumentRequest::Sheets(bytes)
            | DocumentRequest::Encrypt(_, bytes)
            | DocumentRequest::Decrypt(_, bytes) => vec![bytes],
            DocumentRequest::Zip(files) => files.iter_mut().map(|file| &mut file.bytes).collect(),
            DocumentRequest::WriteSheet(..)
            | DocumentRequest::WriteLedger(_)
            | DocumentRequest::WriteDebits(_)
            | DocumentRequest::WriteInvoice(..) => Vec::new(),
            DocumentRequest::RenderPaper(paper) | DocumentRequest::RenderPictures(paper) => {
                paper.contents()
            }
            DocumentRequest::RenderMessages(batch) => batch.contents(),
            DocumentRequest::RenderTemplate(..) | DocumentRequest::RenderCheck(..) => Vec::new(),
        }
    }

    /// To be sent.
    pub fn into_wire(mut self) -> Wire {
        let contents = self.contents().into_iter().map(std::mem::take).collect();
        Wire::pack(&self, contents)
    }

    /// As received.
    pub fn from_wire(wire: Wire) -> Result<DocumentRequest, serde_json::Error> {
        let mut request: DocumentRequest = json::read(wire.words.as_bytes())?;
        fill(request.contents(), wire.contents);
        Ok(request)
    }
}

impl DocumentAnswer {
    fn contents(&mut self) -> Vec<&mut Vec<u8>> {
        match self {
            DocumentAnswer::Files(files, _) => {
                files.iter_mut().map(|file| &mut file.bytes).collect()
            }
            DocumentAnswer::Bytes(bytes) | DocumentAnswer::Paper(bytes, _) => vec![bytes],
            DocumentAnswer::Messages(bundle) => bundle.contents(),
            DocumentAnswer::Template(..)
            | DocumentAnswer::Invoice(_)
            | DocumentAnswer::Statements(_)
            | DocumentAnswer::Ledger(_)
            | DocumentAnswer::Sheets(..)
            | DocumentAnswer::Refused(_) => Vec::new(),
        }
    }

    /// To be sent.
    pub fn into_wire(mut self) -> Wire {
        let contents = self.contents().into_iter().map(std::mem::take).collect();
        Wire::pack(&self, contents)
    }

    /// As received.
    pub fn from_wire(wire: Wire) -> Result<DocumentAnswer, serde_json::Error> {
        let mut answer: DocumentAnswer = json::read(wire.words.as_bytes())?;
        fill(answer.contents(), wire.contents);
        Ok(answer)
    }
}

fn fill(places: Vec<&mut Vec<u8>>, contents: Vec<Vec<u8>>) {
    for (place, content) in places.into_iter().zip(contents) {
        *place = content;
    }
}

/// The door. Natively it calls [`crate::formats`] directly; in the browser it loads the second WASM file.
#[allow(async_fn_in_trait, reason = "one thread: no caller needs these futures to be Send")]
pub trait Documents {
    /// Does what is asked.
    async fn call(&self, request: DocumentRequest) -> Result<DocumentAnswer, Failure>;
}

/// Natively: the documents module is part of the program.
#[cfg(any(feature = "documents", feature = "paper"))]
#[derive(Clone, Copy, Debug, Default)]
pub struct LocalDocuments;

#[cfg(any(feature = "documents", feature = "paper"))]
impl Documents for LocalDocuments {
    async fn call(&self, request: DocumentRequest) -> Result<DocumentAnswer, Failure> {
        Ok(answer(request))
    }
}

/// Does what is asked. Whatever is wrong with the bytes comes back as a fault; what the other WASM file does is refused
/// with `not-here`.
#[cfg(any(feature = "documents", feature = "paper"))]
pub fn answer(request: DocumentRequest) -> DocumentAnswer {
    match request {
        #[cfg(feature = "paper")]
        DocumentRequest::RenderPaper(paper) => match crate::paper::print(&paper) {
            Ok(printed) => DocumentAnswer::Paper(printed.bytes, printed.faults),
            Err(fault) => DocumentAnswer::Refused(*fault),
        },
        #[cfg(feature = "paper")]
        DocumentRequest::RenderPictures(paper) => match crate::paper::draw(&paper) {
            // Texts can always be written.
            Ok(drawings) => {
                DocumentAnswer::Bytes(serde_json::to_vec(&drawings).unwrap_or_default())
            }
            Err(fault) => DocumentAnswer::Refused(*fault),
        },
        #[cfg(feature = "paper")]
        DocumentRequest::RenderMessages(batch) => {
            DocumentAnswer::Messages(Box::new(crate::rooms::dunning::messages::write(&batch)))
        }
        #[cfg(feature = "paper")]
        DocumentRequest::RenderTemplate(slot, reader) => {
            use crate::rooms::dunning::messages::templates;
            let template = templates::built_in(slot.level, slot.debtor, slot.medium, slot.language);
            DocumentAnswer::Template(Box::new(template), templates::variables(reader), Vec::new())
        }
        #[cfg(feature = "paper")]
        DocumentRequest::RenderCheck(template, slot, reader) => {
            use crate::rooms::dunning::messages::templates;
            let faults = templates::judged(&template, &slot, reader);
            DocumentAnswer::Template(template, Vec::new(), faults)
        }
        #[cfg(not(feature = "paper"))]
        DocumentRequest::RenderPaper(_)
        | DocumentRequest::RenderPictures(_)
        | DocumentRequest::RenderMessages(_)
        | DocumentRequest::RenderTemplate(..)
        | DocumentRequest::RenderCheck(..) => DocumentAnswer::Refused(Fault::new("not-here")),
        #[cfg(feature = "documents")]
        request => files_and_forms(request),
        #[cfg(not(feature = "documents"))]
        _ => DocumentAnswer::Refused(Fault::new("not-here")),
    }
}

#[cfg(feature = "documents")]
fn files_and_forms(request: DocumentRequest) -> DocumentAnswer {
    use crate::formats;

    let files =
        |(files, faults): (Vec<NamedBytes>, Vec<Fault>)| match <[Fault; 1]>::try_from(faults) {
            // Nothing at all came of it: the whole is refused.
            Ok([fault]) if files.is_empty() && fault.place.file.is_empty() => {
                DocumentAnswer::Refused(fault)
            }
            Ok(faults) => DocumentAnswer::Files(files, faults.into()),
            Err(faults) => DocumentAnswer::Files(files, faults),
        };
    let bytes = |bytes: Result<Vec<u8>, Box<Fault>>| match bytes {
        Ok(bytes) => DocumentAnswer::Bytes(bytes),
        Err(fault) => DocumentAnswer::Refused(*fault),
    };
    match request {
        DocumentRequest::Unzip(archive) => files(formats::unzip(&archive)),
        DocumentRequest::Members(archive) => files(formats::unzip_members(&archive)),
        DocumentRequest::Zip(members) => bytes(formats::zip(&members)),
        DocumentRequest::PdfInvoice(file) => {
            let (attached, wrong) = formats::pdf_attachments(&file.bytes);
            if wrong.iter().any(|fault| !fault.warning) {
                return files((Vec::new(), wrong));
            }
            let mut parsed = formats::invoice_attachment(&file.name, &attached);
            let wrong = wrong.into_iter().map(|fault| fault.in_file(&file.name));
            parsed.faults.splice(0..0, wrong);
            DocumentAnswer::Invoice(Box::new(parsed))
        }
        DocumentRequest::XmlInvoice(file) => {
            let read = match formats::sniff(&file.name, &file.bytes[..file.bytes.len().min(4096)]) {
                "pain" => formats::sepa::read(&file.name, &file.bytes).into_parsed(),
                _ => formats::invoice_xml(&file.name, &file.bytes),
            };
            DocumentAnswer::Invoice(Box::new(read))
        }
        DocumentRequest::WriteInvoice(invoice, syntax, profile) => {
            use formats::einvoice::{Profile, write_cii, write_ubl};
            let known = Profile::ALL.into_iter().find(|known| known.name() == profile);
            let written = match (known, syntax) {
                (None, _) => return DocumentAnswer::Refused(Fault::new("unknown-profile")),
                (Some(profile), Syntax::Cii) => write_cii(&invoice, profile),
                (Some(profile), Syntax::Ubl) => write_ubl(&invoice, profile),
            };
            match written {
                Ok(written) => DocumentAnswer::Bytes(written),
                Err(wrong) => {
                    let fault = Fault { value: wrong.term().into(), ..Fault::new("not-writable") };
                    DocumentAnswer::Refused(fault)
                }
            }
        }
        DocumentRequest::BankFile(file) => {
            DocumentAnswer::Statements(Box::new(formats::bank::read(&file.name, &file.bytes)))
        }
        DocumentRequest::LedgerFile(file) => {
            let fec = formats::fec::read(&file.name, &file.bytes);
            DocumentAnswer::Ledger(Box::new(fec.ledger()))
        }
        DocumentRequest::WriteLedger(rows) => bytes(formats::fec::write_rows(&rows)),
        DocumentRequest::WriteDebits(file) => match formats::sepa::write_file(&file) {
            Ok(written) => DocumentAnswer::Bytes(written),
            Err(fault) => DocumentAnswer::Refused(*fault),
        },
        DocumentRequest::Sheets(workbook) => match formats::sheets(&workbook) {
            (sheets, mut faults) if sheets.is_empty() && !faults.is_empty() => {
                DocumentAnswer::Refused(faults.swap_remove(0))
            }
            (sheets, faults) => DocumentAnswer::Sheets(sheets, faults),
        },
        DocumentRequest::WriteSheet(name, headings, rows) => {
            bytes(formats::write_sheet(&name, &headings, &rows))
        }
        DocumentRequest::Encrypt(passphrase, content) => {
            bytes(formats::encrypt(&passphrase, &content))
        }
        DocumentRequest::Decrypt(passphrase, content) => {
            bytes(formats::decrypt(&passphrase, &content))
        }
        DocumentRequest::RenderPaper(_)
        | DocumentRequest::RenderPictures(_)
        | DocumentRequest::RenderMessages(_)
        | DocumentRequest::RenderTemplate(..)
        | DocumentRequest::RenderCheck(..) => DocumentAnswer::Refused(Fault::new("not-here")),
    }
}

/// The other WASM files: `import init, { documents_call } from "./documents.js"`, and the same from `"./paper.js"`.
#[cfg(all(target_arch = "wasm32", any(feature = "documents", feature = "paper")))]
mod export {
    use js_sys::{Array, Uint8Array};
    use wasm_bindgen::prelude::wasm_bindgen;

    use super::{DocumentAnswer, DocumentRequest, Wire, answer};
    use crate::base::Fault;

    /// Does what is asked: takes a [`DocumentRequest`], gives a [`DocumentAnswer`], each as its words and an array of its
    /// contents. What is not a request is refused with `not-a-request`. A WASM trap (out of memory, a panic in a library) is thrown by JavaScript: then load the
    /// module anew.
    #[wasm_bindgen]
    pub fn documents_call(words: String, contents: Array) -> Array {
        console_error_panic_hook::set_once();
        let contents = contents.iter().map(|bytes| Uint8Array::new(&bytes).to_vec()).collect();
        let answer = match DocumentRequest::from_wire(Wire { words, contents }) {
            Ok(request) => answer(request),
            Err(_) => DocumentAnswer::Refused(Fault::new("not-a-request")),
        };
        let Wire { words, contents } = answer.into_wire();
        let contents: Array =
            contents.into_iter().map(|bytes| Uint8Array::from(bytes.as_slice())).collect();
        Array::of2(&words.into(), &contents)
    }
}

#[cfg(all(test, feature = "documents"))]
mod tests {
    use super::*;
    use crate::base::Day;
    use crate::formats::{InvoiceRecord, Record};

    #[test]
    fn requests_and_answers_cross_whole() {
        let xml = NamedBytes { name: "a.xml".to_owned(), bytes: b"<Invoice/>".to_vec() };
        let request = DocumentRequest::XmlInvoice(xml);
        assert_eq!(DocumentRequest::from_wire(request.clone().into_wire()).unwrap(), request);
        let found = answer(request);
        assert_eq!(DocumentAnswer::from_wire(found.clone().into_wire()).unwrap(), found);
        let record = Record::CreditNote(Box::new(InvoiceRecord {
            number: "A1".to_owned(),
            grand_total: "120.10".parse().ok(),
            issue_date: Some(Day::FIRST),
            notes: vec![("AAI".to_owned(), "« é »".to_owned())],
            ..InvoiceRecord::default()
        }));
        let records =
            vec![record, Record::Payment(Box::default()), Record::Customer(Box::default())];
        let found = DocumentAnswer::Invoice(Box::new(Parsed { records, ..Parsed::default() }));
        assert_eq!(DocumentAnswer::from_wire(found.clone().into_wire()).unwrap(), found);
        let bank = NamedBytes {
            name: "a.qif".to_owned(),
            bytes: b"!Type:Bank\nD13/02/2026\nT-12.00\nPDupont\n^\n".to_vec(),
        };
        let request = DocumentRequest::BankFile(bank);
        assert_eq!(DocumentRequest::from_wire(request.clone().into_wire()).unwrap(), request);
        let found = answer(request);
        assert_eq!(DocumentAnswer::from_wire(found.clone().into_wire()).unwrap(), found);
        let DocumentAnswer::Statements(file) = found else { panic!("statements were asked for") };
        assert_eq!(file.statements[0].lines[0].label, "Dupont");
        let sheet = DocumentAnswer::Sheets(vec![Sheet::default()], vec![Fault::new("a")]);
        assert_eq!(DocumentAnswer::from_wire(sheet.clone().into_wire()).unwrap(), sheet);

        let named =
            |name: &str, bytes: &[u8]| NamedBytes { name: name.to_owned(), bytes: bytes.to_vec() };
        let request = DocumentRequest::Zip(vec![named("a.txt", &[0, 255]), named("b.txt", &[])]);
        assert_eq!(DocumentRequest::from_wire(request.clone().into_wire()).unwrap(), request);
        let DocumentAnswer::Bytes(archive) = answer(request) else {
            panic!("an archive was asked for")
        };
        let answer = answer(DocumentRequest::Unzip(archive));
        assert_eq!(DocumentAnswer::from_wire(answer.clone().into_wire()).unwrap(), answer);
    }

    #[test]
    fn what_gives_nothing_is_refused_as_a_whole() {
        let refused = |request| match answer(request) {
            DocumentAnswer::Refused(fault) => fault.code,
            other => panic!("{other:?}"),
        };
        assert_eq!(refused(DocumentRequest::Unzip(b"Compte;Nom".to_vec())), "not-a-zip");
        let table = NamedBytes { name: "a.pdf".to_owned(), bytes: b"Compte;Nom".to_vec() };
        assert_eq!(refused(DocumentRequest::PdfInvoice(table)), "not-a-pdf");
        assert_eq!(refused(DocumentRequest::Sheets(b"Compte;Nom".to_vec())), "not-a-workbook");
        assert_eq!(
            refused(DocumentRequest::Decrypt("a".to_owned(), b"PK".to_vec())),
            "not-an-age-file"
        );
    }
}
