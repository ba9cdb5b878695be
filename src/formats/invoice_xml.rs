//! Structured invoices: which kind of XML this is, what it says, what is wrong in it.
//!
//! [`invoice_xml`] reads CII (Factur-X, ZUGFeRD 2.x, XRechnung, French CTC), ZUGFeRD 1.0 and UBL 2.1. It reads
//! leniently: an old file, or one that a validator would refuse, still gives its invoice, with a warning for each thing
//! a careful reader sees. What makes the amount owed or the invoice itself uncertain is a fault.
//!
//! May use `base` and the other readers of this folder. The rules named in comments are those of EN 16931-1 (BR-…), of
//! Factur-X 1.09 and of XP Z12-012 (BR-FR-…).

use std::str::FromStr;

use memchr::memchr_iter;
use roxmltree::Document;
use rust_decimal::Decimal;

use super::xml::{self, Node};
use super::{
    InvoiceRecord, NamedBytes, Parsed, Party, Record, invoice_checks, invoice_codes, limits,
};
use super::{cii, ubl};
use crate::base::{Currency, Day, Fault};

/// Reads one XML file. `name` is only repeated in the faults' places.
///
/// ```
/// let parsed = encours::formats::invoice_xml("a.xml", b"<html><body/></html>");
/// assert_eq!(parsed.faults[0].code, "wrong-root");
/// ```
pub fn invoice_xml(name: &str, bytes: &[u8]) -> Parsed {
    read(name, bytes, false)
}

