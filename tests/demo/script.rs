//! The exports are what the demo makes, and the answers what the independent script says of them.

use std::process::Command;

use encours::rooms::exchange::demo::demo_company;

use crate::shape::{TODAYS, day};
use crate::{answers_path, export_folder, is_updating};

/// The script's answers for a day; `None` where there is no python3.
fn computed(today: &str) -> Option<String> {
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/demo/answers.py");
    let run =
        Command::new("python3").arg(script).arg(export_folder(day(today))).arg(today).output();
    let Ok(output) = run else {
        eprintln!("No python3 here: the published answers are not computed again.");
        return None;
    };
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    Some(String::from_utf8(output.stdout).expect("UTF-8"))
}

/// One test, for the answers rest on the exports.
#[test]
fn the_published_exports_and_answers_are_those_of_the_demo_and_of_the_script() {
    for today in TODAYS {
        for (name, bytes) in demo_company(day(today)).files {
            let path = export_folder(day(today)).join(name);
            if is_updating() {
                std::fs::create_dir_all(export_folder(day(today))).expect("made");
                std::fs::write(&path, &bytes).expect("written");
            }
            let published = std::fs::read(&path).expect("published: run with UPDATE=1");
            assert!(published == bytes, "{} differs: run with UPDATE=1", path.display());
        }
        let Some(answers) = computed(today) else { continue };
        let path = answers_path(day(today));
        if is_updating() {
            std::fs::write(&path, &answers).expect("written");
        }
        let published = std::fs::read_to_string(&path).expect("published: run with UPDATE=1");
        assert!(published == answers, "{} differs: run with UPDATE=1", path.display());
    }
}
