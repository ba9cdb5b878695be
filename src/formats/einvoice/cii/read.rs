//! UN/CEFACT Cross Industry Invoice (Factur-X, ZUGFeRD 2.x, XRechnung, French CTC) and its forerunner, ZUGFeRD 1.0,
//! which has the same tree under other names: an element is known by either.

use super::super::reading::{Part, PartKind, Reading, TaxLine, Totals, elements, fill, one};
use super::read_line;
use super::read_parts::{adjustment, day, number_of, party, period, vat};
use crate::en16931::{
    Account, Adjustment, Advance, Attachment, Discount, Exchange, Identifier, Instalment, Other,
    PartyRole, Preceding, VatLine,
};
use crate::formats::xml::{self, Node, child, children, find, find_all, text_at};

/// Fills the reading from the tree.
pub(in super::super) fn read(reading: &mut Reading<'_>) {
    let root = reading.root;
    let (mut context, mut document, mut transaction) = (None, None, None);
    for (name, node) in elements(root) {
        match name {
            "ExchangedDocumentContext" | "SpecifiedExchangedDocumentContext" => {
                one(&mut context, node)
            }
            "ExchangedDocument" | "HeaderExchangedDocument" => one(&mut document, node),
            "SupplyChainTradeTransaction" | "SpecifiedSupplyChainTradeTransaction" => {
                one(&mut transaction, node);
            }
            _ => (),
        }
    }
    let context_name =
        reading.name("ExchangedDocumentContext", "SpecifiedExchangedDocumentContext");
    let way = "GuidelineSpecifiedDocumentContextParameter/ID";
    let guideline = context.and_then(|context| find(context, way));
    reading.guideline(guideline, root, &format!("{context_name}/{way}"));
    if let Some(context) = context {
        let way = "BusinessProcessSpecifiedDocumentContextParameter/ID";
        reading.invoice.process = text_at(context, way).unwrap_or_default();
    }
    match document {
        Some(document) => read_document(reading, document),
        None => {
            let name = reading.name("ExchangedDocument", "HeaderExchangedDocument");
            reading.missing("missing-number", root, name);
        }
    }
    match transaction {
        Some(transaction) => read_transaction(reading, transaction),
        None => {
            let names = ["SupplyChainTradeTransaction", "SpecifiedSupplyChainTradeTransaction"];
            let name = reading.name(names[0], names[1]);
            reading.missing("missing-total", root, name);
        }
    }
}

fn read_document<'a>(reading: &mut Reading<'a>, document: Node<'a>) {
    let mut date = None;
    for (name, node) in elements(document) {
        match name {
            "ID" => fill(&mut reading.invoice.number, node),
            "Name" => fill(&mut reading.invoice.title, node),
            "TypeCode" => fill(&mut reading.invoice.type_code, node),
            "IssueDateTime" => one(&mut date, node),
            "IncludedNote" => {
                let code = text_at(node, "SubjectCode").unwrap_or_default();
                let content = text_at(node, "Content").unwrap_or_default();
                reading.note(node, code, content);
            }
            _ => (),
        }
    }
    if reading.invoice.number.is_empty() {
        reading.missing("missing-number", document, "ID");
    }
    reading.invoice.issued = date.and_then(|node| day(reading, node));
    if reading.invoice.issued.is_none() {
        reading.missing("missing-date", document, "IssueDateTime");
    }
}

