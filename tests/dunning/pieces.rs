//! The files that show what claims rest on: kept, found again, sent along, taken away and brought back.

use super::files::{Left, export, members};
use super::*;
use encours::book::Book;
use encours::engine::protocol::ExportRequest;
use encours::rooms::customers::queries::CustomerQuery;
use encours::rooms::dunning::scenario::Action;
use encours::rooms::invoices::queries::InvoiceQuery;
use encours::rooms::pieces::{PieceKind, PieceLine, PieceSaid};

/// Looks at files and keeps them beside a receivable, or beside a customer.
fn keep(
    engine: &mut TestEngine,
    of: (&str, &str),
    files: &[(&str, &[u8])],
) -> Result<Done, Problem> {
    let named = |(name, bytes): &(&str, &[u8])| NamedBytes {
        name: (*name).to_owned(),
        bytes: bytes.to_vec(),
    };
    let preview = block_on(engine.preview(files.iter().map(named).collect())).unwrap();
    let (account, item) = (of.0.to_owned(), of.1.to_owned());
    let command = Command::AttachPieces { preview: preview.id.clone(), account, item, kind: None };
    let done = tell(engine, command);
    engine.discard(&preview.id);
    done
}

fn beside_item(engine: &TestEngine, item: &str) -> Vec<PieceLine> {
    let query = InvoiceQuery { id: item.to_owned(), as_of: None };
    asked!(engine, Invoice, query).unwrap().pieces
}

fn beside_customer(engine: &TestEngine, account: &str) -> Vec<PieceLine> {
    let query = CustomerQuery { account: account.to_owned(), ..CustomerQuery::default() };
    asked!(engine, Customer, query).unwrap().pieces
}

fn names(lines: &[PieceLine]) -> Vec<(PieceKind, &str)> {
    lines.iter().map(|line| (line.kind, &*line.name)).collect()
}

fn pack(engine: &mut TestEngine, account: &str) -> Vec<NamedBytes> {
    let account = account.to_owned();
    members(&export(engine, ExportRequest::LitigationPack { account, currency: Currency::EUR }))
}

const NOTE: (&str, &[u8]) = ("BL 118 signé.pdf", b"%PDF-1.4 a delivery note");
const ORDER: (&str, &[u8]) = ("commande.jpg", b"\xff\xd8\xff an order");
const INVOICE: (&str, &[u8]) = ("Facture FA-001.pdf", b"%PDF-1.4 the invoice");
const TERMS: (&str, &[u8]) = ("Contrat-cadre.pdf", b"%PDF-1.4 a contract");

#[test]
fn a_pack_holds_the_orders_delivery_notes_and_invoices_that_were_kept() {
    let mut engine = super::stories::ready();
    let of = item("411BATI", "FA-001");
    let before = pack(&mut engine, "411BATI");
    let has =
        |files: &[NamedBytes], ending: &str| files.iter().any(|file| file.name.ends_with(ending));
    assert!(!has(&before, "Facture FA-001.pdf"));
    keep(&mut engine, ("", &of), &[NOTE, ORDER, INVOICE]).unwrap();
    keep(&mut engine, ("411BATI", ""), &[TERMS]).unwrap();
    let lines = beside_item(&engine, &of);
    let expected = [
        (PieceKind::Order, "commande.jpg"),
        (PieceKind::Delivery, "BL 118 signé.pdf"),
        (PieceKind::Invoice, "Facture FA-001.pdf"),
    ];
    assert_eq!(names(&lines), expected, "each is what its name says");
    assert_eq!(lines[0].bytes as usize, ORDER.1.len());
    assert_eq!(names(&beside_customer(&engine, "411BATI")), [(PieceKind::Order, TERMS.0)]);
    let files = pack(&mut engine, "411BATI");
    for (folder, (name, bytes)) in
        [("livraison", NOTE), ("ommandes", ORDER), ("actures", INVOICE), ("ommandes", TERMS)]
    {
        let found = files.iter().find(|file| file.bytes == bytes);
        let found = found.unwrap_or_else(|| panic!("{name} is not in the pack"));
        assert!(found.name.contains(folder) && found.name.ends_with(name), "{}", found.name);
    }
    assert_eq!(files.len(), before.len() + 4);
    // Another customer's pack has none of it, nor what is beside an invoice that is not claimed.
    assert!(pack(&mut engine, "411TARD").iter().all(|file| file.bytes != NOTE.1));
}

