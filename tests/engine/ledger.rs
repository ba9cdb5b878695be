//! Accounting entries in and out: what a FEC says comes back as invoices, payments and lettrage; what the book says leaves
//! as balanced journals that a strict reader accepts; both sides compared, every difference is explained.

use std::path::{Path, PathBuf};

use encours::base::{Day, Hash};
use encours::engine::protocol::{Command, LedgerFormat};
use encours::formats::fec::{self, Fec, Line};
use encours::rooms::invoices::Issuer;
use encours::rooms::ledger::chart::Use;
use encours::rooms::ledger::queries::{ChartQuery, ChartView, LettrageQuery, LettrageView};
use encours::rooms::ledger::reconcile::{Kind, ReconciliationQuery, ReconciliationView};
use proptest::prelude::*;
use rust_decimal::Decimal;

use super::*;

fn corpus() -> PathBuf {
    let root = std::env::var_os("ENCOURS_SHARED")
        .map_or_else(|| Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared"), PathBuf::from);
    let folder = root.join("corpus/fec");
    assert!(
        folder.join("MANIFEST.tsv").is_file(),
        "the corpus of FEC is missing: set ENCOURS_SHARED to the folder that holds corpus/fec"
    );
    folder
}

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

fn drop_in(engine: &mut TestEngine, name: &str, bytes: &[u8]) -> (Counts, Option<String>) {
    let files = vec![NamedBytes { name: name.to_owned(), bytes: bytes.to_vec() }];
    let preview = block_on(engine.preview(files)).unwrap();
    let done = block_on(engine.commit(&preview.id)).unwrap();
    engine.book().check().unwrap();
    (preview.counts, done.entry)
}

/// What customers owe, in cents: open less unallocated.
fn balance(engine: &TestEngine) -> i64 {
    engine.book().balances().get(&Currency::EUR).copied().unwrap_or(0)
}

fn cents(amount: Decimal) -> i64 {
    Amount::from_decimal(amount, Currency::EUR).unwrap().get()
}

fn reconciled(engine: &mut TestEngine, name: &str, bytes: &[u8]) -> ReconciliationView {
    let before = engine.book().hash();
    let files = vec![NamedBytes { name: name.to_owned(), bytes: bytes.to_vec() }];
    let preview = block_on(engine.preview(files)).unwrap();
    let query = ReconciliationQuery { preview: preview.id.clone() };
    let View::Reconciliation(view) = engine.ask(&Query::Reconciliation(query)) else {
        panic!("not a reconciliation")
    };
    let request =
        ExportRequest::Reconciliation { format: TableFormat::Csv, preview: preview.id.clone() };
    let table = block_on(engine.export(request)).unwrap();
    let rows = String::from_utf8(table.bytes).unwrap().lines().count() - 1;
    engine.discard(&preview.id);
    assert_eq!(engine.book().hash(), before, "comparing changes nothing");
    let view = *view.expect("the file tells of customers");
    let all: usize = view.customers.iter().map(|of| of.differences.len()).sum();
    assert_eq!(rows, all, "every difference is in the table");
    assert_eq!(view.explained, view.difference, "nothing is left unexplained");
    assert_eq!(all as u32, view.counts.iter().sum::<u32>());
    view
}

/// The entries as they leave, read again.
fn exported(engine: &mut TestEngine) -> (Vec<u8>, Fec) {
    let request = ExportRequest::Journal {
        format: LedgerFormat::Fec,
        from: None,
        to: Some(day("2027-12-31")),
        currency: None,
    };
    let file = block_on(engine.export(request)).unwrap();
    assert_eq!(file.name, "732829320FEC20271231.txt");
    let read = fec::read(&file.name, &file.bytes);
    (file.bytes, read)
}

fn issuer(engine: &mut TestEngine) {
    let issuer = Issuer {
        name: "Ateliers Borel".to_owned(),
        registration: "732829320".to_owned(),
        ..Issuer::default()
    };
    block_on(engine.tell(Command::SetIssuer { issuer })).unwrap();
}

#[test]
fn every_fec_of_the_corpus_gives_the_balance_of_its_customers_accounts_and_twice_adds_nothing() {
    let text = std::fs::read_to_string(corpus().join("MANIFEST.tsv")).unwrap();
    let mut lines = text.lines().map(|line| line.split('\t').collect::<Vec<_>>());
    let names = lines.next().unwrap();
    let column = |name: &str| names.iter().position(|known| *known == name).unwrap();
    let mut seen = 0;
    for row in lines {
        let name = row[column("file")];
        let bytes = std::fs::read(corpus().join(name)).unwrap();
        let mut engine = open(MemoryStore::default());
        issuer(&mut engine);
        let (counts, entry) = drop_in(&mut engine, name, &bytes);
        let expected: Decimal = row[column("balance_411")].parse().unwrap();
        let doubtful: Decimal = row[column("balance_416")].parse().unwrap();
        assert_eq!(balance(&engine), cents(expected + doubtful), "{name}");
        assert_eq!(counts.read, row[column("lines_411")].parse::<u32>().unwrap(), "{name}");
        assert_eq!(counts.faulty, 0, "{name}");
        let before = engine.book().hash();
        let (again, nothing) = drop_in(&mut engine, name, &bytes);
        assert_eq!((again.new, again.changed, nothing), (0, 0, None), "{name}");
        assert_eq!(engine.book().hash(), before, "{name}");
        // Its own file agrees with it in everything.
        let view = reconciled(&mut engine, name, &bytes);
        assert_eq!(view.difference, euros(0), "{name}");
        assert_eq!(view.customers, Vec::new(), "{name}");
        // What is lettered and balances is settled.
        let lettered: Decimal = row[column("open_balance_411")].parse().unwrap();
        assert_eq!(balance(&engine), cents(lettered + doubtful), "{name}");
        let (_, mut ours) = exported(&mut engine);
        // They are of other years than the file's name.
        ours.faults.retain(|fault| fault.code != "fec-date-outside");
        assert_eq!(ours.faults, Vec::new(), "{name}: strict");
        let theirs: Decimal = ours
            .lines
            .iter()
            .filter(|line| line.account.starts_with("411"))
            .map(Line::amount)
            .sum();
        assert_eq!(cents(theirs), balance(&engine), "{name}");
        let undo = Command::Undo { entry: entry.unwrap() };
        block_on(engine.tell(undo)).unwrap();
        assert_eq!(balance(&engine), 0);
        assert_eq!((engine.book().invoices.len(), engine.book().payments.len()), (0, 0), "{name}");
        seen += 1;
    }
    assert!(3 <= seen, "the manifest lost rows");
}

/// One line on a customer's account with its other side.
#[derive(Clone, Debug)]
struct Move {
    customer: usize,
    /// Debit above zero, in cents.
    amount: i64,
    /// Days after the first of January.
    day: i32,
    /// Money, not a sale.
    paid: bool,
    /// Its group; 0: none.
    group: u32,
}

const CUSTOMERS: [(&str, &str); 3] =
    [("C001", "Bâti Ouest"), ("C002", "Café de la Lune"), ("C003", "Soudure du Lac")];

/// The file of these moves; `code` names a group, in lower case where it does not balance.
fn written(moves: &[Move]) -> Vec<u8> {
    let first = day("2026-01-01");
    let mut order: Vec<(usize, &Move)> = moves.iter().enumerate().collect();
    order.sort_by_key(|(number, of)| (of.day, *number));
    let mut lines = Vec::new();
    for (number, of) in order {
        let (account, name) = CUSTOMERS[of.customer];
        let balance: i64 = moves
            .iter()
            .filter(|other| (other.customer, other.group) == (of.customer, of.group))
            .map(|other| other.amount)
            .sum();
        let code = match (of.group, balance) {
            (0, _) => String::new(),
            (group, 0) => format!("L{group}"),
            (group, _) => format!("l{group}"),
        };
        let date = Some(first.plus(of.day));
        let line = |account: &str, auxiliary: (&str, &str), amount: i64, lettrage: &str| Line {
            journal: if of.paid { "BQ" } else { "VE" }.into(),
            journal_name: if of.paid { "Banque" } else { "Ventes" }.into(),
            number: format!("{}{number:05}", if of.paid { "B" } else { "V" }),
            date,
            account: account.into(),
            account_name: "Compte".into(),
            auxiliary: auxiliary.0.into(),
            auxiliary_name: auxiliary.1.into(),
            piece: if of.paid { format!("REG{number}") } else { format!("FA{number:04}") },
            piece_date: date,
            label: "Pièce".to_owned(),
            debit: Decimal::new(amount.max(0), 2),
            credit: Decimal::new((-amount).max(0), 2),
            lettrage: lettrage.to_owned(),
            lettrage_date: (!lettrage.is_empty()).then(|| day("2026-12-31")),
            validated: date,
            currency_amount: None,
            currency: String::new(),
            place: 0,
        };
        lines.push(line("411000", (account, name), of.amount, &code));
        let against = if of.paid { "512000" } else { "706000" };
        lines.push(line(against, ("", ""), -of.amount, ""));
    }
    fec::write(&lines).unwrap()
}

fn moves() -> impl Strategy<Value = Vec<Move>> {
    let one = (0..3_usize, 1..50_000_i64, 0..300_i32, 0..4_u8, 0..5_u32).prop_map(
        |(customer, size, day, kind, group)| {
            let (amount, paid) = match kind {
                0 | 1 => (size, false),
                2 => (-size, true),
                _ => (-size, false),
            };
            Move { customer, amount, day, paid, group }
        },
    );
    (prop::collection::vec(one, 1..24), any::<bool>()).prop_map(|(mut moves, balanced)| {
        if balanced {
            // Each group gets what it lacks, as money or as a sale.
            for customer in 0..3 {
                for group in 1..5 {
                    let of = |of: &&Move| (of.customer, of.group) == (customer, group);
                    let sum: i64 = moves.iter().filter(of).map(|of| of.amount).sum();
                    if sum != 0 {
                        let paid = 0 < sum;
                        moves.push(Move { customer, amount: -sum, day: 310, paid, group });
                    }
                }
            }
        }
        moves
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 40, ..ProptestConfig::default() })]

    /// Whatever is lettered with what: the balance is the accounts', no cent is there twice, the file agrees with the
    /// book it became, and what leaves again is strict, balanced and the same.
    #[test]
    fn a_file_of_entries_becomes_a_book_that_agrees_with_it(moves in moves()) {
        let bytes = written(&moves);
        let mut engine = open(MemoryStore::default());
        issuer(&mut engine);
        let name = "732829320FEC20261231.txt";
        let (_, entry) = drop_in(&mut engine, name, &bytes);
        let owed: i64 = moves.iter().map(|of| of.amount).sum();
        prop_assert_eq!(balance(&engine), owed);
        let before = engine.book().hash();
        let (again, nothing) = drop_in(&mut engine, name, &bytes);
        prop_assert_eq!((again.new, again.changed, nothing), (0, 0, None));
        prop_assert_eq!(engine.book().hash(), before);
        let view = reconciled(&mut engine, name, &bytes);
        prop_assert_eq!(view.difference, euros(0));
        prop_assert_eq!(&view.customers, &Vec::new());

        let (ours, read) = exported(&mut engine);
        prop_assert_eq!(&read.faults, &Vec::new());
        let account: Decimal =
            read.lines.iter().filter(|line| line.account.starts_with("411")).map(Line::amount).sum();
        prop_assert_eq!(cents(account), owed);
        for group in &read.receivables().groups {
            let upper = group.code.chars().all(|letter| letter.is_ascii_uppercase());
            prop_assert_eq!(upper, group.balance.is_zero(), "{:?}", group);
        }
        prop_assert_eq!(reconciled(&mut engine, "732829320FEC20271231.txt", &ours).difference, euros(0));
        let mut elsewhere = open(MemoryStore::default());
        drop_in(&mut elsewhere, "732829320FEC20271231.txt", &ours);
        prop_assert_eq!(balance(&elsewhere), owed);

        if let Some(entry) = entry {
            block_on(engine.tell(Command::Undo { entry: entry.clone() })).unwrap();
            prop_assert_eq!(balance(&engine), 0);
        }
    }

    /// Lines left out, amounts, days and codes changed: all of it is found, and its effects are the difference.
    #[test]
    fn planted_differences_are_all_explained(moves in moves(), planted in prop::collection::vec((0..24_usize, 0..4_u8), 0..5)) {
        let mut engine = open(MemoryStore::default());
        drop_in(&mut engine, "732829320FEC20261231.txt", &written(&moves));
        let mut theirs = moves.clone();
        let mut changed = std::collections::BTreeSet::new();
        for (at, what) in planted {
            let at = at % theirs.len();
            if !changed.insert(at) {
                continue;
            }
            match what {
                0 => theirs[at].amount += theirs[at].amount.signum() * 77,
                1 => theirs[at].day += 3,
                2 => theirs[at].group = 0,
                _ => theirs[at].amount = theirs[at].amount.signum(),
            }
        }
        let owed = |moves: &[Move]| moves.iter().map(|of| of.amount).sum::<i64>();
        let view = reconciled(&mut engine, "732829320FEC20261231.txt", &written(&theirs));
        prop_assert_eq!(view.difference, euros(owed(&moves) - owed(&theirs)));
        if changed.is_empty() {
            prop_assert_eq!(view.customers.len(), 0);
        }
    }
}

