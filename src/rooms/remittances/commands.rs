//! Mandates, batches and slips: all the refusals first, top to bottom; after the last of them it succeeds.

use std::collections::BTreeMap;

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use crate::base::{Amount, Arrange, CreditorIdentifier, Currency, Day, Iban};
use crate::book::Book;
use crate::law::direct_debit::{earliest, schedule};
use crate::texts::{Locale, format};

use super::queries::{Stage, stage};
use super::{Batch, Cheque, Creditor, Debit, Event, Mandate, Slip};

/// Why a command makes no sense, in the order it is checked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// A RUM has 1 to 35 letters, digits and `+?/-:().,'`, no blank at its ends, no `/` there.
    BadMandateId(String),
    /// No such account.
    UnknownCustomer(String),
    /// Not an IBAN.
    BadIban(String),
    /// A BIC has 8 or 11 letters and digits.
    BadBic(String),
    /// Signed after today.
    SignedLater,
    /// Not an ICS.
    BadIdentifier(String),
    /// More than 60 days of notice.
    BadNotice,
    /// How we collect is not said: the ICS or the account.
    NoCreditor,
    /// Nothing to collect.
    NothingChosen,
    /// No such receivable.
    UnknownInvoice(String),
    /// Nothing of it is open.
    NotOpen(String),
    /// Direct debits are in euros.
    NotEuros(String),
    /// Its customer has no mandate that may be used that day.
    NoMandate(String),
    /// It is in a batch on its way.
    OnItsWay(String),
    /// Earlier than notice and bank allow.
    TooEarly(Day),
    /// No such batch.
    UnknownBatch(String),
    /// A slip needs a number.
    NoSlipNumber,
    /// Not an amount above zero.
    NotAnAmount(String),
}

impl Refusal {
    /// Stable, for the JavaScript interface.
    pub fn code(&self) -> &'static str {
        match self {
            Refusal::BadMandateId(_) => "bad-mandate-id",
            Refusal::UnknownCustomer(_) => "unknown-customer",
            Refusal::BadIban(_) => "bad-iban",
            Refusal::BadBic(_) => "bad-bic",
            Refusal::SignedLater => "signed-later",
            Refusal::BadIdentifier(_) => "bad-creditor-identifier",
            Refusal::BadNotice => "bad-notice",
            Refusal::NoCreditor => "no-creditor",
            Refusal::NothingChosen => "nothing-chosen",
            Refusal::UnknownInvoice(_) => "unknown-invoice",
            Refusal::NotOpen(_) => "not-open",
            Refusal::NotEuros(_) => "not-euros",
            Refusal::NoMandate(_) => "no-mandate",
            Refusal::OnItsWay(_) => "on-its-way",
            Refusal::TooEarly(_) => "too-early",
            Refusal::UnknownBatch(_) => "unknown-batch",
            Refusal::NoSlipNumber => "no-slip-number",
            Refusal::NotAnAmount(_) => "not-an-amount",
        }
    }

    /// In the person's language.
    pub fn sentence(&self, locale: Locale) -> String {
        let t = locale.texts();
        match self {
            Refusal::BadMandateId(id) => t.remittances_bad_mandate_id(id),
            Refusal::UnknownCustomer(account) => t.engine_unknown_customer(account),
            Refusal::BadIban(text) => t.remittances_bad_iban(text),
            Refusal::BadBic(text) => t.remittances_bad_bic(text),
            Refusal::SignedLater => t.remittances_signed_later(),
            Refusal::BadIdentifier(text) => t.remittances_bad_identifier(text),
            Refusal::BadNotice => t.remittances_bad_notice(),
            Refusal::NoCreditor => t.remittances_no_creditor(),
            Refusal::NothingChosen => t.remittances_nothing_chosen(),
            Refusal::UnknownInvoice(id) => t.engine_unknown_invoice(id),
            Refusal::NotOpen(number) => t.remittances_not_open(number),
            Refusal::NotEuros(number) => t.remittances_not_euros(number),
            Refusal::NoMandate(number) => t.remittances_no_mandate(number),
            Refusal::OnItsWay(number) => t.remittances_on_its_way(number),
            Refusal::TooEarly(day) => t.remittances_too_early(format::day(locale, *day)),
            Refusal::UnknownBatch(id) => t.remittances_unknown_batch(id),
            Refusal::NoSlipNumber => t.remittances_no_slip_number(),
            Refusal::NotAnAmount(text) => t.engine_not_an_amount(text),
        }
    }
}

fn is_bic(bic: &str) -> bool {
    matches!(bic.len(), 8 | 11) && bic.bytes().all(|byte| byte.is_ascii_alphanumeric())
}

fn compact(text: &str) -> String {
    let bare = text.chars().filter(|letter| !letter.is_whitespace());
    bare.flat_map(char::to_uppercase).collect()
}

