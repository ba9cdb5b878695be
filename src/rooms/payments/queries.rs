//! What the payments' pages show.

use serde::{Deserialize, Serialize};

use crate::base::{Day, Money};

/// One payment.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct PaymentRow {
    /// Opaque and stable: what `allocate` takes.
    pub id: String,
    /// The customer's account; empty where the payer is not known.
    pub account: String,
    /// Day of payment.
    pub paid: Day,
    /// Received above zero.
    pub amount: Money,
    /// Not yet allocated.
    pub unallocated: Money,
    /// Reference.
    pub reference: String,
    /// Transfer, cheque …
    pub means: String,
    /// Label.
    pub label: String,
}
