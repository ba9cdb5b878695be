//! SWIFT MT940 (statement) and MT942 (during the day), with or without their envelope, one message or many.
//!
//! `RC` takes back a credit and is a debit, `RD` takes back a debit and is a credit (SWIFT user handbook, field 61,
//! subfield 3), whatever other readers make of them. The letter behind the mark is the currency's third.

use rust_decimal::Decimal;

use super::amount::decimal;
use super::faults::Faults;
use super::mt940_details;
use super::reading::line_by_line;
use super::record::{Balance, BankFile, Statement, StatementKind, StatementLine, TransactionCode};
use crate::base::{Currency, Day, Fault};
use crate::formats::encoding::decode;
use crate::formats::limits;
use crate::formats::xml::folded;

/// Fields of these messages: what looks like another is text that was cut before a colon (`16\n:26:37`).
const TAGS: [&str; 23] = [
    "20", "21", "25", "25P", "28", "28C", "60F", "60M", "61", "62F", "62M", "64", "65", "86", "13",
    "13C", "13D", "34F", "34C", "90C", "90D", "NS", "940",
];

/// The tag and the rest of a line that begins a field.
fn field(line: &str) -> Option<(&str, &str)> {
    let rest = line.trim_start_matches(|first: char| first.is_control()).strip_prefix(':')?;
    let (tag, value) = rest.split_once(':')?;
    TAGS.contains(&tag).then_some((tag, value))
}

/// Reads all messages of a file.
pub(super) fn read(bytes: &[u8]) -> (BankFile, Faults) {
    let decoded = decode(bytes, None);
    let mut reading = Reading::default();
    decoded.faults.into_iter().for_each(|fault| reading.faults.push(fault));
    reading.file.format = "mt940".to_owned();
    let mut tag: &str = "";
    let mut pieces: Vec<&str> = Vec::new();
    let mut begun = 1;
    for (number, line) in (1_u32..).zip(line_by_line(&decoded.text)) {
        let line = line.trim_end_matches(['\r', '\u{3}']);
        // The envelope: `{1:…}{2:…}{4:` before a message, `-}` behind it.
        let line = match line.rfind("{4:") {
            Some(at) if line.starts_with(['{', '-', '\u{1}']) => &line[at + 3..],
            _ => line,
        };
        let ends = line == "-" || line.starts_with("-}") || line.starts_with('{');
        if let Some((next, value)) = field(line) {
            reading.field(tag, &pieces, begun);
            (tag, begun) = (next, number);
            pieces.clear();
            pieces.push(value);
        } else if ends {
            reading.field(tag, &pieces, begun);
            tag = "";
            pieces.clear();
        } else if !tag.is_empty() && pieces.len() < 1_000 {
            pieces.push(line);
        }
        if reading.lines > limits::ROWS {
            let fault = Fault::new("too-many-rows").at_line(number).with_limit(limits::ROWS);
            reading.faults.push(fault);
            tag = "";
            break;
        }
    }
    reading.field(tag, &pieces, begun);
    reading.close();
    if reading.file.statements.is_empty() {
        reading.faults.push(Fault::new("no-statement").at_line(1));
    }
    (reading.file, reading.faults)
}

#[derive(Default)]
struct Reading {
    file: BankFile,
    faults: Faults,
    open: Option<Statement>,
    /// `:86:` belongs to the last `:61:` until a balance comes.
    in_line: bool,
    /// All of `:86:` and `:NS:` of the open line.
    details: Vec<String>,
    lines: u64,
}

