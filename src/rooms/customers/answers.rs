//! From the book to what pages show of customers.

use std::cmp::Reverse;

use crate::base::{Amount, Currency, Day, Money};
use crate::book::Book;
use crate::rooms::insight::dashboard::share;
use crate::rooms::insight::figures::{
    PositionSums, average, changes, column, columns_of, open_at, open_on,
};
use crate::rooms::invoices::answers::{monies, row as invoice_row, slice};
use crate::rooms::invoices::{DISPUTED, Kind, STATED};
use crate::rooms::lookup::fold;
use crate::rooms::payments::answers::row as payment_row;
use crate::rooms::search::{Search, Test};

use super::queries::{
    CustomerQuery, CustomerRow, CustomerSort, CustomerView, CustomersQuery, CustomersView,
    Position, StoryKind, StoryLine,
};

/// Items, payments and story lines on a customer's page.
const OPEN_ITEMS: usize = 500;
const CLOSED_ITEMS: usize = 100;
const PAYMENTS: usize = 100;
const STORY: usize = 200;

/// What the list needs of one customer beyond sums.
#[derive(Clone, Copy, Default)]
struct Seen {
    /// Days late of the oldest overdue item.
    late: i32,
    disputed: bool,
    credit: bool,
}

/// The position that stands for a customer: the largest open amount in size.
fn main_position(book: &Book, positions: &[PositionSums], customer: u32) -> Option<u32> {
    let size = |position: &u32| {
        positions.get(*position as usize).map_or(0, |sums| sums.open.unsigned_abs())
    };
    // Of equals, the first.
    book.customers
        .positions_of(customer)
        .max_by_key(|position| (size(position), Reverse(*position)))
}

impl CustomersQuery {
    /// A slice of the customers as of a day. No limit: all rows.
    pub fn run(&self, book: &Book, today: Day) -> CustomersView {
        let as_of = self.as_of.unwrap_or(today);
        let search = Search::parse(&self.search);
        let figures = book.figures(as_of);
        let sums =
            |position: u32| figures.positions.get(position as usize).copied().unwrap_or_default();
        let seen = seen(book, as_of);
        let customers = &book.customers;
        let names = if self.sort == CustomerSort::Name { customers.name_ranks() } else { &[] };
        let accounts =
            if self.sort == CustomerSort::Account { customers.account_ranks() } else { Vec::new() };
        let mut found: Vec<(u64, u32)> = Vec::new();
        let mut totals = vec![(0_i64, 0_i64, false); customers.currencies.len()];
        for customer in 0..customers.len() as u32 {
            let owes = |position: u32| sums(position) != PositionSums::default();
            if customers.account(customer).is_empty() && !customers.positions_of(customer).any(owes)
            {
                continue;
            }
            let late = seen[customer as usize].late;
            let main = main_position(book, &figures.positions, customer);
            let main_sums = main.map(sums).unwrap_or_default();
            let holds = |test: &Test| match test {
                Test::Word(word) => {
                    customers.is_named(customer, word) || customers.is_known_as(customer, word)
                }
                Test::Client(word) => customers.is_named(customer, word),
                Test::Segment(word) => fold(customers.segment(customer)).starts_with(word.as_str()),
                Test::Currency(currency) => customers.find_position(customer, *currency).is_some(),
                Test::Open(compare, asked) | Test::Gross(compare, asked) => {
                    customers.positions_of(customer).any(|position| {
                        compare.amount(sums(position).open, customers.currency_of(position), *asked)
                    })
                }
                Test::Late(compare, asked) => compare.holds(late.cmp(asked)),
                Test::Disputed => seen[customer as usize].disputed,
                Test::Credit => seen[customer as usize].credit,
                Test::Paid => {
                    customers.positions_of(customer).all(|position| sums(position).items == 0)
                }
                Test::Unpaid => {
                    customers.positions_of(customer).any(|position| sums(position).items != 0)
                }
                // Of invoices, not of customers: said below.
                Test::Due(..) | Test::Issued(..) | Test::Deposit | Test::Contested => true,
            };
            if !search
                .terms
                .iter()
                .all(|term| holds(&term.test) != term.negated || !is_of_customers(&term.test))
            {
                continue;
            }
            let key = match self.sort {
                CustomerSort::Open => (main_sums.open as u64) ^ (1 << 63),
                CustomerSort::Overdue => (main_sums.overdue as u64) ^ (1 << 63),
                CustomerSort::Name => names[customer as usize].into(),
                CustomerSort::Account => accounts[customer as usize].into(),
                CustomerSort::DaysLate => late as u64,
            };
            found.push((if self.descending { !key } else { key }, customer));
            for position in customers.positions_of(customer) {
                let of = sums(position);
                let number = usize::from(customers.position_currency[position as usize]);
                let (open, overdue, used) = &mut totals[number];
                *open = open.wrapping_add(of.open);
                *overdue = overdue.wrapping_add(of.overdue);
                *used |= of.items != 0;
            }
        }
        let total = found.len() as u32;
        let limit = if self.limit == 0 { u32::MAX } else { self.limit };
        let row = |customer: u32| {
            let main = main_position(book, &figures.positions, customer);
            let currency = main.map_or(Currency::EUR, |main| customers.currency_of(main));
            let main_sums = main.map(sums).unwrap_or_default();
            let others = customers
                .positions_of(customer)
                .filter(|position| Some(*position) != main && sums(*position).open != 0);
            let items = customers.positions_of(customer).map(|position| sums(position).items).sum();
            CustomerRow {
                account: customers.account(customer).to_owned(),
                name: customers.name(customer).to_owned(),
                segment: customers.segment(customer).to_owned(),
                open: Money::new(Amount::new(main_sums.open), currency),
                overdue: Money::new(Amount::new(main_sums.overdue), currency),
                others: monies(
                    others.map(|position| (customers.currency_of(position), sums(position).open)),
                ),
                items,
                days_late: seen[customer as usize].late.unsigned_abs(),
            }
        };
        let rows = slice(&mut found, self.offset, limit)
            .iter()
            .map(|&(_, customer)| row(customer))
            .collect();
        let used = || customers.currencies.iter().zip(&totals).filter(|(_, (.., used))| *used);
        let beside = search.terms.iter().any(|term| !is_of_customers(&term.test));
        CustomersView {
            total,
            open: monies(used().map(|(currency, (open, ..))| (*currency, *open))),
            overdue: monies(used().map(|(currency, (_, overdue, _))| (*currency, *overdue))),
            rows,
            misunderstood: search
                .misunderstood
                .clone()
                .or_else(|| beside.then(|| self.search.trim().to_owned())),
        }
    }
}

