//! Bytes to text: what French accounting programs, spreadsheets and old cash registers write.
//!
//! Single-byte tables are written out here (32, 8 and 128 characters): the usual crate for this links the tables of
//! every East Asian encoding, half a megabyte that no French export needs. Text that is valid UTF-8 is not copied.

use std::borrow::Cow;

use crate::base::Fault;

/// How characters are written as bytes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Encoding {
    /// UTF-8, with or without byte order mark.
    #[default]
    Utf8,
    /// Windows-1252. Holds ISO-8859-1 in it: the bytes that differ are controls that no table contains.
    Windows1252,
    /// ISO-8859-15: Latin with the euro sign at 0xA4.
    Latin9,
    /// UTF-16, little end first: «Texte Unicode» of spreadsheets.
    Utf16Le,
    /// UTF-16, big end first.
    Utf16Be,
    /// Code page 850: DOS programs and their heirs.
    Cp850,
}

/// Windows-1252, 0x80 to 0x9F (WHATWG Encoding Standard; the five unassigned bytes are U+FFFD here).
const WINDOWS_1252: &str = "€\u{fffd}‚ƒ„…†‡ˆ‰Š‹Œ\u{fffd}Ž\u{fffd}\u{fffd}‘’“”•–—˜™š›œ\u{fffd}žŸ";

/// Code page 850, 0x80 to 0xFF (unicode.org, MAPPINGS/VENDORS/MICSFT/PC/CP850.TXT).
const CP850: &str = "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒáíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐└┴┬├─┼ãÃ╚╔╩╦╠═╬¤ðÐÊËÈıÍÎÏ┘┌█▄¦Ì▀\
    ÓßÔÒõÕµþÞÚÛÙýÝ¯´\u{ad}±‗¾¶§÷¸°¨·¹³²■\u{a0}";

impl Encoding {
    /// The name that people and profiles use.
    pub const fn name(self) -> &'static str {
        match self {
            Encoding::Utf8 => "utf-8",
            Encoding::Windows1252 => "windows-1252",
            Encoding::Latin9 => "iso-8859-15",
            Encoding::Utf16Le => "utf-16le",
            Encoding::Utf16Be => "utf-16be",
            Encoding::Cp850 => "cp850",
        }
    }

    /// From a name; `None` for one that is not known here.
    ///
    /// ```
    /// use encours::formats::encoding::Encoding;
    /// assert_eq!(Encoding::from_name("ISO-8859-1"), Some(Encoding::Windows1252));
    /// assert_eq!(Encoding::from_name("Shift_JIS"), None);
    /// ```
    pub fn from_name(name: &str) -> Option<Encoding> {
        Some(match name.to_ascii_lowercase().as_str() {
            "utf-8" | "utf8" => Encoding::Utf8,
            "windows-1252" | "cp1252" | "iso-8859-1" | "latin1" => Encoding::Windows1252,
            "iso-8859-15" | "latin9" => Encoding::Latin9,
            "utf-16le" | "utf-16" => Encoding::Utf16Le,
            "utf-16be" => Encoding::Utf16Be,
            "cp850" | "ibm850" => Encoding::Cp850,
            _ => return None,
        })
    }

    /// The character of a byte from 0x80 up, for the single-byte encodings.
    fn upper_half(self) -> Vec<char> {
        match self {
            Encoding::Cp850 => CP850.chars().collect(),
            Encoding::Latin9 => (0x80..=0xff)
                .map(|byte: u8| match byte {
                    0xa4 => '€',
                    0xa6 => 'Š',
                    0xa8 => 'š',
                    0xb4 => 'Ž',
                    0xb8 => 'ž',
                    0xbc => 'Œ',
                    0xbd => 'œ',
                    0xbe => 'Ÿ',
                    _ => char::from(byte),
                })
                .collect(),
            _ => WINDOWS_1252.chars().chain((0xa0..=0xff).map(char::from)).collect(),
        }
    }
}

/// Text, how it was written, and what had to be repaired (warnings only: there is always a text).
#[derive(Clone, Debug, PartialEq)]
pub struct Decoded<'a> {
    /// Without byte order mark and without NUL characters.
    pub text: Cow<'a, str>,
    /// As asked for, or as found.
    pub encoding: Encoding,
    /// `bad-characters`, `mixed-encoding`, `nul-characters`: each once, at its first line.
    pub faults: Vec<Fault>,
}

