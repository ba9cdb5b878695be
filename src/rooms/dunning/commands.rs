//! What somebody decides about reminders, one act at a time, several in one entry; and why an act is refused.

mod refusal;

use serde::{Deserialize, Serialize};

use super::events::{Event, Set};
use super::messages::Template;
use super::model::{
    Claim, ClaimState, Dispute, Matter, Note, Outcome, OutcomeState, Pause, Promise, PromisePart,
    PromiseSource, Rules, Slot, Treatment, Value,
};
use super::queries::PromiseState;
use super::scenario::{Scenario, ready};
use super::{debit_notes, late, promises};
use crate::base::{Amount, Currency, Day, Money};
use crate::book::Book;
use crate::rooms::invoices::issuing::{Here, number};

pub use refusal::Refusal;

/// One act. In JavaScript an object with one name: `{ "hold": { "on": { "account": "C1" }, "until": …, "reason": … } }`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", rename_all_fields = "camelCase")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(rename = "DunningAct"))]
pub enum Act {
    /// Keeps a scenario under its identifier; a new one where that is empty: `made` gives it.
    SetScenario {
        /// The whole of it.
        scenario: Box<Scenario>,
    },
    /// Drops a scenario; a ready one is again as every firm begins with it.
    DropScenario {
        /// Which.
        id: String,
    },
    /// How a customer is treated.
    Treat {
        /// The account.
        account: String,
        /// The whole of it.
        treatment: Box<Treatment>,
    },
    /// Holds an item or a whole account, up to and with a day.
    Hold {
        /// What.
        on: Subject,
        /// The last day of it.
        until: Day,
        /// Why.
        reason: String,
    },
    /// Lifts a hold.
    Lift {
        /// Of what.
        on: Subject,
    },
    /// Records a promise to pay. `made` gives its identifier.
    Promise {
        /// The account.
        account: String,
        /// For which receivables; empty: the oldest open ones that the amount covers.
        #[serde(default)]
        items: Vec<String>,
        /// A decimal amount as people type it; empty: all that is open of the items.
        #[serde(default)]
        amount: String,
        /// The currency; the items', else EUR, when absent.
        #[serde(default)]
        currency: Option<Currency>,
        /// The day.
        on: Day,
        /// How it was given.
        #[serde(default)]
        source: PromiseSource,
        /// In somebody's words.
        #[serde(default)]
        note: String,
        /// The running promises and plans that it takes the place of, by identifier.
        #[serde(default)]
        replaces: Vec<String>,
    },
    /// Records a plan of instalments. `made` gives its identifier.
    Plan {
        /// The account.
        account: String,
        /// For which receivables; empty: the oldest open ones that the amounts cover.
        #[serde(default)]
        items: Vec<String>,
        /// The currency; the items', else EUR, when absent.
        #[serde(default)]
        currency: Option<Currency>,
        /// What is to come and when: at least two.
        parts: Vec<PartTyped>,
        /// In somebody's words.
        #[serde(default)]
        note: String,
        /// The running promises and plans that it takes the place of, by identifier.
        #[serde(default)]
        replaces: Vec<String>,
    },
    /// Withdraws a promise, or cancels a plan.
    Withdraw {
        /// Which.
        id: String,
    },
    /// Says what of an item is disputed.
    Dispute {
        /// The receivable's identifier.
        item: String,
        /// A decimal amount as people type it; empty: all that is open.
        #[serde(default)]
        amount: String,
        /// Why.
        reason: String,
    },
    /// Ends a dispute.
    EndDispute {
        /// The receivable's identifier.
        item: String,
    },
    /// Leaves an item out of today's run, and of no other.
    LeaveOut {
        /// The receivable's identifier.
        item: String,
        /// Why.
        reason: String,
    },
    /// Takes an item back into today's run.
    TakeIn {
        /// The receivable's identifier.
        item: String,
    },
    /// Hides a customer from the day's list before a day.
    Snooze {
        /// The account.
        account: String,
        /// The last day on which it is hidden.
        until: Day,
        /// Why; may be empty.
        #[serde(default)]
        reason: String,
    },
    /// Shows it again.
    Wake {
        /// The account.
        account: String,
    },
    /// The firm's own words, in place of those that come with the program. What is wrong with them as a template is refused
    /// by the engine before it is decided.
    SetTemplate {
        /// Where they are said.
        slot: Slot,
        /// The whole of them.
        template: Box<Template>,
    },
    /// Back to the words that come with the program.
    DropTemplate {
        /// Where they are said.
        slot: Slot,
    },
    /// Decides the rules of the firm.
    SetRules {
        /// The whole of them.
        rules: Box<Rules>,
    },
    /// Says that all money received until a day is recorded, where no bank file does: reminders may be written.
    ReceiptsKnown {
        /// Today, or before.
        until: Day,
    },
    /// Claims what lateness costs on an invoice up to today, waives it, or says that it was paid.
    Claim {
        /// A receivable of the invoice.
        item: String,
        /// What.
        state: ClaimState,
        /// Why; needed to waive.
        #[serde(default)]
        reason: String,
    },
    /// Neither claims nor waives it any more.
    Unclaim {
        /// A receivable of the invoice.
        item: String,
    },
    /// Issues a debit note for what lateness costs up to today, under the next number of this device's series, and claims it
    /// invoice by invoice. `made` gives the number; it cannot be undone.
    IssueNote {
        /// Receivables of one customer, by identifier.
        items: Vec<String>,
    },
    /// Keeps a note in the story of a customer. `made` gives its identifier.
    Note {
        /// The account.
        account: String,
        /// In somebody's words, at most 8 000 letters.
        text: String,
    },
    /// Says what became of a reminder.
    Record {
        /// Which.
        reminder: String,
        /// What.
        state: OutcomeState,
        /// When; today when absent.
        #[serde(default)]
        on: Option<Day>,
        /// In somebody's words; needed for what was not sent.
        #[serde(default)]
        note: String,
    },
}

