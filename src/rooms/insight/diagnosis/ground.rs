//! What every measure stands on: the book as of a day in one currency, its sums, and how a finding is put together.

use std::borrow::Cow;
use std::cmp::Reverse;
use std::collections::BTreeMap;

use rust_decimal::Decimal;

use crate::base::{Amount, Arrange, Currency, Day, Money};
use crate::book::Book;
use crate::rooms::invoices::{Kind, rows};

use super::super::dashboard::{History, main_currency};
use super::super::figures::CurrencySums;
use super::super::kpi::one_decimal;
use super::super::open::open_column;
use super::super::queries::{FigureKind, ProofInput, Value};
use super::effect;
use super::words::{Concerned, Effect, Finding, FindingKind};

/// Sales and receipts of so many days make the averages.
pub const YEAR: i32 = 365;
/// Items shown of a finding: a search finds them all.
const SHOWN: usize = 12;
/// Customers named of a finding: no list has them but this one.
const CUSTOMERS: usize = 500;

/// The book as of a day, in one currency.
pub struct Ground<'a> {
    pub book: &'a Book,
    pub as_of: Day,
    pub currency: Currency,
    number: Option<usize>,
    /// What is open at the end of the day, by receivable.
    pub open: Cow<'a, [i64]>,
    pub sums: CurrencySums,
    /// Open above zero less credits, by position; other currencies at zero.
    pub balances: Vec<i64>,
    pub history: History,
    /// Net sales of the period.
    pub sales: i64,
    /// Its real days.
    pub period: i64,
    /// Something was settled: the file is not of open items alone.
    pub complete: bool,
}

impl<'a> Ground<'a> {
    pub fn new(book: &'a Book, as_of: Day, currency: Option<Currency>) -> Ground<'a> {
        let figures = book.figures(as_of);
        let currency = currency.unwrap_or_else(|| main_currency(book, &figures));
        let number = book.customers.currencies.iter().position(|known| *known == currency);
        let sums = number.map(|number| figures.currencies[number].clone()).unwrap_or_default();
        let history = History::new(&figures, currency, book);
        let of = book.customers.position_currency.iter();
        let balances = figures
            .positions
            .iter()
            .zip(of)
            .map(|(sums, of)| if Some(usize::from(*of)) == number { sums.open } else { 0 });
        let balances = balances.collect();
        let mut ground = Ground {
            book,
            as_of,
            currency,
            number,
            open: open_column(book, as_of),
            sums,
            balances,
            history,
            sales: 0,
            period: 0,
            complete: false,
        };
        let since = as_of.get() - YEAR;
        let (mut first, mut sales) = (i32::MAX, 0_i64);
        let mut complete = false;
        for at in ground.issued() {
            let invoices = &book.invoices;
            complete |= ground.open[at] != invoices.gross[at];
            if !matches!(invoices.kind[at], Kind::Invoice | Kind::CreditNote | Kind::Deposit) {
                continue;
            }
            first = first.min(invoices.issued[at]);
            if since < invoices.issued[at] {
                sales = sales.saturating_add(invoices.gross[at]);
            }
        }
        (ground.sales, ground.complete) = (sales, complete);
        ground.period =
            i64::from((as_of.get().saturating_sub(first).saturating_add(1)).clamp(0, YEAR));
        ground
    }

    /// The receivables of the currency issued by the day.
    pub fn issued(&self) -> impl Iterator<Item = usize> + '_ {
        let (invoices, customers) = (&self.book.invoices, &self.book.customers);
        (0..invoices.len()).filter(move |at| {
            let of = customers.position_currency[invoices.position[*at] as usize];
            Some(usize::from(of)) == self.number && invoices.issued[*at] <= self.as_of.get()
        })
    }

