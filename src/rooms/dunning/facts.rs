//! What the book knows of customers and items, as far as reminders go: the facts that a run is drawn up from.

use std::collections::{BTreeMap, BTreeSet};

use hashbrown::{HashMap, HashSet};

use super::growth::looked;
use super::model::{Matter, Reminder, Rules};
use super::performance;
use super::policy::{self, Account, Bank, Held, Item, LikelyReceipt, Run, Terms, Weights};
use super::promises::{self, Awaited, Standing};
use super::queries::PromiseState;
use super::scenario::{Action, Debtor, Profile, Scenario};
use crate::base::{Amount, Day};
use crate::book::Book;
use crate::rooms::customers::details::Nature;
use crate::rooms::insight::open::open_on;
use crate::rooms::invoices::{CONTESTED, IN_DISPUTE};
use crate::rooms::payments::answers::Asking;
use crate::rooms::payments::matching::{Doubt, Level};

/// What kind of debtor a customer counts as: as decided, else as its file says.
pub(super) fn debtor(book: &Book, customer: u32) -> Debtor {
    let account = book.customers.account(customer);
    let decided = book.dunning.treatment(account).and_then(|treatment| treatment.debtor);
    decided.unwrap_or_else(|| match book.customers.details(account).map(|of| of.nature) {
        Some(Nature::Public) => Debtor::PublicBody,
        Some(Nature::Consumer) => Debtor::Consumer,
        Some(Nature::Business) | None => Debtor::Professional,
    })
}

/// What a customer has done so far: how it pays, and how likely it is not to pay by itself.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Habit {
    /// As its payments show.
    pub profile: Profile,
    /// Three hundred without a history; else one hundred and ten more for each day that it pays late on average, from
    /// fifty to nine hundred and fifty, and two hundred more where it pays later and later.
    pub risk_permille: u32,
}

/// Settlements from which on there is a habit.
const HABIT: usize = 3;

/// How a position pays, from the settlements known on a day.
///
/// Days late of each settlement, weighted by amount. Punctual: three days at most on average. Failing: the last third
/// of them fifteen days later than the first third, and twenty days late. Disputing: one invoice of seven is
/// disputed. Otherwise forgetful. Who pays late in certain months is not told apart by itself.
pub(super) fn habit(book: &Book, position: u32, today: Day) -> Habit {
    let invoices = &book.invoices;
    let mut settled: Vec<(i32, i32, i64)> = Vec::new();
    let (mut all, mut disputed) = (0_usize, 0_usize);
    for row in invoices.of_position(position) {
        let at = row as usize;
        if invoices.gross[at] <= 0 {
            continue;
        }
        all += 1;
        disputed += usize::from(invoices.flags[at] & IN_DISPUTE != 0);
        for paid in book.payments.rows.of(row).filter(|paid| paid.day <= today.get()) {
            settled.push((paid.day, paid.day - invoices.due[at], paid.amount));
        }
    }
    if settled.len() < HABIT {
        return Habit { profile: Profile::Unknown, risk_permille: 300 };
    }
    settled.sort_unstable();
    let mean = |of: &[(i32, i32, i64)]| -> i64 {
        let weight: i128 = of.iter().map(|(_, _, amount)| i128::from(*amount)).sum();
        let days: i128 = of.iter().map(|(_, late, of)| i128::from(*late) * i128::from(*of)).sum();
        i64::try_from(days.checked_div(weight).unwrap_or(0)).unwrap_or(0)
    };
    let third = settled.len().div_ceil(3);
    let (first, last) = (mean(&settled[..third]), mean(&settled[settled.len() - third..]));
    let failing = first + 15 <= last && 20 <= last;
    let average = mean(&settled);
    let profile = if failing {
        Profile::Failing
    } else if all <= disputed.saturating_mul(7) {
        Profile::Disputing
    } else if average <= 3 {
        Profile::Punctual
    } else {
        Profile::Forgetful
    };
    let risk = (100 + 10 * average).clamp(50, 950) + if failing { 200 } else { 0 };
    Habit { profile, risk_permille: u32::try_from(risk.min(1_000)).unwrap_or(1_000) }
}

