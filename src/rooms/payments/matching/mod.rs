//! Which customer paid which invoices with a line of the bank statement, how sure that is, and what speaks for it.
//!
//! Pure: texts, amounts and days in; proposals with typed evidence out. Knows nothing of bank formats, of the book or of
//! sentences. The same input gives the same answer whatever order it is given in. What the data cannot decide is said
//! to be ambiguous and is never certain. Over all certain and likely answers, no cent of a line or of an item is used twice.
//!
//! Use: [`Matcher::new`] with what is known, [`Matcher::add`] the lines, [`Matcher::work`] in slices until it is done, then
//! [`Matcher::outcomes`]. After a person's decision: [`Matcher::decided`], then `work` again.

mod balance;
mod batches;
mod decide;
mod grams;
mod habits;
mod ideas;
mod kinds;
mod ledger;
mod matcher;
mod names;
mod odds;
mod quoted;
mod references;
mod subsets;
mod text;
mod types;
mod who;

pub use matcher::Matcher;
pub use types::*;

#[cfg(test)]
mod tests;
