//! Why an act is refused: each reason with its code and its sentence.

use crate::base::{Day, Money};
use crate::rooms::dunning::sentences;
use crate::texts::Locale;

/// Why an act is refused, in the order it is checked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// No such account.
    UnknownCustomer(String),
    /// No receivable has this identifier.
    UnknownInvoice(String),
    /// An item is of another customer or currency.
    OtherCustomer(String),
    /// No promise or plan has this identifier.
    UnknownPromise(String),
    /// No scenario has this identifier.
    UnknownScenario(String),
    /// No reminder has this identifier.
    UnknownReminder(String),
    /// A scenario needs a name of 1 to 60 characters.
    NoName,
    /// Another scenario has this name.
    NameTaken(String),
    /// The steps of a scenario: one at least, forty at most, in order of days within three years, not two on one day.
    BadSteps,
    /// Limits that make no sense: days below zero, no contact at all.
    BadLimits,
    /// A reason is needed.
    NoReason,
    /// The day has passed.
    DayPassed(Day),
    /// Nobody knows yet what comes in until then.
    NotYet(Day),
    /// Further away than a year: no pause without an end in sight.
    TooFar(Day),
    /// Nothing is open there.
    NothingOpen(String),
    /// An amount that cannot be read, or is not above zero.
    NotAnAmount(String),
    /// More than is open.
    ExceedsOpen(Money),
    /// A promise or plan that runs already has so much of it, and the new one does not say that it takes its place.
    PromiseRuns(Money),
    /// A subject of more than 200 letters, or a text of more than 8 000.
    TooLong,
    /// A plan needs two instalments at least, in order of days.
    BadPlan,
    /// The invoice is not late, or no indemnity and no interest follow from it.
    NothingClaimed(String),
    /// A note needs words.
    NoWords,
    /// A rate that the computation needs is not published yet.
    RateUnknown(Day),
    /// A note of this number says it already.
    AlreadyNoted(String),
    /// The last note of this device bears a later day.
    BeforeTheLast(Day),
    /// It was not held, promised, disputed …: there is nothing to end.
    NothingStands,
    /// Nothing is to be done.
    Nothing,
}

impl Refusal {
    /// Stable, for the JavaScript interface.
    pub fn code(&self) -> &'static str {
        match self {
            Refusal::UnknownCustomer(_) => "unknown-customer",
            Refusal::UnknownInvoice(_) => "unknown-invoice",
            Refusal::OtherCustomer(_) => "other-customer",
            Refusal::UnknownPromise(_) => "unknown-promise",
            Refusal::UnknownScenario(_) => "unknown-scenario",
            Refusal::UnknownReminder(_) => "unknown-reminder",
            Refusal::NoName => "no-name",
            Refusal::NameTaken(_) => "name-taken",
            Refusal::BadSteps => "bad-steps",
            Refusal::BadLimits => "bad-limits",
            Refusal::NoReason => "no-reason",
            Refusal::DayPassed(_) => "day-passed",
            Refusal::NotYet(_) => "not-yet",
            Refusal::TooFar(_) => "too-far",
            Refusal::NothingOpen(_) => "nothing-open",
            Refusal::NotAnAmount(_) => "not-an-amount",
            Refusal::ExceedsOpen(_) => "exceeds-open",
            Refusal::PromiseRuns(_) => "promise-runs",
            Refusal::TooLong => "too-long",
            Refusal::BadPlan => "bad-plan",
            Refusal::NothingClaimed(_) => "nothing-claimed",
            Refusal::NoWords => "no-words",
            Refusal::RateUnknown(_) => "rate-unknown",
            Refusal::AlreadyNoted(_) => "already-noted",
            Refusal::BeforeTheLast(_) => "before-the-last",
            Refusal::NothingStands => "nothing-stands",
            Refusal::Nothing => "nothing-to-do",
        }
    }

    /// In the person's language.
    pub fn sentence(&self, locale: Locale) -> String {
        sentences::refusal(locale, self)
    }
}
