//! The head of a letter: who speaks, what it is, and to whom, where the window of an envelope shows it.

use super::blocks::{BODY, CELL, NAME, Setter, Type};
use super::layout::{Begin, MEASURE, MM, Mark, Pinned, SIDE, Strip, Tag};
use super::model::{Align, Fact, Place};

/// In the window of a DL envelope, folded in three and pushed to either side, this much of the page always shows: 100 × 45
/// mm, 20 mm from the right and from the bottom of 220 × 110 mm. Source: usage of French printers; the letters stand also
/// where the postal guide wants them, 55 mm from the top and 110 mm from the left, unless they are more than five lines.
const WINDOW_TOP: f32 = 46.5 * MM;
const WINDOW_END: f32 = 78.4 * MM;
const ADDRESS_TOP: f32 = 55.0 * MM;
const ADDRESS_LEFT: f32 = 110.0 * MM;
const ADDRESS_WIDTH: f32 = 79.0 * MM;
/// What follows an address is clear of the window of any envelope.
const UNDER_WINDOW: f32 = 93.0 * MM;
/// Beside the window.
const BESIDE_WINDOW: f32 = 68.0 * MM;

impl Setter<'_> {
    /// Who speaks, on the left, and what this is, on the right.
    pub(super) fn letterhead(
        &mut self,
        name: &str,
        lines: &[String],
        [title, subtitle]: [&str; 2],
        running: &str,
        parent: Option<usize>,
    ) -> Strip {
        let mut strip = Strip { begin: Begin::Section(running.to_owned()), ..Strip::default() };
        let half = 84.0 * MM;
        let node = self.tree.node(parent, Tag::Div);
        let mut y = 0.0;
        if let Some((wide, high)) = self.logo {
            let (wide, high) = (wide.max(1) as f32, high.max(1) as f32);
            let scale = (62.0 * MM / wide).min(19.0 * MM / high);
            let described = self.paper.look.logo.as_ref().map_or("", |logo| &logo.description);
            let author = self.paper.author.as_str();
            let described =
                [described, name, author, "Logo"].into_iter().find(|text| !text.trim().is_empty());
            let described = described.unwrap_or("Logo");
            let figure = self.tree.node(Some(node), Tag::Figure(described.to_owned()));
            let leaf = Some(self.tree.leaf(figure));
            let (width, height) = (wide * scale, high * scale);
            strip.marks.push(Mark::Logo { x: 0.0, y, width, height, leaf });
            y += height + 2.6 * MM;
            let p = self.tree.node(Some(node), Tag::P);
            let (marks, high) = self.text(name, CELL.strong(), Align::Left, BESIDE_WINDOW, p);
            strip.marks.extend(marks.into_iter().map(|mark| mark.shifted(0.0, y)));
            y += high;
        } else if !name.is_empty() {
            let large = BODY.strong().ink(self.palette.accent);
            let at = |size: f32| Type { size, leading: size * 1.22, ..large };
            let set = self.fitting(name, &[at(17.0), at(15.0), at(13.0), at(11.5)], half);
            let p = self.tree.node(Some(node), Tag::P);
            let (marks, high) = self.text(name, set, Align::Left, half, p);
            strip.marks.extend(marks);
            y += high + 1.4 * MM;
        }
        for line in lines.iter().filter(|line| !line.is_empty()) {
            let p = self.tree.node(Some(node), Tag::P);
            let (marks, high) = self.text(line, NAME, Align::Left, BESIDE_WINDOW, p);
            strip.marks.extend(marks.into_iter().map(|mark| mark.shifted(0.0, y)));
            y += high;
        }
        if !self.is_blank(title) {
            let tag = self.heading_tag(1, title);
            let heading = self.tree.node(parent, tag);
            let large = BODY.strong().ink(self.palette.accent);
            let room = MEASURE - half - 4.0 * MM;
            let at = |size: f32| Type { size, leading: size * 1.2, ..large };
            let set = self.fitting(title, &[at(23.0), at(19.0), at(16.0), at(13.0)], room);
            let (marks, high) = self.text(title, set, Align::Right, room, heading);
            strip
                .marks
                .extend(marks.into_iter().map(|mark| mark.shifted(MEASURE - room, -1.2 * MM)));
            if !subtitle.is_empty() {
                let p = self.tree.node(parent, Tag::P);
                let at = |size: f32| Type { size, leading: size * 1.25, ..BODY.strong() };
                let set = self.fitting(subtitle, &[at(12.0), at(10.5), at(9.0)], room);
                let (marks, _) = self.text(subtitle, set, Align::Right, room, p);
                let down = high - 0.6 * MM;
                strip
                    .marks
                    .extend(marks.into_iter().map(|mark| mark.shifted(MEASURE - room, down)));
            }
            strip.heading = Some((1, format!("{title} {subtitle}").trim().to_owned()));
        }
        strip.height = y;
        strip
    }

    /// The address in the window, and facts beside it.
    pub(super) fn address(
        &mut self,
        lines: &[String],
        facts: &[Fact],
        place: Place,
        parent: Option<usize>,
    ) -> Strip {
        let node = self.tree.node(parent, Tag::Div);
        let lines: Vec<&String> = lines.iter().filter(|line| !line.is_empty()).collect();
        let set = |size: f32, leading: f32| Type { size, leading, ..BODY };
        let widest = |setter: &mut Setter<'_>, set: Type| {
            let wide = lines.iter().map(|line| setter.wide(line, set));
            wide.fold(0.0, f32::max)
        };
        // Rather smaller than on two lines; no smaller than a machine of the post reads.
        let sizes = [set(10.5, 12.4), set(9.6, 11.8), set(8.8, 11.4)];
        let mut chosen = sizes[2];
        for size in sizes {
            if widest(self, size) <= ADDRESS_WIDTH {
                chosen = size;
                break;
            }
        }
        let left = match place {
            Place::Right => ADDRESS_LEFT,
            Place::Left => SIDE,
        };
        let mut marks = Vec::new();
        let mut y = 0.0;
        for line in &lines {
            let p = self.tree.node(Some(node), Tag::P);
            let (set, high) = self.text(line, chosen, Align::Left, ADDRESS_WIDTH, p);
            marks.extend(set.into_iter().map(|mark| mark.shifted(left, y)));
            y += high;
        }
        if WINDOW_END - WINDOW_TOP < y {
            // Names on two lines: nearer together, so that all show.
            let nearer = (WINDOW_END - WINDOW_TOP) / y;
            for mark in &mut marks {
                if let Mark::Text { y, size, .. } = mark {
                    *y *= nearer;
                    *size *= nearer.max(0.8);
                }
            }
            y = WINDOW_END - WINDOW_TOP;
        }
        let top = ADDRESS_TOP.min(WINDOW_END - y);
        let pinned = marks.into_iter().map(|mark| mark.shifted(0.0, top)).collect();
        let (beside, high) = self.names_and_values(facts, BESIDE_WINDOW, 0.4, parent);
        let x = match place {
            Place::Right => 0.0,
            Place::Left => MEASURE - BESIDE_WINDOW,
        };
        Strip {
            height: high,
            marks: beside.into_iter().map(|mark| mark.shifted(x, 0.0)).collect(),
            above: 5.0 * MM,
            pinned: Some(Pinned {
                marks: pinned,
                // In line with the address, or higher where there is much to say.
                not_above: top.min((UNDER_WINDOW - 3.0 * MM - high).max(46.0 * MM)),
                down_to: UNDER_WINDOW.max(top + y + 8.0 * MM),
            }),
            ..Strip::default()
        }
    }
}
