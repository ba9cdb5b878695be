//! Debit notes through the engine: their numbers, what they say, and that nothing takes them back; and notes about customers.

use proptest::prelude::*;

use super::*;
use encours::engine::protocol::ExportRequest;
use encours::rooms::customers::queries::CustomerQuery;
use encours::rooms::dunning::debit_notes::IssuedNote;
use encours::rooms::dunning::messages::gather;
use encours::rooms::dunning::model::ClaimState;

const ACCOUNTS: [&str; 2] = ["411AA", "411BB"];

fn late() -> TestEngine {
    let mut engine = open(MemoryStore::default());
    import(
        &mut engine,
        "factures.csv",
        &items(&[
            ("411AA", "FA-1", 200, 120_000),
            ("411AA", "FA-2", 90, 50_000),
            ("411BB", "FA-3", 120, 80_000),
            ("411BB", "FA-4", -10, 80_000),
        ]),
    );
    engine
}

fn issue(engine: &mut TestEngine, items: &[String]) -> String {
    act(engine, Act::IssueNote { items: items.to_vec() }).made.pop().unwrap()
}

fn notes(engine: &TestEngine) -> Vec<&IssuedNote> {
    engine.book().dunning.debit_notes().all().collect()
}

fn undo_refused(engine: &mut TestEngine, entry: &str) -> String {
    let problem = tell(engine, Command::Undo { entry: entry.to_owned() }).unwrap_err();
    assert!(problem.message.contains("ND2026-A-"), "{}", problem.message);
    problem.code
}

#[test]
fn a_debit_note_takes_the_next_number_and_claims_what_it_asks_for() {
    let mut engine = late();
    let (one, two, three) = (item("411AA", "FA-1"), item("411AA", "FA-2"), item("411BB", "FA-3"));
    let done = act(&mut engine, Act::IssueNote { items: vec![one.clone(), two.clone()] });
    assert_eq!(done.made, ["ND2026-A-000001"]);
    assert_eq!(undo_refused(&mut engine, &done.entry.unwrap()), "undo-noted");
    assert_eq!(issue(&mut engine, &[three]), "ND2026-A-000002");
    let view = customer(&engine, "411AA");
    let sum: i64 =
        view.late.iter().map(|of| of.interest.amount.get() + of.indemnity.amount.get()).sum();
    assert_eq!(view.notes.len(), 1);
    assert_eq!(view.notes[0].total, euros(sum), "the note asks for what the page counts");
    assert_eq!((view.notes[0].invoices, view.notes[0].replaced), (2, false));
    assert!(view.late.iter().all(|of| of.claim.as_ref().unwrap().state == ClaimState::Claimed));
    hash(&engine);
}

#[test]
fn a_later_note_takes_the_place_of_an_earlier_one_and_the_same_is_not_said_twice() {
    let mut engine = late();
    let (one, two) = (item("411AA", "FA-1"), item("411AA", "FA-2"));
    let first = issue(&mut engine, std::slice::from_ref(&one));
    assert_eq!(refused(&mut engine, Act::IssueNote { items: vec![one.clone()] }), "already-noted");
    let both = issue(&mut engine, &[one.clone(), two.clone()]);
    assert_eq!(engine.book().dunning.debit_notes().note(&both).unwrap().replaces, [first]);
    assert_eq!(
        customer(&engine, "411AA").notes.iter().map(|note| note.replaced).collect::<Vec<_>>(),
        [false, true]
    );
    let waive = |item: &String| Act::Claim {
        item: item.clone(),
        state: ClaimState::Waived,
        reason: "Geste commercial".to_owned(),
    };
    act(&mut engine, waive(&one));
    act(&mut engine, waive(&two));
    assert_eq!(customer(&engine, "411AA").notes[0].state, ClaimState::Waived);
    assert_eq!(refused(&mut engine, Act::IssueNote { items: vec![one] }), "nothing-claimed");
    assert_eq!(notes(&engine).len(), 2, "what was refused took no number");
}