const JANUARY: &str = "JournalCode\tJournalLib\tEcritureNum\tEcritureDate\tCompteNum\tCompteLib\tCompAuxNum\tCompAuxLib\tPieceRef\t\
PieceDate\tEcritureLib\tDebit\tCredit\tEcritureLet\tDateLet\tValidDate\tMontantdevise\tIdevise";

/// Lines of `journal number day account auxiliary piece debit credit code`.
fn lines(rows: &[&str]) -> String {
    let mut text = JANUARY.to_owned();
    for row in rows {
        let cells: Vec<&str> = row.split(' ').collect();
        let [journal, number, on, account, auxiliary, piece, debit, credit, code] = cells[..]
        else {
            panic!("{row}")
        };
        let blank = |cell: &str| if cell == "-" { String::new() } else { cell.to_owned() };
        let let_day = if code == "-" { "" } else { "20261231" };
        text.push_str(&format!(
            "\r\n{journal}\tJournal {journal}\t{number}\t{on}\t{account}\tCompte\t{}\t{}\t{}\t{on}\tLibellé\t{debit}\t{credit}\t{}\t\
{let_day}\t{on}\t\t",
            blank(auxiliary), blank(auxiliary), blank(piece), blank(code)
        ));
    }
    text + "\r\n"
}

