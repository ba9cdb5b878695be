//! The engine whole, natively: files in, figures, copies out and in, closed and opened again.

mod cash;
mod ledger;
mod remittances;
mod several;
mod undo;
mod world;

use encours::base::{Amount, Currency, Day, Money};
use encours::engine::documents::{LocalDocuments, NamedBytes};
use encours::engine::protocol::{
    Command, ExportRequest, ProblemKind, Query, SettingsQuery, TableFormat,
};
use encours::engine::protocol::{SaveStateQuery, SettingsView};
use encours::engine::{Engine, Options, View};
use encours::rooms::customers::queries::{CustomersQuery, CustomersView};
use encours::rooms::insight::queries::{DashboardQuery, DashboardView};
use encours::rooms::invoices::queries::{InvoicesQuery, InvoicesView};
use encours::rooms::sharing::queries::{EntriesQuery, SaveState};
use encours::store::{FaultyStore, MemoryStore, Mishap, Plan};
use encours::texts::Locale;
use futures_executor::block_on;
use world::TestWorld;

type TestEngine<S = MemoryStore> = Engine<S, LocalDocuments, TestWorld>;

const ITEMS: &str = "\
Compte;Client;N° pièce;Date;Échéance;Montant TTC;Solde dû
411BATI;Bâti Ouest;FA-001;01/09/2026;01/10/2026;1 200,00;1 200,00
411BATI;Bâti Ouest;FA-002;15/10/2026;30/11/2026;600,00;600,00
411LUNE;Café de la Lune;FA-003;01/08/2026;31/08/2026;90,50;40,50
411LUNE;Café de la Lune;AV-001;05/11/2026;05/11/2026;-20,00;-20,00
";

fn today() -> Day {
    "2026-11-21".parse().unwrap()
}

fn options() -> Options {
    Options { today: today(), locale: Locale::Fr, author: "Camille".to_owned() }
}

fn open(store: MemoryStore) -> TestEngine {
    block_on(Engine::open(store, LocalDocuments, TestWorld::default(), options())).unwrap()
}

fn file(name: &str, text: &str) -> Vec<NamedBytes> {
    vec![NamedBytes { name: name.to_owned(), bytes: text.as_bytes().to_vec() }]
}

fn import<S: encours::store::Store>(engine: &mut TestEngine<S>, name: &str, text: &str) -> Counts {
    let preview = block_on(engine.preview(file(name, text))).unwrap();
    block_on(engine.commit(&preview.id)).unwrap();
    preview.counts
}
use encours::rooms::exchange::queries::Counts;

fn dashboard<S: encours::store::Store>(engine: &TestEngine<S>) -> DashboardView {
    match engine.ask(&Query::Dashboard(DashboardQuery::default())) {
        View::Dashboard(view) => *view,
        other => panic!("not a dashboard: {other:?}"),
    }
}

fn customers(engine: &TestEngine) -> CustomersView {
    match engine.ask(&Query::Customers(CustomersQuery {
        limit: 50,
        descending: true,
        ..Default::default()
    })) {
        View::Customers(view) => view,
        other => panic!("not customers: {other:?}"),
    }
}

fn invoices(engine: &TestEngine) -> InvoicesView {
    match engine.ask(&Query::Invoices(InvoicesQuery { limit: 50, ..Default::default() })) {
        View::Invoices(view) => view,
        other => panic!("not invoices: {other:?}"),
    }
}

fn save_state(engine: &TestEngine) -> SaveState {
    match engine.ask(&Query::SaveState(SaveStateQuery {})) {
        View::SaveState(view) => view,
        other => panic!("not a save state: {other:?}"),
    }
}

fn settings(engine: &TestEngine) -> SettingsView {
    match engine.ask(&Query::Settings(SettingsQuery {})) {
        View::Settings(view) => *view,
        other => panic!("not settings: {other:?}"),
    }
}

fn euros(cents: i64) -> Money {
    Money::new(Amount::new(cents), Currency::EUR)
}

