//! `bench recon`: how well the payment matching does on a folder of bank lines, invoices and what was known before.
//!
//! Reads the folder and one bank file as the page does, matches, and writes the predictions that `recon_score.py` judges.
//! The truth is never read here: only its scorer, started afterwards where both lie beside the folder, reads it.

mod load;

use std::collections::HashMap;
use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::Instant;

use encours::rooms::payments::matching::{Level, Matcher};

use load::Loaded;

use crate::tools::{Outcome, program, run as run_program};

/// Lines worked at a time, as the page would, so that it stays alive.
const SLICE: usize = 256;

/// Matches the folder's lines and writes `predictions.json` where the command is run.
pub fn run(folder: &Path, bank_file: &str, out: Option<PathBuf>) -> Outcome {
    let loaded = Loaded::read(folder, bank_file)?;
    let out = out.unwrap_or_else(|| PathBuf::from("predictions.json"));
    let count = loaded.lines.len();
    let started = Instant::now();
    let mut matcher = Matcher::new(loaded.known);
    matcher.add(loaded.lines);
    let mut longest = started.elapsed();
    loop {
        let slice = Instant::now();
        let done = matcher.work(SLICE);
        longest = longest.max(slice.elapsed());
        if done {
            break;
        }
    }
    let seconds = started.elapsed().as_secs_f64();
    let mut json = String::from("{\"lines\":{");
    let mut levels: HashMap<&str, usize> = HashMap::new();
    for outcome in matcher.outcomes() {
        *levels.entry(word(outcome.level)).or_default() += 1;
        let Some(first) = outcome.proposals.first() else { continue };
        if !json.ends_with('{') {
            json.push(',');
        }
        let decision = if outcome.level == Level::Certain { "auto" } else { "suggest" };
        let rest: Vec<String> = outcome.proposals[1..]
            .iter()
            .map(|proposal| loaded.names.allocations(proposal))
            .collect();
        let customer = match first.customers[..] {
            [one] => format!(",\"customer\":{}", quoted(&loaded.names.customers[one as usize])),
            _ => String::new(),
        };
        let _ = write!(
            json,
            "\"{}\":{{\"decision\":\"{decision}\",\"allocations\":{}{customer},\"alternatives\":[{}]}}",
            outcome.line,
            loaded.names.allocations(first),
            rest.join(",")
        );
    }
    let _ = write!(json, "}},\"seconds\":{seconds:.3}}}");
    fs::write(&out, json).map_err(|error| format!("{}: {error}", out.display()))?;
    let mut levels: Vec<String> =
        levels.into_iter().map(|(level, count)| format!("{level} {count}")).collect();
    levels.sort();
    println!(
        "{count} lines of {bank_file} in {seconds:.2} s, {} at a time in at most {:.0} ms: {}",
        SLICE,
        longest.as_secs_f64() * 1_000.0,
        levels.join(", ")
    );
    println!("{}", out.display());
    score(folder, &out)
}

/// Prints the score where the scorer and a truth lie beside the folder.
fn score(folder: &Path, predictions: &Path) -> Outcome {
    let Some(above) =
        folder.canonicalize().ok().and_then(|folder| folder.parent().map(Path::to_path_buf))
    else {
        return Ok(());
    };
    let (scorer, truth) = (above.join("recon_score.py"), above.join("truth/truth.json"));
    if !scorer.is_file() || !truth.is_file() {
        return Ok(());
    }
    let predictions = predictions.canonicalize().map_err(|error| error.to_string())?;
    run_program(program("python3", &[]).arg(scorer).arg(truth).arg(predictions))
}

fn word(level: Level) -> &'static str {
    match level {
        Level::Certain => "certain",
        Level::Likely => "likely",
        Level::Doubtful => "doubtful",
        Level::Ambiguous => "ambiguous",
        Level::Nothing => "nothing fits",
        Level::NotACustomers => "not a customer's",
    }
}

fn quoted(text: &str) -> String {
    serde_json::to_string(text).unwrap_or_default()
}
