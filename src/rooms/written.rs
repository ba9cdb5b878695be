//! How rooms write and read events: a JSON body, and rows as JSON arrays, one a line, in *parts* when there are many.
//!
//! A row's cells stand in the order of the body's `columns`; last cells that have their default are left off. Amounts
//! are plain numbers with the digits of the row's currency, or named `…MinorUnits`. Written and read by hand: a million
//! rows in well under a second. Stored bytes are never written again.

use std::fmt;

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::value::RawValue;

use crate::base::{Amount, Currency, Day, Hash, Texts, in_runs, json};
use crate::journal::{Part, PartRef, Written};

/// Rows up to this many stand in the body.
const INLINE: usize = 256;
/// A part is closed before it grows beyond this many bytes.
const PART: usize = 4 << 20;

/// Why an event cannot be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unread {
    /// A kind or a version that this build does not know: a newer one wrote it. It is kept, and nothing is guessed.
    FromTheFuture {
        /// As written.
        kind: String,
        /// As written.
        version: u32,
    },
    /// Not what its kind and version say.
    Unreadable {
        /// As written.
        kind: String,
        /// The first row that cannot be read, from 1 within its part; 0: the body.
        row: u32,
    },
}

impl fmt::Display for Unread {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Unread::FromTheFuture { kind, version } => {
                write!(formatter, "{kind} version {version} was written by a newer program")
            }
            Unread::Unreadable { kind, row: 0 } => write!(formatter, "{kind} cannot be read"),
            Unread::Unreadable { kind, row } => {
                write!(formatter, "{kind} cannot be read at row {row}")
            }
        }
    }
}

impl std::error::Error for Unread {}

/// An event without rows.
pub fn write<B: Serialize>(kind: &str, body: &B) -> (Written, Vec<Part>) {
    let body = serde_json::value::to_raw_value(body).unwrap_or_else(|_| empty());
    (Written { kind: kind.to_owned(), version: 1, body, parts: Vec::new() }, Vec::new())
}

/// The body of an event without rows.
pub fn read<B: DeserializeOwned>(written: &Written) -> Result<B, Unread> {
    json::read(written.body.get().as_bytes()).map_err(|_| unreadable(&written.kind, 0))
}

/// The event cannot be read, at a row.
pub fn unreadable(kind: &str, row: u32) -> Unread {
    Unread::Unreadable { kind: kind.to_owned(), row }
}

/// The event is of a kind or version not known here.
pub fn from_the_future(written: &Written) -> Unread {
    Unread::FromTheFuture { kind: written.kind.clone(), version: written.version }
}

fn empty() -> Box<RawValue> {
    // `null` is JSON.
    RawValue::from_string("null".to_owned()).unwrap_or_default()
}

/// Writes an event with rows: its body holds `head`'s fields, the columns, and the rows when they are few.
pub fn write_rows<H: Serialize>(
    kind: &str,
    head: &H,
    columns: &[&str],
    rows: usize,
    mut row: impl FnMut(usize, &mut RowWriter),
) -> (Written, Vec<Part>) {
    let mut writer = RowWriter::default();
    let mut parts = Vec::new();
    let mut first = 0;
    in_runs(rows, |run| {
        for number in run {
            let before = writer.at;
            writer.begin();
            row(number, &mut writer);
            writer.end();
            if INLINE < rows && PART < writer.at && first < number {
                parts.push(part(writer.take(before), number - first));
                first = number;
            }
        }
    });
    let inline = rows <= INLINE;
    if !inline {
        parts.push(part(writer.take(writer.at), rows - first));
    }
    let mut body = serde_json::to_string(head).unwrap_or_default();
    // `head` is an object: `{…}`.
    body.pop();
    if body.len() > 1 {
        body.push(',');
    }
    body.push_str("\"columns\":");
    body.push_str(&serde_json::to_string(columns).unwrap_or_default());
    if inline {
        body.push_str(",\"rows\":[");
        let text = String::from_utf8(writer.take(writer.at)).unwrap_or_default();
        // A line feed within a text is written `\n`: each one here ends a row.
        body.push_str(&text.trim_end().replace('\n', ","));
        body.push(']');
    }
    body.push('}');
    let body = RawValue::from_string(body).unwrap_or_else(|_| empty());
    let references = parts.iter().map(|part| PartRef {
        sha256: part.sha256,
        bytes: part.bytes.len() as u64,
        rows: part.rows,
    });
    (Written { kind: kind.to_owned(), version: 1, body, parts: references.collect() }, parts)
}

