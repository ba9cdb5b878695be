//! From an empty workspace to a file that leaves: customer, draft, issue, Factur-X, mail, and no way back but a credit note.

#![cfg(all(feature = "documents", feature = "paper"))]

#[path = "issuing/drafts.rs"]
mod drafts;
#[path = "issuing/erasing.rs"]
mod erasing;
#[path = "issuing/messages.rs"]
mod messages;
#[path = "issuing/printed.rs"]
mod printed;
#[allow(dead_code, reason = "shared with other tests")]
#[path = "paper/programs.rs"]
mod programs;
#[allow(dead_code, reason = "shared with other tests")]
#[path = "engine/world.rs"]
mod world;

use std::io::Write as _;
use std::process::{Command as Process, Stdio};

use encours::base::Day;
use encours::en16931::{Address, Invoice};
use encours::engine::documents::{LocalDocuments, NamedBytes};
use encours::engine::protocol::{Command, Done, ExportRequest, Problem, Query};
use encours::engine::{Engine, Options, View};
use encours::formats::einvoice::{read_attached, read_invoice};
use encours::formats::pdf_attachments;
use encours::rooms::customers::details::{Channel, Details, Person};
use encours::rooms::invoices::Issuer;
use encours::rooms::invoices::firm::Firm;
use encours::rooms::invoices::issuing::commands::{CustomerFile, Start};
use encours::rooms::invoices::issuing::draft::{Draft, DraftKind, DraftLine, DraftPreceding};
use encours::rooms::invoices::issuing::queries::{CustomerFileQuery, Stage};
use encours::rooms::invoices::queries::{InvoiceQuery, InvoiceView};
use encours::store::MemoryStore;
use encours::texts::Locale;
use futures_executor::block_on;
use world::TestWorld;

type TestEngine = Engine<MemoryStore, LocalDocuments, TestWorld>;

fn today() -> Day {
    "2026-11-21".parse().unwrap()
}

fn open(store: MemoryStore) -> TestEngine {
    open_on(store, today())
}

fn open_on(store: MemoryStore, today: Day) -> TestEngine {
    let options = Options { today, locale: Locale::Fr, author: "Camille".to_owned() };
    block_on(Engine::open(store, LocalDocuments, TestWorld::default(), options)).unwrap()
}

fn tell(engine: &mut TestEngine, command: Command) -> Result<Done, Problem> {
    block_on(engine.tell(command))
}

fn address(line: &str, post_code: &str, city: &str) -> Address {
    Address {
        lines: vec![line.to_owned()],
        post_code: post_code.to_owned(),
        city: city.to_owned(),
        country: "FR".to_owned(),
        ..Address::default()
    }
}

/// Our firm.
fn our_firm() -> Issuer {
    Issuer {
        name: "Ateliers Borel".to_owned(),
        registration: "73282932000074".to_owned(),
        vat_number: "FR44732829320".to_owned(),
        iban: "FR7630006000011234567890189".to_owned(),
        firm: Box::new(Firm {
            legal_form: "SAS".to_owned(),
            capital: "10 000 €".to_owned(),
            rcs_city: "Lyon".to_owned(),
            seat: address("12 quai des Forges", "69002", "Lyon"),
            email: "factures@borel.example".to_owned(),
            payment_link: "https://pay.example/?n={number}&a={amount}".to_owned(),
            ..Firm::default()
        }),
        ..Issuer::default()
    }
}

/// A firm, a customer of a channel, an issued invoice of two VAT rates: gives its identifier.
fn issued(engine: &mut TestEngine, name: &str, channel: Channel) -> String {
    tell(engine, Command::SetIssuer { issuer: our_firm() }).unwrap();
    let customer = CustomerFile {
        name: name.to_owned(),
        registration: "404833048".to_owned(),
        details: Details {
            billing: address("3 rue du Port", "44000", "Nantes"),
            channel,
            ..Details::default()
        },
        people: vec![Person { email: "compta@client.example".to_owned(), ..Person::default() }],
        ..CustomerFile::default()
    };
    let saved = tell(engine, Command::SaveCustomer { customer: Box::new(customer) }).unwrap();
    let line = |name: &str, quantity: &str, price: &str, vat: &str| DraftLine {
        name: name.to_owned(),
        quantity: quantity.to_owned(),
        price: price.to_owned(),
        vat: vat.to_owned(),
        ..DraftLine::default()
    };
    let draft = Draft {
        account: saved.made[0].clone(),
        lines: vec![
            line("Pose d’une haie", "3", "333,33", "20"),
            line("Livre", "2", "12,50", "5.5"),
            line("Déplacement", "1", "45", "20"),
        ],
        ..Draft::default()
    };
    let kept =
        tell(engine, Command::SetDraft { id: String::new(), draft: Box::new(draft) }).unwrap();
    tell(engine, Command::Issue { drafts: kept.made }).unwrap().made.remove(0)
}

