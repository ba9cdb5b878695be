//! UN/CEFACT Cross Industry Invoice (Factur-X, ZUGFeRD 2.x, XRechnung, French CTC) and its forerunner, ZUGFeRD 1.0,
//! which has the same tree under other names.

use super::Party;
use super::invoice_xml::{Category, Part, PartKind, Reading, Syntax, TaxLine, Totals};
use super::xml::{self, Node, child, children, find, find_all, text_at};

/// The names in which the two forms differ.
struct Names {
    context: &'static str,
    document: &'static str,
    transaction: &'static str,
    agreement: &'static str,
    settlement: &'static str,
    summation: &'static str,
    line_settlement: &'static str,
    line_summation: &'static str,
    rate: &'static str,
}

const CII: Names = Names {
    context: "ExchangedDocumentContext",
    document: "ExchangedDocument",
    transaction: "SupplyChainTradeTransaction",
    agreement: "ApplicableHeaderTradeAgreement",
    settlement: "ApplicableHeaderTradeSettlement",
    summation: "SpecifiedTradeSettlementHeaderMonetarySummation",
    line_settlement: "SpecifiedLineTradeSettlement",
    line_summation: "SpecifiedTradeSettlementLineMonetarySummation",
    rate: "RateApplicablePercent",
};

const ZUGFERD_1: Names = Names {
    context: "SpecifiedExchangedDocumentContext",
    document: "HeaderExchangedDocument",
    transaction: "SpecifiedSupplyChainTradeTransaction",
    agreement: "ApplicableSupplyChainTradeAgreement",
    settlement: "ApplicableSupplyChainTradeSettlement",
    summation: "SpecifiedTradeSettlementMonetarySummation",
    line_settlement: "SpecifiedSupplyChainTradeSettlement",
    line_summation: "SpecifiedTradeSettlementMonetarySummation",
    rate: "ApplicablePercent",
};

/// Fills the reading from the tree.
pub(super) fn read(reading: &mut Reading<'_>) {
    let names = if reading.syntax == Syntax::Zugferd1 { &ZUGFERD_1 } else { &CII };
    let root = reading.root;
    let guideline = format!("{}/GuidelineSpecifiedDocumentContextParameter/ID", names.context);
    reading.guideline(find(root, &guideline), root, &guideline);
    let process = format!("{}/BusinessProcessSpecifiedDocumentContextParameter/ID", names.context);
    reading.record.process = text_at(root, &process);

    read_document(reading, names);
    let Some(transaction) = child(root, names.transaction) else {
        return reading.missing("missing-total", root, names.transaction);
    };
    match child(transaction, names.agreement) {
        Some(agreement) => read_agreement(reading, agreement),
        None => reading.missing("missing-buyer", transaction, names.agreement),
    }
    let lines: Vec<_> = children(transaction, "IncludedSupplyChainTradeLineItem").collect();
    reading.record.lines = lines.len() as u32;
    for line in lines {
        read_line(reading, line, names);
    }
    match child(transaction, names.settlement) {
        Some(settlement) => read_settlement(reading, settlement, names),
        None => reading.missing("missing-total", transaction, names.settlement),
    }
    if reading.guideline.profile == Some("MINIMUM")
        && let Some(line) = child(transaction, "IncludedSupplyChainTradeLineItem")
    {
        // A «MINIMUM» with lines is a fuller profile under a wrong name.
        reading.warn("profile-lines", line, "MINIMUM");
    }
}

fn read_document(reading: &mut Reading<'_>, names: &Names) {
    let root = reading.root;
    let Some(document) = child(root, names.document) else {
        return reading.missing("missing-number", root, names.document);
    };
    reading.record.number = text_at(document, "ID").unwrap_or_default();
    if reading.record.number.is_empty() {
        reading.missing("missing-number", document, "ID");
    }
    reading.record.type_code = text_at(document, "TypeCode").unwrap_or_default();
    let date =
        find(document, "IssueDateTime/DateTimeString").or(find(document, "IssueDateTime/DateTime"));
    reading.record.issue_date = reading.date(date);
    if reading.record.issue_date.is_none() {
        reading.missing("missing-date", document, "IssueDateTime");
    }
    for note in children(document, "IncludedNote") {
        let code = text_at(note, "SubjectCode").unwrap_or_default();
        let content = text_at(note, "Content").unwrap_or_default();
        reading.note(note, code, content);
    }
}

