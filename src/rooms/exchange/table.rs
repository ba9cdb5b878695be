//! A table to be read, wherever its cells come from; and what kind of line one of its rows is.

use std::borrow::Cow;

use crate::base::{Currency, Fault};
use crate::formats::Sheet;
use crate::formats::csv::{Dialect, Reader, Row, join};
use crate::formats::date::{self, Order};
use crate::formats::encoding::{Encoding, decode};
use crate::formats::{limits, number};

use super::headings::folded;
use super::queries::{DateOrder, Mapping};

/// A table to be read.
#[derive(Clone, Debug)]
pub struct Table<'a> {
    text: Cow<'a, str>,
    dialect: Dialect,
    /// As a mapping names it; empty for a spreadsheet.
    pub encoding: String,
    /// The sheet, for a spreadsheet.
    pub sheet: Option<String>,
    /// What had to be repaired to get at the text.
    pub faults: Vec<Fault>,
}

impl<'a> Table<'a> {
    /// Separated text. Encoding and separator are those of the mapping, where there is one and it says so.
    pub fn separated(bytes: &'a [u8], mapping: Option<&Mapping>) -> Table<'a> {
        if bytes.len() as u64 > limits::FILE_BYTES {
            let fault = Fault::new("too-large").with_limit(limits::FILE_BYTES);
            return Table {
                text: Cow::Borrowed(""),
                dialect: Dialect::of("", b';'),
                encoding: String::new(),
                sheet: None,
                faults: vec![fault],
            };
        }
        let encoding = mapping.and_then(|mapping| Encoding::from_name(&mapping.encoding));
        let decoded = decode(bytes, encoding);
        let separator = mapping.and_then(|mapping| match mapping.separator.as_bytes() {
            [separator] if separator.is_ascii() && *separator != b'"' => Some(*separator),
            _ => None,
        });
        let dialect = match separator {
            Some(separator) => Dialect::of(&decoded.text, separator),
            None => Dialect::detect(&decoded.text),
        };
        Table {
            dialect,
            text: decoded.text,
            encoding: decoded.encoding.name().to_owned(),
            sheet: None,
            faults: decoded.faults,
        }
    }

    /// One sheet of a spreadsheet.
    pub fn sheet(sheet: &Sheet) -> Table<'static> {
        Table {
            text: Cow::Owned(join(&sheet.rows)),
            dialect: Dialect::SHEET,
            encoding: String::new(),
            sheet: Some(sheet.name.clone()),
            faults: Vec::new(),
        }
    }

    /// Its rows, from the first.
    pub fn reader(&self) -> Reader<'_> {
        Reader::new(&self.text, self.dialect)
    }

    /// How many bytes of text: to reserve room.
    pub fn bytes(&self) -> usize {
        self.text.len()
    }

    /// The separator as a mapping holds it; empty for a spreadsheet.
    pub fn separator(&self) -> String {
        match self.sheet {
            Some(_) => String::new(),
            None => char::from(self.dialect.separator).to_string(),
        }
    }
}

/// The order of dates as the format reader takes it.
pub fn order(order: DateOrder) -> Order {
    match order {
        DateOrder::DayFirst => Order::DayFirst,
        DateOrder::MonthFirst => Order::MonthFirst,
        DateOrder::YearFirst => Order::YearFirst,
    }
}

/// A column's letters, as a spreadsheet names it: `A`, `Z`, `AA`.
pub fn letters(mut column: usize) -> String {
    let mut letters = Vec::new();
    loop {
        letters.push(b'A' + (column % 26) as u8);
        if column < 26 {
            break;
        }
        column = column / 26 - 1;
    }
    letters.iter().rev().map(|letter| char::from(*letter)).collect()
}

/// What kind of line a row is, when it is not an item.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Line {
    /// Nothing in it.
    Blank,
    /// A total, a sub-total or a balance carried.
    Total,
    /// The headings again, as on each page of a print.
    Heading,
    /// A customer standing above its items: account and name, either may be empty.
    Group(String, String),
    /// None of these.
    Other,
}

