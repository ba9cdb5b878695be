//! The proof of a figure: what it was computed from, down to the line of a file, and a published example that the same
//! function reproduces.
//!
//! A proof looks at the receivables one after the other, as a person with the list would: it uses none of the figures
//! that the book keeps up to date. That the two agree is a test. Inputs carry stable keys; the interface has the words.

mod days;
mod example;
mod methods;
mod owed;
#[cfg(test)]
mod tests;

use std::cmp::Reverse;
use std::collections::BTreeMap;

use rust_decimal::{Decimal, RoundingStrategy};

use crate::base::{Amount, Arrange, Currency, Day, Money};
use crate::book::Book;
use crate::rooms::invoices::queries::{InvoiceRow, Origin};
use crate::rooms::invoices::rows::{self, open_at};
use crate::rooms::invoices::{IN_DISPUTE, Kind};
use crate::rooms::payments;
use crate::rooms::payments::queries::PaymentRow;

use super::dashboard::main_currency;
use super::kpi::{self, one_decimal};
use super::queries::{DaysAhead, FigureKind, ProofInput, ProofQuery, ProofStep, ProofView, Value};

pub use example::example;

/// Invoices given when the query asks for none in particular.
const LIMIT: u32 = 100;
/// Money due for longer is at risk.
const AT_RISK_DAYS: i32 = 90;
/// Payments of so many days make the average days late.
const PAID_DAYS: i32 = 365;
/// What comes due within so many days is due soon.
const SOON_DAYS: i32 = 7;

impl ProofQuery {
    /// The proof of a figure as of a day.
    pub fn run(&self, book: &Book, today: Day) -> ProofView {
        let as_of = self.as_of.unwrap_or(today);
        let currency = self.currency.unwrap_or_else(|| main_currency(book, &book.figures(as_of)));
        let scope = Scope::new(book, currency, as_of, Only::new(self, book));
        let mut proof = scope.prove(self);
        proof
            .behind
            .arrange_by_key(|&(receivable, amount)| (Reverse(amount.unsigned_abs()), receivable));
        let limit = if self.limit == 0 { LIMIT } else { self.limit };
        let slice = proof.behind.iter().skip(self.offset as usize).take(limit as usize);
        ProofView {
            figure: self.figure,
            value: proof.value,
            inputs: proof.inputs,
            steps: proof.steps,
            invoices_total: proof.behind.len() as u32,
            invoices: slice.map(|&(receivable, _)| scope.row(receivable)).collect(),
            payments_total: proof.payments.len() as u32,
            payments: proof
                .payments
                .iter()
                .take(limit as usize)
                .map(|payment| scope.payment(*payment))
                .collect(),
            methods: methods::of(&scope, self.figure),
            caution: methods::caution(&scope, self.figure),
            example: example(self.figure),
        }
    }
}

impl ProofQuery {
    /// The proof of a figure of the whole, today, in the main currency; what differs is set on it.
    pub fn of(figure: FigureKind) -> ProofQuery {
        ProofQuery {
            figure,
            as_of: None,
            currency: None,
            account: None,
            segment: None,
            invoice: None,
            column: None,
            ahead: None,
            largest: None,
            offset: 0,
            limit: 0,
        }
    }
}

/// Which receivables are meant, where not all are.
#[derive(Clone, Default)]
struct Only {
    /// Of this customer; of nobody when it is not known.
    customer: Option<Option<u32>>,
    segment: Option<String>,
    receivable: Option<Option<u32>>,
}

impl Only {
    fn new(query: &ProofQuery, book: &Book) -> Only {
        Only {
            customer: query.account.as_ref().map(|account| book.customers.find(account)),
            segment: query.segment.clone(),
            receivable: query.invoice.as_ref().map(|id| book.invoices.find_id(&book.customers, id)),
        }
    }

    fn has_customer(&self, book: &Book, customer: u32) -> bool {
        self.customer.is_none_or(|wanted| wanted == Some(customer))
            && self
                .segment
                .as_ref()
                .is_none_or(|segment| book.customers.segment(customer) == segment)
    }
}

/// What is proved, before it is sliced.
struct Proof {
    value: Value,
    inputs: Vec<ProofInput>,
    steps: Vec<ProofStep>,
    /// The receivables behind, each with what of it counts.
    behind: Vec<(u32, i64)>,
    /// The payments behind.
    payments: Vec<u32>,
}

impl Proof {
    fn new(value: Value, inputs: Vec<ProofInput>, behind: Vec<(u32, i64)>) -> Proof {
        Proof { value, inputs, steps: Vec::new(), behind, payments: Vec::new() }
    }
}

