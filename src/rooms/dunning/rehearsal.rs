//! What would happen if a run were written: who gets what, and what to look at first.

use std::collections::{BTreeMap, BTreeSet};

use super::facts::Facts;
use super::model::{OutcomeState, Reminded};
use super::policy::Line;
use super::queries::{Finding, FindingKind, PromiseState, Recipient, Rehearsal};
use super::run::contact;
use super::scenario::Scenario;
use super::sentences;
use crate::base::{Amount, Arrange, Currency};
use crate::rooms::invoices::issuing::views;
use crate::rooms::pieces;

/// Rehearses all lines of a run.
pub(super) fn rehearse(facts: &Facts, lines: &[Line]) -> Rehearsal {
    let written: Vec<String> =
        lines.iter().map(|line| contact(facts.of.book, &line.account, line.action)).collect();
    // Whatever its capitals, an address is one address.
    let contacts: Vec<String> = written.iter().map(|contact| contact.to_lowercase()).collect();
    let mut of: BTreeMap<(&str, &str), Recipient> = BTreeMap::new();
    let mut findings = Vec::new();
    for ((place, line), contact) in (0_u32..).zip(lines).zip(&contacts) {
        // Whoever is not known is nobody else.
        let key = if contact.is_empty() { (&*line.account, "") } else { ("", contact.as_str()) };
        let recipient = of.entry(key).or_insert_with(|| Recipient {
            contact: written[place as usize].clone(),
            accounts: Vec::new(),
            lines: Vec::new(),
        });
        if !recipient.accounts.contains(&line.account) {
            recipient.accounts.push(line.account.clone());
        }
        recipient.lines.push(place);
    }
    let finding = |kind, account: &str, lines: Vec<u32>, sentence| Finding {
        kind,
        account: account.to_owned(),
        lines,
        sentence,
    };
    let locale = facts.of.locale;
    let texts = locale.texts();
    let mut by_account: BTreeMap<&str, Vec<u32>> = BTreeMap::new();
    for (place, line) in (0..).zip(lines) {
        by_account.entry(&line.account).or_default().push(place);
    }
    let plans: BTreeSet<&str> = facts
        .promises
        .iter()
        .filter(|(_, standing)| standing.state == PromiseState::Open)
        .filter_map(|(id, _)| facts.of.book.dunning.promise(id))
        .filter(|promise| promise.is_plan())
        .map(|promise| &*promise.account)
        .collect();
    for (account, places) in &by_account {
        let reach = |place: &&u32| lines[**place as usize].action.is_contact();
        let reaching: Vec<u32> = places.iter().filter(reach).copied().collect();
        if 1 < reaching.len() {
            let sentence = texts.dunning_finding_collision();
            findings.push(finding(FindingKind::Collision, account, reaching.clone(), sentence));
        }
        let rivals = rivals(facts, account);
        if 1 < rivals.len() {
            let names: Vec<String> =
                rivals.iter().map(|of| sentences::scenario(locale, of)).collect();
            let sentence = texts.dunning_finding_scenarios(names.join(", "), &names[0]);
            findings.push(finding(
                FindingKind::ScenariosCollide,
                account,
                places.clone(),
                sentence,
            ));
        }
        let last = facts.of.book.dunning.reminders_of(account);
        let mut last = last.rev().filter(|reminder| reminder.action.is_contact());
        let outcome = last.next().map(|reminder| facts.of.book.dunning.outcome(&reminder.id));
        if let Some(outcome) = outcome.filter(|of| of.state == OutcomeState::Bounced)
            && !reaching.is_empty()
        {
            let sentence = texts.dunning_finding_bounced(sentences::day(locale, outcome.on));
            findings.push(finding(FindingKind::Bounced, account, reaching.clone(), sentence));
        }
        if plans.contains(account) {
            let sentence = texts.dunning_finding_under_plan();
            findings.push(finding(FindingKind::UnderPlan, account, places.clone(), sentence));
        }
        for place in places {
            let line = &lines[*place as usize];
            if line.action.is_contact() && contacts[*place as usize].is_empty() {
                let sentence = sentences::missing_contact(locale, line.action);
                let kind = FindingKind::MissingContact;
                findings.push(finding(kind, account, vec![*place], sentence));
            }
        }
        let of = |place: &u32| &lines[*place as usize];
        let mut currencies: Vec<Currency> = places.iter().map(|place| of(place).currency).collect();
        currencies.sort_unstable();
        currencies.dedup();
        for currency in currencies {
            let ours = places.iter().copied().filter(|place| of(place).currency == currency);
            let ours: Vec<u32> = ours.collect();
            let said: Vec<&Line> = ours.iter().map(of).collect();
            if let Some(sentence) = difference(facts, account, currency, &said) {
                findings.push(finding(FindingKind::Difference, account, ours, sentence));
            }
        }
    }
    for recipient in of.values().filter(|recipient| 1 < recipient.accounts.len()) {
        let customers = recipient.accounts.iter().map(|account| {
            let customer = facts.of.book.customers.find(account);
            customer.map_or(account.as_str(), |of| facts.of.book.customers.name(of)).to_owned()
        });
        let names = customers.collect::<Vec<_>>().join(", ");
        let sentence = texts.dunning_finding_same_person(&recipient.contact, names);
        let (kind, lines) = (FindingKind::SamePerson, recipient.lines.clone());
        findings.push(finding(kind, &recipient.accounts[0], lines, sentence));
    }
    let bare = |line: &Line| {
        line.action.is_contact() && line.items.iter().any(|said| !facts.has_document(&said.item))
    };
    let bare: Vec<u32> =
        (0..).zip(lines).filter(|(_, line)| bare(line)).map(|(place, _)| place).collect();
    if !bare.is_empty() {
        let sentence = texts.dunning_finding_missing_attachment();
        findings.push(finding(FindingKind::MissingAttachment, "", bare, sentence));
    }
    findings.arrange_by(|one, other| {
        (one.kind, &one.account, &one.lines).cmp(&(other.kind, &other.account, &other.lines))
    });
    let mut recipients: Vec<Recipient> = of.into_values().collect();
    recipients.arrange_by(|one, other| one.lines.cmp(&other.lines));
    Rehearsal { recipients, findings }
}

