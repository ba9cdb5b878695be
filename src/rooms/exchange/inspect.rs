//! What is read from any file, as records: for bug reports and acceptance. The same reading as an import's.

use serde::Serialize;

use crate::base::{Day, Fault, Hash};
use crate::formats::{CustomerRecord, InvoiceRecord, Party, PaymentRecord, Record, Sheet};
use crate::rooms::invoices::Kind;
use crate::texts::Locale;

use super::detect::{detect, missing};
use super::known::NothingKnown;
use super::preview::chosen_sheet;
use super::queries::Content;
use super::read::{Context, Reading, read};
use super::sentence;
use super::table::Table;

/// One file and what was read from it: one JSON object.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Inspected {
    /// Its name, or its path inside an archive.
    pub file: String,
    /// `csv`, `xlsx`, `factur-x`, `cii`, `ubl` …
    pub format: String,
    /// The profile, where the format has several; of a table, what it holds.
    pub profile: Option<String>,
    /// In file order.
    pub records: Vec<Record>,
    /// In file order.
    pub faults: Vec<InspectedFault>,
}

/// One fault with its sentence.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct InspectedFault {
    /// Stable, in kebab case.
    pub code: String,
    /// From 1.
    pub line: Option<u32>,
    /// The heading.
    pub column: Option<String>,
    /// The path of an XML element.
    pub path: Option<String>,
    /// What is wrong and what to do.
    pub message: String,
    /// The record stays in.
    pub warning: bool,
}

fn said(locale: Locale, faults: impl IntoIterator<Item = Fault>) -> Vec<InspectedFault> {
    let line = |fault: Fault| InspectedFault {
        message: sentence(locale, &fault),
        code: fault.code,
        line: fault.place.line,
        column: fault.place.column,
        path: fault.place.path,
        warning: fault.warning,
    };
    faults.into_iter().map(line).collect()
}

/// Reads any file that is known: an archive gives one result per member.
#[cfg(feature = "documents")]
pub fn inspect(name: &str, bytes: &[u8], today: Day, locale: Locale) -> Vec<Inspected> {
    use crate::formats::{invoice_pdf, invoice_xml, sheets, sniff, unzip};
    let parsed = |parsed: crate::formats::Parsed| Inspected {
        file: name.to_owned(),
        format: parsed.format,
        profile: parsed.profile,
        records: parsed.records,
        faults: said(locale, parsed.faults),
    };
    if let Some(inspected) = bank(name, bytes, locale) {
        return vec![inspected];
    }
    match sniff(name, &bytes[..bytes.len().min(4096)]) {
        "pdf" => vec![parsed(invoice_pdf(name, bytes))],
        "xml" => vec![parsed(invoice_xml(name, bytes))],
        "zip" => {
            let (members, faults) = unzip(bytes);
            let mut all: Vec<Inspected> = members
                .iter()
                .flat_map(|member| {
                    inspect(&format!("{name}/{}", member.name), &member.bytes, today, locale)
                })
                .collect();
            if !faults.is_empty() || all.is_empty() {
                all.push(nothing(name, "zip", faults, locale));
            }
            all
        }
        format @ ("xlsx" | "xls" | "ods") => {
            let (found, faults) = sheets(bytes);
            vec![inspect_sheets(name, format, &found, faults, today, locale)]
        }
        "fec" => vec![fec(name, bytes, locale)],
        "pain" => vec![parsed(crate::formats::sepa::read(name, bytes).into_parsed())],
        "binary" => vec![nothing(name, "binary", vec![Fault::new("unknown-file")], locale)],
        "age" => vec![nothing(name, "age", vec![Fault::new("encrypted-backup")], locale)],
        _ => vec![inspect_text(name, bytes, today, locale)],
    }
}

