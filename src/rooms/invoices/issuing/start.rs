//! What a new draft begins as: empty, the same again, a credit note, a deposit, a turn of a recurring invoice.

use rust_decimal::Decimal;

use super::commands::{Refusal, Start, document_of};
use super::compose::compose;
use super::draft::{
    DeliveryPlace, Draft, DraftAdjustment, DraftKind, DraftLine, DraftPreceding, Occurrence,
};
use super::events::Delivery;
use super::{number, recurring};
use crate::base::{Amount, Day, json};
use crate::book::Book;
use crate::en16931::totals::percentage;
use crate::en16931::{Adjustment, Invoice, Vat};
use crate::law::vat;

/// A new draft. Changes nothing.
pub fn start(book: &Book, start: &Start, today: Day) -> Result<Draft, Refusal> {
    let issuing = &book.invoices.issuing;
    match start {
        Start::Blank { account } => {
            let account = account.trim().to_owned();
            if !account.is_empty() && book.customers.find(&account).is_none() {
                return Err(Refusal::UnknownCustomer(account));
            }
            Ok(Draft { account, lines: vec![DraftLine::default()], ..Draft::default() })
        }
        Start::Duplicate { of } => {
            let draft = match issuing.draft(of) {
                Some((_, draft)) => draft.clone(),
                None => document(book, of, today)?,
            };
            Ok(Draft {
                issued: None,
                due: None,
                delivered: None,
                paid: None,
                period: Default::default(),
                instalments: Vec::new(),
                deposits: Vec::new(),
                preceding: Vec::new(),
                deliveries: Vec::new(),
                recurring: None,
                purchase_order: String::new(),
                ..draft
            })
        }
        Start::Credit { of, lines } => {
            let (account, number) = document_of(book, of)?;
            let mut draft = document(book, of, today)?;
            if !lines.is_empty() {
                let mut place = 0;
                draft.lines.retain(|_| {
                    place += 1;
                    lines.contains(&(place - 1))
                });
                // What was taken off the whole in one sum cannot be shared out by itself.
                draft.adjustments.retain(|adjustment| !adjustment.percent.is_empty());
                draft.deposits.clear();
            }
            let issued = issued_on(book, &account, &number);
            Ok(Draft {
                kind: DraftKind::CreditNote,
                issued: None,
                due: None,
                paid: None,
                instalments: Vec::new(),
                deliveries: Vec::new(),
                recurring: None,
                preceding: vec![DraftPreceding { number, issued }],
                ..draft
            })
        }
        Start::Corrective { of } => {
            let (account, number) = document_of(book, of)?;
            let draft = document(book, of, today)?;
            let issued = issued_on(book, &account, &number);
            Ok(Draft {
                kind: DraftKind::Corrective,
                issued: None,
                due: None,
                recurring: None,
                preceding: vec![DraftPreceding { number, issued }],
                ..draft
            })
        }
        Start::Deposit { of, percent } => {
            let Some((_, draft)) = issuing.draft(of) else {
                return Err(Refusal::UnknownDraft(of.clone()));
            };
            let typed = percent.trim().trim_end_matches('%');
            let share =
                number(typed).filter(|share| Decimal::ZERO < *share && *share <= 100.into());
            let share = share.ok_or_else(|| Refusal::NotAnAmount(percent.clone()))?;
            deposit(book, draft, share, today)
        }
        Start::Final { deposits } => {
            let mut accounts = Vec::new();
            for deposit in deposits {
                let (account, _) = document_of(book, deposit)?;
                accounts.push(account);
            }
            accounts.dedup();
            let [account] = &accounts[..] else { return Err(Refusal::SeveralCustomers) };
            let first = document(book, &deposits[0], today)?;
            Ok(Draft {
                account: account.clone(),
                currency: first.currency,
                exchange_rate: first.exchange_rate,
                purchase_order: first.purchase_order,
                contract: first.contract,
                deposits: deposits.clone(),
                lines: vec![DraftLine::default()],
                ..Draft::default()
            })
        }
        Start::Turn { occurrence } => turn(book, occurrence),
        Start::Deliveries { deliveries } => {
            let known: Option<Vec<&Delivery>> =
                deliveries.iter().map(|id| issuing.delivery(id)).collect();
            let Some(known) = known.filter(|known| !known.is_empty()) else {
                return Err(Refusal::UnknownDraft(deliveries.concat()));
            };
            let first = known[0];
            let same = |other: &&Delivery| {
                (&other.account, other.currency) == (&first.account, first.currency)
            };
            if !known.iter().all(same) {
                return Err(Refusal::SeveralCustomers);
            }
            let line = |delivery: &&Delivery| DraftLine {
                name: delivery.label.clone(),
                price: delivery.amount.to_decimal(delivery.currency).to_string(),
                ..DraftLine::default()
            };
            Ok(Draft {
                account: first.account.clone(),
                currency: first.currency,
                delivered: known.iter().map(|delivery| delivery.on).max(),
                lines: known.iter().map(line).collect(),
                deliveries: deliveries.clone(),
                ..Draft::default()
            })
        }
    }
}

