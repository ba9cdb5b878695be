//! How rooms find rows in columns: a quick hash for lookup tables, interned columns, and members by group.
//!
//! Everything here is derived from columns or replaces one; it can always be built again from them.

use std::collections::HashMap;

use crate::base::{Dictionary, Texts};

/// No row: what a column of row numbers holds where there is none.
pub const NONE: u32 = u32::MAX;

/// Mixes bytes into 64 bits, eight at a time. For tables in memory only: never written, never compared between builds.
pub fn mix(seed: u64, bytes: &[u8]) -> u64 {
    const ODD: u64 = 0x9FB2_1C65_1E98_DF25;
    let mut hash = seed ^ (bytes.len() as u64).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    let mut fold = |word: u64| {
        hash = (hash ^ word).wrapping_mul(ODD);
        hash ^= hash >> 32;
    };
    let (words, rest) = bytes.as_chunks::<8>();
    for word in words {
        fold(u64::from_le_bytes(*word));
    }
    let mut last = [0; 8];
    last[..rest.len()].copy_from_slice(rest);
    fold(u64::from_le_bytes(last));
    // The table takes its buckets from the low bits and its tags from the high ones.
    hash.wrapping_mul(ODD)
}

/// Lower case without accents, for comparing what people type: `Œuvres Éléonore` becomes `oeuvres eleonore`.
///
/// ```
/// use encours::rooms::lookup::fold;
/// assert_eq!(fold("Lefèvre & Fils, L’Île"), "lefevre & fils, l'ile");
/// ```
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    fold_into(text, &mut folded);
    folded
}

/// Like [`fold`], added to a text that is there already.
pub fn fold_into(text: &str, folded: &mut String) {
    for letter in text.chars() {
        if letter.is_ascii() {
            folded.push(letter.to_ascii_lowercase());
            continue;
        }
        for letter in letter.to_lowercase() {
            match letter {
                'à' | 'á' | 'â' | 'ã' | 'ä' | 'å' | 'ā' | 'ă' | 'ą' => folded.push('a'),
                'ç' | 'ć' | 'č' | 'ĉ' | 'ċ' => folded.push('c'),
                'ď' | 'đ' | 'ð' => folded.push('d'),
                'è' | 'é' | 'ê' | 'ë' | 'ē' | 'ė' | 'ę' | 'ě' | 'ĕ' => folded.push('e'),
                'ğ' | 'ģ' | 'ĝ' | 'ġ' => folded.push('g'),
                'ì' | 'í' | 'î' | 'ï' | 'ī' | 'į' | 'ı' | 'ĩ' => folded.push('i'),
                'ł' | 'ľ' | 'ĺ' | 'ļ' => folded.push('l'),
                'ñ' | 'ń' | 'ň' | 'ņ' => folded.push('n'),
                'ò' | 'ó' | 'ô' | 'õ' | 'ö' | 'ø' | 'ō' | 'ő' => folded.push('o'),
                'ř' | 'ŕ' => folded.push('r'),
                'ś' | 'š' | 'ş' | 'ș' => folded.push('s'),
                'ť' | 'ţ' | 'ț' => folded.push('t'),
                'ù' | 'ú' | 'û' | 'ü' | 'ū' | 'ů' | 'ű' | 'ų' | 'ũ' => folded.push('u'),
                'ý' | 'ÿ' => folded.push('y'),
                'ź' | 'ž' | 'ż' => folded.push('z'),
                'œ' => folded.push_str("oe"),
                'æ' => folded.push_str("ae"),
                'ß' => folded.push_str("ss"),
                '’' | 'ʼ' | '‘' => folded.push('\''),
                '\u{a0}' | '\u{202f}' | '\u{2009}' => folded.push(' '),
                '\u{300}'..='\u{36f}' => (),
                other => folded.push(other),
            }
        }
    }
}

/// A column of texts of which many are equal, and which can be changed.
#[derive(Clone, Debug, Default)]
pub struct Words {
    pool: Dictionary,
    of: Vec<u32>,
}

