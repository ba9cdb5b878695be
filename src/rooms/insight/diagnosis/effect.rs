//! What a finding costs, in money and in days of DSO: two faces of one sum, because one day of DSO is one day of sales.
//!
//! Every effect is brought to an amount held back on an average day, then said in days too ([`days_of`]). Effects of two
//! findings may count the same euro and are never added up.

use rust_decimal::{Decimal, RoundingStrategy};

use super::super::kpi;

/// Days of DSO that an amount makes: `amount ÷ (sales ÷ period)`. `None` unless something was sold.
///
/// - `sales`: net, VAT included, of the period
/// - `period`: its real days
///
/// Source: K41, «1 jour de DSO = CA TTC / 365».
///
/// ```
/// use encours::rooms::insight::diagnosis::effect::days_of;
/// // 12 000 of 365 000 sold in 365 days: twelve days.
/// assert_eq!(days_of(12_000_00, 365_000_00, 365).unwrap().to_string(), "12");
/// assert_eq!(days_of(12_000_00, 0, 365), None);
/// ```
pub fn days_of(amount: i64, sales: i64, period: i64) -> Option<Decimal> {
    kpi::dso_simple(amount, sales, period)
}

/// The amount that so many days of DSO hold: `days × sales ÷ period`, half away from zero. The way back of [`days_of`].
///
/// ```
/// use encours::rooms::insight::diagnosis::effect::held_by;
/// assert_eq!(held_by("2.5".parse().unwrap(), 365_000_00, 365), 2_500_00);
/// assert_eq!(held_by("2.5".parse().unwrap(), 365_000_00, 0), 0);
/// ```
pub fn held_by(days: Decimal, sales: i64, period: i64) -> i64 {
    let held = days
        .checked_mul(Decimal::from(sales))
        .and_then(|product| product.checked_div(Decimal::from(period)))
        .unwrap_or_default();
    whole(held)
}

/// What stays out on an average day because payment came, or may come, so many days later:
/// `Σ (amount × days) ÷ period`, half away from zero.
///
/// ```
/// use encours::rooms::insight::diagnosis::effect::held_beyond;
/// // 36 500 for thirty days more than the law allows, once in a year: 3 000 out on an average day.
/// assert_eq!(held_beyond(36_500_00 * 30, 365), 3_000_00);
/// assert_eq!(held_beyond(1, 0), 0);
/// ```
pub fn held_beyond(amount_days: i128, period: i64) -> i64 {
    kpi::ratio(amount_days, i128::from(period)).map_or(0, whole)
}

/// What of a part passes its allowed share of the whole: `part − share % × whole`, zero where it does not, half away
/// from zero.
///
/// ```
/// use encours::rooms::insight::diagnosis::effect::beyond_share;
/// // One customer owes 48 200 of 228 754; a fifth would be 45 750,80.
/// assert_eq!(beyond_share(48_200_00, 228_754_00, 20), 2_449_20);
/// assert_eq!(beyond_share(40_000_00, 228_754_00, 20), 0);
/// ```
pub fn beyond_share(part: i64, whole_amount: i64, share: i64) -> i64 {
    let beyond = i128::from(part) * 100 - i128::from(whole_amount) * i128::from(share);
    kpi::ratio(beyond.max(0), 100).map_or(0, whole)
}

/// Half away from zero; zero beyond what an amount holds.
fn whole(value: Decimal) -> i64 {
    let rounded = value.round_dp_with_strategy(0, RoundingStrategy::MidpointAwayFromZero);
    i64::try_from(rounded.normalize().mantissa())
        .ok()
        .filter(|_| rounded.normalize().scale() == 0)
        .unwrap_or_default()
}