/// Whether a test can be asked of a customer.
fn is_of_customers(test: &Test) -> bool {
    !matches!(test, Test::Due(..) | Test::Issued(..) | Test::Deposit | Test::Contested)
}

/// One pass over what is open.
fn seen(book: &Book, as_of: Day) -> Vec<Seen> {
    let mut seen = vec![Seen::default(); book.customers.len()];
    for (receivable, open) in open_on(book, as_of) {
        let at = receivable as usize;
        let place = &mut seen[book.invoices.customer[at] as usize];
        if 0 < open {
            place.late = place.late.max(as_of.get() - book.invoices.due[at]);
            place.disputed |= book.invoices.flags[at] & DISPUTED != 0;
        } else {
            place.credit = true;
        }
    }
    seen
}

impl CustomerQuery {
    /// One customer as of a day; `None` for an account not known.
    pub fn run(&self, book: &Book, today: Day) -> Option<CustomerView> {
        let as_of = self.as_of.unwrap_or(today);
        let (customers, invoices, payments) = (&book.customers, &book.invoices, &book.payments);
        let customer = customers.find(&self.account)?;
        let figures = book.figures(as_of);
        let mut open_items = Vec::new();
        let mut closed_items = Vec::new();
        let mut paid_by = Vec::new();
        let mut story = Vec::new();
        let mut positions = Vec::new();
        let mut main: Option<(u64, u32)> = None;
        let bounds = &figures.bounds;
        let column_of = columns_of(bounds);
        for position in customers.positions_of(customer) {
            let currency = customers.currency_of(position);
            let money = |amount: i64| Money::new(Amount::new(amount), currency);
            let sums = figures.positions.get(position as usize).copied().unwrap_or_default();
            let mut ageing = vec![0_i64; bounds.len() + 2];
            for receivable in invoices.of_position(position) {
                let at = receivable as usize;
                if as_of.get() < invoices.issued[at] {
                    continue;
                }
                let open = open_at(book, receivable, as_of.get());
                if open == 0 {
                    closed_items.push((invoices.issued[at], receivable));
                } else {
                    let place = &mut ageing[column(&column_of, as_of.get() - invoices.due[at])];
                    *place = place.wrapping_add(open);
                    open_items.push((invoices.due[at], receivable));
                }
                tell(book, receivable, as_of, &mut story);
            }
            for payment in payments.of_position(position) {
                let at = payment as usize;
                if payments.paid[at] <= as_of.get() {
                    paid_by.push((payments.paid[at], payment));
                    story.push(StoryLine {
                        day: Day::new(payments.paid[at]),
                        kind: StoryKind::Paid,
                        subject: payments.reference.get(at).to_owned(),
                        amount: Some(money(payments.amount[at])),
                        invoice: None,
                    });
                }
            }
            let used = sums.items != 0 || sums.unallocated != 0;
            let number = usize::from(customers.position_currency[position as usize]);
            let whole = figures.currencies.get(number).map_or(0, |sums| sums.open);
            if used {
                positions.push(Position {
                    balance: money(sums.open.wrapping_sub(sums.unallocated)),
                    invoices: money(sums.owed),
                    overdue: money(sums.overdue),
                    credits: money(sums.open.wrapping_sub(sums.owed)),
                    unallocated: money(sums.unallocated),
                    ageing: ageing.into_iter().map(money).collect(),
                    share: share(sums.open, whole),
                });
            }
            let size = sums.late.1.unsigned_abs();
            if main.is_none_or(|(largest, _)| largest < size) {
                main = Some((size, position));
            }
        }
        positions.sort_by_key(|position| Reverse(position.balance.amount.abs()));
        open_items.sort_unstable();
        closed_items.sort_unstable_by_key(|item| Reverse(*item));
        paid_by.sort_unstable_by_key(|item| Reverse(*item));
        story.sort_by_key(|line| Reverse(line.day));
        story.truncate(STORY);
        let habits =
            main.map(|(_, position)| Habits::of(book, position, as_of)).unwrap_or_default();
        let items = |items: &[(i32, u32)], most: usize| {
            let items = items.iter().take(most);
            items
                .map(|&(_, item)| invoice_row(book, item, open_at(book, item, as_of.get()), as_of))
                .collect()
        };
        Some(CustomerView {
            account: customers.account(customer).to_owned(),
            name: customers.name(customer).to_owned(),
            registration: customers.registration.get(customer).to_owned(),
            vat_number: customers.vat_number.get(customer).to_owned(),
            segment: customers.segment(customer).to_owned(),
            terms: customers.terms.get(customer).to_owned(),
            assignee: customers.assignee.get(customer).to_owned(),
            city: customers.city.get(customer).to_owned(),
            country: customers.country.get(customer).to_owned(),
            positions,
            open_items: items(&open_items, OPEN_ITEMS),
            closed_items: items(&closed_items, CLOSED_ITEMS),
            payments: paid_by
                .iter()
                .take(PAYMENTS)
                .map(|&(_, payment)| payment_row(book, payment, as_of))
                .collect(),
            story,
            average_days_late: average(habits.late, habits.amount),
            average_days_to_pay: average(habits.to_pay, habits.amount),
            paid_count: habits.items,
        })
    }
}

