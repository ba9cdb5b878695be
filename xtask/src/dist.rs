//! `dist`: the folder to upload. Any static host will do, under any path.
//!
//! Every script, style, typeface and WASM file has part of its SHA-256 in its name, and those that name it name it so:
//! files of two versions never mix, and may be kept for ever. What is not reachable from the page, or from
//! `component.js`, is not there. The same sources give the same bytes, listed in `SHA256SUMS`.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

use crate::server::POLICY;
use crate::tools::{Outcome, program, root, run, succeeds};

/// What the list of the service worker is in its source.
const NO_VERSION: &str = "const VERSION = \"\";";
const NO_FILES: &str = "const FILES = [];";

/// Files that keep their names: those that people and browsers ask for by them.
const MANIFEST: &str = "www/manifest.webmanifest";
/// Where each is here, and there.
const LICENCES: [(&str, &str); 4] = [
    ("LICENSE-APACHE", "LICENSE-APACHE"),
    ("LICENSE-MIT", "LICENSE-MIT"),
    ("www/fonts/LICENSE-source-sans-3.txt", "www/fonts/LICENSE-source-sans-3.txt"),
    (PAPER_LICENCE, "www/fonts/LICENSE-encours-sans.txt"),
];

/// Of the typeface of papers, which is inside their WASM file.
pub const PAPER_LICENCE: &str = "src/paper/fonts/LICENSE-encours-sans.txt";

/// Where the folder is made unless said otherwise.
pub fn folder() -> PathBuf {
    root().join("target/dist")
}

/// Makes the folder anew. With `compress`, each text and WASM file lies there as `.br` and `.gz` too.
pub fn make(folder: &Path, compress: bool) -> Outcome {
    let site = Site::build(&root())?;
    site.write(folder)?;
    if compress {
        precompress(folder)?;
    }
    let bytes: usize = site.files.values().map(Vec::len).sum();
    println!(
        "{}: {} files, {:.1} MB, version {}.",
        folder.display(),
        site.files.len(),
        bytes as f64 / 1e6,
        site.version
    );
    Ok(())
}

/// All that is uploaded, by path.
struct Site {
    files: BTreeMap<String, Vec<u8>>,
    version: String,
}

impl Site {
    fn build(root: &Path) -> Outcome<Site> {
        let mut hashed =
            Hashed { root, names: BTreeMap::new(), files: BTreeMap::new(), open: Vec::new() };
        let manifest = hashed.rewritten(MANIFEST)?;
        hashed.files.insert(MANIFEST.to_owned(), manifest);
        let page = String::from_utf8_lossy(&hashed.rewritten("index.html")?).into_owned();
        let page = page.replacen(
            "<meta name=\"referrer\"",
            "<meta name=\"encours-service-worker\" content=\"./service-worker.js\">\n  <meta name=\"referrer\"",
            1,
        );
        if !page.contains("encours-service-worker") {
            return Err("index.html has no place for the service worker's name.".to_owned());
        }
        // What the application itself needs is kept off line; what only others' pages need is not.
        let kept: BTreeSet<String> = hashed.files.keys().cloned().collect();
        let component = hashed.name("www/component.js")?;
        let mut files = std::mem::take(&mut hashed.files);
        files.insert(
            "component.js".to_owned(),
            format!("// `<encours-app>`, for other pages of this origin.\nexport * from \"./{component}\";\n").into_bytes(),
        );
        let list: Vec<(String, String)> =
            std::iter::once((String::new(), integrity(page.as_bytes())))
                .chain(kept.iter().map(|path| (path.clone(), integrity(&files[path]))))
                .collect();
        files.insert("index.html".to_owned(), page.into_bytes());
        let list = serde_json::to_string(&list).map_err(|error| error.to_string())?;
        let version = hex(list.as_bytes())[..16].to_owned();
        let worker = read_text(root, "www/service-worker.js")?;
        if !worker.contains(NO_VERSION) || !worker.contains(NO_FILES) {
            return Err("www/service-worker.js has no place for its list.".to_owned());
        }
        let worker = worker
            .replacen(NO_VERSION, &format!("const VERSION = \"{version}\";"), 1)
            .replacen(NO_FILES, &format!("const FILES = {};", list.replace("],[", "],\n  [")), 1);
        files.insert("service-worker.js".to_owned(), worker.into_bytes());
        files.insert("hosting.md".to_owned(), hosting().into_bytes());
        for (name, place) in LICENCES {
            files.insert(place.to_owned(), read(root, name)?);
        }
        let sums: String =
            files.iter().map(|(path, bytes)| format!("{}  {path}\n", hex(bytes))).collect();
        files.insert("SHA256SUMS".to_owned(), sums.into_bytes());
        Ok(Site { files, version })
    }

