//! Drawing up a run: pure, from the facts of a day.
//!
//! The reasons to hold back come first, in one visible order; what passes them all is a line of the run.

mod ahead;

use std::collections::{BTreeMap, BTreeSet, HashSet};

use crate::base::{Amount, Arrange, Currency, Day};

use super::growth::looked;
use super::scenario::{Action, Debtor, Filtered, Grouping, Profile, Scenario, Step};

pub use ahead::{Coming, coming};

/// One receivable, as far as reminders go.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Item {
    /// Its identifier.
    pub id: String,
    /// The last day to pay.
    pub due: Day,
    /// Still open, in minor units; below zero: a credit.
    pub open: Amount,
    /// What of it is disputed; not below zero.
    pub disputed: Amount,
    /// What of it is promised; not below zero.
    pub promised: Amount,
    /// Promised up to this day, the margin that banks take included.
    pub promised_until: Option<Day>,
    /// The day that was promised.
    pub promised_for: Option<Day>,
    /// What of it is under a plan of instalments, which has rules of its own; not below zero.
    pub planned: Amount,
    /// Held by somebody, up to and with this day.
    pub held_until: Option<Day>,
    /// Facts or decisions about it contradict each other.
    pub contested: bool,
    /// The last level said about it; 0: none yet.
    pub level: u8,
    /// When that was said.
    pub level_on: Option<Day>,
    /// When it was reminded before its due date.
    pub reminded_before: bool,
}

impl Item {
    /// What of it waits for a promise or a plan that runs.
    fn awaited(&self, today: Day) -> Amount {
        let runs = self.promised_until.is_some_and(|until| today <= until);
        plus(if runs { self.promised } else { Amount::ZERO }, self.planned)
    }

    /// What of it may be asked for: open, neither disputed nor promised; not below zero.
    pub fn askable(&self, today: Day) -> Amount {
        let apart = plus(self.disputed, self.awaited(today));
        plus(self.open, apart.negated()).max(Amount::ZERO)
    }
}

/// Money on the bank that nobody has matched, and that looks like this customer's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LikelyReceipt {
    /// The line of the statement.
    pub line: String,
    /// The items that it may pay; empty: some of this customer's, nobody can say which.
    pub items: BTreeSet<String>,
}

/// One customer in one currency.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Account {
    /// The customer's account.
    pub account: String,
    /// The currency of its items.
    pub currency: Currency,
    /// The scenario that somebody chose for it; empty: the first that admits it.
    pub scenario: String,
    /// How its messages are put together; absent: as the scenario says.
    pub grouping: Option<Grouping>,
    /// Its segment.
    pub segment: String,
    /// What kind of debtor.
    pub debtor: Debtor,
    /// How it pays.
    pub profile: Profile,
    /// Its language.
    pub language: String,
    /// Its receivables, open ones and credits.
    pub items: Vec<Item>,
    /// Money received and not allocated; not below zero.
    pub unallocated: Amount,
    /// Everything is held, up to and with this day.
    pub held_until: Option<Day>,
    /// Proceedings of insolvency are open.
    pub insolvent: bool,
    /// What the bank may hold for it.
    pub receipts: Vec<LikelyReceipt>,
    /// The days on which it was contacted, in order.
    pub contacted: Vec<Day>,
    /// The actions that no contact is known for.
    pub unreachable: BTreeSet<Action>,
    /// How likely it is not to pay by itself, in thousandths: what the order of the run weighs.
    pub risk_permille: u32,
}

/// How far the bank is known, and how old that may be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bank {
    /// The last day of which every movement is known; `None`: no statement was ever read.
    pub known_until: Option<Day>,
    /// It may be so many days old.
    pub fresh_days: i32,
}

