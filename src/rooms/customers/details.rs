//! What invoices need of a customer beside name and identifiers: where, in which language and how invoices go to them.
//!
//! A decision per account: what two people decided apart stands contested, and the latest counts meanwhile. Names, e-mail
//! addresses and telephone numbers of people are not here but in [`People`], which the journal knows by hash alone.

use serde::{Deserialize, Serialize};

use crate::en16931::Address;

/// How invoices go to a customer.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub enum Channel {
    /// An e-mail with the PDF attached.
    #[default]
    Email,
    /// Through the platform for electronic invoices.
    Platform,
    /// Dropped into the customer's own portal (for the public sector, Chorus Pro).
    Portal,
    /// A letter.
    Post,
}

/// What kind of customer: what the law asks of an invoice follows from it.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub enum Nature {
    /// A business, in France or abroad as its country says.
    #[default]
    Business,
    /// A public body.
    Public,
    /// A consumer.
    Consumer,
}

/// What invoices need of a customer.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Details {
    /// What kind.
    pub nature: Nature,
    /// BG-8: where invoices go.
    pub billing: Address,
    /// BT-70: who takes goods, where that is somebody else.
    pub delivery_name: String,
    /// BG-15: where goods go; without any line: the same place.
    pub delivery: Address,
    /// How invoices go to them.
    pub channel: Channel,
    /// `fr` or `en`, the language of their documents; empty: French.
    pub language: String,
    /// BT-49, under scheme `0225`: `SIREN`, `SIREN_SIRET`, `SIREN_suffix`; empty: the SIREN.
    pub electronic_address: String,
    /// BT-10 of every invoice: for a public body the «code service».
    pub buyer_reference: String,
    /// They give an order number, and want it on every invoice.
    pub order_required: bool,
    /// The contract says which «45 jours fin de mois» holds: `monthEndFirst` or `daysFirst`; empty: none.
    pub month_end_clause: String,
    /// BT-81 of every invoice, a code of UNTDID 4461; empty: transfer.
    pub means: String,
    /// BT-89: the mandate, where they are debited.
    pub mandate: String,
}

/// What a contact is asked for.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(rename = "ContactRole"))]
pub enum ContactRole {
    /// Gets the invoices.
    #[default]
    Billing,
    /// Pays them.
    Accounting,
    /// Ordered.
    Purchasing,
    /// Anything else.
    Other,
}

/// Somebody at a customer's: personal data, erasable.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Person {
    /// What for.
    pub role: ContactRole,
    /// BT-56.
    pub name: String,
    /// BT-58.
    pub email: String,
    /// BT-57.
    pub phone: String,
    /// `fr`, `en`; empty: the customer's.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub language: String,
}

/// A blob of people, kept beside the journal.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct People {
    /// Chance: without it somebody could guess a name and see by the hash that it was right.
    pub salt: String,
    /// Them.
    pub people: Vec<Person>,
}
