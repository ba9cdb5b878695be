//! UN/CEFACT Cross Industry Invoice D22B, element by element in the order of its schema. Comments name the terms of
//! EN 16931-1 where the element's name does not.

use rust_decimal::Decimal;

use super::super::writer::Writer;
use super::super::{Profile, Unwritable};
use crate::base::Day;
use crate::en16931::{
    Adjustment, Advance, Attachment, Discount, Identifier, Invoice, Line, Party, PartyRole, Period,
    Preceding, Vat, VatLine,
};

/// Writes an invoice, credit note or deposit invoice as CII, in a profile.
///
/// Credit notes have positive amounts (Factur-X 1.09, 7.1.6): they are written as they are.
///
/// ```
/// use encours::en16931::Invoice;
/// use encours::formats::einvoice::{Profile, Unwritable, write_cii};
/// assert_eq!(write_cii(&Invoice::default(), Profile::En16931), Err(Unwritable::Missing("BT-1")));
/// ```
pub fn write_cii(invoice: &Invoice, profile: Profile) -> Result<Vec<u8>, Unwritable> {
    super::super::check(invoice, profile)?;
    let mut writer = Writer::new(3_000 + 1_500 * invoice.lines.len());
    let namespaces = " xmlns:rsm=\"urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:100\" \
        xmlns:ram=\"urn:un:unece:uncefact:data:standard:ReusableAggregateBusinessInformationEntity:100\" \
        xmlns:qdt=\"urn:un:unece:uncefact:data:standard:QualifiedDataType:100\" \
        xmlns:udt=\"urn:un:unece:uncefact:data:standard:UnqualifiedDataType:100\"";
    let cii = Cii { invoice, profile };
    writer.group_with("rsm:CrossIndustryInvoice", namespaces, |w| {
        cii.context(w);
        cii.document(w);
        w.group("rsm:SupplyChainTradeTransaction", |w| {
            if profile.has_lines() {
                for line in invoice.lines.iter().filter(|line| cii.is_written(line)) {
                    w.group("ram:IncludedSupplyChainTradeLineItem", |w| cii.line(w, line));
                }
            }
            w.group("ram:ApplicableHeaderTradeAgreement", |w| cii.agreement(w));
            w.always("ram:ApplicableHeaderTradeDelivery", |w| cii.delivery(w));
            w.group("ram:ApplicableHeaderTradeSettlement", |w| cii.settlement(w));
        });
    });
    writer.finish()
}

/// What is said of somebody depends on what they do.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum As {
    Seller,
    Buyer,
    Representative,
    Place,
    Payee,
    /// EXTENDED: everything.
    Other,
}

/// What is written, and how much of it.
pub(super) struct Cii<'a> {
    pub invoice: &'a Invoice,
    pub profile: Profile,
}

