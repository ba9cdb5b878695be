//! Times the hot paths natively, without a browser: `cargo bench --bench native -- 100000 1000000`.
//!
//! Each line says what was done, how much processor time it took (the best of several turns), and how much that is per row. The data is
//! what `node tests/bench/generate.mjs` writes. To compare with the browser, count on 1.5 to 2 times as long there.

use std::hint::black_box;
use std::path::Path;
use std::sync::LazyLock;
use std::time::{Duration, Instant};
use std::{env, fs};

use encours::base::{Amount, Currency, Day, Dictionary, Hash, Money};
use encours::book::{Book, Event};
use encours::find::FindQuery;
use encours::journal::{DeviceId, EntryId, Part, Stamp, Written};
use encours::rooms::customers::queries::{CustomerQuery, CustomersQuery};
use encours::rooms::dunning::model::{Reminded, Reminder};
use encours::rooms::dunning::queries::{CustomerDunningQuery, DunningRunQuery, WorklistQuery};
use encours::rooms::exchange::detect::detect;
use encours::rooms::exchange::known::NothingKnown;
use encours::rooms::exchange::read::{self, Context, Reading};
use encours::rooms::exchange::table::Table;
use encours::rooms::insight::figures::DayFigures;
use encours::rooms::insight::queries::{AgeingQuery, DashboardQuery};
use encours::rooms::invoices::queries::{InvoiceSort, InvoicesQuery};
use encours::rooms::payments::answers::Asking;
use encours::rooms::payments::desk::Desk;
use encours::rooms::{customers, dunning, invoices, payments};
use encours::texts::Locale;

/// Turns of each step: the fastest counts, for nothing makes a step faster than it is.
const TURNS: u32 = 5;

fn main() {
    let mut sizes: Vec<usize> = env::args().skip(1).filter_map(|size| size.parse().ok()).collect();
    if sizes.is_empty() {
        sizes = vec![100_000];
    }
    for size in sizes {
        run(size);
    }
}

fn read(name: &str, size: usize) -> Vec<u8> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/bench/data")
        .join(format!("{name}_{size}.csv"));
    fs::read(&path).unwrap_or_else(|_| {
        panic!("{} is missing: run `node tests/bench/generate.mjs {size}` first", path.display())
    })
}

/// What this thread has had of the processor, so that a busy machine tells the same as a quiet one; the wall clock
/// where the system does not say.
fn processor_time() -> Duration {
    static START: LazyLock<Instant> = LazyLock::new(Instant::now);
    let said = fs::read_to_string("/proc/thread-self/schedstat").ok();
    let nanoseconds = said.as_deref().and_then(|said| said.split(' ').next()?.parse().ok());
    nanoseconds.map_or_else(|| START.elapsed(), Duration::from_nanos)
}

/// The clock ticks every few milliseconds: what is shorter is done so often that it takes this long.
const LONG_ENOUGH: Duration = Duration::from_millis(80);

/// Does something several times and says how long the fastest took, or the mean of what the clock cannot tell apart, per
/// row and per byte.
fn time<T>(what: &str, rows: usize, bytes: usize, mut work: impl FnMut() -> T) -> T {
    let mut best = Duration::MAX;
    let mut last = None;
    for _ in 0..TURNS {
        // What the turn before made is dropped outside the clock.
        drop(last.take());
        let start = processor_time();
        last = Some(black_box(work()));
        best = best.min(processor_time() - start);
    }
    if best < LONG_ENOUGH / 4 && !what.contains("payment") {
        let (start, mut turns) = (processor_time(), 0);
        while processor_time() - start < LONG_ENOUGH && turns < 100_000 {
            last = Some(black_box(work()));
            turns += 1;
        }
        best = (processor_time() - start) / turns;
    }
    let seconds = best.as_secs_f64();
    let speed = if bytes > 0 {
        format!("{:7.0} MB/s", bytes as f64 / 1e6 / seconds)
    } else {
        String::new()
    };
    println!(
        "{what:<44} {:9.3} ms {:8.1} ns/row {speed}",
        seconds * 1e3,
        seconds * 1e9 / rows as f64
    );
    last.expect("at least one turn was made")
}

/// Bytes to facts, step by step.
fn import(name: &str, size: usize) -> Reading {
    let bytes = read(name, size);
    let table = time(&format!("{name}: decode, find the separator"), size, bytes.len(), || {
        Table::separated(&bytes, None)
    });
    let detected = time(&format!("{name}: detect the columns"), size, 0, || detect(&table, name));
    let context = Context {
        source: Hash::NONE,
        today: "2026-10-31".parse::<Day>().expect("a day"),
        grouped: detected.grouped,
        known: &NothingKnown,
    };
    let reading = time(&format!("{name}: rows to facts"), size, bytes.len(), || {
        read::read(&table, &detected.mapping, context)
    });
    let faults = &reading.faults.kept;
    assert!(faults.is_empty(), "the data is good: {:?}", faults.first());
    reading
}

