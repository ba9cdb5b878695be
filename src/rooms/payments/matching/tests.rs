//! One small firm, and what its bank says: case by case, then what must hold for any of them.

use proptest::prelude::*;

use super::*;
use crate::base::{Amount, Day};

/// Days from 1 January 2026.
fn day(days: i32) -> Day {
    Day::from_calendar(2026, 1, 1).unwrap_or_default().plus(days)
}

const CUSTOMERS: [(&str, &str, &str); 9] = [
    ("SARL Cave Marchal", "", "Brive"),
    ("Nettoyage Rolland SAS", "", "Valence"),
    ("Pelletier Logistique Internationale Foix SAS", "", "Foix"),
    ("Pelletier Logistique Internationale Nevers SAS", "", "Nevers"),
    ("SAS Artemia Propreté", "Hôtel des Voyageurs Colmar", "Colmar"),
    ("Ingénierie du Coteau SARL", "", "Laval"),
    ("SCI Coopérative David", "", "Pau"),
    ("SAS Coopérative David", "", "Beaune"),
    ("Chauffage Charpentier EURL", "", "Perpignan"),
];

/// Customer, number, day of issue, amount in cents (below zero: credit note).
const ITEMS: [(u32, &str, i32, i64); 22] = [
    (0, "FA2026-00101", 0, 123_456),
    (0, "FA2026-00102", 2, 98_765),
    (0, "FA2026-00103", 4, 45_617),
    (0, "FA2026-00104", 5, 20_031),
    (0, "AV2026-00009", 6, -12_345),
    (1, "FA2026-00110", 3, 60_000),
    (1, "FA2026-00111", 9, 60_000),
    (1, "FA2026-00112", 40, 31_415),
    (2, "FA2026-00120", 3, 77_777),
    (3, "FA2026-00121", 3, 77_777),
    (3, "FA2026-00122", 8, 15_243),
    (4, "FA2026-00130", 3, 210_077),
    (5, "FA2026-00140", 3, 180_000),
    (5, "FA2026-00141", 12, 33_271),
    (6, "FA2026-00150", 3, 55_501),
    (7, "FA2026-00151", 3, 41_913),
    (8, "FA2026-00160", 3, 300_132),
    (8, "FA2026-00161", 5, 98_122),
    (8, "FA2026-00162", 35, 76_109),
    (8, "FA2026-00163", 36, 12_977),
    (8, "FA2026-00164", 38, 88_003),
    (8, "FA2026-00165", 41, 64_571),
];

fn known() -> Known {
    let customers = (0..).zip(CUSTOMERS).map(|(id, (name, trade_name, city))| Customer {
        id,
        name: name.to_owned(),
        trade_name: trade_name.to_owned(),
        city: city.to_owned(),
        siren: format!("5000000{id:02}"),
        mandate: if id == 5 { "RUM000042".to_owned() } else { String::new() },
        ..Customer::default()
    });
    let items = (0..).zip(ITEMS).map(|(id, (customer, number, issued, amount))| Item {
        id,
        customer,
        number: number.to_owned(),
        kind: if amount < 0 { ItemKind::CreditNote } else { ItemKind::Invoice },
        issued: day(issued),
        due: day(issued + 30),
        original: Amount::new(amount),
        open: Amount::new(amount),
        order: if id == 14 { "CDE771234".to_owned() } else { String::new() },
        reference: format!("RF18FA2026{}", &number[7..]),
        discount: (id == 0).then_some(Discount { rate_bp: 200, days: None }),
        ..Item::default()
    });
    Known { customers: customers.collect(), items: items.collect(), ..Known::default() }
}

fn line(id: u32, days: i32, amount: i64, label: &str) -> BankLine {
    BankLine {
        id,
        booked: day(days),
        amount: Amount::new(amount),
        label: label.to_owned(),
        ..BankLine::default()
    }
}

fn matched(known: Known, lines: Vec<BankLine>) -> Vec<Outcome> {
    let mut matcher = Matcher::new(known);
    matcher.add(lines);
    while !matcher.work(3) {}
    let mut outcomes = matcher.outcomes().to_vec();
    outcomes.sort_by_key(|outcome| outcome.line);
    outcomes
}

/// Level and first proposal in words: `certain 0:123456 (Discount 100)`.
fn shown(outcome: &Outcome) -> String {
    let mut shown = format!("{:?}", outcome.level).to_lowercase();
    let Some(first) = outcome.proposals.first() else { return shown };
    for of in &first.allocations {
        shown += &format!(" {}:{}", of.item, of.amount.get());
    }
    if first.on_account != Amount::ZERO {
        shown += &format!(" account {}:{}", first.customers[0], first.on_account.get());
    }
    if let Some(of) = first.difference {
        shown += &format!(" ({:?} {})", of.reason, of.amount.get());
    }
    shown
}

