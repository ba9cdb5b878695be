//! UBL 2.1 `Invoice` and `CreditNote` (EN 16931, XRechnung, Peppol, French CTC).

use super::super::reading::{
    Part, PartKind, Reading, TaxLine, Totals, elements, fill, identifier, one,
};
use crate::en16931::{
    Account, Adjustment, Attachment, Contact, Identifier, Line, Party, Period, Preceding, Vat,
    VatLine,
};
use crate::formats::xml::{self, Node, child, children, find, text_at};

/// Fills the reading from the tree.
pub(in super::super) fn read(reading: &mut Reading<'_>) {
    let root = reading.root;
    reading.guideline(child(root, "CustomizationID"), root, "CustomizationID");
    // Amounts are of a currency: it is read before them.
    reading.currency(child(root, "DocumentCurrencyCode"), root, "DocumentCurrencyCode");
    let mut issued = None;
    let mut tax_totals = Vec::new();
    let mut total = None;
    for (name, node) in elements(root) {
        let invoice = &mut reading.invoice;
        match name {
            "ProfileID" => fill(&mut invoice.process, node),
            "ID" => fill(&mut invoice.number, node),
            "IssueDate" => one(&mut issued, node),
            "DueDate" => {
                let day = reading.date(Some(node));
                reading.falls_due(day);
            }
            "InvoiceTypeCode" | "CreditNoteTypeCode" => fill(&mut invoice.type_code, node),
            "Note" => note(reading, node),
            "TaxPointDate" => reading.invoice.tax_point = reading.date(Some(node)),
            "TaxCurrencyCode" => invoice.vat_currency = xml::text(node).parse().ok(),
            "AccountingCost" => fill(&mut invoice.accounting, node),
            "BuyerReference" => fill(&mut invoice.buyer_reference, node),
            "InvoicePeriod" => {
                if let Some(code) = child(node, "DescriptionCode") {
                    invoice.tax_point_code = cii_tax_point(&xml::text(code)).to_owned();
                }
                reading.invoice.period = period(reading, node);
            }
            "OrderReference" => order(reading, node),
            "BillingReference" => billing(reading, node),
            "DespatchDocumentReference" => document(&mut invoice.despatch_advice, node),
            "ReceiptDocumentReference" => document(&mut invoice.receiving_advice, node),
            "OriginatorDocumentReference" => document(&mut invoice.tender, node),
            "ContractDocumentReference" => document(&mut invoice.contract, node),
            "ProjectReference" => document(&mut invoice.project, node),
            "AdditionalDocumentReference" => additional(reading, node),
            "AccountingSupplierParty" => {
                let found = child(node, "Party");
                reading.seller = found;
                reading.invoice.seller = found.map(|node| party(reading, node)).unwrap_or_default();
            }
            "AccountingCustomerParty" => {
                let found = child(node, "Party");
                reading.invoice.buyer = found.map(|node| party(reading, node)).unwrap_or_default();
            }
            "PayeeParty" => {
                let payee = party(reading, node);
                reading.payee = Some((node, "PartyName/Name", !payee.name.is_empty()));
                reading.invoice.payee = Some(Box::new(payee));
            }
            "TaxRepresentativeParty" => {
                let representative = party(reading, node);
                reading.invoice.tax_representative = Some(Box::new(representative));
            }
            "Delivery" => delivery(reading, node),
            "PaymentMeans" => means(reading, node),
            "PaymentTerms" => terms(reading, node),
            "AllowanceCharge" => document_adjustment(reading, node),
            "TaxTotal" => tax_totals.push(node),
            // Some credit notes of other customs say `RequestedMonetaryTotal`.
            "LegalMonetaryTotal" | "RequestedMonetaryTotal" => one(&mut total, node),
            "InvoiceLine" | "CreditNoteLine" => read_line(reading, node),
            _ => (),
        }
    }
    if reading.invoice.number.is_empty() {
        reading.missing("missing-number", root, "ID");
    }
    reading.invoice.issued = reading.date(issued);
    if reading.invoice.issued.is_none() {
        reading.missing("missing-date", root, "IssueDate");
    }
    reading.check_parties(root, ("AccountingSupplierParty/Party", "AccountingCustomerParty/Party"));
    read_totals(reading, &tax_totals, total);
}

/// BT-8 is coded otherwise in CII: EN 16931-3-2 and -3-3.
pub(super) const TAX_POINTS: [(&str, &str); 3] = [("5", "3"), ("29", "35"), ("72", "432")];

