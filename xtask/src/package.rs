//! `build`: the two WASM files, their JavaScript and their TypeScript, into `pkg/`.
//!
//! No tool is needed but cargo: `wasm-bindgen` is linked in, at the version that `Cargo.lock` holds. No `wasm-opt`: it
//! gains nothing once compressed, and breaks the files easily.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Instant, SystemTime};

use wasm_bindgen_cli_support::Bindgen;

use crate::tools::{Outcome, capture, cargo, program, root, run, write_if_changed};
use crate::typescript;
use crate::watch::newest;

/// What both are compiled for.
pub const TARGET: &str = "wasm32-unknown-unknown";

/// How the WASM is compiled.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Profile {
    /// Small and quick to run.
    Release,
    /// Quick to build.
    Dev,
}

impl From<bool> for Profile {
    fn from(dev: bool) -> Profile {
        if dev { Profile::Dev } else { Profile::Release }
    }
}

impl Profile {
    fn name(self) -> &'static str {
        match self {
            Profile::Release => "release",
            Profile::Dev => "dev",
        }
    }

    fn folder(self) -> &'static str {
        match self {
            Profile::Release => "release",
            Profile::Dev => "debug",
        }
    }
}

/// The WASM files: the feature that each is built with, and its name in `pkg/`.
pub const PARTS: [(&str, &str); 2] = [("documents", "documents"), ("app", "encours")];

/// Builds everything in `pkg/`, unless it is newer than all it is made from.
pub fn build(profile: Profile) -> Outcome {
    let started = Instant::now();
    let stamp = target_folder()?.join("xtask-package");
    if is_current(&stamp, profile) {
        println!("pkg/ is up to date ({}).", profile.name());
        return Ok(());
    }
    let _ = fs::remove_file(&stamp);
    let began = SystemTime::now();
    ensure_target()?;
    for (feature, name) in PARTS {
        compile(profile, feature)?;
        bind(profile, name)?;
    }
    declare()?;
    // What changed while we built must be built again: the stamp has the time at which we began.
    write_if_changed(&stamp, profile.name().as_bytes())?;
    let _ = fs::File::options().append(true).open(&stamp).and_then(|file| file.set_modified(began));
    println!("pkg/ built ({}) in {:.1} s.", profile.name(), started.elapsed().as_secs_f64());
    Ok(())
}

/// Where cargo puts what it builds.
fn target_folder() -> Outcome<PathBuf> {
    let metadata = capture(&mut cargo(&["metadata", "--format-version=1", "--no-deps"]))?;
    let metadata: serde_json::Value =
        serde_json::from_str(&metadata).map_err(|error| format!("cargo metadata: {error}"))?;
    metadata["target_directory"]
        .as_str()
        .map(PathBuf::from)
        .ok_or_else(|| "cargo metadata names no target directory.".to_owned())
}

fn is_current(stamp: &Path, profile: Profile) -> bool {
    let outputs = [
        "encours.js",
        "encours_bg.wasm",
        "documents.js",
        "documents_bg.wasm",
        "index.js",
        "index.d.ts",
    ];
    let root = root();
    let inputs = ["src", "xtask/src", "www", "Cargo.toml", "Cargo.lock", ".cargo/config.toml"];
    outputs.iter().all(|name| root.join("pkg").join(name).is_file())
        && fs::read(stamp).is_ok_and(|name| name == profile.name().as_bytes())
        && fs::metadata(stamp)
            .and_then(|stamp| stamp.modified())
            .is_ok_and(|built| inputs.iter().all(|input| newest(&root.join(input)) < built))
}

/// Adds the wasm32 target to the toolchain when it is not there.
pub fn ensure_target() -> Outcome {
    let folder = capture(&mut program("rustc", &["--print", "target-libdir", "--target", TARGET]))?;
    if Path::new(&folder).is_dir() {
        return Ok(());
    }
    run(&mut program("rustup", &["target", "add", TARGET])).map_err(|error| {
        format!("{error}\nThe Rust target {TARGET} is missing: install it (`rustup target add {TARGET}`) and try again.")
    })
}

fn compile(profile: Profile, feature: &str) -> Outcome {
    let mut command = cargo(&["build", "--package", "encours", "--lib", "--target", TARGET]);
    command.args(["--no-default-features", "--features", feature, "--profile", profile.name()]);
    // It would replace the flags of .cargo/config.toml, which the page needs.
    command.env_remove("RUSTFLAGS").env_remove("CARGO_ENCODED_RUSTFLAGS");
    run(&mut command)
}

fn bind(profile: Profile, name: &str) -> Outcome {
    let wasm = target_folder()?.join(TARGET).join(profile.folder()).join("encours.wasm");
    let dev = profile == Profile::Dev;
    let mut bindgen = Bindgen::new();
    bindgen
        .input_path(&wasm)
        .typescript(false)
        .keep_debug(dev)
        .remove_name_section(!dev)
        .remove_producers_section(true)
        .out_name(name);
    bindgen
        .web(true)
        .and_then(|bindgen| bindgen.generate(root().join("pkg")))
        .map_err(|error| format!("wasm-bindgen, {}: {error:#}", wasm.display()))
}

/// The public entry, and the types of everything that can be asked and told.
fn declare() -> Outcome {
    let package = root().join("pkg");
    let entry = root().join("www/encours.js");
    let source =
        fs::read_to_string(&entry).map_err(|error| format!("{}: {error}", entry.display()))?;
    // In the package it lies beside what it imports, and the folder may have any name.
    write_if_changed(&package.join("index.js"), source.replace("../pkg/", "./").as_bytes())?;
    write_if_changed(&package.join("index.d.ts"), typescript::declarations().as_bytes())
}
