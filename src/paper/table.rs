//! Tables: widths of columns, rows that are not cut, headings and sums that go along.

use super::blocks::{CELL, NAME, Setter, Type};
use super::ink::{HAIR, INK, SOFT};
use super::layout::{Mark, Running, Scope, Strip, Tag};
use super::model::{Align, Cell, Column, Row, RowStyle, Table, Width};

/// Between columns.
const GAP: f32 = 13.0;
/// Above and beneath the text of a row.
const PAD: f32 = 4.0;
/// A row that is higher is cut between lines.
const TALL: f32 = 300.0;
/// What a column of running text needs at least.
const SHARE_LEAST: f32 = 96.0;

/// On how many lines headings of narrow columns may stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Headings {
    OneLine,
    TwoLines,
}

/// A column with its place.
#[derive(Clone, Copy, Debug)]
struct Place {
    x: f32,
    width: f32,
    align: Align,
}

impl Setter<'_> {
    /// A table: its caption, its heading, its rows.
    pub(super) fn table(&mut self, table: &Table, width: f32, parent: Option<usize>) -> Vec<Strip> {
        let mut strips = Vec::new();
        if table.columns.is_empty() {
            return strips;
        }
        let (places, scale) = self.places(table, width);
        let cell = scaled(CELL, scale);
        let node = self.tree.node(parent, Tag::Table(table.caption.clone()));
        if table.captioned && !table.caption.is_empty() {
            let caption = self.tree.node(Some(node), Tag::Caption);
            let (marks, height) =
                self.text(&table.caption, CELL.strong(), Align::Left, width, caption);
            strips.push(Strip { height, marks, above: 13.0, stays: true, ..Strip::default() });
        }
        let number = self.tables.len();
        self.tables.push(Running::default());
        let heading = self.heading_row(table, &places, scaled(NAME, scale), width, node);
        let carried =
            table.carried.and_then(|column| places.get(column).map(|place| (column, *place)));
        let amount = carried.map_or((0.0, 0.0, 0.0), |(_, place)| {
            (place.x + place.width, PAD + cell.baseline(), cell.size)
        });
        let carried = carried.map(|(column, _)| {
            let words = [self.paper.words.carried.clone(), self.paper.words.brought.clone()];
            words.map(|words| self.carried_row(&words, column, &places, cell, width))
        });
        self.tables[number] = Running { heading: heading.clone(), carried, amount };
        let above = if strips.is_empty() { 11.0 } else { 4.0 };
        strips.push(Strip { above, stays: true, table: Some((number, String::new())), ..heading });
        let body = self.tree.node(Some(node), Tag::TBody);
        let mut running = String::new();
        for (at, row) in table.rows.iter().enumerate() {
            let next = table.rows.get(at + 1).map(|row| row.style);
            let set = self.row(row, next, &places, cell, width, body);
            let last = set.len() - 1;
            for (part, mut strip) in set.into_iter().enumerate() {
                if part == last {
                    running.clone_from(&row.running);
                    strip.stays |= matches!(next, Some(RowStyle::Detail));
                    strip.stays |= row.style == RowStyle::Group && next.is_some();
                    // The last row is never alone on a page.
                    strip.stays |= at + 2 == table.rows.len() && table.carried.is_some();
                }
                strip.table = Some((number, running.clone()));
                strips.push(strip);
            }
        }
        strips
    }

    /// Where columns are, and how much smaller than usual their text is set, so that amounts stay on one line.
    fn places(&mut self, table: &Table, width: f32) -> (Vec<Place>, f32) {
        // Headings on one line where text keeps much room beside them.
        if let (places, true) = self.try_places(table, width, 1.0, Headings::OneLine) {
            return (places, 1.0);
        }
        let mut scale = 1.0;
        loop {
            let (places, fits) = self.try_places(table, width, scale, Headings::TwoLines);
            if fits || scale < 0.75 {
                return (places, scale);
            }
            scale -= 0.06;
        }
    }

    fn try_places(
        &mut self,
        table: &Table,
        width: f32,
        scale: f32,
        headings: Headings,
    ) -> (Vec<Place>, bool) {
        let (cell, name) = (scaled(CELL, scale), scaled(NAME, scale));
        let least = match headings {
            Headings::OneLine => (width * 0.32).min(170.0),
            Headings::TwoLines => SHARE_LEAST.min(width * 0.3),
        };
        let gaps = GAP * (table.columns.len() - 1) as f32;
        let mut widths: Vec<f32> = Vec::new();
        let mut shares = 0.0;
        for (at, column) in table.columns.iter().enumerate() {
            widths.push(match column.width {
                Width::Millimetres(width) => f32::from(width) * super::layout::MM,
                Width::Share(share) => {
                    shares += f32::from(share.max(1));
                    0.0
                }
                Width::Fit => {
                    self.natural(table, at, column, cell, name, headings).min(width * 0.45)
                }
            });
        }
        let left = width - gaps - widths.iter().sum::<f32>();
        let sharing =
            table.columns.iter().filter(|column| matches!(column.width, Width::Share(_))).count();
        let fits = least * sharing as f32 <= left;
        if shares == 0.0 {
            // Nobody takes what is left: all are spread over the width, or narrowed to it.
            let all: f32 = widths.iter().sum();
            let factor = ((width - gaps) / all.max(1.0)).max(0.0);
            widths.iter_mut().for_each(|width| *width *= factor);
            return (placed(table, &widths), 0.999 <= factor);
        }
        let least = least * sharing as f32;
        if left < least {
            // The others give what they have too much of.
            let all: f32 = widths.iter().sum();
            let factor = ((width - gaps - least) / all.max(1.0)).clamp(0.2, 1.0);
            widths.iter_mut().for_each(|width| *width *= factor);
        }
        let left = width - gaps - widths.iter().sum::<f32>();
        for (width, column) in widths.iter_mut().zip(&table.columns) {
            if let Width::Share(share) = column.width {
                *width = left * f32::from(share.max(1)) / shares;
            }
        }
        (placed(table, &widths), fits)
    }

    /// The widest cell of a column, its heading included.
    fn natural(
        &mut self,
        table: &Table,
        at: usize,
        column: &Column,
        cell: Type,
        name: Type,
        headings: Headings,
    ) -> f32 {
        let mut widest = self.wide(&column.heading, name.strong());
        if headings == Headings::TwoLines {
            for (space, _) in column.heading.match_indices(' ') {
                let (first, second) = column.heading.split_at(space);
                let (first, second) =
                    (self.wide(first, name.strong()), self.wide(second.trim(), name.strong()));
                widest = widest.min(first.max(second));
            }
        }
        for row in table.rows.iter().filter(|row| row.style != RowStyle::Group) {
            if let Some(said) = row.cells.get(at) {
                let set =
                    if said.strong || row.style == RowStyle::Total { cell.strong() } else { cell };
                widest = widest.max(self.wide(&said.text, set)).max(self.wide(&said.detail, name));
            }
            if table.carried == Some(at) {
                widest = widest.max(self.wide(&row.running, cell.strong()));
            }
        }
        widest + 0.5
    }

    fn heading_row(
        &mut self,
        table: &Table,
        places: &[Place],
        name: Type,
        width: f32,
        node: usize,
    ) -> Strip {
        // A head without a body is none.
        let head =
            if table.rows.is_empty() { node } else { self.tree.node(Some(node), Tag::THead) };
        let row = self.tree.node(Some(head), Tag::TR);
        let mut cells = Vec::new();
        let mut height: f32 = 0.0;
        for (column, place) in table.columns.iter().zip(places) {
            let node = self.tree.node(Some(row), Tag::TH(Scope::Column, None));
            let (marks, high) =
                self.text(&column.heading, name.strong(), place.align, place.width, node);
            height = height.max(high);
            cells.push((marks, high, place.x));
        }
        let mut strip = Strip { height: height + 4.6, ..Strip::default() };
        for (marks, high, x) in cells {
            // All end on the same line.
            strip.marks.extend(marks.into_iter().map(|mark| mark.shifted(x, height - high)));
        }
        let ink = self.palette.brand;
        let y = height + 4.0;
        strip.marks.push(Mark::Line { x: 0.0, y, width, thickness: 1.0, ink });
        strip
    }

    /// «À reporter» or «Report», without its amount.
    fn carried_row(
        &mut self,
        words: &str,
        column: usize,
        places: &[Place],
        cell: Type,
        width: f32,
    ) -> Strip {
        let end = places[..column].last().map_or(width, |place| place.x + place.width);
        let text =
            self.aside(words, cell.strong().ink(SOFT), Align::Right, 0.0, PAD, end.max(60.0));
        let height = cell.leading + 2.0 * PAD;
        let line = Mark::Line { x: 0.0, y: height, width, thickness: 0.5, ink: HAIR };
        Strip { height, marks: vec![text, line], ..Strip::default() }
    }

    fn row(
        &mut self,
        row: &Row,
        next: Option<RowStyle>,
        places: &[Place],
        cell: Type,
        width: f32,
        body: usize,
    ) -> Vec<Strip> {
        let node = self.tree.node(Some(body), Tag::TR);
        let detail = Type { size: NAME.size * cell.size / CELL.size, ..NAME };
        let (above, set) = match row.style {
            RowStyle::Plain => (PAD, cell),
            RowStyle::Group => (PAD + 5.0, cell.strong().ink(self.palette.accent)),
            RowStyle::Detail => (0.0, cell.ink(SOFT)),
            RowStyle::Total => (PAD, cell.strong()),
        };
        let empty = Cell::default();
        // Lines of all cells: where they begin and end, and what is on them.
        let mut lines: Vec<(f32, f32, Vec<Mark>)> = Vec::new();
        for (at, place) in places.iter().enumerate() {
            let said = row.cells.get(at).unwrap_or(&empty);
            let whole = row.style == RowStyle::Group;
            if whole && at != 0 {
                break;
            }
            let span = Some(places.len()).filter(|_| whole);
            let td = match row.style {
                RowStyle::Group => self.tree.node(Some(node), Tag::TH(Scope::Row, span)),
                _ => self.tree.node(Some(node), Tag::TD),
            };
            let room = if whole { width } else { place.width };
            let align = if whole { Align::Left } else { place.align };
            let main = if said.strong { set.strong() } else { set };
            let mut y = above;
            // A cell without words is there all the same, for those who hear the table.
            let text =
                if said.text.is_empty() && said.detail.is_empty() { "\u{A0}" } else { &said.text };
            for (text, set) in [(text, main), (&said.detail, detail)] {
                if text.is_empty() {
                    continue;
                }
                let span = super::model::Span::new(text);
                for marks in self.spans(&[span], set, align, room, td) {
                    let marks = marks.into_iter().map(|mark| mark.shifted(place.x, y)).collect();
                    lines.push((y, y + set.leading, marks));
                    y += set.leading;
                }
            }
        }
        let end = lines.iter().map(|line| line.1).fold(above + cell.leading, f32::max);
        let height = end + if next == Some(RowStyle::Detail) { 1.0 } else { PAD };
        let mut strips = cut(lines, height);
        let last = strips.len() - 1;
        if next != Some(RowStyle::Detail) {
            let bottom = strips[last].height;
            let total_next = next == Some(RowStyle::Total);
            let (thickness, ink) = match row.style {
                RowStyle::Total => (0.8, INK),
                _ if total_next => (0.8, INK),
                _ => (0.4, HAIR),
            };
            strips[last].marks.push(Mark::Line { x: 0.0, y: bottom, width, thickness, ink });
        }
        strips
    }
}

