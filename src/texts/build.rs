//! Gathers the rooms' sentences (`src/rooms/*/texts/{fr,en}.ftl`, `src/texts/*/…`) and writes one typed function per
//! message: a misspelt key, a missing translation or a wrong argument does not compile.

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::{env, fs};

use fluent_typed::{BuildOptions, FtlOutputOptions, LintLevel, build_from_locales_folder};

fn main() -> ExitCode {
    let out = PathBuf::from(env::var_os("OUT_DIR").expect("cargo sets OUT_DIR for build scripts"));
    let locales = out.join("locales");
    let _ = fs::remove_dir_all(&locales);
    println!("cargo::rerun-if-changed=src/texts");
    println!("cargo::rerun-if-changed=src/rooms");
    println!("cargo::rerun-if-changed=src/engine/texts");
    println!("cargo::rerun-if-changed=src/ui/texts");
    let mut folders = vec![
        ("shared".to_owned(), PathBuf::from("src/texts")),
        ("engine".to_owned(), PathBuf::from("src/engine/texts")),
        ("ui".to_owned(), PathBuf::from("src/ui/texts")),
    ];
    for room in fs::read_dir("src/rooms").expect("src/rooms is there").flatten() {
        folders.push((room.file_name().to_string_lossy().into_owned(), room.path().join("texts")));
    }
    folders.sort();
    for (room, folder) in &folders {
        for (language, set) in [("fr", unbroken as fn(&str) -> String), ("en", str::to_owned)] {
            copy(
                &folder.join(format!("{language}.ftl")),
                &locales.join(language).join(format!("{room}.ftl")),
                set,
            );
        }
    }
    // What is only printed, apart: the application does not carry it.
    let printed = out.join("printed");
    let _ = fs::remove_dir_all(&printed);
    for language in ["fr", "en"] {
        copy(
            &PathBuf::from(format!("src/rooms/dunning/messages/texts/{language}.ftl")),
            &printed.join(language).join("printed.ftl"),
            // As it stands: one space that is not plain halves what a text message holds.
            str::to_owned,
        );
    }
    if generate(&printed, &out, "printed") != ExitCode::SUCCESS {
        return ExitCode::FAILURE;
    }
    generate(&locales, &out, "texts")
}

/// Writes the functions of one set of sentences.
fn generate(locales: &Path, out: &Path, name: &str) -> ExitCode {
    build_from_locales_folder(
        BuildOptions::default()
            .with_locales_folder(&locales.to_string_lossy())
            .with_output_file_path(&out.join(format!("{name}.rs")).to_string_lossy())
            .with_ftl_output(FtlOutputOptions::single_file(
                &out.join(format!("{name}.ftl")).to_string_lossy(),
            ))
            .with_default_language("fr")
            .with_prefix("")
            .with_lint_level(LintLevel::Deny)
            .without_format()
            .without_bidi_isolation(),
    )
}

/// French punctuation stays with its word: no line begins with it. Before a colon and inside guillemets a space that does
/// not break, before `;`, `!` and `?` a narrow one.
fn unbroken(text: &str) -> String {
    let mut set = String::with_capacity(text.len() + text.len() / 100);
    for line in text.split_inclusive('\n') {
        match line.starts_with('#') {
            true => set.push_str(line),
            false => {
                let line = line.replace("« ", "«\u{a0}").replace(" »", "\u{a0}»");
                let line = line.replace(" :", "\u{a0}:").replace(" ;", "\u{202f};");
                set.push_str(&line.replace(" !", "\u{202f}!").replace(" ?", "\u{202f}?"));
            }
        }
    }
    set
}

/// Copies a file of sentences, each line `set` as its language sets it.
fn copy(from: &Path, to: &Path, set: fn(&str) -> String) {
    if let Ok(text) = fs::read_to_string(from) {
        fs::create_dir_all(to.parent().expect("inside OUT_DIR")).expect("OUT_DIR can be written");
        fs::write(to, set(&text)).expect("OUT_DIR can be written");
    }
}
