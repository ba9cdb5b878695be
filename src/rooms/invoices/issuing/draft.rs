//! A draft: what a person types before an invoice is issued. Numbers stand as they were typed, so that a draft can be kept
//! at any moment; [`super::compose`] reads them and says which it cannot.

use serde::{Deserialize, Serialize};

use crate::base::{Currency, Day};
use crate::en16931::{Address, Period};

/// What a draft becomes when it is issued.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub enum DraftKind {
    /// An invoice (380). With deposits to deduct it is a final invoice.
    #[default]
    Invoice,
    /// A credit note (381): its amounts are above zero.
    CreditNote,
    /// A corrective invoice (384): takes the place of exactly one invoice.
    Corrective,
    /// A deposit invoice (386).
    Deposit,
}

/// What is sold: the first letter of the «cadre de facturation» (BT-23).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub enum Operation {
    /// «Livraisons de biens».
    Goods,
    /// «Prestations de services».
    #[default]
    Services,
    /// Both.
    Both,
}

/// An invoice in the making.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(optional_fields))]
pub struct Draft {
    /// The customer's account; empty while nobody is chosen.
    pub account: String,
    /// What it becomes.
    pub kind: DraftKind,
    /// What is sold; absent: what the firm usually sells.
    pub operation: Option<Operation>,
    /// The day it is to bear; absent: the day of issue.
    pub issued: Option<Day>,
    /// BT-72: the day of delivery or performance, where it is another.
    pub delivered: Option<Day>,
    /// BG-14: the period invoiced.
    pub period: Period,
    /// BT-5.
    pub currency: Currency,
    /// Euros for one unit of the currency, where that is not the euro.
    pub exchange_rate: String,
    /// The prices, and all amounts taken off or added, include VAT.
    pub prices_with_vat: bool,
    /// BT-13: the customer's order.
    pub purchase_order: String,
    /// BT-12.
    pub contract: String,
    /// BT-10: the customer's reference; for a public body the «code service».
    pub buyer_reference: String,
    /// BT-14: our order.
    pub sales_order: String,
    /// BT-11.
    pub project: String,
    /// BT-16: our delivery note.
    pub despatch_advice: String,
    /// Where goods went, where that is not where the customer's file says.
    pub delivery: Option<DeliveryPlace>,
    /// The lines.
    pub lines: Vec<DraftLine>,
    /// Taken off, or added to, the whole.
    pub adjustments: Vec<DraftAdjustment>,
    /// Payment terms as people write them («30 jours fin de mois»); empty: the customer's, else the firm's.
    pub terms: String,
    /// The day to pay by, where it was chosen itself.
    pub due: Option<Day>,
    /// Several days to pay by: the last one's amount takes what remains.
    pub instalments: Vec<DraftInstalment>,
    /// Escompte: per cent taken off for early payment; empty: none.
    pub early_percent: String,
    /// Escompte: paid within so many days of the issue.
    pub early_days: String,
    /// The deposit invoices that this one deducts: identifiers as the invoices list gives them.
    pub deposits: Vec<String>,
    /// What it credits or corrects: numbers and days.
    pub preceding: Vec<DraftPreceding>,
    /// The day on which it was paid already.
    pub paid: Option<Day>,
    /// BT-81: how it is to be paid, a code of UNTDID 4461; empty: by transfer.
    pub means: String,
    /// A free text for the customer.
    pub note: String,
    /// The deliveries that it invoices: identifiers of the to-invoice list.
    pub deliveries: Vec<String>,
    /// The recurring invoice that it is one of, and the day that it is for.
    pub recurring: Option<Occurrence>,
}

/// Where goods went.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct DeliveryPlace {
    /// BT-70.
    pub name: String,
    /// BG-15.
    pub address: Address,
}

/// One line of a draft.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(optional_fields))]
pub struct DraftLine {
    /// BT-153: what it is.
    pub name: String,
    /// BT-154.
    pub description: String,
    /// BT-129, as typed; empty: 1.
    pub quantity: String,
    /// BT-130, of UN/ECE Recommendation 20; empty: `C62`, pieces.
    pub unit: String,
    /// BT-146, as typed: without VAT, unless the draft's prices include it.
    pub price: String,
    /// Per cent taken off the line, as typed; empty: nothing.
    pub discount: String,
    /// A key of [`crate::law::vat::TREATMENTS`] (`20`, `5.5`, `reverse-charge` …); empty: the firm's usual one.
    pub vat: String,
    /// BT-155: our article number.
    pub item: String,
    /// BG-26: the period of this line.
    pub period: Period,
}

/// What is taken off, or added to, a whole draft.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct DraftAdjustment {
    /// Added; otherwise taken off.
    pub is_charge: bool,
    /// Per cent of the lines, as typed; with it, `amount` is empty.
    pub percent: String,
    /// An amount, as typed.
    pub amount: String,
    /// BT-97, BT-104.
    pub reason: String,
    /// Of which VAT, as [`DraftLine::vat`]; empty: shared among all the lines.
    pub vat: String,
}

/// One of several days to pay by.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(optional_fields))]
pub struct DraftInstalment {
    /// The day.
    pub due: Option<Day>,
    /// An amount (`500`) or a percentage (`30 %`), as typed; of the last one empty: what remains.
    pub amount: String,
}

/// An invoice that a draft names.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(optional_fields))]
pub struct DraftPreceding {
    /// BT-25.
    pub number: String,
    /// BT-26.
    pub issued: Option<Day>,
}

/// One turn of a recurring invoice.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Occurrence {
    /// Which recurring invoice.
    pub id: String,
    /// The day that it is for.
    pub day: Day,
}

/// A recurring invoice: what it says, and when it comes back.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(optional_fields))]
pub struct Recurring {
    /// Its name («Maintenance Durand»).
    pub name: String,
    /// What each one says; its days are set by each turn.
    pub draft: Draft,
    /// Comes back every so many months, 1 to 24.
    pub months: u32,
    /// On this day of the month, 1 to 31, the last day of a shorter one.
    pub on: u32,
    /// The first month that it may fall in begins here.
    pub from: Day,
    /// Not after this day.
    pub until: Option<Day>,
    /// The period that each one says: true, the months that begin; false, those that end; absent: none.
    pub in_advance: Option<bool>,
    /// Kept, but nothing falls due.
    pub paused: bool,
}
