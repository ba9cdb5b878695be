//! What happens on the way from a draft to a paid invoice.

use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;

use super::draft::{Draft, Occurrence, Recurring};
use crate::base::{Amount, Currency, Day, Hash};
use crate::journal::{EntryId, Part, Written};
use crate::rooms::customers::details::Channel;
use crate::rooms::written::{self, Unread};

/// What happened.
#[derive(Clone, Debug, PartialEq)]
pub enum Event {
    /// A draft was kept or changed, or dropped. Drafts have no number.
    DraftSet {
        /// Which, the same through all its changes.
        id: String,
        /// As it stands now; `None`: dropped.
        draft: Option<Box<Draft>>,
        /// The entries whose decision this one replaces.
        replaces: Vec<EntryId>,
    },
    /// An invoice was issued: it has its number, and never changes again.
    Issued(Box<Issued>),
    /// A document was sent.
    Sent(Sent),
    /// A platform, or the customer through it, said something of a document.
    StatusRecorded(Status),
    /// Something was delivered that is to be invoiced.
    DeliveryRecorded(Delivery),
    /// A recurring invoice was decided, or is no more.
    RecurringSet {
        /// Which.
        id: String,
        /// As it stands now; `None`: removed.
        recurring: Option<Box<Recurring>>,
        /// The entries whose decision this one replaces.
        replaces: Vec<EntryId>,
    },
}

/// An invoice, as it was issued.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Issued {
    /// The draft that it was.
    pub draft: String,
    /// The customer's account.
    pub account: String,
    /// What its number begins with, up to the count: `FA2026-A-`.
    pub series: String,
    /// The count, from 1 without a gap in its series on this device.
    pub sequence: u32,
    /// BT-1.
    pub number: String,
    /// BT-3.
    pub type_code: String,
    /// BT-2.
    pub issued: Day,
    /// BT-5.
    pub currency: Currency,
    /// The receivables, one per instalment, in order; below zero for a credit note.
    pub dues: Vec<Due>,
    /// The day on which it was paid already.
    pub paid: Option<Day>,
    /// The day of delivery that counts for the days to invoice.
    pub delivered: Option<Day>,
    /// The numbers of the deposit invoices that it deducts.
    pub deducts: Vec<String>,
    /// The numbers that it credits or corrects.
    pub preceding: Vec<String>,
    /// The deliveries that it invoices.
    pub deliveries: Vec<String>,
    /// The turn of a recurring invoice that it is.
    pub recurring: Option<Occurrence>,
    /// The customer's order.
    pub reference: String,
    /// The first line.
    pub label: String,
    /// The whole of it: an [`crate::en16931::Invoice`] as JSON.
    pub invoice: String,
}

/// One receivable of an issued document.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Due {
    /// The day to pay by.
    pub due: Day,
    /// With VAT.
    #[serde(rename = "grossMinorUnits")]
    pub gross: Amount,
    /// VAT in it.
    #[serde(rename = "vatMinorUnits")]
    pub vat: Amount,
}

/// A sending.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Sent {
    /// Whose.
    pub account: String,
    /// Which document.
    pub number: String,
    /// When.
    pub on: Day,
    /// How.
    pub channel: Channel,
    /// To whom: a role, never a name.
    #[serde(default)]
    pub contact: String,
    /// SHA-256 of the file; [`Hash::NONE`] where no file of ours was sent.
    pub file: Hash,
}

/// What was said of a document on its way.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Status {
    /// Whose.
    pub account: String,
    /// Which document.
    pub number: String,
    /// `200` … `213`, or another.
    pub code: String,
    /// The day of the status, which need not be that of its arrival.
    pub on: Day,
    /// Its time on that day, `HHMMSS`; empty: not said.
    #[serde(default)]
    pub time: String,
    /// Reason codes.
    #[serde(default)]
    pub reasons: Vec<String>,
    /// In words.
    #[serde(default)]
    pub comment: String,
    /// Amounts received («MEN») per VAT rate: per cent and amount with VAT.
    #[serde(default)]
    pub received: Vec<(String, String)>,
    /// The file that said so; [`Hash::NONE`] when typed.
    pub source: Hash,
}

/// What was delivered.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Delivery {
    /// Which.
    pub id: String,
    /// To whom.
    pub account: String,
    /// When.
    pub on: Day,
    /// What.
    pub label: String,
    /// Without VAT.
    #[serde(rename = "amountMinorUnits")]
    pub amount: Amount,
    /// Of which currency.
    pub currency: Currency,
}

/// Version 1 of `invoices.draft-set`.
#[derive(Serialize, Deserialize)]
struct DraftSetV1 {
    id: String,
    draft: Box<Draft>,
    #[serde(default)]
    replaces: Vec<EntryId>,
}

/// Version 1 of `invoices.draft-dropped`.
#[derive(Serialize, Deserialize)]
struct DraftDroppedV1 {
    id: String,
    #[serde(default)]
    replaces: Vec<EntryId>,
}

/// Version 1 of `invoices.recurring-set`.
#[derive(Serialize, Deserialize)]
struct RecurringSetV1 {
    id: String,
    recurring: Option<Box<Recurring>>,
    #[serde(default)]
    replaces: Vec<EntryId>,
}

