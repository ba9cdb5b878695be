//! Files of reminders: drafts of e-mails with statement and invoices, letters, short messages, call sheets; statements of
//! account, debit notes, litigation packs; and the preview of a message.
//!
//! Nothing is sent: whoever opens a file sends it. What was paid or held since a reminder was written is left out here once
//! more.

use std::collections::BTreeSet;

use crate::base::{Amount, Currency, Day, Hash};
use crate::formats::csv::Writer;
use crate::formats::epc_qr::Transfer;
use crate::formats::ics::{self, Happening};
use crate::paper::{Logo, Look};
use crate::rooms::dunning::messages::{
    Batch, Bundle, DebitNote, Evidence, Field, Job, Medium, Message, Output, Recipient, Section,
    StatementFormat, Written, gather, sms,
};
use crate::rooms::dunning::model::Reminder;
use crate::rooms::dunning::queries::RemindersCalendarQuery;
use crate::rooms::dunning::scenario::Action;
use crate::rooms::dunning::writing;
use crate::rooms::invoices::issuing::mail::{Attached, Mail, eml};
use crate::rooms::pieces::PieceKind;
use crate::store::Store;
use crate::texts::format;

use super::documents::{DocumentAnswer, DocumentRequest, Documents, NamedBytes};
use super::exports::Exported;
use super::issue_files::file_name;
use super::protocol::{Problem, ProblemKind};
use super::{Engine, World};

const PDF: &str = "application/pdf";
const ZIP: &str = "application/zip";
const EML: &str = "message/rfc822";
const CSV: &str = "text/csv;charset=utf-8";
const TEXT: &str = "text/plain;charset=utf-8";
const ICS: &str = "text/calendar;charset=utf-8";

impl<S: Store, D: Documents, W: World> Engine<S, D, W> {
    /// Everything that is to be written, without jobs yet.
    pub(super) fn stationery(&self, output: Output) -> Batch {
        let locale = self.options.locale;
        let issuer = self.book.invoices.issuer().cloned().unwrap_or_default();
        let logo = Logo::from_data_url(&issuer.firm.logo);
        Batch {
            look: Look { accent: issuer.firm.colour.clone(), logo },
            created: i64::try_from(self.world.now()).unwrap_or(0),
            language: locale.code().to_owned(),
            demo: self.book.exchange.is_demo(),
            output,
            ..gather::batch(&self.book, self.options.today, locale)
        }
    }

    pub(super) async fn write_messages(&self, batch: Batch) -> Result<Bundle, Problem> {
        let request = DocumentRequest::RenderMessages(Box::new(batch));
        match self.documents.call(request).await.map_err(|failure| self.failure(&failure))? {
            DocumentAnswer::Messages(bundle) => Ok(*bundle),
            DocumentAnswer::Refused(fault) => Err(self.fault(&fault)),
            _ => Err(self.refused("unexpected-answer", "")),
        }
    }

    /// The first thing that kept a job from being written.
    fn wrong(&self, written: &Written) -> Option<Problem> {
        let wrong = written.faults.iter().zip(&written.sentences);
        let (fault, sentence) = wrong.into_iter().find(|(fault, _)| !fault.warning)?;
        Some(Problem {
            kind: ProblemKind::Refusal,
            code: fault.code.clone(),
            message: sentence.clone(),
            place: Some(Box::new(fault.place.clone())),
        })
    }

    /// What a QR code says that pays an amount; empty where there is none.
    fn code(&self, batch: &Batch, to: &Recipient, amount: Amount, currency: Currency) -> String {
        if currency != Currency::EUR || amount <= Amount::ZERO {
            return String::new();
        }
        let account = &batch.firm.account;
        let transfer = Transfer {
            bic: account.bic.clone(),
            name: account.holder.chars().take(70).collect(),
            iban: account.iban.clone(),
            amount: amount.to_decimal(currency),
            text: to.account.chars().take(140).collect(),
            ..Transfer::default()
        };
        let plain = |transfer: Transfer| Transfer { bic: String::new(), ..transfer }.payload();
        transfer.payload().or_else(|_| plain(transfer)).unwrap_or_default()
    }