fn check(cases: &[(i64, &str, &str)]) {
    let mut wrong = Vec::new();
    for &(amount, label, expected) in cases {
        let said = shown(&matched(known(), vec![line(1, 50, amount, label)])[0]);
        if said != expected {
            wrong.push(format!("{amount} {label}: {said}, not {expected}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn numbers_are_read_as_people_write_them() {
    check(&[
        (123_456, "VIR CAVE MARCHAL FA2026-00101", "certain 0:123456"),
        (
            123_456,
            "VIR SEPA RECU /DE CAVE MARCHAL /MOTIF FA 2026 00101 /REF X1",
            "certain 0:123456",
        ),
        (123_456, "VIR INST CAVE MARCHAL FACT 101", "certain 0:123456"),
        (123_456, "VIR CAVE MARCHAL 202600101", "certain 0:123456"),
        (123_456, "VIR CAVE MARCHAL 2600101 993388112233", "certain 0:123456"),
        (123_456, "VIR CAVE MARCHAL FA2O26-OO101", "certain 0:123456"),
        (123_456, "VIR CAVE MARCHAL RF18FA202600101", "certain 0:123456"),
        (55_501, "VIR SCI COOPERATIVE DAVID CDE771234", "certain 14:55501"),
        (222_221, "VIR CAVE MARCHAL FACT 101 ET 102", "certain 0:123456 1:98765"),
        (267_838, "VIR CAVE MARCHAL FACTURES 00101 A 00103", "certain 0:123456 1:98765 2:45617"),
        // A digit wrong in one of two, and one that is not quoted.
        (222_221, "VIR CAVE MARCHAL FACT 00101 00202", "certain 0:123456 1:98765"),
        (242_252, "VIR CAVE MARCHAL FACT 00101 00102 ETC", "certain 0:123456 1:98765 3:20031"),
        // Somebody else pays, and says what.
        (98_122, "VIR ETUDE REY NOTAIRES FA2026-00161", "certain 17:98122"),
        // The payer's own number is another customer's invoice.
        (98_122, "VIR CHAUFFAGE CHARPENTIER PMT 00102", "certain 17:98122"),
    ]);
}

#[test]
fn what_is_missing_or_too_much_has_a_reason() {
    check(&[
        (120_987, "VIR CAVE MARCHAL FA2026-00101", "certain 0:123456 (Discount 2469)"),
        (123_450, "VIR CAVE MARCHAL FA2026-00101", "certain 0:123456 (Rounding 6)"),
        (298_632, "VIR CHAUFFAGE CHARPENTIER INV 00160", "certain 16:300132 (BankFee 1500)"),
        (111_111, "VIR CAVE MARCHAL FACT 00101 AVOIR DEDUIT", "certain 0:123456 4:-12345"),
        (
            128_456,
            "VIR CAVE MARCHAL FA2026-00101",
            "certain 0:123456 account 0:5000 (Overpayment -5000)",
        ),
        (61_728, "VIR CAVE MARCHAL 50% FA2026-00101", "certain 0:61728 (Instalment 61728)"),
        (
            199_573,
            "VIR SAS ARTEMIA PROPRETE FA2026-00130 RETENUE GARANTIE",
            "certain 11:199573 (Retention 10504)",
        ),
        (
            98_100,
            "VIR BPCE FACTOR CPT CHAUFFAGE CHARPEN FA2026-00161",
            "certain 17:98122 (Rounding 22)",
        ),
        (
            97_500,
            "VIR BPCE FACTOR CPT CHAUFFAGE CHARPEN FA2026-00161",
            "certain 17:98122 (FactorFee 622)",
        ),
        (50_000, "VIR CAVE MARCHAL ACOMPTE CDE 99812", "certain account 0:50000 (Deposit -50000)"),
    ]);
}

#[test]
fn names_are_recognised_cut_accented_misspelt_and_by_trade_name() {
    check(&[
        (33_271, "VIR INGENIERIE DU CO", "certain 13:33271"),
        (300_132, "VIR CHAUFFAGE CHARPENITER", "certain 16:300132"),
        (300_132, "VIR CHAUFFAGECHARPENTIER VIREMENT", "certain 16:300132"),
        (300_132, "VIR EURL CHAUFFAGE CHARPENTIER VOIR AVIS", "certain 16:300132"),
        (210_077, "VIR HOTEL DES VOYAGEURS COLMAR", "certain 11:210077"),
        // Namesakes: the legal form tells them apart.
        (41_913, "VIR SAS COOPERATIVE DAVID", "certain 15:41913"),
        // One of the sisters owes this.
        (15_243, "VIR PELLETIER LOGISTIQUE INT", "certain 10:15243"),
    ]);
}

#[test]
fn sums_without_a_reference_are_found() {
    check(&[
        // Two invoices of one amount: the older.
        (60_000, "VIR NETTOYAGE ROLLAND", "certain 5:60000"),
        // Everything open, everything of a month, two of six.
        (
            275_524,
            "VIR CAVE MARCHAL SOLDE COMPTE",
            "certain 0:123456 1:98765 2:45617 3:20031 4:-12345",
        ),
        (398_254, "VIR CHAUFFAGE CHARPENTIER FACTURES JANVIER", "certain 16:300132 17:98122"),
        (162_693, "VIR CHAUFFAGE CHARPENTIER", "certain 17:98122 21:64571"),
    ]);
}

#[test]
fn what_the_data_cannot_decide_is_ambiguous() {
    check(&[
        // Both sisters owe it; nobody is named and two owe it.
        (77_777, "VIR PELLETIER LOGISTIQUE INTERN", "ambiguous 8:77777"),
        (77_777, "VIR REGLEMENT FACTURE", "ambiguous 8:77777"),
    ]);
}

#[test]
fn two_choices_of_invoices_are_never_certain() {
    let mut twice = known();
    let like = twice.items[16].clone();
    for (id, number, amount) in [(90, "FA2026-00170", 98_000), (91, "FA2026-00171", 64_693)] {
        let amount = Amount::new(amount);
        twice.items.push(Item {
            id,
            number: number.to_owned(),
            original: amount,
            open: amount,
            ..like.clone()
        });
    }
    let outcomes = matched(twice, vec![line(1, 50, 162_693, "VIR CHAUFFAGE CHARPENTIER")]);
    assert_eq!(outcomes[0].level, Level::Ambiguous);
    assert!(outcomes[0].proposals.len() >= 2);
    assert_eq!(outcomes[0].doubts, [Doubt::SeveralChoices(2)]);
}

#[test]
fn the_same_paid_twice_stays_on_the_account() {
    let label = "VIR CAVE MARCHAL FA2026-00101";
    let outcomes = matched(known(), vec![line(1, 50, 123_456, label), line(2, 57, 123_456, label)]);
    assert_eq!(shown(&outcomes[0]), "certain 0:123456");
    assert_eq!(shown(&outcomes[1]), "certain account 0:123456 (Duplicate -123456)");
}

#[test]
fn money_that_is_not_a_customers_is_said_to_be_so() {
    for (amount, label) in [
        (-97_241, "VIR SALAIRES AOUT"),
        (-5_327, "FRAIS TENUE DE COMPTE"),
        (34_874, "REMCB74193 NB0032 TPE301856509"),
        (19_133, "VIR URSSAF REMBOURSEMENT CREDIT"),
        (99_189, "VIR NOTRE SOCIETE VIR INTERNE COMPTE"),
    ] {
        let outcomes = matched(known(), vec![line(1, 50, amount, label)]);
        assert_eq!(outcomes[0].level, Level::NotACustomers, "{label}");
    }
}

#[test]
fn a_payer_under_another_name_is_learned_from_what_it_quotes() {
    let lines = vec![
        line(1, 50, 123_456, "VIR FINANCIERE DUBOIS FA2026-00101"),
        line(2, 60, 98_765, "VIR FINANCIERE DUBOIS"),
    ];
    let outcomes = matched(known(), lines);
    assert_eq!(shown(&outcomes[1]), "certain 1:98765");
    assert!(outcomes[1].proposals[0].evidence.contains(&Fact::NameSeen { customer: 0, times: 1 }));
}

#[test]
fn our_direct_debits_are_settled_and_a_return_opens_one_again() {
    let mut known = known();
    for (number, amount) in [("FA2026-00140", 180_000), ("FA2026-00141", 33_271)] {
        known.collected.push(Collected {
            batch: "PRLV20260201".to_owned(),
            end_to_end: format!("E2E{}", &number[7..]),
            mandate: "RUM000042".to_owned(),
            customer: 5,
            number: number.to_owned(),
            amount: Amount::new(amount),
            refused: false,
        });
    }
    let lines = vec![
        line(1, 32, 213_271, "REM PRLV SEPA PRLV20260201 NB 2"),
        line(2, 40, -180_000, "PRLV SEPA IMPAYE INGENIERIE DU COTEAU REJET PRLV RUM000042"),
        line(3, 50, 180_000, "VIR INGENIERIE DU COTEAU FA2026-00140"),
    ];
    let shown: Vec<String> = matched(known, lines).iter().map(shown).collect();
    assert_eq!(shown, ["certain 12:180000 13:33271", "certain 12:-180000", "certain 12:180000"]);
}

#[test]
fn cheques_of_a_slip_are_settled_one_by_one() {
    let mut known = known();
    for (number, drawer, amount) in
        [("11", "CHAUFFAGE CHARPENTIER", 300_132), ("12", "NETTOYAGE ROLLAND SAS", 31_415)]
    {
        known.cheques.push(Cheque {
            slip: "7248257".to_owned(),
            number: number.to_owned(),
            drawer: drawer.to_owned(),
            amount: Amount::new(amount),
        });
    }
    let outcomes = matched(known, vec![line(1, 50, 331_547, "REM CHQ N 7248257 2 CHEQUES")]);
    assert_eq!(shown(&outcomes[0]), "certain 16:300132 7:31415");
}

#[test]
fn a_persons_decision_stands_and_teaches() {
    let mut matcher = Matcher::new(known());
    matcher.add(vec![
        line(1, 50, 77_777, "VIR PELLETIER LOGISTIQUE INTERN"),
        line(2, 60, 15_243, "VIR PELLETIER LOGISTIQUE INTERN"),
    ]);
    while !matcher.work(1) {}
    assert_eq!(matcher.outcomes()[0].level, Level::Ambiguous);
    matcher.decided(1, Some(3), vec![Allocation { item: 9, amount: Amount::new(77_777) }]);
    while !matcher.work(1) {}
    assert_eq!(shown(&matcher.outcomes()[0]), "certain 9:77777");
    assert!(
        matcher.outcomes()[1].proposals[0]
            .evidence
            .contains(&Fact::NameSeen { customer: 3, times: 1 })
    );
    matcher.undecided(1);
    while !matcher.work(1) {}
    assert_eq!(matcher.outcomes()[0].level, Level::Ambiguous);
}

/// Labels of every kind; `#` stands for an item's serial.
const LABELS: [&str; 10] = [
    "VIR CAVE MARCHAL FACT #",
    "VIR CHAUFFAGE CHARPENTIER",
    "VIR PELLETIER LOGISTIQUE INT #",
    "VIR REGLEMENT",
    "VIR NETTOYAGE ROLLAND SOLDE",
    "VIR BPCE FACTOR CPT CHAUFFAGE CHARPEN FA2026-#",
    "VIR INCONNU FA2026-# FA2026-00102",
    "VIR COOPERATIVE DAVID ACOMPTE",
    "PRLV SEPA IMPAYE CAVE MARCHAL #",
    "REM CHQ N 12 1 CHEQUE",
];

prop_compose! {
    fn any_line()(days in 0..60, label in 0..LABELS.len(), item in 0..ITEMS.len(), other in 0..ITEMS.len(),
                  what in 0..6, cents in 1..400_000_i64) -> (i32, i64, String) {
        let amount = match what {
            0 => ITEMS[item].3,
            1 => ITEMS[item].3 + ITEMS[other].3,
            2 => ITEMS[item].3 - 1_500,
            3 => -ITEMS[item].3,
            4 => ITEMS[item].3 / 2,
            _ => cents,
        };
        (days, amount, LABELS[label].replace('#', &ITEMS[item].1[7..]))
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    /// Over all that is certain: no cent of a line twice, no item settled beyond what it is.
    #[test]
    fn no_cent_is_used_twice(of in prop::collection::vec(any_line(), 1..14)) {
        let lines: Vec<BankLine> =
            (0..).zip(&of).map(|(id, (days, amount, label))| line(id, *days, *amount, label)).collect();
        let mut open: Vec<i64> = ITEMS.iter().map(|item| item.3).collect();
        // In the order in which they are worked.
        let mut matcher = Matcher::new(known());
        matcher.add(lines.clone());
        while !matcher.work(5) {}
        for outcome in matcher.outcomes().iter().filter(|outcome| outcome.level == Level::Certain) {
            let first = &outcome.proposals[0];
            let cash = lines[outcome.line as usize].amount.get();
            let taken: i64 = first.allocations.iter().map(|of| of.amount.get()).sum();
            let written_off = first.difference.filter(|of| of.reason.written_off()).map_or(0, |of| of.amount.get());
            prop_assert_eq!(taken - written_off + first.on_account.get(), cash, "{:?}", outcome);
            for of in &first.allocations {
                open[of.item as usize] -= of.amount.get();
                let whole = ITEMS[of.item as usize].3;
                let left = open[of.item as usize];
                let within = (whole.min(0)..=whole.max(0)).contains(&left);
                prop_assert!(within, "{outcome:?}");
                prop_assert!(day(ITEMS[of.item as usize].2) <= lines[outcome.line as usize].booked);
            }
        }
    }

    /// Lines, items and customers may be given in any order.
    #[test]
    fn the_order_of_what_is_given_does_not_matter(
        of in prop::collection::vec(any_line(), 1..10),
        turn in 1..20_usize,
    ) {
        let lines: Vec<BankLine> =
            (0..).zip(&of).map(|(id, (days, amount, label))| line(id, *days, *amount, label)).collect();
        let (mut turned, mut other) = (lines.clone(), known());
        turned.reverse();
        let half = turn % turned.len();
        turned.rotate_left(half);
        other.items.reverse();
        let third = turn % other.items.len();
        other.items.rotate_left(third);
        other.customers.reverse();
        prop_assert_eq!(matched(known(), lines), matched(other, turned));
    }
}

/// A firm of `size` customers with names made of syllables, three invoices each, one of which they pay: under their name,
/// cut short, misspelt, by number, or as a sum.
fn firm(size: u32) -> (Known, Vec<BankLine>) {
    let mut known = Known::default();
    let mut lines = Vec::new();
    for id in 0..size {
        let mixed = id.wrapping_mul(2_654_435_761);
        let letter = |of: &[u8], at: u32| char::from(of[(mixed >> at) as usize % of.len()]);
        let word = |from: u32| -> String {
            let syllables = from..from + 4;
            syllables
                .flat_map(|at| [letter(b"bcdfgjklmnprstvz", 4 * at), letter(b"aeiou", 4 * at + 2)])
                .collect()
        };
        let name = format!("{} {} SARL", word(2), word(4));
        known.customers.push(Customer { id, name: name.clone(), ..Customer::default() });
        for nth in 0..3 {
            let cents = i64::from(mixed.rotate_left(7 * nth) % 900_000) + 1_013;
            known.items.push(Item {
                id: 3 * id + nth,
                customer: id,
                number: format!("FA2026-{:06}", 3 * id + nth),
                issued: day(nth as i32),
                due: day(30 + nth as i32),
                original: Amount::new(cents),
                open: Amount::new(cents),
                ..Item::default()
            });
        }
        let of = |nth: u32| known.items[(3 * id + nth) as usize].open.get();
        let folded = name.to_uppercase();
        let (amount, label) = match id % 5 {
            0 => (of(0), format!("VIR {folded}")),
            1 => (of(1), format!("VIR {}", &folded[..folded.len() - 8])),
            2 => (of(1), format!("VIR {}", folded.replacen('A', "E", 1))),
            3 => (of(2), format!("VIR {folded} FACT {:06}", 3 * id + 2)),
            _ => (of(0) + of(2), format!("VIR {folded}")),
        };
        lines.push(line(id, 10 + (id % 90) as i32, amount, &label));
    }
    (known, lines)
}

#[test]
fn four_times_the_firm_is_about_four_times_the_work() {
    let compared = |size: u32| {
        let (known, lines) = firm(size);
        let mut matcher = Matcher::new(known);
        matcher.add(lines);
        while !matcher.work(512) {}
        let certain = matcher.outcomes().iter().filter(|of| of.level == Level::Certain).count();
        assert!(size as usize / 2 < certain, "{certain} of {size}");
        matcher.compared()
    };
    let (once, four_times) = (compared(500), compared(2_000));
    assert!(four_times < 6 * once, "{once} comparisons, then {four_times}");
}

#[test]
fn a_large_firm_is_indexed_piece_by_piece() {
    let (known, lines) = firm(400);
    let (pieces, all) = ((400 + 3 * 400) / 4, lines.len());
    let mut matcher = Matcher::new(known);
    matcher.add(lines);
    let mut turns = 0;
    while !matcher.work(1) {
        turns += 1;
    }
    // Each line is read once and worked twice.
    assert!(pieces + 3 * all <= turns, "{turns} turns");
}
