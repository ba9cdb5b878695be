//! What an invoice says: the semantic model of the European standard EN 16931-1, field by field, as the rooms write it
//! and as the formats carry it.
//!
//! Names are plain words; each field's comment gives its number in the standard (BT: business term, BG: group). A text
//! that is empty was not said. Amounts and quantities are decimals in the invoice's currency, with the digits that were
//! said. May use `base`; knows nothing of files, of the book and of the law of a country.

mod extended;
pub mod rules;
pub mod totals;

pub use extended::{Advance, Discount, DocumentLine, Exchange, Other, PartyRole};

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use crate::base::{Currency, Day};

/// An invoice, credit note or deposit invoice, whole.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Invoice {
    /// BT-1; empty for a draft.
    pub number: String,
    /// BT-2.
    pub issued: Option<Day>,
    /// What the document calls itself, where it says so (EXTENDED).
    #[serde(skip_serializing_if = "String::is_empty")]
    pub title: String,
    /// BT-3, of UNTDID 1001: `380` invoice, `381` credit note, `384` corrective, `386` deposit …
    pub type_code: String,
    /// BT-5.
    pub currency: Currency,
    /// BT-6: the currency in which the VAT is accounted for, where it is another.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub vat_currency: Option<Currency>,
    /// BT-111: the VAT total in [`Invoice::vat_currency`].
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", ts(type = "string", optional))]
    pub vat_total_accounted: Option<Decimal>,
    /// How the one currency was turned into the other (EXTENDED).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub exchange: Option<Exchange>,
    /// BT-7: the day on which the VAT falls due, where it is known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tax_point: Option<Day>,
    /// BT-8 as CII codes it: `5` invoice date (debits), `29` delivery, `72` payment.
    pub tax_point_code: String,
    /// BT-9: the last day to pay; of several instalments, the last one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub due: Option<Day>,
    /// BT-10.
    pub buyer_reference: String,
    /// BT-11.
    pub project: String,
    /// BT-12.
    pub contract: String,
    /// BT-13: the buyer's order.
    pub purchase_order: String,
    /// BT-14: our order.
    pub sales_order: String,
    /// BT-15.
    pub receiving_advice: String,
    /// BT-16.
    pub despatch_advice: String,
    /// The delivery note, beside the despatch advice (EXTENDED).
    #[serde(skip_serializing_if = "String::is_empty")]
    pub delivery_note: String,
    /// BT-17.
    pub tender: String,
    /// BT-18.
    #[serde(skip_serializing_if = "Identifier::is_empty")]
    pub invoiced_object: Identifier,
    /// Further ones, of other schemes (EXTENDED).
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub more_objects: Vec<Identifier>,
    /// BT-19.
    pub accounting: String,
    /// BT-20: the terms in words.
    pub payment_terms: String,
    /// BG-1.
    pub notes: Vec<Note>,
    /// BT-23: in France the «cadre de facturation»: `B1`, `S1`, `M1` …
    pub process: String,
    /// BT-24.
    pub guideline: String,
    /// BG-3: what this one corrects, credits or settles.
    pub preceding: Vec<Preceding>,
    /// BG-4.
    pub seller: Party,
    /// BG-7.
    pub buyer: Party,
    /// BG-10: who is paid, where it is not the seller.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub payee: Option<Box<Party>>,
    /// Who else has a part in it (EXTENDED), at most one for each role.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub others: Vec<Other>,
    /// BG-11.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tax_representative: Option<Box<Party>>,
    /// BG-13 and BG-15: to whom and where goods were delivered.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub delivered_to: Option<Box<Party>>,
    /// BT-72: the day of delivery or performance.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub delivered: Option<Day>,
    /// BG-14: the period invoiced.
    #[serde(skip_serializing_if = "Period::is_empty")]
    pub period: Period,
    /// BG-16.
    pub payment: Payment,
    /// The instalments, where there are several; Σ amounts = [`Totals::due`]. Beyond EN 16931: the EXTENDED profile
    /// carries them.
    pub instalments: Vec<Instalment>,
    /// Discounts for early payment, as figures (EXTENDED); everywhere else they are words.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub discounts: Vec<Discount>,
    /// The deposits in [`Totals::prepaid`], one by one (EXTENDED).
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub advances: Vec<Advance>,
    /// BG-20 and BG-21, of the whole document.
    pub adjustments: Vec<Adjustment>,
    /// BG-22.
    pub totals: Totals,
    /// BG-23.
    pub vat: Vec<VatLine>,
    /// BG-24.
    pub attachments: Vec<Attachment>,
    /// BG-25.
    pub lines: Vec<Line>,
}

