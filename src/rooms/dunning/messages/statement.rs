//! Statements of account: what is open, or every movement after the balance brought forward; and debit notes.

use super::annex;
use super::letter::{dated, head, letterhead, payment, signature};
use super::values::{self, Code, Counts};
use super::words::Words;
use super::{Batch, DebitNote, Field, Line, LineKind, Statement};
use crate::base::{Amount, Currency};
use crate::paper::{Block, Cell, Column, Fact, Row, RowStyle, Span, Style, Sum, SumStyle, Table};

/// What a line is, in words.
fn kind(words: &Words, kind: LineKind) -> String {
    let say = &words.say;
    match kind {
        LineKind::Invoice => say.dunning_message_kind_invoice(),
        LineKind::Deposit => say.dunning_message_kind_deposit(),
        LineKind::CreditNote => say.dunning_message_kind_credit_note(),
        LineKind::Payment => say.dunning_message_kind_payment(),
        LineKind::OnAccount => say.dunning_message_kind_on_account(),
        LineKind::Returned => say.dunning_message_kind_returned(),
        LineKind::Opening => say.dunning_message_kind_opening(),
        LineKind::DebitNote => say.dunning_message_kind_debit_note(),
        LineKind::WriteOff => say.dunning_message_kind_write_off(),
    }
}

fn named(words: &Words, line: &Line) -> String {
    let kind = kind(words, line.kind);
    if line.number.is_empty() {
        kind
    } else {
        words.say.dunning_message_kind_number(kind, &line.number)
    }
}

/// The balance at the end; `amount-too-large` beyond what can be counted.
pub fn balance(statement: &Statement) -> Result<Amount, Code> {
    let movements = statement.from.is_some();
    let start = if movements { statement.brought } else { Amount::ZERO };
    let add =
        |sum: Amount, line: &Line| sum.checked_add(if movements { line.amount } else { line.open });
    statement.lines.iter().try_fold(start, add).ok_or("amount-too-large")
}

/// A statement on paper.
pub fn compose(words: &Words, batch: &Batch, statement: &Statement) -> Result<Vec<Block>, Code> {
    let say = &words.say;
    let to = &statement.to;
    let balance = balance(statement)?;
    let money = |amount: Amount| words.money(amount, statement.currency);
    let until = words.day(statement.until);
    let title = say.dunning_message_title_statement();
    let running = say.dunning_message_running_statement(&until, &to.name);
    let due =
        Fact { strong: true, ..Fact::new(say.dunning_message_fact_balance(), money(balance)) };
    let period = match statement.from {
        Some(from) => say.dunning_message_period(words.day(from), &until),
        None => say.dunning_message_as_of(&until),
    };
    let facts = vec![due];
    let mut blocks = head(words, batch, to, [title, period, running], facts);
    let received = values::received_on_paper(words, statement.received_until);
    blocks.push(Block::text(match statement.from {
        Some(_) => say.dunning_message_statement_movements(received),
        None => say.dunning_message_statement_open(received),
    }));
    if statement.from.is_some() {
        blocks.push(movements(words, statement, balance));
    } else {
        blocks.push(open(words, batch, statement));
        let sums = ages(words, statement, balance)?;
        blocks.push(Block::Sums(sums));
    }
    if statement.from.is_some() {
        let name = balance_name(words, balance);
        blocks.push(Block::Sums(vec![Sum::new(name, money(balance.abs()), SumStyle::Due)]));
    }
    if Amount::ZERO < balance {
        blocks.extend(payment(words, batch, to, &statement.payment));
    }
    blocks.push(Block::small(say.dunning_message_statement_end()));
    Ok(blocks)
}

fn balance_name(words: &Words, balance: Amount) -> String {
    match Amount::ZERO <= balance {
        true => words.say.dunning_message_balance_due(),
        false => words.say.dunning_message_balance_yours(),
    }
}

