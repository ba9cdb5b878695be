//! What the proofs need beside Rust: Node, the driver of the browser, Chromium.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};

use crate::tools::{Outcome, program, root, run, succeeds};

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

/// A Python that has the packages of a folder's `requirements.txt`, in an environment of its own under `target/`.
pub fn python_packages(folder: &Path) -> Outcome<PathBuf> {
    const MISSING: &str = "Python 3.10 or later with `venv` and `pip` is needed for this part: install it (Debian: \
        `apt-get install python3-venv`), then try again.";
    let list = folder.join("requirements.txt");
    let wanted =
        fs::read_to_string(&list).map_err(|error| format!("{}: {error}", list.display()))?;
    let environment = root().join("target/python");
    let stamp = environment.join("requirements.txt");
    let python = environment.join("bin/python");
    if python.is_file() && fs::read_to_string(&stamp).is_ok_and(|installed| installed == wanted) {
        return Ok(python);
    }
    let make = || {
        let mut command = program("python3", &["-m", "venv", "--clear"]);
        succeeds(command.arg(&environment))
    };
    if !make() {
        install(&["python3", "python3-venv"]);
        if !make() {
            return Err(MISSING.to_owned());
        }
    }
    println!("Installing what {} names.", list.display());
    let pip = python.to_string_lossy().into_owned();
    let arguments =
        ["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--requirement"];
    run(program(&pip, &arguments).arg(&list))
        .map_err(|error| format!("{error} Are you on line?"))?;
    fs::write(&stamp, wanted).map_err(|error| format!("{}: {error}", stamp.display()))?;
    Ok(python)
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
