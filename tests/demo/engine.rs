//! The engine's figures of the demo company are the published ones, to the cent and to the decimal.

use encours::base::{Currency, Day, Money};
use encours::book::Book;
use encours::journal::{DeviceId, EntryId, Stamp};
use encours::rooms::customers::queries::{CustomerQuery, CustomersQuery};
use encours::rooms::exchange::demo::demo;
use encours::rooms::insight::queries::{FigureKind, ProofQuery, ProofView, Value};
use encours::rooms::today::queries::{TodayQuery, WhyToday};
use rust_decimal::Decimal;
use serde_json::Value as Json;

use crate::answers_path;
use crate::shape::{TODAYS, day};

/// The demo as the engine holds it: one entry.
pub fn book(today: Day) -> Book {
    let device = DeviceId::from_bits(7);
    let (id, stamp) = (EntryId { device, number: 1 }, Stamp { millis: 1, counter: 0, device });
    let mut book = Book::default();
    for event in demo(today) {
        book.apply(id, stamp, &event);
    }
    book
}

/// The answers published for a day.
pub fn answers(today: Day) -> Json {
    let text = std::fs::read_to_string(answers_path(today)).expect("published: run with UPDATE=1");
    serde_json::from_str(&text).expect("JSON")
}

/// Each currency's each day, with its answers.
pub fn days(answers: &Json) -> Vec<(Currency, Day, &Json)> {
    let mut found = Vec::new();
    for (currency, answers) in answers["currencies"].as_object().expect("currencies") {
        for (as_of, answers) in answers["days"].as_object().expect("days") {
            found.push((currency.parse().expect("a currency"), day(as_of), answers));
        }
    }
    found
}

pub const FIGURES: [(FigureKind, &str); 15] = [
    (FigureKind::Open, "open"),
    (FigureKind::Overdue, "overdue"),
    (FigureKind::DsoCountBack, "dsoCountBack"),
    (FigureKind::DsoSimple, "dsoSimple"),
    (FigureKind::DsoBestPossible, "dsoBestPossible"),
    (FigureKind::AverageDaysDelinquent, "averageDaysDelinquent"),
    (FigureKind::Cei, "cei"),
    (FigureKind::OverdueRatio, "overdueRatio"),
    (FigureKind::AtRisk, "atRisk"),
    (FigureKind::DaysLate, "daysLate"),
    (FigureKind::WeightedTerms, "weightedTerms"),
    (FigureKind::TopTen, "topTen"),
    (FigureKind::Hhi, "hhi"),
    (FigureKind::DisputeRate, "disputeRate"),
    (FigureKind::Expected30, "expected30"),
];

/// A value as the answers write it.
pub fn text(value: &Value) -> Option<String> {
    match value {
        Value::Money { value } => Some(value.amount.to_decimal(value.currency).to_string()),
        Value::Days { value } | Value::Percent { value } | Value::Number { value } => {
            Some(value.clone())
        }
        Value::None => None,
    }
}

fn prove(book: &Book, figure: FigureKind, currency: Currency, as_of: Day, today: Day) -> ProofView {
    let query = ProofQuery {
        figure,
        as_of: Some(as_of),
        currency: Some(currency),
        offset: 0,
        limit: 0,
        ..ProofQuery::of(figure)
    };
    query.run(book, today)
}

#[test]
fn every_proof_says_what_the_independent_script_says() {
    for today in TODAYS.map(day) {
        let (book, answers) = (book(today), answers(today));
        for (currency, as_of, answers) in days(&answers) {
            for (figure, key) in FIGURES {
                let proof = prove(&book, figure, currency, as_of, today);
                let expected = answers["figures"][key].as_str();
                assert_eq!(
                    text(&proof.value).as_deref(),
                    expected,
                    "{figure:?} {currency} {as_of}"
                );
            }
        }
    }
}

