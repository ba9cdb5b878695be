//! What the pages of reminders show: the questions, and their answers. Sentences are in the person's language.

mod setup;
mod words;
mod work;

use serde::{Deserialize, Serialize};

use super::model::{Claim, ClaimState, Outcome, PaysFirst, Promise, Reminder, Treatment};
use super::scenario::{Action, Debtor, Grouping, Mode, Profile};
use crate::base::{Amount, Currency, Day, Money};

pub use setup::*;
pub use words::*;
pub use work::*;

/// Today's run: what is to be said, and what is held back.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(optional_fields))]
pub struct DunningRunQuery {
    /// Of this customer alone; empty: of all.
    pub account: String,
    /// Search language: of customers, by what is asked of them.
    pub search: String,
    /// First line wanted, from 0.
    pub offset: u32,
    /// How many lines, and how many held ones; 200 when 0.
    pub limit: u32,
    /// With the rehearsal: see [`Rehearsal`].
    pub rehearsal: bool,
}

/// Today's run.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct DunningRunView {
    /// Of which day.
    pub day: Day,
    /// Payments received are known up to this day: each message says so.
    pub bank_known_until: Option<Day>,
    /// The bank is known well enough to remind anybody.
    pub fresh: bool,
    /// Every line of the bank's statements was looked at; until then more may be held back.
    pub ready: bool,
    /// Lines in all.
    pub total: u32,
    /// Σ asked for, per currency.
    pub asked: Vec<Money>,
    /// The lines, what matters most first.
    pub lines: Vec<RunLine>,
    /// Held back in all.
    pub held_total: u32,
    /// Held back for each reason: how often.
    pub reasons: Vec<ReasonCount>,
    /// What is held back.
    pub held: Vec<HeldLine>,
    /// Written within thirty days and not said to be sent, the latest first; at most 200.
    pub written: Vec<ReminderView>,
    /// How much each factor of the order counts, in percent: amount, days, risk, expected gain.
    pub weights: [u32; 4],
    /// What would happen if all of it were written.
    pub rehearsal: Option<Rehearsal>,
    /// Where the search could not be understood.
    pub misunderstood: Option<String>,
}

/// One message of the run.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct RunLine {
    /// To whom: the account.
    pub account: String,
    /// The name.
    pub name: String,
    /// By which scenario.
    pub scenario: String,
    /// In which tone; 0: the courtesy before the due date.
    pub level: u8,
    /// How many levels the scenario has.
    pub levels: u8,
    /// By which means.
    pub action: Action,
    /// Who presses the button.
    pub mode: Mode,
    /// Of the customer: `fr` or `en`.
    pub language: String,
    /// What kind of debtor: the law that the message may cite.
    pub debtor: Debtor,
    /// Σ asked for.
    pub asked: Money,
    /// What a formal notice asks for in all, with interest and indemnities; absent of any other message.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub notice: Option<Money>,
    /// Days of the oldest item; below zero: before the due date.
    pub days_late: i32,
    /// About what, the oldest first.
    pub items: Vec<RunItem>,
    /// Why this line is here, in a sentence.
    pub why: String,
    /// Why it stands where it stands.
    pub rank: RankView,
    /// Where it goes: an e-mail address, a number, a town; empty: nothing known.
    pub contact: String,
    /// The last contact with this customer.
    pub last_contact: Option<Day>,
}

/// One item of a message, or of a customer.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct RunItem {
    /// The receivable's identifier.
    pub item: String,
    /// Its number.
    pub number: String,
    /// The last day to pay.
    pub due: Day,
    /// Days after it; below zero: before.
    pub days_late: i32,
    /// Still open.
    pub open: Money,
    /// What of it is asked for: open, neither disputed nor promised.
    pub asked: Money,
    /// What of it is disputed; absent: nothing.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub disputed: Option<Money>,
    /// What of it is promised or under a plan, and still to come; absent: nothing.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub promised: Option<Money>,
    /// The day that was promised; absent of a plan, which has several.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub promised_for: Option<Day>,
    /// The level that it has; 0: none yet.
    pub level: u8,
    /// When that was said.
    pub level_on: Option<Day>,
    /// The level that it reaches by this message; absent: it is only listed.
    pub reaches: Option<u8>,
}

