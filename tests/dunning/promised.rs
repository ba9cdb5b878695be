//! What is promised waits, and nothing else does; what takes a promise's place; promises on the day's list.

use super::files::export;
use super::stories::{WithItem, promise, ready};
use super::*;
use encours::engine::protocol::ExportRequest;
use encours::rooms::dunning::commands::PartTyped;
use encours::rooms::dunning::messages::StatementFormat;
use encours::rooms::dunning::scenario::Action;
use encours::rooms::sharing::acts::{ActsQuery, Deed};

fn line(engine: &TestEngine, account: &str) -> Option<RunLine> {
    run(engine).lines.into_iter().find(|line| line.account == account)
}

fn preview(engine: &mut TestEngine, line: &RunLine, action: Action) -> String {
    let reminder = Box::new(ReminderToWrite { action: Some(action), ..seen(line) });
    let request = ExportRequest::ReminderPreview { reminder, template: None };
    let shown: serde_json::Value = serde_json::from_slice(&export(engine, request).bytes).unwrap();
    shown["body"].as_str().unwrap().replace(['\u{a0}', '\u{202f}'], " ")
}

fn plan(account: &str, amounts: &[(i32, &str)], replaces: &[String]) -> Act {
    let part = |(days, amount): &(i32, &str)| PartTyped {
        due: today().plus(*days),
        amount: (*amount).to_owned(),
    };
    Act::Plan {
        account: account.to_owned(),
        items: Vec::new(),
        currency: None,
        parts: amounts.iter().map(part).collect(),
        note: String::new(),
        replaces: replaces.to_vec(),
    }
}

#[test]
fn a_promise_of_a_part_leaves_the_rest_to_its_scenario_and_the_message_says_so() {
    let mut engine = ready();
    assert_eq!(line(&engine, "411LUNE").unwrap().asked, euros(90_050));
    act(&mut engine, promise("411LUNE", "300", 3));
    let asked = line(&engine, "411LUNE").expect("the rest follows its scenario");
    assert_eq!(asked.asked, euros(60_050));
    let item = &asked.items[0];
    assert_eq!((item.open, item.asked), (euros(90_050), euros(60_050)));
    assert_eq!((item.promised, item.promised_for), (Some(euros(30_000)), Some(today().plus(3))));
    let mail = preview(&mut engine, &asked, Action::Email);
    assert!(
        mail.contains("600,50 € (sur 900,50 €), hors 300,00 € promis pour le 24/11/2026"),
        "{mail}"
    );
    let short = preview(&mut engine, &asked, Action::Sms);
    assert!(
        short.contains("600,50 € à régler (hors 300,00 € promis pour le 24/11/2026)"),
        "{short}"
    );
    // A statement shows the whole, and what is known of it.
    let accounts = vec!["411LUNE".to_owned()];
    let (from, format) = (None, StatementFormat::Csv);
    let file = export(&mut engine, ExportRequest::Statements { accounts, from, format });
    let text = String::from_utf8(file.bytes).unwrap().replace(['\u{a0}', '\u{202f}'], " ");
    assert!(text.contains("dont 300,00 € annoncés pour le 24/11/2026"), "{text}");
    // What is written asks for no more, even where the promise comes after it.
    let made = write(&mut engine, &[asked]).made;
    act(&mut engine, promise("411LUNE", "100", 4));
    let reminders = vec![made[0].clone()];
    let file = export(&mut engine, ExportRequest::Reminders { reminders, together: false });
    let text = mail_text(&file.bytes);
    assert!(text.contains("500,50"), "{text}");
    // The rest promised too, nothing is left to ask for.
    act(&mut engine, promise("411LUNE", "500,50", 4));
    let item = &customer(&engine, "411LUNE").items[0];
    assert_eq!((item.asked, item.promised), (euros(0), Some(euros(90_050))));
}

/// The plain text of an e-mail draft: its parts in base64, decoded.
fn mail_text(bytes: &[u8]) -> String {
    let source = String::from_utf8_lossy(bytes);
    let mut text = String::new();
    for block in source.split("\r\n\r\n") {
        let joined: String = block.lines().map(str::trim).collect();
        text.push_str(&decoded(&joined));
        text.push_str(block);
    }
    text.replace("=C2=A0", " ").replace("=E2=80=AF", " ").replace(['\u{a0}', '\u{202f}'], " ")
}

