//! Days sales outstanding by its methods: the simple ratio, the count-back, the best possible, by invoice, by ageing.

use rust_decimal::Decimal;

use super::ratio;

/// DSO by the simple ratio («rotation du poste clients»), in days: `receivables ÷ sales × days`.
///
/// - `receivables`: open at the end of the period, VAT included
/// - `sales`: of the period, VAT included
/// - `days`: real days of the period
///
/// `None` unless sales are above zero. Sources: K1, K3; examples T1–T7.
///
/// ```
/// use encours::rooms::insight::kpi::dso_simple;
/// // T1 K1: 30 000 open, 60 000 sold in 90 days.
/// assert_eq!(dso_simple(30_000_00, 60_000_00, 90).unwrap().to_string(), "45");
/// assert_eq!(dso_simple(30_000_00, 0, 90), None);
/// ```
pub fn dso_simple(receivables: i64, sales: i64, days: i64) -> Option<Decimal> {
    if sales <= 0 {
        return None;
    }
    ratio(i128::from(receivables) * i128::from(days), i128::from(sales))
}

/// One month of a count-back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CountBackStep {
    /// Sales of the month, VAT included; may be zero, or below when credit notes outweigh invoices.
    pub sales: i64,
    /// Real days of the month.
    pub month_days: i64,
    /// Balance left before this month is taken.
    pub left: i64,
    /// Days added by this month: all of them, or `left ÷ sales × month_days` in the last one.
    pub days: Decimal,
}

/// A DSO by count-back, with the way to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CountBack {
    /// Sum of the steps' days.
    pub days: Decimal,
    /// Month by month, the latest first.
    pub steps: Vec<CountBackStep>,
    /// The balance was used up. If not, the known months end before the balance does, and `days` is a lower bound:
    /// the figure cannot be said ([`CountBack::said`]).
    pub exhausted: bool,
}

impl CountBack {
    /// The days, when the whole balance was used up; `None` when the history is too short to say.
    pub fn said(&self) -> Option<Decimal> {
        self.exhausted.then_some(self.days)
    }
}

/// DSO by count-back («épuisement», «apurement»), in days: from the balance take the sales of the latest month, then of
/// the month before, while they fit, adding each month's days; the last month counts `left ÷ sales × days`.
///
/// A month with no sales, or with more credit notes than sales, adds its days, and what it is below zero increases the
/// balance left K6. A balance of zero or below needs no month: 0 days. When the months given end before the balance
/// does, `exhausted` is false and `days` a lower bound.
///
/// - `balance`: open at the end of the latest month, VAT included, net of credits
/// - `months_latest_first`: sales with VAT, and real days, of each month
///
/// Sources: K2, K4, K6; examples T8–T10. The AFDCC takes this method for the DSO proper.
///
/// ```
/// use encours::rooms::insight::kpi::{count_back, one_decimal};
/// // T8 K2: 2 500 at 30 November; November 1 200, October 800, September 700.
/// let back = count_back(2_500_00, &[(1_200_00, 30), (800_00, 31), (700_00, 30)]);
/// assert_eq!(one_decimal(back.days), "82.4");
/// assert!(back.exhausted);
/// assert_eq!(back.steps[2].left, 500_00);
/// ```
pub fn count_back(balance: i64, months_latest_first: &[(i64, i64)]) -> CountBack {
    let mut back = CountBack { days: Decimal::ZERO, steps: Vec::new(), exhausted: balance <= 0 };
    let mut left = balance;
    for &(sales, month_days) in months_latest_first {
        if back.exhausted {
            break;
        }
        let part = if 0 < sales && left < sales {
            ratio(i128::from(left) * i128::from(month_days), i128::from(sales))
        } else {
            None
        };
        let days = part.unwrap_or(Decimal::from(month_days));
        back.steps.push(CountBackStep { sales, month_days, left, days });
        back.days += days;
        left = left.saturating_sub(sales);
        back.exhausted = left <= 0;
    }
    back
}

