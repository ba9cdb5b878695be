//! What a reading would change in the book: new, changed, known, closed. Only what is new or changed becomes an event,
//! so that the same file twice adds nothing.

use std::collections::HashMap;

use crate::base::{Amount, Arrange, Currency, Day, Dictionary, Fault, Hash, Money, Texts, in_runs};
use crate::book::Event;
use crate::rooms::customers::{self, CustomerBatch};
use crate::rooms::invoices::{self, InvoiceBatch, Kind, OpenBatch};
use crate::rooms::payments::{self, PaymentBatch};

use super::known::{Item, Known};
use super::queries::{Content, Counts, Mapping, Role};
use super::read::{Faults, Reading};

/// What an import would do.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Plan {
    /// The facts, in the order in which they are to be recorded. Empty when nothing is new.
    pub events: Vec<Event>,
    /// How many of what.
    pub counts: Counts,
    /// Open amounts that the file lists, per currency.
    pub open: Vec<Money>,
    /// The overdue part of them, as of the day of the import.
    pub overdue: Vec<Money>,
    /// What is wrong, with place.
    pub faults: Faults,
}

/// Which facts a table says at all: what it has no column for is left as it is known.
#[derive(Clone, Copy, Debug)]
pub struct Says {
    kind: bool,
    issued: bool,
    due: bool,
    gross: bool,
    vat: bool,
    disputed: bool,
    reference: bool,
    label: bool,
}

impl Says {
    /// A structured invoice says everything.
    pub const EVERYTHING: Says = Says {
        kind: true,
        issued: true,
        due: true,
        gross: true,
        vat: true,
        disputed: false,
        reference: true,
        label: true,
    };

    /// By the columns of a table.
    pub fn of(mapping: &Mapping, only_open: bool) -> Says {
        let has = |role: Role| mapping.roles.contains(&Some(role));
        Says {
            kind: has(Role::Kind),
            issued: has(Role::Issued),
            due: has(Role::Due) || has(Role::Terms),
            gross: !only_open,
            vat: has(Role::Vat) || has(Role::Net),
            disputed: has(Role::Disputed),
            reference: has(Role::Reference),
            label: has(Role::Label),
        }
    }
}

/// Compares a reading with the book.
pub fn plan(reading: Reading, content: Content, says: Says, today: Day, known: &dyn Known) -> Plan {
    let mut plan = Plan {
        counts: Counts {
            read: reading.read,
            set_aside: reading.set_aside,
            faulty: reading.faulty,
            ..Counts::default()
        },
        ..Plan::default()
    };
    (plan.open, plan.overdue) = totals(&reading.invoices, today);
    plan.faults = reading.faults;
    let told = new_customers(&reading.customers, known);
    if content == Content::Customers {
        plan.counts.new = told.new;
        plan.counts.changed = told.changed;
        plan.counts.known = told.known;
    }
    if !told.batch.account.is_empty() {
        plan.events.push(Event::Customers(customers::Event::CustomersRecorded(told.batch)));
    }
    if !reading.invoices.account.is_empty() || content == Content::OpenItems {
        let complete = content == Content::OpenItems && reading.faulty == 0 && !reading.cut;
        let compared = compare(reading.invoices, says, known, &mut plan.counts);
        let mut stated = compared.stated;
        if 0 < compared.kept {
            let fault = Fault::new("issued-here").with_value(&compared.kept.to_string());
            plan.faults.push(fault.as_warning());
        }
        if content == Content::OpenItems {
            close(&mut stated, &compared.seen, complete, known, &mut plan);
        }
        if !compared.batch.account.is_empty() {
            plan.events.push(Event::Invoices(invoices::Event::InvoicesRecorded(compared.batch)));
        }
        if !stated.batch.account.is_empty() {
            plan.events.push(Event::Invoices(invoices::Event::OpenStated(stated.finish())));
        }
    }
    if !reading.payments.account.is_empty() {
        let batch = new_payments(reading.payments, known, &mut plan.counts);
        if !batch.account.is_empty() {
            plan.events.push(Event::Payments(payments::Event::PaymentsRecorded(batch)));
        }
    }
    plan
}