    pub(super) fn dressed(&self, batch: &Batch, mut message: Message) -> Message {
        let open = message.items.iter().chain(&message.credits);
        let net = open.map(|item| item.open.get()).sum::<i64>();
        message.payment.code = self.code(batch, &message.to, Amount::new(net), message.currency);
        message
    }

    /// Files of reminders that were written: an e-mail draft each with the statement and the invoices issued here, letters
    /// (all in one PDF where `together`), short messages for a gateway, call sheets. One archive; a single file as it is.
    pub(super) async fn reminder_files(
        &mut self,
        ids: &[String],
        together: bool,
    ) -> Result<Exported, Problem> {
        let today = self.options.today;
        let gone = self.at_desk(|asking| writing::recheck(asking, ids));
        let gone: BTreeSet<(&str, &str)> =
            gone.iter().map(|held| (&*held.account, &*held.item)).collect();
        let mut reminders = Vec::new();
        for id in ids {
            let Some(reminder) = self.book.dunning.reminder(id) else {
                return Err(self.refused("unknown-reminder", id));
            };
            let mut reminder = reminder.clone();
            let account = reminder.account.clone();
            reminder.items.retain(|said| !gone.contains(&(&*account, &*said.item)));
            if !reminder.items.is_empty() {
                reminders.push(reminder);
            }
        }
        let mut files = Vec::new();
        let mut texts = self.stationery(Output::Files);
        let mut letters = self.stationery(if together { Output::OneFile } else { Output::Files });
        let mut of_texts: Vec<&Reminder> = Vec::new();
        let mut packs = Vec::new();
        for reminder in &reminders {
            let same = |other: &&Reminder| {
                other.account == reminder.account && other.currency == reminder.currency
            };
            let alone = reminders.iter().filter(same).count() == 1;
            let statement = || {
                let (account, currency) = (&reminder.account, reminder.currency);
                gather::statement(&self.book, account, currency, None, today)
            };
            let Some(medium) = gather::medium(reminder.action) else {
                match reminder.action {
                    Action::PortalStatement => {
                        texts.jobs.push(Job::Statement(Box::new(statement())));
                        of_texts.push(reminder);
                    }
                    Action::LitigationPack => packs.push(reminder),
                    _ => (),
                }
                continue;
            };
            let message = gather::message(&self.book, reminder, alone, today);
            let message = self.dressed(&texts, message);
            match medium {
                Medium::Letter => letters.jobs.push(Job::Message(Box::new(message))),
                _ => {
                    texts.jobs.push(Job::Message(Box::new(message)));
                    of_texts.push(reminder);
                }
            }
            if medium == Medium::Email {
                texts.jobs.push(Job::Statement(Box::new(statement())));
                of_texts.push(reminder);
            }
        }
        if texts.jobs.is_empty() && letters.jobs.is_empty() && packs.is_empty() {
            return Err(self.refused("nothing-to-send", ""));
        }
        self.step("exporting", 0, texts.jobs.len() as u64).await?;
        let jobs = texts.jobs.clone();
        let bundle = self.write_messages(texts).await?;
        let folder = |at: usize| bundle.folders.get(at).cloned().unwrap_or_default();
        let mut gateway = Writer::new();
        let mut short = false;
        let mut at = 0;
        while at < jobs.len() {
            let (written, reminder) = (&bundle.written[at], of_texts[at]);
            if let Some(problem) = self.wrong(written) {
                return Err(problem);
            }
            self.step("exporting", at as u64, jobs.len() as u64).await?;
            match &jobs[at] {
                Job::Message(message) if message.medium == Medium::Email => {
                    // Its statement comes next.
                    at += 1;
                    let statement = &bundle.written[at];
                    let file = self.draft(message, written, statement, reminder).await?;
                    let name = unique(&files, &folder(0), &written.name, "eml");
                    files.push(NamedBytes { name, bytes: file });
                }
                Job::Message(message) if message.medium == Medium::Sms => {
                    short = true;
                    gateway.text(&sms::international(&message.to.phone));
                    gateway.text(&written.body);
                    gateway.number(&sms::length(&written.body).segments.to_string());
                    gateway.text(&reminder.account);
                    gateway.text(&reminder.id);
                    gateway.end();
                }
                Job::Message(_) => {
                    let text = format!("{}\n\n{}\n", written.subject, written.body);
                    let name = unique(&files, &folder(3), &written.name, "txt");
                    files.push(NamedBytes { name, bytes: text.into_bytes() });
                }
                _ => {
                    let name = unique(&files, &folder(4), &written.name, "pdf");
                    files.push(NamedBytes { name, bytes: written.bytes.clone() });
                }
            }
            at += 1;
        }
        if short {
            let name = format!("{}/sms-{today}.csv", folder(2));
            files.push(NamedBytes { name, bytes: gateway.finish() });
        }
        let name = bundle.name.clone();
        if !letters.jobs.is_empty() {
            let printed = self.write_messages(letters).await?;
            if let Some(problem) = printed.written.iter().find_map(|written| self.wrong(written)) {
                return Err(problem);
            }
            if together {
                let name = format!("{0}/{0}-{today}.pdf", folder(1));
                files.push(NamedBytes { name, bytes: printed.bytes });
            } else {
                for written in printed.written {
                    let name = unique(&files, &folder(1), &written.name, "pdf");
                    files.push(NamedBytes { name, bytes: written.bytes });
                }
            }
        }
        for reminder in packs {
            let (account, currency) = (reminder.account.clone(), reminder.currency);
            let bytes = self.pack(&account, currency).await?;
            files.push(NamedBytes { name: self.pack_name(&account), bytes });
        }
        let file = self.bundled(files, &name).await?;
        self.leave(file, "reminders").await
    }

