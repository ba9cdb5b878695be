//! Electronic invoices out and in again: what is read is written at its profile, and reads back equal.

#![cfg(feature = "documents")]

#[path = "einvoice/made.rs"]
mod made;
#[path = "einvoice/messages.rs"]
mod messages;

use std::path::{Path, PathBuf};

use encours::base::Currency;
use encours::en16931::{Invoice, Party, Totals};
use encours::formats::einvoice::{
    LifecycleMessage, Profile, Read, Unwritable, read_attached, read_cdar, read_invoice,
    ubl_part_of, write_cdar, write_cii, write_ubl,
};
use encours::formats::pdf_attachments;
use proptest::prelude::*;
use proptest::strategy::ValueTree as _;
use proptest::test_runner::TestRunner;
use rust_decimal::Decimal;

fn corpus() -> Vec<(String, Vec<u8>)> {
    let root = std::env::var_os("ENCOURS_SHARED")
        .map_or_else(|| Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared"), PathBuf::from);
    let folder = root.join("corpus/facturx");
    let entries = std::fs::read_dir(&folder)
        .expect("the Factur-X corpus is missing: set ENCOURS_SHARED to the folder that holds corpus/facturx");
    let mut paths: Vec<_> = entries.map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    let kept = paths
        .into_iter()
        .filter(|path| path.extension().is_some_and(|end| end == "pdf" || end == "xml"));
    kept.map(|path| {
        (path.file_name().unwrap().to_string_lossy().into_owned(), std::fs::read(path).unwrap())
    })
    .collect()
}

fn read(name: &str, bytes: &[u8]) -> Read {
    if name.ends_with(".pdf") {
        read_attached(name, &pdf_attachments(bytes).0)
    } else {
        read_invoice(name, bytes)
    }
}

#[test]
fn every_file_of_the_corpus_is_written_again_and_reads_back_equal() {
    let mut wrong = Vec::new();
    let mut written = 0;
    for (name, bytes) in corpus() {
        let found = read(&name, &bytes);
        let Some(invoice) = found.invoice else { continue };
        let profile = Profile::of(&invoice.guideline).unwrap_or(Profile::En16931);
        for ubl in [false, true] {
            let out = if ubl { write_ubl(&invoice, profile) } else { write_cii(&invoice, profile) };
            let expected =
                if ubl { ubl_part_of(profile, &invoice) } else { profile.part_of(&invoice) };
            match out {
                Err(error) if refused(&name, &found.profile, ubl, error) => (),
                Err(error) => wrong.push(format!("{name} ubl={ubl}: {error:?}")),
                Ok(bytes) => {
                    written += 1;
                    let again = read_invoice("again", &bytes).invoice.expect("it is an invoice");
                    wrong.extend(difference(&format!("{name} ubl={ubl}"), &expected, &again));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(written > 160, "only {written} were written");
}

/// What cannot be written, rightly.
fn refused(name: &str, profile: &Option<String>, ubl: bool, error: Unwritable) -> bool {
    match error {
        // UBL needs what the small profiles do not have.
        Unwritable::Missing("BG-23") if profile.as_deref() == Some("MINIMUM") => ubl,
        Unwritable::Missing("BG-25") if profile.as_deref() == Some("BASIC WL") => ubl,
        // Made to be wrong: three decimals; an empty form; ZUGFeRD 1.0 without VAT or its categories.
        Unwritable::TooManyDecimals("BT-131") => name.starts_with("d024"),
        Unwritable::Missing("BT-1") => name.starts_with("d102"),
        Unwritable::Missing("BG-23") => name.starts_with("d101"),
        Unwritable::Missing("BT-118") => name.starts_with("d099"),
        _ => false,
    }
}

/// A line of JSON, its number without needless zeros: `1.50` is `1.5`.
fn plain(line: &str) -> String {
    let quoted = line.rsplit('"').nth(1).unwrap_or("");
    match quoted.parse::<Decimal>() {
        Ok(value) => line.replace(quoted, &value.normalize().to_string()),
        Err(_) => line.to_owned(),
    }
}

/// Where two invoices differ, field by field of their JSON.
fn difference(name: &str, expected: &Invoice, found: &Invoice) -> Option<String> {
    if expected == found {
        return None;
    }
    let lines = |invoice: &Invoice| {
        let text = serde_json::to_string_pretty(invoice).unwrap();
        text.lines().map(plain).collect::<Vec<_>>()
    };
    let (expected, found) = (lines(expected), lines(found));
    let first = expected.iter().zip(&found).position(|(one, other)| one != other);
    let at = first.unwrap_or(expected.len().min(found.len()));
    let around = |all: &[String]| all[at.saturating_sub(2)..(at + 3).min(all.len())].join("\n");
    Some(format!("{name}:\nexpected\n{}\nfound\n{}", around(&expected), around(&found)))
}

/// What elements say: their way and their text, numbers without needless zeros, white space folded.
fn leaves(text: &str) -> Vec<(String, String)> {
    let tree = roxmltree::Document::parse(text.trim_start_matches('\u{feff}')).unwrap();
    let elements = tree.descendants().filter(|node| node.is_element());
    let leaf = elements.filter(|node| !node.children().any(|child| child.is_element()));
    leaf.filter_map(|node| {
        let text: String = node.children().filter_map(|child| child.text()).collect();
        let folded = text.split_whitespace().collect::<Vec<_>>().join(" ");
        let plain = folded.parse::<Decimal>().map(|value| value.normalize().to_string());
        let mut way: Vec<&str> = node.ancestors().map(|one| one.tag_name().name()).collect();
        way.pop();
        way.reverse();
        Some((way.join("/"), plain.unwrap_or(folded))).filter(|(_, text)| !text.is_empty())
    })
    .collect()
}

/// What an EXTENDED file may say that the model does not keep, by the ends of the ways; with the reason.
const NOT_KEPT: &[(&str, &str)] = &[
    // Of EXTENDED.
    ("IncludedNote/ContentCode", "a text in words is kept"),
    ("TestIndicator/Indicator", "not written: what we write is no test"),
    (
        "OrderReferencedDocument/FormattedIssueDateTime",
        "dates of orders and notes, beside their numbers",
    ),
    ("DeliveryNoteReferencedDocument/FormattedIssueDateTime", "the same"),
    ("QuotationReferencedDocument", "the quotation of a line"),
    ("BasisAmount", "of a VAT line before and after allowances: sums of what is kept"),
    ("TotalAllowanceChargeAmount", "of a line: the same"),
    ("SpecifiedLogisticsServiceCharge", "kept and written as a charge of the document"),
    (
        "SpecifiedTradePaymentTerms/Description",
        "of several terms without amounts the words are joined",
    ),
    (
        "SpecifiedTradePaymentTerms/DueDateDateTime",
        "of several terms without amounts the last day is kept",
    ),
    (
        "GrossPriceProductTradePrice/AppliedTradeAllowanceCharge/Reason",
        "why a price has a discount",
    ),
    ("SpecifiedLineTradeSettlement/ApplicableTradeTax/DueDateTypeCode", "the document's is kept"),
    ("DesignatedProductClassification/ClassName", "the name beside the code"),
    // What the rules do not allow, and these files say nevertheless.
    ("PayeePartyCreditorFinancialAccount/ProprietaryID", "BR-CO-27: an account has one number"),
    ("PayeePartyCreditorFinancialAccount/IBANID", "no IBAN: written as another number"),
    ("PayerPartyDebtorFinancialAccount/IBANID", "BT-91: one account is debited"),
    ("SellerTradeParty/DefinedTradeContact/DepartmentName", "CII-SR-465: a person or a department"),
    ("GuidelineSpecifiedDocumentContextParameter/ID", "ZUGFeRD 2.0 is written as Factur-X"),
    ("CrossIndustryInvoice/ExchangedDocument/IncludedNote/SubjectCode", "a code without words"),
    ("Invoice/Note", "a code without words"),
    ("PartyTaxScheme/TaxScheme/ID", "a local tax number is written under one name"),
    (
        "AccountingCustomerParty/Party/PartyTaxScheme/CompanyID",
        "the standard knows none of the buyer",
    ),
    ("Invoice/UBLVersionID", "says nothing of the invoice"),
];

/// Zero is what is not said: discounts and totals of nothing.
const ZEROS: &[&str] = &[
    "AllowanceTotalAmount",
    "ChargeTotalAmount",
    "TotalPrepaidAmount",
    "RoundingAmount",
    "AppliedTradeAllowanceCharge/ActualAmount",
    "AppliedTradeAllowanceCharge/ChargeIndicator/Indicator",
];

#[test]
fn nothing_that_a_valid_file_says_is_lost_at_its_profile() {
    let mut lost = std::collections::BTreeMap::<String, Vec<String>>::new();
    let mut kept = 0;
    let mut used = vec![false; NOT_KEPT.len()];
    for (name, bytes) in corpus() {
        let Some((_, ubl)) = valid(&name) else { continue };
        let invoice = read(&name, &bytes).invoice.unwrap();
        let profile = Profile::of(&invoice.guideline).unwrap_or(Profile::En16931);
        let ours = String::from_utf8(write(&invoice, profile, ubl).unwrap()).unwrap();
        let theirs = if name.ends_with(".pdf") {
            let files = pdf_attachments(&bytes).0;
            let file = files.into_iter().find(|file| file.name.ends_with(".xml")).unwrap();
            String::from_utf8(file.bytes).unwrap()
        } else {
            String::from_utf8(bytes).unwrap()
        };
        let mut ours = leaves(&ours);
        for leaf in leaves(&theirs) {
            if let Some(at) = ours.iter().position(|one| *one == leaf) {
                ours.swap_remove(at);
                kept += 1;
            } else if let Some(known) = NOT_KEPT.iter().position(|(end, _)| leaf.0.contains(end)) {
                used[known] = true;
            } else if !(matches!(leaf.1.as_str(), "0" | "false")
                && ZEROS.iter().any(|end| leaf.0.ends_with(end)))
            {
                lost.entry(leaf.0).or_default().push(format!("{} {}", &name[..4], leaf.1));
            }
        }
    }
    let lost: Vec<String> = lost.iter().map(|(way, files)| format!("{way}: {files:?}")).collect();
    assert!(lost.is_empty(), "{}", lost.join("\n"));
    assert!(kept > 4_000, "only {kept} were compared");
    let unused = used.iter().zip(NOT_KEPT).find(|(used, _)| !**used);
    assert!(unused.is_none(), "kept after all: {unused:?}");
}

/// Numbers from which [`made::invoice`] makes an invoice.
fn numbers() -> impl Strategy<Value = Vec<u32>> {
    proptest::collection::vec(any::<u32>(), 0..600)
}

fn write(invoice: &Invoice, profile: Profile, ubl: bool) -> Result<Vec<u8>, Unwritable> {
    if ubl { write_ubl(invoice, profile) } else { write_cii(invoice, profile) }
}

/// Rounding has no place below EN 16931.
fn lacks_rounding(invoice: &Invoice, profile: Profile) -> bool {
    profile < Profile::En16931 && !invoice.totals.rounding.is_zero()
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]
    #[test]
    fn what_is_written_reads_back_equal_in_every_profile_and_syntax(numbers in numbers()) {
        let invoice = made::invoice(&numbers);
        let syntaxes = Profile::ALL.map(|profile| (profile, false)).into_iter();
        let ubl = [(Profile::En16931, true), (Profile::ExtendedCtcFr, true)];
        for (profile, ubl) in syntaxes.chain(ubl) {
            let written = write(&invoice, profile, ubl);
            if lacks_rounding(&invoice, profile) {
                prop_assert_eq!(written, Err(Unwritable::NotInProfile("BT-114")));
                continue;
            }
            let bytes = written.unwrap();
            prop_assert_eq!(&bytes, &write(&invoice, profile, ubl).unwrap());
            let expected = if ubl { ubl_part_of(profile, &invoice) } else { profile.part_of(&invoice) };
            let mut again = read_invoice("again", &bytes);
            // Whatever the signs of what was drawn: that they are odd is said.
            let odd = invoice.type_code == "381" && invoice.totals.gross.is_sign_negative();
            again.faults.retain(|fault| !odd || fault.code != "negative-credit-note");
            prop_assert_eq!(&again.faults, &[], "{:?} {}", profile, ubl);
            let found = again.invoice.unwrap();
            let differs = difference(&format!("{profile:?} ubl={ubl}"), &expected, &found);
            prop_assert!(differs.is_none(), "{}", differs.unwrap_or_default());
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]
    #[test]
    fn a_life_cycle_message_reads_back_equal(numbers in numbers()) {
        let message = messages::message(&numbers);
        let bytes = write_cdar(&message).unwrap();
        let (messages, faults) = read_cdar("again", &bytes);
        prop_assert_eq!(faults, []);
        prop_assert_eq!(messages, [message]);
    }
}

/// Messages that another program wrote (Python `pyfrctc` 0.24).
#[test]
fn life_cycle_messages_of_another_maker_are_read() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/cdar");
    let read = |name: &str| {
        let (messages, faults) = read_cdar(name, &std::fs::read(folder.join(name)).unwrap());
        assert_eq!((messages.len(), faults), (1, Vec::new()), "{name}");
        messages.into_iter().next().unwrap()
    };
    let refused = read("refused.xml");
    assert_eq!(
        (&*refused.status, &*refused.label, &*refused.number),
        ("210", "Refusée", "FA2026-000123")
    );
    assert_eq!(
        (refused.issued, &*refused.sent),
        ("2026-11-02".parse().ok(), "2026-11-21T09:30:00")
    );
    assert_eq!(refused.seller[0].value, "732829320");
    let detail = &refused.details[0];
    assert_eq!((&*detail.reason_code, &*detail.comment), ("TX_TVA_ERR", "Le taux est de 10 %"));
    let approved = read("approved_in_part.xml");
    assert_eq!((&*approved.status, &*approved.details[0].reason_code), ("206", "QTE_ERR"));
    let amount = &approved.details[0].amounts[0];
    let said = (&*amount.kind, amount.amount, amount.currency);
    assert_eq!(said, ("MNATTC", Some(Decimal::new(24_000, 2)), Some(Currency::EUR)));
}

#[test]
fn money_taken_in_is_said_with_its_vat_or_not_at_all() {
    let head = messages::message(&[]);
    let day = "2026-12-05".parse().unwrap();
    let rates =
        [(Decimal::new(48_000, 2), Decimal::from(20)), (Decimal::new(22_000, 2), Decimal::TEN)];
    let message = LifecycleMessage::taken_in(head.clone(), &rates, Currency::EUR, day, "");
    let text = String::from_utf8(write_cdar(&message).unwrap()).unwrap();
    for part in [
        "<ram:ValueAmount currencyID=\"EUR\">480.00</ram:ValueAmount>",
        "<ram:ValuePercent>20.00</ram:ValuePercent>",
        "<ram:ProcessConditionCode>212</ram:ProcessConditionCode>",
    ] {
        assert!(text.contains(part), "{part} is not in {text}");
    }
    let nothing = LifecycleMessage::taken_in(head, &[], Currency::EUR, day, "");
    assert_eq!(write_cdar(&nothing), Err(Unwritable::Missing("MDT-224")));
}

/// Several hundred invoices in all profiles and syntaxes, and every file of the corpus written again, for validators
/// that are not ours: into the folder that `ENCOURS_VALIDATED` names, one folder below for each syntax, with a list of
/// what each should pass.
#[test]
fn files_for_the_validators_are_written() {
    let folder = std::env::var_os("ENCOURS_VALIDATED").map(PathBuf::from);
    let mut list = String::new();
    let mut keep = |name: &str, bytes: &[u8], rules: &str| {
        if let Some(folder) = &folder {
            let path = folder.join(name);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, bytes).unwrap();
        }
        list.push_str(&format!("{name}\t{rules}\n"));
    };
    let mut runner = TestRunner::deterministic();
    let syntaxes = Profile::ALL.map(|profile| (profile, false)).into_iter();
    let ubl = [(Profile::En16931, true), (Profile::ExtendedCtcFr, true)];
    for (profile, ubl) in syntaxes.chain(ubl) {
        let syntax = if ubl { "ubl" } else { "cii" };
        let mut written = 0;
        while written < EACH {
            let numbers = numbers().new_tree(&mut runner).unwrap().current();
            let invoice = made::invoice(&numbers);
            if lacks_rounding(&invoice, profile) {
                continue;
            }
            let bytes = write(&invoice, profile, ubl).unwrap();
            let short = profile.name().to_lowercase().replace(' ', "-");
            keep(&format!("{syntax}/{short}-{written:03}.xml"), &bytes, "french");
            if written == 0 {
                // One cent more to pay than the sums say; in MINIMUM, which has no sums, no currency.
                let due = invoice.totals.due;
                let wrong = Invoice {
                    totals: Totals { due: due + Decimal::new(1, 2), ..invoice.totals.clone() },
                    vat_currency: None,
                    seller: Party { name: invoice.seller.name.clone(), ..Party::default() },
                    ..invoice.clone()
                };
                let bytes = write(&wrong, profile, ubl).unwrap();
                keep(&format!("{syntax}/wrong-{short}.xml"), &bytes, "wrong");
            }
            written += 1;
        }
    }
    for (name, bytes) in corpus() {
        let Some((rules, ubl)) = valid(&name) else { continue };
        let mut invoice = read(&name, &bytes).invoice.unwrap();
        if Profile::of(&invoice.guideline) == Some(Profile::En16931) {
            // XRechnung, Peppol: the validators know the standard, and not its narrower forms.
            invoice.guideline.clear();
        }
        let profile = Profile::of(&invoice.guideline).unwrap_or(Profile::En16931);
        let bytes = write(&invoice, profile, ubl).unwrap();
        let short = name.rsplit_once('.').unwrap().0;
        keep(&format!("corpus/{}.xml", short.replace(' ', "-")), &bytes, rules);
    }
    for number in 0..CDAR {
        let numbers = numbers().new_tree(&mut runner).unwrap().current();
        let bytes = write_cdar(&messages::message(&numbers)).unwrap();
        keep(&format!("cdar/message-{number:03}.xml"), &bytes, "cdar");
        if number == 0 {
            let text = String::from_utf8(bytes).unwrap();
            let wrong =
                text.replace("<ram:RoleCode>SE</ram:RoleCode>", "<ram:RoleCode>XX</ram:RoleCode>");
            keep("cdar/wrong-role.xml", wrong.as_bytes(), "wrong");
        }
    }
    if let Some(folder) = &folder {
        std::fs::write(folder.join("made.tsv"), list).unwrap();
    }
}

/// What a file of the corpus passed as its maker wrote it, by its manifest, and whether it is UBL; `None` where it did
/// not pass, or is ZUGFeRD 1.0, which had other rules.
fn valid(name: &str) -> Option<(&'static str, bool)> {
    let root = std::env::var_os("ENCOURS_SHARED")
        .map_or_else(|| Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared"), PathBuf::from);
    let text = std::fs::read_to_string(root.join("corpus/facturx/MANIFEST.tsv")).unwrap();
    let mut rows = text.lines().map(|line| line.split('\t').collect::<Vec<_>>());
    let names = rows.next().unwrap();
    let row = rows.find(|row| row[0] == name).unwrap();
    let cell = |column: &str| row[names.iter().position(|name| *name == column).unwrap()];
    if cell("lenient") != "PASS" || cell("profile").starts_with("ZF1") {
        return None;
    }
    // A note without words is none: these files have such a one.
    let note = name.starts_with("d002") || name.starts_with("d010");
    let rules = if cell("br_fr") == "PASS" && !note { "french" } else { "standard" };
    Some((rules, cell("syntax") == "UBL"))
}

/// How many made-up invoices of each profile and syntax the validators get.
const EACH: usize = 60;
/// How many life-cycle messages.
const CDAR: usize = 60;

#[test]
fn blank_lines_before_the_declaration_and_a_total_in_another_currency_are_no_obstacle() {
    let (name, text) = corpus()
        .into_iter()
        .filter_map(|(name, bytes)| Some((name, String::from_utf8(bytes).ok()?)))
        .find(|(name, text)| {
            let plain = text.starts_with("<?xml") && text.contains("<ram:GrandTotalAmount>");
            let found = read(name, text.as_bytes());
            plain
                && found.faults.is_empty()
                && found.invoice.is_some_and(|of| of.currency == Currency::EUR)
        })
        .expect("the corpus holds a plain invoice in euros");
    let plain = read(&name, text.as_bytes());
    let late = read(&name, format!("\n  {text}").as_bytes());
    assert_eq!((late.invoice, late.faults), (plain.invoice.clone(), Vec::new()));
    let dollars =
        text.replace("<ram:GrandTotalAmount>", "<ram:GrandTotalAmount currencyID=\"USD\">");
    let told = read(&name, dollars.as_bytes());
    assert_eq!(told.invoice, plain.invoice);
    assert_eq!(
        told.faults.iter().map(|fault| &*fault.code).collect::<Vec<_>>(),
        ["other-currency"]
    );
}
