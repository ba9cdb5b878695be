//! What a whole table is: open items, invoices, customers or payments; of which day and in which currency.

use crate::base::{Currency, Day};
use crate::formats::{date, number};

use super::detect::is_amount_role;
use super::headings::folded;
use super::profile::{CURRENCIES, Profile};
use super::queries::{Content, DateOrder, Mapping, Role};
use super::sample::Sample;
use super::standing::is_lettered;
use super::table::{currency, order};

/// A balance that runs on from line to line is not what a line leaves open. It may begin anew with each customer.
pub(super) fn running_balance(sample: &Sample, mapping: &mut Mapping) {
    let find = |role: Role| mapping.roles.iter().position(|taken| *taken == Some(role));
    let Some(open) = find(Role::Open) else { return };
    let (debit, credit, gross) = (find(Role::Debit), find(Role::Credit), find(Role::Gross));
    if gross.is_none() && (debit.is_none() || credit.is_none()) {
        return;
    }
    let mark = mapping.decimal.as_bytes().first().copied().unwrap_or(b',');
    let units = |row: &Vec<String>, column: Option<usize>| {
        let reading = number::read(row.get(column?)?, 2, mark).ok()??;
        Some(reading.amount.get())
    };
    let moved = |row: &Vec<String>| match (units(row, debit), units(row, credit)) {
        (None, None) => units(row, gross).unwrap_or(0),
        (debit, credit) => debit.unwrap_or(0) - credit.unwrap_or(0),
    };
    let who = [find(Role::Account), find(Role::Name)];
    let of_one = |pair: &[Vec<String>]| {
        who.iter().flatten().all(|column| pair[0].get(*column) == pair[1].get(*column))
    };
    let (mut own, mut running) = (0, 0);
    for pair in sample.rows.windows(2) {
        let (Some(before), Some(now)) = (units(&pair[0], Some(open)), units(&pair[1], Some(open)))
        else {
            continue;
        };
        let moved = moved(&pair[1]);
        if now == moved {
            own += 1;
        } else if now == before + moved && of_one(pair) {
            running += 1;
        }
    }
    // A customer's first line says both; by chance a line that is partly paid seems to run on.
    if 0 < running && own <= running * 3 {
        mapping.roles[open] = None;
    }
}

/// Whether customers stand above their items, or on the first item's line only.
pub(super) fn is_grouped(sample: &Sample, mapping: &Mapping) -> bool {
    let who: Vec<usize> = mapping
        .roles
        .iter()
        .enumerate()
        .filter(|(_, role)| matches!(role, Some(Role::Account | Role::Name)))
        .map(|(column, _)| column)
        .collect();
    let nameless = sample
        .rows
        .iter()
        .filter(|row| who.iter().all(|column| row.get(*column).is_none_or(String::is_empty)))
        .count();
    let carried = who.iter().any(|column| {
        sample.rows.first().is_some_and(|row| row.get(*column).is_some_and(|c| !c.is_empty()))
    });
    if sample.rows.is_empty() || nameless * 10 < sample.rows.len() * 3 {
        return false;
    }
    sample.groups > 0 || carried
}

/// What the table holds.
pub(super) fn content(sample: &Sample, mapping: &Mapping, name: &str, grouped: bool) -> Content {
    let find = |role: Role| mapping.roles.iter().position(|taken| *taken == Some(role));
    let has = |role: Role| find(role).is_some();
    let amount = has(Role::Gross) || has(Role::Debit) || has(Role::Credit) || has(Role::Open);
    let said = folded(&format!("{} {}", name.replace('.', " "), sample.titles.join(" ")));
    let says = |words: &[&str]| said.split(' ').any(|word| words.contains(&word));
    if !amount && !has(Role::Paid) {
        return if has(Role::Number) && has(Role::Issued) {
            Content::Invoices
        } else {
            Content::Customers
        };
    }
    let items = has(Role::Due)
        || has(Role::Open)
        || has(Role::Issued) && (has(Role::Number) || has(Role::Debit) || grouped);
    if has(Role::PaidOn) && !has(Role::Due) && !has(Role::Issued) && !has(Role::Open) {
        return Content::Payments;
    }
    let payments = says(&[
        "reglement",
        "reglements",
        "paiement",
        "encaissement",
        "encaissements",
        "payments",
        "remise",
    ]);
    let only_paid =
        !has(Role::Due) && !has(Role::Open) && (!has(Role::Debit) || !has(Role::Number));
    if payments && only_paid && (has(Role::PaidOn) || has(Role::Issued)) {
        return Content::Payments;
    }
    if !items
        && (has(Role::PaymentReference) || has(Role::Means))
        && (has(Role::PaidOn) || has(Role::Issued))
    {
        return Content::Payments;
    }
    if !items
        && !has(Role::Number)
        && (has(Role::Account) || has(Role::Name))
        && has(Role::Terms)
        && !has(Role::Issued)
    {
        return Content::Customers;
    }
    // A list that also holds what is settled is not a list of what is open.
    let mark = mapping.decimal.as_bytes().first().copied().unwrap_or(b',');
    let units = |row: &Vec<String>, column: Option<usize>| {
        let reading = number::read(row.get(column?)?, 2, mark).ok()??;
        Some(reading.amount.get())
    };
    let settled = sample.rows.iter().filter(|row| {
        let gross = units(row, find(Role::Gross));
        find(Role::Lettering)
            .is_some_and(|column| row.get(column).is_some_and(|cell| is_lettered(cell)))
            || find(Role::Open).is_some()
                && units(row, find(Role::Open)).unwrap_or(0) == 0
                && gross.unwrap_or(1) != 0
            || gross.is_some_and(|gross| gross != 0 && units(row, find(Role::Paid)) == Some(gross))
    });
    if settled.count() * 20 > sample.rows.len() {
        return Content::Invoices;
    }
    if says(&[
        "impayes",
        "impayees",
        "impaye",
        "echeancier",
        "echeanciers",
        "agee",
        "encours",
        "open",
        "ouvertes",
        "ouverts",
        "non",
        "due",
        "retard",
        "relance",
        "ageing",
        "aging",
        "receivables",
        "solde",
        "soldes",
        "poste",
        "postes",
        "dues",
    ]) || has(Role::Open)
        || has(Role::Paid)
        || has(Role::Lettering)
        || grouped
    {
        return Content::OpenItems;
    }
    if has(Role::Net)
        || has(Role::Vat)
        || says(&["ventes", "vente", "facture", "facturation", "invoices", "sales", "fec"])
    {
        return Content::Invoices;
    }
    Content::OpenItems
}

