//! A folder laid out as the benchmark's: customers, invoices, what was known before, and one bank file.
//!
//! Also a part of the tests that match such a folder through the library.

use std::collections::HashMap;
use std::fs;
use std::path::Path;

use encours::base::{Amount, Currency, Day};
use encours::formats::bank::{self, StatementLine, Transaction};
use encours::rooms::exchange::bank::{kind, remittance};
use encours::rooms::payments::matching::{
    BankLine, Cheque, Collected, Customer, Discount, Item, ItemKind, Known, Part, Past, Proposal,
};

/// What the engine's numbers stand for.
pub struct Names {
    /// By [`Customer::id`].
    pub customers: Vec<String>,
    /// By [`Item::id`].
    pub items: Vec<String>,
}

impl Names {
    /// As JSON: `[["F26/00001",12000]]`.
    pub fn allocations(&self, proposal: &Proposal) -> String {
        let each: Vec<String> = proposal
            .allocations
            .iter()
            .map(|of| {
                format!(
                    "[{},{}]",
                    serde_json::Value::from(self.items[of.item as usize].as_str()),
                    of.amount.get()
                )
            })
            .collect();
        format!("[{}]", each.join(","))
    }
}

/// What a folder holds.
pub struct Loaded {
    /// For the engine.
    pub known: Known,
    /// Numbered by the rows of the bank's table, from 1.
    pub lines: Vec<BankLine>,
    /// For what comes out.
    pub names: Names,
}

/// A table with named columns; semicolons, first row is the head.
struct Table {
    head: HashMap<String, usize>,
    rows: Vec<Vec<String>>,
}

impl Table {
    /// An absent file is an empty table: not every firm has cheques or direct debits.
    fn read(path: &Path, needed: bool) -> Result<Table, String> {
        let text = match fs::read(path) {
            Ok(bytes) => String::from_utf8_lossy(&bytes).into_owned(),
            Err(error) if needed => return Err(format!("{}: {error}", path.display())),
            Err(_) => String::new(),
        };
        let mut lines =
            text.trim_start_matches('\u{feff}').lines().filter(|line| !line.trim().is_empty());
        let cells = |line: &str| {
            line.split(';').map(|cell| cell.trim().trim_matches('"').to_owned()).collect()
        };
        let head: Vec<String> = lines.next().map(cells).unwrap_or_default();
        let head = head.into_iter().zip(0..).collect();
        Ok(Table { head, rows: lines.map(cells).collect() })
    }

    fn get<'a>(&self, row: &'a [String], column: &str) -> &'a str {
        self.head.get(column).and_then(|&at| row.get(at)).map_or("", String::as_str)
    }
}

/// `1234.5` and `-0.01` in minor units.
fn amount(text: &str) -> Amount {
    let (negative, text) = text.strip_prefix('-').map_or((false, text), |text| (true, text));
    let (whole, part) = text.split_once(['.', ',']).unwrap_or((text, ""));
    let digits: String = part.chars().chain("00".chars()).take(2).collect();
    let units = whole.parse::<i64>().unwrap_or(0) * 100 + digits.parse::<i64>().unwrap_or(0);
    Amount::new(if negative { -units } else { units })
}

fn day(text: &str) -> Day {
    let mut parts = text.split('-').map(|part| part.parse::<i32>().unwrap_or(0));
    let (year, month, of_month) = (parts.next(), parts.next(), parts.next());
    Day::from_calendar(year.unwrap_or(0), month.unwrap_or(0) as u32, of_month.unwrap_or(0) as u32)
        .unwrap_or_default()
}

