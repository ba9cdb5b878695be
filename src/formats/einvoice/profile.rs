//! How much of an invoice a file says: the profiles of Factur-X, and the French one.

use crate::en16931::{Contact, Identifier, Invoice, Party, PartyRole};

/// What a file may say. Each Factur-X profile says all that the one before says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Profile {
    /// Factur-X MINIMUM: totals alone. In France not an invoice.
    Minimum,
    /// Factur-X BASIC WL: everything but the lines.
    BasicWl,
    /// Factur-X BASIC: with lines.
    Basic,
    /// Factur-X EN 16931, and every other file that is of the standard: all of EN 16931-1.
    En16931,
    /// Factur-X EXTENDED: what the standard does not know as well.
    Extended,
    /// The French one for bare CII and UBL (XP Z12-012): EXTENDED without instalments, discounts and deposits as figures.
    ExtendedCtcFr,
}

const STANDARD: &str = "urn:cen.eu:en16931:2017";

impl Profile {
    /// All, from the one that says least.
    pub const ALL: [Profile; 6] = [
        Profile::Minimum,
        Profile::BasicWl,
        Profile::Basic,
        Profile::En16931,
        Profile::Extended,
        Profile::ExtendedCtcFr,
    ];

    /// Its name, as Factur-X writes it in a PDF's metadata.
    pub fn name(self) -> &'static str {
        match self {
            Profile::Minimum => "MINIMUM",
            Profile::BasicWl => "BASIC WL",
            Profile::Basic => "BASIC",
            Profile::En16931 => "EN 16931",
            Profile::Extended => "EXTENDED",
            Profile::ExtendedCtcFr => "EXTENDED CTC-FR",
        }
    }

    /// BT-24 (Factur-X 1.09, chapter 7; XP Z12-012, 4.4.2, whose «#compliant#» for EXTENDED its own Schematron refuses).
    pub fn guideline(self) -> &'static str {
        match self {
            Profile::Minimum => "urn:factur-x.eu:1p0:minimum",
            Profile::BasicWl => "urn:factur-x.eu:1p0:basicwl",
            Profile::Basic => "urn:cen.eu:en16931:2017#compliant#urn:factur-x.eu:1p0:basic",
            Profile::En16931 => STANDARD,
            Profile::Extended => "urn:cen.eu:en16931:2017#conformant#urn:factur-x.eu:1p0:extended",
            Profile::ExtendedCtcFr => {
                "urn:cen.eu:en16931:2017#conformant#urn.cpro.gouv.fr:1p0:extended-ctc-fr"
            }
        }
    }

    /// From a guideline (BT-24), old spellings included; `None` for one that we do not know.
    ///
    /// ```
    /// use encours::formats::einvoice::Profile;
    /// assert_eq!(Profile::of("urn:zugferd.de:2p0:basicwl"), Some(Profile::BasicWl));
    /// let xrechnung = "urn:cen.eu:en16931:2017#compliant#urn:xeinkauf.de:kosit:xrechnung_3.0";
    /// assert_eq!(Profile::of(xrechnung), Some(Profile::En16931));
    /// assert_eq!(Profile::of("A1"), None);
    /// ```
    pub fn of(guideline: &str) -> Option<Profile> {
        let factur_x = ["urn:factur-x.eu:1p0:", "urn:zugferd.de:2p0:", ":factur-x.eu:1p0:"];
        let level = factur_x.iter().find_map(|start| {
            let at = guideline.find(start)?;
            Some(&guideline[at + start.len()..])
        });
        match level {
            Some("minimum") => Some(Profile::Minimum),
            Some("basicwl") => Some(Profile::BasicWl),
            Some("basic") => Some(Profile::Basic),
            Some("extended") => Some(Profile::Extended),
            Some(_) => None,
            None if guideline.contains(":extended-ctc-fr") => Some(Profile::ExtendedCtcFr),
            None if guideline.starts_with(STANDARD) => Some(Profile::En16931),
            None => None,
        }
    }

    /// The guideline to write for an invoice that names one itself: its own where that is a narrower form of the
    /// standard (XRechnung, Peppol …) and all of the standard is written, ours otherwise.
    pub(super) fn guideline_for(self, own: &str) -> &str {
        if self == Profile::En16931 && Profile::of(own) == Some(Profile::En16931) {
            own
        } else {
            self.guideline()
        }
    }

    /// Somebody of this role is written.
    pub(super) fn has(self, role: PartyRole) -> bool {
        let foreign = [
            PartyRole::EndUser,
            PartyRole::BuyerTaxRepresentative,
            PartyRole::UltimateShipTo,
            PartyRole::ShipFrom,
        ];
        self.is_whole() || (self.is_extended() && !foreign.contains(&role))
    }

    /// Lines are written.
    pub(super) fn has_lines(self) -> bool {
        self >= Profile::Basic
    }

    /// All that EN 16931-1 knows is written.
    pub(super) fn is_full(self) -> bool {
        self >= Profile::En16931
    }

    /// What EXTENDED says and the French profile does not is written.
    pub(super) fn is_whole(self) -> bool {
        self == Profile::Extended
    }

    /// More than EN 16931-1 knows is written.
    pub(super) fn is_extended(self) -> bool {
        self >= Profile::Extended
    }

    /// The part of an invoice that a CII file of this profile says: what reads back after writing. The guideline and,
    /// where a price has a discount, the price before it are as the file says them.
    pub fn part_of(self, invoice: &Invoice) -> Invoice {
        let mut part = invoice.clone();
        part.guideline = self.guideline_for(&invoice.guideline).to_owned();
        for line in &mut part.lines {
            match (line.gross_price, line.price_discount) {
                (None, Some(discount)) => line.gross_price = line.price.checked_add(discount),
                (Some(_), Some(discount)) if discount.is_zero() => line.price_discount = None,
                _ => (),
            }
        }
        let parties = [&mut part.seller, &mut part.buyer].into_iter();
        let others = part.others.iter_mut().map(|other| &mut other.party);
        let named = [&mut part.payee, &mut part.tax_representative, &mut part.delivered_to];
        let named = named.into_iter().flatten().map(|party| &mut **party);
        for party in parties.chain(others).chain(named) {
            if !party.contact.name.is_empty() {
                party.contact.department.clear();
            }
        }
        part.notes.retain(|note| !note.text.is_empty());
        for line in part.lines.iter_mut().filter(|line| line.counts()) {
            (line.vat_total, line.vat_total_accounted, line.gross_total) = (None, None, None);
        }
        for line in part.advances.iter_mut().flat_map(|advance| &mut advance.vat) {
            // Only the tax is said.
            line.base = Default::default();
        }
        for adjustment in part.lines.iter_mut().flat_map(|line| &mut line.adjustments) {
            // A line's own.
            adjustment.vat = Default::default();
            adjustment.exemption.clear();
            adjustment.exemption_code.clear();
        }
        part.payment.means_code = super::means_code(&part.payment).to_owned();
        if !self.is_whole() {
            beyond_french(&mut part);
        }
        if self.is_extended() {
            say_exemptions(&mut part);
        } else {
            without_extensions(&mut part);
        }
        if !self.is_full() {
            without_standard(&mut part);
        }
        if self == Profile::Basic {
            part.lines.iter_mut().for_each(basic_line);
        }
        if !self.has_lines() {
            part.lines.clear();
        }
        if self == Profile::Minimum {
            part = minimum(part);
        }
        part
    }
}