impl Words {
    /// Adds a row.
    pub fn push(&mut self, text: &str) {
        let word = match self.of.last() {
            Some(&last) if self.pool.get(last) == text => last,
            _ => self.pool.intern(text),
        };
        self.of.push(word);
    }

    /// Only the first so many rows.
    pub fn truncate(&mut self, count: usize) {
        self.of.truncate(count);
    }

    /// Changes a row.
    pub fn set(&mut self, row: u32, text: &str) {
        let word = self.pool.intern(text);
        if let Some(place) = self.of.get_mut(row as usize) {
            *place = word;
        }
    }

    /// The text of a row; empty beyond the end.
    pub fn get(&self, row: u32) -> &str {
        self.of.get(row as usize).map_or("", |word| self.pool.get(*word))
    }

    /// The number of a row's text: equal texts have equal numbers.
    pub fn number(&self, row: u32) -> u32 {
        self.of.get(row as usize).copied().unwrap_or(NONE)
    }

    /// The distinct texts, some of them perhaps no longer used.
    pub fn pool(&self) -> &Dictionary {
        &self.pool
    }

    /// How many rows.
    pub fn len(&self) -> usize {
        self.of.len()
    }

    /// No row.
    pub fn is_empty(&self) -> bool {
        self.of.is_empty()
    }

    /// The distinct texts and each row's number.
    pub fn as_parts(&self) -> (&Texts, &[u32]) {
        (self.pool.texts(), &self.of)
    }

    /// Back from [`Words::as_parts`]; `None` where a row's number has no text.
    pub fn from_parts(pool: Texts, of: Vec<u32>) -> Option<Words> {
        let known = pool.len() as u32;
        of.iter()
            .all(|&word| word < known)
            .then(|| Words { pool: Dictionary::from_texts(pool), of })
    }
}

/// The members of each group, in order: the base as one sorted array, what came since beside it.
#[derive(Clone, Debug, Default)]
pub struct Groups {
    start: Vec<u32>,
    members: Vec<u32>,
    since: HashMap<u32, Vec<u32>>,
}

impl Groups {
    /// From the group of each member.
    pub fn new(groups: usize, of: &[u32]) -> Groups {
        let mut start = vec![0_u32; groups + 1];
        for &group in of {
            start[group as usize + 1] += 1;
        }
        for group in 0..groups {
            start[group + 1] += start[group];
        }
        let mut next = start.clone();
        let mut members = vec![0; of.len()];
        for (member, &group) in of.iter().enumerate() {
            let place = &mut next[group as usize];
            members[*place as usize] = member as u32;
            *place += 1;
        }
        Groups { start, members, since: HashMap::new() }
    }

    /// One more member, the last of its group.
    pub fn push(&mut self, group: u32, member: u32) {
        self.since.entry(group).or_default().push(member);
    }

    /// Takes the last member of a group out again; false where it is not the last, or came with the base.
    pub fn pop(&mut self, group: u32, member: u32) -> bool {
        let since = self.since.get_mut(&group);
        since.is_some_and(|since| since.pop_if(|last| *last == member).is_some())
    }

    /// The members of a group.
    pub fn of(&self, group: u32) -> impl Iterator<Item = u32> + '_ {
        let range = match (self.start.get(group as usize), self.start.get(group as usize + 1)) {
            (Some(&start), Some(&end)) => start as usize..end as usize,
            _ => 0..0,
        };
        let since = self.since.get(&group).map_or(&[][..], Vec::as_slice);
        self.members[range].iter().chain(since).copied()
    }

    /// How many members came since the base was built.
    pub fn since(&self) -> usize {
        self.since.values().map(Vec::len).sum()
    }
}

/// Texts with some rows changed.
pub fn replaced(texts: &Texts, changes: &HashMap<u32, String>) -> Texts {
    let mut changed = Texts::default();
    changed.reserve(texts.len(), texts.as_parts().0.len());
    for (row, text) in texts.iter().enumerate() {
        changed.push(changes.get(&(row as u32)).map_or(text, String::as_str));
    }
    changed
}
