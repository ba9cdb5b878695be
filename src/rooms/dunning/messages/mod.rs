//! What a reminder says: templates, letters, statements of account, debit notes, formal notices, the index of a
//! litigation pack.
//!
//! [`Batch`] is everything that is to be written at once, as plain facts: [`gather`] reads them from the book, and decides
//! nothing about who is chased; the rest of this module knows no book. [`write()`] gives texts and PDF files. It is part of the WASM file that prints (feature `paper`), so that neither template engine nor sentences weigh on
//! the application; the application itself holds the facts below and counts the letters of short messages ([`sms`]).
//!
//! Must always hold: nothing claimed from a consumer that only a professional owes (art. L441-10 of the Code de commerce);
//! a template that names an unknown variable is refused with its line; every sum printed is the sum of the rows printed;
//! interest is computed by [`crate::law::late_payment`] alone and printed so that a person can do it again by hand.

pub mod gather;
pub mod sms;

#[cfg(feature = "paper")]
mod annex;
#[cfg(feature = "paper")]
mod letter;
#[cfg(feature = "paper")]
mod pack;
#[cfg(feature = "paper")]
mod statement;
#[cfg(feature = "paper")]
pub mod templates;
#[cfg(feature = "paper")]
mod values;
#[cfg(feature = "paper")]
mod words;
#[cfg(feature = "paper")]
mod write;

use serde::{Deserialize, Serialize};

use super::scenario::Debtor;
use crate::base::{Amount, Currency, Day, Fault, Hash};
use crate::law::late_payment::{Imputation, Lowering};
use crate::paper::Look;

#[cfg(feature = "paper")]
pub use write::write;

/// How firmly is spoken.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(rename = "MessageLevel"))]
pub enum Level {
    /// Before the due date: a word so that nothing is forgotten.
    Courtesy,
    /// The first reminder: it may have slipped somebody's mind.
    #[default]
    First,
    /// The second one: firm, with what the law adds.
    Firm,
    /// «Mise en demeure», with its annex of interest.
    FormalNotice,
}

impl Level {
    /// From the gentlest to the last.
    pub const ALL: [Level; 4] = [Level::Courtesy, Level::First, Level::Firm, Level::FormalNotice];

    /// Of the levels that a run counts: 0 before the due date, then 1, 2; the third and all above are formal.
    ///
    /// ```
    /// use encours::rooms::dunning::messages::Level;
    /// assert_eq!([0, 1, 2, 3, 7].map(Level::of), [
    ///     Level::Courtesy, Level::First, Level::Firm, Level::FormalNotice, Level::FormalNotice,
    /// ]);
    /// ```
    pub const fn of(level: u8) -> Level {
        match level {
            0 => Level::Courtesy,
            1 => Level::First,
            2 => Level::Firm,
            _ => Level::FormalNotice,
        }
    }
}

/// By which way a message goes, as far as its text depends on it.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(rename = "MessageMedium"))]
pub enum Medium {
    /// An e-mail: subject and plain text.
    #[default]
    Email,
    /// A letter on paper.
    Letter,
    /// A short message to a mobile phone.
    Sms,
    /// What to say in a call.
    Call,
}

impl Medium {
    /// All of them.
    pub const ALL: [Medium; 4] = [Medium::Email, Medium::Letter, Medium::Sms, Medium::Call];
}

/// The text of a message, with variables: `{{ customer }}`, `{% if count > 1 %}…{% endif %}`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(rename = "MessageTemplate"))]
pub struct Template {
    /// One line; not used in short messages.
    pub subject: String,
    /// The text: paragraphs with empty lines between them.
    pub body: String,
}

/// A variable that templates may name.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(rename = "MessageVariable"))]
pub struct Variable {
    /// As it is written between the braces.
    pub name: String,
    /// What it is, in the reader's language.
    pub meaning: String,
}

/// Who writes.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Firm {
    /// Its name.
    pub name: String,
    /// Address, telephone …: beneath the name, at the head of a letter.
    pub lines: Vec<String>,
    /// Where letters are written: «Nantes».
    pub city: String,
    /// Its SIREN, in digits.
    pub siren: String,
    /// For questions; may be empty.
    pub phone: String,
    /// For questions; may be empty.
    pub email: String,
    /// Who signs; empty: the firm.
    pub signatory: String,
    /// As what: «Responsable du crédit client».
    pub role: String,
    /// Where customers pay: whose account, IBAN, BIC.
    pub account: Account,
    /// At the foot of every page: legal form, capital, register.
    pub legal: Vec<String>,
}

