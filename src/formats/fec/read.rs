//! Reading: lenient about everything that does not change an amount, a day or an account.

use std::collections::HashSet;
use std::sync::Arc;

use rust_decimal::Decimal;

use super::strict::Odd;
use super::{COLUMNS, Fec, Line, xml};
use crate::base::{Day, Fault};
use crate::formats::bank::{Faults, decimal};
use crate::formats::csv::{Dialect, Reader, Row};
use crate::formats::date::{self, Order};
use crate::formats::encoding::decode;
use crate::formats::limits;

/// What a column says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Field {
    /// One of the 18, by its place among them.
    Known(usize),
    /// `Montant`, with `Sens` beside it.
    Amount,
    /// `Sens`: `D`, `C`, `+1`, `-1`.
    Side,
    /// `DateRglt`, `ModeRglt`, `NatOp`, `IdClient` and whatever else.
    Other,
}

/// The places of the columns that are asked for by name.
pub(super) mod column {
    pub(crate) const JOURNAL: usize = 0;
    pub(crate) const JOURNAL_NAME: usize = 1;
    pub(crate) const NUMBER: usize = 2;
    pub(crate) const DATE: usize = 3;
    pub(crate) const ACCOUNT: usize = 4;
    pub(crate) const ACCOUNT_NAME: usize = 5;
    pub(crate) const AUXILIARY: usize = 6;
    pub(crate) const AUXILIARY_NAME: usize = 7;
    pub(crate) const PIECE: usize = 8;
    pub(crate) const PIECE_DATE: usize = 9;
    pub(crate) const LABEL: usize = 10;
    pub(crate) const DEBIT: usize = 11;
    pub(crate) const CREDIT: usize = 12;
    pub(crate) const LETTRAGE: usize = 13;
    pub(crate) const LETTRAGE_DATE: usize = 14;
    pub(crate) const VALIDATED: usize = 15;
    pub(crate) const CURRENCY_AMOUNT: usize = 16;
    pub(crate) const CURRENCY: usize = 17;
}

/// The column that a heading names, whatever its case and its marks.
pub(super) fn field(heading: &str) -> Field {
    let plain: String = heading
        .chars()
        .filter(char::is_ascii_alphanumeric)
        .map(|c| c.to_ascii_lowercase())
        .collect();
    if let Some(place) = COLUMNS.iter().position(|name| name.to_ascii_lowercase() == plain) {
        return Field::Known(place);
    }
    match plain.as_str() {
        "montant" => Field::Amount,
        "sens" => Field::Side,
        "compteauxnum" | "comptauxnum" => Field::Known(column::AUXILIARY),
        "compteauxlib" | "comptauxlib" => Field::Known(column::AUXILIARY_NAME),
        "ecriturelettrage" | "lettrage" => Field::Known(column::LETTRAGE),
        "datelettrage" => Field::Known(column::LETTRAGE_DATE),
        "piecenum" => Field::Known(column::PIECE),
        "devise" => Field::Known(column::CURRENCY),
        _ => Field::Other,
    }
}

/// Reads a FEC. The name is only looked at for the end of the year (`123456789FEC20261231.txt`).
pub fn read(name: &str, bytes: &[u8]) -> Fec {
    let mut faults = Faults::default();
    if bytes.len() as u64 > limits::FILE_BYTES {
        faults.push(Fault::new("too-large").with_limit(limits::FILE_BYTES));
        return Fec { faults: faults.finish(name), ..Fec::default() };
    }
    let decoded = decode(bytes, None);
    decoded.faults.into_iter().for_each(|fault| faults.push(fault));
    let mut fec = Fec { encoding: decoded.encoding.name(), ..Fec::default() };
    let mut odd = Odd::new(name);
    if bytes.starts_with(b"\xEF\xBB\xBF") {
        odd.seen("fec-byte-order-mark", 1, "");
    }
    if decoded.text.trim_start().starts_with('<') {
        fec.separator = "XML";
        fec.line_end = line_end(&decoded.text);
        xml::read(&decoded.text, &mut fec, &mut odd, &mut faults);
    } else {
        separated(&decoded.text, &mut fec, &mut odd, &mut faults);
    }
    odd.whole(&fec);
    odd.finish(&mut faults);
    fec.faults = faults.finish(name);
    fec
}

fn line_end(text: &str) -> &'static str {
    match text.find(['\r', '\n']).map(|at| &text.as_bytes()[at..]) {
        Some([b'\r', b'\r', b'\n', ..]) => "CRCRLF",
        Some([b'\r', b'\n', ..]) => "CRLF",
        Some([b'\r', ..]) => "CR",
        _ => "LF",
    }
}

