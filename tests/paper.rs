//! Papers, printed, and judged by programs that are not ours: `page_validation` (PDF/A-3, PDF/UA-1), qpdf, poppler, `rqrr`.

#![cfg(all(feature = "documents", feature = "paper"))]

#[path = "paper/invoices.rs"]
mod invoices;
#[path = "paper/letters.rs"]
mod letters;
#[path = "paper/letters_made.rs"]
mod letters_made;
#[path = "paper/made.rs"]
mod made;
#[path = "einvoice/made.rs"]
mod made_up;
#[path = "paper/programs.rs"]
mod programs;
#[path = "paper/samples.rs"]
mod samples;

use encours::paper::{
    Attachment, Block, FacturX, Logo, Paper, Place, Profile, Relationship, print,
};
use page_validation::{ValidationOptions, ValidationProfile, validate_pdf_bytes};
use programs::{Word, words};
use proptest::prelude::*;

/// One millimetre in points.
const MM: f64 = 72.0 / 25.4;

/// Prints, and has PDF/A-3B and PDF/UA-1 judged.
fn judged(paper: &Paper) -> Vec<u8> {
    let printed = print(paper).unwrap_or_else(|fault| panic!("{fault:?}"));
    judged_bytes(&printed.bytes);
    printed.bytes
}

/// Has PDF/A-3B and PDF/UA-1 judged.
fn judged_bytes(bytes: &[u8]) {
    for profile in [ValidationProfile::PdfA3b, ValidationProfile::PdfUa1] {
        let options = ValidationOptions::default().profile(profile);
        let report = validate_pdf_bytes(bytes, &options).expect("it is a PDF file");
        let failures: Vec<_> = report.failures.iter().collect();
        let failures: Vec<_> =
            failures.into_iter().filter(|one| !is_false_alarm(&one.rule_id, bytes)).collect();
        assert!(failures.is_empty(), "{profile}: {failures:#?}");
    }
}

/// This judge takes the last byte of a stream for part of the line break behind it, where that byte is a carriage return.
/// Every stream is exactly as long as it says: then the alarm is false.
fn is_false_alarm(rule: &str, pdf: &[u8]) -> bool {
    if rule != "ISO 19005-3:2012:6.1.7.1:1" {
        return false;
    }
    let find = |what: &[u8], from: usize| {
        pdf[from..].windows(what.len()).position(|window| window == what).map(|at| from + at)
    };
    let (mut at, mut returns) = (0, 0);
    while let Some(object) = find(b"/Length ", at) {
        let digits = &pdf[object + 8..object + 18];
        let digits: String =
            digits.iter().map(|byte| *byte as char).take_while(char::is_ascii_digit).collect();
        let start = find(b"stream\n", object).expect("a stream") + 7;
        at = start + digits.parse::<usize>().expect("a length");
        assert!(pdf[at..].starts_with(b"\nendstream"), "a stream is not as long as it says");
        returns += usize::from(pdf[at - 1] == b'\r');
    }
    assert!(0 < returns, "no stream ends with a carriage return: the alarm is right");
    true
}

fn with_xml(mut paper: Paper, profile: Profile) -> Paper {
    let xml = "<?xml version=\"1.0\" encoding=\"UTF-8\"?><Invoice>é</Invoice>";
    paper.attachments = vec![
        Attachment {
            name: "factur-x.xml".into(),
            mime: "text/xml".into(),
            description: "Facture électronique".into(),
            relationship: profile.relationship(),
            bytes: xml.into(),
        },
        Attachment {
            name: "bon de livraison.txt".into(),
            mime: "text/plain".into(),
            description: String::new(),
            relationship: Relationship::Supplement,
            bytes: vec![0, 159, 146, 150],
        },
    ];
    paper.factur_x = Some(FacturX::new(profile));
    paper
}

#[test]
fn invoices_reminders_and_statements_of_any_length_are_valid() {
    for count in [0, 1, 2, 5, 17, 60, 400] {
        judged(&samples::invoice(count, "#0b5a60"));
    }
    judged(&samples::reminder());
    judged(&samples::statement(200));
    judged(&Paper::default());
    let mut draft = samples::invoice(30, "#ffff00");
    draft.stamp = "Brouillon — ne pas payer".into();
    judged(&draft);
}