/// Why something is held back, in the order in which it is looked at.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reason {
    /// The bank is not known well enough: a reminder might chase what is paid.
    BankStale {
        /// Known up to here.
        known_until: Option<Day>,
    },
    /// Proceedings are open: payments for older debts are forbidden.
    Insolvent,
    /// Somebody holds the whole account.
    AccountHeld {
        /// The last day of it.
        until: Day,
    },
    /// Credits and unallocated money are worth all that is late.
    NothingNet,
    /// What is owed is within the tolerance.
    Tolerated,
    /// The next contact would come too soon after the last one.
    TooSoon {
        /// The first day on which it may be.
        from: Day,
    },
    /// Contacted often enough within thirty days.
    Capped {
        /// The first day on which it may be again.
        from: Day,
    },
    /// Contradicting facts or decisions.
    Contested,
    /// Disputed, wholly or all that is late of it.
    Disputed,
    /// Promised, wholly or all of it that is not disputed, and the day has not passed.
    Promised {
        /// The day that was promised.
        due: Day,
        /// The last day on which it may come: banks take their time.
        until: Day,
    },
    /// Under a plan of instalments.
    Planned,
    /// Somebody holds it.
    Held {
        /// The last day of it.
        until: Day,
    },
    /// A receipt that nobody has matched may pay it.
    LikelyReceipt {
        /// The line of the statement.
        line: String,
    },
    /// No contact is known for what should be done.
    Unreachable {
        /// What should be done.
        action: Action,
    },
    /// A person left it out of this run.
    LeftOut,
}

/// Something held back.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Held {
    /// Whose.
    pub account: String,
    /// In which currency.
    pub currency: Currency,
    /// Which item; empty: all of the account.
    pub item: String,
    /// Why.
    pub reason: Reason,
}

/// An item of a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Said {
    /// Which.
    pub item: String,
    /// The level that it reaches by this message; its level stays where this is `None`: the item is only listed.
    pub level: Option<u8>,
    /// What of it is asked for: open, neither disputed nor promised.
    pub asked: Amount,
    /// Days after the due date; below zero: before it.
    pub days_late: i32,
}

/// One message of the run.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    /// To whom.
    pub account: String,
    /// The currency of its items.
    pub currency: Currency,
    /// By which scenario.
    pub scenario: String,
    /// In which tone; 0: the courtesy before the due date.
    pub level: u8,
    /// By which means.
    pub action: Action,
    /// About what, the oldest first.
    pub items: Vec<Said>,
    /// Σ of what is asked for.
    pub asked: Amount,
    /// Why it stands where it stands.
    pub rank: Rank,
}

/// What the order of a run is made of. A weight, not money: it may be a float.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Rank {
    /// Units of the currency asked for.
    pub amount: f64,
    /// Days of the oldest item, at least 1.
    pub days: f64,
    /// How likely the customer is not to pay by itself, 0 to 1.
    pub risk: f64,
    /// How much sooner the money comes for having asked, by experience: 1 where nothing is known.
    pub gain: f64,
    /// Their product, each to the power of its weight.
    pub score: f64,
}

/// How much each factor counts: 0 not at all, 1 as it is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Weights {
    /// Of the amount.
    pub amount: f64,
    /// Of the days.
    pub days: f64,
    /// Of the risk.
    pub risk: f64,
    /// Of the expected gain.
    pub gain: f64,
}

impl Default for Weights {
    fn default() -> Weights {
        Weights { amount: 1.0, days: 1.0, risk: 1.0, gain: 1.0 }
    }
}

/// A run in preparation.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Run {
    /// What is to be said, what matters most first.
    pub lines: Vec<Line>,
    /// What is held back, by account and item.
    pub held: Vec<Held>,
}

/// What a run is drawn up with, besides the accounts.
#[derive(Clone, Debug)]
pub struct Terms<'a> {
    /// The day.
    pub today: Day,
    /// How well the bank is known.
    pub bank: Bank,
    /// The scenarios; the first that admits an account is its own.
    pub scenarios: &'a [Scenario],
    /// Items that a person left out.
    pub left_out: &'a BTreeSet<String>,
    /// How much each factor of the order counts.
    pub weights: Weights,
    /// What steps bring by experience, by level and means: 1 where nothing is known.
    pub gains: &'a BTreeMap<(u8, Action), f64>,
}

/// Draws up the run of a day. Depends on its arguments alone.
pub fn run(terms: &Terms, accounts: &[Account]) -> Run {
    let mut run = Run::default();
    for account in accounts {
        draw_up(terms, account, &mut run);
    }
    run.lines.arrange_by(|one, other| {
        looked(1);
        let by_score = other.rank.score.total_cmp(&one.rank.score);
        let key = |line: &Line| {
            let first = line.items.first().map(|said| said.item.clone());
            (line.account.clone(), line.currency, line.level, first)
        };
        by_score.then_with(|| key(one).cmp(&key(other)))
    });
    run.held.arrange_by(|one, other| {
        looked(1);
        one.cmp(other)
    });
    run
}

