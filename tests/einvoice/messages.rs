//! Life-cycle messages made up, right by every rule, each from a list of numbers.

use encours::base::Currency;
use encours::en16931::Identifier;
use encours::formats::einvoice::{LifecycleDetail, LifecycleMessage, LifecycleParty};
use rust_decimal::Decimal;

use super::made::{Choices, siren};

/// A life-cycle message from a list of numbers.
pub fn message(numbers: &[u32]) -> LifecycleMessage {
    let choices = &mut Choices { numbers, at: 0 };
    let seller = siren(choices);
    let buyer = siren(choices);
    let of_seller = choices.below(3) < 2;
    let party = |siren: &str, role: &str, name: String| LifecycleParty {
        identifiers: vec![Identifier::new("0002", siren)],
        name: name.replace(['\n', '\t'], " "),
        role: role.to_owned(),
        electronic_address: Identifier::new("0225", siren),
    };
    let sellers = party(&seller, "SE", choices.text());
    let buyers = party(&buyer, "BY", choices.text());
    let issued = choices.day();
    let head = LifecycleMessage {
        process: "REGULATED".to_owned(),
        id: choices.code("CDV"),
        name: choices.text_in(3).replace(['\n', '\t'], " "),
        sent: format!("{}T09:30:0{}", issued.plus(20), choices.below(10)),
        sender_role: "WK".to_owned(),
        reached: format!("{}T08:00:00", issued.plus(20)),
        number: format!("FA{}-{:06}", issued.to_date().format("%Y"), choices.below(999_999)),
        type_code: choices.of(&["380", "386", "381"]).to_owned(),
        issued: Some(issued),
        seller: vec![Identifier::new("0002", &seller)],
        ..LifecycleMessage::default()
    };
    if of_seller {
        let head = LifecycleMessage { issuer: sellers, recipients: vec![buyers], ..head };
        let back = choices.once_in(5);
        let parts: Vec<(Decimal, Decimal)> = (0..=choices.below(3))
            .map(|index| {
                let amount = choices.cents(1_000_000);
                let rate = [Decimal::from(20), Decimal::TEN, Decimal::new(55, 1)][index as usize];
                (if back { -amount } else { amount }, rate)
            })
            .collect();
        let comment = if back { "Chèque impayé" } else { "" };
        LifecycleMessage::taken_in(head, &parts, Currency::EUR, issued.plus(20), comment)
    } else {
        let (status, label, reason) = choices.of(&[
            ("210", "Refusée", "TX_TVA_ERR"),
            ("207", "En litige", "QTE_ERR"),
            ("208", "Suspendue", "CMD_ERR"),
            ("205", "Approuvée", ""),
            ("211", "Paiement transmis", ""),
        ]);
        let detail = LifecycleDetail {
            sequence: 1,
            reason_code: reason.to_owned(),
            reason: choices.text_in(3),
            action_code: if reason.is_empty() { String::new() } else { "NIN".to_owned() },
            comment: choices.text_in(2),
            ..LifecycleDetail::default()
        };
        LifecycleMessage {
            issuer: buyers,
            recipients: vec![sellers],
            phase: "23".to_owned(),
            status: status.to_owned(),
            label: label.to_owned(),
            details: vec![detail],
            ..head
        }
    }
}
