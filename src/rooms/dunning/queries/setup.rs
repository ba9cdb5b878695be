//! The scenarios, how well they work, terms above the ceiling, and what is coming.

use serde::{Deserialize, Serialize};

use crate::base::{Currency, Day, Money};
use crate::rooms::dunning::model::{Rules, Slot};
use crate::rooms::dunning::scenario::{Action, Grouping, Mode, Scenario};
use crate::texts::Texts;

/// The scenarios and the rules.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(optional_fields))]
pub struct ScenariosQuery {
    /// A scenario as it would be: what would change in today's run is in the answer.
    pub scenario: Option<Box<Scenario>>,
    /// Rules as they would be, likewise.
    pub rules: Option<Box<Rules>>,
}

/// What would change in today's run.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct RunChange {
    /// How many messages there are, and how many there would be.
    pub messages: [u32; 2],
    /// Customers who would get a message and get none now; twenty at most.
    pub more: Vec<String>,
    /// Customers who get one now and would get none; twenty at most.
    pub fewer: Vec<String>,
    /// Customers whose messages would be others: another level, another means, other items.
    pub other: Vec<String>,
}

/// The scenarios and the rules.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct ScenariosView {
    /// In the order in which they are tried.
    pub scenarios: Vec<ScenarioView>,
    /// What holds whatever a scenario says.
    pub rules: Rules,
    /// Two devices disagree on the rules.
    pub contested: bool,
    /// The words for segments that customers have.
    pub segments: Vec<String>,
    /// What the scenario or the rules that were asked with would change; absent: none were.
    pub change: Option<RunChange>,
}

/// One scenario.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct ScenarioView {
    /// The whole of it: its steps are its calendar.
    pub scenario: Scenario,
    /// The limits that hold, the rules of the firm applied.
    pub limits: ScenarioLimits,
    /// One of those that every firm begins with.
    pub ready: bool,
    /// Changed by the firm.
    pub changed: bool,
    /// Two devices disagree on it.
    pub contested: bool,
    /// How many customers with something open it is for.
    pub customers: u32,
    /// How many open items wait at each level: before the first, after the first …
    pub waiting: Vec<u32>,
}

/// What holds for the customers of a scenario: of its own limits and those of the rules, the stricter; of ways of
/// working, the rules' where they name one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct ScenarioLimits {
    /// Who presses the button.
    pub mode: Mode,
    /// How messages are put together.
    pub grouping: Grouping,
    /// So many days at least between two contacts.
    pub days_between_contacts: i32,
    /// So many contacts at most within thirty days.
    pub contacts_in_thirty_days: u32,
    /// A customer who owes no more is left alone.
    pub tolerance: Money,
}

impl ScenarioLimits {
    /// Of a scenario, as it stands.
    pub fn of(scenario: &Scenario) -> ScenarioLimits {
        ScenarioLimits {
            mode: scenario.mode,
            grouping: scenario.grouping,
            days_between_contacts: scenario.days_between_contacts,
            contacts_in_thirty_days: scenario.contacts_in_thirty_days,
            tolerance: Money::new(scenario.tolerance, Currency::EUR),
        }
    }
}

/// How well reminders work.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(optional_fields))]
pub struct DunningPerformanceQuery {
    /// Reminders from this day on; a year back when absent.
    pub from: Option<Day>,
}

/// How well reminders work.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct DunningPerformanceView {
    /// One row for each level, means and template, in that order.
    pub rows: Vec<PerformanceRow>,
    /// Promises (plans apart) kept, broken, open.
    pub promises: [u32; 3],
    /// Plans likewise.
    pub plans: [u32; 3],
    /// Reminders that are younger than seven days or went unsent: not counted.
    pub uncounted: u32,
}

/// How well one step works.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct PerformanceRow {
    /// The level; 0: before the due date.
    pub level: u8,
    /// By which means.
    pub action: Action,
    /// With which template; empty: the usual one.
    pub template: String,
    /// Of the firm's own words: where they are said, and since when; absent: the usual ones, or words nobody knows here.
    pub wording: Option<Wording>,
    /// Items reminded, seven days ago or longer.
    pub items: u32,
    /// Paid whole within seven days.
    pub paid: u32,
    /// Per mille of them.
    pub paid_permille: u32,
    /// Invoices that were as late and had not been reminded, over all days of lateness that the items had.
    pub peers: u32,
    /// Per mille of those paid whole within seven days, weighted as the items are; absent: there are none.
    pub peers_permille: Option<u32>,
    /// What can be said of the difference.
    pub certainty: Certainty,
}

/// The firm's own words of a template, as people tell them apart.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(rename = "TemplateWording"))]
pub struct Wording {
    /// Where they are said.
    pub slot: Slot,
    /// Their subject; of what has none, how they begin.
    pub title: String,
    /// From 1, among all that were ever said in the same place.
    pub version: u32,
    /// The day they were first decided.
    pub since: Day,
}

