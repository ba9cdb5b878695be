//! What the figures' pages show. Ratios and days are decimal strings, already rounded as shown.

use serde::{Deserialize, Serialize};

use crate::base::{Currency, Day, Money};
use crate::rooms::invoices::queries::{InvoiceRow, Origin};
use crate::rooms::payments::queries::PaymentRow;

/// The whole at a glance, in one currency.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(optional_fields))]
pub struct DashboardQuery {
    /// As of this day; today when absent.
    pub as_of: Option<Day>,
    /// In this currency; the one with the most open items when absent.
    pub currency: Option<Currency>,
}

/// The dashboard.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct DashboardView {
    /// The day.
    pub as_of: Day,
    /// The currency of every amount below.
    pub currency: Currency,
    /// What is open in each currency, this one first.
    pub currencies: Vec<Money>,
    /// Open items, customers owing.
    pub open_items: u32,
    /// Customers with something open.
    pub customers: u32,
    /// Every figure, in the order shown; the first six are the tiles.
    pub figures: Vec<Figure>,
    /// Open by ageing column, all segments together, credits apart.
    pub ageing: Vec<AgeingColumn>,
    /// What is open below zero, at most zero: with it, the columns add up to what is open.
    pub credits: Money,
    /// Open by segment and ageing column.
    pub segments: Vec<AgeingRow>,
    /// Month ends, oldest first, 24 of them.
    pub months: Vec<MonthPoint>,
    /// Receipts expected: overdue first, then 13 weeks, then later.
    pub expected: Vec<WeekPoint>,
    /// Disputed amounts, left out of `expected`.
    pub disputed: Money,
    /// The 20 largest open balances.
    pub top: Vec<Debtor>,
    /// What the largest hold of all that customers owe, the first few first, all of them last.
    pub concentration: Vec<Held>,
    /// The last day of a payment known.
    pub last_payment: Option<Day>,
    /// Until when money received is known: by the banks' files; without any, by the last payment.
    #[serde(default)]
    pub bank_known_until: Option<Day>,
}

/// The figures that have a name, a formula and a proof.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub enum FigureKind {
    /// Everything open, net of credits.
    Open,
    /// Past due, credits apart.
    Overdue,
    /// DSO by count-back («épuisement»).
    DsoCountBack,
    /// DSO by the simple ratio, over the last three months.
    DsoSimple,
    /// Best-possible DSO, over the last three months.
    DsoBestPossible,
    /// Average days delinquent: simple less best possible.
    AverageDaysDelinquent,
    /// Collection effectiveness index over the last month.
    Cei,
    /// Overdue ÷ open.
    OverdueRatio,
    /// Share over 90 days past due.
    AtRisk,
    /// Amount-weighted days late of what was paid over 365 days, early payments below zero.
    DaysLate,
    /// Amount-weighted terms granted of what is open.
    WeightedTerms,
    /// Share of the ten largest.
    TopTen,
    /// Herfindahl index of the open balance, 0–10 000.
    Hhi,
    /// Disputed ÷ open.
    DisputeRate,
    /// Expected receipts over 30 days.
    Expected30,
    /// Open above zero.
    Invoices,
    /// Open below zero: credit notes, money listed among open items.
    Credits,
    /// Open above zero and disputed.
    Disputed,
    /// Payments not allocated.
    Unallocated,
    /// Open, net of credits and of payments not allocated.
    Balance,
    /// Due within seven days.
    DueSoon,
    /// Open above zero in one ageing column: see [`ProofQuery::column`].
    Aged,
    /// Amount-weighted days late over all payments known.
    Habit,
    /// Amount-weighted days from issue to payment, over all payments known.
    DaysToPay,
    /// Share of the whole open balance.
    Share,
    /// What one item leaves open: see [`ProofQuery::invoice`].
    Item,
}

/// What a figure says.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "unit", rename_all = "camelCase")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub enum Value {
    /// An amount.
    Money {
        /// How much.
        value: Money,
    },
    /// Days, one decimal.
    Days {
        /// How many.
        value: String,
    },
    /// Percent, one decimal.
    Percent {
        /// How much.
        value: String,
    },
    /// A plain number.
    Number {
        /// How much.
        value: String,
    },
    /// Cannot be said: nothing sold in the period, nothing paid …
    None,
}

/// One figure.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Figure {
    /// Which.
    pub kind: FigureKind,
    /// Now.
    pub value: Value,
    /// One month before.
    pub before: Value,
    /// Now less a month before, with its sign; of percentages, in points.
    pub change: Value,
}

/// One ageing column.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct AgeingColumn {
    /// Days past the date, from; absent in the column "not due".
    pub from: Option<u32>,
    /// Up to and with; absent in the last column.
    pub to: Option<u32>,
    /// Open amount.
    pub amount: Money,
    /// Open items.
    pub items: u32,
}