fn read_agreement<'a>(reading: &mut Reading<'a>, agreement: Node<'a>) {
    let party_at = |name| child(agreement, name).map(party).unwrap_or_default();
    reading.seller = child(agreement, "SellerTradeParty");
    let (seller, buyer) = (party_at("SellerTradeParty"), party_at("BuyerTradeParty"));
    reading.parties(seller, buyer, agreement, ("SellerTradeParty/Name", "BuyerTradeParty/Name"));
    reading.record.order_reference =
        text_at(agreement, "BuyerOrderReferencedDocument/IssuerAssignedID")
            .or(text_at(agreement, "BuyerOrderReferencedDocument/ID"));
    for name in ["SellerTradeParty", "BuyerTradeParty"] {
        if let Some(contact) = find(agreement, &format!("{name}/DefinedTradeContact")) {
            reading.contacts.push(contact);
        }
    }
}

fn party(node: Node<'_>) -> Party {
    let name = text_at(node, "Name")
        .or(text_at(node, "SpecifiedLegalOrganization/TradingBusinessName"))
        .unwrap_or_default();
    let tax_number = |scheme: &str| {
        find_all(node, "SpecifiedTaxRegistration/ID")
            .into_iter()
            .find(|id| {
                id.attribute("schemeID").is_some_and(|found| found.eq_ignore_ascii_case(scheme))
            })
            .map(|id| xml::text(id).into_owned())
            .filter(|text| !text.is_empty())
    };
    let identifiers = ["ID", "GlobalID"].into_iter().flat_map(|name| children(node, name));
    Party {
        name: xml::folded(&name),
        registration: text_at(node, "SpecifiedLegalOrganization/ID"),
        vat_number: tax_number("VA"),
        identifiers: identifiers
            .map(|id| xml::text(id).into_owned())
            .filter(|text| !text.is_empty())
            .collect(),
        address: ["LineOne", "LineTwo", "LineThree"]
            .into_iter()
            .filter_map(|line| text_at(node, &format!("PostalTradeAddress/{line}")))
            .collect(),
        post_code: text_at(node, "PostalTradeAddress/PostcodeCode"),
        city: text_at(node, "PostalTradeAddress/CityName"),
        country: text_at(node, "PostalTradeAddress/CountryID"),
        electronic_address: text_at(node, "URIUniversalCommunication/URIID"),
    }
}

fn category(tax: Node<'_>, names: &Names) -> Category {
    Category {
        code: text_at(tax, "CategoryCode").unwrap_or_default(),
        rate: text_at(tax, names.rate).and_then(|rate| super::invoice_xml::decimal(&rate)),
    }
}

fn read_line<'a>(reading: &mut Reading<'a>, line: Node<'a>, names: &Names) {
    // EXTENDED: headings and remarks are lines as well, whose amounts do not count.
    let status = text_at(line, "AssociatedDocumentLineDocument/LineStatusReasonCode");
    if status.is_some_and(|status| status != "DETAIL") {
        return;
    }
    let settlement = child(line, names.line_settlement);
    let amount = settlement
        .and_then(|node| find(node, &format!("{}/LineTotalAmount", names.line_summation)));
    let amount = reading.amount(amount, false);
    let tax = settlement.and_then(|node| child(node, "ApplicableTradeTax"));
    let category = tax.map(|tax| category(tax, names));
    reading.parts.push(Part { node: line, kind: PartKind::Line, amount, category });
}

