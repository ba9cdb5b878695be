//! The formulas of receivables management, as the field publishes them: pure functions of amounts and days.
//!
//! Amounts are `i64` in minor units of one currency, days are `i64`, and every answer is exact up to its eighteenth
//! decimal, cut there: so rounding it half away from zero at any earlier place ([`one_decimal`]) gives what rounding
//! the true quotient would. `None` where a figure cannot be said: nothing sold, nothing paid, nothing open.
//!
//! Conventions of this house, the same in every formula: amounts with VAT on both sides (a receivable includes VAT, so
//! must the sales it is divided by), real days of each calendar month, credit notes reduce sales in their month.
//! Percentages are numbers from 0 to 100. Each function names the published example it reproduces (`T1` … `T27`); those
//! whose source gives a formula but no numbers carry an example made by hand here, and say so.
//!
//! | Source | |
//! | --- | --- |
//! | K1, K2 | divalto.atlassian.net, pages 10511745040 and 10513777005 (the corrected one) |
//! | K3, K9, K10 | finthesis.io; droit-compta-gestion.fr; finance-technique.com |
//! | K42, K43 | financefactory.fr; comptabilite.pagesjaunes.fr |
//! | K4 | afdcc.fr, «Le DSO, un indicateur aux multiples facettes» |
//! | K6, K24 | gb-kb.sage.com «Analysis – Days Sales Overdue»; developer.sage.com RiskRateModel |
//! | K12 | docs.dnb.com, days sales outstanding |
//! | K13, K14 | docs.oracle.com E18727 (Receivables); community.oracle.com discussion 4501340 |
//! | K15, K16, K17, K18 | quickbooks.intuit.com; apruve.com; creditguru.com; Quadient |
//! | K19, K29 | docs.oracle.com, JD Edwards credit management |
//! | K22, K23 | creditmanagement-tools.com; wisdomschema.com |
//! | K25, K26, K46 | creditguru.com (collection effectiveness); wizedu.com 116374; gaviti.com |
//! | K27, K28 | drlogy.com; kpiexamples.operately.com |
//! | K30 | kpidepot.com, invoice dispute rate |
//! | K33, K34, K35, K47, K48 | satago.com; fitsmallbusiness.com; snowdaycalculatornow.com; scshubfrpdev; transformance.ai |
//! | K36 | docs.oracle.com 24c faofc, weighted average metrics |
//! | K37, K41 | quickbooks.intuit.com/ca; treditiq.com |
//! | K44, K45 | creditinsurance.com; community.qlik.com 1828628 |
//!
//! What the figures of a book feed these formulas with, as of a day, in one currency (`proof` reads it line by line, the
//! dashboard keeps it up to date, `tests/demo/answers.py` computes it a third time):
//!
//! | Word | Meaning |
//! | --- | --- |
//! | open | sum of what is open, credit notes below zero; unallocated payments stand apart |
//! | overdue | what is open above zero and due before the day; credit notes stand apart |
//! | current | open less overdue |
//! | sales of a month | issued in it: invoices, deposits, credit notes (below zero); not balances carried over, not money listed among open items; of the day's own month, up to the day |
//! | three months | the day's month up to the day and the two before, real days |
//! | count-back | all months from the day's own (with its days so far) back to the first sale |
//! | CEI | the day's month up to the day; opening = open at the end of the month before |
//! | at risk | overdue since more than 90 days |
//! | days late | what payments settled in the 365 days up to the day, credit notes apart |
//! | terms | of what is open above zero |
//! | concentration | customers' open sums above zero, over their sum |
//! | disputed | what is open above zero and said to be disputed |
//! | expected in 30 days | open above zero, not disputed, whose due date and the customer's habit (amount-weighted days late of all payments until the day, whole days) fall 1 to 30 days after the day |
//!
//! Knows nothing of the book, of currencies or of texts.

mod dso;
#[cfg(test)]
#[allow(
    clippy::inconsistent_digit_grouping,
    reason = "the cents of 2_533_31 stand apart, as in 2 533,31"
)]
mod tests;

