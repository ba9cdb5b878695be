//! Life-cycle messages of French e-invoices: UN/CEFACT Cross Domain Acknowledgement and Response D22B (XP Z12-012,
//! flow 6), read leniently and written. A message tells the state of one invoice; some makers put several into one
//! file, which gives several messages.
//!
//! Which states there are and what they mean is `law::lifecycle`'s to know. Numbers such as MDT-105 are those of the
//! French specification.

use memchr::memchr_iter;
use rust_decimal::Decimal;

use super::Unwritable;
use super::reading::{decimal, elements, fill, identifier, parse_day};
use super::writer::Writer;
use crate::base::{Currency, Day, Fault};
use crate::en16931::Identifier;
use crate::formats::limits;
use crate::formats::record::{LifeCycleRecord, Parsed, Record};
use crate::formats::xml::{self, Node, child, children, find, find_all, text_at};

/// The element that a message is.
pub(super) const ROOT: &str = "CrossDomainAcknowledgementAndResponse";

/// The state of one invoice, as somebody tells it to somebody.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct LifecycleMessage {
    /// MDT-2: `REGULATED`, `NON_REGULATED`, `B2C` …
    pub process: String,
    /// MDT-4: who receives it twice under one number has received it once.
    pub id: String,
    /// MDT-5.
    pub name: String,
    /// MDT-8: `2026-11-21T15:30:00`, as the sender's clock has it; shorter where less is said.
    pub sent: String,
    /// MDT-21: `SE`, `BY`, `WK` …
    pub sender_role: String,
    /// MDG-16: who says it.
    pub issuer: LifecycleParty,
    /// MDG-23: to whom.
    pub recipients: Vec<LifecycleParty>,
    /// MDT-77: `305` transmission, `23` treatment.
    pub phase: String,
    /// MDT-78: when the state was reached, as [`LifecycleMessage::sent`].
    pub reached: String,
    /// MDT-87: the invoice's number.
    pub number: String,
    /// MDT-88, of UNTDID 1373.
    pub document_status: String,
    /// MDT-91, of UNTDID 1001.
    pub type_code: String,
    /// MDG-35: the invoice's day.
    pub issued: Option<Day>,
    /// MDT-105: `212` …
    pub status: String,
    /// MDT-106: the same in words.
    pub label: String,
    /// MDT-129: the seller, a SIREN under `0002`.
    pub seller: Vec<Identifier>,
    /// MDG-37.
    pub details: Vec<LifecycleDetail>,
}

impl LifecycleMessage {
    /// What of it counts for the invoice.
    pub fn record(&self) -> LifeCycleRecord {
        let moment: String = self.reached.chars().filter(char::is_ascii_digit).collect();
        let day = if self.reached.is_empty() { &self.sent } else { &self.reached };
        let mut words: Vec<&str> = Vec::new();
        for said in self.details.iter().flat_map(|detail| [&detail.reason, &detail.comment]) {
            if !said.is_empty() && !words.contains(&said.as_str()) {
                words.push(said);
            }
        }
        let amounts = self.details.iter().flat_map(|detail| &detail.amounts);
        let taken = amounts.filter(|amount| amount.kind == "MEN");
        let text = |value: Decimal| value.normalize().to_string();
        let received = taken.filter_map(|amount| {
            Some((amount.percent.map(text).unwrap_or_default(), text(amount.amount?)))
        });
        let reasons = self.details.iter().map(|detail| detail.reason_code.clone());
        LifeCycleRecord {
            message: self.id.clone(),
            number: self.number.clone(),
            issue_date: self.issued,
            seller: self.seller.iter().map(|identifier| identifier.value.clone()).collect(),
            status: self.status.clone(),
            label: self.label.clone(),
            reached: parse_day(day.get(..10).unwrap_or(day)),
            time: moment.get(8..14).unwrap_or("").to_owned(),
            reasons: reasons.filter(|code| !code.is_empty()).collect(),
            comment: words.join("\n"),
            received: received.collect(),
        }
    }
}

/// The statuses that a message tells, as records.
pub(super) fn parsed(name: &str, bytes: &[u8]) -> Parsed {
    let (messages, faults) = read_cdar(name, bytes);
    let records = messages.iter().map(|message| Record::LifeCycle(Box::new(message.record())));
    Parsed { format: "cdar".to_owned(), profile: None, records: records.collect(), faults }
}

