//! The firm's own words: decided, used, kept with what was written; and what a change of a scenario would do today.

use super::files::{Left, export};
use super::stories::ready;
use super::*;
use encours::engine::protocol::ExportRequest;
use encours::rooms::dunning::messages::{Level, Medium, Template};
use encours::rooms::dunning::model::Slot;
use encours::rooms::dunning::scenario::{Action, Debtor, Scenario, Step};
use encours::rooms::invoices::Issuer;

const CALL: Slot = Slot {
    level: Level::First,
    debtor: Debtor::Professional,
    medium: Medium::Call,
    language: Locale::Fr,
};

fn words(body: &str) -> Box<Template> {
    Box::new(Template { subject: "Appel".to_owned(), body: body.to_owned() })
}

fn decide(engine: &mut TestEngine, body: &str) -> Done {
    act(engine, Act::SetTemplate { slot: CALL, template: words(body) })
}

/// Writes the first line of the run as a call, and gives its identifier.
fn call(engine: &mut TestEngine, at: usize) -> String {
    let line = run(engine).lines.remove(at);
    let reminder = ReminderToWrite { action: Some(Action::Call), ..seen(&line) };
    tell(engine, Command::WriteReminders { reminders: vec![reminder] }).unwrap().made.remove(0)
}

fn text(engine: &mut TestEngine, reminder: &str) -> String {
    let reminders = vec![reminder.to_owned()];
    let file: Left = export(engine, ExportRequest::Reminders { reminders, together: false });
    String::from_utf8(file.bytes).unwrap()
}

fn desk(engine: &mut TestEngine, slot: Slot, body: Option<&str>) -> serde_json::Value {
    let template = body.map(|body| *words(body));
    let account = "411BATI".to_owned();
    let request = ExportRequest::ReminderTemplate { slot, template, account };
    serde_json::from_slice(&export(engine, request).bytes).unwrap()
}

#[test]
fn a_message_has_the_words_of_the_firm_and_keeps_those_it_was_written_with() {
    let store = MemoryStore::default();
    let mut engine = ready();
    let shipped = call(&mut engine, 0);
    decide(&mut engine, "Ici {{ firm }}, premiers mots pour {{ customer }}.");
    let first = call(&mut engine, 0);
    let done = decide(&mut engine, "Ici {{ firm }}, seconds mots pour {{ customer }}.");
    let second = call(&mut engine, 0);
    assert!(text(&mut engine, &first).contains("premiers mots pour Client 411"));
    assert!(text(&mut engine, &second).contains("seconds mots pour Client 411"));
    assert!(text(&mut engine, &shipped).contains("Premier appel"), "what was said was said");
    let known = engine.book().dunning.reminder(&first).unwrap().template.clone();
    assert!(known.starts_with("first-professional-call-fr-"), "{known}");
    // The journal carries it, and every way back goes back.
    let before = hash(&engine);
    tell(&mut engine, Command::Undo { entry: done.entry.unwrap() }).unwrap();
    let page = desk(&mut engine, CALL, None);
    assert_eq!(page["kept"]["body"], "Ici {{ firm }}, premiers mots pour {{ customer }}.");
    assert_eq!(page["changed"], serde_json::json!(["first-professional-call-fr"]));
    assert_ne!(hash(&engine), before);
    act(&mut engine, Act::DropTemplate { slot: CALL });
    let page = desk(&mut engine, CALL, None);
    assert_eq!((&page["own"], &page["kept"]), (&false.into(), &page["shipped"]));
    assert_eq!(refused(&mut engine, Act::DropTemplate { slot: CALL }), "nothing-stands");
    let backup = export(&mut engine, ExportRequest::Backup { passphrase: String::new() });
    let mut other = open(store);
    block_on(other.restore(backup.bytes, "", true)).unwrap();
    assert_eq!(hash(&other), hash(&engine));
    assert!(text(&mut other, &first).contains("premiers mots"), "restored with its words");
}

#[test]
fn two_wordings_of_one_place_are_told_apart_in_what_they_brought() {
    let mut engine = ready();
    decide(&mut engine, "Bonjour,\n{{ firm }} attend {{ net }}.");
    call(&mut engine, 0);
    decide(&mut engine, "Bonjour,\n{{ firm }} n’attend plus que {{ net }}.");
    call(&mut engine, 0);
    engine.set_options(options(today().plus(8)));
    let view = asked!(engine, DunningPerformance, DunningPerformanceQuery::default());
    let own: Vec<&Wording> = view.rows.iter().filter_map(|row| row.wording.as_ref()).collect();
    // The subjects and the day are the same: the version is not.
    assert!(own.iter().all(|of| of.slot == CALL && of.title == "Appel"), "{own:?}");
    let mut versions: Vec<u32> = own.iter().map(|of| of.version).collect();
    versions.sort_unstable();
    assert_eq!(versions, [1, 2]);
    // The same words again are the same wording.
    decide(&mut engine, "Bonjour,\n{{ firm }} attend {{ net }}.");
    let again = asked!(engine, DunningPerformance, DunningPerformanceQuery::default());
    assert_eq!(again.rows, view.rows);
}