fn read_settlement<'a>(reading: &mut Reading<'a>, settlement: Node<'a>, names: &Names) {
    reading.currency(child(settlement, "InvoiceCurrencyCode"), settlement, "InvoiceCurrencyCode");
    reading.record.payment_reference = text_at(settlement, "PaymentReference");
    for means in children(settlement, "SpecifiedTradeSettlementPaymentMeans") {
        let account = find(means, "PayeePartyCreditorFinancialAccount");
        let number = |way| account.and_then(|account| text_at(account, way));
        let (iban, other) = (number("IBANID"), number("ProprietaryID"));
        reading.account(means, iban, other, text_at(means, "TypeCode").as_deref());
    }
    let mut dates = Vec::new();
    let mut terms = Vec::new();
    for term in children(settlement, "SpecifiedTradePaymentTerms") {
        let date =
            find(term, "DueDateDateTime/DateTimeString").or(find(term, "DueDateDateTime/DateTime"));
        dates.extend(reading.date(date));
        terms.extend(text_at(term, "Description"));
    }
    reading.record.due_date = dates.into_iter().min();
    reading.record.terms = (!terms.is_empty()).then(|| terms.join("\n"));
    let preceding = find_all(settlement, "InvoiceReferencedDocument/IssuerAssignedID")
        .into_iter()
        .chain(find_all(settlement, "InvoiceReferencedDocument/ID"));
    reading.record.preceding =
        preceding.map(|id| xml::text(id).into_owned()).filter(|text| !text.is_empty()).collect();
    reading.payee = child(settlement, "PayeeTradeParty")
        .map(|payee| (payee, "Name", text_at(payee, "Name").is_some()));

    for tax in children(settlement, "ApplicableTradeTax") {
        let reason = ["ExemptionReason", "ExemptionReasonCode"];
        let line = TaxLine {
            node: tax,
            category: category(tax, names),
            basis: reading.amount(child(tax, "BasisAmount"), false),
            tax: reading.amount(child(tax, "CalculatedAmount"), false),
            reason: reason.into_iter().any(|name| text_at(tax, name).is_some()),
        };
        reading.tax_lines.push(line);
    }
    for node in children(settlement, "SpecifiedTradeAllowanceCharge") {
        let charge = text_at(node, "ChargeIndicator/Indicator")
            .is_some_and(|text| text == "true" || text == "1");
        let kind = if charge { PartKind::Charge } else { PartKind::Allowance };
        let amount = reading.amount(child(node, "ActualAmount"), false);
        let category = child(node, "CategoryTradeTax").map(|tax| category(tax, names));
        let code = child(node, "ReasonCode");
        reading.parts.push(Part { node, kind, amount, category });
        reading.reason_codes.extend(code.map(|code| (code, kind)));
    }
    for node in children(settlement, "SpecifiedLogisticsServiceCharge") {
        let amount = reading.amount(child(node, "AppliedAmount"), false);
        let category = child(node, "AppliedTradeTax").map(|tax| category(tax, names));
        reading.parts.push(Part { node, kind: PartKind::Charge, amount, category });
    }
    match child(settlement, names.summation) {
        Some(summation) => read_summation(reading, summation),
        None => reading.missing("missing-total", settlement, names.summation),
    }
}

fn read_summation<'a>(reading: &mut Reading<'a>, summation: Node<'a>) {
    reading.summation = Some(summation);
    let at = |name| child(summation, name);
    let tax = reading.in_currency(&children(summation, "TaxTotalAmount").collect::<Vec<_>>());
    // EXTENDED may give the other totals twice, in the invoice's and in the books' currency: never seen, and then the
    // first.
    reading.totals = Totals {
        lines: reading.amount(at("LineTotalAmount"), false),
        allowances: reading.amount(at("AllowanceTotalAmount"), false),
        charges: reading.amount(at("ChargeTotalAmount"), false),
        tax_basis: reading.amount(at("TaxBasisTotalAmount"), true),
        tax: reading.amount(tax, true),
        grand: reading.amount(at("GrandTotalAmount"), true),
        prepaid: reading.amount(at("TotalPrepaidAmount"), true),
        rounding: reading.amount(at("RoundingAmount"), true),
        due: reading.amount(at("DuePayableAmount"), true),
    };
    reading.keep_totals(summation, "GrandTotalAmount", "DuePayableAmount");
}
