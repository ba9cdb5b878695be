//! What kind of movement a line is, where its payer's name ends, and what its words say.

use super::text::{fold, words};
use super::types::{BankLine, LineKind, Saying};

/// A line's text, taken apart.
#[derive(Debug, Default, Clone)]
pub(super) struct Reading {
    pub kind: LineKind,
    /// Payer's name, folded; without the bank's own words. Ends where something else plainly begins.
    pub payer: String,
    /// The payer's name comes from a field of its own.
    pub apart: bool,
    /// Everything behind the payer's name, and the references given apart, folded.
    pub rest: String,
    /// On behalf of whom: what stands after « pour compte de », folded.
    pub behalf: String,
    pub sayings: Vec<Saying>,
    /// Months named, 1 to 12, with the year if named.
    pub months: Vec<(u32, Option<i32>)>,
    /// What is plainly not a customer's payment: rebates, salaries, tax.
    pub foreign: bool,
}

/// Beginnings of labels, longest first, and the kind they tell. The bank's own words are not part of a name.
const BEGINNINGS: &[(&str, LineKind)] = &[
    ("VIREMENT SEPA RECU", LineKind::Transfer),
    ("VIREMENT INSTANTANE RECU", LineKind::Transfer),
    ("VIREMENT EN VOTRE FAVEUR", LineKind::Transfer),
    ("VIREMENT RECU TIERS", LineKind::Transfer),
    ("VIREMENT RECU DE", LineKind::Transfer),
    ("VIREMENT RECU", LineKind::Transfer),
    ("VIREMENT INSTANTANE", LineKind::Transfer),
    ("VIR INSTANTANE RECU", LineKind::Transfer),
    ("VIR INSTANTANE", LineKind::Transfer),
    ("VIR SEPA RECU", LineKind::Transfer),
    ("VIR SEPA INST", LineKind::Transfer),
    ("VIR INST RECU", LineKind::Transfer),
    ("VIR INST RE", LineKind::Transfer),
    ("VIR INTERNE", LineKind::Internal),
    ("VIR RECU", LineKind::Transfer),
    ("VIR INST", LineKind::Transfer),
    ("VIR SEPA", LineKind::Transfer),
    ("VIREMENT DE", LineKind::Transfer),
    ("VIREMENT", LineKind::Transfer),
    ("VIR DE", LineKind::Transfer),
    ("VIR", LineKind::Transfer),
    ("PRLV SEPA IMPAYE", LineKind::CollectionReturn),
    ("PRLV SEPA REJET", LineKind::CollectionReturn),
    ("PRLV SEPA RETOURNE", LineKind::CollectionReturn),
    ("PRELEVEMENT SEPA IMPAYE", LineKind::CollectionReturn),
    ("PRELEVEMENT SEPA REJETE", LineKind::CollectionReturn),
    ("PRELEVEMENT REJETE", LineKind::CollectionReturn),
    ("REJET PRELEVEMENT", LineKind::CollectionReturn),
    ("REJET DE PRELEVEMENT", LineKind::CollectionReturn),
    ("IMPAYE PRELEVEMENT", LineKind::CollectionReturn),
    ("REMISE DE PRELEVEMENTS", LineKind::Collection),
    ("REMISE DE PRELEVEMENT", LineKind::Collection),
    ("REMISE PRELEVEMENTS", LineKind::Collection),
    ("REM PRELEVEMENTS", LineKind::Collection),
    ("REMISE DE CHEQUES", LineKind::ChequeDeposit),
    ("REMISE DE CHEQUE", LineKind::ChequeDeposit),
    ("CHEQUES REMIS", LineKind::ChequeDeposit),
    ("PRELEVEMENT IMPAYE", LineKind::CollectionReturn),
    ("PRLV IMPAYE", LineKind::CollectionReturn),
    ("IMPAYE PRLV SEPA", LineKind::CollectionReturn),
    ("IMPAYE PRLV", LineKind::CollectionReturn),
    ("REJET PRLV", LineKind::CollectionReturn),
    ("REM PRLV SEPA", LineKind::Collection),
    ("REMISE PRLV SEPA", LineKind::Collection),
    ("REMISE PRLV", LineKind::Collection),
    ("REM PRLV", LineKind::Collection),
    ("REMISE PRELEVEMENT", LineKind::Collection),
    ("CHEQUE IMPAYE", LineKind::ChequeReturn),
    ("CHQ IMPAYE", LineKind::ChequeReturn),
    ("IMPAYE CHEQUE", LineKind::ChequeReturn),
    ("IMPAYE CHQ", LineKind::ChequeReturn),
    ("REMISE CHEQUES", LineKind::ChequeDeposit),
    ("REMISE CHEQUE", LineKind::ChequeDeposit),
    ("REMISE CHQ", LineKind::ChequeDeposit),
    ("REM CHQ", LineKind::ChequeDeposit),
    ("REM CHEQUE", LineKind::ChequeDeposit),
    ("REMCB", LineKind::Cards),
    ("REMISE CB", LineKind::Cards),
    ("REMISE CARTE", LineKind::Cards),
];