/// Not named yet: see [`crate::book::Event::write_unnamed`].
fn part(bytes: Vec<u8>, rows: usize) -> Part {
    Part { sha256: Hash::NONE, bytes, rows: rows as u32 }
}

/// Reads an event with rows: gives its head, after `row` was called for each row in order.
pub fn read_rows<H: DeserializeOwned>(
    written: &Written,
    parts: &[&[u8]],
    columns: &[&str],
    mut row: impl FnMut(&mut RowReader) -> Option<()>,
) -> Result<H, Unread> {
    let kind = &written.kind;
    #[derive(serde::Deserialize)]
    struct Rows<'a> {
        columns: Vec<String>,
        #[serde(borrow, default)]
        rows: Option<&'a RawValue>,
    }
    let body = written.body.get();
    let head: H = json::read(body.as_bytes()).map_err(|_| unreadable(kind, 0))?;
    let table: Rows = serde_json::from_slice(body.as_bytes()).map_err(|_| unreadable(kind, 0))?;
    if table.columns != columns || parts.len() != written.parts.len() {
        return Err(unreadable(kind, 0));
    }
    let inline = table.rows.map_or("", |rows| rows.get().trim());
    let inline = inline.strip_prefix('[').and_then(|rows| rows.strip_suffix(']')).unwrap_or("");
    let mut number = 0;
    let mut reader = RowReader::new(inline);
    while reader.begin() {
        number += 1;
        row(&mut reader).and_then(|()| reader.end()).ok_or_else(|| unreadable(kind, number))?;
    }
    reader.is_done().then_some(()).ok_or_else(|| unreadable(kind, number + 1))?;
    for (bytes, reference) in parts.iter().zip(&written.parts) {
        let text = std::str::from_utf8(bytes).map_err(|_| unreadable(kind, 0))?;
        let mut number = 0;
        let mut reader = RowReader::new(text);
        while reader.begin() {
            number += 1;
            row(&mut reader).and_then(|()| reader.end()).ok_or_else(|| unreadable(kind, number))?;
        }
        if !reader.is_done() || number != reference.rows {
            return Err(unreadable(kind, number + 1));
        }
    }
    Ok(head)
}

/// Whether eight bytes stand in JSON as they are: no quote, no backslash, nothing below the space.
#[inline(always)]
fn is_plain(bytes: [u8; 8]) -> bool {
    const ONES: u64 = 0x0101_0101_0101_0101;
    const TOPS: u64 = 0x8080_8080_8080_8080;
    // The top bit of some byte is set exactly when some byte is below `limit`, of at most 128.
    let below = |bytes: u64, limit: u8| bytes.wrapping_sub(ONES * u64::from(limit)) & !bytes;
    let bytes = u64::from_le_bytes(bytes);
    let quote = below(bytes ^ (ONES * u64::from(b'"')), 1);
    let backslash = below(bytes ^ (ONES * u64::from(b'\\')), 1);
    (below(bytes, b' ') | quote | backslash) & TOPS == 0
}

/// Writes cells of rows.
///
/// Into room that is there already, eight bytes at a time: a browser copies a few bytes much slower when it is asked to
/// copy bytes, and a cell is a few bytes.
#[derive(Debug, Default)]
pub struct RowWriter {
    /// What is written, then room.
    bytes: Vec<u8>,
    /// Where the next byte goes.
    at: usize,
    /// Where the row would end if all further cells had their default.
    kept: usize,
    days: Vec<(i32, [u8; 10])>,
}

impl RowWriter {
    fn begin(&mut self) {
        self.room(0);
        self.byte(b'[');
        self.kept = self.at;
    }

    fn end(&mut self) {
        self.at = self.kept;
        if self.at.checked_sub(1).is_some_and(|last| self.bytes[last] == b',') {
            self.at -= 1;
        }
        self.room(0);
        self.byte(b']');
        self.byte(b'\n');
    }

    /// What was written, up to a place; what comes after it is kept.
    fn take(&mut self, end: usize) -> Vec<u8> {
        let taken = self.bytes[..end].to_vec();
        self.bytes.copy_within(end..self.at, 0);
        self.at -= end;
        taken
    }

    /// Makes room for so many bytes and [`RowWriter::SPARE`].
    #[inline(always)]
    fn room(&mut self, more: usize) {
        if self.bytes.len() < self.at + more + RowWriter::SPARE {
            self.grow(more);
        }
    }

    /// More than any number, day or mark takes.
    const SPARE: usize = 64;

