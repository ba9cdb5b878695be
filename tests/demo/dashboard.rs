//! The dashboard, the aged balance and the customers' pages of the demo company say what the independent script says.

use encours::base::{Currency, Day, Money};
use encours::rooms::customers::queries::{CustomerQuery, CustomerSort, CustomersQuery, StoryKind};
use encours::rooms::insight::queries::{
    AgedColumn, AgeingBasis, AgeingColumn, AgeingPer, AgeingQuery, DashboardQuery, DashboardView,
    FigureKind, ProofQuery, Value,
};
use serde_json::{Value as Json, json};

use crate::engine::{FIGURES, answers, book, days, text};
use crate::shape::{TODAYS, day};

/// As the answers write an amount.
fn written(money: Money) -> Json {
    json!(money.amount.to_decimal(money.currency).to_string())
}

fn columns(columns: &[AgeingColumn]) -> Json {
    let written = columns.iter().map(|c| json!({"amount": written(c.amount), "items": c.items}));
    Json::Array(written.collect())
}

fn dashboard(
    book: &encours::book::Book,
    currency: Currency,
    as_of: Day,
    today: Day,
) -> DashboardView {
    DashboardQuery { as_of: Some(as_of), currency: Some(currency) }.run(book, today)
}

#[test]
fn the_dashboard_of_three_days_is_what_the_script_says() {
    for today in TODAYS.map(day) {
        let (book, answers) = (book(today), answers(today));
        for (currency, as_of, answers) in days(&answers) {
            let view = dashboard(&book, currency, as_of, today);
            let place = format!("{currency} as of {as_of}");
            assert_eq!((view.as_of, view.currency), (as_of, currency));
            for (kind, key) in FIGURES {
                let figure = view.figures.iter().find(|figure| figure.kind == kind);
                let figure = figure.unwrap_or_else(|| panic!("no {kind:?}"));
                assert_eq!(json!(text(&figure.value)), answers["figures"][key], "{kind:?} {place}");
            }
            assert_eq!(json!(view.open_items), answers["openItems"], "{place}");
            assert_eq!(json!(view.customers), answers["customersOwing"], "{place}");
            assert_eq!(written(view.disputed), answers["disputed"], "{place}");
            assert_eq!(columns(&view.ageing), answers["ageingApart"]["columns"], "{place}");
            assert_eq!(written(view.credits), answers["ageingApart"]["credits"], "{place}");
            for row in &view.segments {
                let of = &answers["ageingBySegment"][&row.key];
                assert_eq!(written(row.credits), of["credits"], "{place}");
                for (column, expected) in of["columns"]
                    .as_array()
                    .unwrap_or_else(|| panic!("no segment {}", row.key))
                    .iter()
                    .enumerate()
                {
                    assert_eq!(written(row.amounts[column]), expected["amount"], "{place}");
                    assert_eq!(json!(row.items[column]), expected["items"], "{place}");
                }
            }
            let top = view.top.iter().map(|debtor| {
                json!({
                    "account": debtor.account,
                    "open": written(debtor.open),
                    "overdue": written(debtor.overdue),
                    "share": debtor.share,
                })
            });
            assert_eq!(Json::Array(top.collect()), answers["top"], "{place}");
            let expected = view.expected.iter().map(|week| written(week.amount));
            assert_eq!(Json::Array(expected.collect()), answers["expected"], "{place}");
        }
    }
}

#[test]
fn twelve_months_are_what_the_script_says() {
    for today in TODAYS.map(day) {
        let (book, answers) = (book(today), answers(today));
        for (currency, answers) in answers["currencies"].as_object().expect("currencies") {
            let view = dashboard(&book, currency.parse().expect("a currency"), today, today);
            let months = view.months.iter().skip(view.months.len() - 12).map(|month| {
                json!({
                    "end": month.end,
                    "open": written(month.open),
                    "current": written(month.current),
                    "sales": written(month.sales),
                    "cash": written(month.cash),
                    "dsoCountBack": month.dso_count_back,
                    "dsoSimple": month.dso_simple,
                    "dsoBestPossible": month.dso_best_possible,
                    "cei": month.cei,
                })
            });
            for (month, expected) in months.zip(answers["months"].as_array().expect("months")) {
                assert_eq!(month, *expected, "{currency}");
            }
        }
    }
}