/// A bank's file: one record per statement, and a warning for each that does not balance. `None` for anything else.
#[cfg(feature = "documents")]
fn bank(name: &str, bytes: &[u8], locale: Locale) -> Option<Inspected> {
    use crate::formats::bank::{BalanceCheck, read, sniff};
    let is_workbook = matches!(
        crate::formats::sniff(name, &bytes[..bytes.len().min(4096)]),
        "xlsx" | "xls" | "ods"
    );
    if !is_workbook && sniff(bytes).is_none() {
        return None;
    }
    let file = read(name, bytes);
    if is_workbook && file.statements.is_empty() {
        return None;
    }
    let mut faults = file.faults;
    for statement in &file.statements {
        if let BalanceCheck::Off(difference) = statement.check() {
            let fault = Fault::new("does-not-balance").at_line(statement.place);
            faults.push(fault.with_value(&difference.to_string()).as_warning());
        }
    }
    let record = |statement: &crate::formats::bank::Statement| {
        Record::Statement(Box::new(statement.record()))
    };
    Some(Inspected {
        file: name.to_owned(),
        format: file.format,
        profile: file.profile,
        records: file.statements.iter().map(record).collect(),
        faults: said(locale, faults),
    })
}

/// A FEC: one record of its totals; what is not strict in it, and what of its lettrage does not balance, as warnings.
#[cfg(feature = "documents")]
fn fec(name: &str, bytes: &[u8], locale: Locale) -> Inspected {
    let fec = crate::formats::fec::read(name, bytes);
    let mut faults = fec.faults.clone();
    faults.extend(fec.receivables().faults);
    let records = if fec.lines.is_empty() {
        Vec::new()
    } else {
        vec![Record::Journal(Box::new(fec.record()))]
    };
    let faults = said(locale, faults);
    Inspected { file: name.to_owned(), format: "fec".to_owned(), profile: None, records, faults }
}

fn nothing(name: &str, format: &str, faults: Vec<Fault>, locale: Locale) -> Inspected {
    let faults = said(locale, faults);
    Inspected {
        file: name.to_owned(),
        format: format.to_owned(),
        profile: None,
        records: Vec::new(),
        faults,
    }
}

/// Reads separated text.
pub fn inspect_text(name: &str, bytes: &[u8], today: Day, locale: Locale) -> Inspected {
    inspect_table(name, "csv", &Table::separated(bytes, None), Vec::new(), today, locale)
}

/// Reads the sheet of a workbook that has the most rows.
pub fn inspect_sheets(
    name: &str,
    format: &str,
    sheets: &[Sheet],
    faults: Vec<Fault>,
    today: Day,
    locale: Locale,
) -> Inspected {
    match chosen_sheet(sheets, None) {
        Some(sheet) => inspect_table(name, format, &Table::sheet(sheet), faults, today, locale),
        None => nothing(name, format, faults, locale),
    }
}

fn inspect_table(
    name: &str,
    format: &str,
    table: &Table<'_>,
    mut faults: Vec<Fault>,
    today: Day,
    locale: Locale,
) -> Inspected {
    let detected = detect(table, name);
    if detected.rows.is_empty() {
        faults.push(Fault::new(if table.bytes() == 0 { "empty-file" } else { "empty-table" }));
        return nothing(name, format, faults, locale);
    }
    if !missing(&detected.mapping, detected.grouped).is_empty() {
        faults.push(Fault::new("unknown-table"));
        return nothing(name, format, faults, locale);
    }
    let context =
        Context { source: Hash::NONE, today, grouped: detected.grouped, known: &NothingKnown };
    let reading = read(table, &detected.mapping, context);
    let content = detected.mapping.content;
    let records = records(&reading, content);
    faults.extend(detected.faults.into_iter().chain(reading.faults.kept));
    let profile = match content {
        Content::OpenItems => "openItems",
        Content::Invoices => "invoices",
        Content::Customers => "customers",
        Content::Payments => "payments",
        Content::Statements => "statements",
        Content::Ledger => "ledger",
        Content::Statuses => "statuses",
    };
    Inspected {
        file: name.to_owned(),
        format: format.to_owned(),
        profile: Some(profile.to_owned()),
        records,
        faults: said(locale, faults),
    }
}

