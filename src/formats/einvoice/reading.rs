//! What a reader of invoices has found so far: the invoice, the places that the checks point at, and the faults.

use std::str::FromStr;

use memchr::memchr_iter;
use rust_decimal::Decimal;

use super::super::limits;
use super::super::xml::{self, Node};
use super::guideline::Guideline;
use super::read::Syntax;
use crate::base::{Arrange, Currency, Day, Fault};
use crate::en16931::{self, Account, Identifier, Invoice, Note, Party, Vat};

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

/// One line of the VAT breakdown (BG-23).
pub(super) struct TaxLine<'a> {
    pub node: Node<'a>,
    pub category: Vat,
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
    pub category: Option<Vat>,
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

/// What is there: a total that is not said is zero in the model.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Said {
    pub currency: Option<Currency>,
    pub net: Option<Decimal>,
    pub vat: Option<Decimal>,
    pub gross: Option<Decimal>,
    pub prepaid: Option<Decimal>,
    pub due: Option<Decimal>,
    pub lines: u32,
    pub first_due: Option<Day>,
}

/// What a reader has found so far.
pub(super) struct Reading<'a> {
    pub syntax: Syntax,
    pub root: Node<'a>,
    pub guideline: Guideline,
    pub invoice: Invoice,
    /// BT-5, where it could be read.
    pub currency: Option<Currency>,
    /// BG-25, headings included.
    pub lines: u32,
    /// The earliest day on which something is due, or a discount ends.
    pub first_due: Option<Day>,
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
    pub fn new(syntax: Syntax, root: Node<'a>) -> Reading<'a> {
        Reading {
            syntax,
            root,
            guideline: Guideline::default(),
            invoice: Invoice::default(),
            currency: None,
            lines: 0,
            first_due: None,
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
        self.invoice.guideline = text;
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
        let read = parse_day(&text);
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
                if !currency.is_listed() {
                    self.warn("unknown-currency", node, &text);
                }
                self.currency = Some(currency);
                self.invoice.currency = currency;
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
            self.invoice.notes.push(Note { subject: code, text: content });
        }
    }

    /// BG-4 and BG-7. Without any name or identifier of the buyer, nobody owes this invoice.
    pub fn check_parties(&mut self, node: Node<'a>, ways: (&str, &str)) {
        let Invoice { seller, buyer, .. } = &self.invoice;
        let named = |party: &Party| !party.name.is_empty() || !party.trade_name.is_empty();
        let (seller_named, buyer_named) = (named(seller), named(buyer));
        let unknown = buyer.registration.is_empty()
            && buyer.vat_number.is_empty()
            && buyer.identifiers.is_empty();
        if !seller_named {
            self.warn_missing("missing-seller", node, ways.0);
        }
        match (buyer_named, unknown) {
            (false, true) => self.missing("missing-buyer", node, ways.1),
            (false, false) => self.warn_missing("missing-buyer", node, ways.1),
            (true, _) => (),
        }
    }

    /// One way to pay (BG-16): its code, and the account it names, which joins the others.
    pub fn account(&mut self, means: Node<'a>, code: &str, account: Account, other: &str) {
        // A transfer, or a SEPA transfer.
        let transfer = matches!(code, "30" | "58");
        if transfer && !account.number.is_empty() && !other.is_empty() {
            // BR-CO-27, CII-SR-470.
            self.warn("account-twice", means, other);
        }
        let number = if account.number.is_empty() { other.to_owned() } else { account.number };
        // BR-61: a transfer needs an account.
        if transfer && number.is_empty() && self.syntax != Syntax::Zugferd1 {
            self.warn("missing-account", means, code);
        }
        let payment = &mut self.invoice.payment;
        if payment.means_code.is_empty() {
            code.clone_into(&mut payment.means_code);
        }
        if !number.is_empty() {
            payment.accounts.push(Account { number, ..account });
        }
    }

    /// Of several totals of VAT, the one in the invoice's currency; else the first that is not said to be in that of
    /// the books.
    pub fn in_currency(&self, totals: &[Node<'a>]) -> Option<Node<'a>> {
        let said =
            |total: &Node<'a>| total.attribute("currencyID").map(|code| code.trim().to_owned());
        let is = |total: &Node<'a>, currency: Option<Currency>| {
            said(total).is_some()
                && said(total) == currency.map(|currency| currency.code().to_owned())
        };
        let ours = totals.iter().find(|total| is(total, self.currency));
        let bare = || totals.iter().find(|total| said(total).is_none());
        let other = || totals.iter().find(|total| !is(total, self.invoice.vat_currency));
        ours.or_else(bare).or_else(other).copied()
    }

    /// BT-111: the total of VAT in the currency of the books.
    pub fn accounted(&mut self, totals: &[Node<'a>]) {
        let currency = |node: &Node<'a>| {
            node.attribute("currencyID").and_then(|code| Currency::from_str(code).ok())
        };
        let Some(ours) = self.currency else { return };
        let other = totals.iter().find(|node| {
            currency(node).is_some_and(|found| match self.invoice.vat_currency {
                Some(books) => found == books && books != ours,
                None => found != ours,
            })
        });
        if let Some(node) = other {
            self.invoice.vat_currency = self.invoice.vat_currency.or(currency(node));
            self.invoice.vat_total_accounted = self.amount(Some(*node), false).map(|one| one.value);
        }
    }

    /// Keeps the totals in the invoice. Without BT-112 there is no invoice; BT-115 can be worked out.
    pub fn keep_totals(&mut self, summation: Node<'a>, grand_way: &str, due_way: &str) {
        let totals = &self.totals;
        let value = |found: Option<Found<'_>>| found.map(|found| found.value).unwrap_or_default();
        self.invoice.totals = en16931::Totals {
            lines: value(totals.lines),
            allowances: value(totals.allowances),
            charges: value(totals.charges),
            net: value(totals.tax_basis),
            // Said in the currency of the books alone, it is what the totals leave.
            vat: match (totals.tax, totals.grand, totals.tax_basis) {
                (None, Some(gross), Some(net)) => gross.value - net.value,
                (tax, ..) => value(tax),
            },
            gross: value(totals.grand),
            prepaid: value(totals.prepaid),
            rounding: value(totals.rounding),
            due: value(totals.due),
        };
        for way in [grand_way, due_way] {
            let node = xml::find(summation, way);
            let said = node.and_then(|node| Some((node, node.attribute("currencyID")?.trim())));
            let ours = self.currency.as_ref().map(Currency::code);
            if let Some((node, said)) =
                said.filter(|(_, said)| ours.is_some_and(|ours| ours != *said))
            {
                self.warn("other-currency", node, said);
                break;
            }
        }
        let there = |way| xml::text_at(summation, way).is_some();
        if !there(grand_way) {
            self.missing("missing-total", summation, grand_way);
        }
        if !there(due_way) {
            self.warn_missing("missing-due-payable", summation, due_way);
        }
    }

    /// A day to pay. BT-9 is, of several, the last one.
    pub fn falls_due(&mut self, day: Option<Day>) {
        self.invoice.due = self.invoice.due.max(day);
        self.first_due = self.first_due.into_iter().chain(day).min();
    }

    /// An amount read already, whose fault was told.
    pub fn found(&self, node: Node<'a>) -> Option<Found<'a>> {
        decimal(&xml::text(node)).map(|value| Found { value, node })
    }

    /// What an element is called here: by CII, or by ZUGFeRD 1.0.
    pub fn name(&self, cii: &'static str, zugferd_1: &'static str) -> &'static str {
        if self.syntax == Syntax::Zugferd1 { zugferd_1 } else { cii }
    }

    /// A percentage; one that cannot be read is not there, and the checks say what that leads to.
    pub fn percent(&self, node: Node<'a>) -> Option<Decimal> {
        decimal(&xml::text(node))
    }

    /// A number that decides nothing: a price, a quantity, a percentage.
    pub fn number(&mut self, node: Node<'a>) -> Option<Decimal> {
        self.amount(Some(node), false).map(|found| found.value)
    }

    /// The invoice, unless what is owed cannot be read; what was there of its totals; the faults in the order of the
    /// file, with their lines.
    pub fn finish(mut self, text: &str) -> (Option<Invoice>, Said, Vec<Fault>) {
        self.faults.arrange_by_key(|(_, at)| *at);
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
        let value = |found: Option<Found<'_>>| found.map(|found| found.value);
        let said = Said {
            currency: self.currency,
            net: value(self.totals.tax_basis),
            vat: value(self.totals.tax),
            gross: value(self.totals.grand),
            prepaid: value(self.totals.prepaid),
            due: value(self.totals.due),
            lines: self.lines,
            first_due: self.first_due,
        };
        ((!self.unreadable).then_some(self.invoice), said, faults)
    }
}

/// The elements inside, by their local names.
pub(super) fn elements<'a>(node: Node<'a>) -> impl Iterator<Item = (&'a str, Node<'a>)> {
    node.children().filter(Node::is_element).map(|child| (child.tag_name().name(), child))
}

