//! What a run may contain, whatever the facts.

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;

use super::policy::*;
use super::scenario::*;
use crate::base::{Amount, Day};

const TODAY: Day = Day::new(20_778);

fn bank() -> Bank {
    Bank { known_until: Some(TODAY.plus(-1)), fresh_days: 3 }
}

fn drawn_up(
    today: Day,
    bank: Bank,
    scenarios: &[Scenario],
    left: &[&str],
    accounts: &[Account],
) -> Run {
    let left_out: BTreeSet<String> = left.iter().map(|id| (*id).to_owned()).collect();
    let weights = Weights::default();
    run(
        &Terms { today, bank, scenarios, left_out: &left_out, weights, gains: &BTreeMap::new() },
        accounts,
    )
}

fn item(id: &str, late: i32, euros: i64) -> Item {
    Item {
        id: id.to_owned(),
        due: TODAY.plus(-late),
        open: Amount::new(euros * 100),
        ..Item::default()
    }
}

/// So much of an item is promised for a day.
fn promised(euros: i64, until: Day, item: Item) -> Item {
    Item {
        promised: Amount::new(euros * 100),
        promised_until: Some(until),
        promised_for: Some(until.plus(-2)),
        ..item
    }
}

fn account(name: &str, items: Vec<Item>) -> Account {
    Account { account: name.to_owned(), items, risk_permille: 300, ..Account::default() }
}

/// The run in a line a message, then a line for each thing held.
fn told(run: &Run) -> String {
    let mut told = String::new();
    for line in &run.lines {
        let items: Vec<String> = line
            .items
            .iter()
            .map(|said| match said.level {
                Some(level) => format!("{}→{level}", said.item),
                None => said.item.clone(),
            })
            .collect();
        let (action, asked) = (line.action, line.asked.get() / 100);
        told += &format!("{} {action:?} {asked}: {}\n", line.account, items.join(" "));
    }
    for held in &run.held {
        told += &format!("held {} {}: {:?}\n", held.account, held.item, held.reason);
    }
    told
}

fn check(accounts: &[Account], expected: &str) {
    check_with(|_| (), &[], accounts, expected);
}

fn check_with(change: impl Fn(&mut Scenario), left: &[&str], accounts: &[Account], expected: &str) {
    let mut scenarios = ready();
    scenarios.remove(0);
    change(&mut scenarios[0]);
    let run = drawn_up(TODAY, bank(), &scenarios, left, accounts);
    assert_eq!(told(&run).trim_end(), expected.trim_end());
}

#[test]
fn levels_go_up_one_by_one_however_late_an_item_is() {
    check(&[account("A", vec![item("i", 200, 100)])], "A Email 100: i→1");
    let said = Item { level: 1, level_on: Some(TODAY.plus(-12)), ..item("i", 200, 100) };
    check(&[account("A", vec![said.clone()])], "A Email 100: i→2");
    // Twelve days lie between the first step and the second: no sooner, late as it is.
    check(&[account("A", vec![Item { level_on: Some(TODAY.plus(-11)), ..said }])], "");
}

/// The days from today on which each item's next step comes.
fn ahead(terms: &Terms, account: &Account) -> Vec<(String, i32)> {
    let all = coming(terms, account);
    all.into_iter().map(|of| (of.item.id.clone(), of.day.since(terms.today))).collect()
}

#[test]
fn steps_to_come_keep_the_days_between_contacts() {
    let scenarios = &ready()[1..2];
    let items =
        vec![item("late", 10, 100), item("b", 0, 100), item("c", -3, 100), item("d", -4, 100)];
    let all = account("A", items);
    let none = BTreeSet::new();
    let gains = BTreeMap::new();
    let weights = Weights::default();
    let mut terms =
        Terms { today: TODAY, bank: bank(), scenarios, left_out: &none, weights, gains: &gains };
    let days = |days: [i32; 4]| {
        ["late", "b", "c", "d"].map(str::to_owned).into_iter().zip(days).collect::<Vec<_>>()
    };
    // Asked today, the customer is left alone for six days, and for six more after that.
    assert_eq!(ahead(&terms, &all), days([0, 6, 6, 12]));
    // Nothing is asked today while the bank is not known.
    terms.bank.known_until = None;
    assert_eq!(ahead(&terms, &all), days([0, 3, 9, 9]));
    // What is left out of today's run comes tomorrow at the earliest.
    let left_out = BTreeSet::from(["late".to_owned()]);
    let terms = Terms { bank: bank(), left_out: &left_out, ..terms };
    assert_eq!(ahead(&terms, &all), days([1, 7, 7, 7]));
}