/// Writes an event, hashes aside, and reads it back.
fn keep(name: &str, size: usize, event: &Event) {
    let (kept, parts): (Written, Vec<Part>) =
        time(&format!("{name}: write as JSON lines, hash"), size, 0, || event.write());
    let lines: Vec<&[u8]> = parts.iter().map(|part| part.bytes.as_slice()).collect();
    let bytes = lines.iter().map(|lines| lines.len()).sum();
    let again = time(&format!("{name}: read them back"), size, bytes, || {
        Event::read(&kept, &lines).expect("what was written reads back")
    });
    assert!(again == *event, "what was written reads back the same");
}

/// Facts into a book; the two events of an import each.
fn fold(events: &[Event]) -> Book {
    let device = DeviceId::from_bits(1);
    let mut book = Book::default();
    for (place, event) in events.iter().enumerate() {
        let number = place as u64 + 1;
        let stamp = Stamp { millis: number, counter: 0, device };
        book.apply(EntryId { device, number }, stamp, event);
    }
    book
}

fn run(size: usize) {
    println!("\n{size} invoices");
    reminders(size);
    let invoices = import("invoices", size);
    let paid = import("payments", size);
    let events = [
        Event::Customers(customers::Event::CustomersRecorded(invoices.customers)),
        Event::Invoices(invoices::Event::InvoicesRecorded(invoices.invoices)),
        Event::Payments(payments::Event::PaymentsRecorded(paid.payments)),
    ];
    for (name, event) in ["customers", "invoices", "payments"].iter().zip(&events) {
        keep(name, size, event);
    }
    time("book: customers and invoices", size, 0, || fold(&events[..2]));
    let book = time("book: and payments, settled", size, 0, || fold(&events));
    time("book: check what must hold", size, 0, || book.check().expect("it holds"));
    time("book: hash of everything", size, 0, || book.hash());
    ask(size, book);
    interning(size);
}

/// A day of the data, and what is asked of it.
fn ask(size: usize, mut book: Book) {
    let day = |text: &str| text.parse::<Day>().expect("a day");
    let today = day("2026-10-31");
    let bounds = book.insight.bounds();
    time("figures: a day from nothing", size, 0, || DayFigures::new(&book, today.get(), &bounds));
    time("figures: a past day from nothing", size, 0, || {
        DayFigures::new(&book, today.get() - 200, &bounds)
    });
    let dashboard = |as_of| DashboardQuery { as_of, currency: Some(Currency::EUR) };
    let mut past = 100;
    time("dashboard of another past day", size, 0, || {
        past += 40;
        dashboard(Some(today.plus(-past))).run(&book, today)
    });
    dashboard(None).run(&book, today);
    time("dashboard, asked again", size, 0, || dashboard(None).run(&book, today));
    time("aged balance by customer, past day", size, 0, || {
        AgeingQuery { as_of: Some(today.plus(-200)), limit: 50, ..AgeingQuery::default() }
            .run(&book, today)
    });
    let list = |search: &str, sort, closed, as_of| InvoicesQuery {
        search: search.to_owned(),
        sort,
        descending: true,
        offset: 200,
        limit: 50,
        closed,
        as_of,
        ..InvoicesQuery::default()
    };
    time("list: by customer, largest open first", size, 0, || {
        list("client:lefèvre", InvoiceSort::Open, true, None).run(&book, today)
    });
    time("list: open items by due date", size, 0, || {
        list("", InvoiceSort::Due, false, None).run(&book, today)
    });
    time("list: all by due date", size, 0, || {
        list("", InvoiceSort::Due, true, None).run(&book, today)
    });
    time("list: all by number", size, 0, || {
        list("", InvoiceSort::Number, true, None).run(&book, today)
    });
    time("list: a word anywhere", size, 0, || {
        list("palette", InvoiceSort::Due, true, None).run(&book, today)
    });
    time("list: open items of a past day", size, 0, || {
        list("", InvoiceSort::Due, false, Some(today.plus(-200))).run(&book, today)
    });
    for text in ["fa", "0412", "1284,3", "lefèvre 12", "dso au 30/09"] {
        time(&format!("find: {text}"), size, 0, || {
            FindQuery { text: text.to_owned(), limit: 8 }.run(&book, today)
        });
    }
    time("customers by open", size, 0, || {
        CustomersQuery { limit: 50, ..CustomersQuery::default() }.run(&book, today)
    });
    open_customer(size, &book, today);
    let open = InvoicesQuery {
        limit: TURNS * 4,
        sort: InvoiceSort::Open,
        descending: true,
        ..InvoicesQuery::default()
    };
    let mut open = open.run(&book, today).rows.into_iter();
    let device = DeviceId::from_bits(1);
    let mut number = 10;
    dashboard(None).run(&book, today);
    time("one payment, then the dashboard", size, 0, || {
        let invoice = open.next().expect("something is open");
        number += 1;
        let mut batch = payments::PaymentBatch::default();
        batch.accounts.push(&invoice.account);
        batch.account.push(0);
        batch.reference.push("VIR");
        batch.invoice.push(&invoice.number);
        batch.paid.push(today);
        batch.currency.push(invoice.open.currency);
        batch.amount.push(Amount::new(100));
        let event = Event::Payments(payments::Event::PaymentsRecorded(batch));
        book.apply(
            EntryId { device, number },
            Stamp { millis: number, counter: 0, device },
            &event,
        );
        dashboard(None).run(&book, today)
    });
    book.check().expect("the figures kept are right");
    let sections = time("snapshot: freeze", size, 0, || book.freeze().collect::<Vec<_>>());
    time("snapshot: thaw", size, 0, || Book::thaw(sections.clone()).expect("it thaws"));
    time("snapshot: clone of its bytes, within thaw", size, 0, || sections.clone());
}

