//! A bank's file from the drop to the settled invoice and back: what is proposed, decided, given up, returned, undone.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use encours::base::{Amount, Currency, Day, Hash, Money};
use encours::engine::View;
use encours::engine::documents::NamedBytes;
use encours::engine::protocol::{Command, Query};
use encours::rooms::exchange::queries::PreviewView;
use encours::rooms::payments::cash::{
    CashFilter, CashLineQuery, CashLineView, CashLinesQuery, CashLinesView, CashRow, CashRules,
    CashState, CertainQuery, CertainView,
};
use encours::rooms::payments::decided::{BesideKind, Reason};
use encours::rooms::payments::rules::Apply;
use encours::rooms::payments::settling::{SettledBeside, Settlement};
use encours::store::MemoryStore;
use encours::texts::Locale;
use futures_executor::block_on;
use proptest::prelude::*;

use super::{TestEngine, customers, file, import, invoices, open, options};

const ITEMS: &str = "\
Compte;Client;N° pièce;Date;Échéance;Montant TTC;Solde dû
411BATI;Bâti Ouest;FA-2026-0001;01/09/2026;01/10/2026;1 200,00;1 200,00
411BATI;Bâti Ouest;FA-2026-0002;15/10/2026;30/11/2026;600,00;600,00
411LUNE;Café de la Lune;FA-2026-0003;01/08/2026;31/08/2026;90,50;90,50
411LUNE;Café de la Lune;AV-2026-0001;05/09/2026;05/09/2026;-20,00;-20,00
411SOUD;Soudure du Lac;FA-2026-0004;10/08/2026;10/09/2026;5 000,00;5 000,00
";

/// A statement of Crédit Mutuel's table: day, value day, debit, credit, label, balance.
fn statement(lines: &[(&str, &str, &str)], opening: i64) -> String {
    let mut balance = opening;
    let mut text = "Date;Date de valeur;Débit;Crédit;Libellé;Solde\n".to_owned();
    for (day, amount, label) in lines {
        let cents: i64 = amount.replace([',', ' '], "").parse().unwrap();
        balance += cents;
        let (debit, credit) = if cents < 0 { (*amount, "") } else { ("", *amount) };
        let (sign, size) = (if balance < 0 { "-" } else { "" }, balance.abs());
        let line = format!(
            "{day};{day};{debit};{credit};{label};{sign}{},{:02}\n",
            size / 100,
            size % 100
        );
        text.push_str(&line);
    }
    text
}

const NOVEMBER: [(&str, &str, &str); 5] = [
    ("03/11/2026", "1200,00", "VIR BATI OUEST FA-2026-0001"),
    ("04/11/2026", "70,50", "VIR CAFE DE LA LUNE FA-2026-0003 AV-2026-0001"),
    ("05/11/2026", "-12,00", "FRAIS DE TENUE DE COMPTE"),
    ("06/11/2026", "4985,00", "VIR SOUDURE DU LAC FA-2026-0004"),
    ("09/11/2026", "333,33", "VIR INCONNU SARL"),
];

fn lines(engine: &TestEngine, filter: CashFilter) -> CashLinesView {
    let query = CashLinesQuery { filter, limit: 1_000, ..CashLinesQuery::default() };
    match engine.ask(&Query::CashLines(query)) {
        View::CashLines(view) => *view,
        other => panic!("not lines: {other:?}"),
    }
}

fn row(engine: &TestEngine, label: &str) -> CashRow {
    let all = lines(engine, CashFilter::All);
    all.lines.into_iter().find(|row| row.label.contains(label)).unwrap()
}

fn line(engine: &TestEngine, label: &str, draft: Option<Settlement>) -> CashLineView {
    let query = CashLineQuery { line: row(engine, label).id, draft, ..CashLineQuery::default() };
    match engine.ask(&Query::CashLine(query)) {
        View::CashLine(view) => *view.unwrap(),
        other => panic!("not a line: {other:?}"),
    }
}

fn certain(engine: &TestEngine) -> CertainView {
    match engine.ask(&Query::Certain(CertainQuery::default())) {
        View::Certain(view) => *view,
        other => panic!("not what is certain: {other:?}"),
    }
}

fn open_of(engine: &TestEngine, number: &str) -> Amount {
    let query = encours::rooms::invoices::queries::InvoicesQuery {
        limit: 100,
        closed: true,
        ..Default::default()
    };
    let View::Invoices(view) = engine.ask(&Query::Invoices(query)) else { panic!("no invoices") };
    view.rows.iter().find(|row| row.number == number).unwrap().open.amount
}