#[test]
fn an_invoice_that_came_as_a_file_goes_out_with_its_reminder() {
    let mut engine = super::stories::ready();
    let line = run(&engine).lines.into_iter().find(|line| line.account == "411BATI").unwrap();
    let of = line.items[0].item.clone();
    let mail = |engine: &mut TestEngine| {
        let reminder = ReminderToWrite { action: Some(Action::Email), ..seen(&line) };
        let done = tell(engine, Command::WriteReminders { reminders: vec![reminder] }).unwrap();
        let request = ExportRequest::Reminders { reminders: done.made, together: false };
        let Left { bytes, .. } = export(engine, request);
        tell(engine, Command::Undo { entry: done.entry.unwrap() }).unwrap();
        String::from_utf8_lossy(&bytes).matches("application/pdf").count()
    };
    let alone = mail(&mut engine);
    keep(&mut engine, ("", &of), &[INVOICE]).unwrap();
    assert_eq!(mail(&mut engine), alone + 1);
}

#[test]
fn a_piece_is_said_to_be_something_else_taken_away_and_brought_back() {
    let mut engine = super::stories::ready();
    let of = item("411BATI", "FA-001");
    let before = hash(&engine);
    let done = keep(&mut engine, ("", &of), &[NOTE]).unwrap();
    let kept = hash(&engine);
    assert!(keep(&mut engine, ("", &of), &[NOTE]).unwrap().entry.is_none(), "it is there already");
    let [line] = beside_item(&engine, &of).try_into().unwrap();
    let set = |piece: Option<PieceSaid>| Command::SetPiece {
        account: String::new(),
        item: of.clone(),
        hash: line.hash,
        piece,
    };
    let said =
        PieceSaid { name: " Réclamation ".to_owned(), kind: PieceKind::Answer, on: Some(today()) };
    let changed = tell(&mut engine, set(Some(said))).unwrap();
    assert_eq!(names(&beside_item(&engine, &of)), [(PieceKind::Answer, "Réclamation")]);
    tell(&mut engine, Command::Undo { entry: changed.entry.unwrap() }).unwrap();
    let removed = tell(&mut engine, set(None)).unwrap();
    assert!(beside_item(&engine, &of).is_empty());
    assert_eq!(tell(&mut engine, set(None)).unwrap_err().code, "unknown-piece");
    tell(&mut engine, Command::Undo { entry: removed.entry.unwrap() }).unwrap();
    assert_eq!(hash(&engine), kept);
    // The snapshot of a quick start, the journal and a copy elsewhere say the same.
    assert_eq!(Book::thaw(engine.book().freeze()).unwrap().hash(), kept);
    let copy = export(&mut engine, ExportRequest::Backup { passphrase: String::new() });
    let mut elsewhere = open(MemoryStore::default());
    block_on(elsewhere.restore(copy.bytes, "", false)).unwrap();
    assert_eq!(hash(&elsewhere), kept);
    let source = export(&mut elsewhere, ExportRequest::Source { hash: line.hash });
    assert_eq!((&*source.name, &*source.bytes), NOTE);
    let mut engine = open(engine.into_store());
    assert_eq!(hash(&engine), kept);
    tell(&mut engine, Command::Undo { entry: done.entry.unwrap() }).unwrap();
    assert_eq!(hash(&engine), before);
}

#[test]
fn what_cannot_be_kept_is_refused_with_a_sentence_and_changes_nothing() {
    let mut engine = super::stories::ready();
    let of = item("411BATI", "FA-001");
    let before = hash(&engine);
    for (of, files, code) in [
        (("", "0.7.411BATIFA-999"), &[NOTE] as &[_], "piece-of-nobody"),
        (("411PERSONNE", ""), &[NOTE], "piece-of-nobody"),
        (("", &*of), &[], "piece-without-file"),
        (("", &*of), &[NOTE, ("vide.pdf", b"")], "empty-piece"),
    ] {
        let problem = keep(&mut engine, of, files).unwrap_err();
        assert_eq!((problem.kind, &*problem.code), (ProblemKind::Refusal, code));
        assert!(problem.message.len() > 20, "a sentence: {}", problem.message);
    }
    let large = vec![b'x'; 33 << 20];
    let problem = keep(&mut engine, ("", &of), &[("scan.pdf", &large)]).unwrap_err();
    assert_eq!(problem.code, "piece-too-large");
    assert!(problem.message.contains("scan.pdf") && problem.message.contains("32"));
    let command = Command::AttachPieces {
        preview: "none".to_owned(),
        account: String::new(),
        item: of,
        kind: None,
    };
    assert_eq!(tell(&mut engine, command).unwrap_err().code, "unknown-preview");
    assert_eq!(hash(&engine), before);
}
