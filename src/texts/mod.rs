//! Every sentence people read, in French and English: Fluent messages, one file per room and language
//! (`src/rooms/*/texts/`), one typed function per message, checked when compiling.
//!
//! `Texts::of(Locale::Fr).app_name()`. Arguments that are amounts, dates or counts are formatted first, by [`format`].

pub mod format;
pub mod spreadsheet;
pub mod typed;

use std::cell::OnceCell;
use std::rc::Rc;

use serde::{Deserialize, Serialize};

#[allow(
    dead_code,
    missing_docs,
    unused_imports,
    clippy::all,
    reason = "written by the build script"
)]
mod generated {
    include!(concat!(env!("OUT_DIR"), "/texts.rs"));
}

pub use generated::L10nLanguage as Texts;

/// The languages of the screens.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub enum Locale {
    /// French: the first.
    #[default]
    Fr,
    /// English.
    En,
}

impl Locale {
    /// The two letters.
    pub fn code(self) -> &'static str {
        match self {
            Locale::Fr => "fr",
            Locale::En => "en",
        }
    }

    /// From `fr`, `fr-FR`, `en-GB` …; anything else is French.
    pub fn from_code(code: &str) -> Locale {
        if code.to_ascii_lowercase().starts_with("en") { Locale::En } else { Locale::Fr }
    }

    /// The sentences in this language, read once per thread.
    pub fn texts(self) -> Rc<Texts> {
        thread_local! {
            static LOADED: [OnceCell<Rc<Texts>>; 2] = const { [OnceCell::new(), OnceCell::new()] };
        }
        let (place, language) = match self {
            Locale::Fr => (0, generated::L10n::Fr),
            Locale::En => (1, generated::L10n::En),
        };
        LOADED.with(|loaded| loaded[place].get_or_init(|| Rc::new(language.load())).clone())
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn no_line_of_a_french_sentence_begins_with_its_punctuation() {
        let sentences = include_str!(concat!(env!("OUT_DIR"), "/locales/fr/ui.ftl"));
        assert!(sentences.contains("\u{a0}: ") && sentences.contains("\u{202f}?"));
        let breaks = |line: &&str| {
            !line.starts_with('#')
                && [" :", " ;", " !", " ?", " »", "« "].iter().any(|mark| line.contains(mark))
        };
        assert_eq!(sentences.lines().find(breaks), None);
    }
}
