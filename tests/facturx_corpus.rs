//! The Factur-X corpus: what its manifest says of each file, our reader says too; what is wrong in a file, it names.

#![cfg(feature = "documents")]

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use encours::formats::{InvoiceRecord, Parsed, Record, invoice_pdf, invoice_xml};

/// The earliest due date of each file that has one, read from the XML with lxml and pikepdf, not with our code.
const DUE: &str = "d001:2022-03-01 d002:2026-09-15 d003:2026-09-15 d004:2026-09-15 d005:2026-09-15 d006:2024-07-13 \
    d007:2026-09-15 d008:2026-09-15 d009:2026-09-15 d010:2026-09-15 d011:2026-09-15 d012:2026-09-15 \
    d014:2022-03-02 d015:2022-03-02 d016:2023-02-04 d017:2026-03-02 d018:2026-03-02 d019:2026-09-14 \
    d020:2026-09-14 d021:2023-11-01 d022:2017-11-16 d023:2026-09-14 d024:2026-09-14 d025:2026-09-14 \
    d026:2026-09-14 d027:2026-09-14 d028:2026-09-14 d029:2022-03-02 d030:2022-03-02 d031:2022-03-02 \
    d032:2022-03-02 d033:2022-03-02 d034:2023-02-04 d035:2026-03-02 d036:2017-11-16 d037:2023-11-01 \
    d038:2017-11-30 d039:2022-03-02 d040:2023-02-04 d041:2023-10-19 d042:2025-02-25 d044:2018-11-21 \
    d045:2018-11-30 d048:2018-10-03 d049:2025-03-31 d050:2025-06-03 d053:2017-12-09 d054:2025-01-31 \
    d055:2024-07-13 d056:2022-03-02 d057:2022-03-02 d058:2022-03-02 d059:2022-03-02 d060:2023-10-19 \
    d061:2024-11-20 d062:2025-06-20 d063:2026-06-06 d064:2025-06-13 d066:2026-04-30 d067:2026-10-29 \
    d068:2026-02-02 d069:2024-11-29 d070:2017-11-16 d071:2022-03-02 d072:2025-12-31 d079:2026-09-14 \
    d085:2025-09-27 d086:2013-07-20 d087:2026-07-16 d089:2013-05-10 d092:2025-12-15 d093:2023-01-01 \
    d095:2021-02-04 d097:2020-12-27 d100:2013-12-06 d101:2014-07-24 d105:2018-11-14";

/// What a careful reader sees: fault codes by file, in the order of the file. Files that are not here have none, but
/// for `not-a-siren`: the made-up SIREN of many samples do not pass their own check digit.
const SEEN: &[(&str, &[&str])] = &[
    // No guideline that anybody knows.
    ("d001", &["unknown-guideline"]),
    // French rules: notes for show, a number with spaces, a final invoice that is a deposit, a type that does not
    // exist.
    ("d002", &["empty-note"]),
    ("d005", &["number-characters"]),
    ("d009", &["process-disagrees"]),
    ("d010", &["empty-note"]),
    ("d011", &["empty-note"]),
    ("d012", &["unknown-type-code"]),
    // BR-CO-27.
    ("d014", &["account-twice"]),
    // Another name than the standard's.
    ("d020", &["attachment-name"]),
    // A guideline as it was written in 2018; attributes that are no longer used.
    ("d022", &["old-guideline", "needless-attribute"]),
    // BR-CO-14 and BR-CO-16; BR-DEC-23 and BR-S-08; BR-E-10; BR-S-02; another namespace.
    ("d023", &["totals-disagree", "totals-disagree"]),
    ("d024", &["too-many-decimals", "tax-basis-disagrees", "totals-disagree"]),
    ("d025", &["missing-exemption-reason"]),
    ("d026", &["missing-seller-vat-number"]),
    ("d028", &["wrong-namespace"]),
    ("d036", &["needless-attribute"]),
    ("d038", &["missing-payee-name", "needless-attribute"]),
    // CII-SR-465, CII-SR-466, CII-SR-470.
    ("d054", &["contact-twice", "contact-twice"]),
    ("d056", &["contact-twice", "contact-twice", "account-twice"]),
    ("d058", &["contact-twice", "contact-twice", "account-twice"]),
    // BR-FXEXT-S-09b and BR-CO-14.
    ("d060", &["tax-disagrees", "totals-disagree"]),
    ("d070", &["needless-attribute", "needless-attribute"]),
    ("d071", &["contact-twice", "contact-twice", "account-twice"]),
    // A MINIMUM with lines.
    ("d079", &["profile-lines"]),
    ("d080", &["needless-attribute"]),
    // Singapore: another guideline, other categories of VAT.
    (
        "d085",
        &[
            "unknown-guideline",
            "unknown-vat-category",
            "unknown-vat-category",
            "unknown-vat-category",
            "unknown-vat-category",
            "unknown-vat-category",
        ],
    ),
    // BR-CO-09 and BR-61.
    ("d091", &["vat-number-without-country", "missing-account"]),
    // An empty form: valid by its schema, but nobody's invoice.
    ("d102", &["missing-number", "missing-date", "missing-seller", "missing-buyer"]),
    // A period that begins on 20139102.
    ("d103", &["not-a-date"]),
    // A reason of allowance that is not in the list.
    ("d105", &["unknown-reason-code"]),
    // BR-CO-26, BR-CO-25.
    ("d106", &["missing-seller-identifier", "needless-attribute", "missing-due-date"]),
    // A PDF without any file in it.
    ("d107", &["no-xml-in-pdf"]),
    // Cut in the middle.
    ("d108", &["xml-syntax"]),
];

