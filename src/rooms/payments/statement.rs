//! What a bank said: statements of accounts and their lines, as columns.
//!
//! A line is one movement, known by its account, day and amount with the bank's reference, or its label where there is
//! none, and its rank among equal ones of its file. Files that overlap say the same line twice, and it is one.

use serde::{Deserialize, Serialize};

use crate::base::{Amount, Currency, Day, Dictionary, Hash, Texts};
use crate::journal::{Part, Written};
use crate::rooms::written::{self, Unread};

/// One statement of one account.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Statement {
    /// The account: an IBAN, or what the file names it by.
    pub account: String,
    /// Whose, or what the file calls it; may be empty.
    pub name: String,
    /// The account's currency.
    pub currency: Currency,
    /// The balance before the first line, and its day.
    pub opening: Option<(Day, Amount)>,
    /// The balance after the last line, and its day.
    pub closing: Option<(Day, Amount)>,
    /// How many lines.
    pub lines: u32,
}

/// The statements of one file.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct StatementBatch {
    /// The file they come from.
    pub source: Hash,
    /// In file order.
    pub statements: Vec<Statement>,
    /// Index into `statements`.
    pub statement: Vec<u32>,
    /// Day of booking.
    pub booked: Vec<Day>,
    /// Day of value.
    pub value: Vec<Day>,
    /// Above zero: received.
    pub amount: Vec<Amount>,
    /// What the bank names the movement by.
    pub reference: Texts,
    /// All that the bank says in one text.
    pub label: Texts,
    /// The other side's name.
    pub payer: Texts,
    /// The other side's account.
    pub payer_account: Texts,
    /// What the payer wrote, where it stands apart.
    pub remittance: Texts,
    /// End-to-end identification.
    pub end_to_end: Texts,
    /// Structured creditor reference.
    pub creditor_reference: Texts,
    /// Mandate of a direct debit.
    pub mandate: Texts,
    /// What kind of movement: see [`super::matching::LineKind`]; the distinct words.
    pub kinds: Texts,
    /// Index into `kinds`.
    pub kind: Vec<u32>,
    /// Why a payment came back.
    pub return_reason: Texts,
    /// The payments of a batch that the bank booked as one sum, as [`batched`] reads them.
    pub batched: Texts,
    /// Rank among lines of the file equal in account, day, amount and reference (or label), from 0.
    pub rank: Vec<u16>,
    /// Line in the source file, from 1; 0 where there is none.
    pub line: Vec<u32>,
}

/// One payment of a batch.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Batched {
    /// Minor units of the account's currency.
    pub amount_minor_units: Amount,
    /// The payer's name.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub payer: String,
    /// The payer's account.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub payer_account: String,
    /// What the payer wrote.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub remittance: String,
    /// End-to-end identification.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub end_to_end: String,
    /// Structured creditor reference.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub creditor_reference: String,
    /// Mandate of a direct debit.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub mandate: String,
}

/// The payments of a batch, back from a cell; none where it is empty.
pub fn batched(cell: &str) -> Vec<Batched> {
    if cell.is_empty() {
        return Vec::new();
    }
    crate::base::json::read(cell.as_bytes()).unwrap_or_default()
}

/// The cell of a batch's payments; empty for none.
pub fn batched_cell(payments: &[Batched]) -> String {
    if payments.is_empty() {
        return String::new();
    }
    // A list of plain values can always be written.
    serde_json::to_string(payments).unwrap_or_default()
}

/// Version 1 of `payments.statement-recorded`, without its rows.
#[derive(Serialize, Deserialize)]
struct RecordedV1 {
    source: Hash,
    statements: Vec<StatementV1>,
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
struct StatementV1 {
    account: String,
    #[serde(default)]
    name: String,
    currency: Currency,
    #[serde(default)]
    opening_day: Option<Day>,
    #[serde(default)]
    opening_minor_units: Amount,
    #[serde(default)]
    closing_day: Option<Day>,
    #[serde(default)]
    closing_minor_units: Amount,
    lines: u32,
}

const COLUMNS: [&str; 17] = [
    "statement",
    "booked",
    "value",
    "amountMinorUnits",
    "line",
    "rank",
    "reference",
    "label",
    "kind",
    "payer",
    "payerAccount",
    "remittance",
    "endToEnd",
    "creditorReference",
    "mandate",
    "returnReason",
    "batched",
];

impl StatementBatch {
    /// Leaves rows out; `rows` rise.
    pub fn remove(&mut self, rows: &[usize]) {
        let whole = std::mem::take(self);
        let keep = |row: &usize| rows.binary_search(row).is_err();
        self.source = whole.source;
        self.statements = whole.statements;
        self.kinds = whole.kinds;
        for row in (0..whole.booked.len()).filter(keep) {
            self.statement.push(whole.statement[row]);
            self.booked.push(whole.booked[row]);
            self.value.push(whole.value[row]);
            self.amount.push(whole.amount[row]);
            self.kind.push(whole.kind[row]);
            self.rank.push(whole.rank[row]);
            self.line.push(whole.line[row]);
            for (to, from) in [
                (&mut self.reference, &whole.reference),
                (&mut self.label, &whole.label),
                (&mut self.payer, &whole.payer),
                (&mut self.payer_account, &whole.payer_account),
                (&mut self.remittance, &whole.remittance),
                (&mut self.end_to_end, &whole.end_to_end),
                (&mut self.creditor_reference, &whole.creditor_reference),
                (&mut self.mandate, &whole.mandate),
                (&mut self.return_reason, &whole.return_reason),
                (&mut self.batched, &whole.batched),
            ] {
                to.push(from.get(row));
            }
        }
    }

