//! What a person does, and what comes of it.

use super::*;
use encours::rooms::dunning::model::{
    ClaimState, OutcomeState, PaysFirst, PromiseSource, Treatment,
};
use encours::rooms::dunning::scenario::{Action, Debtor, Grouping};
use encours::rooms::invoices::queries::InvoiceQuery;

const ITEMS: [(&str, &str, i32, i64); 6] = [
    ("411BATI", "FA-001", 40, 120_000),
    ("411BATI", "FA-002", 10, 60_000),
    ("411LUNE", "FA-003", 20, 90_050),
    ("411SOUD", "FA-004", 5, 500_000),
    ("411SOUD", "FA-005", -8, 70_000),
    ("411TARD", "FA-006", 2, 33_333),
];

/// A book with a bank known up to yesterday, none of whose lines resembles a customer.
pub fn ready() -> TestEngine {
    let mut engine = open(MemoryStore::default());
    import(&mut engine, "factures.csv", &items(&ITEMS));
    import(&mut engine, "releve.csv", &statement(&[(1, -3_860, "FRAIS DE TENUE DE COMPTE")]));
    engine
}

fn hold(on: Subject, days: i32) -> Act {
    Act::Hold { on, until: today().plus(days), reason: "Avoir attendu".to_owned() }
}

pub fn promise(account: &str, amount: &str, days: i32) -> Act {
    Act::Promise {
        account: account.to_owned(),
        items: Vec::new(),
        amount: amount.to_owned(),
        currency: None,
        on: today().plus(days),
        source: PromiseSource::Call,
        note: String::new(),
        replaces: Vec::new(),
    }
}

#[test]
fn the_run_of_a_day_says_who_is_asked_for_what_and_why() {
    let engine = ready();
    assert_eq!(
        told(&engine),
        [
            "411BATI Email 180000: FA-001→1 FA-002→1",
            "411SOUD Email 500000: FA-004→1",
            "411LUNE Email 90050: FA-003→1",
        ]
    );
    let view = run(&engine);
    assert_eq!((view.total, view.asked.clone()), (3, vec![euros(770_050)]));
    assert_eq!((view.fresh, view.bank_known_until), (true, Some(today().plus(-1))));
    let first = &view.lines[0];
    assert_eq!((first.level, first.levels, first.days_late), (1, 4, 40));
    assert_eq!(first.why, "40 jours de retard, rien n’a encore été dit\u{a0}: niveau 1 sur 4.");
    assert!(
        (first.rank.score - first.rank.amount * first.rank.days * first.rank.risk).abs() < 1e-6
    );
}

#[test]
fn what_was_paid_or_held_since_it_was_seen_is_not_written_and_the_rest_is() {
    let mut engine = ready();
    let lines = run(&engine).lines;
    tell(
        &mut engine,
        Command::RecordPayment {
            account: String::new(),
            invoice: item("411BATI", "FA-001"),
            paid: None,
            amount: "1200".to_owned(),
            currency: None,
            reference: String::new(),
            means: String::new(),
        },
    )
    .unwrap();
    act(&mut engine, hold(Subject::Item(item("411LUNE", "FA-003")), 10));
    let done = write(&mut engine, &lines);
    assert_eq!(done.made.len(), 2);
    let refused: Vec<(&str, HeldReason)> =
        done.refused.iter().map(|held| (&*held.number, held.reason)).collect();
    assert_eq!(refused, [("FA-001", HeldReason::Paid), ("FA-003", HeldReason::Held)]);
    let of = customer(&engine, "411BATI");
    let said: Vec<(&str, u8)> = of.items.iter().map(|of| (&*of.number, of.level)).collect();
    assert_eq!(said, [("FA-002", 1)]);
    assert_eq!(of.reminders[0].asked, euros(60_000));
    assert_eq!(of.reminders[0].reminder.bank_known_until, Some(today().plus(-1)));
    // The invoice tells it too; the one that was paid was not reminded.
    let told = |number: &str| {
        let query = InvoiceQuery { id: item("411BATI", number), as_of: None };
        asked!(engine, Invoice, query).expect("known").reminders
    };
    assert_eq!(told("FA-002"), [(today(), Action::Email)]);
    assert_eq!(told("FA-001"), []);
    // The same again: all of it was said.
    let again = write(&mut engine, &lines);
    assert_eq!((again.entry.is_none(), again.refused.len()), (true, 4));
    assert!(again.refused.iter().any(|held| held.reason == HeldReason::NotDue));
}

