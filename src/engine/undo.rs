//! Taking an act back: one decision for every kind of act, so that whatever a person does has a way back.
//!
//! An undo withdraws the act's entry: folding leaves out what that entry says, so the figures are exactly those before
//! it. The undo is an act itself, and taking it back does the first act again. Two devices that take back the same act
//! agree; of an undo and a redo apart, the later in stamp order holds.
//!
//! Must hold: what later decisions have replaced is not taken back (both would stand, and a person would have to
//! arbitrate what nobody disputes); a file that left the house cannot be called back.

use crate::base::Hash;
use crate::book::{Book, Event};
use crate::journal::{EntryId, StoredEntry, Written};
use crate::rooms::invoices::issuing;
use crate::rooms::sharing::acts::{Act, ActsQuery, ActsView, Deed};
use crate::rooms::{
    customers, dunning, exchange, insight, invoices, ledger, payments, pieces, remittances, views,
};
use crate::store::Store;
use crate::texts::Locale;

use super::documents::Documents;
use super::{Engine, World};

/// Why an act is not taken back, in the order it is checked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Refusal {
    /// No entry has this name.
    UnknownEntry(String),
    /// It changed nothing that could be taken back: a file that left the house.
    NothingToUndo,
    /// It stands taken back, or stands again.
    AlreadyUndone,
    /// A later decision replaced it.
    Replaced,
    /// It issued an invoice, which only another document takes back.
    Issued(String),
    /// It issued a debit note: the claim is waived, or a later note takes its place.
    Noted(String),
    /// It erased the people of a customer.
    Erased,
}

impl Refusal {
    /// Stable, for the JavaScript interface.
    pub(super) fn code(&self) -> &'static str {
        match self {
            Refusal::UnknownEntry(_) => "unknown-entry",
            Refusal::NothingToUndo => "nothing-to-undo",
            Refusal::AlreadyUndone => "already-undone",
            Refusal::Replaced => "undo-replaced",
            Refusal::Issued(_) => "undo-issued",
            Refusal::Noted(_) => "undo-noted",
            Refusal::Erased => "undo-erased",
        }
    }

    /// In the person's language.
    pub(super) fn sentence(&self, locale: Locale) -> String {
        let texts = locale.texts();
        match self {
            Refusal::UnknownEntry(entry) => texts.engine_unknown_entry(entry),
            Refusal::NothingToUndo => texts.engine_nothing_to_undo(),
            Refusal::AlreadyUndone => texts.engine_already_undone(),
            Refusal::Replaced => texts.engine_undo_replaced(),
            Refusal::Issued(number) => texts.invoices_undo_issued(number),
            Refusal::Noted(number) => texts.dunning_undo_noted(number),
            Refusal::Erased => texts.customers_undo_erased(),
        }
    }
}

/// An entry as an undo sees it.
enum Role {
    /// It takes an entry back, or brings it back.
    TakesBack(EntryId, bool),
    /// Anything else.
    Acts,
}

fn role(stored: &StoredEntry) -> Role {
    let mut withdrawals = stored.entry.events.iter().filter_map(|written| match read(written)? {
        Event::Exchange(exchange::Event::ImportWithdrawn { entry, restored }) => {
            Some(Role::TakesBack(entry, restored))
        }
        _ => None,
    });
    withdrawals.next_back().unwrap_or(Role::Acts)
}

/// An event without rows beside it; what has such rows is a fact, never a decision.
fn read(written: &Written) -> Option<Event> {
    if written.parts.is_empty() { Event::read(written, &[]).ok() } else { None }
}

