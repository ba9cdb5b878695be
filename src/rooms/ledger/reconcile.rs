//! Our customers' accounts against those of another program, line by line: what only one side has, other amounts, other
//! days, other lettrage.
//!
//! Both sides are lists of items, each with what it leaves open; an account's balance is the sum of what is open. Items
//! are paired (invoices by number, payments by amount and day), so every pair and every item without a partner says by
//! how much it moves the difference: together they are the difference, and nothing is left unexplained.

use std::collections::{BTreeMap, HashMap, HashSet};

use serde::{Deserialize, Serialize};

use crate::base::{Amount, Arrange, Currency, Day, Money};
use crate::book::Book;
use crate::rooms::insight::open::open_at;
use crate::rooms::lookup::fold;
use crate::rooms::payments::decided::Role;

/// A payment may stand so many days apart on both sides.
const APART: i32 = 10;

/// The other side.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Theirs {
    /// By place: account and name.
    pub customers: Vec<(String, String)>,
    /// Every item.
    pub items: Vec<Item>,
    /// The first day it tells of; none where it is a balance without history.
    pub from: Option<Day>,
    /// The day it is true for.
    pub until: Option<Day>,
}

/// What an item is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Nature {
    /// An invoice, a credit note, anything with a number of its own.
    #[default]
    Piece,
    /// Money.
    Payment,
    /// Carried over in one sum, its items lost.
    Lump,
    /// The balance of an account, and nothing more.
    Balance,
}

/// An item of either side.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Item {
    /// Place among [`Theirs::customers`].
    pub customer: usize,
    /// What it is.
    pub nature: Nature,
    /// Its number or reference.
    pub number: String,
    /// Its day.
    pub day: Day,
    /// What it says.
    pub label: String,
    /// Debit above zero, in minor units.
    pub amount: i64,
    /// What of it is open; the sign of the amount, or zero.
    pub open: i64,
    /// The line of their file, from 1; 0 where there is none.
    pub line: u32,
    /// Ours: the receivable's identifier; empty for a payment.
    pub id: String,
}

/// Why both sides differ.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(rename = "DifferenceKind"))]
pub enum Kind {
    /// They do not have it.
    OnlyOurs,
    /// We do not have it.
    OnlyTheirs,
    /// Its amount is another one.
    Amount,
    /// It is settled on one side only.
    Lettrage,
    /// Its day is another one.
    Date,
}

impl Kind {
    /// The gravest first.
    pub const ALL: [Kind; 5] =
        [Kind::OnlyOurs, Kind::OnlyTheirs, Kind::Amount, Kind::Lettrage, Kind::Date];
}

/// Our accounts against those of a file that was looked at: see `preview`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(optional_fields))]
pub struct ReconciliationQuery {
    /// The preview that read the file.
    pub preview: String,
}

/// Our accounts against theirs.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct ReconciliationView {
    /// The day both are true for.
    pub as_of: Day,
    /// What our customers owe by our book.
    pub ours: Money,
    /// By theirs.
    pub theirs: Money,
    /// Ours less theirs.
    pub difference: Money,
    /// The part of it that the differences below explain: all of it.
    pub explained: Money,
    /// Accounts that agree in everything.
    pub agreed: u32,
    /// How many of each kind, in the order of the kinds.
    pub counts: Vec<u32>,
    /// The others, the largest difference first.
    pub customers: Vec<ReconciledCustomer>,
}

/// An account that does not agree.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct ReconciledCustomer {
    /// Our account, else theirs.
    pub account: String,
    /// Its name.
    pub name: String,
    /// The balance by our book.
    pub ours: Money,
    /// By theirs.
    pub theirs: Money,
    /// Why, the largest effect first.
    pub differences: Vec<Difference>,
}

/// One difference.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(rename = "LedgerDifference"))]
pub struct Difference {
    /// Why.
    pub kind: Kind,
    /// The invoice's number, the payment's reference.
    pub number: String,
    /// What it says.
    pub label: String,
    /// It is money, not an invoice.
    pub payment: bool,
    /// Its amount here; debit above zero.
    pub ours: Option<Money>,
    /// Its amount there.
    pub theirs: Option<Money>,
    /// What is open here.
    pub our_open: Option<Money>,
    /// What is open there.
    pub their_open: Option<Money>,
    /// Its day here.
    pub our_day: Option<Day>,
    /// Its day there.
    pub their_day: Option<Day>,
    /// By how much it moves ours less theirs.
    pub effect: Money,
    /// The line of their file.
    pub line: Option<u32>,
    /// Our receivable's identifier; empty where there is none.
    pub receivable: String,
}

