//! Files dropped: opened as far as tables and structured invoices, shown, corrected, and imported whole or not at all.

use std::collections::BTreeMap;

use crate::base::{Day, Fault, Hash};
use crate::book::{self, Book};
use crate::formats::bank::BankFile;
use crate::formats::{self, LedgerFile, NamedBytes, Parsed, Sheet, limits};
use crate::rooms::exchange::bank;
use crate::rooms::exchange::compare;
use crate::rooms::exchange::preview::{self, Dropped, Preview};
use crate::rooms::exchange::queries::{Mapping, PreviewView};
use crate::rooms::exchange::table::Table;
use crate::rooms::ledger::reconcile::Theirs;
use crate::rooms::payments;
use crate::rooms::pieces::{self, Given};
use crate::store::Store;
use crate::texts::Locale;

use super::documents::{DocumentAnswer, DocumentRequest, Documents};
use super::protocol::{Done, Problem};
use super::{Engine, World};

/// Stands for the hash of the one file that is still being hashed; no file has it.
const UNNAMED: Hash = Hash::from_digest([0xff; 32]);

/// A file as dropped, or a member of an archive, with what was found in it.
#[derive(Clone, Debug)]
struct Opened {
    /// Its name, or its path inside the archive: `factures.zip/FA-12.pdf`.
    name: String,
    /// SHA-256 of its bytes.
    hash: Hash,
    /// Its bytes, kept as evidence when it is imported.
    bytes: Vec<u8>,
    content: Found,
}