/// Open and overdue per currency, the largest first.
fn totals(batch: &InvoiceBatch, today: Day) -> (Vec<Money>, Vec<Money>) {
    let mut sums: Vec<(Currency, i64, i64)> = Vec::new();
    for row in 0..batch.account.len() {
        let open = batch.stated_open[row].unwrap_or(batch.gross[row]).get();
        let place = match sums.iter().position(|sum| sum.0 == batch.currency[row]) {
            Some(place) => place,
            None => {
                sums.push((batch.currency[row], 0, 0));
                sums.len() - 1
            }
        };
        sums[place].1 = sums[place].1.saturating_add(open);
        if batch.due[row] < today && open > 0 {
            sums[place].2 = sums[place].2.saturating_add(open);
        }
    }
    sums.arrange_by_key(|sum| (std::cmp::Reverse(sum.1.saturating_abs()), sum.0));
    let money = |part: fn(&(Currency, i64, i64)) -> i64| {
        sums.iter().map(|sum| Money::new(Amount::new(part(sum)), sum.0)).collect()
    };
    (money(|sum| sum.1), money(|sum| sum.2))
}

struct Told {
    batch: CustomerBatch,
    new: u32,
    changed: u32,
    known: u32,
}

/// The customers that the book does not know, or not so.
fn new_customers(all: &CustomerBatch, known: &dyn Known) -> Told {
    let mut told = Told { batch: CustomerBatch::default(), new: 0, changed: 0, known: 0 };
    for row in 0..all.account.len() {
        if all.account.get(row).is_empty() {
            continue;
        }
        if known.knows_customer(all, row) {
            told.known += 1;
            continue;
        }
        match known.has_customer(all.account.get(row)) {
            true => told.changed += 1,
            false => told.new += 1,
        }
        let batch = &mut told.batch;
        for (to, from) in [
            (&mut batch.account, &all.account),
            (&mut batch.name, &all.name),
            (&mut batch.registration, &all.registration),
            (&mut batch.vat_number, &all.vat_number),
            (&mut batch.segment, &all.segment),
            (&mut batch.terms, &all.terms),
            (&mut batch.assignee, &all.assignee),
            (&mut batch.city, &all.city),
            (&mut batch.country, &all.country),
        ] {
            to.push(from.get(row));
        }
        batch.line.push(all.line[row]);
    }
    told
}

/// Statements to be made, by natural key.
#[derive(Default)]
struct Stated {
    batch: OpenBatch,
    accounts: Dictionary,
}

impl Stated {
    fn push(&mut self, account: &str, number: &str, rank: u16, open: Amount, line: u32) {
        self.batch.account.push(self.accounts.intern(account));
        self.batch.number.push(number);
        self.batch.rank.push(rank);
        self.batch.open.push(open);
        self.batch.line.push(line);
    }

    fn finish(mut self) -> OpenBatch {
        self.batch.accounts = self.accounts.texts().clone();
        self.batch
    }
}

struct Compared {
    batch: InvoiceBatch,
    stated: Stated,
    /// The receivables of the book that the file names, by their place in it.
    seen: Vec<bool>,
    /// Rows that say other facts of what was issued here, and change nothing.
    kept: u32,
}

