//! The worked examples, to the cent.

use super::*;

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

fn debt<'a>(euros: i64, due: &str, regime: Regime, movements: &'a [Movement]) -> Debt<'a> {
    Debt {
        principal: Amount::new(euros * 100),
        due: day(due),
        movements,
        regime,
        imputation: Imputation::PrincipalFirst,
        insolvent: None,
        capitalised: false,
        indemnity: true,
    }
}

const DEFAULT: Regime = Regime::Professional { agreed_bp: None };

fn movement(on: &str, euros: i64, lowering: Lowering) -> Movement {
    Movement { day: day(on), amount: Amount::new(euros * 100), lowering }
}

/// Interest of each run, their sum, the indemnity.
fn runs(debt: &Debt, until: &str) -> (Vec<i64>, i64, i64) {
    let owed = account(debt, day(until), Rates::default()).unwrap();
    let each = owed.runs.iter().map(|run| run.interest.get()).collect();
    (each, owed.interest.get(), owed.indemnity.get())
}

#[test]
fn the_agreed_rate_is_raised_to_the_floor_of_each_half_year() {
    // The floor itself: 7.86 %, then 8.25 %.
    let agreed = debt(10_000, "2026-05-01", Regime::Professional { agreed_bp: Some(0) }, &[]);
    assert_eq!(runs(&agreed, "2026-09-01"), (vec![12_921, 14_240], 27_161, 4_000));
    let at = |agreed_bp: u32| {
        let debt =
            debt(10_000, "2026-08-01", Regime::Professional { agreed_bp: Some(agreed_bp) }, &[]);
        let owed = account(&debt, day("2026-09-01"), Rates::default()).unwrap();
        (owed.runs[0].rate_bp, owed.runs[0].raised)
    };
    assert_eq!([at(800), at(825), at(1_000)], [(825, true), (825, false), (1_000, false)]);
}

#[test]
fn a_few_weeks_and_nearly_a_year_are_cut_at_each_half_year() {
    let few = debt(1_200, "2026-10-31", DEFAULT, &[]);
    assert_eq!(runs(&few, "2026-11-21"), (vec![856], 856, 4_000));
    let long = debt(1_200, "2025-12-15", DEFAULT, &[]);
    assert_eq!(runs(&long, "2026-11-21"), (vec![639, 7_230, 5_870], 13_739, 4_000));
}

#[test]
fn what_is_paid_on_the_due_date_costs_nothing() {
    let paid = [movement("2026-10-31", 1_200, Lowering::Payment)];
    let debt = debt(1_200, "2026-10-31", DEFAULT, &paid);
    assert_eq!(runs(&debt, "2026-11-21"), (vec![], 0, 0));
}

fn story() -> [Movement; 2] {
    [
        movement("2026-10-15", 4_000, Lowering::Payment),
        movement("2026-10-31", 1_000, Lowering::CreditNote),
    ]
}

#[test]
fn a_payment_on_the_principal_and_a_credit_note_lower_the_base_from_their_day_on() {
    let story = story();
    let debt = debt(10_000, "2026-09-30", DEFAULT, &story);
    assert_eq!(runs(&debt, "2026-11-30"), (vec![5_096, 3_261, 5_096], 13_453, 4_000));
}

#[test]
fn a_payment_on_interest_first_leaves_more_principal() {
    let story = story();
    let mut debt = debt(10_000, "2026-09-30", DEFAULT, &story);
    debt.imputation = Imputation::InterestFirst;
    let owed = account(&debt, day("2026-11-30"), Rates::default()).unwrap();
    let each: Vec<i64> = owed.runs.iter().map(|run| run.interest.get()).collect();
    assert_eq!(each, [5_096, 3_289, 5_148]);
    assert_eq!(owed.runs[1].base, Amount::new(605_096));
    assert_eq!(owed.principal_left.get() + owed.interest_left.get(), 513_533);
    debt.imputation = Imputation::InterestAndIndemnityFirst;
    let owed = account(&debt, day("2026-10-16"), Rates::default()).unwrap();
    assert_eq!(owed.principal_left, Amount::new(609_096));
}

#[test]
fn a_correction_counts_from_the_due_date() {
    let story = [story()[0], Movement { lowering: Lowering::Correction, ..story()[1] }];
    let debt = debt(10_000, "2026-09-30", DEFAULT, &story);
    assert_eq!(runs(&debt, "2026-11-30"), (vec![4_586, 7_814], 12_400, 4_000));
}

