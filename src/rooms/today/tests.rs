//! Small books, and whom they say to see first.

use crate::base::{Amount, Currency, Day, Texts};
use crate::book::{Book, Event};
use crate::journal::{DeviceId, EntryId, Stamp};
use crate::rooms::invoices::{self, InvoiceBatch};
use crate::rooms::payments::{self, PaymentBatch};

use super::queries::{TodayQuery, TodayView, WhyToday};

const TODAY: Day = Day::new(20_778);

/// Account, currency, days past due (below zero: days left), cents; paid with so many days of delay, or not at all.
type Line = (&'static str, &'static str, i32, i64, Option<i32>);

fn view(lines: &[Line]) -> TodayView {
    let (mut invoices, mut payments) = (InvoiceBatch::default(), PaymentBatch::default());
    let mut accounts = Texts::default();
    for (place, &(account, currency, late, cents, paid)) in lines.iter().enumerate() {
        let currency: Currency = currency.parse().unwrap();
        let number = format!("F{place}");
        accounts.push(account);
        invoices.account.push(place as u32);
        invoices.number.push(&number);
        invoices.issued.push(TODAY.plus(-late - 30));
        invoices.due.push(TODAY.plus(-late));
        invoices.currency.push(currency);
        invoices.gross.push(Amount::new(cents));
        invoices.stated_open.push(None);
        if let Some(delay) = paid {
            payments.account.push(place as u32);
            payments.reference.push(&number);
            payments.invoice.push(&number);
            payments.paid.push(TODAY.plus(delay - late));
            payments.currency.push(currency);
            payments.amount.push(Amount::new(cents));
        }
    }
    invoices.accounts = accounts.clone();
    payments.accounts = accounts;
    let device = DeviceId::from_bits(1);
    let (id, stamp) = (EntryId { device, number: 1 }, Stamp { millis: 1, counter: 0, device });
    let mut book = Book::default();
    book.apply(id, stamp, &Event::Invoices(invoices::Event::InvoicesRecorded(invoices)));
    book.apply(id, stamp, &Event::Payments(payments::Event::PaymentsRecorded(payments)));
    TodayQuery::default().run(&book, TODAY)
}

/// Account, cents, days late, items, why.
fn lines(view: &TodayView) -> Vec<(&str, i64, u32, u32, WhyToday)> {
    let line = |line: &super::queries::TodayLine| line.overdue.amount.get();
    let of = view.lines.iter();
    of.map(|l| (l.account.as_str(), line(l), l.days_late, l.items, l.reason)).collect()
}

#[test]
fn nothing_recorded_gives_an_empty_list() {
    assert_eq!(view(&[]), TodayView::default());
}

#[test]
fn the_most_amount_times_days_comes_first() {
    let view = view(&[
        ("SMALL", "EUR", 80, 10_000, None),
        ("TWICE", "EUR", 10, 40_000, None),
        ("TWICE", "EUR", 20, 50_000, None),
        ("LARGE", "EUR", 11, 100_000, None),
    ]);
    assert_eq!(
        lines(&view),
        [
            ("TWICE", 90_000, 20, 2, WhyToday::Largest),
            ("LARGE", 100_000, 11, 1, WhyToday::Largest),
            ("SMALL", 10_000, 80, 1, WhyToday::Largest),
        ]
    );
    assert_eq!((view.total, view.overdue[0].amount.get()), (3, 200_000));
}

#[test]
fn what_is_due_today_is_not_late_and_due_soon_ends_after_seven_days() {
    let view = view(&[
        ("A", "EUR", 0, 1_000, None),
        ("B", "EUR", -7, 200, None),
        ("C", "EUR", -8, 40_000, None),
        ("D", "EUR", 1, 5, None),
        ("E", "EUR", -2, 90_000, Some(-5)),
    ]);
    assert_eq!(lines(&view), [("D", 5, 1, 1, WhyToday::Largest)]);
    assert_eq!(view.due_soon.len(), 1);
    assert_eq!(view.due_soon[0].amount.get(), 1_200);
    assert_eq!(view.last_payment, Some(TODAY.plus(-3)));
}

