//! Random histories, and what must hold of the book after each of them.

use std::collections::BTreeMap;

use proptest::prelude::*;

use crate::base::{Amount, Currency, Day, Hash, Texts};
use crate::journal::{DeviceId, EntryId, Stamp, Written};
use crate::rooms::insight::BOUNDS;
use crate::rooms::insight::figures::{DayFigures, PositionSums};
use crate::rooms::insight::timeline::Timeline;
use crate::rooms::invoices::{InvoiceBatch, Kind, OpenBatch};
use crate::rooms::payments::{PaymentBatch, settle};
use crate::rooms::written::Unread;
use crate::rooms::{customers, exchange, insight, invoices, payments};

use super::{Book, Event};
use lines::Said;

mod lines;

pub(super) const ACCOUNTS: [&str; 3] = ["C1", "411MARTIN", ""];
const NUMBERS: [&str; 4] = ["F1", "F2", "AV1", ""];

/// A receivable as a step may record it.
#[derive(Clone, Debug)]
pub(super) struct Line {
    account: usize,
    number: usize,
    rank: u16,
    gross: i64,
    issued: i32,
    terms: i32,
    dollars: bool,
    disputed: bool,
    stated: Option<i64>,
    revises: bool,
}

/// One step of a history. Days are counted from the day of the step backwards.
#[derive(Clone, Debug)]
pub(super) enum Step {
    Invoices(Vec<Line>),
    Stated(Vec<(usize, usize, u16, i64)>),
    Payments(Vec<(usize, usize, i64, i32, bool)>),
    Allocate(usize, Vec<(usize, i64)>, bool),
    Customers(usize, usize),
    Buckets(u32),
    Withdraw(usize, bool),
    /// Lines of an account: days before, amount, label; with the bank's reference or not.
    Statement(usize, Vec<(i32, i64, usize, bool)>),
    /// Decisions on lines: which, what, and whether the one before was seen.
    Lines(Vec<(usize, Said, bool)>),
}

fn line() -> impl Strategy<Value = Line> {
    (
        (0..2_usize, 0..NUMBERS.len(), 0..2_u16, -3..10_i64, 0..90_i32, 0..60_i32),
        (
            prop::bool::weighted(0.2),
            prop::bool::weighted(0.2),
            prop::option::weighted(0.3, -3..10_i64),
        ),
        prop::bool::ANY,
    )
        .prop_map(
            |(
                (account, number, rank, gross, issued, terms),
                (dollars, disputed, stated),
                revises,
            )| Line {
                account,
                number,
                rank,
                gross: gross * 100,
                issued,
                terms,
                dollars,
                disputed,
                stated: stated.map(|open| open * 100),
                revises,
            },
        )
}

pub(super) fn step() -> impl Strategy<Value = Step> {
    let number = 0..NUMBERS.len();
    prop_oneof![
        4 => prop::collection::vec(line(), 1..4).prop_map(Step::Invoices),
        2 => prop::collection::vec((0..2_usize, number.clone(), 0..2_u16, -3..10_i64), 1..3)
            .prop_map(|rows| Step::Stated(rows.into_iter().map(|(a, n, r, o)| (a, n, r, o * 100)).collect())),
        4 => prop::collection::vec((0..3_usize, number, -2..10_i64, 0..60_i32, prop::bool::weighted(0.2)), 1..3)
            .prop_map(|rows| Step::Payments(rows.into_iter().map(|(a, n, m, d, c)| (a, n, m * 70, d, c)).collect())),
        3 => (0..8_usize, prop::collection::vec((0..8_usize, -3..8_i64), 0..4), prop::bool::weighted(0.8))
            .prop_map(|(payment, lines, saw)| Step::Allocate(payment, lines, saw)),
        1 => (0..2_usize, 0..3_usize).prop_map(|(account, segment)| Step::Customers(account, segment)),
        1 => (1..50_u32).prop_map(Step::Buckets),
        1 => (0..8_usize, prop::bool::ANY).prop_map(|(entry, restored)| Step::Withdraw(entry, restored)),
        3 => (0..2_usize, prop::collection::vec((0..30_i32, -4..10_i64, 0..3_usize, prop::bool::ANY), 1..4))
            .prop_map(|(account, lines)| Step::Statement(account, lines)),
        5 => prop::collection::vec((0..10_usize, lines::said(), prop::bool::weighted(0.8)), 1..4).prop_map(Step::Lines),
    ]
}

