//! The lines of a CII file. Comments name the terms of EN 16931-1 where the element's name does not.

use super::super::list_and_version;
use super::super::writer::Writer;
use super::write::{As, Cii, account, day, identifier, indicator, object, period, tax};
use crate::en16931::Line;

impl Cii<'_> {
    /// A line (BG-25).
    pub(super) fn line(&self, w: &mut Writer, line: &Line) {
        let (full, extended) = (self.profile.is_full(), self.profile.is_extended());
        w.group("ram:AssociatedDocumentLineDocument", |w| {
            w.text("ram:LineID", &line.id);
            if extended {
                w.text("ram:ParentLineID", &line.parent);
                w.text("ram:LineStatusReasonCode", &line.kind);
            }
            w.group("ram:IncludedNote", |w| w.text("ram:Content", &line.note));
        });
        w.group("ram:SpecifiedTradeProduct", |w| {
            identifier(w, "ram:GlobalID", &line.standard_item);
            if full {
                w.text("ram:SellerAssignedID", &line.seller_item);
                w.text("ram:BuyerAssignedID", &line.buyer_item);
            }
            w.text("ram:Name", &line.name);
            if full {
                self.product(w, line);
            }
        });
        w.group("ram:SpecifiedLineTradeAgreement", |w| self.price(w, line));
        w.group("ram:SpecifiedLineTradeDelivery", |w| {
            if line.counts() || !line.unit.is_empty() {
                w.quantity("ram:BilledQuantity", &line.unit, line.quantity);
            }
            if extended {
                if let Some(place) = &line.delivered_to {
                    self.party(w, "ram:ShipToTradeParty", place, As::Other);
                }
                w.group("ram:ActualDeliverySupplyChainEvent", |w| {
                    day(w, "ram:OccurrenceDateTime", line.delivered);
                });
                w.group("ram:DeliveryNoteReferencedDocument", |w| {
                    w.text("ram:IssuerAssignedID", &line.delivery_note.document);
                    w.text("ram:LineID", &line.delivery_note.line);
                });
            }
        });
        w.group("ram:SpecifiedLineTradeSettlement", |w| self.line_settlement(w, line));
    }

    fn product(&self, w: &mut Writer, line: &Line) {
        w.text("ram:Description", &line.description);
        for (name, value) in &line.attributes {
            w.group("ram:ApplicableProductCharacteristic", |w| {
                w.text("ram:Description", name);
                w.text("ram:Value", value);
            });
        }
        for class in &line.classifications {
            let (list, version) = list_and_version(&class.scheme);
            w.group("ram:DesignatedProductClassification", |w| {
                let attributes = [("listID", list), ("listVersionID", version)];
                w.text_with("ram:ClassCode", &attributes, &class.value);
            });
        }
        w.group("ram:OriginTradeCountry", |w| w.text("ram:ID", &line.origin));
    }

    fn price(&self, w: &mut Writer, line: &Line) {
        if self.profile.is_full() {
            w.group("ram:BuyerOrderReferencedDocument", |w| {
                if self.profile.is_extended() {
                    w.text("ram:IssuerAssignedID", &line.order);
                }
                w.text("ram:LineID", &line.order_line);
            });
        }
        let per = |w: &mut Writer| {
            if let Some(quantity) = line.price_quantity {
                w.quantity("ram:BasisQuantity", &line.unit, quantity);
            }
        };
        // A discount is said of the price before it.
        let discount = line.price_discount.filter(|discount| !discount.is_zero());
        let gross = line.gross_price.or(discount.and_then(|off| line.price.checked_add(off)));
        if let Some(gross) = gross {
            w.group("ram:GrossPriceProductTradePrice", |w| {
                w.price("ram:ChargeAmount", "", gross);
                per(w);
                if let Some(discount) = discount {
                    w.group("ram:AppliedTradeAllowanceCharge", |w| {
                        indicator(w, false);
                        w.price("ram:ActualAmount", "", discount);
                    });
                }
            });
        }
        if line.counts() || !line.price.is_zero() {
            w.group("ram:NetPriceProductTradePrice", |w| {
                w.price("ram:ChargeAmount", "", line.price);
                per(w);
            });
        }
        if self.profile.is_extended()
            && let Some(seller) = &line.seller
        {
            self.party(w, "ram:ItemSellerTradeParty", seller, As::Other);
        }
    }

    fn line_settlement(&self, w: &mut Writer, line: &Line) {
        w.group("ram:ApplicableTradeTax", |w| {
            let Line { vat, exemption, exemption_code, .. } = line;
            let (exemption, code) = self.exemption(vat, exemption, exemption_code);
            tax(w, vat, exemption, code);
        });
        period(w, line.period);
        for adjustment in &line.adjustments {
            self.line_adjustment(w, adjustment);
        }
        if line.counts() || !line.net.is_zero() {
            w.group("ram:SpecifiedTradeSettlementLineMonetarySummation", |w| {
                w.amount("ram:LineTotalAmount", line.net, "BT-131");
                if self.profile.is_extended() && !line.counts() {
                    self.group_totals(w, line);
                }
            });
        }
        if self.profile.is_full() {
            w.group("ram:AdditionalReferencedDocument", |w| object(w, &line.object));
            for more in line.more_objects.iter().filter(|_| self.profile.is_extended()) {
                w.group("ram:AdditionalReferencedDocument", |w| object(w, more));
            }
            account(w, &line.accounting);
        }
    }

    /// What the lines below a heading come to.
    fn group_totals(&self, w: &mut Writer, line: &Line) {
        let invoice = self.invoice;
        if let Some(vat) = line.vat_total {
            w.amount_with("ram:TaxTotalAmount", invoice.currency.code(), vat, "EXT-FR-FE-181");
        }
        if let (Some(vat), Some(currency)) = (line.vat_total_accounted, &invoice.vat_currency) {
            w.amount_with("ram:TaxTotalAmount", currency.code(), vat, "EXT-FR-FE-182");
        }
        if let Some(gross) = line.gross_total {
            w.amount("ram:GrandTotalAmount", gross, "EXT-FR-FE-184");
        }
    }
}