/// An item that something is to be said about.
struct Next<'a> {
    item: &'a Item,
    /// The level it reaches; `None` for the courtesy before the due date.
    level: Option<u8>,
    action: Action,
    asked: Amount,
}

/// The scenario of an account: the one chosen for it, else the first that admits it.
pub fn scenario_of<'a>(scenarios: &'a [Scenario], account: &Account) -> Option<&'a Scenario> {
    let chosen = scenarios.iter().find(|scenario| scenario.id == account.scenario);
    chosen.or_else(|| {
        let filtered = filtered(account, owed(account));
        scenarios.iter().find(|scenario| scenario.applies.admits(&filtered))
    })
}

fn draw_up(terms: &Terms, account: &Account, run: &mut Run) {
    let Some(scenario) = scenario_of(terms.scenarios, account) else { return };
    let mut hold = |item: &str, reason: Reason| {
        let (account, currency) = (account.account.clone(), account.currency);
        run.held.push(Held { account, currency, item: item.to_owned(), reason });
    };
    // What is late, whatever stands in its way: an account without it is not worth a word.
    let mut next: Vec<Next> = Vec::new();
    for item in &account.items {
        if let Some(step) = next_step(terms.today, scenario, account, item) {
            next.push(step);
        }
    }
    if next.is_empty() {
        return;
    }
    if let Some(reason) = account_reason(terms, scenario, account) {
        return hold("", reason);
    }
    next.retain(|step| match item_reason(terms, account, step) {
        Some(reason) => {
            hold(&step.item.id, reason);
            false
        }
        None => true,
    });
    if next.is_empty() {
        return;
    }
    if next.iter().any(|step| step.action.is_contact())
        && let Some(reason) = contact_reason(terms.today, scenario, account)
    {
        // What does not reach the customer goes on.
        next.retain(|step| !step.action.is_contact());
        hold("", reason);
    }
    let asked_before = next.iter().fold(Amount::ZERO, |sum, step| plus(sum, step.asked));
    if !next.is_empty() && asked_before <= scenario.tolerance {
        return hold("", Reason::Tolerated);
    }
    // What is disputed or promised cannot be asked for: the credits may be worth all the rest.
    if !next.is_empty() && askable(terms.today, account, &next) <= credits(account) {
        return hold("", Reason::NothingNet);
    }
    next.arrange_by(|one, other| {
        looked(1);
        (one.item.due, &one.item.id).cmp(&(other.item.due, &other.item.id))
    });
    let grouping = account.grouping.unwrap_or(scenario.grouping);
    let listed = match grouping {
        Grouping::Account => beside(terms, account, &next),
        Grouping::Item | Grouping::Level => Vec::new(),
    };
    for group in groups(grouping, next) {
        let late = group.iter().any(|step| step.level.is_some());
        run.lines.push(line(terms, scenario, account, &group, if late { &listed } else { &[] }));
    }
}

/// What is late too, but waits for its next step: a message about the whole account lists it, and its level stays.
fn beside(terms: &Terms, account: &Account, next: &[Next]) -> Vec<Said> {
    let said: HashSet<&str> = next.iter().map(|step| &*step.item.id).collect();
    let waits = |item: &&Item| {
        Amount::ZERO < item.open && item.due < terms.today && !said.contains(&*item.id)
    };
    let mut listed = Vec::new();
    looked(account.items.len());
    for item in account.items.iter().filter(waits) {
        let asked = item.askable(terms.today);
        // By whichever means the message goes: its own action is looked at already.
        let step = Next { item, level: None, action: Action::Task, asked };
        if item_reason(terms, account, &step).is_none() {
            listed.push(Said {
                item: item.id.clone(),
                level: None,
                asked,
                days_late: terms.today.since(item.due),
            });
        }
    }
    listed
}

/// What is owed in all, credits and unallocated money taken off.
fn owed(account: &Account) -> Amount {
    looked(account.items.len());
    let open = account.items.iter().fold(Amount::ZERO, |sum, item| plus(sum, item.open));
    plus(open, account.unallocated.negated())
}

/// What is below zero, and money that was not allocated: above zero.
fn credits(account: &Account) -> Amount {
    looked(account.items.len());
    let below = account.items.iter().map(|item| item.open.min(Amount::ZERO).negated());
    below.fold(account.unallocated, plus)
}

/// What is late, and what a step is for today, less what of it is disputed or promised.
fn askable(today: Day, account: &Account, next: &[Next]) -> Amount {
    let early = next.iter().filter(|step| today <= step.item.due).map(|step| step.asked);
    let late = account.items.iter().filter(|item| item.due < today);
    let late = late.map(|item| item.askable(today));
    late.chain(early).fold(Amount::ZERO, plus)
}

