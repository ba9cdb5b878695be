//! One entry, in memory and as stored.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::value::RawValue;

use crate::base::Hash;

/// A device: eight letters and digits drawn at random when a journal is begun or joined.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DeviceId([u8; 8]);

impl DeviceId {
    const ALPHABET: &'static [u8; 32] = b"abcdefghjkmnpqrstuvwxyz023456789";

    /// From 40 random bits (the low ones).
    pub fn from_bits(bits: u64) -> DeviceId {
        let mut letters = [0; 8];
        for (place, letter) in letters.iter_mut().enumerate() {
            *letter = DeviceId::ALPHABET[(bits >> (5 * place) & 31) as usize];
        }
        DeviceId(letters)
    }

    /// Its letters.
    pub fn as_str(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or("--------")
    }
}

impl fmt::Display for DeviceId {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.as_str())
    }
}

impl fmt::Debug for DeviceId {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.as_str())
    }
}

/// Not a name of its kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotAName;

impl fmt::Display for NotAName {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("not a device or entry name")
    }
}

impl FromStr for DeviceId {
    type Err = NotAName;

    fn from_str(text: &str) -> Result<DeviceId, NotAName> {
        let letters: [u8; 8] = text.as_bytes().try_into().map_err(|_| NotAName)?;
        let known = letters.iter().all(|letter| DeviceId::ALPHABET.contains(letter));
        if known { Ok(DeviceId(letters)) } else { Err(NotAName) }
    }
}

impl Serialize for DeviceId {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

impl<'de> Deserialize<'de> for DeviceId {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<DeviceId, D::Error> {
        let text = std::borrow::Cow::<'de, str>::deserialize(deserializer)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}

/// A device, and a gap-free number on that device, from 1. Written `device/number`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EntryId {
    /// Who wrote it.
    pub device: DeviceId,
    /// 1, 2, 3 …
    pub number: u64,
}

impl fmt::Display for EntryId {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}/{}", self.device, self.number)
    }
}

impl FromStr for EntryId {
    type Err = NotAName;

    fn from_str(text: &str) -> Result<EntryId, NotAName> {
        let (device, number) = text.split_once('/').ok_or(NotAName)?;
        Ok(EntryId { device: device.parse()?, number: number.parse().map_err(|_| NotAName)? })
    }
}

impl Serialize for EntryId {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for EntryId {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<EntryId, D::Error> {
        let text = std::borrow::Cow::<'de, str>::deserialize(deserializer)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}

/// The order of entries: after everything its author had seen. Never shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Stamp {
    /// Milliseconds since 1970: the wall clock, or later if something later was seen.
    pub millis: u64,
    /// Tells entries of the same millisecond apart.
    pub counter: u32,
    /// Tells devices apart.
    pub device: DeviceId,
}

impl Stamp {
    /// The last millisecond before the year 2200: a stamp beyond it is corruption, not a clock that is fast.
    pub const LATEST_MILLIS: u64 = 7_258_118_399_999;

    /// The stamp of the next entry written on `device`: after everything seen here, never before the wall clock.
    ///
    /// ```
    /// use encours::journal::{DeviceId, Stamp};
    /// let (here, there) = (DeviceId::from_bits(1), DeviceId::from_bits(2));
    /// let first = Stamp::next(None, 1_000, here);
    /// assert_eq!((first.millis, first.counter), (1_000, 0));
    /// // A colleague's clock runs ahead: what we write next still comes after what we saw.
    /// let ahead = Stamp { millis: 9_000, counter: 4, device: there };
    /// let next = Stamp::next(Some(ahead), 1_001, here);
    /// assert_eq!((next.millis, next.counter), (9_000, 5));
    /// ```
    pub fn next(seen: Option<Stamp>, now_millis: u64, device: DeviceId) -> Stamp {
        let now = now_millis.min(Stamp::LATEST_MILLIS);
        match seen {
            Some(seen) if now <= seen.millis => match seen.counter.checked_add(1) {
                Some(counter) => Stamp { millis: seen.millis, counter, device },
                None => Stamp { millis: seen.millis + 1, counter: 0, device },
            },
            _ => Stamp { millis: now, counter: 0, device },
        }
    }
}

/// One event as written: what kind, in which version of its form, its content, and the parts that hold its rows.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Written {
    /// `invoices.recorded`, `payments.allocation-set` …: the room, and what happened.
    pub kind: String,
    /// Of the written form, from 1.
    pub version: u32,
    /// The content.
    pub body: Box<RawValue>,
    /// Rows kept beside the entry.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub parts: Vec<PartRef>,
}

/// Where the rows of an event are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PartRef {
    /// SHA-256 of the part's bytes, uncompressed.
    pub sha256: Hash,
    /// How many bytes.
    pub bytes: u64,
    /// How many rows.
    pub rows: u32,
}