    /// As it is kept.
    pub(super) fn write(&self) -> (Written, Vec<Part>) {
        let kept = |statement: &Statement| StatementV1 {
            account: statement.account.clone(),
            name: statement.name.clone(),
            currency: statement.currency,
            opening_day: statement.opening.map(|(day, _)| day),
            opening_minor_units: statement.opening.map_or(Amount::ZERO, |(_, amount)| amount),
            closing_day: statement.closing.map(|(day, _)| day),
            closing_minor_units: statement.closing.map_or(Amount::ZERO, |(_, amount)| amount),
            lines: statement.lines,
        };
        let statements = self.statements.iter().map(kept).collect();
        let head = RecordedV1 { source: self.source, statements };
        let rows = self.booked.len();
        written::write_rows("payments.statement-recorded", &head, &COLUMNS, rows, |row, cells| {
            let number = |of: &[u32]| of.get(row).copied().unwrap_or(0);
            cells.number(number(&self.statement).into());
            cells.day(self.booked[row]);
            cells.day(self.value.get(row).copied().unwrap_or(self.booked[row]));
            cells.number(self.amount.get(row).copied().unwrap_or_default().get());
            cells.number(number(&self.line).into());
            cells.number(self.rank.get(row).copied().unwrap_or(0).into());
            cells.text(self.reference.get(row));
            cells.text(self.label.get(row));
            cells.text(self.kinds.get(number(&self.kind) as usize));
            cells.text(self.payer.get(row));
            cells.text(self.payer_account.get(row));
            cells.text(self.remittance.get(row));
            cells.text(self.end_to_end.get(row));
            cells.text(self.creditor_reference.get(row));
            cells.text(self.mandate.get(row));
            cells.text(self.return_reason.get(row));
            cells.text(self.batched.get(row));
        })
    }

    /// Back from what is kept.
    pub(super) fn read(kept: &Written, parts: &[&[u8]]) -> Result<StatementBatch, Unread> {
        let mut batch = StatementBatch::default();
        let mut kinds = Dictionary::default();
        let head: RecordedV1 = written::read_rows(kept, parts, &COLUMNS, |cells| {
            batch.statement.push(cells.number()?.try_into().ok()?);
            batch.booked.push(cells.day()?);
            batch.value.push(cells.day()?);
            batch.amount.push(Amount::new(cells.number()?));
            batch.line.push(cells.number()?.try_into().ok()?);
            batch.rank.push(cells.number()?.try_into().ok()?);
            cells.text_into(&mut batch.reference)?;
            cells.text_into(&mut batch.label)?;
            batch.kind.push(cells.text_with(|text| kinds.intern(text))?);
            cells.text_into(&mut batch.payer)?;
            cells.text_into(&mut batch.payer_account)?;
            cells.text_into(&mut batch.remittance)?;
            cells.text_into(&mut batch.end_to_end)?;
            cells.text_into(&mut batch.creditor_reference)?;
            cells.text_into(&mut batch.mandate)?;
            cells.text_into(&mut batch.return_reason)?;
            cells.text_into(&mut batch.batched)
        })?;
        batch.kinds = kinds.texts().clone();
        batch.source = head.source;
        let living = |kept: StatementV1| Statement {
            account: kept.account,
            name: kept.name,
            currency: kept.currency,
            opening: kept.opening_day.map(|day| (day, kept.opening_minor_units)),
            closing: kept.closing_day.map(|day| (day, kept.closing_minor_units)),
            lines: kept.lines,
        };
        batch.statements = head.statements.into_iter().map(living).collect();
        let known = batch.statements.len() as u32;
        if batch.statement.iter().any(|&of| known <= of) {
            return Err(written::unreadable(&kept.kind, 0));
        }
        Ok(batch)
    }
}
