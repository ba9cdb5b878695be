//! What happens to payments.

use std::collections::BTreeMap;

use crate::base::{Amount, Currency, Day, Hash, Texts};
use crate::journal::EntryId;

/// What happened.
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
