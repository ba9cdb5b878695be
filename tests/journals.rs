//! A journal written once opens for ever: each release leaves one in `tests/journals/<version>/`, as an unpacked backup
//! with the state it gave (`expected.txt`). They are added to, never edited.
//!
//! `NEW_JOURNAL=0.2.0 cargo test --test journals every` writes the one of a new release; one that is there is never
//! touched.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use encours::base::{Amount, Currency, Day, Hash, Texts};
use encours::book::{Book, Event};
use encours::formats::NamedBytes;
use encours::journal::{DeviceId, Entry, EntryId, Journal, Stamp, StoredEntry};
use encours::rooms::exchange::queries::{Content, Counts, Mapping, Role};
use encours::rooms::invoices::queries::InvoicesQuery;
use encours::rooms::sharing::backup::{Contents, members};
use encours::rooms::sharing::restore::{Restored, read};
use encours::rooms::{customers, exchange, insight, invoices, payments};
use futures_executor::block_on;

/// The day on which the expected states were asked for.
fn today() -> Day {
    "2026-11-21".parse().expect("a day")
}

fn day(text: &str) -> Day {
    text.parse().expect("a day")
}

fn texts<const N: usize>(texts: [&str; N]) -> Texts {
    let mut column = Texts::default();
    texts.iter().for_each(|text| column.push(text));
    column
}

/// Two people at one firm, with every kind of event that we write.
struct Firm {
    journal: Journal,
    blobs: BTreeMap<Hash, Vec<u8>>,
    clock: u64,
}

impl Firm {
    fn tell(&mut self, who: u64, events: &[Event], source: Option<&[u8]>) -> EntryId {
        let device = DeviceId::from_bits(who);
        let (number, previous) = self.journal.next(device);
        self.clock += 60_000;
        let mut written = Vec::new();
        for event in events {
            let (event, parts) = event.write();
            written.push(event);
            self.blobs.extend(parts.into_iter().map(|part| (part.sha256, part.bytes)));
        }
        let sources: Vec<Hash> = source.iter().map(|source| Hash::of(source)).collect();
        self.blobs.extend(source.map(|source| (Hash::of(source), source.to_vec())));
        let id = EntryId { device, number };
        let stored = StoredEntry::seal(Entry {
            id,
            stamp: Stamp::next(self.journal.latest_stamp(), self.clock, device),
            written_at: self.clock,
            author: if who == 1 { "Camille" } else { "Noé" }.to_owned(),
            previous,
            events: written,
            sources,
        });
        self.journal.push(stored).expect("the next one");
        id
    }
}

/// Account, number, day of issue, gross, stated open, disputed.
type Row<'a> = (u32, &'a str, &'a str, i64, Option<i64>, bool);

fn invoiced(source: Hash, rows: &[Row]) -> Event {
    let mut batch = invoices::InvoiceBatch {
        source,
        accounts: texts(["411BATI", "411ZOÉ"]),
        stated_on: day("2026-11-20"),
        ..invoices::InvoiceBatch::default()
    };
    for (line, (account, number, issued, gross, open, disputed)) in (2..).zip(rows) {
        let credit = *gross < 0;
        batch.account.push(*account);
        batch.number.push(number);
        batch.rank.push(0);
        batch.kind.push(if credit { invoices::Kind::CreditNote } else { invoices::Kind::Invoice });
        batch.issued.push(day(issued));
        batch.due.push(day(issued).plus(30));
        let dollars = number.starts_with("US");
        batch.currency.push(if dollars { "USD".parse().expect("a code") } else { Currency::EUR });
        batch.gross.push(Amount::new(*gross));
        batch.vat.push(Amount::new(gross / 6));
        batch.disputed.push(*disputed);
        batch.reference.push(if credit { "annule \"FA1\"" } else { "" });
        batch.label.push("Pose d’une haie ; œillets\tdivers");
        batch.stated_open.push(open.map(Amount::new));
        batch.line.push(line);
    }
    Event::Invoices(invoices::Event::InvoicesRecorded(batch))
}

