//! What is decided about the figures.

use serde::{Deserialize, Serialize};

use crate::journal::{EntryId, Part, Written};
use crate::rooms::written::{self, Unread};

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

/// Version 1 of `insight.buckets-set`.
#[derive(Serialize, Deserialize)]
struct BucketsSetV1 {
    bounds: Vec<u32>,
    #[serde(default)]
    replaces: Vec<EntryId>,
}

impl Event {
    /// As it is kept.
    pub fn write(&self) -> (Written, Vec<Part>) {
        let Event::BucketsSet { bounds, replaces } = self;
        let body = BucketsSetV1 { bounds: bounds.clone(), replaces: replaces.clone() };
        written::write("insight.buckets-set", &body)
    }

    /// Back from what is kept.
    pub fn read(kept: &Written) -> Result<Event, Unread> {
        if (kept.kind.as_str(), kept.version) != ("insight.buckets-set", 1) {
            return Err(written::from_the_future(kept));
        }
        let BucketsSetV1 { bounds, replaces } = written::read(kept)?;
        Ok(Event::BucketsSet { bounds, replaces })
    }
}