#[test]
fn reminders_that_were_written_are_looked_at_again_before_they_leave() {
    use encours::rooms::dunning::writing::recheck;
    use encours::rooms::payments::answers::Asking;
    use encours::rooms::payments::desk::Desk;
    let mut engine = ready();
    let lines = run(&engine).lines;
    let made = write(&mut engine, &lines).made;
    let again = |engine: &TestEngine| -> Vec<(String, HeldReason)> {
        let mut desk = Desk::default();
        while !desk.work(engine.book()) {}
        let of = Asking { book: engine.book(), desk: &desk, locale: Locale::Fr, today: today() };
        recheck(of, &made).into_iter().map(|held| (held.number, held.reason)).collect()
    };
    assert_eq!(again(&engine), []);
    import(&mut engine, "bank.csv", &statement(&[(0, 90_050, "VIR CLIENT 411LUNE FA-003")]));
    act(&mut engine, promise("411SOUD", "5000", 3));
    assert_eq!(
        again(&engine),
        [
            ("FA-004".to_owned(), HeldReason::Promised),
            ("FA-003".to_owned(), HeldReason::LikelyReceipt)
        ]
    );
}

#[test]
fn a_receipt_that_may_pay_it_holds_a_reminder_and_is_shown() {
    let mut engine = ready();
    let lines = [
        (0, 90_050, "VIR SEPA RECU FA-003"),
        // Nobody knows whose: the amount is that of one open item.
        (0, 500_000, "VIR SEPA RECU 88721"),
    ];
    import(&mut engine, "bank.csv", &statement(&lines));
    assert_eq!(
        told(&engine),
        [
            "411BATI Email 180000: FA-001→1 FA-002→1",
            "held 411LUNE FA-003: LikelyReceipt",
            "held 411SOUD FA-004: LikelyReceipt",
        ]
    );
    let held = &run(&engine).held[0];
    let receipt = held.receipt.as_ref().unwrap();
    assert_eq!((receipt.amount, receipt.booked), (euros(90_050), today()));
    assert!(receipt.label.contains("FA-003"));
    let work = worklist(&engine);
    let why: Vec<(&str, WorkWhy)> =
        work.lines.iter().map(|line| (&*line.account, line.why)).collect();
    assert_eq!(
        why,
        [
            ("411BATI", WorkWhy::ToRemind),
            ("411SOUD", WorkWhy::ToMatch),
            ("411LUNE", WorkWhy::ToMatch)
        ]
    );
}

#[test]
fn an_old_bank_holds_everything_until_a_statement_comes() {
    let mut engine = ready();
    engine.set_options(options(today().plus(3)));
    assert!(told(&engine).iter().all(|line| line.ends_with("BankStale")));
    assert!(!run(&engine).fresh);
    assert_eq!(worklist(&engine).lines[0].why, WorkWhy::BankStale);
    rules(&mut engine, |rules| rules.fresh_days = 4);
    assert!(run(&engine).held.is_empty());
}

