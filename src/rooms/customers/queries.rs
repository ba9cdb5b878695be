//! What the customers' pages show.

use serde::{Deserialize, Serialize};

use crate::base::{Day, Money};
use crate::rooms::dunning::queries::action_name;
use crate::rooms::dunning::scenario::Action;
use crate::rooms::invoices::queries::InvoiceRow;
use crate::rooms::payments::queries::PaymentRow;
use crate::rooms::pieces::PieceLine;
use crate::search::Chosen;
use crate::texts::{Locale, Texts};

/// The customers, sorted and filtered, one slice of them.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(optional_fields))]
pub struct CustomersQuery {
    /// Search language: words of the name or account, `> 5000`, `retard > 30`, `segment:pme`.
    pub search: String,
    /// Which column orders the list.
    pub sort: CustomerSort,
    /// Largest or last first.
    pub descending: bool,
    /// First row wanted, from 0.
    pub offset: u32,
    /// How many rows.
    pub limit: u32,
    /// As of this day; today when absent.
    pub as_of: Option<Day>,
    /// Of those found, only these accounts.
    pub chosen: Option<Chosen>,
    /// With what is known beside: see [`CustomerMore`].
    pub more: bool,
}

/// Orders of the customers list.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub enum CustomerSort {
    /// By open amount.
    #[default]
    Open,
    /// By overdue amount.
    Overdue,
    /// By name, accents folded.
    Name,
    /// By account.
    Account,
    /// By the oldest overdue item's days late.
    DaysLate,
    /// By the number of open items.
    Items,
    /// By segment.
    Segment,
}

/// A slice of the customers list.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct CustomersView {
    /// How many match.
    pub total: u32,
    /// What the matching ones owe, one sum per currency.
    pub open: Vec<Money>,
    /// The overdue part of it.
    pub overdue: Vec<Money>,
    /// The slice, in order.
    pub rows: Vec<CustomerRow>,
    /// Where the search could not be understood: the word.
    pub misunderstood: Option<String>,
}

/// One customer in a list. Where a customer owes in several currencies, the row shows the main one and `others` the rest.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct CustomerRow {
    /// Ledger account: the customer's identifier everywhere.
    pub account: String,
    /// Legal name.
    pub name: String,
    /// Segment.
    pub segment: String,
    /// Open, net of credits.
    pub open: Money,
    /// Overdue, net of nothing.
    pub overdue: Money,
    /// Open in other currencies.
    pub others: Vec<Money>,
    /// Open items.
    pub items: u32,
    /// Days late of the oldest overdue item; 0 when none is.
    pub days_late: u32,
    /// What is known beside, when it was asked for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub more: Option<Box<CustomerMore>>,
}

/// What is known of a customer beside what the list shows.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct CustomerMore {
    /// SIREN, SIRET or foreign registration.
    pub registration: String,
    /// VAT number.
    pub vat_number: String,
    /// Terms.
    pub terms: String,
    /// Who looks after this customer.
    pub assignee: String,
    /// Post code and city.
    pub city: String,
    /// Country, two letters.
    pub country: String,
    /// Day of the last payment, in any currency.
    pub last_payment: Option<Day>,
    /// The means of that payment.
    pub means: String,
}

/// One customer whole.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(optional_fields))]
pub struct CustomerQuery {
    /// The ledger account.
    pub account: String,
    /// As of this day; today when absent.
    pub as_of: Option<Day>,
    /// How many lines of the story; 500 when 0.
    pub story: u32,
}

/// One customer whole: position, items, story.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct CustomerView {
    /// Who.
    pub account: String,
    /// Until when money received is known: by the banks' files; without any, by the last payment.
    #[serde(default)]
    pub bank_known_until: Option<Day>,
    /// Legal name.
    pub name: String,
    /// SIREN, SIRET or foreign registration.
    pub registration: String,
    /// VAT number.
    pub vat_number: String,
    /// Segment.
    pub segment: String,
    /// Terms.
    pub terms: String,
    /// Who looks after this customer.
    pub assignee: String,
    /// Post code and city.
    pub city: String,
    /// Country, two letters.
    pub country: String,
    /// One position per currency, the largest first.
    pub positions: Vec<Position>,
    /// Open items, oldest due date first; at most 500.
    pub open_items: Vec<InvoiceRow>,
    /// Items settled or closed, latest first; at most 100.
    pub closed_items: Vec<InvoiceRow>,
    /// Payments, latest first; at most 100.
    pub payments: Vec<PaymentRow>,
    /// What happened, latest first; as many lines as asked for.
    pub story: Vec<StoryLine>,
    /// The files kept beside the customer, those beside their invoices aside.
    #[serde(default)]
    pub pieces: Vec<PieceLine>,
    /// How many lines in all.
    pub story_total: u32,
    /// The accounts before and after in the list, the largest open balance first.
    pub previous: Option<String>,
    /// See `previous`.
    pub next: Option<String>,
    /// Days that this customer takes beyond the due date, weighted by amount, over all payments known; one decimal.
    pub average_days_late: Option<String>,
    /// Likewise from issue to payment.
    pub average_days_to_pay: Option<String>,
    /// Paid invoices behind the averages.
    pub paid_count: u32,
}

