//! French rules as tables: each row with its source and the days between which it is true.
//!
//! Uses `base` alone. Knows nothing of the book: a rule is asked with the facts of one case.

pub mod calendar;
pub mod late_payment;
pub mod payment_terms;
