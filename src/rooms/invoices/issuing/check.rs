//! What stands in the way of an issue: what the law wants on an invoice, what the formats want in it, what people mistype.
//!
//! A finding names the field to go to and the article that asks for it. It blocks, unless the rule itself only warns: a term
//! beyond its ceiling is the parties' affair until somebody checks, and a rate not published yet is provisional.

use rust_decimal::Decimal;

use super::compose::Composed;
use super::draft::{Draft, DraftKind, DraftLine, Operation};
use super::events::Issued;
use super::numbering::{Next, is_allowed};
use super::parties::is_french;
use super::queries::{DraftFinding, Severity};
use super::state::deposits_taken;
use super::typed::number;
use super::words;
use crate::base::{Arrange, Day, Iban, Siren, VatNumber};
use crate::book::Book;
use crate::en16931::Address;
use crate::en16931::rules::breaches;
use crate::law::documents::{self, References};
use crate::law::late_payment::Rates;
use crate::law::payment_terms::{MonthEndClause, latest_due};
use crate::law::{mentions, vat};
use crate::rooms::customers::details::{Channel, Nature};
use crate::rooms::invoices::firm::VatRegime;
use crate::texts::{Locale, format};

/// What is checked.
#[derive(Clone, Copy)]
pub struct Asked<'a> {
    /// Everything known.
    pub book: &'a Book,
    /// The draft's identifier; empty for one that is not kept.
    pub id: &'a str,
    /// As typed.
    pub draft: &'a Draft,
    /// Today.
    pub today: Day,
    /// The number that it would take.
    pub next: Option<&'a Next>,
    /// Two devices changed it apart.
    pub contested: bool,
    /// What is about to be issued before it.
    pub with: &'a [Issued],
}

/// Something found, before it is put into words: a code, a field, what the sentence names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// Stable, in kebab case, or a rule's own name.
    pub code: String,
    /// Where.
    pub field: String,
    /// Blocks or warns.
    pub severity: Severity,
    /// What the sentence names: a day, a rate, a number.
    pub value: String,
    /// Where the law says so.
    pub article: String,
}

/// Gathers what is found.
#[derive(Default)]
struct Report(Vec<Found>);

impl Report {
    fn add(&mut self, severity: Severity, code: &str, field: &str, value: impl Into<String>) {
        self.0.push(Found {
            code: code.to_owned(),
            field: field.to_owned(),
            severity,
            value: value.into(),
            article: mentions::article(code).to_owned(),
        });
    }

    fn block(&mut self, wrong: bool, code: &str, field: &str) {
        if wrong {
            self.add(Severity::Blocks, code, field, "");
        }
    }

    fn warn(&mut self, wrong: bool, code: &str, field: &str) {
        if wrong {
            self.add(Severity::Warns, code, field, "");
        }
    }
}

/// Everything found in the person's language, what blocks first.
pub fn findings(asked: &Asked, composed: &Composed, locale: Locale) -> Vec<DraftFinding> {
    let put = |found: Found| DraftFinding {
        message: words::sentence(&found, locale),
        code: found.code,
        field: found.field,
        severity: found.severity,
        article: found.article,
    };
    look(asked, composed).into_iter().map(put).collect()
}

/// Everything found, what blocks first, each code and field once.
pub fn look(asked: &Asked, composed: &Composed) -> Vec<Found> {
    let mut report = Report::default();
    for (code, field) in &composed.unread {
        report.add(Severity::Blocks, code, field, "");
    }
    firm(composed, &mut report);
    customer(asked, composed, &mut report);
    draft(asked, composed, &mut report);
    dates(asked, composed, &mut report);
    references(asked, composed, &mut report);
    national(composed, asked.draft, &mut report);
    let known = report.0.len();
    for breach in breaches(&composed.invoice) {
        let field = path_of(&breach.field);
        // What was said in plain words is not said again by its rule's name.
        let nobody = report.0[..known].iter().any(|found| found.code == "no-customer");
        if nobody && field.starts_with("customer.") {
            continue;
        }
        // A line without VAT breaks what is computed from it.
        let untaxed = composed.unread.iter().any(|(code, _)| *code == "unknown-vat");
        if untaxed && field == "lines" {
            continue;
        }
        if !report.0[..known].iter().any(|found| found.field == field) {
            report.add(Severity::Blocks, &breach.rule, &field, "");
        }
    }
    let mut found: Vec<Found> = Vec::new();
    for one in report.0 {
        if !found.iter().any(|known| (&known.code, &known.field) == (&one.code, &one.field)) {
            found.push(one);
        }
    }
    found.arrange_by_key(|found| found.severity);
    found
}