/// A bank account.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Account {
    /// Whose.
    pub holder: String,
    /// Its number.
    pub iban: String,
    /// Its bank; may be empty.
    pub bic: String,
}

/// To whom.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Recipient {
    /// The ledger account: what they call themselves to us.
    pub account: String,
    /// The customer.
    pub name: String,
    /// Who is asked for; may be empty.
    pub contact: String,
    /// As on an envelope, at most seven lines, the name first. Empty: nothing can be posted.
    pub address: Vec<String>,
    /// Where mails go; may be empty.
    pub email: String,
    /// Where short messages go; may be empty.
    pub phone: String,
    /// Its SIREN, in digits; may be empty.
    pub siren: String,
    /// What kind of debtor.
    pub debtor: Debtor,
    /// Its language: `fr`, `en`; anything else is French.
    pub language: String,
}

/// One receivable.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Item {
    /// The number that the customer knows.
    pub number: String,
    /// When it was issued.
    pub issued: Option<Day>,
    /// The last day to pay.
    pub due: Day,
    /// What was invoiced, VAT included.
    pub amount: Amount,
    /// What of it is asked for; below zero: a credit.
    pub open: Amount,
    /// What of it is owed and disputed: it is not asked for.
    pub disputed: Amount,
    /// What of it is owed and promised: it is not asked for before its day.
    pub promised: Amount,
    /// That day.
    pub promised_for: Option<Day>,
    /// What of it is owed and under a plan of instalments: it is not asked for either.
    pub planned: Amount,
    /// The customer's order number; may be empty.
    pub order: String,
    /// What was last said about it, and when: «Relance du 3 novembre» is made from it.
    pub reminded: Option<(Level, Day)>,
}

/// How one debt came about and was lowered, for its interest.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Debt {
    /// The invoice.
    pub number: String,
    /// What was invoiced, VAT included; above zero.
    pub principal: Amount,
    /// The last day to pay.
    pub due: Day,
    /// What lowered it, in any order.
    pub movements: Vec<Lowered>,
    /// Between professionals: the agreed rate in basis points a year.
    pub agreed_bp: Option<u32>,
    /// Against a consumer: the day the formal notice was received; without one nothing is claimed.
    pub noticed: Option<Day>,
    /// The day of the judgment that opened insolvency proceedings.
    pub insolvent: Option<Day>,
    /// The fixed indemnity was waived.
    pub no_indemnity: bool,
}

/// Something that lowered a debt.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Lowered {
    /// When.
    pub day: Day,
    /// How much, above zero.
    pub amount: Amount,
    /// How.
    pub lowering: Lowering,
    /// «Virement», the number of the credit note; may be empty.
    pub what: String,
}

/// What is claimed beside the invoices: interest and the fixed indemnity.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Claim {
    /// Interest is counted up to and with this day.
    pub until: Day,
    /// The debts that bear it.
    pub debts: Vec<Debt>,
    /// What partial payments pay first.
    pub imputation: Imputation,
    /// Interest of full years bears interest itself, by contract.
    pub capitalised: bool,
    /// The half-years' rates; empty: those of the program.
    pub rates: Vec<Rate>,
}

/// The rates of one half-year, in basis points a year.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Rate {
    /// Calendar year.
    pub year: i32,
    /// 1 or 2.
    pub half: u8,
    /// Of the European Central Bank, in force on the first day of the half-year.
    pub refinancing_bp: u32,
    /// The legal interest rate, creditors being professionals.
    pub legal_bp: u32,
    /// Where it is published.
    pub source: String,
}

/// How it can be paid, beside the firm's account.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Remittance {
    /// What the payer should quote; empty: the customer's account.
    pub reference: String,
    /// What a QR code for banking applications says; empty: none.
    pub code: String,
    /// A page where one can pay; empty: none.
    pub link: String,
}