#[test]
fn a_note_is_refused_without_taking_a_number() {
    let mut engine = late();
    let mixed = vec![item("411AA", "FA-1"), item("411BB", "FA-3")];
    assert_eq!(refused(&mut engine, Act::IssueNote { items: mixed }), "other-customer");
    assert_eq!(refused(&mut engine, Act::IssueNote { items: Vec::new() }), "nothing-to-do");
    let early = vec![item("411BB", "FA-4")];
    assert_eq!(refused(&mut engine, Act::IssueNote { items: early }), "nothing-claimed");
    let unknown = vec!["0.1.ZZ".to_owned()];
    assert_eq!(refused(&mut engine, Act::IssueNote { items: unknown }), "unknown-invoice");
    assert_eq!(issue(&mut engine, &[item("411AA", "FA-1")]), "ND2026-A-000001");
    engine.set_options(options(today().plus(-1)));
    let back = vec![item("411BB", "FA-3")];
    assert_eq!(refused(&mut engine, Act::IssueNote { items: back }), "before-the-last");
}

#[test]
fn a_note_says_the_same_when_a_payment_comes_later() {
    let mut engine = late();
    let number = issue(&mut engine, &[item("411AA", "FA-1")]);
    let request = ExportRequest::DebitNote { items: Vec::new(), number: number.clone() };
    let paper = |engine: &TestEngine| {
        let book = engine.book();
        gather::issued_note(book, book.dunning.debit_notes().note(&number).unwrap())
    };
    let before = paper(&engine);
    let payment = Command::RecordPayment {
        account: "411AA".to_owned(),
        invoice: item("411AA", "FA-1"),
        paid: Some(today().plus(-60)),
        amount: "1200".to_owned(),
        currency: Some(Currency::EUR),
        reference: "VIR".to_owned(),
        means: String::new(),
    };
    tell(&mut engine, payment).unwrap();
    let counted = customer(&engine, "411AA").late[0].interest;
    assert!(counted.amount < before.claim.debts[0].principal, "less interest is due now");
    assert_eq!(paper(&engine), before, "and the note says what it said");
    assert_eq!(block_on(engine.export(request)).unwrap().name, format!("{number}.pdf"));
}

#[test]
fn a_note_stays_in_the_story_of_its_customer_until_it_is_taken_back() {
    let mut engine = late();
    let before = told(&engine);
    let note = |text: &str| Act::Note { account: "411AA".to_owned(), text: text.to_owned() };
    let story = |engine: &TestEngine, account: &str| -> Vec<String> {
        let query = CustomerQuery { account: account.to_owned(), ..CustomerQuery::default() };
        let view = asked!(engine, Customer, query).unwrap();
        view.story.iter().map(|line| line.sentence(Locale::Fr)).collect()
    };
    act(&mut engine, note("Passe par la comptabilité le jeudi"));
    let done = act(&mut engine, note("  Nouveau directeur  "));
    assert_eq!(done.made.len(), 1);
    let ours = story(&engine, "411AA");
    assert!(
        ours.contains(&"Note\u{a0}: Passe par la comptabilité le jeudi".to_owned()),
        "{ours:?}"
    );
    assert!(ours.contains(&"Note\u{a0}: Nouveau directeur".to_owned()), "{ours:?}");
    assert!(!story(&engine, "411BB").iter().any(|line| line.starts_with("Note")));
    assert_eq!(told(&engine), before, "a note stops nothing");
    tell(&mut engine, Command::Undo { entry: done.entry.unwrap() }).unwrap();
    assert!(!story(&engine, "411AA").contains(&"Note\u{a0}: Nouveau directeur".to_owned()));
    assert_eq!(refused(&mut engine, note("  ")), "no-words");
    assert_eq!(refused(&mut engine, note(&"x".repeat(8_001))), "too-long");
    let nobody = Act::Note { account: "411ZZ".to_owned(), text: "?".to_owned() };
    assert_eq!(refused(&mut engine, nobody), "unknown-customer");
}

/// Another device of the firm, with all that this one knows.
fn joined(engine: &mut TestEngine, seed: u64) -> TestEngine {
    let world = TestWorld::seeded(seed);
    let open = Engine::open(MemoryStore::default(), LocalDocuments, world, options(today()));
    let mut other = block_on(open).unwrap();
    receive(&mut other, engine);
    other
}