/// A path in the model as one in the draft, the firm or the customer's file.
fn path_of(field: &str) -> String {
    let of = |prefix: &str, to: &str| {
        let rest = field.strip_prefix(prefix)?;
        let rest = match rest {
            "registration" | "vatNumber" | "name" | "electronicAddress" => rest,
            _ if rest.starts_with("address") => "seat",
            _ => rest,
        };
        Some(format!("{to}{rest}"))
    };
    if let Some(path) = of("seller.", "firm.") {
        return path;
    }
    if let Some(rest) = field.strip_prefix("buyer.") {
        let rest = if rest.starts_with("address") { "billing" } else { rest };
        return format!("customer.{rest}");
    }
    match field {
        "payment.accounts" => "firm.iban".to_owned(),
        _ if field.starts_with("deliveredTo") => "delivery".to_owned(),
        _ if field.starts_with("vat") || field.starts_with("totals") => "lines".to_owned(),
        _ if field.ends_with(".net") => field.replace(".net", ".price"),
        _ => field.to_owned(),
    }
}

/// Forms of firms that have a capital, which must be printed.
const WITH_CAPITAL: [&str; 9] =
    ["SA", "SAS", "SASU", "SARL", "EURL", "SNC", "SCA", "SELARL", "SELAS"];

fn lacks_address(address: &Address) -> bool {
    address.city.trim().is_empty() || address.country.trim().is_empty()
}

/// Who issues: the mentions on the seller.
fn firm(composed: &Composed, report: &mut Report) {
    let (issuer, seller) = (&composed.issuer, &composed.invoice.seller);
    let firm = &issuer.firm;
    report.block(issuer.name.trim().is_empty(), "seller-name", "firm.name");
    let seat = &seller.address;
    let lacking = lacks_address(seat) || is_french(seat) && seat.post_code.trim().is_empty();
    report.block(lacking, "seller-address", "firm.seat");
    report.block(seller.registration.is_empty(), "seller-siren", "firm.registration");
    if !seller.registration.is_empty() {
        let digits: String = issuer.registration.chars().filter(char::is_ascii_digit).collect();
        let wrong = digits.len() == 14 && !is_siret(&digits);
        report.block(wrong, "wrong-siret", "firm.registration");
    }
    let form = firm.legal_form.trim().to_uppercase();
    report.block(form.is_empty(), "seller-legal-form", "firm.legalForm");
    let capital = WITH_CAPITAL.contains(&form.as_str());
    report.block(capital && firm.capital.trim().is_empty(), "seller-capital", "firm.capital");
    report.block(capital && firm.rcs_city.trim().is_empty(), "seller-register", "firm.rcsCity");
    let typed = issuer.vat_number.trim();
    let regular = firm.vat_regime == VatRegime::Normal;
    if typed.is_empty() {
        // The number may be left out up to 150 euros without VAT (CGI, ann. II, art. 242 nonies A, II).
        let small = composed.invoice.totals.net <= Decimal::from(150);
        let taxed = composed.invoice.vat.iter().any(|line| line.vat.category != "S");
        report.block(regular && (!small || taxed), "seller-vat-number", "firm.vatNumber");
        report.warn(regular && small && !taxed, "seller-vat-number", "firm.vatNumber");
    } else {
        report.block(!is_vat_number(typed), "wrong-vat-number", "firm.vatNumber");
    }
    let transfer =
        matches!(composed.invoice.payment.means_code.as_str(), "30" | "31" | "42" | "57" | "58");
    let credit = composed.invoice.type_code == "381";
    if issuer.iban.trim().is_empty() {
        report.block(transfer && !credit, "no-iban", "firm.iban");
    } else {
        report.block(Iban::parse(&issuer.iban).is_none(), "wrong-iban", "firm.iban");
    }
    if !firm.bic.trim().is_empty() {
        report.block(!is_bic(firm.bic.trim()), "wrong-bic", "firm.bic");
    }
    let prefixes = [
        (&firm.invoice_prefix, "firm.invoicePrefix"),
        (&firm.credit_prefix, "firm.creditPrefix"),
        (&firm.deposit_prefix, "firm.depositPrefix"),
    ];
    for (prefix, field) in prefixes {
        // Year, code of the device, count and hyphens are 16 to 20 letters of the 35 that BR-FR-01 allows.
        report.block(!is_allowed(prefix) || 12 < prefix.len(), "bad-prefix", field);
    }
    if composed.customer.nature != Nature::Consumer {
        penalty(composed, report);
    }
    let typed = firm.early_percent.trim();
    if !typed.is_empty() {
        let days = firm.early_days.trim().parse::<u32>();
        let sound = number(typed.trim_end_matches('%')).is_some() && days.is_ok();
        report.block(!sound, "early-payment", "firm.earlyDays");
    }
    if firm.vat_regime == VatRegime::Franchise {
        let charged = composed.invoice.vat.iter().any(|line| line.vat.category == "S");
        report.block(charged, "franchise-charges-vat", "lines");
    }
}

