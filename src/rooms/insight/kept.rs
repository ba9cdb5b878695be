//! The figures of the days asked for last, kept in step with the book.

use std::rc::Rc;

use crate::book::Book;

use super::figures::DayFigures;

/// Keeps the sums of the days that were asked for last, in step with the book.
#[derive(Clone, Debug, Default)]
pub struct Kept {
    days: Vec<Rc<DayFigures>>,
}

/// Days kept at once: one and the month before it, and another two looked at.
const KEPT: usize = 4;
/// Days kept when something changes.
const KEPT_IN_STEP: usize = 2;

impl Kept {
    /// The sums of a day, computed if they are not kept.
    pub fn of(&mut self, book: &Book, day: i32) -> Rc<DayFigures> {
        let bounds = book.insight.bounds();
        let known = self.days.iter().position(|kept| kept.day == day && kept.bounds == bounds);
        let figures = match known {
            Some(place) => self.days.remove(place),
            None => Rc::new(DayFigures::new(book, day, &bounds)),
        };
        self.days.truncate(KEPT - 1);
        self.days.insert(0, Rc::clone(&figures));
        figures
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