/// Words at which a name has plainly ended. A name may begin with one, but not go on with it.
const ENDINGS: [&str; 64] = [
    "REFERENCE",
    "NOTPROVIDED",
    "FACT",
    "FACTURE",
    "FACTURES",
    "FAC",
    "FACS",
    "REGLT",
    "REGLEMENT",
    "REGL",
    "RGLT",
    "VIREMENT",
    "VIR",
    "SOLDE",
    "PAIEMENT",
    "DETAIL",
    "VOIR",
    "RELEVE",
    "ACOMPTE",
    "ACPTE",
    "AVANCE",
    "ARRHES",
    "ABONNEMENT",
    "MENSUALITE",
    "VERSEMENT",
    "ECHEANCIER",
    "ECHEANCE",
    "VOTRE",
    "VOS",
    "INV",
    "INVOICE",
    "PMT",
    "REF",
    "POUR",
    "MOIS",
    "MARCHE",
    "BC",
    "BL",
    "CDE",
    "COMMANDE",
    "CLT",
    "DOS",
    "DOSSIER",
    "LOT",
    "CH",
    "CHANTIER",
    "PARTIEL",
    "1ER",
    "2EME",
    "CPT",
    "MOTIF",
    "RF",
    "LOYER",
    "RISTOURNE",
    "REMBOURSEMENT",
    "TROP",
    "CREDIT",
    "AIDE",
    "AVOIR",
    "BONIF",
    "ESC",
    "DEDUCTION",
    "DEDUCT",
    "MOINS",
];

/// Words of money that does not settle an invoice of ours.
const FOREIGN: [&str; 33] = [
    "SALAIRE",
    "SALAIRES",
    "COTISATION",
    "COTISATIONS",
    "FRAIS",
    "COMMISSION",
    "COMMISSIONS",
    "URSSAF",
    "DGFIP TVA",
    "TVA",
    "PRET",
    "AGIOS",
    "INTERETS",
    "RISTOURNE",
    "REMBOURSEMENT",
    "RBT",
    "LOYER",
    "SUBVENTION",
    "AIDE",
    "INDEMNITE",
    "IJ",
    "BONIF",
    "TROP PERCU",
    "VIR INTERNE",
    "VIREMENT INTERNE",
    "FACTURE FOURNISSEUR REJETEE",
    "CREDIT TVA",
    "CPAM",
    "COM REMISE",
    "ARRETE DE COMPTE",
    "TRIBUNAL",
    "SINISTRE",
    "DIVIDENDE",
];

const MONTHS: [(&str, u32); 14] = [
    ("JANVIER", 1),
    ("FEVRIER", 2),
    ("MARS", 3),
    ("AVRIL", 4),
    ("MAI", 5),
    ("JUIN", 6),
    ("JUILLET", 7),
    ("AOUT", 8),
    ("SEPTEMBRE", 9),
    ("OCTOBRE", 10),
    ("NOVEMBRE", 11),
    ("DECEMBRE", 12),
    ("JANV", 1),
    ("DEC", 12),
];

/// Whether a folded text has a phrase as whole words.
fn says(text: &str, phrase: &str) -> bool {
    let mut from = 0;
    while let Some(found) = text[from..].find(phrase) {
        let (start, end) = (from + found, from + found + phrase.len());
        let apart = |at: Option<u8>| at.is_none_or(|b| !b.is_ascii_alphanumeric());
        if apart(start.checked_sub(1).map(|i| text.as_bytes()[i]))
            && apart(text.as_bytes().get(end).copied())
        {
            return true;
        }
        from = start + 1;
    }
    false
}

fn kind_of(label: &str) -> (LineKind, usize) {
    for &(beginning, kind) in BEGINNINGS {
        if label.starts_with(beginning) {
            let whole =
                label.as_bytes().get(beginning.len()).is_none_or(|b| !b.is_ascii_alphabetic());
            if whole || kind == LineKind::Cards {
                return (kind, beginning.len());
            }
        }
    }
    by_words(label)
}

