//! OFX: version 1 (SGML, most elements never closed), version 2 (XML), and what banks and their tools make of both.
//!
//! Tolerant on purpose: no order of elements is asked for, nor a header, a language or a length. A statement is whatever
//! stands in `STMTRS` or `CCSTMTRS`; an element's text runs to the next `<`.

use memchr::{memchr, memchr_iter};

use super::amount::decimal;
use super::faults::Faults;
use super::mt940_details::free;
use super::record::{Balance, BankFile, Statement, StatementLine};
use crate::base::{Day, Fault, Iban};
use crate::formats::encoding::decode;
use crate::formats::limits;
use crate::formats::xml::folded;

/// Reads a file.
pub(super) fn read(bytes: &[u8]) -> (BankFile, Faults) {
    let decoded = decode(bytes, None);
    let mut reading = Reading::default();
    decoded.faults.into_iter().for_each(|fault| reading.faults.push(fault));
    let text = decoded.text.as_ref();
    reading.file.format = "ofx".to_owned();
    reading.file.profile = Some(version(text).to_owned());
    let bytes = text.as_bytes();
    let (mut at, mut line, mut counted) = (0, 1_u32, 0);
    while let Some(start) = memchr(b'<', &bytes[at..]).map(|found| at + found) {
        line += memchr_iter(b'\n', &bytes[counted..start]).count() as u32;
        counted = start;
        let Some(end) = memchr(b'>', &bytes[start..]).map(|found| start + found) else {
            reading.faults.at("cut-off", line, &text[start..]);
            break;
        };
        let next = memchr(b'<', &bytes[end..]).map_or(bytes.len(), |found| end + found);
        let (tag, value) = (text[start + 1..end].trim(), text[end + 1..next].trim());
        reading.tag(tag, value, line);
        at = next;
        if reading.lines > limits::ROWS {
            let fault = Fault::new("too-many-rows").at_line(line).with_limit(limits::ROWS);
            reading.faults.push(fault);
            break;
        }
    }
    if reading.open.is_some() {
        reading.faults.warn("statement-not-closed", line, "");
    }
    reading.close();
    if reading.file.statements.is_empty() {
        reading.faults.push(Fault::new("no-statement").at_line(1));
    }
    (reading.file, reading.faults)
}

/// `2` with an XML declaration or `<?OFX`, else `1`.
fn version(text: &str) -> &'static str {
    let head = &text[..text.floor_char_boundary(2_000)];
    if head.contains("<?xml") || head.contains("<?OFX") || head.contains("<?ofx") {
        "2"
    } else {
        "1"
    }
}

#[derive(Default)]
struct Reading {
    file: BankFile,
    faults: Faults,
    open: Option<Statement>,
    line: Option<Line>,
    /// The aggregate that its elements belong to, where the same names mean different things.
    within: Within,
    lines: u64,
    branch: String,
    balance: Option<Balance>,
    balance_wrong: bool,
}

#[derive(Default)]
struct Line {
    line: StatementLine,
    amount: Option<(String, u32)>,
    name: String,
    memo: String,
    user_date: Option<Day>,
}

#[derive(Default, PartialEq, Eq, Clone, Copy)]
enum Within {
    #[default]
    Nothing,
    Account,
    Ledger,
    /// `AVAILBAL`, `BAL`: not the account's balance.
    Other,
    Payee,
    To,
}

impl Reading {
    fn tag(&mut self, tag: &str, value: &str, line: u32) {
        let (closes, name) = match tag.strip_prefix('/') {
            Some(name) => (true, name),
            None => (false, tag),
        };
        let name = name.split([' ', '\t', '/']).next().unwrap_or("").to_ascii_uppercase();
        match (closes, name.as_str()) {
            (false, "STMTRS" | "CCSTMTRS") => {
                self.close();
                self.open = Some(Statement { place: line, ..Statement::default() });
            }
            (true, "STMTRS" | "CCSTMTRS") => self.close(),
            (false, "STMTTRN") => {
                self.end_line();
                self.lines += 1;
                if self.open.is_none() {
                    self.faults.warn("statement-not-opened", line, "");
                    self.open = Some(Statement { place: line, ..Statement::default() });
                }
                let mut begun = Line::default();
                begun.line.place = line;
                self.line = Some(begun);
                self.within = Within::Nothing;
            }
            (true, "STMTTRN" | "BANKTRANLIST") => self.end_line(),
            (false, "BANKACCTFROM" | "CCACCTFROM") => self.within = Within::Account,
            (false, "LEDGERBAL") => {
                self.end_line();
                self.within = Within::Ledger;
                self.balance = Some(Balance::default());
                self.balance_wrong = false;
            }
            (true, "LEDGERBAL") => self.end_balance(line),
            // In the account's own currency already: this says which one was paid in.
            (false, "AVAILBAL" | "BAL" | "ORIGCURRENCY") => self.within = Within::Other,
            (false, "PAYEE") => self.within = Within::Payee,
            (false, "BANKACCTTO" | "CCACCTTO") => self.within = Within::To,
            (
                true,
                "BANKACCTFROM" | "CCACCTFROM" | "AVAILBAL" | "BAL" | "ORIGCURRENCY" | "PAYEE"
                | "BANKACCTTO" | "CCACCTTO",
            ) => self.within = Within::Nothing,
            (false, _) if !value.is_empty() => self.element(&name, &unescaped(value), line),
            _ => (),
        }
    }