/// What kind of line a row is, given that it is not a good item. `headings` are folded.
pub fn line(row: &Row<'_>, headings: &[String]) -> Line {
    let filled: Vec<&str> =
        (0..row.len()).map(|cell| row.text(cell)).filter(|cell| !cell.is_empty()).collect();
    if filled.is_empty() || filled.iter().all(|cell| is_rule(cell)) {
        return Line::Blank;
    }
    let same = (0..row.len())
        .filter(|cell| {
            headings
                .get(*cell)
                .is_some_and(|heading| !heading.is_empty() && *heading == folded(row.text(*cell)))
        })
        .count();
    if same >= 2 && same * 2 > filled.len() {
        return Line::Heading;
    }
    let has_amount = filled.iter().any(|cell| is_amount(cell));
    let has_date = filled.iter().any(|cell| is_written_date(cell));
    if !has_date && filled.iter().any(|cell| is_total_word(cell)) && has_amount {
        return Line::Total;
    }
    if has_amount || has_date || filled.len() > 3 {
        return Line::Other;
    }
    group(&filled)
}

/// A rule drawn with dashes.
fn is_rule(cell: &str) -> bool {
    cell.len() >= 3 && cell.bytes().all(|byte| matches!(byte, b'-' | b'=' | b'_' | b'*'))
}

/// A number with decimals, or zero: what stands in an amount's column and not in a code's.
pub fn is_amount(cell: &str) -> bool {
    matches!(
        number::evidence(cell),
        number::Evidence::Comma | number::Evidence::Point | number::Evidence::Ambiguous
    ) || cell == "0"
        || matches!(number::evidence(cell), number::Evidence::Whole)
            && cell.contains([' ', '\u{a0}', '\u{202f}', '-', '€'])
}

/// A date with marks or a month's name in it: not a mere number.
pub fn is_written_date(cell: &str) -> bool {
    let marked = cell.contains(['/', '-', '.', ' '])
        && cell.len() <= 30
        && cell.bytes().any(|byte| byte.is_ascii_digit());
    marked
        && [Order::DayFirst, Order::MonthFirst, Order::YearFirst]
            .into_iter()
            .any(|order| matches!(date::read(cell, order), Ok(Some(_))))
        && number::evidence(cell) == number::Evidence::Other
}

/// A word with which a line of totals begins.
pub fn is_total_word(cell: &str) -> bool {
    // Most cells begin neither like one of them nor like a word that says nothing: «à reporter», «le solde».
    let first = cell.chars().find(|letter| letter.is_alphanumeric());
    let may_be =
        |first: char| !first.is_ascii() || "tsgcrebadelop".contains(first.to_ascii_lowercase());
    if !first.is_some_and(may_be) {
        return false;
    }
    let folded = folded(cell);
    [
        "total",
        "totaux",
        "sous total",
        "sub total",
        "subtotal",
        "grand total",
        "cumul",
        "solde",
        "report",
        "reporter",
        "somme",
        "ensemble",
        "balance",
        "s total",
    ]
    .iter()
    .any(|word| {
        folded.strip_prefix(word).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
    }) || cell.trim().to_ascii_lowercase().starts_with("s/total")
}

/// A customer's account and name from one, two or three cells: `411DUPONT`, `Dupont SARL`; `Compte : 411DUPONT - Dupont`.
fn group(cells: &[&str]) -> Line {
    let joined = cells.join(" ");
    let mut text = joined.as_str();
    // Words in front that say what follows.
    loop {
        let word = text.split([' ', ':', '\u{a0}']).next().unwrap_or("");
        let known = [
            "compte",
            "client",
            "tiers",
            "code",
            "n°",
            "auxiliaire",
            "customer",
            "account",
            "no",
            "raison",
            "sociale",
            "nom",
        ];
        let rest = text[word.len()..].trim_start_matches([' ', ':', '\u{a0}']);
        if (word.is_empty() || known.contains(&word.to_lowercase().as_str()))
            && rest.len() < text.len()
            && !rest.is_empty()
        {
            text = rest;
        } else {
            break;
        }
    }
    let first =
        text.split([' ', '\u{a0}', '\t']).next().unwrap_or("").trim_end_matches([':', '-', ',']);
    let rest =
        text[first.len()..].trim_start_matches([' ', ':', '-', '–', ',', '\u{a0}', '\t']).trim();
    if is_code(first) && !first.is_empty() {
        // `Compte 411DUPONT - Nom : Dupont`.
        let rest =
            rest.strip_prefix("Nom").map_or(rest, |rest| rest.trim_start_matches([' ', ':']));
        return Line::Group(first.to_owned(), rest.to_owned());
    }
    // `Dupont SARL (C001)` and `Dupont SARL | C001`.
    if let Some((name, code)) = text.rsplit_once('(')
        && let Some(code) = code.strip_suffix(')')
        && is_code(code.trim())
    {
        return Line::Group(code.trim().to_owned(), name.trim().to_owned());
    }
    if let [name, code] = cells
        && is_code(code)
    {
        return Line::Group((*code).to_owned(), (*name).to_owned());
    }
    if is_of_the_print(text) {
        return Line::Blank;
    }
    if !text.chars().any(char::is_alphabetic) {
        return Line::Other;
    }
    Line::Group(String::new(), text.trim().to_owned())
}

