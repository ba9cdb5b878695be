//! Today's run, as it is shown: each line with its reason, each thing held back with its own.

use std::collections::BTreeMap;

use hashbrown::HashMap;

use super::customer::reminder_view;
use super::facts::{self, Facts, Of};
use super::messages::gather;
use super::model::{OutcomeState, Reminder};
use super::policy::{Held, Line, Reason};
use super::promises::{self, Awaited};
use super::queries::{
    DunningRunQuery, DunningRunView, HeldLine, HeldReason, RankView, ReasonCount, Receipt,
    ReminderView, RunItem, RunLine, money,
};
use super::scenario::{Action, Mode, Scenario};
use super::{debit_notes, rehearsal, sentences};
use crate::base::{Amount, Currency, Day, Money};
use crate::book::Book;
use crate::rooms::customers::list::{self, Owed};
use crate::rooms::insight::figures::open_at;
use crate::rooms::payments::answers::Asking;
use crate::search::Search;

/// Lines given when the query asks for none in particular.
const LIMIT: usize = 200;

impl DunningRunQuery {
    /// Answers it.
    pub fn run(&self, of: Asking<'_>) -> DunningRunView {
        let customer = of.book.customers.find(&self.account);
        let facts = match (&*self.account, customer) {
            ("", _) => Facts::new(of, Of::All),
            (_, Some(customer)) => Facts::new(of, Of::Customer(customer)),
            (_, None) => return DunningRunView { day: of.today, ..DunningRunView::default() },
        };
        let mut run = facts.run();
        let search = Search::parse(&self.search);
        if !search.is_empty() {
            let mut buffer = String::new();
            let mut found = |account: &str, owed: Owed, currency: Currency| {
                let customer = of.book.customers.find(account);
                customer.is_some_and(|customer| {
                    list::holds(of.book, customer, &owed, currency, &search, &mut buffer)
                })
            };
            run.lines.retain(|line| found(&line.account, owed(line), line.currency));
            run.held.retain(|held| found(&held.account, Owed::default(), held.currency));
        }
        let limit = if self.limit == 0 { LIMIT } else { self.limit as usize };
        let first = self.offset as usize;
        let slice = |place: usize| first <= place && place - first < limit;
        let mut reasons: BTreeMap<HeldReason, u32> = BTreeMap::new();
        for held in &run.held {
            *reasons.entry(reason(&held.reason)).or_default() += 1;
        }
        let mut asked: BTreeMap<Currency, i64> = BTreeMap::new();
        for line in &run.lines {
            let sum = asked.entry(line.currency).or_default();
            *sum = sum.saturating_add(line.asked.get());
        }
        let shown = (0..).zip(&run.lines).filter(|(place, _)| slice(*place));
        let lines = shown.map(|(_, line)| facts.line(line)).collect();
        let held = (0..).zip(&run.held).filter(|(place, _)| slice(*place));
        DunningRunView {
            day: of.today,
            bank_known_until: facts.bank.known_until,
            fresh: facts.is_fresh(),
            ready: of.desk.is_ready(of.book),
            total: run.lines.len() as u32,
            asked: asked.into_iter().map(|(currency, sum)| money(sum, currency)).collect(),
            lines,
            held_total: run.held.len() as u32,
            reasons: reasons
                .into_iter()
                .map(|(reason, count)| ReasonCount { reason, count })
                .collect(),
            held: held.map(|(_, held)| facts.held(held)).collect(),
            written: self.written(of),
            weights: facts.rules.weights,
            rehearsal: self.rehearsal.then(|| rehearsal::rehearse(&facts, &run.lines)),
            misunderstood: search.misunderstood_on(list::applies),
        }
    }
}

impl DunningRunQuery {
    /// What was written and waits to be sent.
    pub(super) fn written(&self, of: Asking<'_>) -> Vec<ReminderView> {
        let dunning = &of.book.dunning;
        let recent = of.today.plus(-30)..=of.today;
        let waits = |reminder: &&Reminder| {
            (self.account.is_empty() || self.account == reminder.account)
                && recent.contains(&reminder.on)
                && dunning.outcome(&reminder.id).state == OutcomeState::Written
        };
        let latest = dunning.reminders().iter().rev().filter(waits).take(LIMIT);
        latest.map(|reminder| reminder_view(of.book, reminder)).collect()
    }
}

fn owed(line: &Line) -> Owed {
    let days_late = line.items.iter().map(|said| said.days_late).max().unwrap_or(0);
    let overdue = if 0 < days_late { line.asked.get() } else { 0 };
    let items = line.items.len() as u32;
    Owed { open: line.asked.get(), overdue, items, days_late, disputed: 0 }
}

