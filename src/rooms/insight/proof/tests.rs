//! Small books, and what their proofs say; any book, where a figure and its proof agree.

use super::*;
use crate::base::Texts;
use crate::book::Event;
use crate::journal::{DeviceId, EntryId, Stamp};
use crate::rooms::invoices::{self, InvoiceBatch};
use crate::rooms::payments::{self, PaymentBatch};

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

/// Kind, account, issued, due, cents, disputed.
type Line = (Kind, &'static str, &'static str, &'static str, i64, bool);

/// A book of invoices numbered from 0, and payments: which invoice, day, cents.
fn book(lines: &[Line], paid: &[(usize, &str, i64)]) -> Book {
    let (mut invoices, mut payments) = (InvoiceBatch::default(), PaymentBatch::default());
    let mut accounts = Texts::default();
    for (place, &(kind, account, issued, due, cents, disputed)) in lines.iter().enumerate() {
        accounts.push(account);
        invoices.account.push(place as u32);
        invoices.number.push(&place.to_string());
        invoices.kind.push(kind);
        invoices.issued.push(day(issued));
        invoices.due.push(day(due));
        invoices.gross.push(Amount::new(cents));
        invoices.disputed.push(disputed);
        invoices.stated_open.push(None);
    }
    for &(place, on, cents) in paid {
        payments.account.push(place as u32);
        payments.reference.push("");
        payments.invoice.push(&place.to_string());
        payments.paid.push(day(on));
        payments.amount.push(Amount::new(cents));
    }
    invoices.accounts = accounts.clone();
    payments.accounts = accounts;
    let device = DeviceId::from_bits(1);
    let (id, stamp) = (EntryId { device, number: 1 }, Stamp { millis: 1, counter: 0, device });
    let mut book = Book::default();
    book.apply(id, stamp, &Event::Invoices(invoices::Event::InvoicesRecorded(invoices)));
    book.apply(id, stamp, &Event::Payments(payments::Event::PaymentsRecorded(payments)));
    book
}

fn proof(book: &Book, figure: FigureKind, as_of: &str) -> ProofView {
    let query = ProofQuery {
        figure,
        as_of: Some(day(as_of)),
        currency: None,
        offset: 0,
        limit: 0,
        ..ProofQuery::of(figure)
    };
    query.run(book, day("2030-01-01"))
}

fn said(book: &Book, figure: FigureKind, as_of: &str) -> String {
    match proof(book, figure, as_of).value {
        Value::Money { value } => value.amount.get().to_string(),
        Value::Days { value } | Value::Percent { value } | Value::Number { value } => value,
        Value::None => "none".to_owned(),
    }
}

use FigureKind::{
    Aged, AtRisk, Cei, Credits, DsoCountBack, DsoSimple, Expected30, Open, Overdue, OverdueRatio,
    Share, TopTen,
};
use Kind::{CreditNote, Deposit, Invoice, Opening};

#[test]
fn ninety_days_are_not_yet_at_risk_and_the_due_date_itself_is_not_late() {
    let book = book(&[(Invoice, "A", "2026-01-01", "2026-01-31", 100, false)], &[]);
    let rate = |figure, as_of| said(&book, figure, as_of);
    assert_eq!(
        (rate(Overdue, "2026-01-31"), rate(Overdue, "2026-02-01")),
        ("0".into(), "100".into())
    );
    assert_eq!(
        (rate(AtRisk, "2026-05-01"), rate(AtRisk, "2026-05-02")),
        ("0.0".into(), "100.0".into())
    );
    assert_eq!(rate(Open, "2025-12-31"), "0");
    assert_eq!(rate(OverdueRatio, "2025-12-31"), "none");
}

#[test]
fn a_count_back_takes_every_month_from_the_day_s_own_back_to_the_first_sale() {
    let lines = [
        (Invoice, "A", "2026-01-10", "2026-02-10", 1_000, false),
        (Deposit, "A", "2026-02-05", "2026-02-05", 500, false),
        (CreditNote, "A", "2026-03-02", "2026-03-02", -100, false),
    ];
    // Open 1 400: March until the 10th takes −100 in 10 days, February 500 in 28, January 1 000 in 31.
    let book = book(&lines, &[]);
    let back = proof(&book, DsoCountBack, "2026-03-10");
    let steps: Vec<(String, i64, i64, &str)> = back
        .steps
        .iter()
        .map(|s| (s.end.to_string(), s.sales.amount.get(), s.left.amount.get(), s.days.as_str()))
        .collect();
    assert_eq!(
        steps,
        [
            ("2026-03-10".to_owned(), -100, 1_400, "10.0"),
            ("2026-02-28".to_owned(), 500, 1_500, "28.0"),
            ("2026-01-31".to_owned(), 1_000, 1_000, "31.0"),
        ]
    );
    assert_eq!(said(&book, DsoCountBack, "2026-03-10"), "69.0");
    // January to 10 March: 69 days.
    assert_eq!(said(&book, DsoSimple, "2026-03-10"), "69.0");
}

#[test]
fn a_balance_carried_over_is_owed_but_was_not_sold() {
    let lines = [
        (Opening, "A", "2026-01-01", "2026-01-01", 1_000, false),
        (Invoice, "A", "2026-01-10", "2026-02-10", 310, false),
    ];
    let book = book(&lines, &[]);
    assert_eq!(said(&book, Open, "2026-01-31"), "1310");
    assert_eq!(said(&book, DsoCountBack, "2026-01-31"), "none", "the history is too short");
    assert_eq!(said(&book, Cei, "2026-01-31"), "none", "nothing sold came due");
}

#[test]
fn a_past_day_does_not_know_what_was_paid_later() {
    let book = book(
        &[(Invoice, "A", "2026-01-01", "2026-01-31", 100, false)],
        &[(0, "2026-02-10", 40), (0, "2026-02-20", 60)],
    );
    let open =
        ["2026-02-09", "2026-02-10", "2026-02-19", "2026-02-20"].map(|d| said(&book, Open, d));
    assert_eq!(open, ["100", "60", "60", "0"]);
}

#[test]
fn what_is_expected_follows_the_customer_s_habit_and_leaves_disputes_out() {
    let lines = [
        (Invoice, "A", "2026-01-01", "2026-01-31", 100, false),
        // A pays twenty days late: expected on 21 March and on 1 April, 2 April.
        (Invoice, "A", "2026-02-01", "2026-03-01", 10, false),
        (Invoice, "A", "2026-02-01", "2026-03-11", 20, false),
        (Invoice, "A", "2026-02-01", "2026-03-13", 40, false),
        (Invoice, "A", "2026-02-01", "2026-03-01", 80, true),
        // Nobody knows how B pays: on the due date.
        (Invoice, "B", "2026-02-01", "2026-03-02", 1_000, false),
        (Invoice, "B", "2026-02-01", "2026-03-03", 2_000, false),
    ];
    let book = book(&lines, &[(0, "2026-02-20", 100)]);
    // Within thirty days after 2 March: until 1 April.
    let expected = proof(&book, Expected30, "2026-03-02");
    assert_eq!(said(&book, Expected30, "2026-03-02"), "2030");
    let numbers: Vec<&str> = expected.invoices.iter().map(|(row, _)| row.number.as_str()).collect();
    assert_eq!(numbers, ["6", "2", "1"]);
}

use proptest::prelude::*;

use crate::rooms::insight::queries::{AgedColumn, DashboardQuery, DashboardView, DaysAhead};
use crate::rooms::invoices::OpenBatch;

const KINDS: [Kind; 5] = [Invoice, Invoice, CreditNote, Deposit, Opening];

/// Kind, account, day of issue, terms, cents, disputed, in dollars.
type Issue = (usize, u8, i32, i32, i64, bool, bool);
/// Which invoice it names, day, cents, whether it names one at all.
type Paid = (usize, i32, i64, bool);
/// Which invoice a list of open items mentions, day, still open in hundredths of it.
type Stated = (usize, i32, i64);

const START: Day = Day::new(20_000);

fn any_book(issues: &[Issue], paid: &[Paid], stated: &[Stated]) -> Book {
    let dollars: Currency = "USD".parse().unwrap();
    let (mut invoices, mut payments) = (InvoiceBatch::default(), PaymentBatch::default());
    for (place, &(kind, account, issued, terms, cents, disputed, foreign)) in
        issues.iter().enumerate()
    {
        let kind = KINDS[kind % KINDS.len()];
        invoices.accounts.push(&format!("C{account}"));
        invoices.account.push(place as u32);
        invoices.number.push(&place.to_string());
        invoices.kind.push(kind);
        invoices.issued.push(START.plus(issued));
        invoices.due.push(START.plus(issued + terms));
        invoices.currency.push(if foreign { dollars } else { Currency::EUR });
        invoices.gross.push(Amount::new(if kind == CreditNote { -cents } else { cents }));
        invoices.disputed.push(disputed);
        invoices.stated_open.push(None);
    }
    for (row, &(place, on, cents, named)) in paid.iter().enumerate() {
        let place = place % issues.len();
        payments.accounts.push(&format!("C{}", issues[place].1));
        payments.account.push(row as u32);
        payments.reference.push(&row.to_string());
        payments.invoice.push(&if named { place.to_string() } else { String::new() });
        payments.paid.push(START.plus(on));
        payments.currency.push(invoices.currency[place]);
        payments.amount.push(Amount::new(cents));
    }
    let device = DeviceId::from_bits(1);
    let (id, stamp) = (EntryId { device, number: 1 }, Stamp { millis: 1, counter: 0, device });
    let mut book = Book::default();
    book.apply(id, stamp, &Event::Invoices(invoices::Event::InvoicesRecorded(invoices.clone())));
    book.apply(id, stamp, &Event::Payments(payments::Event::PaymentsRecorded(payments)));
    for &(place, on, hundredths) in stated {
        let place = place % issues.len();
        let mut batch = OpenBatch { on: START.plus(on), ..OpenBatch::default() };
        batch.accounts.push(&format!("C{}", issues[place].1));
        batch.account.push(0);
        batch.number.push(&place.to_string());
        batch.rank.push(0);
        batch.open.push(Amount::new(invoices.gross[place].get() * hundredths / 100));
        batch.line.push(0);
        book.apply(id, stamp, &Event::Invoices(invoices::Event::OpenStated(batch)));
    }
    book
}

/// What the charts and tables of a dashboard say, each with the proof that it opens.
fn drawn(view: &DashboardView) -> Vec<(Value, ProofQuery)> {
    let money = |value: Money| Value::Money { value };
    let column = |from, to| Some(AgedColumn { from, to, ..AgedColumn::default() });
    let mut all = vec![(money(view.credits), ProofQuery::of(Credits))];
    for part in &view.ageing {
        let query = ProofQuery { column: column(part.from, part.to), ..ProofQuery::of(Aged) };
        all.push((money(part.amount), query));
    }
    for row in &view.segments {
        let segment = Some(row.key.clone());
        for (part, amount) in view.ageing.iter().zip(&row.amounts) {
            let column = column(part.from, part.to);
            let query = ProofQuery { column, segment: segment.clone(), ..ProofQuery::of(Aged) };
            all.push((money(*amount), query));
        }
        let credits = ProofQuery { segment: segment.clone(), ..ProofQuery::of(Credits) };
        all.push((money(row.credits), credits));
        all.push((money(row.total), ProofQuery { segment, ..ProofQuery::of(Open) }));
    }
    for week in &view.expected {
        let ahead = |day: Day| u32::try_from(day.since(view.as_of)).unwrap();
        let ahead = DaysAhead { from: week.from.map(ahead), to: week.to.map(ahead) };
        let query = ProofQuery { ahead: Some(ahead), ..ProofQuery::of(Expected30) };
        all.push((money(week.amount), query));
    }
    for held in &view.concentration {
        let query = ProofQuery { largest: Some(held.customers), ..ProofQuery::of(TopTen) };
        all.push((Value::Percent { value: held.share.clone() }, query));
    }
    for debtor in &view.top {
        let of =
            |figure| ProofQuery { account: Some(debtor.account.clone()), ..ProofQuery::of(figure) };
        all.push((money(debtor.open), of(Open)));
        all.push((money(debtor.overdue), of(Overdue)));
        all.push((Value::Percent { value: debtor.share.clone() }, of(Share)));
    }
    all
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    /// Whatever is recorded, and of whatever day: the figure kept up to date is the one read line by line.
    #[test]
    fn a_figure_and_its_proof_agree_on_any_book(
        issues in prop::collection::vec(
            (0..5_usize, 0..4_u8, 0..300_i32, -10..100_i32, 1..100_000_i64, any::<bool>(), prop::bool::weighted(0.2)),
            1..25,
        ),
        paid in prop::collection::vec(
            (0..25_usize, -20..450_i32, -20_000..100_000_i64, prop::bool::weighted(0.8)), 0..25,
        ),
        stated in prop::collection::vec((0..25_usize, 0..400_i32, 0..=100_i64), 0..6),
        days in prop::collection::vec(-40..480_i32, 1..4),
    ) {
        let book = any_book(&issues, &paid, &stated);
        for day in days.into_iter().map(|day| START.plus(day)) {
            for currency in [Currency::EUR, "USD".parse().unwrap()] {
                let query = DashboardQuery { as_of: Some(day), currency: Some(currency) };
                for figure in query.run(&book, START).figures {
                    let query = ProofQuery {
                        figure: figure.kind,
                        as_of: Some(day),
                        currency: Some(currency),
                        offset: 0,
                        limit: 1, ..ProofQuery::of(figure.kind) };
                    let proof = query.run(&book, START);
                    prop_assert_eq!(&figure.value, &proof.value, "{:?} {} {}", figure.kind, currency, day);
                }
                for (said, asked) in drawn(&query.run(&book, START)) {
                    let asked = ProofQuery { as_of: Some(day), currency: Some(currency), limit: 1, ..asked };
                    prop_assert_eq!(&said, &asked.run(&book, START).value, "{:?}", asked);
                }
            }
        }
    }
}
