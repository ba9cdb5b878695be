//! The project's commands: `cargo xtask help`.
//!
//! One file per command; [`tools`] is what they share. Uses `std`, `wasm-bindgen`'s library and Encours itself: nothing
//! has to be installed beside Rust to build and serve.

mod dist;
mod dunning;
mod inspect;
mod look;
mod package;
mod proof;
mod recon;
mod server;
mod tools;
mod typescript;
mod watch;

use std::process::ExitCode;

use tools::{Arguments, Outcome};

const HELP: &str = "\
cargo xtask serve [--dev] [--watch] [--port N]   build, then serve the page on localhost (port 8080 unless taken)
cargo xtask test [PART…]                         prove everything; parts: format lint native validators wasm node browser hosts
cargo xtask build [--dev]                        build pkg/: JavaScript, WASM, TypeScript declarations
cargo xtask dist [--out FOLDER]                  make the folder to upload to a static host (target/dist)
cargo xtask inspect FILE…                        what the engine reads from each file, one JSON object a line
cargo xtask bench [ARGUMENT…]                    measure, beside what else one could use (tests/bench)
cargo xtask bench recon FOLDER [--bank FILE] [--out FILE]
                                                 match the bank lines of a folder, write predictions.json
cargo xtask bench hand [--sizes N,…] [--turns N]
                                                 how long every act of the page takes, until it is painted
cargo xtask bench facturx [--count N] [--reps N] [--pkg FOLDER]
                                                 Factur-X written and read per second, beside what else does so
cargo xtask bench dunning [--items N]            time a run of reminders over N open items (100 000), and the day's list
cargo xtask sim [--seeds N]                      the simulation with N random histories (2 000 in `test`)
cargo xtask help                                 this

--dev: quick to build, slow to run, with debug information.
";

fn main() -> ExitCode {
    let mut arguments = std::env::args().skip(1);
    let command = arguments.next().unwrap_or_else(|| "help".to_owned());
    let rest: Vec<String> = arguments.collect();
    // `inspect` answers with its own exit code, and takes file names that may look like options.
    if command == "inspect" {
        return inspect::run(&rest);
    }
    match run(&command, rest) {
        Ok(()) => ExitCode::SUCCESS,
        Err(sentence) => {
            eprintln!("{sentence}");
            ExitCode::FAILURE
        }
    }
}

fn run(command: &str, rest: Vec<String>) -> Outcome {
    match command {
        "build" => {
            let mut arguments = Arguments::new(rest);
            let profile = package::Profile::from(arguments.flag("--dev"));
            arguments.finish()?;
            package::build(profile)
        }
        "serve" => {
            let mut arguments = Arguments::new(rest);
            let profile = package::Profile::from(arguments.flag("--dev"));
            let watch = arguments.flag("--watch");
            let port = arguments.number("--port")?;
            arguments.finish()?;
            package::build(profile)?;
            // Quickly built, it is served as it lies in the repository; else as it will be uploaded.
            let dist = (profile == package::Profile::Release).then(dist::folder);
            if let Some(folder) = &dist {
                dist::make(folder, false)?;
            }
            let server = server::Server::bind(port)?;
            println!("Encours: {}   (Ctrl+C to stop)", server.address());
            if watch {
                watch::start(profile);
            }
            match dist {
                Some(folder) => server.run_folder(folder),
                None => server.run(),
            }
        }
        "dist" => {
            let mut arguments = Arguments::new(rest);
            let profile = package::Profile::from(arguments.flag("--dev"));
            let folder =
                arguments.text("--out")?.map_or_else(dist::folder, std::path::PathBuf::from);
            arguments.finish()?;
            package::build(profile)?;
            dist::make(&folder, profile == package::Profile::Release)
        }
        "test" => proof::run(&rest),
        "sim" => {
            let mut arguments = Arguments::new(rest);
            let seeds = arguments.number("--seeds")?.unwrap_or(2_000);
            arguments.finish()?;
            proof::simulate(seeds)
        }
        "bench" if rest.first().is_some_and(|word| word == "recon" || word == "dunning") => {
            // Built for speed: what is measured here is the engine, not its debugging.
            if cfg!(debug_assertions) {
                let words =
                    ["run", "--quiet", "--profile", "measure", "--package", "xtask", "--", "bench"];
                let here = std::env::current_dir().map_err(|error| error.to_string())?;
                return tools::run(tools::cargo(&words).args(&rest).current_dir(here));
            }
            let mut arguments = Arguments::new(rest[1..].to_vec());
            if rest[0] == "dunning" {
                let items = arguments.number("--items")?.unwrap_or(100_000);
                arguments.finish()?;
                return dunning::run(items);
            }
            let bank = arguments.text("--bank")?.unwrap_or_else(|| "bank.csv".to_owned());
            let out = arguments.text("--out")?.map(std::path::PathBuf::from);
            let folder =
                arguments.rest("The folder with bank.csv, customers.csv and invoices.csv")?;
            recon::run(std::path::Path::new(&folder), &bank, out)
        }
        "bench" if rest.first().is_some_and(|word| word == "facturx") => {
            proof::bench_facturx(&rest[1..])
        }
        "bench" => proof::bench(&rest),
        "help" | "--help" | "-h" => {
            print!("{HELP}");
            Ok(())
        }
        _ => Err(format!("There is no command `{command}`.\n\n{HELP}")),
    }
}
