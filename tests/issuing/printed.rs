//! Whatever can be said of an invoice stands on its page: every field of a draft, of the firm and of the customer's file.
//!
//! The values are built without defaults: a field that is added must be given one here, and be seen.

use encours::base::{Currency, Day};
use encours::en16931::{Address, Period};
use encours::engine::protocol::{Command, ExportRequest};
use encours::law::vat::Territory;
use encours::rooms::customers::details::{Channel, Details, Nature};
use encours::rooms::invoices::Issuer;
use encours::rooms::invoices::firm::{Firm, VatRegime};
use encours::rooms::invoices::issuing::commands::CustomerFile;
use encours::rooms::invoices::issuing::draft::{
    DeliveryPlace, Draft, DraftAdjustment, DraftInstalment, DraftKind, DraftLine, DraftPreceding,
    Operation,
};
use encours::store::MemoryStore;
use futures_executor::block_on;

use super::{TestEngine, open, programs, tell};

fn day(text: &str) -> Option<Day> {
    text.parse().ok()
}

fn said(text: &str) -> String {
    text.to_owned()
}

fn place(lines: &[&str], post_code: &str, city: &str, region: &str) -> Address {
    Address {
        lines: lines.iter().map(|line| said(line)).collect(),
        post_code: said(post_code),
        city: said(city),
        region: said(region),
        country: said("FR"),
    }
}

/// The firm, with what each of its fields puts on the page.
fn firm() -> (Issuer, &'static [&'static str]) {
    let firm = Firm {
        legal_form: said("SAS"),
        capital: said("10 000 €"),
        rcs_city: said("Lyon"),
        seat: place(&["12 quai des Forges", "Bâtiment B"], "69002", "Lyon", ""),
        vat_regime: VatRegime::Normal,
        vat_on_debits: true,
        territory: Territory::default(),
        operation: Operation::Goods,
        usual_vat: said("5.5"),
        bic: said("AGRIFRPPXXX"),
        account_holder: said("Borel Encaissements"),
        electronic_address: said("732829320_COMPTA"),
        creditor: said("FR12ZZZ123456"),
        contact_name: said("Service facturation"),
        phone: said("04 72 00 00 00"),
        email: said("factures@borel.example"),
        website: said("borel.example"),
        logo: String::new(),
        colour: said("#0b5a60"),
        terms: said("45 jours"),
        penalty_rate: said("14,5"),
        early_percent: said("3"),
        early_days: said("8"),
        payment_link: said("https://pay.example/?n={number}"),
        invoice_prefix: said("FB"),
        credit_prefix: said("AX"),
        deposit_prefix: said("AD"),
        footer: said("Garantie décennale n° 4417"),
    };
    let issuer = Issuer {
        name: said("Ateliers Borel"),
        registration: said("73282932000074"),
        vat_number: said("FR44732829320"),
        iban: said("FR7630006000011234567890189"),
        address: Vec::new(),
        firm: Box::new(firm),
        ..Issuer::default()
    };
    let seen: &[&str] = &[
        "Ateliers Borel",
        "732 829 320",
        "FR44732829320",
        "SAS au capital de 10 000 €",
        "RCS Lyon",
        "12 quai des Forges",
        "Bâtiment B",
        "69002 Lyon",
        "débits",
        "5,5 %",
        "AGRIFRPPXXX",
        "Borel Encaissements",
        "732829320_COMPTA",
        "Service facturation",
        "04 72 00 00 00",
        "factures@borel.example",
        "borel.example",
        "14,5 %",
        "Payer en ligne",
        "FB2026-A-000001",
        "Garantie décennale n° 4417",
        "FR76 3000 6000 0112 3456 7890 189",
    ];
    (issuer, seen)
}

/// The customer, with what each field puts on the page.
fn customer() -> (CustomerFile, &'static [&'static str]) {
    let details = Details {
        nature: Nature::Business,
        billing: place(&["3 rue du Port", "Hall 2"], "44000", "Nantes", ""),
        delivery_name: said("Dépôt sud"),
        delivery: place(&["7 rue des Cales"], "44600", "Saint-Nazaire", ""),
        channel: Channel::Email,
        language: said("fr"),
        electronic_address: said("404833048_ACHATS"),
        buyer_reference: said("SERVICE-77"),
        order_required: true,
        month_end_clause: String::new(),
        means: said("58"),
        mandate: said("RUM-17"),
    };
    let file = CustomerFile {
        name: said("Bâti Ouest"),
        registration: said("40483304800014"),
        vat_number: said("FR83404833048"),
        details,
        ..CustomerFile::default()
    };
    let seen: &[&str] = &[
        "Bâti Ouest",
        "404 833 048",
        "40483304800014",
        "FR83404833048",
        "3 RUE DU PORT",
        "HALL 2",
        "44000 NANTES",
        "Dépôt sud",
        "7 rue des Cales",
        "44600 Saint-Nazaire",
        "404833048_ACHATS",
        "SERVICE-77",
        "Virement",
    ];
    (file, seen)
}