/// What a file holds.
#[derive(Clone, Debug)]
enum Found {
    /// Separated text: its bytes are read by the mapping.
    Text,
    /// A workbook's sheets, with its format.
    Sheets(&'static str, Vec<Sheet>),
    /// A structured invoice.
    Invoice(Parsed),
    /// A bank's statements.
    Bank(Box<BankFile>),
    /// Accounting entries.
    Ledger(Box<LedgerFile>),
    /// Nothing that can be read.
    Nothing(&'static str),
}

/// A preview that waits for an answer.
pub(super) struct Pending {
    files: Vec<Opened>,
    faults: Vec<Fault>,
    /// Mappings that a person corrected, by file name.
    answers: BTreeMap<String, Mapping>,
    preview: Preview,
    /// Of the book that it was made against.
    revision: u32,
}

impl<S: Store, D: Documents, W: World> Engine<S, D, W> {
    /// Reads files and says what importing them would do. Changes nothing.
    pub async fn preview(&mut self, files: Vec<NamedBytes>) -> Result<PreviewView, Problem> {
        self.preview_hashed(files.into_iter().map(|file| (file, None)).collect()).await
    }

    /// The same with files whose SHA-256 is known already, where it is.
    pub async fn preview_hashed(
        &mut self,
        files: Vec<(NamedBytes, Option<Hash>)>,
    ) -> Result<PreviewView, Problem> {
        let pending = self.opened(files).await?;
        let id = self.next_preview();
        self.show(id, pending).await
    }

    /// The same with one file whose SHA-256 is being computed: it is read meanwhile.
    pub async fn preview_while_hashed(
        &mut self,
        file: NamedBytes,
        hash: impl Future<Output = Option<Hash>>,
    ) -> Result<PreviewView, Problem> {
        let mut pending = self.opened(vec![(file, Some(UNNAMED))]).await?;
        let id = self.next_preview();
        self.read(&mut pending).await?;
        if let Some(file) = pending.files.iter_mut().find(|file| file.hash == UNNAMED) {
            file.hash = match hash.await {
                Some(hash) => hash,
                None => self.world.digest(&file.bytes).await,
            };
            pending.preview.name(&self.book, UNNAMED, file.hash);
        }
        Ok(self.shown(id, pending))
    }

    async fn opened(&self, files: Vec<(NamedBytes, Option<Hash>)>) -> Result<Pending, Problem> {
        let (files, faults) = self.open_files(files).await?;
        Ok(Pending {
            files,
            faults,
            answers: BTreeMap::new(),
            preview: Preview::default(),
            revision: self.revision,
        })
    }

    fn next_preview(&mut self) -> String {
        self.previews += 1;
        self.previews.to_string()
    }

    /// Reads the same files with other mappings, given by the file's hash.
    pub async fn revise(
        &mut self,
        id: &str,
        mappings: BTreeMap<Hash, Mapping>,
    ) -> Result<PreviewView, Problem> {
        let Some(mut pending) = self.pending.remove(id) else {
            return Err(self.refused("unknown-preview", ""));
        };
        for (hash, mapping) in mappings {
            if let Some(file) = pending.files.iter().find(|file| file.hash == hash) {
                pending.answers.insert(file.name.clone(), mapping);
            }
        }
        self.show(id.to_owned(), pending).await
    }

    async fn show(&mut self, id: String, mut pending: Pending) -> Result<PreviewView, Problem> {
        self.read(&mut pending).await?;
        Ok(self.shown(id, pending))
    }

    async fn read(&self, pending: &mut Pending) -> Result<(), Problem> {
        self.step("reading", 0, 0).await?;
        pending.read(&self.book, self.options.today, self.options.locale);
        pending.revision = self.revision;
        Ok(())
    }

    fn shown(&mut self, id: String, pending: Pending) -> PreviewView {
        let view = PreviewView { id: id.clone(), ..pending.preview.view.clone() };
        self.pending.insert(id, pending);
        view
    }

    /// Imports what a preview showed: one entry, all or nothing.
    pub async fn commit(&mut self, id: &str) -> Result<Done, Problem> {
        let Some(mut pending) = self.pending.remove(id) else {
            return Err(self.refused("unknown-preview", ""));
        };
        if pending.revision != self.revision {
            // Something was recorded since: what is new and what is known is seen afresh.
            pending.read(&self.book, self.options.today, self.options.locale);
        }
        if !pending.preview.ready {
            self.pending.insert(id.to_owned(), pending);
            return Err(self.refused("not-ready", ""));
        }
        self.step("recording", 0, 0).await?;
        let Pending { files, preview, .. } = pending;
        let kept = preview.sources;
        let sources = files.into_iter().filter(|file| kept.contains(&file.hash));
        let bank = |event: &book::Event| {
            matches!(event, book::Event::Payments(payments::Event::StatementRecorded(_)))
        };
        let bank = preview.events.iter().any(bank);
        let sources = sources.map(|file| (file.hash, file.bytes)).collect();
        let done = self.record(preview.events, sources).await?;
        if bank {
            self.apply_rules().await?;
        }
        Ok(Done { revision: self.revision, ..done })
    }

    /// The files of a preview: name, hash and how many bytes.
    pub(super) fn looked_at(&self, id: &str) -> Option<impl Iterator<Item = Given<'_>>> {
        let files = self.pending.get(id)?.files.iter();
        Some(files.map(|file| (file.name.as_str(), file.hash, file.bytes.len() as u64)))
    }

    /// The bytes of those files of a preview that events keep as pieces.
    pub(super) fn kept_of(&self, id: &str, events: &[book::Event]) -> Vec<(Hash, Vec<u8>)> {
        let kept = |hash: Hash| {
            events.iter().any(|event| {
                matches!(event, book::Event::Pieces(pieces::Event::PieceSet { hash: of, .. }) if *of == hash)
            })
        };
        let files = self.pending.get(id).into_iter().flat_map(|pending| &pending.files);
        let files = files.filter(|file| kept(file.hash));
        files.map(|file| (file.hash, file.bytes.clone())).collect()
    }

    /// Forgets a preview.
    pub fn discard(&mut self, id: &str) {
        self.pending.remove(id);
    }

    /// Opens files: archives one level down, PDFs to their XML, workbooks to their sheets.
    async fn open_files(
        &self,
        files: Vec<(NamedBytes, Option<Hash>)>,
    ) -> Result<(Vec<Opened>, Vec<Fault>), Problem> {
        let mut opened = Vec::new();
        let mut faults = Vec::new();
        let total = files.len() as u64;
        for (done, (file, known)) in files.into_iter().enumerate() {
            self.step("opening", done as u64, total).await?;
            if file.bytes.len() as u64 > limits::FILE_BYTES {
                let fault = Fault::new("file-too-large").with_limit(limits::FILE_BYTES);
                faults.push(fault.in_file(&file.name));
                continue;
            }
            if sniffed(&file) != "zip" {
                self.open_file(file, known, &mut opened, &mut faults).await?;
                continue;
            }
            let (members, wrong) =
                self.files_or_faults(DocumentRequest::Unzip(file.bytes), &file.name).await?;
            faults.extend(wrong);
            let count = members.len() as u64;
            for (done, member) in members.into_iter().enumerate() {
                self.step("opening", done as u64, count).await?;
                let name = format!("{}/{}", file.name, member.name);
                self.open_file(NamedBytes { name, ..member }, None, &mut opened, &mut faults)
                    .await?;
            }
        }
        Ok((opened, faults))
    }

    async fn open_file(
        &self,
        file: NamedBytes,
        known: Option<Hash>,
        opened: &mut Vec<Opened>,
        faults: &mut Vec<Fault>,
    ) -> Result<(), Problem> {
        let hash = match known {
            Some(hash) => hash,
            None => self.world.digest(&file.bytes).await,
        };
        if opened.iter().any(|other| other.hash == hash) {
            faults.push(Fault::new("same-file-twice").in_file(&file.name).as_warning());
            return Ok(());
        }
        let content = match sniffed(&file) {
            "pdf" => {
                self.invoice(DocumentRequest::PdfInvoice(file.clone()), &file.name, faults).await?
            }
            "xml" | "pain" => {
                self.invoice(DocumentRequest::XmlInvoice(file.clone()), &file.name, faults).await?
            }
            "camt" | "mt940" | "ofx" | "qif" | "cfonb" => {
                let read = self.statements(file.clone()).await?;
                faults.extend(read.faults.iter().cloned());
                Found::Bank(Box::new(read))
            }
            "fec" => {
                let read = self.ledger_file(file.clone()).await?;
                faults.extend(read.faults.iter().cloned());
                if read.items.is_empty() {
                    Found::Nothing("fec")
                } else {
                    Found::Ledger(Box::new(read))
                }
            }
            format @ ("xlsx" | "xls" | "ods") => {
                let request = DocumentRequest::Sheets(file.bytes.clone());
                match self
                    .documents
                    .call(request)
                    .await
                    .map_err(|failure| self.failure(&failure))?
                {
                    DocumentAnswer::Sheets(sheets, wrong) => {
                        faults.extend(wrong.into_iter().map(|fault| fault.in_file(&file.name)));
                        match self.bank_sheets(&file, &sheets).await? {
                            Some(read) => {
                                faults.extend(read.faults.iter().cloned());
                                Found::Bank(Box::new(read))
                            }
                            None => Found::Sheets(format, sheets),
                        }
                    }
                    DocumentAnswer::Refused(fault) => {
                        faults.push(fault.in_file(&file.name));
                        Found::Nothing(format)
                    }
                    _ => Found::Nothing(format),
                }
            }
            "zip" => {
                faults.push(Fault::new("zip-in-zip").in_file(&file.name));
                Found::Nothing("zip")
            }
            "binary" => {
                faults.push(Fault::new("unknown-file").in_file(&file.name));
                Found::Nothing("binary")
            }
            "age" => {
                faults.push(Fault::new("encrypted-backup").in_file(&file.name));
                Found::Nothing("age")
            }
            _ => match self.bank_table(&file).await? {
                Some(read) => {
                    faults.extend(read.faults.iter().cloned());
                    Found::Bank(Box::new(read))
                }
                None => Found::Text,
            },
        };
        // Answers are kept by name: two files of one name are told apart.
        let mut name = file.name.clone();
        while opened.iter().any(|other| other.name == name) {
            name.push('\'');
        }
        opened.push(Opened { name, hash, bytes: file.bytes, content });
        Ok(())
    }

    /// A bank's file, read.
    async fn statements(&self, file: NamedBytes) -> Result<BankFile, Problem> {
        let name = file.name.clone();
        let answer = self.documents.call(DocumentRequest::BankFile(file)).await;
        match answer.map_err(|failure| self.failure(&failure))? {
            DocumentAnswer::Statements(read) => Ok(*read),
            other => {
                let (_, faults) = files_or_faults(other, &name);
                Ok(BankFile { faults, ..BankFile::default() })
            }
        }
    }

    /// A file of accounting entries, read; without an item, and with a fault, where it tells of no customer.
    pub(super) async fn ledger_file(&self, file: NamedBytes) -> Result<LedgerFile, Problem> {
        let name = file.name.clone();
        let answer = self.documents.call(DocumentRequest::LedgerFile(file)).await;
        let mut read = match answer.map_err(|failure| self.failure(&failure))? {
            DocumentAnswer::Ledger(read) => *read,
            other => {
                let (_, faults) = files_or_faults(other, &name);
                return Ok(LedgerFile { faults, ..LedgerFile::default() });
            }
        };
        if read.items.is_empty() && 0 < read.lines {
            read.faults.push(Fault::new("fec-no-customer"));
        }
        for fault in &mut read.faults {
            fault.place.file.clone_from(&name);
        }
        Ok(read)
    }

    /// A text that is a bank's table. Its beginning is tried first: a list of a million invoices is not sent along.
    async fn bank_table(&self, file: &NamedBytes) -> Result<Option<BankFile>, Problem> {
        if !bank::may_be_table(&file.bytes) {
            return Ok(None);
        }
        if bank::HEAD < file.bytes.len() {
            let head = &file.bytes[..bank::HEAD];
            let end = head.iter().rposition(|byte| *byte == b'\n').unwrap_or(head.len());
            let bytes = head[..end].to_vec();
            let read = self.statements(NamedBytes { bytes, name: file.name.clone() }).await?;
            if read.statements.is_empty() {
                return Ok(None);
            }
        }
        let read = self.statements(file.clone()).await?;
        Ok((!read.statements.is_empty()).then_some(read))
    }

    /// A workbook that is a bank's table.
    async fn bank_sheets(
        &self,
        file: &NamedBytes,
        sheets: &[Sheet],
    ) -> Result<Option<BankFile>, Problem> {
        let rows = sheets.iter().flat_map(|sheet| sheet.rows.iter().take(40));
        let headings = |row: &Vec<String>| bank::may_be_headings(row.iter().map(String::as_str));
        if !rows.into_iter().any(headings) {
            return Ok(None);
        }
        let read = self.statements(file.clone()).await?;
        Ok((!read.statements.is_empty()).then_some(read))
    }

    /// A documents request whose answer is an invoice, if there is one.
    async fn invoice(
        &self,
        request: DocumentRequest,
        name: &str,
        faults: &mut Vec<Fault>,
    ) -> Result<Found, Problem> {
        let format = if matches!(request, DocumentRequest::PdfInvoice(_)) { "pdf" } else { "xml" };
        let answer =
            self.documents.call(request).await.map_err(|failure| self.failure(&failure))?;
        if let DocumentAnswer::Invoice(parsed) = answer {
            return Ok(found_invoice(*parsed, faults));
        }
        faults.extend(files_or_faults(answer, name).1);
        Ok(Found::Nothing(format))
    }

    /// A documents request whose answer is files; what it refuses becomes a fault of the file.
    async fn files_or_faults(
        &self,
        request: DocumentRequest,
        name: &str,
    ) -> Result<(Vec<NamedBytes>, Vec<Fault>), Problem> {
        let answer =
            self.documents.call(request).await.map_err(|failure| self.failure(&failure))?;
        Ok(files_or_faults(answer, name))
    }

    /// One step of long work: tells how far it is, lets others work, stops when the person asked.
    pub(super) async fn step(&self, stage: &str, done: u64, total: u64) -> Result<(), Problem> {
        if total > 1 && !done.is_multiple_of(8) {
            return Ok(());
        }
        self.progress(stage, done, total);
        self.world.pause().await;
        if self.world.cancelled() { Err(self.refused("cancelled", "")) } else { Ok(()) }
    }
}

impl Opened {
    fn content(&self) -> preview::Opened<'_> {
        match &self.content {
            Found::Text => preview::Opened::Text(&self.bytes),
            Found::Sheets(format, sheets) => preview::Opened::Sheets(format, sheets),
            Found::Invoice(parsed) => preview::Opened::Invoices(&parsed.format, &parsed.records),
            Found::Bank(read) if read.statements.is_empty() => {
                preview::Opened::Nothing(&read.format)
            }
            Found::Bank(read) => preview::Opened::Statements(read),
            Found::Ledger(read) => preview::Opened::Ledger(read),
            Found::Nothing(format) => preview::Opened::Nothing(format),
        }
    }
}

