//! Direct debits as they go to the one who writes their file: texts and amounts, not checked yet.

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use crate::base::Day;
use crate::en16931::Address;

/// A file of direct debits.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct DebitFile {
    /// pain.008.001.02 instead of .08.
    pub older: bool,
    /// At most 30 characters, ours alone.
    pub message_id: String,
    /// `2026-11-21T10:20:30`.
    pub created: String,
    /// Who collects.
    pub name: String,
    /// The ICS.
    pub identifier: String,
    /// The account credited.
    pub iban: String,
    /// Of its bank; may be empty.
    pub bic: String,
    /// In any order.
    pub lines: Vec<DebitLine>,
}

/// One collection.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct DebitLine {
    /// Comes back with a return.
    pub end_to_end: String,
    /// In euros.
    pub amount: Decimal,
    /// When.
    pub day: Day,
    /// Between firms.
    pub between_firms: bool,
    /// `FRST`, `RCUR`, `OOFF` or `FNAL`.
    pub sequence: String,
    /// The RUM.
    pub mandate: String,
    /// The day of its signature.
    pub signed: Day,
    /// The debtor's name.
    pub debtor: String,
    /// The debtor's address, as far as it is known.
    pub address: Address,
    /// The account debited.
    pub iban: String,
    /// Of its bank; may be empty.
    pub bic: String,
    /// The account debited by the collection before under this mandate, where that was another; empty: the same.
    pub iban_before: String,
    /// What the debtor reads.
    pub text: String,
}