/// The reason without its particulars.
pub(super) fn reason(reason: &Reason) -> HeldReason {
    match reason {
        Reason::BankStale { .. } => HeldReason::BankStale,
        Reason::Insolvent => HeldReason::Insolvent,
        Reason::AccountHeld { .. } => HeldReason::AccountHeld,
        Reason::NothingNet => HeldReason::NothingNet,
        Reason::Tolerated => HeldReason::Tolerated,
        Reason::TooSoon { .. } => HeldReason::TooSoon,
        Reason::Capped { .. } => HeldReason::Capped,
        Reason::Contested => HeldReason::Contested,
        Reason::Disputed => HeldReason::Disputed,
        Reason::Promised { .. } => HeldReason::Promised,
        Reason::Planned => HeldReason::Planned,
        Reason::Held { .. } => HeldReason::Held,
        Reason::LikelyReceipt { .. } => HeldReason::LikelyReceipt,
        Reason::Unreachable { .. } => HeldReason::Unreachable,
        Reason::LeftOut => HeldReason::LeftOut,
    }
}

impl Facts<'_> {
    /// How a line is shown.
    pub(super) fn line(&self, line: &Line) -> RunLine {
        let book = self.of.book;
        let customer = book.customers.find(&line.account);
        let scenario = self.scenarios.iter().find(|scenario| scenario.id == line.scenario);
        let kept = promises::awaited(book, &line.account, self.of.today);
        let items: Vec<RunItem> = line
            .items
            .iter()
            .filter_map(|said| {
                let row = book.invoices.find_id(&book.customers, &said.item)?;
                let mut item = run_item(book, row, self.of.today, &kept);
                item.asked = Money::new(said.asked, line.currency);
                item.reaches = said.level;
                Some(item)
            })
            .collect();
        let levels = scenario.map_or(0, |scenario| scenario.levels());
        let rank = &line.rank;
        RunLine {
            name: customer.map_or(&*line.account, |of| book.customers.name(of)).to_owned(),
            scenario: line.scenario.clone(),
            level: line.level,
            levels,
            action: line.action,
            mode: self.mode(&line.account, scenario),
            language: facts::language(book, &line.account).to_owned(),
            debtor: customer.map(|of| facts::debtor(book, of)).unwrap_or_default(),
            asked: Money::new(line.asked, line.currency),
            notice: (line.action == Action::FormalNotice).then(|| self.notice(line)),
            days_late: items.iter().map(|item| item.days_late).max().unwrap_or(0),
            why: sentences::why(self.of.locale, line, &items, levels),
            rank: RankView {
                amount: rank.amount,
                days: rank.days,
                risk: rank.risk,
                gain: rank.gain,
                score: rank.score,
            },
            contact: contact(book, &line.account, line.action),
            last_contact: book.dunning.contacted(&line.account).last().copied(),
            account: line.account.clone(),
            items,
        }
    }

    /// What a formal notice asks for: what is owed, and what lateness costs on it. Without rates that are certain, what is
    /// owed alone.
    fn notice(&self, line: &Line) -> Money {
        let book = self.of.book;
        let rows = line.items.iter();
        let rows = rows.filter_map(|said| book.invoices.find_id(&book.customers, &said.item));
        let rows: Vec<u32> = rows.collect();
        let customer = book.customers.find(&line.account);
        let debtor = customer.map(|of| facts::debtor(book, of)).unwrap_or_default();
        let claim = gather::claim(book, &rows, self.of.today);
        let cost = debit_notes::owed(claim, debtor, line.currency).map(|(cost, _)| cost);
        let waits = gather::late_waits(book, &line.account);
        let cost = cost.filter(|_| !waits).unwrap_or(Amount::ZERO);
        Money::new(line.asked.checked_add(cost).unwrap_or(line.asked), line.currency)
    }

    /// Who presses the button for a customer.
    pub(super) fn mode(&self, account: &str, scenario: Option<&Scenario>) -> Mode {
        let own = self.of.book.dunning.treatment(account).and_then(|treatment| treatment.mode);
        own.or(scenario.map(|scenario| scenario.mode)).unwrap_or_default()
    }

    /// How something held back is shown.
    pub(super) fn held(&self, held: &Held) -> HeldLine {
        let book = self.of.book;
        let customer = book.customers.find(&held.account);
        let row = book.invoices.find_id(&book.customers, &held.item);
        let today = self.of.today;
        let open = match row {
            Some(row) => open_at(book, row, today.get()),
            None => {
                let position =
                    customer.and_then(|of| book.customers.find_position(of, held.currency));
                // In the order of positions.
                let place = position.and_then(|of| self.positions.binary_search(&of).ok());
                let account = place.and_then(|place| self.accounts.get(place));
                let items = account.map_or(&[][..], |of| &of.items);
                let late = items.iter().filter(|item| item.due < today);
                late.map(|item| item.open.get().max(0)).sum()
            }
        };
        let until = match &held.reason {
            Reason::AccountHeld { until } | Reason::Held { until } => Some(*until),
            // One day for one promise: the margin is the sentence's to explain.
            Reason::Promised { due, .. } => Some(*due),
            Reason::TooSoon { from } | Reason::Capped { from } => Some(*from),
            _ => None,
        };
        let receipt = match &held.reason {
            Reason::LikelyReceipt { line } => receipt(book, line),
            _ => None,
        };
        let number = row.map_or("", |row| book.invoices.number.get(row as usize));
        HeldLine {
            name: customer.map_or(&*held.account, |of| book.customers.name(of)).to_owned(),
            account: held.account.clone(),
            item: held.item.clone(),
            number: number.to_owned(),
            open: money(open, held.currency),
            reason: reason(&held.reason),
            until,
            sentence: sentences::held(self, held, receipt.as_ref()),
            receipt,
        }
    }
}

