//! The demo company: what it holds, that it is the same everywhere, and that the engine's figures of it are those of a
//! program that shares nothing with the engine (`answers.py`).
//!
//! `UPDATE=1 cargo test --test demo script` writes the exports again and, where python3 is, their answers.

mod bank;
mod dashboard;
mod engine;
mod import;
mod script;
mod shape;
mod whole;

use std::path::PathBuf;

use encours::base::Day;

/// Where the files of the demo as of a day are published.
fn export_folder(today: Day) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(format!("tests/demo/export_{today}"))
}

/// Where its answers are.
fn answers_path(today: Day) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(format!("tests/demo/answers_{today}.json"))
}

fn is_updating() -> bool {
    std::env::var_os("UPDATE").is_some()
}