/// Decodes, finding the encoding when none is given.
///
/// ```
/// use encours::formats::encoding::{Encoding, decode};
/// let decoded = decode(b"Soci\xe9t\xe9 \x80", None);
/// assert_eq!((&*decoded.text, decoded.encoding), ("Société €", Encoding::Windows1252));
/// let decoded = decode("Société €".as_bytes(), None);
/// assert_eq!((&*decoded.text, decoded.encoding), ("Société €", Encoding::Utf8));
/// ```
pub fn decode(bytes: &[u8], encoding: Option<Encoding>) -> Decoded<'_> {
    let (bytes, mark) = match bytes {
        [0xef, 0xbb, 0xbf, rest @ ..] => (rest, Some(Encoding::Utf8)),
        [0xff, 0xfe, rest @ ..] => (rest, Some(Encoding::Utf16Le)),
        [0xfe, 0xff, rest @ ..] => (rest, Some(Encoding::Utf16Be)),
        _ => (bytes, None),
    };
    let wide = mark.or(encoding).or_else(|| unmarked_utf16(bytes));
    let mut decoded = match wide {
        Some(Encoding::Utf16Le) => utf16(bytes, Encoding::Utf16Le),
        Some(Encoding::Utf16Be) => utf16(bytes, Encoding::Utf16Be),
        Some(Encoding::Utf8) => utf8(bytes).unwrap_or_else(|| patched(bytes)),
        Some(single) => single_byte(bytes, single),
        None => utf8(bytes).unwrap_or_else(|| {
            let found = not_utf8(bytes);
            if found == Encoding::Utf8 { patched(bytes) } else { single_byte(bytes, found) }
        }),
    };
    if let Some(place) = place_of_nul(decoded.text.as_bytes()) {
        let fault = Fault::new("nul-characters").at_line(line_of(&decoded.text, place));
        decoded.faults.push(fault.as_warning());
        decoded.text = Cow::Owned(decoded.text.replace('\0', ""));
    }
    decoded
}

/// The line of a byte, from 1.
fn line_of(text: &str, place: usize) -> u32 {
    memchr::memchr_iter(b'\n', &text.as_bytes()[..place]).count() as u32 + 1
}

/// Bytes looked at in one call, where it is the call that a browser needs: see [`crate::base::in_runs`].
const PIECE: usize = 1 << 16;

fn place_of_nul(bytes: &[u8]) -> Option<usize> {
    let mut pieces = bytes.chunks(PIECE).zip((0..).step_by(PIECE));
    pieces.find_map(|(piece, start)| Some(start + nul_in(piece)?))
}

#[inline(never)]
fn nul_in(piece: &[u8]) -> Option<usize> {
    memchr::memchr(0, piece)
}

fn utf8(bytes: &[u8]) -> Option<Decoded<'_>> {
    // A large file must be looked at in one call. Its first pieces are looked at before, one by one, so that by then
    // the browser has optimised the code: in the slow code the whole takes five times as long.
    let first = if bytes.len() < 64 * PIECE { 0 } else { (bytes.len() / 8).min(256 * PIECE) };
    for piece in bytes[..first].chunks(PIECE) {
        std::hint::black_box(simdutf8::basic::from_utf8(piece).is_ok());
    }
    let text = simdutf8::basic::from_utf8(bytes).ok()?;
    Some(Decoded { text: Cow::Borrowed(text), encoding: Encoding::Utf8, faults: Vec::new() })
}

/// UTF-8 with some bytes that are not (files glued together, a label pasted from elsewhere): those as Windows-1252.
fn patched(bytes: &[u8]) -> Decoded<'_> {
    let upper = Encoding::Windows1252.upper_half();
    let mut text = String::with_capacity(bytes.len() + 64);
    let mut first = None;
    for chunk in bytes.utf8_chunks() {
        text.push_str(chunk.valid());
        for &byte in chunk.invalid() {
            first.get_or_insert(text.len());
            text.push(upper[usize::from(byte & 0x7f)]);
        }
    }
    let faults = first
        .map(|place| Fault::new("mixed-encoding").at_line(line_of(&text, place)).as_warning())
        .into_iter()
        .collect();
    Decoded { text: Cow::Owned(text), encoding: Encoding::Utf8, faults }
}

