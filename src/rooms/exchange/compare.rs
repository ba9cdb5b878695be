//! Another program's customers' accounts, as they are compared with ours: from a file of entries, or from a table of open
//! items or of balances.

use std::collections::{BTreeMap, HashMap};

use crate::base::{Amount, Arrange, Currency, Day, Hash};
use crate::book::Book;
use crate::formats::csv::Row;
use crate::formats::number;
use crate::formats::{LedgerFile, LedgerItem, LedgerKind};
use crate::rooms::invoices::Kind;
use crate::rooms::ledger::reconcile::{Item, Nature, Theirs};
use crate::rooms::lookup::fold;

use super::detect::{detect, missing};
use super::queries::{Content, Mapping, Role};
use super::read::{Context, read};
use super::table::Table;

fn cents(item: &LedgerItem) -> i64 {
    Amount::from_decimal(item.amount, Currency::EUR).map_or(0, Amount::get)
}

/// It is money, or as good as money.
fn is_paid(item: &LedgerItem) -> bool {
    let kinds = [LedgerKind::Receipt, LedgerKind::WriteOff, LedgerKind::Other];
    cents(item) < 0 && kinds.contains(&item.kind)
}

/// From a file of entries.
pub fn of_ledger(file: &LedgerFile) -> Theirs {
    let mut open: Vec<i64> = file.items.iter().map(cents).collect();
    let mut groups: BTreeMap<u32, Vec<usize>> = BTreeMap::new();
    for (at, item) in file.items.iter().enumerate() {
        if let Some(group) = item.group {
            groups.entry(group).or_default().push(at);
        }
    }
    for (group, mut items) in groups {
        let Some(of) = file.groups.get(group as usize) else { continue };
        if of.is_settled() {
            items.iter().for_each(|at| open[*at] = 0);
        } else if of.is_partial() {
            // As an import settles it: credit notes, then money, both in order of day, settle what is owed.
            items.arrange_by_key(|at| (is_paid(&file.items[*at]), file.items[*at].booked, *at));
            let sum = |positive: bool| -> i64 {
                let side = items.iter().map(|at| open[*at]);
                side.filter(|open| (0 < *open) == positive).map(i64::abs).sum()
            };
            let settled = sum(true).min(sum(false));
            for positive in [true, false] {
                let mut room = settled;
                for &at in items.iter().filter(|at| (0 < cents(&file.items[**at])) == positive) {
                    let taken = open[at].abs().min(room);
                    room -= taken;
                    open[at] -= open[at].signum() * taken;
                }
            }
        }
    }
    let items = file.items.iter().zip(open).map(|(item, open)| {
        let amount = cents(item);
        let piece = item.piece.trim();
        let lost =
            piece.is_empty() || ["RAN", "AN"].iter().any(|of| piece.eq_ignore_ascii_case(of));
        Item {
            customer: item.customer as usize,
            nature: match item.kind {
                LedgerKind::Opening if lost => Nature::Lump,
                _ if is_paid(item) => Nature::Payment,
                _ => Nature::Piece,
            },
            number: if lost { item.entry.clone() } else { piece.to_owned() },
            day: item.date.or(item.booked).unwrap_or_default(),
            label: item.label.clone(),
            amount,
            open,
            line: item.place,
            id: String::new(),
        }
    });
    let items: Vec<Item> = items.filter(|item| item.amount != 0).collect();
    Theirs {
        customers: file
            .customers
            .iter()
            .map(|customer| (customer.account.clone(), customer.name.clone()))
            .collect(),
        from: items.iter().map(|item| item.day).min(),
        items,
        until: file.until,
    }
}