/// A reminder to one customer.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Message {
    /// To whom.
    pub to: Recipient,
    /// How firmly.
    pub level: Level,
    /// By which way.
    pub medium: Medium,
    /// The firm's own text; `None`: the one that comes with the program.
    pub template: Option<Template>,
    /// Of all amounts.
    pub currency: Currency,
    /// What it is about, in the order in which it is to be listed.
    pub items: Vec<Item>,
    /// Credits and unallocated payments that are taken off; each below zero.
    pub credits: Vec<Item>,
    /// Up to which day the bank is known.
    pub received_until: Option<Day>,
    /// Until when we ask to be paid; `None`: eight days from today.
    pub deadline: Option<Day>,
    /// Interest and indemnities; `None`: none are claimed.
    pub claim: Option<Claim>,
    /// The annex that shows how they were computed goes with the letter. A formal notice always has it.
    pub annexed: bool,
    /// How it can be paid.
    pub payment: Remittance,
    /// What travels with it: «Facture FA2026-0012», «Relevé de compte».
    pub enclosures: Vec<String>,
    /// The letter travels so that its receipt is proved.
    pub registered: bool,
    /// The day it was said, of a piece of evidence; `None`: it is said today.
    pub said_on: Option<Day>,
}

/// What a line of a statement is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum LineKind {
    /// An invoice.
    #[default]
    Invoice,
    /// A deposit invoice.
    Deposit,
    /// A credit note.
    CreditNote,
    /// A payment.
    Payment,
    /// A payment, or a part of one, that nothing was paid with yet.
    OnAccount,
    /// A payment that came back.
    Returned,
    /// An invoice taken over from an earlier ledger.
    Opening,
    /// A debit note of interest and indemnities.
    DebitNote,
    /// A difference written off.
    WriteOff,
}

/// A line of a statement.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Line {
    /// When.
    pub day: Day,
    /// What.
    pub kind: LineKind,
    /// Its number or the bank's words.
    pub number: String,
    /// The last day to pay, of what is to be paid.
    pub due: Option<Day>,
    /// What it was; below zero: in the customer's favour.
    pub amount: Amount,
    /// What of it is still open on the statement's day; of a list of movements: not looked at.
    pub open: Amount,
    /// Somebody disputes it.
    pub disputed: bool,
    /// What of `open` is promised and still to come.
    pub promised: Amount,
    /// For this day.
    pub promised_for: Option<Day>,
    /// What of `open` is under a plan of instalments that runs.
    pub planned: Amount,
}

/// A statement of account.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Statement {
    /// Whose.
    pub to: Recipient,
    /// Of all amounts.
    pub currency: Currency,
    /// `Some`: every movement from this day on, after the balance that is brought forward; `None`: what is open.
    pub from: Option<Day>,
    /// The balance before [`Statement::from`].
    pub brought: Amount,
    /// The last day of the statement.
    pub until: Day,
    /// In order.
    pub lines: Vec<Line>,
    /// Up to which day the bank is known.
    pub received_until: Option<Day>,
    /// How it can be paid.
    pub payment: Remittance,
}

/// How statements of account are given.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub enum StatementFormat {
    /// A PDF for each.
    #[default]
    Pdf,
    /// One PDF of all.
    OnePdf,
    /// A list of all lines.
    Csv,
}

/// A debit note for interest and fixed indemnities: outside VAT, in a sequence of its own.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct DebitNote {
    /// Its number; empty: a draft.
    pub number: String,
    /// The day it is issued.
    pub issued: Day,
    /// To whom.
    pub to: Recipient,
    /// Of all amounts.
    pub currency: Currency,
    /// What is claimed.
    pub claim: Claim,
    /// Until when; `None`: at once.
    pub deadline: Option<Day>,
    /// Up to which day the bank is known.
    pub received_until: Option<Day>,
    /// How it can be paid.
    pub payment: Remittance,
    /// The numbers of earlier notes that it takes the place of, for the same invoices.
    pub replaces: Vec<String>,
}

/// Under which heading a piece of a litigation pack stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Section {
    /// Invoices and credit notes.
    #[default]
    Invoices,
    /// Quotes and orders.
    Orders,
    /// Delivery notes.
    Deliveries,
    /// Reminders, with what proves that they went.
    Reminders,
    /// What the customer answered, promised or disputed.
    Answers,
    /// Statement of account.
    Statement,
    /// The computation of interest.
    Computation,
    /// Anything else.
    Other,
}

/// A piece of a litigation pack.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Evidence {
    /// Under which heading.
    pub section: Section,
    /// The file in the pack; empty: the piece is named only, and missing.
    pub file: String,
    /// Its number, or what it is where its heading does not say that.
    pub what: String,
    /// Of which day.
    pub day: Option<Day>,
    /// Of a reminder: how firmly, and by which way.
    pub said: Option<(Level, Medium)>,
    /// Of a reminder: the day it was sent, where somebody said so.
    pub sent: Option<Day>,
    /// What proves it, in somebody's words: «Accusé de réception signé le 3 novembre»; may be empty.
    pub proof: String,
    /// Of the file's content; [`Hash::NONE`] where there is none.
    pub hash: Hash,
}