impl Invoice {
    /// Deposits are deducted from it: BT-23 ends with 4 (`B4`, `S4`, `M4`).
    pub fn is_final(&self) -> bool {
        self.process.ends_with('4')
    }
}

/// An identifier and the list it is of (ISO 6523 `0002` for a SIREN, `0009` for a SIRET …).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Identifier {
    /// Empty: not said.
    pub scheme: String,
    /// The identifier.
    pub value: String,
}

impl Identifier {
    /// Of a scheme.
    pub fn new(scheme: &str, value: &str) -> Identifier {
        Identifier { scheme: scheme.to_owned(), value: value.to_owned() }
    }

    /// Not said.
    pub fn is_empty(&self) -> bool {
        self.value.is_empty()
    }
}

/// BG-1: a free or coded text.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Note {
    /// BT-21, of UNTDID 4451: `PMT`, `PMD`, `AAB`, `REG` … Empty: a free text.
    pub subject: String,
    /// BT-22.
    pub text: String,
}

/// BG-3: an invoice named by this one.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Preceding {
    /// BT-25.
    pub number: String,
    /// BT-26.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub issued: Option<Day>,
    /// Its type, where it was said (EXTENDED): `386` for a deposit deducted here.
    pub type_code: String,
}

/// BG-4, BG-7, BG-10, BG-11, BG-13: somebody.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Party {
    /// BT-27, BT-44: legal name.
    pub name: String,
    /// BT-28, BT-45: trade name.
    pub trade_name: String,
    /// BT-29, BT-46, BT-71: other identifiers.
    pub identifiers: Vec<Identifier>,
    /// BT-30, BT-47: legal registration; in France the SIREN under scheme `0002`.
    #[serde(skip_serializing_if = "Identifier::is_empty")]
    pub registration: Identifier,
    /// BT-31, BT-48: VAT number.
    pub vat_number: String,
    /// BT-32: local tax number.
    pub tax_number: String,
    /// BT-33: legal form, capital, register.
    pub legal_information: String,
    /// BT-34, BT-49: electronic address; in France under scheme `0225`.
    #[serde(skip_serializing_if = "Identifier::is_empty")]
    pub electronic_address: Identifier,
    /// BG-5, BG-8, BG-12, BG-15.
    pub address: Address,
    /// BG-6, BG-9.
    #[serde(skip_serializing_if = "Contact::is_empty")]
    pub contact: Contact,
}

/// A postal address.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Address {
    /// BT-35, BT-36, BT-162 and their like: at most three lines.
    pub lines: Vec<String>,
    /// BT-38, BT-53.
    pub post_code: String,
    /// BT-37, BT-52.
    pub city: String,
    /// BT-39, BT-54.
    pub region: String,
    /// BT-40, BT-55: ISO 3166, two letters.
    pub country: String,
}

/// Whom to ask.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Contact {
    /// BT-41, BT-56.
    pub name: String,
    /// BT-41, BT-56 as well: a department, in the place of a person.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub department: String,
    /// BT-42, BT-57.
    pub phone: String,
    /// BT-43, BT-58.
    pub email: String,
}

impl Contact {
    /// Nobody.
    pub fn is_empty(&self) -> bool {
        let Contact { name, department, phone, email } = self;
        [name, department, phone, email].into_iter().all(String::is_empty)
    }
}

/// BG-14, BG-26: a period, both days in it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Period {
    /// BT-73, BT-134.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub from: Option<Day>,
    /// BT-74, BT-135.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub to: Option<Day>,
}

impl Period {
    /// Not said.
    pub fn is_empty(&self) -> bool {
        self.from.is_none() && self.to.is_none()
    }
}

/// BG-16: how to pay.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Payment {
    /// BT-81, of UNTDID 4461: `30` transfer, `58` SEPA transfer, `59` SEPA direct debit, `20` cheque, `48` card …
    pub means_code: String,
    /// BT-82.
    pub means: String,
    /// BT-83: what the payer should quote; an ISO 11649 reference where there is one.
    pub reference: String,
    /// BG-17: accounts to pay into.
    pub accounts: Vec<Account>,
    /// BT-87: the card's last digits.
    pub card: String,
    /// BT-88.
    pub card_holder: String,
    /// BT-89: the mandate of a direct debit.
    pub mandate: String,
    /// BT-90: the creditor's identifier.
    pub creditor: String,
    /// BT-91: the account debited.
    pub debited_account: String,
}