/// An item or a whole account.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(rename = "DunningSubject"))]
pub enum Subject {
    /// A whole account.
    Account(String),
    /// A receivable, by its identifier.
    Item(String),
}

/// An instalment of a plan, as it is typed.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct PartTyped {
    /// By when.
    pub due: Day,
    /// A decimal amount.
    pub amount: String,
}

/// Decides acts, all or none. Changes nothing; an act that says what stands already adds nothing.
pub fn decide(book: &Book, today: Day, here: Here, acts: &[Act]) -> Result<Vec<Event>, Refusal> {
    let mut deciding = Deciding { book, today, here, events: Vec::new() };
    for act in acts {
        deciding.act(act)?;
    }
    Ok(deciding.events)
}

struct Deciding<'a> {
    book: &'a Book,
    today: Day,
    here: Here,
    events: Vec<Event>,
}

impl Deciding<'_> {
    fn act(&mut self, act: &Act) -> Result<(), Refusal> {
        match act {
            Act::SetScenario { scenario } => self.set_scenario(scenario),
            Act::DropScenario { id } => self.end(Matter::Scenario, id),
            Act::Treat { account, treatment } => {
                let account = self.account(account)?;
                let scenario = &treatment.scenario;
                if !scenario.is_empty() && self.book.dunning.scenario(scenario).is_none() {
                    return Err(Refusal::UnknownScenario(scenario.clone()));
                }
                let value = (**treatment != Treatment::default())
                    .then(|| Value::Treatment(treatment.clone()));
                self.set(Matter::Treatment, &account, value);
                Ok(())
            }
            Act::Hold { on, until, reason } => {
                let (matter, id) = self.subject(on)?;
                self.pause(matter, &id, *until, reason, true)
            }
            Act::Lift { on: Subject::Account(id) } => self.end(Matter::AccountHold, id),
            Act::Lift { on: Subject::Item(id) } => self.end(Matter::ItemHold, id),
            Act::Promise { account, items, amount, currency, on, source, note, replaces } => {
                let parts = [PartTyped { due: *on, amount: amount.clone() }];
                self.promise(account, items, *currency, &parts, (*source, note), replaces)
            }
            Act::Plan { account, items, currency, parts, note, replaces } => {
                let rising = parts.windows(2).all(|pair| pair[0].due < pair[1].due);
                if parts.len() < 2 || 120 < parts.len() || !rising {
                    return Err(Refusal::BadPlan);
                }
                let said = (PromiseSource::Call, &**note);
                self.promise(account, items, *currency, parts, said, replaces)
            }
            Act::Withdraw { id } => match self.book.dunning.promise(id) {
                Some(_) => self.end(Matter::Promise, id),
                None => Err(Refusal::UnknownPromise(id.clone())),
            },
            Act::Dispute { item, amount, reason } => self.dispute(item, amount, reason),
            Act::EndDispute { item } => self.end(Matter::Dispute, item),
            Act::LeaveOut { item, reason } => {
                self.receivable(item)?;
                self.pause(Matter::LeftOut, item, self.today, reason, true)
            }
            Act::TakeIn { item } => self.end(Matter::LeftOut, item),
            Act::Snooze { account, until, reason } => {
                let account = self.account(account)?;
                self.pause(Matter::Snooze, &account, *until, reason, false)
            }
            Act::Wake { account } => self.end(Matter::Snooze, account),
            Act::SetRules { rules } => {
                if self.book.dunning.scenario(&rules.scenario).is_none() {
                    return Err(Refusal::UnknownScenario(rules.scenario.clone()));
                }
                // Otherwise the bank would seem known on every day until then.
                if let Some(until) = rules.receipts_known.filter(|until| self.today < *until) {
                    return Err(Refusal::NotYet(until));
                }
                let sensible = |days: i32| (0..=366).contains(&days);
                let weights = rules.weights.iter().all(|weight| *weight <= 1_000);
                let days =
                    [rules.fresh_days, rules.days_between_contacts, rules.promise_margin_days];
                let rate = rules.agreed_rate_bp.is_none_or(|rate| rate <= 10_000);
                if !days.into_iter().all(sensible)
                    || !weights
                    || !rate
                    || rules.tolerance_minor_units < 0
                {
                    return Err(Refusal::BadLimits);
                }
                self.set(Matter::Rules, "", Some(Value::Rules(rules.clone())));
                Ok(())
            }
            Act::ReceiptsKnown { until } => {
                if self.today < *until {
                    return Err(Refusal::NotYet(*until));
                }
                let rules = Rules { receipts_known: Some(*until), ..self.book.dunning.rules() };
                self.set(Matter::Rules, "", Some(Value::Rules(Box::new(rules))));
                Ok(())
            }
            Act::SetTemplate { slot, template } => {
                let letters = |text: &str| text.chars().count();
                if 200 < letters(&template.subject) || 8_000 < letters(&template.body) {
                    return Err(Refusal::TooLong);
                }
                self.set(Matter::Template, &slot.id(), Some(Value::Template(template.clone())));
                Ok(())
            }
            Act::DropTemplate { slot } => self.end(Matter::Template, &slot.id()),
            Act::Claim { item, state, reason } => self.claim(item, *state, reason),
            Act::Unclaim { item } => {
                let first = late::first_of(self.book, self.receivable(item)?);
                let id = self.book.invoices.id(&self.book.customers, first);
                self.end(Matter::Claim, &id)
            }
            Act::IssueNote { items } => {
                let before: Vec<_> = self.events.iter().filter_map(Event::note).cloned().collect();
                let note = debit_notes::issue(self.book, self.today, self.here, items, &before)?;
                for item in &note.items {
                    self.claim(item, ClaimState::Claimed, "")?;
                }
                self.events.push(Event::DebitNoteIssued(Box::new(note)));
                Ok(())
            }
            Act::Note { account, text } => {
                let (account, text) = (self.account(account)?, text.trim().to_owned());
                match text.chars().count() {
                    0 => return Err(Refusal::NoWords),
                    count if 8_000 < count => return Err(Refusal::TooLong),
                    _ => (),
                }
                let id =
                    self.book.dunning.free_name(self.here.device, 'n', self.events.len() as u64);
                let note = Note { account, on: self.today, text };
                self.set(Matter::Note, &id, Some(Value::Note(Box::new(note))));
                Ok(())
            }
            Act::Record { reminder, state, on, note } => {
                if self.book.dunning.reminder(reminder).is_none() {
                    return Err(Refusal::UnknownReminder(reminder.clone()));
                }
                let note = note.trim().to_owned();
                if !state.counts() && note.is_empty() {
                    return Err(Refusal::NoReason);
                }
                let on = on.unwrap_or(self.today);
                let outcome = Outcome { state: *state, on, note };
                self.set(Matter::Outcome, reminder, Some(Value::Outcome(Box::new(outcome))));
                Ok(())
            }
        }
    }

    fn set(&mut self, matter: Matter, id: &str, value: Option<Value>) {
        let known = self.book.dunning.decision(matter, id);
        let stands = known.and_then(|known| known.settled());
        if stands == Some(&value) || known.is_none() && value.is_none() {
            return;
        }
        let replaces = self.book.dunning.heads(matter, id);
        self.events.push(Event::Set(Set { matter, id: id.to_owned(), value, replaces }));
    }

    /// Nothing holds any more.
    fn end(&mut self, matter: Matter, id: &str) -> Result<(), Refusal> {
        let known = self.book.dunning.decision(matter, id);
        if known.is_none_or(|known| known.values().all(Option::is_none)) {
            return Err(Refusal::NothingStands);
        }
        self.set(matter, id, None);
        Ok(())
    }

    fn account(&self, account: &str) -> Result<String, Refusal> {
        let customer = self.book.customers.find(account);
        let customer = customer.ok_or_else(|| Refusal::UnknownCustomer(account.to_owned()))?;
        Ok(self.book.customers.account(customer).to_owned())
    }

    fn receivable(&self, item: &str) -> Result<u32, Refusal> {
        let row = self.book.invoices.find_id(&self.book.customers, item);
        row.ok_or_else(|| Refusal::UnknownInvoice(item.to_owned()))
    }

    fn subject(&self, on: &Subject) -> Result<(Matter, String), Refusal> {
        match on {
            Subject::Account(account) => Ok((Matter::AccountHold, self.account(account)?)),
            Subject::Item(item) => self.receivable(item).map(|_| (Matter::ItemHold, item.clone())),
        }
    }

    fn pause(
        &mut self,
        matter: Matter,
        id: &str,
        until: Day,
        reason: &str,
        needs_reason: bool,
    ) -> Result<(), Refusal> {
        let reason = reason.trim().to_owned();
        if needs_reason && reason.is_empty() {
            return Err(Refusal::NoReason);
        }
        if until < self.today {
            return Err(Refusal::DayPassed(until));
        }
        if self.today.plus(366) < until {
            return Err(Refusal::TooFar(until));
        }
        self.set(matter, id, Some(Value::Pause(Box::new(Pause { until, reason }))));
        Ok(())
    }

    fn set_scenario(&mut self, scenario: &Scenario) -> Result<(), Refusal> {
        let mut scenario = scenario.clone();
        let known = &self.book.dunning;
        scenario.name = scenario.name.trim().to_owned();
        let is_ready = ready().iter().any(|ready| ready.id == scenario.id);
        let letters = scenario.name.chars().count();
        if !is_ready && letters == 0 || 60 < letters {
            return Err(Refusal::NoName);
        }
        let others = known.scenarios();
        let mut others = others.iter().filter(|other| other.id != scenario.id);
        if others.any(|other| other.name == scenario.name && !scenario.name.is_empty()) {
            return Err(Refusal::NameTaken(scenario.name));
        }
        if scenario.id.is_empty() {
            let numbered = (2_u32..).map(|number| format!("{} {number}", scenario.name));
            let taken = |id: &String| known.scenario(id).is_some();
            let mut names = std::iter::once(scenario.name.clone()).chain(numbered);
            // There are fewer scenarios than numbers.
            scenario.id = names.find(|id| !taken(id)).unwrap_or_default();
        } else if known.scenario(&scenario.id).is_none() {
            return Err(Refusal::UnknownScenario(scenario.id));
        }
        let steps = &scenario.steps;
        let rising = steps.windows(2).all(|pair| pair[0].after_due_days < pair[1].after_due_days);
        let near = steps.iter().all(|step| (-366..=1_096).contains(&step.after_due_days));
        // Nothing is said on the due date itself: it has not passed.
        let due = steps.iter().any(|step| step.after_due_days == 0);
        if steps.is_empty() || 40 < steps.len() || !rising || !near || due {
            return Err(Refusal::BadSteps);
        }
        if !(0..=366).contains(&scenario.days_between_contacts)
            || scenario.contacts_in_thirty_days == 0
            || scenario.tolerance < Amount::ZERO
            || scenario.applies.minimum < Amount::ZERO
        {
            return Err(Refusal::BadLimits);
        }
        let id = scenario.id.clone();
        self.set(Matter::Scenario, &id, Some(Value::Scenario(Box::new(scenario))));
        Ok(())
    }

    fn promise(
        &mut self,
        account: &str,
        items: &[String],
        currency: Option<Currency>,
        parts: &[PartTyped],
        (source, note): (PromiseSource, &str),
        replaces: &[String],
    ) -> Result<(), Refusal> {
        let book = self.book;
        let account = self.account(account)?;
        let mut rows = Vec::new();
        for item in items {
            rows.push(self.receivable(item)?);
        }
        let first = rows.first().map(|row| book.invoices.position[*row as usize]);
        let currency =
            currency.or(first.map(|of| book.customers.currency_of(of))).unwrap_or_default();
        let customer = book.customers.find(&account);
        let position = customer.and_then(|of| book.customers.find_position(of, currency));
        let Some(position) = position else { return Err(Refusal::NothingOpen(account)) };
        for (row, item) in rows.iter().zip(items) {
            if book.invoices.position[*row as usize] != position {
                return Err(Refusal::OtherCustomer(item.clone()));
            }
        }
        if let Some(part) = parts.iter().find(|part| part.due < self.today) {
            return Err(Refusal::DayPassed(part.due));
        }
        let mut kept = Vec::with_capacity(parts.len());
        let mut sum = 0_i64;
        let all_open = |rows: &[u32]| -> i64 {
            rows.iter().map(|row| book.invoices.open[*row as usize].max(0)).sum()
        };
        for part in parts {
            let amount = if part.amount.trim().is_empty() && parts.len() == 1 && !rows.is_empty() {
                all_open(&rows)
            } else {
                typed(&part.amount, currency)?.get()
            };
            sum = sum.saturating_add(amount);
            let amount = Money::new(Amount::new(amount), currency);
            kept.push(PromisePart { due: part.due, amount });
        }
        if rows.is_empty() {
            rows = promises::oldest(book, position, sum);
        }
        let open = all_open(&rows);
        if rows.is_empty() || open == 0 {
            return Err(Refusal::NothingOpen(account));
        }
        if open < sum {
            return Err(Refusal::ExceedsOpen(Money::new(Amount::new(open), currency)));
        }
        let replaces = self.replaced(&account, replaces)?;
        // The same money is not promised twice: whoever says it anew says what it replaces.
        let awaited = promises::awaited_but(book, &account, self.today, &replaces);
        let awaited = rows.iter().filter_map(|row| awaited.get(row));
        let running: i64 = awaited.map(|of| of.promised + of.planned).sum();
        if open < sum.saturating_add(running) {
            let running = Money::new(Amount::new(running), currency);
            return Err(Refusal::PromiseRuns(running));
        }
        let promise = Promise {
            account,
            currency,
            items: rows.iter().map(|row| book.invoices.id(&book.customers, *row)).collect(),
            parts: kept,
            made: self.today,
            source,
            note: note.trim().to_owned(),
            replaces,
        };
        let id = book.dunning.free_name(self.here.device, 'p', self.events.len() as u64);
        let value = Some(Value::Promise(Box::new(promise)));
        let set = Set { matter: Matter::Promise, id, value, replaces: Vec::new() };
        self.events.push(Event::Set(set));
        Ok(())
    }

    /// The promises that a new one takes the place of: of the same customer, and running.
    fn replaced(&self, account: &str, named: &[String]) -> Result<Vec<String>, Refusal> {
        let book = self.book;
        let mut replaces = Vec::new();
        for id in named {
            let promise = book.dunning.promise(id).filter(|of| of.account == account);
            let Some(promise) = promise else { return Err(Refusal::UnknownPromise(id.clone())) };
            if promises::standing(book, id, promise, self.today).state != PromiseState::Open {
                return Err(Refusal::NothingStands);
            }
            replaces.push(id.clone());
        }
        replaces.sort_unstable();
        replaces.dedup();
        Ok(replaces)
    }

    fn dispute(&mut self, item: &str, amount: &str, reason: &str) -> Result<(), Refusal> {
        let row = self.receivable(item)?;
        let reason = reason.trim().to_owned();
        if reason.is_empty() {
            return Err(Refusal::NoReason);
        }
        let currency = self.book.customers.currency_of(self.book.invoices.position[row as usize]);
        let open = Amount::new(self.book.invoices.open[row as usize]);
        if open <= Amount::ZERO {
            let number = self.book.invoices.number.get(row as usize);
            return Err(Refusal::NothingOpen(number.to_owned()));
        }
        let amount = if amount.trim().is_empty() { open } else { typed(amount, currency)? };
        if open < amount {
            return Err(Refusal::ExceedsOpen(Money::new(open, currency)));
        }
        let known = self.book.dunning.dispute(item);
        let opened = known.map_or(self.today, |known| known.opened);
        let dispute = Dispute { amount: Money::new(amount, currency), opened, reason };
        self.set(Matter::Dispute, item, Some(Value::Dispute(Box::new(dispute))));
        Ok(())
    }

    fn claim(&mut self, item: &str, state: ClaimState, reason: &str) -> Result<(), Refusal> {
        let row = late::first_of(self.book, self.receivable(item)?);
        let reason = reason.trim().to_owned();
        if state == ClaimState::Waived && reason.is_empty() {
            return Err(Refusal::NoReason);
        }
        let id = self.book.invoices.id(&self.book.customers, row);
        let claim = match (self.book.dunning.claim(&id), state) {
            // What was asked for is what is paid or waived.
            (Some(known), ClaimState::Paid | ClaimState::Waived)
                if known.state == ClaimState::Claimed =>
            {
                Claim { state, on: self.today, reason, ..known.clone() }
            }
            _ => {
                let number = self.book.invoices.number.get(row as usize).to_owned();
                let late = late::invoice(self.book, row, self.today);
                let late = late.ok_or(Refusal::NothingClaimed(number))?;
                let (interest, indemnity) = (late.interest, late.indemnity);
                Claim { state, interest, indemnity, on: self.today, reason }
            }
        };
        self.set(Matter::Claim, &id, Some(Value::Claim(Box::new(claim))));
        Ok(())
    }
}

/// An amount above zero.
fn typed(text: &str, currency: Currency) -> Result<Amount, Refusal> {
    let amount = number(text).and_then(|number| Amount::from_decimal(number, currency));
    let amount = amount.filter(|amount| Amount::ZERO < *amount);
    amount.ok_or_else(|| Refusal::NotAnAmount(text.to_owned()))
}
