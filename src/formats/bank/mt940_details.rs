//! What banks write into `:86:`, in the German, Dutch and French manners, and in none.
//!
//! | manner | looks like |
//! | --- | --- |
//! | German (DFÜ-Abkommen, annex 3) | `166?00GUTSCHRIFT?20EREF+E1?21SVWZ+text?31DE…?32name` |
//! | Dutch, SWIFT | `/TRTP/SEPA OVERBOEKING/IBAN/NL…/NAME/name/REMI/text/EREF/E1` |
//! | Dutch, older | `SEPA OVERBOEKING IBAN: NL… NAAM: name OMSCHRIJVING: text` |
//! | French | `VIR SEPA RECU /DE name /MOTIF text /REF E1`, `VIR RECU 123 DE: name MOTIF: text REF: E1` |

use super::record::{StatementLine, Transaction};
use crate::base::Arrange;
use crate::formats::xml::folded;

/// What a word in front of a value says of it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Field {
    Name,
    Iban,
    Bank,
    Remittance,
    EndToEnd,
    Instruction,
    Mandate,
    Creditor,
    Ultimate,
    Reason,
    Payment,
    /// `/CNTP/account/bank/name/city`.
    Party,
    Nothing,
}

use Field::{
    Bank, Creditor, EndToEnd, Iban, Instruction, Mandate, Name, Nothing, Party, Payment, Reason,
    Remittance, Ultimate,
};

/// German words, with `+` or `:` behind them.
const GERMAN: [(&str, Field); 17] = [
    ("EREF", EndToEnd),
    ("KREF", Instruction),
    ("MREF", Mandate),
    ("CRED", Creditor),
    ("DEBT", Nothing),
    ("COAM", Nothing),
    ("OAMT", Nothing),
    ("SVWZ", Remittance),
    ("VWZ", Remittance),
    ("MTLG", Reason),
    ("RTRN", Reason),
    ("ABWA", Ultimate),
    ("ABWE", Ultimate),
    ("PURP", Nothing),
    ("IBAN", Iban),
    ("BIC", Bank),
    ("MDAT", Nothing),
];

/// Dutch and SWIFT words, between strokes.
const SLASHED: [(&str, Field); 33] = [
    ("TRTP", Nothing),
    ("TRCD", Nothing),
    ("TYPE", Nothing),
    ("IBAN", Iban),
    ("ACCW", Iban),
    ("BIC", Bank),
    ("NAME", Name),
    ("NAMW", Name),
    ("CNTP", Party),
    ("REMI", Remittance),
    ("USTD", Remittance),
    ("STRD", Remittance),
    ("EREF", EndToEnd),
    ("IREF", Instruction),
    ("PREF", Payment),
    ("MARF", Mandate),
    ("MREF", Mandate),
    ("CSID", Creditor),
    ("CRED", Creditor),
    ("ORDP", Nothing),
    ("BENM", Nothing),
    ("ULTD", Ultimate),
    ("ULTC", Ultimate),
    ("ULTB", Ultimate),
    ("RTRN", Reason),
    ("ISDT", Nothing),
    ("PURP", Nothing),
    ("SVCL", Nothing),
    ("ADDR", Nothing),
    ("OCMT", Nothing),
    ("CHGS", Nothing),
    ("SUM", Nothing),
    ("OAMT", Nothing),
];

/// French words after a stroke, and the three-letter ones of CFONB.
const FRENCH_SLASHED: [(&str, Field); 14] = [
    ("DE", Name),
    ("POUR", Name),
    ("BEN", Name),
    ("MOTIF", Remittance),
    ("REF", EndToEnd),
    ("REFDO", EndToEnd),
    ("RUM", Mandate),
    ("ICS", Creditor),
    ("NPY", Name),
    ("NBE", Name),
    ("LCC", Remittance),
    ("LC2", Remittance),
    ("RCN", EndToEnd),
    ("ID", Nothing),
];

