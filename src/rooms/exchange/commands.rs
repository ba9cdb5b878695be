//! Taking an import back, keeping a profile.

use std::collections::BTreeSet;

use crate::journal::EntryId;
use crate::texts::Locale;

use super::queries::Mapping;
use super::{Event, State};

/// Why a command makes no sense now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// No import has this entry.
    UnknownImport(String),
    /// It is withdrawn already, or stands already.
    NothingToDo,
    /// A profile needs a name of 1 to 60 characters.
    BadProfileName,
    /// There is no such profile to forget.
    UnknownProfile(String),
}

impl Refusal {
    /// Stable, in kebab case.
    pub fn code(&self) -> &'static str {
        match self {
            Refusal::UnknownImport(_) => "unknown-import",
            Refusal::NothingToDo => "nothing-to-do",
            Refusal::BadProfileName => "bad-profile-name",
            Refusal::UnknownProfile(_) => "unknown-profile",
        }
    }

    /// In the person's language.
    pub fn sentence(&self, locale: Locale) -> String {
        let texts = locale.texts();
        match self {
            Refusal::UnknownImport(entry) => texts.exchange_unknown_import(entry),
            Refusal::NothingToDo => texts.exchange_nothing_to_do().to_string(),
            Refusal::BadProfileName => texts.exchange_bad_profile_name().to_string(),
            Refusal::UnknownProfile(name) => texts.exchange_unknown_profile(name),
        }
    }
}

/// Takes an import back, or takes that back.
pub fn withdraw(
    state: &State,
    entry: &str,
    restored: bool,
    withdrawn: &BTreeSet<EntryId>,
) -> Result<Event, Refusal> {
    let id: Option<EntryId> = entry.parse().ok();
    let Some(id) = id.filter(|id| state.all().iter().any(|import| import.entry == *id)) else {
        return Err(Refusal::UnknownImport(entry.to_owned()));
    };
    if withdrawn.contains(&id) != restored {
        return Err(Refusal::NothingToDo);
    }
    Ok(Event::ImportWithdrawn { entry: id, restored })
}

/// Keeps a mapping under a name, or forgets it.
pub fn set_profile(state: &State, name: &str, mapping: Option<&Mapping>) -> Result<Event, Refusal> {
    let name = name.trim();
    if name.is_empty() || name.chars().count() > 60 {
        return Err(Refusal::BadProfileName);
    }
    let known = state.profiles().find(|(known, _)| *known == name);
    if mapping.is_none() && known.is_none() {
        return Err(Refusal::UnknownProfile(name.to_owned()));
    }
    // The day of the open amounts is of one file, never of the next.
    let mapping = mapping.map(|mapping| Mapping { as_of: None, ..mapping.clone() });
    if mapping.is_some() && known.map(|(_, mapping)| mapping) == mapping.as_ref() {
        return Err(Refusal::NothingToDo);
    }
    Ok(Event::ProfileSet { name: name.to_owned(), mapping, replaces: state.profile_heads(name) })
}
