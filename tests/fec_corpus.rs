//! The corpus of FEC: what its manifest says of each, our reader says too; receivables add up to account 411; what we
//! write is strict.

#![cfg(feature = "documents")]

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use encours::base::{Day, Siren};
use encours::formats::fec::{Fec, Item, ItemKind, Line, file_name, read, write};
use rust_decimal::Decimal;
use serde_json::Value;

fn corpus() -> PathBuf {
    let root = std::env::var_os("ENCOURS_SHARED")
        .map_or_else(|| Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared"), PathBuf::from);
    let folder = root.join("corpus/fec");
    assert!(
        folder.join("MANIFEST.tsv").is_file(),
        "the corpus of FEC is missing: set ENCOURS_SHARED to the folder that holds corpus/fec"
    );
    folder
}

fn files() -> Vec<(BTreeMap<String, String>, Fec)> {
    let text = std::fs::read_to_string(corpus().join("MANIFEST.tsv")).unwrap();
    let mut lines = text.lines().map(|line| line.split('\t').map(str::to_owned));
    let names: Vec<String> = lines.next().unwrap().collect();
    let rows: Vec<BTreeMap<String, String>> =
        lines.map(|cells| names.iter().cloned().zip(cells).collect()).collect();
    assert!(rows.len() >= 3, "the manifest lost rows");
    rows.into_iter()
        .map(|row| {
            let bytes = std::fs::read(corpus().join(&row["file"])).unwrap();
            let fec = read(&row["file"], &bytes);
            (row, fec)
        })
        .collect()
}

/// The manifest's columns and ours.
const COLUMNS: [(&str, &str); 25] = [
    ("separator", "separator"),
    ("eol", "lineEnd"),
    ("columns", "columns"),
    ("lines", "lines"),
    ("entries", "entries"),
    ("total_debit", "totalDebit"),
    ("total_credit", "totalCredit"),
    ("accounts", "accounts"),
    ("journals", "journals"),
    ("lines_411", "customerLines"),
    ("aux_411", "customers"),
    ("balance_411", "balance411"),
    ("lettered_411", "letteredLines"),
    ("with_DateLet_411", "letteredWithDate"),
    ("lettrage_groups_411", "lettrageGroups"),
    ("balanced_groups_411", "balancedGroups"),
    ("open_lines_411", "openLines"),
    ("open_balance_411", "openBalance"),
    ("balance_413", "balance413"),
    ("balance_416", "balance416"),
    ("balance_418", "balance418"),
    ("balance_419", "balance419"),
    ("balance_491", "balance491"),
    ("balance_512", "balance512"),
    ("sales_70", "sales70"),
];

#[test]
fn every_file_gives_the_totals_and_counts_of_the_manifest() {
    let mut wrong = Vec::new();
    for (row, fec) in files() {
        let record = serde_json::to_value(fec.record()).unwrap();
        let said = |name: &str| match &record[name] {
            Value::String(text) => text.clone(),
            Value::Null => "n/a (EcritureNum constant)".to_owned(),
            other => other.to_string(),
        };
        let mut check = |column: &str, found: String| {
            let expected = &row[column];
            let equal = match (expected.parse::<Decimal>(), found.parse::<Decimal>()) {
                (Ok(expected), Ok(found)) => expected == found,
                _ => *expected == found,
            };
            if !equal {
                wrong.push(format!("{}: {column} {found} instead of {expected}", row["file"]));
            }
        };
        for (column, name) in COLUMNS {
            check(column, said(name));
        }
        check("balance_4457", said("balance4457"));
        check("first_date", said("firstDate").replace('-', ""));
        check("last_date", said("lastDate").replace('-', ""));
        let encoding = said("encoding");
        check("encoding", if encoding == "windows-1252" { "cp1252".to_owned() } else { encoding });
        assert!(fec.faults.iter().all(|fault| fault.warning), "{:?}", fec.faults);
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn items_add_up_to_the_customers_accounts_and_open_ones_to_what_is_not_lettered() {
    for (row, fec) in files() {
        let found = fec.receivables();
        let sum: Decimal = found.items.iter().map(|item| item.amount).sum();
        let on_accounts: Decimal = fec
            .lines
            .iter()
            .filter(|line| line.account.starts_with("411") || line.account.starts_with("416"))
            .map(Line::amount)
            .sum();
        assert_eq!(sum, on_accounts, "{}", row["file"]);
        let balances: Decimal = found.customers.iter().map(|customer| customer.balance).sum();
        assert_eq!(balances, sum);
        assert_eq!(
            found.open_balance(),
            row["open_balance_411"].parse().unwrap(),
            "{}",
            row["file"]
        );
        assert_eq!(found.groups.len().to_string(), row["lettrage_groups_411"]);
        let kinds = |kind| found.items.iter().filter(|item| item.kind == kind).count();
        let named = found.items.len() - kinds(ItemKind::Other);
        assert!(named * 10 >= found.items.len() * 9, "{}: {named}", row["file"]);
    }
}

fn line(entry: (&str, &str, &str), account: &str, debit: &str, credit: &str) -> String {
    let (journal, number, day) = entry;
    let auxiliary = if account.starts_with("411") { "C1" } else { "" };
    format!(
        "{journal}|Journal|{number}|{day}|{account}|Compte|{auxiliary}|Client|P{number}|{day}|Libellé|{debit}|{credit}|"
    )
}

const HEADINGS: &str = "JournalCode|JournalLib|EcritureNum|EcritureDate|CompteNum|CompteLib|CompAuxNum|CompAuxLib|\
    PieceRef|PieceDate|EcritureLib|Debit|Credit|EcritureLet|DateLet|ValidDate|Montantdevise|Idevise\n";

#[test]
fn each_line_of_a_customer_is_told_by_what_stands_beside_it() {
    let entries = [
        (("AN", "1", "20260101"), "411000", "50,00", "", "101000", ""),
        (("VE", "2", "20260105"), "411000", "120,00", "", "706000", "A|20260201"),
        (("VE", "3", "20260106"), "411000", "", "30,00", "709000", "A|20260201"),
        (("BQ", "4", "20260201"), "411000", "", "90,00", "512000", "A|20260201"),
        (("BQ", "5", "20260301"), "411000", "90,00", "", "512000", "B|20260301"),
        (("BQ", "6", "20260302"), "411000", "", "80,00", "512000", "B|20260301"),
        (("OD", "7", "20260303"), "411000", "", "10,00", "654000", "|"),
        (("OD", "8", "20260304"), "416000", "10,00", "", "411000", "|"),
    ];
    let mut text = HEADINGS.to_owned();
    for (entry, account, debit, credit, other, lettrage) in entries {
        let lettrage = if lettrage.is_empty() { "|" } else { lettrage };
        text += &format!("{}{lettrage}|{}||\n", line(entry, account, debit, credit), entry.2);
        text += &format!("{}||{}||\n", line(entry, other, credit, debit), entry.2);
    }
    let fec = read("732829320FEC20261231.txt", text.as_bytes());
    let found = fec.receivables();
    let kinds: Vec<(ItemKind, bool)> =
        found.items.iter().map(|item: &Item| (item.kind, item.open)).collect();
    assert_eq!(
        kinds,
        [
            (ItemKind::Opening, true),
            (ItemKind::Invoice, false),
            (ItemKind::CreditNote, false),
            (ItemKind::Receipt, false),
            (ItemKind::Return, true),
            (ItemKind::Receipt, true),
            (ItemKind::WriteOff, true),
            (ItemKind::Transfer, true),
            (ItemKind::Transfer, true),
        ]
    );
    let codes: Vec<(&str, &str)> =
        found.faults.iter().map(|fault| (fault.code.as_str(), fault.value.as_str())).collect();
    assert_eq!(codes, [("fec-lettrage-unbalanced", "B C1 (10.00)")]);
}

#[test]
fn a_code_used_again_on_another_day_is_another_group() {
    let mut text = HEADINGS.to_owned();
    for (number, debit, credit, day) in [
        ("1", "100,00", "", "20260201"),
        ("2", "", "100,00", "20260201"),
        ("3", "70,00", "", "20260301"),
    ] {
        let entry = ("OD", number, "20260105");
        text += &format!("{}A|{day}|20260105||\n", line(entry, "411000", debit, credit));
    }
    let found = read("x", text.as_bytes()).receivables();
    let balances: Vec<String> =
        found.groups.iter().map(|group| group.balance.to_string()).collect();
    assert_eq!(balances, ["0.00", "70.00"]);
    assert_eq!(found.open_balance(), Decimal::new(7000, 2));
}

#[test]
fn every_layout_that_occurs_gives_the_same_lines() {
    let strict = format!(
        "{HEADINGS}VE|Ventes|1|20260105|411000|Clients|C1|Dupont|F1|20260105|Facture|1234,50|0,00|A|20260201|20260105||\n"
    );
    let expected = &read("", strict.as_bytes()).lines[0];
    let values = "VE;Ventes;1;05/01/2026;411000;Clients;C1;Dupont;F1;2026-01-05;Facture;1234.50;D;A;20260201;20260105";
    let headings = HEADINGS.replace('|', ";").replace("Debit;Credit", "Montant;Sens");
    let signed = format!("{headings}{values};;\n");
    let padded = strict
        .replace("1234,50", " 000000001234,50")
        .replace("|\n", "||\n")
        .replace('\n', "\r\r\n");
    let marked = format!("\u{feff}{}", strict.replace('|', "\t"));
    let xml = "<comptabilite><exercice><DateCloture>2026-12-31</DateCloture><journal><JournalCode>VE</JournalCode>\
        <JournalLib>Ventes</JournalLib><ecriture><EcritureNum>1</EcritureNum><EcritureDate>2026-01-05</EcritureDate>\
        <EcritureLib>Facture</EcritureLib><PieceRef>F1</PieceRef><PieceDate>2026-01-05</PieceDate>\
        <EcritureLet>A</EcritureLet><DateLet>2026-02-01</DateLet><ValidDate>2026-01-05</ValidDate>\
        <ligne><CompteNum>411000</CompteNum><CompteLib>Clients</CompteLib><CompAuxNum>C1</CompAuxNum>\
        <CompAuxLib>Dupont</CompAuxLib><Debit>1234.50</Debit><Credit>0.00</Credit></ligne></ecriture></journal>\
        </exercice></comptabilite>";
    for text in [&signed, &padded, &marked, xml] {
        let fec = read("", text.as_bytes());
        let line = Line { place: expected.place, ..fec.lines[0].clone() };
        assert_eq!(line, *expected, "{text}");
        assert!(fec.faults.iter().all(|fault| fault.warning), "{:?}", fec.faults);
        assert!(text.starts_with('<') || fec.faults.len() > 2, "{:?}", fec.faults);
    }
}

#[test]
fn what_we_write_is_read_back_and_is_strict_for_validators_too() {
    let (_, fec) = files().into_iter().find(|(row, _)| row["file"].starts_with("111")).unwrap();
    let end: Day = "2023-12-31".parse().unwrap();
    let mut lines: Vec<Line> = fec
        .lines
        .iter()
        .map(|line| Line {
            validated: line.date,
            piece: if line.piece.is_empty() { "-".to_owned() } else { line.piece.clone() },
            piece_date: line.piece_date.or(line.date),
            label: if line.label.is_empty() { "-".to_owned() } else { line.label.clone() },
            ..line.clone()
        })
        .filter(|line| line.debit.is_zero() != line.credit.is_zero())
        .collect();
    lines.sort_by(|a, b| {
        (a.validated, &a.journal, &a.number).cmp(&(b.validated, &b.journal, &b.number))
    });
    let siren = Siren::parse("732829320").unwrap();
    let bytes = write(&lines).unwrap();
    let back = read(&file_name(siren, end), &bytes);
    assert_eq!(back.faults, [], "a strict reader has nothing to say");
    assert_eq!(back.lines.len(), lines.len());
    for (read, written) in back.lines.iter().zip(&lines) {
        assert_eq!(
            (read.debit, read.credit, read.date),
            (written.debit, written.credit, written.date)
        );
    }

    // For a tool that is not ours, when `cargo xtask test` asks for it; the second must be found wrong.
    if let Some(folder) = std::env::var_os("ENCOURS_VALIDATED").map(PathBuf::from) {
        std::fs::create_dir_all(folder.join("fec/wrong")).unwrap();
        let name = file_name(siren, end);
        std::fs::write(folder.join("fec").join(&name), &bytes).unwrap();
        let wrong = String::from_utf8(bytes).unwrap().replace(",00\t", ".00 EUR\t");
        std::fs::write(folder.join("fec/wrong").join(&name), wrong).unwrap();
        let list = format!("fec/{name}\tstrict\nfec/wrong/{name}\twrong\n");
        std::fs::write(folder.join("fec.txt"), list).unwrap();
    }

    let refused = |change: fn(&mut Line)| {
        let mut lines = lines[..].to_vec();
        change(&mut lines[0]);
        write(&lines).err().map(|fault| fault.code).unwrap_or_default()
    };
    assert_eq!(refused(|line| line.label.clear()), "fec-missing-field");
    assert_eq!(refused(|line| line.validated = None), "fec-missing-field");
    let more = |line: &mut Line| match line.debit.is_zero() {
        true => line.credit += Decimal::ONE,
        false => line.debit += Decimal::ONE,
    };
    assert_eq!(refused(more), "fec-entry-unbalanced");
    let both = |line: &mut Line| (line.debit, line.credit) = (Decimal::ONE, Decimal::ONE);
    assert_eq!(refused(both), "fec-both-sides");
    assert_eq!(refused(|line| line.account = "4A1".into()), "fec-account");
}