/// Words with a colon behind them: French and older Dutch.
const COLONS: [(&str, Field); 15] = [
    ("DE", Name),
    ("POUR", Name),
    ("MOTIF", Remittance),
    ("REF", EndToEnd),
    ("RUM", Mandate),
    ("ICS", Creditor),
    ("MANDAT", Mandate),
    ("ID", Nothing),
    ("IBAN", Iban),
    ("BIC", Bank),
    ("NAAM", Name),
    ("OMSCHRIJVING", Remittance),
    ("KENMERK", EndToEnd),
    ("MACHTIGING", Mandate),
    ("INCASSANT", Creditor),
];

/// Fills the line from what `:86:` says. `pieces` are its lines as they stand.
pub(super) fn read(pieces: &[&str], line: &mut StatementLine) {
    let whole: String = pieces.concat();
    if let Some(mark) = german_mark(&whole) {
        return german(&whole, mark, line);
    }
    if SLASHED.iter().any(|(word, _)| whole.contains(&format!("/{word}/"))) {
        let found = split(&whole, &SLASHED, "/", "/");
        return fill(&found, line);
    }
    let text = unwrapped(pieces);
    add(&mut line.transaction.additional, &text);
    if line.label.is_empty() {
        line.label.clone_from(&text);
    }
    free(&text, &mut line.transaction);
}

/// What a free text says by words of its own: `/DE … /MOTIF …`, `DE: … MOTIF: …`. Two of them are asked for, because one may
/// be chance; the text itself stays as it is.
pub(super) fn free(text: &str, transaction: &mut Transaction) {
    let strokes = split(text, &FRENCH_SLASHED, "/", " ");
    let colons = split(text, &COLONS, " ", ":");
    let found = if strokes.len() >= colons.len() { strokes } else { colons };
    if found.iter().filter(|(field, _)| field.is_some()).count() < 2 {
        return;
    }
    for (field, value) in &found {
        if let Some(field) = field {
            set(*field, value, transaction);
        }
    }
}

/// Lines of 65 characters were cut anywhere; shorter ones end with a word.
fn unwrapped(pieces: &[&str]) -> String {
    let mut text = String::new();
    for piece in pieces {
        text.push_str(piece);
        if piece.chars().count() < 65 {
            text.push(' ');
        }
    }
    folded(&text)
}

/// The mark between the fields of the German manner: after three digits, `?` with most banks.
fn german_mark(text: &str) -> Option<char> {
    let code = text.get(..3).filter(|code| code.bytes().all(|byte| byte.is_ascii_digit()))?;
    let mark = text[code.len()..].chars().next()?;
    let follows = |code: &str| text.contains(&format!("{mark}{code}"));
    let is_mark = !mark.is_alphanumeric() && !mark.is_whitespace();
    (is_mark && ["00", "10", "20", "30", "32"].iter().any(|code| follows(code))).then_some(mark)
}

fn german(text: &str, mark: char, line: &mut StatementLine) {
    line.code.proprietary = text[..3].to_owned();
    let mut purpose: Vec<&str> = Vec::new();
    let (mut name, mut posting) = (String::new(), String::new());
    let transaction = &mut line.transaction;
    for piece in text[3..].split(mark).skip(1) {
        let Some((code, value)) = piece.split_at_checked(2) else { continue };
        match code.parse::<u8>() {
            Ok(0) => posting = folded(value),
            Ok(20..=29 | 60..=63) => purpose.push(value),
            Ok(30) => transaction.counterparty_bank = folded(value),
            Ok(31 | 38) => transaction.counterparty_iban = value.replace(' ', ""),
            Ok(32 | 33) => name.push_str(value),
            Ok(34) if text.starts_with("159") || text.starts_with("109") => {
                transaction.return_reason = folded(value);
            }
            _ => (),
        }
    }
    transaction.counterparty = folded(&name);
    let joined = joined(&purpose);
    let parts = split(&joined, &GERMAN, "", "+");
    let parts = if parts.len() > 1 { parts } else { split(&joined, &GERMAN, "", ":") };
    let mut plain = String::new();
    for (field, value) in &parts {
        match field {
            None => add(&mut plain, value),
            Some(field) => set(*field, value, transaction),
        }
    }
    if transaction.remittance.is_empty() {
        transaction.remittance = plain;
    } else if !plain.is_empty() {
        add(&mut transaction.additional, &plain);
    }
    let label = [posting.as_str(), &transaction.counterparty, &transaction.remittance];
    let label: Vec<&str> = label.into_iter().filter(|text| !text.is_empty()).collect();
    if !label.is_empty() {
        line.label = label.join(" ");
    }
}