fn tell(engine: &mut TestEngine, command: Command) -> String {
    let done = block_on(engine.tell(command)).unwrap();
    engine.book().check().unwrap();
    done.entry.unwrap()
}

fn refused(engine: &mut TestEngine, command: Command) -> (String, String) {
    let before = engine.book().hash();
    let problem = block_on(engine.tell(command)).unwrap_err();
    assert_eq!(engine.book().hash(), before);
    (problem.code, problem.message)
}

fn ticked<'a>(numbers: impl IntoIterator<Item = &'a str>, engine: &TestEngine) -> Settlement {
    let all = invoices(engine);
    let mut lines = BTreeMap::new();
    for number in numbers {
        let row = all.rows.iter().find(|row| row.number == number).unwrap();
        lines.insert(row.id.clone(), String::new());
    }
    Settlement { lines, ..Settlement::default() }
}

fn started() -> TestEngine {
    let mut engine = open(MemoryStore::default());
    import(&mut engine, "echeancier.csv", ITEMS);
    import(&mut engine, "releve.csv", &statement(&NOVEMBER, 100_000));
    engine
}

fn euros(cents: i64) -> Money {
    Money::new(Amount::new(cents), Currency::EUR)
}

#[test]
fn a_bank_file_is_shown_with_its_balance_before_anything_happens() {
    let mut engine = open(MemoryStore::default());
    import(&mut engine, "echeancier.csv", ITEMS);
    let text = statement(&NOVEMBER, 100_000);
    let view: PreviewView = block_on(engine.preview(file("releve.csv", &text))).unwrap();
    assert!(view.faults.iter().all(|line| line.fault.warning), "{:?}", view.faults);
    let [shown] = &view.files[0].statements[..] else { panic!("{view:?}") };
    assert_eq!((shown.lines, shown.known, shown.credits), (5, 0, euros(658_883)));
    assert_eq!(shown.debits, euros(-1_200));
    assert_eq!(view.counts.new, 5);
    assert_eq!(lines(&engine, CashFilter::All).total, 0, "a preview changes nothing");
    block_on(engine.commit(&view.id)).unwrap();
    assert_eq!(lines(&engine, CashFilter::All).total, 5);
    assert!(engine.ask(&Query::Imports(Default::default())) != View::Invoice(None));

    // The same again adds nothing; its lines in another file neither.
    let hash = engine.book().hash();
    let again = block_on(engine.preview(file("releve.csv", &text))).unwrap();
    assert!(again.files[0].already_imported);
    assert_eq!(again.counts.known, 5);
    assert_eq!(block_on(engine.commit(&again.id)).unwrap().entry, None);
    assert_eq!(engine.book().hash(), hash);
    let longer: Vec<_> =
        NOVEMBER.into_iter().skip(3).chain([("10/11/2026", "1,00", "VIR UN EURO")]).collect();
    let longer = statement(&longer, 225_850);
    let overlap = block_on(engine.preview(file("suite.csv", &longer))).unwrap();
    assert_eq!((overlap.counts.new, overlap.counts.known), (1, 2));
    block_on(engine.commit(&overlap.id)).unwrap();
    assert_eq!(lines(&engine, CashFilter::All).total, 6);
}

#[test]
fn a_list_of_invoices_is_never_taken_for_a_bank_file() {
    let mut engine = open(MemoryStore::default());
    let view = block_on(engine.preview(file("factures.csv", ITEMS))).unwrap();
    assert_eq!(view.files[0].statements, []);
    assert!(view.files[0].mapping.is_some());
}

