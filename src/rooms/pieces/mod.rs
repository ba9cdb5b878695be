//! Pieces: the files that show what a claim rests on, kept beside what they are about: an order, a delivery note signed
//! at the door, the receipt of a registered letter, what the customer answered.
//!
//! A file is kept as a source of its entry, by its hash, and is in every backup; a piece says what it is about and what it
//! is. It is a decision: taken away it can be brought back. Knows nothing of what is inside a file.

mod events;
#[cfg(all(target_arch = "wasm32", feature = "app"))]
pub mod page;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::base::{Arrange, Day, Hash};
use crate::book::Book;
use crate::journal::{Decision, EntryId, Stamp};
use crate::rooms::lookup::fold;
use crate::texts::Locale;

pub use events::Event;

/// What a piece is.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub enum PieceKind {
    /// An order, or a quote that was accepted.
    Order,
    /// A delivery note.
    Delivery,
    /// The invoice itself, where it was issued elsewhere.
    Invoice,
    /// What shows that something was sent or received.
    Proof,
    /// What the customer wrote.
    Answer,
    /// Anything else.
    #[default]
    Other,
}

impl PieceKind {
    /// All of them, in the order in which they are shown.
    pub const ALL: [PieceKind; 6] = [
        PieceKind::Order,
        PieceKind::Delivery,
        PieceKind::Invoice,
        PieceKind::Proof,
        PieceKind::Answer,
        PieceKind::Other,
    ];

    /// What a file is by the words of its name, as French and English houses name them; `Other` where none says it.
    ///
    /// ```
    /// use encours::rooms::pieces::PieceKind;
    /// assert_eq!(PieceKind::guessed("BL 2026-118 signé.pdf"), PieceKind::Delivery);
    /// assert_eq!(PieceKind::guessed("Bon_de_commande_4711.pdf"), PieceKind::Order);
    /// assert_eq!(PieceKind::guessed("AR recommandé 1A 203 445.jpg"), PieceKind::Proof);
    /// assert_eq!(PieceKind::guessed("tableau.pdf"), PieceKind::Other);
    /// ```
    pub fn guessed(name: &str) -> PieceKind {
        let name = fold(name);
        let words: Vec<&str> = name
            .split(|letter: char| !letter.is_alphabetic())
            .filter(|word| !word.is_empty())
            .collect();
        let says = |known: &[&str]| words.iter().any(|word| known.contains(word));
        // A note of delivery names its order, an answer names the invoice: what is said first here counts.
        if says(&["bl", "livraison", "livraisons", "delivery", "pod", "emargement", "cmr"]) {
            PieceKind::Delivery
        } else if says(&["ar", "recommande", "lrar", "preuve", "accuse", "receipt", "proof"]) {
            PieceKind::Proof
        } else if says(&["reponse", "mail", "courriel", "email", "answer", "reply", "eml", "msg"]) {
            PieceKind::Answer
        } else if says(&["bc", "commande", "devis", "contrat", "order", "quote", "po", "contract"])
        {
            PieceKind::Order
        } else if says(&["facture", "avoir", "invoice", "fa"]) {
            PieceKind::Invoice
        } else {
            PieceKind::Other
        }
    }
}

/// A file kept beside what it is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    /// The file's name.
    pub name: String,
    /// What it is.
    pub kind: PieceKind,
    /// The day of it, where somebody said so.
    pub on: Option<Day>,
    /// How many bytes.
    pub bytes: u32,
}

/// What a piece is about: a customer's account and one of its receivables, by its identifier; empty: the customer.
pub type About = (String, String);

/// The pieces.
#[derive(Clone, Debug, Default)]
pub struct State {
    pieces: BTreeMap<(About, Hash), Decision<Option<Piece>>>,
    /// Every statement of them, for the snapshot.
    pub(crate) said: Vec<(EntryId, Stamp, Event)>,
}

impl State {
    /// What happened is so.
    pub fn apply(&mut self, by: EntryId, at: Stamp, event: &Event) {
        let Event::PieceSet { account, item, hash, piece, replaces } = event;
        let of = ((account.clone(), item.clone()), *hash);
        let decision = self.pieces.entry(of).or_default();
        decision.apply(by, at, piece.clone(), replaces.iter().copied());
        self.said.push((by, at, event.clone()));
    }

