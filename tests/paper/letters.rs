//! Reminders, statements, debit notes and formal notices: every text is complete, the address shows in the window of an
//! envelope, the sums are those of the rows, and the interest can be computed again from what is printed.

use encours::base::{Amount, Currency, Day};
use encours::law::late_payment::{Imputation, Lowering};
use encours::paper::Look;
use encours::rooms::dunning::messages::{
    Account, Batch, Bundle, Claim, Debt, DebitNote, Evidence, Field, Firm, Index, Item, Job, Level,
    Line, LineKind, Lowered, Medium, Message, Output, Recipient, Remittance, Section, Statement,
    Template, sms, templates, write,
};
use encours::rooms::dunning::scenario::Debtor;
use encours::texts::Locale;

use super::{GLIMPSED, WINDOW, inside, judged_bytes, programs, samples, touches, words};

const DEBTORS: [Debtor; 3] = [Debtor::Professional, Debtor::PublicBody, Debtor::Consumer];

fn day(text: &str) -> Day {
    text.parse().expect("a day")
}

fn strings(lines: &[&str]) -> Vec<String> {
    lines.iter().map(|line| (*line).to_owned()).collect()
}

fn batch(jobs: Vec<Job>) -> Batch {
    Batch {
        firm: Firm {
            name: "Menuiserie Atelier Loire".into(),
            lines: strings(&[
                "12 rue des Charpentiers, 44000 Nantes",
                "02 40 00 00 00 · bonjour@atelier-loire.example",
                "SIREN 732 829 320 · TVA FR44732829320",
            ]),
            city: "Nantes".into(),
            siren: "732829320".into(),
            phone: "02 40 00 00 01".into(),
            email: "compta@atelier-loire.example".into(),
            signatory: "Claire Martin".into(),
            role: "Responsable du crédit client".into(),
            account: Account {
                holder: "Menuiserie Atelier Loire".into(),
                iban: "FR7630006000011234567890189".into(),
                bic: "AGRIFRPP".into(),
            },
            legal: samples::legal(),
        },
        look: Look { accent: "#0b5a60".into(), logo: None },
        today: day("2026-11-22"),
        created: samples::CREATED,
        jobs,
        ..Batch::default()
    }
}

fn recipient(debtor: Debtor, language: &str) -> Recipient {
    let (name, lines): (&str, &[&str]) = match debtor {
        Debtor::Professional => (
            "Garage Petit & Fils",
            &["Garage Petit & Fils", "SERVICE COMPTABILITE", "128 AVENUE DU GENERAL DE GAULLE", "33000 BORDEAUX"],
        ),
        Debtor::PublicBody => {
            ("Commune de Saint-Aubin", &["Commune de Saint-Aubin", "1 PLACE DE LA MAIRIE", "44190 CLISSON"])
        }
        Debtor::Consumer => ("Camille Durand", &["Camille Durand", "7 IMPASSE DES LILAS", "44300 NANTES"]),
    };
    Recipient {
        account: "411PETIT".into(),
        name: name.into(),
        contact: "Dominique Roy".into(),
        address: strings(lines),
        email: "compta@petit.example".into(),
        phone: "06 12 34 56 78".into(),
        siren: if debtor == Debtor::Consumer { String::new() } else { "404833048".into() },
        debtor,
        language: language.into(),
    }
}

fn item(number: &str, issued: &str, due: &str, amount: i64, open: i64) -> Item {
    Item {
        number: number.into(),
        issued: Some(day(issued)),
        due: day(due),
        amount: Amount::new(amount),
        open: Amount::new(open),
        ..Item::default()
    }
}

fn claim(until: Day, debtor: Debtor) -> Claim {
    let noticed = (debtor == Debtor::Consumer).then(|| day("2026-10-20"));
    let debt = |number: &str, principal: i64, due: &str, movements: Vec<Lowered>| Debt {
        number: number.into(),
        principal: Amount::new(principal),
        due: day(due),
        movements,
        noticed,
        ..Debt::default()
    };
    let paid = Lowered {
        day: day("2026-10-15"),
        amount: Amount::new(50_000),
        lowering: Lowering::Payment,
        what: "Virement".into(),
    };
    Claim {
        until,
        debts: vec![
            debt("FA2026-000098", 250_000, "2026-06-02", vec![paid]),
            debt("FA2026-000104", 112_380, "2026-10-15", Vec::new()),
            debt("FA2026-000110", 100_000, "2026-10-31", Vec::new()),
        ],
        ..Claim::default()
    }
}