/// The rate of a contract: never below three times the legal rate of the half-year.
fn penalty(composed: &Composed, report: &mut Report) {
    let Some(issued) = composed.invoice.issued else { return };
    let typed = composed.issuer.firm.penalty_rate.trim();
    let (half, certain) = Rates::default().of(issued);
    if !certain {
        report.add(Severity::Warns, "penalty-rate-provisional", "firm.penaltyRate", "");
    }
    if typed.is_empty() {
        return;
    }
    let floor = Decimal::new(half.floor_bp().into(), 2);
    match number(typed.trim_end_matches('%')) {
        Some(rate) if floor <= rate => (),
        Some(_) => {
            report.add(Severity::Blocks, "penalty-rate", "firm.penaltyRate", floor.to_string())
        }
        None => report.add(Severity::Blocks, "not-a-number", "firm.penaltyRate", ""),
    }
}

/// To whom: the mentions on the buyer.
fn customer(asked: &Asked, composed: &Composed, report: &mut Report) {
    let customers = &asked.book.customers;
    let (details, buyer) = (&composed.customer, &composed.invoice.buyer);
    let Some(customer) = customers.find(asked.draft.account.trim()) else {
        report.block(true, "no-customer", "account");
        return;
    };
    report.block(customers.name.get(customer).trim().is_empty(), "buyer-name", "customer.name");
    let address = &buyer.address;
    let french = is_french(address);
    let lacking = lacks_address(address) || french && address.post_code.trim().is_empty();
    report.block(lacking, "buyer-address", "customer.billing");
    report.warn(!lacking && address.lines.is_empty(), "buyer-street", "customer.billing");
    let registration = customers.registration.get(customer).trim();
    let vat_number = customers.vat_number.get(customer).trim();
    if !vat_number.is_empty() {
        report.block(!is_vat_number(vat_number), "wrong-vat-number", "customer.vatNumber");
    }
    if french && details.nature != Nature::Consumer {
        let digits: String = registration.chars().filter(char::is_ascii_digit).collect();
        if buyer.registration.is_empty() {
            let code = if registration.is_empty() { "buyer-siren" } else { "wrong-siren" };
            report.block(true, code, "customer.registration");
        } else {
            let wrong = digits.len() == 14 && !is_siret(&digits);
            report.block(wrong, "wrong-siret", "customer.registration");
        }
        let siren = &buyer.registration.value;
        let electronic = &buyer.electronic_address.value;
        let sound = electronic.starts_with(siren.as_str()) && is_electronic(electronic);
        let given = !electronic.is_empty() && !siren.is_empty();
        report.block(given && !sound, "wrong-electronic-address", "customer.electronicAddress");
        let public = details.nature == Nature::Public;
        report.warn(public && digits.len() != 14, "public-siret", "customer.registration");
        let unsaid = composed.invoice.buyer_reference.is_empty();
        report.warn(public && unsaid, "public-service-code", "buyerReference");
    }
    let unsaid = asked.draft.purchase_order.trim().is_empty();
    report.block(details.order_required && unsaid, "purchase-order", "purchaseOrder");
    let debit = matches!(composed.invoice.payment.means_code.as_str(), "49" | "59");
    if debit {
        report.block(composed.invoice.payment.mandate.is_empty(), "no-mandate", "customer.mandate");
        report.block(composed.invoice.payment.creditor.is_empty(), "no-creditor", "firm.creditor");
    }
    if details.channel == Channel::Platform && french {
        let lacking = buyer.electronic_address.is_empty();
        report.warn(lacking, "no-electronic-address", "customer.electronicAddress");
    }
}

