//! UBL 2.1 `Invoice` and `CreditNote` (EN 16931, XRechnung, Peppol, French CTC).

use super::Party;
use super::invoice_xml::{Category, Part, PartKind, Reading, Syntax, TaxLine, Totals, decimal};
use super::xml::{self, Node, child, children, find, find_all, text_at};

/// Fills the reading from the tree.
pub(super) fn read(reading: &mut Reading<'_>) {
    let root = reading.root;
    let credit_note = reading.syntax == Syntax::UblCreditNote;
    reading.guideline(child(root, "CustomizationID"), root, "CustomizationID");
    reading.record.process = text_at(root, "ProfileID");
    reading.record.number = text_at(root, "ID").unwrap_or_default();
    if reading.record.number.is_empty() {
        reading.missing("missing-number", root, "ID");
    }
    let type_code = if credit_note { "CreditNoteTypeCode" } else { "InvoiceTypeCode" };
    reading.record.type_code = text_at(root, type_code).unwrap_or_default();
    reading.record.issue_date = reading.date(child(root, "IssueDate"));
    if reading.record.issue_date.is_none() {
        reading.missing("missing-date", root, "IssueDate");
    }
    reading.currency(child(root, "DocumentCurrencyCode"), root, "DocumentCurrencyCode");
    for note in children(root, "Note") {
        let text = xml::text(note);
        // EN 16931 in UBL writes the code of a note inside it: `#PMT#Indemnité forfaitaire …`.
        let coded = text.strip_prefix('#').and_then(|rest| rest.split_once('#'));
        let (code, content) = coded.unwrap_or(("", &text));
        reading.note(note, code.to_owned(), content.trim().to_owned());
    }
    reading.record.order_reference = text_at(root, "OrderReference/ID");
    let preceding = find_all(root, "BillingReference/InvoiceDocumentReference/ID")
        .into_iter()
        .chain(find_all(root, "BillingReference/CreditNoteDocumentReference/ID"));
    reading.record.preceding =
        preceding.map(|id| xml::text(id).into_owned()).filter(|text| !text.is_empty()).collect();

    let party_at = |way| find(root, way).map(party).unwrap_or_default();
    reading.seller = find(root, "AccountingSupplierParty/Party");
    let seller = party_at("AccountingSupplierParty/Party");
    let buyer = party_at("AccountingCustomerParty/Party");
    reading.parties(
        seller,
        buyer,
        root,
        ("AccountingSupplierParty/Party", "AccountingCustomerParty/Party"),
    );

    read_payment(reading);
    let line = if credit_note { "CreditNoteLine" } else { "InvoiceLine" };
    for line in children(root, line) {
        reading.record.lines += 1;
        let amount = reading.amount(child(line, "LineExtensionAmount"), false);
        let category = find(line, "Item/ClassifiedTaxCategory").map(category);
        reading.parts.push(Part { node: line, kind: PartKind::Line, amount, category });
    }
    for node in children(root, "AllowanceCharge") {
        let charge =
            text_at(node, "ChargeIndicator").is_some_and(|text| text == "true" || text == "1");
        let kind = if charge { PartKind::Charge } else { PartKind::Allowance };
        let amount = reading.amount(child(node, "Amount"), false);
        let category = child(node, "TaxCategory").map(category);
        let code = child(node, "AllowanceChargeReasonCode");
        reading.parts.push(Part { node, kind, amount, category });
        reading.reason_codes.extend(code.map(|code| (code, kind)));
    }
    read_totals(reading);
}

fn read_payment(reading: &mut Reading<'_>) {
    let root = reading.root;
    let mut dates: Vec<_> = reading.date(child(root, "DueDate")).into_iter().collect();
    for means in children(root, "PaymentMeans") {
        dates.extend(reading.date(child(means, "PaymentDueDate")));
        if reading.record.payment_reference.is_none() {
            reading.record.payment_reference = text_at(means, "PaymentID");
        }
        let account = text_at(means, "PayeeFinancialAccount/ID");
        reading.account(means, account, None, text_at(means, "PaymentMeansCode").as_deref());
    }
    let mut terms = Vec::new();
    for term in children(root, "PaymentTerms") {
        for name in ["PaymentDueDate", "InstallmentDueDate"] {
            dates.extend(reading.date(child(term, name)));
        }
        terms.extend(text_at(term, "Note"));
    }
    reading.record.due_date = dates.into_iter().min();
    reading.record.terms = (!terms.is_empty()).then(|| terms.join("\n"));
    reading.payee = child(root, "PayeeParty").map(|payee| {
        let named = text_at(payee, "PartyName/Name")
            .or(text_at(payee, "PartyLegalEntity/RegistrationName"));
        (payee, "PartyName/Name", named.is_some())
    });
}

