//! `test`: everything that must hold before a change goes in, in parts that can be run alone.
//!
//! What is missing is installed where that is safe (npm packages by their lock file, Debian's own Chromium and Node when
//! we are root there); otherwise a sentence says what to install. No browser is ever downloaded from elsewhere.

mod count;
mod machine;
mod size;

use std::path::PathBuf;
use std::process::{Child, Command};
use std::sync::OnceLock;
use std::time::{Duration, Instant};
use std::{fs, io};

use crate::dist;
use crate::package::{self, Profile};
use crate::server::Server;
use crate::tools::{Arguments, Outcome, cargo, program, root, run as run_program};
use count::{Count, counted, counted_by_file};

/// A part: its name, what it proves, and how.
struct Part {
    name: &'static str,
    about: &'static str,
    run: fn(Profile) -> Outcome<Count>,
    /// Runs unless other parts are asked for.
    always: bool,
    /// Needs `pkg/`.
    packaged: bool,
}

const PARTS: [Part; 9] = [
    Part {
        name: "format",
        about: "the code is formatted",
        run: format,
        always: true,
        packaged: false,
    },
    Part {
        name: "lint",
        about: "clippy has nothing to say, natively and for the WASM files",
        run: lint,
        always: true,
        packaged: false,
    },
    Part {
        name: "native",
        about: "engine, tidiness, simulation, examples of the documentation",
        run: native,
        always: true,
        packaged: false,
    },
    Part {
        name: "sim",
        about: "the simulation alone (in `native` too)",
        run: |_| simulation(2_000),
        always: false,
        packaged: false,
    },
    Part {
        name: "validators",
        about: "what we write, read by tools that are not ours",
        run: validators,
        always: true,
        packaged: false,
    },
    Part {
        name: "wasm",
        about: "pkg/ builds, and is small enough",
        run: wasm,
        always: true,
        packaged: true,
    },
    Part {
        name: "node",
        about: "the JavaScript interface, in Node",
        run: node,
        always: true,
        packaged: true,
    },
    Part {
        name: "browser",
        about: "the page, in Chromium",
        run: browser,
        always: true,
        packaged: true,
    },
    Part {
        name: "hosts",
        about: "pages of others that embed the package",
        run: hosts,
        always: true,
        packaged: true,
    },
];

/// Runs the parts named, or all; says how long each took. Every part runs, even after one has failed.
pub fn run(words: &[String]) -> Outcome {
    let mut arguments = Arguments::new(words.to_vec());
    let profile = Profile::from(arguments.flag("--dev"));
    let mut chosen: Vec<&Part> = PARTS.iter().filter(|part| arguments.flag(part.name)).collect();
    arguments.finish()?;
    if chosen.is_empty() {
        chosen = PARTS.iter().filter(|part| part.always).collect();
    }
    let started = Instant::now();
    let mut total = Count::default();
    let mut lines = Vec::new();
    let mut packages = Packages::of(&chosen, profile);
    for part in chosen {
        println!("\n── {}: {} ──", part.name, part.about);
        if part.packaged {
            packages.wait();
        }
        let began = Instant::now();
        let (count, remark) = match (part.run)(profile) {
            Ok(count) if count == Count::default() => {
                (Count::failed(), "nothing was tested".to_owned())
            }
            Ok(count) => (count, String::new()),
            Err(sentence) => (Count::failed(), sentence),
        };
        total = total + count;
        let state = if count.failed == 0 { "ok" } else { "FAILED" };
        let line = format!(
            "{:<8} {state:<7} {:>5} passed {:>7}  {remark}",
            part.name,
            count.passed,
            time(began.elapsed())
        );
        println!("{line}");
        lines.push(line);
    }
    println!("\n{}\nin {}", lines.join("\n"), time(started.elapsed()));
    println!("{} passed, {} failed", total.passed, total.failed);
    if total.failed == 0 { Ok(()) } else { Err("Not everything holds: see above.".to_owned()) }
}

/// `pkg/` as it is built beside the parts that do not need it: the compiler takes one core for minutes.
struct Packages(Option<(Child, PathBuf)>);

impl Packages {
    /// Begins, when some parts need `pkg/` and some do not.
    fn of(parts: &[&Part], profile: Profile) -> Packages {
        let beside =
            parts.iter().any(|part| part.packaged) && !parts.iter().all(|part| part.packaged);
        // Where it cannot be begun, it is built when it is needed. Two at once must not install the target.
        let beside = beside && package::ensure_target().is_ok();
        Packages(beside.then(|| Packages::begin(profile)).and_then(Result::ok))
    }

