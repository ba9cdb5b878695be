//! Finding from anywhere: a customer by name, account or SIREN, an invoice by number, amount or reference, and the day
//! that was meant. What the command palette asks with each letter typed.
//!
//! Must hold: within 100 ms at 100 000 invoices ([`FindQuery::run`] is a few passes over columns, and builds only the
//! rows it shows); the same words find the same on every device. Knows no page and no verb: those are the interface's,
//! which takes [`words`] and [`when`] from here, so that both understand alike.

mod amount;
pub mod when;
pub mod words;

use serde::{Deserialize, Serialize};

use crate::base::{Amount, Currency, Day, Money};
use crate::book::Book;
use crate::rooms::invoices::IN_DISPUTE;
use crate::rooms::invoices::list::first_in_order;

use amount::Typed;
use words::{Grade, Piece, grade, pieces};

/// What is looked for: `martin`, `FA-2026-0412`, `1284,31`, `404833048`, `DSO au 30/09`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(optional_fields))]
pub struct FindQuery {
    /// What was typed.
    pub text: String,
    /// How many of each kind; 8 when 0.
    pub limit: u32,
}

/// What was found, the best first.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct FindView {
    /// Customers whose name, account or SIREN fits.
    pub customers: Vec<CustomerHit>,
    /// How many in all.
    pub customers_total: u32,
    /// Invoices whose number, amount or reference fits.
    pub invoices: Vec<InvoiceHit>,
    /// How many in all.
    pub invoices_total: u32,
    /// The day that was said, for figures as of it.
    pub day: Option<Day>,
    /// What was typed besides the day.
    pub rest: String,
    /// What was said to be a day and is none.
    pub misunderstood: Option<String>,
}

/// A customer found.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct CustomerHit {
    /// The ledger account: what a query takes.
    pub account: String,
    /// The name, with what fits.
    pub name: Vec<Piece>,
    /// Account, and SIREN where that is what fits.
    pub about: Vec<Piece>,
    /// Open, in the currency with the most of it.
    pub open: Money,
    /// Past due.
    pub overdue: Money,
    /// The lower, the better it fits.
    pub rank: u32,
}

/// An invoice found.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct InvoiceHit {
    /// What a query takes.
    pub id: String,
    /// The number, with what fits.
    pub number: Vec<Piece>,
    /// The customer, and the reference or label where that is what fits.
    pub about: Vec<Piece>,
    /// With VAT.
    pub gross: Money,
    /// Still open.
    pub open: Money,
    /// Due date.
    pub due: Day,
    /// Days past due while open; not late is below.
    pub days_late: i32,
    /// Said to be disputed.
    pub disputed: bool,
    /// An amount fits, rather than a text.
    pub by_amount: bool,
    /// The lower, the better it fits.
    pub rank: u32,
}

/// Something found: its row, how well it fits, and what tells equals apart.
#[derive(Clone, Copy)]
struct Found {
    rank: u32,
    then: (i64, i64),
    row: u32,
    by_amount: bool,
}

impl FindQuery {
    /// Finds. A few passes over the columns; only what is shown is built.
    pub fn run(&self, book: &Book, today: Day) -> FindView {
        let said = when::when(&self.text, today);
        let limit = if self.limit == 0 { 8 } else { self.limit as usize };
        // What only looks like a day may be the number of something.
        let looked_for = if said.day.is_some() && !said.sure { &self.text } else { &said.rest };
        let typed = amount::typed(looked_for);
        let words: Vec<String> = typed.iter().map(|typed| typed.word.clone()).collect();
        let mut view =
            FindView { day: said.day, misunderstood: said.misunderstood, ..FindView::default() };
        if !typed.is_empty() {
            let of_customers = customers(book, today, &typed);
            let (found, total) = best(of_customers, limit);
            view.customers_total = total;
            view.customers =
                found.iter().map(|found| customer_hit(book, today, found, &words)).collect();
            let (found, total) = best(invoices(book, &typed), limit);
            view.invoices_total = total;
            view.invoices =
                found.iter().map(|found| invoice_hit(book, today, found, &words)).collect();
        }
        view.rest = said.rest;
        view
    }
}

