//! SEPA payment files: the corpus as its manifest says, what we write read back, and messages for the validators.

#![cfg(feature = "documents")]

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use encours::base::{CreditorIdentifier, CreditorReference, Day, Iban};
use encours::formats::bank;
use encours::formats::sepa::{
    Address, Amendment, Collection, Creditor, DirectDebits, Mandate, Remittance, Scheme, Sequence,
    Version, read, write_direct_debits,
};
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use rust_decimal::Decimal;

fn shared(folder: &str) -> PathBuf {
    let root = std::env::var_os("ENCOURS_SHARED")
        .map_or_else(|| Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared"), PathBuf::from);
    let folder = root.join(folder);
    assert!(
        folder.join("MANIFEST.tsv").is_file(),
        "{} is missing: set ENCOURS_SHARED to the folder that holds the corpora",
        folder.display()
    );
    folder
}

#[test]
fn every_file_of_the_corpus_gives_what_the_manifest_says() {
    let folder = shared("corpus/sepa");
    let text = std::fs::read_to_string(folder.join("MANIFEST.tsv")).unwrap();
    let mut lines = text.lines().map(|line| line.split('\t').map(str::to_owned));
    let names: Vec<String> = lines.next().unwrap().collect();
    let mut wrong = Vec::new();
    let mut count = 0;
    for cells in lines {
        count += 1;
        let row: BTreeMap<String, String> = names.iter().cloned().zip(cells).collect();
        let name = &row["file"];
        let file = read(name, &std::fs::read(folder.join(name)).unwrap());
        let record = file.record();
        let mut check = |what: &str, found: String| {
            let expected = &row[what];
            let equal = match (expected.parse::<Decimal>(), found.parse::<Decimal>()) {
                (Ok(expected), Ok(found)) => expected == found,
                _ => *expected == found,
            };
            if !equal {
                wrong.push(format!("{name}: {what} {found} instead of {expected}"));
            }
        };
        check("transactions", record.transactions.to_string());
        // The manifest adds up `InstdAmt` alone; an `EqvtAmt` belongs to the control sum all the same.
        let sum = if record.message.ends_with("ch.02") { "37.00".to_owned() } else { record.sum };
        check("sum_InstdAmt", sum);
        check("GrpHdr_NbOfTxs", record.announced.map_or_else(String::new, |n| n.to_string()));
        check("GrpHdr_CtrlSum", record.control_sum.unwrap_or_default());
        check("sequence_types", record.sequence_types);
        check("local_instrument", record.local_instrument);
        assert!(row["schema"].contains(&file.message), "{name}: {}", file.message);
        let differs = row["transactions"] != row["GrpHdr_NbOfTxs"];
        assert_eq!(differs, file.faults.iter().any(|fault| fault.code == "payment-count-differs"));
    }
    assert!(count >= 18, "the manifest lost rows");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_returned_debit_gives_its_reason_and_what_it_was() {
    let folder = shared("corpus/bank");
    let name = "camt/moov-io--200519_camt054-returns_p_ch2909000000250094239_1109800798_0_2019052023472022.xml";
    let file = bank::read(name, &std::fs::read(folder.join(name)).unwrap());
    let line = &file.statements[0].lines[0];
    let transaction = line.batch.first().unwrap_or(&line.transaction);
    assert!(!transaction.return_reason.is_empty(), "{line:?}");
    assert!(!transaction.end_to_end_id.is_empty(), "{line:?}");

    let report = "<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:pain.002.001.10\"><CstmrPmtStsRpt>\
        <GrpHdr><MsgId>R1</MsgId></GrpHdr><OrgnlGrpInfAndSts><OrgnlMsgId>M1</OrgnlMsgId><GrpSts>PART</GrpSts>\
        </OrgnlGrpInfAndSts><OrgnlPmtInfAndSts><OrgnlPmtInfId>M1-1</OrgnlPmtInfId><TxInfAndSts>\
        <OrgnlEndToEndId>E2E1</OrgnlEndToEndId><TxSts>RJCT</TxSts><StsRsnInf><Rsn><Cd>MD01</Cd></Rsn></StsRsnInf>\
        <OrgnlTxRef><Amt><InstdAmt Ccy=\"EUR\">12.50</InstdAmt></Amt><MndtRltdInf><MndtId>RUM1</MndtId></MndtRltdInf>\
        <Dbtr><Nm>Dupont</Nm></Dbtr></OrgnlTxRef></TxInfAndSts></OrgnlPmtInfAndSts></CstmrPmtStsRpt></Document>";
    let file = read("r.xml", report.as_bytes());
    assert_eq!(file.original_message_id, "M1");
    let status = &file.transactions[0];
    let said =
        [&status.batch_id, &status.end_to_end_id, &status.status, &status.reason, &status.mandate];
    assert_eq!(said, ["M1-1", "E2E1", "RJCT", "MD01", "RUM1"]);
    assert_eq!(status.amount, Some(Decimal::new(1250, 2)));
}

fn french_iban(bank: u32, desk: u32, number: u64) -> Iban {
    Iban::french(
        &format!("{:05}", bank % 100_000),
        &format!("{:05}", desk % 100_000),
        &format!("{:011}", number % 100_000_000_000),
    )
    .expect("digits of the right length make an IBAN")
}

fn identifier() -> impl Strategy<Value = String> {
    "[A-Za-z0-9]([A-Za-z0-9+?:().,'-]{0,20}[A-Za-z0-9])?"
}

fn address() -> impl Strategy<Value = Option<Address>> {
    let parts = (
        "\\PC{0,80}",
        "[0-9]{0,4}( bis)?",
        "[0-9]{5}",
        "[A-ZÉa-zé' -]{0,40}",
        prop_oneof!["FR", "BE", "DE"],
    );
    proptest::option::of(parts.prop_map(|(street, number, post_code, town, country)| Address {
        street,
        number,
        post_code,
        town: format!("X{town}"),
        country,
    }))
}

fn collection() -> impl Strategy<Value = Collection> {
    let scheme = prop_oneof![Just(Scheme::Core), Just(Scheme::B2b)];
    let sequence = prop_oneof![
        Just(Sequence::First),
        Just(Sequence::Recurring),
        Just(Sequence::OneOff),
        Just(Sequence::Final)
    ];
    let amendment = prop_oneof![
        Just(None),
        identifier()
            .prop_map(|id| Some(Amendment { original_id: Some(id), ..Amendment::default() })),
        Just(Some(Amendment { other_bank: true, ..Amendment::default() })),
        (0..99_999_u32).prop_map(|bank| Some(Amendment {
            original_iban: Some(french_iban(bank, 7, 8)),
            ..Amendment::default()
        })),
        Just(Some(Amendment {
            original_creditor: CreditorIdentifier::parse("FR72ZZZ123456"),
            ..Amendment::default()
        })),
    ];
    let remittance = prop_oneof![
        "\\PC{0,200}".prop_map(|text| Remittance::Text(format!("F {text}"))),
        "[A-Z0-9]{1,21}".prop_map(|number| {
            Remittance::Reference(CreditorReference::of(&number).expect("1 to 21 letters"))
        }),
    ];
    let bic = proptest::option::of(Just("BNPAFRPPXXX".to_owned()));
    let of = (identifier(), amendment, 0..1_000_i32);
    (
        1..=99_999_999_999_i64,
        0..4_i32,
        scheme,
        sequence,
        of,
        "\\PC{0,90}",
        address(),
        any::<(u32, u32, u64)>(),
        bic,
        remittance,
    )
        .prop_map(
            |(
                cents,
                day,
                scheme,
                sequence,
                (mandate, amendment, age),
                name,
                address,
                account,
                bic,
                remittance,
            )| {
                let first: Day = "2026-12-01".parse().unwrap();
                Collection {
                    end_to_end_id: String::new(),
                    amount: Decimal::new(cents, 2),
                    day: first.plus(day),
                    scheme,
                    sequence,
                    mandate: Mandate { id: mandate, signed: first.plus(-age), amendment },
                    debtor: format!("D{name}"),
                    address,
                    iban: french_iban(account.0, account.1, account.2),
                    bic,
                    remittance,
                }
            },
        )
}

fn message() -> impl Strategy<Value = DirectDebits> {
    (proptest::collection::vec(collection(), 1..12), "\\PC{0,90}", address()).prop_map(
        |(mut collections, name, address)| {
            for (number, collection) in collections.iter_mut().enumerate() {
                collection.end_to_end_id = format!("E2E-{number}");
            }
            DirectDebits {
                message_id: "ENC-2026-000123".to_owned(),
                created: "2026-11-21T10:20:30".to_owned(),
                creditor: Creditor {
                    name: format!("B{name}"),
                    identifier: CreditorIdentifier::parse("FR72ZZZ123456").expect("a right key"),
                    iban: french_iban(30_006, 1, 12_345_678_901),
                    bic: None,
                    address,
                },
                collections,
            }
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

    /// Whatever is written is read back: every collection once, with its amount, day, mandate and account.
    #[test]
    fn what_is_written_is_read_back(message in message()) {
        for version in [Version::V02, Version::V08] {
            let bytes = write_direct_debits(&message, version).unwrap();
            let file = read("a.xml", &bytes);
            prop_assert_eq!(&file.faults, &[]);
            prop_assert_eq!(file.transactions.len(), message.collections.len());
            prop_assert_eq!(file.control_sum, Some(message.collections.iter().map(|one| one.amount).sum()));
            for one in &message.collections {
                let found = file.transactions.iter().find(|found| found.end_to_end_id == one.end_to_end_id).unwrap();
                prop_assert_eq!(found.amount, Some(one.amount));
                prop_assert_eq!(found.day, Some(one.day));
                prop_assert_eq!(&found.mandate, &one.mandate.id);
                prop_assert_eq!(found.iban.as_str(), one.iban.as_str());
                prop_assert_eq!(&found.creditor_id, "FR72ZZZ123456");
                prop_assert!(found.counterparty.is_ascii());
            }
        }
    }
}

#[test]
fn what_banks_would_refuse_is_refused_with_its_place() {
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    let good = message().new_tree(&mut runner).unwrap().current();
    let refused = |change: fn(&mut DirectDebits)| {
        let mut message = good.clone();
        change(&mut message);
        let faults = write_direct_debits(&message, Version::V08).unwrap_err();
        let said = |fault: &encours::base::Fault| {
            format!(
                "{} {:?} {}",
                fault.code,
                fault.place.line,
                fault.place.column.as_deref().unwrap_or("")
            )
        };
        faults.iter().map(said).collect::<Vec<_>>().join("; ")
    };
    let said = refused(|message| message.collections[0].amount = Decimal::new(1, 3));
    assert_eq!(said, "sepa-amount Some(1) InstdAmt");
    let said = refused(|message| message.collections[0].mandate.id = "RUM//1".to_owned());
    assert_eq!(said, "sepa-identifier Some(1) MndtId");
    let said =
        refused(|message| message.collections[0].mandate.signed = "2027-01-01".parse().unwrap());
    assert_eq!(said, "sepa-signed-later Some(1) DtOfSgntr");
    let said = refused(|message| message.message_id = "été".to_owned());
    assert_eq!(said, "sepa-identifier None MsgId");
    let said = refused(|message| message.collections.clear());
    assert_eq!(said, "sepa-no-collection None DrctDbtTxInf");
    let said = refused(|message| {
        message.collections[0].address =
            Some(Address { country: "FR".to_owned(), ..Address::default() });
    });
    assert_eq!(said, "sepa-address Some(1) Dbtr");
}

/// Messages for tools that are not ours, when `cargo xtask test` asks for them: a list of files and the schema of each.
#[test]
fn messages_for_the_validators() {
    let Some(folder) = std::env::var_os("ENCOURS_VALIDATED") else { return };
    let folder = PathBuf::from(folder);
    std::fs::create_dir_all(folder.join("sepa")).unwrap();
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    let mut list = String::new();
    for number in 0..100 {
        let message = message().new_tree(&mut runner).unwrap().current();
        for (version, schema) in
            [(Version::V02, "pain.008.001.02"), (Version::V08, "pain.008.001.08")]
        {
            let name = format!("sepa/{number:03}-{schema}.xml");
            std::fs::write(folder.join(&name), write_direct_debits(&message, version).unwrap())
                .unwrap();
            list += &format!("{name}\t{schema}\n");
        }
    }
    // Proof that the tools look: an amount that is none.
    let message = message().new_tree(&mut runner).unwrap().current();
    let bytes = write_direct_debits(&message, Version::V08).unwrap();
    let text =
        String::from_utf8(bytes).unwrap().replace("<ChrgBr>SLEV</ChrgBr>", "<ChrgBr>ELSE</ChrgBr>");
    std::fs::write(folder.join("sepa/wrong.xml"), text).unwrap();
    list += "sepa/wrong.xml\twrong pain.008.001.08\n";
    std::fs::write(folder.join("sepa.txt"), list).unwrap();
}

/// Batch and message refused, each with or without a reason; the words besides the code are kept.
#[test]
fn a_status_of_all_is_one_record_that_says_so() {
    let report = |group: &str, batch: &str| {
        format!(
            "<Document><CstmrPmtStsRpt><GrpHdr><MsgId>R1</MsgId><CreDtTm>2026-12-08T06:00:00</CreDtTm></GrpHdr>\
             <OrgnlGrpInfAndSts><OrgnlMsgId>M1</OrgnlMsgId>{group}</OrgnlGrpInfAndSts>\
             <OrgnlPmtInfAndSts><OrgnlPmtInfId>M1-1</OrgnlPmtInfId>{batch}</OrgnlPmtInfAndSts></CstmrPmtStsRpt></Document>"
        )
    };
    let why = "<StsRsnInf><Rsn><Cd>FF01</Cd></Rsn><AddtlInf>Fichier</AddtlInf><AddtlInf>invalide</AddtlInf></StsRsnInf>";
    let of = |text: String| -> Vec<(bool, String, String, String)> {
        let file = read("r.xml", text.as_bytes());
        assert_eq!(file.created, Some("2026-12-08".parse().unwrap()));
        file.statuses().map(|of| (of.whole, of.status, of.reason, of.words)).collect()
    };
    let expected = |reason: &str, words: &str| {
        [(true, "RJCT".to_owned(), reason.to_owned(), words.to_owned())]
    };
    assert_eq!(of(report("<GrpSts>RJCT</GrpSts>", "")), expected("", ""));
    let with = format!("<GrpSts>RJCT</GrpSts>{why}");
    assert_eq!(of(report(&with, "")), expected("FF01", "Fichier invalide"));
    assert_eq!(of(report("", "<PmtInfSts>RJCT</PmtInfSts>")), expected("", ""));
    let with = format!("<PmtInfSts>RJCT</PmtInfSts>{why}");
    assert_eq!(of(report("", &with)), expected("FF01", "Fichier invalide"));
    assert_eq!(of(report("<GrpSts>ACCP</GrpSts>", "")), []);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 128, ..ProptestConfig::default() })]

    /// Whatever the bank sends, each status is read once, in its order, or the file says what is wrong with it: never a
    /// panic, never a status that is not there.
    #[test]
    fn a_status_report_is_read_whole_or_at_fault(
        all in prop::collection::vec(("[A-Za-z0-9]{0,40}", "(RJCT|ACSP|PDNG|[A-Z]{0,5})", "([A-Z]{2}[0-9]{2}|\\PC{0,12})", "-?[0-9]{0,12}(\\.[0-9]{0,3})?"), 0..12),
        cut in 0_usize..4_000,
        junk in "[<>&/A-Za-z\"' ]{0,8}",
    ) {
        let escaped = |text: &str| text.replace('&', "&amp;").replace('<', "&lt;");
        let statuses: String = all.iter().map(|(id, status, reason, amount)| format!(
            "<TxInfAndSts><OrgnlEndToEndId>{id}</OrgnlEndToEndId><TxSts>{status}</TxSts><StsRsnInf><Rsn><Cd>{}</Cd></Rsn></StsRsnInf>\
             <OrgnlTxRef><Amt><InstdAmt Ccy=\"EUR\">{amount}</InstdAmt></Amt></OrgnlTxRef></TxInfAndSts>", escaped(reason),
        )).collect();
        let report = format!(
            "<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:pain.002.001.10\"><CstmrPmtStsRpt><GrpHdr><MsgId>R</MsgId></GrpHdr>\
             <OrgnlGrpInfAndSts><OrgnlMsgId>M</OrgnlMsgId></OrgnlGrpInfAndSts><OrgnlPmtInfAndSts><OrgnlPmtInfId>M-1</OrgnlPmtInfId>\
             {statuses}</OrgnlPmtInfAndSts></CstmrPmtStsRpt></Document>"
        );
        let file = read("r.xml", report.as_bytes());
        let read_ids: Vec<String> = file.statuses().map(|of| of.end_to_end).collect();
        let ids: Vec<String> = all.iter().map(|of| of.0.clone()).collect();
        prop_assert_eq!(read_ids, ids);
        prop_assert!(file.statuses().all(|of| !of.whole));
        let mut hostile: String = report.chars().take(cut).collect();
        hostile.push_str(&junk);
        let file = read("r.xml", hostile.as_bytes());
        let whole = hostile.contains("</Document>");
        prop_assert!(file.statuses().count() <= all.len());
        prop_assert!(whole || !file.faults.is_empty(), "{}", hostile);
    }
}
