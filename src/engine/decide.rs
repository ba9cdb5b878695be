//! Telling: one table from a command to the room that decides it.

use crate::base::{Hash, json};
use crate::book::Event;
use crate::rooms::customers::details::People;
use crate::rooms::dunning::writing;
use crate::rooms::exchange::demo;
use crate::rooms::invoices::issuing::commands::CustomerFile;
use crate::rooms::invoices::issuing::{Event as IssuingEvent, Status, commands as issuing};
use crate::rooms::payments::several::{self, Common};
use crate::rooms::{customers, dunning, exchange, insight, invoices, payments, views};
use crate::store::Store;

use super::documents::Documents;
use super::protocol::{Command, Done, Problem, ProblemKind};
use super::{Engine, World};

impl<S: Store, D: Documents, W: World> Engine<S, D, W> {
    /// Does what is asked: decides, writes, applies. When it returns, it is on the disk.
    pub async fn tell(&mut self, command: Command) -> Result<Done, Problem> {
        if matches!(command, Command::AcceptProposal { .. } | Command::AcceptCertain { .. }) {
            self.match_lines(usize::MAX).await?;
        }
        let mut refused = Vec::new();
        let mut events = match &command {
            Command::WriteReminders { reminders } => {
                self.match_lines(usize::MAX).await?;
                let written = self.at_desk(|asking| writing::write(asking, self.device, reminders));
                refused = written.refused;
                written.events.into_iter().map(Event::Dunning).collect()
            }
            command => {
                if let Command::Dunning { acts } = command {
                    self.check_words(acts).await?;
                }
                self.decide(command)?
            }
        };
        let sources = match &command {
            Command::LoadDemo => demo::sources(self.options.today),
            Command::SaveCustomer { customer } => self.people(customer, &mut events),
            Command::AttachPieces { preview, .. } => self.kept_of(preview, &events),
            _ => Vec::new(),
        };
        let mut done = self.record(events, sources).await?;
        done.refused = refused;
        self.drop_erased().await?;
        self.read_people().await;
        Ok(done)
    }

