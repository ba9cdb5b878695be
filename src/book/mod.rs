//! The state: the rooms' states side by side, and what must always hold between them.
//!
//! `apply` never refuses: what is written has happened. The book depends on the facts and decisions in stamp order and
//! on nothing else: applying one entry more gives what folding all of them from nothing gives.

mod back;
mod check;
mod digest;
mod snapshot;
#[cfg(test)]
mod tests;

use std::cell::{OnceCell, RefCell};
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use crate::base::{Day, Hash, Texts};
use crate::journal::{EntryId, Part, Stamp, Written};
use crate::rooms::insight::figures::DayFigures;
use crate::rooms::insight::kept::Kept;
use crate::rooms::payments::settle::{self, Ledger};
use crate::rooms::written::{self, Unread};
use crate::rooms::{
    customers, dunning, exchange, insight, invoices, ledger, payments, pieces, remittances, views,
};

pub use back::Apart;
pub use check::Broken;

/// What happened, in any room.
#[derive(Clone, Debug, PartialEq)]
pub enum Event {
    /// See [`customers`].
    Customers(customers::Event),
    /// See [`invoices`].
    Invoices(invoices::Event),
    /// See [`payments`].
    Payments(payments::Event),
    /// See [`exchange`].
    Exchange(exchange::Event),
    /// See [`insight`].
    Insight(insight::Event),
    /// See [`views`].
    Views(views::Event),
    /// See [`pieces`].
    Pieces(pieces::Event),
    /// See [`dunning`].
    Dunning(dunning::Event),
    /// See [`ledger`].
    Ledger(ledger::Event),
    /// See [`remittances`].
    Remittances(remittances::Event),
}

impl Event {
    /// As it is kept: a small body, and its rows in parts when they are many.
    pub fn write(&self) -> (Written, Vec<Part>) {
        let (mut written, mut parts) = self.write_unnamed();
        for (part, reference) in parts.iter_mut().zip(&mut written.parts) {
            part.sha256 = Hash::of(&part.bytes);
            reference.sha256 = part.sha256;
        }
        (written, parts)
    }

    /// The same with parts that have no name yet, for a caller with a faster way to hash: it must name every part, and
    /// the reference to it, before anything is stored.
    pub fn write_unnamed(&self) -> (Written, Vec<Part>) {
        match self {
            Event::Customers(event) => event.write(),
            Event::Invoices(event) => event.write(),
            Event::Payments(event) => event.write(),
            Event::Exchange(event) => event.write(),
            Event::Insight(event) => event.write(),
            Event::Views(event) => event.write(),
            Event::Pieces(event) => event.write(),
            Event::Dunning(event) => event.write(),
            Event::Ledger(event) => event.write(),
            Event::Remittances(event) => event.write(),
        }
    }

    /// It holds even where its entry is taken back.
    pub fn stays(&self) -> bool {
        match self {
            Event::Exchange(event) => event.stays(),
            // What was issued is issued: another document takes it back.
            Event::Invoices(invoices::Event::Issuing(event)) => {
                matches!(event, invoices::issuing::Event::Issued(_))
            }
            _ => false,
        }
    }

    /// Back from what is kept: the bytes of its parts come in the order that `kept` names them.
    pub fn read(kept: &Written, parts: &[&[u8]]) -> Result<Event, Unread> {
        match kept.kind.split('.').next() {
            Some("customers") => customers::Event::read(kept, parts).map(Event::Customers),
            Some("invoices") => invoices::Event::read(kept, parts).map(Event::Invoices),
            Some("payments") => payments::Event::read(kept, parts).map(Event::Payments),
            Some("exchange") => exchange::Event::read(kept).map(Event::Exchange),
            Some("insight") => insight::Event::read(kept).map(Event::Insight),
            Some("pieces") => pieces::Event::read(kept).map(Event::Pieces),
            Some("views") => views::Event::read(kept).map(Event::Views),
            Some("dunning") => dunning::Event::read(kept).map(Event::Dunning),
            Some("ledger") => ledger::Event::read(kept).map(Event::Ledger),
            Some("remittances") => remittances::Event::read(kept).map(Event::Remittances),
            _ => Err(written::from_the_future(kept)),
        }
    }
}