#[test]
fn a_file_read_while_it_is_hashed_is_what_it_would_have_been() {
    let (mut before, mut meanwhile) = (open(MemoryStore::default()), open(MemoryStore::default()));
    let [one] = <[_; 1]>::try_from(file("pieces.csv", ITEMS)).unwrap();
    let hash = encours::base::Hash::of(&one.bytes);
    for known in [Some(hash), None] {
        let shown = block_on(before.preview(vec![one.clone()])).unwrap();
        let view = block_on(meanwhile.preview_while_hashed(one.clone(), async { known })).unwrap();
        assert_eq!(view, shown);
        assert_eq!(view.files[0].already_imported, known.is_none());
        block_on(before.commit(&shown.id)).unwrap();
        block_on(meanwhile.commit(&view.id)).unwrap();
    }
    assert_eq!(before.book().hash(), meanwhile.book().hash());
    let store = meanwhile.into_store();
    assert_eq!(block_on(encours::store::Store::blob(&store, hash)).unwrap(), Some(one.bytes));
}

#[test]
fn a_dropped_file_shows_who_owes_what_and_it_is_there_after_closing() {
    let mut engine = open(MemoryStore::default());
    assert!(settings(&engine).empty);
    let counts = import(&mut engine, "factures.csv", ITEMS);
    assert_eq!((counts.read, counts.new, counts.faulty), (4, 4, 0));
    let view = dashboard(&engine);
    assert_eq!(view.currencies, vec![euros(182_050)]);
    assert_eq!(customers(&engine).rows[0].name, "Bâti Ouest");
    assert_eq!(customers(&engine).rows[0].overdue, euros(120_000));
    let before = save_state(&engine);
    assert_eq!(before.read_only, None);
    let engine = open(engine.into_store());
    assert_eq!(dashboard(&engine), view);
    assert_eq!(save_state(&engine).book, before.book);
}

#[test]
fn the_same_file_again_adds_nothing() {
    let mut engine = open(MemoryStore::default());
    import(&mut engine, "factures.csv", ITEMS);
    let before = dashboard(&engine);
    let counts = import(&mut engine, "factures.csv", ITEMS);
    assert_eq!((counts.new, counts.changed, counts.closed), (0, 0, 0));
    assert_eq!(dashboard(&engine), before);
}

#[test]
fn the_next_days_list_closes_what_was_paid() {
    let mut engine = open(MemoryStore::default());
    import(&mut engine, "lundi.csv", ITEMS);
    let without_first: String = ITEMS
        .lines()
        .filter(|line| !line.contains("FA-001"))
        .map(|line| format!("{line}\n"))
        .collect();
    let counts = import(&mut engine, "mardi.csv", &without_first);
    assert_eq!((counts.new, counts.closed, counts.known), (0, 1, 3));
    assert_eq!(dashboard(&engine).currencies, vec![euros(62_050)]);
}

#[test]
fn an_import_taken_back_leaves_no_trace_in_the_figures_and_comes_back_whole() {
    let mut engine = open(MemoryStore::default());
    let empty = dashboard(&engine);
    import(&mut engine, "factures.csv", ITEMS);
    let full = dashboard(&engine);
    let View::Entries(entries) = engine.ask(&Query::Entries(EntriesQuery::default())) else {
        panic!()
    };
    let entry = entries.entries[0].id.clone();
    assert!(entries.entries[0].can_withdraw);
    block_on(engine.tell(Command::Withdraw { entry: entry.clone(), restored: false })).unwrap();
    assert_eq!(dashboard(&engine).currencies, empty.currencies);
    block_on(engine.tell(Command::Withdraw { entry, restored: true })).unwrap();
    assert_eq!(dashboard(&engine), full);
    let reopened = open(engine.into_store());
    assert_eq!(dashboard(&reopened), full);
}

#[test]
fn a_payment_settles_its_invoice_and_a_wrong_one_is_refused() {
    let mut engine = open(MemoryStore::default());
    import(&mut engine, "factures.csv", ITEMS);
    let payment = |invoice: &str, amount: &str| Command::RecordPayment {
        account: String::new(),
        invoice: invoice.to_owned(),
        paid: None,
        amount: amount.to_owned(),
        currency: None,
        reference: "VIR 7".to_owned(),
        means: String::new(),
    };
    block_on(engine.tell(payment("FA-001", "200.00"))).unwrap();
    let open_now = invoices(&engine).rows.into_iter().find(|row| row.number == "FA-001").unwrap();
    assert_eq!(open_now.open, euros(100_000));
    let refused = block_on(engine.tell(payment("FA-999", "1.00"))).unwrap_err();
    assert_eq!((refused.kind, refused.code.as_str()), (ProblemKind::Refusal, "unknown-invoice"));
    assert!(refused.message.contains("FA-999"));
    for wrong in ["0", "-5", "abc", ""] {
        assert!(block_on(engine.tell(payment("FA-001", wrong))).is_err(), "{wrong:?} was accepted");
    }
}