/// In a list of payments, the only day is the day of payment and the only number is the invoice paid.
pub(super) fn settle_payments(mapping: &mut Mapping) {
    if mapping.content != Content::Payments {
        return;
    }
    let has = |mapping: &Mapping, role: Role| mapping.roles.contains(&Some(role));
    for (from, to) in [
        (Role::Issued, Role::PaidOn),
        (Role::Reference, Role::PaymentReference),
        (Role::Paid, Role::Gross),
    ] {
        if has(mapping, from) && !has(mapping, to) {
            let place = mapping.roles.iter().position(|role| *role == Some(from));
            if let Some(place) = place {
                mapping.roles[place] = Some(to);
            }
        }
    }
}

/// Where no column is the number, a reference that nearly never repeats is.
pub(super) fn reference_as_number(
    sample: &Sample,
    profiles: &[Profile],
    mapping: &mut Mapping,
    doubtful: &mut [bool],
) {
    let items = matches!(mapping.content, Content::OpenItems | Content::Invoices);
    if !items || mapping.roles.contains(&Some(Role::Number)) {
        return;
    }
    if let Some(place) = mapping.roles.iter().position(|role| *role == Some(Role::Reference))
        && profiles[place].distinct * 10 >= sample.rows.len() * 9
    {
        mapping.roles[place] = Some(Role::Number);
        doubtful[place] = true;
    }
}

/// The currency that a title names: «montants en USD».
pub(super) fn title_currency(sample: &Sample) -> Currency {
    let words = sample.titles.iter().flat_map(|title| title.split([' ', ':', '(', ')']));
    words.filter(|word| CURRENCIES.contains(word)).find_map(currency).unwrap_or_default()
}

/// The currency that the headings of amounts name: «Total (USD)».
pub(super) fn heading_currency(sample: &Sample, mapping: &Mapping) -> Option<Currency> {
    if mapping.roles.contains(&Some(Role::Currency)) {
        return None;
    }
    let mut found = None;
    for (heading, role) in sample.headings.iter().zip(&mapping.roles) {
        if !role.is_some_and(is_amount_role) {
            continue;
        }
        let words =
            heading.split(|letter: char| !letter.is_alphabetic() && !"€$£".contains(letter));
        for word in words.filter(|word| CURRENCIES.contains(word)) {
            let named = currency(word);
            if found.is_some() && found != named {
                return None;
            }
            found = named;
        }
    }
    found
}

/// The day that a title names: «Balance âgée au 31/10/2026».
pub(super) fn title_day(sample: &Sample, written: DateOrder) -> Option<Day> {
    let mut found: Option<Day> = None;
    for title in &sample.titles {
        let folded = folded(title);
        let says = [
            "balance",
            "arrete",
            "arretee",
            "situation",
            "solde",
            "echeancier",
            "encours",
            "date",
            "as",
            "impayes",
            "clients",
            "client",
        ];
        if !folded.split(' ').any(|word| says.contains(&word))
            && !title.to_lowercase().contains("au ")
        {
            continue;
        }
        for word in title
            .split([' ', '(', ')', ':', '\u{a0}'])
            .filter(|word| word.len() >= 8 && word.contains(['/', '-', '.']))
        {
            if let Ok(Some(day)) = date::read(word, order(written)) {
                found = found.max(Some(day));
            }
        }
    }
    found
}