/// Pieces of 27 characters were cut anywhere; shorter ones end with a word.
fn joined(pieces: &[&str]) -> String {
    let mut text = String::new();
    for piece in pieces {
        text.push_str(piece);
        if piece.chars().count() < 27 {
            text.push(' ');
        }
    }
    text
}

/// Splits a text at its words: what stands before the first has no field. A word counts with `before` in front of it
/// (or at the beginning) and `behind` after it.
fn split(
    text: &str,
    words: &[(&str, Field)],
    before: &str,
    behind: &str,
) -> Vec<(Option<Field>, String)> {
    // Where each word begins, where its value does, and what it says.
    let mut found: Vec<(usize, usize, Field)> = Vec::new();
    for (word, field) in words {
        for (at, _) in text.match_indices(word) {
            let start = &text[..at];
            let fits_before = match before {
                "" => !start.ends_with(|last: char| last.is_ascii_alphanumeric()),
                " " => start.is_empty() || start.ends_with(char::is_whitespace),
                mark => start.ends_with(mark),
            };
            let rest = &text[at + word.len()..];
            let value = match behind {
                ":" => rest.trim_start().strip_prefix(':'),
                " " => rest.strip_prefix([' ', ':', '/']),
                mark => rest.strip_prefix(mark),
            };
            if let (true, Some(value)) = (fits_before, value) {
                let begin = if before == "/" { at - 1 } else { at };
                found.push((begin, text.len() - value.len(), *field));
            }
        }
    }
    found.arrange_by_key(|(begin, ..)| *begin);
    // A word inside another's mark («/REMI//USTD/») begins where the other's value does.
    let mut parts = Vec::new();
    let first = found.first().map_or(text.len(), |(begin, ..)| *begin);
    let head = folded(&text[..first]);
    if !head.is_empty() {
        parts.push((None, head));
    }
    for (place, (_, value, field)) in found.iter().enumerate() {
        let end = found.get(place + 1).map_or(text.len(), |(begin, ..)| *begin);
        let value = text.get(*value..end.max(*value)).unwrap_or("");
        parts.push((Some(*field), value.to_owned()));
    }
    parts
}

fn fill(parts: &[(Option<Field>, String)], line: &mut StatementLine) {
    for (field, value) in parts {
        match field {
            None => add(&mut line.transaction.additional, value),
            Some(field) => set(*field, value, &mut line.transaction),
        }
    }
    let transaction = &line.transaction;
    let label =
        [transaction.additional.as_str(), &transaction.counterparty, &transaction.remittance];
    let label: Vec<&str> = label.into_iter().filter(|text| !text.is_empty()).collect();
    if !label.is_empty() {
        line.label = label.join(" ");
    }
}

fn set(field: Field, value: &str, transaction: &mut Transaction) {
    let value = folded(value.trim_matches(['/', ' ', ';', ',']));
    let nothing = ["NOTPROVIDED", "NONREF", "NOT PROVIDED"].contains(&value.as_str());
    if value.is_empty() || nothing {
        return;
    }
    let compact = || value.replace(' ', "");
    match field {
        Name => add(&mut transaction.counterparty, &value),
        Iban if transaction.counterparty_iban.is_empty() => {
            transaction.counterparty_iban = compact();
        }
        Bank if transaction.counterparty_bank.is_empty() => {
            transaction.counterparty_bank = compact();
        }
        Remittance => add(&mut transaction.remittance, &value),
        EndToEnd if transaction.end_to_end_id.is_empty() => transaction.end_to_end_id = value,
        Instruction if transaction.instruction_id.is_empty() => transaction.instruction_id = value,
        Mandate if transaction.mandate.is_empty() => transaction.mandate = value,
        Creditor if transaction.creditor_id.is_empty() => transaction.creditor_id = compact(),
        Ultimate => add(&mut transaction.ultimate_party, &value),
        Reason if transaction.return_reason.is_empty() => transaction.return_reason = value,
        Payment => transaction.payment_id = value,
        Party => {
            let mut parts = value.split('/').map(str::trim);
            transaction.counterparty_iban = parts.next().unwrap_or("").replace(' ', "");
            transaction.counterparty_bank = parts.next().unwrap_or("").to_owned();
            transaction.counterparty = parts.next().unwrap_or("").to_owned();
        }
        _ => (),
    }
}

