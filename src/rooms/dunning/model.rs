//! What is decided about single customers and items, and what was said to them: the values of this room's events, which
//! are also the words of its answers.

use serde::{Deserialize, Serialize};

use super::messages::{Level, Medium, Template};
use super::scenario::{Action, Debtor, Grouping, Mode, Profile, Scenario};
use crate::base::{Amount, Currency, Day, Hash, Money};
use crate::texts::Locale;

/// What a decision is about: with an identifier beside it, one subject.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Matter {
    /// A scenario, by its identifier.
    Scenario,
    /// How a customer is treated, by account.
    Treatment,
    /// All of a customer is held, by account.
    AccountHold,
    /// An item is held, by the receivable's identifier.
    ItemHold,
    /// A customer is not to be seen before a day, by account.
    Snooze,
    /// An item is left out of one day's run, by the receivable's identifier.
    LeftOut,
    /// A promise or a plan, by its own identifier.
    Promise,
    /// What of an item is disputed, by the receivable's identifier.
    Dispute,
    /// What lateness costs on an invoice, by the identifier of its first receivable.
    Claim,
    /// What became of a reminder, by its own identifier.
    Outcome,
    /// The rules of the firm; the identifier is empty.
    Rules,
    /// The firm's own words in place of those that come with the program, by [`Slot::id`].
    Template,
    /// Something that somebody wants to be known of a customer, by its own identifier.
    Note,
}

/// What is decided.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// Of [`Matter::Scenario`].
    Scenario(Box<Scenario>),
    /// Of [`Matter::Treatment`].
    Treatment(Box<Treatment>),
    /// Of holds, snoozes and what is left out.
    Pause(Box<Pause>),
    /// Of [`Matter::Promise`].
    Promise(Box<Promise>),
    /// Of [`Matter::Dispute`].
    Dispute(Box<Dispute>),
    /// Of [`Matter::Claim`].
    Claim(Box<Claim>),
    /// Of [`Matter::Outcome`].
    Outcome(Box<Outcome>),
    /// Of [`Matter::Rules`].
    Rules(Box<Rules>),
    /// Of [`Matter::Template`].
    Template(Box<Template>),
    /// Of [`Matter::Note`].
    Note(Box<Note>),
}

/// Where words are said: how firmly, to whom, by which way, in which language.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(rename = "MessageSlot"))]
pub struct Slot {
    /// How firmly.
    pub level: Level,
    /// To what kind of debtor.
    pub debtor: Debtor,
    /// By which way.
    pub medium: Medium,
    /// In which language.
    pub language: Locale,
}

impl Slot {
    /// Its name in the journal.
    ///
    /// ```
    /// use encours::rooms::dunning::model::Slot;
    /// assert_eq!(Slot::default().id(), "first-professional-email-fr");
    /// ```
    pub fn id(&self) -> String {
        let level = match self.level {
            Level::Courtesy => "courtesy",
            Level::First => "first",
            Level::Firm => "firm",
            Level::FormalNotice => "notice",
        };
        let debtor = match self.debtor {
            Debtor::Professional => "professional",
            Debtor::PublicBody => "public",
            Debtor::Consumer => "consumer",
        };
        let medium = match self.medium {
            Medium::Email => "email",
            Medium::Letter => "letter",
            Medium::Sms => "sms",
            Medium::Call => "call",
        };
        format!("{level}-{debtor}-{medium}-{}", self.language.code())
    }
}

/// Every place where words are said.
fn slots() -> impl Iterator<Item = Slot> {
    use {Debtor as D, Level as L, Medium as M};
    let levels = [L::Courtesy, L::First, L::Firm, L::FormalNotice];
    levels.into_iter().flat_map(|level| {
        [D::Professional, D::PublicBody, D::Consumer].into_iter().flat_map(move |debtor| {
            [M::Email, M::Letter, M::Sms, M::Call].into_iter().flat_map(move |medium| {
                [Locale::Fr, Locale::En]
                    .map(|language| Slot { level, debtor, medium, language })
                    .into_iter()
            })
        })
    })
}

/// Where the words of a name of [`wording`] are said.
///
/// ```
/// use encours::rooms::dunning::messages::Template;
/// use encours::rooms::dunning::model::{Slot, slot_of, wording};
/// let name = wording(&Slot::default().id(), &Template::default());
/// assert_eq!((slot_of(&name), slot_of("mine")), (Some(Slot::default()), None));
/// ```
pub fn slot_of(wording: &str) -> Option<Slot> {
    let (id, _) = wording.rsplit_once('-')?;
    slots().find(|slot| slot.id() == id)
}