#[test]
fn what_is_certain_is_listed_accepted_in_one_act_and_taken_back_to_the_same_book() {
    let mut engine = started();
    let before = engine.book().hash();
    let listed = certain(&engine);
    assert!(listed.ready);
    let labels: Vec<&str> = listed.lines.iter().map(|row| row.label.as_str()).collect();
    assert!(labels.contains(&"VIR BATI OUEST FA-2026-0001"), "{listed:#?}");
    assert!(!labels.contains(&"VIR INCONNU SARL"), "{labels:?}");
    let entry = tell(&mut engine, Command::AcceptCertain { lines: Vec::new(), likely: false });
    assert_eq!(open_of(&engine, "FA-2026-0001"), Amount::ZERO);
    let decided = lines(&engine, CashFilter::Decided);
    assert_eq!(decided.total, listed.total);
    let shown = line(&engine, "BATI OUEST", None);
    let decision = shown.decision.unwrap();
    assert_eq!((decision.entry.as_str(), decision.author.as_str()), (entry.as_str(), "Camille"));
    assert!(!decision.evidence.is_empty(), "what spoke for it is kept with it");
    assert_eq!(decision.sentences, ["1\u{202f}200,00\u{a0}€ règlent FA-2026-0001"]);
    tell(&mut engine, Command::Undo { entry });
    assert_eq!(engine.book().hash(), before);
    assert_eq!(certain(&engine), listed, "the same is proposed again");
}

#[test]
fn what_is_missing_needs_a_reason_within_its_limit() {
    let mut engine = started();
    let id = row(&engine, "SOUDURE").id;
    let mut draft = ticked(["FA-2026-0004"], &engine);
    let shown = line(&engine, "SOUDURE", Some(draft.clone()));
    assert_eq!(shown.running.difference, euros(1_500));
    assert_eq!(shown.running.ticked, euros(500_000));
    assert!(shown.running.refusal.is_some());
    assert!(shown.running.reasons.iter().any(|choice| choice.reason == Reason::BankFee));
    let settle = |settlement: &Settlement| Command::SettleLine {
        line: id.clone(),
        settlement: settlement.clone(),
    };
    assert_eq!(refused(&mut engine, settle(&draft)).0, "needs-reason");
    draft.reason = Some(Reason::Rounding);
    let (code, message) = refused(&mut engine, settle(&draft));
    assert_eq!(code, "beyond-limit");
    assert!(message.contains("1,00"), "{message}");
    draft.reason = Some(Reason::Deposit);
    assert_eq!(refused(&mut engine, settle(&draft)).0, "wrong-reason");
    draft.reason = Some(Reason::BankFee);
    let figures = |engine: &TestEngine| super::dashboard(engine).clone();
    let cash = |engine: &TestEngine| {
        let View::Customers(_) = engine.ask(&Query::Customers(Default::default())) else {
            panic!("no customers")
        };
        let day = engine.options().today;
        let figures = engine.book().figures(day);
        let months = figures.months(Currency::EUR, engine.book());
        months.iter().map(|month| month.cash).sum::<i64>()
    };
    let before = cash(&engine);
    let _ = figures(&engine);
    tell(&mut engine, settle(&draft));
    assert_eq!(open_of(&engine, "FA-2026-0004"), Amount::ZERO, "the fee is given up");
    assert_eq!(cash(&engine) - before, 498_500, "what is given up is no money received");

    // The same line decided otherwise: the rest stays open, and the invoice is disputed.
    draft.reason = Some(Reason::Dispute);
    tell(&mut engine, settle(&draft));
    assert_eq!(open_of(&engine, "FA-2026-0004"), Amount::new(1_500));
    assert!(invoices(&engine).rows.iter().any(|row| row.number == "FA-2026-0004" && row.disputed));
    assert_eq!(cash(&engine) - before, 498_500);
    tell(&mut engine, Command::ReopenLine { line: id });
    assert_eq!(open_of(&engine, "FA-2026-0004"), Amount::new(500_000));
    assert!(!invoices(&engine).rows.iter().any(|row| row.disputed));
    assert_eq!(cash(&engine), before);
}

