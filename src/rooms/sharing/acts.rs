//! The last acts, and which of them can be taken back: what `U` and the list of acts show.
//!
//! An act is an entry of the journal in the words of who did it. Answered by the engine, which has the journal.

use serde::{Deserialize, Serialize};

use crate::base::{Day, Money};

/// The last acts, latest first.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(optional_fields))]
pub struct ActsQuery {
    /// How many; 20 when 0.
    pub limit: u32,
}

/// The last acts, latest first.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct ActsView {
    /// The acts, latest first.
    pub acts: Vec<Act>,
    /// What taking back the last act of this device would take back; an issued invoice, which an undo refuses with the
    /// reason, where that was the last act.
    pub undo: Option<Act>,
    /// What doing again would bring back: the last act that was taken back here, nothing else having been done since.
    pub redo: Option<Act>,
}

/// One entry, in the words of who did it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Act {
    /// Device and number: what `undo` takes.
    pub entry: String,
    /// When, by the wall clock of the device that wrote it, in milliseconds since 1970.
    pub written_at: f64,
    /// Who.
    pub author: String,
    /// Written on this device.
    pub mine: bool,
    /// What was done.
    pub deed: Deed,
    /// It stands taken back.
    pub undone: bool,
    /// It can be taken back now.
    pub can_undo: bool,
}

/// What was done.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "deed", rename_all = "camelCase", rename_all_fields = "camelCase")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub enum Deed {
    /// The demo company was loaded.
    Demo,
    /// Files were imported.
    Import {
        /// The first file's name.
        file: String,
        /// How many files.
        files: u32,
    },
    /// A payment was recorded by hand.
    Payment {
        /// The payer's name.
        customer: String,
        /// How much.
        amount: Money,
        /// Day of payment.
        paid: Day,
        /// The invoice it names; empty: none.
        invoice: String,
    },
    /// Several payments were recorded by hand, each of an invoice.
    Payments {
        /// How many.
        payments: u32,
        /// Their sums, one per currency.
        amounts: Vec<Money>,
        /// Day of payment.
        paid: Day,
    },
    /// A payment was allocated.
    Allocation {
        /// The payer's name; empty where the payment is not known.
        customer: String,
        /// The payment's amount, where it is known.
        amount: Option<Money>,
        /// How many receivables it settles.
        items: u32,
    },
    /// Who we are was decided.
    Issuer {
        /// Our name.
        name: String,
    },
    /// The ageing columns were decided.
    Buckets {
        /// Their upper bounds.
        bounds: Vec<u32>,
    },
    /// A mapping was kept under a name, or forgotten.
    Profile {
        /// The name.
        name: String,
        /// It was forgotten.
        forgotten: bool,
    },
    /// A view of a list was saved or removed.
    View {
        /// Its name.
        name: String,
        /// It was removed.
        removed: bool,
    },
    /// A file was put beside an invoice or a customer, said to be something else, or taken away.
    Piece {
        /// The file's name.
        name: String,
        /// The invoice's number, else the customer's name.
        of: String,
        /// It was taken away.
        removed: bool,
    },
    /// A file left the house.
    Export {
        /// Its name.
        file: String,
    },
    /// An invoice was issued.
    Issue {
        /// Its number.
        number: String,
        /// The customer's name.
        customer: String,
    },
    /// An act was taken back, or brought back.
    TakeBack {
        /// That act's entry.
        entry: String,
        /// What it was.
        of: Box<Deed>,
        /// It was brought back.
        restored: bool,
    },
    /// Something was decided or said about customers: a promise, a hold, a dispute, reminders.
    About {
        /// The kind of its event.
        event: String,
        /// The first customer's name.
        customer: String,
        /// How many more customers.
        others: u32,
        /// Numbers of the invoices that it is about, where it is about one customer.
        items: Vec<String>,
        /// What is at stake, one sum per currency; none where no sum is.
        amounts: Vec<Money>,
    },
    /// Something else.
    Other {
        /// Kinds of its events.
        events: Vec<String>,
    },
}