/// What the order of a run is made of: weights, no money.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct RankView {
    /// Units of the currency asked for.
    pub amount: f64,
    /// Days of the oldest item, at least 1.
    pub days: f64,
    /// How likely the customer is not to pay by itself, 0 to 1.
    pub risk: f64,
    /// How much oftener invoices are paid within a week for having been asked, by experience; 1 where nothing is known.
    pub gain: f64,
    /// Their product, each to the power of its weight.
    pub score: f64,
}

/// How often something is held back for a reason.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct ReasonCount {
    /// Why.
    pub reason: HeldReason,
    /// How often.
    pub count: u32,
}

/// Why something is held back.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub enum HeldReason {
    /// The bank is not known well enough.
    BankStale,
    /// Proceedings of insolvency are open.
    Insolvent,
    /// Somebody holds the whole account.
    AccountHeld,
    /// Credits and unallocated money are worth all that is late.
    NothingNet,
    /// What is owed is within the tolerance.
    Tolerated,
    /// The next contact would come too soon.
    TooSoon,
    /// Contacted often enough within thirty days.
    Capped,
    /// Contradicting facts or decisions.
    Contested,
    /// Disputed, wholly or all that is late of it.
    Disputed,
    /// Promised, and the day has not passed.
    Promised,
    /// Under a plan of instalments that is kept.
    Planned,
    /// Somebody holds it.
    Held,
    /// A receipt that nobody has matched may pay it.
    LikelyReceipt,
    /// No contact is known for what should be done.
    Unreachable,
    /// A person left it out of this run.
    LeftOut,
    /// It is paid.
    Paid,
    /// It is in no message of today: nothing is due to be said, or it was said already.
    NotDue,
    /// No such item.
    Unknown,
    /// Its step is another one, which this message would use up without doing it.
    OtherStep,
}

/// Something held back.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct HeldLine {
    /// Whose: the account.
    pub account: String,
    /// The name.
    pub name: String,
    /// Which item, by identifier; empty: all of the account.
    pub item: String,
    /// Its number; empty: all of the account.
    pub number: String,
    /// What is open of it, or of the account past its due date.
    pub open: Money,
    /// Why.
    pub reason: HeldReason,
    /// The last day of it; for what comes too soon, the first day on which it may be; of a promise, the day promised.
    pub until: Option<Day>,
    /// Why, in a sentence.
    pub sentence: String,
    /// The receipt that may pay it.
    pub receipt: Option<Receipt>,
}

/// A receipt that nobody has matched.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(rename = "UnmatchedReceipt"))]
pub struct Receipt {
    /// The line of the statement: what the page of cash is asked with.
    pub line: String,
    /// The day.
    pub booked: Day,
    /// What the bank says.
    pub label: String,
    /// Who paid, where that stands apart.
    pub payer: String,
    /// How much.
    pub amount: Money,
}

/// What would happen if a run were written.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Rehearsal {
    /// Who would get what: lines that go to one address stand together.
    pub recipients: Vec<Recipient>,
    /// What to look at first.
    pub findings: Vec<Finding>,
}

/// Who gets messages of a run.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Recipient {
    /// Where: as in [`RunLine::contact`]; empty: nothing known, one recipient for each customer.
    pub contact: String,
    /// The customers reached by it.
    pub accounts: Vec<String>,
    /// Their lines: places in the whole run, from 0.
    pub lines: Vec<u32>,
}

/// Something to look at before a run is written.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(rename = "RehearsalFinding"))]
pub struct Finding {
    /// What kind.
    pub kind: FindingKind,
    /// Whose: the account.
    pub account: String,
    /// The lines: places in the whole run, from 0.
    pub lines: Vec<u32>,
    /// In a sentence.
    pub sentence: String,
}