#[test]
fn a_customer_is_named_for_its_size_then_age_then_habit() {
    let mut all: Vec<Line> = vec![
        ("BIG1", "EUR", 100, 900_000, None),
        ("BIG2", "EUR", 30, 800_000, None),
        ("BIG3", "EUR", 30, 700_000, None),
        ("OLD", "EUR", 91, 1_000, None),
        ("NOT-OLD", "EUR", 90, 900, None),
        // Pays twenty days late: at thirty days late nothing is unusual yet, at thirty-one it is.
        ("HABIT", "EUR", 30, 800, None),
        ("STRANGE", "EUR", 31, 700, None),
        // Twice is no habit.
        ("NEW", "EUR", 60, 600, None),
        // Pays early: counts from the due date.
        ("EARLY", "EUR", 10, 500, None),
        ("EARLY-STRANGE", "EUR", 11, 400, None),
    ];
    for account in ["HABIT", "STRANGE"] {
        all.extend([200, 230, 260].map(|late| (account, "EUR", late, 5_000, Some(20))));
    }
    all.extend([200, 230].map(|late| ("NEW", "EUR", late, 5_000, Some(0))));
    for account in ["EARLY", "EARLY-STRANGE"] {
        all.extend([200, 230, 260].map(|late| (account, "EUR", late, 5_000, Some(-15))));
    }
    let view = view(&all);
    let reasons: Vec<(&str, WhyToday)> =
        lines(&view).into_iter().map(|(account, .., reason)| (account, reason)).collect();
    assert_eq!(
        reasons,
        [
            ("BIG1", WhyToday::Largest),
            ("BIG2", WhyToday::Largest),
            ("BIG3", WhyToday::Largest),
            ("OLD", WhyToday::Old),
            ("NOT-OLD", WhyToday::Overdue),
            ("NEW", WhyToday::Overdue),
            ("HABIT", WhyToday::Overdue),
            ("STRANGE", WhyToday::Unusual),
            ("EARLY", WhyToday::Overdue),
            ("EARLY-STRANGE", WhyToday::Unusual),
        ]
    );
}

#[test]
fn two_currencies_are_two_lines_and_never_one_sum() {
    let view = view(&[
        ("A", "EUR", 10, 10_000, None),
        // 200 yen have no cents: as a plain number more than 100 euros.
        ("A", "JPY", 10, 200, None),
    ]);
    assert_eq!(view.total, 1);
    let found: Vec<(&str, i64)> =
        view.lines.iter().map(|l| (l.overdue.currency.code(), l.overdue.amount.get())).collect();
    assert_eq!(found, [("EUR", 10_000), ("JPY", 200)]);
    assert_eq!(view.overdue.len(), 2);
    assert!(view.lines.iter().all(|line| line.reason == WhyToday::Largest));
}

#[test]
fn the_currency_with_the_most_overdue_items_comes_first_whatever_the_numbers() {
    let view = view(&[
        ("A", "EUR", 90, 900_000, None),
        ("B", "USD", 1, 10, None),
        ("C", "USD", 2, 20, None),
    ]);
    let found: Vec<&str> = view.lines.iter().map(|line| line.overdue.currency.code()).collect();
    assert_eq!(found, ["USD", "USD", "EUR"]);
    assert_eq!(view.lines[0].account, "C");
}

#[test]
fn a_credit_note_is_not_late() {
    let view = view(&[("A", "EUR", 10, -10_000, None), ("A", "EUR", 5, 300, None)]);
    assert_eq!(lines(&view), [("A", 300, 5, 1, WhyToday::Largest)]);
}

#[test]
fn what_a_file_says_of_tomorrow_has_not_happened_yet() {
    let view = view(&[
        // Paid, the file says, in three days.
        ("A", "EUR", 10, 1_000, Some(13)),
        // Issued in ten days, due in forty.
        ("B", "EUR", -40, 500, None),
    ]);
    assert_eq!(lines(&view), [("A", 1_000, 10, 1, WhyToday::Largest)]);
}
