//! The search language of the lists, in French and English: what a person types becomes tests on a row.
//!
//! | Typed | Meaning |
//! | --- | --- |
//! | `martin travaux` | both words stand in the number, the customer's name, the account, the reference or the label |
//! | `"le grand"` | these words together, keywords as plain words |
//! | `> 5000`, `<= 100`, `= 1200,50` | the open amount |
//! | `montant > 5000`, `gross > 5000` | the amount with VAT |
//! | `retard > 30`, `late > 30` | days past due |
//! | `échéance < 2026-12-01`, `due < 01/12/2026` | the due date; `émission`, `issued`: the day of issue |
//! | `client:martin`, `segment:pme`, `devise:usd` | one field alone |
//! | `litige`, `échue`, `payée`, `ouverte`, `avoir`, `acompte`, `contestée` | and `disputed`, `overdue`, `paid`, `open`, `credit`, `deposit`, `contested` |
//! | `-mot`, `-litige` | not |
//!
//! Accents and case do not count. What is not understood is said, never passed over.

use std::cmp::Ordering;

use rust_decimal::Decimal;

use crate::base::{Amount, Currency, Day};

use super::lookup::fold;

/// What was typed, understood.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Search {
    /// All must hold.
    pub terms: Vec<Term>,
    /// The first thing that means nothing here.
    pub misunderstood: Option<String>,
}

/// One test, or its contrary.
#[derive(Clone, Debug, PartialEq)]
pub struct Term {
    /// It must not hold.
    pub negated: bool,
    /// What is tested.
    pub test: Test,
}

/// What a term tests.
#[derive(Clone, Debug, PartialEq)]
pub enum Test {
    /// A folded text stands in one of the texts.
    Word(String),
    /// A folded text stands in the customer's name or account.
    Client(String),
    /// The segment begins with a folded text.
    Segment(String),
    /// The currency.
    Currency(Currency),
    /// The open amount.
    Open(Compare, Decimal),
    /// The amount with VAT.
    Gross(Compare, Decimal),
    /// Days past due.
    Late(Compare, i32),
    /// The due date.
    Due(Compare, Day),
    /// The day of issue.
    Issued(Compare, Day),
    /// Said to be disputed.
    Disputed,
    /// Nothing is open.
    Paid,
    /// Something is open.
    Unpaid,
    /// A credit note or another credit.
    Credit,
    /// A deposit invoice.
    Deposit,
    /// Two versions disagree.
    Contested,
}

/// How two values are compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Compare {
    /// `<`
    Below,
    /// `<=`
    AtMost,
    /// `=`
    Equal,
    /// `>=`
    AtLeast,
    /// `>`
    Above,
}

impl Compare {
    /// Whether `order`, of the row's value to the one asked for, is what was asked.
    pub fn holds(self, order: Ordering) -> bool {
        match self {
            Compare::Below => order.is_lt(),
            Compare::AtMost => order.is_le(),
            Compare::Equal => order.is_eq(),
            Compare::AtLeast => order.is_ge(),
            Compare::Above => order.is_gt(),
        }
    }

    /// Whether an amount of a currency compares so to a decimal.
    pub fn amount(self, amount: i64, currency: Currency, asked: Decimal) -> bool {
        self.holds(Amount::new(amount).to_decimal(currency).cmp(&asked))
    }
}

/// A piece of what was typed.
#[derive(Clone, Debug, PartialEq)]
enum Piece {
    Word { text: String, quoted: bool, negated: bool },
    Compare(Compare, String),
}

fn pieces(typed: &str) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut letters = typed.chars().peekable();
    while let Some(&letter) = letters.peek() {
        if letter.is_whitespace() {
            letters.next();
            continue;
        }
        if matches!(letter, '<' | '>' | '=' | '≤' | '≥') {
            letters.next();
            let or_equal = matches!(letter, '<' | '>') && letters.next_if_eq(&'=').is_some();
            let (compare, sign) = match (letter, or_equal) {
                ('<', false) => (Compare::Below, "<"),
                ('<', true) | ('≤', _) => (Compare::AtMost, "<="),
                ('>', true) | ('≥', _) => (Compare::AtLeast, ">="),
                ('>', false) => (Compare::Above, ">"),
                _ => (Compare::Equal, "="),
            };
            pieces.push(Piece::Compare(compare, sign.to_owned()));
            continue;
        }
        let after_compare = matches!(pieces.last(), Some(Piece::Compare(..)));
        let negated = !after_compare && letters.next_if_eq(&'-').is_some();
        let (mut text, mut quoted) = (String::new(), false);
        while let Some(&letter) = letters.peek() {
            if letter == '"' {
                letters.next();
                quoted |= text.is_empty();
                text.extend(letters.by_ref().take_while(|letter| *letter != '"'));
            } else if letter.is_whitespace() || matches!(letter, '<' | '>' | '=' | '≤' | '≥') {
                break;
            } else {
                text.push(letter);
                letters.next();
            }
        }
        if text.is_empty() && negated {
            text.push('-');
        }
        pieces.push(Piece::Word { text, quoted, negated });
    }
    pieces
}

