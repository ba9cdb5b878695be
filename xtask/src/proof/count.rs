//! How many tests passed, as the test programs say.

use std::collections::BTreeSet;
use std::io::{BufRead, BufReader};
use std::ops::Add;
use std::process::{Command, Stdio};

use crate::tools::Outcome;

/// Tests passed and failed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Count {
    /// Passed.
    pub passed: u32,
    /// Failed.
    pub failed: u32,
}

impl Count {
    /// One that passed.
    pub fn passed() -> Count {
        Count { passed: 1, failed: 0 }
    }

    /// One that failed.
    pub fn failed() -> Count {
        Count { passed: 0, failed: 1 }
    }
}

impl Add for Count {
    type Output = Count;
    fn add(self, other: Count) -> Count {
        Count { passed: self.passed + other.passed, failed: self.failed + other.failed }
    }
}

/// Runs a test program, shows what it prints, and counts. A program that ends badly counts as a failure at least.
pub fn counted(command: &mut Command) -> Outcome<Count> {
    Ok(counted_by_file(command)?.0)
}

/// The same, and the files that Node names where a test failed.
pub fn counted_by_file(command: &mut Command) -> Outcome<(Count, BTreeSet<String>)> {
    let mut child = command.stdout(Stdio::piped()).spawn().map_err(|error| {
        format!("`{}` could not be started: {error}.", command.get_program().to_string_lossy())
    })?;
    let (mut count, mut failed) = (Count::default(), BTreeSet::new());
    if let Some(output) = child.stdout.take() {
        for line in BufReader::new(output).lines() {
            let line = line.map_err(|error| error.to_string())?;
            println!("{line}");
            count = count + counts_in(&line);
            failed.extend(failed_in(&line));
        }
    }
    let status = child.wait().map_err(|error| error.to_string())?;
    if !status.success() && count.failed == 0 {
        count.failed = 1;
    }
    Ok((count, failed))
}

/// Node, of a test that failed: `test at tests/browser/cash.test.mjs:30:1`.
fn failed_in(line: &str) -> Option<String> {
    let place = line.strip_prefix("test at ")?;
    place.rsplitn(3, ':').nth(2).map(str::to_owned)
}

/// Cargo: `test result: ok. 12 passed; 0 failed; …`. Node: `ℹ pass 12`, `ℹ fail 0`, `ℹ cancelled 0`.
fn counts_in(line: &str) -> Count {
    let number = |text: &str| text.trim().parse().unwrap_or(0);
    if let Some(result) = line.strip_prefix("test result:") {
        let counted = |what: &str| {
            let part = result.split([';', '.']).find_map(|part| part.trim().strip_suffix(what));
            part.map_or(0, number)
        };
        return Count { passed: counted("passed"), failed: counted("failed") };
    }
    let Some(line) = line.strip_prefix("ℹ ").or_else(|| line.strip_prefix("# ")) else {
        return Count::default();
    };
    match line.split_once(' ') {
        Some(("pass", passed)) => Count { passed: number(passed), failed: 0 },
        Some(("fail" | "cancelled", failed)) => Count { passed: 0, failed: number(failed) },
        _ => Count::default(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_cargo_and_node_say_is_counted() {
        let line = "test result: FAILED. 12 passed; 3 failed; 1 ignored; 0 measured; 0 filtered out; finished in 0.01s";
        assert_eq!(counts_in(line), Count { passed: 12, failed: 3 });
        assert_eq!(counts_in("ℹ pass 7"), Count { passed: 7, failed: 0 });
        assert_eq!(counts_in("ℹ fail 2"), Count { passed: 0, failed: 2 });
        assert_eq!(counts_in("# pass 7"), Count { passed: 7, failed: 0 });
        assert_eq!(counts_in("test a_test ... ok"), Count::default());
    }

    #[test]
    fn the_file_of_a_failed_test_is_known() {
        let file = failed_in("test at tests/browser/cash.test.mjs:30:1");
        assert_eq!(file.as_deref(), Some("tests/browser/cash.test.mjs"));
        assert_eq!(failed_in("✖ a test (12 ms)"), None);
    }
}