    /// The payments of the currency made by the day.
    pub fn paid(&self) -> impl Iterator<Item = usize> + '_ {
        let (payments, customers) = (&self.book.payments, &self.book.customers);
        (0..payments.paid.len()).filter(move |at| {
            let of = customers.position_currency[payments.position[*at] as usize];
            Some(usize::from(of)) == self.number && payments.paid[*at] <= self.as_of.get()
        })
    }

    /// Days past the due date.
    pub fn late(&self, at: usize) -> i32 {
        self.as_of.get() - self.book.invoices.due[at]
    }

    pub fn money(&self, amount: i64) -> Money {
        Money::new(Amount::new(amount), self.currency)
    }

    /// One day of DSO.
    pub fn one_day(&self) -> Option<Money> {
        let known = self.complete && 0 < self.sales;
        known.then(|| self.money(effect::held_by(Decimal::ONE, self.sales, self.period)))
    }

    pub fn effect(&self, amount: i64) -> Effect {
        let days = if self.complete {
            effect::days_of(amount, self.sales, self.period).map(one_decimal)
        } else {
            None
        };
        Effect { money: self.money(amount), days }
    }

    /// A finding without its customers and items.
    pub fn finding(
        &self,
        kind: FindingKind,
        measured: Value,
        threshold: Value,
        held: i64,
    ) -> Finding {
        Finding {
            kind,
            error: kind.error(),
            measured,
            threshold,
            effect: self.effect(held),
            inputs: Vec::new(),
            law: None,
            customers_total: 0,
            customers: Vec::new(),
            invoices_total: 0,
            invoices: Vec::new(),
            search: None,
            figure: None,
            between: None,
        }
    }

    pub fn input(&self, key: &str, amount: i64) -> ProofInput {
        ProofInput { key: key.to_owned(), value: Value::Money { value: self.money(amount) } }
    }

    /// The items of a finding, the largest first.
    pub fn items(&self, finding: &mut Finding, mut items: Vec<(usize, i64)>) {
        items.arrange_by_key(|&(at, amount)| (Reverse(amount.unsigned_abs()), at));
        finding.invoices_total = items.len() as u32;
        let shown = items.iter().take(SHOWN).map(|&(at, _)| {
            let receivable = at as u32;
            (rows::row(self.book, receivable, self.as_of), rows::origin(self.book, receivable))
        });
        finding.invoices = shown.collect();
    }

    /// The customers of a finding with what each counts for, the largest first.
    pub fn customers(&self, finding: &mut Finding, mut customers: Vec<(u32, i64, Value)>) {
        let book = &self.book.customers;
        customers.arrange_by(|one, other| {
            let account = |of: &(u32, i64, Value)| book.account(book.customer_of(of.0));
            other.1.cmp(&one.1).then_with(|| account(one).cmp(account(other)))
        });
        finding.customers_total = customers.len() as u32;
        let shown =
            customers.into_iter().take(CUSTOMERS).map(|(position, amount, more)| Concerned {
                account: book.account(book.customer_of(position)).to_owned(),
                name: book.name(book.customer_of(position)).to_owned(),
                amount: self.money(amount),
                more,
            });
        finding.customers = shown.collect();
    }

    /// Sums by position of some items.
    pub fn by_position(&self, items: &[(usize, i64)]) -> BTreeMap<u32, (i64, u32)> {
        let mut sums: BTreeMap<u32, (i64, u32)> = BTreeMap::new();
        for &(at, amount) in items {
            let sum = sums.entry(self.book.invoices.position[at]).or_default();
            *sum = (sum.0.saturating_add(amount), sum.1 + 1);
        }
        sums
    }
}

pub fn days(value: Decimal) -> Value {
    Value::Days { value: one_decimal(value) }
}

pub fn whole_days(value: i64) -> Value {
    days(Decimal::from(value))
}

pub fn percent(value: Decimal) -> Value {
    Value::Percent { value: one_decimal(value) }
}

pub fn count(value: u32) -> Value {
    Value::Number { value: value.to_string() }
}

/// With the figure whose proof belongs to it.
pub fn proved(mut finding: Finding, figure: FigureKind) -> Finding {
    finding.figure = Some(figure);
    finding
}
