//! TypeScript declarations of the JavaScript interface: `pkg/index.d.ts`.
//!
//! The types of queries, views and commands are derived from the engine's own (`ts-rs`), with their documentation; the
//! class is written here by hand, and the Node tests hold it against the real one.

mod shape;

use std::any::TypeId;
use std::collections::{BTreeMap, HashSet};

use encours::engine::protocol::{self, Command, ExportRequest, Query, Question, QuestionVisitor};
use encours::rooms::exchange::queries::{Mapping, PreviewView};
use encours::rooms::invoices::Issuer;
use encours::texts::Locale;
use serde::de::DeserializeOwned;
use shape::Shape;
use ts_rs::{Config, TS, TypeVisitor};

/// The class, in front of the derived types.
const INTERFACE: &str = include_str!("interface.d.ts");

/// The whole file.
pub fn declarations() -> String {
    let mut gathered = Gathered::default();
    gathered.visit::<Query>();
    gathered.visit::<Command>();
    gathered.visit::<ExportRequest>();
    gathered.visit::<protocol::Done>();
    gathered.visit::<protocol::Problem>();
    gathered.visit::<protocol::Push>();
    gathered.visit::<Mapping>();
    gathered.visit::<PreviewView>();
    gathered.visit::<Locale>();
    protocol::visit_questions(&mut gathered);
    gathered.mark::<Command>();
    gathered.mark::<ExportRequest>();
    gathered.mark::<Mapping>();
    gathered.mark::<Issuer>();
    protocol::visit_questions(&mut Marker(&mut gathered));

    let mut text = String::from(INTERFACE);
    text.push_str(
        "\n/** The answer to each query, by the query's name. */\nexport interface Answers {\n",
    );
    text.push_str(&gathered.answers);
    text.push_str("}\n");
    for (docs, declaration) in gathered.declarations.values() {
        text.push('\n');
        text.push_str(docs);
        text.push_str("export ");
        text.push_str(&tidied(declaration));
        text.push('\n');
    }
    text
}

/// Whole numbers cross to JavaScript as numbers; none of ours comes near 2⁵³.
fn config() -> Config {
    Config::new().with_large_int("number")
}

/// Without the blanks that the generator leaves at the ends of lines.
fn tidied(declaration: &str) -> String {
    declaration.lines().map(str::trim_end).collect::<Vec<_>>().join("\n")
}

/// Every type that can be named, and those it names in turn.
#[derive(Default)]
struct Gathered {
    seen: HashSet<TypeId>,
    /// Documentation and declaration, by name.
    declarations: BTreeMap<String, (String, String)>,
    /// One line per query: `ageing: AgeingView;`.
    answers: String,
}

impl Gathered {
    /// Marks the fields of a type that may be left out when it is given to us.
    fn mark<T: TS + DeserializeOwned>(&mut self) {
        let known = self.shapes();
        if let Some((_, declaration)) = self.declarations.get_mut(&T::ident(&config())) {
            *declaration = shape::with_optional(declaration, &known, |value| {
                serde_json::from_value::<T>(value).is_ok()
            });
        }
    }

    fn shapes(&self) -> BTreeMap<String, Shape> {
        let shapes = self.declarations.iter();
        shapes.filter_map(|(name, (_, text))| Some((name.clone(), shape::parse(text)?))).collect()
    }
}

impl TypeVisitor for Gathered {
    fn visit<T: TS + 'static + ?Sized>(&mut self) {
        if !self.seen.insert(TypeId::of::<T>()) {
            return;
        }
        if T::output_path().is_some() {
            let name = T::ident(&config());
            let mut docs = T::docs().unwrap_or_default();
            if !docs.is_empty() && !docs.ends_with('\n') {
                docs.push('\n');
            }
            // A query without fields is an object all the same: `{ "query": "settings" }`.
            let declaration = T::decl(&config()).replace("Record<symbol, never>", "{}");
            let known = self.declarations.insert(name.clone(), (docs, declaration));
            assert!(
                known.is_none(),
                "two types are called {name}: rename one, JavaScript has one space of names"
            );
        }
        T::visit_dependencies(self);
        T::visit_generics(self);
    }
}

impl QuestionVisitor for Gathered {
    fn question<Q>(&mut self, name: &str)
    where
        Q: Question + DeserializeOwned + TS + 'static,
        Q::Answer: TS + 'static,
    {
        self.visit::<Q>();
        self.visit::<Q::Answer>();
        let answer = <Q::Answer as TS>::name(&config());
        self.answers.push_str(&format!("  {}: {answer};\n", camel(name)));
    }
}

/// Marks every query's type.
struct Marker<'a>(&'a mut Gathered);

impl QuestionVisitor for Marker<'_> {
    fn question<Q>(&mut self, _: &str)
    where
        Q: Question + DeserializeOwned + TS + 'static,
        Q::Answer: TS + 'static,
    {
        self.0.mark::<Q>();
    }
}

/// `SaveState` → `saveState`, as serde writes it.
fn camel(name: &str) -> String {
    let mut letters = name.chars();
    letters
        .next()
        .map_or_else(String::new, |first| first.to_ascii_lowercase().to_string() + letters.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_query_has_its_answer_and_every_type_named_is_declared() {
        let text = declarations();
        assert!(text.contains("  ageing: AgeingView;\n"), "{text}");
        assert!(text.contains("  customer: CustomerView | null;\n"), "{text}");
        assert!(text.contains("  saveState: SaveState;\n"), "{text}");
        for name in [
            "Query",
            "Command",
            "ExportRequest",
            "AgeingView",
            "AgeingColumn",
            "Money",
            "FaultLine",
            "Day",
        ] {
            assert!(
                text.contains(&format!("export type {name} = ")),
                "{name} is not declared:\n{text}"
            );
        }
        assert!(text.contains("export type SettingsQuery = {};"), "{text}");
        assert!(
            text.contains("\nfigure: FigureKind,") && text.contains("\nsearch?: string,"),
            "{text}"
        );
        assert!(
            text.contains("\namount: string,\n") && text.contains("\nmeans?: string,"),
            "{text}"
        );
        assert!(!text.contains("bigint"), "whole numbers are numbers in JavaScript");
    }

    #[test]
    fn names_are_written_as_serde_writes_them() {
        assert_eq!(camel("SaveState"), "saveState");
        assert_eq!(camel("Today"), "today");
    }
}