/// The invoice among the files embedded in a PDF: the one of a known name; else any XML whose root is an invoice, with
/// the warning `attachment-name`; else the fault `no-xml-in-pdf`.
pub fn invoice_attachment(name: &str, files: &[NamedBytes]) -> Parsed {
    // ZUGFeRD 1.0 has its own capitals; names are compared without them.
    const NAMES: [&str; 3] = ["factur-x.xml", "zugferd-invoice.xml", "xrechnung.xml"];
    let known = NAMES
        .iter()
        .find_map(|known| files.iter().find(|file| file.name.eq_ignore_ascii_case(known)));
    if let Some(file) = known {
        return read(name, &file.bytes, true);
    }
    let other = files.iter().find_map(|file| {
        let xml = file.name.to_ascii_lowercase().ends_with(".xml")
            || super::sniff("", &file.bytes[..file.bytes.len().min(4096)]) == "xml";
        let parsed = xml.then(|| read(name, &file.bytes, true))?;
        let invoice = parsed.faults.iter().all(|fault| fault.code != "wrong-root");
        invoice.then_some((file, parsed))
    });
    match other {
        Some((file, mut parsed)) => {
            let fault = Fault::new("attachment-name").in_file(name).with_value(&file.name);
            parsed.faults.insert(0, fault.as_warning());
            parsed
        }
        None => {
            let names: Vec<&str> = files.iter().map(|file| file.name.as_str()).collect();
            let fault = Fault::new("no-xml-in-pdf").in_file(name).with_value(&names.join(", "));
            Parsed { format: "pdf".to_owned(), faults: vec![fault], ..Parsed::default() }
        }
    }
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

fn read(name: &str, bytes: &[u8], embedded: bool) -> Parsed {
    let (text, encoding) = xml::decode(bytes);
    let refused = |fault: Fault| Parsed {
        format: "xml".to_owned(),
        faults: encoding.iter().cloned().chain([fault]).map(|fault| fault.in_file(name)).collect(),
        ..Parsed::default()
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
    let ubl = matches!(syntax, Syntax::UblInvoice | Syntax::UblCreditNote);
    if ubl && namespace != expected {
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
    invoice_checks::check(&mut reading);
    let format = match syntax {
        Syntax::Zugferd1 => "zugferd",
        _ if embedded || reading.guideline.factur_x => "factur-x",
        Syntax::Cii => "cii",
        Syntax::UblInvoice | Syntax::UblCreditNote => "ubl",
    };
    let credit_note = syntax == Syntax::UblCreditNote
        || invoice_codes::CREDIT_NOTE_TYPES.contains(&reading.record.type_code.as_str());
    let profile = reading.guideline.profile.map(str::to_owned);
    let mut faults: Vec<Fault> = encoding.into_iter().collect();
    let unreadable = reading.unreadable;
    let (record, found) = reading.finish(&text);
    faults.extend(found);
    faults.iter_mut().for_each(|fault| fault.place.file = name.to_owned());
    let record = Box::new(record);
    let record = if credit_note { Record::CreditNote(record) } else { Record::Invoice(record) };
    let records = if unreadable { Vec::new() } else { vec![record] };
    Parsed { format: format.to_owned(), profile, records, faults }
}

/// What BT-24 says.
#[derive(Clone, Copy, Default)]
pub(super) struct Guideline {
    /// As a person knows it: `MINIMUM`, `EN 16931` …
    pub profile: Option<&'static str>,
    /// Named by Factur-X or ZUGFeRD 2: its own Schematron applies.
    pub factur_x: bool,
    /// Written as it no longer is.
    pub old: bool,
    /// The French rules (BR-FR) apply.
    pub french: bool,
}

impl Guideline {
    /// From the text of BT-24; the default where it is not one that we know.
    fn of(text: &str, syntax: Syntax) -> Guideline {
        let profile =
            |profile: &'static str| Guideline { profile: Some(profile), ..Guideline::default() };
        if syntax == Syntax::Zugferd1 {
            let level = text.rsplit(':').next().unwrap_or("").to_ascii_lowercase();
            return match level.as_str() {
                "basic" => profile("BASIC"),
                "comfort" => profile("COMFORT"),
                "extended" => profile("EXTENDED"),
                _ => Guideline::default(),
            };
        }
        for (start, old) in [("urn:factur-x.eu:1p0:", false), ("urn:zugferd.de:2p0:", true)] {
            let level = match text.rsplit_once(start) {
                Some(("", level)) => level,
                Some(("urn:cen.eu:en16931:2017#compliant#", level)) if level == "basic" => level,
                Some(("urn:cen.eu:en16931:2017#conformant#", level)) if level == "extended" => {
                    level
                }
                _ => continue,
            };
            let name = match level {
                "minimum" => "MINIMUM",
                "basicwl" => "BASIC WL",
                "basic" => "BASIC",
                "extended" => "EXTENDED",
                _ => continue,
            };
            return Guideline { profile: Some(name), factur_x: true, old, french: false };
        }
        let old =
            |name| Guideline { profile: Some(name), factur_x: true, old: true, french: false };
        match text {
            // As Factur-X 1.0 of 2018 wrote them.
            "urn:cen.eu:en16931:2017:compliant:factur-x.eu:1p0:basic" => old("BASIC"),
            "urn:cen.eu:en16931:2017:conformant:factur-x.eu:1p0:extended" => old("EXTENDED"),
            _ if text.contains(":extended-ctc-fr") => {
                Guideline { french: true, ..profile("EXTENDED CTC-FR") }
            }
            _ if text.contains(":en16931-ctc-fr") => {
                Guideline { french: true, ..profile("EN 16931 CTC-FR") }
            }
            _ if text.contains(":xrechnung_") || text.contains(":xrechnung:") => {
                profile("XRECHNUNG")
            }
            _ if text.contains("urn:fdc:peppol.eu:") => profile("PEPPOL"),
            // Factur-X names its profile EN 16931 by the standard's own name.
            "urn:cen.eu:en16931:2017" => {
                Guideline { factur_x: syntax == Syntax::Cii, ..profile("EN 16931") }
            }
            _ if text.starts_with("urn:cen.eu:en16931:2017") => profile("EN 16931"),
            _ => Guideline::default(),
        }
    }
}

/// An amount or a rate, and the element that says it.
#[derive(Clone, Copy)]
pub(super) struct Found<'a> {
    pub value: Decimal,
    pub node: Node<'a>,
}

/// The totals of the whole invoice (BG-22).
#[derive(Clone, Copy, Default)]
pub(super) struct Totals<'a> {
    /// BT-106.
    pub lines: Option<Found<'a>>,
    /// BT-107.
    pub allowances: Option<Found<'a>>,
    /// BT-108.
    pub charges: Option<Found<'a>>,
    /// BT-109.
    pub tax_basis: Option<Found<'a>>,
    /// BT-110.
    pub tax: Option<Found<'a>>,
    /// BT-112.
    pub grand: Option<Found<'a>>,
    /// BT-113.
    pub prepaid: Option<Found<'a>>,
    /// BT-114.
    pub rounding: Option<Found<'a>>,
    /// BT-115.
    pub due: Option<Found<'a>>,
}

/// A category of VAT and its rate.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Category {
    /// UNCL 5305: `S`, `E` … Empty where it is missing.
    pub code: String,
    /// In percent.
    pub rate: Option<Decimal>,
}