fn single_byte(bytes: &[u8], encoding: Encoding) -> Decoded<'_> {
    let upper = encoding.upper_half();
    let mut text = String::with_capacity(bytes.len() + bytes.len() / 8 + 16);
    let mut rest = bytes;
    let mut bad = None;
    while !rest.is_empty() {
        let plain = rest.iter().position(|byte| *byte >= 0x80).unwrap_or(rest.len());
        let (ascii, others) = rest.split_at(plain);
        // Never fails: these bytes are all below 0x80.
        text.push_str(std::str::from_utf8(ascii).unwrap_or_default());
        let foreign = others.iter().position(|byte| *byte < 0x80).unwrap_or(others.len());
        for byte in &others[..foreign] {
            let character = upper[usize::from(byte & 0x7f)];
            if character == '\u{fffd}' {
                bad.get_or_insert(text.len());
            }
            text.push(character);
        }
        rest = &others[foreign..];
    }
    let faults = bad
        .map(|place| Fault::new("bad-characters").at_line(line_of(&text, place)).as_warning())
        .into_iter()
        .collect();
    Decoded { text: Cow::Owned(text), encoding, faults }
}

fn utf16(bytes: &[u8], encoding: Encoding) -> Decoded<'_> {
    let little = encoding == Encoding::Utf16Le;
    let units = bytes.chunks_exact(2).map(|pair| {
        let pair = [pair[0], pair[1]];
        if little { u16::from_le_bytes(pair) } else { u16::from_be_bytes(pair) }
    });
    let mut text = String::with_capacity(bytes.len() / 2 + bytes.len() / 16);
    let mut bad = None;
    for character in char::decode_utf16(units) {
        if character.is_err() {
            bad.get_or_insert(text.len());
        }
        text.push(character.unwrap_or(char::REPLACEMENT_CHARACTER));
    }
    if bytes.len() % 2 == 1 {
        bad.get_or_insert(text.len());
    }
    let faults = bad
        .map(|place| Fault::new("bad-characters").at_line(line_of(&text, place)).as_warning())
        .into_iter()
        .collect();
    Decoded { text: Cow::Owned(text), encoding, faults }
}

/// UTF-16 without its mark: every other byte of a Western table is zero.
fn unmarked_utf16(bytes: &[u8]) -> Option<Encoding> {
    let sample = &bytes[..bytes.len().min(4096) & !1];
    if sample.len() < 8 {
        return None;
    }
    let zeros =
        |from: usize| sample.iter().skip(from).step_by(2).filter(|byte| **byte == 0).count();
    let (even, odd, half) = (zeros(0), zeros(1), sample.len() / 2);
    if odd * 10 > half * 7 && even * 20 < half {
        Some(Encoding::Utf16Le)
    } else if even * 10 > half * 7 && odd * 20 < half {
        Some(Encoding::Utf16Be)
    } else {
        None
    }
}