/// BG-17: an account to pay into.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Account {
    /// BT-84: IBAN, or another number.
    pub number: String,
    /// BT-85.
    pub holder: String,
    /// BT-86: BIC.
    pub bic: String,
}

/// One of several dates of payment.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Instalment {
    /// The last day to pay it.
    pub due: Day,
    /// How much.
    #[cfg_attr(feature = "typescript", ts(type = "string"))]
    pub amount: Decimal,
}

/// BG-20, BG-21, BG-27, BG-28: what is taken off or added.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Adjustment {
    /// A charge is added, an allowance taken off.
    pub is_charge: bool,
    /// BT-92, BT-99, BT-136, BT-141; never below zero.
    #[cfg_attr(feature = "typescript", ts(type = "string"))]
    pub amount: Decimal,
    /// BT-93 and its like: of what.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", ts(type = "string", optional))]
    pub base: Option<Decimal>,
    /// BT-94 and its like: per cent.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", ts(type = "string", optional))]
    pub percent: Option<Decimal>,
    /// BT-97, BT-104, BT-139, BT-144.
    pub reason: String,
    /// BT-98, BT-105 and their like: UNTDID 5189 or 7161.
    pub reason_code: String,
    /// BT-95, BT-102; empty on a line, whose own VAT it has.
    #[serde(skip_serializing_if = "Vat::is_empty")]
    pub vat: Vat,
    /// Why it is exempt (EXTENDED); where it is not said, as the breakdown says of its category.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub exemption: String,
    /// The same as a VATEX code (EXTENDED).
    #[serde(skip_serializing_if = "String::is_empty")]
    pub exemption_code: String,
}

/// BT-95/96, BT-151/152: which VAT.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Vat {
    /// `S` rated, `Z` zero, `E` exempt, `AE` reverse charge, `K` intra-community, `G` export, `O` outside the scope.
    pub category: String,
    /// Per cent; `None` under `O`.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", ts(type = "string", optional))]
    pub rate: Option<Decimal>,
}

impl Vat {
    /// Not said.
    pub fn is_empty(&self) -> bool {
        self.category.is_empty()
    }
}

/// BG-22: the totals, in the invoice's currency.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Totals {
    /// BT-106: Σ of the lines.
    #[cfg_attr(feature = "typescript", ts(type = "string"))]
    pub lines: Decimal,
    /// BT-107: Σ of the allowances of the document.
    #[cfg_attr(feature = "typescript", ts(type = "string"))]
    pub allowances: Decimal,
    /// BT-108: Σ of the charges of the document.
    #[cfg_attr(feature = "typescript", ts(type = "string"))]
    pub charges: Decimal,
    /// BT-109: without VAT.
    #[cfg_attr(feature = "typescript", ts(type = "string"))]
    pub net: Decimal,
    /// BT-110: VAT.
    #[cfg_attr(feature = "typescript", ts(type = "string"))]
    pub vat: Decimal,
    /// BT-112: with VAT.
    #[cfg_attr(feature = "typescript", ts(type = "string"))]
    pub gross: Decimal,
    /// BT-113: paid already, deposits deducted included.
    #[cfg_attr(feature = "typescript", ts(type = "string"))]
    pub prepaid: Decimal,
    /// BT-114.
    #[cfg_attr(feature = "typescript", ts(type = "string"))]
    pub rounding: Decimal,
    /// BT-115: to be paid.
    #[cfg_attr(feature = "typescript", ts(type = "string"))]
    pub due: Decimal,
}

/// BG-23: the VAT of one category and rate.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct VatLine {
    /// BT-118, BT-119.
    pub vat: Vat,
    /// BT-116.
    #[cfg_attr(feature = "typescript", ts(type = "string"))]
    pub base: Decimal,
    /// BT-117.
    #[cfg_attr(feature = "typescript", ts(type = "string"))]
    pub amount: Decimal,
    /// BT-120: why it is exempt.
    pub exemption: String,
    /// BT-121: the same as a VATEX code.
    pub exemption_code: String,
}

