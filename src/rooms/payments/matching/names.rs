//! Who a payer's name may be: whole, cut short by the bank, shortened, joined, or with errors of typing.
//!
//! A bank text often does not say where the name ends. So a customer's name is laid along the words from the beginning
//! of the text, and how far they agree decides.

use std::cell::{Cell, RefCell};

use hashbrown::HashMap;

use super::grams::{self, Grams};
use super::text::{errors, fold, words};
use super::types::Customer;
use crate::base::Arrange;

/// How a name agrees; ordered from the most telling.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Likeness {
    /// All its words.
    Whole,
    /// Its first words, then the text ends or the word is cut.
    Short,
    /// All or the first words, with errors of typing or words joined.
    Near,
    /// Each word cut to some letters: « PROPR LANGL », « I MEYER ».
    Initials,
}

/// A customer whose name agrees.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Named {
    pub customer: u32,
    pub likeness: Likeness,
    /// By the trade name.
    pub trade: bool,
    /// Letters that agree.
    pub letters: u16,
    /// The legal form in the text is another.
    pub other_form: bool,
}

#[derive(Debug)]
struct Name {
    customer: u32,
    trade: bool,
    words: Vec<String>,
    squashed: String,
    forms: Vec<String>,
    /// Which letters occur: a quick no before errors are counted.
    letters: u32,
}

/// All customers' names.
#[derive(Debug, Default)]
pub(super) struct Names {
    /// In the order of their words: those that begin alike stand together.
    names: Vec<Name>,
    /// Positions of each customer's names.
    of: HashMap<u32, Vec<u32>>,
    grams: Grams,
    /// What was found before: a payer writes its name alike, and pays often.
    known: RefCell<HashMap<(String, bool), Vec<Named>>>,
    /// How many names were compared with texts: what the work is made of.
    compared: Cell<u64>,
}

/// A word with which more names than this begin says nothing of whose the text is, when the next word is another.
const COMMON: usize = 48;

/// Legal forms and titles: written or not, before or after, they say nothing.
/// So many of the forms are legal forms, that differ from one firm to another.
const LEGAL: usize = 18;

const FORMS: [&str; 22] = [
    "SA", "SAS", "SASU", "SARL", "EURL", "SCI", "SNC", "SELARL", "SCOP", "GIE", "EARL", "GAEC",
    "SCEA", "SCM", "SCP", "EI", "EIRL", "SELAS", "SOC", "SOCIETE", "GMBH", "LTD",
];

/// Words that are left out on both sides.
const SMALL: [&str; 14] =
    ["DE", "DU", "DES", "LA", "LE", "LES", "L", "D", "ET", "AND", "AU", "AUX", "EN", "THE"];

/// One spelling for what is written in several.
fn usual(word: &str) -> &str {
    match word {
        "ETABLISSEMENTS" | "ETABLISSEMENT" | "ETS" | "ETAB" => "ETABLISSEMENTS",
        "SAINT" => "ST",
        "SAINTE" => "STE",
        "COMPAGNIE" => "CIE",
        "FRERES" => "FRERES",
        other => other,
    }
}

/// The legal forms in a text.
fn forms(folded: &str) -> Vec<String> {
    let all = words(folded);
    let of = all.iter().map(|word| word.text).filter(|text| FORMS[..LEGAL].contains(text));
    of.map(str::to_owned).collect()
}

/// The telling words of a name.
fn telling(folded: &str) -> Vec<String> {
    let all = words(folded);
    let mut telling: Vec<String> = Vec::with_capacity(all.len());
    for (at, word) in all.iter().enumerate() {
        let text = word.text;
        if FORMS.contains(&text) || SMALL.contains(&text) || (at == 0 && text == "STE") {
            continue;
        }
        telling.push(usual(text).to_owned());
    }
    telling
}

