//! How the workshop chases: who was reminded in the last five months, what was promised, held and decided, and whom one
//! writes to. Nothing here moves an amount.
//!
//! Twelve promises (eight kept, three broken, one running), two plans (one kept so far, one with a missed instalment), two
//! invoices and one account on hold, one insolvency, public bodies as what they are. Reminders follow the usual scenario,
//! written on Tuesdays and Fridays; two of them came back.

use crate::base::{Amount, Arrange, Day, Hash, Money};
use crate::book::Event;
use crate::en16931::Address;
use crate::rooms::customers;
use crate::rooms::customers::details::{ContactRole, Details, Nature, People, Person};
use crate::rooms::dunning::model::{
    Matter, Outcome, OutcomeState, Pause, Promise, PromisePart, PromiseSource, Reminded, Reminder,
    Treatment, Value,
};
use crate::rooms::dunning::scenario::{Action, Debtor, Scenario, ready};
use crate::rooms::dunning::{self, Set};
use crate::rooms::invoices::Kind;
use crate::rooms::lookup::fold;

use super::bank;
use super::customers::{AMERICAN, BATI_OUEST, BELGIAN, CUSTOMERS, Habit, account, town};
use super::sales::{Sale, weekday, workday_before};

/// Days that the reminders look back.
const HISTORY_DAYS: i32 = 150;
/// Proceedings are open since so many days, at the swimming-pool builder's.
const INSOLVENT: (usize, i32) = (41, 40);
/// Nobody was ever known there: the letters that should go to them say so.
const UNKNOWN: [usize; 5] = [17, 26, 38, 50, 57];

/// What was decided and said, and the people as blobs beside the journal.
pub(super) fn chasing(today: Day, sales: &[Sale]) -> (Vec<Event>, Vec<Vec<u8>>) {
    let mut events: Vec<dunning::Event> = Vec::new();
    let treat = |treatment| Value::Treatment(Box::new(treatment));
    for (place, customer) in CUSTOMERS.iter().enumerate() {
        let insolvent = (place == INSOLVENT.0).then(|| today.plus(-INSOLVENT.1));
        let public = (customer.2 == "PUBLIC").then_some(Debtor::PublicBody);
        if insolvent.is_some() || public.is_some() {
            let treatment = Treatment { insolvent, debtor: public, ..Treatment::default() };
            events.push(set(Matter::Treatment, account(place), treat(treatment)));
        }
    }
    let (promised, mut used) = promises(today, sales);
    events.extend(promised);
    plans(today, sales, &mut used, &mut events);
    let held = holds(today, sales, &used, &mut events);
    reminders(today, sales, &held, &mut events);
    let mut people = Vec::new();
    let mut all: Vec<Event> = events.into_iter().map(Event::Dunning).collect();
    for place in (0..CUSTOMERS.len()).filter(|place| !UNKNOWN.contains(place)) {
        let known = People { salt: format!("demo-{place}"), people: vec![person(place)] };
        // Texts can always be written.
        let bytes = serde_json::to_vec(&known).unwrap_or_default();
        all.push(Event::Customers(customers::Event::PeopleSet {
            account: account(place),
            blob: Hash::of(&bytes),
            replaces: Vec::new(),
        }));
        all.push(Event::Customers(customers::Event::DetailsSet {
            account: account(place),
            details: Box::new(details(place)),
            replaces: Vec::new(),
        }));
        people.push(bytes);
    }
    (all, people)
}

fn set(matter: Matter, id: String, value: Value) -> dunning::Event {
    dunning::Event::Set(Set { matter, id, value: Some(value), replaces: Vec::new() })
}

/// Where letters go, in streets that no town of the name has.
fn details(place: usize) -> Details {
    const STREETS: [&str; 9] = [
        "rue des Tisserandes",
        "quai de la Forge-Haute",
        "avenue du Vieux-Lavoir",
        "chemin des Oseraies",
        "place de la Halle-aux-Laines",
        "allée des Charpentières",
        "impasse du Puits-Salé",
        "boulevard des Trois-Rives",
        "rue du Four-à-Chaux",
    ];
    let (post_code, city, country) = town(place);
    let street = match place {
        AMERICAN => "410 Lantern Wharf".to_owned(),
        BELGIAN => "Smederijkaai 18".to_owned(),
        _ => format!("{} {}", 2 + 7 * place % 90, STREETS[place % STREETS.len()]),
    };
    let nature = if CUSTOMERS[place].2 == "PUBLIC" { Nature::Public } else { Nature::Business };
    let billing = Address {
        lines: vec![street],
        post_code,
        city: city.to_owned(),
        country: country.to_owned(),
        ..Address::default()
    };
    Details { nature, billing, ..Details::default() }
}

/// Whoever pays the bills there; the two housing offices have one between them.
fn person(place: usize) -> Person {
    let of = if place == 58 { 21 } else { place };
    let letters = fold(CUSTOMERS[of].0);
    let words = letters.split(|letter: char| !letter.is_ascii_alphanumeric());
    let words: Vec<&str> = words.filter(|word| 2 < word.len()).take(2).collect();
    Person {
        role: ContactRole::Accounting,
        name: "Comptabilité fournisseurs".to_owned(),
        email: format!("comptabilite@{}.example", words.join("-")),
        phone: format!("01 99 00 {:02} {:02}", place / 10, 10 + place),
        language: String::new(),
    }
}

