//! A draft becomes an invoice: everything the editor does not ask for is put in here. The texts that the law wants, codes,
//! identifiers, the reference to quote, amounts.
//!
//! Never refuses: what cannot be read is left out and named, and [`super::check`] says what that means.

use rust_decimal::Decimal;

use super::draft::{Draft, DraftAdjustment, DraftKind, DraftLine, Operation};
use super::events::Due;
use super::parties::{buyer, delivery, follow_tax, is_french, seller};
use super::typed::{number, percent};
use crate::base::{Amount, Currency, Day, Iban, VatNumber, creditor_reference};
use crate::book::Book;
use crate::en16931::totals::{self, TooLarge};
use crate::en16931::{
    Account, Adjustment, Exchange, Instalment, Invoice, Line, Note, Preceding, Vat, VatLine,
};
use crate::law::late_payment::Rates;
use crate::law::{mentions, vat};
use crate::rooms::customers::details::{Details, Nature};
use crate::rooms::exchange::terms::Terms;
use crate::rooms::invoices::Issuer;
use crate::rooms::invoices::firm::{Firm, VatRegime};

/// The guideline of EN 16931 (BT-24); a writer of another profile puts its own.
const GUIDELINE: &str = "urn:cen.eu:en16931:2017";

/// A draft as the invoice that it would be.
#[derive(Clone, Debug, Default)]
pub struct Composed {
    /// Without number until it is issued.
    pub invoice: Invoice,
    /// What could not be read: a code and the field.
    pub unread: Vec<(&'static str, String)>,
    /// The deposit invoices deducted: number, day, with VAT, VAT in it.
    pub deducted: Vec<Deducted>,
    /// Who issues.
    pub issuer: Issuer,
    /// To whom.
    pub customer: Details,
    /// The customer's file says all of it, and not only a name.
    pub has_details: bool,
}

/// A deposit invoice that is deducted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Deducted {
    /// Its number.
    pub number: String,
    /// Its day.
    pub issued: Day,
    /// With VAT, in minor units of its currency.
    pub gross: Amount,
    /// VAT in it.
    pub vat: Amount,
    /// Its currency.
    pub currency: Currency,
}

/// BT-3.
pub fn type_code(kind: DraftKind) -> &'static str {
    match kind {
        DraftKind::Invoice => "380",
        DraftKind::CreditNote => "381",
        DraftKind::Corrective => "384",
        DraftKind::Deposit => "386",
    }
}

/// Both languages where the customer reads English, French alone otherwise.
fn said(words: (String, String), english: bool) -> String {
    if english { format!("{} / {}", words.0, words.1) } else { words.0 }
}

/// The VAT of most lines.
pub fn usual_vat(firm: &Firm) -> &str {
    match firm.vat_regime {
        VatRegime::Franchise => "franchise",
        VatRegime::Normal if firm.usual_vat.is_empty() => vat::normal(firm.territory),
        VatRegime::Normal => &firm.usual_vat,
    }
}

