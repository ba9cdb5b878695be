//! Debit notes for what lateness costs: numbered when they are written, in a series of their own for each device.
//!
//! Must hold, as for invoices: numbers of a series are 1, 2, 3 … without a gap, no number is given twice, days never go
//! back, and what was issued stays as it was said: a later note takes its place, or the claim is waived.

use std::collections::{BTreeMap, HashMap};

use chrono::Datelike;
use serde::{Deserialize, Serialize};

use super::commands::Refusal;
use super::messages::{Claim, gather};
use super::model::ClaimState;
use super::queries::DebitNoteView;
use super::scenario::Debtor;
use super::{facts, late};
use crate::base::{Amount, Arrange, Currency, Day, Money};
use crate::book::Book;
use crate::journal::{DeviceId, EntryId};
use crate::law::late_payment::{Movement, RATES};
use crate::rooms::invoices::issuing::{Here, code_among};

/// «Note de débit».
const PREFIX: &str = "ND";
/// Notes shown of one customer.
const LINES: usize = 200;

/// A debit note that was issued, with all that its computation needs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct IssuedNote {
    /// Its number: series and count.
    pub number: String,
    /// What stands before the count: prefix, year, code of the device.
    pub series: String,
    /// From 1.
    pub sequence: u32,
    /// The day it was issued.
    pub on: Day,
    /// To whom: the account.
    pub account: String,
    /// By whose rules.
    pub debtor: Debtor,
    /// Interest and indemnities that were owed on that day.
    pub total: Money,
    /// The first receivable of each invoice, by identifier, in order.
    pub items: Vec<String>,
    /// From what it was counted.
    pub claim: Claim,
    /// Up to which day the bank was known.
    pub received_until: Option<Day>,
    /// The notes that it takes the place of, for the same invoices.
    #[serde(default)]
    pub replaces: Vec<String>,
}

/// What was issued, in the order it was told.
#[derive(Clone, Debug, Default)]
pub struct Notes {
    issued: Vec<(EntryId, IssuedNote)>,
    by_number: HashMap<String, u32>,
    codes: BTreeMap<DeviceId, String>,
}

impl Notes {
    /// A note was issued.
    pub(super) fn apply(&mut self, by: EntryId, note: &IssuedNote) {
        self.by_number.entry(note.number.clone()).or_insert(self.issued.len() as u32);
        let code = note.series.strip_suffix('-').and_then(|head| head.rsplit_once('-'));
        if let Some((_, code)) = code {
            self.codes.entry(by.device).or_insert_with(|| code.to_owned());
        }
        self.issued.push((by, note.clone()));
    }

    /// The note of a number.
    pub fn note(&self, number: &str) -> Option<&IssuedNote> {
        let place = *self.by_number.get(number)?;
        self.issued.get(place as usize).map(|(_, note)| note)
    }

    /// All of them, in the order they were told.
    pub fn all(&self) -> impl DoubleEndedIterator<Item = &IssuedNote> {
        self.issued.iter().map(|(_, note)| note)
    }

    /// A later note says that it takes the place of this one.
    pub fn is_replaced(&self, number: &str) -> bool {
        self.all().any(|later| later.replaces.iter().any(|replaced| replaced == number))
    }

    /// The first series in which numbers are not 1, 2, 3 … with days that never go back, device by device.
    pub fn gap(&self) -> Option<&str> {
        let mut last: HashMap<(DeviceId, &str), (u32, Day)> = HashMap::new();
        let mut issued: Vec<&(EntryId, IssuedNote)> = self.issued.iter().collect();
        issued.arrange_by_key(|(by, _)| *by);
        for (by, note) in issued {
            let known = last.entry((by.device, &note.series)).or_insert((0, note.on));
            if note.sequence != known.0 + 1 || note.on < known.1 {
                return Some(&note.series);
            }
            *known = (note.sequence, note.on);
        }
        None
    }

    /// The series and count that a note would take here, and the last day of this device; `with` are about to be issued.
    fn next(&self, with: &[IssuedNote], codes: &Codes, on: Day) -> (String, u32, Option<Day>) {
        let here = codes.here;
        // A device writes under one code: the one of its notes, or of its invoices.
        let own = self.codes.get(&here.device).map(String::as_str).or(codes.own);
        let taken = |code: &str| {
            let theirs = self.codes.iter().filter(|(device, _)| **device != here.device);
            theirs.into_iter().any(|(_, known)| known == code) || (codes.taken)(code)
        };
        let own = own.filter(|own| {
            let mut others = self.codes.iter().filter(|(device, _)| **device != here.device);
            !others.any(|(_, known)| known == own)
        });
        let series =
            format!("{PREFIX}{:04}-{}-", on.to_date().year(), code_among(own, &taken, here));
        let ours = self.issued.iter().filter(|(by, _)| by.device == here.device);
        let (mut sequence, mut last) = (0, None);
        for note in ours.map(|(_, note)| note).chain(with) {
            if note.series == series {
                sequence = sequence.max(note.sequence);
            }
            last = last.max(Some(note.on));
        }
        (series, sequence + 1, last)
    }
}

/// Under which codes devices issue invoices: notes follow them.
struct Codes<'a> {
    here: Here,
    own: Option<&'a str>,
    taken: &'a dyn Fn(&str) -> bool,
}

