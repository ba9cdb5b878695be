//! What can be exported: the list of files that the interface offers.

use serde::{Deserialize, Serialize};

use crate::base::{Currency, Day, json};
use crate::rooms::customers::queries::{CustomerQuery, CustomersQuery};
use crate::rooms::dunning::messages::{StatementFormat, Template};
use crate::rooms::dunning::model::Slot;
use crate::rooms::dunning::queries::{ReminderToWrite, RemindersCalendarQuery, TermsCheckerQuery};
use crate::rooms::insight::queries::AgeingQuery;
use crate::rooms::invoices::issuing::draft::Draft;
use crate::rooms::invoices::queries::InvoicesQuery;
use crate::rooms::ledger::queries::LedgerFormat;

/// What can be exported: `{ "kind": "invoices", "format": "xlsx" }`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "camelCase", rename_all_fields = "camelCase")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub enum ExportRequest {
    /// The invoices that a query finds, all rows.
    Invoices {
        /// `csv` or `xlsx`.
        #[serde(deserialize_with = "json::through")]
        format: TableFormat,
        /// Which, and in which order.
        #[serde(default, deserialize_with = "json::through")]
        query: InvoicesQuery,
        /// The columns wanted, in order; empty: those that can be read back in.
        #[serde(default)]
        columns: Vec<String>,
    },
    /// The customers that a query finds, all rows.
    Customers {
        /// `csv` or `xlsx`.
        #[serde(deserialize_with = "json::through")]
        format: TableFormat,
        /// Which, and in which order.
        #[serde(default, deserialize_with = "json::through")]
        query: CustomersQuery,
        /// The columns wanted, in order; empty: those that can be read back in.
        #[serde(default)]
        columns: Vec<String>,
    },
    /// All payments with their allocations.
    Payments {
        /// `csv` or `xlsx`.
        #[serde(deserialize_with = "json::through")]
        format: TableFormat,
    },
    /// The aged balance.
    Ageing {
        /// `csv` or `xlsx`.
        #[serde(deserialize_with = "json::through")]
        format: TableFormat,
        /// Of which day, by what.
        #[serde(default, deserialize_with = "json::through")]
        query: AgeingQuery,
    },
    /// The entries of our journals, in the 18 columns of the FEC.
    Journal {
        /// `csv`, `xlsx` or `fec`.
        #[serde(deserialize_with = "json::through")]
        format: LedgerFormat,
        /// First day; the first known when absent.
        #[serde(default, deserialize_with = "json::through")]
        from: Option<Day>,
        /// Last day; today when absent.
        #[serde(default, deserialize_with = "json::through")]
        to: Option<Day>,
        /// Entries in this currency; EUR when absent.
        #[serde(default, deserialize_with = "json::through")]
        currency: Option<Currency>,
    },
    /// The differences between our accounts and those of a file that was looked at.
    Reconciliation {
        /// `csv` or `xlsx`.
        #[serde(deserialize_with = "json::through")]
        format: TableFormat,
        /// The preview that read the file.
        preview: String,
    },
    /// A batch of direct debits as pain.008.001.08.
    Debits {
        /// Which.
        batch: String,
        /// As pain.008.001.02 instead.
        #[serde(default)]
        older: bool,
    },
    /// What to tell the debtors of a batch before it is collected.
    Notices {
        /// `csv` or `xlsx`.
        #[serde(deserialize_with = "json::through")]
        format: TableFormat,
        /// Which batch.
        batch: String,
    },
    /// The whole journal and its source files, in one ZIP, encrypted when a passphrase is given.
    Backup {
        /// Empty: not encrypted.
        #[serde(default)]
        passphrase: String,
    },
    /// An issued invoice as a Factur-X file.
    Facturx {
        /// The receivable's identifier, or its number.
        invoice: String,
        /// `MINIMUM`, `BASIC WL`, `BASIC`, `EN 16931`, `EXTENDED`; empty: `EN 16931`.
        #[serde(default)]
        profile: String,
    },
    /// An issued invoice as bare CII.
    Cii {
        /// The receivable's identifier, or its number.
        invoice: String,
        /// As for `facturx`, and `EXTENDED CTC-FR`.
        #[serde(default)]
        profile: String,
    },
    /// An issued invoice as UBL 2.1.
    Ubl {
        /// The receivable's identifier, or its number.
        invoice: String,
        /// `EN 16931` or `EXTENDED CTC-FR`; empty: `EN 16931`.
        #[serde(default)]
        profile: String,
    },
    /// The page of an issued invoice alone.
    InvoicePdf {
        /// The receivable's identifier, or its number.
        invoice: String,
    },
    /// The page that a draft would be: the preview. Leaves no trace in the journal.
    DraftPdf {
        /// A kept draft; may be empty.
        #[serde(default)]
        id: String,
        /// What is on screen, in place of what is kept.
        #[serde(default, deserialize_with = "json::through")]
        draft: Option<Box<Draft>>,
    },
    /// Documents as their customers get them: e-mails to be sent, files for platforms, letters in one PDF; one ZIP. Each is
    /// marked as sent.
    Sending {
        /// The receivables' identifiers.
        invoices: Vec<String>,
    },
    /// What happened with one customer.
    Story {
        /// `csv` or `xlsx`.
        #[serde(deserialize_with = "json::through")]
        format: TableFormat,
        /// Whose.
        #[serde(default, deserialize_with = "json::through")]
        query: CustomerQuery,
    },
    /// One row of a source file of separated text, as JSON: `{ line, headings, cells }`.
    SourceRow {
        /// SHA-256 of the file.
        #[serde(deserialize_with = "json::through")]
        hash: crate::base::Hash,
        /// The line it begins on, from 1.
        line: u32,
    },
    /// Files of reminders that were written: e-mails to be sent with statement and invoices, letters, short messages for a
    /// gateway, call sheets; one ZIP. What was paid or held meanwhile is left out.
    Reminders {
        /// Their identifiers.
        reminders: Vec<String>,
        /// All letters in one PDF, for the printer.
        #[serde(default)]
        together: bool,
    },
    /// A message as it would be, as JSON: `{ subject, body, to, faults, sms, smsLink, pages }`. Leaves no trace.
    ReminderPreview {
        /// As it stands in the run.
        #[serde(deserialize_with = "json::through")]
        reminder: Box<ReminderToWrite>,
        /// A text in place of the usual one.
        #[serde(default, deserialize_with = "json::through")]
        template: Option<Template>,
    },
    /// The words of a reminder to be edited, as JSON: [`TemplateDesk`](crate::rooms::dunning::queries::TemplateDesk).
    /// Leaves no trace.
    ReminderTemplate {
        /// Where they are said.
        #[serde(deserialize_with = "json::through")]
        slot: Slot,
        /// As they are typed; absent: as they are kept.
        #[serde(default, deserialize_with = "json::through")]
        template: Option<Template>,
        /// The customer of the preview; empty: none.
        #[serde(default)]
        account: String,
    },
    /// Statements of account.
    Statements {
        /// Whose.
        accounts: Vec<String>,
        /// Every movement from this day on; absent: what is open.
        #[serde(default, deserialize_with = "json::through")]
        from: Option<Day>,
        /// `pdf`, `onePdf` or `csv`.
        #[serde(default, deserialize_with = "json::through")]
        format: StatementFormat,
    },
    /// The invoices that are due later than the law allows, or the customers whose terms do that.
    Terms {
        /// `csv` or `xlsx`.
        format: TableFormat,
        /// Since when; every row.
        #[serde(default)]
        query: TermsCheckerQuery,
        /// Of customers, not of invoices.
        #[serde(default)]
        customers: bool,
    },
    /// A debit note for what lateness cost, with its computation.
    DebitNote {
        /// Of a draft: receivables of one customer, by identifier.
        #[serde(default)]
        items: Vec<String>,
        /// The number under which it was issued; empty: a draft.
        #[serde(default)]
        number: String,
    },
    /// Everything that a court or an agency wants to see of a customer, in one ZIP with an index.
    LitigationPack {
        /// Whose.
        account: String,
        /// In which currency; EUR when absent.
        #[serde(default, deserialize_with = "json::through")]
        currency: Currency,
    },
    /// What is coming, for a calendar program (iCalendar).
    RemindersCalendar {
        /// How far.
        #[serde(default, deserialize_with = "json::through")]
        query: RemindersCalendarQuery,
    },
    /// The pages that a draft would have, as drawings: a JSON array of SVG. Leaves no trace in the journal.
    DraftPictures {
        /// As it is typed.
        #[serde(deserialize_with = "json::through")]
        draft: Box<Draft>,
    },
    /// The pages of a document issued here, as drawings: a JSON array of SVG. Leaves no trace in the journal.
    InvoicePictures {
        /// The receivable's identifier, or its number.
        invoice: String,
    },
    /// A source file, as it was imported.
    Source {
        /// SHA-256 of it.
        #[serde(deserialize_with = "json::through")]
        hash: crate::base::Hash,
    },
}

/// How a table is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub enum TableFormat {
    /// Semicolons, decimal commas, UTF-8 with BOM: what a French spreadsheet opens by double click.
    #[default]
    Csv,
    /// A workbook.
    Xlsx,
}
