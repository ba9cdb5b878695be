//! What occurs at several places of a CII file: somebody, a day, a period, a category of VAT, an allowance.

use super::super::reading::{Reading, elements, fill, identifier};
use crate::base::Day;
use crate::en16931::{Adjustment, Contact, Party, Period, Vat};
use crate::formats::xml::{self, Node, child, children, find};

/// The number of another document; ZUGFeRD 1.0 calls it `ID`.
pub(super) fn number_of(target: &mut String, document: Node<'_>) {
    if let Some(node) = child(document, "IssuerAssignedID").or(child(document, "ID")) {
        fill(target, node);
    }
}

/// Somebody.
pub(super) fn party(node: Node<'_>) -> Party {
    let mut party = Party::default();
    for (name, node) in elements(node) {
        match name {
            "ID" | "GlobalID" => {
                party.identifiers.extend(Some(identifier(node)).filter(|id| !id.is_empty()));
            }
            "Name" => fill(&mut party.name, node),
            "Description" => fill(&mut party.legal_information, node),
            "SpecifiedLegalOrganization" => {
                for (name, node) in elements(node) {
                    match name {
                        "ID" => party.registration = identifier(node),
                        "TradingBusinessName" => fill(&mut party.trade_name, node),
                        _ => (),
                    }
                }
            }
            "DefinedTradeContact" if party.contact.is_empty() => party.contact = contact(node),
            "PostalTradeAddress" => address(&mut party, node),
            "URIUniversalCommunication" => {
                if let Some(node) = child(node, "URIID") {
                    party.electronic_address = identifier(node);
                }
            }
            "SpecifiedTaxRegistration" => {
                for node in children(node, "ID") {
                    match node.attribute("schemeID") {
                        Some(id) if id.eq_ignore_ascii_case("VA") => {
                            fill(&mut party.vat_number, node)
                        }
                        Some(id) if id.eq_ignore_ascii_case("FC") => {
                            fill(&mut party.tax_number, node)
                        }
                        _ => (),
                    }
                }
            }
            _ => (),
        }
    }
    party
}

fn contact(node: Node<'_>) -> Contact {
    let mut contact = Contact::default();
    for (name, node) in elements(node) {
        let communication = |first, second| find(node, first).or(find(node, second));
        match name {
            "PersonName" => fill(&mut contact.name, node),
            "DepartmentName" => fill(&mut contact.department, node),
            "TelephoneUniversalCommunication" => {
                if let Some(node) = communication("CompleteNumber", "URIID") {
                    fill(&mut contact.phone, node);
                }
            }
            "EmailURIUniversalCommunication" => {
                if let Some(node) = communication("URIID", "CompleteNumber") {
                    fill(&mut contact.email, node);
                }
            }
            _ => (),
        }
    }
    contact
}

fn address(party: &mut Party, node: Node<'_>) {
    let address = &mut party.address;
    for (name, node) in elements(node) {
        match name {
            "LineOne" | "LineTwo" | "LineThree" => {
                address
                    .lines
                    .extend(Some(xml::text(node).into_owned()).filter(|line| !line.is_empty()));
            }
            "PostcodeCode" => fill(&mut address.post_code, node),
            "CityName" => fill(&mut address.city, node),
            "CountryID" => fill(&mut address.country, node),
            "CountrySubDivisionName" => fill(&mut address.region, node),
            _ => (),
        }
    }
}

/// A date, in one of the elements that hold one.
pub(super) fn day<'a>(reading: &mut Reading<'a>, node: Node<'a>) -> Option<Day> {
    let date = elements(node)
        .find(|(name, _)| matches!(*name, "DateTimeString" | "DateString" | "DateTime" | "Date"));
    // Formats 610 and 616 are a month and a week: no day, and no fault either.
    let whole = |node: &Node<'_>| !matches!(node.attribute("format"), Some("610" | "616"));
    reading.date(date.map(|(_, node)| node).filter(whole))
}

pub(super) fn period<'a>(reading: &mut Reading<'a>, node: Node<'a>) -> Period {
    let mut period = Period::default();
    for (name, node) in elements(node) {
        match name {
            "StartDateTime" => period.from = day(reading, node),
            "EndDateTime" => period.to = day(reading, node),
            _ => (),
        }
    }
    period
}

/// The category and rate in a tax element.
pub(super) fn vat<'a>(reading: &mut Reading<'a>, node: Node<'a>) -> Vat {
    let mut vat = Vat::default();
    for (name, node) in elements(node) {
        match name {
            "CategoryCode" => fill(&mut vat.category, node),
            "RateApplicablePercent" | "ApplicablePercent" => vat.rate = reading.percent(node),
            _ => (),
        }
    }
    vat
}

pub(super) fn is_charge(node: Node<'_>) -> bool {
    find(node, "ChargeIndicator/Indicator")
        .is_some_and(|indicator| matches!(&*xml::text(indicator), "true" | "1"))
}

pub(super) fn adjustment<'a>(reading: &mut Reading<'a>, node: Node<'a>) -> Adjustment {
    let mut adjustment = Adjustment { is_charge: is_charge(node), ..Adjustment::default() };
    for (name, node) in elements(node) {
        match name {
            "CalculationPercent" => adjustment.percent = reading.percent(node),
            "BasisAmount" => adjustment.base = reading.number(node),
            "ActualAmount" => adjustment.amount = reading.number(node).unwrap_or_default(),
            "ReasonCode" => fill(&mut adjustment.reason_code, node),
            "Reason" => fill(&mut adjustment.reason, node),
            "CategoryTradeTax" => {
                adjustment.vat = vat(reading, node);
                for (name, node) in elements(node) {
                    match name {
                        "ExemptionReason" => fill(&mut adjustment.exemption, node),
                        "ExemptionReasonCode" => fill(&mut adjustment.exemption_code, node),
                        _ => (),
                    }
                }
            }
            _ => (),
        }
    }
    adjustment
}
