//! The developer sample of payment matching, from the bank's file to the answers: how much is taken without asking, how
//! much of that is right, and that what the data cannot decide is left to people. Also with less to go by: fewer numbers
//! quoted, labels cut, sister firms and key accounts that owe much more.

#![cfg(feature = "documents")]

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use encours::base::Amount;
use encours::rooms::payments::matching::{BankLine, Level, Matcher, Outcome};
use serde_json::Value;

#[path = "../xtask/src/recon/load.rs"]
#[expect(dead_code, reason = "the benchmark writes what it found, these tests compare it")]
mod load;

use load::{Loaded, Names};

/// The sample's folder, or `None` with a plain sentence.
fn sample() -> Option<PathBuf> {
    let root = std::env::var_os("ENCOURS_SHARED")
        .map_or_else(|| Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared"), PathBuf::from);
    let folder = root.join("bench/recon");
    if folder.join("truth/truth.json").is_file() {
        return Some(folder);
    }
    println!(
        "The sample of payment matching is missing: set ENCOURS_SHARED to the folder that holds bench/recon."
    );
    None
}

type Takes = BTreeMap<String, i64>;

/// What is true of one line.
struct Truth {
    class: String,
    customer: String,
    takes: Takes,
    /// The cash instead of what leaves the invoice, where both are right.
    cash: Option<Takes>,
    /// Another invoice of the same customer and amount is as good.
    swap: bool,
}

fn takes(of: &Value) -> Takes {
    let pairs = of.as_array().into_iter().flatten();
    pairs.map(|pair| (pair[0].as_str().unwrap().to_owned(), pair[1].as_i64().unwrap())).collect()
}

fn truths(folder: &Path) -> BTreeMap<u32, Truth> {
    let text = std::fs::read_to_string(folder.join("truth/truth.json")).unwrap();
    let all: Value = serde_json::from_str(&text).unwrap();
    let lines = all["lines"].as_object().unwrap().iter();
    lines
        .map(|(row, of)| {
            let truth = Truth {
                class: of["class"].as_str().unwrap().to_owned(),
                customer: of["customer"].as_str().unwrap_or_default().to_owned(),
                takes: takes(&of["allocations"]),
                cash: of.get("cash").map(takes).filter(|cash| !cash.is_empty()),
                swap: of["swap"].as_bool().unwrap_or(false),
            };
            (row.parse().unwrap(), truth)
        })
        .collect()
}

/// Whether the first proposal is what is true.
fn right(truth: &Truth, outcome: &Outcome, loaded: &Names, owners: &BTreeMap<String, u32>) -> bool {
    let Some(first) = outcome.proposals.first() else { return false };
    let said: Takes = first
        .allocations
        .iter()
        .map(|of| (loaded.items[of.item as usize].clone(), of.amount.get()))
        .collect();
    let same = |other: &Takes| {
        said.len() == other.len()
            && said
                .iter()
                .all(|(item, amount)| other.get(item).is_some_and(|of| (of - amount).abs() <= 1))
    };
    let kinds = |of: &Takes| {
        let mut kinds: Vec<(u32, i64)> =
            of.iter().map(|(item, amount)| (owners[item], *amount)).collect();
        kinds.sort_unstable();
        kinds
    };
    match truth.class.as_str() {
        "on_account" => {
            said.is_empty() && loaded.customers[first.customers[0] as usize] == truth.customer
        }
        "matched" => {
            same(&truth.takes)
                || truth.swap && kinds(&said) == kinds(&truth.takes)
                || truth.cash.as_ref().is_some_and(same)
        }
        _ => false,
    }
}

/// Shares in percent.
#[derive(Debug)]
struct Measures {
    certain: f64,
    precise: f64,
    found: f64,
    ambiguous_left: f64,
}

fn measure(loaded: Loaded, truths: &BTreeMap<u32, Truth>) -> Measures {
    let owners: BTreeMap<String, u32> =
        loaded.known.items.iter().map(|item| (item.number.clone(), item.customer)).collect();
    let mut matcher = Matcher::new(loaded.known);
    matcher.add(loaded.lines);
    while !matcher.work(500) {}
    let (mut certain, mut good, mut found, mut ambiguous, mut taken) = (0, 0, 0, 0, 0);
    for outcome in matcher.outcomes() {
        let truth = &truths[&outcome.line];
        let right = right(truth, outcome, &loaded.names, &owners);
        let sure = outcome.level == Level::Certain;
        certain += u32::from(sure);
        good += u32::from(sure && right);
        found += u32::from(right && truth.class == "matched");
        ambiguous += u32::from(truth.class == "ambiguous");
        taken += u32::from(sure && truth.class == "ambiguous");
    }
    let matched = truths.values().filter(|truth| truth.class == "matched").count();
    let share = |part: u32, whole: f64| 100.0 * f64::from(part) / whole;
    Measures {
        certain: share(certain, matcher.outcomes().len() as f64),
        precise: share(good, f64::from(certain)),
        found: share(found, matched as f64),
        ambiguous_left: share(ambiguous - taken, f64::from(ambiguous)),
    }
}

/// Matches the sample with what `change` made of it, and asks for no less than the floors.
fn expect(
    bank_file: &str,
    floors: [f64; 4],
    change: impl FnOnce(&mut Loaded, &mut BTreeMap<u32, Truth>),
) {
    let Some(folder) = sample() else { return };
    let mut loaded = Loaded::read(&folder.join("data"), bank_file).unwrap();
    let mut truths = truths(&folder);
    change(&mut loaded, &mut truths);
    let measures = measure(loaded, &truths);
    let found = [measures.certain, measures.precise, measures.found, measures.ambiguous_left];
    assert!(
        found.iter().zip(floors).all(|(found, floor)| *found >= floor),
        "{measures:?}, floors {floors:?}"
    );
}

#[test]
fn the_banks_table() {
    expect("bank.csv", [88.0, 99.7, 99.0, 97.0], |_, _| ());
}

#[test]
fn the_same_lines_as_camt() {
    expect("camt053.xml", [88.0, 99.7, 99.0, 97.0], |_, _| ());
}

#[test]
fn the_same_lines_as_cfonb() {
    expect("bank.cfonb.txt", [88.0, 99.7, 99.0, 97.0], |_, _| ());
}

/// Every second number in labels is taken out: whole numbers and five digits that begin with zero.
#[test]
fn fewer_numbers_quoted() {
    expect("bank.csv", [80.0, 99.5, 95.0, 97.0], |loaded, truths| {
        for line in loaded.lines.iter_mut().filter(|line| line.id.is_multiple_of(2)) {
            let kept: Vec<&str> = line.label.split(' ').filter(|word| !is_number(word)).collect();
            if kept.len() < line.label.split(' ').count() && line.label.starts_with("VIR") {
                line.label = kept.join(" ");
                truths.get_mut(&line.id).unwrap().swap = true;
            }
        }
    });
}

fn is_number(word: &str) -> bool {
    let digits = word.chars().filter(char::is_ascii_digit).count();
    (word.starts_with('F') || word.starts_with("RF")) && digits >= 5
        || word.len() == 5 && digits == 5 && word.starts_with('0')
}

/// Labels as some banks cut them.
#[test]
fn labels_cut_at_forty() {
    expect("bank.csv", [80.0, 99.4, 94.0, 95.0], |loaded, truths| {
        for line in loaded.lines.iter_mut().filter(|line| line.label.starts_with("VIR")) {
            if line.label.len() > 40 && line.id.is_multiple_of(3) {
                line.label.truncate(40);
                truths.get_mut(&line.id).unwrap().swap = true;
            }
        }
    });
}

/// Every fifth customer has a sister firm that owes other sums, and the largest owe two hundred invoices more.
#[test]
fn sister_firms_and_key_accounts() {
    expect("bank.csv", [84.0, 99.5, 96.0, 97.0], |loaded, _| {
        let customers = loaded.known.customers.clone();
        // A small generator: the same sums at every run.
        let mut state = 42_u64;
        let mut next = move |below: u64| {
            state = state
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1_442_695_040_888_963_407);
            (state >> 33) % below
        };
        let like = loaded.known.items[0].clone();
        let add = |loaded: &mut Loaded, customer: u32, number: String, amount: i64| {
            let id = loaded.known.items.len() as u32;
            loaded.names.items.push(number.clone());
            loaded.known.items.push(encours::rooms::payments::matching::Item {
                id,
                customer,
                number,
                original: Amount::new(amount),
                open: Amount::new(amount),
                order: String::new(),
                reference: String::new(),
                ..like.clone()
            });
        };
        for (count, of) in customers.iter().enumerate().filter(|(count, _)| count % 5 == 0) {
            let id = loaded.known.customers.len() as u32;
            let mut sister = of.clone();
            (sister.id, sister.iban, sister.mandate) = (id, String::new(), String::new());
            (sister.name, sister.siren) =
                (format!("{} Metz", of.name), format!("{}", 300_000_000 + count));
            loaded.known.customers.push(sister);
            loaded.names.customers.push(format!("sister {count}"));
            for item in 0..12 {
                add(loaded, id, format!("F26/9{count:02}{item:02}"), 2_000 + next(400_000) as i64);
            }
        }
        for customer in [136, 75, 117] {
            for item in 0..200 {
                add(
                    loaded,
                    customer,
                    format!("F25/8{customer}{item:03}"),
                    2_000 + next(900_000) as i64,
                );
            }
        }
    });
}

/// The same in another order, in one go or in slices: not one answer is another.
#[test]
fn neither_order_nor_slices_matter() {
    let Some(folder) = sample() else { return };
    let run = |turn: fn(&mut Loaded), slice: usize| -> Vec<Outcome> {
        let mut loaded = Loaded::read(&folder.join("data"), "bank.csv").unwrap();
        loaded.lines.retain(|line: &BankLine| line.id.is_multiple_of(4));
        turn(&mut loaded);
        let mut matcher = Matcher::new(loaded.known);
        matcher.add(loaded.lines);
        while !matcher.work(slice) {}
        matcher.outcomes().to_vec()
    };
    let turned = |loaded: &mut Loaded| {
        loaded.lines.reverse();
        loaded.known.items.reverse();
        loaded.known.customers.reverse();
        loaded.known.past.reverse();
        loaded.known.collected.reverse();
        loaded.known.cheques.reverse();
    };
    assert_eq!(run(|_| (), 7), run(turned, 1_000));
}
