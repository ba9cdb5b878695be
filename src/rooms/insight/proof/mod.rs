//! The proof of a figure: what it was computed from, down to the line of a file, and a published example that the same
//! function reproduces.
//!
//! A proof looks at the receivables one after the other, as a person with the list would: it uses none of the figures
//! that the book keeps up to date. That the two agree is a test. Inputs carry stable keys; the interface has the words.

mod example;
mod methods;
#[cfg(test)]
mod tests;

use std::cmp::Reverse;
use std::collections::BTreeMap;

use rust_decimal::{Decimal, RoundingStrategy};

use crate::base::{Amount, Arrange, Currency, Day, Money};
use crate::book::Book;
use crate::rooms::invoices::queries::{InvoiceRow, Origin};
use crate::rooms::invoices::rows::{self, open_at};
use crate::rooms::invoices::{IN_DISPUTE, Kind, STATED};
use crate::rooms::payments;
use crate::rooms::payments::queries::PaymentRow;

use super::dashboard::main_currency;
use super::kpi::{self, one_decimal};
use super::queries::{
    AgedColumn, AgeingBasis, FigureKind, ProofInput, ProofQuery, ProofStep, ProofView, Value,
};

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
            FigureKind::TopTen => self.prove_top_ten(),
            FigureKind::Hhi => self.prove_hhi(),
            FigureKind::DisputeRate => {
                self.prove_share_of_open("disputed", kpi::dispute_rate, |item| {
                    self.is_disputed(item)
                })
            }
            FigureKind::Expected30 => self.prove_expected(),
        }
    }

    fn prove_open(&self) -> Proof {
        let [owed, credits] = [self.sum(|item| 0 < item.open), self.sum(|item| item.open < 0)];
        Proof {
            value: self.money(owed.saturating_add(credits)),
            inputs: vec![
                input("invoices", self.money(owed)),
                input("credits", self.money(credits)),
            ],
            steps: Vec::new(),
            payments: Vec::new(),
            behind: self.behind(|_| true),
        }
    }

    fn prove_overdue(&self) -> Proof {
        let overdue = self.overdue();
        let behind = self.behind(Item::is_overdue);
        Proof {
            value: self.money(overdue),
            inputs: vec![
                input("overdue", self.money(overdue)),
                input("items", number(behind.len() as i128)),
            ],
            steps: Vec::new(),
            payments: Vec::new(),
            behind,
        }
    }

    fn prove_count_back(&self) -> Proof {
        let months = self.months_latest_first();
        let of_sales: Vec<(i64, i64)> =
            months.iter().map(|&(_, sales, days)| (sales, days)).collect();
        let back = kpi::count_back(self.open(), &of_sales);
        let pace = self.three_months();
        let steps = back.steps.iter().zip(&months).map(|(step, (end, ..))| ProofStep {
            end: *end,
            sales: Money::new(Amount::new(step.sales), self.currency),
            left: Money::new(Amount::new(step.left), self.currency),
            days: one_decimal(step.days),
            even: methods::at_even_pace(pace, step).map(one_decimal),
        });
        Proof {
            value: days(back.said()),
            inputs: vec![input("open", self.money(self.open()))],
            steps: steps.collect(),
            payments: Vec::new(),
            behind: self.behind(|_| true),
        }
    }

    fn prove_simple(&self) -> Proof {
        let (sales, period) = self.three_months();
        Proof {
            value: days(kpi::dso_simple(self.open(), sales, period)),
            inputs: vec![
                input("open", self.money(self.open())),
                input("sales", self.money(sales)),
                input("days", number(period.into())),
            ],
            steps: Vec::new(),
            payments: Vec::new(),
            behind: self.behind(|_| true),
        }
    }

    fn prove_best_possible(&self) -> Proof {
        let (sales, period) = self.three_months();
        Proof {
            value: days(kpi::best_possible_dso(self.current(), sales, period)),
            inputs: vec![
                input("current", self.money(self.current())),
                input("sales", self.money(sales)),
                input("days", number(period.into())),
            ],
            steps: Vec::new(),
            payments: Vec::new(),
            behind: self.behind(|item| !item.is_overdue()),
        }
    }

    fn prove_delinquent(&self) -> Proof {
        let (sales, period) = self.three_months();
        let (open, current) = (self.open(), self.current());
        Proof {
            value: days(kpi::average_days_delinquent(open, current, sales, period)),
            inputs: vec![
                input("open", self.money(open)),
                input("current", self.money(current)),
                input("sales", self.money(sales)),
                input("days", number(period.into())),
            ],
            steps: Vec::new(),
            payments: Vec::new(),
            behind: self.behind(Item::is_overdue),
        }
    }

    fn prove_cei(&self) -> Proof {
        let start = self.as_of.start_of_month();
        let before = Scope::new(self.book, self.currency, start.plus(-1), self.only.clone());
        let sales = self.sales_by_month().get(&self.as_of.month()).copied().map_or(0, narrow);
        let (opening, closing, current) = (before.open(), self.open(), self.current());
        Proof {
            value: percent(kpi::cei(opening, sales, closing, current)),
            inputs: vec![
                input("opening", self.money(opening)),
                input("sales", self.money(sales)),
                input("closing", self.money(closing)),
                input("current", self.money(current)),
            ],
            steps: Vec::new(),
            payments: Vec::new(),
            behind: self.behind(|_| true),
        }
    }

    fn prove_share_of_open(
        &self,
        key: &str,
        rate: fn(i64, i64) -> Option<Decimal>,
        of: impl Fn(&Item) -> bool,
    ) -> Proof {
        let (part, open) = (self.sum(&of), self.open());
        Proof {
            value: percent(rate(part, open)),
            inputs: vec![input(key, self.money(part)), input("open", self.money(open))],
            steps: Vec::new(),
            payments: Vec::new(),
            behind: self.behind(of),
        }
    }

    fn prove_days_late(&self) -> Proof {
        self.prove_settlements(self.as_of.get() - PAID_DAYS, |at| self.book.invoices.due[at])
    }

    /// Amount-weighted days from a day of each item to its payment, over payments after `after` and until the day.
    fn prove_settlements(&self, after: i32, from: impl Fn(usize) -> i32) -> Proof {
        let invoices = &self.book.invoices;
        let counts = |day: i32| after < day && day <= self.as_of.get();
        let (mut amount_days, mut paid, mut behind) = (0_i128, 0_i128, Vec::new());
        for receivable in self.receivables() {
            let at = receivable as usize;
            // Money paid ahead of an invoice waits for it.
            if invoices.gross[at] <= 0 || self.as_of.get() < invoices.issued[at] {
                continue;
            }
            let mut settled = 0_i64;
            for row in self.book.payments.rows.of(receivable) {
                let Some(day) = self.late_day(row).filter(|day| counts(*day)) else { continue };
                settled = settled.saturating_add(row.amount);
                amount_days += i128::from(row.amount) * (i128::from(day) - i128::from(from(at)));
            }
            if settled != 0 {
                paid += i128::from(settled);
                behind.push((receivable, settled));
            }
        }
        let inputs = vec![
            input("amountDays", self.amount_days(amount_days)),
            input("paid", self.money(narrow(paid))),
        ];
        Proof::new(days(kpi::weighted_days_of_sums(amount_days, paid)), inputs, behind)
    }

    fn prove_sum(&self, key: &str, of: impl Fn(&Item) -> bool) -> Proof {
        let (sum, behind) = (self.sum(&of), self.behind(of));
        let inputs =
            vec![input(key, self.money(sum)), input("items", number(behind.len() as i128))];
        Proof::new(self.money(sum), inputs, behind)
    }

    /// What is open above zero in one ageing column: credits stand apart.
    fn prove_aged(&self, column: AgedColumn) -> Proof {
        let age = |item: &Item| match column.by {
            AgeingBasis::Due => item.days_late,
            AgeingBasis::Issued => item.days_late + item.terms,
        };
        let within = |age: i32| match column.from {
            None => age <= 0,
            Some(from) => {
                let age = i64::from(age);
                i64::from(from.max(1)) <= age && column.to.is_none_or(|to| age <= i64::from(to))
            }
        };
        self.prove_sum("open", |item| 0 < item.open && within(age(item)))
    }

    fn unallocated(&self) -> (i64, Vec<u32>) {
        let rest = &self.book.payments.rest;
        let mut payments: Vec<u32> = self.payments().filter(|at| rest[*at as usize] != 0).collect();
        payments.arrange_by_key(|at| (Reverse(rest[*at as usize].unsigned_abs()), *at));
        let sum = payments.iter().map(|at| i128::from(rest[*at as usize])).sum();
        (narrow(sum), payments)
    }

    fn prove_unallocated(&self) -> Proof {
        let (sum, payments) = self.unallocated();
        let inputs = vec![
            input("unallocated", self.money(sum)),
            input("payments", number(payments.len() as i128)),
        ];
        Proof { payments, ..Proof::new(self.money(sum), inputs, Vec::new()) }
    }

    fn prove_balance(&self) -> Proof {
        let [owed, credits] = [self.sum(|item| 0 < item.open), self.sum(|item| item.open < 0)];
        let (unallocated, payments) = self.unallocated();
        let balance = owed.saturating_add(credits).saturating_sub(unallocated);
        let inputs = vec![
            input("invoices", self.money(owed)),
            input("openCredits", self.money(credits)),
            input("unallocated", self.money(unallocated)),
        ];
        Proof { payments, ..Proof::new(self.money(balance), inputs, self.behind(|_| true)) }
    }

    /// The share of the whole balance.
    fn prove_share(&self) -> Proof {
        let whole = Scope::new(self.book, self.currency, self.as_of, Only::default()).open();
        let open = self.open();
        let share = kpi::ratio(i128::from(open) * 100, i128::from(whole));
        let inputs = vec![input("open", self.money(open)), input("whole", self.money(whole))];
        Proof::new(percent(share), inputs, self.behind(|_| true))
    }

    /// What one item leaves open: its gross less what settled it.
    fn prove_item(&self) -> Proof {
        let Some(Some(receivable)) = self.only.receivable else {
            return Proof::new(Value::None, Vec::new(), Vec::new());
        };
        let at = receivable as usize;
        let (gross, open) =
            (self.book.invoices.gross[at], open_at(self.book, receivable, self.as_of));
        let rows =
            || self.book.payments.rows.of(receivable).filter(|row| row.day <= self.as_of.get());
        let paid = narrow(rows().map(|row| i128::from(row.amount)).sum());
        let mut inputs = vec![input("gross", self.money(gross)), input("paid", self.money(paid))];
        if self.book.invoices.flags[at] & STATED != 0 {
            let said = gross.saturating_sub(open).saturating_sub(paid);
            inputs.push(input("stated", self.money(said)));
        }
        let mut payments: Vec<u32> = rows().map(|row| row.payment).collect();
        payments.sort_unstable();
        payments.dedup();
        Proof { payments, ..Proof::new(self.money(open), inputs, vec![(receivable, open)]) }
    }

    /// Σ amount × days, in units of the currency × days, exactly.
    fn amount_days(&self, sum: i128) -> Value {
        match Decimal::try_from_i128_with_scale(sum, self.currency.digits()) {
            Ok(value) => Value::Number { value: value.to_string() },
            Err(_) => Value::None,
        }
    }

    fn prove_terms(&self) -> Proof {
        let owed = self.items.iter().filter(|item| 0 < item.open);
        let amount_days = owed.map(|item| i128::from(item.open) * i128::from(item.terms)).sum();
        let open = self.sum(|item| 0 < item.open);
        Proof {
            value: days(kpi::weighted_days_of_sums(amount_days, i128::from(open))),
            inputs: vec![
                input("amountDays", self.amount_days(amount_days)),
                input("invoices", self.money(open)),
            ],
            steps: Vec::new(),
            payments: Vec::new(),
            behind: self.behind(|item| 0 < item.open),
        }
    }

    fn prove_top_ten(&self) -> Proof {
        let mut balances: Vec<(u32, i64)> =
            self.balances().into_iter().filter(|(_, balance)| 0 < *balance).collect();
        balances.arrange_by_key(|&(position, balance)| (Reverse(balance), position));
        let share = kpi::top_share(balances.iter().map(|(_, balance)| *balance), 10);
        let whole = narrow(balances.iter().map(|(_, balance)| i128::from(*balance)).sum());
        balances.truncate(10);
        let top = narrow(balances.iter().map(|(_, balance)| i128::from(*balance)).sum());
        let behind = self.behind(|item| {
            let position = self.book.invoices.position[item.receivable as usize];
            balances.iter().any(|(other, _)| *other == position)
        });
        Proof {
            value: percent(share),
            inputs: vec![input("topTen", self.money(top)), input("balances", self.money(whole))],
            steps: Vec::new(),
            payments: Vec::new(),
            behind,
        }
    }

    fn prove_hhi(&self) -> Proof {
        let balances = self.balances();
        let owing = || balances.values().copied().filter(|balance| 0 < *balance);
        let index = kpi::hhi(owing());
        let whole = narrow(owing().map(i128::from).sum());
        let squares = owing().map(|balance| i128::from(balance) * i128::from(balance)).sum();
        let squares = Decimal::try_from_i128_with_scale(squares, 2 * self.currency.digits());
        Proof {
            value: index.map_or(Value::None, |index| Value::Number { value: whole_number(index) }),
            inputs: vec![
                input(
                    "squares",
                    squares.map_or(Value::None, |sum| Value::Number { value: sum.to_string() }),
                ),
                input("balances", self.money(whole)),
                input("customers", number(owing().count() as i128)),
            ],
            steps: Vec::new(),
            payments: Vec::new(),
            behind: self.behind(|_| true),
        }
    }

    /// Days that each customer takes beyond the due date, in whole days half away from zero: over all payments until
    /// the day, weighted by amount, credit notes apart; none known: 0.
    fn habits(&self) -> BTreeMap<u32, i32> {
        let invoices = &self.book.invoices;
        let mut sums: BTreeMap<u32, (i128, i128)> = BTreeMap::new();
        for receivable in self.receivables() {
            let at = receivable as usize;
            // Money paid ahead of an invoice waits for it.
            if invoices.gross[at] <= 0 || self.as_of.get() < invoices.issued[at] {
                continue;
            }
            let (amount_days, amounts) = sums.entry(invoices.position[at]).or_default();
            for row in self.book.payments.rows.of(receivable) {
                let Some(day) = self.late_day(row) else { continue };
                let late = i128::from(day) - i128::from(invoices.due[at]);
                *amount_days += i128::from(row.amount) * late;
                *amounts += i128::from(row.amount);
            }
        }
        let whole = |(amount_days, amounts)| {
            let habit = kpi::weighted_days_of_sums(amount_days, amounts)?;
            whole_number(habit).parse().ok()
        };
        sums.into_iter().map(|(position, sums)| (position, whole(sums).unwrap_or(0))).collect()
    }

    fn prove_expected(&self) -> Proof {
        let habits = self.habits();
        let expected = |item: &Item| {
            let position = self.book.invoices.position[item.receivable as usize];
            let days_left = habits.get(&position).copied().unwrap_or(0) - item.days_late;
            0 < item.open && !self.is_disputed(item) && (1..=30).contains(&days_left)
        };
        let behind = self.behind(expected);
        let sum = self.sum(expected);
        Proof {
            value: self.money(sum),
            inputs: vec![
                input("expected", self.money(sum)),
                input("items", number(behind.len() as i128)),
            ],
            steps: Vec::new(),
            payments: Vec::new(),
            behind,
        }
    }

    /// The day that says how late a settlement until the day was; `None` for what no money settled.
    fn late_day(&self, row: payments::Row) -> Option<i32> {
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
