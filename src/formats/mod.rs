//! Bytes to records and records to bytes. Every parser gives records *and* faults: it does not stop at the first bad
//! row, never panics, and puts a bound on everything ([`limits`]).
//!
//! May use `base`. Knows nothing of the book or the journal, and holds no text for people: a fault is a code and a
//! place.

#[cfg(feature = "documents")]
mod age;
pub mod bank;
#[cfg(feature = "documents")]
mod cfb;
pub mod csv;
pub mod date;
mod debits;
#[cfg(feature = "documents")]
pub mod einvoice;
pub mod encoding;
pub mod epc_qr;
#[cfg(feature = "documents")]
pub mod fec;
mod files;
pub mod ics;
mod ledger;
pub mod limits;
pub mod number;
#[cfg(feature = "documents")]
mod pdf;
#[cfg(feature = "documents")]
mod pdf_direct;
#[cfg(feature = "documents")]
mod pdf_values;
mod record;
#[cfg(feature = "documents")]
pub mod sepa;
#[cfg(feature = "documents")]
mod sheet;
mod sniff;
#[cfg(feature = "documents")]
mod xml;
#[cfg(feature = "documents")]
mod xml_stream;
#[cfg(feature = "documents")]
mod zip;

#[cfg(feature = "documents")]
pub use age::{decrypt, encrypt};
pub use debits::{DebitFile, DebitLine};
#[cfg(feature = "documents")]
pub use einvoice::{invoice_attachment, invoice_xml};
pub use files::{Cell, NamedBytes, Sheet};
pub use ledger::{LedgerCustomer, LedgerFile, LedgerGroup, LedgerItem, LedgerKind};
#[cfg(feature = "documents")]
pub use pdf::{invoice_pdf, pdf_attachments};
pub use record::{
    CustomerRecord, InvoiceRecord, JournalRecord, LifeCycleRecord, Parsed, Party,
    PaymentInitiationRecord, PaymentRecord, PaymentStatusRecord, Record, StatementRecord,
};
#[cfg(feature = "documents")]
pub use sheet::{sheets, write_sheet};
pub use sniff::sniff;
#[cfg(feature = "documents")]
pub use zip::{unzip, unzip_members, zip};
