//! What happens to customer accounts.

use serde::{Deserialize, Serialize};

use crate::base::{Hash, Texts};
use crate::journal::{EntryId, Part, Written};
use crate::rooms::written::{self, Unread};

use super::details::Details;

/// What happened.
#[allow(
    clippy::large_enum_variant,
    reason = "a handful exist at once; what is large is behind columns"
)]
#[derive(Clone, Debug, PartialEq)]
pub enum Event {
    /// Customer accounts, from a file or typed.
    CustomersRecorded(CustomerBatch),
    /// What invoices need of an account was decided.
    DetailsSet {
        /// Whose.
        account: String,
        /// The whole of it.
        details: Box<Details>,
        /// The entries whose decision this one replaces.
        replaces: Vec<EntryId>,
    },
    /// The people of an account were written down anew, beside the journal: it knows the hash of that alone.
    PeopleSet {
        /// Whose.
        account: String,
        /// Of the blob that holds them: see [`super::details::People`]. [`Hash::NONE`]: they are erased, and with them
        /// every blob that held people of this account before.
        blob: Hash,
        /// The entries whose decision this one replaces.
        replaces: Vec<EntryId>,
    },
}

/// Version 1 of `customers.people-set`.
#[derive(Serialize, Deserialize)]
struct PeopleSetV1 {
    account: String,
    blob: Hash,
    #[serde(default)]
    replaces: Vec<EntryId>,
}

/// Version 1 of `customers.details-set`.
#[derive(Serialize, Deserialize)]
struct DetailsSetV1 {
    account: String,
    details: Box<Details>,
    #[serde(default)]
    replaces: Vec<EntryId>,
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

/// Version 1 of `customers.recorded`: all rows, no head.
#[derive(Serialize, Deserialize)]
struct RecordedV1 {}

const COLUMNS: [&str; 10] = [
    "account",
    "name",
    "segment",
    "registration",
    "vatNumber",
    "city",
    "country",
    "line",
    "terms",
    "assignee",
];

impl Event {
    /// As it is kept.
    pub fn write(&self) -> (Written, Vec<Part>) {
        let batch = match self {
            Event::CustomersRecorded(batch) => batch,
            Event::DetailsSet { account, details, replaces } => {
                let (account, details) = (account.clone(), details.clone());
                let body = DetailsSetV1 { account, details, replaces: replaces.clone() };
                return written::write("customers.details-set", &body);
            }
            Event::PeopleSet { account, blob, replaces } => {
                let (account, replaces) = (account.clone(), replaces.clone());
                let body = PeopleSetV1 { account, blob: *blob, replaces };
                return written::write("customers.people-set", &body);
            }
        };
        written::write_rows(
            "customers.recorded",
            &RecordedV1 {},
            &COLUMNS,
            batch.account.len(),
            |row, cells| {
                cells.text(batch.account.get(row));
                cells.text(batch.name.get(row));
                cells.text(batch.segment.get(row));
                cells.text(batch.registration.get(row));
                cells.text(batch.vat_number.get(row));
                cells.text(batch.city.get(row));
                cells.text(batch.country.get(row));
                cells.number(batch.line.get(row).copied().unwrap_or(0).into());
                cells.text(batch.terms.get(row));
                cells.text(batch.assignee.get(row));
            },
        )
    }

    /// Back from what is kept.
    pub fn read(kept: &Written, parts: &[&[u8]]) -> Result<Event, Unread> {
        match (kept.kind.as_str(), kept.version) {
            ("customers.recorded", 1) => (),
            ("customers.details-set", 1) => {
                let DetailsSetV1 { account, details, replaces } = written::read(kept)?;
                return Ok(Event::DetailsSet { account, details, replaces });
            }
            ("customers.people-set", 1) => {
                let PeopleSetV1 { account, blob, replaces } = written::read(kept)?;
                return Ok(Event::PeopleSet { account, blob, replaces });
            }
            _ => return Err(written::from_the_future(kept)),
        }
        let mut batch = CustomerBatch::default();
        let _: RecordedV1 = written::read_rows(kept, parts, &COLUMNS, |cells| {
            cells.text_into(&mut batch.account)?;
            cells.text_into(&mut batch.name)?;
            cells.text_into(&mut batch.segment)?;
            cells.text_into(&mut batch.registration)?;
            cells.text_into(&mut batch.vat_number)?;
            cells.text_into(&mut batch.city)?;
            cells.text_into(&mut batch.country)?;
            batch.line.push(cells.number()?.try_into().ok()?);
            cells.text_into(&mut batch.terms)?;
            cells.text_into(&mut batch.assignee)
        })?;
        Ok(Event::CustomersRecorded(batch))
    }
}
