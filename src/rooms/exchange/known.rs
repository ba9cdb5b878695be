//! What an import asks the book: the one place where this room reads the other rooms' state.

use crate::base::{Amount, Currency, Day, Siren, VatNumber};
use crate::rooms::customers::CustomerBatch;
use crate::rooms::invoices::Kind;
use crate::rooms::payments::PaymentBatch;

/// A receivable as the book knows it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Item<'a> {
    /// Its place in the book: a small number of its own.
    pub index: u32,
    /// Kind of item.
    pub kind: Kind,
    /// Day of issue.
    pub issued: Day,
    /// Due date.
    pub due: Day,
    /// Currency of its amounts.
    pub currency: Currency,
    /// Total with VAT, signed.
    pub gross: Amount,
    /// VAT in it.
    pub vat: Amount,
    /// Said to be disputed.
    pub disputed: bool,
    /// The customer's reference.
    pub reference: &'a str,
    /// Label.
    pub label: &'a str,
    /// What files said was still open, the last word up to the day asked for; `None` where none did.
    pub stated_open: Option<Amount>,
}

/// A receivable that some complete list of open items named, and its natural key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Listed<'a> {
    /// See [`Item::index`].
    pub index: u32,
    /// The customer's account.
    pub account: &'a str,
    /// Invoice number.
    pub number: &'a str,
    /// Rank among equal numbers of that account.
    pub rank: u16,
}

/// What an import asks the book.
pub trait Known {
    /// The account of the one customer with this SIREN.
    fn account_by_siren(&self, siren: Siren) -> Option<&str>;

    /// The account of the one customer with this VAT number.
    fn account_by_vat_number(&self, vat_number: &VatNumber) -> Option<&str>;

    /// The account of the one customer of this name, accents and case aside.
    fn account_by_name(&self, name: &str) -> Option<&str>;

    /// The terms of an account; empty where none are known.
    fn terms(&self, account: &str) -> &str;

    /// The book says all that this row of a batch says of a customer.
    fn knows_customer(&self, batch: &CustomerBatch, row: usize) -> bool;

    /// Whether there is any receivable at all: a first import asks nothing more.
    fn has_receivables(&self) -> bool;

    /// A receivable by its natural key, as of a day.
    fn receivable(&self, account: &str, number: &str, rank: u16, on: Day) -> Option<Item<'_>>;

    /// Calls back for each receivable that files said to be open, and the last to say so, not after `on`, was a
    /// complete list of open items.
    fn each_listed(&self, on: Day, callback: &mut dyn FnMut(Listed<'_>));

    /// The book has this row of a batch of payments, from a file or typed.
    fn knows_payment(&self, batch: &PaymentBatch, row: usize) -> bool;
}

/// A book in which nothing is known.
#[derive(Clone, Copy, Debug, Default)]
pub struct NothingKnown;

impl Known for NothingKnown {
    fn account_by_siren(&self, _: Siren) -> Option<&str> {
        None
    }

    fn account_by_vat_number(&self, _: &VatNumber) -> Option<&str> {
        None
    }

    fn account_by_name(&self, _: &str) -> Option<&str> {
        None
    }

    fn terms(&self, _: &str) -> &str {
        ""
    }

    fn knows_customer(&self, _: &CustomerBatch, _: usize) -> bool {
        false
    }

    fn has_receivables(&self) -> bool {
        false
    }

    fn receivable(&self, _: &str, _: &str, _: u16, _: Day) -> Option<Item<'_>> {
        None
    }

    fn each_listed(&self, _: Day, _: &mut dyn FnMut(Listed<'_>)) {}

    fn knows_payment(&self, _: &PaymentBatch, _: usize) -> bool {
        false
    }
}
