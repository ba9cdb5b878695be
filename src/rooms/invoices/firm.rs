//! What our own firm says on what it issues, beside its name and identifiers: part of the decision on who we are.

use serde::{Deserialize, Serialize};

use super::issuing::draft::Operation;
use crate::en16931::Address;
use crate::law::vat::Territory;

/// How the firm stands to VAT.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub enum VatRegime {
    /// It charges VAT.
    #[default]
    Normal,
    /// «Franchise en base»: it charges none.
    Franchise,
}

/// The colour of documents whose firm chose none: the ink of the text.
pub const INK: &str = "#1b2325";

/// What stands on the firm's documents.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Firm {
    /// «SAS», «SARL», «EI» …
    pub legal_form: String,
    /// As it is printed: «10 000 €»; empty: none (a sole trader).
    pub capital: String,
    /// The city of the register («RCS Lyon» has `Lyon`); empty: not registered there.
    pub rcs_city: String,
    /// Where it sits. Without lines: the last of [`super::Issuer::address`] is read as post code and city.
    pub seat: Address,
    /// How it stands to VAT.
    pub vat_regime: VatRegime,
    /// It has opted to pay VAT on debits.
    pub vat_on_debits: bool,
    /// Where it sells: which rates it has.
    pub territory: Territory,
    /// What it usually sells.
    pub operation: Operation,
    /// The VAT of most of its lines, a key of [`crate::law::vat::TREATMENTS`]; empty: the territory's normal rate.
    pub usual_vat: String,
    /// The bank's BIC.
    pub bic: String,
    /// Whose the account is, where that is not the firm's name.
    pub account_holder: String,
    /// BT-34, under scheme `0225`; empty: the SIREN.
    pub electronic_address: String,
    /// «Identifiant créancier SEPA», for direct debits.
    pub creditor: String,
    /// BT-41: who answers questions, a service rather than a person.
    pub contact_name: String,
    /// BT-42.
    pub phone: String,
    /// BT-43.
    pub email: String,
    /// Printed.
    pub website: String,
    /// A picture as a `data:` URL (PNG or JPEG, at most 200 kB); empty: none.
    pub logo: String,
    /// `#rrggbb`, of headings and rules; empty: [`INK`].
    pub colour: String,
    /// Payment terms of customers without their own («30 jours fin de mois»); empty: 30 days.
    pub terms: String,
    /// Per cent a year of late payment, as typed; empty: the rate of the European Central Bank and ten points.
    pub penalty_rate: String,
    /// Escompte that everybody is offered: per cent; empty: none.
    pub early_percent: String,
    /// Escompte: paid within so many days.
    pub early_days: String,
    /// A payment page: `{number}`, `{amount}`, `{currency}`, `{reference}` are put in; empty: none.
    pub payment_link: String,
    /// Series: what invoice numbers begin with; empty: `FA`.
    pub invoice_prefix: String,
    /// Of credit notes; empty: `AV`.
    pub credit_prefix: String,
    /// Of deposit invoices; empty: `AC`.
    pub deposit_prefix: String,
    /// What every document ends with.
    pub footer: String,
}
