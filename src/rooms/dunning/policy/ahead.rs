//! The steps that are to come, if nothing changes.

use std::collections::BTreeSet;

use super::{
    Account, Item, Next, Reason, Terms, account_reason, after, contact_reason, filtered,
    item_reason, owed, scenario_of,
};
use crate::base::{Amount, Arrange, Day};
use crate::rooms::dunning::scenario::{Action, Scenario};

/// A step that is to come.
pub struct Coming<'a> {
    /// Of which item.
    pub item: &'a Item,
    /// The day on which it comes if nothing changes, today at the earliest.
    pub day: Day,
    /// By which means.
    pub action: Action,
    /// What it asks for.
    pub asked: Amount,
}

/// The next step of each item of an account, the occasions to contact it as far apart as its scenario wants. None where
/// nothing more is said of an item, or where what stands in its way has no end that is known: a receipt to be matched, a
/// dispute, a credit worth all of it.
pub fn coming<'a>(terms: &Terms, account: &'a Account) -> Vec<Coming<'a>> {
    let today = terms.today;
    let Some(scenario) = scenario_of(terms.scenarios, account) else { return Vec::new() };
    if account.insolvent || owed(account) <= scenario.tolerance.max(Amount::ZERO) {
        return Vec::new();
    }
    let held = account.held_until.map(|until| until.plus(1));
    let left_out = terms.left_out;
    let nobody = BTreeSet::new();
    let terms = Terms { left_out: &nobody, ..terms.clone() };
    let mut all = Vec::new();
    for item in &account.items {
        let Some((step, action)) = scheduled(today, scenario, account, item) else { continue };
        // Without what ends by itself, and after its end.
        let mut free = Item { held_until: None, ..item.clone() };
        let mut waits = vec![Some(today), held, item.held_until.map(|until| until.plus(1))];
        if free.askable(today) <= Amount::ZERO {
            free.promised_until = None;
            waits.push(item.promised_until.map(|until| until.plus(1)));
        }
        // Of this run alone.
        waits.push(left_out.contains(&item.id).then(|| today.plus(1)));
        let asked = free.askable(today);
        if item_reason(&terms, account, &Next { item: &free, level: None, action, asked }).is_none()
        {
            let day = waits.into_iter().flatten().fold(step, Day::max);
            all.push(Coming { item, day, action, asked });
        }
    }
    space(&terms, scenario, account, &mut all);
    all
}

/// Puts off what would come too soon after another contact, those to come included.
fn space(terms: &Terms, scenario: &Scenario, account: &Account, all: &mut [Coming]) {
    let mut contacts: Vec<&mut Coming> =
        all.iter_mut().filter(|coming| coming.action.is_contact()).collect();
    contacts.arrange_by_key(|coming| coming.day);
    let mut ahead = account.clone();
    for coming in contacts {
        // Each turn passes a contact that is known, so that there is an end.
        while let Some(Reason::TooSoon { from } | Reason::Capped { from }) =
            contact_reason(coming.day, scenario, &ahead).filter(|_| coming.day < Day::LAST)
        {
            coming.day = from.max(coming.day.plus(1));
        }
        // What nothing but the bank holds back today is said on a day that nobody knows.
        if terms.today < coming.day || account_reason(terms, scenario, account).is_none() {
            ahead.contacted.push(coming.day);
        }
    }
}

/// The next step of an item, and the day on which its scenario has it, which may have passed.
fn scheduled(
    today: Day,
    scenario: &Scenario,
    account: &Account,
    item: &Item,
) -> Option<(Day, Action)> {
    if item.open <= Amount::ZERO {
        return None;
    }
    let before = || {
        let filtered = filtered(account, item.open);
        let mut steps = scenario.steps.iter().filter(|step| step.after_due_days < 0);
        let step = steps.find(|step| step.only.admits(&filtered))?;
        Some((item.due.plus(step.after_due_days), step.action))
    };
    let courtesy = today <= item.due && !item.reminded_before && item.level == 0;
    courtesy.then(before).flatten().or_else(|| {
        let (step, _, from) = after(scenario, account, item)?;
        Some((from, step.action))
    })
}
