//! Writing direct debits: pain.008.001.02 and .08.

use std::collections::{BTreeMap, BTreeSet};

use rust_decimal::Decimal;

use super::text::{is_identifier, latin};
use super::{Address, Collection, DirectDebits, Remittance, Scheme, Sequence, Version};
use crate::base::{Day, Fault};

/// The XML of a message, schema-valid and within the rules of the EPC. Refused with every fault found, each at its
/// collection (`line`: counted from 1; none for the message's own) and field (`column`).
pub fn write_direct_debits(
    message: &DirectDebits,
    version: Version,
) -> Result<Vec<u8>, Vec<Fault>> {
    let faults = check(message);
    if !faults.is_empty() {
        return Err(faults);
    }
    let mut batches: BTreeMap<(Day, Scheme, Sequence), Vec<&Collection>> = BTreeMap::new();
    for collection in &message.collections {
        let key = (collection.day, collection.scheme, collection.sequence);
        batches.entry(key).or_default().push(collection);
    }
    let name = match version {
        Version::V02 => "pain.008.001.02",
        Version::V08 => "pain.008.001.08",
    };
    let mut xml = Xml::new(version);
    xml.raw("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    xml.raw(&format!("<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:{name}\">"));
    xml.within("CstmrDrctDbtInitn", |xml| {
        xml.within("GrpHdr", |xml| {
            xml.text("MsgId", &message.message_id);
            xml.text("CreDtTm", &message.created);
            xml.totals(message.collections.iter());
            xml.within("InitgPty", |xml| xml.text("Nm", &latin(&message.creditor.name, 70)));
        });
        for (number, (key, collections)) in (1..).zip(&batches) {
            xml.within("PmtInf", |xml| batch(xml, message, number, *key, collections));
        }
    });
    xml.raw("</Document>\n");
    Ok(xml.text.into_bytes())
}

fn check(message: &DirectDebits) -> Vec<Fault> {
    let mut faults = Vec::new();
    let mut wrong = |line: u32, code: &str, column: &str, value: &str| {
        let fault = Fault::new(code).in_column(column).with_value(value);
        faults.push(if line == 0 { fault } else { fault.at_line(line) });
    };
    if !is_identifier(&message.message_id, 30) {
        wrong(0, "sepa-identifier", "MsgId", &message.message_id);
    }
    if !is_moment(&message.created) {
        wrong(0, "not-a-date", "CreDtTm", &message.created);
    }
    if message.collections.is_empty() {
        wrong(0, "sepa-no-collection", "DrctDbtTxInf", "");
    }
    let creditor = &message.creditor;
    if latin(&creditor.name, 70).is_empty() {
        wrong(0, "sepa-missing-name", "Cdtr", "");
    }
    if creditor.bic.as_deref().is_some_and(|bic| !is_bic(bic)) {
        wrong(0, "sepa-bic", "CdtrAgt", creditor.bic.as_deref().unwrap_or(""));
    }
    if creditor.address.as_ref().is_some_and(|address| !is_whole(address)) {
        wrong(0, "sepa-address", "Cdtr", "");
    }
    let mut ids = BTreeSet::new();
    for (line, collection) in (1..).zip(&message.collections) {
        if !is_identifier(&collection.end_to_end_id, 35) {
            wrong(line, "sepa-identifier", "EndToEndId", &collection.end_to_end_id);
        }
        if !ids.insert(&collection.end_to_end_id) {
            wrong(line, "sepa-identifier-twice", "EndToEndId", &collection.end_to_end_id);
        }
        if !is_identifier(&collection.mandate.id, 35) {
            wrong(line, "sepa-identifier", "MndtId", &collection.mandate.id);
        }
        if collection.day < collection.mandate.signed {
            let day = collection.mandate.signed.to_string();
            wrong(line, "sepa-signed-later", "DtOfSgntr", &day);
        }
        let amendment = collection.mandate.amendment.as_ref();
        if let Some(id) = amendment.and_then(|amendment| amendment.original_id.as_deref())
            && !is_identifier(id, 35)
        {
            wrong(line, "sepa-identifier", "OrgnlMndtId", id);
        }
        if !is_amount(collection.amount) {
            wrong(line, "sepa-amount", "InstdAmt", &collection.amount.to_string());
        }
        if latin(&collection.debtor, 70).is_empty() {
            wrong(line, "sepa-missing-name", "Dbtr", "");
        }
        if collection.bic.as_deref().is_some_and(|bic| !is_bic(bic)) {
            wrong(line, "sepa-bic", "DbtrAgt", collection.bic.as_deref().unwrap_or(""));
        }
        if collection.address.as_ref().is_some_and(|address| !is_whole(address)) {
            wrong(line, "sepa-address", "Dbtr", "");
        }
        if matches!(&collection.remittance, Remittance::Text(text) if latin(text, 140).is_empty()) {
            wrong(line, "sepa-missing-text", "RmtInf", "");
        }
    }
    faults
}

