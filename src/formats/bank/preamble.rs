//! What stands above and below the lines of a bank's table: whose account, which days, which balances.

use rust_decimal::Decimal;

use super::columns::folded;
use super::record::{Balance, Statement};
use super::values::{Dates, Numbers};
use crate::base::{Currency, Day, Iban};
use crate::formats::{number, xml};

/// What was found.
#[derive(Clone, Debug, Default)]
pub(super) struct Around {
    account: String,
    iban: Option<Iban>,
    owner: String,
    /// Of the account.
    pub(super) currency: Option<Currency>,
    from: Option<Day>,
    to: Option<Day>,
    opening: Option<Balance>,
    closing: Option<Balance>,
}

impl Around {
    /// Looks at one row; true when it said something. Below the lines only balances are looked for.
    pub(super) fn read(&mut self, cells: &[String], above: bool) -> bool {
        let cells: Vec<&str> =
            cells.iter().map(|cell| cell.trim()).filter(|cell| !cell.is_empty()).collect();
        let Some(first) = cells.first() else { return false };
        let words = folded(first);
        if is_balance(&words) {
            return self.balance(&cells, &words);
        }
        if !above {
            return false;
        }
        for (place, cell) in cells.iter().enumerate() {
            let next = cells.get(place + 1).copied().unwrap_or("");
            self.cell(cell, next);
        }
        true
    }

    /// It says whose account it is.
    pub(super) fn names_an_account(&self) -> bool {
        self.iban.is_some() || !self.account.is_empty()
    }

    /// Both say the same account.
    pub(super) fn is_of(&self, other: &Around) -> bool {
        (&self.iban, &self.account) == (&other.iban, &other.account)
    }

    fn balance(&mut self, cells: &[&str], words: &str) -> bool {
        let all = cells.join(" ");
        // `Solde au 18/12/19 : 13,37 EUR`, or the amount in a cell of its own.
        let day = all.split_whitespace().find_map(day);
        let in_cells = cells[1..].iter().rev().find_map(|cell| amount(cell));
        let behind = cells[0].rsplit_once(':').map_or("", |(_, rest)| rest);
        let Some(amount) = in_cells.or_else(|| amount(behind)).or_else(|| last_amount(cells[0]))
        else {
            return false;
        };
        self.currency = self.currency.or_else(|| all.split_whitespace().find_map(known_currency));
        // «Solde débiteur» is owed to the bank.
        let amount = if words.contains("debiteur") { -amount.abs() } else { amount };
        self.keep(words, amount, day);
        true
    }

    /// A row with a day among the lines that only sums up: its amount as the columns say it.
    pub(super) fn told(&mut self, label: &str, amount: Decimal, day: Option<Day>) {
        let words = folded(label);
        if words.contains("solde") || words.contains("balance") {
            self.keep(&words, amount, day);
        }
    }

    fn keep(&mut self, words: &str, amount: Decimal, day: Option<Day>) {
        let balance = Some(Balance { amount, currency: None, day, computed: false });
        let opens = ["initial", "precedent", "debut", "start", "opening", "ancien", "depart"];
        let slot = if opens.iter().any(|word| words.contains(word)) {
            &mut self.opening
        } else {
            &mut self.closing
        };
        if slot.is_none() {
            *slot = balance;
        }
    }