/// BT-8 as CII codes it.
fn cii_tax_point(code: &str) -> &str {
    TAX_POINTS.iter().find(|(_, ubl)| *ubl == code).map_or(code, |(cii, _)| cii)
}

fn note<'a>(reading: &mut Reading<'a>, node: Node<'a>) {
    let text = xml::text(node);
    // EN 16931 in UBL writes the code of a note inside it: `#PMT#Indemnité forfaitaire …`.
    let coded = text.strip_prefix('#').and_then(|rest| rest.split_once('#'));
    let (code, content) = coded.unwrap_or(("", &text));
    reading.note(node, code.to_owned(), content.trim().to_owned());
}

fn period<'a>(reading: &mut Reading<'a>, node: Node<'a>) -> Period {
    Period {
        from: reading.date(child(node, "StartDate")),
        to: reading.date(child(node, "EndDate")),
    }
}

fn order<'a>(reading: &mut Reading<'a>, node: Node<'a>) {
    let invoice = &mut reading.invoice;
    for (name, node) in elements(node) {
        match name {
            "ID" => fill(&mut invoice.purchase_order, node),
            "SalesOrderID" => fill(&mut invoice.sales_order, node),
            _ => (),
        }
    }
    // The schema wants a number of the buyer's order beside ours: files say `NA` where there is none.
    if invoice.purchase_order == "NA" && !invoice.sales_order.is_empty() {
        invoice.purchase_order.clear();
    }
}

fn billing<'a>(reading: &mut Reading<'a>, node: Node<'a>) {
    for (name, node) in elements(node) {
        if !matches!(name, "InvoiceDocumentReference" | "CreditNoteDocumentReference") {
            continue;
        }
        let preceding = Preceding {
            number: text_at(node, "ID").unwrap_or_default(),
            issued: reading.date(child(node, "IssueDate")),
            type_code: text_at(node, "DocumentTypeCode").unwrap_or_default(),
        };
        if !preceding.number.is_empty() {
            reading.invoice.preceding.push(preceding);
        }
    }
}

/// The number of another document.
fn document(target: &mut String, node: Node<'_>) {
    if let Some(node) = child(node, "ID") {
        fill(target, node);
    }
}

/// BT-18, BG-24, and the project of a credit note, are one kind of element, told apart by a code.
fn additional<'a>(reading: &mut Reading<'a>, node: Node<'a>) {
    let mut found = Attachment::default();
    let mut id = Identifier::default();
    for (name, node) in elements(node) {
        match name {
            "ID" => id = identifier(node),
            "DocumentTypeCode" => fill(&mut found.type_code, node),
            "DocumentDescription" => fill(&mut found.description, node),
            "Attachment" => {
                if let Some(location) = find(node, "ExternalReference/URI") {
                    fill(&mut found.location, location);
                }
                if let Some(file) = child(node, "EmbeddedDocumentBinaryObject") {
                    let attribute = |name| file.attribute(name).unwrap_or("").trim().to_owned();
                    found.mime = attribute("mimeCode");
                    found.file_name = attribute("filename");
                    found.content = xml::text(file).split_ascii_whitespace().collect();
                }
            }
            _ => (),
        }
    }
    let invoice = &mut reading.invoice;
    match found.type_code.as_str() {
        "130" if invoice.invoiced_object.is_empty() => invoice.invoiced_object = id,
        "50" if invoice.project.is_empty() => invoice.project = id.value,
        "916" => {
            let found = Attachment { type_code: String::new(), reference: id.value, ..found };
            invoice.attachments.push(found);
        }
        _ => invoice.attachments.push(Attachment { reference: id.value, ..found }),
    }
}

