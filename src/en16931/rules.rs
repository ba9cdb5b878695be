//! The business rules of EN 16931-1 that an invoice breaks: each by its code, and the field it is about.
//!
//! Those that types make impossible are left out (a missing currency, an amount that is no number). Rules of a country are
//! not here.

use rust_decimal::Decimal;

use super::totals::{fill_line, percentage, rounded};
use super::{Adjustment, Invoice, Line, Vat};

/// A rule that an invoice breaks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Breach {
    /// Its code: `BR-CO-15`, `BR-S-08` …
    pub rule: String,
    /// Where, as a path in the model: `lines[2].price`.
    pub field: String,
}

/// Gathers breaches.
#[derive(Default)]
struct Found(Vec<Breach>);

impl Found {
    fn unless(&mut self, holds: bool, rule: &str, field: impl Into<String>) {
        if !holds {
            self.0.push(Breach { rule: rule.to_owned(), field: field.into() });
        }
    }
}

/// Every rule that an invoice breaks, in the order of its fields.
///
/// ```
/// use encours::en16931::{Invoice, rules::breaches};
/// let nothing = breaches(&Invoice::default());
/// assert!(nothing.iter().any(|breach| breach.rule == "BR-16" && breach.field == "lines"));
/// ```
pub fn breaches(invoice: &Invoice) -> Vec<Breach> {
    let mut found = Found::default();
    head(invoice, &mut found);
    parties(invoice, &mut found);
    for (place, line) in invoice.lines.iter().enumerate() {
        of_line(invoice, line, place, &mut found);
    }
    for (place, adjustment) in invoice.adjustments.iter().enumerate() {
        of_document(adjustment, place, &mut found);
    }
    totals(invoice, &mut found);
    breakdown(invoice, &mut found);
    categories(invoice, &mut found);
    found.0
}

/// At most so many decimals, trailing zeros aside.
fn short(number: Decimal, most: u32) -> bool {
    number.normalize().scale() <= most
}

fn head(invoice: &Invoice, found: &mut Found) {
    found.unless(!invoice.number.is_empty(), "BR-02", "number");
    found.unless(invoice.issued.is_some(), "BR-03", "issued");
    found.unless(!invoice.type_code.is_empty(), "BR-04", "typeCode");
    found.unless(!invoice.lines.is_empty(), "BR-16", "lines");
    let period = invoice.period;
    if let (Some(from), Some(to)) = (period.from, period.to) {
        found.unless(from <= to, "BR-29", "period.to");
    }
    let both = invoice.tax_point.is_some() && !invoice.tax_point_code.is_empty();
    found.unless(!both, "BR-CO-03", "taxPointCode");
    let payable = Decimal::ZERO < invoice.totals.due;
    let dated = invoice.due.is_some() || !invoice.payment_terms.is_empty();
    found.unless(!payable || dated, "BR-CO-25", "due");
    if let Some(currency) = invoice.vat_currency {
        let said = currency == invoice.currency || invoice.vat_total_accounted.is_some();
        found.unless(said, "BR-53", "vatTotalAccounted");
    }
    let payment = &invoice.payment;
    if matches!(payment.means_code.as_str(), "30" | "58") {
        found.unless(!payment.accounts.is_empty(), "BR-61", "payment.accounts");
    }
    for (place, account) in payment.accounts.iter().enumerate() {
        let field = format!("payment.accounts[{place}]");
        found.unless(!account.number.is_empty(), "BR-50", field);
    }
    for (place, named) in invoice.preceding.iter().enumerate() {
        found.unless(!named.number.is_empty(), "BR-55", format!("preceding[{place}].number"));
    }
    for (place, attached) in invoice.attachments.iter().enumerate() {
        let field = format!("attachments[{place}].reference");
        found.unless(!attached.reference.is_empty(), "BR-52", field);
    }
}