/// Lines, amounts, exemptions.
fn draft(asked: &Asked, composed: &Composed, report: &mut Report) {
    let (draft, invoice) = (asked.draft, &composed.invoice);
    report.block(draft.lines.is_empty(), "no-lines", "lines");
    // What deposits cover keeps its own total: a document that comes to zero by itself invoices nothing.
    let nothing = invoice.totals.gross.is_zero() && draft.kind != DraftKind::CreditNote;
    let unpriced = |line: &DraftLine| line.price.trim().is_empty();
    for (place, (line, typed)) in invoice.lines.iter().zip(&draft.lines).enumerate() {
        let field = |name: &str| format!("lines[{place}].{name}");
        report.block(line.name.is_empty(), "line-without-name", &field("name"));
        if unpriced(typed) {
            // A price that was forgotten is why the whole is zero.
            let severity = if nothing { Severity::Blocks } else { Severity::Warns };
            report.add(severity, "line-without-price", &field("price"), "");
        }
        report.warn(line.quantity.is_zero(), "line-without-quantity", &field("quantity"));
        // «1.234» is one and a bit to some, and more than a thousand to others.
        let doubtful = |typed: &str| {
            let (whole, decimals) = typed.trim().split_once('.').unwrap_or(("0", ""));
            decimals.len() == 3 && !whole.is_empty() && whole != "0" && !whole.contains(',')
        };
        report.warn(doubtful(&typed.price), "doubtful-number", &field("price"));
        report.warn(doubtful(&typed.quantity), "doubtful-number", &field("quantity"));
        let beyond = number(&typed.discount).is_some_and(|percent| percent > Decimal::ONE_HUNDRED);
        report.block(beyond, "discount-beyond-all", &field("discount"));
    }
    let totals = &invoice.totals;
    if draft.kind == DraftKind::CreditNote {
        report.block(
            totals.gross <= Decimal::ZERO && !draft.lines.is_empty(),
            "credit-below-zero",
            "lines",
        );
    } else {
        report.warn(totals.gross.is_sign_negative(), "below-zero", "lines");
        let less = totals.due.is_sign_negative() && !totals.gross.is_sign_negative();
        report.block(less, "deposits-beyond-total", "deposits");
    }
    let priced = !draft.lines.is_empty() && !draft.lines.iter().any(unpriced);
    report.block(nothing && priced, "nothing-to-pay", "lines");
    let typed = draft.early_percent.trim();
    if !typed.is_empty() {
        let days = draft.early_days.trim().parse::<u32>();
        let sound = number(typed.trim_end_matches('%')).is_some() && days.is_ok();
        report.block(!sound, "early-payment", "earlyDays");
    }
    let abroad = &invoice.buyer.address.country;
    for (place, line) in draft.lines.iter().enumerate() {
        let field = format!("lines[{place}].vat");
        match line.vat.as_str() {
            "eu-goods" | "eu-services" => {
                report.block(!is_european(abroad), "not-in-the-union", &field);
                let lacking = invoice.buyer.vat_number.is_empty();
                report.block(lacking, "buyer-vat-number", "customer.vatNumber");
            }
            "export" => {
                let inside = is_french(&invoice.buyer.address) || is_european(abroad);
                let elsewhere = invoice.delivered_to.as_ref();
                let leaves = elsewhere.is_some_and(|party| {
                    !is_french(&party.address) && !is_european(&party.address.country)
                });
                report.warn(inside && !leaves, "export-inside-the-union", &field);
            }
            "reverse-charge" => {
                let lacking = invoice.buyer.vat_number.is_empty();
                report.block(lacking, "buyer-vat-number", "customer.vatNumber");
            }
            "outside-scope" | "foreign-services" | "untaxed-territory" => {
                let numbered = !invoice.seller.vat_number.is_empty();
                report.warn(numbered, "outside-scope-numbered", &field);
            }
            _ => (),
        }
    }
    let goods = draft.operation.unwrap_or(composed.issuer.firm.operation);
    let supplies = draft.lines.iter().any(|line| line.vat == "eu-goods");
    report.warn(supplies && goods == Operation::Services, "goods-as-services", "operation");
    report.warn(asked.contested, "contested-draft", "id");
}

