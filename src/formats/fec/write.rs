//! Writing: 18 columns, tabs, decimal commas, days as AAAAMMJJ, UTF-8, CR LF. What the strictest reader accepts.

use std::fmt::Write as _;

use rust_decimal::{Decimal, RoundingStrategy};

use super::{COLUMNS, Line};
use crate::base::{Day, Fault, Siren};
use crate::formats::Cell;

/// The name that the file must have: `732829320FEC20261231.txt`.
///
/// ```
/// use encours::base::{Day, Siren};
/// use encours::formats::fec::file_name;
/// let siren = Siren::parse("732 829 320").unwrap();
/// assert_eq!(file_name(siren, "2026-12-31".parse().unwrap()), "732829320FEC20261231.txt");
/// ```
pub fn file_name(siren: Siren, closing: Day) -> String {
    format!("{siren}FEC{}.txt", packed(closing))
}

/// Writes the lines in the order given. Refused with the first fault, by line and column, where a mandatory field is
/// empty, an amount has no side or both, an entry does not balance, or days of entries go backwards in validation.
pub fn write(lines: &[Line]) -> Result<Vec<u8>, Box<Fault>> {
    let mut text = COLUMNS.join("\t");
    text.push_str("\r\n");
    let mut balance = Decimal::ZERO;
    let mut last: Option<Day> = None;
    for (place, line) in lines.iter().enumerate() {
        check(lines, place, &mut last, &mut balance)?;
        let day = |day: Option<Day>| day.map(packed).unwrap_or_default();
        let currency = if line.currency_amount.is_some() { line.currency.as_str() } else { "" };
        let cells = [
            clean(&line.journal),
            clean(&line.journal_name),
            clean(&line.number),
            day(line.date),
            clean(&line.account),
            clean(&line.account_name),
            clean(&line.auxiliary),
            clean(&line.auxiliary_name),
            clean(&line.piece),
            day(line.piece_date),
            clean(&line.label),
            amount(line.debit),
            amount(line.credit),
            clean(&line.lettrage),
            if line.lettrage.is_empty() { String::new() } else { day(line.lettrage_date) },
            day(line.validated),
            line.currency_amount.map(amount).unwrap_or_default(),
            clean(currency),
        ];
        text.push_str(&cells.join("\t"));
        text.push_str("\r\n");
    }
    Ok(text.into_bytes())
}

/// Writes rows of 18 cells, each as its column has it; refused as [`write`] is.
pub fn write_rows(rows: &[Vec<Cell>]) -> Result<Vec<u8>, Box<Fault>> {
    let lines: Vec<Line> = (2..).zip(rows).map(|(place, row)| line(place, row)).collect();
    write(&lines)
}

fn line(place: u32, row: &[Cell]) -> Line {
    let text = |column: usize| match row.get(column) {
        Some(Cell::Text(text) | Cell::Number(text, _) | Cell::Day(text)) => text.as_str(),
        _ => "",
    };
    let day = |column: usize| text(column).parse().ok();
    let number = |column: usize| text(column).parse().ok();
    Line {
        journal: text(0).into(),
        journal_name: text(1).into(),
        number: text(2).to_owned(),
        date: day(3),
        account: text(4).into(),
        account_name: text(5).into(),
        auxiliary: text(6).into(),
        auxiliary_name: text(7).into(),
        piece: text(8).to_owned(),
        piece_date: day(9),
        label: text(10).to_owned(),
        debit: number(11).unwrap_or_default(),
        credit: number(12).unwrap_or_default(),
        lettrage: text(13).to_owned(),
        lettrage_date: day(14),
        validated: day(15),
        currency_amount: number(16),
        currency: text(17).to_owned(),
        place,
    }
}

fn check(
    lines: &[Line],
    place: usize,
    last: &mut Option<Day>,
    balance: &mut Decimal,
) -> Result<(), Box<Fault>> {
    let line = &lines[place];
    let number = place as u32 + 2;
    let refuse = |code: &str, column: usize, value: &str| {
        Err(Box::new(Fault::new(code).at_line(number).in_column(COLUMNS[column]).with_value(value)))
    };
    let filled = [
        (0, !line.journal.trim().is_empty()),
        (1, !line.journal_name.trim().is_empty()),
        (2, !line.number.trim().is_empty()),
        (3, line.date.is_some()),
        (4, !line.account.trim().is_empty()),
        (5, !line.account_name.trim().is_empty()),
        (8, !line.piece.trim().is_empty()),
        (9, line.piece_date.is_some()),
        (10, !line.label.trim().is_empty()),
        (15, line.validated.is_some()),
    ];
    if let Some((column, _)) = filled.iter().find(|(_, filled)| !filled) {
        return refuse("fec-missing-field", *column, COLUMNS[*column]);
    }
    if line.account.len() < 3 || !line.account.bytes().take(3).all(|byte| byte.is_ascii_digit()) {
        return refuse("fec-account", 4, &line.account);
    }
    if line.debit.is_zero() == line.credit.is_zero() {
        return refuse("fec-both-sides", 11, &line.debit.to_string());
    }
    if !line.lettrage.is_empty() && line.lettrage_date.is_none() {
        return refuse("fec-lettrage-without-date", 14, &line.lettrage);
    }
    if line.validated < *last {
        return refuse(
            "fec-order",
            15,
            &line.validated.map_or_else(String::new, |day| day.to_string()),
        );
    }
    *last = line.validated;
    *balance += round(line.debit) - round(line.credit);
    let same = |other: &Line| {
        (&other.journal, &other.number, other.date) == (&line.journal, &line.number, line.date)
    };
    if !lines.get(place + 1).is_some_and(same) {
        if !balance.is_zero() {
            return refuse("fec-entry-unbalanced", 2, &format!("{} ({balance})", line.number));
        }
        *balance = Decimal::ZERO;
    }
    Ok(())
}

fn round(amount: Decimal) -> Decimal {
    amount.round_dp_with_strategy(2, RoundingStrategy::MidpointAwayFromZero)
}

/// Two decimals, a comma, the sign first.
fn amount(amount: Decimal) -> String {
    let mut text = String::new();
    // Writing to a text cannot fail.
    let _ = write!(text, "{:.2}", round(amount));
    text.replace('.', ",")
}

fn packed(day: Day) -> String {
    day.to_string().replace('-', "")
}

/// Neither separators nor ends of lines within a text.
fn clean(text: &str) -> String {
    let text: String =
        text.chars().map(|c| if c.is_control() || c == '|' { ' ' } else { c }).collect();
    let words: Vec<&str> = text.split_whitespace().collect();
    words.join(" ")
}