/// One strip, or several where a row would take most of a page: cut where no line of any cell is, the first two lines
/// and the last two whole.
fn cut(mut lines: Vec<(f32, f32, Vec<Mark>)>, height: f32) -> Vec<Strip> {
    let whole = |lines: Vec<(f32, f32, Vec<Mark>)>, from: f32, to: f32| Strip {
        height: to - from,
        marks: lines
            .into_iter()
            .flat_map(|line| line.2)
            .map(|mark| mark.shifted(0.0, -from))
            .collect(),
        ..Strip::default()
    };
    if height <= TALL {
        return vec![whole(lines, 0.0, height)];
    }
    lines.sort_by(|one, two| one.0.total_cmp(&two.0));
    let mut strips = Vec::new();
    let (mut from, mut end) = (0.0, 0.0_f32);
    let mut some: Vec<(f32, f32, Vec<Mark>)> = Vec::new();
    for line in lines {
        if !some.is_empty() && end <= line.0 + 0.01 && 24.0 <= line.0 - from {
            let cut_at = line.0;
            strips.push(whole(std::mem::take(&mut some), from, cut_at));
            from = cut_at;
        }
        end = end.max(line.1);
        some.push(line);
    }
    strips.push(whole(some, from, height));
    strips
}

fn placed(table: &Table, widths: &[f32]) -> Vec<Place> {
    let mut x = 0.0;
    let place = |(column, width): (&Column, &f32)| {
        let place = Place { x, width: *width, align: column.align };
        x += width + GAP;
        place
    };
    table.columns.iter().zip(widths).map(place).collect()
}

fn scaled(set: Type, scale: f32) -> Type {
    Type { size: set.size * scale, leading: set.leading * scale, ..set }
}
