//! What banks write: statements as CAMT.052/053/054, MT940, OFX, QIF, CFONB 120, and the tables of their web sites.
//!
//! Bytes → statements and faults, for each format in a file of its own;
//! they are told apart by what they hold, never by a name. Sums are decimals with the digits of the file; money in is above zero, money out below it, whatever
//! the format calls them. Knows nothing of receivables: which customer paid what is not a question of these files.
//!
//! May use `base` and the readers of text beside it. What must hold: no panic, no fault without a place, and a line that
//! can be read is in, whatever is wrong around it.

mod record;

pub use record::{
    Balance, BalanceCheck, BankFile, Statement, StatementKind, StatementLine, Transaction,
    TransactionCode,
};
