//! `bench dunning`: how long it takes to draw up a run of reminders over a book of many open items, and the day's list of
//! six hundred customers, beside one plain pass over the same items.
//!
//! The book is made here, the same each time: a third of the late items was reminded, every reminder has its outcome, some
//! items are promised, disputed or held. Nothing is judged: a busy machine would make any limit lie.

use std::fs;
use std::hint::black_box;
use std::sync::LazyLock;
use std::time::{Duration, Instant};

use encours::base::{Amount, Currency, Day, Money};
use encours::book::{Book, Event};
use encours::journal::{DeviceId, EntryId, Stamp};
use encours::rooms::dunning::model::{
    Matter, Outcome, OutcomeState, Pause, Promise, PromisePart, Reminded, Reminder, Value,
};
use encours::rooms::dunning::queries::{DunningRunQuery, WorklistQuery};
use encours::rooms::dunning::{self, Set};
use encours::rooms::payments::answers::Asking;
use encours::rooms::payments::desk::Desk;
use encours::rooms::{invoices, payments};
use encours::texts::Locale;

use crate::tools::Outcome as Done;

/// Turns of each measure: the fastest counts, for nothing makes one faster than it is.
const TURNS: u32 = 7;
/// Items that the plain passes of one turn go over.
const PASSED: usize = 20_000_000;
/// Customers in the day's list.
const CUSTOMERS: usize = 600;

/// Measures a run over so many open items, and the day's list.
pub fn run(items: usize) -> Done {
    let today = Day::from_calendar(2026, 10, 31).unwrap_or_default();
    println!("                                   best of {TURNS}, processor time   × a plain pass");
    measure("run", items, items / 20, today, |of| {
        let view = DunningRunQuery::default().run(of);
        (view.total, view.held_total)
    });
    measure("day's list, whole", CUSTOMERS * 20, CUSTOMERS, today, |of| {
        let query = WorklistQuery { limit: CUSTOMERS as u32, ..WorklistQuery::default() };
        let view = query.run(of);
        (view.total, view.lines.len() as u32)
    });
    Ok(())
}

fn measure(
    name: &str,
    items: usize,
    customers: usize,
    today: Day,
    work: impl Fn(Asking) -> (u32, u32),
) {
    let (book, rows) = book(items, customers.max(1), today);
    let mut desk = Desk::default();
    while !desk.work(&book) {}
    // One pass is over before the system's clock of processors has moved.
    let passes = (PASSED / items.max(1)).max(1);
    let plain = best(|| {
        for _ in 0..passes {
            let late = black_box(&rows).iter().filter(|(due, _)| *due < today);
            black_box(late.map(|(_, open)| open.get()).sum::<i64>());
        }
    });
    let mut found = (0, 0);
    let took = best(|| {
        found = work(Asking { book: &book, desk: &desk, locale: Locale::Fr, today });
    });
    let ratio = took.as_nanos() * passes as u128 / plain.as_nanos().max(1);
    println!(
        "{name:18} {items:>7} items {customers:>5} customers: {:>8.1} ms   × {ratio} ({} and {})",
        took.as_secs_f64() * 1_000.0,
        found.0,
        found.1,
    );
}

fn best(mut work: impl FnMut()) -> Duration {
    let turn = |_| {
        let begun = processor_time();
        work();
        processor_time().saturating_sub(begun)
    };
    (0..TURNS).map(turn).min().unwrap_or_default()
}

/// What this thread has had of the processor; the wall clock where the system does not say.
fn processor_time() -> Duration {
    static START: LazyLock<Instant> = LazyLock::new(Instant::now);
    let said = fs::read_to_string("/proc/thread-self/schedstat").ok();
    let nanoseconds = said.as_deref().and_then(|said| said.split(' ').next()?.parse().ok());
    nanoseconds.map_or_else(|| START.elapsed(), Duration::from_nanos)
}

fn set(matter: Matter, id: &str, value: Value) -> dunning::Event {
    let replaces = Vec::new();
    dunning::Event::Set(Set { matter, id: id.to_owned(), value: Some(value), replaces })
}

/// Open items from thirty days before their due date to a hundred and ten after it; and of each, when it is due and how
/// much it is.
fn book(items: usize, customers: usize, today: Day) -> (Book, Vec<(Day, Amount)>) {
    let mut rows = Vec::with_capacity(items);
    let mut batch = invoices::InvoiceBatch { stated_on: today, ..Default::default() };
    (0..customers).for_each(|place| batch.accounts.push(&format!("411{place:06}")));
    let (mut said, mut decided) = (Vec::new(), Vec::new());
    for row in 0..items {
        let (place, late) = (row % customers, (row * 37 % 140) as i32 - 30);
        let cents = Amount::new(5_000 + (row as i64 * 7_919) % 900_000);
        let (number, account) = (format!("FA2026-{row:07}"), format!("411{place:06}"));
        batch.account.push(place as u32);
        batch.number.push(&number);
        batch.issued.push(today.plus(-late - 45));
        batch.due.push(today.plus(-late));
        batch.currency.push(Currency::EUR);
        batch.gross.push(cents);
        rows.push((today.plus(-late), cents));
        batch.stated_open.push(None);
        let item = format!("0.{}.{account}{number}", account.len());
        let asked = Money::new(cents, Currency::EUR);
        match row % 40 {
            5 => {
                let pause = Pause { until: today.plus(5), reason: "Attente".to_owned() };
                decided.push(set(Matter::ItemHold, &item, Value::Pause(Box::new(pause))));
            }
            9 => {
                let promise = Promise {
                    account: account.clone(),
                    items: vec![item.clone()],
                    parts: vec![PromisePart { due: today.plus(row as i32 % 9 - 3), amount: asked }],
                    made: today.plus(-12),
                    ..Promise::default()
                };
                let id = format!("p-{row}");
                decided.push(set(Matter::Promise, &id, Value::Promise(Box::new(promise))));
            }
            _ => (),
        }
        if row % 3 == 0 && 20 < late {
            let (id, on) = (format!("r-{row}"), today.plus(-15));
            let outcome = Outcome { state: OutcomeState::Sent, on, note: String::new() };
            decided.push(set(Matter::Outcome, &id, Value::Outcome(Box::new(outcome))));
            let items = vec![Reminded { item, level: Some(1), asked }];
            said.push(Reminder { id, account, on, level: 1, items, ..Reminder::default() });
        }
    }
    // A payment of the day before: the bank is known.
    let euro = Money::new(Amount::new(100), Currency::EUR);
    let paid = payments::PaymentBatch::transfer("411000000", today.plus(-1), euro);
    let first = [
        Event::Invoices(invoices::Event::InvoicesRecorded(batch)),
        Event::Payments(payments::Event::PaymentsRecorded(paid)),
        Event::Dunning(dunning::Event::RemindersWritten(said)),
    ];
    let device = DeviceId::from_bits(1);
    let mut book = Book::default();
    for (event, number) in first.into_iter().chain(decided.into_iter().map(Event::Dunning)).zip(1..)
    {
        let stamp = Stamp { millis: number, counter: 0, device };
        book.apply(EntryId { device, number }, stamp, &event);
    }
    (book, rows)
}