/// Which rows are new, which are another version of something known, which only say another open amount.
fn compare(
    mut batch: InvoiceBatch,
    says: Says,
    known: &dyn Known,
    counts: &mut Counts,
) -> Compared {
    let rows = batch.account.len();
    let mut stated = Stated::default();
    stated.batch.source = batch.source;
    stated.batch.on = batch.stated_on;
    if !known.has_receivables() {
        counts.new += rows as u32;
        return Compared { batch, stated, seen: Vec::new(), kept: 0 };
    }
    let on = batch.stated_on;
    align(&mut batch, known, on);
    let (mut seen, mut kept) = (Vec::new(), 0);
    let mut keep: Vec<u32> = Vec::new();
    let mut revises: Vec<u32> = Vec::new();
    let mut inherited: HashMap<u32, (String, String)> = HashMap::new();
    in_runs(rows, |run| {
        for row in run {
            let account = batch.accounts.get(batch.account[row] as usize);
            let (number, rank) = (batch.number.get(row), batch.rank[row]);
            let Some(item) = known.receivable(account, number, rank, on) else {
                counts.new += 1;
                keep.push(row as u32);
                continue;
            };
            if seen.len() <= item.index as usize {
                seen.resize(item.index as usize + 1, false);
            }
            seen[item.index as usize] = true;
            let before = item.stated_open.unwrap_or(item.gross);
            let said = inherit(&batch, row, says, &item);
            let reference = if says.reference { batch.reference.get(row) } else { item.reference };
            let label = if says.label { batch.label.get(row) } else { item.label };
            let same = (item.kind, item.issued, item.due, item.currency)
                == (said.kind, said.issued, said.due, batch.currency[row])
                && (item.gross, item.vat, item.disputed) == (said.gross, said.vat, said.disputed)
                && (item.reference, item.label) == (reference, label);
            let open = batch.stated_open[row].unwrap_or(before);
            // Of what was issued here a file tells what is open, and nothing else.
            let (low, high) = (item.gross.min(Amount::ZERO), item.gross.max(Amount::ZERO));
            let open = if item.issued_here { open.clamp(low, high) } else { open };
            let is_net = said.gross == item.gross || batch.stated_open[row] == Some(item.gross);
            kept += u32::from(item.issued_here && !is_net);
            if !same && !item.issued_here {
                counts.changed += 1;
                if !says.reference || !says.label {
                    inherited.insert(row as u32, (reference.to_owned(), label.to_owned()));
                }
                revises.push(keep.len() as u32);
                keep.push(row as u32);
            } else if open != before {
                let closes = open.get() == 0;
                counts.closed += u32::from(closes);
                counts.changed += u32::from(!closes);
                stated.push(account, number, rank, open, batch.line[row]);
            } else {
                counts.known += 1;
            }
            batch.kind[row] = said.kind;
            batch.issued[row] = said.issued;
            batch.due[row] = said.due;
            batch.gross[row] = said.gross;
            batch.vat[row] = said.vat;
            batch.disputed[row] = said.disputed;
        }
    });
    let batch = selected(batch, &keep, revises, &inherited);
    Compared { batch, stated, seen, kept }
}

/// The facts of a row, those that the file does not say as they are known.
struct Facts {
    kind: Kind,
    issued: Day,
    due: Day,
    gross: Amount,
    vat: Amount,
    disputed: bool,
}

fn inherit(batch: &InvoiceBatch, row: usize, says: Says, item: &Item<'_>) -> Facts {
    let gross = batch.gross[row];
    let same_sign = (item.gross.get() < 0) == (gross.get() < 0);
    let issued = if says.issued { batch.issued[row] } else { item.issued };
    let is_part = same_sign && gross.abs() <= item.gross.abs();
    Facts {
        kind: if says.kind || !same_sign { batch.kind[row] } else { item.kind },
        issued,
        due: if says.due || issued != item.issued { batch.due[row] } else { item.due },
        gross: if says.gross || !is_part { gross } else { item.gross },
        vat: if says.vat { batch.vat[row] } else { item.vat },
        disputed: if says.disputed { batch.disputed[row] } else { item.disputed },
    }
}

