//! The names of the figures, how their values read, and the few ratios that are only shown.

use super::app::App;
use crate::base::Money;
use crate::rooms::insight::queries::{AgeingColumn, Figure, FigureKind, Value};

/// The name of a figure.
pub fn name(app: App, kind: FigureKind) -> String {
    let t = app.t();
    match kind {
        FigureKind::Open => t.insight_figure_open(),
        FigureKind::Overdue => t.insight_figure_overdue(),
        FigureKind::DsoCountBack => t.insight_figure_dso_count_back(),
        FigureKind::DsoSimple => t.insight_figure_dso_simple(),
        FigureKind::DsoBestPossible => t.insight_figure_dso_best_possible(),
        FigureKind::AverageDaysDelinquent => t.insight_figure_average_days_delinquent(),
        FigureKind::Cei => t.insight_figure_cei(),
        FigureKind::OverdueRatio => t.insight_figure_overdue_ratio(),
        FigureKind::AtRisk => t.insight_figure_at_risk(),
        FigureKind::DaysLate => t.insight_figure_days_late(),
        FigureKind::WeightedTerms => t.insight_figure_weighted_terms(),
        FigureKind::TopTen => t.insight_figure_top_ten(),
        FigureKind::Hhi => t.insight_figure_hhi(),
        FigureKind::DisputeRate => t.insight_figure_dispute_rate(),
        FigureKind::Expected30 => t.insight_figure_expected30(),
        FigureKind::Invoices => t.insight_figure_invoices(),
        FigureKind::Credits => t.insight_figure_credits(),
        FigureKind::Disputed => t.insight_figure_disputed(),
        FigureKind::Unallocated => t.insight_figure_unallocated(),
        FigureKind::Balance => t.insight_figure_balance(),
        FigureKind::DueSoon => t.insight_figure_due_soon(),
        FigureKind::Aged => t.insight_figure_aged(),
        FigureKind::Habit => t.insight_figure_habit(),
        FigureKind::DaysToPay => t.insight_figure_days_to_pay(),
        FigureKind::Share => t.insight_figure_share(),
        FigureKind::Item => t.insight_figure_item(),
    }
}

/// The formula of a figure, in words.
pub fn formula(app: App, kind: FigureKind) -> String {
    let t = app.t();
    match kind {
        FigureKind::Open => t.insight_formula_open(),
        FigureKind::Overdue => t.insight_formula_overdue(),
        FigureKind::DsoCountBack => t.insight_formula_dso_count_back(),
        FigureKind::DsoSimple => t.insight_formula_dso_simple(),
        FigureKind::DsoBestPossible => t.insight_formula_dso_best_possible(),
        FigureKind::AverageDaysDelinquent => t.insight_formula_average_days_delinquent(),
        FigureKind::Cei => t.insight_formula_cei(),
        FigureKind::OverdueRatio => t.insight_formula_overdue_ratio(),
        FigureKind::AtRisk => t.insight_formula_at_risk(),
        FigureKind::DaysLate => t.insight_formula_days_late(),
        FigureKind::WeightedTerms => t.insight_formula_weighted_terms(),
        FigureKind::TopTen => t.insight_formula_top_ten(),
        FigureKind::Hhi => t.insight_formula_hhi(),
        FigureKind::DisputeRate => t.insight_formula_dispute_rate(),
        FigureKind::Expected30 => t.insight_formula_expected30(),
        FigureKind::Invoices => t.insight_formula_invoices(),
        FigureKind::Credits => t.insight_formula_credits(),
        FigureKind::Disputed => t.insight_formula_disputed(),
        FigureKind::Unallocated => t.insight_formula_unallocated(),
        FigureKind::Balance => t.insight_formula_balance(),
        FigureKind::DueSoon => t.insight_formula_due_soon(),
        FigureKind::Aged => t.insight_formula_aged(),
        FigureKind::Habit => t.insight_formula_habit(),
        FigureKind::DaysToPay => t.insight_formula_days_to_pay(),
        FigureKind::Share => t.insight_formula_share(),
        FigureKind::Item => t.insight_formula_item(),
    }
}

/// A value as people read it.
pub fn value(app: App, value: &Value) -> String {
    match value {
        Value::Money { value } => app.money(*value),
        Value::Days { value } => app.t().ui_days(app.decimal(value)),
        Value::Percent { value } => app.percent(value),
        Value::Number { value } => app.decimal(value),
        Value::None => "—".to_owned(),
    }
}

/// A change as people read it: with its sign, percentages in points.
pub fn change(app: App, value: &Value) -> String {
    let plus = |above: bool| if above { "+" } else { "" };
    let signed =
        |written: &str| format!("{}{}", plus(!written.starts_with('-')), app.decimal(written));
    match value {
        Value::Money { value } => {
            format!("{}{}", plus(0 <= value.amount.get()), app.money(*value))
        }
        Value::Days { value } => app.t().ui_days(signed(value)),
        Value::Percent { value } => app.t().insight_change_points(signed(value)),
        Value::Number { value } => signed(value),
        Value::None => String::new(),
    }
}

/// Whether a figure went up, down or stayed; and whether that is good. `None` where the two cannot be compared.
pub fn movement(figure: &Figure) -> Option<(std::cmp::Ordering, bool)> {
    let (now, before) = (size(&figure.value)?, size(&figure.before)?);
    let order = now.partial_cmp(&before)?;
    let more_is_better = matches!(figure.kind, FigureKind::Cei | FigureKind::Expected30);
    let good = match order {
        std::cmp::Ordering::Greater => more_is_better,
        std::cmp::Ordering::Less => !more_is_better,
        std::cmp::Ordering::Equal => true,
    };
    Some((order, good))
}

/// The size of a value, for comparing and drawing; never shown as a number.
fn size(value: &Value) -> Option<f64> {
    match value {
        Value::Money { value } => Some(length(*value)),
        Value::Days { value } | Value::Percent { value } | Value::Number { value } => {
            value.parse().ok()
        }
        Value::None => None,
    }
}

/// The length that an amount has on a chart. A drawing, not an amount: never shown as a number.
pub fn length(money: Money) -> f64 {
    money.amount.get() as f64
}

/// A share in whole percent, halves up, for a sentence («dont 39 % en retard»). `None` without a whole above zero or
/// between two currencies.
pub fn share(part: Money, whole: Money) -> Option<String> {
    let (part_units, whole_units) = (i128::from(part.amount.get()), i128::from(whole.amount.get()));
    if whole_units <= 0 || part.currency != whole.currency {
        return None;
    }
    Some(((part_units * 200 + whole_units).div_euclid(whole_units * 2)).to_string())
}

/// The name of an ageing column.
pub fn column(app: App, column: &AgeingColumn) -> String {
    span(app, column.from, column.to)
}

/// The name of an ageing column between these days.
pub fn span(app: App, from: Option<u32>, to: Option<u32>) -> String {
    let t = app.t();
    match (from, to) {
        (None, _) => t.insight_not_due(),
        (Some(from), Some(to)) => t.insight_days_between(from.to_string(), to.to_string()),
        (Some(from), None) => t.insight_days_over(from.saturating_sub(1).to_string()),
    }
}