#[test]
fn one_transfer_settles_an_invoice_less_a_credit_note_and_keeps_what_is_too_much() {
    let mut engine = started();
    let id = row(&engine, "LUNE").id;
    let draft = ticked(["FA-2026-0003", "AV-2026-0001"], &engine);
    assert_eq!(line(&engine, "LUNE", Some(draft.clone())).running.difference, euros(0));
    tell(&mut engine, Command::SettleLine { line: id, settlement: draft });
    assert_eq!(open_of(&engine, "FA-2026-0003"), Amount::ZERO);
    assert_eq!(open_of(&engine, "AV-2026-0001"), Amount::ZERO);

    // 333.33 of a stranger: a deposit of Bâti Ouest, and another time for two customers at once.
    let id = row(&engine, "INCONNU").id;
    let mut settlement = Settlement { account: "411BATI".to_owned(), ..Settlement::default() };
    let settle = |settlement: &Settlement| Command::SettleLine {
        line: id.clone(),
        settlement: settlement.clone(),
    };
    tell(&mut engine, settle(&settlement));
    let unallocated = |engine: &TestEngine| -> i64 {
        let payments = &engine.book();
        let day = engine.options().today;
        payments.figures(day).positions.iter().map(|sums| sums.unallocated).sum()
    };
    assert_eq!(unallocated(&engine), 33_333);
    assert_eq!(row(&engine, "INCONNU").state, CashState::OnAccount);
    settlement = ticked(["FA-2026-0002", "FA-2026-0004"], &engine);
    let (first, second) = {
        let mut ids = settlement.lines.keys().cloned();
        (ids.next().unwrap(), ids.next().unwrap())
    };
    settlement.lines.insert(first, "300".to_owned());
    settlement.lines.insert(second, "33.33".to_owned());
    tell(&mut engine, settle(&settlement));
    assert_eq!(unallocated(&engine), 0);
    assert_eq!(open_of(&engine, "FA-2026-0002"), Amount::new(30_000));
    assert_eq!(open_of(&engine, "FA-2026-0004"), Amount::new(496_667));
    settlement = ticked(["FA-2026-0002"], &engine);
    settlement.lines.values_mut().for_each(|amount| *amount = "300".to_owned());
    assert_eq!(refused(&mut engine, settle(&settlement)).0, "needs-reason");
    settlement.reason = Some(Reason::Overpayment);
    tell(&mut engine, settle(&settlement));
    assert_eq!(unallocated(&engine), 3_333);
    // What an acquirer takes off before it pays is no customer's.
    settlement.reason = None;
    settlement.beside =
        vec![SettledBeside { kind: BesideKind::Charge, amount: "33.33".to_owned() }];
    tell(&mut engine, settle(&settlement));
    assert_eq!(unallocated(&engine), 0);
}

#[test]
fn what_is_no_customers_is_set_aside() {
    let mut engine = started();
    let id = row(&engine, "TENUE").id;
    let before = customers(&engine);
    let kind = BesideKind::Charge;
    tell(&mut engine, Command::SetLineAside { line: id.clone(), kind });
    assert_eq!(row(&engine, "TENUE").state, CashState::Aside);
    assert_eq!(lines(&engine, CashFilter::NotCustomers).total, 1);
    assert_eq!(customers(&engine), before, "no customer's figures change");
    tell(&mut engine, Command::ReopenLine { line: id.clone() });
    assert_eq!(refused(&mut engine, Command::ReopenLine { line: id }).0, "nothing-decided");
}

#[test]
fn money_that_came_back_opens_again_what_it_had_settled_with_history() {
    let mut engine = started();
    let id = row(&engine, "BATI OUEST").id;
    let draft = ticked(["FA-2026-0001"], &engine);
    tell(&mut engine, Command::SettleLine { line: id.clone(), settlement: draft });
    let returned = [("20/11/2026", "-1200,00", "REJET PRLV BATI OUEST FA-2026-0001")];
    import(&mut engine, "retour.csv", &statement(&returned, 900_000));
    let shown = line(&engine, "REJET", None);
    let [candidate] = &shown.returns[..] else { panic!("{:?}", shown.returns) };
    assert_eq!(candidate.numbers, ["FA-2026-0001"]);
    let back = shown.row.id.clone();
    let payment = candidate.payment.clone();
    let entry =
        tell(&mut engine, Command::ReturnLine { line: back.clone(), payment: payment.clone() });
    assert_eq!(open_of(&engine, "FA-2026-0001"), Amount::new(120_000));
    assert_eq!(row(&engine, "REJET").state, CashState::Returned);
    // On the days between it was settled, and the history keeps both.
    let open_on = |engine: &TestEngine, on: &str| {
        let book = engine.book();
        let receivable = book.invoices.find_number("FA-2026-0001").unwrap();
        let day: Day = on.parse().unwrap();
        encours::rooms::insight::figures::open_at(book, receivable, day.get())
    };
    assert_eq!(open_on(&engine, "2026-11-10"), 0);
    assert_eq!(open_on(&engine, "2026-11-20"), 120_000);
    // What came back cannot be decided otherwise, nor come back twice.
    assert_eq!(refused(&mut engine, Command::ReopenLine { line: id.clone() }).0, "given-back");
    let twice = [("21/11/2026", "-1200,00", "REJET BIS")];
    import(&mut engine, "bis.csv", &statement(&twice, 700_000));
    let again = row(&engine, "REJET BIS").id;
    let command = Command::ReturnLine { line: again, payment };
    assert_eq!(refused(&mut engine, command).0, "returned-already");
    let with_return = engine.book().hash();
    let undo = tell(&mut engine, Command::Undo { entry });
    assert_eq!(open_of(&engine, "FA-2026-0001"), Amount::ZERO);
    tell(&mut engine, Command::Undo { entry: undo });
    assert_eq!(engine.book().hash(), with_return);
}

