//! `pkg/look.js`: the style sheets of the page as one text for a shadow root, and its typefaces beside it.
//!
//! Inside a part of somebody else's page the element is what `:root` and `body` are on a page of our own; its size, not
//! the window's, decides the layout; and a typeface cannot be declared. Everything else is said once, in `www/styles`.

use std::fs;
use std::path::Path;

use crate::tools::{Outcome, root, write_if_changed};

/// Under this name the page around gets our typeface: its own, of whatever name, is left alone.
const FAMILY: &str = "Encours Sans";

/// What only a part of another page needs.
const EMBEDDED: &str = "www/styles/embedded.css";

/// Writes `pkg/look.js` and `pkg/fonts/`.
pub fn write() -> Outcome {
    let root = root();
    let page = read(&root.join("index.html"))?;
    let mut sheets = String::new();
    for href in style_sheets(&page) {
        sheets.push_str(&read(&root.join(href))?);
    }
    let (mut sheet, faces) = embedded(&sheets)?;
    sheet.push_str(&without_comments(&read(&root.join(EMBEDDED))?));
    let mut lines = vec![
        "// Written by `cargo xtask build` from www/styles: do not edit.".to_owned(),
        format!("export const css = {};", serde_json::Value::from(sheet)),
        "export const faces = [".to_owned(),
    ];
    for face in &faces {
        let bytes = fs::read(root.join("www/fonts").join(&face.file))
            .map_err(|error| format!("www/fonts/{}: {error}", face.file))?;
        // Bundlers turn small files into `data:` addresses, which a strict page refuses: those are written here.
        let source = if bytes.len() < 4096 {
            format!("\"{}\"", base64(&bytes))
        } else {
            write_if_changed(&root.join("pkg/fonts").join(&face.file), &bytes)?;
            format!("new URL(\"./fonts/{}\", import.meta.url)", face.file)
        };
        lines.push(format!(
            "  {{ family: \"{FAMILY}\", source: {source}, weight: \"{}\", unicodeRange: \"{}\" }},",
            face.weight, face.range
        ));
    }
    lines.push("];\n".to_owned());
    let licence = "LICENSE-source-sans-3.txt";
    let words = read(&root.join("www/fonts").join(licence))?;
    write_if_changed(&root.join("pkg/fonts").join(licence), words.as_bytes())?;
    let words = read(&root.join(crate::dist::PAPER_LICENCE))?;
    write_if_changed(&root.join("pkg/fonts/LICENSE-encours-sans.txt"), words.as_bytes())?;
    write_if_changed(&root.join("pkg/look.js"), lines.join("\n").as_bytes())
}

fn read(path: &Path) -> Outcome<String> {
    fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))
}

/// The style sheets that the page names, in its order.
fn style_sheets(page: &str) -> Vec<&str> {
    page.split("<link rel=\"stylesheet\" href=\"./")
        .skip(1)
        .filter_map(|rest| rest.split('"').next())
        .collect()
}

/// A typeface that a style sheet declares.
#[derive(Debug, PartialEq, Eq)]
struct Face {
    file: String,
    weight: String,
    range: String,
}

/// The style sheets as a shadow root takes them, and the typefaces that they declared.
fn embedded(sheets: &str) -> Outcome<(String, Vec<Face>)> {
    let mut faces = Vec::new();
    let mut sheet = String::with_capacity(sheets.len());
    let mut rest = sheets;
    while let Some((before, after)) = rest.split_once("@font-face") {
        sheet.push_str(before);
        let (body, after) = after
            .split_once('}')
            .ok_or_else(|| "A @font-face of www/styles has no end.".to_owned())?;
        faces.push(face(body)?);
        rest = after;
    }
    sheet.push_str(rest);
    let sheet = without_comments(&sheet);
    let sheet = selectors(&sheet);
    let sheet = sheet
        // The element's size, not the window's.
        .replace("100dvh", "100cqh")
        .replace("100svh", "100cqh")
        .replace("100vh", "100cqh")
        .replace("100vw", "100cqw")
        .replace("@media screen and (m", "@media (m")
        .replace("@media (max-width:", "@container encours (max-width:")
        .replace("@media (min-width:", "@container encours (min-width:")
        .replace("\"Source Sans 3\"", &format!("\"{FAMILY}\""));
    let sheet = sized(&sheet);
    let lines = sheet.lines().map(str::trim).filter(|line| !line.is_empty());
    Ok((lines.collect::<Vec<_>>().join("\n"), faces))
}

/// `:root` is the element itself, or what is mounted in it when an attribute decides; `html` and `body` are what is
/// mounted. What a sheet already says of `:host` beside `:root` is the same once more.
fn selectors(sheet: &str) -> String {
    let mut out = String::with_capacity(sheet.len());
    for part in sheet.split_inclusive(['{', '}', ';']) {
        let Some(list) = part.strip_suffix('{').filter(|text| !text.trim_start().starts_with('@'))
        else {
            out.push_str(part);
            continue;
        };
        let list: Vec<String> = list
            .split(", ")
            .filter(|one| !one.trim().starts_with(":host"))
            .map(|one| match one.trim() {
                "html" | "body" => one.replace("html", ".encours").replace("body", ".encours"),
                _ => one
                    .replace(":root[", ".encours[")
                    .replace(":root", ":host")
                    .replace("html[", ".encours["),
            })
            .collect();
        out.push_str(list.join(", ").trim_end());
        out.push_str(" {");
    }
    out
}