#[test]
fn an_electronic_invoice_inside_is_found_and_the_file_stays_whole() {
    for profile in
        [Profile::Minimum, Profile::BasicWl, Profile::Basic, Profile::En16931, Profile::Extended]
    {
        let bytes = judged(&with_xml(samples::invoice(3, "#1f4e8c"), profile));
        let pdf = programs::kept("factur-x.pdf", &bytes);
        programs::run("qpdf", &["--check", &pdf]);
        let shown = programs::run("qpdf", &["--show-attachment=factur-x.xml", &pdf]);
        assert_eq!(shown, "<?xml version=\"1.0\" encoding=\"UTF-8\"?><Invoice>é</Invoice>");
        let text = String::from_utf8_lossy(&bytes).into_owned();
        let level = format!("<fx:ConformanceLevel>{}</fx:ConformanceLevel>", profile.name());
        assert_eq!(text.matches(&level).count(), 1);
        assert_eq!(text.matches("<pdfaExtension:schemas>").count(), 1);
        let relationship = if profile < Profile::Basic { "/Data" } else { "/Alternative" };
        let said =
            text.split("/AFRelationship").nth(1).expect("the relationship is said").trim_start();
        assert!(said.starts_with(relationship), "{profile:?}: {}", &said[..20]);
    }
    let mut none = with_xml(samples::invoice(1, ""), Profile::Basic);
    none.attachments.remove(0);
    assert_eq!(print(&none).unwrap_err().code, "no-such-attachment");
    let mut twice = with_xml(samples::invoice(1, ""), Profile::Basic);
    twice.attachments[1].name = "factur-x.xml".into();
    assert_eq!(print(&twice).unwrap_err().code, "two-files-of-one-name");
}

#[test]
fn the_same_paper_gives_the_same_bytes_and_another_one_another_identity() {
    let paper = with_xml(samples::invoice(20, "#0b5a60"), Profile::En16931);
    let first = print(&paper).unwrap().bytes;
    assert_eq!(first, print(&paper).unwrap().bytes);
    let later = Paper { created: paper.created + 1_000, ..paper };
    let later = print(&later).unwrap().bytes;
    let identity = |bytes: &[u8]| {
        let text = String::from_utf8_lossy(bytes).into_owned();
        text.split("<xmpMM:DocumentID>").nth(1).unwrap()[..40].to_owned()
    };
    assert_ne!(identity(&first), identity(&later));
    assert!(String::from_utf8_lossy(&first).contains("2026-11-21T09:30:00"));
}

#[test]
fn every_typeface_is_inside() {
    let pdf = programs::kept("fonts.pdf", &judged(&samples::reminder()));
    let fonts = programs::run("pdffonts", &[&pdf]);
    let rows: Vec<&str> = fonts.lines().skip(2).collect();
    assert_eq!(rows.len(), 2, "{fonts}");
    for row in rows {
        // Embedded, a subset, with the letters' meaning.
        assert!(row.contains("EncoursSans") && row.contains("yes yes yes"), "{fonts}");
    }
}

/// What shows through the window of a DL envelope wherever the folded sheet has slid: window 45 × 100 mm, 20 mm from the
/// right and the bottom of 110 × 220 mm; sheet of 99 × 210 mm.
const WINDOW: [f64; 4] = [100.0 * MM, 45.0 * MM, 190.0 * MM, 79.0 * MM];
/// What shows at least in some position.
const GLIMPSED: [f64; 4] = [90.0 * MM, 34.0 * MM, 200.0 * MM, 90.0 * MM];

fn inside(word: &Word, area: [f64; 4]) -> bool {
    area[0] <= word.left && area[1] <= word.top && word.right <= area[2] && word.bottom <= area[3]
}

fn touches(word: &Word, area: [f64; 4]) -> bool {
    word.left < area[2] && area[0] < word.right && word.top < area[3] && area[1] < word.bottom
}