/// The state: the fold of the journal.
#[derive(Clone, Debug, Default)]
pub struct Book {
    /// Who owes.
    pub customers: customers::State,
    /// What is owed.
    pub invoices: invoices::State,
    /// What was paid, and what it settles.
    pub payments: payments::State,
    /// What was decided about the figures.
    pub insight: insight::State,
    /// Which files were imported, and how such files are read.
    pub exchange: exchange::State,
    /// How people look at lists.
    pub views: views::State,
    /// The files that show what claims rest on.
    pub pieces: pieces::State,
    /// How customers are chased, and what was said to them.
    pub dunning: dunning::State,
    /// The numbers of our accounts.
    pub ledger: ledger::State,
    /// What we bring to our bank.
    pub remittances: remittances::State,
    /// The names of the files that facts came from.
    files: BTreeMap<Hash, String>,
    /// Goes up with each event.
    revision: u32,
    /// The figures of the days asked for last.
    kept: RefCell<Kept>,
    /// The hash of what is known now, once asked for.
    hash: OnceCell<Hash>,
}

/// Events with more rows than this drop the figures kept: computing them from nothing is quicker.
const FEW: usize = 64;

/// How an event was settled.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Settled {
    /// Alone: only what it names changed.
    Alone,
    /// Everything was settled again.
    Again,
}

impl Book {
    /// Folds entries in stamp order from nothing, without the facts of those withdrawn.
    pub fn fold(
        entries: impl IntoIterator<Item = (EntryId, Stamp, Vec<Event>)>,
        withdrawn: &BTreeSet<EntryId>,
    ) -> Book {
        let mut book = Book::default();
        for (id, stamp, events) in entries {
            for event in &events {
                if !withdrawn.contains(&id) || event.stays() {
                    book.apply(id, stamp, event);
                }
            }
        }
        book
    }