/// By hand from the inputs, with arithmetic of this test's own.
fn again(proof: &ProofView) -> Option<String> {
    let input = |key: &str| -> Decimal {
        let input = proof.inputs.iter().find(|input| input.key == key);
        let input = input.unwrap_or_else(|| panic!("{:?} has no input {key}", proof.figure));
        text(&input.value).expect("said").parse().expect("a number")
    };
    let ratio = |part: Decimal, whole: Decimal, times: u32, places: usize| {
        if whole <= Decimal::ZERO {
            return None;
        }
        let away = rust_decimal::RoundingStrategy::MidpointAwayFromZero;
        let value =
            (part * Decimal::from(times) / whole).round_dp_with_strategy(places as u32, away);
        let value = if value.is_zero() { Decimal::ZERO } else { value };
        Some(format!("{value:.places$}"))
    };
    match proof.figure {
        FigureKind::Open => Some((input("invoices") + input("credits")).to_string()),
        FigureKind::Overdue => Some(input("overdue").to_string()),
        FigureKind::Expected30 => Some(input("expected").to_string()),
        FigureKind::DsoCountBack => {
            let mut left = input("open");
            let mut days = Decimal::ZERO;
            for step in &proof.steps {
                assert_eq!(step.left.amount.to_decimal(step.left.currency), left);
                let sales = step.sales.amount.to_decimal(step.sales.currency);
                let month = Decimal::from(step.end.since(step.end.start_of_month()) + 1);
                days += if Decimal::ZERO < sales && left < sales {
                    left * month / sales
                } else {
                    month
                };
                left -= sales;
            }
            if Decimal::ZERO < left { None } else { ratio(days, Decimal::ONE, 1, 1) }
        }
        FigureKind::DsoSimple => ratio(input("open") * input("days"), input("sales"), 1, 1),
        FigureKind::DsoBestPossible => {
            ratio(input("current") * input("days"), input("sales"), 1, 1)
        }
        FigureKind::AverageDaysDelinquent => {
            ratio((input("open") - input("current")) * input("days"), input("sales"), 1, 1)
        }
        FigureKind::Cei => {
            let reachable = input("opening") + input("sales");
            ratio(reachable - input("closing"), reachable - input("current"), 100, 1)
        }
        FigureKind::OverdueRatio => ratio(input("overdue"), input("open"), 100, 1),
        FigureKind::AtRisk => ratio(input("over90"), input("open"), 100, 1),
        FigureKind::DaysLate => ratio(input("amountDays"), input("paid"), 1, 1),
        FigureKind::WeightedTerms => ratio(input("amountDays"), input("invoices"), 1, 1),
        FigureKind::TopTen => ratio(input("topTen"), input("balances"), 100, 1),
        FigureKind::Hhi => {
            ratio(input("squares"), input("balances") * input("balances"), 10_000, 0)
        }
        FigureKind::DisputeRate => ratio(input("disputed"), input("open"), 100, 1),
        FigureKind::Invoices => Some(input("invoices").to_string()),
        FigureKind::Credits => Some(input("credits").to_string()),
        FigureKind::Disputed => Some(input("disputed").to_string()),
        FigureKind::Unallocated => Some(input("unallocated").to_string()),
        FigureKind::DueSoon => Some(input("dueSoon").to_string()),
        FigureKind::Aged => Some(input("open").to_string()),
        FigureKind::Balance => {
            let net = input("invoices") + input("openCredits") - input("unallocated");
            Some(net.to_string())
        }
        FigureKind::Habit | FigureKind::DaysToPay => {
            ratio(input("amountDays"), input("paid"), 1, 1)
        }
        FigureKind::Share => ratio(input("open"), input("whole"), 100, 1),
        FigureKind::Item => Some((input("gross") - input("paid")).to_string()),
    }
}

