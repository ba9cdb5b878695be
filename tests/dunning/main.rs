//! Reminders through the engine: who is chased, who is not, what is written, and the way back.

mod desk;
mod files;
mod notes;
mod pieces;
mod promised;
mod properties;
mod setting;
mod steps;
mod stories;
mod words;

#[allow(dead_code, reason = "shared with other tests")]
#[path = "../engine/world.rs"]
mod world;

use encours::base::{Amount, Currency, Day, Hash, Money};
use encours::engine::documents::{LocalDocuments, NamedBytes};
use encours::engine::protocol::{Command, Done, Problem, ProblemKind, Query};
use encours::engine::{Engine, Options, View};
use encours::rooms::dunning::commands::{Act, Subject};
use encours::rooms::dunning::model::Rules;
use encours::rooms::dunning::queries::*;
use encours::store::MemoryStore;
use encours::texts::Locale;
use futures_executor::block_on;
use world::TestWorld;

type TestEngine = Engine<MemoryStore, LocalDocuments, TestWorld>;

fn today() -> Day {
    "2026-11-21".parse().unwrap()
}

fn options(today: Day) -> Options {
    Options { today, locale: Locale::Fr, author: "Camille".to_owned() }
}

fn open(store: MemoryStore) -> TestEngine {
    block_on(Engine::open(store, LocalDocuments, TestWorld::default(), options(today()))).unwrap()
}

fn import(engine: &mut TestEngine, name: &str, text: &str) {
    let file = vec![NamedBytes { name: name.to_owned(), bytes: text.as_bytes().to_vec() }];
    let preview = block_on(engine.preview(file)).unwrap();
    assert_eq!(preview.counts.faulty, 0, "{text}");
    block_on(engine.commit(&preview.id)).unwrap();
}

fn tell(engine: &mut TestEngine, command: Command) -> Result<Done, Problem> {
    block_on(engine.tell(command))
}

fn act(engine: &mut TestEngine, act: Act) -> Done {
    tell(engine, Command::Dunning { acts: vec![act] }).unwrap()
}

fn refused(engine: &mut TestEngine, act: Act) -> String {
    let problem = tell(engine, Command::Dunning { acts: vec![act] }).unwrap_err();
    assert_eq!(problem.kind, ProblemKind::Refusal);
    assert!(problem.message.len() > 15, "a sentence: {}", problem.message);
    problem.code
}

fn hash(engine: &TestEngine) -> Hash {
    engine.book().check().expect("the invariants hold");
    engine.book().hash()
}

macro_rules! asked {
    ($engine:expr, $query:ident, $question:expr) => {
        match $engine.ask(&Query::$query($question)) {
            View::$query(view) => view,
            other => panic!("not what was asked: {other:?}"),
        }
    };
}
use asked;

fn run(engine: &TestEngine) -> DunningRunView {
    *asked!(engine, DunningRun, DunningRunQuery { limit: 10_000, ..Default::default() })
}

fn customer(engine: &TestEngine, account: &str) -> CustomerDunningView {
    let query = CustomerDunningQuery { account: account.to_owned(), as_of: None };
    *asked!(engine, CustomerDunning, query).unwrap()
}

fn worklist(engine: &TestEngine) -> WorklistView {
    *asked!(engine, Worklist, WorklistQuery::default())
}

/// As the page would tell it: the line as it was seen.
fn seen(line: &RunLine) -> ReminderToWrite {
    ReminderToWrite {
        account: line.account.clone(),
        currency: line.asked.currency,
        level: line.level,
        items: line.items.iter().map(|item| item.item.clone()).collect(),
        ..ReminderToWrite::default()
    }
}

fn write(engine: &mut TestEngine, lines: &[RunLine]) -> Done {
    let reminders = lines.iter().map(seen).collect();
    tell(engine, Command::WriteReminders { reminders }).unwrap()
}

fn rules(engine: &mut TestEngine, change: impl FnOnce(&mut Rules)) {
    let mut rules = Rules::default();
    change(&mut rules);
    act(engine, Act::SetRules { rules: Box::new(rules) });
}

fn item(account: &str, number: &str) -> String {
    format!("0.{}.{account}{number}", account.len())
}

fn euros(cents: i64) -> Money {
    Money::new(Amount::new(cents), Currency::EUR)
}

fn french(day: Day) -> String {
    let text = day.to_string();
    format!("{}/{}/{}", &text[8..], &text[5..7], &text[..4])
}

/// Invoices of customers: account, number, days late, cents.
fn items(lines: &[(&str, &str, i32, i64)]) -> String {
    let mut text = "Compte;Client;N° pièce;Date;Échéance;Montant TTC;Solde dû\n".to_owned();
    for (account, number, late, cents) in lines {
        let due = today().plus(-late);
        let amount = format!("{},{:02}", cents / 100, cents % 100);
        let (issued, due) = (french(due.plus(-30)), french(due));
        text += &format!("{account};Client {account};{number};{issued};{due};{amount};{amount}\n");
    }
    text
}

/// A bank's table: days ago, cents, label.
fn statement(lines: &[(i32, i64, &str)]) -> String {
    let mut balance = 1_000_000_i64;
    let mut text = "Date;Date de valeur;Débit;Crédit;Libellé;Solde\n".to_owned();
    for (ago, cents, label) in lines {
        balance += cents;
        let day = french(today().plus(-ago));
        let amount = format!("{},{:02}", cents.abs() / 100, cents.abs() % 100);
        let (debit, credit) = if *cents < 0 { (&*amount, "") } else { ("", &*amount) };
        let (whole, rest) = (balance / 100, balance % 100);
        text += &format!("{day};{day};{debit};{credit};{label};{whole},{rest:02}\n");
    }
    text
}

/// The run in a line a message, then a line for each thing held.
fn told(engine: &TestEngine) -> Vec<String> {
    let run = run(engine);
    let number = |item: &RunItem| match item.reaches {
        Some(level) => format!("{}→{level}", item.number),
        None => item.number.clone(),
    };
    let line = |line: &RunLine| {
        let items: Vec<String> = line.items.iter().map(number).collect();
        format!(
            "{} {:?} {}: {}",
            line.account,
            line.action,
            line.asked.amount.get(),
            items.join(" ")
        )
    };
    let mut told: Vec<String> = run.lines.iter().map(line).collect();
    told.extend(run.held.iter().map(|held| {
        assert!(held.sentence.len() > 8, "a sentence: {held:?}");
        format!("held {} {}: {:?}", held.account, held.number, held.reason)
    }));
    told
}
