//! Reminders, statements, debit notes and formal notices: every text is complete, the address shows in the window of an
//! envelope, the sums are those of the rows, and the interest can be computed again from what is printed.

use encours::base::{Day, Hash};
use encours::rooms::dunning::messages::{
    Batch, DebitNote, Evidence, Field, Index, Job, Level, Medium, Message, Output, Section,
    Template, sms, templates, write,
};
use encours::rooms::dunning::scenario::Debtor;

use super::letters_made::*;
use super::{GLIMPSED, WINDOW, inside, judged_bytes, programs, touches, words};

#[test]
fn every_template_says_everything_in_both_languages_by_every_way_to_every_kind_of_debtor() {
    let all = everything();
    assert_eq!(all.len(), 3 * 4 * 4 * 2 * 2);
    let jobs = all.iter().map(|(_, message)| Job::Message(Box::new(message.clone()))).collect();
    let bundle = write(&Batch { output: Output::Texts, ..batch(jobs) });
    for ((name, message), written) in all.iter().zip(&bundle.written) {
        assert!(written.faults.is_empty(), "{name}: {:?}", written.faults);
        let text = format!("{}\n{}", written.subject, written.body);
        if message.medium == Medium::Letter {
            assert!(!written.subject.is_empty(), "{name}");
            continue;
        }
        let said = |what: &str| assert!(text.contains(what), "{name}: no {what} in\n{text}");
        assert!(60 < written.body.chars().count(), "{name}: {text}");
        for never in ["{{", "{%", "\n\n\n", "  ", " ,", "( ", "\u{E000}", "\u{E003}"] {
            assert!(!text.contains(never), "{name}: {never:?} in\n{text}");
        }
        if message.medium == Medium::Sms {
            let length = sms::length(&written.body);
            assert!(!length.unicode && length.segments <= 2, "{name}: {length:?} {text}");
            let day = if message.received_until.is_some() { "20/11/2026" } else { "22/11/2026" };
            said(day);
            continue;
        }
        said(match (message.received_until, message.to.language.as_str()) {
            (Some(_), "fr") => "paiements reçus jusqu’au 20\u{A0}novembre\u{A0}2026",
            (Some(_), _) => "payments received up to 20\u{A0}November\u{A0}2026",
            (None, "fr") => "paiements enregistrés à ce jour",
            (None, _) => "payments recorded to date",
        });
        for item in &message.items {
            said(&item.number);
        }
        if message.medium == Medium::Email {
            said("FR76\u{A0}3000\u{A0}6000");
            said("Claire Martin");
        }
    }
}

#[test]
fn nobody_tells_a_consumer_of_what_only_professionals_owe() {
    for level in Level::ALL {
        for language in ["fr", "en"] {
            let job =
                Job::Message(Box::new(message(level, Debtor::Consumer, Medium::Letter, language)));
            let pdf = programs::kept("consumer.pdf", &alone(job).written[0].bytes);
            let text = programs::run("pdftotext", &["-layout", &pdf, "-"]);
            let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
            assert_eq!(templates::forbidden_to_consumers(&text), None, "{text}");
            assert!(
                !text.contains("40,00 €") && !text.contains("€40.00") && !text.contains("12,40"),
                "{text}"
            );
        }
    }
    for text in [
        "art. L. 441-10",
        "une indemnité\nforfaitaire",
        "Frais de dossier : 15 €",
        "A handling fee applies",
    ] {
        let template = Template { subject: "s".into(), body: format!("{{{{ received }}}} {text}") };
        let own = |debtor| Message {
            template: Some(template.clone()),
            ..message(Level::Firm, debtor, Medium::Email, "fr")
        };
        let refused = alone(Job::Message(Box::new(own(Debtor::Consumer))));
        assert_eq!(refused.written[0].faults[0].code, "not-for-consumers", "{text}");
        assert!(refused.written[0].body.is_empty() && !refused.written[0].sentences[0].is_empty());
        let kept = alone(Job::Message(Box::new(own(Debtor::Professional))));
        assert!(kept.written[0].faults.is_empty(), "{:?}", kept.written[0].faults);
    }
}

