//! Files of invoices: Factur-X, bare XML, the page alone, and what is to be sent as one archive.

use crate::base::{Fault, Hash, json};
use crate::book::Event;
use crate::en16931::Invoice;
use crate::formats::epc_qr;
use crate::paper::{Logo, Look, Paper, Profile};
use crate::rooms::customers::details::Channel;
use crate::rooms::exchange;
use crate::rooms::invoices::issuing::commands::{self, Refusal};
use crate::rooms::invoices::issuing::compose::compose;
use crate::rooms::invoices::issuing::draft::Draft;
use crate::rooms::invoices::issuing::mail::{Attached, Mail, eml};
use crate::rooms::invoices::issuing::{Event as IssuingEvent, Sent, views};
use crate::rooms::invoices::paper::{Wear, compose as page, with_electronic_invoice};
use crate::rooms::invoices::{self, Issuer};
use crate::store::Store;
use crate::texts::{Locale, format};

use super::documents::{DocumentAnswer, DocumentRequest, Documents, NamedBytes, Syntax};
use super::exports::Exported;
use super::protocol::{Problem, ProblemKind};
use super::{Engine, World};

const JSON: &str = "application/json";
const PDF: &str = "application/pdf";
const XML: &str = "application/xml";
const ZIP: &str = "application/zip";
const EML: &str = "message/rfc822";

/// A document that was issued here.
pub(super) struct Document {
    account: String,
    pub(super) number: String,
    invoice: Invoice,
}

impl Document {
    /// The language of the customer's documents.
    fn locale(&self, issuer: &Engine<impl Store, impl Documents, impl World>) -> Locale {
        language(issuer, &self.account)
    }
}

fn language(engine: &Engine<impl Store, impl Documents, impl World>, account: &str) -> Locale {
    let details = engine.book.customers.details(account);
    Locale::from_code(details.map_or("fr", |details| details.language.as_str()))
}

impl<S: Store, D: Documents, W: World> Engine<S, D, W> {
    /// The document of a receivable; a refusal where it was not issued here.
    pub(super) fn document(&self, id: &str) -> Result<Document, Problem> {
        let (account, number) =
            commands::document_of(&self.book, id).map_err(|refusal| self.refusal(&refusal))?;
        let known = self.book.invoices.issuing.document(&account, &number);
        let invoice = known.and_then(|known| json::read(known.issued.invoice.as_bytes()).ok());
        match invoice {
            Some(invoice) => Ok(Document { account, number, invoice }),
            None => Err(self.refusal(&Refusal::NotIssuedHere(number))),
        }
    }

    fn refusal(&self, refusal: &Refusal) -> Problem {
        Problem {
            kind: ProblemKind::Refusal,
            code: refusal.code().to_owned(),
            message: refusal.sentence(self.options.locale),
            place: None,
        }
    }

    /// What the page of an invoice shows that the invoice does not say.
    fn wear(&self, invoice: &Invoice) -> Wear {
        let issuer = self.book.invoices.issuer().cloned().unwrap_or_default();
        let firm = &issuer.firm;
        let credits = invoice.type_code == "381";
        let code = if credits { None } else { epc_qr::of_invoice(invoice).ok() };
        Wear {
            look: Look { accent: firm.colour.clone(), logo: Logo::from_data_url(&firm.logo) },
            website: firm.website.clone(),
            footer: firm.footer.clone(),
            code: code.unwrap_or_default(),
            payment_link: if credits { String::new() } else { payment_link(&issuer, invoice) },
            created: i64::try_from(self.world.now()).unwrap_or(0),
        }
    }

    pub(super) async fn print(&self, paper: Paper) -> Result<Vec<u8>, Problem> {
        let request = DocumentRequest::RenderPaper(Box::new(paper));
        match self.documents.call(request).await.map_err(|failure| self.failure(&failure))? {
            DocumentAnswer::Paper(bytes, _) | DocumentAnswer::Bytes(bytes) => Ok(bytes),
            DocumentAnswer::Refused(fault) => Err(self.fault(&fault)),
            _ => Err(self.fault(&Fault::new("unexpected-answer"))),
        }
    }