/// The figures of each customer's page open proofs that say the same, from their own inputs.
#[test]
fn every_figure_of_a_customer_is_what_its_proof_says() {
    let today = day(TODAYS[1]);
    let book = book(today);
    let customers = CustomersQuery::default().run(&book, today).rows;
    assert!(60 < customers.len());
    for row in customers {
        let query = CustomerQuery { account: row.account.clone(), ..CustomerQuery::default() };
        let page = query.run(&book, today).expect("a customer");
        let proof = |figure, currency| {
            let account = Some(row.account.clone());
            let of = ProofQuery::of(figure);
            let query = ProofQuery { currency: Some(currency), account, ..of };
            let proof = query.run(&book, today);
            assert_eq!(again(&proof), text(&proof.value), "{figure:?} of {}", row.account);
            text(&proof.value)
        };
        for position in &page.positions {
            let said = |money: Money| Some(money.amount.to_decimal(money.currency).to_string());
            let currency = position.balance.currency;
            for (figure, money) in [
                (FigureKind::Balance, position.balance),
                (FigureKind::Invoices, position.invoices),
                (FigureKind::Overdue, position.overdue),
                (FigureKind::Credits, position.credits),
                (FigureKind::Unallocated, position.unallocated),
            ] {
                assert_eq!(proof(figure, currency), said(money), "{figure:?} of {}", row.account);
            }
            assert_eq!(proof(FigureKind::Share, currency), Some(position.share.clone()));
        }
        if let [position] = page.positions.as_slice() {
            let currency = position.balance.currency;
            assert_eq!(proof(FigureKind::Habit, currency), page.average_days_late);
            assert_eq!(proof(FigureKind::DaysToPay, currency), page.average_days_to_pay);
        }
        for item in page.open_items.iter().chain(&page.closed_items).take(5) {
            let query =
                ProofQuery { invoice: Some(item.id.clone()), ..ProofQuery::of(FigureKind::Item) };
            let query = ProofQuery { currency: Some(item.open.currency), ..query };
            let proof = query.run(&book, today);
            assert_eq!(again(&proof), text(&proof.value), "{}", item.number);
            assert_eq!(proof.value, Value::Money { value: item.open }, "{}", item.number);
            assert_eq!(proof.invoices[0].0, *item);
        }
    }
}

/// The three methods of the DSO differ by what is said: each line adds to the one before.
#[test]
fn the_three_methods_of_a_dso_add_up_line_by_line() {
    for today in TODAYS.map(day) {
        let book = book(today);
        let proof = prove(&book, FigureKind::DsoCountBack, Currency::EUR, today, today);
        let methods = proof.methods.expect("of a DSO");
        let read = |days: &Option<String>| -> Decimal {
            days.as_deref().expect("said").parse().expect("a number")
        };
        let simple = read(&methods.best_possible) + read(&methods.late);
        assert_eq!(simple, read(&methods.simple));
        assert_eq!(simple + read(&methods.rhythm), read(&methods.count_back));
        assert_eq!(text(&proof.value), methods.count_back);
        // At the mean pace of three months the steps make the simple DSO, but for the rounding of each.
        let even: Decimal = proof.steps.iter().map(|step| read(&step.even)).sum();
        assert!((even - simple).abs() < Decimal::new(3, 1), "{even} {simple}");
        assert_eq!(proof.caution, None);
    }
}

#[test]
fn every_figure_comes_out_again_from_the_inputs_of_its_proof() {
    for today in TODAYS.map(day) {
        let (book, answers) = (book(today), answers(today));
        for (currency, as_of, _) in days(&answers) {
            for (figure, _) in FIGURES {
                let proof = prove(&book, figure, currency, as_of, today);
                assert_eq!(again(&proof), text(&proof.value), "{figure:?} {currency} {as_of}");
            }
        }
    }
}

#[test]
fn every_published_example_of_a_proof_comes_out() {
    let today = day(TODAYS[0]);
    let book = book(today);
    let mut examples = 0;
    for (figure, _) in FIGURES {
        let Some(example) = prove(&book, figure, Currency::EUR, today, today).example else {
            continue;
        };
        let (ours, theirs) = example.result.split_once(" = ").expect("ours is theirs");
        assert_eq!(ours, theirs, "{}", example.id);
        examples += 1;
    }
    assert_eq!(examples, 9);
}