#[test]
fn a_forgetful_payer_hears_of_it_the_day_before_and_nobody_else() {
    let due_tomorrow = account("A", vec![item("i", -1, 100)]);
    check(std::slice::from_ref(&due_tomorrow), "");
    let forgetful = Account { profile: Profile::Forgetful, ..due_tomorrow };
    check(std::slice::from_ref(&forgetful), "A Email 100: i");
    let mut told = forgetful;
    told.items[0].reminded_before = true;
    check(&[told], "");
}

#[test]
fn items_of_one_level_go_together_or_alone_or_with_the_whole_account() {
    let items = vec![
        item("new", 4, 100),
        Item { level: 1, level_on: Some(TODAY.plus(-20)), ..item("old", 40, 200) },
        Item { level: 1, level_on: Some(TODAY.plus(-2)), ..item("told", 20, 400) },
    ];
    let accounts = [account("A", items)];
    check(&accounts, "A Email 200: old→2\nA Email 100: new→1");
    check_with(
        |s| s.grouping = Grouping::Item,
        &[],
        &accounts,
        "A Email 200: old→2\nA Email 100: new→1",
    );
    // Each keeps the level that it reaches alone.
    check_with(|s| s.grouping = Grouping::Account, &[], &accounts, "A Email 700: old→2 told new→1");
}

