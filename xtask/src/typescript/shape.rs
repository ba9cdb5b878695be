//! Reads a derived TypeScript type back, to ask serde which of its fields may be left out.
//!
//! `ts-rs` knows nothing of `#[serde(default)]`. So a complete value is made up from the type, and each field is taken
//! out of it in turn: what serde still accepts is optional. Exact by construction, and no second list to keep.

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};

/// A type, as far as our derived ones go.
#[derive(Clone, Debug, PartialEq)]
pub enum Shape {
    /// `"csv"`
    Literal(String),
    /// `string`, `Money` …
    Named(String),
    /// `Array<T>`
    Array,
    /// `{ [key in string]: T }`, `Record<…>`
    Map,
    /// `{ name: T }`
    Object(Vec<Field>),
    /// `[A, B]`
    Tuple(Vec<Shape>),
    /// `A | B`
    Union(Vec<Shape>),
    /// `A & B`
    Both(Vec<Shape>),
}

/// A field of an object.
#[derive(Clone, Debug, PartialEq)]
pub struct Field {
    /// Its name.
    pub name: String,
    /// Where the name ends in the text: where a question mark goes.
    pub end: usize,
    /// It has its question mark already.
    pub optional: bool,
    /// Its type.
    pub shape: Shape,
}

/// The type that a declaration (`type X = …;`) gives its name to.
pub fn parse(declaration: &str) -> Option<Shape> {
    let start = declaration.find("= ")? + 2;
    let mut reader = Reader { text: declaration, place: start };
    reader.union()
}

struct Reader<'a> {
    text: &'a str,
    place: usize,
}

impl Reader<'_> {
    fn rest(&mut self) -> &str {
        loop {
            let rest = &self.text[self.place..];
            let trimmed = rest.trim_start();
            self.place += rest.len() - trimmed.len();
            match trimmed.strip_prefix("/*").and_then(|comment| comment.find("*/")) {
                Some(end) => self.place += end + 4,
                None => return &self.text[self.place..],
            }
        }
    }

    fn take(&mut self, token: &str) -> bool {
        let found = self.rest().starts_with(token);
        if found {
            self.place += token.len();
        }
        found
    }

    fn word(&mut self) -> Option<String> {
        let rest = self.rest();
        let end = rest.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(rest.len());
        let word = rest[..end].to_owned();
        self.place += end;
        (!word.is_empty()).then_some(word)
    }

    fn union(&mut self) -> Option<Shape> {
        let mut members = vec![self.both()?];
        while self.take("|") {
            members.push(self.both()?);
        }
        Some(if members.len() == 1 { members.remove(0) } else { Shape::Union(members) })
    }

    fn both(&mut self) -> Option<Shape> {
        let mut members = vec![self.single()?];
        while self.take("&") {
            members.push(self.single()?);
        }
        Some(if members.len() == 1 { members.remove(0) } else { Shape::Both(members) })
    }

    fn single(&mut self) -> Option<Shape> {
        if self.take("\"") {
            let end = self.text[self.place..].find('"')?;
            let literal = self.text[self.place..self.place + end].to_owned();
            self.place += end + 1;
            return Some(Shape::Literal(literal));
        }
        if self.take("(") {
            let inner = self.union()?;
            return self.take(")").then_some(inner);
        }
        if self.take("[") {
            let mut members = Vec::new();
            while !self.take("]") {
                members.push(self.union()?);
                self.take(",");
            }
            return Some(Shape::Tuple(members));
        }
        if self.take("{") {
            return self.object();
        }
        let name = self.word()?;
        if !self.take("<") {
            return Some(Shape::Named(name));
        }
        while !self.take(">") {
            self.union()?;
            self.take(",");
        }
        Some(if name == "Array" { Shape::Array } else { Shape::Map })
    }

    fn object(&mut self) -> Option<Shape> {
        let mut fields = Vec::new();
        while !self.take("}") {
            if self.take("[") {
                let end = self.rest().find('}')?;
                self.place += end + 1;
                return Some(Shape::Map);
            }
            let quoted = self.take("\"");
            let name = self.word()?;
            if quoted && !self.take("\"") {
                return None;
            }
            let end = self.place;
            let optional = self.take("?");
            if !self.take(":") {
                return None;
            }
            fields.push(Field { name, end, optional, shape: self.union()? });
            let _ = self.take(",") || self.take(";");
        }
        Some(Shape::Object(fields))
    }
}

