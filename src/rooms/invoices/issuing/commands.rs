//! Drafting and issuing: all the refusals first, top to bottom; after the last of them it succeeds.

use serde::{Deserialize, Serialize};

use super::compose::{self, compose};
use super::draft::{Draft, DraftKind, Occurrence, Recurring};
use super::events::{Delivery, Event, Issued, Sent, Status};
use super::numbering::{self, Here};
use super::queries::Severity;
use super::{check, life_cycle, start};
use crate::base::{Amount, Currency, Day, Hash, Texts};
use crate::book::{self, Book};
use crate::journal::DeviceId;
use crate::rooms::customers::details::{Channel, Details, Person};
use crate::rooms::customers::{self, CustomerBatch};
use crate::rooms::invoices;
use crate::texts::Locale;

/// What a new draft begins as.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "as", rename_all = "camelCase", rename_all_fields = "camelCase")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub enum Start {
    /// Empty, for a customer or for nobody yet.
    Blank {
        /// The customer's account; may be empty.
        #[serde(default)]
        account: String,
    },
    /// The same again, without the days of the first.
    Duplicate {
        /// The receivable's identifier, or a draft's.
        of: String,
    },
    /// A credit note for all of an invoice, or for some of its lines.
    Credit {
        /// The receivable's identifier.
        of: String,
        /// The lines credited, from 0; empty: all of it.
        #[serde(default)]
        lines: Vec<u32>,
    },
    /// A corrective invoice, in the place of one.
    Corrective {
        /// The receivable's identifier.
        of: String,
    },
    /// A deposit invoice on what a draft will come to, each VAT rate its part.
    Deposit {
        /// The draft.
        of: String,
        /// Per cent of it, as typed.
        percent: String,
    },
    /// A final invoice that deducts deposits.
    Final {
        /// Identifiers of the deposit invoices, of one customer.
        deposits: Vec<String>,
    },
    /// One turn of a recurring invoice.
    Turn {
        /// Which.
        occurrence: Occurrence,
    },
    /// What was delivered to one customer.
    Deliveries {
        /// Identifiers of the to-invoice list.
        deliveries: Vec<String>,
    },
}

/// A customer as it is typed: account, name and identifiers, and what invoices need beside.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct CustomerFile {
    /// Ledger account; empty for a new customer: made from the name.
    pub account: String,
    /// Legal name.
    pub name: String,
    /// SIREN, SIRET or foreign registration.
    pub registration: String,
    /// VAT number.
    pub vat_number: String,
    /// The firm's own word for this kind of customer.
    pub segment: String,
    /// Payment terms, as people write them.
    pub terms: String,
    /// Who looks after them.
    pub assignee: String,
    /// The rest.
    pub details: Details,
    /// The people there: personal data, kept beside the journal.
    pub people: Vec<Person>,
}

/// Why it is refused, in the order it is checked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// No draft has this identifier.
    UnknownDraft(String),
    /// No receivable has this identifier.
    UnknownInvoice(String),
    /// No such account.
    UnknownCustomer(String),
    /// It was issued meanwhile.
    AlreadyIssued(String),
    /// Something stands in the way of its issue: how many, and the first.
    NotReady(u32, String),
    /// Another document bears the number already.
    NumberTaken(String),
    /// The deposits or deliveries are of several customers.
    SeveralCustomers,
    /// A number, an amount or a percentage that cannot be read.
    NotAnAmount(String),
    /// A status that cannot follow where the document stands.
    OutOfTurn(String, String),
    /// This status needs a reason.
    NoReason(String),
    /// A recurring invoice needs a name, a customer, a span of 1 to 24 months and a day.
    BadSchedule,
    /// A customer needs a name.
    NoName,
    /// This turn has a draft or a document.
    TurnTaken(String),
    /// Only a document issued here can be sent or carry statuses.
    NotIssuedHere(String),
}