fn plus(one: Amount, other: Amount) -> Amount {
    one.checked_add(other).unwrap_or(if Amount::ZERO < other {
        Amount::new(i64::MAX)
    } else {
        Amount::new(i64::MIN)
    })
}

fn filtered(account: &Account, open: Amount) -> Filtered<'_> {
    Filtered {
        segment: &account.segment,
        debtor: account.debtor,
        profile: account.profile,
        language: &account.language,
        currency: account.currency,
        open,
    }
}

/// The step that an item is due for: the one after its level, never a later one. It comes on its day after the due
/// date, and no sooner after the step before than the scenario has days between the two.
fn next_step<'a>(
    today: Day,
    scenario: &Scenario,
    account: &Account,
    item: &'a Item,
) -> Option<Next<'a>> {
    looked(1);
    if item.open <= Amount::ZERO {
        return None;
    }
    let filtered = filtered(account, item.open);
    let asked = item.askable(today);
    if today <= item.due {
        if item.reminded_before || item.level != 0 {
            return None;
        }
        let before = scenario.steps.iter().find(|step| {
            step.after_due_days < 0
                && item.due.plus(step.after_due_days) <= today
                && step.only.admits(&filtered)
        })?;
        return Some(Next { item, level: None, action: before.action, asked });
    }
    let (step, level, from) = after(scenario, account, item)?;
    (from <= today).then_some(Next { item, level: Some(level), action: step.action, asked })
}

/// The step after an item's level, and the day on which it comes. A step that is not for this item is passed over, and its
/// level with it.
fn after<'a>(
    scenario: &'a Scenario,
    account: &Account,
    item: &Item,
) -> Option<(&'a Step, u8, Day)> {
    let filtered = filtered(account, item.open);
    let mut level = item.level;
    let said = scenario.step(item.level).map_or(0, |step| step.after_due_days);
    loop {
        level = level.checked_add(1)?;
        let step = scenario.step(level)?;
        if !step.only.admits(&filtered) {
            continue;
        }
        let by_due = item.due.plus(step.after_due_days);
        let by_last = item.level_on.map(|on| on.plus((step.after_due_days - said).max(1)));
        return Some((step, level, by_last.map_or(by_due, |by_last| by_due.max(by_last))));
    }
}

/// What stands in the way of asking for an item, whatever its level and whoever was contacted when.
pub fn obstacle(terms: &Terms, account: &Account, item: &Item) -> Option<Reason> {
    let scenario = scenario_of(terms.scenarios, account);
    let whole = scenario.and_then(|scenario| account_reason(terms, scenario, account));
    let asked = item.askable(terms.today);
    whole.or_else(|| {
        item_reason(terms, account, &Next { item, level: None, action: Action::Task, asked })
    })
}

/// Why a whole account is held back.
fn account_reason(terms: &Terms, scenario: &Scenario, account: &Account) -> Option<Reason> {
    let Bank { known_until, fresh_days } = terms.bank;
    if known_until.is_none_or(|known| fresh_days < terms.today.since(known)) {
        return Some(Reason::BankStale { known_until });
    }
    if account.insolvent {
        return Some(Reason::Insolvent);
    }
    if let Some(until) = account.held_until.filter(|until| terms.today <= *until) {
        return Some(Reason::AccountHeld { until });
    }
    let owed = owed(account);
    if owed <= Amount::ZERO {
        return Some(Reason::NothingNet);
    }
    (owed <= scenario.tolerance).then_some(Reason::Tolerated)
}

/// Why a customer is not contacted today.
fn contact_reason(today: Day, scenario: &Scenario, account: &Account) -> Option<Reason> {
    // What is said on one day is one occasion, in however many messages.
    let before = || account.contacted.iter().copied().filter(|day| *day < today);
    let last = before().max();
    let from = last.map(|last| last.plus(scenario.days_between_contacts));
    if let Some(from) = from.filter(|from| today < *from) {
        return Some(Reason::TooSoon { from });
    }
    let mut lately: Vec<Day> = before().filter(|day| today.plus(-30) < *day).collect();
    lately.sort_unstable();
    lately.dedup();
    let cap = scenario.contacts_in_thirty_days as usize;
    if lately.len() < cap {
        return None;
    }
    // As soon as enough of them lie thirty days back.
    let at = lately.len() - cap.max(1);
    Some(Reason::Capped { from: lately.get(at).map_or(today.plus(30), |day| day.plus(30)) })
}