#[test]
fn words_that_cannot_be_written_are_refused_and_named_while_they_are_typed() {
    let mut engine = ready();
    let set = |slot: Slot, body: &str| Act::SetTemplate { slot, template: words(body) };
    for body in ["{{ montant }}", "{{ net", "  ", "{% if claimed %}sans fin"] {
        assert_eq!(refused(&mut engine, set(CALL, body)), "wrong-template", "{body}");
    }
    let consumer = Slot { debtor: Debtor::Consumer, ..CALL };
    let law = "Vous devez 40 € (article L. 441-10 du code de commerce).";
    assert_eq!(refused(&mut engine, set(consumer, law)), "wrong-template");
    act(&mut engine, set(CALL, law));
    assert_eq!(refused(&mut engine, set(CALL, &"a".repeat(8_001))), "too-long");
    let page = desk(&mut engine, CALL, Some("Bonjour,\n{{ montant }}"));
    assert_eq!(
        (&page["faults"][0]["part"], &page["faults"][0]["line"]),
        (&"body".into(), &2.into())
    );
    assert!(page["faults"][0]["sentence"].as_str().unwrap().contains("montant"));
    assert!(page["preview"].is_null());
    // Short messages are counted; another kind of debtor is shown as if.
    let short = Slot { medium: Medium::Sms, debtor: Debtor::Consumer, ..CALL };
    let page = desk(&mut engine, short, Some("{{ net }} dus"));
    assert!(0 < page["preview"]["sms"]["units"].as_u64().unwrap(), "{page}");
    assert_eq!(page["elsewhere"], true);
    let names = page["variables"].as_array().unwrap();
    assert!(names.iter().any(|of| of["name"] == "net" && of["meaning"] != ""), "{names:?}");
}

#[test]
fn a_message_names_the_page_of_the_firms_provider() {
    let mut engine = ready();
    let mut issuer = Issuer { name: "Nous".to_owned(), ..Issuer::default() };
    issuer.firm.payment_link = "https://payer.example/{number}?m={amount}".to_owned();
    tell(&mut engine, Command::SetIssuer { issuer }).unwrap();
    let line = run(&engine).lines.into_iter().find(|line| line.items.len() == 1).unwrap();
    let reminder = Box::new(ReminderToWrite { action: Some(Action::Email), ..seen(&line) });
    let request = ExportRequest::ReminderPreview { reminder, template: None };
    let mail: serde_json::Value =
        serde_json::from_slice(&export(&mut engine, request).bytes).unwrap();
    let cents = line.asked.amount.get();
    let sum = format!("{}.{:02}", cents / 100, cents % 100);
    let link = format!("https://payer.example/{}?m={sum}", line.items[0].number);
    assert!(mail["body"].as_str().unwrap().contains(&link), "{link} in {mail}");
}

#[test]
fn what_a_change_would_do_today_is_said_before_it_is_kept() {
    let mut engine = ready();
    let now = run(&engine).lines.len() as u32;
    let before = hash(&engine);
    let view = *asked!(engine, Scenarios, ScenariosQuery::default());
    assert_eq!(view.change, None);
    let standard = view.scenarios[0].scenario.clone();
    let ask = |engine: &TestEngine, query: ScenariosQuery| {
        asked!(engine, Scenarios, query).change.unwrap()
    };
    // As it is: nothing changes.
    let same = ScenariosQuery { scenario: Some(Box::new(standard.clone())), rules: None };
    let change = ask(&engine, same);
    assert_eq!((change.messages, change.more.len(), change.other.len()), ([now, now], 0, 0));
    // A year after the due date nobody is reminded today; by telephone, everybody hears something else.
    let step = |after_due_days, action| Step { after_due_days, action, ..Step::default() };
    let with = |steps: Vec<Step>| {
        let scenario = Some(Box::new(Scenario { steps, ..standard.clone() }));
        ScenariosQuery { scenario, rules: None }
    };
    let change = ask(&engine, with(vec![step(365, Action::Email)]));
    assert_eq!((change.messages, change.more.len()), ([now, 0], 0));
    let names: std::collections::BTreeSet<String> =
        run(&engine).lines.iter().map(|line| line.name.clone()).collect();
    assert_eq!(change.fewer, names.iter().cloned().collect::<Vec<_>>());
    let mut calls = standard.steps.clone();
    calls.iter_mut().for_each(|step| step.action = Action::Call);
    let change = ask(&engine, with(calls.clone()));
    assert_eq!((change.messages, change.other.len()), ([now, now], names.len()));
    // What was said is what then happens.
    assert_eq!(hash(&engine), before, "nothing is kept");
    let scenario = Box::new(Scenario { steps: calls, ..standard });
    act(&mut engine, Act::SetScenario { scenario });
    assert!(run(&engine).lines.iter().all(|line| line.action == Action::Call));
    // Rules likewise.
    let rules = Rules { tolerance_minor_units: 1_000_000_000, ..Rules::default() };
    let change = ask(&engine, ScenariosQuery { scenario: None, rules: Some(Box::new(rules)) });
    assert_eq!(change.messages[1], 0);
}

#[test]
fn the_terms_of_sale_say_what_was_decided_in_both_languages() {
    let mut engine = ready();
    let said = |engine: &TestEngine| -> Vec<String> {
        let view = *asked!(engine, TermsChecker, TermsCheckerQuery::default());
        view.policy.into_iter().map(|of| of.paragraphs.join("\n")).collect()
    };
    let texts = said(&engine);
    assert!(texts[0].contains("payables 30 jours après") && texts[0].contains("majoré de dix"));
    assert!(texts[1].contains("payable 30 days after") && texts[1].contains("formal notice"));
    let mut issuer = Issuer { name: "Nous".to_owned(), ..Issuer::default() };
    issuer.firm.terms = "45 jours fin de mois".to_owned();
    tell(&mut engine, Command::SetIssuer { issuer }).unwrap();
    rules(&mut engine, |rules| {
        rules.agreed_rate_bp = Some(1_250);
        rules.capitalised = true;
        rules.scenario = "ferme".to_owned();
    });
    let texts = said(&engine);
    for words in ["45 jours fin de mois", "12,5", "année entière", "15 jours après", "L441-10"] {
        assert!(texts[0].contains(words), "{words} in {}", texts[0]);
    }
    assert!(texts[1].contains("45 days end of month") && texts[1].contains("12.5"), "{}", texts[1]);
}
