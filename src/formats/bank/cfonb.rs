//! CFONB 120: the French banks' statement of fixed columns (CFONB, «Relevé de compte sur support informatique», and
//! «Évolution du relevé 120 caractères», version 2.0, March 2010).
//!
//! | record | what | columns, from 1 |
//! | --- | --- | --- |
//! | 01, 07 | old, new balance | bank 3–7, desk 12–16, currency 17–19, decimals 20, account 22–32, day 35–40, amount 91–104 |
//! | 04 | movement | also operation code 33–34, day 35–40, reject reason 41–42, value day 43–48, label 49–79, number 82–88, reference 105–120 |
//! | 05 | what belongs to the movement above | qualifier 46–48, text 49–118 |
//!
//! The sign is punched over the last digit of an amount: `{ABCDEFGHI` are +0 to +9, `}JKLMNOPQR` are −0 to −9.

use rust_decimal::Decimal;

use super::faults::Faults;
use super::reading::line_by_line;
use super::record::{Balance, BankFile, Statement, StatementLine, Transaction, TransactionCode};
use crate::base::{Currency, Day, Fault, Iban};
use crate::formats::encoding::decode;
use crate::formats::limits;
use crate::formats::sniff::is_cfonb;

/// Columns of a record.
const WIDTH: usize = 120;

/// Reads a file.
pub(super) fn read(bytes: &[u8]) -> (BankFile, Faults) {
    let mut faults = Faults::default();
    let decoded = decode(bytes, None);
    decoded.faults.into_iter().for_each(|fault| faults.push(fault));
    let mut reading = Reading {
        faults,
        file: BankFile {
            format: "cfonb".to_owned(),
            profile: Some("120".to_owned()),
            ..BankFile::default()
        },
        open: None,
        movement: None,
    };
    let mut movements = 0;
    for (number, line) in (1_u32..).zip(line_by_line(&decoded.text)) {
        let line = line.trim_end_matches(['\r', '\u{1a}']);
        // Without line ends: one record after the other.
        for record in pieces(line) {
            movements += u64::from(record.starts_with("04"));
            if movements > limits::ROWS {
                let fault = Fault::new("too-many-rows").at_line(number);
                reading.faults.push(fault.with_limit(limits::ROWS));
                reading.close();
                return (reading.file, reading.faults);
            }
            reading.record(Record::new(record), number);
        }
    }
    if reading.open.is_some() {
        let line = line_by_line(&decoded.text).count() as u32;
        reading.faults.warn("statement-not-closed", line.max(1), "");
    }
    reading.close();
    if reading.file.statements.is_empty() {
        reading.faults.push(Fault::new("no-statement").at_line(1));
    }
    (reading.file, reading.faults)
}

fn pieces(line: &str) -> Vec<&str> {
    let mut pieces = Vec::new();
    let mut rest = line;
    // A letter with an accent is one column and two bytes.
    while let Some((end, _)) = rest.char_indices().nth(WIDTH)
        && is_cfonb(&rest.as_bytes()[end..])
    {
        let (piece, more) = rest.split_at(end);
        pieces.push(piece);
        rest = more;
    }
    pieces.push(rest);
    pieces
}

/// One record, by its columns.
struct Record<'a> {
    text: &'a str,
    ascii: bool,
}

impl<'a> Record<'a> {
    fn new(text: &'a str) -> Record<'a> {
        Record { text, ascii: text.is_ascii() }
    }

    /// Columns from 1, the last one included; what is missing at the end is empty.
    fn raw(&self, from: usize, to: usize) -> &'a str {
        let place = |column: usize| {
            if self.ascii {
                column.min(self.text.len())
            } else {
                self.text.char_indices().nth(column).map_or(self.text.len(), |(place, _)| place)
            }
        };
        &self.text[place(from - 1)..place(to)]
    }

    fn text(&self, from: usize, to: usize) -> String {
        let words: Vec<&str> = self.raw(from, to).split_whitespace().collect();
        words.join(" ")
    }
}

/// A movement whose complements still come.
struct Movement {
    line: StatementLine,
    payer: [String; 2],
    payee: [String; 2],
    ultimate_payer: String,
    ultimate_payee: String,
    remittance: String,
    more: String,
}

