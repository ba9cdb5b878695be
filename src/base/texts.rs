//! Many short texts in one allocation: what a column of a million names needs.

use std::hash::BuildHasher;

use hashbrown::{DefaultHashBuilder, HashTable};

use super::Numbered;

/// A column of texts, packed: one string and the end of each text in it.
///
/// ```
/// use encours::base::Texts;
/// let mut texts = Texts::default();
/// texts.push("Bâti Ouest");
/// texts.push("");
/// assert_eq!((texts.get(0), texts.get(1), texts.len()), ("Bâti Ouest", "", 2));
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Texts {
    packed: String,
    ends: Vec<u32>,
}

impl Texts {
    /// Adds texts of another column, in their order.
    pub fn append(&mut self, other: &Texts, range: std::ops::Range<usize>) {
        let end = range.end.min(other.len());
        let range = range.start.min(end)..end;
        let start = other.start(range.start);
        let bytes = other.start(range.end) - start;
        if (u32::MAX as usize) < self.packed.len() + bytes {
            range.for_each(|index| self.push(other.get(index)));
            return;
        }
        let here = self.packed.len();
        // Starts and ends of texts fall on characters.
        self.packed.push_str(other.packed.get(start..start + bytes).unwrap_or(""));
        self.ends.extend(other.ends[range].iter().map(|end| (*end as usize - start + here) as u32));
    }

    /// Leaves the first `count` texts.
    pub fn truncate(&mut self, count: usize) {
        self.packed.truncate(self.start(count.min(self.len())));
        self.ends.truncate(count);
    }

    /// Where a text begins; for the number of texts, where the last one ends.
    #[inline(always)]
    fn start(&self, index: usize) -> usize {
        index.checked_sub(1).and_then(|before| self.ends.get(before)).map_or(0, |end| *end as usize)
    }

    /// Adds a text at the end. Texts beyond 4 GiB in all are cut: no file that is let in holds that much.
    #[inline(always)]
    pub fn push(&mut self, text: &str) {
        if self.packed.len() + text.len() <= u32::MAX as usize {
            self.packed.push_str(text);
        }
        self.ends.push(self.packed.len() as u32);
    }

    /// The text at `index`; empty beyond the end.
    #[inline(always)]
    pub fn get(&self, index: usize) -> &str {
        let end = self.ends.get(index).map_or(0, |end| *end as usize);
        self.packed.get(self.start(index)..end).unwrap_or("")
    }

    /// How many texts.
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// No text at all.
    pub fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }

    /// All texts in order.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = &str> {
        (0..self.len()).map(|index| self.get(index))
    }

    /// Makes room for `count` texts of `bytes` in all.
    pub fn reserve(&mut self, count: usize, bytes: usize) {
        self.ends.reserve(count);
        self.packed.reserve(bytes);
    }

    /// The packed form, to be written as it lies: all texts end to end, and where each ends.
    pub fn as_parts(&self) -> (&str, &[u32]) {
        (&self.packed, &self.ends)
    }

    /// Back from the packed form; `None` unless the ends rise, fall on characters and reach the text's end.
    pub fn from_parts(packed: String, ends: Vec<u32>) -> Option<Texts> {
        let mut before = 0;
        for &end in &ends {
            if end < before || !packed.is_char_boundary(end as usize) {
                return None;
            }
            before = end;
        }
        (before as usize == packed.len()).then_some(Texts { packed, ends })
    }
}

/// Distinct texts, each with a number: an interner. The number is the order of first appearance.
///
/// ```
/// use encours::base::Dictionary;
/// let mut dictionary = Dictionary::default();
/// assert_eq!(dictionary.intern("C001"), 0);
/// assert_eq!(dictionary.intern("C002"), 1);
/// assert_eq!(dictionary.intern("C001"), 0);
/// assert_eq!((dictionary.find("C002"), dictionary.find("C003")), (Some(1), None));
/// ```
#[derive(Clone, Debug)]
pub struct Dictionary {
    texts: Texts,
    /// Account numbers and the like; the table holds all others.
    numbered: Numbered,
    table: HashTable<u32>,
    hasher: DefaultHashBuilder,
}

impl Default for Dictionary {
    fn default() -> Dictionary {
        Dictionary {
            texts: Texts::default(),
            numbered: Numbered::new(4),
            table: HashTable::new(),
            hasher: DefaultHashBuilder::default(),
        }
    }
}

impl Dictionary {
    /// The number of this text, given now if it is new.
    pub fn intern(&mut self, text: &str) -> u32 {
        if let Some(number) = self.numbered.get(text) {
            return number;
        }
        let hash = self.hasher.hash_one(text);
        if let Some(&number) =
            self.table.find(hash, |&number| self.texts.get(number as usize) == text)
        {
            return number;
        }
        let number = self.texts.len() as u32;
        self.texts.push(text);
        if self.numbered.take(text, number) {
            return number;
        }
        let (texts, hasher) = (&self.texts, &self.hasher);
        self.table
            .insert_unique(hash, number, |&number| hasher.hash_one(texts.get(number as usize)));
        number
    }

    /// The number of this text, if it has one.
    pub fn find(&self, text: &str) -> Option<u32> {
        if let Some(number) = self.numbered.get(text) {
            return Some(number);
        }
        let hash = self.hasher.hash_one(text);
        self.table.find(hash, |&number| self.texts.get(number as usize) == text).copied()
    }

    /// The text of a number; empty for a number never given.
    pub fn get(&self, number: u32) -> &str {
        self.texts.get(number as usize)
    }

    /// How many distinct texts.
    pub fn len(&self) -> usize {
        self.texts.len()
    }

    /// No text yet.
    pub fn is_empty(&self) -> bool {
        self.texts.is_empty()
    }

    /// The texts by number.
    pub fn texts(&self) -> &Texts {
        &self.texts
    }

    /// From texts in order of number. A text that comes twice keeps its first number.
    pub fn from_texts(texts: Texts) -> Dictionary {
        let mut dictionary = Dictionary { texts, ..Dictionary::default() };
        for number in 0..dictionary.texts.len() as u32 {
            let text = dictionary.texts.get(number as usize);
            if dictionary.find(text).is_some() || dictionary.numbered.take(text, number) {
                continue;
            }
            let (texts, hasher) = (&dictionary.texts, &dictionary.hasher);
            dictionary.table.insert_unique(hasher.hash_one(text), number, |&other| {
                hasher.hash_one(texts.get(other as usize))
            });
        }
        dictionary
    }
}

impl PartialEq for Dictionary {
    fn eq(&self, other: &Dictionary) -> bool {
        self.texts == other.texts
    }
}
