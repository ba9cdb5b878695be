//! Every act has a way back: the figures after an undo are those before the act, also after a reload, also when two
//! devices take back the same.

use std::collections::BTreeMap;

use encours::base::Hash;
use encours::engine::protocol::{Command, Done, Problem};
use encours::rooms::dunning::commands::{Act, Subject};
use encours::rooms::exchange::queries::{Content, Mapping};
use encours::rooms::invoices::Issuer;
use encours::rooms::invoices::issuing::commands::Start;
use encours::rooms::payments::decided::{BesideKind, Reason};
use encours::rooms::payments::settling::Settlement;
use encours::rooms::sharing::acts::{ActsQuery, ActsView, Deed};
use proptest::prelude::*;

use super::*;

fn tell(engine: &mut TestEngine, command: Command) -> Result<Done, Problem> {
    block_on(engine.tell(command))
}

fn told(engine: &mut TestEngine, command: Command) -> String {
    tell(engine, command).unwrap().entry.expect("it changed something")
}

fn undo(engine: &mut TestEngine, entry: &str) -> String {
    told(engine, Command::Undo { entry: entry.to_owned() })
}

fn refused(engine: &mut TestEngine, entry: &str) -> String {
    let problem = tell(engine, Command::Undo { entry: entry.to_owned() }).unwrap_err();
    assert_eq!(problem.kind, ProblemKind::Refusal);
    assert!(problem.message.len() > 20, "a sentence: {}", problem.message);
    problem.code
}

fn acts(engine: &TestEngine) -> ActsView {
    match engine.ask(&Query::Acts(ActsQuery::default())) {
        View::Acts(view) => *view,
        other => panic!("not acts: {other:?}"),
    }
}

fn hash(engine: &TestEngine) -> Hash {
    engine.book().check().expect("the invariants hold");
    engine.book().hash()
}

fn reopened(engine: TestEngine) -> TestEngine {
    open(engine.into_store())
}

fn payment(invoice: &str, amount: &str) -> Command {
    Command::RecordPayment {
        account: String::new(),
        invoice: invoice.to_owned(),
        paid: None,
        amount: amount.to_owned(),
        currency: None,
        reference: String::new(),
        means: String::new(),
    }
}

fn buckets(first: u32) -> Command {
    Command::SetBuckets { bounds: vec![first, first + 30] }
}

fn issuer(name: &str) -> Command {
    Command::SetIssuer { issuer: Issuer { name: name.to_owned(), ..Issuer::default() } }
}

fn profile(name: &str, heading: &str) -> Command {
    let mapping = Mapping {
        content: Content::Invoices,
        headings: vec![heading.to_owned(), "Montant".to_owned()],
        ..Mapping::default()
    };
    Command::SetProfile { name: name.to_owned(), mapping: Some(mapping) }
}

/// What the pages show, whatever led to it.
fn figures(engine: &TestEngine) -> String {
    let bounds = settings(engine).bounds;
    format!("{:?} {:?} {:?} {bounds:?}", dashboard(engine), customers(engine), invoices(engine))
}

/// The demo company comes with promises and reminders: taking it back was told as a decision about one customer.
#[test]
fn the_demo_company_is_taken_back_by_its_name() {
    let mut engine = open(MemoryStore::default());
    tell(&mut engine, Command::LoadDemo).unwrap();
    let view = acts(&engine);
    assert_eq!(view.undo.map(|act| act.deed), Some(Deed::Demo));
}