fn read_transaction<'a>(reading: &mut Reading<'a>, transaction: Node<'a>) {
    let (mut agreement, mut delivery, mut settlement) = (None, None, None);
    let mut lines = Vec::new();
    for (name, node) in elements(transaction) {
        match name {
            "IncludedSupplyChainTradeLineItem" => lines.push(node),
            "ApplicableHeaderTradeAgreement" | "ApplicableSupplyChainTradeAgreement" => {
                one(&mut agreement, node);
            }
            "ApplicableHeaderTradeDelivery" | "ApplicableSupplyChainTradeDelivery" => {
                one(&mut delivery, node);
            }
            "ApplicableHeaderTradeSettlement" | "ApplicableSupplyChainTradeSettlement" => {
                one(&mut settlement, node);
            }
            _ => (),
        }
    }
    match agreement {
        Some(agreement) => read_agreement(reading, agreement),
        None => {
            let names = ["ApplicableHeaderTradeAgreement", "ApplicableSupplyChainTradeAgreement"];
            let name = reading.name(names[0], names[1]);
            reading.missing("missing-buyer", transaction, name);
        }
    }
    if let Some(settlement) = settlement {
        // Amounts are of a currency: it is read before them.
        let way = "InvoiceCurrencyCode";
        reading.currency(child(settlement, way), settlement, way);
    }
    reading.lines = lines.len() as u32;
    reading.invoice.lines.reserve(lines.len());
    for line in &lines {
        read_line::read(reading, *line);
    }
    if let Some(delivery) = delivery {
        read_delivery(reading, delivery);
    }
    match settlement {
        Some(settlement) => read_settlement(reading, settlement),
        None => {
            let names = ["ApplicableHeaderTradeSettlement", "ApplicableSupplyChainTradeSettlement"];
            let name = reading.name(names[0], names[1]);
            reading.missing("missing-total", transaction, name);
        }
    }
    if reading.guideline.profile == Some("MINIMUM")
        && let Some(line) = lines.first()
    {
        // A «MINIMUM» with lines is a fuller profile under a wrong name.
        reading.warn("profile-lines", *line, "MINIMUM");
    }
}

fn read_agreement<'a>(reading: &mut Reading<'a>, agreement: Node<'a>) {
    for (name, node) in elements(agreement) {
        match name {
            "BuyerReference" => fill(&mut reading.invoice.buyer_reference, node),
            "SellerTradeParty" if reading.seller.is_none() => {
                reading.seller = Some(node);
                reading.invoice.seller = party(node);
                reading.contacts.extend(child(node, "DefinedTradeContact"));
            }
            "BuyerTradeParty" => {
                reading.invoice.buyer = party(node);
                reading.contacts.extend(child(node, "DefinedTradeContact"));
            }
            "SellerTaxRepresentativeTradeParty" => {
                reading.invoice.tax_representative = Some(Box::new(party(node)));
            }
            "SalesAgentTradeParty" => other(reading, PartyRole::SalesAgent, node),
            "BuyerTaxRepresentativeTradeParty" => {
                other(reading, PartyRole::BuyerTaxRepresentative, node);
            }
            "ProductEndUserTradeParty" => other(reading, PartyRole::EndUser, node),
            "BuyerAgentTradeParty" => other(reading, PartyRole::BuyerAgent, node),
            "SellerOrderReferencedDocument" => number_of(&mut reading.invoice.sales_order, node),
            "BuyerOrderReferencedDocument" => number_of(&mut reading.invoice.purchase_order, node),
            "ContractReferencedDocument" => number_of(&mut reading.invoice.contract, node),
            "AdditionalReferencedDocument" => additional(reading, node),
            "SpecifiedProcuringProject" => {
                reading.invoice.project = text_at(node, "ID").unwrap_or_default();
            }
            _ => (),
        }
    }
    reading.check_parties(agreement, ("SellerTradeParty/Name", "BuyerTradeParty/Name"));
}

fn other<'a>(reading: &mut Reading<'a>, role: PartyRole, node: Node<'a>) {
    reading.invoice.others.push(Other { role, party: party(node) });
}

/// BT-17, BT-18 and BG-24 are one kind of element, told apart by a code.
fn additional<'a>(reading: &mut Reading<'a>, node: Node<'a>) {
    let mut found = Attachment::default();
    let mut scheme = String::new();
    for (name, node) in elements(node) {
        match name {
            "IssuerAssignedID" | "ID" => fill(&mut found.reference, node),
            "URIID" => fill(&mut found.location, node),
            "TypeCode" => fill(&mut found.type_code, node),
            "Name" => fill(&mut found.description, node),
            "ReferenceTypeCode" => fill(&mut scheme, node),
            "AttachmentBinaryObject" => binary(&mut found, node),
            _ => (),
        }
    }
    let invoice = &mut reading.invoice;
    match found.type_code.as_str() {
        "50" if invoice.tender.is_empty() => invoice.tender = found.reference,
        "130" => {
            let object = Identifier { scheme, value: found.reference };
            if invoice.invoiced_object.is_empty() {
                invoice.invoiced_object = object;
            } else {
                invoice.more_objects.push(object);
            }
        }
        "916" => invoice.attachments.push(Attachment { type_code: String::new(), ..found }),
        _ => invoice.attachments.push(found),
    }
}

