//! Long loops, cut into runs.

use std::ops::Range;

/// Rows of one run.
const RUN: usize = 4_096;

/// Goes through many rows in runs, each a call of its own.
///
/// A browser starts every WASM function in quickly made, slow code and takes up the optimised one at the *next* call: a
/// loop over a million rows within one call would stay slow to its end.
///
/// ```
/// use encours::base::in_runs;
/// let mut seen = Vec::new();
/// in_runs(10_000, |run| seen.extend(run));
/// assert!(seen.into_iter().eq(0..10_000));
/// ```
pub fn in_runs(rows: usize, mut each: impl FnMut(Range<usize>)) {
    let mut start = 0;
    while start < rows {
        let end = rows.min(start + RUN);
        run(&mut each, start..end);
        start = end;
    }
}

/// Never part of its caller: see [`in_runs`].
#[inline(never)]
fn run(each: &mut impl FnMut(Range<usize>), rows: Range<usize>) {
    each(rows);
}
