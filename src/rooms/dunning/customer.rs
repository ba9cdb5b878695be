//! What the page of a customer shows of reminders.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::facts::{Facts, Of, debtor, habit};
use super::model::{ClaimState, Matter, Reminder};
use super::policy;
use super::promises::{self, number};
use super::queries::{
    CustomerDunningQuery, CustomerDunningView, LateInvoice, PauseKind, PauseView, ReminderView,
    RunItem, money,
};
use super::scenario::Action;
use super::{debit_notes, late, run, sentences};
use crate::base::{Arrange, Currency, Day, Money};
use crate::book::Book;
use crate::rooms::payments::answers::Asking;

/// Open items shown.
const ITEMS: usize = 500;
/// Reminders and late invoices shown.
const LINES: usize = 200;
/// Days after which a claim between traders is barred (five years: Code de commerce, art. L110-4): what was paid before
/// shows no interest any more.
const BARRED: i32 = 1_827;

impl CustomerDunningQuery {
    /// Answers it; `None` where there is no such customer.
    pub fn run(&self, of: Asking<'_>) -> Option<CustomerDunningView> {
        let book = of.book;
        let customer = book.customers.find(&self.account)?;
        let account = book.customers.account(customer);
        let facts = Facts::new(of, Of::Customer(customer));
        let run = facts.run();
        let known = facts.accounts.first();
        let scenario = known.and_then(|known| policy::scenario_of(&facts.scenarios, known));
        let decided = book.dunning.treatment(account).cloned().unwrap_or_default();
        let found = known.map(|known| known.profile).unwrap_or_else(|| {
            let first = book.customers.positions_of(customer).next();
            let found = first.map(|position| habit(book, position, of.today).profile);
            decided.profile.or(found).unwrap_or_default()
        });
        let items = facts.accounts.iter().flat_map(|known| &known.items);
        let rows = items.filter_map(|item| book.invoices.find_id(&book.customers, &item.id));
        let kept = promises::awaited(book, account, of.today);
        let mut items: Vec<RunItem> =
            rows.map(|row| run::run_item(book, row, of.today, &kept)).collect();
        items.arrange_by(|one, other| (one.due, &one.item).cmp(&(other.due, &other.item)));
        items.truncate(ITEMS);
        let as_of = self.as_of.unwrap_or(of.today);
        let late = late(book, customer, as_of);
        let mut interest: BTreeMap<Currency, i64> = BTreeMap::new();
        let mut indemnity: BTreeMap<Currency, i64> = BTreeMap::new();
        for invoice in &late {
            // What was claimed stands as it was claimed.
            let (owed, fixed) = match &invoice.claim {
                Some(claim) if claim.state != ClaimState::Claimed => continue,
                Some(claim) => (claim.interest, claim.indemnity),
                None => (invoice.interest, invoice.indemnity),
            };
            *interest.entry(owed.currency).or_default() += owed.amount.get();
            *indemnity.entry(fixed.currency).or_default() += fixed.amount.get();
        }
        let mut overdue: BTreeMap<Currency, i64> = BTreeMap::new();
        for item in items.iter().filter(|item| 0 < item.days_late && 0 < item.open.amount.get()) {
            *overdue.entry(item.open.currency).or_default() += item.open.amount.get();
        }
        let contact = |action| run::contact(book, account, action);
        let contested = book.dunning.decision(Matter::Treatment, account);
        Some(CustomerDunningView {
            account: account.to_owned(),
            name: book.customers.name(customer).to_owned(),
            contested: contested.is_some_and(|known| known.is_contested()),
            scenario: scenario.map(|scenario| scenario.id.clone()).unwrap_or_default(),
            scenario_name: scenario
                .map(|scenario| sentences::scenario(of.locale, scenario))
                .unwrap_or_default(),
            grouping: decided
                .grouping
                .or(scenario.map(|scenario| scenario.grouping))
                .unwrap_or_default(),
            mode: facts.mode(account, scenario),
            email: contact(Action::Email),
            phone: contact(Action::Call),
            town: contact(Action::Letter),
            overdue: monies(overdue),
            debtor: debtor(book, customer),
            profile: found,
            items,
            pauses: pauses(book, account, of.today),
            lines: run.lines.iter().map(|line| facts.line(line)).collect(),
            held: run.held.iter().map(|held| facts.held(held)).collect(),
            promises: promises::of_account(book, account, of.today),
            reminders: book
                .dunning
                .reminders_of(account)
                .rev()
                .take(LINES)
                .map(|reminder| reminder_view(book, reminder))
                .collect(),
            late,
            notes: debit_notes::of_account(book, account),
            interest: monies(interest),
            indemnity: monies(indemnity),
            as_of,
            treatment: decided,
        })
    }
}