/// The aged balance.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(optional_fields))]
pub struct AgeingQuery {
    /// As of this day; today when absent.
    pub as_of: Option<Day>,
    /// In this currency; the one with the most open items when absent.
    pub currency: Option<Currency>,
    /// By due date or by day of issue.
    pub by: AgeingBasis,
    /// Upper bounds of the columns; the firm's own when absent.
    pub bounds: Option<Vec<u32>>,
    /// One line per customer, per segment or per document.
    pub per: AgeingPer,
    /// Credits stand in a column of their own instead of lessening the column of their age.
    pub credits_apart: bool,
    /// First row wanted, from 0.
    pub offset: u32,
    /// How many rows; 0: all.
    pub limit: u32,
    /// Search language: of customers, by what they owe in this balance.
    pub search: String,
}

/// What an item's age counts from.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub enum AgeingBasis {
    /// The due date.
    #[default]
    Due,
    /// The day of issue.
    Issued,
}

/// What has a line of its own.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub enum AgeingPer {
    /// Each customer, the largest open first.
    #[default]
    Customer,
    /// Each segment.
    Segment,
    /// Each open item, the oldest first.
    Document,
}

/// The aged balance.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct AgeingView {
    /// The day.
    pub as_of: Day,
    /// The currency.
    pub currency: Currency,
    /// Totals per column; their sum is the open balance, with `credits` where those stand apart.
    pub columns: Vec<AgeingColumn>,
    /// Open below zero: in the columns too, unless it stands apart.
    pub credits: Money,
    /// Everything open, net of credits: what the ledger says that day.
    pub total: Money,
    /// Payments not allocated, which no column holds.
    pub unallocated: Money,
    /// How many rows in all.
    pub rows_total: u32,
    /// The rows asked for.
    pub rows: Vec<AgeingRow>,
    /// Where the search could not be understood.
    #[serde(default)]
    pub misunderstood: Option<String>,
}

/// One line of the aged balance.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct AgeingRow {
    /// The customer's account, the segment, or the item's identifier.
    pub key: String,
    /// The customer's name, the segment, or the item's number.
    pub name: String,
    /// Of an item: its customer's account and name, and its due date.
    pub of: Option<(String, String, Day)>,
    /// Open per column.
    pub amounts: Vec<Money>,
    /// Open items per column.
    pub items: Vec<u32>,
    /// Open below zero.
    pub credits: Money,
    /// The sum of the columns, with `credits` where those stand apart.
    pub total: Money,
    /// What else there is to know; absent in the dashboard's segments.
    pub flags: Option<AgeingFlags>,
}

/// What lies beside the columns of a line of the aged balance.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct AgeingFlags {
    /// Open above zero and disputed.
    pub disputed: Money,
    /// Payments not allocated.
    pub unallocated: Money,
}

/// One month end.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct MonthPoint {
    /// The last day of the month, or the day asked for in the last month.
    pub end: Day,
    /// Open at its end.
    pub open: Money,
    /// Not due at its end.
    pub current: Money,
    /// Issued in it.
    pub sales: Money,
    /// Received in it.
    pub cash: Money,
    /// Count-back, days with one decimal.
    pub dso_count_back: Option<String>,
    /// Simple ratio over three months.
    pub dso_simple: Option<String>,
    /// Best possible over three months.
    pub dso_best_possible: Option<String>,
    /// Percent with one decimal.
    pub cei: Option<String>,
    /// The history known reaches back beyond what the count-back takes: before that it says how old the file is.
    pub count_back_is_sure: bool,
    /// The three months of the ratios are all known.
    pub ratios_are_sure: bool,
}

/// One week of expected receipts.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct WeekPoint {
    /// Its first day; absent for what should have come already.
    pub from: Option<Day>,
    /// Its last day; absent for what comes later.
    pub to: Option<Day>,
    /// Expected: due date and the customer's own average delay.
    pub amount: Money,
}

/// What so many of the largest debtors hold together.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Held {
    /// How many of the largest.
    pub customers: u32,
    /// What they owe together; balances below zero stand apart.
    pub amount: Money,
    /// Share of all balances above zero, percent with one decimal.
    pub share: String,
}

/// One large debtor.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Debtor {
    /// The account.
    pub account: String,
    /// The name.
    pub name: String,
    /// Open, net of credits.
    pub open: Money,
    /// Past due.
    pub overdue: Money,
    /// Share of the whole, percent with one decimal.
    pub share: String,
}

