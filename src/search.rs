//! The search language of every list, in French and English: what a person types, understood word by word.
//!
//! `martin retard > 30` · `> 5000` · `échéance < 01/12/2026` · `client:"bâti ouest"` · `segment:pme` · `litige` ·
//! `-avoir` · `état:envoyée`. What is not understood is said ([`Search::misunderstood`]), never left out in silence.
//!
//! Uses `base` and the formats' readers of numbers and dates as people write them. Knows nothing of the book.

use std::cmp::Ordering;

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use crate::base::{Currency, Day};
use crate::rooms::invoices::issuing::queries::Stage;
use crate::rooms::lookup::fold;

/// A search, understood: everything in it must hold.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Search {
    /// Words that a row must have (or must not), folded: lower case, without accents.
    pub words: Vec<(String, bool)>,
    /// What must hold (or must not).
    pub conditions: Vec<(Condition, bool)>,
    /// How each condition was typed, in their order.
    typed: Vec<String>,
    /// The first thing that was not understood.
    pub misunderstood: Option<String>,
}

/// Rows that a person ticked in a list, or all that the search finds but those.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(optional_fields))]
pub struct Chosen {
    /// Their identifiers, as the rows gave them.
    pub ids: Vec<String>,
    /// True: every row but those.
    pub except: bool,
}

/// One condition of a search.
#[derive(Clone, Debug, PartialEq)]
pub enum Condition {
    /// On the open amount, in major units.
    Open(Comparison, Decimal),
    /// On the amount with VAT, in major units.
    Gross(Comparison, Decimal),
    /// On the days late; not late is below.
    Late(Comparison, i32),
    /// On the due date.
    Due(Comparison, Day),
    /// On the day of issue.
    Issued(Comparison, Day),
    /// The customer's name or account has this, folded.
    Customer(String),
    /// The number has this, folded.
    Number(String),
    /// The segment has this, folded.
    Segment(String),
    /// The one who looks after the customer has this in the name, folded.
    Assignee(String),
    /// The customer's city or post code has this, folded.
    City(String),
    /// The customer's own reference of the invoice has this, folded.
    Reference(String),
    /// In this currency.
    Currency(Currency),
    /// Where an invoice stands, from its issue to its payment.
    Stage(Stage),
    /// Past due.
    Overdue,
    /// Disputed.
    Disputed,
    /// Settled.
    Settled,
    /// Two versions disagree.
    Contested,
    /// An invoice, deposits included.
    Invoice,
    /// A credit note or a credit.
    Credit,
    /// A deposit invoice.
    Deposit,
}

/// How two values compare.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Comparison {
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

impl Comparison {
    /// Whether `left` compares so with `right`.
    pub fn holds<T: Ord>(self, left: &T, right: &T) -> bool {
        match left.cmp(right) {
            Ordering::Less => matches!(self, Comparison::Below | Comparison::AtMost),
            Ordering::Equal => !matches!(self, Comparison::Below | Comparison::Above),
            Ordering::Greater => matches!(self, Comparison::Above | Comparison::AtLeast),
        }
    }
}

/// A piece of what was typed.
#[derive(Clone, Debug, PartialEq)]
enum Token {
    Word(String),
    Operator(Comparison),
    Colon,
    Minus,
}

impl Search {
    /// Understands what was typed.
    ///
    /// ```
    /// use encours::search::{Comparison, Condition, Search};
    /// let search = Search::parse("Lefèvre retard > 30");
    /// assert_eq!(search.words, [("lefevre".to_owned(), true)]);
    /// assert_eq!(search.conditions, [(Condition::Late(Comparison::Above, 30), true)]);
    /// assert_eq!(Search::parse("retard > demain").misunderstood.as_deref(), Some("retard > demain"));
    /// ```
    pub fn parse(typed: &str) -> Search {
        let tokens = tokens(typed);
        let mut search = Search::default();
        let mut at = 0;
        while at < tokens.len() {
            at += search.take(&tokens[at..]);
        }
        search
    }

