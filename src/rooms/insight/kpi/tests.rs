//! The published vectors, and what must hold of any input.

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

proptest! {
    /// Kept while looking at each once, they are those that a sort puts first, equal ones included.
    #[test]
    fn the_share_of_the_largest_is_theirs(
        balances in prop::collection::vec(-3_i64..6, 0..40),
        count in 0_usize..12,
    ) {
        let mut sorted: Vec<i64> = balances.iter().copied().filter(|of| 0 < *of).collect();
        sorted.sort_unstable_by(|one, other| other.cmp(one));
        let all: i64 = sorted.iter().sum();
        let largest: i64 = sorted.iter().take(count).sum();
        let expected = percent(i128::from(largest), i128::from(all));
        prop_assert_eq!(top_share(balances, count), expected);
    }
}
