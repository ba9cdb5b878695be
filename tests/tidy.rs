//! The rules of the house that a compiler does not check: who may use whom, one home for sentences and colours, nothing
//! left unfinished. Reads the text of the repository; each rule is a function from text to complaints, seen failing below.

#[path = "tidy/code.rs"]
mod code;
#[path = "tidy/failing.rs"]
mod failing;
#[path = "tidy/tokens.rs"]
mod tokens;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;
use std::process::Command;

use code::{bare, paths, without_tests};
use tokens::{accents, contrasts, tokens};

/// More lines than this are rarely one idea.
const LONG: usize = 700;

/// Longer files, and why: a sentence each.
const EXCUSED: &[(&str, &str)] = &[];

/// Who may not use whom.
struct Rule {
    /// Files whose path starts so.
    from: &'static str,
    /// Paths that must not be named there, as the compiler sees them.
    never: &'static [&'static str],
    /// Why.
    because: &'static str,
}

const CLOCK_AND_BROWSER: &[&str] = &[
    "std::time",
    "std::fs",
    "std::net",
    "std::env",
    "rand",
    "getrandom",
    "web_sys",
    "js_sys",
    "wasm_bindgen",
    "gloo",
    "leptos",
];

const RULES: &[Rule] = &[
    Rule {
        from: "src/base/",
        never: &[
            "crate::book",
            "crate::engine",
            "crate::formats",
            "crate::journal",
            "crate::rooms",
            "crate::store",
            "crate::texts",
            "crate::ui",
        ],
        because: "base holds values that all others use: it knows nothing else of ours",
    },
    Rule {
        from: "src/base/",
        never: CLOCK_AND_BROWSER,
        because: "base is pure: no clock, no chance, no browser",
    },
    Rule {
        from: "src/law/",
        never: &[
            "crate::book",
            "crate::engine",
            "crate::formats",
            "crate::journal",
            "crate::rooms",
            "crate::store",
            "crate::texts",
            "crate::ui",
        ],
        because: "law is tables and formulas: a rule is asked with the facts of one case",
    },
    Rule {
        from: "src/law/",
        never: CLOCK_AND_BROWSER,
        because: "law is pure: the day comes in as an argument",
    },
    Rule {
        from: "src/en16931/",
        never: &[
            "crate::book",
            "crate::engine",
            "crate::formats",
            "crate::journal",
            "crate::law",
            "crate::rooms",
            "crate::store",
            "crate::texts",
            "crate::ui",
        ],
        because: "the semantic model is what rooms and formats share: it knows neither",
    },
    Rule { from: "src/en16931/", never: CLOCK_AND_BROWSER, because: "the semantic model is pure" },
    Rule {
        from: "src/paper/",
        never: &[
            "crate::book",
            "crate::en16931",
            "crate::engine",
            "crate::formats",
            "crate::journal",
            "crate::law",
            "crate::rooms",
            "crate::store",
            "crate::texts",
            "crate::ui",
        ],
        because: "paper prints what it is told: it knows neither invoices nor money, and holds no sentence",
    },
    Rule {
        from: "src/paper/",
        never: CLOCK_AND_BROWSER,
        because: "the same paper gives the same bytes: the instant of creation is part of it",
    },
    Rule {
        from: "src/formats/",
        never: &[
            "crate::book",
            "crate::journal",
            "crate::rooms",
            "crate::store",
            "crate::texts",
            "crate::ui",
        ],
        because: "formats turns bytes into records and back: it knows neither the book nor text for people",
    },
    Rule {
        from: "src/formats/",
        never: CLOCK_AND_BROWSER,
        because: "formats is pure: bytes in, records out",
    },
    Rule {
        from: "src/journal/",
        never: &[
            "crate::book",
            "crate::engine",
            "crate::formats",
            "crate::rooms",
            "crate::store",
            "crate::texts",
            "crate::ui",
        ],
        because: "the journal keeps entries without knowing what an event means",
    },
    Rule {
        from: "src/journal/",
        never: CLOCK_AND_BROWSER,
        because: "the journal is pure: times are given to it",
    },
    Rule {
        from: "src/rooms/",
        never: &["crate::store", "crate::ui"],
        because: "rooms decide and answer: where bytes are kept is not theirs to know",
    },
    Rule {
        from: "src/rooms/",
        never: &["crate::engine"],
        because: "rooms are called by the engine, never the other way round: words both need live in base or formats",
    },
    Rule {
        from: "src/rooms/",
        never: &["crate::formats"],
        because: "only the exchange room reads and writes files; others get records through it",
    },
    Rule {
        from: "src/rooms/",
        never: CLOCK_AND_BROWSER,
        because: "a view depends on the book and the day asked alone: time and chance come in as arguments",
    },
    Rule {
        from: "src/book",
        never: &["crate::engine", "crate::formats", "crate::store", "crate::texts", "crate::ui"],
        because: "the book is a fold of events: it knows no file, no disk and no screen",
    },
    Rule {
        from: "src/book",
        never: CLOCK_AND_BROWSER,
        because: "the book is pure: it does no input or output",
    },
    Rule {
        from: "src/store/",
        never: &[
            "crate::book",
            "crate::rooms",
            "crate::engine",
            "crate::formats",
            "crate::texts",
            "crate::ui",
        ],
        because: "the store keeps bytes: it never sees the book",
    },
    Rule {
        from: "src/store/",
        never: &["leptos"],
        because: "the store lives in the worker, where there is no page",
    },
    Rule {
        from: "src/engine/",
        never: &["leptos", "crate::ui"],
        because: "the engine is the same with and without an interface",
    },
    Rule {
        from: "src/ui/",
        never: &["crate::book", "crate::formats", "crate::journal", "crate::store"],
        because: "pages ask for views and tell commands: the state is the engine's",
    },
];