    /// A single file as it is, several in an archive.
    async fn bundled(&self, files: Vec<NamedBytes>, name: &str) -> Result<Exported, Problem> {
        match <[NamedBytes; 1]>::try_from(files) {
            Ok([file]) => {
                let name = file.name.rsplit('/').next().unwrap_or_default().to_owned();
                let ending = name.rsplit('.').next().unwrap_or_default();
                let mime = match ending {
                    "eml" => EML,
                    "csv" => CSV,
                    "txt" => TEXT,
                    "zip" => ZIP,
                    _ => PDF,
                };
                Ok(Exported { mime: mime.to_owned(), name, bytes: file.bytes })
            }
            Err(files) => {
                let bytes = self.bytes_of(DocumentRequest::Zip(files)).await?;
                Ok(Exported { name: format!("{name}.zip"), mime: ZIP.to_owned(), bytes })
            }
        }
    }

    /// An e-mail to be looked at and sent: text, statement, and each invoice whose file is here.
    async fn draft(
        &self,
        message: &Message,
        written: &Written,
        statement: &Written,
        reminder: &Reminder,
    ) -> Result<Vec<u8>, Problem> {
        let mut invoices = Vec::new();
        for said in &reminder.items {
            let row = self.book.invoices.find_id(&self.book.customers, &said.item);
            let Some(row) = row else { continue };
            if let Some(file) = self.invoice_file(row).await?
                // Instalments of one invoice have one file.
                && !invoices.contains(&file)
            {
                invoices.push(file);
            }
        }
        let name = format!("{}.pdf", statement.name);
        let mut attached = Vec::new();
        if !statement.bytes.is_empty() {
            attached.push(Attached { name: &name, mime: PDF, bytes: &statement.bytes });
        }
        attached.extend(invoices.iter().map(|file| Attached {
            name: &file.name,
            mime: mime_of(&file.name),
            bytes: &file.bytes,
        }));
        let issuer = self.book.invoices.issuer().cloned().unwrap_or_default();
        Ok(eml(&Mail {
            from: (&issuer.name, &issuer.firm.email),
            to: (&message.to.contact, &message.to.email),
            subject: &written.subject,
            body: &written.body,
            attached: &attached,
        }))
    }

