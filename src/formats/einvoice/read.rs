//! Structured invoices: which kind of XML this is, what it says, what is wrong in it.
//!
//! Reads CII (Factur-X, ZUGFeRD 2.x, XRechnung, French CTC), ZUGFeRD 1.0 and UBL 2.1. It reads leniently: an old file,
//! or one that a validator would refuse, still gives its invoice, with a warning for each thing a careful reader sees.
//! What makes the amount owed or the invoice itself uncertain is a fault.
//!
//! The rules named in comments are those of EN 16931-1 (BR-…), of Factur-X 1.09 and of XP Z12-012 (BR-FR-…).

use roxmltree::Document;

use super::super::{InvoiceRecord, NamedBytes, Parsed, Party, Record, sniff, xml};
use super::reading::{Reading, Said};
use super::{checks, cii, codes, ubl};
use crate::base::{Arrange, Fault};
use crate::en16931::{self, Invoice};

/// What a file says, whole.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Read {
    /// `factur-x`, `zugferd`, `cii`, `ubl`; `xml` or `pdf` where it is no invoice.
    pub format: String,
    /// The profile, as a person knows it: `MINIMUM`, `EN 16931`, `XRECHNUNG` …
    pub profile: Option<String>,
    /// The invoice; one that lacks something mandatory is given as well, beside the fault that says what. `None`
    /// where nothing can be read, or where an amount that decides what is owed cannot be.
    pub invoice: Option<Box<Invoice>>,
    /// By its type, or as UBL `CreditNote`.
    pub is_credit_note: bool,
    /// In file order.
    pub faults: Vec<Fault>,
    /// What is there and what is not, which zeros do not tell.
    said: Said,
}

/// Reads one XML file into the full model. `name` is only repeated in the faults' places.
///
/// ```
/// use encours::formats::einvoice::read_invoice;
/// let read = read_invoice("a.xml", b"<html><body/></html>");
/// assert_eq!((read.invoice, &*read.faults[0].code), (None, "wrong-root"));
/// ```
pub fn read_invoice(name: &str, bytes: &[u8]) -> Read {
    read(name, bytes, false)
}

/// The invoice among the files embedded in a PDF: the one of a known name; else any XML whose root is an invoice, with
/// the warning `attachment-name`; else the fault `no-xml-in-pdf`. One that can be read goes before one that cannot; where
/// another one says another invoice, the fault `several-invoices` names it.
pub fn read_attached(name: &str, files: &[NamedBytes]) -> Read {
    // ZUGFeRD 1.0 has its own capitals; names are compared without them.
    const NAMES: [&str; 3] = ["factur-x.xml", "zugferd-invoice.xml", "xrechnung.xml"];
    let rank = |file: &NamedBytes| {
        NAMES.iter().position(|known| file.name.eq_ignore_ascii_case(known)).unwrap_or(NAMES.len())
    };
    let is_xml = |file: &&NamedBytes| {
        rank(file) < NAMES.len()
            || file.name.to_ascii_lowercase().ends_with(".xml")
            || sniff("", &file.bytes[..file.bytes.len().min(4096)]) == "xml"
    };
    let mut ordered: Vec<&NamedBytes> = files.iter().filter(is_xml).collect();
    ordered.arrange_by_key(|file| rank(file));
    let mut read: Vec<(&NamedBytes, Read)> =
        ordered.into_iter().map(|file| (file, read(name, &file.bytes, true))).collect();
    let is_invoice = |read: &Read| read.faults.iter().all(|fault| fault.code != "wrong-root");
    let best = read
        .iter()
        .position(|(_, read)| read.invoice.is_some())
        .or_else(|| read.iter().position(|(_, read)| is_invoice(read)))
        // Of a known name it says at least what it is.
        .or_else(|| read.iter().position(|(file, _)| rank(file) < NAMES.len()));
    let Some(best) = best else {
        let names: Vec<&str> = files.iter().map(|file| file.name.as_str()).collect();
        let fault = Fault::new("no-xml-in-pdf").in_file(name).with_value(&names.join(", "));
        return Read { format: "pdf".to_owned(), faults: vec![fault], ..Read::default() };
    };
    let (file, mut found) = read.remove(best);
    let told = |read: &Read| {
        let invoice = read.invoice.as_ref()?;
        Some((invoice.number.clone(), invoice.totals.gross, invoice.totals.due))
    };
    let ours = told(&found);
    for (other, read) in &read {
        if ours.is_some() && told(read).is_some_and(|theirs| Some(theirs) != ours) {
            let fault = Fault::new("several-invoices").in_file(name).with_value(&other.name);
            found.faults.insert(0, fault);
        }
    }
    if rank(file) == NAMES.len() {
        let fault = Fault::new("attachment-name").in_file(name).with_value(&file.name);
        found.faults.insert(0, fault.as_warning());
    }
    found
}

