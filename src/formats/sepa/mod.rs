//! SEPA payment files: direct debits that we send (pain.008), and what any payment file or status report says (pain.001,
//! .008, .002).
//!
//! Sources: EPC130-08 and EPC131-08 (rulebooks and guidelines of direct debits), ISO 20022. The schema alone is not
//! enough: it leaves the mandate optional. Since 15 November 2026 postal addresses are structured or absent: [`Address`]
//! has no free lines.
//!
//! May use `base`, `quick-xml` through `xml_stream`. Knows no calendar: days come in, checked by who asks.

mod file;
mod pain008;
mod read;
mod text;

use std::collections::BTreeSet;

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use crate::base::{CreditorIdentifier, CreditorReference, Day, Fault, Iban};

use super::record::{Parsed, PaymentInitiationRecord, PaymentStatusRecord, Record};
pub use file::write_file;
pub use pain008::write_direct_debits;
pub use read::read;
pub use text::latin;

/// The version of the message to write: banks take both.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Version {
    /// pain.008.001.02.
    V02,
    /// pain.008.001.08.
    V08,
}

/// The scheme, «local instrument».
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Scheme {
    /// For all debtors; refund on demand within eight weeks.
    Core,
    /// Between firms; no refund of an authorised one.
    B2b,
}

/// The place of a collection among those of its mandate.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Sequence {
    /// The first of several.
    First,
    /// One of several; also allowed for the first since November 2016.
    Recurring,
    /// The only one.
    OneOff,
    /// The last.
    Final,
}

/// A structured address: town and country are mandatory, where there is an address at all.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Address {
    /// Street, at most 70 characters.
    pub street: String,
    /// Number in the street, at most 16.
    pub number: String,
    /// Post code, at most 16.
    pub post_code: String,
    /// Town, at most 35.
    pub town: String,
    /// Two letters.
    pub country: String,
}

/// Who collects: we.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Creditor {
    /// At most 70 characters.
    pub name: String,
    /// The ICS.
    pub identifier: CreditorIdentifier,
    /// The account credited.
    pub iban: Iban,
    /// Of its bank; needless within the EEA.
    pub bic: Option<String>,
    /// If it is to be given.
    pub address: Option<Address>,
}

/// What the debtor signed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mandate {
    /// The RUM, at most 35 characters.
    pub id: String,
    /// The day of signature.
    pub signed: Day,
    /// What has changed since the last collection.
    pub amendment: Option<Amendment>,
}

/// What has changed about a mandate.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Amendment {
    /// The RUM before.
    pub original_id: Option<String>,
    /// The ICS before.
    pub original_creditor: Option<CreditorIdentifier>,
    /// The debtor's account before: at the same bank.
    pub original_iban: Option<Iban>,
    /// The debtor's account is now at another bank (`SMNDA`).
    pub other_bank: bool,
}

/// What the debtor reads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Remittance {
    /// Free text, at most 140 characters.
    Text(String),
    /// A structured reference.
    Reference(CreditorReference),
}

/// One collection.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Collection {
    /// Comes back with a return: at most 35 characters, ours alone.
    pub end_to_end_id: String,
    /// In euros: from 0.01 to 999 999 999.99.
    pub amount: Decimal,
    /// When.
    pub day: Day,
    /// Core or between firms.
    pub scheme: Scheme,
    /// Its place in the mandate.
    pub sequence: Sequence,
    /// What allows it.
    pub mandate: Mandate,
    /// At most 70 characters.
    pub debtor: String,
    /// If it is to be given (mandatory outside the EEA).
    pub address: Option<Address>,
    /// The account debited.
    pub iban: Iban,
    /// Of its bank; needless within the EEA.
    pub bic: Option<String>,
    /// What for.
    pub remittance: Remittance,
}

/// A message of direct debits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DirectDebits {
    /// At most 30 characters, ours alone: batches are numbered behind it.
    pub message_id: String,
    /// `2026-11-21T10:20:30`.
    pub created: String,
    /// Who collects.
    pub creditor: Creditor,
    /// In any order: they are put into one batch per day, scheme and sequence.
    pub collections: Vec<Collection>,
}

