//! `serve`: the page as a static host would serve it, on this machine only.
//!
//! Serves `index.html`, `www/` and `pkg/` and nothing else of the repository, or the folder that `dist` made; never a path
//! with `..`, a hidden file or a symbolic link. The headers are those that `README.md` asks of a host.

use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::thread;
use std::time::{Duration, SystemTime};

use crate::tools::{Outcome, root};

/// Nothing but our own files, no `eval`, no markup from text: see «Hosting» in `README.md`.
pub const POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; \
    img-src 'self' blob: data:; font-src 'self'; connect-src 'self'; manifest-src 'self'; worker-src 'self'; \
    base-uri 'none'; form-action 'none'; frame-ancestors 'self'; require-trusted-types-for 'script'; \
    trusted-types encours";

/// A listening server.
pub struct Server {
    listener: TcpListener,
}

impl Server {
    /// Takes the port asked for, or the first free one from 8080 on. 0 takes any.
    pub fn bind(port: Option<u16>) -> Outcome<Server> {
        let ports = port.map_or(8080..=8099, |port| port..=port);
        let mut last = String::new();
        for port in ports {
            match TcpListener::bind((Ipv4Addr::LOCALHOST, port)) {
                Ok(listener) => return Ok(Server { listener }),
                Err(error) => {
                    last =
                        format!("Port {port} cannot be used: {error}. Choose another with --port.")
                }
            }
        }
        Err(last)
    }

    /// Where the page is.
    pub fn address(&self) -> String {
        let port = self.listener.local_addr().map_or(0, |address| address.port());
        format!("http://localhost:{port}/")
    }

    /// Serves the repository's page until the process ends.
    pub fn run(self) -> Outcome {
        self.run_folder(root())
    }

    /// Serves the page that lies in a folder until the process ends.
    pub fn run_folder(self, root: PathBuf) -> Outcome {
        for stream in self.listener.incoming().flatten() {
            let root = root.clone();
            thread::spawn(move || {
                // The other side went away: nothing to be done about it.
                let _ = answer(&root, stream);
            });
        }
        Ok(())
    }
}

fn answer(root: &Path, mut stream: TcpStream) -> std::io::Result<()> {
    stream.set_read_timeout(Some(Duration::from_secs(10)))?;
    let mut head = String::new();
    let mut lines = BufReader::new(stream.try_clone()?.take(64 * 1024));
    while lines.read_line(&mut head)? > 2 {}
    let reply = reply(root, &head);
    let mut answer = format!(
        "HTTP/1.1 {}\r\nConnection: close\r\nContent-Length: {}\r\n",
        reply.status,
        reply.body.len()
    );
    for (name, value) in &reply.headers {
        answer.push_str(&format!("{name}: {value}\r\n"));
    }
    answer.push_str("\r\n");
    stream.write_all(answer.as_bytes())?;
    if !head.starts_with("HEAD ") {
        stream.write_all(&reply.body)?;
    }
    stream.flush()
}

/// What one request is answered with.
#[derive(Debug)]
struct Reply {
    status: &'static str,
    headers: Vec<(&'static str, String)>,
    body: Vec<u8>,
}

impl Reply {
    fn text(status: &'static str) -> Reply {
        Reply::with(status, "text/plain; charset=utf-8", status.as_bytes().to_vec())
    }

    fn with(status: &'static str, mime: &str, body: Vec<u8>) -> Reply {
        let headers = vec![
            ("Content-Type", mime.to_owned()),
            ("Content-Security-Policy", POLICY.to_owned()),
            ("X-Content-Type-Options", "nosniff".to_owned()),
            ("Referrer-Policy", "no-referrer".to_owned()),
            ("Cross-Origin-Opener-Policy", "same-origin".to_owned()),
            // Kept, but asked for again each time: a new version is seen at the next visit.
            ("Cache-Control", "no-cache".to_owned()),
        ];
        Reply { status, headers, body }
    }
}

fn reply(root: &Path, head: &str) -> Reply {
    let mut words = head.lines().next().unwrap_or_default().split(' ');
    let (Some(method), Some(target)) = (words.next(), words.next()) else {
        return Reply::text("400 Bad Request");
    };
    if method != "GET" && method != "HEAD" {
        return Reply::text("405 Method Not Allowed");
    }
    let Some(path) = path_of(target).and_then(|path| find(root, &path)) else {
        return Reply::text("404 Not Found");
    };
    let (Ok(body), Some(mime)) = (fs::read(&path), mime_of(&path)) else {
        return Reply::text("404 Not Found");
    };
    let tag = tag_of(&path, body.len());
    if header(head, "if-none-match") == Some(tag.as_str()) {
        let mut reply = Reply::with("304 Not Modified", mime, Vec::new());
        reply.headers.push(("ETag", tag));
        return reply;
    }
    let mut reply = Reply::with("200 OK", mime, body);
    reply.headers.push(("ETag", tag));
    reply
}

/// A header's value, by its name in lower case.
fn header<'a>(head: &'a str, name: &str) -> Option<&'a str> {
    head.lines().find_map(|line| {
        let (known, value) = line.split_once(':')?;
        known.eq_ignore_ascii_case(name).then(|| value.trim())
    })
}