/// Our items as of a day, by customer's number.
fn ours(book: &Book, until: Day) -> HashMap<u32, Vec<Item>> {
    let mut all: HashMap<u32, Vec<Item>> = HashMap::new();
    let (invoices, payments) = (&book.invoices, &book.payments);
    let euros = |position: u32| book.customers.currency_of(position) == Currency::EUR;
    let mut allocated = vec![0_i64; payments.len()];
    for receivable in 0..invoices.len() as u32 {
        let at = receivable as usize;
        if until.get() < invoices.issued[at] || !euros(invoices.position[at]) {
            continue;
        }
        for row in payments.rows.of(receivable).filter(|row| row.day <= until.get()) {
            allocated[row.payment as usize] += row.amount;
        }
        all.entry(invoices.customer[at]).or_default().push(Item {
            number: invoices.number.get(at).to_owned(),
            day: Day::new(invoices.issued[at]),
            label: invoices.label.get(at).to_owned(),
            amount: invoices.gross[at],
            open: open_at(book, receivable, until.get()),
            id: invoices.id(&book.customers, receivable),
            ..Item::default()
        });
    }
    for payment in 0..payments.len() as u32 {
        let at = payment as usize;
        let position = payments.position[at];
        if until.get() < payments.paid[at]
            || !euros(position)
            || matches!(payments.role(payment), Role::Void)
            || payments.amount[at] == 0
        {
            continue;
        }
        all.entry(book.customers.customer_of(position)).or_default().push(Item {
            nature: Nature::Payment,
            number: payments.reference.get(at).to_owned(),
            day: payments.day_of(payment),
            label: payments.label.get(at).to_owned(),
            amount: -payments.amount[at],
            open: allocated[at] - payments.amount[at],
            ..Item::default()
        });
    }
    all
}

/// Letters and digits of a number, as they compare.
fn key(number: &str) -> String {
    fold(number).chars().filter(char::is_ascii_alphanumeric).collect()
}

/// A place among ours and one among theirs.
type Pairs = Vec<(usize, usize)>;

/// Pairs items that fit, the nearest in days first; each once.
fn pair(
    ours: &[Item],
    theirs: &[&Item],
    free: &mut (HashSet<usize>, HashSet<usize>),
    pairs: &mut Pairs,
    fits: impl Fn(&Item, &Item) -> bool,
) {
    let mut found: Vec<(i32, usize, usize)> = Vec::new();
    let mut by_key: HashMap<(i64, i64), Vec<usize>> = HashMap::new();
    // By the amount in full euros and by number alike: candidates are few.
    for (at, item) in theirs.iter().enumerate().filter(|(at, _)| free.1.contains(at)) {
        by_key.entry((0, item.amount)).or_default().push(at);
        by_key.entry((1, hashed(&item.number))).or_default().push(at);
    }
    for (own, item) in ours.iter().enumerate().filter(|(own, _)| free.0.contains(own)) {
        for key in [(0, item.amount), (1, hashed(&item.number))] {
            for &other in by_key.get(&key).map_or(&[][..], Vec::as_slice) {
                if fits(item, theirs[other]) {
                    found.push(((item.day.get() - theirs[other].day.get()).abs(), own, other));
                }
            }
        }
    }
    found.sort_unstable();
    for (_, own, other) in found {
        if free.0.contains(&own) && free.1.contains(&other) {
            free.0.remove(&own);
            free.1.remove(&other);
            pairs.push((own, other));
        }
    }
}

fn hashed(number: &str) -> i64 {
    crate::rooms::lookup::mix(0, key(number).as_bytes()) as i64
}