use rust_decimal::{Decimal, RoundingStrategy};

pub use dso::{
    CountBack, CountBackStep, average_days_delinquent, best_possible_dso, count_back, dso_simple,
    sales_weighted_dso, true_dso,
};

/// Decimals kept of a quotient.
const PLACES: u32 = 18;

/// `numerator ÷ denominator`, cut after eighteen decimals towards zero; `None` for a denominator of zero or beyond
/// what a decimal holds.
///
/// Cut and not rounded, because rounding half away from zero asks only whether a half is reached, and a number reaches
/// a half exactly when its first decimals do: the cut never makes a second rounding wrong.
///
/// ```
/// use encours::rooms::insight::kpi::ratio;
/// assert_eq!(ratio(1, 3).unwrap().to_string(), "0.333333333333333333");
/// assert_eq!(ratio(-7, 2).unwrap().to_string(), "-3.5");
/// assert_eq!(ratio(1, 0), None);
/// ```
pub fn ratio(numerator: i128, denominator: i128) -> Option<Decimal> {
    let negative = (numerator < 0) != (denominator < 0);
    let (numerator, denominator) = (numerator.unsigned_abs(), denominator.unsigned_abs());
    let mut digits = numerator.checked_div(denominator)?;
    let mut rest = numerator % denominator;
    let mut places = 0;
    while rest != 0 && places < PLACES {
        rest = rest.checked_mul(10)?;
        let Some(longer) =
            digits.checked_mul(10).and_then(|digits| digits.checked_add(rest / denominator))
        else {
            break;
        };
        // A decimal holds 96 bits: a quotient with a long whole part keeps fewer decimals.
        if longer >> 96 != 0 {
            break;
        }
        digits = longer;
        rest %= denominator;
        places += 1;
    }
    let digits = i128::try_from(digits).ok()?;
    Decimal::try_from_i128_with_scale(if negative { -digits } else { digits }, places).ok()
}

/// `part ÷ whole` in percent; `None` unless the whole is above zero.
fn percent(part: i128, whole: i128) -> Option<Decimal> {
    if whole <= 0 {
        return None;
    }
    ratio(part.checked_mul(100)?, whole)
}

/// Rounded half away from zero to one decimal, always written with it: how days and percentages are shown.
///
/// ```
/// use encours::rooms::insight::kpi::one_decimal;
/// let shown = |text: &str| one_decimal(text.parse().unwrap());
/// assert_eq!((shown("82.45"), shown("-82.45"), shown("45")), ("82.5".into(), "-82.5".into(), "45.0".into()));
/// assert_eq!(shown("-0.04"), "0.0");
/// ```
pub fn one_decimal(value: Decimal) -> String {
    format!("{:.1}", value.round_dp_with_strategy(1, RoundingStrategy::MidpointAwayFromZero))
}

/// Collection effectiveness index (CEI), **variant total**, in percent:
/// `(opening + sales − closing total) ÷ (opening + sales − closing current) × 100`, with all the sales of the period.
///
/// Of what could have been collected in the period, how much was. `None` unless something could have been.
/// Another school divides the sales by the number of months ([`cei_monthly`]); the same data then give another figure,
/// so a CEI is always shown with its variant. Over one month the two agree: that is what the dashboard shows.
///
/// Sources: K26, K46; examples T15, T16.
///
/// ```
/// use encours::rooms::insight::kpi::cei;
/// // T15 K26, 79.63 %.
/// assert_eq!(cei(6_200, 10_890, 6_340, 3_590).unwrap().round_dp(2).to_string(), "79.63");
/// ```
pub fn cei(opening: i64, sales: i64, closing_total: i64, closing_current: i64) -> Option<Decimal> {
    cei_monthly(opening, sales, 1, closing_total, closing_current)
}

