//! The day's work, composed from the other rooms' figures. Has no events.

pub mod queries;
#[cfg(test)]
mod tests;
mod worklist;
