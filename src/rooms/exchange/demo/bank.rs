//! The demo's bank statement: forty lines of the last two weeks, to be decided.
//!
//! What customers pay here is still open in the lists, so the published figures are those before anybody decides. Among
//! plain transfers there are: one for several invoices less a credit note, one short by bank charges, one invoice paid
//! twice, one payer nobody knows, one direct debit that came back, one in another currency, and money that is no
//! customer's.

use std::fmt::Write;

use crate::base::{Amount, Arrange, Currency, Day, Hash, Texts};
use crate::rooms::lookup::fold;
use crate::rooms::payments::statement::{Statement, StatementBatch};

use super::customers::{AMERICAN, BELGIAN, CUSTOMERS, SILENT};
use super::issuer;
use super::sales::{Chance, Sale, weekday, workday_before};
use crate::rooms::invoices::Kind;

/// How many lines.
pub const LINES: usize = 40;
/// In cents, before the first line.
const OPENING: i64 = 8_425_037;

/// One line: how many working days ago, cents, label.
struct Line {
    ago: usize,
    cents: i64,
    label: String,
}

/// As a bank writes a name: capitals without accents, cut.
fn name(customer: usize, letters: usize) -> String {
    let plain = fold(CUSTOMERS[customer].0).to_uppercase();
    let letter = |letter: char| if letter.is_ascii_alphanumeric() { letter } else { ' ' };
    let plain: String = plain.chars().map(letter).collect();
    let words: Vec<&str> = plain.split_whitespace().collect();
    words.join(" ").chars().take(letters).collect::<String>().trim_end().to_owned()
}

fn transfer(customer: usize, words: &str) -> String {
    format!("VIR SEPA RECU /DE {} /MOTIF {words}", name(customer, 26))
}

/// The lines, the latest last.
fn lines(today: Day, sales: &[Sale]) -> Vec<Line> {
    let mut chance = Chance::new(0xba9e);
    let mut lines = Vec::new();
    let owed: Vec<&Sale> = sales
        .iter()
        .filter(|sale| {
            !SILENT.contains(&sale.customer)
                && !sale.disputed
                && sale.payments.iter().all(|(day, _)| today < *day)
                && sale.issued <= today.plus(-16)
        })
        .collect();
    let invoices = |customer: usize| -> Vec<&Sale> {
        owed.iter().filter(|sale| sale.customer == customer && 0 < sale.gross()).copied().collect()
    };
    let mut used: Vec<&str> = Vec::new();
    // Several invoices less a credit note: of the customer with the most.
    let credits = owed.iter().filter(|sale| sale.kind == Kind::CreditNote);
    let several = credits
        .map(|credit| (invoices(credit.customer), *credit))
        .filter(|(of, credit)| 0 < of.iter().map(|sale| sale.gross()).sum::<i64>() + credit.gross())
        .max_by_key(|(of, _)| of.len().min(3));
    if let Some((of, credit)) = several {
        let of: Vec<&Sale> = of.into_iter().take(3).collect();
        let cents = of.iter().map(|sale| sale.gross()).sum::<i64>() + credit.gross();
        if 0 < cents {
            let numbers: Vec<&str> = of.iter().map(|sale| sale.number.as_str()).collect();
            let words = format!("{} MOINS {}", numbers.join(" "), credit.number);
            lines.push(Line { ago: 6, cents, label: transfer(credit.customer, &words) });
            used.extend(of.iter().map(|sale| sale.number.as_str()));
            used.push(&credit.number);
        }
    }
    // Short by what a bank kept on the way; a transfer in dollars that our bank exchanged.
    if let Some(sale) = invoices(BELGIAN).first() {
        let words = format!("{} OUR REF 88412", sale.number);
        lines.push(Line { ago: 5, cents: sale.gross() - 1_850, label: transfer(BELGIAN, &words) });
        used.push(&sale.number);
    }
    if let Some(sale) = invoices(AMERICAN).first() {
        let dollars = sale.gross();
        let cents = dollars * 9_215 / 10_000;
        let label = format!(
            "VIR ETRANGER /DE {} /MT USD {},{:02} /COURS 1,0852 /MOTIF INV {}",
            name(AMERICAN, 26),
            dollars / 100,
            dollars % 100,
            sale.number
        );
        lines.push(Line { ago: 4, cents, label });
        used.push(&sale.number);
    }
    // A direct debit that came back: paid whole, lately, by one payment.
    let returned = sales.iter().rev().find(|sale| {
        sale.kind == Kind::Invoice
            && sale.currency == Currency::EUR
            && matches!(sale.payments[..], [(day, cents)] if cents == sale.gross()
                && today.plus(-45) <= day && day <= today.plus(-16))
    });
    if let Some(sale) = returned {
        let label =
            format!("IMPAYE PRLV SEPA {} /MOTIF {} AM04", name(sale.customer, 20), sale.number);
        lines.push(Line { ago: 3, cents: -sale.gross(), label });
    }
    lines.extend([
        Line {
            ago: 7,
            cents: 41_280,
            label: "VIR SEPA RECU /DE SCI DES TROIS HERONS /MOTIF SOLDE".to_owned(),
        },
        Line { ago: 9, cents: -3_860, label: "FRAIS TENUE DE COMPTE ET COMMISSIONS".to_owned() },
        Line { ago: 9, cents: -214_000, label: "PRLV SEPA URSSAF /MOTIF COTISATIONS".to_owned() },
        Line { ago: 8, cents: -1_876_412, label: "VIR SALAIRES".to_owned() },
        Line {
            ago: 6,
            cents: -631_844,
            label: "VIR SEPA EMIS ACIERS DU BASSIN /MOTIF F24117".to_owned(),
        },
        Line { ago: 4, cents: 1_500_000, label: "VIR INTERNE DEPUIS COMPTE LIVRET".to_owned() },
        Line { ago: 2, cents: -51_200, label: "PRLV SEPA DGFIP TVA".to_owned() },
        Line { ago: 1, cents: -8_990, label: "CB FOURNITURES DU QUAI".to_owned() },
    ]);
    // Paid twice: the same invoice, the same amount, two days apart.
    let euros = |sale: &&&Sale| sale.currency == Currency::EUR && 0 < sale.gross();
    let mut plain: Vec<&Sale> = owed
        .iter()
        .filter(|sale| !used.contains(&sale.number.as_str()))
        .filter(euros)
        .copied()
        .collect();
    // The oldest due first: those are what customers pay now.
    plain.arrange_by(|one, other| (one.due, &one.number).cmp(&(other.due, &other.number)));
    let mut plain = plain.into_iter();
    if let Some(sale) = plain.next() {
        for ago in [5, 3] {
            let label = transfer(sale.customer, &sale.number);
            lines.push(Line { ago, cents: sale.gross(), label });
        }
    }
    // The rest, quoted as people quote: whole, without the dash, without the year, or not at all.
    for (place, sale) in plain.enumerate() {
        if lines.len() == LINES {
            break;
        }
        let digits = sale.number.trim_start_matches(|letter: char| letter.is_alphabetic());
        let words = match place % 6 {
            0 | 3 => sale.number.clone(),
            1 => format!("FACT {}", digits.replace('-', "")),
            2 => format!("REGLEMENT FACTURE {digits}"),
            4 => "REGLEMENT".to_owned(),
            _ => sale.number.replace('-', " "),
        };
        let cents = if place % 11 == 7 { sale.gross() / 2 / 100 * 100 } else { sale.gross() };
        let words = if cents < sale.gross() { format!("{words} ACOMPTE") } else { words };
        lines.push(Line {
            ago: chance.between(1, 10) as usize,
            cents,
            label: transfer(sale.customer, &words),
        });
    }
    let mut further = 0;
    while lines.len() < LINES {
        further += 1;
        let label = format!("REMISE CB {further:06} CONTRAT 7718204");
        lines.push(Line { ago: 1 + further % 10, cents: 10_000 + 17 * further as i64, label });
    }
    lines.arrange_by_key(|line| std::cmp::Reverse(line.ago));
    lines
}

