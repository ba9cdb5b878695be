//! What a drop would do, before anything does: detection, profiles, plans, and the words of the import page.

use std::collections::BTreeMap;

use crate::base::{Day, Fault, Hash, Money};
use crate::book::{self, Book};
use crate::formats::bank::BankFile;
use crate::formats::{LedgerFile, Record, Sheet};
use crate::rooms::invoices::{self, Issuer, issuing};
use crate::rooms::payments;
use crate::texts::{Locale, format};

use super::detect::{Detected, detect, missing, with_mapping};
use super::plan::{Plan, Says, plan};
use super::queries::{Content, Counts, FaultLine, FilePreview, Mapping, PreviewView};
use super::read::{Context, Faults, read};
use super::statuses::{self, Told};
use super::structured::{Document, plan_invoices};
use super::table::Table;
use super::{Event, bank, faults};

/// A file as it was dropped, opened.
#[derive(Clone, Debug)]
pub struct Dropped<'a> {
    /// Its name, or its path inside an archive.
    pub name: &'a str,
    /// SHA-256 of its bytes.
    pub hash: Hash,
    /// How many bytes.
    pub size: u64,
    /// What it holds.
    pub content: Opened<'a>,
}

/// What a dropped file holds.
#[derive(Clone, Debug)]
pub enum Opened<'a> {
    /// Separated text.
    Text(&'a [u8]),
    /// A workbook: its format (`xlsx`, `xls`, `ods`) and its sheets.
    Sheets(&'a str, &'a [Sheet]),
    /// Structured invoices: their format and what was read.
    Invoices(&'a str, &'a [Record]),
    /// A bank's statements.
    Statements(&'a BankFile),
    /// Accounting entries.
    Ledger(&'a LedgerFile),
    /// Nothing that can be read: its format, as far as it is known. Why not, is among the faults given beside.
    Nothing(&'a str),
}

/// What a drop would do, ready to be done.
#[derive(Clone, Debug, Default)]
pub struct Preview {
    /// For the page; without its `id`.
    pub view: PreviewView,
    /// The whole entry: each file's `FileImported`, then its facts. Empty when nothing would change.
    pub events: Vec<book::Event>,
    /// The files to be kept beside the entry.
    pub sources: Vec<Hash>,
    /// Nothing is missing: it can be imported.
    pub ready: bool,
}

impl Preview {
    /// Gives a file its hash, which was not known yet when it was read.
    pub fn name(&mut self, book: &Book, unnamed: Hash, hash: Hash) {
        let give = |source: &mut Hash| {
            let ours = *source == unnamed;
            if ours {
                *source = hash;
            }
            ours
        };
        for file in &mut self.view.files {
            if give(&mut file.hash) {
                file.already_imported = book.exchange.has_import(hash);
            }
        }
        for source in &mut self.sources {
            give(source);
        }
        for event in &mut self.events {
            match event {
                book::Event::Exchange(Event::FileImported { source, .. }) => give(source),
                book::Event::Invoices(invoices::Event::InvoicesRecorded(batch)) => {
                    give(&mut batch.source)
                }
                book::Event::Invoices(invoices::Event::OpenStated(batch)) => {
                    give(&mut batch.source)
                }
                book::Event::Invoices(invoices::Event::Issuing(
                    issuing::Event::StatusRecorded(status),
                )) => give(&mut status.source),
                book::Event::Payments(payments::Event::PaymentsRecorded(batch)) => {
                    give(&mut batch.source)
                }
                book::Event::Payments(payments::Event::StatementRecorded(batch)) => {
                    give(&mut batch.source)
                }
                _ => false,
            };
        }
    }
}

/// Previews a drop. `answers` are mappings corrected by a person, by file name; `wrong` is what was wrong in opening.
pub fn preview(
    book: &Book,
    dropped: &[Dropped<'_>],
    answers: &BTreeMap<String, Mapping>,
    wrong: Vec<Fault>,
    today: Day,
    locale: Locale,
) -> Preview {
    let mut preview = Preview { ready: true, ..Preview::default() };
    let mut all = Faults::default();
    all.extend(wrong);
    let mut documents: Vec<(&Dropped<'_>, &str, &[Record])> = Vec::new();
    let mut messages: Vec<(&Dropped<'_>, &[Record])> = Vec::new();
    for file in dropped {
        match &file.content {
            Opened::Text(_) | Opened::Sheets(..) => {
                table(book, file, answers.get(file.name), today, &mut preview, &mut all);
            }
            Opened::Invoices("cdar", records) => messages.push((file, records)),
            Opened::Invoices("pain", records) => {
                refused(book, file, records, today, &mut preview, &mut all);
            }
            Opened::Invoices(format, records) => documents.push((file, format, records)),
            Opened::Statements(file_read) => {
                statements(book, file, file_read, today, &mut preview, &mut all);
            }
            Opened::Ledger(read) => ledger(book, file, read, today, &mut preview, &mut all),
            Opened::Nothing(format) => {
                preview
                    .view
                    .files
                    .push(FilePreview { format: (*format).to_owned(), ..file_preview(file) });
            }
        }
    }
    if !documents.is_empty() {
        structured(book, &documents, today, locale, &mut preview, &mut all);
    }
    if !messages.is_empty() {
        told(book, &messages, today, locale, &mut preview, &mut all);
    }
    let view = &mut preview.view;
    for file in &view.files {
        add(&mut view.counts, &file.counts);
        add_money(&mut view.open, &file.open);
        add_money(&mut view.overdue, &file.overdue);
    }
    view.faults_total = all.total;
    let lines = all.kept.into_iter().map(|fault| faults::line(locale, fault));
    view.faults = lines.collect::<Vec<FaultLine>>();
    preview
}

fn file_preview(file: &Dropped<'_>) -> FilePreview {
    FilePreview {
        name: file.name.to_owned(),
        hash: file.hash,
        size: file.size as f64,
        ..FilePreview::default()
    }
}

/// A table read: how, what it would do, and its preview.
#[derive(Clone, Debug)]
pub struct TableRead {
    /// How it was read.
    pub detected: Detected,
    /// Codes of what must be answered first.
    pub missing: Vec<String>,
    /// The profile it was read with.
    pub profile: Option<String>,
}

/// How a table is to be read: as a person answered, else by a profile for its headings, else as detected.
pub fn how(book: &Book, table: &Table<'_>, name: &str, answer: Option<&Mapping>) -> TableRead {
    let mut profile = None;
    let detected = match answer {
        Some(mapping) => with_mapping(table, mapping),
        None => {
            let detected = detect(table, name);
            match book.exchange.profile_for(&detected.mapping.headings) {
                Some((name, kept)) => {
                    profile = Some(name.to_owned());
                    // Where the headings stand, how the bytes are written and which day it is of, this file says.
                    let found = &detected.mapping;
                    let mapping = Mapping {
                        header_line: found.header_line,
                        encoding: found.encoding.clone(),
                        separator: found.separator.clone(),
                        sheet: found.sheet.clone(),
                        as_of: found.as_of,
                        ..kept.clone()
                    };
                    Detected { faults: detected.faults, ..with_mapping(table, &mapping) }
                }
                None => detected,
            }
        }
    };
    let missing = missing(&detected.mapping, detected.grouped);
    TableRead { detected, missing, profile }
}

/// The sheet to read: the one a person chose, else the one with the most rows.
pub fn chosen_sheet<'a>(sheets: &'a [Sheet], answer: Option<&Mapping>) -> Option<&'a Sheet> {
    let wanted = answer.and_then(|mapping| mapping.sheet.as_deref());
    let named = wanted.and_then(|name| sheets.iter().find(|sheet| sheet.name == name));
    named.or_else(|| {
        let filled = |sheet: &Sheet| {
            sheet.rows.iter().filter(|row| row.iter().any(|cell| !cell.is_empty())).count()
        };
        // The first of the longest.
        sheets.iter().rev().max_by_key(|sheet| filled(sheet))
    })
}

/// Other sheets with the same headings, which one import does not read: one for each month.
fn others_alike(sheets: &[Sheet], mapping: &Mapping) -> Option<String> {
    let alike = |sheet: &&Sheet| {
        Some(&sheet.name) != mapping.sheet.as_ref()
            && mapping.headings.iter().any(|heading| !heading.is_empty())
            && sheet.rows.iter().take(40).any(|row| {
                let cell = |column: usize| row.get(column).map_or("", |cell| cell.trim());
                (0..).zip(&mapping.headings).all(|(column, heading)| cell(column) == heading.trim())
            })
    };
    let names: Vec<&str> = sheets.iter().filter(alike).map(|sheet| &*sheet.name).collect();
    (!names.is_empty()).then(|| names.join(", "))
}

fn table(
    book: &Book,
    file: &Dropped<'_>,
    answer: Option<&Mapping>,
    today: Day,
    preview: &mut Preview,
    all: &mut Faults,
) {
    let (table, format, sheets) = match &file.content {
        Opened::Text(bytes) => (Some(Table::separated(bytes, answer)), "csv", Vec::new()),
        Opened::Sheets(format, sheets) => {
            let names = sheets.iter().map(|sheet| sheet.name.clone()).collect();
            (chosen_sheet(sheets, answer).map(Table::sheet), *format, names)
        }
        Opened::Invoices(..) | Opened::Statements(_) | Opened::Ledger(_) | Opened::Nothing(_) => {
            return;
        }
    };
    let mut view = FilePreview { format: format.to_owned(), sheets, ..file_preview(file) };
    view.already_imported = book.exchange.has_import(file.hash);
    let Some(table) = table else {
        all.push(Fault::new("empty-file").in_file(file.name));
        preview.view.files.push(view);
        return;
    };
    let how = how(book, &table, file.name, answer);
    let mapping = how.detected.mapping;
    view.columns = how.detected.columns;
    view.rows = how.detected.rows;
    view.profile = how.profile;
    if view.rows.is_empty() {
        all.extend(table.faults.iter().map(|fault| fault.clone().in_file(file.name)));
        all.push(
            Fault::new(if table.bytes() == 0 { "empty-file" } else { "empty-table" })
                .in_file(file.name),
        );
        view.mapping = Some(mapping);
        preview.view.files.push(view);
        return;
    }
    view.missing = how.missing;
    if !view.missing.is_empty() {
        preview.ready = false;
        view.mapping = Some(mapping);
        preview.view.files.push(view);
        return;
    }
    if let Opened::Sheets(_, sheets) = &file.content
        && let Some(others) = others_alike(sheets, &mapping)
    {
        let fault = Fault::new("other-sheets").with_value(&others).as_warning();
        all.push(fault.in_file(file.name));
    }
    let context = Context { source: file.hash, today, grouped: how.detected.grouped, known: book };
    let reading = read(&table, &mapping, context);
    let says = Says::of(&mapping, reading.only_open);
    let Plan { events, counts, open, overdue, faults } =
        plan(reading, mapping.content, says, today, book);
    let more = faults.total - faults.kept.len() as u32;
    all.extend(
        how.detected.faults.into_iter().chain(faults.kept).map(|fault| fault.in_file(file.name)),
    );
    all.total += more;
    view.counts = counts.clone();
    view.open = open;
    view.overdue = overdue;
    if !events.is_empty() {
        preview.sources.push(file.hash);
        preview.events.push(book::Event::Exchange(Event::FileImported {
            source: file.hash,
            name: file.name.to_owned(),
            size: file.size,
            format: format.to_owned(),
            content: mapping.content,
            as_of: mapping.as_of.unwrap_or(today),
            mapping: Some(mapping.clone()),
            counts,
        }));
        preview.events.extend(events);
    }
    view.mapping = Some(mapping);
    preview.view.files.push(view);
}

fn statements(
    book: &Book,
    file: &Dropped<'_>,
    read: &BankFile,
    today: Day,
    preview: &mut Preview,
    all: &mut Faults,
) {
    let plan = bank::plan(book, file.hash, read);
    all.extend(plan.faults.kept.into_iter().map(|fault| fault.in_file(file.name)));
    preview.view.files.push(FilePreview {
        format: read.format.clone(),
        profile: read.profile.clone(),
        already_imported: book.exchange.has_import(file.hash),
        rows: plan.rows,
        counts: plan.counts.clone(),
        statements: plan.statements,
        ..file_preview(file)
    });
    if let Some(event) = plan.event {
        preview.sources.push(file.hash);
        preview.events.push(book::Event::Exchange(Event::FileImported {
            source: file.hash,
            name: file.name.to_owned(),
            size: file.size,
            format: read.format.clone(),
            content: Content::Statements,
            as_of: plan.until.unwrap_or(today),
            mapping: None,
            counts: plan.counts,
        }));
        preview.events.push(book::Event::Payments(event));
    }
}

fn ledger(
    book: &Book,
    file: &Dropped<'_>,
    read: &LedgerFile,
    today: Day,
    preview: &mut Preview,
    all: &mut Faults,
) {
    let plan = super::ledger::plan(book, file.hash, read, today);
    let more = plan.faults.total - plan.faults.kept.len() as u32;
    all.extend(plan.faults.kept.into_iter().map(|fault| fault.in_file(file.name)));
    all.total += more;
    preview.view.files.push(FilePreview {
        format: "fec".to_owned(),
        already_imported: book.exchange.has_import(file.hash),
        rows: plan.rows,
        counts: plan.counts.clone(),
        open: plan.open,
        overdue: plan.overdue,
        ..file_preview(file)
    });
    if !plan.events.is_empty() {
        preview.sources.push(file.hash);
        preview.events.push(book::Event::Exchange(Event::FileImported {
            source: file.hash,
            name: file.name.to_owned(),
            size: file.size,
            format: "fec".to_owned(),
            content: Content::Ledger,
            as_of: read.until.unwrap_or(today),
            mapping: None,
            counts: plan.counts,
        }));
        preview.events.extend(plan.events);
    }
}

fn structured(
    book: &Book,
    files: &[(&Dropped<'_>, &str, &[Record])],
    today: Day,
    locale: Locale,
    preview: &mut Preview,
    all: &mut Faults,
) {
    let nobody = Issuer::default();
    let issuer = book.invoices.issuer().unwrap_or(&nobody);
    let documents: Vec<Document<'_>> = files
        .iter()
        .flat_map(|(file, _, records)| {
            records.iter().map(|record| Document { file: file.name, source: file.hash, record })
        })
        .collect();
    let found = plan_invoices(book, issuer, &documents, today);
    let texts = locale.texts();
    let name = match documents.len() {
        1 => texts.exchange_structured_invoice().to_string(),
        count => texts.exchange_structured_invoices(format::count(locale, count as u64)),
    };
    let (first, format, _) = files[0];
    let same_format = files.iter().all(|(_, other, _)| *other == format);
    let view = FilePreview {
        name: if files.len() == 1 { first.name.to_owned() } else { name },
        hash: first.hash,
        size: files.iter().map(|(file, ..)| file.size as f64).sum(),
        format: if same_format { format.to_owned() } else { "xml".to_owned() },
        already_imported: files.iter().all(|(file, ..)| book.exchange.has_import(file.hash)),
        rows: found.rows,
        counts: found.plan.counts.clone(),
        open: found.plan.open,
        overdue: found.plan.overdue,
        ..FilePreview::default()
    };
    preview.view.files.push(view);
    let more = found.plan.faults.total - found.plan.faults.kept.len() as u32;
    all.extend(found.plan.faults.kept);
    all.total += more;
    if found.plan.events.is_empty() {
        return;
    }
    for (file, format, records) in
        files.iter().filter(|(file, ..)| found.sources.contains(&file.hash))
    {
        preview.sources.push(file.hash);
        preview.events.push(book::Event::Exchange(Event::FileImported {
            source: file.hash,
            name: file.name.to_owned(),
            size: file.size,
            format: (*format).to_owned(),
            content: Content::Invoices,
            as_of: today,
            mapping: None,
            counts: Counts { read: records.len() as u32, ..Counts::default() },
        }));
    }
    preview.events.extend(found.plan.events);
}

/// What our bank refused of what we collect.
fn refused(
    book: &Book,
    file: &Dropped<'_>,
    records: &[Record],
    today: Day,
    preview: &mut Preview,
    all: &mut Faults,
) {
    let plan = super::refused::plan(book, records, today);
    all.extend(plan.faults.kept.into_iter().map(|fault| fault.in_file(file.name)));
    preview.view.files.push(FilePreview {
        format: "pain".to_owned(),
        already_imported: book.exchange.has_import(file.hash),
        rows: plan.rows,
        counts: plan.counts.clone(),
        ..file_preview(file)
    });
    if let Some(event) = plan.event {
        preview.sources.push(file.hash);
        preview.events.push(book::Event::Exchange(Event::FileImported {
            source: file.hash,
            name: file.name.to_owned(),
            size: file.size,
            format: "pain".to_owned(),
            content: Content::Statuses,
            as_of: today,
            mapping: None,
            counts: plan.counts,
        }));
        preview.events.push(book::Event::Remittances(event));
    }
}

/// Messages on our invoices, of all the files together.
fn told(
    book: &Book,
    files: &[(&Dropped<'_>, &[Record])],
    today: Day,
    locale: Locale,
    preview: &mut Preview,
    all: &mut Faults,
) {
    let mut messages: Vec<Told<'_>> = Vec::new();
    for (file, records) in files {
        for record in *records {
            if let Record::LifeCycle(record) = record {
                messages.push(Told { file: file.name, source: file.hash, record });
            }
        }
    }
    let plan = statuses::plan(book, &messages, today, locale);
    let (first, _) = files[0];
    let count = format::count(locale, messages.len() as u64);
    preview.view.files.push(FilePreview {
        name: match files.len() {
            1 => first.name.to_owned(),
            _ => locale.texts().exchange_messages(count),
        },
        size: files.iter().map(|(file, _)| file.size as f64).sum(),
        format: "cdar".to_owned(),
        already_imported: files.iter().all(|(file, _)| book.exchange.has_import(file.hash)),
        rows: plan.rows,
        counts: plan.counts,
        ..file_preview(first)
    });
    all.extend(plan.faults.kept);
    for (file, records) in files.iter().filter(|(file, _)| plan.sources.contains(&file.hash)) {
        preview.sources.push(file.hash);
        preview.events.push(book::Event::Exchange(Event::FileImported {
            source: file.hash,
            name: file.name.to_owned(),
            size: file.size,
            format: "cdar".to_owned(),
            content: Content::Statuses,
            as_of: today,
            mapping: None,
            counts: Counts { read: records.len() as u32, ..Counts::default() },
        }));
    }
    preview.events.extend(plan.events.into_iter().map(book::Event::Invoices));
}

fn add(sum: &mut Counts, more: &Counts) {
    sum.read += more.read;
    sum.new += more.new;
    sum.changed += more.changed;
    sum.known += more.known;
    sum.closed += more.closed;
    sum.set_aside += more.set_aside;
    sum.faulty += more.faulty;
}

fn add_money(sums: &mut Vec<Money>, more: &[Money]) {
    for money in more {
        match sums.iter_mut().find(|sum| sum.currency == money.currency) {
            Some(sum) => sum.amount = sum.amount.checked_add(money.amount).unwrap_or(sum.amount),
            None => sums.push(*money),
        }
    }
}