/// Everything that a run is drawn up from, gathered once.
pub(super) struct Facts<'a> {
    /// Who asks.
    pub of: Asking<'a>,
    /// The rules of the firm.
    pub rules: Rules,
    /// The scenarios in the order in which they are tried, the rules applied.
    pub scenarios: Vec<Scenario>,
    /// The accounts with something open, in the order of customers and currencies.
    pub accounts: Vec<Account>,
    /// Of each account, its position.
    pub positions: Vec<u32>,
    /// The bank.
    pub bank: Bank,
    /// Of promises that concern something open, where they stand.
    pub promises: BTreeMap<&'a str, Standing>,
    /// What somebody left out of today's run.
    pub left_out: BTreeSet<String>,
    /// What steps bring, by experience.
    gains: BTreeMap<(u8, Action), f64>,
}

/// Which positions are looked at.
#[derive(Clone, Copy)]
pub(super) enum Of<'a> {
    /// All with something open.
    All,
    /// Those of one customer.
    Customer(u32),
    /// Those of some accounts.
    Accounts(&'a HashSet<&'a str>),
}

impl<'a> Facts<'a> {
    /// Gathers what is known of some customers.
    pub fn new(of: Asking<'a>, who: Of<'_>) -> Facts<'a> {
        let (book, today) = (of.book, of.today);
        let state = &book.dunning;
        let rules = state.rules();
        let scenarios = scenarios(book, &rules);
        let mut open: Vec<(u32, u32, i64)> = match who {
            Of::Customer(customer) => {
                let positions = book.customers.positions_of(customer);
                let rows = positions.flat_map(|position| book.invoices.of_position(position));
                let open = |row: u32| {
                    let open = crate::rooms::insight::figures::open_at(book, row, today.get());
                    (book.invoices.position[row as usize], row, open)
                };
                rows.map(open).filter(|(_, _, open)| *open != 0).collect()
            }
            _ => open_on(book, today)
                .into_iter()
                .map(|(row, open)| (book.invoices.position[row as usize], row, open))
                .collect(),
        };
        if let Of::Accounts(accounts) = who {
            open.retain(|(position, ..)| {
                let customer = book.customers.customer_of(*position);
                accounts.contains(book.customers.account(customer))
            });
        }
        open.sort_unstable();
        let argued = argued(book);
        let (promises, promised) = promised(book, today, &open, &argued);
        let contested = contested(book);
        let receipts = receipts(of, &open);
        let held: HashMap<&str, Day> =
            state.pauses(Matter::ItemHold).map(|(item, pause)| (item, pause.until)).collect();
        let disputes: HashMap<&str, i64> =
            state.disputes().map(|(item, dispute)| (item, dispute.amount.amount.get())).collect();
        let left_out = state.pauses(Matter::LeftOut);
        let left_out = left_out.filter(|(_, pause)| today <= pause.until);
        let left_out = left_out.map(|(item, _)| item.to_owned()).collect();
        let undecided: HashSet<&str> = state
            .all(Matter::Scenario)
            .filter(|(_, kept)| kept.is_contested())
            .map(|(id, _)| id)
            .collect();
        let mut facts = Facts {
            of,
            bank: Bank {
                // A day in the future would hide that the bank is not known any more.
                known_until: book
                    .payments
                    .known_until()
                    .max(rules.receipts_known.map(|said| said.min(today))),
                fresh_days: rules.fresh_days,
            },
            rules,
            scenarios,
            accounts: Vec::new(),
            positions: Vec::new(),
            promises,
            left_out,
            gains: performance::gains(book, today),
        };
        for run in open.chunk_by(|one, other| one.0 == other.0) {
            let position = run[0].0;
            let mut account = facts.account(position);
            looked(run.len());
            for &(_, row, open) in run {
                let mut item = item(book, row, open, &held, &disputes, &promised, &contested);
                if argued.contains(&row) {
                    item.disputed = Amount::new(open.max(0));
                }
                account.items.push(item);
            }
            if let Some(of) = receipts.get(&position) {
                account.receipts.clone_from(of);
            }
            // Nobody is spoken to in a tone that two of us have not agreed on.
            let treated = state.decision(Matter::Treatment, &account.account);
            let scenario = policy::scenario_of(&facts.scenarios, &account);
            if treated.is_some_and(|known| known.is_contested())
                || scenario.is_some_and(|scenario| undecided.contains(&*scenario.id))
            {
                account.items.iter_mut().for_each(|item| item.contested = true);
            }
            facts.accounts.push(account);
            facts.positions.push(position);
        }
        facts
    }

    fn account(&self, position: u32) -> Account {
        let (book, today) = (self.of.book, self.of.today);
        let customer = book.customers.customer_of(position);
        let account = book.customers.account(customer);
        let treatment = book.dunning.treatment(account).cloned().unwrap_or_default();
        let habit = habit(book, position, today);
        let segment = match &*treatment.segment {
            "" => book.customers.segment(customer).to_owned(),
            segment => segment.to_owned(),
        };
        let payments = book.payments.of_position(position);
        let unallocated: i64 = payments
            .filter(|payment| book.payments.paid[*payment as usize] <= today.get())
            .map(|payment| book.payments.rest[payment as usize])
            .sum();
        let held = book.dunning.pause(Matter::AccountHold, account);
        Account {
            account: account.to_owned(),
            currency: book.customers.currency_of(position),
            scenario: treatment.scenario,
            grouping: treatment.grouping,
            segment,
            debtor: debtor(book, customer),
            profile: treatment.profile.unwrap_or(habit.profile),
            language: language(book, account).to_owned(),
            items: Vec::new(),
            unallocated: Amount::new(unallocated.max(0)),
            held_until: held.map(|pause| pause.until),
            insolvent: treatment.insolvent.is_some_and(|judgment| judgment <= today),
            receipts: Vec::new(),
            contacted: book.dunning.contacted(account),
            // A message without an address can still be drafted: the rehearsal says that it lacks one.
            unreachable: BTreeSet::new(),
            risk_permille: habit.risk_permille,
        }
    }

    /// The run of these facts.
    pub fn run(&self) -> Run {
        policy::run(&self.terms(), &self.accounts)
    }

    /// The run under other rules, or with a scenario as it would be. What is promised stands as the rules have it now.
    pub fn run_as(&self, rules: Option<&Rules>, trial: Option<&Scenario>) -> Run {
        let rules = rules.unwrap_or(&self.rules);
        let all = self.of.book.dunning.scenarios_as(&rules.scenario, trial);
        let scenarios = ruled(all, rules);
        let bank = Bank { fresh_days: rules.fresh_days, ..self.bank };
        let weights = weights(rules);
        let terms = Terms { scenarios: &scenarios, bank, weights, ..self.terms() };
        policy::run(&terms, &self.accounts)
    }

    /// What holds an item that was said already; `None` where nothing does, or where it is open no more.
    pub fn stands_in_the_way(&self, reminder: &Reminder, item: &str) -> Option<Held> {
        let mut of = self.accounts.iter();
        let account =
            of.find(|of| of.account == reminder.account && of.currency == reminder.currency)?;
        let known = account.items.iter().find(|known| known.id == item)?;
        let reason = policy::obstacle(&self.terms(), account, known)?;
        let (account, currency) = (account.account.clone(), account.currency);
        Some(Held { account, currency, item: item.to_owned(), reason })
    }

    /// What a run is drawn up with.
    pub fn terms(&self) -> Terms<'_> {
        Terms {
            today: self.of.today,
            bank: self.bank,
            scenarios: &self.scenarios,
            left_out: &self.left_out,
            weights: weights(&self.rules),
            gains: &self.gains,
        }
    }

    /// The bank is known well enough to remind anybody.
    pub fn is_fresh(&self) -> bool {
        let Bank { known_until, fresh_days } = self.bank;
        known_until.is_some_and(|known| self.of.today.since(known) <= fresh_days)
    }
}