/// Compares an account with theirs.
fn compare(ours: &[Item], theirs: &[&Item], from: Option<Day>) -> Vec<Difference> {
    let mut differences = Vec::new();
    let mut pairs = Pairs::new();
    let mut free: (HashSet<usize>, HashSet<usize>) =
        ((0..ours.len()).collect(), (0..theirs.len()).collect());
    let same_number = |one: &Item, other: &Item| {
        let number = key(&one.number);
        !number.is_empty() && number == key(&other.number)
    };
    let alike = |one: &Item, other: &Item| {
        one.nature == other.nature && (one.amount < 0) == (other.amount < 0)
    };
    pair(ours, theirs, &mut free, &mut pairs, |one, other| {
        alike(one, other) && same_number(one, other) && one.amount == other.amount
    });
    pair(ours, theirs, &mut free, &mut pairs, |one, other| {
        one.nature == Nature::Payment
            && alike(one, other)
            && one.amount == other.amount
            && (one.day.get() - other.day.get()).abs() <= APART
    });
    // What one side calls a payment may be a piece on the other: money given back, an entry between accounts.
    pair(ours, theirs, &mut free, &mut pairs, |one, other| {
        let apart = (one.day.get() - other.day.get()).abs();
        one.amount == other.amount && (apart == 0 || same_number(one, other) && apart <= APART)
    });
    pair(ours, theirs, &mut free, &mut pairs, |one, other| {
        alike(one, other)
            && same_number(one, other)
            && (one.nature == Nature::Piece || (one.day.get() - other.day.get()).abs() <= APART)
    });
    for (own, other) in pairs {
        let (one, other) = (&ours[own], theirs[other]);
        let kind = match () {
            () if one.amount != other.amount => Kind::Amount,
            () if one.open != other.open => Kind::Lettrage,
            () if one.day != other.day => Kind::Date,
            () => continue,
        };
        differences.push(difference(kind, Some(one), Some(other)));
    }
    carried_over(ours, theirs, &mut free, &mut differences);
    let mut alone: Vec<usize> = free.0.into_iter().collect();
    alone.sort_unstable();
    for own in alone {
        let one = &ours[own];
        // Settled before their file begins: they need not have it.
        if one.open != 0 || from.is_some_and(|from| from <= one.day) {
            differences.push(difference(Kind::OnlyOurs, Some(one), None));
        }
    }
    let mut alone: Vec<usize> = free.1.into_iter().collect();
    alone.sort_unstable();
    differences.extend(
        alone.into_iter().map(|other| difference(Kind::OnlyTheirs, None, Some(theirs[other]))),
    );
    differences.arrange_by_key(|of| {
        (std::cmp::Reverse(of.effect.amount.abs()), of.kind, of.our_day.or(of.their_day))
    });
    differences
}

/// What they carried over in one sum is all of ours that is older and has no partner; a bare balance is all of ours.
fn carried_over(
    ours: &[Item],
    theirs: &[&Item],
    free: &mut (HashSet<usize>, HashSet<usize>),
    differences: &mut Vec<Difference>,
) {
    for (at, lump) in theirs.iter().enumerate() {
        if !matches!(lump.nature, Nature::Lump | Nature::Balance) || !free.1.contains(&at) {
            continue;
        }
        let older = |own: &&usize| lump.nature == Nature::Balance || ours[**own].day < lump.day;
        let mut own: Vec<usize> = free.0.iter().filter(older).copied().collect();
        own.sort_unstable();
        if own.is_empty() {
            continue;
        }
        free.1.remove(&at);
        own.iter().for_each(|own| {
            free.0.remove(own);
        });
        let open: i64 = own.iter().map(|own| ours[*own].open).sum();
        let whole = Item { amount: open, open, day: lump.day, ..Item::default() };
        if open == lump.open {
            continue;
        }
        // One of ours that is just as large may be what they lack.
        let missing = own.iter().map(|own| &ours[*own]).find(|of| of.open == open - lump.open);
        let mut said = difference(Kind::Amount, Some(&whole), Some(lump));
        if let Some(missing) = missing {
            said.number.clone_from(&missing.number);
            said.receivable.clone_from(&missing.id);
            said.kind = Kind::OnlyOurs;
        }
        differences.push(said);
    }
}

fn euros(amount: i64) -> Money {
    Money::new(Amount::new(amount), Currency::EUR)
}

