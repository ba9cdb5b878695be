//! Programs that are not ours, run on what we printed.

use std::fs;
use std::path::PathBuf;
use std::process::Command;
use std::sync::atomic::{AtomicUsize, Ordering};

/// Writes a file for a program to read; its path.
pub fn kept(name: &str, bytes: &[u8]) -> String {
    static COUNT: AtomicUsize = AtomicUsize::new(0);
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("paper");
    fs::create_dir_all(&folder).expect("the target folder can be written");
    let count = COUNT.fetch_add(1, Ordering::Relaxed);
    let path = folder.join(format!("{}-{count}-{name}", std::process::id()));
    fs::write(&path, bytes).expect("the target folder can be written");
    path.to_string_lossy().into_owned()
}

/// What a program prints.
pub fn run(program: &str, arguments: &[&str]) -> String {
    let output = Command::new(program).args(arguments).output();
    let output = output.unwrap_or_else(|_| {
        panic!("{program} is needed to judge our pages: install it (Debian: `apt-get install poppler-utils qpdf`)")
    });
    let (said, wrong) =
        (String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    assert!(output.status.success(), "{program} {arguments:?}: {said}{wrong}");
    said.into_owned()
}

/// A word on a page, in points from the top left.
#[derive(Debug)]
pub struct Word {
    pub page: usize,
    pub left: f64,
    pub top: f64,
    pub right: f64,
    pub bottom: f64,
    pub text: String,
}

/// All words of a file, as poppler sees them.
pub fn words(pdf: &[u8]) -> Vec<Word> {
    let path = kept("words.pdf", pdf);
    let listed = run("pdftotext", &["-bbox", &path, "-"]);
    let mut page = 0;
    let mut words = Vec::new();
    for line in listed.lines() {
        page += usize::from(line.trim_start().starts_with("<page "));
        let Some(rest) = line.trim_start().strip_prefix("<word ") else { continue };
        let value = |name: &str| {
            let start = rest.find(&format!("{name}=\"")).expect("poppler says it") + name.len() + 2;
            rest[start..].split('"').next().and_then(|text| text.parse().ok()).expect("a number")
        };
        let text = rest.split_once('>').map_or("", |(_, text)| text.trim_end_matches("</word>"));
        words.push(Word {
            page,
            left: value("xMin"),
            top: value("yMin"),
            right: value("xMax"),
            bottom: value("yMax"),
            text: text.to_owned(),
        });
    }
    words
}

/// QR codes on the pages of a file, drawn at so many dots an inch.
pub fn codes(pdf: &[u8], dots: u32) -> Vec<String> {
    let path = kept("code.pdf", pdf);
    let picture = format!("{path}.pages");
    run("pdftoppm", &["-gray", "-r", &dots.to_string(), &path, &picture]);
    let folder = PathBuf::from(&picture);
    let name = folder.file_name().expect("a file").to_string_lossy().into_owned();
    let entries = fs::read_dir(folder.parent().expect("a folder")).expect("it is there");
    let mut pages: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
    pages.retain(|page| {
        page.file_name().is_some_and(|file| file.to_string_lossy().starts_with(&name))
    });
    pages.sort();
    let mut found = Vec::new();
    for page in pages {
        let bytes = fs::read(&page).expect("poppler wrote it");
        let (width, height, pixels) = grey(&bytes);
        let mut image = rqrr::PreparedImage::prepare_from_greyscale(width, height, |x, y| {
            pixels[y * width + x]
        });
        for grid in image.detect_grids() {
            found.extend(grid.decode().map(|(_, text)| text));
        }
        let _ = fs::remove_file(page);
    }
    found
}

/// A PGM file: width, height, one byte a pixel.
fn grey(bytes: &[u8]) -> (usize, usize, &[u8]) {
    let mut at = 0;
    let mut fields = Vec::new();
    while fields.len() < 4 {
        let start = at;
        at += bytes[at..].iter().position(u8::is_ascii_whitespace).expect("a PGM header") + 1;
        fields.push(std::str::from_utf8(&bytes[start..at - 1]).expect("a PGM header"));
    }
    assert_eq!(fields[0], "P5");
    (fields[1].parse().expect("a width"), fields[2].parse().expect("a height"), &bytes[at..])
}
