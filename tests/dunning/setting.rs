//! What a firm decides once, what comes of it over all customers, and the demo company.

use super::stories::ready;
use super::*;
use encours::rooms::dunning::model::Treatment;
use encours::rooms::dunning::scenario::{Action, Debtor, Grouping, Mode, Step};

#[test]
fn the_limits_shown_of_a_scenario_are_those_that_hold() {
    let mut engine = ready();
    let limits = |engine: &TestEngine, id: &str| {
        let view = *asked!(engine, Scenarios, ScenariosQuery::default());
        let found = view.scenarios.into_iter().find(|of| of.scenario.id == id).unwrap();
        (ScenarioLimits::of(&found.scenario), found.limits)
    };
    let (own, held) = limits(&engine, "standard");
    assert_eq!(own, held, "no rule says otherwise");
    rules(&mut engine, |rules| {
        rules.days_between_contacts = own.days_between_contacts + 3;
        rules.contacts_in_thirty_days = own.contacts_in_thirty_days + 1;
        rules.tolerance_minor_units = 12_345;
        rules.mode = Some(Mode::Manual);
    });
    for id in ["standard", "public", "particuliers"] {
        let (own, held) = limits(&engine, id);
        let between =
            own.days_between_contacts.max(limits(&engine, "standard").0.days_between_contacts + 3);
        assert_eq!(held.days_between_contacts, between, "{id}: the stricter");
        assert_eq!(held.contacts_in_thirty_days, own.contacts_in_thirty_days, "{id}: the stricter");
        assert_eq!((held.tolerance, held.mode), (euros(12_345), Mode::Manual), "{id}");
        assert_eq!(held.grouping, own.grouping, "{id}: nobody says otherwise");
    }
}

#[test]
fn a_scenario_of_ones_own_for_a_segment_wins_over_the_usual_one() {
    let mut engine = ready();
    let view = *asked!(engine, Scenarios, ScenariosQuery::default());
    let names: Vec<&str> = view.scenarios.iter().map(|of| &*of.scenario.id).collect();
    assert_eq!(names, ["standard", "souple", "ferme", "public", "particuliers"]);
    assert_eq!(view.scenarios[0].customers, 4);
    assert_eq!(view.scenarios[0].waiting, [6, 0, 0, 0, 0]);
    let mut own = view.scenarios[0].scenario.clone();
    (own.id, own.name) = (String::new(), "Oublieux".to_owned());
    own.applies.segments = ["VIP".to_owned()].into();
    own.steps = vec![
        Step { after_due_days: -10, action: Action::Email, ..Step::default() },
        Step { after_due_days: 8, action: Action::Call, ..Step::default() },
    ];
    let made = act(&mut engine, Act::SetScenario { scenario: Box::new(own.clone()) }).made;
    assert_eq!(made, ["Oublieux"]);
    assert_eq!(
        refused(&mut engine, Act::SetScenario { scenario: Box::new(own.clone()) }),
        "name-taken"
    );
    let treat = |account: &str, treatment: Treatment| Act::Treat {
        account: account.to_owned(),
        treatment: Box::new(treatment),
    };
    let vip = Treatment { segment: "VIP".to_owned(), ..Treatment::default() };
    act(&mut engine, treat("411SOUD", vip));
    let firm = Treatment { scenario: "ferme".to_owned(), ..Treatment::default() };
    act(&mut engine, treat("411TARD", firm));
    assert_eq!(
        told(&engine),
        [
            "411BATI Email 180000: FA-001→1 FA-002→1",
            "411LUNE Email 90050: FA-003→1",
            "411SOUD Email 70000: FA-005",
            "411TARD Email 33333: FA-006→1",
        ]
    );
    let coming = asked!(engine, RemindersCalendar, RemindersCalendarQuery::default());
    let of: Vec<(String, &str, Option<Action>)> = coming
        .lines
        .iter()
        .filter(|line| line.account == "411SOUD")
        .map(|line| (line.day.to_string(), &*line.name, line.action))
        .collect();
    assert_eq!(
        of,
        [
            ("2026-11-21".to_owned(), "Client 411SOUD", Some(Action::Email)),
            // Not on the 24th, its own day: too soon after the message of today.
            ("2026-11-27".to_owned(), "Client 411SOUD", Some(Action::Call))
        ]
    );
    // A public body and a consumer have scenarios of their own.
    let public = Treatment { debtor: Some(Debtor::PublicBody), ..Treatment::default() };
    act(&mut engine, treat("411BATI", public));
    assert_eq!(customer(&engine, "411BATI").scenario, "public");
    // An insolvent customer is left in peace.
    let insolvent = Treatment { insolvent: Some(today().plus(-3)), ..Treatment::default() };
    act(&mut engine, treat("411BATI", insolvent));
    assert!(told(&engine).contains(&"held 411BATI : Insolvent".to_owned()));
    act(&mut engine, Act::DropScenario { id: "Oublieux".to_owned() });
    assert_eq!(customer(&engine, "411SOUD").scenario, "standard");
}

