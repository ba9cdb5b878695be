//! What happens to receivables.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::base::{Amount, Currency, Day, Dictionary, Hash, Texts};
use crate::journal::{EntryId, Part, Written};
use crate::rooms::written::{self, Unread};

use super::firm::Firm;
use super::issuing;

/// Nothing was said of what documents say: an older decision stays as it was written.
fn is_bare(firm: &Firm) -> bool {
    *firm == Firm::default()
}

/// What happened.
#[allow(
    clippy::large_enum_variant,
    reason = "a handful exist at once; what is large is behind columns"
)]
#[derive(Clone, Debug, PartialEq)]
pub enum Event {
    /// Invoices, credit notes and other open items, from files or typed. A row whose natural key is known replaces
    /// that version if its author had seen it; otherwise both versions are kept and the receivable is contested.
    InvoicesRecorded(InvoiceBatch),
    /// The accounting program said how much of some items was still open on a day. An item that a complete list
    /// leaves out is open for nothing.
    OpenStated(OpenBatch),
    /// Who we are: name and identifiers as they stand on our invoices.
    IssuerSet {
        /// The whole of it, as decided.
        issuer: Issuer,
        /// The entries whose decision this one replaces.
        replaces: Vec<EntryId>,
    },
    /// Drafts, and what becomes of them.
    Issuing(issuing::Event),
}

/// What kind of open item.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub enum Kind {
    /// An invoice (380 and its kin).
    #[default]
    Invoice,
    /// A credit note (381): its gross is below zero.
    CreditNote,
    /// A deposit invoice (386).
    Deposit,
    /// An opening balance carried over, its invoice lost (`RAN`, `AN`).
    Opening,
    /// A receipt listed among open items: money not yet matched, its gross below zero.
    Credit,
}

/// Receivables as columns: row *i* is the *i*-th of each.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct InvoiceBatch {
    /// The file they come from; [`Hash::NONE`] when typed.
    pub source: Hash,
    /// The distinct accounts of this batch.
    pub accounts: Texts,
    /// Index into `accounts`.
    pub account: Vec<u32>,
    /// Invoice number.
    pub number: Texts,
    /// Rank among the lines of that account and number in their file, from 0.
    pub rank: Vec<u16>,
    /// Kind of item.
    pub kind: Vec<Kind>,
    /// Day of issue.
    pub issued: Vec<Day>,
    /// Due date; the day of issue where the file says none and no terms are known.
    pub due: Vec<Day>,
    /// Currency of the row's amounts.
    pub currency: Vec<Currency>,
    /// Total with VAT, signed: credit notes and credits below zero.
    pub gross: Vec<Amount>,
    /// VAT in it; zero where the file does not say.
    pub vat: Vec<Amount>,
    /// The file says it is disputed.
    pub disputed: Vec<bool>,
    /// Order number or other reference of the customer's.
    pub reference: Texts,
    /// Label.
    pub label: Texts,
    /// What the file says is still open, when it says so; `gross` otherwise (then payments alone settle it).
    pub stated_open: Vec<Option<Amount>>,
    /// The day on which `stated_open` was so.
    pub stated_on: Day,
    /// Line in the source file, from 1; 0 where there is none.
    pub line: Vec<u32>,
    /// The rows whose author had seen another version of the same receivable, which this one replaces.
    pub revises: Vec<u32>,
}

/// What is still open of receivables already known, on a day, by natural key.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct OpenBatch {
    /// The file that says so.
    pub source: Hash,
    /// The day on which it was so.
    pub on: Day,
    /// The distinct accounts of this batch.
    pub accounts: Texts,
    /// Index into `accounts`.
    pub account: Vec<u32>,
    /// Invoice number.
    pub number: Texts,
    /// Rank, see [`InvoiceBatch::rank`].
    pub rank: Vec<u16>,
    /// Still open, signed as the gross; zero: closed.
    pub open: Vec<Amount>,
    /// Line in the source file; 0 for an item that the file no longer lists.
    pub line: Vec<u32>,
}