fn separated(text: &str, fec: &mut Fec, odd: &mut Odd, faults: &mut Faults) {
    let first = text.lines().find(|line| !line.trim().is_empty()).unwrap_or("");
    // Tab first, then pipe, as the administration's own tool; the others are not allowed.
    let separator = [b'\t', b'|', b';', b',']
        .into_iter()
        .find(|mark| first.bytes().filter(|byte| byte == mark).count() >= 10);
    let Some(separator) = separator else {
        return faults.push(Fault::new("not-a-fec").at_line(1).with_value(first.trim()));
    };
    fec.separator = match separator {
        b'\t' => "TAB",
        b'|' => "PIPE",
        b';' => "SEMICOLON",
        _ => "COMMA",
    };
    if matches!(separator, b';' | b',') {
        odd.seen("fec-separator", 1, fec.separator);
    }
    fec.line_end = line_end(text);
    if fec.line_end == "CRCRLF" {
        odd.seen("fec-line-end", 1, "CR CR LF");
    }
    let quotes = matches!(separator, b';' | b',');
    let dialect = Dialect { quotes, ..Dialect::of(text, separator) };
    let mut reader = Reader::new(text, dialect);
    let mut row = Row::default();
    let mut fields: Vec<Field> = Vec::new();
    let mut names = Names::default();
    while reader.read(&mut row) {
        if (0..row.len()).all(|cell| row.text(cell).is_empty()) {
            continue;
        }
        if fields.is_empty() {
            fec.columns = row.len();
            fields = headings(&row, odd);
            if !fields.is_empty() {
                continue;
            }
            // No headings: the 18 in their order, if the day stands where it must.
            if row.len() < 18 || day(row.text(column::DATE)).is_none() {
                return faults.push(Fault::new("not-a-fec").at_line(row.line()));
            }
            odd.seen("fec-headings", row.line(), "");
            fields = (0..18).map(Field::Known).collect();
        }
        if fec.lines.len() as u64 >= limits::ROWS {
            let fault = Fault::new("too-many-rows").at_line(row.line());
            return faults.push(fault.with_limit(limits::ROWS));
        }
        let mut cells = Cells { odd, faults, names: &mut names, line: row.line() };
        let cell = |place: usize| {
            fields
                .iter()
                .position(|field| *field == Field::Known(place))
                .map_or("", |cell| row.text(cell))
        };
        let other = |wanted: Field| {
            fields.iter().position(|field| *field == wanted).map_or("", |cell| row.text(cell))
        };
        fec.lines.extend(cells.read(cell, other));
    }
    if fields.is_empty() {
        faults.push(Fault::new("empty-file"));
    }
}

/// The fields of a row of headings; none where it is not one.
fn headings(row: &Row<'_>, odd: &mut Odd) -> Vec<Field> {
    let fields: Vec<Field> = (0..row.len()).map(|cell| field(row.text(cell))).collect();
    let known = fields.iter().filter(|field| matches!(field, Field::Known(_))).count();
    if known < 8 {
        return Vec::new();
    }
    let in_order = fields.iter().take(18).enumerate().all(|(place, field)| {
        *field == Field::Known(place)
            || matches!((place, field), (11, Field::Amount) | (12, Field::Side))
    });
    if !in_order || known < 16 {
        odd.seen("fec-headings", row.line(), row.text(0));
    }
    // Four more belong to the files of professions; one empty one is a separator too many.
    let named = (0..row.len()).filter(|cell| !row.text(*cell).is_empty()).count();
    if row.len() != 18 && !(named == row.len() && matches!(named, 21 | 22)) {
        odd.seen("fec-columns", row.line(), &row.len().to_string());
    }
    fields
}

/// Texts that come again and again are kept once.
#[derive(Default)]
pub(super) struct Names(HashSet<Arc<str>>);

impl Names {
    fn of(&mut self, text: &str) -> Arc<str> {
        if let Some(known) = self.0.get(text) {
            return known.clone();
        }
        let name: Arc<str> = Arc::from(text);
        self.0.insert(name.clone());
        name
    }
}

/// The reading of one line.
pub(super) struct Cells<'r> {
    pub(super) odd: &'r mut Odd,
    pub(super) faults: &'r mut Faults,
    pub(super) names: &'r mut Names,
    pub(super) line: u32,
}