#[test]
fn rules_of_the_firm_are_stricter_than_any_scenario() {
    let mut engine = ready();
    rules(&mut engine, |rules| {
        rules.tolerance_minor_units = 90_050;
        rules.grouping = Some(Grouping::Item);
        rules.mode = Some(Mode::Manual);
        rules.weights = [100, 0, 0, 0];
    });
    assert_eq!(
        told(&engine),
        [
            "411SOUD Email 500000: FA-004→1",
            "411BATI Email 120000: FA-001→1",
            "411BATI Email 60000: FA-002→1",
            "held 411LUNE : Tolerated",
        ]
    );
    assert!(run(&engine).lines.iter().all(|line| line.mode == Mode::Manual));
}

#[test]
fn terms_beyond_the_ceiling_are_named_with_their_article() {
    let mut engine = open(MemoryStore::default());
    let text = "Compte;Client;N° pièce;Date;Échéance;Montant TTC;Solde dû\n\
        411A;A;F1;01/09/2026;31/10/2026;100,00;100,00\n\
        411B;B;F2;01/09/2026;05/11/2026;100,00;100,00\n\
        411B;B;F3;01/09/2026;30/11/2026;100,00;100,00\n";
    import(&mut engine, "factures.csv", text);
    let view = *asked!(engine, TermsChecker, TermsCheckerQuery::default());
    assert_eq!((view.looked_at, view.total), (3, 2));
    let invoices: Vec<(&str, i32, String)> = view
        .invoices
        .iter()
        .map(|of| (&*of.number, of.days_beyond, of.latest.to_string()))
        .collect();
    let latest = || "2026-10-31".to_owned();
    assert_eq!(invoices, [("F3", 30, latest()), ("F2", 5, latest())]);
    assert!(view.invoices[0].source.contains("L441-10"));
    assert_eq!((&*view.customers[0].account, view.customers[0].invoices), ("411B", 2));
}

