//! What the accounts' pages show.

use serde::{Deserialize, Serialize};

use crate::base::{Amount, Arrange, Currency, Day, Money};
use crate::book::Book;
use crate::rooms::payments::decided::Role;

use super::chart::Use;
use super::journals::exchanged;
use super::lettrage::{Lettrage, on_account};

/// The lettrage of a customer's account.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(optional_fields))]
pub struct LettrageQuery {
    /// Whose.
    pub account: String,
}

/// The lettrage of a customer's account.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct LettrageView {
    /// Every line of the account, by day.
    pub lines: Vec<LettrageLine>,
}

/// One line of a customer's account.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct LettrageLine {
    /// Upper case: its group balances; lower case: partial; empty: open.
    pub code: String,
    /// The day the code was given.
    pub lettered: Option<Day>,
    /// Its day.
    pub day: Day,
    /// The invoice's number, the payment's reference.
    pub piece: String,
    /// What it says.
    pub label: String,
    /// Debit above zero, credit below.
    pub amount: Money,
}

impl LettrageQuery {
    /// The lines; none where the account is not known.
    pub fn run(&self, book: &Book) -> LettrageView {
        let Some(customer) = book.customers.find(&self.account) else {
            return LettrageView::default();
        };
        let lettrage = Lettrage::new(book);
        let mut lines = Vec::new();
        for position in book.customers.positions_of(customer) {
            let currency = book.customers.currency_of(position);
            let money = |amount: i64| Money::new(Amount::new(amount), currency);
            let (mut of_receivable, mut of_payment) = (vec![], vec![]);
            for group in lettrage.groups(position) {
                let code = (group.code(), group.on);
                of_receivable.extend(group.receivables.iter().map(|of| (*of, code.clone())));
                of_payment.extend(group.payments.iter().map(|of| (*of, code.clone())));
            }
            let (of_receivable, of_payment): (
                std::collections::HashMap<_, _>,
                std::collections::BTreeMap<_, _>,
            ) = (of_receivable.into_iter().collect(), of_payment.into_iter().collect());
            let mut settled: std::collections::HashMap<u32, i64> = Default::default();
            for receivable in book.invoices.of_position(position) {
                let at = receivable as usize;
                for row in book.payments.rows.of(receivable) {
                    *settled.entry(row.payment).or_default() += row.amount;
                }
                let code = of_receivable.get(&receivable);
                let line = LettrageLine {
                    code: code.map(|(code, _)| code.clone()).unwrap_or_default(),
                    lettered: code.map(|(_, on)| *on),
                    day: Day::new(book.invoices.issued[at]),
                    piece: book.invoices.number.get(at).to_owned(),
                    label: book.invoices.label.get(at).to_owned(),
                    amount: money(book.invoices.gross[at]),
                };
                let outside = super::lettrage::outside(book, receivable);
                if outside != 0 {
                    let amount = money(-outside);
                    lines.push(LettrageLine { amount, label: String::new(), ..line.clone() });
                }
                lines.push(line);
            }
            let own = book.payments.of_position(position);
            let mut payments: Vec<u32> = own.chain(settled.keys().copied()).collect();
            payments.sort_unstable();
            payments.dedup();
            for payment in payments {
                let at = payment as usize;
                let mut amount = settled.get(&payment).copied().unwrap_or(0);
                if book.payments.position[at] == position {
                    amount += on_account(book, payment);
                }
                if amount == 0 || book.payments.role(payment) == Role::Void {
                    continue;
                }
                let code = of_payment.get(&payment);
                lines.push(LettrageLine {
                    code: code.map(|(code, _)| code.clone()).unwrap_or_default(),
                    lettered: code.map(|(_, on)| *on),
                    day: book.payments.day_of(payment),
                    piece: book.payments.reference.get(at).to_owned(),
                    label: book.payments.label.get(at).to_owned(),
                    amount: money(-amount),
                });
            }
        }
        lines.arrange_by(|one, other| (one.day, &one.piece).cmp(&(other.day, &other.piece)));
        LettrageView { lines }
    }
}

/// The numbers of our accounts.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct ChartQuery {}

/// The numbers of our accounts.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct ChartView {
    /// In the order of the settings.
    pub accounts: Vec<ChartLine>,
    /// The currencies that entries would be in, the euro first, each with its invoices, payments and lines of the bank:
    /// an export holds one of them.
    pub currencies: Vec<CurrencyPieces>,
    /// How many lines of the bank settle invoices of another currency, and stand in no journal.
    pub exchanged: u32,
    /// The last of them: day, label, amount on the account.
    pub exchanged_lines: Vec<(Day, String, Money)>,
}

/// Lines shown of those that stand in no journal.
const EXCHANGED_SHOWN: usize = 8;

/// How much there is to book in a currency.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct CurrencyPieces {
    /// Which.
    pub currency: Currency,
    /// Invoices, credit notes, payments and lines of the bank.
    pub pieces: u32,
}

/// One account, or journal.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct ChartLine {
    /// What it is for.
    pub of: Use,
    /// What that is called.
    pub name: String,
    /// Its number.
    pub number: String,
    /// The usual one.
    pub usual: String,
}

impl ChartQuery {
    /// The numbers as they stand.
    pub fn run(&self, book: &Book, locale: crate::texts::Locale) -> ChartView {
        let line = |(of, usual): (Use, &str)| ChartLine {
            of,
            name: of.name(locale),
            number: book.ledger.number(of).to_owned(),
            usual: usual.to_owned(),
        };
        let bank = book.payments.bank();
        let mut exchanged: Vec<u32> = exchanged(book).collect();
        exchanged.arrange_by_key(|line| std::cmp::Reverse(bank.booked[*line as usize]));
        let named = |line: &u32| {
            let at = *line as usize;
            (Day::new(bank.booked[at]), bank.label.get(at).to_owned(), bank.money(*line))
        };
        ChartView {
            exchanged: exchanged.len() as u32,
            exchanged_lines: exchanged.iter().take(EXCHANGED_SHOWN).map(named).collect(),
            accounts: Use::ALL.into_iter().map(line).collect(),
            currencies: currencies(book),
        }
    }
}

/// What there is to book, by currency.
fn currencies(book: &Book) -> Vec<CurrencyPieces> {
    let mut counts: Vec<(Currency, u32)> = vec![(Currency::EUR, 0)];
    let mut add = |currency: Currency, more: u32| match counts
        .iter_mut()
        .find(|(known, _)| *known == currency)
    {
        Some((_, count)) => *count += more,
        None => counts.push((currency, more)),
    };
    for position in 0..book.customers.positions() as u32 {
        let receivables = book.invoices.of_position(position).count();
        add(book.customers.currency_of(position), receivables as u32);
    }
    for payment in 0..book.payments.len() as u32 {
        if book.payments.line_of(payment).is_none() {
            let position = book.payments.position[payment as usize];
            add(book.customers.currency_of(position), 1);
        }
    }
    let bank = book.payments.bank();
    for line in 0..bank.len() as u32 {
        add(bank.account_of(line).currency, 1);
    }
    let shown = counts.into_iter().filter(|(_, pieces)| 0 < *pieces);
    shown.map(|(currency, pieces)| CurrencyPieces { currency, pieces }).collect()
}

/// How accounting entries are written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub enum LedgerFormat {
    /// Semicolons and decimal commas.
    #[default]
    Csv,
    /// A workbook.
    Xlsx,
    /// The file that the administration asks for: tabs, packed dates.
    Fec,
}