#[test]
fn the_rules_apply_what_is_certain_on_import_as_an_act_of_its_own() {
    let mut engine = open(MemoryStore::default());
    import(&mut engine, "echeancier.csv", ITEMS);
    let rules = CashRules { apply: Apply::Certain, ..CashRules::of(&engine.book().payments) };
    tell(&mut engine, Command::SetCashRules { rules: rules.clone() });
    let bad = CashRules { discount_bp: 10_001, ..rules };
    assert_eq!(refused(&mut engine, Command::SetCashRules { rules: bad }).0, "bad-rule");
    import(&mut engine, "releve.csv", &statement(&NOVEMBER, 100_000));
    assert_eq!(open_of(&engine, "FA-2026-0001"), Amount::ZERO);
    assert_eq!(lines(&engine, CashFilter::Certain).total, 0);
    assert!(0 < lines(&engine, CashFilter::ToDo).total);
}

#[test]
fn closed_and_opened_again_the_book_and_its_proposals_are_the_same() {
    let mut engine = started();
    tell(&mut engine, Command::AcceptCertain { lines: Vec::new(), likely: true });
    let (hash, shown) = (engine.book().hash(), lines(&engine, CashFilter::All));
    let store = engine.into_store();
    let again = open(store);
    assert_eq!(again.book().hash(), hash);
    assert_eq!(lines(&again, CashFilter::All), shown);
}

#[test]
fn an_import_taken_back_takes_its_lines_and_brought_back_they_are_decided_as_before() {
    let mut engine = started();
    let accepted = Command::AcceptCertain { lines: Vec::new(), likely: false };
    tell(&mut engine, accepted);
    let hash = engine.book().hash();
    let View::Imports(imports) = engine.ask(&Query::Imports(Default::default())) else {
        panic!("no imports")
    };
    let bank = imports.imports.iter().find(|import| import.name == "releve.csv").unwrap();
    let entry = bank.entry.clone();
    tell(&mut engine, Command::Withdraw { entry: entry.clone(), restored: false });
    assert_eq!(lines(&engine, CashFilter::All).total, 0);
    assert_eq!(open_of(&engine, "FA-2026-0001"), Amount::new(120_000));
    tell(&mut engine, Command::Withdraw { entry, restored: true });
    assert_eq!(engine.book().hash(), hash);
}