/// The draft of one turn of a recurring invoice.
fn turn(book: &Book, occurrence: &Occurrence) -> Result<Draft, Refusal> {
    let issuing = &book.invoices.issuing;
    let known = issuing.recurring().find(|(id, _, _)| *id == occurrence.id);
    let Some((_, _, known)) = known else {
        return Err(Refusal::UnknownDraft(occurrence.id.clone()));
    };
    if issuing.turns().contains(occurrence) {
        return Err(Refusal::TurnTaken(occurrence.day.to_string()));
    }
    if !recurring::turns(known, occurrence.day).any(|day| day == occurrence.day) {
        return Err(Refusal::UnknownDraft(occurrence.day.to_string()));
    }
    Ok(recurring::draft_of(known, occurrence))
}

/// A deposit on what a draft will come to: one line per VAT.
fn deposit(book: &Book, draft: &Draft, share: Decimal, today: Day) -> Result<Draft, Refusal> {
    let whole = compose(book, draft, today, "").invoice;
    let shown = share.normalize().to_string().replace('.', ",");
    let mut lines = Vec::new();
    for line in &whole.vat {
        let net = percentage(line.base, share, whole.currency);
        let net = net.map_err(|_| Refusal::NotAnAmount(line.base.to_string()))?;
        lines.push(DraftLine {
            name: format!("Acompte de {shown} %"),
            price: net.to_string(),
            vat: key_of(&line.vat, &line.exemption_code).to_owned(),
            ..DraftLine::default()
        });
    }
    Ok(Draft {
        kind: DraftKind::Deposit,
        lines,
        adjustments: Vec::new(),
        prices_with_vat: false,
        issued: None,
        delivered: None,
        period: Default::default(),
        due: None,
        instalments: Vec::new(),
        deposits: Vec::new(),
        preceding: Vec::new(),
        deliveries: Vec::new(),
        recurring: None,
        paid: None,
        ..draft.clone()
    })
}

/// The day of issue of a document or a receivable.
fn issued_on(book: &Book, account: &str, number: &str) -> Option<Day> {
    let row = book.invoices.find(book.customers.find(account)?, number, 0)?;
    Some(Day::new(book.invoices.issued[row as usize]))
}

/// The draft that a document was, where it gives the same amounts; else one made from the document itself.
fn document(book: &Book, id: &str, today: Day) -> Result<Draft, Refusal> {
    let (account, number) = document_of(book, id)?;
    let issuing = &book.invoices.issuing;
    let Some(document) = issuing.document(&account, &number) else {
        return Ok(plain(book, &account, &number));
    };
    let invoice: Invoice = json::read(document.issued.invoice.as_bytes()).unwrap_or_default();
    let kept = issuing.draft_decision(&document.issued.draft).and_then(|known| known.latest());
    if let Some(Some(draft)) = kept {
        let again = compose(book, &Draft { paid: None, ..(**draft).clone() }, today, "").invoice;
        if again.totals.gross == invoice.totals.gross && again.lines.len() == invoice.lines.len() {
            return Ok((**draft).clone());
        }
    }
    Ok(of_invoice(&invoice, &account))
}