#[test]
fn a_backup_restored_elsewhere_is_the_same_book() {
    let mut engine = open(MemoryStore::default());
    import(&mut engine, "factures.csv", ITEMS);
    let book = save_state(&engine).book;
    for passphrase in ["", "trois petits chats"] {
        let request = ExportRequest::Backup { passphrase: passphrase.to_owned() };
        let copy = block_on(engine.export(request)).unwrap();
        let mut elsewhere = open(MemoryStore::default());
        let restored = block_on(elsewhere.restore(copy.bytes.clone(), passphrase, false)).unwrap();
        assert_eq!((restored.added, restored.book, restored.book_then), (1, book, book));
        assert_eq!(dashboard(&elsewhere), dashboard(&engine));
        let again = block_on(elsewhere.restore(copy.bytes.clone(), passphrase, false)).unwrap();
        assert_eq!(again.added, 0);
        if !passphrase.is_empty() {
            let wrong = block_on(elsewhere.restore(copy.bytes, "faux", false)).unwrap_err();
            assert_eq!(wrong.code, "wrong-passphrase");
        }
    }
}

#[test]
fn every_list_leaves_as_csv_and_as_a_workbook() {
    let mut engine = open(MemoryStore::default());
    import(&mut engine, "factures.csv", ITEMS);
    for format in [TableFormat::Csv, TableFormat::Xlsx] {
        let requests = [
            ExportRequest::Invoices {
                format,
                query: InvoicesQuery::default(),
                columns: Vec::new(),
            },
            ExportRequest::Customers {
                format,
                query: CustomersQuery::default(),
                columns: Vec::new(),
            },
            ExportRequest::Payments { format },
            ExportRequest::Ageing { format, query: Default::default() },
        ];
        for request in requests {
            let file = block_on(engine.export(request.clone())).unwrap();
            assert!(file.bytes.len() > 20, "{request:?} is empty");
        }
    }
    let invoices = ExportRequest::Invoices {
        format: TableFormat::Csv,
        query: InvoicesQuery::default(),
        columns: Vec::new(),
    };
    let file = block_on(engine.export(invoices)).unwrap();
    let mut elsewhere = open(MemoryStore::default());
    let preview = block_on(
        elsewhere.preview(vec![NamedBytes { name: file.name.clone(), bytes: file.bytes.clone() }]),
    );
    block_on(elsewhere.commit(&preview.unwrap().id)).unwrap();
    assert_eq!(dashboard(&elsewhere).currencies, dashboard(&engine).currencies);
}

#[test]
fn the_demo_company_opens_in_an_empty_workspace_only() {
    let mut engine = open(MemoryStore::default());
    block_on(engine.tell(Command::LoadDemo)).unwrap();
    assert!(settings(&engine).demo);
    assert_eq!(customers(&engine).total, 64);
    let again = block_on(engine.tell(Command::LoadDemo)).unwrap_err();
    assert_eq!(again.code, "not-empty");
}

#[test]
fn what_the_disk_refused_is_neither_in_the_book_nor_after_reopening() {
    for mishap in [Mishap::Fails, Mishap::Aborts, Mishap::LosesAcknowledgement] {
        for at in 0..6 {
            let plan = Plan { mishap, at, from_then_on: false };
            let store = FaultyStore::new(MemoryStore::default(), Some(plan));
            let opened =
                block_on(Engine::open(store, LocalDocuments, TestWorld::default(), options()));
            let Ok(mut engine) = opened else { continue };
            let preview = block_on(engine.preview(file("factures.csv", ITEMS))).unwrap();
            let committed = block_on(engine.commit(&preview.id));
            let seen = dashboard(&engine).open_items;
            let reopened = open(engine.into_store().into_inner());
            let kept = dashboard(&reopened).open_items;
            assert_eq!(seen, kept, "{mishap:?} at {at}: the screen and the disk disagree");
            assert_eq!(committed.is_ok(), kept == 4, "{mishap:?} at {at}");
        }
    }
}
