//! Simulation: one seed is one world. Devices write, crash, and exchange journals over a bad line; a naive model that
//! shares no code with the journal says what must be found afterwards.
//!
//! `SEEDS=1000000 cargo test --test sim --release` runs more histories than the usual 2 000; `SEED=42` runs one.

mod converge;
mod crash;
mod device;
mod random;
mod trade;