fn parties(invoice: &Invoice, found: &mut Found) {
    let (seller, buyer) = (&invoice.seller, &invoice.buyer);
    found.unless(!seller.name.is_empty(), "BR-06", "seller.name");
    found.unless(!buyer.name.is_empty(), "BR-07", "buyer.name");
    found.unless(!seller.address.country.is_empty(), "BR-09", "seller.address.country");
    found.unless(!buyer.address.country.is_empty(), "BR-11", "buyer.address.country");
    let known = !seller.identifiers.is_empty()
        || !seller.registration.is_empty()
        || !seller.vat_number.is_empty();
    found.unless(known, "BR-CO-26", "seller.registration");
    for (party, name, rule) in [(seller, "seller", "BR-62"), (buyer, "buyer", "BR-63")] {
        let address = &party.electronic_address;
        let sound = address.is_empty() || !address.scheme.is_empty();
        found.unless(sound, rule, format!("{name}.electronicAddress"));
        let number = party.vat_number.as_bytes();
        let prefixed =
            number.is_empty() || number.len() > 2 && number[..2].iter().all(u8::is_ascii_uppercase);
        found.unless(prefixed, "BR-CO-09", format!("{name}.vatNumber"));
    }
    if let Some(payee) = &invoice.payee {
        found.unless(!payee.name.is_empty(), "BR-17", "payee.name");
    }
    if let Some(representative) = &invoice.tax_representative {
        let country = &representative.address.country;
        found.unless(!representative.name.is_empty(), "BR-18", "taxRepresentative.name");
        found.unless(!country.is_empty(), "BR-20", "taxRepresentative.address.country");
        found.unless(!representative.vat_number.is_empty(), "BR-56", "taxRepresentative.vatNumber");
    }
    if let Some(delivered) = &invoice.delivered_to {
        let country = &delivered.address.country;
        found.unless(!country.is_empty(), "BR-57", "deliveredTo.address.country");
    }
}

fn of_line(invoice: &Invoice, line: &Line, place: usize, found: &mut Found) {
    let field = |name: &str| format!("lines[{place}].{name}");
    found.unless(!line.id.is_empty(), "BR-21", field("id"));
    found.unless(!line.unit.is_empty(), "BR-23", field("unit"));
    found.unless(!line.name.is_empty(), "BR-25", field("name"));
    found.unless(!line.price.is_sign_negative() || line.price.is_zero(), "BR-27", field("price"));
    let gross = line.gross_price.unwrap_or_default();
    found.unless(!gross.is_sign_negative() || gross.is_zero(), "BR-28", field("grossPrice"));
    found.unless(!line.vat.category.is_empty(), "BR-CO-04", field("vat"));
    found.unless(short(line.net, 2), "BR-DEC-23", field("net"));
    if let (Some(from), Some(to)) = (line.period.from, line.period.to) {
        found.unless(from <= to, "BR-30", field("period.to"));
    }
    for (rank, adjustment) in line.adjustments.iter().enumerate() {
        let (amount, reason) =
            if adjustment.is_charge { ("BR-DEC-27", "BR-44") } else { ("BR-DEC-24", "BR-42") };
        let field = |name: &str| format!("lines[{place}].adjustments[{rank}].{name}");
        found.unless(short(adjustment.amount, 2), amount, field("amount"));
        let said = !adjustment.reason.is_empty() || !adjustment.reason_code.is_empty();
        found.unless(said, reason, field("reason"));
    }
    if !line.standard_item.is_empty() {
        found.unless(!line.standard_item.scheme.is_empty(), "BR-64", field("standardItem"));
    }
    for (rank, classification) in line.classifications.iter().enumerate() {
        let field = field(&format!("classifications[{rank}]"));
        found.unless(!classification.scheme.is_empty(), "BR-65", field);
    }
    for (rank, (name, value)) in line.attributes.iter().enumerate() {
        let field = field(&format!("attributes[{rank}]"));
        found.unless(!name.is_empty() && !value.is_empty(), "BR-54", field);
    }
    // No rule of the norm binds BT-131; a line that is not its own product misleads all the same.
    let mut again = line.clone();
    let sound = fill_line(&mut again, invoice.currency)
        .is_ok_and(|()| (again.net - line.net).abs() <= Decimal::new(1, 2) + slack(line));
    found.unless(sound, "BR-24", field("net"));
}

/// What the six decimals of a price leave open over a quantity.
fn slack(line: &Line) -> Decimal {
    let count = line.quantity.abs().min(Decimal::from(1_000_000_000));
    count * Decimal::new(1, 6)
}

