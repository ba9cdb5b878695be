//! `serve --watch`: builds again when a file changes. By looking at times twice a second: no library, any disk.

use std::fs;
use std::path::Path;
use std::thread;
use std::time::{Duration, SystemTime};

use crate::dist;
use crate::package::{self, Profile};
use crate::tools::root;

/// Watches in the background for as long as the process lives.
pub fn start(profile: Profile) {
    println!("Watching src/ and www/.");
    thread::spawn(move || {
        let mut seen = state();
        loop {
            thread::sleep(Duration::from_millis(500));
            let now = state();
            if now == seen {
                continue;
            }
            seen = now;
            match package::build(profile) {
                Ok(()) if profile == Profile::Release => match dist::make(&dist::folder(), false) {
                    Ok(()) => println!("A new version is ready."),
                    Err(sentence) => eprintln!("{sentence}"),
                },
                Ok(()) => println!("Reload the page."),
                Err(sentence) => eprintln!("{sentence}"),
            }
        }
    });
}

/// The newest time and the number of files: changes when one is written, added or removed.
fn state() -> (SystemTime, usize) {
    let root = root();
    ["src", "www", "index.html", "Cargo.toml", "xtask/src"]
        .iter()
        .map(|name| visit(&root.join(name)))
        .fold((SystemTime::UNIX_EPOCH, 0), |all, one| (all.0.max(one.0), all.1 + one.1))
}

/// The latest time at which a file was written, or any file below a folder; 1970 when there is none.
pub fn newest(path: &Path) -> SystemTime {
    visit(path).0
}

fn visit(path: &Path) -> (SystemTime, usize) {
    let Ok(metadata) = fs::symlink_metadata(path) else {
        return (SystemTime::UNIX_EPOCH, 0);
    };
    let mut state = (metadata.modified().unwrap_or(SystemTime::UNIX_EPOCH), 1);
    if metadata.is_dir() {
        for entry in fs::read_dir(path).into_iter().flatten().flatten() {
            let (time, count) = visit(&entry.path());
            state = (state.0.max(time), state.1 + count);
        }
    }
    state
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_new_file_and_a_removed_file_are_seen() {
        let folder = std::env::temp_dir().join(format!("encours-watch-{}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        let before = visit(&folder);
        fs::write(folder.join("a"), "1").unwrap();
        let with = visit(&folder);
        assert_ne!(before, with);
        fs::remove_file(folder.join("a")).unwrap();
        assert_ne!(visit(&folder), with);
        fs::remove_dir(&folder).unwrap();
        assert_eq!(newest(&folder), SystemTime::UNIX_EPOCH);
    }
}
