//! Three methods for one DSO, side by side, and why they differ.
//!
//! The ratio's DSO is the best possible one and the days of lateness; the count-back's is the ratio's and the days by
//! which sales were slower or faster than their three-month mean. Both are identities: the parts add up, as shown.

use rust_decimal::Decimal;

use super::super::dashboard::History;
use super::super::kpi::{self, CountBackStep, one_decimal};
use super::super::queries::{Caution, DsoMethods, FigureKind};
use super::Scope;

/// The three methods, for the figures that are one of them or made of them.
pub fn of(scope: &Scope<'_>, figure: FigureKind) -> Option<DsoMethods> {
    if !is_dso(figure) {
        return None;
    }
    let months = scope.months_latest_first();
    let sales: Vec<(i64, i64)> = months.iter().map(|&(_, sales, days)| (sales, days)).collect();
    let (three, period) = scope.three_months();
    let count_back = kpi::count_back(scope.open(), &sales).said();
    let simple = kpi::dso_simple(scope.open(), three, period);
    let best = kpi::best_possible_dso(scope.current(), three, period);
    let shown = |days: Option<Decimal>| days.map(one_decimal);
    Some(DsoMethods {
        count_back: shown(count_back),
        simple: shown(simple),
        best_possible: shown(best),
        late: shown(between(best, simple)),
        rhythm: shown(between(simple, count_back)),
    })
}

/// The difference of two values as they are shown, so that the column adds up for who reads it.
fn between(one: Option<Decimal>, other: Option<Decimal>) -> Option<Decimal> {
    let shown =
        |days: Option<Decimal>| days.and_then(|days| one_decimal(days).parse::<Decimal>().ok());
    Some(shown(other)? - shown(one)?)
}

/// The days that what a month of the count-back takes would make at the mean pace of three months: their sum is the
/// simple DSO, so month by month the two columns show where the methods part.
pub fn at_even_pace(pace: (i64, i64), step: &CountBackStep) -> Option<Decimal> {
    let taken = if 0 < step.sales { step.left.min(step.sales) } else { step.sales };
    kpi::dso_simple(taken, pace.0, pace.1)
}

/// What a figure made of past sales should not be trusted for.
pub fn caution(scope: &Scope<'_>, figure: FigureKind) -> Option<Caution> {
    if !is_dso(figure) {
        return None;
    }
    let book = scope.book;
    let mut receivables = scope.receivables().peekable();
    receivables.peek()?;
    let settled = |receivable: u32| {
        let at = receivable as usize;
        book.invoices.issued[at] <= scope.as_of.get()
            && super::open_at(book, receivable, scope.as_of) != book.invoices.gross[at]
    };
    if !receivables.any(settled) {
        return Some(Caution::OpenItemsOnly);
    }
    if scope.only.customer.is_some() || scope.only.segment.is_some() {
        return None;
    }
    let history = History::new(&book.figures(scope.as_of), scope.currency, book);
    let at = history.last();
    let sure = match figure {
        FigureKind::DsoCountBack => history.count_back_is_sure(at),
        _ => history.ratios_are_sure(at),
    };
    (!sure).then_some(Caution::ShortHistory)
}

fn is_dso(figure: FigureKind) -> bool {
    matches!(
        figure,
        FigureKind::DsoCountBack
            | FigureKind::DsoSimple
            | FigureKind::DsoBestPossible
            | FigureKind::AverageDaysDelinquent
    )
}