fn of_document(adjustment: &Adjustment, place: usize, found: &mut Found) {
    let field = |name: &str| format!("adjustments[{place}].{name}");
    let [decimals, base, vat, reason] = if adjustment.is_charge {
        ["BR-DEC-05", "BR-DEC-06", "BR-37", "BR-38"]
    } else {
        ["BR-DEC-01", "BR-DEC-02", "BR-32", "BR-33"]
    };
    found.unless(short(adjustment.amount, 2), decimals, field("amount"));
    found.unless(short(adjustment.base.unwrap_or_default(), 2), base, field("base"));
    found.unless(!adjustment.vat.category.is_empty(), vat, field("vat"));
    let said = !adjustment.reason.is_empty() || !adjustment.reason_code.is_empty();
    found.unless(said, reason, field("reason"));
}

fn totals(invoice: &Invoice, found: &mut Found) {
    let totals = &invoice.totals;
    let sum = |is_charge: bool| -> Decimal {
        let ours = invoice.adjustments.iter().filter(|one| one.is_charge == is_charge);
        ours.map(|one| one.amount).sum()
    };
    let lines: Decimal = invoice.lines.iter().map(|line| line.net).sum();
    found.unless(totals.lines == lines, "BR-CO-10", "totals.lines");
    found.unless(totals.allowances == sum(false), "BR-CO-11", "totals.allowances");
    found.unless(totals.charges == sum(true), "BR-CO-12", "totals.charges");
    let net = totals.lines - totals.allowances + totals.charges;
    found.unless(totals.net == net, "BR-CO-13", "totals.net");
    let vat: Decimal = invoice.vat.iter().map(|line| line.amount).sum();
    found.unless(totals.vat == vat, "BR-CO-14", "totals.vat");
    found.unless(totals.gross == totals.net + totals.vat, "BR-CO-15", "totals.gross");
    let due = totals.gross - totals.prepaid + totals.rounding;
    found.unless(totals.due == due, "BR-CO-16", "totals.due");
    for (amount, rule, field) in [
        (totals.lines, "BR-DEC-09", "totals.lines"),
        (totals.allowances, "BR-DEC-10", "totals.allowances"),
        (totals.charges, "BR-DEC-11", "totals.charges"),
        (totals.net, "BR-DEC-12", "totals.net"),
        (totals.vat, "BR-DEC-13", "totals.vat"),
        (totals.gross, "BR-DEC-14", "totals.gross"),
        (invoice.vat_total_accounted.unwrap_or_default(), "BR-DEC-15", "vatTotalAccounted"),
        (totals.prepaid, "BR-DEC-16", "totals.prepaid"),
        (totals.rounding, "BR-DEC-17", "totals.rounding"),
        (totals.due, "BR-DEC-18", "totals.due"),
    ] {
        found.unless(short(amount, 2), rule, field);
    }
}

fn same(one: &Vat, other: &Vat) -> bool {
    one.category == other.category && one.rate.unwrap_or_default() == other.rate.unwrap_or_default()
}

/// All that bears a VAT: lines, and allowances and charges of the document.
fn bearing(invoice: &Invoice) -> impl Iterator<Item = (&Vat, Decimal)> {
    let lines = invoice.lines.iter().map(|line| (&line.vat, line.net));
    lines.chain(invoice.adjustments.iter().map(|one| {
        let amount = if one.is_charge { one.amount } else { -one.amount };
        (&one.vat, amount)
    }))
}

