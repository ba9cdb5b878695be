//! Messages of the French life cycle to facts: what a platform or a buyer says of our invoices on their way.
//!
//! A status that cannot follow where the invoice stands is refused and said; a code that is not known is kept and said; a
//! message on an invoice that we do not know, or that we received, is set aside. The same message again adds nothing.

use std::collections::BTreeMap;

use crate::base::{Arrange, Day, Fault, Hash, Siren};
use crate::book::Book;
use crate::formats::LifeCycleRecord;
use crate::rooms::invoices;
use crate::rooms::invoices::issuing::{self, Status, life_cycle};
use crate::texts::Locale;

use super::queries::Counts;
use super::read::Faults;

/// A message, and the file that it stands in.
#[derive(Clone, Copy, Debug)]
pub struct Told<'a> {
    /// The file's name, or its path inside an archive.
    pub file: &'a str,
    /// SHA-256 of the file.
    pub source: Hash,
    /// What it says.
    pub record: &'a LifeCycleRecord,
}

/// What messages would do.
#[derive(Clone, Debug, Default)]
pub struct StatusPlan {
    /// One for each status that is new, in order of their time.
    pub events: Vec<invoices::Event>,
    /// The files that say something new.
    pub sources: Vec<Hash>,
    /// How many of what.
    pub counts: Counts,
    /// The first five: invoice, status, day, reason.
    pub rows: Vec<Vec<String>>,
    /// What is not taken, and why.
    pub faults: Faults,
}

/// Compares messages with the book.
pub fn plan(book: &Book, messages: &[Told<'_>], today: Day, locale: Locale) -> StatusPlan {
    let mut plan = StatusPlan::default();
    let mut messages: Vec<Told<'_>> = messages.to_vec();
    messages.arrange_by(|one, other| {
        let key =
            |told: &Told<'_>| (told.record.reached.unwrap_or(today), told.record.time.clone());
        key(one).cmp(&key(other))
    });
    let ours = book.invoices.issuer().and_then(|issuer| Siren::within(&issuer.registration));
    // By account and number: what was known, and what this drop adds.
    let mut statuses: BTreeMap<(String, String), Vec<Status>> = BTreeMap::new();
    for told in messages {
        let record = told.record;
        plan.counts.read += 1;
        if plan.rows.len() < 5 {
            plan.rows.push(vec![
                record.number.clone(),
                life_cycle::label(&record.status, locale),
                record.reached.unwrap_or(today).to_string(),
                if record.comment.is_empty() {
                    record.reasons.join(", ")
                } else {
                    record.comment.clone()
                },
            ]);
        }
        let about = |code: &str, value: &str| {
            Fault::new(code).in_file(told.file).with_value(value).as_warning()
        };
        let mut sirens = record.seller.iter().filter_map(|text| Siren::within(text)).peekable();
        let theirs =
            sirens.peek().is_some() && ours.is_some() && !sirens.any(|siren| Some(siren) == ours);
        if theirs {
            plan.counts.set_aside += 1;
            plan.faults.push(about("status-of-received", &record.number));
            continue;
        }
        let Some((account, number)) = document(book, record) else {
            plan.counts.set_aside += 1;
            plan.faults.push(about("status-unknown-invoice", &record.number));
            continue;
        };
        let status = Status {
            account,
            number,
            code: record.status.trim().to_owned(),
            on: record.reached.unwrap_or(today),
            time: record.time.clone(),
            reasons: record.reasons.clone(),
            comment: record.comment.clone(),
            received: record.received.clone(),
            source: told.source,
        };
        let key = (status.account.clone(), status.number.clone());
        let known = statuses.entry(key).or_insert_with_key(|(account, number)| {
            let marks = book.invoices.issuing.marks(account, number);
            marks.map_or_else(Vec::new, |marks| {
                marks.statuses.iter().map(|(_, status)| status.clone()).collect()
            })
        });
        // The same message in another file, or typed by hand before it came, says nothing new.
        let same = |one: &&Status| {
            (&one.code, one.on) == (&status.code, status.on)
                && (one.time == status.time || one.source == Hash::NONE)
                && one.received == status.received
        };
        if known.iter().any(|one| same(&one)) {
            plan.counts.known += 1;
            continue;
        }
        let label = life_cycle::label(&status.code, locale);
        if !life_cycle::takes(&known.iter().collect::<Vec<_>>(), &status) {
            plan.counts.faulty += 1;
            let value = format!("{} – {label}", record.number);
            plan.faults.push(Fault { warning: false, ..about("status-out-of-turn", &value) });
            continue;
        }
        if life_cycle::of(&status.code).is_none() {
            plan.faults.push(about("unknown-status", &format!("{} – {label}", record.number)));
        }
        plan.counts.new += 1;
        if !plan.sources.contains(&told.source) {
            plan.sources.push(told.source);
        }
        let place = known.partition_point(|one| (one.on, &one.time) <= (status.on, &status.time));
        known.insert(place, status.clone());
        plan.events.push(invoices::Event::Issuing(issuing::Event::StatusRecorded(status)));
    }
    plan
}

/// The document that a message is about: number, and year where it is said, for numbers may begin anew each year.
fn document(book: &Book, record: &LifeCycleRecord) -> Option<(String, String)> {
    let row = book.invoices.find_number(record.number.trim())? as usize;
    let issued = Day::new(book.invoices.issued[row]);
    if record
        .issue_date
        .is_some_and(|day| day.month().div_euclid(12) != issued.month().div_euclid(12))
    {
        return None;
    }
    let account = book.customers.account(book.invoices.customer[row]).to_owned();
    Some((account, book.invoices.number.get(row).to_owned()))
}