/// A complete value of a type; `known` has the types that names stand for.
pub fn sample(shape: &Shape, known: &BTreeMap<String, Shape>) -> Value {
    match shape {
        Shape::Literal(text) => json!(text),
        Shape::Array => json!([]),
        Shape::Tuple(members) => members.iter().map(|member| sample(member, known)).collect(),
        Shape::Map => json!({}),
        Shape::Union(members) => members.first().map_or(Value::Null, |first| sample(first, known)),
        Shape::Both(members) => {
            let mut all = Map::new();
            for member in members {
                if let Value::Object(fields) = sample(member, known) {
                    all.extend(fields);
                }
            }
            Value::Object(all)
        }
        Shape::Object(fields) => {
            fields.iter().map(|field| (field.name.clone(), sample(&field.shape, known))).collect()
        }
        Shape::Named(name) => match name.as_str() {
            "string" => json!("1"),
            "number" => json!(1),
            "boolean" => json!(true),
            "null" => Value::Null,
            // Written as strings that are not free: ISO 8601, ISO 4217, SHA-256.
            "Day" => json!("2026-11-21"),
            "Currency" => json!("EUR"),
            "Hash" => json!("0".repeat(64)),
            _ => known.get(name).map_or(Value::Null, |shape| sample(shape, known)),
        },
    }
}

/// The declaration with a question mark at every field that `accepts` a value without.
///
/// # Panics
/// When a complete value is not accepted: then the declaration is not what serde reads.
pub fn with_optional(
    declaration: &str,
    known: &BTreeMap<String, Shape>,
    accepts: impl Fn(Value) -> bool,
) -> String {
    let variants = match parse(declaration) {
        Some(Shape::Union(variants)) => variants,
        Some(shape) => vec![shape],
        None => panic!("this declaration could not be read back:\n{declaration}"),
    };
    let mut marks = Vec::new();
    for variant in &variants {
        let Shape::Object(fields) = variant else { continue };
        let complete = sample(variant, known);
        assert!(
            accepts(complete.clone()),
            "serde does not read {complete}, made up from:\n{declaration}"
        );
        for field in fields.iter().filter(|field| !field.optional) {
            let mut without = complete.clone();
            if let Value::Object(members) = &mut without {
                members.remove(&field.name);
            }
            if accepts(without) {
                marks.push(field.end);
            }
        }
    }
    let mut text = declaration.to_owned();
    marks.sort_unstable();
    for place in marks.into_iter().rev() {
        text.insert(place, '?');
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_field_with_a_default_gets_its_question_mark_and_a_needed_one_does_not() {
        let declaration = "type Command = { \"command\": \"pay\", \n/**\n * How, or: what?\n */\namount: string, \
            means: string, } | { \"command\": \"stop\" };";
        let accepts = |value: Value| {
            value["command"] == "stop" || (value["command"] == "pay" && value["amount"].is_string())
        };
        let text = with_optional(declaration, &BTreeMap::new(), accepts);
        assert!(text.contains("\namount: string, means?: string"), "{text}");
        assert!(text.contains("{ \"command\": \"stop\" }"), "{text}");
    }

    #[test]
    #[should_panic(expected = "serde does not read")]
    fn a_declaration_that_serde_does_not_read_stops_the_build() {
        with_optional("type Query = { name: string };", &BTreeMap::new(), |_| false);
    }

    #[test]
    fn names_are_followed_into_their_types() {
        let known =
            BTreeMap::from([("Kind".to_owned(), parse("type Kind = \"a\" | \"b\";").unwrap())]);
        let shape = parse(
            "type X = { kind: Kind, day?: Day, all: Array<[Money, Day]>, of: { [key in string]: string } };",
        );
        assert_eq!(
            sample(&shape.unwrap(), &known),
            json!({"kind": "a", "day": "2026-11-21", "all": [], "of": {}})
        );
    }
}
