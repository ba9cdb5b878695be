//! The corpus of bank files: what its manifest says of each, our readers say too; what is wrong in a file, they name with
//! its place.

#![cfg(feature = "documents")]

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use encours::base::Currency;
use encours::formats::bank::{BalanceCheck, BankFile, Statement, read, sniff};
use rust_decimal::Decimal;

fn corpus() -> PathBuf {
    let root = std::env::var_os("ENCOURS_SHARED")
        .map_or_else(|| Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared"), PathBuf::from);
    let folder = root.join("corpus/bank");
    assert!(
        folder.join("MANIFEST.tsv").is_file(),
        "the corpus of bank files is missing: set ENCOURS_SHARED to the folder that holds corpus/bank"
    );
    folder
}

/// The manifest's rows, each by column name, with what we read of its file.
fn files() -> Vec<(BTreeMap<String, String>, BankFile)> {
    let text = std::fs::read_to_string(corpus().join("MANIFEST.tsv")).unwrap();
    let mut lines = text.lines().map(|line| line.split('\t').map(str::to_owned));
    let names: Vec<String> = lines.next().unwrap().collect();
    let rows: Vec<BTreeMap<String, String>> =
        lines.map(|cells| names.iter().cloned().zip(cells).collect()).collect();
    assert!(rows.len() >= 103, "the manifest lost rows");
    let with_file = |row: BTreeMap<String, String>| {
        let bytes = std::fs::read(corpus().join(&row["file"])).unwrap();
        let file = read(&row["file"], &bytes);
        (row, file)
    };
    rows.into_iter().map(with_file).collect()
}

fn sums(file: &BankFile) -> (Decimal, Decimal) {
    let lines = file.statements.iter().flat_map(|statement| &statement.lines);
    lines.fold((Decimal::ZERO, Decimal::ZERO), |(credits, debits), line| {
        if line.amount.is_sign_negative() {
            (credits, debits - line.amount)
        } else {
            (credits + line.amount, debits)
        }
    })
}

#[test]
fn every_file_gives_the_counts_sums_and_balances_of_the_manifest() {
    let mut wrong = Vec::new();
    for (row, file) in files() {
        let name = &row["file"];
        let mut check = |what: &str, expected: &str, found: String| {
            let equal = match (expected.parse::<Decimal>(), found.parse::<Decimal>()) {
                (Ok(expected), Ok(found)) => expected == found,
                _ => expected == found,
            };
            if !expected.trim().is_empty() && !equal {
                wrong.push(format!("{name}: {what} {found} instead of {expected}"));
            }
        };
        let lines: usize = file.statements.iter().map(|statement| statement.lines.len()).sum();
        let (credits, debits) = sums(&file);
        check("entries", &row["entries"], lines.to_string());
        check("credits", &row["sum_credits"], credits.to_string());
        check("debits", &row["sum_debits"], debits.to_string());
        let opening = file.statements.iter().find_map(|statement| statement.opening.clone());
        let mut closings = file.statements.iter().filter_map(|statement| statement.closing.clone());
        // Of OFX files the manifest gives the first account's.
        let closing = if row["format"] == "ofx" { closings.next() } else { closings.next_back() };
        let said = |balance: Option<encours::formats::bank::Balance>| {
            balance.map_or_else(String::new, |balance| balance.amount.to_string())
        };
        check("opening", &row["opening"], said(opening));
        check("closing", &row["closing"], said(closing));
        // A statement of which only the end is there is one more than the manifest counts.
        let endings = file
            .faults
            .iter()
            .filter(|fault| fault.code == "statement-not-opened" && !fault.warning);
        check(
            "statements",
            &row["statements"],
            (file.statements.len() - endings.count()).to_string(),
        );
        let currencies: BTreeSet<Currency> = file
            .statements
            .iter()
            .flat_map(|statement| {
                let lines = statement.lines.iter().map(|line| line.currency);
                lines.chain([None]).map(|currency| currency.or(statement.currency))
            })
            .flatten()
            .collect();
        let codes: Vec<&str> = currencies.iter().map(|currency| currency.code()).collect();
        check("currency", &row["currency"], codes.join(","));
        if file.format != row["format"] {
            wrong.push(format!("{name}: read as {} instead of {}", file.format, row["format"]));
        }
        if row["format"] == "camt" && file.profile.as_deref() != Some(&row["variant"]) {
            wrong.push(format!("{name}: {:?} instead of {}", file.profile, row["variant"]));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_file_is_known_by_its_content_alone() {
    for (row, file) in files() {
        let bytes = std::fs::read(corpus().join(&row["file"])).unwrap();
        assert_eq!(sniff(&bytes), Some(file.format.as_str()), "{}", row["file"]);
    }
}

/// Whether a file balances, as the manifest knows it: its sums against the first opening and the last closing.
#[test]
fn balances_are_checked_as_the_manifest_says() {
    for (row, file) in files() {
        let checks: Vec<BalanceCheck> = file.statements.iter().map(Statement::check).collect();
        if let [check] = checks.as_slice() {
            let note = &row["note"];
            let name = &row["file"];
            if note.contains("does not balance") {
                assert_ne!(*check, BalanceCheck::Balanced, "{name}");
            } else if note.contains("opening+credits-debits=closing") {
                assert_eq!(*check, BalanceCheck::Balanced, "{name}");
            }
        }
    }
}
