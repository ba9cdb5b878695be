//! Copies: backup and restore, devices, later colleagues.

#[cfg(all(target_arch = "wasm32", feature = "app"))]
pub mod page;
pub mod queries;