    #[cold]
    fn grow(&mut self, more: usize) {
        let least = self.at + more + RowWriter::SPARE;
        self.bytes.resize((2 * self.bytes.len()).max(least), 0);
    }

    /// One byte, where there is room.
    #[inline(always)]
    fn byte(&mut self, byte: u8) {
        self.bytes[self.at] = byte;
        self.at += 1;
    }

    /// Up to as many bytes, where there is room.
    #[inline(always)]
    fn some<const MOST: usize>(&mut self, bytes: [u8; MOST], count: usize) {
        self.bytes[self.at..self.at + MOST].copy_from_slice(&bytes);
        self.at += count;
    }

    #[inline(always)]
    fn next(&mut self, is_default: bool) {
        if !is_default {
            self.kept = self.at;
        }
        self.byte(b',');
    }

    /// A text; empty by default.
    pub fn text(&mut self, text: &str) {
        self.room(text.len());
        let start = self.at;
        self.byte(b'"');
        let (words, rest) = text.as_bytes().as_chunks::<8>();
        let mut plain = true;
        for word in words {
            plain &= is_plain(*word);
            self.some(*word, 8);
        }
        let mut last = [b' '; 8];
        for (to, from) in last.iter_mut().zip(rest) {
            *to = *from;
        }
        plain &= is_plain(last);
        self.some(last, rest.len());
        if plain {
            self.byte(b'"');
        } else {
            self.at = start;
            // A text is always JSON once quoted.
            let quoted = serde_json::to_string(text).unwrap_or_default();
            self.room(quoted.len());
            self.bytes[start..start + quoted.len()].copy_from_slice(quoted.as_bytes());
            self.at += quoted.len();
        }
        self.room(0);
        self.next(text.is_empty());
    }

    /// A whole number; 0 by default.
    pub fn number(&mut self, number: i64) {
        self.digits(number, 0);
        self.next(number == 0);
    }

    /// At least one digit before the decimals.
    fn digits(&mut self, number: i64, decimals: usize) {
        const MOST: usize = 24;
        self.room(0);
        // Written backwards, and copied from where it begins.
        let mut written = [b'0'; 2 * MOST];
        let mut at = MOST;
        let mut left = decimals;
        let mut rest = number.unsigned_abs();
        loop {
            at -= 1;
            written[at] = b'0' + (rest % 10) as u8;
            rest /= 10;
            if left == 0 && rest == 0 {
                break;
            }
            if left == 1 {
                at -= 1;
                written[at] = b'.';
            }
            left = left.saturating_sub(1);
        }
        if number < 0 {
            self.byte(b'-');
        }
        if let Some(digits) = written[at..].first_chunk::<MOST>() {
            self.some(*digits, MOST - at);
        }
    }

    /// An amount as a decimal number; 0 by default.
    pub fn amount(&mut self, amount: Amount, currency: Currency) {
        self.digits(amount.get(), currency.digits() as usize);
        self.next(amount == Amount::ZERO);
    }

    /// An amount or nothing; nothing by default.
    pub fn maybe_amount(&mut self, amount: Option<Amount>, currency: Currency) {
        match amount {
            // Zero is something here: it must not be left off.
            Some(amount) => {
                self.amount(amount, currency);
                self.kept = self.at - 1;
            }
            None => {
                self.room(0);
                self.some(*b"null", 4);
                self.next(true);
            }
        }
    }

    /// A day, `2026-11-21`.
    pub fn day(&mut self, day: Day) {
        if self.days.is_empty() {
            self.days.resize(1_024, (i32::MIN, [0; 10]));
        }
        let place = &mut self.days[(day.get() & 1_023) as usize];
        if place.0 != day.get() {
            // A day in range has ten characters; one out of range is written as far as it goes and cannot be read.
            let mut text = [b' '; 10];
            for (to, from) in text.iter_mut().zip(day.to_string().bytes()) {
                *to = from;
            }
            *place = (day.get(), text);
        }
        let text = place.1;
        self.room(0);
        self.byte(b'"');
        self.some(text, 10);
        self.byte(b'"');
        self.next(false);
    }

    /// Yes or no; no by default.
    pub fn flag(&mut self, flag: bool) {
        self.room(0);
        if flag {
            self.some(*b"true", 4)
        } else {
            self.some(*b"false", 5)
        }
        self.next(!flag);
    }
}

/// Reads cells of rows, in the order they were written. After a row's last cell every cell has its default.
#[derive(Debug)]
pub struct RowReader<'a> {
    text: &'a str,
    at: usize,
    first: bool,
}

