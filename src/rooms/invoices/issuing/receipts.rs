//! What a receipt triggers: «Encaissée» (212) where VAT is due on payment, split by VAT rate.
//!
//! Source: CGI, art. 290 A; external specifications v3.2, § 2.3.2, G7.45; BR-FR-CDV-14. How a receipt is shared among rates
//! is not prescribed: pro rata of the totals with VAT, and on the last receipt what remains of each rate.

use rust_decimal::Decimal;

use super::queries::ReceiptPart;
use crate::base::{Amount, Currency, Day, Money, json};
use crate::book::Book;
use crate::en16931::Invoice;
use crate::en16931::totals::{rounded, split_gross};
use crate::rooms::invoices::firm::VatRegime;

/// One VAT rate of a document: per cent, and its total with VAT.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rated {
    /// Per cent.
    pub rate: Decimal,
    /// With VAT.
    pub gross: Decimal,
}

/// Whether a receipt on a document has to be declared (VT-05): a domestic electronic invoice between businesses, not reverse
/// charged, that is a deposit, or services without the option for debits.
pub fn needs_212(invoice: &Invoice) -> bool {
    let french = invoice.notes.iter().any(|note| note.subject == "BAR" && note.text == "B2B");
    let taxed = invoice.vat.iter().any(|line| line.vat.category == "S");
    let deposit = matches!(invoice.type_code.as_str(), "386" | "500");
    let services = matches!(invoice.process.as_bytes().first(), Some(b'S' | b'M'))
        && invoice.tax_point_code != "5";
    french && taxed && (deposit || services)
}

/// The rates of a document and what each comes to with VAT.
pub fn rates(invoice: &Invoice) -> Vec<Rated> {
    let taxed = invoice.vat.iter().filter(|line| line.vat.category != "O");
    let rated = taxed.map(|line| Rated {
        rate: line.vat.rate.unwrap_or_default(),
        gross: line.base + line.amount,
    });
    rated.collect()
}

/// A receipt shared among rates: `a = round(receipt × gross ÷ total)` for each but the last, which takes the rest. `remaining`
/// is what no earlier receipt had: a receipt of all of it closes every rate exactly. A receipt below zero takes one back.
///
/// ```
/// use encours::base::Currency;
/// use encours::rooms::invoices::issuing::receipts::{Rated, share};
/// let of = |rate: i64, gross: i64| Rated { rate: rate.into(), gross: gross.into() };
/// let whole = [of(20, 1_200), of(10, 550)];
/// let first = share(&whole, &whole, 700.into(), Currency::EUR);
/// assert_eq!((first[0].to_string(), first[1].to_string()), ("480.00".into(), "220.00".into()));
/// let rest = [of(20, 720), of(10, 330)];
/// let second = share(&whole, &rest, 1_050.into(), Currency::EUR);
/// assert_eq!((second[0].to_string(), second[1].to_string()), ("720.00".into(), "330.00".into()));
/// ```
pub fn share(
    whole: &[Rated],
    remaining: &[Rated],
    receipt: Decimal,
    currency: Currency,
) -> Vec<Decimal> {
    let left: Decimal = remaining.iter().map(|rated| rated.gross).sum();
    if left == receipt && !receipt.is_zero() {
        return remaining.iter().map(|rated| rounded(rated.gross, currency)).collect();
    }
    let total: Decimal = whole.iter().map(|rated| rated.gross).sum();
    let mut rest = receipt;
    let mut parts = Vec::with_capacity(whole.len());
    for (place, rated) in whole.iter().enumerate() {
        let exact = receipt.checked_mul(rated.gross).and_then(|part| part.checked_div(total));
        let part = if place + 1 == whole.len() {
            rest
        } else {
            rounded(exact.unwrap_or_default(), currency)
        };
        rest -= part;
        parts.push(rounded(part, currency));
    }
    parts
}

/// What was received until a day and was not declared by a 212 yet, by rate; `None` where nothing has to be.
pub fn needed(book: &Book, account: &str, number: &str, day: Day) -> Option<Vec<ReceiptPart>> {
    let issuing = &book.invoices.issuing;
    let document = issuing.document(account, number)?;
    let normal =
        book.invoices.issuer().is_none_or(|issuer| issuer.firm.vat_regime == VatRegime::Normal);
    let invoice: Invoice = json::read(document.issued.invoice.as_bytes()).ok()?;
    if !needs_212(&invoice) || !normal {
        return None;
    }
    let currency = invoice.currency;
    let customer = book.customers.find(account)?;
    let ranks = (0..=u16::MAX).map_while(|rank| book.invoices.find(customer, number, rank));
    let rows = ranks.flat_map(|row| book.payments.rows.of(row));
    let received: i64 = rows.filter(|row| row.day <= day.get()).map(|row| row.amount).sum();
    let received = Amount::new(received).to_decimal(currency);
    let whole = rates(&invoice);
    let marks = issuing.marks(account, number);
    let said = marks.into_iter().flat_map(|marks| &marks.statuses);
    let mut declared = vec![Decimal::ZERO; whole.len()];
    for (rate, amount) in
        said.filter(|(_, status)| status.code == "212").flat_map(|(_, status)| &status.received)
    {
        let (Some(rate), Some(amount)) = (super::number(rate), super::number(amount)) else {
            continue;
        };
        if let Some(place) = whole.iter().position(|rated| rated.rate == rate) {
            declared[place] += amount;
        }
    }
    let undeclared = received - declared.iter().copied().sum::<Decimal>();
    if undeclared.is_zero() {
        return None;
    }
    let remaining: Vec<Rated> = whole
        .iter()
        .zip(&declared)
        .map(|(rated, declared)| Rated { gross: rated.gross - declared, ..*rated })
        .collect();
    // What is taken back is taken back from what was declared.
    let parts = if undeclared.is_sign_negative() {
        let said: Vec<Rated> = whole
            .iter()
            .zip(&declared)
            .map(|(rated, declared)| Rated { gross: -declared, ..*rated })
            .collect();
        share(&whole, &said, undeclared, currency)
    } else {
        share(&whole, &remaining, undeclared, currency)
    };
    let money = |amount: Decimal| {
        Money::new(Amount::from_decimal(amount, currency).unwrap_or_default(), currency)
    };
    let part = |(rated, part): (&Rated, Decimal)| {
        let (_, vat) = split_gross(part, rated.rate, currency).ok()?;
        let rate = rated.rate.normalize().to_string();
        Some(ReceiptPart { rate, amount: money(part), vat: money(vat) })
    };
    whole.iter().zip(parts).map(part).collect()
}