/// The language of a customer: `fr` or `en`.
pub(super) fn language<'a>(book: &'a Book, account: &str) -> &'a str {
    let language = book.customers.details(account).map_or("", |details| &details.language);
    if language.is_empty() { "fr" } else { language }
}

/// The scenarios with the rules of the firm applied: of limits, the stricter.
pub(super) fn scenarios(book: &Book, rules: &Rules) -> Vec<Scenario> {
    ruled(book.dunning.scenarios(), rules)
}

fn weights(rules: &Rules) -> Weights {
    let [amount, days, risk, gain] = rules.weights.map(|weight| f64::from(weight) / 100.0);
    Weights { amount, days, risk, gain }
}

fn ruled(mut all: Vec<Scenario>, rules: &Rules) -> Vec<Scenario> {
    all.iter_mut().for_each(|scenario| rule(scenario, rules));
    all
}

/// A scenario with the rules of the firm applied.
pub(super) fn rule(scenario: &mut Scenario, rules: &Rules) {
    let between = scenario.days_between_contacts.max(rules.days_between_contacts);
    scenario.days_between_contacts = between;
    if 0 < rules.contacts_in_thirty_days {
        let cap = &mut scenario.contacts_in_thirty_days;
        *cap = rules.contacts_in_thirty_days.min(*cap);
    }
    let tolerance = Amount::new(rules.tolerance_minor_units.into());
    scenario.tolerance = scenario.tolerance.max(tolerance);
    scenario.grouping = rules.grouping.unwrap_or(scenario.grouping);
    scenario.mode = rules.mode.unwrap_or(scenario.mode);
}