/// Why one item is held back.
fn item_reason(terms: &Terms, account: &Account, step: &Next) -> Option<Reason> {
    let item = step.item;
    looked(1);
    if item.contested {
        return Some(Reason::Contested);
    }
    // Of a part that is disputed, promised or planned the rest is asked for: what holds is that no rest is left.
    if step.asked <= Amount::ZERO {
        let running = item.promised_until.filter(|until| terms.today <= *until);
        let promised = running.filter(|_| Amount::ZERO < item.promised);
        return Some(match promised {
            _ if item.open <= item.disputed => Reason::Disputed,
            Some(until) => Reason::Promised { due: item.promised_for.unwrap_or(until), until },
            None if Amount::ZERO < item.planned => Reason::Planned,
            None => Reason::Disputed,
        });
    }
    if let Some(until) = item.held_until.filter(|until| terms.today <= *until) {
        return Some(Reason::Held { until });
    }
    let likely = account
        .receipts
        .iter()
        .inspect(|receipt| looked(1 + receipt.items.len()))
        .find(|receipt| receipt.items.is_empty() || receipt.items.contains(&item.id));
    if let Some(receipt) = likely {
        return Some(Reason::LikelyReceipt { line: receipt.line.clone() });
    }
    if account.unreachable.contains(&step.action) {
        return Some(Reason::Unreachable { action: step.action });
    }
    terms.left_out.contains(&item.id).then_some(Reason::LeftOut)
}

/// What goes into one message: items of one level, of the whole account, or each alone.
fn groups<'a>(grouping: Grouping, next: Vec<Next<'a>>) -> Vec<Vec<Next<'a>>> {
    let mut groups: Vec<Vec<Next>> = Vec::new();
    for step in next {
        let own = groups.iter_mut().inspect(|_| looked(1)).find(|group| match grouping {
            Grouping::Item => false,
            Grouping::Level => group[0].level == step.level && group[0].action == step.action,
            // Nobody is reminded of what is not due yet in the tone of what is late.
            Grouping::Account => group[0].level.is_some() == step.level.is_some(),
        });
        match own {
            Some(group) => group.push(step),
            None => groups.push(vec![step]),
        }
    }
    groups
}

fn line(
    terms: &Terms,
    scenario: &Scenario,
    account: &Account,
    group: &[Next],
    listed: &[Said],
) -> Line {
    let highest = group.iter().max_by_key(|step| step.level).unwrap_or(&group[0]);
    let action = match highest.level.and_then(|level| scenario.step(level)) {
        Some(step) => step.action,
        None => highest.action,
    };
    let said = |step: &Next| Said {
        item: step.item.id.clone(),
        level: step.level,
        asked: step.asked,
        days_late: terms.today.since(step.item.due),
    };
    let mut items: Vec<Said> = group.iter().map(said).collect();
    items.extend_from_slice(listed);
    items
        .arrange_by(|one, other| (-one.days_late, &one.item).cmp(&(-other.days_late, &other.item)));
    let asked = items.iter().fold(Amount::ZERO, |sum, item| plus(sum, item.asked));
    let level = highest.level.unwrap_or(0);
    let gain = terms.gains.get(&(level, action)).copied().unwrap_or(1.0);
    let days = items.iter().map(|item| item.days_late).max().unwrap_or(0);
    Line {
        account: account.account.clone(),
        currency: account.currency,
        scenario: scenario.id.clone(),
        level,
        action,
        rank: rank(&terms.weights, asked, account.currency, days, (account.risk_permille, gain)),
        items,
        asked,
    }
}

fn rank(
    weights: &Weights,
    asked: Amount,
    currency: Currency,
    days_late: i32,
    (risk_permille, gain): (u32, f64),
) -> Rank {
    let units = 10_f64.powi(i32::try_from(currency.digits()).unwrap_or(2));
    let amount = asked.get().max(1) as f64 / units;
    let days = f64::from(days_late.max(1));
    let risk = f64::from(risk_permille.clamp(1, 1_000)) / 1_000.0;
    let score = amount.powf(weights.amount)
        * days.powf(weights.days)
        * risk.powf(weights.risk)
        * gain.powf(weights.gain);
    Rank { amount, days, risk, gain, score }
}