    fn write(&self, folder: &Path) -> Outcome {
        let failed = |error: std::io::Error| format!("{}: {error}", folder.display());
        if folder.exists() {
            // Only a folder that we made is emptied.
            let ours = folder.join("SHA256SUMS").is_file()
                || fs::read_dir(folder).map_err(failed)?.next().is_none();
            if !ours {
                return Err(format!(
                    "{} holds something else: name an empty folder.",
                    folder.display()
                ));
            }
            fs::remove_dir_all(folder).map_err(failed)?;
        }
        for (path, bytes) in &self.files {
            let path = folder.join(path);
            fs::create_dir_all(path.parent().unwrap_or(folder)).map_err(failed)?;
            fs::write(path, bytes).map_err(failed)?;
        }
        Ok(())
    }
}

/// Files under names that hold their hash, found from those that name them.
struct Hashed<'a> {
    root: &'a Path,
    /// From the path in the repository to the path with the hash.
    names: BTreeMap<String, String>,
    files: BTreeMap<String, Vec<u8>>,
    /// Those whose own references are being followed.
    open: Vec<String>,
}

impl Hashed<'_> {
    /// The path with the hash of a file and of all that it names.
    fn name(&mut self, path: &str) -> Outcome<String> {
        if let Some(name) = self.names.get(path) {
            return Ok(name.clone());
        }
        if self.open.iter().any(|open| open == path) {
            return Err(format!(
                "{path} names itself, by way of {}: no hash can.",
                self.open.join(", ")
            ));
        }
        self.open.push(path.to_owned());
        let bytes = self.rewritten(path)?;
        self.open.pop();
        let (stem, extension) = path.rsplit_once('.').unwrap_or((path, ""));
        let name = format!("{stem}.{}.{extension}", &hex(&bytes)[..12]);
        self.names.insert(path.to_owned(), name.clone());
        self.files.insert(name.clone(), bytes);
        Ok(name)
    }

    /// A file's content with the names of others as they will be.
    fn rewritten(&mut self, path: &str) -> Outcome<Vec<u8>> {
        let bytes = read(self.root, path)?;
        if !matches!(path.rsplit_once('.'), Some((_, "js" | "css" | "html" | "webmanifest"))) {
            return Ok(bytes);
        }
        let text = String::from_utf8(bytes).map_err(|_| format!("{path} is not text."))?;
        let mut out = String::with_capacity(text.len() + 256);
        let mut rest = text.as_str();
        while let Some((before, quote, inside, after)) = next_quoted(rest) {
            out.push_str(before);
            out.push(quote);
            match self.reference(path, inside) {
                Some(target) if target == MANIFEST => out.push_str(inside),
                Some(target) => {
                    let name = self.name(&target)?;
                    let folder = inside.rsplit_once('/').map_or("", |(folder, _)| folder);
                    let base = name.rsplit_once('/').map_or(name.as_str(), |(_, base)| base);
                    // Beside it, by its bare name, as wasm-bindgen writes it.
                    let slash = if inside.contains('/') { "/" } else { "" };
                    out.push_str(&format!("{folder}{slash}{base}"));
                }
                None => out.push_str(inside),
            }
            out.push(quote);
            rest = after;
        }
        out.push_str(rest);
        Ok(out.into_bytes())
    }

    /// The file that a quoted text means, seen from the file it stands in.
    fn reference(&self, from: &str, text: &str) -> Option<String> {
        let relative = text.starts_with("./") || text.starts_with("../") || text.ends_with(".wasm");
        let clean =
            text.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"./-_".contains(&byte));
        if !relative || !clean || text.ends_with('/') {
            return None;
        }
        let mut parts: Vec<&str> = from.split('/').collect();
        parts.pop();
        for part in text.split('/') {
            match part {
                "." => (),
                ".." => drop(parts.pop()?),
                part => parts.push(part),
            }
        }
        let path = parts.join("/");
        self.root.join(&path).is_file().then_some(path)
    }
}

/// The next text in quotes on one line: what stands before it, the quote, what is inside, what follows.
fn next_quoted(text: &str) -> Option<(&str, char, &str, &str)> {
    let mut from = 0;
    loop {
        let start = from + text[from..].find(['"', '\''])?;
        let quote = if text[start..].starts_with('"') { '"' } else { '\'' };
        let inside = &text[start + 1..];
        match inside.find([quote, '\n']) {
            Some(end) if inside[end..].starts_with(quote) => {
                // An apostrophe in a sentence is no quote: what follows one is looked at again.
                let content = &inside[..end];
                if content.contains([' ', '(', ')']) {
                    from = start + 1;
                    continue;
                }
                return Some((&text[..start], quote, content, &inside[end + 1..]));
            }
            _ => from = start + 1,
        }
    }
}