fn breakdown(invoice: &Invoice, found: &mut Found) {
    found.unless(!invoice.vat.is_empty() || invoice.lines.is_empty(), "BR-CO-18", "vat");
    for (place, line) in invoice.vat.iter().enumerate() {
        let field = |name: &str| format!("vat[{place}].{name}");
        let rate = line.vat.rate.unwrap_or_default();
        let amount = percentage(line.base, rate, invoice.currency);
        found.unless(amount == Ok(line.amount), "BR-CO-17", field("amount"));
        found.unless(short(line.base, 2), "BR-DEC-19", field("base"));
        found.unless(short(line.amount, 2), "BR-DEC-20", field("amount"));
        let rated = line.vat.rate.is_some() || line.vat.category == "O";
        found.unless(rated, "BR-48", field("vat"));
        let ours = bearing(invoice).filter(|(vat, _)| same(vat, &line.vat));
        let base: Decimal = ours.map(|(_, amount)| amount).sum();
        let rule = format!("BR-{}-08", family(&line.vat.category));
        found.unless(rounded(base, invoice.currency) == line.base, &rule, field("base"));
        let reasoned = !line.exemption.is_empty() || !line.exemption_code.is_empty();
        let family = family(&line.vat.category);
        match line.vat.category.as_str() {
            "S" | "Z" => found.unless(!reasoned, &format!("BR-{family}-10"), field("exemption")),
            _ => found.unless(reasoned, &format!("BR-{family}-10"), field("exemption")),
        }
        if line.vat.category != "S" {
            found.unless(line.amount.is_zero(), &format!("BR-{family}-09"), field("amount"));
        }
    }
    for (vat, _) in bearing(invoice) {
        let listed = invoice.vat.iter().any(|line| same(&line.vat, vat));
        found.unless(listed, &format!("BR-{}-01", family(&vat.category)), "vat");
    }
}

/// The letters of a category in the rules' names.
fn family(category: &str) -> &str {
    match category {
        "K" => "IC",
        "L" => "AF",
        "M" => "AG",
        "" => "S",
        other => other,
    }
}