/// The parts of a request's path, decoded; `None` for what leaves the root or hides.
fn path_of(target: &str) -> Option<Vec<String>> {
    let path = target.split(['?', '#']).next().unwrap_or_default().strip_prefix('/')?;
    let mut parts = Vec::new();
    for part in path.split('/').filter(|part| !part.is_empty()) {
        let part = decoded(part)?;
        if part.starts_with('.') || part.contains(['/', '\\', '\0', ':']) {
            return None;
        }
        parts.push(part);
    }
    Some(parts)
}

fn decoded(part: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(part.len());
    let mut rest = part.bytes();
    while let Some(byte) = rest.next() {
        if byte == b'%' {
            let digits = [rest.next()?, rest.next()?];
            bytes.push(u8::from_str_radix(std::str::from_utf8(&digits).ok()?, 16).ok()?);
        } else {
            bytes.push(byte);
        }
    }
    String::from_utf8(bytes).ok()
}

/// The file behind a path, if it is one that we serve and no link is on the way.
fn find(root: &Path, parts: &[String]) -> Option<PathBuf> {
    let mut path = root.to_path_buf();
    match parts.first().map(String::as_str) {
        None => path.push("index.html"),
        Some("index.html") if parts.len() == 1 => path.push("index.html"),
        Some("component.js") if parts.len() == 1 => path.push("component.js"),
        // In the repository it has nothing to keep: one that is left from a build removes itself with it.
        Some(name @ "service-worker.js") if parts.len() == 1 => {
            path.push(name);
            if !path.is_file() {
                path = root.join("www").join(name);
            }
        }
        Some("www" | "pkg") if parts.len() > 1 => {
            for part in parts {
                path.push(part);
                if fs::symlink_metadata(&path).ok()?.is_symlink() {
                    return None;
                }
            }
        }
        _ => return None,
    }
    fs::symlink_metadata(&path).ok()?.is_file().then_some(path)
}

/// Changes when the file does.
fn tag_of(path: &Path, size: usize) -> String {
    let time = fs::metadata(path).and_then(|metadata| metadata.modified()).ok();
    let time =
        time.and_then(|time| time.duration_since(SystemTime::UNIX_EPOCH).ok()).unwrap_or_default();
    format!("\"{:x}-{size:x}\"", time.as_nanos())
}