fn party(reading: &mut Reading<'_>, node: Node<'_>) -> Party {
    let mut party = Party::default();
    for (name, node) in elements(node) {
        match name {
            "EndpointID" => party.electronic_address = identifier(node),
            "PartyIdentification" => {
                for id in children(node, "ID").map(identifier).filter(|id| !id.is_empty()) {
                    // A creditor identifier is written among the party's identifiers, under the scheme `SEPA`.
                    if id.scheme == "SEPA" {
                        reading.invoice.payment.creditor = id.value;
                    } else {
                        party.identifiers.push(id);
                    }
                }
            }
            "PartyName" => {
                if let Some(name) = child(node, "Name") {
                    fill(&mut party.trade_name, name);
                }
            }
            "PostalAddress" => address(&mut party, node),
            "PartyTaxScheme" => {
                let kind = text_at(node, "TaxScheme/ID").unwrap_or_default();
                // `VA` is the code of another list, seen in the standard's own examples.
                let vat = matches!(kind.as_str(), "VAT" | "VA");
                let number = if vat { &mut party.vat_number } else { &mut party.tax_number };
                children(node, "CompanyID").for_each(|id| fill(number, id));
            }
            "PartyLegalEntity" => {
                for (name, node) in elements(node) {
                    match name {
                        "RegistrationName" => fill(&mut party.name, node),
                        "CompanyID" => party.registration = identifier(node),
                        "CompanyLegalForm" => fill(&mut party.legal_information, node),
                        _ => (),
                    }
                }
            }
            "Contact" => party.contact = contact(node),
            _ => (),
        }
    }
    if party.name.is_empty() {
        // A payee and a tax representative have no other name.
        party.name = std::mem::take(&mut party.trade_name);
    }
    party
}

fn address(party: &mut Party, node: Node<'_>) {
    let address = &mut party.address;
    for (name, node) in elements(node) {
        let line = match name {
            "StreetName" | "AdditionalStreetName" => Some(node),
            "AddressLine" => child(node, "Line"),
            "CityName" => {
                fill(&mut address.city, node);
                None
            }
            "PostalZone" => {
                fill(&mut address.post_code, node);
                None
            }
            "CountrySubentity" => {
                fill(&mut address.region, node);
                None
            }
            "Country" => {
                children(node, "IdentificationCode")
                    .for_each(|one| fill(&mut address.country, one));
                None
            }
            _ => None,
        };
        let text = line.map(|line| xml::text(line).into_owned());
        address.lines.extend(text.filter(|text| !text.is_empty()));
    }
}

fn contact(node: Node<'_>) -> Contact {
    let mut contact = Contact::default();
    for (name, node) in elements(node) {
        match name {
            "Name" => fill(&mut contact.name, node),
            "Telephone" => fill(&mut contact.phone, node),
            "ElectronicMail" => fill(&mut contact.email, node),
            _ => (),
        }
    }
    contact
}

fn delivery<'a>(reading: &mut Reading<'a>, node: Node<'a>) {
    let mut place = Party::default();
    for (name, node) in elements(node) {
        match name {
            "ActualDeliveryDate" => reading.invoice.delivered = reading.date(Some(node)),
            "DeliveryLocation" => {
                for (name, node) in elements(node) {
                    match name {
                        "ID" => {
                            let id = Some(identifier(node)).filter(|id| !id.is_empty());
                            place.identifiers.extend(id);
                        }
                        "Address" => address(&mut place, node),
                        _ => (),
                    }
                }
            }
            "DeliveryParty" => {
                if let Some(name) = find(node, "PartyName/Name") {
                    fill(&mut place.name, name);
                }
            }
            _ => (),
        }
    }
    if place != Party::default() {
        reading.invoice.delivered_to = Some(Box::new(place));
    }
}

fn means<'a>(reading: &mut Reading<'a>, means: Node<'a>) {
    let mut code = String::new();
    let mut account = Account::default();
    for (name, node) in elements(means) {
        let payment = &mut reading.invoice.payment;
        match name {
            "PaymentMeansCode" => {
                fill(&mut code, node);
                if payment.means.is_empty() {
                    node.attribute("name").unwrap_or("").trim().clone_into(&mut payment.means);
                }
            }
            "PaymentDueDate" => {
                let day = reading.date(Some(node));
                reading.falls_due(day);
            }
            "PaymentID" => fill(&mut payment.reference, node),
            "CardAccount" => {
                for (name, node) in elements(node) {
                    match name {
                        "PrimaryAccountNumberID" => fill(&mut payment.card, node),
                        "HolderName" => fill(&mut payment.card_holder, node),
                        _ => (),
                    }
                }
            }
            "PayeeFinancialAccount" => {
                for (name, node) in elements(node) {
                    match name {
                        "ID" => fill(&mut account.number, node),
                        "Name" => fill(&mut account.holder, node),
                        "FinancialInstitutionBranch" => {
                            children(node, "ID").for_each(|id| fill(&mut account.bic, id));
                        }
                        _ => (),
                    }
                }
            }
            "PaymentMandate" => {
                for (name, node) in elements(node) {
                    match name {
                        "ID" => fill(&mut payment.mandate, node),
                        "PayerFinancialAccount" => {
                            let id = child(node, "ID");
                            id.into_iter().for_each(|id| fill(&mut payment.debited_account, id));
                        }
                        _ => (),
                    }
                }
            }
            _ => (),
        }
    }
    reading.account(means, &code, account, "");
}