#[test]
fn a_payment_taken_back_leaves_what_was_there_before_and_comes_back_whole() {
    let mut engine = open(MemoryStore::default());
    import(&mut engine, "factures.csv", ITEMS);
    let before = hash(&engine);
    let entry = told(&mut engine, payment("FA-001", "1200.00"));
    let after = hash(&engine);
    assert_ne!(before, after);
    let next = acts(&engine).undo.expect("there is something to undo");
    assert_eq!(next.entry, entry);
    let deed = Deed::Payment {
        customer: "Bâti Ouest".to_owned(),
        amount: euros(120_000),
        paid: today(),
        invoice: "FA-001".to_owned(),
    };
    assert_eq!(next.deed, deed);

    let back = undo(&mut engine, &entry);
    assert_eq!(hash(&engine), before);
    let mut engine = reopened(engine);
    assert_eq!(hash(&engine), before, "after a reload too");
    let view = acts(&engine);
    assert!(matches!(view.undo.map(|act| act.deed), Some(Deed::Import { .. })));
    let redo = view.redo.expect("the undo can be undone");
    assert_eq!(redo.entry, back);
    assert_eq!(
        redo.deed,
        Deed::TakeBack { entry: entry.clone(), of: Box::new(deed), restored: false }
    );
    assert_eq!(refused(&mut engine, &entry), "already-undone");

    let again = undo(&mut engine, &back);
    assert_eq!(hash(&engine), after);
    assert_eq!(acts(&engine).redo, None);
    assert_eq!(refused(&mut engine, &back), "already-undone");
    undo(&mut engine, &again);
    assert_eq!(hash(&engine), before);
    assert_eq!(refused(&mut engine, "nobody/1"), "unknown-entry");
}

#[test]
fn what_a_later_decision_replaced_is_taken_back_after_it_alone() {
    let mut engine = open(MemoryStore::default());
    let first = told(&mut engine, buckets(10));
    let second = told(&mut engine, buckets(20));
    assert_eq!(refused(&mut engine, &first), "undo-replaced");
    let back = undo(&mut engine, &second);
    assert_eq!(settings(&engine).bounds, [10, 40]);
    told(&mut engine, buckets(15));
    // Bringing the second back now would leave two decisions side by side.
    assert_eq!(refused(&mut engine, &back), "undo-replaced");
    assert_eq!(settings(&engine).bounds, [15, 45]);
}

#[test]
fn each_kind_of_decision_is_taken_back_and_done_again() {
    let mut engine = open(MemoryStore::default());
    import(&mut engine, "factures.csv", ITEMS);
    told(&mut engine, payment("FA-001", "700.00"));
    let payment = engine.book().payments.id(&engine.book().customers, 0);
    let row = engine.book().invoices.find_number("FA-002").unwrap();
    let receivable = engine.book().invoices.id(&engine.book().customers, row);
    let lines = BTreeMap::from([(receivable, "600.00".to_owned())]);
    let names = |engine: &TestEngine| match engine.ask(&Query::Imports(Default::default())) {
        View::Imports(view) => view.profiles,
        other => panic!("not imports: {other:?}"),
    };
    for command in [
        buckets(12),
        issuer("Ateliers Borel"),
        profile("Logiciel", "Pièce"),
        Command::Allocate { payment: payment.clone(), lines },
        Command::Allocate { payment, lines: BTreeMap::new() },
    ] {
        let before = (hash(&engine), names(&engine), settings(&engine));
        let entry = told(&mut engine, command.clone());
        let after = (hash(&engine), names(&engine), settings(&engine));
        assert_ne!(before, after, "{command:?}");
        let back = undo(&mut engine, &entry);
        assert_eq!((hash(&engine), names(&engine), settings(&engine)), before, "{command:?}");
        let again = undo(&mut engine, &back);
        assert_eq!((hash(&engine), names(&engine), settings(&engine)), after, "{command:?}");
        undo(&mut engine, &again);
        engine = reopened(engine);
        assert_eq!((hash(&engine), names(&engine), settings(&engine)), before, "{command:?}");
        told(&mut engine, command);
    }
}

