//! Taking an act back without folding the journal again: what it says is left out where it stood alone.
//!
//! The book then is what folding the journal without the act gives; where that takes more than is done here, the caller
//! folds it.

use crate::journal::{EntryId, Stamp, Written};
use crate::rooms::{
    customers, dunning, insight, invoices, ledger, payments, pieces, remittances, views,
};

use super::{Book, Event};

/// A part of the book that follows from events of its own alone, and from which nothing else follows: it is folded again
/// by itself, however much else there is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Apart {
    /// What invoices need of customers, and their people.
    Customers,
    /// Who we are.
    Issuer,
    /// Drafts, what was issued, sent and delivered.
    Issuing,
    /// How lines of the bank are decided.
    CashRules,
    /// What was decided about the figures.
    Insight,
    /// How people look at lists.
    Views,
    /// The files that show what claims rest on.
    Pieces,
    /// Reminders.
    Dunning,
    /// The numbers of our accounts.
    Ledger,
    /// What we bring to our bank.
    Remittances,
}

impl Apart {
    /// The part that events of a kind speak to, by themselves or beside another one.
    pub fn of(written: &Written) -> Option<Apart> {
        match written.kind.as_str() {
            "customers.details-set" | "customers.people-set" => Some(Apart::Customers),
            "invoices.issuer-set" => Some(Apart::Issuer),
            "invoices.recorded" | "invoices.open-stated" => None,
            "payments.rules-set" => Some(Apart::CashRules),
            kind => match kind.split('.').next() {
                Some("invoices") => Some(Apart::Issuing),
                Some("insight") => Some(Apart::Insight),
                Some("views") => Some(Apart::Views),
                Some("pieces") => Some(Apart::Pieces),
                Some("dunning") => Some(Apart::Dunning),
                Some("ledger") => Some(Apart::Ledger),
                Some("remittances") => Some(Apart::Remittances),
                _ => None,
            },
        }
    }
}

impl Event {
    /// No receivable, payment or customer follows from it.
    pub fn is_apart(&self) -> bool {
        use invoices::issuing::Event as Issuing;
        match self {
            Event::Customers(event) => !matches!(event, customers::Event::CustomersRecorded(_)),
            Event::Invoices(invoices::Event::IssuerSet { .. }) => true,
            Event::Invoices(invoices::Event::Issuing(event)) => matches!(
                event,
                Issuing::DraftSet { .. }
                    | Issuing::RecurringSet { .. }
                    | Issuing::DeliveryRecorded(_)
                    | Issuing::Sent(_)
            ),
            Event::Payments(payments::Event::RulesSet { .. }) => true,
            Event::Insight(_)
            | Event::Views(_)
            | Event::Pieces(_)
            | Event::Dunning(_)
            | Event::Ledger(_)
            | Event::Remittances(_) => true,
            Event::Invoices(_) | Event::Payments(_) | Event::Exchange(_) => false,
        }
    }
}

impl Book {
    /// Folds a part again, from all events that speak to it, in stamp order.
    pub fn fold_apart(
        &mut self,
        part: Apart,
        events: impl IntoIterator<Item = (EntryId, Stamp, Event)>,
    ) {
        self.start_change();
        match part {
            Apart::Customers => self.customers.forget_decisions(),
            Apart::Issuer => self.invoices.forget_issuer(),
            Apart::Issuing => self.invoices.issuing = invoices::issuing::State::default(),
            Apart::CashRules => self.payments.bank.forget_rules(),
            Apart::Insight => self.insight = insight::State::default(),
            Apart::Views => self.views = views::State::default(),
            Apart::Pieces => self.pieces = pieces::State::default(),
            Apart::Dunning => self.dunning = dunning::State::default(),
            Apart::Ledger => self.ledger = ledger::State::default(),
            Apart::Remittances => self.remittances = remittances::State::default(),
        }
        for (id, stamp, event) in events {
            match event {
                // The receivables that followed from it stay.
                Event::Invoices(invoices::Event::Issuing(event)) => {
                    self.invoices.issuing.apply(id, stamp, &event);
                }
                event => drop(self.settle(id, stamp, &event)),
            }
        }
    }

    /// Takes back the newest of the entries that say anything of customers, receivables or payments. False where the
    /// journal is to be folded again: the book is then of no use any more.
    pub fn take_back(&mut self, entry: EntryId, events: &[Event]) -> bool {
        self.start_change();
        let mut ledger = self.ledger();
        events.iter().rev().all(|event| match event {
            Event::Payments(payments::Event::PaymentsRecorded(batch)) => {
                payments::back::payments(&mut ledger, batch)
            }
            Event::Payments(payments::Event::AllocationSet { .. }) => {
                payments::back::allocation(&mut ledger, entry)
            }
            Event::Payments(payments::Event::LinesSet(sets)) => {
                payments::back::lines(&mut ledger, entry, sets)
            }
            event => event.is_apart(),
        })
    }

    fn start_change(&mut self) {
        self.revision = self.revision.wrapping_add(1);
        self.hash.take();
        let kept = self.kept.get_mut();
        kept.change();
        kept.clear();
    }
}