#[test]
fn a_step_is_measured_against_invoices_as_late_that_nobody_was_reminded_of() {
    let mut engine = open(MemoryStore::default());
    // Twelve invoices, all of them 20 days late in October; four were reminded then, the others not.
    let lines: Vec<(String, i32)> = (0..12).map(|at| (format!("F{at:02}"), 60)).collect();
    let known: Vec<(&str, &str, i32, i64)> = lines
        .iter()
        .enumerate()
        .map(|(at, (number, late))| {
            (if at < 4 { "411RAPPEL" } else { "411SEUL" }, &**number, *late, 10_000 + at as i64)
        })
        .collect();
    import(&mut engine, "factures.csv", &items(&known));
    rules(&mut engine, |rules| rules.fresh_days = 366);
    import(&mut engine, "releve.csv", &statement(&[(41, -100, "FRAIS")]));
    engine.set_options(options(today().plus(-40)));
    let lines = run(&engine).lines;
    let line: Vec<RunLine> = lines.into_iter().filter(|line| line.account == "411RAPPEL").collect();
    assert_eq!((line.len(), line[0].items.len()), (1, 4));
    write(&mut engine, &line);
    engine.set_options(options(today()));
    // Of the four, three paid within seven days; of the eight, two did.
    for (number, ago) in
        [("F00", 39), ("F01", 38), ("F02", 33), ("F03", 32), ("F04", 39), ("F05", 33), ("F06", 32)]
    {
        let account = if number < "F04" { "411RAPPEL" } else { "411SEUL" };
        let cents = 10_000 + number[1..].parse::<i64>().unwrap();
        tell(
            &mut engine,
            Command::RecordPayment {
                account: String::new(),
                invoice: item(account, number),
                paid: Some(today().plus(-ago)),
                amount: format!("{}.{:02}", cents / 100, cents % 100),
                currency: None,
                reference: String::new(),
                means: String::new(),
            },
        )
        .unwrap();
    }
    let view = *asked!(engine, DunningPerformance, DunningPerformanceQuery::default());
    assert_eq!(view.rows.len(), 1);
    let row = &view.rows[0];
    assert_eq!((row.level, row.action, row.items, row.paid), (1, Action::Email, 4, 3));
    assert_eq!((row.paid_permille, row.peers, row.peers_permille), (750, 8, Some(250)));
}

#[test]
fn what_a_step_brought_so_far_weighs_in_the_order_once_there_is_enough_of_it() {
    let mut engine = open(MemoryStore::default());
    let numbers: Vec<String> = (0..48).map(|at| format!("F{at:02}")).collect();
    let account = |at: usize| if at < 24 { "411RAPPEL" } else { "411SEUL" };
    let known = numbers.iter().enumerate().map(|(at, number)| (account(at), &**number, 60, 10_000));
    let mut known: Vec<_> = known.collect();
    // Five days late today: the first step.
    known.push(("411NEUF", "F99", 5, 50_000));
    import(&mut engine, "factures.csv", &items(&known));
    rules(&mut engine, |rules| rules.fresh_days = 366);
    import(&mut engine, "releve.csv", &statement(&[(41, -100, "FRAIS")]));
    engine.set_options(options(today().plus(-40)));
    let lines = run(&engine).lines;
    let reminded: Vec<RunLine> =
        lines.into_iter().filter(|line| line.account == "411RAPPEL").collect();
    assert_eq!(reminded[0].items.len(), 24);
    write(&mut engine, &reminded);
    let gain = |engine: &TestEngine| {
        let line = run(engine).lines.into_iter().find(|line| line.account == "411NEUF");
        let rank = line.unwrap().rank;
        assert!((rank.score - rank.amount * rank.days * rank.risk * rank.gain).abs() < 1e-6);
        rank.gain
    };
    // Within a week, 18 of the 24 paid; of the others 6.
    engine.set_options(options(today()));
    for at in (0..18).chain(24..30) {
        let payment = Command::RecordPayment {
            account: String::new(),
            invoice: item(account(at), &numbers[at]),
            paid: Some(today().plus(-36)),
            amount: "100.00".to_owned(),
            currency: None,
            reference: String::new(),
            means: String::new(),
        };
        tell(&mut engine, payment).unwrap();
    }
    assert!((gain(&engine) - 19.0 / 7.0).abs() < 1e-9, "{}", gain(&engine));
}