fn best(mut found: Vec<Found>, limit: usize) -> (Vec<Found>, u32) {
    let total = found.len();
    let key = |found: &Found| (found.rank, found.then, found.row);
    first_in_order(&mut found, limit, |one, other| key(one).cmp(&key(other)));
    found.truncate(limit);
    (found, total as u32)
}

/// The digits of a SIREN or SIRET, wherever they are written.
fn registration(book: &Book, customer: u32) -> String {
    let [_, registration, vat_number, ..] = book.customers.columns();
    let digits = |text: &str| text.chars().filter(char::is_ascii_digit).collect::<String>();
    let own = digits(registration.get(customer));
    let vat = vat_number.get(customer);
    // The SIREN is within a French VAT number, after two more digits.
    let within = || vat.starts_with("FR").then(|| digits(vat).chars().skip(2).collect());
    if own.is_empty() { within().unwrap_or_default() } else { own }
}

fn customers(book: &Book, today: Day, typed: &[Typed]) -> Vec<Found> {
    let customers = &book.customers;
    let figures = book.figures(today);
    let mut buffer = String::new();
    let mut found = Vec::new();
    for customer in 0..customers.len() as u32 {
        if customers.account(customer).is_empty() {
            continue;
        }
        let mut rank = 0;
        let fits = typed.iter().all(|typed| {
            let word = typed.word.as_str();
            let of_name = grade(customers.name(customer), word, &mut buffer)
                .filter(|grade| *grade < Grade::Within || 3 <= word.len());
            let of_account = grade(customers.account(customer), word, &mut buffer)
                .filter(|grade| *grade < Grade::Within);
            let digits = word.bytes().all(|byte| byte.is_ascii_digit()) && 3 <= word.len();
            let of_siren = digits
                .then(|| grade(&registration(book, customer), word, &mut buffer))
                .flatten()
                .filter(|grade| *grade <= Grade::Start);
            let score = [of_name, of_account, of_siren].into_iter().flatten().min();
            rank += score.map_or(0, points);
            score.is_some()
        });
        if fits {
            let sums = customers.positions_of(customer);
            let sums = sums.filter_map(|position| figures.positions.get(position as usize));
            let open = sums.map(|sums| sums.open).max().unwrap_or(0);
            found.push(Found {
                rank,
                then: (open.saturating_neg(), 0),
                row: customer,
                by_amount: false,
            });
        }
    }
    found
}

/// The better a word fits, the fewer.
fn points(grade: Grade) -> u32 {
    match grade {
        Grade::Equal => 0,
        Grade::Start => 2,
        Grade::WordStart => 3,
        Grade::Within => 7,
    }
}

fn customer_hit(book: &Book, today: Day, found: &Found, words: &[String]) -> CustomerHit {
    let customers = &book.customers;
    let figures = book.figures(today);
    let of = |position: u32| figures.positions.get(position as usize).copied().unwrap_or_default();
    let main = customers.positions_of(found.row).max_by_key(|&position| of(position).open);
    let sums = main.map(of).unwrap_or_default();
    let currency = main.map_or(Currency::EUR, |main| customers.currency_of(main));
    let siren = registration(book, found.row);
    let by_siren = words.iter().any(|word| 3 <= word.len() && siren.starts_with(word.as_str()));
    let mut about = pieces(customers.account(found.row), words);
    if by_siren {
        about.push(Piece { text: " · ".to_owned(), found: false });
        about.extend(pieces(&siren, words));
    }
    CustomerHit {
        account: customers.account(found.row).to_owned(),
        name: pieces(customers.name(found.row), words),
        about,
        open: Money::new(Amount::new(sums.open), currency),
        overdue: Money::new(Amount::new(sums.overdue), currency),
        rank: found.rank,
    }
}