/// A draft whose every field says something, with what each puts on the page.
fn draft(account: &str) -> (Draft, &'static [&'static str]) {
    let line = DraftLine {
        name: said("Portail en chêne"),
        description: said("4,20 × 1,80 m"),
        quantity: said("2"),
        unit: said("HUR"),
        price: said("410,125"),
        discount: said("7"),
        vat: said("20"),
        item: said("ART-881"),
        period: Period { from: day("2026-10-03"), to: day("2026-10-04") },
    };
    let usual = DraftLine { name: said("Livre"), price: said("10"), ..DraftLine::default() };
    let allowance = DraftAdjustment {
        is_charge: false,
        percent: said("4"),
        amount: String::new(),
        reason: said("Geste commercial"),
        vat: said("20"),
    };
    let charge = DraftAdjustment {
        is_charge: true,
        percent: String::new(),
        amount: said("31,17"),
        reason: said("Port"),
        vat: said("20"),
    };
    let draft = Draft {
        account: said(account),
        kind: DraftKind::Invoice,
        operation: Some(Operation::Both),
        issued: day("2026-11-20"),
        delivered: day("2026-11-18"),
        period: Period { from: day("2026-10-01"), to: day("2026-10-31") },
        currency: "USD".parse().unwrap(),
        exchange_rate: said("0,9217"),
        prices_with_vat: false,
        purchase_order: said("BC-2026-7781"),
        contract: said("CT-9"),
        buyer_reference: String::new(),
        sales_order: said("CV-31"),
        project: said("Chantier du quai"),
        despatch_advice: said("BL-55"),
        delivery: None,
        lines: vec![line, usual],
        adjustments: vec![allowance, charge],
        terms: said("2 versements"),
        due: None,
        instalments: vec![
            DraftInstalment { due: day("2026-12-05"), amount: said("30 %") },
            DraftInstalment { due: day("2026-12-19"), amount: String::new() },
        ],
        early_percent: said("2"),
        early_days: said("9"),
        deposits: Vec::new(),
        preceding: vec![DraftPreceding { number: said("FA-OLD-7"), issued: day("2026-09-01") }],
        paid: None,
        means: String::new(),
        note: said("Merci de votre confiance."),
        deliveries: Vec::new(),
        recurring: None,
    };
    let seen: &[&str] = &[
        "Livraisons de biens et prestations de services",
        "20/11/2026",
        "18/11/2026",
        "du 01/10/2026 au 31/10/2026",
        "$",
        "dont TVA en EUR",
        "0,9217",
        "BC-2026-7781",
        "CT-9",
        "CV-31",
        "Chantier du quai",
        "BL-55",
        "Portail en chêne",
        "4,20 × 1,80 m",
        "2 h",
        "410,125",
        "Remise (7 %",
        "20 %",
        "ART-881",
        "du 03/10/2026 au 04/10/2026",
        "Geste commercial (4 %",
        "Port",
        "31,17",
        "05/12/2026",
        "19/12/2026",
        "2 %",
        "9 jours",
        "FA-OLD-7",
        "01/09/2026",
        "Merci de votre confiance.",
    ];
    (draft, seen)
}

/// The words of the page of a draft, whatever their lines and spaces.
fn page(engine: &mut TestEngine, draft: Draft) -> String {
    let kept =
        tell(engine, Command::SetDraft { id: String::new(), draft: Box::new(draft) }).unwrap();
    let id = tell(engine, Command::Issue { drafts: kept.made }).unwrap().made.remove(0);
    let file = block_on(engine.export(ExportRequest::InvoicePdf { invoice: id })).unwrap();
    let path = programs::kept("printed.pdf", &file.bytes);
    let lines = programs::run("pdftotext", &["-layout", &path, "-"]);
    let text = format!("{lines}\n{}", programs::run("pdftotext", &[&path, "-"]));
    text.split_whitespace().collect()
}

fn sees(page: &str, words: &[&str]) {
    let plain = |word: &str| word.split_whitespace().collect::<String>();
    let lacking: Vec<&&str> = words.iter().filter(|word| !page.contains(&plain(word))).collect();
    assert!(lacking.is_empty(), "not on the page: {lacking:?}\n{page}");
}

#[test]
fn whatever_can_be_said_of_an_invoice_is_on_its_page() {
    let mut engine = open(MemoryStore::default());
    let (issuer, of_firm) = firm();
    tell(&mut engine, Command::SetIssuer { issuer }).unwrap();
    let (file, of_customer) = customer();
    let file = Command::SaveCustomer { customer: Box::new(file) };
    let account = tell(&mut engine, file).unwrap().made.remove(0);
    let (whole, of_draft) = draft(&account);
    let printed = page(&mut engine, whole.clone());
    sees(&printed, of_firm);
    sees(&printed, of_customer);
    sees(&printed, of_draft);
    // What excludes something of the above: a place of delivery of its own, a day to pay by, a reference of its own, each
    // means of payment, an invoice that is paid.
    let elsewhere = DeliveryPlace {
        name: said("Chantier du port"),
        address: place(&["1 quai Sud"], "56100", "Lorient", ""),
    };
    let other = Draft {
        currency: Currency::EUR,
        exchange_rate: String::new(),
        delivery: Some(elsewhere),
        buyer_reference: said("AUTRE-3"),
        instalments: Vec::new(),
        due: day("2026-12-27"),
        ..whole
    };
    let means = [
        ("30", "Virement"),
        ("58", "Virement"),
        ("59", "Prélèvement SEPA"),
        ("20", "Chèque"),
        ("48", "Carte bancaire"),
        ("10", "Espèces"),
        ("97", "Compensation"),
    ];
    for (code, word) in means {
        let printed = page(&mut engine, Draft { means: said(code), ..other.clone() });
        sees(&printed, &[word, "Chantier du port", "1 quai Sud", "56100 Lorient", "AUTRE-3"]);
        sees(&printed, &["27/12/2026"]);
        if code == "59" {
            sees(&printed, &["RUM-17", "FR12ZZZ123456"]);
        }
    }
    // Terms in words stand where no day was chosen.
    let terms = Draft { due: None, terms: said("15 jours fin de mois"), ..other.clone() };
    sees(&page(&mut engine, terms), &["15 jours fin de mois", "31/12/2026"]);
    let paid = Draft { paid: day("2026-11-19"), ..other };
    sees(&page(&mut engine, paid), &["Facture acquittée.", "Déjà"]);
}