/// Somebody in a life-cycle message.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LifecycleParty {
    /// MDT-38, MDT-57.
    pub identifiers: Vec<Identifier>,
    /// MDT-39, MDT-58.
    pub name: String,
    /// MDT-40, MDT-59.
    pub role: String,
    /// MDT-73.
    pub electronic_address: Identifier,
}

/// MDG-37: why, what to do, how much.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct LifecycleDetail {
    /// MDT-124-2, from 1.
    pub sequence: u32,
    /// MDT-113: `TX_TVA_ERR` …
    pub reason_code: String,
    /// MDT-114.
    pub reason: String,
    /// MDT-121: `NOA`, `NIN` …
    pub action_code: String,
    /// MDT-122.
    pub action: String,
    /// MDT-126.
    pub comment: String,
    /// MDG-43.
    pub amounts: Vec<LifecycleAmount>,
}

/// MDG-43: an amount, or a date, of a kind.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct LifecycleAmount {
    /// MDT-207: `MEN` taken in (VAT included), `RAP` still to pay, `ESC` discount …
    pub kind: String,
    /// MDT-215.
    pub amount: Option<Decimal>,
    /// MDT-216.
    pub currency: Option<Currency>,
    /// MDT-219.
    pub day: Option<Day>,
    /// MDT-224: the rate of VAT, in per cent.
    pub percent: Option<Decimal>,
}

impl LifecycleMessage {
    /// «212 Encaissée» (taken in): of whom, to whom and of which invoice as `head` says it; `parts` are what was
    /// received, VAT included, with the rate in per cent, one for each rate, below zero where it is taken back (then
    /// `comment` says why, P1.17).
    pub fn taken_in(
        head: LifecycleMessage,
        parts: &[(Decimal, Decimal)],
        currency: Currency,
        received: Day,
        comment: &str,
    ) -> LifecycleMessage {
        let amounts = parts.iter().map(|(amount, percent)| LifecycleAmount {
            kind: "MEN".to_owned(),
            amount: Some(*amount),
            currency: Some(currency),
            day: Some(received),
            percent: Some(*percent),
        });
        let detail = LifecycleDetail {
            sequence: 1,
            comment: comment.to_owned(),
            amounts: amounts.collect(),
            ..LifecycleDetail::default()
        };
        LifecycleMessage {
            // Treatment, not transmission.
            phase: "23".to_owned(),
            // UNTDID 1373: paid.
            document_status: "47".to_owned(),
            status: "212".to_owned(),
            label: "Encaissée".to_owned(),
            details: vec![detail],
            ..head
        }
    }
}

/// MDT-3.
const GUIDELINE: &str = "urn.cpro.gouv.fr:1p0:CDV:invoice";

/// Reads a file: its messages, and what is wrong in it. A message without an invoice's number or without a state is left
/// out, with a fault; everything else that is missing or unreadable is a warning.
///
/// ```
/// let (messages, faults) = encours::formats::einvoice::read_cdar("a.xml", b"<html/>");
/// assert_eq!((messages.len(), &*faults[0].code), (0, "wrong-root"));
/// ```
pub fn read_cdar(name: &str, bytes: &[u8]) -> (Vec<LifecycleMessage>, Vec<Fault>) {
    let (text, encoding) = xml::decode(bytes);
    let mut reader = Reader { text: &text, counted: (0, 1), name, faults: Vec::new() };
    reader.faults.extend(encoding.map(|fault| fault.in_file(name)));
    let tree = match xml::parse(&text) {
        Ok(tree) => tree,
        Err(fault) => {
            reader.faults.push(fault.in_file(name));
            return (Vec::new(), reader.faults);
        }
    };
    let root = tree.root_element();
    if root.tag_name().name() != ROOT {
        let value = root.tag_name().name();
        let fault = Fault::new("wrong-root").at_path(&xml::path(root)).with_value(value);
        reader.faults.push(fault.in_file(name));
        return (Vec::new(), reader.faults);
    }
    let messages = reader.messages(root);
    (messages, reader.faults)
}

struct Reader<'a> {
    text: &'a str,
    /// Bytes seen, and the line there.
    counted: (usize, usize),
    name: &'a str,
    faults: Vec<Fault>,
}