/// What the page of the customer asks that owes most.
fn open_customer(size: usize, book: &Book, today: Day) {
    let largest = CustomersQuery { limit: 1, ..CustomersQuery::default() }.run(book, today);
    let account = &largest.rows.first().expect("somebody owes").account;
    time("a customer: position, items, story", size, 0, || {
        CustomerQuery { account: account.clone(), ..CustomerQuery::default() }.run(book, today)
    });
    let mut desk = Desk::default();
    while !desk.work(book) {}
    let of = Asking { book, desk: &desk, locale: Locale::Fr, today };
    time("a customer: how it is reminded, and interest", size, 0, || {
        CustomerDunningQuery { account: account.clone(), ..CustomerDunningQuery::default() }.run(of)
    });
}

/// A run over so many open items of a customer for each twenty, a third of them reminded once.
fn reminders(size: usize) {
    let today: Day = "2026-10-31".parse().expect("a day");
    let mut batch = invoices::InvoiceBatch { stated_on: today, ..Default::default() };
    let accounts = (size / 20).max(1);
    (0..accounts).for_each(|place| batch.accounts.push(&format!("411{place:06}")));
    let mut said = Vec::new();
    for row in 0..size {
        let (account, late) = (row % accounts, (row * 37 % 140) as i32 - 30);
        let cents = Amount::new(5_000 + (row as i64 * 7_919) % 900_000);
        let number = format!("FA2026-{row:07}");
        batch.account.push(account as u32);
        batch.number.push(&number);
        batch.issued.push(today.plus(-late - 45));
        batch.due.push(today.plus(-late));
        batch.currency.push(Currency::EUR);
        batch.gross.push(cents);
        batch.stated_open.push(None);
        if row % 3 == 0 && 20 < late {
            let account = format!("411{account:06}");
            let asked = Money::new(cents, Currency::EUR);
            let item = format!("0.{}.{account}{number}", account.len());
            let items = vec![Reminded { item, level: Some(1), asked }];
            let (id, on) = (format!("r-{row}"), today.plus(-15));
            said.push(Reminder { id, account, on, level: 1, items, ..Reminder::default() });
        }
    }
    let euro = Money::new(Amount::new(100), Currency::EUR);
    let paid = payments::PaymentBatch::transfer("411000000", today.plus(-1), euro);
    let book = fold(&[
        Event::Invoices(invoices::Event::InvoicesRecorded(batch)),
        Event::Payments(payments::Event::PaymentsRecorded(paid)),
        Event::Dunning(dunning::Event::RemindersWritten(said)),
    ]);
    let mut desk = Desk::default();
    while !desk.work(&book) {}
    let of = Asking { book: &book, desk: &desk, locale: Locale::Fr, today };
    let run = |rehearsal| DunningRunQuery { rehearsal, ..DunningRunQuery::default() }.run(of);
    let view = time("reminders: the run", size, 0, || run(false));
    assert!(accounts / 2 < view.total as usize, "most customers are asked: {}", view.total);
    time("reminders: the run with its rehearsal", size, 0, || run(true));
    time("reminders: the day's list", size, 0, || WorklistQuery::default().run(of));
}

/// What lies under all of it.
fn interning(size: usize) {
    let bytes = read("invoices", size);
    time("hash a file", size, bytes.len(), || Hash::of(&bytes));
    let numbers: Vec<String> = (0..size).map(|row| format!("FA2026-{row:07}")).collect();
    let dictionary = time("dictionary: intern a number per row", size, 0, || {
        let mut dictionary = Dictionary::default();
        numbers.iter().for_each(|number| {
            dictionary.intern(number);
        });
        dictionary
    });
    time("dictionary: find a number per row", size, 0, || {
        numbers.iter().filter_map(|number| dictionary.find(number)).map(u64::from).sum::<u64>()
    });
    let texts = dictionary.texts().clone();
    time("dictionary: from its texts", size, 0, || Dictionary::from_texts(texts.clone()));
}