impl Reading {
    fn field(&mut self, tag: &str, pieces: &[&str], line: u32) {
        let Some(first) = pieces.first().copied() else { return };
        if !matches!(tag, "86" | "NS" | "25") {
            self.end_line();
        }
        if matches!(tag, "20") {
            self.close();
            let statement = Statement { id: folded(first), place: line, ..Statement::default() };
            self.open = Some(statement);
            return;
        }
        if self.open.is_none() && matches!(tag, "25" | "25P" | "60F" | "60M" | "61") {
            self.faults.warn("statement-not-opened", line, first);
            self.open = Some(Statement { place: line, ..Statement::default() });
        }
        match tag {
            "25" | "25P" => self.account(first, line),
            "28" | "28C" => {
                if let Some(open) = &mut self.open {
                    open.sequence = folded(first);
                }
            }
            "60F" | "60M" => {
                let balance = self.balance(first, line);
                if let Some(open) = &mut self.open
                    && open.opening.is_none()
                {
                    open.from = balance.as_ref().and_then(|balance| balance.day);
                    open.currency =
                        open.currency.or(balance.as_ref().and_then(|balance| balance.currency));
                    open.opening = balance;
                    open.kind = StatementKind::default();
                }
            }
            "62F" | "62M" => {
                let balance = self.balance(first, line);
                if let (Some(open), Some(balance)) = (&mut self.open, balance) {
                    open.to = balance.day;
                    open.currency = open.currency.or(balance.currency);
                    open.closing = Some(balance);
                }
            }
            "61" => self.line(pieces, line),
            "86" if self.in_line => {
                self.details.extend(pieces.iter().map(|piece| (*piece).to_owned()));
            }
            "NS" if self.in_line => self.own_details(pieces),
            "NS" => {
                let owner = pieces.iter().find_map(|piece| piece.strip_prefix("22"));
                if let (Some(owner), Some(open)) = (owner, &mut self.open) {
                    open.owner = folded(owner);
                }
            }
            "13" | "13D" | "34F" | "34C" => {
                // A statement with balances may say when it was made, too.
                let report = self.open.as_mut().filter(|open| open.opening.is_none());
                let Some(open) = report else { return };
                open.kind = StatementKind::Report;
                if tag == "34F" {
                    open.currency =
                        open.currency.or(first.get(..3).and_then(|code| code.parse().ok()));
                }
                self.file.profile = Some("mt942".to_owned());
            }
            _ => (),
        }
    }

    /// `bank/account`, an IBAN, an account with its currency behind.
    fn account(&mut self, value: &str, line: u32) {
        let Some(open) = &mut self.open else { return };
        if self.in_line || !open.account.is_empty() {
            // Inside the lines it is a field whose number was mistyped: text.
            self.faults.warn("misplaced-field", line, value);
            return;
        }
        let value = value.trim();
        let (bank, account) = value.split_once('/').unwrap_or(("", value));
        let mut account: String = account.chars().filter(|c| !c.is_whitespace()).collect();
        if account.len() > 8
            && let Some((number, currency)) = account.split_at_checked(account.len() - 3)
            && number.ends_with(|last: char| last.is_ascii_digit() || last == '/')
            && currency.bytes().all(|byte| byte.is_ascii_uppercase())
        {
            open.currency = currency.parse().ok();
            account = number.trim_end_matches('/').to_owned();
        }
        if account.is_empty() {
            self.faults.warn("missing-account-number", line, "");
        }
        bank.trim().clone_into(&mut open.bank);
        open.account = account;
    }

    /// `C160229EUR1200,00`.
    fn balance(&mut self, value: &str, line: u32) -> Option<Balance> {
        let value = value.trim();
        let read = || {
            let negative = match value.get(..1)? {
                "C" => false,
                "D" => true,
                _ => return None,
            };
            let currency: Option<Currency> = value.get(7..10)?.parse().ok();
            let amount = decimal(value.get(10..)?)?;
            let amount = if negative { -amount } else { amount };
            Some((amount, currency, value.get(1..7)?))
        };
        let Some((amount, currency, date)) = read() else {
            self.faults.at("not-a-balance", line, value);
            return None;
        };
        let day = day(date);
        match day {
            None => self.faults.warn("not-a-date", line, date),
            Some((_, false)) => self.faults.warn("no-such-day", line, date),
            Some((_, true)) => (),
        }
        Some(Balance { amount, currency, day: day.map(|(day, _)| day), computed: false })
    }