impl Refusal {
    /// Stable, for the JavaScript interface.
    pub fn code(&self) -> &'static str {
        match self {
            Refusal::UnknownDraft(_) => "unknown-draft",
            Refusal::UnknownInvoice(_) => "unknown-invoice",
            Refusal::UnknownCustomer(_) => "unknown-customer",
            Refusal::AlreadyIssued(_) => "already-issued",
            Refusal::NotReady(..) => "not-ready",
            Refusal::NumberTaken(_) => "number-taken",
            Refusal::SeveralCustomers => "several-customers",
            Refusal::NotAnAmount(_) => "not-an-amount",
            Refusal::OutOfTurn(..) => "out-of-turn",
            Refusal::NoReason(_) => "no-reason",
            Refusal::BadSchedule => "bad-schedule",
            Refusal::NoName => "no-name",
            Refusal::TurnTaken(_) => "turn-taken",
            Refusal::NotIssuedHere(_) => "not-issued-here",
        }
    }

    /// In the person's language.
    pub fn sentence(&self, locale: Locale) -> String {
        let texts = locale.texts();
        match self {
            Refusal::UnknownDraft(id) => texts.invoices_refused_unknown_draft(id),
            Refusal::UnknownInvoice(id) => texts.engine_unknown_invoice(id),
            Refusal::UnknownCustomer(account) => texts.engine_unknown_customer(account),
            Refusal::AlreadyIssued(number) => texts.invoices_refused_already_issued(number),
            Refusal::NotReady(1, first) => first.clone(),
            Refusal::NotReady(count, first) => {
                texts.invoices_refused_not_ready(first, (count - 1).to_string())
            }
            Refusal::NumberTaken(number) => texts.invoices_refused_number_taken(number),
            Refusal::SeveralCustomers => texts.invoices_refused_several_customers(),
            Refusal::NotAnAmount(typed) => texts.engine_not_an_amount(typed),
            Refusal::OutOfTurn(code, stage) => texts.invoices_refused_out_of_turn(code, stage),
            Refusal::NoReason(code) => texts.invoices_refused_no_reason(code),
            Refusal::BadSchedule => texts.invoices_refused_bad_schedule(),
            Refusal::NoName => texts.invoices_refused_no_name(),
            Refusal::TurnTaken(day) => texts.invoices_refused_turn_taken(day),
            Refusal::NotIssuedHere(number) => texts.invoices_refused_not_issued_here(number),
        }
    }
}

/// Keeps a draft under its identifier, a new one where that is empty; `None` when it stands so already. Changes nothing.
pub fn set_draft(
    book: &Book,
    id: &str,
    draft: &Draft,
    device: DeviceId,
) -> Result<Option<Event>, Refusal> {
    let issuing = &book.invoices.issuing;
    if let Some(document) = issuing.of_draft(id).next() {
        return Err(Refusal::AlreadyIssued(document.issued.number.clone()));
    }
    let known = issuing.draft_decision(id);
    if !id.is_empty() && known.is_none() {
        return Err(Refusal::UnknownDraft(id.to_owned()));
    }
    let id = if id.is_empty() { issuing.free_name(device, 'd') } else { id.to_owned() };
    let draft = Some(Box::new(draft.clone()));
    if known.is_some_and(|known| known.settled() == Some(&draft)) {
        return Ok(None);
    }
    let replaces = known.into_iter().flat_map(|known| known.heads()).collect();
    Ok(Some(Event::DraftSet { id, draft, replaces }))
}

/// Drops a draft. Changes nothing.
pub fn drop_draft(book: &Book, id: &str) -> Result<Event, Refusal> {
    let issuing = &book.invoices.issuing;
    let Some((kept, _)) = issuing.draft(id) else {
        return Err(match issuing.of_draft(id).next() {
            Some(document) => Refusal::AlreadyIssued(document.issued.number.clone()),
            None => Refusal::UnknownDraft(id.to_owned()),
        });
    };
    let replaces = kept.decision.heads().collect();
    Ok(Event::DraftSet { id: id.to_owned(), draft: None, replaces })
}