#[test]
fn what_is_wrong_in_a_template_is_named_with_its_line() {
    let wrong = |body: &str| {
        let template = Template { subject: "{{ net }}".into(), body: body.into() };
        let message = Message {
            template: Some(template),
            ..message(Level::First, Debtor::Professional, Medium::Email, "fr")
        };
        let written = alone(Job::Message(Box::new(message))).written.remove(0);
        assert!(written.body.is_empty() && written.subject.is_empty());
        let fault = &written.faults[0];
        assert_eq!(fault.place.column.as_deref(), Some("body"));
        assert!(!written.sentences[0].is_empty());
        (fault.code.clone(), fault.place.line.unwrap_or(0), fault.value.clone())
    };
    let said = |code: &str, line, value: &str| (code.to_owned(), line, value.to_owned());
    assert_eq!(wrong("a\n\n{{ montant }}"), said("template-variable", 3, "montant"));
    // Also where nobody reads today.
    assert_eq!(
        wrong("{% if consumer %}\n{{ nett }}\n{% endif %}"),
        said("template-variable", 2, "nett")
    );
    assert_eq!(wrong("{{ first.numero }}"), said("template-variable", 1, "first.numero"));
    assert_eq!(
        wrong("a\n{% for item in items %}\n{{ item.montant }}\n{% endfor %}").0,
        "template-variable"
    );
    assert_eq!(wrong("a\n{% for item in items %}\n{{ item.montant }}\n{% endfor %}").1, 3);
    assert_eq!(wrong("a\nb\n{% if count %}").0, "template-syntax");
    assert_eq!(wrong("a\n{{ net|majuscules }}").0, "template-function");
    assert_eq!(wrong("   \n"), said("template-empty", 0, ""));
    let endless = "{% for a in range(9999) %}{% for b in range(9999) %}{% for c in range(9999) %}x{% endfor %}{% endfor %}{% endfor %}";
    assert_eq!(wrong(endless).0, "template-endless");
}

#[test]
fn a_message_that_forgets_to_says_up_to_when_payments_are_known() {
    let template =
        Template { subject: "a".into(), body: "Bonjour,\n\n{{ net }}\n\n{{ signature }}".into() };
    for medium in [Medium::Email, Medium::Call] {
        let message = Message {
            template: Some(template.clone()),
            ..message(Level::First, Debtor::Professional, medium, "fr")
        };
        let body = &alone(Job::Message(Box::new(message))).written[0].body;
        assert!(body.contains("paiements reçus jusqu’au 20\u{A0}novembre"), "{body}");
    }
}

#[test]
fn the_address_of_a_letter_and_nothing_else_shows_in_the_window() {
    for (name, mut message) in
        everything().into_iter().filter(|(_, message)| message.medium == Medium::Letter)
    {
        message.to.address = strings(&[
            "QQGarage QQPetit",
            "QQSERVICE QQCOMPTABILITE",
            "QQ128 QQAVENUE QQDU QQGENERAL QQDE QQGAULLE",
            "QQBP QQ40123",
            "QQ33000 QQBORDEAUX QQCEDEX",
        ]);
        let bundle = alone(Job::Message(Box::new(message)));
        let pdf = &bundle.written[0].bytes;
        judged_bytes(pdf);
        let found = words(pdf);
        let (address, others): (Vec<_>, Vec<_>) =
            found.iter().filter(|word| word.page == 1).partition(|word| inside(word, WINDOW));
        assert_eq!(
            address.iter().map(|word| word.text.matches('Q').count()).sum::<usize>(),
            30,
            "{name}: {address:?}"
        );
        for word in others {
            assert!(!touches(word, GLIMPSED), "{name}: {word:?} shows beside the address");
        }
    }
}

