//! What the invoices' pages show.

use serde::{Deserialize, Serialize};

use crate::base::{Day, Hash, Money};
use crate::rooms::dunning::scenario::Action;
use crate::rooms::pieces::PieceLine;
use crate::search::Chosen;

use super::Kind;
use super::issuing::queries::{IssuedView, Stage};

/// The invoices, sorted and filtered, one slice of them.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(optional_fields))]
pub struct InvoicesQuery {
    /// Search language: words, `> 5000`, `retard > 30`, `client:martin`, `litige`, `payée`, `avoir`,
    /// `état:envoyée`.
    pub search: String,
    /// Which column orders the list.
    pub sort: InvoiceSort,
    /// Largest or last first.
    pub descending: bool,
    /// First row wanted, from 0.
    pub offset: u32,
    /// How many rows.
    pub limit: u32,
    /// Closed items too.
    pub closed: bool,
    /// As of this day; today when absent.
    pub as_of: Option<Day>,
    /// Of those found, only these.
    pub chosen: Option<Chosen>,
    /// With what is known beside: see [`InvoiceMore`].
    pub more: bool,
}

/// Orders of the invoices list.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub enum InvoiceSort {
    /// By due date.
    #[default]
    Due,
    /// By day of issue.
    Issued,
    /// By number.
    Number,
    /// By customer's name, accents folded.
    Customer,
    /// By amount with VAT.
    Gross,
    /// By open amount.
    Open,
    /// By days late; of a closed item, of its settlement.
    DaysLate,
    /// By where it stands, from its issue to its payment; of one stage, by due date.
    Stage,
}

/// A slice of the invoices list.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct InvoicesView {
    /// How many match.
    pub total: u32,
    /// What the matching ones leave open, one sum per currency.
    pub open: Vec<Money>,
    /// The overdue part of it.
    pub overdue: Vec<Money>,
    /// The slice, in order.
    pub rows: Vec<InvoiceRow>,
    /// Where the search could not be understood: the word.
    pub misunderstood: Option<String>,
}

/// One receivable in a list.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct InvoiceRow {
    /// Opaque and stable: what `invoice` and `allocate` take.
    pub id: String,
    /// Number as on the invoice; two instalments share it.
    pub number: String,
    /// Kind of item.
    pub kind: Kind,
    /// The customer's account.
    pub account: String,
    /// The customer's name.
    pub customer: String,
    /// Day of issue.
    pub issued: Day,
    /// Due date.
    pub due: Day,
    /// Total with VAT.
    pub gross: Money,
    /// Still open.
    pub open: Money,
    /// Days past due as of the day asked; below zero: days left. Of a closed item, days late of its settlement.
    pub days_late: i32,
    /// Said to be disputed.
    pub disputed: bool,
    /// Two versions of it disagree.
    pub contested: bool,
    /// Where it stands, from its issue to its payment.
    #[serde(default)]
    pub stage: Stage,
    /// What is known beside, when it was asked for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub more: Option<Box<InvoiceMore>>,
}

/// What is known of a receivable beside what every list shows.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct InvoiceMore {
    /// The customer's reference.
    pub reference: String,
    /// Label.
    pub label: String,
    /// VAT in the gross.
    pub vat: Money,
    /// Settled so far.
    pub settled: Money,
    /// Day of the last payment allocated to it.
    pub last_payment: Option<Day>,
    /// The means of that payment.
    pub means: String,
    /// The customer's segment.
    pub segment: String,
    /// The customer's terms.
    pub terms: String,
    /// Who looks after the customer.
    pub assignee: String,
    /// The customer's city.
    pub city: String,
    /// The customer's SIREN, SIRET or foreign registration.
    pub registration: String,
    /// The file it came from; empty when it was typed.
    pub file: String,
}

/// One receivable whole.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(optional_fields))]
pub struct InvoiceQuery {
    /// As a row gave it.
    pub id: String,
    /// As of this day; today when absent.
    pub as_of: Option<Day>,
}

/// One receivable whole.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct InvoiceView {
    /// What the list shows.
    pub row: InvoiceRow,
    /// Until when money received is known: by the banks' files; without any, by the last payment.
    #[serde(default)]
    pub bank_known_until: Option<Day>,
    /// VAT in the gross.
    pub vat: Money,
    /// The customer's reference.
    pub reference: String,
    /// Label.
    pub label: String,
    /// What settled it, in order of day.
    pub settlements: Vec<InvoiceSettlement>,
    /// When its payment was asked for and how, in order of day; what reached nobody is left out.
    #[serde(default)]
    pub reminders: Vec<(Day, Action)>,
    /// Where it comes from.
    pub origin: Option<Origin>,
    /// Versions that disagree, where it is contested: gross and due date of each.
    pub versions: Vec<(Money, Day)>,
    /// Days from issue to due date.
    pub terms: i32,
    /// The customer's terms, as they were given.
    #[serde(default)]
    pub agreed: String,
    /// The files kept beside it.
    #[serde(default)]
    pub pieces: Vec<PieceLine>,
    /// The day that closed it.
    pub settled_on: Option<Day>,
    /// The day its file was brought in.
    pub imported: Option<Day>,
    /// What was issued here, sent and said of it; absent for a receivable from a file.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub document: Option<Box<IssuedView>>,
}

/// One change of an open amount.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct InvoiceSettlement {
    /// The day.
    pub day: Day,
    /// How much it settled.
    pub amount: Money,
    /// The payment, where one did; otherwise the accounting program said so.
    pub payment: Option<String>,
    /// The payment's reference.
    pub reference: String,
    /// Where that comes from.
    pub origin: Option<Origin>,
}

/// The file and line that a fact came from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Origin {
    /// SHA-256 of the file.
    pub source: Hash,
    /// Its name.
    pub file: String,
    /// From 1; 0 when the file has no lines (XML, PDF).
    pub line: u32,
}