/// A number as people type it: `5000`, `1 200,50`, `1.200,50`, `1200.5`, `5000€`.
fn number(text: &str) -> Option<Decimal> {
    let text = text.trim_end_matches(['€', '%']);
    let mut plain: String =
        text.chars().filter(|letter| !letter.is_whitespace() && *letter != '\'').collect();
    match (plain.rfind(','), plain.rfind('.')) {
        (Some(comma), Some(dot)) if dot < comma => plain = plain.replace('.', "").replace(',', "."),
        (Some(_), Some(_)) => plain = plain.replace(',', ""),
        (Some(_), None) => plain = plain.replace(',', "."),
        _ => (),
    }
    let digits = plain.trim_start_matches(['-', '+']);
    if digits.is_empty() || !digits.starts_with(|letter: char| letter.is_ascii_digit()) {
        return None;
    }
    plain.parse().ok()
}

/// `2026-12-01`, `01/12/2026`, `1/12/26`, `01.12.2026`.
fn day(text: &str) -> Option<Day> {
    if let Ok(day) = text.parse() {
        return Some(day);
    }
    let mut parts = text.split(['/', '.', '-']).map(|part| part.parse::<u32>().ok());
    let (day, month, year) = (parts.next()??, parts.next()??, parts.next()??);
    let year = if year < 100 { 2000 + year } else { year };
    parts.next().is_none().then(|| Day::from_calendar(year as i32, month, day))?
}

/// What can be compared.
#[derive(Clone, Copy)]
enum Field {
    Open,
    Gross,
    Late,
    Due,
    Issued,
}

fn field(word: &str) -> Option<Field> {
    Some(match word {
        "solde" | "ouvert" | "open" | "balance" => Field::Open,
        "montant" | "ttc" | "gross" | "amount" => Field::Gross,
        "retard" | "late" => Field::Late,
        "echeance" | "due" => Field::Due,
        "emission" | "date" | "issued" => Field::Issued,
        _ => return None,
    })
}

fn keyword(word: &str) -> Option<Test> {
    Some(match word {
        "litige" | "litiges" | "disputed" | "dispute" => Test::Disputed,
        "payee" | "payees" | "paye" | "soldee" | "soldees" | "paid" | "closed" => Test::Paid,
        "ouverte" | "ouvertes" | "impayee" | "impayees" | "open" | "unpaid" => Test::Unpaid,
        "echue" | "echues" | "retard" | "overdue" | "late" => Test::Late(Compare::Above, 0),
        "avoir" | "avoirs" | "credit" | "credits" => Test::Credit,
        "acompte" | "acomptes" | "deposit" | "deposits" => Test::Deposit,
        "contestee" | "contestees" | "conteste" | "contested" => Test::Contested,
        _ => return None,
    })
}

