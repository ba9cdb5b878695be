//! What a firm decides once about its reminders.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::base::{Amount, Currency};

/// Who owes, as far as the law tells them apart.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(rename = "DebtorKind"))]
pub enum Debtor {
    /// A trader or another professional.
    #[default]
    Professional,
    /// A public body: its own terms and rates.
    PublicBody,
    /// A consumer: no fixed indemnity, nothing of art. L441-10 in any letter.
    Consumer,
}

/// How a customer pays, as its history shows it.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(rename = "PayerProfile"))]
pub enum Profile {
    /// Nothing is known yet.
    #[default]
    Unknown,
    /// On time.
    Punctual,
    /// Late, and paid as soon as somebody reminds.
    Forgetful,
    /// Late in some months.
    Seasonal,
    /// Contests.
    Disputing,
    /// Later and later.
    Failing,
}

/// What a step does.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(rename = "DunningAction"))]
pub enum Action {
    /// A draft of an e-mail.
    #[default]
    Email,
    /// A letter.
    Letter,
    /// A letter whose receipt is proved.
    RegisteredLetter,
    /// A short message to a mobile phone.
    Sms,
    /// A call that somebody makes.
    Call,
    /// Something else that somebody does.
    Task,
    /// A word to whoever sells to this customer.
    ToSales,
    /// A word to the management.
    ToManagement,
    /// The customer's statement as a file.
    PortalStatement,
    /// A formal notice («mise en demeure») with its annex of interest.
    FormalNotice,
    /// The papers for an agency, a commissaire de justice or a court.
    LitigationPack,
}

impl Action {
    /// It reaches the customer: what minimum delays and caps are counted by.
    pub const fn is_contact(self) -> bool {
        !matches!(
            self,
            Action::Task | Action::ToSales | Action::ToManagement | Action::LitigationPack
        )
    }

    /// Done in its place it counts as the step: an ordinary message may go by another way, or as a formal notice, which
    /// says more. A formal notice, a pack or a word to somebody of ours is done by nothing else.
    pub const fn stands_for(self, step: Action) -> bool {
        const fn speaks(action: Action) -> bool {
            matches!(
                action,
                Action::Email
                    | Action::Letter
                    | Action::RegisteredLetter
                    | Action::Sms
                    | Action::Call
            )
        }
        let says_more = matches!(self, Action::FormalNotice);
        self as u8 == step as u8 || (speaks(self) || says_more) && speaks(step)
    }
}

/// To whom a scenario or a step applies. What is empty excludes nobody.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
#[cfg_attr(
    feature = "typescript",
    derive(ts_rs::TS),
    ts(rename = "DunningFilter", optional_fields)
)]
pub struct Filter {
    /// Segments, the firm's own words.
    pub segments: BTreeSet<String>,
    /// Kinds of debtors.
    pub debtors: BTreeSet<Debtor>,
    /// Ways of paying.
    pub profiles: BTreeSet<Profile>,
    /// Languages of the customer, two letters.
    pub languages: BTreeSet<String>,
    /// Currencies of what is owed.
    pub currencies: BTreeSet<Currency>,
    /// The item's open amount is at least this; minor units of its currency.
    #[serde(rename = "minimumMinorUnits")]
    #[cfg_attr(feature = "typescript", ts(type = "number"))]
    pub minimum: Amount,
}

/// What a filter looks at.
#[derive(Clone, Copy, Debug)]
pub struct Filtered<'a> {
    /// The customer's segment.
    pub segment: &'a str,
    /// The kind of debtor.
    pub debtor: Debtor,
    /// How it pays.
    pub profile: Profile,
    /// Its language.
    pub language: &'a str,
    /// In which it owes.
    pub currency: Currency,
    /// What is open.
    pub open: Amount,
}

impl Filter {
    /// Whether it lets these through.
    ///
    /// ```
    /// use encours::base::{Amount, Currency};
    /// use encours::rooms::dunning::scenario::{Debtor, Filter, Filtered, Profile};
    /// let filtered = Filtered {
    ///     segment: "Grands comptes",
    ///     debtor: Debtor::Professional,
    ///     profile: Profile::Punctual,
    ///     language: "fr",
    ///     currency: "CHF".parse().unwrap(),
    ///     open: Amount::new(9_999),
    /// };
    /// assert!(Filter::default().admits(&filtered));
    /// let euros = Filter { currencies: [Currency::EUR].into(), ..Filter::default() };
    /// assert!(!euros.admits(&filtered));
    /// let large = Filter { minimum: Amount::new(10_000), ..Filter::default() };
    /// assert!(!large.admits(&filtered));
    /// ```
    pub fn admits(&self, filtered: &Filtered) -> bool {
        fn within<T: Ord>(wanted: &BTreeSet<T>, has: impl Fn(&T) -> bool) -> bool {
            wanted.is_empty() || wanted.iter().any(has)
        }
        within(&self.segments, |segment| segment == filtered.segment)
            && within(&self.debtors, |debtor| *debtor == filtered.debtor)
            && within(&self.profiles, |profile| *profile == filtered.profile)
            && within(&self.languages, |language| language == filtered.language)
            && within(&self.currencies, |currency| *currency == filtered.currency)
            && self.minimum <= filtered.open
    }
}

/// One step of a scenario.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(rename = "DunningStep", optional_fields))]
pub struct Step {
    /// Days after the due date; below zero: before it. A step before the due date is a courtesy: it is no level, and
    /// is not caught up once the date has passed.
    pub after_due_days: i32,
    /// What it does.
    pub action: Action,
    /// For whom it is.
    pub only: Filter,
}

