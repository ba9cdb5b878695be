//! What the engine reads from files, one JSON object a line, in the order given: `cargo xtask inspect FILE…` runs this.

use std::process::ExitCode;
use std::time::{SystemTime, UNIX_EPOCH};

use encours::base::Day;
use encours::rooms::exchange::inspect::inspect;
use encours::texts::Locale;

/// Exit code 0 even with faults, 2 when a path cannot be read.
fn main() -> ExitCode {
    let seconds = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs());
    let today = Day::new((seconds / 86_400) as i32);
    let locale = Locale::from_code(&std::env::var("LANG").unwrap_or_default());
    let mut code = ExitCode::SUCCESS;
    for path in std::env::args_os().skip(1) {
        let name =
            std::path::Path::new(&path).file_name().unwrap_or(&path).to_string_lossy().into_owned();
        match std::fs::read(&path) {
            Ok(bytes) => {
                for found in inspect(&name, &bytes, today, locale) {
                    match serde_json::to_string(&found) {
                        Ok(line) => println!("{line}"),
                        Err(error) => {
                            eprintln!("{name}: {error}");
                            code = ExitCode::from(2);
                        }
                    }
                }
            }
            Err(error) => {
                eprintln!("{}: {error}", path.to_string_lossy());
                code = ExitCode::from(2);
            }
        }
    }
    code
}
