//! Structured invoices to facts: ours become receivables, received ones are set aside with a sentence.

use std::collections::{HashMap, HashSet};

use rust_decimal::Decimal;

use crate::base::{Amount, Currency, Day, Fault, Hash, Siren, VatNumber};
use crate::book::Event;
use crate::formats::{InvoiceRecord, Party, Record};
use crate::rooms::customers::CustomerBatch;
use crate::rooms::invoices::{self, InvoiceBatch, Issuer, Kind};

use super::known::Known;
use super::plan::{Gathered, One, Plan, Says, plan};
use super::queries::Content;
use super::read::{Faults, Reading, account_for};
use super::terms::Terms;

/// A structured invoice and the file it stands in.
#[derive(Clone, Debug)]
pub struct Document<'a> {
    /// The file's name, or its path inside an archive.
    pub file: &'a str,
    /// SHA-256 of the file that is kept as evidence.
    pub source: Hash,
    /// What it says.
    pub record: &'a Record,
}

/// What structured invoices would do, and how the preview shows them.
#[derive(Clone, Debug, Default)]
pub struct Structured {
    /// The facts, counts, sums and faults.
    pub plan: Plan,
    /// The sources whose invoices went in or were known.
    pub sources: Vec<Hash>,
    /// The first five: number, customer, issued, due, amount.
    pub rows: Vec<Vec<String>>,
    /// The one seller of all, proposed as our own firm where nobody said who we are. Set with the import when several
    /// buyers stand against that one seller; a single buyer might as well be us.
    pub issuer: Option<Issuer>,
}

/// What identifies a firm.
#[derive(Clone, Debug, Default, PartialEq)]
struct Identity {
    siren: Option<Siren>,
    vat_number: Option<VatNumber>,
    name: String,
}

impl Identity {
    fn of(party: &Party, name: &str) -> Identity {
        let vat_number = party.vat_number.as_deref().and_then(VatNumber::parse);
        let registered = party.registration.iter().chain(&party.identifiers);
        let siren = registered
            .filter_map(|text| Siren::within(text))
            .next()
            .or_else(|| vat_number.as_ref().and_then(|number| Siren::within(number.as_str())));
        let name = super::headings::folded(if party.name.is_empty() { name } else { &party.name });
        Identity { siren, vat_number, name }
    }

    fn of_issuer(issuer: &Issuer) -> Identity {
        let vat_number = VatNumber::parse(&issuer.vat_number);
        let siren = Siren::within(&issuer.registration)
            .or_else(|| vat_number.as_ref().and_then(|number| Siren::within(number.as_str())));
        Identity { siren, vat_number, name: super::headings::folded(&issuer.name) }
    }

    /// The same firm; `None` when nothing can be compared.
    fn is(&self, other: &Identity) -> Option<bool> {
        match (self.siren, other.siren, &self.vat_number, &other.vat_number) {
            (Some(ours), Some(theirs), _, _) => Some(ours == theirs),
            (_, _, Some(ours), Some(theirs)) => Some(ours == theirs),
            _ if self.name.is_empty() || other.name.is_empty() => None,
            _ if self.name == other.name => Some(true),
            // Names alone may be written in two ways: different ones prove nothing.
            _ => None,
        }
    }
}