/// What running promises keep of the receivables of a customer.
pub(super) type Kept = HashMap<u32, Awaited>;

/// How an item is shown, as it stands; all of it is asked for but what is disputed or promised.
pub(super) fn run_item(book: &Book, row: u32, today: Day, kept: &Kept) -> RunItem {
    let at = row as usize;
    let id = book.invoices.id(&book.customers, row);
    let currency = book.customers.currency_of(book.invoices.position[at]);
    let open = open_at(book, row, today.get());
    let level = book.dunning.level(&id);
    let due = Day::new(book.invoices.due[at]);
    let disputed = promises::disputed(book, row, today);
    let awaited = kept.get(&row).copied().unwrap_or_default();
    let promised = awaited.promised + awaited.planned;
    let some = |cents: i64| (0 < cents).then(|| money(cents, currency));
    RunItem {
        number: book.invoices.number.get(at).to_owned(),
        due,
        days_late: today.since(due),
        open: money(open, currency),
        asked: money((open - disputed - promised).max(open.min(0)), currency),
        disputed: some(disputed),
        promised: some(promised),
        promised_for: awaited.due,
        level: level.level,
        level_on: level.on,
        reaches: None,
        item: id,
    }
}

/// A receipt that nobody has matched.
fn receipt(book: &Book, id: &str) -> Option<Receipt> {
    let bank = book.payments.bank();
    let line = bank.find_id(id)?;
    let at = line as usize;
    Some(Receipt {
        line: id.to_owned(),
        booked: Day::new(bank.booked[at]),
        label: bank.label.get(at).to_owned(),
        payer: bank.payer.get(at).to_owned(),
        amount: bank.money(line),
    })
}

/// Where a message by these means goes; empty where nothing is known. Who pays comes before who gets invoices.
pub(super) fn contact(book: &Book, account: &str, action: Action) -> String {
    use crate::rooms::customers::details::{ContactRole, Person};
    let rank = |person: &&Person| match person.role {
        ContactRole::Accounting => 0,
        ContactRole::Billing => 1,
        ContactRole::Purchasing => 2,
        ContactRole::Other => 3,
    };
    let first = |of: fn(&Person) -> &String| {
        let people = book.customers.people(account).iter();
        let with = people.filter(|person| !of(person).trim().is_empty());
        with.min_by_key(rank).map(|person| of(person).trim().to_owned()).unwrap_or_default()
    };
    match action {
        Action::Email | Action::PortalStatement => first(|person| &person.email),
        Action::Sms | Action::Call => first(|person| &person.phone),
        Action::Letter | Action::RegisteredLetter | Action::FormalNotice => {
            let details = book.customers.details(account);
            let address = details.map(|details| &details.billing);
            let known = address.filter(|address| !address.city.trim().is_empty());
            known.map_or_else(String::new, |address| {
                format!("{} {}", address.post_code, address.city).trim().to_owned()
            })
        }
        Action::Task | Action::ToSales | Action::ToManagement | Action::LitigationPack => {
            let customer = book.customers.find(account);
            customer.map_or("", |of| book.customers.assignee.get(of)).to_owned()
        }
    }
}
