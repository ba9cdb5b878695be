//! What the import flow shows, and what a person answers.

use serde::{Deserialize, Serialize};

use crate::base::{Currency, Day, Fault, Hash, Money};
use crate::search::{self, Condition, Search};

/// What a table holds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub enum Content {
    /// A complete list of what is open: what it no longer lists is closed.
    #[default]
    OpenItems,
    /// Invoices, open or not: what it does not list is left alone.
    Invoices,
    /// Customer accounts.
    Customers,
    /// Payments received.
    Payments,
    /// Statements of our bank accounts.
    Statements,
    /// Accounting entries: invoices, payments and lettrage of the customers' accounts.
    Ledger,
    /// Messages on the way of our invoices: deposited, refused, paid …
    Statuses,
}

/// What a column is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub enum Role {
    /// Ledger account or customer code.
    Account,
    /// Customer's name.
    Name,
    /// SIREN, SIRET.
    Registration,
    /// VAT number.
    VatNumber,
    /// Segment or category.
    Segment,
    /// Payment terms.
    Terms,
    /// Who looks after the customer.
    Assignee,
    /// Post code.
    PostCode,
    /// City.
    City,
    /// Country.
    Country,
    /// Invoice number, piece.
    Number,
    /// Type of document.
    Kind,
    /// Day of issue.
    Issued,
    /// Due date.
    Due,
    /// Currency.
    Currency,
    /// Amount before VAT.
    Net,
    /// VAT.
    Vat,
    /// Amount with VAT, signed.
    Gross,
    /// Debit: an amount with VAT owed to us.
    Debit,
    /// Credit: an amount with VAT in the customer's favour.
    Credit,
    /// Still open, signed.
    Open,
    /// Already paid.
    Paid,
    /// Disputed: O/N, oui/non, 1/0.
    Disputed,
    /// The customer's reference.
    Reference,
    /// Label.
    Label,
    /// `D` or `C`.
    Sense,
    /// Payment reference.
    PaymentReference,
    /// Day of payment.
    PaidOn,
    /// Means of payment.
    Means,
    /// Lettering code: a lettered line is settled.
    Lettering,
}

/// The order of the parts of a date.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub enum DateOrder {
    /// `21/11/2026`, `21/11/26`, `21-nov-26`.
    #[default]
    DayFirst,
    /// `11/21/2026`.
    MonthFirst,
    /// `2026-11-21`, `20261121`.
    YearFirst,
}

/// How to read a table: proposed by detection, corrected by a person, kept as a profile.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Mapping {
    /// What the table holds.
    pub content: Content,
    /// The role of each column, in file order; none: left aside.
    pub roles: Vec<Option<Role>>,
    /// The headings it was made for, as the file has them.
    pub headings: Vec<String>,
    /// `utf-8`, `windows-1252`, `utf-16le`, `utf-16be`; empty for a spreadsheet.
    pub encoding: String,
    /// One character; empty for a spreadsheet.
    pub separator: String,
    /// Line of the headings, from 1; 0: none.
    pub header_line: u32,
    /// How dates are written.
    pub date_order: DateOrder,
    /// The decimal mark, `,` or `.`.
    pub decimal: String,
    /// Currency where no column says.
    pub currency: Currency,
    /// The sign of amounts is the other way round (credit positive).
    pub inverted: bool,
    /// The sheet, for a workbook.
    pub sheet: Option<String>,
    /// The day the open amounts are true for; the day of the import when absent.
    pub as_of: Option<Day>,
}

/// What an import would do, or did.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Counts {
    /// Data rows or documents read.
    pub read: u32,
    /// New to the book.
    pub new: u32,
    /// Known, and different now.
    pub changed: u32,
    /// Known, and the same.
    pub known: u32,
    /// No longer open: left out of a complete list.
    pub closed: u32,
    /// Set aside with a sentence: received invoices, total lines …
    pub set_aside: u32,
    /// Left out because of a fault.
    pub faulty: u32,
}

/// What would happen, before anything does. Ask for it again with other mappings; commit it by its `id`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct PreviewView {
    /// What `commit` takes.
    pub id: String,
    /// One per table; all structured invoices together make one more.
    pub files: Vec<FilePreview>,
    /// Everything together.
    pub counts: Counts,
    /// Open amounts that would come in, per currency.
    pub open: Vec<Money>,
    /// The overdue part of them.
    pub overdue: Vec<Money>,
    /// Faults of all files, the first 1 000.
    pub faults: Vec<FaultLine>,
    /// How many faults in all.
    pub faults_total: u32,
}

