//! The receivables that a FEC holds: what stands on the customers' accounts, taken apart into invoices, credit notes,
//! receipts and what was carried over, with the lettrage that the books know.
//!
//! Lettrage is not believed: a group whose lines do not balance leaves them all open, and is told. Due days and terms are
//! not in a FEC; they must be asked for.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use rust_decimal::Decimal;

use super::{Fec, Line};
use crate::base::{Day, Fault};

/// What a line on a customer's account is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ItemKind {
    /// A sale: debit, with 70 or 4457 in the entry.
    Invoice,
    /// The reverse.
    CreditNote,
    /// Money in: credit, with 51 or 53 in the entry.
    Receipt,
    /// Money out: a payment that came back, or a refund.
    Return,
    /// Carried over from the year before: number and day of the invoice may be lost.
    Opening,
    /// Given up: credit, with 654 or 6714 in the entry.
    WriteOff,
    /// Between accounts: to doubtful customers, to bills, advances, other third parties.
    Transfer,
    /// None of these.
    Other,
}

/// A line on a customer's account (411, 416).
#[derive(Clone, Debug, PartialEq)]
pub struct Item {
    /// Place among [`Receivables::customers`].
    pub customer: usize,
    /// What it is.
    pub kind: ItemKind,
    /// On account 416.
    pub doubtful: bool,
    /// `PieceRef`.
    pub piece: String,
    /// `PieceDate`, else the entry's.
    pub date: Option<Day>,
    /// The entry's day.
    pub booked: Option<Day>,
    /// `EcritureLib`.
    pub label: String,
    /// Debit less credit: above zero, owed to us.
    pub amount: Decimal,
    /// Place among [`Receivables::groups`].
    pub group: Option<usize>,
    /// Not lettered, or lettered in a group that does not balance.
    pub open: bool,
    /// `JournalCode` and `EcritureNum`.
    pub entry: (String, String),
    /// `Idevise`, where it is not the books' own.
    pub currency: String,
    /// The line of the file.
    pub place: u32,
}

/// A customer of a FEC.
#[derive(Clone, Debug, PartialEq)]
pub struct Customer {
    /// `CompAuxNum`, else `CompteNum`.
    pub account: String,
    /// `CompAuxLib`, else `CompteLib`.
    pub name: String,
    /// The sum of its items.
    pub balance: Decimal,
}

/// Lines of one customer under one code.
#[derive(Clone, Debug, PartialEq)]
pub struct LettrageGroup {
    /// Place among [`Receivables::customers`].
    pub customer: usize,
    /// `EcritureLet`, case kept: with some programs lower case is partial, or spans two years.
    pub code: String,
    /// `DateLet`, where the code was used again on another day.
    pub date: Option<Day>,
    /// Zero where it balances.
    pub balance: Decimal,
    /// Places among [`Receivables::items`].
    pub items: Vec<usize>,
}

/// What a FEC says of receivables.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Receivables {
    /// By account.
    pub customers: Vec<Customer>,
    /// In file order.
    pub items: Vec<Item>,
    /// By customer and code.
    pub groups: Vec<LettrageGroup>,
    /// What does not balance, and what is lost: warnings.
    pub faults: Vec<Fault>,
}

impl Receivables {
    /// The sum of what is open.
    pub fn open_balance(&self) -> Decimal {
        self.items.iter().filter(|item| item.open).map(|item| item.amount).sum()
    }
}

/// An item's place, and the day of its code.
type Lettered = (usize, Option<Day>);

/// A customer's account, or a doubtful one's.
pub(super) fn is_customer(account: &str) -> bool {
    account.starts_with("411") || account.starts_with("416")
}

/// What stands beside the customer in an entry.
#[derive(Clone, Copy, Debug, Default)]
struct Beside {
    sales: bool,
    cash: bool,
    given_up: bool,
    transfer: bool,
}

impl Beside {
    fn add(&mut self, account: &str) {
        let starts = |prefixes: &[&str]| prefixes.iter().any(|prefix| account.starts_with(prefix));
        self.sales |= starts(&["70", "4457", "4458", "71", "72", "487", "418"]);
        self.cash |= starts(&["51", "53", "54", "58"]);
        self.given_up |= starts(&["654", "6714", "491"]);
        self.transfer |= starts(&["413", "416", "4191", "467", "401", "455", "451", "471"]);
    }
}

impl Fec {
    /// What stands on accounts 411 and 416. Nothing is lost: the items' amounts add up to the accounts' balance.
    pub fn receivables(&self) -> Receivables {
        let mut found = Receivables::default();
        let beside = self.beside();
        let constant = self.has_constant_number();
        let mut customers: BTreeMap<&str, (usize, &Arc<str>)> = BTreeMap::new();
        for line in self.lines.iter().filter(|line| is_customer(&line.account)) {
            let name =
                if line.auxiliary.is_empty() { &line.account_name } else { &line.auxiliary_name };
            customers.entry(line.third_party()).or_insert((0, name));
        }
        for (place, (account, (number, name))) in customers.iter_mut().enumerate() {
            *number = place;
            found.customers.push(Customer {
                account: (*account).to_owned(),
                name: name.to_string(),
                balance: Decimal::ZERO,
            });
        }
        for line in self.lines.iter().filter(|line| is_customer(&line.account)) {
            let customer = customers[&**line.third_party()].0;
            let amount = line.amount();
            let known = &mut found.customers[customer].balance;
            *known = known.checked_add(amount).unwrap_or(*known);
            let beside = beside.get(&entry_key(line, constant)).copied().unwrap_or_default();
            found.items.push(Item {
                customer,
                kind: kind(line, amount, beside),
                doubtful: line.account.starts_with("416"),
                piece: line.piece.clone(),
                date: line.piece_date.or(line.date),
                booked: line.date,
                label: line.label.clone(),
                amount,
                group: None,
                open: true,
                entry: (line.journal.to_string(), line.number.clone()),
                currency: line.currency.clone(),
                place: line.place,
            });
        }
        self.letter(&mut found);
        report(&mut found);
        found
    }