/// Compares structured invoices with the book. `issuer` is who we are, as far as was said.
pub fn plan_invoices(
    known: &dyn Known,
    issuer: &Issuer,
    documents: &[Document<'_>],
    today: Day,
) -> Structured {
    let mut structured = Structured::default();
    let ours = Identity::of_issuer(issuer);
    let nobody = ours == Identity::default();
    let (sellers, first) = sellers(documents);
    let mut faults = Faults::default();
    if nobody && sellers == 1 {
        structured.issuer = first;
    } else if nobody && sellers > 1 {
        faults.push(Fault::new("several-sellers").as_warning());
    }
    let mut reading = Reading::default();
    let mut batches: Vec<(Hash, Gathered)> = Vec::new();
    let mut customers = Customers::default();
    let mut numbers: HashMap<(String, String), (Option<Decimal>, Option<Day>)> = HashMap::new();
    for document in documents {
        let (record, is_credit_note) = match document.record {
            Record::Invoice(record) => (record, false),
            Record::CreditNote(record) => (record, true),
            _ => continue,
        };
        reading.read += 1;
        let aside = |code: &str| {
            Fault::new(code).in_file(document.file).with_value(&record.number).as_warning()
        };
        let seller = Identity::of(&record.seller_party, &record.seller);
        let buyer = Identity::of(&record.buyer_party, &record.buyer);
        if !nobody && ours.is(&buyer) == Some(true) && ours.is(&seller) != Some(true) {
            faults.push(aside("received-invoice"));
            reading.set_aside += 1;
            continue;
        }
        if !nobody && ours.is(&seller) == Some(false) {
            faults.push(aside("other-seller"));
            reading.set_aside += 1;
            continue;
        }
        let seen = (record.grand_total, record.issue_date);
        if let Some(before) = numbers.get(&(seller.name.clone(), record.number.clone())) {
            faults.push(aside(if *before == seen { "document-twice" } else { "document-differs" }));
            reading.set_aside += 1;
            continue;
        }
        let one = match facts(record, is_credit_note) {
            Ok(one) => one,
            Err(code) => {
                faults.push(Fault { warning: false, ..aside(code) });
                reading.faulty += 1;
                continue;
            }
        };
        numbers.insert((seller.name, record.number.clone()), seen);
        let account = customers.account(known, record);
        if structured.rows.len() < 5 {
            structured.rows.push(vec![
                record.number.clone(),
                buyer_name(record).to_owned(),
                one.issued.to_string(),
                one.due.to_string(),
                format!("{} {}", one.gross.to_decimal(one.currency), one.currency),
            ]);
        }
        let place = match batches.iter().rposition(|(source, _)| *source == document.source) {
            Some(place) => place,
            None => {
                batches.push((document.source, Gathered::from_source(document.source)));
                batches.len() - 1
            }
        };
        batches[place].1.push(&One { account: &account, ..one });
    }
    let buyers = customers.accounts.len();
    reading.customers = customers.batch;
    reading.faults = faults;
    structured.sources = batches.iter().map(|(source, _)| *source).collect();
    // Everything but the invoices first; then one batch per file, each with its own source.
    let mut whole = plan(reading, Content::Invoices, Says::EVERYTHING, today, known);
    for (_, gathered) in batches {
        add(&mut whole, gathered.finish(), known, today);
    }
    if let Some(issuer) = structured.issuer.clone().filter(|_| buyers > 1) {
        let set = invoices::Event::IssuerSet { issuer, replaces: Vec::new() };
        if !whole.events.is_empty() {
            whole.events.insert(0, Event::Invoices(set));
        }
    }
    structured.plan = whole;
    structured
}

/// Compares one more batch and adds what it would do.
fn add(whole: &mut Plan, batch: InvoiceBatch, known: &dyn Known, today: Day) {
    let reading = Reading { invoices: batch, ..Reading::default() };
    let part = plan(reading, Content::Invoices, Says::EVERYTHING, today, known);
    whole.events.extend(part.events);
    whole.counts.new += part.counts.new;
    whole.counts.changed += part.counts.changed;
    whole.counts.closed += part.counts.closed;
    whole.counts.known += part.counts.known;
    for (sums, more) in [(&mut whole.open, part.open), (&mut whole.overdue, part.overdue)] {
        for money in more {
            match sums.iter_mut().find(|sum| sum.currency == money.currency) {
                Some(sum) => {
                    sum.amount = sum.amount.checked_add(money.amount).unwrap_or(sum.amount)
                }
                None => sums.push(money),
            }
        }
    }
}

/// How many different sellers, and the first as an issuer.
fn sellers(documents: &[Document<'_>]) -> (usize, Option<Issuer>) {
    let mut distinct: Vec<Identity> = Vec::new();
    let mut first = None;
    for document in documents {
        let (Record::Invoice(record) | Record::CreditNote(record)) = document.record else {
            continue;
        };
        let seller = Identity::of(&record.seller_party, &record.seller);
        if distinct.iter().any(|other| other.is(&seller).unwrap_or(false)) {
            continue;
        }
        distinct.push(seller);
        if first.is_none() {
            let party = &record.seller_party;
            let city = [party.post_code.as_deref(), party.city.as_deref()].into_iter().flatten();
            let city = city.collect::<Vec<_>>().join(" ");
            first = Some(Issuer {
                name: if party.name.is_empty() {
                    record.seller.clone()
                } else {
                    party.name.clone()
                },
                registration: party.registration.clone().unwrap_or_default(),
                vat_number: party.vat_number.clone().unwrap_or_default(),
                iban: record.iban.clone().unwrap_or_default(),
                address: party
                    .address
                    .iter()
                    .cloned()
                    .chain((!city.is_empty()).then_some(city))
                    .collect(),
                ..Issuer::default()
            });
        }
    }
    (distinct.len(), first.filter(|issuer| !issuer.name.is_empty()))
}

fn buyer_name(record: &InvoiceRecord) -> &str {
    if record.buyer_party.name.is_empty() { &record.buyer } else { &record.buyer_party.name }
}

/// The facts of one invoice; the code of a fault where one is missing.
fn facts(record: &InvoiceRecord, is_credit_note: bool) -> Result<One<'_>, &'static str> {
    if record.number.trim().is_empty() {
        return Err("missing-number");
    }
    let issued = record.issue_date.ok_or("missing-date")?;
    let currency: Currency = record.currency.ok_or("missing-currency")?;
    let total = record.grand_total.or(record.due_payable).ok_or("missing-total")?;
    // Where a credit note already counts below zero, turning it would make it a debt.
    let turned = is_credit_note && Decimal::ZERO < total;
    let units = |value: Decimal| -> Result<Amount, &'static str> {
        let amount = Amount::from_decimal(value, currency).ok_or("number-too-large")?;
        Ok(if turned { amount.negated() } else { amount })
    };
    let gross = units(total)?;
    let vat = record.tax_total.map(units).transpose()?.unwrap_or_default();
    let kind = match () {
        () if gross.get() < 0 => Kind::CreditNote,
        () if record.type_code == "386" => Kind::Deposit,
        () => Kind::Invoice,
    };
    // A prepaid part is settled already, also where the profile has no word for it (MINIMUM); rounding amounts (BT-114),
    // which are less than one, make no payment.
    let is_prepaid = record.prepaid.is_some_and(|prepaid| !prepaid.is_zero());
    let is_less =
        |due: &Decimal| total.checked_sub(*due).is_some_and(|apart| Decimal::ONE <= apart.abs());
    let stated_open = match record.due_payable.filter(|due| is_prepaid || is_less(due)) {
        Some(due) => {
            let due = units(due)?;
            let (low, high) = (gross.min(Amount::ZERO), gross.max(Amount::ZERO));
            Some(due.clamp(low, high))
        }
        None => None,
    };
    let terms = record.terms.as_deref().and_then(Terms::parse);
    let due = record
        .falls_due
        .or(record.due_date)
        .or_else(|| terms.map(|terms| terms.due(issued)))
        .unwrap_or(issued);
    Ok(One {
        account: "",
        number: record.number.trim(),
        kind,
        issued,
        due,
        currency,
        gross,
        vat: if vat.abs() > gross.abs() { Amount::ZERO } else { vat },
        reference: record.order_reference.as_deref().unwrap_or(""),
        label: "",
        stated_open,
    })
}

/// Buyers and the accounts they get.
#[derive(Default)]
struct Customers {
    batch: CustomerBatch,
    accounts: HashSet<String>,
}

impl Customers {
    fn account(&mut self, known: &dyn Known, record: &InvoiceRecord) -> String {
        let party = &record.buyer_party;
        let vat_number = party.vat_number.as_deref().unwrap_or("");
        let registration = party
            .registration
            .iter()
            .chain(&party.identifiers)
            .find(|text| Siren::within(text).is_some())
            .or(party.registration.as_ref())
            .map_or("", String::as_str);
        let name = buyer_name(record);
        let account = account_for(known, registration, vat_number, name);
        let is_new = self.accounts.insert(account.clone());
        // What the firm itself wrote down of a customer is left as it is.
        if is_new && !known.has_customer(&account) {
            let batch = &mut self.batch;
            batch.account.push(&account);
            batch.name.push(name);
            batch.registration.push(registration);
            batch.vat_number.push(vat_number);
            batch.segment.push("");
            batch.terms.push("");
            batch.assignee.push("");
            let city = [party.post_code.as_deref(), party.city.as_deref()].into_iter().flatten();
            batch.city.push(&city.collect::<Vec<_>>().join(" "));
            batch.country.push(party.country.as_deref().unwrap_or(""));
            batch.line.push(0);
        }
        account
    }
}
