//! What platforms and buyers say of our invoices: files dropped like any other.

use encours::base::{Currency, Day};
use encours::en16931::Identifier;
use encours::engine::View;
use encours::engine::protocol::Query;
use encours::formats::NamedBytes;
use encours::formats::einvoice::{LifecycleDetail, LifecycleMessage, LifecycleParty, write_cdar};
use encours::rooms::customers::details::Channel;
use encours::rooms::dunning::queries::{DunningRunQuery, HeldReason};
use encours::rooms::exchange::queries::PreviewView;
use encours::rooms::invoices::issuing::queries::Stage;
use encours::store::MemoryStore;
use futures_executor::block_on;
use rust_decimal::Decimal;

use super::{TestEngine, issued, open, open_on, view};

/// What is said of an invoice at a time of a day.
fn message(number: &str, status: &str, at: &str) -> LifecycleMessage {
    let party = |siren: &str, role: &str| LifecycleParty {
        identifiers: vec![Identifier::new("0002", siren)],
        name: "Un".to_owned(),
        role: role.to_owned(),
        electronic_address: Identifier::new("0225", siren),
    };
    LifecycleMessage {
        process: "REGULATED".to_owned(),
        id: format!("CDV-{status}"),
        sent: at.to_owned(),
        sender_role: "WK".to_owned(),
        issuer: party("404833048", "BY"),
        recipients: vec![party("732829320", "SE")],
        phase: "23".to_owned(),
        reached: at.to_owned(),
        number: number.to_owned(),
        type_code: "380".to_owned(),
        issued: Some(super::today()),
        status: status.to_owned(),
        label: status.to_owned(),
        seller: vec![Identifier::new("0002", "732829320")],
        details: vec![LifecycleDetail {
            sequence: 1,
            reason_code: "QTE_ERR".to_owned(),
            reason: "Quantité facturée erronée".to_owned(),
            ..LifecycleDetail::default()
        }],
        ..LifecycleMessage::default()
    }
}

fn file(name: &str, message: &LifecycleMessage) -> NamedBytes {
    NamedBytes { name: name.to_owned(), bytes: write_cdar(message).unwrap() }
}

/// Drops files; gives what was said before, and takes them in.
fn drop_in(engine: &mut TestEngine, files: Vec<NamedBytes>) -> PreviewView {
    let preview = block_on(engine.preview(files)).unwrap();
    let counts = &preview.counts;
    if 0 < counts.new {
        block_on(engine.commit(&preview.id)).unwrap();
    } else {
        engine.discard(&preview.id);
    }
    preview
}

fn codes(preview: &PreviewView) -> Vec<(&str, bool)> {
    preview.faults.iter().map(|line| (line.fault.code.as_str(), line.fault.warning)).collect()
}

fn stage(engine: &TestEngine, id: &str) -> (Stage, Vec<String>) {
    let document = view(engine, id).document.unwrap();
    (document.stage, document.statuses.iter().map(|status| status.code.clone()).collect())
}

#[test]
fn messages_of_the_life_cycle_move_the_invoice_in_any_order_and_only_once() {
    let mut engine = open(MemoryStore::default());
    let id = issued(&mut engine, "Bâti Ouest", Channel::Platform);
    let number = view(&engine, &id).row.number;
    let approved = file("c.xml", &message(&number, "205", "2026-11-21T16:00:00"));
    let deposited = file("a.xml", &message(&number, "200", "2026-11-21T09:00:00"));
    let disputed = file("b.xml", &message(&number, "207", "2026-11-21T11:30:00"));
    // Out of order, two at once.
    let preview = drop_in(&mut engine, vec![approved.clone(), deposited]);
    assert_eq!((preview.counts.new, preview.faults_total), (2, 0), "{:?}", preview.faults);
    assert_eq!(preview.files[0].format, "cdar");
    assert_eq!(preview.files[0].rows[0][..2], [number.clone(), "Déposée".to_owned()]);
    assert_eq!(stage(&engine, &id).0, Stage::Approved);
    // One that is of earlier, in time: it stands where it belongs, and the last one counts.
    drop_in(&mut engine, vec![disputed.clone()]);
    let (reached, told) = stage(&engine, &id);
    assert_eq!((reached, told), (Stage::Approved, vec!["200".into(), "207".into(), "205".into()]));
    // The same message again, under another name, or within other words.
    let again = file(
        "z.xml",
        &LifecycleMessage {
            id: "CDV-other".to_owned(),
            ..message(&number, "205", "2026-11-21T16:00:00")
        },
    );
    for same in [approved, disputed, again] {
        let preview = drop_in(&mut engine, vec![same]);
        assert_eq!((preview.counts.new, preview.counts.known), (0, 1));
    }
}