/// Takes in all that another device wrote.
fn receive(engine: &mut TestEngine, from: &mut TestEngine) {
    let request = ExportRequest::Backup { passphrase: String::new() };
    let copy = block_on(from.export(request)).unwrap().bytes;
    block_on(engine.restore(copy, "", false)).unwrap();
}

#[test]
fn two_devices_that_issue_notes_apart_never_give_one_number_twice() {
    let mut here = late();
    let mut there = joined(&mut here, 41);
    let (one, two, three) = (item("411AA", "FA-1"), item("411AA", "FA-2"), item("411BB", "FA-3"));
    // Both issue while neither hears of the other, also for the same invoice.
    let first = issue(&mut here, std::slice::from_ref(&one));
    let second = issue(&mut there, std::slice::from_ref(&one));
    let third = issue(&mut there, &[three]);
    assert_ne!(first, second);
    receive(&mut here, &mut there);
    receive(&mut there, &mut here);
    assert_eq!(hash(&here), hash(&there));
    let known = |engine: &TestEngine| -> Vec<String> {
        notes(engine).into_iter().map(|note| note.number.clone()).collect()
    };
    assert_eq!(known(&here).len(), 3);
    for number in [&first, &second, &third] {
        assert!(known(&here).contains(number), "{number}");
        let request = ExportRequest::DebitNote { items: Vec::new(), number: number.clone() };
        assert_eq!(block_on(there.export(request)).unwrap().name, format!("{number}.pdf"));
    }
    // One note that takes the place of both that were said apart.
    let last = issue(&mut here, &[one, two]);
    let mut replaced = here.book().dunning.debit_notes().note(&last).unwrap().replaces.clone();
    replaced.sort();
    let mut said = [first, second];
    said.sort();
    assert_eq!(replaced, said);
}

#[derive(Clone, Debug)]
enum Apart {
    /// A device issues a note for some invoices.
    Issue(usize, u8),
    /// A device hears what another wrote.
    Hear(usize, usize),
    /// A device's day.
    Day(usize, i32),
}

fn apart() -> impl Strategy<Value = Vec<Apart>> {
    let step = prop_oneof![
        4 => (0..3_usize, 1..4_u8).prop_map(|(device, which)| Apart::Issue(device, which)),
        1 => (0..3_usize, 0..3_usize).prop_map(|(to, from)| Apart::Hear(to, from)),
        1 => (0..3_usize, 0..90_i32).prop_map(|(device, days)| Apart::Day(device, days)),
    ];
    prop::collection::vec(step, 1..16)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, ..ProptestConfig::default() })]

    /// Three devices issue offline and exchange their journals now and then, in any order: every number is one note's,
    /// and each device's series has no gap.
    #[test]
    fn numbers_of_notes_are_unique_across_devices(steps in apart()) {
        let mut founder = late();
        let others = [joined(&mut founder, 41), joined(&mut founder, 97)];
        let mut devices: Vec<TestEngine> = std::iter::once(founder).chain(others).collect();
        let mut days = [today(); 3];
        let mut given: Vec<(String, IssuedNote)> = Vec::new();
        let both = [item("411AA", "FA-1"), item("411AA", "FA-2")];
        let hear = |devices: &mut [TestEngine], to: usize, from: usize| {
            if let Ok([to, from]) = devices.get_disjoint_mut([to, from]) {
                receive(to, from);
            }
        };
        for step in steps {
            match step {
                Apart::Issue(at, which) => {
                    let items = both.iter().enumerate().filter(|(bit, _)| which & (1 << bit) != 0);
                    let items = items.map(|(_, item)| item.clone()).collect();
                    let command = Command::Dunning { acts: vec![Act::IssueNote { items }] };
                    if let Ok(mut done) = tell(&mut devices[at], command) {
                        let number = done.made.pop().unwrap();
                        let known = devices[at].book().dunning.debit_notes().note(&number);
                        given.push((number.clone(), known.unwrap().clone()));
                    }
                }
                Apart::Hear(to, from) => hear(&mut devices, to, from),
                Apart::Day(at, more) => {
                    days[at] = days[at].plus(more);
                    devices[at].set_options(options(days[at]));
                }
            }
        }
        for (to, from) in [(0, 1), (0, 2), (1, 0), (2, 0)] {
            hear(&mut devices, to, from);
        }
        let numbers: std::collections::BTreeSet<&String> =
            given.iter().map(|(number, _)| number).collect();
        prop_assert_eq!(numbers.len(), given.len(), "a number was given twice: {:?}", given);
        for device in &devices {
            prop_assert_eq!(device.book().check(), Ok(()));
            prop_assert_eq!(device.book().hash(), devices[0].book().hash());
            let notes = device.book().dunning.debit_notes();
            prop_assert_eq!(notes.gap(), None);
            prop_assert_eq!(notes.all().count(), given.len());
            for (number, note) in &given {
                prop_assert_eq!(notes.note(number), Some(note), "what was issued stays");
            }
        }
    }
}

