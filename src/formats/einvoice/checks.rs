//! What a careful reader sees in an invoice that was read: sums that do not agree, codes that do not exist, things that
//! must be there and are not. All of it leaves the invoice in: everything here is a warning.
//!
//! Rules of EN 16931-1 by their names, with the tolerances of its Schematron.

use std::collections::BTreeMap;

use rust_decimal::{Decimal, RoundingStrategy};

use super::super::xml::{self, Node, find, find_all, text_at};
use super::codes::{ALLOWANCE_REASONS, CREDIT_NOTE_TYPES, INVOICE_TYPES, VAT_CATEGORIES};
use super::read::Syntax;
use super::reading::{Found, PartKind, Reading};
use crate::base::Siren;
use crate::en16931::Vat;

/// Checks everything, in the order of the standard.
pub(super) fn check(reading: &mut Reading<'_>) {
    type_code(reading);
    parties(reading);
    totals(reading);
    if reading.syntax != Syntax::Zugferd1 {
        // ZUGFeRD 1.0 left open whether an allowance is negative and whether a line includes VAT.
        parts(reading);
    }
    breakdown(reading);
    decimals(reading);
    if reading.syntax != Syntax::Zugferd1 {
        payment(reading);
    }
    if reading.syntax == Syntax::Cii {
        cii_habits(reading);
    }
    if reading.guideline.french {
        french(reading);
    }
}

/// BR-CL-01.
fn type_code(reading: &mut Reading<'_>) {
    let code = reading.invoice.type_code.clone();
    let node = match reading.syntax {
        Syntax::Cii => find(reading.root, "ExchangedDocument/TypeCode"),
        Syntax::Zugferd1 => find(reading.root, "HeaderExchangedDocument/TypeCode"),
        Syntax::UblInvoice => find(reading.root, "InvoiceTypeCode"),
        Syntax::UblCreditNote => find(reading.root, "CreditNoteTypeCode"),
    };
    match node {
        _ if code.is_empty() => reading.warn_missing("missing-type-code", reading.root, ""),
        Some(node)
            if !INVOICE_TYPES.contains(&code.as_str())
                && !CREDIT_NOTE_TYPES.contains(&code.as_str()) =>
        {
            reading.warn("unknown-type-code", node, &code);
        }
        _ => (),
    }
}

fn parties(reading: &mut Reading<'_>) {
    let Some(seller) = reading.seller.filter(|_| reading.syntax != Syntax::Zugferd1) else {
        return;
    };
    let party = &reading.invoice.seller;
    // BR-CO-26: the buyer must be able to tell who this is.
    if party.registration.is_empty() && party.vat_number.is_empty() && party.identifiers.is_empty()
    {
        reading.warn("missing-seller-identifier", seller, "");
    }
    // BR-CO-09: a VAT number begins with its country.
    let numbers =
        [&reading.invoice.seller, &reading.invoice.buyer].map(|party| party.vat_number.clone());
    for number in numbers.into_iter().filter(|number| !number.is_empty()) {
        if !number.bytes().take(2).all(|byte| byte.is_ascii_uppercase()) || number.len() < 3 {
            reading.warn("vat-number-without-country", seller, &number);
        }
    }
    // BR-S-02 and its sisters: who charges VAT, or says why not, has a VAT number or a tax number.
    let taxed = reading.tax_lines.iter().map(|line| &line.category);
    let parts = reading.parts.iter().filter_map(|part| part.category.as_ref());
    let needs = taxed
        .chain(parts)
        .any(|category| matches!(category.category.as_str(), "S" | "Z" | "E" | "AE" | "K" | "G"));
    let ways = [
        "SupplyChainTradeTransaction/ApplicableHeaderTradeAgreement/SellerTradeParty/SpecifiedTaxRegistration/ID",
        "SupplyChainTradeTransaction/ApplicableHeaderTradeAgreement/SellerTaxRepresentativeTradeParty",
        "AccountingSupplierParty/Party/PartyTaxScheme/CompanyID",
        "TaxRepresentativeParty",
    ];
    let root = reading.root;
    if needs && !ways.iter().any(|way| find(root, way).is_some_and(|node| node.has_children())) {
        reading.warn("missing-seller-vat-number", seller, "");
    }
    if let Some((payee, name, false)) = reading.payee {
        // BR-17.
        reading.warn_missing("missing-payee-name", payee, name);
    }
}

