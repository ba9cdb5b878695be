//! Numbers of documents in bank texts: exactly, reformatted, without prefix or zeros, in lists and ranges.
//!
//! The forms of the numbers are learned from the items themselves: each number is its letters and its groups of digits;
//! the last group is the serial. A payer writes the whole, all digits, the year in two digits, or the serial alone.

use hashbrown::{HashMap, HashSet};

use super::text::{Word, fold, squashed, words};
use super::types::Item;
use crate::base::Day;

/// How much of a number was written; ordered from the most telling.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Form {
    /// The creditor reference printed on the document.
    Creditor,
    /// The end-to-end identification of our own direct debit.
    EndToEnd,
    /// All of it, or all its digits.
    Whole,
    /// The serial with its zeros, or of five digits or more.
    Serial,
    /// The serial without zeros, of three or four digits; two after « avoir ».
    Short,
    /// The customer's order.
    Order,
}

/// A piece of text that may be the number of an item.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Mention {
    /// As written, folded.
    pub written: String,
    /// Items whose number it may be, in the order of [`Form`]; empty: of none.
    pub hits: Vec<(u32, Form)>,
    /// After a word for an invoice, or in a list of such.
    pub said: bool,
    /// First of a range whose last is the next mention.
    pub range: bool,
    /// Its digits, letters O and I within them read as digits.
    pub digits: String,
}

/// Finds items by what is written of their numbers.
#[derive(Debug, Default)]
pub(super) struct Numbers {
    /// Letters and digits of the whole number, of creditor references, of orders.
    whole: HashMap<String, Vec<(u32, Form)>>,
    /// All digits, with a four-digit year also by its two last; and serials, by value and width.
    digits: HashMap<String, Vec<(u32, Form)>>,
    /// Letters with which numbers begin.
    letters: HashSet<String>,
    /// Each item's serial without zeros.
    pub serials: Vec<String>,
    /// Each item's digits, with the year in two digits.
    pub all_digits: Vec<String>,
}

/// Words before the number of an invoice or credit note.
const SAYING: [&str; 18] = [
    "FACT",
    "FACTURE",
    "FACTURES",
    "FAC",
    "FACS",
    "FA",
    "FCT",
    "FACTS",
    "INV",
    "INVOICE",
    "INVOICES",
    "REGLT",
    "REGLEMENT",
    "AVOIR",
    "AV",
    "NF",
    "FV",
    "AVOIRS",
];

/// Words that stand within a list of numbers without ending it.
const WITHIN: [&str; 9] = ["ET", "A", "AU", "N", "NO", "NR", "NUM", "AND", "DU"];

/// Words before a number that is none of ours: orders, deliveries, contracts, customer codes.
const OTHER: [&str; 20] = [
    "MARCHE",
    "LOT",
    "BL",
    "BC",
    "CLT",
    "DOS",
    "DOSSIER",
    "CLIENT",
    "CH",
    "TPE",
    "NB",
    "MANDAT",
    "DEVIS",
    "CPT",
    "CONTRAT",
    "RUM",
    "CHQ",
    "BON",
    "ENGAGEMENT",
    "SIRET",
];

/// Words before an order.
const ORDERS: [&str; 7] = ["CDE", "COMMANDE", "CMD", "PO", "BC", "CF", "ORDER"];

fn digits_of(text: &str) -> String {
    text.chars().filter(char::is_ascii_digit).collect()
}

/// Parts a number without signs into the year and the rest, where it begins with the year of issue (or its two last
/// digits) and three digits or more are left.
fn after_year(digits: &str, issued: Day) -> (&str, &str) {
    let year = 1970 + issued.month().div_euclid(12);
    for year in [year, year - 1, year + 1] {
        let year = year.to_string();
        for year in [&year[..], &year[2..]] {
            if let Some(rest) =
                digits.strip_prefix(year).filter(|rest| rest.len() >= 3 && digits.len() >= 6)
            {
                return (&digits[..year.len()], rest);
            }
        }
    }
    ("", digits)
}

/// Letters that fingers or readers confuse with digits become those, where digits stand on a side.
fn as_digits(word: &str) -> String {
    let bytes = word.as_bytes();
    let mut out = String::with_capacity(bytes.len());
    for (at, &byte) in bytes.iter().enumerate() {
        let near = |i: Option<usize>| i.and_then(|i| bytes.get(i)).is_some_and(u8::is_ascii_digit);
        let beside = near(at.checked_sub(1)) || near(Some(at + 1));
        out.push(match byte {
            b'O' if beside => '0',
            b'I' | b'L' if beside && at > 0 => '1',
            b'S' if beside && at > 0 => '5',
            b'B' if beside && at > 0 => '8',
            _ => char::from(byte),
        });
    }
    out
}