fn letters(text: &str) -> u32 {
    text.bytes().filter(u8::is_ascii_uppercase).fold(0, |all, b| all | 1 << (b - b'A'))
}

impl Names {
    /// One more customer, in their order.
    pub fn add(&mut self, customer: u32, of: &Customer) {
        for (text, trade) in [(&of.name, false), (&of.trade_name, true)] {
            let folded = fold(text);
            let words = telling(&folded);
            let squashed = words.concat();
            let last = self.names.last();
            let again = last.is_some_and(|n| n.customer == customer && n.squashed == squashed);
            if squashed.len() < 2 || again {
                continue;
            }
            let (letters, forms) = (letters(&squashed), forms(&folded));
            self.names.push(Name { customer, trade, words, squashed, forms, letters });
        }
    }

    /// All customers are there: puts their names in order.
    pub fn arrange(&mut self) {
        self.names.arrange_by(|a, b| {
            (&a.words, a.customer, a.trade).cmp(&(&b.words, b.customer, b.trade))
        });
        for (at, name) in (0..).zip(&self.names) {
            self.of.entry(name.customer).or_default().push(at);
        }
    }

    /// How many names there are.
    pub fn len(&self) -> usize {
        self.names.len()
    }

    /// Takes in the letters of a name, in their order.
    pub fn spell(&mut self, name: u32) {
        self.grams.add(self.names[name as usize].squashed.as_bytes());
    }

    /// Finds which of a name's letters are rare, once those of all names are known.
    pub fn weigh(&mut self, name: u32) {
        self.grams.weigh(name, self.names[name as usize].squashed.as_bytes());
    }

    /// Customers whose name agrees with the beginning of a payer's text, the best first. `apart`: the text is the name alone.
    pub fn find(&self, folded: &str, apart: bool) -> Vec<Named> {
        let key = (folded.trim().to_owned(), apart);
        if let Some(known) = self.known.borrow().get(&key) {
            return known.clone();
        }
        let found = self.look(folded, apart);
        self.known.borrow_mut().insert(key, found.clone());
        found
    }

    fn look(&self, folded: &str, apart: bool) -> Vec<Named> {
        let payer = telling(folded);
        let mut found: Vec<Named> = Vec::new();
        if payer.is_empty() {
            return found;
        }
        self.along(&payer, apart, &mut found);
        best(&mut found);
        if found.first().is_none_or(|named| named.letters < 6) {
            // With errors: only names that share some letters in a row at about the same place.
            let squashed = payer.concat();
            let have = letters(&squashed);
            let mut near: Vec<Named> = self
                .shortened(&payer)
                .chain(self.grams.like(squashed.as_bytes()))
                .filter_map(|at| {
                    self.compared.set(self.compared.get() + 1);
                    close(&self.names[at as usize], &payer, &squashed, have, apart)
                })
                .collect();
            near.append(&mut found);
            found = near;
            best(&mut found);
        }
        let said = forms(folded);
        if !said.is_empty() {
            for named in &mut found {
                let of = self.of.get(&named.customer).map_or(&[][..], Vec::as_slice);
                named.other_form = of.iter().map(|&at| &self.names[at as usize]).any(|name| {
                    name.trade == named.trade
                        && !name.forms.is_empty()
                        && !name.forms.iter().any(|form| said.contains(form))
                });
            }
        }
        found
    }

    /// How many names have been compared with texts so far.
    pub fn compared(&self) -> u64 {
        self.compared.get()
    }

