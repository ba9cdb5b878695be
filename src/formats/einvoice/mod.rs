//! Electronic invoices: XML ⇄ the semantic model ([`Invoice`]).
//!
//! Out: [`write_cii`] (Factur-X in all its profiles, and the French CII) and [`write_ubl`]. In: [`read_invoice`], of
//! any of these, of any maker. What a profile cannot say is left out, and [`Profile::part_of`] tells what remains;
//! what would be wrong is refused ([`Unwritable`]), never bent into shape. What we write we read back to an equal
//! invoice.
//!
//! May use `base`, `en16931` and `roxmltree`. Computes no amount and knows no law: what an invoice must say is checked
//! before it comes here.

mod cdar;
mod checks;
mod cii;
mod codes;
mod guideline;
mod profile;
mod read;
mod reading;
mod ubl;
mod writer;

pub use cdar::{
    LifecycleAmount, LifecycleDetail, LifecycleMessage, LifecycleParty, read_cdar, write_cdar,
};
pub use cii::write_cii;
pub use profile::Profile;
pub use read::{Read, invoice_attachment, invoice_xml, read_attached, read_invoice};
pub use ubl::{ubl_part_of, write_ubl};

use rust_decimal::Decimal;

use crate::en16931::{Invoice, Payment, Vat, VatLine};

/// Why an invoice cannot be written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unwritable {
    /// A term that every file must have is not there: `BT-1`, `BT-2`, `BT-3`, `BT-27`, `BT-44`.
    Missing(&'static str),
    /// The profile has no place for a term on which the totals depend: `BT-114` below EN 16931.
    NotInProfile(&'static str),
    /// An amount has more than two decimals; or, in France, a quantity more than four, a price more than six
    /// (BR-FR-DEC-01 to 03).
    TooManyDecimals(&'static str),
}

impl Unwritable {
    /// The term of EN 16931-1.
    pub fn term(self) -> &'static str {
        match self {
            Unwritable::Missing(term)
            | Unwritable::NotInProfile(term)
            | Unwritable::TooManyDecimals(term) => term,
        }
    }
}

/// What every file needs, whatever its syntax.
fn check(invoice: &Invoice, profile: Profile) -> Result<(), Unwritable> {
    let said = [
        (!invoice.number.is_empty(), "BT-1"),
        (invoice.issued.is_some(), "BT-2"),
        (!invoice.type_code.is_empty(), "BT-3"),
        (!invoice.seller.name.is_empty(), "BT-27"),
        (!invoice.buyer.name.is_empty(), "BT-44"),
        (!invoice.vat.is_empty() || profile == Profile::Minimum, "BG-23"),
        (invoice.vat.iter().all(|line| !line.vat.is_empty()), "BT-118"),
        (!invoice.lines.is_empty() || !profile.has_lines(), "BG-25"),
    ];
    if let Some((_, term)) = said.into_iter().find(|(said, _)| !said) {
        return Err(Unwritable::Missing(term));
    }
    if invoice.seller.address.country == "FR" && profile.has_lines() {
        let long =
            |value: Decimal, most: u32| value.scale() > most && value.normalize().scale() > most;
        for line in &invoice.lines {
            let prices = [Some(line.price), line.gross_price, line.price_discount];
            if long(line.quantity, 4) {
                return Err(Unwritable::TooManyDecimals("BT-129"));
            }
            if prices.into_iter().flatten().any(|price| long(price, 6)) {
                return Err(Unwritable::TooManyDecimals("BT-146"));
            }
        }
    }
    Ok(())
}

/// Why something of a category is exempt: what it says itself, else what the breakdown says of its category, where that
/// is one thing.
fn exemption<'a>(
    breakdown: &'a [VatLine],
    vat: &Vat,
    own: &'a str,
    own_code: &'a str,
) -> (&'a str, &'a str) {
    let mut same = breakdown.iter().filter(|line| !vat.is_empty() && line.vat == *vat);
    match (same.next(), same.next()) {
        (Some(line), None) if own.is_empty() && own_code.is_empty() => {
            (&line.exemption, &line.exemption_code)
        }
        _ => (own, own_code),
    }
}

/// BT-81, without which nothing of BG-16 can be written: `1` (not defined) where something of it is said and it is not.
fn means_code(payment: &Payment) -> &str {
    let said = [&payment.means, &payment.card, &payment.debited_account];
    match payment.means_code.as_str() {
        "" if !payment.accounts.is_empty() || said.iter().any(|text| !text.is_empty()) => "1",
        code => code,
    }
}

/// Whether an account is written as an IBAN: it looks like one, right or wrong; everything else is a number of a bank.
fn looks_like_iban(number: &str) -> bool {
    let mut bytes = number.bytes().filter(|byte| *byte != b' ');
    let mut next = |test: fn(&u8) -> bool| bytes.next().is_some_and(|byte| test(&byte));
    (15..=42).contains(&number.len())
        && next(u8::is_ascii_uppercase)
        && next(u8::is_ascii_uppercase)
        && next(u8::is_ascii_digit)
        && next(u8::is_ascii_digit)
        && bytes.all(|byte| byte.is_ascii_alphanumeric())
}

/// The inverse of [`list_and_version`].
fn list_with_version(list: &str, version: &str) -> String {
    if version.is_empty() { list.to_owned() } else { format!("{list}:{version}") }
}

/// The list and its version that a classification's scheme names: `STI:2009` is the list `STI` of 2009.
fn list_and_version(scheme: &str) -> (&str, &str) {
    scheme.split_once(':').unwrap_or((scheme, ""))
}