#[test]
fn holds_promises_plans_and_disputes_hold_and_end_in_words() {
    let mut engine = ready();
    act(&mut engine, hold(Subject::Account("411BATI".to_owned()), 5));
    act(&mut engine, promise("411LUNE", "", 2).with_item("411LUNE", "FA-003"));
    let dispute = Act::Dispute {
        item: item("411SOUD", "FA-004"),
        amount: "1 500,50".to_owned(),
        reason: "Livraison partielle".to_owned(),
    };
    act(&mut engine, dispute);
    assert_eq!(
        told(&engine),
        [
            "411SOUD Email 349950: FA-004→1",
            "held 411BATI : AccountHeld",
            "held 411LUNE FA-003: Promised",
        ]
    );
    let whole = Act::Dispute {
        item: item("411SOUD", "FA-004"),
        amount: String::new(),
        reason: "Tout est à refaire".to_owned(),
    };
    act(&mut engine, whole);
    assert!(told(&engine).contains(&"held 411SOUD FA-004: Disputed".to_owned()));
    act(&mut engine, Act::EndDispute { item: item("411SOUD", "FA-004") });
    act(&mut engine, Act::Lift { on: Subject::Account("411BATI".to_owned()) });
    let id = customer(&engine, "411LUNE").promises[0].id.clone();
    act(&mut engine, Act::Withdraw { id });
    assert_eq!(run(&engine).total, 3);
    let plan = Act::Plan {
        account: "411BATI".to_owned(),
        items: Vec::new(),
        currency: None,
        parts: [(10, "900"), (40, "900")]
            .map(|(days, amount)| encours::rooms::dunning::commands::PartTyped {
                due: today().plus(days),
                amount: amount.to_owned(),
            })
            .to_vec(),
        note: String::new(),
        replaces: Vec::new(),
    };
    act(&mut engine, plan);
    let held: Vec<String> =
        told(&engine).into_iter().filter(|line| line.contains("held")).collect();
    assert_eq!(held, ["held 411BATI FA-001: Planned", "held 411BATI FA-002: Planned"]);
}

pub trait WithItem {
    fn with_item(self, account: &str, number: &str) -> Act;
}

impl WithItem for Act {
    fn with_item(self, account: &str, number: &str) -> Act {
        match self {
            Act::Promise { account: of, amount, currency, on, source, note, replaces, .. } => {
                Act::Promise {
                    account: of,
                    items: vec![item(account, number)],
                    amount,
                    currency,
                    on,
                    source,
                    note,
                    replaces,
                }
            }
            other => other,
        }
    }
}

#[test]
fn without_any_bank_file_one_may_say_that_all_receipts_are_known() {
    let mut engine = open(MemoryStore::default());
    import(&mut engine, "ouvert.csv", &items(&[("411BATI", "FA-001", 20, 120_000)]));
    assert!(told(&engine).iter().all(|line| line.ends_with("BankStale")));
    let known = |until: Day| Act::ReceiptsKnown { until };
    assert_eq!(refused(&mut engine, known(today().plus(1))), "not-yet");
    let ahead = Rules { receipts_known: Some(today().plus(90)), ..Rules::default() };
    assert_eq!(refused(&mut engine, Act::SetRules { rules: Box::new(ahead) }), "not-yet");
    act(&mut engine, known(today().plus(-30)));
    assert!(!run(&engine).fresh);
    let before = hash(&engine);
    let done = act(&mut engine, known(today()));
    let fresh = run(&engine);
    assert!(fresh.fresh && fresh.total == 1, "{fresh:?}");
    assert_eq!(fresh.bank_known_until, Some(today()));
    tell(&mut engine, Command::Undo { entry: done.entry.unwrap() }).unwrap();
    assert_eq!(hash(&engine), before);
}

#[test]
fn a_promise_is_kept_or_broken_by_what_the_bank_says_alone() {
    let mut engine = ready();
    act(&mut engine, promise("411LUNE", "900,50", 3));
    act(&mut engine, promise("411SOUD", "5000", 3));
    let state = |engine: &TestEngine, account: &str| customer(engine, account).promises[0].state;
    // Two days of margin, and a bank that is not known so far: nothing can be said.
    engine.set_options(options(today().plus(7)));
    assert_eq!(state(&engine, "411SOUD"), PromiseState::Open);
    let paid = statement(&[(-2, 90_050, "VIR CLIENT 411LUNE FA-003"), (-7, -1_000, "FRAIS")]);
    import(&mut engine, "bank.csv", &paid);
    assert_eq!(state(&engine, "411SOUD"), PromiseState::Broken);
    assert_eq!(state(&engine, "411LUNE"), PromiseState::Broken, "nobody matched it yet");
    tell(&mut engine, Command::AcceptCertain { lines: Vec::new(), likely: true }).unwrap();
    assert_eq!(state(&engine, "411LUNE"), PromiseState::Kept);
    let work = worklist(&engine);
    assert_eq!(
        (work.lines[0].account.as_str(), work.lines[0].why),
        ("411SOUD", WorkWhy::BrokenPromise)
    );
    assert_eq!(
        work.lines[0].sentence,
        "5\u{202f}000,00\u{a0}€ promis pour le 24/11/2026, non reçus."
    );
    let view = *asked!(engine, DunningPerformance, DunningPerformanceQuery::default());
    assert_eq!((view.promises, view.plans), ([1, 1, 0], [0, 0, 0]));
    // Whoever broke its word is reminded again.
    assert!(run(&engine).lines.iter().any(|line| line.account == "411SOUD"));
}