fn read(root: &Path, path: &str) -> Outcome<Vec<u8>> {
    fs::read(root.join(path)).map_err(|error| format!("{path}: {error}"))
}

fn read_text(root: &Path, path: &str) -> Outcome<String> {
    fs::read_to_string(root.join(path)).map_err(|error| format!("{path}: {error}"))
}

fn hex(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// As `fetch` takes it.
fn integrity(bytes: &[u8]) -> String {
    format!("sha256-{}", crate::look::base64(&Sha256::digest(bytes)))
}

/// `.br` and `.gz` beside what compresses well, by Node where it is.
fn precompress(folder: &Path) -> Outcome {
    const COMPRESS: &str = "
const { readdirSync, readFileSync, writeFileSync } = require('fs'), path = require('path');
const { brotliCompressSync, gzipSync, constants: c } = require('zlib');
const folder = process.argv[1];
for (const entry of readdirSync(folder, { recursive: true })) {
  if (!/\\.(html|js|css|svg|wasm|webmanifest)$/.test(entry)) continue;
  const file = path.join(folder, entry), bytes = readFileSync(file);
  const params = { [c.BROTLI_PARAM_QUALITY]: 11, [c.BROTLI_PARAM_SIZE_HINT]: bytes.length };
  writeFileSync(file + '.br', brotliCompressSync(bytes, { params }));
  writeFileSync(file + '.gz', gzipSync(bytes, { level: 9 }));
}";
    if !succeeds(&mut program("node", &["--version"])) {
        println!("Without Node nothing is compressed beforehand; the host may do it.");
        return Ok(());
    }
    run(program("node", &["-e", COMPRESS, "--"]).arg(folder))
}

/// How to host it, with the policy that this build has.
fn hosting() -> String {
    include_str!("hosting.md").replace("{POLICY}", POLICY)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A small repository in a folder of its own, removed at the end.
    struct Sources(PathBuf);

    impl Sources {
        fn new(name: &str, script: &str) -> Sources {
            let folder =
                std::env::temp_dir().join(format!("encours-dist-{name}-{}", std::process::id()));
            let files = [
                (
                    "index.html",
                    "<meta name=\"referrer\"><link rel=\"manifest\" href=\"./www/manifest.webmanifest\">\
                     <script src=\"./www/boot.js\"></script>",
                ),
                ("www/boot.js", script),
                ("www/worker.js", "import './engine.js'; // don't"),
                ("www/engine.js", "new URL('../pkg/e_bg.wasm', import.meta.url)"),
                ("www/component.js", "import \"./boot.js\"; import \"./look.js\";"),
                ("www/look.js", "1"),
                ("www/never.js", "2"),
                ("www/manifest.webmanifest", "{\"icons\": [{\"src\": \"./icon.png\"}]}"),
                ("www/icon.png", "png"),
                ("www/service-worker.js", "const VERSION = \"\";\nconst FILES = [];\n"),
                ("pkg/e_bg.wasm", "wasm"),
                ("LICENSE-APACHE", "a"),
                ("LICENSE-MIT", "m"),
                ("www/fonts/LICENSE-source-sans-3.txt", "f"),
                (PAPER_LICENCE, "p"),
            ];
            for (path, content) in files {
                let path = folder.join(path);
                fs::create_dir_all(path.parent().unwrap()).unwrap();
                fs::write(path, content).unwrap();
            }
            Sources(folder)
        }

        fn site(&self) -> Outcome<Site> {
            Site::build(&self.0)
        }
    }

    impl Drop for Sources {
        fn drop(&mut self) {
            let _ = fs::remove_dir_all(&self.0);
        }
    }

    const SCRIPT: &str =
        "new Worker(new URL(\"./worker.js\", import.meta.url)); say('it isn’t \"./none.js\"')";

    fn paths(site: &Site) -> Vec<String> {
        // The hashes are of no interest here.
        let plain = |path: &String| {
            let parts = path.split('.').filter(|part| part.len() != 12 || part.contains('/'));
            parts.collect::<Vec<_>>().join(".")
        };
        site.files.keys().map(plain).collect()
    }

    fn text<'a>(site: &'a Site, start: &str) -> &'a str {
        let file = site.files.iter().find(|(path, _)| path.starts_with(start));
        std::str::from_utf8(file.unwrap_or_else(|| panic!("{start} is there")).1).unwrap()
    }

    #[test]
    fn what_the_page_reaches_is_there_under_its_hash_and_nothing_else() {
        let site = Sources::new("reach", SCRIPT).site().unwrap();
        assert_eq!(
            paths(&site),
            [
                "LICENSE-APACHE",
                "LICENSE-MIT",
                "SHA256SUMS",
                "component.js",
                "hosting.md",
                "index.html",
                "pkg/e_bg.wasm",
                "service-worker.js",
                "www/boot.js",
                "www/component.js",
                "www/engine.js",
                "www/fonts/LICENSE-encours-sans.txt",
                "www/fonts/LICENSE-source-sans-3.txt",
                "www/icon.png",
                "www/look.js",
                "www/manifest.webmanifest",
                "www/worker.js",
            ]
        );
        for (path, content) in &site.files {
            if let Some(hash) = path.split('.').find(|part| part.len() == 12 && !part.contains('/'))
            {
                assert!(hex(content).starts_with(hash), "{path}");
            }
        }
    }

    #[test]
    fn who_names_a_file_names_it_with_its_hash() {
        let site = Sources::new("names", SCRIPT).site().unwrap();
        let name =
            |start: &str| site.files.keys().find(|path| path.starts_with(start)).unwrap().clone();
        assert!(text(&site, "index.html").contains(&format!("src=\"./{}\"", name("www/boot."))));
        assert!(text(&site, "www/worker.").contains(&format!("'./{}'", &name("www/engine.")[4..])));
        assert!(text(&site, "www/engine.").contains(&format!("'../{}'", name("pkg/e_bg."))));
        assert!(
            text(&site, "www/manifest").contains(&format!("\"./{}\"", &name("www/icon.")[4..]))
        );
        assert!(text(&site, "component.js").contains(&format!("\"./{}\"", name("www/component."))));
        assert!(text(&site, "index.html").contains("href=\"./www/manifest.webmanifest\""));
    }

    #[test]
    fn the_service_worker_keeps_the_page_and_not_what_only_others_need() {
        let site = Sources::new("list", SCRIPT).site().unwrap();
        let worker = text(&site, "service-worker.js");
        assert!(
            worker.contains(&format!(
                "[\"\",\"{}\"]",
                integrity(text(&site, "index.html").as_bytes())
            ))
        );
        for kept in
            ["www/boot.", "www/worker.", "www/engine.", "pkg/e_bg.", "www/icon.", "www/manifest"]
        {
            assert!(worker.contains(kept), "{kept}");
        }
        for other in ["component", "look", "hosting", "SHA256SUMS", "LICENSE"] {
            assert!(!worker.contains(other), "{other}");
        }
        assert!(worker.contains(&format!("const VERSION = \"{}\"", site.version)));
        assert!(text(&site, "index.html").contains("content=\"./service-worker.js\""));
    }

    #[test]
    fn the_same_sources_give_the_same_bytes_and_others_another_version() {
        let sources = Sources::new("same", SCRIPT);
        let (first, second) = (sources.site().unwrap(), sources.site().unwrap());
        assert_eq!(first.files, second.files);
        // Deep below the page: every name up to it changes.
        fs::write(sources.0.join("pkg/e_bg.wasm"), "other").unwrap();
        let third = sources.site().unwrap();
        assert_ne!(first.version, third.version);
        assert_ne!(text(&first, "index.html"), text(&third, "index.html"));
    }

    #[test]
    fn a_file_that_names_itself_is_refused() {
        let site = Sources::new("circle", "import \"./component.js\";").site();
        assert!(site.is_err_and(|sentence| sentence.contains("names itself")));
    }

    #[test]
    fn sums_are_as_sha256sum_checks_them_and_a_foreign_folder_is_left_alone() {
        let sources = Sources::new("sums", SCRIPT);
        let site = sources.site().unwrap();
        let sums = text(&site, "SHA256SUMS");
        assert_eq!(sums.lines().count(), site.files.len() - 1);
        assert!(
            sums.contains(&format!("{}  index.html\n", hex(text(&site, "index.html").as_bytes())))
        );
        assert!(site.write(&sources.0).is_err());
        let out = sources.0.join("out");
        site.write(&out).unwrap();
        fs::write(out.join("old.js"), "").unwrap();
        site.write(&out).unwrap();
        assert!(out.join("index.html").is_file() && !out.join("old.js").exists());
    }
}