/// Gives rows of one number the ranks that the book gave them: by due date and amount, for the first instalment may be
/// gone from today's list.
fn align(batch: &mut InvoiceBatch, known: &dyn Known, on: Day) {
    let mut groups: HashMap<(u32, String), Vec<usize>> = HashMap::new();
    for row in 0..batch.account.len() {
        let account = batch.accounts.get(batch.account[row] as usize);
        let number = batch.number.get(row);
        if batch.rank[row] > 0 || known.receivable(account, number, 1, on).is_some() {
            groups.entry((batch.account[row], number.to_owned())).or_default();
        }
    }
    if groups.is_empty() {
        return;
    }
    for row in 0..batch.account.len() {
        if let Some(rows) = groups.get_mut(&(batch.account[row], batch.number.get(row).to_owned()))
        {
            rows.push(row);
        }
    }
    for ((account, number), rows) in groups {
        let account = batch.accounts.get(account as usize);
        let items: Vec<Item<'_>> =
            (0..=u16::MAX).map_while(|rank| known.receivable(account, &number, rank, on)).collect();
        let mut free: Vec<u16> = (0..items.len() as u16).collect();
        let mut waiting = rows;
        let passes: [fn(&Item<'_>, Day, Amount) -> bool; 4] = [
            |item, due, gross| item.due == due && item.gross == gross,
            |item, due, _| item.due == due,
            |item, _, gross| item.gross == gross,
            |_, _, _| true,
        ];
        for fits in passes {
            waiting.retain(|&row| {
                let place = free.iter().position(|&rank| {
                    fits(&items[usize::from(rank)], batch.due[row], batch.gross[row])
                });
                match place {
                    Some(place) => {
                        batch.rank[row] = free.remove(place);
                        false
                    }
                    None => true,
                }
            });
        }
        for (further, row) in waiting.into_iter().enumerate() {
            batch.rank[row] = (items.len() + further).min(usize::from(u16::MAX)) as u16;
        }
    }
}

/// The rows to keep, of a batch.
fn selected(
    batch: InvoiceBatch,
    keep: &[u32],
    revises: Vec<u32>,
    inherited: &HashMap<u32, (String, String)>,
) -> InvoiceBatch {
    if keep.len() == batch.account.len() && inherited.is_empty() {
        return InvoiceBatch { revises, ..batch };
    }
    let mut chosen = InvoiceBatch {
        source: batch.source,
        stated_on: batch.stated_on,
        revises,
        ..InvoiceBatch::default()
    };
    let mut accounts = Dictionary::default();
    for &row in keep {
        let at = row as usize;
        chosen.account.push(accounts.intern(batch.accounts.get(batch.account[at] as usize)));
        chosen.number.push(batch.number.get(at));
        chosen.rank.push(batch.rank[at]);
        chosen.kind.push(batch.kind[at]);
        chosen.issued.push(batch.issued[at]);
        chosen.due.push(batch.due[at]);
        chosen.currency.push(batch.currency[at]);
        chosen.gross.push(batch.gross[at]);
        chosen.vat.push(batch.vat[at]);
        chosen.disputed.push(batch.disputed[at]);
        let said = inherited.get(&row);
        chosen.reference.push(said.map_or(batch.reference.get(at), |said| &said.0));
        chosen.label.push(said.map_or(batch.label.get(at), |said| &said.1));
        chosen.stated_open.push(batch.stated_open[at]);
        chosen.line.push(batch.line[at]);
    }
    chosen.accounts = accounts.texts().clone();
    chosen
}

/// Closes what earlier complete lists named and this one does not; never when rows of this one are missing.
fn close(stated: &mut Stated, seen: &[bool], complete: bool, known: &dyn Known, plan: &mut Plan) {
    let mut missing = 0_u32;
    let mut listed = 0_u32;
    let on = stated.batch.on;
    known.each_listed(on, &mut |item| {
        listed += 1;
        if seen.get(item.index as usize).copied().unwrap_or(false) {
            return;
        }
        missing += 1;
        if complete {
            stated.push(item.account, item.number, item.rank, Amount::ZERO, 0);
        }
    });
    if complete {
        plan.counts.closed += missing;
        if missing > 20 && missing * 2 > listed {
            let fault = Fault::new("closes-many").with_value(&format!("{missing} / {listed}"));
            plan.faults.push(fault.as_warning());
        }
    } else if missing > 0 {
        let fault = Fault::new("nothing-closed").with_value(&missing.to_string());
        plan.faults.push(fault.as_warning());
    }
}

/// The payments that the book does not have.
fn new_payments(batch: PaymentBatch, known: &dyn Known, counts: &mut Counts) -> PaymentBatch {
    let rows = batch.account.len();
    let keep: Vec<usize> = (0..rows).filter(|row| !known.knows_payment(&batch, *row)).collect();
    counts.new += keep.len() as u32;
    counts.known += (rows - keep.len()) as u32;
    if keep.len() == rows {
        return batch;
    }
    let mut chosen = PaymentBatch { source: batch.source, ..PaymentBatch::default() };
    let mut accounts = Dictionary::default();
    for row in keep {
        chosen.account.push(accounts.intern(batch.accounts.get(batch.account[row] as usize)));
        chosen.reference.push(batch.reference.get(row));
        chosen.invoice.push(batch.invoice.get(row));
        chosen.paid.push(batch.paid[row]);
        chosen.currency.push(batch.currency[row]);
        chosen.amount.push(batch.amount[row]);
        chosen.means.push(batch.means.get(row));
        chosen.label.push(batch.label.get(row));
        chosen.rank.push(batch.rank[row]);
        chosen.line.push(batch.line[row]);
    }
    chosen.accounts = accounts.texts().clone();
    chosen
}

/// One receivable typed or taken from a structured invoice, to be gathered in a batch.
#[derive(Clone, Debug, PartialEq)]
pub struct One<'a> {
    /// The customer's account.
    pub account: &'a str,
    /// Invoice number.
    pub number: &'a str,
    /// Kind of item.
    pub kind: Kind,
    /// Day of issue.
    pub issued: Day,
    /// Due date.
    pub due: Day,
    /// Currency.
    pub currency: Currency,
    /// Total with VAT, signed.
    pub gross: Amount,
    /// VAT in it.
    pub vat: Amount,
    /// The customer's reference.
    pub reference: &'a str,
    /// Label.
    pub label: &'a str,
    /// What is still open, when that is said.
    pub stated_open: Option<Amount>,
}