fn corpus() -> PathBuf {
    let root = std::env::var_os("ENCOURS_SHARED")
        .map_or_else(|| Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared"), PathBuf::from);
    let folder = root.join("corpus/bank");
    assert!(
        folder.is_dir(),
        "the corpus of bank files is missing: set ENCOURS_SHARED to the folder that holds corpus/bank"
    );
    folder
}

/// What an engine knows of our accounts: each line's account, day, amount, and how many.
fn known(engine: &TestEngine) -> BTreeMap<(String, i32, i64), u32> {
    let mut known = BTreeMap::new();
    engine.book().payments.bank().each_line(|account, day, amount| {
        let name = format!("{} {}", account.number, account.currency);
        *known.entry((name, day, amount)).or_default() += 1;
    });
    known
}

fn import_bytes(engine: &mut TestEngine, name: &str, bytes: &[u8]) -> PreviewView {
    let files = vec![NamedBytes { name: name.to_owned(), bytes: bytes.to_vec() }];
    let view = block_on(engine.preview(files)).unwrap();
    let none = view.files.iter().all(|file| file.statements.is_empty());
    assert!(!none || !view.faults.is_empty(), "{name} is not taken for a bank file: {view:?}");
    if !none {
        block_on(engine.commit(&view.id)).unwrap();
    }
    view
}

#[test]
fn every_bank_file_of_the_corpus_comes_in_whole_and_adds_nothing_twice() {
    let manifest = std::fs::read_to_string(corpus().join("MANIFEST.tsv")).unwrap();
    let mut rows = manifest.lines().map(|line| line.split('\t').collect::<Vec<_>>());
    let names = rows.next().unwrap();
    let column = names.iter().position(|name| *name == "file").unwrap();
    let (mut files, mut total) = (0, 0);
    for row in rows {
        let name = row[column];
        let bytes = std::fs::read(corpus().join(name)).unwrap();
        let mut engine = open(MemoryStore::default());
        let view = import_bytes(&mut engine, name, &bytes);
        // What the reader gives is new, known from a page before, announced only, or without a day.
        let read = encours::formats::bank::read(name, &bytes);
        let read: usize = read.statements.iter().map(|statement| statement.lines.len()).sum();
        let counts = &view.counts;
        let told = counts.new + counts.known + counts.set_aside + counts.faulty;
        assert_eq!(told as usize, read, "{name}");
        let lines = engine.book().payments.bank().len() as u32;
        assert_eq!(lines, counts.new, "{name}");
        files += u32::from(0 < lines);
        total += lines;
        let hash = engine.book().hash();
        import_bytes(&mut engine, &format!("encore-{name}"), &bytes);
        assert_eq!(engine.book().hash(), hash, "{name}");
        engine.book().check().unwrap();
    }
    assert!(74 <= files && 420 <= total, "{files} files, {total} lines");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]

    /// One month exported in overlapping pieces: whatever pieces, in whatever order, some of them twice.
    #[test]
    fn the_order_of_files_does_not_matter(
        lines in prop::collection::vec((1..28_u32, -3..6_i64, 0..4_usize), 1..25),
        cuts in prop::collection::vec((0..28_u32, 1..28_u32), 1..5),
        order in any::<prop::sample::Index>(),
    ) {
        let mut lines = lines;
        lines.sort_by_key(|line| line.0);
        let labels = ["VIR A", "VIR B FA-2026-0001", "PRLV EDF", "VIR A"];
        let written: Vec<(String, String, &str)> = lines
            .iter()
            .map(|(day, amount, label)| {
                let cents = amount * 5_000 + 1;
                let sign = if cents < 0 { "-" } else { "" };
                let amount = format!("{sign}{},{:02}", cents.abs() / 100, cents.abs() % 100);
                (format!("{day:02}/11/2026"), amount, labels[*label])
            })
            .collect();
        let piece = |from: u32, to: u32| -> String {
            // Banks export whole days.
            let within: Vec<(&str, &str, &str)> = lines
                .iter()
                .zip(&written)
                .filter(|((day, ..), _)| (from..=to).contains(day))
                .map(|(_, (day, amount, label))| (day.as_str(), amount.as_str(), *label))
                .collect();
            statement(&within, 0)
        };
        let mut pieces: Vec<String> = vec![piece(1, 15), piece(15, 31)];
        pieces.extend(cuts.iter().map(|(from, length)| piece(*from, from + length)));
        let one = {
            let mut engine = open(MemoryStore::default());
            import(&mut engine, "tout.csv", &piece(1, 31));
            known(&engine)
        };
        let start = order.index(pieces.len());
        pieces.rotate_left(start);
        pieces.push(pieces[0].clone());
        let mut engine = open(MemoryStore::default());
        for (number, piece) in pieces.iter().enumerate() {
            import(&mut engine, &format!("releve-{number}.csv"), piece);
        }
        prop_assert_eq!(known(&engine), one);
    }

    /// Whatever a person decides on lines, one after the other, taken back one after the other: each book is the one before.
    #[test]
    fn undoing_decisions_gives_each_book_before(
        acts in prop::collection::vec((0..6_usize, 0..5_usize, prop::collection::vec(0..5_usize, 0..3), 0..11_usize), 1..8),
    ) {
        let mut engine = started();
        let mut hashes: Vec<(String, Hash)> = Vec::new();
        let all: Vec<CashRow> = lines(&engine, CashFilter::All).lines;
        let numbers = ["FA-2026-0001", "FA-2026-0002", "FA-2026-0003", "AV-2026-0001", "FA-2026-0004"];
        for (what, place, chosen, reason) in acts {
            let line = all[place % all.len()].id.clone();
            let before = engine.book().hash();
            let mut settlement = Settlement {
                reason: Reason::ALL.get(reason).copied(),
                account: if what == 0 { "411BATI".to_owned() } else { String::new() },
                ..Settlement::default()
            };
            let query = encours::rooms::invoices::queries::InvoicesQuery {
                limit: 100, closed: true, ..Default::default()
            };
            let View::Invoices(view) = engine.ask(&Query::Invoices(query)) else { panic!("none") };
            for number in chosen {
                let row = view.rows.iter().find(|row| row.number == numbers[number]).unwrap();
                settlement.lines.insert(row.id.clone(), String::new());
            }
            let command = match what {
                0..=2 => Command::SettleLine { line, settlement },
                3 => Command::AcceptProposal { line, proposal: 0 },
                4 => Command::SetLineAside { line, kind: BesideKind::Other },
                _ => Command::ReopenLine { line },
            };
            if let Ok(done) = block_on(engine.tell(command)) {
                engine.book().check().unwrap();
                hashes.push((done.entry.unwrap(), before));
            } else {
                prop_assert_eq!(engine.book().hash(), before);
            }
        }
        for (entry, before) in hashes.into_iter().rev() {
            block_on(engine.tell(Command::Undo { entry })).unwrap();
            prop_assert_eq!(engine.book().hash(), before);
        }
    }
}

