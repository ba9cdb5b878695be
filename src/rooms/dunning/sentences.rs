//! This room's refusals and reasons as sentences.

use super::commands::Refusal;
use crate::texts::{Locale, format};

/// Why an act is refused.
pub(super) fn refusal(locale: Locale, refusal: &Refusal) -> String {
    let texts = locale.texts();
    match refusal {
        Refusal::UnknownCustomer(account) => texts.engine_unknown_customer(account),
        Refusal::UnknownInvoice(id) => texts.engine_unknown_invoice(id),
        Refusal::OtherCustomer(what) => texts.dunning_refused_other_customer(what),
        Refusal::UnknownPromise(what) => texts.dunning_refused_unknown_promise(what),
        Refusal::UnknownScenario(what) => texts.dunning_refused_unknown_scenario(what),
        Refusal::UnknownReminder(what) => texts.dunning_refused_unknown_reminder(what),
        Refusal::NoName => texts.dunning_refused_no_name(),
        Refusal::NameTaken(name) => texts.dunning_refused_name_taken(name),
        Refusal::BadSteps => texts.dunning_refused_bad_steps(),
        Refusal::BadLimits => texts.dunning_refused_bad_limits(),
        Refusal::NoReason => texts.dunning_refused_no_reason(),
        Refusal::DayPassed(day) => texts.dunning_refused_day_passed(format::day(locale, *day)),
        Refusal::TooFar(day) => texts.dunning_refused_too_far(format::day(locale, *day)),
        Refusal::NothingOpen(what) => texts.dunning_refused_nothing_open(what),
        Refusal::NotAnAmount(typed) => texts.engine_not_an_amount(typed),
        Refusal::ExceedsOpen(open) => {
            texts.dunning_refused_exceeds_open(format::money(locale, *open))
        }
        Refusal::BadPlan => texts.dunning_refused_bad_plan(),
        Refusal::NothingClaimed(what) => texts.dunning_refused_nothing_claimed(what),
        Refusal::NothingStands => texts.dunning_refused_nothing_stands(),
        Refusal::Nothing => texts.dunning_refused_nothing(),
    }
}