/// `said` should be `right`: a warning `totals-disagree` that shows both.
fn agree<'a>(reading: &mut Reading<'a>, said: Found<'a>, right: Decimal, tolerance: Decimal) {
    if let Some(difference) = said.value.checked_sub(right)
        && difference.abs() <= tolerance
    {
        return;
    }
    reading.warn("totals-disagree", said.node, &format!("{} ≠ {right}", said.value));
}

fn sum(values: impl IntoIterator<Item = Decimal>) -> Option<Decimal> {
    values.into_iter().try_fold(Decimal::ZERO, |total, value| total.checked_add(value))
}

/// BR-CO-13 to BR-CO-16: from the net amounts to what is due.
fn totals(reading: &mut Reading<'_>) {
    let totals = reading.totals;
    let value = |found: Option<Found<'_>>| found.map_or(Decimal::ZERO, |found| found.value);
    if let Some(grand) = totals.grand.filter(|grand| grand.value < Decimal::ZERO)
        && CREDIT_NOTE_TYPES.contains(&reading.invoice.type_code.as_str())
    {
        reading.warn("negative-credit-note", grand.node, &grand.value.to_string());
    }
    if let (Some(lines), Some(basis)) = (totals.lines, totals.tax_basis)
        && let Some(right) = sum([lines.value, -value(totals.allowances), value(totals.charges)])
    {
        agree(reading, basis, right, Decimal::ZERO);
    }
    if let (Some(basis), Some(grand)) = (totals.tax_basis, totals.grand)
        && let Some(right) = sum([basis.value, value(totals.tax)])
    {
        agree(reading, grand, right, Decimal::ZERO);
    }
    if let (Some(grand), Some(due)) = (totals.grand, totals.due)
        && reading.guideline.profile != Some("MINIMUM")
        && let Some(right) = sum([grand.value, -value(totals.prepaid), value(totals.rounding)])
    {
        agree(reading, due, right, Decimal::ZERO);
    }
    if let Some(tax) = totals.tax
        && !reading.tax_lines.is_empty()
        && let Some(right) =
            sum(reading.tax_lines.iter().filter_map(|line| line.tax).map(|tax| tax.value))
    {
        agree(reading, tax, right, Decimal::ZERO);
    }
}

/// What EXTENDED tolerates: a cent for each part of the sum.
fn tolerance(reading: &Reading<'_>, count: usize) -> Decimal {
    match reading.guideline.profile {
        Some("EXTENDED" | "EXTENDED CTC-FR") => Decimal::new(count as i64, 2),
        _ => Decimal::ZERO,
    }
}

/// BR-CO-10 to BR-CO-12: lines, allowances and charges add up to their totals.
fn parts(reading: &mut Reading<'_>) {
    let totals = reading.totals;
    for (kind, total) in [
        (PartKind::Line, totals.lines),
        (PartKind::Allowance, totals.allowances),
        (PartKind::Charge, totals.charges),
    ] {
        let amounts: Vec<_> =
            reading.parts.iter().filter(|part| part.kind == kind).map(|part| part.amount).collect();
        let Some(total) =
            total.filter(|_| !amounts.is_empty() && amounts.iter().all(Option::is_some))
        else {
            continue;
        };
        if let Some(right) = sum(amounts.iter().flatten().map(|amount| amount.value)) {
            let tolerance = tolerance(reading, amounts.len());
            agree(
                reading,
                total,
                right.round_dp_with_strategy(2, RoundingStrategy::MidpointAwayFromZero),
                tolerance,
            );
        }
    }
}

/// Standard rate: by rate; the others: by category alone.
fn key(category: &Vat) -> (String, Option<Decimal>) {
    let rate = category.rate.filter(|_| category.category == "S").map(|rate| rate.normalize());
    (category.category.clone(), rate)
}