/// A file in base64, without the line ends in it.
fn binary(target: &mut Attachment, node: Node<'_>) {
    let attribute = |name| node.attribute(name).unwrap_or("").trim().to_owned();
    target.mime = attribute("mimeCode");
    target.file_name = attribute("filename");
    target.content = xml::text(node).split_ascii_whitespace().collect();
}

fn read_delivery<'a>(reading: &mut Reading<'a>, delivery: Node<'a>) {
    for (name, node) in elements(delivery) {
        match name {
            "ShipToTradeParty" => reading.invoice.delivered_to = Some(Box::new(party(node))),
            "UltimateShipToTradeParty" => other(reading, PartyRole::UltimateShipTo, node),
            "ShipFromTradeParty" => other(reading, PartyRole::ShipFrom, node),
            "ActualDeliverySupplyChainEvent" => {
                let date = child(node, "OccurrenceDateTime");
                reading.invoice.delivered = date.and_then(|node| day(reading, node));
            }
            "DespatchAdviceReferencedDocument" => {
                number_of(&mut reading.invoice.despatch_advice, node);
            }
            "ReceivingAdviceReferencedDocument" => {
                number_of(&mut reading.invoice.receiving_advice, node);
            }
            "DeliveryNoteReferencedDocument" => number_of(&mut reading.invoice.delivery_note, node),
            _ => (),
        }
    }
}

fn read_settlement<'a>(reading: &mut Reading<'a>, settlement: Node<'a>) {
    let mut summation = None;
    for (name, node) in elements(settlement) {
        match name {
            "CreditorReferenceID" => fill(&mut reading.invoice.payment.creditor, node),
            "PaymentReference" => fill(&mut reading.invoice.payment.reference, node),
            "TaxCurrencyCode" => reading.invoice.vat_currency = xml::text(node).parse().ok(),
            "InvoicerTradeParty" => other(reading, PartyRole::Invoicer, node),
            "InvoiceeTradeParty" => other(reading, PartyRole::Invoicee, node),
            "PayerTradeParty" => other(reading, PartyRole::Payer, node),
            "PayeeTradeParty" => {
                let payee = party(node);
                reading.payee = Some((node, "Name", !payee.name.is_empty()));
                reading.invoice.payee = Some(Box::new(payee));
            }
            "TaxApplicableTradeCurrencyExchange" => exchange(reading, node),
            "SpecifiedTradeSettlementPaymentMeans" => means(reading, node),
            "ApplicableTradeTax" => tax_line(reading, node),
            "BillingSpecifiedPeriod" => reading.invoice.period = period(reading, node),
            "SpecifiedTradeAllowanceCharge" => document_adjustment(reading, node),
            "SpecifiedLogisticsServiceCharge" => logistics(reading, node),
            "SpecifiedTradePaymentTerms" => terms(reading, node),
            "SpecifiedTradeSettlementHeaderMonetarySummation"
            | "SpecifiedTradeSettlementMonetarySummation" => one(&mut summation, node),
            "InvoiceReferencedDocument" => {
                let preceding = preceding(reading, node);
                if !preceding.number.is_empty() {
                    reading.invoice.preceding.push(preceding);
                }
            }
            "ReceivableSpecifiedTradeAccountingAccount" => {
                if let Some(node) = child(node, "ID") {
                    fill(&mut reading.invoice.accounting, node);
                }
            }
            "SpecifiedAdvancePayment" => advance(reading, node),
            _ => (),
        }
    }
    match summation {
        Some(summation) => read_summation(reading, summation),
        None => {
            let names = [
                "SpecifiedTradeSettlementHeaderMonetarySummation",
                "SpecifiedTradeSettlementMonetarySummation",
            ];
            let name = reading.name(names[0], names[1]);
            reading.missing("missing-total", settlement, name);
        }
    }
}