    /// Statements of account of customers, in every currency they owe in: PDF files, one PDF of all, or CSV.
    pub(super) async fn account_statements(
        &mut self,
        accounts: &[String],
        from: Option<Day>,
        format: StatementFormat,
    ) -> Result<Exported, Problem> {
        let today = self.options.today;
        let mut batch = self.stationery(match format {
            StatementFormat::Pdf => Output::Files,
            StatementFormat::OnePdf => Output::OneFile,
            StatementFormat::Csv => Output::Texts,
        });
        for account in accounts {
            let Some(customer) = self.book.customers.find(account) else {
                return Err(self.refused("unknown-customer", account));
            };
            for position in self.book.customers.positions_of(customer) {
                let currency = self.book.customers.currency_of(position);
                let mut of = gather::statement(&self.book, account, currency, from, today);
                if of.lines.is_empty() && of.brought == Amount::ZERO {
                    continue;
                }
                let open = of.lines.iter().map(|line| line.open.get()).sum::<i64>();
                of.payment.code = self.code(&batch, &of.to, Amount::new(open), currency);
                batch.jobs.push(Job::Statement(Box::new(of)));
            }
        }
        if batch.jobs.is_empty() {
            return Err(self.refused("nothing-to-send", ""));
        }
        let bundle = self.write_messages(batch).await?;
        if let Some(problem) = bundle.written.iter().find_map(|written| self.wrong(written)) {
            return Err(problem);
        }
        let folder = bundle.folders.last().cloned().unwrap_or_default();
        let name = match &bundle.written[..] {
            [only] => only.name.clone(),
            _ => format!("{folder}-{today}"),
        };
        let file = match format {
            StatementFormat::Csv => {
                let bytes = csv(&bundle.written);
                Exported { name: format!("{name}.csv"), mime: CSV.to_owned(), bytes }
            }
            StatementFormat::OnePdf => {
                Exported { name: format!("{name}.pdf"), mime: PDF.to_owned(), bytes: bundle.bytes }
            }
            StatementFormat::Pdf => {
                let mut files: Vec<NamedBytes> = Vec::new();
                for written in bundle.written {
                    let name = unique(&files, &folder, &written.name, "pdf");
                    files.push(NamedBytes { name, bytes: written.bytes });
                }
                self.bundled(files, &name).await?
            }
        };
        self.leave(file, "statement").await
    }

    /// A debit note with the annex that shows how it was counted: the one issued under a number, else the draft of one for
    /// what lateness cost on invoices of one customer.
    pub(super) async fn debit_note(
        &mut self,
        items: &[String],
        number: &str,
    ) -> Result<Exported, Problem> {
        let number = number.trim();
        if !number.is_empty() {
            let Some(note) = self.book.dunning.debit_notes().note(number) else {
                return Err(self.refused("unknown-debit-note", number));
            };
            let note = gather::issued_note(&self.book, note);
            return self.note_file(note).await;
        }
        let book = &self.book;
        let mut rows = Vec::new();
        for item in items {
            match book.invoices.find_id(&book.customers, item) {
                Some(row) => rows.push(row),
                None => return Err(self.refused("unknown-receivable", item)),
            }
        }
        let Some(first) = rows.first() else {
            return Err(self.refused("nothing-to-send", ""));
        };
        let position = book.invoices.position[*first as usize];
        rows.retain(|row| book.invoices.position[*row as usize] == position);
        let currency = book.customers.currency_of(position);
        let account = book.customers.account(book.customers.customer_of(position)).to_owned();
        let note = gather::debit_note(book, &account, &rows, currency, self.options.today);
        self.note_file(note).await
    }

    async fn note_file(&mut self, note: DebitNote) -> Result<Exported, Problem> {
        let mut batch = self.stationery(Output::Files);
        batch.jobs = vec![Job::DebitNote(Box::new(note))];
        let mut bundle = self.write_messages(batch).await?;
        let Some(written) = bundle.written.pop() else {
            return Err(self.refused("nothing-to-send", ""));
        };
        if let Some(problem) = self.wrong(&written) {
            return Err(problem);
        }
        let name = format!("{}.pdf", written.name);
        let file = Exported { name, mime: PDF.to_owned(), bytes: written.bytes };
        self.leave(file, "debit-note").await
    }

    /// Everything that an agency, a commissaire de justice or a court wants to see of a customer, in one archive.
    pub(super) async fn litigation_pack(
        &mut self,
        account: &str,
        currency: Currency,
    ) -> Result<Exported, Problem> {
        let bytes = self.pack(account, currency).await?;
        let name = self.pack_name(account);
        self.leave(Exported { name, mime: ZIP.to_owned(), bytes }, "litigation-pack").await
    }

