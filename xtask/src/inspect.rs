//! `inspect`: what the engine reads from files, one JSON object a line, in the order given. The same code as the page,
//! built as the example `inspect` of the package: xtask itself stays free of the engine.

use std::process::ExitCode;

use crate::tools;

/// Exit code 0 even with faults, 2 when a path cannot be read.
pub fn run(files: &[String]) -> ExitCode {
    // Files are named from where the person is, not from the root of the repository.
    let here = std::env::current_dir().unwrap_or_default();
    let paths: Vec<String> =
        files.iter().map(|file| here.join(file).to_string_lossy().into_owned()).collect();
    let mut arguments = vec!["run", "--quiet", "--release", "--example", "inspect", "--"];
    arguments.extend(paths.iter().map(String::as_str));
    match tools::cargo(&arguments).status() {
        Ok(status) => status
            .code()
            .and_then(|code| u8::try_from(code).ok())
            .map_or(ExitCode::from(2), ExitCode::from),
        Err(error) => {
            eprintln!("cargo could not be run: {error}");
            ExitCode::from(2)
        }
    }
}