/// Begins a draft. Changes nothing.
pub fn start_draft(
    book: &Book,
    start: &Start,
    today: Day,
    device: DeviceId,
) -> Result<Event, Refusal> {
    let draft = start::start(book, start, today)?;
    let id = book.invoices.issuing.free_name(device, 'd');
    Ok(Event::DraftSet { id, draft: Some(Box::new(draft)), replaces: Vec::new() })
}

/// Issues drafts, in this order, all or none: each takes the next number of its series. Changes nothing.
pub fn issue(
    book: &Book,
    drafts: &[String],
    today: Day,
    here: Here,
    locale: Locale,
) -> Result<Vec<Event>, Refusal> {
    let issuing = &book.invoices.issuing;
    let mut issued: Vec<Issued> = Vec::new();
    for id in drafts {
        let Some((kept, draft)) = issuing.draft(id) else {
            return Err(match issuing.of_draft(id).next() {
                Some(document) => Refusal::AlreadyIssued(document.issued.number.clone()),
                None => Refusal::UnknownDraft(id.clone()),
            });
        };
        if let Some(twice) = issued.iter().find(|issued| issued.draft == *id) {
            return Err(Refusal::AlreadyIssued(twice.number.clone()));
        }
        let firm = book.invoices.issuer().map(|issuer| issuer.firm.clone()).unwrap_or_default();
        let day = draft.issued.unwrap_or(today);
        let next = numbering::next(issuing, &issued, &firm, draft.kind, day, here);
        let number = next.number();
        let composed = compose(book, draft, today, &number);
        let asked = check::Asked {
            book,
            id,
            draft,
            today,
            next: Some(&next),
            contested: kept.decision.is_contested(),
            with: &issued,
        };
        let findings = check::findings(&asked, &composed, locale);
        let mut blocks = findings.iter().filter(|found| found.severity == Severity::Blocks);
        if let Some(first) = blocks.next() {
            return Err(Refusal::NotReady(blocks.count() as u32 + 1, first.message.clone()));
        }
        if book.invoices.find_number(&number).is_some() {
            return Err(Refusal::NumberTaken(number));
        }
        let Some(dues) = composed.dues(draft) else {
            return Err(Refusal::NotAnAmount(composed.invoice.totals.gross.to_string()));
        };
        let invoice = serde_json::to_string(&composed.invoice)
            .map_err(|_| Refusal::NotAnAmount(number.clone()))?;
        let corrects = matches!(draft.kind, DraftKind::CreditNote | DraftKind::Corrective);
        let named = composed.invoice.preceding.iter().filter(|named| named.type_code.is_empty());
        issued.push(Issued {
            draft: id.clone(),
            account: draft.account.trim().to_owned(),
            series: next.series,
            sequence: next.sequence,
            number,
            type_code: compose::type_code(draft.kind).to_owned(),
            issued: day,
            currency: draft.currency,
            dues,
            paid: draft.paid,
            delivered: delivered(book, draft),
            deducts: composed.deducted.iter().map(|deposit| deposit.number.clone()).collect(),
            preceding: named.filter(|_| corrects).map(|named| named.number.clone()).collect(),
            deliveries: draft.deliveries.clone(),
            recurring: draft.recurring.clone(),
            reference: draft.purchase_order.trim().to_owned(),
            label: draft.lines.first().map_or(String::new(), |line| line.name.trim().to_owned()),
            invoice,
        });
    }
    Ok(issued.into_iter().map(|issued| Event::Issued(Box::new(issued))).collect())
}

/// The day that counts for the days from delivery to invoice: of several deliveries the last.
fn delivered(book: &Book, draft: &Draft) -> Option<Day> {
    if draft.kind != DraftKind::Invoice {
        return None;
    }
    let deliveries = draft.deliveries.iter();
    let known = deliveries.filter_map(|id| book.invoices.issuing.delivery(id));
    known.map(|delivery| delivery.on).max().or(draft.delivered).or(draft.period.to)
}

