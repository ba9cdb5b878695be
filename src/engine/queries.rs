//! Asking: one table from a query to the function that answers it.

use serde::Serialize;

use crate::find::FindView;
use crate::journal::StoredEntry;
use crate::rooms::customers::queries::{CustomerView, CustomersQuery, CustomersView};
use crate::rooms::dunning::queries::{
    CustomerDunningView, DunningPerformanceView, DunningRunView, RemindersCalendarView,
    ScenariosView, TermsCheckerView, WorklistView,
};
use crate::rooms::exchange;
use crate::rooms::exchange::queries::ImportsView;
use crate::rooms::insight::diagnosis::DiagnosisView;
use crate::rooms::insight::queries::{AgeingView, DashboardView, ProofView};
use crate::rooms::invoices::issuing::Here;
use crate::rooms::invoices::issuing::commands::CustomerFile;
use crate::rooms::invoices::issuing::queries::{
    DraftView, DraftsView, RecurringView, SendingView, ToInvoiceView,
};
use crate::rooms::invoices::queries::{InvoiceView, InvoicesQuery, InvoicesView};
use crate::rooms::ledger::queries::{ChartView, LettrageView};
use crate::rooms::ledger::reconcile::{self, ReconciliationView};
use crate::rooms::payments::cash::{CashLineView, CashLinesView, CashRules, CertainView};
use crate::rooms::remittances::queries::RemittancesView;
use crate::rooms::sharing::acts::ActsView;
use crate::rooms::sharing::queries::{EntriesQuery, EntriesView, EntryLine, SaveState};
use crate::rooms::sharing::sentences;
use crate::rooms::today::queries::TodayView;
use crate::rooms::views::{List, ViewsQuery, ViewsView};
use crate::search::{Condition, Search};
use crate::store::Store;

use super::documents::Documents;
use super::protocol::{Query, SettingsView};
use super::{Engine, World};

/// An answer, in the screen's words.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(untagged)]
pub enum View {
    /// To [`Query::Dashboard`].
    Dashboard(Box<DashboardView>),
    /// To [`Query::Ageing`].
    Ageing(AgeingView),
    /// To [`Query::Diagnosis`].
    Diagnosis(Box<DiagnosisView>),
    /// To [`Query::Proof`].
    Proof(Box<ProofView>),
    /// To [`Query::Customers`].
    Customers(CustomersView),
    /// To [`Query::Customer`].
    Customer(Option<Box<CustomerView>>),
    /// To [`Query::Invoices`].
    Invoices(InvoicesView),
    /// To [`Query::Invoice`].
    Invoice(Option<Box<InvoiceView>>),
    /// To [`Query::Drafts`].
    Drafts(DraftsView),
    /// To [`Query::Draft`].
    Draft(Option<Box<DraftView>>),
    /// To [`Query::ToInvoice`].
    ToInvoice(ToInvoiceView),
    /// To [`Query::Recurring`].
    Recurring(RecurringView),
    /// To [`Query::Sending`].
    Sending(SendingView),
    /// To [`Query::CustomerFile`].
    CustomerFile(Option<Box<CustomerFile>>),
    /// To [`Query::CashLines`].
    CashLines(Box<CashLinesView>),
    /// To [`Query::CashLine`].
    CashLine(Option<Box<CashLineView>>),
    /// To [`Query::Certain`].
    Certain(Box<CertainView>),
    /// To [`Query::CashRules`].
    CashRules(Box<CashRules>),
    /// To [`Query::DunningRun`].
    DunningRun(Box<DunningRunView>),
    /// To [`Query::Worklist`].
    Worklist(Box<WorklistView>),
    /// To [`Query::CustomerDunning`].
    CustomerDunning(Option<Box<CustomerDunningView>>),
    /// To [`Query::Scenarios`].
    Scenarios(Box<ScenariosView>),
    /// To [`Query::DunningPerformance`].
    DunningPerformance(Box<DunningPerformanceView>),
    /// To [`Query::TermsChecker`].
    TermsChecker(Box<TermsCheckerView>),
    /// To [`Query::RemindersCalendar`].
    RemindersCalendar(RemindersCalendarView),
    /// To [`Query::Lettrage`].
    Lettrage(LettrageView),
    /// To [`Query::Chart`].
    Chart(ChartView),
    /// To [`Query::Reconciliation`].
    Reconciliation(Option<Box<ReconciliationView>>),
    /// To [`Query::Remittances`].
    Remittances(Box<RemittancesView>),
    /// To [`Query::Views`].
    Views(ViewsView),
    /// To [`Query::Today`].
    Today(TodayView),
    /// To [`Query::Imports`].
    Imports(ImportsView),
    /// To [`Query::Entries`].
    Entries(EntriesView),
    /// To [`Query::Find`].
    Find(Box<FindView>),
    /// To [`Query::Acts`].
    Acts(Box<ActsView>),
    /// To [`Query::SaveState`].
    SaveState(SaveState),
    /// To [`Query::Settings`].
    Settings(Box<SettingsView>),
}

