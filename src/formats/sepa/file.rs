//! A file of direct debits from texts that nobody checked: identifiers are parsed here, the rest is [`super::pain008`]'s.

use super::pain008::write_direct_debits;
use super::{
    Address, Amendment, Collection, Creditor, DirectDebits, Mandate, Remittance, Scheme, Sequence,
    Version,
};
use crate::base::{CreditorIdentifier, Fault, Iban};
use crate::formats::{DebitFile, DebitLine};

/// The XML of the file; refused with the first fault: at its collection (`line`, from 1), where it is one of them.
pub fn write_file(file: &DebitFile) -> Result<Vec<u8>, Box<Fault>> {
    let refuse = |code: &str, column: &str, value: &str| {
        Box::new(Fault::new(code).in_column(column).with_value(value))
    };
    let Some(identifier) = CreditorIdentifier::parse(&file.identifier) else {
        return Err(refuse("sepa-creditor-identifier", "CdtrSchmeId", &file.identifier));
    };
    let Some(iban) = Iban::parse(&file.iban) else {
        return Err(refuse("not-an-iban", "CdtrAcct", &file.iban));
    };
    let mut collections = Vec::with_capacity(file.lines.len());
    for (line, one) in (1..).zip(&file.lines) {
        let Some(iban) = Iban::parse(&one.iban) else {
            return Err(Box::new(refuse("not-an-iban", "DbtrAcct", &one.iban).at_line(line)));
        };
        collections.push(collection(one, iban));
    }
    let message = DirectDebits {
        message_id: file.message_id.clone(),
        created: file.created.clone(),
        creditor: Creditor {
            name: file.name.clone(),
            identifier,
            iban,
            bic: filled(&file.bic),
            address: None,
        },
        collections,
    };
    let version = if file.older { Version::V02 } else { Version::V08 };
    write_direct_debits(&message, version).map_err(|mut faults| Box::new(faults.swap_remove(0)))
}

fn filled(text: &str) -> Option<String> {
    let text: String = text.split_whitespace().collect();
    (!text.is_empty()).then_some(text)
}

/// A new account under the same mandate: at the same bank its number before is said; at another, that it is another.
fn amendment(before: &str, now: &Iban) -> Option<Amendment> {
    let before = Iban::parse(before).filter(|before| before != now)?;
    // Country, then, after two check digits, the bank's code: five characters in France, at least three elsewhere.
    let bank = |iban: &Iban| {
        let length = if iban.as_str().starts_with("FR") { 9 } else { 7 };
        let text = iban.as_str();
        (text[..2].to_owned(), text[4..length].to_owned())
    };
    let other_bank = bank(&before) != bank(now);
    Some(Amendment {
        original_iban: (!other_bank).then_some(before),
        other_bank,
        ..Amendment::default()
    })
}

fn collection(one: &DebitLine, iban: Iban) -> Collection {
    // Structured or absent: free lines are no longer allowed. Town and country make it whole.
    let whole = !one.address.city.is_empty();
    let country = if one.address.country.is_empty() { "FR" } else { &one.address.country };
    Collection {
        end_to_end_id: one.end_to_end.clone(),
        amount: one.amount,
        day: one.day,
        scheme: if one.between_firms { Scheme::B2b } else { Scheme::Core },
        sequence: match one.sequence.as_str() {
            "FRST" => Sequence::First,
            "OOFF" => Sequence::OneOff,
            "FNAL" => Sequence::Final,
            _ => Sequence::Recurring,
        },
        mandate: Mandate {
            id: one.mandate.clone(),
            signed: one.signed,
            amendment: amendment(&one.iban_before, &iban),
        },
        debtor: one.debtor.clone(),
        address: whole.then(|| Address {
            street: one.address.lines.first().cloned().unwrap_or_default(),
            number: String::new(),
            post_code: one.address.post_code.clone(),
            town: one.address.city.clone(),
            country: country.to_owned(),
        }),
        iban,
        bic: filled(&one.bic),
        remittance: Remittance::Text(one.text.clone()),
    }
}
