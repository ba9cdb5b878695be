//! The customers list: filtered, sorted, one slice of it, with what each owes.

use std::cmp::Ordering;

use rust_decimal::Decimal;

use crate::base::{Amount, Currency, Day, Money};
use crate::book::Book;
use crate::rooms::insight::open::open_on;
use crate::rooms::invoices::IN_DISPUTE;
use crate::rooms::invoices::list::first_in_order;
use crate::search::{self, Condition, Search};

use super::queries::{CustomerMore, CustomerRow, CustomerSort, CustomersQuery, CustomersView};

/// What one customer owes in one currency.
#[derive(Clone, Copy, Debug, Default)]
pub struct Owed {
    /// Open, net of credits, in minor units.
    pub open: i64,
    /// Above zero and past due.
    pub overdue: i64,
    /// Open items.
    pub items: u32,
    /// Days late of the oldest overdue item.
    pub days_late: i32,
    /// Open items said to be disputed.
    pub disputed: u32,
}

/// What is owed as of a day, by position: one pass over the receivables.
pub fn owed(book: &Book, day: Day) -> Vec<Owed> {
    let invoices = &book.invoices;
    let mut owed = vec![Owed::default(); book.customers.positions()];
    for (receivable, open) in open_on(book, day) {
        let receivable = receivable as usize;
        let Some(owed) = owed.get_mut(invoices.position[receivable] as usize) else { continue };
        owed.open = owed.open.saturating_add(open);
        owed.items += 1;
        owed.disputed += u32::from(invoices.flags[receivable] & IN_DISPUTE != 0);
        let late = day.get() - invoices.due[receivable];
        if 0 < late && 0 < open {
            owed.overdue = owed.overdue.saturating_add(open);
            owed.days_late = owed.days_late.max(late);
        }
    }
    owed
}

/// A customer found.
struct Found {
    customer: u32,
    /// The position shown: the one with the most open.
    main: Option<u32>,
}

impl CustomersQuery {
    /// The customers that the search finds, in order. `limit` 0 gives every row: what an export needs.
    pub fn run(&self, book: &Book, today: Day) -> CustomersView {
        let day = self.as_of.unwrap_or(today);
        let search = Search::parse(&self.search);
        let owed = owed(book, day);
        let mut found = self.found(book, &owed, &search);
        let mut view = CustomersView {
            total: found.len() as u32,
            misunderstood: search.misunderstood_on(applies),
            ..CustomersView::default()
        };
        (view.open, view.overdue) = sums(book, &owed, &found);
        let end = match self.limit {
            0 => found.len(),
            limit => found.len().min(self.offset as usize + limit as usize),
        };
        let start = end.min(self.offset as usize);
        self.order(book, &owed, &mut found, end);
        let last = if self.more { last_payments(book, day) } else { Vec::new() };
        let rows = found[start..end].iter();
        view.rows = rows
            .map(|found| CustomerRow {
                more: self.more.then(|| Box::new(beside(book, found, &last))),
                ..row(book, &owed, found)
            })
            .collect();
        view
    }

    /// How many customers the search finds.
    pub fn count(&self, book: &Book, today: Day) -> u32 {
        let owed = owed(book, self.as_of.unwrap_or(today));
        self.found(book, &owed, &Search::parse(&self.search)).len() as u32
    }

    fn found(&self, book: &Book, owed: &[Owed], search: &Search) -> Vec<Found> {
        let mut found: Vec<Found> = Vec::new();
        let mut buffer = String::new();
        let ticked = self.chosen.as_ref().map(|chosen| {
            let mut ticked = vec![chosen.except; book.customers.len()];
            for customer in chosen.ids.iter().filter_map(|id| book.customers.find(id)) {
                ticked[customer as usize] = !chosen.except;
            }
            ticked
        });
        for customer in 0..book.customers.len() as u32 {
            if ticked.as_ref().is_some_and(|ticked| !ticked[customer as usize]) {
                continue;
            }
            let main = main_position(book, owed, customer);
            // Money whose payer nobody knows is filed under no account: it is not a customer.
            let nobody = book.customers.account(customer).is_empty()
                && main.is_none_or(|main| owed[main as usize].items == 0);
            let of = main.map_or(Owed::default(), |main| owed[main as usize]);
            let currency = main.map_or(Currency::EUR, |main| book.customers.currency_of(main));
            if !nobody && holds(book, customer, &of, currency, search, &mut buffer) {
                found.push(Found { customer, main });
            }
        }
        found
    }