#[test]
fn what_is_held_back_says_why() {
    let until = TODAY.plus(2);
    let items = vec![
        Item { disputed: Amount::new(10_000), ..item("disputed", 9, 100) },
        Item { disputed: Amount::new(4_000), ..item("part", 9, 100) },
        promised(100, until, item("promised", 9, 100)),
        promised(70, until, item("partly promised", 9, 100)),
        promised(100, TODAY.plus(-1), item("broken", 9, 100)),
        Item { planned: Amount::new(10_000), ..item("planned", 9, 100) },
        Item { planned: Amount::new(9_500), ..item("partly planned", 9, 100) },
        Item { disputed: Amount::new(3_000), ..promised(70, until, item("both", 9, 100)) },
        Item { held_until: Some(until), ..item("held", 9, 100) },
        Item { contested: true, ..item("contested", 9, 100) },
        item("left", 9, 100),
        item("paid", 9, 100),
        item("zero", 9, 0),
    ];
    let mut customer = account("A", items);
    customer.receipts =
        vec![LikelyReceipt { line: "L7".to_owned(), items: BTreeSet::from(["paid".to_owned()]) }];
    check_with(
        |_| (),
        &["left"],
        &[customer],
        "A Email 195: broken→1 part→1 partly planned→1 partly promised→1
held A both: Promised { due: Day(20778), until: Day(20780) }
held A contested: Contested
held A disputed: Disputed
held A held: Held { until: Day(20780) }
held A left: LeftOut
held A paid: LikelyReceipt { line: \"L7\" }
held A planned: Planned
held A promised: Promised { due: Day(20778), until: Day(20780) }",
    );
}

#[test]
fn an_account_that_owes_nothing_net_is_never_chased() {
    let mut customer = account("A", vec![item("i", 9, 100), item("credit", 5, -60)]);
    check(&[customer.clone()], "A Email 100: i→1");
    customer.unallocated = Amount::new(4_000);
    check(&[customer.clone()], "held A : NothingNet");
    customer.unallocated = Amount::new(3_600);
    check(&[customer], "held A : Tolerated");
}

#[test]
fn a_credit_worth_all_that_is_not_disputed_is_not_dunned_for() {
    let disputed = Item { disputed: Amount::new(10_000), ..item("disputed", 9, 100) };
    let of = |credit| account("A", vec![disputed.clone(), item("i", 9, 60), item("c", 5, credit)]);
    check(&[of(-50)], "A Email 60: i→1\nheld A disputed: Disputed");
    check(&[of(-60)], "held A : NothingNet\nheld A disputed: Disputed");
}

#[test]
fn a_stale_bank_holds_every_reminder() {
    let accounts = [account("A", vec![item("i", 9, 100)])];
    for known_until in [None, Some(TODAY.plus(-4))] {
        let run = drawn_up(TODAY, Bank { known_until, fresh_days: 3 }, &ready(), &[], &accounts);
        assert!(run.lines.is_empty());
        assert_eq!(run.held[0].reason, Reason::BankStale { known_until });
    }
}

#[test]
fn caps_on_contacts_win_over_any_step_and_tasks_go_on() {
    let contacted = |days: &[i32]| Account {
        contacted: days.iter().map(|ago| TODAY.plus(-ago)).collect(),
        ..account("A", vec![item("i", 9, 100)])
    };
    check(&[contacted(&[5])], "held A : TooSoon { from: Day(20779) }");
    check(&[contacted(&[6])], "A Email 100: i→1");
    check(&[contacted(&[27, 20, 14, 7])], "held A : Capped { from: Day(20781) }");
    check(&[contacted(&[30, 20, 14, 7])], "A Email 100: i→1");
    let mut pack = contacted(&[1]);
    pack.items[0] = Item { level: 3, level_on: Some(TODAY.plus(-15)), ..item("i", 60, 100) };
    check(&[pack], "A LitigationPack 100: i→4");
}

#[test]
fn a_consumer_and_a_public_body_have_scenarios_of_their_own() {
    for (debtor, expected) in [
        (Debtor::Consumer, ""),
        (Debtor::PublicBody, ""),
        (Debtor::Professional, "A Email 100: i→1"),
    ] {
        check(&[Account { debtor, ..account("A", vec![item("i", 4, 100)]) }], expected);
    }
}

#[test]
fn the_largest_and_oldest_risk_comes_first() {
    let said_once = Item { level: 1, level_on: Some(TODAY.plus(-20)), ..item("a", 40, 100) };
    let accounts = [
        account("small", vec![said_once]),
        account("large", vec![item("b", 10, 900)]),
        Account { risk_permille: 900, ..account("risky", vec![item("c", 30, 200)]) },
    ];
    let nothing = BTreeMap::new();
    let ordered = |weights: Weights, gains: &BTreeMap<(u8, Action), f64>| -> Vec<String> {
        let (scenarios, left_out) = (ready(), BTreeSet::new());
        let terms = Terms {
            today: TODAY,
            bank: bank(),
            scenarios: &scenarios[1..],
            left_out: &left_out,
            weights,
            gains,
        };
        run(&terms, &accounts).lines.into_iter().map(|line| line.account).collect()
    };
    assert_eq!(ordered(Weights::default(), &nothing), ["risky", "large", "small"]);
    let by_amount = Weights { days: 0.0, risk: 0.0, ..Weights::default() };
    assert_eq!(ordered(by_amount, &nothing), ["large", "risky", "small"]);
    // Experience says that the second step brings much more.
    let second = BTreeMap::from([((2, Action::Email), 10.0)]);
    assert_eq!(ordered(by_amount, &second), ["small", "large", "risky"]);
}

fn maybe_day() -> impl Strategy<Value = Option<Day>> {
    prop::option::weighted(0.2, (-5..20_i32).prop_map(|days| TODAY.plus(days)))
}

fn any_item(place: usize) -> impl Strategy<Value = Item> {
    let money = (-200_000..900_000_i64, prop::option::weighted(0.2, 0..900_000_i64));
    let said = (0..4_u8, 0..60_i32);
    let part = || prop::option::weighted(0.3, 0..900_000_i64);
    let doubts = (part(), prop::bool::weighted(0.1), any::<bool>());
    (-10..120_i32, money, (part(), maybe_day()), maybe_day(), said, doubts).prop_map(
        move |(
            late,
            (open, disputed),
            (promised, until),
            held,
            (level, ago),
            (planned, contested, before),
        )| {
            Item {
                id: format!("i{place}"),
                due: TODAY.plus(-late),
                open: Amount::new(open),
                disputed: Amount::new(disputed.unwrap_or(0)),
                promised: Amount::new(promised.unwrap_or(0)),
                promised_until: until,
                promised_for: until.map(|until| until.plus(-2)),
                planned: Amount::new(planned.unwrap_or(0)),
                held_until: held,
                contested,
                level,
                level_on: (0 < level).then(|| TODAY.plus(-ago)),
                reminded_before: before,
            }
        },
    )
}

fn any_account(place: usize) -> impl Strategy<Value = Account> {
    let items =
        prop::collection::vec(any::<prop::sample::Index>(), 0..8).prop_flat_map(move |all| {
            (0..all.len()).map(|at| any_item(place * 100 + at)).collect::<Vec<_>>()
        });
    let debtor =
        prop::sample::select(vec![Debtor::Professional, Debtor::PublicBody, Debtor::Consumer]);
    let profile = prop::sample::select(vec![Profile::Unknown, Profile::Forgetful]);
    let contacted = prop::collection::vec(0..40_i32, 0..6);
    let receipt = prop::option::weighted(0.3, prop::collection::btree_set(0..8_usize, 0..3));
    let rest = (0..100_000_i64, maybe_day(), prop::bool::weighted(0.1), receipt, 0..1_001_u32);
    let email = prop::bool::weighted(0.1);
    (items, debtor, profile, contacted, rest, email).prop_map(
        move |(items, debtor, profile, contacted, rest, no_email)| {
            let (unallocated, held_until, insolvent, receipt, risk_permille) = rest;
            let receipts = receipt.map(|items| LikelyReceipt {
                line: "L1".to_owned(),
                items: items.into_iter().map(|at| format!("i{}", place * 100 + at)).collect(),
            });
            let mut contacted: Vec<Day> =
                contacted.into_iter().map(|ago| TODAY.plus(-ago)).collect();
            contacted.sort();
            Account {
                account: format!("C{place}"),
                debtor,
                profile,
                items,
                unallocated: Amount::new(unallocated),
                held_until,
                insolvent,
                receipts: receipts.into_iter().collect(),
                contacted,
                unreachable: no_email.then_some(Action::Email).into_iter().collect(),
                risk_permille,
                ..Account::default()
            }
        },
    )
}

fn any_accounts() -> impl Strategy<Value = Vec<Account>> {
    (any_account(0), any_account(1), any_account(2)).prop_map(|(a, b, c)| vec![a, b, c])
}

fn any_scenarios() -> impl Strategy<Value = Vec<Scenario>> {
    (0..3_usize, 0..3_u8).prop_map(|(first, grouping)| {
        let mut all = ready();
        all.swap(0, first);
        for scenario in &mut all {
            scenario.grouping =
                [Grouping::Item, Grouping::Level, Grouping::Account][usize::from(grouping)];
        }
        all
    })
}

/// Every item said, with the level it reaches.
fn levels(run: &Run) -> BTreeMap<String, Option<u8>> {
    let said = run.lines.iter().flat_map(|line| &line.items);
    said.map(|said| (said.item.clone(), said.level)).collect()
}

proptest! {
    /// Nothing that should be left in peace is in a run, whatever the facts.
    #[test]
    fn nothing_settled_disputed_promised_held_or_likely_paid_is_chased(
        accounts in any_accounts(), scenarios in any_scenarios(), stale in prop::bool::weighted(0.1)
    ) {
        let known_until = Some(TODAY.plus(if stale { -9 } else { -1 }));
        let run = drawn_up(TODAY, Bank { known_until, fresh_days: 3 }, &scenarios, &[], &accounts);
        prop_assert!(!stale || run.lines.is_empty());
        for line in &run.lines {
            let account = accounts.iter().find(|account| account.account == line.account).unwrap();
            prop_assert!(!account.insolvent);
            prop_assert!(account.held_until.is_none_or(|until| until < TODAY));
            let net: i64 = account.items.iter().map(|item| item.open.get()).sum();
            prop_assert!(account.unallocated.get() < net);
            let mut sum = 0;
            for said in &line.items {
                let item = account.items.iter().find(|item| item.id == said.item).unwrap();
                prop_assert!(Amount::ZERO < item.open && !item.contested);
                let runs = item.promised_until.is_some_and(|until| TODAY <= until);
                let promised = if runs { item.promised.get() } else { 0 };
                let apart = item.disputed.get() + promised + item.planned.get();
                prop_assert_eq!(said.asked.get(), item.open.get() - apart);
                prop_assert!(Amount::ZERO < said.asked);
                prop_assert!(item.held_until.is_none_or(|until| until < TODAY));
                let covered = |receipt: &LikelyReceipt| {
                    receipt.items.is_empty() || receipt.items.contains(&item.id)
                };
                prop_assert!(!account.receipts.iter().any(covered));
                sum += said.asked.get();
            }
            prop_assert_eq!(sum, line.asked.get());
        }
    }

    /// A level is the one after the last said, or after those that are not for this item; and none comes early.
    #[test]
    fn levels_go_up_one_by_one_and_never_before_their_day(
        accounts in any_accounts(), scenarios in any_scenarios()
    ) {
        let run = drawn_up(TODAY, bank(), &scenarios, &[], &accounts);
        let reached = levels(&run);
        for item in accounts.iter().flat_map(|account| &account.items) {
            if let Some(Some(level)) = reached.get(&item.id) {
                prop_assert_eq!(*level, item.level + 1);
                prop_assert!(item.due < TODAY);
                prop_assert!(item.level_on.is_none_or(|on| on < TODAY));
            }
        }
    }

    /// However messages are put together, each item reaches the same level.
    #[test]
    fn another_grouping_changes_no_level(accounts in any_accounts(), scenarios in any_scenarios()) {
        let of = |grouping| {
            let mut scenarios = scenarios.clone();
            scenarios.iter_mut().for_each(|scenario| scenario.grouping = grouping);
            let mut levels = levels(&drawn_up(TODAY, bank(), &scenarios, &[], &accounts));
            levels.retain(|_, level| level.is_some());
            levels
        };
        prop_assert_eq!(of(Grouping::Item), of(Grouping::Level));
        prop_assert_eq!(of(Grouping::Item), of(Grouping::Account));
    }

    /// Customers are not written to sooner or more often than their scenario allows.
    #[test]
    fn caps_always_hold(accounts in any_accounts(), scenarios in any_scenarios()) {
        let run = drawn_up(TODAY, bank(), &scenarios, &[], &accounts);
        for line in run.lines.iter().filter(|line| line.action.is_contact()) {
            let account = accounts.iter().find(|account| account.account == line.account).unwrap();
            let own = scenarios.iter().find(|scenario| {
                scenario.applies.debtors.is_empty() || scenario.applies.debtors.contains(&account.debtor)
            });
            let own = own.unwrap();
            // One day is one occasion.
            let before: BTreeSet<Day> =
                account.contacted.iter().copied().filter(|day| *day < TODAY).collect();
            let soon = |day: &&Day| TODAY < day.plus(own.days_between_contacts);
            prop_assert_eq!(before.iter().filter(soon).count(), 0);
            let lately = before.iter().filter(|day| TODAY.since(**day) < 30).count();
            prop_assert!(lately < own.contacts_in_thirty_days as usize);
        }
    }

    /// Whoever leaves one item out loses no other.
    #[test]
    fn leaving_one_item_out_never_loses_another(
        accounts in any_accounts(), scenarios in any_scenarios(), chosen in any::<prop::sample::Index>()
    ) {
        let whole = levels(&drawn_up(TODAY, bank(), &scenarios, &[], &accounts));
        if whole.is_empty() {
            return Ok(());
        }
        let left = chosen.get(&whole.keys().collect::<Vec<_>>()).to_string();
        let run = drawn_up(TODAY, bank(), &scenarios, &[&left], &accounts);
        let rest = levels(&run);
        let small = |item: &str| {
            // What remains of an account may fall within what is tolerated: then the run says so.
            run.held.iter().any(|held| {
                held.reason == Reason::Tolerated
                    && accounts.iter().any(|account| {
                        account.account == held.account && account.items.iter().any(|it| it.id == item)
                    })
            })
        };
        for (item, level) in &whole {
            let kept = rest.get(item) == Some(level) || (level.is_none() && rest.contains_key(item));
            // Listed beside what was said: without it there is no message to be listed in.
            let only_listed = level.is_none();
            prop_assert!(*item == left || kept || only_listed || small(item), "{item} {level:?}");
        }
        prop_assert!(!rest.contains_key(&left));
    }

    /// Ten days off, or a look every day: the same facts and day give the same run, and everything due is said or held.
    #[test]
    fn a_run_depends_on_its_day_alone(accounts in any_accounts(), scenarios in any_scenarios()) {
        for ago in 0..10 {
            drawn_up(TODAY.plus(-ago), bank(), &scenarios, &[], &accounts);
        }
        let mut turned = accounts.clone();
        turned.reverse();
        let one = drawn_up(TODAY, bank(), &scenarios, &[], &accounts);
        prop_assert_eq!(one.clone(), drawn_up(TODAY, bank(), &scenarios, &[], &turned));
        let twice: Vec<&str> =
            one.lines.iter().flat_map(|line| &line.items).map(|said| said.item.as_str()).collect();
        prop_assert_eq!(twice.iter().collect::<BTreeSet<_>>().len(), twice.len());
    }
}