const PAID: [&str; 8] = [
    "VE 1 20260105 411000 C1 FA1 1000,00 0,00 AA",
    "VE 1 20260105 706000 - FA1 0,00 1000,00 -",
    "VE 2 20260106 411000 C1 AV1 0,00 200,00 AA",
    "VE 2 20260106 706000 - AV1 200,00 0,00 -",
    "BQ 1 20260203 411000 C1 VIR1 0,00 800,00 AA",
    "BQ 1 20260203 512000 - VIR1 800,00 0,00 -",
    "VE 3 20260301 411000 C1 FA2 500,00 0,00 -",
    "VE 3 20260301 706000 - FA2 0,00 500,00 -",
];

#[test]
fn lettrage_comes_back_under_a_code_and_the_codes_do_not_move_when_more_is_recorded() {
    let mut engine = open(MemoryStore::default());
    drop_in(&mut engine, "732829320FEC20261231.txt", lines(&PAID).as_bytes());
    let codes = |engine: &TestEngine| -> Vec<(String, String)> {
        let query = LettrageQuery { account: "C1".to_owned() };
        let View::Lettrage(LettrageView { lines }) = engine.ask(&Query::Lettrage(query)) else {
            panic!("no lettrage")
        };
        lines.into_iter().map(|line| (line.piece, line.code)).collect()
    };
    let of = |pairs: &[(&str, &str)]| -> Vec<(String, String)> {
        pairs.iter().map(|(piece, code)| ((*piece).to_owned(), (*code).to_owned())).collect()
    };
    let settled = [("FA1", "AAA"), ("AV1", "AAA"), ("VIR1", "AAA"), ("FA2", "")];
    assert_eq!(codes(&engine), of(&settled));
    let pay = |amount: &str| Command::RecordPayment {
        account: String::new(),
        invoice: "FA2".to_owned(),
        paid: Some(day("2026-04-01")),
        amount: amount.to_owned(),
        currency: None,
        reference: format!("P{amount}"),
        means: String::new(),
    };
    block_on(engine.tell(pay("100.00"))).unwrap();
    let partial =
        [("FA1", "AAA"), ("AV1", "AAA"), ("VIR1", "AAA"), ("FA2", "aab"), ("P100.00", "aab")];
    assert_eq!(codes(&engine), of(&partial));
    block_on(engine.tell(pay("400.00"))).unwrap();
    let whole = [
        ("FA1", "AAA"),
        ("AV1", "AAA"),
        ("VIR1", "AAA"),
        ("FA2", "AAB"),
        ("P100.00", "AAB"),
        ("P400.00", "AAB"),
    ];
    assert_eq!(codes(&engine), of(&whole));
    assert_eq!(codes(&open(engine.into_store())), of(&whole), "after a reload too");
}