pub(super) type Entries = Vec<(EntryId, Stamp, Vec<Event>)>;

fn currency(dollars: bool) -> Currency {
    if dollars { "USD".parse().unwrap() } else { Currency::EUR }
}

fn texts<'a>(texts: impl IntoIterator<Item = &'a str>) -> Texts {
    let mut all = Texts::default();
    texts.into_iter().for_each(|text| all.push(text));
    all
}

/// The event of a step on a day, as the engine would write it with this book before it.
pub(super) fn event(book: &Book, entries: &Entries, step: &Step, day: i32, past: bool) -> Event {
    let back = |days: i32| Day::new(if past { day - days } else { day });
    match step {
        Step::Invoices(lines) => {
            let mut batch = InvoiceBatch {
                source: Hash::of(b"invoices"),
                accounts: texts(ACCOUNTS),
                stated_on: Day::new(day),
                ..InvoiceBatch::default()
            };
            for (row, line) in lines.iter().enumerate() {
                batch.account.push(line.account as u32);
                batch.number.push(NUMBERS[line.number]);
                batch.rank.push(line.rank);
                batch.kind.push(if line.gross < 0 { Kind::CreditNote } else { Kind::Invoice });
                batch.issued.push(back(line.issued));
                batch.due.push(back(line.issued).plus(line.terms));
                batch.currency.push(currency(line.dollars));
                batch.gross.push(Amount::new(line.gross));
                batch.vat.push(Amount::new(line.gross / 6));
                batch.disputed.push(line.disputed);
                batch.reference.push("ref");
                batch.label.push(if line.disputed { "Élagage; \"haie\"\n2" } else { "" });
                batch.stated_open.push(line.stated.map(Amount::new));
                batch.line.push(row as u32 + 2);
                if line.revises {
                    batch.revises.push(row as u32);
                }
            }
            Event::Invoices(invoices::Event::InvoicesRecorded(batch))
        }
        Step::Stated(rows) => {
            let mut batch = OpenBatch {
                source: Hash::of(b"open"),
                on: Day::new(day),
                accounts: texts(ACCOUNTS),
                ..OpenBatch::default()
            };
            for (account, number, rank, open) in rows {
                batch.account.push(*account as u32);
                batch.number.push(NUMBERS[*number]);
                batch.rank.push(*rank);
                batch.open.push(Amount::new(*open));
                batch.line.push(0);
            }
            Event::Invoices(invoices::Event::OpenStated(batch))
        }
        Step::Payments(rows) => {
            let mut batch = PaymentBatch {
                source: Hash::of(b"payments"),
                accounts: texts(ACCOUNTS),
                ..PaymentBatch::default()
            };
            for (rank, (account, number, amount, days, dollars)) in rows.iter().enumerate() {
                batch.account.push(*account as u32);
                batch.reference.push(if *days % 2 == 0 { "VIR" } else { "" });
                batch.invoice.push(NUMBERS[*number]);
                batch.paid.push(back(*days));
                batch.currency.push(currency(*dollars));
                batch.amount.push(Amount::new(*amount));
                batch.means.push("VIR");
                batch.label.push("");
                batch.rank.push(rank as u16);
                batch.line.push(rank as u32 + 2);
            }
            Event::Payments(payments::Event::PaymentsRecorded(batch))
        }
        Step::Allocate(payment, lines, saw) => {
            let id = match book.payments.len() {
                0 => "2026-01-01.EUR.100.0.2.0.C1".to_owned(),
                count => book.payments.id(&book.customers, (payment % count) as u32),
            };
            let receivable = |row: &usize| match book.invoices.len() {
                0 => "0.2.C1F1".to_owned(),
                count => book.invoices.id(&book.customers, (row % count) as u32),
            };
            let lines: BTreeMap<_, _> = lines
                .iter()
                .map(|(row, amount)| (receivable(row), Amount::new(amount * 50)))
                .collect();
            let decision = book.payments.decision(&id).filter(|_| *saw);
            let replaces = decision.into_iter().flat_map(|decision| decision.heads()).collect();
            Event::Payments(payments::Event::AllocationSet { payment: id, lines, replaces })
        }
        Step::Customers(account, segment) => {
            let batch = customers::CustomerBatch {
                account: texts([ACCOUNTS[*account]]),
                name: texts(["Œuvres Lefèvre"]),
                segment: texts([["PME", "TPE", ""][*segment]]),
                ..customers::CustomerBatch::default()
            };
            Event::Customers(customers::Event::CustomersRecorded(batch))
        }
        Step::Buckets(bound) => Event::Insight(insight::Event::BucketsSet {
            bounds: vec![*bound, bound * 2],
            replaces: book.insight.buckets().heads().collect(),
        }),
        Step::Statement(account, lines) => lines::statement(*account, lines, back),
        Step::Lines(decided) => lines::decisions(book, decided),
        Step::Withdraw(entry, restored) => {
            let entry =
                entries.get(entry % entries.len().max(1)).map_or(entry_id(1), |(id, ..)| *id);
            Event::Exchange(exchange::Event::ImportWithdrawn { entry, restored: *restored })
        }
    }
}