/// Keeps the first element of a kind.
pub(super) fn one<'a>(kept: &mut Option<Node<'a>>, node: Node<'a>) {
    kept.get_or_insert(node);
}

/// Keeps the first text of a kind.
pub(super) fn fill(kept: &mut String, node: Node<'_>) {
    if kept.is_empty() {
        *kept = xml::text(node).into_owned();
    }
}

/// An identifier with its scheme; without a value there is none.
pub(super) fn identifier(node: Node<'_>) -> Identifier {
    let value = xml::text(node);
    if value.is_empty() {
        return Identifier::default();
    }
    Identifier::new(node.attribute("schemeID").unwrap_or("").trim(), &value)
}

/// `xs:decimal`: a sign, digits, a point. No exponent, no grouping, no comma.
pub(super) fn decimal(text: &str) -> Option<Decimal> {
    let digits = text.strip_prefix(['-', '+']).unwrap_or(text);
    let plain = digits.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
    let any = digits.bytes().any(|byte| byte.is_ascii_digit());
    (plain && any).then(|| Decimal::from_str_exact(text.trim_start_matches('+')).ok()).flatten()
}

/// `20261121` (format 102), `2026-11-21`, and these followed by a time or a time zone.
pub(super) fn parse_day(text: &str) -> Option<Day> {
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
                parse_day(text).map(|day| day.to_string()).as_deref(),
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
            assert_eq!(parse_day(text), None, "{text}");
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
}