    /// Nothing was asked for.
    pub fn is_empty(&self) -> bool {
        self.words.is_empty() && self.conditions.is_empty()
    }

    /// Takes one word or condition from the front. Gives how many tokens it took.
    fn take(&mut self, tokens: &[Token]) -> usize {
        let (wanted, skipped) = match tokens {
            [Token::Minus, _, ..] => (false, 1),
            _ => (true, 0),
        };
        let rest = &tokens[skipped..];
        let taken = match rest {
            [Token::Operator(comparison), Token::Word(value), ..] => {
                self.compare("", *comparison, value, wanted);
                2
            }
            [Token::Word(field), Token::Operator(comparison), Token::Word(value), ..]
                if is_field(&fold(field)) =>
            {
                self.compare(field, *comparison, value, wanted);
                3
            }
            [Token::Word(field), Token::Colon, Token::Word(value), ..] => {
                self.named(field, value, wanted);
                3
            }
            [Token::Word(word), ..] => {
                match keyword(&fold(word)) {
                    Some(condition) => self.ask_for(condition, wanted, word.clone()),
                    None => self.words.push((fold(word), wanted)),
                }
                1
            }
            [Token::Operator(comparison), ..] => {
                self.misunderstand(sign(*comparison));
                1
            }
            [Token::Colon, ..] => {
                self.misunderstand(":");
                1
            }
            _ => 1,
        };
        skipped + taken
    }

    fn compare(&mut self, field: &str, comparison: Comparison, value: &str, wanted: bool) {
        let condition = match fold(field).as_str() {
            "" | "montant" | "solde" | "ouvert" | "open" | "amount" | "balance" => {
                number(value).map(|amount| Condition::Open(comparison, amount))
            }
            "ttc" | "total" | "gross" => {
                number(value).map(|amount| Condition::Gross(comparison, amount))
            }
            "retard" | "late" => whole(value).map(|days| Condition::Late(comparison, days)),
            "echeance" | "due" => day(value).map(|day| Condition::Due(comparison, day)),
            "emission" | "emise" | "date" | "issued" => {
                day(value).map(|day| Condition::Issued(comparison, day))
            }
            _ => None,
        };
        let typed = format!("{field} {} {value}", sign(comparison));
        match condition {
            Some(condition) => self.ask_for(condition, wanted, typed.trim().to_owned()),
            None => self.misunderstand(typed.trim()),
        }
    }

    fn named(&mut self, field: &str, value: &str, wanted: bool) {
        let folded = fold(value);
        let condition = match fold(field).as_str() {
            "client" | "customer" | "compte" | "account" => Some(Condition::Customer(folded)),
            "numero" | "number" | "facture" | "invoice" => Some(Condition::Number(folded)),
            "segment" => Some(Condition::Segment(folded)),
            "suivi" | "responsable" | "assignee" => Some(Condition::Assignee(folded)),
            "ville" | "city" => Some(Condition::City(folded)),
            "reference" | "ref" => Some(Condition::Reference(folded)),
            "devise" | "currency" => value.parse().ok().map(Condition::Currency),
            field if STAGE_FIELDS.contains(&field) => stage(&folded).map(Condition::Stage),
            _ => None,
        };
        let typed = format!("{field}:{value}");
        match condition {
            Some(condition) => self.ask_for(condition, wanted, typed),
            None => self.misunderstand(&typed),
        }
    }

    fn ask_for(&mut self, condition: Condition, wanted: bool, typed: String) {
        self.conditions.push((condition, wanted));
        self.typed.push(typed);
    }

    /// What was not understood, or else the first condition that makes no sense on a list: what `applies` denies.
    pub fn misunderstood_on(&self, applies: impl Fn(&Condition) -> bool) -> Option<String> {
        let strange = self.conditions.iter().zip(&self.typed);
        let strange = strange.filter(|((condition, _), _)| !applies(condition));
        self.misunderstood.clone().or_else(|| strange.map(|(_, typed)| typed.clone()).next())
    }