impl Pending {
    /// The first file that tells of customers' accounts, to be compared with ours.
    pub(super) fn theirs(&self, book: &Book, today: Day) -> Option<Theirs> {
        self.files.iter().find_map(|file| match file.content() {
            preview::Opened::Ledger(read) => Some(compare::of_ledger(read)),
            preview::Opened::Text(bytes) => {
                let table = Table::separated(bytes, None);
                compare::of_table(book, &table, &file.name, today)
            }
            preview::Opened::Sheets(_, sheets) => {
                let table = Table::sheet(preview::chosen_sheet(sheets, None)?);
                compare::of_table(book, &table, &file.name, today)
            }
            _ => None,
        })
    }

    /// Says what the files would do to this book.
    fn read(&mut self, book: &Book, today: Day, locale: Locale) {
        let dropped: Vec<Dropped> = self
            .files
            .iter()
            .map(|file| Dropped {
                name: &file.name,
                hash: file.hash,
                size: file.bytes.len() as u64,
                content: file.content(),
            })
            .collect();
        self.preview =
            preview::preview(book, &dropped, &self.answers, self.faults.clone(), today, locale);
    }
}

/// The files of an answer, and its faults with their places in the file of that name.
fn files_or_faults(answer: DocumentAnswer, name: &str) -> (Vec<NamedBytes>, Vec<Fault>) {
    let placed = |fault: Fault| {
        let inner = fault.place.file.clone();
        match inner.as_str() {
            "" => fault.in_file(name),
            inner => fault.in_file(&format!("{name}/{inner}")),
        }
    };
    match answer {
        DocumentAnswer::Files(files, faults) => (files, faults.into_iter().map(placed).collect()),
        DocumentAnswer::Refused(fault) => (Vec::new(), vec![placed(fault)]),
        _ => (Vec::new(), vec![placed(Fault::new("unexpected-answer"))]),
    }
}

fn sniffed(file: &NamedBytes) -> &'static str {
    formats::sniff(&file.name, &file.bytes[..file.bytes.len().min(4096)])
}

/// Keeps the faults aside, so that they stand with all others.
fn found_invoice(mut parsed: Parsed, faults: &mut Vec<Fault>) -> Found {
    faults.append(&mut parsed.faults);
    Found::Invoice(parsed)
}