/// What a decision says it replaces, and the entries whose decision on the same matter stands; `None` for a fact.
fn decision<'a>(book: &Book, event: &'a Event) -> Option<(&'a [EntryId], Vec<EntryId>)> {
    match event {
        Event::Invoices(invoices::Event::IssuerSet { replaces, .. }) => {
            Some((replaces, book.invoices.issuer_decision().heads().collect()))
        }
        Event::Insight(insight::Event::BucketsSet { replaces, .. }) => {
            Some((replaces, book.insight.buckets().heads().collect()))
        }
        Event::Payments(payments::Event::AllocationSet { payment, replaces, .. }) => {
            let known = book.payments.decision(payment);
            Some((replaces, known.into_iter().flat_map(|known| known.heads()).collect()))
        }
        Event::Invoices(invoices::Event::Issuing(issuing::Event::DraftSet {
            id,
            replaces,
            ..
        })) => {
            let known = book.invoices.issuing.draft_decision(id);
            Some((replaces, known.into_iter().flat_map(|known| known.heads()).collect()))
        }
        Event::Invoices(invoices::Event::Issuing(issuing::Event::RecurringSet {
            id,
            replaces,
            ..
        })) => {
            let known = book.invoices.issuing.recurring_decision(id);
            Some((replaces, known.into_iter().flat_map(|known| known.heads()).collect()))
        }
        Event::Customers(customers::Event::PeopleSet { account, replaces, .. }) => {
            let known = book.customers.people_decision(account);
            Some((replaces, known.into_iter().flat_map(|known| known.heads()).collect()))
        }
        Event::Customers(customers::Event::DetailsSet { account, replaces, .. }) => {
            let known = book.customers.details_decision(account);
            Some((replaces, known.into_iter().flat_map(|known| known.heads()).collect()))
        }
        Event::Payments(payments::Event::RulesSet { replaces, .. }) => {
            Some((replaces, book.payments.bank().rules_heads()))
        }
        Event::Views(views::Event::ViewSet { list, id, replaces, .. }) => {
            Some((replaces, book.views.heads(*list, id)))
        }
        Event::Pieces(pieces::Event::PieceSet { account, item, hash, replaces, .. }) => {
            Some((replaces, book.pieces.heads(account, item, *hash)))
        }
        Event::Dunning(dunning::Event::Set(set)) => {
            Some((&set.replaces, book.dunning.heads(set.matter, &set.id)))
        }
        Event::Ledger(ledger::Event::ChartSet { replaces, .. }) => {
            Some((replaces, book.ledger.heads()))
        }
        Event::Remittances(remittances::Event::MandateSet { id, replaces, .. }) => {
            Some((replaces, book.remittances.mandate_heads(id)))
        }
        Event::Remittances(remittances::Event::CreditorSet { replaces, .. }) => {
            Some((replaces, book.remittances.creditor_heads()))
        }
        Event::Exchange(exchange::Event::ProfileSet { name, replaces, .. }) => {
            Some((replaces, book.exchange.profile_heads(name)))
        }
        Event::Invoices(
            invoices::Event::InvoicesRecorded(_)
            | invoices::Event::OpenStated(_)
            | invoices::Event::Issuing(_),
        )
        | Event::Customers(customers::Event::CustomersRecorded(_))
        | Event::Dunning(
            dunning::Event::RemindersWritten(_) | dunning::Event::DebitNoteIssued(_),
        )
        | Event::Payments(
            payments::Event::PaymentsRecorded(_)
            | payments::Event::StatementRecorded(_)
            | payments::Event::LinesSet(_),
        )
        | Event::Remittances(
            remittances::Event::BatchRecorded(_)
            | remittances::Event::NoticeRecorded { .. }
            | remittances::Event::DebitsRefused { .. }
            | remittances::Event::SlipRecorded(_),
        )
        | Event::Exchange(
            exchange::Event::FileImported { .. }
            | exchange::Event::ImportWithdrawn { .. }
            | exchange::Event::FileExported { .. },
        ) => None,
    }
}

impl<S: Store, D: Documents, W: World> Engine<S, D, W> {
    /// Decides how an act is taken back. Changes nothing.
    pub(super) fn undo(&self, entry: &str) -> Result<exchange::Event, Refusal> {
        let id: Option<EntryId> = entry.parse().ok();
        let Some(stored) = id.and_then(|id| self.journal.get(id)) else {
            return Err(Refusal::UnknownEntry(entry.to_owned()));
        };
        self.undo_of(stored)
    }