fn invoices(book: &Book, typed: &[Typed]) -> Vec<Found> {
    let invoices = &book.invoices;
    let digits: Vec<u32> =
        book.customers.currencies.iter().map(|currency| currency.digits()).collect();
    // Of each word: who has it in a text, what amounts it may begin, and which customers it names.
    let holding: Vec<Vec<bool>> = typed.iter().map(|typed| invoices.holding(&typed.word)).collect();
    let amounts: Vec<Option<amount::Ranges>> =
        typed.iter().map(|typed| typed.ranges(&digits)).collect();
    let named = named(book, typed);
    let (mut buffer, mut found) = (String::new(), Vec::new());
    for row in 0..invoices.len() as u32 {
        let at = row as usize;
        let (mut rank, mut own, mut by_amount) = (0, false, false);
        let fits = (0..typed.len()).all(|place| {
            let held = holding[place][at];
            let amount = amounts[place].as_ref().and_then(|ranges| {
                let currency = book.customers.position_currency[invoices.position[at] as usize];
                let fits =
                    |amount: i64| ranges.points(usize::from(currency), amount.unsigned_abs());
                fits(invoices.gross[at]).into_iter().chain(fits(invoices.open[at])).min()
            });
            let text = held.then(|| text_points(book, row, &typed[place].word, &mut buffer));
            let text = text.flatten();
            let mut score = text.into_iter().chain(amount).min();
            own |= score.is_some();
            by_amount |= amount.is_some() && amount == score;
            // A word may name the customer, so that «martin 1284,31» finds Martin's.
            if score.is_none() && named[place].get(invoices.customer[at] as usize) == Some(&true) {
                score = Some(3);
            }
            rank += score.unwrap_or(0);
            score.is_some()
        });
        if fits && own {
            let settled = invoices.open[at] == 0;
            let then = (i64::from(settled), -i64::from(invoices.issued[at]));
            found.push(Found { rank: rank + u32::from(settled), then, row, by_amount });
        }
    }
    found
}

/// Of each word, the customers that it names; nobody where only one word was typed, for those are found themselves.
fn named(book: &Book, typed: &[Typed]) -> Vec<Vec<bool>> {
    let customers = &book.customers;
    let mut buffer = String::new();
    let mut of_word = |typed: &Typed| {
        let mut begins = |text: &str| {
            grade(text, &typed.word, &mut buffer).is_some_and(|grade| grade < Grade::Within)
        };
        (0..customers.len() as u32)
            .map(|customer| begins(customers.name(customer)) || begins(customers.account(customer)))
            .collect()
    };
    if typed.len() < 2 {
        return vec![Vec::new(); typed.len()];
    }
    typed.iter().map(&mut of_word).collect()
}

/// How well a word fits number, reference or label of a receivable that has it somewhere.
fn text_points(book: &Book, row: u32, word: &str, buffer: &mut String) -> Option<u32> {
    let (invoices, at) = (&book.invoices, row as usize);
    let long = 3 <= word.chars().count();
    let of_number = grade(invoices.number.get(at), word, buffer)
        .filter(|grade| *grade < Grade::Within || long)
        .map(points);
    if of_number.is_some() {
        return of_number;
    }
    let of_reference = grade(invoices.reference.get(at), word, buffer)
        .filter(|grade| *grade < Grade::Within || long)
        .map(|grade| points(grade) + 1);
    if of_reference.is_some() {
        return of_reference;
    }
    let of_label = grade(invoices.label.get(at), word, buffer);
    of_label.filter(|grade| *grade < Grade::Within && long).map(|grade| points(grade) + 4)
}

fn invoice_hit(book: &Book, today: Day, found: &Found, words: &[String]) -> InvoiceHit {
    let (invoices, at) = (&book.invoices, found.row as usize);
    let currency = book.customers.currency_of(invoices.position[at]);
    let money = |amount: i64| Money::new(Amount::new(amount), currency);
    let mut about = pieces(book.customers.name(invoices.customer[at]), words);
    let number = pieces(invoices.number.get(at), words);
    let shown = |pieces: &[Piece]| pieces.iter().any(|piece| piece.found);
    for text in [invoices.reference.get(at), invoices.label.get(at)] {
        let pieces = pieces(text, words);
        if shown(&pieces) && !shown(&number) {
            about.push(Piece { text: " · ".to_owned(), found: false });
            about.extend(pieces);
        }
    }
    InvoiceHit {
        id: invoices.id(&book.customers, found.row),
        number,
        about,
        gross: money(invoices.gross[at]),
        open: money(invoices.open[at]),
        due: Day::new(invoices.due[at]),
        days_late: today.get() - invoices.due[at],
        disputed: invoices.flags[at] & IN_DISPUTE != 0,
        by_amount: found.by_amount,
        rank: found.rank,
    }
}

#[cfg(test)]
mod tests;