/// The account and number of a receivable by its identifier, or of a number that a single customer has.
pub fn document_of(book: &Book, invoice: &str) -> Result<(String, String), Refusal> {
    let row = book.invoices.find_id(&book.customers, invoice);
    let row = row.or_else(|| book.invoices.find_number(invoice));
    let row = row.ok_or_else(|| Refusal::UnknownInvoice(invoice.to_owned()))? as usize;
    let account = book.customers.account(book.invoices.customer[row]).to_owned();
    Ok((account, book.invoices.number.get(row).to_owned()))
}

/// Marks documents as sent. Changes nothing.
pub fn record_sent(
    book: &Book,
    documents: &[String],
    on: Day,
    channel: Channel,
    contact: &str,
    file: Hash,
) -> Result<Vec<Event>, Refusal> {
    let sent = documents.iter().map(|id| {
        let (account, number) = document_of(book, id)?;
        let contact = contact.trim().to_owned();
        Ok(Event::Sent(Sent { account, number, on, channel, contact, file }))
    });
    sent.collect()
}

/// Records what was said of a document by hand; a step that cannot follow is refused, a code not known is taken. Changes
/// nothing.
pub fn record_status(
    book: &Book,
    invoice: &str,
    status: &Status,
    locale: Locale,
) -> Result<Event, Refusal> {
    let (account, number) = document_of(book, invoice)?;
    let marks = book.invoices.issuing.marks(&account, &number);
    let known: &[_] = marks.map_or(&[], |marks| &marks.statuses);
    let code = status.code.trim();
    let (label, reached) = (life_cycle::label(code, locale), life_cycle::reached(known));
    if !life_cycle::may_follow(reached.as_deref(), code) {
        let stands = reached
            .as_deref()
            .map_or_else(String::new, |reached| life_cycle::label(reached, locale));
        return Err(Refusal::OutOfTurn(label, stands));
    }
    if life_cycle::needs_reason(code)
        && status.reasons.is_empty()
        && status.comment.trim().is_empty()
    {
        return Err(Refusal::NoReason(label));
    }
    let code = code.to_owned();
    Ok(Event::StatusRecorded(Status { account, number, code, ..status.clone() }))
}

/// Records a delivery that is to be invoiced. Changes nothing.
pub fn record_delivery(
    book: &Book,
    account: &str,
    on: Day,
    label: &str,
    amount: &str,
    currency: Currency,
    device: DeviceId,
) -> Result<Event, Refusal> {
    let account = account.trim();
    if book.customers.find(account).is_none() {
        return Err(Refusal::UnknownCustomer(account.to_owned()));
    }
    let read = super::number(amount).and_then(|amount| Amount::from_decimal(amount, currency));
    let amount = read.ok_or_else(|| Refusal::NotAnAmount(amount.to_owned()))?;
    let id = book.invoices.issuing.free_name(device, 'l');
    let (account, label) = (account.to_owned(), label.trim().to_owned());
    Ok(Event::DeliveryRecorded(Delivery { id, account, on, label, amount, currency }))
}

