//! The computation of interest, so that a person can do it again by hand: each run of days with its base, its rate and its
//! interest; each payment with what it paid; each rate with where it comes from.

use std::collections::BTreeMap;

use chrono::Datelike;

use super::values::{Counted, Counts};
use super::words::Words;
use crate::base::{Amount, Currency, Day};
use crate::law::late_payment::{Account, HalfYear, Lowering, Movement, Rates, Run};
use crate::paper::{Block, Cell, Column, Row, RowStyle, Sum, SumStyle, Table, Width};
use crate::rooms::dunning::scenario::Debtor;

/// The whole annex.
pub fn compose(words: &Words, counts: &Counts, currency: Currency) -> Vec<Block> {
    let say = &words.say;
    let until = words.long_day(counts.claim.until);
    let title = match counts.debtor {
        Debtor::Professional => say.dunning_message_annex_title(until),
        _ => say.dunning_message_annex_title_interest(until),
    };
    let mut blocks =
        vec![Block::Heading { level: 2, text: title }, Block::text(method(words, counts))];
    for counted in &counts.debts {
        blocks.extend(debt(words, counts, counted, currency));
    }
    if 1 < counts.debts.len() {
        blocks.push(Block::Heading { level: 3, text: say.dunning_message_annex_summary() });
        blocks.push(summary(words, counts, currency));
    }
    blocks.push(Block::Heading { level: 3, text: say.dunning_message_annex_rates() });
    blocks.push(rates(words, counts));
    blocks
}

/// By which rules, in words.
fn method(words: &Words, counts: &Counts) -> String {
    let say = &words.say;
    let mut sentences = vec![say.dunning_message_annex_formula()];
    sentences.push(match counts.debtor {
        Debtor::Professional => say.dunning_message_annex_rule_professional(),
        Debtor::PublicBody => say.dunning_message_annex_rule_public(),
        Debtor::Consumer => say.dunning_message_annex_rule_consumer(),
    });
    let paid = counts.debts.iter().any(|counted| !counted.movements.is_empty());
    if paid {
        sentences.push(match counts.interest_first() {
            true => say.dunning_message_annex_interest_first(),
            false => say.dunning_message_annex_principal_first(),
        });
    }
    if counts.claim.capitalised {
        sentences.push(say.dunning_message_annex_capitalised());
    }
    sentences.join(" ")
}

/// One debt, day by day.
fn debt(words: &Words, counts: &Counts, counted: &Counted, currency: Currency) -> Vec<Block> {
    let say = &words.say;
    let given = counted.debt;
    let money = |amount: Amount| words.money(amount, currency);
    let title = say.dunning_message_annex_debt(
        &given.number,
        money(given.principal),
        words.long_day(given.due),
    );
    let amounts = |heading: String| Column::amount(heading);
    let columns = vec![
        Column { width: Width::Share(1), ..Column::short(say.dunning_message_column_from()) },
        Column { width: Width::Share(1), ..Column::short(say.dunning_message_column_to()) },
        amounts(say.dunning_message_column_days()),
        amounts(say.dunning_message_column_base()),
        amounts(say.dunning_message_column_rate()),
        amounts(say.dunning_message_column_interest()),
    ];
    let account = &counted.account;
    let mut rows = Vec::new();
    let mut running = Amount::ZERO;
    let mut runs = account.runs.iter().peekable();
    let mut run_row = |run: &Run, rows: &mut Vec<Row>| {
        running = running.checked_add(run.interest).unwrap_or(running);
        rows.push(Row {
            cells: [
                words.day(run.from),
                words.day(run.to),
                run.days.to_string(),
                money(run.base),
                words.rate(run.rate_bp),
                money(run.interest),
            ]
            .map(Cell::from)
            .to_vec(),
            style: RowStyle::Plain,
            running: money(running),
        });
    };
    for (at, (movement, what)) in counted.movements.iter().enumerate() {
        let day = match movement.lowering {
            Lowering::Correction => Day::FIRST,
            _ => movement.day,
        };
        while let Some(run) = runs.next_if(|run| run.to <= day) {
            run_row(run, &mut rows);
        }
        let said = moved(words, counts, counted, at, movement, what, currency);
        let cells = vec![Cell::from(said)];
        rows.push(Row { cells, style: RowStyle::Group, running: String::new() });
    }
    for run in runs {
        run_row(run, &mut rows);
    }
    let total = [String::new(), String::new(), String::new(), String::new(), String::new()];
    let mut cells: Vec<Cell> = total.map(Cell::from).to_vec();
    cells[0] = Cell::from(say.dunning_message_annex_total());
    cells.push(Cell::from(money(account.interest)));
    rows.push(Row { cells, style: RowStyle::Total, running: money(account.interest) });
    let table = Block::Table(Table { caption: title.clone(), columns, rows, ..Table::default() });
    let mut blocks = vec![Block::Heading { level: 3, text: title }, table];
    let mut sums = Vec::new();
    if account.interest_left != account.interest {
        let paid = account.interest.checked_sub(account.interest_left).unwrap_or_default();
        let name = say.dunning_message_annex_interest_paid();
        sums.push(Sum::new(name, money(paid.negated()), SumStyle::Plain));
        let name = say.dunning_message_annex_interest_left();
        sums.push(Sum::new(name, money(account.interest_left), SumStyle::Plain));
    }
    if Amount::ZERO < account.indemnity {
        let name = say.dunning_message_annex_indemnity();
        sums.push(Sum::new(name, money(account.indemnity), SumStyle::Plain));
        if account.indemnity_left != account.indemnity {
            let paid = account.indemnity.checked_sub(account.indemnity_left).unwrap_or_default();
            let name = say.dunning_message_annex_indemnity_paid();
            sums.push(Sum::new(name, money(paid.negated()), SumStyle::Plain));
        }
    }
    if !sums.is_empty() {
        let name = say.dunning_message_annex_owed(&given.number);
        sums.push(Sum::new(name, money(owed(account)), SumStyle::Strong));
        blocks.push(Block::Sums(sums));
    }
    blocks
}

