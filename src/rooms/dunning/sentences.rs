//! This room's refusals, reasons and findings as sentences.

use super::commands::Refusal;
use super::facts::Facts;
use super::policy::{Held, Line, Reason};
use super::queries::{Receipt, RunItem, scenario_name};
use super::scenario::{Action, Scenario};
use crate::base::Day;
use crate::texts::{Locale, format};

/// A day in words.
pub(super) fn day(locale: Locale, day: Day) -> String {
    format::day(locale, day)
}

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
        Refusal::DayPassed(passed) => texts.dunning_refused_day_passed(day(locale, *passed)),
        Refusal::NotYet(until) => texts.dunning_not_yet(day(locale, *until)),
        Refusal::TooFar(far) => texts.dunning_refused_too_far(day(locale, *far)),
        Refusal::NothingOpen(what) => texts.dunning_refused_nothing_open(what),
        Refusal::NotAnAmount(typed) => texts.engine_not_an_amount(typed),
        Refusal::ExceedsOpen(open) => {
            texts.dunning_refused_exceeds_open(format::money(locale, *open))
        }
        Refusal::PromiseRuns(sum) => {
            texts.dunning_refused_promise_runs(format::money(locale, *sum))
        }
        Refusal::TooLong => texts.dunning_refused_too_long(),
        Refusal::BadPlan => texts.dunning_refused_bad_plan(),
        Refusal::NothingClaimed(what) => texts.dunning_refused_nothing_claimed(what),
        Refusal::NoWords => texts.dunning_refused_no_words(),
        Refusal::RateUnknown(on) => texts.dunning_refused_rate_unknown(day(locale, *on)),
        Refusal::AlreadyNoted(number) => texts.dunning_refused_already_noted(number),
        Refusal::BeforeTheLast(last) => texts.dunning_refused_before_the_last(day(locale, *last)),
        Refusal::NothingStands => texts.dunning_refused_nothing_stands(),
        Refusal::Nothing => texts.dunning_refused_nothing(),
    }
}

/// What a scenario is called.
pub(super) fn scenario(locale: Locale, scenario: &Scenario) -> String {
    scenario_name(&locale.texts(), scenario)
}

/// Why a line is in the run.
pub(super) fn why(locale: Locale, line: &Line, items: &[RunItem], levels: u8) -> String {
    let texts = locale.texts();
    let days = items.iter().map(|item| item.days_late).max().unwrap_or(0);
    if line.level == 0 {
        return texts.dunning_why_before(i64::from(-days), (-days).to_string());
    }
    let (level, levels) = (line.level.to_string(), levels.to_string());
    let before = items.iter().filter(|item| item.reaches == Some(line.level));
    match before.filter_map(|item| item.level_on).max() {
        Some(on) => texts.dunning_why_next(
            i64::from(days),
            days.to_string(),
            day(locale, on),
            level,
            levels,
        ),
        None => texts.dunning_why_first(i64::from(days), days.to_string(), level, levels),
    }
}

/// Why something is held back.
pub(super) fn held(facts: &Facts, held: &Held, receipt: Option<&Receipt>) -> String {
    let locale = facts.of.locale;
    let texts = locale.texts();
    let dunning = &facts.of.book.dunning;
    let said = |matter, id: &str| {
        dunning.pause(matter, id).map(|pause| pause.reason.clone()).unwrap_or_default()
    };
    use super::model::Matter;
    match &held.reason {
        Reason::BankStale { known_until: Some(known) } => {
            texts.dunning_held_bank_stale(day(locale, *known))
        }
        Reason::BankStale { known_until: None } => texts.dunning_held_bank_unknown(),
        Reason::Insolvent => texts.dunning_held_insolvent(),
        Reason::AccountHeld { until } => {
            let why = said(Matter::AccountHold, &held.account);
            texts.dunning_held_account(day(locale, *until), why)
        }
        Reason::NothingNet => texts.dunning_held_nothing_net(),
        Reason::Tolerated => texts.dunning_held_tolerated(),
        Reason::TooSoon { from } => texts.dunning_held_too_soon(day(locale, *from)),
        Reason::Capped { from } => texts.dunning_held_capped(day(locale, *from)),
        Reason::Contested => texts.dunning_held_contested(),
        Reason::Disputed => texts.dunning_held_disputed(),
        Reason::Promised { due, until } => match until.since(*due) {
            ..=0 => texts.dunning_held_promised(day(locale, *due)),
            margin => texts.dunning_held_promised_margin(
                i64::from(margin),
                day(locale, *due),
                margin.to_string(),
            ),
        },
        Reason::Planned => texts.dunning_held_planned(),
        Reason::Held { until } => {
            texts.dunning_held_item(day(locale, *until), said(Matter::ItemHold, &held.item))
        }
        Reason::LikelyReceipt { .. } => match receipt {
            Some(receipt) => texts.dunning_held_receipt(
                format::money(locale, receipt.amount),
                day(locale, receipt.booked),
            ),
            None => texts.dunning_held_receipts(),
        },
        Reason::Unreachable { action } => missing_contact(locale, *action),
        Reason::LeftOut => texts.dunning_held_left_out(said(Matter::LeftOut, &held.item)),
    }
}

/// What a reminder that is to come is about: five invoices at most are named.
pub(super) fn coming(locale: Locale, numbers: &[String]) -> String {
    let mut names = numbers.iter().take(5).cloned().collect::<Vec<_>>().join(", ");
    if 5 < numbers.len() {
        names.push_str(" …");
    }
    locale.texts().dunning_coming_reminder(names)
}

/// No address is known for what should be done.
pub(super) fn missing_contact(locale: Locale, action: Action) -> String {
    let texts = locale.texts();
    match action {
        Action::Sms | Action::Call => texts.dunning_finding_no_phone(),
        Action::Letter | Action::RegisteredLetter | Action::FormalNotice => {
            texts.dunning_finding_no_address()
        }
        _ => texts.dunning_finding_no_email(),
    }
}