impl Cii<'_> {
    /// A heading among the lines is one in EXTENDED alone.
    fn is_written(&self, line: &Line) -> bool {
        self.profile.is_extended() || line.counts()
    }

    fn context(&self, w: &mut Writer) {
        let guideline = self.profile.guideline_for(&self.invoice.guideline);
        w.group("rsm:ExchangedDocumentContext", |w| {
            w.group("ram:BusinessProcessSpecifiedDocumentContextParameter", |w| {
                w.text("ram:ID", &self.invoice.process);
            });
            w.group("ram:GuidelineSpecifiedDocumentContextParameter", |w| {
                w.text("ram:ID", guideline);
            });
        });
    }

    fn document(&self, w: &mut Writer) {
        let invoice = self.invoice;
        w.group("rsm:ExchangedDocument", |w| {
            w.text("ram:ID", &invoice.number);
            if self.profile.is_whole() {
                w.text("ram:Name", &invoice.title);
            }
            w.text("ram:TypeCode", &invoice.type_code);
            day(w, "ram:IssueDateTime", invoice.issued);
            if self.profile > Profile::Minimum {
                for note in invoice.notes.iter().filter(|note| !note.text.is_empty()) {
                    w.group("ram:IncludedNote", |w| {
                        w.text("ram:Content", &note.text);
                        w.text("ram:SubjectCode", &note.subject);
                    });
                }
            }
        });
    }

    /// Why something is exempt: EXTENDED says it at every place (BR-FXEXT-…-08).
    pub(super) fn exemption<'s>(
        &'s self,
        vat: &Vat,
        own: &'s str,
        own_code: &'s str,
    ) -> (&'s str, &'s str) {
        if self.profile.is_extended() {
            super::super::exemption(&self.invoice.vat, vat, own, own_code)
        } else {
            ("", "")
        }
    }

    /// A line's allowance or charge, which has no category of its own.
    pub(super) fn line_adjustment(&self, w: &mut Writer, adjustment: &Adjustment) {
        let Adjustment { is_charge, amount, reason, reason_code, .. } = adjustment;
        w.group("ram:SpecifiedTradeAllowanceCharge", |w| {
            indicator(w, *is_charge);
            if self.profile.is_full() {
                if let Some(percent) = adjustment.percent {
                    w.percent("ram:CalculationPercent", percent);
                }
                if let Some(base) = adjustment.base {
                    w.amount("ram:BasisAmount", base, "BT-137");
                }
            }
            w.amount("ram:ActualAmount", *amount, "BT-136");
            w.text("ram:ReasonCode", reason_code);
            w.text("ram:Reason", reason);
        });
    }

    /// An allowance or charge of the document.
    fn adjustment(&self, w: &mut Writer, adjustment: &Adjustment) {
        w.group("ram:SpecifiedTradeAllowanceCharge", |w| {
            indicator(w, adjustment.is_charge);
            if let Some(percent) = adjustment.percent {
                w.percent("ram:CalculationPercent", percent);
            }
            if let Some(base) = adjustment.base {
                w.amount("ram:BasisAmount", base, "BT-93");
            }
            w.amount("ram:ActualAmount", adjustment.amount, "BT-92");
            w.text("ram:ReasonCode", &adjustment.reason_code);
            w.text("ram:Reason", &adjustment.reason);
            w.group("ram:CategoryTradeTax", |w| {
                let Adjustment { vat, exemption, exemption_code, .. } = adjustment;
                let (exemption, code) = self.exemption(vat, exemption, exemption_code);
                tax(w, vat, exemption, code);
            });
        });
    }

    fn agreement(&self, w: &mut Writer) {
        let invoice = self.invoice;
        w.text("ram:BuyerReference", &invoice.buyer_reference);
        self.party(w, "ram:SellerTradeParty", &invoice.seller, As::Seller);
        self.party(w, "ram:BuyerTradeParty", &invoice.buyer, As::Buyer);
        self.other(w, PartyRole::SalesAgent);
        self.other(w, PartyRole::BuyerTaxRepresentative);
        if self.profile > Profile::Minimum
            && let Some(party) = &invoice.tax_representative
        {
            self.party(w, "ram:SellerTaxRepresentativeTradeParty", party, As::Representative);
        }
        self.other(w, PartyRole::EndUser);
        if self.profile.is_full() {
            document(w, "ram:SellerOrderReferencedDocument", &invoice.sales_order);
        }
        document(w, "ram:BuyerOrderReferencedDocument", &invoice.purchase_order);
        if self.profile > Profile::Minimum {
            document(w, "ram:ContractReferencedDocument", &invoice.contract);
        }
        if self.profile.is_full() {
            for attachment in &invoice.attachments {
                self.attachment(w, attachment);
            }
            if !invoice.tender.is_empty() {
                w.group("ram:AdditionalReferencedDocument", |w| {
                    w.text("ram:IssuerAssignedID", &invoice.tender);
                    w.text("ram:TypeCode", "50");
                });
            }
            w.group("ram:AdditionalReferencedDocument", |w| object(w, &invoice.invoiced_object));
            for more in invoice.more_objects.iter().filter(|_| self.profile.is_extended()) {
                w.group("ram:AdditionalReferencedDocument", |w| object(w, more));
            }
            self.other(w, PartyRole::BuyerAgent);
            if !invoice.project.is_empty() {
                w.group("ram:SpecifiedProcuringProject", |w| {
                    w.text("ram:ID", &invoice.project);
                    w.text("ram:Name", "Project reference");
                });
            }
        }
    }

    fn attachment(&self, w: &mut Writer, attachment: &Attachment) {
        let ordinary = matches!(attachment.type_code.as_str(), "" | "916");
        if !ordinary && !self.profile.is_extended() {
            return;
        }
        w.group("ram:AdditionalReferencedDocument", |w| {
            w.text("ram:IssuerAssignedID", &attachment.reference);
            w.text("ram:URIID", &attachment.location);
            w.text("ram:TypeCode", if ordinary { "916" } else { &attachment.type_code });
            w.text("ram:Name", &attachment.description);
            let attributes = [("mimeCode", &*attachment.mime), ("filename", &attachment.file_name)];
            w.text_with("ram:AttachmentBinaryObject", &attributes, &attachment.content);
        });
    }

    fn other(&self, w: &mut Writer, role: PartyRole) {
        if !self.profile.has(role) {
            return;
        }
        let name = match role {
            PartyRole::SalesAgent => "ram:SalesAgentTradeParty",
            PartyRole::BuyerTaxRepresentative => "ram:BuyerTaxRepresentativeTradeParty",
            PartyRole::EndUser => "ram:ProductEndUserTradeParty",
            PartyRole::BuyerAgent => "ram:BuyerAgentTradeParty",
            PartyRole::UltimateShipTo => "ram:UltimateShipToTradeParty",
            PartyRole::ShipFrom => "ram:ShipFromTradeParty",
            PartyRole::Invoicer => "ram:InvoicerTradeParty",
            PartyRole::Invoicee => "ram:InvoiceeTradeParty",
            PartyRole::Payer => "ram:PayerTradeParty",
        };
        if let Some(other) = self.invoice.others.iter().find(|other| other.role == role) {
            self.party(w, name, &other.party, As::Other);
        }
    }

    pub(super) fn party(&self, w: &mut Writer, name: &str, party: &Party, kind: As) {
        let extended = self.profile.is_extended();
        let more_than_minimum = self.profile > Profile::Minimum;
        let full = self.profile.is_full();
        let is = |kinds: &[As]| extended || kinds.contains(&kind);
        w.group(name, |w| {
            if more_than_minimum && is(&[As::Seller, As::Buyer, As::Place, As::Payee]) {
                // One of each kind, but for the seller, who may have several.
                let most = if is(&[As::Seller]) { usize::MAX } else { 1 };
                let (plain, global): (Vec<_>, Vec<_>) =
                    party.identifiers.iter().partition(|id| id.scheme.is_empty());
                plain.iter().take(most).for_each(|id| w.text("ram:ID", &id.value));
                global.iter().take(most).for_each(|id| identifier(w, "ram:GlobalID", id));
            }
            w.text("ram:Name", &party.name);
            if full && is(&[As::Seller]) {
                w.text("ram:Description", &party.legal_information);
            }
            if is(&[As::Seller, As::Buyer, As::Payee]) {
                w.group("ram:SpecifiedLegalOrganization", |w| {
                    identifier(w, "ram:ID", &party.registration);
                    let buyer = full && kind == As::Buyer;
                    if extended || buyer || (more_than_minimum && kind == As::Seller) {
                        w.text("ram:TradingBusinessName", &party.trade_name);
                    }
                });
            }
            if full && is(&[As::Seller, As::Buyer]) {
                self.contact(w, party);
            }
            if is(&[As::Seller, As::Representative, As::Place])
                || (more_than_minimum && kind == As::Buyer)
            {
                self.address(w, party);
            }
            if more_than_minimum && is(&[As::Seller, As::Buyer]) {
                w.group("ram:URIUniversalCommunication", |w| {
                    identifier(w, "ram:URIID", &party.electronic_address);
                });
            }
            if is(&[As::Seller, As::Representative]) || (more_than_minimum && kind == As::Buyer) {
                registration(w, "VA", &party.vat_number);
            }
            if is(&[As::Seller]) {
                registration(w, "FC", &party.tax_number);
            }
        });
    }

    fn contact(&self, w: &mut Writer, party: &Party) {
        let contact = &party.contact;
        w.group("ram:DefinedTradeContact", |w| {
            w.text("ram:PersonName", &contact.name);
            // CII-SR-465, CII-SR-466: a contact is a person or a department.
            if contact.name.is_empty() {
                w.text("ram:DepartmentName", &contact.department);
            }
            w.group("ram:TelephoneUniversalCommunication", |w| {
                w.text("ram:CompleteNumber", &contact.phone);
            });
            w.group("ram:EmailURIUniversalCommunication", |w| {
                w.text("ram:URIID", &contact.email);
            });
        });
    }

    fn address(&self, w: &mut Writer, party: &Party) {
        let address = &party.address;
        w.group("ram:PostalTradeAddress", |w| {
            if self.profile > Profile::Minimum {
                w.text("ram:PostcodeCode", &address.post_code);
                let names = ["ram:LineOne", "ram:LineTwo", "ram:LineThree"];
                for (name, line) in names.into_iter().zip(&address.lines) {
                    w.text(name, line);
                }
                w.text("ram:CityName", &address.city);
            }
            w.text("ram:CountryID", &address.country);
            if self.profile > Profile::Minimum {
                w.text("ram:CountrySubDivisionName", &address.region);
            }
        });
    }

    fn delivery(&self, w: &mut Writer) {
        let invoice = self.invoice;
        if self.profile == Profile::Minimum {
            return;
        }
        if let Some(place) = &invoice.delivered_to {
            self.party(w, "ram:ShipToTradeParty", place, As::Place);
        }
        self.other(w, PartyRole::UltimateShipTo);
        self.other(w, PartyRole::ShipFrom);
        w.group("ram:ActualDeliverySupplyChainEvent", |w| {
            day(w, "ram:OccurrenceDateTime", invoice.delivered);
        });
        document(w, "ram:DespatchAdviceReferencedDocument", &invoice.despatch_advice);
        if self.profile.is_full() {
            document(w, "ram:ReceivingAdviceReferencedDocument", &invoice.receiving_advice);
        }
        if self.profile.is_whole() {
            document(w, "ram:DeliveryNoteReferencedDocument", &invoice.delivery_note);
        }
    }

    fn settlement(&self, w: &mut Writer) {
        let invoice = self.invoice;
        if self.profile == Profile::Minimum {
            w.text("ram:InvoiceCurrencyCode", invoice.currency.code());
            return self.totals(w);
        }
        w.text("ram:CreditorReferenceID", &invoice.payment.creditor);
        w.text("ram:PaymentReference", &invoice.payment.reference);
        if let Some(currency) = &invoice.vat_currency {
            w.text("ram:TaxCurrencyCode", currency.code());
        }
        w.text("ram:InvoiceCurrencyCode", invoice.currency.code());
        self.other(w, PartyRole::Invoicer);
        self.other(w, PartyRole::Invoicee);
        if let Some(payee) = &invoice.payee {
            self.party(w, "ram:PayeeTradeParty", payee, As::Payee);
        }
        self.other(w, PartyRole::Payer);
        if self.profile.is_extended() {
            self.exchange(w);
        }
        self.means(w);
        for (index, line) in invoice.vat.iter().enumerate() {
            w.group("ram:ApplicableTradeTax", |w| self.vat_line(w, line, index == 0));
        }
        period(w, invoice.period);
        for adjustment in &invoice.adjustments {
            self.adjustment(w, adjustment);
        }
        self.terms(w);
        self.totals(w);
        for preceding in &invoice.preceding {
            w.group("ram:InvoiceReferencedDocument", |w| self.preceding(w, preceding));
        }
        account(w, &invoice.accounting);
        if self.profile.is_whole() {
            for advance in &invoice.advances {
                w.group("ram:SpecifiedAdvancePayment", |w| self.advance(w, advance));
            }
        }
    }

    fn exchange(&self, w: &mut Writer) {
        let Some(exchange) = &self.invoice.exchange else { return };
        w.group("ram:TaxApplicableTradeCurrencyExchange", |w| {
            w.text("ram:SourceCurrencyCode", exchange.from.code());
            w.text("ram:TargetCurrencyCode", exchange.into.code());
            w.price("ram:ConversionRate", "", exchange.rate);
            day(w, "ram:ConversionRateDateTime", exchange.day);
        });
    }

    /// One element for each account to pay into; the card and the account debited are in the first.
    fn means(&self, w: &mut Writer) {
        let payment = &self.invoice.payment;
        let code = super::super::means_code(payment);
        if code.is_empty() {
            return;
        }
        let full = self.profile.is_full();
        for index in 0..payment.accounts.len().max(1) {
            let account = payment.accounts.get(index);
            w.group("ram:SpecifiedTradeSettlementPaymentMeans", |w| {
                w.text("ram:TypeCode", code);
                if full {
                    w.text("ram:Information", &payment.means);
                }
                if full && index == 0 {
                    w.group("ram:ApplicableTradeSettlementFinancialCard", |w| {
                        w.text("ram:ID", &payment.card);
                        w.text("ram:CardholderName", &payment.card_holder);
                    });
                }
                if index == 0 {
                    w.group("ram:PayerPartyDebtorFinancialAccount", |w| {
                        w.text("ram:IBANID", &payment.debited_account);
                    });
                }
                let Some(account) = account else { return };
                w.group("ram:PayeePartyCreditorFinancialAccount", |w| {
                    let iban = super::super::looks_like_iban(&account.number);
                    let said = |yes: bool| if yes { account.number.as_str() } else { "" };
                    w.text("ram:IBANID", said(iban));
                    if full {
                        w.text("ram:AccountName", &account.holder);
                    }
                    w.text("ram:ProprietaryID", said(!iban));
                });
                if full {
                    w.group("ram:PayeeSpecifiedCreditorFinancialInstitution", |w| {
                        w.text("ram:BICID", &account.bic);
                    });
                }
            });
        }
    }

    fn vat_line(&self, w: &mut Writer, line: &VatLine, first: bool) {
        let invoice = self.invoice;
        w.amount("ram:CalculatedAmount", line.amount, "BT-117");
        w.text("ram:TypeCode", "VAT");
        w.text("ram:ExemptionReason", &line.exemption);
        w.amount("ram:BasisAmount", line.base, "BT-116");
        w.text("ram:CategoryCode", &line.vat.category);
        w.text("ram:ExemptionReasonCode", &line.exemption_code);
        // CII-SR-461: once.
        if first
            && self.profile.is_full()
            && let Some(day) = invoice.tax_point
        {
            w.group("ram:TaxPointDate", |w| w.compact_day("udt:DateString", day));
        }
        w.text("ram:DueDateTypeCode", &invoice.tax_point_code);
        if let Some(rate) = line.vat.rate {
            w.percent("ram:RateApplicablePercent", rate);
        }
    }

    /// BT-20, BT-9, BT-89; in EXTENDED one element for each instalment, the words in the first, and one for each
    /// discount.
    fn terms(&self, w: &mut Writer) {
        let invoice = self.invoice;
        let several = self.profile.is_whole() && !invoice.instalments.is_empty();
        let head = |w: &mut Writer, due: Option<Day>| {
            w.text("ram:Description", &invoice.payment_terms);
            day(w, "ram:DueDateDateTime", due);
            w.text("ram:DirectDebitMandateID", &invoice.payment.mandate);
        };
        if several {
            for (index, instalment) in invoice.instalments.iter().enumerate() {
                w.group("ram:SpecifiedTradePaymentTerms", |w| {
                    if index == 0 {
                        head(w, Some(instalment.due));
                    } else {
                        day(w, "ram:DueDateDateTime", Some(instalment.due));
                    }
                    w.amount("ram:PartialPaymentAmount", instalment.amount, "BT-X-275");
                });
            }
        } else {
            w.group("ram:SpecifiedTradePaymentTerms", |w| head(w, invoice.due));
        }
        if self.profile.is_whole() {
            for discount in &invoice.discounts {
                w.group("ram:SpecifiedTradePaymentTerms", |w| discount_terms(w, discount));
            }
        }
    }

    fn totals(&self, w: &mut Writer) {
        let invoice = self.invoice;
        let totals = &invoice.totals;
        let more = self.profile > Profile::Minimum;
        w.group("ram:SpecifiedTradeSettlementHeaderMonetarySummation", |w| {
            if more {
                w.amount("ram:LineTotalAmount", totals.lines, "BT-106");
                if self.has(totals.charges, true) {
                    w.amount("ram:ChargeTotalAmount", totals.charges, "BT-108");
                }
                if self.has(totals.allowances, false) {
                    w.amount("ram:AllowanceTotalAmount", totals.allowances, "BT-107");
                }
            }
            w.amount("ram:TaxBasisTotalAmount", totals.net, "BT-109");
            let currency = invoice.currency.code();
            w.amount_with("ram:TaxTotalAmount", currency, totals.vat, "BT-110");
            if let (true, Some(currency), Some(vat)) =
                (more, &invoice.vat_currency, invoice.vat_total_accounted)
            {
                w.amount_with("ram:TaxTotalAmount", currency.code(), vat, "BT-111");
            }
            if !totals.rounding.is_zero() {
                if !self.profile.is_full() {
                    w.refuse(Unwritable::NotInProfile("BT-114"));
                }
                w.amount("ram:RoundingAmount", totals.rounding, "BT-114");
            }
            w.amount("ram:GrandTotalAmount", totals.gross, "BT-112");
            if more && !totals.prepaid.is_zero() {
                w.amount("ram:TotalPrepaidAmount", totals.prepaid, "BT-113");
            }
            w.amount("ram:DuePayableAmount", totals.due, "BT-115");
        });
    }

    /// BT-107 and BT-108 are said where they are not zero, and where there is something to sum.
    fn has(&self, total: Decimal, charges: bool) -> bool {
        !total.is_zero() || self.invoice.adjustments.iter().any(|one| one.is_charge == charges)
    }

    fn preceding(&self, w: &mut Writer, preceding: &Preceding) {
        w.text("ram:IssuerAssignedID", &preceding.number);
        if self.profile.is_extended() {
            w.text("ram:TypeCode", &preceding.type_code);
        }
        formatted_day(w, "ram:FormattedIssueDateTime", preceding.issued);
    }

    fn advance(&self, w: &mut Writer, advance: &Advance) {
        w.amount("ram:PaidAmount", advance.amount, "BT-X-291");
        formatted_day(w, "ram:FormattedReceivedDateTime", advance.received);
        for line in &advance.vat {
            w.group("ram:IncludedTradeTax", |w| {
                w.amount("ram:CalculatedAmount", line.amount, "BT-X-293");
                w.text("ram:TypeCode", "VAT");
                w.text("ram:ExemptionReason", &line.exemption);
                w.text("ram:CategoryCode", &line.vat.category);
                w.text("ram:ExemptionReasonCode", &line.exemption_code);
                if let Some(rate) = line.vat.rate {
                    w.percent("ram:RateApplicablePercent", rate);
                }
            });
        }
        w.group("ram:InvoiceSpecifiedReferencedDocument", |w| self.preceding(w, &advance.invoice));
    }
}