#[test]
fn many_letters_make_one_file_and_each_begins_on_a_page_of_its_own() {
    let jobs: Vec<Job> = (0..30)
        .map(|at| {
            let level = Level::ALL[at % 4];
            let mut message = message(
                level,
                DEBTORS[at % 3],
                Medium::Letter,
                if at % 5 == 0 { "en" } else { "fr" },
            );
            message.to.account = format!("QQ{at:02}");
            Job::Message(Box::new(message))
        })
        .collect();
    let bundle = write(&Batch { output: Output::OneFile, ..batch(jobs) });
    judged_bytes(&bundle.bytes);
    let pdf = programs::kept("batch.pdf", &bundle.bytes);
    let text = programs::run("pdftotext", &["-layout", &pdf, "-"]);
    let pages: Vec<&str> = text.split_terminator('\u{C}').collect();
    let firsts: Vec<usize> =
        (0..pages.len()).filter(|page| pages[*page].contains("Page 1 ")).collect();
    assert_eq!(firsts.len(), 30);
    for (at, page) in firsts.into_iter().enumerate() {
        assert!(pages[page].contains(&format!("QQ{at:02}")), "{}", pages[page]);
    }
}

/// `1 234,56 €` of a page's text in cents.
fn cents(text: &str) -> i64 {
    let digits: String = text.chars().filter(char::is_ascii_digit).collect();
    let sign = if text.contains('−') { -1 } else { 1 };
    sign * digits.parse::<i64>().unwrap_or_else(|_| panic!("no amount: {text}"))
}

/// A row of interest: first and last day, days, base, rate, interest.
type Printed = (Day, Day, i64, i64, i64, i64);

/// The rows of interest on printed pages, and the totals of them.
fn printed_rows(pdf: &[u8]) -> (Vec<Printed>, Vec<i64>) {
    let path = programs::kept("annex.pdf", pdf);
    let text =
        programs::run("pdftotext", &["-layout", &path, "-"]).replace(['\u{202F}', '\u{A0}'], "");
    let french = |text: &str| -> Option<Day> {
        let mut parts = text.split('/');
        let (day, month, year) = (parts.next()?, parts.next()?, parts.next()?);
        format!("{year}-{month}-{day}").parse().ok()
    };
    let (mut rows, mut totals) = (Vec::new(), Vec::new());
    let mut within = false;
    for line in text.lines() {
        // One space lies within a cell, more between two.
        let cells: Vec<&str> =
            line.split("  ").map(str::trim).filter(|cell| !cell.is_empty()).collect();
        match &cells[..] {
            [from, to, days, base, rate, interest] if rate.ends_with('%') => {
                within = true;
                let (Some(from), Some(to)) = (french(from), french(to)) else { panic!("{line}") };
                rows.push((
                    from,
                    to,
                    days.parse().expect("days"),
                    cents(base),
                    cents(rate),
                    cents(interest),
                ));
            }
            ["Total", total] if within => {
                within = false;
                totals.push(cents(total));
            }
            _ => (),
        }
    }
    (rows, totals)
}

#[test]
fn interest_can_be_computed_again_from_the_rows_that_are_printed() {
    let mut state = 7_u64;
    let mut numbers = move |below: u64| {
        state =
            state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) % below.max(1)
    };
    let mut checked = 0;
    for at in 0..60 {
        let debtor = DEBTORS[at % 3];
        let claim = random_claim(&mut numbers);
        let note = DebitNote {
            number: format!("ND{at}"),
            issued: claim.until,
            to: recipient(debtor, "fr"),
            claim,
            ..DebitNote::default()
        };
        let bundle = alone(Job::DebitNote(Box::new(note)));
        let written = &bundle.written[0];
        if let Some(fault) = written.faults.first() {
            assert_eq!(fault.code, "nothing-owed");
            continue;
        }
        if at % 10 == 0 {
            judged_bytes(&written.bytes);
        }
        let (rows, totals) = printed_rows(&written.bytes);
        assert!(!totals.is_empty());
        let mut sum = 0;
        for (from, to, days, base, rate_bp, interest) in &rows {
            assert_eq!(i64::from(to.since(*from)) + 1, *days);
            // Base × rate × days ÷ 365, rounded half up: by hand, in whole numbers.
            let by_hand = (base * rate_bp * days + 1_825_000) / 3_650_000;
            assert_eq!(by_hand, *interest, "{from} – {to}: {base} at {rate_bp} for {days} days");
            sum += interest;
            checked += 1;
        }
        assert_eq!(sum, totals.iter().sum::<i64>());
    }
    assert!(100 < checked, "{checked} rows");
}

