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

use rust_decimal::{Decimal, RoundingStrategy};

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
    let mut balances: Vec<i64> = balances.into_iter().filter(|balance| 0 < *balance).collect();
    if 0 < count && count < balances.len() {
        balances.select_nth_unstable_by_key(count - 1, |balance| std::cmp::Reverse(*balance));
    }
    let sum = balances.iter().copied().map(i128::from).sum();
    percent(balances.iter().take(count).copied().map(i128::from).sum(), sum)
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

#[cfg(test)]
#[allow(
    clippy::inconsistent_digit_grouping,
    reason = "the cents of 2_533_31 stand apart, as in 2 533,31"
)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Rounded half away from zero to `places`, for comparison with what a source prints.
    fn rounded(value: Option<Decimal>, places: u32) -> String {
        let value = value.expect("the source gives a figure");
        value
            .round_dp_with_strategy(places, RoundingStrategy::MidpointAwayFromZero)
            .normalize()
            .to_string()
    }

    #[test]
    fn the_published_simple_dso_come_out() {
        let cases = [
            ("T1 K1", dso_simple(30_000, 60_000, 90), 0, "45"),
            ("T2 K42", dso_simple(20_000, 45_000, 90), 0, "40"),
            ("T3 K43", dso_simple(1_000, 1_300, 91), 0, "70"),
            // Sales before VAT are raised by 20 %.
            ("T4 K9", dso_simple(180_000, 1_000_000 * 120 / 100, 360), 0, "54"),
            // Sales before VAT and their VAT, in cents.
            ("T5 K10", dso_simple(472_00, 2_400_00 + 470_40, 365), 2, "60.02"),
            ("T6 K19", dso_simple(10_869, 5_538 + 4_566 + 7_570, 90), 2, "55.35"),
            ("T7 K44", dso_simple(100_000, 500_000, 90), 0, "18"),
        ];
        for (id, value, places, expected) in cases {
            assert_eq!(rounded(value, places), expected, "{id}");
        }
        assert_eq!(rounded(dso_simple(472_00, 2_400_00 + 470_40, 365), 0), "60", "T5 as printed");
    }

    #[test]
    fn the_published_count_backs_come_out() {
        let t8 = count_back(2_500, &[(1_200, 30), (800, 31), (700, 30)]);
        assert_eq!(rounded(t8.said(), 1), "82.4", "T8 K2");
        assert_eq!(rounded(Some(t8.steps[2].days), 2), "21.43", "T8 K2, the last month");

        let months = [
            (0, 30),
            (0, 31),
            (66_29, 31),
            (-42_00, 30),
            (1_028_13, 31),
            (2_533_31, 30),
            (13_094_42, 31),
        ];
        let t9 = count_back(15_346_35, &months);
        assert_eq!(rounded(t9.said(), 2), "210.84", "T9 K6 before rounding");
        assert_eq!(rounded(t9.said(), 0), "211", "T9 K6 as printed");
        let left: Vec<i64> = t9.steps.iter().skip(3).map(|step| step.left).collect();
        assert_eq!(left, [15_280_06, 15_322_06, 14_293_93, 11_760_62], "T9 K6, the residues");

        let t10 = count_back(1_871_000, &[(13_217, 30), (1_116_310, 30), (885_353, 30)]);
        assert_eq!(rounded(t10.said(), 2), "85.12", "T10 K45");
        assert_eq!(rounded(t10.said(), 0), "85", "T10 K45 as printed");
    }

    #[test]
    fn the_published_best_possible_dso_and_days_delinquent_come_out() {
        // The source of T13 prints 60 and 9, not their difference.
        let cases = [
            ("T11 K17", 15_000, 4_000, 10_000, ["45", "12", "33"]),
            ("T12 K18", 25_000, 6_000, 15_000, ["50", "12", "38"]),
            ("T13 K15", 20_000, 3_000, 10_000, ["60", "9", "51"]),
        ];
        for (id, receivables, current, sales, expected) in cases {
            let values = [
                dso_simple(receivables, sales, 30),
                best_possible_dso(current, sales, 30),
                average_days_delinquent(receivables, current, sales, 30),
            ];
            assert_eq!(values.map(|value| rounded(value, 0)), expected, "{id}");
        }
    }

    #[test]
    fn the_published_collection_effectiveness_comes_out_in_both_variants() {
        assert_eq!(rounded(cei_monthly(6_200, 10_890, 3, 6_340, 3_590), 1), "55.9", "T14 K25");
        assert_eq!(rounded(cei(6_200, 10_890, 6_340, 3_590), 2), "79.63", "T15 K26");
        assert_eq!(rounded(cei(100_000, 1_000_000, 120_000, 100_000), 0), "98", "T16 K46");
    }

    #[test]
    fn the_published_days_late_and_days_to_pay_come_out() {
        let t17 = [(100, -10), (200, -5), (300, 0), (400, 5), (500, 10)];
        assert_eq!(rounded(dbt_signed(t17), 2), "3.33", "T17 K34");

        // T18 gives dates: due, paid.
        let day = |text: &str| text.parse::<crate::base::Day>().expect("a day");
        let t18 = [
            (4_000, "2026-01-31", "2026-01-31"),
            (6_000, "2026-02-04", "2026-02-10"),
            (2_000, "2026-01-25", "2026-02-02"),
        ]
        .map(|(amount, due, paid)| (amount, i64::from(day(paid).since(day(due)))));
        assert_eq!(t18, [(4_000, 0), (6_000, 6), (2_000, 8)], "T18 K35, the dates");
        assert_eq!(rounded(dbt_floored(t18), 2), "4.33", "T18 K35");

        assert_eq!(rounded(weighted_days_of_sums(41_000, 10_300), 2), "3.98", "T19 K33");

        let t20 = [(100_000, 1), (500, 30)];
        assert_eq!(rounded(plain_days_late(t20.map(|(_, days)| days)), 1), "15.5", "T20 K29");
        assert_eq!(rounded(dbt_signed(t20), 2), "1.14", "T20, weighted (computed here)");

        let t21 = [(10, 5), (100, 10)];
        assert_eq!(rounded(plain_days_late(t21.map(|(_, days)| days)), 1), "7.5", "T21 K47");
        assert_eq!(rounded(weighted_days(t21), 2), "9.55", "T21 K47");

        assert_eq!(rounded(plain_days_late([0, 12, 5, 18, 3]), 1), "7.6", "T22 K48");
    }

    #[test]
    fn the_published_ratios_come_out() {
        assert_eq!(rounded(overdue_ratio(50_000, 1_000_000), 0), "5", "T23 K22");
        assert_eq!(rounded(overdue_ratio(12_312, 123_423), 2), "9.98", "T24 K23");
        assert_eq!(rounded(overdue_ratio(12_312, 123_423), 0), "10", "T24 K23 as printed");
        assert_eq!(rounded(turnover(1_000_000, 200_000), 0), "5", "T25 K27");
        assert_eq!(rounded(dso_simple(200_000, 1_000_000, 365), 0), "73", "T25 K27, in days");
        assert_eq!(rounded(bad_debt_ratio(1_000, 100_000), 0), "1", "T26 K28");
        assert_eq!(rounded(hhi([20, 30, 50]), 0), "3800", "T27 K37");
    }

    #[test]
    fn a_figure_that_cannot_be_said_is_not_said() {
        assert_eq!(dso_simple(1, 0, 30), None);
        assert_eq!(dso_simple(1, -5, 30), None);
        assert_eq!(average_days_delinquent(1, 0, 0, 30), None);
        assert_eq!(cei(0, 100, 100, 100), None, "nothing could be collected");
        assert_eq!(cei_monthly(10, 100, 0, 100, 0), None, "no month");
        assert_eq!(overdue_ratio(0, 0), None);
        assert_eq!(weighted_days([]), None);
        assert_eq!(plain_days_late([]), None);
        assert_eq!(turnover(10, 0), None);
        assert_eq!(hhi([0, -5]), None);
        assert_eq!(top_share([0, -5], 10), None);
        assert_eq!(true_dso([(5, 5, 100), (5, 5, -100)]), None);
    }

    #[test]
    fn a_count_back_says_when_its_history_ends_before_the_balance() {
        let short = count_back(2_500, &[(1_200, 30), (800, 31)]);
        assert_eq!((short.exhausted, short.days, short.said()), (false, Decimal::from(61), None));
        assert_eq!(count_back(1, &[]).said(), None);
        assert_eq!(count_back(0, &[]).said(), Some(Decimal::ZERO));
        assert_eq!(count_back(-9, &[(5, 30)]).said(), Some(Decimal::ZERO));
        let exact = count_back(2_000, &[(1_200, 30), (800, 31), (700, 30)]);
        assert_eq!((exact.said(), exact.steps.len()), (Some(Decimal::from(61)), 2));
    }

    #[test]
    fn the_largest_amounts_do_not_break_the_formulas() {
        // An `i64` full of cents, over a century.
        assert!(dso_simple(i64::MAX, 1, 36_500).is_some());
        assert_eq!(dso_simple(i64::MAX, i64::MAX, 36_500), Some(Decimal::from(36_500)));
        assert_eq!(weighted_days([(i64::MAX, 10), (i64::MAX, 20)]), Some(Decimal::from(15)));
        assert_eq!(hhi([1_000_000_000_000_000; 4]), Some(Decimal::from(2_500)));
        assert!(!count_back(i64::MAX, &[(i64::MIN, 30), (1, 30)]).exhausted);
    }

    fn amount() -> impl Strategy<Value = i64> {
        1..=1_000_000_000_000_i64
    }

    proptest! {
        /// Rounding the cut quotient gives what rounding the fraction itself gives.
        #[test]
        fn one_rounding_only(numerator in -1_000_000_i128..1_000_000, denominator in 1..5_000_i128) {
            let shown = one_decimal(ratio(numerator, denominator).unwrap());
            // Half away from zero on the fraction, in integers.
            let tenths = (numerator.abs() * 20 + denominator) / (denominator * 2);
            let sign = if numerator < 0 && tenths != 0 { "-" } else { "" };
            prop_assert_eq!(shown, format!("{sign}{}.{}", tenths / 10, tenths % 10));
        }

        /// Terms granted + days late = days to pay, weighted by the same amounts K36.
        #[test]
        fn terms_and_days_late_make_days_to_pay(
            items in prop::collection::vec((amount(), 0..90_i64, -30..200_i64), 1..40)
        ) {
            let sums = |days: fn(&(i64, i64, i64)) -> i64| {
                items.iter().map(|item| i128::from(item.0) * i128::from(days(item))).sum::<i128>()
            };
            prop_assert_eq!(sums(|i| i.1) + sums(|i| i.2), sums(|i| i.1 + i.2));
            let terms = weighted_terms(items.iter().map(|i| (i.0, i.1))).unwrap();
            let late = dbt_signed(items.iter().map(|i| (i.0, i.2))).unwrap();
            let to_pay = weighted_days(items.iter().map(|i| (i.0, i.1 + i.2))).unwrap();
            // Each of the three is cut once, at the eighteenth decimal.
            prop_assert!((terms + late - to_pay).abs() <= Decimal::new(2, PLACES));
        }

        /// A balance that fits in the latest month: count-back and simple ratio agree.
        #[test]
        fn a_count_back_within_one_month_is_the_simple_ratio(sales in amount(), part in 1..=1_000_i64, days in 28..=31_i64) {
            let balance = (i128::from(sales) * i128::from(part) / 1_000) as i64;
            let back = count_back(balance, &[(sales, days), (7, 30)]);
            prop_assert!(back.exhausted);
            prop_assert_eq!(Some(back.days), dso_simple(balance, sales, days));
        }

        /// With the same sales every month, of as many days, the two methods agree whatever the balance.
        #[test]
        fn with_even_sales_a_count_back_is_the_simple_ratio(sales in amount(), balance in amount()) {
            prop_assume!(balance <= sales * 24);
            let months = vec![(sales, 30); 24];
            let simple = dso_simple(balance, sales * 24, 30 * 24).unwrap();
            let back = count_back(balance, &months).said().unwrap();
            prop_assert!((simple - back).abs() <= Decimal::new(1, PLACES));
        }

        /// More owed is never fewer days, and the steps add up to the days and to the balance.
        #[test]
        fn a_count_back_adds_up(
            balance in 0..1_000_000_i64,
            more in 0..1_000_000_i64,
            months in prop::collection::vec((-50_000..400_000_i64, 28..=31_i64), 0..24),
        ) {
            let back = count_back(balance, &months);
            prop_assert!(back.days <= count_back(balance + more, &months).days);
            prop_assert_eq!(back.steps.iter().map(|step| step.days).sum::<Decimal>(), back.days);
            for pair in back.steps.windows(2) {
                prop_assert_eq!(pair[0].left - pair[0].sales, pair[1].left);
            }
            let taken: i64 = back.steps.iter().map(|step| step.sales).sum();
            prop_assert_eq!(back.exhausted, taken >= balance);
            let days: i64 = back.steps.iter().map(|step| step.month_days).sum();
            prop_assert!(back.days <= Decimal::from(days));
        }

        /// DSO = best possible + days delinquent.
        #[test]
        fn the_parts_of_a_dso_add_up(current in amount(), late in amount(), sales in amount(), days in 1..=366_i64) {
            let whole = dso_simple(current + late, sales, days).unwrap();
            let best = best_possible_dso(current, sales, days).unwrap();
            let delinquent = average_days_delinquent(current + late, current, sales, days).unwrap();
            prop_assert!((whole - best - delinquent).abs() <= Decimal::new(2, PLACES));
        }

        /// Between one over the number of customers (all equal) and 10 000 (one customer); shares add up.
        #[test]
        fn concentration_stays_within_its_bounds(balances in prop::collection::vec(amount(), 1..200)) {
            let index = hhi(balances.iter().copied()).unwrap();
            let least = ratio(10_000, balances.len() as i128).unwrap();
            prop_assert!(least - Decimal::new(1, 9) <= index && index <= Decimal::from(10_000));
            let all = top_share(balances.iter().copied(), balances.len()).unwrap();
            prop_assert_eq!(all, Decimal::from(100));
            let mut before = Decimal::ZERO;
            for count in 0..balances.len() {
                let share = top_share(balances.iter().copied(), count).unwrap();
                prop_assert!(before <= share);
                before = share;
            }
            // The ten largest hold at least ten times the mean share.
            let count = 10.min(balances.len());
            let top = top_share(balances.iter().copied(), count).unwrap();
            let mean = ratio(100 * count as i128, balances.len() as i128).unwrap();
            prop_assert!(mean - Decimal::new(1, 9) <= top);
        }

        /// Collecting more of what was due never lowers the index, and collecting all of it makes 100 %.
        #[test]
        fn collecting_more_is_more_effective(
            opening in amount(), sales in amount(), late in 0..1_000_000_i64, paid in 0..1_000_000_i64
        ) {
            let all = cei(opening, sales, sales / 2, sales / 2).unwrap();
            prop_assert_eq!(all, Decimal::from(100));
            let worse = cei(opening, sales, sales / 2 + late + paid, sales / 2).unwrap();
            let better = cei(opening, sales, sales / 2 + late, sales / 2).unwrap();
            prop_assert!(worse <= better);
        }
    }
}
