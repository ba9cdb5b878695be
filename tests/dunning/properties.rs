//! Random books and random acts: who is never chased, how far and how often whoever is.

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;

use super::*;
use encours::rooms::dunning::commands::PartTyped;
use encours::rooms::dunning::model::PromiseSource;
use encours::rooms::dunning::scenario::Grouping;

const ACCOUNTS: [&str; 4] = ["411AA", "411BB", "411CC", "411DD"];

/// What is done about one invoice.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Fate {
    Nothing,
    Paid,
    Held,
    Disputed,
    PartlyDisputed,
    Promised,
    PartlyPromised,
    PartlyPlanned,
    LeftOut,
    /// A line of the bank names it, and nobody has matched it.
    Received,
}

#[derive(Clone, Debug)]
struct Book {
    /// Whose, days late, cents, what is done about it.
    items: Vec<(usize, i32, i64, Fate)>,
    /// An account that is held.
    held: Option<usize>,
    grouping: Grouping,
}

impl Book {
    fn number(at: usize) -> String {
        format!("FA-2026-{:04}", 100 + at)
    }

    fn id(&self, at: usize) -> String {
        item(ACCOUNTS[self.items[at].0], &Book::number(at))
    }

    /// Imported, and everything done that is to be done.
    fn engine(&self) -> TestEngine {
        let mut engine = self.bare();
        for at in 0..self.items.len() {
            self.befall(&mut engine, at);
        }
        let held = self.held.filter(|held| self.items.iter().any(|item| item.0 == *held));
        if let Some(account) = held {
            act(
                &mut engine,
                Act::Hold {
                    on: Subject::Account(ACCOUNTS[account].to_owned()),
                    until: today(),
                    reason: "Négociation".to_owned(),
                },
            );
        }
        engine
    }

    fn bare(&self) -> TestEngine {
        let mut engine = open(MemoryStore::default());
        let numbers: Vec<String> = (0..self.items.len()).map(Book::number).collect();
        let lines: Vec<(&str, &str, i32, i64)> = self
            .items
            .iter()
            .zip(&numbers)
            .map(|((account, late, cents, _), number)| {
                (ACCOUNTS[*account], &**number, *late, *cents)
            })
            .collect();
        import(&mut engine, "factures.csv", &items(&lines));
        let labels: Vec<(i64, String)> = (0..self.items.len())
            .filter(|at| self.items[*at].3 == Fate::Received)
            .map(|at| (self.items[at].2, format!("VIR SEPA RECU MOTIF {}", Book::number(at))))
            .collect();
        let mut bank: Vec<(i32, i64, &str)> = vec![(1, -990, "FRAIS DE TENUE DE COMPTE")];
        bank.extend(labels.iter().map(|(cents, label)| (1, *cents, &**label)));
        import(&mut engine, "releve.csv", &statement(&bank));
        let grouping = self.grouping;
        rules(&mut engine, |rules| {
            rules.fresh_days = 366;
            rules.grouping = Some(grouping);
        });
        engine
    }

    fn befall(&self, engine: &mut TestEngine, at: usize) -> Option<String> {
        let (account, _, cents, fate) = self.items[at];
        let (id, reason) = (self.id(at), "Parce que".to_owned());
        let amount = |cents: i64| format!("{},{:02}", cents / 100, cents % 100);
        let command = |act| Command::Dunning { acts: vec![act] };
        let command = match fate {
            Fate::Nothing | Fate::Received => return None,
            Fate::Paid => Command::RecordPayment {
                account: String::new(),
                invoice: id,
                paid: None,
                amount: amount(cents).replace(',', "."),
                currency: None,
                reference: String::new(),
                means: String::new(),
            },
            Fate::Held => command(Act::Hold { on: Subject::Item(id), until: today(), reason }),
            Fate::Disputed => command(Act::Dispute { item: id, amount: String::new(), reason }),
            Fate::PartlyDisputed => {
                command(Act::Dispute { item: id, amount: amount(cents / 3), reason })
            }
            Fate::Promised => command(Act::Promise {
                account: ACCOUNTS[account].to_owned(),
                items: vec![id],
                amount: String::new(),
                currency: None,
                on: today(),
                source: PromiseSource::Call,
                note: String::new(),
                replaces: Vec::new(),
            }),
            Fate::PartlyPromised => command(Act::Promise {
                account: ACCOUNTS[account].to_owned(),
                items: vec![id],
                amount: amount(cents / 3),
                currency: None,
                on: today(),
                source: PromiseSource::Email,
                note: String::new(),
                replaces: Vec::new(),
            }),
            Fate::PartlyPlanned => {
                let part =
                    |ahead| PartTyped { due: today().plus(ahead), amount: amount(cents / 6) };
                command(Act::Plan {
                    account: ACCOUNTS[account].to_owned(),
                    items: vec![id],
                    currency: None,
                    parts: vec![part(3), part(33)],
                    note: String::new(),
                    replaces: Vec::new(),
                })
            }
            Fate::LeftOut => command(Act::LeaveOut { item: id, reason }),
        };
        tell(engine, command).unwrap().entry
    }
}