impl Numbers {
    /// One more item, in their order.
    pub fn add(&mut self, item: u32, of: &Item) {
        let folded = fold(&of.number);
        let mut groups: Vec<&str> = folded
            .split(|letter: char| !letter.is_ascii_digit())
            .filter(|group| !group.is_empty())
            .collect();
        let all = digits_of(&folded);
        let letters: String = folded.chars().take_while(char::is_ascii_alphabetic).collect();
        if !self.letters.contains(&letters) {
            self.letters.insert(letters);
        }
        let (year, serial) = match groups.pop().unwrap_or_default() {
            // One group that begins with the year of issue: the year and the serial stand together.
            one if groups.is_empty() => after_year(one, of.issued),
            last => ("", last),
        };
        let serial = serial.to_owned();
        let short = serial.trim_start_matches('0').to_owned();
        let whole = squashed(&folded);
        let mut keep = |key: String, form: Form, least: usize| {
            if key.len() >= least {
                let known = self.digits.entry(key).or_default();
                // Items come in their order.
                if known.last().is_none_or(|&(i, _)| i != item) {
                    known.push((item, form));
                }
            }
        };
        let mut two_digit_year = all.clone();
        if year.len() == 4 {
            two_digit_year = all[2..].to_owned();
        }
        if let Some(year) = groups.first().filter(|year| year.len() == 4 && year.starts_with("20"))
        {
            two_digit_year = format!("{}{}{serial}", &year[2..], groups[1..].concat());
        }
        keep(all.clone(), Form::Whole, 6);
        keep(two_digit_year.clone(), Form::Whole, 6);
        if all.len() > serial.len() {
            keep(serial.clone(), if serial.len() >= 5 { Form::Serial } else { Form::Short }, 3);
        } else if serial.len() >= 8 {
            // One long group: year, month and serial stand together; its end is what people quote.
            for width in [4, 5, 6] {
                let end = &serial[serial.len() - width..];
                keep(end.to_owned(), if width >= 5 { Form::Serial } else { Form::Short }, 3);
                keep(end.trim_start_matches('0').to_owned(), Form::Short, 3);
            }
        } else {
            keep(serial.clone(), if serial.len() >= 6 { Form::Whole } else { Form::Serial }, 3);
        }
        keep(short.clone(), if short.len() >= 5 { Form::Serial } else { Form::Short }, 1);
        let mut keep_whole = |key: String, form: Form| {
            if key.len() >= 5 {
                self.whole.entry(key).or_default().push((item, form));
            }
        };
        keep_whole(whole, Form::Whole);
        keep_whole(squashed(&fold(&of.reference)), Form::Creditor);
        keep_whole(squashed(&fold(&of.order)), Form::Order);
        let order_digits = digits_of(&of.order);
        if order_digits.len() >= 5 && order_digits.len() < of.order.len() {
            keep_whole(format!("#{order_digits}"), Form::Order);
        }
        self.serials.push(short);
        self.all_digits.push(two_digit_year);
    }

    /// What the text may quote. `texts` are joined in their order.
    pub fn read(&self, folded: &str) -> Vec<Mention> {
        let words = words(folded);
        let mut mentions: Vec<Mention> = Vec::new();
        let (mut said, mut other, mut credit, mut order) = (false, false, false, false);
        let mut at = 0;
        while at < words.len() {
            let word = words[at];
            if !word.digits && !self.starts_number(&words, at) {
                let text = word.text;
                if SAYING.contains(&text) {
                    (said, other, order) = (true, false, false);
                    credit = matches!(text, "AVOIR" | "AV" | "AVOIRS");
                } else if ORDERS.contains(&text) {
                    (said, other, order) = (false, true, true);
                } else if OTHER.contains(&text) {
                    (said, other, order) = (false, true, false);
                } else if !WITHIN.contains(&text) {
                    (said, other, order, credit) = (false, false, false, false);
                }
                at += 1;
                continue;
            }
            let (mut mention, used) = self.longest(&words, at, said, credit, order);
            let between = mentions.len().checked_sub(1).and_then(|last| {
                let joined =
                    at > 0 && matches!(words[at - 1].text, "A" | "AU") && !words[at - 1].digits;
                joined.then_some(last)
            });
            if let Some(last) = between {
                mentions[last].range = true;
            }
            if other && !order && mention.hits.iter().all(|h| h.1 > Form::Whole) {
                mention.hits.clear();
            } else {
                mention.said = said || mention.hits.first().is_some_and(|h| h.1 <= Form::Whole);
                mentions.push(mention);
            }
            (other, order) = (false, false);
            at += used;
        }
        mentions
    }