impl<'a> RowReader<'a> {
    fn new(text: &'a str) -> RowReader<'a> {
        RowReader { text, at: 0, first: true }
    }

    fn peek(&self) -> u8 {
        self.text.as_bytes().get(self.at).copied().unwrap_or(0)
    }

    fn eat(&mut self, byte: u8) -> bool {
        let eaten = self.peek() == byte;
        self.at += usize::from(eaten);
        eaten
    }

    /// At a row's `[`, whatever separates rows before it.
    fn begin(&mut self) -> bool {
        while matches!(self.peek(), b'\n' | b',' | b' ' | b'\r') {
            self.at += 1;
        }
        self.first = true;
        self.eat(b'[')
    }

    fn end(&mut self) -> Option<()> {
        self.eat(b']').then_some(())
    }

    fn is_done(&self) -> bool {
        self.at == self.text.len()
    }

    /// True at a cell, false after the row's last one.
    fn cell(&mut self) -> Option<bool> {
        if self.peek() == b']' {
            return Some(false);
        }
        if !std::mem::take(&mut self.first) && !self.eat(b',') {
            return None;
        }
        Some(true)
    }

    /// A text, added to a column.
    pub fn text_into(&mut self, column: &mut Texts) -> Option<()> {
        self.text_with(|text| column.push(text))
    }

    /// A text, seen by `with`.
    pub fn text_with<T>(&mut self, with: impl FnOnce(&str) -> T) -> Option<T> {
        if !self.cell()? {
            return Some(with(""));
        }
        if !self.eat(b'"') {
            return None;
        }
        let start = self.at;
        let bytes = self.text.as_bytes();
        let end = start + memchr::memchr2(b'"', b'\\', bytes.get(start..)?)?;
        if bytes[end] == b'"' {
            self.at = end + 1;
            return Some(with(self.text.get(start..end)?));
        }
        // Something is escaped: find the closing quote, and let the JSON library read it.
        let mut close = end;
        while *bytes.get(close)? != b'"' {
            close += if bytes[close] == b'\\' { 2 } else { 1 };
        }
        self.at = close + 1;
        let text: String = json::read(self.text.get(start - 1..=close)?.as_bytes()).ok()?;
        Some(with(&text))
    }

    /// A whole number.
    pub fn number(&mut self) -> Option<i64> {
        if !self.cell()? {
            return Some(0);
        }
        self.decimal(0)
    }

    /// A number with up to so many decimals, scaled by them.
    fn decimal(&mut self, decimals: u32) -> Option<i64> {
        let negative = self.eat(b'-');
        let start = self.at;
        let mut value: i64 = 0;
        let mut left = decimals;
        let mut fraction = false;
        loop {
            match self.peek() {
                digit @ b'0'..=b'9' => {
                    if fraction {
                        left = left.checked_sub(1)?;
                    }
                    value = value.checked_mul(10)?.checked_add(i64::from(digit - b'0'))?;
                }
                b'.' if !fraction && self.at != start => fraction = true,
                _ => break,
            }
            self.at += 1;
        }
        if self.at == start {
            return None;
        }
        let value = value.checked_mul(10_i64.pow(left))?;
        Some(if negative { -value } else { value })
    }

    /// An amount of a currency.
    pub fn amount(&mut self, currency: Currency) -> Option<Amount> {
        if !self.cell()? {
            return Some(Amount::ZERO);
        }
        self.decimal(currency.digits()).map(Amount::new)
    }

    /// An amount or nothing.
    pub fn maybe_amount(&mut self, currency: Currency) -> Option<Option<Amount>> {
        if !self.cell()? {
            return Some(None);
        }
        if self.text.get(self.at..)?.starts_with("null") {
            self.at += 4;
            return Some(None);
        }
        self.decimal(currency.digits()).map(|units| Some(Amount::new(units)))
    }

    /// A day.
    pub fn day(&mut self) -> Option<Day> {
        if !self.cell()? {
            return None;
        }
        let cell = self.text.as_bytes().get(self.at..self.at + 12)?;
        let [b'"', y1, y2, y3, y4, b'-', m1, m2, b'-', d1, d2, b'"'] = cell else { return None };
        self.at += 12;
        let mut all_digits = true;
        let mut digit = |byte: &u8| {
            all_digits &= byte.is_ascii_digit();
            u32::from(byte & 15)
        };
        let year = digit(y1) * 1_000 + digit(y2) * 100 + digit(y3) * 10 + digit(y4);
        let (month, day) = (digit(m1) * 10 + digit(m2), digit(d1) * 10 + digit(d2));
        if !all_digits {
            return None;
        }
        quick_day(year as i32, month, day)
    }

    /// A currency's code.
    pub fn currency(&mut self) -> Option<Currency> {
        self.text_with(|text| match text {
            "EUR" => Some(Currency::EUR),
            other => other.parse().ok(),
        })?
    }

    /// Yes or no.
    pub fn flag(&mut self) -> Option<bool> {
        if !self.cell()? {
            return Some(false);
        }
        let rest = self.text.get(self.at..)?;
        let (flag, length) = if rest.starts_with("true") {
            (true, 4)
        } else if rest.starts_with("false") {
            (false, 5)
        } else {
            return None;
        };
        self.at += length;
        Some(flag)
    }
}

/// The day of a calendar date, as [`Day::from_calendar`] gives it: days before each month of the Gregorian calendar
/// counted from March, after H. Hinnant's `days_from_civil`.
fn quick_day(year: i32, month: u32, day: u32) -> Option<Day> {
    if !(1..=28).contains(&day) || !(1900..2200).contains(&year) || !(1..=12).contains(&month) {
        return Day::from_calendar(year, month, day);
    }
    let shifted = if month <= 2 { year - 1 } else { year };
    let (century, of_century) = (shifted / 100, shifted % 100);
    let from_march = (month as i32 + 9) % 12;
    let days = 146_097 * century / 4 + 1_461 * of_century / 4 + (153 * from_march + 2) / 5;
    Some(Day::new(days + day as i32 - 1 - 719_468))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_stand_as_they_are_unless_json_forbids_it() {
        for length in 0..20 {
            for place in 0..length.max(1) {
                for letter in ["a", "é", "\"", "\\", "\n", "\u{1f}", " ", "\u{7f}", "€"] {
                    let mut text = "x".repeat(length);
                    text.insert_str(place.min(length), letter);
                    let mut writer = RowWriter::default();
                    writer.begin();
                    writer.text(&text);
                    writer.end();
                    let written = String::from_utf8(writer.take(writer.at)).unwrap();
                    assert_eq!(written, format!("[{}]\n", serde_json::to_string(&text).unwrap()));
                }
            }
        }
    }

    #[test]
    fn rows_of_any_length_go_into_parts_whole() {
        for width in [0, 5, 100, 70_000] {
            let rows = 1_000;
            let text = |row: usize| format!("{row:04}{}", "y".repeat(width + row % 7));
            let (written, parts) =
                write_rows("room.happened", &(), &["text", "count"], rows, |row, cells| {
                    cells.text(&text(row));
                    cells.number(row as i64 - 500);
                });
            assert_eq!(written.parts.len(), parts.len());
            assert!(parts.iter().all(|part| part.bytes.len() <= PART + 100));
            let lines: Vec<u8> = parts.iter().flat_map(|part| part.bytes.clone()).collect();
            let lines = String::from_utf8(lines).unwrap();
            assert_eq!(lines.lines().count(), rows);
            for (row, line) in lines.lines().enumerate() {
                let (text, number) = (text(row), row as i64 - 500);
                let shown = if number == 0 { String::new() } else { format!(",{number}") };
                assert_eq!(line, format!("[\"{text}\"{shown}]"));
            }
        }
    }

    #[test]
    fn amounts_are_written_with_all_their_decimals() {
        for (currency, decimals) in [("EUR", 2), ("JPY", 0), ("TND", 3)] {
            let currency: Currency = currency.parse().unwrap();
            for units in [0, 1, -1, 9, 10, -99, 100, 999, 1_000, -123_456, i64::MAX, i64::MIN] {
                let mut writer = RowWriter::default();
                writer.amount(Amount::new(units), currency);
                let written = String::from_utf8(writer.take(writer.at)).unwrap();
                let decimal = rust_decimal::Decimal::new(units, decimals);
                assert_eq!(written, format!("{decimal},"));
            }
        }
    }

    #[test]
    fn the_quick_calendar_is_the_calendar() {
        for days in Day::FIRST.get()..=Day::LAST.get() {
            let text = Day::new(days).to_string();
            let number = |range: std::ops::Range<usize>| text[range].parse::<u32>().unwrap();
            let day = quick_day(number(0..4) as i32, number(5..7), number(8..10));
            assert_eq!(day, Some(Day::new(days)), "{text}");
        }
        assert_eq!(quick_day(2026, 2, 29), None);
        assert_eq!(quick_day(2026, 13, 1), None);
        assert_eq!(quick_day(2026, 4, 31), None);
    }
}