#[test]
fn a_credit_note_lettered_with_an_invoice_alone_settles_it() {
    let mut engine = open(MemoryStore::default());
    let rows = [
        "VE 1 20260105 411000 C1 FA1 300,00 0,00 B",
        "VE 1 20260105 706000 - FA1 0,00 300,00 -",
        "VE 2 20260106 411000 C1 AV1 0,00 300,00 B",
        "VE 2 20260106 706000 - AV1 300,00 0,00 -",
    ];
    drop_in(&mut engine, "fec.txt", lines(&rows).as_bytes());
    assert_eq!(balance(&engine), 0);
    let rows = invoices(&engine);
    assert_eq!(rows.rows.len(), 0, "nothing is open: {:?}", rows.rows);
    let (again, nothing) = drop_in(&mut engine, "fec.txt", lines(&PAID[..0]).as_bytes());
    assert_eq!((again.new, nothing), (0, None));
}

#[test]
fn what_does_not_balance_is_told_with_its_line_and_stays_open() {
    let mut engine = open(MemoryStore::default());
    let rows = [
        "VE 1 20260105 411000 C1 FA1 300,00 0,00 AA",
        "VE 1 20260105 706000 - FA1 0,00 300,00 -",
        "BQ 1 20260203 411000 C1 VIR1 0,00 250,00 AA",
        "BQ 1 20260203 512000 - VIR1 250,00 0,00 -",
        "VE 2 20260106 411000 C2 FA2 100,00 0,00 -",
        "VE 2 20260106 706000 - FA2 0,00 90,00 -",
    ];
    let files = file("732829320FEC20261231.txt", &lines(&rows));
    let preview = block_on(engine.preview(files)).unwrap();
    let told = |code: &str| {
        let of = preview.faults.iter().find(|line| line.fault.code == code);
        of.map(|line| (line.fault.place.line, line.fault.value.clone()))
    };
    assert_eq!(
        told("fec-lettrage-unbalanced"),
        Some((Some(2), "AA C1 (50.00)".to_owned())),
        "{:?}",
        preview.faults
    );
    let (line, value) = told("fec-entry-unbalanced").unwrap();
    assert_eq!(line, Some(6));
    assert!(value.starts_with("VE 2"), "{value}");
    assert_eq!(preview.open, vec![euros(15_000)]);
    block_on(engine.commit(&preview.id)).unwrap();
    assert_eq!(balance(&engine), 15_000);
    let open: Vec<(String, Money)> =
        invoices(&engine).rows.into_iter().map(|row| (row.number, row.open)).collect();
    assert!(open.contains(&("FA1".to_owned(), euros(30_000))), "{open:?}");
}