    /// The page of a draft as it stands: what the editor previews. Nothing is written in the journal.
    pub(super) async fn preview_draft(
        &self,
        id: &str,
        draft: Option<&Draft>,
    ) -> Result<Exported, Problem> {
        let kept = self.book.invoices.issuing.draft(id).map(|(_, draft)| draft);
        let Some(draft) = draft.or(kept) else {
            return Err(self.refusal(&Refusal::UnknownDraft(id.to_owned())));
        };
        let invoice = compose(&self.book, draft, self.options.today, "").invoice;
        let locale = language(self, draft.account.trim());
        let bytes = self.print(page(&invoice, locale, &self.wear(&invoice))).await?;
        let name = self.options.locale.texts().invoices_file_draft();
        Ok(Exported { name: format!("{name}.pdf"), mime: PDF.to_owned(), bytes })
    }

    /// The pages of a draft as drawings. Nothing is written in the journal.
    pub(super) async fn draft_pictures(&self, draft: &Draft) -> Result<Exported, Problem> {
        let invoice = compose(&self.book, draft, self.options.today, "").invoice;
        let paper = page(&invoice, language(self, draft.account.trim()), &self.wear(&invoice));
        self.pictures(paper).await
    }

    /// The pages of an issued document as drawings. Nothing is written in the journal.
    pub(super) async fn invoice_pictures(&self, id: &str) -> Result<Exported, Problem> {
        let document = self.document(id)?;
        let paper = page(&document.invoice, document.locale(self), &self.wear(&document.invoice));
        self.pictures(paper).await
    }

    async fn pictures(&self, paper: Paper) -> Result<Exported, Problem> {
        let bytes = self.bytes_of(DocumentRequest::RenderPictures(Box::new(paper))).await?;
        Ok(Exported { name: String::new(), mime: JSON.to_owned(), bytes })
    }

    /// The page of an issued document alone.
    pub(super) async fn invoice_page(&mut self, id: &str) -> Result<Exported, Problem> {
        let document = self.document(id)?;
        let locale = document.locale(self);
        let paper = page(&document.invoice, locale, &self.wear(&document.invoice));
        let bytes = self.print(paper).await?;
        let name = format!("{}.pdf", file_name(&document.number));
        self.leave(Exported { name, mime: PDF.to_owned(), bytes }, "invoice.pdf").await
    }

    /// A Factur-X file of a profile.
    pub(super) async fn factur_x(&mut self, id: &str, profile: &str) -> Result<Exported, Problem> {
        let document = self.document(id)?;
        let profile = self.profile(profile)?;
        let bytes = self.factur_x_of(&document, profile).await?;
        let name = format!("{}.pdf", file_name(&document.number));
        self.leave(Exported { name, mime: PDF.to_owned(), bytes }, "factur-x.pdf").await
    }

    fn profile(&self, name: &str) -> Result<Profile, Problem> {
        let all = [
            Profile::Minimum,
            Profile::BasicWl,
            Profile::Basic,
            Profile::En16931,
            Profile::Extended,
        ];
        let plain = |name: &str| -> String {
            name.chars().filter(char::is_ascii_alphanumeric).collect::<String>().to_uppercase()
        };
        let found = all.into_iter().find(|profile| plain(profile.name()) == plain(name));
        match found {
            Some(profile) => Ok(profile),
            None if name.is_empty() => Ok(Profile::default()),
            None => Err(self.refused("unknown-profile", name)),
        }
    }

    pub(super) async fn factur_x_of(
        &self,
        document: &Document,
        profile: Profile,
    ) -> Result<Vec<u8>, Problem> {
        let locale = document.locale(self);
        let xml = self.xml(&document.invoice, Syntax::Cii, profile.name()).await?;
        let paper = page(&document.invoice, locale, &self.wear(&document.invoice));
        self.print(with_electronic_invoice(paper, xml, profile, locale)).await
    }