    fn cell(&mut self, cell: &str, next: &str) {
        if self.iban.is_none() {
            self.iban = iban_in(cell);
        }
        self.currency = self.currency.or_else(|| {
            let last = cell.rsplit([':', ' ']).next().unwrap_or("");
            known_currency(last)
        });
        let (name, behind) = cell.split_once(':').unwrap_or((cell, ""));
        let value = if behind.trim().is_empty() { next } else { behind.trim() };
        let name = folded(name);
        let starts = |words: &[&str]| {
            words.iter().any(|word| {
                name.strip_prefix(word).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
            })
        };
        if starts(&["devise", "monnaie", "currency", "evaluation", "wahrung"]) {
            self.currency = known_currency(value).or(self.currency);
        } else if starts(&[
            "iban",
            "numero compte",
            "compte numero",
            "compte",
            "account number",
            "konto",
            "numero",
        ]) {
            if self.account.is_empty() && value.bytes().any(|byte| byte.is_ascii_digit()) {
                self.account = xml::folded(value);
            }
        } else if starts(&["account name", "titulaire", "intitule", "owner", "nom"]) {
            self.owner = xml::folded(value);
        } else if starts(&[
            "date debut",
            "start date",
            "from",
            "releve compte",
            "download start date",
        ]) && !name.contains("jusqu")
        {
            self.from = day(value).or(self.from);
        } else if starts(&["date fin", "end date", "until", "to", "jusqu", "download end date"])
            || name.contains("jusqu")
        {
            self.to = day(value).or(self.to);
        }
        // `du 01/01/2026 au 31/01/2026`, `entre le … et le …`; «Du:» and «Au:» fold to nothing.
        let days: Vec<Day> = cell.split([' ', ';', ',']).filter_map(day).collect();
        if let [from, to] = days[..] {
            (self.from, self.to) = (Some(from.min(to)), Some(from.max(to)));
        }
        match cell.to_lowercase().trim_end_matches(':').trim() {
            "du" => self.from = day(next).or(self.from),
            "au" => self.to = day(next).or(self.to),
            _ => (),
        }
        // `CCHQ no 62734091867`, `Compte courant n°00012345678`.
        if self.account.is_empty()
            && let Some(number) = cell.split([' ', '°', ':', '\u{a0}']).rfind(|word| {
                word.len() >= 8
                    && word.len() <= 16
                    && word.bytes().all(|byte| byte.is_ascii_digit())
            })
        {
            number.clone_into(&mut self.account);
        }
    }

    /// Gives a statement what it does not know itself.
    pub(super) fn fill(self, statement: &mut Statement) {
        if let Some(iban) = &self.iban {
            iban.as_str().clone_into(&mut statement.account);
        } else if !self.account.is_empty()
            && (statement.account.is_empty() || Iban::parse(&statement.account).is_none())
        {
            statement.account = self.account;
        }
        if statement.owner.is_empty() {
            statement.owner = self.owner;
        }
        statement.currency = statement.currency.or(self.currency);
        statement.from = statement.from.or(self.from);
        statement.to = statement.to.or(self.to);
        statement.opening = statement.opening.take().or(self.opening);
        statement.closing = statement.closing.take().or(self.closing);
    }
}

/// Words with which a balance is introduced.
fn is_balance(words: &str) -> bool {
    [
        "solde",
        "balance",
        "saldo",
        "nouveau solde",
        "ancien solde",
        "solde initial",
        "opening balance",
        "closing balance",
    ]
    .iter()
    .any(|word| {
        words.strip_prefix(word).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
    })
}

fn day(text: &str) -> Option<Day> {
    let text = text.trim_matches([' ', ';', ',', '(', ')']);
    let marked = text.len() >= 8 && text.contains(['/', '-', '.']);
    let is_number = !matches!(number::evidence(text), number::Evidence::Other);
    (marked && !is_number).then(|| Dates::of([text].iter()).read(text)).flatten()
}

/// An amount with decimals, or with a sign or a currency beside it.
fn amount(text: &str) -> Option<Decimal> {
    if day(text).is_some() {
        return None;
    }
    Numbers::of([text].iter()).read(text.trim())
}

/// The number at the end of a text: `Solde 1 234,56 €`.
fn last_amount(text: &str) -> Option<Decimal> {
    let words: Vec<&str> = text.split_whitespace().collect();
    (1..words.len()).find_map(|from| {
        let rest = words[from..].join(" ");
        let written = rest.contains([',', '.', '€']) || rest.to_ascii_uppercase().contains("EUR");
        written.then(|| amount(&rest)).flatten()
    })
}

fn known_currency(text: &str) -> Option<Currency> {
    match text.trim_matches([' ', ':', ';', '(', ')']) {
        "€" | "euros" | "Euros" | "EUROS" | "euro" | "Euro" => Some(Currency::EUR),
        code => ["EUR", "CHF", "USD", "GBP", "XPF", "CAD", "XOF", "XAF"]
            .contains(&code)
            .then(|| code.parse().ok())
            .flatten(),
    }
}

/// An IBAN with a right key anywhere in a text.
fn iban_in(text: &str) -> Option<Iban> {
    let words: Vec<&str> =
        text.split([' ', ':', '\u{a0}', ';']).filter(|word| !word.is_empty()).collect();
    (0..words.len()).find_map(|from| {
        let begins = words[from].as_bytes();
        let form = begins.len() >= 4
            && begins[..2].iter().all(u8::is_ascii_uppercase)
            && begins[2..4].iter().all(u8::is_ascii_digit);
        if !form {
            return None;
        }
        (from + 1..=words.len().min(from + 9))
            .rev()
            .find_map(|to| Iban::parse(&words[from..to].concat()))
    })
}