/// What a customer owes in one currency.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Position {
    /// The currency's exposure: open, net of credits and of unallocated money.
    pub balance: Money,
    /// Invoices open.
    pub invoices: Money,
    /// Past due.
    pub overdue: Money,
    /// Credit notes and credits open, below zero or zero.
    pub credits: Money,
    /// Payments not allocated, zero or above.
    pub unallocated: Money,
    /// What is open above zero in the firm's ageing columns, not due first; credits stand apart.
    pub ageing: Vec<Money>,
    /// Share of the firm's whole open balance in this currency, in percent with one decimal.
    pub share: String,
}

/// One line of a story.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct StoryLine {
    /// The day of the fact.
    pub day: Day,
    /// What: the interface makes the sentence from it.
    pub kind: StoryKind,
    /// Invoice number or payment reference.
    pub subject: String,
    /// How much.
    pub amount: Option<Money>,
    /// The page of the subject: an invoice's identifier.
    pub invoice: Option<String>,
    /// By which means, of a reminder.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub how: Option<Action>,
    /// In somebody's words: what came of it, why.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
}

impl StoryLine {
    /// What happened, in the person's language.
    pub fn sentence(&self, locale: Locale) -> String {
        story_sentence(&locale.texts(), self)
    }
}

/// What happened, with sentences already loaded.
pub fn story_sentence(texts: &Texts, line: &StoryLine) -> String {
    let subject = &line.subject;
    let how = || line.how.map(|how| action_name(texts, how)).unwrap_or_default();
    let noted = || match (&**subject, &*line.note) {
        (subject, "") => subject.to_owned(),
        ("", note) => note.to_owned(),
        (subject, note) => format!("{subject} · {note}"),
    };
    match line.kind {
        StoryKind::Issued => texts.customers_story_issued(subject),
        StoryKind::Credited => texts.customers_story_credited(subject),
        StoryKind::Due => texts.customers_story_due(subject),
        StoryKind::Paid => texts.customers_story_paid(subject),
        StoryKind::Stated => texts.customers_story_stated(subject),
        StoryKind::Imported => texts.customers_story_imported(subject),
        StoryKind::Allocated => texts.customers_story_allocated(subject),
        StoryKind::Contested => texts.customers_story_contested(subject),
        StoryKind::Reminded => texts.customers_story_reminded(how(), noted()),
        StoryKind::NotReminded => texts.customers_story_not_reminded(how(), noted()),
        StoryKind::Promised => texts.customers_story_promised(noted()),
        StoryKind::Planned => texts.customers_story_planned(noted()),
        StoryKind::Noted => texts.customers_story_noted(noted()),
        StoryKind::DebitNoted => texts.customers_story_debit_noted(subject),
        StoryKind::Disputed => texts.customers_story_disputed(noted()),
    }
}

/// Kinds of story lines.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub enum StoryKind {
    /// An invoice was issued.
    #[default]
    Issued,
    /// A credit note was issued.
    Credited,
    /// An invoice came due.
    Due,
    /// A payment was received.
    Paid,
    /// The accounting program said an item was closed or partly settled.
    Stated,
    /// A file brought items or payments of this customer in.
    Imported,
    /// Somebody decided what a payment settles.
    Allocated,
    /// Two versions of an item disagree.
    Contested,
    /// Something was said about what is late.
    Reminded,
    /// Something was to be said, and nobody was reached.
    NotReminded,
    /// A payment was promised.
    Promised,
    /// A plan of instalments was agreed.
    Planned,
    /// An item is disputed since.
    Disputed,
    /// A debit note was issued for what lateness cost.
    DebitNoted,
    /// Somebody noted something.
    Noted,
}
