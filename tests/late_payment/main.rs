//! Late-payment interest beside a second implementation, in another language and by another road: 10 000 random debts,
//! every run of days and every amount left, to the cent.

use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};

use encours::base::{Amount, Day};
use encours::law::late_payment::{
    Account, Debt, Imputation, Lowering, Movement, RATES, Rates, Regime, account,
};
use rust_decimal::Decimal;
use serde_json::{Value, json};

const CASES: usize = 10_000;

/// A generator that gives the same everywhere (SplitMix64).
struct Chance(u64);

impl Chance {
    fn below(&mut self, end: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        (mixed ^ (mixed >> 31)) % end
    }

    fn one_in(&mut self, many: u64) -> bool {
        self.below(many) == 0
    }
}

struct Case {
    principal: Amount,
    due: Day,
    until: Day,
    movements: Vec<Movement>,
    regime: Regime,
    imputation: Imputation,
    insolvent: Option<Day>,
    capitalised: bool,
    indemnity: bool,
}

fn case(chance: &mut Chance) -> Case {
    let from = Day::from_calendar(2014, 11, 1).unwrap();
    let due = from.plus(chance.below(4_500) as i32);
    let until = due.plus(chance.below(1_500) as i32 - 60);
    let principal = Amount::new(1 + chance.below(50_000_000) as i64);
    let movements = (0..chance.below(6))
        .map(|_| Movement {
            day: due.plus(chance.below(1_200) as i32 - 40),
            amount: Amount::new(1 + chance.below(1 + principal.get() as u64 / 2) as i64),
            lowering: match chance.below(4) {
                0 => Lowering::CreditNote,
                1 => Lowering::Correction,
                _ => Lowering::Payment,
            },
        })
        .collect();
    let regime = match chance.below(6) {
        0 => Regime::PublicBody,
        1 => Regime::Judgment,
        2 => Regime::Consumer {
            noticed: (!chance.one_in(4)).then(|| due.plus(chance.below(300) as i32 - 30)),
        },
        3 => Regime::Professional { agreed_bp: Some(chance.below(2_000) as u32) },
        _ => Regime::Professional { agreed_bp: None },
    };
    Case {
        principal,
        due,
        until,
        movements,
        regime,
        imputation: match chance.below(3) {
            0 => Imputation::PrincipalFirst,
            1 => Imputation::InterestFirst,
            _ => Imputation::InterestAndIndemnityFirst,
        },
        insolvent: chance.one_in(8).then(|| due.plus(chance.below(500) as i32 - 50)),
        capitalised: chance.one_in(4),
        indemnity: !chance.one_in(10),
    }
}

fn euros(amount: Amount) -> String {
    Decimal::new(amount.get(), 2).to_string()
}

fn question(case: &Case) -> Value {
    let (regime, agreed, noticed) = match case.regime {
        Regime::Professional { agreed_bp } => ("professional", agreed_bp, None),
        Regime::PublicBody => ("public", None, None),
        Regime::Consumer { noticed } => ("consumer", None, noticed),
        Regime::Judgment => ("judgment", None, None),
    };
    let movement = |movement: &Movement| {
        let kind = match movement.lowering {
            Lowering::Payment => "payment",
            Lowering::CreditNote => "creditNote",
            Lowering::Correction => "correction",
        };
        json!({ "day": movement.day, "amount": euros(movement.amount), "kind": kind })
    };
    json!({
        "principal": euros(case.principal),
        "due": case.due,
        "until": case.until,
        "movements": case.movements.iter().map(movement).collect::<Vec<_>>(),
        "regime": regime,
        "agreed": agreed,
        "noticed": noticed,
        "imputation": match case.imputation {
            Imputation::PrincipalFirst => "principal",
            Imputation::InterestFirst => "interest",
            Imputation::InterestAndIndemnityFirst => "interestAndIndemnity",
        },
        "insolvent": case.insolvent,
        "capitalised": case.capitalised,
        "indemnity": case.indemnity,
    })
}

fn ours(case: &Case) -> Account {
    let debt = Debt {
        principal: case.principal,
        due: case.due,
        movements: &case.movements,
        regime: case.regime,
        imputation: case.imputation,
        insolvent: case.insolvent,
        capitalised: case.capitalised,
        indemnity: case.indemnity,
    };
    account(&debt, case.until, Rates::default()).expect("amounts of this size can be counted")
}

/// An amount that the script wrote, whatever its zeros.
fn amount(value: &Value) -> Amount {
    let decimal: Decimal = value.as_str().unwrap().parse().unwrap();
    Amount::from_decimal(decimal, encours::base::Currency::EUR).unwrap()
}

#[test]
fn a_second_implementation_counts_the_same_to_the_cent() {
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/late_payment/second.py");
    let child =
        Command::new("python3").arg(script).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn();
    let Ok(mut child) = child else {
        eprintln!("No python3 here: late-payment interest is not counted a second time.");
        return;
    };
    let mut chance = Chance(2026);
    let cases: Vec<Case> = (0..CASES).map(|_| case(&mut chance)).collect();
    let table: Vec<Value> = RATES
        .iter()
        .map(|row| {
            json!({
                "year": row.year,
                "half": row.half,
                "refinancing": row.refinancing_bp,
                "legal": row.legal_bp,
            })
        })
        .collect();
    let mut questions = format!("{}\n", Value::from(table));
    for case in &cases {
        questions.push_str(&format!("{}\n", question(case)));
    }
    let mut stdin = child.stdin.take().unwrap();
    let asking = std::thread::spawn(move || stdin.write_all(questions.as_bytes()));
    let output = child.wait_with_output().unwrap();
    asking.join().unwrap().unwrap();
    assert!(output.status.success(), "the script stopped");
    let answers = String::from_utf8(output.stdout).unwrap();
    let mut runs = 0;
    for (place, (case, answer)) in cases.iter().zip(answers.lines()).enumerate() {
        let (ours, theirs): (_, Value) = (ours(case), serde_json::from_str(answer).unwrap());
        let each: Vec<_> = ours
            .runs
            .iter()
            .map(|run| {
                (run.from.to_string(), run.to.to_string(), run.base, run.rate_bp, run.interest)
            })
            .collect();
        let second: Vec<_> = theirs["runs"]
            .as_array()
            .unwrap()
            .iter()
            .map(|run| {
                let text = |at: usize| run[at].as_str().unwrap().to_owned();
                let rate = run[3].as_u64().unwrap() as u32;
                (text(0), text(1), amount(&run[2]), rate, amount(&run[4]))
            })
            .collect();
        assert_eq!(each, second, "case {place}: {}", question(case));
        runs += each.len();
        let left = [ours.interest_left, ours.indemnity_left, ours.principal_left, ours.overpaid];
        let names = ["interestLeft", "indemnityLeft", "principalLeft", "overpaid"];
        assert_eq!(
            left,
            names.map(|name| amount(&theirs[name])),
            "case {place}: {}",
            question(case)
        );
        assert_eq!(Value::from(ours.provisional), theirs["provisional"], "case {place}");
    }
    assert_eq!(answers.lines().count(), CASES);
    assert!(CASES < runs, "the cases bear too little interest to show anything: {runs} runs");
}
