//! Lettrage: which lines of a customer's account settle each other, each group under a code.
//!
//! Groups follow from the book: receivables and payments that settle one another, of one account in one currency. The
//! code follows from the group's first payment, by its place among the payments of that account: what is recorded later
//! never moves a code, and two groups never share one. Upper case balances, lower case is partial.

use std::collections::{BTreeMap, HashMap};

use crate::base::{Arrange, Day};
use crate::book::Book;
use crate::rooms::lookup::NONE;
use crate::rooms::payments::decided::{Reason, Role};

/// Payments of another account that settle here are numbered from here on.
const OF_ANOTHER: u32 = 8_788;
/// Receivables that only the accounting program says are settled, likewise.
const STATED: u32 = 13_000;

/// Lines of one account that settle each other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    /// Its place among the groups of the account: what its code is made of.
    pub number: u32,
    /// Its lines add up to nothing.
    pub settled: bool,
    /// The last day on which it changed.
    pub on: Day,
    /// In order of first appearance.
    pub receivables: Vec<u32>,
    /// In stamp order.
    pub payments: Vec<u32>,
}

impl Group {
    /// `AAA`, `AAB` … where it balances, `aaa` where it does not.
    pub fn code(&self) -> String {
        code(self.number, self.settled)
    }
}

/// The code of a number: three letters, four from 17 576 on.
///
/// ```
/// use encours::rooms::ledger::lettrage::code;
/// assert_eq!([code(0, true), code(27, true), code(17_576, false)], ["AAA", "ABB", "aaaa"]);
/// ```
pub fn code(number: u32, settled: bool) -> String {
    let (mut rest, mut length) = (u64::from(number), 3_u32);
    while 26_u64.pow(length) <= rest {
        rest -= 26_u64.pow(length);
        length += 1;
    }
    let first = if settled { b'A' } else { b'a' };
    let letter = |place: u32| (first + (rest / 26_u64.pow(place) % 26) as u8) as char;
    (0..length).rev().map(letter).collect()
}

/// What lettrage is made of, gathered once for all accounts.
#[derive(Debug)]
pub struct Lettrage<'a> {
    book: &'a Book,
    /// The place of each payment among those of its account, void ones too: those stay where they are.
    places: Vec<u32>,
}

impl<'a> Lettrage<'a> {
    /// Of a book.
    pub fn new(book: &'a Book) -> Lettrage<'a> {
        let mut next: HashMap<u32, u32> = HashMap::new();
        let place = |position: &u32| {
            let next = next.entry(*position).or_default();
            *next += 1;
            *next - 1
        };
        Lettrage { book, places: book.payments.position.iter().map(place).collect() }
    }

    /// The groups of an account in one currency, by number.
    pub fn groups(&self, position: u32) -> Vec<Group> {
        let book = self.book;
        let receivables: Vec<u32> = book.invoices.of_position(position).collect();
        // Of each payment, the group it stands in; of each group, the one it was joined to.
        let mut group_of: BTreeMap<u32, usize> = BTreeMap::new();
        let mut joined: Vec<usize> = Vec::new();
        let mut members: Vec<(usize, u32)> = Vec::new();
        let mut stated = Vec::new();
        fn root(joined: &mut [usize], mut at: usize) -> usize {
            while joined[at] != at {
                joined[at] = joined[joined[at]];
                at = joined[at];
            }
            at
        }
        for (place, &receivable) in receivables.iter().enumerate() {
            let mut own: Option<usize> = None;
            for row in book.payments.rows.of(receivable) {
                let of = *group_of.entry(row.payment).or_insert_with(|| {
                    joined.push(joined.len());
                    joined.len() - 1
                });
                let of = root(&mut joined, of);
                match own.map(|own| root(&mut joined, own)) {
                    Some(known) if known != of => joined[of.max(known)] = of.min(known),
                    Some(_) => (),
                    None => own = Some(of),
                }
            }
            match own {
                Some(own) => members.push((own, receivable)),
                None if outside(book, receivable) != 0 => stated.push((place as u32, receivable)),
                None => (),
            }
        }
        let mut groups: BTreeMap<usize, Group> = BTreeMap::new();
        let empty = || Group {
            number: NONE,
            settled: true,
            on: Day::FIRST,
            receivables: Vec::new(),
            payments: Vec::new(),
        };
        for (payment, of) in &group_of {
            let group = groups.entry(root(&mut joined, *of)).or_insert_with(empty);
            let of_another = book.payments.position[*payment as usize] != position;
            let place = self.places[*payment as usize];
            let number = if of_another { OF_ANOTHER + place } else { place };
            group.number = group.number.min(number);
            group.settled &= of_another || on_account(book, *payment) == 0;
            group.on = group.on.max(book.payments.day_of(*payment));
            group.payments.push(*payment);
        }
        for (of, receivable) in members {
            let group = groups.entry(root(&mut joined, of)).or_insert_with(empty);
            group.settled &= book.invoices.open[receivable as usize] == 0;
            group.on = group.on.max(Day::new(book.invoices.issued[receivable as usize]));
            group.receivables.push(receivable);
        }
        let mut groups: Vec<Group> = groups.into_values().collect();
        groups.extend(stated.into_iter().map(|(place, receivable)| {
            let said = book.invoices.statement_at(receivable, i32::MAX);
            let issued = book.invoices.issued[receivable as usize];
            Group {
                number: STATED + place,
                settled: book.invoices.open[receivable as usize] == 0,
                on: Day::new(said.map_or(issued, |said| said.day.max(issued))),
                receivables: vec![receivable],
                payments: Vec::new(),
            }
        }));
        groups.arrange_by_key(|group| (group.number, group.receivables.first().copied()));
        // Two payers of other accounts may have the same place.
        for at in 1..groups.len() {
            if groups[at].number <= groups[at - 1].number {
                groups[at].number = groups[at - 1].number + 1;
            }
        }
        groups
    }
}

/// What of a receivable the accounting program says is settled, and no payment known here says how; the sign of the gross.
pub fn outside(book: &Book, receivable: u32) -> i64 {
    let at = receivable as usize;
    let allocated = book.payments.allocated.get(at).copied().unwrap_or(0);
    book.invoices.gross[at] - allocated - book.invoices.open[at]
}

/// What of a payment stays on the customer's account: not what is kept as an advance.
pub fn on_account(book: &Book, payment: u32) -> i64 {
    if is_advance(book, payment) { 0 } else { book.payments.rest[payment as usize] }
}

/// The rest of a payment is kept as an advance on what is still to be invoiced.
pub fn is_advance(book: &Book, payment: u32) -> bool {
    let made = book.payments.made(payment).filter(|made| made.role == Role::Money);
    made.is_some_and(|made| made.part.rest == Some(Reason::Deposit))
}