    fn misunderstand(&mut self, typed: &str) {
        self.misunderstood.get_or_insert_with(|| typed.to_owned());
    }
}

fn sign(comparison: Comparison) -> &'static str {
    match comparison {
        Comparison::Below => "<",
        Comparison::AtMost => "<=",
        Comparison::Equal => "=",
        Comparison::AtLeast => ">=",
        Comparison::Above => ">",
    }
}

fn is_field(folded: &str) -> bool {
    matches!(
        folded,
        "montant"
            | "solde"
            | "ouvert"
            | "open"
            | "amount"
            | "balance"
            | "ttc"
            | "total"
            | "gross"
            | "retard"
            | "late"
            | "echeance"
            | "due"
            | "emission"
            | "emise"
            | "date"
            | "issued"
    )
}

/// What a condition on the stage begins with.
const STAGE_FIELDS: [&str; 5] = ["etat", "statut", "stage", "state", "status"];

/// A stage as people of both languages name it, folded.
fn stage(folded: &str) -> Option<Stage> {
    Some(match folded.strip_suffix("es").map_or(folded, |stem| &folded[..stem.len() + 1]) {
        "enregistree" | "importee" | "recorded" | "imported" => Stage::Recorded,
        "brouillon" | "brouillons" | "draft" | "drafts" => Stage::Draft,
        "emise" | "a envoyer" | "issued" | "to send" => Stage::Issued,
        "envoyee" | "sent" => Stage::Sent,
        "deposee" | "deposited" => Stage::Deposited,
        "mise a disposition" | "recue" | "made available" | "delivered" => Stage::Delivered,
        "approuvee" | "approved" => Stage::Approved,
        "en suspens" | "suspendue" | "on hold" | "held" => Stage::Held,
        "refusee" | "refused" => Stage::Refused,
        "rejetee" | "rejected" => Stage::Rejected,
        "annulee" | "cancelled" | "canceled" => Stage::Cancelled,
        "paiement transmis" | "transmis" | "payment sent" => Stage::PaymentSent,
        "payee" | "soldee" | "paid" | "settled" => Stage::Paid,
        _ => return None,
    })
}

/// The same search on invoices of another stage, or of any: `word` is how the stage is asked for (`état:envoyée`).
///
/// ```
/// use encours::search::at_stage;
/// assert_eq!(at_stage("martin état:émise > 500", "état:payée"), "martin > 500 état:payée");
/// assert_eq!(at_stage("stage: \"on hold\" martin", ""), "martin");
/// ```
pub fn at_stage(typed: &str, word: &str) -> String {
    let mut kept = Vec::new();
    let mut rest = typed.trim_start();
    while !rest.is_empty() {
        let (piece, after) = rest.split_at(piece_end(rest));
        rest = after.trim_start();
        let field = piece.trim_start_matches('-').split_once(':').map(|(field, _)| fold(field));
        if !field.is_some_and(|field| STAGE_FIELDS.contains(&field.as_str())) {
            kept.push(piece);
        } else if piece.ends_with(':') {
            // A space stands before what it asks for.
            rest = rest[piece_end(rest)..].trim_start();
        }
    }
    kept.extend((!word.is_empty()).then_some(word));
    kept.join(" ")
}

/// Where the first piece of a search ends: at a space that is not between quotation marks.
fn piece_end(typed: &str) -> usize {
    let mut quoted = false;
    let ends = |(_, letter): &(usize, char)| {
        quoted = match letter {
            '"' => !quoted,
            '«' | '»' => *letter == '«',
            _ => quoted,
        };
        letter.is_whitespace() && !quoted
    };
    typed.char_indices().find(ends).map_or(typed.len(), |(at, _)| at)
}