#[test]
fn sentences_are_in_the_persons_language() {
    let mut engine = started();
    let french = row(&engine, "BATI OUEST");
    engine.set_options(encours::engine::Options { locale: Locale::En, ..options() });
    let english = row(&engine, "BATI OUEST");
    assert!(!french.evidence.is_empty());
    assert_ne!(french.evidence, english.evidence);
    assert_eq!(french.summary, "FA-2026-0001 · Bâti Ouest");
}

/// An invoice in dollars paid on an account in euros: no entry has two currencies, and the page of the accounts says which
/// line stands in none.
#[test]
fn a_line_that_was_exchanged_is_in_no_journal_and_the_accounts_say_so() {
    use encours::rooms::ledger::journals::journals;
    use encours::rooms::ledger::queries::{ChartQuery, ChartView};
    let chart = |engine: &TestEngine| -> ChartView {
        match engine.ask(&Query::Chart(ChartQuery {})) {
            View::Chart(view) => view,
            other => panic!("not the accounts: {other:?}"),
        }
    };
    let mut engine = open(MemoryStore::default());
    import(
        &mut engine,
        "factures.csv",
        "Compte;Client;N° pièce;Date;Échéance;Montant TTC;Solde dû;Devise\n411ACME;Acme Inc;FA-USD-1;01/09/2026;01/10/2026;1 000,00;1 000,00;USD\n",
    );
    let november = [("03/11/2026", "915,40", "VIR ACME INC FA-USD-1"), NOVEMBER[2]];
    import(&mut engine, "releve.csv", &statement(&november, 0));
    assert_eq!((chart(&engine).exchanged, chart(&engine).exchanged_lines.len()), (0, 0));
    let id = row(&engine, "ACME").id;
    let receivable = engine.book().invoices.id(&engine.book().customers, 0);
    let settlement = Settlement {
        lines: BTreeMap::from([(receivable, "1000.00".to_owned())]),
        exchanged: "1000.00".to_owned(),
        ..Settlement::default()
    };
    block_on(engine.tell(Command::SettleLine { line: id, settlement })).unwrap();
    assert_eq!(lines(&engine, CashFilter::All).lines.len(), 2);
    engine.book().check().unwrap();
    let view = chart(&engine);
    let day = "2026-11-03".parse::<Day>().unwrap();
    let amount = Money::new(Amount::new(91_540), Currency::EUR);
    assert_eq!(view.exchanged, 1);
    assert_eq!(view.exchanged_lines, [(day, "VIR ACME INC FA-USD-1".to_owned(), amount)]);
    for currency in [Currency::EUR, "USD".parse().unwrap()] {
        let made = journals(engine.book(), currency, Day::FIRST, Day::new(40_000));
        assert!(made.entries.iter().all(|entry| !entry.label.contains("ACME")), "{currency}");
        assert!(made.left_out > 0);
    }
}