#[test]
fn statements_show_what_is_open_or_every_movement_and_end_with_the_balance() {
    for (movements, balance) in [(false, 410_380), (true, 452_380)] {
        for language in ["fr", "en"] {
            let mut statement = statement(movements);
            statement.to.language = language.into();
            let bundle = alone(Job::Statement(Box::new(statement.clone())));
            let written = &bundle.written[0];
            assert!(written.faults.is_empty(), "{:?}", written.faults);
            judged_bytes(&written.bytes);
            let pdf = programs::kept("statement.pdf", &written.bytes);
            let text = programs::run("pdftotext", &["-layout", &pdf, "-"]).replace('\u{202F}', "");
            let shown = text.lines().filter(|line| {
                line.contains("VIR") || line.contains("FA2026") || line.contains("AV2026")
            });
            assert_eq!(shown.count(), statement.lines.len(), "{text}");
            let written_balance = if language == "fr" {
                format!("{},{:02}", balance / 100, balance % 100)
            } else {
                format!("4,{}.{:02}", balance / 100 - 4_000, balance % 100)
            };
            let squeezed: String = text.split_whitespace().collect();
            assert!(squeezed.contains(&written_balance), "{written_balance} not in\n{text}");
            // The same as rows to compute with: a heading, the balance brought, a row for each line.
            assert_eq!(written.table.len(), 1 + usize::from(movements) + statement.lines.len());
            assert!(written.table.iter().all(|row| row.len() == written.table[0].len()));
            let last = written.table.last().expect("a row");
            let Field::Number(last, 2) = &last[7] else { panic!("{last:?}") };
            assert_eq!(last, if movements { "4523.80" } else { "-70.00" });
        }
    }
}

#[test]
fn the_index_of_a_pack_lists_every_piece_and_says_what_is_missing() {
    let notice = message(Level::FormalNotice, Debtor::Professional, Medium::Letter, "fr");
    let piece = |section: Section, file: &str, what: &str| Evidence {
        section,
        file: file.into(),
        what: what.into(),
        day: Some(day("2026-11-03")),
        hash: if file.is_empty() { Hash::NONE } else { Hash::of(file.as_bytes()) },
        ..Evidence::default()
    };
    let reminder = Evidence {
        said: Some((Level::First, Medium::Email)),
        sent: Some(day("2026-11-04")),
        proof: "Accusé de lecture du 5 novembre 2026".into(),
        ..piece(Section::Reminders, "4/relance.eml", "")
    };
    let index = Index {
        to: notice.to.clone(),
        items: notice.items.clone(),
        claim: notice.claim.clone(),
        received_until: notice.received_until,
        pieces: vec![
            reminder,
            piece(Section::Invoices, "3/FA2026-000098.pdf", "FA2026-000098"),
            piece(Section::Deliveries, "", "BL-2201"),
        ],
        ..Index::default()
    };
    let written = alone(Job::Index(Box::new(index))).written.remove(0);
    assert!(written.faults.is_empty(), "{:?}", written.faults);
    judged_bytes(&written.bytes);
    let pdf = programs::kept("index.pdf", &written.bytes);
    let text = programs::run("pdftotext", &["-layout", &pdf, "-"]);
    for said in [
        "Facture FA2026-000098",
        "Première relance par courrier électronique",
        "Envoi noté le 4",
        "Accusé de lecture",
        "BL-2201",
        "pièce à joindre",
        "3/FA2026-000098.pdf",
        "Total réclamé",
    ] {
        assert!(text.contains(said), "{said} not in\n{text}");
    }
}