    fn begin(profile: Profile) -> io::Result<(Child, PathBuf)> {
        let log = std::env::temp_dir().join(format!("encours-pkg-{}.log", std::process::id()));
        let file = fs::File::create(&log)?;
        let mut command = Command::new(std::env::current_exe()?);
        command.arg("build").args((profile == Profile::Dev).then_some("--dev"));
        let child = command.current_dir(root()).stdout(file.try_clone()?).stderr(file).spawn()?;
        Ok((child, log))
    }

    /// Until it is built, or has failed: then the part that needs it says why.
    fn wait(&mut self) {
        let Some((mut child, log)) = self.0.take() else { return };
        let _ = child.wait();
        print!("{}", fs::read_to_string(&log).unwrap_or_default());
        let _ = fs::remove_file(log);
    }
}

/// `sim --seeds N`
pub fn simulate(seeds: u64) -> Outcome {
    match simulation(seeds)? {
        Count { failed: 0, passed: 1.. } => Ok(()),
        _ => Err("The simulation failed: see above.".to_owned()),
    }
}

/// `bench …`: measured in the browser by `tests/bench`, on a release build: the engine beside what else one could use,
/// or with `hand` the page under a person's hand.
pub fn bench(words: &[String]) -> Outcome {
    package::build(Profile::Release)?;
    let folder = root().join("tests/bench");
    machine::node_packages(&folder)?;
    let chromium = machine::chromium()?;
    let (script, words) = match words.split_first() {
        Some((hand, words)) if hand == "hand" => ("tests/bench/hand.mjs", words),
        _ => ("tests/bench/run.mjs", words),
    };
    let mut command = program("node", &[script]);
    run_program(command.args(words).env("CHROMIUM", chromium))
}

/// `bench facturx …`: Factur-X written and read per second, beside what else does so.
pub fn bench_facturx(words: &[String]) -> Outcome {
    if !words.iter().any(|word| word == "--pkg") {
        package::build(Profile::Release)?;
    }
    machine::node_packages(&root().join("tests/bench"))?;
    let chromium = machine::chromium()?;
    let python = machine::python_packages(&root().join("tests/validators"))?;
    let mut command = program("node", &["tests/bench/facturx.mjs"]);
    run_program(command.args(words).env("CHROMIUM", chromium).env("ENCOURS_PYTHON", python))
}

fn time(duration: Duration) -> String {
    let seconds = duration.as_secs_f64();
    if seconds < 60.0 {
        format!("{seconds:.1} s")
    } else {
        format!("{:.0} min {:02.0} s", (seconds / 60.0).floor(), seconds % 60.0)
    }
}

/// A step that only passes or fails.
fn step(command: &mut Command) -> Outcome<Count> {
    run_program(command).map(|()| Count::passed())
}

fn format(_: Profile) -> Outcome<Count> {
    step(&mut cargo(&["fmt", "--all", "--check"]))
}

/// Whether clippy had nothing to say when it built the tests: then they need no other build.
static CLEAN: OnceLock<()> = OnceLock::new();

/// `cargo test` on all packages, so that all parts share one build of their dependencies. Once [`CLEAN`], with clippy as
/// the compiler of our own packages: it compiles as rustc does, and what it looked at need not be compiled again.
fn cargo_test(words: &[&str]) -> Command {
    let mut command = cargo(&["test", "--workspace"]);
    command.args(words);
    if CLEAN.get().is_some() {
        with_clippy(&mut command);
    }
    command
}

/// As `cargo clippy -- -D warnings` does it, but for any command of cargo.
fn with_clippy(command: &mut Command) {
    command.env("RUSTC_WORKSPACE_WRAPPER", "clippy-driver");
    command.env("CLIPPY_ARGS", "-D__CLIPPY_HACKERY__warnings__CLIPPY_HACKERY__");
}

fn lint(_: Profile) -> Outcome<Count> {
    let mut building = cargo_test(&["--all-targets", "--no-run"]);
    with_clippy(&mut building);
    let native = step(&mut building);
    if native.is_ok() {
        let _ = CLEAN.set(());
    }
    package::ensure_target()?;
    // All WASM files in one run: apart, each would check its dependencies again.
    let features: Vec<&str> = package::PARTS.iter().map(|(feature, _)| *feature).collect();
    let mut command = cargo(&["clippy", "--package", "encours", "--lib", "--no-default-features"]);
    command.args(["--features", &features.join(","), "--target", package::TARGET]);
    let wasm = step(command.args(["--", "-D", "warnings"]));
    Ok(native? + wasm?)
}

fn native(_: Profile) -> Outcome<Count> {
    machine::page_readers();
    counted(cargo_test(&["--no-fail-fast"]).env("RUST_BACKTRACE", "1"))
}