/// Two invoices in dollars, and a payment in euros that quotes the first.
fn in_dollars() -> TestEngine {
    let mut engine = open(MemoryStore::default());
    import(
        &mut engine,
        "factures.csv",
        "Compte;Client;N° pièce;Date;Échéance;Montant TTC;Solde dû;Devise\n411ACME;Acme Inc;FA-2026-0101;01/09/2026;01/10/2026;1 000,00;1 000,00;USD\n411ACME;Acme Inc;FA-2026-0102;01/09/2026;01/10/2026;500,00;500,00;USD\n411ACME;Acme Inc;FA-2026-0103;01/09/2026;01/10/2026;80,00;80,00;EUR\n",
    );
    let november = [("03/11/2026", "915,40", "VIR ACME INC FA-2026-0101"), NOVEMBER[2]];
    import(&mut engine, "releve.csv", &statement(&november, 0));
    engine
}

fn dollars(cents: i64) -> Money {
    Money::new(Amount::new(cents), "USD".parse().unwrap())
}

#[test]
fn a_line_in_euros_settles_an_invoice_in_dollars_by_hand() {
    let mut engine = in_dollars();
    let before = engine.book().hash();
    let acme = row(&engine, "ACME");
    assert_eq!(acme.state, CashState::Doubtful, "never taken without a person");
    let view = line(&engine, "ACME", None);
    let group = &view.groups[0];
    assert_eq!(
        group.others,
        [dollars(150_000)],
        "what is open in dollars is said, not added to the euros"
    );
    assert_eq!(group.open, Money::new(Amount::new(8_000), Currency::EUR));
    let proposal = &view.proposals[0];
    assert_eq!((proposal.refusal.clone(), proposal.items[0].amount), (None, dollars(100_000)));
    assert!(proposal.evidence.iter().any(|said| said.contains("USD")), "{:?}", proposal.evidence);
    let done =
        block_on(engine.tell(Command::AcceptProposal { line: acme.id.clone(), proposal: 0 }));
    let entry = done.unwrap().entry.unwrap();
    engine.book().check().unwrap();
    let decision = line(&engine, "ACME", None).decision.unwrap();
    assert_eq!(decision.items[0].left, dollars(0));
    assert!(
        decision.sentences.iter().any(|said| said.contains("0,9154")),
        "{:?}",
        decision.sentences
    );
    assert!(!decision.author.is_empty() && !decision.evidence.is_empty());
    block_on(engine.tell(Command::Undo { entry })).unwrap();
    assert_eq!(engine.book().hash(), before);

    // By hand, part of it: the rest stays open, in dollars.
    let id = |number: &str| {
        let row = engine.book().invoices.find_number(number).unwrap();
        engine.book().invoices.id(&engine.book().customers, row)
    };
    let (one, two, euros) = (id("FA-2026-0101"), id("FA-2026-0102"), id("FA-2026-0103"));
    let draft = |lines: &[(&str, &str)]| Settlement {
        lines: lines.iter().map(|(id, text)| ((*id).to_owned(), (*text).to_owned())).collect(),
        ..Settlement::default()
    };
    let part = draft(&[(&one, "600,50"), (&two, "")]);
    let running = line(&engine, "ACME", Some(part.clone())).running;
    assert_eq!((running.ticked, running.difference), (dollars(110_050), dollars(0)));
    assert_eq!(running.paid, Money::new(Amount::new(91_540), Currency::EUR));
    assert!(running.exchanged.contains("0,831804"), "{}", running.exchanged);
    assert_eq!(running.refusal, None);
    for wrong in [
        draft(&[(&one, "1000.01")]),
        draft(&[(&one, ""), (&euros, "")]),
        draft(&[(&one, "beaucoup")]),
    ] {
        let settlement = wrong.clone();
        let command = Command::SettleLine { line: acme.id.clone(), settlement };
        assert!(block_on(engine.tell(command)).is_err(), "{wrong:?}");
        assert_eq!(engine.book().hash(), before);
    }
    let command = Command::SettleLine { line: acme.id.clone(), settlement: part };
    let entry = block_on(engine.tell(command)).unwrap().entry.unwrap();
    engine.book().check().unwrap();
    assert_eq!(
        ["FA-2026-0101", "FA-2026-0102", "FA-2026-0103"]
            .map(|number| open_of(&engine, number).get()),
        [39_950, 0, 8_000]
    );
    let view = line(&engine, "ACME", None);
    assert_eq!(view.row.state, CashState::Settled);
    assert_eq!(view.draft.exchanged, "", "what came is what is ticked");
    block_on(engine.tell(Command::Undo { entry })).unwrap();
    assert_eq!(engine.book().hash(), before);
    let engine = super::open(engine.into_store());
    assert_eq!(engine.book().hash(), before);
}