#[test]
fn a_status_that_cannot_follow_is_refused_and_an_unknown_one_is_kept() {
    let mut engine = open(MemoryStore::default());
    let id = issued(&mut engine, "Bâti Ouest", Channel::Platform);
    let number = view(&engine, &id).row.number;
    drop_in(&mut engine, vec![file("a.xml", &message(&number, "210", "2026-11-21T09:00:00"))]);
    assert_eq!(stage(&engine, &id).0, Stage::Refused);
    let preview =
        drop_in(&mut engine, vec![file("b.xml", &message(&number, "205", "2026-11-21T10:00:00"))]);
    assert_eq!((preview.counts.new, preview.counts.faulty), (0, 1));
    assert_eq!(codes(&preview), [("status-out-of-turn", false)]);
    assert!(preview.faults[0].message.contains("Approuvée"), "{}", preview.faults[0].message);
    let preview =
        drop_in(&mut engine, vec![file("c.xml", &message(&number, "999", "2026-11-21T11:00:00"))]);
    assert_eq!(codes(&preview), [("unknown-status", true)]);
    assert_eq!(stage(&engine, &id), (Stage::Refused, vec!["210".into(), "999".into()]));
}

#[test]
fn what_is_not_about_our_invoice_is_set_aside() {
    let mut engine = open(MemoryStore::default());
    let id = issued(&mut engine, "Bâti Ouest", Channel::Platform);
    let number = view(&engine, &id).row.number;
    let at = "2026-11-21T09:00:00";
    let unknown = message("FA-1", "205", at);
    let year_before: Day = "2025-11-21".parse().unwrap();
    let before = LifecycleMessage { issued: Some(year_before), ..message(&number, "205", at) };
    let received = LifecycleMessage {
        seller: vec![Identifier::new("0002", "404833048")],
        ..message(&number, "205", at)
    };
    let files = [unknown, before, received];
    let names = ["a.xml", "b.xml", "c.xml"];
    let files = names.iter().zip(&files).map(|(name, message)| file(name, message)).collect();
    let preview = drop_in(&mut engine, files);
    assert_eq!((preview.counts.new, preview.counts.set_aside), (0, 3));
    let said = [
        ("status-unknown-invoice", true),
        ("status-unknown-invoice", true),
        ("status-of-received", true),
    ];
    assert_eq!(codes(&preview), said);
    assert_eq!(preview.faults[2].fault.place.file, "c.xml");
    assert_eq!(stage(&engine, &id).1, [""; 0]);
}

#[test]
fn amounts_taken_in_come_with_their_rates() {
    let mut engine = open(MemoryStore::default());
    let id = issued(&mut engine, "Bâti Ouest", Channel::Platform);
    let number = view(&engine, &id).row.number;
    let parts = [
        (Decimal::new(125_400, 2), Decimal::from(20)),
        (Decimal::new(2_637, 2), Decimal::new(55, 1)),
    ];
    let head = message(&number, "", "2026-11-21T09:00:00");
    let message = LifecycleMessage::taken_in(head, &parts, Currency::EUR, super::today(), "");
    drop_in(&mut engine, vec![file("a.xml", &message)]);
    assert_eq!(stage(&engine, &id).1, ["212"]);
}

#[test]
fn what_a_buyer_disputes_on_a_platform_is_in_no_reminder() {
    let mut engine = open(MemoryStore::default());
    let id = issued(&mut engine, "Bâti Ouest", Channel::Platform);
    let number = view(&engine, &id).row.number;
    let held =
        |engine: &TestEngine| match engine.ask(&Query::DunningRun(DunningRunQuery::default())) {
            View::DunningRun(run) => run.held.iter().map(|held| held.reason).collect::<Vec<_>>(),
            other => panic!("no run: {other:?}"),
        };
    let mut engine = open_on(engine.into_store(), "2027-03-01".parse().unwrap());
    assert_eq!(held(&engine), [HeldReason::BankStale]);
    let bank =
        "Date;Libellé;Débit;Crédit;Solde\n01/03/2027;FRAIS DE TENUE DE COMPTE;2,00;;998,00\n";
    drop_in(&mut engine, vec![NamedBytes { name: "banque.csv".into(), bytes: bank.into() }]);
    assert_eq!(held(&engine), []);
    drop_in(&mut engine, vec![file("a.xml", &message(&number, "207", "2026-11-25T09:00:00"))]);
    assert_eq!(held(&engine), [HeldReason::Disputed]);
    drop_in(&mut engine, vec![file("b.xml", &message(&number, "205", "2026-11-26T09:00:00"))]);
    assert_eq!(held(&engine), []);
}