#[test]
fn what_makes_no_sense_is_refused_in_words() {
    let mut engine = ready();
    let reason = || "Parce que".to_owned();
    let bati = || "411BATI".to_owned();
    let until = today().plus(5);
    let on_item = |id: &str| Subject::Item(id.to_owned());
    for (act, code) in [
        (
            Act::Hold { on: Subject::Account("X".to_owned()), until, reason: reason() },
            "unknown-customer",
        ),
        (Act::Hold { on: on_item("0.1.X1"), until, reason: reason() }, "unknown-invoice"),
        (Act::Hold { on: Subject::Account(bati()), until, reason: " ".to_owned() }, "no-reason"),
        (
            Act::Hold { on: Subject::Account(bati()), until: today().plus(-1), reason: reason() },
            "day-passed",
        ),
        (
            Act::Hold { on: Subject::Account(bati()), until: today().plus(400), reason: reason() },
            "too-far",
        ),
        (Act::Lift { on: Subject::Account(bati()) }, "nothing-stands"),
        (promise("411BATI", "0", 3), "not-an-amount"),
        (promise("411BATI", "9999", 3), "exceeds-open"),
        (promise("411BATI", "10", -3), "day-passed"),
        (promise("411BATI", "10", 3).with_item("411SOUD", "FA-004"), "other-customer"),
        (Act::Withdraw { id: "p-1".to_owned() }, "unknown-promise"),
        (
            Act::Plan {
                account: bati(),
                items: Vec::new(),
                currency: None,
                parts: Vec::new(),
                note: String::new(),
                replaces: Vec::new(),
            },
            "bad-plan",
        ),
        (Act::LeaveOut { item: item("411BATI", "FA-001"), reason: String::new() }, "no-reason"),
        (
            Act::Claim {
                item: item("411SOUD", "FA-005"),
                state: ClaimState::Claimed,
                reason: String::new(),
            },
            "nothing-claimed",
        ),
        (
            Act::Claim {
                item: item("411BATI", "FA-001"),
                state: ClaimState::Waived,
                reason: String::new(),
            },
            "no-reason",
        ),
        (
            Act::Record {
                reminder: "r-1".to_owned(),
                state: OutcomeState::Sent,
                on: None,
                note: String::new(),
            },
            "unknown-reminder",
        ),
        (
            Act::SetRules {
                rules: Box::new(Rules { scenario: "x".to_owned(), ..Rules::default() }),
            },
            "unknown-scenario",
        ),
        (
            Act::SetRules { rules: Box::new(Rules { fresh_days: -1, ..Rules::default() }) },
            "bad-limits",
        ),
    ] {
        let before = hash(&engine);
        assert_eq!(refused(&mut engine, act), code);
        assert_eq!(hash(&engine), before);
    }
    // All or none.
    let acts = vec![
        hold(Subject::Account(bati()), 5),
        Act::Lift { on: Subject::Account("411LUNE".to_owned()) },
    ];
    assert!(tell(&mut engine, Command::Dunning { acts }).is_err());
    assert!(run(&engine).held.is_empty());
}