fn add(to: &mut String, text: &str) {
    if text.is_empty() {
        return;
    }
    if !to.is_empty() {
        to.push(' ');
    }
    to.push_str(text);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(pieces: &[&str]) -> String {
        let mut line = StatementLine::default();
        read(pieces, &mut line);
        let transaction = &line.transaction;
        let parts = [
            &line.code.proprietary,
            &transaction.counterparty,
            &transaction.counterparty_iban,
            &transaction.remittance,
            &transaction.end_to_end_id,
            &transaction.mandate,
            &transaction.creditor_id,
            &transaction.return_reason,
        ];
        parts.map(String::as_str).join("|")
    }

    #[test]
    fn each_manner_of_details_is_understood() {
        let german = [
            "166?00GUTSCHRIFT?100399?20EREF+EndToEndId TFNR 22 004?21 00001?22",
            "SVWZ+Verw CTSc-01 BC-PPP TF?23Nr 22 004?30DRESDEFF508?31DE1450880",
            "0500194785000?32KARL?33        KAUFMANN",
        ];
        assert_eq!(
            said(&german),
            "166|KARL KAUFMANN|DE14508800500194785000|Verw CTSc-01 BC-PPP TFNr 22 004|EndToEndId TFNR 22 004 \
             00001|||"
        );
        let debit = [
            "105?00Basislastschrift?20EREF+123/L110?22MREF+BYA123?23CRED+DE99ZZZ00000012345?24SVWZ+STEUER?32FA",
        ];
        assert_eq!(said(&debit), "105|FA||STEUER|123/L110|BYA123|DE99ZZZ00000012345|");
        let dutch = [
            "/TRTP/SEPA OVERBOEKING/IBAN/FR12345678901234/BIC/GEFRADAM",
            "/NAME/QASD JGRED/REMI/Dit zijn de omschrijvingsregels/EREF/NOTPRO",
            "VIDED",
        ];
        assert_eq!(
            said(&dutch),
            "|QASD JGRED|FR12345678901234|Dit zijn de omschrijvingsregels||||"
        );
        let ing =
            ["/EREF/E1//CNTP/NL32INGB0000012345/INGBNL2A/ING BANK N.V.///REMI/USTD//FACT 12/"];
        assert_eq!(said(&ing), "|ING BANK N.V.|NL32INGB0000012345|FACT 12|E1|||");
        let returned = ["/RTRN/MS03/MARF/M1/CSID/NL1ZZZ/NAME/X"];
        assert_eq!(said(&returned), "|X||||M1|NL1ZZZ|MS03");
        let strokes = ["VIR SEPA RECU /DE DUPONT SA /MOTIF FACT 12 /REF E1"];
        assert_eq!(said(&strokes), "|DUPONT SA||FACT 12|E1|||");
        let colons = ["VIR RECU 123 DE: DUPONT SA MOTIF: FACT 12 REF: E1"];
        assert_eq!(said(&colons), "|DUPONT SA||FACT 12|E1|||");
        let older = ["SEPA OVERBOEKING IBAN: NL1 BIC: X NAAM: J DOE", "OMSCHRIJVING: REF 12"];
        assert_eq!(said(&older), "|J DOE|NL1|REF 12||||");
        assert_eq!(said(&["FRAIS DE TENUE DE COMPTE"]), "|||||||");
    }
}