    /// The entries that stand withdrawn after these events, given in stamp order.
    pub fn withdrawn<'a>(events: impl IntoIterator<Item = &'a Event>) -> BTreeSet<EntryId> {
        let mut withdrawn = BTreeSet::new();
        for event in events {
            if let Event::Exchange(exchange::Event::ImportWithdrawn { entry, restored }) = event {
                if *restored {
                    withdrawn.remove(entry)
                } else {
                    withdrawn.insert(*entry)
                };
            }
        }
        withdrawn
    }

    /// One event more, the last in stamp order. Withdrawing an import changes nothing here: the engine folds again.
    pub fn apply(&mut self, id: EntryId, stamp: Stamp, event: &Event) {
        self.revision = self.revision.wrapping_add(1);
        self.hash.take();
        let mut kept = std::mem::take(self.kept.get_mut());
        kept.change();
        if !kept.is_empty() {
            match self.touched(event) {
                Some(positions) => kept.forget(self, &positions),
                None => kept.clear(),
            }
        }
        if self.settle(id, stamp, event) == Settled::Again {
            kept.clear();
        }
        kept.remember(self);
        *self.kept.get_mut() = kept;
    }

    /// What happened is so, and settles what it settles.
    fn settle(&mut self, id: EntryId, stamp: Stamp, event: &Event) -> Settled {
        match event {
            Event::Customers(event) => self.customers.apply(id, stamp, event),
            Event::Invoices(invoices::Event::InvoicesRecorded(batch)) => {
                return self.record_receivables(batch);
            }
            Event::Invoices(invoices::Event::Issuing(event)) => {
                return self.follow_issuing(id, stamp, event);
            }
            Event::Invoices(invoices::Event::OpenStated(batch)) => {
                let stated = self.invoices.state_open(&self.customers, batch);
                let mut ledger = self.ledger();
                for receivable in stated {
                    settle::reopen(&mut ledger, receivable);
                }
            }
            Event::Invoices(invoices::Event::IssuerSet { issuer, replaces }) => {
                self.invoices.set_issuer(id, stamp, issuer, replaces);
            }
            Event::Payments(payments::Event::PaymentsRecorded(batch)) => {
                let first = self.payments.record(&mut self.customers, &self.invoices, batch);
                if settle::newest(&mut self.ledger(), first) {
                    return Settled::Again;
                }
            }
            Event::Payments(payments::Event::AllocationSet { payment, lines, replaces }) => {
                let said = self.said(id, stamp, payment, lines, replaces);
                let mut ledger = self.ledger();
                if !settle::decided(&mut ledger, said) {
                    settle::all(&mut ledger);
                    return Settled::Again;
                }
            }
            Event::Payments(payments::Event::StatementRecorded(batch)) => {
                let new = self.payments.bank.record(batch);
                if settle::lines_known(&mut self.ledger(), new) {
                    return Settled::Again;
                }
            }
            Event::Payments(payments::Event::LinesSet(sets)) => {
                if settle::lines_decided(&mut self.ledger(), id, stamp, sets) {
                    return Settled::Again;
                }
            }
            Event::Payments(payments::Event::RulesSet { rules, replaces }) => {
                self.payments.bank.set_rules(id, stamp, *rules, replaces);
            }
            Event::Exchange(event) => {
                if let exchange::Event::FileImported { source, name, .. } = event {
                    self.files.insert(*source, name.clone());
                }
                self.exchange.apply(id, stamp, event);
            }
            Event::Insight(event) => self.insight.apply(id, stamp, event),
            Event::Views(event) => self.views.apply(id, stamp, event),
            Event::Pieces(event) => self.pieces.apply(id, stamp, event),
            Event::Dunning(event) => self.dunning.apply(id, stamp, event),
            Event::Ledger(event) => self.ledger.apply(id, stamp, event),
            Event::Remittances(event) => self.remittances.apply(id, stamp, event),
        }
        Settled::Alone
    }

    fn record_receivables(&mut self, batch: &invoices::InvoiceBatch) -> Settled {
        let recorded = self.invoices.record(&mut self.customers, batch);
        self.payments.allocated.resize(self.invoices.len(), 0);
        let mut ledger = self.ledger();
        if settle::is_unsettled(&ledger, &recorded) {
            settle::all(&mut ledger);
            return Settled::Again;
        }
        for &receivable in recorded.changed.iter().chain(&recorded.stated) {
            settle::reopen(&mut ledger, receivable);
        }
        Settled::Alone
    }

    /// An issued document is receivables; one that is refused, rejected or corrected is none any more.
    fn follow_issuing(
        &mut self,
        id: EntryId,
        stamp: Stamp,
        event: &invoices::issuing::Event,
    ) -> Settled {
        self.invoices.issuing.apply(id, stamp, event);
        let mut settled = Settled::Alone;
        if let invoices::issuing::Event::Issued(issued) = event {
            settled = self.record_receivables(&issued.batch());
        }
        for (account, number, day) in self.invoices.issuing.cancelled_by(event) {
            let closed = self.invoices.close(&self.customers, &account, &number, day);
            let mut ledger = self.ledger();
            for receivable in closed {
                settle::reopen(&mut ledger, receivable);
            }
        }
        settled
    }

    fn said(
        &self,
        entry: EntryId,
        stamp: Stamp,
        payment: &str,
        lines: &payments::Lines,
        replaces: &[EntryId],
    ) -> payments::Said {
        payments::Said {
            entry,
            stamp,
            payment: payment.to_owned(),
            lines: lines.clone(),
            replaces: replaces.to_vec(),
            after: self.payments.len() as u32,
        }
    }

    /// The positions whose figures an event may change, unless they are many.
    fn touched(&mut self, event: &Event) -> Option<Vec<u32>> {
        let (customers, invoices, payments) = (&self.customers, &self.invoices, &self.payments);
        let of_key = |accounts: &Texts, account: Option<&u32>, number: &str, rank: Option<&u16>| {
            let customer = customers.find(accounts.get(*account? as usize))?;
            let receivable = invoices.find(customer, number, rank.copied().unwrap_or(0))?;
            Some(invoices.position[receivable as usize])
        };
        match event {
            Event::Exchange(_)
            | Event::Insight(_)
            | Event::Views(_)
            | Event::Pieces(_)
            | Event::Dunning(_)
            | Event::Ledger(_)
            | Event::Remittances(_) => Some(Vec::new()),
            Event::Invoices(invoices::Event::IssuerSet { .. }) => Some(Vec::new()),
            Event::Invoices(invoices::Event::Issuing(event)) => {
                use invoices::issuing::Event;
                let silent = matches!(
                    event,
                    Event::DraftSet { .. }
                        | Event::RecurringSet { .. }
                        | Event::DeliveryRecorded(_)
                        | Event::Sent(_)
                );
                silent.then(Vec::new)
            }
            Event::Customers(_) => None,
            Event::Invoices(invoices::Event::InvoicesRecorded(batch)) => {
                let known = |row: usize| {
                    let (account, number) = (batch.account.get(row), batch.number.get(row));
                    of_key(&batch.accounts, account, number, batch.rank.get(row))
                };
                let new = |row: usize| {
                    let account = batch.accounts.get(*batch.account.get(row)? as usize);
                    customers.find_position(customers.find(account)?, *batch.currency.get(row)?)
                };
                let rows = 0..batch.number.len();
                (rows.len() <= FEW)
                    .then(|| rows.flat_map(|row| [known(row), new(row)]).flatten().collect())
            }
            Event::Invoices(invoices::Event::OpenStated(batch)) => {
                let known = |row: usize| {
                    let (account, number) = (batch.account.get(row), batch.number.get(row));
                    of_key(&batch.accounts, account, number, batch.rank.get(row))
                };
                let rows = 0..batch.number.len();
                (rows.len() <= FEW).then(|| rows.filter_map(known).collect())
            }
            Event::Payments(payments::Event::PaymentsRecorded(batch)) => {
                let rows = 0..batch.paid.len();
                let of = |row| payments::State::would_touch(customers, invoices, batch, row);
                (rows.len() <= FEW).then(|| rows.filter_map(of).collect())
            }
            Event::Payments(payments::Event::AllocationSet { payment, lines, .. }) => {
                let mut positions = Vec::new();
                if let Some(payment) = payments.find_id(customers, payment) {
                    positions.push(payments.position[payment as usize]);
                }
                let receivables = settle::touched_by(&self.ledger(), payment, lines);
                positions.extend(receivables.iter().map(|&of| self.invoices.position[of as usize]));
                (positions.len() <= FEW).then_some(positions)
            }
            // Lines decided before they were known settle everything again, which says so itself.
            Event::Payments(
                payments::Event::StatementRecorded(_) | payments::Event::RulesSet { .. },
            ) => Some(Vec::new()),
            Event::Payments(payments::Event::LinesSet(sets)) => {
                if FEW < sets.len() {
                    return None;
                }
                let mut positions = Vec::new();
                for set in sets {
                    let counted = payments.bank.counted(&set.line);
                    for part in counted.into_iter().chain([&set.intent]).flat_map(|of| &of.parts) {
                        let whose = customers.find(part.account.trim());
                        positions.extend(
                            whose.and_then(|of| customers.find_position(of, part.currency)),
                        );
                        let lacking = part.differences.iter().map(|lacking| &lacking.receivable);
                        let ids = part.lines.keys().chain(lacking);
                        let known = ids.filter_map(|id| invoices.find_id(customers, id));
                        positions.extend(known.map(|of| invoices.position[of as usize]));
                    }
                }
                (positions.len() <= FEW).then_some(positions)
            }
        }
    }

    /// The sums that the figures of a day are made of: kept from before, or computed now.
    pub fn figures(&self, day: Day) -> Rc<DayFigures> {
        self.kept.borrow_mut().of(self, day.get().clamp(Day::FIRST.get(), Day::LAST.get()))
    }

    fn check_figures(&self) -> Result<(), Broken> {
        let kept = self.kept.borrow();
        if !kept.are_right(self) {
            return Err(Broken::Figures);
        }
        let Some(day) = self.last_day() else { return Ok(()) };
        let figures = DayFigures::new(self, day.get(), &self.insight.bounds());
        let balances = self.balances();
        for (number, currency) in self.customers.currencies.iter().enumerate() {
            let rows = figures.rows.iter().zip(figures.cells.chunks_exact(figures.width()));
            let ours = rows.filter(|((_, of), _)| usize::from(*of) == number);
            let aged: i64 = ours.flat_map(|(_, cells)| cells).map(|cell| cell.amount).sum();
            let positions = figures.positions.iter().zip(&self.customers.position_currency);
            let ours = positions.filter(|(_, of)| usize::from(**of) == number);
            let unallocated: i64 = ours.map(|(sums, _)| sums.unallocated).sum();
            if balances.get(currency).copied().unwrap_or(0) != aged - unallocated {
                return Err(Broken::Balance(*currency));
            }
        }
        Ok(())
    }

    /// The last day on which anything known happened: from it on, what is open is what everything known leaves open.
    pub fn last_day(&self) -> Option<Day> {
        let days = [self.invoices.days(), self.payments.days()];
        days.into_iter().flatten().map(|(_, last)| last).max()
    }

    fn ledger(&mut self) -> Ledger<'_> {
        Ledger {
            customers: &mut self.customers,
            invoices: &mut self.invoices,
            payments: &mut self.payments,
        }
    }

    /// Builds what the next payment will look up, so that it need not wait for it.
    pub fn prepare(&self) {
        self.invoices.find_number("");
        let _ = self.invoices.of_position(0);
        self.payments.prepare();
    }

    /// The name of an imported file; empty for one not known.
    pub fn file(&self, source: Hash) -> &str {
        self.files.get(&source).map_or("", String::as_str)
    }

    /// Goes up with each event applied: what was computed at another revision is out of date.
    pub fn revision(&self) -> u32 {
        self.revision
    }
}