/// Collection effectiveness index (CEI), **variant N**, in percent: as [`cei`], with the sales of the period divided by
/// its number of months. `None` unless something could have been collected, or for no month at all.
///
/// Source: K25; example T14.
///
/// ```
/// use encours::rooms::insight::kpi::cei_monthly;
/// // T14 K25: the data of T15, over three months: 55.9 %.
/// assert_eq!(cei_monthly(6_200, 10_890, 3, 6_340, 3_590).unwrap().round_dp(1).to_string(), "55.9");
/// ```
pub fn cei_monthly(
    opening: i64,
    sales: i64,
    months: i64,
    closing_total: i64,
    closing_current: i64,
) -> Option<Decimal> {
    if months <= 0 {
        return None;
    }
    // Both sides of the fraction times the number of months, so that nothing is divided twice.
    let months = i128::from(months);
    let opening_and_sales = i128::from(opening) * months + i128::from(sales);
    percent(
        opening_and_sales - i128::from(closing_total) * months,
        opening_and_sales - i128::from(closing_current) * months,
    )
}

/// Overdue ratio, in percent: `overdue ÷ open × 100`. `None` unless something is open.
///
/// Sources: K22, K23; examples T23, T24.
///
/// ```
/// use encours::rooms::insight::kpi::overdue_ratio;
/// // T23 K22: 50 thousand of a million.
/// assert_eq!(overdue_ratio(50_000_00, 1_000_000_00).unwrap().to_string(), "5");
/// ```
pub fn overdue_ratio(overdue: i64, open: i64) -> Option<Decimal> {
    percent(i128::from(overdue), i128::from(open))
}

/// At-risk rate, in percent: `open more than 90 days past due ÷ open × 100`. `None` unless something is open.
///
/// Source: K24, a definition without numbers: the ratio of [`overdue_ratio`], of another part.
///
/// ```
/// use encours::rooms::insight::kpi::at_risk_rate;
/// assert_eq!(at_risk_rate(30_000_00, 400_000_00).unwrap().to_string(), "7.5");
/// ```
pub fn at_risk_rate(over_90_days: i64, open: i64) -> Option<Decimal> {
    percent(i128::from(over_90_days), i128::from(open))
}

/// `Σ amount × days ÷ Σ amount`, from the two sums, in days: for a book that keeps them up to date. `None` unless the
/// sum of amounts is above zero.
pub fn weighted_days_of_sums(amount_days: i128, amounts: i128) -> Option<Decimal> {
    if amounts <= 0 {
        return None;
    }
    ratio(amount_days, amounts)
}

/// Days weighted by amount, in days: `Σ amount × days ÷ Σ amount`, of items `(amount, days)`. `None` unless the sum of
/// amounts is above zero.
///
/// With days from issue to payment: weighted days to pay. Example T21 K47.
///
/// ```
/// use encours::rooms::insight::kpi::weighted_days;
/// // T21 K47: 10 paid in 5 days and 100 in 10.
/// assert_eq!(weighted_days([(10, 5), (100, 10)]).unwrap().round_dp(2).to_string(), "9.55");
/// ```
pub fn weighted_days(items: impl IntoIterator<Item = (i64, i64)>) -> Option<Decimal> {
    let (mut amount_days, mut amounts) = (0_i128, 0_i128);
    for (amount, days) in items {
        amount_days = amount_days.checked_add(i128::from(amount) * i128::from(days))?;
        amounts += i128::from(amount);
    }
    weighted_days_of_sums(amount_days, amounts)
}

/// Days beyond terms (DBT), early payments below zero, in days: `Σ amount × (paid − due) ÷ Σ amount`, of items
/// `(amount, days from due date to payment)`. `None` unless the sum of amounts is above zero.
///
/// Sources: K33, K34; examples T17, T19.
///
/// ```
/// use encours::rooms::insight::kpi::dbt_signed;
/// // T17 K34.
/// let paid = [(100, -10), (200, -5), (300, 0), (400, 5), (500, 10)];
/// assert_eq!(dbt_signed(paid).unwrap().round_dp(2).to_string(), "3.33");
/// ```
pub fn dbt_signed(paid: impl IntoIterator<Item = (i64, i64)>) -> Option<Decimal> {
    weighted_days(paid)
}

