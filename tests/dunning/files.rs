//! Files of reminders, as whoever sends them gets them.

use super::*;
use encours::engine::documents::{DocumentAnswer, DocumentRequest, answer};
use encours::engine::protocol::{ExportRequest, TableFormat};
use encours::rooms::dunning::messages::StatementFormat;
use encours::rooms::dunning::scenario::Action;

fn demo() -> TestEngine {
    let mut engine = open(MemoryStore::default());
    tell(&mut engine, Command::LoadDemo).unwrap();
    engine
}

/// A file that left: its name, media type, content.
pub(super) struct Left {
    pub name: String,
    pub mime: String,
    pub bytes: Vec<u8>,
}

pub(super) fn export(engine: &mut TestEngine, request: ExportRequest) -> Left {
    let file = block_on(engine.export(request));
    let file = file.unwrap_or_else(|problem| panic!("{}", problem.message));
    Left { name: file.name, mime: file.mime, bytes: file.bytes }
}

pub(super) fn members(file: &Left) -> Vec<NamedBytes> {
    assert_eq!(file.mime, "application/zip", "{}", file.name);
    match answer(DocumentRequest::Members(file.bytes.clone())) {
        DocumentAnswer::Files(files, faults) if faults.is_empty() => files,
        other => panic!("{other:?}"),
    }
}

fn write(engine: &mut TestEngine, action: Action, line: &RunLine) -> Vec<String> {
    let reminder = ReminderToWrite {
        account: line.account.clone(),
        currency: line.asked.currency,
        level: line.level,
        items: line.items.iter().map(|item| item.item.clone()).collect(),
        action: Some(action),
        ..ReminderToWrite::default()
    };
    tell(engine, Command::WriteReminders { reminders: vec![reminder] }).unwrap().made
}

#[test]
fn a_run_leaves_as_drafts_letters_and_short_messages() {
    let mut engine = super::stories::ready();
    let lines = run(&engine).lines;
    let actions = [Action::Email, Action::FormalNotice, Action::Sms];
    let mut made = Vec::new();
    for (line, action) in lines.iter().zip(actions) {
        made.extend(write(&mut engine, action, line));
    }
    assert_eq!(made.len(), actions.len());
    for together in [false, true] {
        let request = ExportRequest::Reminders { reminders: made.clone(), together };
        let files = members(&export(&mut engine, request));
        let names: Vec<&str> = files.iter().map(|file| &*file.name).collect();
        let of = |folder: &str, ending: &str| -> Vec<&NamedBytes> {
            let begins = format!("{folder}/");
            let here =
                |file: &&NamedBytes| file.name.starts_with(&begins) && file.name.ends_with(ending);
            files.iter().filter(here).collect()
        };
        let mails = of("courriels", ".eml");
        assert_eq!(mails.len(), 1, "{names:?}");
        let mail = String::from_utf8(mails[0].bytes.clone()).unwrap();
        assert!(mail.starts_with("X-Unsent: 1\r\n") && mail.contains("application/pdf"));
        let letters = of("courriers", ".pdf");
        assert_eq!(letters.len(), 1, "{names:?}");
        assert_eq!(letters[0].name.contains("Mise-en-demeure"), !together, "{names:?}");
        assert_eq!(of("sms", ".csv").len(), 1, "{names:?}");
        assert!(files.iter().all(|file| !file.bytes.is_empty()));
    }
    // What is disputed since is asked for no more; where nothing is left, there is nothing to send.
    let mail = made[0].clone();
    for item in &lines[0].items {
        let (item, amount, reason) = (item.item.clone(), String::new(), "manque".to_owned());
        act(&mut engine, Act::Dispute { item, amount, reason });
    }
    let request = ExportRequest::Reminders { reminders: vec![mail], together: false };
    let problem = block_on(engine.export(request)).unwrap_err();
    assert_eq!(problem.code, "nothing-to-send");
}

#[test]
fn a_message_is_seen_before_it_is_written_and_a_wrong_template_is_named() {
    use encours::rooms::dunning::messages::Template;
    let mut engine = demo();
    let line = run(&engine).lines.remove(0);
    let before = hash(&engine);
    let mut preview = |action: Action, template: Option<Template>| -> serde_json::Value {
        let reminder = ReminderToWrite {
            account: line.account.clone(),
            currency: line.asked.currency,
            level: line.level,
            items: line.items.iter().map(|item| item.item.clone()).collect(),
            action: Some(action),
            ..ReminderToWrite::default()
        };
        let request = ExportRequest::ReminderPreview { reminder: Box::new(reminder), template };
        serde_json::from_slice(&export(&mut engine, request).bytes).unwrap()
    };
    let mail = preview(Action::Email, None);
    assert!(mail["body"].as_str().unwrap().contains(&line.items[0].number), "{mail}");
    assert!(mail["faults"].as_array().unwrap().is_empty() && mail["pages"].is_null());
    let letter = preview(Action::FormalNotice, None);
    assert!(letter["pages"].as_array().is_some_and(|pages| 1 < pages.len()), "letter and annex");
    let short = preview(Action::Sms, None);
    assert!(0 < short["sms"]["units"].as_u64().unwrap());
    let call = preview(Action::Call, None);
    assert!(call["body"].as_str().unwrap().contains(&line.items[0].number), "{call}");
    let own = Template { subject: "a".to_owned(), body: "b\n{{ montant }}".to_owned() };
    let wrong = preview(Action::Email, Some(own));
    assert!(wrong["faults"][0].as_str().unwrap().contains("montant"), "{wrong}");
    assert_eq!(hash(&engine), before, "a preview leaves no trace");
}