/// Which encoding, once it is known not to be clean UTF-8: by what the upper bytes would be between letters.
fn not_utf8(bytes: &[u8]) -> Encoding {
    const SAMPLE: usize = 4 << 20;
    let sample = &bytes[..bytes.len().min(SAMPLE)];
    let (mut sequences, mut broken) = (0_usize, 0_usize);
    for chunk in sample.utf8_chunks() {
        sequences += chunk.valid().bytes().filter(|byte| *byte >= 0xc0).count();
        broken += chunk.invalid().len();
    }
    if sequences >= 4 * broken && sequences > 0 {
        return Encoding::Utf8;
    }
    let (mut dos, mut windows, mut latin9, mut controls) = (0_usize, 0_usize, 0_usize, 0_usize);
    for (place, &byte) in sample.iter().enumerate().filter(|(_, byte)| **byte >= 0x80) {
        let before = place.checked_sub(1).map_or(b' ', |place| sample[place]);
        let after = sample.get(place + 1).copied().unwrap_or(b' ');
        let in_word = before.is_ascii_alphabetic() || after.is_ascii_alphabetic();
        match byte {
            // é â à ç ê ë è ï î ô û ù in code page 850; quotation marks and daggers in Windows-1252.
            0x82 | 0x83 | 0x85 | 0x87..=0x8c | 0x90 | 0x93 | 0x96 | 0x97 if in_word => dos += 1,
            0xf8 if matches!(before, b'n' | b'N') => dos += 1,
            0xa4 if matches!(before, b'0'..=b'9' | b' ') || matches!(after, b';' | b'\r') => {
                latin9 += 1;
            }
            0xbd if before.is_ascii_alphabetic() && after.is_ascii_alphabetic() => latin9 += 1,
            0xc0..=0xff => windows += 1,
            _ => {}
        }
        controls += usize::from((0x80..0xa0).contains(&byte));
    }
    if dos > windows {
        Encoding::Cp850
    } else if latin9 > 0 && controls == 0 {
        Encoding::Latin9
    } else {
        Encoding::Windows1252
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Text as a program with that encoding would write it.
    fn written(text: &str, encoding: Encoding) -> Vec<u8> {
        let upper = encoding.upper_half();
        text.chars()
            .map(|character| match u8::try_from(u32::from(character)) {
                Ok(byte) if byte < 0x80 => byte,
                _ => upper.iter().position(|other| *other == character).unwrap() as u8 + 0x80,
            })
            .collect()
    }

    const SENTENCE: &str = "Société;Référence n° 12;à réglér;Hôtel «Côté Sud»;Façade;Noël\r\n";

    #[test]
    fn the_tables_have_a_character_for_each_byte() {
        for encoding in [Encoding::Windows1252, Encoding::Latin9, Encoding::Cp850] {
            assert_eq!(encoding.upper_half().len(), 128, "{encoding:?}");
        }
        assert_eq!(Encoding::Cp850.upper_half()[0xf8 - 0x80], '°');
        assert_eq!(Encoding::Cp850.upper_half()[0xd4 - 0x80], 'È');
        assert_eq!(Encoding::Windows1252.upper_half()[0x9c - 0x80], 'œ');
    }

    #[test]
    fn each_single_byte_encoding_is_recognised_by_its_accents() {
        for encoding in [Encoding::Windows1252, Encoding::Cp850] {
            let decoded = decode(&written(SENTENCE, encoding), None).text.into_owned();
            assert_eq!(decoded, SENTENCE, "{encoding:?}");
        }
        let sentence = "Société;cœur;12,50 €\r\n";
        let bytes = written(sentence, Encoding::Latin9);
        assert_eq!(decode(&bytes, None).encoding, Encoding::Latin9);
        assert_eq!(decode(&bytes, None).text, sentence);
    }

    #[test]
    fn utf_16_is_read_with_and_without_its_mark() {
        for (big, encoding) in [(false, Encoding::Utf16Le), (true, Encoding::Utf16Be)] {
            for marked in [false, true] {
                let text = format!("{}Société;12,50 €\r\n", if marked { "\u{feff}" } else { "" });
                let bytes: Vec<u8> = text
                    .encode_utf16()
                    .flat_map(|unit| if big { unit.to_be_bytes() } else { unit.to_le_bytes() })
                    .collect();
                let decoded = decode(&bytes, None);
                assert_eq!((&*decoded.text, decoded.encoding), ("Société;12,50 €\r\n", encoding));
            }
        }
    }

    #[test]
    fn clean_utf_8_is_not_copied_and_loses_its_mark() {
        let decoded = decode("\u{feff}Numéro".as_bytes(), None);
        assert!(matches!(decoded.text, Cow::Borrowed("Numéro")));
    }

    #[test]
    fn a_few_foreign_bytes_in_utf_8_are_repaired_and_said() {
        let mut bytes = "Numéro;Société;Échéance;Réglé\n".as_bytes().to_vec();
        bytes.extend_from_slice(b"F1;Caf\xe9;x;y\n");
        let decoded = decode(&bytes, None);
        assert!(decoded.text.ends_with("F1;Café;x;y\n"));
        assert_eq!(decoded.faults[0].code, "mixed-encoding");
        assert_eq!(decoded.faults[0].place.line, Some(2));
    }

    #[test]
    fn nul_characters_are_dropped_and_said() {
        let decoded = decode(b"a;b\nc;\0d\n", None);
        assert_eq!(decoded.text, "a;b\nc;d\n");
        assert_eq!(decoded.faults[0].place.line, Some(2));
    }
}
