//! Each measure, with its threshold, the reason of it, and the formula of its effect. «Held» is the amount that the
//! finding keeps out on an average day; [`super::effect`] says it in days.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use crate::base::{Arrange, Day};
use crate::law::payment_terms::{MonthEndClause, Row, latest_due};
use crate::rooms::exchange::terms::{MonthEnd, Terms};
use crate::rooms::invoices::{IN_DISPUTE, Kind};
use crate::rooms::lookup::fold;

use super::super::kpi;
use super::super::open::open_at;
use super::super::queries::{FigureKind, ProofInput, Value};
use super::effect;
use super::ground::{Ground, YEAR, count, days, percent, proved, whole_days};
use super::words::{Finding, FindingKind, Missing};

/// What one customer may hold of the whole, in percent: a fifth. A convention of this diagnosis.
const CONCENTRATION: i64 = 20;
/// Money may wait so many days for its invoice: a week of accounting.
const UNALLOCATED_DAYS: i32 = 7;
/// The last receipt may be so many days old: beyond a week reminders go to those who have paid.
const STALE_DAYS: i32 = 7;
/// A credit note may wait so many days beside open invoices: a month's statement.
const IDLE_CREDIT_DAYS: i32 = 30;
/// What may be overdue since more than 90 days, in percent of the open balance.
const OLD_OVERDUE: i64 = 5;
/// What of the receipts announced by due dates may fail to come in 30 days, in percent.
const FORECAST: i64 = 20;
/// Days that the forecast looks ahead.
const FORECAST_DAYS: i32 = 30;
/// What may be disputed, in percent of the open balance.
const DISPUTED_SHARE: i64 = 5;
/// Days that the DSO may exceed the terms granted.
const BEYOND_TERMS: i64 = 10;
/// Days that the DSO may rise between two month ends.
const DRIFT: i64 = 10;
/// What of the overdue may lie with customers nobody looks after, in percent.
const NOBODY: i64 = 10;
/// What of the receipts may come by cheque, in percent.
const CHEQUES: i64 = 10;
/// Days that may pass from a delivery to its invoice.
const LATE_INVOICING: i64 = 1;
/// Days that a customer may pay later than in the half-year before …
const WORSENING: i64 = 10;
/// … over windows of so many days …
const HALF_YEAR: i32 = 180;
/// … with so many settlements in each.
const SETTLEMENTS: u32 = 3;

/// A finding, and whether it passes its threshold.
type Measured = Result<(Finding, bool), Missing>;

/// Above a whole number.
fn above(value: Decimal, limit: i64) -> bool {
    Decimal::from(limit) < value
}

fn share(value: i64) -> Value {
    percent(Decimal::from(value))
}