    fn order(&self, book: &Book, owed: &[Owed], found: &mut [Found], end: usize) {
        let names = if self.sort == CustomerSort::Name { book.customers.name_ranks() } else { &[] };
        let of = |found: &Found| found.main.map_or(Owed::default(), |main| owed[main as usize]);
        // Minor units of different sizes (yen, dinar) are brought to thousandths.
        let major = |found: &Found, amount: i64| {
            let currency =
                found.main.map_or(Currency::EUR, |main| book.customers.currency_of(main));
            i128::from(amount) * 10_i128.pow(3_u32.saturating_sub(currency.digits()))
        };
        first_in_order(found, end, |left, right| {
            let order = match self.sort {
                CustomerSort::Open => major(left, of(left).open).cmp(&major(right, of(right).open)),
                CustomerSort::Overdue => {
                    major(left, of(left).overdue).cmp(&major(right, of(right).overdue))
                }
                CustomerSort::DaysLate => of(left).days_late.cmp(&of(right).days_late),
                CustomerSort::Name => {
                    names[left.customer as usize].cmp(&names[right.customer as usize])
                }
                CustomerSort::Items => of(left).items.cmp(&of(right).items),
                CustomerSort::Segment => {
                    let segment = |found: &Found| book.customers.segment(found.customer);
                    segment(left).cmp(segment(right))
                }
                CustomerSort::Account => Ordering::Equal,
            };
            let order = order.then_with(|| {
                let account = |found: &Found| book.customers.account(found.customer);
                // Equal values stand in the order of accounts, whichever way the list goes.
                let accounts = account(left).cmp(account(right));
                if self.descending && self.sort != CustomerSort::Account {
                    accounts.reverse()
                } else {
                    accounts
                }
            });
            if self.descending { order.reverse() } else { order }
        });
    }
}

/// The position with the largest open amount, in size; the first where nothing is open.
fn main_position(book: &Book, owed: &[Owed], customer: u32) -> Option<u32> {
    let positions = book.customers.positions_of(customer);
    positions.reduce(|best, position| {
        let size = |position: u32| owed[position as usize].open.unsigned_abs();
        if size(best) < size(position) { position } else { best }
    })
}

/// Whether a condition of the search language says something of a customer.
pub fn applies(condition: &Condition) -> bool {
    !matches!(
        condition,
        Condition::Due(..)
            | Condition::Issued(..)
            | Condition::Number(_)
            | Condition::Reference(_)
            | Condition::Contested
            | Condition::Invoice
            | Condition::Deposit
            | Condition::Stage(_)
    )
}

/// Whether a customer who owes so much in a currency is one that the search asks for. What makes no sense on customers
/// ([`applies`]) leaves nobody out.
pub fn holds(
    book: &Book,
    customer: u32,
    of: &Owed,
    currency: Currency,
    search: &Search,
    buffer: &mut String,
) -> bool {
    let customers = &book.customers;
    let mut named = |word: &str| {
        search::has(customers.name(customer), word, buffer)
            || search::has(customers.account(customer), word, buffer)
            || search::has(customers.city.get(customer), word, buffer)
            || search::has(customers.registration.get(customer), word, buffer)
    };
    let words = search.words.iter().all(|(word, wanted)| named(word) == *wanted);
    words
        && search.conditions.iter().all(|(condition, wanted)| {
            let amount = || -> Decimal { Amount::new(of.open).to_decimal(currency) };
            let here = match condition {
                Condition::Open(comparison, limit) | Condition::Gross(comparison, limit) => {
                    comparison.holds(&amount(), limit)
                }
                Condition::Late(comparison, days) => comparison.holds(&of.days_late, days),
                Condition::Customer(word) => named(word),
                Condition::Segment(word) => {
                    search::has(customers.segment(customer), word, &mut String::new())
                }
                Condition::Assignee(word) => {
                    search::has(customers.assignee.get(customer), word, &mut String::new())
                }
                Condition::City(word) => {
                    search::has(customers.city.get(customer), word, &mut String::new())
                }
                Condition::Currency(wanted) => customers
                    .positions_of(customer)
                    .any(|position| customers.currency_of(position) == *wanted),
                Condition::Overdue => 0 < of.overdue,
                Condition::Settled => of.items == 0,
                Condition::Credit => of.open < 0,
                Condition::Disputed => 0 < of.disputed,
                Condition::Due(..)
                | Condition::Issued(..)
                | Condition::Number(_)
                | Condition::Reference(_)
                | Condition::Contested
                | Condition::Invoice
                | Condition::Deposit
                | Condition::Stage(_) => return true,
            };
            here == *wanted
        })
}