fn monies(sums: BTreeMap<Currency, i64>) -> Vec<Money> {
    let some = sums.into_iter().filter(|(_, sum)| *sum != 0);
    some.map(|(currency, sum)| money(sum, currency)).collect()
}

/// What lateness costs on each invoice of a customer, the latest due date first.
fn late(book: &Book, customer: u32, as_of: Day) -> Vec<LateInvoice> {
    let positions = book.customers.positions_of(customer);
    let rows = positions.flat_map(|position| book.invoices.of_position(position));
    let first = |row: &u32| {
        let at = *row as usize;
        book.invoices.rank[at] == 0
            && late::is_claim(book, *row)
            && as_of.since(Day::new(book.invoices.due[at])) < BARRED
    };
    let mut rows: Vec<u32> = rows.filter(first).collect();
    rows.arrange_by_key(|row| (Reverse(book.invoices.due[*row as usize]), *row));
    let late = rows.into_iter().filter_map(|row| late::invoice(book, row, as_of));
    late.take(LINES).collect()
}

/// A reminder, and what became of it.
pub(super) fn reminder_view(book: &Book, reminder: &Reminder) -> ReminderView {
    let customer = book.customers.find(&reminder.account);
    let asked = reminder.items.iter().map(|said| said.asked.amount.get()).sum();
    ReminderView {
        outcome: book.dunning.outcome(&reminder.id),
        name: customer.map_or(&*reminder.account, |of| book.customers.name(of)).to_owned(),
        numbers: reminder.items.iter().map(|said| number(book, &said.item)).collect(),
        asked: money(asked, reminder.currency),
        reminder: reminder.clone(),
    }
}

/// What somebody holds, disputes, left out or snoozed of a customer; what is over last.
fn pauses(book: &Book, account: &str, today: Day) -> Vec<PauseView> {
    let dunning = &book.dunning;
    let ours = |item: &str| {
        let row = book.invoices.find_id(&book.customers, item)?;
        let customer = book.invoices.customer[row as usize];
        (book.customers.account(customer) == account).then(|| number(book, item))
    };
    let mut all = Vec::new();
    for (matter, kind) in
        [(Matter::AccountHold, PauseKind::Held), (Matter::Snooze, PauseKind::Snoozed)]
    {
        if let Some(pause) = dunning.pause(matter, account) {
            all.push(PauseView {
                kind,
                item: String::new(),
                number: String::new(),
                until: Some(pause.until),
                amount: None,
                reason: pause.reason.clone(),
                over: pause.until < today,
            });
        }
    }
    for (matter, kind) in
        [(Matter::ItemHold, PauseKind::Held), (Matter::LeftOut, PauseKind::LeftOut)]
    {
        for (item, pause) in dunning.pauses(matter) {
            let Some(number) = ours(item) else { continue };
            all.push(PauseView {
                kind,
                item: item.to_owned(),
                number,
                until: Some(pause.until),
                amount: None,
                reason: pause.reason.clone(),
                over: pause.until < today,
            });
        }
    }
    for (item, dispute) in dunning.disputes() {
        let Some(number) = ours(item) else { continue };
        all.push(PauseView {
            kind: PauseKind::Disputed,
            item: item.to_owned(),
            number,
            until: None,
            amount: Some(dispute.amount),
            reason: dispute.reason.clone(),
            over: false,
        });
    }
    all.arrange_by_key(|pause| pause.over);
    all
}