/// Days: of issue, of delivery, to pay by.
fn dates(asked: &Asked, composed: &Composed, report: &mut Report) {
    let (draft, invoice) = (asked.draft, &composed.invoice);
    let Some(issued) = invoice.issued else { return };
    report.block(asked.today < issued, "issued-in-the-future", "issued");
    let years = 2000..2100;
    let year = chrono::Datelike::year(&issued.to_date());
    report.block(!years.contains(&year), "BR-FR-03", "issued");
    if let Some(last) = asked.next.and_then(|next| next.not_before)
        && issued < last
    {
        report.add(Severity::Blocks, "issued-before-the-last", "issued", last.to_string());
    }
    if let Some(paid) = draft.paid {
        report.block(asked.today < paid, "paid-in-the-future", "paid");
    }
    let (from, to) = (draft.period.from, draft.period.to);
    let backwards = from.zip(to).is_some_and(|(from, to)| to < from);
    report.block(backwards, "period-backwards", "period.to");
    if draft.kind == DraftKind::CreditNote || draft.paid.is_some() {
        return;
    }
    let Some(due) = invoice.due else {
        // What could not be read is named already.
        let named = ["unreadable-terms", "instalment-without-day"];
        let said = composed.unread.iter().any(|(code, _)| named.contains(code));
        report.block(!said, "due-date", "due");
        return;
    };
    let field = if draft.instalments.is_empty() { "due" } else { "instalments" };
    let earliest = invoice.instalments.iter().map(|instalment| instalment.due).min().unwrap_or(due);
    report.block(earliest < issued && draft.kind != DraftKind::Deposit, "due-before-issue", field);
    if composed.customer.nature != Nature::Business || !is_french(&invoice.buyer.address) {
        if composed.customer.nature == Nature::Public && issued.plus(60) < due {
            let latest = issued.plus(60);
            beyond(report, field, latest, "CCP, art. R2192-10 et R2192-11");
        }
        return;
    }
    let clause = match composed.customer.month_end_clause.as_str() {
        "monthEndFirst" => MonthEndClause::MonthEndFirst,
        "daysFirst" => MonthEndClause::DaysFirst,
        _ => MonthEndClause::None,
    };
    // A summary invoice of several deliveries in a month: forty-five days.
    if periodic(draft) {
        let latest = issued.plus(45);
        if latest < due {
            beyond(report, field, latest, "Code de commerce, art. L441-10, I, al. 4");
        }
    } else if let Some((latest, row)) = latest_due(issued, clause)
        && latest < due
    {
        beyond(report, field, latest, row.source);
    }
}

fn beyond(report: &mut Report, field: &str, latest: Day, article: &str) {
    report.add(Severity::Warns, "terms-beyond-ceiling", field, latest.to_string());
    if let Some(found) = report.0.last_mut() {
        found.article = article.to_owned();
    }
}

/// A «facture périodique» (CGI, art. 289, I, 3): several deliveries within one month.
fn periodic(draft: &Draft) -> bool {
    1 < draft.deliveries.len()
}