#[test]
fn an_unknown_rate_lets_nothing_definitive_be_printed() {
    let mut notice = message(Level::FormalNotice, Debtor::Professional, Medium::Letter, "fr");
    notice.claim = Some(claim(day("2027-02-15"), Debtor::Professional));
    assert_eq!(alone(Job::Message(Box::new(notice))).written[0].faults[0].code, "rate-unknown");
    let note = DebitNote {
        to: recipient(Debtor::Professional, "fr"),
        claim: claim(day("2027-02-15"), Debtor::Professional),
        ..DebitNote::default()
    };
    assert_eq!(alone(Job::DebitNote(Box::new(note))).written[0].faults[0].code, "rate-unknown");
    // In passing, nothing is claimed that may be wrong; the letter goes all the same.
    let mut firm = message(Level::Firm, Debtor::Professional, Medium::Email, "fr");
    firm.claim = Some(claim(day("2027-02-15"), Debtor::Professional));
    let written = alone(Job::Message(Box::new(firm))).written.remove(0);
    assert!(written.faults.is_empty() && !written.body.contains("161,98"), "{:?}", written.faults);
}

#[test]
fn the_same_batch_gives_the_same_bytes() {
    let job = Job::Message(Box::new(message(
        Level::FormalNotice,
        Debtor::PublicBody,
        Medium::Letter,
        "fr",
    )));
    assert_eq!(alone(job.clone()).written, alone(job).written);
}

/// Drafts of e-mails for `tests/validators/mails.py`, which opens them with Python's own reader; what each must hold stands
/// beside it.
#[test]
fn drafts_for_the_validators_are_written() {
    use encours::rooms::invoices::issuing::mail::{Attached, Mail, eml};

    let folder = std::env::var_os("ENCOURS_VALIDATED").map(std::path::PathBuf::from);
    let mut list = Vec::new();
    for (at, (name, message)) in
        everything().into_iter().filter(|(_, message)| message.medium == Medium::Email).enumerate()
    {
        let jobs = vec![
            Job::Message(Box::new(message.clone())),
            Job::Statement(Box::new(statement(at % 2 == 0))),
        ];
        let bundle = write(&batch(jobs));
        let (said, of) = (&bundle.written[0], &bundle.written[1]);
        assert!(said.faults.is_empty() && of.faults.is_empty(), "{name}");
        let names = [
            "Relevé — 411PETIT.pdf",
            "FA2026-000098.pdf",
            "facture n° 7 d’été, copie conforme à l’original du 3 novembre 2026.pdf",
        ];
        let attached: Vec<Attached> = names[..1 + at % 3]
            .iter()
            .map(|name| Attached { name, mime: "application/pdf", bytes: &of.bytes })
            .collect();
        let contact = ["", "Dominique Roy", "Éléonore d’Août, \"compta\""][at % 3];
        let mail = eml(&Mail {
            from: ("Menuiserie Atelier Loire", "compta@atelier-loire.example"),
            to: (contact, "compta@petit.example"),
            subject: &said.subject,
            body: &said.body,
            attached: &attached,
        });
        assert!(mail.starts_with(b"X-Unsent: 1\r\n"));
        let Some(folder) = &folder else { continue };
        let folder = folder.join("mails");
        std::fs::create_dir_all(&folder).expect("the folder can be written");
        std::fs::write(folder.join(format!("{at}.eml")), &mail).expect("the folder can be written");
        let hash = Hash::of(&of.bytes).to_string();
        list.push(serde_json::json!({
            "file": format!("{at}.eml"), "subject": said.subject, "body": said.body, "name": contact,
            "attached": attached.iter().map(|file| (file.name, hash.as_str())).collect::<Vec<_>>(),
        }));
    }
    if let Some(folder) = folder {
        let list = serde_json::to_vec(&list).expect("texts can be written");
        std::fs::write(folder.join("mails/list.json"), list).expect("the folder can be written");
    }
}