fn entry_id(number: u64) -> EntryId {
    EntryId { device: DeviceId::from_bits(7), number }
}

/// Plays steps one by one, as one device: the book, and the entries it wrote.
pub(super) fn play(
    steps: &[Step],
    past: bool,
    mut each: impl FnMut(&Book, i32),
) -> (Book, Entries) {
    let (mut book, mut entries) = (Book::default(), Entries::new());
    for (index, step) in steps.iter().enumerate() {
        let day = 20_000 + index as i32;
        let happened = event(&book, &entries, step, day, past);
        let id = entry_id(index as u64 + 1);
        let stamp = Stamp { millis: index as u64, counter: 0, device: id.device };
        book.apply(id, stamp, &happened);
        let withdraws = matches!(happened, Event::Exchange(_));
        entries.push((id, stamp, vec![happened]));
        if withdraws {
            book = fold(&entries);
        }
        each(&book, day);
    }
    (book, entries)
}

pub(super) fn fold(entries: &Entries) -> Book {
    let withdrawn = Book::withdrawn(entries.iter().flat_map(|(.., events)| events));
    Book::fold(entries.iter().cloned(), &withdrawn)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn what_is_added_step_by_step_equals_settling_everything_again(
        steps in prop::collection::vec(step(), 1..30),
    ) {
        let mut broken = None;
        let (book, entries) = play(&steps, true, |book, day| {
            if broken.is_none() && let Err(wrong) = book.check() {
                broken = Some(wrong);
            }
            // Kept from here on, through the next step: a day, a month before, and one in the future.
            for day in [day - 31, day, day + 40] {
                book.figures(Day::new(day - day % 2));
            }
        });
        prop_assert_eq!(broken, None);
        prop_assert_eq!(book.hash(), fold(&entries).hash());
        let mut again = book.clone();
        settle::all(&mut again.ledger());
        prop_assert_eq!(&again.payments.allocated, &book.payments.allocated);
        prop_assert_eq!(&again.payments.rest, &book.payments.rest);
        prop_assert_eq!(&again.invoices.open, &book.invoices.open);
        for receivable in 0..book.invoices.len() as u32 {
            let rows: Vec<_> = book.payments.rows.of(receivable).collect();
            prop_assert_eq!(again.payments.rows.of(receivable).collect::<Vec<_>>(), rows);
        }
        // Settled together the allocations lie sorted, which is what a timeline is quick with.
        for book in [&book, &again] {
            let Some(timeline) = Timeline::new(book) else { continue };
            for day in (19_900..20_200).step_by(9).chain([Day::FIRST.get(), Day::LAST.get()]) {
                let along = DayFigures::along(book, &timeline, day, &BOUNDS);
                prop_assert!(along.same(&DayFigures::new(book, day, &BOUNDS)), "day {}", day);
            }
        }
    }
}

