//! Invoices out: the page of a draft while it is typed, and the files of what was issued.

use super::documents::{DocumentAnswer, DocumentRequest, Documents};
use super::exports::Exported;
use super::protocol::{IssuedForm, Problem};
use super::{Engine, World};
use crate::base::{Fault, Hash};
use crate::book::Event;
use crate::en16931::Invoice;
use crate::formats::epc_qr;
use crate::paper::{Logo, Look, Paper, Profile};
use crate::rooms::exchange;
use crate::rooms::invoices::issuing::compose::compose;
use crate::rooms::invoices::issuing::draft::Draft;
use crate::rooms::invoices::paper::{self, Wear};
use crate::store::Store;
use crate::texts::Locale;

const PDF: &str = "application/pdf";
const XML: &str = "application/xml";
const JSON: &str = "application/json";

impl<S: Store, D: Documents, W: World> Engine<S, D, W> {
    /// The page that a draft would be: a PDF, or its pictures. Nothing is written in the journal: it is nobody's yet.
    pub(super) async fn draft_page(
        &self,
        draft: &Draft,
        pictures: bool,
    ) -> Result<Exported, Problem> {
        let invoice = compose(&self.book, draft, self.options.today, "").invoice;
        let paper = Box::new(self.paper_of(&invoice, draft.account.trim()));
        if pictures {
            let bytes = self.bytes_of(DocumentRequest::RenderPictures(paper)).await?;
            return Ok(Exported { name: String::new(), mime: JSON.to_owned(), bytes });
        }
        let name = self.options.locale.texts().invoices_file_draft();
        let bytes = self.printed(*paper).await?;
        Ok(Exported { name: format!("{name}.pdf"), mime: PDF.to_owned(), bytes })
    }

    /// A file of an issued document, and the entry that it left.
    pub(super) async fn issued_file(
        &mut self,
        invoice: &str,
        form: IssuedForm,
    ) -> Result<Exported, Problem> {
        let file = self.file_of(invoice, form).await?;
        if self.read_only.is_none() {
            let (name, hash) = (file.name.clone(), Hash::of(&file.bytes));
            let kind = form.word().to_owned();
            let event = exchange::Event::FileExported { name, hash, kind };
            self.record(vec![Event::Exchange(event)], Vec::new()).await?;
        }
        Ok(file)
    }

    /// The same without an entry.
    pub(super) async fn file_of(
        &self,
        invoice: &str,
        form: IssuedForm,
    ) -> Result<Exported, Problem> {
        let (invoices, customers) = (&self.book.invoices, &self.book.customers);
        let row = invoices.find_id(customers, invoice).or_else(|| invoices.find_number(invoice));
        let Some(row) = row.map(|row| row as usize) else {
            return Err(self.refused("unknown-invoice", invoice));
        };
        let (account, number) =
            (customers.account(invoices.customer[row]), invoices.number.get(row));
        let document = invoices.issuing.document(account, number);
        let said =
            document.and_then(|document| serde_json::from_str(&document.issued.invoice).ok());
        let Some(said): Option<Invoice> = said else {
            return Err(self.refused("not-issued-here", number));
        };
        let profile = form.profile();
        let xml = self.bytes_of(DocumentRequest::WriteCii(Box::new(said.clone()), profile)).await?;
        let demo = if self.book.exchange.is_demo() { "DEMO-" } else { "" };
        let name: String = number
            .chars()
            .map(|letter| if "/\\:*?\"<>|".contains(letter) { '-' } else { letter })
            .collect();
        let name = format!("{demo}{name}");
        if !form.is_pdf() {
            return Ok(Exported { name: format!("{name}.xml"), mime: XML.to_owned(), bytes: xml });
        }
        let account = account.to_owned();
        let page = self.paper_of(&said, &account);
        let page = paper::with_electronic_invoice(page, xml, profile, self.language_of(&account));
        let bytes = self.printed(page).await?;
        Ok(Exported { name: format!("{name}.pdf"), mime: PDF.to_owned(), bytes })
    }

    /// The language of a customer's documents.
    fn language_of(&self, account: &str) -> Locale {
        let english =
            self.book.customers.details(account).is_some_and(|known| known.language == "en");
        if english { Locale::En } else { Locale::Fr }
    }

    /// An invoice in the firm's look.
    fn paper_of(&self, invoice: &Invoice, account: &str) -> Paper {
        let issuer = self.book.invoices.issuer().cloned().unwrap_or_default();
        let firm = &issuer.firm;
        let link = [
            ("{number}", invoice.number.as_str()),
            ("{amount}", &invoice.totals.due.to_string()),
            ("{currency}", invoice.currency.code()),
            ("{reference}", &invoice.payment.reference),
        ]
        .into_iter()
        .fold(firm.payment_link.clone(), |link, (name, value)| link.replace(name, value));
        let wear = Wear {
            look: Look { accent: firm.colour.clone(), logo: Logo::from_data_url(&firm.logo) },
            website: firm.website.clone(),
            footer: firm.footer.clone(),
            // What cannot be paid by a code has none.
            code: epc_qr::of_invoice(invoice).unwrap_or_default(),
            payment_link: link,
            // The same document gives the same bytes: made on its day.
            created: i64::from(invoice.issued.unwrap_or(self.options.today).get()) * 86_400_000,
        };
        paper::compose(invoice, self.language_of(account), &wear)
    }

    async fn printed(&self, paper: Paper) -> Result<Vec<u8>, Problem> {
        let request = DocumentRequest::RenderPaper(Box::new(paper));
        match self.documents.call(request).await.map_err(|failure| self.failure(&failure))? {
            DocumentAnswer::Paper(bytes, _) => Ok(bytes),
            DocumentAnswer::Refused(fault) => Err(self.fault(&fault)),
            _ => Err(self.fault(&Fault::new("unexpected-answer"))),
        }
    }
}

impl IssuedForm {
    /// What its XML says.
    fn profile(self) -> Profile {
        match self {
            IssuedForm::Minimum => Profile::Minimum,
            IssuedForm::BasicWl => Profile::BasicWl,
            IssuedForm::Basic => Profile::Basic,
            IssuedForm::En16931 | IssuedForm::Cii => Profile::En16931,
            IssuedForm::Extended => Profile::Extended,
        }
    }

    fn is_pdf(self) -> bool {
        self != IssuedForm::Cii
    }

    /// As the journal names it.
    fn word(self) -> &'static str {
        if self.is_pdf() { "invoice.pdf" } else { "invoice.xml" }
    }
}