fn view(engine: &TestEngine, id: &str) -> InvoiceView {
    match engine.ask(&Query::Invoice(InvoiceQuery { id: id.to_owned(), as_of: None })) {
        View::Invoice(Some(view)) => *view,
        other => panic!("not an invoice: {other:?}"),
    }
}

#[test]
fn what_is_issued_leaves_as_factur_x_and_reads_back_equal() {
    let mut engine = open(MemoryStore::default());
    let id = issued(&mut engine, "Bâti Ouest", Channel::Email);
    let known: Invoice = view(&engine, &id).document.unwrap().invoice;
    assert_eq!(
        (known.number.as_str(), known.totals.due.to_string().as_str()),
        ("FA2026-A-000001", "1280.37")
    );
    let profile = String::new();
    let file = ExportRequest::Facturx { invoice: id.clone(), profile };
    let file = block_on(engine.export(file)).unwrap();
    assert_eq!(
        (file.name.as_str(), file.mime.as_str()),
        ("FA2026-A-000001.pdf", "application/pdf")
    );
    let (attached, faults) = pdf_attachments(&file.bytes);
    assert_eq!(faults, []);
    let back = read_attached("a.pdf", &attached);
    let back = *back.invoice.expect("the XML is in the file");
    assert_eq!(back.totals, known.totals);
    assert_eq!((back.seller, back.buyer), (known.seller.clone(), known.buyer.clone()));
    let xml = ExportRequest::Ubl { invoice: id.clone(), profile: String::new() };
    let xml = block_on(engine.export(xml)).unwrap();
    let back = *read_invoice("a.xml", &xml.bytes).invoice.expect("UBL is read");
    assert_eq!((back.totals, back.vat), (known.totals, known.vat));
    let wrong = ExportRequest::Facturx { invoice: id, profile: "XRECHNUNG".to_owned() };
    assert_eq!(block_on(engine.export(wrong)).unwrap_err().code, "unknown-profile");
}

#[test]
fn an_issue_is_not_undone_and_survives_a_closed_window() {
    let mut engine = open(MemoryStore::default());
    let id = issued(&mut engine, "Bâti Ouest", Channel::Post);
    let entry = engine.journal().ordered().last().unwrap().entry.id.to_string();
    let refused = tell(&mut engine, Command::Undo { entry }).unwrap_err();
    assert_eq!(refused.code, "undo-issued");
    assert!(refused.message.contains("FA2026-A-000001") && refused.message.contains("avoir"));
    let hash = engine.book().hash();
    let mut engine = open(engine.into_store());
    assert_eq!(engine.book().hash(), hash);
    let start = Start::Credit { of: id, lines: Vec::new() };
    let credit = tell(&mut engine, Command::StartDraft { start }).unwrap();
    let made = tell(&mut engine, Command::Issue { drafts: credit.made }).unwrap().made;
    assert_eq!(view(&engine, &made[0]).row.gross.amount.get(), -128_037);
}

/// Python's `email`, which is not ours, reads what a mail program would.
const READS: &str = "
import email, email.policy, json, sys
from email.header import decode_header, make_header
raw = sys.stdin.buffer.read()
mail = email.message_from_bytes(raw, policy=email.policy.default)
# The newer parser puts a blank between the encoded words of a name, which RFC 2047 has none for.
to = str(make_header(decode_header(email.message_from_bytes(raw)['To'])))
parts = list(mail.iter_attachments())
print(json.dumps({
    'unsent': mail['X-Unsent'], 'subject': mail['Subject'], 'from': mail['From'],
    'to': to, 'defects': [str(d) for p in mail.walk() for d in p.defects],
    'body': mail.get_body().get_content(),
    'names': [p.get_filename() for p in parts],
    'types': [p.get_content_type() for p in parts],
    'starts': [p.get_content()[:5].decode('latin-1') for p in parts],
}))
";