fn categories(invoice: &Invoice, found: &mut Found) {
    let (seller, buyer) = (&invoice.seller, &invoice.buyer);
    let represented = invoice.tax_representative.as_ref();
    let numbered = !seller.vat_number.is_empty()
        || represented.is_some_and(|party| !party.vat_number.is_empty());
    let known = numbered || !seller.tax_number.is_empty();
    let mut seen: Vec<&str> = Vec::new();
    for (vat, _) in bearing(invoice) {
        let rate = vat.rate.unwrap_or_default();
        let family = family(&vat.category);
        match vat.category.as_str() {
            "S" => found.unless(Decimal::ZERO < rate, "BR-S-05", "lines"),
            "O" => found.unless(vat.rate.is_none(), "BR-O-05", "lines"),
            _ => found.unless(rate.is_zero(), &format!("BR-{family}-05"), "lines"),
        }
        if seen.contains(&vat.category.as_str()) {
            continue;
        }
        seen.push(&vat.category);
        match vat.category.as_str() {
            "S" | "Z" | "E" => {
                found.unless(known, &format!("BR-{family}-02"), "seller.vatNumber");
            }
            "AE" => {
                found.unless(known, "BR-AE-02", "seller.vatNumber");
                let buyer_known = !buyer.vat_number.is_empty() || !buyer.registration.is_empty();
                found.unless(buyer_known, "BR-AE-02", "buyer.vatNumber");
            }
            "K" => {
                found.unless(numbered, "BR-IC-02", "seller.vatNumber");
                found.unless(!buyer.vat_number.is_empty(), "BR-IC-02", "buyer.vatNumber");
                let dated = invoice.delivered.is_some() || !invoice.period.is_empty();
                found.unless(dated, "BR-IC-11", "delivered");
                let placed = invoice
                    .delivered_to
                    .as_ref()
                    .is_some_and(|party| !party.address.country.is_empty());
                found.unless(placed, "BR-IC-12", "deliveredTo.address.country");
            }
            "G" => found.unless(numbered, "BR-G-02", "seller.vatNumber"),
            "O" => {
                let bare = seller.vat_number.is_empty()
                    && buyer.vat_number.is_empty()
                    && represented.is_none();
                found.unless(bare, "BR-O-02", "seller.vatNumber");
            }
            _ => (),
        }
    }
    if seen.contains(&"O") {
        found.unless(seen.len() == 1, "BR-O-11", "vat");
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::en16931::totals::fill;
    use crate::en16931::{Account, Address, Identifier, Party, VatLine};

    fn sound() -> Invoice {
        let party = |name: &str, siren: &str| Party {
            name: name.to_owned(),
            registration: Identifier::new("0002", siren),
            address: Address { country: "FR".to_owned(), ..Address::default() },
            ..Party::default()
        };
        let vat = Vat { category: "S".to_owned(), rate: Some(Decimal::from(20)) };
        let line = Line {
            id: "1".to_owned(),
            name: "Pose".to_owned(),
            unit: "C62".to_owned(),
            quantity: Decimal::from(3),
            price: Decimal::new(333, 2),
            vat,
            ..Line::default()
        };
        let mut invoice = Invoice {
            number: "F1".to_owned(),
            issued: "2026-11-21".parse().ok(),
            due: "2026-12-21".parse().ok(),
            type_code: "380".to_owned(),
            seller: Party { vat_number: "FR44732829320".to_owned(), ..party("Nous", "732829320") },
            buyer: party("Eux", "404833048"),
            lines: vec![line],
            ..Invoice::default()
        };
        invoice.payment.means_code = "30".to_owned();
        let account = Account { number: "FR76…".to_owned(), ..Account::default() };
        invoice.payment.accounts.push(account);
        fill(&mut invoice).unwrap();
        invoice
    }

    fn rules(change: impl FnOnce(&mut Invoice)) -> Vec<String> {
        let mut invoice = sound();
        change(&mut invoice);
        breaches(&invoice).into_iter().map(|breach| breach.rule).collect()
    }

    #[test]
    fn a_sound_invoice_breaks_no_rule() {
        assert_eq!(rules(|_| ()), Vec::<String>::new());
    }

    #[test]
    fn each_rule_is_broken_alone() {
        let cent = Decimal::new(1, 2);
        for (rule, change) in [
            (
                "BR-02",
                Box::new(|invoice: &mut Invoice| invoice.number.clear())
                    as Box<dyn Fn(&mut Invoice)>,
            ),
            ("BR-03", Box::new(|invoice| invoice.issued = None)),
            ("BR-07", Box::new(|invoice| invoice.buyer.name.clear())),
            ("BR-11", Box::new(|invoice| invoice.buyer.address.country.clear())),
            ("BR-25", Box::new(|invoice| invoice.lines[0].name.clear())),
            ("BR-CO-25", Box::new(|invoice| invoice.due = None)),
            ("BR-61", Box::new(|invoice| invoice.payment.accounts.clear())),
            ("BR-CO-16", Box::new(move |invoice| invoice.totals.due += cent)),
            ("BR-CO-09", Box::new(|invoice| invoice.buyer.vat_number = "12345".to_owned())),
            ("BR-S-10", Box::new(|invoice| invoice.vat[0].exemption = "x".to_owned())),
            (
                "BR-29",
                Box::new(|invoice| {
                    invoice.period.from = invoice.due;
                    invoice.period.to = invoice.issued;
                }),
            ),
        ] {
            assert_eq!(rules(change), [rule], "{rule}");
        }
    }

    #[test]
    fn vat_that_is_added_line_by_line_is_refused() {
        let found = rules(|invoice| {
            let one = Line { quantity: Decimal::ONE, ..invoice.lines[0].clone() };
            invoice.lines = vec![one; 3];
            fill(invoice).unwrap();
            // 3 × 0.67 in place of 2.00.
            invoice.vat[0].amount = Decimal::new(201, 2);
            invoice.totals.vat = Decimal::new(201, 2);
            invoice.totals.gross += Decimal::new(1, 2);
            invoice.totals.due += Decimal::new(1, 2);
        });
        assert_eq!(found, ["BR-CO-17"]);
    }

    #[test]
    fn what_crosses_a_border_says_to_whom_and_where() {
        let found = rules(|invoice| {
            invoice.lines[0].vat = Vat { category: "K".to_owned(), rate: Some(Decimal::ZERO) };
            let exemption = "Exonération TVA, art. 262 ter I du CGI".to_owned();
            let vat = invoice.lines[0].vat.clone();
            invoice.vat = vec![VatLine { vat, exemption, ..VatLine::default() }];
            fill(invoice).unwrap();
        });
        assert_eq!(found, ["BR-IC-02", "BR-IC-11", "BR-IC-12"]);
    }
}
