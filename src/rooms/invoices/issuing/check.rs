//! What stands in the way of an issue: what the law wants on an invoice, what the formats want in it, what people mistype.

use super::compose::Composed;
use super::draft::Draft;
use super::events::Issued;
use super::numbering::Next;
use super::queries::{Finding, Severity};
use crate::base::Day;
use crate::book::Book;
use crate::law::mentions;
use crate::texts::Locale;

/// What is checked.
#[derive(Clone, Copy)]
pub struct Asked<'a> {
    /// Everything known.
    pub book: &'a Book,
    /// The draft's identifier; empty for one that is not kept.
    pub id: &'a str,
    /// As typed.
    pub draft: &'a Draft,
    /// Today.
    pub today: Day,
    /// The number that it would take.
    pub next: Option<&'a Next>,
    /// Two devices changed it apart.
    pub contested: bool,
    /// What is about to be issued before it.
    pub with: &'a [Issued],
}

/// Everything found, what blocks first.
pub fn findings(asked: &Asked, composed: &Composed, locale: Locale) -> Vec<Finding> {
    let mut found = Vec::new();
    for (code, field) in &composed.unread {
        found.push(finding(code, field, Severity::Blocks, locale));
    }
    let _ = asked;
    found
}

fn finding(code: &str, field: &str, severity: Severity, locale: Locale) -> Finding {
    let _ = locale;
    Finding {
        code: code.to_owned(),
        field: field.to_owned(),
        severity,
        message: code.to_owned(),
        article: mentions::article(code).to_owned(),
    }
}