/// What can be said of a difference between two shares.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub enum Certainty {
    /// Fewer than twenty on either side: nothing.
    #[default]
    TooFew,
    /// It may be chance.
    Unclear,
    /// Reminded invoices are paid sooner, beyond chance.
    Sooner,
    /// They are paid later, beyond chance.
    Later,
}

/// Terms above the legal ceiling.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(optional_fields))]
pub struct TermsCheckerQuery {
    /// Invoices issued from this day on; a year back when absent.
    pub from: Option<Day>,
    /// How many invoices; 200 when 0.
    pub limit: u32,
}

/// Terms above the legal ceiling.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct TermsCheckerView {
    /// Invoices looked at: to professionals, issued in that time.
    pub looked_at: u32,
    /// How many of them exceed.
    pub total: u32,
    /// Customers with such invoices, the farthest beyond first.
    pub customers: Vec<TermsCustomer>,
    /// The invoices, the farthest beyond first.
    pub invoices: Vec<TermsInvoice>,
    /// What the terms of sale may say of payment and reminders, as it is decided: in French, then in English.
    pub policy: Vec<PolicyText>,
}

/// What the terms of sale may say.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct PolicyText {
    /// `fr` or `en`.
    pub language: String,
    /// In order.
    pub paragraphs: Vec<String>,
}

/// A customer whose terms exceed the ceiling.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct TermsCustomer {
    /// The account.
    pub account: String,
    /// The name.
    pub name: String,
    /// Its terms, as they are written.
    pub terms: String,
    /// How many invoices exceed.
    pub invoices: u32,
    /// By how many days at most.
    pub days_beyond: i32,
}

/// An invoice that is due later than the law allows.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct TermsInvoice {
    /// The receivable's identifier.
    pub item: String,
    /// Its number.
    pub number: String,
    /// The customer's name.
    pub name: String,
    /// Day of issue.
    pub issued: Day,
    /// Due.
    pub due: Day,
    /// The latest lawful due date.
    pub latest: Day,
    /// Days beyond it.
    pub days_beyond: i32,
    /// The article.
    pub source: String,
}

/// What is coming, for a calendar.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(optional_fields))]
pub struct RemindersCalendarQuery {
    /// So many days ahead; 30 when 0.
    pub days: u32,
}

/// What is coming, for a calendar.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct RemindersCalendarView {
    /// In order of days; today's run is part of it. At most 2 000.
    pub lines: Vec<ComingLine>,
}

/// Something that comes.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct ComingLine {
    /// When.
    pub day: Day,
    /// What.
    pub kind: ComingKind,
    /// By which means, for a reminder.
    pub action: Option<Action>,
    /// Whose: the account.
    pub account: String,
    /// The name.
    pub name: String,
    /// How much.
    pub amount: Option<Money>,
    /// In a sentence.
    pub sentence: String,
    /// The same for the same thing on any day it is asked: what a calendar knows it by.
    pub uid: String,
}

/// Kinds of what comes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub enum ComingKind {
    /// A step of a scenario.
    Reminder,
    /// A promise comes due.
    Promise,
    /// An instalment of a plan comes due.
    Instalment,
    /// A hold ends.
    HoldEnds,
    /// A snooze ends.
    SnoozeEnds,
}

/// What is done, in words.
pub fn action_name(texts: &Texts, action: Action) -> String {
    match action {
        Action::Email => texts.dunning_action_email(),
        Action::Letter => texts.dunning_action_letter(),
        Action::RegisteredLetter => texts.dunning_action_registered(),
        Action::Sms => texts.dunning_action_sms(),
        Action::Call => texts.dunning_action_call(),
        Action::Task => texts.dunning_action_task(),
        Action::ToSales => texts.dunning_action_sales(),
        Action::ToManagement => texts.dunning_action_management(),
        Action::PortalStatement => texts.dunning_action_statement(),
        Action::FormalNotice => texts.dunning_action_notice(),
        Action::LitigationPack => texts.dunning_action_pack(),
    }
}

/// What a scenario is called.
pub fn scenario_name(texts: &Texts, scenario: &Scenario) -> String {
    match (&*scenario.name, &*scenario.id) {
        ("", "souple") => texts.dunning_scenario_gentle(),
        ("", "standard") => texts.dunning_scenario_standard(),
        ("", "ferme") => texts.dunning_scenario_firm(),
        ("", "public") => texts.dunning_scenario_public(),
        ("", "particuliers") => texts.dunning_scenario_consumers(),
        ("", id) => id.to_owned(),
        (name, _) => name.to_owned(),
    }
}