#[test]
fn the_invoices_behind_a_figure_are_sliced_largest_first_and_open_down_to_their_line() {
    let today = day(TODAYS[0]);
    let book = book(today);
    let file = encours::rooms::exchange::demo::demo_company(today).files[1].clone();
    let text = String::from_utf8(file.1).expect("UTF-8");
    let lines: Vec<&str> = text.lines().collect();
    let slice = |offset: u32, limit: u32| {
        let query = ProofQuery {
            figure: FigureKind::Overdue,
            as_of: None,
            currency: Some(Currency::EUR),
            offset,
            limit,
            ..ProofQuery::of(FigureKind::Overdue)
        };
        query.run(&book, today)
    };
    let all = slice(0, 1_000);
    assert_eq!(all.invoices.len() as u32, all.invoices_total);
    let sum: i64 = all.invoices.iter().map(|(row, _)| row.open.amount.get()).sum();
    assert_eq!(Some(Decimal::new(sum, 2).to_string()), self::text(&all.value));
    assert!(all.invoices.is_sorted_by_key(|(row, _)| std::cmp::Reverse(row.open.amount)));
    for (row, origin) in &all.invoices {
        let origin = origin.as_ref().expect("imported");
        assert_eq!(origin.file, "factures.csv");
        let cells: Vec<&str> = lines[origin.line as usize - 1].split(';').collect();
        assert_eq!((cells[0], cells[2]), (row.account.as_str(), row.number.as_str()));
        assert!(0 < row.days_late && row.due < today);
    }
    let part = slice(3, 5);
    assert_eq!(part.invoices, all.invoices[3..8]);
    assert_eq!(part.invoices_total, all.invoices_total);
    assert!(slice(all.invoices_total, 5).invoices.is_empty());
}

#[test]
fn the_day_s_list_begins_with_bati_ouest_48_200_euros_since_34_days() {
    for today in TODAYS.map(day) {
        let view = TodayQuery::default().run(&book(today), today);
        let first = &view.lines[0];
        assert_eq!(first.name, "Bâti Ouest SARL");
        assert_eq!((first.overdue.amount.get(), first.days_late, first.items), (4_820_000, 34, 3));
        assert_eq!(first.reason, WhyToday::Largest);
        assert_eq!(view.total as usize, view.lines.len());
        let reasons = [WhyToday::Largest, WhyToday::Old, WhyToday::Unusual, WhyToday::Overdue];
        for reason in reasons {
            assert!(view.lines.iter().any(|line| line.reason == reason), "{today}: no {reason:?}");
        }
        let largest = view.lines.iter().filter(|line| line.reason == WhyToday::Largest).count();
        assert!((3..=6).contains(&largest), "three for each currency");
        for line in view.lines.iter().filter(|line| line.reason == WhyToday::Old) {
            assert!(90 < line.days_late);
        }

        let answers = answers(today);
        let overdue = |currency: &str| {
            let answers = &answers["currencies"][currency]["days"][today.to_string()]["figures"];
            answers["overdue"].as_str().expect("said").to_owned()
        };
        for money in &view.overdue {
            let said = money.amount.to_decimal(money.currency).to_string();
            assert_eq!(said, overdue(money.currency.code()));
        }
        assert_eq!(view.overdue[0].currency, Currency::EUR);
        assert!(view.last_payment.is_some_and(|last| last <= today));
        assert!(!view.due_soon.is_empty());

        let two = TodayQuery { limit: 2, ..TodayQuery::default() }.run(&book(today), today);
        assert_eq!((two.lines.as_slice(), two.total), (&view.lines[..2], view.total));
    }
}

#[test]
fn an_empty_book_proves_nothing_and_says_so() {
    let (book, today) = (Book::default(), day(TODAYS[0]));
    for (figure, _) in FIGURES {
        let proof = prove(&book, figure, Currency::EUR, today, today);
        match figure {
            FigureKind::Open | FigureKind::Overdue | FigureKind::Expected30 => {
                assert_eq!(text(&proof.value).as_deref(), Some("0.00"), "{figure:?}");
            }
            // Nothing is open: no day is needed to sell it.
            FigureKind::DsoCountBack => assert_eq!(text(&proof.value).as_deref(), Some("0.0")),
            _ => assert_eq!(proof.value, Value::None, "{figure:?}"),
        }
        assert!(proof.invoices.is_empty());
    }
}

#[test]
fn the_proof_of_days_late_shows_paid_invoices_with_the_days_they_were_late() {
    let today = day(TODAYS[0]);
    let proof = prove(&book(today), FigureKind::DaysLate, Currency::EUR, today, today);
    let bati = proof.invoices.iter().find(|(row, _)| row.gross.amount.get() == 1_344_000);
    let (row, _) = bati.expect("the last invoice that Bâti Ouest paid");
    assert_eq!((row.account.as_str(), row.open.amount.get()), ("411001", 0));
    // Paid 41 days late, or on the Monday after.
    assert!((41..=43).contains(&row.days_late), "{}", row.days_late);
}
