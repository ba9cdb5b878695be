//! QIF: lines of one letter and a value, entries ended by `^`, sections begun by `!`.
//!
//! Only the sections of accounts are statements (bank, card, cash, other); lists of categories, securities and
//! investments are not. The order of day and month is what all dates of the file allow.

use super::faults::Faults;
use super::mt940_details::free;
use super::reading::line_by_line;
use super::record::{BankFile, Statement, StatementLine};
use super::values::{Dates, Numbers};
use crate::base::Fault;
use crate::formats::encoding::decode;
use crate::formats::limits;
use crate::formats::xml::folded;

/// What stands between a `!` and the next.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Section {
    /// A list that is none of ours.
    Other,
    /// `!Account`: the name of the account that follows.
    Account,
    /// `!Type:Bank` and its like.
    Lines,
}

/// Reads a file.
pub(super) fn read(bytes: &[u8]) -> (BankFile, Faults) {
    let decoded = decode(bytes, None);
    let mut faults = Faults::default();
    decoded.faults.into_iter().for_each(|fault| faults.push(fault));
    let text = decoded.text.as_ref();
    let values = |letter: char| {
        line_by_line(text).filter_map(move |line| line.strip_prefix(letter).map(str::trim))
    };
    let dates = Dates::of(values('D').map(apostrophe));
    let numbers = Numbers::of(values('T').filter(|value| value.len() < 30));
    let mut file = BankFile { format: "qif".to_owned(), ..BankFile::default() };
    let mut section = Section::Other;
    let mut account = String::new();
    let mut open: Option<Statement> = None;
    let mut entry = Entry::default();
    let mut entries = 0;
    for (number, line) in (1_u32..).zip(line_by_line(text)) {
        let line = line.trim_end_matches('\r');
        let (letter, value) = match line.chars().next() {
            Some(letter) => (letter, line[letter.len_utf8()..].trim()),
            None => continue,
        };
        if letter == '!' {
            entry.end(&mut open, &mut faults, (&dates, &numbers));
            let name = value.to_ascii_lowercase();
            section = match name.strip_prefix("type:").map(str::trim) {
                Some("bank" | "ccard" | "cash" | "oth a" | "oth l") => {
                    file.statements.extend(open.take());
                    open = Some(Statement {
                        account: std::mem::take(&mut account),
                        place: number,
                        ..Statement::default()
                    });
                    Section::Lines
                }
                None if name.starts_with("account") => Section::Account,
                None if name.starts_with("option") || name.starts_with("clear") => section,
                _ => Section::Other,
            };
            continue;
        }
        match (section, letter) {
            (Section::Account, 'N') => account = folded(value),
            (Section::Lines, '^') => {
                entries += 1;
                if entries > limits::ROWS {
                    let fault = Fault::new("too-many-rows").at_line(number);
                    faults.push(fault.with_limit(limits::ROWS));
                    break;
                }
                entry.end(&mut open, &mut faults, (&dates, &numbers));
            }
            (Section::Lines, _) => entry.add(letter, value, number),
            _ => (),
        }
    }
    entry.end(&mut open, &mut faults, (&dates, &numbers));
    file.statements.extend(open);
    if file.statements.is_empty() {
        faults.push(Fault::new("no-statement").at_line(1));
    }
    if dates.ambiguous && file.statements.iter().any(|statement| !statement.lines.is_empty()) {
        faults.push(Fault::new("ambiguous-date-order").in_column("D").as_warning());
    }
    (file, faults)
}

/// `2/10'2020`, ` 1/ 5'99`: the apostrophe is a stroke.
fn apostrophe(text: &str) -> String {
    text.replace('\'', "/").replace("/ ", "/")
}

/// An entry being read.
#[derive(Default)]
struct Entry {
    place: u32,
    date: Option<(String, u32)>,
    amount: Option<(String, u32)>,
    line: StatementLine,
    payee: String,
    memo: String,
    category: String,
}

impl Entry {
    fn add(&mut self, letter: char, value: &str, line: u32) {
        if self.place == 0 {
            self.place = line;
        }
        match letter {
            'D' => self.date = Some((apostrophe(value), line)),
            'T' => self.amount = Some((value.to_owned(), line)),
            'U' if self.amount.is_none() => self.amount = Some((value.to_owned(), line)),
            'P' => self.payee = folded(value),
            'M' => self.memo = folded(value),
            'L' => self.category = folded(value),
            'N' => self.line.transaction.instruction_id = folded(value),
            _ => (),
        }
    }

    fn end(&mut self, open: &mut Option<Statement>, faults: &mut Faults, read: (&Dates, &Numbers)) {
        let entry = std::mem::take(self);
        let (Some(open), true) = (open, entry.place > 0) else { return };
        let Some((text, place)) = entry.amount else {
            // A section's own words (an account's name among the lines) have no date either.
            if entry.date.is_some() {
                faults.at("missing-amount", entry.place, "");
            }
            return;
        };
        let Some(amount) = read.1.read(&text) else {
            return faults
                .push(Fault::new("not-an-amount").at_line(place).in_column("T").with_value(&text));
        };
        let mut line = entry.line;
        match entry.date {
            None => faults.warn("missing-date", entry.place, ""),
            Some((text, place)) => {
                line.booked = read.0.read(&text);
                if line.booked.is_none() {
                    let fault = Fault::new("not-a-date").at_line(place).in_column("D");
                    faults.push(fault.with_value(&text).as_warning());
                }
            }
        }
        line.amount = amount;
        line.place = entry.place;
        let mut words: Vec<&str> = Vec::new();
        for part in [entry.payee.as_str(), &entry.memo] {
            if !part.is_empty() && !words.iter().any(|known| known.contains(part)) {
                words.push(part);
            }
        }
        if words.is_empty() {
            words.push(&entry.category);
        }
        line.label = words.join(" ");
        free(&line.label, &mut line.transaction);
        if line.transaction.remittance.is_empty() {
            line.transaction.remittance = entry.memo;
        }
        open.lines.push(line);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_of_the_whole_file_decide_their_order() {
        let text = "!Account\nNCompte\n^\n!Type:Bank\nD1/ 5'20\nT-1,000.00\nPLoyer\n^\nD12/31'2020\nT12.5\n^\nDx\nTy\n^\n";
        let (file, faults) = read(text.as_bytes());
        let statement = &file.statements[0];
        assert_eq!(statement.account, "Compte");
        let days: Vec<_> =
            statement.lines.iter().map(|line| line.booked.unwrap().to_string()).collect();
        assert_eq!(days, ["2020-01-05", "2020-12-31"]);
        assert_eq!(statement.lines[0].amount.to_string(), "-1000.00");
        let faults = faults.finish("");
        assert_eq!((faults[0].code.as_str(), faults[0].place.line), ("not-an-amount", Some(13)));
    }
}