/// Gathers receivables one by one into a batch.
#[derive(Debug, Default)]
pub struct Gathered {
    batch: InvoiceBatch,
    accounts: Dictionary,
}

impl Gathered {
    /// From a file.
    pub fn from_source(source: Hash) -> Gathered {
        Gathered {
            batch: InvoiceBatch { source, ..InvoiceBatch::default() },
            accounts: Dictionary::default(),
        }
    }

    /// Adds one.
    pub fn push(&mut self, one: &One<'_>) {
        let batch = &mut self.batch;
        batch.account.push(self.accounts.intern(one.account));
        batch.number.push(one.number);
        batch.rank.push(0);
        batch.kind.push(one.kind);
        batch.issued.push(one.issued);
        batch.due.push(one.due);
        batch.currency.push(one.currency);
        batch.gross.push(one.gross);
        batch.vat.push(one.vat);
        batch.disputed.push(false);
        batch.reference.push(one.reference);
        batch.label.push(one.label);
        batch.stated_open.push(one.stated_open);
        batch.line.push(0);
        // What a structured invoice says is paid was so on its day of issue.
        batch.stated_on = batch.stated_on.max(one.issued);
    }

    /// The batch.
    pub fn finish(mut self) -> InvoiceBatch {
        let accounts: Texts = self.accounts.texts().clone();
        self.batch.accounts = accounts;
        self.batch
    }
}