/// The name of a wording of a slot, the same for the same words: what a reminder was written with stays known when other
/// words are decided later.
pub fn wording(slot: &str, words: &Template) -> String {
    let hash = Hash::of(format!("{}\0{}", words.subject, words.body).as_bytes()).to_string();
    format!("{slot}-{}", &hash[..12])
}

/// How a customer is treated; what is empty follows from what else is known.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
#[cfg_attr(
    feature = "typescript",
    derive(ts_rs::TS),
    ts(rename = "DunningTreatment", optional_fields)
)]
pub struct Treatment {
    /// Its scenario; empty: the one that its kind and segment lead to.
    pub scenario: String,
    /// Its segment as far as reminders go; empty: the customer's own.
    pub segment: String,
    /// What kind of debtor; absent: as its file says.
    pub debtor: Option<Debtor>,
    /// How it pays; absent: as its payments show.
    pub profile: Option<Profile>,
    /// The day of the judgment that opened insolvency proceedings.
    pub insolvent: Option<Day>,
    /// The rate of late payment that was agreed, in basis points a year; absent: the firm's.
    pub agreed_rate_bp: Option<u32>,
    /// How its messages are put together; absent: as the firm or the scenario says.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub grouping: Option<Grouping>,
    /// Who presses the button; absent: as the firm or the scenario says.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub mode: Option<Mode>,
}

/// Something waits, up to and with a day.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(rename = "DunningPause"))]
pub struct Pause {
    /// The last day of it.
    pub until: Day,
    /// Why, in somebody's words.
    pub reason: String,
}

/// A promise to pay, once or in instalments. Whether it is kept is found from what is paid, and never written.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Promise {
    /// Who promised: the account.
    pub account: String,
    /// In which currency.
    pub currency: Currency,
    /// For which receivables, by identifier.
    pub items: Vec<String>,
    /// What is to come and when, in order of days; more than one is a plan.
    pub parts: Vec<PromisePart>,
    /// The day it was given.
    pub made: Day,
    /// How.
    pub source: PromiseSource,
    /// In somebody's words.
    pub note: String,
    /// The promises and plans that it takes the place of, by identifier: they are neither kept nor broken.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub replaces: Vec<String>,
}

impl Promise {
    /// A plan of instalments, which has rules of its own.
    pub fn is_plan(&self) -> bool {
        1 < self.parts.len()
    }
}

/// What is promised for one day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct PromisePart {
    /// By when.
    pub due: Day,
    /// How much.
    pub amount: Money,
}

/// How a promise was given.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub enum PromiseSource {
    /// On the telephone.
    #[default]
    Call,
    /// By e-mail.
    Email,
    /// By letter.
    Letter,
    /// On the customer's own page.
    Portal,
    /// Face to face.
    Meeting,
}

/// Something that somebody wants to be known of a customer. It stops nothing and asks for nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Note {
    /// Of whom: the account.
    pub account: String,
    /// The day it was noted.
    pub on: Day,
    /// In somebody's words.
    pub text: String,
}

/// What of an item is disputed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(rename = "DisputedPart"))]
pub struct Dispute {
    /// How much; the rest is asked for.
    pub amount: Money,
    /// Since when.
    pub opened: Day,
    /// Why, in somebody's words.
    #[serde(default)]
    pub reason: String,
}

/// What lateness costs on one invoice, as somebody decided: a claim of its own until it is paid or waived.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(rename = "LateClaim"))]
pub struct Claim {
    /// Where it stands.
    pub state: ClaimState,
    /// Interest up to and with `on`.
    pub interest: Money,
    /// The fixed indemnity.
    pub indemnity: Money,
    /// The day of it.
    pub on: Day,
    /// Why, in somebody's words.
    #[serde(default)]
    pub reason: String,
}

/// Where a claim stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(rename = "LateClaimState"))]
pub enum ClaimState {
    /// It is asked for.
    #[default]
    Claimed,
    /// It was paid.
    Paid,
    /// It was waived, by an explicit act.
    Waived,
}

/// What became of a reminder after it was written.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(rename = "ReminderOutcome"))]
pub struct Outcome {
    /// What.
    pub state: OutcomeState,
    /// When.
    pub on: Day,
    /// In somebody's words: whom the call reached, why nothing was sent.
    pub note: String,
}

/// What became of a reminder.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(rename = "ReminderOutcomeState"))]
pub enum OutcomeState {
    /// Written, and no more is known.
    #[default]
    Written,
    /// Sent, said or done.
    Sent,
    /// It did not go: its levels do not count, and it is no contact.
    NotSent,
    /// It came back: the contact is wrong. Like not sent.
    Bounced,
}