impl Ground<'_> {
    /// One measure.
    pub fn measure(&self, kind: FindingKind) -> Measured {
        match kind {
            FindingKind::Terms => self.terms(),
            FindingKind::Concentration => self.concentration(),
            FindingKind::LateInvoicing => self.late_invoicing(),
            FindingKind::Unallocated => self.unallocated(),
            FindingKind::StaleReceipts => self.stale_receipts(),
            FindingKind::IdleCredits => self.idle_credits(),
            FindingKind::OldOverdue => self.old_overdue(),
            FindingKind::Forecast => self.forecast(),
            FindingKind::Disputes => self.disputes(),
            FindingKind::BeyondTerms => self.beyond_terms(),
            FindingKind::Drift => self.drift(),
            FindingKind::Nobody => self.nobody(),
            FindingKind::Cheques => self.cheques(),
            FindingKind::Worsening => self.worsening(),
        }
    }

    /// Invoices and deposits of the period due after the legal ceiling. Threshold: none allowed, it is the law.
    ///
    /// Held: `Σ (amount × days beyond the ceiling) ÷ days of the period` ([`effect::held_beyond`]).
    fn terms(&self) -> Measured {
        let (invoices, customers) = (&self.book.invoices, &self.book.customers);
        let mut clauses: BTreeMap<u32, MonthEndClause> = BTreeMap::new();
        let (mut items, mut amount_days) = (Vec::new(), 0_i128);
        let mut issued = 0_u32;
        let (mut worst, mut row): (i32, Option<&'static Row>) = (0, None);
        let mut excess: BTreeMap<u32, i32> = BTreeMap::new();
        for at in self.issued() {
            let sold = matches!(invoices.kind[at], Kind::Invoice | Kind::Deposit);
            let (day, amount) = (invoices.issued[at], invoices.gross[at]);
            if !sold || amount <= 0 || day <= self.as_of.get() - YEAR {
                continue;
            }
            let customer = invoices.customer[at];
            let clause =
                *clauses.entry(customer).or_insert_with(|| clause(customers.terms.get(customer)));
            let Some((latest, law)) = latest_due(Day::new(day), clause) else { continue };
            issued += 1;
            let beyond = invoices.due[at] - latest.get();
            if 0 < beyond {
                amount_days += i128::from(amount) * i128::from(beyond);
                let most = excess.entry(invoices.position[at]).or_default();
                *most = (*most).max(beyond);
                if worst < beyond {
                    (worst, row) = (beyond, Some(law));
                }
                items.push((at, amount));
            }
        }
        if issued == 0 {
            return Err(Missing::PaidInvoices);
        }
        let held = effect::held_beyond(amount_days, self.period);
        let beyond: i64 = items.iter().fold(0, |sum, item| item.1.saturating_add(sum));
        let mut finding =
            self.finding(FindingKind::Terms, count(items.len() as u32), count(0), held);
        finding.inputs = vec![
            self.input("beyondCeiling", beyond),
            ProofInput { key: "worstExcess".to_owned(), value: whole_days(worst.into()) },
        ];
        let today = latest_due(self.as_of, MonthEndClause::None).map(|(_, row)| row);
        finding.law = row.or(today).map(|row| row.source.to_owned());
        let of = self.by_position(&items).into_iter().map(|(position, (amount, _))| {
            let most = excess.get(&position).copied().unwrap_or_default();
            (position, amount, whole_days(most.into()))
        });
        self.customers(&mut finding, of.collect());
        let found = !items.is_empty();
        self.items(&mut finding, items);
        Ok((finding, found))
    }

    /// Days from delivery to invoice, of the documents of the last year that say both. Threshold: one day, what the advice
    /// leaves («au plus tard le lendemain»).
    ///
    /// Held: `Σ (amount × days from delivery to invoice) ÷ days of the period` ([`effect::held_beyond`]).
    fn late_invoicing(&self) -> Measured {
        let invoices = &self.book.invoices;
        let (mut items, mut amount_days, mut all, mut documents) = (Vec::new(), 0_i128, 0_i64, 0);
        for document in invoices.issuing.issued() {
            let issued = &document.issued;
            let Some(delivered) = issued.delivered else { continue };
            let row = self.book.customers.find(&issued.account);
            let row = row.and_then(|customer| invoices.find(customer, &issued.number, 0));
            let Some(row) = row else { continue };
            let day = issued.issued.get();
            if day <= self.as_of.get() - YEAR || self.as_of.get() < day {
                continue;
            }
            let waited = i64::from(issued.issued.since(delivered).max(0));
            documents += 1;
            all += waited;
            let (at, amount) = (row as usize, invoices.gross[row as usize]);
            if LATE_INVOICING < waited && 0 < amount {
                amount_days += i128::from(amount) * i128::from(waited);
                items.push((at, amount));
            }
        }
        let Some(mean) = Decimal::from(all).checked_div(Decimal::from(documents)) else {
            return Err(Missing::Deliveries);
        };
        let held = effect::held_beyond(amount_days, self.period);
        let kind = FindingKind::LateInvoicing;
        let mut finding = self.finding(kind, days(mean), whole_days(LATE_INVOICING), held);
        self.concerned(&mut finding, &items);
        self.items(&mut finding, items);
        Ok((finding, above(mean, LATE_INVOICING)))
    }

    /// The largest debtor's share of what customers owe. Threshold: a fifth, so that the failure of one customer
    /// leaves four fifths. A convention.
    ///
    /// Held: what of its debt passes a fifth of the whole ([`effect::beyond_share`]).
    fn concentration(&self) -> Measured {
        let owing = || (0_u32..).zip(&self.balances).filter(|(_, balance)| 0 < **balance);
        let whole: i64 = owing().fold(0, |sum, (_, balance)| sum.saturating_add(*balance));
        let largest =
            owing().max_by_key(|(position, balance)| (**balance, std::cmp::Reverse(*position)));
        let Some((position, &most)) = largest else { return Err(Missing::Open) };
        let measured = kpi::ratio(i128::from(most) * 100, i128::from(whole)).unwrap_or_default();
        let held = effect::beyond_share(most, whole, CONCENTRATION);
        let kind = FindingKind::Concentration;
        let mut finding = self.finding(kind, percent(measured), share(CONCENTRATION), held);
        finding.inputs = vec![self.input("largest", most), self.input("balances", whole)];
        let mut top: Vec<(u32, i64, Value)> = owing()
            .map(|(position, balance)| {
                let share = kpi::ratio(i128::from(*balance) * 100, i128::from(whole));
                (position, *balance, share.map_or(Value::None, percent))
            })
            .collect();
        top.arrange_by_key(|(_, balance, _)| std::cmp::Reverse(*balance));
        top.truncate(10);
        self.customers(&mut finding, top);
        let account = self.book.customers.account(self.book.customers.customer_of(position));
        finding.search = Some(format!("client:\"{account}\""));
        Ok((proved(finding, FigureKind::TopTen), above(measured, CONCENTRATION)))
    }

    /// Money received since more than a week that settles nothing. Threshold: none; each euro of it makes a reminder
    /// to somebody who has paid.
    ///
    /// Held: the money itself: the receivables it would settle still count as open.
    fn unallocated(&self) -> Measured {
        let payments = &self.book.payments;
        if self.paid().next().is_none() {
            return Err(Missing::Payments);
        }
        let mut of: BTreeMap<u32, (i64, i32)> = BTreeMap::new();
        let (mut held, mut fresh) = (0_i64, 0_i64);
        for at in self.paid().filter(|at| 0 < payments.rest[*at]) {
            let age = self.as_of.get() - payments.paid[at];
            let rest = payments.rest[at];
            if age <= UNALLOCATED_DAYS {
                fresh = fresh.saturating_add(rest);
                continue;
            }
            held = held.saturating_add(rest);
            let sum = of.entry(payments.position[at]).or_default();
            *sum = (sum.0.saturating_add(rest), sum.1.max(age));
        }
        let measured = Value::Money { value: self.money(held) };
        let threshold = Value::Money { value: self.money(0) };
        let mut finding = self.finding(FindingKind::Unallocated, measured, threshold, held);
        finding.inputs = vec![self.input("waiting", held), self.input("fresh", fresh)];
        let of =
            of.into_iter().map(|(position, (rest, age))| (position, rest, whole_days(age.into())));
        self.customers(&mut finding, of.collect());
        Ok((proved(finding, FigureKind::Unallocated), 0 < held))
    }

    /// Days since the last receipt or statement of open items known. Threshold: a week.
    ///
    /// Held: what usually comes in so many days, `receipts of the 365 days up to the last one ÷ 365 × days since`.
    fn stale_receipts(&self) -> Measured {
        let payments = &self.book.payments;
        let last_paid = self.paid().map(|at| payments.paid[at]).max();
        let statements = self.book.invoices.statements.iter().map(|said| said.day);
        let last_said = statements.filter(|day| *day <= self.as_of.get()).max();
        let bank = payments.bank().fresh_until().map(|day| day.get().min(self.as_of.get()));
        let last = last_paid.max(last_said).max(bank);
        let Some(last) = last else { return Err(Missing::Payments) };
        let since = self.as_of.get() - last;
        let window = last - YEAR + 1..=last;
        let year = self.paid().filter(|at| window.contains(&payments.paid[*at]));
        let year: i64 = year.fold(0, |sum, at| payments.amount[at].saturating_add(sum));
        let stale = STALE_DAYS < since;
        let held = if stale {
            effect::held_beyond(i128::from(year.max(0)) * i128::from(since), YEAR.into())
        } else {
            0
        };
        let kind = FindingKind::StaleReceipts;
        let mut finding =
            self.finding(kind, whole_days(since.into()), whole_days(STALE_DAYS.into()), held);
        finding.inputs = vec![self.input("receiptsOfYear", year)];
        finding.between = Some((Day::new(last), self.as_of));
        Ok((finding, stale))
    }

    /// Credit notes older than a month whose customer has invoices open. Threshold: none.
    ///
    /// Held: of each customer the smaller of such credits and of what is open above zero: what setting one against the
    /// other would close.
    fn idle_credits(&self) -> Measured {
        let invoices = &self.book.invoices;
        let mut owed: BTreeMap<u32, i64> = BTreeMap::new();
        let mut items = Vec::new();
        for at in self.issued() {
            let open = self.open[at];
            if 0 < open {
                let sum = owed.entry(invoices.position[at]).or_default();
                *sum = sum.saturating_add(open);
            }
            let old = IDLE_CREDIT_DAYS < self.as_of.get() - invoices.issued[at];
            if open < 0 && old && matches!(invoices.kind[at], Kind::CreditNote | Kind::Credit) {
                items.push((at, open));
            }
        }
        if self.issued().next().is_none() {
            return Err(Missing::Open);
        }
        items.retain(|(at, _)| owed.contains_key(&invoices.position[*at]));
        let mut held = 0_i64;
        let of: Vec<_> = self.by_position(&items).into_iter().collect();
        let of = of.into_iter().map(|(position, (credits, items))| {
            let closes = credits.saturating_neg().min(owed.get(&position).copied().unwrap_or(0));
            held = held.saturating_add(closes);
            (position, closes, count(items))
        });
        let of: Vec<_> = of.collect();
        let credits: i64 = items.iter().fold(0, |sum, item| item.1.saturating_add(sum));
        let measured = Value::Money { value: self.money(credits.saturating_neg()) };
        let threshold = Value::Money { value: self.money(0) };
        let mut finding = self.finding(FindingKind::IdleCredits, measured, threshold, held);
        finding.inputs = vec![self.input("idleCredits", credits), self.input("closes", held)];
        finding.search = Some("avoir".to_owned());
        self.customers(&mut finding, of);
        let found = !items.is_empty();
        self.items(&mut finding, items);
        Ok((proved(finding, FigureKind::Credits), found))
    }

    /// The share overdue since more than 90 days. Threshold: a twentieth. A convention; at ninety days a first letter
    /// of formal notice should long be out.
    ///
    /// Held: the amount itself.
    fn old_overdue(&self) -> Measured {
        let Some(measured) = kpi::at_risk_rate(self.sums.at_risk, self.sums.open) else {
            return Err(Missing::Open);
        };
        let items = self.overdue_items(90);
        let held = self.sums.at_risk;
        let kind = FindingKind::OldOverdue;
        let mut finding = self.finding(kind, percent(measured), share(OLD_OVERDUE), held);
        finding.inputs = vec![self.input("over90", held), self.input("open", self.sums.open)];
        finding.search = Some("retard > 90".to_owned());
        self.concerned(&mut finding, &items);
        self.items(&mut finding, items);
        Ok((proved(finding, FigureKind::AtRisk), above(measured, OLD_OVERDUE)))
    }

    /// Items overdue since more than so many days.
    fn overdue_items(&self, over: i32) -> Vec<(usize, i64)> {
        let overdue = self.issued().filter(|at| 0 < self.open[*at] && over < self.late(*at));
        overdue.map(|at| (at, self.open[at])).collect()
    }

    /// Customers of items with their number of items.
    fn concerned(&self, finding: &mut Finding, items: &[(usize, i64)]) {
        let of = self.by_position(items).into_iter();
        let of = of.map(|(position, (amount, items))| (position, amount, count(items)));
        self.customers(finding, of.collect());
    }

    /// What due dates alone announced thirty days ago for these thirty days, against what of it came in. Threshold: a
    /// fifth may fail.
    ///
    /// Held: what was announced and did not come.
    fn forecast(&self) -> Measured {
        if !self.complete {
            return Err(Missing::PaidInvoices);
        }
        let invoices = &self.book.invoices;
        let then = self.as_of.get() - FORECAST_DAYS;
        let (mut announced, mut items) = (0_i64, Vec::new());
        for at in self.issued().filter(|at| invoices.issued[*at] <= then) {
            if !(then < invoices.due[at] && invoices.due[at] <= self.as_of.get()) {
                continue;
            }
            let open = open_at(self.book, at as u32, then);
            if open <= 0 {
                continue;
            }
            announced = announced.saturating_add(open);
            if 0 < self.open[at] {
                items.push((at, self.open[at].min(open)));
            }
        }
        let held: i64 = items.iter().fold(0, |sum, item| item.1.saturating_add(sum));
        let Some(measured) = kpi::overdue_ratio(held, announced) else {
            return Err(Missing::History);
        };
        let mut finding =
            self.finding(FindingKind::Forecast, percent(measured), share(FORECAST), held);
        finding.inputs = vec![
            self.input("announced", announced),
            self.input("cameIn", announced.saturating_sub(held)),
        ];
        finding.between = Some((Day::new(then), self.as_of));
        self.concerned(&mut finding, &items);
        self.items(&mut finding, items);
        Ok((proved(finding, FigureKind::Expected30), above(measured, FORECAST)))
    }

    /// The share disputed, with its mean age past due. Threshold: a twentieth.
    ///
    /// Held: the disputed amount: nobody pays it before it is solved («DSO litige», K20).
    fn disputes(&self) -> Measured {
        let Some(measured) = kpi::dispute_rate(self.sums.disputed, self.sums.open) else {
            return Err(Missing::Open);
        };
        let flags = &self.book.invoices.flags;
        let disputed =
            self.issued().filter(|at| 0 < self.open[*at] && flags[*at] & IN_DISPUTE != 0);
        let items: Vec<(usize, i64)> = disputed.map(|at| (at, self.open[at])).collect();
        let age = kpi::weighted_days(items.iter().map(|&(at, open)| {
            (open, i64::from(self.as_of.get() - self.book.invoices.issued[at]))
        }));
        let held = self.sums.disputed;
        let kind = FindingKind::Disputes;
        let mut finding = self.finding(kind, percent(measured), share(DISPUTED_SHARE), held);
        finding.inputs = vec![
            self.input("disputed", held),
            self.input("open", self.sums.open),
            ProofInput { key: "disputeAge".to_owned(), value: age.map_or(Value::None, days) },
        ];
        finding.search = Some("litige".to_owned());
        self.concerned(&mut finding, &items);
        self.items(&mut finding, items);
        Ok((proved(finding, FigureKind::DisputeRate), above(measured, DISPUTED_SHARE)))
    }

    /// DSO by count-back less the mean terms granted: what lateness and disputes add to what was agreed. Threshold: ten
    /// days.
    ///
    /// Held: `(DSO − terms) × sales of a day` ([`effect::held_by`]).
    fn beyond_terms(&self) -> Measured {
        if !self.complete {
            return Err(Missing::PaidInvoices);
        }
        let at = self.history.last();
        let terms = kpi::weighted_days_of_sums(self.sums.terms, self.sums.owed.into());
        let (Some(dso), Some(terms)) = (self.sure_count_back(at), terms) else {
            return Err(Missing::History);
        };
        let measured = dso - terms;
        let held = effect::held_by(measured.max(Decimal::ZERO), self.sales, self.period);
        let kind = FindingKind::BeyondTerms;
        let mut finding = self.finding(kind, days(measured), whole_days(BEYOND_TERMS), held);
        finding.inputs = vec![
            ProofInput { key: "dso".to_owned(), value: days(dso) },
            ProofInput { key: "terms".to_owned(), value: days(terms) },
        ];
        finding.search = Some("retard".to_owned());
        let items = self.overdue_items(0);
        self.concerned(&mut finding, &items);
        Ok((proved(finding, FigureKind::DsoCountBack), above(measured, BEYOND_TERMS)))
    }

    /// DSO by count-back, where the history reaches far enough back for it.
    fn sure_count_back(&self, at: usize) -> Option<Decimal> {
        self.history.count_back(at).filter(|_| self.history.count_back_is_sure(at))
    }

    /// The largest rise of the DSO from one month's end to a later one, of 24. Threshold: ten days. Measured now and
    /// then, it is seen when it is over.
    ///
    /// Held: what of the rise is still there today, `(DSO now − DSO before the rise) × sales of a day`.
    fn drift(&self) -> Measured {
        let last = self.history.last();
        let ends = last.saturating_sub(23)..=last;
        let points: Vec<(usize, Decimal)> =
            ends.filter_map(|at| Some((at, self.sure_count_back(at)?))).collect();
        let (Some(&(_, now)), true) = (points.last(), 3 <= points.len()) else {
            return Err(if self.complete { Missing::History } else { Missing::PaidInvoices });
        };
        let (from, to) = worst_rise(&points);
        let (start, end) = (points[from], points[to]);
        let measured = end.1 - start.1;
        let left = (now - start.1).clamp(Decimal::ZERO, measured);
        let held = effect::held_by(left, self.sales, self.period);
        let mut finding = self.finding(FindingKind::Drift, days(measured), whole_days(DRIFT), held);
        finding.inputs = vec![
            ProofInput { key: "dsoBefore".to_owned(), value: days(start.1) },
            ProofInput { key: "dsoAfter".to_owned(), value: days(end.1) },
            ProofInput { key: "dso".to_owned(), value: days(now) },
        ];
        finding.between = Some((self.history.end(start.0), self.history.end(end.0)));
        Ok((proved(finding, FigureKind::DsoCountBack), above(measured, DRIFT)))
    }

    /// The share of the overdue with customers whom nobody looks after. Threshold: a tenth.
    ///
    /// Held: that overdue.
    fn nobody(&self) -> Measured {
        let customers = &self.book.customers;
        let known = (0..customers.len() as u32).any(|at| !customers.assignee.get(at).is_empty());
        if !known {
            return Err(Missing::Assignees);
        }
        let mut items = self.overdue_items(0);
        items.retain(|(at, _)| customers.assignee.get(self.book.invoices.customer[*at]).is_empty());
        let held: i64 = items.iter().fold(0, |sum, item| item.1.saturating_add(sum));
        let measured = kpi::overdue_ratio(held, self.sums.overdue).unwrap_or_default();
        let mut finding = self.finding(FindingKind::Nobody, percent(measured), share(NOBODY), held);
        finding.inputs = vec![self.input("nobody", held), self.input("overdue", self.sums.overdue)];
        self.concerned(&mut finding, &items);
        self.items(&mut finding, items);
        Ok((proved(finding, FigureKind::Overdue), above(measured, NOBODY)))
    }

    /// The share of the year's receipts that came by cheque. Threshold: a tenth.
    ///
    /// Held: `Σ cheques × (mean days late of cheques − of the other means) ÷ 365`, nothing where cheques are not later.
    fn cheques(&self) -> Measured {
        let payments = &self.book.payments;
        let year = self.as_of.get() - YEAR + 1..=self.as_of.get();
        let of_year = || {
            self.paid().filter(|at| year.contains(&payments.paid[*at]) && 0 < payments.amount[*at])
        };
        let means = payments.means.pool();
        let cheque: Vec<bool> =
            (0..means.len() as u32).map(|at| is_cheque(means.get(at))).collect();
        if of_year().next().is_none() {
            return Err(Missing::Payments);
        }
        if of_year().all(|at| payments.means.get(at as u32).is_empty()) {
            return Err(Missing::Means);
        }
        let by_cheque =
            |at: usize| cheque.get(payments.means.number(at as u32) as usize) == Some(&true);
        let (mut paid, mut all) = (0_i64, 0_i64);
        let mut of: BTreeMap<u32, (i64, u32)> = BTreeMap::new();
        for at in of_year() {
            all = all.saturating_add(payments.amount[at]);
            if by_cheque(at) {
                paid = paid.saturating_add(payments.amount[at]);
                let sum = of.entry(payments.position[at]).or_default();
                *sum = (sum.0.saturating_add(payments.amount[at]), sum.1 + 1);
            }
        }
        // Σ amount × days late, Σ amount: of cheques, of the others.
        let mut late = [(0_i128, 0_i128); 2];
        for at in self.issued().filter(|at| 0 < self.book.invoices.gross[*at]) {
            for row in payments.rows.of(at as u32).filter(|row| year.contains(&row.day)) {
                let (weight, amount) = &mut late[usize::from(!by_cheque(row.payment as usize))];
                *weight +=
                    i128::from(row.amount) * i128::from(row.day - self.book.invoices.due[at]);
                *amount += i128::from(row.amount);
            }
        }
        let [slow, fast] = late.map(|(weight, amount)| kpi::weighted_days_of_sums(weight, amount));
        let longer = (slow.unwrap_or_default() - fast.unwrap_or_default()).max(Decimal::ZERO);
        let held = effect::held_by(longer, paid, YEAR.into());
        let measured = kpi::overdue_ratio(paid, all).unwrap_or_default();
        let mut finding =
            self.finding(FindingKind::Cheques, percent(measured), share(CHEQUES), held);
        let said = |late: Option<Decimal>| late.map_or(Value::None, days);
        finding.inputs = vec![
            self.input("byCheque", paid),
            self.input("received", all),
            ProofInput { key: "chequeLate".to_owned(), value: said(slow) },
            ProofInput { key: "otherLate".to_owned(), value: said(fast) },
        ];
        let of = of.into_iter().map(|(position, (amount, n))| (position, amount, count(n)));
        self.customers(&mut finding, of.collect());
        Ok((finding, above(measured, CHEQUES)))
    }

    /// Customers who in the last half-year paid later, by more than ten days, than in the one before, with three
    /// settlements in each. Threshold: none.
    ///
    /// Held: `Σ (paid in the half-year × days more) ÷ 180`.
    fn worsening(&self) -> Measured {
        let invoices = &self.book.invoices;
        let today = self.as_of.get();
        let mut of: BTreeMap<u32, [(i128, i128, u32); 2]> = BTreeMap::new();
        for at in self.issued().filter(|at| 0 < invoices.gross[*at]) {
            for row in self.book.payments.rows.of(at as u32) {
                let age = today - row.day;
                if !(0..2 * HALF_YEAR).contains(&age) {
                    continue;
                }
                let windows = of.entry(invoices.position[at]).or_default();
                let (weight, amount, count) = &mut windows[usize::from(HALF_YEAR <= age)];
                *weight += i128::from(row.amount) * i128::from(row.day - invoices.due[at]);
                *amount += i128::from(row.amount);
                *count += 1;
            }
        }
        of.retain(|_, windows| windows.iter().all(|window| SETTLEMENTS <= window.2));
        if of.is_empty() {
            return Err(if self.complete { Missing::History } else { Missing::Payments });
        }
        let compared = of.len() as u32;
        let mut held = 0_i64;
        let worse = of.into_iter().filter_map(|(position, [now, before])| {
            let late = |of: (i128, i128, u32)| kpi::weighted_days_of_sums(of.0, of.1);
            let more = late(now)? - late(before)?;
            if !above(more, WORSENING) {
                return None;
            }
            let paid = i64::try_from(now.1).unwrap_or(i64::MAX);
            held = held.saturating_add(effect::held_by(more, paid, HALF_YEAR.into()));
            Some((position, self.balances[position as usize], days(more)))
        });
        let worse: Vec<_> = worse.collect();
        let measured = worse.len() as u32;
        let mut finding = self.finding(FindingKind::Worsening, count(measured), count(0), held);
        finding.inputs = vec![ProofInput { key: "compared".to_owned(), value: count(compared) }];
        self.customers(&mut finding, worse);
        Ok((proved(finding, FigureKind::DaysLate), 0 < measured))
    }
}

/// The clause of forty-five days end of month that a customer's terms name.
fn clause(terms: &str) -> MonthEndClause {
    match Terms::parse(terms) {
        Some(Terms { days: 45, month_end: MonthEnd::Before, .. }) => MonthEndClause::MonthEndFirst,
        Some(Terms { days: 45, month_end: MonthEnd::After, .. }) => MonthEndClause::DaysFirst,
        _ => MonthEndClause::None,
    }
}

fn is_cheque(means: &str) -> bool {
    let folded = fold(means);
    folded.contains("cheque")
        || folded.contains("check")
        || folded.split(' ').any(|word| word == "chq")
}

/// The places between which the value rises most; both 0 where it never does.
fn worst_rise(points: &[(usize, Decimal)]) -> (usize, usize) {
    let (mut low, mut best) = (0, (0, 0));
    for (at, point) in points.iter().enumerate() {
        if point.1 < points[low].1 {
            low = at;
        }
        if points[best.1].1 - points[best.0].1 < point.1 - points[low].1 {
            best = (low, at);
        }
    }
    best
}