fn item(
    book: &Book,
    row: u32,
    open: i64,
    held: &HashMap<&str, Day>,
    disputes: &HashMap<&str, i64>,
    promised: &HashMap<u32, Awaited>,
    contested: &HashSet<u32>,
) -> Item {
    let at = row as usize;
    let id = book.invoices.id(&book.customers, row);
    let flags = book.invoices.flags[at];
    let part = disputes.get(&*id).copied().unwrap_or(0).min(open.max(0));
    let disputed = if flags & IN_DISPUTE != 0 { open.max(0) } else { part };
    let level = book.dunning.level(&id);
    let promised = promised.get(&row).copied().unwrap_or_default();
    Item {
        due: Day::new(book.invoices.due[at]),
        open: Amount::new(open),
        disputed: Amount::new(disputed),
        promised: Amount::new(promised.promised),
        promised_until: promised.until,
        promised_for: promised.due,
        planned: Amount::new(promised.planned),
        held_until: held.get(&*id).copied(),
        contested: flags & CONTESTED != 0 || contested.contains(&row),
        level: level.level,
        level_on: level.on,
        reminded_before: level.before,
        id,
    }
}

/// Where the promises stand that concern something open, and what they say of each item.
fn promised<'a>(
    book: &'a Book,
    today: Day,
    open: &[(u32, u32, i64)],
    argued: &HashSet<u32>,
) -> (BTreeMap<&'a str, Standing>, HashMap<u32, Awaited>) {
    let (mut standings, mut promised) = (BTreeMap::new(), HashMap::new());
    let mut open_rows: Option<HashMap<u32, i64>> = None;
    for (id, promise) in book.dunning.promises() {
        let open_rows =
            open_rows.get_or_insert_with(|| open.iter().map(|(_, row, of)| (*row, *of)).collect());
        let is_open = |item: &String| {
            let row = book.invoices.find_id(&book.customers, item);
            row.is_some_and(|row| open_rows.contains_key(&row))
        };
        if !promise.items.iter().any(is_open) {
            continue;
        }
        let standing = promises::standing(book, id, promise, today);
        if standing.state == PromiseState::Open {
            let free = |row: u32| match open_rows.get(&row) {
                Some(open) if !argued.contains(&row) => {
                    open.max(&0) - promises::disputed(book, row, today)
                }
                _ => 0,
            };
            promises::await_parts(&mut promised, book, (promise, &standing), free);
        }
        standings.insert(id, standing);
    }
    (standings, promised)
}