/// What is already known of an open line: disputed, promised or under a plan, the whole or a part of it.
fn awaited(words: &Words, line: &Line, currency: Currency) -> String {
    let say = &words.say;
    let mut said = Vec::new();
    if line.disputed {
        said.push(say.dunning_message_disputed());
    }
    if let Some(day) = line.promised_for {
        said.push(match line.promised < line.open {
            true => {
                let part = words.money(line.promised, currency);
                say.dunning_message_promised_part(part, words.day(day))
            }
            false => say.dunning_message_promised(words.day(day)),
        });
    }
    if Amount::ZERO < line.planned {
        said.push(match line.planned < line.open {
            true => say.dunning_message_planned_part(words.money(line.planned, currency)),
            false => say.dunning_message_planned(),
        });
    }
    said.join(", ")
}

/// What is open: what is to be paid, then what is in the customer's favour.
fn open(words: &Words, batch: &Batch, statement: &Statement) -> Block {
    let say = &words.say;
    let money = |amount: Amount| words.money(amount, statement.currency);
    let (owed, credits): (Vec<&Line>, Vec<&Line>) =
        statement.lines.iter().partition(|line| Amount::ZERO <= line.open);
    let mut rows = Vec::new();
    let mut running = Amount::ZERO;
    let both = !owed.is_empty() && !credits.is_empty();
    for (heading, lines) in
        [(say.dunning_message_group_owed(), owed), (say.dunning_message_group_credits(), credits)]
    {
        if both {
            let cells = vec![Cell::from(heading)];
            rows.push(Row { cells, style: RowStyle::Group, running: money(running) });
        }
        for line in lines {
            running = running.checked_add(line.open).unwrap_or(running);
            let late = line.due.map_or(0, |due| batch.today.since(due));
            let detail = awaited(words, line, statement.currency);
            let favour = line.open < Amount::ZERO;
            let due = if favour { None } else { line.due };
            let cells = vec![
                Cell::from(words.day(line.day)),
                Cell { text: named(words, line), detail, strong: false },
                Cell::from(due.map(|day| words.day(day)).unwrap_or_default()),
                Cell::from(money(line.amount)),
                Cell::from(money(line.open)),
                Cell::from(if favour || late <= 0 { String::new() } else { words.days(late) }),
            ];
            rows.push(Row { cells, style: RowStyle::Plain, running: money(running) });
        }
    }
    Block::Table(Table {
        caption: say.dunning_message_table_open(),
        columns: vec![
            Column::short(say.dunning_message_column_day()),
            Column::text(say.dunning_message_column_piece()),
            Column::short(say.dunning_message_column_due()),
            Column::amount(say.dunning_message_column_amount()),
            Column::amount(say.dunning_message_column_open()),
            Column::amount(say.dunning_message_column_late()),
        ],
        rows,
        carried: Some(4),
        ..Table::default()
    })
}

/// What is not due yet, what is late and since when, what is in the customer's favour, and the balance.
fn ages(words: &Words, statement: &Statement, balance: Amount) -> Result<Vec<Sum>, Code> {
    let say = &words.say;
    let mut parts = [Amount::ZERO; 6];
    for line in &statement.lines {
        let late = line.due.map_or(0, |due| statement.until.since(due));
        let part = match late {
            _ if line.open < Amount::ZERO => 5,
            ..=0 => 0,
            1..=30 => 1,
            31..=60 => 2,
            61..=90 => 3,
            _ => 4,
        };
        let sum = parts[part].checked_add(line.open);
        parts[part] = sum.ok_or("amount-too-large")?;
    }
    let names = [
        say.dunning_message_age_not_due(),
        say.dunning_message_age_to_30(),
        say.dunning_message_age_to_60(),
        say.dunning_message_age_to_90(),
        say.dunning_message_age_beyond(),
        say.dunning_message_age_credits(),
    ];
    let money = |amount: Amount| words.money(amount, statement.currency);
    let mut sums: Vec<Sum> = names
        .into_iter()
        .zip(parts)
        .filter(|(_, amount)| *amount != Amount::ZERO)
        .map(|(name, amount)| Sum::new(name, money(amount), SumStyle::Plain))
        .collect();
    sums.push(Sum::new(balance_name(words, balance), money(balance.abs()), SumStyle::Due));
    Ok(sums)
}