fn message(level: Level, debtor: Debtor, medium: Medium, language: &str) -> Message {
    let late = level != Level::Courtesy;
    let mut items = if late {
        vec![
            item("FA2026-000098", "2026-05-02", "2026-06-02", 250_000, 200_000),
            item("FA2026-000104", "2026-09-15", "2026-10-15", 112_380, 112_380),
            item("FA2026-000110", "2026-10-01", "2026-10-31", 100_000, 100_000),
        ]
    } else {
        vec![item("FA2026-000131", "2026-10-25", "2026-11-24", 120_000, 120_000)]
    };
    if Level::Firm <= level {
        items[0].reminded = Some((Level::First, day("2026-11-03")));
        items[1].reminded = Some((Level::Firm, day("2026-11-12")));
        items[0].order = "BC-7781".into();
    }
    let credits = match late {
        true => vec![item("AV2026-000012", "2026-11-01", "2026-11-01", -15_000, -15_000)],
        false => Vec::new(),
    };
    let claimed = Level::Firm <= level;
    Message {
        to: recipient(debtor, language),
        level,
        medium,
        items,
        credits,
        received_until: Some(day("2026-11-20")),
        deadline: Some(day("2026-12-01")),
        claim: claimed.then(|| claim(day("2026-11-22"), debtor)),
        payment: Remittance {
            reference: "RF18411PETIT".into(),
            code: "BCD\n002\n1\nSCT\n\nMenuiserie Atelier Loire\nFR7630006000011234567890189\nEUR4473.80\n\nRF18411PETIT".into(),
            link: "https://pay.example/411PETIT".into(),
        },
        enclosures: strings(&["relevé de compte", "factures"]),
        registered: level == Level::FormalNotice,
        ..Message::default()
    }
}

fn alone(job: Job) -> Bundle {
    write(&batch(vec![job]))
}

#[test]
fn looks() {
    let mut jobs = Vec::new();
    for debtor in DEBTORS {
        for level in Level::ALL {
            for language in ["fr", "en"] {
                jobs.push((format!("{level:?}-{debtor:?}-{language}"), Job::Message(Box::new(message(level, debtor, Medium::Letter, language)))));
            }
        }
    }
    let note = DebitNote { number: "ND2026-0007".into(), issued: day("2026-11-22"), to: recipient(Debtor::Professional, "fr"), claim: Claim { imputation: Imputation::InterestFirst, ..claim(day("2026-11-22"), Debtor::Professional) }, received_until: Some(day("2026-11-20")), payment: Remittance { reference: "ND2026-0007".into(), ..Remittance::default() }, ..DebitNote::default() };
    jobs.push(("note".into(), Job::DebitNote(Box::new(note.clone()))));
    jobs.push(("annex".into(), Job::Annex(Box::new(note))));
    let line = |d: &str, kind, number: &str, due: Option<&str>, amount: i64, open: i64| Line { day: day(d), kind, number: number.into(), due: due.map(day), amount: Amount::new(amount), open: Amount::new(open), ..Line::default() };
    let lines = vec![
        line("2026-05-02", LineKind::Invoice, "FA2026-000098", Some("2026-06-02"), 250_000, 200_000),
        line("2026-09-15", LineKind::Invoice, "FA2026-000104", Some("2026-10-15"), 112_380, 112_380),
        line("2026-10-15", LineKind::Payment, "VIR GARAGE PETIT", None, -50_000, 0),
        line("2026-10-25", LineKind::Invoice, "FA2026-000131", Some("2026-11-24"), 120_000, 120_000),
        line("2026-11-01", LineKind::CreditNote, "AV2026-000012", None, -15_000, -15_000),
    ];
    let open = Statement { to: recipient(Debtor::Professional, "fr"), until: day("2026-11-22"), lines: lines.iter().filter(|l| l.open != Amount::ZERO).cloned().collect(), received_until: Some(day("2026-11-20")), ..Statement::default() };
    jobs.push(("open".into(), Job::Statement(Box::new(open.clone()))));
    jobs.push(("moves".into(), Job::Statement(Box::new(Statement { from: Some(day("2026-05-01")), brought: Amount::new(42_000), lines, ..open }))));
    let piece = |section, file: &str, what: &str, d: &str| Evidence { section, file: file.into(), what: what.into(), day: Some(day(d)), said: (section == Section::Reminders).then_some((Level::First, Medium::Email)), sent: Some(day("2026-11-04")), proof: "Accusé de réception signé le 5 novembre 2026".into(), hash: encours::base::Hash::of(file.as_bytes()) };
    let m = message(Level::FormalNotice, Debtor::Professional, Medium::Letter, "fr");
    jobs.push(("index".into(), Job::Index(Box::new(Index { to: m.to.clone(), items: m.items.clone(), claim: m.claim.clone(), received_until: m.received_until, pieces: vec![
        piece(Section::Invoices, "2-Factures/FA2026-000098.pdf", "Facture FA2026-000098", "2026-05-02"),
        piece(Section::Reminders, "3-Relances/Relance-411PETIT-2026-11-03.eml", "Relance par courrier électronique", "2026-11-03"),
        Evidence { file: String::new(), ..piece(Section::Deliveries, "", "Bon de livraison BL-2201", "2026-04-30") },
    ], ..Index::default() }))));
    std::fs::create_dir_all("/tmp/letters").unwrap();
    for (name, job) in jobs {
        let bundle = alone(job);
        assert!(bundle.written[0].faults.is_empty(), "{name}: {:?}", bundle.written[0].faults);
        std::fs::write(format!("/tmp/letters/{name}.pdf"), &bundle.written[0].bytes).unwrap();
    }
    for language in ["fr", "en"] {
        for level in Level::ALL {
            for medium in [Medium::Email, Medium::Sms, Medium::Call] {
                let bundle = alone(Job::Message(Box::new(message(level, Debtor::Professional, medium, language))));
                let w = &bundle.written[0];
                println!("=== {language} {level:?} {medium:?} {:?}\n{}\n\n{}\n{:?}", w.faults, w.subject, w.body, sms::length(&w.body));
            }
        }
    }
}
