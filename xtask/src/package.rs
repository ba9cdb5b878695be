//! `build`: the three WASM files, their JavaScript and their TypeScript, into `pkg/`.
//!
//! No tool is needed but cargo: `wasm-bindgen` is linked in, at the version that `Cargo.lock` holds. No `wasm-opt`: it
//! gains nothing once compressed, and breaks the files easily.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Instant, SystemTime};

use wasm_bindgen_cli_support::Bindgen;

use crate::tools::{Outcome, capture, cargo, program, root, run, write_if_changed};
use crate::watch::newest;
use crate::{look, typescript};

/// The component's types, written by hand.
const COMPONENT_TYPES: &str = include_str!("component.d.ts");

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
pub const PARTS: [(&str, &str); 3] =
    [("documents", "documents"), ("paper", "paper"), ("app", "encours")];

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
    // First, since it says within a second what would be wrong after minutes.
    declare()?;
    for (feature, name) in PARTS {
        compile(profile, feature)?;
        bind(profile, name)?;
    }
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
        "paper.js",
        "paper_bg.wasm",
        "index.js",
        "index.d.ts",
        "component.js",
        "look.js",
    ];
    let root = root();
    let inputs =
        ["src", "xtask/src", "www", "index.html", "Cargo.toml", "Cargo.lock", ".cargo/config.toml"];
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
    let mut command = cargo(&["rustc", "--package", "encours", "--lib", "--target", TARGET]);
    command.args(["--no-default-features", "--features", feature, "--profile", profile.name()]);
    // As a library for other crates it would be compiled once more.
    command.args(["--crate-type", "cdylib"]);
    if profile == Profile::Release && feature != "app" {
        // Loaded when they are needed, and then for work that one waits for: quick rather than small.
        command.args(["--", "-C", "opt-level=3"]);
    }
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
    // A file that stops a library of these leaves its memory in no known state: it is begun anew then.
    bindgen.reset_state_function(name != "encours");
    bindgen
        .web(true)
        .and_then(|bindgen| bindgen.generate(root().join("pkg")))
        .map_err(|error| format!("wasm-bindgen, {}: {error:#}", wasm.display()))?;
    trust(&root().join("pkg").join(name).with_extension("js"))
}

/// Lets the markup that Leptos writes pass our own policy, so that a page may require Trusted Types without one named
/// `default`.
fn trust(glue: &Path) -> Outcome {
    const SINK: &str = ".innerHTML = getStringFromWasm0(arg1, arg2);";
    let source = read(glue)?;
    let sinks = source.matches("innerHTML = ").count();
    if sinks == 0 {
        return Ok(());
    }
    if source.matches(SINK).count() != sinks {
        return Err(format!(
            "{}: markup is written in a way that `trust` does not know.",
            glue.display()
        ));
    }
    let source = source.replace(SINK, ".innerHTML = trusted(getStringFromWasm0(arg1, arg2));");
    let source = format!("import {{ html as trusted }} from \"./trust.js\";\n{source}");
    write_if_changed(glue, source.as_bytes())
}

/// The scripts of `www/` that the package has too, and their names there.
const SCRIPTS: [(&str, &str); 6] = [
    ("trust.js", "trust.js"),
    ("encours.js", "index.js"),
    ("worker.js", "worker.js"),
    ("mount.js", "mount.js"),
    ("remote.js", "remote.js"),
    ("component.js", "component.js"),
];

/// The package's own files: scripts, look and types.
fn declare() -> Outcome {
    let (www, package) = (root().join("www"), root().join("pkg"));
    for (name, packaged) in SCRIPTS {
        // In the package all lie beside each other, and the folder may have any name. `./encours.js` is the glue there.
        let source = read(&www.join(name))?.replace("\"./encours.js\"", "\"./index.js\"");
        write_if_changed(&package.join(packaged), source.replace("../pkg/", "./").as_bytes())?;
    }
    for name in ["LICENSE-APACHE", "LICENSE-MIT"] {
        write_if_changed(&package.join(name), read(&root().join(name))?.as_bytes())?;
    }
    look::write()?;
    write_if_changed(&package.join("component.d.ts"), COMPONENT_TYPES.as_bytes())?;
    write_if_changed(&package.join("index.d.ts"), typescript::declarations().as_bytes())
}

fn read(path: &Path) -> Outcome<String> {
    fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))
}
