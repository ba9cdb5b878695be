//! UN/CEFACT Cross Industry Invoice D22B: read, and written.

mod read;
mod read_line;
mod read_parts;
mod write;
mod write_line;

pub(super) use read::read;
pub use write::write_cii;