    fn line(&mut self, pieces: &[&str], line: u32) {
        self.lines += 1;
        let Some(parsed) = entry(pieces[0]) else {
            self.faults.at("not-a-movement", line, pieces[0]);
            return;
        };
        let (value_day, booked) = (parsed.value_day, parsed.booked);
        if let Some(written) = parsed.odd_day {
            let code = if value_day.is_some() { "no-such-day" } else { "not-a-date" };
            self.faults.warn(code, line, written);
        }
        let supplementary: Vec<&str> = pieces[1..].iter().map(|piece| piece.trim()).collect();
        let (reference, beyond) =
            parsed.reference.split_at_checked(16).unwrap_or((parsed.reference, ""));
        let mut statement_line = StatementLine {
            booked: booked.or(value_day),
            value_day,
            amount: parsed.amount,
            reversal: parsed.reversal,
            pending: parsed.pending,
            bank_reference: unless_nothing(parsed.bank_reference),
            code: TransactionCode {
                proprietary: parsed.code.trim().to_owned(),
                ..TransactionCode::default()
            },
            place: line,
            ..StatementLine::default()
        };
        let transaction = &mut statement_line.transaction;
        transaction.instruction_id = unless_nothing(reference);
        let more = [&[beyond], &*supplementary].concat().join(" ");
        transaction.additional = folded(&more);
        if let Some(open) = &mut self.open {
            open.lines.push(statement_line);
            self.in_line = true;
        }
    }

    /// `:NS:`, the manner of some banks in Germany and Hungary: a number and a text on each line.
    fn own_details(&mut self, pieces: &[&str]) {
        let Some(line) = self.open.as_mut().and_then(|open| open.lines.last_mut()) else { return };
        let transaction = &mut line.transaction;
        let add = |to: &mut String, text: &str| {
            if !to.is_empty() && !text.is_empty() {
                to.push(' ');
            }
            to.push_str(text);
        };
        for piece in pieces {
            let Some((code, value)) = piece.split_at_checked(2) else { continue };
            let value = folded(value);
            match code.parse() {
                Ok(1..=14) => add(&mut transaction.remittance, &value),
                Ok(15 | 16) => add(&mut transaction.counterparty, &value),
                Ok(17) => transaction.additional = value,
                Ok(18) => transaction.counterparty_iban = value,
                _ => (),
            }
        }
    }

    fn end_line(&mut self) {
        if !std::mem::take(&mut self.in_line) {
            return;
        }
        let details = std::mem::take(&mut self.details);
        let Some(line) = self.open.as_mut().and_then(|open| open.lines.last_mut()) else { return };
        if !details.is_empty() {
            let pieces: Vec<&str> = details.iter().map(String::as_str).collect();
            mt940_details::read(&pieces, line);
        }
        if line.label.is_empty() {
            let transaction = &line.transaction;
            let parts = [
                transaction.additional.as_str(),
                &transaction.counterparty,
                &transaction.remittance,
                &transaction.instruction_id,
            ];
            let parts: Vec<&str> = parts.into_iter().filter(|text| !text.is_empty()).collect();
            line.label = parts.join(" ");
        }
    }

    fn close(&mut self) {
        self.end_line();
        self.file.statements.extend(self.open.take());
    }
}

fn unless_nothing(text: &str) -> String {
    let text = text.trim();
    if text == "NONREF" { String::new() } else { text.to_owned() }
}

/// The first line of `:61:`.
struct Entry<'a> {
    value_day: Option<Day>,
    booked: Option<Day>,
    /// The value day as written, where the calendar does not have it: `value_day` is next to it, or nothing.
    odd_day: Option<&'a str>,
    amount: Decimal,
    reversal: bool,
    pending: bool,
    code: &'a str,
    reference: &'a str,
    bank_reference: &'a str,
}

/// The day of booking, which has no year: the one next to the value day.
fn booked(month_day: &str, value_day: Option<Day>) -> Option<Day> {
    let number = |from: usize| month_day.get(from..from + 2)?.parse::<u32>().ok();
    let (month, day) = (number(0)?, number(2)?);
    let year = value_day?.month().div_euclid(12) + 1970;
    [year, year - 1, year + 1]
        .into_iter()
        .filter_map(|year| Day::from_calendar(year, month, day))
        .min_by_key(|booked| booked.since(value_day.unwrap_or(*booked)).abs())
}

/// `yymmdd`, and whether it is in the calendar: interest is booked on the 30th of February.
fn day(text: &str) -> Option<(Day, bool)> {
    let number = |from: usize| text.get(from..from + 2)?.parse::<u32>().ok();
    let (year, month, day) = (number(0)?, number(2)?, number(4)?);
    let year = if year < 80 { 2000 + year as i32 } else { 1900 + year as i32 };
    match Day::from_calendar(year, month, day) {
        Some(day) => Some((day, true)),
        None if (29..=31).contains(&day) => {
            Some((Day::from_calendar(year, month, 1)?.end_of_month(), false))
        }
        None => None,
    }
}

