//! UBL 2.1 `Invoice` and `CreditNote`, element by element in the order of their schemas (which differ in a few places).
//! Comments name the terms of EN 16931-1 where the element's name does not.

use rust_decimal::Decimal;

use super::super::profile::say_exemptions;
use super::super::writer::Writer;
use super::super::{Profile, Unwritable, codes};
use super::read::TAX_POINTS;
use crate::en16931::{Adjustment, Attachment, Identifier, Invoice, Line, Party, Period, Vat};

/// Writes an invoice as UBL 2.1: as a `CreditNote` where its type is one, as an `Invoice` otherwise.
///
/// UBL has two of the profiles: [`Profile::ExtendedCtcFr`], and EN 16931 for all the others. What both say is the
/// same: see [`ubl_part_of`].
pub fn write_ubl(invoice: &Invoice, profile: Profile) -> Result<Vec<u8>, Unwritable> {
    let profile = if profile == Profile::ExtendedCtcFr { profile } else { Profile::En16931 };
    super::super::check(invoice, profile)?;
    let credit_note = codes::CREDIT_NOTE_TYPES.contains(&invoice.type_code.as_str());
    let root = if credit_note { "CreditNote" } else { "Invoice" };
    let namespaces = format!(
        " xmlns=\"urn:oasis:names:specification:ubl:schema:xsd:{root}-2\" \
         xmlns:cac=\"urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2\" \
         xmlns:cbc=\"urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2\""
    );
    let mut writer = Writer::new(3_000 + 1_500 * invoice.lines.len());
    let french = profile == Profile::ExtendedCtcFr;
    let ubl = Ubl { invoice, credit_note, french, currency: invoice.currency.code() };
    writer.group_with(root, &namespaces, |w| {
        w.text("cbc:CustomizationID", profile.guideline_for(&invoice.guideline));
        ubl.head(w);
        ubl.references(w);
        ubl.parties(w);
        ubl.payment(w);
        for adjustment in &invoice.adjustments {
            ubl.adjustment(w, adjustment, ["BT-92", "BT-93"]);
        }
        ubl.taxes(w);
        ubl.totals(w);
        for line in invoice.lines.iter().filter(|line| line.counts()) {
            let name = if credit_note { "cac:CreditNoteLine" } else { "cac:InvoiceLine" };
            w.group(name, |w| ubl.line(w, line));
        }
    });
    writer.finish()
}

/// The part of an invoice that a UBL file says: what reads back after writing.
pub fn ubl_part_of(profile: Profile, invoice: &Invoice) -> Invoice {
    let profile = if profile == Profile::ExtendedCtcFr { profile } else { Profile::En16931 };
    let mut part = Profile::En16931.part_of(invoice);
    part.guideline = profile.guideline_for(&invoice.guideline).to_owned();
    if profile == Profile::ExtendedCtcFr {
        let types = invoice.preceding.iter().map(|one| &one.type_code);
        for (preceding, said) in part.preceding.iter_mut().zip(types) {
            preceding.type_code.clone_from(said);
        }
        let said = invoice.lines.iter().filter(|line| line.counts());
        for (line, said) in part.lines.iter_mut().zip(said) {
            line.exemption.clone_from(&said.exemption);
            line.exemption_code.clone_from(&said.exemption_code);
        }
        for (one, said) in part.adjustments.iter_mut().zip(&invoice.adjustments) {
            one.exemption.clone_from(&said.exemption);
            one.exemption_code.clone_from(&said.exemption_code);
        }
        say_exemptions(&mut part);
    }
    let named = [&mut part.payee, &mut part.delivered_to].into_iter().flatten();
    for party in named.map(|party| &mut **party).chain([&mut part.buyer]) {
        party.identifiers.truncate(1);
    }
    // Nothing tells a department from a person.
    for party in [&mut part.seller, &mut part.buyer] {
        if party.contact.name.is_empty() {
            party.contact.name = std::mem::take(&mut party.contact.department);
        }
    }
    let said = invoice.lines.iter().filter(|line| line.counts());
    for (line, said) in part.lines.iter_mut().zip(said) {
        // A discount needs no price before it.
        if line.price_discount.is_some() {
            line.gross_price = said.gross_price;
        }
    }
    part.payment.means_code = means_code(invoice).to_owned();
    part
}