struct Reading {
    file: BankFile,
    faults: Faults,
    open: Option<Statement>,
    movement: Option<Movement>,
}

impl Reading {
    fn record(&mut self, record: Record<'_>, line: u32) {
        match record.raw(1, 2) {
            "01" => self.opening(&record, line),
            "04" => self.movement(&record, line),
            "05" => self.complement(&record, line),
            "07" => self.closing(&record, line),
            _ if record.text.trim().is_empty() => (),
            other => {
                let fault = Fault::new("unknown-record").at_line(line).in_column("1-2");
                self.faults.push(fault.with_value(other));
            }
        }
    }

    fn opening(&mut self, record: &Record<'_>, line: u32) {
        if self.open.is_some() {
            self.faults.warn("statement-not-closed", line, record.raw(22, 32));
        }
        self.close();
        let mut statement = begin(record, line);
        statement.opening = self.balance(record, line);
        self.open = Some(statement);
    }

    fn closing(&mut self, record: &Record<'_>, line: u32) {
        self.end_movement();
        if self.open.as_ref().is_some_and(|open| open.id != record.raw(22, 32)) {
            self.faults.warn("statement-not-closed", line, record.raw(22, 32));
            self.close();
        }
        if self.open.is_none() {
            self.faults.at("statement-not-opened", line, record.raw(22, 32));
            self.open = Some(begin(record, line));
        }
        let closing = self.balance(record, line);
        if let Some(open) = &mut self.open {
            open.to = closing.as_ref().and_then(|closing| closing.day);
            open.closing = closing;
        }
        self.close();
    }

    fn close(&mut self) {
        self.end_movement();
        if let Some(mut open) = self.open.take() {
            open.id.clear();
            open.from = open.opening.as_ref().and_then(|opening| opening.day);
            self.file.statements.push(open);
        }
    }

    fn balance(&mut self, record: &Record<'_>, line: u32) -> Option<Balance> {
        let amount = self.amount(record, line)?;
        let day = self.day(record, 35, line);
        Some(Balance { amount, day, ..Balance::default() })
    }

    /// The amount with its punched sign.
    fn amount(&mut self, record: &Record<'_>, line: u32) -> Option<Decimal> {
        let digits = match record.raw(20, 20) {
            "" | " " => Some(2),
            digits => digits.parse::<u32>().ok(),
        };
        let raw = record.raw(91, 104);
        let read = digits.and_then(|digits| punched(raw, digits));
        if read.is_none() {
            let fault = Fault::new("not-an-amount").at_line(line).in_column("91-104");
            self.faults.push(fault.with_value(raw));
        }
        read
    }

    fn day(&mut self, record: &Record<'_>, from: usize, line: u32) -> Option<Day> {
        let raw = record.raw(from, from + 5);
        let day = day(raw);
        if day.is_none() && !raw.trim().is_empty() {
            let columns = format!("{from}-{}", from + 5);
            let fault = Fault::new("not-a-date").at_line(line).in_column(&columns);
            self.faults.push(fault.with_value(raw.trim()).as_warning());
        }
        day
    }

