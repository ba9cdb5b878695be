//! Invoices as the room composes them: every mention that the law wants is on the page, in both languages, and the
//! electronic invoice inside is the one that was written.

use encours::base::{Currency, Day};
use encours::en16931::{
    Account, Address, Adjustment, Contact, Identifier, Instalment, Invoice, Line, Note, Party,
    Payment, Period, Preceding, Totals, Vat, VatLine,
};
use encours::formats::{einvoice, epc_qr};
use encours::paper::{Look, Profile, print};
use encours::rooms::invoices::paper::{Wear, compose, with_electronic_invoice};
use encours::texts::Locale;
use proptest::prelude::*;
use proptest::strategy::ValueTree as _;
use proptest::test_runner::TestRunner;
use rust_decimal::Decimal;

use super::{judged, made_up, programs, samples};

fn dec(text: &str) -> Decimal {
    text.parse().expect("a number")
}

fn day(month: u32, day: u32) -> Option<Day> {
    Day::from_calendar(2026, month, day)
}

fn party(name: &str, siren: &str, vat: &str, city: &str) -> Party {
    Party {
        name: name.into(),
        registration: Identifier::new("0002", siren),
        vat_number: vat.into(),
        address: Address {
            lines: vec!["12 rue des Charpentiers".into()],
            post_code: "44000".into(),
            city: city.into(),
            country: "FR".into(),
            ..Address::default()
        },
        ..Party::default()
    }
}

fn line(
    name: &str,
    quantity: &str,
    unit: &str,
    price: &str,
    net: &str,
    category: &str,
    rate: &str,
) -> Line {
    Line {
        name: name.into(),
        quantity: dec(quantity),
        unit: unit.into(),
        price: dec(price),
        net: dec(net),
        vat: Vat { category: category.into(), rate: Some(dec(rate)) },
        ..Line::default()
    }
}

/// Everything that a French invoice may have to say.
fn full() -> Invoice {
    let mut seller = party("Menuiserie Atelier Loire SARL", "732829320", "FR44732829320", "Nantes");
    seller.trade_name = "Atelier Loire".into();
    seller.legal_information = "SARL au capital de 20 000 €, RCS Nantes 732 829 320".into();
    seller.contact = Contact {
        name: "Facturation".into(),
        phone: "02 40 00 00 00".into(),
        email: "bonjour@atelier-loire.example".into(),
        ..Contact::default()
    };
    let mut buyer = party("Garage Petit & Fils", "552100554", "FR55552100554", "Bordeaux");
    buyer.address.lines.push("Bâtiment C".into());
    let mut cut = line("Portail en chêne", "2", "C62", "410.125", "780.24", "S", "20");
    cut.description = "4,20 × 1,80 m".into();
    cut.adjustments = vec![Adjustment {
        amount: dec("40.01"),
        percent: Some(dec("5")),
        base: Some(dec("800.25")),
        reason: "Remise de fin d’année".into(),
        ..Adjustment::default()
    }];
    Invoice {
        number: "FA2026-000123".into(),
        issued: day(11, 21),
        type_code: "380".into(),
        currency: Currency::EUR,
        due: day(12, 31),
        tax_point_code: "5".into(),
        buyer_reference: "SERVICE-77".into(),
        purchase_order: "BC-2026-7781".into(),
        contract: "CT-9".into(),
        payment_terms: "30 jours fin de mois".into(),
        notes: vec![
            Note {
                subject: "PMD".into(), text: "Pénalités de retard au taux de 12,40 %.".into()
            },
            Note {
                subject: "PMT".into(),
                text: "Indemnité forfaitaire pour frais de recouvrement : 40 €.".into(),
            },
            Note {
                subject: "AAB".into(), text: "Pas d’escompte pour paiement anticipé.".into()
            },
            Note { subject: "BAR".into(), text: "B2B".into() },
            Note { subject: String::new(), text: "Merci de votre confiance.".into() },
        ],
        process: "M4".into(),
        preceding: vec![Preceding {
            number: "AC2026-000007".into(),
            issued: day(10, 2),
            type_code: "386".into(),
        }],
        seller,
        buyer,
        delivered_to: Some(Box::new(party("Chantier du port", "", "", "Lorient"))),
        delivered: day(11, 18),
        period: Period { from: day(10, 1), to: day(10, 31) },
        payment: Payment {
            means_code: "58".into(),
            reference: "RF18539007547034".into(),
            accounts: vec![Account {
                number: "FR7630006000011234567890189".into(),
                holder: String::new(),
                bic: "AGRIFRPPXXX".into(),
            }],
            ..Payment::default()
        },
        instalments: vec![
            Instalment { due: day(12, 15).unwrap_or_default(), amount: dec("500") },
            Instalment { due: day(12, 31).unwrap_or_default(), amount: dec("346.29") },
        ],
        adjustments: vec![Adjustment {
            is_charge: true,
            amount: dec("30"),
            reason: "Port".into(),
            vat: Vat { category: "S".into(), rate: Some(dec("20")) },
            ..Adjustment::default()
        }],
        totals: Totals {
            lines: dec("1110.24"),
            charges: dec("30"),
            net: dec("1140.24"),
            vat: dec("162.05"),
            gross: dec("1302.29"),
            prepaid: dec("456"),
            due: dec("846.29"),
            ..Totals::default()
        },
        vat: vec![
            VatLine {
                vat: Vat { category: "S".into(), rate: Some(dec("20")) },
                base: dec("810.24"),
                amount: dec("162.05"),
                ..VatLine::default()
            },
            VatLine {
                vat: Vat { category: "K".into(), rate: Some(Decimal::ZERO) },
                base: dec("330"),
                amount: Decimal::ZERO,
                exemption: "Exonération TVA, art. 262 ter I du CGI".into(),
                ..VatLine::default()
            },
        ],
        lines: vec![cut, line("Pose", "6.5", "HUR", "50.7692", "330", "K", "0")],
        ..Invoice::default()
    }
}