/// In force for the pages of rooms in place of the rooms' own rules.
const PAGE_RULES: &[Rule] = &[Rule {
    from: "src/rooms/",
    never: &["crate::book", "crate::formats", "crate::journal", "crate::store"],
    because: "pages ask for views and tell commands: the state is the engine's",
}];

/// Uses that a rule forbids and that are right all the same: where, what, and why.
const EXCEPTIONS: &[(&str, &str, &str)] = &[
    (
        "src/rooms/sharing/",
        "crate::engine::documents::",
        "a backup is a ZIP, perhaps encrypted: both stand behind the documents door, given as an argument",
    ),
    (
        "src/rooms/sharing/",
        "crate::store::Failure",
        "a backup tells what the machine failed to do, in this room's words",
    ),
    (
        "src/rooms/sharing/",
        "crate::store::Lost",
        "what a start found missing is told in this room's words",
    ),
    (
        "src/rooms/sharing/",
        "crate::store::Health",
        "what a start found wrong is told in this room's words",
    ),
    (
        "src/rooms/sharing/",
        "crate::store::Addition",
        "what a restore adds at once: the engine hands it to the store",
    ),
];

/// A file of the repository.
struct File {
    path: String,
    text: String,
}

impl File {
    fn new(path: &str, text: &str) -> File {
        File { path: path.to_owned(), text: text.to_owned() }
    }

    fn is_rust(&self) -> bool {
        self.path.ends_with(".rs")
    }

    /// Part of a room or of the interface that people see.
    fn is_page(&self) -> bool {
        let page = self.path.ends_with("/page.rs") || self.path.contains("/page/");
        self.path.starts_with("src/ui/") || self.path.starts_with("src/rooms/") && page
    }

    fn is_test(&self) -> bool {
        self.path.starts_with("tests/")
            || self.path.ends_with("/tests.rs")
            || self.path.contains("/tests/")
    }
}

/// Every file that is text, tracked or about to be, as git lists them.
fn repository() -> Vec<File> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let listed = Command::new("git")
        .args(["ls-files", "-z", "--cached", "--others", "--exclude-standard"])
        .current_dir(root)
        .output();
    let listed = listed.expect("git lists the files of the repository: run this in a clone");
    assert!(listed.status.success(), "git lists the files of the repository: run this in a clone");
    let names = String::from_utf8_lossy(&listed.stdout).into_owned();
    let files = names.split_terminator('\0').filter_map(|name| {
        let text = fs::read_to_string(root.join(name)).ok()?;
        Some(File::new(name, &text))
    });
    let files: Vec<File> = files.collect();
    assert!(files.len() > 40, "only {} files are tracked: is this the repository?", files.len());
    files
}

