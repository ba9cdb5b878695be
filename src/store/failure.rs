//! The machine let us down.

use std::fmt;

/// Why a store could not do its work. Nothing of the operation was kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Failure {
    /// The disk or the browser's quota is full.
    Full(String),
    /// Another tab took this workspace over, or holds it.
    TakenOver,
    /// The browser has no storage for us (private mode, blocked, no such API).
    Unavailable(String),
    /// The database could not be read or is damaged.
    Damaged(String),
    /// Anything else, in the browser's words.
    Other(String),
}

impl Failure {
    /// Stable, for the JavaScript interface.
    pub fn code(&self) -> &'static str {
        match self {
            Failure::Full(_) => "storage-full",
            Failure::TakenOver => "taken-over",
            Failure::Unavailable(_) => "storage-unavailable",
            Failure::Damaged(_) => "storage-damaged",
            Failure::Other(_) => "storage-failed",
        }
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Failure::TakenOver => formatter.write_str(self.code()),
            Failure::Full(source)
            | Failure::Unavailable(source)
            | Failure::Damaged(source)
            | Failure::Other(source) => write!(formatter, "{}: {source}", self.code()),
        }
    }
}

impl std::error::Error for Failure {}