/// Base64, as far as it is.
fn decoded(text: &str) -> String {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let (mut bits, mut count, mut bytes) = (0_u32, 0, Vec::new());
    for letter in text.bytes() {
        let Some(value) = LETTERS.iter().position(|of| *of == letter) else { break };
        bits = bits << 6 | value as u32;
        count += 6;
        if 8 <= count {
            count -= 8;
            bytes.push((bits >> count) as u8);
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

#[test]
fn a_plan_of_a_part_leaves_the_rest_to_its_scenario() {
    let mut engine = ready();
    act(&mut engine, plan("411SOUD", &[(10, "1000"), (40, "1000")], &[]));
    let asked = line(&engine, "411SOUD").unwrap();
    assert_eq!((asked.asked, asked.items[0].promised), (euros(300_000), Some(euros(200_000))));
    let mail = preview(&mut engine, &asked, Action::Email);
    assert!(mail.contains("hors 2 000,00 € prévus par l’échéancier convenu"), "{mail}");
}

#[test]
fn a_promise_that_is_held_shows_one_day_and_says_why_it_waits_longer() {
    let mut engine = ready();
    act(&mut engine, promise("411LUNE", "900,50", 3));
    let held = run(&engine).held;
    let held = held.iter().find(|held| held.account == "411LUNE").unwrap();
    assert_eq!((held.reason, held.until), (HeldReason::Promised, Some(today().plus(3))));
    assert!(held.sentence.contains("24/11/2026") && !held.sentence.contains("26/11/2026"));
    assert!(held.sentence.contains("2 jours"), "{}", held.sentence);
}

#[test]
fn a_plan_made_over_a_promise_replaces_it_and_the_promise_was_not_kept() {
    let mut engine = ready();
    act(&mut engine, promise("411LUNE", "900,50", 3));
    let id = customer(&engine, "411LUNE").promises[0].id.clone();
    let parts = [(10, "450,25"), (40, "450,25")];
    // Silently it would promise the same money twice.
    assert_eq!(refused(&mut engine, plan("411LUNE", &parts, &[])), "promise-runs");
    assert_eq!(
        refused(&mut engine, plan("411SOUD", &parts, std::slice::from_ref(&id))),
        "unknown-promise"
    );
    let done = act(&mut engine, plan("411LUNE", &parts, std::slice::from_ref(&id)));
    let state = |engine: &TestEngine| {
        let all = customer(engine, "411LUNE").promises;
        all.into_iter().find(|of| of.id == id).unwrap().state
    };
    assert_eq!(state(&engine), PromiseState::Replaced);
    // The first instalment is paid in time, the whole before the promise's day had it stood.
    engine.set_options(options(today().plus(2)));
    tell(
        &mut engine,
        Command::RecordPayment {
            account: String::new(),
            invoice: item("411LUNE", "FA-003"),
            paid: None,
            amount: "900.50".to_owned(),
            currency: None,
            reference: String::new(),
            means: String::new(),
        },
    )
    .unwrap();
    assert_eq!(state(&engine), PromiseState::Replaced);
    let view = asked!(engine, DunningPerformance, DunningPerformanceQuery::default());
    assert_eq!((view.promises, view.plans), ([0, 0, 0], [1, 0, 0]));
    // Without the plan the promise stands again, and is kept by what came.
    tell(&mut engine, Command::Undo { entry: done.entry.unwrap() }).unwrap();
    assert_eq!(state(&engine), PromiseState::Kept);
}

#[test]
fn three_promises_broken_by_one_customer_are_counted_summed_and_named() {
    let mut engine = ready();
    act(&mut engine, promise("411BATI", "100", 1).with_item("411BATI", "FA-001"));
    act(&mut engine, promise("411BATI", "200", 1).with_item("411BATI", "FA-002"));
    act(&mut engine, promise("411BATI", "300", 2).with_item("411BATI", "FA-001"));
    engine.set_options(options(today().plus(6)));
    import(&mut engine, "bank.csv", &statement(&[(-6, -1_000, "FRAIS")]));
    let work = worklist(&engine).lines.remove(0);
    assert_eq!((&*work.account, work.why), ("411BATI", WorkWhy::BrokenPromise));
    let sentence = work.sentence.replace(['\u{a0}', '\u{202f}'], " ");
    assert_eq!(
        sentence,
        "3 promesses non tenues : 600,00 € attendus en tout, depuis le 22/11/2026 pour la plus ancienne."
    );
    let named: Vec<(Money, &str)> =
        work.promises.iter().map(|of| (of.lacking, &*of.items[0].1)).collect();
    assert_eq!(
        named,
        [(euros(10_000), "FA-001"), (euros(20_000), "FA-002"), (euros(30_000), "FA-001")]
    );
    assert!(work.promises.iter().all(|of| of.broken));
}

#[test]
fn what_comes_is_not_what_the_run_of_today_holds_back() {
    let mut engine = ready();
    let coming = |engine: &TestEngine| -> Vec<(Day, String, i64)> {
        let view = asked!(engine, RemindersCalendar, RemindersCalendarQuery { days: 20 });
        let lines = view.lines.iter().filter(|line| line.kind == ComingKind::Reminder);
        lines.map(|of| (of.day, of.account.clone(), of.amount.unwrap().amount.get())).collect()
    };
    let on = |engine: &TestEngine, account: &str| -> Vec<(Day, i64)> {
        let all = coming(engine).into_iter().filter(|(_, of, _)| of == account);
        all.map(|(day, _, sum)| (day, sum)).collect()
    };
    assert_eq!(on(&engine, "411LUNE"), [(today(), 90_050)]);
    // A receipt that may pay it: nobody knows when that is decided.
    import(&mut engine, "bank.csv", &statement(&[(0, 90_050, "VIR SEPA RECU FA-003")]));
    assert_eq!(on(&engine, "411LUNE"), []);
    // Held, it comes on the day after.
    act(
        &mut engine,
        Act::Hold {
            on: Subject::Account("411SOUD".to_owned()),
            until: today().plus(4),
            reason: "Avoir attendu".to_owned(),
        },
    );
    assert_eq!(on(&engine, "411SOUD")[0].0, today().plus(5));
    // Of a part that is promised the rest comes today.
    act(&mut engine, promise("411BATI", "1200", 3));
    assert_eq!(on(&engine, "411BATI")[0], (today(), 60_000));
    // What was said today is not to be said again today, and not before somebody may be contacted.
    let lines = run(&engine).lines;
    write(&mut engine, &lines);
    engine.set_options(options(today().plus(1)));
    // FA-006 alone becomes late enough by then.
    let others = |account: &str| account != "411TARD";
    assert!(!run(&engine).lines.iter().any(|line| others(&line.account)));
    let soon = coming(&engine).into_iter().filter(|(_, of, _)| others(of));
    let soon: Vec<_> = soon.filter(|(day, ..)| *day <= today().plus(1)).collect();
    assert_eq!(soon, []);
}

#[test]
fn whoever_takes_an_act_back_reads_whose_it_was_and_how_much() {
    let mut engine = ready();
    let last =
        |engine: &TestEngine| asked!(engine, Acts, ActsQuery { limit: 1 }).acts.remove(0).deed;
    act(&mut engine, promise("411LUNE", "300", 3));
    let about = |event: &str, customer: &str, items: &[&str], cents: i64| Deed::About {
        event: event.to_owned(),
        customer: customer.to_owned(),
        others: 0,
        items: items.iter().map(|of| (*of).to_owned()).collect(),
        amounts: if cents == 0 { Vec::new() } else { vec![euros(cents)] },
    };
    let promised = about("dunning.promise-set", "Client 411LUNE", &["FA-003"], 30_000);
    assert_eq!(last(&engine), promised);
    let id = customer(&engine, "411LUNE").promises[0].id.clone();
    act(&mut engine, Act::Withdraw { id });
    assert_eq!(last(&engine), promised, "what was withdrawn is named too");
    act(
        &mut engine,
        Act::Hold {
            on: Subject::Account("411SOUD".to_owned()),
            until: today().plus(4),
            reason: "Avoir attendu".to_owned(),
        },
    );
    assert_eq!(last(&engine), about("dunning.account-hold-set", "Client 411SOUD", &[], 0));
    let lines = run(&engine).lines;
    let lune: Vec<RunLine> = lines.into_iter().filter(|line| line.account == "411LUNE").collect();
    write(&mut engine, &lune);
    let written = about("dunning.reminders-written", "Client 411LUNE", &["FA-003"], 90_050);
    assert_eq!(last(&engine), written);
}