/// BT-81; in UBL the reference, the mandate and a credit note's day to pay need it as well.
fn means_code(invoice: &Invoice) -> &str {
    let payment = &invoice.payment;
    let day =
        codes::CREDIT_NOTE_TYPES.contains(&invoice.type_code.as_str()) && invoice.due.is_some();
    match super::super::means_code(payment) {
        "" if day || !payment.reference.is_empty() || !payment.mandate.is_empty() => "1",
        code => code,
    }
}

struct Ubl<'a> {
    invoice: &'a Invoice,
    credit_note: bool,
    /// The French profile says a little more.
    french: bool,
    currency: &'a str,
}

impl Ubl<'_> {
    fn head(&self, w: &mut Writer) {
        let invoice = self.invoice;
        w.text("cbc:ProfileID", &invoice.process);
        w.text("cbc:ID", &invoice.number);
        w.day("cbc:IssueDate", invoice.issued);
        if self.credit_note {
            w.day("cbc:TaxPointDate", invoice.tax_point);
            w.text("cbc:CreditNoteTypeCode", &invoice.type_code);
        } else {
            w.day("cbc:DueDate", invoice.due);
            w.text("cbc:InvoiceTypeCode", &invoice.type_code);
        }
        for note in invoice.notes.iter().filter(|note| !note.text.is_empty()) {
            if note.subject.is_empty() {
                w.text("cbc:Note", &note.text);
            } else {
                w.text("cbc:Note", &format!("#{}#{}", note.subject, note.text));
            }
        }
        if !self.credit_note {
            w.day("cbc:TaxPointDate", invoice.tax_point);
        }
        w.text("cbc:DocumentCurrencyCode", self.currency);
        if let Some(currency) = &invoice.vat_currency {
            w.text("cbc:TaxCurrencyCode", currency.code());
        }
        w.text("cbc:AccountingCost", &invoice.accounting);
        w.text("cbc:BuyerReference", &invoice.buyer_reference);
        w.group("cac:InvoicePeriod", |w| {
            period(w, invoice.period);
            let code = invoice.tax_point_code.as_str();
            let ours = TAX_POINTS.iter().find(|(cii, _)| *cii == code);
            w.text("cbc:DescriptionCode", ours.map_or(code, |(_, ubl)| ubl));
        });
    }

    fn references(&self, w: &mut Writer) {
        let invoice = self.invoice;
        w.group("cac:OrderReference", |w| {
            // The schema wants a number of the buyer's order beside ours.
            let none = invoice.purchase_order.is_empty() && !invoice.sales_order.is_empty();
            w.text("cbc:ID", if none { "NA" } else { &invoice.purchase_order });
            w.text("cbc:SalesOrderID", &invoice.sales_order);
        });
        for preceding in &invoice.preceding {
            w.group("cac:BillingReference", |w| {
                w.group("cac:InvoiceDocumentReference", |w| {
                    w.text("cbc:ID", &preceding.number);
                    w.day("cbc:IssueDate", preceding.issued);
                    if self.french {
                        w.text("cbc:DocumentTypeCode", &preceding.type_code);
                    }
                });
            });
        }
        document(w, "cac:DespatchDocumentReference", &invoice.despatch_advice);
        document(w, "cac:ReceiptDocumentReference", &invoice.receiving_advice);
        if !self.credit_note {
            document(w, "cac:OriginatorDocumentReference", &invoice.tender);
        }
        document(w, "cac:ContractDocumentReference", &invoice.contract);
        for attachment in &invoice.attachments {
            self.attachment(w, attachment);
        }
        coded_document(w, "cac:AdditionalDocumentReference", &invoice.invoiced_object, "130");
        if self.credit_note {
            // UBL-CR: a credit note has no element for the project.
            let project = Identifier::new("", &invoice.project);
            coded_document(w, "cac:AdditionalDocumentReference", &project, "50");
            document(w, "cac:OriginatorDocumentReference", &invoice.tender);
        } else {
            document(w, "cac:ProjectReference", &invoice.project);
        }
    }

    fn attachment(&self, w: &mut Writer, attachment: &Attachment) {
        if !matches!(attachment.type_code.as_str(), "" | "916") {
            return;
        }
        w.group("cac:AdditionalDocumentReference", |w| {
            w.text("cbc:ID", &attachment.reference);
            w.text("cbc:DocumentDescription", &attachment.description);
            w.group("cac:Attachment", |w| {
                let attributes =
                    [("mimeCode", &*attachment.mime), ("filename", &attachment.file_name)];
                w.text_with("cbc:EmbeddedDocumentBinaryObject", &attributes, &attachment.content);
                w.group("cac:ExternalReference", |w| w.text("cbc:URI", &attachment.location));
            });
        });
    }

    fn parties(&self, w: &mut Writer) {
        let invoice = self.invoice;
        let creditor = invoice.payment.creditor.as_str();
        let (to_seller, to_payee) =
            if invoice.payee.is_some() { ("", creditor) } else { (creditor, "") };
        w.group("cac:AccountingSupplierParty", |w| {
            w.group("cac:Party", |w| trading(w, &invoice.seller, to_seller, true));
        });
        w.group("cac:AccountingCustomerParty", |w| {
            w.group("cac:Party", |w| trading(w, &invoice.buyer, "", false));
        });
        if let Some(payee) = &invoice.payee {
            w.group("cac:PayeeParty", |w| {
                if let Some(id) = payee.identifiers.first() {
                    identification(w, id);
                }
                identification(w, &Identifier::new("SEPA", to_payee));
                name(w, &payee.name);
                w.group("cac:PartyLegalEntity", |w| {
                    identifier(w, "cbc:CompanyID", &payee.registration);
                });
            });
        }
        if let Some(representative) = &invoice.tax_representative {
            w.group("cac:TaxRepresentativeParty", |w| {
                name(w, &representative.name);
                w.group("cac:PostalAddress", |w| address(w, representative));
                tax_scheme(w, &representative.vat_number, "VAT");
            });
        }
        w.group("cac:Delivery", |w| {
            w.day("cbc:ActualDeliveryDate", invoice.delivered);
            let Some(place) = &invoice.delivered_to else { return };
            w.group("cac:DeliveryLocation", |w| {
                if let Some(id) = place.identifiers.first() {
                    identifier(w, "cbc:ID", id);
                }
                w.group("cac:Address", |w| address(w, place));
            });
            w.group("cac:DeliveryParty", |w| name(w, &place.name));
        });
    }

    fn payment(&self, w: &mut Writer) {
        let payment = &self.invoice.payment;
        let code = means_code(self.invoice);
        if !code.is_empty() {
            for index in 0..payment.accounts.len().max(1) {
                w.group("cac:PaymentMeans", |w| self.means(w, code, index));
            }
        }
        w.group("cac:PaymentTerms", |w| w.text("cbc:Note", &self.invoice.payment_terms));
    }

    fn means(&self, w: &mut Writer, code: &str, index: usize) {
        let payment = &self.invoice.payment;
        // UBL-SR-46.
        let attributes = [("name", if index == 0 { payment.means.as_str() } else { "" })];
        w.text_with("cbc:PaymentMeansCode", &attributes, code);
        // UBL-SR-45.
        if self.credit_note && index == 0 {
            w.day("cbc:PaymentDueDate", self.invoice.due);
        }
        w.text("cbc:PaymentID", &payment.reference);
        if index == 0 && !payment.card.is_empty() {
            w.group("cac:CardAccount", |w| {
                w.text("cbc:PrimaryAccountNumberID", &payment.card);
                // The schema wants it; the standard does not know it.
                w.text("cbc:NetworkID", "NA");
                w.text("cbc:HolderName", &payment.card_holder);
            });
        }
        if let Some(account) = payment.accounts.get(index) {
            w.group("cac:PayeeFinancialAccount", |w| {
                w.text("cbc:ID", &account.number);
                w.text("cbc:Name", &account.holder);
                w.group("cac:FinancialInstitutionBranch", |w| w.text("cbc:ID", &account.bic));
            });
        }
        if index == 0 {
            w.group("cac:PaymentMandate", |w| {
                w.text("cbc:ID", &payment.mandate);
                w.group("cac:PayerFinancialAccount", |w| {
                    w.text("cbc:ID", &payment.debited_account);
                });
            });
        }
    }

    fn amount(&self, w: &mut Writer, name: &str, value: Decimal, term: &'static str) {
        w.amount_with(name, self.currency, value, term);
    }

    fn adjustment(&self, w: &mut Writer, adjustment: &Adjustment, terms: [&'static str; 2]) {
        w.group("cac:AllowanceCharge", |w| {
            w.text("cbc:ChargeIndicator", if adjustment.is_charge { "true" } else { "false" });
            w.text("cbc:AllowanceChargeReasonCode", &adjustment.reason_code);
            w.text("cbc:AllowanceChargeReason", &adjustment.reason);
            if let Some(percent) = adjustment.percent {
                w.percent("cbc:MultiplierFactorNumeric", percent);
            }
            self.amount(w, "cbc:Amount", adjustment.amount, terms[0]);
            if let Some(base) = adjustment.base {
                self.amount(w, "cbc:BaseAmount", base, terms[1]);
            }
            let Adjustment { vat, exemption, exemption_code, .. } = adjustment;
            let (reason, code) = self.exemption(vat, exemption, exemption_code);
            category(w, "cac:TaxCategory", vat, reason, code);
        });
    }

    /// Why something is exempt: the French profile says it at every place.
    fn exemption<'s>(&'s self, vat: &Vat, own: &'s str, own_code: &'s str) -> (&'s str, &'s str) {
        if self.french {
            super::super::exemption(&self.invoice.vat, vat, own, own_code)
        } else {
            ("", "")
        }
    }

    fn taxes(&self, w: &mut Writer) {
        let invoice = self.invoice;
        w.group("cac:TaxTotal", |w| {
            self.amount(w, "cbc:TaxAmount", invoice.totals.vat, "BT-110");
            for line in &invoice.vat {
                w.group("cac:TaxSubtotal", |w| {
                    self.amount(w, "cbc:TaxableAmount", line.base, "BT-116");
                    self.amount(w, "cbc:TaxAmount", line.amount, "BT-117");
                    let (reason, code) = (&line.exemption, &line.exemption_code);
                    category(w, "cac:TaxCategory", &line.vat, reason, code);
                });
            }
        });
        if let (Some(currency), Some(vat)) = (&invoice.vat_currency, invoice.vat_total_accounted) {
            w.group("cac:TaxTotal", |w| {
                w.amount_with("cbc:TaxAmount", currency.code(), vat, "BT-111");
            });
        }
    }

    fn totals(&self, w: &mut Writer) {
        let totals = &self.invoice.totals;
        let adjusted =
            |charge: bool| self.invoice.adjustments.iter().any(|one| one.is_charge == charge);
        w.group("cac:LegalMonetaryTotal", |w| {
            self.amount(w, "cbc:LineExtensionAmount", totals.lines, "BT-106");
            self.amount(w, "cbc:TaxExclusiveAmount", totals.net, "BT-109");
            self.amount(w, "cbc:TaxInclusiveAmount", totals.gross, "BT-112");
            if !totals.allowances.is_zero() || adjusted(false) {
                self.amount(w, "cbc:AllowanceTotalAmount", totals.allowances, "BT-107");
            }
            if !totals.charges.is_zero() || adjusted(true) {
                self.amount(w, "cbc:ChargeTotalAmount", totals.charges, "BT-108");
            }
            if !totals.prepaid.is_zero() {
                self.amount(w, "cbc:PrepaidAmount", totals.prepaid, "BT-113");
            }
            if !totals.rounding.is_zero() {
                self.amount(w, "cbc:PayableRoundingAmount", totals.rounding, "BT-114");
            }
            self.amount(w, "cbc:PayableAmount", totals.due, "BT-115");
        });
    }

    fn line(&self, w: &mut Writer, line: &Line) {
        w.text("cbc:ID", &line.id);
        w.text("cbc:Note", &line.note);
        let quantity =
            if self.credit_note { "cbc:CreditedQuantity" } else { "cbc:InvoicedQuantity" };
        w.quantity(quantity, &line.unit, line.quantity);
        self.amount(w, "cbc:LineExtensionAmount", line.net, "BT-131");
        w.text("cbc:AccountingCost", &line.accounting);
        w.group("cac:InvoicePeriod", |w| period(w, line.period));
        w.group("cac:OrderLineReference", |w| w.text("cbc:LineID", &line.order_line));
        coded_document(w, "cac:DocumentReference", &line.object, "130");
        for adjustment in &line.adjustments {
            self.adjustment(w, adjustment, ["BT-136", "BT-137"]);
        }
        w.group("cac:Item", |w| self.item(w, line));
        w.group("cac:Price", |w| self.price(w, line));
    }

    fn item(&self, w: &mut Writer, line: &Line) {
        w.text("cbc:Description", &line.description);
        w.text("cbc:Name", &line.name);
        w.group("cac:BuyersItemIdentification", |w| w.text("cbc:ID", &line.buyer_item));
        w.group("cac:SellersItemIdentification", |w| w.text("cbc:ID", &line.seller_item));
        w.group("cac:StandardItemIdentification", |w| {
            identifier(w, "cbc:ID", &line.standard_item);
        });
        w.group("cac:OriginCountry", |w| w.text("cbc:IdentificationCode", &line.origin));
        for class in &line.classifications {
            let (list, version) = super::super::list_and_version(&class.scheme);
            w.group("cac:CommodityClassification", |w| {
                let attributes = [("listID", list), ("listVersionID", version)];
                w.text_with("cbc:ItemClassificationCode", &attributes, &class.value);
            });
        }
        let Line { vat, exemption, exemption_code, .. } = line;
        let (reason, code) = self.exemption(vat, exemption, exemption_code);
        category(w, "cac:ClassifiedTaxCategory", vat, reason, code);
        for (name, value) in &line.attributes {
            w.group("cac:AdditionalItemProperty", |w| {
                w.text("cbc:Name", name);
                w.text("cbc:Value", value);
            });
        }
    }

    fn price(&self, w: &mut Writer, line: &Line) {
        w.price("cbc:PriceAmount", self.currency, line.price);
        if let Some(quantity) = line.price_quantity {
            w.quantity("cbc:BaseQuantity", &line.unit, quantity);
        }
        let discount = line.price_discount.filter(|discount| !discount.is_zero());
        if discount.is_some() || line.gross_price.is_some() {
            w.group("cac:AllowanceCharge", |w| {
                w.text("cbc:ChargeIndicator", "false");
                w.price("cbc:Amount", self.currency, discount.unwrap_or_default());
                if let Some(gross) = line.gross_price {
                    w.price("cbc:BaseAmount", self.currency, gross);
                }
            });
        }
    }
}