impl Reader<'_> {
    fn tell(&mut self, code: &str, node: Node<'_>, value: &str, warning: bool) {
        if self.faults.len() > limits::FAULTS {
            return;
        }
        let mut fault = Fault::new(code).in_file(self.name).with_value(value);
        fault = fault.at_path(&xml::path(node));
        let start = node.range().start;
        let (seen, line) = if start < self.counted.0 { (0, 1) } else { self.counted };
        let line = line + memchr_iter(b'\n', &self.text.as_bytes()[seen..start]).count();
        self.counted = (start, line);
        fault = fault.at_line(line as u32);
        fault.warning = warning;
        self.faults.push(fault);
    }

    fn day(&mut self, node: Option<Node<'_>>) -> Option<Day> {
        let node = node?;
        let text = xml::text(node);
        let day = parse_day(&text);
        if day.is_none() && !text.is_empty() {
            self.tell("not-a-date", node, &text, true);
        }
        day
    }

    fn number(&mut self, node: Node<'_>) -> Option<Decimal> {
        let text = xml::text(node);
        let value = decimal(&text);
        if value.is_none() && !text.is_empty() {
            self.tell("not-an-amount", node, &text, true);
        }
        value
    }

    fn messages(&mut self, root: Node<'_>) -> Vec<LifecycleMessage> {
        let said = |node: Node<'_>, way: &str| text_at(node, way).unwrap_or_default();
        let way = "ExchangedDocumentContext/BusinessProcessSpecifiedDocumentContextParameter/ID";
        let mut head = LifecycleMessage { process: said(root, way), ..Default::default() };
        if let Some(document) = child(root, "ExchangedDocument") {
            for (name, node) in elements(document) {
                match name {
                    "ID" => fill(&mut head.id, node),
                    "Name" => fill(&mut head.name, node),
                    "IssueDateTime" => head.sent = moment(node),
                    "SenderTradeParty" => head.sender_role = said(node, "RoleCode"),
                    "IssuerTradeParty" => head.issuer = party(node),
                    "RecipientTradeParty" => head.recipients.push(party(node)),
                    _ => (),
                }
            }
        }
        let mut messages = Vec::new();
        for acknowledgement in children(root, "AcknowledgementDocument") {
            head.phase = said(acknowledgement, "TypeCode");
            let reached = child(acknowledgement, "IssueDateTime");
            head.reached = reached.map(moment).unwrap_or_default();
            if let Some(node) = reached
                && !head.reached.is_empty()
                && parse_day(head.reached.get(..10).unwrap_or(&head.reached)).is_none()
            {
                let value = head.reached.clone();
                self.tell("not-a-date", node, &value, true);
            }
            for node in children(acknowledgement, "ReferenceReferencedDocument") {
                messages.extend(self.message(&head, node));
            }
        }
        if messages.is_empty() && self.faults.iter().all(|fault| fault.warning) {
            self.tell("missing-number", root, "", false);
        }
        messages
    }

    fn message(&mut self, head: &LifecycleMessage, node: Node<'_>) -> Option<LifecycleMessage> {
        let mut message = head.clone();
        let mut issued = None;
        for (name, node) in elements(node) {
            match name {
                "IssuerAssignedID" => fill(&mut message.number, node),
                "StatusCode" => fill(&mut message.document_status, node),
                "TypeCode" => fill(&mut message.type_code, node),
                "FormattedIssueDateTime" => issued = child(node, "DateTimeString"),
                "ProcessConditionCode" => fill(&mut message.status, node),
                "ProcessCondition" => fill(&mut message.label, node),
                "IssuerTradeParty" => message.seller = party(node).identifiers,
                "SpecifiedDocumentStatus" => {
                    let detail = self.detail(node);
                    message.details.push(detail);
                }
                _ => (),
            }
        }
        message.issued = self.day(issued);
        if message.number.is_empty() {
            self.tell("missing-number", node, "", false);
            return None;
        }
        if message.status.is_empty() {
            self.tell("missing-status", node, &message.number, false);
            return None;
        }
        if message.issued.is_none() {
            self.tell("missing-date", node, &message.number, true);
        }
        Some(message)
    }

    fn detail(&mut self, node: Node<'_>) -> LifecycleDetail {
        let mut detail = LifecycleDetail::default();
        for (name, node) in elements(node) {
            match name {
                "SequenceNumeric" => detail.sequence = xml::text(node).parse().unwrap_or(0),
                "ReasonCode" => fill(&mut detail.reason_code, node),
                "Reason" => fill(&mut detail.reason, node),
                "RequestedActionCode" => fill(&mut detail.action_code, node),
                "RequestedAction" => fill(&mut detail.action, node),
                "IncludedNote" => {
                    for content in find_all(node, "Content") {
                        let text = xml::text(content);
                        if !detail.comment.is_empty() && !text.is_empty() {
                            detail.comment.push('\n');
                        }
                        detail.comment.push_str(&text);
                    }
                }
                "SpecifiedDocumentCharacteristic" => {
                    let amount = self.amount(node);
                    detail.amounts.push(amount);
                }
                _ => (),
            }
        }
        detail
    }

    fn amount(&mut self, node: Node<'_>) -> LifecycleAmount {
        let mut amount = LifecycleAmount::default();
        for (name, node) in elements(node) {
            match name {
                "TypeCode" => fill(&mut amount.kind, node),
                "ValueAmount" => {
                    amount.amount = self.number(node);
                    let code = node.attribute("currencyID").unwrap_or("");
                    amount.currency = code.parse().ok();
                }
                "ValueDateTime" => {
                    let date = child(node, "DateTimeString").or(child(node, "DateTime"));
                    amount.day = self.day(date);
                }
                "ValuePercent" => amount.percent = self.number(node),
                _ => (),
            }
        }
        amount
    }
}