/// Rows of one event: JSON lines.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// Its name.
    pub sha256: Hash,
    /// JSON lines.
    pub bytes: Vec<u8>,
    /// How many rows.
    pub rows: u32,
}

impl Part {
    /// Rows as JSON lines, named by their hash.
    pub fn new(bytes: Vec<u8>, rows: u32) -> Part {
        Part { sha256: Hash::of(&bytes), bytes, rows }
    }

    /// What the entry says of it.
    pub fn reference(&self) -> PartRef {
        PartRef { sha256: self.sha256, bytes: self.bytes.len() as u64, rows: self.rows }
    }
}

/// What one person did at once.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Entry {
    /// Device and number.
    pub id: EntryId,
    /// Its place in the order.
    pub stamp: Stamp,
    /// The device's wall clock, in milliseconds since 1970: shown, never used to order.
    pub written_at: u64,
    /// Who.
    pub author: String,
    /// SHA-256 of this device's previous entry, as stored.
    pub previous: Hash,
    /// What happened.
    pub events: Vec<Written>,
    /// The source files it rests on, kept beside the journal.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sources: Vec<Hash>,
}

/// An entry with the bytes it is stored as, which are written once.
#[derive(Clone, Debug)]
pub struct StoredEntry {
    /// What it says.
    pub entry: Entry,
    /// One JSON line, without its line feed.
    pub bytes: Vec<u8>,
    /// SHA-256 of `bytes`.
    pub hash: Hash,
}

impl StoredEntry {
    /// Serialises an entry, once and for all: the hash is of these bytes, and they are what is stored and passed on.
    pub fn seal(entry: Entry) -> StoredEntry {
        let mut bytes = serde_json::to_vec(&entry).expect(
            "an entry is made of texts, numbers and JSON already checked, which always serialise",
        );
        // A line feed can only stand between tokens of a body that came indented: a space means the same there.
        for byte in &mut bytes {
            if matches!(*byte, b'\n' | b'\r') {
                *byte = b' ';
            }
        }
        let hash = Hash::of(&bytes);
        StoredEntry { entry, bytes, hash }
    }

    /// Reads a stored line. What it does not know (fields, kinds, versions) survives in `bytes`.
    pub fn open(bytes: Vec<u8>) -> Result<StoredEntry, Broken> {
        if bytes.iter().any(|byte| matches!(byte, b'\n' | b'\r')) {
            return Err(Broken::Unreadable);
        }
        let entry: Entry = serde_json::from_slice(&bytes).map_err(|_| Broken::Unreadable)?;
        if entry.id.number == 0 || entry.stamp.device != entry.id.device {
            return Err(Broken::Unreadable);
        }
        if Stamp::LATEST_MILLIS < entry.stamp.millis {
            return Err(Broken::Clock(entry.id));
        }
        let hash = Hash::of(&bytes);
        Ok(StoredEntry { entry, bytes, hash })
    }

    /// The hashes of all parts and sources that it rests on.
    pub fn blobs(&self) -> impl Iterator<Item = Hash> {
        let parts = self.entry.events.iter().flat_map(|event| &event.parts).map(|part| part.sha256);
        parts.chain(self.entry.sources.iter().copied())
    }
}

/// Why bytes are not an entry of ours.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Broken {
    /// Not JSON, or not an entry's shape.
    Unreadable,
    /// `previous` is not the hash of the entry before.
    Chain(EntryId),
    /// A number is missing before this one.
    Gap(EntryId),
    /// Two different entries under one number: a copied browser profile.
    Twin(EntryId),
    /// A stamp beyond the year 2200, or not after the stamp of the entry before.
    Clock(EntryId),
    /// A part or a source that an entry names is missing, or is not what its hash says.
    Part(Hash),
}

impl Broken {
    /// Stable, in kebab case.
    pub fn code(&self) -> &'static str {
        match self {
            Broken::Unreadable => "unreadable-entry",
            Broken::Chain(_) => "broken-chain",
            Broken::Gap(_) => "missing-entry",
            Broken::Twin(_) => "twin-entry",
            Broken::Clock(_) => "impossible-clock",
            Broken::Part(_) => "missing-part",
        }
    }
}