/// What a program prints about the print itself: «Édité le 21/11/2026», «Page 2/3».
fn is_of_the_print(text: &str) -> bool {
    let folded = folded(text);
    let first = folded.split(' ').next().unwrap_or("");
    let dated = folded.bytes().any(|byte| byte.is_ascii_digit());
    dated
        && [
            "edite",
            "editee",
            "edition",
            "imprime",
            "imprimee",
            "impression",
            "genere",
            "exporte",
            "extrait",
            "page",
            "printed",
        ]
        .contains(&first)
}

/// A code rather than a name: one word with a digit in it, or short capitals.
pub fn is_code(text: &str) -> bool {
    let one_word = !text.is_empty()
        && text.len() <= 20
        && text
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.' | b'/'));
    one_word && text.bytes().any(|byte| byte.is_ascii_digit())
}

/// A currency as a cell names it.
pub fn currency(cell: &str) -> Option<Currency> {
    match cell.trim() {
        "€" | "Euro" | "Euros" | "euro" | "euros" | "EURO" | "EUROS" | "E" => Some(Currency::EUR),
        "$" | "US$" => "USD".parse().ok(),
        "£" => "GBP".parse().ok(),
        code => code.parse().ok().filter(|currency: &Currency| currency.is_listed()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kind(cells: &[&str]) -> Line {
        let rows = vec![cells.iter().map(|cell| (*cell).to_owned()).collect::<Vec<_>>()];
        let text = join(&rows);
        let mut row = Row::default();
        assert!(Reader::new(&text, Dialect::SHEET).read(&mut row));
        line(&row, &["compte".to_owned(), "piece".to_owned()])
    }

    #[test]
    fn lines_that_are_no_items_are_told_apart() {
        let group = |account: &str, name: &str| Line::Group(account.to_owned(), name.to_owned());
        assert_eq!(kind(&["", " ", ""]), Line::Blank);
        assert_eq!(kind(&["-----", "=====", ""]), Line::Blank);
        assert_eq!(kind(&["", "TOTAL GÉNÉRAL", "1 234,00"]), Line::Total);
        assert_eq!(kind(&["Sous-total 411DUPONT", "", "12,00"]), Line::Total);
        assert_eq!(kind(&["Compte", "Pièce"]), Line::Heading);
        assert_eq!(kind(&["411DUPONT1", "Dupont SARL", ""]), group("411DUPONT1", "Dupont SARL"));
        assert_eq!(kind(&["Compte : 411001 - Dupont SARL"]), group("411001", "Dupont SARL"));
        assert_eq!(kind(&["Client C001 Dupont SARL"]), group("C001", "Dupont SARL"));
        assert_eq!(kind(&["Dupont SARL (C001)"]), group("C001", "Dupont SARL"));
        assert_eq!(kind(&["Dupont & Fils", "", ""]), group("", "Dupont & Fils"));
        assert_eq!(kind(&["TOTAL ENERGIES", "", ""]), group("", "TOTAL ENERGIES"));
        assert_eq!(kind(&["F12", "21/11/2026", "x"]), Line::Other);
        assert_eq!(kind(&["Édité le 21/11/2026 à 10:12"]), Line::Blank);
        assert_eq!(kind(&["Page 2/3"]), Line::Blank);
    }

    #[test]
    fn columns_have_the_letters_of_a_spreadsheet() {
        assert_eq!([0, 25, 26, 51, 52, 701, 702].map(letters).join(" "), "A Z AA AZ BA ZZ AAA");
    }
}