/// The short record of an XML file: see [`read_invoice`]; of a message of the French life cycle what it says of which
/// invoices.
///
/// ```
/// let parsed = encours::formats::invoice_xml("a.xml", b"<html><body/></html>");
/// assert_eq!(parsed.faults[0].code, "wrong-root");
/// ```
pub fn invoice_xml(name: &str, bytes: &[u8]) -> Parsed {
    let read = read_invoice(name, bytes);
    let is_message =
        |fault: &Fault| fault.code == "wrong-root" && fault.value.as_str() == super::cdar::ROOT;
    match read.faults.iter().any(is_message) {
        true => super::cdar::parsed(name, bytes),
        false => read.into_parsed(),
    }
}

/// The short record of the invoice in a PDF: see [`read_attached`].
pub fn invoice_attachment(name: &str, files: &[NamedBytes]) -> Parsed {
    read_attached(name, files).into_parsed()
}

/// How an invoice is written.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Syntax {
    /// UN/CEFACT Cross Industry Invoice D16B and later.
    Cii,
    /// ZUGFeRD 1.0: an early form of the same.
    Zugferd1,
    /// UBL 2.1 `Invoice`.
    UblInvoice,
    /// UBL 2.1 `CreditNote`.
    UblCreditNote,
}

const CII: &str = "urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:100";
const ZUGFERD_1: &str = "urn:ferd:CrossIndustryDocument:invoice:1p0";
const ZUGFERD_1_CANDIDATE: &str = "urn:ferd:invoice:rc";
const UBL_INVOICE: &str = "urn:oasis:names:specification:ubl:schema:xsd:Invoice-2";
const UBL_CREDIT_NOTE: &str = "urn:oasis:names:specification:ubl:schema:xsd:CreditNote-2";

fn read(name: &str, bytes: &[u8], embedded: bool) -> Read {
    let (text, encoding) = xml::decode(bytes);
    let refused = |fault: Fault| Read {
        format: "xml".to_owned(),
        faults: encoding.iter().cloned().chain([fault]).map(|fault| fault.in_file(name)).collect(),
        ..Read::default()
    };
    let tree: Document<'_> = match xml::parse(&text) {
        Ok(tree) => tree,
        Err(fault) => return refused(*fault),
    };
    let root = tree.root_element();
    let namespace = root.tag_name().namespace().unwrap_or("");
    let (syntax, expected) = match root.tag_name().name() {
        "CrossIndustryInvoice" => (Syntax::Cii, CII),
        "CrossIndustryDocument" => (Syntax::Zugferd1, ZUGFERD_1),
        "Invoice" => (Syntax::UblInvoice, UBL_INVOICE),
        "CreditNote" => (Syntax::UblCreditNote, UBL_CREDIT_NOTE),
        other => {
            return refused(Fault::new("wrong-root").at_path(&xml::path(root)).with_value(other));
        }
    };
    let is_ubl = matches!(syntax, Syntax::UblInvoice | Syntax::UblCreditNote);
    if is_ubl && namespace != expected {
        // `Invoice` is a common word: without its namespace it is somebody else's.
        let value = format!("{{{namespace}}}{}", root.tag_name().name());
        return refused(Fault::new("wrong-root").at_path(&xml::path(root)).with_value(&value));
    }
    let mut reading = Reading::new(syntax, root);
    let candidate = syntax == Syntax::Zugferd1 && namespace.starts_with(ZUGFERD_1_CANDIDATE);
    if namespace != expected && !candidate {
        reading.warn("wrong-namespace", root, namespace);
    }
    match syntax {
        Syntax::Cii | Syntax::Zugferd1 => cii::read(&mut reading),
        Syntax::UblInvoice | Syntax::UblCreditNote => ubl::read(&mut reading),
    }
    checks::check(&mut reading);
    let format = match syntax {
        Syntax::Zugferd1 => "zugferd",
        _ if embedded || reading.guideline.factur_x => "factur-x",
        Syntax::Cii => "cii",
        Syntax::UblInvoice | Syntax::UblCreditNote => "ubl",
    };
    let is_credit_note = syntax == Syntax::UblCreditNote
        || codes::CREDIT_NOTE_TYPES.contains(&reading.invoice.type_code.as_str());
    let profile = reading.guideline.profile.map(str::to_owned);
    let mut faults: Vec<Fault> = encoding.into_iter().collect();
    let (invoice, said, found) = reading.finish(&text);
    faults.extend(found);
    faults.iter_mut().for_each(|fault| fault.place.file = name.to_owned());
    let invoice = invoice.map(Box::new);
    Read { format: format.to_owned(), profile, invoice, is_credit_note, faults, said }
}

impl Read {
    /// With the short record in the invoice's place.
    fn into_parsed(self) -> Parsed {
        let Read { format, profile, invoice, is_credit_note, faults, said } = self;
        let record = invoice.map(|invoice| Box::new(record(*invoice, &said)));
        let kind = if is_credit_note { Record::CreditNote } else { Record::Invoice };
        Parsed { format, profile, records: record.into_iter().map(kind).collect(), faults }
    }
}

fn said(text: String) -> Option<String> {
    Some(text).filter(|text| !text.is_empty())
}

