//! A step is done by what does it: no other message uses it up. The formal notice, its sum and its words.

use super::stories::ready;
use super::*;
use encours::rooms::dunning::messages::{Level, Medium, Template};
use encours::rooms::dunning::model::Slot;
use encours::rooms::dunning::scenario::{Action, Debtor};

/// Says step after step until one customer's next is of this action.
fn until(action: Action) -> (TestEngine, RunLine) {
    let mut engine = ready();
    rules(&mut engine, |rules| rules.fresh_days = 366);
    for ahead in 0..120 {
        engine.set_options(options(today().plus(ahead)));
        let lines = run(&engine).lines;
        if let Some(line) = lines.iter().find(|line| line.action == action) {
            return (engine, line.clone());
        }
        write(&mut engine, &lines);
    }
    panic!("no step is {action:?}");
}

#[test]
fn an_e_mail_or_a_call_never_uses_up_the_litigation_pack_or_the_formal_notice() {
    for step in [Action::LitigationPack, Action::FormalNotice] {
        let (mut engine, line) = until(step);
        let ask = |engine: &mut TestEngine, reminder: ReminderToWrite| {
            tell(engine, Command::WriteReminders { reminders: vec![reminder] }).unwrap()
        };
        let stands = |engine: &TestEngine| {
            let lines = run(engine).lines;
            lines.into_iter().find(|of| of.account == line.account && of.action == step)
        };
        for other in [Action::Email, Action::Letter, Action::Sms, Action::Task] {
            let done = ask(&mut engine, ReminderToWrite { action: Some(other), ..seen(&line) });
            assert!(done.entry.is_none() && done.made.is_empty(), "{other:?}");
            assert!(done.refused.iter().all(|held| held.reason == HeldReason::OtherStep));
            assert_eq!(done.refused.len(), line.items.len());
            assert!(done.refused[0].sentence.starts_with("La prochaine étape est"));
            assert!(stands(&engine).is_some(), "{other:?} leaves the step");
        }
        // Whoever was called was called: a contact, and no level.
        let call = ReminderToWrite { action: Some(Action::Call), sent: true, ..seen(&line) };
        let done = ask(&mut engine, call);
        assert_eq!(done.made.len(), 1);
        let known = customer(&engine, &line.account);
        assert_eq!(known.reminders[0].reminder.items, []);
        assert!(stands(&engine).is_some(), "a call leaves the step");
        let done = ask(&mut engine, ReminderToWrite { action: Some(step), ..seen(&line) });
        assert_eq!(done.made.len(), 1);
        assert!(stands(&engine).is_none(), "the step itself was done");
    }
}

#[test]
fn a_formal_notice_is_shown_with_the_sum_that_it_claims() {
    let (engine, line) = until(Action::FormalNotice);
    let notice = line.notice.expect("a sum of its own");
    // The indemnity of each invoice, and the interest of a month at least.
    let least = line.asked.amount.get() + 4_000 * line.items.len() as i64;
    assert!(least < notice.amount.get(), "{notice:?} of {:?}", line.asked);
    let others = run(&engine).lines;
    assert!(
        others.iter().filter(|of| of.action != Action::FormalNotice).all(|of| of.notice.is_none())
    );
}

#[test]
fn a_formal_notice_may_be_reworded_but_keeps_what_makes_it_one() {
    let mut engine = ready();
    let slot = Slot {
        level: Level::FormalNotice,
        debtor: Debtor::Professional,
        medium: Medium::Letter,
        language: Locale::Fr,
    };
    let whole = "Nous vous mettons en demeure de payer {{ grand_total }} avant le {{ deadline }}.\n\n\
        {{ list }}\n\n{{ sums }}\n\n{{ payment }}\n\n{{ signature }}";
    let set = |slot: Slot, body: String| Act::SetTemplate {
        slot,
        template: Box::new(Template { subject: "Dernier avis".to_owned(), body }),
    };
    for (part, names) in [
        ("mettons en demeure", "mots"),
        ("{{ list }}", "factures"),
        ("{{ deadline }}", "délai"),
        ("{{ sums }}", "indemnité"),
        ("{{ payment }}", "comment payer"),
    ] {
        let acts = vec![set(slot, whole.replace(part, ""))];
        let problem = tell(&mut engine, Command::Dunning { acts }).unwrap_err();
        assert_eq!(problem.code, "wrong-template", "{part}");
        assert!(problem.message.contains(names), "{part}: {}", problem.message);
    }
    act(&mut engine, set(slot, whole.to_owned()));
    // A consumer owes no indemnity: none is asked for. A call is no notice.
    let consumer = Slot { debtor: Debtor::Consumer, ..slot };
    act(&mut engine, set(consumer, whole.replace("{{ sums }}", "")));
    act(&mut engine, set(Slot { medium: Medium::Call, ..slot }, "Bonjour, {{ firm }}.".to_owned()));
    // In English.
    let english = Slot { language: Locale::En, ..slot };
    let words = whole.replace("Nous vous mettons en demeure de payer", "Formal notice to pay");
    act(&mut engine, set(english, words));
}

#[test]
fn every_formal_notice_that_comes_with_the_program_has_what_makes_it_one() {
    use encours::rooms::dunning::messages::templates::{built_in, judged};
    for debtor in [Debtor::Professional, Debtor::PublicBody, Debtor::Consumer] {
        for language in [Locale::Fr, Locale::En] {
            let slot =
                Slot { level: Level::FormalNotice, debtor, medium: Medium::Letter, language };
            let template = built_in(slot.level, debtor, slot.medium, language);
            assert_eq!(judged(&template, &slot, Locale::Fr), [], "{slot:?}");
        }
    }
}

#[test]
fn whoever_is_called_after_a_formal_notice_hears_the_firm_s_own_words_for_it() {
    let (mut engine, line) = until(Action::FormalNotice);
    let slot = Slot {
        level: Level::FormalNotice,
        debtor: Debtor::Professional,
        medium: Medium::Call,
        language: Locale::Fr,
    };
    let template = Template {
        subject: "Dernier appel".to_owned(),
        body: "Ici {{ firm }} : notre mise en demeure.".to_owned(),
    };
    act(&mut engine, Act::SetTemplate { slot, template: Box::new(template) });
    write(&mut engine, std::slice::from_ref(&line));
    let later = engine_day(&engine).plus(3);
    engine.set_options(options(later));
    let reminder = Box::new(ReminderToWrite { action: Some(Action::Call), ..seen(&line) });
    let request =
        encours::engine::protocol::ExportRequest::ReminderPreview { reminder, template: None };
    let shown: serde_json::Value =
        serde_json::from_slice(&super::files::export(&mut engine, request).bytes).unwrap();
    assert!(shown["body"].as_str().unwrap().contains("notre mise en demeure"), "{shown}");
}

fn engine_day(engine: &TestEngine) -> Day {
    run(engine).day
}
