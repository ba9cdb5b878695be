//! Times the hot paths natively, without a browser: `cargo bench`, or `cargo bench -- 100000 1000000`.
//!
//! Each line says what was done, how long it took (the best of several turns), and how much that is per row. The data is
//! what `node tests/bench/generate.mjs` writes. To compare with the browser, count on 1.5 to 2 times as long there.

use std::hint::black_box;
use std::path::Path;
use std::time::{Duration, Instant};
use std::{env, fs};

use encours::base::{Dictionary, Hash};
use encours::journal::Part;

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

/// Does something several times and says how long the fastest took, per row and per byte.
fn time<T>(what: &str, rows: usize, bytes: usize, mut work: impl FnMut() -> T) -> T {
    let mut best = Duration::MAX;
    let mut last = None;
    for _ in 0..TURNS {
        // What the turn before made is dropped outside the clock.
        drop(last.take());
        let start = Instant::now();
        last = Some(black_box(work()));
        best = best.min(start.elapsed());
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

fn run(size: usize) {
    let invoices = read("invoices", size);
    println!("\n{size} invoices");

    time("hash the file", size, invoices.len(), || Hash::of(&invoices));
    time("name a part of the same bytes", size, invoices.len(), || {
        Part::new(invoices.clone(), size as u32)
    });

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
