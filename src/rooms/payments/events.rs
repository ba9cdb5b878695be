//! What happens to payments.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::base::{Amount, Currency, Day, Dictionary, Hash, Money, Texts};
use crate::journal::{EntryId, Part, Written};
use crate::rooms::written::{self, Unread};

use super::decided::{self, LineSet};
use super::rules::{self, Rules};
use super::statement::StatementBatch;

/// What happened.
#[allow(
    clippy::large_enum_variant,
    reason = "a handful exist at once; what is large is behind columns"
)]
#[derive(Clone, Debug, PartialEq)]
pub enum Event {
    /// Payments received, from a file or typed.
    PaymentsRecorded(PaymentBatch),
    /// The complete allocation of one payment: a whole intent, not an increment.
    AllocationSet {
        /// The payment's identifier, as [`crate::rooms::payments::queries`] shows it.
        payment: String,
        /// Receivable's identifier, and how much of it.
        lines: BTreeMap<String, Amount>,
        /// The entries whose allocation of this payment this one replaces.
        replaces: Vec<EntryId>,
    },
    /// What a bank said of our accounts.
    StatementRecorded(Box<StatementBatch>),
    /// Decisions on lines of bank statements, each a whole intent.
    LinesSet(Vec<LineSet>),
    /// How lines are decided: the whole of it.
    RulesSet {
        /// From now on.
        rules: Rules,
        /// The entries whose decision this one replaces.
        replaces: Vec<EntryId>,
    },
}

/// Payments as columns. A row that names an invoice is allocated to it, up to what is open on both sides; the rest
/// stays unallocated.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PaymentBatch {
    /// The file they come from; [`Hash::NONE`] when typed.
    pub source: Hash,
    /// The distinct accounts of this batch; empty where the payer is not known.
    pub accounts: Texts,
    /// Index into `accounts`.
    pub account: Vec<u32>,
    /// The reference, where there is one.
    pub reference: Texts,
    /// The invoice it pays, where the file says so.
    pub invoice: Texts,
    /// Day of payment.
    pub paid: Vec<Day>,
    /// Currency of the row's amount.
    pub currency: Vec<Currency>,
    /// Above zero: received; below: given back.
    pub amount: Vec<Amount>,
    /// Transfer, cheque …, the file's own word.
    pub means: Texts,
    /// Label.
    pub label: Texts,
    /// Rank among rows equal in account, reference, invoice, day, amount within the file, from 0.
    pub rank: Vec<u16>,
    /// Line in the source file, from 1; 0 where there is none.
    pub line: Vec<u32>,
}

impl PaymentBatch {
    /// One transfer from a customer, that names no invoice.
    pub fn transfer(account: &str, paid: Day, amount: Money) -> PaymentBatch {
        let mut batch = PaymentBatch::default();
        batch.accounts.push(account);
        batch.account.push(0);
        batch.reference.push("VIR");
        batch.invoice.push("");
        batch.paid.push(paid);
        batch.currency.push(amount.currency);
        batch.amount.push(amount.amount);
        batch.means.push("");
        batch.label.push("");
        batch.rank.push(0);
        batch.line.push(0);
        batch
    }

    /// Every column has every row.
    pub(super) fn is_whole(&self) -> bool {
        let lengths = [
            self.account.len(),
            self.reference.len(),
            self.invoice.len(),
            self.currency.len(),
            self.amount.len(),
            self.means.len(),
            self.label.len(),
            self.rank.len(),
            self.line.len(),
        ];
        lengths == [self.paid.len(); 9]
    }

    /// How much all rows are together, one sum per currency in the order of the codes.
    pub fn sums(&self) -> Vec<Money> {
        let mut sums: BTreeMap<Currency, Amount> = BTreeMap::new();
        for (&amount, &currency) in self.amount.iter().zip(&self.currency) {
            let sum = sums.entry(currency).or_default();
            *sum = Amount::new(sum.get().saturating_add(amount.get()));
        }
        sums.into_iter().map(|(currency, sum)| Money::new(sum, currency)).collect()
    }

    /// How much a row is.
    pub fn money(&self, row: usize) -> Money {
        let amount = self.amount.get(row).copied().unwrap_or_default();
        Money::new(amount, self.currency.get(row).copied().unwrap_or_default())
    }
}

