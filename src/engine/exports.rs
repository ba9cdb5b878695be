//! Files out: lists as CSV or workbooks, source files as they came, the backup.

use crate::base::{Currency, Fault, Hash};
use crate::book::Event;
use crate::rooms::customers::queries::CustomerQuery;
use crate::rooms::dunning::queries::TermsCheckerQuery;
use crate::rooms::exchange;
use crate::rooms::exchange::export::{self, Table};
use crate::store::Store;

use super::documents::{DocumentRequest, Documents, Syntax};
use super::protocol::{ExportRequest, LedgerFormat, Problem, TableFormat};
use super::{Engine, World};

const CSV: &str = "text/csv;charset=utf-8";
const XLSX: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
const ZIP: &str = "application/zip";
const JSON: &str = "application/json";
const BYTES: &str = "application/octet-stream";

/// A file that leaves.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Exported {
    /// Its name.
    pub name: String,
    /// Its media type.
    pub mime: String,
    /// Its content.
    pub bytes: Vec<u8>,
}

impl<S: Store, D: Documents, W: World> Engine<S, D, W> {
    /// Makes a file. That a list left is written in the journal; a backup is noted on this device alone, for it must be
    /// equal to what it copies.
    pub async fn export(&mut self, request: ExportRequest) -> Result<Exported, Problem> {
        let (locale, today) = (self.options.locale, self.options.today);
        let (format, table) = match &request {
            ExportRequest::Backup { passphrase } => {
                let file = self.backup(passphrase).await?;
                let mime = if passphrase.is_empty() { ZIP } else { BYTES };
                return Ok(Exported { name: file.name, mime: mime.to_owned(), bytes: file.bytes });
            }
            ExportRequest::Facturx { invoice, profile } => {
                return self.factur_x(invoice, profile).await;
            }
            ExportRequest::Cii { invoice, profile } => {
                return self.invoice_xml(invoice, Syntax::Cii, profile).await;
            }
            ExportRequest::Ubl { invoice, profile } => {
                return self.invoice_xml(invoice, Syntax::Ubl, profile).await;
            }
            ExportRequest::InvoicePdf { invoice } => return self.invoice_page(invoice).await,
            ExportRequest::DraftPdf { id, draft } => {
                return self.preview_draft(id, draft.as_deref()).await;
            }
            ExportRequest::DraftPictures { draft } => return self.draft_pictures(draft).await,
            ExportRequest::InvoicePictures { invoice } => {
                return self.invoice_pictures(invoice).await;
            }
            ExportRequest::Sending { invoices } => return self.sending(invoices).await,
            ExportRequest::Reminders { reminders, together } => {
                return self.reminder_files(reminders, *together).await;
            }
            ExportRequest::ReminderPreview { reminder, template } => {
                return self.reminder_preview(reminder, template.as_ref()).await;
            }
            ExportRequest::ReminderTemplate { slot, template, account } => {
                return self.template_desk(slot, template.as_ref(), account).await;
            }
            ExportRequest::Statements { accounts, from, format } => {
                return self.account_statements(accounts, *from, *format).await;
            }
            ExportRequest::DebitNote { items, number } => {
                return self.debit_note(items, number).await;
            }
            ExportRequest::LitigationPack { account, currency } => {
                return self.litigation_pack(account, *currency).await;
            }
            ExportRequest::RemindersCalendar { query } => return self.calendar(query).await,
            ExportRequest::Source { hash } => return self.source(*hash).await,
            ExportRequest::Journal { format: LedgerFormat::Fec, from, to, currency } => {
                if currency.is_some_and(|currency| currency != Currency::EUR) {
                    return Err(self.fault(&Fault::new("fec-only-euro")));
                }
                let name = self.fec_name(*to)?;
                let rows = self.journal_table(*from, *to, *currency).rows;
                let bytes = self.bytes_of(DocumentRequest::WriteLedger(rows)).await?;
                return self.left(name, "text/plain;charset=utf-8", bytes, "journal.txt").await;
            }
            ExportRequest::Journal { format, from, to, currency } => {
                let workbook = *format == LedgerFormat::Xlsx;
                let format = if workbook { TableFormat::Xlsx } else { TableFormat::Csv };
                (format, self.journal_table(*from, *to, *currency))
            }
            ExportRequest::Reconciliation { format, preview } => {
                (*format, self.reconciliation_table(preview)?)
            }
            ExportRequest::Notices { format, batch } => (*format, self.notices_table(batch)?),
            ExportRequest::Debits { batch, older } => {
                let bytes = self.debits_file(batch, *older).await?;
                return self.left(format!("{batch}.xml"), "application/xml", bytes, "debits").await;
            }
            ExportRequest::SourceRow { hash, line } => return self.source_row(*hash, *line).await,
            ExportRequest::Story { format, query } => {
                let query = CustomerQuery { story: u32::MAX, ..query.clone() };
                match query.run(&self.book, today) {
                    Some(view) => (*format, export::story(locale, &view)),
                    None => return Err(self.refused("unknown-customer", &query.account)),
                }
            }
            ExportRequest::Invoices { format, query, columns } => {
                let mut query = query.clone();
                (query.offset, query.limit, query.more) = (0, 0, !columns.is_empty());
                (*format, export::invoices(locale, &query.run(&self.book, today), columns))
            }
            ExportRequest::Customers { format, query, columns } => {
                let mut query = query.clone();
                (query.offset, query.limit, query.more) = (0, 0, true);
                (*format, export::customers(locale, &query.run(&self.book, today), columns))
            }
            ExportRequest::Terms { format, query, customers } => {
                let query = TermsCheckerQuery { limit: u32::MAX, ..query.clone() };
                (*format, export::terms(locale, &query.run(&self.book, today), *customers))
            }
            ExportRequest::Payments { format } => (*format, export::payments(locale, &self.book)),
            ExportRequest::Ageing { format, query } => {
                let mut query = query.clone();
                (query.offset, query.limit) = (0, 0);
                (*format, export::ageing(locale, &query.run(&self.book, today)))
            }
        };
        self.step("exporting", 0, 0).await?;
        let (extension, mime) = match format {
            TableFormat::Csv => ("csv", CSV),
            TableFormat::Xlsx => ("xlsx", XLSX),
        };
        let demo = if self.book.exchange.is_demo() { "DEMO-" } else { "" };
        let name = format!("{demo}{}-{today}.{extension}", table.name);
        let bytes = match format {
            TableFormat::Csv => table.to_csv(),
            TableFormat::Xlsx => {
                let Table { name, headings, rows } = table;
                self.bytes_of(DocumentRequest::WriteSheet(name, headings, rows)).await?
            }
        };
        self.left(name, mime, bytes, &format!("{}.{extension}", kind(&request))).await
    }