    fn element(&mut self, name: &str, value: &str, line: u32) {
        match self.within {
            Within::Account => return self.account(name, value),
            Within::Ledger => return self.ledger(name, value, line),
            Within::Other => return,
            Within::Nothing | Within::Payee | Within::To => (),
        }
        if self.line.is_some() {
            return self.movement(name, value, line);
        }
        let Some(open) = &mut self.open else { return };
        match name {
            "CURDEF" => match value.parse() {
                Ok(currency) => open.currency = Some(currency),
                Err(_) => self.faults.warn("unknown-currency", line, value),
            },
            "DTSTART" => open.from = day(value),
            "DTEND" => open.to = day(value),
            _ => (),
        }
    }

    fn account(&mut self, name: &str, value: &str) {
        let Some(open) = &mut self.open else { return };
        let value = folded(value);
        match name {
            "BANKID" => open.bank = value,
            "BRANCHID" => self.branch = value,
            "ACCTID" => open.account = value.replace(' ', ""),
            _ => (),
        }
    }

    fn ledger(&mut self, name: &str, value: &str, line: u32) {
        let Some(balance) = &mut self.balance else { return };
        match name {
            "BALAMT" => match amount(value) {
                Some(amount) => balance.amount = amount,
                None => {
                    self.faults.warn("not-a-balance", line, value);
                    self.balance_wrong = true;
                }
            },
            "DTASOF" => balance.day = day(value),
            _ => (),
        }
    }

    fn end_balance(&mut self, line: u32) {
        self.within = Within::Nothing;
        let Some(balance) = self.balance.take() else { return };
        // An empty balance says nothing: neither an amount nor a day.
        let empty = balance == Balance::default();
        if empty && !self.balance_wrong {
            self.faults.warn("not-a-balance", line, "");
        } else if let Some(open) = &mut self.open
            && !self.balance_wrong
        {
            open.closing = Some(balance);
        }
    }

    fn movement(&mut self, name: &str, value: &str, place: u32) {
        let Some(Line { line, amount, name: payee, memo, user_date }) = &mut self.line else {
            return;
        };
        let transaction = &mut line.transaction;
        match (self.within, name) {
            (Within::Payee, "NAME") => transaction.counterparty = folded(value),
            (Within::To, "ACCTID") => transaction.counterparty_iban = value.replace(' ', ""),
            (Within::To, "BANKID") => transaction.counterparty_bank = folded(value),
            (Within::Payee | Within::To, _) => (),
            (_, "TRNTYPE") => line.code.proprietary = folded(value),
            (_, "DTPOSTED") => match day(value) {
                Some(day) => line.booked = Some(day),
                None => self.faults.warn("not-a-date", place, value),
            },
            (_, "DTUSER") => *user_date = day(value),
            (_, "DTAVAIL" | "VALUEDATE") => line.value_day = day(value),
            (_, "TRNAMT") => *amount = Some((value.to_owned(), place)),
            (_, "FITID") => line.bank_reference = folded(value),
            (_, "REFNUM") => transaction.instruction_id = folded(value),
            (_, "CHECKNUM") if transaction.instruction_id.is_empty() => {
                transaction.instruction_id = folded(value);
            }
            (_, "NAME") => *payee = folded(value),
            (_, "MEMO") => *memo = folded(value),
            (_, "ACCTBAL") => line.balance = self::amount(value),
            (_, "CURSYM") => line.currency = value.parse().ok(),
            _ => (),
        }
    }

