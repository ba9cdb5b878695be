//! What was decided about the figures.

use crate::journal::{Decision, EntryId, Stamp};

use super::Event;

/// The upper bounds of the ageing columns where nobody decided: not due, 1–30, 31–60, 61–90, over 90.
pub const BOUNDS: [u32; 3] = [30, 60, 90];

/// What was decided about the figures.
#[derive(Clone, Debug, Default)]
pub struct State {
    buckets: Decision<Vec<u32>>,
    /// Every statement of it, for the snapshot.
    pub(crate) said: Vec<(EntryId, Stamp, Vec<u32>, Vec<EntryId>)>,
}

impl State {
    /// What happened is so.
    pub fn apply(&mut self, by: EntryId, at: Stamp, event: &Event) {
        let Event::BucketsSet { bounds, replaces } = event;
        self.buckets.apply(by, at, bounds.clone(), replaces.iter().copied());
        self.said.push((by, at, bounds.clone(), replaces.clone()));
    }

    /// The upper bounds of the ageing columns, in days, rising: what was decided last.
    pub fn bounds(&self) -> Vec<u32> {
        match self.buckets.latest() {
            Some(bounds) if is_rising(bounds) => bounds.clone(),
            _ => BOUNDS.to_vec(),
        }
    }

    /// The decision on the bounds, with its heads.
    pub fn buckets(&self) -> &Decision<Vec<u32>> {
        &self.buckets
    }
}

/// Whether these can be the upper bounds of ageing columns: one to eleven, rising, above zero.
pub fn is_rising(bounds: &[u32]) -> bool {
    (1..=11).contains(&bounds.len())
        && 0 < bounds[0]
        && bounds.windows(2).all(|pair| pair[0] < pair[1])
}