/// Fails with every complaint, one a line.
fn expect_none(complaints: Vec<String>) {
    assert!(complaints.is_empty(), "\n\n{}\n", complaints.join("\n"));
}

/// Who uses whom: the table «may use / never».
fn layers(file: &File) -> Vec<String> {
    if !file.is_rust() || file.is_test() {
        return Vec::new();
    }
    let used = paths(file);
    let rules =
        if file.path.starts_with("src/rooms/") && file.is_page() { PAGE_RULES } else { RULES };
    let mut complaints = Vec::new();
    for rule in rules.iter().filter(|rule| file.path.starts_with(rule.from)) {
        if rule.never == ["crate::formats"] && file.path.starts_with("src/rooms/exchange/") {
            continue;
        }
        for never in rule.never {
            let inside = |path: &&String| {
                let rest = path.strip_prefix(never);
                path.contains("::")
                    && rest.is_some_and(|rest| rest.is_empty() || rest.starts_with("::"))
            };
            let excepted = |path: &&String| {
                let mut exceptions = EXCEPTIONS.iter();
                exceptions
                    .any(|(from, use_, _)| file.path.starts_with(from) && path.starts_with(use_))
            };
            for path in used.iter().filter(inside).filter(|path| !excepted(path)) {
                complaints.push(format!("{} uses {path}: {}.", file.path, rule.because));
            }
        }
    }
    if file.path.starts_with("src/engine/") {
        let code = bare(&file.text);
        if ["indexed_db", "indexeddb::", "IdbDatabase", "IdbFactory"]
            .iter()
            .any(|name| code.contains(name))
        {
            complaints.push(format!(
                "{}: the engine knows the Store trait, never IndexedDB by name.",
                file.path
            ));
        }
    }
    complaints
}

/// Pages compute no amount and take no text for markup.
fn pages(file: &File) -> Vec<String> {
    if !file.is_rust() || !file.is_page() {
        return Vec::new();
    }
    let code = bare(&file.text);
    let code = without_tests(&code);
    let markup = ["inner_html", "insert_adjacent_html", "set_outer_html"].into_iter();
    let markup = markup
        .filter(|name| code.contains(name))
        .map(|name| format!("{}: {name} takes text for markup; text goes in as text.", file.path));
    let sums =
        ["checked_add(", "checked_sub(", "Amount::new(", "Amount::from_decimal(", ".negated("]
            .into_iter();
    // The gallery shows invented amounts: nobody owes them.
    let invents = file.path == "src/ui/gallery.rs";
    let sums = sums.filter(|name| !(invents && *name == "Amount::new("));
    let sums = sums.filter(|name| code.contains(name)).map(|name| {
        format!(
            "{}: {name}…) computes an amount on a page; the view must carry it ready.",
            file.path
        )
    });
    markup.chain(sums).collect()
}

/// Every Rust file says first what it is.
fn openings(file: &File) -> Vec<String> {
    if !file.is_rust() || file.text.starts_with("//!") {
        return Vec::new();
    }
    vec![format!(
        "{} does not begin with `//!`: say what it is for, and what must hold there.",
        file.path
    )]
}

/// Nothing unfinished, nothing that stops the program without a reason.
fn finished(file: &File) -> Vec<String> {
    if !file.is_rust() {
        return Vec::new();
    }
    let code = bare(&file.text);
    let mut complaints = Vec::new();
    for name in ["todo!", "unimplemented!", "dbg!"] {
        if code.contains(name) {
            complaints.push(format!("{}: {name} is left over.", file.path));
        }
    }
    if !file.is_test()
        && file.path.starts_with("src/")
        && without_tests(&code).contains(".unwrap()")
    {
        complaints.push(format!(
            "{}: unwrap() outside a test; handle the case, or prove with expect(\"a sentence\") that there is none.",
            file.path
        ));
    }
    complaints
}

/// A lint is switched off with a reason.
fn reasons(file: &File) -> Vec<String> {
    if !file.is_rust() {
        return Vec::new();
    }
    let code = bare(&file.text);
    let mut complaints = Vec::new();
    for opening in ["[allow(", "[expect("] {
        for (start, _) in code.match_indices(opening) {
            let attribute = code[start..].split(']').next().unwrap_or_default();
            if !attribute.contains("reason") {
                let line = code[..start].matches('\n').count() + 1;
                complaints
                    .push(format!("{}:{line}: #{opening}…)] without `reason = \"…\"`.", file.path));
            }
        }
    }
    complaints
}