/// The seller or the buyer.
fn trading(w: &mut Writer, party: &Party, creditor: &str, seller: bool) {
    identifier(w, "cbc:EndpointID", &party.electronic_address);
    let most = if seller { usize::MAX } else { 1 };
    party.identifiers.iter().take(most).for_each(|id| identification(w, id));
    identification(w, &Identifier::new("SEPA", creditor));
    name(w, &party.trade_name);
    w.group("cac:PostalAddress", |w| address(w, party));
    tax_scheme(w, &party.vat_number, "VAT");
    if seller {
        tax_scheme(w, &party.tax_number, "LOC");
    }
    w.group("cac:PartyLegalEntity", |w| {
        w.text("cbc:RegistrationName", &party.name);
        identifier(w, "cbc:CompanyID", &party.registration);
        if seller {
            w.text("cbc:CompanyLegalForm", &party.legal_information);
        }
    });
    let contact = &party.contact;
    w.group("cac:Contact", |w| {
        w.text(
            "cbc:Name",
            if contact.name.is_empty() { &contact.department } else { &contact.name },
        );
        w.text("cbc:Telephone", &contact.phone);
        w.text("cbc:ElectronicMail", &contact.email);
    });
}

fn identifier(w: &mut Writer, name: &str, identifier: &Identifier) {
    w.text_with(name, &[("schemeID", &identifier.scheme)], &identifier.value);
}