/// The working day so many before.
fn day_before(today: Day, ago: usize) -> Day {
    let mut day = today;
    for _ in 0..ago {
        day = workday_before(day.plus(-1));
    }
    debug_assert!(weekday(day) < 5);
    day
}

fn cents(amount: i64) -> String {
    let sign = if amount < 0 { "-" } else { "" };
    format!("{sign}{},{:02}", amount.abs() / 100, amount.abs() % 100)
}

/// Whether money from a customer is on the statement.
pub(super) fn has_paid(today: Day, sales: &[Sale]) -> impl Fn(usize) -> bool {
    let lines = lines(today, sales);
    move |customer| {
        let said = format!("/DE {} /", name(customer, 26));
        lines.iter().any(|line| 0 < line.cents && line.label.contains(&said))
    }
}

/// The file, as the bank's site gives it, and what it says.
pub fn statement(today: Day, sales: &[Sale]) -> (Vec<u8>, StatementBatch) {
    let lines = lines(today, sales);
    let mut text = "\u{feff}Date;Date de valeur;Débit;Crédit;Libellé;Solde\r\n".to_owned();
    let mut balance = OPENING;
    let mut batch = StatementBatch { kinds: Texts::default(), ..StatementBatch::default() };
    batch.kinds.push("");
    let (first, last) = (day_before(today, 10), day_before(today, 1));
    for (place, line) in lines.iter().enumerate() {
        let day = day_before(today, line.ago);
        balance += line.cents;
        let written = {
            let text = day.to_string();
            format!("{}/{}/{}", &text[8..], &text[5..7], &text[..4])
        };
        let (debit, credit) = if line.cents < 0 {
            (cents(line.cents), String::new())
        } else {
            (String::new(), cents(line.cents))
        };
        // Writing to a text cannot fail.
        let _ = write!(
            text,
            "{written};{written};{debit};{credit};{};{}\r\n",
            line.label,
            cents(balance)
        );
        batch.statement.push(0);
        batch.booked.push(day);
        batch.value.push(day);
        batch.amount.push(Amount::new(line.cents));
        batch.reference.push("");
        batch.label.push(&line.label);
        for column in [
            &mut batch.payer,
            &mut batch.payer_account,
            &mut batch.remittance,
            &mut batch.end_to_end,
            &mut batch.creditor_reference,
            &mut batch.mandate,
            &mut batch.return_reason,
            &mut batch.batched,
        ] {
            column.push("");
        }
        batch.kind.push(0);
        let equal = |other: &&Line| {
            (other.ago, other.cents, &other.label) == (line.ago, line.cents, &line.label)
        };
        batch.rank.push(lines[..place].iter().filter(equal).count() as u16);
        // Below the headings, from 1.
        batch.line.push(place as u32 + 2);
    }
    let bytes = text.into_bytes();
    batch.source = Hash::of(&bytes);
    let of = issuer();
    batch.statements.push(Statement {
        account: of.iban,
        name: of.name,
        currency: Currency::EUR,
        opening: Some((first.plus(-1), Amount::new(OPENING))),
        closing: Some((last, Amount::new(balance))),
        lines: lines.len() as u32,
    });
    (bytes, batch)
}