    fn pack_name(&self, account: &str) -> String {
        let demo = if self.book.exchange.is_demo() { "DEMO-" } else { "" };
        let name = self.options.locale.texts().dunning_pack_name();
        format!("{demo}{name}-{}-{}.zip", file_name(account), self.options.today)
    }

    async fn pack(&self, account: &str, currency: Currency) -> Result<Vec<u8>, Problem> {
        let today = self.options.today;
        let book = &self.book;
        if book.customers.find(account).is_none() {
            return Err(self.refused("unknown-customer", account));
        }
        let mut index = gather::index(book, account, currency, today);
        let rows = gather::overdue(book, account, currency, today);
        let mut batch = self.stationery(Output::Files);
        let statement = gather::statement(book, account, currency, None, today);
        batch.jobs.push(Job::Statement(Box::new(statement)));
        let first = book.invoices.of_position(
            book.customers
                .find(account)
                .and_then(|customer| book.customers.find_position(customer, currency))
                .unwrap_or(u32::MAX),
        );
        let first = first.map(|row| Day::new(book.invoices.issued[row as usize])).min();
        let moved = gather::statement(book, account, currency, first.or(Some(today)), today);
        batch.jobs.push(Job::Statement(Box::new(moved)));
        let computed = index.claim.is_some();
        if computed {
            let note = gather::debit_note(book, account, &rows, currency, today);
            batch.jobs.push(Job::Annex(Box::new(note)));
        }
        // Reminders of what is claimed, as they were said; what stands about them today is in the statement.
        let claimed: Vec<String> =
            rows.iter().map(|row| book.invoices.id(&book.customers, *row)).collect();
        let mut said: Vec<(Reminder, usize)> = Vec::new();
        for reminder in book.dunning.reminders_of(account) {
            let ours = reminder.items.iter().any(|said| claimed.contains(&said.item));
            if ours && reminder.currency == currency && gather::medium(reminder.action).is_some() {
                let mut message = gather::message(book, reminder, false, reminder.on);
                message.said_on = Some(reminder.on);
                if !message.items.is_empty() {
                    said.push((reminder.clone(), batch.jobs.len()));
                    batch.jobs.push(Job::Message(Box::new(message)));
                }
            }
        }
        let bundle = self.write_messages(batch.clone()).await?;
        let folder =
            |section: Section| bundle.sections.get(section as usize).cloned().unwrap_or_default();
        let mut files: Vec<NamedBytes> = Vec::new();
        let mut missing = Vec::new();
        let mut add = |piece: Evidence, name: &str, ending: &str, bytes: Vec<u8>| {
            let hash = Hash::of(&bytes);
            let file = unique(&files, &folder(piece.section), name, ending);
            files.push(NamedBytes { name: file.clone(), bytes });
            index.pieces.push(Evidence { file, hash, ..piece });
        };
        for row in &rows {
            let number = book.invoices.number.get(*row as usize).to_owned();
            let day = Some(Day::new(book.invoices.issued[*row as usize]));
            let piece =
                Evidence { section: Section::Invoices, what: number, day, ..Evidence::default() };
            match self.invoice_file(*row).await? {
                Some(NamedBytes { name, bytes }) => {
                    let (name, ending) = parted(&name);
                    add(piece, name, ending, bytes);
                }
                // Issued elsewhere: whoever sends the pack adds it.
                None => missing.push(piece),
            }
        }
        // What was put beside the customer and beside what is claimed; the invoices themselves are there already.
        for (item, hash, kept) in book.pieces.of_account(account) {
            let of = item.is_empty() || claimed.iter().any(|claimed| claimed == item);
            if !of || kept.kind == PieceKind::Invoice && !item.is_empty() {
                continue;
            }
            let (name, ending) = parted(&kept.name);
            let piece = Evidence {
                section: gather::section(kept.kind),
                what: name.to_owned(),
                day: kept.on,
                ..Evidence::default()
            };
            match self.kept_file(&kept.name, hash).await? {
                Some(file) => add(piece, &file_name(name), ending, file.bytes),
                None => missing.push(piece),
            }
        }
        for (place, section) in
            [(0, Section::Statement), (1, Section::Statement), (2, Section::Computation)]
        {
            let is_there = place < 2 || computed;
            let Some(written) = bundle.written.get(place).filter(|_| is_there) else { continue };
            if let Some(problem) = self.wrong(written) {
                return Err(problem);
            }
            let piece = Evidence { section, day: Some(today), ..Evidence::default() };
            add(piece, &written.name, "pdf", written.bytes.clone());
        }
        for (reminder, at) in &said {
            let piece = gather::evidence(book, reminder);
            let Some(written) =
                bundle.written.get(*at).filter(|written| self.wrong(written).is_none())
            else {
                missing.push(piece);
                continue;
            };
            match written.bytes.is_empty() {
                true => {
                    let text = format!("{}\n\n{}\n", written.subject, written.body);
                    add(piece, &written.name, "txt", text.into_bytes());
                }
                false => add(piece, &written.name, "pdf", written.bytes.clone()),
            }
        }
        index.pieces.extend(missing);
        batch.jobs = vec![Job::Index(Box::new(index))];
        let mut listed = self.write_messages(batch).await?;
        let Some(written) = listed.written.pop() else {
            return Err(self.refused("nothing-to-send", ""));
        };
        if let Some(problem) = self.wrong(&written) {
            return Err(problem);
        }
        let name = format!("{}.pdf", written.name);
        files.insert(0, NamedBytes { name, bytes: written.bytes });
        let mut sums = String::new();
        for file in &files {
            sums.push_str(&format!("{}  {}\n", Hash::of(&file.bytes), file.name));
        }
        files.push(NamedBytes { name: "SHA256SUMS".to_owned(), bytes: sums.into_bytes() });
        self.bytes_of(DocumentRequest::Zip(files)).await
    }

