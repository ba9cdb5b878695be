//! Values of PDF as they are written: numbers, names, texts, arrays, dictionaries, references. Reads what is written as
//! the standard says (ISO 32000-1, 7.3) and gives `None` where it is not.

use std::collections::BTreeMap;

/// Values inside values.
const NESTED: u32 = 64;

/// A value of a PDF, as far as we have to do with it.
#[derive(Clone, Debug)]
pub(super) enum Value {
    Whole(i64),
    Name(Vec<u8>),
    Text(Vec<u8>),
    Array(Vec<Value>),
    Dictionary(Dictionary),
    /// Its dictionary, and where its bytes begin.
    Stream(Dictionary, usize),
    Reference(u32, u32),
    /// `null`, `true`, a number with decimals.
    Other,
}

pub(super) type Dictionary = BTreeMap<Vec<u8>, Value>;

impl Value {
    /// As a place, a length or a count.
    pub fn size(&self) -> Option<usize> {
        match self {
            Value::Whole(value) => usize::try_from(*value).ok(),
            _ => None,
        }
    }
}

/// Reads values one after the other.
pub(super) struct Parser<'a> {
    bytes: &'a [u8],
    /// Where the next one begins.
    pub at: usize,
}

fn is_space(byte: u8) -> bool {
    matches!(byte, 0 | b'\t' | b'\n' | 0x0C | b'\r' | b' ')
}

fn is_delimiter(byte: u8) -> bool {
    matches!(byte, b'(' | b')' | b'<' | b'>' | b'[' | b']' | b'{' | b'}' | b'/' | b'%')
}