/// Kinds of findings.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(rename = "RehearsalFindingKind"))]
pub enum FindingKind {
    /// One customer would get several messages on one day.
    Collision,
    /// Several scenarios claim the customer with equal right; the one named is used.
    ScenariosCollide,
    /// One person would be reached through several accounts.
    SamePerson,
    /// No address is known for what should be done.
    MissingContact,
    /// The last message to this customer came back.
    Bounced,
    /// The invoice itself is not here: it cannot be attached.
    MissingAttachment,
    /// Other items of this customer are under a plan.
    UnderPlan,
    /// What the message asks for differs from the last one: paid since, new, or lowered.
    Difference,
}

/// What the page of a customer shows of reminders.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(optional_fields))]
pub struct CustomerDunningQuery {
    /// The account.
    pub account: String,
    /// Interest and indemnity up to this day; today when absent.
    pub as_of: Option<Day>,
}

/// One customer, as far as reminders go.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct CustomerDunningView {
    /// The account.
    pub account: String,
    /// The name.
    pub name: String,
    /// What was decided about it.
    pub treatment: Treatment,
    /// Two devices disagree on that: nothing is said until somebody decides.
    pub contested: bool,
    /// The scenario in force.
    pub scenario: String,
    /// What people call it.
    pub scenario_name: String,
    /// How its messages are put together, decided or by the scenario.
    pub grouping: Grouping,
    /// Who presses the button, decided or by the scenario.
    pub mode: Mode,
    /// Where e-mails go; empty: not known.
    pub email: String,
    /// Whom to call; empty: not known.
    pub phone: String,
    /// Where letters go: post code and town; empty: not known.
    pub town: String,
    /// Σ past due, per currency: what a plan divides.
    pub overdue: Vec<Money>,
    /// What kind of debtor it counts as.
    pub debtor: Debtor,
    /// How it pays, decided or found.
    pub profile: Profile,
    /// What is open, past due or not, the oldest first; at most 500.
    pub items: Vec<RunItem>,
    /// What somebody holds, disputes, left out or snoozed.
    pub pauses: Vec<PauseView>,
    /// What today's run says to it.
    pub lines: Vec<RunLine>,
    /// What today's run holds back of it.
    pub held: Vec<HeldLine>,
    /// Promises and plans, the latest first.
    pub promises: Vec<PromiseView>,
    /// Reminders, the latest first; at most 200.
    pub reminders: Vec<ReminderView>,
    /// What lateness costs, one line for each invoice that is or was late, the latest due date first; at most 200.
    pub late: Vec<LateInvoice>,
    /// The debit notes issued to it, the latest first; at most 200.
    pub notes: Vec<DebitNoteView>,
    /// Σ of interest that is due and neither paid nor waived, per currency.
    pub interest: Vec<Money>,
    /// Σ of indemnities likewise.
    pub indemnity: Vec<Money>,
    /// The day of interest and indemnities.
    pub as_of: Day,
}

/// A debit note that was issued.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct DebitNoteView {
    /// Its number.
    pub number: String,
    /// The day it was issued.
    pub on: Day,
    /// What it asks for.
    pub total: Money,
    /// For how many invoices.
    pub invoices: u32,
    /// Paid or waived where every invoice's claim is; else claimed.
    pub state: ClaimState,
    /// A later note took its place.
    pub replaced: bool,
}

/// Something that waits, or is disputed.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct PauseView {
    /// What kind.
    pub kind: PauseKind,
    /// Which item, by identifier; empty: all of the account.
    pub item: String,
    /// Its number; empty: all of the account.
    pub number: String,
    /// The last day of it; absent for a dispute.
    pub until: Option<Day>,
    /// What is disputed.
    pub amount: Option<Money>,
    /// Why, in somebody's words.
    pub reason: String,
    /// It is over: its day has passed.
    pub over: bool,
}

/// Kinds of what waits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub enum PauseKind {
    /// Held.
    Held,
    /// Not to be seen before a day.
    Snoozed,
    /// Left out of one day's run.
    LeftOut,
    /// Disputed.
    Disputed,
}

