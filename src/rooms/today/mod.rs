//! The day's work, composed from the other rooms' figures. Has no events.

pub mod queries;
mod worklist;