/// BG-23: categories, reasons, taxes and bases.
fn breakdown(reading: &mut Reading<'_>) {
    if reading.syntax == Syntax::Zugferd1 {
        return;
    }
    let mut warnings: Vec<(&str, Node<'_>, String)> = Vec::new();
    let categories = reading.tax_lines.iter().map(|line| (line.node, Some(&line.category)));
    let parts = reading.parts.iter().map(|part| (part.node, part.category.as_ref()));
    for (node, category) in categories.chain(parts) {
        match category.map_or("", |category| category.category.as_str()) {
            "" => warnings.push(("missing-vat-category", node, String::new())),
            code if !VAT_CATEGORIES.contains(&code) => {
                warnings.push(("unknown-vat-category", node, code.to_owned()));
            }
            _ => (),
        }
    }
    // What each category's basis should be.
    let mut bases: BTreeMap<(String, Option<Decimal>), Option<Decimal>> = BTreeMap::new();
    let whole = reading.parts.iter().any(|part| part.kind == PartKind::Line)
        && reading.parts.iter().all(|part| part.amount.is_some() && part.category.is_some());
    for part in reading.parts.iter().filter(|_| whole) {
        let (Some(amount), Some(category)) = (part.amount, &part.category) else { continue };
        let amount = if part.kind == PartKind::Allowance { -amount.value } else { amount.value };
        let basis = bases.entry(key(category)).or_insert(Some(Decimal::ZERO));
        *basis = basis.and_then(|basis| basis.checked_add(amount));
    }
    let mut times: BTreeMap<(String, Option<Decimal>), usize> = BTreeMap::new();
    for line in &reading.tax_lines {
        *times.entry(key(&line.category)).or_default() += 1;
    }
    let tolerance = tolerance(reading, reading.parts.len());
    for line in &reading.tax_lines {
        let code = line.category.category.as_str();
        if matches!(code, "E" | "AE" | "K" | "G" | "O") && !line.reason {
            // BR-E-10 and its sisters.
            warnings.push(("missing-exemption-reason", line.node, code.to_owned()));
        }
        if let (Some(basis), Some(tax), Some(rate)) = (line.basis, line.tax, line.category.rate)
            && let Some(right) = basis.value.checked_mul(rate)
        {
            // BR-CO-17, BR-S-09: within one unit, as the Schematron has it.
            let right = (right / Decimal::ONE_HUNDRED)
                .round_dp_with_strategy(2, RoundingStrategy::MidpointAwayFromZero);
            if tax
                .value
                .checked_sub(right)
                .is_none_or(|difference| difference.abs() >= Decimal::ONE)
            {
                warnings.push(("tax-disagrees", tax.node, format!("{} ≠ {right}", tax.value)));
            }
        }
        // BR-S-08 and its sisters. Two lines of one category are compared together by no rule: they are left.
        let key = key(&line.category);
        if let (Some(basis), Some(Some(right)), Some(1)) =
            (line.basis, bases.get(&key), times.get(&key))
        {
            let right = right.round_dp_with_strategy(2, RoundingStrategy::MidpointAwayFromZero);
            if basis.value.checked_sub(right).is_none_or(|difference| difference.abs() > tolerance)
            {
                warnings.push((
                    "tax-basis-disagrees",
                    basis.node,
                    format!("{} ≠ {right}", basis.value),
                ));
            }
        }
    }
    for (code, node, value) in warnings {
        reading.warn(code, node, &value);
    }
}

/// BR-DEC-…: amounts have two decimals at most, three in a currency that has three.
fn decimals(reading: &mut Reading<'_>) {
    let allowed = reading.currency.map_or(2, |currency| currency.digits().max(2));
    let totals = &reading.totals;
    let of_totals = [
        totals.lines,
        totals.allowances,
        totals.charges,
        totals.tax_basis,
        totals.tax,
        totals.grand,
        totals.prepaid,
        totals.rounding,
        totals.due,
    ];
    let of_taxes = reading.tax_lines.iter().flat_map(|line| [line.basis, line.tax]);
    let of_parts = reading.parts.iter().map(|part| part.amount);
    let all = of_totals.into_iter().chain(of_taxes).chain(of_parts).flatten();
    let long: Vec<_> = all.filter(|found| found.value.normalize().scale() > allowed).collect();
    for found in long {
        reading.warn("too-many-decimals", found.node, &found.value.to_string());
    }
}

/// BR-CO-25 and the reasons of allowances.
fn payment(reading: &mut Reading<'_>) {
    let due = reading.totals.due.filter(|due| due.value > Decimal::ZERO);
    let invoice = &reading.invoice;
    let in_words = !invoice.payment_terms.is_empty()
        || invoice.discounts.iter().any(|discount| !discount.description.is_empty());
    if let (Some(due), None, false) = (due, reading.first_due, in_words)
        && reading.guideline.profile != Some("MINIMUM")
    {
        reading.warn("missing-due-date", due.node, "");
    }
    for (node, kind) in std::mem::take(&mut reading.reason_codes) {
        let code = xml::text(node);
        if kind == PartKind::Allowance && !ALLOWANCE_REASONS.contains(&code.as_ref()) {
            reading.warn("unknown-reason-code", node, &code);
        }
    }
}

/// What the Schematron of CII and of Factur-X refuses and old writers do.
fn cii_habits(reading: &mut Reading<'_>) {
    let factur_x = reading.guideline.factur_x;
    for contact in std::mem::take(&mut reading.contacts) {
        if let Some(address) = find(contact, "EmailURIUniversalCommunication/URIID")
            && factur_x
            && address.has_attribute("schemeID")
        {
            reading.warn("needless-attribute", address, "schemeID");
        }
        // CII-SR-465, CII-SR-466: a contact is a person or a department.
        if factur_x
            && text_at(contact, "PersonName").is_some()
            && text_at(contact, "DepartmentName").is_some()
        {
            reading.warn("contact-twice", contact, "");
        }
    }
    if !factur_x || reading.guideline.profile == Some("EN 16931") {
        return;
    }
    // Factur-X: only the totals of VAT name their currency.
    let settlement =
        find(reading.root, "SupplyChainTradeTransaction/ApplicableHeaderTradeSettlement");
    let amounts = [
        "ApplicableTradeTax/CalculatedAmount",
        "SpecifiedTradeSettlementHeaderMonetarySummation/TaxBasisTotalAmount",
        "SpecifiedTradeSettlementHeaderMonetarySummation/GrandTotalAmount",
    ];
    let needless = settlement
        .into_iter()
        .flat_map(|settlement| amounts.map(|way| find_all(settlement, way)))
        .flatten();
    if let Some(amount) = needless.into_iter().find(|amount| amount.has_attribute("currencyID")) {
        reading.warn("needless-attribute", amount, "currencyID");
    }
}

/// XP Z12-012: what a French platform refuses, for files that say they follow it.
fn french(reading: &mut Reading<'_>) {
    let root = reading.root;
    let number = reading.invoice.number.clone();
    // BR-FR-01 and BR-FR-02.
    let allowed = |byte: u8| byte.is_ascii_alphanumeric() || b"+-_/".contains(&byte);
    if number.len() > 35 || !number.bytes().all(allowed) {
        let node = find(root, "ExchangedDocument/ID").or(find(root, "ID")).unwrap_or(root);
        reading.warn("number-characters", node, &number);
    }
    // BR-FR-CO-08: a final invoice after a deposit is not itself a deposit.
    let process = reading.invoice.process.clone();
    let deposit = matches!(reading.invoice.type_code.as_str(), "386" | "500" | "503");
    if deposit && matches!(process.as_str(), "B4" | "S4" | "M4") {
        reading.warn(
            "process-disagrees",
            root,
            &format!("{process} ≠ {}", reading.invoice.type_code),
        );
    }
    // BR-FR-10, BR-FR-11, BR-FR-32.
    let ways = [
        "SupplyChainTradeTransaction/ApplicableHeaderTradeAgreement/SellerTradeParty/SpecifiedLegalOrganization/ID",
        "SupplyChainTradeTransaction/ApplicableHeaderTradeAgreement/BuyerTradeParty/SpecifiedLegalOrganization/ID",
        "AccountingSupplierParty/Party/PartyLegalEntity/CompanyID",
        "AccountingCustomerParty/Party/PartyLegalEntity/CompanyID",
    ];
    for id in ways.iter().filter_map(|way| find(root, way)) {
        let text = xml::text(id);
        if id.attribute("schemeID") == Some("0002") && Siren::parse(&text).is_none() {
            reading.warn("not-a-siren", id, &text);
        }
    }
}
