//! Reminders and statements of invented people.

use encours::base::{Amount, Day};
use encours::law::late_payment::{Imputation, Lowering};
use encours::paper::Look;
use encours::rooms::dunning::messages::{
    Account, Batch, Bundle, Claim, Debt, Firm, Item, Job, Level, Line, LineKind, Lowered, Medium,
    Message, Recipient, Remittance, Statement, write,
};
use encours::rooms::dunning::scenario::Debtor;

use super::samples;

pub const DEBTORS: [Debtor; 3] = [Debtor::Professional, Debtor::PublicBody, Debtor::Consumer];

pub fn day(text: &str) -> Day {
    text.parse().expect("a day")
}

pub fn strings(lines: &[&str]) -> Vec<String> {
    lines.iter().map(|line| (*line).to_owned()).collect()
}

pub fn batch(jobs: Vec<Job>) -> Batch {
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

pub fn recipient(debtor: Debtor, language: &str) -> Recipient {
    let (name, lines): (&str, &[&str]) = match debtor {
        Debtor::Professional => (
            "Garage Petit & Fils",
            &[
                "Garage Petit & Fils",
                "SERVICE COMPTABILITE",
                "128 AVENUE DU GENERAL DE GAULLE",
                "33000 BORDEAUX",
            ],
        ),
        Debtor::PublicBody => (
            "Commune de Saint-Aubin",
            &["Commune de Saint-Aubin", "1 PLACE DE LA MAIRIE", "44190 CLISSON"],
        ),
        Debtor::Consumer => {
            ("Camille Durand", &["Camille Durand", "7 IMPASSE DES LILAS", "44300 NANTES"])
        }
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

pub fn item(number: &str, issued: &str, due: &str, amount: i64, open: i64) -> Item {
    Item {
        number: number.into(),
        issued: Some(day(issued)),
        due: day(due),
        amount: Amount::new(amount),
        open: Amount::new(open),
        ..Item::default()
    }
}

pub fn claim(until: Day, debtor: Debtor) -> Claim {
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

pub fn message(level: Level, debtor: Debtor, medium: Medium, language: &str) -> Message {
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

pub fn alone(job: Job) -> Bundle {
    write(&batch(vec![job]))
}

pub fn everything() -> Vec<(String, Message)> {
    let mut all = Vec::new();
    for debtor in DEBTORS {
        for level in Level::ALL {
            for medium in Medium::ALL {
                for language in ["fr", "en"] {
                    let name = format!("{level:?} {debtor:?} {medium:?} {language}");
                    let mut bare = message(level, debtor, medium, language);
                    // As little as can be known.
                    bare.items.truncate(1);
                    bare.credits.clear();
                    bare.received_until = None;
                    bare.deadline = None;
                    bare.claim = None;
                    bare.payment = Remittance::default();
                    bare.enclosures.clear();
                    bare.to.contact.clear();
                    bare.items[0].reminded = None;
                    all.push((name.clone(), message(level, debtor, medium, language)));
                    all.push((format!("{name}, bare"), bare));
                }
            }
        }
    }
    all
}

pub fn random_claim(numbers: &mut impl FnMut(u64) -> u64) -> Claim {
    let until = day("2026-11-22");
    let debts = (0..1 + numbers(4))
        .map(|at| {
            let principal = 1_000 + numbers(900_000) as i64;
            let due = until.plus(-1 - numbers(800) as i32);
            let lowerings =
                [Lowering::Payment, Lowering::CreditNote, Lowering::Payment, Lowering::Correction];
            let movements = (0..numbers(4))
                .map(|_| Lowered {
                    day: due.plus(numbers(400) as i32),
                    amount: Amount::new(1 + numbers(principal as u64 / 2) as i64),
                    lowering: lowerings[numbers(4) as usize],
                    what: String::new(),
                })
                .collect();
            Debt {
                number: format!("FA{at}"),
                principal: Amount::new(principal),
                due,
                movements,
                agreed_bp: (numbers(3) == 0).then(|| 500 + numbers(1_500) as u32),
                noticed: Some(due.plus(numbers(60) as i32)),
                no_indemnity: numbers(5) == 0,
                ..Debt::default()
            }
        })
        .collect();
    let imputations = [
        Imputation::PrincipalFirst,
        Imputation::InterestFirst,
        Imputation::InterestAndIndemnityFirst,
    ];
    Claim { until, debts, imputation: imputations[numbers(3) as usize], ..Claim::default() }
}

pub fn line(
    on: &str,
    kind: LineKind,
    number: &str,
    due: Option<&str>,
    amount: i64,
    open: i64,
) -> Line {
    Line {
        day: day(on),
        kind,
        number: number.into(),
        due: due.map(day),
        amount: Amount::new(amount),
        open: Amount::new(open),
        ..Line::default()
    }
}

pub fn statement(movements: bool) -> Statement {
    let all = vec![
        line(
            "2026-05-02",
            LineKind::Invoice,
            "FA2026-000098",
            Some("2026-06-02"),
            250_000,
            200_000,
        ),
        Line {
            disputed: true,
            ..line(
                "2026-09-15",
                LineKind::Invoice,
                "FA2026-000104",
                Some("2026-10-15"),
                112_380,
                112_380,
            )
        },
        line("2026-10-15", LineKind::Payment, "VIR GARAGE PETIT", None, -50_000, 0),
        Line {
            promised: Amount::new(120_000),
            promised_for: Some(day("2026-12-05")),
            ..line(
                "2026-10-25",
                LineKind::Invoice,
                "FA2026-000131",
                Some("2026-11-24"),
                120_000,
                120_000,
            )
        },
        line("2026-11-01", LineKind::CreditNote, "AV2026-000012", None, -15_000, -15_000),
        line("2026-11-05", LineKind::Payment, "VIR 2", None, -7_000, -7_000),
    ];
    let lines = all.into_iter().filter(|line| movements || line.open != Amount::ZERO).collect();
    Statement {
        to: recipient(Debtor::Professional, "fr"),
        from: movements.then(|| day("2026-05-01")),
        brought: Amount::new(42_000),
        until: day("2026-11-22"),
        lines,
        received_until: Some(day("2026-11-20")),
        ..Statement::default()
    }
}
