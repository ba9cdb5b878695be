//! ZIP archives: members out, members in.
//!
//! May use `base` and the `zip` crate. Counts as it expands: members, bytes of each against its compressed size, bytes
//! of all. What a header declares is never believed, and never allocated.

use std::io::{Cursor, Read, Write};

use zip::result::ZipError;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipArchive, ZipWriter};

use super::{NamedBytes, limits};
use crate::base::Fault;

/// The members of an archive, and of archives among them one level down (`lot.zip/FA-12.pdf`). Folders and what systems
/// leave behind (`__MACOSX`, `.DS_Store`, `Thumbs.db`) are skipped. Faults: `not-a-zip`, `damaged-zip`,
/// `encrypted-zip`, `zip-method`, `too-many-files`, `too-large`, `zip-ratio`, `nested-zip`; their place is the member.
pub fn unzip(bytes: &[u8]) -> (Vec<NamedBytes>, Vec<Fault>) {
    let mut unzip = Unzip::new(limits::ZIP_MEMBERS, limits::ZIP_BYTES, Some(limits::ZIP_RATIO));
    unzip.archive(bytes, "", Nested::Once);
    (unzip.files, unzip.faults)
}

/// The members of an archive as they are, archives among them included: for backups. Nothing is skipped, and the ratio
/// is not asked: what we wrote we must be able to read.
pub fn unzip_members(bytes: &[u8]) -> (Vec<NamedBytes>, Vec<Fault>) {
    let mut unzip = Unzip::new(limits::BACKUP_MEMBERS, limits::BACKUP_BYTES, None);
    unzip.archive(bytes, "", Nested::Kept);
    (unzip.files, unzip.faults)
}

/// What becomes of an archive in an archive.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Nested {
    Kept,
    Once,
    Refused,
}

struct Unzip {
    files: Vec<NamedBytes>,
    faults: Vec<Fault>,
    /// Members, bytes and bytes per compressed byte that are allowed.
    most_members: u64,
    most_bytes: u64,
    most_ratio: Option<u64>,
    /// Members and bytes so far.
    members: u64,
    expanded: u64,
}

impl Unzip {
    fn new(most_members: u64, most_bytes: u64, most_ratio: Option<u64>) -> Unzip {
        let (files, faults) = (Vec::new(), Vec::new());
        Unzip { files, faults, most_members, most_bytes, most_ratio, members: 0, expanded: 0 }
    }

    fn fault(&mut self, code: &str, file: &str) {
        self.limit(code, file, None);
    }

    fn limit(&mut self, code: &str, file: &str, limit: Option<u64>) {
        if self.faults.len() < limits::FAULTS {
            let mut fault = Fault::new(code).in_file(file);
            fault.limit = limit;
            self.faults.push(fault);
        }
    }

    fn archive(&mut self, bytes: &[u8], folder: &str, nested: Nested) {
        let place = folder.trim_end_matches('/');
        let mut archive = match ZipArchive::new(Cursor::new(bytes)) {
            Ok(archive) => archive,
            Err(_) if bytes.starts_with(b"PK") => return self.fault("damaged-zip", place),
            Err(_) => return self.fault("not-a-zip", place),
        };
        for index in 0..archive.len() {
            self.members += 1;
            if self.members > self.most_members {
                return self.limit("too-many-files", place, Some(self.most_members));
            }
            // What it is called is needed even where it cannot be opened.
            let raw =
                archive.name_for_index(index).and_then(|name| name.ok().map(|name| clean(&name)));
            let Some(name) = raw.filter(|name| !name.is_empty()) else { continue };
            let path = format!("{folder}{name}");
            let member = match archive.by_index(index) {
                Ok(member) if member.is_dir() || (nested != Nested::Kept && is_litter(&name)) => {
                    continue;
                }
                Ok(member) => member,
                Err(error) => {
                    let code = match error {
                        ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED)
                        | ZipError::InvalidPassword => "encrypted-zip",
                        ZipError::UnsupportedArchive(_)
                        | ZipError::CompressionMethodNotSupported(_) => "zip-method",
                        _ => "damaged-zip",
                    };
                    self.fault(code, &path);
                    continue;
                }
            };
            let Some(content) = self.expand(member, &path) else { continue };
            let archive_inside = nested != Nested::Kept
                && name.to_ascii_lowercase().ends_with(".zip")
                && super::sniff(&name, &content[..content.len().min(4096)]) == "zip";
            match nested {
                Nested::Once if archive_inside => {
                    self.archive(&content, &format!("{path}/"), Nested::Refused)
                }
                Nested::Refused if archive_inside => self.fault("nested-zip", &path),
                _ => self.files.push(NamedBytes { name: path, bytes: content }),
            }
        }
    }

    /// The content of one member, counted as it comes out.
    fn expand<R: Read>(
        &mut self,
        member: zip::read::ZipFile<'_, R>,
        path: &str,
    ) -> Option<Vec<u8>> {
        let of_ratio = |ratio| {
            member.compressed_size().saturating_mul(ratio).max(limits::ZIP_RATIO_FREE_BYTES)
        };
        let ratio = self.most_ratio.map_or(u64::MAX, of_ratio);
        let left = self.most_bytes.saturating_sub(self.expanded);
        let bound = ratio.min(left);
        let mut content = Vec::new();
        let read = member.take(bound + 1).read_to_end(&mut content);
        self.expanded = self.expanded.saturating_add(content.len() as u64);
        if content.len() as u64 > bound {
            if left <= ratio {
                self.limit("too-large", path, Some(self.most_bytes));
            } else {
                self.limit("zip-ratio", path, self.most_ratio);
            }
            return None;
        }
        if read.is_err() {
            self.fault("damaged-zip", path);
            return None;
        }
        Some(content)
    }
}

