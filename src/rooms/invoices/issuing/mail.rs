//! E-mail drafts with files attached, as RFC 5322 and MIME want them: opened in a mail program, they wait to be sent
//! (`X-Unsent: 1`).

use std::fmt::Write as _;

use crate::base::Hash;

/// A file that goes with a mail.
#[derive(Clone, Copy, Debug)]
pub struct Attached<'a> {
    /// Its name.
    pub name: &'a str,
    /// Its media type.
    pub mime: &'a str,
    /// Its content.
    pub bytes: &'a [u8],
}

/// A mail to be looked at and sent by a person.
#[derive(Clone, Copy, Debug, Default)]
pub struct Mail<'a> {
    /// Whose: name and address; the address may be empty.
    pub from: (&'a str, &'a str),
    /// To whom: name and address; where the address is empty the person fills it in.
    pub to: (&'a str, &'a str),
    /// One line.
    pub subject: &'a str,
    /// Plain text.
    pub body: &'a str,
    /// What is attached.
    pub attached: &'a [Attached<'a>],
}

const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/// Base64 (RFC 4648), without line ends.
fn base64(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for chunk in bytes.chunks(3) {
        let word = chunk.iter().fold(0_u32, |word, byte| word << 8 | u32::from(*byte));
        let word = word << (8 * (3 - chunk.len()));
        for place in 0..4 {
            let digit = DIGITS[(word >> (18 - 6 * place) & 63) as usize];
            text.push(if place <= chunk.len() { char::from(digit) } else { '=' });
        }
    }
    text
}

/// In lines of 76, as MIME wants them.
fn lines(text: &str, out: &mut String) {
    let mut rest = text;
    while !rest.is_empty() {
        let (line, further) = rest.split_at(rest.len().min(76));
        out.push_str(line);
        out.push_str("\r\n");
        rest = further;
    }
}

/// A header's words: as they are where they are plain, else as encoded words of at most 75 letters (RFC 2047), each on a
/// line of its own. Line ends in it would end the header: they are blanks.
fn words(text: &str) -> String {
    let text: String =
        text.chars().map(|letter| if letter.is_control() { ' ' } else { letter }).collect();
    let plain = text.len() <= 60
        && text.bytes().all(|byte| (b' '..=b'~').contains(&byte))
        && !text.contains("=?");
    if plain {
        return text;
    }
    let mut encoded: Vec<String> = Vec::new();
    let mut word = String::new();
    // 45 bytes are 60 letters of base64; with its frame a word has 72.
    for letter in text.chars() {
        if 45 < word.len() + letter.len_utf8() {
            encoded.push(std::mem::take(&mut word));
        }
        word.push(letter);
    }
    encoded.push(word);
    let framed = encoded.iter().map(|word| format!("=?UTF-8?B?{}?=", base64(word.as_bytes())));
    framed.collect::<Vec<_>>().join("\r\n ")
}

/// `"Name" <address>`.
fn mailbox((name, address): (&str, &str)) -> String {
    let address: String = address.chars().filter(|letter| letter.is_ascii_graphic()).collect();
    let plain =
        !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b' ');
    match (name.is_empty(), address.is_empty()) {
        (_, true) => String::new(),
        (true, false) => address,
        (false, false) if plain => format!("{name} <{address}>"),
        (false, false) => {
            // Always encoded: a quoted name with commas or quotes is read in too many ways.
            let name = match words(name) {
                same if same == name => format!("=?UTF-8?B?{}?=", base64(name.as_bytes())),
                encoded => encoded,
            };
            format!("{name}\r\n <{address}>")
        }
    }
}

/// A parameter that is a text: plain in quotes, else as RFC 2231 has it.
fn parameter(name: &str, value: &str) -> String {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-_. +".contains(&byte);
    if value.len() <= 60 && value.bytes().all(plain) {
        return format!("{name}=\"{value}\"");
    }
    let mut pieces: Vec<String> = vec![String::from("UTF-8''")];
    for byte in value.bytes() {
        let mut piece = String::new();
        if byte.is_ascii_alphanumeric() || b"-_.".contains(&byte) {
            piece.push(char::from(byte));
        } else {
            // Writing to a string cannot fail.
            let _ = write!(piece, "%{byte:02X}");
        }
        match pieces.last_mut() {
            Some(last) if last.len() + piece.len() <= 60 => last.push_str(&piece),
            _ => pieces.push(piece),
        }
    }
    match &pieces[..] {
        [only] => format!("{name}*={only}"),
        _ => {
            let numbered = pieces.iter().enumerate();
            let numbered = numbered.map(|(place, piece)| format!("{name}*{place}*={piece}"));
            numbered.collect::<Vec<_>>().join(";\r\n ")
        }
    }
}

/// The mail as an `.eml` file.
///
/// ```
/// use encours::rooms::invoices::issuing::mail::{Mail, eml};
/// let bytes = eml(&Mail { to: ("", "compta@example.org"), subject: "Facture é", ..Mail::default() });
/// let text = String::from_utf8(bytes).unwrap();
/// assert!(text.starts_with("X-Unsent: 1\r\n"));
/// assert!(text.contains("Subject: =?UTF-8?B?RmFjdHVyZSDDqQ==?=\r\n"));
/// ```
pub fn eml(mail: &Mail) -> Vec<u8> {
    let mut out = String::from("X-Unsent: 1\r\nMIME-Version: 1.0\r\n");
    for (header, value) in
        [("From", mailbox(mail.from)), ("To", mailbox(mail.to)), ("Subject", words(mail.subject))]
    {
        if !value.is_empty() {
            let _ = write!(out, "{header}: {value}\r\n");
        }
    }
    let body = base64(mail.body.replace("\r\n", "\n").replace('\n', "\r\n").as_bytes());
    // Base64 has no `_`: no content can hold the boundary.
    let mark = Hash::of(mail.body.as_bytes()).to_string();
    let boundary = format!("=_{}", &mark[..24]);
    let _ = write!(out, "Content-Type: multipart/mixed; boundary=\"{boundary}\"\r\n\r\n");
    let _ = write!(
        out,
        "--{boundary}\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n"
    );
    lines(&body, &mut out);
    for file in mail.attached {
        let _ = write!(
            out,
            "--{boundary}\r\nContent-Type: {};\r\n {}\r\nContent-Transfer-Encoding: base64\r\n\
             Content-Disposition: attachment;\r\n {}\r\n\r\n",
            file.mime,
            parameter("name", file.name),
            parameter("filename", file.name),
        );
        lines(&base64(file.bytes), &mut out);
    }
    let _ = write!(out, "--{boundary}--\r\n");
    out.into_bytes()
}