#[test]
fn a_later_file_letters_what_the_first_left_open_and_touches_nothing_that_a_person_decided() {
    let mut engine = open(MemoryStore::default());
    let unlettered = PAID.map(|row| row.replace(" AA", " -"));
    let first: Vec<&str> = unlettered.iter().map(String::as_str).collect();
    drop_in(&mut engine, "732829320FEC20260630.txt", lines(&first).as_bytes());
    assert_eq!((balance(&engine), invoices(&engine).total), (50_000, 3));
    let (counts, _) = drop_in(&mut engine, "732829320FEC20261231.txt", lines(&PAID).as_bytes());
    assert_eq!((counts.new, counts.known), (0, 4));
    assert_eq!((balance(&engine), invoices(&engine).total), (50_000, 1));

    let mut person = open(MemoryStore::default());
    drop_in(&mut person, "732829320FEC20260630.txt", lines(&first).as_bytes());
    let payments = &person.book().payments;
    let payment = payments.id(&person.book().customers, 0);
    let second = invoices(&person).rows.into_iter().find(|row| row.number == "FA2").unwrap();
    let lines_of = [(second.id, "500.00".to_owned())].into();
    block_on(person.tell(Command::Allocate { payment, lines: lines_of })).unwrap();
    let before = person.book().hash();
    drop_in(&mut person, "732829320FEC20261231.txt", lines(&PAID).as_bytes());
    let decided = invoices(&person).rows.into_iter().any(|row| row.number == "FA2");
    assert!(!decided, "FA2 stays settled as a person said");
    assert_ne!(before, Hash::NONE);
}

