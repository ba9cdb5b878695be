//! A statement and its lines as a bank's file says them: read, not yet believed.

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use crate::base::{Currency, Day, Fault};

/// What one file of a bank holds.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct BankFile {
    /// `camt`, `mt940`, `ofx`, `qif`, `cfonb`, `csv`, `xlsx` …
    pub format: String,
    /// The version of the message (`camt.053.001.08`, `mt942`), of OFX (`1`, `2`), or the bank whose table it is (`qonto`).
    pub profile: Option<String>,
    /// In file order. Several statements of one account may follow each other.
    pub statements: Vec<Statement>,
    /// In file order; each has its line, its column or its path.
    pub faults: Vec<Fault>,
}

/// What a statement is for: only the first kind tells what the account held.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum StatementKind {
    /// Of a day or a period, closed: camt.053, MT940, CFONB 120 and all others.
    #[default]
    Statement,
    /// During the day: camt.052, MT942. Its lines come again in the statement.
    Report,
    /// Details of single entries: camt.054. Its lines come again in the statement, often as one sum.
    Notification,
}

/// One statement of one account.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Statement {
    /// What it is for.
    pub kind: StatementKind,
    /// The IBAN without spaces, or the number as the file writes it; empty where the file names none. CFONB gives bank,
    /// desk and account: their IBAN.
    pub account: String,
    /// BIC or national code of the bank that holds it.
    pub bank: String,
    /// Who holds the account.
    pub owner: String,
    /// Of the account; `None` where the file does not say.
    pub currency: Option<Currency>,
    /// The bank's identifier of the statement.
    pub id: String,
    /// Its number: electronic sequence (CAMT), `:28C:` (MT940).
    pub sequence: String,
    /// First day covered, where it is said.
    pub from: Option<Day>,
    /// Last day covered, where it is said.
    pub to: Option<Day>,
    /// Before the first line: booked balance.
    pub opening: Option<Balance>,
    /// After the last line: booked balance.
    pub closing: Option<Balance>,
    /// In file order, which is newest first with many banks.
    pub lines: Vec<StatementLine>,
    /// The line of the file where the statement begins, from 1.
    pub place: u32,
}

/// A balance: above zero, the bank owes us.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Balance {
    /// How much, signed.
    #[serde(with = "rust_decimal::serde::str")]
    pub amount: Decimal,
    /// Its own currency, where the file gives one.
    pub currency: Option<Currency>,
    /// At the end of which day (opening: before which, or at the end of the day before, as the bank has it).
    pub day: Option<Day>,
    /// Computed from a running balance, not given as such.
    pub computed: bool,
}

/// One movement on the account.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct StatementLine {
    /// Booked on.
    pub booked: Option<Day>,
    /// Value day.
    pub value_day: Option<Day>,
    /// Above zero: in. With the digits of the file (five decimals exist).
    #[serde(with = "rust_decimal::serde::str")]
    pub amount: Decimal,
    /// Where it differs from the statement's.
    pub currency: Option<Currency>,
    /// It takes back an earlier line: a reversal (MT940 `RC`/`RD`, CAMT `RvslInd`). `amount` is already in its right
    /// direction: the reversal of a credit is below zero.
    pub reversal: bool,
    /// Announced, not booked: not part of the balance.
    pub pending: bool,
    /// The bank's own reference of the line, which helps to know it again in another file. Empty where there is none; not
    /// unique with every bank (CFONB lets the orderer write there): a key needs day and amount beside it.
    pub bank_reference: String,
    /// The label as one line, as people know it from their statements.
    pub label: String,
    /// Its code for the kind of movement.
    pub code: TransactionCode,
    /// Who and what for, of the line as a whole; of a line with one detail, that detail's.
    pub transaction: Transaction,
    /// The details of a sum of several; empty otherwise. They need not add up to `amount`.
    pub batch: Vec<Transaction>,
    /// How many transactions the bank says are in the sum, where it says so.
    pub batch_size: Option<u32>,
    /// The running balance after this line, where the file gives one.
    #[serde(with = "rust_decimal::serde::str_option")]
    pub balance: Option<Decimal>,
    /// The line of the file, from 1.
    pub place: u32,
}