    /// Names laid along the words of the text: those that end with a word of it, and those that go on behind it.
    fn along(&self, payer: &[String], apart: bool, found: &mut Vec<Named>) {
        let mut lay = |range: std::ops::Range<usize>| {
            self.compared.set(self.compared.get() + range.len() as u64);
            found.extend(self.names[range].iter().filter_map(|name| along(name, payer, apart)));
        };
        // From all words of the text to the first one alone, each time the names that part from it there: whole, or cut.
        let mut outermost = 0..0;
        for count in (1..=payer.len()).rev() {
            let (before, word) = (&payer[..count - 1], payer[count - 1].as_str());
            let goes_on = |name: &Name| name.words.get(count - 1).is_some_and(|w| w == word);
            let range = self.range(before, word);
            let last = count == payer.len();
            if last {
                lay(range.clone());
            } else {
                let equal =
                    range.start + self.names[range.clone()].partition_point(|name| goes_on(name));
                // Those of the same words come first, and of those the ones that end here.
                let ends = self.names[range.start..equal]
                    .partition_point(|name| name.words.len() == count);
                lay(range.start..range.start + ends);
                lay(equal..range.end);
                outermost = range.start..equal;
            }
        }
        let good = |named: &Named| named.likeness <= Likeness::Short && named.letters >= 6;
        if apart || found.iter().any(good) {
            return;
        }
        // The name may have ended before the text's next word, and the customer's goes on with another.
        if outermost.len() <= COMMON {
            self.compared.set(self.compared.get() + outermost.len() as u64);
            found.extend(self.names[outermost].iter().filter_map(|name| along(name, payer, apart)));
        }
    }

    /// Names that begin with these words and go on with one that begins like this.
    fn range(&self, before: &[String], word: &str) -> std::ops::Range<usize> {
        use std::cmp::Ordering;
        let place = |name: &Name| -> Ordering {
            for (at, wanted) in before.iter().enumerate() {
                match name.words.get(at).map_or(Ordering::Less, |have| have.cmp(wanted)) {
                    Ordering::Equal => (),
                    other => return other,
                }
            }
            match name.words.get(before.len()) {
                None => Ordering::Less,
                Some(have) if have.starts_with(word) => Ordering::Equal,
                Some(have) => have.as_str().cmp(word),
            }
        };
        let start = self.names.partition_point(|name| place(name) == Ordering::Less);
        let end =
            start + self.names[start..].partition_point(|name| place(name) == Ordering::Equal);
        start..end
    }

    /// Names whose words the words of a text may be the beginnings of.
    fn shortened(&self, payer: &[String]) -> impl Iterator<Item = u32> + '_ {
        let range = if payer.len() >= 2 { self.range(&[], &payer[0]) } else { 0..0 };
        let second = payer.get(1).map_or("", String::as_str).to_owned();
        range
            .filter(move |&at| {
                self.names[at].words.get(1).is_some_and(|word| word.starts_with(second.as_str()))
            })
            .map(|at| at as u32)
    }

    /// Customers one of whose first telling words is the first of the text: firms of one group.
    pub fn group(&self, folded: &str) -> Vec<u32> {
        let payer = telling(folded);
        let Some(first) = payer.first().filter(|word| word.len() >= 4) else { return Vec::new() };
        let range = self.range(&[], first);
        let alike = self.names[range].iter().take_while(|name| name.words[0] == *first);
        let mut found: Vec<u32> = alike.map(|name| name.customer).collect();
        found.sort_unstable();
        found.dedup();
        found
    }
}

/// The words of a name laid along those of the text.
fn along(name: &Name, payer: &[String], apart: bool) -> Option<Named> {
    let mut agreed = 0;
    for (at, word) in name.words.iter().enumerate() {
        let Some(said) = payer.get(at) else {
            return (agreed >= 4).then(|| named(name, Likeness::Short, agreed));
        };
        if said == word {
            agreed += word.len();
            continue;
        }
        // Cut within a word: only at the end of the name, as far as that is known.
        let cut = word.starts_with(said.as_str());
        let last = payer.len() == at + 1;
        if cut && (last || !apart) {
            agreed += said.len();
            return (agreed >= 4).then(|| named(name, Likeness::Short, agreed));
        }
        // In a text that goes on after the name, the name may have ended with the word before.
        let ended = !apart && at > 0 && agreed >= 6;
        return ended.then(|| named(name, Likeness::Initials, agreed));
    }
    Some(named(name, Likeness::Whole, agreed))
}