    /// The pieces about a customer and everything of theirs that stand: the receivable's identifier (empty: none), the
    /// file's hash, the piece. In the order of identifiers, then of hashes.
    pub fn of_account<'a>(
        &'a self,
        account: &'a str,
    ) -> impl Iterator<Item = (&'a str, Hash, &'a Piece)> {
        self.pieces
            .range(((account.to_owned(), String::new()), Hash::NONE)..)
            .take_while(move |(((of, _), _), _)| of == account)
            .filter_map(|(((_, item), hash), decision)| {
                Some((item.as_str(), *hash, decision.latest()?.as_ref()?))
            })
    }

    /// Those about one receivable, or about the customer alone where `item` is empty.
    pub fn about<'a>(
        &'a self,
        account: &'a str,
        item: &'a str,
    ) -> impl Iterator<Item = (Hash, &'a Piece)> {
        let of = self.of_account(account).filter(move |(of, ..)| *of == item);
        of.map(|(_, hash, piece)| (hash, piece))
    }

    /// The names of all files that are pieces, or were.
    pub fn names(&self) -> impl Iterator<Item = (Hash, &str)> {
        self.said.iter().filter_map(|(_, _, event)| {
            let Event::PieceSet { hash, piece, .. } = event;
            Some((*hash, piece.as_ref()?.name.as_str()))
        })
    }

    /// The entries whose decision on a piece the next one replaces.
    pub fn heads(&self, account: &str, item: &str, hash: Hash) -> Vec<EntryId> {
        let known = self.find(account, item, hash);
        known.map(|known| known.heads().collect()).unwrap_or_default()
    }

    fn find(&self, account: &str, item: &str, hash: Hash) -> Option<&Decision<Option<Piece>>> {
        self.pieces.get(&((account.to_owned(), item.to_owned()), hash))
    }
}

/// One piece as a page shows it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct PieceLine {
    /// The file's hash: what `export` of a source takes.
    pub hash: Hash,
    /// The file's name.
    pub name: String,
    /// What it is.
    pub kind: PieceKind,
    /// The day of it, where somebody said so.
    pub on: Option<Day>,
    /// How many bytes.
    pub bytes: u32,
}

/// The pieces about a receivable, or about the customer alone where `item` is empty: by kind, then by name.
pub fn lines(book: &Book, account: &str, item: &str) -> Vec<PieceLine> {
    let line = |(hash, piece): (Hash, &Piece)| PieceLine {
        hash,
        name: piece.name.clone(),
        kind: piece.kind,
        on: piece.on,
        bytes: piece.bytes,
    };
    let mut lines: Vec<PieceLine> = book.pieces.about(account, item).map(line).collect();
    lines.arrange_by(|one, other| (one.kind, &one.name).cmp(&(other.kind, &other.name)));
    lines
}

/// The file of an invoice that was not issued here: what somebody put beside it as such, else the file it was read from
/// where that says nothing else. Its name and its hash.
pub fn invoice(book: &Book, row: u32) -> Option<(&str, Hash)> {
    let id = book.invoices.id(&book.customers, row);
    let account = book.customers.account(book.invoices.customer[row as usize]);
    let put = book.pieces.of_account(account).find_map(|(item, hash, piece)| {
        (item == id && piece.kind == PieceKind::Invoice).then_some((piece.name.as_str(), hash))
    });
    put.or_else(|| match book.invoices.origin(row)? {
        // A row of a table has its line; an invoice that is a file of its own has none.
        (source, 0) => Some((book.file(source), source)),
        _ => None,
    })
}

/// The largest file kept as a piece, in bytes: a scan of a hundred pages.
pub const LARGEST: u64 = 32 << 20;

/// Longest name, in letters.
const LONGEST: usize = 200;

/// Why a piece is refused, in the order it is checked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// There is no such customer or receivable.
    Nobody(String),
    /// No file came with it.
    NoFile,
    /// A file is empty.
    Empty(String),
    /// A file is larger than [`LARGEST`].
    TooLarge(String),
    /// There is no such piece.
    Unknown,
    /// A name has 1 to 200 letters.
    BadName,
}