fn firm() -> Firm {
    let clock = 1_795_000_000_000;
    let mut firm = Firm { journal: Journal::default(), blobs: BTreeMap::new(), clock };
    let issuer = invoices::Issuer {
        name: "Ateliers Borel SAS".into(),
        registration: "404833048".into(),
        ..invoices::Issuer::default()
    };
    let replaces = vec![];
    let issuer = Event::Invoices(invoices::Event::IssuerSet { issuer, replaces });
    firm.tell(1, &[issuer], None);

    let source = "Compte;Pièce;Montant\n411BATI;FA1;1200,00\n".as_bytes();
    let file = |source: &[u8], name: &str, mapping| {
        Event::Exchange(exchange::Event::FileImported {
            source: Hash::of(source),
            name: name.into(),
            size: source.len() as u64,
            format: "csv".into(),
            content: Content::Invoices,
            as_of: day("2026-11-20"),
            mapping,
            counts: Counts { read: 4, new: 4, ..Counts::default() },
        })
    };
    let mapping = Mapping {
        content: Content::Invoices,
        roles: vec![Some(Role::Account), Some(Role::Number), None],
        headings: vec!["Compte".into(), "Pièce".into(), "Montant".into()],
        encoding: "windows-1252".into(),
        separator: ";".into(),
        header_line: 1,
        decimal: ",".into(),
        ..Mapping::default()
    };
    let customers = customers::CustomerBatch {
        account: texts(["411BATI", "411ZOÉ"]),
        name: texts(["Bâti Ouest", "Zoé & Fils"]),
        segment: texts(["PME", ""]),
        line: vec![2, 3],
        ..customers::CustomerBatch::default()
    };
    let customers = Event::Customers(customers::Event::CustomersRecorded(customers));
    let rows = [
        (0, "FA1", "2026-09-01", 120_000, None, false),
        (0, "AV1", "2026-09-15", -12_000, None, false),
        (1, "FA2", "2026-10-01", 36_050, Some(30_000), true),
        (1, "US7", "2026-10-05", 99_999, None, false),
    ];
    let recorded = invoiced(Hash::of(source), &rows);
    let imported = file(source, "Créances du 20.csv", Some(mapping.clone()));
    firm.tell(1, &[imported, customers, recorded], Some(source));

    let payment = payments::PaymentBatch {
        accounts: texts(["411BATI"]),
        account: vec![0],
        reference: texts(["VIR 88"]),
        invoice: texts([""]),
        paid: vec![day("2026-11-03")],
        currency: vec![Currency::EUR],
        amount: vec![Amount::new(100_000)],
        means: texts(["virement"]),
        label: texts([""]),
        rank: vec![0],
        line: vec![0],
        ..payments::PaymentBatch::default()
    };
    let payment = Event::Payments(payments::Event::PaymentsRecorded(payment));
    firm.tell(1, &[payment], None);

    // Both allocate the same payment, neither having seen the other.
    let allocated = |lines: &[(&str, i64)]| {
        let lines = lines.iter().map(|(id, amount)| ((*id).to_owned(), Amount::new(*amount)));
        Event::Payments(payments::Event::AllocationSet {
            payment: "2026-11-03.EUR.100000.0.7.6.411BATIVIR 88".into(),
            lines: lines.collect(),
            replaces: vec![],
        })
    };
    firm.tell(2, &[allocated(&[("0.7.411BATIFA1", 88_000), ("0.7.411BATIAV1", -12_000)])], None);
    firm.tell(1, &[allocated(&[("0.7.411BATIFA1", 100_000)])], None);

    let open = invoices::OpenBatch {
        source: Hash::of(b"open"),
        on: day("2026-11-19"),
        accounts: texts(["411ZOÉ"]),
        account: vec![0],
        number: texts(["US7"]),
        rank: vec![0],
        open: vec![Amount::new(50_000)],
        line: vec![2],
    };
    firm.tell(2, &[Event::Invoices(invoices::Event::OpenStated(open))], None);
    let bounds = insight::Event::BucketsSet { bounds: vec![15, 45], replaces: vec![] };
    firm.tell(1, &[Event::Insight(bounds)], None);
    let profile = exchange::Event::ProfileSet {
        name: "Logiciel".into(),
        mapping: Some(mapping),
        replaces: vec![],
    };
    firm.tell(2, &[Event::Exchange(profile)], None);
    let exported = exchange::Event::FileExported {
        name: "balance.csv".into(),
        hash: Hash::of(b"balance"),
        kind: "ageing.csv".into(),
    };
    firm.tell(2, &[Event::Exchange(exported)], None);

    // Rows enough to be beside their entry; then a smaller import that is taken back.
    let numbers: Vec<String> = (100..400).map(|number| format!("FB{number}")).collect();
    let many: Vec<_> = (numbers.iter().zip(1..))
        .map(|(number, place)| (1, number.as_str(), "2026-11-01", 100 + place, None, false))
        .collect();
    firm.tell(
        1,
        &[file(b"many", "suite.csv", None), invoiced(Hash::of(b"many"), &many)],
        Some(b"many"),
    );
    let wrong = [(0, "FAUX", "2026-11-02", 777, None, false)];
    let wrong = [file(b"wrong", "erreur.csv", None), invoiced(Hash::of(b"wrong"), &wrong)];
    let entry = firm.tell(1, &wrong, Some(b"wrong"));
    let withdrawn = exchange::Event::ImportWithdrawn { entry, restored: false };
    firm.tell(2, &[Event::Exchange(withdrawn)], None);
    firm
}

/// Kinds and versions of all events.
fn kinds(journal: &Journal) -> BTreeSet<(String, u32)> {
    let entries = journal.ordered().into_iter();
    let events = entries.flat_map(|stored| &stored.entry.events);
    events.map(|event| (event.kind.clone(), event.version)).collect()
}