/// Days beyond terms (DBT), an early payment counting as on time, in days: as [`dbt_signed`] with days below zero taken
/// for zero. `None` unless the sum of amounts is above zero.
///
/// Source: K35; example T18.
///
/// ```
/// use encours::rooms::insight::kpi::dbt_floored;
/// // T18 K35.
/// assert_eq!(dbt_floored([(4_000, 0), (6_000, 6), (2_000, 8)]).unwrap().round_dp(2).to_string(), "4.33");
/// assert_eq!(dbt_floored([(4_000, -9), (6_000, 6), (2_000, 8)]), dbt_floored([(4_000, 0), (6_000, 6), (2_000, 8)]));
/// ```
pub fn dbt_floored(paid: impl IntoIterator<Item = (i64, i64)>) -> Option<Decimal> {
    weighted_days(paid.into_iter().map(|(amount, days)| (amount, days.max(0))))
}

/// Average days late, each invoice counting once whatever its amount, in days: `Σ days late ÷ number`. `None` for none.
///
/// Sources: K29, K48; examples T20, T22. Of paid invoices only it looks better than the truth, for the worst payers
/// are not in it yet.
///
/// ```
/// use encours::rooms::insight::kpi::plain_days_late;
/// // T22 K48.
/// assert_eq!(plain_days_late([0, 12, 5, 18, 3]).unwrap().to_string(), "7.6");
/// ```
pub fn plain_days_late(days_late: impl IntoIterator<Item = i64>) -> Option<Decimal> {
    weighted_days(days_late.into_iter().map(|days| (1, days)))
}

/// Weighted average terms, in days: `Σ amount × terms granted ÷ Σ amount`, of items `(amount, days from issue to due
/// date)`. `None` unless the sum of amounts is above zero.
///
/// Source: K36, which also gives the identity *terms + weighted days late = weighted days to pay* (25 + 5 = 30).
///
/// ```
/// use encours::rooms::insight::kpi::{dbt_signed, weighted_days, weighted_terms};
/// // The identity of K36, on items of ours: amount, terms, days to pay.
/// let items = [(100_i64, 30_i64, 30_i64), (100, 20, 30)];
/// let terms = weighted_terms(items.map(|(amount, terms, _)| (amount, terms))).unwrap();
/// let late = dbt_signed(items.map(|(amount, terms, to_pay)| (amount, to_pay - terms))).unwrap();
/// assert_eq!((terms.to_string(), late.to_string()), ("25".into(), "5".into()));
/// assert_eq!(weighted_days(items.map(|(amount, _, to_pay)| (amount, to_pay))), Some(terms + late));
/// ```
pub fn weighted_terms(items: impl IntoIterator<Item = (i64, i64)>) -> Option<Decimal> {
    weighted_days(items)
}

/// Receivables turnover, in times a year: `net credit sales ÷ average receivables`. `None` unless the average is above
/// zero. Source: K27; example T25.
///
/// ```
/// use encours::rooms::insight::kpi::turnover;
/// // T25 K27.
/// assert_eq!(turnover(1_000_000_00, 200_000_00).unwrap().to_string(), "5");
/// ```
pub fn turnover(sales: i64, average_receivables: i64) -> Option<Decimal> {
    if average_receivables <= 0 {
        return None;
    }
    ratio(i128::from(sales), i128::from(average_receivables))
}

