//! The proof of a figure: what it was computed from, down to the line of a file, and a published example that the same
//! function reproduces.
//!
//! A proof looks at the receivables one after the other, as a person with the list would: it uses none of the figures
//! that the book keeps up to date. That the two agree is a test. Inputs carry stable keys; the interface has the words.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use rust_decimal::{Decimal, RoundingStrategy};

use crate::base::{Amount, Arrange, Currency, Day, Money};
use crate::book::Book;
use crate::rooms::invoices::queries::{InvoiceRow, Origin};
use crate::rooms::invoices::rows::{self, open_at};
use crate::rooms::invoices::{DISPUTED, Kind};

use super::dashboard::main_currency;
use super::kpi::{self, one_decimal};
use super::queries::{
    FigureKind, ProofExample, ProofInput, ProofQuery, ProofStep, ProofView, Value,
};

/// Invoices given when the query asks for none in particular.
const LIMIT: u32 = 100;
/// Money due for longer is at risk.
const AT_RISK_DAYS: i32 = 90;
/// Payments of so many days make the average days late.
const PAID_DAYS: i32 = 365;

impl ProofQuery {
    /// The proof of a figure as of a day.
    pub fn run(&self, book: &Book, today: Day) -> ProofView {
        let as_of = self.as_of.unwrap_or(today);
        let currency = self.currency.unwrap_or_else(|| main_currency(book, &book.figures(as_of)));
        let scope = Scope::new(book, currency, as_of);
        let mut proof = scope.prove(self.figure);
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
            example: example(self.figure),
        }
    }
}