/// The state, as text that a person can check.
fn state(restored: &Restored) -> String {
    let mut entries = Vec::new();
    for stored in restored.journal.ordered() {
        let events = stored.entry.events.iter().map(|written| {
            let parts: Vec<&[u8]> =
                written.parts.iter().map(|part| restored.blobs[&part.sha256].as_slice()).collect();
            Event::read(written, &parts)
                .unwrap_or_else(|wrong| panic!("{} {wrong:?}", stored.entry.id))
        });
        entries.push((stored.entry.id, stored.entry.stamp, events.collect::<Vec<_>>()));
    }
    let withdrawn = Book::withdrawn(entries.iter().flat_map(|(.., events)| events));
    let book = Book::fold(entries, &withdrawn);
    book.check().unwrap_or_else(|wrong| panic!("{wrong}"));
    let mut text = String::new();
    let mut line = |told: String| writeln!(text, "{told}").expect("a string takes all");
    line(format!("entries {}", restored.journal.len()));
    line(format!("digest {}", restored.journal.digest()));
    for (currency, balance) in book.balances() {
        line(format!("balance {currency} {balance}"));
    }
    line(format!("issuer {}", book.invoices.issuer().map_or("", |issuer| &issuer.name)));
    line(format!("ageing columns {:?}", book.insight.bounds()));
    let query = InvoicesQuery { closed: true, limit: 1_000, ..InvoicesQuery::default() };
    for row in query.run(&book, today()).rows {
        let flags = [(row.disputed, " disputed"), (row.contested, " contested")];
        let flags: String = flags.iter().filter(|(is, _)| *is).map(|(_, word)| *word).collect();
        line(format!(
            "{} «{}» {} {:?} issued {} due {} gross {:?} open {:?}{flags}",
            row.account,
            row.customer,
            row.number,
            row.kind,
            row.issued,
            row.due,
            row.gross.amount.get(),
            row.open.amount.get(),
        ));
    }
    text
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/journals")
}

/// Every file below a folder, by its path inside it.
fn files(folder: &Path, inside: &str, found: &mut Vec<NamedBytes>) {
    for file in fs::read_dir(folder).expect("the folder is there").flatten() {
        let name = format!("{inside}{}", file.file_name().to_string_lossy());
        if file.path().is_dir() {
            files(&file.path(), &format!("{name}/"), found);
        } else {
            let bytes = fs::read(file.path()).expect("the file can be read");
            found.push(NamedBytes { name, bytes });
        }
    }
}

fn golden() -> Vec<(String, Restored, String)> {
    let mut journals = Vec::new();
    for version in fs::read_dir(root()).expect("tests/journals is there").flatten() {
        if !version.path().is_dir() {
            continue;
        }
        let name = version.file_name().to_string_lossy().into_owned();
        let mut members = Vec::new();
        files(&version.path(), "", &mut members);
        let expected = members.iter().position(|member| member.name == "expected.txt");
        let expected = members.swap_remove(expected.expect("it says what to expect"));
        let expected = String::from_utf8(expected.bytes).expect("UTF-8");
        let restored = read(members, |_, _| ());
        let restored = restored.unwrap_or_else(|unsound| panic!("{name}: {:?}", unsound.faults));
        journals.push((name, restored, expected));
    }
    journals.sort_by(|one, other| one.0.cmp(&other.0));
    journals
}

#[test]
fn every_journal_ever_released_opens_to_the_same_state() {
    write_new();
    let journals = golden();
    assert!(!journals.is_empty(), "there is a journal for each release");
    for (version, restored, expected) in journals {
        let found = state(&restored);
        for (line, (found, expected)) in (1..).zip(found.lines().zip(expected.lines())) {
            assert_eq!(found, expected, "tests/journals/{version}/expected.txt, line {line}");
        }
        assert_eq!(found.lines().count(), expected.lines().count(), "{version}");
    }
}

#[test]
fn what_we_write_today_is_in_a_journal_that_is_kept() {
    let kept: BTreeSet<_> =
        golden().iter().flat_map(|(_, restored, _)| kinds(&restored.journal)).collect();
    for kind in kinds(&firm().journal) {
        assert!(
            kept.contains(&kind),
            "{kind:?} is in no journal that is kept: write one for this release (first lines of this file)"
        );
    }
}

/// Writes the journal of a new release, when asked to.
fn write_new() {
    let Ok(version) = std::env::var("NEW_JOURNAL") else { return };
    let folder = root().join(&version);
    assert!(!folder.exists(), "tests/journals/{version} is there already, and is never edited");
    let firm = firm();
    let names = BTreeMap::from([(Hash::of(b"many"), "suite.csv".to_owned())]);
    let contents = Contents {
        journal: &firm.journal,
        book: Hash::NONE,
        made_at: firm.clock,
        names: &names,
        erased: &Default::default(),
    };
    let blob = async |hash: Hash| Ok::<_, ()>(firm.blobs.get(&hash).cloned());
    let backup = block_on(members(&contents, blob, |_, _| ())).expect("a map always answers");
    let restored = read(backup.members.clone(), |_, _| ()).expect("what was just written is sound");
    let expected = NamedBytes { name: "expected.txt".into(), bytes: state(&restored).into_bytes() };
    for NamedBytes { name, bytes } in backup.members.into_iter().chain([expected]) {
        let path = folder.join(name);
        fs::create_dir_all(path.parent().expect("inside the folder")).expect("it can be made");
        fs::write(path, bytes).expect("it can be written");
    }
}
