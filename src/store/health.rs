//! Whether what was found at start is what was acknowledged: asked before anybody works on it.

use crate::base::Hash;
use crate::journal::{Broken, EntryId, Journal, Written};

/// What the start found. Everything but [`Health::Fine`] and [`Health::FirstVisit`] opens the recovery page first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Health {
    /// All that was acknowledged is here and verifies.
    Fine,
    /// Nothing was ever acknowledged here.
    FirstVisit,
    /// The witness knows entries that the database no longer has.
    Lost(Lost),
    /// Something stored does not verify. The intact prefix of each stream is in the journal.
    Damaged {
        /// What is wrong, one for each damaged stream.
        broken: Vec<Broken>,
        /// How many entries verify.
        kept: usize,
        /// What the witness knows beyond them, if it knows.
        lost: Option<Lost>,
    },
    /// A later version of the application wrote here: readable, not writable, until this one is brought up to date.
    FromTheFuture {
        /// The first entry that is not understood.
        entry: EntryId,
        /// The kind of its event.
        kind: String,
        /// The version of its written form.
        version: u32,
    },
}

/// Entries that were acknowledged and are gone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lost {
    /// At least so many: those of the device whose entry was acknowledged last.
    pub entries: u64,
    /// The last one acknowledged.
    pub last: EntryId,
    /// When the last entry that remains was written, in milliseconds since 1970: what is missing came after; `None`
    /// when nothing remains.
    pub since: Option<u64>,
}

impl Health {
    /// Judges what was found.
    ///
    /// - `witness`: the last entry acknowledged, as said outside the database. It advances after the database does, so
    ///   being behind is normal; ahead means loss.
    /// - `journal`, `broken`: what [`Journal::load`] made of the streams.
    /// - `knows`: whether this version of the application understands a kind and version of event.
    pub fn of(
        witness: Option<(EntryId, Hash)>,
        journal: &Journal,
        broken: &[Broken],
        knows: impl Fn(&Written) -> bool,
    ) -> Health {
        let lost = witness.and_then(|(last, _)| lost(last, journal));
        let mut broken = broken.to_vec();
        if let Some((last, hash)) = witness
            && journal.get(last).is_some_and(|found| found.hash != hash)
        {
            // Another history stands where ours stood: an old copy of the profile was worked on.
            broken.push(Broken::Twin(last));
        }
        if !broken.is_empty() {
            return Health::Damaged { broken, kept: journal.len(), lost };
        }
        if let Some(lost) = lost {
            return Health::Lost(lost);
        }
        for stored in journal.ordered() {
            if let Some(event) = stored.entry.events.iter().find(|event| !knows(event)) {
                let (kind, version) = (event.kind.clone(), event.version);
                return Health::FromTheFuture { entry: stored.entry.id, kind, version };
            }
        }
        if journal.is_empty() { Health::FirstVisit } else { Health::Fine }
    }

    /// Nothing stands in the way of work.
    pub fn is_well(&self) -> bool {
        matches!(self, Health::Fine | Health::FirstVisit)
    }

    /// Why the book is read-only, for [`crate::rooms::sharing::queries::SaveState::read_only`]; `None` when it is not.
    pub fn code(&self) -> Option<&'static str> {
        match self {
            Health::Fine | Health::FirstVisit => None,
            Health::Lost(_) => Some("lost"),
            Health::Damaged { .. } => Some("broken-chain"),
            Health::FromTheFuture { .. } => Some("from-the-future"),
        }
    }
}

/// What is missing up to `last`, if anything is.
fn lost(last: EntryId, journal: &Journal) -> Option<Lost> {
    let remains = journal.stream(last.device).last();
    let entries = last.number.saturating_sub(remains.map_or(0, |stored| stored.entry.id.number));
    let latest = journal.ordered().last().map(|stored| stored.entry.written_at);
    let since = remains.map(|stored| stored.entry.written_at).or(latest);
    (entries > 0).then_some(Lost { entries, last, since })
}
