//! Tables as French programs and people write them: a folder per case under `tests/fixtures/csv`, with what must be
//! found and read. `UPDATE=1 cargo test --test tables` rewrites the expected texts: read the difference before keeping it.

use std::fmt::Write;
use std::path::Path;
use std::{env, fs};

use encours::base::{Day, Hash};
use encours::formats::csv::{Reader, Row};
use encours::rooms::exchange::detect::{detect, missing};
use encours::rooms::exchange::known::NothingKnown;
use encours::rooms::exchange::plan::{Says, plan};
use encours::rooms::exchange::queries::Content;
use encours::rooms::exchange::read::{Context, Reading, read};
use encours::rooms::exchange::sentence;
use encours::rooms::exchange::table::Table;
use encours::texts::Locale;
use proptest::prelude::*;

fn today() -> Day {
    "2026-11-21".parse().expect("a day")
}

/// Everything that is found in a file and read from it, as text.
fn told(name: &str, bytes: &[u8]) -> String {
    let table = Table::separated(bytes, None);
    let detected = detect(&table, name);
    let mapping = &detected.mapping;
    let mut told = String::new();
    let mut say = |line: String| writeln!(told, "{}", line.trim_end()).expect("a text takes lines");
    say(format!(
        "{:?}, {}, separator {:?}, headings on line {}, {:?}, decimal {:?}{}{}{}",
        mapping.content,
        mapping.encoding,
        mapping.separator,
        mapping.header_line,
        mapping.date_order,
        mapping.decimal,
        if mapping.currency.code() == "EUR" {
            String::new()
        } else {
            format!(", in {}", mapping.currency)
        },
        mapping.as_of.map_or(String::new(), |day| format!(", as of {day}")),
        if detected.grouped { ", grouped" } else { "" },
    ));
    for column in &detected.columns {
        let role = column.role.map_or("-".to_owned(), |role| format!("{role:?}"));
        say(format!("  {}: {role}{}", column.heading, if column.doubtful { " ?" } else { "" }));
    }
    let missing = missing(mapping, detected.grouped);
    if !missing.is_empty() {
        say(format!("missing: {}", missing.join(", ")));
    }
    let context = Context {
        source: Hash::of(bytes),
        today: today(),
        grouped: detected.grouped,
        known: &NothingKnown,
    };
    let reading = read(&table, mapping, context);
    say(format!(
        "read {}, set aside {}, faulty {}",
        reading.read, reading.set_aside, reading.faulty
    ));
    rows(&reading, mapping.content, &mut say);
    for fault in detected.faults.iter().chain(&reading.faults.kept) {
        let kind = if fault.warning { "warning" } else { "fault" };
        say(format!("{kind} {}: {}", fault.code, sentence(Locale::Fr, fault)));
    }
    let says = Says::of(mapping, reading.only_open);
    let planned = plan(reading, mapping.content, says, today(), &NothingKnown);
    let money = |sums: &[encours::base::Money]| {
        let sums = sums
            .iter()
            .map(|sum| format!("{} {}", sum.amount.to_decimal(sum.currency), sum.currency));
        sums.collect::<Vec<_>>().join(" + ")
    };
    if !planned.open.is_empty() {
        say(format!("open {}, overdue {}", money(&planned.open), money(&planned.overdue)));
    }
    told
}

fn rows(reading: &Reading, content: Content, say: &mut impl FnMut(String)) {
    let customers = &reading.customers;
    for row in 0..customers.account.len().min(12) {
        let texts = [
            &customers.account,
            &customers.name,
            &customers.registration,
            &customers.vat_number,
            &customers.segment,
            &customers.terms,
            &customers.assignee,
            &customers.city,
            &customers.country,
        ];
        let cells: Vec<&str> = texts.iter().map(|texts| texts.get(row)).collect();
        say(format!("  customer {}", cells.join(" | ").trim_end_matches([' ', '|'])));
    }
    if content == Content::Payments {
        let batch = &reading.payments;
        for row in 0..batch.account.len() {
            say(format!(
                "  {}: {} | {} | {} | {} | {} {} | {} | {} | rank {}",
                batch.line[row],
                batch.accounts.get(batch.account[row] as usize),
                batch.reference.get(row),
                batch.invoice.get(row),
                batch.paid[row],
                batch.amount[row].to_decimal(batch.currency[row]),
                batch.currency[row],
                batch.means.get(row),
                batch.label.get(row),
                batch.rank[row],
            ));
        }
        return;
    }
    let batch = &reading.invoices;
    for row in 0..batch.account.len() {
        let currency = batch.currency[row];
        let open = batch.stated_open[row]
            .map_or("-".to_owned(), |open| open.to_decimal(currency).to_string());
        say(format!(
            "  {}: {} | {}{} | {:?} | {} → {} | {} {currency} (VAT {}), open {open}{} | {} | {}",
            batch.line[row],
            batch.accounts.get(batch.account[row] as usize),
            batch.number.get(row),
            if batch.rank[row] > 0 { format!("#{}", batch.rank[row]) } else { String::new() },
            batch.kind[row],
            batch.issued[row],
            batch.due[row],
            batch.gross[row].to_decimal(currency),
            batch.vat[row].to_decimal(currency),
            if batch.disputed[row] { ", disputed" } else { "" },
            batch.reference.get(row),
            batch.label.get(row).replace('\n', "⏎"),
        ));
    }
}

#[test]
fn tables_of_french_programs_and_people_are_read_as_expected() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/csv");
    let mut folders: Vec<_> =
        fs::read_dir(&root).expect("the fixtures are there").flatten().collect();
    folders.sort_by_key(|folder| folder.file_name());
    assert!(folders.len() >= 30, "only {} fixtures are there", folders.len());
    let mut wrong = Vec::new();
    for folder in folders {
        let name = folder.file_name().to_string_lossy().into_owned();
        let bytes = fs::read(folder.path().join("input.csv")).expect("each case has its input.csv");
        let said = told(&format!("{name}.csv"), &bytes);
        let place = folder.path().join("expected.txt");
        if env::var_os("UPDATE").is_some() {
            fs::write(&place, &said).expect("the fixture can be written");
        } else if fs::read_to_string(&place).unwrap_or_default() != said {
            wrong.push(format!("── {name}\n{said}"));
        }
    }
    assert!(wrong.is_empty(), "not as expected:\n{}", wrong.join("\n"));
}

proptest! {
    /// Whatever the bytes, a table ends in rows and faults: no panic, each row read once.
    #[test]
    fn any_bytes_end_in_rows_and_faults(bytes in prop::collection::vec(any::<u8>(), 0..600)) {
        told("hostile.csv", &bytes);
    }

    /// The same, with bytes that look like a table.
    #[test]
    fn anything_like_a_table_ends_in_rows_and_faults(
        text in "((Compte|Client|N° pièce|Date|Échéance|Débit|Crédit|Solde|411A|F1|21/11/2026|31/02/2026|1 234,56|-5|TOTAL|\"|x)?[;;;;\n\t,\"]){0,120}"
    ) {
        let said = told("hostile.csv", text.as_bytes());
        let table = Table::separated(text.as_bytes(), None);
        let mut reader: Reader<'_> = table.reader();
        let mut row = Row::default();
        let mut rows = 0;
        while reader.read(&mut row) {
            rows += 1;
        }
        prop_assert!(said.lines().count() > 0 && rows <= text.len() + 1);
    }
}