fn discount_terms(w: &mut Writer, discount: &Discount) {
    w.text("ram:Description", &discount.description);
    day(w, "ram:DueDateDateTime", discount.until);
    w.group("ram:ApplicableTradePaymentDiscountTerms", |w| {
        day(w, "ram:BasisDateTime", discount.from);
        if let Some(days) = discount.days {
            w.quantity("ram:BasisPeriodMeasure", "DAY", days);
        }
        if let Some(base) = discount.base {
            w.amount("ram:BasisAmount", base, "BT-X-284");
        }
        if let Some(percent) = discount.percent {
            w.percent("ram:CalculationPercent", percent);
        }
        if let Some(amount) = discount.amount {
            w.amount("ram:ActualDiscountAmount", amount, "BT-X-287");
        }
    });
}

/// BT-151, BT-95 and their like.
pub(super) fn tax(w: &mut Writer, vat: &Vat, exemption: &str, exemption_code: &str) {
    if vat.is_empty() {
        return;
    }
    w.text("ram:TypeCode", "VAT");
    w.text("ram:ExemptionReason", exemption);
    w.text("ram:CategoryCode", &vat.category);
    w.text("ram:ExemptionReasonCode", exemption_code);
    if let Some(rate) = vat.rate {
        w.percent("ram:RateApplicablePercent", rate);
    }
}

