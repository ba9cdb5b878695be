//! The beginning of a table, and where its headings stand: what detection looks at.

use crate::formats::csv::Row;

use super::headings::{Certainty, folded, role};
use super::table::{Line, Table, is_amount, is_total_word, is_written_date, line};

/// Rows looked at.
const SAMPLE: usize = 1_000;
/// Lines among which the headings are looked for.
const TOP: usize = 40;

/// The beginning of a table.
pub(super) struct Sample {
    /// Lines above the headings.
    pub titles: Vec<String>,
    pub header_line: u32,
    pub headings: Vec<String>,
    pub rows: Vec<Vec<String>>,
    /// Lines that name a customer above its items.
    pub groups: usize,
    pub width: usize,
}

/// Reads the beginning of a table; finds its headings unless told where they are.
pub(super) fn sample(table: &Table<'_>, header_line: Option<u32>) -> Sample {
    let mut reader = table.reader();
    let mut row = Row::default();
    let mut top: Vec<(u32, Vec<String>)> = Vec::new();
    while top.len() < TOP && reader.read(&mut row) {
        top.push((row.line(), (0..row.len()).map(|cell| row.text(cell).to_owned()).collect()));
    }
    let header = match header_line {
        Some(0) => None,
        Some(line) => top.iter().position(|(at, _)| *at == line),
        None => header(&top),
    };
    let header_line = header.map_or(0, |place| top[place].0);
    let headings = header.map(|place| top[place].1.clone()).unwrap_or_default();
    let folded: Vec<String> = headings.iter().map(|heading| folded(heading)).collect();
    let titles = top[..header.unwrap_or(0)]
        .iter()
        .flat_map(|(_, cells)| cells.iter().filter(|cell| !cell.is_empty()).cloned())
        .collect();
    let mut sample =
        Sample { titles, header_line, headings, rows: Vec::new(), groups: 0, width: 0 };
    let mut reader = table.reader();
    while sample.rows.len() < SAMPLE && reader.read(&mut row) {
        if row.line() <= header_line {
            continue;
        }
        let cells: Vec<String> = (0..row.len()).map(|cell| row.text(cell).to_owned()).collect();
        let filled = cells.iter().filter(|cell| !cell.is_empty()).count();
        let wide = sample.headings.iter().filter(|heading| !heading.is_empty()).count().max(4);
        if filled * 2 <= wide || cells.iter().any(|cell| is_total_word(cell)) {
            match line(&row, &folded) {
                Line::Blank | Line::Total | Line::Heading => continue,
                Line::Group(..) if wide >= 4 => {
                    sample.groups += 1;
                    continue;
                }
                Line::Group(..) | Line::Other => {}
            }
        }
        sample.width = sample
            .width
            .max(cells.iter().rposition(|cell| !cell.is_empty()).map_or(0, |last| last + 1));
        sample.rows.push(cells);
    }
    let named =
        sample.headings.iter().rposition(|heading| !heading.is_empty()).map_or(0, |last| last + 1);
    sample.width = sample.width.max(named);
    sample
}

/// The place of the headings among the first rows.
fn header(top: &[(u32, Vec<String>)]) -> Option<usize> {
    let mut best = (0_i32, None);
    for (place, (_, cells)) in top.iter().enumerate() {
        let mut roles = Vec::new();
        let mut score = 0;
        for cell in cells.iter().filter(|cell| !cell.is_empty()) {
            let is_value = is_amount(cell)
                || is_written_date(cell)
                || cell.bytes().filter(u8::is_ascii_digit).count() * 2 > cell.len()
                || cell.len() > 60;
            score += match role(cell) {
                _ if is_value => -4,
                Some((role, Certainty::Sure)) if !roles.contains(&role) => {
                    roles.push(role);
                    4
                }
                Some((role, Certainty::Likely)) if !roles.contains(&role) => {
                    roles.push(role);
                    2
                }
                _ => 0,
            };
        }
        if roles.len() >= 2 && score > best.0 {
            best = (score, Some(place));
        }
    }
    if best.1.is_some() {
        return best.1;
    }
    // No heading is known: a first row of words above rows with numbers or dates in the same places is one all the same.
    let (place, (_, first)) =
        top.iter().enumerate().find(|(_, (_, cells))| cells.iter().any(|cell| !cell.is_empty()))?;
    let is_value = |cell: &str| cell.bytes().any(|byte| byte.is_ascii_digit());
    let plain = first.iter().all(|cell| !is_value(cell))
        && first.iter().filter(|cell| !cell.is_empty()).count() >= 2;
    let below = top[place + 1..]
        .iter()
        .take(5)
        .filter(|(_, cells)| cells.iter().filter(|cell| is_value(cell)).count() >= 2)
        .count();
    (plain && below > 0).then_some(place)
}