#[test]
fn an_import_is_taken_back_and_an_export_is_not() {
    let mut engine = open(MemoryStore::default());
    let nothing = figures(&engine);
    import(&mut engine, "factures.csv", ITEMS);
    let export = ExportRequest::Ageing { format: TableFormat::Csv, query: Default::default() };
    block_on(engine.export(export)).unwrap();
    let view = acts(&engine);
    let exported = &view.acts[0];
    assert!(matches!(exported.deed, Deed::Export { .. }) && !exported.can_undo);
    let code = refused(&mut engine, &exported.entry.clone());
    assert_eq!(code, "nothing-to-undo");
    // The export is passed over: the act before it is the one to undo.
    let import = view.undo.unwrap();
    assert!(matches!(&import.deed, Deed::Import { file, files: 1 } if file == "factures.csv"));
    undo(&mut engine, &import.entry);
    assert_eq!(figures(&engine), nothing);
    assert!(acts(&engine).acts[2].undone);
    assert_eq!(acts(&engine).undo, None);
    let redo = acts(&engine).redo.unwrap();
    undo(&mut engine, &redo.entry);
    assert_eq!(dashboard(&engine).currencies, [euros(182_050)]);
}

fn hand_over(from: &mut TestEngine, to: &mut TestEngine) {
    let request = ExportRequest::Backup { passphrase: String::new() };
    let backup = block_on(from.export(request)).unwrap();
    block_on(to.restore(backup.bytes, "", false)).unwrap();
}

fn meet(one: &mut TestEngine, other: &mut TestEngine) {
    hand_over(one, other);
    hand_over(other, one);
    assert_eq!(hash(one), hash(other));
}

#[test]
fn two_devices_that_undo_the_same_agree() {
    let mut ours = open(MemoryStore::default());
    import(&mut ours, "factures.csv", ITEMS);
    let before = hash(&ours);
    let paid = told(&mut ours, payment("FA-001", "300.00"));
    let after = hash(&ours);
    let world = TestWorld::seeded(11);
    let opened = Engine::open(MemoryStore::default(), LocalDocuments, world, options());
    let mut theirs = block_on(opened).unwrap();
    hand_over(&mut ours, &mut theirs);
    assert_eq!(hash(&theirs), after);
    // It is not theirs to undo by a key; by name they may.
    assert_eq!(acts(&theirs).undo, None);

    let our_undo = undo(&mut ours, &paid);
    let their_undo = undo(&mut theirs, &paid);
    meet(&mut ours, &mut theirs);
    assert_eq!(hash(&ours), before);

    // Both bring it back, and one takes it back again, later than all that.
    undo(&mut ours, &our_undo);
    let redone = undo(&mut theirs, &their_undo);
    meet(&mut ours, &mut theirs);
    assert_eq!(hash(&ours), after);
    undo(&mut theirs, &redone);
    meet(&mut ours, &mut theirs);
    assert_eq!(hash(&ours), before);

    // A decision taken back here that was replaced there: both stand, and a person arbitrates.
    let first = told(&mut ours, buckets(10));
    let second = told(&mut ours, buckets(20));
    meet(&mut ours, &mut theirs);
    undo(&mut ours, &second);
    told(&mut theirs, buckets(25));
    meet(&mut ours, &mut theirs);
    assert!(ours.book().insight.buckets().is_contested());
    told(&mut ours, buckets(25));
    assert!(!ours.book().insight.buckets().is_contested());
    assert_eq!(refused(&mut ours, &first), "undo-replaced");
}

const BANK: &str = "\
Date;Libellé;Montant
02/11/2026;VIR BATI OUEST FA-001;1 200,00
03/11/2026;VIR CAFE DE LA LUNE;40,50
05/11/2026;PRLV REJETE BATI OUEST;-1 200,00
06/11/2026;VIR BATI OUEST ACOMPTE;300,00
";