fn party(node: Node<'_>) -> LifecycleParty {
    let mut party = LifecycleParty::default();
    for (name, node) in elements(node) {
        match name {
            "ID" | "GlobalID" => {
                party.identifiers.extend(Some(identifier(node)).filter(|id| !id.is_empty()));
            }
            "Name" => fill(&mut party.name, node),
            "RoleCode" => fill(&mut party.role, node),
            "URIUniversalCommunication" => {
                party.electronic_address = find(node, "URIID").map(identifier).unwrap_or_default();
            }
            _ => (),
        }
    }
    party
}

/// `20261121153000` (formats 204, 203 and 102) as `2026-11-21T15:30:00`; another form is kept as it is.
fn moment(node: Node<'_>) -> String {
    let text = text_at(node, "DateTimeString").or(text_at(node, "DateTime")).unwrap_or_default();
    if !text.bytes().all(|byte| byte.is_ascii_digit()) || parse_day(&text).is_none() {
        return text;
    }
    let mut iso = format!("{}-{}-{}", &text[..4], &text[4..6], &text[6..8]);
    for (index, pair) in text.as_bytes()[8..].chunks(2).enumerate() {
        iso.push(if index == 0 { 'T' } else { ':' });
        iso.extend(pair.iter().map(|digit| char::from(*digit)));
    }
    iso
}

/// Writes a message. Refused: one without number, day or state of its invoice; and a «212 Encaissée» (taken in) without
/// an amount `MEN`, or one of whose amounts `MEN` lacks its rate of VAT (BR-FR-CDV-14).
pub fn write_cdar(message: &LifecycleMessage) -> Result<Vec<u8>, Unwritable> {
    let said = [
        (&message.id, "MDT-4"),
        (&message.sent, "MDT-8"),
        (&message.sender_role, "MDT-21"),
        (&message.phase, "MDT-77"),
        (&message.number, "MDT-87"),
        (&message.type_code, "MDT-91"),
        (&message.status, "MDT-105"),
    ];
    if let Some((_, term)) = said.into_iter().find(|(text, _)| text.is_empty()) {
        return Err(Unwritable::Missing(term));
    }
    if message.issued.is_none() {
        return Err(Unwritable::Missing("MDG-35"));
    }
    if message.seller.is_empty() {
        return Err(Unwritable::Missing("MDT-129"));
    }
    let mut taken = message.details.iter().flat_map(|detail| &detail.amounts);
    let mut taken_in = taken.by_ref().filter(|amount| amount.kind == "MEN").peekable();
    if message.status == "212"
        && (taken_in.peek().is_none()
            || taken_in.any(|amount| amount.amount.is_none() || amount.percent.is_none()))
    {
        return Err(Unwritable::Missing("MDT-224"));
    }
    let mut writer = Writer::new(3_000);
    let namespaces = " xmlns:rsm=\"urn:un:unece:uncefact:data:standard:CrossDomainAcknowledgementAndResponse:100\" \
        xmlns:ram=\"urn:un:unece:uncefact:data:standard:ReusableAggregateBusinessInformationEntity:100\" \
        xmlns:qdt=\"urn:un:unece:uncefact:data:standard:QualifiedDataType:100\" \
        xmlns:udt=\"urn:un:unece:uncefact:data:standard:UnqualifiedDataType:100\"";
    writer.group_with("rsm:CrossDomainAcknowledgementAndResponse", namespaces, |w| {
        w.group("rsm:ExchangedDocumentContext", |w| {
            w.group("ram:BusinessProcessSpecifiedDocumentContextParameter", |w| {
                w.text("ram:ID", &message.process);
            });
            w.group("ram:GuidelineSpecifiedDocumentContextParameter", |w| {
                w.text("ram:ID", GUIDELINE);
            });
        });
        w.group("rsm:ExchangedDocument", |w| {
            w.text("ram:ID", &message.id);
            w.text("ram:Name", &message.name);
            write_moment(w, &message.sent);
            w.group("ram:SenderTradeParty", |w| w.text("ram:RoleCode", &message.sender_role));
            w.group("ram:IssuerTradeParty", |w| write_party(w, &message.issuer));
            for recipient in &message.recipients {
                w.group("ram:RecipientTradeParty", |w| write_party(w, recipient));
            }
        });
        w.group("rsm:AcknowledgementDocument", |w| {
            w.group("ram:MultipleReferencesIndicator", |w| w.text("udt:Indicator", "false"));
            w.text("ram:TypeCode", &message.phase);
            write_moment(w, &message.reached);
            w.group("ram:ReferenceReferencedDocument", |w| write_reference(w, message));
        });
    });
    writer.finish()
}