/// Written, through the bytes of the store, and read back.
fn kept(event: &Event) -> Event {
    let (written, parts) = event.write();
    let line = serde_json::to_string(&written).unwrap();
    let bytes: Vec<&[u8]> = parts.iter().map(|part| part.bytes.as_slice()).collect();
    assert!(written.parts.iter().zip(&parts).all(|(named, part)| named.sha256 == part.sha256));
    Event::read(&serde_json::from_str(&line).unwrap(), &bytes).unwrap()
}

proptest! {
    #[test]
    fn an_event_read_back_does_what_it_did(steps in prop::collection::vec(step(), 1..12)) {
        let (book, entries) = play(&steps, true, |_, _| ());
        let again: Entries = entries
            .iter()
            .map(|(id, stamp, events)| (*id, *stamp, events.iter().map(kept).collect()))
            .collect();
        prop_assert_eq!(fold(&again).hash(), book.hash());
    }

    #[test]
    fn any_text_and_any_amount_survive_being_written(
        text in any::<String>(), number in ".{0,12}", cents in any::<i32>(), rows in 1..3_usize, yen in any::<bool>(),
    ) {
        let mut batch = InvoiceBatch { accounts: texts([text.as_str()]), ..InvoiceBatch::default() };
        let currency = if yen { "JPY".parse().unwrap() } else { Currency::EUR };
        // Few rows stand in the body, many in parts.
        for row in 0..rows * 200 {
            batch.account.push(0);
            batch.number.push(&number);
            batch.rank.push(row as u16);
            batch.kind.push([Kind::Invoice, Kind::CreditNote, Kind::Opening][row % 3]);
            batch.issued.push(Day::new(row as i32 * 100 - 20_000));
            batch.due.push(Day::new(row as i32 * 100));
            batch.currency.push(currency);
            batch.gross.push(Amount::new(cents.into()));
            batch.vat.push(Amount::new((cents / 6).into()));
            batch.disputed.push(row % 2 == 0);
            batch.reference.push(&text);
            batch.label.push(&number);
            batch.stated_open.push([None, Some(Amount::ZERO), Some(Amount::new(cents.into()))][row % 3]);
            batch.line.push(row as u32);
        }
        let event = Event::Invoices(invoices::Event::InvoicesRecorded(batch));
        prop_assert_eq!(kept(&event), event);
    }
}