impl Loaded {
    /// Reads a folder and one of its bank files; a sentence when something needed is not there.
    pub fn read(folder: &Path, bank_file: &str) -> Result<Loaded, String> {
        let table = |name: &str, needed| Table::read(&folder.join(name), needed);
        let mut known = Known::default();
        let mut names = Names { customers: Vec::new(), items: Vec::new() };
        let mut customers: HashMap<String, u32> = HashMap::new();
        let of = table("customers.csv", true)?;
        for (id, row) in (0..).zip(&of.rows) {
            let get = |column| of.get(row, column).to_owned();
            customers.insert(get("customer_id"), id);
            names.customers.push(get("customer_id"));
            known.customers.push(Customer {
                id,
                code: get("customer_id"),
                name: get("name"),
                trade_name: get("trade_name"),
                city: get("city"),
                siren: get("siren"),
                iban: get("iban"),
                mandate: get("rum"),
                terms_days: get("terms").parse().unwrap_or(0),
            });
        }
        let of = table("invoices.csv", true)?;
        for (id, row) in (0..).zip(&of.rows) {
            let get = |column| of.get(row, column).to_owned();
            names.items.push(get("invoice_id"));
            let Some(&customer) = customers.get(&get("customer_id")) else { continue };
            let rate_bp = u32::try_from(amount(&get("discount_pct")).get()).unwrap_or(0);
            known.items.push(Item {
                id,
                customer,
                number: get("invoice_id"),
                kind: if get("type") == "credit_note" {
                    ItemKind::CreditNote
                } else {
                    ItemKind::Invoice
                },
                issued: day(&get("issue_date")),
                due: day(&get("due_date")),
                original: amount(&get("amount")),
                open: amount(&get("open_amount")),
                currency: Currency::EUR,
                order: get("order_ref"),
                reference: get("rf_reference"),
                discount: (rate_bp > 0).then_some(Discount { rate_bp, days: None }),
            });
        }
        let of = table("history.csv", false)?;
        for row in &of.rows {
            let get = |column| of.get(row, column).to_owned();
            let Some(&customer) = customers.get(&get("customer_id")) else { continue };
            known.past.push(Past {
                booked: day(&get("date")),
                label: get("label"),
                payer: String::new(),
                payer_iban: get("debtor_iban"),
                customer,
                amount: amount(&get("amount")),
                settled: 1,
            });
        }
        let of = table("remises_prlv.csv", false)?;
        for row in &of.rows {
            let get = |column| of.get(row, column).to_owned();
            let Some(&customer) = customers.get(&get("customer_id")) else { continue };
            known.collected.push(Collected {
                batch: get("batch"),
                end_to_end: get("end_to_end_id"),
                mandate: get("mandate"),
                customer,
                number: get("invoice_id"),
                amount: amount(&get("amount")),
                refused: false,
            });
        }
        let of = table("remises_cheques.csv", false)?;
        for row in &of.rows {
            let get = |column| of.get(row, column).to_owned();
            known.cheques.push(Cheque {
                slip: get("slip"),
                number: get("cheque_no"),
                drawer: get("drawer"),
                amount: amount(&get("amount")),
            });
        }
        Ok(Loaded { known, lines: lines(&folder.join(bank_file))?, names })
    }
}

/// The lines of a bank's file, numbered as the table of the same lines: by the bank's reference where it ends in the
/// row's number, else in the order of the file.
fn lines(path: &Path) -> Result<Vec<BankLine>, String> {
    let bytes = fs::read(path).map_err(|error| format!("{}: {error}", path.display()))?;
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let file = bank::read(&name, &bytes);
    for fault in file.faults.iter().take(5) {
        eprintln!("{name}: {} (line {:?})", fault.code, fault.place.line);
    }
    let read: Vec<&StatementLine> =
        file.statements.iter().flat_map(|statement| &statement.lines).collect();
    if read.is_empty() {
        return Err(format!("{}: no bank line could be read.", path.display()));
    }
    let numbers: Vec<Option<u32>> = read
        .iter()
        .map(|line| {
            let digits: String = line.bank_reference.chars().filter(char::is_ascii_digit).collect();
            digits.parse().ok().filter(|number| (1..=read.len() as u32).contains(number))
        })
        .collect();
    let mut seen: Vec<u32> = numbers.iter().flatten().copied().collect();
    seen.sort_unstable();
    seen.dedup();
    let numbered = seen.len() == read.len();
    Ok((1..)
        .zip(&read)
        .zip(numbers)
        .map(|((row, line), number)| bank_line(number.filter(|_| numbered).unwrap_or(row), line))
        .collect())
}

fn bank_line(id: u32, line: &StatementLine) -> BankLine {
    let of = &line.transaction;
    let currency = line.currency.unwrap_or(Currency::EUR);
    let minor = |amount| Amount::from_decimal(amount, currency).unwrap_or_default();
    let part = |part: &Transaction| Part {
        amount: part.amount.map(minor).unwrap_or_default(),
        payer: part.counterparty.clone(),
        payer_iban: part.counterparty_iban.clone(),
        remittance: remittance(line, part),
        end_to_end: part.end_to_end_id.clone(),
        reference: part.creditor_reference.clone(),
        mandate: part.mandate.clone(),
    };
    BankLine {
        id,
        booked: line.booked.unwrap_or_default(),
        amount: minor(line.amount),
        currency,
        label: line.label.clone(),
        payer: of.counterparty.clone(),
        payer_iban: of.counterparty_iban.clone(),
        remittance: remittance(line, of),
        end_to_end: of.end_to_end_id.clone(),
        reference: of.creditor_reference.clone(),
        mandate: of.mandate.clone(),
        kind: kind(line),
        return_reason: of.return_reason.clone(),
        parts: line.batch.iter().map(part).collect(),
    }
}