/// What a payment file says, read but not believed.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct PaymentFile {
    /// `pain.008.001.08`.
    pub message: String,
    /// `MsgId`.
    pub message_id: String,
    /// The day on which it was made (`CreDtTm`).
    pub created: Option<Day>,
    /// The initiating party.
    pub initiator: String,
    /// `NbOfTxs` of the header.
    pub announced: Option<u32>,
    /// `CtrlSum` of the header, else of the batches together.
    #[serde(with = "rust_decimal::serde::str_option")]
    pub control_sum: Option<Decimal>,
    /// The control sum is the batches'.
    pub batch_sums: bool,
    /// The transactions, in file order.
    pub transactions: Vec<PaymentOrder>,
    /// Of a status report: for the whole message, `ACCP`, `RJCT`, `PART` …
    pub group_status: String,
    /// Of a status report: the message it is about.
    pub original_message_id: String,
    /// In file order.
    pub faults: Vec<Fault>,
}

/// One transaction of a payment file, or the status of one.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct PaymentOrder {
    /// `PmtInfId` of its batch.
    pub batch_id: String,
    /// `EndToEndId`.
    pub end_to_end_id: String,
    /// `InstdAmt` (`EqvtAmt` where that is given).
    #[serde(with = "rust_decimal::serde::str_option")]
    pub amount: Option<Decimal>,
    /// Its currency.
    pub currency: String,
    /// Collection or execution day.
    pub day: Option<Day>,
    /// `CORE`, `B2B` …
    pub instrument: String,
    /// `FRST`, `RCUR` …
    pub sequence: String,
    /// Who pays, or is to be paid.
    pub counterparty: String,
    /// Its account.
    pub iban: String,
    /// The RUM of a direct debit.
    pub mandate: String,
    /// The ICS of a direct debit.
    pub creditor_id: String,
    /// What for.
    pub remittance: String,
    /// Of a status report: `RJCT`, `ACSC`, `PDNG` …
    pub status: String,
    /// Of a status report: `AC04`, `MD01` … or the bank's words.
    pub reason: String,
    /// Of a status report: what the bank says besides the code.
    pub words: String,
    /// Of a status report: the status is the whole message's or batch's.
    pub whole: bool,
    /// The line of the file, from 1.
    pub place: u32,
}

impl PaymentFile {
    /// The sum of its transactions' amounts.
    pub fn sum(&self) -> Decimal {
        self.transactions.iter().filter_map(|transaction| transaction.amount).sum()
    }

    /// Of a status report, each status as a record, in file order.
    pub fn statuses(&self) -> impl Iterator<Item = PaymentStatusRecord> + '_ {
        let is_report = self.message.starts_with("pain.002");
        let orders = self.transactions.iter().filter(move |_| is_report);
        orders.map(|order| PaymentStatusRecord {
            message_id: self.message_id.clone(),
            created: self.created,
            original_message_id: self.original_message_id.clone(),
            batch_id: order.batch_id.clone(),
            whole: order.whole,
            end_to_end: order.end_to_end_id.clone(),
            mandate: order.mandate.clone(),
            amount: order.amount.map(|amount| amount.to_string()).unwrap_or_default(),
            currency: order.currency.clone(),
            // What no transaction says, its message does.
            status: if order.status.is_empty() {
                self.group_status.clone()
            } else {
                order.status.clone()
            },
            reason: order.reason.clone(),
            words: order.words.clone(),
            line: order.place,
        })
    }

    /// Itself as what is read from any file: its record, then each status.
    pub fn into_parsed(self) -> Parsed {
        let mut records = Vec::new();
        if !self.message.is_empty() {
            records.push(Record::PaymentInitiation(Box::new(self.record())));
            records.extend(self.statuses().map(|status| Record::PaymentStatus(Box::new(status))));
        }
        let profile = Some(self.message).filter(|message| !message.is_empty());
        Parsed { format: "pain".to_owned(), profile, records, faults: self.faults }
    }

    /// Itself in one record: what `inspect` prints.
    pub fn record(&self) -> PaymentInitiationRecord {
        let distinct = |value: fn(&PaymentOrder) -> &str| {
            let values: BTreeSet<&str> =
                self.transactions.iter().map(value).filter(|value| !value.is_empty()).collect();
            values.into_iter().collect::<Vec<_>>().join(",")
        };
        let refused = self.transactions.iter().filter(|order| order.status == "RJCT").count();
        PaymentInitiationRecord {
            message: self.message.clone(),
            message_id: self.message_id.clone(),
            transactions: self.transactions.len() as u32,
            sum: self.sum().to_string(),
            announced: self.announced,
            control_sum: self.control_sum.map(|sum| sum.to_string()),
            sequence_types: distinct(|order| &order.sequence),
            local_instrument: distinct(|order| &order.instrument),
            refused: refused as u32,
        }
    }
}
