//! The index of a litigation pack: who claims what from whom, on which grounds, and which piece shows it.

use super::letter::{dated, items, letterhead, people_siren, signature};
use super::values::{self, Code, Counts};
use super::words::Words;
use super::{Batch, Evidence, Index, Level, Medium, Section};
use crate::base::{Amount, Arrange, Hash};
use crate::paper::{Block, Cell, Column, Fact, Row, RowStyle, Sum, SumStyle, Table};
use crate::rooms::dunning::scenario::Debtor;

/// In the order of the pack.
const SECTIONS: [Section; 8] = [
    Section::Orders,
    Section::Deliveries,
    Section::Invoices,
    Section::Reminders,
    Section::Answers,
    Section::Statement,
    Section::Computation,
    Section::Other,
];

fn heading(words: &Words, section: Section) -> String {
    let say = &words.say;
    match section {
        Section::Invoices => say.dunning_message_section_invoices(),
        Section::Orders => say.dunning_message_section_orders(),
        Section::Deliveries => say.dunning_message_section_deliveries(),
        Section::Reminders => say.dunning_message_section_reminders(),
        Section::Answers => say.dunning_message_section_answers(),
        Section::Statement => say.dunning_message_section_statement(),
        Section::Computation => say.dunning_message_section_computation(),
        Section::Other => say.dunning_message_section_other(),
    }
}

/// A folder for each section, in the order of [`Section`]; numbered as they are listed.
pub fn folders(words: &Words) -> Vec<String> {
    let mut named: Vec<(Section, String)> = SECTIONS
        .iter()
        .enumerate()
        .map(|(at, section)| {
            let plain = heading(words, *section).replace(['’', '\'', ' ', '\u{a0}'], "-");
            (*section, format!("{}-{plain}", at + 1))
        })
        .collect();
    named.arrange_by_key(|(section, _)| *section);
    named.into_iter().map(|(_, name)| name).collect()
}

/// The index on paper. Refused: `nothing-owed`, `rate-unknown`, `amount-too-large`.
pub fn compose(words: &Words, batch: &Batch, index: &Index) -> Result<Vec<Block>, Code> {
    let say = &words.say;
    let to = &index.to;
    let net = values::open(&index.items)?;
    let counts = match &index.claim {
        Some(claim) => Some(Counts::of(claim, to.debtor, index.currency)?),
        None => None,
    };
    if counts.as_ref().is_some_and(|counts| counts.provisional) {
        return Err("rate-unknown");
    }
    let claimed = counts.as_ref().map_or(Amount::ZERO, |counts| counts.total);
    let whole = net.checked_add(claimed).ok_or("amount-too-large")?;
    if whole <= Amount::ZERO {
        return Err("nothing-owed");
    }
    let money = |amount: Amount| words.money(amount, index.currency);
    let title = say.dunning_message_title_index();
    let running = say.dunning_message_running_index(words.day(batch.today), &to.name);
    let mut blocks =
        vec![letterhead(batch, [title, to.name.clone(), running]), dated(words, batch)];
    let firm = &batch.firm;
    let party = |name: &str, siren: &str, lines: &[String]| {
        let mut all = vec![name.to_owned()];
        if !siren.is_empty() {
            all.push(say.dunning_message_named("SIREN", people_siren(siren)));
        }
        all.extend(lines.iter().filter(|line| *line != name).cloned());
        all.join("\n")
    };
    let nature = match to.debtor {
        Debtor::Professional => say.dunning_message_nature_professional(),
        Debtor::PublicBody => say.dunning_message_nature_public(),
        Debtor::Consumer => say.dunning_message_nature_consumer(),
    };
    let first = firm.lines.first().cloned().unwrap_or_default();
    blocks.push(Block::Facts {
        title: say.dunning_message_index_parties(),
        facts: vec![
            Fact::new(say.dunning_message_creditor(), party(&firm.name, &firm.siren, &[first])),
            Fact::new(say.dunning_message_debtor(), party(&to.name, &to.siren, &to.address)),
            Fact::new(say.dunning_message_nature(), nature),
        ],
    });
    blocks.push(Block::Heading { level: 3, text: say.dunning_message_index_claim() });
    blocks.push(items(words, batch, &index.items, &[], net, index.currency));
    let mut rows = vec![(say.dunning_message_sum_principal(), money(net))];
    if let Some(counts) = &counts {
        rows.extend(values::claimed(words, counts, index.currency));
    }
    let mut sums: Vec<Sum> =
        rows.into_iter().map(|(name, amount)| Sum::new(name, amount, SumStyle::Plain)).collect();
    sums.push(Sum::new(say.dunning_message_sum_claimed(), money(whole), SumStyle::Due));
    blocks.push(Block::Sums(sums));
    blocks.push(Block::text(values::received_on_paper(words, index.received_until)));
    blocks.push(Block::Heading { level: 3, text: say.dunning_message_index_pieces() });
    blocks.push(pieces(words, index));
    blocks.push(Block::small(say.dunning_message_index_hashes()));
    blocks.push(signature(batch));
    Ok(blocks)
}