/// A fault with its sentence in the person's language.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct FaultLine {
    /// What and where.
    #[serde(flatten)]
    pub fault: Fault,
    /// The sentence: what is wrong and what to do.
    pub message: String,
}

/// One file of a preview.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct FilePreview {
    /// Its name, or how many structured invoices stand together.
    pub name: String,
    /// SHA-256 of its bytes.
    pub hash: Hash,
    /// Its bytes.
    pub size: f64,
    /// `csv`, `xlsx`, `factur-x`, `cii`, `ubl`, `zip`, `pdf`, `unknown` …
    pub format: String,
    /// These very bytes were imported before: importing again adds nothing.
    pub already_imported: bool,
    /// How it was read, for a table.
    pub mapping: Option<Mapping>,
    /// The profile it was read with.
    pub profile: Option<String>,
    /// Sheets of a workbook.
    pub sheets: Vec<String>,
    /// Columns of a table.
    pub columns: Vec<ColumnPreview>,
    /// The first five lines, cells as read; for structured invoices: number, customer, issued, due, amount.
    pub rows: Vec<Vec<String>>,
    /// What it would do.
    pub counts: Counts,
    /// Open amounts it would bring, per currency.
    pub open: Vec<Money>,
    /// The overdue part of them.
    pub overdue: Vec<Money>,
    /// Of a bank's file: its statements.
    #[serde(default)]
    pub statements: Vec<StatementPreview>,
    /// What must be answered before it can be imported: codes `missing-number`, `missing-amount`, `missing-account` …
    pub missing: Vec<String>,
}

/// One statement of a bank's file, in one currency.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct StatementPreview {
    /// The account: an IBAN, or what the file names it by.
    pub account: String,
    /// Whose.
    pub name: String,
    /// First day.
    pub from: Option<Day>,
    /// Last day.
    pub to: Option<Day>,
    /// Lines booked.
    pub lines: u32,
    /// Of them, known already.
    pub known: u32,
    /// Of them, new, of a day and amount that a known line has under another name: perhaps the same line, from a file of
    /// another format.
    pub alike: u32,
    /// Received.
    pub credits: Money,
    /// Taken; below zero.
    pub debits: Money,
    /// The balance before.
    pub opening: Option<Money>,
    /// The balance after.
    pub closing: Option<Money>,
    /// Closing − (opening + lines): zero when nothing is missing; absent where a balance is not said.
    pub difference: Option<Money>,
    /// Between which days the balance moved since the statement known before, and no file tells how.
    pub gap: Option<(Day, Day)>,
}

/// One column of a table.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct ColumnPreview {
    /// Its heading; its letter where there is none.
    pub heading: String,
    /// What it was taken for.
    pub role: Option<Role>,
    /// The guess is doubtful: worth a look.
    pub doubtful: bool,
    /// Up to three different values.
    pub samples: Vec<String>,
}

/// The files imported, latest first.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct ImportsView {
    /// One per file.
    pub imports: Vec<ImportLine>,
    /// Names of the profiles kept.
    pub profiles: Vec<String>,
    /// How many files there are in all.
    pub total: u32,
    /// Where the search could not be understood.
    pub misunderstood: Option<String>,
}

/// One imported file.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct ImportLine {
    /// Its entry, what `withdraw` takes.
    pub entry: String,
    /// Its name.
    pub name: String,
    /// SHA-256 of its bytes.
    pub source: Hash,
    /// Its bytes.
    pub size: f64,
    /// Its format.
    pub format: String,
    /// What it held.
    pub content: Content,
    /// The day its open amounts are true for.
    pub as_of: Day,
    /// When it was imported, in milliseconds since 1970.
    pub written_at: f64,
    /// What it did.
    pub counts: Counts,
    /// It was taken back.
    pub withdrawn: bool,
}

impl ImportLine {
    /// Whether a search asks for it: by its name, its format, the day it was imported, or the word for what was taken
    /// back.
    pub fn is_found(&self, search: &Search, withdrawn: &str) -> bool {
        let mut buffer = String::new();
        let mut has = |word: &str| {
            search::has(&self.name, word, &mut buffer)
                || search::has(&self.format, word, &mut buffer)
                || (self.withdrawn && search::has(withdrawn, word, &mut buffer))
        };
        let day = (self.written_at / 86_400_000.0).floor() as i32;
        search.words.iter().all(|(word, wanted)| has(word) == *wanted)
            && search.conditions.iter().all(|(condition, wanted)| match condition {
                Condition::Issued(comparison, asked) => {
                    comparison.holds(&day, &asked.get()) == *wanted
                }
                _ => true,
            })
    }
}
