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
    /// A picture as a `data:` URL (PNG or JPEG, at most 200 kB; a drawing is kept as the PNG that it was drawn to); empty: none.
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

impl Firm {
    /// The page where a sum is paid, by the template of the firm's provider: every value with the letters that a link may
    /// hold. Empty where there is no template, or one that is not encrypted.
    ///
    /// ```
    /// # use encours::rooms::invoices::firm::Firm;
    /// let payment_link = "https://pay.example/?ref={number}&sum={amount}".to_owned();
    /// let firm = Firm { payment_link, ..Firm::default() };
    /// assert_eq!(firm.link("FA/1", "12.50", "EUR", ""), "https://pay.example/?ref=FA%2F1&sum=12.50");
    /// ```
    pub fn link(&self, number: &str, amount: &str, currency: &str, reference: &str) -> String {
        let template = self.payment_link.trim();
        if !template.starts_with("https://") {
            return String::new();
        }
        let escaped = |text: &str| -> String {
            let mut link = String::new();
            for byte in text.bytes() {
                match byte {
                    b'-' | b'_' | b'.' | b'~' => link.push(char::from(byte)),
                    _ if byte.is_ascii_alphanumeric() => link.push(char::from(byte)),
                    _ => link.push_str(&format!("%{byte:02X}")),
                }
            }
            link
        };
        template
            .replace("{number}", &escaped(number))
            .replace("{amount}", &escaped(amount))
            .replace("{currency}", currency)
            .replace("{reference}", &escaped(reference))
    }
}