/// What is proved, before it is sliced.
struct Proof {
    value: Value,
    inputs: Vec<ProofInput>,
    steps: Vec<ProofStep>,
    /// The receivables behind, each with what of it counts.
    behind: Vec<(u32, i64)>,
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
    fn new(book: &'a Book, currency: Currency, as_of: Day) -> Scope<'a> {
        let mut scope = Scope { book, currency, as_of, items: Vec::new() };
        scope.items = scope.items_at(as_of);
        scope
    }

    fn receivables(&self) -> impl Iterator<Item = u32> + '_ {
        let ours = |&receivable: &u32| {
            let position = self.book.invoices.position[receivable as usize];
            self.book.customers.currency_of(position) == self.currency
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
        0 < item.open && self.book.invoices.flags[item.receivable as usize] & DISPUTED != 0
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

    fn prove(&self, figure: FigureKind) -> Proof {
        match figure {
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
            behind,
        }
    }

    fn prove_count_back(&self) -> Proof {
        let months = self.months_latest_first();
        let of_sales: Vec<(i64, i64)> =
            months.iter().map(|&(_, sales, days)| (sales, days)).collect();
        let back = kpi::count_back(self.open(), &of_sales);
        let steps = back.steps.iter().zip(&months).map(|(step, (end, ..))| ProofStep {
            end: *end,
            sales: Money::new(Amount::new(step.sales), self.currency),
            left: Money::new(Amount::new(step.left), self.currency),
            days: one_decimal(step.days),
        });
        Proof {
            value: days(back.said()),
            inputs: vec![input("open", self.money(self.open()))],
            steps: steps.collect(),
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
            behind: self.behind(Item::is_overdue),
        }
    }

    fn prove_cei(&self) -> Proof {
        let start = self.as_of.start_of_month();
        let before = Scope::new(self.book, self.currency, start.plus(-1));
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
            behind: self.behind(of),
        }
    }

    fn prove_days_late(&self) -> Proof {
        let invoices = &self.book.invoices;
        let window = self.as_of.get() - PAID_DAYS + 1..=self.as_of.get();
        let (mut amount_days, mut paid, mut behind) = (0_i128, 0_i128, Vec::new());
        for receivable in self.receivables() {
            let at = receivable as usize;
            // Money paid ahead of an invoice waits for it.
            if invoices.gross[at] <= 0 || self.as_of.get() < invoices.issued[at] {
                continue;
            }
            let mut settled = 0_i64;
            for row in
                self.book.payments.rows.of(receivable).filter(|row| window.contains(&row.day))
            {
                settled = settled.saturating_add(row.amount);
                let late = i128::from(row.day) - i128::from(invoices.due[at]);
                amount_days += i128::from(row.amount) * late;
            }
            if settled != 0 {
                paid += i128::from(settled);
                behind.push((receivable, settled));
            }
        }
        Proof {
            value: days(kpi::weighted_days_of_sums(amount_days, paid)),
            inputs: vec![
                input("amountDays", self.amount_days(amount_days)),
                input("paid", self.money(narrow(paid))),
            ],
            steps: Vec::new(),
            behind,
        }
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
            for row in
                self.book.payments.rows.of(receivable).filter(|row| row.day <= self.as_of.get())
            {
                let late = i128::from(row.day) - i128::from(invoices.due[at]);
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
            behind,
        }
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

/// The published example of a figure, its result computed here and now by the function that computes the figure;
/// `None` where no source gives numbers.
pub fn example(figure: FigureKind) -> Option<ProofExample> {
    // Inputs as the source has them; results with as many decimals as it prints.
    let (id, source, inputs, ours, theirs) = match figure {
        FigureKind::DsoCountBack => (
            "T8",
            "divalto.atlassian.net (10513777005)",
            "2 500 ; 1 200 / 30, 800 / 31, 700 / 30",
            kpi::count_back(2_500, &[(1_200, 30), (800, 31), (700, 30)]).said(),
            "82.4",
        ),
        FigureKind::DsoSimple => (
            "T6",
            "docs.oracle.com (JD Edwards)",
            "10 869 ; 5 538 + 4 566 + 7 570 ; 90",
            kpi::dso_simple(10_869, 5_538 + 4_566 + 7_570, 90),
            "55.35",
        ),
        FigureKind::DsoBestPossible => (
            "T11",
            "creditguru.com",
            "4 000 ; 10 000 ; 30",
            kpi::best_possible_dso(4_000, 10_000, 30),
            "12",
        ),
        FigureKind::AverageDaysDelinquent => (
            "T11",
            "creditguru.com",
            "15 000 ; 4 000 ; 10 000 ; 30",
            kpi::average_days_delinquent(15_000, 4_000, 10_000, 30),
            "33",
        ),
        FigureKind::Cei => (
            "T15",
            "wizedu.com (116374)",
            "6 200 ; 10 890 ; 6 340 ; 3 590",
            kpi::cei(6_200, 10_890, 6_340, 3_590),
            "79.63",
        ),
        FigureKind::OverdueRatio => (
            "T23",
            "creditmanagement-tools.com",
            "50 000 ; 1 000 000",
            kpi::overdue_ratio(50_000, 1_000_000),
            "5",
        ),
        FigureKind::DaysLate => (
            "T17",
            "fitsmallbusiness.com",
            "100 × −10, 200 × −5, 300 × 0, 400 × 5, 500 × 10",
            kpi::dbt_signed([(100, -10), (200, -5), (300, 0), (400, 5), (500, 10)]),
            "3.33",
        ),
        // Published for days to pay; the function is the one of the terms.
        FigureKind::WeightedTerms => (
            "T21",
            "scshubfrpdev.powerappsportals.com",
            "10 × 5, 100 × 10",
            kpi::weighted_terms([(10, 5), (100, 10)]),
            "9.55",
        ),
        FigureKind::Hhi => {
            ("T27", "quickbooks.intuit.com/ca", "20 %, 30 %, 50 %", kpi::hhi([20, 30, 50]), "3800")
        }
        FigureKind::Open
        | FigureKind::Overdue
        | FigureKind::AtRisk
        | FigureKind::TopTen
        | FigureKind::DisputeRate
        | FigureKind::Expected30 => return None,
    };
    let places = theirs.split_once('.').map_or(0, |(_, decimals)| decimals.len() as u32);
    let ours = ours.map_or("—".to_owned(), |ours| {
        let rounded = ours.round_dp_with_strategy(places, RoundingStrategy::MidpointAwayFromZero);
        format!("{rounded:.0$}", places as usize)
    });
    let sign = if ours == theirs { "=" } else { "≠" };
    Some(ProofExample {
        id: id.to_owned(),
        source: source.to_owned(),
        inputs: inputs.to_owned(),
        result: format!("{ours} {sign} {theirs}"),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::Texts;
    use crate::book::Event;
    use crate::journal::{DeviceId, EntryId, Stamp};
    use crate::rooms::invoices::{self, InvoiceBatch};
    use crate::rooms::payments::{self, PaymentBatch};

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    /// Kind, account, issued, due, cents, disputed.
    type Line = (Kind, &'static str, &'static str, &'static str, i64, bool);

    /// A book of invoices numbered from 0, and payments: which invoice, day, cents.
    fn book(lines: &[Line], paid: &[(usize, &str, i64)]) -> Book {
        let (mut invoices, mut payments) = (InvoiceBatch::default(), PaymentBatch::default());
        let mut accounts = Texts::default();
        for (place, &(kind, account, issued, due, cents, disputed)) in lines.iter().enumerate() {
            accounts.push(account);
            invoices.account.push(place as u32);
            invoices.number.push(&place.to_string());
            invoices.kind.push(kind);
            invoices.issued.push(day(issued));
            invoices.due.push(day(due));
            invoices.gross.push(Amount::new(cents));
            invoices.disputed.push(disputed);
            invoices.stated_open.push(None);
        }
        for &(place, on, cents) in paid {
            payments.account.push(place as u32);
            payments.reference.push("");
            payments.invoice.push(&place.to_string());
            payments.paid.push(day(on));
            payments.amount.push(Amount::new(cents));
        }
        invoices.accounts = accounts.clone();
        payments.accounts = accounts;
        let device = DeviceId::from_bits(1);
        let (id, stamp) = (EntryId { device, number: 1 }, Stamp { millis: 1, counter: 0, device });
        let mut book = Book::default();
        book.apply(id, stamp, &Event::Invoices(invoices::Event::InvoicesRecorded(invoices)));
        book.apply(id, stamp, &Event::Payments(payments::Event::PaymentsRecorded(payments)));
        book
    }

    fn proof(book: &Book, figure: FigureKind, as_of: &str) -> ProofView {
        let query =
            ProofQuery { figure, as_of: Some(day(as_of)), currency: None, offset: 0, limit: 0 };
        query.run(book, day("2030-01-01"))
    }

    fn said(book: &Book, figure: FigureKind, as_of: &str) -> String {
        match proof(book, figure, as_of).value {
            Value::Money { value } => value.amount.get().to_string(),
            Value::Days { value } | Value::Percent { value } | Value::Number { value } => value,
            Value::None => "none".to_owned(),
        }
    }

    use FigureKind::{
        AtRisk, Cei, DsoCountBack, DsoSimple, Expected30, Open, Overdue, OverdueRatio,
    };
    use Kind::{CreditNote, Deposit, Invoice, Opening};

    #[test]
    fn ninety_days_are_not_yet_at_risk_and_the_due_date_itself_is_not_late() {
        let book = book(&[(Invoice, "A", "2026-01-01", "2026-01-31", 100, false)], &[]);
        let rate = |figure, as_of| said(&book, figure, as_of);
        assert_eq!(
            (rate(Overdue, "2026-01-31"), rate(Overdue, "2026-02-01")),
            ("0".into(), "100".into())
        );
        assert_eq!(
            (rate(AtRisk, "2026-05-01"), rate(AtRisk, "2026-05-02")),
            ("0.0".into(), "100.0".into())
        );
        assert_eq!(rate(Open, "2025-12-31"), "0");
        assert_eq!(rate(OverdueRatio, "2025-12-31"), "none");
    }

    #[test]
    fn a_count_back_takes_every_month_from_the_day_s_own_back_to_the_first_sale() {
        let lines = [
            (Invoice, "A", "2026-01-10", "2026-02-10", 1_000, false),
            (Deposit, "A", "2026-02-05", "2026-02-05", 500, false),
            (CreditNote, "A", "2026-03-02", "2026-03-02", -100, false),
        ];
        // Open 1 400: March until the 10th takes −100 in 10 days, February 500 in 28, January 1 000 in 31.
        let book = book(&lines, &[]);
        let back = proof(&book, DsoCountBack, "2026-03-10");
        let steps: Vec<(String, i64, i64, &str)> = back
            .steps
            .iter()
            .map(|s| {
                (s.end.to_string(), s.sales.amount.get(), s.left.amount.get(), s.days.as_str())
            })
            .collect();
        assert_eq!(
            steps,
            [
                ("2026-03-10".to_owned(), -100, 1_400, "10.0"),
                ("2026-02-28".to_owned(), 500, 1_500, "28.0"),
                ("2026-01-31".to_owned(), 1_000, 1_000, "31.0"),
            ]
        );
        assert_eq!(said(&book, DsoCountBack, "2026-03-10"), "69.0");
        // January to 10 March: 69 days.
        assert_eq!(said(&book, DsoSimple, "2026-03-10"), "69.0");
    }

    #[test]
    fn a_balance_carried_over_is_owed_but_was_not_sold() {
        let lines = [
            (Opening, "A", "2026-01-01", "2026-01-01", 1_000, false),
            (Invoice, "A", "2026-01-10", "2026-02-10", 310, false),
        ];
        let book = book(&lines, &[]);
        assert_eq!(said(&book, Open, "2026-01-31"), "1310");
        assert_eq!(said(&book, DsoCountBack, "2026-01-31"), "none", "the history is too short");
        assert_eq!(said(&book, Cei, "2026-01-31"), "none", "nothing sold came due");
    }

    #[test]
    fn a_past_day_does_not_know_what_was_paid_later() {
        let book = book(
            &[(Invoice, "A", "2026-01-01", "2026-01-31", 100, false)],
            &[(0, "2026-02-10", 40), (0, "2026-02-20", 60)],
        );
        let open =
            ["2026-02-09", "2026-02-10", "2026-02-19", "2026-02-20"].map(|d| said(&book, Open, d));
        assert_eq!(open, ["100", "60", "60", "0"]);
    }

    #[test]
    fn what_is_expected_follows_the_customer_s_habit_and_leaves_disputes_out() {
        let lines = [
            (Invoice, "A", "2026-01-01", "2026-01-31", 100, false),
            // A pays twenty days late: expected on 21 March and on 1 April, 2 April.
            (Invoice, "A", "2026-02-01", "2026-03-01", 10, false),
            (Invoice, "A", "2026-02-01", "2026-03-11", 20, false),
            (Invoice, "A", "2026-02-01", "2026-03-13", 40, false),
            (Invoice, "A", "2026-02-01", "2026-03-01", 80, true),
            // Nobody knows how B pays: on the due date.
            (Invoice, "B", "2026-02-01", "2026-03-02", 1_000, false),
            (Invoice, "B", "2026-02-01", "2026-03-03", 2_000, false),
        ];
        let book = book(&lines, &[(0, "2026-02-20", 100)]);
        // Within thirty days after 2 March: until 1 April.
        let expected = proof(&book, Expected30, "2026-03-02");
        assert_eq!(said(&book, Expected30, "2026-03-02"), "2030");
        let numbers: Vec<&str> =
            expected.invoices.iter().map(|(row, _)| row.number.as_str()).collect();
        assert_eq!(numbers, ["6", "2", "1"]);
    }

    use proptest::prelude::*;

    use crate::rooms::insight::queries::DashboardQuery;
    use crate::rooms::invoices::OpenBatch;

    const KINDS: [Kind; 5] = [Invoice, Invoice, CreditNote, Deposit, Opening];

    /// Kind, account, day of issue, terms, cents, disputed, in dollars.
    type Issue = (usize, u8, i32, i32, i64, bool, bool);
    /// Which invoice it names, day, cents, whether it names one at all.
    type Paid = (usize, i32, i64, bool);
    /// Which invoice a list of open items mentions, day, still open in hundredths of it.
    type Stated = (usize, i32, i64);

    const START: Day = Day::new(20_000);

    fn any_book(issues: &[Issue], paid: &[Paid], stated: &[Stated]) -> Book {
        let dollars: Currency = "USD".parse().unwrap();
        let (mut invoices, mut payments) = (InvoiceBatch::default(), PaymentBatch::default());
        for (place, &(kind, account, issued, terms, cents, disputed, foreign)) in
            issues.iter().enumerate()
        {
            let kind = KINDS[kind % KINDS.len()];
            invoices.accounts.push(&format!("C{account}"));
            invoices.account.push(place as u32);
            invoices.number.push(&place.to_string());
            invoices.kind.push(kind);
            invoices.issued.push(START.plus(issued));
            invoices.due.push(START.plus(issued + terms));
            invoices.currency.push(if foreign { dollars } else { Currency::EUR });
            invoices.gross.push(Amount::new(if kind == CreditNote { -cents } else { cents }));
            invoices.disputed.push(disputed);
            invoices.stated_open.push(None);
        }
        for (row, &(place, on, cents, named)) in paid.iter().enumerate() {
            let place = place % issues.len();
            payments.accounts.push(&format!("C{}", issues[place].1));
            payments.account.push(row as u32);
            payments.reference.push(&row.to_string());
            payments.invoice.push(&if named { place.to_string() } else { String::new() });
            payments.paid.push(START.plus(on));
            payments.currency.push(invoices.currency[place]);
            payments.amount.push(Amount::new(cents));
        }
        let device = DeviceId::from_bits(1);
        let (id, stamp) = (EntryId { device, number: 1 }, Stamp { millis: 1, counter: 0, device });
        let mut book = Book::default();
        book.apply(
            id,
            stamp,
            &Event::Invoices(invoices::Event::InvoicesRecorded(invoices.clone())),
        );
        book.apply(id, stamp, &Event::Payments(payments::Event::PaymentsRecorded(payments)));
        for &(place, on, hundredths) in stated {
            let place = place % issues.len();
            let mut batch = OpenBatch { on: START.plus(on), ..OpenBatch::default() };
            batch.accounts.push(&format!("C{}", issues[place].1));
            batch.account.push(0);
            batch.number.push(&place.to_string());
            batch.rank.push(0);
            batch.open.push(Amount::new(invoices.gross[place].get() * hundredths / 100));
            batch.line.push(0);
            book.apply(id, stamp, &Event::Invoices(invoices::Event::OpenStated(batch)));
        }
        book
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(400))]

        /// Whatever is recorded, and of whatever day: the figure kept up to date is the one read line by line.
        #[test]
        fn a_figure_and_its_proof_agree_on_any_book(
            issues in prop::collection::vec(
                (0..5_usize, 0..4_u8, 0..300_i32, -10..100_i32, 1..100_000_i64, any::<bool>(), prop::bool::weighted(0.2)),
                1..25,
            ),
            paid in prop::collection::vec(
                (0..25_usize, -20..450_i32, -20_000..100_000_i64, prop::bool::weighted(0.8)), 0..25,
            ),
            stated in prop::collection::vec((0..25_usize, 0..400_i32, 0..=100_i64), 0..6),
            days in prop::collection::vec(-40..480_i32, 1..4),
        ) {
            let book = any_book(&issues, &paid, &stated);
            for day in days.into_iter().map(|day| START.plus(day)) {
                for currency in [Currency::EUR, "USD".parse().unwrap()] {
                    let query = DashboardQuery { as_of: Some(day), currency: Some(currency) };
                    for figure in query.run(&book, START).figures {
                        let query = ProofQuery {
                            figure: figure.kind,
                            as_of: Some(day),
                            currency: Some(currency),
                            offset: 0,
                            limit: 1,
                        };
                        let proof = query.run(&book, START);
                        prop_assert_eq!(&figure.value, &proof.value, "{:?} {} {}", figure.kind, currency, day);
                    }
                }
            }
        }
    }
}
