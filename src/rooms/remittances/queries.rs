//! What the page of direct debits and slips shows.

use serde::{Deserialize, Serialize};

use crate::base::{Amount, Arrange, Currency, Day, Money};
use crate::book::Book;
use crate::law::direct_debit::{earliest, schedule};
use crate::rooms::payments::decided::Role;

use super::commands::our_iban;
use super::{Batch, Creditor, Debit, Mandate};

/// So many days after collection nobody waits for the money any more.
const WAITS: i32 = 15;

/// What became of a collection.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(rename = "DebitStage"))]
pub enum Stage {
    /// Not yet collected, or not yet told by the bank.
    OnItsWay,
    /// The invoice is settled.
    Settled,
    /// The money came back: the invoice is open again.
    Returned,
    /// The bank refused it before any money moved: the invoice may be collected again.
    Refused,
    /// The bank has not told of it for long.
    Lost,
}

impl Stage {
    /// It brought no money, and may be tried again.
    pub fn failed(self) -> bool {
        matches!(self, Stage::Returned | Stage::Refused)
    }
}

/// What became of the last collection of a receivable; `None` where it was never collected.
pub fn stage(book: &Book, receivable: &str, today: Day) -> Option<Stage> {
    let of = |batch: &&Batch| batch.debits.iter().any(|debit| debit.receivable == receivable);
    let batch = book.remittances.batches().iter().filter(of).max_by_key(|batch| batch.day)?;
    Some(stage_in(book, batch, receivable, today))
}

fn stage_in(book: &Book, batch: &Batch, receivable: &str, today: Day) -> Stage {
    let Some(row) = book.invoices.find_id(&book.customers, receivable) else { return Stage::Lost };
    let payments = &book.payments;
    let returned = payments.rows.of(row).any(|settled| {
        payments.role(settled.payment) == Role::Return && batch.day.get() <= settled.day
    });
    let mut own = batch.debits.iter().filter(|debit| debit.receivable == receivable);
    let refused = own.any(|debit| book.remittances.refused(&debit.end_to_end).is_some());
    match () {
        () if book.invoices.open[row as usize] == 0 => Stage::Settled,
        () if returned => Stage::Returned,
        () if refused => Stage::Refused,
        () if today <= batch.day.plus(WAITS) => Stage::OnItsWay,
        () => Stage::Lost,
    }
}

/// Mandates, batches, slips, and what may be collected.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct RemittancesQuery {}

/// Mandates, batches, slips, and what may be collected.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct RemittancesView {
    /// How we collect.
    pub creditor: Creditor,
    /// The account that is credited.
    pub iban: String,
    /// Neither the ICS nor the account is missing.
    pub ready: bool,
    /// Calendar days of notice.
    pub notice_days: u32,
    /// The first day on which what is put together today may be collected.
    pub earliest: Day,
    /// What may be collected: open, under a mandate that stands, in no batch on its way.
    pub candidates: Vec<Candidate>,
    /// By customer.
    pub mandates: Vec<MandateLine>,
    /// The latest first.
    pub batches: Vec<BatchLine>,
    /// The latest first.
    pub slips: Vec<SlipLine>,
}

/// An invoice that may be collected.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(rename = "DebitCandidate"))]
pub struct Candidate {
    /// The receivable's identifier.
    pub id: String,
    /// Its number.
    pub number: String,
    /// The customer's name.
    pub customer: String,
    /// When it is due.
    pub due: Day,
    /// What is open.
    pub open: Money,
    /// The RUM.
    pub mandate: String,
    /// It was collected before and came back.
    pub returned: bool,
}

/// A mandate.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct MandateLine {
    /// The RUM.
    pub id: String,
    /// What it says.
    pub mandate: Mandate,
    /// The customer's name.
    pub customer: String,
    /// It may be used today.
    pub stands: bool,
    /// The last day on which it may be used, unless it is used before.
    pub until: Day,
    /// The last collection.
    pub used: Option<Day>,
}

/// A batch.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct BatchLine {
    /// The message's identifier.
    pub id: String,
    /// The day of collection.
    pub day: Day,
    /// The debtors are told on this day at the latest.
    pub notice: Day,
    /// The day on which they were told.
    pub noticed: Option<Day>,
    /// The bank has the file on this day at the latest.
    pub submission: Day,
    /// Until when debtors' banks may send it back.
    pub returns_until: Day,
    /// Until when debtors may ask for their money back without a reason.
    pub refund_until: Option<Day>,
    /// `CORE` or `B2B`, then the sequence.
    pub scheme: String,
    /// All collections together.
    pub total: Money,
    /// In the order of the file.
    pub debits: Vec<DebitLine>,
}

/// A collection.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct DebitLine {
    /// The receivable's identifier.
    pub receivable: String,
    /// The invoice's number.
    pub number: String,
    /// The customer's account.
    pub account: String,
    /// The customer's name.
    pub customer: String,
    /// The RUM.
    pub mandate: String,
    /// Comes back with a return.
    pub end_to_end: String,
    /// How much.
    pub amount: Money,
    /// What became of it.
    pub stage: Stage,
    /// Why the bank refused it: a code of ISO 20022, or the bank's words.
    pub reason: String,
}