/// The last payment of each customer by a day: one pass.
fn last_payments(book: &Book, day: Day) -> Vec<Option<(i32, u32)>> {
    let payments = &book.payments;
    let mut last = vec![None; book.customers.len()];
    for (payment, (&position, &paid)) in (0..).zip(payments.position.iter().zip(&payments.paid)) {
        let customer = book.customers.customer_of(position) as usize;
        if let Some(last) = last.get_mut(customer).filter(|_| paid <= day.get()) {
            *last = (*last).max(Some((paid, payment)));
        }
    }
    last
}

/// What is known of a customer beside what the list shows.
fn beside(book: &Book, found: &Found, last: &[Option<(i32, u32)>]) -> CustomerMore {
    let (customers, payments, customer) = (&book.customers, &book.payments, found.customer);
    let last = last.get(customer as usize).copied().flatten();
    let text = |column: &crate::rooms::lookup::Words| column.get(customer).to_owned();
    CustomerMore {
        registration: text(&customers.registration),
        vat_number: text(&customers.vat_number),
        terms: text(&customers.terms),
        assignee: text(&customers.assignee),
        city: text(&customers.city),
        country: text(&customers.country),
        last_payment: last.map(|(paid, _)| Day::new(paid)),
        means: last.map_or_else(String::new, |(_, of)| payments.means.get(of).to_owned()),
    }
}

fn sums(book: &Book, owed: &[Owed], found: &[Found]) -> (Vec<Money>, Vec<Money>) {
    let currencies = &book.customers.currencies;
    let mut sums = vec![(0_u32, 0_i64, 0_i64); currencies.len()];
    for found in found {
        for position in book.customers.positions_of(found.customer) {
            let of = owed[position as usize];
            let sum = &mut sums[usize::from(book.customers.position_currency[position as usize])];
            sum.0 += of.items;
            sum.1 = sum.1.saturating_add(of.open);
            sum.2 = sum.2.saturating_add(of.overdue);
        }
    }
    let known = || sums.iter().zip(currencies).filter(|((items, ..), _)| 0 < *items);
    let money = |amount: i64, currency: &Currency| Money::new(Amount::new(amount), *currency);
    (
        known().map(|((_, open, _), currency)| money(*open, currency)).collect(),
        known().map(|((_, _, overdue), currency)| money(*overdue, currency)).collect(),
    )
}

fn row(book: &Book, owed: &[Owed], found: &Found) -> CustomerRow {
    let customers = &book.customers;
    let currency = found.main.map_or(Currency::EUR, |main| customers.currency_of(main));
    let of = found.main.map_or(Owed::default(), |main| owed[main as usize]);
    let others = customers
        .positions_of(found.customer)
        .filter(|position| Some(*position) != found.main && owed[*position as usize].open != 0);
    CustomerRow {
        account: customers.account(found.customer).to_owned(),
        name: customers.name(found.customer).to_owned(),
        segment: customers.segment(found.customer).to_owned(),
        open: Money::new(Amount::new(of.open), currency),
        overdue: Money::new(Amount::new(of.overdue), currency),
        others: others
            .map(|position| {
                Money::new(
                    Amount::new(owed[position as usize].open),
                    customers.currency_of(position),
                )
            })
            .collect(),
        items: customers
            .positions_of(found.customer)
            .map(|position| owed[position as usize].items)
            .sum(),
        days_late: of.days_late.unsigned_abs(),
        more: None,
    }
}