fn wear(invoice: &Invoice) -> Wear {
    Wear {
        look: Look { accent: "#0b5a60".into(), ..Look::default() },
        website: "atelier-loire.example".into(),
        footer: "Membre d’un centre de gestion agréé".into(),
        code: epc_qr::of_invoice(invoice).unwrap_or_default(),
        payment_link: "https://pay.example/FA2026-000123".into(),
        created: samples::CREATED,
    }
}

/// The words of a page, whatever their lines and kinds of spaces.
fn text(pdf: &[u8]) -> String {
    let path = programs::kept("invoice.pdf", pdf);
    // By lines of the page, and by blocks.
    let lines = programs::run("pdftotext", &["-layout", &path, "-"]);
    let text = format!("{lines}\n{}", programs::run("pdftotext", &[&path, "-"]));
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn page(invoice: &Invoice, locale: Locale) -> String {
    text(&judged(&compose(invoice, locale, &wear(invoice))))
}

#[test]
fn every_mention_is_on_the_page() {
    let invoice = full();
    let page = page(&invoice, Locale::Fr);
    for mention in [
        // 242 nonies A: 1° to 5°, 6°, 7°.
        "Atelier Loire",
        "Menuiserie Atelier Loire SARL",
        "12 rue des Charpentiers, 44000 Nantes",
        "SIREN 732 829 320",
        "TVA FR44732829320",
        "Garage Petit & Fils",
        "44000 BORDEAUX",
        "BÂTIMENT C",
        "552 100 554",
        "FR55552100554",
        "21/11/2026",
        "Facture de solde",
        "FA2026-000123",
        // 8°, 9°.
        "Portail en chêne",
        "4,20 × 1,80 m",
        "410,125",
        "820,25",
        "Remise de fin d’année (5 % de 800,25 €)",
        "−40,01",
        "Pose",
        "6,5 h",
        "50,7692",
        "330,00",
        "20 %",
        "intra-UE",
        // 10° to 12°, delivery address, nature, debits.
        "18/11/2026",
        "du 01/10/2026 au 31/10/2026",
        "810,24 €",
        "162,05 €",
        "Exonération TVA, art. 262 ter I du CGI",
        "Chantier du port",
        "44000 Lorient",
        "Livraisons de biens et prestations de services",
        "Option pour le paiement de la taxe d’après les débits",
        // L441-9.
        "BC-2026-7781",
        "12,40 %",
        "40 €",
        "Pas d’escompte",
        "500,00 € le 15/12/2026",
        "346,29 € le 31/12/2026",
        "30 jours fin de mois",
        // Register, references, totals, deposits.
        "SARL au capital de 20 000 €, RCS Nantes 732 829 320",
        "SERVICE-77",
        "CT-9",
        "AC2026-000007 du 02/10/2026",
        "Port",
        "30,00 €",
        "1 110,24 €",
        "1 140,24 €",
        "1 302,29 €",
        "Acomptes déduits",
        "−456,00 €",
        "Net à payer",
        "846,29 €",
        // Payment.
        "Virement",
        "FR76 3000 6000 0112 3456 7890 189",
        "AGRIFRPPXXX",
        "RF18 5390 0754 7034",
        "Payer en ligne",
        "Membre d’un centre de gestion agréé",
        "atelier-loire.example",
        "Merci de votre confiance.",
        "Page 1 sur",
    ] {
        assert!(page.contains(mention), "«{mention}» is not on the page:\n{page}");
    }
    assert!(!page.contains("B2B"), "codes are not for people");
}

#[test]
fn the_page_is_in_the_customer_s_language() {
    let page = page(&full(), Locale::En);
    for word in [
        "Final invoice",
        "Amount due",
        "€846.29",
        "VAT",
        "Deposits deducted",
        "Quantity",
        "Pay online",
        "Page 1 of",
    ] {
        assert!(page.contains(word), "«{word}»:\n{page}");
    }
    for word in ["Facture", "Net à payer", "Quantité", "Règlement"] {
        assert!(!page.contains(word), "«{word}» is French");
    }
}

#[test]
fn credit_notes_paid_invoices_debits_and_drafts_ask_for_no_transfer() {
    let plain =
        Invoice { preceding: Vec::new(), process: "M1".into(), instalments: Vec::new(), ..full() };
    let credit = Invoice {
        type_code: "381".into(),
        preceding: vec![Preceding {
            number: "FA2026-000100".into(),
            issued: day(9, 1),
            type_code: String::new(),
        }],
        ..plain.clone()
    };
    let credit = page(&credit, Locale::Fr);
    assert!(credit.contains("Avoir") && credit.contains("Net en votre faveur 846,29 €"));
    assert!(credit.contains("Facture d’origine FA2026-000100 du 01/09/2026"));
    assert!(!credit.contains("IBAN") && !credit.contains("Échéance"), "{credit}");
    // Of a final invoice: what it deducted is a deposit, what it credits is not.
    let named = |number: &str, code: &str| Preceding {
        number: number.into(),
        issued: day(9, 1),
        type_code: code.into(),
    };
    let of_final = Invoice {
        type_code: "381".into(),
        process: "M4".into(),
        preceding: vec![named("AC2026-000007", "386"), named("FA2026-000100", "")],
        ..plain.clone()
    };
    let of_final = page(&of_final, Locale::Fr);
    assert!(of_final.contains("Acompte AC2026-000007 du 01/09/2026"), "{of_final}");
    assert!(of_final.contains("Facture d’origine FA2026-000100 du 01/09/2026"), "{of_final}");

    let mut paid = plain.clone();
    (paid.totals.prepaid, paid.totals.due) = (paid.totals.gross, Decimal::ZERO);
    let paid = page(&paid, Locale::Fr);
    assert!(paid.contains("Facture acquittée.") && !paid.contains("IBAN"), "{paid}");

    let mut debit = plain.clone();
    debit.payment = Payment {
        means_code: "59".into(),
        mandate: "RUM-17".into(),
        creditor: "FR12ZZZ123456".into(),
        debited_account: "FR7630006000011234567890189".into(),
        ..debit.payment
    };
    let paper = compose(&debit, Locale::Fr, &wear(&debit));
    let debit = judged(&paper);
    assert!(programs::codes(&debit, 200).is_empty());
    let debit = text(&debit);
    for word in ["Prélèvement SEPA", "RUM-17", "FR12ZZZ123456", "Compte prélevé FR76 3000"] {
        assert!(debit.contains(word), "{word}: {debit}");
    }
    assert!(!debit.contains("Référence à rappeler") && !debit.contains("Payer en ligne"));

    let draft = Invoice { number: String::new(), ..plain };
    let draft = judged(&compose(&draft, Locale::Fr, &wear(&draft)));
    assert!(programs::codes(&draft, 200).is_empty());
    // Letters across the page are read one by one.
    assert!(
        text(&draft).replace(' ', "").contains("B") && !text(&draft).contains("Payer en ligne")
    );
}

#[test]
fn the_code_on_the_page_pays_the_invoice() {
    let invoice = full();
    let read = programs::codes(&judged(&compose(&invoice, Locale::Fr, &wear(&invoice))), 200);
    assert_eq!(
        read,
        [
            "BCD\n002\n1\nSCT\nAGRIFRPPXXX\nMenuiserie Atelier Loire SARL\nFR7630006000011234567890189\nEUR846.29\n\nRF18539007547034"
        ]
    );
}

#[test]
fn foreign_currency_and_foreign_customers_are_said() {
    let mut invoice = Invoice { currency: "USD".parse().expect("a currency"), ..full() };
    invoice.vat_currency = Some(Currency::EUR);
    invoice.vat_total_accounted = Some(dec("150.44"));
    invoice.buyer.address.country = "DE".into();
    let page = page(&invoice, Locale::Fr);
    for word in ["846,29 $", "dont TVA en EUR 150,44 €", "ALLEMAGNE"] {
        assert!(page.contains(word), "{word}: {page}");
    }
    assert_eq!(epc_qr::of_invoice(&invoice), Err(epc_qr::Refusal::NotEuro));
}

#[test]
fn the_electronic_invoice_inside_is_the_one_that_was_written() {
    let invoice = full();
    let paper = compose(&invoice, Locale::Fr, &wear(&invoice));
    let xml = b"<?xml version='1.0'?><rsm/>".to_vec();
    let paper = with_electronic_invoice(paper, xml.clone(), Profile::En16931, Locale::Fr);
    let pdf = judged(&paper);
    let (attached, faults) = encours::formats::pdf_attachments(&pdf);
    assert!(faults.is_empty(), "{faults:?}");
    assert_eq!(
        attached.iter().map(|file| (file.name.as_str(), &file.bytes)).collect::<Vec<_>>(),
        [("factur-x.xml", &xml)]
    );
    assert!(print(&paper).unwrap().faults.is_empty());
}

/// The profiles that a Factur-X file may have, as the writer and as the page names them.
const PROFILES: [(einvoice::Profile, Profile); 5] = [
    (einvoice::Profile::Minimum, Profile::Minimum),
    (einvoice::Profile::BasicWl, Profile::BasicWl),
    (einvoice::Profile::Basic, Profile::Basic),
    (einvoice::Profile::En16931, Profile::En16931),
    (einvoice::Profile::Extended, Profile::Extended),
];

/// Made-up invoices of each profile, as Factur-X: each is PDF/A-3 and PDF/UA-1, and reads back equal. For validators that are
/// not ours they are kept in the folder that `ENCOURS_VALIDATED` names, with a list of what each should pass.
#[test]
fn files_for_the_validators_are_written_as_factur_x() {
    const EACH: usize = 24;
    let folder = std::env::var_os("ENCOURS_VALIDATED").map(std::path::PathBuf::from);
    let mut runner = TestRunner::deterministic();
    let mut list = String::new();
    for (profile, on_paper) in PROFILES {
        let mut written = 0;
        while written < EACH {
            let numbers = prop::collection::vec(any::<u32>(), 0..400).new_tree(&mut runner);
            let invoice = made_up::invoice(&numbers.expect("a list").current());
            if !invoice.totals.rounding.is_zero() && profile < einvoice::Profile::En16931 {
                // These profiles have no room for it.
                continue;
            }
            let locale = if written % 3 == 2 { Locale::En } else { Locale::Fr };
            let xml = einvoice::write_cii(&invoice, profile).expect("it can be written");
            let paper = compose(&invoice, locale, &wear(&invoice));
            let pdf = judged(&with_electronic_invoice(paper, xml, on_paper, locale));
            let attached = encours::formats::pdf_attachments(&pdf).0;
            let read =
                einvoice::read_attached("a.pdf", &attached).invoice.expect("an invoice is inside");
            assert_eq!(*read, profile.part_of(&invoice));
            if let Some(folder) = &folder {
                let short = profile.name().to_lowercase().replace(' ', "-");
                let name = format!("pdf/{short}-{written:03}.pdf");
                std::fs::create_dir_all(folder.join("pdf")).expect("the folder can be written");
                std::fs::write(folder.join(&name), &pdf).expect("the folder can be written");
                list.push_str(&format!("{name}\tfrench\n"));
            }
            written += 1;
        }
    }
    if let Some(folder) = &folder {
        std::fs::write(folder.join("pdf.tsv"), list).expect("the folder can be written");
    }
}
