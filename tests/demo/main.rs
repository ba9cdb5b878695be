//! The demo company: what it holds, that it is the same everywhere, and that the engine's figures of it are those of a
//! program that shares nothing with the engine (`answers.py`).
//!
//! `UPDATE=1 cargo test --test demo` writes the three exports again, then runs `answers.py` to write the answers.

mod shape;

use std::path::PathBuf;

use encours::base::Day;

/// Where a file of the demo as of a day is published.
fn export_path(today: Day, name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(format!("tests/demo/export_{today}/{name}"))
}

/// The exports are what the demo makes; `UPDATE=1` writes them.
#[test]
fn the_published_exports_are_the_demo_s_files() {
    for today in shape::TODAYS.map(shape::day) {
        for (name, bytes) in encours::rooms::exchange::demo::demo_company(today).files {
            let path = export_path(today, name);
            if std::env::var_os("UPDATE").is_some() {
                std::fs::create_dir_all(path.parent().expect("a folder")).expect("made");
                std::fs::write(&path, &bytes).expect("written");
            }
            let published = std::fs::read(&path).expect("published: run with UPDATE=1");
            assert!(published == bytes, "{} differs: run with UPDATE=1", path.display());
        }
    }
}
