//! The proofs of what is owed: sums of what is open, shares of them, and what is expected of them.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use rust_decimal::Decimal;

use crate::base::Arrange;
use crate::rooms::invoices::STATED;
use crate::rooms::invoices::rows::open_at;

use super::super::dashboard::share;
use super::super::kpi;
use super::super::queries::{AgedColumn, AgeingBasis, DaysAhead, Value};
use super::{Item, Only, Proof, Scope, input, narrow, number, percent, whole_number};

impl Scope<'_> {
    pub(super) fn prove_open(&self) -> Proof {
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

    pub(super) fn prove_overdue(&self) -> Proof {
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

    pub(super) fn prove_share_of_open(
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

    pub(super) fn prove_sum(&self, key: &str, of: impl Fn(&Item) -> bool) -> Proof {
        let (sum, behind) = (self.sum(&of), self.behind(of));
        let inputs =
            vec![input(key, self.money(sum)), input("items", number(behind.len() as i128))];
        Proof::new(self.money(sum), inputs, behind)
    }

    /// What is open in one ageing column, above zero or net of credits.
    pub(super) fn prove_aged(&self, column: AgedColumn) -> Proof {
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
        self.prove_sum("open", |item| (column.net || 0 < item.open) && within(age(item)))
    }

    fn unallocated(&self) -> (i64, Vec<u32>) {
        let rest = &self.book.payments.rest;
        let mut payments: Vec<u32> = self.payments().filter(|at| rest[*at as usize] != 0).collect();
        payments.arrange_by_key(|at| (Reverse(rest[*at as usize].unsigned_abs()), *at));
        let sum = payments.iter().map(|at| i128::from(rest[*at as usize])).sum();
        (narrow(sum), payments)
    }

    pub(super) fn prove_unallocated(&self) -> Proof {
        let (sum, payments) = self.unallocated();
        let inputs = vec![
            input("unallocated", self.money(sum)),
            input("payments", number(payments.len() as i128)),
        ];
        Proof { payments, ..Proof::new(self.money(sum), inputs, Vec::new()) }
    }

    pub(super) fn prove_balance(&self) -> Proof {
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
    pub(super) fn prove_share(&self) -> Proof {
        let whole = Scope::new(self.book, self.currency, self.as_of, Only::default()).open();
        let open = self.open();
        let share = Value::Percent { value: share(open, whole) };
        let inputs = vec![input("open", self.money(open)), input("whole", self.money(whole))];
        Proof::new(share, inputs, self.behind(|_| true))
    }

    /// What one item leaves open: its gross less what settled it.
    pub(super) fn prove_item(&self) -> Proof {
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

    pub(super) fn prove_largest(&self, count: u32) -> Proof {
        let mut balances: Vec<(u32, i64)> =
            self.balances().into_iter().filter(|(_, balance)| 0 < *balance).collect();
        balances.arrange_by_key(|&(position, balance)| (Reverse(balance), position));
        let share = kpi::top_share(balances.iter().map(|(_, balance)| *balance), count as usize);
        let whole = narrow(balances.iter().map(|(_, balance)| i128::from(*balance)).sum());
        balances.truncate(count as usize);
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

    pub(super) fn prove_hhi(&self) -> Proof {
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

    pub(super) fn prove_expected(&self, ahead: DaysAhead) -> Proof {
        let habits = self.habits();
        let expected = |item: &Item| {
            let position = self.book.invoices.position[item.receivable as usize];
            let days_left = habits.get(&position).copied().unwrap_or(0) - item.days_late;
            0 < item.open && !self.is_disputed(item) && ahead.holds(days_left)
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
}
