//! The demo's bank statement: its forty lines are what its file says, each case is there, and the matching knows most of them.

use encours::engine::documents::LocalDocuments;
use encours::engine::protocol::{Command, Query};
use encours::engine::{Engine, View};
use encours::rooms::exchange::demo::demo_company;
use encours::rooms::payments::cash::{CashFilter, CashLinesQuery, CashLinesView, CashState};
use encours::store::MemoryStore;
use futures_executor::block_on;

use crate::shape::{TODAYS, day};
use crate::whole::{Still, open};

fn lines(engine: &Engine<MemoryStore, LocalDocuments, Still>) -> CashLinesView {
    let query = CashLinesQuery { filter: CashFilter::All, limit: 100, ..CashLinesQuery::default() };
    match engine.ask(&Query::CashLines(query)) {
        View::CashLines(view) => *view,
        other => panic!("not lines: {other:?}"),
    }
}

#[test]
fn the_statement_of_the_demo_is_what_its_file_says() {
    for today in TODAYS {
        let mut engine = open(MemoryStore::default(), today);
        block_on(engine.tell(Command::LoadDemo)).expect("loaded");
        let view = lines(&engine);
        assert_eq!((view.total, view.counts.to_do), (40, 40), "{today}");
        let [account] = &view.accounts[..] else { panic!("{:?}", view.accounts) };
        let difference = account.difference.expect("both balances are known");
        assert_eq!(difference.amount.get(), 0, "opening + lines = closing");
        assert!(account.known_until < Some(day(today)) && account.gaps.is_empty());
        let files = demo_company(day(today)).files;
        let (_, bytes) = files.iter().find(|(name, _)| *name == "releve.csv").expect("there");
        let read = encours::formats::bank::read("releve.csv", bytes);
        let [statement] = &read.statements[..] else { panic!("{:?}", read.faults) };
        let mut told: Vec<_> = statement
            .lines
            .iter()
            .map(|line| (line.booked.expect("a day"), line.amount.to_string(), line.label.clone()))
            .collect();
        let mut known: Vec<_> = view
            .lines
            .iter()
            .map(|row| {
                let amount = row.amount.amount.to_decimal(row.amount.currency).to_string();
                (row.booked, amount, row.label.clone())
            })
            .collect();
        told.sort();
        known.sort();
        assert_eq!(told, known, "{today}");
    }
}

#[test]
fn the_cases_of_the_demo_are_there_and_nothing_doubtful_is_certain() {
    for today in TODAYS {
        let mut engine = open(MemoryStore::default(), today);
        block_on(engine.tell(Command::LoadDemo)).expect("loaded");
        let view = lines(&engine);
        if std::env::var_os("SHOW").is_some() {
            for row in &view.lines {
                eprintln!(
                    "{} {:>12} {:?} | {} | {} | {}",
                    row.booked,
                    row.amount.amount.get(),
                    row.state,
                    row.label,
                    row.summary,
                    row.evidence
                );
            }
        }
        let state = |words: &str| {
            let found = view.lines.iter().find(|row| row.label.contains(words));
            found.unwrap_or_else(|| panic!("no line with {words} on {today}")).state
        };
        assert_ne!(state("TROIS HERONS"), CashState::Certain);
        assert_ne!(state("USD"), CashState::Certain);
        for words in ["SALAIRES", "URSSAF", "TENUE DE COMPTE", "DGFIP"] {
            assert_ne!(state(words), CashState::Certain, "{words}");
        }
        let returned = view.lines.iter().find(|row| row.label.contains("IMPAYE")).expect("there");
        assert!(returned.amount.amount.get() < 0);
        assert!(10 <= view.counts.certain, "{today}: {:?}", view.counts);
        let accepted = Command::AcceptCertain { lines: Vec::new(), likely: false };
        block_on(engine.tell(accepted)).expect("something is certain");
        engine.book().check().expect("a book that holds together");
        // One of two equal payments of one invoice is taken at most.
        let after = lines(&engine);
        assert_eq!(after.counts.decided, view.counts.certain);
    }
}