/// A promise or a plan.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct PromiseView {
    /// Which.
    pub id: String,
    /// What was promised.
    pub promise: Promise,
    /// The customer's name.
    pub name: String,
    /// The numbers of its items.
    pub numbers: Vec<String>,
    /// Where it stands as a whole.
    pub state: PromiseState,
    /// Where each part stands, in order.
    pub parts: Vec<PromiseState>,
    /// Σ promised.
    pub amount: Money,
    /// What of it has come.
    pub paid: Money,
}

/// Where a promise stands, found from what is paid.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub enum PromiseState {
    /// Its day is to come, or the bank is not known up to it.
    #[default]
    Open,
    /// It came in time.
    Kept,
    /// Its day has passed, the bank is known beyond it, and it did not come.
    Broken,
    /// A later promise or plan took its place before its day.
    Replaced,
}

/// A reminder, and what became of it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct ReminderView {
    /// What was written.
    pub reminder: Reminder,
    /// What became of it.
    pub outcome: Outcome,
    /// The customer's name.
    pub name: String,
    /// The numbers of its items, in their order.
    pub numbers: Vec<String>,
    /// Σ asked for.
    pub asked: Money,
}

/// What lateness costs on one invoice.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct LateInvoice {
    /// The first receivable's identifier: what claims are made by.
    pub item: String,
    /// Its number.
    pub number: String,
    /// The first instalment's due date.
    pub due: Day,
    /// What was invoiced, VAT included.
    pub principal: Money,
    /// What of it is open.
    pub open: Money,
    /// Interest up to the day asked.
    pub interest: Money,
    /// The fixed indemnity: once for the invoice.
    pub indemnity: Money,
    /// How interest came about, day by day: Σ of it is `interest`.
    pub runs: Vec<LateRun>,
    /// What lowered the principal, in order of days.
    pub paid: Vec<LatePayment>,
    /// The rule: its article.
    pub source: String,
    /// What a partial payment pays first.
    pub pays_first: PaysFirst,
    /// Some rate is not certain: no definitive amount may be printed.
    pub provisional: bool,
    /// What was decided on it: claimed, paid or waived.
    pub claim: Option<Claim>,
}

/// Days in a row with one base and one rate: `interest = base × rateBp × days ÷ 3 650 000`, rounded half up to the cent.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct LateRun {
    /// Of an invoice in instalments, which: its due date.
    pub due: Day,
    /// The first day that bears interest.
    pub from: Day,
    /// The last one.
    pub to: Day,
    /// Calendar days, both included.
    pub days: i32,
    /// What bears interest.
    pub base: Money,
    /// Basis points a year.
    pub rate_bp: u32,
    /// Interest of these days.
    pub interest: Money,
    /// An agreed rate was below the floor, which was taken instead.
    pub raised: bool,
    /// The rate of that half-year is not known yet.
    pub provisional: bool,
}

/// What lowered a principal.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct LatePayment {
    /// When.
    pub day: Day,
    /// How much.
    pub amount: Money,
    /// A credit note, not money.
    pub credit: bool,
}

/// A message to be written, as somebody saw it in the run.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(optional_fields))]
pub struct ReminderToWrite {
    /// To whom: the account.
    pub account: String,
    /// The currency of its items.
    pub currency: Currency,
    /// In which tone it was seen.
    pub level: u8,
    /// About what, by identifier; empty: a call that was made, about nothing in particular.
    pub items: Vec<String>,
    /// By which means; absent: as the scenario says.
    pub action: Option<Action>,
    /// With which template; empty: the usual one.
    pub template: String,
    /// To whom there: a role, never a name.
    pub contact: String,
    /// Done at once: a call that was made, a letter that is in the post.
    pub sent: bool,
    /// Nobody answered: it is recorded, no level counts, it is no contact, and the customer is seen again tomorrow.
    pub unanswered: bool,
    /// What came of it, in somebody's words.
    pub note: String,
}

/// An amount in the minor units of a currency as money.
pub(super) fn money(amount: i64, currency: Currency) -> Money {
    Money::new(Amount::new(amount), currency)
}