/// The invoice that a draft would be on a day, were it issued then; `taken` is its number, or empty.
pub fn compose(book: &Book, draft: &Draft, today: Day, taken: &str) -> Composed {
    let issuer = book.invoices.issuer().cloned().unwrap_or_default();
    let firm = (*issuer.firm).clone();
    let account = draft.account.trim();
    let details = book.customers.details(account);
    let mut composed = Composed {
        has_details: details.is_some(),
        customer: details.cloned().unwrap_or_default(),
        issuer,
        ..Composed::default()
    };
    let issued = draft.issued.unwrap_or(today);
    let english = composed.customer.language == "en";
    let mut invoice = Invoice {
        number: taken.to_owned(),
        issued: Some(issued),
        type_code: type_code(draft.kind).to_owned(),
        currency: draft.currency,
        buyer_reference: first(&draft.buyer_reference, &composed.customer.buyer_reference),
        project: draft.project.trim().to_owned(),
        contract: draft.contract.trim().to_owned(),
        purchase_order: draft.purchase_order.trim().to_owned(),
        sales_order: draft.sales_order.trim().to_owned(),
        despatch_advice: draft.despatch_advice.trim().to_owned(),
        guideline: GUIDELINE.to_owned(),
        seller: seller(&composed.issuer),
        buyer: buyer(book, account, &composed.customer),
        delivered: draft.delivered,
        period: draft.period,
        ..Invoice::default()
    };
    delivery(&mut invoice, draft, &composed.customer);
    composed.lines(&mut invoice, draft, &firm, issued, english);
    follow_tax(&mut invoice);
    composed.deposits(&mut invoice, book, draft);
    for named in &draft.preceding {
        let number = named.number.trim().to_owned();
        let known = invoice.preceding.iter().any(|known| known.number == number);
        if !number.is_empty() && !known {
            let type_code = String::new();
            invoice.preceding.push(Preceding { number, issued: named.issued, type_code });
        }
    }
    if composed.amounts(&mut invoice, draft).is_err() {
        composed.unread.push(("too-large", "lines".to_owned()));
    }
    composed.dates(&mut invoice, book, draft, &firm, issued);
    process(&mut invoice, draft, &firm);
    composed.notes(&mut invoice, draft, &firm, issued, english);
    payment(&mut invoice, draft, &composed.issuer, &composed.customer);
    composed.invoice = invoice;
    composed
}

pub(super) fn first(one: &str, other: &str) -> String {
    let one = one.trim();
    if one.is_empty() { other.trim().to_owned() } else { one.to_owned() }
}

/// BT-23 and BT-8.
fn process(invoice: &mut Invoice, draft: &Draft, firm: &Firm) {
    let letter = match draft.operation.unwrap_or(firm.operation) {
        Operation::Goods => 'B',
        Operation::Services => 'S',
        Operation::Both => 'M',
    };
    let deducts = invoice.preceding.iter().any(|named| named.type_code == "386");
    let digit = match () {
        () if draft.paid.is_some() => '2',
        () if deducts && draft.kind != DraftKind::Deposit => '4',
        () => '1',
    };
    invoice.process = format!("{letter}{digit}");
    let taxed = invoice.vat.iter().any(|line| line.vat.category == "S");
    if firm.vat_on_debits && firm.vat_regime == VatRegime::Normal && taxed {
        invoice.tax_point_code = "5".to_owned();
    }
}

/// BG-16.
fn payment(invoice: &mut Invoice, draft: &Draft, issuer: &Issuer, details: &Details) {
    let firm = &issuer.firm;
    let payment = &mut invoice.payment;
    payment.means_code = first(&first(&draft.means, &details.means), "30");
    payment.reference = creditor_reference(&invoice.number).unwrap_or_default();
    let is_debit = matches!(payment.means_code.as_str(), "49" | "59");
    if is_debit {
        payment.mandate.clone_from(&details.mandate);
        payment.creditor.clone_from(&firm.creditor);
    } else if let Some(iban) = Iban::parse(&issuer.iban)
        && matches!(payment.means_code.as_str(), "30" | "31" | "42" | "57" | "58")
    {
        payment.accounts.push(Account {
            number: iban.as_str().to_owned(),
            holder: first(&firm.account_holder, &issuer.name),
            bic: firm.bic.trim().to_owned(),
        });
    }
}

impl Composed {
    fn unread(&mut self, code: &'static str, field: String) {
        self.unread.push((code, field));
    }

    /// A number as typed; `usual` where nothing was.
    fn number(&mut self, typed: &str, usual: Decimal, most: u32, field: String) -> Decimal {
        if typed.trim().is_empty() {
            return usual;
        }
        match number(typed) {
            Some(number) if most < number.normalize().scale() => {
                self.unread("too-many-decimals", field);
                number.round_dp(most)
            }
            Some(number) => number,
            None => {
                self.unread("not-a-number", field);
                usual
            }
        }
    }