    /// A file leaves the house: written in the journal.
    async fn left(
        &mut self,
        name: String,
        mime: &str,
        bytes: Vec<u8>,
        kind: &str,
    ) -> Result<Exported, Problem> {
        if self.read_only.is_none() {
            let (hash, kind) = (Hash::of(&bytes), kind.to_owned());
            let event = exchange::Event::FileExported { name: name.clone(), hash, kind };
            self.record(vec![Event::Exchange(event)], Vec::new()).await?;
        }
        Ok(Exported { name, mime: mime.to_owned(), bytes })
    }

    async fn source_row(&self, hash: Hash, line: u32) -> Result<Exported, Problem> {
        let file = self.source(hash).await?;
        let import = self.book.exchange.all().iter().find(|import| import.source == hash);
        let mapping = import.and_then(|import| import.mapping.as_ref());
        let row = exchange::source_row::source_row(&file.name, &file.bytes, line, mapping);
        let bytes = row.and_then(|row| serde_json::to_vec(&row).ok());
        match bytes {
            Some(bytes) => Ok(Exported { name: file.name, mime: JSON.to_owned(), bytes }),
            None => Err(self.refused("no-such-row", "")),
        }
    }

    async fn source(&self, hash: Hash) -> Result<Exported, Problem> {
        let name = self.source_names().remove(&hash);
        let bytes = self.store.blob(hash).await.map_err(|failure| self.failure(&failure))?;
        match (name, bytes) {
            (Some(name), Some(bytes)) => {
                // A member of an archive is given by its own name.
                let name = name.rsplit('/').next().unwrap_or(&name).to_owned();
                Ok(Exported { name, mime: BYTES.to_owned(), bytes })
            }
            _ => Err(self.refused("unknown-source", "")),
        }
    }
}

fn kind(request: &ExportRequest) -> &'static str {
    match request {
        ExportRequest::Invoices { .. } => "invoices",
        ExportRequest::Customers { .. } => "customers",
        ExportRequest::Payments { .. } => "payments",
        ExportRequest::Ageing { .. } => "ageing",
        ExportRequest::Journal { .. } => "journal",
        ExportRequest::Reconciliation { .. } => "reconciliation",
        ExportRequest::Debits { .. } => "debits",
        ExportRequest::Notices { .. } => "notices",
        ExportRequest::Backup { .. } => "backup",
        ExportRequest::Facturx { .. } => "factur-x",
        ExportRequest::Cii { .. } => "cii",
        ExportRequest::Ubl { .. } => "ubl",
        ExportRequest::InvoicePdf { .. }
        | ExportRequest::InvoicePictures { .. }
        | ExportRequest::DraftPdf { .. } => "invoice",
        ExportRequest::Sending { .. } => "sending",
        ExportRequest::Story { .. } => "story",
        ExportRequest::SourceRow { .. } => "source-row",
        ExportRequest::Source { .. } => "source",
        ExportRequest::DraftPictures { .. } => "draft",
        ExportRequest::Reminders { .. }
        | ExportRequest::ReminderPreview { .. }
        | ExportRequest::ReminderTemplate { .. } => "reminders",
        ExportRequest::Statements { .. } => "statement",
        ExportRequest::Terms { customers: true, .. } => "terms-customers",
        ExportRequest::Terms { .. } => "terms-invoices",
        ExportRequest::DebitNote { .. } => "debit-note",
        ExportRequest::LitigationPack { .. } => "litigation-pack",
        ExportRequest::RemindersCalendar { .. } => "calendar",
    }
}
