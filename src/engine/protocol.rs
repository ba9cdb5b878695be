//! What can be asked and told: the words between page and worker, and of the JavaScript interface.

mod export;

use std::collections::BTreeMap;

use serde::de::{DeserializeOwned, Error};
use serde::{Deserialize, Deserializer, Serialize};

use crate::base::{Currency, Day, Hash, json};
use crate::find::{FindQuery, FindView};
use crate::rooms::customers::details::Channel;
use crate::rooms::customers::queries::{
    CustomerQuery, CustomerView, CustomersQuery, CustomersView,
};
use crate::rooms::dunning::commands::Act;
use crate::rooms::dunning::queries::{
    CustomerDunningQuery, CustomerDunningView, DunningPerformanceQuery, DunningPerformanceView,
    DunningRunQuery, DunningRunView, HeldLine, ReminderToWrite, RemindersCalendarQuery,
    RemindersCalendarView, ScenariosQuery, ScenariosView, TermsCheckerQuery, TermsCheckerView,
    WorklistQuery, WorklistView,
};
use crate::rooms::exchange::queries::{ImportsView, Mapping};
use crate::rooms::insight::diagnosis::{DiagnosisQuery, DiagnosisView};
use crate::rooms::insight::queries::{
    AgeingQuery, AgeingView, DashboardQuery, DashboardView, ProofQuery, ProofView,
};
use crate::rooms::invoices::Issuer;
use crate::rooms::invoices::issuing::commands::{CustomerFile, Start};
use crate::rooms::invoices::issuing::draft::{Draft, Recurring};
use crate::rooms::invoices::issuing::queries::{
    CustomerFileQuery, DraftQuery, DraftView, DraftsQuery, DraftsView, RecurringQuery,
    RecurringView, SendingQuery, SendingView, ToInvoiceQuery, ToInvoiceView,
};
use crate::rooms::invoices::queries::{InvoiceQuery, InvoiceView, InvoicesQuery, InvoicesView};
use crate::rooms::ledger::chart::Chart;
use crate::rooms::ledger::queries::{ChartQuery, ChartView, LettrageQuery, LettrageView};
use crate::rooms::ledger::reconcile::{ReconciliationQuery, ReconciliationView};
use crate::rooms::payments::cash::{
    CashLineQuery, CashLineView, CashLinesQuery, CashLinesView, CashRules, CashRulesQuery,
    CertainQuery, CertainView,
};
use crate::rooms::payments::decided::BesideKind;
use crate::rooms::payments::settling::Settlement;
use crate::rooms::payments::several::PaidInvoice;
use crate::rooms::pieces::{PieceKind, PieceSaid};
use crate::rooms::remittances::commands::TypedCheque;
use crate::rooms::remittances::queries::{RemittancesQuery, RemittancesView};
use crate::rooms::remittances::{Creditor, Mandate};
use crate::rooms::sharing::acts::{ActsQuery, ActsView};
use crate::rooms::sharing::queries::{EntriesQuery, EntriesView, SaveState};
use crate::rooms::today::queries::{TodayQuery, TodayView};
use crate::rooms::views::{List, SavedView, ViewsQuery, ViewsView};

pub use crate::rooms::ledger::queries::LedgerFormat;
pub use export::{ExportRequest, TableFormat};

/// A question and the type of its answer.
pub trait Question: Into<Query> {
    /// What it is answered with.
    type Answer: Serialize + DeserializeOwned;
}

