//! The published examples that our functions reproduce, computed here and now.

use rust_decimal::RoundingStrategy;

use super::super::kpi;
use super::super::queries::{FigureKind, ProofExample};

/// The published example of a figure, its result computed here and now by the function that computes the figure;
/// `None` where no source gives numbers.
pub fn example(figure: FigureKind) -> Option<ProofExample> {
    // Inputs as the source has them, plain: the page writes numbers as its language does. Results with as many decimals
    // as the source prints.
    let (id, source, inputs, ours, theirs) = match figure {
        FigureKind::DsoCountBack => (
            "T8",
            "divalto.atlassian.net (10513777005)",
            "2500; 1200 / 30, 800 / 31, 700 / 30",
            kpi::count_back(2_500, &[(1_200, 30), (800, 31), (700, 30)]).said(),
            "82.4",
        ),
        FigureKind::DsoSimple => (
            "T6",
            "docs.oracle.com (JD Edwards)",
            "10869; 5538 + 4566 + 7570; 90",
            kpi::dso_simple(10_869, 5_538 + 4_566 + 7_570, 90),
            "55.35",
        ),
        FigureKind::DsoBestPossible => (
            "T11",
            "creditguru.com",
            "4000; 10000; 30",
            kpi::best_possible_dso(4_000, 10_000, 30),
            "12",
        ),
        FigureKind::AverageDaysDelinquent => (
            "T11",
            "creditguru.com",
            "15000; 4000; 10000; 30",
            kpi::average_days_delinquent(15_000, 4_000, 10_000, 30),
            "33",
        ),
        FigureKind::Cei => (
            "T15",
            "wizedu.com (116374)",
            "6200; 10890; 6340; 3590",
            kpi::cei(6_200, 10_890, 6_340, 3_590),
            "79.63",
        ),
        FigureKind::OverdueRatio => (
            "T23",
            "creditmanagement-tools.com",
            "50000; 1000000",
            kpi::overdue_ratio(50_000, 1_000_000),
            "5",
        ),
        FigureKind::DaysLate | FigureKind::Habit => (
            "T17",
            "fitsmallbusiness.com",
            "100 × −10, 200 × −5, 300 × 0, 400 × 5, 500 × 10",
            kpi::dbt_signed([(100, -10), (200, -5), (300, 0), (400, 5), (500, 10)]),
            "3.33",
        ),
        // Published for days to pay; the function is the one of the terms.
        FigureKind::WeightedTerms | FigureKind::DaysToPay => (
            "T21",
            "scshubfrpdev.powerappsportals.com",
            "10 × 5, 100 × 10",
            kpi::weighted_terms([(10, 5), (100, 10)]),
            "9.55",
        ),
        FigureKind::Hhi => {
            ("T27", "quickbooks.intuit.com/ca", "20%, 30%, 50%", kpi::hhi([20, 30, 50]), "3800")
        }
        FigureKind::Open
        | FigureKind::Overdue
        | FigureKind::AtRisk
        | FigureKind::TopTen
        | FigureKind::DisputeRate
        | FigureKind::Expected30
        | FigureKind::Invoices
        | FigureKind::Credits
        | FigureKind::Disputed
        | FigureKind::Unallocated
        | FigureKind::Balance
        | FigureKind::DueSoon
        | FigureKind::Aged
        | FigureKind::Share
        | FigureKind::Item => return None,
    };
    let places = theirs.split_once('.').map_or(0, |(_, decimals)| decimals.len() as u32);
    let ours = ours.map_or("—".to_owned(), |ours| {
        let rounded = ours.round_dp_with_strategy(places, RoundingStrategy::MidpointAwayFromZero);
        format!("{rounded:.0$}", places as usize)
    });
    let sign = if ours == theirs { "=" } else { "≠" };
    Some(ProofExample {
        id: id.to_owned(),
        source: source.to_owned(),
        inputs: inputs.to_owned(),
        result: format!("{ours} {sign} {theirs}"),
    })
}