fn exchange<'a>(reading: &mut Reading<'a>, node: Node<'a>) {
    let currency = |way| text_at(node, way).and_then(|code| code.parse().ok());
    let (from, into) = (currency("SourceCurrencyCode"), currency("TargetCurrencyCode"));
    let rate = child(node, "ConversionRate").and_then(|node| reading.number(node));
    let day = child(node, "ConversionRateDateTime").and_then(|node| day(reading, node));
    if let (Some(from), Some(into), Some(rate)) = (from, into, rate) {
        reading.invoice.exchange = Some(Exchange { from, into, rate, day });
    }
}

fn means<'a>(reading: &mut Reading<'a>, means: Node<'a>) {
    let (mut code, mut other) = (String::new(), String::new());
    let mut account = Account::default();
    for (name, node) in elements(means) {
        let payment = &mut reading.invoice.payment;
        match name {
            "TypeCode" => fill(&mut code, node),
            "Information" => fill(&mut payment.means, node),
            "ApplicableTradeSettlementFinancialCard" => {
                for (name, node) in elements(node) {
                    match name {
                        "ID" => fill(&mut payment.card, node),
                        "CardholderName" => fill(&mut payment.card_holder, node),
                        _ => (),
                    }
                }
            }
            "PayerPartyDebtorFinancialAccount" => {
                for node in children(node, "IBANID") {
                    fill(&mut payment.debited_account, node);
                }
            }
            "PayeePartyCreditorFinancialAccount" => {
                for (name, node) in elements(node) {
                    match name {
                        "IBANID" => fill(&mut account.number, node),
                        "AccountName" => fill(&mut account.holder, node),
                        "ProprietaryID" => fill(&mut other, node),
                        _ => (),
                    }
                }
            }
            "PayeeSpecifiedCreditorFinancialInstitution" => {
                for node in children(node, "BICID") {
                    fill(&mut account.bic, node);
                }
            }
            _ => (),
        }
    }
    reading.account(means, &code, account, &other);
}

fn tax_line<'a>(reading: &mut Reading<'a>, node: Node<'a>) {
    let mut line = VatLine { vat: vat(reading, node), ..VatLine::default() };
    let (mut basis, mut amount) = (None, None);
    for (name, node) in elements(node) {
        match name {
            "CalculatedAmount" => amount = reading.amount(Some(node), false),
            "BasisAmount" => basis = reading.amount(Some(node), false),
            "ExemptionReason" => fill(&mut line.exemption, node),
            "ExemptionReasonCode" => fill(&mut line.exemption_code, node),
            "TaxPointDate" => reading.invoice.tax_point = day(reading, node),
            "DueDateTypeCode" => fill(&mut reading.invoice.tax_point_code, node),
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

fn document_adjustment<'a>(reading: &mut Reading<'a>, node: Node<'a>) {
    let adjustment = adjustment(reading, node);
    let kind = if adjustment.is_charge { PartKind::Charge } else { PartKind::Allowance };
    let amount = child(node, "ActualAmount").and_then(|node| reading.found(node));
    let category = child(node, "CategoryTradeTax").map(|_| adjustment.vat.clone());
    reading.parts.push(Part { node, kind, amount, category });
    reading.reason_codes.extend(child(node, "ReasonCode").map(|code| (code, kind)));
    reading.invoice.adjustments.push(adjustment);
}

/// EXTENDED and ZUGFeRD 1.0: freight and the like. A charge as any other.
fn logistics<'a>(reading: &mut Reading<'a>, node: Node<'a>) {
    let amount = reading.amount(child(node, "AppliedAmount"), false);
    let category = child(node, "AppliedTradeTax").map(|tax| vat(reading, tax));
    reading.invoice.adjustments.push(Adjustment {
        is_charge: true,
        amount: amount.map(|found| found.value).unwrap_or_default(),
        reason: text_at(node, "Description").unwrap_or_default(),
        vat: category.clone().unwrap_or_default(),
        ..Adjustment::default()
    });
    reading.parts.push(Part { node, kind: PartKind::Charge, amount, category });
}

