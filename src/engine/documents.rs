//! What is heavy and rarely needed — PDF, spreadsheets, ZIP, `age` — behind one small door, because in the browser it
//! is a WASM file of its own, loaded on first use.

use serde::{Deserialize, Serialize};

use crate::base::Fault;
use crate::formats::whole_bytes;
pub use crate::formats::{Cell, NamedBytes, Sheet};
use crate::store::Failure;

/// What can be asked of the documents module.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum DocumentRequest {
    /// The files in a ZIP archive, those of archives inside it too: for what a person drops.
    Unzip(#[serde(with = "whole_bytes")] Vec<u8>),
    /// The members of a ZIP archive as they are: for a backup.
    Members(#[serde(with = "whole_bytes")] Vec<u8>),
    /// A ZIP archive of these members.
    Zip(Vec<NamedBytes>),
    /// The files embedded in a PDF.
    PdfAttachments(#[serde(with = "whole_bytes")] Vec<u8>),
    /// The sheets of a workbook (XLSX, XLSB, XLS, ODS).
    Sheets(#[serde(with = "whole_bytes")] Vec<u8>),
    /// A workbook of one sheet: its name, its headings, its rows.
    WriteSheet(String, Vec<String>, Vec<Vec<Cell>>),
    /// Encrypts with a passphrase in the `age` format.
    Encrypt(String, #[serde(with = "whole_bytes")] Vec<u8>),
    /// Decrypts an `age` file.
    Decrypt(String, #[serde(with = "whole_bytes")] Vec<u8>),
}

/// What it answers.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum DocumentAnswer {
    /// Of `Unzip`, `Members` and `PdfAttachments`.
    Files(Vec<NamedBytes>, Vec<Fault>),
    /// Of `Sheets`.
    Sheets(Vec<Sheet>, Vec<Fault>),
    /// Of `Zip`, `WriteSheet`, `Encrypt`, `Decrypt`.
    Bytes(#[serde(with = "whole_bytes")] Vec<u8>),
    /// It could not be done at all: `wrong-passphrase`, `not-a-zip` …
    Refused(Fault),
}

/// The door. Natively it calls [`crate::formats`] directly; in the browser it loads the second WASM file.
#[allow(async_fn_in_trait, reason = "one thread: no caller needs these futures to be Send")]
pub trait Documents {
    /// Does what is asked.
    async fn call(&self, request: DocumentRequest) -> Result<DocumentAnswer, Failure>;
}

/// Natively: the documents module is part of the program.
#[cfg(feature = "documents")]
#[derive(Clone, Copy, Debug, Default)]
pub struct LocalDocuments;

#[cfg(feature = "documents")]
impl Documents for LocalDocuments {
    async fn call(&self, request: DocumentRequest) -> Result<DocumentAnswer, Failure> {
        Ok(answer(request))
    }
}

/// Does what is asked. Whatever is wrong with the bytes comes back as a fault.
#[cfg(feature = "documents")]
pub fn answer(request: DocumentRequest) -> DocumentAnswer {
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
        DocumentRequest::PdfAttachments(pdf) => files(formats::pdf_attachments(&pdf)),
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
    }
}

/// The second WASM file: `import init, { documents_call } from "./documents.js"`.
#[cfg(all(target_arch = "wasm32", feature = "documents"))]
mod export {
    use serde::Serialize;
    use wasm_bindgen::JsValue;
    use wasm_bindgen::prelude::wasm_bindgen;

    use super::{DocumentAnswer, DocumentRequest, answer};
    use crate::base::Fault;

    /// Does what is asked: takes a [`DocumentRequest`], gives a [`DocumentAnswer`]. What is not a request is refused
    /// with `not-a-request`. A WASM trap (out of memory, a panic in a library) is thrown by JavaScript: then load the
    /// module anew.
    #[wasm_bindgen]
    pub fn documents_call(request: JsValue) -> JsValue {
        console_error_panic_hook::set_once();
        let answer = match serde_wasm_bindgen::from_value::<DocumentRequest>(request) {
            Ok(request) => answer(request),
            Err(_) => DocumentAnswer::Refused(Fault::new("not-a-request")),
        };
        let serializer = serde_wasm_bindgen::Serializer::new();
        // Only a number beyond 2^53 could fail here, and no fault holds one.
        answer.serialize(&serializer).unwrap_or(JsValue::NULL)
    }
}

#[cfg(all(test, feature = "documents"))]
mod tests {
    use super::*;

    #[test]
    fn requests_and_answers_cross_as_json_too() {
        let request = DocumentRequest::Zip(vec![NamedBytes {
            name: "a.txt".to_owned(),
            bytes: vec![0, 255],
        }]);
        let text = serde_json::to_string(&request).unwrap();
        assert_eq!(serde_json::from_str::<DocumentRequest>(&text).unwrap(), request);
        let DocumentAnswer::Bytes(archive) = answer(request) else {
            panic!("an archive was asked for")
        };
        let answer = answer(DocumentRequest::Unzip(archive));
        let text = serde_json::to_string(&answer).unwrap();
        assert_eq!(serde_json::from_str::<DocumentAnswer>(&text).unwrap(), answer);
    }

    #[test]
    fn what_gives_nothing_is_refused_as_a_whole() {
        let refused = |request| match answer(request) {
            DocumentAnswer::Refused(fault) => fault.code,
            other => panic!("{other:?}"),
        };
        assert_eq!(refused(DocumentRequest::Unzip(b"Compte;Nom".to_vec())), "not-a-zip");
        assert_eq!(refused(DocumentRequest::PdfAttachments(b"Compte;Nom".to_vec())), "not-a-pdf");
        assert_eq!(refused(DocumentRequest::Sheets(b"Compte;Nom".to_vec())), "not-a-workbook");
        assert_eq!(
            refused(DocumentRequest::Decrypt("a".to_owned(), b"PK".to_vec())),
            "not-an-age-file"
        );
    }
}
