//! What the Today page shows, in its first form: whom to see first, and why now.

use serde::{Deserialize, Serialize};

use crate::base::{Day, Money};

/// The day's list.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(optional_fields))]
pub struct TodayQuery {
    /// How many lines; 50 when 0.
    pub limit: u32,
    /// Search language: of customers, by what they have overdue.
    pub search: String,
}

/// The day's list.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct TodayView {
    /// Customers with something overdue, how many.
    pub total: u32,
    /// Overdue in all, per currency.
    pub overdue: Vec<Money>,
    /// Coming due within seven days, per currency.
    pub due_soon: Vec<Money>,
    /// The last day of a payment known: reminders rest on it.
    pub last_payment: Option<Day>,
    /// Until when money received is known: by the banks' files; without any, by the last payment.
    #[serde(default)]
    pub bank_known_until: Option<Day>,
    /// Whom to see, the most amount × days first.
    pub lines: Vec<TodayLine>,
    /// Where the search could not be understood.
    #[serde(default)]
    pub misunderstood: Option<String>,
}

/// One customer to see.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct TodayLine {
    /// The account.
    pub account: String,
    /// The name.
    pub name: String,
    /// Overdue.
    pub overdue: Money,
    /// Days late of the oldest overdue item.
    pub days_late: u32,
    /// Overdue items.
    pub items: u32,
    /// Why now.
    pub reason: WhyToday,
}

/// Why a customer stands on the day's list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub enum WhyToday {
    /// Among the three largest overdue amounts.
    Largest,
    /// Over 90 days late.
    Old,
    /// Late beyond the customer's own habit.
    Unusual,
    /// Overdue.
    Overdue,
}