#[derive(Clone, Debug)]
enum Step {
    /// A note for some of a customer's invoices.
    Issue(usize, u8),
    /// Somebody waives, or no longer.
    Waive(usize),
    Unclaim(usize),
    /// The last act is taken back, or one that issued.
    Undo(usize),
    /// The computer's day.
    Day(i32),
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let step = prop_oneof![
        4 => (0..2_usize, 1..4_u8).prop_map(|(who, which)| Step::Issue(who, which)),
        1 => (0..3_usize).prop_map(Step::Waive),
        1 => (0..3_usize).prop_map(Step::Unclaim),
        2 => (0..30_usize).prop_map(Step::Undo),
        2 => (-3..12_i32).prop_map(Step::Day),
    ];
    prop::collection::vec(step, 1..25)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    /// Whatever is issued, waived, taken back and on whichever day: 1, 2, 3 … with days that never go back, and what was
    /// issued stays word for word.
    #[test]
    fn numbers_of_notes_have_no_gap_and_nothing_takes_a_note_back(steps in steps()) {
        let mut engine = late();
        let all = [item("411AA", "FA-1"), item("411AA", "FA-2"), item("411BB", "FA-3")];
        let (mut now, mut entries): (Day, Vec<(String, bool)>) = (today(), Vec::new());
        for step in steps {
            let kept: Vec<IssuedNote> = notes(&engine).into_iter().cloned().collect();
            let mut issues = false;
            let command = match step {
                Step::Issue(who, which) => {
                    issues = true;
                    let ours = all.iter().filter(|id| id.contains(ACCOUNTS[who])).enumerate();
                    let items = ours.filter(|(at, _)| which & (1 << at) != 0);
                    let items = items.map(|(_, id)| id.clone()).collect();
                    Command::Dunning { acts: vec![Act::IssueNote { items }] }
                }
                Step::Waive(at) => Command::Dunning { acts: vec![Act::Claim {
                    item: all[at].clone(), state: ClaimState::Waived, reason: "Geste".to_owned(),
                }] },
                Step::Unclaim(at) => {
                    Command::Dunning { acts: vec![Act::Unclaim { item: all[at].clone() }] }
                }
                Step::Undo(at) => {
                    let Some((entry, noted)) = entries.get(at % entries.len().max(1)).cloned() else {
                        continue;
                    };
                    if noted {
                        prop_assert_eq!(undo_refused(&mut engine, &entry), "undo-noted");
                        continue;
                    }
                    Command::Undo { entry }
                }
                Step::Day(days) => {
                    now = now.plus(days);
                    engine.set_options(options(now));
                    continue;
                }
            };
            if let Ok(done) = tell(&mut engine, command) {
                entries.extend(done.entry.map(|entry| (entry, issues)));
            }
            let known = notes(&engine);
            prop_assert!(kept.iter().zip(&known).all(|(kept, known)| kept == *known));
            prop_assert!(kept.len() <= known.len());
            prop_assert_eq!(engine.book().check(), Ok(()));
        }
        for (count, note) in (1..).zip(notes(&engine)) {
            prop_assert_eq!(&note.number, &format!("ND2026-A-{count:06}"));
        }
        let days: Vec<Day> = notes(&engine).iter().map(|note| note.on).collect();
        prop_assert!(days.is_sorted());
    }
}