impl<S: Store, D: Documents, W: World> Engine<S, D, W> {
    /// Answers a question. Changes nothing.
    pub fn ask(&self, query: &Query) -> View {
        let (book, today, locale) = (&self.book, self.options.today, self.options.locale);
        match query {
            Query::Dashboard(query) => View::Dashboard(Box::new(query.run(book, today))),
            Query::Ageing(query) => View::Ageing(query.run(book, today)),
            Query::Diagnosis(query) => View::Diagnosis(Box::new(query.run(book, today))),
            Query::Proof(query) => View::Proof(Box::new(query.run(book, today))),
            Query::Customers(query) => View::Customers(query.run(book, today)),
            Query::Customer(query) => View::Customer(query.run(book, today).map(Box::new)),
            Query::Invoices(query) => View::Invoices(query.run(book, today)),
            Query::Invoice(query) => View::Invoice(query.run(book, today, locale).map(Box::new)),
            Query::Drafts(query) => View::Drafts(query.run(book, today, self.here(), locale)),
            Query::Draft(query) => {
                View::Draft(query.run(book, today, self.here(), locale).map(Box::new))
            }
            Query::ToInvoice(query) => View::ToInvoice(query.run(book, today)),
            Query::Recurring(query) => View::Recurring(query.run(book, today)),
            Query::Sending(query) => View::Sending(query.run(book, today, locale)),
            Query::CustomerFile(query) => View::CustomerFile(query.run(book).map(Box::new)),
            Query::CashLines(query) => {
                View::CashLines(Box::new(self.at_desk(|asking| query.run(asking))))
            }
            Query::CashLine(query) => {
                let view = self.at_desk(|asking| query.run(asking, |entry| self.wrote(entry)));
                View::CashLine(view.map(Box::new))
            }
            Query::Certain(query) => {
                View::Certain(Box::new(self.at_desk(|asking| query.run(asking))))
            }
            Query::CashRules(_) => View::CashRules(Box::new(CashRules::of(&book.payments))),
            Query::DunningRun(query) => {
                View::DunningRun(Box::new(self.at_desk(|asking| query.run(asking))))
            }
            Query::Worklist(query) => {
                View::Worklist(Box::new(self.at_desk(|asking| query.run(asking))))
            }
            Query::CustomerDunning(query) => {
                let view = self.at_desk(|asking| query.run(asking));
                View::CustomerDunning(view.map(Box::new))
            }
            Query::Scenarios(query) => {
                View::Scenarios(Box::new(self.at_desk(|asking| query.run(asking))))
            }
            Query::DunningPerformance(query) => {
                View::DunningPerformance(Box::new(query.run(book, today)))
            }
            Query::TermsChecker(query) => View::TermsChecker(Box::new(query.run(book, today))),
            Query::RemindersCalendar(query) => {
                View::RemindersCalendar(self.at_desk(|asking| query.run(asking)))
            }
            Query::Lettrage(query) => View::Lettrage(query.run(book)),
            Query::Chart(query) => View::Chart(query.run(book, locale)),
            Query::Reconciliation(query) => {
                let theirs = self.theirs(&query.preview);
                let view = theirs.map(|theirs| reconcile::reconcile(book, &theirs, today));
                View::Reconciliation(view.map(Box::new))
            }
            Query::Remittances(query) => View::Remittances(Box::new(query.run(book, today))),
            Query::Views(query) => View::Views(self.views(query)),
            Query::Today(query) => View::Today(query.run(book, today)),
            Query::Imports(query) => View::Imports(self.imports(&query.search)),
            Query::Entries(query) => View::Entries(self.entries(query)),
            Query::Find(query) => View::Find(Box::new(query.run(book, today))),
            Query::Acts(query) => View::Acts(Box::new(self.acts(query))),
            Query::SaveState(_) => View::SaveState(self.save_state()),
            Query::Settings(_) => View::Settings(Box::new(self.settings())),
        }
    }