/// How a customer pays, in the currency of most payments: by amount, of invoices and deposits.
#[derive(Default)]
struct Habits {
    /// Σ amount × days from due date to payment.
    late: i128,
    /// Σ amount × days from issue to payment.
    to_pay: i128,
    amount: i64,
    items: u32,
}

impl Habits {
    fn of(book: &Book, position: u32, as_of: Day) -> Habits {
        let invoices = &book.invoices;
        let mut habits = Habits::default();
        for receivable in invoices.of_position(position) {
            let at = receivable as usize;
            if invoices.gross[at] <= 0 || as_of.get() < invoices.issued[at] {
                continue;
            }
            let mut paid = false;
            for row in book.payments.rows.of(receivable).filter(|row| row.day <= as_of.get()) {
                let amount = i128::from(row.amount);
                habits.late += amount * i128::from(row.day - invoices.due[at]);
                habits.to_pay += amount * i128::from(row.day - invoices.issued[at]);
                habits.amount = habits.amount.wrapping_add(row.amount);
                paid = true;
            }
            habits.items += u32::from(paid);
        }
        habits
    }
}

/// What happened to one receivable: issued, due while open, stated settled.
fn tell(book: &Book, receivable: u32, as_of: Day, story: &mut Vec<StoryLine>) {
    let (invoices, at) = (&book.invoices, receivable as usize);
    let currency = book.customers.currency_of(invoices.position[at]);
    let id = || Some(invoices.id(&book.customers, receivable));
    let mut line = |day: i32, kind, amount: i64| {
        story.push(StoryLine {
            day: Day::new(day),
            kind,
            subject: invoices.number.get(at).to_owned(),
            amount: Some(Money::new(Amount::new(amount), currency)),
            invoice: id(),
        });
    };
    let credit = matches!(invoices.kind[at], Kind::CreditNote | Kind::Credit);
    let issued = if credit { StoryKind::Credited } else { StoryKind::Issued };
    line(invoices.issued[at], issued, invoices.gross[at]);
    let due = invoices.due[at];
    if !credit && due <= as_of.get() {
        let left = open_at(book, receivable, due);
        if left != 0 {
            line(due, StoryKind::Due, left);
        }
    }
    if invoices.flags[at] & STATED != 0 {
        for (day, by) in
            changes(book, receivable).into_iter().filter(|(day, _)| *day <= as_of.get())
        {
            let paid = book.payments.rows.of(receivable).filter(|row| row.day == day);
            let beyond = by - paid.map(|row| row.amount).sum::<i64>();
            if beyond != 0 {
                line(day, StoryKind::Stated, beyond);
            }
        }
    }
}