/// One line per query: its name in JavaScript, its type, its answer.
macro_rules! queries {
    ($($(#[$doc:meta])* $name:ident($question:ty) -> $answer:ty;)*) => {
        /// Everything that can be asked: `{ "query": "ageing", "asOf": "2026-10-31" }`.
        #[derive(Clone, Debug, PartialEq, Serialize)]
        #[serde(tag = "query", rename_all = "camelCase")]
        #[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
        pub enum Query {
            $($(#[$doc])* $name($question),)*
        }

        // Derived, each question would be read by a second reader: see `read_tagged`.
        impl<'de> Deserialize<'de> for Query {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Query, D::Error> {
                let (kind, fields) = json::read_tagged(deserializer, "query")?;
                $(if json::is_camel_case(&kind, stringify!($name)) {
                    return json::read_value(fields).map(Query::$name).map_err(D::Error::custom);
                })*
                Err(D::Error::unknown_variant(&kind, &[]))
            }
        }

        $(impl From<$question> for Query {
            fn from(question: $question) -> Query {
                Query::$name(question)
            }
        }
        impl Question for $question {
            type Answer = $answer;
        })*

        /// Shows every query's name and types to `visitor`, in the order of the table.
        #[cfg(feature = "typescript")]
        pub fn visit_questions(visitor: &mut impl QuestionVisitor) {
            $(visitor.question::<$question>(stringify!($name));)*
        }
    };
}

/// Sees each query of the table: how declarations for JavaScript are written.
#[cfg(feature = "typescript")]
pub trait QuestionVisitor {
    /// One query: the name of its variant in [`Query`], its type and its answer's.
    fn question<Q>(&mut self, name: &str)
    where
        Q: Question + DeserializeOwned + ts_rs::TS + 'static,
        Q::Answer: ts_rs::TS + 'static;
}

queries! {
    /// The whole at a glance.
    Dashboard(DashboardQuery) -> DashboardView;
    /// The aged balance.
    Ageing(AgeingQuery) -> AgeingView;
    /// The ten classic errors, measured.
    Diagnosis(DiagnosisQuery) -> DiagnosisView;
    /// The proof of a figure.
    Proof(ProofQuery) -> ProofView;
    /// The customers list.
    Customers(CustomersQuery) -> CustomersView;
    /// One customer.
    Customer(CustomerQuery) -> Option<CustomerView>;
    /// The invoices list.
    Invoices(InvoicesQuery) -> InvoicesView;
    /// One invoice.
    Invoice(InvoiceQuery) -> Option<InvoiceView>;
    /// The drafts.
    Drafts(DraftsQuery) -> DraftsView;
    /// One draft, kept or on screen: the invoice that it would be, and what stands in the way.
    Draft(DraftQuery) -> Option<DraftView>;
    /// What is to be invoiced.
    ToInvoice(ToInvoiceQuery) -> ToInvoiceView;
    /// The recurring invoices and their calendar.
    Recurring(RecurringQuery) -> RecurringView;
    /// What is to be sent.
    Sending(SendingQuery) -> SendingView;
    /// A customer as invoices need them.
    CustomerFile(CustomerFileQuery) -> Option<CustomerFile>;
    /// Lines of bank statements.
    CashLines(CashLinesQuery) -> CashLinesView;
    /// One line, and what it may settle.
    CashLine(CashLineQuery) -> Option<CashLineView>;
    /// What is certain, listed before it is accepted.
    Certain(CertainQuery) -> CertainView;
    /// How lines are decided.
    CashRules(CashRulesQuery) -> CashRules;
    /// Today's run of reminders: what is to be said, and what is held back.
    DunningRun(DunningRunQuery) -> DunningRunView;
    /// The collector's day.
    Worklist(WorklistQuery) -> WorklistView;
    /// One customer, as far as reminders go.
    CustomerDunning(CustomerDunningQuery) -> Option<CustomerDunningView>;
    /// The scenarios of reminders, and the rules.
    Scenarios(ScenariosQuery) -> ScenariosView;
    /// How well reminders work.
    DunningPerformance(DunningPerformanceQuery) -> DunningPerformanceView;
    /// Terms above the legal ceiling.
    TermsChecker(TermsCheckerQuery) -> TermsCheckerView;
    /// What is coming, for a calendar.
    RemindersCalendar(RemindersCalendarQuery) -> RemindersCalendarView;
    /// The lettrage of a customer's account.
    Lettrage(LettrageQuery) -> LettrageView;
    /// The numbers of our accounts.
    Chart(ChartQuery) -> ChartView;
    /// Our accounts against those of a file that was looked at.
    Reconciliation(ReconciliationQuery) -> Option<ReconciliationView>;
    /// Mandates, batches of direct debits, slips of cheques.
    Remittances(RemittancesQuery) -> RemittancesView;
    /// The saved views of a list.
    Views(ViewsQuery) -> ViewsView;
    /// The day's list.
    Today(TodayQuery) -> TodayView;
    /// The files imported.
    Imports(ImportsQuery) -> ImportsView;
    /// The journal.
    Entries(EntriesQuery) -> EntriesView;
    /// Customers and invoices from anywhere, and the day that was meant.
    Find(FindQuery) -> FindView;
    /// The last acts, and which of them can be taken back.
    Acts(ActsQuery) -> ActsView;
    /// What is kept, where, how safely.
    SaveState(SaveStateQuery) -> SaveState;
    /// The firm and what it decided once.
    Settings(SettingsQuery) -> SettingsView;
}

/// The files imported.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(optional_fields))]
pub struct ImportsQuery {
    /// Search language: words of the name or format, `date > 01/11/2026` for the day of the import.
    pub search: String,
}

/// What is kept, where, how safely.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct SaveStateQuery {}

/// The firm and what it decided once.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct SettingsQuery {}

/// The firm and what it decided once.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct SettingsView {
    /// Nothing was ever recorded: show the first visit.
    pub empty: bool,
    /// This is the demo company.
    pub demo: bool,
    /// Who we are.
    pub issuer: Issuer,
    /// Two devices disagree on who we are.
    pub issuer_contested: bool,
    /// Upper bounds of the ageing columns.
    pub bounds: Vec<u32>,
    /// Currencies with receivables, the most used first.
    pub currencies: Vec<Currency>,
    /// The first and last day of issue known: the range of the past-day slider.
    pub first_day: Option<Day>,
    /// See `first_day`.
    pub last_day: Option<Day>,
    /// Until when money received is known.
    pub bank_known_until: Option<Day>,
    /// Today, as the engine was told.
    pub today: Option<Day>,
}

/// Everything that can be told: `{ "command": "allocate", "payment": "…", "lines": { "…": "120.00" } }`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "command", rename_all = "camelCase", rename_all_fields = "camelCase")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub enum Command {
    /// Who we are.
    SetIssuer {
        /// The whole of it.
        #[serde(deserialize_with = "json::through")]
        issuer: Issuer,
    },
    /// The ageing columns.
    SetBuckets {
        /// Upper bounds, rising, at most eleven.
        #[serde(deserialize_with = "json::through")]
        bounds: Vec<u32>,
    },
    /// Records one payment, and allocates it when it names an invoice.
    RecordPayment {
        /// The customer's account; may be empty when `invoice` is given.
        #[serde(default)]
        account: String,
        /// An invoice's identifier or number; empty: unallocated.
        #[serde(default)]
        invoice: String,
        /// Day of payment; today when absent.
        #[serde(default, deserialize_with = "json::through")]
        paid: Option<Day>,
        /// A decimal amount, above zero.
        amount: String,
        /// The currency; the invoice's, else EUR, when absent.
        #[serde(default, deserialize_with = "json::through")]
        currency: Option<Currency>,
        /// A reference.
        #[serde(default)]
        reference: String,
        /// Transfer, cheque …
        #[serde(default)]
        means: String,
    },
    /// Records a payment of each invoice named, all of them in one entry, or none.
    RecordPayments {
        /// Which invoices, and how much of each.
        #[serde(deserialize_with = "json::through")]
        payments: Vec<PaidInvoice>,
        /// Day of payment; today when absent.
        #[serde(default, deserialize_with = "json::through")]
        paid: Option<Day>,
        /// A reference.
        #[serde(default)]
        reference: String,
        /// Transfer, cheque …
        #[serde(default)]
        means: String,
    },
    /// The complete allocation of one payment.
    Allocate {
        /// The payment's identifier.
        payment: String,
        /// Receivable's identifier → decimal amount.
        #[serde(deserialize_with = "json::through")]
        lines: BTreeMap<String, String>,
    },
    /// Settles a line of a bank statement: the whole of what is decided on it.
    SettleLine {
        /// The line.
        line: String,
        /// What is ticked.
        #[serde(deserialize_with = "json::through")]
        settlement: Settlement,
    },
    /// Settles a line as the matching proposes.
    AcceptProposal {
        /// The line.
        line: String,
        /// Which proposal: its index.
        #[serde(default)]
        proposal: u32,
    },
    /// Settles lines that are certain, in one act.
    AcceptCertain {
        /// Which; empty: all of them.
        #[serde(default)]
        lines: Vec<String>,
        /// What is likely too.
        #[serde(default)]
        likely: bool,
    },
    /// A line is no customer's.
    SetLineAside {
        /// The line.
        line: String,
        /// What it is.
        #[serde(default, deserialize_with = "json::through")]
        kind: BesideKind,
    },
    /// A line gives back a payment: what that had settled is open again.
    ReturnLine {
        /// The line.
        line: String,
        /// The payment that comes back.
        payment: String,
    },
    /// Nothing is decided on a line any more.
    ReopenLine {
        /// The line.
        line: String,
    },
    /// How lines are decided from now on.
    SetCashRules {
        /// The whole of it.
        #[serde(deserialize_with = "json::through")]
        rules: CashRules,
    },
    /// The numbers of our accounts, those that differ from the usual ones.
    SetChart {
        /// What each is for, and its number.
        #[cfg_attr(feature = "typescript", ts(type = "Partial<Record<Use, string>>"))]
        #[serde(deserialize_with = "json::through")]
        chart: Chart,
    },
    /// A mandate was signed, changed or revoked.
    SetMandate {
        /// The RUM.
        id: String,
        /// What it says.
        #[serde(deserialize_with = "json::through")]
        mandate: Mandate,
    },
    /// How we collect from now on.
    SetCreditor {
        /// The whole of it.
        #[serde(deserialize_with = "json::through")]
        creditor: Creditor,
    },
    /// Puts what is open of invoices into batches of direct debits.
    RecordBatch {
        /// The receivables' identifiers.
        invoices: Vec<String>,
        /// The day of collection.
        #[serde(deserialize_with = "json::through")]
        day: Day,
    },
    /// The debtors of a batch were told.
    RecordNotice {
        /// Which batch.
        batch: String,
    },
    /// Cheques were brought to our bank together.
    RecordSlip {
        /// The slip's number.
        number: String,
        /// The day; today when absent.
        #[serde(default, deserialize_with = "json::through")]
        day: Option<Day>,
        /// Its cheques.
        #[serde(deserialize_with = "json::through")]
        cheques: Vec<TypedCheque>,
    },
    /// Takes an import back, or takes that back.
    Withdraw {
        /// The import's entry.
        entry: String,
        /// True to bring the import back.
        #[serde(default)]
        restored: bool,
    },
    /// Takes an act back: an import, a payment, an allocation, a decision. Taking back an undo does it again.
    Undo {
        /// The act's entry.
        entry: String,
    },
    /// Keeps a mapping under a name, or forgets it.
    SetProfile {
        /// Its name.
        name: String,
        /// The mapping; absent: forget.
        #[serde(default, deserialize_with = "json::through")]
        mapping: Option<Mapping>,
    },
    /// Keeps the files of a preview beside a receivable or a customer: an order, a delivery note, an answer.
    AttachPieces {
        /// The preview that looked at them; it can still be imported.
        preview: String,
        /// The customer's account, where they are about no receivable.
        #[serde(default)]
        account: String,
        /// The receivable's identifier; empty: the customer.
        #[serde(default)]
        item: String,
        /// What they are; by their names when absent.
        #[serde(default, deserialize_with = "json::through")]
        kind: Option<PieceKind>,
    },
    /// Says what a piece is, or takes it away.
    SetPiece {
        /// The customer's account, where it is about no receivable.
        #[serde(default)]
        account: String,
        /// The receivable's identifier; empty: the customer.
        #[serde(default)]
        item: String,
        /// Its hash.
        #[serde(deserialize_with = "json::through")]
        hash: Hash,
        /// What it is from now on; absent: taken away.
        #[serde(default, deserialize_with = "json::through")]
        piece: Option<PieceSaid>,
    },
    /// Saves a view of a list, or removes it.
    SetView {
        /// Of which list.
        #[serde(deserialize_with = "json::through")]
        list: List,
        /// Which; empty: a new one.
        #[serde(default)]
        id: String,
        /// How it looks; absent: remove it.
        #[serde(default, deserialize_with = "json::through")]
        view: Option<SavedView>,
    },
    /// Begins a draft: empty, a duplicate, a credit note, a deposit … [`Done::made`] gives its identifier.
    StartDraft {
        /// As what.
        #[serde(deserialize_with = "json::through")]
        start: Start,
    },
    /// Keeps a draft.
    SetDraft {
        /// Which; empty: a new one, whose identifier [`Done::made`] gives.
        #[serde(default)]
        id: String,
        /// The whole of it.
        #[serde(deserialize_with = "json::through")]
        draft: Box<Draft>,
    },
    /// Drops a draft.
    DropDraft {
        /// Which.
        id: String,
    },
    /// Issues drafts, all or none: each takes its number and never changes again. [`Done::made`] gives the receivables'
    /// identifiers.
    Issue {
        /// Which, in this order.
        drafts: Vec<String>,
    },
    /// Marks documents as sent.
    RecordSent {
        /// The receivables' identifiers.
        invoices: Vec<String>,
        /// When; today when absent.
        #[serde(default, deserialize_with = "json::through")]
        on: Option<Day>,
        /// How.
        #[serde(deserialize_with = "json::through")]
        channel: Channel,
        /// To whom: a role, never a name.
        #[serde(default)]
        contact: String,
    },
    /// Records a status of the life cycle by hand.
    RecordStatus {
        /// The receivable's identifier.
        invoice: String,
        /// `200` … `213`, or another.
        code: String,
        /// The day of it; today when absent.
        #[serde(default, deserialize_with = "json::through")]
        on: Option<Day>,
        /// Reason codes.
        #[serde(default)]
        reasons: Vec<String>,
        /// In words.
        #[serde(default)]
        comment: String,
        /// For 212: per cent and amount received with VAT, of each rate.
        #[serde(default, deserialize_with = "json::through")]
        received: Vec<(String, String)>,
    },
    /// Records a delivery that is to be invoiced. [`Done::made`] gives its identifier.
    RecordDelivery {
        /// The customer's account.
        account: String,
        /// When; today when absent.
        #[serde(default, deserialize_with = "json::through")]
        on: Option<Day>,
        /// What.
        label: String,
        /// A decimal amount without VAT.
        amount: String,
        /// EUR when absent.
        #[serde(default, deserialize_with = "json::through")]
        currency: Currency,
    },
    /// Decides a recurring invoice, or removes it. [`Done::made`] gives its identifier.
    SetRecurring {
        /// Which; empty: a new one.
        #[serde(default)]
        id: String,
        /// What it says and when it comes back; absent: remove it.
        #[serde(default, deserialize_with = "json::through")]
        recurring: Option<Box<Recurring>>,
        /// The draft that it takes the place of, which goes: each turn makes one. Empty: every draft stays.
        #[serde(default)]
        in_place_of: String,
    },
    /// Keeps a customer. [`Done::made`] gives the account.
    SaveCustomer {
        /// The whole of it.
        #[serde(deserialize_with = "json::through")]
        customer: Box<CustomerFile>,
    },
    /// Erases the people known of a customer, for good: what was kept of them is deleted, here and wherever this entry
    /// comes. Invoices stay, for they name none. Copies made before keep them.
    EraseContacts {
        /// Whose.
        account: String,
    },
    /// Decides about reminders: several acts in one entry, all or none. [`Done::made`] gives the identifiers of what was
    /// made.
    Dunning {
        /// In this order.
        #[serde(deserialize_with = "json::through")]
        acts: Vec<Act>,
    },
    /// Records reminders as written, each looked at once more: items that were paid, held, promised … meanwhile are left
    /// out, and [`Done::refused`] says why; [`Done::made`] gives the identifiers of the reminders.
    WriteReminders {
        /// As they were seen in the run.
        #[serde(deserialize_with = "json::through")]
        reminders: Vec<ReminderToWrite>,
    },
    /// Fills an empty workspace with the demo company.
    LoadDemo,
}

/// A command was done.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Done {
    /// The entry written; absent when the command changed nothing.
    pub entry: Option<String>,
    /// Identifiers of what was made: a draft, receivables, a customer's account.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub made: Vec<String>,
    /// What was asked for and not done, beside what was: reminders whose items were paid or held meanwhile.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub refused: Vec<HeldLine>,
    /// Goes up with each change.
    pub revision: u32,
}

/// Why something was not done: what JavaScript catches.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Problem {
    /// `refusal`: it makes no sense now; `fault`: something is wrong in a file; `failure`: the machine let us down.
    pub kind: ProblemKind,
    /// Stable, in kebab case.
    pub code: String,
    /// In the person's language: what is wrong, what is safe, what to do.
    pub message: String,
    /// Where, for a fault.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<Box<crate::base::Place>>,
}

/// See [`Problem::kind`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub enum ProblemKind {
    /// The command makes no sense now.
    Refusal,
    /// Something is wrong in a file.
    Fault,
    /// The machine let us down.
    Failure,
}

/// What the engine says by itself.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "event", rename_all = "camelCase", rename_all_fields = "camelCase")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub enum Push {
    /// The book changed: ask again.
    Changed {
        /// Goes up with each change.
        revision: u32,
    },
    /// Long work goes on.
    Progress {
        /// `reading`, `recording`, `saving`, `backup`, `restore`, `verifying` …
        stage: String,
        /// Done so far.
        done: f64,
        /// In all; 0 when not known.
        total: f64,
    },
    /// Another tab took over: this one is frozen.
    TakenOver,
}
