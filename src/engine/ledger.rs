//! The accounts, and what we bring to our bank: deciding, comparing, and files out.

use crate::base::{Currency, Day, Fault};
use crate::book::Event;
use crate::rooms::exchange::entries;
use crate::rooms::exchange::export::Table;
use crate::rooms::ledger::journals::journals;
use crate::rooms::ledger::reconcile::{self, Theirs};
use crate::rooms::remittances::queries::batch;
use crate::rooms::remittances::{self, commands};
use crate::store::Store;

use super::decide::refusal_of;
use super::documents::{DocumentRequest, Documents};
use super::protocol::{Command, Problem};
use super::{Engine, World};

impl<S: Store, D: Documents, W: World> Engine<S, D, W> {
    /// Decides what is asked of account numbers, mandates, batches and slips.
    pub(super) fn decide_ledger(&self, command: &Command) -> Result<Vec<Event>, Problem> {
        let (book, today, locale) = (&self.book, self.options.today, self.options.locale);
        let events: Result<Vec<remittances::Event>, commands::Refusal> = match command {
            Command::SetChart { chart } => {
                return match book.ledger.set(chart) {
                    Ok(event) => Ok(event.map(Event::Ledger).into_iter().collect()),
                    Err(of) => {
                        let said = locale.texts().ledger_bad_number(of.name(locale));
                        Err(refusal_of("bad-account-number", said))
                    }
                };
            }
            Command::SetMandate { id, mandate } => {
                commands::set_mandate(book, id, mandate, today).map(Vec::from_iter)
            }
            Command::SetCreditor { creditor } => {
                commands::set_creditor(book, creditor).map(Vec::from_iter)
            }
            Command::RecordBatch { invoices, day } => {
                commands::record_batches(book, invoices, *day, today, &self.device.to_string())
            }
            Command::RecordNotice { batch } => {
                commands::record_notice(book, batch, today).map(Vec::from_iter)
            }
            Command::RecordSlip { number, day, cheques } => {
                commands::record_slip(number, day.unwrap_or(today), cheques).map(|one| vec![one])
            }
            _ => Ok(Vec::new()),
        };
        let events =
            events.map_err(|refusal| refusal_of(refusal.code(), refusal.sentence(locale)))?;
        Ok(events.into_iter().map(Event::Remittances).collect())
    }

    /// The entries of a period as a table.
    pub(super) fn journal_table(
        &self,
        from: Option<Day>,
        to: Option<Day>,
        currency: Option<Currency>,
    ) -> Table {
        let currency = currency.unwrap_or_default();
        let (from, to) = (from.unwrap_or(Day::FIRST), to.unwrap_or(self.options.today));
        let made = journals(&self.book, currency, from, to);
        entries::journal(self.options.locale, &self.book, &made, currency)
    }

    /// The differences between our accounts and those of a file that was looked at.
    pub(super) fn reconciliation_table(&self, preview: &str) -> Result<Table, Problem> {
        let Some(theirs) = self.theirs(preview) else {
            return Err(self.refused("unknown-preview", ""));
        };
        let view = reconcile::reconcile(&self.book, &theirs, self.options.today);
        Ok(entries::reconciliation(self.options.locale, &view))
    }

    /// What to tell the debtors of a batch.
    pub(super) fn notices_table(&self, id: &str) -> Result<Table, Problem> {
        let Some(known) = self.book.remittances.batch(id) else { return Err(self.unknown(id)) };
        let line = batch(&self.book, known, self.options.today);
        Ok(entries::notices(self.options.locale, &self.book, &line))
    }

    /// The file of a batch of direct debits.
    pub(super) async fn debits_file(&self, id: &str, older: bool) -> Result<Vec<u8>, Problem> {
        let Some(file) = entries::debits(&self.book, id, older) else {
            return Err(self.unknown(id));
        };
        self.bytes_of(DocumentRequest::WriteDebits(Box::new(file))).await
    }

    /// The name that a FEC of our entries must have: our SIREN and the last day.
    pub(super) fn fec_name(&self, to: Option<Day>) -> Result<String, Problem> {
        let issuer = self.book.invoices.issuer();
        let siren = issuer.and_then(|issuer| crate::base::Siren::within(&issuer.registration));
        let Some(siren) = siren else { return Err(self.fault(&Fault::new("fec-no-siren"))) };
        let day = to.unwrap_or(self.options.today).to_string().replace('-', "");
        Ok(format!("{siren}FEC{day}.txt"))
    }

    fn unknown(&self, id: &str) -> Problem {
        let refusal = commands::Refusal::UnknownBatch(id.to_owned());
        refusal_of(refusal.code(), refusal.sentence(self.options.locale))
    }

    /// The other side of a reconciliation: the first file of a preview that tells of customers' accounts.
    pub(super) fn theirs(&self, preview: &str) -> Option<Theirs> {
        self.pending.get(preview)?.theirs(&self.book, self.options.today)
    }
}
