//! JSON to typed values with little code: the text becomes a tree first, and one small reader walks the tree.
//!
//! The derived readers are compiled once for each source that they read from, and in the browser every kilobyte is
//! loaded by everybody: nothing else than this tree is read into our types. A struct is an object, never an array; a
//! name that stands twice counts once, the last.

use serde::de::value::StrDeserializer;
use serde::de::{
    Deserialize, DeserializeOwned, DeserializeSeed, Deserializer, EnumAccess, Error as _,
    IntoDeserializer, MapAccess, SeqAccess, VariantAccess, Visitor,
};
use serde_json::{Error, Map, Value};

/// Reads JSON.
///
/// ```
/// let days: Vec<u32> = encours::base::json::read(b"[30, 60, 90]").unwrap();
/// assert_eq!(days, [30, 60, 90]);
/// assert!(encours::base::json::read::<Vec<u32>>(b"[30, -1]").is_err());
/// ```
pub fn read<T: DeserializeOwned>(text: &[u8]) -> Result<T, Error> {
    read_value(serde_json::from_slice(text)?)
}

/// Reads a tree.
pub fn read_value<T: DeserializeOwned>(value: Value) -> Result<T, Error> {
    T::deserialize(Tree(value))
}

/// Reads what is told apart by one of its fields: the field's text, and the others.
///
/// Derived, it would be read into a tree of another kind first, which knows nothing of our reader.
pub fn read_tagged<'de, D: Deserializer<'de>>(
    deserializer: D,
    tag: &'static str,
) -> Result<(String, Value), D::Error> {
    let mut object = Map::<String, Value>::deserialize(deserializer)?;
    match object.remove(tag) {
        Some(Value::String(kind)) => Ok((kind, Value::Object(object))),
        _ => Err(serde::de::Error::missing_field(tag)),
    }
}

/// Whether `name` is how JavaScript writes the name of a `variant`.
///
/// ```
/// assert!(encours::base::json::is_camel_case("cashLines", "CashLines"));
/// assert!(!encours::base::json::is_camel_case("cashlines", "CashLines"));
/// assert!(!encours::base::json::is_camel_case("", "CashLines"));
/// ```
pub fn is_camel_case(name: &str, variant: &str) -> bool {
    match (name.split_at_checked(1), variant.split_at_checked(1)) {
        (Some((first, rest)), Some((capital, same))) => {
            rest == same && first == capital.to_ascii_lowercase()
        }
        _ => false,
    }
}

/// Reads a field of something told apart by its tag, by the same reader as everything else: `deserialize_with`.
pub fn through<'de, D: Deserializer<'de>, T: DeserializeOwned>(
    deserializer: D,
) -> Result<T, D::Error> {
    read_value(Value::deserialize(deserializer)?).map_err(serde::de::Error::custom)
}

/// One value of the tree.
struct Tree(Value);

/// What stands where something else was wanted.
#[cold]
fn unexpected(value: &Value) -> Error {
    let kind = match value {
        Value::Null => "null",
        Value::Bool(_) => "a boolean",
        Value::Number(_) => "a number",
        Value::String(_) => "a text",
        Value::Array(_) => "an array",
        Value::Object(_) => "an object",
    };
    Error::custom(format_args!("{kind} is not expected here"))
}

#[cold]
fn too_long() -> Error {
    Error::custom("an array has more values than expected")
}

impl Tree {
    fn number<'de, V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        let Value::Number(number) = &self.0 else { return Err(unexpected(&self.0)) };
        if let Some(number) = number.as_u64() {
            visitor.visit_u64(number)
        } else if let Some(number) = number.as_i64() {
            visitor.visit_i64(number)
        } else {
            visitor.visit_f64(number.as_f64().unwrap_or(f64::NAN))
        }
    }

    fn array<'de, V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        let Value::Array(values) = self.0 else { return Err(unexpected(&self.0)) };
        let mut items = Items(values.into_iter());
        let read = visitor.visit_seq(&mut items)?;
        if items.0.len() == 0 { Ok(read) } else { Err(too_long()) }
    }

    fn object<'de, V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        let Value::Object(object) = self.0 else { return Err(unexpected(&self.0)) };
        visitor.visit_map(Fields { rest: object.into_iter(), value: Value::Null })
    }

    fn text<'de, V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        match self.0 {
            Value::String(text) => visitor.visit_string(text),
            other => Err(unexpected(&other)),
        }
    }

    fn name<'de, V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        match &self.0 {
            Value::String(text) => visitor.visit_str(text),
            other => Err(unexpected(other)),
        }
    }
}

