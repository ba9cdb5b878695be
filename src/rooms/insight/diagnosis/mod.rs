//! The «dix erreurs» diagnosis: the classic errors of receivables management, measured on the firm's own data.
//!
//! Of each error what today's rooms can measure is measured: a value, the threshold it is held against, the effect in
//! money and in days of DSO, the items and customers behind. What passes its threshold is *found*, what does not is
//! *sound*; what cannot be measured is said with the file that would allow it, never guessed.
//!
//! Sales and days of the effects are those of the 365 days up to the day, or of as many as there are since the first
//! sale. A firm that imported only what is still open has sold more than is known: then no effect is said in days, and
//! nothing that divides by sales is measured.
//!
//! Knows nothing of texts: the page has the sentence, the reason of the threshold and the advice of each finding.

pub mod effect;
mod ground;
mod measures;
#[cfg(test)]
mod tests;
mod words;

use crate::base::{Arrange, Day};
use crate::book::Book;

use ground::Ground;

pub use words::{
    Concerned, DiagnosisQuery, DiagnosisView, Effect, Finding, FindingKind, Missing, Unmeasured,
};

impl DiagnosisQuery {
    /// The diagnosis as of a day.
    pub fn run(&self, book: &Book, today: Day) -> DiagnosisView {
        let as_of = self.as_of.unwrap_or(today).clamp(Day::FIRST, Day::LAST);
        let ground = Ground::new(book, as_of, self.currency);
        let mut view = DiagnosisView {
            as_of,
            currency: ground.currency,
            open: ground.money(ground.sums.open),
            one_day: ground.one_day(),
            sales: ground.money(ground.sales),
            sales_days: ground.period as u32,
            found: Vec::new(),
            sound: Vec::new(),
            unmeasured: Vec::new(),
        };
        for kind in FindingKind::ALL {
            match ground.measure(kind) {
                Ok((finding, true)) => view.found.push(finding),
                Ok((finding, false)) => view.sound.push(finding),
                Err(missing) => {
                    view.unmeasured.push(Unmeasured { kind, error: kind.error(), missing });
                }
            }
        }
        // Equal effects stand in the order of the errors: the sort is stable.
        view.found.arrange_by_key(|finding| std::cmp::Reverse(finding.effect.money.amount));
        view
    }
}
