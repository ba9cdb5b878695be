//! A reminder as a letter: head, address in the window, what it is about, its paragraphs, tables and boxes, who signs.

use super::annex;
use super::values::{self, Figures, LIST, PAYMENT, SIGNATURE, SUMS};
use super::words::Words;
use super::{Batch, Currency, Item, Level, Message, Recipient, Remittance};
use crate::base::Amount;
use crate::paper::{
    Block, Cell, Column, Fact, Payment, Row, RowStyle, Span, Style, Sum, SumStyle, Table,
};

/// Who speaks, and what this is.
pub fn letterhead(batch: &Batch, [title, subtitle, running]: [String; 3]) -> Block {
    let firm = &batch.firm;
    Block::Letterhead {
        name: firm.name.clone(),
        lines: firm.lines.clone(),
        title,
        subtitle,
        running,
    }
}

/// The head of a paper that is posted.
pub fn head(
    words: &Words,
    batch: &Batch,
    to: &Recipient,
    titles: [String; 3],
    more: Vec<Fact>,
) -> Vec<Block> {
    let say = &words.say;
    let firm = &batch.firm;
    let mut facts = more;
    facts.push(Fact::new(say.dunning_message_your_account(), &to.account));
    let siren = people_siren(&to.siren);
    facts.push(Fact::new(say.dunning_message_your_siren(), siren));
    let asked = [firm.signatory.as_str(), firm.phone.as_str(), firm.email.as_str()];
    let asked: Vec<&str> = asked.into_iter().filter(|line| !line.is_empty()).collect();
    facts.push(Fact::new(say.dunning_message_contact(), asked.join("\n")));
    facts.retain(|fact| !fact.value.is_empty());
    vec![
        letterhead(batch, titles),
        Block::Address { lines: to.address.clone(), facts, place: Default::default() },
    ]
}

/// A SIREN in groups of three; any other number as it is.
pub fn people_siren(number: &str) -> String {
    if number.len() == 9 && number.bytes().all(|byte| byte.is_ascii_digit()) {
        return format!("{}\u{A0}{}\u{A0}{}", &number[..3], &number[3..6], &number[6..]);
    }
    number.to_owned()
}

/// «Nantes, le 21 novembre 2026».
pub fn dated(words: &Words, batch: &Batch) -> Block {
    let day = words.long_day(batch.today);
    let text = match batch.firm.city.is_empty() {
        true => words.say.dunning_message_dated(day),
        false => words.say.dunning_message_place_and_day(&batch.firm.city, day),
    };
    Block::Paragraph { spans: vec![Span::new(text)], style: Style::Right }
}

/// How to pay, in its box.
pub fn payment(
    words: &Words,
    batch: &Batch,
    to: &Recipient,
    remittance: &Remittance,
) -> Option<Block> {
    let say = &words.say;
    let account = &batch.firm.account;
    let mut accounts = Vec::new();
    if !account.iban.is_empty() {
        if !account.holder.is_empty() && account.holder != batch.firm.name {
            accounts.push(Fact::new(say.dunning_message_holder(), &account.holder));
        }
        accounts.push(Fact { strong: true, ..Fact::new("IBAN", &account.iban) });
        accounts.push(Fact::new("BIC", &account.bic));
    }
    let reference = values::reference(remittance, to);
    if accounts.is_empty() && remittance.link.is_empty() {
        return None;
    }
    let link = (!remittance.link.is_empty())
        .then(|| Span::link(say.dunning_message_pay_online(), &remittance.link));
    Some(Block::Payment(Box::new(Payment {
        accounts,
        reference: (!reference.is_empty())
            .then(|| Fact::new(say.dunning_message_reference(), &reference)),
        code: remittance.code.clone(),
        code_caption: match remittance.code.is_empty() {
            true => String::new(),
            false => say.dunning_message_scan(),
        },
        link,
        ..Payment::default()
    })))
}

