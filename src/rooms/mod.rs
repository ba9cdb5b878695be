//! The rooms of the product: each folder holds one capability whole, from its events to its page.
//!
//! A room may use `base`, `law` and other rooms' state read through `&Book`; `exchange` also uses `formats`. Never a
//! clock, randomness, the browser or the store.

pub mod customers;
pub mod dunning;
pub mod exchange;
pub mod insight;
pub mod invoices;
pub mod ledger;
pub mod lookup;
pub mod payments;
pub mod pieces;
pub mod remittances;
pub mod sharing;
pub mod today;
pub mod views;
pub mod written;