/// What a person takes back is taken back in place: the journal of a large book is not read again for it.
#[test]
fn an_act_just_done_is_taken_back_and_done_again_without_folding_the_journal() {
    let world = TestWorld::default();
    let folds = world.folds.clone();
    let opened = Engine::open(MemoryStore::default(), LocalDocuments, world, options());
    let mut engine = block_on(opened).unwrap();
    import(&mut engine, "factures.csv", ITEMS);
    import(&mut engine, "releve.csv", BANK);
    let (line, row) = {
        let book = engine.book();
        (book.payments.bank().id(0), book.invoices.find_number("FA-002").unwrap())
    };
    let receivable = engine.book().invoices.id(&engine.book().customers, row);
    let settlement = Settlement {
        lines: BTreeMap::from([(receivable.clone(), String::new())]),
        reason: Some(Reason::Overpayment),
        ..Settlement::default()
    };
    told(&mut engine, payment("FA-001", "10.00"));
    let paid = engine.book().payments.id(&engine.book().customers, 0);
    for command in [
        payment("FA-001", "700.00"),
        // More than is owed: the rest stays on the account.
        payment("FA-001", "2000.00"),
        Command::Allocate {
            payment: paid,
            lines: BTreeMap::from([(receivable, "10.00".to_owned())]),
        },
        Command::SettleLine { line: line.clone(), settlement },
        Command::AcceptProposal { line: line.clone(), proposal: 0 },
        Command::SetLineAside { line, kind: BesideKind::Charge },
        buckets(12),
        issuer("Ateliers Borel"),
        Command::Dunning {
            acts: vec![Act::Hold {
                on: Subject::Account("411BATI".to_owned()),
                until: today(),
                reason: "congés".to_owned(),
            }],
        },
        Command::StartDraft { start: Start::Blank { account: "411LUNE".to_owned() } },
    ] {
        let before = (hash(&engine), figures(&engine));
        let entry = told(&mut engine, command.clone());
        let after = (hash(&engine), figures(&engine));
        assert_ne!(before.0, after.0, "{command:?}");
        let told = folds.get();
        let back = undo(&mut engine, &entry);
        assert_eq!((hash(&engine), figures(&engine)), before, "{command:?}");
        let again = undo(&mut engine, &back);
        assert_eq!((hash(&engine), figures(&engine)), after, "{command:?}");
        undo(&mut engine, &again);
        assert_eq!(folds.get(), told, "{command:?}");
    }
}

/// One act of a random history.
#[derive(Clone, Debug)]
enum Step {
    Pay(usize, u32),
    Allocate(usize, usize, u32),
    Buckets(u32),
    Issuer(u8),
    Profile(u8),
    /// A line of the bank: accepted as proposed, settled with an invoice, set aside, given back, opened again.
    Line(usize, usize, usize),
    Hold(u8),
    Draft,
    Undo,
    Redo,
    UndoAny(usize),
    Reopen,
    Rest,
}

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        4 => (0..5_usize, 1..90_000_u32).prop_map(|(invoice, cents)| Step::Pay(invoice, cents)),
        2 => (0..4_usize, 0..4_usize, 0..50_000_u32)
            .prop_map(|(payment, invoice, cents)| Step::Allocate(payment, invoice, cents)),
        1 => (1..60_u32).prop_map(Step::Buckets),
        1 => (0..4_u8).prop_map(Step::Issuer),
        1 => (0..4_u8).prop_map(Step::Profile),
        6 => (0..4_usize, 0..5_usize, 0..6_usize)
            .prop_map(|(line, what, invoice)| Step::Line(line, what, invoice)),
        1 => (0..4_u8).prop_map(Step::Hold),
        1 => Just(Step::Draft),
        3 => Just(Step::Undo),
        2 => Just(Step::Redo),
        2 => (0..20_usize).prop_map(Step::UndoAny),
        1 => Just(Step::Reopen),
        1 => Just(Step::Rest),
    ]
}

fn decimal(cents: u32) -> String {
    format!("{}.{:02}", cents / 100, cents % 100)
}