impl<'a> Parser<'a> {
    /// From a place on.
    pub fn at(bytes: &'a [u8], at: usize) -> Option<Parser<'a>> {
        (at <= bytes.len()).then_some(Parser { bytes, at })
    }

    fn peek(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }

    /// Passes over white space and comments.
    pub fn space(&mut self) {
        while let Some(byte) = self.peek() {
            if byte == b'%' {
                let rest = &self.bytes[self.at..];
                self.at += memchr::memchr2(b'\n', b'\r', rest).unwrap_or(rest.len());
            } else if is_space(byte) {
                self.at += 1;
            } else {
                break;
            }
        }
    }

    /// Passes over a word, where it stands here.
    pub fn word(&mut self, word: &[u8]) -> bool {
        let found = self.bytes[self.at..].starts_with(word);
        if found {
            self.at += word.len();
        }
        found
    }

    /// A whole number, after white space.
    pub fn whole(&mut self) -> Option<i64> {
        self.space();
        match self.number()? {
            Value::Whole(value) => Some(value),
            _ => None,
        }
    }

    fn number(&mut self) -> Option<Value> {
        let rest = &self.bytes[self.at..];
        let is_part = |byte: &u8| byte.is_ascii_digit() || matches!(byte, b'+' | b'-' | b'.');
        let length = rest.iter().take_while(|byte| is_part(byte)).count();
        let digits =
            std::str::from_utf8(&rest[..length]).ok().filter(|digits| !digits.is_empty())?;
        self.at += length;
        if digits.contains('.') {
            return Some(Value::Other);
        }
        digits.parse().ok().map(Value::Whole)
    }

    /// Any value; `depth` of them are around it.
    pub fn value(&mut self, depth: u32) -> Option<Value> {
        if depth > NESTED {
            return None;
        }
        self.space();
        match self.peek()? {
            b'/' => self.name().map(Value::Name),
            b'(' => self.literal().map(Value::Text),
            b'[' => {
                self.at += 1;
                let mut values = Vec::new();
                loop {
                    self.space();
                    if self.word(b"]") {
                        return Some(Value::Array(values));
                    }
                    values.push(self.value(depth + 1)?);
                }
            }
            b'<' if self.bytes.get(self.at + 1) == Some(&b'<') => {
                self.at += 2;
                let mut entries = Dictionary::new();
                loop {
                    self.space();
                    if self.word(b">>") {
                        return Some(Value::Dictionary(entries));
                    }
                    if self.peek() != Some(b'/') {
                        return None;
                    }
                    let key = self.name()?;
                    let value = self.value(depth + 1)?;
                    // Of two values of one name nobody knows which one is meant.
                    if entries.insert(key, value).is_some() {
                        return None;
                    }
                }
            }
            b'<' => self.hexadecimal().map(Value::Text),
            b'0'..=b'9' | b'+' | b'-' | b'.' => {
                let value = self.number()?;
                Some(self.reference(&value).unwrap_or(value))
            }
            _ => {
                let known = [&b"null"[..], b"true", b"false"];
                known.into_iter().any(|word| self.word(word)).then_some(Value::Other)
            }
        }
    }

    /// `12 0 R`, after its first number.
    fn reference(&mut self, first: &Value) -> Option<Value> {
        let Value::Whole(number) = first else { return None };
        let mut ahead = Parser { bytes: self.bytes, at: self.at };
        ahead.space();
        if !ahead.peek()?.is_ascii_digit() {
            return None;
        }
        let generation = ahead.whole()?;
        ahead.space();
        let ends = |byte: Option<u8>| byte.is_none_or(|byte| is_space(byte) || is_delimiter(byte));
        if !ahead.word(b"R") || !ends(ahead.peek()) {
            return None;
        }
        self.at = ahead.at;
        Some(Value::Reference((*number).try_into().ok()?, generation.try_into().ok()?))
    }

    fn name(&mut self) -> Option<Vec<u8>> {
        self.at += 1;
        let mut name = Vec::new();
        while let Some(byte) = self.peek().filter(|byte| !is_space(*byte) && !is_delimiter(*byte)) {
            self.at += 1;
            if byte == b'#' {
                let high = char::from(self.peek()?).to_digit(16)?;
                let low = char::from(*self.bytes.get(self.at + 1)?).to_digit(16)?;
                name.push((high << 4 | low) as u8);
                self.at += 2;
            } else {
                name.push(byte);
            }
        }
        Some(name)
    }

    fn literal(&mut self) -> Option<Vec<u8>> {
        self.at += 1;
        let (mut text, mut open) = (Vec::new(), 1_u32);
        loop {
            let byte = self.peek()?;
            self.at += 1;
            match byte {
                b'(' => open += 1,
                b')' => {
                    open -= 1;
                    if open == 0 {
                        return Some(text);
                    }
                }
                b'\\' => {
                    let escaped = self.peek()?;
                    self.at += 1;
                    text.push(match escaped {
                        b'n' => b'\n',
                        b'r' => b'\r',
                        b't' => b'\t',
                        b'b' => 8,
                        b'f' => 12,
                        b'(' | b')' | b'\\' => escaped,
                        b'0'..=b'7' => {
                            let mut value = u32::from(escaped - b'0');
                            for _ in 0..2 {
                                let Some(digit @ b'0'..=b'7') = self.peek() else { break };
                                value = value * 8 + u32::from(digit - b'0');
                                self.at += 1;
                            }
                            (value & 0xFF) as u8
                        }
                        // A line that goes on, a needless stroke: rare, and read by the other way.
                        _ => return None,
                    });
                    continue;
                }
                b'\r' | b'\n' => return None,
                _ => (),
            }
            text.push(byte);
        }
    }

    fn hexadecimal(&mut self) -> Option<Vec<u8>> {
        self.at += 1;
        let mut digits = Vec::new();
        loop {
            let byte = self.peek()?;
            self.at += 1;
            match byte {
                b'>' => break,
                byte if is_space(byte) => (),
                byte => digits.push(char::from(byte).to_digit(16)? as u8),
            }
        }
        if !digits.len().is_multiple_of(2) {
            digits.push(0);
        }
        Some(digits.as_chunks::<2>().0.iter().map(|[high, low]| high << 4 | low).collect())
    }
}