#[test]
fn the_address_and_nothing_else_shows_in_the_window_of_an_envelope() {
    let all = |lines: &[&str]| lines.iter().map(|line| (*line).to_owned()).collect::<Vec<String>>();
    let long =
        "QQSociété QQanonyme QQdes QQétablissements QQvinicoles QQde QQla QQvallée QQdu QQLayon";
    let addresses = [
        all(&["QQGARAGE", "QQ33000 QQBORDEAUX"]),
        all(&["QQA", "QQB", "QQC", "QQD", "QQE", "QQF", "QQG"]),
        vec!["QQW".repeat(13); 7],
        vec![long.to_owned(); 6],
        vec!["QQgÇ QQpqyj".to_owned(); 7],
        vec!["QQM".repeat(30); 3],
    ];
    for lines in addresses {
        for facts in [0, 3, 9] {
            let mut paper = samples::invoice(2, "#0b5a60");
            let Block::Address { lines: address, facts: beside, .. } = &mut paper.blocks[1] else {
                panic!("the second block is the address")
            };
            address.clone_from(&lines);
            let more = beside.clone();
            beside.clear();
            beside.extend(more.into_iter().cycle().take(facts));
            let found = words(&judged(&paper));
            let first = found.iter().filter(|word| word.page == 1);
            let (address, others): (Vec<&Word>, Vec<&Word>) =
                first.partition(|word| inside(word, WINDOW));
            let pieces: usize = lines.iter().map(|line| line.matches('Q').count()).sum();
            let shown: usize = address.iter().map(|word| word.text.matches('Q').count()).sum();
            assert_eq!(shown, pieces, "{lines:?} with {facts} facts: {address:?}");
            assert!(address.iter().all(|word| word.text.contains('Q')), "{address:?}");
            for word in others {
                assert!(!touches(word, GLIMPSED), "{word:?} shows beside the address");
            }
        }
    }
}

#[test]
fn an_envelope_with_its_window_on_the_left_has_the_address_there() {
    let mut paper = samples::reminder();
    let Block::Address { place, lines, .. } = &mut paper.blocks[1] else { panic!() };
    *place = Place::Left;
    *lines = vec!["QQMuster GmbH".into(), "QQ10115 Berlin".into()];
    let found = words(&judged(&paper));
    let address: Vec<&Word> = found.iter().filter(|word| word.text.starts_with("QQ")).collect();
    assert_eq!(address.len(), 2);
    assert!(address.iter().all(|word| inside(word, [20.0 * MM, 45.0 * MM, 100.0 * MM, 79.0 * MM])));
}

/// `1 234,56` of a page's text in cents.
fn cents(text: &str) -> i64 {
    let digits: String = text.chars().filter(char::is_ascii_digit).collect();
    let sign = if text.contains('−') { -1 } else { 1 };
    sign * digits.parse::<i64>().unwrap_or_else(|_| panic!("no amount: {text}"))
}

#[test]
fn sums_are_carried_from_page_to_page() {
    for count in [25, 60, 133, 400] {
        let pdf = programs::kept("carried.pdf", &judged(&samples::invoice(count, "#0b5a60")));
        let text = programs::run("pdftotext", &["-layout", &pdf, "-"]);
        let pages: Vec<&str> = text.split_terminator('\u{C}').collect();
        assert!(1 < pages.len());
        let (mut sum, mut lines, mut goes_on) = (0, 0, false);
        for (at, page) in pages.iter().enumerate() {
            let after =
                |words: &str| page.lines().find(|line| line.trim_start().starts_with(words));
            match after("Report") {
                Some(line) => assert_eq!((cents(line), goes_on), (sum, true), "page {}", at + 1),
                None => assert!(!goes_on, "page {} brings nothing", at + 1),
            }
            for line in page.lines() {
                // The last column of rows.
                let amounts: Vec<&str> =
                    line.split_inclusive('€').filter(|part| part.contains('€')).collect();
                if line.contains(" %")
                    && amounts.len() == 2
                    && !line.starts_with("20 %")
                    && !line.starts_with("10 %")
                {
                    let last = amounts[1].rsplit('%').next().unwrap();
                    sum += cents(last);
                    lines += 1;
                } else if line.starts_with("Remise") {
                    sum += cents(line.rsplit('%').next().unwrap());
                }
            }
            let carried = after("À reporter");
            goes_on = carried.is_some();
            if let Some(line) = carried {
                assert_eq!(cents(line), sum, "page {}", at + 1);
            }
        }
        assert_eq!(lines, count, "every line is on some page");
        let total =
            text.lines().find(|line| line.contains("Total HT  ") && !line.contains("Désignation"));
        let total = total.and_then(|line| line.rsplit("Total HT").next()).map(cents);
        assert_eq!(total, Some(sum));
    }
}