/// Best-possible DSO, in days: what the simple DSO would be if nothing were late, `current ÷ sales × days`.
///
/// - `current`: open and not yet due, VAT included
///
/// `None` unless sales are above zero. Sources: K15, K16; examples T11–T13.
///
/// ```
/// use encours::rooms::insight::kpi::best_possible_dso;
/// // T11 K17: 4 000 not due, 10 000 sold in 30 days.
/// assert_eq!(best_possible_dso(4_000_00, 10_000_00, 30).unwrap().to_string(), "12");
/// ```
pub fn best_possible_dso(current: i64, sales: i64, days: i64) -> Option<Decimal> {
    dso_simple(current, sales, days)
}

/// Average days delinquent («jours de retard dans le DSO»), in days: simple DSO less best-possible DSO, computed as
/// `(receivables − current) ÷ sales × days` so that only one division is made. It is not the mean delay of payments.
///
/// `None` unless sales are above zero. Sources: K15, K17, K18; examples T11, T12.
///
/// ```
/// use encours::rooms::insight::kpi::average_days_delinquent;
/// // T11 K17: 45 − 12.
/// assert_eq!(average_days_delinquent(15_000_00, 4_000_00, 10_000_00, 30).unwrap().to_string(), "33");
/// ```
pub fn average_days_delinquent(
    receivables: i64,
    current: i64,
    sales: i64,
    days: i64,
) -> Option<Decimal> {
    if sales <= 0 {
        return None;
    }
    let late = i128::from(receivables) - i128::from(current);
    ratio(late * i128::from(days), i128::from(sales))
}

/// True DSO, in days: over the open invoices, `Σ days since issue × amount ÷ net sales of the month of issue`.
///
/// Each item is `(open amount, days since issue, sales of its month of issue)`. `None` when a month had no sales above
/// zero; zero when nothing is open. Each quotient is cut at the eighteenth decimal before they are added.
///
/// The formula is Oracle's manual K13; no example with numbers is published, and Oracle's own program is known not to
/// follow its manual K14. The example below is ours, worked by hand: 20 × 600 ÷ 1 200 + 45 × 300 ÷ 900 = 10 + 15.
///
/// ```
/// use encours::rooms::insight::kpi::true_dso;
/// let open = [(600_00, 20, 1_200_00), (300_00, 45, 900_00)];
/// assert_eq!(true_dso(open).unwrap().to_string(), "25");
/// assert_eq!(true_dso([(600_00, 20, 0)]), None);
/// ```
pub fn true_dso(open: impl IntoIterator<Item = (i64, i64, i64)>) -> Option<Decimal> {
    open.into_iter().try_fold(Decimal::ZERO, |sum, (amount, days, month_sales)| {
        sum.checked_add(dso_simple(amount, month_sales, days)?)
    })
}

/// Sales-weighted DSO, in days: `Σ (balance of an age bracket ÷ sales of its month of origin) × 30`.
///
/// Each item is `(balance of the bracket, sales of the month it was issued in)`. `None` when such a month had no sales
/// above zero; zero when nothing is open. Each quotient is cut at the eighteenth decimal before they are added.
///
/// The formula is the Credit Research Foundation's K12 names it; no worked example was found. The one below is ours,
/// by hand: 800 of the 1 000 sold this month are open, 300 of the 1 200 of the month before, 50 of the 1 000 before
/// that: (0.80 + 0.25 + 0.05) × 30 = 33.
///
/// ```
/// use encours::rooms::insight::kpi::sales_weighted_dso;
/// let brackets = [(800_00, 1_000_00), (300_00, 1_200_00), (50_00, 1_000_00)];
/// assert_eq!(sales_weighted_dso(brackets).unwrap().to_string(), "33.0");
/// ```
pub fn sales_weighted_dso(brackets: impl IntoIterator<Item = (i64, i64)>) -> Option<Decimal> {
    true_dso(brackets.into_iter().map(|(balance, month_sales)| (balance, 30, month_sales)))
}
