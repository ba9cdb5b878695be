//! The numbers of our accounts and the codes of our journals: a decision, with the usual ones of the «plan comptable
//! général» where nobody decided.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::journal::{Decision, EntryId, Part, Stamp, Written};
use crate::rooms::written::{self, Unread};
use crate::texts::Locale;

/// What an account, or a journal, is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub enum Use {
    /// Customers.
    Customers,
    /// Advances received.
    Advances,
    /// Our bank.
    Bank,
    /// Sales.
    Sales,
    /// VAT collected.
    Vat,
    /// Discounts given.
    Discount,
    /// What is lost for good.
    BadDebt,
    /// Cents given up.
    Loss,
    /// Cents kept.
    Gain,
    /// Bank charges.
    Charges,
    /// Charges of a factor.
    Factor,
    /// Between our own accounts.
    Internal,
    /// Suppliers.
    Suppliers,
    /// Salaries.
    Payroll,
    /// Taxes.
    Tax,
    /// Loans.
    Loan,
    /// What nobody has explained yet.
    Suspense,
    /// What was carried over before this program.
    Opening,
    /// The journal of sales.
    SalesJournal,
    /// The journal of the bank.
    BankJournal,
    /// The journal of everything else.
    OtherJournal,
    /// The journal of what was carried over.
    OpeningJournal,
}

impl Use {
    /// In the order of the settings: accounts, then journals; each with its usual number.
    ///
    /// Source: plan comptable général (règlement ANC 2014-03), book III, title IX.
    pub const ALL: [(Use, &'static str); 22] = [
        (Use::Customers, "411000"),
        (Use::Advances, "419100"),
        (Use::Bank, "512000"),
        (Use::Sales, "706000"),
        (Use::Vat, "445710"),
        (Use::Discount, "665000"),
        (Use::BadDebt, "654000"),
        (Use::Loss, "658000"),
        (Use::Gain, "758000"),
        (Use::Charges, "627000"),
        (Use::Factor, "622500"),
        (Use::Internal, "580000"),
        (Use::Suppliers, "401000"),
        (Use::Payroll, "421000"),
        (Use::Tax, "447000"),
        (Use::Loan, "164000"),
        (Use::Suspense, "471000"),
        (Use::Opening, "890000"),
        (Use::SalesJournal, "VE"),
        (Use::BankJournal, "BQ"),
        (Use::OtherJournal, "OD"),
        (Use::OpeningJournal, "AN"),
    ];

    /// It names a journal, not an account.
    pub fn is_journal(self) -> bool {
        Use::SalesJournal <= self
    }

    /// What it is called in entries.
    pub fn name(self, locale: Locale) -> String {
        let t = locale.texts();
        match self {
            Use::Customers => t.ledger_use_customers(),
            Use::Advances => t.ledger_use_advances(),
            Use::Bank => t.ledger_use_bank(),
            Use::Sales => t.ledger_use_sales(),
            Use::Vat => t.ledger_use_vat(),
            Use::Discount => t.ledger_use_discount(),
            Use::BadDebt => t.ledger_use_bad_debt(),
            Use::Loss => t.ledger_use_loss(),
            Use::Gain => t.ledger_use_gain(),
            Use::Charges => t.ledger_use_charges(),
            Use::Factor => t.ledger_use_factor(),
            Use::Internal => t.ledger_use_internal(),
            Use::Suppliers => t.ledger_use_suppliers(),
            Use::Payroll => t.ledger_use_payroll(),
            Use::Tax => t.ledger_use_tax(),
            Use::Loan => t.ledger_use_loan(),
            Use::Suspense => t.ledger_use_suspense(),
            Use::Opening => t.ledger_use_opening(),
            Use::SalesJournal => t.ledger_use_sales_journal(),
            Use::BankJournal => t.ledger_use_bank_journal(),
            Use::OtherJournal => t.ledger_use_other_journal(),
            Use::OpeningJournal => t.ledger_use_opening_journal(),
        }
    }
}

/// The numbers that differ from the usual ones.
pub type Chart = BTreeMap<Use, String>;

/// What happened.
#[derive(Clone, Debug, PartialEq)]
pub enum Event {
    /// The numbers of our accounts from now on.
    ChartSet {
        /// Those that differ from the usual ones.
        chart: Chart,
        /// The entries whose decision this one replaces.
        replaces: Vec<EntryId>,
    },
}

/// Version 1 of `ledger.chart-set`.
#[derive(Serialize, Deserialize)]
struct ChartSetV1 {
    chart: Chart,
    #[serde(default)]
    replaces: Vec<EntryId>,
}

impl Event {
    /// As it is kept.
    pub fn write(&self) -> (Written, Vec<Part>) {
        let Event::ChartSet { chart, replaces } = self;
        let body = ChartSetV1 { chart: chart.clone(), replaces: replaces.clone() };
        written::write("ledger.chart-set", &body)
    }

    /// Back from what is kept.
    pub fn read(kept: &Written) -> Result<Event, Unread> {
        if (kept.kind.as_str(), kept.version) != ("ledger.chart-set", 1) {
            return Err(written::from_the_future(kept));
        }
        let ChartSetV1 { chart, replaces } = written::read(kept)?;
        Ok(Event::ChartSet { chart, replaces })
    }
}

/// The numbers of our accounts.
#[derive(Clone, Debug, Default)]
pub struct State {
    chart: Decision<Chart>,
    /// Every statement of them, for the snapshot.
    pub(crate) said: Vec<(EntryId, Stamp, Event)>,
}

impl State {
    /// What happened is so.
    pub fn apply(&mut self, by: EntryId, at: Stamp, event: &Event) {
        let Event::ChartSet { chart, replaces } = event;
        self.chart.apply(by, at, chart.clone(), replaces.iter().copied());
        self.said.push((by, at, event.clone()));
    }

    /// The number of an account, or the code of a journal.
    pub fn number(&self, of: Use) -> &str {
        let decided = self.chart.latest().and_then(|chart| chart.get(&of));
        let usual = Use::ALL.iter().find(|(known, _)| *known == of).map_or("", |(_, usual)| *usual);
        decided.map_or(usual, String::as_str)
    }

    /// The entries whose decision the next one replaces.
    pub fn heads(&self) -> Vec<EntryId> {
        self.chart.heads().collect()
    }

    /// Sets numbers; `None` when they stand so already, the use whose number is no number otherwise: an account begins
    /// with three digits and is at most 20 letters and digits, a journal is 1 to 10 of them.
    pub fn set(&self, asked: &Chart) -> Result<Option<Event>, Use> {
        let mut chart = Chart::new();
        for (of, usual) in Use::ALL {
            let Some(number) = asked.get(&of).map(|number| number.trim()) else { continue };
            let plain = number.bytes().all(|byte| byte.is_ascii_alphanumeric());
            let digits = number.bytes().take(3).filter(u8::is_ascii_digit).count();
            let fits = if of.is_journal() {
                (1..=10).contains(&number.len())
            } else {
                digits == 3 && number.len() <= 20
            };
            if !plain || !fits {
                return Err(of);
            }
            if number != usual {
                chart.insert(of, number.to_owned());
            }
        }
        if self.chart.settled().unwrap_or(&Chart::new()) == &chart && !self.chart.is_contested() {
            return Ok(None);
        }
        Ok(Some(Event::ChartSet { chart, replaces: self.heads() }))
    }
}