fn difference(kind: Kind, ours: Option<&Item>, theirs: Option<&Item>) -> Difference {
    let open = |of: Option<&Item>| of.map_or(0, |of| of.open);
    let named = |part: fn(&Item) -> &String| {
        let filled = |of: Option<&Item>| of.map(part).filter(|text| !text.is_empty()).cloned();
        filled(ours).or_else(|| filled(theirs)).unwrap_or_default()
    };
    Difference {
        kind,
        number: named(|of| &of.number),
        label: named(|of| &of.label),
        payment: ours.or(theirs).is_some_and(|of| of.nature == Nature::Payment),
        ours: ours.map(|of| euros(of.amount)),
        theirs: theirs.map(|of| euros(of.amount)),
        our_open: ours.map(|of| euros(of.open)),
        their_open: theirs.map(|of| euros(of.open)),
        our_day: ours.map(|of| of.day),
        their_day: theirs.map(|of| of.day),
        effect: euros(open(ours) - open(theirs)),
        line: theirs.map(|of| of.line).filter(|line| 0 < *line),
        receivable: ours.map(|of| of.id.clone()).unwrap_or_default(),
    }
}

/// Our accounts against theirs, on the day that theirs are true for.
pub fn reconcile(book: &Book, theirs: &Theirs, today: Day) -> ReconciliationView {
    let until = theirs.until.unwrap_or(today);
    let mut ours = ours(book, until);
    // Whose each of their accounts is: by account, else by name.
    let mut whose: BTreeMap<usize, u32> = BTreeMap::new();
    let known: HashSet<u32> =
        theirs.customers.iter().filter_map(|(account, _)| book.customers.find(account)).collect();
    for (place, (account, name)) in theirs.customers.iter().enumerate() {
        let by_name = || book.customers.find_name(name).filter(|found| !known.contains(found));
        if let Some(customer) = book.customers.find(account).or_else(by_name) {
            whose.insert(place, customer);
        }
    }
    let mut theirs_of: BTreeMap<Result<u32, usize>, Vec<&Item>> = BTreeMap::new();
    for item in &theirs.items {
        let of = whose.get(&item.customer).copied().ok_or(item.customer);
        theirs_of.entry(of).or_default().push(item);
    }
    let (mut agreed, mut apart) = (0, Vec::new());
    let mut counts = [0_u32; Kind::ALL.len()];
    let (mut our_sum, mut their_sum, mut explained) = (0, 0, 0);
    let mut of: Vec<Result<u32, usize>> = theirs_of.keys().copied().collect();
    of.extend(ours.keys().map(|customer| Ok(*customer)).filter(|of| !theirs_of.contains_key(of)));
    of.sort_unstable();
    for of in of {
        let own = of.ok().and_then(|customer| ours.remove(&customer)).unwrap_or_default();
        let other = theirs_of.remove(&of).unwrap_or_default();
        let our_balance: i64 = own.iter().map(|item| item.open).sum();
        let their_balance: i64 = other.iter().map(|item| item.open).sum();
        (our_sum, their_sum) = (our_sum + our_balance, their_sum + their_balance);
        let differences = compare(&own, &other, theirs.from);
        if differences.is_empty() {
            agreed += u32::from(!own.is_empty() || !other.is_empty());
            continue;
        }
        for difference in &differences {
            explained += difference.effect.amount.get();
            if let Some(place) = Kind::ALL.iter().position(|kind| *kind == difference.kind) {
                counts[place] += 1;
            }
        }
        let (account, name) = match of {
            Ok(customer) => {
                let customers = &book.customers;
                (customers.account(customer).to_owned(), customers.name(customer).to_owned())
            }
            Err(place) => theirs.customers[place].clone(),
        };
        apart.push(ReconciledCustomer {
            account,
            name,
            ours: euros(our_balance),
            theirs: euros(their_balance),
            differences,
        });
    }
    apart.sort_by_cached_key(|of: &ReconciledCustomer| {
        let apart = of.ours.amount.get() - of.theirs.amount.get();
        (std::cmp::Reverse(apart.abs()), of.account.clone())
    });
    ReconciliationView {
        as_of: until,
        ours: euros(our_sum),
        theirs: euros(their_sum),
        difference: euros(our_sum - their_sum),
        explained: euros(explained),
        agreed,
        counts: counts.to_vec(),
        customers: apart,
    }
}
