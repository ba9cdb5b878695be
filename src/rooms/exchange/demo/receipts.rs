//! What comes in: the payments of the invoices, and those that fit none.

use crate::base::{Arrange, Currency, Day};

use super::customers::{PAID_TWICE, STRAY_PAYER};
use super::sales::{Sale, workday_after, workday_before};
/// One line of the payments file.
pub(super) struct Receipt {
    /// None: the payer is not known.
    pub(super) customer: Option<usize>,
    pub(super) reference: String,
    pub(super) invoice: String,
    pub(super) paid: Day,
    pub(super) currency: Currency,
    pub(super) amount: i64,
    pub(super) means: &'static str,
    pub(super) label: String,
}

/// Everything paid up to `today`, in order of day.
pub(super) fn receipts(today: Day, sales: &[Sale]) -> Vec<Receipt> {
    let means = |customer: usize| match customer % 11 {
        2 => "Chèque",
        5 => "Prélèvement",
        8 => "LCR",
        _ => "Virement",
    };
    let mut receipts = Vec::with_capacity(sales.len());
    let named =
        |customer: usize, invoice: &str, paid: Day, currency: Currency, amount: i64| Receipt {
            customer: Some(customer),
            reference: String::new(),
            invoice: invoice.to_owned(),
            paid,
            currency,
            amount,
            means: means(customer),
            label: if amount < 0 {
                format!("Remboursement {invoice}")
            } else {
                format!("Règlement {invoice}")
            },
        };
    for sale in sales {
        for &(paid, amount) in &sale.payments {
            receipts.push(named(sale.customer, &sale.number, paid, sale.currency, amount));
        }
    }
    // Paid twice: an invoice settled at least a month ago, again nine days later.
    if let Some(sale) = sales.iter().rev().find(|sale| {
        sale.customer == PAID_TWICE
            && matches!(sale.payments[..], [(paid, amount)] if paid < today.plus(-30) && amount == sale.gross())
    }) {
        let paid = workday_after(sale.payments[0].0.plus(9));
        receipts.push(named(sale.customer, &sale.number, paid, sale.currency, sale.gross()));
    }
    // For invoices that nobody knows.
    for (age, invoice, amount) in [(48, "2019-0457", 61_240), (20, "F-88213", 148_800)] {
        let paid = workday_before(today.plus(-age));
        receipts.push(named(STRAY_PAYER, invoice, paid, Currency::EUR, amount));
    }
    // On account, without a word about the invoice; the last one from nobody we know.
    for (customer, age, amount) in [
        (Some(2), 75, 250_000),
        (Some(9), 41, 93_600),
        (Some(20), 27, 180_000),
        (Some(35), 12, 120_000),
        (Some(54), 5, 77_415),
        (None, 6, 74_280),
    ] {
        receipts.push(Receipt {
            customer,
            reference: String::new(),
            invoice: String::new(),
            paid: workday_before(today.plus(-age)),
            currency: Currency::EUR,
            amount,
            means: "Virement",
            label: if customer.is_some() { "Votre facture" } else { "VIR SEPA RECU" }.to_owned(),
        });
    }
    receipts.retain(|receipt| receipt.paid <= today);
    receipts.arrange_by(|one, other| {
        let key = |receipt: &Receipt| (receipt.paid, receipt.customer, receipt.amount);
        key(one).cmp(&key(other)).then_with(|| one.invoice.cmp(&other.invoice))
    });
    for (place, receipt) in receipts.iter_mut().enumerate() {
        receipt.reference = format!("RG{:05}", place + 1);
    }
    receipts
}
