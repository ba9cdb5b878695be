//! Reading a backup: everything is proved before anything is said.

use std::collections::{BTreeMap, BTreeSet};

use crate::base::{Fault, Hash, json};
use crate::engine::documents::NamedBytes;
use crate::journal::{Broken, DeviceId, Journal, Part, StoredEntry};
use crate::store::Addition;

use super::backup::{FORMAT, MANIFEST, Manifest, SUMS, VERSION};

/// What a backup holds, proved.
#[derive(Clone, Debug, Default)]
pub struct Restored {
    /// The entries.
    pub journal: Journal,
    /// Parts and sources by their hash.
    pub blobs: BTreeMap<Hash, Vec<u8>>,
    /// What it says of itself; absent when that could not be read.
    pub manifest: Option<Manifest>,
}

/// A backup in which something is wrong.
#[derive(Clone, Debug)]
pub struct Unsound {
    /// What, and where. At least one is not a warning.
    pub faults: Vec<Fault>,
    /// What is proved nevertheless: the intact prefix of each stream, with the parts that it needs. May be empty.
    pub intact: Restored,
}

/// Reads the members of a backup. `progress` hears how many bytes are verified, of how many.
///
/// Any bit that differs from what was written is found, whichever file it is in. Files that were not in the backup
/// (a folder's settings, added when somebody packed it again) are left out.
pub fn read(
    members: Vec<NamedBytes>,
    mut progress: impl FnMut(u64, u64),
) -> Result<Restored, Box<Unsound>> {
    let mut faults = Vec::new();
    let mut files = gather(members);
    let total = files.values().map(|bytes| bytes.len() as u64).sum();
    let mut done = 0;
    let sums: BTreeMap<String, Hash> = files
        .iter()
        .map(|(name, bytes)| {
            let hash = Hash::of(bytes);
            done += bytes.len() as u64;
            progress(done, total);
            (name.clone(), hash)
        })
        .collect();
    let unsound = |faults, intact| Err(Box::new(Unsound { faults, intact }));

    let manifest = match files.get(MANIFEST).map(|bytes| read_manifest(bytes)) {
        None => return unsound(vec![Fault::new("not-a-backup")], Restored::default()),
        Some(Err(fault)) if fault.code == "from-the-future" => {
            return unsound(vec![*fault], Restored::default());
        }
        Some(Err(fault)) => {
            faults.push(*fault);
            None
        }
        Some(Ok(manifest)) => Some(manifest),
    };
    check_sums(files.get(SUMS).map(Vec::as_slice), &sums, &mut faults);
    // A manifest that was altered does not say where the streams end.
    let manifest = manifest.filter(|_| faults.iter().all(|fault| fault.place.file != MANIFEST));

    let mut journal = Journal::default();
    for (device, stream) in streams(&files) {
        let lines = stream.iter().map(|(_, line)| line.to_vec());
        if let Err(broken) = journal.load_stream(device, lines) {
            faults.push(locate(&broken, device, &stream));
        }
    }
    if let Some(manifest) = &manifest {
        check_heads(manifest, &mut journal, &mut faults);
    }

    let mut blobs = BTreeMap::new();
    let by_hash: BTreeMap<Hash, String> = sums
        .into_iter()
        .filter(|(name, _)| name.starts_with("parts/") || name.starts_with("sources/"))
        .map(|(name, hash)| (hash, name))
        .collect();
    let erased = manifest.as_ref().map(|manifest| &manifest.erased);
    let known = |hash: &Hash| {
        by_hash.contains_key(hash) || erased.is_some_and(|erased| erased.contains(hash))
    };
    check_blobs(&mut journal, known, &mut faults);
    for hash in journal.blobs() {
        if let Some(bytes) = by_hash.get(&hash).and_then(|name| files.remove(name)) {
            blobs.insert(hash, bytes);
        }
    }
    if let Some(manifest) = &manifest
        && faults.iter().all(|fault| fault.warning)
        && (journal.digest() != manifest.digest || journal.len() as u64 != manifest.entries)
    {
        faults.push(Fault::new("backup-altered").in_file(MANIFEST));
    }
    let restored = Restored { journal, blobs, manifest };
    if faults.iter().any(|fault| !fault.warning) { unsound(faults, restored) } else { Ok(restored) }
}