/// Words that say a condition by themselves.
fn keyword(folded: &str) -> Option<Condition> {
    Some(match folded {
        "retard" | "echue" | "echues" | "late" | "overdue" => Condition::Overdue,
        "litige" | "litiges" | "dispute" | "disputed" => Condition::Disputed,
        "payee" | "payees" | "soldee" | "soldees" | "paid" | "settled" | "closed" => {
            Condition::Settled
        }
        "contestee" | "contestees" | "contested" => Condition::Contested,
        "facture" | "factures" | "invoice" | "invoices" => Condition::Invoice,
        "avoir" | "avoirs" | "credit" | "credits" => Condition::Credit,
        "acompte" | "acomptes" | "deposit" | "deposits" => Condition::Deposit,
        _ => return None,
    })
}

/// A word that is an amount: three figures at least, so that a month or a rank is none.
pub fn amount(word: &str) -> Option<Decimal> {
    let figures = word.bytes().filter(u8::is_ascii_digit).count();
    let plain = word.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b',' | b'.'));
    if 3 <= figures && plain { number(word) } else { None }
}

/// An amount as people type it: `5000`, `1 234,56`, `1.234,56`, `1,234.56`, `5,000`, with or without a sign of currency.
fn number(typed: &str) -> Option<Decimal> {
    let typed = typed.trim_end_matches(['€', '$', '£']);
    let plain: String = typed.chars().filter(|c| !c.is_whitespace() && *c != '\'').collect();
    with_point(&plain).parse().ok()
}

/// Figures with a point before the decimals, and no other mark. No amount has three decimals: a mark before three
/// figures parts thousands, whichever mark it is.
///
/// ```
/// use encours::search::with_point;
/// assert_eq!(["1.234,56", "1,234.56", "5,000", "5.000", "12,5"].map(with_point), ["1234.56", "1234.56", "5000", "5000", "12.5"]);
/// ```
pub fn with_point(figures: &str) -> String {
    let mark = |letter: char| matches!(letter, ',' | '.');
    let groups: Vec<&str> = figures.split(mark).collect();
    let thousands = |groups: &[&str]| {
        let (first, others) = groups.split_first().unwrap_or((&"", &[]));
        (1..=3).contains(&first.len()) && *first != "0" && others.iter().all(|of| of.len() == 3)
    };
    let last = figures.rfind(mark);
    let (whole, decimals) = match last {
        Some(at) if !thousands(&groups) => (&figures[..at], &figures[at + 1..]),
        _ => (figures, ""),
    };
    let mut written: String = whole.chars().filter(|letter| !mark(*letter)).collect();
    if last.is_some() && !decimals.is_empty() {
        written.push('.');
        written.push_str(decimals);
    }
    written
}

fn whole(typed: &str) -> Option<i32> {
    typed.trim_end_matches(['j', 'd']).trim().parse().ok()
}

/// `01/12/2026`, `1/12/26` or `2026-12-01`.
fn day(typed: &str) -> Option<Day> {
    if let Ok(day) = typed.parse() {
        return Some(day);
    }
    let mut parts = typed.split(['/', '.', '-']);
    let mut part = || parts.next()?.parse::<u32>().ok();
    let (day, month, year) = (part()?, part()?, part()?);
    let year = if year < 100 { 2000 + year } else { year };
    Day::from_calendar(i32::try_from(year).ok()?, month, day)
}