fn any_book() -> impl Strategy<Value = Book> {
    let fate = prop::sample::select(vec![
        Fate::Nothing,
        Fate::Nothing,
        Fate::Nothing,
        Fate::Paid,
        Fate::Held,
        Fate::Disputed,
        Fate::PartlyDisputed,
        Fate::Promised,
        Fate::PartlyPromised,
        Fate::PartlyPlanned,
        Fate::LeftOut,
        Fate::Received,
    ]);
    let item = (0..ACCOUNTS.len(), -4..70_i32, 100..90_000_i64, fate);
    let items = prop::collection::vec(item, 1..10).prop_map(|mut items| {
        // No two amounts alike, none within the tolerance: what the bank says has one meaning.
        for (at, item) in items.iter_mut().enumerate() {
            item.2 = 10_000 + item.2 * 10 + at as i64;
        }
        items
    });
    let grouping = prop::sample::select(vec![Grouping::Item, Grouping::Level, Grouping::Account]);
    (items, prop::option::weighted(0.3, 0..ACCOUNTS.len()), grouping)
        .prop_map(|(items, held, grouping)| Book { items, held, grouping })
}

/// Every item said, with the level that it reaches.
fn levels(run: &DunningRunView) -> BTreeMap<String, Option<u8>> {
    let said = run.lines.iter().flat_map(|line| &line.items);
    said.map(|item| (item.item.clone(), item.reaches)).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 40, ..ProptestConfig::default() })]

    /// Whatever was done, nothing is asked for that is paid, held, disputed, promised, left out or perhaps received; and
    /// whatever is due and free of all that is asked for.
    #[test]
    fn nothing_that_should_be_left_in_peace_is_chased_and_nothing_else_is_lost(book in any_book()) {
        let engine = book.engine();
        let said = levels(&run(&engine));
        for (at, (account, late, _, fate)) in book.items.iter().enumerate() {
            let free = matches!(
                fate,
                Fate::Nothing | Fate::PartlyDisputed | Fate::PartlyPromised | Fate::PartlyPlanned
            );
            let free = free && book.held != Some(*account);
            // The first step of the usual scenario comes three days after the due date.
            let due = 3 <= *late;
            let asked = said.contains_key(&book.id(at));
            prop_assert!(!asked || free, "{} {fate:?}", book.id(at));
            // What is late and waits may be listed beside.
            let listed = book.grouping == Grouping::Account && 0 < *late;
            prop_assert!(!asked || due || listed);
            // Money that is received may be another invoice's of the same customer: then it is held, and says so.
            if free && due && !asked {
                let held = run(&engine).held;
                let named = |held: &HeldLine| held.item == book.id(at);
                prop_assert!(held.iter().any(|held| named(held) && held.reason == HeldReason::LikelyReceipt));
            }
        }
        for line in run(&engine).lines {
            // Of what is promised, planned or disputed in part, the rest alone is asked for.
            for said in &line.items {
                let at = (0..book.items.len()).find(|at| book.id(*at) == said.item).unwrap();
                let (.., cents, fate) = book.items[at];
                let apart = match fate {
                    Fate::PartlyDisputed | Fate::PartlyPromised => cents / 3,
                    Fate::PartlyPlanned => cents / 6 * 2,
                    _ => 0,
                };
                prop_assert_eq!(said.asked.amount.get(), cents - apart, "{:?}", fate);
            }
            let sum: i64 = line.items.iter().map(|item| item.asked.amount.get()).sum();
            prop_assert_eq!(sum, line.asked.amount.get());
        }
    }

    /// Day after day everything of the run is written: levels go up one by one, never two steps on one day, and customers
    /// are contacted no sooner and no more often than the scenario allows.
    #[test]
    fn levels_go_up_one_by_one_and_caps_hold_over_weeks(
        book in any_book(), days in prop::collection::vec(1..9_i32, 4..14)
    ) {
        let mut engine = book.engine();
        let mut said: BTreeMap<String, Vec<(Day, u8)>> = BTreeMap::new();
        let mut contacts: BTreeMap<String, BTreeSet<Day>> = BTreeMap::new();
        let mut day = today();
        for more in days {
            engine.set_options(options(day));
            let lines = run(&engine).lines;
            for line in &lines {
                if line.action.is_contact() {
                    contacts.entry(line.account.clone()).or_default().insert(day);
                }
                for item in line.items.iter().filter(|item| item.reaches.is_some()) {
                    let level = item.reaches.unwrap();
                    said.entry(item.item.clone()).or_default().push((day, level));
                }
            }
            let done = write(&mut engine, &lines);
            prop_assert_eq!(&done.refused, &Vec::new());
            prop_assert_eq!(run(&engine).lines, Vec::new(), "all was said");
            day = day.plus(more);
        }
        for said in said.values() {
            let levels: Vec<u8> = said.iter().map(|(_, level)| *level).collect();
            prop_assert_eq!(&levels, &(1..=levels.len() as u8).collect::<Vec<_>>());
            prop_assert!(said.windows(2).all(|pair| pair[0].0 < pair[1].0));
        }
        for days in contacts.values() {
            let days: Vec<Day> = days.iter().copied().collect();
            prop_assert!(days.windows(2).all(|pair| 6 <= pair[1].since(pair[0])), "{days:?}");
            for window in days.windows(5) {
                prop_assert!(30 <= window[4].since(window[0]), "{days:?}");
            }
        }
    }

    /// Leaving one item out loses no other.
    #[test]
    fn leaving_one_item_out_never_loses_another(book in any_book(), which in any::<prop::sample::Index>()) {
        let mut engine = book.engine();
        let before = levels(&run(&engine));
        let reached: Vec<&String> =
            before.iter().filter(|(_, level)| level.is_some()).map(|(item, _)| item).collect();
        if reached.is_empty() {
            return Ok(());
        }
        let left = (*which.get(&reached)).clone();
        act(&mut engine, Act::LeaveOut { item: left.clone(), reason: "Pas aujourd’hui".to_owned() });
        let after = levels(&run(&engine));
        for (item, level) in before.iter().filter(|(item, level)| **item != left && level.is_some()) {
            prop_assert_eq!(after.get(item), Some(level));
        }
        prop_assert!(!after.contains_key(&left));
        // Tomorrow it is there again.
        engine.set_options(options(today().plus(1)));
        prop_assert!(levels(&run(&engine)).contains_key(&left));
    }

    /// Looked at every day, or opened again after ten days off: the same book and the same day give the same run.
    #[test]
    fn the_run_of_a_day_is_the_same_after_ten_days_off(book in any_book()) {
        let mut engine = book.engine();
        let first = run(&engine).lines;
        write(&mut engine, &first);
        for ahead in 1..=10 {
            engine.set_options(options(today().plus(ahead)));
            run(&engine);
            worklist(&engine);
        }
        let daily = run(&engine);
        let mut again = open(engine.into_store());
        again.set_options(options(today().plus(10)));
        prop_assert_eq!(run(&again), daily);
    }

    /// Every act has a way back: the book is what it was, and doing it again gives what it gave.
    #[test]
    fn an_undo_restores_the_book(book in any_book()) {
        let mut engine = book.bare();
        for at in 0..book.items.len() {
            let before = hash(&engine);
            let Some(entry) = book.befall(&mut engine, at) else { continue };
            let after = hash(&engine);
            prop_assert_ne!(before, after);
            let back = tell(&mut engine, Command::Undo { entry }).unwrap().entry.unwrap();
            prop_assert_eq!(hash(&engine), before);
            tell(&mut engine, Command::Undo { entry: back }).unwrap();
            prop_assert_eq!(hash(&engine), after);
        }
        let before = hash(&engine);
        let lines = run(&engine).lines;
        if let Some(entry) = write(&mut engine, &lines).entry {
            prop_assert_ne!(hash(&engine), before);
            tell(&mut engine, Command::Undo { entry }).unwrap();
            prop_assert_eq!(hash(&engine), before);
            prop_assert_eq!(run(&engine).lines, lines);
        }
        let whole = hash(&engine);
        prop_assert_eq!(hash(&open(engine.into_store())), whole);
    }
}