#[test]
fn a_mail_is_read_by_another_program_as_it_was_meant() {
    let mut engine = open(MemoryStore::default());
    let id = issued(&mut engine, "Société Générale d’Électricité, Œuvres & Fils", Channel::Email);
    let file =
        block_on(engine.export(ExportRequest::Sending { invoices: vec![id.clone()] })).unwrap();
    assert_eq!((file.name.as_str(), file.mime.as_str()), ("FA2026-A-000001.eml", "message/rfc822"));
    assert!(
        file.bytes.split(|byte| *byte == b'\n').all(|line| line.len() <= 78 && line.is_ascii())
    );
    let mut python = Process::new("python3")
        .args(["-c", READS])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("python3 reads the mail: install Python 3");
    python.stdin.take().unwrap().write_all(&file.bytes).unwrap();
    let read: serde_json::Value =
        serde_json::from_slice(&python.wait_with_output().unwrap().stdout).unwrap();
    assert_eq!(read["unsent"], "1");
    assert_eq!(read["subject"], "Facture FA2026-A-000001 – Ateliers Borel");
    assert_eq!(read["from"], "Ateliers Borel <factures@borel.example>");
    let to = "Société Générale d’Électricité, Œuvres & Fils";
    assert_eq!(read["to"], format!("{to} <compta@client.example>"));
    // Whom we write to is beside the journal, and not in it.
    let journal = engine.journal().ordered();
    let lines = journal.iter().map(|stored| String::from_utf8_lossy(&stored.bytes).into_owned());
    assert!(lines.into_iter().all(|line| !line.contains("compta@client.example")));
    assert_eq!(read["defects"], serde_json::json!([]));
    assert!(read["body"].as_str().unwrap().contains("1\u{202f}280,37\u{a0}€"));
    assert_eq!(read["names"], serde_json::json!(["FA2026-A-000001.pdf"]));
    assert_eq!(read["types"], serde_json::json!(["application/pdf"]));
    assert_eq!(read["starts"], serde_json::json!(["%PDF-"]));
    let document = view(&engine, &id).document.unwrap();
    assert_eq!((document.stage, document.sent.len()), (Stage::Sent, 1));
}

#[test]
fn a_contact_is_written_to_in_their_own_language_and_can_be_taken_back() {
    let mut engine = open(MemoryStore::default());
    let id = issued(&mut engine, "Bâti Ouest", Channel::Email);
    let account = view(&engine, &id).row.account;
    let file = |engine: &TestEngine| -> CustomerFile {
        let query = CustomerFileQuery { account: account.clone() };
        match engine.ask(&Query::CustomerFile(query)) {
            View::CustomerFile(Some(file)) => *file,
            other => panic!("no file: {other:?}"),
        }
    };
    let mut customer = file(&engine);
    customer.people[0].language = "en".to_owned();
    customer.people.push(Person { name: "Lou Martin".to_owned(), ..Person::default() });
    let kept = tell(&mut engine, Command::SaveCustomer { customer: Box::new(customer) }).unwrap();
    assert_eq!(file(&engine).people.len(), 2);
    let sent = |engine: &mut TestEngine| {
        let request = ExportRequest::Sending { invoices: vec![id.clone()] };
        String::from_utf8(block_on(engine.export(request)).unwrap().bytes).unwrap()
    };
    // «Invoice F…» and «Facture F…», as mails write what is not ASCII alone.
    assert!(sent(&mut engine).contains("Subject: =?UTF-8?B?SW52b2ljZSBG"));
    let entry = kept.entry.unwrap();
    tell(&mut engine, Command::Undo { entry }).unwrap();
    let before = file(&engine).people;
    assert_eq!((before.len(), before[0].language.as_str()), (1, ""));
    assert!(sent(&mut engine).contains("Subject: =?UTF-8?B?RmFjdHVyZSBG"));
}

