//! The figures: ageing, DSO and the other KPIs, as `kpi.md`'s published vectors have them, and the proof of each.
//!
//! Every figure is a function of the book and a day. The incremental figures equal a fold from nothing (`check`).

mod ageing;
pub mod commands;
pub mod dashboard;
pub mod diagnosis;
mod events;
pub mod figures;
pub mod kept;
pub mod kpi;
pub mod open;
#[cfg(all(target_arch = "wasm32", feature = "app"))]
pub mod page;
pub mod proof;
pub mod queries;
mod state;
pub mod timeline;

pub use events::Event;
pub use state::{BOUNDS, State, is_rising};