/// The rows of a reading as records, in file order.
pub fn records(reading: &Reading, content: Content) -> Vec<Record> {
    match content {
        Content::Customers => customers(reading),
        Content::Payments => payments(reading),
        // Read by the readers of banks' files, never as a table.
        Content::Statements | Content::Ledger | Content::Statuses => Vec::new(),
        Content::OpenItems | Content::Invoices => invoices(reading),
    }
}

fn customers(reading: &Reading) -> Vec<Record> {
    let batch = &reading.customers;
    let rows = 0..batch.account.len();
    let record = |row: usize| {
        Record::Customer(Box::new(CustomerRecord {
            account: batch.account.get(row).to_owned(),
            name: batch.name.get(row).to_owned(),
            registration: batch.registration.get(row).to_owned(),
            vat_number: batch.vat_number.get(row).to_owned(),
            segment: batch.segment.get(row).to_owned(),
            terms: batch.terms.get(row).to_owned(),
            assignee: batch.assignee.get(row).to_owned(),
            city: batch.city.get(row).to_owned(),
            country: batch.country.get(row).to_owned(),
        }))
    };
    rows.map(record).collect()
}

fn payments(reading: &Reading) -> Vec<Record> {
    let batch = &reading.payments;
    let record = |row: usize| {
        Record::Payment(Box::new(PaymentRecord {
            account: batch.accounts.get(batch.account[row] as usize).to_owned(),
            reference: batch.reference.get(row).to_owned(),
            invoice: batch.invoice.get(row).to_owned(),
            paid: Some(batch.paid[row]),
            currency: Some(batch.currency[row]),
            amount: Some(batch.amount[row].to_decimal(batch.currency[row])),
            means: batch.means.get(row).to_owned(),
            label: batch.label.get(row).to_owned(),
        }))
    };
    (0..batch.account.len()).map(record).collect()
}

/// Credit notes and credits are records of type `creditNote`, with amounts above zero as in structured ones.
fn invoices(reading: &Reading) -> Vec<Record> {
    let batch = &reading.invoices;
    let mut names = std::collections::HashMap::new();
    for row in 0..reading.customers.account.len() {
        names.insert(reading.customers.account.get(row), reading.customers.name.get(row));
    }
    let record = |row: usize| {
        let account = batch.accounts.get(batch.account[row] as usize);
        let name = names.get(account).copied().unwrap_or("");
        let (gross, currency) = (batch.gross[row], batch.currency[row]);
        let is_credit = gross.get() < 0;
        let amount = |amount: crate::base::Amount| {
            let amount = if is_credit { amount.negated() } else { amount };
            Some(amount.to_decimal(currency))
        };
        let type_code = match batch.kind[row] {
            _ if is_credit => "381",
            Kind::Deposit => "386",
            _ => "380",
        };
        let record = InvoiceRecord {
            number: batch.number.get(row).to_owned(),
            type_code: type_code.to_owned(),
            issue_date: Some(batch.issued[row]),
            due_date: Some(batch.due[row]),
            currency: Some(currency),
            tax_total: if batch.vat[row].get() == 0 { None } else { amount(batch.vat[row]) },
            grand_total: amount(gross),
            due_payable: amount(batch.stated_open[row].unwrap_or(gross)),
            buyer: name.to_owned(),
            buyer_party: Party {
                name: name.to_owned(),
                identifiers: vec![account.to_owned()],
                ..Party::default()
            },
            order_reference: Some(batch.reference.get(row).to_owned())
                .filter(|text| !text.is_empty()),
            ..InvoiceRecord::default()
        };
        if is_credit {
            Record::CreditNote(Box::new(record))
        } else {
            Record::Invoice(Box::new(record))
        }
    };
    (0..batch.account.len()).map(record).collect()
}