/// One receivable at the end of a day, in the columns that figures are made of.
#[derive(Clone, Copy)]
struct Item {
    receivable: u32,
    /// Days from issue to due date.
    terms: i32,
    /// Days past the due date; below zero: days left.
    days_late: i32,
    /// Signed, not zero.
    open: i64,
}

impl Item {
    fn is_overdue(&self) -> bool {
        0 < self.open && 0 < self.days_late
    }
}

/// The receivables of one currency as of a day.
struct Scope<'a> {
    book: &'a Book,
    currency: Currency,
    as_of: Day,
    only: Only,
    /// What is open.
    items: Vec<Item>,
}

/// As an amount holds it. Sums of what files may say stay far below.
fn narrow(sum: i128) -> i64 {
    i64::try_from(sum).unwrap_or(if sum < 0 { i64::MIN } else { i64::MAX })
}

/// Days, percentages: one decimal, or nothing to say.
fn days(value: Option<Decimal>) -> Value {
    value.map_or(Value::None, |value| Value::Days { value: one_decimal(value) })
}

fn percent(value: Option<Decimal>) -> Value {
    value.map_or(Value::None, |value| Value::Percent { value: one_decimal(value) })
}

fn number(value: i128) -> Value {
    Value::Number { value: value.to_string() }
}

fn input(key: &str, value: Value) -> ProofInput {
    ProofInput { key: key.to_owned(), value }
}

impl<'a> Scope<'a> {
    fn new(book: &'a Book, currency: Currency, as_of: Day, only: Only) -> Scope<'a> {
        let mut scope = Scope { book, currency, as_of, only, items: Vec::new() };
        scope.items = scope.items_at(as_of);
        scope
    }

    fn receivables(&self) -> impl Iterator<Item = u32> + '_ {
        let ours = |&receivable: &u32| {
            let position = self.book.invoices.position[receivable as usize];
            self.book.customers.currency_of(position) == self.currency
                && self.only.has_customer(self.book, self.book.customers.customer_of(position))
                && self.only.receivable.is_none_or(|wanted| wanted == Some(receivable))
        };
        (0..self.book.invoices.len() as u32).filter(ours)
    }

    fn items_at(&self, day: Day) -> Vec<Item> {
        let invoices = &self.book.invoices;
        let item = |receivable: u32| {
            let (at, open) = (receivable as usize, open_at(self.book, receivable, day));
            (open != 0).then(|| Item {
                receivable,
                terms: invoices.due[at] - invoices.issued[at],
                days_late: day.get() - invoices.due[at],
                open,
            })
        };
        self.receivables().filter_map(item).collect()
    }