    fn undo_of(&self, stored: &StoredEntry) -> Result<exchange::Event, Refusal> {
        let (target, restored) = match role(stored) {
            Role::TakesBack(target, restored) => (target, !restored),
            Role::Acts => (stored.entry.id, false),
        };
        let Some(of) = self.journal.get(target) else {
            return Err(Refusal::UnknownEntry(target.to_string()));
        };
        let exported = |written: &Written| written.kind == "exchange.file-exported";
        if of.entry.events.iter().all(exported) {
            return Err(Refusal::NothingToUndo);
        }
        if self.withdrawn.contains(&target) != restored {
            return Err(Refusal::AlreadyUndone);
        }
        let events: Vec<Event> = of.entry.events.iter().filter_map(read).collect();
        let issued = events.iter().find_map(|event| match event {
            Event::Invoices(invoices::Event::Issuing(issuing::Event::Issued(issued))) => {
                Some(Refusal::Issued(issued.number.clone()))
            }
            Event::Dunning(event) => event.note().map(|note| Refusal::Noted(note.number.clone())),
            _ => None,
        });
        if let Some(refusal) = issued {
            return Err(refusal);
        }
        let erases = |event: &Event| match event {
            Event::Customers(customers::Event::PeopleSet { blob, .. }) => *blob == Hash::NONE,
            _ => false,
        };
        if events.iter().any(erases) {
            return Err(Refusal::Erased);
        }
        // A file's facts come back whatever was decided since; a decision alone does not.
        let brings = |event: &Event| matches!(event, Event::Exchange(event) if event.is_import());
        if !events.iter().any(brings) && events.iter().any(|event| self.is_replaced(event, target))
        {
            return Err(Refusal::Replaced);
        }
        Ok(exchange::Event::ImportWithdrawn { entry: target, restored })
    }

    /// With this decision of an entry left out, or in again, another one would stand beside it that nobody opposed to it.
    fn is_replaced(&self, event: &Event, entry: EntryId) -> bool {
        if let Event::Payments(payments::Event::LinesSet(sets)) = event {
            let undone = self.withdrawn.contains(&entry);
            return self.book.payments.bank().is_replaced(sets, entry, undone);
        }
        let Some((replaces, heads)) = decision(&self.book, event) else { return false };
        if self.withdrawn.contains(&entry) {
            !heads.iter().all(|head| replaces.contains(head))
        } else {
            !heads.contains(&entry)
        }
    }

    /// The last acts, and what an undo and a redo would change.
    pub(super) fn acts(&self, query: &ActsQuery) -> ActsView {
        let limit = if query.limit == 0 { 20 } else { query.limit as usize };
        let ordered = self.journal.ordered();
        let act = |stored: &StoredEntry| self.act(stored);
        ActsView {
            acts: ordered.iter().rev().take(limit).map(|stored| act(stored)).collect(),
            undo: self.next_undo().map(act),
            redo: self.next_redo().map(act),
        }
    }

    /// The last act of this device that stands and can be taken back; or that only another document takes back: one who
    /// asks for the way back is told so, and finds nothing older undone in its place.
    fn next_undo(&self) -> Option<&StoredEntry> {
        let mine = self.journal.stream(self.device).iter().rev();
        let mut acts = mine.filter(|stored| matches!(role(stored), Role::Acts));
        acts.find(|stored| {
            !matches!(
                self.undo_of(stored),
                Err(Refusal::UnknownEntry(_)
                    | Refusal::NothingToUndo
                    | Refusal::AlreadyUndone
                    | Refusal::Replaced)
            )
        })
    }

    /// The last undo of this device that still holds, when no other act followed it.
    fn next_redo(&self) -> Option<&StoredEntry> {
        for stored in self.journal.stream(self.device).iter().rev() {
            match role(stored) {
                Role::TakesBack(_, false) if self.undo_of(stored).is_ok() => return Some(stored),
                Role::TakesBack(..) => (),
                Role::Acts => {
                    let exported = |written: &Written| written.kind == "exchange.file-exported";
                    let undone = self.withdrawn.contains(&stored.entry.id);
                    if !undone && !stored.entry.events.iter().all(exported) {
                        return None;
                    }
                }
            }
        }
        None
    }

    fn act(&self, stored: &StoredEntry) -> Act {
        let entry = &stored.entry;
        let undone = match role(stored) {
            Role::TakesBack(target, restored) => self.withdrawn.contains(&target) == restored,
            Role::Acts => self.withdrawn.contains(&entry.id),
        };
        Act {
            entry: entry.id.to_string(),
            written_at: entry.written_at as f64,
            author: entry.author.clone(),
            mine: entry.id.device == self.device,
            deed: self.deed(stored, 4),
            undone,
            can_undo: self.undo_of(stored).is_ok(),
        }
    }

    /// What an entry did; of an undo of an undo of …, as deep as that.
    fn deed(&self, stored: &StoredEntry, depth: u8) -> Deed {
        let events = &stored.entry.events;
        let mut files = Vec::new();
        let mut said = None;
        for event in events.iter().filter_map(read) {
            match event {
                Event::Exchange(exchange::Event::FileImported { name, format, .. }) => {
                    if exchange::is_demo(&format) {
                        return Deed::Demo;
                    }
                    files.push(name);
                }
                event => said = said.or_else(|| self.deed_of(&event, depth)),
            }
        }
        match files.len() {
            0 => self.chased(events).or(said).unwrap_or_else(|| Deed::Other {
                events: events.iter().map(|written| written.kind.clone()).collect(),
            }),
            count => Deed::Import { file: files.swap_remove(0), files: count as u32 },
        }
    }