fn read_totals(reading: &mut Reading<'_>) {
    let root = reading.root;
    let tax = reading.in_currency(&find_all(root, "TaxTotal/TaxAmount"));
    if let Some(total) = tax.and_then(|tax| tax.parent_element()) {
        for line in children(total, "TaxSubtotal") {
            let node = child(line, "TaxCategory");
            let reason = ["TaxExemptionReason", "TaxExemptionReasonCode"];
            let line = TaxLine {
                node: line,
                category: node.map(category).unwrap_or_default(),
                basis: reading.amount(child(line, "TaxableAmount"), false),
                tax: reading.amount(child(line, "TaxAmount"), false),
                reason: node.is_some_and(|node| {
                    reason.into_iter().any(|name| text_at(node, name).is_some())
                }),
            };
            reading.tax_lines.push(line);
        }
    }
    // Some credit notes of other customs say `RequestedMonetaryTotal`.
    let Some(total) = child(root, "LegalMonetaryTotal").or(child(root, "RequestedMonetaryTotal"))
    else {
        return reading.missing("missing-total", root, "LegalMonetaryTotal");
    };
    reading.summation = Some(total);
    let at = |name| child(total, name);
    reading.totals = Totals {
        lines: reading.amount(at("LineExtensionAmount"), false),
        allowances: reading.amount(at("AllowanceTotalAmount"), false),
        charges: reading.amount(at("ChargeTotalAmount"), false),
        tax_basis: reading.amount(at("TaxExclusiveAmount"), true),
        tax: reading.amount(tax, true),
        grand: reading.amount(at("TaxInclusiveAmount"), true),
        prepaid: reading.amount(at("PrepaidAmount"), true),
        rounding: reading.amount(at("PayableRoundingAmount"), true),
        due: reading.amount(at("PayableAmount"), true),
    };
    reading.keep_totals(total, "TaxInclusiveAmount", "PayableAmount");
}

fn category(node: Node<'_>) -> Category {
    Category {
        code: text_at(node, "ID").unwrap_or_default(),
        rate: text_at(node, "Percent").and_then(|rate| decimal(&rate)),
    }
}

fn party(node: Node<'_>) -> Party {
    let name = text_at(node, "PartyLegalEntity/RegistrationName")
        .or(text_at(node, "PartyName/Name"))
        .unwrap_or_default();
    let vat_number = children(node, "PartyTaxScheme").find_map(|scheme| {
        let kind = text_at(scheme, "TaxScheme/ID").unwrap_or_default();
        // `VA` is the code of another list, seen in the standard's own examples.
        matches!(kind.as_str(), "VAT" | "VA").then(|| text_at(scheme, "CompanyID")).flatten()
    });
    // A creditor identifier is written among the party's identifiers, under the scheme `SEPA`.
    let identifiers = find_all(node, "PartyIdentification/ID")
        .into_iter()
        .filter(|id| id.attribute("schemeID") != Some("SEPA"))
        .map(|id| xml::text(id).into_owned())
        .filter(|text| !text.is_empty())
        .collect();
    let address = ["StreetName", "AdditionalStreetName", "AddressLine/Line"];
    Party {
        name: xml::folded(&name),
        registration: text_at(node, "PartyLegalEntity/CompanyID"),
        vat_number,
        identifiers,
        address: address
            .into_iter()
            .filter_map(|line| text_at(node, &format!("PostalAddress/{line}")))
            .collect(),
        post_code: text_at(node, "PostalAddress/PostalZone"),
        city: text_at(node, "PostalAddress/CityName"),
        country: text_at(node, "PostalAddress/Country/IdentificationCode"),
        electronic_address: text_at(node, "EndpointID"),
    }
}
