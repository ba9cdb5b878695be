//! What banks write: statements as CAMT.052/053/054, MT940, OFX, QIF, CFONB 120, and the tables of their web sites.
//!
//! Bytes → statements and faults, for each format in a file of its own; [`read`] tells them apart by what they hold,
//! never by a name. Sums are decimals with the digits of the file; money in is above zero, money out below it, whatever
//! the format calls them. Knows nothing of receivables: which customer paid what is not a question of these files.
//!
//! May use `base` and the readers of text beside it. What must hold: no panic, no fault without a place, and a line that
//! can be read is in, whatever is wrong around it.

#[cfg(feature = "documents")]
mod amount;
#[cfg(feature = "documents")]
mod amounts;
#[cfg(feature = "documents")]
mod camt;
#[cfg(feature = "documents")]
mod cfonb;
#[cfg(feature = "documents")]
mod columns;
#[cfg(feature = "documents")]
mod faults;
#[cfg(feature = "documents")]
mod mt940;
#[cfg(feature = "documents")]
mod mt940_details;
#[cfg(feature = "documents")]
mod ofx;
#[cfg(feature = "documents")]
mod preamble;
mod providers;
#[cfg(feature = "documents")]
mod qif;
#[cfg(feature = "documents")]
mod reading;
mod record;
#[cfg(feature = "documents")]
mod summary;
#[cfg(feature = "documents")]
mod table;
#[cfg(feature = "documents")]
mod values;
#[cfg(feature = "documents")]
mod words;

#[cfg(feature = "documents")]
pub(in crate::formats) use amount::decimal;
#[cfg(feature = "documents")]
pub(in crate::formats) use faults::Faults;
pub use providers::provider;
#[cfg(feature = "documents")]
pub use reading::{read, read_sheets, sniff};
pub use record::{
    Balance, BalanceCheck, BankFile, Statement, StatementKind, StatementLine, Transaction,
    TransactionCode,
};
