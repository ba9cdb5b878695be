//! The FEC («fichier des écritures comptables»): the accounting entries of a year, as every French program must give them.
//!
//! Layout: article A47 A-1 of the Livre des procédures fiscales. Three files of four in real life break it somewhere, so
//! [`read`] accepts what it can and says what is not strict; [`Fec::receivables`] finds the receivables again in it, and
//! [`write`] writes what a strict checker accepts.
//!
//! May use `base` and the readers of text beside it. Knows nothing of the book.

mod file;
mod read;
mod receivables;
mod strict;
mod summary;
mod write;
mod xml;

use std::sync::Arc;

use rust_decimal::Decimal;

use crate::base::{Day, Fault};

pub use read::read;
pub use receivables::{Customer, Item, ItemKind, LettrageGroup, Receivables};
pub use write::{file_name, write, write_rows};

/// The names of the 18 columns, in their order.
pub const COLUMNS: [&str; 18] = [
    "JournalCode",
    "JournalLib",
    "EcritureNum",
    "EcritureDate",
    "CompteNum",
    "CompteLib",
    "CompAuxNum",
    "CompAuxLib",
    "PieceRef",
    "PieceDate",
    "EcritureLib",
    "Debit",
    "Credit",
    "EcritureLet",
    "DateLet",
    "ValidDate",
    "Montantdevise",
    "Idevise",
];

/// One line of an entry.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    /// `JournalCode`.
    pub journal: Arc<str>,
    /// `JournalLib`.
    pub journal_name: Arc<str>,
    /// `EcritureNum`: constant, or begun anew in each journal, with some programs.
    pub number: String,
    /// `EcritureDate`.
    pub date: Option<Day>,
    /// `CompteNum`.
    pub account: Arc<str>,
    /// `CompteLib`.
    pub account_name: Arc<str>,
    /// `CompAuxNum`; empty where customers have accounts of their own.
    pub auxiliary: Arc<str>,
    /// `CompAuxLib`.
    pub auxiliary_name: Arc<str>,
    /// `PieceRef`.
    pub piece: String,
    /// `PieceDate`.
    pub piece_date: Option<Day>,
    /// `EcritureLib`.
    pub label: String,
    /// `Debit`.
    pub debit: Decimal,
    /// `Credit`.
    pub credit: Decimal,
    /// `EcritureLet`: upper and lower case differ.
    pub lettrage: String,
    /// `DateLet`.
    pub lettrage_date: Option<Day>,
    /// `ValidDate`.
    pub validated: Option<Day>,
    /// `Montantdevise`.
    pub currency_amount: Option<Decimal>,
    /// `Idevise`.
    pub currency: String,
    /// The line of the file, from 1.
    pub place: u32,
}

impl Line {
    /// Debit less credit.
    pub fn amount(&self) -> Decimal {
        self.debit - self.credit
    }

    /// Whose it is: the auxiliary account, else the account.
    pub fn third_party(&self) -> &Arc<str> {
        if self.auxiliary.is_empty() { &self.account } else { &self.auxiliary }
    }
}

/// A file of entries.
#[derive(Clone, Debug, Default)]
pub struct Fec {
    /// In file order.
    pub lines: Vec<Line>,
    /// `TAB`, `PIPE`, `SEMICOLON`, `COMMA` or `XML`.
    pub separator: &'static str,
    /// `LF`, `CRLF`, `CRCRLF` or `CR`.
    pub line_end: &'static str,
    /// `utf-8`, `windows-1252` …
    pub encoding: &'static str,
    /// Columns of the row of headings.
    pub columns: usize,
    /// What could not be read, and, as warnings, what a strict reader would refuse: each kind once, at its first line,
    /// with how often.
    pub faults: Vec<Fault>,
}