#[test]
fn a_payment_that_the_bank_told_is_not_told_again_by_the_accounts() {
    let mut engine = open(MemoryStore::default());
    drop_in(&mut engine, "732829320FEC20260131.txt", lines(&PAID[..4]).as_bytes());
    assert_eq!(balance(&engine), 80_000);
    let statement = "Date;Date de valeur;Débit;Crédit;Libellé;Solde\n\
                     02/02/2026;02/02/2026;;800,00;VIR C1 FA1 AV1;800,00\n";
    drop_in(&mut engine, "releve.csv", statement.as_bytes());
    let query = encours::rooms::payments::cash::CashLinesQuery { limit: 5, ..Default::default() };
    let View::CashLines(view) = engine.ask(&Query::CashLines(query)) else { panic!() };
    let all = invoices(&engine).rows;
    let settlement = encours::rooms::payments::settling::Settlement {
        lines: all.into_iter().map(|row| (row.id, String::new())).collect(),
        ..Default::default()
    };
    let line = view.lines[0].id.clone();
    block_on(engine.tell(Command::SettleLine { line, settlement })).unwrap();
    assert_eq!(balance(&engine), 0);
    let (counts, _) = drop_in(&mut engine, "732829320FEC20261231.txt", lines(&PAID).as_bytes());
    assert_eq!((counts.new, counts.known), (1, 3), "only FA2 is new");
    assert_eq!(balance(&engine), 50_000);
}

#[test]
fn a_balance_of_accounts_is_compared_and_what_is_missing_is_named() {
    let mut engine = open(MemoryStore::default());
    drop_in(&mut engine, "732829320FEC20261231.txt", lines(&PAID).as_bytes());
    let agrees =
        "Compte;Intitulé;Solde débiteur;Solde créditeur\nC1;C1;500,00;0,00\nTotal;;500,00;0,00\n";
    let view = reconciled(&mut engine, "balance clients.csv", agrees.as_bytes());
    assert_eq!((view.difference, view.agreed), (euros(0), 1));
    let missing = "Compte;Intitulé;Débit;Crédit;Solde\nC1;C1;1000,00;1000,00;0,00\n";
    let view = reconciled(&mut engine, "balance clients.csv", missing.as_bytes());
    assert_eq!(view.difference, euros(50_000));
    let of = &view.customers[0].differences[0];
    assert_eq!((of.kind, of.number.as_str(), of.effect), (Kind::OnlyOurs, "FA2", euros(50_000)));
}