#[test]
fn a_correction_of_everything_leaves_nothing_late() {
    let all = [movement("2026-11-02", 1_200, Lowering::Correction)];
    assert_eq!(runs(&debt(1_200, "2026-09-30", DEFAULT, &all), "2026-11-30"), (vec![], 0, 0));
}

#[test]
fn interest_of_a_full_year_bears_interest_where_that_was_agreed() {
    let agreed = Regime::Professional { agreed_bp: Some(1_240) };
    // Two years of 365 days in which the floor lies below the agreed rate.
    let mut debt = debt(10_000, "2020-12-31", agreed, &[]);
    let simple = account(&debt, day("2022-12-31"), Rates::default()).unwrap();
    debt.capitalised = true;
    let compound = account(&debt, day("2022-12-31"), Rates::default()).unwrap();
    let year = |owed: &Account, from: &str, to: &str| -> i64 {
        let within = |run: &&Run| day(from) <= run.from && run.to <= day(to);
        owed.runs.iter().filter(within).map(|run| run.interest.get()).sum()
    };
    assert_eq!(year(&simple, "2021-01-01", "2021-12-31"), 124_000);
    assert_eq!(year(&simple, "2022-01-01", "2022-12-31"), 124_000);
    assert_eq!(year(&compound, "2021-01-01", "2021-12-31"), 124_000);
    assert_eq!(year(&compound, "2022-01-01", "2022-12-31"), 139_376);
}

#[test]
fn a_public_buyer_keeps_the_rate_of_the_first_day() {
    let of =
        |euros, due: &str, until: &str| runs(&debt(euros, due, Regime::PublicBody, &[]), until);
    assert_eq!(of(12_000, "2026-07-10", "2026-08-25"), (vec![15_728], 15_728, 4_000));
    // The first day of interest is 1 July; then 30 June.
    assert_eq!(of(12_000, "2026-06-30", "2026-08-25").1, 19_147);
    assert_eq!(of(12_000, "2026-06-29", "2026-08-25").1, 19_021);
}

#[test]
fn a_consumer_owes_the_legal_rate_from_the_notice_on_and_no_indemnity() {
    let noticed = Regime::Consumer { noticed: Some(day("2026-10-01")) };
    assert_eq!(runs(&debt(1_200, "2026-08-31", noticed, &[]), "2026-11-30"), (vec![542], 542, 0));
    let never = Regime::Consumer { noticed: None };
    assert_eq!(runs(&debt(1_200, "2026-08-31", never, &[]), "2026-11-30"), (vec![], 0, 0));
}

#[test]
fn after_a_judgment_the_legal_rate_is_raised_by_five_points() {
    let judged = debt(10_000, "2026-10-01", Regime::Judgment, &[]);
    assert_eq!(runs(&judged, "2026-10-31"), (vec![6_370], 6_370, 0));
}

#[test]
fn insolvency_proceedings_stop_interest_the_day_before() {
    let mut stopped = debt(10_000, "2026-09-30", DEFAULT, &[]);
    stopped.insolvent = Some(day("2026-10-16"));
    assert_eq!(runs(&stopped, "2026-11-30"), (vec![5_096], 5_096, 4_000));
    stopped.insolvent = Some(day("2026-09-15"));
    assert_eq!(runs(&stopped, "2026-11-30"), (vec![], 0, 0));
}

#[test]
fn a_half_year_not_yet_published_makes_the_amount_provisional() {
    let open = debt(10_000, "2026-12-01", DEFAULT, &[]);
    let owed = account(&open, day("2027-01-31"), Rates::default()).unwrap();
    assert!(owed.provisional && owed.runs[1].provisional && !owed.runs[0].provisional);
    assert_eq!(owed.runs[1].rate_bp, 1_240);
}

#[test]
fn four_late_parts_cost_one_indemnity() {
    let parts = [
        movement("2026-10-10", 300, Lowering::Payment),
        movement("2026-10-20", 300, Lowering::Payment),
        movement("2026-10-30", 300, Lowering::Payment),
        movement("2026-11-10", 300, Lowering::Payment),
    ];
    let owed =
        account(&debt(1_200, "2026-09-30", DEFAULT, &parts), day("2026-11-21"), Rates::default());
    let owed = owed.unwrap();
    assert_eq!((owed.indemnity, owed.principal_left), (FIXED_INDEMNITY, Amount::ZERO));
    // What is late remains owed after the principal is paid.
    assert!(Amount::ZERO < owed.interest_left && owed.interest_left == owed.interest);
}