/// Takes out what EXTENDED says and the French profile does not.
fn beyond_french(part: &mut Invoice) {
    part.title.clear();
    part.delivery_note.clear();
    part.others.retain(|other| Profile::ExtendedCtcFr.has(other.role));
    part.instalments.clear();
    part.discounts.clear();
    part.advances.clear();
}

/// Where lines, allowances and charges do not say why they are exempt, what the breakdown says.
pub(super) fn say_exemptions(part: &mut Invoice) {
    let Invoice { lines, adjustments, vat, .. } = part;
    let of_lines =
        lines.iter_mut().map(|line| (&line.vat, &mut line.exemption, &mut line.exemption_code));
    let of_adjustments =
        adjustments.iter_mut().map(|one| (&one.vat, &mut one.exemption, &mut one.exemption_code));
    for (category, exemption, code) in of_lines.chain(of_adjustments) {
        let (said, said_code) = super::exemption(vat, category, exemption, code);
        let (said, said_code) = (said.to_owned(), said_code.to_owned());
        (*exemption, *code) = (said, said_code);
    }
}

/// One identifier without a scheme, and one with.
fn one_of_each(identifiers: &mut Vec<Identifier>) {
    let mut seen = [false; 2];
    identifiers.retain(|id| !std::mem::replace(&mut seen[usize::from(id.scheme.is_empty())], true));
}

