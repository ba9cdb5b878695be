//! The collector's desk: calls and their outcomes, what is decided for one customer alone, and its story.

use super::stories::ready;
use super::*;
use encours::rooms::customers::queries::{CustomerQuery, StoryKind};
use encours::rooms::dunning::model::{OutcomeState, PromiseSource, Treatment};
use encours::rooms::dunning::scenario::{Action, Grouping, Mode};

fn call(about: &RunLine, unanswered: bool) -> ReminderToWrite {
    ReminderToWrite {
        action: Some(Action::Call),
        sent: !unanswered,
        unanswered,
        note: if unanswered { "Pas de réponse" } else { "Joint : paie vendredi" }.to_owned(),
        ..seen(about)
    }
}

fn story(engine: &TestEngine, account: &str) -> Vec<(StoryKind, String)> {
    let query = CustomerQuery { account: account.to_owned(), ..CustomerQuery::default() };
    let view = asked!(engine, Customer, query).unwrap();
    let told = |kind| {
        use StoryKind::{Disputed, NotReminded, Planned, Promised, Reminded};
        matches!(kind, Reminded | NotReminded | Promised | Planned | Disputed)
    };
    let lines = view.story.into_iter().filter(|line| told(line.kind));
    lines.map(|line| (line.kind, line.sentence(Locale::Fr))).collect()
}

#[test]
fn whoever_did_not_answer_is_called_again_tomorrow_and_no_level_counts() {
    let mut engine = ready();
    let line = run(&engine).lines[0].clone();
    assert_eq!(line.account, "411BATI");
    let before = hash(&engine);
    let done = tell(&mut engine, Command::WriteReminders { reminders: vec![call(&line, true)] });
    let done = done.unwrap();
    let view = customer(&engine, "411BATI");
    assert_eq!(view.reminders[0].outcome.state, OutcomeState::NotSent);
    assert!(view.items.iter().all(|item| item.level == 0), "no level was said");
    assert!(view.lines[0].last_contact.is_none(), "nobody was reached");
    let day = worklist(&engine);
    assert!(day.lines.iter().all(|line| line.account != "411BATI"), "not again today");
    assert_eq!(day.snoozed, 1);
    engine.set_options(options(today().plus(1)));
    assert!(worklist(&engine).lines.iter().any(|line| line.account == "411BATI"), "but tomorrow");
    engine.set_options(options(today()));
    assert_eq!(
        story(&engine, "411BATI"),
        [(
            StoryKind::NotReminded,
            "Relance non aboutie · Appel\u{a0}: FA-001, FA-002 · Pas de réponse".to_owned()
        )]
    );
    // One act, one way back.
    tell(&mut engine, Command::Undo { entry: done.entry.unwrap() }).unwrap();
    assert_eq!(hash(&engine), before);
    assert_eq!(worklist(&engine).snoozed, 0);
}

#[test]
fn a_call_that_reached_somebody_says_its_level_and_its_note() {
    let mut engine = ready();
    let line = run(&engine).lines[0].clone();
    tell(&mut engine, Command::WriteReminders { reminders: vec![call(&line, false)] }).unwrap();
    let view = customer(&engine, "411BATI");
    assert_eq!(view.reminders[0].outcome.state, OutcomeState::Sent);
    assert_eq!(view.reminders[0].outcome.note, "Joint : paie vendredi");
    assert!(view.items.iter().all(|item| item.level == 1));
    assert!(view.lines.is_empty(), "said once is enough today");
    assert_eq!(worklist(&engine).to_send, 0, "a call has no message that waits");
}

#[test]
fn a_call_about_nothing_in_particular_is_a_contact_and_moves_no_level() {
    let mut engine = ready();
    let reminder = ReminderToWrite {
        account: "411TARD".to_owned(),
        action: Some(Action::Call),
        sent: true,
        note: "Message laissé".to_owned(),
        ..ReminderToWrite::default()
    };
    let nobody = ReminderToWrite { account: "411PERSONNE".to_owned(), ..reminder.clone() };
    let mail = ReminderToWrite { action: Some(Action::Email), ..reminder.clone() };
    let command = Command::WriteReminders { reminders: vec![reminder, nobody, mail] };
    let done = tell(&mut engine, command).unwrap();
    assert_eq!(done.made.len(), 1, "an unknown customer and an empty e-mail are nothing");
    let view = customer(&engine, "411TARD");
    assert_eq!(view.reminders.len(), 1);
    assert!(view.items.iter().all(|item| item.level == 0));
    assert_eq!(engine.book().dunning.contacted("411TARD"), [today()]);
}

#[test]
fn how_messages_are_put_together_is_decided_for_one_customer_and_no_level_is_lost() {
    let mut engine = ready();
    let treat = |grouping, mode| Act::Treat {
        account: "411BATI".to_owned(),
        treatment: Box::new(Treatment { grouping, mode, ..Treatment::default() }),
    };
    act(&mut engine, treat(Some(Grouping::Item), Some(Mode::Manual)));
    let view = customer(&engine, "411BATI");
    assert_eq!((view.grouping, view.mode), (Grouping::Item, Mode::Manual));
    assert_eq!(view.lines.len(), 2, "one message for each invoice");
    assert!(view.lines.iter().all(|line| line.mode == Mode::Manual));
    write(&mut engine, &view.lines[..1]);
    let said = view.lines[0].items[0].item.clone();
    act(&mut engine, treat(Some(Grouping::Account), None));
    let view = customer(&engine, "411BATI");
    let level = |id: &str| view.items.iter().find(|item| item.item == id).unwrap().level;
    assert_eq!(level(&said), 1, "what was said stays said");
    act(&mut engine, treat(None, None));
    let view = customer(&engine, "411BATI");
    assert_eq!((view.grouping, view.mode), (Grouping::Level, Mode::ToConfirm));
    assert_eq!(view.scenario_name, "Standard");
}

#[test]
fn a_customer_s_story_tells_what_was_said_promised_and_contested() {
    let mut engine = ready();
    let lines = run(&engine).lines;
    write(&mut engine, &lines[..1]);
    let promise = Act::Promise {
        account: "411BATI".to_owned(),
        items: Vec::new(),
        amount: "100".to_owned(),
        currency: None,
        on: today().plus(5),
        source: PromiseSource::Email,
        note: "Par courriel".to_owned(),
        replaces: Vec::new(),
    };
    act(&mut engine, promise);
    let item = item("411BATI", "FA-002");
    act(&mut engine, Act::Dispute { item, amount: "50".to_owned(), reason: "Prix".to_owned() });
    let mut told = story(&engine, "411BATI");
    told.sort_by_key(|(kind, _)| *kind as u8);
    assert_eq!(
        told,
        [
            (StoryKind::Reminded, "Relance · E-mail\u{a0}: FA-001, FA-002".to_owned()),
            (StoryKind::Promised, "Promesse de paiement\u{a0}: FA-001 · Par courriel".to_owned()),
            (StoryKind::Disputed, "Litige\u{a0}: FA-002 · Prix".to_owned()),
        ]
    );
    assert!(story(&engine, "411SOUD").is_empty(), "nobody else's");
}