/// Version 1 of `payments.recorded`, without its rows.
#[derive(Serialize, Deserialize)]
struct RecordedV1 {
    source: Hash,
}

const RECORDED: [&str; 10] = [
    "account",
    "reference",
    "invoice",
    "paid",
    "currency",
    "amount",
    "means",
    "line",
    "label",
    "rank",
];

/// Version 1 of `payments.allocation-set`.
#[derive(Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
struct AllocationSetV1 {
    payment: String,
    /// Receivable's identifier → minor units of the payment's currency.
    lines_minor_units: BTreeMap<String, Amount>,
    #[serde(default)]
    replaces: Vec<EntryId>,
}

impl Event {
    /// As it is kept.
    pub fn write(&self) -> (Written, Vec<Part>) {
        match self {
            Event::PaymentsRecorded(batch) => {
                let head = RecordedV1 { source: batch.source };
                let rows = batch.paid.len();
                written::write_rows("payments.recorded", &head, &RECORDED, rows, |row, cells| {
                    let currency = batch.currency.get(row).copied().unwrap_or_default();
                    let account = batch.account.get(row).copied().unwrap_or(u32::MAX);
                    cells.text(batch.accounts.get(account as usize));
                    cells.text(batch.reference.get(row));
                    cells.text(batch.invoice.get(row));
                    cells.day(batch.paid[row]);
                    cells.text(currency.code());
                    cells.amount(batch.amount.get(row).copied().unwrap_or_default(), currency);
                    cells.text(batch.means.get(row));
                    cells.number(batch.line.get(row).copied().unwrap_or(0).into());
                    cells.text(batch.label.get(row));
                    cells.number(batch.rank.get(row).copied().unwrap_or(0).into());
                })
            }
            Event::AllocationSet { payment, lines, replaces } => {
                let body = AllocationSetV1 {
                    payment: payment.clone(),
                    lines_minor_units: lines.clone(),
                    replaces: replaces.clone(),
                };
                written::write("payments.allocation-set", &body)
            }
            Event::StatementRecorded(batch) => batch.write(),
            Event::LinesSet(sets) => decided::write(sets),
            Event::RulesSet { rules, replaces } => rules::write(rules, replaces),
        }
    }

    /// Back from what is kept.
    pub fn read(kept: &Written, parts: &[&[u8]]) -> Result<Event, Unread> {
        match (kept.kind.as_str(), kept.version) {
            ("payments.recorded", 1) => {
                let mut batch = PaymentBatch::default();
                let mut accounts = Dictionary::default();
                let head: RecordedV1 = written::read_rows(kept, parts, &RECORDED, |cells| {
                    batch.account.push(cells.text_with(|text| accounts.intern(text))?);
                    cells.text_into(&mut batch.reference)?;
                    cells.text_into(&mut batch.invoice)?;
                    batch.paid.push(cells.day()?);
                    let currency = cells.currency()?;
                    batch.currency.push(currency);
                    batch.amount.push(cells.amount(currency)?);
                    cells.text_into(&mut batch.means)?;
                    batch.line.push(cells.number()?.try_into().ok()?);
                    cells.text_into(&mut batch.label)?;
                    batch.rank.push(cells.number()?.try_into().ok()?);
                    Some(())
                })?;
                batch.accounts = accounts.texts().clone();
                batch.source = head.source;
                Ok(Event::PaymentsRecorded(batch))
            }
            ("payments.allocation-set", 1) => {
                let AllocationSetV1 { payment, lines_minor_units, replaces } = written::read(kept)?;
                Ok(Event::AllocationSet { payment, lines: lines_minor_units, replaces })
            }
            ("payments.statement-recorded", 1) => {
                StatementBatch::read(kept, parts).map(Box::new).map(Event::StatementRecorded)
            }
            ("payments.lines-set", 1) => decided::read(kept, parts).map(Event::LinesSet),
            ("payments.rules-set", 1) => {
                rules::read(kept).map(|(rules, replaces)| Event::RulesSet { rules, replaces })
            }
            _ => Err(written::from_the_future(kept)),
        }
    }
}