/// Our own firm, as it stands on our invoices. An invoice whose *buyer* has these identifiers was received, not issued.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Issuer {
    /// Legal name.
    pub name: String,
    /// SIREN or SIRET.
    pub registration: String,
    /// VAT number.
    pub vat_number: String,
    /// Where customers pay.
    pub iban: String,
    /// Free lines: street, post code and city.
    pub address: Vec<String>,
    /// What its documents say beside.
    #[serde(skip_serializing_if = "is_bare")]
    pub firm: Box<Firm>,
    /// Anything a later version adds; kept as it came.
    #[serde(flatten)]
    #[cfg_attr(feature = "typescript", ts(skip))]
    pub other: BTreeMap<String, serde_json::Value>,
}

impl Kind {
    /// As it is written.
    const WRITTEN: [(Kind, &str); 5] = [
        (Kind::Invoice, ""),
        (Kind::CreditNote, "creditNote"),
        (Kind::Deposit, "deposit"),
        (Kind::Opening, "opening"),
        (Kind::Credit, "credit"),
    ];

    fn written(self) -> &'static str {
        Kind::WRITTEN.iter().find(|(kind, _)| *kind == self).map_or("", |(_, text)| *text)
    }

    fn read(text: &str) -> Option<Kind> {
        Kind::WRITTEN.iter().find(|(_, written)| *written == text).map(|(kind, _)| *kind)
    }
}

/// Version 1 of `invoices.recorded`, without its rows.
#[derive(Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
struct RecordedV1 {
    source: Hash,
    stated_on: Day,
    /// Rows, from 0.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    revises: Vec<u32>,
}

const RECORDED: [&str; 14] = [
    "account",
    "number",
    "issued",
    "due",
    "currency",
    "gross",
    "vat",
    "label",
    "line",
    "reference",
    "disputed",
    "open",
    "kind",
    "rank",
];

/// Version 1 of `invoices.open-stated`, without its rows.
#[derive(Serialize, Deserialize)]
struct OpenStatedV1 {
    source: Hash,
    on: Day,
}

const OPEN_STATED: [&str; 5] = ["account", "number", "openMinorUnits", "line", "rank"];

/// Version 1 of `invoices.issuer-set`.
#[derive(Serialize, Deserialize)]
struct IssuerSetV1 {
    issuer: Issuer,
    #[serde(default)]
    replaces: Vec<EntryId>,
}

impl Event {
    /// As it is kept.
    pub fn write(&self) -> (Written, Vec<Part>) {
        match self {
            Event::InvoicesRecorded(batch) => {
                let head = RecordedV1 {
                    source: batch.source,
                    stated_on: batch.stated_on,
                    revises: batch.revises.clone(),
                };
                let rows = batch.number.len();
                written::write_rows("invoices.recorded", &head, &RECORDED, rows, |row, cells| {
                    let currency = batch.currency.get(row).copied().unwrap_or_default();
                    let issued = batch.issued.get(row).copied().unwrap_or(batch.stated_on);
                    let account = batch.account.get(row).copied().unwrap_or(u32::MAX);
                    cells.text(batch.accounts.get(account as usize));
                    cells.text(batch.number.get(row));
                    cells.day(issued);
                    cells.day(batch.due.get(row).copied().unwrap_or(issued));
                    cells.text(currency.code());
                    cells.amount(batch.gross.get(row).copied().unwrap_or_default(), currency);
                    cells.amount(batch.vat.get(row).copied().unwrap_or_default(), currency);
                    cells.text(batch.label.get(row));
                    cells.number(batch.line.get(row).copied().unwrap_or(0).into());
                    cells.text(batch.reference.get(row));
                    cells.flag(batch.disputed.get(row).copied().unwrap_or_default());
                    cells.maybe_amount(batch.stated_open.get(row).copied().flatten(), currency);
                    cells.text(batch.kind.get(row).copied().unwrap_or_default().written());
                    cells.number(batch.rank.get(row).copied().unwrap_or(0).into());
                })
            }
            Event::OpenStated(batch) => {
                let head = OpenStatedV1 { source: batch.source, on: batch.on };
                let rows = batch.number.len();
                written::write_rows(
                    "invoices.open-stated",
                    &head,
                    &OPEN_STATED,
                    rows,
                    |row, cells| {
                        let account = batch.account.get(row).copied().unwrap_or(u32::MAX);
                        cells.text(batch.accounts.get(account as usize));
                        cells.text(batch.number.get(row));
                        cells.number(batch.open.get(row).copied().unwrap_or_default().get());
                        cells.number(batch.line.get(row).copied().unwrap_or(0).into());
                        cells.number(batch.rank.get(row).copied().unwrap_or(0).into());
                    },
                )
            }
            Event::IssuerSet { issuer, replaces } => {
                let body = IssuerSetV1 { issuer: issuer.clone(), replaces: replaces.clone() };
                written::write("invoices.issuer-set", &body)
            }
            Event::Issuing(event) => event.write(),
        }
    }