#[test]
fn letters_come_in_one_file_and_mixed_channels_in_one_archive() {
    let mut engine = open(MemoryStore::default());
    let first = issued(&mut engine, "Un", Channel::Post);
    let second = issued(&mut engine, "Deux", Channel::Post);
    let third = issued(&mut engine, "Trois", Channel::Platform);
    let letters = ExportRequest::Sending { invoices: vec![first.clone(), second] };
    let letters = block_on(engine.export(letters)).unwrap();
    assert_eq!(letters.name, "courriers-2026-11-21.pdf");
    let mixed =
        block_on(engine.export(ExportRequest::Sending { invoices: vec![first, third] })).unwrap();
    assert_eq!(mixed.mime, "application/zip");
    let (members, faults) = encours::formats::unzip_members(&mixed.bytes);
    let names: Vec<&str> = members.iter().map(|member| member.name.as_str()).collect();
    assert_eq!(names, ["plateforme/FA2026-A-000003.pdf", "courriers-2026-11-21.pdf"]);
    assert_eq!(faults, []);
}

/// Debit less credit of an account in the exported journals, in cents.
fn balance(engine: &mut TestEngine, account: &str) -> i64 {
    let format = encours::engine::protocol::LedgerFormat::Csv;
    let request = ExportRequest::Journal { format, from: None, to: None, currency: None };
    let file = block_on(engine.export(request)).unwrap();
    let text = String::from_utf8(file.bytes).unwrap();
    let mut rows =
        text.trim_start_matches('\u{feff}').lines().map(|line| line.split(';').collect::<Vec<_>>());
    let heads = rows.next().unwrap();
    let column = |name: &str| heads.iter().position(|head| *head == name).unwrap();
    let (number, debit, credit) = (column("CompteNum"), column("Debit"), column("Credit"));
    let cents = |text: &str| text.replace([',', '.'], "").parse::<i64>().unwrap_or(0);
    rows.filter(|row| row[number] == account)
        .map(|row| cents(row[debit]) - cents(row[credit]))
        .sum()
}

/// Issues a document of one line to a customer.
fn issue_for(
    engine: &mut TestEngine,
    account: &str,
    kind: DraftKind,
    price: &str,
    deposits: Vec<String>,
    preceding: Vec<DraftPreceding>,
) -> String {
    let line =
        DraftLine { name: "Pose".to_owned(), price: price.to_owned(), ..DraftLine::default() };
    let account = account.to_owned();
    let draft = Draft { account, kind, deposits, preceding, lines: vec![line], ..Draft::default() };
    let kept =
        tell(engine, Command::SetDraft { id: String::new(), draft: Box::new(draft) }).unwrap();
    tell(engine, Command::Issue { drafts: kept.made }).unwrap().made.remove(0)
}

#[test]
fn a_deposit_is_an_advance_until_the_final_invoice_takes_it_back() {
    let mut engine = open(MemoryStore::default());
    let first = issued(&mut engine, "Bâti Ouest", Channel::Email);
    let before = ["706000", "445710"].map(|account| balance(&mut engine, account));
    let account = view(&engine, &first).row.account;
    let issue = |engine: &mut TestEngine, kind, price, deposits, preceding| {
        issue_for(engine, &account, kind, price, deposits, preceding)
    };
    let deposit = issue(&mut engine, DraftKind::Deposit, "300", vec![], vec![]);
    assert_eq!(balance(&mut engine, "419100"), -30_000);
    assert_eq!(balance(&mut engine, "706000"), before[0]);
    assert_eq!(balance(&mut engine, "445710"), before[1] - 6_000);
    issue(&mut engine, DraftKind::Invoice, "1000", vec![deposit], vec![]);
    assert_eq!(balance(&mut engine, "419100"), 0);
    assert_eq!(balance(&mut engine, "706000"), before[0] - 100_000);
    assert_eq!(balance(&mut engine, "445710"), before[1] - 20_000);
    // One that nothing took back is credited: neither an advance nor a sale is left.
    let other = issue(&mut engine, DraftKind::Deposit, "50", vec![], vec![]);
    let number = view(&engine, &other).row.number;
    let preceding = vec![DraftPreceding { number, issued: Some(today()) }];
    issue(&mut engine, DraftKind::CreditNote, "50", vec![], preceding);
    assert_eq!(balance(&mut engine, "419100"), 0);
    assert_eq!(balance(&mut engine, "706000"), before[0] - 100_000);
    assert_eq!(balance(&mut engine, "445710"), before[1] - 20_000);
}