/// From one cent to 999 999 999.99, with two decimals at most.
fn is_amount(amount: Decimal) -> bool {
    amount > Decimal::ZERO
        && amount <= Decimal::new(99_999_999_999, 2)
        && amount == amount.round_dp(2)
}

/// `2026-11-21T10:20:30`.
fn is_moment(text: &str) -> bool {
    let Some((day, time)) = text.split_once('T') else { return false };
    let form = |pattern: &str| {
        time.len() == pattern.len()
            && time
                .bytes()
                .zip(pattern.bytes())
                .all(|(byte, mark)| if mark == b'0' { byte.is_ascii_digit() } else { byte == mark })
    };
    day.parse::<Day>().is_ok()
        && form("00:00:00")
        && time[..2] < *"24"
        && time[3..5] < *"60"
        && time[6..] < *"60"
}

/// Four letters or digits, two of the country, two of the place, three of the branch or none (ISO 9362).
fn is_bic(bic: &str) -> bool {
    let bytes = bic.as_bytes();
    matches!(bytes.len(), 8 | 11)
        && bytes[..6].iter().all(u8::is_ascii_uppercase)
        && bytes[6..].iter().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit())
}

fn is_whole(address: &Address) -> bool {
    !latin(&address.town, 35).is_empty()
        && address.country.len() == 2
        && address.country.bytes().all(|byte| byte.is_ascii_uppercase())
}

fn batch(
    xml: &mut Xml,
    message: &DirectDebits,
    number: usize,
    (day, scheme, sequence): (Day, Scheme, Sequence),
    collections: &[&Collection],
) {
    let creditor = &message.creditor;
    xml.text("PmtInfId", &format!("{}-{number}", message.message_id));
    xml.text("PmtMtd", "DD");
    xml.totals(collections.iter().copied());
    xml.within("PmtTpInf", |xml| {
        xml.within("SvcLvl", |xml| xml.text("Cd", "SEPA"));
        let instrument = match scheme {
            Scheme::Core => "CORE",
            Scheme::B2b => "B2B",
        };
        xml.within("LclInstrm", |xml| xml.text("Cd", instrument));
        let sequence = match sequence {
            Sequence::First => "FRST",
            Sequence::Recurring => "RCUR",
            Sequence::OneOff => "OOFF",
            Sequence::Final => "FNAL",
        };
        xml.text("SeqTp", sequence);
    });
    xml.text("ReqdColltnDt", &day.to_string());
    xml.within("Cdtr", |xml| xml.party(&creditor.name, creditor.address.as_ref()));
    xml.account("CdtrAcct", creditor.iban.as_str());
    xml.agent("CdtrAgt", creditor.bic.as_deref());
    xml.text("ChrgBr", "SLEV");
    xml.within("CdtrSchmeId", |xml| xml.scheme(creditor.identifier.as_str()));
    for collection in collections {
        xml.within("DrctDbtTxInf", |xml| transaction(xml, collection));
    }
}