/// How reminders of one customer are put together. It can be changed at any time: each item keeps its own level.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(rename = "DunningGrouping"))]
pub enum Grouping {
    /// One message for each item.
    Item,
    /// One message for all items of a level.
    #[default]
    Level,
    /// One message for the whole account, in the tone of the highest level.
    Account,
}

/// Who presses the button.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(rename = "DunningMode"))]
pub enum Mode {
    /// Written as soon as the run is opened.
    Automatic,
    /// Proposed; somebody agrees.
    #[default]
    ToConfirm,
    /// Only shown; somebody does it by hand.
    Manual,
}

/// A scenario: what is said, when, to whom.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
#[cfg_attr(
    feature = "typescript",
    derive(ts_rs::TS),
    ts(rename = "DunningScenario", optional_fields)
)]
pub struct Scenario {
    /// Which, the same through all its names: `souple`, `standard`, `ferme`, `public`, `particuliers`, or the first name of
    /// one that the firm made.
    pub id: String,
    /// What people call it; empty for the ready ones, which each language names.
    pub name: String,
    /// Its steps, in order of their days.
    pub steps: Vec<Step>,
    /// How messages are put together.
    pub grouping: Grouping,
    /// Who presses the button.
    pub mode: Mode,
    /// So many days at least between two contacts with one customer, whatever the steps say.
    pub days_between_contacts: i32,
    /// So many contacts at most with one customer within thirty days.
    pub contacts_in_thirty_days: u32,
    /// A customer who owes no more than this is left alone; minor units.
    #[serde(rename = "toleranceMinorUnits")]
    #[cfg_attr(feature = "typescript", ts(type = "number"))]
    pub tolerance: Amount,
    /// For whom it is.
    pub applies: Filter,
}

/// An amount in euros as a field holds it: a decimal string; empty or not one: nothing.
///
/// ```
/// use encours::base::Amount;
/// use encours::rooms::dunning::scenario::euros;
/// assert_eq!([euros("12.50"), euros("")], [Amount::new(1_250), Amount::ZERO]);
/// ```
pub fn euros(typed: &str) -> Amount {
    let read = typed.parse().ok();
    let read = read.and_then(|read| Amount::from_decimal(read, Currency::EUR));
    read.unwrap_or(Amount::ZERO)
}

impl Scenario {
    /// What a new one begins as: two e-mails and a formal notice, within the usual limits, for everybody.
    pub fn begun() -> Scenario {
        Scenario {
            steps: steps(&[(3, Action::Email), (15, Action::Email), (30, Action::FormalNotice)]),
            days_between_contacts: 6,
            contacts_in_thirty_days: 4,
            tolerance: Amount::new(500),
            ..Scenario::default()
        }
    }

    /// The step of a level, from 1; steps before the due date have none.
    pub fn step(&self, level: u8) -> Option<&Step> {
        let at = usize::from(level.checked_sub(1)?);
        self.steps.iter().filter(|step| 0 <= step.after_due_days).nth(at)
    }

    /// How many levels it has.
    pub fn levels(&self) -> u8 {
        let after = self.steps.iter().filter(|step| 0 <= step.after_due_days).count();
        u8::try_from(after).unwrap_or(u8::MAX)
    }
}

fn steps(days: &[(i32, Action)]) -> Vec<Step> {
    let step = |&(after_due_days, action): &(i32, Action)| Step {
        after_due_days,
        action,
        only: Filter::default(),
    };
    days.iter().map(step).collect()
}

/// The scenarios that every firm begins with: gentle, standard and firm, one for public bodies, one for consumers. The
/// first three differ in pace and in when they stop asking; all remind a forgetful payer the day before.
pub fn ready() -> Vec<Scenario> {
    use Action::{
        Call, Email, FormalNotice, Letter, LitigationPack, RegisteredLetter, ToManagement,
    };
    let forgetful = || Step {
        after_due_days: -1,
        action: Email,
        only: Filter { profiles: BTreeSet::from([Profile::Forgetful]), ..Filter::default() },
    };
    let with = |id: &str, days: &[(i32, Action)], between, debtors: &[Debtor]| Scenario {
        id: id.to_owned(),
        steps: std::iter::once(forgetful()).chain(steps(days)).collect(),
        days_between_contacts: between,
        contacts_in_thirty_days: 4,
        tolerance: Amount::new(500),
        applies: Filter { debtors: debtors.iter().copied().collect(), ..Filter::default() },
        ..Scenario::default()
    };
    let professional = [Debtor::Professional];
    vec![
        with(
            "souple",
            &[(7, Email), (21, Email), (40, Call), (60, FormalNotice)],
            10,
            &professional,
        ),
        with(
            "standard",
            &[(3, Email), (15, Email), (30, FormalNotice), (45, LitigationPack)],
            6,
            &professional,
        ),
        with(
            "ferme",
            &[
                (1, Email),
                (8, Call),
                (15, RegisteredLetter),
                (22, FormalNotice),
                (35, LitigationPack),
            ],
            4,
            &professional,
        ),
        with(
            "public",
            &[(5, Email), (20, Letter), (45, FormalNotice), (60, ToManagement)],
            10,
            &[Debtor::PublicBody],
        ),
        with(
            "particuliers",
            &[(5, Email), (20, Letter), (40, FormalNotice)],
            10,
            &[Debtor::Consumer],
        ),
    ]
}
