//! What happens to mandates, batches and slips.

use serde::{Deserialize, Serialize};

use crate::base::{Amount, Day};
use crate::journal::{EntryId, Part, Written};
use crate::rooms::written::{self, Unread};

/// What a debtor signed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(optional_fields))]
pub struct Mandate {
    /// Whose: a customer's account.
    pub account: String,
    /// The day of signature.
    pub signed: Day,
    /// The holder of the account debited; empty: the customer.
    pub holder: String,
    /// The account debited.
    pub iban: String,
    /// Of its bank; may be empty.
    pub bic: String,
    /// SEPA B2B: between firms, no refund of an authorised one. CORE otherwise.
    pub between_firms: bool,
    /// For one collection alone.
    pub one_off: bool,
    /// The day from which it may not be used any more.
    pub revoked: Option<Day>,
}

/// How we collect.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(optional_fields))]
pub struct Creditor {
    /// The ICS.
    pub identifier: String,
    /// The account credited; empty: the one on our invoices.
    pub iban: String,
    /// Of its bank; may be empty.
    pub bic: String,
    /// Calendar days of pre-notification agreed with our debtors; none: 14.
    pub notice_days: Option<u32>,
}

/// One collection of a batch.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Debit {
    /// Comes back with a return: ours alone.
    pub end_to_end: String,
    /// The RUM.
    pub mandate: String,
    /// The receivable's identifier.
    pub receivable: String,
    /// In euros, in cents.
    pub amount_minor_units: Amount,
    /// The account debited, as the mandate named it that day; empty in batches of before this was kept.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub iban: String,
    /// Of its bank; may be empty.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub bic: String,
}

/// Direct debits of one day, scheme and sequence: one sum on our account.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Batch {
    /// The message's identifier: ours alone.
    pub id: String,
    /// The day on which it was made.
    pub made: Day,
    /// The day of collection.
    pub day: Day,
    /// SEPA B2B.
    pub between_firms: bool,
    /// `FRST`, `RCUR` or `OOFF`.
    pub sequence: String,
    /// Calendar days of notice promised.
    pub notice_days: u32,
    /// In order of mandate.
    pub debits: Vec<Debit>,
}

/// One collection that the bank refused before any money moved.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct RefusedDebit {
    /// Its end-to-end identification.
    pub end_to_end: String,
    /// `AC04`, `MD01` … or the bank's words; empty where it gives none.
    pub reason: String,
}

/// One cheque of a slip.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Cheque {
    /// Its number.
    pub number: String,
    /// Who wrote it, as far as it is known.
    pub drawer: String,
    /// In cents.
    pub amount_minor_units: Amount,
}

/// Cheques brought to the bank together: one sum on our account.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Slip {
    /// Its number, as the bank repeats it.
    pub number: String,
    /// The day on which it was brought.
    pub day: Day,
    /// In the order of the slip.
    pub cheques: Vec<Cheque>,
}

/// What happened.
#[derive(Clone, Debug, PartialEq)]
pub enum Event {
    /// A mandate was signed, changed or revoked.
    MandateSet {
        /// The RUM.
        id: String,
        /// What it says.
        mandate: Mandate,
        /// The entries whose decision this one replaces.
        replaces: Vec<EntryId>,
    },
    /// How we collect from now on.
    CreditorSet {
        /// The whole of it.
        creditor: Creditor,
        /// The entries whose decision this one replaces.
        replaces: Vec<EntryId>,
    },
    /// Direct debits were put together for our bank.
    BatchRecorded(Batch),
    /// The debtors of a batch were told.
    NoticeRecorded {
        /// Which batch.
        batch: String,
        /// On which day.
        on: Day,
    },
    /// The bank refused collections: they are on their way no more, and their invoices may be collected again.
    DebitsRefused {
        /// On which day it said so.
        on: Day,
        /// Which.
        debits: Vec<RefusedDebit>,
    },
    /// Cheques were brought to our bank.
    SlipRecorded(Slip),
}

/// Version 1 of `remittances.mandate-set`.
#[derive(Serialize, Deserialize)]
struct MandateSetV1 {
    id: String,
    mandate: Mandate,
    #[serde(default)]
    replaces: Vec<EntryId>,
}

/// Version 1 of `remittances.creditor-set`.
#[derive(Serialize, Deserialize)]
struct CreditorSetV1 {
    creditor: Creditor,
    #[serde(default)]
    replaces: Vec<EntryId>,
}

/// Version 1 of `remittances.debits-refused`.
#[derive(Serialize, Deserialize)]
struct RefusedV1 {
    on: Day,
    debits: Vec<RefusedDebit>,
}

/// Version 1 of `remittances.notice-recorded`.
#[derive(Serialize, Deserialize)]
struct NoticeV1 {
    batch: String,
    on: Day,
}

impl Event {
    /// As it is kept.
    pub fn write(&self) -> (Written, Vec<Part>) {
        match self {
            Event::MandateSet { id, mandate, replaces } => {
                let (id, mandate, replaces) = (id.clone(), mandate.clone(), replaces.clone());
                let body = MandateSetV1 { id, mandate, replaces };
                written::write("remittances.mandate-set", &body)
            }
            Event::CreditorSet { creditor, replaces } => {
                let body = CreditorSetV1 { creditor: creditor.clone(), replaces: replaces.clone() };
                written::write("remittances.creditor-set", &body)
            }
            Event::BatchRecorded(batch) => written::write("remittances.batch-recorded", batch),
            Event::NoticeRecorded { batch, on } => {
                let body = NoticeV1 { batch: batch.clone(), on: *on };
                written::write("remittances.notice-recorded", &body)
            }
            Event::DebitsRefused { on, debits } => {
                let body = RefusedV1 { on: *on, debits: debits.clone() };
                written::write("remittances.debits-refused", &body)
            }
            Event::SlipRecorded(slip) => written::write("remittances.slip-recorded", slip),
        }
    }

    /// Back from what is kept.
    pub fn read(kept: &Written) -> Result<Event, Unread> {
        match (kept.kind.as_str(), kept.version) {
            ("remittances.mandate-set", 1) => {
                let MandateSetV1 { id, mandate, replaces } = written::read(kept)?;
                Ok(Event::MandateSet { id, mandate, replaces })
            }
            ("remittances.creditor-set", 1) => {
                let CreditorSetV1 { creditor, replaces } = written::read(kept)?;
                Ok(Event::CreditorSet { creditor, replaces })
            }
            ("remittances.batch-recorded", 1) => written::read(kept).map(Event::BatchRecorded),
            ("remittances.notice-recorded", 1) => {
                let NoticeV1 { batch, on } = written::read(kept)?;
                Ok(Event::NoticeRecorded { batch, on })
            }
            ("remittances.debits-refused", 1) => {
                let RefusedV1 { on, debits } = written::read(kept)?;
                Ok(Event::DebitsRefused { on, debits })
            }
            ("remittances.slip-recorded", 1) => written::read(kept).map(Event::SlipRecorded),
            _ => Err(written::from_the_future(kept)),
        }
    }
}
