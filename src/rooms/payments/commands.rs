//! Recording a payment and allocating it: all the refusals first, top to bottom; after the last of them it succeeds.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use crate::base::{Amount, Currency, Day, Hash};
use crate::book::Book;
use crate::texts::Locale;

use super::{Event, PaymentBatch};

/// One payment typed or received.
#[derive(Clone, Debug)]
pub struct RecordPayment<'a> {
    /// The customer's account; may be empty when `invoice` is given.
    pub account: &'a str,
    /// A receivable's identifier, or a number; empty: unallocated.
    pub invoice: &'a str,
    /// Day of payment.
    pub paid: Day,
    /// A decimal amount, above zero.
    pub amount: &'a str,
    /// The currency; the invoice's, else EUR, when absent.
    pub currency: Option<Currency>,
    /// A reference.
    pub reference: &'a str,
    /// Transfer, cheque …
    pub means: &'a str,
}

/// Why a payment or an allocation is refused, in the order it is checked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// Neither a receivable's identifier nor a number that one customer alone has.
    UnknownInvoice(String),
    /// No such account.
    UnknownCustomer(String),
    /// Neither an account nor an invoice.
    NoPayer,
    /// The invoice is another customer's.
    OtherCustomer(String),
    /// The invoice is in another currency.
    OtherCurrency(String),
    /// Not a decimal number.
    NotAnAmount(String),
    /// Zero or below.
    NotAboveZero(String),
    /// No such payment.
    UnknownPayment(String),
    /// More than is open on the receivable.
    ExceedsOpen(String),
    /// More than the payment.
    ExceedsPayment(String),
}

impl Refusal {
    /// Stable, for the JavaScript interface.
    pub fn code(&self) -> &'static str {
        match self {
            Refusal::UnknownInvoice(_) => "unknown-invoice",
            Refusal::UnknownCustomer(_) => "unknown-customer",
            Refusal::NoPayer => "no-payer",
            Refusal::OtherCustomer(_) => "other-customer",
            Refusal::OtherCurrency(_) => "other-currency",
            Refusal::NotAnAmount(_) => "not-an-amount",
            Refusal::NotAboveZero(_) => "not-above-zero",
            Refusal::UnknownPayment(_) => "unknown-payment",
            Refusal::ExceedsOpen(_) => "exceeds-open",
            Refusal::ExceedsPayment(_) => "exceeds-payment",
        }
    }

    /// In the person's language.
    pub fn sentence(&self, locale: Locale) -> String {
        let texts = locale.texts();
        match self {
            Refusal::UnknownInvoice(number) => texts.engine_unknown_invoice(number),
            Refusal::UnknownCustomer(account) => texts.engine_unknown_customer(account),
            Refusal::NoPayer => texts.engine_no_payer(),
            Refusal::OtherCustomer(number) => texts.engine_other_customer(number),
            Refusal::OtherCurrency(number) => texts.engine_other_currency(number),
            Refusal::NotAnAmount(text) => texts.engine_not_an_amount(text),
            Refusal::NotAboveZero(text) => texts.engine_not_above_zero(text),
            Refusal::UnknownPayment(id) => texts.engine_unknown_payment(id),
            Refusal::ExceedsOpen(number) => texts.engine_exceeds_open(number),
            Refusal::ExceedsPayment(text) => texts.engine_exceeds_payment(text),
        }
    }
}