#[test]
fn a_final_invoice_credited_whole_gives_its_deposit_back_to_be_deducted_again() {
    let mut engine = open(MemoryStore::default());
    let first = issued(&mut engine, "Bâti Ouest", Channel::Email);
    let before = ["706000", "445710"].map(|account| balance(&mut engine, account));
    let account = view(&engine, &first).row.account;
    let deposit = issue_for(&mut engine, &account, DraftKind::Deposit, "300", vec![], vec![]);
    let of = vec![deposit];
    let last = issue_for(&mut engine, &account, DraftKind::Invoice, "1000", of.clone(), vec![]);
    let kept = tell(
        &mut engine,
        Command::StartDraft { start: Start::Credit { of: last.clone(), lines: vec![] } },
    );
    let credit = tell(&mut engine, Command::Issue { drafts: kept.unwrap().made }).unwrap().made;
    let (invoice, credit) = (view(&engine, &last), view(&engine, &credit[0]));
    assert_eq!(invoice.row.gross.amount, credit.row.gross.amount.negated());
    assert_eq!(invoice.vat.amount.get(), 14_000);
    assert_eq!(credit.vat.amount.get(), -14_000);
    // The advance stands again, and nothing is sold.
    assert_eq!(balance(&mut engine, "419100"), -30_000);
    assert_eq!(balance(&mut engine, "706000"), before[0]);
    assert_eq!(balance(&mut engine, "445710"), before[1] - 6_000);
    // The next final invoice takes it; one more may not.
    issue_for(&mut engine, &account, DraftKind::Invoice, "1000", of.clone(), vec![]);
    assert_eq!(balance(&mut engine, "419100"), 0);
    let line =
        DraftLine { name: "Pose".to_owned(), price: "1000".to_owned(), ..DraftLine::default() };
    let again = Draft { account, deposits: of, lines: vec![line], ..Draft::default() };
    let kept =
        tell(&mut engine, Command::SetDraft { id: String::new(), draft: Box::new(again) }).unwrap();
    let refused = tell(&mut engine, Command::Issue { drafts: kept.made }).unwrap_err();
    assert!(refused.message.contains("AC2026-A-000001"), "{}", refused.message);
}

#[test]
fn a_file_changes_nothing_of_what_was_issued_here() {
    let mut engine = open(MemoryStore::default());
    let first = issued(&mut engine, "Bâti Ouest", Channel::Email);
    let account = view(&engine, &first).row.account;
    let deposit = issue_for(&mut engine, &account, DraftKind::Deposit, "300", vec![], vec![]);
    let last = issue_for(&mut engine, &account, DraftKind::Invoice, "1000", vec![deposit], vec![]);
    let before = view(&engine, &last);
    // Its own file, which says the total with the deposit.
    let own = ExportRequest::Facturx { invoice: last.clone(), profile: String::new() };
    let own = block_on(engine.export(own)).unwrap();
    let preview = block_on(engine.preview(vec![NamedBytes { name: own.name, bytes: own.bytes }]));
    let preview = preview.unwrap();
    assert_eq!((preview.counts.known, preview.counts.changed), (1, 0), "{:?}", preview.faults);
    assert_eq!(preview.faults_total, 0, "{:?}", preview.faults);
    // A list of another program: another amount, another due date, and what is left of it.
    let number = &before.row.number;
    let list = format!(
        "Compte;Client;Facture;Date;Échéance;Montant TTC;Reste dû\n{account};Bâti Ouest;{number};21/11/2026;31/12/2026;1 200,00;100,00\n"
    );
    let list = NamedBytes { name: "balance.csv".to_owned(), bytes: list.into_bytes() };
    let preview = block_on(engine.preview(vec![list])).unwrap();
    let codes: Vec<&str> = preview.faults.iter().map(|line| line.fault.code.as_str()).collect();
    assert!(codes.contains(&"issued-here"), "{codes:?}");
    block_on(engine.commit(&preview.id)).unwrap();
    let after = view(&engine, &last);
    assert_eq!(
        (after.row.gross, after.vat, after.row.due),
        (before.row.gross, before.vat, before.row.due)
    );
    assert_eq!(after.row.open.amount.get(), 10_000);
}