fn entry(text: &str) -> Option<Entry<'_>> {
    let text = text.trim_start();
    let value = text.get(..6).filter(|date| date.bytes().all(|byte| byte.is_ascii_digit()))?;
    let mut rest = &text[6..];
    let mut month_day = "";
    if let Some((digits, more)) = rest.split_at_checked(4)
        && digits.bytes().all(|byte| byte.is_ascii_digit())
    {
        (month_day, rest) = (digits, more);
    }
    let (reversal, more) = match rest.strip_prefix('R') {
        Some(more) => (true, more),
        None => (false, rest),
    };
    // Expected, not booked: «EC», «ED».
    let (pending, more) = match more.strip_prefix('E') {
        Some(more) if !reversal => (true, more),
        _ => (false, more),
    };
    let (debit, more) = match (more.as_bytes().first()?, reversal) {
        (b'C', reversal) => (reversal, &more[1..]),
        (b'D', reversal) => (!reversal, &more[1..]),
        _ => return None,
    };
    let more = more.strip_prefix(|letter: char| letter.is_ascii_alphabetic()).unwrap_or(more);
    let digits =
        more.bytes().take_while(|byte| byte.is_ascii_digit() || matches!(byte, b',' | b'.'));
    let (number, rest) = more.split_at(digits.count());
    let amount = decimal(number)?;
    let (code, rest) = rest.split_at_checked(4).unwrap_or((rest, ""));
    let (reference, bank_reference) = rest.split_once("//").unwrap_or((rest, ""));
    let (value_day, exists) = day(value).unzip();
    let amount = if debit { -amount } else { amount };
    Some(Entry {
        value_day,
        booked: booked(month_day, value_day),
        odd_day: (exists != Some(true)).then_some(value),
        amount,
        reversal,
        pending,
        code,
        reference,
        bank_reference,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_letters_dates_and_references_are_told_apart() {
        let said = |text: &str| {
            let entry = entry(text)?;
            let (value, booked) = (entry.value_day, entry.booked);
            let day = |day: Option<Day>| day.map_or_else(|| "-".to_owned(), |day| day.to_string());
            Some(format!(
                "{} {} {}{} {} {}|{}",
                day(value),
                day(booked),
                entry.amount,
                if entry.reversal { " R" } else { "" },
                entry.code.trim(),
                entry.reference,
                entry.bank_reference
            ))
        };
        for (text, expected) in [
            ("1205120514C500,01N654NONREF", "2012-05-12 2012-05-14 500.01 N654 NONREF|"),
            ("1412051205RC15,67IDXXREF", "2014-12-05 2014-12-05 -15.67 R IDXX REF|"),
            ("1412051205RD15,67IDXXREF", "2014-12-05 2014-12-05 15.67 R IDXX REF|"),
            ("1412051205RCR1027,25NTRFX//Y", "2014-12-05 2014-12-05 -1027.25 R NTRF X|Y"),
            ("0709040904CR300,NTRFTFNr 4//07", "2007-09-04 2007-09-04 300 NTRF TFNr 4|07"),
            ("150630DD80,NMSC", "2015-06-30 - -80 NMSC |"),
            ("1710111011DF2402,00S   X", "2017-10-11 2017-10-11 -2402.00 S X|"),
            ("1712310102C1,00NTRF", "2017-12-31 2018-01-02 1.00 NTRF |"),
        ] {
            assert_eq!(said(text).as_deref(), Some(expected), "{text}");
        }
        for text in ["", "17", "171011X1,00", "171011C,NTRF", "C1,00", "17101é"] {
            assert!(entry(text).is_none(), "{text}");
        }
    }

    #[test]
    fn a_day_that_the_calendar_lacks_is_the_last_of_its_month_with_a_warning() {
        let text = ":20:A\n:25:1/2\n:60F:C160229EUR0,00\n:61:1602300301DR6,00N024NONREF\n\
            :62F:D160301EUR6,00\n-";
        let (file, faults) = read(text.as_bytes());
        let line = &file.statements[0].lines[0];
        assert_eq!(line.value_day, "2016-02-29".parse().ok());
        assert_eq!(line.booked, "2016-03-01".parse().ok());
        let faults = faults.finish("");
        assert_eq!((faults[0].code.as_str(), faults[0].place.line), ("no-such-day", Some(4)));
        assert!(faults[0].warning);
    }
}