    /// The VAT that a key names, on a day.
    fn vat(&mut self, key: &str, firm: &Firm, issued: Day, field: String) -> (&'static str, Vat) {
        let key = if key.is_empty() { usual_vat(firm) } else { key };
        let Some(treatment) = vat::treatment(key) else {
            self.unread("unknown-vat", field);
            return ("", Vat::default());
        };
        if !treatment.holds(firm.territory, issued) {
            self.unread("vat-elsewhere", field);
        }
        // Rule G1.47: without a VAT number the franchise is Z, and its words stand in a note (BR-Z-10).
        let unnumbered = key == "franchise" && VatNumber::parse(&self.issuer.vat_number).is_none();
        let category = if unnumbered { "Z" } else { treatment.category };
        (treatment.key, Vat { category: category.to_owned(), rate: treatment.percent() })
    }

    fn lines(
        &mut self,
        invoice: &mut Invoice,
        draft: &Draft,
        firm: &Firm,
        issued: Day,
        english: bool,
    ) {
        let mut used: Vec<(&'static str, Vat)> = Vec::new();
        for (place, typed) in draft.lines.iter().enumerate() {
            let field = |name: &str| format!("lines[{place}].{name}");
            let (key, vat) = self.vat(&typed.vat, firm, issued, field("vat"));
            let line = self.line(typed, vat.clone(), place);
            invoice.lines.push(line);
            used.push((key, vat));
        }
        for (key, vat) in used {
            let words = vat::wording(key, issued);
            let code = vat::treatment(key).map_or("", |treatment| treatment.exemption_code);
            let Some(words) = words else { continue };
            let words = said((words.fr.to_owned(), words.en.to_owned()), english);
            if vat.category == "Z" {
                let note = Note { subject: String::new(), text: words };
                if !invoice.notes.contains(&note) {
                    invoice.notes.push(note);
                }
                continue;
            }
            match invoice.vat.iter_mut().find(|line| line.vat == vat) {
                Some(line) if !line.exemption.contains(&words) => {
                    line.exemption = format!("{} ; {words}", line.exemption);
                    if line.exemption_code != code {
                        line.exemption_code.clear();
                    }
                }
                Some(_) => (),
                None => invoice.vat.push(VatLine {
                    vat,
                    exemption: words,
                    exemption_code: code.to_owned(),
                    ..VatLine::default()
                }),
            }
        }
        for (place, typed) in draft.adjustments.iter().enumerate() {
            self.adjustment(invoice, typed, firm, issued, place);
        }
    }

    fn line(&mut self, typed: &DraftLine, vat: Vat, place: usize) -> Line {
        let field = |name: &str| format!("lines[{place}].{name}");
        let quantity = self.number(&typed.quantity, Decimal::ONE, 4, field("quantity"));
        let mut price = self.number(&typed.price, Decimal::ZERO, 6, field("price"));
        let discount = self.number(&typed.discount, Decimal::ZERO, 2, field("discount"));
        let mut quantity = quantity;
        if price.is_sign_negative() && !price.is_zero() {
            // A price is never below zero (BR-27): what is taken back is a quantity.
            (quantity, price) = (-quantity, -price);
        }
        let mut adjustments = Vec::new();
        if !discount.is_zero() {
            adjustments.push(Adjustment {
                percent: Some(discount),
                reason: "Remise".to_owned(),
                reason_code: "95".to_owned(),
                ..Adjustment::default()
            });
        }
        Line {
            id: (place + 1).to_string(),
            quantity: quantity.normalize(),
            unit: first(&typed.unit, "C62"),
            period: typed.period,
            adjustments,
            price: price.normalize(),
            vat,
            name: typed.name.trim().to_owned(),
            description: typed.description.trim().to_owned(),
            seller_item: typed.item.trim().to_owned(),
            ..Line::default()
        }
    }

    /// An allowance or a charge; without a VAT of its own it is shared among those of the lines.
    fn adjustment(
        &mut self,
        invoice: &mut Invoice,
        typed: &DraftAdjustment,
        firm: &Firm,
        issued: Day,
        place: usize,
    ) {
        let field = |name: &str| format!("adjustments[{place}].{name}");
        let usual = if typed.is_charge { "Frais" } else { "Remise" };
        let base = Adjustment {
            is_charge: typed.is_charge,
            reason: first(&typed.reason, usual),
            reason_code: if typed.is_charge { String::new() } else { "95".to_owned() },
            ..Adjustment::default()
        };
        let percent = typed.percent.trim().trim_end_matches('%');
        let percent = match percent {
            "" => None,
            typed => Some(self.number(typed, Decimal::ZERO, 2, field("percent"))),
        };
        let amount = self.number(&typed.amount, Decimal::ZERO, 2, field("amount"));
        let shares: Vec<(Vat, Decimal)> = if typed.vat.is_empty() {
            shares(invoice)
        } else {
            let vat = self.vat(&typed.vat, firm, issued, field("vat")).1;
            vec![(vat, Decimal::ONE)]
        };
        let whole: Decimal = shares.iter().map(|(_, net)| *net).sum();
        let mut left = amount;
        for (rank, (vat, net)) in shares.iter().enumerate() {
            let last = rank + 1 == shares.len();
            let part = match whole {
                _ if last => left,
                whole if whole.is_zero() => Decimal::ZERO,
                whole => {
                    let part = amount.checked_mul(*net).and_then(|part| part.checked_div(whole));
                    totals::rounded(part.unwrap_or_default(), invoice.currency)
                }
            };
            left -= part;
            let amount = if percent.is_some() { Decimal::ZERO } else { part };
            if percent.is_some() || !amount.is_zero() {
                let vat = vat.clone();
                invoice.adjustments.push(Adjustment { vat, percent, amount, ..base.clone() });
            }
        }
    }

    /// The deposit invoices deducted: what they came to is paid (BT-113).
    fn deposits(&mut self, invoice: &mut Invoice, book: &Book, draft: &Draft) {
        for (place, id) in draft.deposits.iter().enumerate() {
            let field = format!("deposits[{place}]");
            let issuing = &book.invoices.issuing;
            let row = book.invoices.find_id(&book.customers, id);
            let row = row.or_else(|| book.invoices.find_number(id));
            let Some(row) = row else {
                self.unread("unknown-deposit", field);
                continue;
            };
            let at = row as usize;
            let customer = book.invoices.customer[at];
            let (account, number) =
                (book.customers.account(customer), book.invoices.number.get(at));
            if account != draft.account.trim() {
                self.unread("deposit-of-another", field);
                continue;
            }
            let currency = book.customers.currency_of(book.invoices.position[at]);
            let known = issuing.document(account, number).map(|document| &document.issued);
            let (gross, vat) = match known {
                Some(issued) => (
                    issued.dues.iter().map(|due| due.gross.get()).sum(),
                    issued.dues.iter().map(|due| due.vat.get()).sum(),
                ),
                None => (book.invoices.gross[at], book.invoices.vat[at]),
            };
            let deducted = Deducted {
                number: number.to_owned(),
                issued: Day::new(book.invoices.issued[at]),
                gross: Amount::new(gross),
                vat: Amount::new(vat),
                currency,
            };
            if currency != draft.currency {
                self.unread("deposit-in-another-currency", field);
            } else if !self.deducted.contains(&deducted) {
                invoice.totals.prepaid += deducted.gross.to_decimal(currency);
                invoice.preceding.push(Preceding {
                    number: deducted.number.clone(),
                    issued: Some(deducted.issued),
                    type_code: "386".to_owned(),
                });
                self.deducted.push(deducted);
            }
        }
    }

    fn amounts(&mut self, invoice: &mut Invoice, draft: &Draft) -> Result<(), TooLarge> {
        if draft.prices_with_vat {
            totals::fill_from_gross(invoice)?;
        } else {
            totals::fill(invoice)?;
        }
        if draft.paid.is_some() {
            // What is rounded was paid rounded.
            invoice.totals.prepaid = invoice.totals.gross + invoice.totals.rounding;
            invoice.totals.due = Decimal::ZERO;
        }
        if draft.currency != Currency::EUR {
            match number(&draft.exchange_rate).filter(|rate| Decimal::ZERO < *rate) {
                Some(rate) => {
                    totals::account_vat(invoice, Currency::EUR, rate)?;
                    let (from, into, day) = (draft.currency, Currency::EUR, invoice.issued);
                    invoice.exchange = Some(Exchange { from, into, rate, day });
                }
                None => self.unread("no-exchange-rate", "exchangeRate".to_owned()),
            }
        }
        Ok(())
    }

    /// BT-9, BT-20 and the instalments.
    fn dates(
        &mut self,
        invoice: &mut Invoice,
        book: &Book,
        draft: &Draft,
        firm: &Firm,
        issued: Day,
    ) {
        let customers = &book.customers;
        let own = customers.find(draft.account.trim());
        let own = own.map_or("", |customer| customers.terms.get(customer));
        let terms = first(&first(&draft.terms, own), &first(&firm.terms, "30 jours"));
        let currency = invoice.currency;
        invoice.payment_terms = terms.clone();
        if let Some(paid) = draft.paid {
            invoice.due = Some(paid);
            return;
        }
        if draft.kind == DraftKind::CreditNote {
            // Nobody waits for it: it counts from its own day (BR-CO-25 wants one).
            invoice.due = Some(draft.due.unwrap_or(issued));
            invoice.payment_terms.clear();
            return;
        }
        if draft.instalments.is_empty() {
            invoice.due = draft.due.or_else(|| Terms::parse(&terms).map(|terms| terms.due(issued)));
            if draft.due.is_some() {
                invoice.payment_terms.clear();
            }
            if invoice.due.is_none() {
                self.unread("unreadable-terms", "terms".to_owned());
            }
            return;
        }
        invoice.payment_terms.clear();
        let mut left = invoice.totals.due;
        let last = draft.instalments.len() - 1;
        for (place, typed) in draft.instalments.iter().enumerate() {
            let field = |name: &str| format!("instalments[{place}].{name}");
            let Some(due) = typed.due else {
                self.unread("instalment-without-day", field("due"));
                continue;
            };
            let amount = match percent(&typed.amount) {
                _ if place == last && typed.amount.trim().is_empty() => left,
                Some(percent) => {
                    totals::percentage(invoice.totals.due, percent, currency).unwrap_or_default()
                }
                None => totals::rounded(
                    self.number(&typed.amount, Decimal::ZERO, 2, field("amount")),
                    currency,
                ),
            };
            left -= amount;
            invoice.instalments.push(Instalment { due, amount });
        }
        if !left.is_zero() {
            self.unread("instalments-do-not-add-up", format!("instalments[{last}].amount"));
        }
        invoice.due = invoice.instalments.iter().map(|instalment| instalment.due).max();
    }

    /// BG-1: what the law wants said, each once.
    fn notes(
        &mut self,
        invoice: &mut Invoice,
        draft: &Draft,
        firm: &Firm,
        issued: Day,
        english: bool,
    ) {
        let customer = &self.customer;
        let mut notes = Vec::new();
        let mut note = |subject: &str, text: String| {
            notes.push(Note { subject: subject.to_owned(), text });
        };
        let (nature, french) = (customer.nature, is_french(&invoice.buyer.address));
        if nature != Nature::Consumer {
            let (half, _) = Rates::default().of(issued);
            let rate = |basis_points: u32| Decimal::new(basis_points.into(), 2);
            let own = number(&firm.penalty_rate);
            let words = match own {
                _ if nature == Nature::Public => mentions::public_penalties(rate(half.public_bp())),
                Some(own) => mentions::penalties(own, false),
                None => mentions::penalties(rate(half.default_bp()), true),
            };
            note("PMD", said(words, english));
            note("PMT", said(mentions::recovery(), english));
            note("AAB", said(mentions::early_payment(self.early(draft, firm)), english));
        }
        if invoice.tax_point_code == "5" {
            let (fr, en) = mentions::ON_DEBITS;
            note("ABL", said((fr.to_owned(), en.to_owned()), english));
        }
        if !invoice.seller.legal_information.is_empty() {
            note("REG", invoice.seller.legal_information.clone());
        }
        let treated = match (nature, french) {
            (Nature::Business, true) => "B2B",
            (Nature::Business, false) => "B2BINT",
            (Nature::Consumer, true) => "B2C",
            (Nature::Consumer, false) => "B2CINT",
            (Nature::Public, _) => "",
        };
        if !treated.is_empty() {
            note("BAR", treated.to_owned());
        }
        let free = draft.note.trim();
        if !free.is_empty() {
            note("AAI", free.to_owned());
        }
        invoice.notes.splice(0..0, notes);
    }

    /// The escompte offered: of the draft, else the firm's.
    fn early(&self, draft: &Draft, firm: &Firm) -> Option<(Decimal, u32)> {
        let (percent, days) = match draft.early_percent.trim() {
            "" => (&firm.early_percent, &firm.early_days),
            _ => (&draft.early_percent, &draft.early_days),
        };
        let percent = number(percent.trim_end_matches('%')).filter(|percent| !percent.is_zero())?;
        Some((percent, days.trim().parse().ok()?))
    }

    /// The receivables of the document: one per instalment, each with its part of the VAT that is not in a deposit.
    pub fn dues(&self, draft: &Draft) -> Option<Vec<Due>> {
        let invoice = &self.invoice;
        let currency = invoice.currency;
        let is_credit = draft.kind == DraftKind::CreditNote;
        let amount = |decimal: Decimal| {
            let amount = Amount::from_decimal(decimal, currency)?;
            Some(if is_credit { amount.negated() } else { amount })
        };
        let deposits: i64 = self.deducted.iter().map(|deposit| deposit.gross.get()).sum();
        let deposits_vat: i64 = self.deducted.iter().map(|deposit| deposit.vat.get()).sum();
        // What was paid already was owed all the same: a payment settles it.
        let owed = match draft.paid {
            Some(_) => invoice.totals.gross + invoice.totals.rounding,
            None => invoice.totals.due,
        };
        let owed = match draft.paid {
            Some(_) => owed - Amount::new(deposits).to_decimal(currency),
            None => owed,
        };
        let whole = amount(owed)?;
        let declared = Amount::new(deposits_vat).to_decimal(currency);
        let vat = amount(invoice.totals.vat - declared)?;
        let last = invoice.due.or(invoice.issued)?;
        if invoice.instalments.is_empty() {
            return Some(vec![Due { due: last, gross: whole, vat }]);
        }
        let mut dues = Vec::new();
        let mut left = vat.get();
        for (place, instalment) in invoice.instalments.iter().enumerate() {
            let gross = amount(instalment.amount)?;
            let of_all = i128::from(vat.get()) * i128::from(gross.get());
            let part = match i128::from(whole.get()) {
                0 => 0,
                whole => i64::try_from(of_all / whole).ok()?,
            };
            let part = if place + 1 == invoice.instalments.len() { left } else { part };
            left -= part;
            dues.push(Due { due: instalment.due, gross, vat: Amount::new(part) });
        }
        Some(dues)
    }
}

/// What each VAT of the lines comes to.
fn shares(invoice: &Invoice) -> Vec<(Vat, Decimal)> {
    let mut shares: Vec<(Vat, Decimal)> = Vec::new();
    for line in &invoice.lines {
        let mut line = line.clone();
        if totals::fill_line(&mut line, invoice.currency).is_err() {
            continue;
        }
        match shares.iter_mut().find(|(vat, _)| *vat == line.vat) {
            Some((_, net)) => *net += line.net,
            None => shares.push((line.vat.clone(), line.net)),
        }
    }
    shares
}
