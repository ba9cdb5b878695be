//! UBL 2.1 `Invoice` and `CreditNote`: read, and written.

mod read;
mod write;

pub(super) use read::read;
pub use write::{ubl_part_of, write_ubl};