/// The first page of a litigation pack: who claims what from whom, and which piece shows it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Index {
    /// The debtor.
    pub to: Recipient,
    /// Of all amounts.
    pub currency: Currency,
    /// What is claimed in principal.
    pub items: Vec<Item>,
    /// What is claimed beside.
    pub claim: Option<Claim>,
    /// The pieces, in order within each section.
    pub pieces: Vec<Evidence>,
    /// Up to which day the bank is known.
    pub received_until: Option<Day>,
}

/// Something to be written.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Job {
    /// A reminder; only letters are printed.
    Message(Box<Message>),
    /// A statement of account.
    Statement(Box<Statement>),
    /// A debit note with its annex.
    DebitNote(Box<DebitNote>),
    /// The computation of interest alone, for a pack.
    Annex(Box<DebitNote>),
    /// The index of a litigation pack.
    Index(Box<Index>),
}

/// What becomes of papers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Output {
    /// A PDF file for each.
    #[default]
    Files,
    /// One PDF file of all, each counting its own pages: for the printer.
    OneFile,
    /// Drawings of the pages, as JSON: for a preview.
    Pictures,
    /// Texts alone: nothing is printed.
    Texts,
}

/// Everything that is to be written at once.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Batch {
    /// Who writes.
    pub firm: Firm,
    /// Logo and colour.
    pub look: Look,
    /// The day on the letters.
    pub today: Day,
    /// When they were made, in milliseconds since 1970: part of the files.
    pub created: i64,
    /// Of whoever writes: names of files, what is wrong. `fr` or `en`.
    pub language: String,
    /// Of a demonstration: each page says so.
    pub demo: bool,
    /// What becomes of papers.
    pub output: Output,
    /// In order.
    pub jobs: Vec<Job>,
}

impl Batch {
    /// The same writer on another day, with nothing to write.
    pub fn on(&self, day: Day) -> Batch {
        let Batch { firm, look, language, .. } = self;
        let (firm, look, language) = (firm.clone(), look.clone(), language.clone());
        Batch { today: day, firm, look, language, jobs: Vec::new(), ..*self }
    }
}

/// A cell of a list to be computed with.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Field {
    /// Nothing.
    Empty,
    /// Text.
    Text(String),
    /// In decimal notation, and how many decimals to show.
    Number(String, u32),
    /// A day.
    Day(Day),
}

/// What was written for one job.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Written {
    /// What a file of it is called, without ending: «Relance-C0012-2026-11-22».
    pub name: String,
    /// Of a message: its subject.
    pub subject: String,
    /// Of a message: its text, as it is sent.
    pub body: String,
    /// Of a statement: its lines, the first one being headings.
    pub table: Vec<Vec<Field>>,
    /// The PDF or the drawings; empty where nothing is printed, or all is in one file.
    pub bytes: Vec<u8>,
    /// What is wrong with it: `template-…` with line and variable, `not-for-consumers`, `no-address`, `rate-unknown`. A
    /// job with a fault that is no warning has neither text nor file.
    pub faults: Vec<Fault>,
    /// The same in sentences, in the language of whoever writes.
    pub sentences: Vec<String>,
}

/// What was written.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Bundle {
    /// What a file of all of it is called, without ending.
    pub name: String,
    /// Folders for e-mails, letters, short messages, calls, statements.
    pub folders: Vec<String>,
    /// Folders of a litigation pack, in the order of [`Section`].
    pub sections: Vec<String>,
    /// For each job, in order.
    pub written: Vec<Written>,
    /// The one file, where that was asked for.
    pub bytes: Vec<u8>,
    /// What is wrong with the whole.
    pub faults: Vec<Fault>,
}

impl Bundle {
    /// Contents of files in it, always in the same order: they travel beside the words.
    pub fn contents(&mut self) -> Vec<&mut Vec<u8>> {
        let each = self.written.iter_mut().map(|written| &mut written.bytes);
        each.chain([&mut self.bytes]).collect()
    }
}

impl Batch {
    /// Contents of files in it.
    pub fn contents(&mut self) -> Vec<&mut Vec<u8>> {
        self.look.logo.as_mut().map(|logo| &mut logo.bytes).into_iter().collect()
    }
}