pub(super) fn identifier(w: &mut Writer, name: &str, identifier: &Identifier) {
    w.text_with(name, &[("schemeID", &identifier.scheme)], &identifier.value);
}

/// BT-18, BT-128.
pub(super) fn object(w: &mut Writer, object: &Identifier) {
    if object.is_empty() {
        return;
    }
    w.text("ram:IssuerAssignedID", &object.value);
    w.text("ram:TypeCode", "130");
    w.text("ram:ReferenceTypeCode", &object.scheme);
}

fn document(w: &mut Writer, name: &str, number: &str) {
    w.group(name, |w| w.text("ram:IssuerAssignedID", number));
}

/// BT-19, BT-133.
pub(super) fn account(w: &mut Writer, account: &str) {
    w.group("ram:ReceivableSpecifiedTradeAccountingAccount", |w| w.text("ram:ID", account));
}

fn registration(w: &mut Writer, scheme: &str, number: &str) {
    w.group("ram:SpecifiedTaxRegistration", |w| {
        w.text_with("ram:ID", &[("schemeID", scheme)], number);
    });
}

pub(super) fn indicator(w: &mut Writer, yes: bool) {
    w.group("ram:ChargeIndicator", |w| w.text("udt:Indicator", if yes { "true" } else { "false" }));
}

pub(super) fn day(w: &mut Writer, name: &str, day: Option<Day>) {
    if let Some(day) = day {
        w.group(name, |w| w.compact_day("udt:DateTimeString", day));
    }
}

fn formatted_day(w: &mut Writer, name: &str, day: Option<Day>) {
    if let Some(day) = day {
        w.group(name, |w| w.compact_day("qdt:DateTimeString", day));
    }
}

pub(super) fn period(w: &mut Writer, period: Period) {
    w.group("ram:BillingSpecifiedPeriod", |w| {
        day(w, "ram:StartDateTime", period.from);
        day(w, "ram:EndDateTime", period.to);
    });
}