    fn end_line(&mut self) {
        self.within = Within::Nothing;
        let Some(Line { mut line, amount, name, memo, user_date }) = self.line.take() else {
            return;
        };
        let Some((text, place)) = amount else {
            return self.faults.at("missing-amount", line.place, "");
        };
        let Some(value) = self::amount(&text) else {
            return self.faults.at("not-an-amount", place, &text);
        };
        line.amount = value;
        line.booked = line.booked.or(user_date);
        if line.booked.is_none() {
            self.faults.warn("missing-date", line.place, "");
        }
        // The memo often repeats the name, or goes on where it was cut.
        line.label = match (name.as_str(), memo.as_str()) {
            (name, "") => name.to_owned(),
            ("", memo) => memo.to_owned(),
            (name, memo) if memo.starts_with(name) => memo.to_owned(),
            (name, memo) => format!("{name} {memo}"),
        };
        if line.label.is_empty() {
            line.transaction.counterparty.clone_into(&mut line.label);
        }
        if memo.starts_with(&name) || name.is_empty() {
            line.transaction.remittance = String::new();
        } else {
            line.transaction.remittance = memo;
        }
        let label = std::mem::take(&mut line.label);
        free(&label, &mut line.transaction);
        line.label = label;
        if let Some(open) = &mut self.open {
            line.currency = line.currency.filter(|currency| open.currency != Some(*currency));
            open.lines.push(line);
        }
    }

    fn close(&mut self) {
        self.end_line();
        let branch = std::mem::take(&mut self.branch);
        if let Some(mut open) = self.open.take() {
            if let Some(iban) = Iban::french(&open.bank, &branch, &open.account) {
                iban.as_str().clone_into(&mut open.account);
            }
            self.file.statements.push(open);
        }
    }
}

/// `-12.50`, with a comma, with thousands marked by the other of the two.
fn amount(text: &str) -> Option<rust_decimal::Decimal> {
    let text: String = text.chars().filter(|c| !matches!(c, ' ' | '\u{a0}' | '\u{202f}')).collect();
    decimal(&text).or_else(|| {
        let last = text.rfind(['.', ','])?;
        let other = if text.as_bytes()[last] == b'.' { ',' } else { '.' };
        decimal(&text.replace(other, ""))
    })
}

/// The first eight digits: `20220802063116.000[-5:EST]`.
fn day(text: &str) -> Option<Day> {
    let number = |from: usize, to: usize| text.get(from..to)?.parse::<u32>().ok();
    Day::from_calendar(number(0, 4)? as i32, number(4, 6)?, number(6, 8)?)
}

/// The entities that SGML and XML have without being told.
fn unescaped(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        plain.push_str(&rest[..at]);
        rest = &rest[at..];
        let name = rest[1..].split(';').next().unwrap_or("");
        let character = match name {
            "amp" => Some('&'),
            "lt" => Some('<'),
            "gt" => Some('>'),
            "quot" => Some('"'),
            "apos" => Some('\''),
            "nbsp" => Some(' '),
            _ => {
                let number = name.strip_prefix('#').map(|digits| match digits.strip_prefix('x') {
                    Some(digits) => u32::from_str_radix(digits, 16),
                    None => digits.parse(),
                });
                number.and_then(Result::ok).and_then(char::from_u32)
            }
        };
        let length = match character {
            Some(character) if rest.len() > name.len() + 1 => {
                plain.push(character);
                name.len() + 2
            }
            _ => {
                plain.push('&');
                1
            }
        };
        rest = &rest[length..];
    }
    plain.push_str(rest);
    plain
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn unclosed_elements_bad_amounts_and_entities_are_read() {
        let text = "<OFX><STMTRS><CURDEF>EUR<BANKACCTFROM><BANKID>10907<BRANCHID>00001<ACCTID>12345678901\n\
            </BANKACCTFROM><BANKTRANLIST><STMTTRN><TRNTYPE>CREDIT<DTPOSTED>20220802120000[-5:EST]\n\
            <TRNAMT>+1.437,50<FITID>A<NAME>VIR A &amp; B<MEMO>facture &#49;2</STMTTRN>\n\
            <STMTTRN><TRNAMT>$120<NAME>X</STMTTRN></BANKTRANLIST>\n\
            <LEDGERBAL><BALAMT>99.5<DTASOF>20220803</LEDGERBAL></STMTRS></OFX>";
        let (file, faults) = read(text.as_bytes());
        let statement = &file.statements[0];
        assert_eq!(statement.account.len(), 27);
        assert_eq!(statement.lines.len(), 1);
        let line = &statement.lines[0];
        assert_eq!(line.amount.to_string(), "1437.50");
        assert_eq!(line.label, "VIR A & B facture 12");
        assert_eq!(line.booked, "2022-08-02".parse().ok());
        assert_eq!(
            statement.closing.as_ref().map(|closing| closing.amount.to_string()).as_deref(),
            Some("99.5")
        );
        let faults = faults.finish("a.ofx");
        assert_eq!(faults.len(), 1);
        assert_eq!((faults[0].code.as_str(), faults[0].place.line), ("not-an-amount", Some(4)));
    }
}