#[test]
fn headings_are_repeated_and_pages_counted_section_by_section() {
    let mut paper = samples::statement(150);
    paper.blocks.extend(samples::reminder().blocks);
    let pdf = programs::kept("sections.pdf", &judged(&paper));
    let text = programs::run("pdftotext", &["-layout", &pdf, "-"]);
    let pages: Vec<&str> = text.split_terminator('\u{C}').collect();
    let letter = pages.iter().position(|page| page.contains("Objet")).expect("the letter is there");
    for (at, page) in pages.iter().enumerate() {
        let (number, of) =
            if at < letter { (at + 1, letter) } else { (at - letter + 1, pages.len() - letter) };
        assert!(page.contains(&format!("Page {number} sur {of}")), "{at}");
        let movements = at < letter - 1;
        assert_eq!(page.contains("Débit"), movements || page.contains("Virement reçu"), "{at}");
    }
}

#[test]
fn payment_codes_are_read_back_letter_by_letter() {
    for (count, dots) in [(1, 300), (6, 150), (40, 200)] {
        let paper = samples::invoice(count, "#f6a5c0");
        let said = paper.blocks.iter().find_map(|block| match block {
            Block::Payment(payment) => Some(payment.code.clone()),
            _ => None,
        });
        let read = programs::codes(&judged(&paper), dots);
        assert_eq!(read, [said.expect("there is a payment")]);
    }
}

#[test]
fn letters_that_no_typeface_has_are_named_and_kept_for_copies() {
    let mut paper = samples::reminder();
    paper.blocks.push(Block::text("王小明 et محمد, 👩🏽 Ω Ђ ễ"));
    let printed = print(&paper).unwrap();
    let fault = &printed.faults[0];
    assert_eq!(fault.code, "unprintable-letters");
    assert!(fault.warning && fault.value.contains('王') && !fault.value.contains('Ω'), "{fault:?}");
    let pdf = programs::kept("letters.pdf", &judged(&paper));
    let text = programs::run("pdftotext", &[&pdf, "-"]);
    assert!(text.contains("王小明 et محمد") || text.contains("王小明"), "{text}");
    assert!(text.contains("U+738B"), "the note names them: {text}");
}

#[test]
fn a_logo_is_drawn_and_a_damaged_one_is_said() {
    let mut paper = samples::invoice(2, "#0b5a60");
    paper.look.logo = Some(Logo { description: String::new(), bytes: samples::logo() });
    let pdf = programs::kept("logo.pdf", &judged(&paper));
    assert!(programs::run("pdfimages", &["-list", &pdf]).contains("image"));
    for bytes in [b"<svg/>".to_vec(), samples::logo()[..60].to_vec(), vec![0xFF, 0xD8, 0xFF]] {
        paper.look.logo = Some(Logo { description: String::new(), bytes });
        let printed = print(&paper).unwrap();
        assert_eq!(printed.faults[0].code, "unreadable-logo");
        judged(&paper);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, max_shrink_iters: 80, ..ProptestConfig::default() })]

    /// Whatever a room composes is printed, and is PDF/A-3 and PDF/UA-1.
    #[test]
    fn any_paper_is_valid(paper in made::paper()) {
        let bytes = judged(&paper);
        prop_assert!(bytes.ends_with(b"%%EOF"));
    }
}