/// The proof of a figure.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(optional_fields))]
pub struct ProofQuery {
    /// Which.
    pub figure: FigureKind,
    /// As of this day; today when absent.
    #[serde(default)]
    pub as_of: Option<Day>,
    /// In this currency.
    #[serde(default)]
    pub currency: Option<Currency>,
    /// Of this customer alone.
    #[serde(default)]
    pub account: Option<String>,
    /// Of the customers of this segment alone.
    #[serde(default)]
    pub segment: Option<String>,
    /// Of this item alone.
    #[serde(default)]
    pub invoice: Option<String>,
    /// For `aged`: which column; what is not due yet when absent.
    #[serde(default)]
    pub column: Option<AgedColumn>,
    /// For `expected30`: expected within which days; within 30 when absent.
    #[serde(default)]
    pub ahead: Option<DaysAhead>,
    /// For `topTen`: of so many of the largest; ten when absent.
    #[serde(default)]
    pub largest: Option<u32>,
    /// First invoice wanted, from 0.
    #[serde(default)]
    pub offset: u32,
    /// How many invoices; 100 when 0.
    #[serde(default)]
    pub limit: u32,
}

/// Days from the day asked for on which something is expected.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(optional_fields))]
pub struct DaysAhead {
    /// From so many days on; absent: what should have come by that day.
    pub from: Option<u32>,
    /// Until so many days, and with; absent: whenever it comes.
    pub to: Option<u32>,
}

impl DaysAhead {
    /// The next 30 days.
    pub const MONTH: DaysAhead = DaysAhead { from: Some(1), to: Some(30) };

    /// Whether so many days ahead are within.
    pub fn holds(self, days: i32) -> bool {
        let days = i64::from(days);
        match self.from {
            None => days <= 0,
            Some(from) => {
                i64::from(from.max(1)) <= days && self.to.is_none_or(|to| days <= i64::from(to))
            }
        }
    }
}

/// One column of an aged balance.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(optional_fields))]
pub struct AgedColumn {
    /// What the age counts from.
    pub by: AgeingBasis,
    /// Days past it, from; absent in the column "not due".
    pub from: Option<u32>,
    /// Up to and with; absent in the last column.
    pub to: Option<u32>,
    /// Credits lessen the column of their age, as where they do not stand apart.
    pub net: bool,
}

/// The proof of a figure: everything needed to compute it again by hand.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct ProofView {
    /// Which.
    pub figure: FigureKind,
    /// What it says.
    pub value: Value,
    /// The named inputs of the formula, in order; the interface has the formula's sentence per figure.
    pub inputs: Vec<ProofInput>,
    /// For the count-back: month by month, what was taken.
    pub steps: Vec<ProofStep>,
    /// How many invoices stand behind.
    pub invoices_total: u32,
    /// The slice of them, the largest first, each with its file and line.
    pub invoices: Vec<(InvoiceRow, Option<Origin>)>,
    /// How many payments stand behind.
    pub payments_total: u32,
    /// The first of them, each with its file and line.
    pub payments: Vec<(PaymentRow, Option<Origin>)>,
    /// For a DSO: the three methods side by side.
    pub methods: Option<DsoMethods>,
    /// What the figure should not be trusted for.
    pub caution: Option<Caution>,
    /// The published example that our engine reproduces: its id in `kpi.md` (`T8`), its source, its inputs and result
    /// as text.
    pub example: Option<ProofExample>,
}

/// One named input of a formula.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct ProofInput {
    /// Stable key: `open`, `sales`, `days`, `current`, `opening` …
    pub key: String,
    /// Its value.
    pub value: Value,
}

/// One month of a count-back.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct ProofStep {
    /// The month's end.
    pub end: Day,
    /// Sales of the month.
    pub sales: Money,
    /// Balance left before it.
    pub left: Money,
    /// Days added.
    pub days: String,
    /// Days that what it takes would make at the mean pace of three months; their sum is the simple DSO.
    pub even: Option<String>,
}

/// Three methods for one DSO, in days with one decimal, and the parts of their differences.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct DsoMethods {
    /// Best possible: if nothing were late.
    pub best_possible: Option<String>,
    /// What lateness adds to it: the simple ratio less the best possible.
    pub late: Option<String>,
    /// By the simple ratio.
    pub simple: Option<String>,
    /// What the rhythm of sales adds: the count-back less the simple ratio.
    pub rhythm: Option<String>,
    /// By count-back.
    pub count_back: Option<String>,
}

/// Why a figure should be read with caution.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub enum Caution {
    /// The history known is shorter than what the formula takes.
    ShortHistory,
    /// Only open items are known: what was sold and paid is missing from the sales.
    OpenItemsOnly,
}

/// A published example.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct ProofExample {
    /// Its name in our list of vectors.
    pub id: String,
    /// Who published it.
    pub source: String,
    /// The inputs.
    pub inputs: String,
    /// The result, ours and theirs.
    pub result: String,
}
