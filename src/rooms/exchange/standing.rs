//! Whether an item is settled, as a lettering code or a word of its state says.

use super::headings::folded;
use super::profile::answer;

/// What a cell says about its item.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Standing {
    /// Nothing is said, or that something is still to be paid.
    Open,
    /// Wholly paid: a code that closes a group of lines, or a word for it.
    Settled,
    /// Never issued, or taken back: a draft, an invoice that was cancelled.
    Void,
}

/// Words, folded, that say so alone or at the beginning.
const SETTLED: [&str; 22] = [
    "lettre",
    "lettree",
    "solde",
    "soldee",
    "paye",
    "payee",
    "regle",
    "reglee",
    "acquitte",
    "acquittee",
    "encaisse",
    "encaissee",
    "cloture",
    "cloturee",
    "paid",
    "settled",
    "closed",
    "reconciled",
    "oui",
    "yes",
    "true",
    "vrai",
];
const OPEN: [&str; 27] = [
    "non", "no", "impaye", "impayee", "attente", "ouvert", "ouverte", "retard", "echu", "echue",
    "unpaid", "open", "overdue", "due", "valide", "validee", "emis", "emise", "envoye", "envoyee",
    "sent", "relance", "relancee", "litige", "false", "faux", "pending",
];
const VOID: [&str; 12] = [
    "annule",
    "annulee",
    "abandonne",
    "abandonnee",
    "brouillon",
    "cancelled",
    "canceled",
    "void",
    "voided",
    "draft",
    "devis",
    "proforma",
];

/// By the words of a cell; `None` for what is no word that is known: a code.
pub(super) fn said(cell: &str) -> Option<Standing> {
    let folded = folded(cell);
    let words: Vec<&str> = folded.split(' ').filter(|word| !word.is_empty()).collect();
    let (first, any) =
        (*words.first()?, |list: &[&str]| words.iter().any(|word| list.contains(word)));
    match () {
        () if any(&[
            "non",
            "not",
            "partiel",
            "partielle",
            "partiellement",
            "partial",
            "partially",
        ]) =>
        {
            Some(Standing::Open)
        }
        () if VOID.contains(&first) => Some(Standing::Void),
        () if SETTLED.contains(&first) => Some(Standing::Settled),
        () if any(&OPEN) => Some(Standing::Open),
        () => None,
    }
}

/// Whether a cell holds a code, be it of a group that does not balance, or says that its item is settled.
pub(super) fn is_lettered(cell: &str) -> bool {
    !matches!(cell, "" | "-" | "--" | "—" | "–" | "0") && said(cell) != Some(Standing::Open)
}

/// What a cell of a column of lettering or of states says. A code in capitals or digits settles its line, one in lower
/// case marks a group that does not balance; a word that nobody foresaw says nothing. `answers`: the column holds yes
/// and no, so that a letter is no code.
///
/// ```text
/// AA, L0012, Payée → settled     aa, -, 0, Non, Impayée → open     Brouillon → void
/// ```
pub(super) fn standing(cell: &str, answers: bool) -> Standing {
    if cell.is_empty() {
        return Standing::Open;
    }
    if answers {
        return if answer(cell) == Some(true) { Standing::Settled } else { Standing::Open };
    }
    if matches!(cell, "-" | "--" | "—" | "–" | "0") {
        return Standing::Open;
    }
    if cell.len() >= 2
        && let Some(said) = said(cell)
    {
        return said;
    }
    let small = cell.bytes().filter(u8::is_ascii_lowercase).count();
    let is_code = small == 0 || small < 4 && cell.bytes().any(|byte| byte.is_ascii_uppercase());
    if is_code { Standing::Settled } else { Standing::Open }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_and_words_say_what_is_settled() {
        let check = |expected: Standing, cells: &[&str]| {
            for cell in cells {
                assert_eq!(standing(cell, false), expected, "{cell}");
            }
        };
        check(
            Standing::Settled,
            &[
                "A",
                "AA",
                "AAB",
                "L0012",
                "12",
                "ZZZZ",
                "Payée",
                "PAYE",
                "Réglée le 12/03",
                "Soldé",
                "Paid",
                "Oui",
            ],
        );
        check(
            Standing::Open,
            &[
                "",
                "-",
                "0",
                "aa",
                "b",
                "Non",
                "NON LETTRÉ",
                "Impayée",
                "IMPAYE",
                "En attente",
                "EN ATTENTE",
                "Partiellement payée",
                "Payée partiellement",
                "Not paid",
                "À encaisser",
                "Validée",
                "Unpaid",
            ],
        );
        check(Standing::Void, &["Brouillon", "Annulée", "Draft", "CANCELLED"]);
        assert_eq!([standing("N", true), standing("O", true)], [Standing::Open, Standing::Settled]);
    }
}