macro_rules! all_by {
    ($way:ident: $($method:ident)*) => {$(
        fn $method<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
            self.$way(visitor)
        }
    )*};
}

impl<'de> Deserializer<'de> for Tree {
    type Error = Error;

    all_by!(number: deserialize_i8 deserialize_i16 deserialize_i32 deserialize_i64 deserialize_u8 deserialize_u16
        deserialize_u32 deserialize_u64 deserialize_f32 deserialize_f64);
    all_by!(text: deserialize_string deserialize_char);
    all_by!(name: deserialize_str deserialize_identifier);
    all_by!(array: deserialize_seq deserialize_bytes deserialize_byte_buf);
    all_by!(object: deserialize_map);

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        match self.0 {
            Value::Null => visitor.visit_unit(),
            Value::Bool(answer) => visitor.visit_bool(answer),
            Value::Number(_) => self.number(visitor),
            Value::String(text) => visitor.visit_string(text),
            Value::Array(_) => self.array(visitor),
            Value::Object(_) => self.object(visitor),
        }
    }

    fn deserialize_bool<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        match self.0 {
            Value::Bool(answer) => visitor.visit_bool(answer),
            other => Err(unexpected(&other)),
        }
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        match self.0 {
            Value::Null => visitor.visit_none(),
            _ => visitor.visit_some(self),
        }
    }

    fn deserialize_unit<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        match self.0 {
            Value::Null => visitor.visit_unit(),
            other => Err(unexpected(&other)),
        }
    }

    fn deserialize_ignored_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_unit()
    }

    fn deserialize_unit_struct<V: Visitor<'de>>(
        self,
        _name: &'static str,
        visitor: V,
    ) -> Result<V::Value, Error> {
        self.deserialize_unit(visitor)
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _name: &'static str,
        visitor: V,
    ) -> Result<V::Value, Error> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_tuple<V: Visitor<'de>>(
        self,
        _len: usize,
        visitor: V,
    ) -> Result<V::Value, Error> {
        self.array(visitor)
    }

    fn deserialize_tuple_struct<V: Visitor<'de>>(
        self,
        _name: &'static str,
        _len: usize,
        visitor: V,
    ) -> Result<V::Value, Error> {
        self.array(visitor)
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _name: &'static str,
        _fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        self.object(visitor)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _name: &'static str,
        _variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        visitor.visit_enum(variant(self.0)?)
    }
}

/// `"name"`, or `{ "name": content }`.
fn variant(value: Value) -> Result<Variant, Error> {
    match value {
        Value::String(name) => Ok(Variant { name, content: Value::Null }),
        Value::Object(object) if object.len() == 1 => {
            let (name, content) = object.into_iter().next().unwrap_or_default();
            Ok(Variant { name, content })
        }
        other => Err(unexpected(&other)),
    }
}

struct Items(std::vec::IntoIter<Value>);

impl<'de> SeqAccess<'de> for &mut Items {
    type Error = Error;

    fn next_element_seed<S: DeserializeSeed<'de>>(
        &mut self,
        seed: S,
    ) -> Result<Option<S::Value>, Error> {
        self.0.next().map(|value| seed.deserialize(Tree(value))).transpose()
    }

    fn size_hint(&self) -> Option<usize> {
        Some(self.0.len())
    }
}

struct Fields {
    rest: <Map<String, Value> as IntoIterator>::IntoIter,
    value: Value,
}

impl<'de> MapAccess<'de> for Fields {
    type Error = Error;

    fn next_key_seed<S: DeserializeSeed<'de>>(
        &mut self,
        seed: S,
    ) -> Result<Option<S::Value>, Error> {
        let Some((name, value)) = self.rest.next() else { return Ok(None) };
        self.value = value;
        seed.deserialize(Tree(Value::String(name))).map(Some)
    }

    fn next_value_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<S::Value, Error> {
        seed.deserialize(Tree(self.value.take()))
    }
}