/// Every movement, with the balance after each.
fn movements(words: &Words, statement: &Statement, balance: Amount) -> Block {
    let say = &words.say;
    let money = |amount: Amount| words.money(amount, statement.currency);
    let mut running = statement.brought;
    let (mut debits, mut credits) = (Amount::ZERO, Amount::ZERO);
    let brought = [
        statement.from.map(|day| words.day(day)).unwrap_or_default(),
        say.dunning_message_brought_forward(),
        String::new(),
        String::new(),
        String::new(),
        money(running),
    ];
    let cells = brought.map(Cell::from).to_vec();
    let mut rows = vec![Row { cells, style: RowStyle::Plain, running: money(running) }];
    for line in &statement.lines {
        running = running.checked_add(line.amount).unwrap_or(running);
        let side = if Amount::ZERO <= line.amount { &mut debits } else { &mut credits };
        *side = side.checked_add(line.amount.abs()).unwrap_or(*side);
        let (debit, credit) = match Amount::ZERO <= line.amount {
            true => (money(line.amount), String::new()),
            false => (String::new(), money(line.amount.abs())),
        };
        let cells = vec![
            Cell::from(words.day(line.day)),
            Cell::from(named(words, line)),
            Cell::from(line.due.map(|day| words.day(day)).unwrap_or_default()),
            Cell::from(debit),
            Cell::from(credit),
            Cell::from(money(running)),
        ];
        rows.push(Row { cells, style: RowStyle::Plain, running: money(running) });
    }
    let total = [
        say.dunning_message_column_total(),
        String::new(),
        String::new(),
        money(debits),
        money(credits),
        money(balance),
    ];
    let cells = total.map(Cell::from).to_vec();
    rows.push(Row { cells, style: RowStyle::Total, running: money(balance) });
    Block::Table(Table {
        caption: say.dunning_message_table_movements(),
        columns: vec![
            Column::short(say.dunning_message_column_day()),
            Column::text(say.dunning_message_column_piece()),
            Column::short(say.dunning_message_column_due()),
            Column::amount(say.dunning_message_column_debit()),
            Column::amount(say.dunning_message_column_credit()),
            Column::amount(say.dunning_message_column_balance()),
        ],
        rows,
        carried: Some(5),
        ..Table::default()
    })
}

/// The same as rows to be computed with; the first holds the headings.
pub fn table(words: &Words, statement: &Statement) -> Vec<Vec<Field>> {
    let say = &words.say;
    let text = |text: String| Field::Text(text);
    let amount = |amount: Amount| {
        Field::Number(
            amount.to_decimal(statement.currency).to_string(),
            statement.currency.digits(),
        )
    };
    let day = |day: Option<crate::base::Day>| day.map_or(Field::Empty, Field::Day);
    let mut rows = vec![vec![
        text(say.dunning_message_column_account()),
        text(say.dunning_message_column_customer()),
        text(say.dunning_message_column_day()),
        text(say.dunning_message_column_kind()),
        text(say.dunning_message_column_number()),
        text(say.dunning_message_column_due()),
        text(say.dunning_message_column_amount()),
        text(match statement.from {
            Some(_) => say.dunning_message_column_balance(),
            None => say.dunning_message_column_open(),
        }),
        text(say.dunning_message_column_currency()),
    ]];
    if statement.from.is_none() {
        rows[0].push(text(say.dunning_message_column_remark()));
    }
    let who = || [text(statement.to.account.clone()), text(statement.to.name.clone())];
    let code = || text(statement.currency.code().to_owned());
    let mut running = statement.brought;
    if let Some(from) = statement.from {
        let mut row = who().to_vec();
        row.extend([
            day(Some(from)),
            text(say.dunning_message_brought_forward()),
            Field::Empty,
            Field::Empty,
            Field::Empty,
            amount(running),
            code(),
        ]);
        rows.push(row);
    }
    for line in &statement.lines {
        running = running.checked_add(line.amount).unwrap_or(running);
        let last = if statement.from.is_some() { running } else { line.open };
        let mut row = who().to_vec();
        row.extend([
            day(Some(line.day)),
            text(kind(words, line.kind)),
            text(line.number.clone()),
            day(line.due),
            amount(line.amount),
            amount(last),
            code(),
        ]);
        if statement.from.is_none() {
            row.push(text(awaited(words, line, statement.currency)));
        }
        rows.push(row);
    }
    rows
}