    /// The payments until the day.
    fn payments(&self) -> impl Iterator<Item = u32> + '_ {
        let payments = &self.book.payments;
        (0..payments.paid.len() as u32).filter(|payment| {
            let position = payments.position[*payment as usize];
            payments.paid[*payment as usize] <= self.as_of.get()
                && self.book.customers.currency_of(position) == self.currency
                && self.only.has_customer(self.book, self.book.customers.customer_of(position))
        })
    }

    fn sum(&self, of: impl Fn(&Item) -> bool) -> i64 {
        narrow(self.items.iter().filter(|item| of(item)).map(|item| i128::from(item.open)).sum())
    }

    fn behind(&self, of: impl Fn(&Item) -> bool) -> Vec<(u32, i64)> {
        let found = self.items.iter().filter(|item| of(item));
        found.map(|item| (item.receivable, item.open)).collect()
    }

    fn money(&self, amount: i64) -> Value {
        Value::Money { value: Money::new(Amount::new(amount), self.currency) }
    }

    fn open(&self) -> i64 {
        self.sum(|_| true)
    }

    fn overdue(&self) -> i64 {
        self.sum(Item::is_overdue)
    }

    fn current(&self) -> i64 {
        self.open().saturating_sub(self.overdue())
    }

    fn is_disputed(&self, item: &Item) -> bool {
        0 < item.open && self.book.invoices.flags[item.receivable as usize] & IN_DISPUTE != 0
    }

    /// Net sales of each calendar month, of what was issued by the day: credit notes below zero; balances carried over
    /// and money not matched were not sold.
    fn sales_by_month(&self) -> BTreeMap<i32, i128> {
        let invoices = &self.book.invoices;
        let mut sales: BTreeMap<i32, i128> = BTreeMap::new();
        for receivable in self.receivables() {
            let at = receivable as usize;
            let sold =
                matches!(invoices.kind[at], Kind::Invoice | Kind::CreditNote | Kind::Deposit);
            if sold && invoices.issued[at] <= self.as_of.get() {
                let month = Day::new(invoices.issued[at]).month();
                *sales.entry(month).or_default() += i128::from(invoices.gross[at]);
            }
        }
        sales
    }

    /// The months from this one, up to the day, back to the first sale: end, sales, real days.
    fn months_latest_first(&self) -> Vec<(Day, i64, i64)> {
        let sales = self.sales_by_month();
        let Some((&first, _)) = sales.first_key_value() else { return Vec::new() };
        let mut months = Vec::new();
        let mut end = self.as_of;
        while first <= end.month() {
            let start = end.start_of_month();
            let sold = narrow(sales.get(&end.month()).copied().unwrap_or(0));
            months.push((end, sold, i64::from(end.since(start)) + 1));
            end = start.plus(-1);
        }
        months
    }

    /// Sales and real days of this month up to the day and of the two months before.
    fn three_months(&self) -> (i64, i64) {
        let sales = self.sales_by_month();
        let month = self.as_of.month();
        let sold = narrow(sales.range(month - 2..=month).map(|(_, sold)| sold).sum());
        let before = |day: Day| day.start_of_month().plus(-1);
        let start = before(before(self.as_of)).start_of_month();
        (sold, i64::from(self.as_of.since(start)) + 1)
    }

    /// Open balance by customer.
    fn balances(&self) -> BTreeMap<u32, i64> {
        let mut balances: BTreeMap<u32, i64> = BTreeMap::new();
        for item in &self.items {
            let balance =
                balances.entry(self.book.invoices.position[item.receivable as usize]).or_default();
            *balance = balance.saturating_add(item.open);
        }
        balances
    }

    fn prove(&self, query: &ProofQuery) -> Proof {
        match query.figure {
            FigureKind::Invoices => self.prove_sum("invoices", |item| 0 < item.open),
            FigureKind::Credits => self.prove_sum("credits", |item| item.open < 0),
            FigureKind::Disputed => self.prove_sum("disputed", |item| self.is_disputed(item)),
            FigureKind::DueSoon => self.prove_sum("dueSoon", |item| {
                0 < item.open && (-SOON_DAYS..=0).contains(&item.days_late)
            }),
            FigureKind::Aged => self.prove_aged(query.column.unwrap_or_default()),
            FigureKind::Unallocated => self.prove_unallocated(),
            FigureKind::Balance => self.prove_balance(),
            FigureKind::Habit => self.prove_settlements(i32::MIN, |at| self.book.invoices.due[at]),
            FigureKind::DaysToPay => {
                self.prove_settlements(i32::MIN, |at| self.book.invoices.issued[at])
            }
            FigureKind::Share => self.prove_share(),
            FigureKind::Item => self.prove_item(),
            FigureKind::Open => self.prove_open(),
            FigureKind::Overdue => self.prove_overdue(),
            FigureKind::DsoCountBack => self.prove_count_back(),
            FigureKind::DsoSimple => self.prove_simple(),
            FigureKind::DsoBestPossible => self.prove_best_possible(),
            FigureKind::AverageDaysDelinquent => self.prove_delinquent(),
            FigureKind::Cei => self.prove_cei(),
            FigureKind::OverdueRatio => {
                self.prove_share_of_open("overdue", kpi::overdue_ratio, Item::is_overdue)
            }
            FigureKind::AtRisk => self.prove_share_of_open("over90", kpi::at_risk_rate, |item| {
                item.is_overdue() && AT_RISK_DAYS < item.days_late
            }),
            FigureKind::DaysLate => self.prove_days_late(),
            FigureKind::WeightedTerms => self.prove_terms(),
            FigureKind::TopTen => self.prove_largest(query.largest.unwrap_or(10)),
            FigureKind::Hhi => self.prove_hhi(),
            FigureKind::DisputeRate => {
                self.prove_share_of_open("disputed", kpi::dispute_rate, |item| {
                    self.is_disputed(item)
                })
            }
            FigureKind::Expected30 => self.prove_expected(query.ahead.unwrap_or(DaysAhead::MONTH)),
        }
    }

    /// The day that says how late a settlement until the day was; `None` for what no money settled.
    pub(super) fn late_day(&self, row: payments::Row) -> Option<i32> {
        self.book.payments.late_day(row).filter(|_| row.day <= self.as_of.get())
    }

    /// A payment as lists show it, and where it comes from.
    fn payment(&self, payment: u32) -> (PaymentRow, Option<Origin>) {
        let origin = rows::place(self.book, self.book.payments.origin(payment));
        (payments::rows::row(self.book, payment), origin)
    }

    /// A receivable as lists show it, and where it comes from.
    fn row(&self, receivable: u32) -> (InvoiceRow, Option<Origin>) {
        (rows::row(self.book, receivable, self.as_of), rows::origin(self.book, receivable))
    }
}

/// Half away from zero.
fn whole_number(value: Decimal) -> String {
    value.round_dp_with_strategy(0, RoundingStrategy::MidpointAwayFromZero).normalize().to_string()
}
