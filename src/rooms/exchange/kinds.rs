//! What kind of item a row is: by the words for it, by its number, label and sign.

use crate::base::Amount;
use crate::rooms::invoices::Kind;

use super::headings::folded;

/// What a word for the kind of a document says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Said {
    /// Nothing that is known.
    Nothing,
    /// An invoice.
    Invoice,
    /// A credit note.
    CreditNote,
    /// A deposit invoice.
    Deposit,
    /// A balance carried over.
    Opening,
    /// A receipt, a bank's journal.
    Payment,
}

/// What a word for a kind says: of a document, of a journal.
pub(super) fn said(word: &str) -> Said {
    let folded = folded(word);
    let first = folded.split(' ').next().unwrap_or("");
    let has = |any: &[&str]| folded.split(' ').any(|word| any.contains(&word));
    match () {
        () if has(&["avoir", "avoirs", "381", "avo", "avr", "avc", "refund"])
            || folded.contains("credit n") =>
        {
            Said::CreditNote
        }
        () if matches!(first, "av" | "nc" | "cn" | "credit") && !has(&["debit"]) => {
            Said::CreditNote
        }
        () if has(&["ran", "nouveau", "nouveaux", "opening", "anouveau", "anouveaux"])
            || matches!(first, "an" | "rn") =>
        {
            Said::Opening
        }
        () if has(&[
            "reglement",
            "paiement",
            "virement",
            "cheque",
            "encaissement",
            "payment",
            "receipt",
            "banque",
            "caisse",
        ]) =>
        {
            Said::Payment
        }
        () if matches!(
            first,
            "bq" | "bqe"
                | "bnp"
                | "ca"
                | "cai"
                | "bp"
                | "sg"
                | "cic"
                | "bk"
                | "reg"
                | "tr"
                | "pay"
                | "rgl"
                | "rgt"
        ) =>
        {
            Said::Payment
        }
        () if has(&["acompte", "386", "deposit"]) => Said::Deposit,
        () if has(&["facture", "invoice", "380", "vente", "ventes"]) => Said::Invoice,
        () if matches!(first, "f" | "fa" | "fc" | "vt" | "ve" | "vte" | "v" | "inv") => {
            Said::Invoice
        }
        () => Said::Nothing,
    }
}

/// The kind of an item by what is said of it, and by its sign.
pub(super) fn kind(said: Said, number: &str, label: &str, gross: Amount) -> Kind {
    let is_opening = |text: &str| {
        let text = text.as_bytes();
        text.len() >= 3 && text[..3].eq_ignore_ascii_case(b"RAN")
    };
    if gross.get() >= 0 {
        return match said {
            Said::Deposit => Kind::Deposit,
            Said::Opening => Kind::Opening,
            _ if is_opening(number) && number.len() <= 8 => Kind::Opening,
            _ => Kind::Invoice,
        };
    }
    match said {
        Said::CreditNote => return Kind::CreditNote,
        Said::Payment | Said::Deposit => return Kind::Credit,
        Said::Opening => return Kind::Opening,
        Said::Invoice | Said::Nothing => {}
    }
    let number_says = number.as_bytes();
    if number_says.len() >= 2 && number_says[..2].eq_ignore_ascii_case(b"AV") {
        return Kind::CreditNote;
    }
    let folded = folded(label);
    let has = |any: &[&str]| folded.split(' ').any(|word| any.contains(&word));
    match () {
        () if has(&["avoir", "avoirs", "refund", "remise", "rabais", "ristourne"]) => {
            Kind::CreditNote
        }
        () if has(&[
            "reglement",
            "virement",
            "vir",
            "cheque",
            "chq",
            "prelevement",
            "prlv",
            "paiement",
            "acompte",
            "lcr",
            "trop",
            "encaissement",
            "carte",
            "payment",
            "versement",
            "remboursement",
            "recu",
        ]) =>
        {
            Kind::Credit
        }
        () if said == Said::Invoice => Kind::CreditNote,
        () if number.is_empty() => Kind::Credit,
        () => Kind::CreditNote,
    }
}
