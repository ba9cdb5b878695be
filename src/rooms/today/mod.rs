//! The day's work, composed from the other rooms' figures. Has no events.

#[cfg(all(target_arch = "wasm32", feature = "app"))]
pub mod page;
pub mod queries;
#[cfg(test)]
mod tests;
mod worklist;
