//! What scenarios and messages are made of, in words.

use super::super::messages::{Level, Medium};
use super::super::scenario::{Action, Debtor, Filter, Grouping, Mode, Profile};
pub(super) use super::customer::{grouping, mode};
use crate::base::{Currency, Money};
use crate::ui::app::App;

/// Every action, in the order in which they are offered.
pub(super) const ACTIONS: [Action; 11] = [
    Action::Email,
    Action::Letter,
    Action::RegisteredLetter,
    Action::Sms,
    Action::Call,
    Action::FormalNotice,
    Action::PortalStatement,
    Action::Task,
    Action::ToSales,
    Action::ToManagement,
    Action::LitigationPack,
];

/// Every kind of debtor.
pub(super) const DEBTORS: [Debtor; 3] =
    [Debtor::Professional, Debtor::PublicBody, Debtor::Consumer];

/// Every way of paying.
pub(super) const PROFILES: [Profile; 6] = [
    Profile::Punctual,
    Profile::Forgetful,
    Profile::Seasonal,
    Profile::Disputing,
    Profile::Failing,
    Profile::Unknown,
];

/// How messages may be put together.
pub(super) const GROUPINGS: [Grouping; 3] = [Grouping::Item, Grouping::Level, Grouping::Account];

/// Who may press the button.
pub(super) const MODES: [Mode; 3] = [Mode::Automatic, Mode::ToConfirm, Mode::Manual];

pub(super) fn debtor(app: App, debtor: Debtor) -> String {
    let t = app.t();
    match debtor {
        Debtor::Professional => t.dunning_whom_professional(),
        Debtor::PublicBody => t.dunning_whom_public(),
        Debtor::Consumer => t.dunning_whom_consumer(),
    }
}

pub(super) fn profile(app: App, profile: Profile) -> String {
    let t = app.t();
    match profile {
        Profile::Unknown => t.dunning_whom_unknown(),
        Profile::Punctual => t.dunning_whom_punctual(),
        Profile::Forgetful => t.dunning_whom_forgetful(),
        Profile::Seasonal => t.dunning_whom_seasonal(),
        Profile::Disputing => t.dunning_whom_disputing(),
        Profile::Failing => t.dunning_whom_failing(),
    }
}

pub(super) fn tone(app: App, level: Level) -> String {
    let t = app.t();
    match level {
        Level::Courtesy => t.dunning_tone_courtesy(),
        Level::First => t.dunning_tone_first(),
        Level::Firm => t.dunning_tone_firm(),
        Level::FormalNotice => t.dunning_action_notice(),
    }
}

pub(super) fn medium(app: App, medium: Medium) -> String {
    let t = app.t();
    match medium {
        Medium::Email => t.dunning_action_email(),
        Medium::Letter => t.dunning_action_letter(),
        Medium::Sms => t.dunning_action_sms(),
        Medium::Call => t.dunning_action_call(),
    }
}

pub(super) fn language(app: App, code: &str) -> String {
    if code == "en" { app.t().dunning_language_en() } else { app.t().dunning_language_fr() }
}

/// «J+3», «J−1».
pub(super) fn step_day(app: App, days: i32) -> String {
    let sign = if days < 0 { "−" } else { "+" };
    app.t().dunning_step_day(format!("{sign}{}", days.unsigned_abs()))
}

/// Whom a filter lets through; empty: everybody.
pub(super) fn filter(app: App, of: &Filter) -> String {
    let mut parts: Vec<String> = Vec::new();
    parts.extend(of.debtors.iter().map(|of| debtor(app, *of)));
    parts.extend(of.profiles.iter().map(|of| profile(app, *of)));
    parts.extend(of.segments.iter().cloned());
    parts.extend(of.languages.iter().map(|of| language(app, of)));
    parts.extend(of.currencies.iter().map(ToString::to_string));
    if 0 < of.minimum.get() {
        let least = app.money(Money::new(of.minimum, Currency::EUR));
        parts.push(app.t().dunning_filter_from(least));
    }
    parts.join(", ")
}

/// As it begins a line.
pub(super) fn capital(text: String) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
