//! Writing a backup: the journal, its parts and its sources as files that anybody can read and check.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use serde::{Deserialize, Serialize};

use crate::base::{Fault, Hash};
use crate::engine::documents::{DocumentAnswer, DocumentRequest, Documents, NamedBytes};
use crate::journal::{DeviceId, Journal, StoredEntry};
use crate::store::Failure;

/// What `manifest.json` says this is.
pub const FORMAT: &str = "encours-backup";
/// Of the layout of files described here.
pub const VERSION: u32 = 1;

/// The member that says what the backup is of.
pub const MANIFEST: &str = "manifest.json";
/// The member that holds the sum of every other one, as `sha256sum` writes it.
pub const SUMS: &str = "SHA256SUMS";
/// The member that explains, in French and English.
pub const README: &str = "README.txt";
/// The member that lists the source files.
pub const SOURCES: &str = "sources.tsv";

/// Bytes of entries in one file, about.
const FILE_BYTES: usize = 4 << 20;

/// `manifest.json`: what the backup is of, so that nothing can be missing at its end.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Manifest {
    /// [`FORMAT`].
    pub format: String,
    /// Of the layout, see [`VERSION`].
    pub version: u32,
    /// When it was made, in milliseconds since 1970.
    pub made_at: u64,
    /// Entries in all.
    pub entries: u64,
    /// The last entry of each device.
    pub heads: BTreeMap<DeviceId, Head>,
    /// [`Journal::digest`].
    pub digest: Hash,
    /// The hash of the state folded from it; [`Hash::NONE`] when not known.
    pub book: Hash,
    /// Personal data that was erased: the journal names it, and no copy holds it.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub erased: BTreeSet<Hash>,
}

/// The last entry of one device.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Head {
    /// Its number.
    pub number: u64,
    /// Of its bytes.
    pub hash: Hash,
}

/// A backup, ready to be zipped.
#[derive(Clone, Debug, Default)]
pub struct Backup {
    /// The files.
    pub members: Vec<NamedBytes>,
    /// Parts and sources that an entry names and that are not here: without them the backup is not whole, and reading
    /// it says so.
    pub missing: Vec<Hash>,
}

/// What a backup is made from.
pub struct Contents<'a> {
    /// The entries.
    pub journal: &'a Journal,
    /// The hash of the state folded from them.
    pub book: Hash,
    /// The wall clock, in milliseconds since 1970.
    pub made_at: u64,
    /// The names under which the source files came.
    pub names: &'a BTreeMap<Hash, String>,
    /// Personal data that was erased.
    pub erased: &'a BTreeSet<Hash>,
}

/// Gathers the files of a backup. `blob` reads a part or a source; `progress` hears how many of them are done, of how
/// many.
pub async fn members<E>(
    contents: &Contents<'_>,
    blob: impl AsyncFn(Hash) -> Result<Option<Vec<u8>>, E>,
    mut progress: impl FnMut(u64, u64),
) -> Result<Backup, E> {
    let journal = contents.journal;
    let mut backup = Backup::default();
    backup.add(README, include_str!("texts/README.txt").as_bytes().to_vec());
    for device in journal.devices() {
        files(journal.stream(device)).into_iter().for_each(|file| backup.add_entries(device, file));
    }
    let (parts, mut sources) = blobs(journal);
    sources.retain(|hash| !contents.erased.contains(hash));
    let total = (parts.len() + sources.len()) as u64;
    let mut done = 0;
    for hash in parts {
        match blob(hash).await? {
            Some(bytes) => backup.add(&format!("parts/{hash}.jsonl"), bytes),
            None => backup.missing.push(hash),
        }
        done += 1;
        progress(done, total);
    }
    let mut list = String::from("sha256\tfile\tname\tbytes\n");
    for hash in sources {
        match blob(hash).await? {
            Some(bytes) => {
                let name = contents.names.get(&hash).map_or("", String::as_str);
                let file = format!("sources/{}-{}", &hash.to_string()[..12], clean(name));
                let told = name.replace(|letter: char| letter.is_control(), " ");
                // Writing to a string cannot fail.
                let _ = writeln!(list, "{hash}\t{file}\t{told}\t{}", bytes.len());
                backup.add(&file, bytes);
            }
            None => backup.missing.push(hash),
        }
        done += 1;
        progress(done, total);
    }
    backup.add(SOURCES, list.into_bytes());
    let head = |(device, (number, hash))| (device, Head { number, hash });
    let manifest = Manifest {
        format: FORMAT.to_owned(),
        version: VERSION,
        made_at: contents.made_at,
        entries: journal.len() as u64,
        heads: journal.heads().into_iter().map(head).collect(),
        digest: journal.digest(),
        book: contents.book,
        erased: contents.erased.clone(),
    };
    let manifest = serde_json::to_vec_pretty(&manifest)
        .expect("a manifest is made of texts, numbers and names, which always serialise");
    backup.add(MANIFEST, manifest);
    let mut sums = String::new();
    for NamedBytes { name, bytes } in &backup.members {
        let _ = writeln!(sums, "{}  {name}", Hash::of(bytes));
    }
    backup.add(SUMS, sums.into_bytes());
    Ok(backup)
}

impl Backup {
    fn add(&mut self, name: &str, bytes: Vec<u8>) {
        self.members.push(NamedBytes { name: name.to_owned(), bytes });
    }