fn corpus() -> PathBuf {
    let root = std::env::var_os("ENCOURS_SHARED")
        .map_or_else(|| Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared"), PathBuf::from);
    let folder = root.join("corpus/facturx");
    assert!(
        folder.join("MANIFEST.tsv").is_file(),
        "the Factur-X corpus is missing: set ENCOURS_SHARED to the folder that holds corpus/facturx"
    );
    folder
}

/// The manifest's rows, each by column name.
fn manifest() -> Vec<BTreeMap<String, String>> {
    let text = std::fs::read_to_string(corpus().join("MANIFEST.tsv")).unwrap();
    let mut lines = text.lines().map(|line| line.split('\t').map(str::to_owned));
    let names: Vec<String> = lines.next().unwrap().collect();
    let rows: Vec<_> = lines.map(|cells| names.iter().cloned().zip(cells).collect()).collect();
    assert!(rows.len() >= 108, "the manifest lost rows");
    rows
}

fn read(row: &BTreeMap<String, String>) -> Parsed {
    let name = &row["file"];
    let bytes = std::fs::read(corpus().join(name)).unwrap();
    if row["kind"] == "pdf" { invoice_pdf(name, &bytes) } else { invoice_xml(name, &bytes) }
}

fn rows_we_read() -> impl Iterator<Item = BTreeMap<String, String>> {
    manifest().into_iter()
}

fn record(parsed: &Parsed) -> Option<&InvoiceRecord> {
    match parsed.records.as_slice() {
        [Record::Invoice(record) | Record::CreditNote(record)] => Some(record),
        _ => None,
    }
}

#[test]
fn every_file_gives_exactly_what_the_manifest_says() {
    let due: BTreeMap<&str, &str> =
        DUE.split(' ').map(|entry| entry.split_once(':').unwrap()).collect();
    let mut wrong = Vec::new();
    let (mut compared, none) = (0, String::new());
    for row in rows_we_read().filter(|row| row["profile"] != "none") {
        let (name, parsed) = (&row["file"], read(&row));
        let Some(found) = record(&parsed) else {
            wrong.push(format!("{name}: no invoice, {:?}", parsed.faults));
            continue;
        };
        let text = |value: Option<rust_decimal::Decimal>| {
            value.map_or(String::new(), |value| value.to_string())
        };
        let day =
            |value: Option<encours::base::Day>| value.map_or(String::new(), |day| day.to_string());
        // The manifest keeps the date as the file has it: 20261121 in CII, 2026-11-21 in UBL.
        let issued = day(found.issue_date).replace('-', "");
        let lines = found.lines.to_string();
        let currency = found.currency.map_or(String::new(), |currency| currency.to_string());
        let due = due.get(&name[..4]).copied().unwrap_or("");
        let fields = [
            ("number", &found.number, &row["number"]),
            ("type_code", &found.type_code, &row["type_code"]),
            ("issue_date", &issued, &row["issue_date"].replace('-', "")),
            ("due date", &day(found.due_date), &due.to_owned()),
            ("currency", &currency, &row["currency"]),
            ("tax_basis_total", &text(found.tax_basis_total), &row["tax_basis_total"]),
            ("tax_total", &text(found.tax_total), &row["tax_total"]),
            ("grand_total", &text(found.grand_total), &row["grand_total"]),
            ("prepaid", &text(found.prepaid), &row["prepaid"]),
            ("due_payable", &text(found.due_payable), &row["due_payable"]),
            ("seller", &found.seller, &row["seller"]),
            (
                "seller_country",
                found.seller_party.country.as_ref().unwrap_or(&none),
                &row["seller_country"],
            ),
            ("buyer", &found.buyer, &row["buyer"]),
            ("lines", &lines, &row["lines"]),
            ("guideline", found.guideline.as_ref().unwrap_or(&none), &row["guideline"]),
            ("process", found.process.as_ref().unwrap_or(&none), &row["process"]),
        ];
        for (field, ours, theirs) in fields {
            compared += 1;
            if ours != theirs {
                wrong.push(format!("{name} {field}: {ours:?} instead of {theirs:?}"));
            }
        }
        let credit_note = row["special"].contains("credit-note");
        if matches!(parsed.records[0], Record::CreditNote(_)) != credit_note {
            wrong.push(format!("{name}: credit note {credit_note}?"));
        }
        let (format, profile) = expected_format(&row);
        if parsed.format != format || parsed.profile.as_deref() != profile {
            wrong.push(format!(
                "{name}: {} {:?} instead of {format} {profile:?}",
                parsed.format, parsed.profile
            ));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(compared > 700, "only {compared} fields were compared");
}

/// Our names for the manifest's profiles.
fn expected_format(row: &BTreeMap<String, String>) -> (&'static str, Option<&'static str>) {
    let (standard, level) = row["profile"].split_once(' ').unwrap_or((&row["profile"], ""));
    match (standard, level, row["kind"].as_str()) {
        ("FX" | "ZF2.0", level, _) => (
            "factur-x",
            Some(match level {
                "MINIMUM" => "MINIMUM",
                "BASIC WL" => "BASIC WL",
                "BASIC" => "BASIC",
                "EN16931" => "EN 16931",
                "EXTENDED" => "EXTENDED",
                other => panic!("the manifest has a new profile: {other}"),
            }),
        ),
        ("ZF1", "BASIC", _) => ("zugferd", Some("BASIC")),
        ("ZF1", "COMFORT", _) => ("zugferd", Some("COMFORT")),
        ("ZF1", "EXTENDED", _) => ("zugferd", Some("EXTENDED")),
        ("XRechnung", _, "pdf") => ("factur-x", Some("XRECHNUNG")),
        ("XRechnung", "CII", _) => ("cii", Some("XRECHNUNG")),
        ("XRechnung", "UBL", _) => ("ubl", Some("XRECHNUNG")),
        ("Peppol", syntax, _) => {
            let known = !row["guideline"].contains("pint");
            (if syntax == "CII" { "cii" } else { "ubl" }, known.then_some("PEPPOL"))
        }
        ("CTC-FR", syntax, _) => {
            let extended = row["guideline"].contains("extended");
            let profile = if extended { "EXTENDED CTC-FR" } else { "EN 16931 CTC-FR" };
            (if syntax == "CII" { "cii" } else { "ubl" }, Some(profile))
        }
        ("UBL", "EN16931" | "other", _) => ("ubl", Some("EN 16931")),
        ("CII", "other", _) => ("cii", None),
        other => panic!("the manifest has a new kind of file: {other:?}"),
    }
}

#[test]
fn every_fault_is_seen_and_no_valid_file_has_one() {
    let seen: BTreeMap<&str, &[&str]> = SEEN.iter().copied().collect();
    let mut wrong = Vec::new();
    for row in rows_we_read() {
        let (name, parsed) = (&row["file"], read(&row));
        let invalid = row["deliberately_invalid"] == "yes" || row["lenient"] == "FAIL";
        let codes: Vec<&str> = parsed.faults.iter().map(|fault| fault.code.as_str()).collect();
        if invalid && codes.is_empty() {
            wrong.push(format!("{name}: nothing seen of {}", row["strict_errors"]));
        }
        let codes: Vec<&str> = codes.into_iter().filter(|code| *code != "not-a-siren").collect();
        let expected = seen.get(&name[..4]).copied().unwrap_or(&[]);
        if codes != expected {
            wrong.push(format!("{name}: {codes:?} instead of {expected:?}"));
        }
        for fault in &parsed.faults {
            let placed =
                fault.place.line.is_some() || fault.place.path.is_some() || row["kind"] == "pdf";
            if fault.place.file != *name || !placed {
                wrong.push(format!("{name}: a fault without a place: {fault:?}"));
            }
        }
        let complete = record(&parsed).is_some_and(InvoiceRecord::is_complete);
        if complete == parsed.faults.iter().any(|fault| !fault.warning) {
            wrong.push(format!("{name}: complete and faulty, or neither"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