/// The account and bank as they are kept; refused where they cannot be.
fn account_of(iban: &str, bic: &str) -> Result<(String, String), Refusal> {
    let known = Iban::parse(iban).ok_or_else(|| Refusal::BadIban(iban.to_owned()))?;
    let bank = compact(bic);
    if !bank.is_empty() && !is_bic(&bank) {
        return Err(Refusal::BadBic(bic.to_owned()));
    }
    Ok((known.as_str().to_owned(), bank))
}

/// A mandate signed, changed or revoked; `None` when it stands so already.
pub fn set_mandate(
    book: &Book,
    id: &str,
    mandate: &Mandate,
    today: Day,
) -> Result<Option<Event>, Refusal> {
    let id = id.trim();
    let allowed = |byte: u8| byte.is_ascii_alphanumeric() || b"+?/-:().,' ".contains(&byte);
    if id.is_empty() || 35 < id.len() || !id.bytes().all(allowed) || id.contains("//") {
        return Err(Refusal::BadMandateId(id.to_owned()));
    }
    if id.starts_with('/') || id.ends_with('/') {
        return Err(Refusal::BadMandateId(id.to_owned()));
    }
    if book.customers.find(&mandate.account).is_none() || mandate.account.is_empty() {
        return Err(Refusal::UnknownCustomer(mandate.account.clone()));
    }
    let (iban, bic) = account_of(&mandate.iban, &mandate.bic)?;
    if today < mandate.signed {
        return Err(Refusal::SignedLater);
    }
    let mandate =
        Mandate { iban, bic, holder: mandate.holder.trim().to_owned(), ..mandate.clone() };
    if book.remittances.mandate(id) == Some(&mandate) {
        return Ok(None);
    }
    let replaces = book.remittances.mandate_heads(id);
    Ok(Some(Event::MandateSet { id: id.to_owned(), mandate, replaces }))
}

/// How we collect; `None` when it stands so already.
pub fn set_creditor(book: &Book, creditor: &Creditor) -> Result<Option<Event>, Refusal> {
    let Some(identifier) = CreditorIdentifier::parse(&creditor.identifier) else {
        return Err(Refusal::BadIdentifier(creditor.identifier.clone()));
    };
    let mut set = Creditor { identifier: identifier.as_str().to_owned(), ..creditor.clone() };
    if creditor.iban.trim().is_empty() {
        (set.iban, set.bic) = (String::new(), compact(&creditor.bic));
        if !set.bic.is_empty() && !is_bic(&set.bic) {
            return Err(Refusal::BadBic(creditor.bic.clone()));
        }
    } else {
        (set.iban, set.bic) = account_of(&creditor.iban, &creditor.bic)?;
    }
    if creditor.notice_days.is_some_and(|days| 60 < days) {
        return Err(Refusal::BadNotice);
    }
    if book.remittances.creditor() == set {
        return Ok(None);
    }
    Ok(Some(Event::CreditorSet { creditor: set, replaces: book.remittances.creditor_heads() }))
}

/// The account that our debits are credited to; empty where nobody said.
pub fn our_iban(book: &Book) -> String {
    let creditor = book.remittances.creditor();
    match creditor.iban.as_str() {
        "" => book.invoices.issuer().map(|issuer| compact(&issuer.iban)).unwrap_or_default(),
        _ => creditor.iban,
    }
}