#[test]
fn terms_above_the_ceiling_leave_whole_as_tables() {
    let mut engine = demo();
    let query = TermsCheckerQuery { limit: 1, ..TermsCheckerQuery::default() };
    let view = asked!(engine, TermsChecker, query.clone());
    assert!(1 < view.total && view.invoices.len() == 1, "the page shows one of {}", view.total);
    for (customers, rows) in [(false, view.total as usize), (true, view.customers.len())] {
        let request = |format| ExportRequest::Terms { format, query: query.clone(), customers };
        let csv = export(&mut engine, request(TableFormat::Csv));
        let text = String::from_utf8(csv.bytes).unwrap();
        assert_eq!(text.lines().count(), rows + 1, "{text}");
        let name = &view.customers[0].name;
        assert!(text.contains(name.as_str()), "{name} not in {text}");
        let book = export(&mut engine, request(TableFormat::Xlsx));
        assert!(book.name.ends_with(".xlsx") && book.bytes.starts_with(b"PK"), "{}", book.name);
    }
}

#[test]
fn statements_debit_notes_packs_and_the_calendar_open() {
    let mut engine = demo();
    let line = run(&engine).lines.into_iter().find(|line| 1 <= line.level).unwrap();
    let account = line.account.clone();
    let accounts = vec![account.clone(), run(&engine).lines[1].account.clone()];
    for (format, from) in [
        (StatementFormat::Pdf, None),
        (StatementFormat::OnePdf, Some(today().plus(-400))),
        (StatementFormat::Csv, None),
    ] {
        let request = ExportRequest::Statements { accounts: accounts.clone(), from, format };
        let file = export(&mut engine, request);
        match format {
            StatementFormat::Pdf => assert!(members(&file).len() >= 2),
            StatementFormat::OnePdf => assert!(file.bytes.starts_with(b"%PDF")),
            StatementFormat::Csv => {
                let text = String::from_utf8(file.bytes).unwrap();
                assert!(text.contains(&line.items[0].number), "{text}");
            }
        }
    }
    let items: Vec<String> = line.items.iter().map(|item| item.item.clone()).collect();
    let note = ExportRequest::DebitNote { items: items.clone(), number: String::new() };
    let draft = export(&mut engine, note);
    assert!(draft.bytes.starts_with(b"%PDF") && !draft.name.contains("ND2026"), "{}", draft.name);
    let number = act(&mut engine, Act::IssueNote { items }).made.pop().unwrap();
    let note = ExportRequest::DebitNote { items: Vec::new(), number: number.clone() };
    let issued = export(&mut engine, note);
    assert!(issued.bytes.starts_with(b"%PDF"));
    assert_eq!(issued.name, format!("DEMO-{number}.pdf"));
    let unknown = ExportRequest::DebitNote { items: Vec::new(), number: "ND-1".to_owned() };
    assert_eq!(block_on(engine.export(unknown)).unwrap_err().code, "unknown-debit-note");
    write(&mut engine, Action::Email, &line);
    let request = ExportRequest::LitigationPack { account, currency: Currency::EUR };
    let files = members(&export(&mut engine, request));
    let sums = files.iter().find(|file| file.name == "SHA256SUMS").unwrap();
    let sums = String::from_utf8(sums.bytes.clone()).unwrap();
    for file in files.iter().filter(|file| file.name != "SHA256SUMS") {
        let listed = format!("{}  {}", Hash::of(&file.bytes), file.name);
        assert!(sums.lines().any(|line| line == listed), "{listed} not in\n{sums}");
    }
    for part in ["Bordereau", "Releve", "Decompte", "Relance"] {
        assert!(files.iter().any(|file| file.name.contains(part)), "no {part} in\n{sums}");
    }
    let calendar = ExportRequest::RemindersCalendar { query: RemindersCalendarQuery::default() };
    let text = String::from_utf8(export(&mut engine, calendar).bytes).unwrap();
    assert!(text.starts_with("BEGIN:VCALENDAR\r\n") && text.contains("BEGIN:VEVENT"));
    engine.book().check().expect("the invariants hold");
}

#[test]
fn a_pack_shows_each_reminder_as_it_was_on_its_own_day() {
    let mut engine = demo();
    let account = "411001".to_owned();
    let reminders = engine.book().dunning.reminders_of(&account);
    let mut said: Vec<String> = reminders.map(|reminder| reminder.on.to_string()).collect();
    said.dedup();
    assert!(3 < said.len(), "reminders of several days: {said:?}");
    let request = ExportRequest::LitigationPack { account, currency: Currency::EUR };
    let files = members(&export(&mut engine, request));
    assert!(files.iter().any(|file| file.name.contains("-Décompte-des-intérêts/")));
    let mut shown = 0;
    for file in files.iter().filter(|file| file.name.contains("/DEMO-Relance-")) {
        let Some(day) = said.iter().find(|day| file.name.contains(*day)) else {
            panic!("{} is of none of {said:?}", file.name)
        };
        let on: Day = day.parse().unwrap();
        let text = String::from_utf8(file.bytes.clone()).unwrap();
        // «échue le 19/06/2026 (21 jours de retard)»: as late as it was when that was said.
        for line in text.lines().filter(|line| line.contains("(") && line.contains("échue le")) {
            let (_, rest) = line.split_once("échue le ").unwrap();
            let iso = format!("{}-{}-{}", &rest[6..10], &rest[3..5], &rest[..2]);
            let late = rest.split_once('(').unwrap().1.split_whitespace().next().unwrap();
            let due: Day = iso.parse().unwrap();
            assert_eq!(late.parse::<i32>().unwrap(), on.since(due), "{}: {line}", file.name);
            shown += 1;
        }
    }
    assert!(2 < shown, "{shown} lines were compared");
}