    /// What was decided or said about customers, where that is what the entry is about.
    fn chased(&self, events: &[Written]) -> Option<Deed> {
        let chased = events.iter().filter_map(|written| match read(written)? {
            Event::Dunning(event) => Some((written.kind.clone(), event)),
            _ => None,
        });
        let chased: Vec<(String, dunning::Event)> = chased.collect();
        let about = dunning::about(&self.book, chased.iter().map(|(_, event)| event));
        let (customer, rest) = about.customers.split_first()?;
        Some(Deed::About {
            event: chased.first()?.0.clone(),
            customer: customer.clone(),
            others: rest.len() as u32,
            items: if rest.is_empty() { about.items.clone() } else { Vec::new() },
            amounts: about.amounts.clone(),
        })
    }

    fn deed_of(&self, event: &Event, depth: u8) -> Option<Deed> {
        let customers = &self.book.customers;
        let name = |account: &str| match customers.find(account) {
            Some(customer) => customers.name(customer).to_owned(),
            None => account.to_owned(),
        };
        Some(match event {
            Event::Payments(payments::Event::PaymentsRecorded(batch)) if batch.paid.len() == 1 => {
                Deed::Payment {
                    customer: name(batch.accounts.get(0)),
                    amount: batch.money(0),
                    paid: batch.paid[0],
                    invoice: batch.invoice.get(0).to_owned(),
                }
            }
            Event::Payments(payments::Event::PaymentsRecorded(batch))
                if batch.source == Hash::NONE =>
            {
                Deed::Payments {
                    payments: batch.paid.len() as u32,
                    amounts: batch.sums(),
                    paid: batch.paid.first().copied().unwrap_or_default(),
                }
            }
            Event::Payments(payments::Event::AllocationSet { payment, lines, .. }) => {
                let row = self.book.payments.find_id(customers, payment);
                let row = row.map(|row| payments::rows::row(&self.book, row));
                Deed::Allocation {
                    customer: row.as_ref().map(|row| name(&row.account)).unwrap_or_default(),
                    amount: row.map(|row| row.amount),
                    items: lines.len() as u32,
                }
            }
            Event::Invoices(invoices::Event::Issuing(issuing::Event::Issued(issued))) => {
                Deed::Issue { number: issued.number.clone(), customer: name(&issued.account) }
            }
            Event::Invoices(invoices::Event::IssuerSet { issuer, .. }) => {
                Deed::Issuer { name: issuer.name.clone() }
            }
            Event::Insight(insight::Event::BucketsSet { bounds, .. }) => {
                Deed::Buckets { bounds: bounds.clone() }
            }
            Event::Views(views::Event::ViewSet { view, id, .. }) => Deed::View {
                name: view.as_ref().map_or_else(|| id.clone(), |view| view.name.clone()),
                removed: view.is_none(),
            },
            Event::Pieces(pieces::Event::PieceSet { account, item, hash, piece, .. }) => {
                let known = self.book.pieces.names().find(|(known, _)| known == hash);
                let before = known.map(|(_, name)| name.to_owned());
                Deed::Piece {
                    name: piece
                        .as_ref()
                        .map(|piece| piece.name.clone())
                        .or(before)
                        .unwrap_or_default(),
                    of: match self.book.invoices.find_id(customers, item) {
                        Some(row) => self.book.invoices.number.get(row as usize).to_owned(),
                        None => name(account),
                    },
                    removed: piece.is_none(),
                }
            }
            Event::Exchange(exchange::Event::ProfileSet { name, mapping, .. }) => {
                Deed::Profile { name: name.clone(), forgotten: mapping.is_none() }
            }
            Event::Exchange(exchange::Event::FileExported { name, .. }) => {
                Deed::Export { file: name.clone() }
            }
            Event::Exchange(exchange::Event::ImportWithdrawn { entry, restored }) => {
                let of = self.journal.get(*entry).filter(|_| 0 < depth);
                let of = of.map(|stored| self.deed(stored, depth - 1));
                let of = Box::new(of.unwrap_or(Deed::Other { events: Vec::new() }));
                Deed::TakeBack { entry: entry.to_string(), of, restored: *restored }
            }
            _ => return None,
        })
    }
}
