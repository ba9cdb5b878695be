//! How large the application is, as a host sends it.

use std::fs;
use std::path::{Path, PathBuf};

use super::count::Count;
use crate::tools::{Outcome, capture, program, root};

/// What all that a first visit loads should weigh, compressed with brotli.
const AIM: u64 = 600_000;

/// What it weighs at most. Invoicing, cash application, accounting and reminders with their pages doubled it, files kept
/// beside invoices added 15 kB, tables of all programs read rightly 10; from here on it is lowered with each step towards
/// [`AIM`].
const LIMIT: u64 = 2_410_000;

const COMPRESS: &str = "
const { readFileSync } = require('fs'), { brotliCompressSync, constants: c } = require('zlib');
for (const file of process.argv.slice(1)) {
  const bytes = readFileSync(file);
  const params = { [c.BROTLI_PARAM_QUALITY]: 11, [c.BROTLI_PARAM_SIZE_HINT]: bytes.length };
  console.log(bytes.length, brotliCompressSync(bytes, { params }).length);
}";

/// Prints raw and compressed sizes, and fails when the application is too large.
pub fn report() -> Outcome<Count> {
    let root = root();
    let mut files = vec![
        root.join("pkg/encours_bg.wasm"),
        root.join("pkg/encours.js"),
        root.join("index.html"),
    ];
    scripts_and_styles(&root.join("www"), &mut files);
    let rest = files.len();
    for part in ["documents", "paper"] {
        files.extend([
            root.join(format!("pkg/{part}_bg.wasm")),
            root.join(format!("pkg/{part}.js")),
        ]);
    }
    let mut command = program("node", &["-e", COMPRESS, "--"]);
    let sizes = capture(command.args(&files))?;
    let sizes: Vec<(u64, u64)> = sizes.lines().filter_map(numbers).collect();
    if sizes.len() != files.len() {
        return Err("Node did not say how large each file is.".to_owned());
    }
    println!("{:<28} {:>12} {:>12}", "", "bytes", "brotli");
    let line =
        |name: &str, (raw, brotli): (u64, u64)| println!("{name:<28} {raw:>12} {brotli:>12}");
    for (file, size) in files.iter().zip(&sizes) {
        line(&file.strip_prefix(&root).unwrap_or(file).display().to_string(), *size);
    }
    let sum =
        |sizes: &[(u64, u64)]| sizes.iter().fold((0, 0), |all, one| (all.0 + one.0, all.1 + one.1));
    let application = sum(&sizes[..rest]);
    line("application", application);
    line("documents, when needed", sum(&sizes[rest..rest + 2]));
    line("paper, when needed", sum(&sizes[rest + 2..]));
    if application.1 > LIMIT {
        return Err(format!(
            "The application is {} bytes in brotli; {LIMIT} are allowed.",
            application.1
        ));
    }
    if application.1 > AIM {
        println!("The aim is {AIM} bytes in brotli: {} are left to lose.", application.1 - AIM);
    }
    Ok(Count::passed())
}

fn numbers(line: &str) -> Option<(u64, u64)> {
    let (raw, brotli) = line.split_once(' ')?;
    Some((raw.parse().ok()?, brotli.parse().ok()?))
}

fn scripts_and_styles(folder: &Path, files: &mut Vec<PathBuf>) {
    let mut entries: Vec<PathBuf> =
        fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path()).collect();
    entries.sort();
    for path in entries {
        if path.is_dir() {
            scripts_and_styles(&path, files);
        } else if path.extension().is_some_and(|ending| ending == "js" || ending == "css") {
            files.push(path);
        }
    }
}