#[test]
fn a_message_that_did_not_go_does_not_count() {
    let mut engine = ready();
    let lines = run(&engine).lines;
    let made = write(&mut engine, &lines[..1]).made;
    assert_eq!(customer(&engine, "411BATI").items[0].level, 1);
    let waiting = run(&engine).written;
    assert_eq!(waiting.iter().map(|of| &of.reminder.id).collect::<Vec<_>>(), [&made[0]]);
    let record = |state, note: &str| Act::Record {
        reminder: made[0].clone(),
        state,
        on: None,
        note: note.to_owned(),
    };
    assert_eq!(refused(&mut engine, record(OutcomeState::NotSent, "")), "no-reason");
    act(&mut engine, record(OutcomeState::Bounced, "Adresse inconnue"));
    let of = customer(&engine, "411BATI");
    assert_eq!((of.items[0].level, of.reminders[0].outcome.state), (0, OutcomeState::Bounced));
    assert_eq!(run(&engine).total, 3);
    assert!(run(&engine).written.is_empty(), "nothing waits to be sent");
    let query = DunningRunQuery { rehearsal: true, ..DunningRunQuery::default() };
    let rehearsal = asked!(engine, DunningRun, query).rehearsal.unwrap();
    assert!(rehearsal.findings.iter().any(|of| of.kind == FindingKind::Bounced));
}

#[test]
fn the_rehearsal_finds_what_was_planted() {
    use encours::rooms::customers::details::Person;
    use encours::rooms::invoices::issuing::commands::CustomerFile;
    let mut engine = ready();
    // One accountant for two customers; nobody known at the third.
    for (account, email) in
        [("411BATI", "Compta@groupe.example"), ("411SOUD", "compta@Groupe.example")]
    {
        let file = CustomerFile {
            account: account.to_owned(),
            name: format!("Client {account}"),
            people: vec![Person { email: email.to_owned(), ..Person::default() }],
            ..CustomerFile::default()
        };
        tell(&mut engine, Command::SaveCustomer { customer: Box::new(file) }).unwrap();
    }
    rules(&mut engine, |rules| rules.grouping = Some(Grouping::Item));
    let query = DunningRunQuery { rehearsal: true, ..DunningRunQuery::default() };
    let view = asked!(engine, DunningRun, query.clone());
    let rehearsal = view.rehearsal.unwrap();
    let found = |rehearsal: &Rehearsal| -> Vec<(FindingKind, String)> {
        rehearsal.findings.iter().map(|of| (of.kind, of.account.clone())).collect()
    };
    assert_eq!(
        found(&rehearsal),
        [
            (FindingKind::Collision, "411BATI".to_owned()),
            (FindingKind::SamePerson, "411BATI".to_owned()),
            (FindingKind::MissingContact, "411LUNE".to_owned()),
            (FindingKind::MissingAttachment, String::new()),
        ]
    );
    assert!(rehearsal.findings.iter().all(|of| of.sentence.len() > 20));
    let groups: Vec<(&str, usize)> =
        rehearsal.recipients.iter().map(|of| (&*of.contact, of.lines.len())).collect();
    // As it was typed first, whatever the capitals of the second time.
    assert_eq!(groups, [("Compta@groupe.example", 3), ("", 1)]);
    // After the first message one invoice is paid in part and another is new: the next one differs.
    rules(&mut engine, |_| ());
    let lines = run(&engine).lines;
    write(&mut engine, &lines);
    let mut more = ITEMS.to_vec();
    more.push(("411BATI", "FA-007", 3, 40_000));
    import(&mut engine, "plus.csv", &items(&more));
    tell(
        &mut engine,
        Command::RecordPayment {
            account: String::new(),
            invoice: item("411BATI", "FA-001"),
            paid: None,
            amount: "200".to_owned(),
            currency: None,
            reference: String::new(),
            means: String::new(),
        },
    )
    .unwrap();
    engine.set_options(options(today().plus(12)));
    rules(&mut engine, |rules| {
        rules.fresh_days = 30;
        rules.grouping = Some(Grouping::Account);
    });
    let rehearsal = asked!(engine, DunningRun, query).rehearsal.unwrap();
    let differs = rehearsal.findings.iter().find(|of| of.kind == FindingKind::Difference);
    assert_eq!(
        differs.map(|of| &*of.sentence),
        Some("Depuis le message du 21/11/2026\u{a0}: 1 facture réduite, 1 nouvelle facture.")
    );
}