/// What it credits, corrects, deducts.
fn references(asked: &Asked, composed: &Composed, report: &mut Report) {
    let (draft, book) = (asked.draft, asked.book);
    let issuing = &book.invoices.issuing;
    let account = draft.account.trim();
    let named: Vec<_> =
        composed.invoice.preceding.iter().filter(|named| named.type_code.is_empty()).collect();
    let wanted = documents::of_code(&composed.invoice.type_code).map(|of| of.references);
    match wanted {
        Some(References::One) => report.block(named.len() != 1, "corrects-one", "preceding"),
        Some(References::Some) => report.block(named.is_empty(), "credits-none", "preceding"),
        _ => (),
    }
    for (place, named) in named.iter().enumerate() {
        let field = format!("preceding[{place}]");
        report.block(named.issued.is_none(), "preceding-without-day", &field);
        let known = book.customers.find(account);
        let known = known.and_then(|customer| book.invoices.find(customer, &named.number, 0));
        let Some(row) = known else {
            report.add(Severity::Warns, "preceding-unknown", &field, &named.number);
            continue;
        };
        let (at, ranks) = (row as usize, 0..=u16::MAX);
        let customer = book.invoices.customer[at];
        let rows = ranks.map_while(|rank| book.invoices.find(customer, &named.number, rank));
        let rows: Vec<u32> = rows.collect();
        if draft.kind == DraftKind::Corrective {
            let paid = rows.iter().any(|row| {
                let paid = book.payments.allocated.get(*row as usize);
                paid.is_some_and(|paid| *paid != 0)
            });
            if paid {
                report.add(Severity::Blocks, "corrects-a-paid-one", &field, &named.number);
            }
            if issuing.is_corrected(account, &named.number) {
                report.add(Severity::Blocks, "corrected-already", &field, &named.number);
            }
        }
        if draft.kind == DraftKind::CreditNote {
            let whole: i64 = rows.iter().map(|row| book.invoices.gross[*row as usize]).sum();
            let credited: i64 = issuing
                .issued()
                .iter()
                .map(|document| &document.issued)
                .chain(asked.with)
                .filter(|other| other.type_code == "381" && other.account == account)
                .filter(|other| other.preceding.contains(&named.number))
                .flat_map(|other| &other.dues)
                .map(|due| -due.gross.get())
                .sum();
            let currency = book.customers.currency_of(book.invoices.position[at]);
            let whole = crate::base::Amount::new(whole - credited).to_decimal(currency);
            if whole < composed.invoice.totals.due {
                report.add(Severity::Warns, "credits-more", &field, whole.to_string());
            }
        }
    }
    if draft.kind != DraftKind::CreditNote {
        let taken = issuing.issued().iter().map(|document| &document.issued).chain(asked.with);
        // A corrective invoice deducts what the one in whose place it comes deducted.
        let instead: Vec<&str> = named.iter().map(|named| named.number.as_str()).collect();
        let gone = deposits_taken(taken, account, &instead);
        for (place, deposit) in composed.deducted.iter().enumerate() {
            if gone.contains(&deposit.number.as_str()) {
                let field = format!("deposits[{place}]");
                report.add(Severity::Blocks, "deducted-already", &field, &deposit.number);
            }
        }
    }
    let twice = draft.deliveries.iter().filter(|id| issuing.is_invoiced(id));
    for id in twice {
        let label = issuing.delivery(id).map_or("", |delivery| delivery.label.as_str());
        report.add(Severity::Blocks, "delivery-invoiced-already", "deliveries", label);
    }
}