/// From a table: of open items where it has their numbers, else of balances; `None` where it is neither.
pub fn of_table(book: &Book, table: &Table<'_>, name: &str, today: Day) -> Option<Theirs> {
    let detected = detect(table, name);
    let mapping = &detected.mapping;
    let has = |role: Role| mapping.roles.contains(&Some(role));
    let of_items = has(Role::Number)
        && matches!(mapping.content, Content::OpenItems | Content::Invoices)
        && missing(mapping, detected.grouped).is_empty();
    let theirs = if of_items {
        let context = Context { source: Hash::NONE, today, grouped: detected.grouped, known: book };
        let reading = read(table, mapping, context);
        let names: HashMap<&str, &str> = (0..reading.customers.account.len())
            .map(|row| (reading.customers.account.get(row), reading.customers.name.get(row)))
            .collect();
        let batch = &reading.invoices;
        let customers = (0..batch.accounts.len())
            .map(|at| batch.accounts.get(at))
            .map(|account| {
                (account.to_owned(), names.get(account).copied().unwrap_or("").to_owned())
            })
            .collect();
        let rows = (0..batch.account.len()).filter(|row| batch.currency[*row] == Currency::EUR);
        let items = rows.map(|row| {
            let gross = batch.gross[row].get();
            Item {
                customer: batch.account[row] as usize,
                nature: match batch.kind[row] {
                    Kind::Credit => Nature::Payment,
                    _ => Nature::Piece,
                },
                number: batch.number.get(row).to_owned(),
                day: batch.issued[row],
                label: batch.label.get(row).to_owned(),
                amount: gross,
                open: batch.stated_open[row].map_or(gross, Amount::get),
                line: batch.line[row],
                id: String::new(),
            }
        });
        Theirs { customers, items: items.collect(), from: None, until: mapping.as_of }
    } else {
        balances(table, mapping)?
    };
    (!theirs.items.is_empty()).then_some(theirs)
}

/// A balance: one row per account; what is owed stands in one column, or as debit and credit.
fn balances(table: &Table<'_>, mapping: &Mapping) -> Option<Theirs> {
    let find = |role: Role| mapping.roles.iter().position(|of| *of == Some(role));
    let account = find(Role::Account).or(find(Role::Name))?;
    let name = find(Role::Name).unwrap_or(account);
    let headings: Vec<String> = mapping.headings.iter().map(|heading| fold(heading)).collect();
    let says = |words: &[&str]| {
        headings.iter().position(|heading| words.iter().all(|word| heading.contains(word)))
    };
    let (owed, owing) = (says(&["sold", "debit"]), says(&["sold", "credit"]));
    let balance = find(Role::Open).or_else(|| says(&["sold"])).or_else(|| says(&["balance"]));
    let (debit, credit) = match (owed, owing) {
        (Some(_), _) | (_, Some(_)) => (owed, owing),
        _ => (find(Role::Debit), find(Role::Credit)),
    };
    let balance = if owed.is_some() || owing.is_some() { None } else { balance };
    let gross = find(Role::Gross);
    balance.or(debit).or(credit).or(gross)?;
    let mark = mapping.decimal.as_bytes().first().copied().unwrap_or(b',');
    let mut found: Vec<(String, String, i64, u32)> = Vec::new();
    let mut reader = table.reader();
    let mut row = Row::default();
    while reader.read(&mut row) {
        if row.line() <= mapping.header_line {
            continue;
        }
        let cell = |at: usize| row.text(at).trim();
        let units = |at: Option<usize>| {
            let read = number::read(cell(at?), 2, mark).ok().flatten();
            read.map(|reading| reading.amount.get())
        };
        let key = cell(account);
        let folded = fold(key);
        if key.is_empty()
            || ["total", "solde", "sous-total"].iter().any(|of| folded.starts_with(of))
        {
            continue;
        }
        let sides = || match (units(debit), units(credit)) {
            (None, None) => None,
            (debit, credit) => Some(debit.unwrap_or(0) - credit.unwrap_or(0)),
        };
        let Some(owed) = units(balance).or_else(sides).or_else(|| units(gross)) else { continue };
        let owed = if mapping.inverted { -owed } else { owed };
        found.push((key.to_owned(), cell(name).to_owned(), owed, row.line()));
    }
    // Of a balance of all accounts only the customers': accounts 411 and 416.
    let of = |prefixes: &[&str]| {
        found.iter().any(|(key, ..)| prefixes.iter().any(|prefix| key.starts_with(prefix)))
    };
    if of(&["411"]) && of(&["401", "512", "70", "445", "60"]) {
        found.retain(|(key, ..)| key.starts_with("411") || key.starts_with("416"));
    }
    let mut theirs = Theirs { until: mapping.as_of, ..Theirs::default() };
    for (customer, (account, name, owed, line)) in found.into_iter().enumerate() {
        theirs.customers.push((account, name));
        theirs.items.push(Item {
            customer,
            nature: Nature::Balance,
            amount: owed,
            open: owed,
            line,
            ..Item::default()
        });
    }
    Some(theirs)
}