/// One line of the VAT breakdown (BG-23).
pub(super) struct TaxLine<'a> {
    pub node: Node<'a>,
    pub category: Category,
    /// BT-116.
    pub basis: Option<Found<'a>>,
    /// BT-117.
    pub tax: Option<Found<'a>>,
    /// BT-120 or BT-121 is there.
    pub reason: bool,
}

/// One part of the invoice's net amount: a line (BG-25), an allowance (BG-20) or a charge (BG-21).
pub(super) struct Part<'a> {
    pub node: Node<'a>,
    pub kind: PartKind,
    pub amount: Option<Found<'a>>,
    pub category: Option<Category>,
}

/// See [`Part`].
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum PartKind {
    /// BG-25.
    Line,
    /// BG-20.
    Allowance,
    /// BG-21.
    Charge,
}

/// What a reader has found so far.
pub(super) struct Reading<'a> {
    pub syntax: Syntax,
    pub root: Node<'a>,
    pub guideline: Guideline,
    pub record: InvoiceRecord,
    pub totals: Totals<'a>,
    pub tax_lines: Vec<TaxLine<'a>>,
    pub parts: Vec<Part<'a>>,
    /// BG-4, for what a check of the whole points at.
    pub seller: Option<Node<'a>>,
    /// BG-22, for the same.
    pub summation: Option<Node<'a>>,
    /// BG-10: where, what its name is called there, and whether it has one.
    pub payee: Option<(Node<'a>, &'static str, bool)>,
    /// BG-6 and BG-9, in CII.
    pub contacts: Vec<Node<'a>>,
    /// BT-98 and BT-105: why something is allowed or charged, as a code.
    pub reason_codes: Vec<(Node<'a>, PartKind)>,
    faults: Vec<(Fault, usize)>,
    /// Faults beyond [`limits::FAULTS`].
    more: usize,
    /// Something that decides what is owed stands there and cannot be read.
    unreadable: bool,
}