#[test]
fn each_kind_of_difference_is_named_with_its_line() {
    let mut engine = open(MemoryStore::default());
    drop_in(&mut engine, "732829320FEC20261231.txt", lines(&PAID).as_bytes());
    let theirs = [
        "VE 1 20260107 411000 C1 FA1 1000,00 0,00 -",
        "VE 1 20260107 706000 - FA1 0,00 1000,00 -",
        "VE 2 20260106 411000 C1 AV1 0,00 200,00 -",
        "VE 2 20260106 706000 - AV1 200,00 0,00 -",
        "VE 3 20260301 411000 C1 FA2 450,00 0,00 -",
        "VE 3 20260301 706000 - FA2 0,00 450,00 -",
        "VE 4 20260401 411000 C9 FA9 60,00 0,00 -",
        "VE 4 20260401 706000 - FA9 0,00 60,00 -",
    ];
    let view = reconciled(&mut engine, "732829320FEC20261231.txt", lines(&theirs).as_bytes());
    assert_eq!((view.ours, view.theirs), (euros(50_000), euros(131_000)));
    let all: Vec<(Kind, &str, Option<u32>, i64)> = view
        .customers
        .iter()
        .flat_map(|of| &of.differences)
        .map(|of| (of.kind, of.number.as_str(), of.line, of.effect.amount.get()))
        .collect();
    let expected = [
        (Kind::Lettrage, "FA1", Some(2), -100_000),
        (Kind::Lettrage, "AV1", Some(4), 20_000),
        (Kind::Amount, "FA2", Some(6), 5_000),
        (Kind::OnlyOurs, "VIR1", None, 0),
        (Kind::OnlyTheirs, "FA9", Some(8), -6_000),
    ];
    assert_eq!(all, expected);
}

#[test]
fn account_numbers_are_a_decision_and_stand_in_the_entries() {
    let mut engine = open(MemoryStore::default());
    issuer(&mut engine);
    drop_in(&mut engine, "732829320FEC20261231.txt", lines(&PAID).as_bytes());
    let chart = [(Use::Customers, "41110".to_owned()), (Use::SalesJournal, "VT".to_owned())];
    let set = Command::SetChart { chart: chart.into() };
    let entry = block_on(engine.tell(set.clone())).unwrap().entry.unwrap();
    assert_eq!(block_on(engine.tell(set)).unwrap().entry, None, "it stands so already");
    let (_, read) = exported(&mut engine);
    assert!(read.lines.iter().any(|line| &*line.account == "41110"));
    assert!(read.lines.iter().any(|line| &*line.journal == "VT"));
    for wrong in ["", "41", "4A1000", "411 000"] {
        let chart = [(Use::Customers, wrong.to_owned())].into();
        let problem = block_on(engine.tell(Command::SetChart { chart })).unwrap_err();
        assert_eq!(problem.code, "bad-account-number", "{wrong:?}");
    }
    block_on(engine.tell(Command::Undo { entry })).unwrap();
    let View::Chart(ChartView { accounts, .. }) = engine.ask(&Query::Chart(ChartQuery {})) else {
        panic!()
    };
    assert!(accounts.iter().all(|line| line.number == line.usual));
    let engine = open(engine.into_store());
    assert_eq!(engine.book().ledger.number(Use::Customers), "411000");
}

#[test]
fn journals_leave_as_csv_and_as_a_workbook_and_a_fec_needs_our_siren() {
    let mut engine = open(MemoryStore::default());
    drop_in(&mut engine, "732829320FEC20261231.txt", lines(&PAID).as_bytes());
    for format in [LedgerFormat::Csv, LedgerFormat::Xlsx] {
        let request = ExportRequest::Journal { format, from: None, to: None, currency: None };
        assert!(200 < block_on(engine.export(request)).unwrap().bytes.len());
    }
    let request =
        ExportRequest::Journal { format: LedgerFormat::Fec, from: None, to: None, currency: None };
    let problem = block_on(engine.export(request)).unwrap_err();
    assert_eq!(problem.code, "fec-no-siren");
    // In francs: told apart, and in no FEC.
    let swiss = "Client;Nom;Facture;Date;Échéance;Montant;Devise\n411S;Uhren AG;S-1;02/01/2026;02/02/2026;100,00;CHF\n";
    drop_in(&mut engine, "suisse.csv", swiss.as_bytes());
    let View::Chart(ChartView { currencies, .. }) = engine.ask(&Query::Chart(ChartQuery {})) else {
        panic!()
    };
    let said: Vec<_> = currencies.iter().map(|of| (of.currency.code(), of.pieces)).collect();
    assert_eq!((said[0].0, said[1]), ("EUR", ("CHF", 1)));
    let currency = Some("CHF".parse().unwrap());
    let request =
        ExportRequest::Journal { format: LedgerFormat::Fec, from: None, to: None, currency };
    assert_eq!(block_on(engine.export(request)).unwrap_err().code, "fec-only-euro");
    assert!(20 < problem.message.len(), "{}", problem.message);
}