/// What a piece is, in words.
fn named(words: &Words, piece: &Evidence) -> String {
    let say = &words.say;
    let what = match (piece.section, piece.said) {
        (Section::Invoices, _) => {
            return say
                .dunning_message_kind_number(say.dunning_message_kind_invoice(), &piece.what);
        }
        (Section::Reminders, Some((level, medium))) => {
            let step = match level {
                Level::Courtesy => say.dunning_message_step_courtesy(),
                Level::First => say.dunning_message_step_first(),
                Level::Firm => say.dunning_message_step_firm(),
                Level::FormalNotice => say.dunning_message_title_notice(),
            };
            let way = match medium {
                Medium::Email => say.dunning_message_way_email(),
                Medium::Letter => say.dunning_message_way_letter(),
                Medium::Sms => say.dunning_message_way_sms(),
                Medium::Call => say.dunning_message_way_call(),
            };
            say.dunning_message_evidence_reminder(step, way)
        }
        (Section::Statement, _) => say.dunning_message_title_statement(),
        (Section::Computation, _) => say.dunning_message_title_computation(),
        _ => piece.what.clone(),
    };
    if what.is_empty() { heading(words, piece.section) } else { what }
}

/// Every piece with its number, its day, what proves it and where it is.
fn pieces(words: &Words, index: &Index) -> Block {
    let say = &words.say;
    let mut rows = Vec::new();
    let mut number = 0;
    for section in SECTIONS {
        let of: Vec<&Evidence> =
            index.pieces.iter().filter(|piece| piece.section == section).collect();
        if of.is_empty() {
            continue;
        }
        let cells = vec![Cell::from(heading(words, section))];
        rows.push(Row { cells, style: RowStyle::Group, running: String::new() });
        for piece in of {
            number += 1;
            let file = match (piece.file.is_empty(), piece.hash == Hash::NONE) {
                (true, _) => say.dunning_message_piece_missing(),
                (false, true) => piece.file.clone(),
                // Enough of it to be told from any other by eye; the whole is in the list beside.
                (false, false) => {
                    let hash = piece.hash.to_string();
                    say.dunning_message_piece_file(&piece.file, &hash[..16])
                }
            };
            let sent = piece.sent.map(|day| say.dunning_message_sent_on(words.long_day(day)));
            let detail = [sent.as_deref().unwrap_or(""), piece.proof.as_str(), file.as_str()];
            let detail: Vec<&str> = detail.into_iter().filter(|text| !text.is_empty()).collect();
            let cells = vec![
                Cell::from(number.to_string()),
                Cell { text: named(words, piece), detail: detail.join("\n"), strong: false },
                Cell::from(piece.day.map(|day| words.day(day)).unwrap_or_default()),
            ];
            rows.push(Row { cells, style: RowStyle::Plain, running: String::new() });
        }
    }
    Block::Table(Table {
        caption: say.dunning_message_index_pieces(),
        columns: vec![
            Column::short(say.dunning_message_column_piece_number()),
            Column::text(say.dunning_message_column_piece()),
            Column::short(say.dunning_message_column_day()),
        ],
        rows,
        ..Table::default()
    })
}
