//! `inspect`: what the engine reads from files, one JSON object a line, in the order given. The same code as the page.
//!
//! For bug reports and acceptance: nothing is kept, and whatever a file holds, its line comes out.

use std::fs;
use std::io::Write;
use std::panic::{self, AssertUnwindSafe};
use std::path::Path;
use std::process::ExitCode;
use std::thread;
use std::time::{SystemTime, UNIX_EPOCH};

use encours::base::Day;
use encours::formats::limits;
use encours::rooms::exchange::inspect::{Inspected, InspectedFault, inspect};
use encours::texts::Locale;

/// Deep files nest calls: as much as browsers and systems give at most.
const STACK_BYTES: usize = 64 << 20;

/// Exit code 0 even with faults, 2 when a path cannot be read.
pub fn run(paths: &[String]) -> ExitCode {
    if paths.is_empty() {
        eprintln!("Name one or more files: cargo xtask inspect FILE…");
        return ExitCode::from(2);
    }
    let mut code = ExitCode::SUCCESS;
    for path in paths {
        let inspected = match bytes_of(Path::new(path)) {
            Ok(bytes) => read(&name_of(path), bytes),
            Err(sentence) => {
                eprintln!("{sentence}");
                code = ExitCode::from(2);
                with_fault(&name_of(path), "unreadable", sentence)
            }
        };
        let line = serde_json::to_string(&inspected)
            .unwrap_or_else(|error| format!("{{\"error\":\"{error}\"}}"));
        if writeln!(std::io::stdout(), "{line}").is_err() {
            // Nobody reads any more (`| head`).
            return code;
        }
    }
    code
}

/// The file's own name: what the page would know of it.
fn name_of(path: &str) -> String {
    Path::new(path)
        .file_name()
        .map_or_else(|| path.to_owned(), |name| name.to_string_lossy().into_owned())
}

fn bytes_of(path: &Path) -> Result<Vec<u8>, String> {
    let unreadable = |error: std::io::Error| format!("{}: {error}", path.display());
    let size = fs::metadata(path).map_err(unreadable)?.len();
    if size > limits::FILE_BYTES {
        return Err(format!(
            "{}: {size} bytes; {} are the limit.",
            path.display(),
            limits::FILE_BYTES
        ));
    }
    fs::read(path).map_err(unreadable)
}

/// One object per file given: what an archive holds comes together, each fault with the member that it is in.
fn read(name: &str, bytes: Vec<u8>) -> Inspected {
    let owned = name.to_owned();
    let reading = thread::Builder::new().stack_size(STACK_BYTES).spawn(move || {
        // A panic would be a mistake of ours; the next file is read all the same.
        panic::catch_unwind(AssertUnwindSafe(|| inspect(&owned, &bytes, today(), Locale::Fr)))
    });
    let inspected = reading.ok().and_then(|reading| reading.join().ok()).and_then(Result::ok);
    let Some(mut inspected) = inspected else {
        return with_fault(
            name,
            "engine-stopped",
            "The engine stopped while it read this file.".to_owned(),
        );
    };
    if inspected.len() == 1 && inspected[0].file == name {
        return inspected.remove(0);
    }
    let mut whole = Inspected {
        file: name.to_owned(),
        format: "zip".to_owned(),
        profile: None,
        records: vec![],
        faults: vec![],
    };
    for part in inspected {
        let member = part.file.strip_prefix(&format!("{name}/")).unwrap_or_default().to_owned();
        whole.records.extend(part.records);
        whole.faults.extend(part.faults.into_iter().map(|mut fault| {
            let inside = fault
                .path
                .take()
                .map(|path| format!("{member}#{path}"))
                .unwrap_or_else(|| member.clone());
            fault.path = (!inside.is_empty()).then_some(inside);
            fault
        }));
    }
    whole
}

fn with_fault(name: &str, code: &str, message: String) -> Inspected {
    let fault = InspectedFault {
        code: code.to_owned(),
        line: None,
        column: None,
        path: None,
        message,
        warning: false,
    };
    Inspected {
        file: name.to_owned(),
        format: "unknown".to_owned(),
        profile: None,
        records: vec![],
        faults: vec![fault],
    }
}

/// What a table without a date of its own is true for.
fn today() -> Day {
    let seconds = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |time| time.as_secs());
    Day::new(i32::try_from(seconds / 86_400).unwrap_or(0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whatever_a_file_holds_there_is_one_object_for_it() {
        for (name, bytes) in [
            ("empty.csv", Vec::new()),
            ("noise.pdf", (0..=255).cycle().take(5_000).collect()),
            ("cut.xml", b"<?xml version=\"1.0\"?><rsm:CrossIndustryInvoice".to_vec()),
            ("deep.xml", "<a>".repeat(200_000).into_bytes()),
            ("cut.zip", b"PK\x03\x04\x14\x00".to_vec()),
        ] {
            let inspected = read(name, bytes);
            assert_eq!(inspected.file, name);
            assert!(inspected.records.is_empty(), "{name}");
            assert!(inspected.faults.iter().all(|fault| fault.code != "engine-stopped"), "{name}");
            assert!(!inspected.faults.is_empty(), "{name}");
        }
    }

    #[test]
    fn a_table_gives_its_records_and_the_line_of_each_fault() {
        let text = "Compte;Nom;Numéro;Date;Échéance;Montant TTC\n\
            411A;Alpha;FA1;01/02/2026;01/03/2026;1 200,50\n\
            411B;Bêta;FA2;31/02/2026;01/03/2026;10,00\n";
        let inspected = read("balance.csv", text.as_bytes().to_vec());
        assert_eq!(inspected.format, "csv");
        assert_eq!(inspected.records.len(), 1, "{inspected:?}");
        assert!(
            inspected.faults.iter().any(|fault| fault.line == Some(3)),
            "{:?}",
            inspected.faults
        );
    }

    #[test]
    fn a_path_that_cannot_be_read_is_said_by_the_exit_code() {
        assert_eq!(
            format!("{:?}", run(&["no/such/file.csv".to_owned()])),
            format!("{:?}", ExitCode::from(2))
        );
    }
}