    fn movement(&mut self, record: &Record<'_>, line: u32) {
        self.end_movement();
        let number = record.raw(22, 32);
        if self.open.as_ref().is_some_and(|open| open.id != number) {
            self.faults.warn("statement-not-closed", line, number);
            self.close();
        }
        if self.open.is_none() {
            self.faults.warn("statement-not-opened", line, number);
            self.open = Some(begin(record, line));
        }
        let Some(amount) = self.amount(record, line) else { return };
        let booked = self.day(record, 35, line);
        let value_day = self.day(record, 43, line);
        if booked.is_none() && value_day.is_none() {
            self.faults.warn("missing-date", line, "");
        }
        let currency: Option<Currency> = record.raw(17, 19).parse().ok();
        if let Some(open) = &mut self.open {
            open.currency = open.currency.or(currency);
        }
        let own = self.open.as_ref().and_then(|open| open.currency);
        let code = record.text(33, 34);
        let (reference, number) = (record.text(105, 120), record.text(82, 88));
        let numbered = number.bytes().any(|byte| byte != b'0');
        let line = StatementLine {
            booked: booked.or(value_day),
            value_day,
            amount,
            currency: currency.filter(|currency| own != Some(*currency)),
            // «Contre-passation» of transfers and of direct debits.
            reversal: matches!(code.as_str(), "A5" | "A6"),
            bank_reference: if reference.is_empty() && numbered { number } else { reference },
            label: record.text(49, 79),
            transaction: Transaction {
                return_reason: record.text(41, 42),
                ..Transaction::default()
            },
            code: TransactionCode { proprietary: code, ..TransactionCode::default() },
            place: line,
            ..StatementLine::default()
        };
        self.movement = Some(Movement {
            line,
            payer: Default::default(),
            payee: Default::default(),
            ultimate_payer: String::new(),
            ultimate_payee: String::new(),
            remittance: String::new(),
            more: String::new(),
        });
    }

    fn complement(&mut self, record: &Record<'_>, line: u32) {
        let Some(movement) = &mut self.movement else {
            return self.faults.warn("complement-without-movement", line, record.raw(46, 48));
        };
        let text = record.text(49, 118);
        if text.is_empty() {
            return;
        }
        let transaction = &mut movement.line.transaction;
        let add = |to: &mut String, text: &str| {
            if !to.is_empty() {
                to.push(' ');
            }
            to.push_str(text);
        };
        match record.raw(46, 48) {
            "LIB" => add(&mut movement.line.label, &text),
            "NPY" => add(&mut movement.payer[0], &text),
            "CPY" => movement.payer[1] = text.replace(' ', ""),
            "NBE" => add(&mut movement.payee[0], &text),
            "CBE" => movement.payee[1] = text.replace(' ', ""),
            "NPO" => add(&mut movement.ultimate_payer, &text),
            "NBU" => add(&mut movement.ultimate_payee, &text),
            "LCC" | "LC2" => {
                // Two pieces of one text of 140: the blank between them is the bank's, if any.
                let raw = record.raw(49, 118);
                if record.raw(46, 48) == "LC2" && !raw.starts_with(' ') {
                    movement.remittance.push_str(raw);
                } else {
                    movement.remittance.push(' ');
                    movement.remittance.push_str(raw);
                }
            }
            "LCS" => transaction.creditor_reference = text.replace(' ', ""),
            "RCN" => transaction.end_to_end_id = end_to_end(&record.text(49, 83)),
            "REF" => {
                transaction.payment_id = end_to_end(&record.text(49, 83));
                transaction.instruction_id = end_to_end(&record.text(84, 118));
            }
            "RUM" => transaction.mandate = record.text(49, 83),
            // The creditor's identifier, where it is one; otherwise a SIRET or the like.
            "IBE" if text.get(4..7) == Some("ZZZ") => transaction.creditor_id = text,
            _ => add(&mut movement.more, &text),
        }
    }

    fn end_movement(&mut self) {
        let Some(mut movement) = self.movement.take() else { return };
        let line = &mut movement.line;
        let transaction = &mut line.transaction;
        // B3 and B4: direct debits that come back to us: the other side is still who was to pay.
        let returned = matches!(line.code.proprietary.as_str(), "B3" | "B4") || line.reversal;
        let incoming = line.amount.is_sign_positive() != returned;
        let (payer, payee) = (movement.payer, movement.payee);
        let (first, second) = if incoming { (payer, payee) } else { (payee, payer) };
        let [name, account] = if first[0].is_empty() { second } else { first };
        transaction.counterparty = name;
        transaction.counterparty_iban = account;
        transaction.ultimate_party =
            if incoming { movement.ultimate_payer } else { movement.ultimate_payee };
        let words: Vec<&str> = movement.remittance.split_whitespace().collect();
        transaction.remittance = words.join(" ");
        transaction.additional = movement.more;
        if let Some(open) = &mut self.open {
            open.lines.push(movement.line);
        }
    }
}

fn end_to_end(text: &str) -> String {
    let nothing = ["NOTPROVIDED", "NOT PROVIDED", "NONREF"].contains(&text);
    if nothing { String::new() } else { text.to_owned() }
}