/// Version 1 of `invoices.issued`.
#[derive(Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
struct IssuedV1 {
    draft: String,
    account: String,
    series: String,
    sequence: u32,
    number: String,
    type_code: String,
    issued: Day,
    currency: Currency,
    dues: Vec<Due>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    paid: Option<Day>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    delivered: Option<Day>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    deducts: Vec<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    preceding: Vec<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    deliveries: Vec<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    recurring: Option<Occurrence>,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    reference: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    label: String,
    invoice: Box<RawValue>,
}

impl Event {
    /// A kind that this room writes.
    pub fn is_kind(kind: &str) -> bool {
        matches!(
            kind,
            "invoices.draft-set"
                | "invoices.draft-dropped"
                | "invoices.issued"
                | "invoices.sent"
                | "invoices.status-recorded"
                | "invoices.delivery-recorded"
                | "invoices.recurring-set"
        )
    }

    /// As it is kept.
    pub fn write(&self) -> (Written, Vec<Part>) {
        match self {
            Event::DraftSet { id, draft: Some(draft), replaces } => {
                let (id, draft, replaces) = (id.clone(), draft.clone(), replaces.clone());
                written::write("invoices.draft-set", &DraftSetV1 { id, draft, replaces })
            }
            Event::DraftSet { id, draft: None, replaces } => {
                let body = DraftDroppedV1 { id: id.clone(), replaces: replaces.clone() };
                written::write("invoices.draft-dropped", &body)
            }
            Event::Issued(issued) => written::write("invoices.issued", &issued.kept()),
            Event::Sent(sent) => written::write("invoices.sent", sent),
            Event::StatusRecorded(status) => written::write("invoices.status-recorded", status),
            Event::DeliveryRecorded(delivery) => {
                written::write("invoices.delivery-recorded", delivery)
            }
            Event::RecurringSet { id, recurring, replaces } => {
                let (id, recurring, replaces) = (id.clone(), recurring.clone(), replaces.clone());
                written::write(
                    "invoices.recurring-set",
                    &RecurringSetV1 { id, recurring, replaces },
                )
            }
        }
    }

    /// Back from what is kept.
    pub fn read(kept: &Written) -> Result<Event, Unread> {
        Ok(match (kept.kind.as_str(), kept.version) {
            ("invoices.draft-set", 1) => {
                let DraftSetV1 { id, draft, replaces } = written::read(kept)?;
                Event::DraftSet { id, draft: Some(draft), replaces }
            }
            ("invoices.draft-dropped", 1) => {
                let DraftDroppedV1 { id, replaces } = written::read(kept)?;
                Event::DraftSet { id, draft: None, replaces }
            }
            ("invoices.issued", 1) => {
                let body = serde_json::from_str::<IssuedV1>(kept.body.get());
                let body = body.map_err(|_| written::unreadable(&kept.kind, 0))?;
                Event::Issued(Box::new(Issued::from(body)))
            }
            ("invoices.sent", 1) => Event::Sent(written::read(kept)?),
            ("invoices.status-recorded", 1) => Event::StatusRecorded(written::read(kept)?),
            ("invoices.delivery-recorded", 1) => Event::DeliveryRecorded(written::read(kept)?),
            ("invoices.recurring-set", 1) => {
                let RecurringSetV1 { id, recurring, replaces } = written::read(kept)?;
                Event::RecurringSet { id, recurring, replaces }
            }
            _ => return Err(written::from_the_future(kept)),
        })
    }
}

impl Issued {
    fn kept(&self) -> IssuedV1 {
        let Issued { account, series, number, type_code, invoice, .. } = self;
        IssuedV1 {
            draft: self.draft.clone(),
            account: account.clone(),
            series: series.clone(),
            sequence: self.sequence,
            number: number.clone(),
            type_code: type_code.clone(),
            issued: self.issued,
            currency: self.currency,
            dues: self.dues.clone(),
            paid: self.paid,
            delivered: self.delivered,
            deducts: self.deducts.clone(),
            preceding: self.preceding.clone(),
            deliveries: self.deliveries.clone(),
            recurring: self.recurring.clone(),
            reference: self.reference.clone(),
            label: self.label.clone(),
            // It was written as JSON when it was issued.
            invoice: RawValue::from_string(invoice.clone()).unwrap_or_default(),
        }
    }
}

impl From<IssuedV1> for Issued {
    fn from(kept: IssuedV1) -> Issued {
        let IssuedV1 { draft, account, series, sequence, number, type_code, issued, .. } = kept;
        let IssuedV1 { currency, dues, paid, delivered, deducts, preceding, .. } = kept;
        let IssuedV1 { deliveries, recurring, reference, label, invoice, .. } = kept;
        let invoice = invoice.get().to_owned();
        Issued {
            draft,
            account,
            series,
            sequence,
            number,
            type_code,
            issued,
            currency,
            dues,
            paid,
            delivered,
            deducts,
            preceding,
            deliveries,
            recurring,
            reference,
            label,
            invoice,
        }
    }
}
