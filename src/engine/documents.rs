//! What is heavy and rarely needed — PDF, spreadsheets, ZIP, `age` — behind one small door, because in the browser it
//! is a WASM file of its own, loaded on first use.

use serde::{Deserialize, Serialize};

use crate::base::Fault;
pub use crate::formats::{Cell, NamedBytes, Sheet};
use crate::store::Failure;

/// What can be asked of the documents module.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum DocumentRequest {
    /// The members of a ZIP archive.
    Unzip(Vec<u8>),
    /// A ZIP archive of these members.
    Zip(Vec<NamedBytes>),
    /// The files embedded in a PDF.
    PdfAttachments(Vec<u8>),
    /// The sheets of a workbook (XLSX, XLS, ODS).
    Sheets(Vec<u8>),
    /// A workbook of one sheet: its name, its headings, its rows.
    WriteSheet(String, Vec<String>, Vec<Vec<Cell>>),
    /// Encrypts with a passphrase in the `age` format.
    Encrypt(String, Vec<u8>),
    /// Decrypts an `age` file.
    Decrypt(String, Vec<u8>),
}

/// What it answers.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum DocumentAnswer {
    /// Of `Unzip` and `PdfAttachments`.
    Files(Vec<NamedBytes>, Vec<Fault>),
    /// Of `Sheets`.
    Sheets(Vec<Sheet>, Vec<Fault>),
    /// Of `Zip`, `WriteSheet`, `Encrypt`, `Decrypt`.
    Bytes(Vec<u8>),
    /// It could not be done at all: `wrong-passphrase`, `not-a-zip` …
    Refused(Fault),
}

/// The door. Natively it calls [`crate::formats`] directly; in the browser it loads the second WASM file.
#[allow(async_fn_in_trait, reason = "one thread: no caller needs these futures to be Send")]
pub trait Documents {
    /// Does what is asked.
    async fn call(&self, request: DocumentRequest) -> Result<DocumentAnswer, Failure>;
}
