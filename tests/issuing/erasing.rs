//! What is known of the people at a customer's is erased for good when they ask; what the law wants kept stays.

use encours::engine::View;
use encours::engine::documents::{DocumentAnswer, DocumentRequest, Documents, LocalDocuments};
use encours::engine::protocol::{Command, ExportRequest, Query};
use encours::rooms::customers::details::Channel;
use encours::rooms::invoices::issuing::queries::CustomerFileQuery;
use encours::store::MemoryStore;
use futures_executor::block_on;

use super::{TestEngine, issued, open, tell, view};

const ADDRESS: &str = "compta@client.example";

fn backup(engine: &mut TestEngine) -> Vec<u8> {
    let request = ExportRequest::Backup { passphrase: String::new() };
    block_on(engine.export(request)).unwrap().bytes
}

/// Whether a backup holds the address anywhere.
fn tells(zip: &[u8]) -> bool {
    let answer = block_on(LocalDocuments.call(DocumentRequest::Members(zip.to_vec()))).unwrap();
    let DocumentAnswer::Files(files, _) = answer else { panic!("not a ZIP: {answer:?}") };
    assert!(files.len() > 3);
    files.iter().any(|file| String::from_utf8_lossy(&file.bytes).contains(ADDRESS))
}

fn people(engine: &TestEngine, account: &str) -> usize {
    let query = CustomerFileQuery { account: account.to_owned() };
    match engine.ask(&Query::CustomerFile(query)) {
        View::CustomerFile(file) => file.unwrap().people.len(),
        other => panic!("not a file: {other:?}"),
    }
}

#[test]
fn people_are_erased_here_in_copies_and_where_the_decision_comes_and_invoices_stay() {
    let mut engine = open(MemoryStore::default());
    let id = issued(&mut engine, "Bâti Ouest", Channel::Email);
    let account = view(&engine, &id).row.account;
    let before = backup(&mut engine);
    assert!(tells(&before));
    assert_eq!(people(&engine, &account), 1);
    // A colleague, or another device, has all of it.
    let mut colleague = open(MemoryStore::default());
    block_on(colleague.restore(before, "", false)).unwrap();
    assert_eq!(people(&colleague, &account), 1);

    let done = tell(&mut engine, Command::EraseContacts { account: account.clone() }).unwrap();
    assert_eq!(people(&engine, &account), 0);
    let after = backup(&mut engine);
    assert!(!tells(&after), "a copy still holds the address");
    let invoice = ExportRequest::Facturx { invoice: id.clone(), profile: String::new() };
    assert!(block_on(engine.export(invoice)).unwrap().bytes.starts_with(b"%PDF"));
    engine.book().check().unwrap();
    // Nothing brings it back, and nothing is written twice.
    let undone = tell(&mut engine, Command::Undo { entry: done.entry.unwrap() }).unwrap_err();
    assert_eq!(undone.code, "undo-erased");
    let again = tell(&mut engine, Command::EraseContacts { account: account.clone() }).unwrap();
    assert_eq!(again.entry, None);
    let nobody = Command::EraseContacts { account: "411NOBODY".to_owned() };
    assert_eq!(tell(&mut engine, nobody).unwrap_err().code, "unknown-customer");

    // The copy is proved and taken in, by an empty workspace and by the colleague's.
    let mut fresh = open(MemoryStore::default());
    let restored = block_on(fresh.restore(after.clone(), "", false)).unwrap();
    assert_eq!(restored.book, restored.book_then);
    assert_eq!(
        (people(&fresh, &account), view(&fresh, &id).row.number),
        (0, view(&engine, &id).row.number)
    );
    block_on(colleague.restore(after, "", false)).unwrap();
    assert_eq!(people(&colleague, &account), 0);
    assert!(!tells(&backup(&mut colleague)));
    // Whoever is written down anew is known.
    let query = CustomerFileQuery { account: account.clone() };
    let View::CustomerFile(file) = engine.ask(&Query::CustomerFile(query)) else { panic!() };
    let mut file = file.unwrap();
    file.people.push(encours::rooms::customers::details::Person {
        email: "neuf@client.example".to_owned(),
        ..Default::default()
    });
    tell(&mut engine, Command::SaveCustomer { customer: file }).unwrap();
    assert_eq!(people(&engine, &account), 1);
    assert!(!tells(&backup(&mut engine)));
}
