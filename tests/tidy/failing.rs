//! Each rule, seen failing.

use super::*;

#[track_caller]
fn complains(complaints: &[String], words: &str) {
    assert!(
        complaints.iter().any(|complaint| complaint.contains(words)),
        "«{words}» not in {complaints:?}"
    );
}

#[test]
fn forbidden_paths_are_found_however_they_are_written() {
    for (path, text, words) in [
        ("src/base/x.rs", "use crate::book::Book;", "book::Book: base holds values"),
        (
            "src/base/x.rs",
            "use crate::{\n    base::Day,\n    rooms::{invoices, payments},\n};",
            "rooms::invoices",
        ),
        ("src/base/x.rs", "fn f() { std::time::Instant::now(); }", "no clock"),
        ("src/base/x.rs", "use super::super::texts::Locale;", "texts::Locale"),
        ("src/formats/x.rs", "use crate::texts::Locale;", "text for people"),
        ("src/formats/csv/x.rs", "use crate::journal::Entry;", "journal::Entry"),
        ("src/journal/x.rs", "use crate::rooms::payments;", "what an event means"),
        ("src/rooms/payments/x.rs", "use crate::store::Store;", "where bytes are kept"),
        ("src/rooms/payments/x.rs", "use crate::formats::Parsed;", "only the exchange room"),
        (
            "src/rooms/payments/x.rs",
            "use crate::engine::protocol::Command;",
            "called by the engine",
        ),
        ("src/rooms/insight/x.rs", "use std::time::SystemTime;", "time and chance"),
        ("src/rooms/insight/x.rs", "let x = js_sys::Date::now();", "js_sys::Date"),
        ("src/book.rs", "use crate::formats::Record;", "formats::Record"),
        ("src/store/x.rs", "use crate::book::Book;", "never sees the book"),
        ("src/engine/x.rs", "use leptos::prelude::*;", "with and without an interface"),
        ("src/engine/x.rs", "struct X(IdbDatabase);", "never IndexedDB by name"),
        ("src/ui/x.rs", "use crate::book::Book;", "the state is the engine's"),
        ("src/rooms/payments/page.rs", "use crate::journal::EntryId;", "the state is the engine's"),
    ] {
        complains(&layers(&File::new(path, text)), words);
    }
}

#[test]
fn what_is_allowed_is_not_complained_of() {
    for (path, text) in [
        ("src/rooms/exchange/x.rs", "use crate::formats::Parsed;"),
        (
            "src/rooms/payments/page.rs",
            "use leptos::prelude::*; use crate::engine::protocol::Command;",
        ),
        (
            "src/base/x.rs",
            "// crate::book::B\nconst X: &str = \"crate::book::B\"; let r = r#\"crate::book::B\"#;",
        ),
        ("src/base/x.rs", "#[cfg(test)]\nmod tests { use std::time::Instant; }"),
        ("src/journal/tests.rs", "use crate::rooms::payments;"),
        (
            "src/rooms/payments/queries.rs",
            "use super::events::Event; use crate::rooms::invoices::Kind;",
        ),
        ("src/store/x.rs", "use web_sys::IdbDatabase; use crate::journal::Entry;"),
    ] {
        assert_eq!(layers(&File::new(path, text)), Vec::<String>::new(), "{text}");
    }
}

#[test]
fn a_page_that_computes_or_takes_text_for_markup_is_found() {
    let page = |text| pages(&File::new("src/ui/x.rs", text));
    complains(&page("view! { <p inner_html=name/> }"), "text for markup");
    complains(&page("let sum = a.checked_add(b);"), "computes an amount");
    assert!(page("// inner_html is not for us").is_empty());
    assert!(pages(&File::new("src/rooms/insight/x.rs", "a.checked_add(b)")).is_empty());
}

#[test]
fn leftovers_are_found() {
    complains(&openings(&File::new("src/x.rs", "use std::fs;")), "does not begin");
    complains(&finished(&File::new("src/x.rs", "fn f() { todo!() }")), "left over");
    complains(&finished(&File::new("src/x.rs", "let x = y.unwrap();")), "outside a test");
    assert!(finished(&File::new("src/x.rs", "#[cfg(test)]\nmod tests { y.unwrap() }")).is_empty());
    assert!(finished(&File::new("src/x.rs", "/// `y.unwrap()`, todo!\nlet x = 1;")).is_empty());
    complains(&reasons(&File::new("src/x.rs", "\n#[allow(dead_code)]\nfn f() {}")), "src/x.rs:2");
    assert!(reasons(&File::new("src/x.rs", "#[allow(dead_code, reason = \"why\")]")).is_empty());
}

