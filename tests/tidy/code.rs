//! Reads Rust well enough to know which paths a file names: no parser, no dependency.

use std::collections::BTreeSet;

use super::File;

/// Rust without its comments and without what stands between quotes; lines stay where they are.
pub fn bare(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let length = if rest.starts_with("//") {
            rest.find('\n').unwrap_or(rest.len())
        } else if rest.starts_with("/*") {
            rest.find("*/").map_or(rest.len(), |end| end + 2)
        } else if let Some(hashes) = raw_string(rest, out.chars().last()) {
            let close = format!("\"{}", "#".repeat(hashes));
            let open = hashes + 2;
            rest[open..].find(&close).map_or(rest.len(), |end| open + end + close.len())
        } else if first == '"' {
            let mut escaped = false;
            let end = rest[1..].find(|c| {
                let closes = c == '"' && !escaped;
                escaped = c == '\\' && !escaped;
                closes
            });
            end.map_or(rest.len(), |end| end + 2)
        } else if rest.starts_with("'\"'") {
            3
        } else if rest.starts_with("'\\\"'") {
            4
        } else {
            out.push(first);
            rest = &rest[first.len_utf8()..];
            continue;
        };
        out.extend(rest[..length].chars().filter(|&c| c == '\n'));
        rest = &rest[length..];
    }
    out
}

/// The number of `#` of a raw string that begins here.
fn raw_string(rest: &str, before: Option<char>) -> Option<usize> {
    let inside_a_word =
        before.is_some_and(|c| c.is_alphanumeric() || c == '_') && before != Some('b');
    let hashes = rest.strip_prefix('r')?.chars().take_while(|&c| c == '#').count();
    (!inside_a_word && rest[1 + hashes..].starts_with('"')).then_some(hashes)
}

/// Without the tests at the end of a file.
pub fn without_tests(bare: &str) -> &str {
    let starts =
        ["#[cfg(test)]", "#[cfg(all(test,"].iter().filter_map(|attribute| bare.find(attribute));
    starts.min().map_or(bare, |start| &bare[..start])
}

/// Every path named in a file (`crate::book::Book`, `std::time::Instant`).
pub fn paths(file: &File) -> BTreeSet<String> {
    let code = bare(&file.text);
    let mut rest = without_tests(&code);
    let mut found = BTreeSet::new();
    let mut words = Vec::new();
    let word = |c: char| c.is_alphanumeric() || c == '_';
    while let Some(start) = rest.find(word) {
        let end = rest[start..].find(|c| !word(c)).map_or(rest.len(), |end| start + end);
        words.push(&rest[start..end]);
        rest = &rest[end..];
        if let Some(next) = rest.strip_prefix("::") {
            if let Some(tree) = next.strip_prefix('{') {
                expand(&words.join("::"), tree, &mut found);
                words.clear();
            } else if !next.starts_with(word) {
                // `use a::*`, `collect::<Vec<_>>()`
                found.insert(words.join("::"));
                words.clear();
            }
            rest = next;
        } else {
            found.insert(words.join("::"));
            words.clear();
        }
    }
    found.into_iter().map(|path| from_root(&file.path, &path)).collect()
}

/// `a::{b, c::{d}}` names `a::b` and `a::c::d`. `tree` begins after the first brace.
fn expand(prefix: &str, tree: &str, found: &mut BTreeSet<String>) {
    let mut open = vec![prefix.to_owned()];
    let mut word = String::new();
    for c in tree.chars() {
        let Some(outer) = open.last() else { return };
        match c {
            '{' => {
                let inner = format!("{outer}::{}", word.trim_end_matches(':'));
                open.push(inner);
                word.clear();
            }
            ',' | '}' => {
                if !word.is_empty() {
                    found.insert(format!("{outer}::{word}"));
                    word.clear();
                }
                if c == '}' {
                    open.pop();
                }
            }
            c if c.is_whitespace() => (),
            c => word.push(c),
        }
    }
}

/// `super::x` in `src/rooms/payments/queries.rs` is `crate::rooms::payments::x`.
fn from_root(file: &str, path: &str) -> String {
    let file = file.trim_start_matches("src/").trim_end_matches(".rs");
    let mut module: Vec<&str> =
        file.split('/').filter(|name| *name != "mod" && *name != "lib").collect();
    let mut rest = path.strip_prefix("self::").unwrap_or(path);
    while let Some(next) = rest.strip_prefix("super::") {
        module.pop();
        rest = next;
    }
    if rest == path {
        return path.to_owned();
    }
    ["crate"].into_iter().chain(module).chain([rest]).collect::<Vec<_>>().join("::")
}