/// A debit note with its annex. Refused: `nothing-owed`, `rate-unknown`.
pub fn debit_note(words: &Words, batch: &Batch, note: &DebitNote) -> Result<Vec<Block>, Code> {
    let say = &words.say;
    let counts = definitive(note)?;
    let to = &note.to;
    let money = |amount: Amount| words.money(amount, note.currency);
    let title = say.dunning_message_title_debit_note();
    let running = say.dunning_message_running_debit_note(&note.number, &to.name);
    let mut facts = vec![Fact::new(say.dunning_message_issued_on(), words.day(note.issued))];
    let deadline = match note.deadline {
        Some(day) => say.dunning_message_pay_by(words.day(day)),
        None => say.dunning_message_at_once(),
    };
    facts.push(Fact { strong: true, ..Fact::new(say.dunning_message_pay_until(), deadline) });
    let mut blocks = head(words, batch, to, [title, note.number.clone(), running], facts);
    let until = words.long_day(counts.claim.until);
    blocks.push(Block::text(match counts.debtor {
        super::Debtor::Professional => say.dunning_message_debit_note_professional(until),
        super::Debtor::PublicBody => say.dunning_message_debit_note_public(until),
        super::Debtor::Consumer => say.dunning_message_debit_note_consumer(until),
    }));
    if !note.replaces.is_empty() {
        blocks.push(Block::text(say.dunning_message_debit_note_replaces(note.replaces.join(", "))));
    }
    blocks.push(annex::summary(words, &counts, note.currency));
    let total = Sum::new(say.dunning_message_sum_due(), money(counts.total), SumStyle::Due);
    blocks.push(Block::Sums(vec![total]));
    blocks.push(Block::text(match counts.debtor {
        super::Debtor::Consumer => say.dunning_message_no_vat_consumer(),
        _ => say.dunning_message_no_vat(),
    }));
    blocks.extend(payment(words, batch, to, &note.payment));
    blocks.push(Block::small(values::received_on_paper(words, note.received_until)));
    blocks.push(Block::PageBreak);
    blocks.extend(annex::compose(words, &counts, note.currency));
    Ok(blocks)
}

/// The computation alone, as a piece of a pack.
pub fn computation(words: &Words, batch: &Batch, note: &DebitNote) -> Result<Vec<Block>, Code> {
    let say = &words.say;
    let counts = definitive(note)?;
    let to = &note.to;
    let title = say.dunning_message_title_computation();
    let running = say.dunning_message_running_computation(words.day(batch.today), &to.name);
    let mut blocks =
        vec![letterhead(batch, [title, to.name.clone(), running]), dated(words, batch)];
    blocks.extend(annex::compose(words, &counts, note.currency));
    let received = values::received_on_paper(words, note.received_until);
    blocks.push(Block::Paragraph { spans: vec![Span::new(received)], style: Style::Small });
    blocks.push(signature(batch));
    Ok(blocks)
}

fn definitive(note: &DebitNote) -> Result<Counts<'_>, Code> {
    let counts = Counts::of(&note.claim, note.to.debtor, note.currency)?;
    match () {
        () if counts.total <= Amount::ZERO => Err("nothing-owed"),
        () if counts.provisional => Err("rate-unknown"),
        () => Ok(counts),
    }
}