#[test]
fn long_files_are_found_unless_a_sentence_excuses_them() {
    let file = File::new("src/x.rs", &"line\n".repeat(LONG + 1));
    complains(&lengths(&file, &[]), "has 701 lines");
    assert!(lengths(&file, &[("src/x.rs", "a table of the law, one row a line")]).is_empty());
    complains(&lengths(&file, &[("src/x.rs", "")]), "has 701 lines");
}

#[test]
fn colours_and_sizes_without_a_name_are_found() {
    let style = |text| tokens(&File::new("www/styles/x.css", text));
    complains(&style("a { color: #1a2b3c; }"), "colour #1a2b3c");
    complains(&style("a { background: rgb(1 2 3); }"), "colour rgb");
    complains(&style("a:hover { border: 3px solid white; }"), "duration 3px");
    complains(
        &style("/* one\n two */\na { top: 0; margin: -4px; }"),
        "x.css:3: the size or duration -4px",
    );
    complains(&style("a { border: 1px solid; }"), "1px");
    complains(&style("a { gap: 0.5rem; }"), "0.5rem");
    complains(&style("a { transition: color 120ms; }"), "120ms");
    complains(&style("@keyframes k { from { translate: 3rem 0; } }"), "3rem");
    complains(&style("@media print { a { font-size: 9pt; } }"), "9pt");
    complains(&style("a { font-family: Arial; }"), "face or weight Arial");
    complains(&style("a { font-weight: 600; }"), "face or weight 600");
    assert!(
        style("a { color: var(--ink); margin: 0; inset: 50%; flex: 1 1 0; rotate: 1turn; grid: 1fr }\n@media (max-width: 700px) {}")
            .is_empty()
    );
    assert!(style("/* was #fff\n   color: #fff 4px; */\na { grid-area: head; }").is_empty());
    assert!(style("@page { size: A4; margin: 15mm; }").is_empty());
    assert!(tokens(&File::new("www/styles/tokens.css", ":root { --ink: #111; }")).is_empty());
    let page = |text| tokens(&File::new("src/ui/x.rs", text));
    complains(&page("view! { <p style=\"margin: 0\"></p> }"), "an inline style");
    complains(&page("view! { <p style:width=\"12px\"></p> }"), "12px");
    complains(&page("let ink = \"#1a2b3c\";"), "colour #1a2b3c");
    assert!(page("view! { <rect width=\"100%\" height=\"12\" rx=\"2\"></rect> }").is_empty());
}

#[test]
fn a_colour_that_does_not_stand_out_is_found() {
    let sheet =
        std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/www/styles/tokens.css"));
    let sheet = sheet.expect("the tokens have a sheet");
    let (before, after) =
        sheet.split_once("--ink-faint: light-dark(#").expect("faint ink is a token");
    let paler = format!("{before}--ink-faint: light-dark(#b0b0b0{}", &after[6..]);
    complains(&contrasts(&paler), "--ink-faint on --paper (light)");
    complains(&contrasts(&sheet.replace("--accent: light-dark(", "--other: (")), "--accent or");
}

#[test]
fn sentences_that_lack_a_language_a_variable_or_a_use_are_found() {
    let files = |fr, en, code| {
        [
            File::new("src/texts/fr.ftl", fr),
            File::new("src/texts/en.ftl", en),
            File::new("src/x.rs", code),
        ]
    };
    let used = "t.a_b(1);";
    complains(&sentences(&files("a-b = un", "", used)), "`a-b` has no English");
    complains(&sentences(&files("", "a-b = one", used)), "`a-b` has no French");
    complains(&sentences(&files("a-b = { $x }", "a-b = one", used)), "in English");
    complains(&sentences(&files("a-b = un", "a-b = one", "// a_b")), "nobody says `a-b`");
    let ok = files("# $x (String)\na-b =\n    un { $x }\n", "a-b = one {$x}", used);
    assert_eq!(sentences(&ok), Vec::<String>::new());
    complains(&sentences(&[File::new("src/rooms/a/texts/en.ftl", "")]), "no French beside it");
}

#[test]
fn paths_of_a_machine_and_registries_are_found() {
    let file = |text| machines(&File::new("README.md", text));
    complains(&file(concat!("see /ho", "me/anna/encours")), "a path of one machine");
    complains(&file("\"resolved\": \"https://host/x.tgz\""), "names a package registry");
    assert!(file(concat!("the folder target/x, and /ho", "me/ of the user")).is_empty());
}