struct Variant {
    name: String,
    content: Value,
}

impl<'de> EnumAccess<'de> for Variant {
    type Error = Error;
    type Variant = Tree;

    fn variant_seed<S: DeserializeSeed<'de>>(self, seed: S) -> Result<(S::Value, Tree), Error> {
        let name: StrDeserializer<'_, Error> = self.name.as_str().into_deserializer();
        seed.deserialize(name).map(|variant| (variant, Tree(self.content)))
    }
}

impl<'de> VariantAccess<'de> for Tree {
    type Error = Error;

    fn unit_variant(self) -> Result<(), Error> {
        if self.0.is_null() { Ok(()) } else { Err(unexpected(&self.0)) }
    }

    fn newtype_variant_seed<S: DeserializeSeed<'de>>(self, seed: S) -> Result<S::Value, Error> {
        seed.deserialize(self)
    }

    fn tuple_variant<V: Visitor<'de>>(self, _len: usize, visitor: V) -> Result<V::Value, Error> {
        self.array(visitor)
    }

    fn struct_variant<V: Visitor<'de>>(
        self,
        _fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        self.object(visitor)
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use serde::{Deserialize, Serialize};

    use super::*;

    #[derive(Debug, PartialEq, Serialize, Deserialize)]
    #[serde(tag = "kind", rename_all = "camelCase")]
    enum Tagged {
        Money { value: String, cents: i64 },
        Pair(Inner),
        None,
    }

    #[derive(Debug, Default, PartialEq, Serialize, Deserialize)]
    #[serde(rename_all = "camelCase", default)]
    struct Inner {
        long_name: Option<String>,
        ratio: f64,
        flag: bool,
        #[serde(flatten)]
        other: BTreeMap<String, Value>,
    }

    #[derive(Debug, PartialEq, Serialize, Deserialize)]
    enum Plain {
        Nothing,
        One(u32),
        Two(String, i32),
        Named { a: u8 },
    }

    #[derive(Debug, PartialEq, Serialize, Deserialize)]
    struct Everything {
        tagged: Vec<Tagged>,
        plain: Vec<Plain>,
        by_name: BTreeMap<String, (u32, String)>,
        absent: Option<Inner>,
        unit: (),
        big: u64,
    }

    #[test]
    fn every_shape_is_read_back() {
        let inner = || Inner {
            long_name: Some("« é \n »".to_owned()),
            ratio: 2.0,
            flag: true,
            other: [("later".to_owned(), Value::from(vec![1, 2]))].into(),
        };
        let all = Everything {
            tagged: vec![
                Tagged::Money { value: "1.20".to_owned(), cents: -120 },
                Tagged::Pair(inner()),
                Tagged::None,
            ],
            plain: vec![
                Plain::Nothing,
                Plain::One(7),
                Plain::Two("b".to_owned(), -1),
                Plain::Named { a: 255 },
            ],
            by_name: [("x".to_owned(), (1, "y".to_owned()))].into(),
            absent: None,
            unit: (),
            big: u64::MAX,
        };
        assert_eq!(read::<Everything>(&serde_json::to_vec(&all).unwrap()).unwrap(), all);
        let written = serde_json::to_vec(&inner()).unwrap();
        assert_eq!(read::<Inner>(&written).unwrap(), inner());
    }

    #[test]
    fn what_does_not_fit_is_refused() {
        for wrong in ["", "{", "[1]", "{\"ratio\":\"2\"}", "{\"flag\":1}", "{\"longName\":5}"] {
            assert!(read::<Inner>(wrong.as_bytes()).is_err(), "{wrong}");
        }
        for wrong in
            ["\"One\"", "{\"Nothing\":1}", "{\"One\":-1}", "{\"Two\":[\"a\"]}", "\"Three\""]
        {
            assert!(read::<Plain>(wrong.as_bytes()).is_err(), "{wrong}");
        }
        assert!(read::<Plain>(b"{\"Two\":[\"a\",1,2]}").is_err());
        assert!(read::<Plain>(b"{\"Named\":{\"a\":256}}").is_err());
        assert!(read::<(u32, u32)>(b"[1,2,3]").is_err());
    }
}