fn transaction(xml: &mut Xml, collection: &Collection) {
    xml.within("PmtId", |xml| xml.text("EndToEndId", &collection.end_to_end_id));
    xml.raw(&format!("<InstdAmt Ccy=\"EUR\">{:.2}</InstdAmt>", collection.amount));
    xml.within("DrctDbtTx", |xml| {
        xml.within("MndtRltdInf", |xml| {
            let mandate = &collection.mandate;
            xml.text("MndtId", &mandate.id);
            xml.text("DtOfSgntr", &mandate.signed.to_string());
            let Some(amendment) = &mandate.amendment else { return };
            xml.text("AmdmntInd", "true");
            xml.within("AmdmntInfDtls", |xml| {
                if let Some(id) = &amendment.original_id {
                    xml.text("OrgnlMndtId", id);
                }
                if let Some(identifier) = &amendment.original_creditor {
                    xml.within("OrgnlCdtrSchmeId", |xml| xml.scheme(identifier.as_str()));
                }
                if amendment.other_bank {
                    xml.within("OrgnlDbtrAcct", |xml| {
                        xml.within("Id", |xml| {
                            xml.within("Othr", |xml| xml.text("Id", "SMNDA"));
                        });
                    });
                } else if let Some(iban) = &amendment.original_iban {
                    xml.account("OrgnlDbtrAcct", iban.as_str());
                }
            });
        });
    });
    xml.agent("DbtrAgt", collection.bic.as_deref());
    xml.within("Dbtr", |xml| xml.party(&collection.debtor, collection.address.as_ref()));
    xml.account("DbtrAcct", collection.iban.as_str());
    xml.within("RmtInf", |xml| match &collection.remittance {
        Remittance::Text(text) => xml.text("Ustrd", &latin(text, 140)),
        Remittance::Reference(reference) => xml.within("Strd", |xml| {
            xml.within("CdtrRefInf", |xml| {
                xml.within("Tp", |xml| {
                    xml.within("CdOrPrtry", |xml| xml.text("Cd", "SCOR"));
                    xml.text("Issr", "ISO");
                });
                xml.text("Ref", reference.as_str());
            });
        }),
    });
}

/// Elements written one after the other.
struct Xml {
    text: String,
    version: Version,
}

impl Xml {
    fn new(version: Version) -> Xml {
        Xml { text: String::new(), version }
    }

    fn raw(&mut self, text: &str) {
        self.text.push_str(text);
    }

    fn within(&mut self, name: &str, inside: impl FnOnce(&mut Xml)) {
        self.raw(&format!("<{name}>"));
        inside(self);
        self.raw(&format!("</{name}>\n"));
    }

    fn text(&mut self, name: &str, text: &str) {
        self.raw(&format!("<{name}>"));
        for letter in text.chars() {
            match letter {
                '&' => self.raw("&amp;"),
                '<' => self.raw("&lt;"),
                '>' => self.raw("&gt;"),
                letter => self.text.push(letter),
            }
        }
        self.raw(&format!("</{name}>"));
    }

    fn totals<'c>(&mut self, collections: impl Iterator<Item = &'c Collection> + Clone) {
        self.text("NbOfTxs", &collections.clone().count().to_string());
        let sum: Decimal = collections.map(|collection| collection.amount).sum();
        self.text("CtrlSum", &format!("{sum:.2}"));
    }

    fn party(&mut self, name: &str, address: Option<&Address>) {
        self.text("Nm", &latin(name, 70));
        let Some(address) = address else { return };
        self.within("PstlAdr", |xml| {
            for (name, text, most) in [
                ("StrtNm", &address.street, 70),
                ("BldgNb", &address.number, 16),
                ("PstCd", &address.post_code, 16),
                ("TwnNm", &address.town, 35),
                ("Ctry", &address.country, 2),
            ] {
                let text = latin(text, most);
                if !text.is_empty() {
                    xml.text(name, &text);
                }
            }
        });
    }

    fn account(&mut self, name: &str, iban: &str) {
        self.within(name, |xml| xml.within("Id", |xml| xml.text("IBAN", iban)));
    }

    fn agent(&mut self, name: &str, bic: Option<&str>) {
        let element = match self.version {
            Version::V02 => "BIC",
            Version::V08 => "BICFI",
        };
        self.within(name, |xml| {
            xml.within("FinInstnId", |xml| match bic {
                Some(bic) => xml.text(element, bic),
                None => xml.within("Othr", |xml| xml.text("Id", "NOTPROVIDED")),
            });
        });
    }

    fn scheme(&mut self, identifier: &str) {
        self.within("Id", |xml| {
            xml.within("PrvtId", |xml| {
                xml.within("Othr", |xml| {
                    xml.text("Id", identifier);
                    xml.within("SchmeNm", |xml| xml.text("Prtry", "SEPA"));
                });
            });
        });
    }
}
