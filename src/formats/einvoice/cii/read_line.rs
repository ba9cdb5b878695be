//! The lines of a CII file.

use super::super::reading::{Part, PartKind, Reading, elements, fill, identifier};
use super::read_parts::{adjustment, day, is_charge, number_of, party, period, vat};
use crate::en16931::{Identifier, Line};
use crate::formats::xml::{self, Node, child, children, text_at};

/// A line (BG-25).
pub(super) fn read<'a>(reading: &mut Reading<'a>, node: Node<'a>) {
    let mut line = Line::default();
    let (mut amount, mut category) = (None, None);
    for (name, node) in elements(node) {
        match name {
            "AssociatedDocumentLineDocument" => line_document(&mut line, node),
            "SpecifiedTradeProduct" => product(&mut line, node),
            "SpecifiedLineTradeAgreement" | "SpecifiedSupplyChainTradeAgreement" => {
                line_agreement(reading, &mut line, node);
            }
            "SpecifiedLineTradeDelivery" | "SpecifiedSupplyChainTradeDelivery" => {
                line_delivery(reading, &mut line, node);
            }
            "SpecifiedLineTradeSettlement" | "SpecifiedSupplyChainTradeSettlement" => {
                (amount, category) = line_settlement(reading, &mut line, node);
            }
            _ => (),
        }
    }
    // EXTENDED: headings and remarks are lines as well, whose amounts do not count.
    if line.counts() {
        let amount = reading.amount(amount, false);
        line.net = amount.map(|found| found.value).unwrap_or_default();
        let category = category.map(|()| line.vat.clone());
        reading.parts.push(Part { node, kind: PartKind::Line, amount, category });
    } else if let Some(amount) = amount {
        line.net = reading.number(amount).unwrap_or_default();
    }
    reading.invoice.lines.push(line);
}

fn line_document(line: &mut Line, node: Node<'_>) {
    for (name, node) in elements(node) {
        match name {
            "LineID" => fill(&mut line.id, node),
            "ParentLineID" => fill(&mut line.parent, node),
            "LineStatusReasonCode" => fill(&mut line.kind, node),
            "IncludedNote" => {
                // EXTENDED and ZUGFeRD 1.0 have several.
                for content in children(node, "Content") {
                    let text = xml::text(content);
                    if !line.note.is_empty() && !text.is_empty() {
                        line.note.push('\n');
                    }
                    line.note.push_str(&text);
                }
            }
            _ => (),
        }
    }
}

fn product(line: &mut Line, node: Node<'_>) {
    for (name, node) in elements(node) {
        match name {
            "GlobalID" => line.standard_item = identifier(node),
            "SellerAssignedID" => fill(&mut line.seller_item, node),
            "BuyerAssignedID" => fill(&mut line.buyer_item, node),
            "Name" => fill(&mut line.name, node),
            "Description" => fill(&mut line.description, node),
            "ApplicableProductCharacteristic" => {
                let said = |way| text_at(node, way).unwrap_or_default();
                let value = text_at(node, "Value").unwrap_or_else(|| said("ValueMeasure"));
                line.attributes.push((said("Description"), value));
            }
            "DesignatedProductClassification" => {
                for code in children(node, "ClassCode") {
                    let list = code.attribute("listID").unwrap_or("").trim();
                    let version = code.attribute("listVersionID").unwrap_or("").trim();
                    let class = Identifier {
                        scheme: super::super::list_with_version(list, version),
                        value: xml::text(code).into_owned(),
                    };
                    line.classifications.extend(Some(class).filter(|class| !class.is_empty()));
                }
            }
            "OriginTradeCountry" => line.origin = text_at(node, "ID").unwrap_or_default(),
            _ => (),
        }
    }
}

fn line_agreement<'a>(reading: &mut Reading<'a>, line: &mut Line, node: Node<'a>) {
    for (name, node) in elements(node) {
        match name {
            "BuyerOrderReferencedDocument" => {
                number_of(&mut line.order, node);
                line.order_line = text_at(node, "LineID").unwrap_or_default();
            }
            "GrossPriceProductTradePrice" => {
                for (name, node) in elements(node) {
                    match name {
                        "ChargeAmount" => line.gross_price = reading.number(node),
                        "BasisQuantity" if line.price_quantity.is_none() => {
                            line.price_quantity = reading.number(node);
                        }
                        "AppliedTradeAllowanceCharge" => price_discount(reading, line, node),
                        _ => (),
                    }
                }
            }
            "NetPriceProductTradePrice" => {
                for (name, node) in elements(node) {
                    match name {
                        "ChargeAmount" => line.price = reading.number(node).unwrap_or_default(),
                        "BasisQuantity" => line.price_quantity = reading.number(node),
                        _ => (),
                    }
                }
            }
            "ItemSellerTradeParty" => line.seller = Some(Box::new(party(node))),
            _ => (),
        }
    }
}