/// Takes out what the standard does not know.
fn without_extensions(part: &mut Invoice) {
    part.exchange = None;
    part.more_objects.clear();
    part.others.clear();
    part.preceding.iter_mut().for_each(|one| one.type_code.clear());
    part.attachments.retain(|one| matches!(one.type_code.as_str(), "" | "916"));
    part.attachments.iter_mut().for_each(|one| one.type_code.clear());
    let Invoice { buyer, payee, tax_representative, delivered_to, .. } = part;
    buyer.tax_number.clear();
    buyer.legal_information.clear();
    one_of_each(&mut buyer.identifiers);
    if let Some(payee) = payee.as_deref_mut() {
        let Party { name, mut identifiers, registration, .. } = std::mem::take(payee);
        one_of_each(&mut identifiers);
        *payee = Party { name, identifiers, registration, ..Party::default() };
    }
    if let Some(representative) = tax_representative.as_deref_mut() {
        let Party { name, vat_number, address, .. } = std::mem::take(representative);
        *representative = Party { name, vat_number, address, ..Party::default() };
    }
    if let Some(place) = delivered_to.as_deref_mut() {
        let Party { name, mut identifiers, address, .. } = std::mem::take(place);
        one_of_each(&mut identifiers);
        *place = Party { name, identifiers, address, ..Party::default() };
    }
    part.lines.retain(|line| line.counts());
    for adjustment in &mut part.adjustments {
        adjustment.exemption.clear();
        adjustment.exemption_code.clear();
    }
    for line in &mut part.lines {
        line.more_objects.clear();
        line.vat_total = None;
        line.vat_total_accounted = None;
        line.gross_total = None;
        line.parent.clear();
        line.kind.clear();
        line.order.clear();
        line.delivery_note = Default::default();
        line.exemption.clear();
        line.exemption_code.clear();
        line.seller = None;
        line.delivered_to = None;
        line.delivered = None;
    }
}

/// Takes out what EN 16931 says and BASIC does not.
fn without_standard(part: &mut Invoice) {
    part.tax_point = None;
    part.project.clear();
    part.sales_order.clear();
    part.receiving_advice.clear();
    part.tender.clear();
    part.invoiced_object = Default::default();
    part.seller.legal_information.clear();
    part.seller.contact = Contact::default();
    part.buyer.contact = Contact::default();
    part.buyer.trade_name.clear();
    part.payment.means.clear();
    part.payment.card.clear();
    part.payment.card_holder.clear();
    for account in &mut part.payment.accounts {
        account.holder.clear();
        account.bic.clear();
    }
    part.totals.rounding = Default::default();
    part.attachments.clear();
}

/// Takes out what a line of EN 16931 says and one of BASIC does not.
fn basic_line(line: &mut crate::en16931::Line) {
    line.object = Default::default();
    line.order_line.clear();
    line.accounting.clear();
    line.description.clear();
    line.seller_item.clear();
    line.buyer_item.clear();
    line.classifications.clear();
    line.origin.clear();
    line.attributes.clear();
    for adjustment in &mut line.adjustments {
        adjustment.base = None;
        adjustment.percent = None;
    }
}

/// What MINIMUM says: who, whom, when, and how much.
fn minimum(part: Invoice) -> Invoice {
    let Invoice { seller, buyer, mut totals, .. } = part;
    let country = seller.address.country;
    let Party { name, registration, vat_number, tax_number, .. } = seller;
    let mut seller = Party { name, registration, vat_number, tax_number, ..Party::default() };
    seller.address.country = country;
    let Party { name, registration, .. } = buyer;
    let buyer = Party { name, registration, ..Party::default() };
    totals.lines = Default::default();
    totals.allowances = Default::default();
    totals.charges = Default::default();
    totals.prepaid = Default::default();
    totals.rounding = Default::default();
    Invoice {
        number: part.number,
        issued: part.issued,
        type_code: part.type_code,
        currency: part.currency,
        buyer_reference: part.buyer_reference,
        purchase_order: part.purchase_order,
        process: part.process,
        guideline: part.guideline,
        seller,
        buyer,
        totals,
        ..Invoice::default()
    }
}