#[test]
fn what_lateness_costs_is_shown_day_by_day_and_stays_claimed_after_the_principal_is_paid() {
    let mut engine = open(MemoryStore::default());
    // French rules, vectors 3 and 4: 1 200 € due 31/10/2026, and due 15/12/2025.
    let text = items(&[("411BATI", "FA-001", 21, 120_000), ("411BATI", "FA-002", 341, 120_000)]);
    import(&mut engine, "factures.csv", &text);
    let late = |engine: &TestEngine| customer(engine, "411BATI").late;
    let of = late(&engine);
    assert_eq!((of[0].interest, of[0].indemnity), (euros(856), euros(4_000)));
    assert_eq!((of[1].interest, of[1].indemnity), (euros(13_739), euros(4_000)));
    let runs: Vec<(i32, u32, i64)> =
        of[1].runs.iter().map(|run| (run.days, run.rate_bp, run.interest.amount.get())).collect();
    assert_eq!(runs, [(16, 1_215, 639), (181, 1_215, 7_230), (144, 1_240, 5_870)]);
    assert!(of[1].source.contains("L441-10"));
    let all = customer(&engine, "411BATI");
    assert_eq!((all.interest, all.indemnity), (vec![euros(14_595)], vec![euros(8_000)]));
    let claim = |state, reason: &str| Act::Claim {
        item: item("411BATI", "FA-001"),
        state,
        reason: reason.to_owned(),
    };
    act(&mut engine, claim(ClaimState::Claimed, ""));
    tell(
        &mut engine,
        Command::RecordPayment {
            account: String::new(),
            invoice: item("411BATI", "FA-001"),
            paid: None,
            amount: "1200".to_owned(),
            currency: None,
            reference: String::new(),
            means: String::new(),
        },
    )
    .unwrap();
    engine.set_options(options(today().plus(20)));
    let paid = late(&engine).into_iter().find(|of| of.number == "FA-001").unwrap();
    assert_eq!((paid.open, paid.interest, paid.indemnity), (euros(0), euros(856), euros(4_000)));
    assert_eq!(paid.claim.as_ref().map(|claim| claim.state), Some(ClaimState::Claimed));
    let owed = |engine: &TestEngine| customer(engine, "411BATI").indemnity;
    assert_eq!(owed(&engine), [euros(8_000)]);
    act(&mut engine, claim(ClaimState::Waived, "Geste commercial"));
    assert_eq!(owed(&engine), [euros(4_000)]);
    act(&mut engine, Act::Unclaim { item: item("411BATI", "FA-001") });
    assert_eq!(owed(&engine), [euros(8_000)]);
    rules(&mut engine, |rules| {
        rules.indemnity = false;
        rules.pays_first = PaysFirst::Interest;
    });
    assert_eq!(owed(&engine), []);
    // A consumer owes nothing before a formal notice.
    let consumer = Treatment { debtor: Some(Debtor::Consumer), ..Treatment::default() };
    act(&mut engine, Act::Treat { account: "411BATI".to_owned(), treatment: Box::new(consumer) });
    assert_eq!(late(&engine), []);
}

#[test]
fn a_snoozed_customer_comes_back_on_its_day() {
    let mut engine = ready();
    assert_eq!(worklist(&engine).total, 3);
    let until = today().plus(2);
    let snooze = Act::Snooze { account: "411BATI".to_owned(), until, reason: String::new() };
    act(&mut engine, snooze);
    let view = worklist(&engine);
    assert_eq!((view.total, view.snoozed, view.overdue.clone()), (2, 1, vec![euros(590_050)]));
    // It is in the run all the same.
    assert_eq!(run(&engine).total, 3);
    engine.set_options(options(today().plus(3)));
    assert_eq!(worklist(&engine).snoozed, 0);
    engine.set_options(options(today()));
    act(&mut engine, Act::Wake { account: "411BATI".to_owned() });
    assert_eq!(worklist(&engine).total, 3);
}
