//! What an import asks the book: the one place where this room reads the other rooms' state.

use crate::base::{Amount, Currency, Day, Siren, VatNumber};
use crate::book::Book;
use crate::rooms::customers::CustomerBatch;
use crate::rooms::invoices::DISPUTED;
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
    /// A document that was issued here: only another document puts it right.
    pub issued_here: bool,
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

    /// The book has this account.
    fn has_customer(&self, account: &str) -> bool;

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

    fn has_customer(&self, _: &str) -> bool {
        false
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

impl Known for Book {
    fn account_by_siren(&self, siren: Siren) -> Option<&str> {
        self.customers.find_siren(siren).map(|customer| self.customers.account(customer))
    }

    fn account_by_vat_number(&self, vat_number: &VatNumber) -> Option<&str> {
        self.customers.find_vat_number(vat_number).map(|customer| self.customers.account(customer))
    }

    fn account_by_name(&self, name: &str) -> Option<&str> {
        self.customers.find_name(name).map(|customer| self.customers.account(customer))
    }

    fn has_customer(&self, account: &str) -> bool {
        self.customers.find(account).is_some()
    }

    fn terms(&self, account: &str) -> &str {
        self.customers.find(account).map_or("", |customer| self.customers.terms.get(customer))
    }

    fn knows_customer(&self, batch: &CustomerBatch, row: usize) -> bool {
        self.customers.knows(batch, row)
    }

    fn has_receivables(&self) -> bool {
        !self.invoices.is_empty()
    }

    fn receivable(&self, account: &str, number: &str, rank: u16, on: Day) -> Option<Item<'_>> {
        let state = &self.invoices;
        let row = state.find(self.customers.find(account)?, number, rank)?;
        let at = row as usize;
        Some(Item {
            index: row,
            kind: state.kind[at],
            issued: Day::new(state.issued[at]),
            due: Day::new(state.due[at]),
            currency: self.customers.currency_of(state.position[at]),
            gross: Amount::new(state.gross[at]),
            vat: Amount::new(state.vat[at]),
            disputed: state.flags[at] & DISPUTED != 0,
            reference: state.reference.get(at),
            label: state.label.get(at),
            stated_open: state
                .statement_at(row, on.get())
                .map(|statement| Amount::new(statement.open)),
            issued_here: state.issuing.document(account, number).is_some(),
        })
    }

    fn each_listed(&self, on: Day, callback: &mut dyn FnMut(Listed<'_>)) {
        let state = &self.invoices;
        let lists: Vec<bool> =
            state.sources.iter().map(|source| self.exchange.is_list(*source)).collect();
        if !lists.contains(&true) {
            return;
        }
        for row in 0..state.len() {
            // The last word on it: a statement, else the file that brought it, which then said all of it was open.
            let (open, source) = match state.statement_at(row as u32, on.get()) {
                Some(statement) => (statement.open, statement.source),
                None => (state.gross[row], state.source[row]),
            };
            if open != 0 && lists.get(source as usize).copied().unwrap_or(false) {
                callback(Listed {
                    index: row as u32,
                    account: self.customers.account(state.customer[row]),
                    number: state.number.get(row),
                    rank: state.rank[row],
                });
            }
        }
    }

    fn knows_payment(&self, batch: &PaymentBatch, row: usize) -> bool {
        if self.payments.is_empty() {
            return false;
        }
        let account = batch.accounts.get(batch.account[row] as usize);
        let (reference, invoice) = (batch.reference.get(row), batch.invoice.get(row));
        let id = format!(
            "{}.{}.{}.{}.{}.{}.{account}{reference}{invoice}",
            batch.paid[row],
            batch.currency[row],
            batch.amount[row].get(),
            batch.rank[row],
            account.len(),
            reference.len(),
        );
        self.payments.find_id(&self.customers, &id).is_some()
    }
}