fn write_reference(w: &mut Writer, message: &LifecycleMessage) {
    w.text("ram:IssuerAssignedID", &message.number);
    w.text("ram:StatusCode", &message.document_status);
    w.text("ram:TypeCode", &message.type_code);
    if let Some(day) = message.issued {
        w.group("ram:FormattedIssueDateTime", |w| w.compact_day("qdt:DateTimeString", day));
    }
    w.text("ram:ProcessConditionCode", &message.status);
    w.text("ram:ProcessCondition", &message.label);
    w.group("ram:IssuerTradeParty", |w| {
        for id in &message.seller {
            w.text_with("ram:GlobalID", &[("schemeID", &id.scheme)], &id.value);
        }
    });
    for detail in &message.details {
        w.group("ram:SpecifiedDocumentStatus", |w| {
            w.text("ram:ReasonCode", &detail.reason_code);
            w.text("ram:Reason", &detail.reason);
            w.text("ram:RequestedActionCode", &detail.action_code);
            w.text("ram:RequestedAction", &detail.action);
            w.text("ram:SequenceNumeric", &detail.sequence.to_string());
            w.group("ram:IncludedNote", |w| w.text("ram:Content", &detail.comment));
            for amount in &detail.amounts {
                w.group("ram:SpecifiedDocumentCharacteristic", |w| write_amount(w, amount));
            }
        });
    }
}

fn write_amount(w: &mut Writer, amount: &LifecycleAmount) {
    w.text("ram:TypeCode", &amount.kind);
    if let Some(value) = amount.amount {
        let currency = amount.currency.as_ref().map_or("", Currency::code);
        w.amount_with("ram:ValueAmount", currency, value, "MDT-215");
    }
    if let Some(day) = amount.day {
        w.group("ram:ValueDateTime", |w| w.compact_day("udt:DateTimeString", day));
    }
    if let Some(percent) = amount.percent {
        w.percent("ram:ValuePercent", percent);
    }
}

fn write_party(w: &mut Writer, party: &LifecycleParty) {
    for id in &party.identifiers {
        let name = if id.scheme.is_empty() { "ram:ID" } else { "ram:GlobalID" };
        w.text_with(name, &[("schemeID", &id.scheme)], &id.value);
    }
    w.text("ram:Name", &party.name);
    w.text("ram:RoleCode", &party.role);
    w.group("ram:URIUniversalCommunication", |w| {
        let address = &party.electronic_address;
        w.text_with("ram:URIID", &[("schemeID", &address.scheme)], &address.value);
    });
}

/// Format 204: to the second.
fn write_moment(w: &mut Writer, moment: &str) {
    let digits: String = moment.chars().filter(char::is_ascii_digit).collect();
    if digits.len() < 8 {
        return;
    }
    let seconds: String = format!("{digits}000000").chars().take(14).collect();
    w.group("ram:IssueDateTime", |w| {
        w.text_with("udt:DateTimeString", &[("format", "204")], &seconds);
    });
}