    /// The accounts of each entry.
    fn beside(&self) -> HashMap<(Arc<str>, &str, Option<Day>), Beside> {
        let constant = self.has_constant_number();
        let mut entries: HashMap<_, Beside> = HashMap::new();
        for line in &self.lines {
            entries.entry(entry_key(line, constant)).or_default().add(&line.account);
        }
        entries
    }

    /// Groups by customer and code; by day as well where that balances and the code alone does not.
    fn letter(&self, found: &mut Receivables) {
        let mut groups: BTreeMap<(usize, &str), Vec<Lettered>> = BTreeMap::new();
        let lines = self.lines.iter().filter(|line| is_customer(&line.account));
        for (place, line) in lines.enumerate() {
            if !line.lettrage.is_empty() {
                let key = (found.items[place].customer, line.lettrage.as_str());
                groups.entry(key).or_default().push((place, line.lettrage_date));
            }
        }
        let amounts: Vec<Decimal> = found.items.iter().map(|item| item.amount).collect();
        let sum =
            |items: &[Lettered]| -> Decimal { items.iter().map(|(item, _)| amounts[*item]).sum() };
        for ((customer, code), items) in groups {
            let mut by_day: BTreeMap<Option<Day>, Vec<Lettered>> = BTreeMap::new();
            for item in &items {
                by_day.entry(item.1).or_default().push(*item);
            }
            let splits = !sum(&items).is_zero()
                && by_day.len() > 1
                && by_day.values().any(|items| sum(items).is_zero());
            let parts: Vec<(Option<Day>, Vec<Lettered>)> =
                if splits { by_day.into_iter().collect() } else { vec![(None, items)] };
            for (day, items) in parts {
                let balance = sum(&items);
                let place = found.groups.len();
                for (item, _) in &items {
                    found.items[*item].group = Some(place);
                    found.items[*item].open = !balance.is_zero();
                }
                found.groups.push(LettrageGroup {
                    customer,
                    code: code.to_owned(),
                    date: day,
                    balance,
                    items: items.into_iter().map(|(item, _)| item).collect(),
                });
            }
        }
    }
}

/// Of an entry: journal, number (where that says nothing, the piece), day.
pub(super) type EntryKey<'f> = (Arc<str>, &'f str, Option<Day>);

/// Journal, number and day; where the number says nothing, the piece instead.
pub(super) fn entry_key(line: &Line, constant: bool) -> EntryKey<'_> {
    (line.journal.clone(), if constant { &line.piece } else { &line.number }, line.date)
}

/// A journal of what is carried over.
fn is_opening(line: &Line) -> bool {
    let code = line.journal.to_ascii_uppercase();
    let name = line.journal_name.to_lowercase();
    let piece = line.piece.to_ascii_uppercase();
    matches!(code.as_str(), "AN" | "RAN" | "ANO" | "ANOUV" | "OUV" | "A NOUVEAU" | "AA" | "BO")
        && (code != "BO" && code != "AA" || name.contains("nouveau"))
        || name.contains("nouveau") && !name.contains("nouveaux clients")
        || name.contains("ouverture")
        || piece == "RAN"
}

fn kind(line: &Line, amount: Decimal, beside: Beside) -> ItemKind {
    let owed = amount.is_sign_positive();
    if is_opening(line) {
        ItemKind::Opening
    } else if beside.cash && !(beside.sales && owed) {
        if owed { ItemKind::Return } else { ItemKind::Receipt }
    } else if beside.given_up && !owed {
        ItemKind::WriteOff
    } else if beside.sales {
        if owed { ItemKind::Invoice } else { ItemKind::CreditNote }
    } else if beside.transfer {
        ItemKind::Transfer
    } else {
        ItemKind::Other
    }
}

fn report(found: &mut Receivables) {
    for group in &found.groups {
        if !group.balance.is_zero()
            && let Some(first) = group.items.first()
        {
            let customer = &found.customers[group.customer].account;
            let value = format!("{} {customer} ({})", group.code, group.balance);
            let fault = Fault::new("fec-lettrage-unbalanced").at_line(found.items[*first].place);
            found.faults.push(fault.with_value(&value).as_warning());
        }
    }
    let lost = |item: &&Item| {
        item.kind == ItemKind::Opening
            && item.open
            && (item.piece.is_empty()
                || item.piece.eq_ignore_ascii_case("RAN")
                || item.piece.eq_ignore_ascii_case("AN"))
    };
    let count = found.items.iter().filter(lost).count();
    if let Some(first) = found.items.iter().find(lost) {
        let fault = Fault::new("fec-opening-without-number").at_line(first.place);
        found.faults.push(fault.with_value(&count.to_string()).as_warning());
    }
    found.faults.truncate(crate::formats::limits::FAULTS);
}