/// The short record: what a receivable needs.
fn record(invoice: Invoice, said_of: &Said) -> InvoiceRecord {
    let terms: Vec<String> = std::iter::once(invoice.payment_terms)
        .chain(invoice.discounts.into_iter().map(|discount| discount.description))
        .filter(|text| !text.is_empty())
        .collect();
    let falls_due = match invoice.instalments.is_empty() {
        true => invoice.due,
        // Whoever pays in parts is late with the first.
        false => said_of.first_due,
    };
    let (seller_party, buyer_party) = (party(invoice.seller), party(invoice.buyer));
    InvoiceRecord {
        number: invoice.number,
        type_code: invoice.type_code,
        issue_date: invoice.issued,
        due_date: said_of.first_due,
        falls_due: falls_due.filter(|day| Some(*day) != said_of.first_due),
        currency: said_of.currency,
        tax_basis_total: said_of.net,
        tax_total: said_of.vat,
        grand_total: said_of.gross,
        prepaid: said_of.prepaid,
        due_payable: said_of.due,
        seller: seller_party.name.clone(),
        buyer: buyer_party.name.clone(),
        seller_party,
        buyer_party,
        lines: said_of.lines,
        process: said(invoice.process),
        guideline: said(invoice.guideline),
        order_reference: said(invoice.purchase_order),
        preceding: invoice.preceding.into_iter().map(|one| one.number).collect(),
        terms: said(terms.join("\n")),
        payment_reference: said(invoice.payment.reference),
        iban: invoice.payment.accounts.into_iter().next().and_then(|one| said(one.number)),
        notes: invoice.notes.into_iter().map(|note| (note.subject, note.text)).collect(),
    }
}

fn party(party: en16931::Party) -> Party {
    let name = if party.name.is_empty() { party.trade_name } else { party.name };
    Party {
        name: xml::folded(&name),
        registration: said(party.registration.value),
        vat_number: said(party.vat_number),
        identifiers: party.identifiers.into_iter().map(|one| one.value).collect(),
        address: party.address.lines,
        post_code: said(party.address.post_code),
        city: said(party.address.city),
        country: said(party.address.country),
        electronic_address: said(party.electronic_address.value),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ubl(currency: &str, totals: &str) -> Parsed {
        let text = format!(
            "<Invoice xmlns='{UBL_INVOICE}'><CustomizationID>urn:cen.eu:en16931:2017</CustomizationID><ID>F1</ID>\n\
             <IssueDate>2026-11-21</IssueDate><InvoiceTypeCode>380</InvoiceTypeCode>\n\
             <DocumentCurrencyCode>{currency}</DocumentCurrencyCode>\n\
             <AccountingSupplierParty><Party><PartyLegalEntity><RegistrationName>Nous</RegistrationName>\
             <CompanyID>732829320</CompanyID></PartyLegalEntity></Party></AccountingSupplierParty>\
             <AccountingCustomerParty><Party><PartyName><Name> Bâti \n Ouest </Name></PartyName></Party>\
             </AccountingCustomerParty><PaymentTerms><Note>30 jours</Note></PaymentTerms>\n\
             <LegalMonetaryTotal>{totals}</LegalMonetaryTotal></Invoice>"
        );
        invoice_xml("f.xml", text.as_bytes())
    }

    #[test]
    fn an_amount_owed_that_cannot_be_read_leaves_the_invoice_out() {
        let good = ubl(
            "EUR",
            "<TaxInclusiveAmount>120.00</TaxInclusiveAmount><PayableAmount>120.00</PayableAmount>",
        );
        let Record::Invoice(invoice) = &good.records[0] else { panic!("an invoice was given") };
        assert!(invoice.is_complete() && invoice.buyer == "Bâti Ouest");
        assert_eq!(good.faults, []);

        let wrong = ubl(
            "EUR",
            "<TaxInclusiveAmount>120.00</TaxInclusiveAmount><PayableAmount>cent</PayableAmount>",
        );
        let fault = &wrong.faults[0];
        assert_eq!(
            (fault.code.as_str(), fault.value.as_str(), fault.warning),
            ("not-an-amount", "cent", false)
        );
        assert_eq!((fault.place.file.as_str(), fault.place.line), ("f.xml", Some(6)));
        assert_eq!(fault.place.path.as_deref(), Some("/Invoice/LegalMonetaryTotal/PayableAmount"));
        assert_eq!(wrong.records, []);

        let currency = ubl(
            "euros",
            "<TaxInclusiveAmount>1</TaxInclusiveAmount><PayableAmount>1</PayableAmount>",
        );
        assert_eq!(
            (currency.faults[0].code.as_str(), currency.records.len()),
            ("unknown-currency", 0)
        );
        let missing = ubl("EUR", "<PayableAmount>1</PayableAmount>");
        let codes: Vec<_> = missing.faults.iter().map(|fault| fault.code.as_str()).collect();
        assert_eq!(
            (codes, missing.records.len()),
            (vec!["missing-total"], 1),
            "shown, but not complete"
        );
    }
}