    fn decide(&self, command: &Command) -> Result<Vec<Event>, Problem> {
        let (book, today, locale) = (&self.book, self.options.today, self.options.locale);
        match command {
            Command::SetIssuer { issuer } => Ok(invoices::commands::set_issuer(book, issuer)
                .map(Event::Invoices)
                .into_iter()
                .collect()),
            Command::SetBuckets { bounds } => match insight::commands::set_buckets(book, bounds) {
                Ok(event) => Ok(event.map(Event::Insight).into_iter().collect()),
                Err(refusal) => Err(refusal_of(refusal.code(), refusal.sentence(locale))),
            },
            Command::RecordPayment {
                account,
                invoice,
                paid,
                amount,
                currency,
                reference,
                means,
            } => {
                let payment = payments::commands::RecordPayment {
                    account,
                    invoice,
                    paid: paid.unwrap_or(today),
                    amount,
                    currency: *currency,
                    reference,
                    means,
                };
                match payments::commands::record(book, &payment) {
                    Ok(event) => Ok(vec![Event::Payments(event)]),
                    Err(refusal) => Err(refusal_of(refusal.code(), refusal.sentence(locale))),
                }
            }
            Command::RecordPayments { payments, paid, reference, means } => {
                let common = Common { paid: paid.unwrap_or(today), reference, means };
                match several::record_all(book, payments, common) {
                    Ok(event) => Ok(event.map(Event::Payments).into_iter().collect()),
                    Err(refusal) => Err(refusal_of(refusal.code(), refusal.sentence(locale))),
                }
            }
            Command::Allocate { payment, lines } => {
                match payments::commands::allocate(book, payment, lines) {
                    Ok(event) => Ok(vec![Event::Payments(event)]),
                    Err(refusal) => Err(refusal_of(refusal.code(), refusal.sentence(locale))),
                }
            }
            Command::SettleLine { .. }
            | Command::AcceptProposal { .. }
            | Command::AcceptCertain { .. }
            | Command::SetLineAside { .. }
            | Command::ReturnLine { .. }
            | Command::ReopenLine { .. }
            | Command::SetCashRules { .. } => self.decide_cash(command),
            Command::SetChart { .. }
            | Command::SetMandate { .. }
            | Command::SetCreditor { .. }
            | Command::RecordBatch { .. }
            | Command::RecordNotice { .. }
            | Command::RecordSlip { .. } => self.decide_ledger(command),
            Command::Withdraw { entry, restored } => {
                match exchange::commands::withdraw(
                    &book.exchange,
                    entry,
                    *restored,
                    &self.withdrawn,
                ) {
                    Ok(event) => Ok(vec![Event::Exchange(event)]),
                    Err(refusal) => Err(refusal_of(refusal.code(), refusal.sentence(locale))),
                }
            }
            Command::Undo { entry } => match self.undo(entry) {
                Ok(event) => Ok(vec![Event::Exchange(event)]),
                Err(refusal) => Err(refusal_of(refusal.code(), refusal.sentence(locale))),
            },
            Command::SetProfile { name, mapping } => {
                match exchange::commands::set_profile(&book.exchange, name, mapping.as_ref()) {
                    Ok(event) => Ok(vec![Event::Exchange(event)]),
                    Err(refusal) => Err(refusal_of(refusal.code(), refusal.sentence(locale))),
                }
            }
            Command::SetView { list, id, view } => {
                match views::set(&book.views, *list, id, view.as_ref()) {
                    Ok(event) => Ok(event.map(Event::Views).into_iter().collect()),
                    Err(refusal) => Err(refusal_of(refusal.code(), refusal.sentence(locale))),
                }
            }
            Command::AttachPieces { .. } | Command::SetPiece { .. } => self.decide_pieces(command),
            Command::StartDraft { start } => {
                self.issuing(issuing::start_draft(book, start, today, self.device).map(Some))
            }
            Command::SetDraft { id, draft } => {
                self.issuing(issuing::set_draft(book, id, draft, self.device))
            }
            Command::DropDraft { id } => self.issuing(issuing::drop_draft(book, id).map(Some)),
            Command::Issue { drafts } => {
                self.issuing(issuing::issue(book, drafts, today, self.here(), locale))
            }
            Command::RecordSent { invoices, on, channel, contact } => {
                let (on, file) = (on.unwrap_or(today), Hash::NONE);
                let sent = issuing::record_sent(book, invoices, on, *channel, contact, file);
                self.issuing(sent)
            }
            Command::RecordStatus { invoice, code, on, reasons, comment, received } => {
                let status = Status {
                    code: code.clone(),
                    on: on.unwrap_or(today),
                    reasons: reasons.clone(),
                    comment: comment.clone(),
                    received: received.clone(),
                    ..Status::default()
                };
                self.issuing(issuing::record_status(book, invoice, &status, locale).map(Some))
            }
            Command::RecordDelivery { account, on, label, amount, currency } => {
                let on = on.unwrap_or(today);
                let (of, device) = (*currency, self.device);
                let event = issuing::record_delivery(book, account, on, label, amount, of, device);
                self.issuing(event.map(Some))
            }
            Command::SetRecurring { id, recurring, in_place_of } => {
                let set = issuing::set_recurring(book, id, recurring.as_deref(), self.device);
                let mut events = self.issuing(set)?;
                if !in_place_of.is_empty() && recurring.is_some() {
                    let dropped = issuing::drop_draft(book, in_place_of);
                    events.extend(self.issuing(dropped.map(Some))?);
                }
                Ok(events)
            }
            Command::EraseContacts { account } => {
                let customers = &book.customers;
                if customers.find(account).is_none() {
                    let refusal = issuing::Refusal::UnknownCustomer(account.clone());
                    return Err(refusal_of(refusal.code(), refusal.sentence(locale)));
                }
                // Nothing was ever kept, or it is erased already: nothing to write.
                let known = customers.people_decision(account);
                let latest = known.and_then(|known| known.latest()).copied();
                let Some(known) = known.filter(|_| latest != Some(Hash::NONE)) else {
                    return Ok(Vec::new());
                };
                let (account, blob) = (account.clone(), Hash::NONE);
                let replaces = known.heads().collect();
                let event = customers::Event::PeopleSet { account, blob, replaces };
                Ok(vec![Event::Customers(event)])
            }
            Command::SaveCustomer { customer } => match issuing::save_customer(book, customer) {
                Ok((_, events)) => Ok(events),
                Err(refusal) => Err(refusal_of(refusal.code(), refusal.sentence(locale))),
            },
            Command::Dunning { acts } => {
                match dunning::commands::decide(book, today, self.here(), acts) {
                    Ok(events) => Ok(events.into_iter().map(Event::Dunning).collect()),
                    Err(refusal) => Err(refusal_of(refusal.code(), refusal.sentence(locale))),
                }
            }
            // Told apart before: the matching must have looked at every receipt.
            Command::WriteReminders { .. } => Ok(Vec::new()),
            Command::LoadDemo => {
                if !self.journal.is_empty() {
                    return Err(self.refused("not-empty", ""));
                }
                Ok(demo::demo(today))
            }
        }
    }