/// Who paid or was paid, and what for. What the file does not say is empty; `NOTPROVIDED` and the like count as unsaid.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Transaction {
    /// Of a detail: signed as the line's. `None` for a line as a whole.
    #[serde(with = "rust_decimal::serde::str_option")]
    pub amount: Option<Decimal>,
    /// The other side's name: the payer of money in, the payee of money out.
    pub counterparty: String,
    /// The other side's account: an IBAN without spaces, or a number as written. French banks do not give a payer's.
    pub counterparty_iban: String,
    /// The other side's bank: its BIC.
    pub counterparty_bank: String,
    /// On whose behalf the other side paid.
    pub ultimate_party: String,
    /// The text of the payment, lines joined by a space.
    pub remittance: String,
    /// A structured reference: RF (ISO 11649), QR/ESR (27 digits), the Belgian one without its signs.
    pub creditor_reference: String,
    /// References of documents that are named as such (`RfrdDocInf/Nb`).
    pub documents: Vec<String>,
    /// End-to-end identification.
    pub end_to_end_id: String,
    /// The instruction's identification, given by who ordered it.
    pub instruction_id: String,
    /// The batch that we sent: its `PmtInfId` or `MsgId`.
    pub payment_id: String,
    /// The bank's own reference of this detail.
    pub bank_reference: String,
    /// Mandate of a direct debit («RUM»).
    pub mandate: String,
    /// Creditor of a direct debit («ICS»).
    pub creditor_id: String,
    /// Why it came back: `AC04`, `MD06` … or the bank's words.
    pub return_reason: String,
    /// Its code, where it differs from the line's.
    pub code: TransactionCode,
    /// What the bank says besides.
    pub additional: String,
}

/// The kind of movement. One of the two ways of saying it, sometimes both; all empty where the file has none.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct TransactionCode {
    /// ISO 20022: `PMNT`.
    pub domain: String,
    /// ISO 20022: `RCDT`.
    pub family: String,
    /// ISO 20022: `ESCT`.
    pub sub_family: String,
    /// The bank's or the country's own: CFONB operation code (`18`), SWIFT (`NTRF`), German «Geschäftsvorfall» (`166`),
    /// OFX (`CREDIT`), the words of a table.
    pub proprietary: String,
}

impl TransactionCode {
    /// Nothing is said.
    pub fn is_empty(&self) -> bool {
        self.domain.is_empty() && self.proprietary.is_empty()
    }
}

/// Does opening + movements = closing?
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", tag = "result", content = "difference")]
pub enum BalanceCheck {
    /// It does.
    Balanced,
    /// It does not: closing − (opening + movements).
    Off(#[serde(with = "rust_decimal::serde::str")] Decimal),
    /// A balance is missing, or the lines are of several currencies.
    Unknown,
}

impl Statement {
    /// Money in: the booked and the pending lines of this statement above zero.
    pub fn credits(&self) -> Decimal {
        self.lines.iter().map(|line| line.amount).filter(|amount| amount.is_sign_positive()).sum()
    }

    /// Money out, above zero.
    pub fn debits(&self) -> Decimal {
        let out = self.lines.iter().map(|line| line.amount).filter(Decimal::is_sign_negative);
        -out.sum::<Decimal>()
    }

    /// Opening + booked lines = closing, exactly.
    ///
    /// ```
    /// use encours::formats::bank::{Balance, BalanceCheck, Statement, StatementLine};
    /// let amount = |text: &str| text.parse().unwrap();
    /// let balance = |text| Some(Balance { amount: amount(text), ..Balance::default() });
    /// let line = |text| StatementLine { amount: amount(text), ..StatementLine::default() };
    /// let mut statement = Statement {
    ///     opening: balance("100"),
    ///     closing: balance("70.50"),
    ///     lines: vec![line("-40"), line("10.50")],
    ///     ..Statement::default()
    /// };
    /// assert_eq!(statement.check(), BalanceCheck::Balanced);
    /// statement.lines.pop();
    /// assert_eq!(statement.check(), BalanceCheck::Off(amount("10.50")));
    /// ```
    pub fn check(&self) -> BalanceCheck {
        let (Some(opening), Some(closing)) = (&self.opening, &self.closing) else {
            return BalanceCheck::Unknown;
        };
        let booked = || self.lines.iter().filter(|line| !line.pending);
        let own = |currency: Option<Currency>| currency.or(self.currency);
        let one = own(opening.currency);
        if own(closing.currency) != one || booked().any(|line| own(line.currency) != one) {
            return BalanceCheck::Unknown;
        }
        let expected = booked().try_fold(opening.amount, |sum, line| sum.checked_add(line.amount));
        match expected.and_then(|expected| closing.amount.checked_sub(expected)) {
            Some(difference) if difference.is_zero() => BalanceCheck::Balanced,
            Some(difference) => BalanceCheck::Off(difference.normalize()),
            None => BalanceCheck::Unknown,
        }
    }
}