/// Short enough to be read.
fn lengths(file: &File, excused: &[(&str, &str)]) -> Vec<String> {
    let ours =
        ["src/", "xtask/", "tests/", "www/"].iter().any(|folder| file.path.starts_with(folder));
    let code = [".rs", ".js", ".mjs", ".css"].iter().any(|ending| file.path.ends_with(ending));
    // The tests at the end of a file are read one at a time.
    let text = if file.is_rust() { without_tests(&file.text) } else { &file.text };
    let lines = text.lines().count();
    let is_excused = excused.iter().any(|(path, why)| *path == file.path && why.contains(' '));
    if !ours || !code || lines <= LONG || is_excused {
        return Vec::new();
    }
    vec![format!(
        "{} has {lines} lines, {LONG} are enough for one idea: divide it, or excuse it here.",
        file.path
    )]
}

/// Messages of a Fluent file: key → variables.
fn messages(text: &str) -> BTreeMap<String, BTreeSet<String>> {
    let mut messages: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let mut key = String::new();
    for line in text.lines().filter(|line| !line.starts_with('#')) {
        if let Some((name, _)) = line.split_once('=')
            && line.starts_with(|c: char| c.is_ascii_alphabetic() || c == '-')
        {
            name.trim().clone_into(&mut key);
        }
        let end =
            |rest: &str| rest.find(|c: char| !c.is_ascii_alphanumeric() && c != '-' && c != '_');
        let variables =
            line.split('$').skip(1).map(|rest| rest[..end(rest).unwrap_or(rest.len())].to_owned());
        messages.entry(key.clone()).or_default().extend(variables);
    }
    messages.remove("");
    messages
}

/// Read by the library, or named outside Rust.
const SPARED: &[&str] = &["language-name", "app-name"];

/// Every sentence in both languages, with the same variables, and said somewhere.
fn sentences(files: &[File]) -> Vec<String> {
    let code: String =
        files.iter().filter(|file| file.is_rust()).map(|file| bare(&file.text)).collect();
    let said: BTreeSet<&str> = code.split(|c: char| !c.is_alphanumeric() && c != '_').collect();
    let mut english: BTreeSet<&str> = BTreeSet::new();
    english.extend(
        files.iter().filter(|file| file.path.ends_with("/en.ftl")).map(|file| file.path.as_str()),
    );
    let mut complaints = Vec::new();
    for fr in files.iter().filter(|file| file.path.ends_with("/fr.ftl")) {
        let path = fr.path.replace("/fr.ftl", "/en.ftl");
        english.remove(path.as_str());
        let Some(en) = files.iter().find(|file| file.path == path) else {
            complaints.push(format!("{} has no English beside it.", fr.path));
            continue;
        };
        let (french, english) = (messages(&fr.text), messages(&en.text));
        for (key, variables) in &french {
            match english.get(key) {
                None => complaints.push(format!("{}: `{key}` has no English.", fr.path)),
                Some(others) if others != variables => complaints.push(format!(
                    "{}: `{key}` says {variables:?} in French and {others:?} in English.",
                    fr.path
                )),
                Some(_) => (),
            }
            let spared = SPARED.contains(&key.as_str()) || key.starts_with('-');
            if !spared && !said.contains(key.replace('-', "_").as_str()) {
                complaints.push(format!("{}: nobody says `{key}`; use it or remove it.", fr.path));
            }
        }
        for key in english.keys().filter(|key| !french.contains_key(*key)) {
            complaints.push(format!("{}: `{key}` has no French.", en.path));
        }
    }
    complaints.extend(english.into_iter().map(|path| format!("{path} has no French beside it.")));
    complaints
}