/// BT-147; EXTENDED has several, and charges as well, which take from the discount.
fn price_discount<'a>(reading: &mut Reading<'a>, line: &mut Line, node: Node<'a>) {
    let Some(amount) = child(node, "ActualAmount").and_then(|node| reading.number(node)) else {
        return;
    };
    let amount = if is_charge(node) { -amount } else { amount };
    let so_far = line.price_discount.unwrap_or_default();
    line.price_discount = so_far.checked_add(amount).filter(|sum| !sum.is_zero());
}

fn line_delivery<'a>(reading: &mut Reading<'a>, line: &mut Line, node: Node<'a>) {
    for (name, node) in elements(node) {
        match name {
            "BilledQuantity" => {
                line.quantity = reading.number(node).unwrap_or_default();
                line.unit = node.attribute("unitCode").unwrap_or("").trim().to_owned();
            }
            "ShipToTradeParty" => line.delivered_to = Some(Box::new(party(node))),
            "ActualDeliverySupplyChainEvent" => {
                line.delivered =
                    child(node, "OccurrenceDateTime").and_then(|node| day(reading, node));
            }
            "DeliveryNoteReferencedDocument" => {
                number_of(&mut line.delivery_note.document, node);
                line.delivery_note.line = text_at(node, "LineID").unwrap_or_default();
            }
            _ => (),
        }
    }
}

/// Gives the element of the net amount, and whether there is one of VAT.
fn line_settlement<'a>(
    reading: &mut Reading<'a>,
    line: &mut Line,
    node: Node<'a>,
) -> (Option<Node<'a>>, Option<()>) {
    let (mut amount, mut taxed) = (None, None);
    for (name, node) in elements(node) {
        match name {
            "ApplicableTradeTax" if taxed.is_none() => {
                taxed = Some(());
                line.vat = vat(reading, node);
                line.exemption = text_at(node, "ExemptionReason").unwrap_or_default();
                line.exemption_code = text_at(node, "ExemptionReasonCode").unwrap_or_default();
            }
            "BillingSpecifiedPeriod" => line.period = period(reading, node),
            "SpecifiedTradeAllowanceCharge" => {
                let adjustment = adjustment(reading, node);
                line.adjustments.push(adjustment);
            }
            "SpecifiedTradeSettlementLineMonetarySummation"
            | "SpecifiedTradeSettlementMonetarySummation" => {
                amount = child(node, "LineTotalAmount");
                group_totals(reading, line, node);
            }
            "AdditionalReferencedDocument" => {
                let is_object = text_at(node, "TypeCode").is_none_or(|code| code == "130");
                if is_object && let Some(id) = child(node, "IssuerAssignedID") {
                    let object = Identifier {
                        scheme: text_at(node, "ReferenceTypeCode").unwrap_or_default(),
                        value: xml::text(id).into_owned(),
                    };
                    if line.object.is_empty() {
                        line.object = object;
                    } else {
                        line.more_objects.push(object);
                    }
                }
            }
            "ReceivableSpecifiedTradeAccountingAccount" => {
                if let Some(node) = child(node, "ID") {
                    fill(&mut line.accounting, node);
                }
            }
            _ => (),
        }
    }
    (amount, taxed)
}

/// EXTENDED: what the lines below a heading come to.
fn group_totals<'a>(reading: &mut Reading<'a>, line: &mut Line, node: Node<'a>) {
    // Ordinary lines of some makers repeat their own totals, which say nothing new.
    if line.counts() {
        return;
    }
    let ours = reading.currency;
    for (name, node) in elements(node) {
        match name {
            "TaxTotalAmount" => {
                let currency = node.attribute("currencyID").and_then(|code| code.parse().ok());
                let vat = reading.number(node);
                if currency.is_none() || currency == ours {
                    line.vat_total = vat;
                } else {
                    line.vat_total_accounted = vat;
                }
            }
            "GrandTotalAmount" => line.gross_total = reading.number(node),
            _ => (),
        }
    }
}