impl<'a> Reading<'a> {
    fn new(syntax: Syntax, root: Node<'a>) -> Reading<'a> {
        Reading {
            syntax,
            root,
            guideline: Guideline::default(),
            record: InvoiceRecord::default(),
            totals: Totals::default(),
            tax_lines: Vec::new(),
            parts: Vec::new(),
            seller: None,
            summation: None,
            payee: None,
            contacts: Vec::new(),
            reason_codes: Vec::new(),
            faults: Vec::new(),
            more: 0,
            unreadable: false,
        }
    }

    /// Something is wrong that makes the invoice, or what is owed, uncertain.
    pub fn fault(&mut self, code: &str, node: Node<'a>, value: &str) {
        self.push(code, node, "", value, false);
    }

    /// Something is missing that makes the invoice, or what is owed, uncertain: `way` under `node`.
    pub fn missing(&mut self, code: &str, node: Node<'a>, way: &str) {
        self.push(code, node, way, "", false);
    }

    /// Something is wrong that leaves a sound receivable.
    pub fn warn(&mut self, code: &str, node: Node<'a>, value: &str) {
        self.push(code, node, "", value, true);
    }

    /// Something is missing that leaves a sound receivable: `way` under `node`.
    pub fn warn_missing(&mut self, code: &str, node: Node<'a>, way: &str) {
        self.push(code, node, way, "", true);
    }

    fn push(&mut self, code: &str, node: Node<'a>, way: &str, value: &str, warning: bool) {
        self.unreadable |= !warning && way.is_empty();
        if self.faults.len() >= limits::FAULTS {
            self.more += 1;
            return;
        }
        let mut path = xml::path(node);
        if !way.is_empty() {
            path.push('/');
            path.push_str(way);
        }
        let mut fault = Fault::new(code).at_path(&path).with_value(value);
        fault.warning = warning;
        self.faults.push((fault, node.range().start));
    }

    /// BT-24: keeps it, and says so where it is unknown or old.
    pub fn guideline(&mut self, found: Option<Node<'a>>, parent: Node<'a>, way: &str) {
        let text = found.map(|node| xml::text(node).into_owned()).unwrap_or_default();
        let Some(node) = found.filter(|_| !text.is_empty()) else {
            return self.warn_missing("missing-guideline", parent, way);
        };
        self.guideline = Guideline::of(&text, self.syntax);
        if self.guideline.profile.is_none() {
            self.warn("unknown-guideline", node, &text);
        } else if self.guideline.old && text.contains(":2017:") {
            self.warn("old-guideline", node, &text);
        }
        self.record.guideline = Some(text);
    }

    /// An amount; empty is absent. `sure`: what is owed depends on it, so that it is a fault when it cannot be read.
    pub fn amount(&mut self, node: Option<Node<'a>>, sure: bool) -> Option<Found<'a>> {
        let node = node?;
        let text = xml::text(node);
        if text.is_empty() {
            return None;
        }
        let Some(value) = decimal(&text) else {
            self.push("not-an-amount", node, "", &text, !sure);
            return None;
        };
        Some(Found { value, node })
    }

    /// A date; empty is absent.
    pub fn date(&mut self, node: Option<Node<'a>>) -> Option<Day> {
        let node = node?;
        let text = xml::text(node);
        if text.is_empty() {
            return None;
        }
        let read = day(&text);
        if read.is_none() {
            self.warn("not-a-date", node, &text);
        }
        read
    }

    /// BT-5.
    pub fn currency(&mut self, node: Option<Node<'a>>, parent: Node<'a>, way: &str) {
        let text = node.map(|node| xml::text(node).into_owned()).unwrap_or_default();
        let Some(node) = node.filter(|_| !text.is_empty()) else {
            return self.missing("missing-currency", parent, way);
        };
        match Currency::from_str(&text) {
            Ok(currency) => {
                if !invoice_codes::CURRENCIES.contains(&currency.code()) {
                    self.warn("unknown-currency", node, &text);
                }
                self.record.currency = Some(currency);
            }
            Err(_) => self.fault("unknown-currency", node, &text),
        }
    }

    /// BG-1. Without content, a note that the French rules demand is only there for show.
    pub fn note(&mut self, node: Node<'a>, code: String, content: String) {
        let said = content.chars().any(char::is_alphanumeric)
            && !["n/a", "na", "néant"].contains(&content.to_lowercase().as_str());
        if self.guideline.french && matches!(code.as_str(), "PMT" | "PMD" | "AAB") && !said {
            self.warn("empty-note", node, &format!("{code} {content}"));
        }
        if !code.is_empty() || !content.is_empty() {
            self.record.notes.push((code, content));
        }
    }

    /// BG-4 and BG-7. Without any name or identifier of the buyer, nobody owes this invoice.
    pub fn parties(&mut self, seller: Party, buyer: Party, node: Node<'a>, ways: (&str, &str)) {
        if seller.name.is_empty() {
            self.warn_missing("missing-seller", node, ways.0);
        }
        let unknown = buyer.registration.is_none()
            && buyer.vat_number.is_none()
            && buyer.identifiers.is_empty();
        match (buyer.name.is_empty(), unknown) {
            (true, true) => self.missing("missing-buyer", node, ways.1),
            (true, false) => self.warn_missing("missing-buyer", node, ways.1),
            (false, _) => (),
        }
        self.record.seller.clone_from(&seller.name);
        self.record.buyer.clone_from(&buyer.name);
        self.record.seller_party = seller;
        self.record.buyer_party = buyer;
    }

    /// One way to pay (BG-16). The first account is kept.
    pub fn account(
        &mut self,
        means: Node<'a>,
        iban: Option<String>,
        other: Option<String>,
        code: Option<&str>,
    ) {
        // A transfer, or a SEPA transfer.
        let transfer = matches!(code, Some("30" | "58"));
        if transfer && iban.is_some() && other.is_some() {
            // BR-CO-27, CII-SR-470.
            self.warn("account-twice", means, other.as_deref().unwrap_or(""));
        }
        let account = iban.or(other);
        // BR-61: a transfer needs an account.
        if transfer && account.is_none() && self.syntax != Syntax::Zugferd1 {
            self.warn("missing-account", means, code.unwrap_or(""));
        }
        if self.record.iban.is_none() {
            self.record.iban = account;
        }
    }

    /// Of several totals of VAT, the one in the invoice's currency; else the first.
    pub fn in_currency(&self, totals: &[Node<'a>]) -> Option<Node<'a>> {
        let code = self.record.currency.as_ref().map(Currency::code);
        let ours = |total: &&Node<'a>| total.attribute("currencyID").map(str::trim) == code;
        totals.iter().find(ours).or(totals.first()).copied()
    }

    /// Keeps the totals in the record. Without BT-112 there is no invoice; BT-115 can be worked out.
    pub fn keep_totals(&mut self, summation: Node<'a>, grand_way: &str, due_way: &str) {
        let Totals { tax_basis, tax, grand, prepaid, due, .. } = self.totals;
        let value = |found: Option<Found<'_>>| found.map(|found| found.value);
        self.record.tax_basis_total = value(tax_basis);
        self.record.tax_total = value(tax);
        self.record.grand_total = value(grand);
        self.record.prepaid = value(prepaid);
        self.record.due_payable = value(due);
        let there = |way| xml::text_at(summation, way).is_some();
        if !there(grand_way) {
            self.missing("missing-total", summation, grand_way);
        }
        if !there(due_way) {
            self.warn_missing("missing-due-payable", summation, due_way);
        }
    }

    /// The record, and the faults in the order of the file, with their lines.
    fn finish(mut self, text: &str) -> (InvoiceRecord, Vec<Fault>) {
        self.faults.sort_by_key(|(_, at)| *at);
        let (mut line, mut seen) = (1, 0);
        let mut faults = Vec::with_capacity(self.faults.len() + 1);
        for (fault, at) in self.faults {
            line += memchr_iter(b'\n', &text.as_bytes()[seen..at]).count() as u32;
            seen = at;
            faults.push(fault.at_line(line));
        }
        if self.more > 0 {
            let limit = limits::FAULTS as u64;
            let fault = Fault::new("more-faults").with_value(&self.more.to_string());
            faults.push(fault.with_limit(limit).as_warning());
        }
        (self.record, faults)
    }
}

/// `xs:decimal`: a sign, digits, a point. No exponent, no grouping, no comma.
pub(super) fn decimal(text: &str) -> Option<Decimal> {
    let digits = text.strip_prefix(['-', '+']).unwrap_or(text);
    let plain = digits.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
    let any = digits.bytes().any(|byte| byte.is_ascii_digit());
    (plain && any).then(|| Decimal::from_str_exact(text.trim_start_matches('+')).ok()).flatten()
}

/// `20261121` (format 102), `2026-11-21`, and these followed by a time or a time zone.
fn day(text: &str) -> Option<Day> {
    let head = |length: usize| text.get(..length);
    let rest_is_time = |length: usize| {
        text[length..]
            .bytes()
            .next()
            .is_none_or(|byte| matches!(byte, b'T' | b'Z' | b'+' | b'-' | b' '))
    };
    if let Some(iso) = head(10).filter(|_| rest_is_time(10))
        && let Ok(day) = iso.parse()
    {
        return Some(day);
    }
    let compact = head(8).filter(|head| head.bytes().all(|byte| byte.is_ascii_digit()))?;
    let rest = &text[8..];
    // Formats 102, 203 and 204: the day, then hours and minutes, then seconds.
    if !matches!(rest.len(), 0 | 4 | 6) || !rest.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let number = |range: std::ops::Range<usize>| compact[range].parse::<u32>().ok();
    Day::from_calendar(number(0..4)? as i32, number(4..6)?, number(6..8)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_read_in_the_forms_that_files_use() {
        for text in [
            "20261121",
            "2026-11-21",
            "2026-11-21Z",
            "2026-11-21+01:00",
            "2026-11-21T00:00:00",
            "202611211530",
        ] {
            assert_eq!(
                day(text).map(|day| day.to_string()).as_deref(),
                Some("2026-11-21"),
                "{text}"
            );
        }
        for text in [
            "20261321",
            "20260230",
            "21/11/2026",
            "202611",
            "2026-11-211",
            "18991231",
            "é0261121",
            "2026-1é-21",
        ] {
            assert_eq!(day(text), None, "{text}");
        }
    }

    #[test]
    fn amounts_keep_their_digits_and_nothing_else_is_an_amount() {
        for (text, kept) in
            [("120.00", "120.00"), ("-0.5", "-0.5"), ("+7", "7"), (".5", "0.5"), ("5.", "5")]
        {
            assert_eq!(
                decimal(text).map(|value| value.to_string()).as_deref(),
                Some(kept),
                "{text}"
            );
        }
        for text in
            ["", "-", ".", "1,00", "1e3", "1_000", "1 000", "0x1", "--1", "1.2.3", "NaN", "+-1"]
        {
            assert_eq!(decimal(text), None, "{text}");
        }
        assert_eq!(decimal(&"9".repeat(40)), None);
    }

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

    #[test]
    fn profiles_are_named_from_the_guideline() {
        let cases = [
            ("urn:factur-x.eu:1p0:minimum", "MINIMUM", true),
            ("urn:zugferd.de:2p0:basicwl", "BASIC WL", true),
            ("urn:cen.eu:en16931:2017#compliant#urn:factur-x.eu:1p0:basic", "BASIC", true),
            ("urn:cen.eu:en16931:2017", "EN 16931", true),
            ("urn:cen.eu:en16931:2017#conformant#urn:factur-x.eu:1p0:extended", "EXTENDED", true),
            (
                "urn:cen.eu:en16931:2017#compliant#urn:xeinkauf.de:kosit:xrechnung_3.0",
                "XRECHNUNG",
                false,
            ),
            (
                "urn:cen.eu:en16931:2017#conformant#urn.cpro.gouv.fr:1p0:extended-ctc-fr",
                "EXTENDED CTC-FR",
                false,
            ),
        ];
        for (text, profile, factur_x) in cases {
            let guideline = Guideline::of(text, Syntax::Cii);
            assert_eq!(
                (guideline.profile, guideline.factur_x),
                (Some(profile), factur_x),
                "{text}"
            );
        }
        assert_eq!(Guideline::of("A1", Syntax::Cii).profile, None);
        assert_eq!(
            Guideline::of("urn:ferd:invoice:rc:comfort", Syntax::Zugferd1).profile,
            Some("COMFORT")
        );
    }
}