/// The rules of the French reform that an invoice can break (BR-FR-…).
fn national(composed: &Composed, draft: &Draft, report: &mut Report) {
    let invoice = &composed.invoice;
    let consumer = composed.customer.nature == Nature::Consumer;
    for subject in ["PMT", "PMD", "AAB"] {
        let count = invoice.notes.iter().filter(|note| note.subject == subject).count();
        report.block(count != usize::from(!consumer), "BR-FR-05", "note");
    }
    report.block(documents::of_code(&invoice.type_code).is_none(), "BR-FR-04", "kind");
    report.block(
        !documents::PROCESSES.contains(&invoice.process.as_str()),
        "BR-FR-08",
        "operation",
    );
    let deposit = matches!(invoice.type_code.as_str(), "386" | "500" | "503");
    let last = invoice.process.as_bytes().get(1);
    report.block(deposit && last == Some(&b'4'), "BR-FR-CO-08", "deposits");
    if last == Some(&b'2') {
        let whole = invoice.totals.prepaid == invoice.totals.gross + invoice.totals.rounding;
        report.block(!whole || !invoice.totals.due.is_zero(), "BR-FR-CO-09", "paid");
    }
    report.block(deposit && !draft.deposits.is_empty(), "deposit-of-a-deposit", "deposits");
    for (place, line) in invoice.lines.iter().enumerate() {
        let hundredths = line.vat.rate.map(|rate| rate * Decimal::ONE_HUNDRED);
        let listed = hundredths.is_none_or(|rate| {
            vat::ACCEPTED_RATES.iter().any(|known| Decimal::from(*known) == rate)
        });
        report.block(!listed, "BR-FR-16", &format!("lines[{place}].vat"));
    }
    let foreign = invoice.currency != crate::base::Currency::EUR;
    let accounted = invoice.vat_total_accounted.is_some();
    report.block(foreign && !accounted, "no-exchange-rate", "exchangeRate");
    let electronic = &invoice.seller.electronic_address.value;
    let own =
        electronic.starts_with(&invoice.seller.registration.value) && is_electronic(electronic);
    report.block(
        !electronic.is_empty() && !own,
        "wrong-electronic-address",
        "firm.electronicAddress",
    );
    if !invoice.number.is_empty() {
        report.block(!is_number(&invoice.number), "bad-prefix", "firm.invoicePrefix");
    }
}

/// BR-FR-01 and 02.
fn is_number(number: &str) -> bool {
    (1..=35).contains(&number.len()) && is_allowed(number)
}

/// BR-FR-23: letters, digits and `+-_.`, at most 125.
fn is_electronic(address: &str) -> bool {
    address.len() <= 125
        && address.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"+-_.".contains(&byte))
}

/// The key of a French number is checked; a French number must be whole. Of other countries the form alone.
fn is_vat_number(typed: &str) -> bool {
    VatNumber::parse(typed)
        .is_some_and(|number| number.country() != "FR" || number.as_str().len() == 13)
}

/// A SIRET: fourteen digits by Luhn, or those of La Poste (SIREN 356000000) whose sum is a multiple of five.
///
/// ```
/// use encours::rooms::invoices::issuing::check::is_siret;
/// assert!(is_siret("73282932000074") && !is_siret("73282932000075"));
/// assert!(is_siret("35600000009075") && !is_siret("35600000000049"));
/// ```
pub fn is_siret(digits: &str) -> bool {
    let values: Vec<u32> = digits.chars().filter_map(|digit| digit.to_digit(10)).collect();
    if values.len() != 14 || digits.len() != 14 || Siren::parse(&digits[..9]).is_none() {
        return false;
    }
    let luhn: u32 = values
        .iter()
        .rev()
        .enumerate()
        .map(|(place, digit)| {
            let value = digit << (place % 2);
            if 9 < value { value - 9 } else { value }
        })
        .sum();
    let post = digits.starts_with("356000000") && values.iter().sum::<u32>().is_multiple_of(5);
    luhn.is_multiple_of(10) || post
}

/// ISO 9362: eight or eleven letters and digits.
fn is_bic(bic: &str) -> bool {
    let bytes = bic.as_bytes();
    matches!(bytes.len(), 8 | 11)
        && bytes[..6].iter().all(u8::is_ascii_uppercase)
        && bytes[6..].iter().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit())
}

/// A country of the European Union but France, for VAT: Northern Ireland (`XI`) is one for goods.
fn is_european(country: &str) -> bool {
    const UNION: [&str; 28] = [
        "AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "GR", "EL", "HR", "HU", "IE",
        "IT", "LT", "LU", "LV", "MT", "NL", "PL", "PT", "RO", "SE", "SI", "SK", "XI",
    ];
    UNION.contains(&country)
}

/// The value of a finding as people of a language write it.
pub(super) fn shown(value: &str, locale: Locale) -> String {
    match value.parse::<Day>() {
        Ok(day) => format::day(locale, day),
        Err(_) => match value.parse::<Decimal>() {
            Ok(_) => format::decimal(locale, value),
            Err(_) => value.to_owned(),
        },
    }
}