impl Refusal {
    /// Stable, in kebab case.
    pub fn code(&self) -> &'static str {
        match self {
            Refusal::Nobody(_) => "piece-of-nobody",
            Refusal::NoFile => "piece-without-file",
            Refusal::Empty(_) => "empty-piece",
            Refusal::TooLarge(_) => "piece-too-large",
            Refusal::Unknown => "unknown-piece",
            Refusal::BadName => "bad-piece-name",
        }
    }

    /// In the person's language.
    pub fn sentence(&self, locale: Locale) -> String {
        let texts = locale.texts();
        match self {
            Refusal::Nobody(who) => texts.pieces_of_nobody(who),
            Refusal::NoFile => texts.pieces_no_file(),
            Refusal::Empty(name) => texts.pieces_empty(name),
            Refusal::TooLarge(name) => texts.pieces_too_large(name, (LARGEST >> 20).to_string()),
            Refusal::Unknown => texts.pieces_unknown(),
            Refusal::BadName => texts.pieces_bad_name(),
        }
    }
}

/// A file that somebody wants kept: its name, its hash and how many bytes.
pub type Given<'a> = (&'a str, Hash, u64);

/// Whom and what a piece is about, by a receivable's identifier, or by an account where that is empty.
fn about(book: &Book, account: &str, item: &str) -> Result<About, Refusal> {
    let customers = &book.customers;
    if item.is_empty() {
        let known = customers.find(account).is_some();
        return match known {
            true => Ok((account.to_owned(), String::new())),
            false => Err(Refusal::Nobody(account.to_owned())),
        };
    }
    match book.invoices.find_id(customers, item) {
        Some(row) => {
            let customer = book.invoices.customer[row as usize];
            Ok((customers.account(customer).to_owned(), item.to_owned()))
        }
        None => Err(Refusal::Nobody(item.to_owned())),
    }
}

/// Keeps files beside a receivable or a customer; what is kept there already stays as it is. `kind`: what they are, by
/// their names where nobody says so. Changes nothing.
pub fn attach(
    book: &Book,
    account: &str,
    item: &str,
    kind: Option<PieceKind>,
    files: &[Given<'_>],
) -> Result<Vec<Event>, Refusal> {
    let (account, item) = about(book, account, item)?;
    if files.is_empty() {
        return Err(Refusal::NoFile);
    }
    let mut events = Vec::new();
    for &(path, hash, bytes) in files {
        // A member of an archive goes by its own name.
        let name: String = path.rsplit('/').next().unwrap_or(path).chars().take(LONGEST).collect();
        if bytes == 0 {
            return Err(Refusal::Empty(name));
        }
        let size = u32::try_from(bytes).ok().filter(|_| bytes <= LARGEST);
        let Some(bytes) = size else { return Err(Refusal::TooLarge(name)) };
        let known = book.pieces.find(&account, &item, hash);
        if known.and_then(Decision::latest).is_some_and(Option::is_some) {
            continue;
        }
        let kind = kind.unwrap_or_else(|| PieceKind::guessed(&name));
        events.push(Event::PieceSet {
            account: account.clone(),
            item: item.clone(),
            hash,
            piece: Some(Piece { name, kind, on: None, bytes }),
            replaces: book.pieces.heads(&account, &item, hash),
        });
    }
    Ok(events)
}

/// What somebody says of a piece.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(optional_fields))]
pub struct PieceSaid {
    /// Its name.
    pub name: String,
    /// What it is.
    pub kind: PieceKind,
    /// The day of it.
    pub on: Option<Day>,
}

/// Says what a piece is, or takes it away; `None` when it stands so already. Changes nothing.
pub fn set(
    book: &Book,
    account: &str,
    item: &str,
    hash: Hash,
    said: Option<&PieceSaid>,
) -> Result<Option<Event>, Refusal> {
    let (account, item) = about(book, account, item)?;
    let known = book.pieces.find(&account, &item, hash).ok_or(Refusal::Unknown)?;
    let stands = known.latest().and_then(Option::as_ref).ok_or(Refusal::Unknown)?;
    let piece = match said {
        None => None,
        Some(said) => {
            let name = said.name.trim().to_owned();
            if !(1..=LONGEST).contains(&name.chars().count()) {
                return Err(Refusal::BadName);
            }
            Some(Piece { name, kind: said.kind, on: said.on, bytes: stands.bytes })
        }
    };
    if known.settled() == Some(&piece) {
        return Ok(None);
    }
    let replaces = known.heads().collect();
    Ok(Some(Event::PieceSet { account, item, hash, piece, replaces }))
}
