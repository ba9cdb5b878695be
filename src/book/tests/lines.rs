//! Statements and decisions on their lines, as random histories have them.

use std::collections::BTreeMap;
use std::rc::Rc;

use proptest::prelude::*;

use crate::base::{Amount, Day, Hash};
use crate::book::{Book, Event};
use crate::rooms::payments;
use crate::rooms::payments::decided::{
    Beside, BesideKind, Difference, Intent, LineSet, Part, Reason,
};
use crate::rooms::payments::statement::{Statement, StatementBatch};

use super::{ACCOUNTS, texts};

/// A decision on a line as a step may take it.
#[derive(Clone, Debug)]
pub(in crate::book) enum Said {
    Nothing,
    Aside,
    /// Account, share of the line, what it pays, what it lacks and why.
    Part(usize, i64, Vec<(usize, i64)>, Vec<(usize, i64, usize)>),
    /// Two accounts at once.
    Two(usize, i64),
    /// Gives back a payment: of which receivables how much.
    Return(usize, Vec<(usize, i64)>),
}

pub(super) fn said() -> impl Strategy<Value = Said> {
    let lines = || prop::collection::vec((0..8_usize, -3..8_i64), 0..3);
    prop_oneof![
        1 => Just(Said::Nothing),
        1 => Just(Said::Aside),
        5 => (0..2_usize, 1..9_i64, lines(), prop::collection::vec((0..8_usize, -1..4_i64, 0..10_usize), 0..2))
            .prop_map(|(account, share, lines, lacks)| Said::Part(account, share, lines, lacks)),
        1 => (0..8_usize, 1..5_i64).prop_map(|(receivable, share)| Said::Two(receivable, share)),
        3 => (0..12_usize, lines()).prop_map(|(payment, lines)| Said::Return(payment, lines)),
    ]
}

pub(super) fn statement(
    account: usize,
    lines: &[(i32, i64, usize, bool)],
    back: impl Fn(i32) -> Day,
) -> Event {
    let mut batch = StatementBatch {
        source: Hash::of(b"bank"),
        statements: vec![Statement {
            account: ["FR7699999", "DE8999999"][account].to_owned(),
            ..Statement::default()
        }],
        kinds: texts(["", "transfer"]),
        ..StatementBatch::default()
    };
    for (days, amount, label, referenced) in lines {
        let reference = if *referenced { ["R1", "R2", "R3"][*label] } else { "" };
        batch.statement.push(0);
        batch.booked.push(back(*days));
        batch.value.push(back(*days));
        batch.amount.push(Amount::new(amount * 70 + 1));
        batch.reference.push(reference);
        batch.label.push(["VIR MARTIN F1", "VIR F2", ""][*label]);
        for column in [
            &mut batch.payer,
            &mut batch.payer_account,
            &mut batch.remittance,
            &mut batch.end_to_end,
            &mut batch.creditor_reference,
            &mut batch.mandate,
            &mut batch.return_reason,
            &mut batch.batched,
        ] {
            column.push("");
        }
        batch.kind.push(u32::from(*referenced));
        batch.rank.push(0);
        batch.line.push(batch.booked.len() as u32);
    }
    Event::Payments(payments::Event::StatementRecorded(Box::new(batch)))
}

pub(super) fn decisions(book: &Book, decided: &[(usize, Said, bool)]) -> Event {
    let bank = book.payments.bank();
    let receivable = |row: &usize| match book.invoices.len() {
        0 => "0.2.C1F1".to_owned(),
        count => book.invoices.id(&book.customers, (row % count) as u32),
    };
    let lines = |lines: &[(usize, i64)]| -> BTreeMap<String, Amount> {
        lines.iter().map(|(row, of)| (receivable(row), Amount::new(of * 50))).collect()
    };
    let mut sets: Vec<LineSet> = Vec::new();
    for (line, said, saw) in decided {
        let line = match bank.len() {
            0 => "2024-10-01.EUR.1.0.0000000000000000.FR7699999".to_owned(),
            count => bank.id((line % count) as u32),
        };
        if sets.iter().any(|set| set.line == line) {
            continue;
        }
        let part = |account: usize, amount: i64, lines| Part {
            account: ACCOUNTS[account].to_owned(),
            amount: Amount::new(amount),
            taken: Amount::new(amount),
            lines,
            ..Part::default()
        };
        let mut intent = Intent::default();
        match said {
            Said::Nothing => (),
            Said::Aside => {
                intent.beside.push(Beside { kind: BesideKind::Tax, amount: Amount::new(7) });
            }
            Said::Part(account, share, pays, lacks) => {
                let lacking = |(row, of, why): &(usize, i64, usize)| Difference {
                    receivable: receivable(row),
                    amount: Amount::new(of * 10),
                    reason: Reason::ALL[*why],
                };
                let differences = lacks.iter().map(lacking).collect();
                let part = part(*account, share * 70, lines(pays));
                intent.parts.push(Part { differences, ..part });
            }
            Said::Two(row, share) => {
                let pays = lines(&[(*row, *share)]);
                intent.parts.push(part(0, share * 70, pays.clone()));
                intent.parts.push(part(1, share * 30, pays));
            }
            Said::Return(payment, pays) => {
                let returns = match book.payments.len() {
                    0 => "2026-01-01.EUR.100.0.2.0.C1".to_owned(),
                    count => book.payments.id(&book.customers, (payment % count) as u32),
                };
                let back = pays.iter().map(|(row, of)| (*row, -of)).collect::<Vec<_>>();
                let part = part(0, -200, lines(&back));
                intent.parts.push(Part { returns, ..part });
            }
        }
        let replaces = if *saw { bank.heads(&line) } else { Vec::new() };
        sets.push(LineSet { line, intent: Rc::new(intent), replaces });
    }
    Event::Payments(payments::Event::LinesSet(sets))
}