/// What is known of a receivable that came from a file: one line of its whole amount.
fn plain(book: &Book, account: &str, number: &str) -> Draft {
    let row = book.customers.find(account).and_then(|of| book.invoices.find(of, number, 0));
    let Some(row) = row else { return Draft::default() };
    let invoices = &book.invoices;
    let at = row as usize;
    let currency = book.customers.currency_of(invoices.position[at]);
    let (gross, vat) = (invoices.gross[at].saturating_abs(), invoices.vat[at].saturating_abs());
    let net = Amount::new(gross - vat).to_decimal(currency);
    let rate = if vat == 0 || net.is_zero() {
        None
    } else {
        let exact = Decimal::from(vat * 100).checked_div(Decimal::from(gross - vat));
        let near = |percent: Decimal| {
            exact.is_some_and(|exact| (exact - percent).abs() < Decimal::new(5, 2))
        };
        vat::TREATMENTS.iter().find(|one| one.category == "S" && one.percent().is_some_and(near))
    };
    let label = invoices.label.get(at);
    Draft {
        account: account.to_owned(),
        currency,
        purchase_order: invoices.reference.get(at).to_owned(),
        lines: vec![DraftLine {
            name: if label.is_empty() { number.to_owned() } else { label.to_owned() },
            price: net.to_string(),
            vat: rate.map_or(String::new(), |rate| rate.key.to_owned()),
            ..DraftLine::default()
        }],
        ..Draft::default()
    }
}

/// The treatment of a VAT: by category and rate, and by its exemption code where several share them.
fn key_of(vat: &Vat, exemption_code: &str) -> &'static str {
    let same = |one: &&vat::Treatment| {
        one.category == vat.category
            && one.percent().unwrap_or_default() == vat.rate.unwrap_or_default()
    };
    let mut all = vat::TREATMENTS.iter().filter(same);
    let coded = all.clone().find(|one| one.exemption_code == exemption_code);
    if vat.category == "Z" {
        return "franchise";
    }
    coded.or_else(|| all.next()).map_or("", |one| one.key)
}

/// A draft with what an invoice says.
pub fn of_invoice(invoice: &Invoice, account: &str) -> Draft {
    let exemption = |vat: &Vat| {
        let line = invoice.vat.iter().find(|line| line.vat == *vat);
        line.map_or("", |line| line.exemption_code.as_str())
    };
    let key = |vat: &Vat| key_of(vat, exemption(vat)).to_owned();
    let text = |number: Option<Decimal>| number.map_or(String::new(), |number| number.to_string());
    let line = |line: &crate::en16931::Line| {
        let percent = match &line.adjustments[..] {
            [Adjustment { is_charge: false, percent: Some(percent), .. }] => Some(*percent),
            _ => None,
        };
        // Anything else that was taken off or added is in the amount.
        let whole =
            line.adjustments.is_empty() && line.price_quantity.is_none() || percent.is_some();
        let (quantity, price) =
            if whole { (line.quantity, line.price) } else { (Decimal::ONE, line.net) };
        DraftLine {
            name: line.name.clone(),
            description: line.description.clone(),
            quantity: quantity.to_string(),
            unit: line.unit.clone(),
            price: price.to_string(),
            discount: text(percent),
            vat: key(&line.vat),
            item: line.seller_item.clone(),
            period: line.period,
        }
    };
    let adjustment = |adjustment: &Adjustment| DraftAdjustment {
        is_charge: adjustment.is_charge,
        percent: text(adjustment.percent),
        amount: match adjustment.percent {
            Some(_) => String::new(),
            None => adjustment.amount.to_string(),
        },
        reason: adjustment.reason.clone(),
        vat: key(&adjustment.vat),
    };
    let place = |party: &crate::en16931::Party| DeliveryPlace {
        name: party.name.clone(),
        address: party.address.clone(),
    };
    Draft {
        account: account.to_owned(),
        delivered: invoice.delivered,
        period: invoice.period,
        currency: invoice.currency,
        purchase_order: invoice.purchase_order.clone(),
        contract: invoice.contract.clone(),
        buyer_reference: invoice.buyer_reference.clone(),
        sales_order: invoice.sales_order.clone(),
        project: invoice.project.clone(),
        despatch_advice: invoice.despatch_advice.clone(),
        delivery: invoice.delivered_to.as_deref().map(place),
        lines: invoice.lines.iter().map(line).collect(),
        adjustments: invoice.adjustments.iter().map(adjustment).collect(),
        means: invoice.payment.means_code.clone(),
        ..Draft::default()
    }
}
