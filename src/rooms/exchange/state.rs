//! What was imported, and the profiles kept.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use crate::base::{Day, Hash};
use crate::journal::{Decision, EntryId, Stamp, Written};

use super::Event;
use super::queries::{Content, Counts, ImportLine, ImportsView, Mapping};

/// One imported file.
#[derive(Clone, Debug, PartialEq)]
pub struct Import {
    /// Its entry.
    pub entry: EntryId,
    /// When, in the order.
    pub stamp: Stamp,
    /// SHA-256 of its bytes.
    pub source: Hash,
    /// Its name.
    pub name: String,
    /// Its bytes.
    pub size: u64,
    /// Its format.
    pub format: String,
    /// What it held.
    pub content: Content,
    /// The day its open amounts are true for.
    pub as_of: Day,
    /// The mapping it was read with.
    pub mapping: Option<Mapping>,
    /// What was found.
    pub counts: Counts,
}

/// What was imported, in stamp order, and the profiles kept.
#[derive(Clone, Debug, Default)]
pub struct State {
    imports: Vec<Import>,
    /// The files that held complete lists of open items.
    lists: HashSet<Hash>,
    withdrawn: BTreeSet<EntryId>,
    profiles: BTreeMap<String, Decision<Option<Mapping>>>,
    /// Everything that was said of profiles and withdrawals, for the snapshot.
    said: Vec<(EntryId, Stamp, Event)>,
}

impl State {
    /// What happened is so.
    pub fn apply(&mut self, id: EntryId, stamp: Stamp, event: &Event) {
        match event {
            Event::FileImported { source, name, size, format, content, as_of, mapping, counts } => {
                if *content == Content::OpenItems {
                    self.lists.insert(*source);
                }
                self.imports.push(Import {
                    entry: id,
                    stamp,
                    source: *source,
                    name: name.clone(),
                    size: *size,
                    format: format.clone(),
                    content: *content,
                    as_of: *as_of,
                    mapping: mapping.clone(),
                    counts: counts.clone(),
                });
            }
            Event::ImportWithdrawn { entry, restored } => {
                if *restored {
                    self.withdrawn.remove(entry);
                } else {
                    self.withdrawn.insert(*entry);
                }
                self.said.push((id, stamp, event.clone()));
            }
            Event::ProfileSet { name, mapping, replaces } => {
                let decision = self.profiles.entry(name.clone()).or_default();
                decision.apply(id, stamp, mapping.clone(), replaces.iter().copied());
                self.said.push((id, stamp, event.clone()));
            }
            Event::FileExported { .. } => {}
        }
    }

    /// Everything that was applied, in order of kind: applying it to an empty state gives this state again.
    pub fn facts(&self) -> Vec<(EntryId, Stamp, Event)> {
        let imports = self.imports.iter().cloned().map(|import| {
            let Import {
                entry,
                stamp,
                source,
                name,
                size,
                format,
                content,
                as_of,
                mapping,
                counts,
            } = import;
            (
                entry,
                stamp,
                Event::FileImported { source, name, size, format, content, as_of, mapping, counts },
            )
        });
        imports.chain(self.said.iter().cloned()).collect()
    }

    /// These very bytes were imported, and that stands.
    pub fn has_import(&self, source: Hash) -> bool {
        self.imports
            .iter()
            .any(|import| import.source == source && !self.withdrawn.contains(&import.entry))
    }

    /// Whether a file was a complete list of open items.
    pub fn is_list(&self, source: Hash) -> bool {
        self.lists.contains(&source)
    }

    /// Every import, in stamp order.
    pub fn all(&self) -> &[Import] {
        &self.imports
    }

    /// The imports that stand withdrawn, as far as was applied here.
    pub fn withdrawn(&self) -> &BTreeSet<EntryId> {
        &self.withdrawn
    }

    /// The files imported, latest first, and the names of profiles.
    pub fn imports(&self, withdrawn: &BTreeSet<EntryId>) -> ImportsView {
        let line = |import: &Import| ImportLine {
            entry: import.entry.to_string(),
            name: import.name.clone(),
            source: import.source,
            size: import.size as f64,
            format: import.format.clone(),
            content: import.content,
            as_of: import.as_of,
            written_at: import.stamp.millis as f64,
            counts: import.counts.clone(),
            withdrawn: withdrawn.contains(&import.entry),
        };
        ImportsView {
            imports: self.imports.iter().rev().map(line).collect(),
            profiles: self.profiles().map(|(name, _)| name.to_owned()).collect(),
            total: self.imports.len() as u32,
            misunderstood: None,
        }
    }

    /// The names of imported files by their hash; of two names, the last.
    pub fn source_names(&self) -> BTreeMap<Hash, String> {
        self.imports.iter().map(|import| (import.source, import.name.clone())).collect()
    }

    /// The demo company was loaded.
    pub fn is_demo(&self) -> bool {
        self.imports.iter().any(|import| is_demo(&import.format))
    }

    /// The profiles that stand: name and mapping. A contested one counts as last said.
    pub fn profiles(&self) -> impl Iterator<Item = (&str, &Mapping)> {
        self.profiles
            .iter()
            .filter_map(|(name, decision)| Some((name.as_str(), decision.latest()?.as_ref()?)))
    }

    /// The entries whose decision on a profile the next one replaces.
    pub fn profile_heads(&self, name: &str) -> Vec<EntryId> {
        self.profiles.get(name).map(|decision| decision.heads().collect()).unwrap_or_default()
    }

    /// The profile made for these very headings, the last in order of name where several are.
    pub fn profile_for(&self, headings: &[String]) -> Option<(&str, &Mapping)> {
        let named = headings.iter().filter(|heading| !heading.is_empty()).count();
        self.profiles().filter(|(_, mapping)| named > 1 && mapping.headings == headings).last()
    }
}

/// The format of the demo company's files: no parser's name.
const DEMO: &str = "demo";

/// Whether a file of this format is the demo company's.
pub fn is_demo(format: &str) -> bool {
    format == DEMO
}

/// The name of the file that a written event imports or exports; `None` for any other event.
pub fn file_name(written: &Written) -> Option<String> {
    if written.kind != "exchange.file-imported" {
        return None;
    }
    match Event::read(written) {
        Ok(Event::FileImported { name, .. }) => Some(name),
        _ => None,
    }
}