impl Restored {
    /// What of this is new to a journal, as one addition for the store, and what does not go with it (a twin: the two
    /// journals are of one device that went two ways).
    pub fn addition(mut self, here: &Journal) -> (Addition, Vec<Broken>) {
        let lines = self.journal.ordered().into_iter().map(|stored| stored.bytes.clone());
        let (entries, set_aside) = here.fresh(lines.collect::<Vec<_>>());
        let mut addition = Addition::default();
        for stored in &entries {
            for part in stored.entry.events.iter().flat_map(|event| &event.parts) {
                if let Some(bytes) = self.blobs.remove(&part.sha256) {
                    addition.parts.push(Part { sha256: part.sha256, bytes, rows: part.rows });
                }
            }
            for source in &stored.entry.sources {
                if let Some(bytes) = self.blobs.remove(source) {
                    addition.sources.push((*source, bytes));
                }
            }
        }
        addition.entries = entries;
        (addition, set_aside)
    }
}

/// The files by name. When somebody unpacked the backup and packed it again inside a folder, that folder is left out.
fn gather(members: Vec<NamedBytes>) -> BTreeMap<String, Vec<u8>> {
    let ends_here = |name: &str| {
        let folder = name.strip_suffix(MANIFEST)?;
        (folder.is_empty() || folder.ends_with('/')).then(|| folder.to_owned())
    };
    let folders = members.iter().filter_map(|member| ends_here(&member.name));
    let folder = folders.min_by_key(String::len).unwrap_or_default();
    members
        .into_iter()
        .filter(|member| !member.name.ends_with('/'))
        .filter_map(|member| Some((member.name.strip_prefix(&folder)?.to_owned(), member.bytes)))
        .collect()
}

fn read_manifest(bytes: &[u8]) -> Result<Manifest, Box<Fault>> {
    /// What every version must say.
    #[derive(serde::Deserialize)]
    struct Any {
        format: String,
        version: u32,
    }
    let altered = || Box::new(Fault::new("backup-altered").in_file(MANIFEST));
    let any: Any = json::read(bytes).map_err(|_| altered())?;
    if any.format != FORMAT {
        return Err(altered());
    }
    if VERSION < any.version {
        let version = any.version.to_string();
        let fault = Fault::new("from-the-future").in_file(MANIFEST).with_value(&version);
        return Err(Box::new(fault));
    }
    json::read(bytes).map_err(|_| altered())
}

/// Compares what is here with what `SHA256SUMS` says should be.
fn check_sums(said: Option<&[u8]>, sums: &BTreeMap<String, Hash>, faults: &mut Vec<Fault>) {
    let Some(said) = said else {
        faults.push(Fault::new("backup-missing-file").in_file(SUMS));
        return;
    };
    let mut listed = BTreeSet::new();
    for (number, line) in (1..).zip(said.split_inclusive(|byte| *byte == b'\n')) {
        let line = std::str::from_utf8(line).ok().and_then(|line| line.strip_suffix('\n'));
        let pair = line.and_then(|line| {
            let (hash, name) = line.split_once("  ")?;
            // Only as we write it: sixty-four small letters and digits.
            let hash: Hash =
                hash.parse().ok().filter(|parsed: &Hash| parsed.to_string() == hash)?;
            Some((hash, name))
        });
        let Some((hash, name)) = pair else {
            faults.push(Fault::new("backup-altered").in_file(SUMS).at_line(number));
            continue;
        };
        listed.insert(name);
        match sums.get(name) {
            None => faults.push(Fault::new("backup-missing-file").in_file(name)),
            Some(found) if *found != hash => {
                faults.push(Fault::new("backup-altered").in_file(name))
            }
            Some(_) => {}
        }
    }
    for name in sums.keys().filter(|name| *name != SUMS && !listed.contains(name.as_str())) {
        faults.push(Fault::new("backup-unlisted-file").in_file(name).as_warning());
    }
    for name in [MANIFEST, super::backup::README, super::backup::SOURCES] {
        if !listed.contains(name) {
            faults.push(Fault::new("backup-missing-file").in_file(name));
        }
    }
}

/// A line of the journal: its file and place there, and its bytes.
type Line<'a> = ((&'a str, u32), &'a [u8]);

