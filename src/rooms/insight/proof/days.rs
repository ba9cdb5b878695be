//! The proofs of what is told in days, and of how well was collected: DSO by its methods, lateness, terms, the CEI.

use rust_decimal::Decimal;

use crate::base::{Amount, Money};

use super::super::kpi::{self, one_decimal};
use super::super::queries::{ProofStep, Value};
use super::{Item, PAID_DAYS, Proof, Scope, days, input, methods, narrow, number, percent};

impl Scope<'_> {
    pub(super) fn prove_count_back(&self) -> Proof {
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

    pub(super) fn prove_simple(&self) -> Proof {
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

    pub(super) fn prove_best_possible(&self) -> Proof {
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

    pub(super) fn prove_delinquent(&self) -> Proof {
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

    pub(super) fn prove_cei(&self) -> Proof {
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

    pub(super) fn prove_days_late(&self) -> Proof {
        self.prove_settlements(self.as_of.get() - PAID_DAYS, |at| self.book.invoices.due[at])
    }

    /// Amount-weighted days from a day of each item to its payment, over payments after `after` and until the day.
    pub(super) fn prove_settlements(&self, after: i32, from: impl Fn(usize) -> i32) -> Proof {
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

    /// Σ amount × days, in units of the currency × days, exactly.
    fn amount_days(&self, sum: i128) -> Value {
        match Decimal::try_from_i128_with_scale(sum, self.currency.digits()) {
            Ok(value) => Value::Number { value: value.to_string() },
            Err(_) => Value::None,
        }
    }

    pub(super) fn prove_terms(&self) -> Proof {
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
}
