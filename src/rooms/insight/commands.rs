//! Decisions about the figures.

use crate::book::Book;
use crate::texts::Locale;

use super::Event;

/// Why ageing columns are refused, in the order it is checked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// No bound at all, or more than eleven.
    WrongCount {
        /// How many were given.
        given: usize,
    },
    /// A bound is zero, or not above the one before.
    NotRising {
        /// The bound.
        bound: u32,
    },
}

impl Refusal {
    /// Stable, for the JavaScript interface.
    pub fn code(&self) -> &'static str {
        match self {
            Refusal::WrongCount { .. } => "buckets-wrong-count",
            Refusal::NotRising { .. } => "buckets-not-rising",
        }
    }

    /// In the person's language.
    pub fn sentence(&self, locale: Locale) -> String {
        let texts = locale.texts();
        match self {
            Refusal::WrongCount { given } => texts.engine_buckets_wrong_count(*given as i64),
            Refusal::NotRising { bound } => texts.engine_buckets_not_rising(i64::from(*bound)),
        }
    }
}

/// Decides the ageing columns; `None` when they stand already. Changes nothing.
pub fn set_buckets(book: &Book, bounds: &[u32]) -> Result<Option<Event>, Refusal> {
    if bounds.is_empty() || bounds.len() > 11 {
        return Err(Refusal::WrongCount { given: bounds.len() });
    }
    let mut before = 0;
    for &bound in bounds {
        if bound <= before {
            return Err(Refusal::NotRising { bound });
        }
        before = bound;
    }
    if book.insight.buckets().settled().is_some_and(|settled| settled == bounds) {
        return Ok(None);
    }
    let replaces = book.insight.buckets().heads().collect();
    Ok(Some(Event::BucketsSet { bounds: bounds.to_vec(), replaces }))
}