/// A slip of cheques.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct SlipLine {
    /// Its number.
    pub number: String,
    /// The day on which it was brought.
    pub day: Day,
    /// How many cheques.
    pub cheques: u32,
    /// Together.
    pub total: Money,
}

fn euros(amount: i64) -> Money {
    Money::new(Amount::new(amount), Currency::EUR)
}

impl RemittancesQuery {
    /// As of today.
    pub fn run(&self, book: &Book, today: Day) -> RemittancesView {
        let remittances = &book.remittances;
        let (creditor, iban) = (remittances.creditor(), our_iban(book));
        let notice_days = remittances.notice_days();
        let first = earliest(today, notice_days);
        let mut mandates: Vec<MandateLine> = remittances
            .mandates()
            .map(|(id, mandate)| MandateLine {
                id: id.to_owned(),
                mandate: mandate.clone(),
                customer: name(book, &mandate.account),
                stands: remittances.stands(id, mandate, today),
                until: remittances.until(id, mandate),
                used: remittances.last_used(id),
            })
            .collect();
        mandates
            .arrange_by(|one, other| (&one.customer, &one.id).cmp(&(&other.customer, &other.id)));
        RemittancesView {
            ready: !creditor.identifier.is_empty() && crate::base::Iban::parse(&iban).is_some(),
            creditor,
            iban,
            notice_days,
            earliest: first,
            candidates: candidates(book, first, today),
            mandates,
            batches: remittances.batches().iter().rev().map(|of| batch(book, of, today)).collect(),
            slips: remittances
                .slips()
                .iter()
                .rev()
                .map(|slip| SlipLine {
                    number: slip.number.clone(),
                    day: slip.day,
                    cheques: slip.cheques.len() as u32,
                    total: euros(slip.cheques.iter().map(|of| of.amount_minor_units.get()).sum()),
                })
                .collect(),
        }
    }
}

fn name(book: &Book, account: &str) -> String {
    match book.customers.find(account) {
        Some(customer) => book.customers.name(customer).to_owned(),
        None => account.to_owned(),
    }
}

fn candidates(book: &Book, day: Day, today: Day) -> Vec<Candidate> {
    let mut found = Vec::new();
    let mut accounts: Vec<&str> =
        book.remittances.mandates().map(|(_, mandate)| mandate.account.as_str()).collect();
    accounts.sort_unstable();
    accounts.dedup();
    for account in accounts {
        let Some((mandate, _)) = book.remittances.usable(account, day) else { continue };
        let Some(customer) = book.customers.find(account) else { continue };
        let Some(position) = book.customers.find_position(customer, Currency::EUR) else {
            continue;
        };
        for receivable in book.invoices.of_position(position) {
            let at = receivable as usize;
            if book.invoices.open[at] <= 0 {
                continue;
            }
            let id = book.invoices.id(&book.customers, receivable);
            let stage = stage(book, &id, today);
            if stage == Some(Stage::OnItsWay) {
                continue;
            }
            found.push(Candidate {
                id,
                number: book.invoices.number.get(at).to_owned(),
                customer: book.customers.name(customer).to_owned(),
                due: Day::new(book.invoices.due[at]),
                open: euros(book.invoices.open[at]),
                mandate: mandate.to_owned(),
                returned: stage.is_some_and(Stage::failed),
            });
        }
    }
    found.arrange_by(|one, other| (one.due, &one.number).cmp(&(other.due, &other.number)));
    found
}

/// A batch as the page shows it.
pub fn batch(book: &Book, of: &Batch, today: Day) -> BatchLine {
    let days = schedule(of.day, of.notice_days, of.between_firms);
    let line = |debit: &Debit| {
        let row = book.invoices.find_id(&book.customers, &debit.receivable);
        let customer = row.map(|row| book.invoices.customer[row as usize]);
        DebitLine {
            receivable: debit.receivable.clone(),
            number: row
                .map(|row| book.invoices.number.get(row as usize).to_owned())
                .unwrap_or_default(),
            account: customer.map(|of| book.customers.account(of).to_owned()).unwrap_or_default(),
            customer: customer.map(|of| book.customers.name(of).to_owned()).unwrap_or_default(),
            mandate: debit.mandate.clone(),
            end_to_end: debit.end_to_end.clone(),
            amount: euros(debit.amount_minor_units.get()),
            stage: stage_in(book, of, &debit.receivable, today),
            reason: book.remittances.refused(&debit.end_to_end).unwrap_or_default().to_owned(),
        }
    };
    BatchLine {
        id: of.id.clone(),
        day: of.day,
        notice: days.notice,
        noticed: book.remittances.noticed(&of.id),
        submission: days.submission,
        returns_until: days.returns_until,
        refund_until: days.refund_until,
        scheme: format!("{} {}", if of.between_firms { "B2B" } else { "CORE" }, of.sequence),
        total: euros(of.debits.iter().map(|debit| debit.amount_minor_units.get()).sum()),
        debits: of.debits.iter().map(line).collect(),
    }
}