#[test]
fn the_aged_balance_by_due_date_and_by_issue_is_what_the_script_says() {
    for today in TODAYS.map(day) {
        let (book, answers) = (book(today), answers(today));
        for (currency, as_of, answers) in days(&answers) {
            for (by, key) in
                [(AgeingBasis::Due, "ageingByDue"), (AgeingBasis::Issued, "ageingByIssue")]
            {
                let query = AgeingQuery {
                    as_of: Some(as_of),
                    currency: Some(currency),
                    by,
                    per: AgeingPer::Customer,
                    ..AgeingQuery::default()
                };
                let view = query.run(&book, today);
                let place = format!("{by:?} {currency} {as_of}");
                assert_eq!(columns(&view.columns), answers[key], "{place}");
                assert_eq!(written(view.total), answers["figures"]["open"], "{place}");
                // The lines of the customers add up to the columns.
                for (column, whole) in view.columns.iter().enumerate() {
                    let sum: i64 =
                        view.rows.iter().map(|row| row.amounts[column].amount.get()).sum();
                    assert_eq!(sum, whole.amount.amount.get(), "{place}");
                }
                assert_eq!(view.rows.len() as u32, view.rows_total);
            }
        }
    }
}

#[test]
fn each_customer_s_position_is_what_the_script_says() {
    for today in TODAYS.map(day) {
        let (book, answers) = (book(today), answers(today));
        for (currency, answers) in answers["currencies"].as_object().expect("currencies") {
            let mut seen = 0;
            for (account, expected) in answers["customers"].as_object().expect("customers") {
                let query = CustomerQuery { account: account.clone(), ..CustomerQuery::default() };
                let Some(view) = query.run(&book, today) else {
                    assert_eq!(account, "", "only the payer not known has no page");
                    continue;
                };
                let position = view
                    .positions
                    .iter()
                    .find(|position| position.balance.currency.code() == currency)
                    .unwrap_or_else(|| panic!("{account} has no position in {currency}"));
                let place = format!("{account} {today}");
                assert_eq!(written(position.invoices), expected["invoices"], "{place}");
                assert_eq!(written(position.overdue), expected["overdue"], "{place}");
                assert_eq!(written(position.credits), expected["credits"], "{place}");
                assert_eq!(written(position.unallocated), expected["unallocated"], "{place}");
                let [invoices, credits, unallocated] =
                    [position.invoices, position.credits, position.unallocated]
                        .map(|money| money.amount.get());
                assert_eq!(
                    position.balance.amount.get(),
                    invoices + credits - unallocated,
                    "{place}"
                );
                seen += 1;
            }
            assert!(0 < seen);
        }
    }
}

#[test]
fn the_customers_list_is_what_the_script_says() {
    for today in TODAYS.map(day) {
        let (book, answers) = (book(today), answers(today));
        let view = CustomersQuery { limit: 1_000, ..CustomersQuery::default() }.run(&book, today);
        let mut owing = 0;
        for row in view.rows.iter().filter(|row| row.items != 0) {
            let of_currency = &answers["currencies"][row.open.currency.code()];
            let expected = &of_currency["customers"][&row.account];
            assert_eq!(written(row.open), expected["open"], "{} {today}", row.account);
            assert_eq!(written(row.overdue), expected["overdue"], "{} {today}", row.account);
            owing += 1;
        }
        let expected: u64 = answers["currencies"]
            .as_object()
            .expect("currencies")
            .values()
            .map(|of| of["days"][today.to_string()]["customersOwing"].as_u64().expect("a number"))
            .sum();
        assert_eq!(owing, expected, "no customer owes in two currencies");
        for (currency, of_currency) in answers["currencies"].as_object().expect("currencies") {
            let figures = &of_currency["days"][today.to_string()]["figures"];
            let sum = |sums: &[Money]| {
                let found = sums.iter().find(|money| money.currency.code() == currency);
                written(*found.unwrap_or_else(|| panic!("no {currency}")))
            };
            assert_eq!(sum(&view.open), figures["open"], "{currency} {today}");
        }
    }
}

#[test]
fn each_figure_of_the_dashboard_is_the_figure_of_its_proof() {
    for today in TODAYS.map(day) {
        let book = book(today);
        // Some days of the demo's life, month ends and not.
        for age in [0, 1, 20, 59, 130, 300, 520, 560] {
            let as_of = today.plus(-age);
            for currency in [Currency::EUR, "USD".parse().expect("a currency")] {
                for figure in dashboard(&book, currency, as_of, today).figures {
                    let query = ProofQuery {
                        figure: figure.kind,
                        as_of: Some(as_of),
                        currency: Some(currency),
                        offset: 0,
                        limit: 1,
                        ..ProofQuery::of(figure.kind)
                    };
                    let proof = query.run(&book, today);
                    assert_eq!(figure.value, proof.value, "{:?} {currency} {as_of}", figure.kind);
                }
            }
        }
    }
}

