//! The state: the rooms' states side by side, and what must always hold between them.
//!
//! `apply` never refuses: what is written has happened. The book depends on the facts and decisions in stamp order and
//! on nothing else: applying one entry more gives what folding all of them from nothing gives.

mod check;
mod digest;
#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, BTreeSet};

use crate::base::Hash;
use crate::journal::{EntryId, Part, Stamp, Written};
use crate::rooms::payments::settle::{self, Ledger};
use crate::rooms::written::{self, Unread};
use crate::rooms::{customers, exchange, insight, invoices, payments};

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
}

impl Event {
    /// As it is kept: a small body, and its rows in parts when they are many.
    pub fn write(&self) -> (Written, Vec<Part>) {
        match self {
            Event::Customers(event) => event.write(),
            Event::Invoices(event) => event.write(),
            Event::Payments(event) => event.write(),
            Event::Exchange(event) => event.write(),
            Event::Insight(event) => event.write(),
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
    /// The names of the files that facts came from.
    files: BTreeMap<Hash, String>,
    /// Goes up with each event.
    revision: u32,
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
                if matches!(event, Event::Exchange(_)) || !withdrawn.contains(&id) {
                    book.apply(id, stamp, event);
                }
            }
        }
        book
    }

    /// The imports that stand withdrawn after these events, given in stamp order.
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
        match event {
            Event::Customers(event) => self.customers.apply(event),
            Event::Invoices(invoices::Event::InvoicesRecorded(batch)) => {
                let recorded = self.invoices.record(&mut self.customers, batch);
                self.payments.allocated.resize(self.invoices.len(), 0);
                let mut ledger = self.ledger();
                if settle::is_unsettled(&ledger, &recorded) {
                    settle::all(&mut ledger);
                } else {
                    for &receivable in recorded.changed.iter().chain(&recorded.stated) {
                        settle::reopen(&mut ledger, receivable);
                    }
                }
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
                settle::newest(&mut self.ledger(), first);
            }
            Event::Payments(payments::Event::AllocationSet { payment, lines, replaces }) => {
                let said = payments::Said {
                    entry: id,
                    stamp,
                    payment: payment.clone(),
                    lines: lines.clone(),
                    replaces: replaces.clone(),
                    after: self.payments.len() as u32,
                };
                let mut ledger = self.ledger();
                if !settle::decided(&mut ledger, said) {
                    settle::all(&mut ledger);
                }
            }
            Event::Exchange(event) => {
                if let exchange::Event::FileImported { source, name, .. } = event {
                    self.files.insert(*source, name.clone());
                }
                self.exchange.apply(id, stamp, event);
            }
            Event::Insight(event) => self.insight.apply(id, stamp, event),
        }
    }

    fn check_figures(&self) -> Result<(), Broken> {
        Ok(())
    }

    fn ledger(&mut self) -> Ledger<'_> {
        Ledger {
            customers: &mut self.customers,
            invoices: &mut self.invoices,
            payments: &mut self.payments,
        }
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
