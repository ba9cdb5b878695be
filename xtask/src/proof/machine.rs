//! What the proofs need beside Rust: Node, the driver of the browser, Chromium.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};

use crate::tools::{Outcome, program, run, succeeds};

/// Node is there; 20 or later, because of its test runner.
pub fn node() -> Outcome {
    const NEEDED: &str = "process.exit(Number(process.versions.node.split('.')[0]) >= 20 ? 0 : 1)";
    if succeeds(&mut program("node", &["-e", NEEDED])) {
        return Ok(());
    }
    install(&["nodejs", "npm"]);
    if succeeds(&mut program("node", &["-e", NEEDED])) {
        return Ok(());
    }
    Err("Node 20 or later is needed for this part: install it (https://nodejs.org), then try again.".to_owned())
}

/// The packages of a folder's `package-lock.json`, installed when they are not or when the lock is newer.
pub fn node_packages(folder: &Path) -> Outcome {
    node()?;
    let time = |name: &str| fs::metadata(folder.join(name)).and_then(|file| file.modified()).ok();
    let installed = time("node_modules/.package-lock.json");
    if installed.is_some() && time("package-lock.json") <= installed {
        return Ok(());
    }
    let mut command =
        program("npm", &["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--no-progress"]);
    run(command.current_dir(folder).env("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1"))
        .map_err(|error| format!("{error} In {}: are you on line?", folder.display()))
}

/// The machine's Chromium: `$CHROMIUM`, else one found on `PATH`, else Debian's, installed.
pub fn chromium() -> Outcome<PathBuf> {
    if let Some(path) = env::var_os("CHROMIUM").map(PathBuf::from) {
        return if path.is_file() {
            Ok(path)
        } else {
            Err(format!("CHROMIUM names no file: {}.", path.display()))
        };
    }
    if let Some(path) = on_path() {
        return Ok(path);
    }
    install(&["chromium"]);
    on_path().ok_or_else(|| {
        "Chromium is needed for this part. Install your system's package (Debian: `apt-get install chromium`) or set \
         CHROMIUM to the program, then try again."
            .to_owned()
    })
}

/// What looks at the pages that we print: poppler's programs and qpdf. Where they are missing and cannot be installed, the
/// tests that need them say so.
pub fn page_readers() {
    let readers = [("pdftotext", "-v", "poppler-utils"), ("qpdf", "--version", "qpdf")];
    let missing = readers.iter().filter(|(name, word, _)| !succeeds(&mut program(name, &[word])));
    let needed: Vec<&str> = missing.map(|reader| reader.2).collect();
    if !needed.is_empty() {
        install(&needed);
    }
}

fn on_path() -> Option<PathBuf> {
    let folders = env::var_os("PATH")?;
    let folders: Vec<PathBuf> = env::split_paths(&folders).collect();
    ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"]
        .iter()
        .find_map(|name| folders.iter().map(|folder| folder.join(name)).find(|path| path.is_file()))
}

/// Installs Debian packages when this is Debian and we may; otherwise does nothing, and the caller says what is missing.
fn install(packages: &[&str]) {
    let debian = Path::new("/etc/debian_version").is_file();
    let root = std::process::Command::new("id")
        .arg("-u")
        .output()
        .is_ok_and(|output| output.stdout == b"0\n");
    if !debian || !root {
        return;
    }
    println!("Installing {} from Debian.", packages.join(", "));
    let mut command = program("apt-get", &["install", "--yes", "--no-install-recommends"]);
    command.args(packages).env("DEBIAN_FRONTEND", "noninteractive");
    // The lists may be missing or old: then once more after an update.
    if run(&mut command).is_err() && run(&mut program("apt-get", &["update"])).is_ok() {
        let _ = run(&mut command);
    }
}
