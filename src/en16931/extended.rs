//! What the EXTENDED profile of Factur-X says beyond EN 16931-1.

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use super::{Party, Preceding, VatLine};
use crate::base::{Currency, Day};

/// What somebody beside seller and buyer does (EXTENDED; in France the parties of the use cases of XP Z12-014).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(rename = "PartyRole"))]
pub enum PartyRole {
    /// Sells on the seller's behalf.
    SalesAgent,
    /// Represents the buyer before the tax office.
    BuyerTaxRepresentative,
    /// Uses what was sold.
    EndUser,
    /// Buys on the buyer's behalf.
    BuyerAgent,
    /// Receives the goods in the end.
    UltimateShipTo,
    /// Whence the goods come.
    ShipFrom,
    /// Writes the invoice on the seller's behalf.
    Invoicer,
    /// Is sent the invoice in the buyer's place.
    #[default]
    Invoicee,
    /// Pays in the buyer's place.
    Payer,
}

/// Somebody beside seller and buyer.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Other {
    /// What for.
    pub role: PartyRole,
    /// Who.
    pub party: Party,
}

/// A discount for early payment (EXTENDED).
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Discount {
    /// In words.
    pub description: String,
    /// The last day to pay and have it, where it was said as a day.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub until: Option<Day>,
    /// From when [`Discount::days`] are counted; the invoice's own day where it is not said.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub from: Option<Day>,
    /// How many days one has.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", ts(type = "string", optional))]
    pub days: Option<Decimal>,
    /// Of what.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", ts(type = "string", optional))]
    pub base: Option<Decimal>,
    /// Per cent.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", ts(type = "string", optional))]
    pub percent: Option<Decimal>,
    /// How much.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", ts(type = "string", optional))]
    pub amount: Option<Decimal>,
}

/// A deposit taken off (EXTENDED).
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Advance {
    /// How much, VAT included.
    #[cfg_attr(feature = "typescript", ts(type = "string"))]
    pub amount: Decimal,
    /// When it was received.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub received: Option<Day>,
    /// The VAT in it; at least one line.
    pub vat: Vec<VatLine>,
    /// Its invoice.
    pub invoice: Preceding,
}

/// How a currency was turned into another (EXTENDED).
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Exchange {
    /// From which.
    pub from: Currency,
    /// Into which.
    pub into: Currency,
    /// How many units of the second one unit of the first is.
    #[cfg_attr(feature = "typescript", ts(type = "string"))]
    pub rate: Decimal,
    /// The day of the rate.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub day: Option<Day>,
}

/// A line of another document.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct DocumentLine {
    /// The document's number.
    pub document: String,
    /// The line's number in it.
    pub line: String,
}

impl DocumentLine {
    /// Not said.
    pub fn is_empty(&self) -> bool {
        self.document.is_empty() && self.line.is_empty()
    }
}