    /// What is coming, for a calendar program.
    pub(super) async fn calendar(
        &mut self,
        query: &RemindersCalendarQuery,
    ) -> Result<Exported, Problem> {
        let view = self.at_desk(|asking| query.run(asking));
        let locale = self.options.locale;
        let happenings: Vec<Happening> = view
            .lines
            .into_iter()
            .map(|line| Happening {
                uid: line.uid,
                day: line.day,
                summary: match line.amount {
                    Some(amount) => format!("{} – {}", line.name, format::money(locale, amount)),
                    None => line.name,
                },
                description: line.sentence,
            })
            .collect();
        let name = locale.texts().dunning_calendar_name();
        let made = i64::try_from(self.world.now()).unwrap_or(0);
        let bytes = ics::calendar(&name, made, &happenings);
        let name = format!("{name}.ics");
        self.leave(Exported { name, mime: ICS.to_owned(), bytes }, "calendar").await
    }
}

/// A file's name and its ending, which is not empty.
fn parted(name: &str) -> (&str, &str) {
    match name.rsplit_once('.') {
        Some((stem, ending)) if !stem.is_empty() && !ending.is_empty() => (stem, ending),
        _ => (name, "bin"),
    }
}

/// What a mail program is told of a file by its ending.
fn mime_of(name: &str) -> &'static str {
    match parted(name).1.to_ascii_lowercase().as_str() {
        "pdf" => PDF,
        "xml" => "application/xml",
        "png" => "image/png",
        "jpg" | "jpeg" => "image/jpeg",
        _ => "application/octet-stream",
    }
}

/// A path that no other file has.
fn unique(files: &[NamedBytes], folder: &str, name: &str, ending: &str) -> String {
    let path = |number: usize| match number {
        1 => format!("{folder}/{name}.{ending}"),
        number => format!("{folder}/{name}-{number}.{ending}"),
    };
    let taken = |path: &String| files.iter().any(|file| file.name == *path);
    (1..).map(path).find(|path| !taken(path)).unwrap_or_default()
}

/// The lines of all statements beneath one heading.
fn csv(written: &[Written]) -> Vec<u8> {
    let mut writer = Writer::new();
    for (at, of) in written.iter().enumerate() {
        for row in of.table.iter().skip(usize::from(at != 0)) {
            for field in row {
                match field {
                    Field::Empty => writer.empty(),
                    Field::Text(text) => writer.text(text),
                    Field::Number(number, _) => writer.number(number),
                    Field::Day(day) => writer.day(&day.to_string()),
                };
            }
            writer.end();
        }
    }
    writer.finish()
}