/// Items with what is owed of each, credits taken off, the sum.
pub fn items(
    words: &Words,
    batch: &Batch,
    items: &[Item],
    credits: &[Item],
    net: Amount,
    currency: Currency,
) -> Block {
    let say = &words.say;
    let all = || items.iter().chain(credits);
    let partly = items.iter().any(|item| item.open != item.amount);
    let late = all().any(|item| item.due < batch.today && Amount::ZERO < item.open);
    let mut columns = vec![
        Column::text(say.dunning_message_column_invoice()),
        Column::short(say.dunning_message_column_issued()),
        Column::short(say.dunning_message_column_due()),
    ];
    if partly {
        columns.push(Column::amount(say.dunning_message_column_amount()));
        columns.push(Column::amount(say.dunning_message_column_paid()));
    }
    columns.push(Column::amount(say.dunning_message_column_open()));
    if late {
        columns.push(Column::amount(say.dunning_message_column_late()));
    }
    let money = |amount: Amount| words.money(amount, currency);
    let mut running = Amount::ZERO;
    let mut rows = Vec::new();
    for item in all() {
        let credit = item.open < Amount::ZERO;
        running = running.checked_add(item.open).unwrap_or(running);
        let order = (!item.order.is_empty()).then(|| say.dunning_message_your_order(&item.order));
        let apart = words.set_apart(item, currency);
        let details: Vec<String> = order.into_iter().chain(apart).collect();
        let detail = details.join(&say.dunning_message_reminded_comma());
        let mut cells = vec![
            Cell { text: item.number.clone(), detail, strong: false },
            Cell::from(item.issued.map(|day| words.day(day)).unwrap_or_default()),
            Cell::from(if credit { String::new() } else { words.day(item.due) }),
        ];
        if partly {
            // What is owed and not asked for is not paid.
            let owed = [item.open, item.disputed, item.promised, item.planned];
            let owed = owed
                .into_iter()
                .fold(Amount::ZERO, |sum, part| sum.checked_add(part).unwrap_or(item.amount));
            let paid = item.amount.checked_sub(owed).unwrap_or_default();
            cells.push(Cell::from(if credit { String::new() } else { money(item.amount) }));
            let paid = if credit || paid == Amount::ZERO { String::new() } else { money(paid) };
            cells.push(Cell::from(paid));
        }
        cells.push(Cell::from(money(item.open)));
        if late {
            let days = batch.today.since(item.due);
            let said = if credit || days <= 0 { String::new() } else { words.days(days) };
            cells.push(Cell::from(said));
        }
        rows.push(Row { cells, style: RowStyle::Plain, running: money(running) });
    }
    let open = if partly { 5 } else { 3 };
    if 1 < rows.len() {
        let mut cells = vec![Cell::default(); columns.len()];
        cells[0] = Cell::from(say.dunning_message_column_total());
        cells[open] = Cell::from(money(net));
        rows.push(Row { cells, style: RowStyle::Total, running: money(net) });
    }
    Block::Table(Table {
        caption: say.dunning_message_table_items(),
        columns,
        rows,
        carried: Some(open),
        ..Table::default()
    })
}

/// The blocks of a letter whose text is ready.
pub fn compose(
    words: &Words,
    batch: &Batch,
    message: &Message,
    figures: &Figures,
    subject: &str,
    body: &str,
) -> Vec<Block> {
    let say = &words.say;
    let to = &message.to;
    let title = match message.level {
        Level::FormalNotice => say.dunning_message_title_notice(),
        _ => String::new(),
    };
    let day = words.day(batch.today);
    let running = match message.level {
        Level::FormalNotice => say.dunning_message_running_notice(day, &to.name),
        _ => say.dunning_message_running(day, &to.name),
    };
    let mail = match message.registered {
        true => say.dunning_message_registered(),
        false => String::new(),
    };
    let mail = Fact { strong: true, ..Fact::new(say.dunning_message_mailed(), mail) };
    let mut blocks = head(words, batch, to, [title, String::new(), running], vec![mail]);
    blocks.push(dated(words, batch));
    blocks.push(Block::Paragraph {
        spans: vec![Span::new(say.dunning_message_object()), Span::strong(subject)],
        style: Style::Body,
    });
    // What is set as a table or a box is a paragraph of its own, wherever a template names it.
    let mut body = body.to_owned();
    for sign in [LIST, SUMS, PAYMENT, SIGNATURE] {
        body = body.replace(sign, &format!("\n\n{sign}\n\n"));
    }
    for paragraph in body.split("\n\n").map(str::trim).filter(|text| !text.is_empty()) {
        match paragraph.chars().next() {
            Some(LIST) => blocks.push(items(
                words,
                batch,
                &message.items,
                &message.credits,
                figures.net,
                message.currency,
            )),
            Some(SUMS) => {
                let rows = values::rows_of_sums(words, message, figures);
                let last = rows.len() - 1;
                let sum = |(at, (name, amount)): (usize, (String, String))| {
                    let style = if at == last { SumStyle::Due } else { SumStyle::Plain };
                    Sum::new(name, amount, style)
                };
                blocks.push(Block::Sums(rows.into_iter().enumerate().map(sum).collect()));
            }
            Some(PAYMENT) => blocks.extend(payment(words, batch, to, &message.payment)),
            Some(SIGNATURE) => blocks.push(signature(batch)),
            _ => blocks.push(text(paragraph)),
        }
    }
    let mut enclosed = message.enclosures.clone();
    let annexed =
        figures.counts.as_ref().filter(|_| message.annexed || message.level == Level::FormalNotice);
    if annexed.is_some() {
        enclosed.insert(0, say.dunning_message_annex_enclosed());
    }
    if !enclosed.is_empty() {
        blocks.push(Block::small(say.dunning_message_enclosed(enclosed.join(", "))));
    }
    if let Some(counts) = annexed {
        blocks.push(Block::PageBreak);
        blocks.extend(annex::compose(words, counts, message.currency));
    }
    blocks
}

/// Who signs.
pub fn signature(batch: &Batch) -> Block {
    let firm = &batch.firm;
    let lines = match firm.signatory.is_empty() {
        true => vec![firm.name.clone(), firm.role.clone()],
        false => vec![firm.signatory.clone(), firm.role.clone()],
    };
    Block::Signature { lines }
}

/// A paragraph, or a list where every line begins with a dash.
fn text(paragraph: &str) -> Block {
    let point = |line: &str| line.strip_prefix("- ").map(|text| vec![Span::new(text)]);
    match paragraph.lines().map(point).collect::<Option<Vec<_>>>() {
        Some(items) => Block::List { ordered: false, items },
        None => Block::text(paragraph),
    }
}
