//! What single cells of a bank's table say in words: a status, a sum, a number that a program gave.

use super::columns::folded;

/// What the status of a row says of it.
pub(super) enum Status {
    /// It moved money.
    Booked,
    /// It may move money yet.
    Pending,
    /// It will not.
    Refused,
}

/// By its words; what says nothing known is booked.
pub(super) fn status(cell: &str) -> Status {
    let said = folded(cell);
    let has = |words: &[&str]| words.iter().any(|word| said.contains(word));
    if has(&[
        "pending",
        "processing",
        "attente",
        "cours",
        "created",
        "scheduled",
        "venir",
        "planifie",
        "autoris",
        "authori",
        "non compta",
        "prevu",
        "bloqu",
        "transit",
    ]) {
        Status::Pending
    } else if has(&[
        "declined", "reverted", "failed", "cancel", "refus", "rejet", "annul", "echou", "expir",
        "abandon",
    ]) {
        Status::Refused
    } else {
        Status::Booked
    }
}

/// `transaction id`: a number that a program gave.
pub(super) fn is_identifier(heading: &str) -> bool {
    heading.split(' ').any(|word| matches!(word, "id" | "identifiant"))
}

/// `NOUVEAU SOLDE AU 31/12/2025`, `TOTAL DES MOUVEMENTS`, `A REPORTER`: a label that only sums up, and of which it says
/// nothing else. «SOLDE FACTURE 12» is a payment.
pub(super) fn sums_up(label: &str) -> bool {
    const FIRST: [&str; 9] = [
        "solde", "nouveau", "ancien", "total", "totaux", "report", "opening", "closing", "balance",
    ];
    const MORE: [&str; 27] = [
        "solde",
        "precedent",
        "initial",
        "final",
        "des",
        "du",
        "de",
        "la",
        "le",
        "au",
        "en",
        "a",
        "mouvements",
        "operations",
        "periode",
        "reporter",
        "debut",
        "fin",
        "crediteur",
        "debiteur",
        "comptable",
        "balance",
        "mois",
        "eur",
        "euros",
        "compte",
        "nouveau",
    ];
    let words = folded(label);
    let parts = words.split([' ', '/', '-', '.', ':']).filter(|word| !word.is_empty());
    // A day is no more than three short numbers; another number is of an invoice, or of a shop.
    let is_number = |word: &&str| word.len() <= 4 && word.bytes().all(|byte| byte.is_ascii_digit());
    let numbers = parts.clone().filter(is_number).count();
    let mut words = parts.filter(|word| !is_number(word)).peekable();
    if !matches!(numbers, 0 | 3) {
        return false;
    }
    match words.next() {
        Some("a") => words.eq(["reporter"]),
        // «TOTAL» alone may be a firm of that name.
        Some("total" | "totaux") if words.peek().is_none() => false,
        Some(first) => FIRST.contains(&first) && words.all(|word| MORE.contains(&word)),
        None => false,
    }
}