/// Decides a recurring invoice, or removes it; `None` when it stands so already. Changes nothing.
pub fn set_recurring(
    book: &Book,
    id: &str,
    recurring: Option<&Recurring>,
    device: DeviceId,
) -> Result<Option<Event>, Refusal> {
    let issuing = &book.invoices.issuing;
    let known = issuing.recurring_decision(id);
    if let Some(recurring) = recurring {
        let sound = !recurring.name.trim().is_empty()
            && book.customers.find(recurring.draft.account.trim()).is_some()
            && (1..=24).contains(&recurring.months)
            && (1..=31).contains(&recurring.on)
            && recurring.until.is_none_or(|until| recurring.from <= until);
        if !sound {
            return Err(Refusal::BadSchedule);
        }
    }
    if known.is_none() && (!id.is_empty() || recurring.is_none()) {
        return Err(Refusal::UnknownDraft(id.to_owned()));
    }
    let id = if id.is_empty() { issuing.free_name(device, 'r') } else { id.to_owned() };
    let recurring = recurring.cloned().map(Box::new);
    if known.is_some_and(|known| known.settled() == Some(&recurring)) {
        return Ok(None);
    }
    let replaces = known.into_iter().flat_map(|known| known.heads()).collect();
    Ok(Some(Event::RecurringSet { id, recurring, replaces }))
}

/// Keeps a customer: a new one gets an account from its name. Gives the account and what is to be written; nothing when it
/// stands so already. Changes nothing.
pub fn save_customer(
    book: &Book,
    file: &CustomerFile,
) -> Result<(String, Vec<book::Event>), Refusal> {
    let name = file.name.trim();
    if name.is_empty() {
        return Err(Refusal::NoName);
    }
    let customers = &book.customers;
    let account = match file.account.trim() {
        "" => free_account(customers, name),
        account => account.to_owned(),
    };
    let mut batch = CustomerBatch::default();
    let put = |texts: &mut Texts, text: &str| texts.push(text.trim());
    put(&mut batch.account, &account);
    put(&mut batch.name, name);
    put(&mut batch.registration, &file.registration);
    put(&mut batch.vat_number, &file.vat_number);
    put(&mut batch.segment, &file.segment);
    put(&mut batch.terms, &file.terms);
    put(&mut batch.assignee, &file.assignee);
    let billing = &file.details.billing;
    put(&mut batch.city, &format!("{} {}", billing.post_code.trim(), billing.city.trim()));
    put(&mut batch.country, &billing.country);
    batch.line.push(0);
    let mut events = Vec::new();
    if !customers.knows(&batch, 0) {
        events.push(book::Event::Customers(customers::Event::CustomersRecorded(batch)));
    }
    let known = customers.details_decision(&account);
    if known.and_then(|known| known.settled()) != Some(&file.details) {
        let replaces = known.into_iter().flat_map(|known| known.heads()).collect();
        let details = Box::new(file.details.clone());
        let account = account.clone();
        events.push(book::Event::Customers(customers::Event::DetailsSet {
            account,
            details,
            replaces,
        }));
    }
    Ok((account, events))
}

/// `411` and the letters of a name, numbered where somebody has that account.
fn free_account(customers: &customers::State, name: &str) -> String {
    let folded = crate::rooms::lookup::fold(name).to_ascii_uppercase();
    let letters: String = folded.chars().filter(char::is_ascii_alphanumeric).take(8).collect();
    let first = format!("411{letters}");
    let numbered = (2_u32..).map(|number| format!("{first}{number}"));
    let mut names = std::iter::once(first.clone()).chain(numbered);
    // There are fewer accounts than numbers.
    names.find(|name| customers.find(name).is_none()).unwrap_or(first)
}

/// What was made by events: a draft's, a recurring invoice's or a delivery's identifier, a document's number.
pub fn made(events: &[book::Event]) -> Vec<String> {
    let made = events.iter().filter_map(|event| match event {
        book::Event::Invoices(invoices::Event::Issuing(event)) => Some(match event {
            Event::DraftSet { id, .. } | Event::RecurringSet { id, .. } => id.clone(),
            Event::Issued(issued) => {
                format!("0.{}.{}{}", issued.account.len(), issued.account, issued.number)
            }
            Event::DeliveryRecorded(delivery) => delivery.id.clone(),
            Event::Sent(_) | Event::StatusRecorded(_) => return None,
        }),
        book::Event::Customers(customers::Event::DetailsSet { account, .. }) => {
            Some(account.clone())
        }
        _ => None,
    });
    made.collect()
}