/// The scenarios made for somebody in particular that claim an account with equal right, the one used first. One that was
/// chosen for it has no rival.
fn rivals<'a>(facts: &'a Facts, account: &str) -> Vec<&'a Scenario> {
    let narrow = |scenario: &&Scenario| {
        let only = &scenario.applies;
        !only.segments.is_empty() || !only.profiles.is_empty() || !only.languages.is_empty()
    };
    if facts.scenarios.iter().filter(narrow).count() < 2 {
        return Vec::new();
    }
    // Accounts stand in the order of their positions.
    let book = facts.of.book;
    let positions = book.customers.find(account).map(|of| book.customers.positions_of(of));
    let of = positions.into_iter().flatten().find_map(|position| {
        facts.positions.binary_search(&position).ok().map(|place| &facts.accounts[place])
    });
    let Some(account) = of.filter(|of| of.scenario.is_empty()) else { return Vec::new() };
    let mut own = account.clone();
    let mut rivals = Vec::new();
    for scenario in facts.scenarios.iter().filter(narrow) {
        own.scenario.clear();
        let alone = std::slice::from_ref(scenario);
        if super::policy::scenario_of(alone, &own).is_some() {
            rivals.push(scenario);
        }
    }
    rivals
}

/// What changed since the last message to this customer: paid since, lowered, new; of all that is said today.
fn difference(facts: &Facts, account: &str, currency: Currency, said: &[&Line]) -> Option<String> {
    let (book, dunning) = (facts.of.book, &facts.of.book.dunning);
    let mut last = dunning.reminders_of(account).rev().filter(|reminder| {
        reminder.currency == currency && reminder.action.is_contact() && dunning.counts(reminder)
    });
    let last = last.next()?;
    let now: BTreeMap<&str, Amount> =
        said.iter().flat_map(|line| &line.items).map(|item| (&*item.item, item.asked)).collect();
    let before: BTreeSet<&str> = last.items.iter().map(|of| &*of.item).collect();
    let new = now.keys().filter(|item| !before.contains(**item)).count();
    let less = |of: &&Reminded| now.get(&*of.item).is_some_and(|asked| *asked < of.asked.amount);
    let lowered = last.items.iter().filter(less).count();
    let settled = last.items.iter().filter(|before| {
        let row = book.invoices.find_id(&book.customers, &before.item);
        row.is_some_and(|row| Amount::new(book.invoices.open[row as usize]) <= Amount::ZERO)
    });
    let settled = settled.count();
    let texts = facts.of.locale.texts();
    let words = [
        (settled, texts.dunning_finding_settled(settled as u32, settled.to_string())),
        (lowered, texts.dunning_finding_lowered(lowered as u32, lowered.to_string())),
        (new, texts.dunning_finding_new(new as u32, new.to_string())),
    ];
    let words: Vec<String> =
        words.into_iter().filter(|(count, _)| 0 < *count).map(|(_, words)| words).collect();
    (!words.is_empty()).then(|| {
        let day = sentences::day(facts.of.locale, last.on);
        texts.dunning_finding_difference(day, words.join(", "))
    })
}

impl Facts<'_> {
    /// The document itself is here: it was issued here, or is kept as a file.
    pub(super) fn has_document(&self, item: &str) -> bool {
        let book = self.of.book;
        let Some(row) = book.invoices.find_id(&book.customers, item) else { return false };
        views::is_of_ours(book, row) || pieces::invoice(book, row).is_some()
    }
}