/// Nothing that is true on one machine only, and no address to fetch packages from.
fn machines(file: &File) -> Vec<String> {
    // The first names the public index by its nature; these tests name what they look for.
    if file.path == "Cargo.lock" || file.path.starts_with("tests/tidy") {
        return Vec::new();
    }
    let mut complaints = Vec::new();
    for (line, text) in (1..).zip(file.text.lines()) {
        let home = [concat!("/ho", "me/"), "/Users/", "C:\\Users\\"]
            .iter()
            .filter_map(|prefix| text.split_once(prefix))
            .any(|(_, rest)| rest.starts_with(|c: char| c.is_alphanumeric()));
        if home {
            complaints.push(format!(
                "{}:{line}: a path of one machine: {}",
                file.path,
                text.trim()
            ));
        }
        let hosts = [
            "registry.npmjs",
            "registry.yarnpkg",
            "crates.io-index",
            "index.crates.io",
            "static.crates.io",
        ];
        if hosts.iter().any(|host| text.contains(host)) || text.contains("\"resolved\": \"http") {
            complaints.push(format!(
                "{}:{line}: names a package registry: {}",
                file.path,
                text.trim()
            ));
        }
    }
    complaints
}

#[test]
fn nobody_uses_what_the_architecture_keeps_from_them() {
    expect_none(repository().iter().flat_map(layers).collect());
}

#[test]
fn pages_show_amounts_and_do_not_compute_them() {
    expect_none(repository().iter().flat_map(pages).collect());
}

#[test]
fn every_file_says_first_what_it_is_for() {
    expect_none(repository().iter().flat_map(openings).collect());
}

#[test]
fn nothing_is_left_unfinished() {
    expect_none(repository().iter().flat_map(finished).collect());
}

#[test]
fn no_lint_is_switched_off_without_a_reason() {
    expect_none(repository().iter().flat_map(reasons).collect());
}

#[test]
fn no_file_is_too_long_to_read() {
    let files = repository();
    let long: Vec<String> = files.iter().flat_map(|file| lengths(file, &[])).collect();
    let idle = EXCUSED
        .iter()
        .filter(|(path, _)| !long.iter().any(|complaint| complaint.starts_with(path)));
    let idle = idle.map(|(path, _)| format!("{path} needs its excuse no longer."));
    expect_none(files.iter().flat_map(|file| lengths(file, EXCUSED)).chain(idle).collect());
}

#[test]
fn colours_and_sizes_live_in_one_file() {
    expect_none(repository().iter().flat_map(tokens).collect());
}

#[test]
fn text_and_graphics_stand_out_in_both_themes() {
    let files = repository();
    let sheet = files.iter().find(|file| file.path == "www/styles/tokens.css");
    expect_none(contrasts(&sheet.expect("the tokens have a sheet").text));
}

#[test]
fn text_stands_out_whatever_accent_a_page_around_chooses() {
    let files = repository();
    let sheet = files.iter().find(|file| file.path == "www/styles/tokens.css");
    let sheet = &sheet.expect("the tokens have a sheet").text;
    let (before, after) = sheet.split_once("--accent: light-dark(").expect("the accent is a token");
    let (_, after) = after.split_once(')').expect("it has two colours");
    let chosen = accents(sheet);
    assert!(50 < chosen.len(), "{} accents", chosen.len());
    for (light, dark) in chosen {
        expect_none(contrasts(&format!("{before}--accent: light-dark({light}, {dark}){after}")));
    }
}

#[test]
fn every_sentence_exists_in_both_languages_and_is_said() {
    expect_none(sentences(&repository()));
}

#[test]
fn every_kind_of_event_has_words_in_the_history() {
    let files = repository();
    let said = files.iter().find(|file| file.path == "src/rooms/sharing/sentences.rs");
    let said = &said.expect("the words of events have a file").text;
    let mut kinds = BTreeSet::new();
    for file in files.iter().filter(|file| file.path.starts_with("src/rooms/") && !file.is_test()) {
        for call in ["written::write(\"", "written::write_rows(\""] {
            let kind = |rest: &str| rest.split('"').next().map(str::to_owned);
            kinds.extend(file.text.split(call).skip(1).filter_map(kind));
        }
    }
    assert!(20 < kinds.len(), "only {} kinds of events are written: {kinds:?}", kinds.len());
    let unsaid = kinds.into_iter().filter(|kind| !said.contains(&format!("\"{kind}\" =>")));
    expect_none(unsaid.map(|kind| format!("{kind}: no words in the history of entries")).collect());
}

#[test]
fn nothing_names_a_machine_or_a_registry() {
    expect_none(repository().iter().flat_map(machines).collect());
}