/// What is brought to the bank, in the spellings of banks.
const DEBITS: [&str; 7] =
    ["PRLV", "PRLVT", "PRLVS", "PRELEVEMENT", "PRELEVEMENTS", "PRELEVT", "SDD"];
const CHEQUES: [&str; 5] = ["CHEQUE", "CHEQUES", "CHQ", "CHQS", "LCR"];
/// What says that it came back, and that it was brought.
const BACK: [&str; 10] = [
    "IMPAYE",
    "IMPAYES",
    "IMPAYEE",
    "REJET",
    "REJETE",
    "REJETES",
    "REJETEE",
    "RETOUR",
    "RETOURNE",
    "RETOURNES",
];
const BROUGHT: [&str; 4] = ["REMISE", "REMISES", "REM", "REMIS"];
/// Words that stand among those.
const AMONG: [&str; 12] =
    ["SEPA", "DE", "DU", "D", "SUR", "EMIS", "CORE", "B2B", "VOTRE", "VOS", "POUR", "EUROPEEN"];

/// The same where the first words are in another order, or others stand among them: « REJET DE VOTRE PRELEVEMENT ».
fn by_words(label: &str) -> (LineKind, usize) {
    let (mut debits, mut cheques, mut back, mut brought, mut end) = (false, false, false, false, 0);
    for word in words(label).iter().take(6) {
        let text = word.text;
        let found = [
            (&mut debits, &DEBITS[..]),
            (&mut cheques, &CHEQUES),
            (&mut back, &BACK),
            (&mut brought, &BROUGHT),
        ];
        let mut known = AMONG.contains(&text);
        for (flag, of) in found {
            if of.contains(&text) {
                (*flag, known) = (true, true);
                end = text.as_ptr() as usize + text.len() - label.as_ptr() as usize;
            }
        }
        if !known {
            break;
        }
    }
    match (debits, cheques, back, brought) {
        (true, false, true, _) => (LineKind::CollectionReturn, end),
        (false, true, true, _) => (LineKind::ChequeReturn, end),
        (true, false, false, true) => (LineKind::Collection, end),
        (false, true, false, true) => (LineKind::ChequeDeposit, end),
        _ => (LineKind::Unknown, 0),
    }
}

/// Takes a line's text apart.
pub(super) fn read(line: &BankLine) -> Reading {
    let label = fold(&line.label);
    let label = label.trim();
    let (told, skip) = kind_of(label);
    let kind = if line.kind == LineKind::Unknown { told } else { line.kind };
    let behind = label[skip..].trim_start_matches(|c: char| !c.is_ascii_alphanumeric());
    let given = !line.payer.trim().is_empty();
    let marked = tagged(&label[skip..]);
    let apart = given || marked.is_some();
    let (payer, mut rest) = if given {
        let payer = fold(&line.payer);
        let said = fold(&line.remittance);
        let rest = if said.trim().is_empty() {
            behind.strip_prefix(payer.trim()).unwrap_or(behind).to_owned()
        } else {
            said
        };
        (payer.trim().to_owned(), rest)
    } else if let Some((payer, rest)) = marked {
        (payer, rest)
    } else {
        let end = name_end(behind);
        (behind[..end].trim().to_owned(), behind[end..].to_owned())
    };
    for extra in [&line.reference, &line.end_to_end] {
        let extra = fold(extra);
        if !extra.is_empty() && !extra.contains("NOTPROVIDED") && !rest.contains(extra.as_str()) {
            rest.push_str("  | ");
            rest.push_str(&extra);
        }
    }
    let behalf = [
        "POUR COMPTE DE ",
        "POUR CPTE DE ",
        "POUR COMPTE ",
        "POUR CPTE ",
        "P/C DE ",
        "P/C ",
        "CPT ",
        "POUR LE COMPTE DE ",
        "COMPTE DE ",
    ]
    .iter()
    .find_map(|words| rest.find(words).map(|at| rest[at + words.len()..].to_owned()))
    .map(|text| text[..name_end(&text)].trim().to_owned())
    .unwrap_or_default();
    let all = format!("{payer} {rest}");
    let mut sayings = Vec::new();
    let any = |phrases: &[&str]| phrases.iter().any(|phrase| says(&rest, phrase));
    let part = any(&[
        "PARTIEL",
        "VERSEMENT",
        "ECHEANCIER",
        "1ER",
        "2EME",
        "3EME",
        "ACPTE",
        "ACOMPTE",
        "MENSUALITE",
    ]) || ["20%", "25%", "30%", "40%", "50%"].iter().any(|p| rest.contains(p));
    if any(&["ACOMPTE", "ACPTE", "AVANCE", "ARRHES"])
        && any(&["CDE", "COMMANDE", "DEVIS", "PROFORMA", "CMD", "COMMANDES"])
    {
        sayings.push(Saying::Deposit);
    } else if part {
        sayings.push(Saying::Instalment);
    }
    if any(&["SOLDE", "RELEVE", "SOLDES", "DECOMPTE"]) {
        sayings.push(Saying::Balance);
    }
    if any(&["ESC", "ESCOMPTE", "ESCPTE"]) {
        sayings.push(Saying::Discount);
    }
    if any(&["RG", "RETENUE", "RETENUE GARANTIE"]) || rest.contains("-5%") || rest.contains("- 5%")
    {
        sayings.push(Saying::Retention);
    }
    if any(&["AVOIR", "AVOIRS", "AV", "DEDUCT AV"]) {
        sayings.push(Saying::CreditDeducted);
    }
    if ["FACTOR", "FACTO", "FACTORING", "FACTOFRANCE", "AFFACTURAGE", "CGA", "EUROFACTOR", "BIBBY"]
        .iter()
        .any(|w| payer.contains(w))
    {
        sayings.push(Saying::Factor);
    }
    let mut months = Vec::new();
    let list = words(&rest);
    for (at, word) in list.iter().enumerate() {
        if let Some(&(_, month)) = MONTHS.iter().find(|(name, _)| *name == word.text) {
            let year = list.get(at + 1).and_then(|next| match next.text.len() {
                4 => next.text.parse().ok().filter(|y| (2000..2100).contains(y)),
                2 => next
                    .text
                    .parse()
                    .ok()
                    .map(|y: i32| 2000 + y)
                    .filter(|y| (2015..2060).contains(y)),
                _ => None,
            });
            months.push((month, year));
        }
    }
    let foreign = FOREIGN.iter().any(|phrase| says(&all, phrase));
    Reading { kind, payer, apart, rest, behalf, sayings, months, foreign }
}

