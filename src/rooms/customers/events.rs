//! What happens to customer accounts.

use crate::base::Texts;

/// What happened.
#[derive(Clone, Debug, PartialEq)]
pub enum Event {
    /// Customer accounts, from a file or typed.
    CustomersRecorded(CustomerBatch),
}

/// Customers as columns: row *i* is the *i*-th of each. An empty text means "not said".
#[derive(Clone, Debug, Default, PartialEq)]
pub struct CustomerBatch {
    /// Ledger account: the natural key.
    pub account: Texts,
    /// Legal name.
    pub name: Texts,
    /// SIREN, SIRET or foreign registration, as the file has it.
    pub registration: Texts,
    /// VAT number.
    pub vat_number: Texts,
    /// Segment (`TPE`, `PME`, `PUBLIC` …), the firm's own words.
    pub segment: Texts,
    /// Terms as the file says them (`30 jours fin de mois`).
    pub terms: Texts,
    /// Who looks after this customer.
    pub assignee: Texts,
    /// Post code and city, one line.
    pub city: Texts,
    /// Country, two letters.
    pub country: Texts,
    /// Line in the source file, from 1; 0 where there is none.
    pub line: Vec<u32>,
}