#[test]
fn a_customer_of_whom_two_decided_differently_is_left_in_peace() {
    let mut engine = ready();
    let firm = Treatment { scenario: "ferme".to_owned(), ..Treatment::default() };
    let treat = Act::Treat { account: "411BATI".to_owned(), treatment: Box::new(firm) };
    act(&mut engine, treat);
    let mut book = engine.book().clone();
    use encours::book::Event;
    use encours::journal::{DeviceId, EntryId, Stamp};
    use encours::rooms::dunning::model::{Matter, Value};
    let device = DeviceId::from_bits(99);
    let theirs = Treatment { scenario: "souple".to_owned(), ..Treatment::default() };
    let event = encours::rooms::dunning::Event::Set(encours::rooms::dunning::Set {
        matter: Matter::Treatment,
        id: "411BATI".to_owned(),
        value: Some(Value::Treatment(Box::new(theirs))),
        replaces: Vec::new(),
    });
    let stamp = Stamp { millis: 1_800_000_000_000, counter: 0, device };
    book.apply(EntryId { device, number: 1 }, stamp, &Event::Dunning(event));
    let mut desk = encours::rooms::payments::desk::Desk::default();
    while !desk.work(&book) {}
    let of = encours::rooms::payments::answers::Asking {
        book: &book,
        desk: &desk,
        locale: Locale::Fr,
        today: today(),
    };
    let view = DunningRunQuery::default().run(of);
    let held: Vec<(&str, HeldReason)> =
        view.held.iter().map(|held| (&*held.number, held.reason)).collect();
    assert_eq!(held, [("FA-001", HeldReason::Contested), ("FA-002", HeldReason::Contested)]);
}

#[test]
fn the_demo_company_has_a_run_worth_looking_at() {
    for today in ["2026-03-01", "2026-11-21", "2028-02-29"] {
        let today: Day = today.parse().unwrap();
        let store = MemoryStore::default();
        let mut engine =
            block_on(Engine::open(store, LocalDocuments, TestWorld::default(), options(today)))
                .unwrap();
        tell(&mut engine, Command::LoadDemo).unwrap();
        let query = DunningRunQuery { rehearsal: true, ..DunningRunQuery::default() };
        let view = asked!(engine, DunningRun, query);
        assert!(view.fresh && view.ready);
        assert!((3..60).contains(&view.total), "{today}: {} lines", view.total);
        // The customer of the first screen, its invoices in the tone that each of them has reached.
        let first: Vec<&RunLine> =
            view.lines.iter().filter(|line| line.account == "411001").collect();
        assert!(!first.is_empty(), "{today}");
        assert!(first.iter().all(|line| line.contact == "comptabilite@bati-ouest.example"
            || line.action == Action::FormalNotice));
        let reasons: Vec<HeldReason> = view.reasons.iter().map(|of| of.reason).collect();
        for reason in [
            HeldReason::Insolvent,
            HeldReason::LikelyReceipt,
            HeldReason::Disputed,
            HeldReason::Held,
            HeldReason::Promised,
            HeldReason::Planned,
        ] {
            assert!(reasons.contains(&reason), "{today}: {reasons:?}");
        }
        let performance = asked!(engine, DunningPerformance, DunningPerformanceQuery::default());
        assert_eq!(performance.promises, [8, 3, 1], "{today}");
        assert_eq!(performance.plans, [0, 1, 1], "{today}");
        assert!(performance.rows.len() >= 3);
        assert!(performance.rows.iter().any(|row| row.peers_permille.is_some()));
        let work = worklist(&engine);
        let broken: Vec<&str> = work
            .lines
            .iter()
            .filter(|line| line.why == WorkWhy::BrokenPromise)
            .map(|line| &*line.account)
            .collect();
        assert!(!broken.is_empty());
        // Nobody is called for money that is on the bank.
        let received = |held: &&HeldLine| held.reason == HeldReason::LikelyReceipt;
        assert!(view.held.iter().filter(received).all(|held| !broken.contains(&&*held.account)));
        assert!(work.lines.iter().all(|line| !line.sentence.is_empty()), "{work:?}");
        let terms = asked!(engine, TermsChecker, TermsCheckerQuery::default());
        assert!(0 < terms.total && terms.customers.iter().all(|of| !of.terms.is_empty()));
        let coming = asked!(engine, RemindersCalendar, RemindersCalendarQuery::default());
        assert!(coming.lines.iter().any(|line| line.kind == ComingKind::Instalment));
        assert!(coming.lines.iter().all(|line| today <= line.day && !line.sentence.is_empty()));
        let done = write(&mut engine, &view.lines);
        assert_eq!(done.refused, []);
        assert_eq!(run(&engine).total, 0);
    }
}