/// Records one payment, allocated to the invoice it names. Decides; changes nothing.
pub fn record(book: &Book, command: &RecordPayment) -> Result<Event, Refusal> {
    let invoice = match command.invoice {
        "" => None,
        text => {
            let known = book
                .invoices
                .find_id(&book.customers, text)
                .or_else(|| book.invoices.find_number(text));
            Some(known.ok_or_else(|| Refusal::UnknownInvoice(text.to_owned()))?)
        }
    };
    let account = match (command.account, invoice) {
        ("", None) => return Err(Refusal::NoPayer),
        ("", Some(row)) => book.customers.account(book.invoices.customer[row as usize]).to_owned(),
        (account, _) if book.customers.find(account).is_none() => {
            return Err(Refusal::UnknownCustomer(account.to_owned()));
        }
        (account, Some(row))
            if book.customers.account(book.invoices.customer[row as usize]) != account =>
        {
            return Err(Refusal::OtherCustomer(book.invoices.number.get(row as usize).to_owned()));
        }
        (account, _) => account.to_owned(),
    };
    let of_invoice = invoice.map(|row| currency_of(book, row));
    let currency = command.currency.or(of_invoice).unwrap_or(Currency::EUR);
    if let (Some(row), Some(other)) = (invoice, of_invoice)
        && other != currency
    {
        return Err(Refusal::OtherCurrency(book.invoices.number.get(row as usize).to_owned()));
    }
    let amount = above_zero(command.amount, currency)?;
    let mut batch = PaymentBatch { source: Hash::NONE, ..PaymentBatch::default() };
    batch.accounts.push(&account);
    batch.account.push(0);
    batch.reference.push(command.reference);
    batch.invoice.push(invoice.map_or("", |row| book.invoices.number.get(row as usize)));
    batch.paid.push(command.paid);
    batch.currency.push(currency);
    batch.amount.push(amount);
    batch.means.push(command.means);
    batch.label.push("");
    // The same payment typed twice is two payments: the rank tells them apart.
    batch.rank.push(book.payments.next_rank(&book.customers, &batch, 0));
    batch.line.push(0);
    // Nothing below can fail.
    Ok(Event::PaymentsRecorded(batch))
}

/// The complete allocation of a payment. Decides; changes nothing.
pub fn allocate(
    book: &Book,
    payment: &str,
    lines: &BTreeMap<String, String>,
) -> Result<Event, Refusal> {
    let Some(row) = book.payments.find_id(&book.customers, payment) else {
        return Err(Refusal::UnknownPayment(payment.to_owned()));
    };
    let position = book.payments.position[row as usize];
    let (currency, whole) =
        (book.customers.currency_of(position), book.payments.amount[row as usize]);
    let mut asked = Amount::ZERO;
    let mut amounts = BTreeMap::new();
    for (id, text) in lines {
        let Some(receivable) = book.invoices.find_id(&book.customers, id) else {
            return Err(Refusal::UnknownInvoice(id.clone()));
        };
        let number = book.invoices.number.get(receivable as usize).to_owned();
        if currency != currency_of(book, receivable) {
            return Err(Refusal::OtherCurrency(number));
        }
        if position != book.invoices.position[receivable as usize] {
            return Err(Refusal::OtherCustomer(number));
        }
        let amount = above_zero(text, currency)?;
        if open_besides(book, receivable, row) < amount {
            return Err(Refusal::ExceedsOpen(number));
        }
        asked = match asked.checked_add(amount) {
            Some(total) if total.get() <= whole.abs() => total,
            _ => return Err(Refusal::ExceedsPayment(text.clone())),
        };
        amounts.insert(id.clone(), amount);
    }
    // Nothing below can fail.
    let replaces = book.payments.decision(payment).map(|decision| decision.heads().collect());
    Ok(Event::AllocationSet {
        payment: payment.to_owned(),
        lines: amounts,
        replaces: replaces.unwrap_or_default(),
    })
}

fn currency_of(book: &Book, receivable: u32) -> Currency {
    book.customers.currency_of(book.invoices.position[receivable as usize])
}

/// What is open on a receivable when a payment's own allocation is left out, in size.
fn open_besides(book: &Book, receivable: u32, payment: u32) -> Amount {
    let at = receivable as usize;
    let allocated = book.payments.allocated.get(at).copied().unwrap_or(0);
    let own: i64 = book
        .payments
        .rows
        .of(receivable)
        .filter(|row| row.payment == payment)
        .map(|row| row.amount)
        .sum();
    Amount::new((book.invoices.gross[at] - (allocated - own)).abs())
}

fn above_zero(text: &str, currency: Currency) -> Result<Amount, Refusal> {
    let amount =
        text.trim().parse::<Decimal>().ok().and_then(|value| Amount::from_decimal(value, currency));
    match amount {
        None => Err(Refusal::NotAnAmount(text.to_owned())),
        Some(amount) if amount <= Amount::ZERO => Err(Refusal::NotAboveZero(text.to_owned())),
        Some(amount) => Ok(amount),
    }
}
