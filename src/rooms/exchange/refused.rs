//! What a bank answers to our direct debits (pain.002), as facts: which collections it refused before any money moved.
//!
//! A collection is known by its end-to-end identification, within the message that the report names. What names none of
//! ours, or another mandate or amount than ours, is said and not taken; what is accepted or waits changes nothing; the
//! same refusal again adds nothing.

use std::collections::BTreeSet;

use crate::base::{Amount, Currency, Day, Fault};
use crate::book::Book;
use crate::formats::{PaymentStatusRecord, Record};
use crate::rooms::remittances::{Batch, Debit, Event, RefusedDebit};

use super::queries::Counts;
use super::read::Faults;

/// What reports would do.
#[derive(Clone, Debug, Default)]
pub struct RefusedPlan {
    /// The collections refused; `None` where none is new.
    pub event: Option<Event>,
    /// How many of what.
    pub counts: Counts,
    /// The first five: invoice, customer, status, reason.
    pub rows: Vec<Vec<String>>,
    /// What is not taken, and why.
    pub faults: Faults,
}

/// Statuses of ISO 20022 that leave a collection on its way, or say that it was made.
const UNDER_WAY: [&str; 14] = [
    "ACCC", "ACCP", "ACFC", "ACIS", "ACSC", "ACSP", "ACTC", "ACWC", "ACWP", "PART", "PATC", "PDNG",
    "PRES", "RCVD",
];

/// The longest identification that a payment message takes.
const LONGEST: usize = 35;

/// Compares the statuses of one file with the book.
pub fn plan(book: &Book, records: &[Record], today: Day) -> RefusedPlan {
    let mut plan = RefusedPlan::default();
    let mut debits: Vec<RefusedDebit> = Vec::new();
    let mut seen: BTreeSet<String> = BTreeSet::new();
    let mut on = None;
    let mut reports = 0;
    for record in records {
        let Record::PaymentStatus(record) = record else { continue };
        reports += 1;
        plan.counts.read += 1;
        on = on.or(record.created);
        let fault =
            |code: &str, value: &str| Fault::new(code).at_line(record.line).with_value(value);
        match record.status.as_str() {
            "RJCT" => (),
            status if UNDER_WAY.contains(&status) => {
                plan.counts.known += 1;
                continue;
            }
            status => {
                plan.counts.faulty += 1;
                plan.faults.push(fault("unknown-payment-status", status));
                continue;
            }
        }
        let named = match named(book, record) {
            Ok(named) => named,
            Err((code, value)) => {
                plan.counts.faulty += 1;
                plan.faults.push(fault(code, &value));
                continue;
            }
        };
        for (_, debit) in named {
            row(book, debit, record, &mut plan.rows);
            let known = book.remittances.refused(&debit.end_to_end).is_some();
            if known || !seen.insert(debit.end_to_end.clone()) {
                plan.counts.known += 1;
                continue;
            }
            plan.counts.new += 1;
            let (end_to_end, reason) = (debit.end_to_end.clone(), record.reason.clone());
            debits.push(RefusedDebit { end_to_end, reason });
        }
    }
    if reports == 0 {
        // A payment file of ours: what it asks for is known from when it was made.
        plan.faults.push(Fault::new("not-a-status-report").as_warning());
    }
    let on = on.unwrap_or(today);
    plan.event = (!debits.is_empty()).then_some(Event::DebitsRefused { on, debits });
    plan
}

/// The collections that a refusal is about; else what is wrong, and its value.
fn named<'b>(
    book: &'b Book,
    record: &PaymentStatusRecord,
) -> Result<Vec<(&'b Batch, &'b Debit)>, (&'static str, String)> {
    let remittances = &book.remittances;
    let message = record.original_message_id.trim();
    let batch = remittances.batch(message);
    if record.whole {
        let batch = batch.ok_or(("status-unknown-message", message.to_owned()))?;
        return Ok(batch.debits.iter().map(|debit| (batch, debit)).collect());
    }
    let id = record.end_to_end.trim();
    if id.is_empty() || id == "NOTPROVIDED" {
        return Err(("status-without-debit", message.to_owned()));
    }
    if LONGEST < id.chars().count() || id.chars().any(char::is_control) {
        return Err(("sepa-identifier", id.chars().take(2 * LONGEST).collect()));
    }
    if batch.is_none() && !message.is_empty() {
        return Err(("status-unknown-message", message.to_owned()));
    }
    let found = remittances.debit(id);
    let found = found.filter(|(of, _)| batch.is_none_or(|batch| batch.id == of.id));
    let (of, debit) = found.ok_or_else(|| ("status-unknown-debit", id.to_owned()))?;
    if !record.mandate.is_empty() && record.mandate.trim() != debit.mandate {
        return Err(("status-other-mandate", format!("{id} – {}", record.mandate)));
    }
    let said = record.amount.parse().ok();
    let said = said.and_then(|amount| Amount::from_decimal(amount, Currency::EUR));
    let euros = record.currency.is_empty() || record.currency == "EUR";
    let differs = said.is_some_and(|said| said != debit.amount_minor_units) || !euros;
    if !record.amount.is_empty() && differs {
        return Err(("status-other-amount", format!("{id} – {}", record.amount)));
    }
    Ok(vec![(of, debit)])
}

fn row(book: &Book, debit: &Debit, record: &PaymentStatusRecord, rows: &mut Vec<Vec<String>>) {
    if rows.len() >= 5 {
        return;
    }
    let receivable = book.invoices.find_id(&book.customers, &debit.receivable);
    let at = receivable.map(|of| of as usize);
    let customer = at.map(|at| book.customers.name(book.invoices.customer[at]));
    rows.push(vec![
        at.map_or("", |at| book.invoices.number.get(at)).to_owned(),
        customer.unwrap_or_default().to_owned(),
        record.status.clone(),
        match (record.reason.as_str(), record.words.as_str()) {
            (reason, "") => reason.to_owned(),
            (reason, words) if reason == words => words.to_owned(),
            (reason, words) => format!("{reason} – {words}"),
        },
    ]);
}
