//! The room's cases: files against a book.

use std::collections::BTreeMap;

use crate::base::{Day, Hash, Money};
use crate::book::Book;
use crate::formats::{InvoiceRecord, Party, Record};
use crate::journal::{DeviceId, EntryId, Stamp};
use crate::rooms::invoices::queries::InvoicesQuery;
use crate::rooms::invoices::{self, Issuer};
use crate::texts::Locale;

use super::commands::{Refusal, set_profile, withdraw};
use super::preview::{Dropped, Opened, Preview, preview};
use super::queries::{Content, Mapping};
use super::{Event, export};

const HEAD: &str = "Compte;Nom;N° facture;Date facture;Échéance;Montant TTC;Reste à payer\n";

/// A book to which drops are applied, one entry each.
#[derive(Default)]
struct Desk {
    book: Book,
    entries: u64,
}

impl Desk {
    fn look(&self, name: &str, text: &str, on: &str) -> Preview {
        self.drop(
            &[(name, Opened::Text(text.as_bytes()), Hash::of(text.as_bytes()))],
            on,
            &BTreeMap::new(),
        )
    }

    fn drop(
        &self,
        files: &[(&str, Opened<'_>, Hash)],
        on: &str,
        answers: &BTreeMap<String, Mapping>,
    ) -> Preview {
        let dropped: Vec<Dropped<'_>> = files
            .iter()
            .map(|(name, content, hash)| Dropped {
                name,
                hash: *hash,
                size: 1,
                content: content.clone(),
            })
            .collect();
        preview(&self.book, &dropped, answers, Vec::new(), on.parse().unwrap(), Locale::Fr)
    }

    fn take(&mut self, preview: &Preview) -> EntryId {
        self.entries += 1;
        let device = DeviceId::from_bits(7);
        let id = EntryId { device, number: self.entries };
        let stamp = Stamp { millis: self.entries, counter: 0, device };
        for event in &preview.events {
            self.book.apply(id, stamp, event);
        }
        self.book.check().expect("the book holds together");
        id
    }

    fn import(&mut self, name: &str, text: &str, on: &str) -> Preview {
        let preview = self.look(name, text, on);
        self.take(&preview);
        preview
    }

    /// `number open`, in order of number, closed ones too.
    fn open(&self, on: &str) -> String {
        let on: Day = on.parse().unwrap();
        let query = InvoicesQuery { closed: true, limit: 100, ..InvoicesQuery::default() };
        let mut rows = query.run(&self.book, on).rows;
        rows.sort_by_key(|row| (row.number.clone(), row.due));
        let said = rows.iter().map(|row| format!("{} {}", row.number, written(row.open)));
        said.collect::<Vec<_>>().join(", ")
    }
}

fn written(money: Money) -> String {
    format!("{} {}", money.amount.to_decimal(money.currency), money.currency)
}

/// `new changed known closed aside faulty`.
fn counts(preview: &Preview) -> [u32; 6] {
    let counts = &preview.view.counts;
    [counts.new, counts.changed, counts.known, counts.closed, counts.set_aside, counts.faulty]
}

fn codes(preview: &Preview) -> Vec<&str> {
    preview.view.faults.iter().map(|line| line.fault.code.as_str()).collect()
}

fn list(rows: &[&str]) -> String {
    format!("{HEAD}{}\n", rows.join("\n"))
}

const MONDAY: &[&str] = &[
    "C1;Alpha;F1;01/09/2026;30/09/2026;100,00;100,00",
    "C1;Alpha;F2;15/09/2026;15/10/2026;200,00;200,00",
    "C2;Bêta;F3;20/09/2026;20/11/2026;300,00;300,00",
];

#[test]
fn the_same_file_twice_adds_nothing() {
    let mut desk = Desk::default();
    let first = desk.import("impayes.csv", &list(MONDAY), "2026-11-20");
    assert_eq!(counts(&first), [3, 0, 0, 0, 0, 0]);
    assert_eq!(
        first.view.files[0].open.iter().map(|sum| written(*sum)).collect::<Vec<_>>(),
        ["600.00 EUR"]
    );
    assert_eq!(
        first.view.files[0].overdue.iter().map(|sum| written(*sum)).collect::<Vec<_>>(),
        ["300.00 EUR"]
    );
    for day in ["2026-11-20", "2026-11-21"] {
        let again = desk.look("impayes.csv", &list(MONDAY), day);
        assert_eq!((counts(&again), again.events.len()), ([0, 0, 3, 0, 0, 0], 0));
        assert!(again.view.files[0].already_imported);
    }
}

#[test]
fn the_next_days_list_says_what_is_new_changed_and_closed() {
    let mut desk = Desk::default();
    desk.import("impayes.csv", &list(MONDAY), "2026-11-20");
    let tuesday = [
        "C1;Alpha;F2;15/09/2026;15/10/2026;200,00;80,00",
        "C2;Bêta;F3;20/09/2026;30/11/2026;300,00;300,00",
        "C3;Gamma;F4;20/11/2026;20/12/2026;50,00;50,00",
    ];
    let next = desk.import("impayes.csv", &list(&tuesday), "2026-11-21");
    // F4 is new; F2 is partly paid and F3 has another due date; F1 is no longer listed.
    assert_eq!(counts(&next), [1, 2, 0, 1, 0, 0]);
    assert_eq!(desk.open("2026-11-21"), "F1 0.00 EUR, F2 80.00 EUR, F3 300.00 EUR, F4 50.00 EUR");
    assert_eq!(
        counts(&desk.look("impayes.csv", &list(&tuesday), "2026-11-21")),
        [0, 0, 3, 0, 0, 0]
    );
    let back = desk.import("impayes.csv", &list(MONDAY), "2026-11-22");
    assert_eq!(desk.open("2026-11-22"), "F1 100.00 EUR, F2 200.00 EUR, F3 300.00 EUR, F4 0.00 EUR");
    assert_eq!(counts(&back), [0, 3, 0, 1, 0, 0]);
}

#[test]
fn a_list_with_faulty_rows_closes_nothing_and_says_so() {
    let mut desk = Desk::default();
    desk.import("impayes.csv", &list(MONDAY), "2026-11-20");
    let broken = ["C1;Alpha;F1;31/02/2026;30/09/2026;100,00;100,00", MONDAY[1]];
    let next = desk.import("impayes.csv", &list(&broken), "2026-11-21");
    assert_eq!(counts(&next), [0, 0, 1, 0, 0, 1]);
    assert!(codes(&next).contains(&"nothing-closed"), "{:?}", codes(&next));
    assert_eq!(desk.open("2026-11-21"), "F1 100.00 EUR, F2 200.00 EUR, F3 300.00 EUR");
}

#[test]
fn a_list_closes_nothing_that_another_kind_of_file_brought() {
    let mut desk = Desk::default();
    let sales = "Compte;Nom;N° facture;Date facture;Échéance;Montant HT;Montant TTC\n\
                 C9;Zêta;V1;01/09/2026;30/09/2026;100,00;120,00\n\
                 C9;Zêta;V2;15/09/2026;30/10/2026;10,00;12,00\n";
    let first = desk.import("ventes.csv", sales, "2026-11-19");
    assert_eq!(first.view.files[0].mapping.as_ref().unwrap().content, Content::Invoices);
    desk.import("impayes.csv", &list(MONDAY), "2026-11-20");
    let next = desk.import("impayes.csv", &list(&MONDAY[..1]), "2026-11-21");
    assert_eq!(counts(&next), [0, 0, 1, 2, 0, 0]);
    assert!(desk.open("2026-11-21").contains("V1 120.00 EUR"));
}

#[test]
fn what_is_due_is_not_what_was_invoiced_whatever_the_order_of_columns() {
    for columns in ["Total;Montant dû", "Montant TTC;Reste dû", "Total TTC;Solde dû"] {
        let mut desk = Desk::default();
        let text = format!(
            "Numéro;Client;Date;Échéance;{columns}\nF1;Alpha;01/09/2026;30/09/2026;1200,00;0,00\n\
             F2;Alpha;15/09/2026;15/10/2026;300,00;120,00\n"
        );
        desk.import("factures.csv", &text, "2026-11-20");
        assert_eq!(desk.open("2026-11-20"), "F1 0.00 EUR, F2 120.00 EUR", "{columns}");
    }
}

#[test]
fn directions_are_words_and_signs_too() {
    for [debit, credit] in [["Débit", "Crédit"], ["DB", "CR"], ["+", "-"], ["D", "C"]] {
        let mut desk = Desk::default();
        let text = format!(
            "Compte;Nom;N° pièce;Date;Échéance;Montant;Sens\n411A;Alpha;F1;01/09/2026;30/09/2026;1200,00;{debit}\n\
             411A;Alpha;F2;02/09/2026;30/09/2026;300,00;{debit}\n411A;Alpha;R1;20/09/2026;20/09/2026;500,00;{credit}\n"
        );
        desk.import("ecritures.csv", &text, "2026-11-20");
        assert!(
            desk.open("2026-11-20").contains("R1 -500.00 EUR"),
            "{credit}: {}",
            desk.open("2026-11-20")
        );
    }
}

#[test]
fn what_says_that_it_is_not_lettered_stays_open() {
    let mut desk = Desk::default();
    let text = "Compte;Nom;N° pièce;Date;Échéance;Débit;Crédit;Lettrage\n\
        411A;Alpha;F1;01/09/2026;30/09/2026;100,00;;Non\n411A;Alpha;F2;01/09/2026;30/09/2026;200,00;;-\n\
        411A;Alpha;F3;01/09/2026;30/09/2026;300,00;;Non lettré\n411A;Alpha;F4;01/09/2026;30/09/2026;400,00;;Lettrée\n\
        411A;Alpha;F5;01/09/2026;30/09/2026;500,00;;AB\n";
    desk.import("compte.csv", text, "2026-11-20");
    assert_eq!(
        desk.open("2026-11-20"),
        "F1 100.00 EUR, F2 200.00 EUR, F3 300.00 EUR, F4 0.00 EUR, F5 0.00 EUR"
    );
}

#[test]
fn what_was_paid_is_taken_off_with_or_without_its_minus() {
    let mut desk = Desk::default();
    let text = "Compte;Nom;N° facture;Date;Échéance;Montant TTC;Règlements\n\
        411A;Alpha;F1;01/09/2026;30/09/2026;1200,00;-500,00\n411A;Alpha;F2;01/09/2026;30/09/2026;200,00;50,00\n";
    desk.import("factures.csv", text, "2026-11-20");
    assert_eq!(desk.open("2026-11-20"), "F1 700.00 EUR, F2 150.00 EUR");
}

#[test]
fn an_instalment_that_is_paid_is_the_one_that_closes() {
    let mut desk = Desk::default();
    let rows = [
        "C1;Alpha;F1;01/09/2026;30/09/2026;100,00;100,00",
        "C1;Alpha;F1;01/09/2026;31/10/2026;100,00;100,00",
        "C1;Alpha;F1;01/09/2026;30/11/2026;100,00;100,00",
    ];
    desk.import("impayes.csv", &list(&rows), "2026-09-20");
    let next = desk.import("impayes.csv", &list(&rows[1..]), "2026-10-05");
    assert_eq!(counts(&next), [0, 0, 2, 1, 0, 0]);
    assert_eq!(desk.open("2026-10-05"), "F1 0.00 EUR, F1 100.00 EUR, F1 100.00 EUR");
}

#[test]
fn a_list_of_open_amounts_alone_keeps_the_gross_that_is_known() {
    let mut desk = Desk::default();
    desk.import("impayes.csv", &list(MONDAY), "2026-11-20");
    let open = "Compte;N° facture;Date facture;Échéance;Reste à payer\nC1;F1;01/09/2026;30/09/2026;40,00\n\
                C1;F2;15/09/2026;15/10/2026;200,00\nC2;F3;20/09/2026;20/11/2026;300,00\n";
    let next = desk.import("soldes.csv", open, "2026-11-21");
    assert_eq!(counts(&next), [0, 1, 2, 0, 0, 0]);
    assert_eq!(desk.open("2026-11-21"), "F1 40.00 EUR, F2 200.00 EUR, F3 300.00 EUR");
    let rows = InvoicesQuery { limit: 9, ..InvoicesQuery::default() }
        .run(&desk.book, "2026-11-21".parse().unwrap())
        .rows;
    assert!(
        rows.iter()
            .any(|row| written(row.gross) == "100.00 EUR" && written(row.open) == "40.00 EUR")
    );
}

#[test]
fn payments_and_customers_are_added_once() {
    let mut desk = Desk::default();
    desk.import("impayes.csv", &list(MONDAY), "2026-11-20");
    let payments = "Référence règlement;Code client;N° facture;Date de règlement;Montant;Mode de règlement\n\
                    R1;C1;F1;19/11/2026;60,00;VIR\nR1;C1;F1;19/11/2026;60,00;VIR\n";
    let first = desk.import("reglements.csv", payments, "2026-11-21");
    assert_eq!(counts(&first), [2, 0, 0, 0, 0, 0]);
    assert_eq!(counts(&desk.look("reglements.csv", payments, "2026-11-22")), [0, 0, 2, 0, 0, 0]);
    let customers = "Code;Raison sociale;SIREN;Conditions de règlement\nC1;Alpha;732829320;30 jours\nC7;Êta;404833048;\n";
    assert_eq!(counts(&desk.import("clients.csv", customers, "2026-11-21")), [1, 1, 0, 0, 0, 0]);
    assert_eq!(counts(&desk.look("clients.csv", customers, "2026-11-21")), [0, 0, 2, 0, 0, 0]);
}

#[test]
fn customers_are_found_by_siren_and_by_name() {
    let mut desk = Desk::default();
    let customers =
        "Code;Raison sociale;SIREN\nC1;Alpha Menuiserie;732829320\nC2;Société Bêta;404833048\n";
    desk.import("clients.csv", customers, "2026-11-20");
    let rows = "Client;SIREN;N° facture;Date;Échéance;Solde\nALPHA;732 829 320;F1;20/09/2026;20/10/2026;10,00\n\
                SOCIETE BETA;;F2;21/09/2026;21/10/2026;20,00\nInconnue;;F3;22/09/2026;22/10/2026;30,00\n";
    desk.import("impayes.csv", rows, "2026-11-21");
    let rows = InvoicesQuery { limit: 9, ..InvoicesQuery::default() }
        .run(&desk.book, "2026-11-21".parse().unwrap())
        .rows;
    let accounts: Vec<&str> = rows.iter().map(|row| row.account.as_str()).collect();
    assert_eq!(accounts, ["C1", "C2", "C-INCONNUE"]);
}

#[test]
fn due_dates_come_from_the_terms_of_the_customer_when_the_file_says_none() {
    let mut desk = Desk::default();
    desk.import(
        "clients.csv",
        "Code;Raison sociale;Conditions de règlement\nC1;Alpha;30 jours fin de mois\nC2;B;\n",
        "2026-11-20",
    );
    desk.import(
        "impayes.csv",
        "Compte;N° facture;Date;Solde\nC1;F1;21/11/2026;10,00\nC1;F2;30/11/2026;9,00\n",
        "2026-11-21",
    );
    let rows = InvoicesQuery { limit: 9, ..InvoicesQuery::default() }
        .run(&desk.book, "2026-11-21".parse().unwrap())
        .rows;
    assert_eq!(rows[0].due.to_string(), "2026-12-31");
}

#[test]
fn a_profile_is_used_again_for_the_same_headings() {
    let mut desk = Desk::default();
    let text = "Jour;Qui;Quoi;Combien\n05/06/2026;Alpha;F1;10,00\n06/07/2026;Bêta;F2;20,00\n";
    let look = desk.look("x.csv", text, "2026-11-20");
    let mut mapping = look.view.files[0].mapping.clone().unwrap();
    mapping.date_order = super::queries::DateOrder::MonthFirst;
    mapping.content = Content::Invoices;
    let event = set_profile(&desk.book.exchange, "Mon logiciel", Some(&mapping)).unwrap();
    desk.take(&Preview { events: vec![crate::book::Event::Exchange(event)], ..Preview::default() });
    let look = desk.look("y.csv", text, "2026-11-20");
    let file = &look.view.files[0];
    assert_eq!(file.profile.as_deref(), Some("Mon logiciel"));
    assert_eq!(file.mapping.as_ref().unwrap().date_order, super::queries::DateOrder::MonthFirst);
    assert_eq!(
        set_profile(&desk.book.exchange, "Mon logiciel", Some(&mapping)),
        Err(Refusal::NothingToDo)
    );
    assert_eq!(set_profile(&desk.book.exchange, " ", Some(&mapping)), Err(Refusal::BadProfileName));
    assert_eq!(
        set_profile(&desk.book.exchange, "b", None),
        Err(Refusal::UnknownProfile("b".to_owned()))
    );
}

#[test]
fn an_import_is_withdrawn_once_and_comes_back_once() {
    let mut desk = Desk::default();
    let preview = desk.look("impayes.csv", &list(MONDAY), "2026-11-20");
    let entry = desk.take(&preview);
    let state = &desk.book.exchange;
    assert_eq!(
        withdraw(state, "abcdefgh/9", false, state.withdrawn()),
        Err(Refusal::UnknownImport("abcdefgh/9".to_owned()))
    );
    assert_eq!(
        withdraw(state, &entry.to_string(), true, state.withdrawn()),
        Err(Refusal::NothingToDo)
    );
    let event = withdraw(state, &entry.to_string(), false, state.withdrawn()).unwrap();
    assert_eq!(event, Event::ImportWithdrawn { entry, restored: false });
    assert!(state.has_import(preview.view.files[0].hash));
    desk.take(&Preview { events: vec![crate::book::Event::Exchange(event)], ..Preview::default() });
    let state = &desk.book.exchange;
    assert!(!state.has_import(preview.view.files[0].hash));
    assert!(state.imports(state.withdrawn()).imports[0].withdrawn);
    let mut again = super::State::default();
    state.facts().iter().for_each(|(id, stamp, event)| again.apply(*id, *stamp, event));
    assert_eq!((again.all(), again.withdrawn()), (state.all(), state.withdrawn()));
}

#[test]
fn exported_invoices_come_back_to_the_same_totals() {
    for locale in [Locale::Fr, Locale::En] {
        let mut desk = Desk::default();
        let rows = [
            "C1;Alpha;F1;01/09/2026;30/09/2026;100,00;40,00",
            "C1;=Alpha;AV2;15/09/2026;15/09/2026;-25,50;-25,50",
            "C2;\"Bêta; fille\";F3;20/09/2026;20/12/2026;1 300,05;1 300,05",
        ];
        desk.import("impayes.csv", &list(&rows), "2026-11-20");
        let today: Day = "2026-11-21".parse().unwrap();
        let query = InvoicesQuery { closed: true, limit: 100, ..InvoicesQuery::default() };
        let before = query.run(&desk.book, today);
        let bytes = export::invoices(locale, &before, &[]).to_csv();
        let mut other = Desk::default();
        let preview = other.drop(
            &[("export.csv", Opened::Text(&bytes), Hash::of(&bytes))],
            "2026-11-21",
            &BTreeMap::new(),
        );
        assert_eq!(
            (counts(&preview)[0], codes(&preview)),
            (3, Vec::new()),
            "{}",
            String::from_utf8_lossy(&bytes)
        );
        other.take(&preview);
        let after = query.run(&other.book, today);
        assert_eq!((before.open, before.overdue), (after.open, after.overdue));
        let facts = |row: &invoices::queries::InvoiceRow| {
            (
                row.account.clone(),
                row.customer.clone(),
                row.number.clone(),
                row.kind,
                row.issued,
                row.due,
                row.gross,
                row.open,
            )
        };
        let (mut ours, mut theirs): (Vec<_>, Vec<_>) =
            (before.rows.iter().map(facts).collect(), after.rows.iter().map(facts).collect());
        ours.sort_by(|a, b| a.2.cmp(&b.2));
        theirs.sort_by(|a, b| a.2.cmp(&b.2));
        assert_eq!(ours, theirs);
    }
}

fn party(name: &str, siren: &str) -> Party {
    Party { name: name.to_owned(), registration: Some(siren.to_owned()), ..Party::default() }
}

fn invoice(number: &str, total: &str, seller: Party, buyer: Party) -> Record {
    Record::Invoice(Box::new(InvoiceRecord {
        number: number.to_owned(),
        type_code: "380".to_owned(),
        issue_date: Some("2026-10-01".parse().unwrap()),
        currency: Some(crate::base::Currency::EUR),
        grand_total: Some(total.parse().unwrap()),
        due_payable: Some(total.parse().unwrap()),
        terms: Some("30 jours".to_owned()),
        seller: seller.name.clone(),
        buyer: buyer.name.clone(),
        seller_party: seller,
        buyer_party: buyer,
        ..InvoiceRecord::default()
    }))
}

fn drop_documents(desk: &Desk, records: &[Record]) -> Preview {
    let files: Vec<(String, &Record)> = records
        .iter()
        .enumerate()
        .map(|(place, record)| (format!("{place}.xml"), record))
        .collect();
    let opened: Vec<(&str, Opened<'_>, Hash)> = files
        .iter()
        .map(|(name, record)| {
            (
                name.as_str(),
                Opened::Invoices("cii", std::slice::from_ref(*record)),
                Hash::of(name.as_bytes()),
            )
        })
        .collect();
    desk.drop(&opened, "2026-11-21", &BTreeMap::new())
}

#[test]
fn what_is_paid_in_part_turned_round_or_due_after_a_discount_is_what_is_owed_then() {
    let mut desk = Desk::default();
    let of = |number: &str, total: &str| match invoice(
        number,
        total,
        party("Nous", ""),
        party("Un", "404833048"),
    ) {
        Record::Invoice(invoice) => *invoice,
        other => panic!("made above: {other:?}"),
    };
    let day = |text: &str| Some(text.parse().unwrap());
    // MINIMUM has no word for what was paid: only the rest shows it. A rounding is no payment.
    let partly = InvoiceRecord { due_payable: Some("100".parse().unwrap()), ..of("F1", "120") };
    let rounded = InvoiceRecord { due_payable: Some("120".parse().unwrap()), ..of("F2", "120.02") };
    let discounted = InvoiceRecord {
        due_date: day("2026-03-10"),
        falls_due: day("2026-03-31"),
        ..of("F3", "120")
    };
    let records = [
        Record::Invoice(Box::new(partly)),
        Record::Invoice(Box::new(rounded)),
        Record::Invoice(Box::new(discounted)),
        Record::CreditNote(Box::new(of("A1", "20"))),
        Record::CreditNote(Box::new(of("A2", "-20"))),
    ];
    let preview = drop_documents(&desk, &records);
    desk.take(&preview);
    assert_eq!(
        desk.open("2026-11-21"),
        "A1 -20.00 EUR, A2 -20.00 EUR, F1 100.00 EUR, F2 120.02 EUR, F3 120.00 EUR"
    );
    let query = InvoicesQuery { search: "F3".to_owned(), ..InvoicesQuery::default() };
    let rows = query.run(&desk.book, "2026-11-21".parse().unwrap()).rows;
    assert_eq!(rows.iter().map(|row| Some(row.due)).collect::<Vec<_>>(), [day("2026-03-31")]);
}

#[test]
fn structured_invoices_are_told_apart_by_who_we_are() {
    let mut desk = Desk::default();
    let issuer = Issuer {
        name: "Nous".to_owned(),
        registration: "732829320".to_owned(),
        ..Issuer::default()
    };
    let set = invoices::Event::IssuerSet { issuer, replaces: Vec::new() };
    desk.take(&Preview { events: vec![crate::book::Event::Invoices(set)], ..Preview::default() });
    let us = || party("Nous SARL", "73282932000074");
    let them = || party("Client Un", "404833048");
    let Record::Invoice(credit) = invoice("A1", "20", us(), them()) else {
        unreachable!("made above")
    };
    let Record::Invoice(prepaid) = invoice("F9", "100", us(), them()) else {
        unreachable!("made above")
    };
    let prepaid = InvoiceRecord {
        prepaid: Some("60".parse().unwrap()),
        due_payable: Some("40".parse().unwrap()),
        ..*prepaid
    };
    let records = [
        invoice("F1", "120.00", us(), them()),
        invoice("F1", "120.00", us(), them()),
        invoice("F1", "125.00", us(), them()),
        invoice("R1", "50", them(), us()),
        invoice("X1", "50", them(), party("Tiers", "552100554")),
        Record::CreditNote(credit),
        Record::Invoice(Box::new(prepaid)),
        invoice("", "10", us(), them()),
    ];
    let preview = drop_documents(&desk, &records);
    assert_eq!(counts(&preview), [3, 0, 0, 0, 4, 1]);
    let mut said = codes(&preview);
    said.sort_unstable();
    assert_eq!(
        said,
        [
            "document-differs",
            "document-twice",
            "missing-number",
            "other-seller",
            "received-invoice"
        ]
    );
    desk.take(&preview);
    assert_eq!(desk.open("2026-11-21"), "A1 -20.00 EUR, F1 120.00 EUR, F9 40.00 EUR");
    let rows = InvoicesQuery { limit: 9, ..InvoicesQuery::default() }
        .run(&desk.book, "2026-11-21".parse().unwrap())
        .rows;
    assert!(rows.iter().all(|row| row.account == "404833048" && row.customer == "Client Un"));
    assert!(rows.iter().any(|row| row.number == "F1" && row.due.to_string() == "2026-10-31"));
    assert_eq!(counts(&drop_documents(&desk, &records))[..3], [0, 0, 3]);
}

#[test]
fn one_seller_of_several_buyers_is_taken_for_us() {
    let mut desk = Desk::default();
    let us = || party("Nous SARL", "732829320");
    let records = [
        invoice("F1", "120.00", us(), party("Un", "404833048")),
        invoice("F2", "10.00", us(), party("Deux", "552100554")),
    ];
    let preview = drop_documents(&desk, &records);
    desk.take(&preview);
    assert_eq!(desk.book.invoices.issuer().map(|issuer| issuer.name.as_str()), Some("Nous SARL"));
    let mut alone = Desk::default();
    let preview = drop_documents(&alone, &records[..1]);
    alone.take(&preview);
    assert_eq!(alone.book.invoices.issuer(), None);
}