    /// One file of entries that follow each other.
    fn add_entries(&mut self, device: DeviceId, entries: &[StoredEntry]) {
        let [first, ..] = entries else { return };
        let first = first.entry.id.number;
        let last = first + entries.len() as u64 - 1;
        let bytes = entries.iter().map(|stored| stored.bytes.len() + 1).sum();
        let mut lines = Vec::with_capacity(bytes);
        for stored in entries {
            lines.extend_from_slice(&stored.bytes);
            lines.push(b'\n');
        }
        self.add(&format!("journal/{device}/{first}-{last}.jsonl"), lines);
    }
}

/// Cuts a stream into files of about 4 MiB.
fn files(stream: &[StoredEntry]) -> Vec<&[StoredEntry]> {
    let mut files = Vec::new();
    let (mut start, mut bytes) = (0, 0);
    for (place, stored) in stream.iter().enumerate() {
        if start < place && FILE_BYTES < bytes + stored.bytes.len() {
            files.push(&stream[start..place]);
            (start, bytes) = (place, 0);
        }
        bytes += stored.bytes.len() + 1;
    }
    if start < stream.len() {
        files.push(&stream[start..]);
    }
    files
}

/// The parts and the sources that the entries name, each once, in the order of the journal.
fn blobs(journal: &Journal) -> (Vec<Hash>, Vec<Hash>) {
    let mut seen = std::collections::BTreeSet::new();
    let (mut parts, mut sources) = (Vec::new(), Vec::new());
    for stored in journal.ordered() {
        let named = stored.entry.events.iter().flat_map(|event| &event.parts);
        parts.extend(named.map(|part| part.sha256).filter(|hash| seen.insert(*hash)));
        sources.extend(stored.entry.sources.iter().copied().filter(|hash| seen.insert(*hash)));
    }
    (parts, sources)
}

/// A file name that every system and every archive program leaves as it is: plain letters (an accent may come back in
/// another form), no folder, nothing that a shell reads, at most 80 characters, its ending kept.
fn clean(name: &str) -> String {
    let plain = |letter: char| match letter {
        'à' | 'â' | 'ä' => 'a',
        'ç' => 'c',
        'é' | 'è' | 'ê' | 'ë' => 'e',
        'î' | 'ï' => 'i',
        'ô' | 'ö' => 'o',
        'ù' | 'û' | 'ü' => 'u',
        'À' | 'Â' => 'A',
        'Ç' => 'C',
        'É' | 'È' | 'Ê' => 'E',
        '.' | '-' | '_' | ' ' => letter,
        _ if letter.is_ascii_alphanumeric() => letter,
        _ => '_',
    };
    let all: Vec<char> = name.chars().map(plain).collect();
    let kept: String = all[all.len().saturating_sub(80)..].iter().collect();
    let kept = kept.replace("..", "_");
    let kept = kept.trim_matches(['.', ' ']);
    if kept.is_empty() { "file".to_owned() } else { kept.to_owned() }
}

/// Why a file could not be made or opened.
#[derive(Clone, Debug, PartialEq)]
pub enum Trouble {
    /// The machine let us down.
    Failure(Failure),
    /// Something is wrong in the file: `wrong-passphrase`, `passphrase-needed`, `not-a-zip`, `not-a-backup` …
    Faults(Vec<Fault>),
}

impl From<Failure> for Trouble {
    fn from(failure: Failure) -> Trouble {
        Trouble::Failure(failure)
    }
}

/// One file of these members, encrypted when the passphrase is not empty.
pub async fn pack(
    documents: &impl Documents,
    members: Vec<NamedBytes>,
    passphrase: &str,
) -> Result<Vec<u8>, Trouble> {
    let zip = bytes(documents.call(DocumentRequest::Zip(members)).await?)?;
    if passphrase.is_empty() {
        return Ok(zip);
    }
    bytes(documents.call(DocumentRequest::Encrypt(passphrase.to_owned(), zip)).await?)
}

/// The members of a file that [`pack`] wrote.
pub async fn unpack(
    documents: &impl Documents,
    file: Vec<u8>,
    passphrase: &str,
) -> Result<Vec<NamedBytes>, Trouble> {
    let zip = if !is_encrypted(&file) {
        file
    } else if passphrase.is_empty() {
        return Err(Trouble::Faults(vec![Fault::new("passphrase-needed")]));
    } else {
        bytes(documents.call(DocumentRequest::Decrypt(passphrase.to_owned(), file)).await?)?
    };
    match documents.call(DocumentRequest::Members(zip)).await? {
        DocumentAnswer::Files(members, faults) if faults.is_empty() => Ok(members),
        DocumentAnswer::Files(members, faults) => {
            // The members that could be read are judged with the rest: what is missing shows there.
            if members.is_empty() { Err(Trouble::Faults(faults)) } else { Ok(members) }
        }
        DocumentAnswer::Refused(fault) => Err(Trouble::Faults(vec![fault])),
        _ => Err(unexpected()),
    }
}

/// Whether a file is one that `age` wrote.
pub fn is_encrypted(file: &[u8]) -> bool {
    file.starts_with(b"age-encryption.org/") || file.starts_with(b"-----BEGIN AGE ENCRYPTED FILE")
}

fn bytes(answer: DocumentAnswer) -> Result<Vec<u8>, Trouble> {
    match answer {
        DocumentAnswer::Bytes(bytes) => Ok(bytes),
        DocumentAnswer::Refused(fault) => Err(Trouble::Faults(vec![fault])),
        _ => Err(unexpected()),
    }
}

fn unexpected() -> Trouble {
    Trouble::Failure(Failure::Other("the documents module answered another question".to_owned()))
}