    /// Back from what is kept.
    pub fn read(kept: &Written, parts: &[&[u8]]) -> Result<Event, Unread> {
        match (kept.kind.as_str(), kept.version) {
            ("invoices.recorded", 1) => {
                let mut batch = InvoiceBatch::default();
                let mut accounts = Dictionary::default();
                let mut last = 0;
                let head: RecordedV1 = written::read_rows(kept, parts, &RECORDED, |cells| {
                    last = cells.text_with(|text| again(&mut accounts, last, text))?;
                    batch.account.push(last);
                    cells.text_into(&mut batch.number)?;
                    batch.issued.push(cells.day()?);
                    batch.due.push(cells.day()?);
                    let currency = cells.currency()?;
                    batch.currency.push(currency);
                    batch.gross.push(cells.amount(currency)?);
                    batch.vat.push(cells.amount(currency)?);
                    cells.text_into(&mut batch.label)?;
                    batch.line.push(cells.number()?.try_into().ok()?);
                    cells.text_into(&mut batch.reference)?;
                    batch.disputed.push(cells.flag()?);
                    batch.stated_open.push(cells.maybe_amount(currency)?);
                    batch.kind.push(cells.text_with(Kind::read)??);
                    batch.rank.push(cells.number()?.try_into().ok()?);
                    Some(())
                })?;
                batch.accounts = accounts.texts().clone();
                (batch.source, batch.stated_on, batch.revises) =
                    (head.source, head.stated_on, head.revises);
                Ok(Event::InvoicesRecorded(batch))
            }
            ("invoices.open-stated", 1) => {
                let mut batch = OpenBatch::default();
                let mut accounts = Dictionary::default();
                let mut last = 0;
                let head: OpenStatedV1 = written::read_rows(kept, parts, &OPEN_STATED, |cells| {
                    last = cells.text_with(|text| again(&mut accounts, last, text))?;
                    batch.account.push(last);
                    cells.text_into(&mut batch.number)?;
                    batch.open.push(Amount::new(cells.number()?));
                    batch.line.push(cells.number()?.try_into().ok()?);
                    batch.rank.push(cells.number()?.try_into().ok()?);
                    Some(())
                })?;
                batch.accounts = accounts.texts().clone();
                (batch.source, batch.on) = (head.source, head.on);
                Ok(Event::OpenStated(batch))
            }
            ("invoices.issuer-set", 1) => {
                let IssuerSetV1 { issuer, replaces } = written::read(kept)?;
                Ok(Event::IssuerSet { issuer, replaces })
            }
            _ => issuing::Event::read(kept).map(Event::Issuing),
        }
    }
}

/// The number of an account, which is often the one of the row before.
fn again(accounts: &mut Dictionary, last: u32, text: &str) -> u32 {
    let same = (last as usize) < accounts.len() && accounts.get(last) == text;
    if same { last } else { accounts.intern(text) }
}