/// Interest and indemnity of one debt that are still owed.
fn owed(account: &Account) -> Amount {
    account.interest_left.checked_add(account.indemnity_left).unwrap_or(account.interest_left)
}

/// What a payment or a credit note did, seen by counting with it and without it.
fn moved(
    words: &Words,
    counts: &Counts,
    counted: &Counted,
    at: usize,
    movement: &Movement,
    what: &str,
    currency: Currency,
) -> String {
    let say = &words.say;
    let money = |amount: Amount| words.money(amount, currency);
    let name = match (what.is_empty(), movement.lowering) {
        (false, _) => what.to_owned(),
        (true, Lowering::Payment) => say.dunning_message_payment_word(),
        (true, _) => say.dunning_message_credit_word(),
    };
    let day = words.day(movement.day);
    let amount = money(movement.amount);
    let all: Vec<Movement> = counted.movements.iter().map(|(movement, _)| *movement).collect();
    let count = |end: usize| {
        let euros = currency == Currency::EUR;
        let (debt, claim) = (counted.debt, counts.claim);
        let (some, rates) = (&all[..end], &counts.rates);
        super::gather::counted(debt, claim, counts.debtor, euros, some, movement.day, rates)
    };
    // What was counted once in whole can be counted in part.
    let (Some(before), Some(after)) = (count(at), count(at + 1)) else {
        return say.dunning_message_moved(day, name, amount);
    };
    let left = money(after.principal_left);
    let paid = |before: Amount, after: Amount| before.checked_sub(after).unwrap_or_default();
    let interest = paid(before.interest_left, after.interest_left);
    let indemnity = paid(before.indemnity_left, after.indemnity_left);
    match movement.lowering {
        Lowering::Correction => say.dunning_message_moved_correction(day, name, amount, left),
        Lowering::Payment if Amount::ZERO < interest || Amount::ZERO < indemnity => {
            let principal = paid(before.principal_left, after.principal_left);
            let mut parts = Vec::new();
            for (part, of) in [
                (interest, say.dunning_message_part_interest(money(interest))),
                (indemnity, say.dunning_message_part_indemnity(money(indemnity))),
                (principal, say.dunning_message_part_principal(money(principal))),
            ] {
                if Amount::ZERO < part {
                    parts.push(of);
                }
            }
            say.dunning_message_moved_parts(day, name, amount, parts.join(", "), left)
        }
        _ => say.dunning_message_moved_left(day, name, amount, left),
    }
}