fn named(name: &Name, likeness: Likeness, letters: usize) -> Named {
    let letters = u16::try_from(letters).unwrap_or(u16::MAX);
    Named { customer: name.customer, likeness, trade: name.trade, letters, other_form: false }
}

/// The name with errors, joined words, or shortened words.
fn close(name: &Name, payer: &[String], squashed: &str, have: u32, apart: bool) -> Option<Named> {
    // Shortened words, each the beginning of its own: at least four letters in all and three in one.
    let shortened = payer.len() >= 2
        && name.words.len() >= 2
        && payer.len() <= name.words.len()
        && payer.iter().zip(&name.words).all(|(said, word)| word.starts_with(said.as_str()));
    if shortened && squashed.len() >= 4 && payer.iter().any(|said| said.len() >= 3) {
        return Some(named(name, Likeness::Initials, squashed.len()));
    }
    let size = squashed.len().min(name.squashed.len());
    if size < grams::SHORTEST {
        return None;
    }
    let limit = grams::tolerated(size);
    // Letters that the text has and the name lacks (or the other way round): each error brings at most one.
    if apart && (have & !name.letters).count_ones() as usize > limit {
        return None;
    }
    if !apart
        && squashed.len() <= name.squashed.len()
        && (have & !name.letters).count_ones() as usize > limit
    {
        return None;
    }
    let (a, b) = (squashed.as_bytes(), name.squashed.as_bytes());
    // First letters mostly hold: if neither of the first two agrees, it is another name.
    if a[0] != b[0] && a.get(1) != b.get(1) && a.get(1) != b.first() && a.first() != b.get(1) {
        return None;
    }
    let wrong = if squashed.len() <= name.squashed.len() {
        errors(a, b, limit, true)
    } else if apart {
        errors(a, b, limit, false)
    } else {
        errors(b, a, limit, true)
    };
    // Words joined or parted, and no letter wrong.
    let likeness = if wrong == 0 && (apart || squashed.len() >= name.squashed.len()) {
        Likeness::Short
    } else {
        Likeness::Near
    };
    (wrong <= limit).then(|| named(name, likeness, size - wrong))
}

/// Keeps, for each customer, the best likeness; and of all, those as good as the best.
fn best(found: &mut Vec<Named>) {
    found.arrange_by_key(|named| {
        (named.likeness, std::cmp::Reverse(named.letters), named.customer, named.trade)
    });
    let mut seen: HashMap<u32, ()> = HashMap::new();
    found.retain(|named| seen.insert(named.customer, ()).is_none());
    // A whole name that is longer than what others have in common with the text leaves no room for them.
    if let Some(top) = found.first().copied()
        && top.likeness == Likeness::Whole
    {
        found.retain(|named| named.letters >= top.letters);
    }
    // Where names agree without errors, those with errors are others'.
    if found.first().is_some_and(|named| named.likeness <= Likeness::Short && named.letters >= 6) {
        found.retain(|named| named.likeness <= Likeness::Short);
    }
}

/// Words with which banks fill the place of a name they do not give.
const NOBODY: &[&str] = &[
    "M",
    "MME",
    "MR",
    "OU",
    "COMPTE",
    "COURANT",
    "VIREMENT",
    "EXTERNE",
    "REGLEMENT",
    "REGLT",
    "FACTURE",
    "FACTURES",
    "SOLDE",
    "RECU",
    "CLIENT",
    "PAIEMENT",
    "SARL",
    "SAS",
    "SA",
    "EURL",
    "STE",
    "REFERENCE",
    "NOTPROVIDED",
];

/// Whether a payer's text names nobody.
pub(super) fn anonymous(payer: &str) -> bool {
    words(payer).iter().all(|word| word.digits || NOBODY.contains(&word.text))
}