impl Search {
    /// Understands what was typed.
    pub fn parse(typed: &str) -> Search {
        let mut search = Search::default();
        let mut pieces = pieces(typed).into_iter().peekable();
        let misunderstood = |search: &mut Search, text: String| {
            search.misunderstood.get_or_insert(text);
        };
        while let Some(piece) = pieces.next() {
            let (compared, compare, sign, negated) = match piece {
                Piece::Compare(compare, sign) => (Field::Open, compare, sign, false),
                Piece::Word { text, quoted, negated } => {
                    let folded = fold(&text);
                    let next = pieces.peek();
                    match (next, field(&folded)) {
                        (Some(Piece::Compare(compare, sign)), Some(field)) if !quoted => {
                            let (compare, sign) = (*compare, format!("{text} {sign}"));
                            pieces.next();
                            (field, compare, sign, negated)
                        }
                        _ => {
                            match Search::word(&text, &folded, quoted) {
                                Some(test) => search.terms.push(Term { negated, test }),
                                None => misunderstood(&mut search, text),
                            }
                            continue;
                        }
                    }
                }
            };
            // A value must follow.
            let Some(Piece::Word { text: mut value, .. }) =
                pieces.next_if(|next| matches!(next, Piece::Word { .. }))
            else {
                misunderstood(&mut search, sign);
                continue;
            };
            let groups = |next: &Piece| match next {
                Piece::Word { text, quoted: false, negated: false } => {
                    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
                    digits == 3
                        && text[digits..]
                            .chars()
                            .all(|letter| matches!(letter, ',' | '.' | '€' | '0'..='9'))
                }
                _ => false,
            };
            while value.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-') {
                // `5 000`: thousands apart.
                let Some(Piece::Word { text, .. }) = pieces.next_if(groups) else { break };
                value.push_str(&text);
            }
            let test = match compared {
                Field::Open => number(&value).map(|value| Test::Open(compare, value)),
                Field::Gross => number(&value).map(|value| Test::Gross(compare, value)),
                Field::Late => {
                    let days = value.trim_end_matches(['j', 'd']).parse().ok();
                    days.map(|days| Test::Late(compare, days))
                }
                Field::Due => day(&value).map(|value| Test::Due(compare, value)),
                Field::Issued => day(&value).map(|value| Test::Issued(compare, value)),
            };
            match test {
                Some(test) => search.terms.push(Term { negated, test }),
                None => misunderstood(&mut search, format!("{sign} {value}")),
            }
        }
        search
    }

    fn word(text: &str, folded: &str, quoted: bool) -> Option<Test> {
        if quoted {
            return Some(Test::Word(folded.to_owned()));
        }
        if let Some((key, value)) = folded.split_once(':') {
            let value = value.trim().to_owned();
            return match key {
                _ if value.is_empty() => None,
                "client" | "customer" | "compte" | "account" => Some(Test::Client(value)),
                "segment" | "categorie" => Some(Test::Segment(value)),
                "devise" | "currency" => value.parse().ok().map(Test::Currency),
                // Numbers may hold a colon; words in front of one that mean nothing are said.
                key if key.chars().any(|letter| letter.is_ascii_digit()) => {
                    Some(Test::Word(folded.to_owned()))
                }
                _ => None,
            };
        }
        if text == "-" {
            return None;
        }
        Some(keyword(folded).unwrap_or_else(|| Test::Word(folded.to_owned())))
    }

    /// Whether closed items are asked for by name.
    pub fn wants_paid(&self) -> bool {
        self.terms.iter().any(|term| !term.negated && term.test == Test::Paid)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(typed: &str, terms: &[Test], misunderstood: Option<&str>) {
        let search = Search::parse(typed);
        let tests: Vec<Test> = search.terms.into_iter().map(|term| term.test).collect();
        assert_eq!(tests, terms, "{typed}");
        assert_eq!(search.misunderstood.as_deref(), misunderstood, "{typed}");
    }

    fn word(text: &str) -> Test {
        Test::Word(text.to_owned())
    }

    fn open(compare: Compare, value: &str) -> Test {
        Test::Open(compare, value.parse().unwrap())
    }

    #[test]
    fn what_people_type_is_understood_in_both_languages() {
        use Compare::{Above, AtLeast, AtMost, Below, Equal};
        check("", &[], None);
        check("Lefèvre  FA-12", &[word("lefevre"), word("fa-12")], None);
        check("> 5000", &[open(Above, "5000")], None);
        check(">=5 000,50 martin", &[open(AtLeast, "5000.50"), word("martin")], None);
        check("<= 1.200,50€", &[open(AtMost, "1200.50")], None);
        check("< -100", &[open(Below, "-100")], None);
        check("= 1200,50", &[open(Equal, "1200.50")], None);
        check("retard > 30 late<=5", &[Test::Late(Above, 30), Test::Late(AtMost, 5)], None);
        let december = Day::from_calendar(2026, 12, 1).unwrap();
        check("échéance < 2026-12-01", &[Test::Due(Below, december)], None);
        check("due≥01/12/2026", &[Test::Due(AtLeast, december)], None);
        check("issued = 1/12/26", &[Test::Issued(Equal, december)], None);
        check(
            "client:Martin segment:PME",
            &[Test::Client("martin".into()), Test::Segment("pme".into())],
            None,
        );
        check("client:\"Le Grand\"", &[Test::Client("le grand".into())], None);
        check(
            "devise:usd currency:eur",
            &[Test::Currency("USD".parse().unwrap()), Test::Currency(Currency::EUR)],
            None,
        );
        check(
            "litige payée avoir acompte",
            &[Test::Disputed, Test::Paid, Test::Credit, Test::Deposit],
            None,
        );
        check(
            "disputed paid credit deposit",
            &[Test::Disputed, Test::Paid, Test::Credit, Test::Deposit],
            None,
        );
        check("\"litige\"", &[word("litige")], None);
        check("montant > 10", &[Test::Gross(Above, 10.into())], None);
    }

    #[test]
    fn a_minus_sign_negates_a_word_and_a_keyword() {
        let search = Search::parse("-martin -litige -client:dupont");
        assert!(search.terms.iter().all(|term| term.negated));
        assert_eq!(search.terms.len(), 3);
        assert_eq!(search.terms[0].test, word("martin"));
        assert_eq!(search.terms[1].test, Test::Disputed);
    }

    #[test]
    fn what_means_nothing_is_said_and_the_rest_still_counts() {
        check("martin >", &[word("martin")], Some(">"));
        check("> beaucoup", &[], Some("> beaucoup"));
        check("échéance < demain lefèvre", &[word("lefevre")], Some("échéance < demain"));
        check("couleur:bleu litige", &[Test::Disputed], Some("couleur:bleu"));
        check("devise:euros", &[], Some("devise:euros"));
        check("échéance < 30/02/2026", &[], Some("échéance < 30/02/2026"));
        check("client:", &[], Some("client:"));
        check("-", &[], Some("-"));
    }
}
