//! Who stands on an invoice: the firm, the customer, and where goods went.

use super::compose::first;
use super::draft::Draft;
use crate::base::{Siren, VatNumber};
use crate::book::Book;
use crate::en16931::{Address, Contact, Identifier, Invoice, Party, Period};
use crate::rooms::customers::details::{Details, Nature};
use crate::rooms::invoices::Issuer;

/// A domestic business, a foreign one, a consumer, a public body: what notes and addresses follow from.
pub fn is_french(address: &Address) -> bool {
    matches!(
        address.country.to_ascii_uppercase().as_str(),
        "" | "FR" | "GP" | "MQ" | "GF" | "RE" | "YT" | "BL" | "MF" | "PM"
    )
}

/// The address of a firm: the one said field by field, else its free lines, of which the last is post code and city.
pub fn seat(issuer: &Issuer) -> Address {
    let firm = &issuer.firm;
    if !firm.seat.lines.is_empty() || !firm.seat.city.is_empty() {
        let country = first(&firm.seat.country, "FR");
        return Address { country, ..firm.seat.clone() };
    }
    let Some((last, lines)) = issuer.address.split_last() else { return Address::default() };
    let (post_code, city) = last.trim().split_once(' ').unwrap_or(("", last));
    let (post_code, city) = (post_code.to_owned(), city.trim().to_owned());
    Address {
        lines: lines.to_vec(),
        post_code,
        city,
        country: "FR".to_owned(),
        ..Address::default()
    }
}

/// BG-4.
pub(super) fn seller(issuer: &Issuer) -> Party {
    let firm = &issuer.firm;
    let siren = Siren::within(&issuer.registration)
        .or_else(|| Siren::within(&issuer.vat_number))
        .map(|siren| siren.to_string());
    let digits: String = issuer.registration.chars().filter(char::is_ascii_digit).collect();
    let mut identifiers = Vec::new();
    if digits.len() == 14 {
        identifiers.push(Identifier::new("0009", &digits));
    }
    let siren = siren.unwrap_or_default();
    let electronic = first(&firm.electronic_address, &siren);
    let mut legal = Vec::new();
    if !firm.legal_form.is_empty() {
        let capital = firm.capital.trim();
        legal.push(match capital {
            "" => firm.legal_form.clone(),
            capital => format!("{} au capital de {capital}", firm.legal_form),
        });
    }
    if !firm.rcs_city.is_empty() {
        legal.push(format!("RCS {} {siren}", firm.rcs_city));
    }
    let vat_number = VatNumber::parse(&issuer.vat_number);
    let vat_number = vat_number.map_or(String::new(), |number| number.as_str().to_owned());
    let sole = firm.legal_form.eq_ignore_ascii_case("EI") && !issuer.name.ends_with("EI");
    Party {
        name: if sole { format!("{} EI", issuer.name) } else { issuer.name.clone() },
        identifiers,
        registration: identifier("0002", &siren),
        // Whoever has no VAT number is known to the tax office by the SIREN (BR-Z-02, BR-E-02).
        tax_number: if vat_number.is_empty() { siren.clone() } else { String::new() },
        vat_number,
        legal_information: legal.join(" – "),
        electronic_address: identifier("0225", &electronic),
        address: seat(issuer),
        contact: Contact {
            name: firm.contact_name.clone(),
            phone: firm.phone.clone(),
            email: firm.email.clone(),
            ..Contact::default()
        },
        ..Party::default()
    }
}

fn identifier(scheme: &str, value: &str) -> Identifier {
    if value.is_empty() { Identifier::default() } else { Identifier::new(scheme, value) }
}

/// BG-7, without any person's name: the journal keeps an invoice for ten years.
pub(super) fn buyer(book: &Book, account: &str, details: &Details) -> Party {
    let customers = &book.customers;
    let Some(customer) = customers.find(account) else { return Party::default() };
    let registration = customers.registration.get(customer);
    let vat_number = customers.vat_number.get(customer);
    let country = first(&details.billing.country, customers.country.get(customer));
    let country = first(&country, "FR").to_ascii_uppercase();
    let mut address = Address { country, ..details.billing.clone() };
    if address.city.is_empty() && address.lines.is_empty() {
        let known = customers.city.get(customer).trim();
        let (post_code, city) = known.split_once(' ').unwrap_or(("", known));
        let is_code = !post_code.is_empty() && post_code.bytes().all(|byte| byte.is_ascii_digit());
        let (post_code, city) = if is_code { (post_code, city) } else { ("", known) };
        (address.post_code, address.city) = (post_code.to_owned(), city.trim().to_owned());
    }
    let french = is_french(&address);
    let consumer = details.nature == Nature::Consumer;
    let siren = Siren::within(registration).or_else(|| Siren::within(vat_number));
    let siren = siren.filter(|_| french && !consumer).map(|siren| siren.to_string());
    let digits: String = registration.chars().filter(char::is_ascii_digit).collect();
    let mut identifiers = Vec::new();
    if siren.is_some() && digits.len() == 14 {
        identifiers.push(Identifier::new("0009", &digits));
    }
    let registration = match &siren {
        Some(siren) => Identifier::new("0002", siren),
        None if french || consumer => Identifier::default(),
        None => identifier("", registration.trim()),
    };
    let vat_number = VatNumber::parse(vat_number);
    let electronic = first(&details.electronic_address, siren.as_deref().unwrap_or(""));
    Party {
        name: customers.name(customer).to_owned(),
        identifiers,
        registration,
        vat_number: vat_number.map_or(String::new(), |number| number.as_str().to_owned()),
        electronic_address: if french && !consumer {
            identifier("0225", &electronic)
        } else {
            Identifier::default()
        },
        address,
        ..Party::default()
    }
}

/// BG-13, where goods went elsewhere.
pub(super) fn delivery(invoice: &mut Invoice, draft: &Draft, details: &Details) {
    let (name, address) = match &draft.delivery {
        Some(place) => (&place.name, &place.address),
        None => (&details.delivery_name, &details.delivery),
    };
    let mut address = address.clone();
    if address.lines.is_empty() && address.city.is_empty() {
        return;
    }
    if address.country.is_empty() {
        address.country.clone_from(&invoice.buyer.address.country);
    }
    if address != invoice.buyer.address {
        let party = Party { name: name.clone(), address, ..Party::default() };
        invoice.delivered_to = Some(Box::new(party));
    }
}

/// What the tax treatment of the lines asks of the parties, and a person need not say: where and when goods left for
/// another country of the Union (BR-IC-11, BR-IC-12); no VAT numbers where VAT does not apply at all (BR-O-02), which the
/// law still wants on the page, so that ours stands among the legal information.
pub(super) fn follow_tax(invoice: &mut Invoice) {
    let within_union = invoice.lines.iter().any(|line| line.vat.category == "K");
    if within_union {
        if invoice.delivered.is_none() && invoice.period == Period::default() {
            invoice.delivered = invoice.issued;
        }
        if invoice.delivered_to.is_none() {
            let Party { name, address, .. } = invoice.buyer.clone();
            let party = Party { name, address, ..Party::default() };
            invoice.delivered_to = Some(Box::new(party));
        }
    }
    let untaxed =
        !invoice.lines.is_empty() && invoice.lines.iter().all(|line| line.vat.category == "O");
    if untaxed {
        let number = std::mem::take(&mut invoice.seller.vat_number);
        let legal = &mut invoice.seller.legal_information;
        if !number.is_empty() {
            let between = if legal.is_empty() { "" } else { " – " };
            *legal = format!("{legal}{between}TVA {number}");
        }
        invoice.buyer.vat_number.clear();
    }
}
