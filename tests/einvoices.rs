//! Electronic invoices out and in again: what is read is written at its profile, and reads back equal.

#![cfg(feature = "documents")]

#[path = "einvoice/made.rs"]
mod made;

use std::path::{Path, PathBuf};

use encours::en16931::{Invoice, Party, Totals};
use encours::formats::einvoice::{
    Profile, Read, Unwritable, read_attached, read_invoice, ubl_part_of, write_cii, write_ubl,
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
            let again = read_invoice("again", &bytes);
            prop_assert_eq!(&again.faults, &[], "{:?} {}", profile, ubl);
            let found = again.invoice.unwrap();
            let differs = difference(&format!("{profile:?} ubl={ubl}"), &expected, &found);
            prop_assert!(differs.is_none(), "{}", differs.unwrap_or_default());
        }
    }
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