fn tokens(typed: &str) -> Vec<Token> {
    let mut tokens: Vec<Token> = Vec::new();
    let mut letters = typed.chars().peekable();
    let mut at_start = true;
    while let Some(&letter) = letters.peek() {
        if letter.is_whitespace() {
            letters.next();
            at_start = true;
            continue;
        }
        match letter {
            '<' | '>' | '=' | '≤' | '≥' => {
                letters.next();
                let equal = matches!(letter, '<' | '>') && letters.next_if_eq(&'=').is_some();
                tokens.push(Token::Operator(match (letter, equal) {
                    ('<', false) => Comparison::Below,
                    ('<', true) | ('≤', _) => Comparison::AtMost,
                    ('>', true) | ('≥', _) => Comparison::AtLeast,
                    ('>', false) => Comparison::Above,
                    _ => Comparison::Equal,
                }));
            }
            ':' => {
                letters.next();
                tokens.push(Token::Colon);
            }
            '-' if at_start && !matches!(tokens.last(), Some(Token::Operator(_))) => {
                letters.next();
                tokens.push(Token::Minus);
            }
            '"' | '«' | '“' => {
                letters.next();
                let word: String =
                    std::iter::from_fn(|| letters.next_if(|&c| !matches!(c, '"' | '»' | '”')))
                        .collect();
                letters.next();
                tokens.push(Token::Word(word.trim().to_owned()));
            }
            _ => {
                let ends = |c: &char| {
                    !c.is_whitespace() && !matches!(c, '<' | '>' | '=' | '≤' | '≥' | ':' | '"')
                };
                let word: String = std::iter::from_fn(|| letters.next_if(ends)).collect();
                push_word(&mut tokens, word);
            }
        }
        at_start = false;
    }
    tokens
}

/// Adds a word; digits after an amount's thousands space belong to it: `> 5 000`.
fn push_word(tokens: &mut Vec<Token>, word: String) {
    let after_operator = matches!(tokens.iter().rev().nth(1), Some(Token::Operator(_)));
    if let Some(Token::Word(before)) = tokens.last_mut()
        && (after_operator || is_amount_end(&word))
        && before.bytes().all(|byte| byte.is_ascii_digit())
        && word.split([',', '.']).next().is_some_and(|head| head.len() == 3)
        && word.bytes().all(|byte| byte.is_ascii_digit() || byte == b',' || byte == b'.')
    {
        before.push_str(&word);
        return;
    }
    tokens.push(Token::Word(word));
}

/// The end of an amount as it is shown: `600,00` of `21 600,00`.
fn is_amount_end(word: &str) -> bool {
    let Some((whole, decimals)) = word.split_once([',', '.']) else { return false };
    let figures = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    whole.len() == 3 && decimals.len() == 2 && figures(whole) && figures(decimals)
}