fn identification(w: &mut Writer, id: &Identifier) {
    w.group("cac:PartyIdentification", |w| identifier(w, "cbc:ID", id));
}

fn name(w: &mut Writer, name: &str) {
    w.group("cac:PartyName", |w| w.text("cbc:Name", name));
}

fn address(w: &mut Writer, party: &Party) {
    let address = &party.address;
    let mut lines = address.lines.iter();
    for name in ["cbc:StreetName", "cbc:AdditionalStreetName"] {
        w.text(name, lines.next().map_or("", String::as_str));
    }
    w.text("cbc:CityName", &address.city);
    w.text("cbc:PostalZone", &address.post_code);
    w.text("cbc:CountrySubentity", &address.region);
    if let Some(line) = lines.next() {
        w.group("cac:AddressLine", |w| w.text("cbc:Line", line));
    }
    w.group("cac:Country", |w| w.text("cbc:IdentificationCode", &address.country));
}

fn tax_scheme(w: &mut Writer, number: &str, scheme: &str) {
    if number.is_empty() {
        return;
    }
    w.group("cac:PartyTaxScheme", |w| {
        w.text("cbc:CompanyID", number);
        w.group("cac:TaxScheme", |w| w.text("cbc:ID", scheme));
    });
}

/// BT-95, BT-118, BT-151 and their like.
fn category(w: &mut Writer, name: &str, vat: &Vat, exemption: &str, exemption_code: &str) {
    if vat.is_empty() {
        return;
    }
    w.group(name, |w| {
        w.text("cbc:ID", &vat.category);
        if let Some(rate) = vat.rate {
            w.percent("cbc:Percent", rate);
        }
        w.text("cbc:TaxExemptionReasonCode", exemption_code);
        w.text("cbc:TaxExemptionReason", exemption);
        w.group("cac:TaxScheme", |w| w.text("cbc:ID", "VAT"));
    });
}

fn document(w: &mut Writer, name: &str, number: &str) {
    w.group(name, |w| w.text("cbc:ID", number));
}

fn coded_document(w: &mut Writer, name: &str, id: &Identifier, code: &str) {
    if id.is_empty() {
        return;
    }
    w.group(name, |w| {
        identifier(w, "cbc:ID", id);
        w.text("cbc:DocumentTypeCode", code);
    });
}

fn period(w: &mut Writer, period: Period) {
    w.day("cbc:StartDate", period.from);
    w.day("cbc:EndDate", period.to);
}
