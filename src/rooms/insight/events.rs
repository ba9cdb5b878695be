//! What is decided about the figures.

use crate::journal::EntryId;

/// What happened.
#[derive(Clone, Debug, PartialEq)]
pub enum Event {
    /// The upper bounds of the ageing columns, in days past the date (`[30, 60, 90]` makes not due, 1–30, 31–60,
    /// 61–90, over 90).
    BucketsSet {
        /// Rising, each above zero.
        bounds: Vec<u32>,
        /// The entries whose decision this one replaces.
        replaces: Vec<EntryId>,
    },
}
