//! Several payments typed at once: each names its invoice; one decision, so one entry and one way back.
//!
//! What one payment may be is [`super::commands`]'s. Here is what concerns them together: equal ones stay two payments,
//! and their sums, which pages show and never compute.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::base::{Amount, Currency, Day, Hash, Money};
use crate::book::Book;
use rust_decimal::Decimal;

use super::commands::{RecordPayment, Refusal, record};
use super::{Event, PaymentBatch};

/// What one invoice is paid.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct PaidInvoice {
    /// An invoice's identifier or number.
    pub invoice: String,
    /// A decimal amount in the invoice's currency, above zero.
    pub amount: String,
}

/// What they have in common.
#[derive(Clone, Copy, Debug)]
pub struct Common<'a> {
    /// Day of payment.
    pub paid: Day,
    /// A reference.
    pub reference: &'a str,
    /// Transfer, cheque …
    pub means: &'a str,
}

/// Records one payment for each invoice named, in the order given; `None` where none is. All of them, or the first
/// refusal. Decides; changes nothing.
pub fn record_all(
    book: &Book,
    invoices: &[PaidInvoice],
    common: Common,
) -> Result<Option<Event>, Refusal> {
    let mut all = PaymentBatch { source: Hash::NONE, ..PaymentBatch::default() };
    let mut accounts: BTreeMap<String, u32> = BTreeMap::new();
    for PaidInvoice { invoice, amount } in invoices {
        let one = RecordPayment {
            account: "",
            invoice,
            paid: common.paid,
            amount,
            currency: None,
            reference: common.reference,
            means: common.means,
        };
        let Event::PaymentsRecorded(one) = record(book, &one)? else { continue };
        let account = one.accounts.get(0);
        let known = accounts.len() as u32;
        let place = *accounts.entry(account.to_owned()).or_insert_with(|| {
            all.accounts.push(account);
            known
        });
        // Two instalments have one number: equal payments of this entry are told apart as those of two entries are.
        let last = (0..all.paid.len())
            .filter(|&row| {
                (all.account[row], all.currency[row], all.amount[row], all.invoice.get(row))
                    == (place, one.currency[0], one.amount[0], one.invoice.get(0))
            })
            .map(|row| all.rank[row])
            .max();
        let rank = match last {
            None => one.rank[0],
            Some(last) => book.payments.next_rank(&book.customers, &one, last.saturating_add(1)),
        };
        all.account.push(place);
        all.reference.push(common.reference);
        all.invoice.push(one.invoice.get(0));
        all.paid.push(common.paid);
        all.currency.push(one.currency[0]);
        all.amount.push(one.amount[0]);
        all.means.push(common.means);
        all.label.push("");
        all.rank.push(rank);
        all.line.push(0);
    }
    // Nothing below can fail.
    Ok((!all.paid.is_empty()).then_some(Event::PaymentsRecorded(all)))
}

/// The sums of decimal amounts, one per currency in the order of the currencies' codes; `None` where one of them is no
/// amount above zero or a sum is beyond what [`Amount`] holds. Exact: nothing is rounded.
///
/// ```
/// use encours::base::{Amount, Currency, Money};
/// use encours::rooms::payments::several::sums;
/// let euros = |text| (Currency::EUR, text);
/// let sum = Money::new(Amount::new(110_010), Currency::EUR);
/// assert_eq!(sums([euros("1000.05"), euros("100.05")]), Some(vec![sum]));
/// assert_eq!(sums([euros("-3")]), None);
/// assert_eq!(sums([]), Some(Vec::new()));
/// ```
pub fn sums<'a>(amounts: impl IntoIterator<Item = (Currency, &'a str)>) -> Option<Vec<Money>> {
    let mut sums: BTreeMap<Currency, Amount> = BTreeMap::new();
    for (currency, text) in amounts {
        let amount = text.trim().parse::<Decimal>().ok()?;
        let amount =
            Amount::from_decimal(amount, currency).filter(|amount| Amount::ZERO < *amount)?;
        let sum = sums.entry(currency).or_default();
        *sum = sum.checked_add(amount)?;
    }
    Some(sums.into_iter().map(|(currency, sum)| Money::new(sum, currency)).collect())
}
