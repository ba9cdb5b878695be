//! What the diagnosis is asked, and what it answers.

use serde::{Deserialize, Serialize};

use crate::base::{Currency, Day, Money};
use crate::rooms::insight::queries::{FigureKind, ProofInput, Value};
use crate::rooms::invoices::queries::{InvoiceRow, Origin};

/// The ten classic errors of receivables management, measured on the firm's own data.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(optional_fields))]
pub struct DiagnosisQuery {
    /// As of this day; today when absent.
    pub as_of: Option<Day>,
    /// In this currency; the one with the most open items when absent.
    pub currency: Option<Currency>,
}

/// The diagnosis.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct DiagnosisView {
    /// The day.
    pub as_of: Day,
    /// The currency of every amount below.
    pub currency: Currency,
    /// Everything open, net of credits.
    pub open: Money,
    /// One day of DSO in money: sales of the period ÷ its days. Absent where paid invoices are not known.
    pub one_day: Option<Money>,
    /// Sales of the period, VAT included.
    pub sales: Money,
    /// Its real days: 365, or fewer where less is known.
    pub sales_days: u32,
    /// What passes its threshold, the largest effect first.
    pub found: Vec<Finding>,
    /// What was measured and is as it should be, in the order of the errors.
    pub sound: Vec<Finding>,
    /// What cannot be measured yet, and what is missing, in the order of the errors.
    pub unmeasured: Vec<Unmeasured>,
}

/// What is measured. Each belongs to one of the ten errors ([`FindingKind::error`]).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub enum FindingKind {
    /// Due dates beyond the legal ceiling.
    Terms,
    /// One customer holds too much of the whole.
    Concentration,
    /// Days from delivery to invoice.
    LateInvoicing,
    /// Money received and not matched.
    Unallocated,
    /// The last receipt known is old.
    StaleReceipts,
    /// Credit notes that wait beside open invoices.
    IdleCredits,
    /// Overdue since more than 90 days.
    OldOverdue,
    /// What due dates alone announced against what came in.
    Forecast,
    /// Disputed, and since when.
    Disputes,
    /// DSO against the terms granted.
    BeyondTerms,
    /// The worst rise of DSO that nobody was looking at.
    Drift,
    /// Overdue customers that nobody looks after.
    Nobody,
    /// Receipts by cheque.
    Cheques,
    /// Customers who pay later than they used to.
    Worsening,
}

impl FindingKind {
    /// All of them, in the order of the errors.
    pub const ALL: [FindingKind; 14] = [
        FindingKind::Terms,
        FindingKind::Concentration,
        FindingKind::LateInvoicing,
        FindingKind::Unallocated,
        FindingKind::StaleReceipts,
        FindingKind::IdleCredits,
        FindingKind::OldOverdue,
        FindingKind::Forecast,
        FindingKind::Disputes,
        FindingKind::BeyondTerms,
        FindingKind::Drift,
        FindingKind::Nobody,
        FindingKind::Cheques,
        FindingKind::Worsening,
    ];

    /// The classic error that it measures, 1 to 10.
    pub fn error(self) -> u8 {
        match self {
            FindingKind::Terms | FindingKind::Concentration => 1,
            FindingKind::LateInvoicing => 2,
            FindingKind::Unallocated | FindingKind::StaleReceipts | FindingKind::IdleCredits => 3,
            FindingKind::OldOverdue => 4,
            FindingKind::Forecast => 5,
            FindingKind::Disputes => 6,
            FindingKind::BeyondTerms | FindingKind::Drift => 7,
            FindingKind::Nobody => 8,
            FindingKind::Cheques => 9,
            FindingKind::Worsening => 10,
        }
    }
}

/// One finding.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Finding {
    /// What was measured.
    pub kind: FindingKind,
    /// The classic error, 1 to 10.
    pub error: u8,
    /// What was found.
    pub measured: Value,
    /// What it is held against; the interface has the reason.
    pub threshold: Value,
    /// What it costs.
    pub effect: Effect,
    /// The values put into the formulas, by stable key.
    pub inputs: Vec<ProofInput>,
    /// The text of law that the threshold comes from, where one does.
    pub law: Option<String>,
    /// Customers concerned, in all.
    pub customers_total: u32,
    /// The most concerned of them.
    pub customers: Vec<Concerned>,
    /// Items concerned, in all.
    pub invoices_total: u32,
    /// The most concerned of them, each with its file and line.
    pub invoices: Vec<(InvoiceRow, Option<Origin>)>,
    /// The search of the invoices list that finds them all, where it can.
    pub search: Option<String>,
    /// The figure whose proof belongs to it.
    pub figure: Option<FigureKind>,
    /// From one month's end to another, for what happened in between.
    pub between: Option<(Day, Day)>,
}

/// What a finding costs: the same sum in money and in days of DSO. Two effects may count the same euro.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Effect {
    /// Held back on an average day.
    pub money: Money,
    /// Likewise in days of sales, one decimal; absent where paid invoices are not known.
    pub days: Option<String>,
}

/// A customer that a finding concerns.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Concerned {
    /// The account.
    pub account: String,
    /// The name.
    pub name: String,
    /// With how much.
    pub amount: Money,
    /// And what else there is to say: days, a count.
    pub more: Value,
}

/// What cannot be measured yet.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Unmeasured {
    /// What.
    pub kind: FindingKind,
    /// The classic error, 1 to 10.
    pub error: u8,
    /// Which file would allow it.
    pub missing: Missing,
}

/// What is missing for a measure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub enum Missing {
    /// Days of order or delivery.
    Deliveries,
    /// Receipts: an export of payments, or a bank statement.
    Payments,
    /// All invoices of the last year, the paid ones too.
    PaidInvoices,
    /// By which means payments came.
    Means,
    /// Who looks after which customer.
    Assignees,
    /// A longer history: so far there is too little to compare.
    History,
    /// Nothing is open.
    Open,
}
