//! The files that show what claims rest on: kept with what is told, and found again where they are sent along.

use std::collections::BTreeMap;

use crate::base::Hash;
use crate::book::Event;
use crate::formats::NamedBytes;
use crate::rooms::invoices::issuing::views;
use crate::rooms::pieces::{self, Given};
use crate::store::Store;

use super::decide::refusal_of;
use super::documents::Documents;
use super::issue_files::file_name;
use super::protocol::{Command, Problem};
use super::{Engine, World};

impl<S: Store, D: Documents, W: World> Engine<S, D, W> {
    /// Decides what is told of pieces.
    pub(super) fn decide_pieces(&self, command: &Command) -> Result<Vec<Event>, Problem> {
        let decided = match command {
            Command::AttachPieces { preview, account, item, kind } => {
                let Some(files) = self.looked_at(preview) else {
                    return Err(self.refused("unknown-preview", ""));
                };
                let files: Vec<Given<'_>> = files.collect();
                pieces::attach(&self.book, account, item, *kind, &files)
            }
            Command::SetPiece { account, item, hash, piece } => {
                let said = pieces::set(&self.book, account, item, *hash, piece.as_ref());
                said.map(|event| event.into_iter().collect())
            }
            _ => Ok(Vec::new()),
        };
        match decided {
            Ok(events) => Ok(events.into_iter().map(Event::Pieces).collect()),
            Err(refusal) => Err(refusal_of(refusal.code(), refusal.sentence(self.options.locale))),
        }
    }

    /// The file of an invoice with its name: made from what was issued here, else the one that is kept. `None` where
    /// neither is here.
    pub(super) async fn invoice_file(&self, row: u32) -> Result<Option<NamedBytes>, Problem> {
        let id = self.book.invoices.id(&self.book.customers, row);
        if views::is_of_ours(&self.book, row) {
            let document = self.document(&id)?;
            let bytes = self.factur_x_of(&document, Default::default()).await?;
            return Ok(Some(NamedBytes {
                name: format!("{}.pdf", file_name(&document.number)),
                bytes,
            }));
        }
        let Some((name, hash)) = pieces::invoice(&self.book, row) else { return Ok(None) };
        self.kept_file(name, hash).await
    }

    /// The names of all source files: what was imported, and what was put beside invoices and customers.
    pub(super) fn source_names(&self) -> BTreeMap<Hash, String> {
        let mut names = self.book.exchange.source_names();
        for (hash, name) in self.book.pieces.names() {
            names.entry(hash).or_insert_with(|| name.to_owned());
        }
        names
    }

    /// A file that is kept, by its own name; `None` where it is not here.
    pub(super) async fn kept_file(
        &self,
        name: &str,
        hash: Hash,
    ) -> Result<Option<NamedBytes>, Problem> {
        let bytes = self.store.blob(hash).await.map_err(|failure| self.failure(&failure))?;
        let name = file_name(name.rsplit('/').next().unwrap_or(name));
        Ok(bytes.map(|bytes| NamedBytes { name, bytes }))
    }
}