    async fn xml(
        &self,
        invoice: &Invoice,
        syntax: Syntax,
        profile: &str,
    ) -> Result<Vec<u8>, Problem> {
        let request =
            DocumentRequest::WriteInvoice(Box::new(invoice.clone()), syntax, profile.to_owned());
        self.bytes_of(request).await
    }

    /// A bare XML file.
    pub(super) async fn invoice_xml(
        &mut self,
        id: &str,
        syntax: Syntax,
        profile: &str,
    ) -> Result<Exported, Problem> {
        let document = self.document(id)?;
        let profile = if profile.is_empty() { Profile::default().name() } else { profile };
        let bytes = self.xml(&document.invoice, syntax, profile).await?;
        let name = format!("{}.xml", file_name(&document.number));
        let kind = match syntax {
            Syntax::Cii => "cii.xml",
            Syntax::Ubl => "ubl.xml",
        };
        self.leave(Exported { name, mime: XML.to_owned(), bytes }, kind).await
    }

    /// That a file left is written in the journal.
    pub(super) async fn leave(&mut self, file: Exported, kind: &str) -> Result<Exported, Problem> {
        if self.read_only.is_none() {
            let event = exported(&file.name, &file.bytes, kind);
            self.record(vec![event], Vec::new()).await?;
        }
        Ok(file)
    }

    /// What is to be sent, each document as its customer gets it, in one archive; a single file as it is. Each is then
    /// marked as sent.
    pub(super) async fn sending(&mut self, ids: &[String]) -> Result<Exported, Problem> {
        let today = self.options.today;
        let mut documents = Vec::with_capacity(ids.len());
        for id in ids {
            documents.push(self.document(id)?);
        }
        if documents.is_empty() {
            return Err(self.refused("nothing-to-send", ""));
        }
        let texts = self.options.locale.texts();
        let (mut files, mut letters, mut events) = (Vec::new(), Vec::new(), Vec::new());
        let total = documents.len() as u64;
        for (done, document) in documents.iter().enumerate() {
            self.step("exporting", done as u64, total).await?;
            let (channel, to, _) =
                views::addressee(&self.book, &document.account, self.options.locale);
            let name = file_name(&document.number);
            let file = match channel {
                Channel::Email => {
                    let pdf = self.factur_x_of(document, Profile::default()).await?;
                    let bytes = self.mail(document, &to, &format!("{name}.pdf"), &pdf);
                    let folder = texts.invoices_folder_email();
                    Some(NamedBytes { name: format!("{folder}/{name}.eml"), bytes })
                }
                Channel::Platform => {
                    let bytes = self.factur_x_of(document, Profile::default()).await?;
                    let folder = texts.invoices_folder_platform();
                    Some(NamedBytes { name: format!("{folder}/{name}.pdf"), bytes })
                }
                Channel::Portal => {
                    let bytes = self.factur_x_of(document, Profile::default()).await?;
                    let folder = texts.invoices_folder_portal();
                    Some(NamedBytes { name: format!("{folder}/{name}.pdf"), bytes })
                }
                Channel::Post => {
                    letters.push(document);
                    None
                }
            };
            let contact = if channel == Channel::Email { "billing" } else { "" };
            let sent = |file: Hash| Sent {
                account: document.account.clone(),
                number: document.number.clone(),
                on: today,
                channel,
                contact: contact.to_owned(),
                file,
            };
            match file {
                Some(file) => {
                    events.push(sent(Hash::of(&file.bytes)));
                    files.push(file);
                }
                None => events.push(sent(Hash::NONE)),
            }
        }
        if let Some(letters) = self.letters(&letters).await? {
            let hash = Hash::of(&letters);
            let unnamed = events.iter_mut().filter(|sent| sent.channel == Channel::Post);
            unnamed.for_each(|sent| sent.file = hash);
            let name = texts.invoices_file_letters();
            files.push(NamedBytes { name: format!("{name}-{today}.pdf"), bytes: letters });
        }
        let file = match <[NamedBytes; 1]>::try_from(files) {
            Ok([file]) => {
                let name = file.name.rsplit('/').next().unwrap_or_default().to_owned();
                let mime = if name.ends_with(".eml") { EML } else { PDF };
                Exported { name, mime: mime.to_owned(), bytes: file.bytes }
            }
            Err(files) => {
                let bytes = self.bytes_of(DocumentRequest::Zip(files)).await?;
                let name = format!("{}-{today}.zip", texts.invoices_file_sending());
                Exported { name, mime: ZIP.to_owned(), bytes }
            }
        };
        if self.read_only.is_none() {
            let of = |sent| Event::Invoices(invoices::Event::Issuing(IssuingEvent::Sent(sent)));
            let left = exported(&file.name, &file.bytes, "sending");
            let events = events.into_iter().map(of).chain([left]);
            self.record(events.collect(), Vec::new()).await?;
        }
        Ok(file)
    }