/// Whether a text has a word in it, accents and case aside. `word` is folded. Texts without accents are compared as
/// they lie.
pub fn has(text: &str, word: &str, buffer: &mut String) -> bool {
    let bytes = word.as_bytes();
    let Some(&first) = bytes.first() else { return true };
    if !text.is_ascii() {
        buffer.clear();
        crate::rooms::lookup::fold_into(text, buffer);
        return buffer.contains(word);
    }
    if text.len() < bytes.len() {
        return false;
    }
    let last = text.len() - bytes.len();
    let haystack = text.as_bytes();
    memchr::memchr2_iter(first, first.to_ascii_uppercase(), &haystack[..=last])
        .any(|at| haystack[at..at + bytes.len()].eq_ignore_ascii_case(bytes))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn amount(text: &str) -> Decimal {
        text.parse().unwrap()
    }

    #[test]
    fn what_people_type_is_understood() {
        use Comparison::{Above, AtLeast, AtMost, Below, Equal};
        let cases = [
            ("> 5000", Condition::Open(Above, amount("5000"))),
            (">5 000,50", Condition::Open(Above, amount("5000.50"))),
            ("solde <= 1.234,56", Condition::Open(AtMost, amount("1234.56"))),
            ("ttc = 120", Condition::Gross(Equal, amount("120"))),
            ("retard>30", Condition::Late(Above, 30)),
            ("late >= 30", Condition::Late(AtLeast, 30)),
            ("retard > -5", Condition::Late(Above, -5)),
            ("échéance < 01/12/2026", Condition::Due(Below, "2026-12-01".parse().unwrap())),
            ("> 5,000", Condition::Open(Above, amount("5000"))),
            ("> 1,234.56", Condition::Open(Above, amount("1234.56"))),
            ("> 5.000", Condition::Open(Above, amount("5000"))),
            ("due < 2026-12-01", Condition::Due(Below, "2026-12-01".parse().unwrap())),
            ("client:martin", Condition::Customer("martin".to_owned())),
            ("client: \"Bâti Ouest\"", Condition::Customer("bati ouest".to_owned())),
            ("segment:PME", Condition::Segment("pme".to_owned())),
            ("suivi:Zoé", Condition::Assignee("zoe".to_owned())),
            ("city:lyon", Condition::City("lyon".to_owned())),
            ("ref:BC-12", Condition::Reference("bc-12".to_owned())),
            ("devise:usd", Condition::Currency("USD".parse().unwrap())),
            ("état:envoyée", Condition::Stage(Stage::Sent)),
            ("état:brouillons", Condition::Stage(Stage::Draft)),
            ("state:draft", Condition::Stage(Stage::Draft)),
            ("etat:Payées", Condition::Stage(Stage::Paid)),
            ("statut:émises", Condition::Stage(Stage::Issued)),
            ("stage: \"made available\"", Condition::Stage(Stage::Delivered)),
            ("state:refused", Condition::Stage(Stage::Refused)),
            ("litige", Condition::Disputed),
            ("Payée", Condition::Settled),
            ("avoir", Condition::Credit),
            ("retard", Condition::Overdue),
        ];
        for (typed, expected) in cases {
            let search = Search::parse(typed);
            assert_eq!(search.conditions, [(expected, true)], "{typed}");
            assert_eq!((search.words.len(), search.misunderstood), (0, None), "{typed}");
        }
    }

    #[test]
    fn a_minus_negates_and_a_hyphen_inside_does_not() {
        let search = Search::parse("-avoir FA-2026-001 -litige");
        assert_eq!(search.words, [("fa-2026-001".to_owned(), true)]);
        assert_eq!(search.conditions, [(Condition::Credit, false), (Condition::Disputed, false)]);
    }

    #[test]
    fn what_makes_no_sense_is_said() {
        for (typed, said) in [
            ("> beaucoup", "> beaucoup"),
            ("couleur:rouge", "couleur:rouge"),
            ("état:bleue", "état:bleue"),
            ("devise:€", "devise:€"),
            (">", ">"),
        ] {
            assert_eq!(Search::parse(typed).misunderstood.as_deref(), Some(said), "{typed}");
        }
    }

    #[test]
    fn what_a_list_cannot_know_is_said_as_it_was_typed() {
        let of_customers = |condition: &Condition| !matches!(condition, Condition::Number(_));
        let said = |typed: &str| Search::parse(typed).misunderstood_on(of_customers);
        assert_eq!(said("martin numéro:FA-12 > 5"), Some("numéro:FA-12".to_owned()));
        assert_eq!(said("martin > 5"), None);
    }

    #[test]
    fn words_are_found_whatever_their_accents_and_case() {
        let mut buffer = String::new();
        assert!(has("Électricité LEFÈVRE", "lefevre", &mut buffer));
        assert!(has("FA-2026-001", "a-2026", &mut buffer));
        assert!(!has("FA", "fa-2026", &mut buffer));
        assert!(has("", "", &mut buffer));
    }

    proptest::proptest! {
        #[test]
        fn nothing_typed_is_lost_in_silence(typed in "[ a-z0-9<>=:\"«é-]{0,40}") {
            let search = Search::parse(&typed);
            let blank = typed.chars().all(|c| c.is_whitespace() || matches!(c, '"' | '«' | '-'));
            let heard = !search.is_empty() || search.misunderstood.is_some();
            proptest::prop_assert!(blank || heard || typed.contains('"') || typed.contains('«'), "{typed:?}");
        }
    }
}