fn id(sale: &Sale) -> String {
    let account = account(sale.customer);
    format!("0.{}.{account}{}", account.len(), sale.number)
}

/// What is open of a sale on a day, in cents.
fn open(sale: &Sale, day: Day) -> i64 {
    let paid = sale.payments.iter().filter(|(paid, _)| *paid <= day);
    sale.gross() - paid.map(|(_, amount)| amount).sum::<i64>()
}

fn is_chased(sale: &Sale) -> bool {
    matches!(sale.kind, Kind::Invoice | Kind::Deposit)
        && !sale.disputed
        && !matches!(sale.customer, AMERICAN | BELGIAN)
}

/// The reminders of the last months, by the scenarios that every firm begins with.
fn reminders(today: Day, sales: &[Sale], held: &[usize], events: &mut Vec<dunning::Event>) {
    let scenarios = ready();
    let of = |customer: usize| -> Option<&Scenario> {
        let id = if CUSTOMERS[customer].2 == "PUBLIC" { "public" } else { "standard" };
        scenarios.iter().find(|scenario| scenario.id == id)
    };
    let mut level = vec![(0_u8, Day::FIRST); sales.len()];
    let mut last = vec![Day::FIRST; CUSTOMERS.len()];
    let mut written: Vec<Reminder> = Vec::new();
    for ago in (3..=HISTORY_DAYS).rev() {
        let day = today.plus(-ago);
        if !matches!(weekday(day), 1 | 4) {
            continue;
        }
        for (customer, last) in last.iter_mut().enumerate() {
            let Some(scenario) = of(customer) else { continue };
            let stopped = customer == INSOLVENT.0 && ago <= INSOLVENT.1;
            // The customer of the first screen waits for today's run.
            let waits = customer == BATI_OUEST && ago < 10;
            if day.since(*last) < scenario.days_between_contacts || stopped || waits {
                continue;
            }
            let due = |at: usize| {
                let (sale, (said, on)) = (&sales[at], level[at]);
                let step = scenario.step(said + 1)?;
                let before = scenario.step(said).map_or(0, |step| step.after_due_days);
                let from = sale.due.plus(step.after_due_days);
                let from = from.max(on.plus(step.after_due_days - before));
                let ready = sale.customer == customer
                    && is_chased(sale)
                    && 0 < open(sale, day)
                    && !held.contains(&at);
                (ready && from <= day && step.action.is_contact()).then_some((at, said + 1, step))
            };
            let due: Vec<_> = (0..sales.len()).filter_map(due).collect();
            let Some(highest) = due.iter().map(|(_, level, _)| *level).max() else { continue };
            let group: Vec<_> = due.into_iter().filter(|(_, level, _)| *level == highest).collect();
            let reminded = group.iter().map(|(at, reaches, _)| Reminded {
                item: id(&sales[*at]),
                level: Some(*reaches),
                asked: Money::new(Amount::new(open(&sales[*at], day)), sales[*at].currency),
            });
            written.push(Reminder {
                id: format!("r-demo-{}", written.len() + 1),
                account: account(customer),
                currency: sales[group[0].0].currency,
                on: day,
                scenario: scenario.id.clone(),
                level: highest,
                action: group[0].2.action,
                template: String::new(),
                contact: "accounting".to_owned(),
                bank_known_until: Some(workday_before(day.plus(-1))),
                items: reminded.collect(),
            });
            for (at, reaches, _) in group {
                level[at] = (reaches, day);
            }
            *last = day;
        }
    }
    let outcome = |(place, reminder): (usize, &Reminder)| {
        // Two came back from a mailbox that is full; each is said again later.
        let bounced = matches!(place % 41, 17) && reminder.action == Action::Email;
        let (state, note) = match (bounced, reminder.action) {
            (true, _) => (OutcomeState::Bounced, "Boîte pleine"),
            (_, Action::Call) => (OutcomeState::Sent, "Message laissé sur le répondeur"),
            _ => (OutcomeState::Sent, ""),
        };
        let outcome = Outcome { state, on: reminder.on, note: note.to_owned() };
        set(Matter::Outcome, reminder.id.clone(), Value::Outcome(Box::new(outcome)))
    };
    let outcomes: Vec<dunning::Event> = written.iter().enumerate().map(outcome).collect();
    events.push(dunning::Event::RemindersWritten(written));
    events.extend(outcomes);
}