/// The receivables that their buyers dispute or have suspended, as platforms tell it.
fn argued(book: &Book) -> HashSet<u32> {
    let documents = book.invoices.issuing.argued();
    let rows = documents.flat_map(|(account, number)| {
        let customer = book.customers.accounts.find(account);
        let row = move |rank| book.invoices.find(customer?, number, rank);
        (0..=u16::MAX).map_while(row)
    });
    rows.collect()
}

/// The receivables that a contested decision names: of an allocation, or of a line of a statement.
fn contested(book: &Book) -> HashSet<u32> {
    let payments = &book.payments;
    let allocations = payments.decisions.values().filter(|known| known.is_contested());
    let mut rows = HashSet::new();
    let mut name = |id: &String| rows.extend(book.invoices.find_id(&book.customers, id));
    for known in allocations {
        known.values().flat_map(|lines| lines.keys()).for_each(&mut name);
    }
    for known in payments.bank().decisions.values().filter(|known| known.is_contested()) {
        let parts = known.values().flat_map(|intent| &intent.parts);
        for part in parts {
            part.lines.keys().for_each(&mut name);
            part.differences.iter().map(|of| &of.receivable).for_each(&mut name);
        }
    }
    rows
}

/// What the bank holds that nobody has matched, by the position that it looks like: what a proposal settles; every item of
/// the customers between whom the matching cannot decide; and where nothing is known of the payer, the items of exactly
/// that amount.
fn receipts(of: Asking<'_>, open: &[(u32, u32, i64)]) -> BTreeMap<u32, Vec<LikelyReceipt>> {
    let (book, bank) = (of.book, of.book.payments.bank());
    let mut found: BTreeMap<(u32, u32), Option<BTreeSet<u32>>> = BTreeMap::new();
    let mut unknown: HashMap<i64, Vec<u32>> = HashMap::new();
    // A set of rows, or `None` for every item of the position.
    let mut add = |position: u32, line: u32, rows: Option<u32>| match rows {
        Some(row) => {
            let known = found.entry((position, line)).or_insert_with(|| Some(BTreeSet::new()));
            if let Some(known) = known {
                known.insert(row);
            }
        }
        None => {
            found.insert((position, line), None);
        }
    };
    for outcome in of.desk.outcomes() {
        let line = outcome.line;
        let received = bank.amount[line as usize];
        if received <= 0 || bank.intent(line).is_some() {
            continue;
        }
        let mut whole: Vec<u32> = Vec::new();
        for proposal in &outcome.proposals {
            for allocation in &proposal.allocations {
                add(book.invoices.position[allocation.item as usize], line, Some(allocation.item));
            }
            if proposal.allocations.is_empty() || outcome.level == Level::Ambiguous {
                whole.extend(&proposal.customers);
            }
        }
        for doubt in &outcome.doubts {
            match doubt {
                Doubt::SeveralCustomers(customers) => whole.extend(customers),
                Doubt::ReferenceElsewhere(customer) => whole.push(*customer),
                _ => (),
            }
        }
        for position in whole.iter().flat_map(|customer| book.customers.positions_of(*customer)) {
            add(position, line, None);
        }
        if outcome.proposals.is_empty() && whole.is_empty() && outcome.level == Level::Nothing {
            unknown.entry(received).or_default().push(line);
        }
    }
    if !unknown.is_empty() {
        for &(position, row, amount) in open {
            for line in unknown.get(&amount).into_iter().flatten() {
                let currency = bank.account_of(*line).currency;
                if book.customers.currency_of(position) == currency {
                    add(position, *line, Some(row));
                }
            }
        }
    }
    let mut receipts: BTreeMap<u32, Vec<LikelyReceipt>> = BTreeMap::new();
    for ((position, line), rows) in found {
        let items = rows.unwrap_or_default().into_iter();
        let items = items.map(|row| book.invoices.id(&book.customers, row)).collect();
        let receipt = LikelyReceipt { line: bank.id(line), items };
        receipts.entry(position).or_default().push(receipt);
    }
    receipts
}