/// All debts with what each comes to.
pub fn summary(words: &Words, counts: &Counts, currency: Currency) -> Block {
    let say = &words.say;
    let money = |amount: Amount| words.money(amount, currency);
    let mut rows = Vec::new();
    let mut running = Amount::ZERO;
    for Counted { debt, account, .. } in &counts.debts {
        let whole = owed(account);
        running = running.checked_add(whole).unwrap_or(running);
        let days: i32 = account.runs.iter().map(|run| run.days).sum();
        rows.push(Row {
            cells: [
                debt.number.clone(),
                words.day(debt.due),
                days.to_string(),
                money(account.interest_left),
                money(account.indemnity_left),
                money(whole),
            ]
            .map(Cell::from)
            .to_vec(),
            style: RowStyle::Plain,
            running: money(running),
        });
    }
    let total = [
        say.dunning_message_column_total(),
        String::new(),
        String::new(),
        money(counts.interest),
        money(counts.indemnity),
        money(counts.total),
    ];
    let cells = total.map(Cell::from).to_vec();
    rows.push(Row { cells, style: RowStyle::Total, running: money(counts.total) });
    Block::Table(Table {
        caption: say.dunning_message_annex_summary(),
        columns: vec![
            Column::text(say.dunning_message_column_invoice()),
            Column::short(say.dunning_message_column_due()),
            Column::amount(say.dunning_message_column_days()),
            Column::amount(say.dunning_message_column_interest()),
            Column::amount(say.dunning_message_column_indemnity()),
            Column::amount(say.dunning_message_column_total()),
        ],
        rows,
        carried: Some(5),
        ..Table::default()
    })
}

/// Every half-year that was counted by: what the rate is made of, and where that is published.
fn rates(words: &Words, counts: &Counts) -> Block {
    let say = &words.say;
    let table = Rates(&counts.rates);
    // Half-year and agreed rate to what is printed of them.
    let mut used: BTreeMap<(i32, u32, u32), Vec<String>> = BTreeMap::new();
    for counted in &counts.debts {
        let first = counted.account.runs.first().map(|run| run.from);
        for run in &counted.account.runs {
            // A public body's rate stays that of the first day.
            let day = match counts.debtor {
                Debtor::PublicBody => first.unwrap_or(run.from),
                _ => run.from,
            };
            let (row, certain) = table.of(day);
            let date = day.to_date();
            let half = if date.month() <= 6 { 1 } else { 2 };
            let agreed = counted.debt.agreed_bp.filter(|_| counts.debtor == Debtor::Professional);
            let key = (date.year(), half, agreed.unwrap_or(0));
            used.entry(key).or_insert_with(|| {
                let made = match (counts.debtor, agreed) {
                    (Debtor::Professional, None) => {
                        say.dunning_message_rate_default(words.rate(row.refinancing_bp))
                    }
                    (Debtor::Professional, Some(agreed)) => say.dunning_message_rate_agreed(
                        words.rate(agreed),
                        words.rate(row.floor_bp()),
                        words.rate(row.legal_bp),
                    ),
                    (Debtor::PublicBody, _) => {
                        say.dunning_message_rate_public(words.rate(row.refinancing_bp))
                    }
                    (Debtor::Consumer, _) => {
                        say.dunning_message_rate_legal(words.rate(row.legal_bp))
                    }
                };
                let name = match half {
                    1 => say.dunning_message_first_half(date.year().to_string()),
                    _ => say.dunning_message_second_half(date.year().to_string()),
                };
                let mut source = source(words, counts, &row, agreed.is_some());
                if !certain {
                    source = say.dunning_message_rate_provisional(source);
                }
                vec![name, made, words.rate(run.rate_bp), source]
            });
        }
    }
    Block::Table(Table {
        caption: say.dunning_message_annex_rates(),
        columns: vec![
            Column::short(say.dunning_message_column_half_year()),
            Column::text(say.dunning_message_column_made_of()),
            Column::amount(say.dunning_message_column_rate()),
            Column::text(say.dunning_message_column_source()),
        ],
        rows: used.into_values().map(Row::new).collect(),
        ..Table::default()
    })
}

/// Where a half-year's rate is published.
fn source(words: &Words, counts: &Counts, row: &HalfYear, agreed: bool) -> String {
    let own = counts.claim.rates.iter().find(|rate| (rate.year, rate.half) == (row.year, row.half));
    match own {
        Some(rate) if !rate.source.is_empty() => rate.source.clone(),
        _ if agreed || counts.debtor == Debtor::Consumer => row.source.to_owned(),
        _ => words.say.dunning_message_source_bank(),
    }
}