impl Cells<'_> {
    /// The line of these cells; `None`, with a fault, where it has no account or no amount.
    pub(super) fn read<'c>(
        &mut self,
        cell: impl Fn(usize) -> &'c str,
        other: impl Fn(Field) -> &'c str,
    ) -> Option<Line> {
        let place = self.line;
        let account = cell(column::ACCOUNT);
        if account.is_empty() {
            self.faults.push(
                Fault::new("fec-no-account").at_line(place).in_column(COLUMNS[column::ACCOUNT]),
            );
            return None;
        }
        let (debit, credit) = match other(Field::Amount) {
            "" => {
                let debit = self.amount(cell(column::DEBIT), COLUMNS[column::DEBIT])?;
                let credit = self.amount(cell(column::CREDIT), COLUMNS[column::CREDIT])?;
                (debit, credit)
            }
            amount => {
                let amount = self.amount(amount, "Montant")?;
                match other(Field::Side).to_ascii_uppercase().as_str() {
                    "D" | "+1" | "1" => (amount, Decimal::ZERO),
                    "C" | "-1" => (Decimal::ZERO, amount),
                    side => {
                        let fault = Fault::new("fec-side").at_line(place).in_column("Sens");
                        self.faults.push(fault.with_value(side));
                        return None;
                    }
                }
            }
        };
        if !debit.is_zero() && !credit.is_zero() {
            self.odd.seen("fec-both-sides", place, "");
        }
        if !account.bytes().take(3).all(|byte| byte.is_ascii_digit()) || account.len() < 3 {
            self.odd.seen("fec-account", place, account);
        }
        let mandatory = [
            column::JOURNAL,
            column::NUMBER,
            column::DATE,
            column::ACCOUNT_NAME,
            column::PIECE,
            column::PIECE_DATE,
            column::LABEL,
            column::VALIDATED,
        ];
        for column in mandatory {
            if cell(column).is_empty() {
                self.odd.seen("fec-missing-field", place, COLUMNS[column]);
            }
        }
        let date = self.day(cell(column::DATE), column::DATE);
        let lettrage = cell(column::LETTRAGE);
        let lettrage_date = self.day(cell(column::LETTRAGE_DATE), column::LETTRAGE_DATE);
        if !lettrage.is_empty() && lettrage_date.is_none() {
            self.odd.seen("fec-lettrage-without-date", place, lettrage);
        }
        let currency_amount = match cell(column::CURRENCY_AMOUNT) {
            "" => None,
            text => decimal_of(text),
        };
        Some(Line {
            journal: self.names.of(cell(column::JOURNAL)),
            journal_name: self.names.of(cell(column::JOURNAL_NAME)),
            number: cell(column::NUMBER).to_owned(),
            date,
            account: self.names.of(account),
            account_name: self.names.of(cell(column::ACCOUNT_NAME)),
            auxiliary: self.names.of(cell(column::AUXILIARY)),
            auxiliary_name: self.names.of(cell(column::AUXILIARY_NAME)),
            piece: cell(column::PIECE).to_owned(),
            piece_date: self.day(cell(column::PIECE_DATE), column::PIECE_DATE),
            label: cell(column::LABEL).to_owned(),
            debit,
            credit,
            lettrage: lettrage.to_owned(),
            lettrage_date,
            validated: self.day(cell(column::VALIDATED), column::VALIDATED),
            currency_amount,
            currency: cell(column::CURRENCY).to_owned(),
            place,
        })
    }

    fn amount(&mut self, text: &str, heading: &str) -> Option<Decimal> {
        if text.is_empty() {
            return Some(Decimal::ZERO);
        }
        if text.contains('.') {
            self.odd.seen("fec-decimal-point", self.line, text);
        }
        let digits = text.trim_start_matches(['-', '+']);
        if digits.len() > 4 && digits.starts_with("00") {
            self.odd.seen("fec-padded", self.line, text);
        }
        if let Some(amount) = decimal_of(text) {
            return Some(amount);
        }
        let fault = Fault::new("not-an-amount").at_line(self.line).in_column(heading);
        self.faults.push(fault.with_value(text));
        None
    }

    fn day(&mut self, text: &str, place: usize) -> Option<Day> {
        if text.is_empty() {
            return None;
        }
        let read = day(text);
        let strict = text.len() == 8 && text.bytes().all(|byte| byte.is_ascii_digit());
        let nothing = text.bytes().all(|byte| matches!(byte, b'0' | b' ' | b'/' | b'-'));
        if read.is_none() && !nothing {
            let fault = Fault::new("not-a-date").at_line(self.line).in_column(COLUMNS[place]);
            self.faults.push(fault.with_value(text).as_warning());
        } else if !strict || nothing {
            self.odd.seen("fec-date-form", self.line, text);
        }
        read
    }
}

/// `7760,45`, ` 000000000007760,45`, `1 234,56`, `12,50-`.
fn decimal_of(text: &str) -> Option<Decimal> {
    let plain = |c: char| !matches!(c, ' ' | '\u{a0}' | '\u{202f}' | '\u{2009}');
    let text: String = text.chars().filter(|c| plain(*c)).collect();
    match text.strip_suffix(['-', '+']) {
        Some(rest) if text.ends_with('-') => decimal(rest).map(|amount| -amount),
        Some(rest) => decimal(rest),
        None => decimal(&text),
    }
}

/// `20261121`, `2026-11-21`, `21/11/2026`, with a time or not.
fn day(text: &str) -> Option<Day> {
    date::read(text, Order::DayFirst).ok().flatten()
}