/// Decides a debit note for what lateness costs up to today on these receivables of one customer. `with` are decided
/// before it in the same entry. Changes nothing.
pub(super) fn issue(
    book: &Book,
    today: Day,
    here: Here,
    items: &[String],
    with: &[IssuedNote],
) -> Result<IssuedNote, Refusal> {
    let mut firsts = Vec::new();
    for item in items {
        let row = book.invoices.find_id(&book.customers, item);
        let row = row.ok_or_else(|| Refusal::UnknownInvoice(item.clone()))?;
        firsts.push(late::first_of(book, row));
    }
    firsts.sort_unstable();
    firsts.dedup();
    let Some(first) = firsts.first() else { return Err(Refusal::Nothing) };
    let position = book.invoices.position[*first as usize];
    if let Some(other) =
        firsts.iter().find(|row| book.invoices.position[**row as usize] != position)
    {
        let number = book.invoices.number.get(*other as usize);
        return Err(Refusal::OtherCustomer(number.to_owned()));
    }
    let customer = book.customers.customer_of(position);
    let account = book.customers.account(customer).to_owned();
    let currency = book.customers.currency_of(position);
    let debtor = facts::debtor(book, customer);
    let mut claim = gather::claim(book, &[], today);
    let (mut total, mut items) = (Amount::ZERO, Vec::new());
    for first in firsts {
        let (owed, debts) = owed(gather::claim(book, &[first], today), debtor, currency)
            .ok_or(Refusal::RateUnknown(today))?;
        if owed <= Amount::ZERO {
            continue;
        }
        // Sums of what the book holds are within what an amount holds: it checks that.
        total = total.checked_add(owed).unwrap_or(total);
        claim.debts.extend(debts);
        items.push(book.invoices.id(&book.customers, first));
    }
    if items.is_empty() {
        return Err(Refusal::NothingClaimed(book.customers.name(customer).to_owned()));
    }
    let total = Money::new(total, currency);
    let notes = book.dunning.debit_notes();
    let standing = notes.all().chain(with).filter(|note| note.account == account);
    let standing = standing.filter(|note| note.items.iter().any(|item| items.contains(item)));
    let standing: Vec<&IssuedNote> = standing.collect();
    let replaced =
        |note: &IssuedNote| standing.iter().any(|later| later.replaces.contains(&note.number));
    let standing: Vec<&&IssuedNote> = standing.iter().filter(|note| !replaced(note)).collect();
    if let Some(same) = standing.iter().find(|note| note.items == items && note.total == total) {
        return Err(Refusal::AlreadyNoted(same.number.clone()));
    }
    let issuing = &book.invoices.issuing;
    let taken = |code: &str| issuing.is_taken(code);
    let codes = Codes { here, own: issuing.code_of(here.device), taken: &taken };
    let (series, sequence, last) = notes.next(with, &codes, today);
    if let Some(last) = last.filter(|last| today < *last) {
        return Err(Refusal::BeforeTheLast(last));
    }
    Ok(IssuedNote {
        number: format!("{series}{sequence:06}"),
        series,
        sequence,
        on: today,
        account,
        debtor,
        total,
        items,
        claim,
        received_until: book.payments.known_until(),
        replaces: standing.iter().map(|note| note.number.clone()).collect(),
    })
}

/// What is owed of the debts of a claim, and those of which something is; `None` where a rate is not certain.
pub(super) fn owed(
    claim: Claim,
    debtor: Debtor,
    currency: Currency,
) -> Option<(Amount, Vec<super::messages::Debt>)> {
    let (mut sum, mut debts) = (Amount::ZERO, Vec::new());
    for debt in &claim.debts {
        let of = debt.movements.iter();
        let movements: Vec<Movement> = of
            .map(|of| Movement { day: of.day, amount: of.amount, lowering: of.lowering })
            .collect();
        let euros = currency == Currency::EUR;
        let counted = gather::counted(debt, &claim, debtor, euros, &movements, claim.until, RATES)?;
        if counted.provisional {
            return None;
        }
        let left = counted.interest_left.checked_add(counted.indemnity_left)?;
        if Amount::ZERO < left {
            sum = sum.checked_add(left)?;
            debts.push(debt.clone());
        }
    }
    Some((sum, debts))
}

/// The notes of a customer, the latest first, each with what became of it.
pub(super) fn of_account(book: &Book, account: &str) -> Vec<DebitNoteView> {
    let notes = book.dunning.debit_notes();
    let ours = notes.all().rev().filter(|note| note.account == account);
    let view = |note: &IssuedNote| {
        let states =
            note.items.iter().map(|item| book.dunning.claim(item).map(|claim| claim.state));
        let states: Vec<Option<ClaimState>> = states.collect();
        let all = |state| states.iter().all(|known| *known == Some(state));
        let state = match () {
            () if all(ClaimState::Paid) => ClaimState::Paid,
            () if all(ClaimState::Waived) => ClaimState::Waived,
            () => ClaimState::Claimed,
        };
        DebitNoteView {
            number: note.number.clone(),
            on: note.on,
            total: note.total,
            invoices: note.items.len() as u32,
            state,
            replaced: notes.is_replaced(&note.number),
        }
    };
    ours.take(LINES).map(view).collect()
}