/// No element asks for its own size: what depends on it is set one step further in.
fn sized(sheet: &str) -> String {
    let mut out = String::with_capacity(sheet.len());
    let mut rest = sheet;
    while let Some(start) = rest.find("@container") {
        let (before, block) = rest.split_at(start);
        out.push_str(before);
        let mut depth = 0;
        let end = block.find(|letter| {
            depth += match letter {
                '{' => 1,
                '}' => -1,
                _ => 0,
            };
            letter == '}' && depth == 0
        });
        let (block, after) = block.split_at(end.map_or(block.len(), |end| end + 1));
        out.push_str(&block.replace(":host", ".encours"));
        rest = after;
    }
    out.push_str(rest);
    out
}

fn without_comments(sheet: &str) -> String {
    let mut out = String::with_capacity(sheet.len());
    let mut rest = sheet;
    while let Some((before, after)) = rest.split_once("/*") {
        out.push_str(before);
        rest = after.split_once("*/").map_or("", |(_, after)| after);
    }
    out.push_str(rest);
    out
}

fn face(body: &str) -> Outcome<Face> {
    let value = |name: &str| {
        body.split(';')
            .find_map(|line| {
                line.trim_start_matches(['{', ' ', '\n'])
                    .strip_prefix(name)?
                    .trim()
                    .strip_prefix(':')
            })
            .map(|value| value.split_whitespace().collect::<Vec<_>>().join(" "))
            .ok_or_else(|| format!("A @font-face of www/styles has no {name}."))
    };
    let source = value("src")?;
    let file = source
        .split("url(\"../fonts/")
        .nth(1)
        .and_then(|rest| rest.split('"').next())
        .ok_or_else(|| format!("A typeface is not in www/fonts: {source}"))?;
    Ok(Face {
        file: file.to_owned(),
        weight: value("font-weight")?,
        range: value("unicode-range")?,
    })
}

/// Bytes as text, for addresses and hashes.
pub fn base64(bytes: &[u8]) -> String {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut out = String::new();
    for group in bytes.chunks(3) {
        let bits = group.iter().fold(0_u32, |bits, byte| bits << 8 | u32::from(*byte))
            << (8 * (3 - group.len()));
        for place in 0..4 {
            if place <= group.len() {
                out.push(char::from(LETTERS[(bits >> (18 - 6 * place) & 63) as usize]));
            } else {
                out.push('=');
            }
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sheet_of_the_page_becomes_one_of_the_element() {
        let sheet = r#"/* Why. */
            @font-face { font-family: "Source Sans 3"; font-weight: 200 900; src: url("../fonts/a.woff2") format("woff2");
              unicode-range: U+0000-00FF,
                U+0131; }
            :root { --face: "Source Sans 3", sans-serif; }
            :root, :host { --ink: black; }
            :root[data-theme="dark"], :host([data-theme="dark"]) { color-scheme: dark; }
            html, body { min-height: 100dvh; }
            @media (max-width: 760px) { .menu { width: 100vw; } :root { --row: 56px; } }
            @media screen and (max-width: 900px) { .a { gap: 0; } }
            @media print { tbody { color: black; } }"#;
        let (sheet, faces) = embedded(sheet).unwrap();
        let expected = r#":host { --face: "Encours Sans", sans-serif; }
:host { --ink: black; }
.encours[data-theme="dark"] { color-scheme: dark; }
.encours, .encours { min-height: 100cqh; }
@container encours (max-width: 760px) { .menu { width: 100cqw; } .encours { --row: 56px; } }
@container encours (max-width: 900px) { .a { gap: 0; } }
@media print { tbody { color: black; } }"#;
        assert_eq!(sheet, expected);
        let face = Face {
            file: "a.woff2".to_owned(),
            weight: "200 900".to_owned(),
            range: "U+0000-00FF, U+0131".to_owned(),
        };
        assert_eq!(faces, [face]);
    }

    #[test]
    fn the_pages_own_sheets_leave_nothing_that_means_the_document() {
        let root = root();
        let page = read(&root.join("index.html")).unwrap();
        let sheets = style_sheets(&page);
        assert!(sheets.contains(&"www/styles/tokens.css"), "{sheets:?}");
        let all: String = sheets.iter().map(|href| read(&root.join(href)).unwrap()).collect();
        let (sheet, faces) = embedded(&all).unwrap();
        assert!(faces.len() >= 2);
        for word in [":root", "@font-face", "url(\"../", "100vh", "100dvh", "@import"] {
            assert!(!sheet.contains(word), "{word}");
        }
    }

    #[test]
    fn bytes_are_written_in_base64() {
        for (bytes, text) in [(&b""[..], ""), (b"f", "Zg=="), (b"fo", "Zm8="), (b"foo", "Zm9v")] {
            assert_eq!(base64(bytes), text);
        }
    }
}