#[test]
fn an_event_from_a_newer_program_is_told_from_a_broken_one() {
    let line = |gross| Line {
        account: 0,
        number: 0,
        rank: 0,
        gross,
        issued: 0,
        terms: 30,
        dollars: false,
        disputed: false,
        stated: None,
        revises: false,
    };
    let step = Step::Invoices(vec![line(100)]);
    let (mut written, _) = event(&Book::default(), &Entries::new(), &step, 20_000, true).write();
    let future =
        |written: &Written| matches!(Event::read(written, &[]), Err(Unread::FromTheFuture { .. }));
    assert!(Event::read(&written, &[]).is_ok());
    written.version = 2;
    assert!(future(&written));
    written.version = 1;
    written.kind = "invoices.forgotten".to_owned();
    assert!(future(&written));
    written.kind = "loyalty.points-given".to_owned();
    assert!(future(&written));
    written.kind = "invoices.recorded".to_owned();
    let body = written.body.get().replace("1.00", "1.000");
    written.body = serde_json::value::RawValue::from_string(body).unwrap();
    assert_eq!(
        Event::read(&written, &[]),
        Err(Unread::Unreadable { kind: "invoices.recorded".to_owned(), row: 1 })
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]

    #[test]
    fn a_snapshot_and_the_entries_after_it_make_the_same_book(
        steps in prop::collection::vec(step(), 1..24), broken in any::<prop::sample::Index>(),
    ) {
        let (_, entries) = play(&steps, true, |_, _| ());
        let withdrawn = Book::withdrawn(entries.iter().flat_map(|(.., events)| events));
        let all = Book::fold(entries.iter().cloned(), &withdrawn);
        for cut in 0..=entries.len() {
            let before = Book::fold(entries[..cut].iter().cloned(), &withdrawn);
            let sections: Vec<_> = before.freeze().collect();
            let mut book = Book::thaw(sections.clone()).unwrap();
            prop_assert_eq!(book.hash(), before.hash());
            for (id, stamp, events) in &entries[cut..] {
                for event in events {
                    if matches!(event, Event::Exchange(_)) || !withdrawn.contains(id) {
                        book.apply(*id, *stamp, event);
                    }
                }
            }
            prop_assert_eq!(book.check(), Ok(()));
            prop_assert_eq!(book.hash(), all.hash());
            prop_assert_eq!(book.last_day(), all.last_day());
            // Never a wrong book from a section that went missing or lost a byte.
            let mut missing = sections.clone();
            missing.remove(broken.index(sections.len()));
            prop_assert!(Book::thaw(missing).is_none());
            let mut short = sections;
            let place = broken.index(short.len());
            if short[place].1.pop().is_some()
                && let Some(other) = Book::thaw(short)
            {
                prop_assert!(other.hash() != before.hash() || other.check().is_ok());
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    /// Nothing is entered late here: every fact bears the day on which it arrives.
    #[test]
    fn the_figures_of_a_past_day_are_those_that_were_seen_on_it(steps in prop::collection::vec(step(), 1..30)) {
        let mut known = std::collections::HashSet::new();
        let mut simple = Vec::new();
        for step in steps {
            match step {
                Step::Invoices(mut lines) => {
                    lines.iter_mut().for_each(|line| (line.rank, line.revises) = (0, false));
                    lines.retain(|line| known.insert((line.account, line.number)));
                    simple.push(Step::Invoices(lines));
                }
                Step::Payments(mut rows) => {
                    rows.iter_mut().for_each(|row| row.0 %= 2);
                    simple.push(Step::Payments(rows));
                }
                Step::Stated(_) => simple.push(step),
                _ => (),
            }
        }
        let mut seen = Vec::new();
        let (book, _) = play(&simple, false, |book, day| {
            let figures = DayFigures::new(book, day, &BOUNDS);
            seen.push((day, figures, book.balances()));
        });
        for (day, then, balances) in seen {
            let now = DayFigures::new(&book, day, &BOUNDS);
            let filled = |figures: &DayFigures| -> Vec<_> {
                let mut positions = figures.positions.clone();
                positions.resize(now.positions.len(), PositionSums::default());
                positions
            };
            prop_assert_eq!(filled(&then), filled(&now), "day {}", day);
            for (currency, balance) in balances {
                let months = [then.months(currency, &book), now.months(currency, &book)];
                prop_assert_eq!(&months[0], &months[1]);
                let ours = |position: &usize| book.customers.currency_of(*position as u32) == currency;
                let owed = (0..now.positions.len()).filter(ours).map(|position| {
                    now.positions[position].open - now.positions[position].unallocated
                });
                prop_assert_eq!(owed.sum::<i64>(), balance);
            }
        }
    }

    /// What is in dollars changes no sum in euros.
    #[test]
    fn two_currencies_never_mix(steps in prop::collection::vec(step(), 1..20)) {
        let euros = |steps: &[Step]| {
            let steps = steps.iter().cloned().map(|step| match step {
                Step::Invoices(mut lines) => {
                    // A version in another currency would change the euros by right: each keeps to its numbers.
                    lines.retain(|line| line.dollars == (line.number == 1));
                    Step::Invoices(lines)
                }
                Step::Payments(mut rows) => {
                    rows.retain(|row| row.4 == (row.1 == 1));
                    Step::Payments(rows)
                }
                Step::Stated(mut rows) => {
                    rows.retain(|row| row.1 != 1);
                    Step::Stated(rows)
                }
                Step::Allocate(..) | Step::Withdraw(..) | Step::Lines(..) => Step::Buckets(9),
                other => other,
            });
            steps.collect::<Vec<_>>()
        };
        let alone = |steps: &[Step]| -> Vec<Step> {
            let steps = steps.iter().cloned().map(|step| match step {
                Step::Invoices(mut lines) => {
                    lines.retain(|line| !line.dollars);
                    Step::Invoices(lines)
                }
                Step::Payments(mut rows) => {
                    rows.retain(|row| !row.4);
                    Step::Payments(rows)
                }
                other => other,
            });
            steps.collect()
        };
        let both = euros(&steps);
        let sums = |steps: &[Step]| {
            let (book, _) = play(steps, true, |_, _| ());
            let figures = DayFigures::new(&book, 20_010, &BOUNDS);
            let number = book.customers.currencies.iter().position(|known| *known == Currency::EUR);
            let months = figures.months(Currency::EUR, &book);
            let sold: Vec<_> = months.into_iter().filter(|month| month.sales != 0 || month.cash != 0).collect();
            let mut sums = number.map(|number| figures.currencies[number].clone()).unwrap_or_default();
            sums.months.clear();
            (sums, sold)
        };
        prop_assert_eq!(sums(&both), sums(&alone(&both)));
    }
}

fn simple(gross: i64, stated: Option<i64>) -> Line {
    Line {
        account: 0,
        number: 0,
        rank: 0,
        gross,
        issued: 0,
        terms: 30,
        dollars: false,
        disputed: false,
        stated,
        revises: false,
    }
}

#[test]
fn a_payment_that_came_before_its_invoice_settles_it_even_across_a_snapshot() {
    let steps =
        [Step::Payments(vec![(0, 0, 700, 0, false)]), Step::Invoices(vec![simple(1_000, None)])];
    let (before, mut entries) = play(&steps[..1], true, |_, _| ());
    let mut book = Book::thaw(before.freeze()).unwrap();
    let happened = event(&book, &entries, &steps[1], 20_001, true);
    let (id, stamp) = (entry_id(2), Stamp { millis: 2, counter: 0, device: entry_id(2).device });
    book.apply(id, stamp, &happened);
    entries.push((id, stamp, vec![happened]));
    assert_eq!(book.invoices.open, [300]);
    assert_eq!(book.payments.rest, [0]);
    assert_eq!(book.hash(), fold(&entries).hash());
}

#[test]
fn of_two_statements_of_one_day_the_last_said_counts_and_an_earlier_day_never_overrides() {
    let said = |open| Step::Stated(vec![(0, 0, 0, open)]);
    let mut book = Book::default();
    let steps = [
        (Step::Invoices(vec![simple(1_000, None)]), 0),
        (said(600), 5),
        (said(400), 5),
        (said(900), 3),
    ];
    let mut seen = Vec::new();
    for (number, (step, day)) in (1..).zip(&steps) {
        let happened = event(&book, &Entries::new(), step, 20_000 + day, true);
        let stamp = Stamp { millis: number, counter: 0, device: entry_id(1).device };
        book.apply(entry_id(number), stamp, &happened);
        seen.push(book.invoices.open[0]);
    }
    assert_eq!(seen, [1_000, 600, 400, 400]);
    let then = |day| insight::open::open_at(&book, 0, 20_000 + day);
    assert_eq!([then(-1), then(0), then(3), then(4), then(5)], [0, 1_000, 900, 900, 400]);
}

#[test]
fn what_the_program_states_as_settled_and_what_we_allocated_do_not_count_twice() {
    let steps = [
        Step::Invoices(vec![simple(1_000, Some(0))]),
        Step::Payments(vec![(0, 0, 1_000, 0, false)]),
        Step::Payments(vec![(0, 0, 500, 1, false)]),
    ];
    let (book, _) = play(&steps, true, |_, _| ());
    assert_eq!(book.invoices.open, [0]);
    // The first payment is the one that the program had counted; the second is money over.
    assert_eq!(book.payments.rest, [0, 500]);
    assert_eq!(book.balances().get(&Currency::EUR), Some(&-500));
}

#[test]
fn an_invoice_that_came_in_partly_paid_is_closed_by_the_payment_of_its_rest() {
    let said = |open| Step::Stated(vec![(0, 0, 0, open)]);
    let paid = |amount| Step::Payments(vec![(0, 0, amount, 0, false)]);
    let mut book = Book::default();
    let steps = [
        // Ten hundred, of which the program leaves four open; those are paid three days later.
        (Step::Invoices(vec![simple(1_000, Some(400))]), 0, 400),
        (paid(400), 3, 0),
        // The next day's list does not have that payment yet: it is paid all the same.
        (said(400), 4, 0),
        // Now it has.
        (said(0), 5, 0),
        // The program takes back what it had entered; what we know to be paid, four hundred, stays paid.
        (said(1_000), 6, 600),
    ];
    for (number, (step, day, open)) in (1..).zip(&steps) {
        let happened = event(&book, &Entries::new(), step, 20_000 + day, true);
        let stamp = Stamp { millis: number, counter: 0, device: entry_id(1).device };
        book.apply(entry_id(number), stamp, &happened);
        assert_eq!(book.invoices.open[0], *open, "step {number}");
        book.check().unwrap();
    }
    let then = |day| insight::open::open_at(&book, 0, 20_000 + day);
    assert_eq!([then(0), then(2), then(3), then(4), then(5), then(6)], [400, 400, 0, 0, 0, 600]);
}

#[test]
fn two_versions_by_people_who_had_not_seen_each_other_are_both_kept_and_the_later_counts() {
    let revised = Line { revises: true, ..simple(900, None) };
    let steps = [
        Step::Invoices(vec![simple(1_000, None)]),
        Step::Invoices(vec![simple(800, None)]),
        Step::Invoices(vec![simple(800, None)]),
        Step::Invoices(vec![revised]),
    ];
    let mut seen = Vec::new();
    play(&steps, true, |book, _| {
        seen.push((book.invoices.gross[0], book.invoices.versions.get(&0).map_or(0, Vec::len)));
    });
    assert_eq!(seen[0], (1_000, 0));
    assert_eq!(seen[1], (800, 2));
    assert_eq!((seen[2].0, seen[3]), (800, (900, 0)));
}

#[test]
fn two_books_that_differ_by_one_cent_have_different_hashes() {
    let line = |gross| Line {
        account: 0,
        number: 0,
        rank: 0,
        gross,
        issued: 0,
        terms: 30,
        dollars: false,
        disputed: false,
        stated: None,
        revises: false,
    };
    let book = |gross| play(&[Step::Invoices(vec![line(gross)])], true, |_, _| ()).0;
    assert_eq!(book(100).hash(), book(100).hash());
    assert_ne!(book(100).hash(), book(101).hash());
}
