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
    /// A stamp beyond the year 2200.
    Clock(EntryId),
    /// A part or a source that an entry names is missing, or is not what its hash says.
    Part(Hash),
}
