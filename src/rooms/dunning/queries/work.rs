//! What the collector's day shows: whom to see, why now, and what is ready.

use serde::{Deserialize, Serialize};

use super::RunLine;
use crate::base::{Day, Money};

/// The collector's day: one line for each customer and currency that something is to be done about.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(optional_fields))]
pub struct WorklistQuery {
    /// Search language: of customers, by what they have overdue.
    pub search: String,
    /// First line wanted, from 0.
    pub offset: u32,
    /// How many lines; 50 when 0.
    pub limit: u32,
    /// With what is snoozed.
    pub snoozed: bool,
}

/// The collector's day.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct WorklistView {
    /// Lines in all.
    pub total: u32,
    /// Past due in all of them, per currency.
    pub overdue: Vec<Money>,
    /// How many are snoozed and not shown.
    pub snoozed: u32,
    /// Messages written within thirty days and not said to be sent.
    pub to_send: u32,
    /// Payments received are known up to this day.
    pub bank_known_until: Option<Day>,
    /// The bank is known well enough to remind anybody.
    pub fresh: bool,
    /// The lines, what matters most first.
    pub lines: Vec<WorkLine>,
    /// Where the search could not be understood.
    pub misunderstood: Option<String>,
}

/// One customer to see.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct WorkLine {
    /// The account.
    pub account: String,
    /// The name.
    pub name: String,
    /// Past due.
    pub overdue: Money,
    /// Days late of the oldest item.
    pub days_late: i32,
    /// Items past due.
    pub items: u32,
    /// The last level said to this customer.
    pub level: u8,
    /// Whom to call; empty: not known.
    pub phone: String,
    /// Why now.
    pub why: WorkWhy,
    /// Why now, in a sentence.
    pub sentence: String,
    /// What the run has ready for it; absent: nothing is to be said today.
    pub prepared: Option<RunLine>,
    /// Hidden until this day, where that is to come.
    pub snoozed_until: Option<Day>,
    /// The promises and plans that were not kept, or come due today, the oldest first.
    #[serde(default)]
    pub promises: Vec<WorkPromise>,
}

/// A promise that the day's list speaks of.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct WorkPromise {
    /// Which.
    pub id: String,
    /// The day that was promised.
    pub due: Day,
    /// What is lacking of it.
    pub lacking: Money,
    /// Its day has passed.
    pub broken: bool,
    /// What it is about: identifier and number of each.
    pub items: Vec<(String, String)>,
}

/// Why a customer is seen today, what is most urgent first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub enum WorkWhy {
    /// A promise, or an instalment of a plan, was not kept.
    BrokenPromise,
    /// A call, a task or a word to somebody of ours is to be done.
    ToDo,
    /// A message is ready.
    ToRemind,
    /// Money that may pay it waits to be matched.
    ToMatch,
    /// A promise comes due today.
    PromiseDue,
    /// The bank's statement is too old to say.
    BankStale,
}
