//! Values shared by every room: they cannot be wrong once built.
//!
//! May use `std`, `rust_decimal`, `chrono` and `serde`. Knows no clock, no text for people, and nothing else of ours.

mod amount;
mod currency;
mod day;
mod fault;
mod hash;
mod identifiers;
pub mod json;
mod numbered;
mod order;
mod reference;
mod runs;
mod texts;

pub use amount::{Amount, Money};
pub use currency::Currency;
pub use day::Day;
pub use fault::{Fault, Place};
pub use hash::Hash;
pub use identifiers::{CreditorIdentifier, CreditorReference, Iban, Siren, VatNumber};
pub use numbered::Numbered;
pub use order::{Arrange, order};
pub use reference::{creditor_reference, is_creditor_reference};
pub use runs::in_runs;
pub use texts::{Dictionary, Texts};