    /// The people of a customer as a blob beside the journal, where they changed.
    fn people(&self, customer: &CustomerFile, events: &mut Vec<Event>) -> Vec<(Hash, Vec<u8>)> {
        let Ok((account, _)) = issuing::save_customer(&self.book, customer) else {
            return Vec::new();
        };
        if self.book.customers.people(&account) == customer.people {
            return Vec::new();
        }
        let salt = format!("{:016x}{:016x}", self.world.random(), self.world.random());
        let people = People { salt, people: customer.people.clone() };
        // Texts can always be written.
        let bytes = serde_json::to_vec(&people).unwrap_or_default();
        let blob = Hash::of(&bytes);
        let known = self.book.customers.people_decision(&account);
        let replaces = known.into_iter().flat_map(|known| known.heads()).collect();
        let event = customers::Event::PeopleSet { account, blob, replaces };
        events.push(Event::Customers(event));
        vec![(blob, bytes)]
    }

    /// Deletes what the journal says is erased, as far as it is here.
    pub(super) async fn drop_erased(&mut self) -> Result<(), Problem> {
        let mut here = Vec::new();
        for hash in self.book.customers.erased() {
            let held = self.store.blob(hash).await;
            if held.map_err(|failure| self.failure(&failure))?.is_some() {
                here.push(hash);
            }
        }
        if here.is_empty() {
            return Ok(());
        }
        self.store.erase(&here).await.map_err(|failure| self.failure(&failure))
    }

    /// Reads the people that the book knows by hash alone; those whose blob is not here stay unknown.
    pub(super) async fn read_people(&mut self) {
        for (account, blob) in self.book.customers.people_unread() {
            let bytes = self.store.blob(blob).await.ok().flatten();
            let people = bytes.and_then(|bytes| json::read::<People>(&bytes).ok());
            let people = people.map(|known| known.people).unwrap_or_default();
            self.book.customers.people.insert(account, people);
        }
    }

    /// What invoicing decided, or its refusal.
    fn issuing(
        &self,
        decided: Result<impl IntoIterator<Item = IssuingEvent>, issuing::Refusal>,
    ) -> Result<Vec<Event>, Problem> {
        match decided {
            Ok(events) => {
                let of = |event| Event::Invoices(invoices::Event::Issuing(event));
                Ok(events.into_iter().map(of).collect())
            }
            Err(refusal) => Err(refusal_of(refusal.code(), refusal.sentence(self.options.locale))),
        }
    }
}

/// A refusal with its sentence.
pub(super) fn refusal_of(code: &str, message: String) -> Problem {
    Problem { kind: ProblemKind::Refusal, code: code.to_owned(), message, place: None }
}
