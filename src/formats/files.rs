//! What goes through the documents module: files, sheets, cells.

use serde::{Deserialize, Serialize};

/// A file by name and content.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct NamedBytes {
    /// Its name, or its path inside the archive, with `/`.
    pub name: String,
    /// Its content.
    #[serde(with = "whole_bytes")]
    pub bytes: Vec<u8>,
}

/// Cells of one sheet as text: numbers with a point and no grouping, dates as `2026-11-21`, booleans `1`/`0`, empty as
/// empty.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sheet {
    /// The sheet's name.
    pub name: String,
    /// Rows from the first line of the sheet on, so that a row's place is its line.
    pub rows: Vec<Vec<String>>,
}

/// A typed cell to write.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Cell {
    /// Text, written as text whatever it looks like.
    Text(String),
    /// A number in decimal notation, and how many decimals to show.
    Number(String, u32),
    /// A day, `2026-11-21`.
    Day(String),
    /// Nothing.
    Empty,
}

pub(crate) mod whole_bytes {
    //! Bytes as one block where the format has such a thing: a `Uint8Array` in JavaScript.

    use serde::{Deserializer, Serializer, de::Visitor};

    pub fn serialize<S: Serializer>(bytes: &[u8], serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_bytes(bytes)
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<u8>, D::Error> {
        struct Bytes;
        impl<'de> Visitor<'de> for Bytes {
            type Value = Vec<u8>;
            fn expecting(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                formatter.write_str("bytes")
            }
            fn visit_bytes<E>(self, bytes: &[u8]) -> Result<Vec<u8>, E> {
                Ok(bytes.to_vec())
            }
            fn visit_byte_buf<E>(self, bytes: Vec<u8>) -> Result<Vec<u8>, E> {
                Ok(bytes)
            }
            fn visit_seq<A: serde::de::SeqAccess<'de>>(
                self,
                mut seq: A,
            ) -> Result<Vec<u8>, A::Error> {
                let mut bytes = Vec::with_capacity(seq.size_hint().unwrap_or(0));
                while let Some(byte) = seq.next_element()? {
                    bytes.push(byte);
                }
                Ok(bytes)
            }
        }
        deserializer.deserialize_byte_buf(Bytes)
    }
}
