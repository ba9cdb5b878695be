//! The figures of the days asked for last, kept in step with the book.

use std::rc::Rc;

use crate::book::Book;

use super::figures::DayFigures;
use super::timeline::Timeline;

/// Keeps the sums of the days that were asked for last, in step with the book.
#[derive(Clone, Debug, Default)]
pub struct Kept {
    days: Vec<Rc<DayFigures>>,
    /// Full passes since the last change.
    passes: u32,
    /// Once it was built: the timeline, or that there can be none.
    timeline: Option<Option<Rc<Timeline>>>,
}

/// Days kept at once: one and the month before it, and another two looked at.
const KEPT: usize = 4;
/// Days kept when something changes.
const KEPT_IN_STEP: usize = 2;
/// Full passes before a timeline is built, which takes as long as two: the first dashboard needs two days.
const PASSES: u32 = 2;
/// Receivables below which a full pass takes no time.
const MANY: usize = 20_000;

impl Kept {
    /// The sums of a day, computed if they are not kept.
    pub fn of(&mut self, book: &Book, day: i32) -> Rc<DayFigures> {
        let bounds = book.insight.bounds();
        let known = self.days.iter().position(|kept| kept.day == day && kept.bounds == bounds);
        let figures = match known {
            Some(place) => self.days.remove(place),
            None => Rc::new(self.computed(book, day, &bounds)),
        };
        self.days.truncate(KEPT - 1);
        self.days.insert(0, Rc::clone(&figures));
        figures
    }

    fn computed(&mut self, book: &Book, day: i32, bounds: &[u32]) -> DayFigures {
        if MANY <= book.invoices.len() && PASSES <= self.passes {
            let built = || Timeline::new(book).map(Rc::new);
            if let Some(timeline) = self.timeline.get_or_insert_with(built) {
                return DayFigures::along(book, timeline, day, bounds);
            }
        }
        self.passes += 1;
        DayFigures::new(book, day, bounds)
    }

    /// The book is about to change: what is not kept in step is forgotten.
    pub fn change(&mut self) {
        self.passes = 0;
        self.timeline = None;
    }

    /// Nothing is kept any more.
    pub fn clear(&mut self) {
        self.days.clear();
    }

    /// No day is kept.
    pub fn is_empty(&self) -> bool {
        self.days.is_empty()
    }

    /// These positions are about to change.
    pub fn forget(&mut self, book: &Book, positions: &[u32]) {
        self.days.truncate(KEPT_IN_STEP);
        for figures in &mut self.days {
            let figures = Rc::make_mut(figures);
            positions.iter().for_each(|&position| figures.forget(book, position));
        }
    }

    /// The change is done.
    pub fn remember(&mut self, book: &Book) {
        self.days.retain(|figures| figures.reaches(book));
        self.days.iter_mut().for_each(|figures| Rc::make_mut(figures).remember(book));
    }

    /// Whether every day kept equals that day from nothing.
    pub fn are_right(&self, book: &Book) -> bool {
        self.days.iter().all(|kept| kept.same(&DayFigures::new(book, kept.day, &kept.bounds)))
    }
}
