//! What a column holds, by looking at its cells.

use std::collections::HashSet;

use crate::base::{Day, Siren, VatNumber};
use crate::formats::{date, number};

use super::table::{is_amount, is_code, is_written_date};
use super::terms::Terms;

/// What a column holds.
#[derive(Clone, Debug, Default)]
pub(super) struct Profile {
    pub filled: usize,
    pub distinct: usize,
    pub dates: usize,
    pub amounts: usize,
    pub numbers: usize,
    pub codes: usize,
    pub words: usize,
    pub sirens: usize,
    pub vat_numbers: usize,
    pub currencies: usize,
    pub senses: usize,
    /// A plus or a minus alone.
    pub signs: usize,
    pub terms: usize,
    pub answers: usize,
    pub ledger: usize,
}

impl Profile {
    pub fn of(rows: &[Vec<String>], column: usize) -> Profile {
        let mut profile = Profile::default();
        let mut distinct = HashSet::new();
        for cell in rows.iter().filter_map(|row| row.get(column)).filter(|cell| !cell.is_empty()) {
            profile.filled += 1;
            distinct.insert(cell.as_str());
            let is_number = !matches!(
                number::evidence(cell),
                number::Evidence::Other | number::Evidence::Nothing
            );
            let is_written = is_written_date(cell);
            let is_date = is_written || is_packed_date(cell);
            let digits = cell.bytes().filter(u8::is_ascii_digit).count();
            profile.dates += usize::from(is_date);
            profile.numbers += usize::from(is_number);
            profile.amounts += usize::from(is_amount(cell) && !is_written);
            profile.codes += usize::from(is_code(cell) && !is_written && !is_amount(cell));
            profile.words += usize::from(
                cell.chars().filter(|c| c.is_alphabetic()).count() >= 3 && digits * 2 < cell.len(),
            );
            profile.sirens +=
                usize::from(matches!(digits, 9 | 14) && Siren::within(cell).is_some());
            profile.vat_numbers += usize::from(
                cell.len() >= 8
                    && digits >= 7
                    && cell.starts_with(|c: char| c.is_ascii_uppercase())
                    && cell.chars().nth(1).is_some_and(|c| c.is_ascii_uppercase())
                    && VatNumber::parse(cell).is_some()
                    && (cell.starts_with("FR") || VAT_COUNTRIES.contains(&&cell[..2])),
            );
            profile.currencies += usize::from(CURRENCIES.contains(&cell.as_str()));
            profile.senses += usize::from(is_word_of_sense(cell));
            profile.signs += usize::from(matches!(cell.as_str(), "+" | "-"));
            profile.terms += usize::from(!is_number && Terms::parse(cell).is_some());
            profile.answers += usize::from(answer(cell).is_some());
            profile.ledger +=
                usize::from(cell.starts_with("411") && cell.len() > 3 && is_code(cell));
        }
        profile.distinct = distinct.len();
        profile
    }

    /// Nearly all cells that are not empty are so.
    pub fn mostly(&self, count: usize) -> bool {
        self.filled > 0 && count * 10 >= self.filled * 8
    }

    /// At least half are so.
    pub fn half(&self, count: usize) -> bool {
        self.filled > 0 && count * 2 >= self.filled
    }
}

pub(super) const CURRENCIES: [&str; 18] = [
    "EUR", "USD", "GBP", "CHF", "CAD", "JPY", "XPF", "XOF", "XAF", "SEK", "NOK", "DKK", "PLN",
    "MAD", "TND", "€", "$", "£",
];
const VAT_COUNTRIES: [&str; 28] = [
    "AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "EL", "ES", "FI", "GB", "HR", "HU", "IE", "IT",
    "LT", "LU", "LV", "MT", "NL", "PL", "PT", "RO", "SE", "SI", "SK", "XI",
];

/// A day without marks, plausible as a date of business: `20261121`, `46347`.
fn is_packed_date(cell: &str) -> bool {
    let plausible = |day: Day| (Day::new(10_957)..Day::new(25_567)).contains(&day);
    matches!(cell.len(), 5 | 8)
        && cell.bytes().all(|byte| byte.is_ascii_digit())
        && matches!(date::read(cell, date::Order::DayFirst), Ok(Some(day)) if plausible(day))
}

/// A direction by a word or a sign: `Some(true)` is a credit.
pub fn sense(cell: &str) -> Option<bool> {
    match cell.trim().to_lowercase().as_str() {
        "d" | "db" | "dr" | "deb" | "debit" | "débit" | "s" | "soll" | "+" | "1" => Some(false),
        "c" | "cr" | "cd" | "cred" | "credit" | "crédit" | "h" | "haben" | "-" | "-1" => {
            Some(true)
        }
        _ => None,
    }
}

/// Not a mere sign, which also stands for nothing in a column of amounts.
fn is_word_of_sense(cell: &str) -> bool {
    cell.starts_with(char::is_alphabetic) && sense(cell).is_some()
}

/// A yes or a no.
pub fn answer(cell: &str) -> Option<bool> {
    match cell.to_lowercase().as_str() {
        "o" | "oui" | "y" | "yes" | "1" | "x" | "vrai" | "true" | "litige" | "l" => Some(true),
        "n" | "non" | "no" | "0" | "faux" | "false" => Some(false),
        _ => None,
    }
}