/// Eight promises that were kept, three that were not, and one that runs; and the sales that they are about.
fn promises(today: Day, sales: &[Sale]) -> (Vec<dunning::Event>, Vec<usize>) {
    let mut used = Vec::new();
    let mut events = Vec::new();
    let mut promise = |at: usize, made: Day, due: Day, source| {
        let sale = &sales[at];
        let amount = Money::new(Amount::new(open(sale, made)), sale.currency);
        let promise = Promise {
            account: account(sale.customer),
            currency: sale.currency,
            items: vec![id(sale)],
            parts: vec![PromisePart { due, amount }],
            made,
            source,
            note: String::new(),
            replaces: Vec::new(),
        };
        let id = format!("p-demo-{}", used.len() + 1);
        used.push(at);
        events.push(set(Matter::Promise, id, Value::Promise(Box::new(promise))));
    };
    // Paid late and whole by one payment, whose day was known a week before.
    let kept = (0..sales.len()).filter(|at| {
        let sale = &sales[*at];
        let late = matches!(sale.payments[..], [(paid, amount)] if amount == sale.gross()
            && paid <= today.plus(-9) && today.plus(-130) <= paid && 8 < paid.since(sale.due));
        late && is_chased(sale)
    });
    let kept: Vec<usize> = kept.collect();
    for (place, at) in kept.iter().step_by((kept.len() / 8).max(1)).take(8).enumerate() {
        let paid = sales[*at].payments[0].0;
        let source = if place % 3 == 0 { PromiseSource::Email } else { PromiseSource::Call };
        promise(*at, paid.plus(-7), paid.plus(1), source);
    }
    let failing = |at: &usize| {
        let sale = &sales[*at];
        CUSTOMERS[sale.customer].3 == Habit::Failing
            && !matches!(sale.customer, BATI_OUEST)
            && sale.customer != INSOLVENT.0
            && sale.payments.is_empty()
            && sale.due < today.plus(-45)
            && is_chased(sale)
    };
    let mut unpaid: Vec<usize> = (0..sales.len()).filter(failing).collect();
    // A promise is broken where nothing came: those of whom the bank knows nothing first.
    let has_paid = bank::has_paid(today, sales);
    unpaid.arrange_by_key(|at| has_paid(sales[*at].customer));
    for at in unpaid.iter().take(3) {
        promise(*at, today.plus(-31), today.plus(-17), PromiseSource::Call);
    }
    if let Some(at) = unpaid.get(3) {
        promise(*at, today.plus(-3), today.plus(4), PromiseSource::Call);
    }
    (events, used)
}

/// A plan that runs, and one of which an instalment was missed.
fn plans(today: Day, sales: &[Sale], used: &mut Vec<usize>, events: &mut Vec<dunning::Event>) {
    let whole = |at: &usize, used: &Vec<usize>| {
        let sale = &sales[*at];
        !used.contains(at)
            && matches!(CUSTOMERS[sale.customer].3, Habit::Failing | Habit::Forgetful)
            && !matches!(sale.customer, BATI_OUEST)
            && sale.customer != INSOLVENT.0
            && is_chased(sale)
            && sale.due < today.plus(-20)
            && open(sale, today) == sale.gross()
    };
    for (place, days) in [[12, 42, 72], [-35, -5, 25]].into_iter().enumerate() {
        let Some(at) = (0..sales.len()).find(|at| whole(at, used)) else { continue };
        let sale = &sales[at];
        let third = sale.gross() / 3;
        let amounts = [third, third, sale.gross() - 2 * third];
        let part = |(days, cents): (i32, i64)| PromisePart {
            due: today.plus(days),
            amount: Money::new(Amount::new(cents), sale.currency),
        };
        let promise = Promise {
            account: account(sale.customer),
            currency: sale.currency,
            items: vec![id(sale)],
            parts: days.into_iter().zip(amounts).map(part).collect(),
            made: today.plus(days[0].min(-8) - 2),
            source: PromiseSource::Meeting,
            note: "Échéancier signé".to_owned(),
            replaces: Vec::new(),
        };
        let id = format!("p-demo-plan-{}", place + 1);
        events.push(set(Matter::Promise, id, Value::Promise(Box::new(promise))));
        used.push(at);
    }
}

/// Two invoices and one account that wait; and the sales that nothing was ever said about for it.
fn holds(
    today: Day,
    sales: &[Sale],
    used: &[usize],
    events: &mut Vec<dunning::Event>,
) -> Vec<usize> {
    let mut held = Vec::new();
    let late = |at: &usize| {
        let sale = &sales[*at];
        let days = today.since(sale.due);
        (4..60).contains(&days)
            && !used.contains(at)
            && 0 < open(sale, today)
            && is_chased(sale)
            && sale.customer != BATI_OUEST
    };
    let mut all = (0..sales.len()).filter(late);
    let pause = |days: i32, reason: &str| {
        Value::Pause(Box::new(Pause { until: today.plus(days), reason: reason.to_owned() }))
    };
    for (days, reason) in [(9, "Avoir promis, à émettre"), (5, "Bon de livraison à retrouver")] {
        if let Some(at) = all.next() {
            events.push(set(Matter::ItemHold, id(&sales[at]), pause(days, reason)));
            held.push(at);
        }
    }
    if let Some(at) = all.next() {
        let account = account(sales[at].customer);
        events.push(set(Matter::AccountHold, account, pause(12, "Négociation du contrat annuel")));
        held.push(at);
    }
    held
}
