//! Texts that may be alike but for a few errors, found by the letters in a row that errors leave.
//!
//! An error of typing spoils at most `width + 1` runs of `width` letters (two letters swapped spoil the most). So of any
//! `limit × (width + 1) + n` runs of the shorter text `n` stand unspoilt in the longer one, moved by no more places than
//! there are errors. The rarest are looked up: that leaves few candidates however many names there are.

use hashbrown::HashMap;

/// Errors that are tolerated in texts of this length, in letters.
pub(super) fn tolerated(size: usize) -> usize {
    match size {
        ..11 => 1,
        11..18 => 2,
        _ => 3,
    }
}

/// Below, nothing is alike but what is equal.
pub(super) const SHORTEST: usize = 5;
/// Names are compared by their beginnings.
const LONGEST: usize = 64;

/// Letters of a run: two in the shortest texts, else three.
fn width(size: usize) -> usize {
    if size < 7 { 2 } else { 3 }
}

/// A run of letters as a number.
fn run(letters: &[u8]) -> u32 {
    letters.iter().fold(1, |all, &letter| all << 8 | u32::from(letter))
}

/// Where runs of letters stand: text and place.
type Places = HashMap<u32, Vec<(u32, u8)>>;

/// Texts by their runs.
#[derive(Debug, Default)]
pub(super) struct Grams {
    /// All runs of all texts.
    all: Places,
    /// Of each text only its rarest, as many as errors cannot spoil together.
    rare: Places,
    lengths: Vec<u8>,
}

/// How many runs are asked to agree, where the text is long enough.
const AGREE: usize = 3;

/// How many runs of a shorter text errors cannot spoil, as far as they are asked for.
fn unspoilt(size: usize) -> usize {
    let width = width(size);
    (size + 1).saturating_sub(width + tolerated(size) * (width + 1)).clamp(1, AGREE)
}

/// The rarest runs of a text, and where they stand: as many as errors can spoil, and as many more as are asked to agree.
fn rarest(all: &Places, text: &[u8]) -> Vec<(u32, u8)> {
    let (size, width) = (text.len(), width(text.len()));
    let mut runs: Vec<(usize, u32, u8)> = (0..)
        .zip(text.windows(width))
        .map(|(place, letters)| {
            let run = run(letters);
            (all.get(&run).map_or(0, Vec::len), run, place)
        })
        .collect();
    runs.sort_unstable();
    runs.truncate(tolerated(size) * (width + 1) + unspoilt(size));
    runs.into_iter().map(|(_, run, place)| (run, place)).collect()
}

fn beginning(text: &[u8]) -> &[u8] {
    &text[..text.len().min(LONGEST)]
}

impl Grams {
    /// One more text in ASCII capitals, numbered in their order. All are added before the first is [`Grams::weigh`]ed.
    pub fn add(&mut self, text: &[u8]) {
        let text = beginning(text);
        let at = self.lengths.len() as u32;
        self.lengths.push(text.len() as u8);
        for width in [2, 3] {
            for (place, letters) in (0..).zip(text.windows(width)) {
                self.all.entry(run(letters)).or_default().push((at, place));
            }
        }
    }

    /// Keeps the rarest runs of a text, in the order in which they were added.
    pub fn weigh(&mut self, at: u32, text: &[u8]) {
        let text = beginning(text);
        if text.len() >= SHORTEST {
            for (run, place) in rarest(&self.all, text) {
                self.rare.entry(run).or_default().push((at, place));
            }
        }
    }

    /// Texts that may agree with this one, or with whose beginning it agrees, or that agree with its beginning: every
    /// one within the errors tolerated, and few others. In the order of their numbers.
    pub fn like(&self, text: &[u8]) -> Vec<u32> {
        let mut found = Vec::new();
        let text = beginning(text);
        if text.len() < SHORTEST {
            return found;
        }
        let mut look = |of: &Places, run: u32, place: u8, longer: bool| {
            for &(at, there) in of.get(&run).map_or(&[][..], Vec::as_slice) {
                let length = usize::from(self.lengths[at as usize]);
                if (text.len() <= length) != longer {
                    continue;
                }
                let limit = tolerated(length.min(text.len()));
                if usize::from(there.abs_diff(place)) <= limit {
                    found.push(at);
                }
            }
        };
        for (run, place) in rarest(&self.all, text) {
            look(&self.all, run, place, true);
        }
        for width in [2, 3] {
            for (place, letters) in (0..).zip(text.windows(width)) {
                look(&self.rare, run(letters), place, false);
            }
        }
        found.sort_unstable();
        let enough = |same: &[u32]| {
            let length = usize::from(self.lengths[same[0] as usize]);
            unspoilt(length.min(text.len())) <= same.len()
        };
        found.chunk_by(u32::eq).filter(|same| enough(same)).map(|same| same[0]).collect()
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::text::errors;
    use super::*;

    proptest! {
        /// Nothing that is within the errors is missed.
        #[test]
        fn every_text_within_the_errors_is_found(
            names in prop::collection::vec("[A-D]{5,24}", 1..30),
            text in "[A-D]{5,24}",
        ) {
            let mut grams = Grams::default();
            names.iter().for_each(|name| grams.add(name.as_bytes()));
            (0..).zip(&names).for_each(|(at, name)| grams.weigh(at, name.as_bytes()));
            let found = grams.like(text.as_bytes());
            for (at, name) in (0..).zip(&names) {
                let (a, b) = (text.as_bytes(), name.as_bytes());
                let limit = tolerated(a.len().min(b.len()));
                let (a, b) = if a.len() <= b.len() { (a, b) } else { (b, a) };
                if errors(a, b, limit, true) <= limit {
                    prop_assert!(found.contains(&at), "{} {}", text, name);
                }
            }
        }
    }
}
