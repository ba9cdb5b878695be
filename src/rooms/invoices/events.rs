//! What happens to receivables.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::base::{Amount, Currency, Day, Hash, Texts};
use crate::journal::EntryId;

/// What happened.
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
    /// Anything a later version adds; kept as it came.
    #[serde(flatten)]
    #[cfg_attr(feature = "typescript", ts(skip))]
    pub other: BTreeMap<String, serde_json::Value>,
}
