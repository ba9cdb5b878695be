//! What a file of accounting entries says of customers, as records: between the reader of FEC, which is heavy, and those
//! who compare it with the book.

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use crate::base::{Day, Fault};

/// The customers' accounts of a file of entries, taken apart.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct LedgerFile {
    /// By account.
    pub customers: Vec<LedgerCustomer>,
    /// In file order.
    pub items: Vec<LedgerItem>,
    /// By customer and code.
    pub groups: Vec<LedgerGroup>,
    /// Lines of the file, those of other accounts too.
    pub lines: u32,
    /// The last day of an entry.
    pub until: Option<Day>,
    /// What is not strict, does not balance or cannot be read, each with its line.
    pub faults: Vec<Fault>,
}

/// A customer of a file of entries.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct LedgerCustomer {
    /// The auxiliary account, else the account.
    pub account: String,
    /// Its name.
    pub name: String,
}

/// What a line on a customer's account is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum LedgerKind {
    /// A sale.
    Invoice,
    /// The reverse.
    CreditNote,
    /// Money in.
    Receipt,
    /// Money out: a payment that came back, or a refund.
    Return,
    /// Carried over from the year before.
    Opening,
    /// Given up.
    WriteOff,
    /// Between accounts, or anything else.
    #[default]
    Other,
}

/// A line on a customer's account.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct LedgerItem {
    /// Place among [`LedgerFile::customers`].
    pub customer: u32,
    /// What it is.
    pub kind: LedgerKind,
    /// The number of the piece; may be empty.
    pub piece: String,
    /// Journal and number of the entry.
    pub entry: String,
    /// Day of the piece, else of the entry.
    pub date: Option<Day>,
    /// Day of the entry.
    pub booked: Option<Day>,
    /// What the entry says.
    pub label: String,
    /// Debit less credit: above zero, owed to us.
    pub amount: Decimal,
    /// VAT of the entry, where this is its one line on a customer's account; the sign of the amount.
    pub vat: Decimal,
    /// Place among [`LedgerFile::groups`].
    pub group: Option<u32>,
    /// The line of the file.
    pub place: u32,
}

/// Lines of one customer under one code.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct LedgerGroup {
    /// As the file has it: upper and lower case differ.
    pub code: String,
    /// Zero where it balances.
    pub balance: Decimal,
}

impl LedgerGroup {
    /// It settles: it balances.
    pub fn is_settled(&self) -> bool {
        self.balance.is_zero()
    }

    /// It says itself that it is partial: a code in lower case that does not balance.
    pub fn is_partial(&self) -> bool {
        !self.is_settled()
            && self.code.chars().any(char::is_lowercase)
            && !self.code.chars().any(char::is_uppercase)
    }
}

impl LedgerFile {
    /// The sum of what is owed: debit less credit of all items.
    pub fn balance(&self) -> Decimal {
        self.items.iter().map(|item| item.amount).sum()
    }
}