    /// All letters in one file, each with its own pages.
    async fn letters(&self, documents: &[&Document]) -> Result<Option<Vec<u8>>, Problem> {
        let mut whole: Option<Paper> = None;
        for document in documents {
            let paper =
                page(&document.invoice, document.locale(self), &self.wear(&document.invoice));
            match &mut whole {
                // Each letterhead begins a page of its own.
                Some(whole) => whole.blocks.extend(paper.blocks),
                None => whole = Some(paper),
            }
        }
        match whole {
            Some(paper) => self.print(paper).await.map(Some),
            None => Ok(None),
        }
    }

    /// The mail that carries a document.
    fn mail(&self, document: &Document, to: &str, name: &str, pdf: &[u8]) -> Vec<u8> {
        // Whoever gets it is spoken to in their own language, where that was said.
        let person = self.book.customers.addressee(&document.account);
        let own = person.filter(|person| !person.language.is_empty());
        let locale =
            own.map_or(document.locale(self), |person| Locale::from_code(&person.language));
        let texts = locale.texts();
        let issuer = self.book.invoices.issuer().cloned().unwrap_or_default();
        let invoice = &document.invoice;
        let number = &document.number;
        let due = invoice.totals.due.to_string();
        let amount = format::number(locale, &due, 2);
        let amount = match (invoice.currency.code(), locale) {
            ("EUR", Locale::Fr) => format!("{amount}\u{a0}€"),
            (code, _) => format!("{amount}\u{a0}{code}"),
        };
        let credits = invoice.type_code == "381";
        let subject = match credits {
            true => texts.invoices_mail_subject_credit(number, issuer.name.as_str()),
            false => texts.invoices_mail_subject(number, issuer.name.as_str()),
        };
        let due = invoice.due.map(|due| format::day(locale, due)).unwrap_or_default();
        let reference = &invoice.payment.reference;
        let body = match credits {
            true => texts.invoices_mail_body_credit(number, amount, issuer.name.as_str()),
            false => texts.invoices_mail_body(number, amount, due, reference, issuer.name.as_str()),
        };
        let attached = [Attached { name, mime: PDF, bytes: pdf }];
        eml(&Mail {
            from: (&issuer.name, &issuer.firm.email),
            to: (&invoice.buyer.name, to),
            subject: &subject,
            body: &body,
            attached: &attached,
        })
    }
}

fn exported(name: &str, bytes: &[u8], kind: &str) -> Event {
    let (name, hash, kind) = (name.to_owned(), Hash::of(bytes), kind.to_owned());
    Event::Exchange(exchange::Event::FileExported { name, hash, kind })
}

/// A number as the name of a file: a slash would be a folder.
pub(super) fn file_name(number: &str) -> String {
    number.replace(['/', '\\'], "-")
}

/// The page where an invoice is paid.
fn payment_link(issuer: &Issuer, invoice: &Invoice) -> String {
    let due = invoice.totals.due.to_string();
    issuer.firm.link(&invoice.number, &due, invoice.currency.code(), &invoice.payment.reference)
}