/// Only what a page is made of is served.
fn mime_of(path: &Path) -> Option<&'static str> {
    Some(match path.extension()?.to_str()? {
        "html" => "text/html; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "wasm" => "application/wasm",
        "json" | "map" => "application/json",
        "webmanifest" => "application/manifest+json",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "ico" => "image/x-icon",
        "webp" => "image/webp",
        "woff2" => "font/woff2",
        "txt" | "md" | "ts" => "text/plain; charset=utf-8",
        "csv" => "text/csv; charset=utf-8",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A small site in a folder of its own, removed at the end.
    struct Site(PathBuf);

    impl Site {
        fn new(name: &str) -> Site {
            let root = std::env::temp_dir().join(format!("encours-{name}-{}", std::process::id()));
            fs::create_dir_all(root.join("www")).unwrap();
            fs::create_dir_all(root.join("pkg")).unwrap();
            fs::create_dir_all(root.join("src")).unwrap();
            fs::write(root.join("index.html"), "<p>").unwrap();
            fs::write(root.join("Cargo.toml"), "secret").unwrap();
            fs::write(root.join("src/lib.rs"), "secret").unwrap();
            fs::write(root.join("www/boot.js"), "1").unwrap();
            fs::write(root.join("www/.hidden.js"), "secret").unwrap();
            fs::write(root.join("pkg/encours_bg.wasm"), "wasm").unwrap();
            Site(root)
        }

        fn get(&self, path: &str) -> Reply {
            reply(&self.0, &format!("GET {path} HTTP/1.1\r\nHost: localhost\r\n\r\n"))
        }
    }

    impl Drop for Site {
        fn drop(&mut self) {
            let _ = fs::remove_dir_all(&self.0);
        }
    }

    fn value<'a>(reply: &'a Reply, name: &str) -> &'a str {
        reply.headers.iter().find(|(known, _)| *known == name).map_or("", |(_, value)| value)
    }

    #[test]
    fn the_page_and_its_parts_have_their_types_and_the_policy() {
        let site = Site::new("types");
        for (path, mime) in [
            ("/", "text/html; charset=utf-8"),
            ("/index.html?demo#clients", "text/html; charset=utf-8"),
            ("/www/boot.js", "text/javascript; charset=utf-8"),
            ("/pkg/encours_bg.wasm", "application/wasm"),
        ] {
            let reply = site.get(path);
            assert_eq!((reply.status, value(&reply, "Content-Type")), ("200 OK", mime), "{path}");
            assert!(
                value(&reply, "Content-Security-Policy")
                    .contains("require-trusted-types-for 'script'")
            );
            assert_eq!(value(&reply, "X-Content-Type-Options"), "nosniff");
            assert_eq!(value(&reply, "Cache-Control"), "no-cache");
        }
    }

    #[test]
    fn nothing_outside_the_page_is_served() {
        let site = Site::new("outside");
        for path in [
            "/Cargo.toml",
            "/src/lib.rs",
            "/www/../Cargo.toml",
            "/www/%2e%2e/Cargo.toml",
            "/www/..%2fCargo.toml",
            "/www/%2e%2e%2fsrc/lib.rs",
            "/www/.hidden.js",
            "/www",
            "/www/",
            "//etc/passwd",
            "/www/%ff",
            "/www/boot.js%00",
            "index.html",
        ] {
            assert_eq!(site.get(path).status, "404 Not Found", "{path}");
        }
        assert_eq!(reply(&site.0, "POST / HTTP/1.1\r\n\r\n").status, "405 Method Not Allowed");
        assert_eq!(reply(&site.0, "").status, "400 Bad Request");
    }

    #[cfg(unix)]
    #[test]
    fn symbolic_links_are_not_followed() {
        let site = Site::new("links");
        std::os::unix::fs::symlink(site.0.join("Cargo.toml"), site.0.join("www/file.txt")).unwrap();
        std::os::unix::fs::symlink(site.0.join("src"), site.0.join("www/folder")).unwrap();
        assert_eq!(site.get("/www/file.txt").status, "404 Not Found");
        assert_eq!(site.get("/www/folder/lib.rs").status, "404 Not Found");
    }

    #[test]
    fn the_header_and_the_page_carry_the_same_policy() {
        let page = fs::read_to_string(root().join("index.html")).unwrap();
        let own = POLICY.replace("frame-ancestors 'self'; ", "");
        let directives = |policy: &str| {
            policy.split("; ").map(str::to_owned).collect::<std::collections::BTreeSet<_>>()
        };
        let content = page.split("http-equiv=\"Content-Security-Policy\" content=\"").nth(1);
        let content =
            content.and_then(|rest| rest.split('"').next()).expect("index.html carries its policy");
        assert_eq!(directives(content), directives(&own));
        let readme = fs::read_to_string(root().join("README.md")).unwrap();
        assert!(
            readme.contains(&format!("Content-Security-Policy: {POLICY}\n")),
            "README.md names the header"
        );
    }

    #[test]
    fn an_unchanged_file_is_not_sent_again() {
        let site = Site::new("tags");
        let tag = value(&site.get("/www/boot.js"), "ETag").to_owned();
        let head = format!("GET /www/boot.js HTTP/1.1\r\nIf-None-Match: {tag}\r\n\r\n");
        assert_eq!(reply(&site.0, &head).status, "304 Not Modified");
        fs::write(site.0.join("www/boot.js"), "12").unwrap();
        assert_eq!(reply(&site.0, &head).status, "200 OK");
    }
}