impl OutcomeState {
    /// It counts as said.
    pub const fn counts(self) -> bool {
        matches!(self, OutcomeState::Written | OutcomeState::Sent)
    }
}

/// A reminder that was written.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Reminder {
    /// Which.
    pub id: String,
    /// To whom: the account.
    pub account: String,
    /// In which currency.
    pub currency: Currency,
    /// On which day.
    pub on: Day,
    /// By which scenario.
    pub scenario: String,
    /// In which tone: the highest level of its items; 0: the courtesy before the due date.
    pub level: u8,
    /// By which means.
    pub action: Action,
    /// With which template; empty: the usual one of the level.
    pub template: String,
    /// To whom there: a role, never a name.
    pub contact: String,
    /// Payments received were known up to this day: what the message says.
    pub bank_known_until: Option<Day>,
    /// About what.
    pub items: Vec<Reminded>,
}

/// One item of a reminder.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Reminded {
    /// The receivable's identifier.
    pub item: String,
    /// The level that it reached by this; absent: it was only listed.
    #[serde(default)]
    pub level: Option<u8>,
    /// What was asked for.
    pub asked: Money,
}

/// What a partial payment pays first.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub enum PaysFirst {
    /// The principal: common practice.
    #[default]
    Principal,
    /// Interest: what the law says where nobody says otherwise (Code civil, art. 1343-1).
    Interest,
    /// Interest and the fixed indemnity.
    InterestAndIndemnity,
}

/// The rules of the firm, which hold whatever a scenario says. Of limits, the stricter one counts.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(rename = "DunningRules", optional_fields))]
pub struct Rules {
    /// The scenario of whoever has no closer one.
    pub scenario: String,
    /// The bank may be known up to so many days ago: beyond, every reminder is held.
    pub fresh_days: i32,
    /// Somebody says that all money received until this day is recorded: it counts like a bank's statement.
    pub receipts_known: Option<Day>,
    /// So many days at least between two contacts; 0: as the scenarios say.
    pub days_between_contacts: i32,
    /// So many contacts at most within thirty days; 0: as the scenarios say.
    pub contacts_in_thirty_days: u32,
    /// A customer who owes no more is left alone, in minor units; 0: as the scenarios say.
    pub tolerance_minor_units: i32,
    /// How messages are put together; absent: as the scenarios say.
    pub grouping: Option<Grouping>,
    /// Who presses the button; absent: as the scenarios say.
    pub mode: Option<Mode>,
    /// How much each factor of the order counts, in percent: amount, days, risk, expected gain.
    pub weights: [u32; 4],
    /// So many days a promise may be late: banks take their time.
    pub promise_margin_days: i32,
    /// What a partial payment pays first.
    pub pays_first: PaysFirst,
    /// The rate that our terms of sale name, in basis points a year; absent: refinancing rate and ten points.
    pub agreed_rate_bp: Option<u32>,
    /// The fixed indemnity of 40 € is claimed.
    pub indemnity: bool,
    /// Interest of full years bears interest: by contract only.
    pub capitalised: bool,
}

impl Default for Rules {
    fn default() -> Rules {
        Rules {
            scenario: "standard".to_owned(),
            fresh_days: 3,
            receipts_known: None,
            days_between_contacts: 0,
            contacts_in_thirty_days: 0,
            tolerance_minor_units: 0,
            grouping: None,
            mode: None,
            weights: [100; 4],
            promise_margin_days: 2,
            pays_first: PaysFirst::Principal,
            agreed_rate_bp: None,
            indemnity: true,
            capitalised: false,
        }
    }
}

impl Rules {
    /// A customer who owes no more is left alone, in cents of a euro.
    pub fn tolerance(&self) -> Amount {
        Amount::new(self.tolerance_minor_units.into())
    }

    /// The same decided; what is beyond the field's reach is its end.
    pub fn set_tolerance(&mut self, tolerance: Amount) {
        self.tolerance_minor_units = i32::try_from(tolerance.get()).unwrap_or(i32::MAX);
    }
}

/// Basis points of a rate in per cent, as people type it.
///
/// ```
/// use encours::rooms::dunning::model::basis_points;
/// assert_eq!(["12", "10,5 %", "12.40"].map(basis_points), [Some(1_200), Some(1_050), Some(1_240)]);
/// assert_eq!(["", "douze", "-1"].map(basis_points), [None; 3]);
/// ```
pub fn basis_points(typed: &str) -> Option<u32> {
    let typed = typed.replace(',', ".").replace(['%', ' ', '\u{a0}', '\u{202f}'], "");
    let percent: rust_decimal::Decimal = typed.parse().ok()?;
    percent.checked_mul(100.into())?.round().try_into().ok()
}
