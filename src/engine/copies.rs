//! Backup and restore: the whole journal out, and back in.

use serde::{Deserialize, Serialize};

use crate::base::{Fault, Hash};
use crate::book::Book;
use crate::journal::{DeviceId, Journal};
use crate::rooms::sharing::backup::{self, Contents, Trouble};
use crate::rooms::sharing::{restore, sentences};
use crate::store::{Health, Store};

use super::documents::{DocumentAnswer, DocumentRequest, Documents, NamedBytes};
use super::protocol::{Problem, ProblemKind};
use super::{Engine, World};

/// What a restore brought.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Restored {
    /// Entries in the copy, proved.
    pub entries: u32,
    /// Of these, new here.
    pub added: u32,
    /// The state's hash now.
    pub book: Hash,
    /// The state's hash when the copy was made; equal to `book` when nothing else is here.
    pub book_then: Hash,
    /// What was proved, in the person's language.
    pub message: String,
}

impl<S: Store, D: Documents, W: World> Engine<S, D, W> {
    /// One ZIP of everything, read back and proved before it is given; encrypted when there is a passphrase.
    pub(super) async fn backup(&mut self, passphrase: &str) -> Result<NamedBytes, Problem> {
        self.step("backup", 0, 0).await?;
        let (book, now) = (self.book.hash(), self.world.now());
        let names = self.source_names();
        let erased = &self.book.customers.erased();
        let journal = &self.journal;
        let contents = Contents { journal, book, made_at: now, names: &names, erased };
        let copy = backup::members(
            &contents,
            async |hash| {
                self.world.pause().await;
                self.store.blob(hash).await
            },
            |done, total| self.progress("backup", done, total),
        )
        .await
        .map_err(|failure| self.failure(&failure))?;
        if let Some(missing) = copy.missing.first() {
            return Err(self.refused("backup-incomplete", &missing.to_string()));
        }
        let zip = backup::pack(&self.documents, copy.members, "")
            .await
            .map_err(|trouble| self.trouble(trouble))?;
        self.step("verifying", 0, 0).await?;
        let back = backup::unpack(&self.documents, zip.clone(), "")
            .await
            .map_err(|trouble| self.trouble(trouble))?;
        let verified = restore::read(back, |done, total| self.progress("verifying", done, total));
        let proved =
            verified.is_ok_and(|copy| copy.manifest.is_some_and(|manifest| manifest.book == book));
        if !proved {
            return Err(self.refused("backup-not-proven", ""));
        }
        let (extension, bytes) = if passphrase.is_empty() {
            ("zip", zip)
        } else {
            self.step("encrypting", 0, 0).await?;
            ("zip.age", self.bytes_of(DocumentRequest::Encrypt(passphrase.to_owned(), zip)).await?)
        };
        let entries = self.journal.len();
        self.set_note("backup-at", &now.to_string()).await?;
        self.set_note("backup-entries", &entries.to_string()).await?;
        Ok(NamedBytes { name: format!("encours-{}.{extension}", self.options.today), bytes })
    }

    /// Takes a backup in: proves its chain, every part and every source, then adds what is not here yet. Of a damaged
    /// one, the intact part is taken only when `intact` says so.
    pub async fn restore(
        &mut self,
        bytes: Vec<u8>,
        passphrase: &str,
        intact: bool,
    ) -> Result<Restored, Problem> {
        self.step("restore", 0, 0).await?;
        let members = backup::unpack(&self.documents, bytes, passphrase)
            .await
            .map_err(|trouble| self.trouble(trouble))?;
        self.step("verifying", 0, 0).await?;
        let locale = self.options.locale;
        let copy = match restore::read(members, |done, total| {
            self.progress("verifying", done, total)
        }) {
            Ok(copy) => copy,
            Err(unsound) if intact && !unsound.intact.journal.is_empty() => unsound.intact,
            Err(unsound) => {
                let wrong = unsound.faults.iter().find(|fault| !fault.warning);
                let mut problem = self.fault(wrong.unwrap_or(&Fault::new("not-a-backup")));
                if !unsound.intact.journal.is_empty() {
                    let whole = unsound.intact.manifest.as_ref().map(|manifest| manifest.entries);
                    let offer =
                        sentences::offer(locale, unsound.intact.journal.len() as u64, whole);
                    problem.code = "backup-partly-intact".to_owned();
                    problem.message = format!("{} {offer}", problem.message);
                }
                return Err(problem);
            }
        };
        let entries = copy.journal.len();
        let whole = copy.manifest.as_ref().map(|manifest| manifest.entries);
        let book_then = copy.manifest.as_ref().map_or(Hash::NONE, |manifest| manifest.book);
        let (addition, set_aside) = copy.addition(&self.journal);
        if let Some(broken) = set_aside.first() {
            return Err(self.broken(broken));
        }
        let fresh = addition.entries.clone();
        let added = fresh.len() as u32;
        if added > 0 {
            self.step("saving", 0, 0).await?;
            self.store.append(addition).await.map_err(|failure| self.failure(&failure))?;
            for stored in fresh {
                self.journal.push(stored).map_err(|broken| self.broken(&broken))?;
            }
            self.refold().await?;
            self.drop_erased().await?;
            self.changed();
        }
        let message = sentences::offer(locale, entries as u64, whole);
        Ok(Restored { entries: entries as u32, added, book: self.book.hash(), book_then, message })
    }

    /// Deletes everything of this workspace, and begins again as a new device.
    pub async fn wipe(&mut self) -> Result<(), Problem> {
        self.store.wipe().await.map_err(|failure| self.failure(&failure))?;
        self.journal = Journal::default();
        self.book = Book::default();
        self.desk.get_mut().forget();
        self.withdrawn.clear();
        self.pending.clear();
        self.notes.clear();
        self.read_only = None;
        self.health = Health::FirstVisit;
        self.unsaved_rows = 0;
        self.snapshot = None;
        self.device = DeviceId::from_bits(self.world.random());
        let device = self.device.to_string();
        self.set_note("device", &device).await?;
        self.changed();
        Ok(())
    }

    /// A documents request whose answer is bytes.
    pub(super) async fn bytes_of(&self, request: DocumentRequest) -> Result<Vec<u8>, Problem> {
        match self.documents.call(request).await.map_err(|failure| self.failure(&failure))? {
            DocumentAnswer::Bytes(bytes) => Ok(bytes),
            DocumentAnswer::Refused(fault) => Err(self.fault(&fault)),
            _ => Err(self.fault(&Fault::new("unexpected-answer"))),
        }
    }

    fn trouble(&self, trouble: Trouble) -> Problem {
        match trouble {
            Trouble::Failure(failure) => self.failure(&failure),
            Trouble::Faults(faults) => {
                self.fault(faults.first().unwrap_or(&Fault::new("not-a-backup")))
            }
        }
    }

    /// A fault as a problem, with its sentence.
    pub(super) fn fault(&self, fault: &Fault) -> Problem {
        let locale = self.options.locale;
        let message = sentences::fault(locale, fault)
            .unwrap_or_else(|| crate::rooms::exchange::sentence(locale, fault));
        let place = Some(Box::new(fault.place.clone()));
        Problem { kind: ProblemKind::Fault, code: fault.code.clone(), message, place }
    }
}