/// BT-20, BT-9 and BT-89; an instalment; or a discount.
fn terms<'a>(reading: &mut Reading<'a>, terms: Node<'a>) {
    let (mut description, mut due, mut amount) = (String::new(), None, None);
    let mut discount: Option<Discount> = None;
    for (name, node) in elements(terms) {
        match name {
            "Description" => {
                let text = xml::text(node);
                if !description.is_empty() && !text.is_empty() {
                    description.push('\n');
                }
                description.push_str(&text);
            }
            "DueDateDateTime" => due = day(reading, node),
            "DirectDebitMandateID" => fill(&mut reading.invoice.payment.mandate, node),
            "PartialPaymentAmount" => amount = reading.number(node),
            "ApplicableTradePaymentDiscountTerms" => {
                discount = Some(read_discount(reading, node));
            }
            _ => (),
        }
    }
    if let Some(discount) = discount {
        reading.first_due = reading.first_due.into_iter().chain(due).min();
        return reading.invoice.discounts.push(Discount { description, until: due, ..discount });
    }
    reading.falls_due(due);
    let invoice = &mut reading.invoice;
    if !invoice.payment_terms.is_empty() && !description.is_empty() {
        invoice.payment_terms.push('\n');
    }
    invoice.payment_terms.push_str(&description);
    if let (Some(due), Some(amount)) = (due, amount) {
        invoice.instalments.push(Instalment { due, amount });
    }
}

fn read_discount<'a>(reading: &mut Reading<'a>, node: Node<'a>) -> Discount {
    let mut discount = Discount::default();
    for (name, node) in elements(node) {
        match name {
            "BasisDateTime" => discount.from = day(reading, node),
            "BasisPeriodMeasure" => {
                // Weeks and months are left to the words.
                let days = node.attribute("unitCode").is_none_or(|unit| unit == "DAY");
                discount.days = days.then(|| reading.number(node)).flatten();
            }
            "BasisAmount" => discount.base = reading.number(node),
            "CalculationPercent" => discount.percent = reading.percent(node),
            "ActualDiscountAmount" => discount.amount = reading.number(node),
            _ => (),
        }
    }
    discount
}

fn preceding<'a>(reading: &mut Reading<'a>, node: Node<'a>) -> Preceding {
    let mut preceding = Preceding::default();
    for (name, node) in elements(node) {
        match name {
            "IssuerAssignedID" | "ID" => fill(&mut preceding.number, node),
            "TypeCode" => fill(&mut preceding.type_code, node),
            "FormattedIssueDateTime" | "IssueDateTime" => preceding.issued = day(reading, node),
            _ => (),
        }
    }
    preceding
}

fn advance<'a>(reading: &mut Reading<'a>, node: Node<'a>) {
    let mut advance = Advance::default();
    for (name, node) in elements(node) {
        match name {
            "PaidAmount" => advance.amount = reading.number(node).unwrap_or_default(),
            "FormattedReceivedDateTime" => advance.received = day(reading, node),
            "IncludedTradeTax" => {
                let mut line = VatLine { vat: vat(reading, node), ..VatLine::default() };
                for (name, node) in elements(node) {
                    match name {
                        "CalculatedAmount" => {
                            line.amount = reading.number(node).unwrap_or_default()
                        }
                        "BasisAmount" => line.base = reading.number(node).unwrap_or_default(),
                        "ExemptionReason" => fill(&mut line.exemption, node),
                        "ExemptionReasonCode" => fill(&mut line.exemption_code, node),
                        _ => (),
                    }
                }
                advance.vat.push(line);
            }
            "InvoiceSpecifiedReferencedDocument" => advance.invoice = preceding(reading, node),
            _ => (),
        }
    }
    reading.invoice.advances.push(advance);
}

fn read_summation<'a>(reading: &mut Reading<'a>, summation: Node<'a>) {
    reading.summation = Some(summation);
    let at = |name| child(summation, name);
    let taxes = find_all(summation, "TaxTotalAmount");
    let tax = reading.in_currency(&taxes);
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
    reading.accounted(&taxes);
    reading.keep_totals(summation, "GrandTotalAmount", "DuePayableAmount");
}