fn terms<'a>(reading: &mut Reading<'a>, terms: Node<'a>) {
    for (name, node) in elements(terms) {
        match name {
            "PaymentDueDate" | "InstallmentDueDate" => {
                let day = reading.date(Some(node));
                reading.falls_due(day);
            }
            "Note" => {
                let text = xml::text(node);
                let words = &mut reading.invoice.payment_terms;
                if !words.is_empty() && !text.is_empty() {
                    words.push('\n');
                }
                words.push_str(&text);
            }
            _ => (),
        }
    }
}

fn category<'a>(reading: &mut Reading<'a>, node: Node<'a>) -> Vat {
    let mut vat = Vat::default();
    for (name, node) in elements(node) {
        match name {
            "ID" => fill(&mut vat.category, node),
            "Percent" => vat.rate = reading.percent(node),
            _ => (),
        }
    }
    vat
}

/// BT-120 and BT-121, and what EXTENDED says likewise at other places.
fn exemption(reason: &mut String, code: &mut String, node: Node<'_>) {
    for (name, node) in elements(node) {
        match name {
            "TaxExemptionReason" => fill(reason, node),
            "TaxExemptionReasonCode" => fill(code, node),
            _ => (),
        }
    }
}

fn is_charge(node: Node<'_>) -> bool {
    child(node, "ChargeIndicator")
        .is_some_and(|indicator| matches!(&*xml::text(indicator), "true" | "1"))
}

fn adjustment<'a>(reading: &mut Reading<'a>, node: Node<'a>) -> Adjustment {
    let mut adjustment = Adjustment { is_charge: is_charge(node), ..Adjustment::default() };
    for (name, node) in elements(node) {
        match name {
            "AllowanceChargeReasonCode" => fill(&mut adjustment.reason_code, node),
            "AllowanceChargeReason" => fill(&mut adjustment.reason, node),
            "MultiplierFactorNumeric" => adjustment.percent = reading.percent(node),
            "Amount" => adjustment.amount = reading.number(node).unwrap_or_default(),
            "BaseAmount" => adjustment.base = reading.number(node),
            "TaxCategory" => {
                adjustment.vat = category(reading, node);
                exemption(&mut adjustment.exemption, &mut adjustment.exemption_code, node);
            }
            _ => (),
        }
    }
    adjustment
}

fn document_adjustment<'a>(reading: &mut Reading<'a>, node: Node<'a>) {
    let adjustment = adjustment(reading, node);
    let kind = if adjustment.is_charge { PartKind::Charge } else { PartKind::Allowance };
    let amount = child(node, "Amount").and_then(|node| reading.found(node));
    let category = child(node, "TaxCategory").map(|_| adjustment.vat.clone());
    reading.parts.push(Part { node, kind, amount, category });
    let code = child(node, "AllowanceChargeReasonCode");
    reading.reason_codes.extend(code.map(|code| (code, kind)));
    reading.invoice.adjustments.push(adjustment);
}

fn read_line<'a>(reading: &mut Reading<'a>, node: Node<'a>) {
    let part = node;
    let mut line = Line::default();
    let (mut amount, mut taxed) = (None, false);
    for (name, node) in elements(node) {
        match name {
            "ID" => fill(&mut line.id, node),
            "Note" => fill(&mut line.note, node),
            "InvoicedQuantity" | "CreditedQuantity" => {
                line.quantity = reading.number(node).unwrap_or_default();
                line.unit = node.attribute("unitCode").unwrap_or("").trim().to_owned();
            }
            "LineExtensionAmount" => amount = reading.amount(Some(node), false),
            "AccountingCost" => fill(&mut line.accounting, node),
            "InvoicePeriod" => line.period = period(reading, node),
            "OrderLineReference" => {
                if let Some(id) = child(node, "LineID") {
                    fill(&mut line.order_line, id);
                }
            }
            "DocumentReference" => {
                let object = text_at(node, "DocumentTypeCode").is_none_or(|code| code == "130");
                if object && let Some(id) = child(node, "ID") {
                    line.object = identifier(id);
                }
            }
            "AllowanceCharge" => {
                let adjustment = adjustment(reading, node);
                line.adjustments.push(adjustment);
            }
            "Item" => {
                if let Some(node) = child(node, "ClassifiedTaxCategory") {
                    taxed = true;
                    line.vat = category(reading, node);
                    exemption(&mut line.exemption, &mut line.exemption_code, node);
                }
                item(&mut line, node);
            }
            "Price" => price(reading, &mut line, node),
            _ => (),
        }
    }
    line.net = amount.map(|found| found.value).unwrap_or_default();
    let category = taxed.then(|| line.vat.clone());
    reading.parts.push(Part { node: part, kind: PartKind::Line, amount, category });
    reading.lines += 1;
    reading.invoice.lines.push(line);
}