/// Puts what is open of invoices into batches: one per scheme and sequence. `device` keeps two devices' batches apart.
pub fn record_batches(
    book: &Book,
    chosen: &[String],
    asked: Day,
    today: Day,
    device: &str,
) -> Result<Vec<Event>, Refusal> {
    let (remittances, invoices) = (&book.remittances, &book.invoices);
    if remittances.creditor().identifier.is_empty() || Iban::parse(&our_iban(book)).is_none() {
        return Err(Refusal::NoCreditor);
    }
    if chosen.is_empty() {
        return Err(Refusal::NothingChosen);
    }
    let mut receivables: Vec<u32> = Vec::new();
    for id in chosen {
        let Some(receivable) = invoices.find_id(&book.customers, id) else {
            return Err(Refusal::UnknownInvoice(id.clone()));
        };
        let at = receivable as usize;
        let number = || invoices.number.get(at).to_owned();
        if invoices.open[at] <= 0 {
            return Err(Refusal::NotOpen(number()));
        }
        if book.customers.currency_of(invoices.position[at]) != Currency::EUR {
            return Err(Refusal::NotEuros(number()));
        }
        if stage(book, id, today) == Some(Stage::OnItsWay) || receivables.contains(&receivable) {
            return Err(Refusal::OnItsWay(number()));
        }
        receivables.push(receivable);
    }
    let notice_days = remittances.notice_days();
    let first = earliest(today, notice_days);
    let day = schedule(asked, notice_days, false).collection;
    if day < first {
        return Err(Refusal::TooEarly(first));
    }
    let mut batches: BTreeMap<(bool, &str), Vec<Debit>> = BTreeMap::new();
    receivables
        .arrange_by_key(|of| (invoices.customer[*of as usize], invoices.due[*of as usize], *of));
    let mut begun: Vec<&str> = Vec::new();
    for receivable in receivables {
        let at = receivable as usize;
        let account = book.customers.account(invoices.customer[at]);
        let Some((id, mandate)) = remittances.usable(account, day) else {
            return Err(Refusal::NoMandate(invoices.number.get(at).to_owned()));
        };
        let sequence = match (mandate.one_off, is_first(book, id, today)) {
            (true, _) => "OOFF",
            // Of several collections of one day only one can be the first.
            (false, true) if !begun.contains(&id) => "FRST",
            (false, _) => "RCUR",
        };
        begun.push(id);
        let debit = Debit {
            end_to_end: String::new(),
            mandate: id.to_owned(),
            receivable: invoices.id(&book.customers, receivable),
            amount_minor_units: Amount::new(invoices.open[at]),
            iban: mandate.iban.clone(),
            bic: mandate.bic.clone(),
        };
        batches.entry((mandate.between_firms, sequence)).or_default().push(debit);
    }
    // Nothing below can fail.
    let mut events = Vec::new();
    for ((between_firms, sequence), mut debits) in batches {
        let id = free_id(book, &events, today, device);
        for (number, debit) in (1..).zip(&mut debits) {
            debit.end_to_end = format!("{id}N{number:04}");
        }
        let sequence = sequence.to_owned();
        events.push(Event::BatchRecorded(Batch {
            id,
            made: today,
            day,
            between_firms,
            sequence,
            notice_days,
            debits,
        }));
    }
    Ok(events)
}

/// Nothing was collected with a mandate, or everything came back.
fn is_first(book: &Book, mandate: &str, today: Day) -> bool {
    let batches = book.remittances.batches().iter();
    let mut used = batches.flat_map(|batch| &batch.debits).filter(|debit| debit.mandate == mandate);
    used.all(|debit| stage(book, &debit.receivable, today).is_some_and(Stage::failed))
}

/// `PRLV20261121ab01`: the day, two letters of the device, a number.
fn free_id(book: &Book, made: &[Event], today: Day, device: &str) -> String {
    let day = today.to_string().replace('-', "");
    let letters: String =
        device.chars().filter(char::is_ascii_alphanumeric).take(2).collect::<String>();
    let letters = letters.to_uppercase();
    let taken = |id: &String| {
        let same = |event: &Event| matches!(event, Event::BatchRecorded(batch) if batch.id == *id);
        book.remittances.batch(id).is_some() || made.iter().any(same)
    };
    let mut numbered = (1_u32..).map(|number| format!("PRLV{day}{letters}{number:02}"));
    // There are more numbers than batches.
    numbered.find(|id| !taken(id)).unwrap_or_default()
}

/// The debtors of a batch were told.
pub fn record_notice(book: &Book, batch: &str, on: Day) -> Result<Option<Event>, Refusal> {
    if book.remittances.batch(batch).is_none() {
        return Err(Refusal::UnknownBatch(batch.to_owned()));
    }
    if book.remittances.noticed(batch).is_some() {
        return Ok(None);
    }
    Ok(Some(Event::NoticeRecorded { batch: batch.to_owned(), on }))
}

/// A cheque as it is typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(optional_fields))]
pub struct TypedCheque {
    /// Its number.
    pub number: String,
    /// Who wrote it.
    pub drawer: String,
    /// A decimal amount, with a point or a comma.
    pub amount: String,
}

/// Cheques brought to our bank together.
pub fn record_slip(number: &str, day: Day, cheques: &[TypedCheque]) -> Result<Event, Refusal> {
    let number = number.trim();
    if number.is_empty() {
        return Err(Refusal::NoSlipNumber);
    }
    if cheques.is_empty() {
        return Err(Refusal::NothingChosen);
    }
    let mut kept = Vec::with_capacity(cheques.len());
    for cheque in cheques {
        let bare: String = cheque
            .amount
            .chars()
            .filter(|letter| !letter.is_whitespace() && *letter != '€')
            .collect();
        let amount: Option<Decimal> = bare.replace(',', ".").parse().ok();
        let amount = amount.and_then(|amount| Amount::from_decimal(amount, Currency::EUR));
        let Some(amount) = amount.filter(|amount| Amount::ZERO < *amount) else {
            return Err(Refusal::NotAnAmount(cheque.amount.clone()));
        };
        kept.push(Cheque {
            number: cheque.number.trim().to_owned(),
            drawer: cheque.drawer.trim().to_owned(),
            amount_minor_units: amount,
        });
    }
    Ok(Event::SlipRecorded(Slip { number: number.to_owned(), day, cheques: kept }))
}