/// A statement of the record's account. Until it is closed, its `id` holds the account's number: banks write other bank
/// codes on the records of one account.
fn begin(record: &Record<'_>, line: u32) -> Statement {
    let (bank, desk, number) = (record.raw(3, 7), record.raw(12, 16), record.raw(22, 32));
    let account = match Iban::french(bank, desk, number) {
        Some(iban) => iban.as_str().to_owned(),
        None => [bank, desk, number].map(str::trim).join(" ").trim().to_owned(),
    };
    Statement {
        account,
        bank: bank.trim().to_owned(),
        currency: record.raw(17, 19).parse().ok(),
        id: number.to_owned(),
        place: line,
        ..Statement::default()
    }
}

/// `0000000000322J` with two decimals is −32,21.
fn punched(raw: &str, digits: u32) -> Option<Decimal> {
    let raw = raw.trim();
    let last = raw.chars().next_back()?;
    let (digit, negative) = match last {
        '{' | 'é' => (0, false),
        '}' | 'è' => (0, true),
        'A'..='I' => (last as u32 - 'A' as u32 + 1, false),
        'J'..='R' => (last as u32 - 'J' as u32 + 1, true),
        '0'..='9' => (last as u32 - '0' as u32, false),
        _ => return None,
    };
    let rest = &raw[..raw.len() - last.len_utf8()];
    if rest.len() > 13 || digits > 9 || !rest.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let rest: i64 = if rest.is_empty() { 0 } else { rest.parse().ok()? };
    let units = rest * 10 + i64::from(digit);
    Some(Decimal::new(if negative { -units } else { units }, digits))
}

/// `ddmmyy`; 00 to 79 are of this century.
fn day(raw: &str) -> Option<Day> {
    let number = |from: usize| raw.get(from..from + 2)?.parse::<u32>().ok();
    let year = number(4)? as i32;
    let year = if year < 80 { 2000 + year } else { 1900 + year };
    Day::from_calendar(year, number(2)?, number(0)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_are_punched_over_the_last_digit() {
        let said = |raw, digits| punched(raw, digits).map(|value| value.to_string());
        for (raw, digits, expected) in [
            ("0000000001904}", 2, "-190.40"),
            ("0000000002412J", 2, "-241.21"),
            ("0000000118711D", 2, "11871.14"),
            ("0000000000000H", 2, "0.08"),
            ("0000000000012{", 0, "120"),
            ("00000000001234", 3, "1.234"),
        ] {
            assert_eq!(said(raw, digits).as_deref(), Some(expected), "{raw}");
        }
        for raw in ["", "000000000 190}", "000000000019Z", "00-0000000019A"] {
            assert_eq!(said(raw, 2), None, "{raw}");
        }
    }

    #[test]
    fn records_follow_each_other_with_or_without_line_ends() {
        let old =
            format!("{:<90}{:<30}", "0130004    00870EUR2 00010208631  050126", "0000000250000{");
        let movement = format!(
            "{:<90}{:<30}",
            "0430004200000870EUR2 0001020863105050126  060126VIR DUPONT", "0000000001188{BK1"
        );
        let name = format!("{:<120}", "0530004200000870EUR2 0001020863105050126     NPYDUPONT SA");
        let new =
            format!("{:<90}{:<30}", "0730004    00870EUR2 00010208631  060126", "0000000251188{");
        for end in ["\n", "\r\n", ""] {
            let text = [&*old, &movement, &name, &new].map(|line| format!("{line}{end}")).concat();
            let (file, faults) = read(text.as_bytes());
            assert_eq!(faults.finish(""), []);
            let statement = &file.statements[0];
            assert_eq!(statement.account, "FR7630004008700001020863116");
            assert_eq!(statement.check(), super::super::BalanceCheck::Balanced);
            let line = &statement.lines[0];
            assert_eq!(line.transaction.counterparty, "DUPONT SA");
            assert_eq!(line.bank_reference, "BK1");
            assert_eq!(line.value_day, "2026-01-06".parse().ok());
        }
    }
}
