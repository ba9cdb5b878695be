//! Copies: backup and restore, devices, later colleagues.
//!
//! A backup is a ZIP that needs none of us: JSON lines, the source files as they came, and `SHA256SUMS` for the
//! ordinary `sha256sum -c`. What it says is proved before it is used: every file by its sum, every entry by the chain,
//! every part and source by the hash that an entry holds, the end of every stream by the manifest.
//!
//! Uses the journal's bytes; does not know what an event means, and sees neither the book nor the store.

pub mod acts;
pub mod backup;
#[cfg(all(target_arch = "wasm32", feature = "app"))]
pub mod page;
pub mod queries;
pub mod restore;
pub mod sentences;

#[cfg(test)]
mod tests;