/// Herfindahl index of concentration, from 0 to 10 000: `Σ share²`, shares in percent of the sum of balances.
///
/// Customers who owe nothing, or whom we owe, have no share: only balances above zero count, on both sides. `None` when
/// there is none. Source: K37; example T27.
///
/// ```
/// use encours::rooms::insight::kpi::hhi;
/// // T27 K37: 20 %, 30 %, 50 %.
/// assert_eq!(hhi([20, 30, 50]).unwrap().to_string(), "3800");
/// assert_eq!(hhi([20, 30, -7, 50]), hhi([20, 30, 50]));
/// ```
pub fn hhi(balances: impl IntoIterator<Item = i64>) -> Option<Decimal> {
    let (mut squares, mut sum) = (0_i128, 0_i128);
    for balance in balances.into_iter().filter(|balance| 0 < *balance) {
        // Up to 42 million the square fits 64 bits, which a browser multiplies at once.
        let square = match u32::try_from(balance) {
            Ok(small) => i128::from(u64::from(small) * u64::from(small)),
            Err(_) => i128::from(balance) * i128::from(balance),
        };
        squares = squares.checked_add(square)?;
        sum = sum.checked_add(i128::from(balance))?;
    }
    ratio(squares.checked_mul(10_000)?, sum.checked_mul(sum)?)
}

/// Share of the `count` largest balances, in percent of the sum of balances; as in [`hhi`], only balances above zero
/// count, on both sides. `None` when there is none.
///
/// The definition is K37's; the example is ours: the two largest of 20, 30 and 50 hold 80 %.
///
/// ```
/// use encours::rooms::insight::kpi::top_share;
/// assert_eq!(top_share([20, 50, 30], 2).unwrap().to_string(), "80");
/// assert_eq!(top_share([20, 50, 30], 10).unwrap().to_string(), "100");
/// ```
pub fn top_share(balances: impl IntoIterator<Item = i64>, count: usize) -> Option<Decimal> {
    let mut sum = 0_i128;
    // The largest so far, the smallest of them first: nearly all others are smaller.
    let mut largest: Vec<i64> = Vec::with_capacity(count.min(64) + 1);
    for balance in balances.into_iter().filter(|balance| 0 < *balance) {
        sum += i128::from(balance);
        if largest.len() < count || largest.first().is_some_and(|least| *least < balance) {
            let place = largest.partition_point(|smaller| *smaller < balance);
            largest.insert(place, balance);
            if count < largest.len() {
                largest.remove(0);
            }
        }
    }
    percent(largest.into_iter().map(i128::from).sum(), sum)
}

/// Dispute rate, in percent: `disputed ÷ whole × 100`, by amount (disputed open ÷ open) or by count (disputed invoices ÷
/// invoices issued); one says which. `None` unless the whole is above zero.
///
/// Source: K30, a definition without numbers; the example is ours: 9 invoices of 620.
///
/// ```
/// use encours::rooms::insight::kpi::{dispute_rate, one_decimal};
/// assert_eq!(one_decimal(dispute_rate(9, 620).unwrap()), "1.5");
/// ```
pub fn dispute_rate(disputed: i64, whole: i64) -> Option<Decimal> {
    percent(i128::from(disputed), i128::from(whole))
}

/// Bad-debt ratio, in percent: `bad debts ÷ sales × 100`. `None` unless sales are above zero.
///
/// Sources: K28, K29; example T26.
///
/// ```
/// use encours::rooms::insight::kpi::bad_debt_ratio;
/// // T26 K28.
/// assert_eq!(bad_debt_ratio(1_000_00, 100_000_00).unwrap().to_string(), "1");
/// ```
pub fn bad_debt_ratio(bad_debts: i64, sales: i64) -> Option<Decimal> {
    percent(i128::from(bad_debts), i128::from(sales))
}

/// Cash freed by a shorter DSO, in minor units, not rounded: `days × yearly sales ÷ 365` K41. Not the number of a
/// balance sheet but of a plan: «1 jour de DSO = CA TTC ÷ 365».
///
/// The example is ours: five days, of 3 650 000 sold in a year, free 50 000.
///
/// ```
/// use encours::rooms::insight::kpi::cash_freed;
/// assert_eq!(cash_freed(5.into(), 3_650_000_00).unwrap(), 50_000_00.into());
/// ```
pub fn cash_freed(days_shorter: Decimal, yearly_sales: i64) -> Option<Decimal> {
    days_shorter.checked_mul(Decimal::from(yearly_sales))?.checked_div(Decimal::from(365))
}