/// Credits in a column of their own, by customer, by document and by segment: every cell is what its proof says, and
/// the whole is the ledger of that day.
#[test]
fn an_aged_balance_with_credits_apart_is_the_ledger_of_any_day() {
    let today = day(TODAYS[1]);
    let book = book(today);
    for as_of in [today, day("2026-09-22"), day("2026-02-28"), day("2025-06-30")] {
        let prove = |query: ProofQuery| {
            let query = ProofQuery { as_of: Some(as_of), currency: Some(Currency::EUR), ..query };
            query.run(&book, today).value
        };
        let ledger = prove(ProofQuery::of(FigureKind::Open));
        for per in [AgeingPer::Customer, AgeingPer::Document, AgeingPer::Segment] {
            let query = AgeingQuery {
                as_of: Some(as_of),
                currency: Some(Currency::EUR),
                per,
                credits_apart: true,
                ..AgeingQuery::default()
            };
            let view = query.run(&book, today);
            let place = format!("{per:?} {as_of}");
            assert_eq!(Value::Money { value: view.total }, ledger, "{place}");
            assert!(view.credits.amount.get() <= 0);
            let cents = |money: &Money| money.amount.get();
            let columns: i64 = view.columns.iter().map(|column| cents(&column.amount)).sum();
            assert_eq!(columns + cents(&view.credits), cents(&view.total), "{place}");
            assert_eq!(
                view.rows.iter().map(|row| cents(&row.total)).sum::<i64>(),
                cents(&view.total)
            );
            assert_eq!(
                Value::Money { value: view.unallocated },
                prove(ProofQuery::of(FigureKind::Unallocated))
            );
            for row in view.rows.iter().step_by(if per == AgeingPer::Document { 9 } else { 3 }) {
                let key = Some(row.key.clone());
                let of = |figure| {
                    let mut of = ProofQuery::of(figure);
                    match per {
                        AgeingPer::Customer => of.account = key.clone(),
                        AgeingPer::Document => of.invoice = key.clone(),
                        AgeingPer::Segment => of.segment = key.clone(),
                    }
                    of
                };
                for (amount, column) in row.amounts.iter().zip(&view.columns) {
                    assert!(0 <= cents(amount), "a credit is never an age of debt: {place}");
                    let asked =
                        AgedColumn { from: column.from, to: column.to, ..AgedColumn::default() };
                    let proof = prove(ProofQuery { column: Some(asked), ..of(FigureKind::Aged) });
                    assert_eq!(Value::Money { value: *amount }, proof, "{} {place}", row.name);
                }
                let flags = row.flags.expect("told");
                for (money, figure) in [
                    (row.credits, FigureKind::Credits),
                    (flags.disputed, FigureKind::Disputed),
                    (row.total, FigureKind::Open),
                ] {
                    let proof = prove(of(figure));
                    assert_eq!(
                        Value::Money { value: money },
                        proof,
                        "{figure:?} {} {place}",
                        row.name
                    );
                }
            }
        }
    }
}

/// The arrows of a customer's page go through the list as it first comes, and its story knows where it came from.
#[test]
fn the_customers_before_and_after_are_those_of_the_list() {
    let today = day(TODAYS[1]);
    let book = book(today);
    let query =
        CustomersQuery { sort: CustomerSort::Open, descending: true, ..CustomersQuery::default() };
    let accounts: Vec<String> =
        query.run(&book, today).rows.into_iter().map(|row| row.account).collect();
    for (at, account) in accounts.iter().enumerate() {
        let query =
            CustomerQuery { account: account.clone(), story: u32::MAX, ..CustomerQuery::default() };
        let view = query.run(&book, today).expect("a customer");
        assert_eq!(view.previous.as_ref(), at.checked_sub(1).map(|at| &accounts[at]), "{account}");
        assert_eq!(view.next.as_ref(), accounts.get(at + 1), "{account}");
        assert_eq!(view.story_total as usize, view.story.len());
        let files = view.story.iter().filter(|line| line.kind == StoryKind::Imported);
        assert!((1..=2).contains(&files.count()), "{account}");
    }
}

/// What the largest hold adds up to everything above zero.
#[test]
fn concentration_rises_to_all_that_customers_owe() {
    let today = day(TODAYS[1]);
    let view = dashboard(&book(today), Currency::EUR, today, today);
    assert_eq!(view.concentration[0].amount, view.top[0].open);
    assert!(view.concentration.is_sorted_by_key(|held| (held.customers, held.amount.amount)));
    assert_eq!(view.concentration.last().expect("all").share, "100.0");
    let ten = view.concentration.iter().find(|held| held.customers == 10).expect("ten");
    let figure = view.figures.iter().find(|figure| figure.kind == FigureKind::TopTen);
    assert_eq!(figure.expect("a figure").value, Value::Percent { value: ten.share.clone() });
}

/// A tile's change is what it says now less what it said a month before.
#[test]
fn a_change_and_the_value_before_make_the_value_now() {
    let today = day(TODAYS[1]);
    let view = dashboard(&book(today), Currency::EUR, today, today);
    let number = |value: &Value| {
        text(value).expect("said").parse::<rust_decimal::Decimal>().expect("a number")
    };
    for figure in &view.figures {
        let sum = number(&figure.before) + number(&figure.change);
        assert_eq!(sum, number(&figure.value), "{:?}", figure.kind);
    }
}
