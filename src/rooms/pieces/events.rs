//! What happens to pieces, and how it is kept.

use serde::{Deserialize, Serialize};

use super::{Piece, PieceKind};
use crate::base::{Day, Hash};
use crate::journal::{EntryId, Part, Written};
use crate::rooms::written::{self, Unread};

/// What happened.
#[derive(Clone, Debug, PartialEq)]
pub enum Event {
    /// A file was put beside something, said to be something else, or taken away.
    PieceSet {
        /// Whose.
        account: String,
        /// Which receivable, by its identifier; empty: the customer.
        item: String,
        /// The file's hash.
        hash: Hash,
        /// What it is from now on; `None` takes it away.
        piece: Option<Piece>,
        /// The entries whose decision this one replaces.
        replaces: Vec<EntryId>,
    },
}

/// Version 1 of `pieces.piece-set`.
#[derive(Serialize, Deserialize)]
struct PieceSetV1 {
    account: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    item: String,
    hash: Hash,
    piece: Option<PieceV1>,
    #[serde(default)]
    replaces: Vec<EntryId>,
}

#[derive(Serialize, Deserialize)]
struct PieceV1 {
    name: String,
    kind: PieceKind,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    on: Option<Day>,
    bytes: u32,
}

impl From<PieceV1> for Piece {
    fn from(kept: PieceV1) -> Piece {
        let PieceV1 { name, kind, on, bytes } = kept;
        Piece { name, kind, on, bytes }
    }
}

impl From<Piece> for PieceV1 {
    fn from(piece: Piece) -> PieceV1 {
        let Piece { name, kind, on, bytes } = piece;
        PieceV1 { name, kind, on, bytes }
    }
}

impl Event {
    /// As it is kept.
    pub fn write(&self) -> (Written, Vec<Part>) {
        let Event::PieceSet { account, item, hash, piece, replaces } = self;
        let body = PieceSetV1 {
            account: account.clone(),
            item: item.clone(),
            hash: *hash,
            piece: piece.clone().map(PieceV1::from),
            replaces: replaces.clone(),
        };
        written::write("pieces.piece-set", &body)
    }

    /// Back from what is kept.
    pub fn read(kept: &Written) -> Result<Event, Unread> {
        if (kept.kind.as_str(), kept.version) != ("pieces.piece-set", 1) {
            return Err(written::from_the_future(kept));
        }
        let PieceSetV1 { account, item, hash, piece, replaces } = written::read(kept)?;
        Ok(Event::PieceSet { account, item, hash, piece: piece.map(Piece::from), replaces })
    }
}
