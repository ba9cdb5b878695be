//! The demo as a person gets it: one command, one entry, and every figure opens down to a file that is there.

use encours::base::Hash;
use encours::engine::documents::LocalDocuments;
use encours::engine::protocol::{
    Command, ExportRequest, ImportsQuery, ProblemKind, Push, Query, SettingsQuery,
};
use encours::engine::{Engine, Options, View, World};
use encours::rooms::exchange::demo::demo_company;
use encours::rooms::insight::queries::{DashboardQuery, FigureKind, ProofQuery};
use encours::store::MemoryStore;
use encours::texts::Locale;
use futures_executor::block_on;

use crate::engine::{answers, text};
use crate::shape::{TODAYS, day};

/// A world where nothing moves.
pub struct Still;

impl World for Still {
    fn now(&self) -> u64 {
        1_700_000_000_000
    }
    fn random(&self) -> u64 {
        42
    }
    fn push(&self, _: Push) {}
    async fn pause(&self) {}
}

pub fn open(store: MemoryStore, today: &str) -> Engine<MemoryStore, LocalDocuments, Still> {
    let options = Options { today: day(today), locale: Locale::Fr, author: "Camille".to_owned() };
    match block_on(Engine::open(store, LocalDocuments, Still, options)) {
        Ok(engine) => engine,
        Err(_) => panic!("a memory store opens"),
    }
}

#[test]
fn the_demo_is_loaded_by_one_command_and_its_figures_open_down_to_its_files() {
    let today = TODAYS[0];
    let mut engine = open(MemoryStore::default(), today);
    block_on(engine.tell(Command::LoadDemo)).expect("an empty workspace takes the demo");
    assert_eq!(engine.journal().len(), 1);
    let refused = block_on(engine.tell(Command::LoadDemo)).expect_err("only an empty workspace");
    assert_eq!(refused.kind, ProblemKind::Refusal);
    engine.book().check().expect("a book that holds together");

    // Closed and opened again, it is all there.
    let mut engine = open(engine.into_store(), today);
    let View::Settings(settings) = engine.ask(&Query::Settings(SettingsQuery {})) else {
        panic!("not the settings");
    };
    assert!(settings.demo && !settings.empty);
    assert_eq!(settings.issuer.name, "Ateliers Borel SAS");
    let View::Dashboard(view) = engine.ask(&Query::Dashboard(DashboardQuery::default())) else {
        panic!("not a dashboard");
    };
    let expected = &answers(day(today))["currencies"]["EUR"]["days"][today]["figures"]["open"];
    assert_eq!(text(&view.figures[0].value).as_deref(), expected.as_str());

    let query = ProofQuery {
        figure: FigureKind::Open,
        as_of: None,
        currency: None,
        offset: 0,
        limit: 1_000,
        ..ProofQuery::of(FigureKind::Open)
    };
    let View::Proof(proof) = engine.ask(&Query::Proof(query)) else { panic!("not a proof") };
    assert_eq!(proof.value, view.figures[0].value);
    let View::Imports(imports) = engine.ask(&Query::Imports(ImportsQuery::default())) else {
        panic!("not the imports");
    };
    assert_eq!(imports.imports.len(), 4);
    for (name, bytes) in demo_company(day(today)).files {
        let request = ExportRequest::Source { hash: Hash::of(&bytes) };
        let exported = block_on(engine.export(request)).expect("kept beside the entry");
        assert_eq!((exported.name.as_str(), exported.bytes == bytes), (name, true));
    }
    for (_, origin) in &proof.invoices {
        let origin = origin.as_ref().expect("every invoice of the demo comes from a file");
        block_on(engine.export(ExportRequest::Source { hash: origin.source })).expect("there");
    }
}