/// Every device's lines in the order of their files' first numbers.
fn streams(files: &BTreeMap<String, Vec<u8>>) -> BTreeMap<DeviceId, Vec<Line<'_>>> {
    let mut pieces: Vec<(DeviceId, u64, &str, &[u8])> = files
        .iter()
        .filter_map(|(name, bytes)| {
            let (device, range) = name.strip_prefix("journal/")?.split_once('/')?;
            let (first, last) = range.strip_suffix(".jsonl")?.split_once('-')?;
            let (first, _): (u64, u64) = (first.parse().ok()?, last.parse().ok()?);
            Some((device.parse().ok()?, first, name.as_str(), bytes.as_slice()))
        })
        .collect();
    pieces.sort_unstable();
    let mut streams: BTreeMap<DeviceId, Vec<Line>> = BTreeMap::new();
    for (device, _, name, bytes) in pieces {
        let lines = bytes.split_inclusive(|byte| *byte == b'\n');
        streams.entry(device).or_default().extend(
            (1..)
                .zip(lines)
                .map(|(number, line)| ((name, number), line.strip_suffix(b"\n").unwrap_or(line))),
        );
    }
    streams
}

/// A fault that says in which file and line a stream breaks.
fn locate(broken: &Broken, device: DeviceId, stream: &[Line<'_>]) -> Fault {
    let named = match broken {
        Broken::Chain(id) | Broken::Gap(id) | Broken::Twin(id) | Broken::Clock(id) => Some(*id),
        Broken::Unreadable | Broken::Part(_) => None,
    };
    let is_it = |line: &[u8]| match StoredEntry::open(line.to_vec()) {
        Ok(stored) => Some(stored.entry.id) == named || stored.entry.id.device != device,
        Err(Broken::Clock(id)) => Some(id) == named,
        Err(_) => named.is_none(),
    };
    // Of a number that comes twice, the second is the one too many.
    let mut found = stream.iter().filter(|(_, line)| is_it(line));
    let first = found.next();
    let found = if matches!(broken, Broken::Twin(_)) { found.next().or(first) } else { first };
    let fault = Fault::new(broken.code());
    let fault = named.iter().fold(fault, |fault, id| fault.with_value(&id.to_string()));
    match found {
        Some(((file, line), _)) => fault.in_file(file).at_line(*line),
        None => fault,
    }
}

/// The end of every stream must be the one that the manifest names. An end that is not was altered, and is cut.
fn check_heads(manifest: &Manifest, journal: &mut Journal, faults: &mut Vec<Fault>) {
    for (device, head) in &manifest.heads {
        let stream = journal.stream(*device);
        let length = stream.len() as u64;
        let at_head = head.number.checked_sub(1).and_then(|place| stream.get(place as usize));
        let told = |number| Fault::new("missing-entry").with_value(&format!("{device}/{number}"));
        match at_head {
            None => faults.push(told(length + 1)),
            Some(found) if found.hash != head.hash => {
                faults.push(
                    Fault::new("broken-chain").with_value(&format!("{device}/{}", head.number)),
                );
                journal.keep_prefix(*device, (head.number - 1) as usize);
            }
            Some(_) if head.number < length => {
                faults.push(Fault::new("twin-entry").with_value(&format!("{device}/{length}")));
                journal.keep_prefix(*device, head.number as usize);
            }
            Some(_) => {}
        }
    }
    for device in journal.devices().collect::<Vec<_>>() {
        if !manifest.heads.contains_key(&device) {
            faults.push(Fault::new("twin-entry").with_value(&format!("{device}/1")));
            journal.keep_prefix(device, 0);
        }
    }
}

/// Every part and source that an entry names must be here. A stream is cut before the first entry that lacks a part:
/// without its rows an entry says nothing. A missing source is told, and costs no entry.
fn check_blobs(journal: &mut Journal, known: impl Fn(&Hash) -> bool, faults: &mut Vec<Fault>) {
    let mut told = BTreeSet::new();
    for device in journal.devices().collect::<Vec<_>>() {
        let mut keep = None;
        for (place, stored) in journal.stream(device).iter().enumerate() {
            let mut parts = stored.entry.events.iter().flat_map(|event| &event.parts);
            let lacking = parts.find(|part| !known(&part.sha256));
            for missing in stored.blobs().filter(|hash| !known(hash)) {
                if told.insert(missing) {
                    let code = Broken::Part(missing).code();
                    faults.push(Fault::new(code).with_value(&missing.to_string()));
                }
            }
            if lacking.is_some() && keep.is_none() {
                keep = Some(place);
            }
        }
        if let Some(keep) = keep {
            journal.keep_prefix(device, keep);
        }
    }
}