/// A member's path with `/`, without roots, drives, `..` and control characters.
fn clean(name: &str) -> String {
    let parts = name.split(['/', '\\']).map(|part| {
        let part: String = part.chars().filter(|character| !character.is_control()).collect();
        part.trim().to_owned()
    });
    let is_step = |part: &String| !matches!(part.as_str(), "" | "." | "..") && !part.ends_with(':');
    parts.filter(is_step).collect::<Vec<_>>().join("/")
}

/// What operating systems add to archives.
fn is_litter(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or("");
    path.split('/').any(|part| part == "__MACOSX")
        || name.starts_with("._")
        || matches!(name, ".DS_Store" | "Thumbs.db" | "desktop.ini")
}

/// An archive of these members, deflated, in the order given. The same members give the same bytes: no clock is read.
/// Fault: `zip-failed`, when two members have one name or the archive is too large for the format.
pub fn zip(members: &[NamedBytes]) -> Result<Vec<u8>, Box<Fault>> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let refused = |name: &str| Box::new(Fault::new("zip-failed").in_file(name));
    for member in members {
        // What is compressed already only loses time.
        let stored = matches!(
            super::sniff("", &member.bytes[..member.bytes.len().min(64)]),
            "pdf" | "zip" | "xlsx" | "ods"
        );
        let method = if stored { CompressionMethod::Stored } else { CompressionMethod::Deflated };
        let options = SimpleFileOptions::default()
            .compression_method(method)
            .last_modified_time(DateTime::default())
            .large_file(member.bytes.len() as u64 >= u64::from(u32::MAX));
        writer
            .start_file(member.name.as_str(), options)
            .and_then(|()| writer.write_all(&member.bytes).map_err(ZipError::from))
            .map_err(|_| refused(&member.name))?;
    }
    writer.finish().map(Cursor::into_inner).map_err(|_| refused(""))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(name: &str, bytes: &[u8]) -> NamedBytes {
        NamedBytes { name: name.to_owned(), bytes: bytes.to_vec() }
    }

    fn codes(faults: &[Fault]) -> Vec<(&str, &str)> {
        faults.iter().map(|fault| (fault.code.as_str(), fault.place.file.as_str())).collect()
    }

    #[test]
    fn what_is_zipped_comes_back_the_same_and_in_order() {
        let members = [
            file("factures/FA-1.xml", b"<a/>"),
            file("vide.txt", b""),
            file("données.csv", &[7; 70_000]),
        ];
        let bytes = zip(&members).unwrap();
        assert_eq!(bytes, zip(&members).unwrap(), "no clock in it");
        assert_eq!(unzip(&bytes), (members.to_vec(), vec![]));
    }

    #[test]
    fn archives_inside_are_opened_once_and_no_deeper() {
        let inner = zip(&[file("FA-1.xml", b"<a/>")]).unwrap();
        let deeper = zip(&[file("lot.zip", &inner), file("FA-2.xml", b"<b/>")]).unwrap();
        let (files, faults) =
            unzip(&zip(&[file("a.zip", &inner), file("b.zip", &deeper)]).unwrap());
        let names: Vec<_> = files.iter().map(|file| file.name.as_str()).collect();
        assert_eq!(names, ["a.zip/FA-1.xml", "b.zip/FA-2.xml"]);
        assert_eq!(codes(&faults), [("nested-zip", "b.zip/lot.zip")]);
        let backup = zip(&[file("a.zip", &inner)]).unwrap();
        assert_eq!(unzip_members(&backup), (vec![file("a.zip", &inner)], vec![]));
    }

    #[test]
    fn paths_are_cleaned_and_litter_is_left() {
        for (name, expected) in [
            ("../../etc/passwd", "etc/passwd"),
            ("C:\\factures\\FA 1.pdf", "factures/FA 1.pdf"),
            ("/./a\u{0}b.xml", "ab.xml"),
            ("..", ""),
        ] {
            assert_eq!(clean(name), expected);
        }
        let members =
            [file("__MACOSX/._a.xml", b"x"), file(".DS_Store", b"x"), file("a.xml", b"<a/>")];
        assert_eq!(unzip(&zip(&members).unwrap()).0, [file("a.xml", b"<a/>")]);
    }

    #[test]
    fn a_bomb_is_stopped_by_its_ratio_and_the_rest_is_read() {
        let bytes = zip(&[file("bombe.txt", &vec![0; 8 << 20]), file("a.xml", b"<a/>")]).unwrap();
        let (files, faults) = unzip(&bytes);
        assert_eq!(files, [file("a.xml", b"<a/>")]);
        assert_eq!(
            (codes(&faults), faults[0].limit),
            (vec![("zip-ratio", "bombe.txt")], Some(limits::ZIP_RATIO))
        );
    }

    #[test]
    fn too_many_members_are_refused_after_the_limit() {
        let many: Vec<_> =
            (0..=limits::ZIP_MEMBERS).map(|number| file(&format!("{number}.txt"), b"")).collect();
        let (files, faults) = unzip(&zip(&many).unwrap());
        assert_eq!(files.len() as u64, limits::ZIP_MEMBERS);
        assert_eq!(codes(&faults), [("too-many-files", "")]);
    }

    #[test]
    fn what_is_not_an_archive_is_refused() {
        assert_eq!(codes(&unzip(b"Compte;Nom").1), [("not-a-zip", "")]);
        assert_eq!(codes(&unzip(b"PK\x03\x04 cut").1), [("damaged-zip", "")]);
        assert!(zip(&[file("a", b"1"), file("a", b"2")]).is_err());
    }
}