/// Invoices that the tests write into `target/validated`, one folder for each kind, with lists of what each must pass.
fn validators(_: Profile) -> Outcome<Count> {
    let folder = root().join("target/validated");
    if folder.is_dir() {
        fs::remove_dir_all(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    }
    let tests = root().join("tests/validators");
    let python = machine::python_packages(&tests)?;
    let mut writing = cargo_test(&[]);
    for test in ["einvoices", "issuing", "paper", "fec_corpus", "sepa"] {
        writing.args(["--test", test]);
    }
    let written = counted(writing.arg("validators").env("ENCOURS_VALIDATED", &folder))?;
    if written.failed > 0 {
        return Ok(written);
    }
    let mut count = written;
    for script in
        ["tests/validators/check.py", "tests/validators/payments.py", "tests/validators/mails.py"]
    {
        let mut checking = program(&python.to_string_lossy(), &[script]);
        count = count + counted(checking.arg(&folder))?;
    }
    Ok(count)
}

fn simulation(seeds: u64) -> Outcome<Count> {
    let mut command = cargo(&["test", "--package", "encours", "--test", "sim"]);
    // Beyond what `test` does, running takes longer than building.
    if seeds > 20_000 {
        command.arg("--release");
    }
    counted(command.env("SEEDS", seeds.to_string()))
}

fn wasm(_: Profile) -> Outcome<Count> {
    package::build(Profile::Release)?;
    machine::node()?;
    size::report()
}

fn node(profile: Profile) -> Outcome<Count> {
    package::build(profile)?;
    machine::node()?;
    counted(&mut node_tests("tests/node", 1, |_| true)?)
}

fn browser(profile: Profile) -> Outcome<Count> {
    package::build(profile)?;
    machine::node_packages(&root().join("tests/browser"))?;
    let chromium = machine::chromium()?;
    let python = machine::python_packages(&root().join("tests/validators"))?;
    let server = Server::bind(Some(0))?;
    let origin = server.address();
    std::thread::spawn(move || server.run());
    let dist = dist::folder();
    dist::make(&dist, false)?;
    let run = |at_once, wanted: &dyn Fn(&str) -> bool| {
        let mut command = node_tests("tests/browser", at_once, wanted)?;
        command.env("CHROMIUM", &chromium).env("ENCOURS_ORIGIN", &origin);
        command.env("ENCOURS_DIST", &dist).env("ENCOURS_PYTHON", &python);
        counted_by_file(&mut command)
    };
    let (clocked, _) = run(1, &|name| CLOCKED.contains(&name))?;
    // A page that waits for the disk or for a person's pace leaves the processor to another.
    let (mut count, failed) = run(2, &|name| !CLOCKED.contains(&name))?;
    // A file that failed while another had half the machine has a second try of its own, and that one counts.
    if !failed.is_empty() {
        let names: Vec<&str> = failed.iter().map(String::as_str).collect();
        println!("\nonce more, alone: {}", names.join(", "));
        let (alone, _) = run(1, &|name| failed.contains(&format!("tests/browser/{name}")))?;
        count.passed += if alone.failed == 0 { count.failed } else { 0 };
        count.failed = alone.failed;
    }
    Ok(clocked + count)
}

/// Tests of the page that look at the clock.
const CLOCKED: [&str; 1] = ["onboarding.test.mjs"];

/// Pages of others: the package is packed, installed into each, and driven.
fn hosts(profile: Profile) -> Outcome<Count> {
    package::build(profile)?;
    machine::node_packages(&root().join("tests/browser"))?;
    machine::node_packages(&root().join("tests/hosts"))?;
    let chromium = machine::chromium()?;
    counted(node_tests("tests/hosts", 1, |_| true)?.env("CHROMIUM", chromium))
}

/// Node's own test runner on the `*.test.mjs` of a folder that are `wanted`, so many files at once.
fn node_tests(folder: &str, at_once: u32, wanted: impl Fn(&str) -> bool) -> Outcome<Command> {
    let entries =
        fs::read_dir(root().join(folder)).map_err(|error| format!("{folder}: {error}"))?;
    let mut files: Vec<String> = entries
        .flatten()
        .map(|entry| entry.file_name().to_string_lossy().into_owned())
        .filter(|name| name.ends_with(".test.mjs") && wanted(name))
        .map(|name| format!("{folder}/{name}"))
        .collect();
    files.sort();
    let mut command = program("node", &["--test", "--test-reporter=spec"]);
    command.arg(format!("--test-concurrency={at_once}"));
    command.args(files);
    Ok(command)
}