fn item(line: &mut Line, node: Node<'_>) {
    for (name, node) in elements(node) {
        let id = |name| find(node, name);
        match name {
            "Description" => fill(&mut line.description, node),
            "Name" => fill(&mut line.name, node),
            "BuyersItemIdentification" => {
                id("ID").into_iter().for_each(|id| fill(&mut line.buyer_item, id));
            }
            "SellersItemIdentification" => {
                id("ID").into_iter().for_each(|id| fill(&mut line.seller_item, id));
            }
            "StandardItemIdentification" => {
                line.standard_item = id("ID").map(identifier).unwrap_or_default();
            }
            "OriginCountry" => {
                let code = id("IdentificationCode");
                code.into_iter().for_each(|code| fill(&mut line.origin, code));
            }
            "CommodityClassification" => {
                for code in children(node, "ItemClassificationCode") {
                    let attribute = |name| code.attribute(name).unwrap_or("").trim();
                    let scheme = super::super::list_with_version(
                        attribute("listID"),
                        attribute("listVersionID"),
                    );
                    let class = Identifier { scheme, value: xml::text(code).into_owned() };
                    line.classifications.extend(Some(class).filter(|class| !class.is_empty()));
                }
            }
            "AdditionalItemProperty" => {
                let said = |way| text_at(node, way).unwrap_or_default();
                line.attributes.push((said("Name"), said("Value")));
            }
            _ => (),
        }
    }
}

fn price<'a>(reading: &mut Reading<'a>, line: &mut Line, node: Node<'a>) {
    for (name, node) in elements(node) {
        match name {
            "PriceAmount" => line.price = reading.number(node).unwrap_or_default(),
            "BaseQuantity" => line.price_quantity = reading.number(node),
            "AllowanceCharge" => {
                for (name, node) in elements(node) {
                    match name {
                        "Amount" => {
                            let discount = reading.number(node);
                            line.price_discount = discount.filter(|amount| !amount.is_zero());
                        }
                        "BaseAmount" => line.gross_price = reading.number(node),
                        _ => (),
                    }
                }
            }
            _ => (),
        }
    }
}

fn tax_line<'a>(reading: &mut Reading<'a>, node: Node<'a>) {
    let mut line = VatLine::default();
    let (mut basis, mut amount) = (None, None);
    for (name, node) in elements(node) {
        match name {
            "TaxableAmount" => basis = reading.amount(Some(node), false),
            "TaxAmount" => amount = reading.amount(Some(node), false),
            "TaxCategory" => {
                line.vat = category(reading, node);
                exemption(&mut line.exemption, &mut line.exemption_code, node);
            }
            _ => (),
        }
    }
    line.base = basis.map(|found| found.value).unwrap_or_default();
    line.amount = amount.map(|found| found.value).unwrap_or_default();
    reading.tax_lines.push(TaxLine {
        node,
        category: line.vat.clone(),
        basis,
        tax: amount,
        reason: !line.exemption.is_empty() || !line.exemption_code.is_empty(),
    });
    reading.invoice.vat.push(line);
}

fn read_totals<'a>(reading: &mut Reading<'a>, taxes: &[Node<'a>], total: Option<Node<'a>>) {
    let root = reading.root;
    let amounts: Vec<_> = taxes.iter().filter_map(|total| child(*total, "TaxAmount")).collect();
    let tax = reading.in_currency(&amounts);
    reading.accounted(&amounts);
    if let Some(total) = tax.and_then(|tax| tax.parent_element()) {
        children(total, "TaxSubtotal").for_each(|line| tax_line(reading, line));
    }
    let Some(total) = total else {
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