    /// Whether letters alone begin a number whose rest stands apart: « F 26 04397 ».
    fn starts_number(&self, words: &[Word<'_>], at: usize) -> bool {
        words[at].text.len() <= 3
            && words
                .get(at + 1)
                .is_some_and(|next| next.digits && (!next.spaced || next.before != '\0'))
            && (2..=3).any(|count| {
                words.get(at..at + count).is_some_and(|group| {
                    let key: String = group.iter().map(|w| w.text).collect();
                    self.whole.contains_key(&key)
                })
            })
    }

    /// The longest reading from a word on, and how many words it takes.
    fn longest(
        &self,
        words: &[Word<'_>],
        at: usize,
        said: bool,
        credit: bool,
        order: bool,
    ) -> (Mention, usize) {
        for count in (1..=4.min(words.len() - at)).rev() {
            let group = &words[at..at + count];
            if count > 1
                && !group[1..].iter().all(|w| matches!(w.before, '\0' | '/' | '-' | '.' | '_'))
            {
                continue;
            }
            let joined: String = group.iter().map(|w| w.text).collect();
            let whole = as_digits(&joined);
            if let Some(hits) = self.whole.get(&joined).or_else(|| self.whole.get(&whole)) {
                return (mention(&joined, hits.clone(), said), count);
            }
            // A creditor reference that is not the one we know: what stands behind its check digits is a number.
            if count == 1
                && joined.len() >= 9
                && joined.starts_with("RF")
                && joined.is_char_boundary(4)
            {
                let behind = as_digits(joined[4..].trim_start_matches('0'));
                let digits = digits_of(&behind);
                if let Some(hits) = self.whole.get(&behind).or_else(|| self.digits.get(&digits)) {
                    return (mention(&joined, hits.clone(), true), count);
                }
            }
            // Our own end-to-end identifications: letters, then the whole number.
            if count == 1 && joined.len() > 6 {
                let stripped = joined.trim_start_matches("E2E");
                if let Some(hits) =
                    (stripped.len() < joined.len()).then(|| self.whole.get(stripped)).flatten()
                {
                    let hits = hits.iter().map(|&(item, _)| (item, Form::EndToEnd)).collect();
                    return (mention(&joined, hits, true), count);
                }
            }
            // All digits in several groups: « 26 04397 », « 2026-04397 ».
            if count > 1 {
                let digits: String = digits_of(&whole);
                let letters = joined.bytes().filter(u8::is_ascii_alphabetic).count();
                let year_first = matches!(group[0].text.len(), 2..=4);
                if digits.len() >= 6
                    && letters <= 3
                    && year_first
                    && group
                        .iter()
                        .skip(1)
                        .all(|w| w.text.bytes().all(|b| b.is_ascii_digit() || b == b'O'))
                    && group[count - 1].text.len() >= 4
                    && let Some(hits) = self.digits.get(&digits)
                    && hits.iter().any(|h| h.1 == Form::Whole)
                {
                    let hits = hits.iter().filter(|h| h.1 == Form::Whole).copied().collect();
                    return (mention(&joined, hits, true), count);
                }
            }
        }
        let word = words[at].text;
        let read = as_digits(word);
        let digits = digits_of(&read);
        let letters: String = read.chars().filter(char::is_ascii_alphabetic).collect();
        let mut hits: Vec<(u32, Form)> = Vec::new();
        // Letters before digits that belong to something else (OP652416, BL71729) are not invoices' letters.
        let plain = letters.is_empty()
            || letters.len() <= 3 && self.prefixes(&letters)
            || SAYING.contains(&letters.as_str());
        if order && let Some(found) = self.whole.get(&format!("#{digits}")) {
            hits.extend(found);
        }
        if plain && digits.len() >= if credit { 1 } else { 3 } {
            if let Some(found) = self.digits.get(&digits) {
                hits.extend(found);
            }
            let trimmed = digits.trim_start_matches('0');
            if hits.is_empty()
                && trimmed.len() < digits.len()
                && trimmed.len() >= if credit { 1 } else { 3 }
                && let Some(found) = self.digits.get(trimmed)
            {
                hits.extend(found);
            }
        }
        let digits = if plain { digits } else { String::new() };
        (Mention { written: word.to_owned(), hits, said, range: false, digits }, 1)
    }

    /// Letters that begin numbers of ours, or stand for « numéro ».
    fn prefixes(&self, letters: &str) -> bool {
        matches!(letters, "N" | "NO" | "F" | "FA") || self.letters.contains(letters)
    }
}

fn mention(written: &str, hits: Vec<(u32, Form)>, said: bool) -> Mention {
    Mention {
        digits: digits_of(&as_digits(written)),
        written: written.to_owned(),
        hits,
        said,
        range: false,
    }
}

/// Whether a number was written with one or two errors: a digit wrong, lost, doubled, or two swapped, or its end cut off.
///
/// `serial` and `all` are the item's; `written` the digits in the text.
pub(super) fn near(written: &str, serial: &str, all: &str) -> bool {
    let bare = written.trim_start_matches('0');
    if bare.len() < 2 || serial.len() < 2 {
        return false;
    }
    let one = |a: &str, b: &str| super::text::errors(a.as_bytes(), b.as_bytes(), 1, false) <= 1;
    // A short serial with an error is near nearly everything: one of three digits must keep two.
    (bare.len() >= 3 && serial.len() >= 3 && one(bare, serial))
        || (written.len() >= 5 && one(written, all))
        || (written.len() >= 5 && serial.len() >= 4 && one(written, &format!("0{serial}")))
        || (written.len() >= 3 && all.starts_with(written) && written.len() + 3 >= all.len())
        || (written.len() >= 3 && format!("0{serial}").starts_with(written))
        || (bare.len() >= 3 && serial.starts_with(bare) && bare.len() + 2 >= serial.len())
}