/// BG-24: a document that goes with it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Attachment {
    /// What kind of document, where it is not the ordinary `916` (EXTENDED).
    #[serde(skip_serializing_if = "String::is_empty")]
    pub type_code: String,
    /// BT-122.
    pub reference: String,
    /// BT-123; in France a qualifier such as `LISIBLE`.
    pub description: String,
    /// BT-124.
    pub location: String,
    /// BT-125: file name.
    pub file_name: String,
    /// BT-125: its type.
    pub mime: String,
    /// BT-125: base64, as the file has it.
    pub content: String,
}

/// BG-25: a line.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Line {
    /// BT-126.
    pub id: String,
    /// The line that this one is a part of (EXTENDED, BT-X-304).
    #[serde(skip_serializing_if = "String::is_empty")]
    pub parent: String,
    /// `DETAIL`, `GROUP` or `INFORMATION` (EXTENDED, BT-X-8); empty is `DETAIL`. The others do not count in the totals.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub kind: String,
    /// BT-127.
    pub note: String,
    /// BT-128.
    #[serde(skip_serializing_if = "Identifier::is_empty")]
    pub object: Identifier,
    /// Further ones, of other schemes (EXTENDED).
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub more_objects: Vec<Identifier>,
    /// BT-129.
    #[cfg_attr(feature = "typescript", ts(type = "string"))]
    pub quantity: Decimal,
    /// BT-130, of UN/ECE Recommendation 20: `C62` piece, `HUR` hour, `DAY`, `KGM` …
    pub unit: String,
    /// BT-131: what the line comes to without VAT.
    #[cfg_attr(feature = "typescript", ts(type = "string"))]
    pub net: Decimal,
    /// The VAT of a heading's lines (EXTENDED; in France of one seller among several).
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", ts(type = "string", optional))]
    pub vat_total: Option<Decimal>,
    /// The same in [`Invoice::vat_currency`].
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", ts(type = "string", optional))]
    pub vat_total_accounted: Option<Decimal>,
    /// What a heading's lines come to with VAT (EXTENDED).
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", ts(type = "string", optional))]
    pub gross_total: Option<Decimal>,
    /// The buyer's order, where lines are of several (EXTENDED).
    #[serde(skip_serializing_if = "String::is_empty")]
    pub order: String,
    /// BT-132.
    pub order_line: String,
    /// The delivery note of this line and the line in it (EXTENDED).
    #[serde(skip_serializing_if = "DocumentLine::is_empty")]
    pub delivery_note: DocumentLine,
    /// BT-133.
    pub accounting: String,
    /// BG-26.
    #[serde(skip_serializing_if = "Period::is_empty")]
    pub period: Period,
    /// BG-27, BG-28.
    pub adjustments: Vec<Adjustment>,
    /// BT-146: the price of [`Line::price_quantity`] units, without VAT, its own discount taken off.
    #[cfg_attr(feature = "typescript", ts(type = "string"))]
    pub price: Decimal,
    /// BT-147: the discount in the price.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", ts(type = "string", optional))]
    pub price_discount: Option<Decimal>,
    /// BT-148: the price before that.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", ts(type = "string", optional))]
    pub gross_price: Option<Decimal>,
    /// BT-149: of how many units the price is; one where it is not said.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", ts(type = "string", optional))]
    pub price_quantity: Option<Decimal>,
    /// BT-151, BT-152.
    pub vat: Vat,
    /// Why this line is exempt (EXTENDED); where it is not said, as the breakdown says of its category.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub exemption: String,
    /// The same as a VATEX code (EXTENDED).
    #[serde(skip_serializing_if = "String::is_empty")]
    pub exemption_code: String,
    /// Who sold this line, where one invoice is of several sellers (EXTENDED).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub seller: Option<Box<Party>>,
    /// Where this line was delivered, where lines went to several places (EXTENDED).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub delivered_to: Option<Box<Party>>,
    /// When this line was delivered, where that differs (EXTENDED).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub delivered: Option<Day>,
    /// BT-153.
    pub name: String,
    /// BT-154.
    pub description: String,
    /// BT-155.
    pub seller_item: String,
    /// BT-156.
    pub buyer_item: String,
    /// BT-157: `0160` for a GTIN.
    #[serde(skip_serializing_if = "Identifier::is_empty")]
    pub standard_item: Identifier,
    /// BT-158.
    pub classifications: Vec<Identifier>,
    /// BT-159.
    pub origin: String,
    /// BG-32: name and value.
    pub attributes: Vec<(String, String)>,
}

impl Line {
    /// It counts in the totals: it is no heading and no remark.
    pub fn counts(&self) -> bool {
        matches!(self.kind.as_str(), "" | "DETAIL")
    }
}