/// Payer and text of a label that names its parts: « 0123456 DE: name MOTIF: text REF: r CHEZ: bank », « /DE name /MOTIF
/// text /REF r ». `None` without a name so marked.
fn tagged(text: &str) -> Option<(String, String)> {
    const TAGS: [&str; 11] =
        ["DE", "NOM", "MOTIF", "REF", "CHEZ", "LIB", "LIBELLE", "ID", "DATE", "DONNEUR", "BIC"];
    // (tag, where it begins, where its value begins)
    let mut marks: Vec<(&str, usize, usize)> = Vec::new();
    let start = text.as_ptr() as usize;
    for word in words(text) {
        let at = word.text.as_ptr() as usize - start;
        let end = at + word.text.len();
        let colon = text[end..].trim_start().starts_with(':');
        if TAGS.contains(&word.text) && (colon || word.before == '/') {
            let value = if colon { end + text[end..].find(':').unwrap_or(0) + 1 } else { end };
            let begin = if word.before == '/' { text[..at].rfind('/').unwrap_or(at) } else { at };
            marks.push((word.text, begin, value));
        }
    }
    let value = |at: usize| {
        let end = marks.get(at + 1).map_or(text.len(), |next| next.1);
        text[marks[at].2.min(end)..end].trim().to_owned()
    };
    let name = marks.iter().position(|mark| matches!(mark.0, "DE" | "NOM" | "DONNEUR"))?;
    let rest: Vec<String> = (0..marks.len())
        .filter(|&at| matches!(marks[at].0, "MOTIF" | "REF" | "LIB" | "LIBELLE" | "ID"))
        .map(value)
        .collect();
    Some((value(name), rest.join(" | ")))
}

/// Where a name at the beginning of a folded text ends: before the first word with a digit, a word of payment, or a sign.
fn name_end(text: &str) -> usize {
    let start = text.as_ptr() as usize;
    let mut first = true;
    for word in words(text) {
        let at = word.text.as_ptr() as usize - start;
        let digits = word.digits && word.text.bytes().filter(u8::is_ascii_digit).count() >= 2;
        if digits || (!first && (ENDINGS.contains(&word.text) || matches!(word.before, ':' | '|')))
        {
            return at;
        }
        // « / » of SEPA labels: /DE name /MOTIF text.
        if !first && word.before == '/' && matches!(word.text, "MOTIF" | "REF" | "RE") {
            return at;
        }
        first = false;
    }
    text.len()
}