    /// This device, as numbers are given by it.
    pub(super) fn here(&self) -> Here {
        let firsts =
            self.journal.devices().filter_map(|device| self.journal.stream(device).first());
        let first = firsts.min_by_key(|stored| stored.entry.stamp);
        let founder = first.is_none_or(|stored| stored.entry.id.device == self.device);
        Here { device: self.device, founder }
    }

    fn views(&self, query: &ViewsQuery) -> ViewsView {
        let (book, today) = (&self.book, self.options.today);
        query.run(&book.views, |search, closed| {
            let search = search.to_owned();
            match query.list {
                List::Invoices => {
                    InvoicesQuery { search, closed, ..InvoicesQuery::default() }.count(book, today)
                }
                List::Customers => {
                    CustomersQuery { search, ..CustomersQuery::default() }.count(book, today)
                }
            }
        })
    }

    fn imports(&self, search: &str) -> ImportsView {
        let search = Search::parse(search);
        let mut view = self.book.exchange.imports(&self.withdrawn);
        view.misunderstood =
            search.misunderstood_on(|condition| matches!(condition, Condition::Issued(..)));
        let withdrawn = self.options.locale.texts().ui_withdrawn();
        view.imports.retain(|line| line.is_found(&search, &withdrawn));
        view
    }

    fn entries(&self, query: &EntriesQuery) -> EntriesView {
        let ordered = self.journal.ordered();
        let limit = if query.limit == 0 { 50 } else { query.limit as usize };
        let slice = query.offset as usize..(query.offset as usize).saturating_add(limit);
        let search = Search::parse(&query.search);
        let misunderstood =
            search.misunderstood_on(|condition| matches!(condition, Condition::Issued(..)));
        if search.is_empty() {
            let wanted = ordered.iter().rev().skip(slice.start).take(limit);
            let entries = wanted.map(|stored| self.entry_line(stored)).collect();
            return EntriesView { total: ordered.len() as u32, entries, misunderstood };
        }
        let lines = ordered.iter().rev().map(|stored| self.entry_line(stored));
        let mut found: Vec<EntryLine> =
            lines.filter(|line| sentences::is_found(self.options.locale, line, &search)).collect();
        let total = found.len();
        found.truncate(slice.end);
        let entries = found.split_off(slice.start.min(found.len()));
        EntriesView { total: total as u32, entries, misunderstood }
    }

    fn entry_line(&self, stored: &StoredEntry) -> EntryLine {
        let entry = &stored.entry;
        let file = entry.events.iter().find_map(exchange::file_name);
        EntryLine {
            id: entry.id.to_string(),
            written_at: entry.written_at as f64,
            author: entry.author.clone(),
            events: entry.events.iter().map(|written| written.kind.clone()).collect(),
            rows: entry
                .events
                .iter()
                .flat_map(|written| &written.parts)
                .map(|part| part.rows)
                .sum(),
            can_withdraw: file.is_some(),
            withdrawn: self.withdrawn.contains(&entry.id),
            file,
            hash: stored.hash,
        }
    }

    fn save_state(&self) -> SaveState {
        let number = |key: &str| self.notes.get(key).and_then(|value| value.parse::<f64>().ok());
        let entries = self.journal.len() as u32;
        let saved = number("backup-entries").map_or(0, |saved| saved as u32);
        SaveState {
            store: self.store.kind().to_owned(),
            persistent: self.notes.get("persistent").map(|answer| answer == "true"),
            entries,
            bytes: None,
            last_backup: number("backup-at"),
            entries_since_backup: entries.saturating_sub(saved),
            book: self.book.hash(),
            device: self.device.to_string(),
            read_only: self.read_only.map(str::to_owned),
        }
    }

    fn settings(&self) -> SettingsView {
        let book = &self.book;
        let (first_day, last_day) = book.invoices.days().unzip();
        SettingsView {
            empty: self.journal.is_empty(),
            demo: book.exchange.is_demo(),
            issuer: book.invoices.issuer().cloned().unwrap_or_default(),
            issuer_contested: book.invoices.issuer_decision().is_contested(),
            bounds: book.insight.bounds(),
            currencies: book.customers.currencies.clone(),
            first_day,
            last_day,
            bank_known_until: book.payments.known_until(),
            today: Some(self.options.today),
        }
    }
}