fn command(engine: &TestEngine, step: &Step) -> Option<Command> {
    let book = engine.book();
    Some(match step {
        Step::Pay(invoice, cents) => {
            let number = ["FA-001", "FA-002", "FA-003", "", ""][*invoice];
            let mut command = payment(number, &decimal(*cents));
            if let Command::RecordPayment { account, currency, .. } = &mut command {
                if number.is_empty() {
                    *account = "411LUNE".to_owned();
                }
                if *invoice == 4 {
                    *currency = "USD".parse().ok();
                }
            }
            command
        }
        Step::Allocate(payment, invoice, cents) => {
            if book.payments.is_empty() || book.invoices.is_empty() {
                return None;
            }
            let row = (payment % book.payments.len()) as u32;
            let payment = book.payments.id(&book.customers, row);
            let receivable = book.invoices.id(&book.customers, *invoice as u32);
            let line = (receivable, decimal(*cents));
            let lines = if *cents == 0 { BTreeMap::new() } else { BTreeMap::from([line]) };
            Command::Allocate { payment, lines }
        }
        Step::Buckets(first) => buckets(*first),
        Step::Issuer(name) => issuer(&format!("Ateliers {name}")),
        Step::Profile(heading) => profile("Logiciel", &format!("Pièce {heading}")),
        Step::Line(line, what, invoice) => {
            let bank = book.payments.bank();
            if bank.is_empty() || book.invoices.is_empty() {
                return None;
            }
            let line = bank.id((line % bank.len()) as u32);
            match what {
                0 => Command::AcceptProposal { line, proposal: 0 },
                1 => {
                    let row = (invoice % book.invoices.len()) as u32;
                    let receivable = book.invoices.id(&book.customers, row);
                    let lines = BTreeMap::from([(receivable, String::new())]);
                    let reason = Reason::ALL.get(*invoice * 2).copied();
                    let settlement = Settlement { lines, reason, ..Settlement::default() };
                    Command::SettleLine { line, settlement }
                }
                2 => Command::SetLineAside { line, kind: BesideKind::Charge },
                3 => {
                    let row = (invoice % book.payments.len().max(1)) as u32;
                    let payment = (!book.payments.is_empty())
                        .then(|| book.payments.id(&book.customers, row))?;
                    Command::ReturnLine { line, payment }
                }
                _ => Command::ReopenLine { line },
            }
        }
        Step::Hold(days) => {
            let until = today().plus(i32::from(*days));
            let on = Subject::Account("411BATI".to_owned());
            Command::Dunning { acts: vec![Act::Hold { on, until, reason: "congés".to_owned() }] }
        }
        Step::Draft => {
            let start = Start::Blank { account: "411LUNE".to_owned() };
            Command::StartDraft { start }
        }
        Step::Undo => Command::Undo { entry: acts(engine).undo?.entry },
        Step::Redo => Command::Undo { entry: acts(engine).redo?.entry },
        Step::UndoAny(place) => {
            let all = acts(engine).acts;
            Command::Undo { entry: all[place % all.len()].entry.clone() }
        }
        Step::Reopen | Step::Rest => return None,
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]

    /// Whatever was done before: an act, its undo and the undo of that lead there, back, and there again; and what is in
    /// memory is what a reload gives.
    #[test]
    fn an_undo_gives_what_was_before_the_act(steps in prop::collection::vec(step(), 1..25)) {
        let mut engine = open(MemoryStore::default());
        import(&mut engine, "factures.csv", ITEMS);
        import(&mut engine, "releve.csv", BANK);
        for step in &steps {
            match step {
                Step::Reopen => {
                    let before = (hash(&engine), figures(&engine));
                    engine = reopened(engine);
                    prop_assert_eq!((hash(&engine), figures(&engine)), before);
                }
                Step::Rest => block_on(engine.rest()).unwrap(),
                step => {
                    let Some(command) = command(&engine, step) else { continue };
                    let before = (hash(&engine), figures(&engine));
                    let Ok(done) = tell(&mut engine, command) else { continue };
                    let Some(entry) = done.entry else { continue };
                    let after = (hash(&engine), figures(&engine));
                    let back = undo(&mut engine, &entry);
                    prop_assert_eq!((hash(&engine), figures(&engine)), before, "{:?}", step);
                    undo(&mut engine, &back);
                    prop_assert_eq!((hash(&engine), figures(&engine)), after, "{:?}", step);
                }
            }
        }
        let end = (hash(&engine), figures(&engine));
        let engine = reopened(engine);
        prop_assert_eq!((hash(&engine), figures(&engine)), end);
    }
}
